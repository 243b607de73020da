/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "base/date.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/engagement.h"
#include "engagement/setting.h"
#include "process/completion.h"
#include "process/record.h"
#include "process/session.h"
#include "process/process_screens.h"
#include "report/minutes.h"
#include "report/report.h"
#include "toolkit/fields_screen.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/text_screen.h"

enum { SHOWN = 5 };

typedef struct ProcessKind {
    const char *name, *table, *title, *empty; /* title and empty for tr() */
    struct {
        const char *column;
        int width;
    } shown[SHOWN + 1];
} ProcessKind;

typedef struct ProcessList {
    TableView view;
    const ProcessKind *kind;
    Table *rows, *words;            /* as recorded, and as people read it */
    bool is_accepted, is_completed; /* of the acceptance list: all of it, and the engagement */
    ViewColumn columns[SHOWN + 1];
} ProcessList;

static const ProcessKind kinds[] = {
    { "prerequisites",
      "prerequisite",
      N_("Prerequisites"),
      "",
      { { "title", -1 }, { "owner", 10 }, { "due", 11 }, { "state", 12 } } },
    { "sessions",
      "session",
      N_("Sessions"),
      N_("No session yet. s starts one."),
      { { "starts", 17 },
        { "hours", 7 },
        { "kind", 9 },
        { "in_hours", 14 },
        { "consultants", -1 } } },
    { "minutes",
      "minute",
      N_("Minutes"),
      N_("No minutes yet. n adds some to the last session."),
      { { "text", -1 }, { "kind", 10 }, { "owner", 14 }, { "due", 11 }, { "state", 8 } } },
    { "contacts",
      "contact",
      N_("Contacts"),
      N_("No contact yet. n adds one."),
      { { "name", -1 }, { "party", 12 }, { "role", 22 }, { "phone", 20 } } },
    { "communications",
      "communication",
      N_("Communication log"),
      N_("Nothing was sent or confirmed yet. n adds it."),
      { { "date", 11 }, { "subject", -1 }, { "channel", 12 }, { "confirmed", 12 } } },
    { "raci",
      "raci",
      N_("Responsibilities"),
      "",
      { { "service", 22 },
        { "title", -1 },
        { "customer", 10 },
        { "provider", 10 },
        { "customer_person", 28 } } },
    { "freezes",
      "freeze",
      N_("Freezes"),
      N_("No freeze yet. n adds one: tasks that change a workload are planned around it."),
      { { "first", 11 }, { "last", 11 }, { "workload", 20 }, { "name", -1 } } },
    { "goals",
      "goal",
      N_("Goals"),
      N_("No goal yet. n adds one and names the recommendations that serve it."),
      { { "title", -1 }, { "due", 11 }, { "state", 22 }, { "figure", 40 } } },
    { "comments",
      "comment",
      N_("Comments of the review"),
      N_("No comment yet."),
      { { "number", 4 }, { "text", -1 }, { "decision", -1 }, { "state", 10 } } },
    { "acceptance",
      "acceptance",
      N_("Acceptance"),
      "",
      { { "id", -1 }, { "number", 8 }, { "state", 16 }, { "verdict", 24 } } },
};

static const ProcessKind *find(const char *name)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (!strcmp(kinds[i].name, name))
            return &kinds[i];
    return NULL;
}

static const char *words_of(const Entity *entity, const char *column)
{
    static const char *const others[][3] = { { "prerequisite", "owner", "party" },
                                             { "acceptance", "id", "deliverable" },
                                             { "acceptance", "state", "deliverable-state" },
                                             { "goal", "state", "goal-state" } };
    const EntityColumn *found = entity_column(entity, column);
    for (size_t i = 0; i < COUNT(others); i++)
        if (!strcmp(others[i][0], entity->table) && !strcmp(others[i][1], column))
            return others[i][2];
    return found ? found->words : NULL;
}

/* A cell as people read it; the caller frees. */
static char *said(Store *store, const Entity *entity, const char *column, const char *cell)
{
    char local[LOCAL_SIZE];
    const char *words = words_of(entity, column);
    if (words && *cell)
        return record_word(store, words, cell);
    if (!strcmp(column, "in_hours"))
        return xstrdup(session_is_service_time(store, cell) ? "" : tr("outside"));
    if (strcmp(column, "starts") != 0)
        return xstrdup(cell);
    date_local(cell, local);
    return xstrdup(local);
}

/* Whether a session lies in the hours of the service is said of when it begins. */
static size_t place_of(const Table *rows, const char *column)
{
    int place = table_find(rows, !strcmp(column, "in_hours") ? "starts" : column);
    return place < 0 ? 0 : (size_t)place;
}

static ColumnType type_of(const Table *rows, const char *column)
{
    int place = table_find(rows, column);
    bool is_number = place >= 0 && table_type(rows, (size_t)place) == COLUMN_NUMBER;
    return is_number ? COLUMN_NUMBER : COLUMN_TEXT;
}

/* What was decided or said is not to be done, and has no state. */
static bool has_state(const ProcessList *list, const Table *rows, size_t row)
{
    return strcmp(list->kind->table, "minute") != 0 ||
           !strcmp(table_get(rows, row, "kind"), "action");
}

static const char *cell_of(const ProcessList *list, const Table *rows, size_t row,
                           const char *column)
{
    bool is_shown = strcmp(column, "state") != 0 || has_state(list, rows, row);
    return is_shown ? table_cell(rows, row, place_of(rows, column)) : "";
}

static Table *in_words(Screen *screen, const Table *rows)
{
    const ProcessList *list = screen->state;
    const Entity *entity = entity_find(store_entities(screen->store), list->kind->table);
    Table *words = table_new();
    size_t count = 0;
    for (; list->kind->shown[count].column; count++) {
        const char *column = list->kind->shown[count].column;
        table_add_column(words, column,
                         !strcmp(column, "in_hours") ? tr("Service hours")
                                                     : table_title(rows, place_of(rows, column)),
                         type_of(rows, column));
    }
    for (size_t row = 0; row < table_rows(rows); row++) {
        char *cells[SHOWN];
        for (size_t i = 0; i < count; i++) {
            const char *column = list->kind->shown[i].column;
            char *cell = said(screen->store, entity, column, cell_of(list, rows, row, column));
            cells[i] = cell ? cell : xstrdup("");
        }
        table_add_owned(words, cells);
    }
    return words;
}

static bool all_accepted(const Table *rows)
{
    bool is_so = table_find(rows, "state") >= 0;
    for (size_t row = 0; is_so && row < table_rows(rows); row++)
        is_so = !strcmp(table_get(rows, row, "state"), "accepted");
    return is_so;
}

static bool load(Screen *screen)
{
    ProcessList *list = screen->state;
    if (!completion_is_completed(screen->store, &list->is_completed))
        return false;
    Table *rows = report_list(screen->store, "lists", list->kind->name, message_language(), NULL);
    if (!rows)
        return false;
    list->is_accepted = all_accepted(rows);
    table_free(list->rows);
    table_free(list->words);
    list->rows = rows;
    list->words = in_words(screen, rows);
    list->view.empty = tr(list->kind->empty);
    table_view_set(&list->view, list->words);
    header_show(screen->store, NULL);
    return true;
}

static bool open_list(Screen *screen, const void *argument)
{
    ProcessList *list = screen->state;
    list->kind = find(argument);
    if (!list->kind)
        return fail("there is no list of that name");
    for (size_t i = 0; list->kind->shown[i].column; i++)
        list->columns[i] = (ViewColumn){ i, list->kind->shown[i].width };
    list->view = (TableView){ .columns = list->columns, .has_titles = true };
    return load(screen);
}

static void close_list(Screen *screen)
{
    ProcessList *list = screen->state;
    table_free(list->rows);
    table_free(list->words);
}

static const char *heading(Screen *screen)
{
    const ProcessList *list = screen->state;
    return tr(list->kind->title);
}

static void draw(Screen *screen, WINDOW *body)
{
    ProcessList *list = screen->state;
    table_view_draw(&list->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

static bool is_of(const ProcessList *list, const char *table)
{
    return !strcmp(list->kind->table, table);
}

static bool is_sessions(Screen *screen)
{
    return is_of(screen->state, "session");
}

static bool takes_minutes(const ProcessList *list)
{
    return is_of(list, "session") || is_of(list, "minute");
}

static bool has_minutes(Screen *screen)
{
    return takes_minutes(screen->state) && table_view_has_row(screen);
}

static bool is_acceptance(Screen *screen)
{
    return is_of(screen->state, "acceptance");
}

static bool can_complete(Screen *screen)
{
    const ProcessList *list = screen->state;
    return is_acceptance(screen) && list->is_accepted && !list->is_completed;
}

static bool can_reopen(Screen *screen)
{
    const ProcessList *list = screen->state;
    return is_acceptance(screen) && list->is_completed;
}

static bool takes_rows(Screen *screen)
{
    const ProcessList *list = screen->state;
    return !is_of(list, "raci") && !is_of(list, "acceptance");
}

static bool takes_ticks(Screen *screen)
{
    const ProcessList *list = screen->state;
    if (!table_view_has_row(screen) || !has_state(list, list->rows, list->view.selected))
        return false;
    return is_of(list, "prerequisite") || is_of(list, "minute") || is_of(list, "comment");
}

/* Of the row in focus; NULL when there is none. */
static const char *focused(const ProcessList *list)
{
    long row = table_view_row(&list->view);
    return row < 0 ? NULL : table_cell(list->rows, (size_t)row, 0);
}

static bool warn_of_caps(Screen *screen)
{
    char *warning = session_warning(screen->store);
    if (warning && *warning)
        screen_message(warning);
    bool done = warning != NULL;
    free(warning);
    return done;
}

enum { BEGUN, HOURS, HELD_FIELDS };

static bool take_held(void *context, const char *const values[], size_t *wrong)
{
    Screen *screen = context;
    char id[ID_SIZE];
    *wrong = *values[BEGUN] ? HOURS : BEGUN;
    return session_add(screen->store, values[BEGUN], values[HOURS], NULL, 0, id) &&
           warn_of_caps(screen) && load(screen);
}

static bool add_held(Screen *screen)
{
    return screen_push(&fields_screen, screen->store,
                       &(FieldsRequest){ .title = N_("Session that was held"),
                                         .fields = { [BEGUN] = { N_("Begun (2026-11-23 09:00)") },
                                                     [HOURS] = { N_("Hours (3.5)") } },
                                         .count = HELD_FIELDS,
                                         .draft = { "session", { "held" } },
                                         .done = take_held,
                                         .context = screen });
}

static bool add(Screen *screen)
{
    const ProcessList *list = screen->state;
    if (is_of(list, "session"))
        return add_held(screen);
    if (!takes_rows(screen))
        return fail("the service fixes which rows there are; Enter edits one");
    return screen_push(&process_form_screen, screen->store,
                       &(ProcessPlace){ list->kind->table, NULL, NULL });
}

static bool edit(Screen *screen)
{
    const ProcessList *list = screen->state;
    const char *id = focused(list);
    if (!id)
        return add(screen);
    bool is_verdict = is_acceptance(screen);
    return screen_push(
        &process_form_screen, screen->store,
        &(ProcessPlace){ list->kind->table, is_verdict ? NULL : id, is_verdict ? id : NULL });
}

/* Ticks what is open, and opens what is ticked. */
static bool tick(Screen *screen)
{
    const ProcessList *list = screen->state;
    const char *id = focused(list);
    if (!id || !takes_ticks(screen))
        return fail("there is nothing to tick here");
    const char *state = table_get(list->rows, list->view.selected, "state");
    const char *field = strcmp(state, "done") ? "state=done" : "state=open";
    return record_set(screen->store, list->kind->table, id, (const char *const[]){ field }, 1) &&
           load(screen);
}

static bool clock(Screen *screen)
{
    const ProcessList *list = screen->state;
    char id[ID_SIZE], *running;
    if (!is_of(list, "session"))
        return fail("sessions are started on their own list");
    running = session_running(screen->store);
    bool runs = running && *running;
    bool done = running && (runs ? session_stop(screen->store, NULL, 0, id)
                                 : session_start(screen->store, NULL, 0, true));
    free(running);
    return done && warn_of_caps(screen) && load(screen);
}

static bool complete(Screen *screen)
{
    const ProcessList *list = screen->state;
    if (!is_of(list, "acceptance"))
        return fail("the engagement is completed on the acceptance list");
    return completion_complete(screen->store) && completion_seal(screen->store) && load(screen);
}

static bool take_reopening(void *context, const char *text)
{
    Screen *screen = context;
    return completion_reopen(screen->store, text) && load(screen);
}

static bool reopen(Screen *screen)
{
    const ProcessList *list = screen->state;
    if (!is_of(list, "acceptance"))
        return fail("the engagement is reopened on the acceptance list");
    if (!list->is_completed)
        return fail("it is not completed");
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Reopen the engagement"),
                                       .help = N_("Why; it stands in the log"),
                                       .draft = { "reopening" },
                                       .done = take_reopening,
                                       .context = screen });
}

/* Of the session in focus, or of the minute in focus; of the last one where there is none. */
static bool mailed_session(Screen *screen, char id[ID_SIZE])
{
    const ProcessList *list = screen->state;
    long row = table_view_row(&list->view);
    const char *column = is_sessions(screen) ? "id" : "session";
    return session_find(screen->store, row < 0 ? NULL : table_get(list->rows, (size_t)row, column),
                        id);
}

static bool take_mail(void *context, const char *text)
{
    Screen *screen = context;
    char id[ID_SIZE], *path = mailed_session(screen, id) ? minutes_path(screen->store, id) : NULL;
    bool done = path && minutes_write(path, text);
    char *message =
        done ? xasprintf("%s%s%s", tr("Written:"), message_gap(tr("Written:")), path) : NULL;
    if (message)
        screen_message(message);
    free(message);
    free(path);
    return done;
}

static bool mail(Screen *screen)
{
    char id[ID_SIZE];
    if (!takes_minutes(screen->state))
        return fail("minutes are mailed from the lists of sessions and minutes");
    if (!mailed_session(screen, id))
        return false;
    char *text = minutes_mail(screen->store, id, engagement_language(screen->store));
    bool done = text && screen_push(&text_screen, screen->store,
                                    &(TextRequest){ .title = N_("Minutes to mail"),
                                                    .help = N_("As a mail; saving writes a file"
                                                               " beside the workbook"),
                                                    .initial = text,
                                                    .draft = { "minutes", { id } },
                                                    .is_long = true,
                                                    .done = take_mail,
                                                    .context = screen });
    free(text);
    return done;
}

enum { ONSITE, IN_ALL, CAP_FIELDS };

static bool take_caps(void *context, const char *const values[], size_t *wrong)
{
    Screen *screen = context;
    *wrong = ONSITE;
    return store_begin(screen->store) &&
           store_end(screen->store,
                     setting_set(screen->store, "onsite-days", values[ONSITE]) &&
                         setting_set(screen->store, "service-days", values[IN_ALL])) &&
           load(screen);
}

static bool ask_caps(Screen *screen)
{
    const ProcessList *list = screen->state;
    SessionUse use;
    if (!is_of(list, "session"))
        return fail("man-days are set on the list of sessions");
    if (!session_use(screen->store, &use))
        return false;
    char *onsite = xasprintf("%g", (double)use.onsite_cap / PACE_DAY),
         *in_all = xasprintf("%g", (double)use.total_cap / PACE_DAY);
    bool done = screen_push(
        &fields_screen, screen->store,
        &(FieldsRequest){
            .title = N_("Man-days that the terms allow"),
            .fields = { [ONSITE] = { N_("On site"), onsite }, [IN_ALL] = { N_("In all"), in_all } },
            .count = CAP_FIELDS,
            .is_fleeting = true,
            .done = take_caps,
            .context = screen });
    free(onsite);
    free(in_all);
    return done;
}

static const Action actions[] = {
    { 's', N_("Start or stop"), N_("Start a session, or stop the one that runs"), clock,
      .applies = is_sessions },
    { 'C', N_("Complete"), N_("Complete the engagement after acceptance"), complete,
      .applies = can_complete },
    { KEY_RETURN, N_("Edit"),
      N_("Edit the row in focus; on the acceptance list: the customer's word"), edit },
    { ' ', N_("Tick"), N_("Tick the row in focus, or open it again"), tick,
      .applies = takes_ticks },
    { 'n', N_("New"), N_("Add a row"), add, .applies = takes_rows },
    { 'M', N_("Mail"), N_("The minutes of the session as a mail, to copy or to save"), mail,
      .applies = has_minutes },
    { 'm', N_("Man-days"), N_("Say how many man-days the terms allow"), ask_caps,
      .applies = is_sessions },
    { 'R', N_("Reopen"), N_("Reopen a completed engagement, with a reason"), reopen,
      .applies = can_reopen },
    { 0 },
};

const ScreenClass process_list_screen = {
    .title = N_("Record"),
    .size = sizeof(ProcessList),
    .open = open_list,
    .draw = draw,
    .close = close_list,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
    .heading = heading,
};
