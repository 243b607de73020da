/* SPDX-License-Identifier: GPL-3.0-or-later */
/* December 2026: the 4th is a Friday, the 15th a Tuesday. */
#include "config.h"
#include "fixture.h"

#include <string.h>

#include "engagement/entry.h"
#include "implementation/step.h"
#include "process/record.h"
#include "report/gate.h"

static void add(Store *store, const char *const fields[], size_t count)
{
    char id[ID_SIZE];
    cr_assert(entry_add(store, "step", fields, count, id), "%s", failure());
}
#define STEP(...)                                                                                  \
    add(store, (const char *const[]){ __VA_ARGS__ },                                               \
        COUNT(((const char *const[]){ __VA_ARGS__ })))

static Store *with_freeze(const char *first, const char *last)
{
    Store *store = fixture_store();
    char id[ID_SIZE], *from = xasprintf("first=%s", first), *to = xasprintf("last=%s", last);
    cr_assert(record_add(store, "freeze",
                         (const char *const[]){ from, to, "kind=freeze", "name_en=Campaign" }, 4,
                         id),
              "%s", failure());
    free(from);
    free(to);
    return store;
}

static const char *day(const char *date)
{
    return *date ? date + strlen("2026-") : "";
}

/* title starts–ends moved; each step */
static void expect_steps(Store *store, const char *expected)
{
    Table *rows = entry_rows(store, "step", ENGLISH, true);
    char *text = xstrdup("");
    for (size_t i = 0; i < table_rows(rows); i++) {
        char *more = xasprintf("%s%s %s–%s %s;", text, table_get(rows, i, "title"),
                               day(table_get(rows, i, "starts")), day(table_get(rows, i, "ends")),
                               table_get(rows, i, "moved"));
        free(text);
        text = more;
    }
    cr_expect_str_eq(text, expected);
    free(text);
    table_free(rows);
}

static size_t points(Store *store, const char *what)
{
    Table *missing = gate_missing(store, "implementation-plan", ENGLISH);
    size_t count = 0;
    cr_assert(missing, "%s", failure());
    for (size_t i = 0; i < table_rows(missing); i++)
        count += !strcmp(table_get(missing, i, "what"), what);
    table_free(missing);
    return count;
}

Test(step, one_in_a_freeze_moves_behind_it_with_what_follows_and_says_so)
{
    Store *store = with_freeze("2026-12-07", "2026-12-11");
    STEP("title=Copy", "starts=2026-12-04", "ends=2026-12-07");
    STEP("title=Switch", "starts=2026-12-14", "ends=2026-12-14", "after=Copy");
    STEP("title=Meet", "starts=2026-12-08", "changes=no");
    STEP("title=Done", "starts=2026-12-08", "progress=done");
    size_t moved;
    cr_expect_eq(points(store, "Step in a freeze"), 1);
    cr_assert(step_move(store, &moved), "%s", failure());
    cr_expect_eq(moved, 2);
    /* Two working days, Friday and Monday, become Monday and Tuesday; what follows begins after. */
    expect_steps(store, "Copy 12-14–12-15 2026-12-04;Switch 12-16–12-16 2026-12-14;Meet 12-08– ;"
                        "Done 12-08– ;");
    cr_expect_eq(points(store, "Step in a freeze"), 0);
    store_close(store);
}

Test(step, one_of_certain_days_of_the_week_moves_to_such_a_day)
{
    Store *store = with_freeze("2026-12-14", "2026-12-16");
    STEP("title=Night", "starts=2026-12-15", "ends=2026-12-16", "window=Tuesdays 01:00–04:00");
    size_t moved;
    cr_assert(step_move(store, &moved), "%s", failure());
    expect_steps(store, "Night 12-22–12-23 2026-12-15;");
    store_close(store);
}

Test(step, days_that_its_window_does_not_name_are_a_missing_point)
{
    Store *store = fixture_store();
    STEP("title=On a Wednesday", "starts=2026-12-16", "window=周二 01:00–04:00");
    STEP("title=Over the weekend", "starts=2026-12-18", "ends=2026-12-21", "window=weekend");
    STEP("title=On working days", "starts=2026-12-16", "window=Monday to Friday, 20:00");
    STEP("title=Between days", "starts=2026-12-16", "window=Sat–Sun 00:00–06:00");
    cr_expect_eq(points(store, "Step on no day of its window"), 2);
    store_close(store);
}

/* Written before windows were read, or merged from such a workbook. */
Test(step, with_a_window_that_nobody_can_read_is_a_missing_point)
{
    Store *store = fixture_store();
    STEP("title=Late", "starts=2026-12-16", "window=any");
    cr_assert(store_begin(store));
    cr_assert(store_end(store, store_change_once(store,
                                                 "UPDATE entry SET value = 'after hours' WHERE field ="
                                                 " 'window'",
                                                 NULL)),
              "%s", failure());
    cr_expect_eq(points(store, "Window that says no days and hours"), 1);
    store_close(store);
}

/* The night of the 10th ends on the 11th at five. */
Test(step, whose_window_ends_in_a_freeze_after_midnight_is_in_it)
{
    Store *store = with_freeze("2026-12-11", "2026-12-11");
    STEP("title=By night", "starts=2026-12-10", "window=每周二、四 23:00–次日 5:00");
    STEP("title=Before midnight", "starts=2026-12-10", "window=每周二、四 23:00–24:00");
    size_t moved;
    cr_expect_eq(points(store, "Step in a freeze"), 1);
    cr_assert(step_move(store, &moved), "%s", failure());
    expect_steps(store, "By night 12-15–12-15 2026-12-10;Before midnight 12-10– ;");
    store_close(store);
}

Test(step, the_freeze_of_another_workload_leaves_it_where_it_is)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    cr_assert(store_begin(store));
    cr_assert(store_end(store, store_change_once(store,
                                                 "INSERT INTO workload (id, position, name) VALUES"
                                                 " ('mall', 8, 'Mall'), ('ledger', 9, 'Ledger')",
                                                 NULL) &&
                                   store_change_once(store,
                                                     "INSERT INTO recommendation (id, practice,"
                                                     " workload, title_en, changed_at,"
                                                     " changed_by) VALUES ('R', '', 'mall',"
                                                     " 'Encrypt', '', '')",
                                                     NULL)),
              "%s", failure());
    cr_assert(record_add(store, "freeze",
                         (const char *const[]){ "first=2026-12-07", "last=2026-12-11",
                                                "workload=Ledger", "name_en=Closing" },
                         4, id),
              "%s", failure());
    cr_assert(entry_add(store, "package", (const char *const[]){ "name=One" }, 1, id));
    cr_assert(entry_add(store, "package-item", (const char *const[]){ "item=Encrypt", "package=One" },
                        2, id),
              "%s", failure());
    STEP("title=Of the mall", "package=One", "starts=2026-12-08");
    STEP("title=Of anything", "starts=2026-12-08");
    cr_expect_eq(points(store, "Step in a freeze"), 1);
    store_close(store);
}

Test(step, that_a_merge_made_follow_itself_is_a_missing_point)
{
    Store *store = fixture_store();
    STEP("title=First");
    STEP("title=Second", "after=First");
    cr_assert(store_begin(store));
    cr_assert(store_end(store, store_change_once(store,
                                                 "INSERT INTO entry (form, record, field, value)"
                                                 " SELECT 'step', value, 'after', record FROM entry"
                                                 " WHERE field = 'after'",
                                                 NULL)));
    cr_expect_eq(points(store, "Row that leads back to itself"), 2);
    store_close(store);
}
