/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nearness.h - how near texts are to each other in their words: Latin words without their endings,
 * Han characters by twos, each worth more the fewer texts have it. */
#ifndef NEARNESS_H
#define NEARNESS_H

#include "base/base.h"

typedef struct Nearness Nearness;

Nearness *nearness_new(void);
void nearness_free(Nearness *nearness);

/* The text's number, from 0 on. All are added before any is asked for. */
size_t nearness_add(Nearness *nearness, const char *text);

/* How near `text` is to each that was added: from 0, no word in common, to 1, the same words. */
void nearness_ask(Nearness *nearness, const char *text, double near[]);

/* Calls `take` for each word as it is compared. */
void nearness_words(const char *text, void (*take)(void *context, const char *word), void *context);

#endif
