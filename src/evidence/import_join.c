/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two copies imported different exports. Joined, they hold what importing all of them in the order
 * of the times they speak of would have given, whichever is merged into the other, and without
 * the files: it follows from the rows as they are and from what each batch covered.
 *
 *   order    a batch has a place in each group it covers: its time there, then its id.
 *   told     the place of the last batch that named a row. A row that is there was named by the
 *            last complete batch of its group, for else it were gone; one that is gone by the last
 *            before it went. What an incomplete batch named is in import_told.
 *   content  is that of the copy in which the row was told later.
 *   gone     is the time of the first complete batch of either copy after that.
 *   first    is the earlier of the first batches.
 *
 * A batch that is complete for an account speaks of all its groups, also of those that only the
 * other copy has. Of a bill or a metric, which have no keys, one batch takes the place of another
 * as a whole, and a part of it never does.
 *
 * An export that is older than what the workbook has is settled with it by the same rules, so that
 * the copy it was imported into holds what the copy holds that merges it.
 *
 * What changes here is kept in NAME_before under the last of the batches that came, and where a row
 * was first seen in import_first, so that the merge is undone as an import is. */
#include "config.h"
#include "evidence/import_join.h"

#include <stdlib.h>

#include "evidence/import_state.h"

/* Of an export that is settled with the others (import_settle_old): its place and time, and whether
 * what it does not name was gone. */
#define MAKE_JOIN_GROUP                                                                            \
    "CREATE TEMP TABLE IF NOT EXISTS join_group (grp INTEGER PRIMARY KEY, place TEXT, taken TEXT," \
    " complete INTEGER)"
#define MAKE_JOIN_COVER                                                                            \
    "CREATE TEMP TABLE IF NOT EXISTS join_cover (grp INTEGER, side INTEGER, place TEXT, batch"     \
    " INTEGER, taken TEXT, complete INTEGER, joined INTEGER, PRIMARY KEY (grp, side, place))"      \
    " WITHOUT ROWID"

#define ORDER "c.taken || ' ' || b.id"
#define ACTIVE(schema)                                                                             \
    " FROM " schema ".import_cover AS c JOIN " schema ".import_batch AS b ON b.number = c.batch"   \
    " AND b.state = 'active'"
#define COVERS(side, schema)                                                                       \
    "SELECT " side ", c.grp, " ORDER ", c.batch, c.taken, c.complete, b.joined > ''" ACTIVE(       \
        schema) " WHERE c.grp IN (SELECT grp FROM temp.join_group)"
#define OF_ACCOUNT(schema)                                                                         \
    "SELECT product, layer, account, " ORDER                                                       \
    ", c.taken" ACTIVE(schema) " JOIN main.check_group AS g ON g.id = c.grp WHERE c.complete = 2"

#define FIND_OF_ACCOUNTS(covers)                                                                   \
    "INSERT INTO temp.join_cover (side, grp, place, batch, taken, complete, joined) SELECT 2,"     \
    " g.id, met.place, 0, met.taken, 1, 0 FROM (SELECT product, layer, account, place,"            \
    " max(taken) AS taken FROM (SELECT 1 AS product, 1 AS layer, 1 AS account, 1 AS place, 1 AS"   \
    " taken WHERE false UNION ALL " covers ") GROUP BY 1, 2, 3, 4) AS met JOIN main.check_group"   \
    " AS g USING (product, layer, account) JOIN temp.join_group ON grp = g.id"

/* Of a group without keys one batch is shown in each copy: the last that came there. The one of
 * theirs that is not known here is taken where here is none, where the one here is known there, and
 * else where it has all rows of the one here, or is later and lacks some that are not. */
#define SHOWN(schema) "(SELECT max(c.batch)" ACTIVE(schema) " WHERE c.grp = g.grp)"
#define LACKS_NONE(name, schema, shown, other, other_shown)                                        \
    "NOT EXISTS (SELECT 1 FROM " other "." name                                                    \
    " AS o WHERE o.grp = w.grp AND o.batch = w." other_shown                                       \
    " GROUP BY o.content HAVING count(*) > (SELECT count(*) FROM " schema "." name                 \
    " AS r WHERE r.grp = w.grp AND r.batch = w." shown " AND r.content = o.content))"
#define HAS_ALL(schema, shown, other, other_shown)                                                 \
    LACKS_NONE("cost", schema, shown, other, other_shown)                                          \
    " AND " LACKS_NONE("metric", schema, shown, other, other_shown)
#define PLACE(schema, shown)                                                                       \
    "(SELECT c.taken || ' ' || b.id" ACTIVE(schema) " WHERE c.grp = w.grp AND c.batch = w." shown  \
                                                    ")"
#define THEIRS_HAS_ALL HAS_ALL("theirs", "there", "main", "here")
#define OURS_HAS_ALL   HAS_ALL("main", "here", "theirs", "there")
#define IS_LATER_THERE PLACE("theirs", "there") " > " PLACE("main", "here")
#define IS_WHOLE                                                                                   \
    "EXISTS (SELECT 1 FROM theirs.cost WHERE cost.grp = came.grp) OR EXISTS (SELECT 1 FROM"        \
    " theirs.metric WHERE metric.grp = came.grp)"
#define IS_TAKEN "(came.grp, came.batch) IN (SELECT grp, there FROM temp.join_whole WHERE takes)"
#define BRING_WHOLE(name, columns)                                                                 \
    {                                                                                              \
        "", "INSERT INTO main." name " (grp, batch, content, " columns ") SELECT came.grp, here,"  \
            " content, " columns " FROM theirs." name                                              \
            " AS came JOIN temp.join_batch ON there = came.batch WHERE " IS_TAKEN                  \
            " ORDER BY came.id"                                                                    \
    }

enum {
    MAKE_BATCHES,
    MAKE_GROUPS,
    MAKE_COVERS,
    MAKE_ROWS,
    INDEX_ROWS,
    CLEAR_BATCHES,
    CLEAR_GROUPS,
    CLEAR_COVERS,
    MAKE_WHOLE,
    CLEAR_WHOLE,
    FIND_BATCHES,
    PREPARATIONS,
    LAST_BATCH = PREPARATIONS,
    LAST_NUMBER,
    FILES,
    FORGET_FILES,
    FIRST_STEP = FORGET_FILES,
    FORGET_BATCHES,
    BRING_BATCHES,
    BRING_FILES,
    BRING_TRAY,
    BRING_GROUPS,
    BRING_CHECKS,
    NAME_GROUPS,
    FIND_GROUPS,
    FIND_GROUPS_OF_ACCOUNTS,
    FIND_COVERS,
    FIND_COVERS_OF_ACCOUNTS,
    FIND_WHOLE,
    CHOOSE_WHOLE,
    BRING_COSTS,
    BRING_METRICS,
    ROWS,
    BRING_COVERS = ROWS,
    BRING_TOLD,
    COUNT_ANEW,
    STEPS
};
static const Query queries[] = {
    [MAKE_BATCHES] = { "", "CREATE TEMP TABLE IF NOT EXISTS join_batch (id TEXT PRIMARY KEY, there"
                           " INTEGER UNIQUE, here INTEGER)" },
    [MAKE_GROUPS] = { "", MAKE_JOIN_GROUP },
    [MAKE_COVERS] = { "", MAKE_JOIN_COVER },
    [MAKE_ROWS] = { "", "CREATE TEMP TABLE IF NOT EXISTS join_row (grp INTEGER, key INTEGER, here"
                        " INTEGER, there INTEGER, told_here TEXT DEFAULT '', told_there TEXT"
                        " DEFAULT '', first_here TEXT DEFAULT '', first_there TEXT DEFAULT '',"
                        " gone_here TEXT DEFAULT '', gone_there TEXT DEFAULT '', content_here"
                        " INTEGER, content_there INTEGER, status_here INTEGER, status_there"
                        " INTEGER, takes INTEGER, changes INTEGER, gone TEXT DEFAULT '', first"
                        " TEXT DEFAULT '', PRIMARY KEY (grp, key)) WITHOUT ROWID" },
    [INDEX_ROWS] = { "", "CREATE INDEX IF NOT EXISTS temp.join_row_here ON join_row (here)" },
    [CLEAR_BATCHES] = { "", "DELETE FROM temp.join_batch" },
    [CLEAR_GROUPS] = { "", "DELETE FROM temp.join_group" },
    [CLEAR_COVERS] = { "", "DELETE FROM temp.join_cover" },
    /* Numbers are given anew in the order of the times, whichever numbers they had. */
    [FIND_BATCHES] = { "", "INSERT INTO temp.join_batch (id, there, here) SELECT id, number,"
                           " (SELECT ifnull(max(number), 0) FROM main.import_batch) +"
                           " row_number() OVER (ORDER BY taken, imported_at, id)"
                           " FROM theirs.import_batch AS batch WHERE state = 'active' AND NOT"
                           " EXISTS (SELECT 1 FROM main.import_batch AS known WHERE known.id ="
                           " batch.id AND known.state = 'active')" },
    [LAST_BATCH] = { "", "SELECT ifnull((SELECT id FROM temp.join_batch ORDER BY here DESC"
                         " LIMIT 1), '')" },
    [LAST_NUMBER] = { "", "SELECT max(here) FROM temp.join_batch" },
    [FILES] = { "", "SELECT ifnull(group_concat(name, ', '), '') FROM (SELECT DISTINCT file.name"
                    " FROM theirs.import_file AS file JOIN temp.join_batch ON there = file.batch"
                    " WHERE source > '' ORDER BY 1 LIMIT 20)" },
    /* Of one that was undone here only the name was left. */
    [FORGET_FILES] = { "", "DELETE FROM main.import_file WHERE batch IN (SELECT number FROM"
                           " main.import_batch JOIN temp.join_batch USING (id))" },
    [FORGET_BATCHES] = { "", "DELETE FROM main.import_batch WHERE id IN (SELECT id FROM"
                             " temp.join_batch)" },
    [BRING_BATCHES] = { "", "INSERT INTO main.import_batch (number, id, name, taken, rows, new,"
                            " changed, same, resolved, unreadable, unmapped, imported_at,"
                            " imported_by, joined) SELECT here, id, name, taken, rows, new,"
                            " changed, same, resolved, unreadable, unmapped, imported_at,"
                            " imported_by, (SELECT id FROM temp.join_batch ORDER BY here DESC"
                            " LIMIT 1) FROM theirs.import_batch JOIN temp.join_batch USING (id)" },
    [BRING_FILES] = { "", "INSERT INTO main.import_file (batch, position, source, name, sha256,"
                          " rows, new, changed, same, resolved, unreadable, unmapped, note) SELECT"
                          " here, position, source, name, sha256, rows, new, changed, same,"
                          " resolved, unreadable, unmapped, note FROM theirs.import_file JOIN"
                          " temp.join_batch ON there = batch" },
    [BRING_TRAY] = { "", "INSERT OR IGNORE INTO main.import_tray (id, batch, file, line, reason,"
                         " raw) SELECT tray.id, here, file, line, reason, raw FROM"
                         " theirs.import_tray AS tray JOIN temp.join_batch ON there = batch" },
    [BRING_GROUPS] = { "", "INSERT OR IGNORE INTO main.check_group (id, product, layer, \"check\","
                           " account, rule, name, code) SELECT id, product, layer, \"check\","
                           " account, rule, name, code FROM theirs.check_group" },
    [BRING_CHECKS] = { "", "INSERT OR IGNORE INTO main.known_check SELECT * FROM"
                           " theirs.known_check" },
    [NAME_GROUPS] = { "", "UPDATE main.check_group SET name = max(check_group.name, other.name),"
                          " code = max(check_group.code, other.code) FROM theirs.check_group AS"
                          " other WHERE other.id = check_group.id AND (other.name >"
                          " check_group.name OR other.code > check_group.code)" },
    [FIND_GROUPS] = { "", "INSERT OR IGNORE INTO temp.join_group (grp) SELECT grp FROM"
                          " theirs.import_cover JOIN temp.join_batch ON there = batch" },
    [FIND_GROUPS_OF_ACCOUNTS] = { "",
                                  "INSERT OR IGNORE INTO temp.join_group (grp) SELECT other.id FROM"
                                  " (SELECT DISTINCT product, layer, account FROM"
                                  " theirs.import_cover JOIN temp.join_batch ON there = batch"
                                  " JOIN theirs.check_group ON check_group.id = grp WHERE"
                                  " complete = 2) AS met JOIN main.check_group AS other USING"
                                  " (product, layer, account)" },
    [FIND_COVERS] = { "", "INSERT INTO temp.join_cover (side, grp, place, batch, taken, complete,"
                          " joined) " COVERS("0", "main") " UNION ALL " COVERS("1", "theirs") },
    [FIND_COVERS_OF_ACCOUNTS] = { "", FIND_OF_ACCOUNTS(
                                          OF_ACCOUNT("main") " UNION ALL " OF_ACCOUNT("theirs")) },
    [MAKE_WHOLE] = { "", "CREATE TEMP TABLE IF NOT EXISTS join_whole (grp INTEGER PRIMARY KEY, here"
                         " INTEGER, there INTEGER, takes INTEGER)" },
    [CLEAR_WHOLE] = { "", "DELETE FROM temp.join_whole" },
    [FIND_WHOLE] = { "", "INSERT INTO temp.join_whole (grp, here, there) SELECT grp, " SHOWN(
                             "main") ", " SHOWN("theirs") " FROM temp.join_group AS g" },
    [CHOOSE_WHOLE] = { "", "UPDATE temp.join_whole AS w SET takes = CASE WHEN w.here IS NULL OR"
                           " EXISTS (SELECT 1 FROM theirs.import_batch AS known JOIN"
                           " main.import_batch AS own USING (id) WHERE own.number = w.here AND"
                           " known.state = 'active') THEN 1 WHEN " THEIRS_HAS_ALL " THEN NOT"
                           " (" OURS_HAS_ALL ") OR " IS_LATER_THERE " WHEN " OURS_HAS_ALL
                           " THEN 0 ELSE " IS_LATER_THERE " END" },
    [BRING_COSTS] =
        BRING_WHOLE("cost", "product, resource, name, region, tags, item, amount, currency"),
    [BRING_METRICS] = BRING_WHOLE("metric", "resource, name, at, average, maximum, minimum"),
    [BRING_COVERS] = { "", "INSERT INTO main.import_cover (grp, batch, taken, rows, digest, waits,"
                           " complete, listing, total) SELECT came.grp, here, taken, rows, digest,"
                           " waits, complete, listing, total FROM theirs.import_cover AS came JOIN"
                           " temp.join_batch ON there = came.batch WHERE NOT (" IS_WHOLE
                           ") OR (" IS_TAKEN ")" },
    [BRING_TOLD] = { "", "INSERT OR IGNORE INTO main.import_told (grp, key, batch) SELECT grp, key,"
                         " here FROM theirs.import_told JOIN temp.join_batch ON there = batch" },
    [COUNT_ANEW] = { "", "INSERT OR IGNORE INTO stale_check SELECT product, \"check\" FROM"
                         " main.check_group WHERE id IN (SELECT grp FROM temp.join_group)" },
    { 0 },
};

/* ---- rows with a key ---- */

/* The last place at which the copy was told of a row `r`. */
#define TOLD(side, schema, name)                                                                   \
    "ifnull((SELECT max(place) FROM temp.join_cover AS c WHERE c.grp = k.grp AND c.side = " side   \
    " AND (c.batch = r.first_batch OR (c.complete AND (r.gone = '' OR c.taken < r.gone)) OR"       \
    " EXISTS (SELECT 1 FROM " schema ".import_told AS t WHERE t.grp = k.grp AND t.key = k.key AND" \
    " t.batch = c.batch) OR (r.gone = '' AND NOT c.complete AND NOT c.joined AND EXISTS (SELECT 1" \
    " FROM " schema "." name "_before AS w WHERE w.batch = c.batch AND w.id = r.id)))), '')"
#define FIRST(side)                                                                                \
    "ifnull((SELECT place FROM temp.join_cover AS c WHERE c.grp = k.grp AND c.side = " side        \
    " AND c.batch = r.first_batch), '')"
#define ROWS_OF(schema, name)                                                                      \
    " FROM temp.join_group CROSS JOIN " schema "." name "_key AS k ON k.grp = join_group.grp"      \
    " CROSS JOIN " schema "." name " AS r ON r.id = k.id JOIN " schema ".import_batch AS b ON"     \
    " b.number = r.first_batch AND b.state = 'active'"
#define TIME_OF(place) "substr(" place ", 1, length(" place ") - 33)"
#define NUMBER_OF                                                                                  \
    "ifnull((SELECT number FROM main.import_batch WHERE id = substr(j.first, -32)), ?1)"

enum {
    KIND_CLEAR,
    KIND_HERE,
    KIND_THERE,
    KIND_SETTLE,
    KIND_GO,
    KIND_COMPARE,
    KIND_KEEP_HERE,
    KIND_TAKE,
    KIND_LEAVE,
    KIND_NOTE_FIRST,
    KIND_SET_FIRST,
    KIND_BRING,
    KIND_RECOUNT,
    KIND_STEPS
};

/* What its source itself calls resolved is not gone. */
#define IS_RESOLVED                                                                                \
    "iif(takes, status_there = 3 AND gone_there = '', status_here = 3 AND gone_here = '')"
#define LAST_TOLD TIME_OF("max(told_here, told_there)")

/* The statements of a kind; ?1 is the last batch that came. */
/* clang-format off */
#define JOINED(name, columns) { \
    [KIND_CLEAR] = { "i", "DELETE FROM temp.join_row WHERE ?1" }, \
    [KIND_HERE] = { "i", \
        "INSERT INTO temp.join_row (grp, key, here, told_here, first_here, gone_here, content_here," \
        " status_here) SELECT k.grp, k.key, r.id, " TOLD("0", "main", name) ", " FIRST("0") "," \
        " r.gone, r.content, r.status" ROWS_OF("main", name) " WHERE ?1" }, \
    [KIND_THERE] = { "i", \
        "INSERT INTO temp.join_row (grp, key, there, told_there, first_there, gone_there," \
        " content_there, status_there) SELECT k.grp, k.key, r.id, " TOLD("1", "theirs", name) ", " \
        FIRST("1") ", r.gone, r.content, r.status" ROWS_OF("theirs", name) " WHERE ?1 ON CONFLICT" \
        " (grp, key) DO UPDATE SET there = excluded.there, told_there = excluded.told_there," \
        " first_there = excluded.first_there, gone_there = excluded.gone_there, content_there =" \
        " excluded.content_there, status_there = excluded.status_there" }, \
    [KIND_SETTLE] = { "i", \
        "UPDATE temp.join_row SET takes = there IS NOT NULL AND (here IS NULL OR told_there >" \
        " told_here OR (told_there = told_here AND content_there > content_here)), first = CASE" \
        " WHEN first_here = '' THEN first_there WHEN first_there = '' THEN first_here ELSE" \
        " min(first_here, first_there) END WHERE ?1" }, \
    [KIND_GO] = { "i", \
        "UPDATE temp.join_row AS j SET gone = ifnull((SELECT min(at) FROM (SELECT taken AS at FROM" \
        " temp.join_cover AS c WHERE c.grp = j.grp AND c.complete AND c.place > max(told_here," \
        " told_there) UNION ALL SELECT gone_here WHERE gone_here > " LAST_TOLD " UNION ALL SELECT" \
        " gone_there WHERE gone_there > " LAST_TOLD ")), '') WHERE ?1 AND NOT " IS_RESOLVED }, \
    [KIND_COMPARE] = { "i", \
        "UPDATE temp.join_row SET changes = here IS NOT NULL AND (gone <> gone_here OR (takes AND" \
        " (content_here <> content_there OR content_there = 0))) WHERE ?1" }, \
    [KIND_KEEP_HERE] = { "i", \
        "INSERT INTO main." name "_before (batch, id, content, status, severity, gone, " columns \
        ") SELECT ?1, id, content, status, severity, gone, " columns " FROM main." name " WHERE id" \
        " IN (SELECT here FROM temp.join_row WHERE changes)" }, \
    [KIND_TAKE] = { "i", \
        "UPDATE main." name " SET (content, status, severity, " columns ") = (SELECT content," \
        " status, severity, " columns " FROM theirs." name " AS came WHERE came.id = (SELECT there" \
        " FROM temp.join_row WHERE here = " name ".id)) WHERE ?1 AND id IN (SELECT here FROM" \
        " temp.join_row WHERE takes AND changes)" }, \
    [KIND_LEAVE] = { "i", \
        "UPDATE main." name " SET gone = j.gone, status = iif(j.gone > '', 3, status), content =" \
        " iif(j.gone > '', 0, content) FROM temp.join_row AS j WHERE ?1 AND j.here = " name ".id" \
        " AND j.changes" }, \
    [KIND_NOTE_FIRST] = { "i", \
        "INSERT INTO main.import_first (batch, kind, id, was, is_now) SELECT ?1, '" name "', r.id," \
        " r.first_batch, " NUMBER_OF " FROM temp.join_row AS j JOIN main." name " AS r ON r.id =" \
        " j.here WHERE j.first <> j.first_here" }, \
    [KIND_SET_FIRST] = { "i", \
        "UPDATE main." name " SET first_batch = f.is_now FROM main.import_first AS f WHERE f.batch" \
        " = ?1 AND f.kind = '" name "' AND f.id = " name ".id" }, \
    [KIND_BRING] = { "i", \
        "INSERT INTO main." name " (key, grp, first_batch, content, status, severity, gone," \
        " " columns ") SELECT j.key, j.grp, " NUMBER_OF ", iif(j.gone > '', 0, came.content)," \
        " iif(j.gone > '', 3, came.status), severity, j.gone, " columns " FROM temp.join_row AS j" \
        " CROSS JOIN theirs." name " AS came ON came.id = j.there WHERE ?1 AND j.here IS NULL" \
        " ORDER BY j.grp, j.key" }, \
    [KIND_RECOUNT] = { "i", \
        "UPDATE main." name "_key SET status = (SELECT status FROM main." name " AS r WHERE r.id =" \
        " " name "_key.id) WHERE ?1 AND (grp, key) IN (SELECT grp, key FROM temp.join_row WHERE" \
        " changes)" }, \
    [KIND_STEPS] = { 0 }, \
}
/* clang-format on */

#define FINDING_COLUMNS "resource, region, type, name, detail, remediation, cost, since"
#define RESOURCE_COLUMNS                                                                           \
    "resource, region, type, name, zone, resource_group, tags, created, expires, addresses,"       \
    " monthly_cost"
#define RULE_COLUMNS "\"check\", name, code, pillar, description, remediation, cost"

static const Query joined_findings[] = JOINED("finding", FINDING_COLUMNS);
static const Query joined_resources[] = JOINED("resource", RESOURCE_COLUMNS);
static const Query joined_rules[] = JOINED("rule", RULE_COLUMNS);
static const Query *const joined[RECORD_KINDS] = {
    [KIND_FINDING] = joined_findings, [KIND_RESOURCE] = joined_resources, [KIND_RULE] = joined_rules
};

static bool join_kind(Store *store, RecordKind kind, int64_t last)
{
    int64_t next;
    bool done = store_number(store, &next, import_kinds[kind].queries, KIND_NEXT);
    for (int step = 0; done && step < KIND_STEPS; step++)
        done = store_change(store, joined[kind], step, last);
    return done && store_change(store, import_kinds[kind].queries, KIND_FILL, next);
}

static bool join(Store *store)
{
    int64_t last;
    bool done = store_number(store, &last, queries, LAST_NUMBER);
    for (int step = FIRST_STEP; done && step < ROWS; step++)
        done = store_change(store, queries, step);
    for (int kind = 0; done && kind < RECORD_KINDS; kind++)
        done = !joined[kind] || join_kind(store, (RecordKind)kind, last);
    for (int step = ROWS; done && step < STEPS; step++)
        done = store_change(store, queries, step);
    return done;
}

bool import_join(Store *store, char **last, char **files)
{
    bool done = import_purge(store);
    for (int step = 0; done && step < PREPARATIONS; step++)
        done = store_change(store, queries, step);
    *last = done ? store_text(store, queries, LAST_BATCH) : NULL;
    *files = *last ? store_text(store, queries, FILES) : NULL;
    return *files && (!**last || join(store));
}

/* ---- an export that is older ---- */

enum {
    OLD_MAKE_GROUPS,
    OLD_MAKE_COVERS,
    OLD_MAKE_SEEN,
    OLD_MAKE_KEPT,
    OLD_MAKE_EARLIER,
    OLD_CLEAR_GROUPS,
    OLD_CLEAR_COVERS,
    OLD_CLEAR_SEEN,
    OLD_CLEAR_KEPT,
    OLD_CLEAR_EARLIER,
    OLD_PREPARATIONS,
    OLD_ADD_GROUP = OLD_PREPARATIONS,
    OLD_ADD_SEEN,
    OLD_COVERS,
    OLD_COVERS_OF_ACCOUNTS,
    OLD_KEPT
};
static const Query old_queries[] = {
    [OLD_MAKE_GROUPS] = { "", MAKE_JOIN_GROUP },
    [OLD_MAKE_COVERS] = { "", MAKE_JOIN_COVER },
    [OLD_MAKE_SEEN] = { "", "CREATE TEMP TABLE IF NOT EXISTS join_seen (id INTEGER PRIMARY KEY)" },
    [OLD_MAKE_KEPT] = { "", "CREATE TEMP TABLE IF NOT EXISTS join_kept (id INTEGER PRIMARY KEY, grp"
                            " INTEGER)" },
    [OLD_MAKE_EARLIER] = { "",
                           "CREATE TEMP TABLE IF NOT EXISTS join_earlier (id INTEGER PRIMARY KEY)" },
    [OLD_CLEAR_GROUPS] = { "", "DELETE FROM temp.join_group" },
    [OLD_CLEAR_COVERS] = { "", "DELETE FROM temp.join_cover" },
    [OLD_CLEAR_SEEN] = { "", "DELETE FROM temp.join_seen" },
    [OLD_CLEAR_KEPT] = { "", "DELETE FROM temp.join_kept" },
    [OLD_CLEAR_EARLIER] = { "", "DELETE FROM temp.join_earlier" },
    [OLD_ADD_GROUP] = { "itii",
                        "INSERT INTO temp.join_group (grp, place, taken, complete) SELECT ?1,"
                        " ?2 || ' ' || id, ?2, ?3 FROM import_batch WHERE number = ?4" },
    [OLD_ADD_SEEN] = { "i", "INSERT INTO temp.join_seen (id) VALUES (?1)" },
    [OLD_COVERS] = { "", "INSERT INTO temp.join_cover (side, grp, place, batch, taken, complete,"
                         " joined) " COVERS("0", "main") },
    [OLD_COVERS_OF_ACCOUNTS] = { "", FIND_OF_ACCOUNTS(OF_ACCOUNT("main")) },
    [OLD_KEPT] = { "", "SELECT grp, count(*) FROM temp.join_kept GROUP BY grp" },
    { 0 },
};

enum {
    OLD_KIND_KEEP,
    OLD_KIND_RESTORE,
    OLD_KIND_FORGET,
    OLD_KIND_LEAVE,
    OLD_KIND_FIND_EARLIER,
    OLD_KIND_KEEP_EARLIER,
    OLD_KIND_LEAVE_EARLIER,
    OLD_KIND_NOTE_FIRST,
    OLD_KIND_SET_FIRST,
    OLD_KIND_RECOUNT,
    OLD_KIND_STEPS
};

#define IS_CHANGED(name)                                                                           \
    "(first_batch = ?1 OR id IN (SELECT id FROM " name "_before WHERE batch = ?1))"
#define GONE_LATER                                                                                 \
    "FROM temp.join_cover AS c JOIN temp.join_group AS g USING (grp) WHERE c.grp = r.grp AND"      \
    " c.complete AND c.place > g.place"

/* The statements of a kind; ?1 is the batch under way, which covers nothing yet. */
/* clang-format off */
#define SETTLED(name, columns) { \
    [OLD_KIND_KEEP] = { "i", \
        "INSERT INTO temp.join_kept (id, grp) SELECT k.id, k.grp FROM (SELECT b.id, b.gone," \
        " first_batch FROM " name "_before AS b JOIN " name " USING (id) WHERE b.batch = ?1) AS r" \
        " JOIN " name " AS k ON k.id = r.id JOIN temp.join_group AS g ON g.grp = k.grp WHERE " \
        TOLD("0", "main", name) " > g.place" }, \
    [OLD_KIND_RESTORE] = { "i", \
        "UPDATE " name " SET (content, status, severity, gone, " columns ") = (SELECT content," \
        " status, severity, gone, " columns " FROM " name "_before AS b WHERE b.batch = ?1 AND b.id" \
        " = " name ".id) WHERE id IN (SELECT id FROM temp.join_kept)" }, \
    [OLD_KIND_FORGET] = { "i", \
        "DELETE FROM " name "_before WHERE batch = ?1 AND id IN (SELECT id FROM temp.join_kept)" }, \
    [OLD_KIND_LEAVE] = { "i", \
        "UPDATE " name " AS r SET gone = (SELECT min(c.taken) " GONE_LATER "), status = 3, content" \
        " = 0 WHERE id IN (SELECT id FROM " name "_key WHERE grp IN (SELECT grp FROM" \
        " temp.join_group)) AND " IS_CHANGED(name) " AND status <> 3 AND EXISTS (SELECT 1 " \
        GONE_LATER ")" }, \
    [OLD_KIND_FIND_EARLIER] = { "i", \
        "INSERT INTO temp.join_earlier (id) SELECT r.id FROM temp.join_group AS g JOIN " name "_key" \
        " AS k USING (grp) JOIN " name " AS r ON r.id = k.id WHERE g.complete AND r.gone > g.taken" \
        " AND r.first_batch <> ?1 AND r.id NOT IN (SELECT id FROM temp.join_seen) AND " \
        TOLD("0", "main", name) " < g.place" }, \
    [OLD_KIND_KEEP_EARLIER] = { "i", \
        "INSERT INTO " name "_before (batch, id, content, status, severity, gone, " columns ") SELECT" \
        " ?1, id, content, status, severity, gone, " columns " FROM " name " WHERE id IN (SELECT id" \
        " FROM temp.join_earlier)" }, \
    [OLD_KIND_LEAVE_EARLIER] = { "i", \
        "UPDATE " name " SET gone = (SELECT taken FROM temp.join_group AS g WHERE g.grp = " name \
        ".grp) WHERE ?1 AND id IN (SELECT id FROM temp.join_earlier)" }, \
    [OLD_KIND_NOTE_FIRST] = { "i", \
        "INSERT INTO import_first (batch, kind, id, was, is_now) SELECT ?1, '" name "', r.id," \
        " r.first_batch, ?1 FROM temp.join_seen JOIN " name " AS r USING (id) JOIN temp.join_group" \
        " AS g USING (grp) JOIN temp.join_cover AS c ON c.grp = r.grp AND c.side = 0 AND c.batch =" \
        " r.first_batch WHERE c.place > g.place" }, \
    [OLD_KIND_SET_FIRST] = { "i", \
        "UPDATE " name " SET first_batch = ?1 FROM import_first AS f WHERE f.batch = ?1 AND f.kind" \
        " = '" name "' AND f.id = " name ".id" }, \
    [OLD_KIND_RECOUNT] = { "i", \
        "UPDATE " name "_key SET status = (SELECT status FROM " name " AS r WHERE r.id = " name \
        "_key.id) WHERE ?1 AND grp IN (SELECT grp FROM temp.join_group)" }, \
    [OLD_KIND_STEPS] = { 0 }, \
}
/* clang-format on */

static const Query settled_findings[] = SETTLED("finding", FINDING_COLUMNS);
static const Query settled_resources[] = SETTLED("resource", RESOURCE_COLUMNS);
static const Query settled_rules[] = SETTLED("rule", RULE_COLUMNS);
static const Query *const settled[RECORD_KINDS] = {
    [KIND_FINDING] = settled_findings,
    [KIND_RESOURCE] = settled_resources,
    [KIND_RULE] = settled_rules,
};

typedef struct Seen {
    const Import *import;
    RecordKind kind;
} Seen;

static bool add_seen(void *data, const int64_t numbers[])
{
    const Seen *seen = data;
    int64_t id = numbers[0];
    bool is_seen = id < seen->import->first_new[seen->kind] &&
                   seen->import->seen[seen->kind][id / 8] & (1U << (id % 8));
    return !is_seen || store_change(seen->import->store, old_queries, OLD_ADD_SEEN, id);
}

static bool is_old(const ImportGroup *group, RecordKind kind)
{
    return group->id && group->is_old && group->source->kind == kind;
}

static bool has_old(const Import *import, RecordKind kind)
{
    bool has = false;
    for (size_t i = 0; !has && i < import->group_room; i++)
        has = is_old(&import->groups[i], kind);
    return has;
}

static bool find_old(Import *import, RecordKind kind)
{
    Seen seen = { import, kind };
    bool done = true;
    for (size_t i = 0; done && i < import->group_room; i++) {
        const ImportGroup *group = &import->groups[i];
        if (!is_old(group, kind))
            continue;
        done = store_change(import->store, old_queries, OLD_ADD_GROUP, group->id, group->when,
                            (int64_t)import_completeness(import, group), import->batch) &&
               store_each(import->store, add_seen, &seen, import_kinds[kind].queries, KIND_IN_GROUP,
                          (StoreValue[]){ store_integer(group->id) });
    }
    return done;
}

static bool count_kept(void *data, const int64_t numbers[])
{
    Import *import = data;
    ImportTally *tally = &import->tallies[import_group_of(import, numbers[0])->tally];
    tally->changed -= numbers[1];
    tally->same += numbers[1];
    return true;
}

bool import_settle_old(Import *import, RecordKind kind)
{
    Store *store = import->store;
    bool done = true;
    if (!settled[kind] || !has_old(import, kind))
        return true;
    for (int step = 0; done && step < OLD_PREPARATIONS; step++)
        done = store_change(store, old_queries, step);
    done = done && find_old(import, kind) && store_change(store, old_queries, OLD_COVERS) &&
           store_change(store, old_queries, OLD_COVERS_OF_ACCOUNTS);
    for (int step = 0; done && step < OLD_KIND_STEPS; step++)
        done = store_change(store, settled[kind], step, import->batch);
    return done && store_each(store, count_kept, import, old_queries, OLD_KEPT, NULL);
}
