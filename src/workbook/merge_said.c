/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a unit holds follows from what was said of it. An undo and a redo say nothing themselves:
 * what was undone was not said. A merge repeats what others said; what it says itself, a name that
 * it numbered for instance, gives way to any person's word. Of the sayings
 * that are left, one that another knew of is history. What remains is one, and holds; or they are
 * several, of people who did not know of each other: contested, and the later one holds until
 * somebody settles it, which is to say it again and know of both. So what two copies hold after
 * both were merged does not depend on who was merged into whom, or by way of whom.
 *
 *   removed   a row that one took away while another wrote in it is a question of the whole row,
 * and of a record (entity.h) of all its rows: the later holds, and with it all or nothing. torn so
 * is a family that one split while another changed its amounts. echoed    what one says just as it
 * was before, or as somebody else had said it before he said another thing, is not contested:
 * nobody stands against that other thing. */
#include "config.h"
#include "workbook/merge_said.h"

#include <stdlib.h>
#include <string.h>

#include "format/json.h"
#include "store/entity.h"

/* Every column that the acts of one journal changed in what is asked about. */
#define CELLS(schema, number, which)                                                               \
    "INSERT INTO temp.said_cell SELECT changed.entity, changed.key1, changed.key2, changed.key3,"  \
    " column.unit, column.number, act.place, changed.op, nullif(changed.before, ''),"              \
    " nullif(changed.after, ''), column.is_hundredths FROM temp.merge_act AS act JOIN " schema     \
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
    " changed WHERE act.sides IN (1, 2)"
#define SPLIT_OF(schema)                                                                           \
    "SELECT id, coalesce(nullif(part_of, ''), id) AS root FROM " schema ".recommendation"

enum {
    DROP_ROWS,
    DROP_ROOTS,
    DROP_ASKED,
    DROP_CELLS,
    DROP_PARTS,
    DROP_THERE,
    DROP_HERE,
    DROP_REVERTED,
    DROP_WITHDRAWN,
    DROP_TORN,
    MAKE_ROWS,
    MAKE_PARTS,
    INDEX_PARTS,
    MAKE_CELLS,
    MAKE_THERE,
    MAKE_HERE,
    MAKE_REVERTED,
    MAKE_WITHDRAWN,
    MAKE_TORN,
    ASK_HERE,
    ASK_THERE,
    MAKE_ROOTS,
    MAKE_ASKED,
    CELLS_HERE,
    CELLS_THERE,
    SETTLED,
    STEPS,
    READ = STEPS,
    TOUCHED_THERE,
    TOUCHED_HERE,
    REVERTED,
    WITHDRAWN,
    TORN
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
    [DROP_THERE] = { "", "DROP TABLE IF EXISTS temp.touched_there" },
    [DROP_HERE] = { "", "DROP TABLE IF EXISTS temp.touched_here" },
    [DROP_REVERTED] = { "", "DROP TABLE IF EXISTS temp.reverted" },
    [DROP_WITHDRAWN] = { "", "DROP TABLE IF EXISTS temp.withdrawn" },
    [DROP_TORN] = { "", "DROP TABLE IF EXISTS temp.torn" },
    [MAKE_ROWS] = { "", "CREATE TEMP TABLE said_row (entity, key1, key2, key3, PRIMARY KEY"
                        " (entity, key1, key2, key3)) WITHOUT ROWID" },
    [MAKE_PARTS] = { "", "CREATE TEMP TABLE said_part AS " SPLIT_OF("main") " UNION " SPLIT_OF(
                             "theirs") },
    [INDEX_PARTS] = { "", "CREATE INDEX temp.said_part_id ON said_part (id, root)" },
    [MAKE_CELLS] = { "", "CREATE TEMP TABLE said_cell (entity, key1, key2, key3, unit, number,"
                         " place, op, before, after, is_amount)" },
    [MAKE_THERE] = { "", "CREATE TEMP TABLE touched_there (entity, key1, key2, key3, field, said,"
                         " contested, takes, PRIMARY KEY (entity, key1, key2, key3, field))"
                         " WITHOUT ROWID" },
    [MAKE_HERE] = { "", "CREATE TEMP TABLE touched_here (entity, key1, key2, key3, field, said,"
                        " PRIMARY KEY (entity, key1, key2, key3, field)) WITHOUT ROWID" },
    [MAKE_REVERTED] = { "", "CREATE TEMP TABLE reverted (entity, key1, key2, key3, field, part,"
                            " whole)" },
    [MAKE_WITHDRAWN] = { "", "CREATE TEMP TABLE withdrawn (entity, key1, key2, key3, field, said,"
                             " contested)" },
    [MAKE_TORN] = { "", "CREATE TEMP TABLE torn (entity, root, takes)" },
    [ASK_HERE] = { "", ROWS_ASKED("main", "here") },
    [ASK_THERE] = { "", ROWS_ASKED("theirs", "there") },
    /* All that belongs together is asked about together. */
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
     * that only repeats it comes after. */
    [SETTLED] = { "",
                  "INSERT INTO temp.said_cell SELECT conflict.entity, conflict.key1,"
                  " conflict.key2, conflict.key3, column.unit, -1, min(said.place), 'settle', NULL,"
                  " NULL, 0 FROM temp.said_cell AS said JOIN (SELECT * FROM main.conflict UNION ALL"
                  " SELECT * FROM theirs.conflict WHERE id NOT IN (SELECT id FROM main.conflict))"
                  " AS conflict ON conflict.id = said.key1 JOIN temp.entity_column AS column ON"
                  " column.entity = conflict.entity AND column.name = column.unit AND"
                  " (column.unit = conflict.field OR iif(json_valid(later),"
                  " json_array_length(later), 0) > (SELECT count(*) FROM temp.entity_column AS"
                  " other WHERE other.entity = conflict.entity AND other.unit = conflict.field) OR"
                  " iif(json_valid(earlier), json_array_length(earlier), 0) > (SELECT count(*)"
                  " FROM temp.entity_column AS other WHERE other.entity = conflict.entity AND"
                  " other.unit = conflict.field) OR later LIKE '[[%' OR earlier LIKE '[[%')"
                  " WHERE said.entity = 'conflict' AND said.number = (SELECT number FROM"
                  " temp.entity_column WHERE entity = 'conflict' AND name = 'settled_at') AND"
                  " said.after > '' GROUP BY conflict.id, said.after, column.unit" },
    [READ] = { "",
               "WITH cell AS (SELECT row.*, " FIRST_KEY " AS group1, " ROOT " AS root FROM"
               " (SELECT entity, key1, ifnull(key2, '') AS key2, ifnull(key3, '') AS key3,"
               " unit, number, place, op, before, after, is_amount FROM temp.said_cell) AS"
               " row) SELECT entity, key1, key2, key3, unit, number, place, op, before IS NOT"
               " NULL AS had, before, after IS NOT NULL AS has, after, is_amount, group1 || '"
               " ' || root AS grp, root FROM cell WHERE (entity, group1, root) IN (SELECT entity,"
               " key1, root FROM temp.said_root) ORDER BY entity, group1, root, key1, key2,"
               " key3, unit, place, number" },
    [TOUCHED_THERE] = { "ttttttii", "INSERT INTO temp.touched_there VALUES (?, ?, ?, ?, ?, ?, ?,"
                                    " ?)" },
    [TOUCHED_HERE] = { "tttttt", "INSERT INTO temp.touched_here VALUES (?, ?, ?, ?, ?, ?)" },
    [REVERTED] = { "ttttttt", "INSERT INTO temp.reverted VALUES (?, ?, ?, ?, ?, ?, ?)" },
    [WITHDRAWN] = { "ttttttt", "INSERT INTO temp.withdrawn VALUES (?, ?, ?, ?, ?, ?, ?)" },
    [TORN] = { "tti", "INSERT INTO temp.torn VALUES (?, ?, ?)" },
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
    IS_AMOUNT,
    GROUP,
    ROOT_OF
};

enum { NOTHING = -1 };

/* One act's word on a unit: its cells are rows of the table. */
typedef struct Saying {
    size_t act, cell, cells;
    bool makes, takes_away; /* the row */
    bool removes;           /* the row with all in it, or the record */
    bool settles;           /* a conflict: a person's word, also when a merge was told to */
    bool holds, is_top;     /* in the set that was looked at last */
    bool was_top;           /* before what is removed or torn was mended */
} Saying;

typedef struct Unit {
    size_t cell; /* its first, which names it */
    const EntityColumn *column;
    bool is_row, is_amount;
    Saying *sayings; /* none before one that it knows of */
    size_t count, room;
} Unit;

typedef struct Said {
    Store *store;
    const MergeHistory *history;
    const Entity *entity;
    Table *cells;
    Unit *units; /* of the group that is looked at */
    size_t count, room;
    bool is_split;   /* two tore the group, in the set that was looked at last; */
    size_t splitter; /* the act that holds of them */
} Said;

static const char *cell(const Said *said, size_t row, int column)
{
    return table_cell(said->cells, row, (size_t)column);
}

static long number(const Said *said, size_t row, int column)
{
    return strtol(cell(said, row, column), NULL, 10);
}

static bool knows(const Said *said, const Saying *saying, const Saying *other)
{
    return merge_history_knows(said->history, saying->act, other->act);
}

static bool is_apart(const Said *said, const Saying *saying, const Saying *other)
{
    return saying->act != other->act && !knows(said, saying, other) && !knows(said, other, saying);
}

static bool is_row_of(const Said *said, const Unit *unit, const Unit *other)
{
    for (int key = KEY1; key <= KEY3; key++)
        if (strcmp(cell(said, unit->cell, key), cell(said, other->cell, key)) != 0)
            return false;
    return true;
}

static bool is_family(const Said *said)
{
    return said->entity->family;
}

/* A record is there or not with all its rows. */
static bool is_record(const Said *said)
{
    return !strcmp(said->entity->table, "entry");
}

static bool is_in_scope(const Said *said, const Unit *scope, const Unit *unit)
{
    return !scope || is_row_of(said, scope, unit);
}

/* ---- values ---- */

/* Whether a cell holds what a column has when nothing was said (entity.h). */
static bool is_none(const Said *said, size_t row, int has, int value)
{
    const char *none = entity_none(&said->entity->columns[number(said, row, NUMBER)]);
    const char *text = cell(said, row, value);
    size_t bytes = strlen(text);
    return *cell(said, row, has) != '1' || !strcmp(none, text) ||
           (*none == '\'' && strlen(none) == bytes + 2 && !strncmp(none + 1, text, bytes));
}

/* NULL when it holds nothing. */
static const char *held(const Said *said, size_t row, int has, int value)
{
    return is_none(said, row, has, value) ? NULL : cell(said, row, value);
}

/* The last word among what is known, NOTHING when there is none. The order of the acts is one of
 * those in which each comes after what it knows. */
static long last_known(const Said *said, const Unit *unit, MergeKnown known)
{
    for (size_t i = unit->count; i-- > 0;)
        if (merge_history_holds(said->history, known, unit->sayings[i].act))
            return (long)i;
    return NOTHING;
}

/* Whether a saying changed a column, and what it holds then. */
static bool find_column(const Said *said, const Saying *saying, long column, bool is_before,
                        const char **value)
{
    for (size_t i = saying->cell; i < saying->cell + saying->cells; i++)
        if (number(said, i, NUMBER) == column) {
            *value = is_before ? held(said, i, HAD, BEFORE) : held(said, i, HAS, AFTER);
            return true;
        }
    return false;
}

/* Of one column, after a saying; before the first when it is NOTHING. NULL when it held nothing;
 * *is_there: whether there was a row. Borrowed. */
static const char *value_of(const Said *said, const Unit *unit, long saying, long column,
                            bool *is_there)
{
    const char *value = NULL;
    *is_there = true;
    for (; saying != NOTHING;
         saying = last_known(said, unit, (MergeKnown){ .act = unit->sayings[saying].act })) {
        const Saying *last = &unit->sayings[saying];
        *is_there = !last->takes_away;
        if (last->takes_away || find_column(said, last, column, false, &value) || last->makes)
            return *is_there ? value : NULL;
    }
    for (size_t i = 0; i < unit->count; i++)
        if (find_column(said, &unit->sayings[i], column, true, &value)) {
            *is_there = !unit->sayings[i].makes;
            return value;
        }
    return NULL;
}

static void add_value(Json *list, const char *value)
{
    json_add(list, value ? json_of_text(value) : json_of_nothing());
}

/* "" when there is no row, or nothing in it of what a row neither stands nor falls with; the caller
 * frees. */
static char *part_after(const Said *said, const Unit *unit, long saying)
{
    Json *list = json_new_list();
    bool is_there = true, is_empty = true, has_row;
    for (const EntityColumn *column = said->entity->columns; column->name; column++)
        if (column->unit && !strcmp(column->unit, unit->column->name)) {
            const char *value =
                value_of(said, unit, saying, (long)(column - said->entity->columns), &has_row);
            add_value(list, value);
            is_there = is_there && has_row;
            is_empty = is_empty && !value;
        }
    char *text = json_to_line(list);
    if (!is_there || (is_empty && !unit->is_row))
        *text = '\0';
    return text;
}

static bool says_same(const Said *said, const Unit *unit, long saying, long other)
{
    char *value = part_after(said, unit, saying), *another = part_after(said, unit, other);
    bool is_same = !strcmp(value, another);
    free(value);
    free(another);
    return is_same;
}

static bool is_of_merge(const Said *said, const Saying *saying)
{
    return !saying->settles && merge_history_is_merge(said->history, saying->act);
}

/* Which of two words on one unit holds, whoever asks: a person's, the later, then by what it says.
 */
static bool is_later(const Said *said, const Unit *unit, size_t saying, size_t other)
{
    const Saying *one = &unit->sayings[saying], *two = &unit->sayings[other];
    if (is_of_merge(said, one) != is_of_merge(said, two))
        return is_of_merge(said, two);
    int order = strcmp(merge_history_said(said->history, one->act),
                       merge_history_said(said->history, two->act));
    if (order)
        return order > 0;
    char *value = part_after(said, unit, (long)saying),
         *another = part_after(said, unit, (long)other);
    order = strcmp(value, another);
    free(value);
    free(another);
    return order ? order > 0
                 : strcmp(merge_history_id(said->history, one->act),
                          merge_history_id(said->history, two->act)) > 0;
}

/* ---- what holds in a set of acts ---- */

static void find_tops(const Said *said, Unit *unit)
{
    for (size_t i = 0; i < unit->count; i++) {
        Saying *saying = &unit->sayings[i];
        saying->is_top = saying->holds;
        for (size_t j = i + 1; saying->is_top && j < unit->count; j++)
            saying->is_top = !unit->sayings[j].holds || !knows(said, &unit->sayings[j], saying);
    }
}

static bool is_torn(const Unit *unit)
{
    bool is_removed = false, is_written = false;
    for (size_t i = 0; i < unit->count; i++)
        if (unit->sayings[i].is_top) {
            is_removed = is_removed || unit->sayings[i].removes;
            is_written = is_written || !unit->sayings[i].removes;
        }
    return is_removed && is_written;
}

/* Whether the act of a saying made or took away a row of the family. */
static bool splits(const Said *said, const Saying *saying)
{
    for (size_t i = 0; i < said->count; i++)
        for (size_t j = 0; said->units[i].is_row && j < said->units[i].count; j++) {
            const Saying *other = &said->units[i].sayings[j];
            if (other->act == saying->act && (other->makes || other->takes_away))
                return true;
        }
    return false;
}

/* Whether a word comes before another one of those that tear a row or a family. What is there comes
 * before what is gone. */
static bool is_stronger(const Said *said, const Saying *saying, const Saying *other)
{
    int order = strcmp(merge_history_said(said->history, saying->act),
                       merge_history_said(said->history, other->act));
    if (order)
        return order > 0;
    if (saying->removes != other->removes)
        return other->removes;
    return strcmp(merge_history_id(said->history, saying->act),
                  merge_history_id(said->history, other->act)) > 0;
}

/* The one that holds of those that tear a row; NULL when it is whole. */
static const Saying *find_remover(const Said *said, const Unit *scope)
{
    const Saying *winner = NULL;
    for (size_t i = 0; i < said->count; i++) {
        const Unit *unit = &said->units[i];
        if (!is_in_scope(said, scope, unit) || !is_torn(unit))
            continue;
        for (size_t j = 0; j < unit->count; j++)
            if (unit->sayings[j].is_top &&
                (!winner || is_stronger(said, &unit->sayings[j], winner)))
                winner = &unit->sayings[j];
    }
    return winner;
}

/* Whether somebody apart from one who split a family changed an amount of it, or split it as well;
 * either may be asked about. */
static bool is_torn_from(const Said *said, const Saying *saying, bool is_split)
{
    for (size_t i = 0; i < said->count; i++)
        for (size_t j = 0; said->units[i].is_amount && j < said->units[i].count; j++) {
            const Saying *other = &said->units[i].sayings[j];
            if (other->is_top && is_apart(said, saying, other) && (is_split || splits(said, other)))
                return true;
        }
    return false;
}

static const Saying *find_splitter(const Said *said)
{
    const Saying *winner = NULL;
    for (size_t i = 0; i < said->count; i++)
        for (size_t j = 0; said->units[i].is_amount && j < said->units[i].count; j++) {
            const Saying *saying = &said->units[i].sayings[j];
            if (saying->is_top && is_torn_from(said, saying, splits(said, saying)) &&
                (!winner || is_stronger(said, saying, winner)))
                winner = saying;
        }
    return winner;
}

/* What did not know of the word that holds goes with what it stood for. */
static void follow(Said *said, const Unit *scope, Saying winner, bool is_split)
{
    for (size_t i = 0; i < said->count; i++) {
        Unit *unit = &said->units[i];
        if (!is_in_scope(said, scope, unit))
            continue;
        for (size_t j = 0; j < unit->count; j++)
            if ((is_split || winner.removes || unit->sayings[j].removes) &&
                is_apart(said, &unit->sayings[j], &winner))
                unit->sayings[j].holds = false;
        find_tops(said, unit);
    }
}

static bool mend_row(Said *said, const Unit *scope)
{
    const Saying *winner = find_remover(said, scope);
    if (winner)
        follow(said, scope, *winner, false);
    return winner;
}

static bool mend_family(Said *said)
{
    const Saying *winner = find_splitter(said);
    if (winner && !said->is_split) {
        said->is_split = true;
        said->splitter = winner->act;
    }
    if (winner)
        follow(said, NULL, *winner, true);
    return winner;
}

/* What says no other thing than what all tops knew, or than what another top knew and changed. */
static bool is_echo(const Said *said, const Unit *unit, size_t top)
{
    const Saying *own = &unit->sayings[top];
    bool is_new = false;
    long common = NOTHING;
    for (size_t i = 0; i < unit->count; i++) {
        bool is_common = unit->sayings[i].holds;
        for (size_t j = 0; is_common && j < unit->count; j++)
            is_common =
                !unit->sayings[j].is_top || knows(said, &unit->sayings[j], &unit->sayings[i]);
        if (is_common)
            common = (long)i;
    }
    if (own->cells && says_same(said, unit, (long)top, common))
        return true;
    for (size_t i = 0; own->makes && !is_new && i < unit->count; i++) {
        const Saying *before = &unit->sayings[i];
        for (size_t j = 0; !is_new && before->holds && before->makes && j < unit->count; j++)
            is_new = unit->sayings[j].is_top && knows(said, &unit->sayings[j], before) &&
                     is_apart(said, own, before) && says_same(said, unit, (long)top, (long)i);
    }
    return is_new;
}

static void prefer_persons(const Said *said, Unit *unit)
{
    bool has_person = false;
    for (size_t i = 0; i < unit->count; i++)
        has_person =
            has_person || (unit->sayings[i].is_top && !is_of_merge(said, &unit->sayings[i]));
    for (size_t i = 0; has_person && i < unit->count; i++)
        unit->sayings[i].is_top = unit->sayings[i].is_top && !is_of_merge(said, &unit->sayings[i]);
}

static void drop_echoes(const Said *said, Unit *unit)
{
    size_t tops = 0, echoes = 0;
    bool *is_dropped = xcalloc(unit->count + 1, sizeof *is_dropped);
    for (size_t i = 0; i < unit->count; i++)
        tops += unit->sayings[i].is_top;
    for (size_t i = 0; tops > 1 && i < unit->count; i++) {
        is_dropped[i] = unit->sayings[i].is_top && is_echo(said, unit, i);
        echoes += is_dropped[i];
    }
    for (size_t i = 0; echoes < tops && i < unit->count; i++)
        unit->sayings[i].is_top = unit->sayings[i].is_top && !is_dropped[i];
    free(is_dropped);
}

/* Whether somebody who knew of an act said something in the row that stands. */
static bool is_built_on(const Said *said, const Unit *scope, size_t act)
{
    for (size_t i = 0; i < said->count; i++)
        for (size_t j = 0; is_in_scope(said, scope, &said->units[i]) && j < said->units[i].count;
             j++) {
            const Saying *saying = &said->units[i].sayings[j];
            if (saying->holds && !saying->takes_away &&
                merge_history_knows(said->history, saying->act, act))
                return true;
        }
    return false;
}

/* A row whose making was taken back stays with what others said in it since. */
static void keep_made(Said *said, const Unit *scope, MergeKnown known)
{
    for (size_t i = 0; i < said->count; i++) {
        Unit *unit = &said->units[i];
        bool is_meant = unit->is_row && is_in_scope(said, scope, unit);
        for (size_t j = 0; is_meant && j < unit->count; j++) {
            size_t act = unit->sayings[j].act;
            if (!unit->sayings[j].makes || unit->sayings[j].holds ||
                !merge_history_has(said->history, known, act) || !is_built_on(said, scope, act))
                continue;
            for (size_t k = 0; k < said->count; k++)
                for (size_t l = 0;
                     is_in_scope(said, scope, &said->units[k]) && l < said->units[k].count; l++)
                    if (said->units[k].sayings[l].act == act)
                        said->units[k].sayings[l].holds = true;
        }
    }
}

static bool begins_scope(const Said *said, size_t i)
{
    return !i || (!is_record(said) && !is_row_of(said, &said->units[i - 1], &said->units[i]));
}

/* Marks the tops of all units of the group. */
static void judge(Said *said, MergeKnown known)
{
    for (size_t i = 0; i < said->count; i++)
        for (size_t j = 0; j < said->units[i].count; j++) {
            Saying *saying = &said->units[i].sayings[j];
            saying->holds = merge_history_holds(said->history, known, saying->act);
        }
    for (size_t i = 0; i < said->count; i++)
        if (begins_scope(said, i))
            keep_made(said, is_record(said) ? NULL : &said->units[i], known);
    for (size_t i = 0; i < said->count; i++) {
        Unit *unit = &said->units[i];
        find_tops(said, unit);
        prefer_persons(said, unit);
        for (size_t j = 0; j < unit->count; j++)
            unit->sayings[j].was_top = unit->sayings[j].is_top;
    }
    for (size_t i = 0; i < said->count; i++)
        while (begins_scope(said, i) && mend_row(said, is_record(said) ? NULL : &said->units[i]))
            continue;
    said->is_split = false;
    while (is_family(said) && !is_record(said) && mend_family(said))
        continue;
    for (size_t i = 0; i < said->count; i++) {
        prefer_persons(said, &said->units[i]);
        drop_echoes(said, &said->units[i]);
    }
}

static long holder(const Said *said, const Unit *unit)
{
    long last = NOTHING;
    for (size_t i = 0; i < unit->count; i++)
        if (unit->sayings[i].is_top && (last == NOTHING || is_later(said, unit, i, (size_t)last)))
            last = (long)i;
    return last;
}

/* ---- a group ---- */

static Saying *add_saying(Unit *unit, Saying saying)
{
    unit->sayings = xgrow(unit->sayings, unit->count, &unit->room, sizeof *unit->sayings);
    unit->sayings[unit->count] = saying;
    return &unit->sayings[unit->count++];
}

/* Adds the cells of one act on one unit, from `row` on; the row after them. A new row says nothing
 * in what it leaves empty. */
static size_t read_saying(const Said *said, Unit *unit, size_t row)
{
    const char *op = cell(said, row, OP);
    Saying saying = { .act = (size_t)number(said, row, PLACE), .cell = row };
    bool says = unit->is_row;
    long place = number(said, row, PLACE);
    for (; row < table_rows(said->cells) && number(said, row, PLACE) == place &&
           is_row_of(said, unit, &(Unit){ .cell = row }) &&
           !strcmp(cell(said, row, UNIT), unit->column->name);
         row++) {
        /* Settled and said in one act: the words come before, and are what counts. */
        bool is_settled = number(said, row, NUMBER) < 0;
        if (is_settled) {
            saying.cell = row + 1;
            saying.settles = says = true;
            op = row + 1 < table_rows(said->cells) ? cell(said, row + 1, OP) : "";
            continue;
        }
        saying.cells++;
        op = cell(said, row, OP);
        says = says || !is_none(said, row, HAS, AFTER) || strcmp(op, "insert") != 0;
        unit->is_amount = unit->is_amount || *cell(said, row, IS_AMOUNT) == '1';
    }
    saying.makes = saying.cells && !strcmp(op, "insert");
    saying.takes_away = saying.cells && !strcmp(op, "delete");
    saying.removes = saying.takes_away && said->entity->row_unit;
    if (says)
        add_saying(unit, saying);
    return row;
}

/* Whether a merge says what it found, or what was there before anyone said anything. Its own books
 * are its word. */
static bool repeats(const Said *said, const Unit *unit, size_t saying)
{
    const Saying *own = &unit->sayings[saying];
    if (!is_of_merge(said, own) || !strcmp(said->entity->table, "conflict"))
        return false;
    bool is_found = says_same(said, unit, (long)saying, NOTHING);
    for (size_t i = 0; !is_found && i < saying; i++)
        is_found =
            knows(said, own, &unit->sayings[i]) && says_same(said, unit, (long)saying, (long)i);
    return is_found;
}

static void forget_repeats(const Said *said, Unit *unit)
{
    bool *is_repeat = xcalloc(unit->count + 1, sizeof *is_repeat);
    size_t kept = 0;
    for (size_t i = 0; i < unit->count; i++)
        is_repeat[i] = repeats(said, unit, i);
    for (size_t i = 0; i < unit->count; i++)
        if (!is_repeat[i])
            unit->sayings[kept++] = unit->sayings[i];
    unit->count = kept;
    free(is_repeat);
}

/* Reads the units of a group from a row on; the row after them. */
static size_t read_group(Said *said, size_t row)
{
    size_t first = row;
    for (size_t i = 0; i < said->count; i++)
        free(said->units[i].sayings);
    said->count = 0;
    said->entity = entity_find(store_entities(said->store), cell(said, row, ENTITY));
    while (row < table_rows(said->cells) &&
           !strcmp(cell(said, first, ENTITY), cell(said, row, ENTITY)) &&
           !strcmp(cell(said, first, GROUP), cell(said, row, GROUP))) {
        const EntityColumn *column = entity_column(said->entity, cell(said, row, UNIT));
        Unit unit = { .cell = row, .column = column };
        Unit *last = said->count ? &said->units[said->count - 1] : NULL;
        if (!last || last->column != column || !is_row_of(said, last, &unit)) {
            unit.is_row = said->entity->row_unit && !strcmp(said->entity->row_unit, column->name);
            said->units = xgrow(said->units, said->count, &said->room, sizeof *said->units);
            last = &said->units[said->count++];
            *last = unit;
        }
        row = read_saying(said, last, row);
    }
    for (size_t i = 0; i < said->count; i++)
        forget_repeats(said, &said->units[i]);
    return row;
}

/* A record is taken away with all its rows; one of them is only a field that was cleared. */
static bool clears_record(const Said *said, size_t act)
{
    for (size_t i = 0; i < said->count; i++) {
        const Unit *unit = &said->units[i];
        long before = last_known(said, unit, (MergeKnown){ .act = act });
        bool is_touched = false, is_gone = before == NOTHING || unit->sayings[before].takes_away;
        for (size_t j = 0; !is_touched && j < unit->count; j++)
            is_touched = unit->sayings[j].act == act && unit->sayings[j].takes_away;
        if (!is_touched && !is_gone)
            return false;
    }
    return true;
}

static bool has_act(const Unit *unit, size_t act)
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
static void spread_removals(Said *said)
{
    for (size_t i = 0; said->entity->row_unit && i < said->count; i++)
        for (size_t j = 0; j < said->units[i].count; j++) {
            Saying saying = said->units[i].sayings[j];
            if (!said->units[i].is_row || !saying.takes_away)
                continue;
            if (is_record(said) && !clears_record(said, saying.act)) {
                said->units[i].sayings[j].removes = false;
                continue;
            }
            for (size_t k = 0; k < said->count; k++)
                if ((is_record(said) || is_row_of(said, &said->units[i], &said->units[k])) &&
                    !has_act(&said->units[k], saying.act)) {
                    saying.cells = 0;
                    add_saying(&said->units[k], saying);
                    qsort(said->units[k].sayings, said->units[k].count, sizeof saying, by_act);
                }
        }
}

/* ---- what follows ---- */

/* What holds in each set, of one unit. */
typedef struct Verdict {
    long here, there, both;
    bool here_stands, there_stands; /* nobody knew of it who says something else */
    bool is_contested;              /* in both */
} Verdict;

static const Unit *find_unit(const Said *said, const Unit *row, const char *name, size_t *place)
{
    for (*place = 0; *place < said->count; ++*place)
        if (!strcmp(said->units[*place].column->name, name) &&
            is_row_of(said, row, &said->units[*place]))
            return &said->units[*place];
    return NULL;
}

/* Of the row of a unit what holds in both; "" when there is none. The caller frees. */
static char *row_after(const Said *said, const Verdict *verdicts, const Unit *row)
{
    Json *list = json_new_list();
    bool is_there = true, has_row = true;
    for (const EntityColumn *column = said->entity->columns; column->name; column++) {
        size_t place = 0;
        const Unit *unit = column->unit ? find_unit(said, row, column->unit, &place) : NULL;
        const char *value = unit ? value_of(said, unit, verdicts[place].both,
                                            (long)(column - said->entity->columns), &has_row)
                                 : NULL;
        is_there = is_there && (!unit || has_row || !unit->is_row);
        if (column->unit)
            add_value(list, value);
    }
    char *text = json_to_line(list);
    if (!is_there)
        *text = '\0';
    return text;
}

static const char *said_by(const Said *said, const Unit *unit, long saying)
{
    return saying == NOTHING ? "" : merge_history_said(said->history, unit->sayings[saying].act);
}

static bool is_known(const Said *said, const Unit *unit, long saying, unsigned side)
{
    return merge_history_sides(said->history, unit->sayings[saying].act) & side;
}

static bool write_unit(const Said *said, const Verdict *verdicts, size_t i)
{
    const Unit *unit = &said->units[i];
    const Verdict *verdict = &verdicts[i];
    long here = verdict->here, there = verdict->there, both = verdict->both;
    const char *entity = said->entity->table, *field = unit->column->name;
    const char *key1 = cell(said, unit->cell, KEY1), *key2 = cell(said, unit->cell, KEY2),
               *key3 = cell(said, unit->cell, KEY3);
    if (here == there && here == both)
        return true;
    bool is_contested = here != there && verdict->here_stands && verdict->there_stands &&
                        !is_known(said, unit, there, MERGE_HERE) &&
                        !is_known(said, unit, here, MERGE_THERE);
    if (both != here && both != there && !is_contested) {
        char *part = part_after(said, unit, both), *whole = row_after(said, verdicts, unit);
        bool done = store_change(said->store, queries, REVERTED, entity, key1, key2, key3, field,
                                 part, whole);
        free(part);
        free(whole);
        return done;
    }
    return (!(is_contested || both == there) ||
            store_change(said->store, queries, TOUCHED_THERE, entity, key1, key2, key3, field,
                         said_by(said, unit, there), (int64_t)is_contested,
                         (int64_t)(both == there))) &&
           (!(is_contested || both == here) ||
            store_change(said->store, queries, TOUCHED_HERE, entity, key1, key2, key3, field,
                         said_by(said, unit, here)));
}

static bool write_withdrawn(const Said *said, const Unit *unit, bool is_contested)
{
    bool done = true;
    const MergeKnown all = { .side = MERGE_ALL };
    for (size_t i = 0; done && i < unit->count; i++)
        done = merge_history_holds(said->history, all, unit->sayings[i].act) ||
               store_change(said->store, queries, WITHDRAWN, said->entity->table,
                            cell(said, unit->cell, KEY1), cell(said, unit->cell, KEY2),
                            cell(said, unit->cell, KEY3), unit->column->name,
                            said_by(said, unit, (long)i), is_contested ? "1" : "");
    return done;
}

/* Nobody knew of it, though it may have gone with what it stood for. */
static bool stands(const Saying *saying)
{
    return saying->is_top || (saying->was_top && !saying->holds);
}

static void find_verdict(const Said *said, const Unit *unit, Verdict *verdict)
{
    long here = verdict->here, there = verdict->there;
    verdict->both = holder(said, unit);
    verdict->here_stands = here != NOTHING && stands(&unit->sayings[here]);
    verdict->there_stands = there != NOTHING && stands(&unit->sayings[there]);
    for (size_t i = 0; i < unit->count; i++)
        verdict->is_contested =
            verdict->is_contested || (unit->sayings[i].is_top && (long)i != verdict->both &&
                                      !says_same(said, unit, (long)i, verdict->both));
}

/* One side's word on the family against the other's, neither of which knew of the other. */
static bool write_torn(const Said *said, bool here_is_split, bool there_is_split)
{
    unsigned sides =
        said->is_split ? merge_history_sides(said->history, said->splitter) : MERGE_ALL;
    const char *root = cell(said, said->units[0].cell, ROOT_OF);
    return sides == MERGE_ALL || here_is_split || there_is_split ||
           store_change(said->store, queries, TORN, said->entity->table, root,
                        (int64_t)(sides == MERGE_THERE));
}

static bool settle_group(Said *said)
{
    Verdict *verdicts = xcalloc(said->count + 1, sizeof *verdicts);
    bool is_contested = false;
    spread_removals(said);
    judge(said, (MergeKnown){ .side = MERGE_HERE });
    bool here_is_split = said->is_split;
    for (size_t i = 0; i < said->count; i++)
        verdicts[i].here = holder(said, &said->units[i]);
    judge(said, (MergeKnown){ .side = MERGE_THERE });
    bool there_is_split = said->is_split;
    for (size_t i = 0; i < said->count; i++)
        verdicts[i].there = holder(said, &said->units[i]);
    judge(said, (MergeKnown){ .side = MERGE_ALL });
    for (size_t i = 0; i < said->count; i++) {
        find_verdict(said, &said->units[i], &verdicts[i]);
        is_contested = is_contested || verdicts[i].is_contested;
    }
    bool done = write_torn(said, here_is_split, there_is_split);
    for (size_t i = 0; done && i < said->count; i++)
        done =
            write_unit(said, verdicts, i) && write_withdrawn(said, &said->units[i], is_contested);
    free(verdicts);
    return done;
}

bool merge_said(Store *store, const MergeHistory *history)
{
    for (int step = 0; step < STEPS; step++)
        if (!store_change(store, queries, step))
            return false;
    Said said = { .store = store, .history = history };
    said.cells = store_rows(store, queries, READ);
    bool done = said.cells;
    for (size_t row = 0; done && row < table_rows(said.cells);) {
        row = read_group(&said, row);
        done = settle_group(&said);
    }
    for (size_t i = 0; i < said.count; i++)
        free(said.units[i].sayings);
    free(said.units);
    table_free(said.cells);
    return done;
}
