/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/out.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

static void put_shown(const char *text)
{
    char *shown = text_show(text);
    fputs(shown, stdout);
    free(shown);
}

/* The formats come out of the catalogue. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *formatted(const char *format, va_list args)
{
    char *text;
    if (vasprintf(&text, format, args) < 0)
        die("out of memory");
    return text;
}
#pragma GCC diagnostic pop

void out_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = formatted(format, args);
    va_end(args);
    put_shown(text);
    free(text);
}

void out_warn(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = formatted(format, args);
    va_end(args);
    size_t bytes = strlen(text);
    if (bytes && text[bytes - 1] == '\n')
        text[bytes - 1] = '\0';
    char *shown = text_show_line(text);
    fflush(stdout);
    fprintf(stderr, "%s\n", shown);
    free(shown);
    free(text);
}

bool out_finish(void)
{
    return (fflush(stdout) == 0 && !ferror(stdout)) ||
           fail("standard output: it could not be written whole");
}

void out_open(Out *out, OutKind kind)
{
    *out = (Out){ 0 };
    out->stream = kind == OUT_DATA && !isatty(STDOUT_FILENO)
                      ? stdout
                      : open_memstream(&out->text, &out->bytes);
    if (!out->stream)
        die("out of memory");
}

bool out_close(Out *out, bool done)
{
    if (out->stream == stdout)
        return done;
    fclose(out->stream);
    if (done)
        put_shown(out->text);
    free(out->text);
    return done;
}
