/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "evidence/evidence_screens.h"
#include "evidence/import.h"
#include "source/mapping.h"
#include "source/sample.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

enum { MOST_FAULTS = 1000, PERIOD_SIZE = 48 };

/* What an import would bring, and then what it brought. */
typedef struct Preview {
    TableView view;
    char *path;
    Table *files;  /* as import_run makes it, under titles */
    Table *faults; /* the first rows that cannot be read */
    ViewColumn columns[14];
    char ***maps; /* layouts for this once, each a list of pairs; NULL-terminated */
    size_t map_count;
    char period[PERIOD_SIZE];
    bool is_done, replaces;
} Preview;

static bool say_progress(void *data, int64_t rows, int percent)
{
    static const char full[] = "####################", empty[] = "....................";
    int part = percent * (int)(sizeof full - 1) / 100;
    (void)data;
    char *text = xasprintf(tr("%s%s %d%%, %lld rows read; Esc cancels"),
                           full + sizeof full - 1 - part, empty + part, percent, (long long)rows);
    bool goes_on = screen_progress(text);
    free(text);
    return goes_on;
}

static void add_fault(void *data, const ImportFault *fault)
{
    Preview *preview = data;
    if (table_rows(preview->faults) == MOST_FAULTS)
        return;
    char *place = xasprintf("%s:%zu", fault->file, fault->line);
    table_add(preview->faults, (const char *const[]){ place, fault->reason, fault->raw },
              fault->line);
    free(place);
}

static Table *new_faults(void)
{
    Table *faults = table_new();
    table_add_column(faults, "place", N_("File and line"), COLUMN_TEXT);
    table_add_column(faults, "reason", N_("Reason"), COLUMN_TEXT);
    table_add_column(faults, "raw", N_("As it stands"), COLUMN_TEXT);
    return faults;
}

static const struct {
    const char *name, *title;
    int width; /* as in table_view.h; 0: only in the whole row */
} shown[] = {
    { "file", N_("File"), -3 },
    { "source", N_("Format"), 19 },
    { "rows", N_("Rows"), 7 },
    { "new", N_("New"), 7 },
    { "changed", N_("Changed"), 7 },
    { "same", N_("Same"), 7 },
    { "resolved", N_("Resolved"), 8 },
    { "unreadable", N_("Unreadable"), 10 },
    { "unmapped", N_("Unmapped"), 8 },
    { "period", N_("Period"), 23 },
    { "note", N_("Note"), 0 },
    { "columns", "", 0 },
    { "known", "", 0 },
};

/* A day, or the month of a bill; local. */
static void shown_day(const char *when, char day[LOCAL_SIZE])
{
    date_local(when, day);
    if (!*day)
        snprintf(day, LOCAL_SIZE, "%.10s", when);
    else
        day[DATE_SIZE - 1] = '\0';
}

static void shown_period(const char *first, const char *last, char period[PERIOD_SIZE])
{
    char from[LOCAL_SIZE], to[LOCAL_SIZE];
    shown_day(first, from);
    shown_day(last, to);
    snprintf(period, PERIOD_SIZE, strcmp(from, to) ? "%s – %s" : "%s", from, to);
}

/* Of all files; a month is shorter than a day, and before it. */
static void sum_period(const Table *files, char period[PERIOD_SIZE])
{
    const char *first = "", *last = "";
    for (size_t row = 0; row < table_rows(files); row++) {
        const char *from = table_get(files, row, "first"), *to = table_get(files, row, "last");
        if (*from && (!*first || strcmp(from, first) < 0))
            first = from;
        if (strcmp(to, last) > 0)
            last = to;
    }
    shown_period(first, last, period);
}

/* What import_run tells programs, under titles for people. */
static Table *titled(const Table *files)
{
    const char *cells[COUNT(shown)];
    Table *table = table_new();
    for (size_t i = 0; i < COUNT(shown); i++)
        table_add_column(table, shown[i].name, shown[i].title,
                         shown[i].width > 0 && shown[i].width < 12 ? COLUMN_NUMBER : COLUMN_TEXT);
    for (size_t row = 0; row < table_rows(files); row++) {
        char period[PERIOD_SIZE];
        shown_period(table_get(files, row, "first"), table_get(files, row, "last"), period);
        for (size_t i = 0; i < COUNT(shown); i++)
            cells[i] = !strcmp(shown[i].name, "period")  ? period
                       : !strcmp(shown[i].name, "known") ? table_get(files, row, "source")
                                                         : table_get(files, row, shown[i].name);
        /* A file of no known format says so where the format would stand. */
        if (!*cells[1])
            cells[1] = *table_get(files, row, "columns") ? tr("unknown; m maps it")
                                                         : table_get(files, row, "note");
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
    const ImportPlan plan = { .paths = paths,
                              .also = (const char *const *const *)preview->maps,
                              .takes_any = true,
                              .replaces = preview->replaces,
                              .is_preview = is_preview,
                              .progress = say_progress,
                              .unreadable = add_fault,
                              .data = preview };
    Table *faults = preview->faults;
    preview->faults = new_faults();
    Table *files = import_run(screen->store, &plan);
    table_free(files ? faults : preview->faults);
    if (!files) {
        preview->faults = faults;
        return false;
    }
    sum_period(files, preview->period);
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
    for (size_t i = 0; i < preview->map_count; i++)
        sample_free_pairs(preview->maps[i]);
    free(preview->maps);
    free(preview->path);
    table_free(preview->files);
    table_free(preview->faults);
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
    char *text = xasprintf(tr("Rows: %lld · new %lld, changed %lld, the same %lld, resolved %lld"),
                           sum(files, "rows"), sum(files, "new"), sum(files, "changed"),
                           sum(files, "same"), sum(files, "resolved"));
    char *rest = xasprintf(tr("Unreadable rows: %lld · checks not mapped: %lld"),
                           sum(files, "unreadable"), sum(files, "unmapped"));
    int width = getmaxx(body);
    put(body, y, 0, width, role(ROLE_BOLD), text);
    put(body, y + 1, 0, width, role(ROLE_PLAIN), rest);
    if (*preview->period)
        put_pair(body, y + 2, 0, width, tr("Period:"), preview->period);
    else
        put(body, y + 2, 0, width, role(ROLE_PLAIN), "");
    free(text);
    free(rest);
}

static void draw_preview(Screen *screen, WINDOW *body)
{
    Preview *preview = screen->state;
    int rows = getmaxy(body);
    draw_sums(preview, body, 0);
    table_view_draw(&preview->view, body, 3, 0, rows - 3, getmaxx(body));
}

static bool has_known(const Table *files)
{
    bool has = false;
    for (size_t row = 0; row < table_rows(files) && !has; row++)
        has = *table_get(files, row, "known");
    return has;
}

static bool import(Screen *screen)
{
    Preview *preview = screen->state;
    if (preview->is_done)
        return screen_push(&finding_screen, screen->store,
                           &(ListingPlace){ LISTING_FINDINGS, NULL });
    if (!has_known(preview->files))
        return fail("no file here has a known format; m says what the columns of a table are");
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

/* ---- parts of what is here ---- */

/* Their notes name the option. */
static bool has_parts(Screen *screen)
{
    const Preview *preview = screen->state;
    bool has = preview->replaces;
    for (size_t row = 0; row < table_rows(preview->files) && !has; row++)
        has = strstr(table_get(preview->files, row, "note"), "--replace") != NULL;
    return has && !preview->is_done;
}

static bool take_as_all(Screen *screen)
{
    Preview *preview = screen->state;
    if (!has_parts(screen))
        return fail("nothing here looks like a part of what the workbook has");
    preview->replaces = !preview->replaces;
    if (!run(screen, true)) {
        preview->replaces = !preview->replaces;
        return false;
    }
    screen_message(preview->replaces ? tr("What these files lack is gone.")
                                     : tr("What looks like a part takes nothing away."));
    return true;
}

/* ---- tables of unknown layout ---- */

static void add_map(Preview *preview, const char *const pairs[])
{
    size_t count = 0;
    while (pairs[count])
        count++;
    preview->maps = xreallocarray(preview->maps, preview->map_count + 2, sizeof *preview->maps);
    char **copy = xcalloc(count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++)
        copy[i] = xstrdup(pairs[i]);
    preview->maps[preview->map_count++] = copy;
    preview->maps[preview->map_count] = NULL;
}

static void drop_map(Preview *preview)
{
    sample_free_pairs(preview->maps[--preview->map_count]);
    preview->maps[preview->map_count] = NULL;
}

static bool take_map(void *context, const char *const pairs[], const char *name)
{
    Screen *screen = context;
    Preview *preview = screen->state;
    if (name)
        return mapping_save(pairs, name) && run(screen, true);
    add_map(preview, pairs);
    if (run(screen, true))
        return true;
    drop_map(preview);
    return false;
}

static bool map_columns(Screen *screen)
{
    const Preview *preview = screen->state;
    long row = table_view_row(&preview->view);
    if (row < 0 || !*table_get(preview->files, (size_t)row, "columns"))
        return fail("this row is not a table of unknown layout");
    if (preview->is_done)
        return fail("this was imported; open its file again to map what was left out");
    return screen_push(&import_map_screen, screen->store,
                       &(MapRequest){ .path = preview->path,
                                      .file = table_get(preview->files, (size_t)row, "file"),
                                      .done = take_map,
                                      .context = screen });
}

static bool open_faults(Screen *screen)
{
    const Preview *preview = screen->state;
    return screen_push(&import_fault_screen, screen->store, preview->faults);
}

static bool open_tray(Screen *screen)
{
    return screen_push(&tray_screen, screen->store, &(ListingPlace){ LISTING_UNMAPPED, NULL });
}

static const Action actions[] = {
    { KEY_RETURN, N_("Import"), N_("Import it; then: show the findings"), import },
    { 'm', N_("Map columns"), N_("Say what the columns of a table of unknown layout are"),
      map_columns },
    { 'x', N_("All there is"),
      N_("Take what looks like a part of what the workbook has for all there is now; x again undoes"
         " it"),
      take_as_all, .applies = has_parts },
    { 'r', N_("Unreadable"), N_("The rows that cannot be read, with file and line"), open_faults },
    { 'T', N_("Tray"), N_("Checks without a best practice, and unreadable rows"), open_tray },
    { ' ', N_("All of it"), N_("Show the whole row"), show_row, .applies = table_view_has_row },
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
    .has_view = true,
    .heading = heading,
};
