/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "evidence/import.h"
#include "source/mapping.h"
#include "source/sample.h"
#include "fixture.h"
#include "report/report.h"

static void use_empty_home(void)
{
    char *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    free(home);
}

static char *table_path(const char *name)
{
    const char *top = getenv("TOP");
    return xasprintf("%s/tests/tables/%s", top ? top : ".", name);
}

static Table *sample_of(const char *name, const char *file)
{
    char *path = table_path(name);
    Table *sample = sample_read(path, file);
    cr_assert_not_null(sample, "%s", failure());
    free(path);
    return sample;
}

static void expect_guess(const Table *fields, const Table *sample, const char *kind,
                         const char *expected)
{
    const char *chosen[16];
    char *found = xstrdup("");
    sample_guess(fields, sample, kind, chosen);
    for (size_t i = 0; i < table_columns(sample); i++) {
        char *longer = xasprintf("%s%s%s", found, i ? " " : "", *chosen[i] ? chosen[i] : "-");
        free(found);
        found = longer;
    }
    cr_expect_str_eq(found, expected, "%s, not %s", found, expected);
    free(found);
}

/* The fields and values that row becomes. */
static void expect_row(const Table *sample, size_t row, const char *const pairs[],
                       const char *expected)
{
    Table *result = sample_row(sample, row, pairs);
    char *found = xstrdup(result ? "" : failure());
    for (size_t i = 0; result && i < table_rows(result); i++) {
        char *longer = xasprintf("%s%s%s=%s", found, i ? " " : "", table_cell(result, i, 0),
                                 table_cell(result, i, 1));
        free(found);
        found = longer;
    }
    cr_expect_str_eq(found, expected, "%s, not %s", found, expected);
    free(found);
    table_free(result);
}

Test(sample, of_a_csv_has_its_columns_and_first_rows, .init = use_empty_home)
{
    Table *sample = sample_of("audit.csv", "audit.csv");
    cr_assert_eq(table_columns(sample), 7);
    cr_assert_eq(table_rows(sample), 3);
    cr_expect_str_eq(table_name(sample, 4), "Owner ID");
    cr_expect_str_eq(table_cell(sample, 1, 3), "i-8");
    cr_expect_eq(table_line(sample, 1), 3);
    table_free(sample);
}

Test(sample, of_a_workbook_is_one_of_its_sheets, .init = use_empty_home)
{
    Table *sample = sample_of("assets.xlsx", "assets.xlsx/资产");
    cr_assert_eq(table_columns(sample), 6);
    cr_assert_eq(table_rows(sample), 2);
    cr_expect_str_eq(table_cell(sample, 0, 3), "1208863178611234");
    cr_expect_str_eq(table_cell(sample, 1, 5), "");
    table_free(sample);
}

Test(sample, of_a_file_that_is_not_there_is_refused, .init = use_empty_home)
{
    char *path = table_path("audit.csv");
    cr_expect_null(sample_read(path, "other.csv"));
    cr_expect(strstr(failure(), "other.csv: its rows"), "%s", failure());
    free(path);
}

Test(sample, is_guessed_from_the_names_of_its_columns, .init = use_empty_home)
{
    Table *fields = sample_fields(), *audit = sample_of("audit.csv", "audit.csv"),
          *assets = sample_of("assets.xlsx", "assets.xlsx/资产");
    cr_assert_not_null(fields, "%s", failure());
    cr_expect_str_eq(sample_kind(fields, audit), "finding");
    cr_expect_str_eq(sample_kind(fields, assets), "resource");
    expect_guess(fields, audit, "finding", "check severity status resource account taken -");
    expect_guess(fields, assets, "resource", "resource type region account created -");
    table_free(assets);
    table_free(audit);
    table_free(fields);
}

/* Each one can be mapped, and stands once. */
Test(sample, offers_fields_that_there_are, .init = use_empty_home)
{
    Table *fields = sample_fields();
    cr_assert_not_null(fields, "%s", failure());
    for (size_t row = 0; row < table_rows(fields); row++) {
        const char *field = table_cell(fields, row, 0);
        char *pair = xasprintf("%s=Column", field);
        const char *finding[] = { pair, strcmp(field, "check") ? "check=Other" : NULL, NULL };
        const char *resource[] = { "kind=resource", pair, "resource=Other", NULL };
        Sources *sources = sources_read();
        cr_assert_not_null(sources, "%s", failure());
        cr_expect(mapping_use(sources,
                              sample_has_field(fields, row, "finding") ? finding : resource, NULL),
                  "%s", failure());
        sources_free(sources);
        free(pair);
    }
    table_free(fields);
}

Test(sample, shows_what_a_row_becomes_or_why_it_cannot, .init = use_empty_home)
{
    static const char *const chosen[] = { "check",   "severity", "status", "resource",
                                          "account", "taken",    "" };
    static const char *const dated[] = { "resource", "", "", "", "created", "" };
    Table *sample = sample_of("audit.csv", "audit.csv"),
          *assets = sample_of("assets.xlsx", "assets.xlsx/资产");
    char **pairs = sample_pairs(sample, "finding", chosen);
    cr_expect_str_eq(pairs[0], "kind=finding");
    cr_expect_str_eq(pairs[5], "account=Owner ID");
    cr_expect_null(pairs[7]);
    expect_row(sample, 0, (const char *const *)pairs,
               "account=1208863178611234 check=open-port severity=high status=open resource=i-7"
               " taken=2026-11-01T00:00:00Z");
    expect_row(sample, 1, (const char *const *)pairs, "Level: unknown word 'Severe'");
    sample_free_pairs(pairs);
    /* Nine on 1 November and midnight on 1 December 2025 in China, as a spreadsheet keeps them. */
    pairs = sample_pairs(assets, "resource", dated);
    expect_row(assets, 0, (const char *const *)pairs, "resource=i-7 created=2025-11-01T01:00:00Z");
    expect_row(assets, 1, (const char *const *)pairs, "resource=sg-1 created=2025-11-30T16:00:00Z");
    sample_free_pairs(pairs);
    table_free(assets);
    table_free(sample);
}

static void count_fault(void *data, const ImportFault *fault)
{
    char **text = data;
    free(*text);
    *text = xasprintf("%s:%zu %s", fault->file, fault->line, fault->reason);
}

static void measure_fault(void *data, const ImportFault *fault)
{
    *(size_t *)data = strlen(fault->raw);
}

/* A thousand of them may be kept to be shown. */
Test(sample, of_which_a_row_cannot_be_read_is_cut, .init = use_empty_home)
{
    enum { LONG = 200000, LONGEST = 65536 };
    static const char *const map[] = { "check=Rule", "severity=Level", NULL };
    size_t bytes = 0;
    char *path = fixture_path("long.csv"), *word = xcalloc(1, LONG + 1);
    memset(word, 'y', LONG);
    char *text = xasprintf("Rule,Level\nx,%s\n", word);
    const char *const paths[] = { path, NULL };
    fixture_write(path, text, strlen(text));
    Store *store = fixture_store();
    const ImportPlan plan = {
        .paths = paths, .map = map, .unreadable = measure_fault, .data = &bytes
    };
    Table *files = import_run(store, &plan);
    cr_assert_not_null(files, "%s", failure());
    cr_expect_str_eq(table_get(files, 0, "unreadable"), "1");
    cr_expect_eq(bytes, LONGEST, "%zu", bytes);
    table_free(files);
    store_close(store);
    free(text);
    free(word);
    free(path);
}

/* A folder with two tables that no format has: first both are named, then both are read. */
Test(sample, is_read_for_once_beside_the_known_formats, .init = use_empty_home)
{
    static const char *const audit[] = { "check=Rule", "severity=Level", "resource=Asset",
                                         "taken=Seen", NULL };
    static const char *const assets[] = { "kind=resource", "resource=资源ID", "type=资源类型",
                                          NULL };
    const char *const *const also[] = { audit, assets, NULL };
    char *path = table_path(""), *fault = NULL;
    const char *const paths[] = { path, NULL };
    Store *store = fixture_store();
    ImportPlan plan = { .paths = paths, .takes_any = true, .is_preview = true };
    Table *files = import_run(store, &plan);
    cr_assert_not_null(files, "%s", failure());
    cr_assert_eq(table_rows(files), 2);
    cr_expect_str_eq(table_get(files, 1, "source"), "");
    cr_expect_str_eq(table_get(files, 1, "columns"),
                     "Rule, Level, State, Asset, Owner ID, Seen, Ticket");
    table_free(files);
    plan.also = also;
    plan.unreadable = count_fault;
    plan.data = &fault;
    files = import_run(store, &plan);
    cr_assert_not_null(files, "%s", failure());
    cr_expect_str_eq(table_get(files, 0, "source"), "mapped-2");
    cr_expect_str_eq(table_get(files, 0, "new"), "2");
    cr_expect_str_eq(table_get(files, 1, "source"), "mapped");
    cr_expect_str_eq(table_get(files, 1, "new"), "2");
    cr_expect_str_eq(table_get(files, 1, "first"), "2026-11-01T00:00:00Z");
    cr_expect_str_eq(table_get(files, 1, "last"), "2026-11-02T00:00:00Z");
    cr_expect_str_eq(fault, "audit.csv:3 Level: unknown word 'Severe'");
    table_free(files);
    plan.takes_any = false;
    plan.also = NULL;
    cr_expect_null(import_run(store, &plan));
    store_close(store);
    free(fault);
    free(path);
}
