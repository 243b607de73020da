/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "model.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

typedef struct Entry {
    char *key, *value;
} Entry;

/* Sorted by key. */
struct Model {
    Entry *entries;
    size_t count, room;
};

Model *model_new(void)
{
    return xcalloc(1, sizeof(Model));
}

void model_free(Model *model)
{
    if (!model)
        return;
    model_drop(model, "");
    free(model->entries);
    free(model);
}

static size_t place_of(const Model *model, const char *key)
{
    size_t low = 0, high = model->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(model->entries[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_at(const Model *model, size_t place, const char *key)
{
    return place < model->count && !strcmp(model->entries[place].key, key);
}

static void take_out(Model *model, size_t place)
{
    free(model->entries[place].key);
    free(model->entries[place].value);
    model->count--;
    memmove(model->entries + place, model->entries + place + 1,
            (model->count - place) * sizeof *model->entries);
}

void model_set(Model *model, const char *key, const char *value)
{
    size_t place = place_of(model, key);
    if (is_at(model, place, key))
        take_out(model, place);
    if (!*value)
        return;
    model->entries = xgrow(model->entries, model->count, &model->room, sizeof *model->entries);
    memmove(model->entries + place + 1, model->entries + place,
            (model->count - place) * sizeof *model->entries);
    model->entries[place] = (Entry){ xstrdup(key), xstrdup(value) };
    model->count++;
}

const char *model_get(const Model *model, const char *key)
{
    size_t place = place_of(model, key);
    return is_at(model, place, key) ? model->entries[place].value : "";
}

void model_drop(Model *model, const char *prefix)
{
    size_t place = place_of(model, prefix), length = strlen(prefix);
    while (place < model->count && !strncmp(model->entries[place].key, prefix, length))
        take_out(model, place);
}

Model *model_copy(const Model *model)
{
    Model *copy = model_new();
    copy->entries = xcalloc(model->count + 1, sizeof *copy->entries);
    copy->room = model->count + 1;
    for (; copy->count < model->count; copy->count++)
        copy->entries[copy->count] = (Entry){ xstrdup(model->entries[copy->count].key),
                                              xstrdup(model->entries[copy->count].value) };
    return copy;
}

char *model_key(const char *first, ...)
{
    char *key = xstrdup(first);
    va_list parts;
    va_start(parts, first);
    for (const char *part; (part = va_arg(parts, const char *));) {
        char *longer = xasprintf("%s/%s", key, part);
        free(key);
        key = longer;
    }
    va_end(parts);
    return key;
}

/* The start of a value, on one line. The caller frees. */
static char *shown(const char *value)
{
    enum { CELLS = 60 };
    int used;
    char *line = text_clean_line(value);
    line[text_fit(line, strlen(line), CELLS, &used)] = '\0';
    return line;
}

static bool differ(const char *what, const Entry *entry, const char *expected)
{
    char *value = shown(entry->value), *other = shown(expected);
    fail("%s: %s = '%s'%s%s", what, entry->key, value, *other ? " instead of " : "", other);
    free(value);
    free(other);
    return false;
}

bool model_check(const Model *expected, const Model *found)
{
    for (size_t i = 0; i < expected->count || i < found->count; i++) {
        const Entry *left = i < expected->count ? &expected->entries[i] : NULL;
        const Entry *right = i < found->count ? &found->entries[i] : NULL;
        int order = !left ? 1 : !right ? -1 : strcmp(left->key, right->key);
        if (order < 0)
            return differ("lost", left, "");
        if (order > 0)
            return differ("never acknowledged", right, "");
        if (strcmp(left->value, right->value) != 0)
            return differ("wrong", right, left->value);
    }
    return true;
}

/* FNV-1a, over each text with its end. */
static uint64_t mix(uint64_t digest, const char *text)
{
    do
        digest = (digest ^ (unsigned char)*text) * 0x100000001B3u;
    while (*text++);
    return digest;
}

uint64_t model_digest(const Model *model)
{
    uint64_t digest = 0xCBF29CE484222325u;
    for (size_t i = 0; i < model->count; i++)
        digest = mix(mix(digest, model->entries[i].key), model->entries[i].value);
    return digest;
}
