/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/xlsx_style.h"

#include <string.h>

enum {
    BOLD = 1,
    ITALIC = 2,
    BORDER = 4,
    WRAP = 8,
    MIDDLE = 16,
    UNDERLINE = 32,
    LEFT = 64,
    RIGHT = 128,
    UPRIGHT = 256,
    RULED = 512, /* for conditional formats */
    CENTRED = 1024,
    UNDERLINED_ROW = 2048,
    APART = 4096 /* from the rows above and below, by white */
};

enum { WORDS = BORDER | WRAP | LEFT, FIGURES = BORDER | RIGHT };

enum {
    INK = 0x262626,
    NAVY = 0x1F3864,
    PAPER = 0xFFFFFF,
    LINK_BLUE = 0x0563C1,
    GREY = 0x595959,
    LINE_GREY = 0xBFBFBF,
    NO_FILL = 0x1000000
};

/* What costs nothing is no amount of 0.00. */
#define MONEY "#,##0.00;-#,##0.00;—"
#define WHOLE "#,##0;-#,##0;—"

/* Thousands are told apart; years stand in texts and dates. A format has two conditions, and one is
 * for the sign: put_number() gives what is below -1,000 another look. */
#define COUNT_FORMAT "[>=1000]#,##0;[<0]-General;General"

/* Severity shows in lightness as well as in hue: rose, amber, pale green and greys stay
 * apart for the colour-blind and in print, and a tall row of a high risk is not a red
 * pillar. Every pair has a contrast over 4.5. */
static const struct {
    double size;
    unsigned flags, ink, fill;
    const char *number;
} looks[STYLE_TOTAL] = {
    [STYLE_DEFAULT] = { 11, 0, INK, NO_FILL, NULL },
    [STYLE_TITLE] = { 16, BOLD, NAVY, NO_FILL, NULL },
    [STYLE_INTRO] = { 11, WRAP | LEFT, GREY, NO_FILL, NULL },
    [STYLE_BACK] = { 11, UNDERLINE, LINK_BLUE, NO_FILL, NULL },
    [STYLE_BLOCK] = { 13, BOLD, NAVY, NO_FILL, NULL },
    [STYLE_HEADER] = { 11, WORDS | BOLD | MIDDLE, PAPER, NAVY, NULL },
    [STYLE_HEADER_RIGHT] = { 11, BORDER | WRAP | RIGHT | BOLD | MIDDLE, PAPER, NAVY, NULL },
    [STYLE_EMPTY] = { 11, ITALIC, GREY, NO_FILL, NULL },
    [STYLE_TEXT] = { 11, WORDS, INK, NO_FILL, NULL },
    [STYLE_NUMBER] = { 11, FIGURES, INK, NO_FILL, COUNT_FORMAT },
    [STYLE_SCORE] = { 11, FIGURES, INK, NO_FILL, "0.00" },
    [STYLE_MONEY] = { 11, FIGURES, INK, NO_FILL, MONEY },
    [STYLE_WHOLE] = { 11, FIGURES, INK, NO_FILL, WHOLE },
    [STYLE_COUNTED] = { 11, FIGURES, INK, NO_FILL, NULL },
    [STYLE_VALUE] = { 11, WORDS, INK, NO_FILL, COUNT_FORMAT },
    [STYLE_ZONE_FIRST] = { 11, FIGURES | BOLD, 0x7B0000, 0xF4B6B6, NULL },
    [STYLE_ZONE_PLAN] = { 11, FIGURES, 0x4D3300, 0xFFD966, NULL },
    [STYLE_ZONE_FILL] = { 11, FIGURES, 0x1B5E20, 0xE2F0D9, NULL },
    [STYLE_ZONE_LEAVE] = { 11, FIGURES, GREY, 0xF2F2F2, NULL },
    [STYLE_DATE] = { 11, WORDS, INK, NO_FILL, "yyyy-mm-dd" },
    [STYLE_LINK] = { 11, WORDS | UNDERLINE, LINK_BLUE, NO_FILL, NULL },
    [STYLE_CRITICAL] = { 11, WORDS | BOLD, PAPER, 0x700000, NULL },
    [STYLE_HIGH] = { 11, WORDS | BOLD, 0x7B0000, 0xF4B6B6, NULL },
    [STYLE_MEDIUM] = { 11, WORDS, 0x4D3300, 0xFFD966, NULL },
    [STYLE_NONE] = { 11, WORDS, 0x1B5E20, 0xE2F0D9, NULL },
    [STYLE_OPEN] = { 11, WORDS | ITALIC, 0x404040, 0xD9D9D9, NULL },
    [STYLE_LEFT_OUT] = { 11, WORDS, GREY, 0xF2F2F2, NULL },
    [STYLE_SUM_LABEL] = { 11, WORDS | BOLD, NAVY, 0xE9EEF7, NULL },
    [STYLE_SUM] = { 11, FIGURES | BOLD, NAVY, 0xE9EEF7, COUNT_FORMAT },
    [STYLE_SUM_SCORE] = { 11, FIGURES | BOLD, NAVY, 0xE9EEF7, "0.00" },
    [STYLE_SUM_MONEY] = { 11, FIGURES | BOLD, NAVY, 0xE9EEF7, MONEY },
    [STYLE_SUM_WHOLE] = { 11, FIGURES | BOLD, NAVY, 0xE9EEF7, WHOLE },
    [STYLE_LABEL] = { 11, WORDS | BOLD, NAVY, 0xE9EEF7, NULL },
    [STYLE_SECTION] = { 12, LEFT | BOLD | MIDDLE, PAPER, NAVY, NULL },
    [STYLE_BAND] = { 11, 0, PAPER, NAVY, NULL },
    [STYLE_RULE] = { 11, 0, PAPER, 0xBF8F00, NULL },
    [STYLE_WEEK] = { 11, BORDER | UPRIGHT | BOLD, PAPER, NAVY, "yyyy-mm-dd" },
    [STYLE_WEEK_DAY] = { 11, BORDER | CENTRED | BOLD, INK, NO_FILL, NULL },
    [STYLE_PAUSE] = { 11, BORDER | CENTRED | BOLD, 0x7B0000, 0xF4B6B6, NULL },
    [STYLE_BRIEF] = { 11, BORDER | CENTRED | BOLD, 0x7B0000, 0x9DB7E4, NULL },
    [STYLE_BAR] = { 11, RULED, PAPER, 0x2F5597, NULL },
    [STYLE_NOW] = { 11, RULED, PAPER, 0xBF8F00, NULL },
    [STYLE_COVER_TITLE] = { 28, WRAP | LEFT | BOLD | MIDDLE, NAVY, NO_FILL, NULL },
    [STYLE_HEADLINE] = { 14, WRAP | LEFT | BOLD | MIDDLE, NAVY, NO_FILL, NULL },
    [STYLE_PART] = { 10, LEFT | BOLD | MIDDLE, PAPER, NAVY, NULL },
    [STYLE_TILE_LABEL] = { 10, LEFT | MIDDLE, GREY, 0xE9EEF7, NULL },
    [STYLE_TILE_VALUE] = { 18, LEFT | BOLD | MIDDLE, NAVY, 0xE9EEF7, NULL },
    [STYLE_TILE_NOTE] = { 10, WRAP | LEFT, INK, 0xE9EEF7, NULL },
    [STYLE_SMALL] = { 10, WRAP | LEFT | UNDERLINED_ROW, INK, NO_FILL, NULL },
    [STYLE_SMALL_BOLD] = { 10, WRAP | LEFT | BOLD | UNDERLINED_ROW, NAVY, NO_FILL, NULL },
    [STYLE_SMALL_HEADER] = { 10, WRAP | LEFT | BOLD | UNDERLINED_ROW, GREY, 0xF2F2F2, NULL },
    [STYLE_FULL] = { 10, APART, PAPER, 0x2F5597, NULL },
    [STYLE_THIN] = { 10, BOLD | CENTRED | MIDDLE | APART, 0x1F3864, 0x8EA9DB, NULL },
    [STYLE_GAIN] = { 10, APART, PAPER, 0x9DC3E6, NULL },
    [STYLE_REST] = { 10, APART, PAPER, 0xF2F2F2, NULL },
    [STYLE_FREEZE] = { 10, BOLD | CENTRED | MIDDLE | APART, 0xC00000, 0xF4B6B6, NULL },
    [STYLE_MILESTONE] = { 10, BOLD | CENTRED | MIDDLE | APART, 0xBF8F00, 0xF2F2F2, NULL },
    [STYLE_TODAY] = { 10, APART, PAPER, 0xBF8F00, NULL },
    [STYLE_COVER_SUBTITLE] = { 18, WRAP | LEFT | MIDDLE, GREY, NO_FILL, NULL },
};

static const struct {
    const char *english;
    Style style;
} words[] = {
    { N_("Critical"), STYLE_CRITICAL },
    { N_("Severe"), STYLE_CRITICAL },
    { N_("High"), STYLE_HIGH },
    { N_("Medium"), STYLE_MEDIUM },
    { N_("None"), STYLE_NONE },
    { N_("Unanswered"), STYLE_OPEN },
    { N_("Missing"), STYLE_HIGH },
    { N_("Partial"), STYLE_MEDIUM },
    { N_("In place"), STYLE_NONE },
    { N_("Don't know"), STYLE_OPEN },
    { N_("Not answered"), STYLE_OPEN },
    { N_("Not applicable"), STYLE_LEFT_OUT },
    { "P1", STYLE_HIGH },
    { "P2", STYLE_MEDIUM },
    { "P3", STYLE_NONE },
    { "P4", STYLE_LEFT_OUT },
};

static const struct {
    const char *column;
    lxw_color_t color;
} series_colors[] = {
    { "critical", 0x700000 },
    { "low", 0x7F7F7F },
    { "tagged", 0x1F4E79 },
    { "untagged", 0xC55A11 },
    { "high", 0xC00000 },
    { "medium", 0xBF8F00 },
    { "none", 0x2E7D32 },
    { "missing", 0xC00000 },
    { "partial", 0xBF8F00 },
    { "good", 0x2E7D32 },
    { "in_place", 0x2E7D32 },
    { "unanswered", 0x7F7F7F },
    { "not_applicable", 0xBFBFBF },
    { "dont_know", 0x595959 },
    { "p1", 0xC00000 },
    { "p2", 0xBF8F00 },
    { "p3", 0x2E7D32 },
    { "p4", 0x7F7F7F },
};

static void set_border(lxw_format *format)
{
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, LINE_GREY);
}

static void set_flags(lxw_format *format, unsigned flags)
{
    if (flags & BOLD)
        format_set_bold(format);
    if (flags & ITALIC)
        format_set_italic(format);
    if (flags & UNDERLINE)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (flags & WRAP)
        format_set_text_wrap(format);
    if (flags & LEFT)
        format_set_align(format, LXW_ALIGN_LEFT);
    if (flags & RIGHT) {
        format_set_align(format, LXW_ALIGN_RIGHT);
        format_set_indent(format, 1); /* apart from the text in the next column */
    }
    if (flags & CENTRED)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (flags & APART) {
        format_set_top(format, LXW_BORDER_MEDIUM);
        format_set_bottom(format, LXW_BORDER_MEDIUM);
        format_set_top_color(format, PAPER);
        format_set_bottom_color(format, PAPER);
    }
    if (flags & UNDERLINED_ROW) {
        format_set_bottom(format, LXW_BORDER_HAIR);
        format_set_bottom_color(format, LINE_GREY);
    }
    if (flags & UPRIGHT)
        format_set_rotation(format, 90);
    if (flags & BORDER)
        set_border(format);
    format_set_align(format, flags & MIDDLE ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
}

/* LibreOffice forgets the indent on the right of a cell when it looks like the one before it but
 * for the format of its number, and the number touches the next column. So each has an ink of its
 * own, a step of blue apart, which nobody sees. */
static unsigned own_ink(Style style)
{
    unsigned step = 0;
    for (int other = 0; other < (int)style; other++)
        step += (looks[style].flags & looks[other].flags & RIGHT) &&
                looks[other].ink == looks[style].ink;
    return looks[style].ink + step;
}

/* The font of a scheme is another one where Excel speaks another language. */
static const char no_scheme[] = "none";

static lxw_format *make_format(lxw_workbook *workbook, const char *font, Style style)
{
    lxw_format *format = workbook_add_format(workbook);
    if (!format)
        return NULL;
    if (looks[style].flags & RULED) {
        format_set_bg_color(format, looks[style].fill);
        format_set_font_color(format, looks[style].ink);
        return format;
    }
    format_set_font_name(format, font);
    format_set_font_scheme(format, no_scheme);
    format_set_font_size(format, looks[style].size);
    format_set_font_color(format, own_ink(style));
    if (looks[style].fill != NO_FILL) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_fg_color(format, looks[style].fill);
    }
    if (looks[style].number)
        format_set_num_format(format, looks[style].number);
    set_flags(format, looks[style].flags);
    if (style == STYLE_HEADER_RIGHT)
        format_set_indent(format, 2);
    return format;
}

bool styles_make(Styles *styles, lxw_workbook *workbook, Language language)
{
    styles->font = language == CHINESE ? "Microsoft YaHei" : "Calibri";
    styles->is_chinese = language == CHINESE;
    styles->line_points = language == CHINESE ? 16.5 : 15;
    /* The first format is the workbook's own, and a column is so many of its letters wide: it stays
     * Calibri, also in a Chinese Excel, so that a width is as wide in either language. */
    lxw_format *normal = STAILQ_FIRST(workbook->formats);
    if (normal)
        format_set_font_scheme(normal, no_scheme);
    for (int i = 0; i < STYLE_TOTAL; i++) {
        styles->formats[i] = make_format(workbook, styles->font, (Style)i);
        if (!styles->formats[i])
            return false;
    }
    return true;
}

double style_size(Style style)
{
    return looks[style].size;
}

Style style_of_word(const char *word)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strcmp(word, words[i].english) || !strcmp(word, tr(words[i].english)))
            return words[i].style;
    return STYLE_TEXT;
}

lxw_color_t style_series_color(const char *column, size_t place)
{
    static const lxw_color_t palette[] = { 0x1F4E79, 0xC55A11, 0x548235,
                                           0x7030A0, 0x008080, 0x7F6000 };
    for (size_t i = 0; i < COUNT(series_colors); i++)
        if (!strcmp(column, series_colors[i].column))
            return series_colors[i].color;
    return palette[place % COUNT(palette)];
}

lxw_color_t style_text_on(lxw_color_t color)
{
    unsigned light =
        ((color >> 16) & 0xFF) * 299 + ((color >> 8) & 0xFF) * 587 + (color & 0xFF) * 114;
    return light > 120000 ? (lxw_color_t)LXW_COLOR_BLACK : PAPER;
}
