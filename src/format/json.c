/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/json.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

enum { DIGITS = 15, LARGEST_FILE = 16 << 20 };

void json_free(Json *value)
{
    json_decref(value);
}

Json *json_new_object(void)
{
    return json_object();
}

Json *json_new_list(void)
{
    return json_array();
}

void json_set(Json *object, const char *name, Json *value)
{
    char *clean = text_is_valid(name, strlen(name)) ? NULL : text_clean(name);
    if (json_object_set_new(object, clean ? clean : name, value) != 0)
        die("out of memory");
    free(clean);
}

void json_add(Json *list, Json *value)
{
    if (json_array_append_new(list, value) != 0)
        die("out of memory");
}

Json *json_of_integer(int64_t number)
{
    return json_integer(number);
}

Json *json_of_real(double number)
{
    return isfinite(number) ? json_real(number) : json_null();
}

Json *json_of_truth(bool truth)
{
    return json_boolean(truth);
}

Json *json_of_nothing(void)
{
    return json_null();
}

Json *json_of_number(const char *text)
{
    char *end;
    if (!*text)
        return json_null();
    if (!text[strspn(text, "-0123456789")])
        return json_integer(strtoll(text, NULL, 10));
    double number = strtod(text, &end);
    return *end ? json_of_text(text) : json_of_real(number);
}

Json *json_of_text(const char *text)
{
    Json *value = text ? json_string(text) : json_null();
    if (value)
        return value;
    char *clean = text_clean(text);
    value = json_string(clean);
    free(clean);
    return value;
}

static Json *json_of_words(const char *text)
{
    Json *list = json_array();
    char *words = xstrdup(text), *rest = words;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word)
            json_add(list, json_of_text(word));
    free(words);
    return list;
}

static Json *json_of_cell(const char *cell, ColumnType type)
{
    return type == COLUMN_NUMBER  ? json_of_number(cell)
           : type == COLUMN_WORDS ? json_of_words(cell)
                                  : json_of_text(cell);
}

Json *json_of_table(const Table *table)
{
    Json *rows = json_array();
    for (size_t row = 0; row < table_rows(table); row++) {
        Json *object = json_object();
        for (size_t i = 0; i < table_columns(table); i++) {
            const char *cell = table_cell(table, row, i);
            json_set(object, table_name(table, i), json_of_cell(cell, table_type(table, i)));
        }
        json_add(rows, object);
    }
    return rows;
}

Json *json_read(const char *path)
{
    static const char bom[] = "\xEF\xBB\xBF";
    json_error_t error;
    char *text = file_read(path, LARGEST_FILE);
    if (!text)
        return NULL;
    size_t skip = strncmp(text, bom, strlen(bom)) ? 0 : strlen(bom);
    Json *value = json_loads(text + skip, JSON_REJECT_DUPLICATES, &error);
    if (!value) {
        char *reason = text_clean_line(error.text);
        fail("%s line %d, column %d: this is not JSON: %s", path, error.line, error.column, reason);
        free(reason);
    }
    free(text);
    return value;
}

Json *json_parse(const char *text, size_t bytes)
{
    return json_loadb(text, bytes, 0, NULL);
}

const Json *json_get(const Json *object, const char *name)
{
    return json_object_get(object, name);
}

const char *json_get_text(const Json *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

bool json_get_integer(const Json *object, const char *name, int64_t *number)
{
    const Json *value = json_object_get(object, name);
    *number = json_integer_value(value);
    return json_is_integer(value);
}

bool json_get_truth(const Json *object, const char *name, bool *truth)
{
    const Json *value = json_object_get(object, name);
    *truth = json_is_true(value);
    return json_is_boolean(value);
}

bool json_is_list(const Json *value)
{
    return json_is_array(value);
}

size_t json_count(const Json *list)
{
    return json_array_size(list);
}

const Json *json_at(const Json *list, size_t place)
{
    return json_array_get(list, place);
}

void json_each_text(const Json *object, void each(void *data, const char *name, const char *text),
                    void *data)
{
    Json *all = (Json *)object; /* jansson iterates over what may change only */
    for (void *at = json_object_iter(all); at; at = json_object_iter_next(all, at))
        if (json_is_string(json_object_iter_value(at)))
            each(data, json_object_iter_key(at), json_string_value(json_object_iter_value(at)));
}

char *json_to_line(Json *value)
{
    char *line = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(DIGITS));
    json_decref(value);
    if (!line)
        die("out of memory");
    return line;
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

static bool dump(FILE *out, const Json *value)
{
    return json_dump_callback(value, put_escaped, out,
                              JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS)) == 0;
}

bool json_put(FILE *out, Json *value)
{
    bool done = dump(out, value);
    json_decref(value);
    fputc('\n', out);
    return (done && !ferror(out)) || fail("%s", strerror(errno));
}

bool json_put_rows(FILE *out, const Table *table, bool is_first)
{
    Json *rows = json_of_table(table), *row;
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
