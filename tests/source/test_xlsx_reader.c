/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "base/csv.h"
#include "evidence/import.h"
#include "fixture.h"
#include "report/report.h"

/* ---- workbooks ---- */

static void write_cell(lxw_worksheet *sheet, size_t row, size_t column, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (*text && !text[digits])
        worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, strtod(text, NULL), NULL);
    else if (*text)
        worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, text, NULL);
}

/* A CSV as Excel would save it: a title above, digits as numbers. */
static char *save_as_xlsx(const char *csv, uint8_t is_inline)
{
    Problems *problems = problems_new();
    Table *table = csv_read(csv, problems);
    cr_assert(table && !problems_count(problems));
    char *path = fixture_path("export.xlsx");
    lxw_workbook_options options = { .constant_memory = is_inline };
    lxw_workbook *book = workbook_new_opt(path, &options);
    lxw_worksheet *cover = workbook_add_worksheet(book, "Cover");
    lxw_worksheet *sheet = workbook_add_worksheet(book, "账单");
    worksheet_write_string(cover, 0, 0, "Bill", NULL);
    worksheet_write_string(sheet, 0, 0, "Bill of September", NULL);
    for (size_t column = 0; column < table_columns(table); column++)
        write_cell(sheet, 2, column, table_name(table, column));
    for (size_t row = 0; row < table_rows(table); row++)
        for (size_t column = 0; column < table_columns(table); column++)
            write_cell(sheet, row + 3, column, table_cell(table, row, column));
    cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
    table_free(table);
    problems_free(problems);
    return path;
}

#define XML           "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define RELATION_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define CONFIG_HEADER                                                                              \
    "<x:row r='1'><x:c t='inlineStr'><x:is><x:t>ConfigRuleId</x:t></x:is></x:c>"                   \
    "<x:c t='inlineStr'><x:is><x:t>ComplianceType</x:t></x:is></x:c>"                              \
    "<x:c t='inlineStr'><x:is><x:r><x:t>Resource</x:t></x:r><x:r><x:t>Id</x:t></x:r>"              \
    "<x:rPh><x:t>zi yuan</x:t></x:rPh></x:is></x:c></x:row>"
#define SHEET(rows)                                                                                \
    XML "<x:worksheet xmlns:x='main'><x:sheetData>" rows "</x:sheetData></x:worksheet>"

static const char workbook[] =
    XML "<x:workbook xmlns:x='main' xmlns:r='" RELATION_TYPE "'><x:sheets><x:sheet name='Results'"
        " sheetId='1' r:id='rId1'/></x:sheets></x:workbook>";
static const char relations[] = XML "<Relationships><Relationship Id='rId1' Type='" RELATION_TYPE
                                    "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";

static void add_part(zip_t *zip, const char *name, const char *text, size_t bytes)
{
    if (!text)
        return;
    zip_source_t *source = zip_source_buffer(zip, text, bytes, 0);
    cr_assert_geq(zip_file_add(zip, name, source, 0), 0);
}

/* A workbook of these parts; NULL leaves one out. */
static char *write_parts(const char *links, const char *sheet, size_t bytes)
{
    char *path = fixture_path("parts.xlsx");
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    cr_assert_not_null(zip);
    add_part(zip, "xl/workbook.xml", workbook, strlen(workbook));
    add_part(zip, "xl/_rels/workbook.xml.rels", links, links ? strlen(links) : 0);
    add_part(zip, "xl/worksheets/sheet1.xml", sheet, bytes);
    cr_assert_eq(zip_close(zip), 0);
    return path;
}

/* ---- importing ---- */

static Table *run(Store *store, const char *path)
{
    const char *const paths[] = { path, NULL };
    return import_run(store, &(ImportPlan){ .paths = paths });
}

static Table *list(Store *store, const char *name)
{
    const char *const conditions[] = { NULL };
    Table *table = report_list_where(store, "lists", name, ENGLISH, conditions);
    cr_assert_not_null(table, "%s", failure());
    return table;
}

static void expect_same(const Table *one, const Table *other)
{
    cr_assert_eq(table_rows(one), table_rows(other));
    for (size_t row = 0; row < table_rows(one); row++)
        for (size_t column = 0; column < table_columns(one); column++)
            cr_expect_str_eq(table_cell(one, row, column), table_cell(other, row, column),
                             "row %zu, column %s", row, table_name(one, column));
}

static void refuse_book(const char *links, const char *sheet, size_t bytes, const char *reason)
{
    Store *store = fixture_store();
    char *path = write_parts(links, sheet, bytes);
    cr_expect_null(run(store, path), "%s", reason);
    cr_expect(strstr(failure(), reason), "%s", failure());
    unlink(path);
    free(path);
    store_close(store);
}

/* ---- tests ---- */

static void expect_like_csv(const char *name, const char *source, uint8_t is_inline)
{
    static const char *const counts[] = { "rows",     "new",        "changed", "same",
                                          "resolved", "unreadable", "unmapped" };
    const char *top = getenv("TOP");
    char *csv = xasprintf("%s/tests/exports/%s", top ? top : ".", name);
    char *path = save_as_xlsx(csv, is_inline);
    Store *one = fixture_store(), *other = fixture_store();
    Table *from_csv = run(one, csv), *from_xlsx = run(other, path);
    cr_assert(from_csv && from_xlsx, "%s", failure());
    cr_assert_eq(table_rows(from_xlsx), 1, "a cover page is no export");
    cr_expect_str_eq(table_get(from_xlsx, 0, "source"), source);
    cr_expect_str_neq(table_get(from_xlsx, 0, "new"), "0");
    for (size_t i = 0; i < COUNT(counts); i++)
        cr_expect_str_eq(table_get(from_xlsx, 0, counts[i]), table_get(from_csv, 0, counts[i]));
    Table *costs = list(one, "costs"), *same = list(other, "costs");
    expect_same(costs, same);
    table_free(costs);
    table_free(same);
    table_free(from_csv);
    table_free(from_xlsx);
    store_close(one);
    store_close(other);
    unlink(path);
    free(path);
    free(csv);
}

Test(xlsx_reader, takes_a_bill_as_it_takes_the_csv)
{
    expect_like_csv("bill-instances.csv", "bill-instances", false);
    expect_like_csv("bill-instances.csv", "bill-instances", true);
    expect_like_csv("bill-items.csv", "bill-items", false);
}

Test(xlsx_reader, keeps_the_digits_of_ids_and_passes_over_phonetic_signs)
{
    static const char sheet[] =
        SHEET(CONFIG_HEADER "<x:row r='2'><x:c r='A2' t='str'><x:v>cr-1</x:v></x:c>"
                            "<x:c r='B2' t='inlineStr'><x:is><x:t>NON_COMPLIANT</x:t></x:is></x:c>"
                            "<x:c r='C2'><x:v>1.031445495681234E+15</x:v></x:c></x:row>"
                            "<x:row r='3'><x:c r='A3' t='str'><x:v>cr-1</x:v></x:c>"
                            "<x:c r='B3' t='str'><x:v>COMPLIANT</x:v></x:c>"
                            "<x:c r='C3'><x:v>1208863178611234</x:v></x:c></x:row>");
    Store *store = fixture_store();
    char *path = write_parts(relations, sheet, strlen(sheet));
    Table *table = run(store, path);
    cr_assert_not_null(table, "%s", failure());
    cr_expect_str_eq(table_get(table, 0, "source"), "config-results-csv");
    cr_expect_str_eq(table_get(table, 0, "new"), "2");
    table_free(table);
    table = list(store, "findings");
    cr_assert_eq(table_rows(table), 2);
    cr_expect_str_eq(table_get(table, 0, "resource"), "1031445495681234");
    cr_expect_str_eq(table_get(table, 1, "resource"), "1208863178611234");
    table_free(table);
    unlink(path);
    free(path);
    store_close(store);
}

Test(xlsx_reader, keeps_a_row_that_is_wider_than_the_header_for_the_tray)
{
    static const char sheet[] =
        SHEET(CONFIG_HEADER "<x:row r='2'><x:c t='str'><x:v>cr-1</x:v></x:c>"
                            "<x:c t='str'><x:v>COMPLIANT</x:v></x:c></x:row>"
                            "<x:row r='3'><x:c r='A3' t='str'><x:v>cr-1</x:v></x:c>"
                            "<x:c r='E3' t='str'><x:v>stray</x:v></x:c></x:row>");
    Store *store = fixture_store();
    char *path = write_parts(relations, sheet, strlen(sheet));
    Table *table = run(store, path);
    cr_assert_not_null(table, "%s", failure());
    cr_expect_str_eq(table_get(table, 0, "new"), "1");
    cr_expect_str_eq(table_get(table, 0, "unreadable"), "1");
    table_free(table);
    unlink(path);
    free(path);
    store_close(store);
}

Test(xlsx_reader, refuses_damaged_workbooks_with_a_reason)
{
    static const char broken[] = SHEET("<x:row r='1'><x:c></x:row>");
    static const char cut[] = XML "<worksheet><sheetData><row>";
    static const char laughs[] = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
                                 "<worksheet><sheetData>&b;</sheetData></worksheet>";
    static const char stray[] = SHEET("<x:row r='1'><x:c t='s'><x:v>7</x:v></x:c></x:row>");
    static const char back[] = SHEET("<x:row r='1'><x:c r='B1'/><x:c r='A1'/></x:row>");
    refuse_book(relations, broken, strlen(broken), "broken XML: mismatched tag");
    refuse_book(relations, cut, strlen(cut), "broken XML");
    refuse_book(relations, laughs, strlen(laughs), "document type");
    refuse_book(relations, stray, strlen(stray), "shared string '7' is missing");
    refuse_book(relations, back, strlen(back), "not in order");
    refuse_book(relations, NULL, 0, "sheet1.xml is missing");
    refuse_book(XML "<Relationships/>", broken, strlen(broken), "Results is missing");
    refuse_book(NULL, broken, strlen(broken), "workbook.xml.rels is missing");
}

Test(xlsx_reader, stops_at_a_sheet_that_unpacks_to_far_more)
{
    enum { BYTES = 64 << 20 };
    static const char start[] = "<worksheet><sheetData>", row[] = "<row></row>";
    char *text = xcalloc(BYTES, 1);
    memcpy(text, start, strlen(start));
    for (size_t at = strlen(start); at + strlen(row) <= BYTES; at += strlen(row))
        memcpy(text + at, row, strlen(row));
    refuse_book(relations, text, BYTES, "unpacks to far more");
    memset(text + strlen(start), ' ', BYTES - strlen(start));
    memcpy(text + strlen(start), "<row r='", 8);
    refuse_book(relations, text, BYTES, "");
    free(text);
}

Test(xlsx_reader, says_what_to_do_with_an_old_excel_file)
{
    static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
    Store *store = fixture_store();
    char *path = fixture_path("old.xls");
    fixture_write(path, old, sizeof old);
    cr_expect_null(run(store, path));
    cr_expect(strstr(failure(), "save it as XLSX or CSV"), "%s", failure());
    unlink(path);
    free(path);
    store_close(store);
}
