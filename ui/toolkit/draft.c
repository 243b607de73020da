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

char *draft_begin(Draft *draft, Store *store, const DraftPlace *place, const char *initial)
{
    *draft = (Draft){ .store = store, .kept = xstrdup(initial) };
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
    screen_message(tr("This text was half typed when the program ended"));
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
    if (!engagement_keep_draft(draft->store, draft->place, text))
        screen_message(failure());
    draft->is_there = true;
    free(draft->kept);
    draft->kept = xstrdup(text);
}

void draft_drop(Draft *draft)
{
    if (draft->is_there && !engagement_keep_draft(draft->store, draft->place, NULL))
        screen_message(failure());
    draft->is_there = false;
}

void draft_end(Draft *draft)
{
    free(draft->place);
    free(draft->kept);
    *draft = (Draft){ 0 };
}
