/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_ROOM = 32 };

Buffer buffer_of(char *text)
{
    size_t bytes = text ? strlen(text) : 0;
    return (Buffer){ text, bytes, text ? bytes + 1 : 0 };
}

/* Room for `count` bytes more and the NUL; doubled, so that additions cost what they are long. */
static void make_room(Buffer *buffer, size_t count)
{
    if (count > SIZE_MAX / 2 - buffer->bytes - 1)
        die("out of memory");
    size_t needed = buffer->bytes + count + 1, room = buffer->room;
    if (needed <= room)
        return;
    room = room > LEAST_ROOM / 2 ? room * 2 : LEAST_ROOM;
    buffer->room = room < needed ? needed : room;
    buffer->text = xreallocarray(buffer->text, buffer->room, 1);
}

void buffer_add(Buffer *buffer, const char *text)
{
    buffer_add_bytes(buffer, text, strlen(text));
}

void buffer_add_bytes(Buffer *buffer, const void *bytes, size_t count)
{
    make_room(buffer, count);
    memcpy(buffer->text + buffer->bytes, bytes, count);
    buffer->bytes += count;
    buffer->text[buffer->bytes] = '\0';
}

void buffer_add_sign(Buffer *buffer, char sign)
{
    buffer_add_bytes(buffer, &sign, 1);
}

void buffer_add_format(Buffer *buffer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int bytes = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (bytes < 0)
        die("out of memory");
    make_room(buffer, (size_t)bytes);
    va_start(args, format);
    vsnprintf(buffer->text + buffer->bytes, (size_t)bytes + 1, format, args);
    va_end(args);
    buffer->bytes += (size_t)bytes;
}

void buffer_join(Buffer *buffer, const char *between, const char *text)
{
    if (buffer->bytes)
        buffer_add(buffer, between);
    buffer_add(buffer, text);
}

const char *buffer_text(const Buffer *buffer)
{
    return buffer->text ? buffer->text : "";
}

char *buffer_take(Buffer *buffer)
{
    char *text = buffer->text ? buffer->text : xstrdup("");
    *buffer = (Buffer){ 0 };
    return text;
}

void buffer_free(Buffer *buffer)
{
    free(buffer->text);
    *buffer = (Buffer){ 0 };
}
