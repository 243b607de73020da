/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.h - UTF-8 as people see it: terminal cells, graphemes, wrapping, folding, and
 * making foreign text safe to show. Owns libunistring. */
#ifndef TEXT_H
#define TEXT_H

#include <stdint.h>

#include "base/base.h"

/* The longest text of one field, in UTF-16 units: a spreadsheet cell holds 32,767. */
enum { TEXT_MAX_UNITS = 32000 };

/* A part of a longer text, not terminated. */
typedef struct TextLine {
    const char *start;
    size_t bytes;
} TextLine;

/* Fails, naming `what`, when the text is not UTF-8 or longer than TEXT_MAX_UNITS. */
MUST_CHECK bool text_check(const char *what, const char *text);

/* Whether these bytes are UTF-8 without a NUL. */
bool text_is_valid(const char *text, size_t bytes);

/* Terminal cells: 2 for a wide character, 0 for a combining one. */
int text_cells(const char *text);
int text_cells_of(const char *text, size_t bytes);

/* Bytes of the grapheme that starts, or ends, at `at`; 0 at the end or start. */
size_t text_next(const char *at);
size_t text_previous(const char *start, const char *at);

/* Bytes of the longest run of whole graphemes that fits; their cells go to *used. */
size_t text_fit(const char *text, size_t bytes, int cells, int *used);

/* Breaks text into lines no wider than `cells` (at least 2), by the Unicode line-breaking
 * rules and at line feeds. Returns an array of *count lines that point into text; the
 * caller frees it. An empty text is one empty line. */
TextLine *text_wrap(const char *text, int cells, size_t *count);

/* Lines that text_wrap would make. */
size_t text_line_count(const char *text, int cells);

/* NFKC, case folded, trimmed: for comparing and searching. The caller frees. */
char *text_fold(const char *text);
bool text_same(const char *a, const char *b);
bool text_contains(const char *folded, const char *folded_part);

/* Whether `word` is one of the words separated by spaces. */
bool text_has_word(const char *words, const char *word);

/* Which of them it is, from 1; 0: none. */
int text_word_number(const char *words, const char *word);

/* Without surrounding white space. The caller frees. */
/* A number with a comma between each three of five digits or more before the point; other text, and
 * what follows the number, stays. The caller frees. */
char *text_grouped(const char *number);

char *text_trim(const char *text);

/* A copy safe to keep and to write into files: control characters other than line feed
 * become ^X, a tab a space, invalid bytes and noncharacters U+FFFD. The caller frees. */
char *text_clean(const char *text);

/* The same on one line: line feeds become spaces. */
char *text_clean_line(const char *text);

/* A copy safe to show on a terminal, which also loses what is not seen: zero-width
 * characters, joiners, marks of direction and of byte order. All that is shown passes
 * here: out.h for what is printed, put.h for screens. The caller frees. */
char *text_show(const char *text);
char *text_show_line(const char *text);

/* Bytes at the start that text_show_line would leave as they are. */
size_t text_safe_bytes(const char *text, size_t bytes);

/* The character at the start, U+FFFD where it is invalid; returns its bytes. */
size_t text_character(const char *text, size_t bytes, uint32_t *character);

#endif
