/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a unit holds follows from what was said of it. An undo and a redo say nothing themselves:
 * what was undone was not said. A merge repeats what others said; what it says itself, a name that
 * it numbered for instance, gives way to any person's word. Of the sayings that are left, one that
 * another knew of is history. What remains is one, and holds; or they are several, of people who
 * did not know of each other: contested, and the later one holds until somebody settles it, which
 * is to say it again and know of both. So what two copies hold after both were merged does not
 * depend on who was merged into whom, or by way of whom.
 *
 * Three kinds of saying are about more than their unit, or about nothing:
 *
 *   removed  a row that one took away while another wrote in it is a question of the whole row, and
 *            of a record (entity.h) of all its rows: the later holds, with it all or nothing
 *   torn     so is a family that one split while another decided on it, or changed its amounts:
 * each word that does not hold waits with all that the family would be if it did echoed   what one
 * says just as it was before, with nothing said in between, is not contested, nor is what each copy
 * proposes by itself: nobody stands against another thing that somebody says */
#include "config.h"
#include "workbook/merge_said.h"

#include <stdlib.h>
#include <string.h>

#include "workbook/merge_saying.h"

enum {
    DROP_THERE,
    DROP_HERE,
    DROP_REVERTED,
    DROP_WITHDRAWN,
    DROP_TORN,
    DROP_STANDING,
    DROP_JUDGED,
    DROP_CONTESTED,
    MAKE_THERE,
    MAKE_HERE,
    MAKE_REVERTED,
    MAKE_WITHDRAWN,
    MAKE_TORN,
    MAKE_STANDING,
    MAKE_JUDGED,
    MAKE_CONTESTED,
    STEPS,
    TOUCHED_THERE = STEPS,
    TOUCHED_HERE,
    REVERTED,
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

static bool is_in_scope(const SayingGroup *group, const SayingUnit *scope, const SayingUnit *unit)
{
    return !scope || saying_is_row_of(group, scope, unit);
}

/* ---- what holds in a set of acts ---- */

static void find_tops(const SayingGroup *group, SayingUnit *unit)
{
    for (size_t i = 0; i < unit->count; i++) {
        Saying *saying = &unit->sayings[i];
        saying->is_top = saying->holds;
        for (size_t j = i + 1; saying->is_top && j < unit->count; j++)
            saying->is_top =
                !unit->sayings[j].holds || !saying_knows(group, &unit->sayings[j], saying);
    }
}

static bool is_torn(const SayingUnit *unit)
{
    bool is_removed = false, is_written = false;
    for (size_t i = 0; i < unit->count; i++)
        if (unit->sayings[i].is_top) {
            is_removed = is_removed || unit->sayings[i].removes;
            is_written = is_written || !unit->sayings[i].removes;
        }
    return is_removed && is_written;
}

static bool is_part(const SayingGroup *group, const SayingUnit *unit)
{
    return unit->is_row && strcmp(saying_key(group, unit, 0), saying_root(group)) != 0;
}

/* Whether the act of a saying made or took away a part of the family. */
static bool splits(const SayingGroup *group, const Saying *saying)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; is_part(group, &group->units[i]) && j < group->units[i].count; j++) {
            const Saying *other = &group->units[i].sayings[j];
            if (other->act == saying->act && (other->makes || other->takes_away))
                return true;
        }
    return false;
}

/* Whether it is a word of the act whose words hold, or one that it was built on. */
static bool is_preferred(const SayingGroup *group, const Saying *saying)
{
    return group->preferred != SAYING_NONE &&
           ((long)saying->act == group->preferred ||
            merge_history_knows(group->history, (size_t)group->preferred, saying->act));
}

/* Whether a word comes before another one of those that tear a row or a family. What is there comes
 * before what is gone. */
static bool is_stronger(const SayingGroup *group, const Saying *saying, const Saying *other)
{
    if (is_preferred(group, saying) != is_preferred(group, other))
        return is_preferred(group, saying);
    int order = strcmp(merge_history_said(group->history, saying->act),
                       merge_history_said(group->history, other->act));
    if (order)
        return order > 0;
    if (saying->removes != other->removes)
        return other->removes;
    return strcmp(merge_history_id(group->history, saying->act),
                  merge_history_id(group->history, other->act)) > 0;
}

/* The one that holds of those that tear a row; NULL when it is whole. */
static const Saying *find_remover(const SayingGroup *group, const SayingUnit *scope)
{
    const Saying *winner = NULL;
    for (size_t i = 0; i < group->count; i++) {
        const SayingUnit *unit = &group->units[i];
        if (!is_in_scope(group, scope, unit) || !is_torn(unit))
            continue;
        for (size_t j = 0; j < unit->count; j++)
            if (unit->sayings[j].is_top &&
                (!winner || is_stronger(group, &unit->sayings[j], winner)))
                winner = &unit->sayings[j];
    }
    return winner;
}

/* Whether somebody apart from one who split a family said something of the whole, or split it as
 * well; either may be asked about. */
static bool is_torn_from(const SayingGroup *group, const Saying *saying, bool is_split)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; group->units[i].is_of_whole && j < group->units[i].count; j++) {
            const Saying *other = &group->units[i].sayings[j];
            if (other->is_top && saying_is_apart(group, saying, other) &&
                (is_split || splits(group, other)))
                return true;
        }
    return false;
}

static const Saying *find_splitter(const SayingGroup *group)
{
    const Saying *winner = NULL;
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; group->units[i].is_of_whole && j < group->units[i].count; j++) {
            const Saying *saying = &group->units[i].sayings[j];
            if (saying->is_top && is_torn_from(group, saying, splits(group, saying)) &&
                (!winner || is_stronger(group, saying, winner)))
                winner = saying;
        }
    return winner;
}

/* Whether it is of a split that another word did not know of, or was said knowing of one. */
static bool is_of_split(const SayingGroup *group, const Saying *saying, const Saying *winner)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; is_part(group, &group->units[i]) && j < group->units[i].count; j++) {
            const Saying *part = &group->units[i].sayings[j];
            if ((part->makes || part->takes_away) && saying_is_apart(group, part, winner) &&
                (part->act == saying->act || saying_knows(group, saying, part)))
                return true;
        }
    return false;
}

/* Whether it goes when another word holds of those that tear a family: a split stands against every
 * word on the whole, and each of these against splits alone. */
static bool gives_way(const SayingGroup *group, const SayingUnit *unit, const Saying *saying,
                      const Saying *winner, bool is_split)
{
    return (unit->is_row || unit->is_of_whole || splits(group, saying)) &&
           (is_split || is_of_split(group, saying, winner));
}

/* What did not know of the word that holds goes with what it stood for. */
static void follow(SayingGroup *group, const SayingUnit *scope, Saying winner, bool is_torn_family)
{
    bool is_split = is_torn_family && splits(group, &winner);
    for (size_t i = 0; i < group->count; i++) {
        SayingUnit *unit = &group->units[i];
        if (!is_in_scope(group, scope, unit))
            continue;
        for (size_t j = 0; j < unit->count; j++)
            if ((is_torn_family ? gives_way(group, unit, &unit->sayings[j], &winner, is_split)
                                : winner.removes || unit->sayings[j].removes) &&
                saying_is_apart(group, &unit->sayings[j], &winner))
                unit->sayings[j].holds = false;
        find_tops(group, unit);
    }
}

static bool mend_row(SayingGroup *group, const SayingUnit *scope)
{
    const Saying *winner = find_remover(group, scope);
    if (winner)
        follow(group, scope, *winner, false);
    return winner;
}

/* *splitter: the act that held first, unless another did before. */
static bool mend_family(SayingGroup *group, long *splitter)
{
    const Saying *winner = find_splitter(group);
    if (winner && *splitter == SAYING_NONE)
        *splitter = (long)winner->act;
    if (winner)
        follow(group, NULL, *winner, true);
    return winner;
}

static bool is_known_to_all(const SayingGroup *group, const SayingUnit *unit, const Saying *saying)
{
    for (size_t i = 0; i < unit->count; i++)
        if (unit->sayings[i].is_top && !saying_knows(group, &unit->sayings[i], saying))
            return false;
    return true;
}

/* Whether it answers what was said since what all knew, by another or by himself. */
static bool is_answer(const SayingGroup *group, const SayingUnit *unit, const Saying *own)
{
    for (size_t i = 0; i < unit->count; i++)
        if (unit->sayings[i].holds && saying_knows(group, own, &unit->sayings[i]) &&
            !saying_is_same(group, unit, own - unit->sayings, (long)i) &&
            !is_known_to_all(group, unit, &unit->sayings[i]))
            return true;
    return false;
}

/* What was proposed alike, and changed by another top. */
static bool is_proposal(const SayingGroup *group, const SayingUnit *unit, const Saying *own)
{
    for (size_t i = 0; group->entity->is_proposed && own->makes && i < unit->count; i++) {
        const Saying *before = &unit->sayings[i];
        for (size_t j = 0; before->holds && before->makes && j < unit->count; j++)
            if (unit->sayings[j].is_top && saying_knows(group, &unit->sayings[j], before) &&
                saying_is_apart(group, own, before) &&
                saying_is_same(group, unit, own - unit->sayings, (long)i))
                return true;
    }
    return false;
}

/* Whether it is among what all tops knew, and nobody of those who said the rest knew of it. */
static bool is_last_of_all(const SayingGroup *group, const SayingUnit *unit, const Saying *saying)
{
    bool is_last = saying->holds && is_known_to_all(group, unit, saying);
    for (size_t i = 0; is_last && i < unit->count; i++)
        is_last = !unit->sayings[i].holds || !saying_knows(group, &unit->sayings[i], saying) ||
                  !is_known_to_all(group, unit, &unit->sayings[i]);
    return is_last;
}

/* Whether it says no other thing than what all tops knew. Where they knew of two that differ, to
 * say one of them again is to settle it. */
static bool is_common(const SayingGroup *group, const SayingUnit *unit, size_t top)
{
    bool is_first = true, is_same = true;
    for (size_t i = 0; is_same && i < unit->count; i++)
        if (is_last_of_all(group, unit, &unit->sayings[i])) {
            is_first = false;
            is_same = saying_is_same(group, unit, (long)top, (long)i);
        }
    return is_first ? saying_is_same(group, unit, (long)top, SAYING_NONE) : is_same;
}

static bool is_echo(const SayingGroup *group, const SayingUnit *unit, size_t top)
{
    const Saying *own = &unit->sayings[top];
    return (own->cells && is_common(group, unit, top) && !is_answer(group, unit, own)) ||
           is_proposal(group, unit, own);
}

static void prefer_persons(const SayingGroup *group, SayingUnit *unit)
{
    bool has_person = false;
    for (size_t i = 0; i < unit->count; i++)
        has_person = has_person ||
                     (unit->sayings[i].is_top && !saying_is_of_merge(group, &unit->sayings[i]));
    for (size_t i = 0; has_person && i < unit->count; i++)
        unit->sayings[i].is_top =
            unit->sayings[i].is_top && !saying_is_of_merge(group, &unit->sayings[i]);
}

static void drop_echoes(const SayingGroup *group, SayingUnit *unit)
{
    size_t tops = 0, echoes = 0;
    bool *is_dropped = xcalloc(unit->count + 1, sizeof *is_dropped);
    for (size_t i = 0; i < unit->count; i++)
        tops += unit->sayings[i].is_top;
    for (size_t i = 0; tops > 1 && i < unit->count; i++) {
        is_dropped[i] = unit->sayings[i].is_top && is_echo(group, unit, i);
        echoes += is_dropped[i];
    }
    for (size_t i = 0; echoes < tops && i < unit->count; i++)
        unit->sayings[i].is_top = unit->sayings[i].is_top && !is_dropped[i];
    free(is_dropped);
}

/* Whether somebody for whom an act held said something in the row that stands. */
static bool is_built_on(const SayingGroup *group, const SayingUnit *scope, size_t act)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; is_in_scope(group, scope, &group->units[i]) && j < group->units[i].count;
             j++) {
            const Saying *saying = &group->units[i].sayings[j];
            if (saying->holds && !saying->takes_away &&
                merge_history_holds(group->history, (MergeKnown){ .act = saying->act }, act))
                return true;
        }
    return false;
}

/* A row whose making was taken back stays with what others said in it since. */
static void keep_made(SayingGroup *group, const SayingUnit *scope, MergeKnown known)
{
    for (size_t i = 0; i < group->count; i++) {
        SayingUnit *unit = &group->units[i];
        bool is_meant = unit->is_row && is_in_scope(group, scope, unit);
        for (size_t j = 0; is_meant && j < unit->count; j++) {
            size_t act = unit->sayings[j].act;
            if (!unit->sayings[j].makes || unit->sayings[j].holds ||
                !merge_history_has(group->history, known, act) || !is_built_on(group, scope, act))
                continue;
            for (size_t k = 0; k < group->count; k++)
                for (size_t l = 0;
                     is_in_scope(group, scope, &group->units[k]) && l < group->units[k].count; l++)
                    if (group->units[k].sayings[l].act == act)
                        group->units[k].sayings[l].holds = true;
        }
    }
}

static bool begins_scope(const SayingGroup *group, size_t i)
{
    return !i || (!saying_is_record(group) &&
                  !saying_is_row_of(group, &group->units[i - 1], &group->units[i]));
}

/* Marks the tops of all units of the group. Where two tore it, the act that holds of them, else
 * SAYING_NONE. */
static long judge(SayingGroup *group, MergeKnown known)
{
    long splitter = SAYING_NONE;
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; j < group->units[i].count; j++) {
            Saying *saying = &group->units[i].sayings[j];
            saying->holds = merge_history_holds(group->history, known, saying->act);
        }
    for (size_t i = 0; i < group->count; i++)
        if (begins_scope(group, i))
            keep_made(group, saying_is_record(group) ? NULL : &group->units[i], known);
    for (size_t i = 0; i < group->count; i++) {
        SayingUnit *unit = &group->units[i];
        find_tops(group, unit);
        prefer_persons(group, unit);
        for (size_t j = 0; j < unit->count; j++)
            unit->sayings[j].was_top = unit->sayings[j].is_top;
    }
    for (size_t i = 0; i < group->count; i++)
        while (begins_scope(group, i) &&
               mend_row(group, saying_is_record(group) ? NULL : &group->units[i]))
            continue;
    while (group->entity->family && !saying_is_record(group) && mend_family(group, &splitter))
        continue;
    for (size_t i = 0; i < group->count; i++) {
        prefer_persons(group, &group->units[i]);
        drop_echoes(group, &group->units[i]);
    }
    return splitter;
}

static bool comes_before(const SayingGroup *group, const SayingUnit *unit, size_t i, size_t j)
{
    bool is_first = is_preferred(group, &unit->sayings[i]);
    return is_first != is_preferred(group, &unit->sayings[j]) ? is_first
                                                              : saying_is_later(group, unit, i, j);
}

static long holder(const SayingGroup *group, const SayingUnit *unit)
{
    long last = SAYING_NONE;
    for (size_t i = 0; i < unit->count; i++)
        if (unit->sayings[i].is_top &&
            (last == SAYING_NONE || comes_before(group, unit, i, (size_t)last)))
            last = (long)i;
    return last;
}

/* ---- what follows ---- */

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

static bool write_reverted(const SayingGroup *group, const Verdict *verdicts, size_t i)
{
    const SayingUnit *unit = &group->units[i];
    char *part = saying_part(group, unit, verdicts[i].both),
         *whole = row_after(group, verdicts, unit);
    bool done = store_change(group->store, queries, REVERTED, group->entity->table,
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
        return write_reverted(group, verdicts, i);
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

/* Nobody knew of it, though it may have gone with what it stood for. */
static bool stands(const Saying *saying)
{
    return saying->is_top || (saying->was_top && !saying->holds);
}

/* Of a unit in both copies, after judge(). */
static bool write_standing(const SayingGroup *group, const SayingUnit *unit)
{
    bool done = true;
    for (size_t i = 0; done && i < unit->count; i++)
        done =
            !stands(&unit->sayings[i]) ||
            store_change(group->store, queries, STANDING, group->entity->table, saying_root(group),
                         saying_key(group, unit, 0), saying_key(group, unit, 1),
                         saying_key(group, unit, 2), said_by(group, unit, (long)i));
    return done;
}

/* What one said who knew of nobody's other word, beside the word that holds; after judge(). */
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

/* Whether a word of the group went with what it stood for (follow()). */
static bool is_mended(const SayingGroup *group)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; j < group->units[i].count; j++)
            if (group->units[i].sayings[j].was_top && !group->units[i].sayings[j].holds)
                return true;
    return false;
}

static void find_verdict(const SayingGroup *group, const SayingUnit *unit, Verdict *verdict)
{
    long here = verdict->here, there = verdict->there;
    verdict->both = holder(group, unit);
    verdict->here_stands = here != SAYING_NONE && stands(&unit->sayings[here]);
    verdict->there_stands = there != SAYING_NONE && stands(&unit->sayings[there]);
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

/* What a family would be if the word of an act held, which went with what it stood for. */
typedef struct Alternative {
    size_t act;
    char *family;
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

/* The acts whose words on the family nobody knew of, and that do not hold. */
static void find_alternatives(const SayingGroup *group, Alternatives *all)
{
    for (size_t i = 0; i < group->count; i++) {
        const SayingUnit *unit = &group->units[i];
        for (size_t j = 0; (unit->is_row || unit->is_of_whole) && j < unit->count; j++)
            if (unit->sayings[j].was_top && !unit->sayings[j].holds)
                add_alternative(all, unit->sayings[j].act);
    }
}

static char *family_with(SayingGroup *group, long act)
{
    Verdict *verdicts = xcalloc(group->count + 1, sizeof *verdicts);
    group->preferred = act;
    judge(group, (MergeKnown){ .side = MERGE_ALL });
    for (size_t i = 0; i < group->count; i++)
        verdicts[i].both = holder(group, &group->units[i]);
    char *family = family_after(group, verdicts);
    group->preferred = SAYING_NONE;
    free(verdicts);
    return family;
}

/* Several acts of one person may stand for the same: it is his last word. */
static bool is_said_later_too(const SayingGroup *group, const Alternatives *all, size_t i)
{
    const char *said = merge_history_said(group->history, all->list[i].act);
    for (size_t j = 0; j < all->count; j++) {
        int order = strcmp(merge_history_said(group->history, all->list[j].act), said);
        if (j != i && !strcmp(all->list[i].family, all->list[j].family) &&
            (order > 0 || (!order && j < i)))
            return true;
    }
    return false;
}

/* Each word on a family that went with what it stood for, beside the one that holds. */
static bool write_contested_family(SayingGroup *group, long splitter)
{
    const char *entity = group->entity->table, *root = saying_root(group),
               *field = group->entity->row_unit;
    bool done = store_change(group->store, queries, JUDGED, entity, root, "", "", field);
    if (!done || splitter == SAYING_NONE)
        return done;
    const char *said_now = merge_history_said(group->history, (size_t)splitter);
    Alternatives all = { 0 };
    find_alternatives(group, &all);
    for (size_t i = 0; i < all.count; i++)
        all.list[i].family = family_with(group, (long)all.list[i].act);
    char *now = family_with(group, SAYING_NONE);
    for (size_t i = 0; done && i < all.count; i++)
        done = !strcmp(all.list[i].family, now) || is_said_later_too(group, &all, i) ||
               store_change(group->store, queries, CONTESTED, entity, root, "", "", field,
                            merge_history_said(group->history, all.list[i].act), all.list[i].family,
                            said_now, now);
    for (size_t i = 0; i < all.count; i++)
        free(all.list[i].family);
    free(all.list);
    free(now);
    return done;
}

static size_t next_settling(const SayingGroup *group, size_t from)
{
    size_t next = SIZE_MAX;
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; j < group->units[i].count; j++) {
            const Saying *saying = &group->units[i].sayings[j];
            if (saying->settles && saying->act >= from && saying->act < next)
                next = saying->act;
        }
    return next;
}

/* Who settles a family as it stands says all of it, also what he did not write anew: the earlier
 * first, which the later ones saw. */
static void see_settled(SayingGroup *group)
{
    for (size_t act = next_settling(group, 0); act != SIZE_MAX;
         act = next_settling(group, act + 1)) {
        judge(group, (MergeKnown){ .act = act });
        for (size_t i = 0; i < group->count; i++)
            for (size_t j = 0; j < group->units[i].count; j++)
                if (group->units[i].sayings[j].act == act)
                    group->units[i].sayings[j].left = holder(group, &group->units[i]);
    }
}

static bool settle_group(SayingGroup *group)
{
    Verdict *verdicts = xcalloc(group->count + 1, sizeof *verdicts);
    bool is_contested = false, is_family = group->entity->family && !saying_is_record(group);
    if (is_family)
        see_settled(group);
    long here = judge(group, (MergeKnown){ .side = MERGE_HERE });
    for (size_t i = 0; i < group->count; i++)
        verdicts[i].here = holder(group, &group->units[i]);
    long there = judge(group, (MergeKnown){ .side = MERGE_THERE });
    for (size_t i = 0; i < group->count; i++)
        verdicts[i].there = holder(group, &group->units[i]);
    long both = judge(group, (MergeKnown){ .side = MERGE_ALL });
    for (size_t i = 0; i < group->count; i++) {
        find_verdict(group, &group->units[i], &verdicts[i]);
        is_contested = is_contested || verdicts[i].is_contested;
    }
    bool is_whole = is_mended(group);
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
               (!is_torn_family || write_reverted(group, verdicts, i)) &&
               write_withdrawn(group, &group->units[i], is_contested) &&
               (!is_contested || write_standing(group, &group->units[i])) &&
               (is_torn_row || group->entity->is_taken_over ||
                write_contested(group, &group->units[i], verdicts[i].both));
    done = done && (!is_family || is_torn_row || write_contested_family(group, both));
    free(verdicts);
    return done;
}

bool merge_said(Store *store, const MergeHistory *history)
{
    for (int step = 0; step < STEPS; step++)
        if (!store_change(store, queries, step))
            return false;
    SayingGroup group;
    bool done = saying_begin(&group, store, history);
    while (done && saying_next_group(&group))
        done = settle_group(&group);
    saying_end(&group);
    return done;
}
