/* SPDX-License-Identifier: GPL-3.0-or-later */
/* listing_export.h - the rows of a list, as filtered and sorted, as a file. */
#ifndef LISTING_EXPORT_H
#define LISTING_EXPORT_H

#include "evidence/listing.h"

typedef enum ListingFormat {
    LISTING_CSV,
    LISTING_XLSX,
    LISTING_JSON,
    LISTING_FORMATS
} ListingFormat;

/* Into the current folder, under a name that is still free. Returns the path, which the
 * caller frees, or NULL. The file is whole or not there. */
char *listing_export(Listing *listing, ListingFormat format);

#endif
