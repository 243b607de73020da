/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of a million rows is read in two steps, ids first: to sift and to sort, a query needs
 * a few columns of one table, and eight bytes a row are kept of what it finds. All that is
 * shown of a row is put together from six tables, and only for the page that is looked at. So
 * each list has a relation that is sifted and one that is shown, and each column two pieces of
 * SQL: what it is sorted by in the first, what it shows of the second. */
#include "config.h"
#include "evidence/listing_query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What has no word stands as it is. */
#define WORD_OF(kind, code)                                                                        \
    "ifnull((SELECT iif(?11 = 'zh', zh, en) FROM word WHERE word.kind = '" kind                    \
    "' AND word.id = " code "), " code ")"

/* ---- findings ---- */

static const ListingColumn finding_columns[] = {
    { "severity", N_("Severity"), 8, .sort = "-severity_rank",
      .sql = "(SELECT iif(?11 = 'zh', zh, en) FROM word WHERE kind = 'severity'"
             " AND position = severity_rank)" },
    { "status", N_("Status"), 10, .sort = "status_rank",
      .sql = "(SELECT iif(?11 = 'zh', zh, en) FROM word WHERE kind = 'status'"
             " AND position = status_rank)" },
    { "name", N_("Check"), -3, .sort = "name" },
    { "resource", N_("Resource"), -2, .sort = "resource" },
    { "region", N_("Region"), 11, .sort = "region" },
    { "account", N_("Account"), 16, .sort = "account" },
    { "source", N_("Source"), 10, .sort = "source", .sql = WORD_OF("evidence-source", "source") },
    { "practice", N_("Practice"), 9, .sort = "practice" },
    { "check", .title = N_("Check id") },
    { "own_severity", .title = N_("Severity, ours"),
      .sql = "(SELECT iif(?11 = 'zh', zh, en) FROM check_group JOIN known_check ON known_check.id ="
             " code JOIN word ON word.kind = 'severity' AND word.id = known_check.severity WHERE"
             " check_group.id = row.grp)" },
    { "type", .title = N_("Type") },
    { "resource_name", .title = N_("Resource name") },
    { "detail", .title = N_("Detail") },
    { "remediation", .title = N_("Remediation") },
    { "cost", .title = N_("Cost") },
    { "first_seen", .title = N_("First seen") },
    { "last_seen", .title = N_("Last seen") },
    { "gone", .title = N_("Gone") },
    { "suppressed_because", .title = N_("Suppressed because") },
    { "batch", .title = N_("Import"),
      .sql = "(SELECT import_batch.name || '  ' || strftime('%Y-%m-%d %H:%M', imported_at,"
             " 'localtime') FROM finding"
             " JOIN import_batch ON number = first_batch WHERE finding.id = row.id)" },
    { "practice_title", .title = N_("Best practice"),
      .sql = "(SELECT iif(?11 = 'zh', title_zh, title_en) FROM practice"
             " WHERE practice.id = row.practice)" },
    { "question", .sql = "(SELECT question FROM practice WHERE practice.id = row.practice)" },
    { .name = "key" },
    { 0 },
};

/* Words first: most rows lack them, and what follows is then not looked up. */
static const ListingSieve finding_sieves[] = {
    { FILTER_TEXT,
      .wanted =
          "resource LIKE {words} OR resource_name LIKE {words} OR grp IN (SELECT id FROM"
          " check_group WHERE name LIKE {words} OR \"check\" LIKE {words} OR practice LIKE {words}"
          " UNION SELECT check_group.id FROM check_group JOIN rule ON rule.key = check_group.rule"
          " AND rule.first_batch IN (SELECT number FROM import_batch WHERE state = 'active') WHERE"
          " rule.name LIKE {words})" },
    { FILTER_STATUS, "status_rank IN (SELECT CAST(value AS INTEGER) FROM json_each({wanted}))",
      .value = "position", .label = "iif(id = '', '', iif(?1 = 'zh', zh, en))", .from = "word",
      .where = "kind = 'status'" },
    { FILTER_SEVERITY, "severity_rank IN (SELECT CAST(value AS INTEGER) FROM json_each({wanted}))",
      .value = "position", .label = "iif(id = '', '', iif(?1 = 'zh', zh, en))", .from = "word",
      .where = "kind = 'severity'", .order = "position DESC" },
    { FILTER_REGION, "region IN (SELECT value FROM json_each({wanted}))", .value = "region",
      .from = "finding" },
    { FILTER_TYPE, "type IN (SELECT value FROM json_each({wanted}))", .value = "type",
      .from = "finding" },
    { FILTER_SOURCE,
      "grp IN (SELECT id FROM check_group WHERE product IN (SELECT value FROM "
      "json_each({wanted})))",
      .value = "product", .from = "check_group" },
    { FILTER_ACCOUNT,
      "grp IN (SELECT id FROM check_group WHERE account IN (SELECT value FROM "
      "json_each({wanted})))",
      .value = "account", .from = "check_group" },
    { FILTER_PRACTICE,
      "grp IN (SELECT grp FROM group_practice WHERE practice IN (SELECT value FROM "
      "json_each({wanted})))",
      .value = "practice", .from = "group_practice" },
    { FILTER_PILLAR,
      "grp IN (SELECT check_group.id FROM check_group JOIN practice ON practice.id = practice"
      " JOIN question ON question.id = question WHERE pillar IN (SELECT value FROM"
      " json_each({wanted})))",
      .value = "id", .label = "iif(?1 = 'zh', name_zh, name_en)", .from = "pillar",
      .order = "position" },
    { 0 },
};
static const Query finding_sizes[] = {
    [LISTING_LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM finding" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM finding_key WHERE status = 1" },
    { 0 },
};

/* ---- resources ---- */

static const ListingColumn resource_columns[] = {
    { "type", N_("Type"), -2, .sort = "type", .sql = WORD_OF("resource-type", "type") },
    { "name", N_("Name"), -2, .sort = "name" },
    { "resource", N_("Resource"), -3, .sort = "resource" },
    { "region", N_("Region"), 11, .sort = "region" },
    { "account", N_("Account"), 16, .sort = "account" },
    { "expires", N_("Expires"), 10, .sort = "iif(expires = '', 'z', expires)",
      .sql = "substr(expires, 1, 10)" },
    { "monthly_cost", N_("Monthly cost"), 12, true, .sort = "-CAST(monthly_cost AS REAL)" },
    { "zone", N_("Zone"), 13, .sort = "zone" },
    { "group", N_("Resource group"), 16, .sort = "resource_group", .sql = "resource_group" },
    { "tags", N_("Tags"), -2, .sort = "tags" },
    { "created", .title = N_("Created") },
    { "addresses", .title = N_("Addresses") },
    { "gone", .title = N_("Gone") },
    { 0 },
};
static const ListingSieve resource_sieves[] = {
    { FILTER_ACCOUNT, "account IN (SELECT value FROM json_each({wanted}))", .value = "account",
      .from = "check_group" },
    { FILTER_REGION, "region IN (SELECT value FROM json_each({wanted}))", .value = "region",
      .from = "resource" },
    { FILTER_TYPE, "type IN (SELECT value FROM json_each({wanted}))", .value = "type",
      .from = "resource" },
    { FILTER_TEXT,
      .wanted = "instr(lower(name || char(10) || resource || char(10) || type || char(10) || tags"
                " || char(10) || addresses || char(10) || resource_group), lower({wanted}))" },
    { 0 },
};
static const Query resource_sizes[] = {
    [LISTING_LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM resource" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM resource_key WHERE status <> 3" },
    { 0 },
};

/* ---- costs: what is sifted is summed by one thing or another ---- */

#define LABEL "iif(label = '', iif(?11 = 'zh', '（未打标签或未注明）', '(none)'), label)"
#define COST_COLUMNS(title, said)                                                                  \
    {                                                                                              \
        { "label", title, -2, .sort = "label", .sql = said }, { "amount",                          \
                                                                N_("Amount"),                      \
                                                                15,                                \
                                                                true,                              \
                                                                .sort = "-amount",                 \
                                                                .sql = "printf('%.2f', amount)" }, \
            { "currency", N_("Currency"), 8, .sort = "currency" },                                 \
            { "share",                                                                             \
              N_("Share %"),                                                                       \
              8,                                                                                   \
              true,                                                                                \
              .sort = "-amount",                                                                   \
              .sql = "printf('%.1f', amount * 100 / nullif((SELECT sum(amount) FROM chosen"        \
                     " WHERE chosen.currency = row.currency), 0))" },                              \
            { "untagged",                                                                          \
              N_("Untagged %"),                                                                    \
              10,                                                                                  \
              true,                                                                                \
              .sort = "-untagged / nullif(amount, 0)",                                             \
              .sql = "printf('%.1f', untagged * 100 / nullif(amount, 0))" },                       \
            { "resources", N_("Resources"), 9, true, .sort = "-resources" },                       \
            { "lines", N_("Lines"), 8, true, .sort = "-lines" }, { 0 },                            \
    }
static const ListingColumn product_columns[] =
    COST_COLUMNS(N_("Product"), WORD_OF("billed-product", LABEL));
static const ListingColumn account_columns[] = COST_COLUMNS(N_("Account"), LABEL);
static const ListingColumn tag_columns[] = COST_COLUMNS(N_("Tag"), LABEL);
static const ListingColumn month_columns[] = COST_COLUMNS(N_("Month"), LABEL);

static const ListingSieve cost_sieves[] = {
    { FILTER_SOURCE, "product IN (SELECT value FROM json_each({wanted}))", .value = "product",
      .from = "cost_list" },
    { FILTER_ACCOUNT, "account IN (SELECT value FROM json_each({wanted}))", .value = "account",
      .from = "cost_list" },
    { FILTER_REGION, "region IN (SELECT value FROM json_each({wanted}))", .value = "region",
      .from = "cost_list" },
    { FILTER_TEXT,
      .wanted =
          "instr(lower(name || char(10) || resource || char(10) || product || char(10) || tags"
          " || char(10) || item), lower({wanted}))" },
    { 0 },
};
static const char costs_grouped[] =
    "WITH chosen AS MATERIALIZED (SELECT * FROM cost_list WHERE {filters}), grouped AS"
    " (SELECT row_number() OVER (ORDER BY label, currency) AS id, label, sum(amount) AS amount,"
    " currency, sum(iif(tags = '', amount, 0)) AS untagged, count(DISTINCT nullif(resource, ''))"
    " AS resources, count(*) AS lines FROM ({grouped}) GROUP BY label, currency) ";
static const char cost_totals[] =
    "WITH chosen AS (SELECT * FROM cost_list WHERE {filters}) SELECT currency,"
    " printf('%.2f', sum(amount)) AS amount, printf('%.1f', sum(iif(tags = '', amount, 0)) * 100"
    " / nullif(sum(amount), 0)) AS untagged FROM chosen GROUP BY currency ORDER BY currency";
/* "Env:prod;Team:shop": a cost counts under each of its tags. */
static const char costs_by_tag[] =
    "SELECT tag.value AS label, chosen.* FROM chosen JOIN json_each('[' || replace(json_quote("
    "rtrim(tags, ';')), ';', '\",\"') || ']') AS tag";
static const Query cost_sizes[] = {
    [LISTING_LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM cost" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM cost_list" },
    { 0 },
};

/* ---- the tray ---- */

static const ListingColumn unmapped_columns[] = {
    { "source", N_("Source"), 12, .sort = "source" },
    { "check", N_("Check id"), 24, .sort = "\"check\"" },
    { "name", N_("Check"), -1, .sort = "name" },
    { "accounts", N_("Accounts"), 8, true, .sort = "-accounts" },
    { 0 },
};
static const ListingSieve unmapped_sieves[] = {
    { FILTER_SOURCE, "source IN (SELECT value FROM json_each({wanted}))", .value = "source",
      .from = "unmapped_check" },
    { FILTER_TEXT,
      .wanted =
          "instr(lower(source || char(10) || \"check\" || char(10) || name), lower({wanted}))" },
    { 0 },
};
static const Query unmapped_sizes[] = {
    [LISTING_LARGEST] = { "", "SELECT 0" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM unmapped_check" },
    { 0 },
};

static const ListingColumn unreadable_columns[] = {
    { "reason", N_("Reason"), -2, .sort = "reason" },
    { "file", N_("File"), -1, .sort = "file" },
    { "line", N_("Line"), 7, true, .sort = "line" },
    { "raw", N_("Row"), -2, .sort = "raw" },
    { 0 },
};
static const ListingSieve unreadable_sieves[] = {
    { FILTER_TEXT,
      .wanted = "instr(lower(reason || char(10) || file || char(10) || raw), lower({wanted}))" },
    { 0 },
};
static const Query unreadable_sizes[] = {
    [LISTING_LARGEST] = { "", "SELECT count(*) FROM (SELECT 1 FROM import_tray LIMIT 20001)" },
    [LISTING_COUNT] = { "", "SELECT count(*) FROM tray" },
    { 0 },
};

#define COSTS(by, select, first, next)                                                             \
    {                                                                                              \
        .columns = by##_columns, .sieves = cost_sieves, .sizes = cost_sizes,                       \
        .with = costs_grouped, .grouped = select, .sifted = "grouped", .totals = cost_totals,      \
        .order = first, .other = next                                                              \
    }
const ListingClass listing_classes[LISTING_KINDS] = {
    [LISTING_FINDINGS] = { .columns = finding_columns,
                           .sieves = finding_sieves,
                           .sizes = finding_sizes,
                           .sifted = "finding_sieve",
                           .always = "is_active",
                           .apart = "status_rank = 4",
                           .group = "grp",
                           .shown = "finding_list",
                           .has_first = true,
                           .other = LISTING_FINDINGS },
    [LISTING_RESOURCES] = { .columns = resource_columns,
                            .sieves = resource_sieves,
                            .sizes = resource_sizes,
                            .sifted = "resource_list",
                            .apart = "gone > ''",
                            .has_first = true,
                            .other = LISTING_RESOURCES },
    [LISTING_COST_PRODUCTS] =
        COSTS(product, "SELECT product AS label, * FROM chosen", 1, LISTING_COST_ACCOUNTS),
    [LISTING_COST_ACCOUNTS] =
        COSTS(account, "SELECT account AS label, * FROM chosen", 1, LISTING_COST_TAGS),
    [LISTING_COST_TAGS] = COSTS(tag, costs_by_tag, 1, LISTING_COST_MONTHS),
    [LISTING_COST_MONTHS] =
        COSTS(month, "SELECT month AS label, * FROM chosen", 0, LISTING_COST_PRODUCTS),
    [LISTING_UNMAPPED] = { .columns = unmapped_columns,
                           .sieves = unmapped_sieves,
                           .sizes = unmapped_sizes,
                           .with = "WITH unmapped AS (SELECT row_number() OVER (ORDER BY source,"
                                   " \"check\") AS id, * FROM unmapped_check WHERE {filters}) ",
                           .sifted = "unmapped",
                           .other = LISTING_UNREADABLE },
    [LISTING_UNREADABLE] = { .columns = unreadable_columns,
                             .sieves = unreadable_sieves,
                             .sizes = unreadable_sizes,
                             .sifted = "tray",
                             .then = "file, line",
                             .has_first = true,
                             .other = LISTING_UNMAPPED },
};

/* ---- queries put together ---- */

const ListingSieve *listing_query_sieve(ListingKind kind, ListingFilter filter)
{
    const ListingSieve *sieve = listing_classes[kind].sieves;
    while (sieve->wanted && sieve->filter != filter)
        sieve++;
    return sieve->wanted ? sieve : NULL;
}

/* Writes SQL, and by `put_slot` what stands for each {slot} in it. */
static void put_filled(FILE *out, const char *sql,
                       void (*put_slot)(FILE *out, const char *slot, const void *data),
                       const void *data)
{
    for (const char *slot; (slot = strchr(sql, '{')); sql = strchr(slot, '}') + 1) {
        fwrite(sql, 1, (size_t)(slot - sql), out);
        put_slot(out, slot, data);
    }
    fputs(sql, out);
}

static void put_wanted(FILE *out, const char *slot, const void *sieve)
{
    int number = (int)((const ListingSieve *)sieve)->filter + 1;
    if (!strncmp(slot, "{wanted}", 8))
        fprintf(out, "?%d", number);
    else
        fprintf(out,
                "'%%' || replace(replace(replace(?%d, '\\', '\\\\'), '%%', '\\%%'), '_', '\\_')"
                " || '%%' ESCAPE '\\'",
                number);
}

static void put_filters(FILE *out, const ListingClass *class)
{
    for (const ListingSieve *sieve = class->sieves; sieve->wanted; sieve++) {
        fprintf(out, "(?%d IS NULL OR ", (int)sieve->filter + 1);
        put_filled(out, sieve->wanted, put_wanted, sieve);
        fputs(") AND ", out);
    }
    fputs(class->always ? class->always : "TRUE", out);
}

static void put_part(FILE *out, const char *slot, const void *class)
{
    if (!strncmp(slot, "{filters}", 9))
        put_filters(out, class);
    else
        fputs(((const ListingClass *)class)->grouped, out);
}

static void put_with(FILE *out, const ListingClass *class)
{
    put_filled(out, class->with ? class->with : "", put_part, class);
}

static void put_sifted(FILE *out, const ListingClass *class)
{
    put_with(out, class);
    fprintf(out, "SELECT id, %s, %s FROM %s WHERE ", class->apart ? class->apart : "0",
            class->group ? class->group : "0", class->sifted);
    if (class->with)
        fputs("TRUE", out);
    else
        put_filters(out, class);
}

static void put_ids(FILE *out, const ListingClass *class)
{
    put_sifted(out, class);
    fputs(" ORDER BY CASE ?10", out);
    for (size_t i = 0; class->columns[i].name; i++)
        if (class->columns[i].sort)
            fprintf(out, " WHEN %zu THEN %s", i, class->columns[i].sort);
    fprintf(out, " END, %s", class->then ? class->then : "id");
}

static void put_first(FILE *out, const ListingClass *class)
{
    if (class->has_first) {
        put_sifted(out, class);
        fputs(" LIMIT 200", out);
    }
}

static void put_column(FILE *out, const ListingColumn *column, bool is_first)
{
    fputs(is_first ? "SELECT " : ", ", out);
    if (column->sql)
        fputs(column->sql, out);
    else
        fprintf(out, "row.\"%s\"", column->name);
    fprintf(out, " AS \"%s\"", column->name);
}

static void put_rows(FILE *out, const ListingClass *class)
{
    put_with(out, class);
    for (const ListingColumn *column = class->columns; column->name; column++)
        put_column(out, column, column == class->columns);
    fprintf(out,
            " FROM (SELECT key AS place, value AS row_id FROM json_each(?10)) AS wanted"
            " CROSS JOIN %s AS row ON row.id = wanted.row_id WHERE ?11 > '' ORDER BY wanted.place",
            class->shown ? class->shown : class->sifted);
}

static void put_totals(FILE *out, const ListingClass *class)
{
    put_filled(out, class->totals ? class->totals : "", put_part, class);
}

static void put_values(FILE *out, const ListingSieve *sieve)
{
    if (!sieve || !sieve->value)
        return;
    const char *label = sieve->label ? sieve->label : sieve->value;
    fprintf(out,
            "SELECT DISTINCT %s AS value, iif(%s = '', '-', %s) AS label FROM %s"
            " WHERE %s AND ?1 > '' ORDER BY %s",
            sieve->value, label, label, sieve->from, sieve->where ? sieve->where : "TRUE",
            sieve->order ? sieve->order : "1");
}

static void (*const puts_of[])(FILE *out, const ListingClass *class) = {
    [LISTING_IDS] = put_ids,
    [LISTING_ROWS] = put_rows,
    [LISTING_FIRST] = put_first,
    [LISTING_TOTALS] = put_totals,
};

static char *text_of(ListingKind kind, int query)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    if (query < LISTING_VALUES)
        puts_of[query](out, &listing_classes[kind]);
    else
        put_values(out, listing_query_sieve(kind, (ListingFilter)(query - LISTING_VALUES)));
    fclose(out);
    return text;
}

Query *listing_query_make(ListingKind kind)
{
    static const char *const types[] = {
        [LISTING_IDS] = "ttttttttti",
        [LISTING_ROWS] = "ttttttttttt",
        [LISTING_FIRST] = "ttttttttt",
        [LISTING_TOTALS] = "ttttttttt",
    };
    Query *queries = xcalloc(LISTING_QUERIES + 1, sizeof *queries);
    for (int i = 0; i < LISTING_QUERIES; i++)
        queries[i] = (Query){ i < LISTING_VALUES ? types[i] : "t", text_of(kind, i) };
    return queries;
}

void listing_query_free(Store *store, Query *queries)
{
    if (!queries)
        return;
    store_forget_family(store, queries);
    for (int i = 0; i < LISTING_QUERIES; i++)
        free((char *)queries[i].sql);
    free(queries);
}
