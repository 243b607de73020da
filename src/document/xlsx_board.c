/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A board is a landscape page of parts that stand beside and below each other: 48 columns as narrow
 * as the paper has room for, so that nothing has to be scaled below what can be read; what has no
 * room there goes on a second page with a whole part. Parts that stand side by side share their
 * rows, and a row is as tall as the tallest of them. */
#include "config.h"
#include "document/xlsx_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum {
    COLUMN_PIXELS =
        22, /* 48 of them go on A4 landscape at over nine tenths, where 10 points are 9 */
    LETTER_PIXELS = 7,
    MOST_ROWS = 400,
    GAP_POINTS = 4,
    PART_HEAD_ROWS = 3, /* its title, header and first row */
    LABEL_COLUMNS = 8,
    BAR_STEPS = 12,
    YEAR_BYTES = 5 /* before the month, which alone has room on two columns */
};

typedef struct Board {
    Page *page;
    double heights[MOST_ROWS];
    double line; /* points of a line of small letters */
} Board;

/* A part on its columns. */
typedef struct Part {
    Board *board;
    const SheetBlock *block;
    lxw_col_t from, to;
    lxw_row_t beside; /* the first row below the part that stands beside it, or 0 */
} Part;

static void want_height(Board *board, lxw_row_t row, double points)
{
    if (row < MOST_ROWS && board->heights[row] < points)
        board->heights[row] = points;
}

static size_t lines_of(const Board *board, const char *text, int columns, Style style)
{
    return page_lines(board->page, text, columns * COLUMN_PIXELS / LETTER_PIXELS - 1, style);
}

/* One text over columns of rows. */
static void put_block(Board *board, lxw_row_t row, lxw_row_t last, lxw_col_t from, lxw_col_t to,
                      const char *text, Style style)
{
    Page *page = board->page;
    if (to > from || last > row)
        page_check(page, worksheet_merge_range(page->out, row, from, last, to, "",
                                               page->book->styles.formats[style]));
    page_put(page, row, from, text, style);
    page->last_column = to > page->last_column ? to : page->last_column;
}

static void put_over(Board *board, lxw_row_t row, lxw_col_t from, lxw_col_t to, const char *text,
                     Style style)
{
    put_block(board, row, row, from, to, text, style);
}

static double points_of(const Board *board, const char *text, lxw_col_t from, lxw_col_t to,
                        Style style)
{
    return (double)lines_of(board, text, to - from + 1, style) * board->line + 2;
}

static void put_wrapped(Board *board, lxw_row_t row, lxw_col_t from, lxw_col_t to, const char *text,
                        Style style)
{
    put_over(board, row, from, to, text, style);
    want_height(board, row, points_of(board, text, from, to, style));
}

static void fill(Board *board, lxw_row_t row, lxw_col_t from, lxw_col_t to, const char *mark,
                 Style style)
{
    for (lxw_col_t column = from; column <= to; column++)
        page_put(board->page, row, column, mark, style);
}

static const char *cell(const Part *part, size_t row, const char *column)
{
    int number = table_find(part->block->table, column);
    return number < 0 ? "" : table_cell(part->block->table, row, (size_t)number);
}

static lxw_row_t put_part_title(const Part *part, lxw_row_t row)
{
    if (!part->block->title || !*part->block->title)
        return row;
    put_over(part->board, row, part->from, part->to, part->block->title, STYLE_PART);
    want_height(part->board, row, part->board->line + 3);
    return row + 1;
}

static lxw_row_t put_headline(const Part *part, lxw_row_t row)
{
    Board *board = part->board;
    const char *text = table_cell(part->block->table, 0, 0);
    size_t lines = lines_of(board, text, part->to - part->from + 1, STYLE_HEADLINE);
    put_over(board, row, part->from, part->to, text, STYLE_HEADLINE);
    want_height(board, row, (double)lines * 19);
    return row + 1;
}

static lxw_row_t put_tiles(const Part *part, lxw_row_t row)
{
    Board *board = part->board;
    size_t count = table_rows(part->block->table);
    int wide = (part->to - part->from + 1) / (int)count;
    for (size_t i = 0; i < count; i++) {
        lxw_col_t from = (lxw_col_t)(part->from + (int)i * wide);
        lxw_col_t to = (lxw_col_t)(i + 1 < count ? from + wide - 2 : part->to);
        put_wrapped(board, row, from, to, cell(part, i, "label"), STYLE_TILE_LABEL);
        put_over(board, row + 1, from, to, cell(part, i, "value"), STYLE_TILE_VALUE);
        put_wrapped(board, row + 2, from, to, cell(part, i, "note"), STYLE_TILE_NOTE);
    }
    want_height(board, row + 1, 24);
    return row + 3;
}

/* Readers print no pattern of a fill, so that it is written. */
static const char hatched[] = "///";

/* Cells for what is reached, hatched where too little was asked, and for what is to come. */
static lxw_row_t put_bars(const Part *part, lxw_row_t row)
{
    Board *board = part->board;
    row = put_part_title(part, row);
    for (size_t i = 0; i < table_rows(part->block->table); i++, row++) {
        int now = (int)(atof(cell(part, i, "now")) * BAR_STEPS / 100 + 0.5);
        int after = (int)(atof(cell(part, i, "after")) * BAR_STEPS / 100 + 0.5);
        bool is_thin = !strcmp(cell(part, i, "thin"), "1");
        lxw_col_t bar = (lxw_col_t)(part->from + LABEL_COLUMNS);
        put_wrapped(board, row, part->from, (lxw_col_t)(bar - 1), cell(part, i, "label"),
                    STYLE_SMALL_BOLD);
        for (int step = 0; step < BAR_STEPS; step++)
            page_put(board->page, row, (lxw_col_t)(bar + step),
                     is_thin && step < now ? hatched : "",
                     step < now     ? is_thin ? STYLE_THIN : STYLE_FULL
                     : step < after ? STYLE_GAIN
                                    : STYLE_REST);
        put_wrapped(board, row, (lxw_col_t)(bar + BAR_STEPS), part->to, cell(part, i, "words"),
                    STYLE_SMALL);
    }
    return row;
}

/* ---- the line of time ---- */

typedef struct Span {
    int start, end; /* days */
    lxw_col_t first;
    int columns;
} Span;

/* Days since 0000-03-01; 0 when the text is no date. */
static int day_of(const char *text)
{
    int year, month, day;
    if (sscanf(text, "%d-%d-%d", &year, &month, &day) != 3)
        return 0;
    year -= month <= 2;
    month += month > 2 ? -3 : 9;
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
}

static bool find_span(const Part *part, Span *span)
{
    span->first = (lxw_col_t)(part->from + LABEL_COLUMNS + 5);
    span->columns = part->to - span->first + 1;
    for (size_t i = 0; i < table_rows(part->block->table); i++) {
        int start = day_of(cell(part, i, "start")), end = day_of(cell(part, i, "end"));
        if (start && (!span->start || start < span->start))
            span->start = start;
        span->end = end > span->end ? end : span->end;
    }
    return span->start && span->columns > 0;
}

static lxw_col_t column_of(const Span *span, int day)
{
    int step = (day - span->start) * span->columns / (span->end - span->start + 1);
    step = step < 0 ? 0 : step >= span->columns ? span->columns - 1 : step;
    return (lxw_col_t)(span->first + step);
}

static void put_months(const Part *part, const Span *span, lxw_row_t row)
{
    const char *first = NULL;
    for (size_t i = 0; i < table_rows(part->block->table); i++) {
        const char *start = cell(part, i, "start");
        if (day_of(start) == span->start)
            first = start;
    }
    int year = atoi(first), month = atoi(first + 5);
    lxw_col_t from = span->first;
    for (int day = span->start; day <= span->end; month = month % 12 + 1, year += month == 1) {
        char next[DATE_SIZE + 16], name[32];
        snprintf(next, sizeof next, "%04d-%02d-01", month == 12 ? year + 1 : year, month % 12 + 1);
        snprintf(name, sizeof name, "%d-%02d", year, month);
        int end = day_of(next) > span->end ? span->end + 1 : day_of(next);
        lxw_col_t to = end > span->end ? column_of(span, span->end) : column_of(span, end) - 1;
        if (to >= from)
            put_over(part->board, row, from, to, to - from > 1 ? name : name + YEAR_BYTES,
                     STYLE_SMALL_HEADER);
        from = to >= from ? to + 1 : from;
        day = day_of(next);
    }
}

typedef struct Kind {
    const char *kind;
    Style style;
    const char *mark;
} Kind;

static Kind kind_of(const char *name)
{
    static const Kind kinds[] = { { "freeze", STYLE_FREEZE, hatched },
                                  { "milestone", STYLE_MILESTONE, "◆" },
                                  { "today", STYLE_TODAY, "" } };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (!strcmp(name, kinds[i].kind))
            return kinds[i];
    return (Kind){ "", STYLE_FULL, "" };
}

/* What is marked says so in its label. */
static void put_line_label(const Part *part, const Span *span, lxw_row_t row, const char *text,
                           const char *mark)
{
    char *label = *mark && *text ? xasprintf("%s %s", mark, text) : xstrdup(text);
    put_wrapped(part->board, row, part->from, (lxw_col_t)(span->first - 1), label,
                STYLE_SMALL_BOLD);
    fill(part->board, row, span->first, part->to, "", STYLE_REST);
    free(label);
}

static lxw_row_t put_line(const Part *part, lxw_row_t row)
{
    Span span = { 0 };
    if (!find_span(part, &span))
        return row;
    row = put_part_title(part, row);
    put_months(part, &span, row);
    want_height(part->board, row++, part->board->line + 2);
    for (size_t i = 0; i < table_rows(part->block->table); i++) {
        Kind kind = kind_of(cell(part, i, "kind"));
        const char *label = cell(part, i, "label");
        int start = day_of(cell(part, i, "start")), end = day_of(cell(part, i, "end"));
        if (!i || *label)
            put_line_label(part, &span, row++, label, kind.mark);
        if (start && end >= start)
            fill(part->board, row - 1, column_of(&span, start), column_of(&span, end), kind.mark,
                 kind.style);
    }
    return row;
}

/* ---- tables ---- */

/* The declared widths are columns of the board; the last one takes what is left. A wide one ends a
 * column early, so that its text does not touch the next. */
static void put_table_row(const Part *part, lxw_row_t row, size_t from_row, bool is_head)
{
    const SheetBlock *block = part->block;
    size_t count = table_columns(block->table);
    lxw_col_t from = part->from;
    for (size_t i = 0; i < count && from <= part->to; i++) {
        int width = block->columns[i].width > 0 ? block->columns[i].width : 6;
        lxw_col_t to = (lxw_col_t)(i + 1 < count ? from + width - 1 : part->to);
        to = to > part->to ? part->to : to;
        Style style = is_head ? STYLE_SMALL_HEADER : i ? STYLE_SMALL : STYLE_SMALL_BOLD;
        lxw_col_t last = (lxw_col_t)(i + 1 < count && to > from + 3 ? to - 1 : to);
        put_wrapped(part->board, row, from, last,
                    is_head ? table_title(block->table, i) : table_cell(block->table, from_row, i),
                    style);
        fill(part->board, row, (lxw_col_t)(last + 1), to, "", style);
        from = (lxw_col_t)(to + 1);
    }
}

/* Each text takes as many of the rows of the part beside it as it needs, and raises only the one
 * below them: a raised row would make a bar of it a box. */
static lxw_row_t put_rows(const Part *part, lxw_row_t row)
{
    Board *board = part->board;
    row = put_part_title(part, row);
    for (size_t i = 0; i < table_rows(part->block->table); i++) {
        const char *text = table_cell(part->block->table, i, 0);
        double points = points_of(board, text, part->from, part->to, STYLE_SMALL_BOLD), room = 0;
        lxw_row_t last = row;
        for (; last < part->beside && last < MOST_ROWS; last++) {
            room += board->heights[last];
            if (room + 0.1 >= points)
                break;
        }
        if (last >= part->beside)
            want_height(board, last, points - room);
        put_block(board, row, last, part->from, part->to, text, STYLE_SMALL_BOLD);
        row = last + 1;
    }
    return row;
}

static lxw_row_t put_table(const Part *part, lxw_row_t row)
{
    row = put_part_title(part, row);
    if (part->block->part == PART_TABLE)
        put_table_row(part, row++, 0, true);
    for (size_t i = 0; i < table_rows(part->block->table); i++)
        put_table_row(part, row++, i, false);
    return row;
}

static lxw_row_t put_part(const Part *part, lxw_row_t row)
{
    switch (part->block->part) {
    case PART_HEADLINE:
        return put_headline(part, row);
    case PART_TILES:
        return put_tiles(part, row);
    case PART_BARS:
        return put_bars(part, row);
    case PART_LINE:
        return put_line(part, row);
    case PART_ROWS:
        return put_rows(part, row);
    default:
        return put_table(part, row);
    }
}

static void set_columns(Page *page)
{
    for (lxw_col_t i = 0; i < BOARD_COLUMNS; i++)
        page_check(page, worksheet_set_column_pixels(page->out, i, i, COLUMN_PIXELS,
                                                     page->book->styles.formats[STYLE_DEFAULT]));
}

void page_write_board(Page *page)
{
    Board board = { .page = page, .line = page->book->styles.is_chinese ? 14.5 : 12.5 };
    lxw_row_t top = 0, bottom = 0;
    int last = BOARD_COLUMNS;
    set_columns(page);
    for (size_t i = 0; i < page->sheet->block_count; i++) {
        const SheetBlock *block = &page->sheet->blocks[i];
        Part part = { &board, block, (lxw_col_t)block->from, (lxw_col_t)block->to, bottom };
        if (!table_rows(block->table))
            continue;
        if (block->from <= last) {
            part.beside = 0;
            top = bottom ? bottom + 1 : 0;
            if (bottom)
                want_height(&board, bottom, GAP_POINTS);
            page_add_start(page, top, PART_HEAD_ROWS);
        }
        lxw_row_t end = put_part(&part, top);
        bottom = end > bottom ? end : bottom;
        last = block->to;
    }
    for (lxw_row_t row = 0; row < bottom && row < MOST_ROWS; row++)
        if (board.heights[row] > 0)
            page_set_height(page, row, board.heights[row]);
    page_put_back_link(page, bottom + 1);
    page->last_row = bottom ? bottom - 1 : 0;
    page->beside_columns = BOARD_COLUMNS;
    page->beside_pixels = BOARD_COLUMNS * COLUMN_PIXELS;
    page_set_print_area(page, -1);
}
