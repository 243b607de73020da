/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema.h - the tables and views of a workbook, as steps from nothing to now. */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <stddef.h>

/* Version n of a workbook is what steps 0 to n-1 made. Append; never edit. */
extern const char *const schema_steps[];
extern const size_t schema_version;

/* SHA-256 of sqlite_schema in versions 1 to schema_version, as store_schema.c reads it. */
extern const char *const schema_hashes[];

/* The tables whose changes the journal keeps, NULL-terminated: what people say. What is
 * computed from it or copied in with the workbook is not among them. */
extern const char *const schema_journaled[];

#endif
