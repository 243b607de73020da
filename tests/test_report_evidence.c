/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Investigation Report says of imported evidence; each number is worked out by
 * hand from the few rows put in here. */
#include "config.h"
#include <string.h>

#include "fixture.h"
#include "json.h"
#include "report.h"

enum { ADD_BATCH, ADD_GROUP, ADD_COVER, ADD_RESOURCE, ADD_COST };
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
                       " resource, region, type, name, zone, resource_group, tags, created, "
                       "expires,"
                       " addresses, monthly_cost) VALUES (0, ?1, 1, 0, 1, 0, ?2, ?3, ?4, ?2, ?5, "
                       "'',"
                       " ?6, '', ?7, ?8, '')" },
    [ADD_COST] = { "itttrt",
                   "INSERT INTO cost (grp, batch, content, product, resource, name, region,"
                   " tags, item, amount, currency) VALUES (?1, 1, 0, ?2, ?3, '', '', ?4,"
                   " '', ?5, ?6)" },
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

/* ---- inventory ---- */

Test(inventory, counts_resources_and_tags_by_type_region_and_account, .timeout = 60)
{
    Store *store = evidence_store();
    add_resources(store);
    const char *const *numbers = COLUMNS("type", "resources", "tagged", "coverage", "expiring");
    expect_sheet(store, ENGLISH, "inventory", numbers,
                 "ECS instance|3|1|33.33|2\nCloud disk|1|1|100.0|0");
    expect_sheet(store, CHINESE, "inventory", numbers, "ECS 实例|3|1|33.33|2\n云盘|1|1|100.0|0");
    expect_sheet(store, ENGLISH, "inventory-2", COLUMNS("region", "zone", "resources", "untagged"),
                 "China (Hangzhou)|cn-hangzhou-h|2|0\nChina (Hangzhou)|cn-hangzhou-i|1|1\n"
                 "China (Beijing)|no zone|1|1");
    expect_sheet(store, CHINESE, "inventory-3", COLUMNS("account", "types", "resources"),
                 "1031445495681234|ECS 实例、云盘|3\n2042556606792345|ECS 实例|1");
    store_close(store);
}

Test(inventory, lists_what_expires_and_what_is_public, .timeout = 60)
{
    Store *store = evidence_store();
    add_resources(store);
    expect_sheet(store, ENGLISH, "expiring", COLUMNS("expires", "days", "resource"),
                 "2026-12-01|8|i-1\n2026-12-23|30|i-3");
    expect_sheet(store, ENGLISH, "public-addresses", COLUMNS("address", "resource"),
                 "47.1.2.3|i-1\n100.128.0.1|i-3\n2408:4001::1|i-3");
    store_close(store);
}

Test(inventory, is_left_out_without_resources, .timeout = 60)
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

Test(totals, are_formulas_with_their_values, .timeout = 60)
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
