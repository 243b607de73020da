/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three copies of one workbook, in which people say, take back and merge as it comes: once all
 * have been merged into each other, they hold the same, and what stands was said last. */
#include "config.h"
#include <string.h>
#include <unistd.h>

#include "advice/recommendation.h"
#include "base/buffer.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "engagement/entry.h"
#include "fixture.h"
#include "process/record.h"
#include "store/entity.h"
#include "workbook/journal.h"
#include "workbook/merge.h"
#include "workbook/merge_conflict.h"
#include "workbook/milestone.h"
#include "workbook/salvage.h"

enum { ANN, BOB, CY, COPIES };

typedef struct Copies {
    char *paths[COPIES];
    Store *stores[COPIES];
    char *shop;
    int minute;
} Copies;

static void pass_time(Copies *copies, int minutes)
{
    char time[32];
    copies->minute += minutes;
    snprintf(time, sizeof time, "2026-11-24T%02d:%02d:00Z", copies->minute / 60 % 24,
             copies->minute % 60);
    setenv("WELLBOOK_CLOCK", time, 1);
}

static Copies part(void (*begin)(Store *, const char *shop))
{
    static const char *const names[] = { "ann.wellbook", "bob.wellbook", "cy.wellbook" },
                             *const authors[] = { "Ann", "Bob", "Cy" };
    Copies copies = { .minute = 0 };
    pass_time(&copies, 1);
    for (int i = 0; i < COPIES; i++)
        copies.paths[i] = fixture_path(names[i]);
    Store *store = engagement_create(
        copies.paths[ANN], &(EngagementPlan){ .customer = "ACME",
                                              .workloads = (const char *const[]){ "Shop", NULL } });
    cr_assert_not_null(store, "%s", failure());
    copies.shop = engagement_workload(store, "Shop");
    if (begin)
        begin(store, copies.shop);
    store_close(store);
    for (int i = 0; i < COPIES; i++) {
        if (i != ANN)
            fixture_copy(copies.paths[ANN], copies.paths[i]);
        copies.stores[i] = store_open(copies.paths[i]);
        cr_assert_not_null(copies.stores[i], "%s", failure());
        store_set_author(copies.stores[i], authors[i]);
    }
    return copies;
}

static void end(Copies *copies)
{
    for (int i = 0; i < COPIES; i++) {
        store_close(copies->stores[i]);
        free(copies->paths[i]);
    }
    free(copies->shop);
}

static MergeOutcome merge_with(Copies *copies, int into, int from, MergeChoice choice)
{
    MergeOutcome outcome;
    pass_time(copies, 1);
    cr_assert(merge_file(copies->stores[into], copies->paths[from], choice, false, &outcome), "%s",
              failure());
    return outcome;
}

static int64_t merge(Copies *copies, int into, int from)
{
    MergeOutcome outcome = merge_with(copies, into, from, MERGE_LATER);
    int64_t applied = outcome.applied;
    merge_clear(&outcome);
    return applied;
}

/* Each into each, until nobody brings anything any more. */
static void bring_to_rest(Copies *copies)
{
    int64_t applied = 1;
    for (int round = 0; applied && round < 5; round++) {
        applied = 0;
        for (int i = 0; i < COPIES * COPIES; i++)
            if (i / COPIES != i % COPIES)
                applied += merge(copies, i / COPIES, i % COPIES);
    }
    cr_expect_eq(applied, 0, "the copies never come to rest");
}

/* All that people said, and who and when. */
static char *said_in(Store *store)
{
    Buffer text = { 0 };
    for (const Entity *entity = entities; entity->table; entity++) {
        Buffer sql = { 0 };
        for (const EntityColumn *column = entity->columns; column->name; column++)
            buffer_add_format(&sql, "%s\"%s\"", sql.bytes ? ", " : "SELECT ", column->name);
        buffer_add_format(&sql, " FROM main.\"%s\" ORDER BY 1, 2", entity->table);
        const Query family[] = { { "", buffer_text(&sql) }, { 0 } };
        Table *rows = store_rows(store, family, 0);
        buffer_add_format(&text, "%s", entity->table);
        for (size_t i = 0; i < table_rows(rows) * table_columns(rows); i++)
            buffer_add_format(&text, "%s%s", i % table_columns(rows) ? " | " : "\n",
                              table_cell(rows, i / table_columns(rows), i % table_columns(rows)));
        buffer_add_sign(&text, '\n');
        store_forget_family(store, family);
        table_free(rows);
        buffer_free(&sql);
    }
    return buffer_take(&text);
}

static char *text_of(Store *store, const char *sql)
{
    const Query family[] = { { "", sql }, { 0 } };
    char *text = store_text(store, family, 0);
    store_forget_family(store, family);
    return text;
}

/* All that stands in it, an act said: a salvage finds nothing to say besides. */
static void expect_said(const Copies *copies, int who, const char *what)
{
    Store *store = copies->stores[who];
    const char *path = copies->paths[who];
    char *salvaged = fixture_path("salvaged.wellbook"), *unread;
    Table *report = salvage_file(path, salvaged, &unread);
    cr_assert_not_null(report, "%s: %s", what, failure());
    Store *other = store_open(salvaged);
    char *acts = text_of(other, "SELECT count(*) FROM journal WHERE kind = 'salvage'");
    char *said = said_in(store), *said_there = said_in(other);
    cr_expect_str_eq(acts, "0", "%s: %s", what, path);
    cr_expect_str_eq(said_there, said, "%s: %s", what, path);
    free(said_there);
    free(said);
    free(acts);
    store_close(other);
    table_free(report);
    cr_assert_eq(unlink(salvaged), 0);
    free(salvaged);
}

static void expect_same(Copies *copies, const char *what)
{
    char *first = said_in(copies->stores[ANN]);
    for (int i = BOB; i < COPIES; i++) {
        char *other = said_in(copies->stores[i]);
        cr_expect(!strcmp(first, other), "%s: they do not hold the same:\n%s\n%s", what, first,
                  other);
        free(other);
    }
    for (int i = 0; i < COPIES; i++) {
        cr_expect(answer_verify(copies->stores[i]), "%s: %s", what, failure());
        cr_expect(store_is_sound(copies->stores[i]), "%s: %s", what, failure());
    }
    free(first);
}

/* ---- what was lost once, step by step ---- */

typedef enum Kind {
    ANSWER,
    NOTE,
    ADD,    /* a risk */
    SET,    /* a field of it */
    REMOVE, /* it */
    AMOUNT,
    FIELD,
    SPLIT,
    DISMISS,
    REJECT,
    JOIN,
    APART,
    OWN,        /* adds a recommendation of his own */
    RENAME,     /* the only one of those */
    ACCEPT,     /* all, proposed in the same act */
    REFUSE_NEW, /* dismisses the one of REL01_1 */
    REFUSE,
    WORKLOAD,
    MILESTONE,
    UNDO,
    REDO,
    MERGE,
    MERGE_OURS,
    SETTLE, /* the only conflict that is open, or the first that is not of a state */
    END
} Kind;

typedef struct Step {
    Kind kind;
    int who;
    const char *a, *b;
    int from;
} Step;

static bool set_risk(Store *store, const char *field, const char *value, bool removes)
{
    char *row = text_of(store, "SELECT min(record) FROM entry WHERE form = 'risk'");
    char *word = xasprintf("%s=%s", field ? field : "", value ? value : "");
    bool done = *row && (removes ? entry_remove(store, "risk", row)
                                 : entry_set(store, "risk", row, (const char *const[]){ word }, 1));
    free(word);
    free(row);
    return done;
}

static bool set_advice(Store *store, const char *id, const char *word, const char *more)
{
    size_t added;
    return recommendation_propose(store, &added) &&
           recommendation_set(store, id, (const char *const[]){ word, more }, more ? 2 : 1);
}

static bool rename_own(Store *store, const char *title)
{
    char *own = text_of(store, "SELECT min(id) FROM recommendation WHERE id LIKE 'own-%'");
    char *word = xasprintf("title-en=%s", title);
    bool done = recommendation_set(store, own, (const char *const[]){ word }, 1);
    free(word);
    free(own);
    return done;
}

static bool accept_all(Store *store)
{
    size_t added, accepted;
    return store_begin(store) && store_end(store, recommendation_propose(store, &added) &&
                                                      recommendation_accept_all(store, &accepted));
}

static bool split(Store *store, const char *id)
{
    return recommendation_split(store, id, (const char *const[]){ "one", "two" }, 2, ENGLISH);
}

static bool say(Copies *copies, const Step *step)
{
    Store *store = copies->stores[step->who];
    size_t parts;
    char *word = NULL, id[ID_SIZE], own[RECOMMENDATION_ID_SIZE];
    bool done = true;
    switch (step->kind) {
    case ANSWER:
        done = answer_set_practice(store, copies->shop, step->a,
                                   !strcmp(step->b, "missing")   ? PRACTICE_MISSING
                                   : !strcmp(step->b, "partial") ? PRACTICE_PARTIAL
                                                                 : PRACTICE_IN_PLACE,
                                   "");
        break;
    case NOTE:
        done = answer_set_text(store, copies->shop, step->a, ANSWER_NOTE, step->b);
        break;
    case ADD:
        word = xasprintf("risk=%s", step->a);
        done = entry_add(store, "risk", (const char *const[]){ word, "mitigation=watch" }, 2, id);
        break;
    case SET:
        done = set_risk(store, step->a, step->b, false);
        break;
    case REMOVE:
        done = set_risk(store, NULL, NULL, true);
        break;
    case AMOUNT:
        word = xasprintf("month=%s", step->b);
        done = set_advice(store, step->a, word, NULL);
        break;
    case FIELD:
        done = set_advice(store, step->a, step->b, NULL);
        break;
    case SPLIT:
        done = split(store, step->a);
        break;
    case DISMISS:
        done = set_advice(store, step->a, "status=dismissed", "reason=no");
        break;
    case REJECT:
        word = xasprintf("justification=%s", step->b);
        done = set_advice(store, step->a, "decision=rejected", word);
        break;
    case JOIN:
        word = xasprintf("merged-into=%s", step->b);
        done = set_advice(store, step->a, "status=merged", word);
        break;
    case APART:
        done = recommendation_take_apart(store, step->a, &parts);
        break;
    case OWN:
        done = recommendation_add(store, NULL, "security", step->a, ENGLISH, own);
        break;
    case RENAME:
        done = rename_own(store, step->a);
        break;
    case ACCEPT:
        done = accept_all(store);
        break;
    case REFUSE_NEW:
        word = text_of(store, "SELECT id FROM recommendation WHERE practice = 'REL01_1'");
        done = set_advice(store, word, "status=dismissed", "reason=no");
        break;
    case REFUSE:
        done = answer_mark(store, copies->shop, step->a,
                           &(QuestionMark){ QUESTION_REFUSED, "", step->b, "", "" });
        break;
    case WORKLOAD:
        done = engagement_add_workload(store, step->a);
        break;
    case MILESTONE:
        done = milestone_add(store, step->a, "");
        break;
    case UNDO:
        done = journal_undo(store, NULL);
        break;
    case SETTLE:
        word = text_of(store, step->b ? "SELECT id FROM conflict WHERE settled_at = '' AND entity"
                                        " <> 'practice_answer' ORDER BY id"
                                      : "SELECT id FROM conflict WHERE settled_at = ''");
        done = word && *word && merge_settle(store, word, !strcmp(step->a, "later"));
        break;
    case REDO:
        done = journal_redo(store, NULL);
        break;
    default:
        break;
    }
    free(word);
    return done;
}

static void begin_with_advice(Store *store, const char *shop)
{
    size_t added;
    char id[ID_SIZE];
    static const char *const practices[] = { "SEC01_1", "SEC01_2", "SEC01_3" };
    for (size_t i = 0; i < COUNT(practices); i++)
        cr_assert(answer_set_practice(store, shop, practices[i], PRACTICE_MISSING, ""));
    cr_assert(recommendation_propose(store, &added), "%s", failure());
    cr_assert(recommendation_set(store, "SEC01_1-all", (const char *const[]){ "month=600" }, 1));
    cr_assert(
        entry_add(store, "risk", (const char *const[]){ "risk=late", "mitigation=watch" }, 2, id));
}

#define STATE "SELECT ifnull((SELECT state FROM practice_answer WHERE practice = 'REL01_3'), '')"
#define RISK                                                                                       \
    "SELECT ifnull(group_concat(field || '=' || value, ' '), '') FROM (SELECT field, value FROM"   \
    " entry WHERE form = 'risk' ORDER BY 1)"
#define OPEN                                                                                       \
    "SELECT ifnull(group_concat(earlier ->> '$[0]' || ' ' || (later ->> '$[0]'), ', '), '') FROM"  \
    " conflict WHERE settled_at = ''"
/* The rows of a recommendation, and those that each conflict would leave instead. */
#define FAMILY                                                                                     \
    "SELECT (SELECT group_concat(status || ' ' || month, ', ') FROM (SELECT status, month FROM"    \
    " recommendation WHERE practice = 'SEC01_1' ORDER BY id)) || ifnull(group_concat('; ' ||"      \
    " (SELECT group_concat((value ->> '$[0]') || ' ' || (value ->> '$[23]'), ', ') FROM"           \
    " json_each(earlier)), ''), '') FROM (SELECT earlier FROM conflict WHERE settled_at = ''"      \
    " ORDER BY earlier)"
#define SUM "SELECT CAST(sum(month) AS TEXT) FROM recommendation"

Test(converge, what_one_took_back_leaves_what_the_other_said)
{
    static const struct {
        const char *what;
        Step steps[12];
        const char *sql, *expected;
    } cases[] = {
        { "both said it, one takes it back",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, BOB, "REL01_3", "missing" },
            { UNDO, ANN },
            { MERGE, BOB, .from = ANN },
            { MERGE, ANN, .from = BOB },
            { END } },
          STATE,
          "missing" },
        { "settled, and the other takes back his side",
          { { ANSWER, BOB, "REL01_3", "missing" },
            { ANSWER, ANN, "REL01_3", "partial" },
            { MERGE_OURS, BOB, .from = ANN },
            { UNDO, ANN },
            { END } },
          STATE,
          "missing" },
        { "left open, and the other takes back his side",
          { { ANSWER, BOB, "REL01_3", "missing" },
            { ANSWER, ANN, "REL01_3", "partial" },
            { MERGE, BOB, .from = ANN },
            { UNDO, ANN },
            { END } },
          STATE,
          "missing" },
        { "taken back and said again while the other says another thing",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { MERGE, BOB, .from = ANN },
            { UNDO, ANN },
            { ANSWER, BOB, "REL01_3", "partial" },
            { REDO, ANN },
            { END } },
          STATE,
          "partial" },
        { "a bystander passes on what is taken back",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { MERGE, CY, .from = ANN },
            { MERGE, BOB, .from = CY },
            { UNDO, ANN },
            { END } },
          STATE,
          "" },
        { "a record taken away, then written in",
          { { REMOVE, ANN }, { SET, BOB, "owner", "Li" }, { END } },
          RISK,
          "mitigation=watch owner=Li risk=late" },
        { "a record written in, then taken away",
          { { SET, BOB, "owner", "Li" }, { REMOVE, ANN }, { END } },
          RISK,
          "" },
        { "a record whose making is taken back, and that the other wrote in",
          { { REMOVE, BOB },
            { ADD, BOB, "dear" },
            { MERGE, ANN, .from = BOB },
            { UNDO, BOB },
            { SET, ANN, "owner", "Li" },
            { END } },
          RISK,
          "mitigation=watch owner=Li risk=dear" },
        { "one splits the whole, the other a part",
          { { SPLIT, ANN, "SEC01_1-all" },
            { MERGE, BOB, .from = ANN },
            { MERGE, CY, .from = ANN },
            { SPLIT, ANN, "SEC01_1-all.2" },
            { SPLIT, BOB, "SEC01_1-all" },
            { END } },
          SUM,
          "60000" },
        { "split there, and here another amount and what has none",
          { { AMOUNT, BOB, "SEC01_1-all", "900" },
            { FIELD, BOB, "SEC01_1-all", "trade-offs=slow" },
            { SPLIT, ANN, "SEC01_1-all" },
            { END } },
          "SELECT sum(month) || max(trade_offs) || count(*) FROM recommendation WHERE practice ="
          " 'SEC01_1'",
          "60000slow2" },
        { "decided otherwise, and put back by one who took it away himself",
          { { FIELD, ANN, "SEC01_2-all", "decision=accepted" },
            { MERGE, BOB, .from = ANN },
            { MERGE, CY, .from = ANN },
            { REJECT, CY, "SEC01_2-all", "no zone" },
            { FIELD, BOB, "SEC01_2-all", "decision=" },
            { MERGE, ANN, .from = BOB },
            { FIELD, BOB, "SEC01_2-all", "decision=accepted" },
            { MERGE, ANN, .from = CY },
            { MERGE, ANN, .from = BOB },
            { MERGE, BOB, .from = ANN },
            { MERGE, CY, .from = BOB },
            { END } },
          OPEN,
          "rejected accepted" },
        { "who keeps his split against a later amount keeps all of it",
          { { SPLIT, BOB, "SEC01_1-all" },
            { AMOUNT, ANN, "SEC01_1-all", "900" },
            { MERGE_OURS, BOB, .from = ANN },
            { END } },
          "SELECT sum(month) || ' ' || group_concat(title_en, ' ') FROM (SELECT * FROM"
          " recommendation WHERE practice = 'SEC01_1' ORDER BY id)",
          "60000 one two" },
        { "both split it, one takes it back",
          { { SPLIT, ANN, "SEC01_1-all" },
            { SPLIT, BOB, "SEC01_1-all" },
            { MERGE, BOB, .from = ANN },
            { UNDO, ANN },
            { END } },
          SUM,
          "60000" },
        { "each merged into the other",
          { { JOIN, ANN, "SEC01_1-all", "SEC01_2-all" },
            { JOIN, BOB, "SEC01_2-all", "SEC01_1-all" },
            { END } },
          "SELECT group_concat(id || ' ' || status, ', ') FROM (SELECT id, status FROM"
          " recommendation WHERE id < 'SEC01_3' ORDER BY id)",
          "SEC01_1-all proposed, SEC01_2-all merged" },
        { "a settlement that is taken back",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, BOB, "REL01_3", "partial" },
            { MERGE_OURS, ANN, .from = BOB },
            { MERGE, BOB, .from = ANN },
            { UNDO, ANN },
            { END } },
          "SELECT settled_at || chosen FROM conflict",
          "later" },
        { "a state beside a note that made the row",
          { { NOTE, ANN, "REL01", "asked" },
            { REFUSE, ANN, "REL01", "not asked" },
            { REFUSE, BOB, "REL01", "secret" },
            { END } },
          "SELECT settled_at || later FROM conflict",
          "[\"refused\",\"\",\"secret\",\"\",\"\"]" },
        { "an answer for all in a workload that it did not know",
          { { WORKLOAD, BOB, "Pay" }, { ANSWER, ANN, "SEC02_1", "partial" }, { END } },
          "SELECT count(*) || min(state) || max(state) FROM practice_answer WHERE practice ="
          " 'SEC02_1'",
          "2partialpartial" },
        { "an answer for all, and a workload whose merge was taken back and made again",
          { { WORKLOAD, ANN, "New" },
            { ANSWER, BOB, "SEC02_1", "partial" },
            { MERGE, ANN, .from = BOB },
            { UNDO, ANN },
            { MERGE, BOB, .from = ANN },
            { MERGE, ANN, .from = BOB },
            { END } },
          "SELECT count(*) || min(state) || max(state) FROM practice_answer WHERE practice ="
          " 'SEC02_1'",
          "2partialpartial" },
        { "a workload added beside a milestone that was taken back",
          { { ANSWER, BOB, "SEC02_1", "partial" },
            { MILESTONE, ANN, "x" },
            { MERGE, BOB, .from = ANN },
            { UNDO, ANN },
            { WORKLOAD, ANN, "Pay" },
            { MERGE, BOB, .from = ANN },
            { END } },
          "SELECT count(*) || min(state) || max(state) FROM practice_answer WHERE practice ="
          " 'SEC02_1'",
          "2partialpartial" },
        { "three said it apart, and two of them stand against the third",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, BOB, "REL01_3", "partial" },
            { ANSWER, CY, "REL01_3", "in-place" },
            { MERGE, ANN, .from = BOB },
            { MERGE, BOB, .from = CY },
            { MERGE, ANN, .from = BOB },
            { END } },
          "SELECT group_concat(earlier ->> '$[0]', ' ') FROM (SELECT earlier FROM conflict WHERE"
          " settled_at = '' ORDER BY earlier)",
          "missing partial" },
        { "one of three says it anew",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, BOB, "REL01_3", "partial" },
            { ANSWER, CY, "REL01_3", "in-place" },
            { MERGE, CY, .from = ANN },
            { MERGE, CY, .from = BOB },
            { ANSWER, ANN, "REL01_3", "partial" },
            { MERGE, CY, .from = ANN },
            { END } },
          "SELECT group_concat(earlier ->> '$[0]' || ' ' || (later ->> '$[0]'), ', ') FROM (SELECT"
          " earlier, later FROM conflict WHERE settled_at = '' ORDER BY earlier)",
          "in-place partial" },
        { "the last of two answers taken back",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, ANN, "REL01_3", "in-place" },
            { ANSWER, BOB, "REL01_3", "partial" },
            { MERGE, BOB, .from = ANN },
            { UNDO, ANN },
            { END } },
          "SELECT group_concat(earlier ->> '$[0]' || ' ' || (later ->> '$[0]'), ', ') FROM conflict",
          "missing partial" },
        { "one says what another said first, and then saw otherwise",
          { { ANSWER, ANN, "REL01_3", "in-place" },
            { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, BOB, "REL01_3", "in-place" },
            { END } },
          "SELECT earlier ->> '$[0]' || ' ' || (later ->> '$[0]') FROM conflict",
          "missing in-place" },
        { "one puts back what he knows that another changed",
          { { ANSWER, ANN, "REL01_3", "in-place" },
            { MERGE, BOB, .from = ANN },
            { MERGE, CY, .from = ANN },
            { ANSWER, ANN, "REL01_3", "partial" },
            { ANSWER, CY, "REL01_3", "missing" },
            { MERGE, BOB, .from = CY },
            { ANSWER, BOB, "REL01_3", "in-place" },
            { END } },
          "SELECT earlier ->> '$[0]' || ' ' || (later ->> '$[0]') FROM conflict",
          "partial in-place" },
        { "two wrote in a record that a third took away: it would be there with both",
          { { SET, ANN, "owner", "Li" },
            { SET, BOB, "mitigation", "act" },
            { REMOVE, CY },
            { MERGE, CY, .from = ANN },
            { MERGE, CY, .from = BOB },
            { END } },
          "SELECT group_concat(who, ', ') FROM (SELECT iif(earlier LIKE '%\"Li\"%', 'Li ', '') ||"
          " iif(earlier LIKE '%\"act\"%', 'act', '') AS who FROM conflict ORDER BY 1 DESC)",
          "Li act" },
        { "who keeps a record that another took away keeps all of it",
          { { SET, BOB, "owner", "Li" }, { REMOVE, CY }, { MERGE_OURS, BOB, .from = CY }, { END } },
          RISK,
          "mitigation=watch owner=Li risk=late" },
        { "a field that is taken back after it was merged, and another one filled in",
          { { SET, BOB, "owner", "Li" },
            { MERGE, ANN, .from = BOB },
            { UNDO, BOB },
            { SET, BOB, "mitigation", "act" },
            { END } },
          RISK,
          "mitigation=act risk=late" },
        { "one of two that differ said again, and another thing",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, BOB, "REL01_3", "partial" },
            { MERGE, ANN, .from = BOB },
            { MERGE, BOB, .from = ANN },
            { ANSWER, BOB, "REL01_3", "in-place" },
            { ANSWER, ANN, "REL01_3", "missing" },
            { END } },
          OPEN,
          "in-place missing" },
        { "settled in two ways",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, BOB, "REL01_3", "partial" },
            { MERGE, ANN, .from = BOB },
            { MERGE, BOB, .from = ANN },
            { SETTLE, ANN, "earlier" },
            { SETTLE, BOB, "later" },
            { END } },
          OPEN,
          "missing partial" },
        { "three words, of which one is a split: both others wait",
          { { DISMISS, ANN, "SEC01_1-all" },
            { JOIN, BOB, "SEC01_1-all", "SEC01_2-all" },
            { SPLIT, CY, "SEC01_1-all" },
            { MERGE, CY, .from = BOB },
            { END } },
          FAMILY,
          "proposed 30000, proposed 30000; dismissed 60000; merged 60000" },
        { "a split against two words that do not contradict each other",
          { { DISMISS, ANN, "SEC01_1-all" },
            { AMOUNT, BOB, "SEC01_1-all", "900" },
            { SPLIT, CY, "SEC01_1-all" },
            { END } },
          FAMILY,
          "proposed 30000, proposed 30000; dismissed 90000" },
        { "a split, and a merge that is taken back and made again",
          { { AMOUNT, BOB, "SEC01_1-all", "900" },
            { SPLIT, ANN, "SEC01_1-all" },
            { MERGE, ANN, .from = BOB },
            { UNDO, ANN },
            { MERGE, ANN, .from = BOB },
            { END } },
          FAMILY,
          "proposed 30000, proposed 30000; proposed 90000" },
        { "a part is split again while another decides on the whole",
          { { SPLIT, CY, "SEC01_1-all" },
            { MERGE, ANN, .from = CY },
            { SPLIT, CY, "SEC01_1-all.2" },
            { DISMISS, BOB, "SEC01_1-all" },
            { MERGE, ANN, .from = BOB },
            { END } },
          FAMILY,
          "dismissed 60000; proposed 30000, proposed 15000, proposed 15000" },
        { "workloads added apart are in the order in which they were added",
          { { WORKLOAD, BOB, "Pay" },
            { WORKLOAD, CY, "Data" },
            { MERGE, CY, .from = BOB },
            { MERGE, BOB, .from = CY },
            { END } },
          "SELECT group_concat(name, ' ') FROM (SELECT name FROM workload ORDER BY position)",
          "Shop Pay Data" },
        { "what was said since stays where what is kept is settled",
          { { NOTE, ANN, "SEC04", "one" },
            { NOTE, BOB, "SEC04", "two" },
            { MERGE, ANN, .from = BOB },
            { NOTE, ANN, "SEC04", "three" },
            { SETTLE, ANN, "later" },
            { END } },
          "SELECT note FROM answer WHERE question = 'SEC04'",
          "three" },
        { "so does what was said beside a split, whichever is chosen",
          { { SPLIT, BOB, "SEC01_1-all" },
            { AMOUNT, ANN, "SEC01_1-all", "900" },
            { MERGE, BOB, .from = ANN },
            { FIELD, BOB, "SEC01_1-all", "owner=customer" },
            { SETTLE, BOB, "earlier" },
            { END } },
          "SELECT group_concat(title_en || ' ' || month || owner) FROM (SELECT * FROM"
          " recommendation WHERE practice = 'SEC01_1' ORDER BY id)",
          "one 30000customer,two 30000" },
        { "and the amount that was kept with an owner of later",
          { { SPLIT, BOB, "SEC01_1-all" },
            { AMOUNT, ANN, "SEC01_1-all", "900" },
            { MERGE, BOB, .from = ANN },
            { FIELD, BOB, "SEC01_1-all", "owner=customer" },
            { SETTLE, BOB, "later" },
            { END } },
          "SELECT group_concat(title_en || ' ' || month || owner) FROM (SELECT * FROM"
          " recommendation WHERE practice = 'SEC01_1' ORDER BY id)",
          " 90000customer" },
        { "who takes another's split keeps what he said beside it",
          { { FIELD, ANN, "SEC01_1-all", "owner=customer" },
            { SPLIT, BOB, "SEC01_1-all" },
            { AMOUNT, ANN, "SEC01_1-all", "900" },
            { MERGE_OURS, BOB, .from = ANN },
            { END } },
          "SELECT group_concat(title_en || ' ' || month || owner) FROM (SELECT * FROM"
          " recommendation WHERE practice = 'SEC01_1' ORDER BY id)",
          "one 30000customer,two 30000" },
        { "settled as it stands, the split holds in all copies and nothing beside it",
          { { REJECT, ANN, "SEC01_1-all", "no zone" },
            { SPLIT, CY, "SEC01_1-all" },
            { MERGE, CY, .from = ANN },
            { MERGE, ANN, .from = CY },
            { SETTLE, CY, "later" },
            { END } },
          "SELECT group_concat(title_en || decision) FROM (SELECT * FROM recommendation WHERE"
          " practice = 'SEC01_1' ORDER BY id)",
          "one,two" },
        { "settled as it stands, the whole holds in all copies and no part is left",
          { { SPLIT, CY, "SEC01_1-all" },
            { DISMISS, ANN, "SEC01_1-all" },
            { MERGE, CY, .from = ANN },
            { MERGE, ANN, .from = CY },
            { SETTLE, CY, "later" },
            { END } },
          FAMILY,
          "dismissed 60000" },
        { "who keeps his split against a second word keeps all of it",
          { { AMOUNT, ANN, "SEC01_1-all", "900" },
            { SPLIT, CY, "SEC01_1-all" },
            { MERGE, CY, .from = ANN },
            { DISMISS, ANN, "SEC01_1-all" },
            { MERGE_OURS, CY, .from = ANN },
            { END } },
          FAMILY,
          "proposed 30000, proposed 30000" },
        { "a record taken away and written in, and a merge taken back and made again",
          { { REMOVE, ANN },
            { SET, BOB, "owner", "Li" },
            { MERGE, ANN, .from = BOB },
            { UNDO, ANN },
            { MERGE, ANN, .from = BOB },
            { END } },
          "SELECT count(*) || min(earlier) || max(json_array_length(later)) FROM conflict WHERE"
          " settled_at = ''",
          "13" },
        { "who knows both says what one of them says",
          { { ANSWER, BOB, "REL01_3", "missing" },
            { ANSWER, ANN, "REL01_3", "partial" },
            { MERGE, BOB, .from = ANN },
            { ANSWER, BOB, "REL01_3", "missing" },
            { END } },
          OPEN,
          "" },
        { "settled here, and another thing said there",
          { { ANSWER, ANN, "REL01_3", "missing" },
            { ANSWER, BOB, "REL01_3", "partial" },
            { MERGE, ANN, .from = BOB },
            { MERGE, BOB, .from = ANN },
            { SETTLE, ANN, "earlier" },
            { ANSWER, BOB, "REL01_3", "in-place" },
            { END } },
          OPEN,
          "missing in-place" },
        { "a side is chosen though the other copy has found the conflict before",
          { { ANSWER, BOB, "REL01_3", "missing" },
            { ANSWER, ANN, "REL01_3", "partial" },
            { MERGE, ANN, .from = BOB },
            { MERGE_OURS, BOB, .from = ANN },
            { END } },
          "SELECT (" STATE ") || ' ' || group_concat(settled_by) FROM conflict",
          "missing Bob" },
        { "a recommendation of his own, of which the other made something else",
          { { OWN, ANN, "Close it" },
            { RENAME, ANN, "Buy one" },
            { OWN, BOB, "Close it" },
            { END } },
          "SELECT title_en || ', ' || (SELECT earlier ->> '$[0]' FROM conflict) FROM recommendation"
          " WHERE id LIKE 'own-%'",
          "Close it, Buy one" },
        { "what he proposed and accepted in one act",
          { { ANSWER, ANN, "REL01_1", "missing" },
            { MERGE, BOB, .from = ANN },
            { ACCEPT, ANN },
            { REFUSE_NEW, ANN },
            { ACCEPT, BOB },
            { END } },
          "SELECT status || ', ' || (SELECT earlier ->> '$[0]' FROM conflict WHERE key1 = recommendation.id) FROM"
          " recommendation WHERE practice = 'REL01_1'",
          "accepted, dismissed" },
        { "a note that was taken back where he did not see it, and said again",
          { { NOTE, ANN, "REL02", "mine" },
            { UNDO, ANN },
            { MERGE, BOB, .from = ANN },
            { NOTE, BOB, "REL02", "other" },
            { REDO, ANN },
            { END } },
          "SELECT note || ', ' || (SELECT ifnull(earlier ->> '$[0]', earlier) FROM conflict) FROM answer WHERE"
          " question = 'REL02'",
          "other, mine" },
        { "what both took back, and one said again",
          { { UNDO, BOB }, { UNDO, ANN }, { REDO, ANN }, { END } },
          RISK,
          "mitigation=watch risk=late" },
        { "a record that two added alike is one",
          { { ADD, ANN, "fire" }, { ADD, BOB, "fire" }, { MERGE, BOB, .from = ANN }, { END } },
          "SELECT count(DISTINCT record) FROM entry WHERE form = 'risk'",
          "2" },
        { "what gave way to a circle stands again when nobody closes one any more",
          { { DISMISS, BOB, "SEC01_1-all" },
            { JOIN, CY, "SEC01_2-all", "SEC01_1-all" },
            { JOIN, ANN, "SEC01_1-all", "SEC01_2-all" },
            { MERGE, ANN, .from = BOB },
            { MERGE, ANN, .from = CY },
            { SETTLE, ANN, "earlier", "other" },
            { END } },
          "SELECT group_concat(status || ' ' || merged_into, ', ') || (SELECT count(*) FROM"
          " conflict WHERE settled_at = '') FROM (SELECT * FROM recommendation WHERE practice IN"
          " ('SEC01_1', 'SEC01_2') ORDER BY id)",
          "dismissed , merged SEC01_1-all0" },
        { "dismissed there, merged and taken apart here",
          { { DISMISS, ANN, "SEC01_1-all" },
            { JOIN, BOB, "SEC01_1-all", "SEC01_2-all" },
            { APART, BOB, "SEC01_2-all" },
            { END } },
          "SELECT status || (SELECT ', ' || (earlier ->> '$[0]') FROM conflict) FROM recommendation"
          " WHERE id = 'SEC01_1-all'",
          "proposed, dismissed" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Copies copies = part(begin_with_advice);
        for (const Step *step = cases[i].steps; step->kind != END; step++) {
            pass_time(&copies, 1);
            if (step->kind == MERGE || step->kind == MERGE_OURS) {
                MergeOutcome outcome = merge_with(&copies, step->who, step->from,
                                                  step->kind == MERGE ? MERGE_LATER : MERGE_MINE);
                merge_clear(&outcome);
            } else {
                cr_assert(say(&copies, step), "%s: %s", cases[i].what, failure());
            }
        }
        bring_to_rest(&copies);
        expect_same(&copies, cases[i].what);
        char *text = text_of(copies.stores[CY], cases[i].sql);
        cr_expect_str_eq(text, cases[i].expected, "%s: %s", cases[i].what, text);
        free(text);
        end(&copies);
    }
}

Test(converge, who_said_it_last_is_known_though_his_clock_is_behind)
{
    Copies copies = part(NULL);
    const Step first = { ANSWER, ANN, "REL01_3", "missing", 0 },
               last = { ANSWER, BOB, "REL01_3", "partial", 0 };
    pass_time(&copies, 10);
    cr_assert(say(&copies, &first), "%s", failure());
    merge(&copies, BOB, ANN);
    pass_time(&copies, -6);
    cr_assert(say(&copies, &last), "%s", failure());
    pass_time(&copies, 6);
    bring_to_rest(&copies);
    expect_same(&copies, "a clock behind");
    char *by = text_of(copies.stores[ANN], "SELECT changed_by || ' ' || changed_at FROM"
                                           " practice_answer WHERE practice = 'REL01_3'");
    cr_expect_str_eq(by, "Bob 2026-11-24T00:06:00Z");
    free(by);
    end(&copies);
}

/* Bob's clock is behind, and says that his workload was there before the workbook. */
Test(converge, a_workload_that_came_late_learns_what_holds_whatever_its_clock_said)
{
    Copies copies = part(NULL);
    const Step added = { WORKLOAD, BOB, "Pay", NULL, 0 },
               said = { ANSWER, ANN, "SEC02_1", "partial", 0 };
    pass_time(&copies, -1);
    cr_assert(say(&copies, &added), "%s", failure());
    pass_time(&copies, 5);
    cr_assert(say(&copies, &said), "%s", failure());
    bring_to_rest(&copies);
    expect_same(&copies, "a workload of before");
    char *all = text_of(copies.stores[BOB],
                        "SELECT group_concat(name || ' ' || state, ', ') FROM (SELECT name, state"
                        " FROM practice_answer JOIN workload ON workload.id = workload WHERE"
                        " practice = 'SEC02_1' ORDER BY position)");
    cr_expect_str_eq(all, "Shop partial, Pay partial", "%s", all);
    free(all);
    end(&copies);
}

/* Each added a workload, and answered one question of the whole organization otherwise. */
Test(converge, what_is_settled_for_the_organization_holds_in_every_workload)
{
    Copies copies = part(NULL);
    for (int i = ANN; i <= BOB; i++) {
        const Step steps[] = { { WORKLOAD, i, i ? "Pay" : "Data", NULL, 0 },
                               { ANSWER, i, "SEC02_1", i ? "partial" : "missing", 0 } };
        pass_time(&copies, 1);
        cr_assert(say(&copies, &steps[0]) && say(&copies, &steps[1]), "%s", failure());
    }
    (void)merge(&copies, ANN, BOB);
    char *id = text_of(copies.stores[ANN], "SELECT id FROM conflict WHERE settled_at = ''");
    cr_assert(merge_settle(copies.stores[ANN], id, false), "%s", failure());
    bring_to_rest(&copies);
    expect_same(&copies, "settled for all");
    char *states = text_of(copies.stores[CY], "SELECT count(*) || min(state) || max(state) FROM"
                                              " practice_answer WHERE practice = 'SEC02_1'");
    cr_expect_str_eq(states, "3missingmissing");
    free(states);
    free(id);
    end(&copies);
}

/* ---- as it comes ---- */

/* What a reader of the answers alone would keep: who said it, knowing of which others. */
enum { MOST_WORDS = 64, ANSWERS = 3, NO_WORD = -1, A_MERGE = -2 };
static const char *const practices[ANSWERS] = { "REL01_3", "REL05_2", "SEC04_1" };
/* With its twin, of which the conflict is the same one. */
static const char *const names[ANSWERS] = { "REL01_3", "REL05_2 PER05_5", "SEC04_1" };

typedef struct Word {
    int practice;
    char value[16];
    uint64_t knows;
    bool is_taken_back;
} Word;

typedef struct Trial {
    Copies copies;
    Word words[MOST_WORDS];
    int count;
    uint64_t known[COPIES];
    int done[COPIES][MOST_WORDS], depth[COPIES]; /* what undo would take back */
    uint64_t before[COPIES][MOST_WORDS];         /* known before a merge */
    uint32_t seed;
    Buffer log;
} Trial;

static int draw(Trial *trial, int count)
{
    trial->seed = trial->seed * 1664525u + 1013904223u;
    return (int)((trial->seed >> 16) % (uint32_t)count);
}

static void put_word(Trial *trial, int who, int practice, const char *value)
{
    Word *word = &trial->words[trial->count];
    *word = (Word){ practice, "", trial->known[who], false };
    snprintf(word->value, sizeof word->value, "%s", value);
    trial->known[who] |= UINT64_C(1) << trial->count++;
}

static void did(Trial *trial, int who, int word)
{
    trial->done[who][trial->depth[who]++] = word;
}

static void try_answer(Trial *trial, int who)
{
    static const char *const values[] = { "missing", "partial", "in-place" };
    int practice = draw(trial, ANSWERS);
    const char *value = values[draw(trial, 3)];
    char *sql = xasprintf("SELECT ifnull((SELECT state FROM practice_answer WHERE practice = '%s'),"
                          " '')",
                          practices[practice]);
    char *now = text_of(trial->copies.stores[who], sql);
    bool is_new = strcmp(now, value) != 0;
    const Step step = { ANSWER, who, practices[practice], value, 0 };
    if (is_new) {
        cr_assert(say(&trial->copies, &step), "%s", failure());
        did(trial, who, trial->count);
        put_word(trial, who, practice, value);
        buffer_add_format(&trial->log, "%d says %s %s\n", who, practices[practice], value);
    }
    free(now);
    free(sql);
}

/* Anything else, of which the oracle knows nothing. */
static void try_other(Trial *trial, int who)
{
    static const Step steps[] = {
        { NOTE, 0, "SEC04", "one", 0 },
        { NOTE, 0, "SEC04", "two", 0 },
        { ADD, 0, "late", NULL, 0 },
        { SET, 0, "owner", "Li", 0 },
        { SET, 0, "mitigation", "act", 0 },
        { REMOVE, 0, NULL, NULL, 0 },
        { AMOUNT, 0, "SEC01_1-all", "300", 0 },
        { AMOUNT, 0, "SEC01_1-all", "900", 0 },
        { FIELD, 0, "SEC01_1-all", "trade-offs=slow", 0 },
        { FIELD, 0, "SEC01_1-all", "owner=provider", 0 },
        { SPLIT, 0, "SEC01_1-all", NULL, 0 },
        { DISMISS, 0, "SEC01_1-all", NULL, 0 },
        { JOIN, 0, "SEC01_2-all", "SEC01_3-all", 0 },
        { JOIN, 0, "SEC01_3-all", "SEC01_2-all", 0 },
        { SETTLE, 0, "earlier", "not of a state", 0 },
        { SETTLE, 0, "later", "not of a state", 0 },
        { APART, 0, "SEC01_3-all", NULL, 0 },
    };
    Step step = steps[draw(trial, COUNT(steps))];
    int64_t before, after;
    step.who = who;
    cr_assert(journal_newest(trial->copies.stores[who], &before));
    bool done = say(&trial->copies, &step);
    cr_assert(journal_newest(trial->copies.stores[who], &after));
    for (int64_t i = before; i < after; i++)
        did(trial, who, NO_WORD);
    buffer_add_format(&trial->log, "%d does %d %s%s\n", who, (int)step.kind, step.a ? step.a : "",
                      done ? "" : " (refused)");
}

static void try_undo(Trial *trial, int who)
{
    int depth = trial->depth[who];
    if (!depth || trial->done[who][depth - 1] == A_MERGE)
        return;
    int word = trial->done[who][--trial->depth[who]];
    cr_assert(journal_undo(trial->copies.stores[who], NULL), "%s", failure());
    if (word != NO_WORD)
        trial->words[word].is_taken_back = true;
    buffer_add_format(&trial->log, "%d takes back\n", who);
}

static void try_merge(Trial *trial, int who)
{
    int from = (who + 1 + draw(trial, COPIES - 1)) % COPIES;
    MergeChoice choice = draw(trial, 3) ? MERGE_LATER : MERGE_MINE;
    MergeOutcome outcome = merge_with(&trial->copies, who, from, choice);
    trial->known[who] |= trial->known[from];
    for (size_t row = 0; choice == MERGE_MINE && row < table_rows(outcome.conflicts); row++)
        for (int i = 0; i < ANSWERS; i++)
            if (text_has_word(names[i], table_get(outcome.conflicts, row, "key2"))) {
                char *sql = xasprintf("SELECT state FROM practice_answer WHERE practice = '%s'",
                                      practices[i]);
                char *now = text_of(trial->copies.stores[who], sql);
                put_word(trial, who, i, now);
                free(now);
                free(sql);
            }
    if (outcome.applied)
        did(trial, who, A_MERGE);
    merge_clear(&outcome);
    buffer_add_format(&trial->log, "%d merges %d%s\n", who, from,
                      choice == MERGE_MINE ? " ours" : "");
}

/* What stands nowhere else would be found in a conflict. */
static void expect_in_conflict(Trial *trial, const Word *word)
{
    bool is_said_again = false;
    for (int i = 0; i < trial->count; i++)
        is_said_again = is_said_again ||
                        (&trial->words[i] != word && trial->words[i].practice == word->practice &&
                         !strcmp(trial->words[i].value, word->value));
    char *sql = xasprintf("SELECT count(*) FROM conflict WHERE key2 = '%s' AND '%s' IN (earlier ->>"
                          " '$[0]', later ->> '$[0]')",
                          practices[word->practice], word->value);
    char *found = text_of(trial->copies.stores[ANN], sql);
    cr_expect(is_said_again || strcmp(found, "0") != 0, "%s: %s stands in no conflict\n%s",
              practices[word->practice], word->value, buffer_text(&trial->log));
    free(found);
    free(sql);
}

/* Of those that nobody knew who said another thing, and nobody took back, one stands, and the
 * others wait to be settled. */
static void expect_last_words(Trial *trial)
{
    for (int i = 0; i < ANSWERS; i++) {
        char *sql = xasprintf("SELECT ifnull((SELECT state FROM practice_answer WHERE practice ="
                              " '%s'), '')",
                              practices[i]);
        char *now = text_of(trial->copies.stores[ANN], sql);
        bool has_any = false, is_one = false;
        for (int j = 0; j < trial->count; j++) {
            const Word *word = &trial->words[j];
            bool is_last = word->practice == i && !word->is_taken_back;
            for (int k = 0; is_last && k < trial->count; k++)
                is_last = trial->words[k].practice != i || trial->words[k].is_taken_back ||
                          !(trial->words[k].knows >> j & 1);
            has_any = has_any || is_last;
            is_one = is_one || (is_last && !strcmp(word->value, now));
            if (is_last && strcmp(word->value, now) != 0)
                expect_in_conflict(trial, word);
        }
        cr_expect(has_any ? is_one : !*now, "%s is '%s', which is nobody's last word\n%s",
                  practices[i], now, buffer_text(&trial->log));
        free(now);
        free(sql);
    }
}

static void run_trial(uint32_t seed)
{
    Trial trial = { .copies = part(begin_with_advice), .seed = seed };
    int acts = 6 + draw(&trial, 14);
    for (int i = 0; i < acts; i++) {
        int who = draw(&trial, COPIES);
        pass_time(&trial.copies, draw(&trial, 2));
        int kind = draw(&trial, 10);
        (kind < 3   ? try_answer
         : kind < 6 ? try_other
         : kind < 8 ? try_undo
                    : try_merge)(&trial, who);
    }
    char *name = xasprintf("seed %u", seed);
    bring_to_rest(&trial.copies);
    buffer_add_format(&trial.log, "(%s)\n", name);
    expect_same(&trial.copies, buffer_text(&trial.log));
    expect_said(&trial.copies, CY, buffer_text(&trial.log));
    expect_last_words(&trial);
    buffer_free(&trial.log);
    free(name);
    end(&trial.copies);
}

static char *settled_in(const Copies *copies, int who)
{
    return text_of(copies->stores[who], "SELECT (SELECT state FROM practice_answer WHERE practice ="
                                        " 'REL01_3') || ' ' || group_concat(chosen || ' ' ||"
                                        " (settled_at > '')) FROM conflict");
}

/* Ann's "mine" is her word, also where Bob's merge met the same conflict and left it open. */
Test(converge, what_a_merge_settled_another_does_not_open)
{
    Copies copies = part(NULL);
    static const Step said[] = { { ANSWER, CY, "REL01_3", "missing" },
                                 { ANSWER, BOB, "REL01_3", "partial" } };
    for (size_t i = 0; i < COUNT(said); i++) {
        pass_time(&copies, 1);
        cr_assert(say(&copies, &said[i]), "%s", failure());
    }
    merge(&copies, ANN, CY);
    MergeOutcome outcome = merge_with(&copies, ANN, BOB, MERGE_MINE);
    merge_clear(&outcome);
    merge(&copies, BOB, CY);
    bring_to_rest(&copies);
    for (int i = 0; i < COPIES; i++) {
        char *found = settled_in(&copies, i);
        cr_expect_str_eq(found, "missing earlier 1", "copy %d: %s", i, found);
        free(found);
    }
    end(&copies);
}

static void run_seeds(void (*run)(uint32_t seed))
{
    const char *more = getenv("CONVERGE_TRIALS"), *from = getenv("CONVERGE_FIRST");
    uint32_t trials = more ? (uint32_t)strtoul(more, NULL, 10) : 10,
             first = from ? (uint32_t)strtoul(from, NULL, 10) : 1;
    for (uint32_t seed = first; seed <= trials; seed++)
        run(seed);
}

Test(converge, whatever_was_said_taken_back_and_merged)
{
    run_seeds(run_trial);
}

/* ---- of one recommendation ---- */

/* Each says of it what nobody else says: what nobody answered who knew of it stands, or waits. */
static const struct {
    const char *id, *words[2]; /* $: what names the word; without words it is split */
} remarks[] = {
    { "SEC01_1-all", { NULL } },
    { "SEC01_1-all", { NULL } },
    { "SEC01_1-all.2", { NULL } },
    { "SEC01_1-all", { "status=dismissed", "reason=$" } },
    { "SEC01_1-all", { "status=merged", "merged-into=SEC01_2-all" } },
    { "SEC01_1-all", { "decision=rejected", "justification=$" } },
    { "SEC01_1-all.2", { "decision=rejected", "justification=$" } },
    { "SEC01_1-all", { "decision=accepted" } },
    { "SEC01_1-all", { "status=proposed" } },
    { "SEC01_1-all", { "month=$" } },
    { "SEC01_2-all", { "month=$" } },
    { "SEC01_1-all.2", { "month=$" } },
};

static char *with_name(const char *word, int name)
{
    const char *at = word ? strchr(word, '$') : NULL;
    return at ? xasprintf("%.*s%d", (int)(at - word), word, name) : word ? xstrdup(word) : NULL;
}

static void try_remark(Trial *trial, int who)
{
    Store *store = trial->copies.stores[who];
    int kind = draw(trial, COUNT(remarks)), name = 7000 + trial->count;
    const char *const *form = remarks[kind].words;
    char *words[] = { with_name(form[0] ? form[0] : "$", name),
                      with_name(form[0] ? form[1] : "a $", name) };
    bool has_name = !form[0] || strchr(form[0], '$') || (form[1] && strchr(form[1], '$'));
    const char *const *said = (const char *const *)words;
    int64_t before, after;
    cr_assert(journal_newest(store, &before));
    bool done = form[0] ? recommendation_set(store, remarks[kind].id, said, words[1] ? 2 : 1)
                        : recommendation_split(store, remarks[kind].id, said, 2, ENGLISH);
    cr_assert(journal_newest(store, &after));
    if (after > before) {
        char *value = xasprintf("%d", name);
        did(trial, who, trial->count);
        put_word(trial, who, 0, has_name ? value : "");
        free(value);
    }
    buffer_add_format(&trial->log, "%d says %s %s %s%s\n", who, remarks[kind].id, words[0],
                      words[1] ? words[1] : "", done ? "" : " (refused)");
    free(words[0]);
    free(words[1]);
}

/* Merges as well: what they brought is not known then. */
static void try_undo_all(Trial *trial, int who)
{
    int depth = trial->depth[who];
    if (!depth || trial->done[who][depth - 1] != A_MERGE) {
        try_undo(trial, who);
        return;
    }
    trial->depth[who]--;
    cr_assert(journal_undo(trial->copies.stores[who], NULL), "%s", failure());
    trial->known[who] = trial->before[who][depth - 1];
    buffer_add_format(&trial->log, "%d takes back a merge\n", who);
}

static void try_plain_merge(Trial *trial, int who)
{
    int from = (who + 1 + draw(trial, COPIES - 1)) % COPIES;
    trial->before[who][trial->depth[who]] = trial->known[who];
    if (merge(&trial->copies, who, from))
        did(trial, who, A_MERGE);
    trial->known[who] |= trial->known[from];
    buffer_add_format(&trial->log, "%d merges %d\n", who, from);
}

static void expect_every_word(Trial *trial)
{
    char *all = said_in(trial->copies.stores[ANN]);
    for (int i = 0; i < trial->count; i++) {
        bool is_last = !trial->words[i].is_taken_back;
        for (int j = 0; is_last && j < trial->count; j++)
            is_last = trial->words[j].is_taken_back || !(trial->words[j].knows >> i & 1);
        cr_expect(!is_last || strstr(all, trial->words[i].value), "%s is nowhere\n%s",
                  trial->words[i].value, buffer_text(&trial->log));
    }
    free(all);
}

static void run_remarks(uint32_t seed)
{
    Trial trial = { .copies = part(begin_with_advice), .seed = seed };
    int acts = 4 + draw(&trial, 12);
    for (int i = 0; i < acts; i++) {
        int who = draw(&trial, COPIES), kind = draw(&trial, 10);
        pass_time(&trial.copies, draw(&trial, 2));
        (kind < 5 ? try_remark : kind < 7 ? try_undo_all : try_plain_merge)(&trial, who);
    }
    bring_to_rest(&trial.copies);
    buffer_add_format(&trial.log, "(seed %u of remarks)\n", seed);
    expect_same(&trial.copies, buffer_text(&trial.log));
    expect_said(&trial.copies, CY, buffer_text(&trial.log));
    expect_every_word(&trial);
    buffer_free(&trial.log);
    end(&trial.copies);
}

Test(converge, whatever_was_said_of_one_recommendation)
{
    static const uint32_t lost_once[] = { 33, 51, 2083, 2092, 3192, 4186, 5271 };
    for (size_t i = 0; i < COUNT(lost_once); i++)
        run_remarks(lost_once[i]);
    run_seeds(run_remarks);
}

/* ---- of which one lost acts ---- */

/* As a damaged page takes them: a few that stand beside each other, but for the last. */
static void lose_acts(Trial *trial, int who)
{
    Copies *copies = &trial->copies;
    int64_t newest;
    char *salvaged = xasprintf("%s.salvaged", copies->paths[who]), *unread;
    cr_assert(journal_newest(copies->stores[who], &newest));
    int first = 1 + draw(trial, (int)newest - 1), last = first + draw(trial, 4);
    last = last < newest ? last : (int)newest - 1;
    char *sql = xasprintf("DELETE FROM journal WHERE number BETWEEN %d AND %d", first, last);
    store_close(copies->stores[who]);
    fixture_tamper(copies->paths[who], sql);
    Table *report = salvage_file(copies->paths[who], salvaged, &unread);
    cr_assert_not_null(report, "%s", failure());
    table_free(report);
    cr_assert_eq(rename(salvaged, copies->paths[who]), 0);
    copies->stores[who] = store_open(copies->paths[who]);
    cr_assert_not_null(copies->stores[who], "%s", failure());
    store_set_author(copies->stores[who], (const char *const[]){ "Ann", "Bob", "Cy" }[who]);
    trial->depth[who] = 0;
    buffer_add_format(&trial->log, "%d loses %d to %d of %d\n", who, first, last, (int)newest);
    free(sql);
    free(salvaged);
}

static void run_lost(uint32_t seed)
{
    Trial trial = { .copies = part(begin_with_advice), .seed = seed };
    int acts = 4 + draw(&trial, 16), lost = 1 + draw(&trial, acts);
    for (int i = 0; i < acts; i++) {
        int who = draw(&trial, COPIES), kind = draw(&trial, 10);
        pass_time(&trial.copies, draw(&trial, 2));
        if (i == lost || !draw(&trial, 20))
            lose_acts(&trial, who);
        (kind < 3   ? try_remark
         : kind < 5 ? try_answer
         : kind < 7 ? try_undo_all
                    : try_plain_merge)(&trial, who);
    }
    bring_to_rest(&trial.copies);
    buffer_add_format(&trial.log, "(seed %u of lost acts)\n", seed);
    expect_same(&trial.copies, buffer_text(&trial.log));
    expect_every_word(&trial);
    buffer_free(&trial.log);
    end(&trial.copies);
}

Test(converge, whatever_acts_one_of_them_lost)
{
    run_seeds(run_lost);
}
