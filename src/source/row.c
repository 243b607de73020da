/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/row.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "format/json.h"

typedef struct RowStep {
    size_t entry, field, end; /* fields of that path: from `field` to `end` */
} RowStep;

void row_init(Row *row)
{
    *row = (Row){ .steps = xcalloc(ITEM_ENTRIES, sizeof *row->steps) };
    for (int i = 0; i < RECORD_FIELDS; i++) {
        row->fields[i].room = 64;
        row->fields[i].text = xcalloc(1, row->fields[i].room);
    }
}

void row_release(Row *row)
{
    for (int i = 0; i < RECORD_FIELDS; i++)
        free(row->fields[i].text);
    free(row->steps);
}

static void append(RowField *field, const char *text, size_t bytes)
{
    if (field->bytes + bytes >= field->room) {
        field->room = (field->bytes + bytes + 1) * 2;
        field->text = xreallocarray(field->text, field->room, 1);
    }
    memcpy(field->text + field->bytes, text, bytes);
    field->bytes += bytes;
    field->text[field->bytes] = '\0';
}

static void set(RowField *field, const char *text, size_t bytes)
{
    field->bytes = 0;
    append(field, text, bytes);
}

static void append_after(RowField *field, const char *separator, const char *text, size_t bytes)
{
    if (!bytes)
        return;
    if (field->bytes)
        append(field, separator, strlen(separator));
    append(field, text, bytes);
}

static void set_words(RowField *field, const char *words)
{
    set(field, words, strlen(words));
}

/* ---- times ---- */

static void stamp_of(time_t seconds, char stamp[STAMP_SIZE])
{
    struct tm parts;
    gmtime_r(&seconds, &parts);
    strftime(stamp, STAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

/* "+08:00", "+0800", "Z" or nothing, after a fraction of a second. */
static bool parse_zone(const char *at, long missing, long *offset)
{
    int hours, minutes, bytes = 0;
    if (*at == '.')
        at += 1 + strspn(at + 1, "0123456789");
    *offset = missing;
    if (!*at)
        return true;
    *offset = 0;
    if (!strcmp(at, "Z"))
        return true;
    if (sscanf(at, "%3d:%2d%n", &hours, &minutes, &bytes) != 2 &&
        sscanf(at, "%3d%2d%n", &hours, &minutes, &bytes) != 2)
        return false;
    *offset = hours * 3600L + (hours < 0 ? -minutes : minutes) * 60L;
    return (*at == '+' || *at == '-') && bytes && !at[bytes] && labs(*offset) <= 18 * 3600L;
}

static const long china = 8 * 3600L;

/* A spreadsheet keeps a time as days since 30 December 1899; 2000 to 2099 have five digits. */
static bool parse_sheet_days(const char *text, char stamp[STAMP_SIZE])
{
    static const double first = 36526, epoch = 25569, day = 86400, half_second = 0.5;
    char *end;
    double days = strtod(text, &end);
    bool is_time = !*end && !strpbrk(text, "eExX") && days >= first;
    if (is_time)
        stamp_of((time_t)((days - epoch) * day + half_second) - china, stamp);
    return is_time;
}

bool row_read_time(const char *text, char stamp[STAMP_SIZE])
{
    static const char *const forms[] = { "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S",
                                         "%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M",
                                         "%Y-%m-%d %H:%M",    "%Y-%m-%d" };
    enum { SECONDS_DIGITS = 9, MOST_SECONDS_DIGITS = 10, MOST_DIGITS = 13, SHEET_DIGITS = 5 };
    size_t digits = strspn(text, "0123456789");
    if (digits == SHEET_DIGITS && parse_sheet_days(text, stamp))
        return true;
    if (!text[digits] && digits >= SECONDS_DIGITS && digits <= MOST_DIGITS) {
        long long number = strtoll(text, NULL, 10);
        stamp_of((time_t)(digits > MOST_SECONDS_DIGITS ? number / 1000 : number), stamp);
        return true;
    }
    for (size_t i = 0; digits == 4 && i < COUNT(forms); i++) {
        struct tm parts = { 0 };
        long offset;
        const char *end = strptime(text, forms[i], &parts);
        if (end && parts.tm_year >= 0 && parse_zone(end, china, &offset)) {
            stamp_of(timegm(&parts) - offset, stamp);
            return true;
        }
    }
    return fail("'%.40s' is not a time", text);
}

static bool set_time(RowField *field, const char *text, size_t bytes)
{
    if (!bytes || !strcmp(text, "0"))
        return true;
    if (strcmp(text, field->last_time) != 0) {
        if (!row_read_time(text, field->last_stamp))
            return false;
        bool fits = bytes < sizeof field->last_time;
        memcpy(field->last_time, fits ? text : "", fits ? bytes + 1 : 1);
    }
    set(field, field->last_stamp, STAMP_SIZE - 1);
    return true;
}

/* A month of China ends at 16:00 UTC; FOCUS says that the next begins there. */
static const char *month_of_time(const char *text, char stamp[STAMP_SIZE])
{
    struct tm parts = { 0 };
    if (!strchr(text, 'T') || !row_read_time(text, stamp) ||
        !strptime(stamp, "%Y-%m-%dT%H:%M:%SZ", &parts))
        return text;
    stamp_of(timegm(&parts) + china, stamp);
    return stamp;
}

static bool set_month(RowField *field, const char *given)
{
    unsigned year, month;
    char stored[8], stamp[STAMP_SIZE];
    const char *text = month_of_time(given, stamp);
    bool is_month = (sscanf(text, "%4u-%2u", &year, &month) == 2 ||
                     sscanf(text, "%4u%2u", &year, &month) == 2) &&
                    year >= 2009 && year < 2200 && month >= 1 && month <= 12;
    if (!is_month)
        return fail("'%.40s' is not a month", text);
    snprintf(stored, sizeof stored, "%04u-%02u", year % 10000, month % 100);
    set(field, stored, sizeof stored - 1);
    return true;
}

/* ---- other values ---- */

/* Written in digits, and finite. */
static bool read_number(const char *text, double *number)
{
    char *end;
    *number = strtod(text, &end);
    bool is_number =
        end != text && !*end && !text[strspn(text, "+-.0123456789eE")] && isfinite(*number);
    return is_number || fail("'%.40s' is not a number", text);
}

static bool set_number(RowField *field, const char *text, size_t bytes)
{
    double number;
    if (!bytes)
        return true;
    if (!read_number(text, &number))
        return false;
    set(field, text, bytes);
    return true;
}

/* How many there are; none when it does not say. */
static bool read_count(const char *text, double *count)
{
    *count = 0;
    return !*text || read_number(text, count);
}

static bool set_meaning(RowField *field, const SourceMap *map, const char *text)
{
    const char *meaning = source_meaning(map, text);
    if (!meaning)
        return fail("unknown word '%.40s'", text);
    if (*meaning)
        set_words(field, meaning);
    return true;
}

static void append_pair(RowField *field, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    append_after(field, "; ", name, strlen(name));
    append_after(field, ": ", value, strlen(value));
}

/* {"reason":…,"configuration":…} of Config, in the order that a reader asks, and
 * [{"key":…,"value":…}] of Advisor; anything else stays as it is. */
static void set_annotation(RowField *field, const char *text, size_t bytes)
{
    static const char *const keys[] = { "reason", "property", "configuration", "operator",
                                        "desiredValue" };
    bool may_be = *text == '{' || *text == '[';
    Json *value = may_be ? json_parse(text, bytes) : NULL;
    field->bytes = 0;
    for (size_t i = 0; value && i < COUNT(keys); i++)
        append_pair(field, keys[i], json_get_text(value, keys[i]));
    for (size_t i = 0; i < json_count(value); i++) {
        const Json *pair = json_at(value, i);
        const char *name = json_get_text(pair, "key");
        append_pair(field, name ? name : "", json_get_text(pair, "value"));
    }
    if (!field->bytes)
        set(field, text, bytes);
    json_free(value);
}

static void set_arn_account(RowField *field, const char *text)
{
    for (int colons = 0; *text && colons < 3; text++)
        colons += *text == ':';
    size_t bytes = strcspn(text, ":");
    if (bytes && !field->bytes)
        set(field, text, bytes);
}

/* A check's id as part of a file's name: ten small letters and digits, and not the name
 * of the product. */
static void set_id_in_name(RowField *field, const char *name, const char *product)
{
    static const char signs[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    enum { ID_BYTES = 10 };
    for (const char *at = name; *at;) {
        size_t bytes = strspn(at, signs);
        if (bytes == ID_BYTES && strncmp(at, product, bytes) != 0)
            set(field, at, bytes);
        at += bytes ? bytes : 1;
    }
}

static void append_tag(void *data, const char *key, const char *value)
{
    append_after(data, ";", key, strlen(key));
    append(data, ":", 1);
    append(data, value, strlen(value));
}

/* {"Env":"prod"}; no tag is {} or null. */
static bool set_json_tags(RowField *field, const char *text, size_t bytes)
{
    if (!strcmp(text, "null"))
        return true;
    Json *tags = *text == '{' ? json_parse(text, bytes) : NULL;
    json_each_text(tags, append_tag, field);
    json_free(tags);
    return tags != NULL;
}

/* "key:Env value:prod;key:Team value:shop", "Env:prod;Team:shop" and JSON become the second. */
static void set_tags(RowField *field, const char *text, size_t bytes)
{
    field->bytes = 0;
    if (set_json_tags(field, text, bytes))
        return;
    if (strncmp(text, "key:", 4) != 0) {
        set(field, text, bytes);
        return;
    }
    while (*text) {
        size_t part = strcspn(text, ";");
        const char *value = memmem(text, part, " value:", 7);
        size_t skip = strspn(text, " ");
        if (value && !strncmp(text + skip, "key:", 4)) {
            append_after(field, ";", text + skip + 4, (size_t)(value - text) - skip - 4);
            append(field, ":", 1);
            append(field, value + 7, part - (size_t)(value - text) - 7);
        }
        text += part + (text[part] == ';');
    }
}

static bool convert(RowField *row_field, const SourceField *field, const char *text, size_t bytes)
{
    double count;
    switch (field->conversion) {
    case CONVERT_LIST:
        append_after(row_field, "; ", text, bytes);
        return true;
    case CONVERT_VALUE:
        append_after(row_field, ": ", text, bytes);
        return true;
    case CONVERT_TAG_KEY:
        append_after(row_field, ";", text, bytes);
        return true;
    case CONVERT_TAG_VALUE:
        append(row_field, ":", 1);
        append(row_field, text, bytes);
        return true;
    case CONVERT_TAGS:
        set_tags(row_field, text, bytes);
        return true;
    case CONVERT_TIME:
        return set_time(row_field, text, bytes);
    case CONVERT_MONTH:
        return set_month(row_field, text);
    case CONVERT_NUMBER:
        return set_number(row_field, text, bytes);
    case CONVERT_MAP:
        return !bytes || set_meaning(row_field, field->map, text);
    case CONVERT_OPEN_IF_ANY:
        if (!read_count(text, &count))
            return false;
        set_words(row_field, count > 0 ? "open" : "compliant");
        return true;
    case CONVERT_RESOLVED_IF_ANY:
        if (bytes)
            set_words(row_field, "resolved");
        return true;
    case CONVERT_UNSEEN_IF_NONE:
        if (!read_count(text, &count))
            return false;
        if (count <= 0)
            set_words(row_field, "not-applicable");
        return true;
    case CONVERT_ANNOTATION:
        set_annotation(row_field, text, bytes);
        return true;
    case CONVERT_ARN_ACCOUNT:
        set_arn_account(row_field, text);
        return true;
    case CONVERT_TAG_NAME:
    case CONVERT_ID_IN_NAME:
    case CONVERT_TEXT:
    case CONVERSIONS:
        break;
    }
    if (bytes)
        set(row_field, text, bytes);
    return true;
}

/* ---- rows ---- */

static size_t first_field(const Source *source, const char *path)
{
    size_t i = 0;
    while (i < source->field_count && !source_path_is(source->fields[i].path, path))
        i++;
    return i;
}

/* Lists keep the order of their elements: a name, its value, the next name. */
static size_t rank_of(const Source *source, size_t field)
{
    if (!strstr(source->fields[field].path, "[]"))
        return field;
    size_t first = 0;
    while (!strstr(source->fields[first].path, "[]"))
        first++;
    return first;
}

static size_t last_field(const Source *source, size_t field)
{
    const char *path = source->fields[field].path;
    while (field < source->field_count && !strcmp(source->fields[field].path, path))
        field++;
    return field;
}

/* Later rows of fields.csv win over earlier ones, whatever the order in the export. */
static void plan_steps(Row *row, const Source *source, const Item *item)
{
    row->source = source;
    row->shape = item->shape;
    row->step_count = 0;
    for (size_t i = 0; i < item->count; i++) {
        size_t field = first_field(source, item->entries[i].path), at = row->step_count;
        if (field == source->field_count)
            continue;
        for (size_t rank = rank_of(source, field);
             at && rank_of(source, row->steps[at - 1].field) > rank; at--)
            row->steps[at] = row->steps[at - 1];
        row->steps[at] = (RowStep){ i, field, last_field(source, field) };
        row->step_count++;
    }
}

/* "Tags.env": what follows the path of the field up to its star is the key. */
static void add_named_tag(RowField *row_field, const SourceField *field, const ItemEntry *entry)
{
    append_tag(row_field, entry->path + strlen(field->path) - 1, entry->value);
}

static bool convert_entry(Row *row, const Source *source, const RowStep *step,
                          const ItemEntry *entry)
{
    for (size_t i = step->field; i < step->end; i++) {
        const SourceField *field = &source->fields[i];
        if (field->conversion == CONVERT_TAG_NAME)
            add_named_tag(&row->fields[field->field], field, entry);
        else if (!convert(&row->fields[field->field], field, entry->value, entry->bytes)) {
            char *reason = xstrdup(failure());
            fail("%s: %s", entry->path, reason);
            free(reason);
            return false;
        }
    }
    return true;
}

static bool convert_constants(Row *row, const Source *source, const Item *item)
{
    for (size_t i = 0; i < source->field_count; i++) {
        const SourceField *field = &source->fields[i];
        RowField *row_field = &row->fields[field->field];
        if (row_field->bytes || (*field->path != '@' && *field->path != '='))
            continue;
        const char *text = *field->path == '@' ? file_name(item->file) : field->path + 1;
        if (field->conversion == CONVERT_ID_IN_NAME)
            set_id_in_name(row_field, text, source->product);
        else if (!convert(row_field, field, text, strlen(text)))
            return false;
    }
    return true;
}

/* Sources write one region in either case. */
static void settle_region(RowField *region)
{
    for (size_t i = 0; i < region->bytes; i++)
        if (region->text[i] >= 'A' && region->text[i] <= 'Z')
            region->text[i] = (char)(region->text[i] - 'A' + 'a');
}

/* "acs:ecs:cn-hangzhou:1766185894101234:instance/i-bp1" is what other sources call i-bp1. */
static void settle_resource(RowField *resource, RowField *account)
{
    enum { COLONS = 4 };
    const char *at = resource->text;
    if (strncmp(at, "acs:", 4) != 0)
        return;
    for (int colons = 0; *at && colons < COLONS; at++)
        colons += *at == ':';
    const char *slash = strrchr(at, '/');
    at = slash ? slash + 1 : at;
    if (!*at)
        return;
    set_arn_account(account, resource->text);
    resource->bytes -= (size_t)(at - resource->text);
    memmove(resource->text, at, resource->bytes + 1);
}

bool row_convert(Row *row, const Source *source, const Item *item)
{
    for (int i = 0; i < RECORD_FIELDS; i++) {
        row->fields[i].bytes = 0;
        row->fields[i].text[0] = '\0';
    }
    if (item->shape != row->shape || source != row->source)
        plan_steps(row, source, item);
    row->doubled = 0;
    for (size_t i = 0; i < row->step_count; i++) {
        const RowStep *step = &row->steps[i];
        const ItemEntry *entry = &item->entries[step->entry];
        row->doubled += i && step[-1].field == step->field && !strstr(entry->path, "[]") &&
                        source->fields[step->field].conversion != CONVERT_TAG_NAME;
        if (!convert_entry(row, source, step, entry))
            return false;
    }
    if (!convert_constants(row, source, item))
        return false;
    settle_region(&row->fields[FIELD_REGION]);
    settle_resource(&row->fields[FIELD_RESOURCE], &row->fields[FIELD_ACCOUNT]);
    return true;
}

/* A quotation mark that is missing makes one cell of the rows that follow. */
static bool is_in_lines(const Row *row)
{
    static const RecordField names[] = { FIELD_ACCOUNT,  FIELD_CHECK, FIELD_REGION, FIELD_ZONE,
                                         FIELD_RESOURCE, FIELD_TYPE,  FIELD_MONTH,  FIELD_PRODUCT,
                                         FIELD_ITEM,     FIELD_METRIC };
    for (size_t i = 0; i < COUNT(names); i++) {
        const RowField *field = &row->fields[names[i]];
        if (field->bytes && memchr(field->text, '\n', field->bytes - 1))
            return fail("its %s has more than one line; a quotation mark may be missing",
                        record_field_names[names[i]]);
    }
    return true;
}

bool row_is_complete(const Row *row, const Source *source)
{
    static const RecordField needed[RECORD_KINDS] = {
        [KIND_FINDING] = FIELD_CHECK, [KIND_RESOURCE] = FIELD_RESOURCE, [KIND_RULE] = FIELD_CHECK,
        [KIND_COST] = FIELD_MONTH,    [KIND_METRIC] = FIELD_RESOURCE,   [KIND_MANIFEST] = FIELD_NAME
    };
    RecordField field = needed[source->kind];
    return (row->fields[field].bytes ||
            fail("the row does not say its %s", record_field_names[field])) &&
           is_in_lines(row);
}

/* Its word alone, or with what no name goes on with. */
static bool is_word_of_total(const char *text)
{
    static const char *const words[] = { "合计", "总计", "小计", "Total" };
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t bytes = strlen(words[i]);
        if (!strncmp(text, words[i], bytes))
            return !text[bytes] || strchr(" :(", text[bytes]) ||
                   !strncmp(text + bytes, "：", strlen("：")) ||
                   !strncmp(text + bytes, "（", strlen("（"));
    }
    return false;
}

bool row_is_total(const Item *item, size_t columns)
{
    size_t filled = 0;
    for (size_t i = 0; i < item->count; i++)
        filled += item->entries[i].bytes > 0;
    return item->count && !*item->items && filled * 2 <= columns &&
           is_word_of_total(item->entries[0].value);
}
