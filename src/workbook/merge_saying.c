/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/merge_saying.h"

#include <stdlib.h>
#include <string.h>

/* Every column that the acts of one journal changed in what is asked about. */
#define CELLS(schema, number, which)                                                               \
    "INSERT INTO temp.said_cell SELECT changed.entity, changed.key1, changed.key2, changed.key3,"  \
    " column.unit, column.number, act.place, changed.op, nullif(changed.before, ''),"              \
    " nullif(changed.after, ''), column.is_of_whole FROM temp.merge_act AS act JOIN " schema       \
    ".journal AS journal ON journal.number = act." number " JOIN change(journal.changeset) AS"     \
    " changed JOIN temp.entity_column AS column ON column.entity = changed.entity AND"             \
    " column.name = changed.\"column\" AND column.unit IS NOT NULL WHERE (changed.entity ="        \
    " 'conflict' OR (changed.entity, changed.key1) IN (SELECT entity, key1 FROM"                   \
    " temp.said_asked)) AND " which
#define SPEAKS "act.kind NOT IN ('undo', 'redo')"
#define ROWS_ASKED(schema, number)                                                                 \
    "INSERT OR IGNORE INTO temp.said_row SELECT changed.entity, changed.key1,"                     \
    " ifnull(changed.key2, ''), ifnull(changed.key3, '') FROM temp.merge_act AS act JOIN " schema  \
    ".journal AS journal ON journal.number = act." number " JOIN change(journal.changeset) AS"     \
    " changed WHERE act.sides IN (1, 2) OR ?"
/* With the parts that are gone again: a split that gave way is in the journal alone. */
#define SPLIT_OF(schema)                                                                                \
    "SELECT id, coalesce(nullif(part_of, ''), id) AS root FROM " schema ".recommendation UNION"         \
    " SELECT made.key1, made.after FROM " schema ".journal AS journal JOIN"                             \
    " change(journal.changeset) AS made WHERE instr(journal.changeset, CAST('recommendation' AS BLOB))" \
    " AND made.entity = 'recommendation' AND made.\"column\" = 'part_of' AND made.op = 'insert'"        \
    " AND made.after > ''"

enum {
    DROP_ROWS,
    DROP_ROOTS,
    DROP_ASKED,
    DROP_CELLS,
    DROP_PARTS,
    MAKE_ROWS,
    MAKE_PARTS,
    INDEX_PARTS,
    MAKE_CELLS,
    ASK_HERE,
    ASK_THERE,
    ASK_CONFLICTS,
    MAKE_ROOTS,
    MAKE_ASKED,
    CELLS_HERE,
    CELLS_THERE,
    SETTLED,
    STEPS,
    READ = STEPS
};

/* The group of a row: all rows of a record, all parts of a recommendation; else itself. */
#define ROOT                                                                                       \
    "CASE row.entity WHEN 'entry' THEN row.key2 WHEN 'recommendation' THEN ifnull((SELECT"         \
    " max(root) FROM temp.said_part WHERE said_part.id = row.key1), row.key1) ELSE row.key2 || ' " \
    "' || row.key3 END"
#define FIRST_KEY "iif(row.entity = 'recommendation', '', row.key1)"

static const Query queries[] = {
    [DROP_ROWS] = { "", "DROP TABLE IF EXISTS temp.said_row" },
    [DROP_ROOTS] = { "", "DROP TABLE IF EXISTS temp.said_root" },
    [DROP_ASKED] = { "", "DROP TABLE IF EXISTS temp.said_asked" },
    [DROP_CELLS] = { "", "DROP TABLE IF EXISTS temp.said_cell" },
    [DROP_PARTS] = { "", "DROP TABLE IF EXISTS temp.said_part" },
    [MAKE_ROWS] = { "", "CREATE TEMP TABLE said_row (entity, key1, key2, key3, PRIMARY KEY"
                        " (entity, key1, key2, key3)) WITHOUT ROWID" },
    [MAKE_PARTS] = { "", "CREATE TEMP TABLE said_part AS " SPLIT_OF("main") " UNION " SPLIT_OF(
                             "theirs") },
    [INDEX_PARTS] = { "", "CREATE INDEX temp.said_part_id ON said_part (id, root)" },
    [MAKE_CELLS] = { "", "CREATE TEMP TABLE said_cell (entity, key1, key2, key3, unit, number,"
                         " place, op, before, after, is_of_whole)" },
    [ASK_HERE] = { "i", ROWS_ASKED("main", "here") },
    [ASK_THERE] = { "i", ROWS_ASKED("theirs", "there") },
    /* All that belongs together is asked about together. */
    [ASK_CONFLICTS] = { "", "INSERT OR IGNORE INTO temp.said_row SELECT about.entity, about.key1,"
                            " about.key2, about.key3 FROM temp.said_row AS row JOIN (SELECT * FROM"
                            " main.conflict UNION ALL SELECT * FROM theirs.conflict) AS about ON"
                            " about.id = row.key1 WHERE row.entity = 'conflict'" },
    [MAKE_ROOTS] = { "", "CREATE TEMP TABLE said_root AS SELECT DISTINCT entity, " FIRST_KEY
                         " AS key1, " ROOT " AS root FROM temp.said_row AS row" },
    [MAKE_ASKED] = { "",
                     "CREATE TEMP TABLE said_asked AS SELECT DISTINCT entity, key1 FROM"
                     " temp.said_row UNION SELECT 'recommendation', id FROM temp.said_part WHERE"
                     " root IN (SELECT root FROM temp.said_root WHERE entity ="
                     " 'recommendation')" },
    [CELLS_HERE] = { "", CELLS("main", "here", SPEAKS) },
    [CELLS_THERE] = { "", CELLS("theirs", "there", "act.here IS NULL AND " SPEAKS) },
    /* Who settled a conflict says what is there of it, also when he leaves it as it was. A merge
     * that only repeats it comes after; a salvage does so too, wherever it stands. */
    [SETTLED] = { "",
                  "WITH member AS (SELECT DISTINCT entity, key1, key2, key3 FROM temp.said_cell)"
                  " INSERT INTO temp.said_cell SELECT about.entity, about.key1, about.key2,"
                  " about.key3, column.unit, -1, coalesce(min(said.place) FILTER (WHERE"
                  " said.place NOT IN (SELECT place FROM temp.merge_act WHERE kind = 'salvage')),"
                  " min(said.place)), 'settle', NULL, NULL, 0 FROM"
                  " temp.said_cell AS said JOIN (SELECT * FROM main.conflict UNION ALL SELECT *"
                  " FROM theirs.conflict WHERE id NOT IN (SELECT id FROM main.conflict)) AS"
                  " conflict ON conflict.id = said.key1 JOIN (SELECT id, entity, key1, key2, key3"
                  " FROM main.conflict UNION SELECT id, entity, key1, key2, key3 FROM"
                  " theirs.conflict UNION SELECT id, member.* FROM (SELECT * FROM main.conflict"
                  " UNION ALL SELECT * FROM theirs.conflict) AS whole JOIN member ON member.entity"
                  " = whole.entity WHERE (earlier LIKE '[[%' OR later LIKE '[[%') AND CASE"
                  " whole.entity WHEN 'entry' THEN (member.key1, member.key2) = (whole.key1,"
                  " whole.key2) WHEN 'recommendation' THEN member.key1 IN (SELECT id FROM"
                  " temp.said_part WHERE root = whole.key1) END) AS about ON about.id ="
                  " conflict.id JOIN temp.entity_column AS column ON"
                  " column.entity = conflict.entity AND column.name = column.unit AND (column.unit"
                  " = conflict.field OR iif(json_valid(later), json_array_length(later), 0) >"
                  " (SELECT count(*) FROM temp.entity_column AS other WHERE other.entity ="
                  " conflict.entity AND other.unit = conflict.field) OR iif(json_valid(earlier),"
                  " json_array_length(earlier), 0) > (SELECT count(*) FROM temp.entity_column AS"
                  " other WHERE other.entity = conflict.entity AND other.unit = conflict.field) OR"
                  " later LIKE '[[%' OR earlier LIKE '[[%') WHERE said.entity = 'conflict' AND"
                  " said.number = (SELECT number FROM temp.entity_column WHERE entity = 'conflict'"
                  " AND name = 'settled_at') AND said.after > '' GROUP BY conflict.id, said.after,"
                  " (SELECT who.after FROM temp.said_cell AS who WHERE who.entity = 'conflict' AND"
                  " who.key1 = said.key1 AND who.place = said.place AND who.number = said.number +"
                  " 1), column.unit, about.key1, about.key2, about.key3" },
    [READ] = { "",
               "WITH cell AS (SELECT row.*, " FIRST_KEY " AS group1, " ROOT " AS root FROM (SELECT"
               " entity, key1, ifnull(key2, '') AS key2, ifnull(key3, '') AS key3, unit, number,"
               " place, op, before, after, is_of_whole FROM temp.said_cell) AS row) SELECT entity,"
               " key1, key2, key3, unit, number, place, op, before IS NOT NULL AS had, before,"
               " after IS NOT NULL AS has, after, is_of_whole, group1 || ' ' || root AS grp, root"
               " FROM cell WHERE (entity, group1, root) IN (SELECT entity, key1, root FROM"
               " temp.said_root) ORDER BY entity, group1, root, key1, key2, key3, unit, place,"
               " number" },
    { 0 },
};
enum {
    ENTITY,
    KEY1,
    KEY2,
    KEY3,
    UNIT,
    NUMBER,
    PLACE,
    OP,
    HAD,
    BEFORE,
    HAS,
    AFTER,
    IS_OF_WHOLE,
    GROUP,
    ROOT_OF
};

static const char *cell(const SayingGroup *group, size_t row, int column)
{
    return table_cell(group->cells, row, (size_t)column);
}

static long number(const SayingGroup *group, size_t row, int column)
{
    return strtol(cell(group, row, column), NULL, 10);
}

bool saying_is_apart(const SayingGroup *group, const Saying *saying, const Saying *other)
{
    return saying->act != other->act && !saying_knows(group, saying, other) &&
           !saying_knows(group, other, saying);
}

bool saying_is_row_of(const SayingGroup *group, const SayingUnit *unit, const SayingUnit *other)
{
    for (int key = KEY1; key <= KEY3; key++)
        if (strcmp(cell(group, unit->cell, key), cell(group, other->cell, key)) != 0)
            return false;
    return true;
}

/* A record is there or not with all its rows. */
bool saying_is_record(const SayingGroup *group)
{
    return !strcmp(group->entity->table, "entry");
}

bool saying_is_in_scope(const SayingGroup *group, const SayingUnit *scope, const SayingUnit *unit)
{
    return !scope || saying_is_row_of(group, scope, unit);
}

bool saying_begins_scope(const SayingGroup *group, size_t i)
{
    return !i || (!saying_is_record(group) &&
                  !saying_is_row_of(group, &group->units[i - 1], &group->units[i]));
}

/* ---- values ---- */

/* Whether a cell holds what a column has when nothing was said (entity.h). */
static bool is_none(const SayingGroup *group, size_t row, int has, int value)
{
    const char *none = entity_none(&group->entity->columns[number(group, row, NUMBER)]);
    const char *text = cell(group, row, value);
    size_t bytes = strlen(text);
    return *cell(group, row, has) != '1' || !strcmp(none, text) ||
           (*none == '\'' && strlen(none) == bytes + 2 && !strncmp(none + 1, text, bytes));
}

/* NULL when it holds nothing. */
static const char *held(const SayingGroup *group, size_t row, int has, int value)
{
    return is_none(group, row, has, value) ? NULL : cell(group, row, value);
}

/* Also what made a row that stays though that was taken back (merge_judge.c). */
static bool held_in(const SayingGroup *group, const Saying *saying, MergeKnown known)
{
    return merge_history_holds(group->history, known, saying->act) ||
           (saying->makes && saying->holds &&
            merge_history_has(group->history, known, saying->act));
}

/* A row was there or was not. */
bool saying_knows(const SayingGroup *group, const Saying *saying, const Saying *other)
{
    return other->makes && group->entity->row_unit
               ? merge_history_knows(group->history, saying->act, other->act)
               : merge_history_knows_said(group->history, saying->act, other->act);
}

/* The word that held among what is known, SAYING_NONE when there is none. */
static long last_known(const SayingGroup *group, const SayingUnit *unit, MergeKnown known)
{
    long last = SAYING_NONE;
    for (size_t i = 0; i < unit->count; i++) {
        const Saying *saying = &unit->sayings[i];
        if (held_in(group, saying, known) &&
            (last == SAYING_NONE || saying_knows(group, saying, &unit->sayings[last]) ||
             saying_is_later(group, unit, i, (size_t)last)))
            last = (long)i;
    }
    return last;
}

/* Whether a saying changed a column, and what it holds then. */
static bool find_column(const SayingGroup *group, const Saying *saying, long column, bool is_before,
                        const char **value)
{
    for (size_t i = saying->cell; i < saying->cell + saying->cells; i++)
        if (number(group, i, NUMBER) == column) {
            *value = is_before ? held(group, i, HAD, BEFORE) : held(group, i, HAS, AFTER);
            return true;
        }
    return false;
}

static long saying_before(const SayingGroup *group, const SayingUnit *unit, long saying)
{
    const Saying *last = &unit->sayings[saying];
    return last->left == SAYING_UNSEEN ? last_known(group, unit, (MergeKnown){ .act = last->act })
                                       : last->left;
}

/* Of one column, after a saying; before the first when it is SAYING_NONE. NULL when it held
 * nothing; *is_there: whether there was a row. Borrowed. */
const char *saying_value(const SayingGroup *group, const SayingUnit *unit, long saying,
                         const EntityColumn *column, bool *is_there)
{
    const char *value = NULL;
    const long place = (long)(column - group->entity->columns);
    *is_there = true;
    for (; saying != SAYING_NONE; saying = saying_before(group, unit, saying)) {
        const Saying *last = &unit->sayings[saying];
        *is_there = !last->takes_away;
        if (last->takes_away || find_column(group, last, place, false, &value) || last->makes)
            return *is_there ? value : NULL;
    }
    for (size_t i = 0; i < unit->count; i++)
        if (find_column(group, &unit->sayings[i], place, true, &value)) {
            *is_there = !unit->is_row || !unit->sayings[i].makes;
            return value;
        }
    return NULL;
}

void saying_put(Json *list, const char *value)
{
    json_add(list, value ? json_of_text(value) : json_of_nothing());
}

/* "" when there is no row, or nothing in it of what a row neither stands nor falls with; the caller
 * frees. */
char *saying_part(const SayingGroup *group, const SayingUnit *unit, long saying)
{
    Json *list = json_new_list();
    bool is_there = true, is_empty = true, has_row;
    for (const EntityColumn *column = group->entity->columns; column->name; column++)
        if (column->unit && !strcmp(column->unit, unit->column->name)) {
            const char *value = saying_value(group, unit, saying, column, &has_row);
            saying_put(list, value);
            is_there = is_there && has_row;
            is_empty = is_empty && !value;
        }
    char *text = json_to_line(list);
    if (!is_there || (is_empty && !unit->is_row))
        *text = '\0';
    return text;
}

bool saying_is_same(const SayingGroup *group, const SayingUnit *unit, long saying, long other)
{
    char *value = saying_part(group, unit, saying), *another = saying_part(group, unit, other);
    bool is_same = !strcmp(value, another);
    free(value);
    free(another);
    return is_same;
}

bool saying_is_of_merge(const SayingGroup *group, const Saying *saying)
{
    return !saying->settles && merge_history_is_merge(group->history, saying->act);
}

/* Which of two words on one unit holds, whoever asks: a person's, the later, then by what it says.
 */
bool saying_is_later(const SayingGroup *group, const SayingUnit *unit, size_t saying, size_t other)
{
    const Saying *one = &unit->sayings[saying], *two = &unit->sayings[other];
    if (saying_is_of_merge(group, one) != saying_is_of_merge(group, two))
        return saying_is_of_merge(group, two);
    int order = strcmp(merge_history_said(group->history, one->act),
                       merge_history_said(group->history, two->act));
    if (order)
        return order > 0;
    char *value = saying_part(group, unit, (long)saying),
         *another = saying_part(group, unit, (long)other);
    order = strcmp(value, another);
    free(value);
    free(another);
    return order ? order > 0
                 : strcmp(merge_history_id(group->history, one->act),
                          merge_history_id(group->history, two->act)) > 0;
}

/* ---- groups ---- */

static Saying *add_saying(SayingUnit *unit, Saying saying)
{
    unit->sayings = xgrow(unit->sayings, unit->count, &unit->room, sizeof *unit->sayings);
    unit->sayings[unit->count] = saying;
    return &unit->sayings[unit->count++];
}

/* The record of a conflict that a merge was told to settle: another merge only noted it. */
static bool settles(const SayingGroup *group, size_t row)
{
    return !strcmp(group->entity->table, "conflict") &&
           !strcmp(group->entity->columns[number(group, row, NUMBER)].name, "settled_at") &&
           !is_none(group, row, HAS, AFTER);
}

/* Adds the cells of one act on one unit, from `row` on; the row after them. A new row says nothing
 * in what it leaves empty. */
static size_t read_saying(const SayingGroup *group, SayingUnit *unit, size_t row)
{
    const char *op = cell(group, row, OP);
    Saying saying = { .act = (size_t)number(group, row, PLACE),
                      .cell = row,
                      .left = SAYING_UNSEEN };
    bool says = unit->is_row;
    long place = number(group, row, PLACE);
    for (; row < table_rows(group->cells) && number(group, row, PLACE) == place &&
           saying_is_row_of(group, unit, &(SayingUnit){ .cell = row }) &&
           !strcmp(cell(group, row, UNIT), unit->column->name);
         row++) {
        /* Settled and said in one act: the words come before, and are what counts. */
        bool is_settled = number(group, row, NUMBER) < 0;
        if (is_settled) {
            saying.cell = row + 1;
            saying.settles = says = true;
            op = row + 1 < table_rows(group->cells) ? cell(group, row + 1, OP) : "";
            continue;
        }
        saying.cells++;
        saying.settles = saying.settles || settles(group, row);
        op = cell(group, row, OP);
        says = says || !is_none(group, row, HAS, AFTER) || strcmp(op, "insert") != 0;
        unit->is_of_whole = unit->is_of_whole || *cell(group, row, IS_OF_WHOLE) == '1';
    }
    saying.makes = saying.cells && !strcmp(op, "insert");
    saying.takes_away = saying.cells && !strcmp(op, "delete");
    saying.removes = saying.takes_away && group->entity->row_unit;
    if (says)
        add_saying(unit, saying);
    return row;
}

static bool is_same_text(const char *one, const char *other)
{
    return one && other ? !strcmp(one, other) : one == other;
}

/* Whether what an act left in a column is what was there first, or what some act that it knew of
 * left there. */
static bool is_said_before(const SayingGroup *group, const SayingUnit *unit, size_t saying,
                           size_t row)
{
    const Saying *own = &unit->sayings[saying];
    const char *value = held(group, row, HAS, AFTER), *other = NULL;
    long column = number(group, row, NUMBER);
    bool is_first = true, is_found = false;
    for (size_t i = 0; !is_found && i < saying; i++) {
        if (is_first && find_column(group, &unit->sayings[i], column, true, &other)) {
            is_first = false;
            is_found = is_same_text(value, other);
        }
        is_found = is_found || (saying_knows(group, own, &unit->sayings[i]) &&
                                find_column(group, &unit->sayings[i], column, false, &other) &&
                                is_same_text(value, other));
    }
    return is_found;
}

/* A merge may put together what several said of the columns of one unit. */
static bool is_put_together(const SayingGroup *group, const SayingUnit *unit, size_t saying)
{
    const Saying *own = &unit->sayings[saying];
    bool is_found = own->cells && !own->makes && !own->takes_away;
    for (size_t i = 0; !is_found && own->makes && i < saying; i++)
        is_found = unit->sayings[i].makes && saying_knows(group, own, &unit->sayings[i]);
    for (size_t row = own->cell; is_found && row < own->cell + own->cells; row++)
        is_found = (own->makes && !held(group, row, HAS, AFTER)) ||
                   is_said_before(group, unit, saying, row);
    return is_found;
}

/* Whether a merge says what it found, or what was there before anyone said anything: of its own
 * books that is its word. */
static bool repeats(const SayingGroup *group, const SayingUnit *unit, size_t saying)
{
    const Saying *own = &unit->sayings[saying];
    if (!saying_is_of_merge(group, own))
        return false;
    bool is_found = strcmp(group->entity->table, "conflict") != 0 &&
                    (saying_is_same(group, unit, (long)saying, SAYING_NONE) ||
                     is_put_together(group, unit, saying));
    for (size_t i = 0; !is_found && i < saying; i++)
        is_found = saying_knows(group, own, &unit->sayings[i]) &&
                   saying_is_same(group, unit, (long)saying, (long)i);
    return is_found;
}

/* One by one: what an earlier merge repeated would stand before the word it repeats, and give way
 * to others that this one does not. */
static void forget_repeats(const SayingGroup *group, SayingUnit *unit)
{
    for (size_t i = 0; i < unit->count;)
        if (repeats(group, unit, i)) {
            unit->count--;
            memmove(&unit->sayings[i], &unit->sayings[i + 1],
                    (unit->count - i) * sizeof *unit->sayings);
        } else {
            i++;
        }
}

/* Reads the units of a group from a row on; the row after them. */
static size_t read_group(SayingGroup *group, size_t row)
{
    size_t first = row;
    for (size_t i = 0; i < group->count; i++)
        free(group->units[i].sayings);
    group->count = 0;
    group->entity = entity_find(store_entities(group->store), cell(group, row, ENTITY));
    while (row < table_rows(group->cells) &&
           !strcmp(cell(group, first, ENTITY), cell(group, row, ENTITY)) &&
           !strcmp(cell(group, first, GROUP), cell(group, row, GROUP))) {
        const EntityColumn *column = entity_column(group->entity, cell(group, row, UNIT));
        SayingUnit unit = { .cell = row, .column = column };
        SayingUnit *last = group->count ? &group->units[group->count - 1] : NULL;
        if (!last || last->column != column || !saying_is_row_of(group, last, &unit)) {
            unit.is_row = group->entity->row_unit && !strcmp(group->entity->row_unit, column->name);
            group->units = xgrow(group->units, group->count, &group->room, sizeof *group->units);
            last = &group->units[group->count++];
            *last = unit;
        }
        row = read_saying(group, last, row);
    }
    for (size_t i = 0; i < group->count; i++)
        forget_repeats(group, &group->units[i]);
    return row;
}

/* A record is taken away with all its rows; one of them is only a field that was cleared. */
static bool clears_record(const SayingGroup *group, size_t act)
{
    for (size_t i = 0; i < group->count; i++) {
        const SayingUnit *unit = &group->units[i];
        long before = last_known(group, unit, (MergeKnown){ .act = act });
        bool is_touched = false,
             is_gone = before == SAYING_NONE || unit->sayings[before].takes_away;
        for (size_t j = 0; !is_touched && j < unit->count; j++)
            is_touched = unit->sayings[j].act == act && unit->sayings[j].takes_away;
        if (!is_touched && !is_gone)
            return false;
    }
    return true;
}

static bool has_act(const SayingUnit *unit, size_t act)
{
    for (size_t i = 0; i < unit->count; i++)
        if (unit->sayings[i].act == act)
            return true;
    return false;
}

static int by_act(const void *one, const void *other)
{
    size_t act = ((const Saying *)one)->act, another = ((const Saying *)other)->act;
    return act < another ? -1 : act > another;
}

/* Who takes away a row says so of all that is in it, also of what was empty then. */
static void spread_removals(SayingGroup *group)
{
    for (size_t i = 0; group->entity->row_unit && i < group->count; i++)
        for (size_t j = 0; j < group->units[i].count; j++) {
            Saying saying = group->units[i].sayings[j];
            if (!group->units[i].is_row || !saying.takes_away)
                continue;
            if (saying_is_record(group) && !clears_record(group, saying.act)) {
                group->units[i].sayings[j].removes = false;
                continue;
            }
            for (size_t k = 0; k < group->count; k++)
                if ((saying_is_record(group) ||
                     saying_is_row_of(group, &group->units[i], &group->units[k])) &&
                    !has_act(&group->units[k], saying.act)) {
                    saying.cells = 0;
                    add_saying(&group->units[k], saying);
                    qsort(group->units[k].sayings, group->units[k].count, sizeof saying, by_act);
                }
        }
}

bool saying_begin(SayingGroup *group, Store *store, const MergeHistory *history)
{
    *group = (SayingGroup){ .store = store, .history = history, .preferred = SAYING_NONE };
    bool done = true;
    for (int step = 0; done && step < STEPS; step++)
        done = step == ASK_HERE || step == ASK_THERE
                   ? store_change(store, queries, step, (int64_t)merge_history_is_mended(history))
                   : store_change(store, queries, step);
    group->cells = done ? store_rows(store, queries, READ) : NULL;
    return group->cells;
}

bool saying_next_group(SayingGroup *group)
{
    if (group->next >= table_rows(group->cells))
        return false;
    group->next = read_group(group, group->next);
    spread_removals(group);
    return true;
}

void saying_end(SayingGroup *group)
{
    for (size_t i = 0; i < group->count; i++)
        free(group->units[i].sayings);
    free(group->units);
    table_free(group->cells);
}

const char *saying_key(const SayingGroup *group, const SayingUnit *unit, int key)
{
    return cell(group, unit->cell, KEY1 + key);
}

const char *saying_root(const SayingGroup *group)
{
    return cell(group, group->units[0].cell, ROOT_OF);
}
