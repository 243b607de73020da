/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each deliverable in each language, with what it still lacks: written from here, in each format
 * that it has a template for. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/id.h"
#include "base/message.h"
#include "base/preference.h"
#include "engagement/engagement.h"
#include "process/version.h"
#include "report/gate.h"
#include "report/report.h"
#include "toolkit/choice_screen.h"
#include "toolkit/external.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/text_screen.h"
#include "workbook/workbook_screens.h"

enum { MOST_ROWS = 32 };

typedef struct Deliverables {
    TableView view;
    Table *rows;
    ReportFormat formats[MOST_ROWS]; /* by row; Excel at first */
} Deliverables;

enum { TITLE, LANGUAGE, FORMAT, STATE, FILE_STATE, NAME, CODE, COLUMNS_ALL };
static const ViewColumn columns[] = { { TITLE, -1 }, { LANGUAGE, 8 },   { FORMAT, 10 },
                                      { STATE, 18 }, { FILE_STATE, 8 }, { 0 } };
static const struct {
    ReportFormat format;
    const char *name, *label;
} formats[] = {
    { REPORT_XLSX, "Excel", N_("Excel workbook") },
    { REPORT_DOCX, "Word", N_("Word document") },
    { REPORT_PPTX, "PowerPoint", N_("PowerPoint slides") },
};
static const TableColumn row_columns[COLUMNS_ALL] = {
    [TITLE] = { "title", N_("Deliverable") }, [LANGUAGE] = { "language", N_("Language") },
    [FORMAT] = { "format", N_("Format") },    [STATE] = { "state", N_("State") },
    [FILE_STATE] = { "file", N_("File") },    [NAME] = { "name", N_("Name") },
    [CODE] = { "code", N_("Code") },
};
static const char *const language_names[LANGUAGE_COUNT] = { N_("English"), N_("Chinese") };

/* Beside the workbook, unless a folder is set. */
static char *path_in(Store *store, const char *name, Language language, ReportFormat format)
{
    const char *wanted = preference(PREFERENCE_FOLDER);
    char *folder = *wanted ? folder_path(wanted) : file_folder(store_path(store));
    bool is_here = !strcmp(folder, ".");
    char *path = report_default_path(store, is_here ? "" : folder, name, language, format);
    free(folder);
    return path;
}

static const char *format_name(ReportFormat format)
{
    size_t i = 0;
    while (i + 1 < COUNT(formats) && formats[i].format != format)
        i++;
    return formats[i].name;
}

static void add_row(Store *store, Deliverables *all, Table *rows, const Deliverable *one,
                    Language language, size_t missing)
{
    ReportFormat format = all->formats[table_rows(rows)];
    char *state = missing ? xasprintf(tr("missing: %zu"), missing) : xstrdup(tr("ready"));
    char *path = path_in(store, one->name, language, format);
    const char *const cells[COLUMNS_ALL] = {
        [TITLE] = tr(one->title),
        [LANGUAGE] = tr(language_names[language]),
        [FORMAT] = format_name(format),
        [STATE] = state,
        [FILE_STATE] = file_exists(path) ? tr("written") : "",
        [NAME] = one->name,
        [CODE] = language_codes[language],
    };
    table_add(rows, cells, 0);
    free(path);
    free(state);
}

static bool load(Screen *screen)
{
    Deliverables *all = screen->state;
    bool done = true;
    Table *rows = table_make(row_columns, COUNT(row_columns));
    for (const Deliverable *one = report_deliverables; done && one->name; one++) {
        bool is_owed;
        size_t missing;
        done = version_is_owed(screen->store, one->name, &is_owed);
        if (!done || !is_owed || one->is_of_two)
            continue;
        done = gate_count(screen->store, one->name, &missing);
        for (int language = 0; done && language < LANGUAGE_COUNT && table_rows(rows) < MOST_ROWS;
             language++)
            add_row(screen->store, all, rows, one, (Language)language, missing);
    }
    table_view_set(&all->view, rows);
    table_free(all->rows);
    all->rows = rows;
    header_show(screen->store, NULL);
    return done;
}

/* In the language of the engagement, the deliverable named. */
static void focus(Screen *screen, const char *name)
{
    Deliverables *all = screen->state;
    const char *code = language_codes[engagement_language(screen->store)];
    for (size_t row = 0; row < table_rows(all->rows); row++)
        if (!strcmp(table_cell(all->rows, row, NAME), name) &&
            !strcmp(table_cell(all->rows, row, CODE), code))
            table_view_select(&all->view, row);
}

static bool open_deliverables(Screen *screen, const void *argument)
{
    Deliverables *all = screen->state;
    all->view = (TableView){ .columns = columns, .has_titles = true };
    bool done = load(screen);
    if (done && argument)
        focus(screen, argument);
    return done;
}

static void close_deliverables(Screen *screen)
{
    Deliverables *all = screen->state;
    table_free(all->rows);
}

static void draw(Screen *screen, WINDOW *body)
{
    Deliverables *all = screen->state;
    table_view_draw(&all->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

static const char *cell(Screen *screen, size_t column)
{
    const Deliverables *all = screen->state;
    return table_cell(all->rows, all->view.selected, column);
}

static ReportFormat format_of(Screen *screen)
{
    const Deliverables *all = screen->state;
    return all->formats[all->view.selected];
}

/* Of the row in focus; NULL after fail(). */
static char *path_of(Screen *screen)
{
    Language language;
    return language_parse(cell(screen, CODE), &language)
               ? path_in(screen->store, cell(screen, NAME), language, format_of(screen))
               : NULL;
}

static void say_written(const char *path)
{
    char *message = xasprintf("%s%s%s  %s", tr("Written:"), message_gap(tr("Written:")), path,
                              external_can_open() ? tr("(o opens it, d hands it over)")
                                                  : tr("(d hands it over)"));
    screen_message(message);
    free(message);
}

static bool write_it(Screen *screen, const char *reason)
{
    const char *name = cell(screen, NAME);
    Language language;
    if (!language_parse(cell(screen, CODE), &language))
        return false;
    ReportFormat format = format_of(screen);
    char *path = path_of(screen);
    bool done = path && gate_write(screen->store, name, reason, language, format, path, NULL) &&
                load(screen);
    char *whole = done ? realpath(path, NULL) : NULL;
    if (done)
        say_written(whole ? whole : path);
    free(whole);
    free(path);
    return done;
}

/* What was written of the row in focus. */
static bool open_written(Screen *screen)
{
    char *path = path_of(screen);
    bool done =
        path && (file_exists(path) ? external_open(path) : fail("write the deliverable first"));
    free(path);
    return done;
}

static bool is_written(Screen *screen)
{
    const Deliverables *all = screen->state;
    return table_view_has_row(screen) && *table_cell(all->rows, all->view.selected, FILE_STATE);
}

static bool can_open(Screen *screen)
{
    return external_can_open() && is_written(screen);
}

static bool lacks_something(Screen *screen)
{
    return table_view_has_row(screen) && strcmp(cell(screen, STATE), tr("ready")) != 0;
}

static bool show_missing(Screen *screen)
{
    size_t missing;
    if (!gate_count(screen->store, cell(screen, NAME), &missing))
        return false;
    if (!missing)
        return fail("nothing is missing; Enter writes it");
    return screen_push(&list_screen, screen->store,
                       &(ListPlace){ .name = "missing", .deliverable = cell(screen, NAME) });
}

static bool write_complete(Screen *screen)
{
    size_t missing;
    if (!gate_count(screen->store, cell(screen, NAME), &missing))
        return false;
    if (!missing)
        return write_it(screen, NULL);
    if (!show_missing(screen))
        return false;
    screen_message(tr("This is still missing; Enter goes there. Back on Deliverables, W writes it"
                      " all the same."));
    return true;
}

static bool take_reason(void *context, const char *reason)
{
    return write_it(context, reason);
}

static bool write_anyway(Screen *screen)
{
    size_t missing;
    if (!gate_count(screen->store, cell(screen, NAME), &missing))
        return false;
    if (!missing)
        return fail("nothing is missing; Enter writes it");
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Write it all the same"),
                        .help = N_("Why; it is kept and printed in document control"),
                        .draft = { "release", { cell(screen, NAME) } },
                        .done = take_reason,
                        .context = screen });
}

/* What was written is what leaves: the customer gets the file, and the workbook its hash. */
static bool take_recipient(void *context, const char *text)
{
    Screen *screen = context;
    Language language;
    char id[ID_SIZE];
    const char *name = cell(screen, NAME);
    if (!language_parse(cell(screen, CODE), &language))
        return false;
    char *path = path_of(screen), *words = gate_words(screen->store, name);
    char *fields[] = { xasprintf("recipients=%s", text),
                       xasprintf("language=%s", language_codes[language]),
                       xasprintf("gate=%s", words ? words : "") };
    bool done =
        words && (file_exists(path) || fail("write the deliverable first")) &&
        version_add(screen->store, name, path, (const char *const *)fields, COUNT(fields), id) &&
        load(screen);
    for (size_t i = 0; i < COUNT(fields); i++)
        free(fields[i]);
    free(words);
    free(path);
    return done;
}

static bool hand_over(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("To whom it is handed over"),
                                       .help = N_("The file that was written becomes a version"),
                                       .draft = { "version", { cell(screen, NAME) } },
                                       .done = take_recipient,
                                       .context = screen });
}

/* Those that the row in focus has, in the order of the table. */
static size_t formats_of(Screen *screen, ReportFormat found[COUNT(formats)],
                         const char *labels[COUNT(formats)])
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT(formats); i++) {
        if (!report_has_format(cell(screen, NAME), formats[i].format))
            continue;
        found[count] = formats[i].format;
        labels[count++] = formats[i].label;
    }
    return count;
}

static bool take_format(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    Deliverables *all = screen->state;
    ReportFormat found[COUNT(formats)];
    const char *labels[COUNT(formats)];
    (void)chosen;
    if (first < formats_of(screen, found, labels))
        all->formats[all->view.selected] = found[first];
    return load(screen);
}

static bool choose_format(Screen *screen)
{
    ReportFormat found[COUNT(formats)];
    const char *labels[COUNT(formats)];
    bool initial[COUNT(formats)] = { false };
    size_t count = formats_of(screen, found, labels);
    if (count < 2)
        return fail("this deliverable is written as an Excel workbook alone");
    for (size_t i = 0; i < count; i++)
        initial[i] = found[i] == format_of(screen);
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Format"),
                                         .labels = labels,
                                         .count = count,
                                         .initial = initial,
                                         .done = take_format,
                                         .context = screen });
}

static bool has_formats(Screen *screen)
{
    ReportFormat found[COUNT(formats)];
    const char *labels[COUNT(formats)];
    return formats_of(screen, found, labels) > 1;
}

static const Action actions[] = {
    { KEY_RETURN, N_("Write"), N_("Write the deliverable, or show what it lacks"), write_complete },
    { 'm', N_("What it lacks"), N_("Show what the deliverable lacks"), show_missing,
      .applies = lacks_something },
    { 'W', N_("All the same"), N_("Write it though something is missing, with a reason"),
      write_anyway, .applies = lacks_something },
    { 'f', N_("Format"), N_("Excel, Word or PowerPoint"), choose_format, .applies = has_formats },
    { 'o', N_("Open"), N_("Open what was written with the program for it"), open_written,
      .applies = can_open },
    { 'd', N_("Hand over"), N_("Record what was written as a version that was handed over"),
      hand_over, .applies = is_written },
    { 0 },
};

const ScreenClass deliverable_screen = {
    .title = N_("Deliverables"),
    .size = sizeof(Deliverables),
    .open = open_deliverables,
    .draw = draw,
    .close = close_deliverables,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};
