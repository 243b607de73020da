/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its fields are the columns of entity.c. Of a row that is there each change is kept at once; a
 * new one is put together first, because half of one is none. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/id.h"
#include "base/message.h"
#include "process/session.h"
#include "process/version.h"
#include "process/process_screens.h"
#include "toolkit/choice_screen.h"
#include "toolkit/form_view.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/text_screen.h"

enum { MOST_FIELDS = 16, MOST_CODES = 20 };

typedef struct ProcessForm {
    TableView view;
    const Entity *entity;
    char *id, *deliverable, *title;
    const EntityColumn *columns[MOST_FIELDS];
    char *values[MOST_FIELDS];
    size_t count;
    bool is_warned; /* that what was typed is not recorded yet */
    Draft draft;    /* of a new row: its values, a line each */
    Table *fields;
    Table *codes; /* of the field that is chosen */
} ProcessForm;

static const ViewColumn view_columns[] = { { FORM_LABEL, 30 }, { FORM_SHOWN, -1 }, { 0 } };

/* What people fill in; a session's times and what identifies a version follow from acts. */
static bool is_asked(const ProcessForm *form, const EntityColumn *column)
{
    return column->en && column->purpose == ENTITY_VALUE && form->count < MOST_FIELDS &&
           strcmp(column->name, "starts") != 0 && strcmp(column->name, "ends") != 0 &&
           !(!strcmp(form->entity->table, "comment") && !strcmp(column->name, "number"));
}

static bool show(Screen *screen)
{
    ProcessForm *form = screen->state;
    table_free(form->fields);
    form->fields = form_view_table();
    for (size_t i = 0; i < form->count; i++) {
        const EntityColumn *column = form->columns[i];
        char *shown = record_word(screen->store, column->words, form->values[i]);
        const char *cells[FORM_COLUMNS] = {
            [FORM_FIELD] = column->name,
            [FORM_LABEL] = message_language() == CHINESE ? column->zh : column->en,
            [FORM_TYPE] = "text",
            [FORM_VALUE] = form->values[i],
            [FORM_SHOWN] = shown ? shown : "",
        };
        table_add(form->fields, cells, 0);
        free(shown);
    }
    table_view_set(&form->view, form->fields);
    header_show(screen->store, NULL);
    return true;
}

static bool read_values(Screen *screen)
{
    ProcessForm *form = screen->state;
    for (size_t i = 0; i < form->count; i++) {
        free(form->values[i]);
        form->values[i] = form->id ? record_get(screen->store, form->entity->table, form->id,
                                                form->columns[i]->name)
                                   : xstrdup("");
        if (!form->values[i])
            return false;
    }
    return show(screen);
}

/* Values are of one line. */
static char *typed_text(const ProcessForm *form)
{
    Buffer text = { 0 };
    for (size_t i = 0; i < form->count; i++)
        buffer_add_format(&text, "%s\n", form->values[i]);
    return buffer_take(&text);
}

/* A new row is a draft until it is recorded; one that is there is changed field by field. */
static bool begin_draft(Screen *screen)
{
    ProcessForm *form = screen->state;
    const DraftPlace place = { "row", { form->entity->table, form->deliverable } };
    char *initial = typed_text(form), *line;
    char *typed = draft_begin(&form->draft, screen->store, &place, initial), *rest = typed;
    for (size_t i = 0; i < form->count && (line = strsep(&rest, "\n")); i++) {
        free(form->values[i]);
        form->values[i] = xstrdup(line);
    }
    free(typed);
    free(initial);
    return show(screen);
}

static bool open_form(Screen *screen, const void *argument)
{
    const ProcessPlace *place = argument;
    ProcessForm *form = screen->state;
    form->entity = entity_find(store_entities(screen->store), place->table);
    form->id = place->id ? xstrdup(place->id) : NULL;
    form->deliverable = place->deliverable ? xstrdup(place->deliverable) : NULL;
    form->view = (TableView){ .columns = view_columns };
    for (const EntityColumn *column = form->entity->columns; column->name; column++)
        if (is_asked(form, column))
            form->columns[form->count++] = column;
    return read_values(screen) && (form->id || begin_draft(screen));
}

static void close_form(Screen *screen)
{
    ProcessForm *form = screen->state;
    for (size_t i = 0; i < form->count; i++)
        free(form->values[i]);
    table_free(form->fields);
    table_free(form->codes);
    draft_end(&form->draft);
    free(form->id);
    free(form->deliverable);
    free(form->title);
}

/* What is recorded, and of what. */
static const char *heading(Screen *screen)
{
    ProcessForm *form = screen->state;
    const EntityColumn *column = form->columns[0];
    const char *label = message_language() == CHINESE ? column->zh : column->en;
    char *of =
        form->deliverable ? record_word(screen->store, "deliverable", form->deliverable) : NULL;
    free(form->title);
    form->title = of ? xasprintf("%s%s%s", label, message_colon(), of) : xstrdup(label);
    free(of);
    return form->title;
}

static void draw(Screen *screen, WINDOW *body)
{
    ProcessForm *form = screen->state;
    table_view_draw(&form->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

static bool take(Screen *screen, const char *value)
{
    ProcessForm *form = screen->state;
    size_t number = form->view.selected;
    if (form->id) {
        char *field = xasprintf("%s=%s", form->columns[number]->name, value);
        bool done = record_set(screen->store, form->entity->table, form->id,
                               (const char *const[]){ field }, 1);
        free(field);
        return done && read_values(screen);
    }
    free(form->values[number]);
    form->values[number] = xstrdup(value);
    form->is_warned = false;
    char *typed = typed_text(form);
    draft_keep(&form->draft, typed);
    free(typed);
    return show(screen);
}

static bool take_text(void *context, const char *text)
{
    return take(context, text);
}

static bool take_code(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    const ProcessForm *form = screen->state;
    (void)chosen;
    return take(screen, table_cell(form->codes, first, 0));
}

static bool choose(Screen *screen, const EntityColumn *column)
{
    ProcessForm *form = screen->state;
    const char *labels[MOST_CODES];
    size_t count = 0;
    table_free(form->codes);
    form->codes = record_codes(screen->store, column->words);
    for (; form->codes && count < table_rows(form->codes) && count < MOST_CODES; count++)
        labels[count] = table_cell(form->codes, count, 1);
    return form->codes && (count || fail("there is nothing to choose from yet")) &&
           screen_push(
               &choice_screen, screen->store,
               &(ChoiceRequest){ .title = message_language() == CHINESE ? column->zh : column->en,
                                 .labels = labels,
                                 .count = count,
                                 .done = take_code,
                                 .context = screen });
}

static bool edit(Screen *screen)
{
    ProcessForm *form = screen->state;
    if (table_view_row(&form->view) < 0)
        return true;
    const EntityColumn *column = form->columns[form->view.selected];
    if (column->words)
        return choose(screen, column);
    bool is_hash = !strcmp(column->name, "sha256");
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){
            .title = message_language() == CHINESE ? column->zh : column->en,
            .help = is_hash ? N_("The path of the file; what is kept is its SHA-256") : NULL,
            .is_path = is_hash,
            .initial = form->values[form->view.selected],
            .draft = { "record",
                       { form->entity->table, form->id ? form->id : "new", column->name } },
            .done = take_text,
            .context = screen });
}

/* What is said of a deliverable is said of its last version. */
static bool commit(Screen *screen, const char *const fields[], size_t count)
{
    const ProcessForm *form = screen->state;
    const char *table = form->entity->table;
    char id[ID_SIZE];
    if (!strcmp(table, "acceptance"))
        return version_accept(screen->store, form->deliverable, fields, count);
    if (!strcmp(table, "comment"))
        return version_comment(screen->store, form->deliverable, fields, count, id);
    if (!strcmp(table, "minute"))
        return session_add_minute(screen->store, fields, count, id);
    return record_add(screen->store, table, fields, count, id);
}

static bool save(Screen *screen)
{
    ProcessForm *form = screen->state;
    char *fields[MOST_FIELDS];
    size_t count = 0;
    if (form->id) {
        screen_pop();
        return true;
    }
    for (size_t i = 0; i < form->count; i++)
        if (*form->values[i])
            fields[count++] = xasprintf("%s=%s", form->columns[i]->name, form->values[i]);
    bool done = commit(screen, (const char *const *)fields, count);
    while (count--)
        free(fields[count]);
    if (done) {
        draft_drop(&form->draft);
        screen_pop();
    }
    return done;
}

/* Of a new row what was typed would be gone: that is said once. */
static bool leave(Screen *screen)
{
    ProcessForm *form = screen->state;
    bool has_text = false;
    for (size_t i = 0; i < form->count; i++)
        has_text = has_text || *form->values[i];
    if (!form->id && has_text && !form->is_warned) {
        form->is_warned = true;
        return fail("this row is not recorded yet: s records it, Esc again leaves it out");
    }
    draft_drop(&form->draft);
    screen_pop();
    return true;
}

static const Action actions[] = {
    { KEY_RETURN, N_("Edit"), N_("Edit the field in focus"), edit },
    { KEY_ESCAPE, N_("Back"), NULL, leave },
    { 's', N_("Save"), N_("Record it, and go back"), save },
    { 0 },
};

const ScreenClass process_form_screen = {
    .title = N_("Record"),
    .size = sizeof(ProcessForm),
    .open = open_form,
    .draw = draw,
    .close = close_form,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = show,
    .heading = heading,
};
