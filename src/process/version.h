/* SPDX-License-Identifier: GPL-3.0-or-later */
/* version.h - deliverables as they were handed over, what the review said of them, and whether the
 * customer accepts them. An approval is of one file: a later version needs its own. */
#ifndef VERSION_H
#define VERSION_H

#include "base/id.h"
#include "process/record.h"

/* Whether the customer is owed it, or was given it: false for what stands on the acceptance list of
 * an edition that was not bought. */
MUST_CHECK bool version_is_owed(Store *store, const char *deliverable, bool *is_owed);

/* Fails when it is not on the acceptance list. */
MUST_CHECK bool version_check(Store *store, const char *deliverable);

/* Records that the file at `path` was handed over, with further fields (record.h): number unless
 * one is given is the next of the deliverable, "1.0", "1.1" …. */
MUST_CHECK bool version_add(Store *store, const char *deliverable, const char *path,
                            const char *const fields[], size_t count, char id[ID_SIZE]);

/* Whether the file at `path` is one that was handed over, byte by byte, and whether one was under
 * that name: neither is written over. */
MUST_CHECK bool version_is_file(Store *store, const char *path, bool *is_version);
MUST_CHECK bool version_has_name(Store *store, const char *path, bool *has);

/* The last version of a deliverable, or the one with this number. */
MUST_CHECK bool version_find(Store *store, const char *deliverable, const char *number,
                             char id[ID_SIZE]);

/* A comment on the last version, numbered in it; deliverable NULL: of the one handed over last. */
MUST_CHECK bool version_comment(Store *store, const char *deliverable, const char *const fields[],
                                size_t count, char id[ID_SIZE]);

/* What was decided of comment `number` of the last version that has one of that number. */
MUST_CHECK bool version_settle(Store *store, const char *deliverable, const char *number,
                               const char *const fields[], size_t count);

/* The customer's word on the last version. Fails while comments are open, unless it is rejected or
 * accepted with conditions, which need a note; and when the file is there and is no longer what
 * was handed over. */
MUST_CHECK bool version_accept(Store *store, const char *deliverable, const char *const fields[],
                               size_t count);

#endif
