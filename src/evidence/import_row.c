/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/import_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "evidence/import_table.h"

enum { MOST_GROUPS = 100000, MOST_VALUES = 24 };

enum { ADD_GROUP, IS_WAITING, NAME_GROUP };
static const Query queries[] = {
    [ADD_GROUP] = { "ittttti", "INSERT OR IGNORE INTO check_group (id, product, layer, \"check\","
                               " account, name, rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)" },
    /* The one that was read last, or the one that was taken last. */
    [IS_WAITING] = { "i",
                     "SELECT (SELECT waits FROM active_cover WHERE grp = ?1 ORDER BY batch DESC"
                     " LIMIT 1) OR (SELECT waits FROM active_cover WHERE grp = ?1 ORDER BY"
                     " taken DESC, waits LIMIT 1)" },
    [NAME_GROUP] = { "it", "UPDATE check_group SET name = ?2 WHERE id = ?1 AND name <> ?2" },
    { 0 },
};

static StoreValue field_value(const RowField *field)
{
    return store_bytes(field->text, field->bytes);
}

int64_t import_id(uint64_t hash)
{
    return hash >> 1 ? (int64_t)(hash >> 1) : 1;
}

/* Empty fields, of which there are many, cost nothing: the number keeps the others apart. */
static uint64_t add_fields(uint64_t seed, const Row *row, const RecordField *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const RowField *field = &row->fields[fields[i]];
        if (field->bytes)
            seed = hash_short(seed ^ i, field->text, field->bytes);
    }
    return seed;
}

static uint64_t add_words(uint64_t seed, const char *text)
{
    return hash_short(seed, text, strlen(text));
}

/* ---- groups ---- */

/* What an export is complete for, besides the account; rules have one group. */
static const RecordField group_fields[RECORD_KINDS] = { [KIND_FINDING] = FIELD_CHECK,
                                                        [KIND_RESOURCE] = FIELD_TYPE,
                                                        [KIND_RULE] = FIELD_CHECK,
                                                        [KIND_COST] = FIELD_MONTH,
                                                        [KIND_METRIC] = FIELD_METRIC };

static ImportGroup *place_of(const Import *import, int64_t id)
{
    return import_table_place(import->groups, import->group_room, sizeof *import->groups, id);
}

ImportGroup *import_group_of(Import *import, int64_t id)
{
    return place_of(import, id);
}

static bool too_many_groups(void)
{
    return fail("more than %d checks and accounts in one import; import the files one by one",
                MOST_GROUPS);
}

static void make_room(Import *import)
{
    import->groups = import_table_grow(import->groups, import->group_count, &import->group_room,
                                       sizeof *import->groups);
}

static bool has_rows_before(Import *import, const Source *source, int64_t id, bool *has)
{
    const Query *family = import_kinds[source->kind].queries;
    const StoreValue values[] = { store_integer(id) };
    int64_t found = 0;
    bool is_row = true;
    if (family && !store_look_up(import->store, &is_row, &found, family, KIND_HAS_GROUP, values))
        return false;
    *has = found;
    return true;
}

/* The same for all accounts, so that names found in one serve all. */
static int64_t rule_key(const Import *import, const Source *source)
{
    static const RecordField check[] = { FIELD_CHECK };
    uint64_t seed = add_words(0, source->product);
    return import_id(add_fields(seed, &import->row, check, 1));
}

static int64_t row_key(const Import *import, const Source *source, const ImportGroup *group)
{
    const ImportKind *kind = &import_kinds[source->kind];
    if (source->kind == KIND_RULE)
        return rule_key(import, source);
    return import_id(
        add_fields((uint64_t)group->id << 8, &import->row, kind->key, kind->key_count));
}

/* Whether the last import of the group ended in the middle of its pages. */
static bool has_waited(Import *import, int64_t id, bool *waited)
{
    int64_t waits = 0;
    bool found;
    if (!store_look_up(import->store, &found, &waits, queries, IS_WAITING,
                       (StoreValue[]){ store_integer(id) }))
        return false;
    *waited = found && waits;
    return true;
}

static bool add_group(Import *import, const Source *source, ImportGroup *group)
{
    const RowField *fields = import->row.fields;
    RecordField check = group_fields[source->kind];
    const StoreValue values[] = {
        store_integer(group->id),
        store_words(source->product),
        store_words(source->layer),
        source->kind == KIND_RULE ? store_words("") : field_value(&fields[check]),
        field_value(&fields[FIELD_ACCOUNT]),
        field_value(&fields[FIELD_CHECK_NAME]),
        store_integer(rule_key(import, source)),
    };
    const StoreValue name[] = { store_integer(group->id), field_value(&fields[FIELD_CHECK_NAME]) };
    bool has = false;
    group->rule = values[6].number;
    if (!store_put(import->store, queries, ADD_GROUP, values) ||
        (name[1].bytes && !store_put(import->store, queries, NAME_GROUP, name)) ||
        !has_rows_before(import, source, group->id, &has) ||
        (source_has_pages(source) && !has_waited(import, group->id, &group->waited)))
        return false;
    group->source = source;
    group->is_new = !has;
    import->group_count++;
    return true;
}

static int64_t group_id(const Import *import, const Source *source)
{
    const RecordField fields[] = { FIELD_ACCOUNT, group_fields[source->kind] };
    uint64_t seed = add_words(0, source->product);
    seed = add_words(seed, source->layer);
    return import_id(add_fields(seed, &import->row, fields, source->kind == KIND_RULE ? 0 : 2));
}

ImportGroup *import_group(Import *import, const Source *source)
{
    int64_t id = group_id(import, source);
    if (id == import->last_group)
        return import->group;
    make_room(import);
    ImportGroup *group = place_of(import, id);
    if (!group->id) {
        if (import->group_count == MOST_GROUPS) {
            too_many_groups();
            return NULL;
        }
        group->id = id;
        if (!add_group(import, source, group))
            return NULL;
    }
    import->last_group = id;
    import->group = group;
    return group;
}

bool import_add_group(Import *import, int64_t id, const ImportGroup *like)
{
    make_room(import);
    ImportGroup *group = place_of(import, id);
    if (group->id)
        return true;
    if (import->group_count == MOST_GROUPS)
        return too_many_groups();
    *group = (ImportGroup){ .id = id, .source = like->source, .tally = like->tally };
    memcpy(group->taken, like->taken, sizeof group->taken);
    import->group_count++;
    return true;
}

/* ---- rows ---- */

static int64_t severity_of(const char *word)
{
    static const char *const words_of[] = { "", "none", "low", "medium", "high", "critical" };
    for (size_t i = 1; i < COUNT(words_of); i++)
        if (!strcmp(words_of[i], word))
            return (int64_t)i;
    return 0;
}

static int64_t status_of(const char *word)
{
    static const char *const words_of[] = { [STATUS_COMPLIANT] = "compliant",
                                            [STATUS_RESOLVED] = "resolved",
                                            [STATUS_SUPPRESSED] = "suppressed",
                                            [STATUS_NOT_APPLICABLE] = "not-applicable" };
    for (size_t i = STATUS_COMPLIANT; i < COUNT(words_of); i++)
        if (!strcmp(words_of[i], word))
            return (int64_t)i;
    return STATUS_OPEN;
}

static bool is_seen_before(Import *import, RecordKind kind, int64_t id)
{
    unsigned char *byte = &import->seen[kind][id / 8], bit = (unsigned char)(1U << (id % 8));
    bool was_seen = *byte & bit;
    *byte |= bit;
    return was_seen;
}

static size_t add_columns(StoreValue *values, const Import *import, const ImportKind *kind)
{
    for (size_t i = 0; i < kind->column_count; i++)
        values[i] = field_value(&import->row.fields[kind->columns[i]]);
    return kind->column_count;
}

static bool change(Import *import, const ImportKind *kind, int64_t id, const StoreValue head[],
                   int64_t group, int64_t key)
{
    StoreValue values[MOST_VALUES] = { store_integer(id), head[0], head[1], head[2] };
    const StoreValue before[] = { store_integer(import->batch), store_integer(id) };
    const StoreValue status[] = { store_integer(group), store_integer(key), head[1] };
    add_columns(values + 4, import, kind);
    return store_put(import->store, kind->queries, KIND_KEEP, before) &&
           store_put(import->store, kind->queries, KIND_CHANGE, values) &&
           store_put(import->store, kind->queries, KIND_CHANGE_KEY, status);
}

static bool put_keyed(Import *import, const Source *source, ImportGroup *group)
{
    const ImportKind *kind = &import_kinds[source->kind];
    const RowField *fields = import->row.fields;
    int64_t severity = severity_of(fields[FIELD_SEVERITY].text);
    int64_t status = status_of(fields[FIELD_STATUS].text), found[2] = { 0 };
    int64_t key = row_key(import, source, group);
    uint64_t said = (uint64_t)(severity * ROW_STATUSES + status) << 8;
    int64_t content = import_id(add_fields(said, &import->row, kind->columns, kind->column_count));
    const StoreValue head[] = { store_integer(content), store_integer(status),
                                store_integer(severity) };
    bool is_there = false;
    if (!group->is_new &&
        !store_look_up(import->store, &is_there, found, kind->queries, KIND_FIND,
                       (StoreValue[]){ store_integer(group->id), store_integer(key) }))
        return false;
    if (is_there && found[0] < import->first_new[source->kind]) {
        bool is_again = is_seen_before(import, source->kind, found[0]);
        bool is_same = found[1] == content;
        import->tally->doubled += is_again;
        import->has_repeats |= is_again;
        import->tally->same += is_same && !is_again;
        import->tally->changed += !is_same && !is_again;
        return is_same || change(import, kind, found[0], head, group->id, key);
    }
    StoreValue values[MOST_VALUES] = { store_integer(key),
                                       store_integer(group->id),
                                       store_integer(import->batch),
                                       head[0],
                                       head[1],
                                       head[2] };
    add_columns(values + 6, import, kind);
    import->tally->new_rows++;
    return store_put(import->store, kind->queries, KIND_ADD, values);
}

static bool put_append(Import *import, const Source *source, ImportGroup *group)
{
    const ImportKind *kind = &import_kinds[source->kind];
    int64_t content = import_id(add_fields(0, &import->row, kind->columns, kind->column_count));
    StoreValue values[MOST_VALUES] = { store_integer(group->id), store_integer(import->batch),
                                       store_integer(content) };
    add_columns(values + 3, import, kind);
    group->digest += (uint64_t)content;
    import->tally->new_rows++;
    return (source->kind != KIND_COST ||
            import_add_part(import, group, source, (uint64_t)content)) &&
           store_put(import->store, kind->append, 0, values);
}

static void widen_period(ImportTally *tally, const RowField *when)
{
    if (!when->bytes || when->bytes >= STAMP_SIZE)
        return;
    if (!*tally->first || strcmp(when->text, tally->first) < 0)
        memcpy(tally->first, when->text, when->bytes + 1);
    if (strcmp(when->text, tally->last) > 0)
        memcpy(tally->last, when->text, when->bytes + 1);
}

bool import_row(Import *import, const Source *source)
{
    const RowField *taken = &import->row.fields[FIELD_TAKEN];
    ImportGroup *group = import_group(import, source);
    if (!group)
        return false;
    group->rows++;
    import->page_group = group->id;
    group->tally = (uint32_t)(import->tally - import->tallies);
    if (taken->bytes == STAMP_SIZE - 1 && strcmp(taken->text, group->taken) > 0)
        memcpy(group->taken, taken->text, sizeof group->taken);
    if (strcmp(group->taken, import->tally->taken) > 0)
        memcpy(import->tally->taken, group->taken, sizeof group->taken);
    widen_period(import->tally,
                 source->kind == KIND_COST ? &import->row.fields[FIELD_MONTH] : taken);
    import->has_rows[source->kind] = true;
    return import_kinds[source->kind].queries ? put_keyed(import, source, group)
                                              : put_append(import, source, group);
}
