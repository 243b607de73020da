/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations out of findings, on the exports of fixture.h: of the MFA check, practice
 * SEC03_1, one finding about the account, one about li.wei and one that its source suppressed;
 * of two checks of SEC08_1 one finding each, the one about a security group; of SEC01_1 one
 * about the main account. No practice is answered. */
#include "config.h"
#include <string.h>

#include "advice/recommendation.h"
#include "engagement/answer.h"
#include "evidence/finding.h"
#include "fixture.h"
#include "workbook/journal.h"

static const char mfa[] = "F-746f4f2520", ports[] = "F-3b7bd138ae", exposed[] = "F-8647b9bafb",
                  root[] = "F-bc96c23e42";

typedef struct Case {
    Store *store;
    char *shop;
} Case;

static Case begin(void)
{
    Case made = { .store = fixture_store() };
    fixture_import(made.store);
    made.shop = engagement_workload(made.store, "Shop");
    return made;
}

static void end(Case *made)
{
    store_close(made->store);
    free(made->shop);
}

static void propose(const Case *made, size_t expected)
{
    size_t added = 99;
    cr_assert(recommendation_propose(made->store, &added), "%s", failure());
    cr_expect_eq(added, expected, "%zu", added);
}

static void answer(const Case *made, const char *practice, PracticeState state)
{
    cr_assert(answer_set_practice(made->store, made->shop, practice, state, ""), "%s", failure());
}

static void set(const Case *made, const char *id, const char *assignment)
{
    cr_assert(recommendation_set(made->store, id, &assignment, 1), "%s", failure());
}

static void apart(const Case *made, const char *id)
{
    size_t count;
    cr_assert(recommendation_take_apart(made->store, id, &count), "%s", failure());
}

/* "" when it is not among them. */
static void expect(const Case *made, const char *id, const char *column, const char *expected)
{
    Recommendations *all = recommendation_open(made->store, ENGLISH);
    cr_assert_not_null(all, "%s", failure());
    const Recommendation *one = recommendation_find(all, id);
    const char *found = one ? recommendation_text(all, one, column) : "";
    cr_expect_str_eq(found, expected, "%s.%s: %s", id, column, found);
    recommendation_close(all);
}

static void expect_number(const Case *made, const char *id, const char *expected)
{
    Recommendations *all = recommendation_open(made->store, ENGLISH);
    cr_assert_not_null(all, "%s", failure());
    cr_expect_str_eq(recommendation_find(all, id)->number, expected, "%s: %s", id,
                     recommendation_find(all, id)->number);
    recommendation_close(all);
}

Test(recommendation_finding, has_the_number_of_reports_once_it_is_accepted)
{
    Case made = begin();
    propose(&made, 3);
    expect_number(&made, mfa, "F1");
    expect_number(&made, root, "F3");
    set(&made, root, "status=accepted");
    expect_number(&made, root, "R01");
    set(&made, mfa, "status=accepted");
    expect_number(&made, mfa, "R01");
    expect_number(&made, root, "R02");
    expect_number(&made, ports, "F1");
    end(&made);
}

static void expect_found(const Case *made, const char *id, Language language, const char *expected)
{
    char *found = recommendation_found(made->store, id, language);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, expected, "%s", found);
    free(found);
}

/* The check's own level is critical. Priority: risk 3 is 6 x 4, one resource 3 x 2, high 10 x 2,
 * inside the company 4 x 2, no effort known: 58. */
/* Two findings about one account are critical: at least 3 points, a high level, the Internet and
 * P1, 24 + 6 + 20 + 20 points. To mend them takes half a day and 0.05 for the one resource, at
 * most 1.2. */
Test(recommendation_finding, is_proposed_once_a_check)
{
    Case made = begin();
    propose(&made, 3);
    propose(&made, 0);
    expect(&made, mfa, "title", "A RAM user has no MFA");
    expect(&made, mfa, "how", "Bind an MFA device.; Open the RAM console.");
    expect(&made, mfa, "pillar", "security");
    expect(&made, mfa, "workload", "");
    expect(&made, mfa, "state_name", "Open findings");
    expect(&made, mfa, "risk", "300");
    expect(&made, mfa, "resources", "1");
    expect(&made, mfa, "least", "55");
    expect(&made, mfa, "most", "120");
    expect(&made, mfa, "level", "HIGH");
    expect(&made, mfa, "lift", "Raised by open critical findings: A RAM user has no MFA 1");
    expect(&made, root, "lift", "");
    expect(&made, root, "risk", "200");
    Recommendations *all = recommendation_open(made.store, CHINESE);
    cr_assert_not_null(all, "%s", failure());
    const Recommendation *one = recommendation_find(all, mfa);
    cr_expect_str_eq(recommendation_text(all, one, "title"), "存在未启用 MFA 的 RAM 用户");
    cr_expect_eq(one->priority.score, 70, "%g", one->priority.score);
    cr_expect_eq(one->level, 1);
    cr_expect_float_eq(one->days, 0.87, 1e-9, "%g", one->days);
    recommendation_close(all);
    end(&made);
}

/* Two sources tell of SEC08_1, one with 3 points and one with 2: one fault, as bad as the worst,
 * with the practice's name and both as evidence. */
Test(recommendation_finding, is_one_for_several_checks_of_a_practice)
{
    Case made = begin();
    propose(&made, 3);
    expect(&made, exposed, "title", "");
    expect(&made, ports, "title",
           "Limit the sources of risky ports to company addresses and delete rules for all ports");
    expect(&made, ports, "resources", "1");
    expect_found(&made, ports, ENGLISH,
                 "Cloud Config: Security group does not open risky ports to 0.0.0.0/0, 1 finding,"
                 " 1 resource: web\n"
                 "Cloud Governance Center: A security group exposes high-risk ports, 1 finding");
    Recommendations *all = recommendation_open(made.store, ENGLISH);
    cr_expect_eq(recommendation_find(all, ports)->risk, 300);
    recommendation_close(all);
    apart(&made, ports);
    propose(&made, 0);
    expect(&made, ports, "title", "Security group does not open risky ports to 0.0.0.0/0");
    expect(&made, exposed, "risk", "200");
    end(&made);
}

/* The same two findings, put to a practice of cost optimization: a disk that nobody uses costs
 * money, and no shop stops for it. */
Test(recommendation_finding, does_not_raise_what_only_wastes_money)
{
    static const Query move[] = {
        { "", "INSERT INTO check_map (product, \"check\", practice, mapped_at, mapped_by) SELECT"
              " product, \"check\", 'COS10_2', '', '' FROM check_group WHERE \"check\" ="
              " 'apbxftkv5c' GROUP BY product, \"check\"" },
        { "", "INSERT OR IGNORE INTO stale_check SELECT product, \"check\" FROM check_group" },
        { 0 },
    };
    Case made = begin();
    cr_assert(store_change(made.store, move, 0) && store_change(made.store, move, 1), "%s",
              failure());
    answer(&made, "COS10_2", PRACTICE_PARTIAL);
    size_t added;
    cr_assert(recommendation_propose(made.store, &added), "%s", failure());
    char *id = xasprintf("COS10_2-%.8s", made.shop);
    expect(&made, id, "state_name", "Partial");
    expect(&made, id, "lift", "");
    free(id);
    end(&made);
}

/* SEC03_1 in part is 1.5 points; its critical findings make it 3 points, high and
 * open to the Internet: 24 + 6 + 20 + 20 points, and P1 where the consultant did not say otherwise.
 */
Test(recommendation_finding, raises_the_practice_that_it_is_left_to)
{
    Case made = begin();
    answer(&made, "SEC03_1", PRACTICE_PARTIAL);
    propose(&made, 3);
    static const char id[] = "SEC03_1-all";
    expect(&made, id, "lift", "Raised by open critical findings: A RAM user has no MFA 1");
    expect(&made, id, "level", "HIGH");
    Recommendations *all = recommendation_open(made.store, ENGLISH);
    const Recommendation *one = recommendation_find(all, id);
    cr_expect_eq(one->risk, 150, "the score is another matter");
    cr_expect_eq(one->priority.impact, 30, "%g", one->priority.impact);
    cr_expect_eq(one->priority.urgency, 40, "%g", one->priority.urgency);
    cr_expect_eq(one->level, 1);
    recommendation_close(all);
    set(&made, id, "exposure=isolated");
    all = recommendation_open(made.store, ENGLISH);
    one = recommendation_find(all, id);
    cr_expect_eq(one->priority.urgency, 20, "%g", one->priority.urgency);
    cr_expect_eq(one->level, 1, "at least the level of what is open");
    recommendation_close(all);
    end(&made);
}

/* Each resource up to the fiftieth is a fifth of a day at most. */
Test(recommendation_finding, takes_as_long_as_there_are_resources)
{
    Case made = begin();
    propose(&made, 3);
    set(&made, mfa, "resources=20");
    expect(&made, mfa, "least", "150");
    expect(&made, mfa, "most", "500");
    set(&made, mfa, "resources=800");
    expect(&made, mfa, "most", "1100");
    set(&made, mfa, "most=3");
    expect(&made, mfa, "most", "300");
    end(&made);
}

Test(recommendation_finding, leaves_to_a_practice_what_falls_short_there)
{
    Case made = begin();
    answer(&made, "SEC08_1", PRACTICE_MISSING);
    answer(&made, "SEC03_1", PRACTICE_IN_PLACE);
    propose(&made, 3);
    expect(&made, ports, "title", "");
    expect(&made, mfa, "risk", "300");
    answer(&made, "SEC03_1", PRACTICE_PARTIAL);
    expect(&made, mfa, "title", "");
    answer(&made, "SEC08_1", PRACTICE_IN_PLACE);
    propose(&made, 2); /* SEC03_1, and one for both checks of SEC08_1 */
    expect(&made, ports, "risk", "300");
    end(&made);
}

Test(recommendation_finding, goes_once_nothing_is_open_unless_it_was_accepted)
{
    static const Query keys[] = { { "", "SELECT key FROM finding WHERE name = 'web'" },
                                  { "", "SELECT key FROM finding JOIN check_group ON grp ="
                                        " check_group.id WHERE \"check\" = 'a9g6pv7r5b'" },
                                  { 0 } };
    int64_t key;
    Case made = begin();
    propose(&made, 3);
    apart(&made, ports);
    set(&made, exposed, "status=accepted");
    for (int i = 0; i < 2; i++) {
        cr_assert(store_number(made.store, &key, keys, i));
        cr_assert(finding_suppress(made.store, key, "A test system"), "%s", failure());
    }
    expect(&made, ports, "title", "");
    expect(&made, exposed, "title", "A security group exposes high-risk ports");
    expect(&made, exposed, "state", "settled");
    expect(&made, exposed, "risk", "0");
    expect_found(&made, exposed, ENGLISH, "Nothing is open any more");
    expect_found(&made, exposed, CHINESE, "已无未整改项");
    cr_assert(journal_undo(made.store, NULL), "%s", failure());
    expect(&made, exposed, "state", "open");
    cr_assert(journal_undo(made.store, NULL), "%s", failure());
    expect(&made, ports, "risk", "300");
    answer(&made, "SEC08_1", PRACTICE_MISSING);
    expect(&made, exposed, "state_name", "Covered by the recommendation of its practice");
    expect(&made, exposed, "risk", "0");
    end(&made);
}

Test(recommendation_finding, follows_an_import_that_is_undone_and_a_check_that_is_mapped)
{
    Case made = begin();
    propose(&made, 3);
    answer(&made, "SEC01_1", PRACTICE_MISSING);
    expect(&made, root, "title", "");
    cr_assert(finding_map(made.store, "config", "cr-cac56457e0d900d30002", "SEC02_1"), "%s",
              failure());
    expect(&made, root, "risk", "200");
    expect(&made, root, "pillar", "security");
    cr_assert(journal_undo(made.store, NULL) && journal_undo(made.store, NULL), "%s", failure());
    cr_assert(journal_undo(made.store, NULL) && journal_undo(made.store, NULL), "%s", failure());
    expect(&made, mfa, "title", "");
    for (int i = 0; i < 2; i++)
        cr_assert(journal_redo(made.store, NULL), "%s", failure());
    expect(&made, mfa, "risk", "300");
    end(&made);
}

/* A third check of SEC08_1 finds two groups, one of them sg-1, which the first has found; the
 * check has a row in each of two accounts, and one in which nothing is open. */
static void add_check(Store *store)
{
    static const Query rows[] = {
        { "", "INSERT INTO check_group (id, product, layer, \"check\", account, rule, name,"
              " practice) VALUES (71, 'config', 'resource', 'cr-7', '1208863178611234', 7, 'Seven',"
              " 'SEC08_1'), (72, 'config', 'resource', 'cr-7', '1000', 7, 'Seven', 'SEC08_1')" },
        { "", "INSERT INTO check_map (product, \"check\", practice, mapped_at, mapped_by) VALUES"
              " ('config', 'cr-7', 'SEC08_1', '2026-11-20T00:00:00Z', 'tester')" },
        { "", "INSERT INTO finding (key, grp, first_batch, content, status, severity, resource,"
              " region, type, name, detail, remediation, cost, since) VALUES"
              " (701, 71, 1, 0, 1, 2, 'sg-1', 'cn-hangzhou', '', 'web', '', 'Close it', '', ''),"
              " (702, 72, 1, 0, 1, 3, 'sg-1', 'cn-hangzhou', '', 'web', '', 'Close it', '', ''),"
              " (703, 72, 1, 0, 2, 5, 'sg-9', 'cn-hangzhou', '', 'db', '', 'Nothing', '', '')" },
        { "", "INSERT INTO finding_key (grp, key, status, id) SELECT grp, key, status, id"
              " FROM finding WHERE key > 700 AND key < 710" },
        { "", "INSERT INTO import_cover (grp, batch, taken, rows, digest) VALUES"
              " (71, 1, '2026-11-20T00:00:00Z', 1, 1), (72, 1, '2026-11-20T00:00:00Z', 2, 1)" },
        { 0 },
    };
    for (int i = 0; rows[i].sql; i++)
        cr_assert(store_change(store, rows, i), "%s", failure());
}

Test(recommendation_finding, counts_a_resource_once)
{
    Case made = begin();
    char *id = xasprintf("SEC08_1-%.8s", made.shop);
    add_check(made.store);
    propose(&made, 3);
    expect(&made, ports, "resources", "2");
    apart(&made, ports);
    expect(&made, "F-0000000007", "title", "Seven");
    expect(&made, "F-0000000007", "how", "Close it");
    expect(&made, "F-0000000007", "risk", "200");
    expect(&made, "F-0000000007", "resources", "2");
    answer(&made, "SEC08_1", PRACTICE_MISSING);
    propose(&made, 1);
    expect(&made, id, "resources", "2");
    free(id);
    end(&made);
}

Test(recommendation_finding, gives_its_resources_to_the_recommendation_of_the_practice)
{
    Case made = begin();
    char *id = xasprintf("SEC08_1-%.8s", made.shop);
    answer(&made, "SEC08_1", PRACTICE_MISSING);
    cr_assert(answer_set_practice_note(made.store, made.shop, "SEC08_1", "Since spring"), "%s",
              failure());
    propose(&made, 3);
    expect(&made, id, "resources", "1");
    expect_found(&made, id, ENGLISH,
                 "Some security groups open SSH, RDP, database or all ports to the whole"
                 " Internet.\n"
                 "Note: Since spring\n"
                 "Cloud Config: Security group does not open risky ports to 0.0.0.0/0, 1 finding,"
                 " 1 resource: web\n"
                 "Cloud Governance Center: A security group exposes high-risk ports, 1 finding");
    set(&made, id, "resources=40");
    expect(&made, id, "resources", "40");
    set(&made, id, "resources=");
    expect(&made, id, "resources", "1");
    free(id);
    end(&made);
}

/* What was merged brings its evidence, under the name of its workload. */
Test(recommendation_finding, says_what_was_found_of_what_was_merged)
{
    Case made = begin();
    char *data = engagement_workload(made.store, "Data");
    char *into = xasprintf("SEC04_1-%.8s", made.shop), *other = xasprintf("SEC04_1-%.8s", data),
         *assignment = xasprintf("merged-into=%s", into);
    const char *const words[] = { "status=merged", assignment };
    answer(&made, "SEC04_1", PRACTICE_MISSING);
    cr_assert(answer_set_practice(made.store, data, "SEC04_1", PRACTICE_PARTIAL, ""));
    cr_assert(answer_set_practice_note(made.store, data, "SEC04_1", "Half of them"), "%s",
              failure());
    propose(&made, 4);
    cr_assert(recommendation_set(made.store, other, words, 2), "%s", failure());
    expect_found(&made, into, ENGLISH,
                 "Some programs on ECS or Function Compute carry long-lived AccessKeys.\n"
                 "Data: Programs on ECS and Function Compute use RAM roles, not AccessKeys (only"
                 " partly in place)\n"
                 "Note: Half of them");
    expect_found(&made, into, CHINESE,
                 "部分 ECS 或函数计算上的程序使用长期有效的 AccessKey。\n"
                 "Data：ECS 和函数计算上的程序用 RAM 角色，不用密钥（仅部分落实）\n"
                 "备注：Half of them");
    free(assignment);
    free(into);
    free(other);
    free(data);
    end(&made);
}

Test(recommendation_finding, says_what_was_found_in_both_languages)
{
    Case made = begin();
    propose(&made, 3);
    expect_found(&made, mfa, ENGLISH,
                 "Cloud Governance Center: A RAM user has no MFA, 1 finding,"
                 " 1 resource: li.wei");
    expect_found(&made, mfa, CHINESE,
                 "云治理中心：存在未启用 MFA 的 RAM 用户，发现 1 项，涉及资源 1 个：li.wei");
    end(&made);
}

Test(recommendation_finding, has_the_pillar_it_is_given_where_no_practice_has_one)
{
    const char *moon = "pillar=moon", *cost = "pillar=cost";
    char *practice;
    Case made = begin();
    answer(&made, "SEC08_1", PRACTICE_MISSING);
    propose(&made, 3);
    practice = xasprintf("SEC08_1-%.8s", made.shop);
    cr_expect(!recommendation_set(made.store, mfa, &moon, 1));
    cr_expect(strstr(failure(), "unknown pillar 'moon'"), "%s", failure());
    cr_expect(!recommendation_set(made.store, practice, &cost, 1));
    cr_expect(strstr(failure(), "has the pillar of its practice"), "%s", failure());
    set(&made, mfa, cost);
    expect(&made, mfa, "pillar", "cost");
    set(&made, mfa, "pillar=");
    expect(&made, mfa, "pillar", "security");
    char own[RECOMMENDATION_ID_SIZE];
    cr_assert(recommendation_add(made.store, NULL, "security", "Drill", ENGLISH, own));
    set(&made, own, cost);
    expect(&made, own, "pillar", "cost");
    expect_found(&made, own, ENGLISH, "");
    free(practice);
    end(&made);
}
