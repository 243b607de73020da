/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom an open point is up to and by when, as the Investigation Report prints it. */
#include "config.h"
#include <jansson.h>
#include <string.h>

#include "engagement/answer.h"
#include "engagement/form.h"
#include "engagement/respondent.h"
#include "engagement/setting.h"
#include "fixture.h"
#include "process/record.h"
#include "report/report.h"

/* "owner, due", and "overdue" behind it, of the first open point of a question in a workload; a point of
 * the whole organization is of "Whole organization". */
static void expect(Store *store, const char *question, const char *workload, const char *wanted)
{
    char *text, *found = NULL;
    size_t size, row;
    json_t *cells;
    FILE *out = open_memstream(&text, &size);
    cr_assert(report_write(store, "investigation-report", ENGLISH, REPORT_JSON, NULL, out), "%s",
              failure());
    fclose(out);
    json_t *report = json_loadb(text, size, 0, NULL);
    json_array_foreach(json_object_get(report, "open-points"), row, cells)
    {
        if (!found && !strcmp(json_string_value(json_object_get(cells, "number")), question) &&
            !strcmp(json_string_value(json_object_get(cells, "workload")), workload))
            found = xasprintf(
                "%s, %s%s", json_string_value(json_object_get(cells, "owner")),
                json_string_value(json_object_get(cells, "due")),
                strstr(json_string_value(json_object_get(cells, "status")), "overdue") ? " overdue"
                                                                                     : "");
    }
    cr_assert_not_null(found, "%s is not open", question);
    cr_expect_str_eq(found, wanted, "%s: %s", question, found);
    free(found);
    json_decref(report);
    free(text);
}

/* Today is Monday, 23 November 2026: the points of one person are spread over the five working days that
 * end on the next Monday. */
Test(open_point, has_an_owner_and_a_day_even_in_an_engagement_just_begun, .timeout = 600)
{
    Store *store = fixture_store();
    expect(store, "SEC04", "Shop", "To be named, 2026-11-24");
    store_close(store);
}

/* A report of Friday, 4 December, with five days of review: from the Monday to the Friday after it; with
 * one, the Monday. One of a Saturday begins where the Friday did. What was due before the report's day
 * is overdue in it, whatever day it is today. REL03 is for the DBA and SEC01 is asked of the whole
 * organization. */
Test(open_point, is_up_to_the_nearest_person_who_was_named, .timeout = 600)
{
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop"), *id;
    cr_assert(form_set(store, "engagement", "", "document_date", "2026-12-04") &&
                  form_set(store, "engagement", "", "customer_manager", "Chen Yulan") &&
                  form_set(store, "business", shop, "owner", "Fang Lei"),
              "%s", failure());
    expect(store, "SEC01", "Whole organization", "Chen Yulan, 2026-12-07");
    expect(store, "SEC04", "Shop", "Fang Lei, 2026-12-07");
    expect(store, "SEC04", "Data", "Chen Yulan, 2026-12-09");
    cr_assert(form_set(store, "business", shop, "technical_owner", "Shen Bo") &&
                  setting_set(store, "review-days", "1"),
              "%s", failure());
    expect(store, "REL03", "Shop", "Shen Bo, 2026-12-07");
    static const char *const contact[] = { "name=He Jun", "party=customer", "role=dba" };
    char row[ID_SIZE];
    cr_assert(record_add(store, "contact", contact, COUNT(contact), row), "%s", failure());
    expect(store, "REL03", "Shop", "He Jun, 2026-12-07");
    cr_assert(
        respondent_put(store, &(Respondent){ .name = "Zhou Min", .due = "2026-12-02" }, &id) &&
            respondent_assign(store, shop, "REL03", id),
        "%s", failure());
    expect(store, "REL03", "Shop", "Zhou Min, 2026-12-02 overdue");
    cr_assert(answer_mark(store, shop, "REL03",
                          &(QuestionMark){ QUESTION_FOLLOW_UP, "", "asks", "Li Na", "2026-12-03" }),
              "%s", failure());
    expect(store, "REL03", "Shop", "Li Na, 2026-12-03 overdue");
    cr_assert(form_set(store, "engagement", "", "document_date", "2026-12-05"), "%s", failure());
    expect(store, "SEC04", "Shop", "Shen Bo, 2026-12-07");
    free(id);
    free(shop);
    store_close(store);
}
