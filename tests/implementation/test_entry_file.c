/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <string.h>
#include <xlsxwriter.h>

#include "engagement/entry.h"
#include "implementation/entry_file.h"

static void import(Store *store, const char *form, const char *text, bool expected, const char *why)
{
    size_t rows = 0;
    char *path = fixture_path("rows.csv");
    fixture_write(path, text, strlen(text));
    char *left = NULL;
    bool done = entry_import(store, form, path, &rows, &left);
    free(left);
    cr_expect_eq(done, expected, "%s", failure());
    if (!expected)
        cr_expect(strstr(failure(), why), "%s", failure());
    free(path);
}

Test(entry_file, fills_rows_from_a_csv_by_ids_and_labels_of_fields)
{
    Store *store = fixture_store();
    import(store, "survey-security",
           "数据资产,class,At rest\n订单,重要数据,未加密\nLogs,general,TLS\n", false, "row 3:");
    import(store, "survey-security",
           "数据资产,class,At rest\n订单,重要数据,未加密\nLogs,general,byok\n", true, "");
    Table *rows = entry_rows(store, "survey-security", ENGLISH, true);
    cr_assert_eq(table_rows(rows), 2);
    cr_expect_str_eq(table_get(rows, 0, "asset"), "订单");
    cr_expect_str_eq(table_get(rows, 0, "class"), "important");
    cr_expect_str_eq(table_get(rows, 1, "rest"), "byok");
    table_free(rows);
    import(store, "survey-security", "asset,moon\nA,B\n", false, "unknown field 'moon'");
    import(store, "survey-security", "asset\n", false, "has no row below a header");
    import(store, "survey-security", "asset\nCaf\xE9 A\n", false,
           ": characters that cannot be read: 1; save the file as UTF-8");
    store_close(store);
}

/* A sheet for each "NAME|cell|cell/cell|cell". */
static char *book_of(const char *const sheets[])
{
    char *path = fixture_path("rows.xlsx");
    lxw_workbook *book = workbook_new(path);
    for (size_t i = 0; sheets[i]; i++) {
        char *text = xstrdup(sheets[i]), *rows, *cells;
        lxw_worksheet *sheet = workbook_add_worksheet(book, strtok_r(text, "|", &rows));
        char *row = strtok_r(NULL, "/", &rows);
        for (lxw_row_t y = 0; row; y++, row = strtok_r(NULL, "/", &rows)) {
            lxw_col_t x = 0;
            for (char *cell = strtok_r(row, "|", &cells); cell; cell = strtok_r(NULL, "|", &cells))
                worksheet_write_string(sheet, y, x++, cell, NULL);
        }
        free(text);
    }
    cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
    return path;
}

static bool import_book(Store *store, const char *const sheets[], size_t *rows, char **left)
{
    char *path = book_of(sheets);
    bool done = entry_import(store, "survey-cost", path, rows, left);
    free(path);
    return done;
}

static void expect_rows(Store *store, const char *expected)
{
    Table *rows = entry_rows(store, "survey-cost", ENGLISH, true);
    char *found = xstrdup("");
    for (size_t i = 0; i < table_rows(rows); i++) {
        char *longer = xasprintf("%s%s|%s ", found, table_get(rows, i, "topic"),
                                 table_get(rows, i, "expected"));
        free(found);
        found = longer;
    }
    cr_expect_str_eq(found, expected);
    free(found);
    table_free(rows);
}

Test(entry_file, takes_all_sheets_that_have_fields_and_names_the_others)
{
    Store *store = fixture_store();
    size_t rows = 0;
    char *left = NULL;
    cr_assert(import_book(store,
                          (const char *const[]){ "Lists|Colour|Size/red|1",
                                                 "A|topic|expected/Budget|By centre",
                                                 "B|Expected|主题/By usage|Keys", NULL },
                          &rows, &left),
              "%s", failure());
    cr_expect_eq(rows, 2);
    expect_rows(store, "Budget|By centre Keys|By usage ");
    cr_assert_not_null(left);
    cr_expect(strstr(left, "rows.xlsx/Lists") && !strchr(left, ','), "%s", left);
    free(left);
    store_close(store);
}

Test(entry_file, loses_no_row_or_cell_without_a_word)
{
    static const struct {
        const char *sheets[3], *reason;
    } cases[] = {
        { { "A|topic|expected/Budget|x/Keys|y/budget|z" }, "row 4: 'budget' stands in row 2 too" },
        { { "A|topic|expected/Budget|x", "B|topic|expected/Keys|y/Budget|z" },
          "rows.xlsx/B row 3: 'Budget' stands in row 2 too" },
        { { "A|topic|主题/Budget|Keys" }, "the columns 'topic' and '主题' are one field" },
        { { "A|topic|expected/Budget|x/Keys|y|z" }, "line 3: 3 cells; the header has 2 columns" },
        { { "A|topic|expected/Budget|x", "B|topic|colour/Keys|y" }, "unknown field 'colour'" },
    };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t rows;
        char *left;
        cr_expect_not(import_book(store, cases[i].sheets, &rows, &left), "%s", cases[i].reason);
        cr_expect(strstr(failure(), cases[i].reason), "%s, not %s", failure(), cases[i].reason);
    }
    import(store, "survey-cost", "topic,expected\nBudget,x\nKeys\n", false,
           "line 3: 1 cells; the header has 2 columns");
    expect_rows(store, "");
    store_close(store);
}

/* "2" is a name here, not the second row. */
Test(entry_file, takes_a_name_for_no_number)
{
    Store *store = fixture_store();
    import(store, "survey-cost", "topic,expected\nBudget,x\nKeys,y\n", true, "");
    import(store, "survey-cost", "topic,expected\n2,z\nkeys,w\n", true, "");
    expect_rows(store, "Budget|x keys|w 2|z ");
    store_close(store);
}
