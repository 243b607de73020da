/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "engagement/answer.h"
#include "evidence/contradiction.h"
#include "evidence/finding.h"
#include "evidence/import.h"
#include "evidence/listing_export.h"
#include "fixture.h"
#include "format/xlsx_cells.h"
#include "workbook/journal.h"

/* Of what fixture_import takes, five findings are open, one is suppressed by its source; three of
 * the open ones and the suppressed one are of the MFA check, practice SEC03_1. */
static Store *with_exports(void)
{
    Store *store = fixture_store();
    fixture_import(store);
    return store;
}

static Listing *findings(Store *store, const char *statuses)
{
    Listing *listing = listing_new(store, LISTING_FINDINGS);
    listing_filter(listing, FILTER_STATUS, statuses, "");
    cr_assert(listing_load(listing), "%s", failure());
    return listing;
}

static const char *cell(Listing *listing, size_t row, const char *column)
{
    const Table *table = listing_window(listing, &row);
    cr_assert_not_null(table, "%s", failure());
    return table_get(table, row, column);
}

Test(listing, begins_with_the_worst_and_counts_the_suppressed_apart)
{
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\",\"4\"]");
    cr_expect_eq(listing_rows(listing), 6);
    cr_expect_eq(listing_apart(listing), 1);
    cr_expect_str_eq(cell(listing, 0, "severity"), "Critical");
    cr_expect_str_eq(cell(listing, 5, "severity"), "Medium");
    listing_sort(listing, 0, true);
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_str_eq(cell(listing, 0, "severity"), "Medium");
    listing_free(listing);
    store_close(store);
}

Test(listing, keeps_only_rows_that_fulfil_all_filters)
{
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\"]");
    listing_filter(listing, FILTER_TEXT, "Li.Wei", "");
    cr_assert(listing_load(listing), "%s", failure());
    cr_assert_eq(listing_rows(listing), 1);
    cr_expect_str_eq(cell(listing, 0, "resource"), "264351037832371111");
    listing_filter(listing, FILTER_TEXT, "li_wei", "");
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_rows(listing), 0, "an underscore is no wildcard");
    listing_filter(listing, FILTER_SOURCE, "[\"config\"]", "");
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_rows(listing), 0);
    listing_filter(listing, FILTER_TEXT, NULL, NULL);
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_rows(listing), 2);
    listing_free(listing);
    store_close(store);
}

Test(listing, filters_by_the_severity_that_a_finding_has_of_its_check)
{
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\",\"4\"]");
    listing_filter(listing, FILTER_SEVERITY, "[\"5\"]", "");
    cr_assert(listing_load(listing), "%s", failure());
    cr_assert_eq(listing_rows(listing), 3);
    for (size_t row = 0; row < 3; row++)
        cr_expect_str_eq(cell(listing, row, "severity"), "Critical");
    listing_free(listing);
    store_close(store);
}

Test(listing, shows_a_finding_as_suppressed_from_the_moment_it_is)
{
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\",\"4\"]");
    int64_t key = strtoll(cell(listing, 0, "key"), NULL, 10);
    cr_assert(finding_suppress(store, key, "agreed with the customer"), "%s", failure());
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_rows(listing), 6);
    cr_expect_eq(listing_apart(listing), 2);
    cr_expect_str_eq(cell(listing, 0, "suppressed_because"), "agreed with the customer");
    listing_free(listing);
    store_close(store);
}

Test(listing, knows_which_rows_are_of_one_check)
{
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\",\"4\"]");
    cr_assert(listing_has_groups(listing));
    for (size_t row = 1; row < 6; row++) {
        bool is_mfa = !strcmp(cell(listing, row, "check"), cell(listing, 0, "check"));
        cr_expect_eq(listing_group(listing, row) == listing_group(listing, 0), is_mfa, "%zu", row);
        cr_expect_eq(is_mfa, row < 3, "%zu", row);
    }
    listing_free(listing);
    store_close(store);
}

Test(listing, several_findings_are_suppressed_as_one_act)
{
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\",\"4\"]");
    const int64_t ids[] = { listing_id(listing, 0), listing_id(listing, 3) };
    cr_assert(finding_suppress_all(store, ids, 2, "accepted"), "%s", failure());
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_apart(listing), 3);
    cr_assert(journal_undo(store, NULL), "%s", failure());
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_apart(listing), 1);
    cr_expect_not(finding_suppress_all(store, (const int64_t[]){ ids[0], 12345678 }, 2, "no"));
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_apart(listing), 1);
    listing_free(listing);
    store_close(store);
}

Test(listing, no_longer_lists_a_check_that_was_mapped)
{
    Store *store = with_exports();
    Listing *listing = listing_new(store, LISTING_UNMAPPED);
    cr_assert(listing_load(listing), "%s", failure());
    cr_assert_eq(listing_rows(listing), 2);
    cr_expect_str_eq(cell(listing, 0, "check"), "bq2m4c8x1z");
    cr_assert(finding_map(store, "governance", "bq2m4c8x1z", "COS03_3"), "%s", failure());
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_rows(listing), 1);
    cr_expect_str_eq(cell(listing, 0, "check"), "c0000000zz");
    listing_free(listing);
    store_close(store);
}

static char *exported(Listing *listing, ListingFormat format)
{
    char *path = listing_export(listing, format);
    cr_assert_not_null(path, "%s", failure());
    char *text = file_read(path, 1 << 20);
    cr_assert_not_null(text, "%s", failure());
    unlink(path);
    free(path);
    return text;
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

Test(listing, exports_exactly_the_rows_it_shows)
{
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\"]");
    listing_filter(listing, FILTER_PRACTICE, "[\"SEC03_1\"]", "");
    cr_assert(listing_load(listing), "%s", failure());
    cr_assert_eq(listing_rows(listing), 2);
    char *csv = exported(listing, LISTING_CSV), *json = exported(listing, LISTING_JSON);
    cr_expect_eq(count_of(csv, "\r\n"), 3);
    cr_expect(!strncmp(csv, "\xEF\xBB\xBFSeverity,Status,Check,Resource,Region,", 40), "%s", csv);
    cr_expect_not_null(strstr(csv, "\r\nCritical,Open,RAM users without MFA,264351037832371111,"));
    cr_expect_eq(count_of(json, "\"severity\": \"Critical\""), 2);
    cr_expect_null(strstr(json, "\"key\""));
    free(csv);
    free(json);
    listing_free(listing);
    store_close(store);
}

/* "A1 Severity" a cell, of the first rows and columns. */
static bool tell_cell(void *data, const XlsxCell *cell)
{
    if (cell->row <= 2 && cell->column < 3)
        buffer_add_format(data, "%c%zu %s%s\n", (char)('A' + cell->column), cell->row,
                          cell->kind == XLSX_NUMBER ? "#" : "", cell->text);
    return true;
}

static char *exported_cells(Listing *listing)
{
    char *path = listing_export(listing, LISTING_XLSX);
    cr_assert_not_null(path, "%s", failure());
    ZipReader *zip = zip_reader_open(path);
    XlsxBook *book = zip ? xlsx_cells_open(zip, path) : NULL;
    cr_assert_not_null(book, "%s", failure());
    Buffer told = { 0 };
    const XlsxEvents events = { .data = &told, .cell = tell_cell };
    cr_assert_eq(xlsx_cells_sheets(book), 1);
    cr_expect(xlsx_cells_read(book, 0, &events), "%s", failure());
    xlsx_cells_close(book);
    zip_reader_close(zip);
    unlink(path);
    free(path);
    return buffer_take(&told);
}

Test(listing, exports_a_plain_workbook_with_titles_above)
{
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\"]");
    cr_assert(listing_load(listing), "%s", failure());
    char *cells = exported_cells(listing);
    cr_expect_str_eq(cells, "A1 Severity\nB1 Status\nC1 Check\nA2 Critical\nB2 Open\n"
                            "C2 RAM users without MFA\n");
    free(cells);
    listing_free(listing);
    store_close(store);
}

Test(contradiction, counts_by_practice_what_contradicts_an_answer)
{
    Store *store = with_exports();
    Table *workloads = engagement_workloads(store);
    Table *counts = contradiction_counts(store, table_cell(workloads, 0, 0), "SEC03");
    cr_assert_eq(table_rows(counts), 1);
    cr_expect_str_eq(table_get(counts, 0, "practice"), "SEC03_1");
    cr_expect_str_eq(table_get(counts, 0, "checks"), "1");
    cr_expect_str_eq(table_get(counts, 0, "resources"), "1");
    table_free(counts);
    table_free(workloads);
    store_close(store);
}

Test(answer, is_of_the_import_once_findings_are_accepted)
{
    PracticeState state;
    Store *store = with_exports();
    Table *workloads = engagement_workloads(store);
    const char *shop = table_cell(workloads, 0, 0);
    cr_assert(answer_set_practice(store, shop, "SEC03_1", PRACTICE_IN_PLACE, ""), "%s", failure());
    cr_assert(contradiction_verdict(store, shop, "SEC03_1", &state), "%s", failure());
    cr_expect_eq(state, PRACTICE_MISSING);
    cr_assert(answer_accept_practice(store, shop, "SEC03_1", state), "%s", failure());
    static const Query sources[] = {
        { "", "SELECT state || ' ' || source FROM practice_answer WHERE practice = 'SEC03_1'" },
        { 0 }
    };
    char *said = store_text(store, sources, 0);
    cr_expect_str_eq(said, "missing import");
    free(said);
    cr_assert(answer_set_practice(store, shop, "SEC03_1", PRACTICE_PARTIAL, ""), "%s", failure());
    said = store_text(store, sources, 0);
    cr_expect_str_eq(said, "partial interview");
    free(said);
    cr_expect_not(contradiction_verdict(store, shop, "SEC03_2", &state));
    table_free(workloads);
    store_close(store);
}

/* What a bill brings: 60 with two tags, 20 without, 20 with one. */
static void add_costs(Store *store)
{
    static const Query rows[] = {
        { "", "INSERT INTO import_batch (number, id, name, imported_at, imported_by) VALUES"
              " (1, 'b', 'bill.csv', '2026-11-23T09:00:00Z', 'tester')" },
        { "", "INSERT INTO check_group (id, product, layer, \"check\", account, rule, name) VALUES"
              " (1, 'bill', '', '2026-09', '1000', 0, ''), (2, 'bill', '', '2026-10', '1000', 0,"
              " '')" },
        { "", "INSERT INTO import_cover (grp, batch, taken, rows, digest) VALUES"
              " (1, 1, '2026-10-01', 2, 0), (2, 1, '2026-11-01', 1, 0)" },
        { "", "INSERT INTO cost (grp, batch, content, product, resource, name, region, tags, item,"
              " amount, currency) VALUES"
              " (1, 1, 1, 'ecs', 'i-1', '', '', 'Env:prod;App:shop;', '', 60, 'CNY'),"
              " (1, 1, 2, 'ecs', 'i-2', '', '', '', '', 20, 'CNY'),"
              " (2, 1, 3, 'rds', 'r-1', '', '', 'Env:prod;', '', 20, 'CNY')" },
        { 0 },
    };
    for (int i = 0; rows[i].sql; i++)
        cr_assert(store_change(store, rows, i), "%s", failure());
}

Test(listing, adds_up_costs_with_the_share_that_has_no_tag)
{
    Store *store = fixture_store();
    add_costs(store);
    Listing *listing = listing_new(store, LISTING_COST_PRODUCTS);
    cr_assert(listing_load(listing), "%s", failure());
    cr_assert_eq(listing_rows(listing), 2);
    cr_expect_str_eq(cell(listing, 0, "label"), "Elastic Compute Service (ECS)");
    cr_expect_str_eq(cell(listing, 0, "amount"), "80.00");
    cr_expect_str_eq(cell(listing, 0, "share"), "80.0");
    cr_expect_str_eq(cell(listing, 0, "untagged"), "25.0");
    cr_expect_str_eq(cell(listing, 0, "resources"), "2");
    cr_expect_str_eq(cell(listing, 1, "untagged"), "0.0");
    cr_expect_str_eq(table_get(listing_totals(listing), 0, "amount"), "100.00");
    cr_expect_str_eq(table_get(listing_totals(listing), 0, "untagged"), "20.0");
    listing_free(listing);
    store_close(store);
}

Test(listing, counts_a_cost_under_each_of_its_tags)
{
    Store *store = fixture_store();
    add_costs(store);
    Listing *listing = listing_new(store, LISTING_COST_TAGS);
    cr_assert(listing_load(listing), "%s", failure());
    cr_assert_eq(listing_rows(listing), 3);
    cr_expect_str_eq(cell(listing, 0, "label"), "Env:prod");
    cr_expect_str_eq(cell(listing, 0, "amount"), "80.00");
    cr_expect_str_eq(cell(listing, 1, "label"), "App:shop");
    cr_expect_str_eq(cell(listing, 1, "amount"), "60.00");
    cr_expect_str_eq(cell(listing, 2, "label"), "(none)");
    cr_expect_str_eq(cell(listing, 2, "amount"), "20.00");
    listing_take_other(listing);
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_str_eq(cell(listing, 0, "label"), "2026-09");
    cr_expect_str_eq(cell(listing, 1, "label"), "2026-10");
    listing_free(listing);
    store_close(store);
}

Test(listing, tells_resources_that_are_gone_from_those_that_are_there)
{
    static const Query rows[] = {
        { "", "INSERT INTO resource (key, grp, first_batch, content, status, severity, gone,"
              " resource, region, type, name, zone, resource_group, tags, created, expires,"
              " addresses, monthly_cost) VALUES"
              " (1, 1, 1, 1, 1, 0, '', 'i-1', 'cn-hangzhou', 'ecs', 'web', '', '', '', '',"
              " '2026-12-31T16:00:00Z', '', '9.5'),"
              " (2, 1, 1, 2, 3, 0, '2026-11-01', 'i-2', 'cn-beijing', 'ecs', 'old', '', '', '',"
              " '', '', '', '100'), (3, 1, 1, 3, 1, 0, '', 'oss-1', 'cn-hangzhou', 'oss',"
              " 'bucket', '', '', '', '', '2026-12-01', '', '20')" },
        { 0 },
    };
    Store *store = fixture_store();
    add_costs(store);
    cr_assert(store_change(store, rows, 0), "%s", failure());
    Listing *listing = listing_new(store, LISTING_RESOURCES);
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_eq(listing_rows(listing), 3);
    cr_expect_eq(listing_apart(listing), 1);
    listing_sort(listing, 5, false);
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_str_eq(cell(listing, 0, "name"), "bucket");
    cr_expect_str_eq(cell(listing, 1, "expires"), "2026-12-31");
    cr_expect_str_eq(cell(listing, 2, "name"), "old");
    listing_sort(listing, 6, false);
    cr_assert(listing_load(listing), "%s", failure());
    cr_expect_str_eq(cell(listing, 0, "monthly_cost"), "100");
    cr_expect_str_eq(cell(listing, 2, "monthly_cost"), "9.5");
    listing_free(listing);
    store_close(store);
}

/* Each query of each list is put together from rows, and a mistake in one of them dies. */
Test(listing, sorts_by_every_column_it_shows_and_offers_every_filter)
{
    Store *store = with_exports();
    for (int kind = 0; kind < LISTING_KINDS; kind++) {
        Listing *listing = listing_new(store, (ListingKind)kind);
        const ListingColumn *columns = listing_columns(listing);
        for (size_t i = 0; columns[i].name; i++) {
            cr_expect_eq(columns[i].width != 0, columns[i].sort != NULL, "%s", columns[i].name);
            listing_sort(listing, i, false);
            cr_expect(!columns[i].sort || listing_complete(listing), "%s", failure());
        }
        for (int filter = 0; filter < FILTER_TEXT; filter++) {
            Table *values = listing_has_filter(listing, (ListingFilter)filter)
                                ? listing_values(listing, (ListingFilter)filter)
                                : table_new();
            cr_expect_not_null(values, "%s", failure());
            table_free(values);
        }
        listing_free(listing);
    }
    store_close(store);
}

Test(listing, takes_the_signs_of_a_pattern_for_what_they_are)
{
    static const struct {
        const char *words;
        size_t rows;
    } cases[] = { { "SEC03_1", 3 }, { "S_C03", 0 }, { "SEC%1", 0 }, { "\\", 0 } };
    Store *store = with_exports();
    Listing *listing = findings(store, "[\"1\",\"4\"]");
    for (size_t i = 0; i < COUNT(cases); i++) {
        listing_filter(listing, FILTER_TEXT, cases[i].words, "");
        cr_assert(listing_load(listing), "%s", failure());
        cr_expect_eq(listing_rows(listing), cases[i].rows, "%s: %zu", cases[i].words,
                     listing_rows(listing));
    }
    listing_free(listing);
    store_close(store);
}
