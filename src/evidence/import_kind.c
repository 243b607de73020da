/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of each kind of imported row. A million rows go through them, so a row is told
 * from another by numbers: grp, its check in its account, and key, a hash of what identifies it
 * (finding_key and its like, below). Three tables hold a kind:
 *
 *   NAME         the rows as they are now, by id
 *   NAME_key     (grp, key) -> id and status: all that is needed to find a row again, in the order
 *                in which an import asks for it, without reading the rows themselves
 *   NAME_before  what a batch changed, as it was: one row a changed row and batch
 *
 * New rows are appended and get their keys at the end in one sorted pass (KIND_FILL); a B-tree
 * filled in random order costs several times as much. Of a row that stands twice in the files the
 * last one counts. A changed row goes to NAME_before first (KIND_KEEP); one that stayed the same
 * is not written. An import is undone by exchanging its rows with those of NAME_before
 * (KIND_SWAP_*), and redone by doing so again: the same rows in the other place. */
#include "config.h"
#include "evidence/import_state.h"

/* The statements of a kind with a key, in the order of the enumeration. `columns` are its
 * own columns, `places` their arguments from ?6 on, `sets` both as assignments from ?5 on. */
#define KEYED(name, column_types, columns, places, sets)                                           \
    {                                                                                              \
        [KIND_FIND] = { "ii", "SELECT " name ".id, content FROM " name "_key JOIN " name           \
                              " ON " name ".id = " name "_key.id WHERE " name "_key.grp = ?1"      \
                              " AND " name "_key.key = ?2" },                                      \
        [KIND_ADD] = { "iiiiii" column_types,                                                      \
                       "INSERT INTO " name                                                         \
                       " (key, grp, first_batch, content, status, severity, " columns              \
                       ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, " places ")" },                          \
        [KIND_KEEP] = { "ii", "INSERT OR IGNORE INTO " name "_before (batch, id, content, status," \
                              " severity, gone, " columns ") SELECT ?1, id, content, status,"      \
                              " severity, gone, " columns " FROM " name " WHERE id = ?2" },        \
        [KIND_CHANGE] = { "iiii" column_types,                                                     \
                          "UPDATE " name " SET content = ?2, status = ?3,"                         \
                          " severity = ?4, gone = '', " sets " WHERE id = ?1" },                   \
        [KIND_CHANGE_KEY] = { "iii",                                                               \
                              "UPDATE " name "_key SET status = ?3 WHERE grp = ?1 AND key = ?2" }, \
        [KIND_NEXT] = { "", "SELECT ifnull(max(id), 0) + 1 FROM " name },                          \
        [KIND_HAS_GROUP] = { "i", "SELECT EXISTS (SELECT 1 FROM " name "_key WHERE grp = ?1)" },   \
        [KIND_FILL] = { "i", "INSERT OR REPLACE INTO " name "_key (grp, key, status, id)"          \
                             " SELECT grp, key, status, id FROM " name " WHERE id >= ?1"           \
                             " ORDER BY grp, key, id" },                                           \
        [KIND_COUNT_KEYS] = { "", "SELECT count(*) FROM " name "_key" },                           \
        [KIND_COUNT_NEW] = { "i", "SELECT ifnull(max(id) + 1, ?1) - ?1 FROM " name },              \
        [KIND_DOUBLES] = { "i", "SELECT grp, count(*) FROM " name " AS t WHERE id >= ?1 AND NOT"   \
                                " EXISTS (SELECT 1 FROM " name "_key AS k WHERE k.grp = t.grp"     \
                                " AND k.key = t.key AND k.id = t.id) GROUP BY grp" },              \
        [KIND_DROP_DOUBLES] = { "ii",                                                              \
                                "DELETE FROM " name " WHERE id >= ?1 AND id < ?2 AND NOT EXISTS"   \
                                " (SELECT 1 FROM " name "_key AS k WHERE k.grp = " name            \
                                ".grp AND k.key = " name ".key AND k.id = " name ".id)" },         \
        [KIND_IN_GROUP] = { "i", "SELECT id, key, status FROM " name "_key WHERE grp = ?1" },      \
        [KIND_KEEP_GONE] = { "i", "INSERT OR IGNORE INTO " name "_before (batch, id, content,"     \
                                  " status, severity, gone, " columns ") SELECT ?1, id, content,"  \
                                  " status, severity, gone, " columns " FROM " name                \
                                  " WHERE id IN (SELECT id FROM temp.import_gone)" },              \
        [KIND_RESOLVE] = { "", "UPDATE " name " SET status = 3, content = 0, gone ="               \
                               " (SELECT gone FROM temp.import_gone AS g WHERE g.id = " name       \
                               ".id) WHERE id IN (SELECT id FROM temp.import_gone)" },             \
        [KIND_RESOLVE_KEYS] = { "", "UPDATE " name "_key SET status = 3 WHERE (grp, key) IN"       \
                                    " (SELECT grp, key FROM temp.import_gone)" },                  \
        [KIND_COUNT_RESTORED] = { "i", "SELECT count(*) FROM " name "_before AS b JOIN " name      \
                                       " AS t ON t.id = b.id AND t.content = b.content"            \
                                       " WHERE b.batch = ?1" },                                    \
        [KIND_DROP_RESTORED] = { "i", "DELETE FROM " name "_before WHERE batch = ?1 AND EXISTS"    \
                                      " (SELECT 1 FROM " name " AS t WHERE t.id = " name           \
                                      "_before.id AND t.content = " name "_before.content)" },     \
        [KIND_SWAP_OUT] = { "i",                                                                   \
                            "INSERT INTO " name "_before (batch, id, content, status,"             \
                            " severity, gone, " columns ") SELECT -1, id, content, status,"        \
                            " severity, gone, " columns " FROM " name                              \
                            " WHERE id IN (SELECT id FROM " name "_before WHERE batch = ?1)" },    \
        [KIND_SWAP_IN] = { "i",                                                                    \
                           "UPDATE " name " SET (content, status, severity, gone, " columns        \
                           ") = (SELECT content, status, severity, gone, " columns " FROM " name   \
                           "_before AS b WHERE b.batch = ?1 AND b.id = " name ".id)"               \
                           " WHERE id IN (SELECT id FROM " name "_before WHERE batch = ?1)" },     \
        [KIND_SWAP_KEYS] = { "i",                                                                  \
                             "UPDATE " name "_key SET status = (SELECT status FROM " name          \
                             " WHERE " name ".id = " name "_key.id) WHERE (grp, key) IN"           \
                             " (SELECT grp, key FROM " name " WHERE id IN (SELECT id FROM " name   \
                             "_before WHERE batch = ?1))" },                                       \
        [KIND_SWAP_DROP] = { "i", "DELETE FROM " name "_before WHERE batch = ?1" },                \
        [KIND_SWAP_RENAME] = { "i", "UPDATE " name "_before SET batch = ?1 WHERE batch = -1" },    \
        [KIND_SWAP_FIRST] = { "i",                                                                 \
                              "UPDATE " name " SET first_batch = iif(first_batch = f.is_now,"      \
                              " f.was, f.is_now) FROM import_first AS f WHERE f.batch = ?1 AND"    \
                              " f.kind = '" name "' AND f.id = " name ".id" },                     \
        [KIND_PURGE_KEYS] = { "", "DELETE FROM " name "_key WHERE id IN (SELECT id FROM " name     \
                                  " WHERE first_batch IN (SELECT number FROM import_batch"         \
                                  " WHERE state = 'undone'))" },                                   \
        [KIND_PURGE] = { "", "DELETE FROM " name " WHERE first_batch IN"                           \
                             " (SELECT number FROM import_batch WHERE state = 'undone')" },        \
        [KIND_PURGE_BEFORE] = { "", "DELETE FROM " name "_before WHERE batch IN"                   \
                                    " (SELECT number FROM import_batch WHERE state = 'undone')" }, \
        [KIND_QUERIES] = { 0 },                                                                    \
    }

static const Query finding_queries[] =
    KEYED("finding", "tttttttt", "resource, region, type, name, detail, remediation, cost, since",
          "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14",
          "resource = ?5, region = ?6, type = ?7, name = ?8, detail = ?9, remediation = ?10,"
          " cost = ?11, since = ?12");
static const RecordField finding_key[] = { FIELD_REGION, FIELD_RESOURCE };
static const RecordField finding_columns[] = { FIELD_RESOURCE, FIELD_REGION, FIELD_TYPE,
                                               FIELD_NAME,     FIELD_DETAIL, FIELD_REMEDIATION,
                                               FIELD_COST,     FIELD_SINCE };

static const Query resource_queries[] =
    KEYED("resource", "ttttttttttt",
          "resource, region, type, name, zone, resource_group, tags, created, expires, addresses,"
          " monthly_cost",
          "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17",
          "resource = ?5, region = ?6, type = ?7, name = ?8, zone = ?9, resource_group = ?10,"
          " tags = ?11, created = ?12, expires = ?13, addresses = ?14, monthly_cost = ?15");
static const RecordField resource_key[] = { FIELD_REGION, FIELD_TYPE, FIELD_RESOURCE };
static const RecordField resource_columns[] = { FIELD_RESOURCE,  FIELD_REGION,      FIELD_TYPE,
                                                FIELD_NAME,      FIELD_ZONE,        FIELD_GROUP,
                                                FIELD_TAGS,      FIELD_CREATED,     FIELD_EXPIRES,
                                                FIELD_ADDRESSES, FIELD_MONTHLY_COST };

static const Query rule_queries[] =
    KEYED("rule", "ttttttt", "\"check\", name, code, pillar, description, remediation, cost",
          "?7, ?8, ?9, ?10, ?11, ?12, ?13",
          "\"check\" = ?5, name = ?6, code = ?7, pillar = ?8, description = ?9,"
          " remediation = ?10, cost = ?11");
static const RecordField rule_key[] = { FIELD_CHECK };
static const RecordField rule_columns[] = { FIELD_CHECK,  FIELD_CHECK_NAME,  FIELD_CODE,
                                            FIELD_PILLAR, FIELD_DESCRIPTION, FIELD_REMEDIATION,
                                            FIELD_COST };

static const Query append_cost[] = {
    { "iiitttttttt", "INSERT INTO cost (grp, batch, content, product, resource, name, region, tags,"
                     " item, amount, currency)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)" },
    { 0 },
};
static const RecordField cost_columns[] = { FIELD_PRODUCT, FIELD_RESOURCE, FIELD_NAME,
                                            FIELD_REGION,  FIELD_TAGS,     FIELD_ITEM,
                                            FIELD_AMOUNT,  FIELD_CURRENCY };

static const Query append_metric[] = {
    { "iiitttttt", "INSERT INTO metric (grp, batch, content, resource, name, at, average, maximum,"
                   " minimum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)" },
    { 0 },
};
static const RecordField metric_columns[] = { FIELD_RESOURCE, FIELD_METRIC,  FIELD_AT,
                                              FIELD_AVERAGE,  FIELD_MAXIMUM, FIELD_MINIMUM };

#define LISTS(name) name##_key, name##_columns, COUNT(name##_key), COUNT(name##_columns)
const ImportKind import_kinds[RECORD_KINDS] = {
    [KIND_FINDING] = { finding_queries, NULL, LISTS(finding) },
    [KIND_RESOURCE] = { resource_queries, NULL, LISTS(resource) },
    [KIND_RULE] = { rule_queries, NULL, LISTS(rule) },
    [KIND_COST] = { NULL, append_cost, NULL, cost_columns, 0, COUNT(cost_columns) },
    [KIND_METRIC] = { NULL, append_metric, NULL, metric_columns, 0, COUNT(metric_columns) },
};
