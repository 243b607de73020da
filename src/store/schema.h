/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema.h - the tables of a workbook, as steps from nothing to now, and the views that the
 * program lays over them. Both are made of the .sql files in schema/ and views/. */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

/* Version n of a workbook is what steps 0 to n-1 made. Append; never edit: schema_hash and a test
 * hold each one fast. */
extern const char *const schema_steps[];
extern const size_t schema_version;

/* SHA-256 of sqlite_schema in versions 1 to schema_version, as store_schema_check.c reads it; "" for a
 * step whose hash is still to be written down. */
const char *schema_hash(size_t version);

/* Made anew in each connection, when it is first asked for. Ends with a zero row. */
typedef struct SchemaView {
    const char *name;
    const char *kept; /* NULL, or of one that is small and read by many sheets (store_begin_reading)
                       * the columns that its rows are looked up by, "" when there are none */
    const char *while_small; /* NULL, or the table whose rows decide whether it is small */
    const char *sql;
} SchemaView;
extern const SchemaView schema_views[];

#endif
