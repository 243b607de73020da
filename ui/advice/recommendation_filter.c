/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/recommendation_filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "toolkit/choice_screen.h"

typedef struct Asked {
    Screen *screen;
    RowsFilters *filters;
    bool (*reload)(Screen *);
    size_t filter;
    Table *values; /* code, label */
} Asked;

static void forget(RowsFilters *filters, size_t filter)
{
    free(filters->codes[filter]);
    free(filters->labels[filter]);
    filters->codes[filter] = filters->labels[filter] = NULL;
}

void recommendation_filters_clear(RowsFilters *filters)
{
    for (size_t i = 0; i < ROWS_FILTERS; i++)
        forget(filters, i);
}

bool recommendation_is_filtered(const RowsFilters *filters)
{
    for (size_t i = 0; i < ROWS_FILTERS; i++)
        if (filters->codes[i])
            return true;
    return false;
}

char *recommendation_filter_text(const RowsFilters *filters)
{
    Buffer text = { 0 };
    for (size_t i = 0; i < ROWS_FILTERS; i++)
        if (filters->labels[i])
            buffer_add_format(&text, " %s", filters->labels[i]);
    return buffer_take(&text);
}

static void release(void *context)
{
    Asked *asked = context;
    table_free(asked->values);
    free(asked);
}

/* ---- values ---- */

/* None chosen is no filter. */
static bool take_values(void *context, const bool *chosen, size_t first)
{
    const Asked *asked = context;
    size_t count = table_rows(asked->values), filter = asked->filter;
    Buffer codes = { 0 }, labels = { 0 };
    for (size_t row = 0; row < count; row++)
        if (chosen[row]) {
            buffer_add_format(&codes, "%s%s,", codes.bytes ? "" : ",",
                              table_cell(asked->values, row, 0));
            buffer_join(&labels, "/", table_cell(asked->values, row, 1));
        }
    forget(asked->filters, filter);
    asked->filters->codes[filter] = first < count ? buffer_take(&codes) : NULL;
    asked->filters->labels[filter] = first < count ? buffer_take(&labels) : NULL;
    buffer_free(&codes);
    buffer_free(&labels);
    return asked->reload(asked->screen);
}

static bool push_values(Asked *asked)
{
    size_t count = table_rows(asked->values);
    const char *now = asked->filters->codes[asked->filter];
    const char **labels = xcalloc(count, sizeof *labels);
    bool *initial = xcalloc(count, sizeof *initial);
    for (size_t row = 0; row < count; row++) {
        labels[row] = table_cell(asked->values, row, 1);
        initial[row] = now && rows_has_code(now, table_cell(asked->values, row, 0));
    }
    bool done = screen_push(&choice_screen, asked->screen->store,
                            &(ChoiceRequest){ .title = rows_filter_names[asked->filter],
                                              .labels = labels,
                                              .count = count,
                                              .initial = initial,
                                              .several = true,
                                              .done = take_values,
                                              .release = release,
                                              .context = asked });
    free(labels);
    free(initial);
    return done;
}

/* ---- what to filter by ---- */

static bool take_filter(void *context, const bool *chosen, size_t first)
{
    const Asked *before = context;
    (void)chosen;
    if (first == ROWS_FILTERS) {
        recommendation_filters_clear(before->filters);
        return before->reload(before->screen);
    }
    Recommendations *all = recommendation_open(before->screen->store, message_language());
    if (!all)
        return false;
    Asked *asked = xcalloc(1, sizeof *asked);
    *asked = *before;
    asked->filter = first;
    asked->values = recommendation_values(all, first);
    recommendation_close(all);
    return push_values(asked);
}

bool recommendation_ask_filter(Screen *screen, RowsFilters *filters, bool (*reload)(Screen *))
{
    const char *labels[ROWS_FILTERS + 1];
    Asked *asked = xcalloc(1, sizeof *asked);
    *asked = (Asked){ screen, filters, reload, 0, NULL };
    memcpy(labels, rows_filter_names, sizeof rows_filter_names);
    labels[ROWS_FILTERS] = N_("Show all rows again");
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Filter by"),
                                         .labels = labels,
                                         .count = ROWS_FILTERS + 1,
                                         .done = take_filter,
                                         .release = release,
                                         .context = asked });
}
