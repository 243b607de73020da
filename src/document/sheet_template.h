/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet_template.h - the head of a template file (sheet.h says what stands in it). */
#ifndef SHEET_TEMPLATE_H
#define SHEET_TEMPLATE_H

#include "base/problems.h"
#include "document/sheet.h"

enum { MOST_COLUMNS = 40 };

/* What a template makes a sheet of, each. */
typedef enum SheetEach { EACH_NONE, EACH_PILLAR, EACH_LENS } SheetEach;

/* A file's head, its texts in one language, and its SELECT. */
typedef struct Template {
    const char *path;
    Language language;
    Sheet sheet;
    SheetBlock block;
    struct {
        char *name, *title;
    } columns[MOST_COLUMNS];
    size_t column_count;
    char *below, *tab;
    SheetEach each;
    bool is_optional, has_titles; /* in its first row */
    char *apart; /* NULL: rows stay however many they are */
    size_t apart_above;
    const char *sql;
    size_t line;        /* of the head's line being read, and then of the SELECT's first */
    Problems *problems; /* NULL: the first fault is all that is said */
    char *text, *included;
} Template;

/* NULL on failure, with the file and what is wrong. `path` is borrowed until freed. */
Template *template_read(const char *path, Language language);
void template_free(Template *template);

/* The same, but all that is wrong with the head goes into `problems`, with its line. */
Template *template_read_all(const char *path, Language language, Problems *problems);

/* Adds what failed last to its problems. */
void template_blame(const Template *template);

/* A copy of the rows under the columns that the head declares; in sheet.c. */
Table *template_typed(const Template *template, const Table *rows);

#endif
