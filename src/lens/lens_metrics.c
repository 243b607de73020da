/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "lens/lens_metrics.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "base/file.h"

/* Two practices that ask for 90% and 95% of one thing are printed in one report, and a reader who
 * sees it doubts both. Which words speak of which metric no program can know in general: the
 * phrases stand in the data file, with the number on which the bank has settled. */

static size_t number_bytes(const char *text)
{
    size_t bytes = strspn(text, "0123456789");
    size_t decimals = bytes && text[bytes] == '.' ? strspn(text + bytes + 1, "0123456789") : 0;
    return decimals ? bytes + 1 + decimals : bytes;
}

/* The point of "1.5" and of "e.g." ends none. */
static bool ends_sentence(const char *text)
{
    return !*text || *text == ';' || !strncmp(text, ". ", 2) ||
           !strncmp(text, "。", strlen("。")) || !strncmp(text, "；", strlen("；"));
}

static const char *fit(const char *text, const char *pattern, const char **number)
{
    for (; *pattern && *pattern != '*'; pattern++)
        if (*pattern == '#') {
            size_t bytes = number_bytes(text);
            if (!bytes)
                return NULL;
            *number = text;
            text += bytes;
        } else if (*text++ != *pattern) {
            return NULL;
        }
    if (!*pattern)
        return text;
    const char *end;
    while (!(end = fit(text, pattern + 1, number)) && !ends_sentence(text))
        text++;
    return end;
}

const char *lens_metrics_find(const char *text, const char *pattern, size_t *bytes)
{
    const char *number = NULL;
    for (; *text; text++)
        if (fit(text, pattern, &number) && number) {
            *bytes = number_bytes(number);
            return number;
        }
    return NULL;
}

Table *lens_metrics_read(Problems *problems)
{
    static const CellRule columns[] = {
        { "metric", CELL_TEXT, NULL },
        { "ending", CELL_ONE_OF, "_en _zh" },
        { "pattern", CELL_TEXT, NULL },
        { "value", CELL_NUMBER, NULL },
        { 0 },
    };
    char *folder = file_shipped("data");
    Table *metrics = csv_read_checked(folder, "metrics.csv", columns, NULL, problems);
    for (size_t row = 0; metrics && row < table_rows(metrics); row++)
        if (!strchr(table_get(metrics, row, "pattern"), '#'))
            problems_add(problems, "data/metrics.csv", table_line(metrics, row), "pattern",
                         "no # stands for the number");
    free(folder);
    return metrics;
}

/* One file of a bank, and where its problems go. */
typedef struct Texts {
    const Table *table, *metrics;
    char *path;
    Problems *problems;
} Texts;

static void check_cell(const Texts *texts, size_t row, size_t column, size_t metric)
{
    const char *value = table_get(texts->metrics, metric, "value");
    const char *pattern = table_get(texts->metrics, metric, "pattern");
    const char *number = table_cell(texts->table, row, column);
    for (size_t bytes; (number = lens_metrics_find(number, pattern, &bytes)); number += bytes)
        if (bytes != strlen(value) || strncmp(number, value, bytes))
            problems_add(texts->problems, texts->path, table_line(texts->table, row),
                         table_name(texts->table, column), "%s: %.*s, but the bank says %s",
                         table_get(texts->metrics, metric, "metric"), (int)bytes, number, value);
}

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), bytes = strlen(ending);
    return length >= bytes && !strcmp(name + length - bytes, ending);
}

static void check_texts(const Texts *texts)
{
    for (size_t row = 0; row < table_rows(texts->table); row++)
        for (size_t column = 0; column < table_columns(texts->table); column++)
            for (size_t metric = 0; metric < table_rows(texts->metrics); metric++)
                if (ends_with(table_name(texts->table, column),
                              table_get(texts->metrics, metric, "ending")))
                    check_cell(texts, row, column, metric);
}

/* ---- the same in both languages ---- */

/* The next number at or after `text`, "1,000,000" as one; NULL: none. */
static const char *next_number(const char *text, size_t *bytes)
{
    text = strpbrk(text, "0123456789");
    if (!text)
        return NULL;
    *bytes = number_bytes(text);
    while (text[*bytes] == ',' && strspn(text + *bytes + 1, "0123456789") >= 3)
        *bytes += 4;
    return text;
}

/* 1,500 is 1500. */
static bool is_same(const char *one, size_t bytes, const char *other, size_t length)
{
    size_t i = 0, j = 0;
    while (i < bytes && j < length) {
        i += one[i] == ',';
        j += other[j] == ',';
        if (one[i++] != other[j++])
            return false;
    }
    return i == bytes && j == length;
}

static bool says(const char *text, const char *number, size_t length)
{
    for (size_t bytes; (text = next_number(text, &bytes)); text += bytes)
        if (is_same(text, bytes, number, length))
            return true;
    return false;
}

/* The first number that the other text does not say. */
static const char *unsaid(const char *text, const char *other, size_t *bytes)
{
    while ((text = next_number(text, bytes)) && says(other, text, *bytes))
        text += *bytes;
    return text;
}

/* "10 万" is 100,000. */
static bool is_scaled(const char *after)
{
    static const char *const units[] = { "百", "千", "万", "亿" };
    after += *after == ' ';
    for (size_t i = 0; i < COUNT(units); i++)
        if (!strncmp(after, units[i], strlen(units[i])))
            return true;
    return false;
}

/* A number may stand in words in one language; two that differ are two numbers. */
static void check_pair(const Texts *texts, size_t row, size_t english, size_t chinese)
{
    const char *en = table_cell(texts->table, row, english);
    const char *zh = table_cell(texts->table, row, chinese);
    size_t bytes, length;
    const char *ours = unsaid(en, zh, &bytes), *theirs = unsaid(zh, en, &length);
    if (ours && theirs && !is_scaled(theirs + length))
        problems_add(texts->problems, texts->path, table_line(texts->table, row),
                     table_name(texts->table, chinese), "it says %.*s where the English says %.*s",
                     (int)length, theirs, (int)bytes, ours);
}

static void check_pairs(const Texts *texts)
{
    for (size_t column = 0; column + 1 < table_columns(texts->table); column++)
        if (ends_with(table_name(texts->table, column), "_en") &&
            ends_with(table_name(texts->table, column + 1), "_zh"))
            for (size_t row = 0; row < table_rows(texts->table); row++)
                check_pair(texts, row, column, column + 1);
}

static void check_file(const Lens *lens, const Table *table, const char *name, const Table *metrics,
                       Problems *problems)
{
    Texts texts = { table, metrics, xasprintf("%s/%s", lens->folder, name), problems };
    check_texts(&texts);
    check_pairs(&texts);
    free(texts.path);
}

void lens_metrics(const Lens *lens, Problems *problems)
{
    Table *metrics = lens_metrics_read(problems);
    if (!metrics)
        return;
    check_file(lens, lens->questions, "questions.csv", metrics, problems);
    check_file(lens, lens->practices, "practices.csv", metrics, problems);
    table_free(metrics);
}
