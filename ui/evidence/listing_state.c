/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/listing_state.h"

#include <stdlib.h>

#include "base/message.h"
#include "evidence/evaluation.h"

const ListingWords listing_words[LISTING_KINDS] = {
    [LISTING_FINDINGS] = { N_("Findings"), N_("finding"), N_("findings"), N_("suppressed"),
                           N_("No finding here. Import reads exports of Governance Center, Config"
                              " and others; f and / change what is shown."),
                           "finding" },
    [LISTING_RESOURCES] = { N_("Resources"), N_("resource"), N_("resources"), N_("gone"),
                            N_("No resource here. Import reads exports of Resource Center and"
                               " others; f and / change what is shown."),
                            "resource" },
    [LISTING_COST_PRODUCTS] = { N_("Costs by product"), N_("row"), N_("rows"), NULL,
                                N_("No cost here. Import reads bills; f and / change what is"
                                   " shown."),
                                "cost" },
    [LISTING_COST_ACCOUNTS] = { N_("Costs by account"), N_("row"), N_("rows"), NULL,
                                N_("No cost here. Import reads bills; f and / change what is"
                                   " shown."),
                                "cost" },
    [LISTING_COST_TAGS] = { N_("Costs by tag"), N_("row"), N_("rows"), NULL,
                            N_("No cost here. Import reads bills; f and / change what is"
                               " shown."),
                            "cost" },
    [LISTING_COST_MONTHS] = { N_("Costs by month"), N_("row"), N_("rows"), NULL,
                              N_("No cost here. Import reads bills; f and / change what is"
                                 " shown."),
                              "cost" },
    [LISTING_UNMAPPED] = { N_("Unmapped checks"), N_("check"), N_("checks"), NULL,
                           N_("Every imported check belongs to a best practice. v shows the rows"
                              " that could not be read."),
                           NULL },
    [LISTING_UNREADABLE] = { N_("Unreadable rows"), N_("row"), N_("rows"), NULL,
                             N_("Every imported row could be read. v shows the checks without a"
                                " best practice.") },
};

static size_t group(void *data, size_t row)
{
    return listing_group(data, row);
}

void listing_state_columns(ListingState *state)
{
    const ListingColumn *columns = listing_columns(state->listing);
    size_t shown = 0;
    table_free(state->titles);
    state->titles = table_new();
    for (size_t i = 0; columns[i].name; i++) {
        const char *title = columns[i].title ? columns[i].title : "";
        table_add_column(state->titles, columns[i].name, title,
                         columns[i].is_number ? COLUMN_NUMBER : COLUMN_TEXT);
        if (columns[i].width)
            state->columns[shown++] = (ViewColumn){ i, columns[i].width };
    }
    state->columns[shown] = (ViewColumn){ 0 };
    state->view.table = state->titles;
    state->view.columns = state->columns;
    state->view.sorted = listing_sorted_by(state->listing) + 1;
    state->view.is_descending = listing_is_reversed(state->listing);
    state->view.group = listing_has_groups(state->listing) ? group : NULL;
}

void listing_state_show(ListingState *state)
{
    bool is_complete = listing_is_complete(state->listing);
    state->view.count = listing_rows(state->listing);
    state->view.empty = is_complete ? tr(listing_words[listing_kind(state->listing)].empty)
                                    : tr("Reading all rows; one moment.");
    table_view_select(&state->view, state->view.selected);
    table_view_keep_marks(&state->view);
    table_view_arrange(&state->view);
}

bool listing_state_look(Screen *screen)
{
    ListingState *state = screen->state;
    const char *kind = listing_words[listing_kind(state->listing)].kind;
    free(state->missing);
    state->missing = evaluation_missing(screen->store, kind ? kind : "", message_language());
    return state->missing;
}

bool listing_state_reload(Screen *screen)
{
    ListingState *state = screen->state;
    state->view.selected = 0;
    if (!listing_load(state->listing) || !listing_state_look(screen))
        return false;
    listing_state_columns(state);
    listing_state_show(state);
    return true;
}

const char *listing_state_cell(Screen *screen, const char *column)
{
    ListingState *state = screen->state;
    long focus = table_view_row(&state->view);
    size_t row = (size_t)focus;
    const Table *table = focus < 0 ? NULL : listing_window(state->listing, &row);
    if (focus < 0)
        fail("the list is empty");
    return table ? table_get(table, row, column) : NULL;
}
