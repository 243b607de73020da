/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_check.h - the columns a data file must have and what may stand in them. */
#ifndef CSV_CHECK_H
#define CSV_CHECK_H

#include "base/csv.h"

typedef enum CellKind {
    CELL_KEY,      /* letters, digits, - and _; unique in the file */
    CELL_PARENT,   /* a key of the parent file */
    CELL_SIBLINGS, /* keys of this file, separated by spaces; may be empty */
    CELL_TEXT,     /* for people: not empty */
    CELL_LATER,    /* anything; files from before there was such a column lack it */
    CELL_PAIR,     /* the other language of the column before: empty, or lacking, only if
                      that is */
    CELL_OPTIONAL, /* anything */
    CELL_NUMBER,   /* not negative */
    CELL_ONE_OF    /* one of the words in `words` */
} CellKind;

typedef struct CellRule {
    const char *column;
    CellKind kind;
    const char *words; /* separated by spaces; a trailing space allows empty */
} CellRule;

/* Reads folder/name and checks every cell against the rules (a zero row ends them).
 * NULL when a column is missing or the file cannot be read; other problems are only
 * added. */
Table *csv_read_checked(const char *folder, const char *name, const CellRule rules[],
                        const Table *parent, Problems *problems);

/* A shipped one alone; NULL, with all its faults as the reason, when it is wrong. */
Table *csv_read_shipped(const char *folder, const char *name, const CellRule rules[]);

#endif
