/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/buffer.h"
#include "evidence/listing_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "evidence/listing_export.h"
#include "toolkit/choice_screen.h"
#include "toolkit/text_screen.h"

/* ---- words ---- */

static bool take_words(void *context, const char *text)
{
    Screen *screen = context;
    ListingState *state = screen->state;
    char *words = text_trim(text);
    listing_filter(state->listing, FILTER_TEXT, *words ? words : NULL, words);
    free(words);
    return listing_state_reload(screen);
}

bool listing_ask_words(Screen *screen)
{
    const ListingState *state = screen->state;
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Only rows with"),
                                       .help = N_("Words of a row; empty shows all"),
                                       .is_fleeting = true,
                                       .initial = listing_filtered_by(state->listing, FILTER_TEXT),
                                       .done = take_words,
                                       .context = screen });
}

/* ---- values ---- */

/* The values chosen, as JSON and in words. */
static void join(const Table *values, const bool *chosen, Buffer *wanted, Buffer *label)
{
    for (size_t row = 0; row < table_rows(values); row++)
        if (chosen[row]) {
            char *quoted = listing_quoted(table_cell(values, row, 0));
            buffer_join(wanted, ",", quoted);
            buffer_join(label, "/", table_cell(values, row, 1));
            free(quoted);
        }
}

static bool take_values(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    ListingState *state = screen->state;
    Buffer wanted = { 0 }, label = { 0 };
    join(state->values, chosen, &wanted, &label);
    char *array = xasprintf("[%s]", buffer_text(&wanted));
    bool is_any = first < table_rows(state->values);
    listing_filter(state->listing, state->choosing, is_any ? array : NULL, buffer_text(&label));
    free(array);
    buffer_free(&wanted);
    buffer_free(&label);
    return listing_state_reload(screen);
}

static bool push_values(Screen *screen)
{
    ListingState *state = screen->state;
    size_t count = table_rows(state->values);
    const char *now = listing_filtered_by(state->listing, state->choosing);
    const char **labels = xcalloc(count, sizeof *labels);
    bool *initial = xcalloc(count, sizeof *initial);
    for (size_t row = 0; row < count; row++) {
        char *quoted = listing_quoted(table_cell(state->values, row, 0));
        labels[row] = table_cell(state->values, row, 1);
        initial[row] = now && strstr(now, quoted);
        free(quoted);
    }
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = listing_filter_name(state->choosing),
                                              .labels = labels,
                                              .count = count,
                                              .initial = initial,
                                              .several = true,
                                              .done = take_values,
                                              .context = screen });
    free(labels);
    free(initial);
    return done;
}

/* The filters that the list has, in order, into `filters`. */
static size_t filters_of(const ListingState *state, ListingFilter filters[LISTING_FILTERS])
{
    size_t count = 0;
    for (int i = 0; i < FILTER_TEXT; i++)
        if (listing_has_filter(state->listing, (ListingFilter)i))
            filters[count++] = (ListingFilter)i;
    return count;
}

static bool take_filter(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    ListingState *state = screen->state;
    ListingFilter filters[LISTING_FILTERS];
    (void)chosen;
    filters_of(state, filters);
    state->choosing = filters[first];
    Table *values = listing_values(state->listing, state->choosing);
    if (!values)
        return false;
    table_free(state->values);
    state->values = values;
    return table_rows(values) ? push_values(screen) : fail("there is nothing to choose from");
}

bool listing_has_filters(Screen *screen)
{
    ListingFilter filters[LISTING_FILTERS];
    return filters_of(screen->state, filters);
}

bool listing_ask_filter(Screen *screen)
{
    const ListingState *state = screen->state;
    ListingFilter filters[LISTING_FILTERS];
    const char *labels[LISTING_FILTERS];
    size_t count = filters_of(state, filters);
    for (size_t i = 0; i < count; i++)
        labels[i] = listing_filter_name(filters[i]);
    if (!count)
        return fail("this list is filtered by words only: /");
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Filter by"),
                                         .labels = labels,
                                         .count = count,
                                         .done = take_filter,
                                         .context = screen });
}

bool listing_clear_filters(Screen *screen)
{
    ListingState *state = screen->state;
    for (int i = 0; i < LISTING_FILTERS; i++)
        listing_filter(state->listing, (ListingFilter)i, NULL, NULL);
    return listing_state_reload(screen);
}

/* ---- export ---- */

static bool take_format(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    ListingState *state = screen->state;
    (void)chosen;
    char *path = listing_export(state->listing, (ListingFormat)first);
    state->view.count = listing_rows(state->listing);
    if (!path)
        return false;
    char *message = xasprintf("%s%s%s", tr("Written:"), message_gap(tr("Written:")), path);
    screen_message(message);
    free(message);
    free(path);
    return true;
}

bool listing_ask_export(Screen *screen)
{
    static const char *const labels[] = { "CSV", "XLSX", "JSON" };
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Write the rows shown as"),
                                         .labels = labels,
                                         .count = COUNT(labels),
                                         .done = take_format,
                                         .context = screen });
}
