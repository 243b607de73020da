/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/home_rows.h"

#include <stdio.h>
#include <string.h>

#include "evidence/evidence_screens.h"

const HomeRow home_rows[HOME_ROWS] = {
    { "findings", N_("Findings"), &finding_screen, LISTING_FINDINGS },
    { "resources", N_("Resources"), &resource_screen, LISTING_RESOURCES },
    { "costs", N_("Costs"), &cost_screen, LISTING_COST_PRODUCTS },
};

bool home_rows_count(Store *store, char counts[HOME_ROWS][HOME_COUNT_SIZE])
{
    bool is_new = false;
    for (size_t i = 0; i < HOME_ROWS; i++) {
        int64_t count;
        char text[HOME_COUNT_SIZE];
        if (!listing_count(store, home_rows[i].rows, &count))
            continue;
        snprintf(text, sizeof text, "%lld", (long long)count);
        is_new = is_new || strcmp(text, counts[i]) != 0;
        strcpy(counts[i], text);
    }
    return is_new;
}

bool home_rows_open(Store *store, const char *kind)
{
    for (size_t i = 0; i < HOME_ROWS; i++)
        if (!strcmp(home_rows[i].kind, kind))
            return screen_push(home_rows[i].class, store,
                               &(ListingPlace){ home_rows[i].rows, NULL });
    return fail("this row leads nowhere");
}
