/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose resources, findings and costs are, of three workloads in three accounts; worked out by
 * hand. */
#include "config.h"
#include <string.h>

#include "advice/recommendation.h"
#include "engagement/answer.h"
#include "engagement/form.h"
#include "evidence/contradiction.h"
#include "fixture.h"

enum { OWNERS, FINDINGS, COSTS, STATES, SUMS, CHECKS, LINES, CHECKED, COMPLY, ACCEPT, SCOPE, AFFECTED };
static const Query queries[] = {
    [OWNERS] = { "", "SELECT group_concat(line, ' ') FROM (SELECT resource || '=' || ifnull(name,"
                     " '-') AS line FROM resource_owner LEFT JOIN workload ON workload.id ="
                     " workload ORDER BY resource)" },
    [FINDINGS] = { "", "SELECT group_concat(line, ' ') FROM (SELECT finding.resource || '@' ||"
                       " account || '=' || ifnull(workload.name, '-') AS line FROM"
                       " attributed_finding AS finding LEFT JOIN workload ON workload.id = workload"
                       " ORDER BY finding.id)" },
    [COSTS] = { "", "SELECT group_concat(line, ' ') FROM (SELECT amount || '=' || ifnull("
                    "workload.name, '-') AS line FROM attributed_cost LEFT JOIN workload ON"
                    " workload.id = workload ORDER BY amount)" },
    [STATES] = { "t",
                 "SELECT group_concat(line, ' ') FROM (SELECT name || '=' || open_checks || '/' ||"
                 " open_resources AS line FROM state_evidence JOIN workload ON workload.id ="
                 " workload WHERE practice = ? ORDER BY position)" },
    [SUMS] = { "", "SELECT group_concat(line, '; ') FROM (SELECT name || ' ' || resources || ' ' ||"
                   " open_resources || ' ' || faults || ' ' || ifnull(costs, '-') AS line FROM"
                   " attribution ORDER BY position)" },
    [CHECKS] = { "",
                 "SELECT group_concat(line, ' ') FROM (SELECT ifnull(name, 'all') || '=' ||"
                 " findings || '/' || resources AS line FROM check_evidence LEFT JOIN workload ON"
                 " workload.id = workload ORDER BY position)" },
    [LINES] = { "", "SELECT group_concat(en, char(10)) FROM report_line WHERE position = 6" },
    [CHECKED] = { "",
                  "SELECT ifnull(group_concat(line, '; '), '') FROM (SELECT ifnull(name, 'all') ||"
                  " iif(pillar > '', ' ' || pillar, '') || ' ' || answered_score || ' ' || score ||"
                  " ' ' || answers AS line FROM checked_result LEFT JOIN workload ON workload.id ="
                  " workload WHERE score IS NOT NULL ORDER BY position, pillar)" },
    [COMPLY] = { "", "UPDATE finding SET status = 2 WHERE id = 1" },
    [ACCEPT] = { "", "UPDATE recommendation SET status = 'accepted' WHERE practice = 'SEC08_1'" },
    [SCOPE] = { "", "SELECT en FROM recommendation_scope JOIN recommendation USING (id) WHERE practice"
                    " = 'SEC08_1'" },
    [AFFECTED] = { "", "SELECT group_concat(resource, ' ') FROM (SELECT resource FROM affected_finding"
                       " ORDER BY resource)" },
    { 0 },
};

static const Query rows[] = {
    { "",
      "INSERT INTO import_batch (number, id, name, imported_at, imported_by) VALUES (1, 'b', 'b',"
      " '', '')" },
    { "", "INSERT INTO check_group (id, product, layer, \"check\", account, rule, name, practice)"
          " VALUES (1, 'resource-center', '', '', '100', 1, '', ''), (2, 'resource-center', '', '',"
          " '200', 2, '', ''), (11, 'config', '', 'cr-1', '100', 11, '', 'SEC08_1'), (12, 'config',"
          " '', 'cr-1', '200', 12, '', 'SEC08_1'), (13, 'config', '', 'cr-1', '300', 13, '',"
          " 'SEC08_1'), (21, 'billing', '', '2026-10', '100', 21, '', ''), (22, 'billing', '',"
          " '2026-10', '200', 22, '', '')" },
    { "", "INSERT INTO import_cover (grp, batch, taken, rows, digest) SELECT id, 1,"
          " '2026-11-20T00:00:00Z', 1, 1 FROM check_group" },
    { "", "INSERT INTO check_map (product, \"check\", practice, mapped_at, mapped_by) VALUES"
          " ('config', 'cr-1', 'SEC08_1', '', '')" },
    /* s-1 of the shop's account; in the shared one d-1 by its group, s-2 by its tag whatever its
     * group, x-1 nobody's. */
    { "",
      "INSERT INTO resource (key, grp, first_batch, content, status, severity, resource, region,"
      " type, name, zone, resource_group, tags, created, expires, addresses, monthly_cost) SELECT"
      " 0, grp, 1, 0, 1, 0, id, '', '', id, '', rg, tags, '', '', '', '' FROM (SELECT 1 AS grp,"
      " 's-1' AS id, '' AS rg, '' AS tags UNION ALL SELECT 2, 'd-1', 'rg-data', 'Env:prod' UNION"
      " ALL SELECT 2, 's-2', 'rg-data', 'Env:prod; App:cart' UNION ALL SELECT 2, 'x-1', '',"
      " 'App:cartoon')" },
    { "",
      "INSERT INTO finding (id, key, grp, first_batch, content, status, severity, resource, region,"
      " type, name, detail, remediation, cost, since) SELECT key, key, grp, 1, 0, 1, 4, id, '', '',"
      " '', '', '', '', '' FROM (SELECT 1 AS key, 11 AS grp, 's-1' AS id UNION ALL SELECT 2, 11,"
      " '' UNION ALL SELECT 3, 12, 'd-1' UNION ALL SELECT 4, 12, 's-2' UNION ALL SELECT 5, 12,"
      " 'x-1' UNION ALL SELECT 6, 13, 'y-1')" },
    { "", "INSERT INTO finding_key (grp, key, status, id) SELECT grp, key, status, id FROM finding"
          " WHERE key < 100" },
    { "",
      "INSERT INTO cost (grp, batch, content, product, resource, name, region, tags, item, amount,"
      " currency) VALUES (21, 1, 0, '', '', '', '', '', '', 10, 'CNY'), (22, 1, 0, '', 'd-1', '',"
      " '', '', '', 20, 'CNY'), (22, 1, 0, '', '', '', '', 'App:cart', '', 30, 'CNY'), (22, 1, 0,"
      " '', '', '', '', '', '', 40, 'CNY')" },
    { 0 },
};

typedef struct Case {
    Store *store;
    char *shop, *data, *other;
} Case;

static Case begin(void)
{
    static const char *const names[] = { "Shop", "Data", "Other", NULL };
    Case made = { .store = engagement_create(
                      ":memory:", &(EngagementPlan){ .customer = "ACME", .workloads = names }) };
    cr_assert_not_null(made.store, "%s", failure());
    for (int i = 0; rows[i].sql; i++)
        cr_assert(store_change(made.store, rows, i), "%s", failure());
    made.shop = engagement_workload(made.store, "Shop");
    made.data = engagement_workload(made.store, "Data");
    made.other = engagement_workload(made.store, "Other");
    return made;
}

static void end(Case *made)
{
    store_close(made->store);
    free(made->shop);
    free(made->data);
    free(made->other);
}

static void name(const Case *made, const char *workload, const char *field, const char *value)
{
    cr_assert(form_set(made->store, "business", workload, field, value), "%s", failure());
}

static void expect(const Case *made, int query, const char *wanted)
{
    char *found = query == STATES ? store_text(made->store, queries, query, "SEC08_1")
                                  : store_text(made->store, queries, query);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, wanted, "%s", found);
    free(found);
}

static void name_all(const Case *made)
{
    name(made, made->shop, "accounts", "100");
    name(made, made->shop, "tags", "App:order; App:cart");
    name(made, made->data, "resource_groups", "rg-data rg-none");
}

Test(attribution, goes_by_tag_before_group_before_account)
{
    Case made = begin();
    name_all(&made);
    expect(&made, OWNERS, "d-1=Data s-1=Shop s-2=Shop x-1=-");
    expect(&made, FINDINGS, "s-1@100=Shop @100=Shop d-1@200=Data s-2@200=Shop x-1@200=- y-1@300=-");
    expect(&made, COSTS, "10=Shop 20=Data 30=Shop 40=-");
    expect(&made, SUMS,
           "Shop 2 2 3 CNY 40; Data 1 1 1 CNY 20; Other 0 0 0 -;  1 2 2 CNY 40");
    end(&made);
}

/* Two say that the account is theirs. */
Test(attribution, is_nobodys_where_two_name_the_same)
{
    Case made = begin();
    name_all(&made);
    name(&made, made.data, "accounts", "100");
    expect(&made, OWNERS, "d-1=Data s-1=- s-2=Shop x-1=-");
    end(&made);
}

/* SEC08_1 is asked of each workload: six findings, one of them about no resource. Shop and Data
 * have their own; Other names nothing and is told of what is nobody's. */
Test(attribution, keeps_what_is_anothers_from_being_proof)
{
    Case made = begin();
    expect(&made, STATES, "Shop=1/5 Data=1/5 Other=1/5");
    name_all(&made);
    expect(&made, STATES, "Shop=1/2 Data=1/1 Other=1/2");
    Table *counts = contradiction_counts(made.store, made.data, "SEC08");
    cr_assert_eq(table_rows(counts), 1);
    cr_expect_str_eq(table_get(counts, 0, "resources"), "1");
    table_free(counts);
    end(&made);
}

/* What is proposed for Shop is done for Data as well: its evidence is theirs, and nobody else's. What the
 * check says of account 100 as a whole is s-1 once more, and no finding of its own. */
Test(attribution, is_the_evidence_of_a_recommendation)
{
    size_t added;
    Case made = begin();
    cr_assert(answer_set_practice(made.store, made.shop, "SEC08_1", PRACTICE_MISSING, "") &&
                  answer_set_practice(made.store, made.data, "SEC08_1", PRACTICE_MISSING, "") &&
                  recommendation_propose(made.store, &added),
              "%s", failure());
    expect(&made, CHECKS, "all=5/5 Shop=5/5 Data=5/5 Other=5/5");
    expect(&made, LINES, "Cloud Config: cr-1, 5 findings, 5 resources: s-1; d-1; s-2 and 2 more");
    name_all(&made);
    expect(&made, CHECKS, "all=5/5 Shop=2/2 Data=1/1 Other=2/2");
    expect(&made, LINES, "Cloud Config: cr-1, 3 findings, 3 resources: s-1; d-1; s-2");
    end(&made);
}

/* Data says that it is in place, and d-1 of it is open: nobody else answers for that. Of Other, which names
 * nothing, no resource is its own. */
Test(attribution, a_recommendation_is_for_the_workloads_whose_findings_it_answers)
{
    size_t added;
    Case made = begin();
    name_all(&made);
    cr_assert(answer_set_practice(made.store, made.shop, "SEC08_1", PRACTICE_MISSING, "") &&
                  answer_set_practice(made.store, made.data, "SEC08_1", PRACTICE_IN_PLACE, "") &&
                  recommendation_propose(made.store, &added),
              "%s", failure());
    expect(&made, SCOPE, "Shop");
    expect(&made, AFFECTED, "s-1 s-2");
    cr_assert(store_change(made.store, queries, ACCEPT), "%s", failure());
    expect(&made, SCOPE, "Shop, Data");
    expect(&made, AFFECTED, "d-1 s-1 s-2");
    end(&made);
}

/* Data names an account without findings. */
Test(attribution, leaves_a_workload_without_findings_of_its_own_uncontradicted)
{
    PracticeState state;
    Case made = begin();
    name(&made, made.data, "accounts", "900");
    expect(&made, STATES, "Shop=1/5 Other=1/5");
    cr_expect_not(contradiction_verdict(made.store, made.data, "SEC08_1", &state));
    cr_assert(contradiction_verdict(made.store, made.shop, "SEC08_1", &state), "%s", failure());
    cr_expect_eq(state, PRACTICE_MISSING);
    end(&made);
}

/* SEC08 weighs 15 and SEC08_1 3 of it. All of it is in place by what Shop and Data say; open
 * findings of Shop disprove the first: 12 of 15, and 13.5 when one of its resources complies. Data
 * has nothing of its own that says otherwise, and what was refused earned nothing that could be
 * lost. */
Test(attribution, takes_what_the_checks_disprove_off_a_second_score)
{
    Case made = begin();
    name(&made, made.data, "accounts", "900");
    cr_assert(answer_rest(made.store, made.shop, "SEC08", PRACTICE_IN_PLACE) &&
                  answer_rest(made.store, made.data, "SEC08", PRACTICE_IN_PLACE),
              "%s", failure());
    expect(&made, CHECKED,
           "all 100.0 90.0 1; all security 100.0 90.0 1; Shop 100.0 80.0 1; Data 100.0 100.0 0");
    cr_assert(store_change(made.store, queries, COMPLY), "%s", failure());
    expect(&made, CHECKED,
           "all 100.0 95.0 1; all security 100.0 95.0 1; Shop 100.0 90.0 1; Data 100.0 100.0 0");
    cr_assert(answer_mark(made.store, made.shop, "SEC08",
                          &(QuestionMark){ QUESTION_REFUSED, "", "no", "", "" }),
              "%s", failure());
    expect(&made, CHECKED,
           "all 50.0 50.0 0; all security 50.0 50.0 0; Shop 0.0 0.0 0; Data 100.0 100.0 0");
    end(&made);
}

/* Without findings there is no second score. */
Test(attribution, has_no_second_score_without_checks)
{
    Case made = { .store = fixture_store() };
    made.shop = engagement_workload(made.store, "Shop");
    cr_assert(answer_rest(made.store, made.shop, "SEC08", PRACTICE_IN_PLACE), "%s", failure());
    expect(&made, CHECKED, "");
    end(&made);
}
