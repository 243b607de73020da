/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two copies that imported different exports are joined as if all had been imported in order. */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "evidence/finding.h"
#include "evidence/import.h"
#include "fixture.h"
#include "workbook/journal.h"
#include "workbook/merge.h"

#define RULE(time, resource, status)                                                               \
    "{\"RiskLevel\":1,\"ComplianceType\":\"" status "\",\"ResultRecordedTimestamp\":" time         \
    ",\"EvaluationResultIdentifier\":{\"EvaluationResultQualifier\":{\"ConfigRuleArn\":"           \
    "\"acs:config::1:rule/cr-1\",\"ConfigRuleId\":\"cr-1\",\"ResourceId\":\"" resource "\"}}}"
#define RULES(items, token)                                                                        \
    "{\"EvaluationResults\":{\"EvaluationResultList\":[" items "],\"NextToken\":\"" token "\"}}"
#define DAY_1 "1793491200000" /* 2026-11-01 in China */
#define DAY_2 "1793577600000"
#define DAY_3 "1793664000000"

enum { MINE, THEIRS, ALL, COPIES };
enum { DAYS = 6 };

typedef struct Copies {
    char *paths[COPIES];
    Store *stores[COPIES];
} Copies;

static void import_into(Store *store, const char *text)
{
    char *path = fixture_path("part.json");
    const char *const paths[] = { path, NULL };
    fixture_write(path, text, strlen(text));
    Table *table = import_run(store, &(ImportPlan){ .paths = paths });
    cr_assert_not_null(table, "%s", failure());
    table_free(table);
    unlink(path);
    free(path);
}

static Copies part_after(const char *text)
{
    Copies copies = { .paths = { fixture_path("mine.wellbook"), fixture_path("theirs.wellbook"),
                                 fixture_path("all.wellbook") } };
    Store *store = engagement_create(copies.paths[MINE], &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(store, "%s", failure());
    if (text)
        import_into(store, text);
    store_close(store);
    for (int i = THEIRS; i < COPIES; i++)
        fixture_copy(copies.paths[MINE], copies.paths[i]);
    for (int i = 0; i < COPIES; i++)
        cr_assert_not_null(copies.stores[i] = store_open(copies.paths[i]), "%s", failure());
    return copies;
}

static void end(Copies *copies)
{
    for (int i = 0; i < COPIES; i++) {
        store_close(copies->stores[i]);
        unlink(copies->paths[i]);
        free(copies->paths[i]);
    }
}

/* Into the copies named by the bits, and where all are imported. */
static void import(Copies *copies, unsigned which, const char *text)
{
    for (int i = 0; i < COPIES; i++)
        if (i == ALL || which & (1U << i))
            import_into(copies->stores[i], text);
}

static void merge(Copies *copies, int into)
{
    MergeOutcome outcome;
    const char *path = copies->paths[into == MINE ? THEIRS : MINE];
    cr_assert(merge_file(copies->stores[into], path, MERGE_LATER, false, &outcome), "%s",
              failure());
    cr_expect(store_is_sound(copies->stores[into]), "%s", failure());
    merge_clear(&outcome);
}

/* Of which checks an export is there in part; with how many rows, where it says how many there are.
 */
static char *marks(Store *store)
{
    static const Query incomplete[] = {
        { "",
          "SELECT ifnull(group_concat(line, char(10)), '') FROM (SELECT \"check\" || ' ' || held"
          " || '/' || total AS line FROM incomplete_group JOIN check_group ON check_group.id ="
          " grp ORDER BY 1)" },
        { 0 },
    };
    char *text = store_text(store, incomplete, 0);
    cr_assert_not_null(text, "%s", failure());
    return text;
}

#define LINES(line, list)                                                                          \
    "SELECT ifnull(group_concat(line, char(10)), '') FROM (SELECT " line " AS line FROM " list     \
    " ORDER BY 1)"

/* All that reports see of imported rows. */
static char *seen(Store *store)
{
    static const Query lists[] = {
        { "",
          LINES("'F ' || account || ' ' || \"check\" || ' ' || resource || ' ' || status_rank ||"
                " ' ' || severity_rank || ' ' || detail || ' ' || first_seen || ' ' ||"
                " last_seen || ' ' || gone",
                "finding_list") },
        { "", LINES("'R ' || account || ' ' || resource || ' ' || name || ' ' || tags || ' ' ||"
                    " status || ' ' || gone",
                    "resource_list") },
        { "", LINES("'C ' || month || ' ' || account || ' ' || product || ' ' || amount",
                    "cost_list") },
        { "", LINES("'K ' || \"check\" || ' ' || k.key || ' ' || k.status",
                    "finding_key AS k JOIN finding USING (id) JOIN check_group ON check_group.id ="
                    " k.grp JOIN import_batch ON number = first_batch AND state = 'active'") },
        { 0 },
    };
    Buffer all = { 0 };
    for (int i = 0; i < 4; i++) {
        char *text = store_text(store, lists, i);
        cr_assert_not_null(text, "%s", failure());
        buffer_join(&all, "\n", text);
        free(text);
    }
    return buffer_take(&all);
}

static void expect_same_marks(const Copies *copies, const char *what)
{
    char *here = marks(copies->stores[MINE]), *there = marks(copies->stores[THEIRS]);
    cr_expect_str_eq(here, there, "%s:\n%s\n--- not\n%s", what, here, there);
    free(here);
    free(there);
}

static void expect_same(Copies *copies, int one, int other, const char *what)
{
    char *here = seen(copies->stores[one]), *there = seen(copies->stores[other]);
    cr_assert_str_eq(here, there, "%s:\n%s\n--- not\n%s", what, here, there);
    free(here);
    free(there);
}

static void expect_joined(Copies *copies, const char *what)
{
    char *before[] = { seen(copies->stores[MINE]), seen(copies->stores[THEIRS]) }, *undone = NULL;
    merge(copies, MINE);
    expect_same(copies, MINE, ALL, what);
    cr_assert(journal_undo(copies->stores[MINE], &undone), "%s", failure());
    char *after = seen(copies->stores[MINE]);
    cr_assert_str_eq(after, before[0], "%s undone:\n%s\n--- not\n%s", what, after, before[0]);
    merge(copies, THEIRS);
    expect_same(copies, THEIRS, ALL, what);
    cr_assert(journal_redo(copies->stores[MINE], NULL), "%s", failure());
    expect_same(copies, MINE, ALL, what);
    merge(copies, MINE);
    expect_same(copies, MINE, ALL, what);
    free(after);
    free(undone);
    free(before[0]);
    free(before[1]);
}

Test(import_join, what_only_they_imported_comes_along)
{
    Copies copies = part_after(NULL);
    import(&copies, 1U << THEIRS, RULES(RULE(DAY_1, "a", "NON_COMPLIANT"), ""));
    MergeOutcome outcome;
    cr_assert(merge_file(copies.stores[MINE], copies.paths[THEIRS], MERGE_LATER, true, &outcome));
    cr_expect(strstr(outcome.imports, "part.json"), "%s", outcome.imports);
    merge_clear(&outcome);
    expect_joined(&copies, "an export of theirs");
    end(&copies);
}

Test(import_join, a_row_is_gone_when_a_later_export_of_the_other_lacks_it)
{
    Copies copies = part_after(
        RULES(RULE(DAY_1, "a", "NON_COMPLIANT") "," RULE(DAY_1, "b", "NON_COMPLIANT"), ""));
    import(&copies, 1U << MINE,
           RULES(RULE(DAY_2, "b", "COMPLIANT") "," RULE(DAY_2, "c", "NON_COMPLIANT"), ""));
    import(&copies, 1U << THEIRS,
           RULES(RULE(DAY_3, "a", "NON_COMPLIANT") "," RULE(DAY_3, "b", "NON_COMPLIANT"), ""));
    expect_joined(&copies, "a comes back, c goes");
    char *all = seen(copies.stores[MINE]);
    cr_expect(strstr(all, "F 1 cr-1 c 3"), "%s", all);
    cr_expect(strstr(all, "F 1 cr-1 a 1"), "%s", all);
    free(all);
    end(&copies);
}

Test(import_join, a_page_tells_of_its_own_rows_alone)
{
    Copies copies = part_after(
        RULES(RULE(DAY_1, "a", "NON_COMPLIANT") "," RULE(DAY_1, "b", "NON_COMPLIANT"), ""));
    import(&copies, 1U << MINE,
           RULES(RULE(DAY_2, "a", "COMPLIANT") "," RULE(DAY_2, "b", "COMPLIANT"), ""));
    import(&copies, 1U << THEIRS, RULES(RULE(DAY_3, "a", "NON_COMPLIANT"), "more"));
    expect_joined(&copies, "a page that says again what was said first");
    char *all = seen(copies.stores[MINE]);
    cr_expect(strstr(all, "F 1 cr-1 a 1") && strstr(all, "F 1 cr-1 b 2"), "%s", all);
    free(all);
    end(&copies);
}

Test(import_join, suppressed_findings_stay_so_on_top)
{
    static const Query key_of[] = { { "", "SELECT key FROM finding LIMIT 1" }, { 0 } };
    int64_t key;
    Copies copies = part_after(NULL);
    import(&copies, 1U << THEIRS, RULES(RULE(DAY_1, "a", "NON_COMPLIANT"), ""));
    cr_assert(store_number(copies.stores[THEIRS], &key, key_of, 0));
    for (int i = THEIRS; i < COPIES; i++)
        cr_assert(finding_suppress(copies.stores[i], key, "a jump host"), "%s", failure());
    expect_joined(&copies, "a suppression with its finding");
    end(&copies);
}

/* ---- at random ---- */

static unsigned next(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 16) % below;
}

static const char *const verdicts[] = { "COMPLIANT", "NON_COMPLIANT", "INSUFFICIENT_DATA" };

/* Results of two rules. */
static char *rules_of(unsigned *seed, int day, const char *token)
{
    Buffer items = { 0 };
    for (unsigned i = 0; i < 8; i++) {
        if (!next(seed, 2))
            continue;
        char *item = xasprintf(
            "{\"RiskLevel\":1,\"ComplianceType\":\"%s\",\"ResultRecordedTimestamp\":%lld,"
            "\"EvaluationResultIdentifier\":{\"EvaluationResultQualifier\":{\"ConfigRuleArn\":"
            "\"acs:config::1:rule/cr-%u\",\"ConfigRuleId\":\"cr-%u\",\"ResourceId\":\"r%u\"}}}",
            verdicts[next(seed, 3)], 1793491200000LL + day * 86400000LL, i % 2, i % 2, i / 2);
        buffer_join(&items, ",", item);
        free(item);
    }
    char *list = buffer_take(&items);
    char *text = xasprintf("{\"EvaluationResults\":{\"EvaluationResultList\":[%s],\"NextToken\":"
                           "\"%s\"}}",
                           list, token);
    free(list);
    return text;
}

/* The last is a page. A whole export right after a page of another copy would be taken for its end
 * there, and is whole here. */
static char *rules_at(unsigned *seed, int day)
{
    return rules_of(seed, day, day < DAYS ? "" : "more");
}

static char *page_at(unsigned *seed, int day)
{
    return rules_of(seed, day, "more");
}

/* Results of an account as a whole: a check that is not in them is gone. */
static char *metrics_at(unsigned *seed, int day)
{
    static const char *const risks[] = { "Error", "Warning", "None" };
    Buffer items = { 0 };
    for (unsigned i = 0; i < 4; i++) {
        if (!next(seed, 2))
            continue;
        char *item = xasprintf("{\"Id\":\"check%u\",\"Status\":\"Finished\",\"Risk\":\"%s\","
                               "\"EvaluationTime\":\"2026-11-%02dT03:35:00Z\"}",
                               i, risks[next(seed, 3)], day + 1);
        buffer_join(&items, ",", item);
        free(item);
    }
    char *list = buffer_take(&items);
    char *text = xasprintf("{\"AccountId\":1,\"Results\":{\"MetricResults\":[%s]}}", list);
    free(list);
    return text;
}

static char *bill_at(unsigned *seed, int day)
{
    return xasprintf(
        "{\"Data\":{\"BillingCycle\":\"2026-1%u\",\"AccountID\":\"1\",\"TotalCount\":1,"
        "\"Items\":[{\"PretaxAmount\":%d,\"ProductCode\":\"ecs\",\"InstanceID\":"
        "\"i-1\"}]}}",
        next(seed, 2), 100 + day);
}

static bool is_empty(const char *text)
{
    return strstr(text, "[]") != NULL;
}

static void play(unsigned seed)
{
    static char *(*const kinds[])(unsigned *, int) = { rules_at, rules_at, metrics_at, bill_at };
    char what[40], clock[24];
    unsigned state = seed;
    char *base = rules_at(&state, 0);
    Copies copies = part_after(is_empty(base) ? NULL : base);
    free(base);
    for (int day = 1; day <= DAYS; day++) {
        char *text = kinds[next(&state, 4)](&state, day);
        snprintf(clock, sizeof clock, "2026-11-%02dT08:00:00Z", 10 + day);
        setenv("WELLBOOK_CLOCK", clock, 1);
        if (!is_empty(text))
            import(&copies, 1U + next(&state, 2), text);
        free(text);
    }
    snprintf(what, sizeof what, "seed %u", seed);
    expect_joined(&copies, what);
    end(&copies);
}

Test(import_join, is_what_importing_all_in_order_gives)
{
    for (unsigned seed = 1; seed <= 2; seed++)
        play(seed);
}

/* And undone and redone, when something is seen of it. */
static void import_and_back(Store *store, const char *text, const char *what)
{
    char *before = seen(store), *undone = NULL;
    import_into(store, text);
    char *after = seen(store);
    if (strcmp(before, after) != 0) {
        cr_assert(journal_undo(store, &undone), "%s", failure());
        char *back = seen(store);
        cr_assert_str_eq(back, before, "%s undone:\n%s\n--- not\n%s", what, back, before);
        cr_assert(journal_redo(store, NULL), "%s", failure());
        char *again = seen(store);
        cr_assert_str_eq(again, after, "%s redone:\n%s\n--- not\n%s", what, again, after);
        free(back);
        free(again);
    }
    free(undone);
    free(before);
    free(after);
}

/* Whole exports that say when they were taken, in any order; ALL has them in order. */
static void play_out_of_order(unsigned seed)
{
    static char *(*const kinds[])(unsigned *, int) = { rules_at, metrics_at };
    char *texts[DAYS], what[60];
    int order[DAYS];
    unsigned state = seed;
    Copies copies = part_after(NULL);
    snprintf(what, sizeof what, "seed %u, out of order", seed);
    for (int day = 0; day < DAYS; day++) {
        int place = (int)next(&state, (unsigned)day + 1);
        texts[day] = kinds[next(&state, 2)](&state, day);
        order[day] = order[place];
        order[place] = day;
        if (!is_empty(texts[day]))
            import_into(copies.stores[ALL], texts[day]);
    }
    for (int i = 0; i < DAYS; i++) {
        unsigned which = 1U + next(&state, 3);
        for (int copy = MINE; copy <= THEIRS && !is_empty(texts[order[i]]); copy++)
            if (which & (1U << copy))
                import_and_back(copies.stores[copy], texts[order[i]], what);
    }
    expect_joined(&copies, what);
    end(&copies);
    for (int day = 0; day < DAYS; day++)
        free(texts[day]);
}

Test(import_join, in_whichever_order_each_copy_imported)
{
    const char *trials = getenv("JOIN_TRIALS");
    unsigned last = trials ? (unsigned)strtoul(trials, NULL, 10) : 3;
    for (unsigned seed = 1; seed <= last; seed++)
        play_out_of_order(seed);
}

/* ---- what is there in part ---- */

static void expect_marks(Copies *copies, const char *expected, const char *what)
{
    char *own = marks(copies->stores[MINE]);
    cr_expect_str_eq(own, expected, "%s: '%s', not '%s'", what, own, expected);
    merge(copies, THEIRS);
    merge(copies, MINE);
    expect_same_marks(copies, what);
    char *joined = marks(copies->stores[MINE]);
    cr_expect_str_eq(joined, expected, "%s, merged: '%s', not '%s'", what, joined, expected);
    free(joined);
    free(own);
    end(copies);
}

Test(import_join, an_older_part_leaves_a_later_whole_export_whole)
{
    Copies copies = part_after(NULL);
    import(&copies, 1U << MINE, RULES(RULE(DAY_2, "a", "NON_COMPLIANT"), ""));
    import(&copies, 1U << MINE, RULES(RULE(DAY_1, "a", "NON_COMPLIANT"), "more"));
    expect_marks(&copies, "", "an older part");
}

Test(import_join, an_older_whole_export_ends_a_later_part_only_where_it_follows_it)
{
    Copies copies = part_after(NULL);
    import(&copies, 1U << MINE, RULES(RULE(DAY_2, "a", "NON_COMPLIANT"), "more"));
    import(&copies, 1U << MINE, RULES(RULE(DAY_1, "a", "NON_COMPLIANT"), ""));
    /* What follows a page is taken for its end. */
    expect_marks(&copies, "", "its end, though it says an earlier time");
    copies = part_after(NULL);
    import(&copies, 1U << MINE, RULES(RULE(DAY_2, "a", "NON_COMPLIANT"), "more"));
    import(&copies, 1U << THEIRS, RULES(RULE(DAY_1, "a", "NON_COMPLIANT"), ""));
    expect_marks(&copies, "cr-1 1/0", "a later part");
}

/* Pages of many times, imported into either copy in any order: each knows the same of what is
 * missing once both are joined, though they number them differently. */
Test(import_join, what_is_there_in_part_is_the_same_in_both_copies)
{
    static char *(*const kinds[])(unsigned *, int) = { rules_at, page_at, page_at, metrics_at };
    const char *trials = getenv("JOIN_TRIALS");
    unsigned last = trials ? (unsigned)strtoul(trials, NULL, 10) : 6;
    for (unsigned seed = 1; seed <= last; seed++) {
        unsigned state = seed;
        char what[40], clock[24];
        snprintf(what, sizeof what, "seed %u, in parts", seed);
        Copies copies = part_after(NULL);
        for (int i = 0; i < DAYS; i++) {
            int day = (int)next(&state, DAYS);
            char *text = kinds[next(&state, 4)](&state, day);
            snprintf(clock, sizeof clock, "2026-11-%02uT08:00:00Z", 20 + next(&state, 3));
            setenv("WELLBOOK_CLOCK", clock, 1);
            int into = (int)next(&state, 2);
            if (!is_empty(text))
                import_into(copies.stores[into], text);
            free(text);
        }
        merge(&copies, MINE);
        merge(&copies, THEIRS);
        expect_same_marks(&copies, what);
        end(&copies);
    }
}

enum { RESOURCES = 8 };

static void import_resources(Copies *copies, unsigned which, const char *name)
{
    Buffer items = { 0 };
    for (int i = 0; i < RESOURCES; i++) {
        char *item = xasprintf("{\"AccountId\":\"1\",\"ResourceId\":\"i-%d\",\"ResourceType\":"
                               "\"ACS::ECS::Instance\",\"ResourceName\":\"%s\"}",
                               i, name);
        buffer_join(&items, ",", item);
        free(item);
    }
    char *list = buffer_take(&items);
    char *text = xasprintf("{\"Filters\":[],\"NextToken\":\"\",\"Resources\":[%s]}", list);
    import(copies, which, text);
    free(text);
    free(list);
}

/* These do not say when they were taken: what is imported later is later. */
Test(import_join, of_a_copy_whose_clock_was_set_back)
{
    Copies copies = part_after(NULL);
    setenv("WELLBOOK_CLOCK", "2026-11-20T08:00:00Z", 1);
    import_resources(&copies, 1U << MINE | 1U << THEIRS, "before");
    setenv("WELLBOOK_CLOCK", "2026-11-10T08:00:00Z", 1);
    import_resources(&copies, 1U << MINE, "after");
    expect_joined(&copies, "resources under a clock that was set back");
    char *lists = seen(copies.stores[THEIRS]);
    cr_expect_null(strstr(lists, "before"), "%s", lists);
    free(lists);
    end(&copies);
}
