/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_reader.h - JSON documents, one after another, given in pieces: each item of a known
 * list becomes a Item as soon as it ends. Owns yajl. */
#ifndef JSON_READER_H
#define JSON_READER_H

#include "source/export_reader.h"

typedef struct JsonReader JsonReader;

JsonReader *json_reader_new(const char *file, const Sources *sources, const ExportEvents *events);
void json_reader_free(JsonReader *reader);

MUST_CHECK bool json_reader_feed(JsonReader *reader, const char *text, size_t bytes);
MUST_CHECK bool json_reader_end(JsonReader *reader);

/* Escapes that were no characters. */
size_t json_reader_repaired(const JsonReader *reader);

/* Whether an item of a known format was met. */
bool json_reader_knows(const JsonReader *reader);

#endif
