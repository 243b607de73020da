/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fields_screen.h - a float with a few fields of a line each. */
#ifndef FIELDS_SCREEN_H
#define FIELDS_SCREEN_H

#include "base/table.h"
#include "toolkit/draft.h"
#include "toolkit/screen.h"

enum { FIELDS_MOST = 8 };

typedef struct Field {
    const char *label;   /* N_("…") */
    const char *initial; /* copied; NULL: empty */

    /* Only one of these, shown through tr(); ends with NULL, borrowed. NULL: any text. */
    const char *const *choices;
    bool is_path; /* Tab completes it */

    /* Below the field: what is understood of it, or what may be typed; the caller frees.
     * `is_right`: it is understood. NULL: nothing to say. */
    char *(*say)(const char *typed, bool *is_right);
} Field;

typedef struct FieldsRequest {
    const char *title; /* N_("…") */
    Field fields[FIELDS_MOST];
    size_t count;

    /* As in TextRequest: where what is half typed is kept, or that it need not be. */
    DraftPlace draft;
    bool is_fleeting;

    /* Who or what was named before, for the first field; its owner is the float. NULL: nothing. */
    Table *names;

    /* What a field that was not typed into says, now that others changed; NULL: as it is. The float
     * frees it. May be NULL. */
    char *(*propose)(void *context, size_t field, const char *const values[]);

    /* False shows failure() and the float stays, at field `*wrong`. */
    bool (*done)(void *context, const char *const values[], size_t *wrong);
    void *context;
} FieldsRequest;

/* For Field.say of a date: as it is understood, or how one may be written. */
char *fields_say_date(const char *typed, bool *is_right);

/* Opened with a FieldsRequest. */
extern const ScreenClass fields_screen;

#endif
