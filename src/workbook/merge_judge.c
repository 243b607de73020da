/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a unit holds follows from what was said of it. An undo and a redo say nothing themselves:
 * what was undone was not said. A merge repeats what others said; what it says itself, a name that
 * it numbered for instance, gives way to any person's word. Of the sayings that are left, one that
 * another knew of is history. What remains is one, and holds; or they are several, of people who
 * did not know of each other: contested, and the later one holds until somebody settles it, which
 * is to say it again and know of both.
 *
 * Three kinds of saying are about more than their unit, or about nothing:
 *
 * - removed: a row that one took away while another wrote in it is a question of the whole row, and
 *   of a record (entity.h) of all its rows: the later holds, with it all or nothing;
 * - torn: so is a family that one split while another decided on it, or changed its amounts;
 * - echoed: what one says just as it was before, with nothing said in between, is not contested,
 *   nor is what each copy proposes by itself: nobody stands against another thing that somebody
 *   says. */
#include "config.h"
#include "workbook/merge_judge.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

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
        if (!saying_is_in_scope(group, scope, unit) || !is_torn(unit))
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
        if (!saying_is_in_scope(group, scope, unit))
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

static bool says_more(const SayingGroup *group, const SayingUnit *unit, const Saying *own)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; &group->units[i] != unit && j < group->units[i].count; j++)
            if (group->units[i].sayings[j].act == own->act &&
                saying_is_row_of(group, unit, &group->units[i]))
                return true;
    return false;
}

/* Whether it makes its row as each copy does by itself (entity.h). Who adds one of his own, or
 * accepts it in the same act, says so himself. */
static bool is_made_alike(const SayingGroup *group, const SayingUnit *unit, const Saying *own)
{
    const char *proposed = group->entity->proposed;
    if (!proposed || !own->makes || !*proposed)
        return proposed && own->makes;
    bool is_there;
    const char *value =
        unit->is_row ? saying_value(group, unit, own - unit->sayings, unit->column, &is_there)
                     : NULL;
    return value && text_has_word(proposed, value) && !says_more(group, unit, own);
}

/* What was proposed alike, and changed by another top. */
static bool is_proposal(const SayingGroup *group, const SayingUnit *unit, const Saying *own)
{
    for (size_t i = 0; is_made_alike(group, unit, own) && i < unit->count; i++) {
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

/* A salvage says nothing that stood there by another act: where it says what an earlier one did,
 * one in between is lost. */
static bool is_echo(const SayingGroup *group, const SayingUnit *unit, size_t top)
{
    const Saying *own = &unit->sayings[top];
    return (own->cells && is_common(group, unit, top) && !is_answer(group, unit, own) &&
            !merge_history_is_salvage(group->history, own->act)) ||
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
        for (size_t j = 0;
             saying_is_in_scope(group, scope, &group->units[i]) && j < group->units[i].count; j++) {
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
        bool is_meant = unit->is_row && saying_is_in_scope(group, scope, unit);
        for (size_t j = 0; is_meant && j < unit->count; j++) {
            size_t act = unit->sayings[j].act;
            if (!unit->sayings[j].makes || unit->sayings[j].holds ||
                !merge_history_has(group->history, known, act) || !is_built_on(group, scope, act))
                continue;
            for (size_t k = 0; k < group->count; k++)
                for (size_t l = 0; saying_is_in_scope(group, scope, &group->units[k]) &&
                                   l < group->units[k].count;
                     l++)
                    if (group->units[k].sayings[l].act == act)
                        group->units[k].sayings[l].holds = true;
        }
    }
}

long merge_judge(SayingGroup *group, MergeKnown known)
{
    long splitter = SAYING_NONE;
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; j < group->units[i].count; j++) {
            Saying *saying = &group->units[i].sayings[j];
            saying->holds = merge_history_holds(group->history, known, saying->act);
        }
    for (size_t i = 0; i < group->count; i++)
        if (saying_begins_scope(group, i))
            keep_made(group, saying_is_record(group) ? NULL : &group->units[i], known);
    for (size_t i = 0; i < group->count; i++) {
        SayingUnit *unit = &group->units[i];
        find_tops(group, unit);
        prefer_persons(group, unit);
        for (size_t j = 0; j < unit->count; j++)
            unit->sayings[j].was_top = unit->sayings[j].is_top;
    }
    for (size_t i = 0; i < group->count; i++)
        while (saying_begins_scope(group, i) &&
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

long merge_judge_holder(const SayingGroup *group, const SayingUnit *unit)
{
    long last = SAYING_NONE;
    for (size_t i = 0; i < unit->count; i++)
        if (unit->sayings[i].is_top &&
            (last == SAYING_NONE || comes_before(group, unit, i, (size_t)last)))
            last = (long)i;
    return last;
}

bool merge_judge_stands(const Saying *saying)
{
    return saying->is_top || (saying->was_top && !saying->holds);
}

bool merge_judge_is_mended(const SayingGroup *group)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; j < group->units[i].count; j++)
            if (group->units[i].sayings[j].was_top && !group->units[i].sayings[j].holds)
                return true;
    return false;
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

/* The earlier first, which the later ones saw. */
void merge_judge_settled(SayingGroup *group)
{
    for (size_t act = next_settling(group, 0); act != SIZE_MAX;
         act = next_settling(group, act + 1)) {
        merge_judge(group, (MergeKnown){ .act = act });
        for (size_t i = 0; i < group->count; i++)
            for (size_t j = 0; j < group->units[i].count; j++)
                if (group->units[i].sayings[j].act == act)
                    group->units[i].sayings[j].left = merge_judge_holder(group, &group->units[i]);
    }
}
