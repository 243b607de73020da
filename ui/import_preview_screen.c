/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "key.h"
#include "message.h"
#include "put.h"
#include "screens.h"
#include "table_view.h"
#include "terminal.h"

/* What an import would bring, and then what it brought. */
typedef struct Preview {
    char *path;
    Table *files; /* as import_run makes it */
    ViewColumn columns[12];
    TableView view;
    bool is_done;
} Preview;

static bool say_progress(void *data, int64_t rows)
{
    (void)data;
    char *text = xasprintf(tr("%lld rows read; Esc cancels"), (long long)rows);
    bool goes_on = screen_progress(text);
    free(text);
    return goes_on;
}

static const struct {
    const char *name, *title;
    int width; /* as in table_view.h; 0: only in the whole row */
} shown[] = {
    { "file", N_("File"), -3 },        { "source", N_("Format"), 19 },
    { "rows", N_("Rows"), 7 },         { "new", N_("New"), 7 },
    { "changed", N_("Changed"), 7 },   { "same", N_("Same"), 7 },
    { "resolved", N_("Resolved"), 8 }, { "unreadable", N_("Unreadable"), 10 },
    { "unmapped", N_("Unmapped"), 8 }, { "note", N_("Note"), 0 },
};

/* What import_run tells programs, under titles for people. */
static Table *titled(const Table *files)
{
    const char *cells[COUNT(shown)];
    Table *table = table_new();
    for (size_t i = 0; i < COUNT(shown); i++)
        table_add_column(table, shown[i].name, shown[i].title,
                         shown[i].width > 0 && i > 1 ? COLUMN_NUMBER : COLUMN_TEXT);
    for (size_t row = 0; row < table_rows(files); row++) {
        for (size_t i = 0; i < COUNT(shown); i++)
            cells[i] = table_get(files, row, shown[i].name);
        /* A file of no known format says so where the format would stand. */
        if (!*cells[1])
            cells[1] = table_get(files, row, "note");
        table_add(table, cells, 0);
    }
    return table;
}

static void set_columns(ViewColumn columns[])
{
    for (size_t i = 0; i < COUNT(shown); i++)
        columns[i] = (ViewColumn){ i, shown[i].width };
}

static bool run(Screen *screen, bool is_preview)
{
    Preview *preview = screen->state;
    const char *const paths[] = { preview->path, NULL };
    const ImportPlan plan = { .paths = paths, .is_preview = is_preview, .progress = say_progress };
    Table *files = import_run(screen->store, &plan);
    if (!files)
        return false;
    table_free(preview->files);
    preview->files = titled(files);
    table_free(files);
    table_view_set(&preview->view, preview->files);
    return true;
}

static bool open_preview(Screen *screen, const void *argument)
{
    Preview *preview = screen->state;
    preview->path = xstrdup(argument);
    set_columns(preview->columns);
    preview->view = (TableView){ .columns = preview->columns, .has_titles = true };
    return run(screen, true);
}

static void close_preview(Screen *screen)
{
    Preview *preview = screen->state;
    free(preview->path);
    table_free(preview->files);
}

static TableView *view(Screen *screen)
{
    Preview *preview = screen->state;
    return &preview->view;
}

static const char *heading(Screen *screen)
{
    const Preview *preview = screen->state;
    return preview->is_done ? tr("Imported") : tr("Import: preview");
}

static long long sum(const Table *files, const char *column)
{
    long long total = 0;
    for (size_t row = 0; row < table_rows(files); row++)
        total += strtoll(table_get(files, row, column), NULL, 10);
    return total;
}

static void draw_sums(const Preview *preview, WINDOW *body, int y)
{
    const Table *files = preview->files;
    char *text = xasprintf(tr("%lld rows: %lld new, %lld changed, %lld the same, %lld resolved"),
                           sum(files, "rows"), sum(files, "new"), sum(files, "changed"),
                           sum(files, "same"), sum(files, "resolved"));
    char *rest = xasprintf(tr("%lld rows unreadable, %lld checks not mapped"),
                           sum(files, "unreadable"), sum(files, "unmapped"));
    put(body, y, 0, getmaxx(body), role(ROLE_BOLD), text);
    put(body, y + 1, 0, getmaxx(body), role(ROLE_PLAIN), rest);
    free(text);
    free(rest);
}

static void draw_preview(Screen *screen, WINDOW *body)
{
    Preview *preview = screen->state;
    int rows = getmaxy(body);
    draw_sums(preview, body, 0);
    put(body, 2, 0, getmaxx(body), role(ROLE_PLAIN), "");
    table_view_draw(&preview->view, body, 3, 0, rows - 3, getmaxx(body));
}

static bool import(Screen *screen)
{
    Preview *preview = screen->state;
    if (preview->is_done)
        return screen_push(&finding_screen, screen->store,
                           &(ListingPlace){ LISTING_FINDINGS, NULL });
    if (!run(screen, false))
        return false;
    preview->is_done = true;
    screen_resume_all();
    screen_redraw();
    screen_message(sum(preview->files, "unmapped")
                       ? tr("Imported. T shows the checks without a best practice; Enter the"
                            " findings.")
                       : tr("Imported. Enter shows the findings."));
    return true;
}

static bool show_row(Screen *screen)
{
    const Preview *preview = screen->state;
    long row = table_view_row(&preview->view);
    return row < 0 ? fail("the list is empty")
                   : screen_push(&record_screen, screen->store,
                                 &(RecordPlace){ preview->files, (size_t)row });
}

static bool open_tray(Screen *screen)
{
    return screen_push(&tray_screen, screen->store, &(ListingPlace){ LISTING_UNMAPPED, NULL });
}

static const Action actions[] = {
    { KEY_RETURN, N_("Import"), N_("Import it; then: show the findings"), import },
    { ' ', N_("All of it"), N_("Show the whole row"), show_row },
    { 'T', N_("Tray"), N_("Checks without a best practice, and unreadable rows"), open_tray },
    { 0 },
};

const ScreenClass import_preview_screen = {
    .title = N_("Import"),
    .size = sizeof(Preview),
    .open = open_preview,
    .draw = draw_preview,
    .close = close_preview,
    .actions = actions,
    .more = table_view_actions,
    .view = view,
    .heading = heading,
};
