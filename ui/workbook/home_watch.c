/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What home does while nobody types: it says who writes, counts, keeps the time of a session, and
 * makes a backup every hour. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "process/completion.h"
#include "process/session.h"
#include "toolkit/place.h"
#include "workbook/backup.h"
#include "workbook/home_state.h"
#include "workbook/journal.h"

enum { BACKUP_SECONDS = 3600 };

static void say_read_only(Screen *screen)
{
    char *message = xasprintf("%s%s%s", tr("The workbook is open read-only:"),
                              message_gap(tr("The workbook is open read-only:")),
                              store_read_only_why(screen->store));
    screen_message(message);
    free(message);
}

/* Where it lies, when that asks for care. */
static void say_notice(Screen *screen)
{
    char *notice = store_notice(screen->store);
    if (notice)
        screen_message(notice);
    free(notice);
}

/* One writer: a second program opens the workbook for reading and says who holds it. */
void home_claim(Screen *screen)
{
    if (!store_claim(screen->store)) {
        bool is_held = store_is_held(screen->store);
        char *message = xasprintf("%s%s%s", failure(), is_held ? " " : "",
                                  is_held ? tr("(T takes it over)") : "");
        store_set_read_only(screen->store, failure());
        screen_message(message);
        free(message);
    } else if (!completion_seal(screen->store))
        screen_message(failure());
    else if (store_is_read_only(screen->store))
        say_read_only(screen);
    else
        say_notice(screen);
}

/* Asked with every key, and of the file only after something was written here. */
static bool is_live(Screen *screen)
{
    Home *home = screen->state;
    int64_t changes = store_changes(screen->store) + 1;
    if (home->live_after != changes) {
        home->live_after = changes;
        home->is_live = session_is_live(screen->store);
    }
    return home->is_live;
}

/* The first idle second completes the lists; after that a backup is made every hour in
 * which something is done. */
bool home_wants_tick(Screen *screen)
{
    const Home *home = screen->state;
    return !home->is_complete || !home->is_counted || is_live(screen) ||
           date_now() - home->backed_up >= BACKUP_SECONDS;
}

static void back_up(Screen *screen)
{
    Home *home = screen->state;
    home->backed_up = date_now();
    if (store_is_read_only(screen->store) || !strcmp(store_path(screen->store), ":memory:"))
        return;
    char *path = backup_make(screen->store, NULL);
    if (!path)
        screen_message(failure());
    free(path);
}

static void begin_clock(Screen *screen, double now)
{
    Home *home = screen->state;
    int64_t seconds = 0;
    if (session_seconds(screen->store, &seconds))
        clock_begin(&home->clock, now, (double)seconds);
    home->is_clocked = true;
    home->kept = now;
}

/* Each act says that somebody is at work. Every fifteen seconds what was counted is kept. */
static void beat(Screen *screen)
{
    Home *home = screen->state;
    JournalAct act = { .number = home->act };
    double now = date_monotonic();
    bool runs = !store_is_read_only(screen->store) && session_is_live(screen->store);
    if (runs && !home->is_clocked)
        begin_clock(screen, now);
    home->is_clocked = runs;
    if (!runs)
        return;
    bool is_active = journal_next(screen->store, &act) && act.number != home->act;
    home->act = act.number;
    (is_active ? clock_touch : clock_beat)(&home->clock, now);
    if (now - home->kept < CLOCK_BEAT)
        return;
    home->kept = now;
    if (!session_beat(screen->store, (int64_t)home->clock.seconds))
        screen_message(failure());
}

/* Says whether one is another than before; one that cannot be told stays as it was. */
static bool count_places(Screen *screen)
{
    Home *home = screen->state;
    const Place *places = place_all();
    bool is_new = false;
    for (size_t i = 0; places[i].id; i++) {
        char *status = places[i].status ? places[i].status(screen->store, &places[i]) : NULL;
        if (!status)
            continue;
        is_new = is_new || !home->status[i] || strcmp(status, home->status[i]) != 0;
        free(home->status[i]);
        home->status[i] = status;
    }
    return is_new;
}

void home_tick(Screen *screen)
{
    Home *home = screen->state;
    beat(screen);
    bool is_first = !home->is_complete;
    bool is_new = !home->is_counted && count_places(screen);
    home->is_complete = true;
    if (is_first && !store_check_pages(screen->store))
        say_read_only(screen);
    if ((is_first || is_new) && screen_top() == screen && !home_load(screen))
        screen_message(failure());
    home->is_counted = true;
    if (is_first)
        home_add_to_recent(screen);
    if (is_first || date_now() - home->backed_up >= BACKUP_SECONDS)
        back_up(screen);
    if (is_first)
        give_back_memory();
}

