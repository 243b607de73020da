/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a row stays at the left, the field in focus beside it and those behind it further
 * right: so it is always seen, however narrow the window. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "engagement/entry.h"
#include "implementation/calculation.h"
#include "implementation/entry_file.h"
#include "implementation/implementation_screens.h"
#include "implementation/step.h"
#include "toolkit/choice_screen.h"
#include "toolkit/fields_screen.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/place.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

enum { DETAILS = 5, SHOWN = 6, MOST_CHOICES = 40 };

typedef struct EntryTable {
    TableView view;
    char *form, *heading;
    size_t field; /* in focus */
    Table *fields, *rows, *stored, *shown, *marks;
    Table *choices; /* of the cell that is chosen: id, label */
    ViewColumn columns[SHOWN + 1];
} EntryTable;

/* ---- what is shown ---- */

static void add_title(EntryTable *table, size_t field)
{
    const char *label = table_get(table->fields, field, "label");
    char *title = field == table->field ? xasprintf("> %s", label) : xstrdup(label);
    table_add_column(table->shown, table_cell(table->fields, field, 0), title,
                     table_type(table->rows, field + 1));
    free(title);
}

/* The first mark of a cell, or of a row when `field` is NULL; -1: it has none. */
static long mark_of(const EntryTable *table, const char *record, const char *field)
{
    for (size_t i = 0; i < table_rows(table->marks); i++)
        if (!strcmp(table_cell(table->marks, i, 0), record) &&
            (!field || !strcmp(table_cell(table->marks, i, 1), field)))
            return (long)i;
    return -1;
}

/* What a cell holds, behind the sign of its mark; the name of a row behind that of any cell. */
static char *marked(const EntryTable *table, size_t row, size_t field)
{
    const char *text = table_cell(table->rows, row, field + 1);
    long mark = mark_of(table, table_cell(table->rows, row, 0),
                        field ? table_cell(table->fields, field, 0) : NULL);
    return mark < 0 ? xstrdup(text)
                    : xasprintf("%s %s", table_cell(table->marks, (size_t)mark, 2), text);
}

static void show(EntryTable *table)
{
    size_t count = 0, fields[SHOWN] = { 0 };
    fields[count++] = 0;
    for (size_t i = table->field ? table->field : 1; i < table_rows(table->fields) && count < SHOWN;
         i++)
        fields[count++] = i;
    table_free(table->shown);
    table->shown = table_new();
    for (size_t i = 0; i < count; i++) {
        add_title(table, fields[i]);
        table->columns[i] = (ViewColumn){ i, i ? 16 : -1 };
    }
    table->columns[count] = (ViewColumn){ 0 };
    for (size_t row = 0; row < table_rows(table->rows); row++) {
        char *cells[SHOWN];
        for (size_t i = 0; i < count; i++)
            cells[i] = marked(table, row, fields[i]);
        table_add(table->shown, (const char *const *)cells, 0);
        for (size_t i = 0; i < count; i++)
            free(cells[i]);
    }
    table_view_set(&table->view, table->shown);
}

static bool read_heading(Screen *screen)
{
    EntryTable *table = screen->state;
    Table *forms = entry_forms(screen->store, message_language());
    long row = forms ? table_row_of(forms, 0, table->form) : -1;
    free(table->heading);
    table->heading = row < 0 ? NULL : xstrdup(table_get(forms, (size_t)row, "title"));
    table_free(forms);
    return row >= 0;
}

static bool load(Screen *screen)
{
    EntryTable *table = screen->state;
    Table *fields = entry_fields(screen->store, table->form, message_language());
    Table *rows = fields ? entry_rows(screen->store, table->form, message_language(), false) : NULL;
    Table *stored = rows ? entry_rows(screen->store, table->form, message_language(), true) : NULL;
    Table *marks = stored ? entry_marks(screen->store, table->form, message_language()) : NULL;
    if (!marks || !read_heading(screen)) {
        table_free(fields);
        table_free(rows);
        table_free(stored);
        table_free(marks);
        return false;
    }
    table_free(table->fields);
    table_free(table->rows);
    table_free(table->stored);
    table_free(table->marks);
    table->fields = fields;
    table->rows = rows;
    table->stored = stored;
    table->marks = marks;
    table->view.empty = tr("No row yet. n adds one, a paste or i fills several.");
    show(table);
    header_show(screen->store, NULL);
    return true;
}

static void focus(EntryTable *table, const EntryPlace *place)
{
    long field = place->field ? table_row_of(table->fields, 0, place->field) : -1;
    long row = place->row ? strtol(place->row, NULL, 10) - 1 : -1;
    table->field = field < 0 ? 0 : (size_t)field;
    show(table);
    if (row >= 0 && (size_t)row < table_rows(table->rows))
        table_view_select(&table->view, (size_t)row);
}

static bool open_table(Screen *screen, const void *argument)
{
    const EntryPlace *place = argument;
    EntryTable *table = screen->state;
    table->form = xstrdup(place->form);
    table->view = (TableView){ .columns = table->columns, .has_titles = true };
    if (!load(screen))
        return false;
    focus(table, place);
    return true;
}

static void close_table(Screen *screen)
{
    EntryTable *table = screen->state;
    free(table->form);
    free(table->heading);
    table_free(table->fields);
    table_free(table->rows);
    table_free(table->stored);
    table_free(table->marks);
    table_free(table->shown);
    table_free(table->choices);
}

static const char *heading(Screen *screen)
{
    const EntryTable *table = screen->state;
    return table->heading;
}

static const char *subject(Screen *screen)
{
    const EntryTable *table = screen->state;
    return table->form;
}

static const char *of_field(const EntryTable *table, const char *column)
{
    return table_get(table->fields, table->field, column);
}

/* Of the cell in focus, else of its row. */
static const char *note_of(const EntryTable *table)
{
    if (table_view_row(&table->view) < 0)
        return "";
    const char *id = table_cell(table->rows, table->view.selected, 0);
    long mark = mark_of(table, id, table_cell(table->fields, table->field, 0));
    mark = mark < 0 ? mark_of(table, id, NULL) : mark;
    return mark < 0 ? "" : table_cell(table->marks, (size_t)mark, 3);
}

static void draw(Screen *screen, WINDOW *body)
{
    EntryTable *table = screen->state;
    int rows = getmaxy(body) - DETAILS, width = getmaxx(body);
    put_rule(body, rows, 0, width);
    table_view_draw(&table->view, body, 0, 0, rows, width);
    const char *unit = of_field(table, "unit"), *help = of_field(table, "help");
    char *head = xasprintf("%s%s%s %zu/%zu  %s", of_field(table, "label"), *unit ? " · " : "", unit,
                           table->field + 1, table_rows(table->fields), help);
    put(body, rows + 1, 1, width - 2, role(ROLE_DIM), head);
    free(head);
    const char *note = note_of(table);
    int room = DETAILS - 2 - (*note != '\0');
    int used = put_wrapped(body, rows + 2, 1, width - 2, room, role(ROLE_PLAIN),
                           table_cell(table->rows, table->view.selected, table->field + 1));
    for (int y = rows + 2 + used; y < getmaxy(body); y++)
        put(body, y, 0, width, role(ROLE_PLAIN), "");
    if (*note)
        put(body, getmaxy(body) - 1, 1, width - 2, role(ROLE_MEDIUM), note);
}

/* ---- one cell ---- */

static const char *row_id(const EntryTable *table)
{
    return table_view_row(&table->view) < 0 ? NULL
                                            : table_cell(table->rows, table->view.selected, 0);
}

static const char *stored_cell(const EntryTable *table)
{
    return table_cell(table->stored, table->view.selected, table->field + 1);
}

static bool put_value(Screen *screen, const char *text)
{
    const EntryTable *table = screen->state;
    const char *id = row_id(table);
    return (id || fail("there is no row; n adds one")) &&
           entry_put(screen->store, table->form, id, table_cell(table->fields, table->field, 0),
                     text) &&
           load(screen);
}

static bool take_text(void *context, const char *text)
{
    return put_value(context, text);
}

static bool take_choice(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    const EntryTable *table = screen->state;
    (void)chosen;
    char *code =
        xstrdup(first < table_rows(table->choices) ? table_cell(table->choices, first, 0) : "");
    bool done = put_value(screen, code);
    free(code);
    return done;
}

/* Of a choice its options, of yes or no these two, of what refers to rows or recommendations
 * those. */
static Table *choices_of(Screen *screen)
{
    const EntryTable *table = screen->state;
    const char *type = of_field(table, "type"), *target = of_field(table, "options");
    if (!strcmp(type, "choice"))
        return entry_options(screen->store, table->form, table_cell(table->fields, table->field, 0),
                             message_language());
    if (!strcmp(type, "record"))
        return entry_targets(screen->store, target, message_language());
    Table *choices = table_new();
    table_add_column(choices, "id", "", COLUMN_TEXT);
    table_add_column(choices, "label", "", COLUMN_TEXT);
    table_add(choices, (const char *const[]){ "yes", tr("yes") }, 0);
    table_add(choices, (const char *const[]){ "no", tr("no") }, 0);
    return choices;
}

static bool edit_text(Screen *screen)
{
    const EntryTable *table = screen->state;
    const char *help = of_field(table, "help");
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = of_field(table, "label"),
                                       .help = *help ? help : NULL,
                                       .initial = stored_cell(table),
                                       .is_long = !strcmp(of_field(table, "type"), "long"),
                                       .done = take_text,
                                       .context = screen });
}

static bool edit_choice(Screen *screen)
{
    EntryTable *table = screen->state;
    const char *labels[MOST_CHOICES + 1];
    bool initial[MOST_CHOICES + 1] = { false };
    table_free(table->choices);
    table->choices = choices_of(screen);
    size_t count = table->choices ? table_rows(table->choices) : 0;
    if (!table->choices || !count)
        return table->choices && fail("there is nothing to choose from yet");
    if (count > MOST_CHOICES)
        return edit_text(screen);
    for (size_t i = 0; i < count; i++) {
        labels[i] = table_cell(table->choices, i, 1);
        initial[i] = !strcmp(table_cell(table->choices, i, 0), stored_cell(table));
    }
    labels[count] = N_("not said");
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = of_field(table, "label"),
                                         .labels = labels,
                                         .count = count + 1,
                                         .initial = initial,
                                         .done = take_choice,
                                         .context = screen });
}

static bool edit(Screen *screen)
{
    const EntryTable *table = screen->state;
    const char *type = of_field(table, "type");
    if (!row_id(table))
        return fail("there is no row; n adds one");
    if (text_has_word("choice yesno record", type))
        return edit_choice(screen);
    return edit_text(screen);
}

static bool empty_cell(Screen *screen)
{
    return put_value(screen, "");
}

static bool left(Screen *screen)
{
    EntryTable *table = screen->state;
    table->field -= table->field > 0;
    show(table);
    return true;
}

static bool right(Screen *screen)
{
    EntryTable *table = screen->state;
    table->field += table->field + 1 < table_rows(table->fields);
    show(table);
    return true;
}

/* ---- rows ---- */

static bool take_new(void *context, const char *text)
{
    Screen *screen = context;
    EntryTable *table = screen->state;
    size_t rows;
    bool done = entry_paste(screen->store, table->form, table_rows(table->rows), 0, text, &rows) &&
                load(screen);
    if (done)
        table_view_select(&table->view, table_rows(table->rows) - 1);
    return done;
}

/* The fields without which there is no row, as many as a float has room for. */
static size_t required_fields(const EntryTable *table, size_t numbers[FIELDS_MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < table_rows(table->fields) && count < FIELDS_MOST; i++)
        if (!strcmp(table_get(table->fields, i, "required"), "yes"))
            numbers[count++] = i;
    return count;
}

static bool take_required(void *context, const char *const values[], size_t *wrong)
{
    Screen *screen = context;
    EntryTable *table = screen->state;
    size_t numbers[FIELDS_MOST], count = required_fields(table, numbers);
    char *words[FIELDS_MOST], id[ID_SIZE];
    *wrong = 0;
    for (size_t i = 0; i < count; i++) {
        words[i] = xasprintf("%s=%s", table_cell(table->fields, numbers[i], 0), values[i]);
        *wrong = *wrong || *values[i] ? *wrong : i;
    }
    bool done = entry_add(screen->store, table->form, (const char *const *)words, count, id) &&
                load(screen);
    if (done)
        table_view_select(&table->view, table_rows(table->rows) - 1);
    for (size_t i = 0; i < count; i++)
        free(words[i]);
    return done;
}

/* Whether its name tells it from the others. */
static bool is_only(const Table *targets, size_t row)
{
    size_t count = 0;
    for (size_t i = 0; i < table_rows(targets); i++)
        count += !strcmp(table_cell(targets, i, 1), table_cell(targets, row, 1));
    return count == 1;
}

/* Of what refers to the rows of another form the last of them, of a choice the first, and of
 * recommendations the first that is no item yet. */
static char *first_guess(Screen *screen, size_t number)
{
    const EntryTable *table = screen->state;
    const char *type = table_get(table->fields, number, "type");
    const char *target = table_get(table->fields, number, "options");
    bool is_choice = !strcmp(type, "choice"), is_advice = !strcmp(target, "recommendation");
    Table *rows = is_choice ? entry_options(screen->store, table->form,
                                            table_cell(table->fields, number, 0),
                                            message_language())
                  : !strcmp(type, "record")
                      ? entry_targets(screen->store, target, message_language())
                      : NULL;
    size_t count = rows ? table_rows(rows) : 0;
    size_t row = is_choice || is_advice || !count ? 0 : count - 1;
    bool is_named = count && (is_choice || is_only(rows, row));
    char *guess = xstrdup(!count ? "" : table_cell(rows, row, is_named));
    table_free(rows);
    return guess;
}

static bool add_with(Screen *screen, const size_t numbers[], size_t count)
{
    const EntryTable *table = screen->state;
    FieldsRequest request = {
        .title = N_("New row"), .count = count, .done = take_required, .context = screen
    };
    char *guesses[FIELDS_MOST];
    for (size_t i = 0; i < count; i++) {
        guesses[i] = first_guess(screen, numbers[i]);
        request.fields[i] = (Field){ .label = table_get(table->fields, numbers[i], "label"),
                                     .initial = guesses[i] };
    }
    bool done = screen_push(&fields_screen, screen->store, &request);
    for (size_t i = 0; i < count; i++)
        free(guesses[i]);
    return done;
}

static bool add(Screen *screen)
{
    const EntryTable *table = screen->state;
    size_t numbers[FIELDS_MOST], count = required_fields(table, numbers);
    if (count > 1)
        return add_with(screen, numbers, count);
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = table_get(table->fields, 0, "label"),
                                       .done = take_new,
                                       .context = screen });
}

static bool remove_row(Screen *screen)
{
    const EntryTable *table = screen->state;
    const char *id = row_id(table);
    return (id || fail("there is no row; n adds one")) &&
           entry_remove(screen->store, table->form, id) && load(screen);
}

static bool paste(Screen *screen, const char *block)
{
    EntryTable *table = screen->state;
    size_t rows;
    if (!entry_paste(screen->store, table->form, table->view.selected, table->field, block, &rows))
        return false;
    return load(screen);
}

static bool take_path(void *context, const char *text)
{
    Screen *screen = context;
    const EntryTable *table = screen->state;
    size_t rows;
    char *path = text_trim(text);
    char *left = NULL;
    bool done = entry_import(screen->store, table->form, path, &rows, &left) && load(screen);
    char *said = done && left ? xasprintf(tr("rows: %zu; not taken: %s"), rows, left) : NULL;
    if (said)
        screen_message(said);
    free(said);
    free(left);
    free(path);
    return done;
}

static bool import(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Rows from a file"),
                                       .help = N_("The path of a CSV or XLSX whose columns are "
                                                  "fields of the form"),
                                       .done = take_path,
                                       .context = screen });
}

static bool prefill(Screen *screen)
{
    const EntryTable *table = screen->state;
    size_t cells;
    if (!entry_prefill(screen->store, table->form, &cells) || !load(screen))
        return false;
    char *said = cells ? xasprintf("%s%s%zu", tr("cells filled, to be confirmed"), message_colon(),
                                   cells)
                       : xstrdup(tr("the workbook says nothing of it that is not here already;"
                                    " import the customer's exports first"));
    screen_message(said);
    free(said);
    return true;
}

static bool can_prefill(Screen *screen)
{
    const EntryTable *table = screen->state;
    return entry_can_prefill(table->form);
}

static bool confirm_as(Screen *screen, const char *id)
{
    const EntryTable *table = screen->state;
    if (!entry_confirm(screen->store, table->form, id) || !load(screen))
        return false;
    screen_message(id ? tr("the row is confirmed") : tr("all rows are confirmed"));
    return true;
}

static bool confirm(Screen *screen)
{
    const EntryTable *table = screen->state;
    const char *id = row_id(table);
    return (id || fail("there is no row; n adds one")) && confirm_as(screen, id);
}

static bool confirm_all(Screen *screen)
{
    return confirm_as(screen, NULL);
}

/* Marks of what waits to be confirmed begin with ?. */
static bool is_unconfirmed(Screen *screen)
{
    const EntryTable *table = screen->state;
    for (size_t i = 0; i < table_rows(table->marks); i++)
        if (!strcmp(table_cell(table->marks, i, 2), "?"))
            return true;
    return false;
}

static bool has_result(Screen *screen)
{
    const EntryTable *table = screen->state;
    return calculation_is_there(table->form);
}

static bool show_result(Screen *screen)
{
    const EntryTable *table = screen->state;
    return screen_push(&calculation_screen, screen->store, table->form);
}

static bool is_steps(Screen *screen)
{
    const EntryTable *table = screen->state;
    return !strcmp(table->form, "step");
}

static bool move_steps(Screen *screen)
{
    size_t steps;
    if (!is_steps(screen))
        return fail("only steps are moved");
    if (!step_move(screen->store, &steps) || !load(screen))
        return false;
    char *said = xasprintf("%s%s%zu", tr("steps moved by a freeze"), message_colon(), steps);
    screen_message(said);
    free(said);
    return true;
}

static const Action actions[] = {
    { KEY_RETURN, N_("Edit"), N_("Edit the cell in focus"), edit },
    { KEY_RIGHT, N_("Next field"), N_("One field to the right"), right },
    { KEY_LEFT, NULL, N_("One field to the left"), left },
    { 'l', NULL, NULL, right },
    { 'h', NULL, NULL, left },
    { '\t', NULL, NULL, right },
    { 'n', N_("New"), N_("Add a row"), add },
    { 'x', N_("Clear"), N_("Empty the cell in focus"), empty_cell, .applies = table_view_has_row },
    { KEY_DC, NULL, NULL, empty_cell },
    { 'D', N_("Remove"), N_("Remove the row in focus"), remove_row, .applies = table_view_has_row },
    { 'i', N_("From a file"), N_("Fill rows from a CSV or XLSX"), import },
    { 'e', N_("Fill in"), N_("Fill in what the evidence or the skeleton says, marked until confirmed"),
      prefill, .applies = can_prefill },
    { 'c', N_("Confirm"), N_("Confirm the row in focus"), confirm, .applies = is_unconfirmed },
    { 'C', NULL, N_("Confirm all rows"), confirm_all, .applies = is_unconfirmed },
    { '=', N_("Result"), N_("What the rows come to"), show_result, .applies = has_result },
    { 'b', N_("Behind freezes"), N_("Move the steps that lie in a freeze behind it"), move_steps,
      .applies = is_steps },
    { 0 },
};

const ScreenClass entry_screen = {
    .title = N_("Form"),
    .size = sizeof(EntryTable),
    .open = open_table,
    .draw = draw,
    .close = close_table,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .paste = paste,
    .resume = load,
    .heading = heading,
    .subject = subject,
};
