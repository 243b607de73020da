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
    bool done =
        recommendation_split(asked->screen->store, asked->id, titles, count, message_language());
    free(titles);
    free(copy);
    return done;
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
    bool done = screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Split"),
                        .help = N_("A title a line: the first is what it keeps, each of the others"
                                   " becomes a part with its share of risk, effort and amounts"),
                        .initial = title,
                        .draft = { "recommendation", { id, "parts" } },
                        .is_long = true,
                        .done = take_titles,
                        .release = release,
                        .context = asked });
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
