/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "evidence/evidence_screens.h"
#include "source/sample.h"
#include "toolkit/choice_screen.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

enum { HEAD_ROWS = 1, RESULT_ROWS = 7, FIELD_CELLS = 24 };

/* The columns of a table of unknown layout, and which of our fields each is. */
typedef struct Map {
    TableView view;
    MapRequest request;
    char *file;
    Table *sample, *fields;
    const char *kind;
    const char **chosen; /* a field for each column of the sample, or "" */
    Table *columns;      /* as shown */
    size_t row;          /* of the sample, that is tried */
    Table *result;       /* what it becomes; NULL with the reason below */
    char *reason;
} Map;

static const ViewColumn shown[] = { { 0, -2 }, { 1, FIELD_CELLS }, { 2, -3 }, { 0 } };

/* ---- what is shown ---- */

static const char *field_label(const Map *map, const char *field)
{
    int row = *field ? (int)table_row_of(map->fields, 0, field) : -1;
    const char *name = message_language() == CHINESE ? "name_zh" : "name_en";
    return row < 0 ? tr("(left out)") : table_get(map->fields, (size_t)row, name);
}

static char *values_of(const Table *sample, size_t column)
{
    Buffer list = { 0 };
    for (size_t row = 0; row < table_rows(sample); row++) {
        const char *value = table_cell(sample, row, column);
        if (*value)
            buffer_join(&list, " | ", value);
    }
    return buffer_take(&list);
}

static void show_columns(Map *map)
{
    Table *columns = table_new();
    table_add_column(columns, "column", N_("Column"), COLUMN_TEXT);
    table_add_column(columns, "field", N_("Is our field"), COLUMN_TEXT);
    table_add_column(columns, "values", N_("First values"), COLUMN_TEXT);
    for (size_t i = 0; i < table_columns(map->sample); i++) {
        char *values = values_of(map->sample, i);
        table_add(columns,
                  (const char *const[]){ table_name(map->sample, i),
                                         field_label(map, map->chosen[i]), values },
                  0);
        free(values);
    }
    table_view_set(&map->view, columns);
    table_free(map->columns);
    map->columns = columns;
}

static void try_row(Map *map)
{
    char **pairs = sample_pairs(map->sample, map->kind, map->chosen);
    table_free(map->result);
    free(map->reason);
    map->reason = NULL;
    map->result = sample_row(map->sample, map->row, (const char *const *)pairs);
    if (!map->result)
        map->reason = xstrdup(failure());
    sample_free_pairs(pairs);
}

static void show(Map *map)
{
    show_columns(map);
    try_row(map);
}

/* ---- the screen ---- */

static bool open_map(Screen *screen, const void *argument)
{
    Map *map = screen->state;
    map->request = *(const MapRequest *)argument;
    map->file = xstrdup(map->request.file);
    map->view = (TableView){ .columns = shown, .has_titles = true };
    map->sample = sample_read(map->request.path, map->file);
    map->fields = map->sample ? sample_fields() : NULL;
    if (!map->fields)
        return false;
    map->chosen = xcalloc(table_columns(map->sample), sizeof *map->chosen);
    map->kind = sample_kind(map->fields, map->sample);
    sample_guess(map->fields, map->sample, map->kind, map->chosen);
    show(map);
    return true;
}

static void close_map(Screen *screen)
{
    Map *map = screen->state;
    table_free(map->sample);
    table_free(map->fields);
    table_free(map->columns);
    table_free(map->result);
    free(map->chosen);
    free(map->reason);
    free(map->file);
}

static bool resume(Screen *screen)
{
    show(screen->state);
    return true;
}

static bool is_resource(const Map *map)
{
    return !strcmp(map->kind, "resource");
}

/* The field without which no row is one, while no column is it. */
static const char *missing_field(const Map *map)
{
    const char *needed = is_resource(map) ? "resource" : "check";
    for (size_t i = 0; i < table_columns(map->sample); i++)
        if (!strcmp(map->chosen[i], needed))
            return NULL;
    return needed;
}

static char *result_text(const Map *map)
{
    Buffer text = { 0 };
    for (size_t row = 0; row < table_rows(map->result); row++)
        buffer_add_format(&text, "%s%s: %s", row ? "; " : "",
                          field_label(map, table_cell(map->result, row, 0)),
                          table_cell(map->result, row, 1));
    return buffer_take(&text);
}

static void draw_result(const Map *map, WINDOW *body, int y, int rows)
{
    const char *needed = missing_field(map);
    int width = getmaxx(body);
    char *title = xasprintf(tr("Row %zu of the file becomes"), table_line(map->sample, map->row));
    char *text = needed ? xasprintf(tr("Still required: a column that is %s. Enter on its row"
                                       " chooses."),
                                    field_label(map, needed))
                 : map->result ? result_text(map)
                               : xasprintf(tr("nothing: it would be unreadable: %s"), map->reason);
    put_rule(body, y, 0, width);
    put(body, y + 1, 0, width, role(ROLE_BOLD), title);
    put_blank(body, y + 2);
    put_wrapped(body, y + 2, 0, width, rows - 2, role(ROLE_PLAIN), text);
    free(title);
    free(text);
}

static void draw_map(Screen *screen, WINDOW *body)
{
    Map *map = screen->state;
    int rows = getmaxy(body), width = getmaxx(body);
    int result = rows > 2 * RESULT_ROWS ? RESULT_ROWS : rows / 2;
    char *text = xasprintf(is_resource(map) ? tr("%s: each row is a resource")
                                            : tr("%s: each row is a finding"),
                           map->file);
    put(body, 0, 0, width, role(ROLE_BOLD), text);
    free(text);
    int y = getcury(stdscr), x = getcurx(stdscr);
    draw_result(map, body, rows - result, result);
    wmove(stdscr, y, x);
    table_view_draw(&map->view, body, HEAD_ROWS, 0, rows - HEAD_ROWS - result, width);
}

/* ---- choosing ---- */

/* The rows of map->fields that the kind has, in their order; *count of them. */
static size_t *rows_of_kind(const Map *map, size_t *count)
{
    size_t *rows = xcalloc(table_rows(map->fields), sizeof *rows);
    *count = 0;
    for (size_t row = 0; row < table_rows(map->fields); row++)
        if (sample_has_field(map->fields, row, map->kind))
            rows[(*count)++] = row;
    return rows;
}

/* One column a field: it moves from the column that had it. */
static bool take_field(void *context, const bool *chosen, size_t first)
{
    Map *map = context;
    size_t count, *rows = rows_of_kind(map, &count);
    const char *field = first && first <= count ? table_cell(map->fields, rows[first - 1], 0) : "";
    (void)chosen;
    for (size_t i = 0; i < table_columns(map->sample); i++)
        if (!strcmp(map->chosen[i], field))
            map->chosen[i] = "";
    map->chosen[map->view.selected] = field;
    free(rows);
    show(map);
    return true;
}

static bool choose_field(Screen *screen)
{
    Map *map = screen->state;
    size_t count, *rows = rows_of_kind(map, &count);
    const char **labels = xcalloc(count + 1, sizeof *labels);
    char *title = text_clean_line(table_name(map->sample, map->view.selected));
    bool *initial = xcalloc(count + 1, sizeof *initial);
    const char *now = map->chosen[map->view.selected];
    labels[0] = tr("(left out)");
    for (size_t i = 0; i < count; i++) {
        const char *field = table_cell(map->fields, rows[i], 0);
        labels[i + 1] = field_label(map, field);
        initial[i + 1] = !strcmp(field, now);
    }
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = title,
                                              .labels = labels,
                                              .count = count + 1,
                                              .initial = initial,
                                              .done = take_field,
                                              .context = map });
    free(initial);
    free(title);
    free(labels);
    free(rows);
    return done;
}

static bool change_kind(Screen *screen)
{
    Map *map = screen->state;
    map->kind = is_resource(map) ? "finding" : "resource";
    sample_guess(map->fields, map->sample, map->kind, map->chosen);
    show(map);
    return true;
}

static bool next_row(Screen *screen)
{
    Map *map = screen->state;
    size_t count = table_rows(map->sample);
    map->row = (map->row + 1) % count;
    try_row(map);
    return true;
}

/* ---- using it ---- */

static bool finish(Screen *screen, const char *name)
{
    Map *map = screen->state;
    char **pairs = sample_pairs(map->sample, map->kind, map->chosen);
    bool done = map->request.done(map->request.context, (const char *const *)pairs, name);
    sample_free_pairs(pairs);
    if (done)
        screen_remove(screen);
    return done;
}

static bool use_once(Screen *screen)
{
    return finish(screen, NULL);
}

static bool take_name(void *context, const char *text)
{
    char *name = text_trim(text);
    bool done = finish(context, name);
    free(name);
    return done;
}

static bool save(Screen *screen)
{
    const Map *map = screen->state;
    const char *needed = missing_field(map);
    if (needed)
        return fail("no column is %s yet; Enter on its row chooses", field_label(map, needed));
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Save as a format"),
                        .help = N_("A name of letters, digits, - and _; later files with these"
                                   " columns are recognised by themselves"),
                        .is_fleeting = true,
                        .done = take_name,
                        .context = screen });
}

static const Action actions[] = {
    { KEY_RETURN, N_("Field"), N_("Choose which of our fields this column is"), choose_field },
    { 'f', N_("Kind"), N_("Each row is a finding, or a resource"), change_kind },
    { 'n', N_("Next"), N_("See what the next row of the file becomes"), next_row },
    { 'o', N_("Use once"), N_("Read the file so, this time only"), use_once },
    { 's', N_("Save"), N_("Read the file so, and keep this as a format of your own"), save },
    { 0 },
};

const ScreenClass import_map_screen = {
    .title = N_("Columns of an unknown table"),
    .size = sizeof(Map),
    .open = open_map,
    .draw = draw_map,
    .close = close_map,
    .resume = resume,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
};
