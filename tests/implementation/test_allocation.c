/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The expected amounts are worked out by hand beside each case. */
#include "config.h"
#include "fixture.h"

#include <string.h>

#include "engagement/entry.h"
#include "implementation/allocation.h"

static void add(Store *store, const char *form, const char *const fields[], size_t count)
{
    char id[ID_SIZE];
    cr_assert(entry_add(store, form, fields, count, id), "%s", failure());
}
#define ADD(form, ...)                                                                             \
    add(store, form, (const char *const[]){ __VA_ARGS__ },                                         \
        COUNT(((const char *const[]){ __VA_ARGS__ })))

/* A bill as one export of one month and account brings it. */
static Store *with_bill(const char *lines)
{
    Store *store = fixture_store();
    char *sql = xasprintf(
        "INSERT INTO cost (grp, batch, content, product, resource, name, region, tags, item,"
        " amount, currency) SELECT 1, 1, 0, value ->> 0, 'r', '', '', value ->> 1, '', value ->> 2,"
        " value ->> 3 FROM json_each('[%s]')",
        lines);
    static const char *const before[] = {
        "INSERT INTO import_batch (number, id, name, imported_at, imported_by) VALUES (1, 'b', 'b',"
        " '2026-11-01T00:00:00Z', 'x')",
        "INSERT INTO check_group (id, product, layer, \"check\", account, rule, name) VALUES (1,"
        " 'billing', 'cost', '2026-10', 'acct', 0, '')",
        "INSERT INTO import_cover (grp, batch, taken, rows, digest) VALUES (1, 1, '2026-11-01', 1,"
        " 0)",
    };
    cr_assert(store_begin(store));
    bool done = true;
    for (size_t i = 0; i < COUNT(before); i++)
        done = done && store_change_once(store, before[i], NULL);
    cr_assert(store_end(store, done && store_change_once(store, sql, NULL)), "%s", failure());
    free(sql);
    ADD("design-centre", "name=Retail", "key=CostCenter", "values=R1; R2");
    ADD("design-centre", "name=Data", "key=CostCenter", "values=D1");
    ADD("design-centre", "name=Office", "key=CostCenter", "values=O1");
    return store;
}

static void expect(Store *store, const char *expected)
{
    Allocation *list;
    size_t count;
    char *text = xstrdup("");
    if (!allocation_make(store, NULL, &list, &count)) {
        cr_expect(strstr(failure(), expected), "%s", failure());
        free(text);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        char *more = xasprintf("%s%s %lld=%lld+%lld+%lld:", text, list[i].currency,
                               (long long)list[i].total, (long long)list[i].allocated,
                               (long long)list[i].shared, (long long)list[i].unallocated);
        int64_t sum = list[i].unallocated;
        for (size_t j = 0; j < list[i].count; j++) {
            char *longer = xasprintf("%s %s %lld", more, list[i].parts[j].centre,
                                     (long long)list[i].parts[j].amount);
            sum += list[i].parts[j].amount;
            free(more);
            more = longer;
        }
        cr_expect_eq(sum, list[i].total);
        cr_expect_eq(list[i].allocated + list[i].shared + list[i].unallocated, list[i].total);
        free(text);
        text = xasprintf("%s\n", more);
        free(more);
    }
    cr_expect_str_eq(text, expected, "%s", text);
    allocation_free(list, count);
    free(text);
    store_close(store);
}

/* 100 + 20 - 5 of Retail, 50 of Data, 9.99 of nobody. */
Test(allocation, gives_lines_to_the_owner_of_their_tag_and_keeps_the_sign_of_credits)
{
    expect(with_bill("[\"ecs\",\"Env:prod;CostCenter:R1\",100,\"CNY\"],"
                     "[\"rds\",\"CostCenter:R2\",20,\"CNY\"],"
                     "[\"rds\",\"CostCenter:R2\",-5,\"CNY\"],"
                     "[\"ecs\",\"CostCenter:D1\",50,\"CNY\"],"
                     "[\"ecs\",\"CostCenter:X9\",9.99,\"CNY\"]"),
           "CNY 17499=16500+0+999: Retail 11500 Data 5000\n");
}

/* 10.00 in the ratio 33.33 : 66.67 is 3.333 and 6.667; the cent that rounding down leaves goes to
 * the one that lost most: 3.33 and 6.67. The credit of -1.00 makes it 9.00: 2.9997 and 6.0003. */
Test(allocation, shares_by_ratio_to_the_cent)
{
    Store *store = with_bill("[\"cbwp\",\"\",10,\"CNY\"]");
    ADD("design-shared", "name=Network", "products=cbwp", "way=ratio",
        "shares=Retail 33.33; Data 66.67");
    expect(store, "CNY 1000=0+1000+0: Retail 333 Data 667\n");
    store = with_bill("[\"cbwp\",\"\",10,\"CNY\"],[\"cbwp\",\"\",-1,\"CNY\"]");
    ADD("design-shared", "name=Network", "products=cbwp", "way=ratio",
        "shares=Retail 33.33; Data 66.67");
    expect(store, "CNY 900=0+900+0: Retail 300 Data 600\n");
}

/* 100 among three is 33.34, 33.33 and 33.33. By usage 1 : 3 of 60 is 15 and 45. */
Test(allocation, shares_evenly_and_by_usage)
{
    Store *store = with_bill("[\"cbwp\",\"\",100,\"CNY\"],[\"cdn\",\"\",60,\"CNY\"]");
    ADD("design-shared", "name=Network", "products=cbwp", "way=even",
        "usage=Retail 1; Data 1; Office 1");
    ADD("design-shared", "name=Delivery", "products=cdn", "way=usage", "usage=Retail 1; Data 3");
    expect(store, "CNY 16000=0+16000+0: Retail 4834 Data 7833 Office 3333\n");
}

/* Without figures of usage by what they cost directly: 30 : 10 of 8 is 6 and 2. */
Test(allocation, shares_by_direct_cost_where_no_usage_is_known)
{
    Store *store = with_bill("[\"ecs\",\"CostCenter:R1\",30,\"CNY\"],"
                             "[\"ecs\",\"CostCenter:D1\",10,\"CNY\"],[\"sls\",\"\",8,\"CNY\"]");
    ADD("design-shared", "name=Rest", "products=*", "way=usage");
    expect(store, "CNY 4800=4000+800+0: Retail 3600 Data 1200\n");
}

Test(allocation, keeps_currencies_apart)
{
    expect(with_bill("[\"ecs\",\"CostCenter:R1\",1.005,\"USD\"],"
                     "[\"ecs\",\"CostCenter:R1\",2,\"CNY\"],[\"ecs\",\"\",3,\"CNY\"]"),
           "CNY 500=200+0+300: Retail 200\nUSD 101=101+0+0: Retail 101\n");
}

/* A million times 0.004 is 4,000.00, which rounding each line would lose. */
Test(allocation, rounds_once)
{
    Store *store = with_bill("[\"ecs\",\"CostCenter:R1\",0.004,\"CNY\"],"
                             "[\"ecs\",\"CostCenter:R1\",0.004,\"CNY\"],"
                             "[\"ecs\",\"CostCenter:R1\",0.004,\"CNY\"]");
    expect(store, "CNY 1=1+0+0: Retail 1\n");
}

Test(allocation, refuses_what_it_cannot_share)
{
    Store *store = with_bill("[\"ecs\",\"\",3,\"XYZ\"]");
    expect(store, "has the currency 'XYZ', which is not one of");
    store_close(store);
    store = with_bill("[\"ecs\",\"\",3,\"CNY\"]");
    ADD("design-centre", "name=Other", "key=CostCenter", "values=R1");
    expect(store, "'CostCenter:R1' belongs to two cost centres, 'Retail' and 'Other'");
    store_close(store);
    store = fixture_store();
    expect(store, "there are no cost centres yet");
    ADD("design-centre", "name=Retail", "key=CostCenter", "values=R1");
    expect(store, "there is no bill in the workbook");
    store_close(store);
}
