/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "evidence/import_table.h"

typedef struct Counted {
    int64_t id;
    int times;
} Counted;

/* Ids that fall on the same place in any small table, among others. */
static int64_t nth_id(int64_t number)
{
    return number % 3 ? number + 1 : (number + 1) << 20;
}

Test(import_table, keeps_what_was_put_in_while_it_grows)
{
    enum { IDS = 1000 };
    Counted *table = NULL;
    size_t count = 0, room = 0;
    for (int round = 0; round < 2; round++)
        for (int64_t i = 0; i < IDS; i++) {
            table = import_table_grow(table, count, &room, sizeof *table);
            Counted *one = import_table_place(table, room, sizeof *table, nth_id(i));
            count += !one->id;
            one->id = nth_id(i);
            one->times++;
        }
    cr_expect_eq(count, IDS);
    for (int64_t i = 0; i < IDS; i++) {
        const Counted *one = import_table_place(table, room, sizeof *table, nth_id(i));
        cr_expect(one->id == nth_id(i) && one->times == 2, "%lld", (long long)i);
    }
    const Counted *none = import_table_place(table, room, sizeof *table, -5);
    cr_expect_eq(none->id, 0);
    free(table);
}
