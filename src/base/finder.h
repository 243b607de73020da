/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finder.h - how well a thing answers to what somebody typed to find it: by its names in both
 * languages, their first letters, the initials of their pinyin, its id, and other words for it. */
#ifndef FINDER_H
#define FINDER_H

#include "base/base.h"

typedef struct Finder Finder;

/* From data/pinyin.csv and data/aliases.csv; without them it knows neither. */
Finder *finder_new(void);
void finder_free(Finder *finder);

/* All that a thing is called: english has its Chinese twin in the catalogue; id is what
 * data/aliases.csv says other words for. Either may be "". The caller frees. */
char *finder_names(const Finder *finder, const char *english, const char *id);

/* The same of names that are not in the catalogue, one a line. */
char *finder_names_of(const Finder *finder, const char *known, const char *id);

/* Of text_fold(): how well all the words of a query answer to names and what else is said of the
 * thing: FINDER_NOT, or less for better. */
enum { FINDER_BEGINS, FINDER_NAMED, FINDER_SAID, FINDER_NOT };
int finder_score(const char *names, const char *said, const char *query);

#endif
