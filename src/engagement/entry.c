/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row is the cells with its record; there is no other list of rows. So a merge joins cells, and
 * one copy may add what the other changes. */
#include "config.h"
#include "engagement/entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/window.h"
#include "document/sheet.h"
#include "engagement/form_input.h"
#include "engagement/share.h"

enum {
    FORMS,
    FIELDS,
    OPTIONS,
    CELLS,
    MARKS,
    NEXT,
    FIND,
    NAMED,
    FIND_RECOMMENDATION,
    ROWS_OF,
    RECOMMENDATIONS,
    ROW_AT,
    REFERRED,
    CYCLE,
    PUT,
    PREFILL,
    CLEAR,
    REMOVE,
    CONFIRM
};
static const Query queries[] = {
    [FORMS] = { "t", "SELECT id, pillar, iif(?1 = 'zh', title_zh, title_en) AS title, iif(?1 ="
                     " 'zh', help_zh, help_en) AS help, (SELECT count(*) FROM entry_row WHERE form"
                     " = entry_form.id) AS rows, (SELECT count(*) FROM entry WHERE form ="
                     " entry_form.id AND source > '') AS unconfirmed FROM entry_form ORDER BY"
                     " position" },
    [FIELDS] = { "tt", "SELECT id, iif(?1 = 'zh', label_zh, label_en) AS label, iif(?1 = 'zh',"
                       " help_zh, help_en) AS help, type, options, required, iif(?1 = 'zh',"
                       " unit_zh, unit_en) AS unit, label_en, label_zh FROM entry_field WHERE form"
                       " = ?2 ORDER BY position" },
    [OPTIONS] = { "ttt", "SELECT id, iif(?1 = 'zh', label_zh, label_en) AS label, iif(?1 = 'zh',"
                         " label_en, label_zh) AS other FROM entry_option WHERE form = ?2 AND field"
                         " = ?3 ORDER BY position" },
    [CELLS] = { "tti", "SELECT record, field, CASE WHEN ?3 THEN value WHEN ?1 = 'zh' THEN shown_zh"
                       " ELSE shown_en END FROM entry_cell WHERE form = ?2 ORDER BY record,"
                       " field_position" },
    [MARKS] = { "tt", "SELECT record, field, sign, iif(?1 = 'zh', zh, en) AS note FROM entry_mark"
                      " WHERE form = ?2" },
    [NEXT] = { "t", "SELECT 1 + ifnull(max(CAST(substr(record, 1, 8) AS INTEGER)), 0) FROM entry"
                    " WHERE form = ?" },
    [FIND] = { "tt", "SELECT group_concat(record, ' ') FROM (SELECT record, dense_rank() OVER"
                     " (ORDER BY CASE WHEN record = ?2 THEN 1 WHEN name = ?2 COLLATE NOCASE THEN 2"
                     " WHEN CAST(number AS TEXT) = ?2 THEN 3 ELSE 4 END) AS rank FROM entry_row"
                     " WHERE form = ?1 AND (name = ?2 COLLATE NOCASE OR CAST(number AS TEXT) = ?2"
                     " OR (length(?2) > 8 AND substr(record, 1, length(?2)) = ?2))) WHERE rank ="
                     " 1" },
    /* A name may look like the number of another row, or like the beginning of its id. */
    [NAMED] = { "tt", "SELECT ifnull(group_concat(record, ' '), '') FROM entry_row WHERE form = ?1"
                      " AND ?2 > '' AND (record = ?2 OR name = ?2 COLLATE NOCASE)" },
    [FIND_RECOMMENDATION] = { "t", "SELECT group_concat(id, ' ') FROM improvement WHERE ?1 > ''"
                                   " AND (substr(id, 1, length(?1)) = ?1 OR title_en = ?1 COLLATE"
                                   " NOCASE OR title_zh = ?1)" },
    [ROWS_OF] = { "t", "SELECT record, name FROM entry_row WHERE form = ? ORDER BY record" },
    [RECOMMENDATIONS] = { "t", "SELECT id, iif(?1 = 'zh', coalesce(nullif(title_zh, ''), title_en),"
                               " coalesce(nullif(title_en, ''), title_zh)) FROM improvement WHERE"
                               " id IN (SELECT id FROM recommendation WHERE status = 'accepted')"
                               " ORDER BY id IN (SELECT value FROM entry WHERE form ="
                               " 'package-item' AND field = 'item'), id" },
    [ROW_AT] = { "ti", "SELECT record FROM entry_row WHERE form = ?1 AND number = ?2" },
    [REFERRED] = { "tt", "SELECT count(*) FROM entry JOIN entry_field ON entry_field.form ="
                         " entry.form AND entry_field.id = entry.field WHERE type = 'record' AND"
                         " options = ?1 AND value = ?2 AND NOT (entry.form = ?1 AND record = ?2)" },
    [CYCLE] = { "ttt", "WITH RECURSIVE above (record) AS (SELECT value FROM entry WHERE form = ?1"
                       " AND record = ?2 AND field = ?3 UNION SELECT value FROM entry JOIN above"
                       " ON entry.record = above.record WHERE form = ?1 AND field = ?3) SELECT"
                       " count(*) FROM above WHERE record = ?2" },
    [PUT] = { "ttttttt", "INSERT INTO entry (form, record, field, value, source, changed_at,"
                         " changed_by) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                         " value = excluded.value, source = excluded.source, changed_at ="
                         " excluded.changed_at, changed_by = excluded.changed_by WHERE value IS"
                         " NOT excluded.value OR source IS NOT excluded.source" },
    [PREFILL] = { "ttt", "SELECT count(*) FROM entry WHERE form = ? AND record = ? AND field = ?"
                         " AND value > '' AND source = ''" },
    [CLEAR] = { "ttt", "DELETE FROM entry WHERE form = ? AND record = ? AND field = ?" },
    [REMOVE] = { "tt", "DELETE FROM entry WHERE form = ? AND record = ?" },
    [CONFIRM] = { "tttt", "UPDATE entry SET source = '', changed_at = ?3, changed_by = ?4 WHERE"
                          " form = ?1 AND (record = ?2 OR ?2 = '') AND source > ''" },
    { 0 },
};

/* ---- what there is ---- */

Table *entry_forms(Store *store, Language language)
{
    return store_rows(store, queries, FORMS, language_codes[language]);
}

Table *entry_fields(Store *store, const char *form, Language language)
{
    Table *fields = store_rows(store, queries, FIELDS, language_codes[language], form);
    if (fields && table_rows(fields))
        return fields;
    if (fields)
        fail("there is no repeating form '%s'; 'wellbook record FILE' names them", form);
    table_free(fields);
    return NULL;
}

Table *entry_options(Store *store, const char *form, const char *field, Language language)
{
    return store_rows(store, queries, OPTIONS, language_codes[language], form, field);
}

static Table *empty_rows(const Table *fields)
{
    Table *rows = table_new();
    table_add_column(rows, "id", "id", COLUMN_PLACE);
    for (size_t i = 0; i < table_rows(fields); i++) {
        const char *type = table_get(fields, i, "type");
        table_add_column(rows, table_cell(fields, i, 0), table_get(fields, i, "label"),
                         !strcmp(type, "number") ? COLUMN_NUMBER
                         : !strcmp(type, "date") ? COLUMN_DATE
                                                 : COLUMN_TEXT);
    }
    return rows;
}

Table *entry_rows(Store *store, const char *form, Language language, bool is_stored)
{
    Table *fields = entry_fields(store, form, language);
    Table *cells = fields ? store_rows(store, queries, CELLS, language_codes[language], form,
                                       (int64_t)is_stored)
                          : NULL;
    Table *rows = cells ? empty_rows(fields) : NULL;
    size_t width = fields ? table_rows(fields) : 0;
    const char **line = xcalloc(width + 1, sizeof *line);
    for (size_t row = 0; rows && row + width <= table_rows(cells); row += width) {
        line[0] = table_cell(cells, row, 0);
        for (size_t i = 0; i < width; i++)
            line[i + 1] = table_cell(cells, row + i, 2);
        table_add(rows, line, 0);
    }
    free(line);
    table_free(cells);
    table_free(fields);
    return rows;
}

Table *entry_marks(Store *store, const char *form, Language language)
{
    return store_rows(store, queries, MARKS, language_codes[language], form);
}

Table *entry_targets(Store *store, const char *target, Language language)
{
    return !strcmp(target, "recommendation")
               ? store_rows(store, queries, RECOMMENDATIONS, language_codes[language])
               : store_rows(store, queries, ROWS_OF, target);
}

static bool one_of(char *found, const char *form, const char *what, char id[ID_SIZE])
{
    bool is_one = found && *found && !strchr(found, ' ') && strlen(found) < ID_SIZE;
    if (is_one)
        memcpy(id, found, strlen(found) + 1);
    else if (found && *found)
        fail("more than one row of %s is '%s'; name it by its number", form, what);
    else if (found)
        fail("there is no row '%s' in %s; 'wellbook record FILE %s' lists them", what, form, form);
    free(found);
    return is_one;
}

bool entry_find(Store *store, const char *form, const char *text, char id[ID_SIZE])
{
    char *trimmed = text_trim(text);
    bool done = one_of(store_text(store, queries, FIND, form, trimmed), form, trimmed, id);
    free(trimmed);
    return done;
}

/* ---- values ---- */

static bool find_field(const Table *fields, const char *name, size_t *number)
{
    for (*number = 0; *number < table_rows(fields); (*number)++)
        if (text_same(table_cell(fields, *number, 0), name) ||
            text_same(table_get(fields, *number, "label_en"), name) ||
            text_same(table_get(fields, *number, "label_zh"), name))
            return true;
    return false;
}

/* The field of that id or label; fails when there is none. */
static bool field_number(const Table *fields, const char *name, size_t *number)
{
    if (find_field(fields, name, number))
        return true;
    Buffer names = { 0 };
    for (size_t i = 0; i < table_rows(fields); i++)
        buffer_join(&names, ", ", table_get(fields, i, "label"));
    bool done = fail("unknown field '%s'; expected one of: %s", name, buffer_text(&names));
    buffer_free(&names);
    return done;
}

static char *read_record(Store *store, const char *target, const char *text)
{
    char id[ID_SIZE];
    bool is_recommendation = !strcmp(target, "recommendation");
    char *found = is_recommendation ? store_text(store, queries, FIND_RECOMMENDATION, text) : NULL;
    bool is_none = found && !*found;
    bool done =
        is_recommendation ? one_of(found, target, text, id) : entry_find(store, target, text, id);
    if (is_none)
        fail(
            "there is no recommendation '%s'; add it to the recommendations, or take it over from a"
            " file, before it is an item of a package",
            text);
    return done ? xstrdup(id) : NULL;
}

static bool are_rows(Store *store, const char *form, const Share shares[], size_t count)
{
    char id[ID_SIZE];
    for (size_t i = 0; i < count; i++)
        if (!entry_find(store, form, shares[i].name, id))
            return false;
    return true;
}

/* Says of which field the reason speaks. */
static bool in_field(const char *label)
{
    char *reason = xstrdup(failure());
    bool done = fail("%s%s%s", label, message_colon(), reason);
    free(reason);
    return done;
}

static char *read_shares(Store *store, const char *form, const char *label, const char *text,
                         bool is_whole)
{
    Share *shares;
    size_t count;
    bool done = (shares_parse(text, &shares, &count) && are_rows(store, form, shares, count) &&
                 (!is_whole || shares_are_whole(shares, count))) ||
                in_field(label);
    char *value = done ? shares_text(shares, count) : NULL;
    shares_free(shares, count);
    return value;
}

/* "NAME SHA-256"; what has that form already stays. */
static char *read_file(const char *text)
{
    enum { DIGITS = HASH_SIZE - 1 };
    char hash[HASH_SIZE];
    size_t length = strlen(text);
    if (length > DIGITS && strspn(text + length - DIGITS, "0123456789abcdef") == DIGITS)
        return xstrdup(text);
    if (!hash_file(text, hash))
        return NULL;
    const char *slash = strrchr(text, '/');
    return xasprintf("%s %s", slash ? slash + 1 : text, hash);
}

static char *read_window(const char *label, const char *text)
{
    Window window;
    return window_read(text, &window) || in_field(label) ? xstrdup(text) : NULL;
}

/* As it is stored; NULL after fail(). */
static char *value_of(Store *store, const char *form, const Table *fields, size_t number,
                      const char *text)
{
    const char *type = table_get(fields, number, "type"),
               *options = table_get(fields, number, "options"),
               *label = table_get(fields, number, "label");
    char *trimmed = text_trim(text), *clean = text_clean(trimmed), *value = NULL;
    if (!text_check(label, text))
        value = NULL;
    else if (!*clean)
        value = xstrdup("");
    else if (!strcmp(type, "record"))
        value = read_record(store, options, clean);
    else if (!strcmp(type, "shares") || !strcmp(type, "weights"))
        value = read_shares(store, options, label, clean, !strcmp(type, "shares"));
    else if (!strcmp(type, "file"))
        value = read_file(clean);
    else if (!strcmp(type, "window"))
        value = read_window(label, clean);
    else {
        Table *choices = entry_options(store, form, table_cell(fields, number, 0), ENGLISH);
        value = choices ? form_input(type, label, clean, choices) : NULL;
        table_free(choices);
    }
    free(clean);
    free(trimmed);
    return value;
}

/* ---- one cell ---- */

static bool write_cell(Store *store, const char *form, const char *id, const char *field,
                       const char *value, const char *source)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    return *value ? store_change(store, queries, PUT, form, id, field, value, source, now,
                                 store_author(store))
                  : store_change(store, queries, CLEAR, form, id, field);
}

/* Of what refers to rows of its own form: a row that leads to itself has no beginning. */
static bool is_no_cycle(Store *store, const char *form, const char *id, const Table *fields,
                        size_t number)
{
    int64_t again = 0;
    if (strcmp(table_get(fields, number, "options"), form) != 0)
        return true;
    return store_number(store, &again, queries, CYCLE, form, id, table_cell(fields, number, 0)) &&
           (!again || fail("%s: the row would lead back to itself; choose another",
                           table_get(fields, number, "label")));
}

static bool put_cell(Store *store, const char *form, const char *id, const Table *fields,
                     size_t number, const char *text, const char *source)
{
    char *value = value_of(store, form, fields, number, text);
    bool is_required = *table_get(fields, number, "required");
    bool done = value &&
                (*value || !is_required ||
                 fail("%s cannot be empty", table_get(fields, number, "label"))) &&
                write_cell(store, form, id, table_cell(fields, number, 0), value, source) &&
                is_no_cycle(store, form, id, fields, number);
    free(value);
    return done;
}

bool entry_put(Store *store, const char *form, const char *id, const char *field, const char *text)
{
    Table *fields = entry_fields(store, form, message_language());
    size_t number;
    bool done = fields && field_number(fields, field, &number) && store_begin(store) &&
                store_end(store, put_cell(store, form, id, fields, number, text, ""));
    table_free(fields);
    return done;
}

/* ---- rows ---- */

/* Two who add the same row apart, as each does with a file of a customer, have added one. */
static void name_row(const char *const list[], size_t count, char id[ID_SIZE])
{
    if (count)
        hash_words(list, count, id);
    else
        id_make(id);
}

static bool next_id(Store *store, const char *form, const char *const list[], size_t count,
                    char id[ID_SIZE])
{
    enum { DIGITS = 8, MOST = 99999999 };
    int64_t next;
    char digits[DIGITS + 1];
    if (!store_number(store, &next, queries, NEXT, form))
        return false;
    name_row(list, count, id);
    snprintf(digits, sizeof digits, "%08d", (int)(next < 1 ? 1 : next > MOST ? MOST : next));
    memcpy(id, digits, DIGITS);
    return true;
}

static bool set_field(Store *store, const char *form, const char *id, const Table *fields,
                      const char *field)
{
    const char *equals = strchr(field, '=');
    size_t number;
    if (!equals)
        return fail("'%s' is not FIELD=VALUE", field);
    char *name = xstrndup(field, (size_t)(equals - field));
    bool done = field_number(fields, name, &number) &&
                put_cell(store, form, id, fields, number, equals + 1, "");
    free(name);
    return done;
}

static bool set_fields(Store *store, const char *form, const char *id, const Table *fields,
                       const char *const list[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!set_field(store, form, id, fields, list[i]))
            return false;
    return true;
}

/* Whether nothing that is required is empty. */
static bool is_complete(Store *store, const char *form, const char *id, const Table *fields)
{
    static const Query has[] = {
        { "ttt", "SELECT count(*) FROM entry WHERE form = ? AND record = ? AND field = ?" }, { 0 }
    };
    for (size_t i = 0; i < table_rows(fields); i++) {
        int64_t count = 1;
        if (*table_get(fields, i, "required") &&
            !store_number(store, &count, has, 0, form, id, table_cell(fields, i, 0)))
            return false;
        if (!count)
            return fail("give it %s=VALUE", table_cell(fields, i, 0));
    }
    return true;
}

bool entry_add(Store *store, const char *form, const char *const list[], size_t count,
               char id[ID_SIZE])
{
    Table *fields = entry_fields(store, form, message_language());
    bool done = fields && store_begin(store) &&
                store_end(store, next_id(store, form, list, count, id) &&
                                     set_fields(store, form, id, fields, list, count) &&
                                     is_complete(store, form, id, fields));
    table_free(fields);
    return done;
}

bool entry_set(Store *store, const char *form, const char *row, const char *const list[],
               size_t count)
{
    char id[ID_SIZE];
    Table *fields = entry_fields(store, form, message_language());
    bool done = fields && entry_find(store, form, row, id) && store_begin(store) &&
                store_end(store, set_fields(store, form, id, fields, list, count));
    table_free(fields);
    return done;
}

bool entry_remove(Store *store, const char *form, const char *row)
{
    char id[ID_SIZE];
    int64_t referred = 0;
    Table *fields = entry_fields(store, form, message_language());
    bool done =
        fields && entry_find(store, form, row, id) &&
        store_number(store, &referred, queries, REFERRED, form, id) &&
        (!referred ||
         fail("other rows refer to '%s': %lld; change them first", row, (long long)referred)) &&
        store_begin(store) && store_end(store, store_change(store, queries, REMOVE, form, id));
    table_free(fields);
    return done;
}

/* ---- many cells ---- */

/* The next cell of a block, as spreadsheets write them: quoted where it has lines or tabs. Its end
 * is '\t', '\n' or '\0'. */
static char *next_cell(const char **at, char *end)
{
    Buffer cell = { 0 };
    bool is_quoted = **at == '"' && strchr(*at + 1, '"');
    *at += is_quoted;
    for (; **at && (is_quoted || !strchr("\t\r\n", **at)); (*at)++) {
        if (is_quoted && **at == '"' && (*at)[1] != '"') {
            is_quoted = false;
            continue;
        }
        *at += is_quoted && **at == '"';
        buffer_add_sign(&cell, **at);
    }
    *at += **at == '\r' && (*at)[1] == '\n';
    *end = **at == '\r' ? '\n' : **at;
    *at += **at != '\0';
    return buffer_take(&cell);
}

static size_t block_width(const char *block)
{
    size_t width = 0, most = 0;
    while (*block) {
        char end;
        free(next_cell(&block, &end));
        width++;
        most = width > most ? width : most;
        width = end == '\t' ? width : 0;
    }
    return most;
}

/* The row of that number, or a new one below the last. */
static bool row_at(Store *store, const char *form, size_t row, char id[ID_SIZE])
{
    char *found = store_text(store, queries, ROW_AT, form, (int64_t)row + 1);
    bool is_there = found && *found && strlen(found) < ID_SIZE;
    if (is_there)
        memcpy(id, found, strlen(found) + 1);
    bool done = is_there || (found && next_id(store, form, NULL, 0, id));
    free(found);
    return done;
}

/* Rows are counted as their place counts them: a table from 1, a file with its titles. */
static bool in_row(size_t number)
{
    char *reason = xstrdup(failure());
    bool done = fail("row %zu: %s", number, reason);
    free(reason);
    return done;
}

static bool paste_row(Store *store, const char *form, size_t row, size_t field, const Table *fields,
                      const char **block)
{
    char id[ID_SIZE], end = '\t';
    bool done = row_at(store, form, row, id);
    for (; done && end == '\t'; field++) {
        char *cell = next_cell(block, &end);
        done = put_cell(store, form, id, fields, field, cell, "");
        free(cell);
    }
    return (done && is_complete(store, form, id, fields)) || in_row(row + 1);
}

static bool paste_rows(Store *store, const char *form, size_t row, size_t field,
                       const Table *fields, const char *block, size_t *rows)
{
    for (*rows = 0; *block; (*rows)++)
        if (!paste_row(store, form, row + *rows, field, fields, &block))
            return false;
    return true;
}

bool entry_paste(Store *store, const char *form, size_t row, size_t field, const char *block,
                 size_t *rows)
{
    Table *fields = entry_fields(store, form, message_language());
    size_t room = fields && field < table_rows(fields) ? table_rows(fields) - field : 0,
           width = block_width(block);
    bool done = fields &&
                (width <= room || fail("the block is %zu columns wide, and from here on there are "
                                       "only %zu; nothing was pasted",
                                       width, room)) &&
                store_begin(store) &&
                store_end(store, paste_rows(store, form, row, field, fields, block, rows));
    table_free(fields);
    return done;
}

/* ---- from a file ---- */

typedef struct Filling {
    Store *store;
    const char *form;
    const Table *fields;
    const EntrySheet *sheets;
    size_t count;
    size_t *places; /* of the columns of the sheet under way */
} Filling;

bool entry_fits(const Table *fields, const Table *table)
{
    size_t number;
    for (size_t i = 0; i < table_columns(table); i++)
        if (find_field(fields, table_name(table, i), &number))
            return true;
    return false;
}

/* As the file counts, or from 1 below the titles. */
static bool in_line(const Filling *filling, size_t sheet, size_t row)
{
    const EntrySheet *at = &filling->sheets[sheet];
    size_t line = table_line(at->table, row);
    if (filling->count < 2)
        return in_row(line ? line : row + 2);
    char *reason = xstrdup(failure());
    bool done = fail("%s row %zu: %s", at->name, line ? line : row + 2, reason);
    free(reason);
    return done;
}

static bool place_columns(Filling *filling, const Table *table)
{
    for (size_t i = 0; i < table_columns(table); i++) {
        if (!field_number(filling->fields, table_name(table, i), &filling->places[i]))
            return false;
        for (size_t j = 0; j < i; j++)
            if (filling->places[j] == filling->places[i])
                return fail("the columns '%s' and '%s' are one field; leave one of them out",
                            table_name(table, j), table_name(table, i));
    }
    return true;
}

/* A row that refers to another one may do so again. */
static bool is_named_by(const Table *fields)
{
    return !strcmp(table_get(fields, 0, "type"), "text");
}

static const char *name_in(const Table *fields, const Table *table, size_t row)
{
    size_t number;
    for (size_t i = 0; i < table_columns(table); i++)
        if (find_field(fields, table_name(table, i), &number) && !number)
            return table_cell(table, row, i);
    return "";
}

/* The second would be written over the first. */
static bool is_first_of_name(const Filling *filling, size_t sheet, size_t row, const char *name)
{
    for (size_t at = 0; *name && at <= sheet; at++) {
        const Table *table = filling->sheets[at].table;
        for (size_t i = 0; i < (at < sheet ? table_rows(table) : row); i++) {
            char *other = text_trim(name_in(filling->fields, table, i));
            bool is_same = !strcasecmp(other, name);
            free(other);
            if (is_same)
                return fail("'%s' stands in row %zu too; a row has a name of its own", name,
                            table_line(table, i) ? table_line(table, i) : i + 2);
        }
    }
    return true;
}

/* Of a row that has a name, the name is enough. */
static bool next_filled_id(const Filling *filling, const Table *table, size_t row, const char *name,
                           char id[ID_SIZE])
{
    size_t count = *name ? 1 : table_columns(table);
    const char **words = xcalloc(count + 1, sizeof *words);
    for (size_t i = 0; i < count; i++)
        words[i] = *name ? name : table_cell(table, row, i);
    bool done = next_id(filling->store, filling->form, words, count, id);
    free(words);
    return done;
}

static bool fill_row(Filling *filling, size_t sheet, size_t row)
{
    const Table *table = filling->sheets[sheet].table;
    bool is_named = is_named_by(filling->fields);
    char id[ID_SIZE],
        *name = is_named ? text_trim(name_in(filling->fields, table, row)) : xstrdup("");
    char *found = store_text(filling->store, queries, NAMED, filling->form, name);
    bool is_there = found && *found && !strchr(found, ' ') && strlen(found) < ID_SIZE;
    if (is_there)
        memcpy(id, found, strlen(found) + 1);
    bool done = found && is_first_of_name(filling, sheet, row, name) &&
                (is_there || next_filled_id(filling, table, row, name, id));
    for (size_t i = 0; done && i < table_columns(table); i++)
        if (*table_cell(table, row, i))
            done = put_cell(filling->store, filling->form, id, filling->fields, filling->places[i],
                            table_cell(table, row, i), "");
    free(found);
    free(name);
    return done && is_complete(filling->store, filling->form, id, filling->fields);
}

static bool fill_sheet(Filling *filling, size_t sheet)
{
    const Table *table = filling->sheets[sheet].table;
    filling->places = xcalloc(table_columns(table) + 1, sizeof *filling->places);
    bool done = place_columns(filling, table);
    for (size_t row = 0; done && row < table_rows(table); row++)
        done = fill_row(filling, sheet, row) || in_line(filling, sheet, row);
    free(filling->places);
    return done;
}

static bool fill_sheets(Filling *filling)
{
    for (size_t i = 0; i < filling->count; i++)
        if (!fill_sheet(filling, i))
            return false;
    return true;
}

bool entry_fill(Store *store, const char *form, const EntrySheet sheets[], size_t count,
                size_t *rows)
{
    Table *fields = entry_fields(store, form, message_language());
    Filling filling = { store, form, fields, sheets, count, NULL };
    *rows = 0;
    for (size_t i = 0; i < count; i++)
        *rows += table_rows(sheets[i].table);
    bool done = fields && store_begin(store) && store_end(store, fill_sheets(&filling));
    table_free(fields);
    return done;
}

/* ---- from evidence ---- */

static bool prefill_cell(Store *store, const char *form, const Table *fields, const char *name,
                         const char *field, const char *value, size_t *cells)
{
    char id[ID_SIZE], *found = store_text(store, queries, NAMED, form, name);
    bool is_there = found && *found && !strchr(found, ' ') && strlen(found) < ID_SIZE;
    int64_t said = 0;
    size_t number;
    if (is_there)
        memcpy(id, found, strlen(found) + 1);
    bool done = found && (is_there || next_id(store, form, &name, 1, id)) &&
                (is_there || put_cell(store, form, id, fields, 0, name, "evidence")) &&
                field_number(fields, field, &number) &&
                store_number(store, &said, queries, PREFILL, form, id, field);
    if (done && !said && *value) {
        done = put_cell(store, form, id, fields, number, value, "evidence");
        *cells += done;
    }
    free(found);
    return done;
}

static bool prefill(Store *store, const char *form, const Table *fields, const Table *rows,
                    size_t *cells)
{
    for (size_t row = 0; row < table_rows(rows); row++)
        if (!prefill_cell(store, form, fields, table_cell(rows, row, 0), table_cell(rows, row, 1),
                          table_cell(rows, row, 2), cells))
            return false;
    return true;
}

static char *prefill_path(const char *form)
{
    char *name = xasprintf("templates/prefill/%s.sql", form), *path = file_shipped(name);
    free(name);
    return path;
}

bool entry_can_prefill(const char *form)
{
    char *path = prefill_path(form);
    bool is_there = file_exists(path);
    free(path);
    return is_there;
}

bool entry_prefill(Store *store, const char *form, size_t *cells)
{
    Table *fields = entry_fields(store, form, message_language());
    char *path = prefill_path(form);
    bool is_there =
        fields && (file_exists(path) || fail("nothing in the workbook fills the form '%s'", form));
    Table *rows = is_there ? sheet_table(store, path, message_language(), NULL) : NULL;
    *cells = 0;
    bool done =
        rows && store_begin(store) && store_end(store, prefill(store, form, fields, rows, cells));
    table_free(rows);
    free(path);
    table_free(fields);
    return done;
}

bool entry_confirm(Store *store, const char *form, const char *row)
{
    char id[ID_SIZE] = "", now[STAMP_SIZE];
    Table *fields = entry_fields(store, form, message_language());
    date_stamp(now);
    bool done =
        fields && (!row || entry_find(store, form, row, id)) && store_begin(store) &&
        store_end(store, store_change(store, queries, CONFIRM, form, id, now, store_author(store)));
    table_free(fields);
    return done;
}
