/* SPDX-License-Identifier: GPL-3.0-or-later */
/* action_list.h - the actions of a screen as a list to read and to search. */
#ifndef ACTION_LIST_H
#define ACTION_LIST_H

#include "toolkit/screen.h"

/* Of this screen alone, shared with others of its kind, of every screen. */
typedef enum ActionGroup { ACTIONS_OWN, ACTIONS_SHARED, ACTIONS_EVERYWHERE } ActionGroup;

typedef struct ActionEntry {
    const Action *action;
    ActionGroup group;
    char *keys;   /* "Down, j" */
    char *folded; /* what a search looks in */
    bool applies; /* as things stood when the list was filled */
} ActionEntry;

typedef struct ActionList {
    ActionEntry *entries;
    size_t count, room;
} ActionList;

/* One entry for each function, with all its keys; rows without help are left out. */
void action_list_fill(ActionList *list, Screen *screen);
void action_list_clear(ActionList *list);

/* Whether the entry has every word, in English or the chosen language. */
bool action_entry_matches(const ActionEntry *entry, const char *words);

#endif
