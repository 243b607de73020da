/* SPDX-License-Identifier: GPL-3.0-or-later */
/* home_state.h - what home knows, for home_*.c alone. */
#ifndef HOME_STATE_H
#define HOME_STATE_H

#include "process/clock.h"
#include "process/road.h"
#include "toolkit/table_view.h"

enum { HOME_TITLE, HOME_STATUS, HOME_PLACE, HOME_WORKLOAD }; /* columns of home's rows */
enum { HOME_ALL = 1000, HOME_IN_HAND = 1001 };               /* in place of a phase */

typedef struct Home {
    TableView view;
    Road *road;
    size_t shown; /* the number of a phase, HOME_ALL, or HOME_IN_HAND before the first look */
    size_t in_hand;
    char *next;       /* the step that the focus was put on */
    size_t next_row;  /* where the next step stands in the phase that is shown */
    char *use, *pace; /* man-days and what is left, in words */
    Table *rows;
    Table *pillars; /* of the workload of the row in focus */
    char *pillars_name;

    /* What is done while nobody types. */
    Clock clock; /* of the session that runs */
    bool is_clocked;
    double kept;       /* the monotonic clock when its seconds were last kept */
    int64_t act;       /* the last one: a sign of life */
    int64_t backed_up; /* when, in seconds */
    char **status;     /* of each place, in their order; NULL: not counted yet */
    bool is_counted;
    bool is_complete; /* counted once, and the file looked through */
    bool is_live;     /* a session runs; as it was after so many changes */
    int64_t live_after;
} Home;

/* Reads everything anew. */
MUST_CHECK bool home_load(Screen *screen);

/* All that can be opened, or what is to be done in the phase that is shown. */
MUST_CHECK bool home_rows_fill(Screen *screen);

void home_draw(Screen *screen, WINDOW *body);

/* Among the workbooks opened last. Not before the first picture: it waits for the disk. */
void home_add_to_recent(Screen *screen);

/* Who writes; then counts, the clock of a session and the hourly backup, once a second. */
void home_claim(Screen *screen);
bool home_wants_tick(Screen *screen);
void home_tick(Screen *screen);

#endif
