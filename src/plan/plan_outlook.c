/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score and risks as they would be: the same answers, those practices in place that the tasks
 * done by then bring, through the same arithmetic as today's; and once more without what takes
 * man-days beyond the order. A practice is in place once all parts
 * of one recommendation for it are done; what has no date comes last. */
#include "config.h"
#include <stdlib.h>
#include <string.h>

#include "lens/risk.h"
#include "plan/plan_outlook.h"
#include "plan/schedule.h"

enum { TODAY, WITHOUT_DATE = WAVE_COUNT + 1, ORDERED, STAGES };
enum { MOST_PRACTICES = 64 };

typedef struct Tally {
    int64_t questions, answered, high, medium, shortfalls;
    double earned, possible;
} Tally;

typedef struct Pillar {
    const char *id; /* borrowed from the rows; "": all of them */
    Tally stages[STAGES];
} Pillar;

enum {
    ROWS,
    FORGET,
    KEEP,
    ENDS,
    FORGET_RISKS,
    KEEP_RISK,
    FORGET_UNORDERED,
    KEEP_UNORDERED,
    ORDER_ENDS
};
static const Query queries[] = {
    [ROWS] = { "", "SELECT * FROM practice_outlook ORDER BY workload, question, position" },
    [FORGET] = { "", "DELETE FROM outlook_result" },
    [KEEP] = { "ttitiiiirri",
               "INSERT INTO outlook_result (stage, pillar, position, ends, questions,"
               " answered, high, medium, earned, possible, shortfalls) VALUES (?, ?,"
               " ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    [ENDS] = { "", "SELECT position, max(ends) FROM recommended JOIN word ON word.kind = 'wave'"
                   " AND word.id = wave AND is_planned AND wave > '' GROUP BY position" },
    [FORGET_RISKS] = { "", "DELETE FROM outlook_risk" },
    [KEEP_RISK] = { "tt", "INSERT INTO outlook_risk (workload, question) VALUES (?, ?)" },
    [FORGET_UNORDERED] = { "", "DELETE FROM outlook_unordered" },
    [KEEP_UNORDERED] = { "tt", "INSERT INTO outlook_unordered (workload, question) VALUES (?, ?)" },
    [ORDER_ENDS] = { "", "SELECT ifnull(max(ends), '') FROM recommended WHERE is_planned AND id NOT"
                         " IN (SELECT id FROM order_shortage)" },
    { 0 },
};

static const char *code_of(int stage)
{
    return stage == TODAY          ? "today"
           : stage == WITHOUT_DATE ? "all"
           : stage == ORDERED      ? "ordered"
                                   : schedule_wave_codes[stage - 1];
}

/* ---- counting ---- */

static bool is_same_question(const Table *rows, size_t one, size_t other)
{
    return !strcmp(table_get(rows, one, "question"), table_get(rows, other, "question")) &&
           !strcmp(table_get(rows, one, "workload"), table_get(rows, other, "workload"));
}

static bool is_brought(const Table *rows, size_t row, int stage)
{
    return stage == ORDERED ? atoi(table_get(rows, row, "ordered")) <= WITHOUT_DATE
                            : atoi(table_get(rows, row, "stage")) <= stage;
}

/* Practices that nobody needs stay out of it. */
static PracticeState state_at(const Table *rows, size_t row, int stage)
{
    PracticeState state = risk_practice_state(table_get(rows, row, "state"));
    bool falls_short =
        state == PRACTICE_PARTIAL || state == PRACTICE_MISSING || state == PRACTICE_UNKNOWN;
    return falls_short && is_brought(rows, row, stage) ? PRACTICE_IN_PLACE : state;
}

static Assessment assess_at(const Table *rows, size_t from, size_t to, int stage)
{
    RatedPractice list[MOST_PRACTICES];
    for (size_t row = from; row < to; row++)
        list[row - from] = (RatedPractice){ table_get(rows, row, "practice"),
                                            score_weight(table_get(rows, row, "weight")),
                                            state_at(rows, row, stage) };
    return risk_assess(list, to - from, risk_question_state(table_get(rows, from, "mark")),
                       table_get(rows, from, "high_when"), table_get(rows, from, "medium_when"));
}

static void add_question(Tally *tally, const Table *rows, size_t from, size_t to, int stage)
{
    for (size_t row = from; row < to; row++)
        tally->shortfalls +=
            *table_get(rows, row, "is_shortfall") == '1' && !is_brought(rows, row, stage);
    Assessment one = assess_at(rows, from, to, stage);
    tally->questions++;
    tally->answered += one.is_answered;
    tally->high += one.risk == RISK_HIGH;
    tally->medium += one.risk == RISK_MEDIUM;
    tally->earned += one.is_answered ? one.earned : 0;
    tally->possible += one.is_answered ? one.possible : 0;
}

static Pillar *pillar_of(Pillar *pillars, size_t *count, const char *id)
{
    for (size_t i = 0; i < *count; i++)
        if (!strcmp(pillars[i].id, id))
            return &pillars[i];
    pillars[*count].id = id;
    return &pillars[(*count)++];
}

static bool count_all(const Table *rows, Pillar *pillars, size_t *count)
{
    (void)pillar_of(pillars, count, "");
    for (size_t from = 0, to; from < table_rows(rows); from = to) {
        for (to = from + 1; to < table_rows(rows) && is_same_question(rows, from, to);)
            to++;
        if (to - from > MOST_PRACTICES)
            return fail("question %s has more than %d best practices",
                        table_get(rows, from, "question"), MOST_PRACTICES);
        if (*table_get(rows, from, "is_counted") != '1')
            continue;
        Pillar *own = pillar_of(pillars, count, table_get(rows, from, "pillar"));
        for (int stage = 0; stage < STAGES; stage++) {
            add_question(&pillars->stages[stage], rows, from, to, stage);
            add_question(&own->stages[stage], rows, from, to, stage);
        }
    }
    return true;
}

/* ---- keeping ---- */

static bool keep_stage(Store *store, const Pillar *pillar, int stage, const char *ends)
{
    const Tally *tally = &pillar->stages[stage];
    const StoreValue values[] = {
        store_words(code_of(stage)),
        store_words(pillar->id),
        store_integer(stage),
        store_words(ends),
        store_integer(tally->questions),
        store_integer(tally->answered),
        store_integer(tally->high),
        store_integer(tally->medium),
        store_real(tally->earned),
        store_real(tally->possible),
        store_integer(tally->shortfalls),
        { 0 },
    };
    return store_change_values(store, queries, KEEP, values);
}

/* The last day of what is done until then: of all waves up to it. */
static const char *ends_of(const Table *waves, int stage)
{
    const char *last = "";
    for (size_t row = 0; row < table_rows(waves); row++)
        if (atoi(table_cell(waves, row, 0)) <= stage && strcmp(table_cell(waves, row, 1), last) > 0)
            last = table_cell(waves, row, 1);
    return last;
}

static bool keep_stages(Store *store, const Pillar *pillars, size_t count, const char *start,
                        int stages)
{
    Table *waves = store_rows(store, queries, ENDS);
    char *ordered = store_text(store, queries, ORDER_ENDS);
    bool done = waves && ordered && store_change(store, queries, FORGET);
    for (int stage = 0; done && stage < stages; stage++)
        for (size_t i = 0; done && i < count; i++)
            done = keep_stage(store, &pillars[i], stage,
                              stage == TODAY     ? start
                              : stage == ORDERED ? ordered
                                                 : ends_of(waves, stage));
    free(ordered);
    table_free(waves);
    return done;
}

/* Whether some of what the plan brings takes man-days beyond the order. */
static bool has_unordered(const Table *rows)
{
    for (size_t row = 0; row < table_rows(rows); row++)
        if (is_brought(rows, row, WITHOUT_DATE) && !is_brought(rows, row, ORDERED))
            return true;
    return false;
}

/* The questions that are still of high risk when all is done: those that the last stage counts; and
 * those that stay without what is not ordered. */
static bool keep_risks(Store *store, const Table *rows)
{
    bool done = store_change(store, queries, FORGET_RISKS) &&
                store_change(store, queries, FORGET_UNORDERED);
    for (size_t from = 0, to; done && from < table_rows(rows); from = to) {
        for (to = from + 1; to < table_rows(rows) && is_same_question(rows, from, to);)
            to++;
        bool stays = assess_at(rows, from, to, WITHOUT_DATE).risk == RISK_HIGH;
        if (*table_get(rows, from, "is_counted") == '1' &&
            (stays || assess_at(rows, from, to, ORDERED).risk == RISK_HIGH))
            done =
                store_change(store, queries, stays ? KEEP_RISK : KEEP_UNORDERED,
                             table_get(rows, from, "workload"), table_get(rows, from, "question"));
    }
    return done;
}

static bool keep(Store *store, const char *start)
{
    Table *rows = store_rows(store, queries, ROWS);
    if (!rows)
        return false;
    size_t count = 0;
    Pillar *pillars = xcalloc(table_rows(rows) + 1, sizeof *pillars);
    bool done = count_all(rows, pillars, &count) && store_begin(store) &&
                store_end(store, keep_stages(store, pillars, count, start,
                                             has_unordered(rows) ? STAGES : ORDERED) &&
                                     keep_risks(store, rows));
    free(pillars);
    table_free(rows);
    return done;
}

bool plan_outlook_keep(Store *store, const char *start)
{
    return store_fill_for_views(store, "outlook_result", keep, start);
}
