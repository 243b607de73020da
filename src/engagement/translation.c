/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates join texts to sentences, so a cell is too late to look for them: they are replaced where
 * they are kept, whole value by whole value, before a template runs. Which columns hold what people
 * wrote is what entity.c knows; names come from there, never from outside. */
#include "config.h"
#include "engagement/translation.h"

#include <stdlib.h>
#include <string.h>

#include "store/entity.h"

enum { IS_THERE, IS_COUNTED, KEEP_COUNTS };
static const Query queries[] = {
    [IS_THERE] = { "t",
                   "SELECT count(*) FROM (SELECT 1 FROM translation WHERE iif(?1 = 'zh', zh, en) >"
                   " '' LIMIT 1)" },
    [IS_COUNTED] = { "", "SELECT NOT EXISTS (SELECT 1 FROM stale_check)" },
    [KEEP_COUNTS] = { "", "DELETE FROM stale_check" },
    { 0 },
};

bool translation_is_there(Store *store, Language language, bool *is_there)
{
    int64_t count;
    bool done = store_number(store, &count, queries, IS_THERE, language_codes[language]);
    *is_there = done && count;
    return done;
}

/* A code that happens to be a word that people use, too. */
static const struct {
    const char *table, *column, *is_word;
} coded[] = {
    { "entry", "value", "(SELECT type FROM entry_field AS asked WHERE asked.form = said.form AND asked.id ="
                        " said.field) NOT IN ('choice', 'yesno')" },
    { "field_value", "value", "(SELECT type FROM field AS asked WHERE asked.form = said.form AND asked.id ="
                              " said.field) NOT IN ('choice', 'choices', 'yesno')" },
};

static const char *which_are_words(const char *table, const char *column)
{
    for (size_t i = 0; i < COUNT(coded); i++)
        if (!strcmp(coded[i].table, table) && !strcmp(coded[i].column, column))
            return coded[i].is_word;
    return "1";
}

/* What would be called like another row then, or not be a value any more, stays as it was said. */
static bool replace(Store *copy, const char *table, const char *column)
{
    char *sql = xasprintf(
        "UPDATE OR IGNORE \"%s\" AS said SET \"%s\" = (SELECT other FROM temp.told WHERE told.text ="
        " said.\"%s\") WHERE \"%s\" > '' AND \"%s\" IN (SELECT text FROM temp.told) AND %s",
        table, column, column, column, column, which_are_words(table, column));
    bool done = store_change_once(copy, sql, "");
    free(sql);
    return done;
}

/* Names of checks are imported, in the language of the export. */
static bool replace_names(Store *copy, const char *code)
{
    static const char *const names[][2] = { { "check_group", "name" },
                                            { "rule", "name" },
                                            { "check_tally", "name_en" },
                                            { "check_tally", "name_zh" } };
    bool done = true;
    for (size_t i = 0; done && i < COUNT(names); i++)
        done = (strlen(names[i][1]) > strlen("name") && !strstr(names[i][1], code)) ||
               replace(copy, names[i][0], names[i][1]);
    return done;
}

static bool replace_columns(Store *copy, const char *code)
{
    for (const Entity *entity = store_entities(copy); entity->table; entity++)
        for (const EntityColumn *column = entity->columns; column->name; column++) {
            bool is_text = column->purpose == ENTITY_VALUE && !column->words;
            if (is_text && strcmp(entity->table, "translation") != 0 &&
                !replace(copy, entity->table, column->name))
                return false;
        }
    return replace_names(copy, code);
}

/* Every column looks all of it up: with an index, and without what is not said otherwise. */
static bool open_told(Store *copy, const char *code)
{
    char *sql =
        xasprintf("INSERT OR IGNORE INTO temp.told SELECT text, %s FROM translation WHERE %s > ''"
                  " ORDER BY id",
                  code, code);
    bool done =
        store_change_once(copy,
                          "CREATE TEMP TABLE told (text TEXT PRIMARY KEY, other TEXT NOT NULL)"
                          " WITHOUT ROWID",
                          "") &&
        store_change_once(copy, sql, "");
    free(sql);
    return done;
}

static bool replace_all(Store *copy, const char *code)
{
    return open_told(copy, code) && replace_columns(copy, code) &&
           store_change_once(copy, "DROP TABLE temp.told", "");
}

/* The counts of a check are of what was found, not of what it is called, and their names are
 * replaced as well: they need not be counted again. */
static bool replace_in_copy(Store *copy, const char *code)
{
    int64_t is_counted;
    return store_number(copy, &is_counted, queries, IS_COUNTED) && replace_all(copy, code) &&
           (!is_counted || store_change(copy, queries, KEEP_COUNTS));
}

bool translation_apply(Store *copy, Language language)
{
    return store_begin(copy) && store_end(copy, replace_in_copy(copy, language_codes[language]));
}

static bool turn(Store *store, const char *code, const char *other)
{
    char *sql = xasprintf("UPDATE translation SET %s = iif(%s > '', %s, text), text = %s, %s = ''"
                          " WHERE %s > ''",
                          other, other, other, code, code, code);
    bool done = store_change_once(store, sql, "");
    free(sql);
    return done;
}

bool translation_adopt(Store *store, Language language)
{
    const char *code = language_codes[language];
    const char *other = language_codes[language == CHINESE ? ENGLISH : CHINESE];
    return store_begin(store) &&
           store_end(store, replace_all(store, code) && turn(store, code, other));
}
