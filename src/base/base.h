/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base.h - failure messages, fatal errors and allocation that cannot fail. */
#ifndef BASE_H
#define BASE_H

#include <stdbool.h>
#include <stddef.h>

#define MUST_CHECK        __attribute__((warn_unused_result))
#define PRINTF(at, first) __attribute__((format(printf, at, first)))
#define COUNT(array)      (sizeof(array) / sizeof *(array))

/* Records why an operation failed and returns false: `return fail("...")`.
 * The format is an entry of the message catalogue and is translated on the way
 * through on_translate. Arguments may be part of the previous message. */
bool fail(const char *format, ...) PRINTF(1, 2);

/* The reason of the last failure, never NULL; valid until the next one. */
const char *failure(void);

/* Set by message.c: gives the format in the reader's language. */
extern const char *(*on_translate)(const char *english);

/* Where die() and a fault say why: standard error, also while a library is kept from it. */
extern int last_words_to;

/* For bugs and exhausted memory: prints a message and exits with 70.
 * on_die restores the terminal first. */
extern void (*on_die)(void);

/* Told what went wrong where no caller waits for it, as when a workbook is closed: set by
 * whoever can say it; NULL: it is not said. */
extern void (*on_late_failure)(const char *reason);
_Noreturn void die(const char *format, ...) PRINTF(1, 2);

/* Zeroed memory, or die. The caller frees. */
void *xcalloc(size_t count, size_t size);
void *xreallocarray(void *old, size_t count, size_t size);

char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t bytes);
char *xasprintf(const char *format, ...) PRINTF(1, 2);

/* What was freed goes back to the system: after much work at once. */
void give_back_memory(void);

/* Makes room for one more element in a growing array: `list = xgrow(list, count,
 * &room, sizeof *list)`, then write list[count++]. */
void *xgrow(void *old, size_t count, size_t *room, size_t size);

#endif
