/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/buffer.h"

#define U8(text) ((const uint8_t *)(text))

/* Bytes; a longer one is taken apart. */
enum { LONGEST_GRAPHEME = 128 };

static const char encoding[] = "UTF-8";

static bool is_ascii(const char *text, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        if (text[i] & 0x80)
            return false;
    return true;
}

static size_t utf16_units(const char *text, size_t bytes)
{
    size_t units = 0;
    for (size_t i = 0; i < bytes; i++) {
        unsigned char byte = (unsigned char)text[i];
        units += (byte & 0xC0) != 0x80;
        units += byte >= 0xF0;
    }
    return units;
}

bool text_is_valid(const char *text, size_t bytes)
{
    return !memchr(text, 0, bytes) && !u8_check(U8(text), bytes);
}

bool text_check(const char *what, const char *text)
{
    size_t bytes = strlen(text);
    const uint8_t *bad = u8_check(U8(text), bytes);
    if (bad)
        return fail("%s: byte %zu is not valid UTF-8; save or type the text as UTF-8", what,
                    (size_t)(bad - U8(text)) + 1);
    size_t units = utf16_units(text, bytes);
    if (units > TEXT_MAX_UNITS)
        return fail("%s: the text is %zu characters long; at most %d fit into one field", what,
                    units, TEXT_MAX_UNITS);
    return true;
}

int text_cells_of(const char *text, size_t bytes)
{
    if (is_ascii(text, bytes))
        return (int)bytes;
    return u8_width(U8(text), bytes, encoding);
}

int text_cells(const char *text)
{
    return text_cells_of(text, strlen(text));
}

size_t text_next(const char *at)
{
    char breaks[LONGEST_GRAPHEME];
    if (!*at)
        return 0;
    if (!(at[0] & 0x80) && !(at[1] & 0x80) && at[0] != '\r')
        return 1;
    size_t bytes = strnlen(at, sizeof breaks), next = 1;
    /* Stepping with u8_grapheme_next would split joined emoji; this knows them. */
    u8_grapheme_breaks(U8(at), bytes, breaks);
    while (next < bytes && !breaks[next])
        next++;
    return next;
}

size_t text_previous(const char *start, const char *at)
{
    char breaks[LONGEST_GRAPHEME];
    size_t bytes = (size_t)(at - start);
    if (!bytes)
        return 0;
    if (bytes > sizeof breaks)
        bytes = sizeof breaks;
    while (bytes < (size_t)(at - start) && bytes > 1 && (at[-(long)bytes] & 0xC0) == 0x80)
        bytes--;
    u8_grapheme_breaks(U8(at) - bytes, bytes, breaks);
    size_t last = bytes - 1;
    while (last && !breaks[last])
        last--;
    return bytes - last;
}

size_t text_fit(const char *text, size_t bytes, int cells, int *used)
{
    *used = 0;
    /* The sign after the last that fits may join it; looking further makes long texts slow. */
    size_t most = cells < 0 ? 0 : (size_t)cells, looked = bytes <= most ? bytes : most + 1;
    if (is_ascii(text, looked)) {
        size_t fits = bytes < most ? bytes : most;
        *used = (int)fits;
        return fits;
    }
    char *breaks = xcalloc(bytes, 1);
    u8_grapheme_breaks(U8(text), bytes, breaks);
    size_t done = 0;
    while (done < bytes) {
        size_t next = done + 1;
        while (next < bytes && !breaks[next])
            next++;
        int width = u8_width(U8(text) + done, next - done, encoding);
        if (*used + width > cells)
            break;
        *used += width;
        done = next;
    }
    free(breaks);
    return done;
}

typedef struct Wrap {
    TextLine *lines;
    size_t count, room;
} Wrap;

static void add_line(Wrap *wrap, const char *start, size_t bytes)
{
    while (bytes && start[bytes - 1] == ' ')
        bytes--;
    wrap->lines = xgrow(wrap->lines, wrap->count, &wrap->room, sizeof *wrap->lines);
    wrap->lines[wrap->count++] = (TextLine){ start, bytes };
}

/* Bytes of the first line of a paragraph: what fits, cut back to the last place where
 * the rules allow a break; a word wider than the line is cut where the line ends. */
static size_t line_bytes(const char *text, size_t bytes, const char *breaks, int cells)
{
    int used;
    size_t fits = text_fit(text, bytes, cells, &used);
    if (fits == bytes)
        return bytes;
    while (fits < bytes && text[fits] == ' ')
        fits++;
    for (size_t end = fits; end; end--)
        if (end == bytes || breaks[end] == UC_BREAK_POSSIBLE)
            return end;
    return fits ? fits : text_next(text);
}

static void wrap_paragraph(Wrap *wrap, const char *text, size_t bytes, int cells)
{
    if (text_cells_of(text, bytes) <= cells) {
        add_line(wrap, text, bytes);
        return;
    }
    char *breaks = xcalloc(bytes, 1);
    u8_possible_linebreaks(U8(text), bytes, encoding, breaks);
    for (size_t done = 0; done < bytes;) {
        size_t line = line_bytes(text + done, bytes - done, breaks + done, cells);
        add_line(wrap, text + done, line);
        done += line;
    }
    free(breaks);
}

TextLine *text_wrap(const char *text, int cells, size_t *count)
{
    Wrap wrap = { 0 };
    if (cells < 2)
        cells = 2;
    for (;;) {
        size_t bytes = strcspn(text, "\n");
        wrap_paragraph(&wrap, text, bytes, cells);
        if (!text[bytes])
            break;
        text += bytes + 1;
    }
    *count = wrap.count;
    return wrap.lines;
}

size_t text_line_count(const char *text, int cells)
{
    size_t count;
    free(text_wrap(text, cells, &count));
    return count;
}

char *text_grouped(const char *number)
{
    enum { LEAST = 5, GROUP = 3 };
    size_t sign = *number == '-', digits = strspn(number + sign, "0123456789");
    const char *end = number + sign + digits;
    if (digits < LEAST || (*end && *end != '.' && *end != ' '))
        return xstrdup(number);
    char *grouped = xcalloc(strlen(number) + digits / GROUP + 1, 1), *to = grouped;
    for (const char *at = number; *at; at++) {
        if (at > number + sign && at < end && (end - at) % GROUP == 0)
            *to++ = ',';
        *to++ = *at;
    }
    return grouped;
}

char *text_trim(const char *text)
{
    text += strspn(text, " \t\r\n");
    size_t bytes = strlen(text);
    while (bytes && strchr(" \t\r\n", text[bytes - 1]))
        bytes--;
    return xstrndup(text, bytes);
}

char *text_fold(const char *text)
{
    size_t bytes;
    uint8_t *folded = u8_casefold(U8(text), strlen(text), NULL, UNINORM_NFKC, NULL, &bytes);
    if (!folded)
        return text_trim(text);
    char *copy = xstrndup((char *)folded, bytes), *trimmed = text_trim(copy);
    free(copy);
    free(folded);
    return trimmed;
}

bool text_same(const char *a, const char *b)
{
    char *folded_a = text_fold(a), *folded_b = text_fold(b);
    bool same = !strcmp(folded_a, folded_b);
    free(folded_a);
    free(folded_b);
    return same;
}

bool text_contains(const char *folded, const char *folded_part)
{
    return strstr(folded, folded_part) != NULL;
}

bool text_has_word(const char *words, const char *word)
{
    size_t bytes = strlen(word);
    for (const char *at = words; bytes && (at = strstr(at, word)); at++)
        if ((at == words || at[-1] == ' ') && (at[bytes] == ' ' || !at[bytes]))
            return true;
    return false;
}

int text_word_number(const char *words, const char *word)
{
    size_t bytes = strlen(word), length;
    for (int number = 1; *words; number++) {
        length = strcspn(words, " ");
        if (length == bytes && !memcmp(words, word, bytes))
            return number;
        words += length + (words[length] == ' ');
    }
    return 0;
}

static bool is_noncharacter(ucs4_t character)
{
    return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
}

/* C1 controls, and the marks that reorder what is shown around them. */
static bool is_invisible_control(ucs4_t character)
{
    return (character >= 0x80 && character < 0xA0) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

static bool is_line_end(ucs4_t character)
{
    return character == '\n' || character == 0x2028 || character == 0x2029;
}

/* What takes no room and is not seen: joiners, marks of direction, byte order marks, tags and
 * the like. Terminals disagree on the cells it makes of its neighbours. */
static bool is_unseen(ucs4_t character)
{
    return uc_is_property_default_ignorable_code_point(character);
}

static bool is_annotation(ucs4_t character)
{
    return character >= 0xFFF9 && character <= 0xFFFB;
}

/* What is kept keeps what is unseen; what is shown does not. */
typedef struct Way {
    bool is_shown, is_one_line;
} Way;

static void put_clean(Buffer *out, const char *at, int bytes, ucs4_t character, Way way)
{
    if (bytes < 0 || is_noncharacter(character) || is_invisible_control(character) ||
        (way.is_shown && is_annotation(character)))
        buffer_add(out, "\xEF\xBF\xBD");
    else if (is_line_end(character) && (way.is_shown || character == '\n'))
        buffer_add_sign(out, way.is_one_line ? ' ' : '\n');
    else if (character == '\t')
        buffer_add_sign(out, ' ');
    else if (character < 0x20)
        buffer_add_format(out, "^%c", (char)(character + 0x40));
    else if (character == 0x7F)
        buffer_add(out, "^?");
    else if (!way.is_shown || !is_unseen(character))
        buffer_add_bytes(out, at, (size_t)bytes);
}

/* Bytes of printable ASCII at the start. */
static size_t plain_bytes(const char *text)
{
    size_t bytes = 0;
    while (text[bytes] >= ' ' && text[bytes] < 0x7F)
        bytes++;
    return bytes;
}

static char *clean(const char *text, Way way)
{
    if (!text[plain_bytes(text)])
        return xstrdup(text);
    Buffer copy = { 0 };
    size_t left = strlen(text);
    while (left) {
        size_t plain = plain_bytes(text);
        buffer_add_bytes(&copy, text, plain);
        text += plain;
        left -= plain;
        if (!left)
            break;
        ucs4_t character;
        int bytes = u8_mbtoucr(&character, U8(text), left);
        bool is_windows_line_end = text[0] == '\r' && text[1] == '\n';
        if (!is_windows_line_end)
            put_clean(&copy, text, bytes, character, way);
        size_t step = bytes > 0 ? (size_t)bytes : 1;
        text += step;
        left -= step;
    }
    return buffer_take(&copy);
}

char *text_clean(const char *text)
{
    return clean(text, (Way){ .is_shown = false, .is_one_line = false });
}

char *text_clean_line(const char *text)
{
    return clean(text, (Way){ .is_shown = false, .is_one_line = true });
}

char *text_show(const char *text)
{
    return clean(text, (Way){ .is_shown = true, .is_one_line = false });
}

char *text_show_line(const char *text)
{
    return clean(text, (Way){ .is_shown = true, .is_one_line = true });
}

static bool is_shown_as_it_is(ucs4_t character)
{
    return character >= 0x20 && character != 0x7F && !is_noncharacter(character) &&
           !is_invisible_control(character) && !is_line_end(character) &&
           !is_annotation(character) && !is_unseen(character);
}

size_t text_safe_bytes(const char *text, size_t bytes)
{
    size_t done = 0;
    while (done < bytes) {
        ucs4_t character = (unsigned char)text[done];
        int step = character < 0x80 ? 1 : u8_mbtoucr(&character, U8(text) + done, bytes - done);
        if (step < 0 || !is_shown_as_it_is(character))
            break;
        done += (size_t)step;
    }
    return done;
}

size_t text_character(const char *text, size_t bytes, uint32_t *character)
{
    int step = u8_mbtouc(character, U8(text), bytes);
    return (size_t)step;
}
