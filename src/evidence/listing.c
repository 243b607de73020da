/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "evidence/listing_query.h"
#include "format/json.h"
#include "store/store_bulk.h"

/* A list of so few rows is complete at once. */
enum { SHORT = 20000, PIECE = 1000 };

/* A little more than a page of a large terminal, most of it below: a row is dear, for it is put
 * together from six tables. */
enum { WINDOW = 72, WINDOW_ABOVE = 16 };

/* A check of one account; `lead` is the place of the first of the same check. */
typedef struct Check {
    int64_t id;
    uint32_t lead;
} Check;

struct Listing {
    Store *store;
    ListingKind kind;
    Query *queries; /* of the kind */
    char *filters[LISTING_FILTERS], *labels[LISTING_FILTERS];
    size_t order;
    bool is_reversed, is_complete;
    int64_t *ids;
    uint32_t *groups; /* of the ids, if rows are grouped: places in `checks` */
    size_t count, room, group_room, apart;
    Check *checks; /* by their ids */
    size_t check_count, check_room;
    Table *window, *totals;
    size_t first; /* row of the list that the window begins with */
    char *stamp;  /* of what the ids were read from */
};

/* Differs as soon as an act changed what is listed. */
static const Query stamps[] = {
    { "", "SELECT (SELECT count(*) || ' ' || ifnull(max(suppressed_at), '') FROM suppression)"
          " || ' ' || (SELECT count(*) || ' ' || ifnull(max(mapped_at), '') || ' '"
          " || total(length(practice)) FROM check_map) || ' '"
          " || ifnull((SELECT group_concat(number || state) FROM import_batch), '')" },
    { 0 },
};

static const char *const filter_names[LISTING_FILTERS] = {
    N_("Severity"), N_("Status"), N_("Source"),        N_("Pillar"), N_("Account"),
    N_("Region"),   N_("Type"),   N_("Best practice"), N_("Words"),
};

static const ListingClass *class_of(const Listing *listing)
{
    return &listing_classes[listing->kind];
}

Listing *listing_new(Store *store, ListingKind kind)
{
    Listing *listing = xcalloc(1, sizeof *listing);
    listing->store = store;
    listing->kind = kind;
    listing->queries = listing_query_make(kind);
    listing->order = class_of(listing)->order;
    return listing;
}

void listing_free(Listing *listing)
{
    if (!listing)
        return;
    for (int i = 0; i < LISTING_FILTERS; i++) {
        free(listing->filters[i]);
        free(listing->labels[i]);
    }
    listing_query_free(listing->store, listing->queries);
    free(listing->ids);
    free(listing->groups);
    free(listing->checks);
    free(listing->stamp);
    table_free(listing->window);
    table_free(listing->totals);
    free(listing);
}

ListingKind listing_kind(const Listing *listing)
{
    return listing->kind;
}

const ListingColumn *listing_columns(const Listing *listing)
{
    return class_of(listing)->columns;
}

const char *listing_filter_name(ListingFilter filter)
{
    return filter_names[filter];
}

bool listing_has_other(const Listing *listing)
{
    return class_of(listing)->other != listing->kind;
}

void listing_take_other(Listing *listing)
{
    listing->kind = class_of(listing)->other;
    listing_query_free(listing->store, listing->queries);
    listing->queries = listing_query_make(listing->kind);
    listing_sort(listing, class_of(listing)->order, false);
}

/* ---- filters and order ---- */

bool listing_has_filter(const Listing *listing, ListingFilter filter)
{
    return listing_query_sieve(listing->kind, filter);
}

Table *listing_values(Listing *listing, ListingFilter filter)
{
    return store_rows(listing->store, listing->queries, LISTING_VALUES + (int)filter,
                      language_codes[message_language()]);
}

static void replace(char **text, const char *with)
{
    free(*text);
    *text = with ? xstrdup(with) : NULL;
}

void listing_filter(Listing *listing, ListingFilter filter, const char *wanted, const char *label)
{
    replace(&listing->filters[filter], wanted);
    replace(&listing->labels[filter], wanted ? label : NULL);
}

const char *listing_filter_label(const Listing *listing, ListingFilter filter)
{
    return listing->labels[filter];
}

const char *listing_filtered_by(const Listing *listing, ListingFilter filter)
{
    return listing->filters[filter];
}

void listing_sort(Listing *listing, size_t column, bool is_reversed)
{
    listing->order = column;
    listing->is_reversed = is_reversed;
}

size_t listing_sorted_by(const Listing *listing)
{
    return listing->order;
}

bool listing_is_reversed(const Listing *listing)
{
    return listing->is_reversed;
}

/* ---- reading ---- */

/* Of another kind only the filters it has. */
static const char *filter_for(const Listing *listing, int filter)
{
    return listing_has_filter(listing, (ListingFilter)filter) ? listing->filters[filter] : NULL;
}

static int compare_checks(const void *a, const void *b)
{
    int64_t one = ((const Check *)a)->id, other = ((const Check *)b)->id;
    return one < other ? -1 : one > other;
}

static uint32_t lead_of(const Listing *listing, int64_t id)
{
    const Check *found = listing->check_count
                             ? bsearch(&(Check){ .id = id }, listing->checks, listing->check_count,
                                       sizeof *listing->checks, compare_checks)
                             : NULL;
    return found ? found->lead : 0;
}

static bool add_id(void *data, const int64_t numbers[])
{
    Listing *listing = data;
    listing->ids = xgrow(listing->ids, listing->count, &listing->room, sizeof *listing->ids);
    if (listing_has_groups(listing)) {
        listing->groups =
            xgrow(listing->groups, listing->count, &listing->group_room, sizeof *listing->groups);
        listing->groups[listing->count] = lead_of(listing, numbers[2]);
    }
    listing->ids[listing->count++] = numbers[0];
    listing->apart += numbers[1] != 0;
    return true;
}

static const Query check_query[] = {
    { "", "SELECT id, lead FROM check_group JOIN (SELECT product, \"check\", min(id) AS lead FROM"
          " check_group GROUP BY product, \"check\") USING (product, \"check\") ORDER BY id" },
    { 0 },
};

static bool add_check(void *data, const int64_t numbers[])
{
    Listing *listing = data;
    size_t place = listing->check_count;
    uint32_t lead = numbers[1] == numbers[0] ? (uint32_t)place : lead_of(listing, numbers[1]);
    listing->checks = xgrow(listing->checks, place, &listing->check_room, sizeof *listing->checks);
    listing->checks[listing->check_count++] = (Check){ numbers[0], lead };
    return true;
}

static void reverse(Listing *listing)
{
    for (size_t i = 0, j = listing->count; i + 1 < j; i++) {
        int64_t id = listing->ids[i];
        listing->ids[i] = listing->ids[--j];
        listing->ids[j] = id;
        if (!listing_has_groups(listing))
            continue;
        uint32_t group = listing->groups[i];
        listing->groups[i] = listing->groups[j];
        listing->groups[j] = group;
    }
}

static void drop_window(Listing *listing)
{
    table_free(listing->window);
    listing->window = NULL;
}

static bool read_ids(Listing *listing, int query)
{
    StoreValue values[LISTING_FILTERS + 1];
    for (int i = 0; i < LISTING_FILTERS; i++)
        values[i] = store_words(filter_for(listing, i));
    values[LISTING_FILTERS] = store_integer((int64_t)listing->order);
    listing->count = listing->apart = listing->check_count = 0;
    drop_window(listing);
    free(listing->stamp);
    listing->stamp = store_text(listing->store, stamps, 0);
    return listing->stamp &&
           (!listing_has_groups(listing) ||
            store_each(listing->store, add_check, listing, check_query, 0, NULL)) &&
           store_each(listing->store, add_id, listing, listing->queries, query, values);
}

static bool read_totals(Listing *listing)
{
    const char *filters[LISTING_FILTERS];
    table_free(listing->totals);
    listing->totals = NULL;
    if (!class_of(listing)->totals)
        return true;
    for (int i = 0; i < LISTING_FILTERS; i++)
        filters[i] = filter_for(listing, i);
    listing->totals = store_rows(listing->store, listing->queries, LISTING_TOTALS, filters[0],
                                 filters[1], filters[2], filters[3], filters[4], filters[5],
                                 filters[6], filters[7], filters[8]);
    return listing->totals;
}

bool listing_complete(Listing *listing)
{
    if (!read_ids(listing, LISTING_IDS))
        return false;
    if (listing->is_reversed)
        reverse(listing);
    listing->is_complete = true;
    return read_totals(listing);
}

bool listing_load(Listing *listing)
{
    int64_t largest;
    const ListingClass *class = class_of(listing);
    if (!store_number(listing->store, &largest, class->sizes, LISTING_LARGEST))
        return false;
    if (largest <= SHORT)
        return listing_complete(listing);
    listing->is_complete = false;
    listing->count = listing->apart = 0;
    table_free(listing->totals);
    listing->totals = NULL;
    return !class->has_first || read_ids(listing, LISTING_FIRST);
}

bool listing_refresh(Listing *listing)
{
    char *stamp = store_text(listing->store, stamps, 0);
    bool is_same = stamp && listing->stamp && !strcmp(stamp, listing->stamp);
    bool is_known = stamp != NULL;
    free(stamp);
    drop_window(listing);
    if (!is_known || is_same)
        return is_known;
    if (listing->count <= SHORT)
        return listing_load(listing);
    listing->is_complete = false;
    return true;
}

bool listing_is_complete(const Listing *listing)
{
    return listing->is_complete;
}

size_t listing_rows(const Listing *listing)
{
    return listing->count;
}

bool listing_has_groups(const Listing *listing)
{
    return class_of(listing)->group;
}

size_t listing_group(const Listing *listing, size_t row)
{
    return listing->groups[row];
}

size_t listing_apart(const Listing *listing)
{
    return listing->apart;
}

int64_t listing_id(const Listing *listing, size_t row)
{
    return row < listing->count ? listing->ids[row] : 0;
}

size_t listing_row_of(const Listing *listing, int64_t id)
{
    size_t row = 0;
    while (row < listing->count && listing->ids[row] != id)
        row++;
    return row < listing->count ? row : 0;
}

const Table *listing_totals(const Listing *listing)
{
    return listing->totals;
}

/* ---- the window ---- */

static char *ids_as_json(const Listing *listing, size_t first, size_t count)
{
    Buffer text = { 0 };
    buffer_add_sign(&text, '[');
    for (size_t i = 0; i < count; i++)
        buffer_add_format(&text, "%s%lld", i ? "," : "", (long long)listing->ids[first + i]);
    buffer_add_sign(&text, ']');
    return buffer_take(&text);
}

static const char *title_of(const ListingColumn *column, bool is_for_people)
{
    const char *title = column->title ? column->title : "";
    return is_for_people ? tr(title) : title;
}

/* Those without a title come last and are for programs. */
static Table *under_titles(const Listing *listing, const Table *rows, bool is_for_people)
{
    const char *cells[LISTING_COLUMNS];
    const ListingColumn *columns = class_of(listing)->columns;
    Table *table = table_new();
    size_t count = 0;
    for (; columns[count].name && (columns[count].title || !is_for_people); count++)
        table_add_column(table, columns[count].name, title_of(&columns[count], is_for_people),
                         columns[count].is_number ? COLUMN_NUMBER : COLUMN_TEXT);
    for (size_t row = 0; row < table_rows(rows); row++) {
        for (size_t i = 0; i < count; i++)
            cells[i] = table_cell(rows, row, i);
        table_add(table, cells, 0);
    }
    return table;
}

static Table *read_rows(Listing *listing, size_t first, size_t count, bool is_for_people)
{
    const char *cells[LISTING_FILTERS];
    char *ids = ids_as_json(listing, first, count);
    for (int i = 0; i < LISTING_FILTERS; i++)
        cells[i] = filter_for(listing, i);
    Table *rows = store_rows(listing->store, listing->queries, LISTING_ROWS, cells[0], cells[1],
                             cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8],
                             ids, language_codes[message_language()]);
    Table *table = rows ? under_titles(listing, rows, is_for_people) : NULL;
    table_free(rows);
    free(ids);
    return table;
}

const Table *listing_window(Listing *listing, size_t *row)
{
    bool is_there = listing->window && *row >= listing->first &&
                    *row < listing->first + table_rows(listing->window);
    if (!is_there) {
        size_t first = *row > WINDOW_ABOVE ? *row - WINDOW_ABOVE : 0;
        size_t left = listing->count - first;
        Table *window = read_rows(listing, first, left < WINDOW ? left : WINDOW, false);
        if (!window || *row - first >= table_rows(window)) {
            table_free(window);
            fail("this row is no longer there");
            return NULL;
        }
        table_free(listing->window);
        listing->window = window;
        listing->first = first;
    }
    *row -= listing->first;
    return listing->window;
}

Table *listing_piece(Listing *listing, size_t *next)
{
    size_t left = listing->count - *next, count = left < PIECE ? left : PIECE;
    Table *piece = read_rows(listing, *next, count, true);
    *next += count;
    return piece;
}

char *listing_quoted(const char *text)
{
    return json_to_line(json_of_text(text));
}

Store *listing_store(const Listing *listing)
{
    return listing->store;
}

bool listing_count(Store *store, ListingKind kind, int64_t *count)
{
    return store_number(store, count, listing_classes[kind].sizes, LISTING_COUNT);
}

Table *listing_practices(Store *store)
{
    static const Query practices[] = {
        { "t", "SELECT practice.id AS practice, iif(?1 = 'zh', practice.title_zh,"
               " practice.title_en) AS title FROM practice JOIN question"
               " ON question.id = question JOIN pillar ON pillar.id = pillar"
               " ORDER BY pillar.position, question.position, practice.position" },
        { 0 },
    };
    return store_rows(store, practices, 0, language_codes[message_language()]);
}
