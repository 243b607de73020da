/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_style.h - how an Excel workbook looks: fonts, colours and cell formats. */
#ifndef XLSX_STYLE_H
#define XLSX_STYLE_H

#include "base/message.h"
#include "document/xlsx_library.h"

typedef enum Style {
    STYLE_DEFAULT, /* whole columns and what stands outside of tables */
    STYLE_TITLE,
    STYLE_INTRO,
    STYLE_BACK, /* the link back to the contents */
    STYLE_BLOCK,
    STYLE_HEADER,
    STYLE_HEADER_RIGHT, /* over numbers, clear of the filter's button */
    STYLE_EMPTY, /* the sentence in place of rows */
    STYLE_TEXT,
    STYLE_NUMBER,
    STYLE_SCORE,
    STYLE_MONEY,
    STYLE_WHOLE,
    STYLE_COUNTED,
    STYLE_VALUE,
    STYLE_ZONE_FIRST,
    STYLE_ZONE_PLAN,
    STYLE_ZONE_FILL,
    STYLE_ZONE_LEAVE,
    STYLE_DATE,
    STYLE_LINK,
    STYLE_CRITICAL,
    STYLE_HIGH,
    STYLE_MEDIUM,
    STYLE_NONE,
    STYLE_OPEN, /* not answered */
    STYLE_LEFT_OUT,
    STYLE_SUM_LABEL,
    STYLE_SUM,
    STYLE_SUM_SCORE,
    STYLE_SUM_MONEY,
    STYLE_SUM_WHOLE,
    STYLE_LABEL,
    STYLE_SECTION,
    STYLE_BAND,
    STYLE_RULE,
    STYLE_WEEK,     /* the first day of some, above their cells */
    STYLE_WEEK_DAY, /* such a cell */
    STYLE_PAUSE,    /* where work pauses */
    STYLE_BRIEF,    /* where it pauses some days */
    STYLE_BAR,      /* one that work lies in */
    STYLE_NOW,      /* the step of today */
    STYLE_COVER_TITLE,
    STYLE_COVER_SUBTITLE,
    STYLE_HEADLINE, /* of a board, as all that follow */
    STYLE_PART,     /* the title of a part */
    STYLE_TILE_LABEL,
    STYLE_TILE_VALUE,
    STYLE_TILE_NOTE,
    STYLE_SMALL,
    STYLE_SMALL_BOLD,
    STYLE_SMALL_HEADER,
    STYLE_FULL,  /* the filled cells of a bar */
    STYLE_THIN,  /* where too little was asked */
    STYLE_GAIN,  /* what is to come */
    STYLE_REST,  /* the cells left */
    STYLE_FREEZE,
    STYLE_MILESTONE,
    STYLE_TODAY,
    STYLE_TOTAL
} Style;

typedef struct Styles {
    const char *font;
    double line_points; /* height of one line of a cell */
    bool is_chinese;
    lxw_format *formats[STYLE_TOTAL];
} Styles;

/* Points of its letters. */
double style_size(Style style);

/* False when memory runs out. The formats belong to the workbook. */
MUST_CHECK bool styles_make(Styles *styles, lxw_workbook *workbook, Language language);

/* The style of a risk or of a practice's state, by its word in English or in the
 * language of tr(); STYLE_TEXT for any other text. */
Style style_of_word(const char *word);

/* Colour of a chart's series by the name of its column, or by its place. */
lxw_color_t style_series_color(const char *column, size_t place);

/* Black or white, whichever reads better on the colour. */
lxw_color_t style_text_on(lxw_color_t color);

#endif
