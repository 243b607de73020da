/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/listing_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "evidence/finding.h"
#include "toolkit/choice_screen.h"
#include "toolkit/text_screen.h"

/* All as one act; each key is a source and its check, a line each. */
static bool map_all(Store *store, char *const keys[], size_t count, const char *practice)
{
    if (!store_begin(store))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        char *source = xstrdup(keys[i]), *check = strchr(source, '\n');
        if (check)
            *check++ = '\0';
        done = check && finding_map(store, source, check, practice);
        free(source);
    }
    return store_end(store, done);
}

static void say_mapped(char *const keys[], size_t count, const char *practice)
{
    char *message =
        count == 1
            ? xasprintf(tr("%s belongs to %s from now on"), strchr(keys[0], '\n') + 1, practice)
            : xasprintf(tr("%zu checks belong to %s from now on"), count, practice);
    screen_message(message);
    free(message);
}

static bool map_to(Screen *screen, const char *practice)
{
    ListingState *state = screen->state;
    size_t count;
    char **keys = table_view_chosen(&state->view, &count);
    bool is_mapped = map_all(screen->store, keys, count, practice);
    if (is_mapped)
        say_mapped(keys, count, practice);
    table_view_free_keys(keys, count);
    if (!is_mapped)
        return false;
    size_t row = state->view.selected;
    bool done = listing_state_reload(screen);
    table_view_select(&state->view, row);
    return done;
}

static bool take_practice(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    ListingState *state = screen->state;
    (void)chosen;
    return map_to(screen, table_cell(state->practices, first, 0));
}

static bool matches(const char *id, const char *title, const char *wanted)
{
    char *all = xasprintf("%s %s", id, title), *folded = text_fold(all);
    bool found = text_contains(folded, wanted);
    free(all);
    free(folded);
    return found;
}

/* The best practices that have the words; NULL on failure. */
static Table *find_practices(Store *store, const char *words)
{
    Table *all = listing_practices(store), *found = NULL;
    if (!all)
        return NULL;
    char *wanted = text_fold(words);
    found = table_new();
    table_add_column(found, "practice", "", COLUMN_TEXT);
    table_add_column(found, "label", "", COLUMN_TEXT);
    for (size_t row = 0; row < table_rows(all); row++) {
        const char *id = table_cell(all, row, 0), *title = table_cell(all, row, 1);
        if (!matches(id, title, wanted))
            continue;
        char *label = xasprintf("%s  %s", id, title);
        table_add(found, (const char *const[]){ id, label }, 0);
        free(label);
    }
    free(wanted);
    table_free(all);
    return found;
}

static bool take_words(void *context, const char *text)
{
    Screen *screen = context;
    ListingState *state = screen->state;
    Table *found = find_practices(screen->store, text);
    size_t count = found ? table_rows(found) : 0;
    if (!count) {
        table_free(found);
        return found && fail("no best practice contains '%s'", text);
    }
    table_free(state->practices);
    state->practices = found;
    const char **labels = xcalloc(count, sizeof *labels);
    for (size_t row = 0; row < count; row++)
        labels[row] = table_cell(found, row, 1);
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Its best practice"),
                                              .labels = labels,
                                              .count = count,
                                              .done = take_practice,
                                              .context = screen });
    free(labels);
    return done;
}

bool listing_ask_practice(Screen *screen)
{
    if (!listing_state_cell(screen, "check"))
        return false;
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Find its best practice"),
                                       .help = N_("A number such as SEC04, or words of its title"),
                                       .is_fleeting = true,
                                       .done = take_words,
                                       .context = screen });
}

/* ---- proposals ---- */

const Table *listing_proposed(Screen *screen)
{
    ListingState *state = screen->state;
    const char *source = listing_state_cell(screen, "source");
    const char *check = source ? listing_state_cell(screen, "check") : NULL;
    if (!check)
        return NULL;
    char *wanted = xasprintf("%s %s", source, check);
    if (state->proposed_for && !strcmp(state->proposed_for, wanted)) {
        free(wanted);
        return state->proposed;
    }
    free(state->proposed_for);
    table_free(state->proposed);
    state->proposed_for = wanted;
    if (!state->proposals)
        state->proposals = proposal_read(screen->store);
    state->proposed =
        state->proposals ? proposal_of_check(state->proposals, screen->store, source, check) : NULL;
    return state->proposed;
}

bool listing_take_proposed(Screen *screen)
{
    const Table *proposed = listing_proposed(screen);
    size_t row = (size_t)(screen_key() - '1');
    if (!proposed || row >= table_rows(proposed))
        return fail("no best practice is proposed under this number");
    char *practice = xstrdup(table_cell(proposed, row, 0));
    bool done = map_to(screen, practice);
    free(practice);
    return done;
}
