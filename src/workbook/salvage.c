/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/salvage.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/id.h"
#include "base/message.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "store/schema.h"
#include "store/store_salvage.h"
#include "workbook/merge_revert.h"
#include "workbook/replay.h"
#include "workbook/salvage_acts.h"

/* The keys of a kind of imported rows follow from them (import_kind.c). */
#define DROP_KEYS(kind)                                                                            \
    {                                                                                              \
        "", "DELETE FROM " kind "_key"                                                             \
    }
#define MAKE_KEYS(kind)                                                                            \
    {                                                                                              \
        "", "INSERT OR REPLACE INTO " kind "_key (grp, key, status, id) SELECT grp, key, status,"  \
            " id FROM " kind " ORDER BY grp, key, id"                                              \
    }

/* Acts that went on from one that is lost, or brought it. */
#define NAME_ANOTHER(link, last)                                                                                    \
    {                                                                                                               \
        "", "WITH present AS (SELECT site || '-' || sequence AS id FROM journal) UPDATE journal AS"                 \
            " self SET " link " = " STORE_ACT_NAMED(                                                                \
                link) " || ' ' || (" last ") WHERE " link                                                           \
                      " > '' AND " STORE_ACT_NAMED(link) " NOT IN (SELECT id FROM present) AND " STORE_ACT_INSTEAD( \
                          link) " NOT IN (SELECT id FROM present) AND (" last ") > ''"                              \
    }
#define LAST_LEFT(which)                                                                           \
    "SELECT last.site || '-' || last.sequence FROM journal AS last WHERE " which                   \
    " ORDER BY last.number DESC LIMIT 1"

enum {
    TABLES,
    LENSES,
    VERSIONS,
    IS_SHIPPED,
    MISSING_ACTS,
    NAME_PARENTS,
    NAME_JOINED,
    ORPHANS,
    RECOVERED_ENGAGEMENT,
    RECOVERED_WORKLOADS,
    RECOVERED_BATCHES,
    STALE_COVERS,
    EMPTY_COVERS,
    STALE_CHECKS,
    FIRST_OF_KEYS,
    LAST_OF_KEYS = FIRST_OF_KEYS + 5
};
static const Query queries[] = {
    [TABLES] = { "", "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                     " 'sqlite%' ORDER BY rowid" },
    /* One that no question is of has a damaged id, unless there are no questions. */
    [LENSES] = { "", "SELECT DISTINCT lens FROM question UNION SELECT id FROM lens WHERE NOT EXISTS"
                     " (SELECT 1 FROM question)" },
    [VERSIONS] = { "",
                   "SELECT DISTINCT question.lens || ' ' || ifnull(version, '') FROM question"
                   " LEFT JOIN lens ON lens.id = question.lens UNION SELECT id || ' ' || version"
                   " FROM lens WHERE NOT EXISTS (SELECT 1 FROM question)" },
    [IS_SHIPPED] = { "t",
                     "SELECT count(*) FROM lens WHERE ? IN (id || ' ' || version, id || ' ')" },
    /* -1: nobody knows how many. */
    [MISSING_ACTS] = { "", "SELECT iif(" STORE_LACKS_ACTS(
                               "journal") ", ifnull(max(number) - count(*), -1), 0) FROM journal" },
    [NAME_PARENTS] = NAME_ANOTHER(
        "parent", LAST_LEFT("last.number < self.number AND last.merged_by = self.merged_by AND"
                            " (self.merged_by = '' OR last.site = self.site)")),
    [NAME_JOINED] =
        NAME_ANOTHER("joined", LAST_LEFT("last.merged_by = self.site || '-' || self.sequence")),
    [ORPHANS] = { "", "SELECT count(*) FROM pragma_foreign_key_check" },
    /* Without an id it would share its backups with others that have none. */
    [RECOVERED_ENGAGEMENT] = { "t", "INSERT INTO engagement (id, created_at, created_by, program)"
                                    " SELECT ?, ifnull((SELECT min(at) FROM journal), ''),"
                                    " ifnull((SELECT author FROM journal ORDER BY number LIMIT 1),"
                                    " ''), '' WHERE NOT EXISTS (SELECT 1 FROM engagement)" },
    /* A workload whose row is gone has lost only its name. */
    [RECOVERED_WORKLOADS] = { "", "INSERT OR IGNORE INTO workload (id, position, name) SELECT"
                                  " workload, 1000, 'recovered ' || workload FROM"
                                  " (SELECT workload FROM practice_answer UNION SELECT workload"
                                  " FROM answer UNION SELECT workload FROM evidence UNION SELECT"
                                  " workload FROM recommendation WHERE workload > '' UNION SELECT"
                                  " record FROM field_value WHERE form IN (SELECT id FROM form"
                                  " WHERE repeats = 'workload'))" },
    /* Without the row of its batch, nothing that was imported would be seen. */
    [RECOVERED_BATCHES] = { "", "INSERT OR IGNORE INTO import_batch (number, id, name, imported_at,"
                                " imported_by) SELECT number, 'recovered ' || number, 'recovered',"
                                " '', '' FROM (SELECT first_batch AS number FROM finding"
                                " UNION SELECT first_batch FROM resource UNION SELECT first_batch"
                                " FROM rule UNION SELECT batch FROM cost UNION SELECT batch FROM"
                                " import_cover UNION SELECT batch FROM import_file UNION SELECT"
                                " batch FROM import_tray)" },
    [STALE_CHECKS] = { "", "INSERT OR IGNORE INTO stale_check SELECT DISTINCT product, \"check\""
                           " FROM check_group" },
    /* The same export would be taken for one that the workbook has all of. */
    [STALE_COVERS] = { "", "UPDATE import_cover SET digest = -1" },
    /* And a bill for another. */
    [EMPTY_COVERS] = { "", "DELETE FROM import_cover WHERE rows > 0 AND grp NOT IN (SELECT grp FROM"
                           " cost UNION SELECT grp FROM metric UNION SELECT grp FROM finding UNION"
                           " SELECT grp FROM resource UNION SELECT grp FROM rule)" },
    [FIRST_OF_KEYS] = DROP_KEYS("finding"),
    DROP_KEYS("resource"),
    DROP_KEYS("rule"),
    MAKE_KEYS("finding"),
    MAKE_KEYS("resource"),
    [LAST_OF_KEYS] = MAKE_KEYS("rule"),
    { 0 },
};

/* Where the rows of a table can be had besides. */
typedef enum Origin {
    ORIGIN_FILE,    /* nowhere */
    ORIGIN_SCHEMA,  /* a new workbook has them; they are not read */
    ORIGIN_BANK,    /* copied in when it was created */
    ORIGIN_JOURNAL, /* the changesets of the acts */
    ORIGIN_COUNTED  /* computed from the others */
} Origin;

static const struct {
    const char *table;
    Origin origin;
} origins[] = {
    { "severity_risk", ORIGIN_SCHEMA },
    { "term", ORIGIN_BANK },
    { "form", ORIGIN_BANK },
    { "field", ORIGIN_BANK },
    { "field_option", ORIGIN_BANK },
    { "result", ORIGIN_COUNTED },
    { "finding_key", ORIGIN_COUNTED },
    { "resource_key", ORIGIN_COUNTED },
    { "rule_key", ORIGIN_COUNTED },
    { "check_tally", ORIGIN_COUNTED },
    { "practice_tally", ORIGIN_COUNTED },
    { "stale_check", ORIGIN_COUNTED },
    { "stale_practice", ORIGIN_COUNTED },
    { "stale_finding", ORIGIN_COUNTED },
    { "improvement_result", ORIGIN_COUNTED },
    { "burn_result", ORIGIN_COUNTED },
    { "curve_result", ORIGIN_COUNTED },
};

static Origin origin_of(const char *table)
{
    if (entity_find(entities, table))
        return ORIGIN_JOURNAL;
    if (entity_is_of_bank(table))
        return ORIGIN_BANK;
    for (size_t i = 0; i < COUNT(origins); i++)
        if (!strcmp(origins[i].table, table))
            return origins[i].origin;
    return ORIGIN_FILE;
}

/* One table of the report. */
typedef struct Part {
    const char *table;
    Origin origin;
    StorePoured poured;
    int64_t refilled, orphans;
    int64_t missing; /* rows that are gone though every page can be read */
} Part;

typedef struct Salvage {
    StoreWreck *wreck;
    Store *found;
    Table *tables;
    Part *parts;
    size_t count;
    bool is_known_bank, lacks_acts;
} Salvage;

static bool is_damaged(const Part *part)
{
    return part->poured.skipped || part->poured.pages || part->poured.is_missing;
}

static bool open_salvage(Salvage *salvage, const char *broken, const FileDraft *draft)
{
    salvage->found = store_create_in(draft);
    salvage->wreck = salvage->found ? store_wreck_open(broken, salvage->found) : NULL;
    salvage->tables = salvage->wreck ? store_rows(salvage->found, queries, TABLES) : NULL;
    if (!salvage->tables)
        return false;
    salvage->count = table_rows(salvage->tables);
    salvage->parts = xcalloc(salvage->count, sizeof *salvage->parts);
    for (size_t i = 0; i < salvage->count; i++) {
        const char *table = table_cell(salvage->tables, i, 0);
        salvage->parts[i] = (Part){ .table = table, .origin = origin_of(table) };
    }
    return store_check_references(salvage->found, false);
}

static void close_salvage(Salvage *salvage)
{
    for (size_t i = 0; i < salvage->count; i++)
        free(salvage->parts[i].poured.which);
    free(salvage->parts);
    table_free(salvage->tables);
    store_wreck_close(salvage->wreck);
    store_close(salvage->found);
}

/* ---- the rows ---- */

static bool pour(Salvage *salvage)
{
    bool done = true;
    for (size_t i = 0; done && i < salvage->count; i++) {
        Part *part = &salvage->parts[i];
        if (part->origin == ORIGIN_SCHEMA)
            continue;
        done = store_pour(salvage->wreck, salvage->found, part->table, &part->poured);
    }
    return done;
}

static Part *part_of(const Salvage *salvage, const char *table)
{
    for (size_t i = 0; i < salvage->count; i++)
        if (!strcmp(salvage->parts[i].table, table))
            return &salvage->parts[i];
    return NULL;
}

/* Though every page can be read, somebody may have taken acts out. */
static bool count_missing_acts(Salvage *salvage)
{
    Part *journal = part_of(salvage, "journal");
    int64_t missing;
    if (!store_number(salvage->found, &missing, queries, MISSING_ACTS))
        return false;
    if (!is_damaged(journal) && missing > 0)
        journal->missing = missing;
    if (missing < 0)
        journal->poured.is_missing = store_wreck_has_journal(salvage->wreck);
    salvage->lacks_acts = missing || is_damaged(journal);
    return (!salvage->lacks_acts || (store_change(salvage->found, queries, NAME_PARENTS) &&
                                     store_change(salvage->found, queries, NAME_JOINED))) &&
           store_seal_acts(salvage->found);
}

static bool has_damage(const Salvage *salvage, Origin origin)
{
    for (size_t i = 0; i < salvage->count; i++)
        if (salvage->parts[i].origin == origin && is_damaged(&salvage->parts[i]))
            return true;
    return false;
}

static bool refill(Salvage *salvage, Origin origin, bool is_all, Store *from)
{
    bool done = true;
    for (size_t i = 0; done && i < salvage->count; i++) {
        Part *part = &salvage->parts[i];
        if (part->origin == origin && (is_all || is_damaged(part)))
            done = store_refill(from, salvage->found, part->table, &part->refilled);
    }
    return done;
}

/* A row that stays once it is there was not taken away: only an undo does that, and it is lost. */
static bool refill_what_stays(Salvage *salvage, Store *replayed)
{
    bool done = true;
    for (size_t i = 0; done && salvage->lacks_acts && i < salvage->count; i++) {
        Part *part = &salvage->parts[i];
        const Entity *entity = entity_find(entities, part->table);
        if (entity && !entity->row_unit && !is_damaged(part))
            done = store_refill(replayed, salvage->found, part->table, &part->refilled);
    }
    return done;
}

static bool hold_to_acts(Salvage *salvage, Store *replayed)
{
    bool done = true;
    for (size_t i = 0; done && i < salvage->count; i++) {
        Part *part = &salvage->parts[i];
        const Entity *entity = entity_find(entities, part->table);
        done = !entity || salvage_hold_to_acts(salvage->found, replayed, entity, &part->poured,
                                               &part->refilled);
    }
    return done;
}

static bool refill_from_journal(Salvage *salvage, Store *replayed)
{
    return salvage->lacks_acts ? refill(salvage, ORIGIN_JOURNAL, false, replayed) &&
                                     refill_what_stays(salvage, replayed)
                               : hold_to_acts(salvage, replayed);
}

/* Where an act is lost that took another one back, what was done after it fits what stands there
 * all the same: a merge goes by what is left of the acts. */
static bool weigh(Store *found, Store *replayed)
{
    int64_t acts;
    return store_refill(found, replayed, "journal", &acts) && merge_revert_to_acts(replayed);
}

/* What it says of a row whose first act is lost says not that the row is there. */
static bool say_what_no_act_says(Salvage *salvage)
{
    Store *replayed = replay_new(salvage->found, false, false);
    bool done = replayed && (!salvage->lacks_acts || weigh(salvage->found, replayed));
    for (const Entity *entity = entities; done && entity->table; entity++)
        done = salvage_forget_dropped(salvage->found, replayed, entity);
    done = done && store_record_unsaid(salvage->found, replayed, salvage->lacks_acts);
    store_close(replayed);
    return done;
}

/* A new workbook with the banks of what was found, or, where one of them is not to be had, with
 * those that each has. */
static Store *begin_like(Store *found)
{
    Table *lenses = store_rows(found, queries, LENSES);
    size_t count = lenses ? table_rows(lenses) : 0;
    const char **ids = xcalloc(count + 1, sizeof *ids);
    for (size_t row = 0; row < count; row++)
        ids[row] = table_cell(lenses, row, 0);
    Store *store =
        engagement_create(":memory:", &(EngagementPlan){ .customer = "?", .lenses = ids });
    free(ids);
    table_free(lenses);
    return store ? store : engagement_create(":memory:", &(EngagementPlan){ .customer = "?" });
}

/* Rows of a bank that it does not have are those of it in which a key is damaged. */
static bool drop_strangers(Salvage *salvage, Store *shipped)
{
    bool done = true;
    for (size_t i = 0; done && i < salvage->count; i++) {
        Part *part = &salvage->parts[i];
        if (part->refilled && entity_is_of_bank(part->table))
            done = store_keep_rows_of(shipped, salvage->found, part->table, &part->poured.skipped);
    }
    return done;
}

/* Whether each is of the version that a new workbook has. */
static bool find_known(Salvage *salvage, Store *shipped)
{
    Table *versions = store_rows(salvage->found, queries, VERSIONS);
    bool done = versions;
    salvage->is_known_bank = done;
    for (size_t row = 0; done && row < table_rows(versions); row++) {
        int64_t is_shipped;
        done =
            store_number(shipped, &is_shipped, queries, IS_SHIPPED, table_cell(versions, row, 0));
        salvage->is_known_bank = salvage->is_known_bank && done && is_shipped;
    }
    table_free(versions);
    return done;
}

/* Every table of the banks, when any is damaged or lacks what others refer to. A bank of the
 * customer's own is in no other place. */
static bool refill_from_bank(Salvage *salvage)
{
    int64_t orphans;
    if (!store_number(salvage->found, &orphans, queries, ORPHANS))
        return false;
    if (!orphans && !has_damage(salvage, ORIGIN_BANK))
        return true;
    Store *shipped = begin_like(salvage->found);
    bool done = shipped && find_known(salvage, shipped);
    if (done && salvage->is_known_bank)
        done = refill(salvage, ORIGIN_BANK, orphans, shipped) && drop_strangers(salvage, shipped);
    store_close(shipped);
    return done;
}

/* ---- what belongs together ---- */

/* What is gone takes along what referred to it, which takes along what referred to that. */
static bool drop_orphans(Salvage *salvage)
{
    int64_t dropped;
    bool done = true;
    do {
        dropped = 0;
        for (size_t i = 0; done && i < salvage->count; i++) {
            int64_t orphans = 0;
            done = store_drop_orphans(salvage->found, salvage->parts[i].table, &orphans);
            salvage->parts[i].orphans += orphans;
            dropped += orphans;
        }
    } while (done && dropped);
    return done;
}

/* What was counted before may count rows that are gone. */
static bool count_anew(Salvage *salvage)
{
    bool is_whole = true, done = true;
    for (size_t i = 0; i < salvage->count; i++)
        is_whole = is_whole && !is_damaged(&salvage->parts[i]);
    for (int query = STALE_CHECKS; done && !is_whole && query <= LAST_OF_KEYS; query++)
        done = store_change(salvage->found, queries, query);
    return done;
}

/* An export that lost rows is not taken for known when it is imported again. */
static bool forget_covers(Salvage *salvage)
{
    static const char *const imported[] = { "finding", "resource", "rule", "cost", "metric" };
    bool is_whole = true;
    for (size_t i = 0; i < COUNT(imported); i++)
        is_whole = is_whole && !is_damaged(part_of(salvage, imported[i]));
    return is_whole || (store_change(salvage->found, queries, STALE_COVERS) &&
                        store_change(salvage->found, queries, EMPTY_COVERS));
}

static bool join(Salvage *salvage)
{
    char id[ID_SIZE];
    id_make(id);
    return store_change(salvage->found, queries, RECOVERED_ENGAGEMENT, id) &&
           (!salvage->lacks_acts || store_change(salvage->found, queries, RECOVERED_WORKLOADS)) &&
           store_change(salvage->found, queries, RECOVERED_BATCHES) && drop_orphans(salvage) &&
           count_anew(salvage) && forget_covers(salvage);
}

static bool is_sound(Store *found)
{
    return store_check_references(found, true) && answer_recompute(found) &&
           store_is_sound(found) && answer_verify(found);
}

/* Of a workbook with a journal. */
static bool put_together(Salvage *salvage)
{
    Store *replayed = replay_new(salvage->found, salvage->lacks_acts, !salvage->lacks_acts);
    bool done = replayed && store_begin_pour(salvage->found) &&
                refill_from_journal(salvage, replayed) && refill_from_bank(salvage) &&
                join(salvage) && say_what_no_act_says(salvage) && store_end_pour(salvage->found);
    store_close(replayed);
    return done;
}

/* Of one from before there was one. */
static bool begin_journal(Salvage *salvage)
{
    return store_begin_pour(salvage->found) && refill_from_bank(salvage) && join(salvage) &&
           store_end_pour(salvage->found) && store_begin_journal(salvage->found);
}

static bool recover_rows(Salvage *salvage)
{
    return store_begin_pour(salvage->found) && pour(salvage) && count_missing_acts(salvage) &&
           store_end_pour(salvage->found) &&
           (store_wreck_has_journal(salvage->wreck) ? put_together(salvage)
                                                    : begin_journal(salvage));
}

static bool recover(Salvage *salvage)
{
    return recover_rows(salvage) && is_sound(salvage->found);
}

/* ---- the report ---- */

static bool is_made_good(const Salvage *salvage, const Part *part)
{
    return (part->origin == ORIGIN_BANK && salvage->is_known_bank) ||
           (part->origin == ORIGIN_JOURNAL && !salvage->lacks_acts);
}

static char *lost_rows(const Salvage *salvage, const Part *part)
{
    const StorePoured *poured = &part->poured;
    int64_t lost = part->orphans + part->missing;
    if (part->origin == ORIGIN_COUNTED)
        return xstrdup("");
    if ((poured->pages || poured->is_missing) && !is_made_good(salvage, part))
        return xstrdup("?");
    if (!poured->pages && !poured->is_missing && poured->skipped > part->refilled)
        lost += poured->skipped - part->refilled;
    return lost ? xasprintf("%lld", (long long)lost) : xstrdup("");
}

static void add_row(const Salvage *salvage, const Part *part, Table *report)
{
    const StorePoured *poured = &part->poured;
    const char *orphans = part->orphans ? tr("refers to what is gone") : "";
    if (!poured->read && !part->refilled && !part->orphans && !is_damaged(part))
        return;
    char *cells[] = {
        xstrdup(part->table),
        xasprintf("%lld", (long long)poured->read),
        xasprintf("%lld", (long long)(poured->skipped + part->orphans)),
        xasprintf("%zu", poured->pages),
        xasprintf("%lld", (long long)part->refilled),
        lost_rows(salvage, part),
        xasprintf("%s%s%s", poured->which ? poured->which : "",
                  poured->which && *poured->which && *orphans ? "; " : "", orphans),
    };
    table_add_owned(report, cells);
}

static Table *report_of(const Salvage *salvage)
{
    static const TableColumn columns[] = {
        { "table", N_("Table"), COLUMN_TEXT },
        { "read", N_("Rows read"), COLUMN_NUMBER },
        { "skipped", N_("Skipped"), COLUMN_NUMBER },
        { "pages", N_("Unreadable pages"), COLUMN_NUMBER },
        { "refilled", N_("Refilled"), COLUMN_NUMBER },
        { "lost", N_("Lost"), COLUMN_TEXT },
        { "which", N_("Skipped rows"), COLUMN_TEXT },
    };
    Table *report = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < salvage->count; i++)
        add_row(salvage, &salvage->parts[i], report);
    return report;
}

size_t salvage_losses(const Table *report)
{
    size_t losses = 0;
    for (size_t row = 0; row < table_rows(report); row++)
        losses += *table_get(report, row, "lost") != '\0';
    return losses;
}

/* ---- the file ---- */

Table *salvage_file(const char *broken, const char *path, char **unread)
{
    FileDraft draft;
    Salvage salvage = { 0 };
    *unread = NULL;
    if (file_exists(path)) {
        fail("%s exists already; choose another name", path);
        return NULL;
    }
    if (!store_name_is_free(path) || !file_draft_open(&draft, path))
        return NULL;
    Table *report = NULL;
    if (open_salvage(&salvage, broken, &draft) && recover(&salvage))
        report = report_of(&salvage);
    if (report && store_wreck_unread(salvage.wreck))
        *unread = xstrdup(store_wreck_unread(salvage.wreck));
    close_salvage(&salvage);
    bool is_complete = report && store_draft_is_complete(&draft);
    if (!is_complete)
        store_draft_discard(&draft);
    if (is_complete && file_draft_publish_new(&draft))
        return report;
    table_free(report);
    return NULL;
}
