/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables differ in their columns alone, which the rows of entity.c know: so one statement a
 * kind of act is put together from them, as a merge does. Names come from there, never from
 * outside; values are bound. */
#include "config.h"
#include "base/id.h"
#include "process/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/message.h"
#include "base/text.h"

enum { MOST_FIELDS = 16 };

typedef struct Values {
    const char *names[MOST_FIELDS + 3];
    char *cells[MOST_FIELDS + 3];
    size_t count;
} Values;

/* What a row may not lack; rows that the service fixes exist before anybody wrote them. */
static const struct {
    const char *table, *required;
    const char *fixed; /* the table of what the service fixes; NULL: none */
    const char
        *last_of; /* of the rows that agree in this column the last one holds; NULL: all do */
    const char *named_by; /* rows that agree in this one are one row, in each copy; NULL: none */
} tables[] = {
    { "contact", "name party" },
    { "prerequisite", "title", .fixed = "prerequisite_item" },
    { "raci", "", .fixed = "raci_item" },
    { "session", "kind" },
    { "minute", "kind text" },
    { "communication", "subject date channel" },
    { "version", "deliverable number sha256" },
    { "comment", "version text" },
    { "acceptance", "version verdict representative date way", .last_of = "version" },
    { "passage", "phase reason" },
    { "freeze", "first last" },
    { "goal", "title_en" },
    { "translation", "text", .named_by = "text" },
};

/* What a row may not say; the query gives that of the row ?1. */
enum { FREEZE_TURNED, GOAL_TARGET, GOAL_BASELINE, GOAL_SERVED, TRANSLATED_TWICE, REFUSALS };
static const char *const refused_tables[] = {
    [FREEZE_TURNED] = "freeze",         [GOAL_TARGET] = "goal",
    [GOAL_BASELINE] = "goal",           [GOAL_SERVED] = "goal",
    [TRANSLATED_TWICE] = "translation",
};
static const char *const refused_because[] = {
    [FREEZE_TURNED] = N_("the last day comes before the first"),
    [GOAL_TARGET] = N_("the target is a number above 0 and up to 100 for this measure"),
    [GOAL_BASELINE] = N_("a saving alone is measured from an amount, which is above 0"),
    [GOAL_SERVED] = N_("there is no recommendation and no practice with this id"),
    [TRANSLATED_TWICE] = N_("this text is translated already"),
};
static const Query refusals[] = {
    [FREEZE_TURNED] = { "t",
                        "SELECT first || ' > ' || last FROM freeze WHERE id = ? AND last < first" },
    [GOAL_TARGET] = { "t", "SELECT quote(target) FROM goal WHERE id = ? AND measure IN ('saving',"
                           " 'score') AND (target GLOB '*[^0-9.]*' OR CAST(target AS REAL) NOT"
                           " BETWEEN 0.001 AND 100)" },
    [GOAL_BASELINE] = { "t",
                        "SELECT quote(baseline) FROM goal WHERE id = ? AND baseline > '' AND"
                        " (measure <> 'saving' OR baseline GLOB '*[^0-9.]*' OR CAST(baseline AS"
                        " REAL) <= 0)" },
    [GOAL_SERVED] = { "t",
                      "SELECT quote(word) FROM goal_word WHERE goal = ? AND word NOT IN"
                      " (SELECT id FROM recommendation) AND word NOT IN (SELECT id FROM practice)"
                      " LIMIT 1" },
    [TRANSLATED_TWICE] = { "t",
                           "SELECT text FROM translation AS added WHERE id = ?1 AND EXISTS"
                           " (SELECT 1 FROM translation WHERE text = added.text AND id <> ?1)" },
    { 0 },
};

static size_t table_number(const char *table)
{
    for (size_t i = 0; i < COUNT(tables); i++)
        if (!strcmp(tables[i].table, table))
            return i;
    die("no table %s of records", table);
}

static bool is_field(const EntityColumn *column)
{
    return column->purpose == ENTITY_VALUE || column->purpose == ENTITY_FIXED;
}

static bool unknown_field(const Entity *entity, const char *name)
{
    Buffer names = { 0 };
    for (const EntityColumn *column = entity->columns; column->name; column++)
        if (is_field(column))
            buffer_join(&names, ", ", column->name);
    bool done = fail("unknown field '%s'; expected one of: %s", name, buffer_text(&names));
    buffer_free(&names);
    return done;
}

/* ---- values ---- */

enum { CODE, CODES, WORD, WORDS };
static const Query queries[] = {
    [CODE] = { "tt",
               "SELECT id FROM choice_word WHERE kind = ?1 AND (id = ?2 COLLATE NOCASE OR en = ?2"
               " COLLATE NOCASE OR zh = ?2)" },
    [CODES] = { "t", "SELECT group_concat(said, ', ') FROM (SELECT iif(kind IN ('workload',"
                     " 'package'), en, id) AS said FROM choice_word WHERE kind = ?"
                     " ORDER BY position)" },
    [WORD] = { "ttt", "SELECT ifnull((SELECT iif(?1 = 'zh', zh, en) FROM choice_word WHERE kind ="
                      " ?2 AND id = ?3), ?3)" },
    [WORDS] = { "tt", "SELECT id, iif(?1 = 'zh', zh, en) FROM choice_word WHERE kind = ?2 ORDER BY"
                      " position" },
    { 0 },
};

static char *code_of(Store *store, const char *kind, const char *text)
{
    char *code = store_text(store, queries, CODE, kind, text);
    if (code && *code)
        return code;
    free(code);
    char *codes = store_text(store, queries, CODES, kind);
    if (codes)
        fail("'%s' is not one of: %s", text, codes);
    free(codes);
    return NULL;
}

/* The digits of a hash as they are; else of the file with that name. NULL when there is none. */
static char *hash_of(const char *text)
{
    char hash[HASH_SIZE];
    if (strlen(text) == HASH_SIZE - 1 && strspn(text, "0123456789abcdef") == HASH_SIZE - 1)
        return xstrdup(text);
    return hash_file(text, hash) ? xstrdup(hash) : NULL;
}

/* NULL when it is none of the column's values. */
static char *value_of(Store *store, const EntityColumn *column, const char *text)
{
    char *trimmed = text_trim(text), date[DATE_SIZE], *value = NULL;
    if (!*trimmed)
        return trimmed;
    if (column->words)
        value = code_of(store, column->words, trimmed);
    else if (text_has_word("due date confirmed first last", column->name))
        value = date_parse(trimmed, date) ? xstrdup(date) : NULL;
    else if (!strcmp(column->name, "sha256"))
        value = hash_of(trimmed);
    else if (text_check(column->name, trimmed))
        value = text_clean(trimmed);
    free(trimmed);
    return value;
}

static void clear(Values *values)
{
    for (size_t i = 0; i < values->count; i++)
        free(values->cells[i]);
}

/* What is said later stands: SQLite would take the first. */
static void put(Values *values, const char *name, char *cell)
{
    for (size_t i = 0; i < values->count; i++)
        if (!strcmp(values->names[i], name)) {
            free(values->cells[i]);
            values->cells[i] = cell;
            return;
        }
    values->names[values->count] = name;
    values->cells[values->count++] = cell;
}

static bool take(Store *store, const Entity *entity, const char *field, Values *values)
{
    const char *equals = strchr(field, '=');
    if (!equals)
        return fail("'%s' is not FIELD=VALUE", field);
    char *name = xstrndup(field, (size_t)(equals - field));
    const EntityColumn *column = entity_column(entity, name);
    bool done = (column && is_field(column)) || unknown_field(entity, name);
    char *value = done ? value_of(store, column, equals + 1) : NULL;
    free(name);
    if (value)
        put(values, column->name, value);
    return value != NULL;
}

static bool take_all(Store *store, const char *table, const char *const fields[], size_t count,
                     Values *values)
{
    const Entity *entity = entity_find(store_entities(store), table);
    if (count > MOST_FIELDS)
        return fail("too many fields");
    for (size_t i = 0; i < count; i++)
        if (!take(store, entity, fields[i], values))
            return false;
    char now[STAMP_SIZE];
    date_stamp(now);
    put(values, "changed_at", xstrdup(now));
    put(values, "changed_by", xstrdup(store_author(store)));
    return true;
}

static const char *given(const Values *values, const char *name)
{
    for (size_t i = values->count; i--;)
        if (!strcmp(values->names[i], name))
            return values->cells[i];
    return NULL;
}

/* Whether nothing that is required is empty; what was not given counts when `is_new`. */
static bool is_complete(Store *store, const char *table, const Values *values, bool is_new)
{
    const Entity *entity = entity_find(store_entities(store), table);
    char *required = xstrdup(tables[table_number(table)].required), *rest = NULL;
    bool done = true;
    for (char *name = strtok_r(required, " ", &rest); done && name;
         name = strtok_r(NULL, " ", &rest)) {
        const char *value = given(values, name);
        const EntityColumn *column = entity_column(entity, name);
        done = (value ? *value : !is_new) ||
               fail("%s is missing (%s)", message_language() == CHINESE ? column->zh : column->en,
                    name);
    }
    free(required);
    return done;
}

/* ---- statements ---- */

static bool is_refused(Store *store, const char *table, const char *id)
{
    for (size_t i = 0; i < REFUSALS; i++) {
        if (strcmp(refused_tables[i], table) != 0)
            continue;
        char *what = store_text(store, refusals, (int)i, id);
        bool is_so = !what || *what;
        if (what && *what)
            fail("%s%s%s", tr(refused_because[i]), message_colon(), what);
        free(what);
        if (is_so)
            return true;
    }
    return false;
}

static bool run(Store *store, const char *table, const char *sql, const Values *values,
                const char *id)
{
    char types[MOST_FIELDS + 5];
    const char *cells[MOST_FIELDS + 5];
    for (size_t i = 0; i < values->count; i++)
        cells[i] = values->cells[i];
    cells[values->count] = id;
    memset(types, 't', sizeof types);
    types[values->count + 1] = '\0';
    const Query family[] = { { types, sql }, { 0 } };
    bool done =
        store_begin(store) && store_end(store, store_change_cells(store, family, 0, cells) &&
                                                   !is_refused(store, table, id));
    store_forget_family(store, family);
    return done;
}

static bool insert(Store *store, const char *table, const Values *values, const char *id)
{
    Buffer names = { 0 }, marks = { 0 };
    for (size_t i = 0; i < values->count; i++) {
        buffer_add_format(&names, "\"%s\", ", values->names[i]);
        buffer_add_format(&marks, "?%zu, ", i + 1);
    }
    char *sql = xasprintf("INSERT INTO main.\"%s\" (%sid) VALUES (%s?%zu)", table,
                          buffer_text(&names), buffer_text(&marks), values->count + 1);
    bool done = run(store, table, sql, values, id);
    free(sql);
    buffer_free(&names);
    buffer_free(&marks);
    return done;
}

static bool update(Store *store, const char *table, const Values *values, const char *id)
{
    Buffer sets = { 0 };
    for (size_t i = 0; i < values->count; i++)
        buffer_add_format(&sets, "%s\"%s\" = ?%zu", i ? ", " : "", values->names[i], i + 1);
    char *sql = xasprintf("UPDATE main.\"%s\" SET %s WHERE id = ?%zu", table, buffer_text(&sets),
                          values->count + 1);
    bool done = run(store, table, sql, values, id);
    free(sql);
    buffer_free(&sets);
    return done;
}

static char *text_of(Store *store, const char *columns, const char *table, const char *where,
                     const char *value)
{
    char *sql = xasprintf("SELECT %s FROM %s WHERE %s", columns, table, where);
    const Query family[] = { { "t", sql }, { 0 } };
    char *text = store_text(store, family, 0, value);
    store_forget_family(store, family);
    free(sql);
    return text;
}

/* Two words within a second, or with the clock set back between them: the later one holds. */
static bool put_last(Store *store, const char *table, Values *values)
{
    const char *column = tables[table_number(table)].last_of;
    if (!column)
        return true;
    char *where = xasprintf("\"%s\" = ?1", column);
    char *after = text_of(store, "strftime('%Y-%m-%dT%H:%M:%SZ', max(changed_at), '+1 second')",
                          table, where, given(values, column));
    bool done = after;
    if (done && strcmp(after, given(values, "changed_at")) > 0)
        put(values, "changed_at", xstrdup(after));
    free(after);
    free(where);
    return done;
}

static bool is_there(Store *store, const char *table, const char *id)
{
    char *found = text_of(store, "id", table, "id = ?1", id);
    bool is_so = found && *found;
    free(found);
    return is_so;
}

/* Two who add a row of one name apart have added one row, and a merge asks about the rest of it. */
static void make_id(Store *store, const char *table, const Values *values, char id[ID_SIZE])
{
    const char *column = tables[table_number(table)].named_by;
    if (column)
        hash_id(given(values, column), id);
    if (!column || is_there(store, table, id))
        id_make(id);
}

/* ---- acts ---- */

bool record_add(Store *store, const char *table, const char *const fields[], size_t count,
                char id[ID_SIZE])
{
    Values values = { 0 };
    bool done = take_all(store, table, fields, count, &values);
    if (done)
        make_id(store, table, &values, id);
    done = done && is_complete(store, table, &values, true) && put_last(store, table, &values) &&
           insert(store, table, &values, id);
    clear(&values);
    return done;
}

bool record_find(Store *store, const char *table, const char *text, char id[ID_SIZE])
{
    char *prefix = text_trim(text);
    char *found = text_of(store, "group_concat(id, ' ')", table,
                          "substr(id, 1, length(?1)) = ?1 AND ?1 > ''", prefix);
    bool is_one = found && *found && !strchr(found, ' ');
    bool done =
        is_one ||
        (found && fail(*found ? "more than one begins with '%s'" : "there is none with the id '%s'",
                       prefix));
    if (is_one)
        memcpy(id, found, strnlen(found, ID_SIZE - 1) + 1);
    free(found);
    free(prefix);
    return done;
}

bool record_set(Store *store, const char *table, const char *id, const char *const fields[],
                size_t count)
{
    const char *fixed = tables[table_number(table)].fixed;
    bool is_new = fixed && is_there(store, fixed, id) && !is_there(store, table, id);
    Values values = { 0 };
    char whole[ID_SIZE];
    bool done = is_new || record_find(store, table, id, whole);
    done = done && take_all(store, table, fields, count, &values);
    if (done && is_new)
        done = insert(store, table, &values, id);
    else if (done)
        done = is_complete(store, table, &values, false) && update(store, table, &values, whole);
    clear(&values);
    return done;
}

bool record_remove(Store *store, const char *table, const char *id)
{
    char whole[ID_SIZE];
    if (!record_find(store, table, id, whole))
        return false;
    char *sql = xasprintf("DELETE FROM main.\"%s\" WHERE id = ?1", table);
    bool done = run(store, table, sql, &(Values){ 0 }, whole);
    free(sql);
    return done;
}

char *record_get(Store *store, const char *table, const char *id, const char *column)
{
    return text_of(store, column, table, "id = ?1", id);
}

char *record_word(Store *store, const char *kind, const char *code)
{
    return kind ? store_text(store, queries, WORD, language_codes[message_language()], kind, code)
                : xstrdup(code);
}

Table *record_codes(Store *store, const char *kind)
{
    return store_rows(store, queries, WORDS, language_codes[message_language()], kind);
}
