/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two copies of a workbook parted at some act, and perhaps met in between, by themselves or in
 * others. What each holds follows from the acts it knows (merge_said.h), and so does what both hold
 * together: that is what a merge makes of this one. A unit (entity.h) of which only they say
 * something new is taken. Of one that both said, not knowing of each other, to different values, it
 * is a conflict: the later word stays until a person settles it, and both are kept in table
 * conflict. So A into B gives what B into A gives, whoever begins, and by way of whom.
 *
 * What is taken spans a whole row where only one side has it, and a whole family of rows where
 * taking parts of both would be a stump or a sum that nobody said (entity.h).
 *
 * Values are compared as JSON arrays of the columns that only make sense together; a state
 * without its reason would be half of what someone said. Units are set rank by rank, what others
 * refer to first. The colleague's acts come along under the id of this merge (merged_by), so that
 * undoing the merge takes them back as well, and a later merge knows that they are known. */
#include "config.h"
#include "workbook/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "evidence/finding.h"
#include "evidence/import_join.h"
#include "store/store_bulk.h"
#include "workbook/merge_conflict.h"
#include "workbook/merge_history.h"
#include "workbook/merge_name.h"
#include "workbook/merge_reference.h"
#include "workbook/merge_revert.h"
#include "workbook/merge_said.h"
#include "workbook/merge_unit.h"
#include "workbook/milestone.h"
#include "workbook/replay.h"

/* The workload of a unit of `touched`; its rows are in one copy or the other. */
#define WORKLOAD_OF(schema)                                                                        \
    "CASE WHEN entity IN ('answer', 'practice_answer', 'assignment') THEN key1 WHEN entity ="      \
    " 'field_value' THEN key2 WHEN entity = 'evidence' THEN (SELECT workload FROM " schema         \
    ".evidence WHERE id = key1) END"
/* What all workloads share was written into one when it was made: it is not taken back where the
 * workload is needed, and comes with it. */
#define KEEP_ANSWERS(taken_back, schema, workloads)                                                \
    {                                                                                              \
        "", "DELETE FROM temp." taken_back " WHERE " WORKLOAD_OF(schema) " IN (" workloads ")"     \
    }
#define BRING_ANSWERS(table)                                                                       \
    {                                                                                              \
        "", "INSERT OR IGNORE INTO main." table " SELECT * FROM theirs." table                     \
            " WHERE workload IN (SELECT id FROM brought WHERE entity = 'workload')"                \
    }

/* Nobody here said anything in a workload that they took back (KEEP_WORKLOADS). */
#define DROP_ANSWERS(table)                                                                        \
    {                                                                                              \
        "", "DELETE FROM main." table " WHERE workload IN (SELECT key1 FROM touched_there WHERE"   \
            " entity = 'workload') AND workload NOT IN (SELECT id FROM theirs.workload)"           \
    }

/* As they were made: each behind those that were there then, whatever the clocks said; of two that
 * were added apart the earlier. */
#define WORKLOADS_BY_AGE                                                                            \
    "SELECT id, row_number() OVER (ORDER BY place, made, position, id) AS place FROM main.workload" \
    " LEFT JOIN (SELECT changed.key1 AS added, min(CAST(changed.after AS INTEGER)) AS place,"       \
    " min(at || ' ' || site || ' ' || sequence) AS made FROM (SELECT at, site, sequence, changeset" \
    " FROM main.journal UNION ALL SELECT at, site, sequence, changeset FROM theirs.journal) AS"     \
    " act, change(act.changeset) AS changed WHERE instr(act.changeset, CAST('workload' AS BLOB))"   \
    " AND changed.entity = 'workload' AND changed.op = 'insert' AND changed.\"column\" ="           \
    " 'position' GROUP BY 1) ON added = id"

enum {
    KEPT_HERE,
    KEPT_THERE,
    DROP_FAMILY,
    FAMILIES,
    DIFFERENCE,
    UNREADABLE,
    LACKS_ACTS,
    COUNT_UNKNOWN,
    COUNT_KNOWN,
    DIFFERENT_UNITS,
    KEEP_AS_CHOSEN,
    LAST_THERE,
    ONLY_MERGES,
    BRING_ACTS,
    BRING_ANSWERS_TO_QUESTIONS,
    BRING_ANSWERS_TO_PRACTICES,
    DROP_ANSWERS_TO_QUESTIONS,
    DROP_ANSWERS_TO_PRACTICES,
    DROP_EMPTY,
    DROP_WORKLOADS,
    UNEVEN,
    BY_AGE,
    ORDER_WORKLOADS,
    BRING_TIMES
};
static const Query queries[] = {
    [KEPT_HERE] = KEEP_ANSWERS("touched_there", "main",
                               "SELECT id FROM main.workload WHERE id NOT IN (SELECT id FROM"
                               " theirs.workload) AND id NOT IN (SELECT key1 FROM touched_there"
                               " WHERE entity = 'workload')"),
    [KEPT_THERE] =
        KEEP_ANSWERS("touched_here", "theirs", "SELECT id FROM brought WHERE entity = 'workload'"),
    /* A record that one side took away and the other edited; a recommendation that one side
     * split and whose amounts the other changed, or that he decided on: taken part by part, the
     * first were a stump, and the second would not add up or be half decided. */
    [DROP_FAMILY] = { "", "DROP TABLE IF EXISTS temp.family" },
    [FAMILIES] = { "",
                   "CREATE TEMP TABLE family AS WITH both AS (SELECT entity, key1, key2, key3,"
                   " field FROM touched_here UNION ALL SELECT entity, key1, key2, key3, field FROM"
                   " touched_there), part AS (SELECT id, coalesce(nullif(part_of, ''), id) AS root"
                   " FROM main.recommendation UNION SELECT id, coalesce(nullif(part_of, ''), id)"
                   " FROM theirs.recommendation), torn (entity, key1, key2) AS (SELECT DISTINCT"
                   " 'entry', key1, key2 FROM touched_here JOIN (SELECT DISTINCT entity, key1, key2"
                   " FROM touched_there) USING (entity, key1, key2) WHERE entity = 'entry' AND"
                   " EXISTS (SELECT 1 FROM main.entry WHERE form = key1 AND record = key2) <>"
                   " EXISTS (SELECT 1 FROM theirs.entry WHERE form = key1 AND record = key2) UNION"
                   " SELECT entity, root, '' FROM temp.torn) SELECT torn.entity, torn.key1 AS root,"
                   " member.key1, member.key2 FROM torn JOIN (SELECT DISTINCT entity, key1, key2"
                   " FROM both) AS member ON member.entity = torn.entity AND (torn.entity = 'entry'"
                   " AND (member.key1, member.key2) = (torn.key1, torn.key2) OR torn.entity ="
                   " 'recommendation' AND member.key1 IN (SELECT id FROM part WHERE root ="
                   " torn.key1))" },
    /* A salvaged copy may have lost its id: no other has an act of it. */
    [DIFFERENCE] = { "",
                     "SELECT CASE WHEN (SELECT id FROM main.engagement) IS NOT (SELECT id FROM"
                     " theirs.engagement) AND NOT EXISTS (SELECT 1 FROM main.journal JOIN"
                     " theirs.journal USING (site, sequence)) THEN 'engagement' WHEN (SELECT group_concat(id ||"
                     " ' ' || version) FROM main.lens) IS NOT (SELECT group_concat(id || ' '"
                     " || version) FROM theirs.lens) THEN 'lens' ELSE '' END" },
    [UNREADABLE] = { "", "SELECT ifnull((SELECT author || ', ' || at FROM main.journal WHERE NOT "
                         STORE_ACT_IS_READABLE("") " UNION ALL SELECT author || ', ' || at FROM"
                         " theirs.journal WHERE NOT " STORE_ACT_IS_READABLE("") " LIMIT 1), '')" },
    [LACKS_ACTS] = { "", "SELECT " STORE_LACKS_ACTS("main.journal") " + 2 * " STORE_LACKS_ACTS(
                             "theirs.journal") },
    [COUNT_UNKNOWN] = { "", "SELECT count(*) FROM temp.merge_act WHERE sides = 2" },
    [COUNT_KNOWN] = { "", "SELECT count(*) FROM temp.merge_act WHERE sides = 3" },
    [DIFFERENT_UNITS] = { "",
                          "WITH row_here AS (SELECT entity, key1, key2, key3, max(said) AS said"
                          " FROM touched_here GROUP BY 1, 2, 3, 4), row_there AS (SELECT entity,"
                          " key1, key2, key3, max(said) AS said, max(contested) AS contested,"
                          " max(takes) AS takes FROM touched_there GROUP BY 1, 2, 3, 4) SELECT"
                          " there.entity, there.key1, there.key2, there.key3, there.field,"
                          " there.said AS said_there, ifnull(here.said, '') AS said_here,"
                          " there.contested, there.takes, row_there.said AS row_there,"
                          " ifnull(row_here.said, '') AS row_here, row_there.contested AS"
                          " row_contested, row_there.takes AS row_takes, '' AS is_family FROM"
                          " touched_there AS there JOIN row_there USING (entity, key1, key2, key3)"
                          " LEFT JOIN row_here USING (entity, key1, key2, key3) LEFT JOIN"
                          " touched_here AS here ON (here.entity, here.key1, here.key2, here.key3,"
                          " here.field) = (there.entity, there.key1, there.key2, there.key3,"
                          " there.field) WHERE (there.entity, there.key1, there.key2) NOT IN"
                          " (SELECT entity, key1, key2 FROM family) UNION ALL SELECT entity, root,"
                          " key2, '', iif(entity = 'entry', 'value', 'status'),"
                          " coalesce(max(there.said), (SELECT there FROM temp.torn WHERE torn.root"
                          " = family.root), ''), coalesce(max(here.said), (SELECT here FROM"
                          " temp.torn WHERE torn.root = family.root), ''), 1, ifnull((SELECT takes FROM temp.torn WHERE torn.root"
                          " = family.root), min(iif(there.contested, there.takes, 1))), '', '', '',"
                          " '', '1' FROM family LEFT JOIN row_there AS there USING (entity, key1,"
                          " key2) LEFT JOIN row_here AS here USING (entity, key1, key2) GROUP BY"
                          " entity, root, key2 ORDER BY 1, 2, 3, 4, 5" },
    /* What follows from the word that holds is not what somebody chose against it. */
    [KEEP_AS_CHOSEN] = { "ttt", "DELETE FROM temp.reverted WHERE entity = ?1 AND CASE WHEN entity ="
                                " 'entry' THEN (key1, key2) = (?2, ?3) ELSE key1 IN (SELECT id FROM"
                                " temp.said_part WHERE root = ?2) END" },
    [LAST_THERE] = { "", "SELECT site || '-' || sequence FROM theirs.journal WHERE merged_by = ''"
                         " ORDER BY number DESC LIMIT 1" },
    [ONLY_MERGES] = { "", "SELECT count(*) = 0 FROM temp.merge_act WHERE sides = 2 AND kind <>"
                          " 'merge'" },
    [BRING_ACTS] = { "t", "INSERT INTO main.journal (site, sequence, at, author, kind, target,"
                          " merged_by, changeset, joined, parent, checksum) SELECT *, act_checksum("
                          STORE_ACT_COLUMNS("") ") FROM (SELECT site, sequence, at, author, kind,"
                          " target, ?1 AS merged_by, changeset, joined, parent FROM theirs.journal"
                          " WHERE number IN (SELECT there FROM temp.merge_act WHERE sides = 2)"
                          " ORDER BY number) WHERE true ON CONFLICT (site, sequence) DO UPDATE SET"
                          " merged_by = excluded.merged_by, checksum = act_checksum("
                          STORE_ACT_COLUMNS_BY("", "excluded.merged_by") ")" },
    [BRING_ANSWERS_TO_QUESTIONS] = BRING_ANSWERS("answer"),
    [BRING_ANSWERS_TO_PRACTICES] = BRING_ANSWERS("practice_answer"),
    [DROP_ANSWERS_TO_QUESTIONS] = DROP_ANSWERS("answer"),
    [DROP_ANSWERS_TO_PRACTICES] = DROP_ANSWERS("practice_answer"),
    /* What made it was taken back. */
    [DROP_EMPTY] = { "", "DELETE FROM main.answer WHERE (workload, question) IN (SELECT key1, key2"
                         " FROM touched_there WHERE entity = 'answer' UNION SELECT key1, key2 FROM"
                         " temp.reverted WHERE entity = 'answer') AND (workload, question) NOT IN"
                         " (SELECT workload, question FROM theirs.answer) AND state || reason ||"
                         " explanation || owner || due || note || asked || confidence = ''" },
    [DROP_WORKLOADS] = { "", "DELETE FROM main.workload WHERE id IN (SELECT key1 FROM touched_there"
                             " WHERE entity = 'workload') AND id NOT IN (SELECT id FROM"
                             " theirs.workload) AND id NOT IN (SELECT workload FROM"
                             " practice_answer UNION SELECT workload FROM answer UNION SELECT"
                             " workload FROM evidence UNION SELECT record FROM field_value)" },
    [UNEVEN] = { "", "SELECT EXISTS (SELECT 1 FROM answer JOIN question ON question.id = question"
                     " WHERE scope = 'organization' GROUP BY question.id HAVING count(*) < (SELECT"
                     " count(*) FROM main.workload) OR count(DISTINCT json_array(state, reason,"
                     " explanation, owner, due, note, asked, confidence)) > 1) OR EXISTS (SELECT 1"
                     " FROM practice_answer JOIN practice ON practice.id = practice JOIN question"
                     " ON question.id = question WHERE scope = 'organization' GROUP BY practice.id"
                     " HAVING count(*) < (SELECT count(*) FROM main.workload) OR count(DISTINCT"
                     " json_array(state, reason, note)) > 1)" },
    [BY_AGE] = { "", "SELECT id FROM (" WORKLOADS_BY_AGE ") ORDER BY place" },
    [ORDER_WORKLOADS] = { "", "UPDATE main.workload SET position = place FROM (" WORKLOADS_BY_AGE
                              ") AS age WHERE age.id = workload.id AND position <> place AND"
                              " EXISTS (SELECT 1 FROM touched_here WHERE entity = 'workload' UNION"
                              " SELECT 1 FROM touched_there WHERE entity = 'workload')" },
    /* Of one consultant the copy that measured longer knows what the other does. */
    [BRING_TIMES] = { "", "INSERT INTO main.question_time (workload, question, author, seconds)"
                          " SELECT workload, question, author, seconds FROM theirs.question_time"
                          " WHERE true ON CONFLICT DO UPDATE SET seconds = max(seconds,"
                          " excluded.seconds)" },
    { 0 },
};

/* One unit that they changed, and what each side says of it. */
typedef struct Difference {
    MergeUnit unit;
    char *mine, *theirs;
    const char *said_here, *said_there; /* "time author", "" where nobody says it */
    bool is_contested, takes_theirs;    /* both say it; theirs is the later word */
    bool is_taken;
} Difference;

typedef struct Merge {
    Store *store;
    MergeUnits *units;
    MergeChoice choice;
    Table *conflicts;
} Merge;

static MergeUnit unit_of(const Table *table, size_t row)
{
    return (MergeUnit){ table_cell(table, row, 0), table_cell(table, row, 1),
                        table_cell(table, row, 2), table_cell(table, row, 3),
                        table_cell(table, row, 4) };
}

/* What is chosen of a family against the word that holds comes with all else that was said. */
static char *chosen_family(Merge *merge, const Difference *difference)
{
    char *whole = merge_conflict_alternative(merge->store, &difference->unit,
                                             difference->is_taken ? MERGE_THERE : MERGE_HERE);
    if (!whole || *whole)
        return whole;
    free(whole);
    return xstrdup(difference->is_taken ? difference->theirs : difference->mine);
}

/* Units of one row may stay from both sides: who said it last follows for the row as a whole. */
static bool take(Merge *merge, const Difference *difference)
{
    const MergeUnit *unit = &difference->unit;
    if (unit->span != MERGE_FAMILY || difference->is_taken == difference->takes_theirs)
        return !difference->is_taken ||
               merge_unit_set(merge->units, unit, difference->theirs, "", "");
    char *family = chosen_family(merge, difference);
    bool done =
        family && merge_unit_set(merge->units, unit, family, "", "") &&
        store_change(merge->store, queries, KEEP_AS_CHOSEN, unit->entity, unit->key1, unit->key2);
    free(family);
    return done;
}

static bool join(Merge *merge, Difference *difference)
{
    if (!strcmp(difference->mine, difference->theirs)) {
        difference->is_contested = false;
        return true;
    }
    difference->is_contested =
        difference->is_contested && merge_unit_is_contested(merge->units, &difference->unit);
    difference->is_taken = difference->is_contested && merge->choice != MERGE_LATER
                               ? merge->choice == MERGE_THEIRS
                               : difference->takes_theirs;
    return take(merge, difference);
}

static bool join_difference(Merge *merge, Difference *difference)
{
    difference->mine = merge_unit_value(merge->units, &difference->unit, false);
    difference->theirs = merge_unit_value(merge->units, &difference->unit, true);
    return difference->mine && difference->theirs && join(merge, difference);
}

/* All of a row is one difference where one side has it and the other has not. */
static bool find_span(const Merge *merge, const Table *units, size_t row, MergeUnit *unit)
{
    const char *lead = merge_unit_of_row(merge->units, unit);
    if (*table_get(units, row, "is_family") || !lead) {
        unit->span = *table_get(units, row, "is_family") ? MERGE_FAMILY : MERGE_PART;
        return true;
    }
    MergeUnit whole = *unit;
    whole.field = lead;
    whole.span = MERGE_ROW;
    char *mine = merge_unit_value(merge->units, &whole, false),
         *theirs = merge_unit_value(merge->units, &whole, true);
    bool done = mine && theirs;
    if (done && !*mine != !*theirs)
        *unit = whole;
    free(mine);
    free(theirs);
    return done;
}

static bool is_of_row(const MergeUnit *unit, const MergeUnit *other)
{
    return !strcmp(unit->entity, other->entity) && !strcmp(unit->key1, other->key1) &&
           !strcmp(unit->key2, other->key2) && !strcmp(unit->key3, other->key3);
}

static bool is_set(const Table *table, size_t row, const char *column)
{
    return *table_get(table, row, column) == '1';
}

/* The differences that are to be settled, in the order of `units`, a row that is one of them once;
 * the caller frees. */
static Difference *differences_of(const Merge *merge, const Table *units, size_t *count)
{
    size_t rows = table_rows(units);
    Difference *all = xcalloc(rows + 1, sizeof *all);
    *count = 0;
    for (size_t row = 0; row < rows; row++) {
        MergeUnit unit = unit_of(units, row);
        const MergeUnit *last = *count ? &all[*count - 1].unit : NULL;
        if (last && last->span == MERGE_ROW && is_of_row(last, &unit))
            continue;
        if (!find_span(merge, units, row, &unit)) {
            free(all);
            return NULL;
        }
        bool is_row = unit.span == MERGE_ROW;
        all[(*count)++] =
            (Difference){ .unit = unit,
                          .said_there = table_get(units, row, is_row ? "row_there" : "said_there"),
                          .said_here = table_get(units, row, is_row ? "row_here" : "said_here"),
                          .is_contested =
                              is_set(units, row, is_row ? "row_contested" : "contested"),
                          .takes_theirs = is_set(units, row, is_row ? "row_takes" : "takes") };
    }
    return all;
}

/* A family holds otherwise than either side had it, once what is not contested in it came together:
 * that is what can be kept. */
static bool follow_family(const Merge *merge, Difference *difference)
{
    char **holds = difference->is_taken ? &difference->theirs : &difference->mine;
    char *now = merge_unit_value(merge->units, &difference->unit, false);
    if (!now)
        return false;
    free(*holds);
    *holds = now;
    return true;
}

static bool note(Merge *merge, Difference *difference)
{
    if (difference->unit.span == MERGE_FAMILY && !follow_family(merge, difference))
        return false;
    const MergeConflict conflict = { difference->unit,       difference->mine,
                                     difference->theirs,     difference->said_here,
                                     difference->said_there, difference->takes_theirs,
                                     difference->is_taken,   merge->choice != MERGE_LATER };
    return merge_conflict_note(merge->store, &conflict, merge->conflicts);
}

/* Rank by rank, so that what is referred to comes first; what is noted of them after their own
 * notes. */
static bool join_all(Merge *merge)
{
    Table *units = store_rows(merge->store, queries, DIFFERENT_UNITS);
    size_t count = 0;
    Difference *all = units ? differences_of(merge, units, &count) : NULL;
    bool done = all;
    for (int rank = 0; done && rank < merge_units_count(merge->units); rank++)
        for (size_t i = 0; done && i < count; i++) {
            int own = merge_unit_rank(merge->units, &all[i].unit);
            done = own >= 0 && (own != rank || join_difference(merge, &all[i]));
        }
    done =
        done && merge_revert(merge->store, merge->units) && merge_conflict_withdraw(merge->store);
    for (size_t i = 0; i < count; i++) {
        done = done && (!all[i].is_contested || note(merge, &all[i]));
        free(all[i].mine);
        free(all[i].theirs);
    }
    free(all);
    table_free(units);
    done = done && merge_conflict_renew(merge->store);
    return done && (merge->choice == MERGE_LATER ||
                    merge_conflict_take_side(merge->store, merge->units,
                                             merge->choice == MERGE_THEIRS, merge->conflicts));
}

static bool bring_acts(Store *store)
{
    char *id = store_act_id(store), *last = store_text(store, queries, LAST_THERE);
    bool done =
        last && store_change(store, queries, BRING_ACTS, id) && milestone_bring_parts(store);
    if (last)
        store_join_act(store, last);
    free(last);
    free(id);
    return done;
}

static bool plan(Store *store, MergeOutcome *outcome)
{
    MergeHistory *history = merge_history_new(store);
    bool done = history && merge_said(store, history);
    merge_history_free(history);
    done = done && merge_references(store);
    for (int i = KEPT_HERE; done && i <= FAMILIES; i++)
        done = store_change(store, queries, i);
    return done && store_number(store, &outcome->applied, queries, COUNT_UNKNOWN) &&
           store_number(store, &outcome->skipped, queries, COUNT_KNOWN);
}

/* Copies that only merged each other since have nothing to say, and come to rest. */
static bool says_anything(Store *store, const char *last_import, bool *says)
{
    int64_t only_merges;
    return store_act_changes(store, says) &&
           store_number(store, &only_merges, queries, ONLY_MERGES) &&
           (*says = *says || *last_import || !only_merges, true);
}

/* What holds for the whole organization is the same in all workloads: the first of them has heard
 * all that was said of it, one that was added in one copy or came later has not. */
static bool share_answers(Store *store)
{
    int64_t is_uneven;
    if (!store_number(store, &is_uneven, queries, UNEVEN))
        return false;
    Table *workloads = is_uneven ? store_rows(store, queries, BY_AGE) : NULL;
    bool done = workloads || !is_uneven;
    for (size_t row = 1; done && workloads && row < table_rows(workloads); row++)
        done =
            answer_share(store, table_cell(workloads, row, 0), table_cell(workloads, 0, 0), NULL);
    table_free(workloads);
    return done;
}

static bool join_copies(Merge *merge)
{
    Store *store = merge->store;
    return store_change(store, queries, BRING_ANSWERS_TO_QUESTIONS) &&
           store_change(store, queries, BRING_ANSWERS_TO_PRACTICES) &&
           merge_revert_to_held(store, merge->units) && join_all(merge) &&
           store_change(store, queries, DROP_ANSWERS_TO_QUESTIONS) &&
           store_change(store, queries, DROP_ANSWERS_TO_PRACTICES) &&
           store_change(store, queries, DROP_EMPTY) &&
           store_change(store, queries, DROP_WORKLOADS) &&
           store_change(store, queries, ORDER_WORKLOADS) && merge_units_join_stamps(merge->units) &&
           share_answers(store) && merge_names(store) &&
           merge_conflict_of_circles(store, merge->units, merge->conflicts) &&
           merge_conflict_follow(store, merge->units);
}

/* What only one knows, and nobody can read, would count as known and never come again. */
static bool is_readable(Store *store, const char *path)
{
    char *act = store_text(store, queries, UNREADABLE);
    bool done = act && !*act;
    if (act && *act)
        fail("an act of %s or of this workbook (%s) cannot be read: one of them is damaged;"
             " 'wellbook check' says which, and 'wellbook salvage' recovers what can be read",
             path, act);
    free(act);
    return done;
}

/* What no act says would give way to everything that one says. */
static bool has_all_acts(Store *store, const char *path)
{
    int64_t lacking;
    return store_number(store, &lacking, queries, LACKS_ACTS) &&
           (!lacking ||
            fail("acts are missing from the journal of %s, so nobody can tell what was"
                 " said in which order; 'wellbook salvage' makes a copy of it that can be"
                 " merged",
                 lacking & 1 ? store_path(store) : path));
}

/* Imports are taken back as one is, which the journal names by its batch. */
static bool run(Merge *merge, const char *path, MergeOutcome *outcome)
{
    Store *store = merge->store;
    char *last = NULL;
    bool says = false, done = plan(store, outcome) && is_readable(store, path) &&
                              store_change(store, queries, BRING_TIMES);
    /* What somebody said here may have settled one, though nothing new is there. */
    done = done && merge_conflicts(store, &outcome->open);
    if (done && (outcome->applied || outcome->open))
        done = import_join(store, &last, &outcome->imports) && join_copies(merge) &&
               says_anything(store, last, &says);
    if (done && says) {
        store_name_act(store, "merge", last);
        done = bring_acts(store) && finding_match(store) && answer_recompute(store);
    } else if (done) {
        outcome->applied = 0;
        if (!outcome->imports)
            outcome->imports = xstrdup("");
    }
    free(last);
    return done && merge_conflicts(store, &outcome->open);
}

static bool is_the_same_engagement(Store *store, const char *path)
{
    char *difference = store_text(store, queries, DIFFERENCE);
    bool done = difference && !*difference;
    if (difference && !strcmp(difference, "engagement"))
        fail("%s is of another engagement; only copies of one workbook can be merged", path);
    else if (difference && !done)
        fail("%s has other question banks, or another version of one; only copies with the same"
             " ones can be merged; 'wellbook lens add' adds one that is missing",
             path);
    free(difference);
    return done;
}

static Table *conflict_table(void)
{
    static const TableColumn columns[] = { { "entity" },    { "key1" },      { "key2" },
                                           { "key3" },      { "field" },     { "mine" },
                                           { "mine_by" },   { "mine_at" },   { "theirs" },
                                           { "theirs_by" }, { "theirs_at" }, { "chosen" } };
    Table *table = table_make(columns, COUNT(columns));
    return table;
}

/* Damage in a row would be taken for what somebody said, and go from copy to copy. */
static bool are_as_said(Store *store, const char *path)
{
    Store *theirs = store_open_to_read(path);
    bool done = theirs && replay_is_as_said(theirs) && replay_is_as_said(store);
    store_close(theirs);
    return done;
}

static bool join_file(Merge *merge, const char *path, bool is_trial, MergeOutcome *outcome)
{
    Store *store = merge->store;
    if (!store_attach(store, path))
        return false;
    bool done = is_the_same_engagement(store, path) && has_all_acts(store, path) &&
                are_as_said(store, path) && store_begin(store);
    if (done) {
        merge->units = merge_units_new(store);
        done = run(merge, path, outcome);
        merge_units_free(merge->units);
        bool is_kept = store_end(store, done && !is_trial);
        done = done && (is_trial || is_kept);
    }
    store_detach(store);
    return done;
}

bool merge_file(Store *store, const char *path, MergeChoice choice, bool is_trial,
                MergeOutcome *outcome)
{
    Merge merge = { store, NULL, choice, conflict_table() };
    *outcome = (MergeOutcome){ .conflicts = merge.conflicts };
    if (file_is_same(path, store_path(store))) {
        outcome->imports = xstrdup("");
        return merge_conflicts(store, &outcome->open);
    }
    /* A preview leaves the file as it is to the byte: the journal's mode stands in its head. */
    if (!is_trial && !store_begin_bulk(store))
        return false;
    bool done = join_file(&merge, path, is_trial, outcome);
    if (!is_trial)
        store_end_bulk(store);
    return done;
}

void merge_clear(MergeOutcome *outcome)
{
    table_free(outcome->conflicts);
    free(outcome->imports);
    *outcome = (MergeOutcome){ 0 };
}
