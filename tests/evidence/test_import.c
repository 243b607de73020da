/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "source/row.h"
#include "evidence/finding.h"
#include "evidence/import.h"
#include "fixture.h"
#include "report/report.h"
#include "store/store_bulk.h"
#include "workbook/journal.h"

/* ---- importing ---- */

static char *export_path(const char *name)
{
    const char *top = getenv("TOP");
    return xasprintf("%s/tests/exports/%s", top ? top : ".", name);
}

static Table *run(Store *store, const char *path)
{
    const char *const paths[] = { path, NULL };
    Table *table = import_run(store, &(ImportPlan){ .paths = paths });
    cr_assert_not_null(table, "%s", failure());
    return table;
}

/* What became of the rows of one shipped example: "new changed same resolved unreadable". */
static void expect_counts(const Table *table, size_t row, const char *expected)
{
    char *counts =
        xasprintf("%s %s %s %s %s", table_get(table, row, "new"), table_get(table, row, "changed"),
                  table_get(table, row, "same"), table_get(table, row, "resolved"),
                  table_get(table, row, "unreadable"));
    cr_expect_str_eq(counts, expected, "%s: %s, not %s", table_get(table, row, "file"), counts,
                     expected);
    free(counts);
}

static void import(Store *store, const char *name, const char *source, const char *expected)
{
    char *path = export_path(name);
    Table *table = run(store, path);
    cr_assert_eq(table_rows(table), 1);
    cr_expect_str_eq(table_get(table, 0, "source"), source);
    expect_counts(table, 0, expected);
    table_free(table);
    free(path);
}

/* The same for a text written here. */
static Table *import_text(Store *store, const char *name, const char *text, size_t bytes)
{
    char *path = fixture_path(name);
    fixture_write(path, text, bytes);
    Table *table = run(store, path);
    unlink(path);
    free(path);
    return table;
}

static void refuse_text(Store *store, const char *text, size_t bytes, const char *reason)
{
    char *path = fixture_path("broken");
    const char *const paths[] = { path, NULL };
    fixture_write(path, text, bytes);
    cr_expect_null(import_run(store, &(ImportPlan){ .paths = paths }));
    cr_expect(strstr(failure(), reason), "%s", failure());
    unlink(path);
    free(path);
}

/* ---- looking ---- */

/* The columns of the rows that fulfil a condition, "a|b" a row, rows apart by spaces. */
static char *look(Store *store, const char *list, const char *condition, const char *first,
                  const char *second)
{
    const char *const conditions[] = { condition, NULL };
    Table *table = report_list_where(store, "lists", list, ENGLISH, conditions);
    cr_assert_not_null(table, "%s", failure());
    char *text = xstrdup("");
    for (size_t row = 0; row < table_rows(table); row++) {
        char *longer = xasprintf("%s%s%s|%s", text, row ? " " : "", table_get(table, row, first),
                                 table_get(table, row, second));
        free(text);
        text = longer;
    }
    table_free(table);
    return text;
}

static void expect_list(Store *store, const char *list, const char *condition, const char *first,
                        const char *second, const char *expected)
{
    char *found = look(store, list, condition, first, second);
    cr_expect_str_eq(found, expected, "%s where %s: %s, not %s", list, condition, found, expected);
    free(found);
}

#define expect_findings(store, condition, first, second, expected)                                 \
    expect_list(store, "findings", condition, first, second, expected)

static char *last_batch(Store *store)
{
    static const Query query[] = {
        { "", "SELECT id FROM import_batch ORDER BY number DESC LIMIT 1" }, { 0 }
    };
    return store_text(store, query, 0);
}

/* ---- Cloud Governance Center ---- */

Test(import, takes_governance_results_with_compliant_ones)
{
    Store *store = fixture_store();
    import(store, "governance-results.json", "governance-results", "4 0 0 0 0");
    expect_findings(store, "source=governance", "check", "status",
                    "apbxftkv5c|open a9g6pv7r5b|open bq2m4c8x1z|compliant"
                    " c0000000zz|not-applicable");
    expect_findings(store, "check=apbxftkv5c", "severity", "account", "high|1031445495681234");
    expect_findings(store, "check=c0000000zz", "detail", "last_seen",
                    "not authorized|2026-11-01T03:35:00Z");
    store_close(store);
}

#define RESULTS(metrics) "{\"AccountId\":17,\"Results\":{\"MetricResults\":[" metrics "]}}"
#define RESULT(id, risk, more)                                                                     \
    "{\"Id\":\"" id "\",\"Status\":\"Finished\",\"Risk\":\"" risk "\"" more "}"

static void import_results(Store *store, const char *text)
{
    table_free(import_text(store, "results.json", text, strlen(text)));
}

/* A metric that the results of one lens do not have may stand in those of another. */
Test(import, of_another_lens_resolves_nothing)
{
    Store *store = fixture_store();
    import_results(store, RESULTS(RESULT("core", "Error", "")));
    import_results(store, RESULTS(RESULT("ai", "Error", "")));
    expect_findings(store, "source=governance", "check", "status", "ai|open core|open");
    import_results(store, RESULTS(RESULT("core", "None", "")));
    expect_findings(store, "source=governance", "check", "status", "ai|open core|compliant");
    store_close(store);
}

/* The account itself complies; two accounts of its resource directory do not. */
Test(import, of_a_resource_directory_stands_beside_that_of_the_account)
{
    Store *store = fixture_store();
    import_results(store,
                   RESULTS(RESULT("m", "Error", ",\"AccountSummary\":{\"NonCompliant\":2}")));
    import_results(store, RESULTS(RESULT("m", "None", "")));
    expect_findings(store, "check=m", "type", "status", "ResourceDirectory|open |compliant");
    store_close(store);
}

Test(import, joins_names_and_levels_whatever_comes_first)
{
    static const char *const orders[][2] = {
        { "governance-results.json", "governance-metadata.json" },
        { "governance-metadata.json", "governance-results.json" },
    };
    for (size_t i = 0; i < COUNT(orders); i++) {
        Store *store = fixture_store();
        for (size_t j = 0; j < 2; j++) {
            char *path = export_path(orders[i][j]);
            table_free(run(store, path));
            free(path);
        }
        /* Error and recommended as critical. */
        expect_findings(store, "check=apbxftkv5c", "name", "severity",
                        "RAM users without MFA|critical");
        expect_findings(store, "check=apbxftkv5c", "practice", "status", "SEC03_1|open");
        store_close(store);
    }
}

Test(import, takes_the_check_of_governance_details_from_the_files_name)
{
    Store *store = fixture_store();
    import(store, "governance-details-apbxftkv5c.json", "governance-details", "2 0 0 0 0");
    expect_findings(store, "check=apbxftkv5c", "resource", "status",
                    "264351037832371111|open 264351037832372222|suppressed");
    expect_findings(store, "status=open", "detail", "first_seen",
                    "NoMfa; LastLogon: 2026-10-30|2026-11-01T03:35:00Z");
    store_close(store);
}

/* ---- Cloud Config ---- */

Test(import, takes_config_results_and_names_their_rules)
{
    Store *store = fixture_store();
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    import(store, "config-rules.json", "config-rules", "2 0 0 0 0");
    expect_findings(store, "resource=sg-1", "name", "severity",
                    "Security groups are not open|high");
    expect_findings(store, "resource=sg-1", "detail", "account",
                    "reason: Open to the world.; property: $.SourceCidrIp; configuration:"
                    " 0.0.0.0/0; operator: NotContains|1208863178611234");
    expect_findings(store, "severity=medium", "practice", "detail", "SEC01_1|MFA is off");
    store_close(store);
}

Test(import, of_the_same_file_changes_nothing)
{
    static const Query counts[] = { { "", "SELECT count(*) FROM import_batch" }, { 0 } };
    int64_t batches;
    Store *store = fixture_store();
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    import(store, "config-results.json", "config-results", "0 0 3 0 0");
    cr_assert(store_number(store, &batches, counts, 0));
    cr_expect_eq(batches, 1, "a batch that changed nothing is not kept");
    store_close(store);
}

Test(import, of_a_later_export_resolves_what_is_gone_of_its_checks)
{
    Store *store = fixture_store();
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    import(store, "later/config-results.json", "config-results", "1 1 0 1 0");
    expect_findings(store, "source=config", "resource", "status",
                    "sg-1|compliant sg-2|resolved sg-3|open 1208863178611234|open");
    expect_findings(store, "resource=sg-2", "first_seen", "last_seen",
                    "2026-11-01T00:00:00Z|2026-11-01T00:00:00Z");
    expect_findings(store, "resource=sg-1", "first_seen", "last_seen",
                    "2026-11-01T00:00:00Z|2026-11-08T00:00:00Z");
    store_close(store);
}

Test(import, that_is_undone_leaves_what_was_there_and_comes_back)
{
    Store *store = fixture_store();
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    char *first = last_batch(store),
         *before = look(store, "findings", "source=config", "resource", "status");
    import(store, "later/config-results.json", "config-results", "1 1 0 1 0");
    char *second = last_batch(store),
         *after = look(store, "findings", "source=config", "resource", "status");
    cr_expect_not(import_swap(store, first), "a later import speaks of the same checks");
    cr_assert(import_swap(store, second), "%s", failure());
    expect_findings(store, "source=config", "resource", "status", before);
    cr_assert(import_swap(store, second), "%s", failure());
    expect_findings(store, "source=config", "resource", "status", after);
    cr_assert(import_swap(store, second) && import_swap(store, first), "%s", failure());
    expect_findings(store, "source=config", "resource", "status", "");
    cr_assert(import_swap(store, first), "%s", failure());
    expect_findings(store, "source=config", "resource", "status", before);
    free(before);
    free(after);
    free(first);
    free(second);
    store_close(store);
}

Test(import, is_undone_and_redone_like_any_act)
{
    static const Query keys[] = { { "", "SELECT count(*) FROM finding_key" }, { 0 } };
    Store *store = fixture_store();
    int64_t before, after;
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    cr_assert(store_number(store, &before, keys, 0), "%s", failure());
    cr_assert(journal_undo(store, NULL), "%s", failure());
    Table *rows = report_list(store, "lists", "findings", ENGLISH, NULL);
    cr_expect_eq(table_rows(rows), 0);
    table_free(rows);
    cr_assert(journal_redo(store, NULL), "%s", failure());
    cr_assert(store_number(store, &after, keys, 0), "%s", failure());
    cr_expect_eq(before, after);
    cr_expect_gt(after, 0);
    Table *log = journal_log(store, "screens", ENGLISH, NULL, NULL);
    cr_expect_str_eq(table_get(log, 2, "act"), "Imported");
    cr_expect_str_eq(table_get(log, 2, "what"), "config-results.json");
    table_free(log);
    store_close(store);
}

Test(import, after_an_undone_one_begins_anew)
{
    Store *store = fixture_store();
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    char *first = last_batch(store);
    cr_assert(import_swap(store, first), "%s", failure());
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    cr_expect_not(import_swap(store, first));
    cr_expect(strstr(failure(), "is gone"), "%s", failure());
    free(first);
    store_close(store);
}

Test(import, that_only_looks_writes_nothing)
{
    Store *store = fixture_store();
    char *path = export_path("config-results.json");
    const char *const paths[] = { path, NULL };
    Table *table = import_run(store, &(ImportPlan){ .paths = paths, .is_preview = true });
    cr_assert_not_null(table, "%s", failure());
    expect_counts(table, 0, "3 0 0 0 0");
    cr_expect_str_eq(table_get(table, 0, "taken"), "2026-11-01T00:00:00Z");
    expect_findings(store, "source=config", "resource", "status", "");
    table_free(table);
    free(path);
    store_close(store);
}

/* ---- Advisor, Security Center ---- */

Test(import, takes_advices_of_advisor)
{
    Store *store = fixture_store();
    import(store, "advisor-advices.json", "advisor-advices", "2 0 0 0 0");
    expect_findings(store, "source=advisor", "resource", "severity", "i-1|critical i-2|medium");
    expect_findings(store, "resource=i-1", "detail", "name",
                    "EcsHighCpuUtilization_cpu: 96%|ECS 性能负载巡检");
    expect_findings(store, "status=resolved", "resource", "account", "i-2|1208863178611234");
    /* 08:00 in China. */
    expect_findings(store, "resource=i-1", "first_seen", "last_seen",
                    "2026-10-30T00:00:00Z|2026-11-01T00:00:00Z");
    store_close(store);
}

Test(import, takes_the_check_of_cost_advices_from_behind_the_list)
{
    Store *store = fixture_store();
    import(store, "advisor-cost-advices.json", "advisor-cost-advices", "1 0 0 0 0");
    expect_findings(store, "check=EcsIdle", "resource", "detail", "i-9|CPU below 5 %");
    import(store, "advisor-cost-results.json", "advisor-cost-results", "2 0 0 0 0");
    expect_findings(store, "check~Ecs", "name", "status",
                    "Idle ECS|open Idle ECS|open Oversized ECS|compliant");
    store_close(store);
}

Test(import, takes_vulnerabilities_checks_and_baselines)
{
    Store *store = fixture_store();
    import(store, "security-vulnerabilities.json", "security-vulnerabilities", "2 0 0 0 0");
    import(store, "security-checks.json", "security-checks", "2 0 0 0 0");
    import(store, "security-baseline.json", "security-baseline", "2 0 0 0 0");
    expect_findings(store, "resource~i-", "severity", "status", "high|open low|suppressed");
    expect_findings(store, "check~10000", "severity", "status", "high|open low|suppressed");
    expect_findings(store, "check~24", "name", "status", "Weak passwords|open CIS Linux|compliant");
    expect_findings(store, "resource=i-1", "first_seen", "last_seen",
                    "2026-10-01T00:00:00Z|2026-11-01T00:00:00Z");
    store_close(store);
}

/* ---- resources, bills, datapoints ---- */

Test(import, takes_resources_with_their_tags)
{
    Store *store = fixture_store();
    import(store, "resource-center.json", "resource-center", "2 0 0 0 0");
    expect_list(store, "resources", "type~ECS", "tags", "addresses",
                "env:prod;team:shop|10.0.0.4; 47.96.0.9");
    expect_list(store, "resources", "type~ECS", "created", "expires",
                "2025-06-30T09:20:08Z|2026-12-10T16:00:00Z");
    expect_list(store, "resources", "expires=", "resource", "status", "shop-images|open");
    import(store, "resource-center.json", "resource-center", "0 0 2 0 0");
    store_close(store);
}

Test(import, takes_bills_in_both_languages)
{
    Store *store = fixture_store();
    import(store, "bill-items.csv", "bill-items", "2 0 0 0 0");
    import(store, "bill-instances.csv", "bill-instances", "1 0 0 0 0");
    expect_list(store, "costs", "resource=i-1", "month", "amount", "2026-09|360 2026-10|372");
    expect_list(store, "costs", "resource=i-1", "tags", "currency",
                "env:prod;team:shop|CNY env:prod;team:shop|CNY");
    import(store, "bill-items.csv", "bill-items", "0 0 2 0 0");
    store_close(store);
}

Test(import, of_a_later_bill_takes_the_place_of_its_month)
{
    static const char head[] = "账期,账号ID,产品Code,实例ID,计费项,应付金额\n";
    Store *store = fixture_store();
    char *first = xasprintf("%s2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,20\n"
                            "2026-09,1,ecs,i-1,cpu,5\n",
                            head);
    char *second = xasprintf("%s2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,21\n", head);
    Table *table = import_text(store, "a", first, strlen(first));
    expect_counts(table, 0, "3 0 0 0 0");
    table_free(table);
    table = import_text(store, "b", second, strlen(second));
    expect_counts(table, 0, "1 0 1 1 0");
    table_free(table);
    expect_list(store, "costs", "account=1", "month", "amount", "2026-09|5 2026-10|10 2026-10|21");
    char *batch = last_batch(store);
    cr_assert(import_swap(store, batch), "%s", failure());
    expect_list(store, "costs", "account=1", "month", "amount", "2026-09|5 2026-10|10 2026-10|20");
    free(batch);
    free(first);
    free(second);
    store_close(store);
}

Test(import, takes_datapoints_out_of_their_string)
{
    static const Query sums[] = {
        { "", "SELECT count(*) || ' ' || sum(average) || ' ' || max(at) FROM metric_list" }, { 0 }
    };
    Store *store = fixture_store();
    import(store, "metric-datapoints.json", "metric-datapoints", "2 0 0 0 0");
    char *found = store_text(store, sums, 0);
    cr_expect_str_eq(found, "2 8.75 2026-11-01T00:01:00Z");
    free(found);
    store_close(store);
}

/* ---- documents, folders, zips ---- */

Test(import, takes_pages_and_folders_as_one_act)
{
    Store *store = fixture_store();
    char *path = export_path(""), *batch;
    Table *table = run(store, path);
    cr_expect_geq(table_rows(table), 15);
    batch = last_batch(store);
    expect_findings(store, "resource=sg-2", "status", "resource", "compliant|sg-2");
    cr_assert(import_swap(store, batch), "%s", failure());
    expect_findings(store, "source!=x", "resource", "status", "");
    expect_list(store, "costs", "account!=x", "month", "amount", "");
    expect_list(store, "resources", "account!=x", "resource", "status", "");
    table_free(table);
    free(batch);
    free(path);
    store_close(store);
}

Test(import, takes_the_files_of_a_zip_and_names_the_others)
{
    const char *top = getenv("TOP");
    Store *store = fixture_store();
    char *path = xasprintf("%s/tests/zips/pages.zip", top ? top : ".");
    Table *table = run(store, path);
    cr_assert_eq(table_rows(table), 4);
    cr_expect_str_eq(table_get(table, 0, "file"), "pages.zip/manifest.txt");
    cr_expect_str_eq(table_get(table, 0, "note"), "not an export that is known; left out");
    cr_expect_str_eq(table_get(table, 1, "file"), "pages.zip/config/results.json");
    expect_counts(table, 1, "3 0 0 0 0");
    expect_counts(table, 2, "2 0 0 0 0");
    cr_expect_str_eq(table_get(table, 3, "file"), "pages.zip/账单.csv");
    expect_counts(table, 3, "2 0 0 0 0");
    table_free(table);
    free(path);
    store_close(store);
}

/* ---- checks and findings ---- */

/* What a workload that names nothing as its own is told of a practice. */
static bool count_open(Store *store, const char *practice, int64_t *checks, int64_t *resources)
{
    static const Query counts[] = {
        { "t", "SELECT ifnull(max(open_checks), 0) FROM state_evidence WHERE practice = ?" },
        { "t", "SELECT ifnull(max(open_resources), 0) FROM state_evidence WHERE practice = ?" },
        { 0 }
    };
    return store_number(store, checks, counts, 0, practice) &&
           store_number(store, resources, counts, 1, practice);
}

Test(finding, of_a_check_that_is_mapped_stays_mapped)
{
    int64_t checks, resources;
    Store *store = fixture_store();
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    expect_findings(store, "resource=sg-1", "practice", "status", "|open");
    cr_assert(finding_map(store, "config", "cr-cac56457e0d900d30001", "SEC08_2"), "%s", failure());
    import(store, "later/config-results.json", "config-results", "1 1 0 1 0");
    expect_findings(store, "resource=sg-3", "practice", "status", "SEC08_2|open");
    cr_assert(count_open(store, "SEC08_2", &checks, &resources));
    cr_expect_eq(checks, 1);
    cr_expect_eq(resources, 1);
    cr_expect_not(finding_map(store, "config", "cr-cac56457e0d900d30001", "SEC99_9"));
    cr_expect_not(finding_map(store, "config", "no-such-check", "SEC08_2"));
    store_close(store);
}

/* The bank gives the check of root's MFA to SEC01_1. */
Test(finding, of_a_check_speaks_of_every_practice_that_the_bank_names)
{
    static const Query bank[] = {
        { "", "INSERT INTO practice_check (practice, \"check\", strength, position) VALUES"
              " ('SEC03_2', 'root-mfa-check', 'proves', 9000),"
              " ('SEC03_3', 'root-mfa-check', 'indicates', 9001)" },
        { 0 },
    };
    static const struct {
        const char *practice;
        int64_t checks, mapped;
    } cases[] = {
        { "SEC01_1", 1, 0 }, { "SEC03_2", 1, 0 }, { "SEC03_3", 0, 0 }, { "SEC05_1", 0, 1 }
    };
    static const char export[] = "AccountId,ConfigRuleId,RiskLevel,ComplianceType,ResourceId\n"
                                 "1,root-mfa-check,1,NON_COMPLIANT,root\n";
    int64_t checks, resources;
    Store *store = fixture_store();
    cr_assert(store_change(store, bank, 0), "%s", failure());
    table_free(import_text(store, "a", export, sizeof export - 1));
    expect_findings(store, "resource=root", "practice", "status", "SEC01_1|open");
    for (size_t i = 0; i < COUNT(cases); i++) {
        cr_assert(count_open(store, cases[i].practice, &checks, &resources));
        cr_expect_eq(checks, cases[i].checks, "%s", cases[i].practice);
    }
    cr_assert(finding_map(store, "config", "root-mfa-check", "SEC05_1"), "%s", failure());
    for (size_t i = 0; i < COUNT(cases); i++) {
        cr_assert(count_open(store, cases[i].practice, &checks, &resources));
        cr_expect_eq(checks, cases[i].mapped, "%s", cases[i].practice);
    }
    store_close(store);
}

Test(finding, that_is_set_aside_is_not_counted_and_stays_aside)
{
    static const Query keys[] = { { "", "SELECT key FROM finding_list WHERE resource = 'sg-1'" },
                                  { 0 } };
    int64_t key, checks, resources;
    Store *store = fixture_store();
    import(store, "config-results.json", "config-results", "3 0 0 0 0");
    cr_assert(finding_map(store, "config", "cr-cac56457e0d900d30001", "SEC08_2"), "%s", failure());
    cr_assert(store_number(store, &key, keys, 0));
    cr_assert(finding_suppress(store, key, "a jump host"), "%s", failure());
    expect_findings(store, "resource=sg-1", "status", "resource", "suppressed|sg-1");
    cr_assert(count_open(store, "SEC08_2", &checks, &resources));
    cr_expect_eq(resources, 0);
    cr_assert(finding_suppress(store, key, ""), "%s", failure());
    expect_findings(store, "resource=sg-1", "status", "resource", "open|sg-1");
    cr_expect_not(finding_suppress(store, 12345, "no such"));
    store_close(store);
}

/* ---- CSV ---- */

static const char header[] = "AccountId,ConfigRuleId,RiskLevel,ComplianceType,ResourceId\n";

static void expect_csv(const char *text, size_t bytes, const char *condition, const char *expected)
{
    Store *store = fixture_store();
    table_free(import_text(store, "a", text, bytes));
    expect_findings(store, condition, "account", "resource", expected);
    store_close(store);
}

Test(import, reads_the_usual_delimiters)
{
    static const char signs[] = ",\t;|";
    for (size_t i = 0; i < sizeof signs - 1; i++) {
        char *text = xasprintf("%s1208863178611234,cr-1,1,NON_COMPLIANT,\"i-1\"\r\n", header);
        for (char *at = text; (at = strchr(at, ',')); at++)
            *at = signs[i];
        expect_csv(text, strlen(text), "status=open", "1208863178611234|i-1");
        free(text);
    }
}

Test(import, reads_the_usual_encodings)
{
    static const char utf8[] = "\xEF\xBB\xBF"
                               "账号ID,规则ID,风险等级,合规评估结果,资源ID\n"
                               "1208863178611234,cr-1,高风险,不合规,i-1\n";
    /* The same, by iconv -t GB18030. */
    static const char gb[] =
        "\xD5\xCB\xBA\xC5ID,\xB9\xE6\xD4\xF2ID,\xB7\xE7\xCF\xD5\xB5\xC8\xBC\xB6,"
        "\xBA\xCF\xB9\xE6\xC6\xC0\xB9\xC0\xBD\xE1\xB9\xFB,\xD7\xCA\xD4\xB4ID\n"
        "1208863178611234,cr-1,\xB8\xDF\xB7\xE7\xCF\xD5,\xB2\xBB\xBA\xCF\xB9\xE6,i-1\n";
    char wide[2 + 2 * 128] = "\xFF\xFE";
    const char *ascii = "AccountId,ConfigRuleId,RiskLevel,ComplianceType,ResourceId\n"
                        "1208863178611234,cr-1,1,NON_COMPLIANT,i-1\n";
    for (size_t i = 0; i < strlen(ascii); i++)
        wide[2 + 2 * i] = ascii[i];
    expect_csv(utf8, sizeof utf8 - 1, "severity=high", "1208863178611234|i-1");
    expect_csv(gb, sizeof gb - 1, "severity=high", "1208863178611234|i-1");
    expect_csv(wide, 2 + 2 * strlen(ascii), "severity=high", "1208863178611234|i-1");
}

/* The first resource in GB18030 has '|' as the second byte of its second character (0x817C). */
Test(import, reads_lines_of_two_encodings)
{
    static const char gb[] = "1,cr-1,1,NON_COMPLIANT,\xD6\xD0\x81|\n",
                      utf8[] = "1,cr-1,1,NON_COMPLIANT,资源\n";
    char *text = xasprintf("%s%s%s%s", header, gb, utf8, gb);
    Store *store = fixture_store();
    Table *table = import_text(store, "a", text, strlen(text));
    expect_counts(table, 0, "2 0 0 0 0");
    table_free(table);
    expect_findings(store, "check=cr-1", "resource", "status", "中亅|open 资源|open");
    free(text);
    store_close(store);
}

Test(import, keeps_rows_it_cannot_read)
{
    static const Query tray[] = { { "", "SELECT line || ' ' || reason FROM tray ORDER BY line" },
                                  { "", "SELECT count(*) FROM tray" },
                                  { 0 } };
    int64_t count;
    Store *store = fixture_store();
    char *text = xasprintf("%s1,cr-1,1,NON_COMPLIANT,i-1\n1,cr-1,1,NON_COMPLIANT\n"
                           "1,cr-1,1,MAYBE,i-2\n",
                           header);
    Table *table = import_text(store, "a", text, strlen(text));
    expect_counts(table, 0, "1 0 0 0 2");
    table_free(table);
    cr_assert(store_number(store, &count, tray, 1));
    cr_expect_eq(count, 2);
    char *first = store_text(store, tray, 0);
    cr_expect_str_eq(first, "3 4 cells; the header has 5 columns");
    free(first);
    /* A row that cannot be read may be the one that is missing: nothing is resolved. */
    char *less = xasprintf("%s1,cr-1,1,MAYBE,i-1\n1,cr-1,1,NON_COMPLIANT,i-3\n", header);
    table = import_text(store, "b", less, strlen(less));
    expect_counts(table, 0, "1 0 0 0 1");
    table_free(table);
    free(text);
    free(less);
    store_close(store);
}

/* ---- times ---- */

Test(convert, reads_times_in_all_their_forms)
{
    /* 2026-11-01 00:00 UTC is 20,758 days after 1970: 20758 * 86400 = 1793491200. */
    static const char *const forms[] = {
        "1793491200000",
        "1793491200",
        "2026-11-01T00:00:00Z",
        "2026-11-01T00:00Z",
        "2026-11-01 08:00:00",
        "2026-11-01T08:00:00+08:00",
        "2026/11/01 08:00:00",
        "2026-11-01T00:00:00.123Z",
        "2026-10-31T19:30:00-0430",
    };
    static const char *const wrong[] = { "",
                                         "soon",
                                         "2026",
                                         "2026-13-01",
                                         "17934912000001234",
                                         "2026-11-01T00:00:00+99:00",
                                         "2026-11-01T00:00:00Zulu" };
    char stamp[STAMP_SIZE];
    for (size_t i = 0; i < COUNT(forms); i++) {
        cr_assert(row_read_time(forms[i], stamp), "%s", failure());
        cr_expect_str_eq(stamp, "2026-11-01T00:00:00Z", "%s became %s", forms[i], stamp);
    }
    for (size_t i = 0; i < COUNT(wrong); i++)
        cr_expect_not(row_read_time(wrong[i], stamp), "%s became %s", wrong[i], stamp);
}

/* ---- broken and hostile ---- */

#define ITEM(id)                                                                                   \
    "{\"configRuleId\":\"cr-1\",\"complianceType\":\"NON_COMPLIANT\",\"resourceId\":\"" id "\"}"

Test(import, refuses_what_is_not_an_export)
{
    Store *store = fixture_store();
    refuse_text(store, "hello", 5, "no export that is known");
    refuse_text(store, "", 0, "it is empty");
    refuse_text(store, "{\"Resources\":[]}", 16, "it has no rows");
    refuse_text(store, header, strlen(header), "it has no rows");
    refuse_text(store, "{}", 2, "no export that is known");
    refuse_text(store, ITEM("i-1") "\n{\"a\":", strlen(ITEM("i-1")) + 6,
                "line 2: this is not JSON");
    refuse_text(store, ITEM("i-1") "\n\n,", strlen(ITEM("i-1")) + 3, "line 3: this is not JSON");
    expect_findings(store, "source=config", "resource", "status", "");
    store_close(store);
}

Test(import, refuses_what_is_nested_too_deep)
{
    enum { DEPTH = 100000 };
    Store *store = fixture_store();
    char *text = xcalloc(DEPTH, 1);
    memset(text, '[', DEPTH);
    refuse_text(store, text, DEPTH, "nested deeper than 64 levels");
    free(text);
    store_close(store);
}

Test(import, refuses_a_value_without_an_end)
{
    enum { BYTES = 6 << 20 };
    Store *store = fixture_store();
    char *text = xcalloc(BYTES, 1);
    memset(text, 'a', BYTES);
    memcpy(text, "{\"a\":\"", 6);
    refuse_text(store, text, BYTES, "a value is longer than 2 MB");
    memcpy(text, header, strlen(header));
    text[strlen(header)] = '"';
    refuse_text(store, text, BYTES, "a cell is longer than 2 MB");
    free(text);
    store_close(store);
}

/* 24 MB of empty documents in a zip of about 24 KB, or somewhat more with a byte of noise here and
 * there. */
static void write_bomb(const char *path, size_t noise_every)
{
    enum { BYTES = 24 << 20 };
    char *documents = xcalloc(BYTES, 1);
    for (size_t i = 0; i < BYTES; i++)
        documents[i] = "[]\n"[i % 3];
    for (size_t i = 0, noise = 1; noise_every && i < BYTES; i += noise_every) {
        noise = (noise * 1103515245 + 12345) & 0x7fffffff;
        documents[i] = (char)(' ' + (noise >> 16) % 64);
    }
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    cr_assert_not_null(zip);
    zip_source_t *source = zip_source_buffer(zip, documents, BYTES, 0);
    cr_assert_geq(zip_file_add(zip, "bomb.json", source, 0), 0);
    cr_assert_eq(zip_close(zip), 0);
    free(documents);
}

Test(import, refuses_a_zip_that_unpacks_to_far_more)
{
    Store *store = fixture_store();
    char *path = fixture_path("bomb.zip");
    const char *const paths[] = { path, NULL };
    for (size_t noise_every = 0; noise_every <= 3000; noise_every += 3000) {
        write_bomb(path, noise_every);
        cr_expect_null(import_run(store, &(ImportPlan){ .paths = paths }));
        cr_expect(strstr(failure(), "unpacks to far more"), "%s", failure());
        unlink(path);
    }
    free(path);
    store_close(store);
}

Test(import, repairs_what_is_no_character_and_says_so)
{
    static const char text[] = ITEM("i-\\ud800-\\u0000-\\ud83d\\ude00") ITEM("i-\0-\xFF");
    Store *store = fixture_store();
    Table *table = import_text(store, "a", text, sizeof text - 1);
    expect_counts(table, 0, "2 0 0 0 0");
    cr_expect_str_eq(table_get(table, 0, "note"), "4 characters repaired");
    expect_findings(
        store, "source=config", "resource", "status",
        "i-\xEF\xBF\xBD-\xEF\xBF\xBD|open i-\xEF\xBF\xBD-\xEF\xBF\xBD-\xF0\x9F\x98\x80|open");
    table_free(table);
    store_close(store);
}

Test(import, says_when_a_name_stands_twice)
{
    static const char text[] = "{\"configRuleId\":\"cr-1\",\"complianceType\":\"COMPLIANT\","
                               "\"complianceType\":\"NON_COMPLIANT\",\"resourceId\":\"i-1\"}";
    Store *store = fixture_store();
    Table *table = import_text(store, "a", text, sizeof text - 1);
    cr_expect_str_eq(table_get(table, 0, "note"), "1 values stood there twice, the last counts");
    expect_findings(store, "source=config", "resource", "status", "i-1|open");
    table_free(table);
    store_close(store);
}

Test(import, keeps_long_numbers_as_they_are)
{
    static const char text[] =
        "[{\"configRuleId\":\"cr-1\",\"complianceType\":\"COMPLIANT\",\"resourceId\":"
        "26435103783237999999,\"accountId\":9007199254740993}]";
    Store *store = fixture_store();
    table_free(import_text(store, "a", text, sizeof text - 1));
    expect_findings(store, "source=config", "account", "resource",
                    "9007199254740993|26435103783237999999");
    store_close(store);
}

/* ---- names of checks ---- */

Test(import, gives_a_known_check_the_name_that_is_shipped_now)
{
    enum { RENAME, NAME };
    static const Query names[] = {
        [RENAME] = { "", "UPDATE known_check SET name_en = 'What it was called' WHERE id ="
                         " 'ram-user-no-policy-check'" },
        [NAME] = { "", "SELECT name_en FROM known_check WHERE id = 'ram-user-no-policy-check'" },
        { 0 },
    };
    Store *store = fixture_store();
    import(store, "config-rules.json", "config-rules", "2 0 0 0 0");
    cr_assert(store_change(store, names, RENAME), "%s", failure());
    import(store, "governance-metadata.json", "governance-metadata", "3 0 0 0 0");
    char *name = store_text(store, names, NAME);
    cr_expect_str_eq(name, "Permissions Are Not Granted Directly to RAM Users");
    free(name);
    store_close(store);
}
