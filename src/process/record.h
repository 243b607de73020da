/* SPDX-License-Identifier: GPL-3.0-or-later */
/* record.h - what is recorded of the walk: contacts, prerequisites, minutes, communication and the
 * like, a row each. Which columns a table has, and which codes they take, stands in entity.c. */
#ifndef RECORD_H
#define RECORD_H

#include "base/file.h"
#include "base/id.h"
#include "store/store.h"

/* Fields are NAME=VALUE. Codes are accepted as such or as their word in either language, dates as
 * people write them; an empty value clears. One act; fails on unknown names and bad values. */
MUST_CHECK bool record_add(Store *store, const char *table, const char *const fields[],
                           size_t count, char id[ID_SIZE]);

/* `id` may be the beginning of one, if no other row begins so. Of what the service fixes
 * (prerequisite, raci) it is the id of its row. */
MUST_CHECK bool record_set(Store *store, const char *table, const char *id,
                           const char *const fields[], size_t count);
MUST_CHECK bool record_remove(Store *store, const char *table, const char *id);

/* The whole id of a row; fails when there is none, or more than one. */
MUST_CHECK bool record_find(Store *store, const char *table, const char *text,
                            char id[ID_SIZE]);

/* What a code of a kind of words is called, the code itself where it is none (kind NULL); the
 * caller frees. All of them: id, word. */
char *record_word(Store *store, const char *kind, const char *code);
Table *record_codes(Store *store, const char *kind);

/* One column of a row, "" when there is none; the caller frees. */
char *record_get(Store *store, const char *table, const char *id, const char *column);

#endif
