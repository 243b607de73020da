/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/message.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/csv.h"
#include "base/file.h"

const char *const language_codes[LANGUAGE_COUNT] = { "en", "zh" };

/* Every text of the interface passes through here: a store handed from call to call
 * would reach each function of the program. */
static Language chosen;
static Table *catalogue;
static size_t *order;
static bool is_loaded; /* or was tried to */

bool language_parse(const char *code, Language *language)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (!strncasecmp(code, language_codes[i], 2) && !isalpha((unsigned char)code[2])) {
            *language = (Language)i;
            return true;
        }
    return fail("unknown language '%s'; expected en or zh", code);
}

Language language_of_locale(void)
{
    static const char *const variables[] = { "WELLBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < COUNT(variables); i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return strncmp(value, "zh", 2) ? ENGLISH : CHINESE;
    }
    return ENGLISH;
}

static int by_english(const void *a, const void *b)
{
    return strcmp(table_cell(catalogue, *(const size_t *)a, 0),
                  table_cell(catalogue, *(const size_t *)b, 0));
}

static void load(void)
{
    is_loaded = true;
    Problems *problems = problems_new();
    char *path = file_shipped("data/messages/zh.csv");
    catalogue = csv_read(path, problems);
    free(path);
    problems_free(problems);
    if (!catalogue)
        return;
    order = xcalloc(table_rows(catalogue), sizeof *order);
    for (size_t i = 0; i < table_rows(catalogue); i++)
        order[i] = i;
    qsort(order, table_rows(catalogue), sizeof *order, by_english);
}

static int compare_key(const void *english, const void *row)
{
    return strcmp(english, table_cell(catalogue, *(const size_t *)row, 0));
}

const char *message_in(Language language, const char *english)
{
    if (language == CHINESE && !is_loaded)
        load();
    if (language == ENGLISH || !catalogue)
        return english;
    const size_t *row = bsearch(english, order, table_rows(catalogue), sizeof *order, compare_key);
    return row ? table_cell(catalogue, *row, 1) : english;
}

const char *tr(const char *english)
{
    return message_in(chosen, english);
}

void message_set_language(Language language)
{
    on_translate = tr;
    if (language == CHINESE && !is_loaded)
        load();
    chosen = language;
}

Language message_language(void)
{
    return chosen;
}

const char *message_colon(void)
{
    return chosen == CHINESE ? "：" : ": ";
}

const char *message_gap(const char *before)
{
    static const char *const wide[] = { "：", "。", "，", "；", "）", "、", "？", "！" };
    size_t bytes = strlen(before);
    for (size_t i = 0; i < COUNT(wide); i++)
        if (bytes >= strlen(wide[i]) && !strcmp(before + bytes - strlen(wide[i]), wide[i]))
            return "";
    return " ";
}
