/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When all rows are in: what the files no longer name is gone, and what they name has its check.
 *
 * Gone means: an export that covers a check (of one product and layer, in one account) does not
 * have a row that an earlier export of the same check had. Only such a row is resolved, because
 * an export says nothing of checks it did not cover. Nothing is resolved
 *   - by an export that is older than the last one of that check (its file says when it was taken):
 *     it adds what nobody spoke of later (import_join.c),
 *   - by a part: a page whose next one has not come leaves what the other pages hold
 *     (import_page.c), and so does a file that looks cut off (import_part.c),
 *   - by the same export again: its digest is known, and nothing is written at all.
 * A resolved row keeps its content and the time; when it comes back it is open again, and was the
 * same finding all along.
 *
 * Bills and metrics have no key that outlives their month: a later one takes the place of the
 * earlier for its group and period.
 *
 * Then checks get their names and codes from whichever layer of the source has them, and their
 * practice from the consultant's own map first, and from the bank second. */
#include "config.h"
#include "evidence/import_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"

enum {
    MAKE_GONE,
    ADD_GONE,
    COUNT_GONE,
    CLEAR_GONE,
    GROUPS_OF_ACCOUNT,
    GROUP_ACCOUNT,
    ADD_COVER,
    ADD_TOLD,
    LAST_COVER,
    NEW_COSTS,
    GONE_COSTS,
    DROP_COSTS,
    DROP_METRICS,
    KNOWN_CHECKS,
    SAME_CHECK,
    CLEAR_CHECKS,
    ADD_CHECK,
    NAME_OF_OTHER,
    CODE_OF_RULE,
    CODE_OF_CHECK,
    CODE_OF_SOURCE,
    PRACTICE_OF_MAP,
    PRACTICE_OF_CODE,
    IS_UNMAPPED,
};
/* Rows of one batch of a group beyond those of the other: a bill may have a row twice. */
#define COSTS_OF(batch)                                                                            \
    "(SELECT content, count(*) AS rows FROM cost WHERE grp = ?1 AND batch = " batch                \
    " GROUP BY content)"
#define MORE_COSTS(batch, other)                                                                   \
    "SELECT ifnull(sum(max(more.rows - ifnull(less.rows, 0), 0)), 0) FROM " COSTS_OF(              \
        batch) " AS more LEFT JOIN " COSTS_OF(other) " AS less USING (content)"
static const Query queries[] = {
    [MAKE_GONE] = { "", "CREATE TEMP TABLE IF NOT EXISTS import_gone (id INTEGER PRIMARY KEY,"
                        " grp INTEGER, key INTEGER, gone TEXT)" },
    [ADD_GONE] = { "iiit", "INSERT INTO temp.import_gone (id, grp, key, gone)"
                           " VALUES (?1, ?2, ?3, ?4)" },
    [COUNT_GONE] = { "", "SELECT count(*) FROM temp.import_gone" },
    [CLEAR_GONE] = { "", "DELETE FROM temp.import_gone" },
    [GROUPS_OF_ACCOUNT] = { "i", "SELECT other.id FROM check_group AS met JOIN check_group AS other"
                                 " ON other.product = met.product AND other.layer = met.layer"
                                 " AND other.account = met.account WHERE met.id = ?1" },
    [GROUP_ACCOUNT] = { "i", "SELECT min(other.id) FROM check_group AS met JOIN check_group AS"
                             " other ON other.product = met.product AND other.layer = met.layer"
                             " AND other.account = met.account WHERE met.id = ?1" },
    [ADD_COVER] = { "iitiiiiii",
                    "INSERT OR IGNORE INTO import_cover (grp, batch, taken, rows, digest, waits,"
                    " complete, listing, total) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)" },
    [ADD_TOLD] = { "iii", "INSERT OR IGNORE INTO import_told (grp, key, batch)"
                          " VALUES (?1, ?2, ?3)" },
    [LAST_COVER] = { "i", "SELECT batch, rows, digest FROM active_cover WHERE grp = ?1"
                          " ORDER BY batch DESC LIMIT 1" },
    [NEW_COSTS] = { "iii", MORE_COSTS("?2", "?3") },
    [GONE_COSTS] = { "iii", MORE_COSTS("?3", "?2") },
    [DROP_COSTS] = { "ii", "DELETE FROM cost WHERE grp = ?1 AND batch = ?2" },
    [DROP_METRICS] = { "ii", "DELETE FROM metric WHERE grp = ?1 AND batch = ?2" },
    [KNOWN_CHECKS] = { "", "SELECT count(*) FROM known_check" },
    [SAME_CHECK] = { "ttttt", "SELECT count(*) FROM known_check WHERE id = ?1 AND product = ?2 AND"
                              " name_en = ?3 AND name_zh = ?4 AND severity = ?5" },
    [CLEAR_CHECKS] = { "", "DELETE FROM known_check" },
    [ADD_CHECK] = { "ttttt", "INSERT OR REPLACE INTO known_check (id, product, name_en, name_zh,"
                             " severity) VALUES (?1, ?2, ?3, ?4, ?5)" },
    /* One layer of a source names a check, and another only has its id. */
    [NAME_OF_OTHER] = { "", "UPDATE check_group SET name = ifnull((SELECT max(other.name) FROM"
                            " check_group AS other WHERE other.rule = check_group.rule), '')"
                            " WHERE name = ''" },
    [CODE_OF_RULE] = { "", "UPDATE check_group SET code = rule.code FROM rule WHERE"
                           " check_group.code = '' AND rule.key = check_group.rule"
                           " AND rule.code > ''" },
    /* By its id, by its name in either language, or by the name of its rule; in this order. */
    [CODE_OF_CHECK] = { "",
                        "UPDATE check_group SET code = found.code FROM (SELECT grp, known.code,"
                        " min(rank || known.code) FROM (SELECT id AS grp, 1 AS rank, 'id' AS kind,"
                        " \"check\" AS word FROM check_group WHERE code = '' UNION ALL SELECT id,"
                        " 2, 'name', name FROM check_group WHERE code = '' AND name > '' UNION ALL"
                        " SELECT check_group.id, 3, 'name', rule.name FROM check_group JOIN rule ON"
                        " rule.key = check_group.rule WHERE check_group.code = '' AND rule.name >"
                        " '') AS said JOIN (SELECT id AS code, 'id' AS kind, id AS word FROM"
                        " known_check UNION ALL SELECT id, 'name', name_zh FROM known_check UNION"
                        " ALL SELECT id, 'name', name_en FROM known_check) AS known ON known.word ="
                        " said.word AND known.kind = said.kind GROUP BY grp) AS found WHERE"
                        " found.grp = check_group.id" },
    [CODE_OF_SOURCE] = { "it", "UPDATE check_group SET code = ?2 WHERE id = ?1 AND code = ''" },
    [PRACTICE_OF_MAP] = { "", "UPDATE check_group SET practice = check_map.practice FROM check_map"
                              " WHERE check_map.product = check_group.product"
                              " AND check_map.\"check\" = check_group.\"check\""
                              " AND check_group.practice <> check_map.practice" },
    [PRACTICE_OF_CODE] = { "", "UPDATE check_group SET practice = ifnull((SELECT practice FROM"
                               " practice_check WHERE practice_check.\"check\" = check_group.code"
                               " ORDER BY strength DESC, position LIMIT 1), '')"
                               " WHERE practice = '' AND code > ''" },
    /* Accounts share a check: the first of them counts. */
    [IS_UNMAPPED] = { "ii",
                      "SELECT practice = '' AND id = (SELECT min(id) FROM check_group AS o"
                      " WHERE o.rule = g.rule AND EXISTS (SELECT 1 FROM import_cover AS c"
                      " WHERE c.grp = o.id AND c.batch = ?2 AND c.rows)) FROM check_group AS g"
                      " WHERE id = ?1" },
    { 0 },
};

/* ---- keys ---- */

static bool uncount_doubles(void *data, const int64_t numbers[])
{
    Import *import = data;
    ImportTally *tally = &import->tallies[import_group_of(import, numbers[0])->tally];
    tally->new_rows -= numbers[1];
    tally->doubled += (size_t)numbers[1];
    return true;
}

/* A part at a time: a deletion holds the ids of its rows in memory. */
static bool drop_doubles(Import *import, const Query *family, int64_t first, int64_t end)
{
    enum { PART = 100000 };
    bool done = true;
    for (int64_t at = first; at < end && done; at += PART)
        done = store_change(import->store, family, KIND_DROP_DOUBLES, at, at + PART);
    return done;
}

/* Of new rows that stand in the files twice, the last one counts. */
static bool fill_keys(Import *import, RecordKind kind)
{
    const Query *family = import_kinds[kind].queries;
    int64_t first = import->first_new[kind], before, after, added;
    if (!store_number(import->store, &before, family, KIND_COUNT_KEYS) ||
        !store_change(import->store, family, KIND_FILL, first) ||
        !store_number(import->store, &after, family, KIND_COUNT_KEYS) ||
        !store_number(import->store, &added, family, KIND_COUNT_NEW, first))
        return false;
    return added == after - before ||
           (store_each(import->store, uncount_doubles, import, family, KIND_DOUBLES,
                       (StoreValue[]){ store_integer(first) }) &&
            drop_doubles(import, family, first, first + added));
}

/* Rows that one file changed and another changed back. */
static bool drop_restored(Import *import, RecordKind kind)
{
    const Query *family = import_kinds[kind].queries;
    int64_t count;
    if (!import->has_repeats)
        return true;
    if (!store_number(import->store, &count, family, KIND_COUNT_RESTORED, import->batch))
        return false;
    for (size_t i = 0; i < import->tally_count && count; i++) {
        ImportTally *tally = &import->tallies[i];
        bool is_of_kind = tally->source && tally->source->kind == kind;
        int64_t part = !is_of_kind ? 0 : tally->changed < count ? tally->changed : count;
        tally->changed -= part;
        tally->same += part;
        count -= part;
    }
    return store_change(import->store, family, KIND_DROP_RESTORED, import->batch);
}

/* ---- what is gone ---- */

typedef struct Leaving {
    Import *import;
    const ImportGroup *group;
    const char *when;
} Leaving;

static bool leave(void *data, const int64_t numbers[])
{
    const Leaving *leaving = data;
    const Import *import = leaving->import;
    RecordKind kind = leaving->group->source->kind;
    int64_t id = numbers[0];
    if (id >= import->first_new[kind] || numbers[2] == STATUS_RESOLVED ||
        import->seen[kind][id / 8] & (1U << (id % 8)))
        return true;
    const StoreValue values[] = { store_integer(id), store_integer(leaving->group->id),
                                  store_integer(numbers[1]), store_words(leaving->when) };
    import->tallies[leaving->group->tally].resolved++;
    return store_put(import->store, queries, ADD_GONE, values);
}

static bool find_gone(Import *import, const ImportGroup *group)
{
    Leaving leaving = { import, group, group->when };
    const StoreValue id[] = { store_integer(group->id) };
    const Query *family = import_kinds[group->source->kind].queries;
    return store_each(import->store, leave, &leaving, family, KIND_IN_GROUP, id);
}

/* Formats of one source and layer speak of the same rows. */
static bool is_of_same(const Source *one, const Source *other)
{
    return one->kind == other->kind && !strcmp(one->product, other->product) &&
           !strcmp(one->layer, other->layer);
}

/* A row that cannot be read may be the one that is missing. */
static bool is_whole(const Import *import, const Source *source)
{
    for (size_t i = 0; i < import->tally_count; i++) {
        const ImportTally *tally = &import->tallies[i];
        if (tally->is_lost)
            return false;
        if (tally->unreadable && (!tally->source || is_of_same(tally->source, source)))
            return false;
    }
    return true;
}

static void mark_part(Import *import, const ImportGroup *group)
{
    ImportTally *tally = &import->tallies[group->tally];
    ImportLength length = import_length(import, group);
    tally->is_part = true;
    tally->part = length.rows;
    tally->whole = length.total;
}

/* Never wrongly: what is missing is gone only when nothing may hold it. */
static bool tells_what_is_gone(Import *import, ImportGroup *group, bool *tells)
{
    ImportTally *tally = &import->tallies[group->tally];
    if (!import_has_all_pages(import, group))
        mark_part(import, group);
    else if (!group->is_new && !is_whole(import, group->source))
        tally->is_doubtful = true;
    else if (!group->is_new) {
        if (!group->is_old && !import_look_for_cut(import, group))
            return false;
        *tells = !group->is_old && !group->is_cut;
    }
    return true;
}

static bool resolve(Import *import, RecordKind kind)
{
    const Query *family = import_kinds[kind].queries;
    int64_t count;
    if (!store_change(import->store, queries, CLEAR_GONE))
        return false;
    for (size_t i = 0; i < import->group_room; i++) {
        ImportGroup *group = &import->groups[i];
        bool is_complete = false;
        if (!group->id || group->source->kind != kind || group->source->covers == COVERS_NOTHING)
            continue;
        if (!tells_what_is_gone(import, group, &is_complete) ||
            (is_complete && !find_gone(import, group)))
            return false;
    }
    return store_number(import->store, &count, queries, COUNT_GONE) &&
           (!count || (store_change(import->store, family, KIND_KEEP_GONE, import->batch) &&
                       store_change(import->store, family, KIND_RESOLVE) &&
                       store_change(import->store, family, KIND_RESOLVE_KEYS)));
}

/* ---- what is covered ---- */

typedef struct Others {
    int64_t *list;
    size_t count, room;
} Others;

static bool add_other(void *data, const int64_t numbers[])
{
    Others *others = data;
    others->list = xgrow(others->list, others->count, &others->room, sizeof *others->list);
    others->list[others->count++] = numbers[0];
    return true;
}

/* Checks of an account that its export no longer has. */
static bool cover_account(Import *import, const ImportGroup *met)
{
    const ImportGroup copy = *met;
    Others others = { 0 };
    bool done = store_each(import->store, add_other, &others, queries, GROUPS_OF_ACCOUNT,
                           (StoreValue[]){ store_integer(copy.id) });
    for (size_t i = 0; i < others.count && done; i++)
        done = import_add_group(import, others.list[i], &copy);
    free(others.list);
    return done;
}

static bool cover_accounts(Import *import)
{
    Others met = { 0 };
    int64_t account = 0, last = 0;
    bool done = true, found;
    for (size_t i = 0; i < import->group_room; i++)
        if (import->groups[i].id && import->groups[i].source->covers == COVERS_ACCOUNT &&
            !add_other(&met, &import->groups[i].id))
            return false;
    for (size_t i = 0; i < met.count && done; i++) {
        done = store_look_up(import->store, &found, &account, queries, GROUP_ACCOUNT,
                             (StoreValue[]){ store_integer(met.list[i]) });
        if (done && account != last)
            done = cover_account(import, import_group_of(import, met.list[i]));
        last = account;
    }
    free(met.list);
    return done;
}

Completeness import_completeness(const Import *import, const ImportGroup *group)
{
    const Source *source = group->source;
    if (source->covers == COVERS_NOTHING || group->is_cut || !import_has_all_pages(import, group) ||
        !is_whole(import, source))
        return NOT_COMPLETE;
    return source->covers == COVERS_ACCOUNT ? COMPLETE_FOR_ACCOUNT : COMPLETE_FOR_CHECK;
}

static bool tell(void *data, const int64_t numbers[])
{
    const Leaving *told = data;
    const Import *import = told->import;
    RecordKind kind = told->group->source->kind;
    int64_t id = numbers[0];
    if (id < import->first_new[kind] && !(import->seen[kind][id / 8] & (1U << (id % 8))))
        return true;
    const StoreValue values[] = { store_integer(told->group->id), store_integer(numbers[1]),
                                  store_integer(import->batch) };
    return store_put(import->store, queries, ADD_TOLD, values);
}

/* The rows that an export named which does not tell what is gone. */
static bool keep_told(Import *import, const ImportGroup *group)
{
    Leaving told = { import, group, NULL };
    const StoreValue id[] = { store_integer(group->id) };
    return store_each(import->store, tell, &told, import_kinds[group->source->kind].queries,
                      KIND_IN_GROUP, id);
}

static bool keep_cover(Import *import, const ImportGroup *group)
{
    Completeness complete = import_completeness(import, group);
    ImportLength length = import_length(import, group);
    const StoreValue values[] = {
        store_integer(group->id),
        store_integer(import->batch),
        store_words(group->when),
        store_integer(group->rows),
        store_integer((int64_t)(group->digest >> 1)),
        store_integer(import_waits(import, group)),
        store_integer(complete),
        store_integer(length.listing),
        store_integer(import_has_all_pages(import, group) ? 0 : length.total),
    };
    bool is_told = complete || !group->rows || !import_kinds[group->source->kind].queries;
    import->has_other_time |= group->is_of_other_time;
    return store_put(import->store, queries, ADD_COVER, values) &&
           (is_told || keep_told(import, group));
}

/* Rows without a key: all of a month at once, against what the newest bill said. */
static bool compare_whole(Import *import, const ImportGroup *group, bool *is_same)
{
    int64_t last[3] = { 0 }, fresh, gone;
    bool found, is_cost = group->source->kind == KIND_COST;
    ImportTally *tally = &import->tallies[group->tally];
    if (!store_look_up(import->store, &found, last, queries, LAST_COVER,
                       (StoreValue[]){ store_integer(group->id) }))
        return false;
    *is_same = found && last[1] == group->rows && last[2] == (int64_t)(group->digest >> 1);
    if (!found)
        return true;
    if (*is_same) {
        tally->same += group->rows;
        tally->new_rows -= group->rows;
        return store_change(import->store, queries, is_cost ? DROP_COSTS : DROP_METRICS, group->id,
                            import->batch);
    }
    if (!is_cost)
        return true;
    if (!store_number(import->store, &fresh, queries, NEW_COSTS, group->id, import->batch,
                      last[0]) ||
        !store_number(import->store, &gone, queries, GONE_COSTS, group->id, import->batch, last[0]))
        return false;
    if (!import_check_bill(import, group, gone))
        return false;
    tally->same += group->rows - fresh;
    tally->new_rows -= group->rows - fresh;
    tally->resolved += gone;
    return true;
}

/* A bill takes the place of the earlier one as a whole: a part of one may, where there was less. */
static bool check_bill(Import *import, const ImportGroup *group)
{
    int64_t last[3] = { 0 };
    bool found;
    if (import_has_all_pages(import, group))
        return true;
    mark_part(import, group);
    ImportLength length = import_length(import, group);
    if (import->plan->replaces)
        return true;
    return store_look_up(import->store, &found, last, queries, LAST_COVER,
                         (StoreValue[]){ store_integer(group->id) }) &&
           (!found || group->rows > last[1] || last[2] == (int64_t)(group->digest >> 1) ||
            fail("%s: only %lld of the %lld items of its bill are here, and the workbook has as"
                 " many; import all of its pages together",
                 import->tallies[group->tally].file, (long long)length.rows,
                 (long long)length.total) ||
            import_put_off(import, group));
}

static bool keep_covers(Import *import)
{
    for (size_t i = 0; i < import->group_room; i++) {
        const ImportGroup *group = &import->groups[i];
        bool is_same = false;
        if (!group->id)
            continue;
        if (group->source->kind == KIND_COST &&
            (!import_check_parts(import, group) || !check_bill(import, group)))
            return false;
        if (!import_kinds[group->source->kind].queries && !compare_whole(import, group, &is_same))
            return false;
        if (!is_same && !keep_cover(import, group))
            return false;
    }
    return true;
}

/* ---- practices ---- */

/* As many as shipped, and each with the words that it has now. */
static bool checks_are_kept(Store *store, const Table *checks, bool *is_kept)
{
    int64_t count = 0;
    bool done = store_number(store, &count, queries, KNOWN_CHECKS);
    *is_kept = done && (size_t)count == table_rows(checks);
    for (size_t row = 0; done && *is_kept && row < table_rows(checks); row++) {
        done = store_number(store, &count, queries, SAME_CHECK, table_get(checks, row, "id"),
                            table_get(checks, row, "source"), table_get(checks, row, "name_en"),
                            table_get(checks, row, "name_zh"), table_get(checks, row, "severity"));
        *is_kept = done && count;
    }
    return done;
}

static bool keep_checks(Store *store)
{
    Problems *problems = problems_new();
    char *path = file_shipped("data/checks.csv");
    Table *checks = csv_read(path, problems);
    bool is_kept = false;
    bool done = problems_none(problems) && checks_are_kept(store, checks, &is_kept);
    if (done && !is_kept) {
        done = store_change(store, queries, CLEAR_CHECKS);
        for (size_t row = 0; done && row < table_rows(checks); row++)
            done =
                store_change(store, queries, ADD_CHECK, table_get(checks, row, "id"),
                             table_get(checks, row, "source"), table_get(checks, row, "name_en"),
                             table_get(checks, row, "name_zh"), table_get(checks, row, "severity"));
    }
    table_free(checks);
    free(path);
    problems_free(problems);
    return done;
}

/* A format whose findings no list names one by one says what all of them are. */
static const char *code_of(const Source *source)
{
    for (size_t i = 0; i < source->field_count; i++)
        if (source->fields[i].field == FIELD_CODE && *source->fields[i].path == '=')
            return source->fields[i].path + 1;
    return NULL;
}

static bool name_codes(Import *import)
{
    for (size_t i = 0; i < import->group_room; i++) {
        const ImportGroup *group = &import->groups[i];
        const char *code =
            group->id && group->source->kind == KIND_FINDING ? code_of(group->source) : NULL;
        if (code && !store_change(import->store, queries, CODE_OF_SOURCE, group->id, code))
            return false;
    }
    return true;
}

static bool count_unmapped(Import *import)
{
    for (size_t i = 0; i < import->group_room; i++) {
        const ImportGroup *group = &import->groups[i];
        int64_t is_unmapped;
        if (!group->id || group->source->kind != KIND_FINDING || !group->rows)
            continue;
        if (!store_number(import->store, &is_unmapped, queries, IS_UNMAPPED, group->id,
                          import->batch))
            return false;
        import->tallies[group->tally].unmapped += is_unmapped;
    }
    return true;
}

bool import_finish(Import *import)
{
    Store *store = import->store;
    import_follow_pages(import);
    bool done =
        store_change(store, queries, MAKE_GONE) && cover_accounts(import) && import_date(import);
    for (int i = 0; i < RECORD_KINDS && done; i++)
        if (import->has_rows[i] && import_kinds[i].queries)
            done = drop_restored(import, (RecordKind)i) && resolve(import, (RecordKind)i) &&
                   fill_keys(import, (RecordKind)i) && import_settle_old(import, (RecordKind)i);
    return done && keep_covers(import) && keep_checks(store) &&
           store_change(store, queries, NAME_OF_OTHER) &&
           store_change(store, queries, CODE_OF_RULE) &&
           store_change(store, queries, CODE_OF_CHECK) && name_codes(import) &&
           store_change(store, queries, PRACTICE_OF_MAP) &&
           store_change(store, queries, PRACTICE_OF_CODE) && count_unmapped(import);
}
