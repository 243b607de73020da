/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "implementation/calculation.h"

#include "engagement/entry.h"
#include "fixture.h"

static void add(Store *store, const char *form, const char *const fields[], size_t count)
{
    char id[ID_SIZE];
    cr_assert(entry_add(store, form, fields, count, id), "%s", failure());
}

#define ADD(form, ...) \
    add(store, form, (const char *const[]){ __VA_ARGS__ }, COUNT(((const char *const[]){ __VA_ARGS__ })))

static void expect(Store *store, const char *form, size_t row, const char *column, const char *wanted)
{
    Table *table = calculation_make(store, form, ENGLISH);
    cr_assert(table && table_rows(table) > row, "%s", failure());
    cr_expect_str_eq(table_get(table, row, column), wanted);
    table_free(table);
}

/* 3000/s stay for 0.16 s each: 480 at a time; an instance takes 16 x 70 % = 11.2, and 480 / 11.2 = 42.9.
 * Of two important assets one is encrypted both ways. The second batch begins when the first was
 * watched, after 5 + 55 minutes. */
Test(calculation, says_what_the_rows_of_a_form_come_to)
{
    Store *store = fixture_store();
    ADD("design-load", "scenario=Evening", "rate=3000", "time=160", "each=16", "headroom=30");
    ADD("survey-security", "asset=Orders", "class=important", "rest=cmk", "transit=tls");
    ADD("survey-security", "asset=Logs", "class=important", "rest=none", "transit=tls");
    ADD("design-batch", "batch=Few", "share=5", "deploy=5", "observe=55");
    ADD("design-batch", "batch=All", "share=100", "deploy=5", "observe=55");
    expect(store, "design-load", 0, "need", "43");
    expect(store, "survey-security", 0, "coverage", "50.0");
    expect(store, "design-store", 0, "both", "1");
    expect(store, "design-batch", 1, "from", "60");
    expect(store, "design-batch", 1, "blast", "100");
    store_close(store);
}

Test(calculation, says_what_it_lacks)
{
    Store *store = fixture_store();
    cr_expect(!calculation_is_there("step") && !calculation_make(store, "step", ENGLISH));
    cr_expect(strstr(failure(), "nothing to reckon"), "%s", failure());
    ADD("design-centre", "name=Shop");
    cr_expect(!calculation_make(store, "design-tag", ENGLISH));
    cr_expect(strstr(failure(), "no bill"), "%s", failure());
    store_close(store);
}
