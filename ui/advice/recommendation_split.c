/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/recommendation_split.h"

#include <stdlib.h>
#include <string.h>

#include "advice/recommendation.h"
#include "base/text.h"
#include "engagement/engagement.h"
#include "toolkit/text_screen.h"

typedef struct Asked {
    Screen *screen;
    char *id;
} Asked;

static void release(void *context)
{
    Asked *asked = context;
    free(asked->id);
    free(asked);
}

/* Where half-typed titles are kept. */
static char *place_of(const Asked *asked)
{
    return xasprintf("recommendation/%s/parts", asked->id);
}

/* One title a line; empty lines are none. */
static bool take_titles(void *context, const char *text)
{
    const Asked *asked = context;
    char *copy = xstrdup(text), *rest = copy;
    size_t count = 0, room = 0;
    const char **titles = NULL;
    for (char *line; (line = strsep(&rest, "\n"));)
        if (line[strspn(line, " \t")]) {
            titles = xgrow(titles, count, &room, sizeof *titles);
            titles[count++] = line;
        }
    Store *store = asked->screen->store;
    char *place = place_of(asked);
    bool done =
        store_begin(store) && store_end(store, recommendation_split(store, asked->id, titles, count,
                                                                    message_language()) &&
                                                   engagement_keep_draft(store, place, NULL));
    free(place);
    free(titles);
    free(copy);
    return done;
}

static void keep_titles(void *context, const char *text)
{
    const Asked *asked = context;
    char *place = place_of(asked);
    if (!engagement_keep_draft(asked->screen->store, place, text))
        screen_message(failure());
    free(place);
}

static char *title_of(Store *store, const char *id)
{
    Recommendations *all = recommendation_open(store, message_language());
    const Recommendation *one = all ? recommendation_find(all, id) : NULL;
    char *title = one ? xasprintf("%s\n", recommendation_text(all, one, "title")) : NULL;
    recommendation_close(all);
    return title;
}

bool recommendation_ask_parts(Screen *screen, const char *id)
{
    char *title = title_of(screen->store, id);
    if (!title)
        return false;
    Asked *asked = xcalloc(1, sizeof *asked);
    *asked = (Asked){ screen, xstrdup(id) };
    char *place = place_of(asked), *draft = engagement_draft(screen->store, place);
    bool done = screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Split"),
                        .help = N_("A title a line: the first is what it keeps, each of the others"
                                   " becomes a part with its share of risk, effort and amounts"),
                        .initial = draft && *draft ? draft : title,
                        .is_long = true,
                        .done = take_titles,
                        .keep = keep_titles,
                        .release = release,
                        .context = asked });
    free(draft);
    free(place);
    free(title);
    return done;
}

bool recommendation_apart(Screen *screen, const char *id)
{
    size_t count;
    if (!recommendation_take_apart(screen->store, id, &count))
        return false;
    char *message = xasprintf(tr("Taken apart: %zu"), count);
    screen_message(message);
    free(message);
    return true;
}
