/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Investigation Report says of imported evidence; each number is worked out by
 * hand from the few rows put in here. */
#include "config.h"
#include <jansson.h>
#include <string.h>
#include <unistd.h>

#include "engagement/answer.h"
#include "engagement/form.h"
#include "evidence/finding.h"
#include "fixture.h"
#include "report/report.h"

enum {
    ADD_BATCH,
    ADD_GROUP,
    ADD_COVER,
    ADD_RESOURCE,
    ADD_COST,
    ADD_FINDING,
    ADD_MANY,
    FILL_KEYS,
    SET_PRACTICE,
    FAULTS
};
static const Query queries[] = {
    [ADD_BATCH] = { "", "INSERT INTO import_batch (number, id, name, imported_at, imported_by)"
                        " VALUES (1, 'b', 'b', '', '')" },
    [ADD_GROUP] = { "itttt",
                    "INSERT INTO check_group (id, product, layer, \"check\", account, rule,"
                    " name) VALUES (?1, ?2, ?3, ?4, ?5, ?1, '')" },
    [ADD_COVER] = { "i", "INSERT INTO import_cover (grp, batch, taken, rows, digest)"
                         " VALUES (?1, 1, '2026-11-20T00:00:00Z', 1, 1)" },
    [ADD_RESOURCE] = { "ittttttt",
                       "INSERT INTO resource (key, grp, first_batch, content, status, severity,"
                       " resource, region, type, name, zone, resource_group, tags, created,"
                       " expires, addresses, monthly_cost) VALUES (0, ?1, 1, 0, 1, 0, ?2, ?3, ?4,"
                       " ?2, ?5, '', ?6, '', ?7, ?8, '')" },
    [ADD_COST] = { "itttt",
                   "INSERT INTO cost (grp, batch, content, product, resource, name, region,"
                   " tags, item, amount, currency) VALUES (?1, 1, 0, ?2, '', '', '', ?3,"
                   " '', ?4, ?5)" },
    [ADD_FINDING] = { "iiiit",
                      "INSERT INTO finding (key, grp, first_batch, content, status, severity,"
                      " resource, region, type, name, detail, remediation, cost, since)"
                      " VALUES (?1, ?2, 1, 0, ?3, ?4, ?5, 'cn-hangzhou',"
                      " 'ACS::ECS::Instance', ?5, 'it says so', 'do it', '',"
                      " '2026-11-01T00:00:00Z')" },
    [ADD_MANY] = { "ii",
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE"
                   " i < ?2) INSERT INTO finding (key, grp, first_batch, content, status,"
                   " severity, resource, region, type, name, detail, remediation, cost, since)"
                   " SELECT i + 1000, ?1, 1, 0, 1, 4, 'i-' || i, 'cn-hangzhou', '', '', '',"
                   " '', '', '' FROM n" },
    [FILL_KEYS] = { "", "INSERT OR REPLACE INTO finding_key (grp, key, status, id)"
                        " SELECT grp, key, status, id FROM finding ORDER BY grp, key" },
    [SET_PRACTICE] = { "it", "UPDATE check_group SET practice = ?2 WHERE id = ?1" },
    [FAULTS] = { "",
                 "SELECT group_concat(line, '; ') FROM (SELECT practice || ' ' || resource || ' '"
                 " || worst || ' ' || witnesses || ' ' || sources AS line FROM fault"
                 " ORDER BY practice, resource, \"check\")" },
    { 0 },
};

static void add_group(Store *store, int64_t id, const char *product, const char *check,
                      const char *account)
{
    cr_assert(store_change(store, queries, ADD_GROUP, id, product, "", check, account), "%s",
              failure());
    cr_assert(store_change(store, queries, ADD_COVER, id), "%s", failure());
}

static Store *evidence_store(void)
{
    Store *store = fixture_store();
    cr_assert(store_change(store, queries, ADD_BATCH));
    return store;
}

/* Three instances and a disk of two accounts; today is 2026-11-23. */
static void add_resources(Store *store)
{
    static const struct {
        int64_t account;
        const char *id, *region, *type, *zone, *tags, *expires, *addresses;
    } resources[] = {
        { 1, "i-1", "cn-hangzhou", "ACS::ECS::Instance", "cn-hangzhou-h", "Owner:li;Env:prod",
          "2026-11-30T16:00:00Z", "10.0.0.1; 47.1.2.3" },
        { 1, "i-2", "cn-hangzhou", "ACS::ECS::Instance", "cn-hangzhou-i", "",
          "2026-12-24T16:00:00Z", "172.20.1.1" },
        { 1, "d-1", "cn-hangzhou", "ACS::ECS::Disk", "cn-hangzhou-h", "Env:prod", "", "" },
        { 2, "i-3", "cn-beijing", "ACS::ECS::Instance", "", "", "2026-12-23T00:00:00Z",
          "100.100.2.1; 100.128.0.1; 2408:4001::1; fe80::1" },
    };
    add_group(store, 1, "resource-center", "", "1031445495681234");
    add_group(store, 2, "resource-center", "", "2042556606792345");
    for (size_t i = 0; i < COUNT(resources); i++)
        cr_assert(store_change(store, queries, ADD_RESOURCE, resources[i].account, resources[i].id,
                               resources[i].region, resources[i].type, resources[i].zone,
                               resources[i].tags, resources[i].expires, resources[i].addresses),
                  "%s", failure());
}

/* ---- looking ---- */

/* A report as JSON; one sheet of it is "a|b|c" a row, rows apart by line ends. */
static json_t *json_report(Store *store, Language language)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_assert(report_write(store, "investigation-report", language, REPORT_JSON, NULL, out), "%s",
              failure());
    fclose(out);
    json_t *report = json_loadb(text, size, 0, NULL);
    free(text);
    cr_assert_not_null(report);
    return report;
}

static char *sheet_rows(const json_t *report, const char *name, const char *const columns[])
{
    char *text;
    size_t size, row;
    json_t *cells, *rows = json_object_get(report, name);
    FILE *out = open_memstream(&text, &size);
    json_array_foreach(rows, row, cells)
    {
        fputs(row ? "\n" : "", out);
        for (size_t i = 0; columns[i]; i++) {
            json_t *cell = json_object_get(cells, columns[i]);
            char *number = json_dumps(cell, JSON_ENCODE_ANY | JSON_REAL_PRECISION(10));
            fprintf(out, "%s%s", i ? "|" : "",
                    json_is_string(cell) ? json_string_value(cell)
                    : number             ? number
                                         : "");
            free(number);
        }
    }
    fclose(out);
    return text;
}

static void expect_sheet(Store *store, Language language, const char *name,
                         const char *const columns[], const char *expected)
{
    json_t *report = json_report(store, language);
    char *found = sheet_rows(report, name, columns);
    cr_expect_str_eq(found, expected, "%s:\n%s\nnot\n%s", name, found, expected);
    free(found);
    json_decref(report);
}

#define COLUMNS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* ---- declared ---- */

/* Two accounts, four resources, three servers, no bucket; two zones in the region with most of
 * them. Half of what the form says is a difference, less than half is a gap. */
Test(declared, stands_beside_what_was_measured, .timeout = 600)
{
    static const struct {
        const char *field, *value;
    } fields[] = { { "account_count", "3" },
                   { "resource_count", "4" },
                   { "zone_count", "2" },
                   { "ecs_count", "6" },
                   { "oss_buckets", "1" },
                   { "primary_region", "China (Hangzhou)" } };
    Store *store = evidence_store();
    add_resources(store);
    add_group(store, 3, "config", "a-check", "3053667717903456");
    for (size_t i = 0; i < COUNT(fields); i++)
        cr_assert(form_set(store, "infrastructure", "", fields[i].field, fields[i].value), "%s",
                  failure());
    expect_sheet(store, ENGLISH, "declared",
                 COLUMNS("item", "declared", "measured", "difference", "share", "gap"),
                 "Accounts in scope|3|2|-1|66.67|High\nResources|4|4|0|100.0|None\n"
                 "Zones used in the primary region|2|2|0|100.0|None\nECS instances|6|3|-3|50.0|Medium\n"
                 "OSS buckets|1|0|-1|0.0|High\n"
                 "Region not declared: China (Beijing)|0|1|1|null|Medium\n"
                 "Account 3053667717903456|null|0|null|null|High");
    store_close(store);
}

/* ---- inventory ---- */

Test(inventory, counts_resources_and_tags_by_type_region_and_account, .timeout = 600)
{
    Store *store = evidence_store();
    add_resources(store);
    const char *const *numbers = COLUMNS("type", "resources", "tagged", "coverage", "expiring");
    expect_sheet(store, ENGLISH, "inventory", numbers,
                 "ECS instance|3|1|33.33|1\nCloud disk|1|1|100.0|0");
    expect_sheet(store, CHINESE, "inventory", numbers, "ECS 实例|3|1|33.33|1\n云盘|1|1|100.0|0");
    expect_sheet(store, ENGLISH, "inventory-2", COLUMNS("region", "zone", "resources", "untagged"),
                 "China (Hangzhou)|cn-hangzhou-h|2|0\nChina (Hangzhou)|cn-hangzhou-i|1|1\n"
                 "China (Beijing)|no zone|1|1");
    expect_sheet(store, CHINESE, "inventory-3", COLUMNS("account", "types", "resources"),
                 "1031445495681234|ECS 实例、云盘|3\n2042556606792345|ECS 实例|1");
    Table *workloads = engagement_workloads(store);
    const char *shop = table_cell(workloads, 0, 0);
    cr_assert(form_set(store, "business", shop, "accounts", "2042556606792345"), "%s", failure());
    expect_sheet(store, ENGLISH, "inventory-3", COLUMNS("account", "resources"),
                 "1031445495681234|3\nShop 2042556606792345|1");
    table_free(workloads);
    store_close(store);
}

Test(inventory, lists_what_expires_and_what_is_public, .timeout = 600)
{
    Store *store = evidence_store();
    add_resources(store);
    expect_sheet(store, ENGLISH, "expiring", COLUMNS("expires", "act", "resource", "person"),
                 "2026-12-01|2026-11-30|i-1|li");
    expect_sheet(store, ENGLISH, "public-addresses", COLUMNS("address", "resource"),
                 "47.1.2.3|i-1\n100.128.0.1|i-3\n2408:4001::1|i-3");
    store_close(store);
}

/* What had run out before the data was exported, and what only a check names, however it writes it. */
Test(inventory, has_one_list_of_all_that_runs_out, .timeout = 600)
{
    static const struct {
        int64_t key;
        const char *resource;
    } findings[] = { { 11, "I-1" }, { 12, "d-1" } };
    Store *store = evidence_store();
    add_resources(store);
    cr_assert(store_change(store, queries, ADD_RESOURCE, (int64_t)2, "vpn-1", "cn-beijing", "ACS::VPN::VpnGateway", "",
                           "", "2026-11-09T16:00:00Z", ""),
              "%s", failure());
    add_group(store, 3, "advisor", "EcsExpireCheck", "1031445495681234");
    for (size_t i = 0; i < COUNT(findings); i++)
        cr_assert(store_change(store, queries, ADD_FINDING, findings[i].key, (int64_t)3, (int64_t)1, (int64_t)5,
                               findings[i].resource),
                  "%s", failure());
    expect_sheet(store, ENGLISH, "expiring", COLUMNS("expires", "act", "name", "type", "person"),
                 "2026-11-10|at once|vpn-1|VPN gateway|To be named\n2026-12-01|2026-11-30|i-1|ECS instance|li\n"
                 "|at once|d-1|Cloud disk|To be named");
    expect_sheet(store, ENGLISH, "inventory-3", COLUMNS("account", "expiring"),
                 "1031445495681234|2\n2042556606792345|1");
    store_close(store);
}

Test(inventory, is_left_out_without_resources, .timeout = 600)
{
    Store *store = fixture_store();
    json_t *report = json_report(store, ENGLISH);
    cr_expect_null(json_object_get(report, "inventory"));
    cr_expect_null(json_object_get(report, "expiring"));
    cr_expect_not_null(json_object_get(report, "infrastructure"));
    json_decref(report);
    store_close(store);
}

/* ---- totals ---- */

static char *part_of(const char *path, const char *part)
{
    char *command = xasprintf("unzip -p '%s' '%s'", path, part), *text;
    size_t size;
    FILE *in = popen(command, "r"), *out = open_memstream(&text, &size);
    char block[4096];
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, in));)
        fwrite(block, 1, bytes, out);
    pclose(in);
    fclose(out);
    free(command);
    return text;
}

/* The XML of the sheet of that name. */
static char *sheet_xml(const char *path, const char *name)
{
    char *workbook = part_of(path, "xl/workbook.xml"), *wanted = xasprintf("name=\"%s\"", name);
    int number = 0;
    for (const char *at = workbook; (at = strstr(at, "<sheet ")); at++) {
        number++;
        const char *found = strstr(at, wanted);
        if (found && found < strchr(at, '>'))
            break;
    }
    char *part = xasprintf("xl/worksheets/sheet%d.xml", number), *xml = part_of(path, part);
    free(part);
    free(wanted);
    free(workbook);
    return xml;
}

static void expect_formula(const char *xml, const char *formula, const char *value)
{
    char *cell = xasprintf("<f>%s</f><v>%s</v>", formula, value);
    cr_expect(strstr(xml, cell), "no cell %s", cell);
    free(cell);
}

Test(totals, are_formulas_with_their_values, .timeout = 600)
{
    Store *store = evidence_store();
    add_resources(store);
    char *path = fixture_path("report.xlsx");
    cr_assert(report_write(store, "investigation-report", ENGLISH, REPORT_XLSX, path, NULL), "%s",
              failure());
    /* Header in row 5, two types below it, totals in row 8. */
    char *xml = sheet_xml(path, "Infrastructure inventory");
    expect_formula(xml, "SUBTOTAL(109,C6:C7)", "4");
    expect_formula(xml, "SUBTOTAL(109,D6:D7)", "2");
    expect_formula(xml, "IF(C8=0,0,ROUND(100*D8/C8,2))", "50");
    free(xml);
    free(path);
    store_close(store);
}

/* ---- costs ---- */

static void add_costs(Store *store)
{
    static const struct {
        int64_t group;
        const char *product, *tags, *amount, *currency;
    } costs[] = {
        { 1, "ecs", "Env:prod;Owner:li", "100.10", "CNY" },
        { 1, "ecs", "", "50", "CNY" },
        { 2, "ecs", "owner:li", "200.20", "CNY" },
        { 2, "oss", "", "100", "CNY" },
        { 3, "oss", "", "9.99", "USD" },
    };
    add_group(store, 1, "billing", "2026-09", "1031445495681234");
    add_group(store, 2, "billing", "2026-10", "1031445495681234");
    add_group(store, 3, "billing", "2026-10", "2042556606792345");
    for (size_t i = 0; i < COUNT(costs); i++)
        cr_assert(store_change(store, queries, ADD_COST, costs[i].group, costs[i].product,
                               costs[i].tags, costs[i].amount, costs[i].currency),
                  "%s", failure());
}

Test(costs, are_told_by_month_product_account_and_owner, .timeout = 600)
{
    Store *store = evidence_store();
    add_costs(store);
    expect_sheet(store, ENGLISH, "costs",
                 COLUMNS("month", "currency", "amount", "untagged", "share", "change"),
                 "2026-09 CNY|CNY|150.1|50.0|33.31|null\n2026-10 CNY|CNY|300.2|100.0|33.31|100.0\n"
                 "2026-10 USD|USD|9.99|9.99|100.0|null");
    expect_sheet(
        store, CHINESE, "costs-2",
        COLUMNS("product", "currency", "amount", "latest", "before", "share"),
        "云服务器 ECS|CNY|350.3|200.2|150.1|77.79\n对象存储 OSS|CNY|100.0|100.0|0.0|22.21\n"
        "对象存储 OSS|USD|9.99|9.99|0.0|100.0");
    expect_sheet(store, ENGLISH, "costs-3", COLUMNS("account", "currency", "amount"),
                 "1031445495681234|CNY|450.3\n2042556606792345|USD|9.99");
    expect_sheet(store, ENGLISH, "costs-4", COLUMNS("owner", "currency", "amount"),
                 "li|CNY|300.3\nno tag Owner|CNY|150.0\nno tag Owner|USD|9.99");
    expect_sheet(store, ENGLISH, "costs-by-month", COLUMNS("name", "currency", "amount", "m1", "m2"),
                 "Elastic Compute Service (ECS)|CNY|350.3|200.2|150.1\n"
                 "Object Storage Service (OSS)|CNY|100.0|100.0|0.0\n"
                 "Object Storage Service (OSS)|USD|9.99|9.99|0.0");
    expect_sheet(store, ENGLISH, "costs-by-month-2", COLUMNS("name", "amount", "m1", "m2"),
                 "1031445495681234|450.3|300.2|150.1\n2042556606792345|9.99|9.99|0.0");
    store_close(store);
}

/* Of October's bill two of nine rows came. */
Test(costs, of_a_part_of_a_bill_are_no_share_of_it, .timeout = 600)
{
    static const Query part[] = {
        { "", "UPDATE import_cover SET total = 9, rows = 2, listing = 1 WHERE grp = 2" }, { 0 }
    };
    Store *store = evidence_store();
    add_costs(store);
    cr_assert(store_change(store, part, 0), "%s", failure());
    expect_sheet(store, ENGLISH, "costs", COLUMNS("month", "amount", "share", "change", "export"),
                 "2026-09 CNY|150.1|33.31|null|Complete\n2026-10 CNY|300.2|null|null|Incomplete\n"
                 "2026-10 USD|9.99|null|null|Incomplete");
    expect_sheet(store, ENGLISH, "costs-3", COLUMNS("account", "amount", "share"),
                 "1031445495681234|450.3|null\n2042556606792345|9.99|null");
    store_close(store);
}

Test(costs, of_two_currencies_have_a_total_each, .timeout = 600)
{
    Store *store = evidence_store();
    add_costs(store);
    char *path = fixture_path("report.xlsx");
    cr_assert(report_write(store, "investigation-report", CHINESE, REPORT_XLSX, path, NULL), "%s",
              failure());
    /* Header in row 5, three months below it, CNY in row 9, USD in row 10. */
    char *xml = sheet_xml(path, "费用总览");
    expect_formula(xml, "SUMIF(B6:B8,B9,C6:C8)", "450.3");
    expect_formula(xml, "SUMIF(B6:B8,B10,C6:C8)", "9.99");
    expect_formula(xml, "IF(C9=0,0,ROUND(100*E9/C9,2))", "33.31");
    free(xml);
    unlink(path);
    free(path);
    store_close(store);
}

/* ---- findings ---- */

/* Of two checks: one open on two resources, compliant on a third and set aside on a fourth;
 * the other compliant. */
static void add_findings(Store *store)
{
    static const struct {
        int64_t key, group, status, severity;
        const char *resource;
    } findings[] = {
        { 11, 1, 1, 4, "i-1" }, { 12, 1, 1, 3, "i-2" }, { 13, 1, 2, 4, "i-3" },
        { 14, 1, 1, 4, "i-4" }, { 21, 2, 2, 3, "i-1" },
    };
    add_group(store, 1, "config", "cr-1", "1031445495681234");
    add_group(store, 2, "config", "cr-2", "1031445495681234");
    for (size_t i = 0; i < COUNT(findings); i++)
        cr_assert(store_change(store, queries, ADD_FINDING, findings[i].key, findings[i].group,
                               findings[i].status, findings[i].severity, findings[i].resource),
                  "%s", failure());
    cr_assert(store_change(store, queries, FILL_KEYS));
    cr_assert(finding_suppress(store, 14, "a jump host"), "%s", failure());
    cr_assert(finding_map(store, "config", "cr-1", "SEC08_2"), "%s", failure());
    cr_assert(finding_map(store, "config", "cr-2", "REL01_1"), "%s", failure());
}

Test(findings, are_counted_by_check_and_pillar, .timeout = 600)
{
    Store *store = evidence_store();
    add_findings(store);
    expect_sheet(store, ENGLISH, "findings-by-check",
                 COLUMNS("check", "pillar", "severity", "status", "open", "compliant", "suppressed",
                         "source", "practice"),
                 "cr-1|Security|High|Open|2|1|1|Cloud Config|SEC08_2\n"
                 "cr-2|Reliability|Medium|Compliant|0|1|0|Cloud Config|REL01_1");
    expect_sheet(store, CHINESE, "findings-by-pillar",
                 COLUMNS("pillar", "high", "medium", "open", "compliant", "suppressed"),
                 "安全合规|1|1|2|1|1\n稳定性|0|0|0|1|0");
    expect_sheet(store, ENGLISH, "suppressed", COLUMNS("check", "reason", "findings", "examples"),
                 "cr-1|a jump host|1|i-4");
    expect_sheet(store, CHINESE, "open-findings",
                 COLUMNS("severity", "check", "resource", "type", "region", "first_seen"),
                 "高|cr-1|i-1|ECS 实例|华东1（杭州）|2026-11-01\n"
                 "中|cr-1|i-2|ECS 实例|华东1（杭州）|2026-11-01");
    store_close(store);
}

Test(findings, are_called_as_the_language_calls_them, .timeout = 600)
{
    Store *store = evidence_store();
    add_findings(store);
    static const Query known[] = {
        { "",
          "INSERT INTO known_check VALUES ('sg', 'config', 'Closed groups', '安全组不开放', '')" },
        { "", "UPDATE check_group SET code = 'sg', name = 'sg-rule' WHERE id = 1" },
        { "", "UPDATE check_group SET name = '自定义规则' WHERE id = 2" },
        { 0 },
    };
    for (int i = 0; known[i].sql; i++)
        cr_assert(store_change(store, known, i), "%s", failure());
    expect_sheet(store, ENGLISH, "findings-by-check", COLUMNS("name"), "Closed groups\n自定义规则");
    expect_sheet(store, CHINESE, "findings-by-check", COLUMNS("name"), "安全组不开放\n自定义规则");
    store_close(store);
}

Test(findings, against_answers_are_told_with_who_gave_them, .timeout = 600)
{
    Store *store = evidence_store();
    add_findings(store);
    Table *workloads = engagement_workloads(store);
    const char *shop = table_cell(workloads, 0, 0), *data = table_cell(workloads, 1, 0);
    cr_assert(answer_set_practice(store, shop, "SEC08_2", PRACTICE_IN_PLACE, ""));
    cr_assert(answer_set_text(store, shop, "SEC08", ANSWER_ASKED, "Li Na"));
    cr_assert(answer_set_practice(store, data, "SEC08_2", PRACTICE_MISSING, ""));
    cr_assert(answer_set_practice(store, shop, "REL01_1", PRACTICE_IN_PLACE, ""));
    cr_assert(answer_set_practice(store, data, "REL01_1", PRACTICE_MISSING, ""));
    cr_assert(answer_set_practice(store, data, "SEC08_1", PRACTICE_NOT_APPLICABLE, "other"));
    table_free(workloads);
    const char *const *columns = COLUMNS("practice", "answer", "contradiction", "workloads", "who",
                                         "checks", "resources", "names", "examples");
    expect_sheet(store, ENGLISH, "evidence-and-answers", columns,
                 "SEC08_2|In place|In place, but open findings|Shop|Li Na|1|2|cr-1|i-1\ni-2\n"
                 "REL01_1|Missing|Missing, but every check is compliant|Data|recorded by the "
                 "consultant|1|1|cr-2|i-1");
    /* Three checks more: all of one set aside, two called the same and one of them compliant where
     * the other is open. What is set aside is neither counted nor named. */
    add_group(store, 3, "config", "cr-3", "1031445495681234");
    add_group(store, 4, "governance", "cr-1", "1031445495681234");
    add_group(store, 5, "governance", "cr-5", "1031445495681234");
    static const struct {
        int64_t key, group, status;
        const char *resource;
    } more[] = {
        { 31, 3, 1, "i-9" }, { 41, 4, 1, "i-2" }, { 42, 4, 1, "i-5" }, { 51, 5, 1, "i-6" }
    };
    for (size_t i = 0; i < COUNT(more); i++)
        cr_assert(store_change(store, queries, ADD_FINDING, more[i].key, more[i].group,
                               more[i].status, (int64_t)4, more[i].resource));
    cr_assert(store_change(store, queries, FILL_KEYS) && finding_suppress(store, 31, "no") &&
              finding_map(store, "config", "cr-3", "SEC08_2") &&
              finding_map(store, "governance", "cr-1", "SEC08_2") &&
              finding_map(store, "governance", "cr-5", "SEC08_1"));
    expect_sheet(store, CHINESE, "evidence-and-answers",
                 COLUMNS("practice", "contradiction", "checks", "resources", "names", "examples"),
                 "SEC08_2|回答已落实，但检测项未整改|2|3|cr-1（2）|i-1\ni-2\ni-5\n"
                 "SEC08_1|回答不适用，但检测项未整改|1|1|cr-5|i-6\n"
                 "REL01_1|回答未落实，但检测项全部合规|1|1|cr-2|i-1");
    cr_assert(finding_suppress(store, 41, "no") && finding_suppress(store, 42, "no") &&
              finding_suppress(store, 51, "no"));
    /* Set aside, it is no longer evidence for or against anything. */
    cr_assert(finding_suppress(store, 11, "no") && finding_suppress(store, 12, "no"));
    expect_sheet(store, ENGLISH, "evidence-and-answers", COLUMNS("practice"), "REL01_1");
    store_close(store);
}

/* ---- one fault, several witnesses ---- */

/* Three sources tell of i-1, the worst with 5, and one of them of i-2 as well; two checks that
 * belong to no practice say different things of i-1; what is compliant or of no resource joins
 * nothing. */
Test(findings, of_one_fault_are_one_with_its_witnesses)
{
    static const struct {
        const char *source, *check, *practice;
    } groups[] = { { "config", "cr-1", "SEC08_1" },
                   { "governance", "g-1", "SEC08_1" },
                   { "advisor", "a-1", "SEC08_1" },
                   { "config", "cr-8", "" },
                   { "security-center", "s-1", "" } };
    static const struct {
        int64_t group, status, severity;
        const char *resource;
    } rows[] = { { 1, 1, 3, "i-1" }, { 2, 1, 5, "i-1" }, { 3, 1, 4, "i-1" },
                 { 3, 1, 4, "i-2" }, { 2, 2, 5, "i-2" }, { 4, 1, 3, "i-1" },
                 { 5, 1, 2, "i-1" }, { 1, 1, 2, "" },    { 2, 1, 2, "" } };
    Store *store = evidence_store();
    for (size_t i = 0; i < COUNT(groups); i++) {
        add_group(store, (int64_t)i + 1, groups[i].source, groups[i].check, "1031445495681234");
        cr_assert(store_change(store, queries, SET_PRACTICE, (int64_t)i + 1, groups[i].practice));
    }
    for (size_t i = 0; i < COUNT(rows); i++)
        cr_assert(store_change(store, queries, ADD_FINDING, (int64_t)i + 1, rows[i].group,
                               rows[i].status, rows[i].severity, rows[i].resource));
    char *found = store_text(store, queries, FAULTS);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found,
                     " i-1 3 1 1;  i-1 2 1 1; SEC08_1  2 1 1; SEC08_1  2 1 1; SEC08_1 i-1 5 3 3;"
                     " SEC08_1 i-2 4 1 1",
                     "%s", found);
    free(found);
    store_close(store);
}

/* ---- many findings ---- */

Test(findings, beyond_fifty_thousand_get_a_workbook_of_their_own, .timeout = 600)
{
    Store *store = evidence_store();
    add_group(store, 1, "config", "cr-1", "1031445495681234");
    cr_assert(store_change(store, queries, ADD_MANY, (int64_t)1, (int64_t)50001), "%s", failure());
    char *path = fixture_path("report.xlsx");
    char *beside = xasprintf("%.*s-resources.xlsx", (int)strlen(path) - 5, path);
    cr_assert(report_write(store, "investigation-report", ENGLISH, REPORT_XLSX, path, NULL), "%s",
              failure());
    char *strings = part_of(path, "xl/sharedStrings.xml");
    char *said = xasprintf("50001 rows: they stand in a workbook of their own beside this one, %s",
                           file_name(beside));
    cr_expect(strstr(strings, said), "the report does not say where the list is");
    char *xml = part_of(beside, "xl/worksheets/sheet1.xml");
    cr_expect(strstr(xml, "<autoFilter ref=\"A5:M50006\"/>"), "the filter covers other rows");
    cr_expect(strstr(xml, "<row r=\"50006\"") && !strstr(xml, "<row r=\"50007\""));
    cr_expect(strstr(xml, "<t>i-50001</t>"), "the last one is missing");
    cr_expect(strstr(xml, "<pane ") && strstr(xml, "onfidential"), "%.600s", xml);
    free(xml);
    free(said);
    free(strings);
    unlink(path);
    unlink(beside);
    free(beside);
    free(path);
    store_close(store);
}
