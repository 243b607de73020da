/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excel computes the height of a row when somebody touches it, and readers that only show a file
 * never do: the height has to stand in the file. So the lines are broken here as they will be
 * there, by the widths of the font's letters. */
#include "config.h"
#include "document/text_width.h"

#include <stdbool.h>
#include <string.h>

enum { FIRST = ' ', LAST = '~', EM = 1000, NARROW = 530, BOLD_PERCENT = 103, YAHEI_PERCENT = 112, ENUMERATION_COMMA = 0x3001 };

/* Of Calibri, in thousandths of its size. */
static const short widths[LAST - FIRST + 1] = {
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488,
    459, 631, 623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519,
    487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 230, 239, 455,
    230, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
};

/* One code point of valid UTF-8. */
static unsigned next(const unsigned char **at)
{
    unsigned first = *(*at)++, code = first;
    int more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if (more)
        code = first & (0x3Fu >> more);
    for (; more && (**at & 0xC0) == 0x80; more--)
        code = code << 6 | (*(*at)++ & 0x3Fu);
    return code;
}

static bool is_wide(unsigned code)
{
    return (code >= 0x1100 && code < 0x1160) || (code >= 0x2E80 && code < 0xD7B0) ||
           (code >= 0xF900 && code < 0xFB00) || (code >= 0xFE30 && code < 0xFE70) ||
           (code >= 0xFF00 && code < 0xFF61) || code >= 0x1F000;
}

static bool is_quote(unsigned code)
{
    return code >= 0x2010 && code < 0x2030;
}

static int width_of(unsigned code, const TextLook *look)
{
    if (is_wide(code) || (look->is_chinese && is_quote(code)))
        return EM;
    if ((code >= 0x300 && code < 0x370) || (code >= 0x200B && code < 0x2010) ||
        (code >= 0xFE00 && code < 0xFE10))
        return 0;
    int width = code >= FIRST && code <= LAST ? widths[code - FIRST] : NARROW;
    return width * (look->is_chinese ? YAHEI_PERCENT : look->percent ? look->percent : 100) / 100;
}

/* A line may end behind it. */
static bool may_break(unsigned code)
{
    return code == ' ' || code == '-' || is_wide(code);
}

/* Punctuation that no line begins with. */
static bool is_closing(unsigned code)
{
    static const unsigned closing[] = { 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B,
                                        0xFF09, 0x300B, 0x201D, 0xFF01, 0xFF1F };
    for (size_t i = 0; i < COUNT(closing); i++)
        if (code == closing[i])
            return true;
    return false;
}

static double em_of(const TextLook *look)
{
    return look->points * 96 / 72 * (look->is_bold ? BOLD_PERCENT / 100.0 : 1);
}

double text_width_word(const char *text, const TextLook *look)
{
    int word = 0, longest = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        unsigned code = next(&at);
        int width = code == '\n' ? 0 : width_of(code, look);
        if (code == '\n' || code == ' ' || (is_wide(code) && !is_closing(code)))
            word = 0;
        if (code != ' ')
            word += width;
        longest = word > longest ? word : longest;
        if (may_break(code))
            word = 0;
    }
    return longest * em_of(look) / EM;
}

/* Some readers end no line behind this comma before a letter or a digit. */
static bool holds(unsigned code, unsigned char following)
{
    return code == ENUMERATION_COMMA && following > ' ' && following < 0x7F;
}

size_t text_width_lines(const char *text, double pixels, const TextLook *look)
{
    double em = em_of(look);
    int room = pixels > em ? (int)(pixels / em * EM) : EM, line = 0, word = 0;
    size_t lines = 1;
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        unsigned code = next(&at);
        if (code == '\n') {
            lines++;
            line = word = 0;
            continue;
        }
        int width = width_of(code, look);
        if (is_wide(code) && !is_closing(code))
            word = 0;
        if (line + width > room && code != ' ') {
            lines++;
            line = word < line ? word : 0;
            word = line;
        }
        line += width;
        word = may_break(code) && !holds(code, *at) ? 0 : word + width;
    }
    return lines;
}

int text_width_percent(const char *font)
{
    /* Of a page of English, and metrics that are the same by design. */
    static const struct {
        const char *font;
        int percent;
    } known[] = {
        { "Arial", 110 },
        { "Helvetica", 110 },
        { "Liberation Sans", 110 },
        { "Nimbus Sans", 110 },
        { "Times New Roman", 99 },
        { "Liberation Serif", 99 },
        { "Nimbus Roman", 99 },
        { "Palatino Linotype", 108 },
        { "Century Schoolbook", 113 },
        { "Verdana", 125 },
        { "DejaVu Sans", 125 },
        { "DejaVu Serif", 126 },
        { "Noto Sans CJK SC", 113 },
        { "Noto Serif CJK SC", 119 },
        { "Microsoft YaHei", YAHEI_PERCENT },
    };
    for (size_t i = 0; i < COUNT(known); i++)
        if (!strcmp(known[i].font, font))
            return known[i].percent;
    return 100;
}

bool text_width_has_han(const char *text)
{
    enum { FIRST_HAN = 0x3400, LAST_HAN = 0x9FFF };
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        unsigned code = next(&at);
        if (code >= FIRST_HAN && code <= LAST_HAN)
            return true;
    }
    return false;
}
