/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/comparison.h"

#include <stdlib.h>

#include "base/text.h"

enum { CUSTOMER, ADD };
static const Query queries[] = {
    [CUSTOMER] = { "", "SELECT ifnull((SELECT value FROM field_value WHERE form = 'engagement' AND"
                       " field = 'customer'), '')" },
    [ADD] = { "tttttttti", "INSERT INTO earlier VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
                           " nullif(?, -1))" },
    { 0 },
};

/* A second review is mostly a new workbook: the customer's name tells that they belong together. */
static bool is_of_one_customer(Store *earlier, Store *later)
{
    char *then = store_text(earlier, queries, CUSTOMER),
         *now = store_text(later, queries, CUSTOMER);
    bool done = then && now &&
                (text_same(then, now) ||
                 fail("%s is of the customer '%s' and %s of '%s'; two workbooks of one customer are"
                      " compared",
                      store_path(earlier), then, store_path(later), now));
    free(then);
    free(now);
    return done;
}

static bool add(void *data, const char *const cells[], size_t columns)
{
    (void)columns;
    return store_change(data, queries, ADD, cells[0], cells[1], cells[2], cells[3], cells[4],
                        cells[5], cells[6], cells[7], (int64_t)atoi(cells[8]));
}

/* A rank that is not known is -1 on the way. */
static bool put_beside(Store *earlier, Store *both)
{
    return store_select_each(earlier, "standing",
                             "SELECT kind, key, workload, pillar, part, title_en, title_zh, state,"
                             " ifnull(rank, -1) FROM standing",
                             (const Binding[]){ { 0 } }, add, both);
}

Store *comparison_open(Store *earlier, Store *later)
{
    if (!is_of_one_customer(earlier, later))
        return NULL;
    Store *both = store_copy(later, store_path(later));
    if (both && put_beside(earlier, both))
        return both;
    store_close(both);
    return NULL;
}
