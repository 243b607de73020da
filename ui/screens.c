/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "screens.h"

#include <stdlib.h>
#include <string.h>

#include "choice_screen.h"
#include "form.h"
#include "journal.h"
#include "key.h"
#include "message.h"
#include "report.h"

void screens_set_header(Store *store, const char *workload)
{
    char *customer = store ? form_value(store, "engagement", "", "customer") : NULL;
    char *right = workload ? xasprintf("%s %s  %s", tr("workload:"), workload,
                                       language_codes[message_language()])
                           : xstrdup(language_codes[message_language()]);
    bool is_locked = store && store_is_read_only(store);
    char *left = xasprintf("%s%s%s%s", customer ? customer : "", is_locked ? "  [" : "",
                           is_locked ? tr("read-only") : "", is_locked ? "]" : "");
    screen_set_header(left, right);
    free(left);
    free(right);
    free(customer);
}

static bool go_plain(Screen *screen, const ScreenClass *class)
{
    return screen->store ? screen_push(class, screen->store, NULL) : fail("open a workbook first");
}

static bool go_interview(Screen *screen)
{
    return go_plain(screen, &interview_screen);
}

static bool go_list(Screen *screen, const char *name)
{
    return screen->store ? screen_push(&list_screen, screen->store, &(ListPlace){ .name = name })
                         : fail("open a workbook first");
}

static bool go_open_points(Screen *screen)
{
    return go_list(screen, "open-points");
}

static bool go_questions(Screen *screen)
{
    return go_list(screen, "questions");
}

static bool go_evidence(Screen *screen)
{
    return go_list(screen, "evidence");
}

static bool go_history(Screen *screen)
{
    return go_list(screen, "history");
}

static bool go_milestones(Screen *screen)
{
    return go_plain(screen, &milestone_screen);
}

static bool go_conflicts(Screen *screen)
{
    return go_plain(screen, &conflict_screen);
}

static bool go_recommendations(Screen *screen)
{
    return go_plain(screen, &recommendation_list_screen);
}

static bool go_plan(Screen *screen)
{
    return go_plain(screen, &plan_screen);
}

static bool go_matrix(Screen *screen)
{
    return go_plain(screen, &matrix_screen);
}

static bool go_cost(Screen *screen)
{
    return go_plain(screen, &cost_evaluation_screen);
}

static bool go_budget(Screen *screen)
{
    return go_plain(screen, &budget_screen);
}

static bool go_rates(Screen *screen)
{
    return go_plain(screen, &rate_screen);
}

static bool go_rows(Screen *screen, const ScreenClass *class, ListingKind kind)
{
    return screen->store ? screen_push(class, screen->store, &(ListingPlace){ kind, NULL })
                         : fail("open a workbook first");
}

static bool go_findings(Screen *screen)
{
    return go_rows(screen, &finding_screen, LISTING_FINDINGS);
}

static bool go_resources(Screen *screen)
{
    return go_rows(screen, &resource_screen, LISTING_RESOURCES);
}

static bool go_costs(Screen *screen)
{
    return go_rows(screen, &cost_screen, LISTING_COST_PRODUCTS);
}

static bool go_tray(Screen *screen)
{
    return go_rows(screen, &tray_screen, LISTING_UNMAPPED);
}

static bool go_import(Screen *screen)
{
    return screen->store ? screen_push(&import_screen, screen->store, NULL)
                         : fail("open a workbook first");
}

static bool go_contradictions(Screen *screen)
{
    return go_list(screen, "contradictions");
}

static bool take_step(Screen *screen, bool (*step)(Store *, char **), const char *said)
{
    char *what = NULL;
    if (!screen->store)
        return fail("open a workbook first");
    if (!step(screen->store, &what))
        return false;
    char *message = xasprintf("%s %s", said, what);
    screen_resume_all();
    screen_message(message);
    free(message);
    free(what);
    return true;
}

static bool undo(Screen *screen)
{
    return take_step(screen, journal_undo, tr("Undone:"));
}

static bool redo(Screen *screen)
{
    return take_step(screen, journal_redo, tr("Redone:"));
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

bool screens_write_report(Screen *screen, Language language)
{
    static const char name[] = "investigation-report";
    if (!screen->store)
        return fail("open a workbook first");
    char *path = report_default_path(screen->store, name, language, REPORT_XLSX);
    bool done = report_write(screen->store, name, language, REPORT_XLSX, path, NULL);
    if (done) {
        char *message = xasprintf("%s %s", tr("Written:"), path);
        screen_message(message);
        free(message);
    }
    free(path);
    return done;
}

static bool export_english(Screen *screen)
{
    return screens_write_report(screen, ENGLISH);
}

static bool export_chinese(Screen *screen)
{
    return screens_write_report(screen, CHINESE);
}

const Action screens_global_actions[] = {
    { 0, N_("Interview"), N_("Go to the interview where you left it"), go_interview },
    { 0, N_("Open points"), N_("List what is still to be cleared up"), go_open_points },
    { 0, N_("Questions"), N_("List all questions with state, risk and score"), go_questions },
    { 0, N_("Evidence"), N_("List all evidence"), go_evidence },
    { 0, N_("Import"), N_("Read exports of the customer's cloud"), go_import },
    { 0, N_("Findings"), N_("What the cloud's own checks found"), go_findings },
    { 0, N_("Resources"), N_("The customer's resources"), go_resources },
    { 0, N_("Costs"), N_("Costs by product, account, tag and month"), go_costs },
    { 0, N_("Tray"), N_("Checks without a best practice, and unreadable rows"), go_tray },
    { 0, N_("Contradictions"), N_("Answers that findings contradict"), go_contradictions },
    { 0, N_("History"), N_("List who changed what and when"), go_history },
    { 0, N_("Milestones"), N_("Keep, compare and open milestones"), go_milestones },
    { 0, N_("Recommendations"), N_("Propose, edit and decide what to do"), go_recommendations },
    { 0, N_("Plan"), N_("Show when each accepted recommendation is done"), go_plan },
    { 0, N_("Priority matrix"), N_("Show impact against effort"), go_matrix },
    { 0, N_("Cost evaluation"), N_("Show costs by pillar and wave, and what drives them"),
      go_cost },
    { 0, N_("Budget"), N_("Find the most risk removed for a budget"), go_budget },
    { 0, N_("Rates"), N_("Edit roles and day rates"), go_rates },
    { 0, N_("Merge"), N_("Join a colleague's copy of this workbook"), screens_merge },
    { 0, N_("Conflicts"), N_("Settle what two people answered differently"), go_conflicts },
    { 'u', NULL, N_("Undo the last act; again: the one before"), undo },
    { CTRL('r'), NULL, N_("Redo what was undone last"), redo },
    { 'T', NULL, N_("Take the workbook over from another program"), take_over },
    { 0, N_("Report in English"), N_("Write the Investigation Report in English"), export_english },
    { 0, N_("Report in Chinese"), N_("Write the Investigation Report in Chinese"), export_chinese },
    { 0 },
};
