/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "process/completion.h"
#include "toolkit/choice_screen.h"
#include "toolkit/form_view.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/text_screen.h"
#include "workbook/workbook_screens.h"

enum { DETAIL_ROWS = 4 };

/* The same form in two shapes: what is stored, and rows as the list shows them. */
typedef struct FormState {
    TableView view;
    char *form, *record, *heading, *subject;
    Table *fields;
} FormState;

static bool load(Screen *screen)
{
    FormState *state = screen->state;
    Table *fields = form_fields(screen->store, state->form, state->record, message_language());
    Table *forms = fields ? form_list(screen->store, message_language()) : NULL;
    long row = forms ? table_row_of(forms, 0, state->form) : -1;
    if (!fields || row < 0) {
        table_free(fields);
        table_free(forms);
        return fail("unknown form '%s'", state->form);
    }
    free(state->heading);
    state->heading = xstrdup(table_get(forms, (size_t)row, "title"));
    table_free(forms);
    table_free(state->fields);
    state->fields = fields;
    table_view_set(&state->view, fields);
    return true;
}

static void set_header(Screen *screen)
{
    const FormState *state = screen->state;
    Table *workloads = *state->record ? engagement_workloads(screen->store) : NULL;
    long row = workloads ? table_row_of(workloads, 0, state->record) : -1;
    header_show(screen->store, row < 0 ? NULL : table_cell(workloads, (size_t)row, 1));
    table_free(workloads);
}

static bool open_form(Screen *screen, const void *argument)
{
    const FormPlace *place = argument;
    FormState *state = screen->state;
    state->form = xstrdup(place->form);
    state->record = xstrdup(place->record);
    state->subject = xasprintf("%s %s", state->form, state->record);
    state->view = (TableView){ 0 };
    char *name = xasprintf("field/%s", state->form),
         *field = place->field ? xstrdup(place->field) : engagement_recall(screen->store, name);
    bool done = load(screen);
    if (done && field)
        table_view_find(&state->view, FORM_FIELD, field);
    set_header(screen);
    free(field);
    free(name);
    return done;
}

static void close_form(Screen *screen)
{
    FormState *state = screen->state;
    free(state->form);
    free(state->record);
    free(state->heading);
    free(state->subject);
    table_free(state->fields);
}

static bool resume(Screen *screen)
{
    set_header(screen);
    return load(screen);
}

static const char *heading(Screen *screen)
{
    const FormState *state = screen->state;
    return state->heading;
}

static const char *subject(Screen *screen)
{
    const FormState *state = screen->state;
    return state->subject;
}

static void draw_form(Screen *screen, WINDOW *body)
{
    FormState *state = screen->state;
    form_view_draw(&state->view, body, DETAIL_ROWS);
}

/* ---- editing ---- */

static const char *cell(const FormState *state, size_t column)
{
    return form_view_cell(&state->view, column);
}

static bool set_value(Screen *screen, const char *value)
{
    const FormState *state = screen->state;
    char *name = xasprintf("field/%s", state->form);
    bool done = store_begin(screen->store) &&
                store_end(screen->store,
                          form_set(screen->store, state->form, state->record,
                                   cell(state, FORM_FIELD), value) &&
                              engagement_remember(screen->store, name, cell(state, FORM_FIELD)));
    free(name);
    char *notice =
        done ? completion_day_notice(screen->store, state->form, cell(state, FORM_FIELD)) : NULL;
    if (notice)
        screen_message(notice);
    free(notice);
    return done && load(screen);
}

static bool take_text(void *context, const char *text)
{
    return set_value(context, text);
}

static bool edit_text(Screen *screen)
{
    const FormState *state = screen->state;
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){
            .title = cell(state, FORM_LABEL),
            .help = cell(state, FORM_HELP),
            .initial = cell(state, FORM_VALUE),
            .draft = { "field", { state->form, state->record, cell(state, FORM_FIELD) } },
            .is_long = !strcmp(cell(state, FORM_TYPE), "long"),
            .done = take_text,
            .context = screen });
}

static bool take_choice(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    const FormState *state = screen->state;
    Table *options =
        form_options(screen->store, state->form, cell(state, FORM_FIELD), message_language());
    if (!options)
        return false;
    Buffer codes = { 0 };
    for (size_t i = first; i < table_rows(options); i++)
        if (chosen[i])
            buffer_join(&codes, " ", table_cell(options, i, 0));
    bool done = set_value(screen, buffer_text(&codes));
    buffer_free(&codes);
    table_free(options);
    return done;
}

static bool is_chosen(const char *value, const char *code)
{
    size_t bytes = strlen(code);
    for (const char *at = value; (at = strstr(at, code)); at++)
        if ((at == value || at[-1] == ' ') && (!at[bytes] || at[bytes] == ' '))
            return true;
    return false;
}

static bool edit_choice(Screen *screen)
{
    const FormState *state = screen->state;
    Table *options =
        form_options(screen->store, state->form, cell(state, FORM_FIELD), message_language());
    if (!options)
        return false;
    size_t count = table_rows(options);
    const char **labels = xcalloc(count, sizeof *labels);
    bool *initial = xcalloc(count, sizeof *initial);
    for (size_t i = 0; i < count; i++) {
        labels[i] = table_cell(options, i, 1);
        initial[i] = is_chosen(cell(state, FORM_VALUE), table_cell(options, i, 0));
    }
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = cell(state, FORM_LABEL),
                                              .labels = labels,
                                              .count = count,
                                              .initial = initial,
                                              .several = !strcmp(cell(state, FORM_TYPE), "choices"),
                                              .done = take_choice,
                                              .context = screen });
    free(initial);
    free(labels);
    table_free(options);
    return done;
}

static const char *const yes_no[] = { "yes", "no", "" };

static bool take_yes_no(void *context, const bool *chosen, size_t first)
{
    (void)chosen;
    return set_value(context, yes_no[first]);
}

static bool edit_yes_no(Screen *screen)
{
    const char *const labels[] = { N_("yes"), N_("no"), N_("not said") };
    const FormState *state = screen->state;
    bool initial[COUNT(labels)];
    for (size_t i = 0; i < COUNT(labels); i++)
        initial[i] = !strcmp(cell(state, FORM_VALUE), yes_no[i]);
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = cell(state, FORM_LABEL),
                                         .labels = labels,
                                         .count = COUNT(labels),
                                         .initial = initial,
                                         .done = take_yes_no,
                                         .context = screen });
}

static bool edit(Screen *screen)
{
    const FormState *state = screen->state;
    if (table_view_row(&state->view) < 0)
        return fail("the form has no fields");
    const char *type = cell(state, FORM_TYPE);
    if (!strcmp(type, "yesno"))
        return edit_yes_no(screen);
    return !strncmp(type, "choice", 6) ? edit_choice(screen) : edit_text(screen);
}

static bool empty_field(Screen *screen)
{
    return set_value(screen, "");
}

static bool next_empty(Screen *screen)
{
    FormState *state = screen->state;
    size_t count = table_rows(state->fields);
    for (size_t i = 1; i <= count; i++) {
        size_t row = (state->view.selected + i) % count;
        if (!*table_cell(state->fields, row, FORM_VALUE)) {
            table_view_select(&state->view, row);
            return true;
        }
    }
    return fail("every field of this form is filled");
}

static const Action actions[] = {
    { KEY_RETURN, N_("Edit"), N_("Edit the field"), edit },
    { ' ', NULL, NULL, edit },
    { 'U', N_("Next empty"), N_("Go to the next empty field"), next_empty },
    { 'x', N_("Clear"), N_("Empty the field"), empty_field },
    { KEY_DC, NULL, NULL, empty_field },
    { KEY_F(5), NULL, NULL, next_empty },
    { 0 },
};

const ScreenClass form_screen = {
    .title = N_("Form"),
    .size = sizeof(FormState),
    .open = open_form,
    .draw = draw_form,
    .close = close_form,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = resume,
    .heading = heading,
    .subject = subject,
};
