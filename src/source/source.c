/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/source.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/csv_check.h"
#include "base/file.h"
#include "base/text.h"

const char *const record_field_names[RECORD_FIELDS] = {
    [FIELD_ACCOUNT] = "account",
    [FIELD_CHECK] = "check",
    [FIELD_CHECK_NAME] = "check_name",
    [FIELD_CODE] = "code",
    [FIELD_SEVERITY] = "severity",
    [FIELD_STATUS] = "status",
    [FIELD_REGION] = "region",
    [FIELD_ZONE] = "zone",
    [FIELD_RESOURCE] = "resource",
    [FIELD_TYPE] = "type",
    [FIELD_NAME] = "name",
    [FIELD_GROUP] = "group",
    [FIELD_TAGS] = "tags",
    [FIELD_DETAIL] = "detail",
    [FIELD_REMEDIATION] = "remediation",
    [FIELD_COST] = "cost",
    [FIELD_PILLAR] = "pillar",
    [FIELD_DESCRIPTION] = "description",
    [FIELD_SINCE] = "since",
    [FIELD_TAKEN] = "taken",
    [FIELD_CREATED] = "created",
    [FIELD_EXPIRES] = "expires",
    [FIELD_ADDRESSES] = "addresses",
    [FIELD_MONTHLY_COST] = "monthly_cost",
    [FIELD_MONTH] = "month",
    [FIELD_PRODUCT] = "product",
    [FIELD_ITEM] = "item",
    [FIELD_AMOUNT] = "amount",
    [FIELD_CURRENCY] = "currency",
    [FIELD_METRIC] = "metric",
    [FIELD_AT] = "at",
    [FIELD_AVERAGE] = "average",
    [FIELD_MAXIMUM] = "maximum",
    [FIELD_MINIMUM] = "minimum",
};

char *source_field_list(void)
{
    Buffer list = { 0 };
    for (int i = 0; i < SOURCE_MAPPABLE; i++)
        buffer_join(&list, " ", record_field_names[i]);
    return buffer_take(&list);
}

static const char *const conversion_names[CONVERSIONS] = {
    [CONVERT_TEXT] = "",
    [CONVERT_LIST] = "list",
    [CONVERT_VALUE] = "value",
    [CONVERT_TAG_KEY] = "tag-key",
    [CONVERT_TAG_VALUE] = "tag-value",
    [CONVERT_TAG_NAME] = "tag-name",
    [CONVERT_TAGS] = "tags",
    [CONVERT_TIME] = "time",
    [CONVERT_MONTH] = "month",
    [CONVERT_NUMBER] = "number",
    [CONVERT_MAP] = "map",
    [CONVERT_OPEN_IF_ANY] = "open-if-any",
    [CONVERT_RESOLVED_IF_ANY] = "resolved-if-any",
    [CONVERT_UNSEEN_IF_NONE] = "unseen-if-none",
    [CONVERT_ANNOTATION] = "annotation",
    [CONVERT_ARN_ACCOUNT] = "arn-account",
    [CONVERT_ID_IN_NAME] = "id-in-name",
};

static const char *const kind_names[RECORD_KINDS] = { "finding", "resource", "rule",
                                                      "cost",    "metric",   "manifest" };
static const char *const covers_names[] = { "check", "account", "nothing" };

struct SourceMap {
    char *name;
    char **words, **meanings;
    size_t count, room;
};

struct Sources {
    Source *list;
    size_t count;
    SourceMap *maps;
    size_t map_count;
    const Source *only;
};

static int number_of(const char *word, const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], word))
            return (int)i;
    return -1;
}

/* ---- reading ---- */

static void read_maps(Sources *sources, const Table *values)
{
    sources->maps = xcalloc(table_rows(values), sizeof *sources->maps);
    for (size_t row = 0; row < table_rows(values); row++) {
        const char *name = table_get(values, row, "map");
        SourceMap *map = sources->map_count ? &sources->maps[sources->map_count - 1] : NULL;
        if (!map || strcmp(map->name, name) != 0) {
            map = &sources->maps[sources->map_count++];
            map->name = xstrdup(name);
        }
        size_t room = map->room;
        map->words = xgrow(map->words, map->count, &room, sizeof *map->words);
        map->meanings = xgrow(map->meanings, map->count, &map->room, sizeof *map->meanings);
        map->words[map->count] = xstrdup(table_get(values, row, "value"));
        map->meanings[map->count++] = xstrdup(table_get(values, row, "means"));
    }
}

static const SourceMap *find_map(const Sources *sources, const char *name)
{
    for (size_t i = 0; i < sources->map_count; i++)
        if (!strcmp(sources->maps[i].name, name))
            return &sources->maps[i];
    return NULL;
}

static bool parse_conversion(const Sources *sources, const char *text, SourceField *field)
{
    bool is_map = !strncmp(text, "map:", 4);
    int number = number_of(is_map ? "map" : text, conversion_names, CONVERSIONS);
    field->conversion = number < 0 ? CONVERT_TEXT : (Conversion)number;
    field->map = is_map ? find_map(sources, text + 4) : NULL;
    return number >= 0 && (number != CONVERT_MAP || field->map);
}

/* Fields of one path follow each other, so that a value finds all of them at once. */
static void insert_field(Source *source, SourceField field)
{
    size_t at = source->field_count;
    for (size_t i = 0; i < source->field_count; i++)
        if (!strcmp(source->fields[i].path, field.path))
            at = i + 1;
    source->fields = xreallocarray(source->fields, source->field_count + 1, sizeof *source->fields);
    memmove(&source->fields[at + 1], &source->fields[at],
            (source->field_count - at) * sizeof *source->fields);
    source->fields[at] = field;
    source->field_count++;
}

static void read_fields(const Sources *sources, Source *source, const Table *fields,
                        const char *path, Problems *problems)
{
    for (size_t row = 0; row < table_rows(fields); row++) {
        SourceField field = { 0 };
        if (strcmp(table_get(fields, row, "source"), source->id) != 0)
            continue;
        const char *name = table_get(fields, row, "field"),
                   *conversion = table_get(fields, row, "conversion");
        int number = number_of(name, record_field_names, RECORD_FIELDS);
        if (number < 0)
            problems_add(problems, path, table_line(fields, row), "field", "unknown field '%s'",
                         name);
        else if (!parse_conversion(sources, conversion, &field))
            problems_add(problems, path, table_line(fields, row), "conversion",
                         "unknown conversion '%s'", conversion);
        else {
            field.field = (RecordField)number;
            field.path = xstrdup(table_get(fields, row, "path"));
            insert_field(source, field);
        }
    }
}

static void read_source(Source *source, const Table *table, size_t row)
{
    int kind = number_of(table_get(table, row, "kind"), kind_names, RECORD_KINDS);
    int covers = number_of(table_get(table, row, "covers"), covers_names, COUNT(covers_names));
    *source = (Source){
        .id = xstrdup(table_get(table, row, "id")),
        .product = xstrdup(table_get(table, row, "product")),
        .layer = xstrdup(table_get(table, row, "layer")),
        .name = { xstrdup(table_get(table, row, "name_en")),
                  xstrdup(table_get(table, row, "name_zh")) },
        .kind = kind < 0 ? KIND_FINDING : (RecordKind)kind,
        .covers = covers < 0 ? COVERS_NOTHING : (SourceCovers)covers,
        .is_csv = !strcmp(table_get(table, row, "form"), "csv"),
        .items = xstrdup(table_get(table, row, "items")),
        .needs = xstrdup(table_get(table, row, "needs")),
    };
}

static void add_sources(Sources *sources, const Table *table, const Table *fields, bool is_own,
                        const char *path, Problems *problems)
{
    sources->list =
        xreallocarray(sources->list, sources->count + table_rows(table), sizeof *sources->list);
    for (size_t row = 0; row < table_rows(table); row++) {
        Source *source = &sources->list[sources->count++];
        read_source(source, table, row);
        source->is_own = is_own;
        read_fields(sources, source, fields, path, problems);
    }
}

static bool read_formats(Sources *sources, const char *folder, bool is_own, Problems *problems)
{
    const CellRule source_rules[] = {
        { "id", CELL_KEY, NULL },
        { "product", CELL_TEXT, NULL },
        { "layer", CELL_OPTIONAL, NULL },
        { "kind", CELL_ONE_OF, "finding resource rule cost metric manifest" },
        { "covers", CELL_ONE_OF, "check account nothing " },
        { "form", CELL_ONE_OF, "json csv" },
        { "items", CELL_OPTIONAL, NULL },
        { "needs", CELL_TEXT, NULL },
        { "name_en", CELL_TEXT, NULL },
        { "name_zh", is_own ? CELL_OPTIONAL : CELL_PAIR, NULL },
        { 0 },
    };
    static const CellRule field_rules[] = {
        { "source", CELL_PARENT, NULL },
        { "path", CELL_TEXT, NULL },
        { "field", CELL_TEXT, NULL },
        { "conversion", CELL_OPTIONAL, NULL },
        { 0 },
    };
    Table *table = csv_read_checked(folder, "sources.csv", source_rules, NULL, problems);
    Table *fields = csv_read_checked(folder, "fields.csv", field_rules, table, problems);
    bool complete = table && fields;
    if (complete) {
        char *path = xasprintf("%s/fields.csv", folder);
        add_sources(sources, table, fields, is_own, path, problems);
        free(path);
    }
    table_free(table);
    table_free(fields);
    return complete;
}

static Source *find_source(const Sources *sources, const char *id)
{
    for (size_t i = 0; i < sources->count; i++)
        if (!strcmp(sources->list[i].id, id))
            return &sources->list[i];
    return NULL;
}

static bool read_pages(Sources *sources, const char *folder, Problems *problems)
{
    static const CellRule rules[] = {
        { "source", CELL_KEY, NULL },    { "listing", CELL_ONE_OF, "check " },
        { "more", CELL_OPTIONAL, NULL }, { "total", CELL_OPTIONAL, NULL },
        { "page", CELL_OPTIONAL, NULL }, { 0 },
    };
    Table *pages = csv_read_checked(folder, "pages.csv", rules, NULL, problems);
    for (size_t row = 0; pages && row < table_rows(pages); row++) {
        Source *source = find_source(sources, table_get(pages, row, "source"));
        if (!source || source->more) {
            problems_add(problems, "pages.csv", table_line(pages, row), "source", "unknown %s '%s'",
                         "source", table_get(pages, row, "source"));
            continue;
        }
        source->more = xstrdup(table_get(pages, row, "more"));
        source->total = xstrdup(table_get(pages, row, "total"));
        source->page = xstrdup(table_get(pages, row, "page"));
        source->is_listed_by_check = *table_get(pages, row, "listing");
    }
    bool complete = pages != NULL;
    table_free(pages);
    return complete;
}

static bool read_values(Sources *sources, const char *folder, Problems *problems)
{
    static const CellRule value_rules[] = {
        { "map", CELL_TEXT, NULL },
        { "value", CELL_OPTIONAL, NULL },
        { "means", CELL_OPTIONAL, NULL },
        { 0 },
    };
    Table *values = csv_read_checked(folder, "values.csv", value_rules, NULL, problems);
    if (values)
        read_maps(sources, values);
    bool complete = values != NULL;
    table_free(values);
    return complete;
}

/* The fields are written last: without them no format was ever complete. */
static bool read_own(Sources *sources, Problems *problems)
{
    char *path = file_personal("sources/fields.csv"), *folder = file_personal("sources");
    bool done = !file_exists(path) || (folder && read_formats(sources, folder, true, problems));
    free(path);
    free(folder);
    return done;
}

Sources *sources_read(void)
{
    Sources *sources = xcalloc(1, sizeof *sources);
    Problems *problems = problems_new();
    char *folder = file_shipped("data/sources");
    bool done = read_values(sources, folder, problems) &&
                read_formats(sources, folder, false, problems) &&
                read_pages(sources, folder, problems) && read_own(sources, problems);
    done = problems_none(problems) && done;
    free(folder);
    problems_free(problems);
    if (done)
        return sources;
    sources_free(sources);
    return NULL;
}

bool sources_add(Sources *sources, const Table *source, const Table *fields)
{
    Problems *problems = problems_new();
    add_sources(sources, source, fields, true, "fields.csv", problems);
    bool done = problems_none(problems);
    problems_free(problems);
    return done;
}

static void free_source(Source *source)
{
    for (size_t i = 0; i < source->field_count; i++)
        free(source->fields[i].path);
    free(source->fields);
    free(source->id);
    free(source->product);
    free(source->layer);
    free(source->name[0]);
    free(source->name[1]);
    free(source->items);
    free(source->needs);
    free(source->more);
    free(source->total);
    free(source->page);
}

void sources_free(Sources *sources)
{
    if (!sources)
        return;
    for (size_t i = 0; i < sources->count; i++)
        free_source(&sources->list[i]);
    for (size_t i = 0; i < sources->map_count; i++) {
        for (size_t j = 0; j < sources->maps[i].count; j++) {
            free(sources->maps[i].words[j]);
            free(sources->maps[i].meanings[j]);
        }
        free(sources->maps[i].words);
        free(sources->maps[i].meanings);
        free(sources->maps[i].name);
    }
    free(sources->list);
    free(sources->maps);
    free(sources);
}

/* ---- recognising ---- */

size_t sources_count(const Sources *sources)
{
    return sources->count;
}

const Source *sources_get(const Sources *sources, size_t number)
{
    return &sources->list[number];
}

bool sources_restrict(Sources *sources, const char *id)
{
    const Source *source = find_source(sources, id);
    sources->only = source;
    return source || fail("unknown format '%s'; 'wellbook sources' lists them", id);
}

/* "services.*.findings.*": objects under names. */
static bool is_named_item(const char *items, const char *path)
{
    return !strchr(items, '[') && strstr(items, ".*") && !fnmatch(items, path, 0);
}

/* "*controls[].results[]": lists of groups that may stand in groups. */
static bool stands_in(const char *words, const char *items)
{
    size_t length = strlen(items);
    for (const char *at = words; (at = strchr(at, '*')); at++) {
        size_t bytes = strcspn(at + 1, " ");
        if (bytes && bytes <= length && !memcmp(items + length - bytes, at + 1, bytes))
            return true;
    }
    return text_has_word(words, items) || is_named_item(words, items);
}

bool sources_has_items(const Sources *sources, const char *items)
{
    for (size_t i = 0; i < sources->count; i++)
        if (stands_in(sources->list[i].items, items))
            return true;
    return false;
}

bool sources_has_item(const Sources *sources, const char *path)
{
    for (size_t i = 0; i < sources->count; i++)
        if (is_named_item(sources->list[i].items, path))
            return true;
    return false;
}

/* The next part of a text divided by `separator`, without blanks around it. */
static const char *next_part(const char **rest, char separator, size_t *bytes)
{
    const char *start = *rest + strspn(*rest, " ");
    const char *end = strchrnul(start, separator);
    *rest = *end ? end + 1 : NULL;
    while (end > start && end[-1] == ' ')
        end--;
    *bytes = (size_t)(end - start);
    return start;
}

bool source_path_is(const char *path, const char *found)
{
    size_t bytes, length = strlen(found);
    for (const char *rest = path; rest;) {
        const char *name = next_part(&rest, '|', &bytes);
        bool is_any = bytes > 2 && !memcmp(name + bytes - 2, ".*", 2);
        if (is_any ? length >= bytes && !strncasecmp(name, found, bytes - 1) && !strchr(found, '[')
                   : bytes == length && !strncasecmp(name, found, bytes))
            return true;
    }
    return false;
}

static bool has_path(const Item *item, const char *path)
{
    for (size_t i = 0; i < item->count; i++)
        if (source_path_is(path, item->entries[i].path))
            return true;
    return false;
}

static bool has_needs(const Source *source, const Item *item)
{
    size_t bytes;
    bool has = true;
    for (const char *rest = source->needs; rest && has;) {
        const char *start = next_part(&rest, ';', &bytes);
        char *path = xstrndup(start, bytes);
        has = has_path(item, path);
        free(path);
    }
    return has;
}

const Source *sources_match(const Sources *sources, const Item *item, bool is_csv)
{
    for (size_t i = 0; i < sources->count; i++) {
        const Source *source = &sources->list[i];
        if (source->is_csv == is_csv && (!sources->only || source == sources->only) &&
            (is_csv || stands_in(source->items, item->items)) && has_needs(source, item))
            return source;
    }
    return NULL;
}

bool source_has_pages(const Source *source)
{
    return source->more != NULL;
}

const char *source_meaning(const SourceMap *map, const char *word)
{
    for (size_t i = 0; i < map->count; i++)
        if (!strcasecmp(map->words[i], word))
            return map->meanings[i];
    return NULL;
}
