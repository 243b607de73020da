/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/place_table.h"

#include <stdlib.h>

#include "advice/advice_screens.h"
#include "base/message.h"
#include "engagement/engagement.h"
#include "evidence/evidence_screens.h"
#include "implementation/implementation_screens.h"
#include "interview/interview_screens.h"
#include "plan/plan_screens.h"
#include "process/process_screens.h"
#include "toolkit/key.h"
#include "workbook/place_count.h"
#include "workbook/workbook_screens.h"

/* The id behind a name; "" when there is none, NULL on failure. */
static char *workload_of(Store *store, const PlaceTarget *target)
{
    bool is_named = target->workload && *target->workload;
    return is_named ? engagement_workload(store, target->workload) : xstrdup("");
}

/* A row of a list that names no workload is of none; a text without one means where she left. */
static bool open_question(Store *store, const Place *place, const PlaceTarget *target)
{
    char *workload = workload_of(store, target);
    bool is_given = workload && *workload;
    bool done =
        workload && (is_given || !target->workload || fail("this row leads nowhere")) &&
        screen_push(place->class, store,
                    &(InterviewPlace){ is_given ? workload : NULL, target->what, target->part });
    free(workload);
    return done;
}

/* Of a form that every workload has, when none is named, the one that is filled least. */
static bool open_form(Store *store, const Place *place, const PlaceTarget *target)
{
    char *workload =
        target->workload ? workload_of(store, target) : place_emptiest(store, target->what);
    bool done = workload && screen_push(place->class, store,
                                        &(FormPlace){ target->what, workload, target->part });
    free(workload);
    return done;
}

static bool open_recommendation(Store *store, const Place *place, const PlaceTarget *target)
{
    return screen_push(place->class, store, target->what);
}

/* All of it, or what concerns one question. */
static bool open_list(Store *store, const Place *place, const PlaceTarget *target)
{
    ListPlace list = { .name = place->id, .question = target->what };
    return screen_push(place->class, store, &list);
}

/* All rows, or those of one practice. */
static bool open_rows(Store *store, const Place *place, const PlaceTarget *target)
{
    ListingPlace listing = { *(const ListingKind *)place->argument, target->what };
    return screen_push(place->class, store, &listing);
}

/* What is recorded of the walk: a list each. */
static bool open_process(Store *store, const Place *place, const PlaceTarget *target)
{
    (void)target;
    return screen_push(place->class, store, place->id);
}

/* A form that repeats, or which there are. */
static bool open_entries(Store *store, const Place *place, const PlaceTarget *target)
{
    bool is_given = target && target->what && *target->what;
    if (!is_given)
        return screen_push(place->class, store, NULL);
    return screen_push(&entry_screen, store,
                       &(EntryPlace){ target->what, target->part, target->workload });
}

/* The one named in focus. */
static bool open_deliverables(Store *store, const Place *place, const PlaceTarget *target)
{
    return screen_push(place->class, store, target->what);
}

#define ROWS(kind) &(const ListingKind){ kind }, open_rows, .status = place_count_rows
#define LIST       &list_screen, NULL, open_list
#define PROCESS    &process_list_screen, NULL, open_process

/* In the order of home. Of the columns of a list the first in this order that says something in the
 * row wins. */
const Place place_table[] = {
    { "recommendation", N_("Recommendation"), NULL, 0, &recommendation_screen, NULL,
      open_recommendation, .column = "recommendation" },
    { "interview", N_("Interview"), N_("Go to the interview where you left it"), KEY_F(6),
      &interview_screen, NULL, open_question, .parts = place_interviews },
    { "form", N_("Form"), NULL, 0, &form_screen, NULL, open_form, .parts = place_forms,
      .column = "form", .part = "field" },
    { "conflicts", N_("Conflicts"), N_("Settle what two people answered differently"), 0,
      &conflict_screen, .status = place_count_conflicts, .is_rare = true, .column = "conflict" },
    { "open-points", N_("Open points"), N_("List what is still to be cleared up"), KEY_F(8), LIST,
      .status = place_count_list },
    { "pacing", N_("What to ask first"),
      N_("Order the open questions by risk for the time left; send the rest"), 0, LIST },
    { "questions", N_("Questions"), N_("List all questions with state, risk and score"), 0, LIST },
    { "evidence", N_("Evidence"), N_("List all evidence"), 0, LIST, .status = place_count_list },
    { "import", N_("Import"), N_("Read exports of the customer's cloud"), 0, &import_screen,
      .column = "import" },
    { "findings", N_("Findings"), N_("What the cloud's own checks found"), 0, &finding_screen,
      ROWS(LISTING_FINDINGS) },
    { "resources", N_("Resources"), N_("The customer's resources"), 0, &resource_screen,
      ROWS(LISTING_RESOURCES) },
    { "costs", N_("Costs"), N_("Costs by product, account, tag and month"), 0, &cost_screen,
      ROWS(LISTING_COST_PRODUCTS) },
    { "tray", N_("Tray"), N_("Checks without a best practice, and unreadable rows"), 0,
      &tray_screen, ROWS(LISTING_UNMAPPED) },
    { "contradictions", N_("Contradictions"), N_("What findings or the forms contradict"), 0, LIST,
      .status = place_count_screen },
    { "respondents", N_("Respondents"), N_("Who answers offline, what is out, overdue and back"), 0,
      &respondent_screen, .status = place_count_respondents },
    { "recheck", N_("Ask again"), N_("Ask a sample again without what was answered"), 0,
      &recheck_screen },
    { "recommendations", N_("Recommendations"), N_("Propose, edit and decide what to do"), 0,
      &recommendation_list_screen },
    { "matrix", N_("Priority matrix"), N_("Show impact against effort"), 0, &matrix_screen },
    { "cost", N_("Cost evaluation"), N_("Show costs by pillar and wave, and what drives them"), 0,
      &cost_evaluation_screen },
    { "plan", N_("Plan"), N_("Show when each accepted recommendation is done"), KEY_F(9),
      &plan_screen },
    { "burn", N_("Burn"), N_("Show what is done and spent against the plan"), 0, &burn_screen },
    { "budget", N_("Budget"), N_("Find the most risk removed for a budget"), 0, &budget_screen },
    { "rates", N_("Rates"), N_("Edit roles and day rates"), 0, &rate_screen },
    { "prerequisites", N_("Prerequisites"),
      N_("What the customer has ready before the service starts"), 0, PROCESS },
    { "contacts", N_("Contacts"), N_("Who is who on both sides"), 0, PROCESS },
    { "sessions", N_("Sessions"), N_("Sessions with the customer and the time they take"), 0,
      PROCESS, .column = "session" },
    { "minutes", N_("Minutes"), N_("What was said, decided and promised"), 0, PROCESS },
    { "communications", N_("Communication log"), N_("What was sent, and what was confirmed"), 0,
      PROCESS },
    { "raci", N_("Responsibilities"), N_("Who is responsible, accountable, consulted, informed"), 0,
      PROCESS },
    { "freezes", N_("Freezes"), N_("Days on which a workload is not changed"), 0, PROCESS },
    { "goals", N_("Goals"), N_("What the customer wants to reach, and whether the plan does"), 0,
      PROCESS },
    { "records", N_("Implementation forms"),
      N_("Packages, surveys, designs, steps and validation, row by row"), 0, &entry_list_screen,
      NULL, open_entries, .column = "record" },
    { "comments", N_("Comments of the review"), N_("What the review said of deliverables"), 0,
      PROCESS },
    { "acceptance", N_("Acceptance"), N_("The acceptance list and the customer's word"), 0,
      PROCESS },
    { "history", N_("History"), N_("List who changed what and when"), 0,
      &history_screen, NULL, open_list },
    { "lenses", N_("Question banks"), N_("See how each bank stands, and add one"), 0, &lens_screen },
    { "milestones", N_("Milestones"), N_("Keep, compare and open milestones"), 0,
      &milestone_screen },
    { "deliverables", N_("Deliverables"), N_("Write the reports, and see what they lack"),
      KEY_F(12), &deliverable_screen, NULL, open_deliverables },
    { "question", N_("Question"), NULL, 0, &interview_screen, NULL, open_question,
      .column = "question", .part = "practice" },
    { 0 },
};
