/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/listing_kind.h"

#define ONE_OF(column, number)                                                                     \
    "(?" number " IS NULL OR " column " IN (SELECT value FROM json_each(?" number ")))"
#define RANK_OF(column, number)                                                                    \
    "(?" number " IS NULL OR " column " IN (SELECT CAST(value AS INTEGER) FROM json_each(?" number \
    ")))"
#define HAS_TEXT(columns) "(?9 IS NULL OR instr(lower(" columns "), lower(?9)))"
#define PATTERN                                                                                    \
    "'%' || replace(replace(replace(?9, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' ESCAPE "    \
    "'\\'"
#define WANTED "(SELECT key AS place, value AS row_id FROM json_each(?10)) AS wanted"
#define NEXT   " || char(10) || "
#define WORD(of, rank)                                                                             \
    "(SELECT iif(?11 = 'zh', zh, en) FROM word WHERE kind = '" of "' AND position = " rank ")"

/* ---- what can be chosen ---- */

#define WORDS(of)                                                                                  \
    "SELECT position AS value, iif(id = '', '-', iif(?1 = 'zh', zh, en)) AS label FROM word"       \
    " WHERE kind = '" of "' ORDER BY position"
#define DISTINCT(column, from)                                                                     \
    "SELECT DISTINCT " column " AS value, iif(" column " = '', '-', " column                       \
    ") AS label FROM " from " WHERE ?1 > '' ORDER BY 1"

static const Query severities[] = { { "t", WORDS("severity") " DESC" }, { 0 } };
static const Query statuses[] = { { "t", WORDS("status") }, { 0 } };
static const Query pillars[] = {
    { "t", "SELECT id AS value, iif(?1 = 'zh', name_zh, name_en) AS label FROM pillar"
           " ORDER BY position" },
    { 0 }
};
static const Query sources[] = { { "t", DISTINCT("product", "check_group") }, { 0 } };
static const Query accounts[] = { { "t", DISTINCT("account", "check_group") }, { 0 } };
static const Query finding_regions[] = { { "t", DISTINCT("region", "finding") }, { 0 } };
static const Query finding_types[] = { { "t", DISTINCT("type", "finding") }, { 0 } };
static const Query practices[] = {
    { "t", "SELECT DISTINCT practice AS value, practice AS label FROM check_group"
           " WHERE practice > '' AND ?1 > '' ORDER BY 1" },
    { 0 }
};
static const Query resource_regions[] = { { "t", DISTINCT("region", "resource") }, { 0 } };
static const Query resource_types[] = { { "t", DISTINCT("type", "resource") }, { 0 } };
static const Query cost_products[] = { { "t", DISTINCT("product", "cost_list") }, { 0 } };
static const Query cost_accounts[] = { { "t", DISTINCT("account", "cost_list") }, { 0 } };
static const Query cost_regions[] = { { "t", DISTINCT("region", "cost_list") }, { 0 } };
static const Query unmapped_sources[] = { { "t", DISTINCT("source", "unmapped_check") }, { 0 } };

#define NO_MORE                                                                                    \
    {                                                                                              \
        LISTING_FILTERS, NULL                                                                      \
    }
static const ListingChoice finding_choices[] = { { FILTER_SEVERITY, severities },
                                                 { FILTER_STATUS, statuses },
                                                 { FILTER_SOURCE, sources },
                                                 { FILTER_PILLAR, pillars },
                                                 { FILTER_ACCOUNT, accounts },
                                                 { FILTER_REGION, finding_regions },
                                                 { FILTER_TYPE, finding_types },
                                                 { FILTER_PRACTICE, practices },
                                                 NO_MORE };
static const ListingChoice resource_choices[] = { { FILTER_TYPE, resource_types },
                                                  { FILTER_ACCOUNT, accounts },
                                                  { FILTER_REGION, resource_regions },
                                                  NO_MORE };
static const ListingChoice cost_choices[] = { { FILTER_SOURCE, cost_products },
                                              { FILTER_ACCOUNT, cost_accounts },
                                              { FILTER_REGION, cost_regions },
                                              NO_MORE };
static const ListingChoice unmapped_choices[] = { { FILTER_SOURCE, unmapped_sources }, NO_MORE };
static const ListingChoice no_choices[] = { NO_MORE };

/* ---- findings ---- */

static const ListingColumn finding_columns[] = {
    { "severity", N_("Severity"), 8, false },
    { "status", N_("Status"), 10, false },
    { "name", N_("Check"), -3, false },
    { "resource", N_("Resource"), -2, false },
    { "region", N_("Region"), 11, false },
    { "account", N_("Account"), 16, false },
    { "source", N_("Source"), 10, false },
    { "practice", N_("Practice"), 9, false },
    { "check", N_("Check id"), 0, false },
    { "type", N_("Type"), 0, false },
    { "resource_name", N_("Resource name"), 0, false },
    { "detail", N_("Detail"), 0, false },
    { "remediation", N_("Remediation"), 0, false },
    { "cost", N_("Cost"), 0, false },
    { "first_seen", N_("First seen"), 0, false },
    { "last_seen", N_("Last seen"), 0, false },
    { "gone", N_("Gone"), 0, false },
    { "suppressed_because", N_("Suppressed because"), 0, false },
    { "batch", N_("Import"), 0, false },
    { "practice_title", N_("Best practice"), 0, false },
    { "question", NULL, 0, false },
    { "key", NULL, 0, false },
    { 0 },
};

/* What finding_list says, but read from the tables: a million rows are looked at for each
 * filter, and what belongs to a check is asked of its few groups. */
#define ACTIVE "first_batch IN (SELECT number FROM import_batch WHERE state = 'active')"
#define RULES  "check_group JOIN rule ON rule.key = check_group.rule AND rule." ACTIVE
#define SEVERITY                                                                                   \
    "CASE WHEN finding.severity = 4 AND finding.grp IN (SELECT check_group.id FROM " RULES         \
    " WHERE rule.severity = 5) THEN 5 WHEN finding.severity THEN finding.severity ELSE"            \
    " ifnull((SELECT rule.severity FROM " RULES " WHERE check_group.id = finding.grp), 0) END"
#define STATUS           "iif(finding.status = 1 AND finding.key IN (SELECT key FROM suppression), 4, status)"
#define OF_GROUP(column) "(SELECT " column " FROM check_group WHERE check_group.id = finding.grp)"
#define CHECK_NAME                                                                                 \
    "coalesce((SELECT nullif(rule.name, '') FROM " RULES                                           \
    " WHERE check_group.id = finding.grp), " OF_GROUP("coalesce(nullif(name, ''), \"check\")") ")"
/* clang-format off */
#define OF_SOURCE                                                                                  \
    "((?3 IS NULL AND ?4 IS NULL AND ?5 IS NULL AND ?8 IS NULL) OR finding.grp IN"                 \
    " (SELECT check_group.id FROM check_group WHERE " ONE_OF("product", "3") " AND "               \
    ONE_OF("account", "5") " AND " ONE_OF("practice", "8") " AND (?4 IS NULL OR practice IN"       \
    " (SELECT practice.id FROM practice JOIN question ON question.id = question WHERE pillar IN"   \
    " (SELECT value FROM json_each(?4))))))"
#define OF_WORDS                                                                                   \
    "(?9 IS NULL OR resource LIKE " PATTERN " OR name LIKE " PATTERN " OR grp IN"                  \
    " (SELECT id FROM check_group WHERE name LIKE " PATTERN " OR \"check\" LIKE " PATTERN          \
    " OR practice LIKE " PATTERN " UNION SELECT check_group.id FROM " RULES                        \
    " WHERE rule.name LIKE " PATTERN "))"
/* Words first: most rows lack them, and what follows is then not looked up. */
#define FINDING_WHERE                                                                              \
    OF_WORDS " AND " ACTIVE " AND " RANK_OF(STATUS, "2") " AND " RANK_OF(SEVERITY, "1") " AND "    \
    ONE_OF("region", "6") " AND " ONE_OF("type", "7") " AND " OF_SOURCE
/* clang-format on */

static const Query finding_queries[] = {
    [LISTING_IDS] = { "ttttttttti",
                      "SELECT id, " STATUS " = 4 FROM finding WHERE " FINDING_WHERE
                      " ORDER BY CASE ?10 WHEN 0 THEN -" SEVERITY " WHEN 1 THEN " STATUS
                      " WHEN 2 THEN " CHECK_NAME " WHEN 3 THEN resource WHEN 4 THEN region"
                      " WHEN 5 THEN " OF_GROUP("account") " WHEN 6 THEN " OF_GROUP(
                          "product") " WHEN 7 THEN " OF_GROUP("practice") " END, id" },
    [LISTING_ROWS] = { "ttttttttttt",
                       "SELECT " WORD("severity", "severity_rank") " AS severity, " WORD(
                           "status",
                           "status_rank") " AS status, name, resource, region, account,"
                                          " source, practice, \"check\", type, resource_name, "
                                          "detail, remediation,"
                                          " cost, first_seen, last_seen, gone, suppressed_because,"
                                          " (SELECT import_batch.name || '  ' || imported_at FROM "
                                          "finding"
                                          "  JOIN import_batch ON number = first_batch WHERE "
                                          "finding.id = row.id)"
                                          " AS batch, (SELECT iif(?11 = 'zh', title_zh, title_en) "
                                          "FROM practice"
                                          "  WHERE practice.id = row.practice) AS practice_title,"
                                          " (SELECT question FROM practice WHERE practice.id = "
                                          "row.practice)"
                                          " AS question, key FROM " WANTED ""
                                          " CROSS JOIN finding_list AS row ON row.id = "
                                          "wanted.row_id"
                                          " ORDER BY wanted.place" },
    [LISTING_LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM finding" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM finding_key WHERE status = 1" },
    { 0 },
};
static const Query first_findings[] = {
    { "ttttttttti",
      "SELECT id, " STATUS " = 4 FROM finding WHERE ?10 >= 0 AND " FINDING_WHERE " LIMIT 200" },
    { 0 },
};

/* ---- resources ---- */

static const ListingColumn resource_columns[] = {
    { "type", N_("Type"), -2, false },
    { "name", N_("Name"), -2, false },
    { "resource", N_("Resource"), -3, false },
    { "region", N_("Region"), 11, false },
    { "account", N_("Account"), 16, false },
    { "expires", N_("Expires"), 10, false },
    { "monthly_cost", N_("Monthly cost"), 12, true },
    { "zone", N_("Zone"), 13, false },
    { "group", N_("Resource group"), 16, false },
    { "tags", N_("Tags"), -2, false },
    { "created", N_("Created"), 0, false },
    { "addresses", N_("Addresses"), 0, false },
    { "gone", N_("Gone"), 0, false },
    { 0 },
};

#define RESOURCE_WHERE                                                                             \
    ONE_OF("account", "5")                                                                         \
    " AND " ONE_OF("region", "6") " AND " ONE_OF("type", "7") " AND " HAS_TEXT(                    \
        "name" NEXT "resource" NEXT "type" NEXT "tags" NEXT "addresses" NEXT "resource_group")

static const Query resource_queries[] = {
    [LISTING_IDS] = { "ttttttttti",
                      "SELECT id, gone > '' FROM resource_list WHERE " RESOURCE_WHERE
                      " ORDER BY CASE ?10 WHEN 0 THEN type WHEN 1 THEN name WHEN 2 THEN resource"
                      " WHEN 3 THEN region WHEN 4 THEN account"
                      " WHEN 5 THEN iif(expires = '', 'z', expires)"
                      " WHEN 6 THEN -CAST(monthly_cost AS REAL) WHEN 7 THEN zone"
                      " WHEN 8 THEN resource_group WHEN 9 THEN tags END, id" },
    [LISTING_ROWS] = { "ttttttttttt", "SELECT type, name, resource, region, account, "
                                      "substr(expires, 1, 10) AS expires,"
                                      " monthly_cost, zone, resource_group AS \"group\", tags,"
                                      " created, addresses, gone FROM " WANTED ""
                                      " CROSS JOIN resource_list AS row ON row.id = wanted.row_id"
                                      " WHERE ?11 > '' ORDER BY wanted.place" },
    [LISTING_LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM resource" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM resource_key WHERE status <> 3" },
    { 0 },
};
static const Query first_resources[] = { { "ttttttttti",
                                           "SELECT id, gone > '' FROM resource_list WHERE ?10 >= 0"
                                           " AND " RESOURCE_WHERE " LIMIT 200" },
                                         { 0 } };

/* ---- costs ---- */

#define COST_COLUMNS(title)                                                                        \
    {                                                                                              \
        { "label", title, -2, false }, { "amount", N_("Amount"), 15, true },                       \
            { "currency", N_("Currency"), 8, false }, { "share", N_("Share %"), 8, true },         \
            { "untagged", N_("Untagged %"), 10, true }, { "resources", N_("Resources"), 9, true }, \
            { "lines", N_("Lines"), 8, true }, { 0 },                                              \
    }
static const ListingColumn product_columns[] = COST_COLUMNS(N_("Product"));
static const ListingColumn account_columns[] = COST_COLUMNS(N_("Account"));
static const ListingColumn tag_columns[] = COST_COLUMNS(N_("Tag"));
static const ListingColumn month_columns[] = COST_COLUMNS(N_("Month"));

#define COST_WHERE                                                                                 \
    ONE_OF("product", "3")                                                                         \
    " AND " ONE_OF("account", "5") " AND " ONE_OF("region", "6") " AND " HAS_TEXT(                 \
        "name" NEXT "resource" NEXT "product" NEXT "tags" NEXT "item")
#define CHOSEN_COSTS "chosen AS MATERIALIZED (SELECT * FROM cost_list WHERE " COST_WHERE ")"
#define COST_GROUPS(label, from)                                                                   \
    "WITH " CHOSEN_COSTS ", groups AS (SELECT row_number() OVER (ORDER BY " label                  \
    ", currency) AS id, " label " AS label, sum(amount) AS amount, currency,"                      \
    " sum(iif(tags = '', amount, 0)) AS untagged, count(DISTINCT nullif(resource, ''))"            \
    " AS resources, count(*) AS lines FROM " from " GROUP BY " label ", currency)"
#define COST_QUERIES(label, from)                                                                  \
    {                                                                                              \
        [LISTING_IDS] = { "ttttttttti",                                                            \
                          COST_GROUPS(                                                             \
                              label,                                                               \
                              from) " SELECT id, 0 FROM groups ORDER BY CASE ?10 WHEN 0 THEN "     \
                                    "label WHEN 1"                                                 \
                                    " THEN -amount WHEN 2 THEN currency WHEN 3 THEN -amount WHEN " \
                                    "4"                                                            \
                                    " THEN -untagged / nullif(amount, 0) WHEN 5 THEN -resources"   \
                                    " WHEN 6 THEN -lines END, id" },                               \
        [LISTING_ROWS] = { "ttttttttttt",                                                          \
                           COST_GROUPS(                                                            \
                               label,                                                              \
                               from) " SELECT iif(label = '', iif(?11 = 'zh', "                    \
                                     "'（未打标签或未注明）',"                           \
                                     " '(none)'), label) AS label, printf('%.2f', amount) AS "     \
                                     "amount,"                                                     \
                                     " currency, printf('%.1f', amount * 100 / nullif((SELECT "    \
                                     "sum(amount)"                                                 \
                                     "  FROM chosen WHERE chosen.currency = groups.currency), "    \
                                     "0)) AS share,"                                               \
                                     " printf('%.1f', untagged * 100 / nullif(amount, 0)) AS "     \
                                     "untagged,"                                                   \
                                     " resources, lines FROM " WANTED " JOIN groups"               \
                                     " ON groups.id = wanted.row_id ORDER BY wanted.place" },      \
        [LISTING_LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM cost" },                         \
        [LISTING_COUNT] = { "", "SELECT count(*) FROM cost_list" }, { 0 },                         \
    }
static const Query cost_totals[] = {
    { "ttttttttt",
      "WITH " CHOSEN_COSTS " SELECT currency, printf('%.2f', sum(amount)) AS amount, printf('%.1f',"
      " sum(iif(tags = '', amount, 0)) * 100 / nullif(sum(amount), 0)) AS untagged"
      " FROM chosen GROUP BY currency ORDER BY currency" },
    { 0 },
};
static const Query product_queries[] = COST_QUERIES("product", "chosen");
static const Query account_queries[] = COST_QUERIES("account", "chosen");
static const Query month_queries[] = COST_QUERIES("month", "chosen");
/* "Env:prod;Team:shop": a cost counts under each of its tags. */
static const Query tag_queries[] =
    COST_QUERIES("tag.value", "chosen JOIN json_each('[' || replace(json_quote(rtrim(tags,"
                              " ';')), ';', '\",\"') || ']') AS tag");

/* ---- the tray ---- */

static const ListingColumn unmapped_columns[] = {
    { "source", N_("Source"), 12, false },
    { "check", N_("Check id"), 24, false },
    { "name", N_("Check"), -1, false },
    { "accounts", N_("Accounts"), 8, true },
    { 0 },
};
#define UNMAPPED                                                                                   \
    "(SELECT row_number() OVER (ORDER BY source, \"check\") AS id, * FROM unmapped_check "         \
    "WHERE " ONE_OF("source", "3") " AND " HAS_TEXT("source" NEXT "\"check\"" NEXT "name") ")"
static const Query unmapped_queries[] = {
    [LISTING_IDS] = { "ttttttttti", "SELECT id, 0 FROM " UNMAPPED " ORDER BY CASE ?10 WHEN 0 THEN"
                                    " source WHEN 1 THEN \"check\" WHEN 2 THEN name WHEN 3 THEN"
                                    " -accounts END, id" },
    [LISTING_ROWS] = { "ttttttttttt", "SELECT source, \"check\", name, accounts"
                                      " FROM " WANTED " JOIN " UNMAPPED " AS row"
                                      " ON row.id = wanted.row_id WHERE ?11 > ''"
                                      " ORDER BY wanted.place" },
    [LISTING_LARGEST] = { "", "SELECT 0" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM unmapped_check" },
    { 0 },
};

static const ListingColumn unreadable_columns[] = {
    { "reason", N_("Reason"), -2, false },
    { "file", N_("File"), -1, false },
    { "line", N_("Line"), 7, true },
    { "raw", N_("Row"), -2, false },
    { 0 },
};
#define UNREADABLE_WHERE HAS_TEXT("reason" NEXT "file" NEXT "raw")
static const Query unreadable_queries[] = {
    [LISTING_IDS] = { "ttttttttti", "SELECT id, 0 FROM tray WHERE " UNREADABLE_WHERE
                                    " ORDER BY CASE ?10 WHEN 0 THEN reason WHEN 1 THEN file"
                                    " WHEN 2 THEN line WHEN 3 THEN raw END, file, line" },
    [LISTING_ROWS] = { "ttttttttttt", "SELECT reason, file, line, raw FROM " WANTED ""
                                      " CROSS JOIN tray ON tray.id = wanted.row_id WHERE ?11 > ''"
                                      " ORDER BY wanted.place" },
    [LISTING_LARGEST] = { "", "SELECT count(*) FROM (SELECT 1 FROM import_tray LIMIT 20001)" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM tray" },
    { 0 },
};
static const Query first_unreadable[] = {
    { "ttttttttti", "SELECT id, 0 FROM tray WHERE ?10 >= 0 AND " UNREADABLE_WHERE " LIMIT 200" },
    { 0 }
};

#define COSTS(name, order, other)                                                                  \
    {                                                                                              \
        name##_columns, cost_choices, name##_queries, NULL, cost_totals, order, other              \
    }
const ListingClass listing_classes[LISTING_KINDS] = {
    [LISTING_FINDINGS] = { finding_columns, finding_choices, finding_queries, first_findings, NULL,
                           0, LISTING_FINDINGS },
    [LISTING_RESOURCES] = { resource_columns, resource_choices, resource_queries, first_resources,
                            NULL, 0, LISTING_RESOURCES },
    [LISTING_COST_PRODUCTS] = COSTS(product, 1, LISTING_COST_ACCOUNTS),
    [LISTING_COST_ACCOUNTS] = COSTS(account, 1, LISTING_COST_TAGS),
    [LISTING_COST_TAGS] = COSTS(tag, 1, LISTING_COST_MONTHS),
    [LISTING_COST_MONTHS] = COSTS(month, 0, LISTING_COST_PRODUCTS),
    [LISTING_UNMAPPED] = { unmapped_columns, unmapped_choices, unmapped_queries, NULL, NULL, 0,
                           LISTING_UNREADABLE },
    [LISTING_UNREADABLE] = { unreadable_columns, no_choices, unreadable_queries, first_unreadable,
                             NULL, 0, LISTING_UNMAPPED },
};
