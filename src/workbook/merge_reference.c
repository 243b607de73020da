/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row refers to another by one column; the tables and columns are rows here, those that are
 * referred to behind those that refer to them, so that what is kept for a row is itself a row that
 * keeps others. Names come from there and from entity.c, never from outside. */
#include "config.h"
#include "workbook/merge_reference.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "store/entity.h"

static const struct {
    const char *table, *column; /* column NULL: each row needs all that are needed */
    const char *needed;
    bool is_list; /* of ids with blanks between them */
} references[] = {
    { "stray", "returned", "returned" },
    { "returned_answer", "returned", "returned" },
    { "returned", "sent", "sent" },
    { "sent", "respondent", "respondent" },
    { "assignment", "respondent", "respondent" },
    { "comment", "version", "version" },
    { "acceptance", "version", "version" },
    { "minute", "session", "session" },
    { "session", "package", "entry" },
    { "entry", "value", "entry" },
    { "entry", "value", "recommendation" },
    { "goal", "recommendations", "recommendation", true },
    { "recommendation", "follows", "recommendation", true },
    { "recommendation", "merged_into", "recommendation" },
    { "recommendation", NULL, "rate" },
    { "capacity", "role", "rate" },
    { "answer", "workload", "workload" },
    { "practice_answer", "workload", "workload" },
    { "evidence", "workload", "workload" },
    { "field_value", "record", "workload" },
    { "recommendation", "workload", "workload" },
    { "assignment", "workload", "workload" },
    { "freeze", "workload", "workload" },
    { "returned_answer", "workload", "workload" },
};

/* How a needed row is named: by its id, but for a record, of whose rows that is a part of the key.
 */
static const struct {
    const char *table, *id, *key;
    const char *columns, *values; /* of the row when it comes back */
} needed[] = {
    { "entry", "record", "key2", "", "*" },
    /* Another may have its name by now (tell_apart). */
    { "workload", "id", "key1", "(id, position, name)", "id, position, name || ' #' || id" },
    { NULL, "id", "key1", "", "*" },
};

static size_t needed_number(const char *table)
{
    size_t i = 0;
    while (needed[i].table && strcmp(needed[i].table, table) != 0)
        i++;
    return i;
}

/* "t.key1 = c.workload AND t.key2 = c.question": the row of a table in a list of touched units. */
static char *row_is_touched(Store *store, const char *table)
{
    Buffer text = { 0 };
    int key = 0;
    buffer_add_format(&text, "t.entity = '%s'", table);
    for (const EntityColumn *column = entity_find(store_entities(store), table)->columns;
         column->name; column++)
        if (column->purpose == ENTITY_KEY)
            buffer_add_format(&text, " AND t.key%d = c.\"%s\"", ++key, column->name);
    char *is_touched = xstrdup(buffer_text(&text));
    buffer_free(&text);
    return is_touched;
}

/* Runs a statement with the names of one reference in the places of $words. */
static bool run(Store *store, size_t number, const char *pattern)
{
    size_t row = needed_number(references[number].needed);
    const char *column = references[number].column;
    char *touched = row_is_touched(store, references[number].table),
         *needs = !column ? xstrdup("true")
                  : references[number].is_list
                      ? xasprintf("instr(' ' || c.\"%s\" || ' ', ' ' || n.%s || ' ')", column,
                                  needed[row].id)
                      : xasprintf("c.\"%s\" = n.%s", column, needed[row].id);
    const struct {
        const char *word, *text;
    } words[] = {
        { "$table", references[number].table },
        { "$needs", needs },
        { "$needed", references[number].needed },
        { "$id", needed[row].id },
        { "$key", needed[row].key },
        { "$columns", needed[row].columns },
        { "$values", needed[row].values },
        { "$row", touched },
    };
    Buffer sql = { 0 };
    for (const char *at = pattern; *at;) {
        size_t length = 0, i = 0;
        for (i = 0; *at == '$' && i < COUNT(words); i++) {
            length = strlen(words[i].word);
            if (!strncmp(at, words[i].word, length) && !(at[length] >= 'a' && at[length] <= 'z'))
                break;
        }
        if (*at == '$' && i < COUNT(words)) {
            buffer_add(&sql, words[i].text);
            at += length;
        } else {
            buffer_add_format(&sql, "%c", *at++);
        }
    }
    bool done = store_change_once(store, buffer_text(&sql), "");
    buffer_free(&sql);
    free(needs);
    free(touched);
    return done;
}

/* A row of ours that they did not touch, or that we touched as well, is there after the merge. */
static const char keep[] =
    "DELETE FROM temp.touched_there WHERE entity = '$needed' AND $key NOT IN (SELECT $id FROM"
    " theirs.\"$needed\") AND $key IN (SELECT n.$id FROM main.\"$needed\" AS n JOIN"
    " main.\"$table\" AS c ON $needs WHERE NOT EXISTS (SELECT 1 FROM touched_there AS t WHERE $row)"
    " OR EXISTS (SELECT 1 FROM touched_here AS t WHERE $row))";
/* One of theirs that comes, or that came back for another. */
static const char find[] =
    "INSERT INTO temp.brought SELECT DISTINCT '$needed', n.$id FROM theirs.\"$needed\" AS n WHERE"
    " n.$id NOT IN (SELECT $id FROM main.\"$needed\") AND (EXISTS (SELECT 1 FROM theirs.\"$table\""
    " AS c WHERE $needs AND EXISTS (SELECT 1 FROM touched_there AS t WHERE $row)) OR EXISTS (SELECT"
    " 1 FROM main.\"$table\" AS c WHERE $needs))";
static const char forget[] = "DELETE FROM temp.touched_here WHERE entity = '$needed' AND ($key IN"
                             " (SELECT id FROM temp.brought WHERE entity = '$needed'))";
static const char bring[] =
    "INSERT INTO main.\"$needed\" $columns SELECT $values FROM theirs.\"$needed\" WHERE $id IN"
    " (SELECT id FROM temp.brought WHERE entity = '$needed') AND $id NOT IN (SELECT $id FROM"
    " main.\"$needed\")";

bool merge_references(Store *store)
{
    bool done = store_change_once(store, "DROP TABLE IF EXISTS temp.brought", "") &&
                store_change_once(store, "CREATE TEMP TABLE brought (entity TEXT, id TEXT)", "");
    for (size_t i = 0; done && i < COUNT(references); i++)
        done = run(store, i, keep) && run(store, i, find) && run(store, i, forget) &&
               run(store, i, bring);
    return done;
}
