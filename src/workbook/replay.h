/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay.h - what the acts of a workbook say, beside its rows. Nothing tells a row in which a bit
 * flipped from one that somebody wrote, but for the act that wrote it. */
#ifndef REPLAY_H
#define REPLAY_H

#include "store/entity.h"
#include "store/store.h"

/* A store in memory with what the acts say; NULL after fail(). begins_rows: as store_replay().
 * has_rows: what stands in `of` is attached to it as "theirs", else nothing is. */
Store *replay_new(Store *of, bool begins_rows, bool has_rows);

/* Of a table of one that has the rows beside it, the keys of those of which no act says that they
 * are there, of which acts say other things, and which acts say and are not there. */
typedef enum ReplayRows { REPLAY_STRANGE, REPLAY_DENIED, REPLAY_GONE } ReplayRows;
Table *replay_rows(Store *replay, const Entity *entity, ReplayRows which);

/* "key/key"; the caller frees. */
char *replay_name(const Table *rows, size_t row);

/* For each column of an entity, or of its keys, the pattern, in which $ is its name; the caller
 * frees. */
char *replay_columns(const Entity *entity, bool of_keys, const char *pattern, const char *between);

/* Whether each row that the acts of a workbook say is there, and as they say; or the first that is
 * not as the failure. Not known of one that has an act which cannot be read (is_readable). */
MUST_CHECK bool replay_is_as_said(Store *store);

#endif
