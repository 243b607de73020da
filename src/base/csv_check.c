/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/csv_check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

typedef struct Check {
    const char *path;
    const Table *table, *parent;
    Problems *problems;
    size_t row;
    const CellRule *rule;
} Check;

#define PROBLEM(...)                                                                               \
    problems_add(check->problems, check->path, table_line(check->table, check->row),               \
                 check->rule->column, __VA_ARGS__)

static void check_key(const Check *check, const char *cell)
{
    size_t column = (size_t)table_find(check->table, check->rule->column);
    for (const char *at = cell; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("-_", *at)) {
            PROBLEM("'%s' is no id; use letters, digits, - and _", cell);
            return;
        }
    if (!*cell)
        PROBLEM("the id is missing");
    else if (table_row_of(check->table, column, cell) < (long)check->row)
        PROBLEM("'%s' stands in line %zu already", cell,
                table_line(check->table, (size_t)table_row_of(check->table, column, cell)));
}

static void check_siblings(const Check *check, const char *cell)
{
    char *words = xstrdup(cell), *rest = words;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word && table_row_of(check->table, 0, word) < 0)
            PROBLEM("'%s' is not in this file", word);
    free(words);
}

static void check_number(const Check *check, const char *cell)
{
    char *end;
    double number = strtod(cell, &end);
    if (!isdigit((unsigned char)*cell) || *end || number > 1e12)
        PROBLEM("'%s' is not a number", cell);
}

static void check_pair(const Check *check, const char *cell)
{
    const char *other = table_get(check->table, check->row, (check->rule - 1)->column);
    if (!*cell != !*other)
        PROBLEM("the translation is missing");
    else if (*cell && !strcmp(cell, other))
        PROBLEM("the same text in both languages");
}

static void check_cell(const Check *check)
{
    const char *cell = table_get(check->table, check->row, check->rule->column);
    switch (check->rule->kind) {
    case CELL_KEY:
        check_key(check, cell);
        break;
    case CELL_PARENT:
        if (!check->parent || table_row_of(check->parent, 0, cell) < 0)
            PROBLEM("unknown %s '%s'", check->rule->column, cell);
        break;
    case CELL_SIBLINGS:
        check_siblings(check, cell);
        break;
    case CELL_TEXT:
        if (!*cell)
            PROBLEM("the text is missing");
        break;
    case CELL_PAIR:
        check_pair(check, cell);
        break;
    case CELL_OPTIONAL:
    case CELL_LATER:
        break;
    case CELL_NUMBER:
        check_number(check, cell);
        break;
    case CELL_ONE_OF:
        if (*cell ? !text_has_word(check->rule->words, cell)
                  : check->rule->words[strlen(check->rule->words) - 1] != ' ')
            PROBLEM("'%s' is not one of: %s", cell, check->rule->words);
        break;
    }
}

static bool may_lack(const Check *check, const CellRule *rule)
{
    const CellRule *first = rule->kind == CELL_PAIR ? rule - 1 : rule;
    return first->kind == CELL_LATER && table_find(check->table, first->column) < 0 &&
           table_find(check->table, rule->column) < 0;
}

static bool has_columns(Check *check, const CellRule rules[])
{
    bool complete = true;
    for (const CellRule *rule = rules; rule->column; rule++)
        if (table_find(check->table, rule->column) < 0 && !may_lack(check, rule)) {
            problems_add(check->problems, check->path, 1, rule->column, "the column is missing");
            complete = false;
        }
    return complete;
}

Table *csv_read_checked(const char *folder, const char *name, const CellRule rules[],
                        const Table *parent, Problems *problems)
{
    char *path = xasprintf("%s/%s", folder, name);
    Table *table = csv_read(path, problems);
    Check check = { .path = path, .table = table, .parent = parent, .problems = problems };
    if (table && has_columns(&check, rules)) {
        for (check.row = 0; check.row < table_rows(table); check.row++)
            for (check.rule = rules; check.rule->column; check.rule++)
                if (!may_lack(&check, check.rule))
                    check_cell(&check);
    } else {
        table_free(table);
        table = NULL;
    }
    free(path);
    return table;
}

Table *csv_read_shipped(const char *folder, const char *name, const CellRule rules[])
{
    Problems *problems = problems_new();
    char *path = file_shipped(folder);
    Table *table = csv_read_checked(path, name, rules, NULL, problems);
    if (!problems_none(problems)) {
        table_free(table);
        table = NULL;
    }
    free(path);
    problems_free(problems);
    return table;
}
