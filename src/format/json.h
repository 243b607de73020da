/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.h - values of JSON made, written and read. Owns jansson. */
#ifndef JSON_H
#define JSON_H

#include <stdint.h>
#include <stdio.h>

#include "base/table.h"

/* A value. Whoever makes one frees it, writes it or gives it to another, which then owns it. */
typedef struct json_t Json;

void json_free(Json *value);

/* ---- made ---- */

Json *json_new_object(void);
Json *json_new_list(void);
void json_set(Json *object, const char *name, Json *value);
void json_add(Json *list, Json *value);

/* A text; what is not UTF-8 in it becomes U+FFFD, and NULL null. */
Json *json_of_text(const char *text);

/* A decimal number, or null for an empty text. */
Json *json_of_number(const char *text);

Json *json_of_integer(int64_t number);
Json *json_of_real(double number); /* null when it is infinite or none */
Json *json_of_truth(bool truth);
Json *json_of_nothing(void);

/* An array of objects, one a row, keyed by column name; numbers are numbers, an unknown
 * number is null. */
Json *json_of_table(const Table *table);

/* ---- written; what could drive a terminal or is not seen is escaped ---- */

/* Writes and frees the value, two spaces a level, UTF-8. */
MUST_CHECK bool json_put(FILE *out, Json *value);

/* The rows as elements of an array that the caller opens and closes, for tables that come in
 * pieces. */
MUST_CHECK bool json_put_rows(FILE *out, const Table *table, bool is_first);

/* Frees the value, and gives it in one line, for another program's argument: nothing is escaped
 * that JSON does not ask for. The caller frees the text. */
char *json_to_line(Json *value);

/* ---- read ---- */

/* A file of at most 16 MB; a BOM is skipped. NULL after fail(). */
Json *json_read(const char *path);

/* NULL, without a reason, when it is not JSON. */
Json *json_parse(const char *text, size_t bytes);

/* What lies in a value is borrowed from it. NULL, 0 or false when the value, which may be NULL,
 * is of another kind or there is none of that name or place. */
const Json *json_get(const Json *object, const char *name);
const char *json_get_text(const Json *object, const char *name);
MUST_CHECK bool json_get_integer(const Json *object, const char *name, int64_t *number);
MUST_CHECK bool json_get_truth(const Json *object, const char *name, bool *truth);
bool json_is_list(const Json *value);
size_t json_count(const Json *list);
const Json *json_at(const Json *list, size_t place);

/* Calls with each name of an object whose value is text, in their order. */
void json_each_text(const Json *object, void each(void *data, const char *name, const char *text),
                    void *data);

#endif
