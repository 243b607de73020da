/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line belongs to the centre that owns one of its tag values; else to the one that owns its
 * account; else to the pool of a shared cost; else to nobody. Amounts are counted in hundred
 * millionths, as exact as a bill writes them, and rounded once: each part down to the cent, and the
 * cents that are missing go to those that lost most. */
#include "config.h"
#include "implementation/allocation.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/money.h"
#include "base/text.h"
#include "engagement/entry.h"
#include "engagement/share.h"

enum { UNITS = 1000000, DECIMALS = 8, NOBODY = -1, MOST_CURRENCIES = 16 }; /* units a cent */
__extension__ typedef __int128 Wide;

typedef struct Owner {
    char *what; /* "CostCenter:EC-1001", or an account */
    int centre;
} Owner;

typedef struct Pool {
    char *name, **products;
    size_t product_count;
    char *way;
    Share *shares; /* of the ratio or the usage; none: of what there is */
    size_t share_count;
} Pool;

typedef struct Design {
    char **centres;
    size_t centre_count;
    Owner *tags, *accounts;
    size_t tag_count, account_count;
    Pool *pools;
    size_t pool_count;
} Design;

/* What is counted of one currency. */
typedef struct Purse {
    char currency[4];
    int64_t *direct, *pools, total, unallocated, lines;
} Purse;

typedef struct Counting {
    const Design *design;
    Purse *purses;
    size_t purse_count;
    bool has_failed;
} Counting;

/* ---- the design ---- */

static int compare_owners(const void *a, const void *b)
{
    return strcmp(((const Owner *)a)->what, ((const Owner *)b)->what);
}

/* Calls for each part of a list separated by semicolons. */
static size_t parts_of(const char *list, char ***parts)
{
    char *copy = xstrdup(list), *rest = copy;
    size_t count = 0, most = 1;
    for (char *wide; (wide = strstr(copy, "；"));)
        memcpy(wide, ";  ", strlen("；"));
    for (const char *at = copy; *at; at++)
        most += *at == ';';
    *parts = xcalloc(most, sizeof **parts);
    for (char *part; (part = strsep(&rest, ";"));) {
        char *trimmed = text_trim(part);
        if (*trimmed)
            (*parts)[count++] = trimmed;
        else
            free(trimmed);
    }
    free(copy);
    return count;
}

static void add_owners(Owner **owners, size_t *count, const char *key, const char *list, int centre)
{
    char **parts;
    size_t added = parts_of(list, &parts);
    *owners = xreallocarray(*owners, *count + added + 1, sizeof **owners);
    for (size_t i = 0; i < added; i++) {
        (*owners)[(*count)++] =
            (Owner){ *key ? xasprintf("%s:%s", key, parts[i]) : parts[i], centre };
        if (*key)
            free(parts[i]);
    }
    free(parts);
}

static bool owners_differ(Owner owners[], size_t count, char **centres)
{
    if (count)
        qsort(owners, count, sizeof *owners, compare_owners);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(owners[i].what, owners[i - 1].what))
            return fail("'%s' belongs to two cost centres, '%s' and '%s'", owners[i].what,
                        centres[owners[i - 1].centre], centres[owners[i].centre]);
    return true;
}

static bool read_centres(Store *store, Design *design)
{
    Table *rows = entry_rows(store, "design-centre", ENGLISH, true);
    size_t count = rows ? table_rows(rows) : 0;
    design->centres = xcalloc(count + 1, sizeof *design->centres);
    for (size_t row = 0; row < count; row++) {
        const char *key = table_get(rows, row, "key");
        design->centres[design->centre_count++] = xstrdup(table_get(rows, row, "name"));
        if (*key)
            add_owners(&design->tags, &design->tag_count, key, table_get(rows, row, "values"),
                       (int)row);
        add_owners(&design->accounts, &design->account_count, "", table_get(rows, row, "accounts"),
                   (int)row);
    }
    bool done = rows != NULL;
    table_free(rows);
    return done &&
           (count || fail("there are no cost centres yet; 'wellbook record FILE design-centre add "
                          "name=NAME' makes them")) &&
           owners_differ(design->tags, design->tag_count, design->centres) &&
           owners_differ(design->accounts, design->account_count, design->centres);
}

static int centre_of_name(const Design *design, const char *name)
{
    for (size_t i = 0; i < design->centre_count; i++)
        if (text_same(design->centres[i], name))
            return (int)i;
    return NOBODY;
}

static bool read_pool(const Table *rows, size_t row, const Design *design, Pool *pool)
{
    const char *way = table_get(rows, row, "way");
    bool is_ratio = !strcmp(way, "ratio");
    pool->name = xstrdup(table_get(rows, row, "name"));
    pool->way = xstrdup(way);
    pool->product_count = parts_of(table_get(rows, row, "products"), &pool->products);
    bool done = shares_parse(table_get(rows, row, is_ratio ? "shares" : "usage"), &pool->shares,
                             &pool->share_count);
    if (done && is_ratio && !shares_are_whole(pool->shares, pool->share_count)) {
        char *reason = xstrdup(failure());
        done = fail("%s: %s", pool->name, reason);
        free(reason);
    }
    for (size_t i = 0; done && i < pool->share_count; i++)
        done = centre_of_name(design, pool->shares[i].name) != NOBODY ||
               fail("%s: there is no cost centre '%s'", pool->name, pool->shares[i].name);
    return done;
}

static bool read_pools(Store *store, Design *design)
{
    Table *rows = entry_rows(store, "design-shared", ENGLISH, true);
    bool done = rows != NULL;
    design->pools = xcalloc((rows ? table_rows(rows) : 0) + 1, sizeof *design->pools);
    for (size_t row = 0; done && row < table_rows(rows); row++)
        done = read_pool(rows, row, design, &design->pools[design->pool_count++]);
    table_free(rows);
    return done;
}

static void free_owners(Owner *owners, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(owners[i].what);
    free(owners);
}

static void free_pool(Pool *pool)
{
    for (size_t i = 0; i < pool->product_count; i++)
        free(pool->products[i]);
    shares_free(pool->shares, pool->share_count);
    free(pool->products);
    free(pool->name);
    free(pool->way);
}

static void free_design(Design *design)
{
    for (size_t i = 0; i < design->centre_count; i++)
        free(design->centres[i]);
    for (size_t i = 0; i < design->pool_count; i++)
        free_pool(&design->pools[i]);
    free(design->centres);
    free(design->pools);
    free_owners(design->tags, design->tag_count);
    free_owners(design->accounts, design->account_count);
}

/* ---- the lines ---- */

static int owner_of(const Owner owners[], size_t count, const char *what)
{
    const Owner *found =
        count ? bsearch(&(Owner){ (char *)what, 0 }, owners, count, sizeof *owners, compare_owners)
              : NULL;
    return found ? found->centre : NOBODY;
}

/* "Env:prod;CostCenter:EC-1001" */
static int owner_of_tags(const Design *design, const char *tags)
{
    enum { LONGEST = 512 };
    char tag[LONGEST];
    int owner = NOBODY;
    while (*tags && owner == NOBODY) {
        size_t length = strcspn(tags, ";");
        if (length < sizeof tag) {
            memcpy(tag, tags, length);
            tag[length] = '\0';
            owner = owner_of(design->tags, design->tag_count, tag + strspn(tag, " "));
        }
        tags += length + (tags[length] == ';');
    }
    return owner;
}

static int pool_of(const Design *design, const char *product)
{
    int rest = NOBODY;
    for (size_t i = 0; i < design->pool_count; i++)
        for (size_t j = 0; j < design->pools[i].product_count; j++) {
            if (!strcasecmp(design->pools[i].products[j], product))
                return (int)i;
            if (!strcmp(design->pools[i].products[j], "*"))
                rest = (int)i;
        }
    return rest;
}

/* Exact as far as eight decimals; false when it is no amount or too large. */
static bool parse_units(const char *text, int64_t *units)
{
    bool is_negative = *text == '-', fits = true;
    int decimals = 0;
    *units = 0;
    const char *at = text + (is_negative || *text == '+'), *point = NULL;
    for (; isdigit((unsigned char)*at) || (*at == '.' && !point); at++) {
        if (*at == '.')
            point = at;
        else if (!point || decimals++ < DECIMALS)
            fits = fits && !__builtin_mul_overflow(*units, 10, units) &&
                   !__builtin_add_overflow(*units, *at - '0', units);
    }
    for (decimals = decimals > DECIMALS ? DECIMALS : decimals; decimals < DECIMALS; decimals++)
        fits = fits && !__builtin_mul_overflow(*units, 10, units);
    double small = *at ? strtod(text, NULL) * 100 * UNITS : 0;
    if (*at && small > -1e18 && small < 1e18) /* 5e-05 */
        *units = (int64_t)small;
    else if (is_negative)
        *units = -*units;
    return fits;
}

static const char currencies[] = "CNY USD EUR HKD SGD JPY GBP AUD MYR IDR THB PHP KRW INR AED SAR";

static Purse *purse_of(Counting *counting, const char *currency)
{
    for (size_t i = 0; i < counting->purse_count; i++)
        if (!strcmp(counting->purses[i].currency, currency))
            return &counting->purses[i];
    if (!*currency || !text_has_word(currencies, currency))
        return NULL;
    const Design *design = counting->design;
    Purse *purse = &counting->purses[counting->purse_count++];
    memcpy(purse->currency, currency, strlen(currency) + 1);
    purse->direct = xcalloc(design->centre_count + 1, sizeof *purse->direct);
    purse->pools = xcalloc(design->pool_count + 1, sizeof *purse->pools);
    return purse;
}

/* month, account, product, tags, amount, currency, resource */
static bool take_line(void *data, const char *const cells[], size_t columns)
{
    Counting *counting = data;
    const Design *design = counting->design;
    int64_t units;
    (void)columns;
    Purse *purse = purse_of(counting, cells[5]);
    if (!purse || !parse_units(cells[4], &units)) {
        counting->has_failed = true;
        return purse ? fail("the amount '%s' of %s in %s cannot be counted", cells[4], cells[6],
                            cells[0])
                     : fail("a line of the bill of %s (%s %s) has the currency '%s', which is not "
                            "one of: %s; mend the export and import it again",
                            cells[0], cells[2], cells[6], cells[5], currencies);
    }
    int centre = owner_of_tags(design, cells[3]);
    if (centre == NOBODY)
        centre = owner_of(design->accounts, design->account_count, cells[1]);
    int pool = centre == NOBODY ? pool_of(design, cells[2]) : NOBODY;
    int64_t *place = centre != NOBODY ? &purse->direct[centre]
                     : pool != NOBODY ? &purse->pools[pool]
                                      : &purse->unallocated;
    purse->lines++;
    if (__builtin_add_overflow(*place, units, place) ||
        __builtin_add_overflow(purse->total, units, &purse->total)) {
        counting->has_failed = true;
        return fail("the amount is too large to be counted");
    }
    return true;
}

/* ---- shared costs ---- */

/* How much of a pool each centre has; their sum, or 0 when nothing says. */
static Wide weights_of(const Design *design, const Purse *purse, const Pool *pool, Wide weights[])
{
    Wide sum = 0;
    bool is_even = !strcmp(pool->way, "even");
    for (size_t i = 0; i < pool->share_count; i++)
        weights[centre_of_name(design, pool->shares[i].name)] = is_even ? 1 : pool->shares[i].parts;
    for (size_t i = 0; i < design->centre_count; i++) {
        if (!pool->share_count && purse->direct[i] > 0)
            weights[i] = is_even ? 1 : purse->direct[i];
        sum += weights[i];
    }
    return sum;
}

/* What the divisions leave over goes one unit each to the first. */
static void share_pool(const Design *design, Purse *purse, size_t number, int64_t shared[])
{
    Wide *weights = xcalloc(design->centre_count + 1, sizeof *weights);
    Wide sum = weights_of(design, purse, &design->pools[number], weights);
    int64_t pool = purse->pools[number], rest = pool, sign = pool < 0 ? -1 : 1;
    if (!sum)
        purse->unallocated += pool;
    for (size_t i = 0; sum && i < design->centre_count; i++) {
        int64_t part = (int64_t)(weights[i] * pool / sum);
        shared[i] += part;
        rest -= part;
    }
    for (size_t i = 0; sum && rest; i = (i + 1) % design->centre_count)
        if (weights[i]) {
            shared[i] += sign;
            rest -= sign;
        }
    free(weights);
}

/* ---- cents ---- */

static int64_t floor_cents(int64_t units)
{
    return units / UNITS - (units % UNITS < 0);
}

static int64_t round_cents(int64_t units)
{
    return (units + (units < 0 ? -UNITS / 2 : UNITS / 2)) / UNITS;
}

/* Whole cents that add up to `total`: those that lost most by rounding down get one more. */
static void round_parts(const int64_t units[], int64_t cents[], size_t count, int64_t total)
{
    bool *got = xcalloc(count, sizeof *got);
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += cents[i] = floor_cents(units[i]);
    for (; sum < total; sum++) {
        size_t most = count;
        for (size_t i = 0; i < count; i++)
            if (!got[i] &&
                (most == count || units[i] - cents[i] * UNITS > units[most] - cents[most] * UNITS))
                most = i;
        got[most] = true;
        cents[most]++;
    }
    free(got);
}

static void fill(const Design *design, Purse *purse, Allocation *allocation)
{
    size_t count = design->centre_count;
    int64_t *units = xcalloc(count + 1, sizeof *units), *cents = xcalloc(count + 1, sizeof *cents),
            direct = 0;
    for (size_t i = 0; i < design->pool_count; i++)
        share_pool(design, purse, i, units);
    for (size_t i = 0; i < count; i++) {
        units[i] += purse->direct[i];
        direct += purse->direct[i];
    }
    units[count] = purse->unallocated;
    *allocation = (Allocation){ .currency = xstrdup(purse->currency),
                                .total = round_cents(purse->total),
                                .lines = purse->lines,
                                .parts = xcalloc(count + 1, sizeof *allocation->parts) };
    round_parts(units, cents, count + 1, allocation->total);
    for (size_t i = 0; i < count; i++) {
        if (units[i] || purse->direct[i])
            allocation->parts[allocation->count++] =
                (AllocationPart){ xstrdup(design->centres[i]), round_cents(purse->direct[i]),
                                  cents[i] };
        allocation->allocated += cents[i];
    }
    allocation->unallocated = cents[count];
    allocation->shared = allocation->allocated - round_cents(direct);
    allocation->allocated -= allocation->shared;
    free(units);
    free(cents);
}

static int compare_purses(const void *a, const void *b)
{
    const Purse *one = a, *other = b;
    return one->lines != other->lines ? (one->lines < other->lines ? 1 : -1)
                                      : strcmp(one->currency, other->currency);
}

static void fill_all(Counting *counting, Allocation **list, size_t *count)
{
    *count = counting->purse_count;
    *list = xcalloc(*count + 1, sizeof **list);
    if (*count)
        qsort(counting->purses, *count, sizeof *counting->purses, compare_purses);
    for (size_t i = 0; i < *count; i++)
        fill(counting->design, &counting->purses[i], &(*list)[i]);
}

/* ---- acts ---- */

static const char lines[] = "SELECT month, account, product, tags, amount, currency, resource FROM"
                            " cost_list WHERE :month = '' OR month = :month";

bool allocation_make(Store *store, const char *month, Allocation **list, size_t *count)
{
    Design design = { 0 };
    Counting counting = { .design = &design,
                          .purses = xcalloc(MOST_CURRENCIES, sizeof *counting.purses) };
    const Binding bindings[] = { { ":month", month ? month : "" }, { 0 } };
    *list = NULL;
    *count = 0;
    bool done = read_centres(store, &design) && read_pools(store, &design) &&
                store_select_each(store, "allocate", lines, bindings, take_line, &counting) &&
                !counting.has_failed;
    if (done && !counting.purse_count)
        done = month ? fail("there is no bill of %s in the workbook", month)
                     : fail("there is no bill in the workbook; 'wellbook import' reads it");
    if (done)
        fill_all(&counting, list, count);
    for (size_t i = 0; i < counting.purse_count; i++) {
        free(counting.purses[i].direct);
        free(counting.purses[i].pools);
    }
    free(counting.purses);
    free_design(&design);
    return done;
}

void allocation_free(Allocation *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < list[i].count; j++)
            free(list[i].parts[j].centre);
        free(list[i].parts);
        free(list[i].currency);
    }
    free(list);
}

/* ---- as rows ---- */

static void add_line(Table *table, const char *what, int64_t direct, int64_t indirect,
                     int64_t amount, const char *currency, const char *month)
{
    char own[MONEY_SIZE], whole[MONEY_SIZE], shared[MONEY_SIZE];
    money_write(direct, own);
    money_write(indirect, shared);
    money_write(amount, whole);
    table_add(table, (const char *const[]){ what, own, shared, whole, currency, month ? month : "" }, 0);
}

Table *allocation_table(const Allocation *list, size_t count, const char *month)
{
    static const TableColumn columns[] = { { "cost_centre", N_("Cost centre"), COLUMN_TEXT },
                                           { "direct", N_("Direct"), COLUMN_NUMBER },
                                           { "shared", N_("Shared"), COLUMN_NUMBER },
                                           { "amount", N_("Amount"), COLUMN_NUMBER },
                                           { "currency", N_("Currency"), COLUMN_TEXT },
                                           { "month", N_("Month"), COLUMN_TEXT } };
    Table *table = table_make(columns, COUNT(columns) - !month);
    for (size_t i = 0; i < count; i++) {
        const Allocation *one = &list[i];
        for (size_t j = 0; j < one->count; j++)
            add_line(table, one->parts[j].centre, one->parts[j].direct,
                     one->parts[j].amount - one->parts[j].direct, one->parts[j].amount,
                     one->currency, month);
        add_line(table, tr("Unallocated"), 0, 0, one->unallocated, one->currency, month);
        add_line(table, tr("Total"), one->allocated, one->shared, one->total, one->currency, month);
    }
    return table;
}

enum { NEWEST, KEEP };
static const Query queries[] = {
    [NEWEST] = { "", "SELECT ifnull(max(month), '') FROM cost_list" },
    [KEEP] = { "tttiii", "INSERT INTO allocation_result (month, currency, centre, direct, amount,"
                         " position) VALUES (?, ?, ?, ?, ?, ?)" },
    { 0 },
};

static bool keep(Store *store, const char *month, const Allocation *one)
{
    bool done = true;
    for (size_t i = 0; done && i < one->count; i++)
        done = store_change(store, queries, KEEP, month, one->currency, one->parts[i].centre,
                            one->parts[i].direct, one->parts[i].amount, (int64_t)i + 1);
    return done && (!one->unallocated ||
                    store_change(store, queries, KEEP, month, one->currency, "", (int64_t)0,
                                 one->unallocated, (int64_t)one->count + 1));
}

char *allocation_newest(Store *store)
{
    return store_text(store, queries, NEWEST);
}

bool allocation_keep(Store *store)
{
    char *month = allocation_newest(store);
    Allocation *list = NULL;
    size_t count = 0;
    bool is_made = month && *month && allocation_make(store, month, &list, &count);
    bool done = month != NULL;
    for (size_t i = 0; done && is_made && i < count; i++)
        done = keep(store, month, &list[i]);
    allocation_free(list, count);
    free(month);
    return done;
}
