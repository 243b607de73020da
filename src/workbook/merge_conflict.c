/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/merge_conflict.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "engagement/answer.h"
#include "evidence/finding.h"
#include "workbook/merge_circle.h"

/* How much a conflict is of, as its values say. */
#define CONFLICT_SPAN                                                                              \
    "max(ifnull(json_array_length(nullif(earlier, '')), 0), ifnull(json_array_length("             \
    "nullif(later, '')), 0)) AS columns, earlier LIKE '[[%' OR later LIKE '[[%' AS is_family"

/* Of two words of acts: what came on paper is none, though an act of that moment brought the paper,
 * and is settled by people alone. */
#define IS_SAID(side)                                                                                  \
    side                                                                                               \
        "_at || ' ' || " side "_by IN (SELECT act.at || ' ' || act.author FROM temp.merge_act AS"      \
        " act WHERE '[[' IN (substr(earlier, 1, 2), substr(later, 1, 2)) OR act.place IN (SELECT"      \
        " place FROM temp.said_cell AS word WHERE word.entity = conflict.entity AND word.key1 ="       \
        " conflict.key1 AND ifnull(word.key2, '') = conflict.key2 AND ifnull(word.key3, '') ="         \
        " conflict.key3 AND (word.unit = conflict.field OR '' IN (earlier, later)) AND (word.after IS" \
        " NULL OR " side " = '' OR EXISTS (SELECT 1 FROM json_each(" side ") AS part WHERE"            \
        " ifnull(part.value, '') || '' = word.after || ''))))"
#define IS_OF_ACTS IS_SAID("earlier") " AND " IS_SAID("later")
/* A list of texts with the types of its columns, as merge_unit.h has it: those of a unit, or of the
 * whole row; a family is a list of such rows. */
#define WITH_TYPES(list, columns)                                                                  \
    "(SELECT json_group_array(CASE WHEN ifnull(value, none) > '' AND type = 'INTEGER' THEN"        \
    " CAST(ifnull(value, none) AS INTEGER) ELSE ifnull(value, none) END) FROM (SELECT part.value," \
    " named.none, of_column.type FROM json_each(" list ") AS part JOIN (SELECT name, none,"        \
    " row_number() OVER (ORDER BY unit IS NULL, number) - 1 AS place FROM entity_column WHERE"     \
    " entity_column.entity = c.entity AND " columns ") AS named ON named.place = part.key JOIN"    \
    " pragma_table_info(c.entity) AS of_column ON of_column.name = named.name ORDER BY part.key))"
#define OF_ROW(list)                                                                               \
    "(unit = c.field OR (unit IS NOT NULL AND json_array_length(c." list ") > (SELECT count(*)"    \
    " FROM entity_column AS own WHERE own.entity = c.entity AND own.unit = c.field)))"
#define AS_KEPT(list)                                                                              \
    "CASE WHEN " list " = '' THEN '' WHEN " list " LIKE '[[%' THEN (SELECT json_group_array("      \
    "json(cells)) FROM (SELECT " WITH_TYPES(                                                       \
        "line.value",                                                                              \
        "(unit IS NOT NULL OR is_key)") " AS cells FROM json_each(c." list                         \
                                        ") AS line ORDER BY line.key)) ELSE " WITH_TYPES(          \
                                            "c." list, OF_ROW(list)) " END"
#define IS_NOTED                                                                                    \
    "(c.entity, c.key1, c.key2, c.key3, c.field) = (conflict.entity, conflict.key1, conflict.key2," \
    " conflict.key3, conflict.field) AND c.said = earlier_at || ' ' || earlier_by AND c.said_now =" \
    " later_at || ' ' || later_by AND earlier = " AS_KEPT("value") " AND later = " AS_KEPT("now")
#define UNIT "(entity, key1, key2, key3, field)"

enum {
    DROP_CONFLICTS,
    REOPEN_CONFLICTS,
    CONFLICTS,
    CHOOSE,
    FORGET_CONFLICTS,
    IS_SETTLED,
    IS_SETTLED_TOO,
    DROP_OUTDATED,
    UNNOTED,
    OPENED,
    DROP_CONFLICT,
    KEEP_CONFLICT,
    OPEN_CONFLICT,
    OPEN_CONFLICTS,
    COUNT_OPEN,
    ECHOES,
    IS_FIRST,
    SHOWN,
    SAID_HERE,
    OTHERS,
    MIX,
    ALTERNATIVE,
    CAME_ALONG,
    SETTLE,
    CLOSE,
    CLOSE_OLDER
};
static const Query queries[] = {
    /* Somebody took back one of the two, and so there is nothing to settle any more. */
    [DROP_CONFLICTS] = { "",
                         "DELETE FROM main.conflict WHERE settled_at = '' AND " IS_OF_ACTS
                         " AND EXISTS (SELECT 1 FROM temp.withdrawn AS w WHERE w.contested = '' AND (w.entity,"
                         " w.key1, w.key2, w.key3) = (conflict.entity, conflict.key1,"
                         " conflict.key2, conflict.key3) AND w.said IN (earlier_at || ' ' ||"
                         " earlier_by, later_at || ' ' || later_by))" },
    /* Or he took back that he settled it. */
    [REOPEN_CONFLICTS] = { "", "UPDATE main.conflict SET settled_at = '', settled_by = '' WHERE"
                               " settled_at > '' AND EXISTS (SELECT 1 FROM temp.withdrawn AS w"
                               " WHERE w.contested = '1' AND (w.entity, w.key1, w.key2, w.key3) ="
                               " (conflict.entity, conflict.key1, conflict.key2, conflict.key3)"
                               " AND w.said = settled_at || ' ' || settled_by)" },
    [CONFLICTS] = { "", "SELECT entity, key1, key2, key3, field, earlier, later, chosen, "
                        "id, " CONFLICT_SPAN " FROM conflict" },
    [CHOOSE] = { "tt", "UPDATE conflict SET chosen = ?2 WHERE id = ?1" },
    /* What one said before he said the new thing is history, and what is what stands now needs no
     * settling; what a third said stays to be settled. */
    [FORGET_CONFLICTS] = { "ttttttt",
                           "DELETE FROM main.conflict WHERE settled_at = '' AND " UNIT
                           " = (?1, ?2, ?3, ?4, ?5) AND " IS_OF_ACTS " AND (earlier = ?7 OR"
                           " earlier_at || ' ' || earlier_by = ?6 OR NOT EXISTS (SELECT 1 FROM"
                           " temp.standing AS s WHERE s.entity = conflict.entity AND ((s.key1,"
                           " s.key2, s.key3) = (conflict.key1, conflict.key2, conflict.key3) OR"
                           " s.root IN (conflict.key1, conflict.key2) AND '[[' IN (substr(earlier,"
                           " 1, 2), substr(later, 1, 2))) AND s.said = earlier_at || ' ' ||"
                           " earlier_by))" },
    [IS_SETTLED] = { "ttttt", "DELETE FROM temp.judged WHERE " UNIT " = (?, ?, ?, ?, ?)" },
    [IS_SETTLED_TOO] = { "ttttt", "DELETE FROM temp.contested WHERE " UNIT " = (?, ?, ?, ?, ?)" },
    [DROP_OUTDATED] = { "",
                        "DELETE FROM main.conflict WHERE settled_at = '' AND " UNIT " IN (SELECT"
                        " entity, key1, key2, key3, field FROM temp.judged) AND " IS_OF_ACTS
                        " AND NOT EXISTS (SELECT 1 FROM temp.contested AS c WHERE " IS_NOTED ")" },
    [UNNOTED] = { "",
                  "SELECT entity, key1, key2, key3, field, " AS_KEPT("value") ", said, " AS_KEPT(
                      "now") ", said_now FROM temp.contested AS c WHERE NOT EXISTS (SELECT 1"
                             " FROM main.conflict WHERE settled_at = '' AND " IS_NOTED ")" },
    /* Of circles: what gave way, and closes none any more. */
    [OPENED] = { "", "SELECT entity, key1, key2, key3, field, earlier, later, id, " CONFLICT_SPAN
                     " FROM conflict AS c WHERE settled_at = '' AND entity = 'recommendation' AND"
                     " field = 'status' AND later_by = '' AND earlier ->> '$[0]' = 'merged' AND"
                     " key1 NOT IN (WITH RECURSIVE way (id) AS (SELECT c.earlier ->> '$[2]' UNION"
                     " SELECT merged_into FROM way JOIN recommendation USING (id) WHERE status ="
                     " 'merged') SELECT id FROM way)" },
    [DROP_CONFLICT] = { "t", "DELETE FROM conflict WHERE id = ?" },
    [KEEP_CONFLICT] = { "ttttttttttttttt",
                        "INSERT OR REPLACE INTO conflict (id, entity, key1, key2, key3, field,"
                        " earlier, earlier_by, earlier_at, later, later_by, later_at, chosen,"
                        " settled_at, settled_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        " ?, ?)" },
    [OPEN_CONFLICT] = { "t", "SELECT entity, key1, key2, key3, field, earlier, earlier_by,"
                             " earlier_at, later, later_by, later_at, chosen, " CONFLICT_SPAN
                             " FROM conflict WHERE id = ? AND settled_at = ''" },
    [OPEN_CONFLICTS] = { "", "SELECT id, chosen FROM conflict WHERE settled_at = ''" },
    [COUNT_OPEN] = { "", "SELECT count(*) FROM conflict JOIN conflict_lead USING (id)"
                         " WHERE settled_at = '' AND id = lead" },
    [ECHOES] = { "t", "SELECT id FROM conflict JOIN conflict_lead USING (id) WHERE settled_at = ''"
                      " AND lead = (SELECT lead FROM conflict_lead WHERE id = ?1)" },
    [IS_FIRST] = { "t", "SELECT count(*) = 1 FROM conflict_lead WHERE lead = (SELECT lead FROM"
                        " conflict_lead WHERE id = ?1)" },
    [SHOWN] = { "t", "SELECT earlier_said, later_said, columns FROM conflict_said WHERE id = ?1" },
    [SAID_HERE] = { "tttt",
                    "SELECT changed_by, changed_at FROM answer WHERE ?1 = 'answer' AND workload ="
                    " ?2 AND question = ?3 UNION ALL SELECT changed_by, changed_at FROM"
                    " practice_answer WHERE ?1 = 'practice_answer' AND workload = ?2 AND practice ="
                    " ?3 UNION ALL SELECT changed_by, changed_at FROM field_value WHERE ?1 ="
                    " 'field_value' AND form = ?2 AND record = ?3 AND field = ?4" },
    [OTHERS] = { "t",
                 "SELECT other.id, conflict.key1, question.id FROM conflict JOIN practice ON entity"
                 " = 'practice_answer' AND practice.id = key2 OR entity = 'answer' AND"
                 " practice.question = key2 JOIN question ON question.id = question AND scope ="
                 " 'organization' JOIN workload AS other ON other.id <> key1 WHERE conflict.id = ?"
                 " GROUP BY other.id" },
    /* What stands now (?3), with the other value (?2) where that differs from the one that was kept
     * (?1); rows that only the other has as they are. */
    [MIX] = { "ttt",
              "WITH side (name, list) AS (VALUES ('kept', ?1), ('other', ?2), ('now', ?3)), line AS"
              " (SELECT name, item.key AS place, item.value AS cells, iif(list LIKE '[[%',"
              " item.value ->> '$[#-1]', '') AS named FROM side, json_each(iif(list LIKE '[[%',"
              " list, json_array(json(nullif(list, ''))))) AS item WHERE list > ''), mixed AS"
              " (SELECT other.place, (SELECT json_group_array(json(iif((other.cells -> cell.key) IS"
              " (kept.cells -> cell.key), ifnull(now.cells, other.cells), other.cells) ->"
              " cell.key)) FROM (SELECT CAST(key AS INTEGER) AS key FROM json_each(other.cells)"
              " ORDER BY 1) AS cell) AS cells FROM line AS other LEFT JOIN line AS kept ON"
              " kept.name = 'kept' AND kept.named = other.named LEFT JOIN line AS now ON now.name ="
              " 'now' AND now.named = other.named WHERE other.name = 'other') SELECT CASE WHEN ?2 ="
              " '' THEN '' WHEN ?2 LIKE '[[%' THEN (SELECT json_group_array(json(cells)) FROM"
              " (SELECT cells FROM mixed ORDER BY place)) ELSE (SELECT cells FROM mixed) END" },
    [ALTERNATIVE] = { "ttttti",
                      "SELECT ifnull((SELECT " AS_KEPT(
                          "value") " FROM temp.contested AS c JOIN"
                                   " temp.merge_act AS act ON act.at || ' ' || act.author = said WHERE " UNIT
                                   " = (?1, ?2, ?3, ?4, ?5) AND value LIKE '[[%' AND sides = ?6 ORDER BY said"
                                   " DESC LIMIT 1), '')" },
    /* Whose words are of either side, and that the other copy has found before. */
    [CAME_ALONG] = { "", "SELECT conflict.entity, conflict.key1, conflict.key2, conflict.key3,"
                         " conflict.field, conflict.id, earlier_at || ' ' || earlier_by AS earlier,"
                         " later_at || ' ' || later_by AS later, min(l.sides = 2) AS"
                         " theirs_is_later FROM conflict JOIN conflict_lead ON conflict_lead.id ="
                         " conflict.id AND lead = conflict.id JOIN temp.merge_act AS e ON e.at ||"
                         " ' ' || e.author = earlier_at || ' ' || earlier_by JOIN temp.merge_act AS"
                         " l ON l.at || ' ' || l.author = later_at || ' ' || later_by WHERE"
                         " settled_at = '' AND " IS_OF_ACTS " GROUP BY conflict.id HAVING"
                         " min(e.sides = 2) <> min(l.sides = 2) ORDER BY conflict.id" },
    [SETTLE] = { "tttt", "UPDATE conflict SET chosen = ?2, settled_at = ?3, settled_by = ?4"
                         " WHERE id = ?1" },
    [CLOSE] = { "ttt", "UPDATE conflict SET settled_at = ?2, settled_by = ?3 WHERE id = ?1" },
    /* Who chose a side in a merge knew what waited. */
    [CLOSE_OLDER] = { "ttttttt", "UPDATE conflict SET settled_at = ?6, settled_by = ?7 WHERE"
                                 " settled_at = '' AND " UNIT " = (?1, ?2, ?3, ?4, ?5) AND"
                                 " " IS_OF_ACTS },
    { 0 },
};

static const char *author_of(const char *said)
{
    const char *space = strchr(said, ' ');
    return space ? space + 1 : "";
}

/* Named after the word that does not hold: several may stand against the one that does, and some of
 * them in one second. */
static char *id_of(const MergeUnit *unit, const char *at, const char *by, const char *value)
{
    return xasprintf("%s %s %s %s %s %s %s %016" PRIx64, unit->entity, unit->key1, unit->key2,
                     unit->key3, unit->field, at, by, hash_short(0, value, strlen(value)));
}

static char *time_of(const char *said)
{
    return xstrndup(said, strcspn(said, " "));
}

/* Unless a twin of it is there already. */
static bool show(Store *store, const char *id, const MergeConflict *conflict, Table *shown)
{
    int64_t is_first = 0;
    if (!store_number(store, &is_first, queries, IS_FIRST, id))
        return false;
    if (!is_first)
        return true;
    const MergeUnit *unit = &conflict->unit;
    bool theirs_later = conflict->theirs_is_later;
    char *at[] = { time_of(conflict->said_here), time_of(conflict->said_there) };
    Table *said_of = store_rows(store, queries, SHOWN, id);
    bool done = said_of && table_rows(said_of);
    if (done) {
        const char *cells[] = { unit->entity,
                                unit->key1,
                                unit->key2,
                                unit->key3,
                                table_get(said_of, 0, "columns"),
                                table_get(said_of, 0, theirs_later ? "earlier_said" : "later_said"),
                                author_of(conflict->said_here),
                                at[0],
                                table_get(said_of, 0, theirs_later ? "later_said" : "earlier_said"),
                                author_of(conflict->said_there),
                                at[1],
                                conflict->takes_theirs ? "theirs" : "mine" };
        table_add(shown, cells, 0);
    }
    table_free(said_of);
    free(at[0]);
    free(at[1]);
    return done;
}

bool merge_conflict_note(Store *store, const MergeConflict *conflict, Table *shown)
{
    const MergeUnit *unit = &conflict->unit;
    bool theirs_later = conflict->theirs_is_later;
    const char *said[] = { conflict->said_here, conflict->said_there };
    const char *values[] = { conflict->mine, conflict->theirs };
    char *at[] = { time_of(said[0]), time_of(said[1]) }, now[STAMP_SIZE];
    char *id =
        id_of(unit, at[!theirs_later], author_of(said[!theirs_later]), values[!theirs_later]);
    date_stamp(now);
    bool done = store_change(store, queries, FORGET_CONFLICTS, unit->entity, unit->key1, unit->key2,
                             unit->key3, unit->field, said[!theirs_later], values[theirs_later]);
    done = done &&
           store_change(
               store, queries, KEEP_CONFLICT, id, unit->entity, unit->key1, unit->key2, unit->key3,
               unit->field, values[!theirs_later], author_of(said[!theirs_later]),
               at[!theirs_later], values[theirs_later], author_of(said[theirs_later]),
               at[theirs_later], conflict->takes_theirs == theirs_later ? "later" : "earlier",
               conflict->is_settled ? now : "", conflict->is_settled ? store_author(store) : "");
    done = done && (!conflict->is_settled ||
                    store_change(store, queries, CLOSE_OLDER, unit->entity, unit->key1, unit->key2,
                                 unit->key3, unit->field, now, store_author(store)));
    for (int query = IS_SETTLED; done && conflict->is_settled && query <= IS_SETTLED_TOO; query++)
        done = store_change(store, queries, query, unit->entity, unit->key1, unit->key2, unit->key3,
                            unit->field);
    done = done && show(store, id, conflict, shown);
    free(at[0]);
    free(at[1]);
    free(id);
    return done;
}

/* What does not hold, and what does now; said: "time author". The caller frees *id. */
static bool keep_open(Store *store, const MergeUnit *unit, const char *value, const char *said,
                      const char *now, const char *said_now, char **id)
{
    char *at = time_of(said), *at_now = time_of(said_now);
    *id = id_of(unit, at, author_of(said), value);
    bool done = store_change(store, queries, KEEP_CONFLICT, *id, unit->entity, unit->key1,
                             unit->key2, unit->key3, unit->field, value, author_of(said), at, now,
                             author_of(said_now), at_now, "later", "", "");
    free(at_now);
    free(at);
    return done;
}

static MergeUnit unit_of(const Table *table, size_t row)
{
    return (MergeUnit){ table_cell(table, row, 0), table_cell(table, row, 1),
                        table_cell(table, row, 2), table_cell(table, row, 3),
                        table_cell(table, row, 4) };
}

/* Of a row of OPENED, CONFLICTS or OPEN_CONFLICT. */
static MergeUnit unit_in_conflict(const MergeUnits *units, const Table *conflicts, size_t row)
{
    MergeUnit unit = unit_of(conflicts, row);
    unit.span =
        merge_unit_span(units, &unit, (int)strtol(table_get(conflicts, row, "columns"), NULL, 10),
                        *table_get(conflicts, row, "is_family") == '1');
    return unit;
}

/* Nobody said what stands instead. */
static bool give_way(Store *store, const MergeUnits *units, const Table *circle, Table *shown)
{
    MergeUnit unit = { "recommendation", table_get(circle, 0, "id"), "", "", "status", MERGE_PART };
    MergeConflict conflict = {
        unit, NULL, NULL, table_get(circle, 0, "said"), "", true, true, false
    };
    char *word = merge_unit_value(units, &unit, false), *id = NULL;
    char *now = word && merge_circle_open(store, circle, true)
                    ? merge_unit_value(units, &unit, false)
                    : NULL;
    conflict.mine = word;
    conflict.theirs = now;
    bool done = now && keep_open(store, &unit, word, conflict.said_here, now, "", &id) &&
                show(store, id, &conflict, shown);
    free(id);
    free(now);
    free(word);
    return done;
}

/* Nobody says any more what closed the circle, and nobody is asked: it stands again, unless
 * somebody said another thing meanwhile. */
static bool take_back(Store *store, const MergeUnits *units, const Table *opened, size_t row)
{
    MergeUnit unit = unit_in_conflict(units, opened, row);
    if (!merge_unit_fits(units, &unit))
        return true;
    char *now = merge_unit_value(units, &unit, false);
    bool is_other = now && strcmp(now, table_get(opened, row, "later")) != 0 &&
                    strcmp(now, table_get(opened, row, "earlier")) != 0;
    bool done =
        now &&
        (is_other || (merge_unit_set(units, &unit, table_get(opened, row, "earlier"), "", "") &&
                      store_change(store, queries, DROP_CONFLICT, table_get(opened, row, "id"))));
    free(now);
    return done;
}

static bool take_back_all(Store *store, const MergeUnits *units)
{
    Table *opened = store_rows(store, queries, OPENED);
    bool done = opened;
    for (size_t row = 0; done && row < table_rows(opened); row++)
        done = take_back(store, units, opened, row);
    table_free(opened);
    return done;
}

bool merge_conflict_of_circles(Store *store, const MergeUnits *units, Table *shown)
{
    Table *circle;
    bool done = take_back_all(store, units) && merge_circle_find(store, &circle);
    while (done && circle) {
        done =
            shown ? give_way(store, units, circle, shown) : merge_circle_open(store, circle, false);
        table_free(circle);
        done = done && merge_circle_find(store, &circle);
    }
    return done;
}

bool merge_conflict_renew(Store *store)
{
    if (!store_change(store, queries, DROP_OUTDATED))
        return false;
    Table *contested = store_rows(store, queries, UNNOTED);
    bool done = contested;
    for (size_t row = 0; done && row < table_rows(contested); row++) {
        MergeUnit unit = unit_of(contested, row);
        char *id;
        done = keep_open(store, &unit, table_cell(contested, row, 5), table_cell(contested, row, 6),
                         table_cell(contested, row, 7), table_cell(contested, row, 8), &id);
        free(id);
    }
    table_free(contested);
    return done;
}

/* The record of a conflict says which of the two values stands. */
bool merge_conflict_follow(Store *store, const MergeUnits *units)
{
    Table *conflicts = store_rows(store, queries, CONFLICTS);
    bool done = conflicts != NULL;
    for (size_t row = 0; done && row < table_rows(conflicts); row++) {
        MergeUnit unit = unit_in_conflict(units, conflicts, row);
        if (!merge_unit_fits(units, &unit))
            continue;
        char *value = merge_unit_value(units, &unit, false);
        const char *now = !value                                                 ? NULL
                          : !strcmp(value, table_get(conflicts, row, "later"))   ? "later"
                          : !strcmp(value, table_get(conflicts, row, "earlier")) ? "earlier"
                                                                                 : NULL;
        done = value != NULL;
        if (now && strcmp(now, table_get(conflicts, row, "chosen")) != 0)
            done = store_change(store, queries, CHOOSE, table_get(conflicts, row, "id"), now);
        free(value);
    }
    table_free(conflicts);
    return done;
}

bool merge_conflict_withdraw(Store *store)
{
    return store_change(store, queries, DROP_CONFLICTS) &&
           store_change(store, queries, REOPEN_CONFLICTS);
}

/* Which of the two stands; what was said since is neither, and beside the one that was kept. */
static const char *kept_one(const Table *conflict, const char *value)
{
    static const char *const ones[] = { "later", "earlier" };
    for (size_t i = 0; i < COUNT(ones); i++)
        if (!strcmp(value, table_get(conflict, 0, ones[i])))
            return ones[i];
    return table_get(conflict, 0, "chosen");
}

/* Sets what the two differ in, and leaves what was said since of the rest. */
static bool choose(const MergeUnits *units, Store *store, const Table *conflict,
                   const MergeUnit *unit, bool is_later)
{
    const char *choice = is_later ? "later" : "earlier";
    char *now = merge_unit_value(units, unit, false), stamp[STAMP_SIZE];
    const char *kept = now ? kept_one(conflict, now) : NULL;
    bool is_kept = kept && !strcmp(kept, choice);
    char *mixed = now && !is_kept ? store_text(store, queries, MIX, table_get(conflict, 0, kept),
                                               table_get(conflict, 0, choice), now)
                                  : NULL;
    date_stamp(stamp);
    bool done = is_kept ||
                (mixed && merge_unit_set(
                              units, unit, mixed,
                              table_get(conflict, 0, is_later ? "later_by" : "earlier_by"), stamp));
    free(mixed);
    free(now);
    return done;
}

static bool settle_with(const MergeUnits *units, Store *store, const char *id, bool is_later)
{
    char now[STAMP_SIZE];
    Table *found = store_rows(store, queries, OPEN_CONFLICT, id);
    bool done = found && (table_rows(found) || fail("this conflict is settled already"));
    MergeUnit unit = done ? unit_in_conflict(units, found, 0) : (MergeUnit){ 0 };
    done = done && choose(units, store, found, &unit, is_later);
    table_free(found);
    date_stamp(now);
    return done && store_change(store, queries, SETTLE, id, is_later ? "later" : "earlier", now,
                                store_author(store));
}

char *merge_conflict_alternative(Store *store, const MergeUnit *unit, int side)
{
    return store_text(store, queries, ALTERNATIVE, unit->entity, unit->key1, unit->key2, unit->key3,
                      unit->field, (int64_t)side);
}

/* With all rows that one answer for the organization, or for a practice and its twin, brought. */
static bool settle_echoes(const MergeUnits *units, Store *store, const char *id, bool is_later)
{
    Table *echoes = store_rows(store, queries, ECHOES, id);
    bool done = echoes && (table_rows(echoes) || fail("this conflict is settled already"));
    for (size_t row = 0; done && row < table_rows(echoes); row++)
        done = settle_with(units, store, table_cell(echoes, row, 0), is_later);
    table_free(echoes);
    return done;
}

bool merge_conflict_take_side(Store *store, const MergeUnits *units, bool is_theirs, Table *shown)
{
    Table *found = store_rows(store, queries, CAME_ALONG);
    bool done = found;
    for (size_t row = 0; done && row < table_rows(found); row++) {
        const char *id = table_get(found, row, "id");
        bool theirs_is_later = *table_get(found, row, "theirs_is_later") == '1';
        const MergeConflict conflict = {
            .unit = unit_of(found, row),
            .said_here = table_get(found, row, theirs_is_later ? "earlier" : "later"),
            .said_there = table_get(found, row, theirs_is_later ? "later" : "earlier"),
            .theirs_is_later = theirs_is_later,
            .takes_theirs = is_theirs,
            .is_settled = true,
        };
        done = settle_echoes(units, store, id, is_theirs == theirs_is_later) &&
               show(store, id, &conflict, shown);
    }
    table_free(found);
    return done;
}

/* An answer for the organization holds in a workload, too, that only one side had. */
static bool share(Store *store, const char *id)
{
    Table *others = store_rows(store, queries, OTHERS, id);
    bool done = others;
    for (size_t row = 0; done && row < table_rows(others); row++)
        done = answer_share(store, table_cell(others, row, 0), table_cell(others, row, 1),
                            table_cell(others, row, 2));
    table_free(others);
    return done;
}

static bool settle(Store *store, const char *id, bool is_later)
{
    MergeUnits *units = merge_units_new(store);
    bool done = units && settle_echoes(units, store, id, is_later) && share(store, id) &&
                merge_conflict_of_circles(store, units, NULL);
    merge_units_free(units);
    return done;
}

bool merge_settle(Store *store, const char *id, bool is_later)
{
    if (!store_begin(store))
        return false;
    store_name_act(store, "settle", "");
    return store_end(store, settle(store, id, is_later) && finding_match(store) &&
                                answer_recompute(store));
}

bool merge_conflict_leave(Store *store, const MergeUnit *unit, const char *mine, const char *theirs,
                          const char *by)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    char *id = id_of(unit, now, by, theirs);
    Table *said =
        store_rows(store, queries, SAID_HERE, unit->entity, unit->key1, unit->key2, unit->key3);
    bool done =
        said && store_change(store, queries, KEEP_CONFLICT, id, unit->entity, unit->key1,
                             unit->key2, unit->key3, unit->field, mine, table_cell(said, 0, 0),
                             table_cell(said, 0, 1), theirs, by, now, "earlier", "", "");
    table_free(said);
    free(id);
    return done;
}

bool merge_leave_open(Store *store, const MergeUnit *unit, const char *mine, const char *theirs,
                      const char *by)
{
    return store_begin(store) &&
           store_end(store, merge_conflict_leave(store, unit, mine, theirs, by));
}

bool merge_settle_all(Store *store)
{
    char now[STAMP_SIZE];
    if (!store_begin(store))
        return false;
    Table *open = store_rows(store, queries, OPEN_CONFLICTS);
    MergeUnits *units = merge_units_new(store);
    bool done = open && (table_rows(open) || fail("there is no conflict to settle")) &&
                merge_conflict_follow(store, units);
    merge_units_free(units);
    store_name_act(store, "settle", "");
    date_stamp(now);
    for (size_t row = 0; done && row < table_rows(open); row++)
        done =
            store_change(store, queries, CLOSE, table_cell(open, row, 0), now, store_author(store));
    table_free(open);
    return store_end(store, done);
}

bool merge_conflicts(Store *store, int64_t *count)
{
    return store_number(store, count, queries, COUNT_OPEN);
}
