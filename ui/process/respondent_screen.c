/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_input.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/respondent.h"
#include "process/process_screens.h"
#include "questionnaire/questionnaire.h"
#include "report/report.h"
#include "toolkit/choice_screen.h"
#include "toolkit/fields_screen.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/text_screen.h"

/* Who answers what offline, since when it is out, and what came back. */
typedef struct Respondents {
    TableView view;
    Table *rows, *pillars;
} Respondents;

enum { NAME, STATE, DUE, ASKED, ANSWERED, SENT, BACK, ID, ROLE, MAIL };
static const ViewColumn columns[] = { { NAME, -1 },    { STATE, 10 }, { DUE, 11 },  { ASKED, 9 },
                                      { ANSWERED, 9 }, { SENT, 11 },  { BACK, 11 }, { 0 } };

static bool load(Screen *screen)
{
    Respondents *state = screen->state;
    Table *rows = report_list(screen->store, "screens", "respondents", message_language(), NULL);
    if (!rows)
        return false;
    table_free(state->rows);
    state->rows = rows;
    state->view.empty = tr("Nobody yet. n adds a respondent, p and q give questions.");
    table_view_set(&state->view, rows);
    header_show(screen->store, NULL);
    return true;
}

static bool open_respondents(Screen *screen, const void *argument)
{
    Respondents *state = screen->state;
    (void)argument;
    state->view = (TableView){ .columns = columns, .has_titles = true };
    return load(screen);
}

static void close_respondents(Screen *screen)
{
    Respondents *state = screen->state;
    table_free(state->rows);
    table_free(state->pillars);
}

static void draw_respondents(Screen *screen, WINDOW *body)
{
    Respondents *state = screen->state;
    table_view_draw(&state->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

/* Of the row in focus; NULL after fail(). */
static const char *focused(const Screen *screen, size_t column)
{
    const Respondents *state = screen->state;
    long row = table_view_row(&state->view);
    if (row >= 0)
        return table_cell(state->rows, (size_t)row, column);
    fail("there is no respondent; n adds one");
    return NULL;
}

/* ---- who ---- */

enum { WHO, ROLE_OF, MAIL_OF, BACK_BY, FIELDS };

static bool take_respondent(void *context, const char *const values[], size_t *wrong)
{
    Screen *screen = context;
    char due[DATE_SIZE] = "", *id = NULL;
    *wrong = BACK_BY;
    if (*values[BACK_BY] && !date_input(values[BACK_BY], due))
        return false;
    *wrong = WHO;
    const Respondent respondent = { values[WHO], values[ROLE_OF], values[MAIL_OF], due };
    bool done = respondent_put(screen->store, &respondent, &id) && load(screen);
    free(id);
    return done;
}

static bool ask_respondent(Screen *screen, const char *const initial[FIELDS])
{
    return screen_push(&fields_screen, screen->store,
                       &(FieldsRequest){ .title = N_("Respondent"),
                                         .fields = { [WHO] = { N_("Who"), initial[WHO] },
                                                     [ROLE_OF] = { N_("Role"), initial[ROLE_OF] },
                                                     [MAIL_OF] = { N_("Mail"), initial[MAIL_OF] },
                                                     [BACK_BY] = { N_("Back by"), initial[BACK_BY],
                                                                   .say = fields_say_date } },
                                         .count = FIELDS,
                                         .draft = { "respondent", { initial[WHO] } },
                                         .done = take_respondent,
                                         .context = screen });
}

static bool add(Screen *screen)
{
    return ask_respondent(screen, (const char *const[FIELDS]){ 0 });
}

static bool edit(Screen *screen)
{
    if (!focused(screen, NAME))
        return false;
    return ask_respondent(screen, (const char *const[FIELDS]){ [WHO] = focused(screen, NAME),
                                                               [ROLE_OF] = focused(screen, ROLE),
                                                               [MAIL_OF] = focused(screen, MAIL),
                                                               [BACK_BY] = focused(screen, DUE) });
}

/* ---- what ---- */

static bool take_pillar(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    const Respondents *state = screen->state;
    (void)chosen;
    return respondent_assign_pillar(screen->store, NULL, table_cell(state->pillars, first, 0),
                                    focused(screen, ID)) &&
           load(screen);
}

static bool load_pillars(Screen *screen)
{
    Respondents *state = screen->state;
    Table *workloads = engagement_workloads(screen->store);
    bool done = workloads && (table_rows(workloads) || fail("there is no workload yet"));
    table_free(state->pillars);
    state->pillars =
        done ? answer_pillars(screen->store, table_cell(workloads, 0, 0), message_language())
             : NULL;
    table_free(workloads);
    return state->pillars != NULL;
}

static bool give_pillar(Screen *screen)
{
    const Respondents *state = screen->state;
    if (!focused(screen, ID) || !load_pillars(screen))
        return false;
    size_t count = table_rows(state->pillars);
    const char **labels = xcalloc(count + 1, sizeof *labels);
    for (size_t i = 0; i < count; i++)
        labels[i] = table_cell(state->pillars, i, 1);
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("All questions of a pillar"),
                                              .labels = labels,
                                              .count = count,
                                              .done = take_pillar,
                                              .context = screen });
    free(labels);
    return done;
}

static bool assign_words(Screen *screen, char *words)
{
    const char *id = focused(screen, ID);
    bool done = id != NULL;
    for (char *word; done && (word = strsep(&words, " ,;"));)
        if (*word)
            done = *word == '-' ? respondent_unassign(screen->store, NULL, word + 1, id)
                                : respondent_assign(screen->store, NULL, word, id);
    return done;
}

/* One act, whatever is written. */
static bool take_questions(void *context, const char *text)
{
    Screen *screen = context;
    char *words = xstrdup(text);
    bool done = store_begin(screen->store);
    if (done)
        done = store_end(screen->store, assign_words(screen, words));
    free(words);
    return done && load(screen);
}

static bool give_questions(Screen *screen)
{
    return focused(screen, ID) &&
           screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Questions"),
                                       .help = N_("Their ids: SEC01 REL02; -SEC01 takes one away"),
                                       .draft = { "assigned", { focused(screen, ID) } },
                                       .done = take_questions,
                                       .context = screen });
}

/* ---- out ---- */

static bool send(Screen *screen)
{
    const char *id = focused(screen, ID);
    if (!id)
        return false;
    char *path = questionnaire_default_path(screen->store, focused(screen, NAME), false);
    const QuestionnairePlan plan = { .respondent = id,
                                     .words = engagement_language(screen->store) == CHINESE
                                                  ? WORDS_ZH
                                                  : WORDS_EN,
                                     .path = path };
    bool done = questionnaire_write(screen->store, &plan) && load(screen);
    if (done) {
        char *message = xasprintf(tr("Written: %s"), path);
        screen_message(message);
        free(message);
    }
    free(path);
    return done;
}

static const Action actions[] = {
    { 's', N_("Send"), N_("Write the questionnaire of the respondent in focus"), send,
      .applies = table_view_has_row },
    { KEY_RETURN, N_("Edit"), N_("Name, role, mail and date of return"), edit,
      .applies = table_view_has_row },
    { 'n', N_("New"), N_("Add a respondent"), add },
    { 'p', N_("Pillar"), N_("Give all questions of a pillar"), give_pillar,
      .applies = table_view_has_row },
    { 'q', N_("Questions"), N_("Give questions, or take them away"), give_questions,
      .applies = table_view_has_row },
    { 0 },
};

const ScreenClass respondent_screen = {
    .title = N_("Respondents"),
    .size = sizeof(Respondents),
    .open = open_respondents,
    .draw = draw_respondents,
    .close = close_respondents,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};
