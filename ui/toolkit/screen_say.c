/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said below a screen: the message of the last key, which act was made and on which screen,
 * and what an undo would take back. */
#include "config.h"
#include "toolkit/screen.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/act_trail.h"
#include "toolkit/frame.h"
#include "toolkit/screen_private.h"
#include "workbook/journal.h"

static char *notice;
static bool notice_is_failure;

/* What the newest act did, of which workbook, and where the acts of this session were made. */
static char *said;
static const Store *said_of;
static ActTrail trail;

/* The newest act, of which workbook, after how many of its changes. */
static int64_t newest, newest_after;
static const Store *newest_of;

/* What `u` would take back, after which act of which workbook that was asked; -1: to be asked. */
static char *(*ask_undoable)(Screen *screen);
static char *undoable[LANGUAGE_COUNT];
static const Store *undoable_of;
static int64_t undoable_after = -1;
static bool undoable_waits = true;

static void replace(char **text, char *with)
{
    free(*text);
    *text = with;
}

int screen_growth(void)
{
    return notice ? frame_message_growth(notice) : 0;
}

static void set_notice(const char *text, bool is_failure)
{
    /* What a long message takes from the body must not be the row in focus. */
    int before = screen_growth();
    replace(&notice, text ? text_clean_line(text) : NULL);
    notice_is_failure = is_failure;
    screen_stale.stack = screen_stale.stack || screen_growth() != before;
}

void screen_message(const char *text)
{
    set_notice(text, false);
}

const char *screen_last_message(void)
{
    return notice;
}

void screen_report(bool ok)
{
    if (ok)
        return;
    const Screen *top = screen_top();
    bool is_unsaved = top && top->store && store_is_lost(top->store) && !store_kept(top->store);
    char *text = xasprintf("%s%s%s", failure(), is_unsaved ? " " : "",
                           is_unsaved ? tr("(K tries to save it again)") : "");
    set_notice(text, true);
    free(text);
}

void screen_hush(void)
{
    if (notice)
        set_notice(NULL, false);
}

void screen_draw_said(const Screen *screen)
{
    if (notice)
        frame_draw_message(notice, notice_is_failure);
    else
        frame_draw_said(said && said_of == screen->store ? said : "");
}

/* At most keys nothing was written; asking the file costs more than such a key may. */
static bool newest_act(Store *store, int64_t *number)
{
    if (store != newest_of || store_changes(store) != newest_after) {
        newest_of = NULL;
        if (!journal_newest(store, &newest))
            return false;
        newest_of = store;
        newest_after = store_changes(store);
    }
    *number = newest;
    return true;
}

/* ---- what an undo would take back ---- */

void screen_set_undoable(char *(*asked)(Screen *screen))
{
    ask_undoable = asked;
}

void screen_undoable_may_be_asked(void)
{
    undoable_waits = false;
}

static void forget_undoable(void)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        replace(&undoable[language], NULL);
}

/* In both languages, each when it is asked for; "": there is nothing. */
static const char *undoable_after_act(Screen *screen, int64_t number)
{
    char **words = &undoable[message_language()];
    if (number != undoable_after || screen->store != undoable_of)
        forget_undoable();
    undoable_after = number;
    undoable_of = screen->store;
    if (!*words) {
        char *asked = ask_undoable(screen);
        *words = asked ? asked : xstrdup("");
    }
    return *words;
}

/* Only where the key is within reach; reading the journal costs more than a key may, and than the
 * first picture may. */
const char *screen_undoable(Screen *screen)
{
    int64_t number;
    const Action *undo = screen_find(screen, 'u');
    bool is_asked = !undoable_waits && ask_undoable && screen->store && !screen_is_typing(screen) &&
                    !screen->class->extent && undo && screen_is_global(undo) &&
                    newest_act(screen->store, &number);
    return is_asked ? undoable_after_act(screen, number) : "";
}

/* ---- what was done where ---- */

static char *name_of(const Screen *screen)
{
    Screen *asked = (Screen *)screen;
    const char *subject = screen->class->subject ? screen->class->subject(asked) : "";
    return xasprintf("%s %s", screen->class->title, subject);
}

static char *path_of(Screen *screen)
{
    char *path = xstrdup("\n");
    for (; screen; screen = screen->below) {
        char *name = name_of(screen), *longer = xasprintf("\n%s%s", name, path);
        free(name);
        free(path);
        path = longer;
    }
    return path;
}

/* An act that its action said nothing of is said by the journal. */
static void say_act(Store *store, int64_t number)
{
    if (notice && notice_is_failure)
        return;
    replace(&said, notice ? xstrdup(notice) : journal_text(store, number, false));
    said_of = store;
}

void screen_watch(Screen *screen, void (*run)(void *data), void *data)
{
    int64_t before = 0, after = 0;
    Store *store = screen->store;
    bool is_known = store && newest_act(store, &before);
    Screen *ground = screen_ground(screen);
    char *path = path_of(ground), *title = xstrdup(screen_title(ground));
    run(data);
    if (is_known && newest_act(store, &after) && after > before) {
        for (int64_t number = before + 1; number <= after; number++)
            act_trail_add(&trail, store, number, path, title);
        say_act(store, after);
    }
    free(title);
    free(path);
}

void screen_forget_acts(void)
{
    act_trail_clear(&trail);
    replace(&said, NULL);
    forget_undoable();
    undoable_after = -1;
    newest_of = NULL;
    undoable_waits = true;
}

bool screen_made(const Screen *screen, int64_t act)
{
    const ActPlace *place = act_trail_find(&trail, screen->store, act);
    char *name = name_of(screen);
    bool is_here = place && act_place_is_on(place, name);
    free(name);
    return is_here;
}

const char *screen_of_act(const Screen *screen, int64_t act)
{
    const ActPlace *place = act_trail_find(&trail, screen->store, act);
    return place ? place->title : NULL;
}
