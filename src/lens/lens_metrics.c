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

static void check_file(const Lens *lens, const Table *table, const char *name, const Table *metrics,
                       Problems *problems)
{
    Texts texts = { table, metrics, xasprintf("%s/%s", lens->folder, name), problems };
    check_texts(&texts);
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
