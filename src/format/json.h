/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.h - Table to JSON, and JSON files read. Owns jansson. */
#ifndef JSON_H
#define JSON_H

#include <jansson.h>
#include <stdio.h>

#include "base/table.h"

/* An array of objects, one a row, keyed by column name; numbers are numbers, an unknown
 * number is null. The caller owns the reference. */
json_t *json_of_table(const Table *table);

/* A text; what is not UTF-8 in it becomes U+FFFD. */
json_t *json_of_text(const char *text);

/* A decimal number, or null for an empty text. */
json_t *json_of_number(const char *text);

/* Reads a file of at most 16 MB; a BOM is skipped. NULL on failure; the caller owns the
 * reference. */
json_t *json_read(const char *path);

/* The rows as elements of an array that the caller opens and closes, for tables that come in
 * pieces. */
MUST_CHECK bool json_put_rows(FILE *out, const Table *table, bool is_first);

/* Writes and releases the value, two spaces a level, UTF-8; what could drive a terminal or is
 * not seen is escaped. */
MUST_CHECK bool json_put(FILE *out, json_t *value);

#endif
