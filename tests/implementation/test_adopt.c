/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <string.h>

#include "implementation/adopt.h"

static size_t adopt(Store *store, const char *text)
{
    size_t adopted = 0;
    char *path = fixture_path("items.csv");
    fixture_write(path, text, strlen(text));
    bool done = adopt_from(store, path, &adopted);
    free(path);
    return done ? adopted : (size_t)-1;
}

Test(adopt, takes_rows_of_a_csv_once_or_none_of_them)
{
    Store *store = fixture_store();
    cr_expect_eq(adopt(store, "title,pillar,explanation\nEncrypt disks,security,By copies\n"
                              "分摊费用,成本优化,\n"),
                 2, "%s", failure());
    cr_expect_eq(adopt(store, "title,pillar\nEncrypt disks,security\n"), 0);
    cr_expect_eq(adopt(store, "title,pillar\nShare,cost\nOther,moon\n"), (size_t)-1);
    cr_expect(strstr(failure(), "row 2: unknown pillar 'moon'"), "%s", failure());
    cr_expect_eq(adopt(store, "name,pillar\nShare,cost\n"), (size_t)-1);
    cr_expect(strstr(failure(), "needs the columns title and pillar"), "%s", failure());
    static const Query count[] = {
        { "", "SELECT count(*) FROM recommendation WHERE status = 'accepted'" }, { 0 }
    };
    int64_t rows;
    cr_assert(store_number(store, &rows, count, 0));
    cr_expect_eq(rows, 2);
    store_close(store);
}
