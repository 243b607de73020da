/* SPDX-License-Identifier: GPL-3.0-or-later */
/* choice_screen.h - picks one or several of a list in a float. */
#ifndef CHOICE_SCREEN_H
#define CHOICE_SCREEN_H

#include "toolkit/screen.h"

typedef struct ChoiceRequest {
    const char *title;         /* shown through tr(); copied */
    const char *const *labels; /* the same */
    size_t count;
    const bool *initial; /* count of them; NULL is none; for one, where the focus starts */
    bool several;

    /* `chosen` has `count` values; `first` is the first that is true, or `count`. False
     * shows failure() and the float stays. */
    bool (*done)(void *context, const bool *chosen, size_t first);

    /* The float is gone, accepted or not: frees the context. May be NULL. */
    void (*release)(void *context);
    void *context;
} ChoiceRequest;

/* Opened with a ChoiceRequest. */
extern const ScreenClass choice_screen;

#endif
