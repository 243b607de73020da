/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each act has a place on a line, and knows the lines up to a place each: a copy that parted begins
 * a line of its own, and a merge takes the further of two places on each line. There are as many
 * lines as copies, and so one act knows another when its place on the other's line is as far. */
#include "config.h"
#include "workbook/merge_history.h"

#include <stdlib.h>
#include <string.h>

/* What a copy knows: its own acts, and those that a merge brought which was not undone. Of a merge
 * that is lost nobody knows whether it was: they come again. */
#define KNOWN(schema)                                                                              \
    "SELECT number FROM " schema ".journal AS known WHERE merged_by = '' OR merged_by IN (SELECT"  \
    " site || '-' || sequence FROM " schema ".journal WHERE kind = 'merge') AND NOT ifnull("       \
    "(SELECT later.kind = 'undo' FROM " schema ".journal AS later WHERE later.target ="            \
    " known.merged_by AND later.target > '' AND later.kind IN ('undo', 'redo')"                    \
    " ORDER BY later.number DESC LIMIT 1), 0)"

/* The first act has none. Before parents were kept: the one before it of those that came the same
 * way, or the last own one that is not later. */
#define PARENT(schema)                                                                                 \
    "coalesce(nullif(parent, ''), iif(kind = 'create', '', lag(site || '-' || sequence) OVER"          \
    " (PARTITION BY merged_by ORDER BY number)), (SELECT own.site || '-' || own.sequence FROM " schema \
    ".journal AS own WHERE journal.merged_by > '' AND own.merged_by = '' AND own.number <"             \
    " journal.number AND own.at <= journal.at ORDER BY own.number DESC LIMIT 1), '')"
#define ADD(schema, number, more)                                                                  \
    "INSERT INTO temp.merge_act (place, id, at, author, kind, target, parent, joined, " number     \
    ", sides) SELECT (SELECT count(*) FROM temp.merge_act) + row_number() OVER (ORDER BY number)"  \
    " - 1, id, at, author, kind, target, parent, joined, number, 0 FROM (SELECT number, site ||"   \
    " '-' || sequence AS id, at, author, kind, target, " PARENT(                                   \
        schema) " AS parent, joined FROM " schema ".journal) " more

#define KNOWN_ACT(id) "(SELECT known.id FROM temp.merge_act AS known WHERE known.id = " id ")"
#define FIRST_THERE(link)                                                                          \
    link " = coalesce(" KNOWN_ACT(STORE_ACT_NAMED("act." link)) ", " KNOWN_ACT(                    \
        STORE_ACT_INSTEAD("act." link)) ", '')"

enum {
    DROP,
    MAKE,
    ADD_OWN,
    ADD_THEIRS,
    FIND_THEIRS,
    FIND_LINKS,
    TELL_SIDES,
    STEPS,
    ACTS = STEPS,
    SET_ASIDE,
    PUT_BACK
};
static const Query queries[] = {
    [DROP] = { "", "DROP TABLE IF EXISTS temp.merge_act" },
    [MAKE] = { "", "CREATE TEMP TABLE merge_act (place INTEGER PRIMARY KEY, id TEXT UNIQUE, at,"
                   " author, kind, target, parent, joined, here INTEGER, there INTEGER, sides"
                   " INTEGER)" },
    [ADD_OWN] = { "", ADD("main", "here", "") },
    [ADD_THEIRS] = { "",
                     ADD("theirs", "there", "WHERE id NOT IN (SELECT id FROM temp.merge_act)") },
    [FIND_THEIRS] = { "", "UPDATE temp.merge_act SET there = number FROM theirs.journal AS j WHERE"
                          " id = j.site || '-' || j.sequence" },
    [FIND_LINKS] = { "", "UPDATE temp.merge_act AS act SET " FIRST_THERE("parent") ", " FIRST_THERE(
                             "joined") },
    [TELL_SIDES] = { "",
                     "UPDATE temp.merge_act SET sides = (here IS NOT NULL AND here IN (" KNOWN(
                         "main") ")) + 2 * (there IS NOT NULL AND there IN (" KNOWN("theirs") "))" },
    [ACTS] = { "", "SELECT act.id, act.at || ' ' || act.author AS said, act.kind, act.sides,"
                   " ifnull(parent.place, -1) AS parent, ifnull(joined.place, -1) AS joined,"
                   " ifnull(target.place, -1) AS target FROM temp.merge_act AS act LEFT JOIN"
                   " temp.merge_act AS parent ON parent.id = act.parent LEFT JOIN temp.merge_act AS"
                   " joined ON joined.id = act.joined AND act.kind = 'merge' LEFT JOIN"
                   " temp.merge_act AS target ON target.id = act.target AND act.kind IN ('undo',"
                   " 'redo') ORDER BY act.place" },
    [SET_ASIDE] = { "ii", "UPDATE temp.merge_act SET place = -1 - ?2 WHERE place = ?1" },
    [PUT_BACK] = { "", "UPDATE temp.merge_act SET place = -1 - place" },
    { 0 },
};

enum { NONE = -1 };

/* Acts times lines: a quarter of a gigabyte. Three thousand copies of twenty thousand acts fit. */
enum { MOST_REACH = 1 << 26 };
typedef struct Act {
    const char *id, *said, *kind;
    unsigned sides;
    long parent, joined, target; /* NONE: no such act */
    long next_repeat;            /* of an act, its first undo or redo; of these, the next one */
    size_t line;
    uint32_t place; /* on it, from 1 */
    uint32_t *own;  /* of a salvage: its reach, but for what merges brought */
} Act;

struct MergeHistory {
    Table *rows;
    Act *acts;
    size_t count, lines;
    uint32_t *reach; /* of each act, how far it knows each line */
    bool is_mended;
};

static long number_at(const Table *rows, size_t row, const char *column, long least)
{
    long number = strtol(table_get(rows, row, column), NULL, 10);
    /* What stands later cannot have been known: another program wrote that. */
    return number < (long)row && number >= least ? number : NONE;
}

static bool is_kind(const Act *act, const char *kind)
{
    return !strcmp(act->kind, kind);
}

/* An act goes on with its parent's line unless another has done so. */
static void put_on_lines(MergeHistory *history)
{
    uint32_t *ends = xcalloc(history->count + 1, sizeof *ends);
    for (size_t i = 0; i < history->count; i++) {
        Act *act = &history->acts[i];
        const Act *parent = act->parent == NONE ? NULL : &history->acts[act->parent];
        bool goes_on = parent && ends[parent->line] == parent->place;
        act->line = goes_on ? parent->line : history->lines++;
        act->place = ++ends[act->line];
    }
    free(ends);
}

static uint32_t *reach_of(const MergeHistory *history, size_t act)
{
    return &history->reach[act * history->lines];
}

static void reach_further(const MergeHistory *history, size_t act, long known)
{
    uint32_t *own = reach_of(history, act);
    const uint32_t *other = known == NONE ? own : reach_of(history, (size_t)known);
    for (size_t line = 0; line < history->lines; line++)
        if (other[line] > own[line])
            own[line] = other[line];
}

/* Who takes back a merge knows again what his copy did before it. */
static long known_before(const MergeHistory *history, const Act *act)
{
    const Act *target = act->target == NONE ? NULL : &history->acts[act->target];
    bool forgets = target && is_kind(target, "merge") && is_kind(act, "undo");
    return forgets ? target->parent : act->parent;
}

/* What was found without its act may have been said before all that merges brought: whoever said it
 * knew of what his own copy did, and nobody knows of what besides. */
static void reach_own(MergeHistory *history, size_t salvage)
{
    uint32_t *own = xcalloc(history->lines, sizeof *own);
    history->acts[salvage].own = own;
    for (long i = (long)salvage; i != NONE; i = history->acts[i].parent) {
        const Act *act = &history->acts[i];
        if (act->place > own[act->line])
            own[act->line] = act->place;
    }
}

static void find_reach(MergeHistory *history)
{
    history->reach = xcalloc(history->count * history->lines + 1, sizeof *history->reach);
    for (size_t i = 0; i < history->count; i++) {
        const Act *act = &history->acts[i];
        bool repeats = act->target != NONE && is_kind(act, "redo");
        if (is_kind(act, "salvage"))
            reach_own(history, i);
        reach_further(history, i, known_before(history, act));
        reach_further(history, i, repeats ? history->acts[act->target].joined : act->joined);
        reach_of(history, i)[act->line] = act->place;
    }
}

static void list_repeats(MergeHistory *history)
{
    long *last = xcalloc(history->count + 1, sizeof *last);
    for (size_t i = 0; i < history->count; i++)
        history->acts[i].next_repeat = last[i] = NONE;
    for (size_t i = 0; i < history->count; i++) {
        long target = history->acts[i].target;
        if (target == NONE)
            continue;
        history->acts[last[target] == NONE ? target : last[target]].next_repeat = (long)i;
        last[target] = (long)i;
    }
    free(last);
}

/* ---- what a damaged page took, the other copy has, and stands behind what goes on from it ---- */

enum { LINKS = 3 };
static const char *const links[LINKS] = { "parent", "joined", "target" };

static long link_of(const Table *rows, size_t row, int link)
{
    return strtol(table_get(rows, row, links[link]), NULL, 10);
}

static bool is_in_order(const Table *rows)
{
    for (size_t row = 0; row < table_rows(rows); row++)
        for (int link = 0; link < LINKS; link++)
            if (link_of(rows, row, link) > (long)row)
                return false;
    return true;
}

/* The acts that one links to, and then itself, each once; a circle is broken where it began. */
typedef struct Order {
    const Table *rows;
    bool *is_seen;
    size_t *stack, *order, depth, count;
} Order;

static void put_one(Order *order, size_t first)
{
    order->stack[order->depth++] = first;
    order->is_seen[first] = true;
    while (order->depth) {
        size_t act = order->stack[order->depth - 1];
        long next = NONE;
        for (int link = 0; next == NONE && link < LINKS; link++) {
            long linked = link_of(order->rows, act, link);
            next = linked >= 0 && !order->is_seen[linked] ? linked : NONE;
        }
        if (next == NONE) {
            order->order[order->count++] = act;
            order->depth--;
        } else {
            order->stack[order->depth++] = (size_t)next;
            order->is_seen[next] = true;
        }
    }
}

static bool put_in_order(Store *store, const Table *rows)
{
    size_t count = table_rows(rows);
    bool done = true;
    Order order = { .rows = rows,
                    .is_seen = xcalloc(count, sizeof *order.is_seen),
                    .stack = xcalloc(count, sizeof *order.stack),
                    .order = xcalloc(count, sizeof *order.order) };
    for (size_t act = 0; act < count; act++)
        if (!order.is_seen[act])
            put_one(&order, act);
    for (size_t place = 0; done && place < count; place++)
        done = store_change(store, queries, SET_ASIDE, (int64_t)order.order[place], (int64_t)place);
    free(order.is_seen);
    free(order.stack);
    free(order.order);
    return done && store_change(store, queries, PUT_BACK);
}

static Table *acts_in_order(Store *store)
{
    Table *rows = store_rows(store, queries, ACTS);
    if (!rows || is_in_order(rows))
        return rows;
    bool done = put_in_order(store, rows);
    table_free(rows);
    return done ? store_rows(store, queries, ACTS) : NULL;
}

/* An act that a copy does not know, though it knows one that went on from it, or brought it. */
static bool is_missing(const MergeHistory *history, const Act *act, long link)
{
    return link != NONE && act->sides & ~history->acts[link].sides;
}

static bool is_mended(const MergeHistory *history)
{
    bool is_missed = false, has_salvage = false;
    for (size_t i = 0; i < history->count; i++) {
        const Act *act = &history->acts[i];
        has_salvage = has_salvage || is_kind(act, "salvage");
        is_missed = is_missed || is_missing(history, act, act->parent) ||
                    is_missing(history, act, act->joined);
    }
    return is_missed && has_salvage;
}

MergeHistory *merge_history_new(Store *store)
{
    for (int step = 0; step < STEPS; step++)
        if (!store_change(store, queries, step))
            return NULL;
    Table *rows = acts_in_order(store);
    if (!rows)
        return NULL;
    MergeHistory *history = xcalloc(1, sizeof *history);
    history->rows = rows;
    history->count = table_rows(rows);
    history->acts = xcalloc(history->count + 1, sizeof *history->acts);
    for (size_t i = 0; i < history->count; i++)
        history->acts[i] = (Act){ .id = table_get(rows, i, "id"),
                                  .said = table_get(rows, i, "said"),
                                  .kind = table_get(rows, i, "kind"),
                                  .sides = (unsigned)strtoul(table_get(rows, i, "sides"), NULL, 10),
                                  .parent = number_at(rows, i, "parent", 0),
                                  .joined = number_at(rows, i, "joined", 0),
                                  .target = number_at(rows, i, "target", 0) };
    list_repeats(history);
    put_on_lines(history);
    if (history->lines > MOST_REACH / (history->count + 1)) {
        fail(
            "the journals of the two copies part more often than copies do: another program changed"
            " one of them; 'wellbook salvage' takes over what is sound in it");
        merge_history_free(history);
        return NULL;
    }
    find_reach(history);
    history->is_mended = is_mended(history);
    return history;
}

void merge_history_free(MergeHistory *history)
{
    if (!history)
        return;
    for (size_t i = 0; i < history->count; i++)
        free(history->acts[i].own);
    free(history->reach);
    free(history->acts);
    table_free(history->rows);
    free(history);
}

const char *merge_history_id(const MergeHistory *history, size_t act)
{
    return history->acts[act].id;
}

const char *merge_history_said(const MergeHistory *history, size_t act)
{
    return history->acts[act].said;
}

unsigned merge_history_sides(const MergeHistory *history, size_t act)
{
    return history->acts[act].sides;
}

bool merge_history_is_salvage(const MergeHistory *history, size_t act)
{
    return is_kind(&history->acts[act], "salvage");
}

bool merge_history_is_merge(const MergeHistory *history, size_t act)
{
    return is_kind(&history->acts[act], "merge");
}

bool merge_history_is_mended(const MergeHistory *history)
{
    return history->is_mended;
}

static bool reaches(const Act *known, const uint32_t *reach)
{
    return reach[known->line] >= known->place;
}

bool merge_history_knows(const MergeHistory *history, size_t act, size_t other)
{
    const uint32_t *own = history->acts[act].own;
    return act != other && reaches(&history->acts[other], own ? own : reach_of(history, act));
}

/* What a merge was told to leave is what its own copy had, not what it brought. */
static bool knew_before(const MergeHistory *history, size_t act, size_t other)
{
    long parent = history->acts[act].parent;
    if (!merge_history_is_merge(history, act))
        return merge_history_knows(history, act, other);
    return parent != NONE && reaches(&history->acts[other], reach_of(history, (size_t)parent));
}

bool merge_history_has(const MergeHistory *history, MergeKnown known, size_t act)
{
    return known.side ? history->acts[act].sides & known.side
                      : knew_before(history, known.act, act);
}

/* What is asked: whether an act is in a set, or was known to who made one. */
typedef bool IsKnown(const MergeHistory *history, MergeKnown known, size_t act);

static bool is_known_to(const MergeHistory *history, MergeKnown known, size_t act)
{
    return merge_history_knows(history, known.act, act);
}

/* Whether somebody said it again who had not seen it taken back there, or said it since. */
static bool is_said_again(const MergeHistory *history, IsKnown *is_known, MergeKnown known,
                          size_t act, size_t undo)
{
    for (long i = history->acts[act].next_repeat; i != NONE; i = history->acts[i].next_repeat)
        if (is_kind(&history->acts[i], "redo") && is_known(history, known, (size_t)i) &&
            !merge_history_knows(history, undo, (size_t)i))
            return true;
    return false;
}

static bool stands(const MergeHistory *history, IsKnown *is_known, MergeKnown known, size_t act)
{
    if (!is_known(history, known, act))
        return false;
    for (long i = history->acts[act].next_repeat; i != NONE; i = history->acts[i].next_repeat)
        if (is_kind(&history->acts[i], "undo") && is_known(history, known, (size_t)i) &&
            !is_said_again(history, is_known, known, act, (size_t)i))
            return false;
    return true;
}

bool merge_history_holds(const MergeHistory *history, MergeKnown known, size_t act)
{
    return stands(history, merge_history_has, known, act);
}

bool merge_history_knows_said(const MergeHistory *history, size_t act, size_t other)
{
    return stands(history, is_known_to, (MergeKnown){ .act = act }, other);
}
