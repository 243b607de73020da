/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/screens.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "base/message.h"
#include "evidence/evidence_screens.h"
#include "interview/interview_screens.h"
#include "plan/plan_screens.h"
#include "toolkit/choice_screen.h"
#include "toolkit/common.h"
#include "toolkit/key.h"
#include "workbook/journal.h"
#include "workbook/workbook_screens.h"

typedef struct Way {
    const ScreenClass *class;
    const void *argument;
} Way;

static bool go(Screen *screen)
{
    const Way *way = screen_with();
    return screen->store ? screen_push(way->class, screen->store, way->argument)
                         : fail("open a workbook first");
}

/* The act's number is asked for before: the step adds one of its own. */
static bool take_step(Screen *screen, bool (*step)(Store *, char **), int64_t number, bool is_back)
{
    /* What is taken back may be gone after. */
    char *before = is_back ? journal_text(screen->store, number, true) : NULL;
    if (!step(screen->store, NULL)) {
        free(before);
        return false;
    }
    char *what = before ? before : journal_text(screen->store, number, false);
    char *message = is_back ? xasprintf(tr("Undone: %s (Ctrl-R restores it)"), what)
                            : xasprintf(tr("Redone: %s"), what);
    screen_resume_all();
    screen_message(message);
    free(message);
    free(what);
    return true;
}

static bool undo_act(Screen *screen, int64_t number)
{
    return take_step(screen, journal_undo, number, true);
}

/* What an undo was asked for; another one may be the newest when it is answered. */
typedef struct UndoRequest {
    Screen *screen;
    int64_t number;
} UndoRequest;

static bool take_undo(void *context, const bool *chosen, size_t first)
{
    const UndoRequest *request = context;
    JournalAct act;
    (void)chosen;
    if (first == 0)
        return true;
    if (!journal_next(request->screen->store, &act))
        return false;
    return act.number == request->number ? undo_act(request->screen, act.number)
                                         : fail("another act was made meanwhile; press u again");
}

static bool ask_undo(Screen *screen, const JournalAct *act)
{
    const char *place = screen_of_act(screen, act->number);
    char *what = journal_text(screen->store, act->number, true);
    char *yes = xasprintf(tr("Yes, undo (%s, %s): %s"), place ? place : tr("before this session"),
                          act->at, what);
    const char *const labels[] = { N_("No: leave it as it is"), yes };
    UndoRequest *request = xcalloc(1, sizeof *request);
    *request = (UndoRequest){ screen, act->number };
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Undo what was not done here?"),
                                              .labels = labels,
                                              .count = COUNT(labels),
                                              .done = take_undo,
                                              .release = free,
                                              .context = request });
    free(yes);
    free(what);
    return done;
}

/* At once what was done on this screen; what was done elsewhere or before, or what people agreed
 * on, only when it was seen what it is. */
static bool undo(Screen *screen)
{
    JournalAct act;
    if (!screen->store)
        return fail("open a workbook first");
    if (!journal_next(screen->store, &act))
        return false;
    return screen_made(screen, act.number) && !act.is_weighty ? undo_act(screen, act.number)
                                                              : ask_undo(screen, &act);
}

static bool redo(Screen *screen)
{
    int64_t number;
    if (!screen->store)
        return fail("open a workbook first");
    return journal_next_redo(screen->store, &number) &&
           take_step(screen, journal_redo, number, false);
}

static bool take_answer(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    (void)chosen;
    if (first == 0)
        return true;
    if (!store_take_over(screen->store))
        return false;
    screen_resume_all();
    screen_message(tr("Changes are taken here now"));
    return true;
}

static bool take_over(Screen *screen)
{
    static const char *const labels[] = {
        N_("No: only read"),
        N_("Yes: the other program saves, ends, and I go on here"),
    };
    if (!screen->store || !store_is_held(screen->store))
        return fail("no other program has the workbook open");
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Take over?"),
                                         .labels = labels,
                                         .count = COUNT(labels),
                                         .done = take_answer,
                                         .context = screen });
}

/* What was saved already is named again. */
static bool keep(Screen *screen)
{
    const char *path = screen->store ? store_keep(screen->store) : NULL;
    if (!path)
        return screen->store ? false : fail("open a workbook first");
    const char *what = store_kept_is_partial(screen->store)
                           ? N_("What could be read of the workbook is in")
                           : N_("All that the workbook held is in");
    char *message = xasprintf("%s %s", tr(what), path);
    screen_message(message);
    free(message);
    return true;
}

#define GO(screen, ...)                                                                            \
    go, &(const Way)                                                                               \
    {                                                                                              \
        &screen, __VA_ARGS__                                                                       \
    }
#define LIST(title)                                                                                \
    &(const ListPlace)                                                                             \
    {                                                                                              \
        .name = title                                                                              \
    }
#define ROWS(kind)                                                                                 \
    &(const ListingPlace)                                                                          \
    {                                                                                              \
        kind, NULL                                                                                 \
    }

const Action screens_global_actions[] = {
    { 0, N_("Interview"), N_("Go to the interview where you left it"), GO(interview_screen, NULL) },
    { 0, N_("Open points"), N_("List what is still to be cleared up"),
      GO(list_screen, LIST("open-points")) },
    { 0, N_("Questions"), N_("List all questions with state, risk and score"),
      GO(list_screen, LIST("questions")) },
    { 0, N_("Evidence"), N_("List all evidence"), GO(list_screen, LIST("evidence")) },
    { 0, N_("Import"), N_("Read exports of the customer's cloud"), GO(import_screen, NULL) },
    { 0, N_("Findings"), N_("What the cloud's own checks found"),
      GO(finding_screen, ROWS(LISTING_FINDINGS)) },
    { 0, N_("Resources"), N_("The customer's resources"),
      GO(resource_screen, ROWS(LISTING_RESOURCES)) },
    { 0, N_("Costs"), N_("Costs by product, account, tag and month"),
      GO(cost_screen, ROWS(LISTING_COST_PRODUCTS)) },
    { 0, N_("Tray"), N_("Checks without a best practice, and unreadable rows"),
      GO(tray_screen, ROWS(LISTING_UNMAPPED)) },
    { 0, N_("Contradictions"), N_("Answers that findings contradict"),
      GO(list_screen, LIST("contradictions")) },
    { 0, N_("Respondents"), N_("Who answers offline, what is out, overdue and back"),
      GO(list_screen, LIST("respondents")) },
    { 0, N_("History"), N_("List who changed what and when"), GO(list_screen, LIST("history")) },
    { 0, N_("Milestones"), N_("Keep, compare and open milestones"), GO(milestone_screen, NULL) },
    { 0, N_("Recommendations"), N_("Propose, edit and decide what to do"),
      GO(recommendation_list_screen, NULL) },
    { 0, N_("Plan"), N_("Show when each accepted recommendation is done"), GO(plan_screen, NULL) },
    { 0, N_("Burn"), N_("Show what is done and spent against the plan"), GO(burn_screen, NULL) },
    { 0, N_("Priority matrix"), N_("Show impact against effort"), GO(matrix_screen, NULL) },
    { 0, N_("Cost evaluation"), N_("Show costs by pillar and wave, and what drives them"),
      GO(cost_evaluation_screen, NULL) },
    { 0, N_("Budget"), N_("Find the most risk removed for a budget"), GO(budget_screen, NULL) },
    { 0, N_("Rates"), N_("Edit roles and day rates"), GO(rate_screen, NULL) },
    { 0, N_("Deliverables"), N_("Write the reports, and see what they lack"),
      GO(deliverable_screen, NULL) },
    { 0, N_("Merge"), N_("Join a colleague's copy of this workbook"), screens_merge },
    { 0, N_("Conflicts"), N_("Settle what two people answered differently"),
      GO(conflict_screen, NULL) },
    { 'u', NULL, N_("Undo the last act; again: the one before"), undo },
    { CTRL('r'), NULL, N_("Redo what was undone last"), redo },
    { 'K', NULL, N_("Save what a workbook held whose file was taken away"), keep },
    { 'T', NULL, N_("Take the workbook over from another program"), take_over },
    { 0 },
};

void screens_set_up(void)
{
    static const ScreenClass *const places[PLACES] = {
        [PLACE_FINDINGS] = &finding_screen, [PLACE_LIST] = &list_screen
    };
    screen_set_common_actions(common_actions);
    screen_set_global_actions(screens_global_actions);
    place_set(places);
}
