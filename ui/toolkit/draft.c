/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/buffer.h"
#include "base/message.h"
#include "engagement/engagement.h"
#include "toolkit/screen.h"

static char *place_of(const DraftPlace *place)
{
    Buffer text = { 0 };
    buffer_add(&text, place->what);
    for (size_t i = 0; i < COUNT(place->of) && place->of[i]; i++)
        buffer_add_format(&text, "/%s", place->of[i]);
    return buffer_take(&text);
}

/* What stood there when it was begun, kept beside it. */
static char *place_before(const Draft *draft)
{
    return xasprintf("%s before", draft->place);
}

/* A colleague's merge, or another program, may have said something else there since. */
static void find_changed(Draft *draft, const char *initial)
{
    char *place = place_before(draft), *before = engagement_draft(draft->store, place);
    if (before && strcmp(before, initial) != 0) {
        draft->stands = xstrdup(*initial ? initial : tr("(empty)"));
        for (char *end = strchr(draft->stands, '\n'); end; end = strchr(end, '\n'))
            *end = ' ';
    }
    free(before);
    free(place);
}

char *draft_begin(Draft *draft, Store *store, const DraftPlace *place, const char *initial)
{
    *draft = (Draft){ .store = store, .kept = xstrdup(initial), .before = xstrdup(initial) };
    if (!store || !place->what)
        return NULL;
    draft->place = place_of(place);
    char *text = engagement_draft(store, draft->place);
    draft->is_there = text && *text;
    if (!draft->is_there) {
        free(text);
        return NULL;
    }
    free(draft->kept);
    draft->kept = xstrdup(text);
    find_changed(draft, initial);
    screen_message(draft->stands ? tr("This text was half typed when the program ended, and what "
                                      "stands there was changed"
                                      " since")
                                 : tr("This text was half typed when the program ended"));
    return text;
}

bool draft_is_behind(const Draft *draft, const char *text)
{
    return draft->place && strcmp(text, draft->kept) != 0;
}

/* What could not be kept is tried again with the next thing that is typed, not each second. */
void draft_keep(Draft *draft, const char *text)
{
    if (!draft_is_behind(draft, text))
        return;
    char *place = draft->is_there ? NULL : place_before(draft);
    if (!engagement_keep_draft(draft->store, draft->place, text) ||
        (place && !engagement_keep_draft(draft->store, place, draft->before)))
        screen_message(failure());
    free(place);
    draft->is_there = true;
    free(draft->kept);
    draft->kept = xstrdup(text);
}

bool draft_may_replace(Draft *draft)
{
    if (!draft->stands)
        return true;
    char *message = xasprintf(tr("There stands now: %s. The same key again replaces it, Esc twice"
                                 " leaves it"),
                              draft->stands);
    screen_message(message);
    free(message);
    free(draft->stands);
    draft->stands = NULL;
    return false;
}

void draft_drop(Draft *draft)
{
    char *place = draft->is_there ? place_before(draft) : NULL;
    if (place && (!engagement_keep_draft(draft->store, draft->place, NULL) ||
                  !engagement_keep_draft(draft->store, place, NULL)))
        screen_message(failure());
    free(place);
    draft->is_there = false;
}

void draft_end(Draft *draft)
{
    free(draft->place);
    free(draft->kept);
    free(draft->before);
    free(draft->stands);
    *draft = (Draft){ 0 };
}
