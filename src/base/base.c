/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/base.h"

#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUG_STATUS = 70 };

static char message[2048];
const char *(*on_translate)(const char *english);
void (*on_die)(void);
int last_words_to = STDERR_FILENO;
void (*on_late_failure)(const char *reason);

static bool is_inside_a_sign(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Of what is too long the middle goes: a path stands in front, the reason at the end. */
static void keep(const char *reason, size_t bytes)
{
    static const char gap[] = " … ";
    size_t room = sizeof message - sizeof gap, head = room / 3, tail = bytes - (room - head);
    if (bytes < sizeof message) {
        memcpy(message, reason, bytes + 1);
        return;
    }
    while (head && is_inside_a_sign(reason[head]))
        head--;
    while (is_inside_a_sign(reason[tail]))
        tail++;
    snprintf(message, sizeof message, "%.*s%s%s", (int)head, reason, gap, reason + tail);
}

/* A translated format takes the same arguments in the same order as the English one:
 * a test compares the whole catalogue. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
bool fail(const char *format, ...)
{
    int kept = errno; /* who adds the file's name asks for it again */
    char *reason;
    va_list args;
    va_start(args, format);
    int bytes = vasprintf(&reason, on_translate ? on_translate(format) : format, args);
    va_end(args);
    if (bytes < 0)
        die("out of memory");
    keep(reason, (size_t)bytes);
    free(reason);
    errno = kept;
    return false;
}
#pragma GCC diagnostic pop

const char *failure(void)
{
    return message;
}

/* Below text.c, so of what it is told only ASCII goes out. */
void die(const char *format, ...)
{
    char reason[sizeof message];
    va_list args;
    if (on_die)
        on_die();
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    for (char *at = reason; *at; at++)
        if (*at < ' ' || *at > '~')
            *at = '?';
    dprintf(last_words_to, "wellbook: %s\n", reason);
    exit(BUG_STATUS);
}

static void *checked(void *block)
{
    if (!block)
        die("out of memory");
    return block;
}

void give_back_memory(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void *xcalloc(size_t count, size_t size)
{
    return checked(calloc(count ? count : 1, size ? size : 1));
}

void *xreallocarray(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        die("out of memory");
    size_t bytes = count * size;
    return checked(realloc(old, bytes > 0 ? bytes : 1));
}

char *xstrdup(const char *text)
{
    return xstrndup(text, strlen(text));
}

char *xstrndup(const char *text, size_t bytes)
{
    char *copy = xcalloc(1, bytes + 1);
    return memcpy(copy, text, bytes);
}

char *xasprintf(const char *format, ...)
{
    char *text;
    va_list args;
    va_start(args, format);
    int bytes = vasprintf(&text, format, args);
    va_end(args);
    return checked(bytes < 0 ? NULL : text);
}

void *xgrow(void *old, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return old;
    *room = *room ? *room * 2 : 16;
    return xreallocarray(old, *room, size);
}
