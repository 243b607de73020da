/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two copies hold after both were merged follows from what holds in the acts of each, and of
 * both together (merge_judge.h): it does not depend on who was merged into whom, or by way of whom.
 * Of a family that was torn each word that does not hold waits with all that the family would be if
 * it did. */
#include "config.h"
#include "workbook/merge_said.h"

#include <stdlib.h>
#include <string.h>

#include "workbook/merge_judge.h"
#include "workbook/merge_saying.h"

enum {
    DROP_THERE,
    DROP_HERE,
    DROP_REVERTED,
    DROP_HELD,
    DROP_WITHDRAWN,
    DROP_TORN,
    DROP_STANDING,
    DROP_JUDGED,
    DROP_CONTESTED,
    MAKE_THERE,
    MAKE_HERE,
    MAKE_REVERTED,
    MAKE_HELD,
    MAKE_WITHDRAWN,
    MAKE_TORN,
    MAKE_STANDING,
    MAKE_JUDGED,
    MAKE_CONTESTED,
    STEPS,
    TOUCHED_THERE = STEPS,
    TOUCHED_HERE,
    REVERTED,
    HELD,
    WITHDRAWN,
    TORN,
    STANDING,
    JUDGED,
    CONTESTED,
    WAITING
};
static const Query queries[] = {
    [DROP_THERE] = { "", "DROP TABLE IF EXISTS temp.touched_there" },
    [DROP_HERE] = { "", "DROP TABLE IF EXISTS temp.touched_here" },
    [DROP_REVERTED] = { "", "DROP TABLE IF EXISTS temp.reverted" },
    [DROP_HELD] = { "", "DROP TABLE IF EXISTS temp.held" },
    [DROP_WITHDRAWN] = { "", "DROP TABLE IF EXISTS temp.withdrawn" },
    [DROP_TORN] = { "", "DROP TABLE IF EXISTS temp.torn" },
    [DROP_STANDING] = { "", "DROP TABLE IF EXISTS temp.standing" },
    [DROP_JUDGED] = { "", "DROP TABLE IF EXISTS temp.judged" },
    [DROP_CONTESTED] = { "", "DROP TABLE IF EXISTS temp.contested" },
    [MAKE_THERE] = { "", "CREATE TEMP TABLE touched_there (entity, key1, key2, key3, field, said,"
                         " contested, takes, PRIMARY KEY (entity, key1, key2, key3, field))"
                         " WITHOUT ROWID" },
    [MAKE_HERE] = { "", "CREATE TEMP TABLE touched_here (entity, key1, key2, key3, field, said,"
                        " PRIMARY KEY (entity, key1, key2, key3, field)) WITHOUT ROWID" },
    [MAKE_REVERTED] = { "", "CREATE TEMP TABLE reverted (entity, key1, key2, key3, field, part,"
                            " whole)" },
    [MAKE_HELD] = { "", "CREATE TEMP TABLE held (entity, key1, key2, key3, field, part, whole)" },
    [MAKE_WITHDRAWN] = { "", "CREATE TEMP TABLE withdrawn (entity, key1, key2, key3, field, said,"
                             " contested)" },
    [MAKE_TORN] = { "", "CREATE TEMP TABLE torn (entity, root, takes, here, there)" },
    [MAKE_JUDGED] = { "", "CREATE TEMP TABLE judged (entity, key1, key2, key3, field, PRIMARY KEY"
                          " (entity, key1, key2, key3, field)) WITHOUT ROWID" },
    [MAKE_CONTESTED] = { "", "CREATE TEMP TABLE contested (entity, key1, key2, key3, field, said,"
                             " value, said_now, now, PRIMARY KEY (entity, key1, key2, key3, field,"
                             " said, value)) WITHOUT ROWID" },
    [MAKE_STANDING] = { "", "CREATE TEMP TABLE standing (entity, root, key1, key2, key3, said)" },
    [TOUCHED_THERE] = { "ttttttii", "INSERT INTO temp.touched_there VALUES (?, ?, ?, ?, ?, ?, ?,"
                                    " ?)" },
    [TOUCHED_HERE] = { "tttttt", "INSERT INTO temp.touched_here VALUES (?, ?, ?, ?, ?, ?)" },
    [REVERTED] = { "ttttttt", "INSERT INTO temp.reverted VALUES (?, ?, ?, ?, ?, ?, ?)" },
    [HELD] = { "ttttttt", "INSERT INTO temp.held VALUES (?, ?, ?, ?, ?, ?, ?)" },
    [WITHDRAWN] = { "ttttttt", "INSERT INTO temp.withdrawn VALUES (?, ?, ?, ?, ?, ?, ?)" },
    [TORN] = { "ttitt", "INSERT INTO temp.torn VALUES (?, ?, ?, ?, ?)" },
    [STANDING] = { "tttttt", "INSERT INTO temp.standing VALUES (?, ?, ?, ?, ?, ?)" },
    [JUDGED] = { "ttttt", "INSERT OR IGNORE INTO temp.judged VALUES (?, ?, ?, ?, ?)" },
    [CONTESTED] = { "ttttttttt", "INSERT OR IGNORE INTO temp.contested VALUES (?, ?, ?, ?, ?, ?, ?,"
                                 " ?, ?)" },
    [WAITING] = { "tt", "SELECT count(*) FROM main.conflict WHERE settled_at = '' AND entity = ?1"
                        " AND key1 = ?2 AND '[[' IN (substr(earlier, 1, 2), substr(later, 1, 2))" },
    { 0 },
};

/* What holds in each set, of one unit. */
typedef struct Verdict {
    long here, there, both;
    bool here_stands, there_stands; /* nobody knew of it who says something else */
    bool is_contested;              /* in both */
} Verdict;

static const SayingUnit *find_unit(const SayingGroup *group, const SayingUnit *row,
                                   const char *name, size_t *place)
{
    for (*place = 0; *place < group->count; ++*place)
        if (!strcmp(group->units[*place].column->name, name) &&
            saying_is_row_of(group, row, &group->units[*place]))
            return &group->units[*place];
    return NULL;
}

/* Of the row of a unit what holds in both; NULL when there is none. The caller frees. */
static Json *row_of(const SayingGroup *group, const Verdict *verdicts, const SayingUnit *row)
{
    Json *list = json_new_list();
    bool is_there = true, has_row = true;
    for (const EntityColumn *column = group->entity->columns; column->name; column++) {
        size_t place = 0;
        const SayingUnit *unit = column->unit ? find_unit(group, row, column->unit, &place) : NULL;
        const char *value =
            unit ? saying_value(group, unit, verdicts[place].both, column, &has_row) : NULL;
        is_there = is_there && (!unit || has_row || !unit->is_row);
        if (column->unit)
            saying_put(list, value);
    }
    if (is_there)
        return list;
    json_free(list);
    return NULL;
}

/* "" when there is none. The caller frees. */
static char *row_after(const SayingGroup *group, const Verdict *verdicts, const SayingUnit *row)
{
    Json *list = row_of(group, verdicts, row);
    return list ? json_to_line(list) : xstrdup("");
}

/* All rows of a family as merge_unit.h has them; the caller frees. */
static char *family_after(const SayingGroup *group, const Verdict *verdicts)
{
    Json *rows = json_new_list();
    size_t count = 0;
    for (size_t i = 0; i < group->count; i++) {
        Json *row = group->units[i].is_row ? row_of(group, verdicts, &group->units[i]) : NULL;
        if (!row)
            continue;
        int key = 0;
        for (const EntityColumn *column = group->entity->columns; column->name; column++)
            if (column->purpose == ENTITY_KEY)
                saying_put(row, saying_key(group, &group->units[i], key++));
        json_add(rows, row);
        count++;
    }
    char *text = json_to_line(rows);
    if (!count)
        *text = '\0';
    return text;
}

static const char *said_by(const SayingGroup *group, const SayingUnit *unit, long saying)
{
    return saying == SAYING_NONE ? ""
                                 : merge_history_said(group->history, unit->sayings[saying].act);
}

static bool is_known(const SayingGroup *group, const SayingUnit *unit, long saying, unsigned side)
{
    return merge_history_sides(group->history, unit->sayings[saying].act) & side;
}

static bool write_reverted(const SayingGroup *group, const Verdict *verdicts, size_t i, int into)
{
    const SayingUnit *unit = &group->units[i];
    char *part = saying_part(group, unit, verdicts[i].both),
         *whole = row_after(group, verdicts, unit);
    bool done = store_change(group->store, queries, into, group->entity->table,
                             saying_key(group, unit, 0), saying_key(group, unit, 1),
                             saying_key(group, unit, 2), unit->column->name, part, whole);
    free(part);
    free(whole);
    return done;
}

static bool write_unit(const SayingGroup *group, const Verdict *verdicts, size_t i)
{
    const SayingUnit *unit = &group->units[i];
    const Verdict *verdict = &verdicts[i];
    long here = verdict->here, there = verdict->there, both = verdict->both;
    const char *entity = group->entity->table, *field = unit->column->name;
    const char *key1 = saying_key(group, unit, 0), *key2 = saying_key(group, unit, 1),
               *key3 = saying_key(group, unit, 2);
    if (here == there && here == both)
        return true;
    bool is_contested = here != there && verdict->here_stands && verdict->there_stands &&
                        !is_known(group, unit, there, MERGE_HERE) &&
                        !is_known(group, unit, here, MERGE_THERE);
    if (both != here && both != there && !is_contested)
        return write_reverted(group, verdicts, i, REVERTED);
    return (!(is_contested || both == there) ||
            store_change(group->store, queries, TOUCHED_THERE, entity, key1, key2, key3, field,
                         said_by(group, unit, there), (int64_t)is_contested,
                         (int64_t)(both == there))) &&
           (!(is_contested || both == here) ||
            store_change(group->store, queries, TOUCHED_HERE, entity, key1, key2, key3, field,
                         said_by(group, unit, here)));
}

static bool write_withdrawn(const SayingGroup *group, const SayingUnit *unit, bool is_contested)
{
    bool done = true;
    const MergeKnown all = { .side = MERGE_ALL };
    for (size_t i = 0; done && i < unit->count; i++)
        done = merge_history_holds(group->history, all, unit->sayings[i].act) ||
               store_change(group->store, queries, WITHDRAWN, group->entity->table,
                            saying_key(group, unit, 0), saying_key(group, unit, 1),
                            saying_key(group, unit, 2), unit->column->name,
                            said_by(group, unit, (long)i), is_contested ? "1" : "");
    return done;
}

/* Of a unit in both copies, after merge_judge(). */
static bool write_standing(const SayingGroup *group, const SayingUnit *unit)
{
    bool done = true;
    for (size_t i = 0; done && i < unit->count; i++)
        done =
            !merge_judge_stands(&unit->sayings[i]) ||
            store_change(group->store, queries, STANDING, group->entity->table, saying_root(group),
                         saying_key(group, unit, 0), saying_key(group, unit, 1),
                         saying_key(group, unit, 2), said_by(group, unit, (long)i));
    return done;
}

/* What one said who knew of nobody's other word, beside the word that holds; after merge_judge().
 */
static bool write_contested(const SayingGroup *group, const SayingUnit *unit, long holder)
{
    const char *keys[] = { saying_key(group, unit, 0), saying_key(group, unit, 1),
                           saying_key(group, unit, 2) };
    const char *entity = group->entity->table, *field = unit->column->name;
    bool done = unit->count < 2 || store_change(group->store, queries, JUDGED, entity, keys[0],
                                                keys[1], keys[2], field);
    for (long i = 0; done && holder != SAYING_NONE && i < (long)unit->count; i++) {
        if (!unit->sayings[i].is_top || saying_is_same(group, unit, i, holder))
            continue;
        char *value = saying_part(group, unit, i), *now = saying_part(group, unit, holder);
        done =
            store_change(group->store, queries, CONTESTED, entity, keys[0], keys[1], keys[2], field,
                         said_by(group, unit, i), value, said_by(group, unit, holder), now);
        free(now);
        free(value);
    }
    return done;
}

static void find_verdict(const SayingGroup *group, const SayingUnit *unit, Verdict *verdict)
{
    long here = verdict->here, there = verdict->there;
    verdict->both = merge_judge_holder(group, unit);
    verdict->here_stands = here != SAYING_NONE && merge_judge_stands(&unit->sayings[here]);
    verdict->there_stands = there != SAYING_NONE && merge_judge_stands(&unit->sayings[there]);
    for (size_t i = 0; i < unit->count; i++)
        verdict->is_contested =
            verdict->is_contested || (unit->sayings[i].is_top && (long)i != verdict->both &&
                                      !saying_is_same(group, unit, (long)i, verdict->both));
}

/* A person's last word of one side on the family, of which the other did not know. */
static const char *last_said(const SayingGroup *group, unsigned side)
{
    const char *last = "";
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; j < group->units[i].count; j++) {
            const Saying *saying = &group->units[i].sayings[j];
            const char *said = merge_history_said(group->history, saying->act);
            if (saying->was_top && !saying_is_of_merge(group, saying) &&
                merge_history_sides(group->history, saying->act) == side && strcmp(said, last) > 0)
                last = said;
        }
    return last;
}

/* One side's word on the family against the other's, neither of which knew of the other. */
static bool write_torn(const SayingGroup *group, size_t splitter)
{
    unsigned sides = merge_history_sides(group->history, splitter);
    return store_change(group->store, queries, TORN, group->entity->table, saying_root(group),
                        (int64_t)(sides == MERGE_THERE), last_said(group, MERGE_HERE),
                        last_said(group, MERGE_THERE));
}

/* Whether the act that holds is known to one side alone, and took from the other what only that one
 * knows. */
static bool is_torn_between(const SayingGroup *group, size_t splitter)
{
    unsigned other = merge_history_sides(group->history, splitter) ^ MERGE_ALL;
    bool is_torn = false;
    for (size_t i = 0; other && i < group->count; i++)
        for (size_t j = 0; j < group->units[i].count; j++) {
            const Saying *saying = &group->units[i].sayings[j];
            is_torn = is_torn || (saying->was_top && !saying->holds &&
                                  merge_history_sides(group->history, saying->act) == other);
        }
    return is_torn;
}

/* What is there or torn as one: a row, named by a unit of it; else the record or the family. */
typedef struct Whole {
    const SayingUnit *row;
    bool is_family;
    const char *said_now; /* what holds */
} Whole;

/* What it would be if the word of an act held, which went with what it stood for. */
typedef struct Alternative {
    size_t act;
    char *value;
} Alternative;

typedef struct Alternatives {
    Alternative *list;
    size_t count, room;
} Alternatives;

static void add_alternative(Alternatives *all, size_t act)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].act == act)
            return;
    all->list = xgrow(all->list, all->count, &all->room, sizeof *all->list);
    all->list[all->count++] = (Alternative){ act, NULL };
}

/* The acts whose words on it nobody knew of, and that do not hold. */
static void find_alternatives(const SayingGroup *group, const Whole *whole, Alternatives *all)
{
    for (size_t i = 0; i < group->count; i++) {
        const SayingUnit *unit = &group->units[i];
        bool is_meant = whole->is_family ? unit->is_row || unit->is_of_whole
                                         : saying_is_in_scope(group, whole->row, unit);
        for (size_t j = 0; is_meant && j < unit->count; j++)
            if (unit->sayings[j].was_top && !unit->sayings[j].holds)
                add_alternative(all, unit->sayings[j].act);
    }
}

static char *value_with(SayingGroup *group, const Whole *whole, long act)
{
    Verdict *verdicts = xcalloc(group->count + 1, sizeof *verdicts);
    group->preferred = act;
    merge_judge(group, (MergeKnown){ .side = MERGE_ALL });
    for (size_t i = 0; i < group->count; i++)
        verdicts[i].both = merge_judge_holder(group, &group->units[i]);
    char *value =
        whole->row ? row_after(group, verdicts, whole->row) : family_after(group, verdicts);
    group->preferred = SAYING_NONE;
    free(verdicts);
    return value;
}

/* Several acts of one person may stand for the same: it is his last word. */
static bool is_said_later_too(const SayingGroup *group, const Alternatives *all, size_t i)
{
    const char *said = merge_history_said(group->history, all->list[i].act);
    for (size_t j = 0; j < all->count; j++) {
        int order = strcmp(merge_history_said(group->history, all->list[j].act), said);
        if (j != i && !strcmp(all->list[i].value, all->list[j].value) &&
            (order > 0 || (!order && j < i)))
            return true;
    }
    return false;
}

/* The names of its conflict. */
static void name_whole(const SayingGroup *group, const Whole *whole, const char *keys[SAYING_KEYS])
{
    const SayingUnit *unit = whole->row ? whole->row : &group->units[0];
    int count = whole->row ? SAYING_KEYS : saying_is_record(group) ? 2 : 1;
    for (int key = 0; key < SAYING_KEYS; key++)
        keys[key] = key < count ? saying_key(group, unit, key) : "";
    if (whole->is_family)
        keys[0] = saying_root(group);
}

/* Each word on it that went with what it stood for, beside the one that holds. */
static bool write_contested_whole(SayingGroup *group, const Whole *whole)
{
    const char *entity = group->entity->table, *field = group->entity->row_unit;
    const char *keys[SAYING_KEYS];
    Alternatives all = { 0 };
    name_whole(group, whole, keys);
    find_alternatives(group, whole, &all);
    for (size_t i = 0; i < all.count; i++)
        all.list[i].value = value_with(group, whole, (long)all.list[i].act);
    char *now = value_with(group, whole, SAYING_NONE);
    bool done =
        (!all.count && !whole->is_family) ||
        store_change(group->store, queries, JUDGED, entity, keys[0], keys[1], keys[2], field);
    for (size_t i = 0; done && i < all.count; i++)
        done = !strcmp(all.list[i].value, now) || is_said_later_too(group, &all, i) ||
               store_change(group->store, queries, CONTESTED, entity, keys[0], keys[1], keys[2],
                            field, merge_history_said(group->history, all.list[i].act),
                            all.list[i].value, whole->said_now, now);
    for (size_t i = 0; i < all.count; i++)
        free(all.list[i].value);
    free(all.list);
    free(now);
    return done;
}

/* The last word that holds in a row or record. */
static const char *last_holding(const SayingGroup *group, const SayingUnit *row)
{
    const char *last = "";
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0;
             saying_is_in_scope(group, row, &group->units[i]) && j < group->units[i].count; j++) {
            const Saying *saying = &group->units[i].sayings[j];
            const char *said = merge_history_said(group->history, saying->act);
            if (saying->was_top && saying->holds && strcmp(said, last) > 0)
                last = said;
        }
    return last;
}

static bool write_contested_rows(SayingGroup *group)
{
    bool done = true;
    for (size_t i = 0; done && i < group->count; i++) {
        Whole whole = { .row = saying_is_record(group) ? NULL : &group->units[i] };
        whole.said_now = last_holding(group, whole.row);
        done = !saying_begins_scope(group, i) || write_contested_whole(group, &whole);
    }
    return done;
}

/* `splitter`: the act that holds where two tore the family. */
static bool write_contested_family(SayingGroup *group, long splitter)
{
    const Whole whole = { .is_family = true,
                          .said_now = splitter == SAYING_NONE
                                          ? ""
                                          : merge_history_said(group->history, (size_t)splitter) };
    return write_contested_whole(group, &whole);
}

/* Of a row whose first act is lost nothing is known but what was changed in it. */
static bool begins_in_acts(const SayingGroup *group, const SayingUnit *row)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0;
             saying_is_row_of(group, row, &group->units[i]) && j < group->units[i].count; j++)
            if (group->units[i].sayings[j].makes)
                return true;
    return false;
}

/* What this copy holds. */
static bool write_held(SayingGroup *group)
{
    Verdict *verdicts = xcalloc(group->count + 1, sizeof *verdicts);
    bool done = true;
    merge_judge(group, (MergeKnown){ .side = MERGE_HERE });
    for (size_t i = 0; i < group->count; i++)
        verdicts[i].both = merge_judge_holder(group, &group->units[i]);
    for (size_t i = 0; done && !group->entity->is_taken_over && i < group->count; i++)
        done = !begins_in_acts(group, &group->units[i]) || write_reverted(group, verdicts, i, HELD);
    free(verdicts);
    return done;
}

static bool settle_group(SayingGroup *group)
{
    Verdict *verdicts = xcalloc(group->count + 1, sizeof *verdicts);
    bool is_contested = false, is_family = group->entity->family && !saying_is_record(group);
    if (is_family)
        merge_judge_settled(group);
    long here = merge_judge(group, (MergeKnown){ .side = MERGE_HERE });
    for (size_t i = 0; i < group->count; i++)
        verdicts[i].here = merge_judge_holder(group, &group->units[i]);
    long there = merge_judge(group, (MergeKnown){ .side = MERGE_THERE });
    for (size_t i = 0; i < group->count; i++)
        verdicts[i].there = merge_judge_holder(group, &group->units[i]);
    long both = merge_judge(group, (MergeKnown){ .side = MERGE_ALL });
    for (size_t i = 0; i < group->count; i++) {
        find_verdict(group, &group->units[i], &verdicts[i]);
        is_contested = is_contested || verdicts[i].is_contested;
    }
    bool is_whole = merge_judge_is_mended(group);
    is_contested = is_contested || is_whole;
    bool is_torn_row = is_whole && both == SAYING_NONE;
    bool is_torn_now = both != SAYING_NONE && is_torn_between(group, (size_t)both);
    /* What holds of a family that is torn, or that a later word made whole again, may be what
     * neither copy has. */
    int64_t waiting = 0;
    bool done = !is_family || store_number(group->store, &waiting, queries, WAITING,
                                           group->entity->table, saying_root(group));
    bool is_torn_family =
        waiting || here != SAYING_NONE || there != SAYING_NONE || both != SAYING_NONE;
    done = done && (!is_torn_now || write_torn(group, (size_t)both));
    for (size_t i = 0; done && i < group->count; i++)
        done = write_unit(group, verdicts, i) &&
               (!is_torn_family || write_reverted(group, verdicts, i, REVERTED)) &&
               write_withdrawn(group, &group->units[i], is_contested) &&
               (!is_contested || write_standing(group, &group->units[i])) &&
               (is_torn_row || group->entity->is_taken_over ||
                write_contested(group, &group->units[i], verdicts[i].both));
    if (done && is_torn_row && !group->entity->is_taken_over)
        done = write_contested_rows(group);
    else if (done && is_family)
        done = write_contested_family(group, both);
    free(verdicts);
    return done;
}

static bool hold_group(SayingGroup *group)
{
    if (group->entity->family && !saying_is_record(group))
        merge_judge_settled(group);
    return write_held(group);
}

static bool weigh_group(SayingGroup *group)
{
    return (!merge_history_is_mended(group->history) || hold_group(group)) && settle_group(group);
}

static bool for_each_group(Store *store, const MergeHistory *history,
                           bool (*work)(SayingGroup *group))
{
    for (int step = 0; step < STEPS; step++)
        if (!store_change(store, queries, step))
            return false;
    SayingGroup group;
    bool done = saying_begin(&group, store, history);
    while (done && saying_next_group(&group))
        done = work(&group);
    saying_end(&group);
    return done;
}

bool merge_said(Store *store, const MergeHistory *history)
{
    return for_each_group(store, history, weigh_group);
}

bool merge_said_alone(Store *store, const MergeHistory *history)
{
    return for_each_group(store, history, hold_group);
}
