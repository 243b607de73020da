/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "advice/advice_screens.h"
#include "base/date.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "evidence/evidence_screens.h"
#include "interview/interview_screens.h"
#include "plan/plan_screens.h"
#include "process/process_screens.h"
#include "process/clock.h"
#include "process/completion.h"
#include "process/pace.h"
#include "process/road.h"
#include "process/session.h"
#include "report/report.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"
#include "workbook/backup.h"
#include "workbook/home_rows.h"
#include "workbook/journal.h"
#include "workbook/merge.h"
#include "workbook/recent.h"
#include "workbook/workbook_screens.h"

enum { KIND, ID, RECORD, TITLE, STATUS };
enum { BACKUP_SECONDS = 3600 };
enum { LIST_WIDE = 62, PILLAR_NAME = 20, SCORE = 7 };

enum { STRIP_ROWS = 4, ALL_PLACES = 1000, IN_HAND = 1001 };

typedef struct Home {
    Road *road;
    size_t shown; /* the number of a phase, ALL_PLACES, or IN_HAND before the first look */
    size_t in_hand;
    char *next;       /* the step that the focus was put on */
    char *use, *pace; /* man-days and what is left, in words */
    Clock clock;      /* of the session that runs */
    bool is_clocked;
    double kept;   /* the monotonic clock when its seconds were last kept */
    int64_t act;   /* the last one: a sign of life */
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

/* ---- everything: where each screen is ---- */

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

static bool add_interviews(Screen *screen, const Table *workloads)
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

/* What is recorded of the walk. */
static const struct {
    const char *name, *title; /* N_("…") */
} process_places[] = {
    { "prerequisites", N_("Prerequisites") },
    { "contacts", N_("Contacts") },
    { "sessions", N_("Sessions") },
    { "minutes", N_("Minutes") },
    { "communications", N_("Communication log") },
    { "raci", N_("Responsibilities") },
    { "comments", N_("Comments of the review") },
    { "acceptance", N_("Acceptance") },
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

static bool load_all_places(Screen *screen, const Table *workloads)
{
    Home *home = screen->state;
    bool done = add_interviews(screen, workloads) && add_forms(screen, workloads) &&
                add_conflicts(screen) && add_list(screen, "open-points", tr("Open points")) &&
                add_list(screen, "evidence", tr("Evidence"));
    add_place(home, "import", "", "", tr("Import"), "");
    add_rows(home);
    add_place(home, "list", "contradictions", "", tr("Contradictions"), "");
    for (size_t i = 0; i < COUNT(plain_places); i++)
        if (plain_places[i].title)
            add_place(home, plain_places[i].kind, "", "", tr(plain_places[i].title), "");
    for (size_t i = 0; i < COUNT(process_places); i++)
        add_place(home, process_places[i].name, "", "", tr(process_places[i].title), "");
    add_place(home, "list", "history", "", tr("History"), "");
    add_place(home, "milestones", "", "", tr("Milestones"), "");
    add_place(home, "deliverables", "", "", tr("Deliverables"), ".xlsx");
    return done;
}

/* ---- the road ---- */

static void add_step(Home *home, const Step *step)
{
    static const char *const marks[] = {
        [STEP_DONE] = "[x]", [STEP_OPEN] = "[ ]", [STEP_BLOCKED] = "[-]"
    };
    char *title = xasprintf("%s %s", marks[step->state], step->title);
    char *progress = step_progress(step);
    add_place(home, "step", step->place, "", title, progress);
    free(progress);
    free(title);
}

/* What somebody promised, below the steps. */
static bool add_due(Screen *screen)
{
    Home *home = screen->state;
    Table *due = report_list(screen->store, "screens", "due", message_language(), NULL);
    for (size_t row = 0; due && row < table_rows(due); row++) {
        char *title = xasprintf("%s %s", tr("Due:"), table_cell(due, row, 1));
        add_place(home, table_cell(due, row, 0), "open-points", "", title, table_cell(due, row, 2));
        free(title);
    }
    bool done = due != NULL;
    table_free(due);
    return done;
}

static bool load_phase(Screen *screen, const Table *workloads)
{
    Home *home = screen->state;
    bool done = true;
    for (size_t i = 0; done && i < road_steps(home->road); i++) {
        const Step *step = road_step(home->road, i);
        if (step->phase != home->shown)
            continue;
        add_step(home, step);
        if (!strcmp(step->place, "interview"))
            done = add_interviews(screen, workloads);
    }
    return done && (home->shown != home->in_hand || add_due(screen));
}

/* The focus goes to the next step when that is another one than before. */
static void focus_next(Home *home)
{
    const Step *next = road_next(home->road);
    const char *id = next ? next->id : "";
    bool is_new = !home->next || strcmp(home->next, id) != 0;
    if (!is_new || home->shown != home->in_hand)
        return;
    free(home->next);
    home->next = xstrdup(id);
    size_t row = 0;
    for (size_t i = 0; next && i < road_steps(home->road); i++) {
        const Step *step = road_step(home->road, i);
        if (step == next)
            break;
        row += step->phase == home->shown;
    }
    table_view_select(&home->view, row);
}

/* What is left at this pace, and of the man-days; NULL when no question is left. */
static char *pace_words(const Pace *pace)
{
    Forecast forecast = pace_forecast(pace);
    char *needed = pace_text(forecast.needed), *remaining = pace_text(forecast.remaining);
    char *words =
        pace->left ? xasprintf(tr("%d left: %s of %s"), (int)pace->left, needed, remaining) : NULL;
    free(needed);
    free(remaining);
    return words;
}

static bool load_use(Screen *screen)
{
    Home *home = screen->state;
    SessionUse use;
    Pace pace;
    if (!session_use(screen->store, &use) || !session_pace(screen->store, &pace))
        return false;
    free(home->use);
    home->use = xasprintf(tr("Man-days: on site %.1f / %.1f, in all %.1f / %.1f"),
                          (double)use.onsite / PACE_DAY, (double)use.onsite_cap / PACE_DAY,
                          (double)use.total / PACE_DAY, (double)use.total_cap / PACE_DAY);
    free(home->pace);
    home->pace = pace.spent ? pace_words(&pace) : NULL;
    return true;
}

static bool load_road(Screen *screen)
{
    Home *home = screen->state;
    Road *road = road_open(screen->store, message_language());
    if (!road)
        return false;
    road_close(home->road);
    home->road = road;
    size_t in_hand = road_phase_in_hand(road);
    if (home->shown != ALL_PLACES && (home->shown == IN_HAND || home->shown == home->in_hand ||
                                      home->shown >= road_phases(road)))
        home->shown = in_hand;
    home->in_hand = in_hand;
    return load_use(screen);
}

static bool load(Screen *screen)
{
    static const TableColumn row_columns[] = {
        { "kind" }, { "id" }, { "record" }, { "title" }, { "status" }
    };
    Home *home = screen->state;
    Table *workloads = load_road(screen) ? engagement_workloads(screen->store) : NULL;
    if (!workloads)
        return false;
    table_free(home->places);
    home->places = table_make(row_columns, COUNT(row_columns));
    bool done = home->shown == ALL_PLACES ? load_all_places(screen, workloads)
                                          : load_phase(screen, workloads);
    table_free(workloads);
    table_view_set(&home->view, home->places);
    focus_next(home);
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
        char *message = xasprintf("%s %s", failure(), tr("(T takes it over)"));
        store_set_read_only(screen->store, failure());
        screen_message(message);
        free(message);
    } else if (!completion_seal(screen->store))
        screen_message(failure());
    else if (store_is_read_only(screen->store))
        say_read_only(screen);
    else
        say_notice(screen);
}

/* The first idle second completes the lists; after that a backup is made every hour in
 * which something is done. */
static bool wants_tick(Screen *screen)
{
    const Home *home = screen->state;
    return !home->is_complete || !home->is_counted || session_is_live(screen->store) ||
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

static double monotonic(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void begin_clock(Screen *screen, double now)
{
    Home *home = screen->state;
    int64_t seconds = 0;
    if (session_seconds(screen->store, &seconds))
        clock_begin(&home->clock, now, (double)seconds);
    home->is_clocked = true;
    home->kept = now;
}

/* Each act says that somebody is at work. Every fifteen seconds what was counted is kept. */
static void beat(Screen *screen)
{
    Home *home = screen->state;
    JournalAct act = { .number = home->act };
    double now = monotonic();
    bool runs = !store_is_read_only(screen->store) && session_is_live(screen->store);
    if (runs && !home->is_clocked)
        begin_clock(screen, now);
    home->is_clocked = runs;
    if (!runs)
        return;
    bool is_active = journal_next(screen->store, &act) && act.number != home->act;
    home->act = act.number;
    (is_active ? clock_touch : clock_beat)(&home->clock, now);
    if (now - home->kept < CLOCK_BEAT)
        return;
    home->kept = now;
    if (!session_beat(screen->store, (int64_t)home->clock.seconds))
        screen_message(failure());
}

static void complete(Screen *screen)
{
    Home *home = screen->state;
    beat(screen);
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
    home->shown = IN_HAND;
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
    road_close(home->road);
    free(home->next);
    free(home->use);
    free(home->pace);
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
            put_bar(body, line, x + PILLAR_NAME + SCORE, bar, role(ROLE_PLAIN), strtod(score, NULL),
                    100);
        put(body, line, x + PILLAR_NAME + SCORE + (bar > 4 ? bar : 0), 17, role(ROLE_DIM), risks);
        free(risks);
    }
}

/* ---- what stands above the list ---- */

enum { STRIP_FULL, STRIP_SHORT, STRIP_BARE };

static char *phase_text(const Home *home, size_t number, int form)
{
    const Phase *phase = road_phase(home->road, number);
    const char *title = form == STRIP_FULL ? phase->title : phase->short_title;
    bool is_done = phase->done == phase->steps;
    bool is_begun = phase->done || number == home->in_hand;
    if (form == STRIP_BARE || is_done || !is_begun)
        return xasprintf("%zu %s%s", number + 1, title, is_done ? " x" : "");
    return xasprintf("%zu %s %zu/%zu", number + 1, title, phase->done, phase->steps);
}

static int strip_cells(const Home *home, int form)
{
    int cells = 0;
    for (size_t i = 0; i < road_phases(home->road); i++) {
        char *text = phase_text(home, i, form);
        cells += text_cells(text) + 2;
        free(text);
    }
    return cells;
}

/* 1 Application x  2 Preparation 3/5 …, the one in hand bold, the one that is shown reversed. */
static void draw_strip(const Home *home, WINDOW *body, int wide)
{
    int form = STRIP_FULL, x = 1;
    while (form < STRIP_BARE && strip_cells(home, form) + 1 > wide)
        form++;
    put(body, 0, 0, wide, role(ROLE_PLAIN), "");
    for (size_t i = 0; i < road_phases(home->road) && x < wide; i++) {
        char *text = phase_text(home, i, form);
        attr_t attributes = role(i == home->shown     ? ROLE_FOCUS
                                 : i == home->in_hand ? ROLE_BOLD
                                                      : ROLE_PLAIN);
        int cells = text_cells(text);
        put(body, 0, x, cells < wide - x ? cells : wide - x, attributes, text);
        x += cells + 2;
        free(text);
    }
}

static void draw_head(const Home *home, WINDOW *body, int wide)
{
    const Step *next = road_next(home->road);
    draw_strip(home, body, wide);
    put(body, 1, 0, wide, role(ROLE_PLAIN), "");
    put_pair(body, 1, 1, wide - 1, tr("Next:"), next ? next->title : tr("everything is done"));
    put(body, 2, 0, 1, role(ROLE_PLAIN), "");
    int used = put(body, 2, 1, wide - 1, role(ROLE_DIM), home->use);
    if (home->pace && text_cells(home->pace) + used + 3 < wide)
        put_right(body, 2, used + 2, wide - used - 3, role(ROLE_DIM), home->pace);
    put_rule(body, 3, 0, wide);
}

static void draw_home(Screen *screen, WINDOW *body)
{
    Home *home = screen->state;
    int rows = getmaxy(body), wide = getmaxx(body);
    bool two_panes = wide >= 100;
    int list = two_panes ? LIST_WIDE : wide;
    draw_head(home, body, wide);
    table_view_draw(&home->view, body, STRIP_ROWS, 0, rows - STRIP_ROWS, list);
    if (two_panes) {
        for (int y = STRIP_ROWS; y < rows; y++)
            put(body, y, list, wide - list, role(ROLE_PLAIN), "");
        draw_pillars(home, body, STRIP_ROWS + 1, list + 3, wide - list - 4);
    }
    if (table_view_row(&home->view) >= 0)
        screen_set_cursor(body, STRIP_ROWS + (int)(home->view.selected - home->view.first), 0);
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

/* Of a form that every workload has: the one that is filled least. */
static bool go_emptiest_form(Screen *screen, const char *form)
{
    Table *forms = report_list(screen->store, "lists", "forms", message_language(), NULL);
    Table *workloads = forms ? engagement_workloads(screen->store) : NULL;
    const char *record = "";
    int least = -1;
    for (size_t row = 0; workloads && row < table_rows(forms); row++) {
        long workload = table_row_of(workloads, 1, table_get(forms, row, "record"));
        int filled = atoi(table_get(forms, row, "filled"));
        if (strcmp(table_cell(forms, row, 0), form) != 0 || (least >= 0 && filled >= least))
            continue;
        least = filled;
        record = workload < 0 ? "" : table_cell(workloads, (size_t)workload, 0);
    }
    bool done = workloads && go_form(screen, form, record);
    table_free(workloads);
    table_free(forms);
    return done;
}

static bool go_place(Screen *screen, const char *place, const char *record)
{
    static const struct {
        const char *kind;
        bool (*go)(Screen *, const char *id, const char *record);
    } ways[] = { { "list", go_list },
                 { "import", go_import },
                 { "findings", go_rows },
                 { "resources", go_rows },
                 { "costs", go_rows } };
    const Home *home = screen->state;
    if (!strncmp(place, "form:", strlen("form:")))
        return go_emptiest_form(screen, place + strlen("form:"));
    if (process_list_exists(place))
        return screen_push(&process_list_screen, screen->store, place);
    if (!strcmp(place, "interview"))
        return *record ? go_interview(screen, "", record)
                       : screen_push(&interview_screen, screen->store, NULL);
    for (size_t i = 0; i < COUNT(ways); i++)
        if (!strcmp(ways[i].kind, place))
            return ways[i].go(screen, table_cell(home->places, home->view.selected, ID), record);
    for (size_t i = 0; i < COUNT(plain_places); i++)
        if (!strcmp(plain_places[i].kind, place))
            return screen_push(plain_places[i].class, screen->store, NULL);
    return fail("this row leads nowhere");
}

static bool go_there(Screen *screen)
{
    const Home *home = screen->state;
    size_t row = home->view.selected;
    const char *kind = table_cell(home->places, row, KIND), *id = table_cell(home->places, row, ID);
    const char *record = table_cell(home->places, row, RECORD);
    if (!strcmp(kind, "form"))
        return go_form(screen, id, record);
    return go_place(screen, strcmp(kind, "step") ? kind : id, record);
}

static bool open_phase(Screen *screen)
{
    Home *home = screen->state;
    size_t number = (size_t)(screen_key() - '1');
    if (screen_key() != '0' && number >= road_phases(home->road))
        return fail("the engagement has no phase of that number");
    home->shown = screen_key() == '0' ? ALL_PLACES : number;
    free(home->next);
    home->next = NULL;
    bool done = load(screen);
    if (home->shown != home->in_hand)
        table_view_select(&home->view, 0);
    return done;
}

static bool take_reason(void *context, const char *text)
{
    Screen *screen = context;
    Home *home = screen->state;
    return road_pass(screen->store, home->road, text) && load(screen);
}

static bool go_on(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Begin the next phase"),
                                       .help = N_("Why, although steps are open; it is recorded"),
                                       .done = take_reason,
                                       .context = screen });
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
    { '1', N_("to 8: phase"), N_("Show a phase by its number"), open_phase },
    { '0', N_("Everything"), N_("Show all that can be opened"), open_phase },
    { 'i', N_("Interview"), N_("Go to the interview where you left it"), resume_interview },
    { 'w', N_("New workload"), N_("Add a workload"), add_workload },
    { 'r', NULL, N_("Rename the workload in focus"), rename_workload },
    { '>', NULL, N_("Begin the next phase although steps are open, with a reason"), go_on },
    { '2', NULL, NULL, open_phase },
    { '3', NULL, NULL, open_phase },
    { '4', NULL, NULL, open_phase },
    { '5', NULL, NULL, open_phase },
    { '6', NULL, NULL, open_phase },
    { '7', NULL, NULL, open_phase },
    { '8', NULL, NULL, open_phase },
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
