/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <string.h>

#include "engagement/entry.h"
#include "implementation/entry_file.h"

static void import(Store *store, const char *form, const char *text, bool expected, const char *why)
{
    size_t rows = 0;
    char *path = fixture_path("rows.csv");
    fixture_write(path, text, strlen(text));
    bool done = entry_import(store, form, path, &rows);
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
    store_close(store);
}
