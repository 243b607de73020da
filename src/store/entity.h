/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entity.h - the journaled tables and their columns: what people say. One row a column; what
 * the journal keeps, what a merge takes as one, what the log calls it and how a value is read
 * follow from it. A new table or column is one schema step and its rows here. A milestone keeps
 * the tables that have a milestone_TABLE, whole. */
#ifndef ENTITY_H
#define ENTITY_H

#include "base/base.h"

/* What a column is for. ENTITY_KEY: the row's identity, in the order of the primary key.
 * ENTITY_VALUE: said by people. ENTITY_FIXED: said once, with the row. ENTITY_AUTHOR, ENTITY_TIME:
 * who last said it, and when. ENTITY_OWN: of this copy alone, never merged. */
typedef enum EntityPurpose {
    ENTITY_KEY,
    ENTITY_VALUE,
    ENTITY_FIXED,
    ENTITY_AUTHOR,
    ENTITY_TIME,
    ENTITY_OWN
} EntityPurpose;

typedef struct EntityColumn {
    const char *name;
    EntityPurpose purpose;
    const char *unit;    /* the column that names what a merge takes or leaves with it as one */
    const char *none;    /* what it is when nothing was said, in SQL; NULL: '' */
    const char *words;   /* the kind of word its codes have; NULL: it is no code */
    bool is_hundredths;  /* a number that people read in whole units */
    bool is_of_whole;    /* said of a whole that may be split, as its numbers in hundredths are */
    bool is_moment;      /* a time in UTC that people read in their own */
    const char *en, *zh; /* what the log calls it; NULL: the log does not speak of it */
} EntityColumn;

typedef struct Entity {
    const char *table;
    const EntityColumn *columns; /* ends with a zero row */
    const char *row_unit;        /* the unit that a row stands and falls with; NULL: a row comes
                                  * with the first unit, and stays */
    const char *family;          /* the rows that are taken away or split as one: SQL that says
                                  * which `row` is of the keys `given`; NULL: each row by itself */
    bool is_taken_over;          /* books of the merge itself: nobody is asked which one stays */
    const char *proposed;        /* what the row unit says first in a row that each copy makes alike
                                  * by itself, with nothing besides; "": a row with all that is in
                                  * it; NULL: none is */
} Entity;

/* In the order in which a merge sets them, what others refer to first, and in which a changeset
 * lists them. Ends with a zero row. */
extern const Entity entities[];

/* The tables of the banks, what others refer to first; NULL ends them. They are copied in when a
 * workbook is created, and so much of it would only fill the journal; it keeps them in the acts
 * that add a bank later. */
extern const char *const bank_tables[];
bool entity_is_of_bank(const char *table);

/* Whether milestones keep a table in it. */
bool entity_is_part(const char *table);

/* NULL when there is none of that name. */
const Entity *entity_find(const Entity *list, const char *table);
const EntityColumn *entity_column(const Entity *entity, const char *name);

/* The literal that stands for nothing said. */
const char *entity_none(const EntityColumn *column);

#endif
