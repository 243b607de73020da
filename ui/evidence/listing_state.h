/* SPDX-License-Identifier: GPL-3.0-or-later */
/* listing_state.h - what the screens of long lists hold: findings, resources, costs and the
 * tray are one screen with other rows. */
#ifndef LISTING_STATE_H
#define LISTING_STATE_H

#include "evidence/listing.h"
#include "evidence/proposal.h"
#include "toolkit/screen.h"
#include "toolkit/table_view.h"

typedef struct ListingState {
    TableView view;
    Listing *listing;
    ViewColumn columns[LISTING_COLUMNS];
    Table *titles;
    char *missing; /* exports of it whose rest has not come, in words */
    ListingFilter choosing; /* the filter whose values are being chosen */
    Table *values;
    Table *practices; /* those found for a check */

    /* Of the tray, read when first shown: what is proposed for the check of `proposed_for`. */
    Proposals *proposals;
    Table *proposed;
    char *proposed_for;
} ListingState;

/* What a list says of itself; N_("…"). */
typedef struct ListingWords {
    const char *title;
    const char *row, *rows; /* what one is, and several */
    const char *apart; /* those counted apart; NULL: none are */
    const char *empty;
    const char *kind; /* of missing_export; NULL: may be anything */
} ListingWords;

extern const ListingWords listing_words[LISTING_KINDS];

/* The columns and the number of rows that the listing has now. */
void listing_state_columns(ListingState *state);
void listing_state_show(ListingState *state);

/* Reads which exports are not all there. */
MUST_CHECK bool listing_state_look(Screen *screen);

/* Reads the rows anew after another filter or order, from the first row on. */
MUST_CHECK bool listing_state_reload(Screen *screen);

/* A cell of the row in focus; NULL, with the reason, when there is none. Borrowed. */
const char *listing_state_cell(Screen *screen, const char *column);

/* listing_map.c: asks for the best practice of the checks marked, or of the one in focus. */
bool listing_ask_practice(Screen *screen);

/* The practices proposed for it; NULL where none are. Borrowed. */
const Table *listing_proposed(Screen *screen);
bool listing_take_proposed(Screen *screen);

/* listing_filter.c: filters and export. */
bool listing_ask_words(Screen *screen);
bool listing_has_filters(Screen *screen);
bool listing_ask_filter(Screen *screen);
bool listing_clear_filters(Screen *screen);
bool listing_ask_export(Screen *screen);

#endif
