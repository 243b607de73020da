/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "engagement/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "engagement/form_input.h"

static const CellRule form_rules[] = {
    { "id", CELL_KEY, NULL },
    { "title_en", CELL_TEXT, NULL },
    { "title_zh", CELL_PAIR, NULL },
    { "help_en", CELL_TEXT, NULL },
    { "help_zh", CELL_PAIR, NULL },
    { "repeats", CELL_ONE_OF, "workload " },
    { 0 },
};

static const CellRule field_rules[] = {
    { "id", CELL_KEY, NULL },
    { "section_en", CELL_TEXT, NULL },
    { "section_zh", CELL_PAIR, NULL },
    { "label_en", CELL_TEXT, NULL },
    { "label_zh", CELL_PAIR, NULL },
    { "help_en", CELL_TEXT, NULL },
    { "help_zh", CELL_PAIR, NULL },
    { "type", CELL_ONE_OF, "text long number date money choice choices yesno" },
    { "options", CELL_OPTIONAL, NULL },
    { "options_en", CELL_OPTIONAL, NULL },
    { "options_zh", CELL_PAIR, NULL },
    { "required", CELL_ONE_OF, "yes " },
    { "unit_en", CELL_OPTIONAL, NULL },
    { "unit_zh", CELL_OPTIONAL, NULL },
    { 0 },
};

static const CellRule term_rules[] = {
    { "id", CELL_KEY, NULL },       { "term_en", CELL_TEXT, NULL }, { "term_zh", CELL_PAIR, NULL },
    { "text_en", CELL_TEXT, NULL }, { "text_zh", CELL_PAIR, NULL }, { 0 },
};

enum {
    ADD_FORM,
    ADD_FIELD,
    ADD_OPTION,
    ADD_TERM,
    FIND_FIELD,
    FIND_RECORD,
    FIND_OPTION,
    SET_VALUE,
    CLEAR_VALUE,
    GET_VALUE,
    LIST_FIELDS,
    LIST_OPTIONS,
    LIST_FORMS
};
static const Query queries[] = {
    [ADD_FORM] = { "ttttttt",
                   "INSERT INTO form (position, id, title_en, title_zh, help_en, help_zh,"
                   " repeats) VALUES (?, ?, ?, ?, ?, ?, ?)" },
    [ADD_FIELD] = { "ttttttttttttt",
                    "INSERT INTO field (position, form, id, section_en, section_zh, label_en,"
                    " label_zh, help_en, help_zh, type, required, unit_en, unit_zh)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? = 'yes', ?, ?)" },
    [ADD_OPTION] = { "tttttt", "INSERT INTO field_option (position, form, field, id, label_en,"
                               " label_zh) VALUES (?, ?, ?, ?, ?, ?)" },
    [ADD_TERM] = { "tttttt", "INSERT INTO term (position, id, term_en, term_zh, text_en, text_zh)"
                             " VALUES (?, ?, ?, ?, ?, ?)" },
    [FIND_FIELD] = { "tt", "SELECT type, repeats, label_en, label_zh, required FROM field"
                           " JOIN form ON form.id = form WHERE form = ? AND field.id = ?" },
    [FIND_RECORD] = { "t", "SELECT id FROM workload WHERE id = ?" },
    [FIND_OPTION] = { "tt", "SELECT id, label_en, label_zh FROM field_option"
                            " WHERE form = ? AND field = ? ORDER BY position" },
    [SET_VALUE] = { "tttttt",
                    "INSERT INTO field_value (form, record, field, value, changed_at, changed_by)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (form, record, field) DO UPDATE SET"
                    " value = excluded.value, changed_at = excluded.changed_at,"
                    " changed_by = excluded.changed_by WHERE value IS NOT excluded.value" },
    [CLEAR_VALUE] = { "ttt",
                      "DELETE FROM field_value WHERE form = ? AND record = ? AND field = ?" },
    [GET_VALUE] = { "ttt",
                    "SELECT value FROM field_value WHERE form = ? AND record = ? AND field = ?" },
    [LIST_FIELDS] = { "ttt", "SELECT field, iif(?1 = 'zh', section_zh, section_en) AS section,"
                             " iif(?1 = 'zh', label_zh, label_en) AS label,"
                             " iif(?1 = 'zh', help_zh, help_en) AS help, type, required,"
                             " iif(?1 = 'zh', unit_zh, unit_en) AS unit, value,"
                             " iif(?1 = 'zh', shown_zh, shown_en) AS shown FROM form_value"
                             " WHERE form = ?2 AND record = ?3 ORDER BY field_position" },
    [LIST_OPTIONS] = { "ttt",
                       "SELECT id, iif(?1 = 'zh', label_zh, label_en) AS label"
                       " FROM field_option WHERE form = ?2 AND field = ?3 ORDER BY position" },
    [LIST_FORMS] = { "t", "SELECT form.id AS id, iif(?1 = 'zh', title_zh, title_en) AS title,"
                          " iif(?1 = 'zh', form.help_zh, form.help_en) AS help, repeats,"
                          " count(field) AS fields, ifnull(sum(value > ''), 0) AS filled,"
                          " ifnull(sum(required AND value = ''), 0) AS missing"
                          " FROM form LEFT JOIN form_value ON form_value.form = form.id"
                          " GROUP BY form.id ORDER BY form.position" },
    { 0 },
};

/* ---- definitions ---- */

/* The part number `index` of a list separated by one of `separators`, trimmed, or NULL. */
static char *part(const char *list, const char *separators, size_t index)
{
    char *copy = xstrdup(list), *rest = copy, *found = NULL, *word;
    for (size_t i = 0; (word = strsep(&rest, separators)); i++)
        if (i == index && *word)
            found = text_trim(word);
    free(copy);
    return found;
}

static size_t parts(const char *list, const char *separators)
{
    size_t count = 0;
    for (char *word; (word = part(list, separators, count)); count++)
        free(word);
    return count;
}

static void check_options(const char *path, const Table *fields, Problems *problems)
{
    for (size_t row = 0; row < table_rows(fields); row++) {
        size_t codes = parts(table_get(fields, row, "options"), " ");
        bool is_choice = !strncmp(table_get(fields, row, "type"), "choice", 6);
        if (is_choice != (codes > 0))
            problems_add(problems, path, table_line(fields, row), "options",
                         "a choice needs options, and nothing else has any");
        if (codes != parts(table_get(fields, row, "options_en"), ";") ||
            codes != parts(table_get(fields, row, "options_zh"), ";"))
            problems_add(problems, path, table_line(fields, row), "options_en",
                         "not as many labels as options");
    }
}

static Table *read_form(const char *folder, const char *form, Problems *problems)
{
    char *name = xasprintf("%s.csv", form), *path = xasprintf("%s/%s", folder, name);
    Table *fields = csv_read_checked(folder, name, field_rules, NULL, problems);
    if (fields)
        check_options(path, fields, problems);
    free(path);
    free(name);
    return fields;
}

void forms_check(const char *folder, Problems *problems)
{
    Table *forms = csv_read_checked(folder, "forms.csv", form_rules, NULL, problems);
    for (size_t row = 0; forms && row < table_rows(forms); row++)
        table_free(read_form(folder, table_cell(forms, row, 0), problems));
    table_free(forms);
}

static bool copy_options(Store *store, const char *form, const Table *fields, size_t row)
{
    bool done = true;
    size_t count = parts(table_get(fields, row, "options"), " ");
    for (size_t i = 0; done && i < count; i++) {
        char *position = xasprintf("%zu", i + 1);
        char *code = part(table_get(fields, row, "options"), " ", i);
        char *en = part(table_get(fields, row, "options_en"), ";", i);
        char *zh = part(table_get(fields, row, "options_zh"), ";", i);
        done = store_change(store, queries, ADD_OPTION, position, form,
                            table_get(fields, row, "id"), code, en, zh);
        free(position);
        free(code);
        free(en);
        free(zh);
    }
    return done;
}

static bool copy_fields(Store *store, const char *form, const Table *fields)
{
    bool done = true;
    for (size_t row = 0; done && row < table_rows(fields); row++) {
        char *position = xasprintf("%zu", row + 1);
        const char *cells[] = {
            position,
            form,
            table_get(fields, row, "id"),
            table_get(fields, row, "section_en"),
            table_get(fields, row, "section_zh"),
            table_get(fields, row, "label_en"),
            table_get(fields, row, "label_zh"),
            table_get(fields, row, "help_en"),
            table_get(fields, row, "help_zh"),
            table_get(fields, row, "type"),
            table_get(fields, row, "required"),
            table_get(fields, row, "unit_en"),
            table_get(fields, row, "unit_zh"),
        };
        done = store_change_cells(store, queries, ADD_FIELD, cells) &&
               copy_options(store, form, fields, row);
        free(position);
    }
    return done;
}

/* The first columns the rules name, after the row's position. */
static bool copy_simple(Store *store, int query, const Table *table, size_t row,
                        const CellRule rules[])
{
    const char *cells[16];
    char *position = xasprintf("%zu", row + 1);
    size_t count = 0;
    cells[count++] = position;
    for (; rules->column; rules++)
        cells[count++] = table_get(table, row, rules->column);
    bool done = store_change_cells(store, queries, query, cells);
    free(position);
    return done;
}

static bool copy_forms(Store *store, const char *folder, Problems *problems)
{
    Table *forms = csv_read_checked(folder, "forms.csv", form_rules, NULL, problems);
    bool done = forms != NULL;
    for (size_t row = 0; done && row < table_rows(forms); row++) {
        const char *form = table_cell(forms, row, 0);
        Table *fields = read_form(folder, form, problems);
        done = fields && problems_none(problems) &&
               copy_simple(store, ADD_FORM, forms, row, form_rules) &&
               copy_fields(store, form, fields);
        table_free(fields);
    }
    table_free(forms);
    return done;
}

static bool copy_terms(Store *store, const char *folder, Problems *problems)
{
    Table *terms = csv_read_checked(folder, "terms.csv", term_rules, NULL, problems);
    bool done = terms && problems_none(problems);
    for (size_t row = 0; done && row < table_rows(terms); row++)
        done = copy_simple(store, ADD_TERM, terms, row, term_rules);
    table_free(terms);
    return done;
}

bool forms_copy(Store *store)
{
    Problems *problems = problems_new();
    char *forms = file_shipped("data/forms"), *data = file_shipped("data");
    bool done = copy_forms(store, forms, problems) && copy_terms(store, data, problems);
    if (problems_count(problems))
        done = problems_none(problems);
    free(forms);
    free(data);
    problems_free(problems);
    return done;
}

/* ---- values ---- */

static bool check_record(Store *store, const char *form, const char *repeats, const char *record)
{
    if (!*repeats)
        return !*record || fail("form %s has one record only; leave out @%s", form, record);
    if (!*record)
        return fail("form %s has a record for each workload; write %s.FIELD@WORKLOAD", form, form);
    char *found = store_text(store, queries, FIND_RECORD, record);
    bool is_known = found && (*found || fail("unknown workload '%s'", record));
    free(found);
    return is_known;
}

static bool write_value(Store *store, const char *form, const char *record, const char *field,
                        const char *value)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    if (!store_begin(store))
        return false;
    return store_end(store, *value
                                ? store_change(store, queries, SET_VALUE, form, record, field,
                                               value, now, store_author(store))
                                : store_change(store, queries, CLEAR_VALUE, form, record, field));
}

bool form_set(Store *store, const char *form, const char *record, const char *field,
              const char *value)
{
    Table *found = store_rows(store, queries, FIND_FIELD, form, field);
    if (!found)
        return false;
    bool done = false;
    if (!table_rows(found))
        fail("unknown field '%s.%s'; 'wellbook list FILE fields' names them", form, field);
    else if (check_record(store, form, table_get(found, 0, "repeats"), record) &&
             text_check(field, value)) {
        const char *label =
            table_get(found, 0, message_language() == CHINESE ? "label_zh" : "label_en");
        Table *options = store_rows(store, queries, FIND_OPTION, form, field);
        char *stored =
            options ? form_input(table_get(found, 0, "type"), label, value, options) : NULL;
        if (stored && !*stored && *table_get(found, 0, "required") == '1')
            done = fail("%s cannot be empty", label);
        else
            done = stored && write_value(store, form, record, field, stored);
        free(stored);
        table_free(options);
    }
    table_free(found);
    return done;
}

char *form_value(Store *store, const char *form, const char *record, const char *field)
{
    return store_text(store, queries, GET_VALUE, form, record, field);
}

Table *form_fields(Store *store, const char *form, const char *record, Language language)
{
    return store_rows(store, queries, LIST_FIELDS, language_codes[language], form, record);
}

Table *form_options(Store *store, const char *form, const char *field, Language language)
{
    return store_rows(store, queries, LIST_OPTIONS, language_codes[language], form, field);
}

Table *form_list(Store *store, Language language)
{
    return store_rows(store, queries, LIST_FORMS, language_codes[language]);
}
