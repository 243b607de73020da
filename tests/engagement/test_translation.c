/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was said in one language, on the pages of the other. */
#include "config.h"
#include "engagement/translation.h"

#include <string.h>

#include "engagement/engagement.h"
#include "engagement/entry.h"
#include "engagement/form.h"
#include "fixture.h"
#include "process/record.h"

enum { PROVIDER, SAID, ASSET, CRITICALITY };
static const Query queries[] = {
    [PROVIDER] = { "", "SELECT value FROM field_value WHERE form = 'engagement' AND field = "
                       "'provider'" },
    [SAID] = { "", "SELECT name FROM contact" },
    [ASSET] = { "", "SELECT zh ->> 'rest' || ' ' || (zh ->> 'gap') FROM entry_line" },
    [CRITICALITY] = { "", "SELECT max(shown_zh) FROM form_value WHERE field = 'criticality'" },
    { 0 },
};

static void expect(Store *store, int query, const char *wanted)
{
    char *found = store_text(store, queries, query);
    cr_expect_str_eq(found, wanted);
    free(found);
}

static void record(Store *store, const char *table, const char *first, const char *second)
{
    const char *fields[] = { first, second };
    char id[ID_SIZE];
    cr_assert(record_add(store, table, fields, 2, id), "%s", failure());
}

Test(translation, stands_in_the_place_of_what_was_said)
{
    Store *store = fixture_store();
    bool is_there;
    cr_assert(form_set(store, "engagement", "", "provider", "Sample Partner"));
    record(store, "contact", "name=罗强", "party=customer");
    cr_assert(translation_is_there(store, CHINESE, &is_there) && !is_there);
    record(store, "translation", "text=Sample Partner", "zh=示例云服务");
    record(store, "translation", "text=罗强", "en=Luo Qiang");
    cr_assert(translation_is_there(store, CHINESE, &is_there) && is_there);
    cr_assert(translation_apply(store, CHINESE), "%s", failure());
    expect(store, PROVIDER, "示例云服务");
    expect(store, SAID, "罗强");
    cr_assert(translation_apply(store, ENGLISH), "%s", failure());
    expect(store, SAID, "Luo Qiang");
    store_close(store);
}

/* So that a merge asks which translation holds; and once in each copy. */
Test(translation, of_one_text_is_one_row_in_each_copy)
{
    char ids[2][ID_SIZE];
    for (size_t i = 0; i < COUNT(ids); i++) {
        Store *store = fixture_store();
        const char *fields[] = { "text=Tills work", i ? "zh=乙" : "zh=甲" };
        char other[ID_SIZE];
        cr_assert(record_add(store, "translation", fields, 2, ids[i]), "%s", failure());
        cr_expect_not(record_add(store, "translation", fields, 2, other));
        cr_expect(strstr(failure(), "translated already"), "%s", failure());
        fields[0] = "text=Tills fail";
        cr_assert(record_add(store, "translation", fields, 2, other), "%s", failure());
        cr_expect_str_neq(other, ids[i]);
        store_close(store);
    }
    cr_expect_str_eq(ids[0], ids[1]);
}

/* Two workloads of one name cannot be told apart; a report of both is better than none. */
Test(translation, that_would_call_two_workloads_alike_leaves_one_as_it_was_said)
{
    Store *store = fixture_store();
    record(store, "translation", "text=Shop", "zh=商城");
    record(store, "translation", "text=Data", "zh=商城");
    cr_assert(translation_apply(store, CHINESE), "%s", failure());
    Table *workloads = engagement_workloads(store);
    cr_assert_eq(table_rows(workloads), 2);
    const char *first = table_cell(workloads, 0, 1), *second = table_cell(workloads, 1, 1);
    cr_expect(!strcmp(first, "商城") != !strcmp(second, "商城"), "%s, %s", first, second);
    table_free(workloads);
    store_close(store);
}

/* "None" is the code of a store without encryption, and what people write of a cost. */
Test(translation, leaves_the_codes_of_choices_alone)
{
    Store *store = fixture_store();
    const char *asset[] = { "asset=Warehouse", "rest=none", "gap=none" };
    char id[ID_SIZE];
    cr_assert(entry_add(store, "survey-security", asset, COUNT(asset), id), "%s", failure());
    char *shop = engagement_workload(store, "Shop");
    cr_assert(shop && form_set(store, "business", shop, "criticality", "normal"), "%s", failure());
    free(shop);
    record(store, "translation", "text=none", "zh=无");
    record(store, "translation", "text=normal", "zh=普通");
    cr_assert(translation_apply(store, CHINESE), "%s", failure());
    expect(store, ASSET, "未加密 无");
    expect(store, CRITICALITY, "一般");
    store_close(store);
}
