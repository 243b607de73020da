/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "base/date.h"
#include "base/message.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "evidence/evidence_screens.h"
#include "interview/interview_screens.h"
#include "plan/plan_screens.h"
#include "report/report.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"
#include "workbook/backup.h"
#include "workbook/home_rows.h"
#include "workbook/merge.h"
#include "workbook/recent.h"
#include "workbook/workbook_screens.h"

enum { KIND, ID, RECORD, TITLE, STATUS };
enum { BACKUP_SECONDS = 3600 };
enum { LIST_WIDE = 62, PILLAR_NAME = 20, SCORE = 7 };

typedef struct Home {
    Table *places; /* kind, id, record, title, status */
    TableView view;
    Table *pillars; /* of the workload of the place in focus */
    char *pillars_name;
    int64_t backed_up; /* when, in seconds */
    char counts[HOME_ROWS][HOME_COUNT_SIZE];
    bool is_counted;  /* what was imported */
    bool is_complete; /* the lists are counted and the file looked through */
} Home;

static const ViewColumn columns[] = { { TITLE, -1 }, { STATUS, 16 }, { 0 } };

static attr_t look(const Table *table, size_t row, size_t column)
{
    if (column == STATUS)
        return role(ROLE_DIM);
    return !strcmp(table_cell(table, row, KIND), "interview") ? role(ROLE_BOLD) : role(ROLE_PLAIN);
}

static void add_place(Home *home, const char *kind, const char *id, const char *record,
                      const char *title, const char *status)
{
    table_add(home->places, (const char *const[]){ kind, id, record, title, status }, 0);
}

static bool add_interviews(Screen *screen, Table *workloads)
{
    Home *home = screen->state;
    Table *results = report_list(screen->store, "lists", "workloads", message_language(), NULL);
    for (size_t row = 0; results && row < table_rows(results); row++) {
        char *title = xasprintf("%s  %s", tr("Interview"), table_cell(workloads, row, 1));
        char *status =
            xasprintf("%s/%s  H%s M%s", table_get(results, row, "answered"),
                      table_get(results, row, "questions"), table_get(results, row, "high"),
                      table_get(results, row, "medium"));
        add_place(home, "interview", "", table_cell(workloads, row, 0), title, status);
        free(title);
        free(status);
    }
    bool done = results != NULL;
    table_free(results);
    return done;
}

static bool add_forms(Screen *screen, const Table *workloads)
{
    Home *home = screen->state;
    Table *forms = report_list(screen->store, "lists", "forms", message_language(), NULL);
    for (size_t row = 0; forms && row < table_rows(forms); row++) {
        const char *record = table_get(forms, row, "record");
        long workload = table_row_of(workloads, 1, record);
        char *title =
            xasprintf("%s%s%s", table_get(forms, row, "title"), *record ? "  " : "", record);
        char *status =
            xasprintf("%s/%s", table_get(forms, row, "filled"), table_get(forms, row, "fields"));
        add_place(home, "form", table_cell(forms, row, 0),
                  workload < 0 ? "" : table_cell(workloads, (size_t)workload, 0), title, status);
        free(title);
        free(status);
    }
    bool done = forms != NULL;
    table_free(forms);
    return done;
}

/* Counting takes longer than a screen may: it waits for the first idle second. */
static bool add_list(Screen *screen, const char *name, const char *title)
{
    const Home *home = screen->state;
    char count[24];
    if (!home->is_complete) {
        add_place(screen->state, "list", name, "", title, "");
        return true;
    }
    Table *rows = report_list(screen->store, "lists", name, message_language(), NULL);
    if (!rows)
        return false;
    snprintf(count, sizeof count, "%zu", table_rows(rows));
    add_place(screen->state, "list", name, "", title, count);
    table_free(rows);
    return true;
}

/* Screens that are opened with nothing; those with a title are always listed. */
static const struct {
    const char *kind;
    const ScreenClass *class;
    const char *title; /* N_("…") */
} plain_places[] = {
    { "conflicts", &conflict_screen, NULL },
    { "milestones", &milestone_screen, NULL },
    { "deliverables", &deliverable_screen, NULL },
    { "recommendations", &recommendation_list_screen, N_("Recommendations") },
    { "matrix", &matrix_screen, N_("Priority matrix") },
    { "cost", &cost_evaluation_screen, N_("Cost evaluation") },
    { "plan", &plan_screen, N_("Plan") },
    { "budget", &budget_screen, N_("Budget") },
};
static void add_rows(Home *home)
{
    for (size_t i = 0; i < HOME_ROWS; i++)
        add_place(home, home_rows[i].kind, "", "", tr(home_rows[i].title), home->counts[i]);
}

/* Shown only when there are any. */
static bool add_conflicts(Screen *screen)
{
    char text[24];
    int64_t count;
    if (!merge_conflicts(screen->store, &count))
        return false;
    snprintf(text, sizeof text, "%lld", (long long)count);
    if (count)
        add_place(screen->state, "conflicts", "", "", tr("Conflicts"), text);
    return true;
}

static void load_pillars(Screen *screen)
{
    Home *home = screen->state;
    const char *workload = table_cell(home->places, home->view.selected, RECORD);
    Table *workloads = engagement_workloads(screen->store);
    long row = workloads ? table_row_of(workloads, 0, workload) : -1;
    size_t found = row < 0 ? 0 : (size_t)row;
    if (workloads && table_rows(workloads) && (row >= 0 || !home->pillars)) {
        table_free(home->pillars);
        free(home->pillars_name);
        home->pillars =
            answer_pillars(screen->store, table_cell(workloads, found, 0), message_language());
        home->pillars_name = xstrdup(table_cell(workloads, found, 1));
    }
    table_free(workloads);
}

static bool load(Screen *screen)
{
    static const TableColumn row_columns[] = {
        { "kind" }, { "id" }, { "record" }, { "title" }, { "status" }
    };
    Home *home = screen->state;
    Table *workloads = engagement_workloads(screen->store);
    if (!workloads)
        return false;
    table_free(home->places);
    home->places = table_make(row_columns, COUNT(row_columns));
    bool done = add_interviews(screen, workloads) && add_forms(screen, workloads) &&
                add_conflicts(screen) && add_list(screen, "open-points", tr("Open points")) &&
                add_list(screen, "evidence", tr("Evidence"));
    add_place(home, "import", "", "", tr("Import"), "");
    add_rows(home);
    add_place(home, "list", "contradictions", "", tr("Contradictions"), "");
    for (size_t i = 0; i < COUNT(plain_places); i++)
        if (plain_places[i].title)
            add_place(home, plain_places[i].kind, "", "", tr(plain_places[i].title), "");
    add_place(home, "list", "history", "", tr("History"), "");
    add_place(home, "milestones", "", "", tr("Milestones"), "");
    add_place(home, "deliverables", "", "", tr("Deliverables"), ".xlsx");
    table_free(workloads);
    table_view_set(&home->view, home->places);
    table_free(home->pillars);
    home->pillars = NULL;
    load_pillars(screen);
    home->is_counted = false;
    header_show(screen->store, NULL);
    return done;
}

static void say_read_only(Screen *screen)
{
    char *message = xasprintf("%s%s%s", tr("The workbook is open read-only:"),
                              message_gap(tr("The workbook is open read-only:")),
                              store_read_only_why(screen->store));
    screen_message(message);
    free(message);
}

/* Where it lies, when that asks for care. */
static void say_notice(Screen *screen)
{
    char *notice = store_notice(screen->store);
    if (notice)
        screen_message(notice);
    free(notice);
}

/* One writer: a second program opens the workbook for reading and says who holds it. */
static void claim(Screen *screen)
{
    if (!store_claim(screen->store)) {
        bool is_held = store_is_held(screen->store);
        char *message = xasprintf("%s%s%s", failure(), is_held ? " " : "",
                                  is_held ? tr("(T takes it over)") : "");
        store_set_read_only(screen->store, failure());
        screen_message(message);
        free(message);
    } else if (store_is_read_only(screen->store))
        say_read_only(screen);
    else
        say_notice(screen);
}

/* The first idle second completes the lists; after that a backup is made every hour in
 * which something is done. */
static bool wants_tick(Screen *screen)
{
    const Home *home = screen->state;
    return !home->is_complete || !home->is_counted ||
           date_now() - home->backed_up >= BACKUP_SECONDS;
}

static void back_up(Screen *screen)
{
    Home *home = screen->state;
    home->backed_up = date_now();
    if (store_is_read_only(screen->store) || !strcmp(store_path(screen->store), ":memory:"))
        return;
    char *path = backup_make(screen->store, NULL);
    if (!path)
        screen_message(failure());
    free(path);
}

static void complete(Screen *screen)
{
    Home *home = screen->state;
    bool is_first = !home->is_complete;
    bool is_new = !home->is_counted && home_rows_count(screen->store, home->counts);
    home->is_complete = true;
    if (is_first && !store_check_pages(screen->store))
        say_read_only(screen);
    if ((is_first || is_new) && screen_top() == screen && !load(screen))
        screen_message(failure());
    home->is_counted = true;
    if (is_first || date_now() - home->backed_up >= BACKUP_SECONDS)
        back_up(screen);
}

/* `argument` is not NULL when another screen opens on top at once: home then loads when
 * it is first seen. */
static bool open_home(Screen *screen, const void *argument)
{
    Home *home = screen->state;
    home->view = (TableView){ .columns = columns, .look = look };
    if (!argument && !load(screen))
        return false;
    claim(screen);
    recent_add(store_path(screen->store));
    return true;
}

/* Leaving says where everything is: that all is kept at each key is nothing one can see. */
static void say_kept(const Store *store)
{
    char *whole = realpath(store_path(store), NULL);
    char *message = xasprintf(tr("Everything is kept in %s"), whole ? whole : store_path(store));
    screen_message(message);
    free(message);
    free(whole);
}

/* Home is the lowest screen of a workbook and owns its store. */
static void close_home(Screen *screen)
{
    Home *home = screen->state;
    bool is_read_only = store_is_read_only(screen->store);
    bool is_kept = is_read_only || engagement_remember(screen->store, "language",
                                                       language_codes[message_language()]);
    if (!is_kept && store_is_lost(screen->store) && on_late_failure)
        on_late_failure(failure());
    else if (!is_kept)
        screen_message(failure());
    else if (!is_read_only)
        say_kept(screen->store);
    table_free(home->places);
    table_free(home->pillars);
    free(home->pillars_name);
    store_close(screen->store);
}

static TableView *view(Screen *screen)
{
    Home *home = screen->state;
    return &home->view;
}

static void draw_pillars(const Home *home, WINDOW *body, int y, int x, int width)
{
    int rows = getmaxy(body);
    put(body, y, x, width, role(ROLE_BOLD), home->pillars_name ? home->pillars_name : "");
    for (size_t row = 0; home->pillars && row < table_rows(home->pillars); row++) {
        int line = y + 2 + (int)row * 2;
        const char *score = table_get(home->pillars, row, "score");
        if (line >= rows)
            break;
        char *risks = xasprintf("  %s/%s H%s M%s", table_get(home->pillars, row, "answered"),
                                table_get(home->pillars, row, "questions"),
                                table_get(home->pillars, row, "high"),
                                table_get(home->pillars, row, "medium"));
        int bar = width - PILLAR_NAME - SCORE - 17;
        put(body, line, x, PILLAR_NAME, role(ROLE_PLAIN), table_get(home->pillars, row, "name"));
        put_right(body, line, x + PILLAR_NAME, SCORE - 1, role(ROLE_BOLD), *score ? score : "--");
        put(body, line, x + PILLAR_NAME + SCORE - 1, 1, role(ROLE_PLAIN), "");
        if (bar > 4)
            put_bar(body, line, x + PILLAR_NAME + SCORE, bar, role(ROLE_PLAIN),
                    (int)strtod(score, NULL), 100);
        put(body, line, x + PILLAR_NAME + SCORE + (bar > 4 ? bar : 0), 17, role(ROLE_DIM), risks);
        free(risks);
    }
}

static void draw_home(Screen *screen, WINDOW *body)
{
    Home *home = screen->state;
    int rows = getmaxy(body), wide = getmaxx(body);
    bool two_panes = wide >= 100;
    int list = two_panes ? LIST_WIDE : wide;
    table_view_draw(&home->view, body, 0, 0, rows, list);
    if (two_panes) {
        for (int y = 0; y < rows; y++)
            put(body, y, list, wide - list, role(ROLE_PLAIN), "");
        draw_pillars(home, body, 1, list + 3, wide - list - 4);
    }
    if (table_view_row(&home->view) >= 0)
        screen_set_cursor(body, (int)(home->view.selected - home->view.first), 0);
}

static bool go_interview(Screen *screen, const char *id, const char *record)
{
    (void)id;
    char *last = engagement_recall(screen->store, "workload");
    bool is_last = last && !strcmp(last, record);
    free(last);
    return screen_push(&interview_screen, screen->store,
                       is_last ? NULL : &(InterviewPlace){ record, NULL });
}

static bool go_form(Screen *screen, const char *id, const char *record)
{
    return screen_push(&form_screen, screen->store, &(FormPlace){ id, record });
}

static bool go_list(Screen *screen, const char *id, const char *record)
{
    (void)record;
    return screen_push(&list_screen, screen->store, &(ListPlace){ .name = id });
}

static bool go_import(Screen *screen, const char *id, const char *record)
{
    (void)id, (void)record;
    return screen_push(&import_screen, screen->store, NULL);
}

static bool go_rows(Screen *screen, const char *id, const char *record)
{
    const Home *home = screen->state;
    const char *kind = table_cell(home->places, home->view.selected, KIND);
    (void)id, (void)record;
    return home_rows_open(screen->store, kind);
}

static bool go_there(Screen *screen)
{
    static const struct {
        const char *kind;
        bool (*go)(Screen *, const char *id, const char *record);
    } ways[] = { { "interview", go_interview }, { "form", go_form },     { "list", go_list },
                 { "import", go_import },       { "findings", go_rows }, { "resources", go_rows },
                 { "costs", go_rows } };
    const Home *home = screen->state;
    size_t row = home->view.selected;
    for (size_t i = 0; i < COUNT(ways); i++)
        if (!strcmp(ways[i].kind, table_cell(home->places, row, KIND)))
            return ways[i].go(screen, table_cell(home->places, row, ID),
                              table_cell(home->places, row, RECORD));
    for (size_t i = 0; i < COUNT(plain_places); i++)
        if (!strcmp(plain_places[i].kind, table_cell(home->places, row, KIND)))
            return screen_push(plain_places[i].class, screen->store, NULL);
    return fail("this row leads nowhere");
}

static bool take_workload(void *context, const char *text)
{
    Screen *screen = context;
    return engagement_add_workload(screen->store, text) && load(screen);
}

static bool add_workload(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("New workload"),
                                       .help = N_("Its name, as the customer calls it"),
                                       .done = take_workload,
                                       .context = screen });
}

static bool take_name(void *context, const char *text)
{
    Screen *screen = context;
    const Home *home = screen->state;
    const char *id = table_cell(home->places, home->view.selected, RECORD);
    return engagement_rename_workload(screen->store, id, text) && load(screen);
}

static bool rename_workload(Screen *screen)
{
    const Home *home = screen->state;
    const char *id = table_cell(home->places, home->view.selected, RECORD);
    Table *workloads = engagement_workloads(screen->store);
    long row = workloads ? table_row_of(workloads, 0, id) : -1;
    bool done = row < 0 ? fail("choose a line of the workload first")
                        : screen_push(&text_screen, screen->store,
                                      &(TextRequest){
                                          .title = N_("Rename the workload"),
                                          .initial = table_cell(workloads, (size_t)row, 1),
                                          .done = take_name,
                                          .context = screen,
                                      });
    table_free(workloads);
    return done;
}

static bool resume_interview(Screen *screen)
{
    return screen_push(&interview_screen, screen->store, NULL);
}

static const Action actions[] = {
    { KEY_RETURN, N_("Go there"), N_("Open what is in focus"), go_there },
    { 'i', N_("Interview"), N_("Go to the interview where you left it"), resume_interview },
    { 'w', N_("New workload"), N_("Add a workload"), add_workload },
    { 'r', NULL, N_("Rename the workload in focus"), rename_workload },
    { KEY_F(6), NULL, NULL, resume_interview },
    { KEY_F(7), NULL, NULL, add_workload },
    { 0 },
};

const ScreenClass home_screen = {
    .title = N_("Home"),
    .size = sizeof(Home),
    .open = open_home,
    .draw = draw_home,
    .close = close_home,
    .actions = actions,
    .more = table_view_actions,
    .view = view,
    .resume = load,
    .wants_tick = wants_tick,
    .tick = complete,
};

static void choose_language(Store *store, const Language *wanted)
{
    Language language;
    char *last = engagement_recall(store, "language");
    if (wanted)
        language = *wanted;
    else if (!last || !language_parse(last, &language))
        language = engagement_language(store);
    message_set_language(language);
    free(last);
}

bool home_open_workbook(Store *store, const Language *language)
{
    choose_language(store, language);
    char *last = engagement_recall(store, "screen");
    bool was_interview = last && !strcmp(last, "interview");
    free(last);
    return screen_push(&home_screen, store, was_interview ? &home_screen : NULL) &&
           (!was_interview || screen_push(&interview_screen, store, NULL));
}

/* A screen of the workbook, and what it is opened with. */
