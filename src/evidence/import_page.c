/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "base/hash.h"
#include "base/text.h"
#include "evidence/import_state.h"
#include "evidence/import_table.h"

/* A listing of the service, which comes in pages: what its pages in this import say of it. Each
 * chain of pages by token ends with one that has none. */
struct ImportListing {
    uint64_t id; /* 0: a free place in the table */
    size_t ended;
    bool is_open;        /* so says the last page */
    int64_t rows, total; /* total: added up from first pages */
    int64_t said;        /* the largest that any page told */
    bool has_total, has_first;
    bool follows; /* the import before ended in the middle of it */
};

/* No listing has more; what a page says is any number. */
static const int64_t most_items = INT64_C(1) << 60;

static ImportListing *place_of(const Import *import, uint64_t id)
{
    return import_table_place(import->listings, import->listing_room, sizeof *import->listings,
                              (int64_t)id);
}

/* Of one check whatever the accounts, of one bill, or of all there is. */
static uint64_t listing_id(const Source *source, const ImportGroup *group)
{
    int64_t part = !source->is_listed_by_check || !group ? 0
                   : source->kind == KIND_COST           ? group->id
                                                         : group->rule;
    uint64_t id = hash_short((uint64_t)part, source->id, strlen(source->id));
    return id ? id : 1;
}

static ImportListing *listing_of(const Import *import, const ImportGroup *group)
{
    const Source *source = group->source;
    if (!import->listing_count || !source_has_pages(source))
        return NULL;
    ImportListing *listing = place_of(import, listing_id(source, group));
    return listing->id ? listing : NULL;
}

static const char *value_at(const Item *beside, const char *path)
{
    const char *value = *path ? item_get(beside, path) : NULL;
    return value ? value : "";
}

static void add_total(ImportListing *listing, const Source *source, const Item *beside)
{
    const char *total = value_at(beside, source->total), *page = value_at(beside, source->page);
    bool is_first = !*page || !strcmp(page, "1");
    int64_t count = strtoll(total, NULL, 10);
    if (!*total)
        return;
    count = count < 0 ? 0 : count < most_items ? count : most_items;
    listing->has_total = true;
    listing->said = count > listing->said ? count : listing->said;
    /* Without numbers, each page tells the total of all of them. */
    if (!*page)
        listing->total = count > listing->total ? count : listing->total;
    else if (is_first && listing->total < most_items)
        listing->total += count;
    listing->has_first |= is_first;
}

/* A last page may be empty: then it ends what stands before it. */
static bool is_end_of_last(const Import *import, const Item *beside)
{
    const Source *last = import->last_listed;
    return last && text_has_word(last->items, beside->items) &&
           place_of(import, import->last_listing)->is_open;
}

void import_page(Import *import, const Source *source, const Item *beside, int64_t items)
{
    const ImportGroup *group =
        import->page_group ? import_group_of(import, import->page_group) : NULL;
    import->page_group = 0;
    if (source ? !source_has_pages(source) : !is_end_of_last(import, beside))
        return;
    import->listings = import_table_grow(import->listings, import->listing_count,
                                         &import->listing_room, sizeof *import->listings);
    uint64_t id = source ? listing_id(source, group) : import->last_listing;
    source = source ? source : import->last_listed;
    ImportListing *listing = place_of(import, id);
    import->listing_count += !listing->id;
    listing->id = id;
    listing->rows += items;
    listing->is_open = *value_at(beside, source->more);
    listing->ended += !listing->is_open;
    add_total(listing, source, beside);
    import->last_listed = source;
    import->last_listing = id;
}

void import_follow_pages(Import *import)
{
    for (size_t i = 0; i < import->group_room; i++) {
        const ImportGroup *group = &import->groups[i];
        ImportListing *listing = group->id && group->waited ? listing_of(import, group) : NULL;
        if (listing)
            listing->follows = true;
    }
}

bool import_has_all_pages(const Import *import, const ImportGroup *group)
{
    const ImportListing *listing = listing_of(import, group);
    if (!listing)
        return true;
    if (listing->has_total)
        return listing->has_first &&
               listing->rows - (int64_t)import->tallies[group->tally].doubled >= listing->total;
    return listing->ended && !listing->follows;
}

bool import_waits(const Import *import, const ImportGroup *group)
{
    const ImportListing *listing = listing_of(import, group);
    return listing && !listing->has_total && !listing->ended;
}

ImportLength import_length(const Import *import, const ImportGroup *group)
{
    const ImportListing *listing = listing_of(import, group);
    if (!listing)
        return (ImportLength){ 0 };
    int64_t total = !listing->has_total ? 0 : listing->has_first ? listing->total : listing->said;
    return (ImportLength){ import_id(listing->id), listing->rows, total };
}
