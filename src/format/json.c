/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/json.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

enum { DIGITS = 15, LARGEST_FILE = 16 << 20 };

json_t *json_of_number(const char *text)
{
    char *end;
    if (!*text)
        return json_null();
    if (!text[strspn(text, "-0123456789")])
        return json_integer(strtoll(text, NULL, 10));
    double number = strtod(text, &end);
    return *end ? json_string(text) : json_real(number);
}

json_t *json_of_text(const char *text)
{
    json_t *value = json_string(text);
    if (value)
        return value;
    char *clean = text_clean(text);
    value = json_string(clean);
    free(clean);
    return value;
}

static json_t *json_of_words(const char *text)
{
    json_t *list = json_array();
    char *words = xstrdup(text), *rest = words;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word)
            json_array_append_new(list, json_of_text(word));
    free(words);
    return list;
}

static json_t *json_of_cell(const char *cell, ColumnType type)
{
    return type == COLUMN_NUMBER  ? json_of_number(cell)
           : type == COLUMN_WORDS ? json_of_words(cell)
                                  : json_of_text(cell);
}

json_t *json_of_table(const Table *table)
{
    json_t *rows = json_array();
    for (size_t row = 0; row < table_rows(table); row++) {
        json_t *object = json_object();
        for (size_t i = 0; i < table_columns(table); i++) {
            const char *cell = table_cell(table, row, i);
            json_object_set_new(object, table_name(table, i),
                                json_of_cell(cell, table_type(table, i)));
        }
        json_array_append_new(rows, object);
    }
    return rows;
}

json_t *json_read(const char *path)
{
    static const char bom[] = "\xEF\xBB\xBF";
    json_error_t error;
    char *text = file_read(path, LARGEST_FILE);
    if (!text)
        return NULL;
    size_t skip = strncmp(text, bom, strlen(bom)) ? 0 : strlen(bom);
    json_t *value = json_loads(text + skip, JSON_REJECT_DUPLICATES, &error);
    if (!value) {
        char *reason = text_clean_line(error.text);
        fail("%s line %d, column %d: this is not JSON: %s", path, error.line, error.column, reason);
        free(reason);
    }
    free(text);
    return value;
}

static void put_escape(FILE *out, uint32_t character)
{
    if (character < 0x10000)
        fprintf(out, "\\u%04x", character);
    else
        fprintf(out, "\\u%04x\\u%04x", 0xD800 + ((character - 0x10000) >> 10),
                0xDC00 + ((character - 0x10000) & 0x3FF));
}

/* Jansson escapes C0 alone; beyond ASCII there is nothing but text in JSON. */
static int put_escaped(const char *bytes, size_t count, void *out)
{
    while (count) {
        uint32_t character;
        size_t safe = text_safe_bytes(bytes, count);
        fwrite(bytes, 1, safe, out);
        bytes += safe;
        count -= safe;
        if (!count)
            break;
        size_t step = text_character(bytes, count, &character);
        if (character == '\n')
            fputc('\n', out);
        else
            put_escape(out, character);
        bytes += step;
        count -= step;
    }
    return 0;
}

static bool dump(FILE *out, const json_t *value)
{
    return json_dump_callback(value, put_escaped, out,
                              JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS)) == 0;
}

bool json_put(FILE *out, json_t *value)
{
    bool done = dump(out, value);
    json_decref(value);
    fputc('\n', out);
    return (done && !ferror(out)) || fail("%s", strerror(errno));
}

bool json_put_rows(FILE *out, const Table *table, bool is_first)
{
    json_t *rows = json_of_table(table), *row;
    size_t i;
    bool done = true;
    json_array_foreach(rows, i, row)
    {
        fputs(is_first && !i ? "\n" : ",\n", out);
        done = done && dump(out, row);
    }
    json_decref(rows);
    return (done && !ferror(out)) || fail("%s", strerror(errno));
}
