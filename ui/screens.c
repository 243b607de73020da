/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "screens.h"

#include <stdlib.h>
#include <string.h>

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

static bool go_interview(Screen *screen)
{
    return screen->store ? screen_push(&interview_screen, screen->store, NULL)
                         : fail("open a workbook first");
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
    return screen->store ? screen_push(&milestone_screen, screen->store, NULL)
                         : fail("open a workbook first");
}

static bool go_conflicts(Screen *screen)
{
    return screen->store ? screen_push(&conflict_screen, screen->store, NULL)
                         : fail("open a workbook first");
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
    { 0, N_("Merge"), N_("Join a colleague's copy of this workbook"), screens_merge },
    { 0, N_("Conflicts"), N_("Settle what two people answered differently"), go_conflicts },
    { 'u', NULL, N_("Undo the last act; again: the one before"), undo },
    { CTRL('r'), NULL, N_("Redo what was undone last"), redo },
    { 0, N_("Report in English"), N_("Write the Investigation Report in English"), export_english },
    { 0, N_("Report in Chinese"), N_("Write the Investigation Report in Chinese"), export_chinese },
    { 0 },
};
