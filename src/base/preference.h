/* SPDX-License-Identifier: GPL-3.0-or-later */
/* preference.h - what one person wants to be otherwise, in $XDG_CONFIG_HOME/wellbook/config: lines
 * "name = value", and "key.PLACE = F9" for a key that goes to a place. */
#ifndef PREFERENCE_H
#define PREFERENCE_H

#include "base/base.h"

typedef enum PreferenceId {
    PREFERENCE_COLOURS,
    PREFERENCE_MOUSE,
    PREFERENCE_FOLDER,
    PREFERENCES
} PreferenceId;

typedef struct Preference {
    const char *name, *help; /* N_("…") */
    const char *words;       /* the first is what it is unless said otherwise; NULL: any text */
} Preference;

extern const Preference preferences[PREFERENCES];

/* Reads the file; there need not be one. A line that says nothing known is left out: false, and
 * failure() names the first of them with its number. */
MUST_CHECK bool preference_read(void);

/* Borrowed; "" for a text that is not set. */
const char *preference(PreferenceId id);

/* Sets one and writes its line into the file; all other lines stay as they are. An empty text takes
 * it away. */
MUST_CHECK bool preference_set(PreferenceId id, const char *value);

/* The place of the word that is set among its words. */
size_t preference_word(PreferenceId id);

/* The name of the key that was chosen for a place, or NULL. Borrowed. */
const char *preference_key(const char *place);

#endif
