/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/finder.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

/* Han characters that have an initial here: those of the basic plane. */
enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF };

struct Finder {
    Table *aliases; /* alias, finds */
    char initials[HAN_LAST - HAN_FIRST + 1];
};

static Table *read(const char *name)
{
    Problems *problems = problems_new();
    char *path = file_shipped(name);
    Table *table = csv_read(path, problems);
    free(path);
    problems_free(problems);
    return table;
}

static void take_initials(Finder *finder, const char *initial, const char *characters)
{
    uint32_t character;
    for (size_t left = strlen(characters), step; left; left -= step, characters += step) {
        step = text_character(characters, left, &character);
        if (character >= HAN_FIRST && character <= HAN_LAST)
            finder->initials[character - HAN_FIRST] = *initial;
    }
}

Finder *finder_new(void)
{
    Finder *finder = xcalloc(1, sizeof *finder);
    Table *pinyin = read("data/pinyin.csv");
    finder->aliases = read("data/aliases.csv");
    for (size_t row = 0; pinyin && row < table_rows(pinyin); row++)
        take_initials(finder, table_cell(pinyin, row, 0), table_cell(pinyin, row, 1));
    table_free(pinyin);
    return finder;
}

void finder_free(Finder *finder)
{
    if (!finder)
        return;
    table_free(finder->aliases);
    free(finder);
}

/* "Priority matrix" pm, 优先级矩阵 yxjjz: of each word its first letter, of each Han character its
 * initial. Of a single word there is nothing to shorten. */
static char *short_of(const Finder *finder, const char *name)
{
    Buffer letters = { 0 };
    bool is_inside = false;
    uint32_t character;
    for (size_t left = strlen(name), step; left; left -= step, name += step) {
        step = text_character(name, left, &character);
        bool is_han = character >= HAN_FIRST && character <= HAN_LAST;
        bool is_letter = character < 0x80 && isalnum((int)character);
        char letter = is_han                    ? finder->initials[character - HAN_FIRST]
                      : is_letter && !is_inside ? (char)tolower((int)character)
                                                : '\0';
        if (letter)
            buffer_add_bytes(&letters, &letter, 1);
        is_inside = is_letter;
    }
    char *text = buffer_take(&letters);
    if (strlen(text) < 2)
        *text = '\0';
    return text;
}

static void add_name(const Finder *finder, Buffer *names, const char *name)
{
    char *letters = short_of(finder, name);
    buffer_join(names, "\n", name);
    buffer_join(names, "\n", letters);
    free(letters);
}

static char *finished(const Finder *finder, Buffer *names, const char *id)
{
    buffer_join(names, "\n", id);
    for (size_t row = 0; finder->aliases && row < table_rows(finder->aliases); row++)
        if (*id && !strcmp(table_cell(finder->aliases, row, 1), id))
            add_name(finder, names, table_cell(finder->aliases, row, 0));
    char *all = buffer_take(names), *folded = text_fold(all);
    free(all);
    return folded;
}

char *finder_names(const Finder *finder, const char *english, const char *id)
{
    Buffer names = { 0 };
    for (int language = 0; language < LANGUAGE_COUNT && *english; language++)
        add_name(finder, &names, message_in((Language)language, english));
    return finished(finder, &names, id);
}

char *finder_names_of(const Finder *finder, const char *known, const char *id)
{
    Buffer names = { 0 };
    char *copy = xstrdup(known), *rest = copy;
    for (char *name; (name = strsep(&rest, "\n"));)
        add_name(finder, &names, name);
    free(copy);
    return finished(finder, &names, id);
}

static bool begins_a_name(const char *names, const char *query)
{
    size_t bytes = strlen(query);
    for (const char *at = names; at; at = strchr(at, '\n'), at = at ? at + 1 : NULL)
        if (!strncmp(at, query, bytes))
            return true;
    return false;
}

static bool has_all(const char *names, const char *said, const char *query)
{
    char *copy = xstrdup(query), *rest = copy;
    bool has = true;
    for (char *word; has && (word = strsep(&rest, " "));)
        has = strstr(names, word) || strstr(said, word);
    free(copy);
    return has;
}

int finder_score(const char *names, const char *said, const char *query)
{
    return begins_a_name(names, query)   ? FINDER_BEGINS
           : has_all(names, "", query)   ? FINDER_NAMED
           : has_all(names, said, query) ? FINDER_SAID
                                         : FINDER_NOT;
}
