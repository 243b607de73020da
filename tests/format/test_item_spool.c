/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>

#include "format/item_spool.h"

Test(item_spool, items_come_back_in_order_with_their_kind)
{
    static const char finding[] = "finding", resource[] = "resource";
    const char *const kinds[] = { finding, resource };
    FILE *spool = NULL;
    Item item;
    item_init(&item);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        item_clear(&item);
        item.line = 10 + i;
        item_add(&item, "Id", 2, i ? "" : "i-1", i ? 0 : 3);
        item_add(&item, "Name", 4, "甲", 3);
        cr_assert(item_spool_put(&spool, kinds[i], &item), "%s", failure());
    }
    rewind(spool);
    bool is_end;
    const void *kind;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        cr_assert(item_spool_get(spool, &kind, &item, &is_end) && !is_end, "%s", failure());
        cr_expect_eq(kind, kinds[i]);
        cr_expect_eq(item.line, 10 + i);
        cr_expect_eq(item.count, 2);
        cr_expect_str_eq(item_get(&item, "Id"), i ? "" : "i-1");
        cr_expect_str_eq(item_get(&item, "Name"), "甲");
    }
    cr_assert(item_spool_get(spool, &kind, &item, &is_end));
    cr_expect(is_end);
    fclose(spool);
    item_release(&item);
}
