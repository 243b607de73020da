/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/json_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/message.h"
#include "format/item_spool.h"
#include "format/json_escape.h"

enum {
    PIECE = 64 * 1024,
    LONGEST_VALUE = 2 << 20, /* yajl holds one value as a whole */
    DEEPEST = 64,
    LONGEST_PATH = 1024,
    MOST_OUTER = 128,
    LONGEST_OUTER = 4096
};

/* A list or an object that is not closed yet. */
typedef struct Frame {
    size_t path_bytes;
    bool is_list, has_items;
    size_t strays; /* entries of a list of items that are none */
} Frame;

/* Values beside the items: they go with every item of the document. */
typedef struct Outer {
    char *path, *value;
} Outer;

struct JsonReader {
    const char *file;
    const Sources *sources;
    const ExportEvents *events;
    yajl_handle parser;
    char piece[PIECE + LONGEST_ESCAPE];
    size_t held;          /* bytes at the start of `piece` that wait for more */
    size_t line, counted; /* line of `counted` bytes into the piece */
    uint64_t tokens;
    size_t silent; /* bytes since the last token */
    size_t repaired;
    char path[LONGEST_PATH];
    size_t path_bytes;
    Frame frames[DEEPEST];
    size_t depth, item_depth; /* where the item began; 0: not in one */
    Item item;
    Outer outer[MOST_OUTER];
    size_t outer_count;
    const Source *source;     /* of the list being read */
    const Source *listed;     /* of the document's items */
    int64_t item_count;       /* of the document */
    char items[LONGEST_PATH]; /* where its last list stands */
    FILE *late;               /* items that wait for values which stand behind them */
    bool had_items, is_known, is_inside;
};

/* ---- paths ---- */

static bool push_path(JsonReader *reader, const char *part, size_t bytes)
{
    if (reader->path_bytes + bytes + 1 >= sizeof reader->path)
        return fail("%s line %zu: a name is longer than %d bytes", reader->file, reader->line,
                    LONGEST_PATH);
    memcpy(reader->path + reader->path_bytes, part, bytes);
    reader->path_bytes += bytes;
    reader->path[reader->path_bytes] = '\0';
    return true;
}

static Frame *top(JsonReader *reader)
{
    return reader->depth ? &reader->frames[reader->depth - 1] : NULL;
}

/* In a list every value has the list's path; in an object the name has set it. */
static void begin_value(JsonReader *reader)
{
    const Frame *frame = top(reader);
    reader->tokens++;
    if (!frame || frame->is_list) {
        reader->path_bytes = frame ? frame->path_bytes : 0;
        reader->path[reader->path_bytes] = '\0';
    }
}

static void count_lines(JsonReader *reader)
{
    size_t consumed = yajl_get_bytes_consumed(reader->parser);
    const char *end = reader->piece + consumed;
    for (const char *at = reader->piece + reader->counted; at < end; at++, reader->line++)
        if (!(at = memchr(at, '\n', (size_t)(end - at))))
            break;
    if (consumed > reader->counted)
        reader->counted = consumed;
}

/* ---- what stands beside the items ---- */

static void set_outer(JsonReader *reader, const char *value, size_t bytes)
{
    Outer *outer = reader->outer, *end = outer + reader->outer_count;
    if (bytes > LONGEST_OUTER)
        return;
    /* Only in lists: a name that stands twice in an object is said to. */
    while (outer < end &&
           (!strstr(outer->path, "[]") || strcmp(outer->path + 1, reader->path) != 0))
        outer++;
    if (outer == end) {
        if (reader->outer_count == MOST_OUTER)
            return;
        reader->outer_count++;
        *outer = (Outer){ .path = xasprintf("^%s", reader->path) };
    }
    free(outer->value);
    outer->value = xstrndup(value, bytes);
}

static void clear_outer(JsonReader *reader)
{
    for (size_t i = 0; i < reader->outer_count; i++) {
        free(reader->outer[i].path);
        free(reader->outer[i].value);
    }
    reader->outer_count = 0;
}

/* The object in which the items' list stands, as part of paths: "groups[].controls[]". */
static size_t home_bytes(const JsonReader *reader)
{
    const char *dot = strrchr(reader->items, '.');
    return dot ? (size_t)(dot - reader->items) : 0;
}

/* The name of a value of that object, or NULL. */
static const char *beside_items(const JsonReader *reader, const Outer *outer)
{
    size_t bytes = home_bytes(reader);
    if (strncmp(outer->path + 1, reader->items, bytes) != 0 ||
        (bytes && outer->path[1 + bytes] != '.'))
        return NULL;
    const char *name = outer->path + 1 + bytes + (bytes > 0);
    return strpbrk(name, ".[") ? NULL : name;
}

static void add_outer(JsonReader *reader, size_t skip)
{
    for (size_t i = 0; i < reader->outer_count; i++) {
        const Outer *outer = &reader->outer[i];
        item_add(&reader->item, outer->path + skip, strlen(outer->path + skip), outer->value,
                 strlen(outer->value));
        const char *name = skip ? NULL : beside_items(reader, outer);
        if (!name)
            continue;
        char *path = xasprintf("^*%s", name);
        item_add(&reader->item, path, strlen(path), outer->value, strlen(outer->value));
        free(path);
    }
}

static bool is_outer(const JsonReader *reader, const Outer *outer, const char *path)
{
    const char *name = path[1] == '*' ? beside_items(reader, outer) : NULL;
    return name ? !strcmp(name, path + 2) : !strcmp(outer->path, path);
}

/* The next object of a list does not have the values of this one. */
static void drop_outer(JsonReader *reader, size_t path_bytes)
{
    size_t kept = 0;
    for (size_t i = 0; i < reader->outer_count; i++) {
        Outer *outer = &reader->outer[i];
        if (!strncmp(outer->path + 1, reader->path, path_bytes) &&
            outer->path[1 + path_bytes] == '.') {
            free(outer->path);
            free(outer->value);
        } else
            reader->outer[kept++] = *outer;
    }
    reader->outer_count = kept;
}

static bool lacks_outer(const JsonReader *reader)
{
    for (size_t i = 0; reader->source && i < reader->source->field_count; i++) {
        const char *path = reader->source->fields[i].path;
        bool is_there = *path != '^';
        for (size_t j = 0; j < reader->outer_count && !is_there; j++)
            is_there = is_outer(reader, &reader->outer[j], path);
        if (!is_there)
            return true;
    }
    return false;
}

/* ---- items ---- */

/* What else a resource holds may be a secret, and is not even kept with a row that cannot be read.
 */
static void drop_secrets(Item *item, const Source *source)
{
    size_t kept = 0;
    if (!source || source->kind != KIND_RESOURCE)
        return;
    item->shape = 0;
    for (size_t i = 0; i < item->count; i++) {
        bool is_mapped = false;
        for (size_t j = 0; j < source->field_count && !is_mapped; j++)
            is_mapped = source_path_is(source->fields[j].path, item->entries[i].path);
        if (!is_mapped)
            continue;
        item->entries[kept++] = item->entries[i];
        item->shape = item_shape(item->shape, item->entries[i].path);
    }
    item->count = kept;
}

static bool give(JsonReader *reader)
{
    const Item *item = &reader->item;
    char *raw = NULL;
    drop_secrets(&reader->item, reader->source);
    if (reader->source && !item->is_full) {
        reader->is_known = true;
        reader->listed = reader->source;
        reader->item_count++;
        return reader->events->take(reader->events->data, reader->source, item);
    }
    raw = item_to_text(item);
    bool done = reader->events->refuse(
        reader->events->data, reader->source, item->line,
        item->is_full ? tr("the item is too large") : tr("no known format has these fields"), raw);
    free(raw);
    return done;
}

static bool give_late(JsonReader *reader)
{
    bool done = true, is_end = false;
    const void *source;
    rewind(reader->late);
    while (done) {
        done = item_spool_get(reader->late, &source, &reader->item, &is_end);
        if (is_end || !done)
            break;
        reader->source = source;
        add_outer(reader, 0);
        done = give(reader);
    }
    fclose(reader->late);
    reader->late = NULL;
    return done;
}

/* [{"key":"region","value":"cn-hangzhou"}] as the field dimensions[region]. */
static void add_pair(Item *item, const char *path)
{
    const char *name = strchr(path, '[') + 1;
    size_t list = (size_t)(name - path), bytes = strcspn(name, "]");
    for (size_t i = 0; i + 1 < item->count; i++) {
        const ItemEntry *key = &item->entries[i], *value = key + 1;
        if (!strncmp(key->path, path, list) && !strcmp(key->path + list, "].key") &&
            strlen(key->value) == bytes && !memcmp(key->value, name, bytes) &&
            !strcmp(value->path + list, "].value")) {
            item_add(item, path, strlen(path), value->value, value->bytes);
            return;
        }
    }
}

static void add_pairs(JsonReader *reader)
{
    const Source *source = reader->source;
    for (size_t i = 0; source && i < source->field_count; i++) {
        const char *bracket = strchr(source->fields[i].path, '[');
        if (bracket && bracket[1] != ']')
            add_pair(&reader->item, source->fields[i].path);
    }
}

static bool end_item(JsonReader *reader)
{
    reader->item_depth = 0;
    if (!reader->source)
        reader->source = sources_match(reader->sources, &reader->item, false);
    add_pairs(reader);
    drop_secrets(&reader->item, reader->source);
    if (lacks_outer(reader))
        return item_spool_put(&reader->late, reader->source, &reader->item);
    add_outer(reader, 0);
    return give(reader);
}

/* Its values stand in the object that ends, and nowhere else. */
static bool is_known_by_now(const JsonReader *reader)
{
    const Source *source = reader->source;
    for (size_t i = 0; source && i < source->field_count; i++)
        if (!strncmp(source->fields[i].path, "^*", 2))
            return true;
    return !lacks_outer(reader);
}

static bool end_home(JsonReader *reader)
{
    const Frame *frame = top(reader);
    bool is_home = frame->path_bytes == home_bytes(reader) &&
                   !strncmp(reader->path, reader->items, frame->path_bytes);
    if (is_home && reader->late && is_known_by_now(reader) && !give_late(reader))
        return false;
    if (reader->had_items && reader->depth > 1 && frame[-1].is_list)
        drop_outer(reader, frame->path_bytes);
    return true;
}

static const char *outer_value(const JsonReader *reader, const char *path)
{
    for (size_t i = 0; i < reader->outer_count; i++)
        if (!strcmp(reader->outer[i].path, path))
            return reader->outer[i].value;
    return NULL;
}

/* {"Code":"Forbidden","Message":"…"} instead of what was asked for. */
static bool leave_error(JsonReader *reader)
{
    static const char *const well[] = { "200", "0", "OK", "Success" };
    const ExportEvents *events = reader->events;
    const char *code = outer_value(reader, "^Code"), *message = outer_value(reader, "^Message");
    bool is_well = !code || !*code || !message;
    for (size_t i = 0; i < COUNT(well) && !is_well; i++)
        is_well = !strcmp(code, well[i]);
    if (is_well || !events->leave)
        return true;
    char *reason = xasprintf(tr("the service answered with an error: %s: %s"), code, message);
    bool done = events->leave(events->data, reader->file, reason, true);
    free(reason);
    return done;
}

static void end_page(JsonReader *reader)
{
    if (reader->had_items && reader->events->page) {
        item_clear(&reader->item);
        add_outer(reader, 0);
        reader->item.items = reader->items;
        reader->events->page(reader->events->data, reader->listed, &reader->item,
                             reader->item_count);
    }
    reader->listed = NULL;
    reader->item_count = 0;
}

/* A document without a known list may be an item itself. */
static bool end_document(JsonReader *reader)
{
    bool done = !reader->late || give_late(reader);
    bool is_empty = !reader->item_count;
    end_page(reader);
    if (done && !reader->had_items && reader->outer_count) {
        item_clear(&reader->item);
        reader->item.items = ".";
        reader->item.line = reader->line;
        add_outer(reader, 1);
        reader->source = sources_match(reader->sources, &reader->item, false);
        done = !reader->source || give(reader);
        is_empty = !reader->source;
    }
    if (done && is_empty)
        done = leave_error(reader);
    clear_outer(reader);
    reader->had_items = false;
    return done;
}

/* ---- yajl's callbacks: 0 stops ---- */

/* Where an item should stand: it may be one that was cut away. */
static void count_stray(JsonReader *reader)
{
    Frame *frame = top(reader);
    if (frame && frame->has_items && !reader->item_depth)
        frame->strays++;
}

static bool scalar(JsonReader *reader, const char *text, size_t bytes)
{
    begin_value(reader);
    count_stray(reader);
    if (!reader->item_depth)
        set_outer(reader, text, bytes);
    else {
        size_t skip = reader->frames[reader->item_depth - 1].path_bytes;
        const char *path = reader->path + skip + (reader->path[skip] == '.');
        item_add(&reader->item, path, strlen(path), text, bytes);
    }
    return true;
}

static int on_boolean(void *data, int value)
{
    return scalar(data, value ? "true" : "false", value ? 4 : 5);
}

static int on_null(void *data)
{
    begin_value(data);
    count_stray(data);
    return 1;
}

static int on_number(void *data, const char *text, size_t bytes)
{
    return scalar(data, text, bytes);
}

static bool parse_inside(JsonReader *reader, const char *text, size_t bytes);

static bool holds_items(JsonReader *reader)
{
    char items[LONGEST_PATH + 8];
    snprintf(items, sizeof items, "%s{}[]", reader->path);
    return sources_has_items(reader->sources, items);
}

static int on_string(void *data, const unsigned char *text, size_t bytes)
{
    JsonReader *reader = data;
    bool may_hold = !reader->item_depth && !reader->is_inside && bytes && *text == '[';
    begin_value(reader);
    if (may_hold && holds_items(reader))
        return parse_inside(reader, (const char *)text, bytes);
    return scalar(reader, (const char *)text, bytes);
}

static bool push(JsonReader *reader, bool is_list)
{
    if (reader->depth == DEEPEST)
        return fail("%s line %zu: nested deeper than %d levels", reader->file, reader->line,
                    DEEPEST);
    if (is_list && !push_path(reader, "[]", 2))
        return false;
    reader->frames[reader->depth++] = (Frame){ reader->path_bytes, is_list, false, 0 };
    return true;
}

static bool pop(JsonReader *reader)
{
    reader->path_bytes = reader->frames[--reader->depth].path_bytes;
    reader->path[reader->path_bytes] = '\0';
    if (reader->depth)
        return true;
    count_lines(reader);
    return end_document(reader);
}

/* The objects of one document are each of their own format. */
static bool begins_named_item(JsonReader *reader)
{
    bool is_named =
        !reader->item_depth && *reader->path && sources_has_item(reader->sources, reader->path);
    if (is_named) {
        memcpy(reader->items, reader->path, reader->path_bytes + 1);
        reader->had_items = true;
        reader->source = NULL;
    }
    return is_named;
}

static int on_start_map(void *data)
{
    JsonReader *reader = data;
    const Frame *frame = top(reader);
    bool is_listed = frame && frame->has_items && !reader->item_depth;
    begin_value(reader);
    bool is_named = !is_listed && begins_named_item(reader), is_item = is_listed || is_named;
    if (!push(reader, false))
        return 0;
    if (is_item) {
        count_lines(reader);
        item_clear(&reader->item);
        reader->item.items = reader->path;
        reader->item.line = reader->line;
        reader->item_depth = reader->depth;
    }
    if (is_named) {
        const char *name = strrchr(reader->items, '.') + 1;
        item_add(&reader->item, "*", 1, name, strlen(name));
    }
    return 1;
}

static int on_map_key(void *data, const unsigned char *name, size_t bytes)
{
    JsonReader *reader = data;
    reader->tokens++;
    reader->path_bytes = top(reader)->path_bytes;
    return (!reader->path_bytes || push_path(reader, ".", 1)) &&
           push_path(reader, (const char *)name, bytes);
}

static int on_end_map(void *data)
{
    JsonReader *reader = data;
    bool is_item = reader->item_depth && reader->item_depth == reader->depth;
    reader->tokens++;
    if (is_item) {
        reader->path_bytes = top(reader)->path_bytes;
        reader->path[reader->path_bytes] = '\0';
        if (!end_item(reader))
            return 0;
    } else if (!reader->item_depth && !end_home(reader))
        return 0;
    return pop(reader);
}

static int on_start_array(void *data)
{
    JsonReader *reader = data;
    begin_value(reader);
    count_stray(reader);
    if (!push(reader, true))
        return 0;
    if (!reader->item_depth && sources_has_items(reader->sources, reader->path)) {
        top(reader)->has_items = reader->had_items = true;
        memcpy(reader->items, reader->path, reader->path_bytes + 1);
        reader->source = NULL;
    }
    return 1;
}

/* Of a list whose other entries have a format. */
static bool refuse_strays(JsonReader *reader)
{
    const ExportEvents *events = reader->events;
    size_t strays = top(reader)->strays;
    if (!strays || !reader->source || reader->item_depth)
        return true;
    count_lines(reader);
    char *reason = xasprintf(tr("%zu entries of the list are no objects"), strays);
    bool done = events->refuse(events->data, reader->source, reader->line, reason, "");
    free(reason);
    return done;
}

static int on_end_array(void *data)
{
    JsonReader *reader = data;
    reader->tokens++;
    return refuse_strays(reader) && pop(reader);
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_start_map,
    .yajl_map_key = on_map_key,
    .yajl_end_map = on_end_map,
    .yajl_start_array = on_start_array,
    .yajl_end_array = on_end_array,
};

/* ---- pieces ---- */

static bool say_syntax(JsonReader *reader, yajl_handle parser)
{
    unsigned char *reason = yajl_get_error(parser, 0, NULL, 0);
    size_t length = strcspn((const char *)reason, "\n");
    count_lines(reader);
    fail("%s line %zu: this is not JSON: %.*s", reader->file, reader->line, (int)length, reason);
    yajl_free_error(parser, reason);
    return false;
}

static yajl_handle new_parser(JsonReader *reader)
{
    yajl_handle parser = yajl_alloc(&callbacks, NULL, reader);
    if (!parser)
        die("out of memory");
    yajl_config(parser, yajl_allow_multiple_values, 1);
    yajl_config(parser, yajl_dont_validate_strings, 1); /* encoding.c did */
    return parser;
}

static bool check(JsonReader *reader, yajl_handle parser, yajl_status status)
{
    /* After a callback stopped, the reason is recorded already. */
    return status == yajl_status_ok ||
           (status != yajl_status_client_canceled && say_syntax(reader, parser));
}

/* JSON inside a string, such as CloudMonitor's Datapoints: its path goes on after "{}". */
static bool parse_inside(JsonReader *reader, const char *text, size_t bytes)
{
    char *copy = xstrndup(text, bytes);
    yajl_handle parser = new_parser(reader);
    size_t depth = reader->depth;
    reader->is_inside = true;
    json_escape_repair(copy, bytes, true, &reader->repaired);
    bool done = push_path(reader, "{}", 2) &&
                check(reader, parser, yajl_parse(parser, (unsigned char *)copy, bytes)) &&
                check(reader, parser, yajl_complete_parse(parser)) && reader->depth == depth;
    reader->is_inside = false;
    yajl_free(parser);
    free(copy);
    return done;
}

static bool parse_piece(JsonReader *reader, size_t bytes, bool is_last)
{
    size_t ready = json_escape_repair(reader->piece, bytes, is_last, &reader->repaired);
    uint64_t tokens = reader->tokens;
    reader->counted = 0;
    if (!check(reader, reader->parser,
               yajl_parse(reader->parser, (unsigned char *)reader->piece, ready)))
        return false;
    count_lines(reader);
    reader->silent = tokens == reader->tokens ? reader->silent + ready : 0;
    if (reader->silent > LONGEST_VALUE)
        return fail("%s line %zu: a value is longer than %d MB", reader->file, reader->line,
                    LONGEST_VALUE >> 20);
    reader->held = bytes - ready;
    memmove(reader->piece, reader->piece + ready, reader->held);
    return true;
}

/* ---- public ---- */

JsonReader *json_reader_new(const char *file, const Sources *sources, const ExportEvents *events)
{
    JsonReader *reader = xcalloc(1, sizeof *reader);
    reader->file = file;
    reader->sources = sources;
    reader->events = events;
    reader->line = 1;
    item_init(&reader->item);
    reader->item.file = file;
    reader->parser = new_parser(reader);
    return reader;
}

void json_reader_free(JsonReader *reader)
{
    if (!reader)
        return;
    clear_outer(reader);
    if (reader->late)
        fclose(reader->late);
    yajl_free(reader->parser);
    item_release(&reader->item);
    free(reader);
}

bool json_reader_feed(JsonReader *reader, const char *text, size_t bytes)
{
    while (bytes) {
        size_t room = sizeof reader->piece - reader->held, part = bytes < room ? bytes : room;
        memcpy(reader->piece + reader->held, text, part);
        if (!parse_piece(reader, reader->held + part, false))
            return false;
        text += part;
        bytes -= part;
    }
    return true;
}

bool json_reader_end(JsonReader *reader)
{
    return parse_piece(reader, reader->held, true) &&
           check(reader, reader->parser, yajl_complete_parse(reader->parser));
}

size_t json_reader_repaired(const JsonReader *reader)
{
    return reader->repaired;
}

bool json_reader_knows(const JsonReader *reader)
{
    return reader->is_known || *reader->items;
}
