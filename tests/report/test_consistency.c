/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What contradicts itself, and what does not. */
#include "config.h"
#include <string.h>

#include "base/buffer.h"
#include "engagement/entry.h"
#include "engagement/form.h"
#include "fixture.h"
#include "process/record.h"
#include "process/session.h"
#include "report/consistency.h"

enum { SHOP, REJECT };
static const Query queries[] = {
    [SHOP] = { "", "SELECT id FROM workload ORDER BY position LIMIT 1" },
    [REJECT] = { "t", "INSERT INTO recommendation (id, practice, workload, pillar, status,"
                      " justification, changed_at, changed_by) SELECT 'REL07_2-' || substr(id, 1, "
                      "8), 'REL07_2', id, '',"
                      " 'accepted', ?1, '', '' FROM workload ORDER BY position LIMIT 1" },
    { 0 },
};

static void set(Store *store, const char *form, const char *field, const char *value)
{
    char *shop = strcmp(form, "business") ? xstrdup("") : store_text(store, queries, SHOP);
    cr_assert(form_set(store, form, shop, field, value), "%s", failure());
    free(shop);
}

static void expect(Store *store, const char *expected)
{
    Table *rows = consistency_list(store, ENGLISH);
    cr_assert_not_null(rows, "%s", failure());
    Buffer found = { 0 };
    for (size_t row = 0; row < table_rows(rows); row++)
        buffer_join(&found, "\n", table_get(rows, row, "title"));
    char *text = buffer_take(&found);
    cr_expect_str_eq(text ? text : "", expected, "%s\nnot\n%s", text, expected);
    free(text);
    table_free(rows);
}

Test(consistency, says_nothing_of_forms_that_are_empty)
{
    Store *store = fixture_store();
    expect(store, "");
    store_close(store);
}

Test(consistency, names_a_missed_target_until_the_pain_points_do)
{
    Store *store = fixture_store();
    set(store, "business", "availability_target", "99.95");
    set(store, "business", "availability_actual", "99.95");
    expect(store, "");
    set(store, "business", "availability_actual", "99.9");
    expect(store, "Availability of 99.9 % misses the target of 99.95 %, and the pain points do not"
                  " say so");
    set(store, "business", "pain_points", "Availability fell in July");
    expect(store, "");
    store_close(store);
}

Test(consistency, asks_for_a_place_to_recover_in_within_four_hours)
{
    Store *store = fixture_store();
    set(store, "business", "rto", "5");
    expect(store, "");
    set(store, "business", "rto", "4");
    expect(store, "The RTO is 4 h, but the infrastructure form has no DR region");
    set(store, "infrastructure", "dr_region", "China (Shanghai)");
    expect(store, "");
    store_close(store);
}

Test(consistency, compares_what_a_decision_quotes_in_minutes)
{
    static const struct {
        const char *reason, *expected;
    } cases[] = {
        { "It meets the RPO of 24 hours.",
          "The reason of a decision names an RPO of 1440 minutes; the form says 30" },
        { "It meets the RPO of 30 minutes.", "" },
        { "每日备份满足 RPO 1 天的要求。",
          "The reason of a decision names an RPO of 1440 minutes; the form says 30" },
        { "The RPO was agreed with the owner.", "" },
        { "Of 24 hours nobody spoke.", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Store *store = fixture_store();
        set(store, "business", "rpo", "30");
        cr_assert(store_begin(store) &&
                      store_end(store, store_change(store, queries, REJECT, cases[i].reason)),
                  "%s", failure());
        expect(store, cases[i].expected);
        store_close(store);
    }
}

static void put(Store *store, const char *table, const char *const fields[], size_t count)
{
    char id[ID_SIZE];
    cr_assert(record_add(store, table, fields, count, id), "%s", failure());
}

/* A blank in a number and a capital in a mail are no difference. */
Test(consistency, a_person_has_one_mail_and_one_number)
{
    Store *store = fixture_store();
    set(store, "engagement", "customer_manager", "Chen Yulan (陈钰岚)");
    set(store, "engagement", "customer_email", "chen@acme.example");
    set(store, "engagement", "customer_phone", "+86 571 5550 0117");
    put(store, "contact",
        (const char *const[]){ "name=Li Na", "party=provider", "role=consultant",
                               "email=li@acme.example" },
        4);
    expect(store, "");
    put(store, "contact",
        (const char *const[]){ "name=Chen Yulan", "party=customer", "role=project-manager",
                               "email=Chen@acme.example", "phone=+86 57155500118" },
        5);
    expect(store, "The phone of Chen Yulan is +86 571 5550 0117 in the form and +86 57155500118"
                  " among the contacts");
    set(store, "engagement", "customer_phone", "+86 571 5550 0118");
    expect(store, "");
    store_close(store);
}

Test(consistency, own_keys_are_known_to_both_forms)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    const char *const fields[] = { "asset=Orders", "rest=cmk" };
    cr_assert(entry_add(store, "survey-security", fields, 2, id), "%s", failure());
    expect(store, "");
    set(store, "governance", "kms", "service-key secrets");
    expect(store,
           "The survey says that Orders is encrypted at rest with customer key, software; the"
           " governance form has no such keys");
    set(store, "governance", "kms", "software-key secrets");
    expect(store, "");
    store_close(store);
}

Test(consistency, sessions_are_held_in_the_service_period)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    set(store, "engagement", "start_date", "2026-11-02");
    set(store, "engagement", "end_date", "2026-11-20");
    cr_assert(session_add(store, "2026-11-20 14:00", "2", NULL, 0, id), "%s", failure());
    expect(store, "");
    cr_assert(session_add(store, "2026-11-23 09:00", "2", NULL, 0, id), "%s", failure());
    expect(store, "A session was held on 2026-11-23, outside the service period of 2026-11-02 to"
                  " 2026-11-20");
    store_close(store);
}
