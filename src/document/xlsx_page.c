/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/xlsx_page.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "document/text_width.h"

#define HAN_POINTS 16.5

/* A further line of 11 points: Excel's pitch is 14.4 to 15 by the screen it stands on. LibreOffice sets
 * Calibri's lines at 11.2, without the gap between them: what it shows as air, Excel needs. */
#define FURTHER_POINTS 14.5

enum {
    CELL_UNITS = 32767,
    SHORT_UNITS = 255,
    NARROWEST = 8,
    WIDEST = 60,
    BUTTON_CELLS = 3, /* the filter's button in a header */
    TALLEST = 409,    /* points that a row can have */
    PADDING_PIXELS = 5,
    CELL_PIXELS = 7,  /* of a letter of a column's width */
    PAGE_CELLS = 180, /* beyond which a page one sheet wide is hard to read */
    NARROWED = 34,    /* what a wide column may shrink to for it */
    INDENT_PIXELS = 9, /* a step of it */
    LEAST_WIDEST = 14 /* or has to, where there is no larger paper */
};

void page_check(Page *page, lxw_error error)
{
    if (error && !page->book->error) {
        page->book->error = error;
        page->book->error_sheet = page->name;
    }
}

void xlsx_cut(char *text, size_t units)
{
    size_t used = 0, done = 0;
    if (strlen(text) <= units)
        return;
    for (size_t step; (step = text_next(text + done)); done += step) {
        size_t of_step = 0;
        for (size_t i = done; i < done + step; i++)
            of_step += ((text[i] & 0xC0) != 0x80) + ((unsigned char)text[i] >= 0xF0);
        if (used + of_step > units)
            break;
        used += of_step;
    }
    text[done] = '\0';
}

static bool is_escape(const char *at)
{
    return at[0] == '_' && at[1] == 'x' && isxdigit((unsigned char)at[2]) &&
           isxdigit((unsigned char)at[3]) && isxdigit((unsigned char)at[4]) &&
           isxdigit((unsigned char)at[5]) && at[6] == '_';
}

/* Excel reads _x0041_ as A, so the underscore of a text that says so is written as one. */
static char *escaped(const char *text)
{
    char *copy = xcalloc(strlen(text) * 2 + 1, 1), *to = copy;
    for (; *text; text++) {
        if (is_escape(text))
            to = stpcpy(to, "_x005F");
        *to++ = *text;
    }
    return copy;
}

static char *cell_text(const char *text)
{
    char *clean = text_clean(text);
    xlsx_cut(clean, CELL_UNITS);
    char *copy = escaped(clean);
    xlsx_cut(copy, CELL_UNITS);
    free(clean);
    return copy;
}

char *xlsx_short_text(const char *text)
{
    char *clean = text_clean_line(text ? text : ""), *trimmed = text_trim(clean);
    free(clean);
    xlsx_cut(trimmed, SHORT_UNITS);
    return trimmed;
}

char *xlsx_quoted(const char *name)
{
    char *copy = xcalloc(strlen(name) * 2 + 3, 1), *to = copy;
    *to++ = '\'';
    for (; *name; name++) {
        if (*name == '\'')
            *to++ = '\'';
        *to++ = *name;
    }
    *to = '\'';
    return copy;
}

char *page_range(const Page *page, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,
                 lxw_col_t last_column)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH], *sheet = xlsx_quoted(page->name);
    lxw_rowcol_to_range_abs(range, row, column, last_row, last_column);
    char *formula = xasprintf("=%s!%s", sheet, range);
    free(sheet);
    return formula;
}

static lxw_format *look(const Page *page, Style style)
{
    return page->book->styles.formats[style];
}

/* Whether cell_text() would leave it as it is, as it does with most ids. */
static bool is_safe(const char *text)
{
    size_t bytes = 0;
    for (; text[bytes]; bytes++)
        if (text[bytes] < ' ' || text[bytes] > '~' || text[bytes] == '_' || bytes >= SHORT_UNITS)
            return false;
    return bytes > 0;
}

void page_put(Page *page, lxw_row_t row, lxw_col_t column, const char *text, Style style)
{
    char *other = is_safe(text) ? NULL : cell_text(text);
    const char *safe = other ? other : text;
    page_check(page, *safe ? worksheet_write_string(page->out, row, column, safe, look(page, style))
                           : worksheet_write_blank(page->out, row, column, look(page, style)));
    free(other);
    page->last_row = row > page->last_row ? row : page->last_row;
    page->last_column = column > page->last_column ? column : page->last_column;
}

void page_put_plain(Page *page, lxw_row_t row, lxw_col_t column, const char *text,
                    lxw_format *format)
{
    char *other = is_safe(text) ? NULL : cell_text(text);
    const char *safe = other ? other : text;
    if (*safe)
        page_check(page, worksheet_write_string(page->out, row, column, safe, format));
    free(other);
}

void page_put_across(Page *page, lxw_row_t row, lxw_col_t last, const char *text, Style style)
{
    if (last) {
        char *safe = cell_text(text);
        page_check(page,
                   worksheet_merge_range(page->out, row, 0, row, last, safe, look(page, style)));
        free(safe);
    }
    page_put(page, row, 0, text, style);
}

static int content_width(const char *text)
{
    int widest = 0;
    char *clean = text_clean(text);
    for (const char *line = clean;;) {
        size_t bytes = strcspn(line, "\n");
        int cells = text_cells_of(line, bytes);
        widest = cells > widest ? cells : widest;
        if (widest > WIDEST || !line[bytes])
            break;
        line += bytes + 1;
    }
    free(clean);
    return (int)ceil(widest * 1.05 + 2);
}

size_t page_lines(const Page *page, const char *text, int width, Style style)
{
    const TextLook look = { style_size(style), page->book->styles.is_chinese,
                            style == STYLE_HEADER || style == STYLE_LABEL };
    if (is_safe(text) || !*text)
        return text_width_lines(text, width * CELL_PIXELS + 2, &look);
    char *clean = text_clean(text);
    size_t lines = text_width_lines(clean, width * CELL_PIXELS + 2, &look);
    free(clean);
    return lines;
}

void page_close(Page *page)
{
    free(page->starts);
    free(page->charts);
    free(page->heights);
    free(page->widths);
    page->starts = NULL;
    page->charts = NULL;
    page->heights = NULL;
    page->widths = NULL;
}

void page_set_height(Page *page, lxw_row_t row, double points)
{
    points = points > TALLEST ? TALLEST : points;
    page_check(page, worksheet_set_row(page->out, row, points, NULL));
    page_keep_height(page, row, points);
}

double page_points(const Page *page, const char *text, size_t lines)
{
    const Styles *styles = &page->book->styles;
    bool is_taller = !styles->is_chinese && text_width_has_han(text);
    double further = is_taller ? HAN_POINTS : styles->is_chinese ? styles->line_points : FURTHER_POINTS;
    return (is_taller ? HAN_POINTS : styles->line_points) + (lines > 1 ? (double)(lines - 1) * further : 0);
}

void page_fit_height(Page *page, lxw_row_t row, double points)
{
    if (points > page->book->styles.line_points)
        page_set_height(page, row, points);
}

static bool is_number(const char *text, double *number)
{
    char *end;
    if (!*text || strspn(text, "+-.0123456789eE") != strlen(text))
        return false;
    *number = strtod(text, &end);
    return !*end && isfinite(*number);
}

static void put_number(Page *page, lxw_row_t row, lxw_col_t column, const char *text, Style style)
{
    double number;
    if (is_number(text, &number)) {
        if (style == STYLE_NUMBER && number <= -1000)
            style = STYLE_WHOLE;
        page_put(page, row, column, "", style);
        page_check(page, worksheet_write_number(page->out, row, column, number, look(page, style)));
    } else
        page_put(page, row, column, text, *text && strcmp(text, "—") != 0 ? STYLE_TEXT : style);
}

/* Rows from the header down, columns from the first: the sum of both is how far a cell lies from the
 * corner where most is gained for least. */
static Style style_of_zone(lxw_row_t row, lxw_col_t column)
{
    static const Style zones[] = { STYLE_ZONE_FIRST, STYLE_ZONE_FIRST, STYLE_ZONE_PLAN,
                                   STYLE_ZONE_PLAN,  STYLE_ZONE_FILL,  STYLE_ZONE_LEAVE };
    size_t far = row + column < 2 ? 0 : row + column - 2;
    return zones[far < COUNT(zones) ? far : COUNT(zones) - 1];
}

static void put_date(Page *page, lxw_row_t row, lxw_col_t column, const char *text)
{
    char date[DATE_SIZE];
    lxw_datetime day = { 0 };
    bool is_day = *text && date_parse(text, date) &&
                  sscanf(date, "%d-%d-%d", &day.year, &day.month, &day.day) == 3;
    page_put(page, row, column, is_day ? "" : text, is_day || !*text ? STYLE_DATE : STYLE_TEXT);
    if (is_day)
        page_check(page,
                   worksheet_write_datetime(page->out, row, column, &day, look(page, STYLE_DATE)));
}

void page_put_anchored(Page *page, lxw_row_t row, lxw_col_t column, const char *text,
                       const char *link)
{
    char *safe = cell_text(text);
    page_put(page, row, column, text, STYLE_LINK);
    page_check(page, worksheet_write_url_opt(page->out, row, column, link, look(page, STYLE_LINK), safe,
                                             NULL));
    free(safe);
}

static void put_link(Page *page, lxw_row_t row, lxw_col_t column, const char *text,
                     const char *target, Style style)
{
    char *sheet = xlsx_quoted(target), *url = xasprintf("internal:%s!A1", sheet),
         *safe = cell_text(text);
    page_put(page, row, column, text, style);
    page_check(page,
               worksheet_write_url_opt(page->out, row, column, url, look(page, style), safe, NULL));
    free(safe);
    free(url);
    free(sheet);
}

/* The first of "R05" or "R05、R07"; 0 when there is more than numbers. A link over a sentence is shown as
 * one line by some viewers. */
static size_t number_at(const char *text)
{
    static const char comma[] = "、";
    size_t first = 0;
    for (const char *at = text; *at;) {
        size_t digits = *at >= 'A' && *at <= 'Z' ? strspn(at + 1, "0123456789") : 0;
        if (!digits)
            return 0;
        first = first ? first : digits + 1;
        at += digits + 1;
        at += !strncmp(at, comma, strlen(comma)) ? strlen(comma) : strspn(at, ", \n");
    }
    return first;
}

char *page_number_lines(const Page *page, const char *text, int width)
{
    size_t length = number_at(text);
    if (!length || !text[length] || page_lines(page, text, width, STYLE_TEXT) < 2)
        return NULL;
    char *broken = xcalloc(strlen(text) * 2 + 1, 1), *to = broken, *line = broken, *gap = NULL;
    for (const char *at = text; *at;) {
        size_t number = 1 + strspn(at + 1, "0123456789");
        to = mempcpy(to, at, number);
        at += number;
        if (gap && page_lines(page, line, width, STYLE_TEXT) > 1) {
            if (gap[-1] == ' ')
                gap--;
            else
                memmove(gap + 1, gap, (size_t)(to++ - gap));
            *gap = '\n';
            line = gap + 1;
        }
        while (*at && !(*at >= 'A' && *at <= 'Z'))
            *to++ = *at++;
        gap = to;
    }
    return broken;
}

char *page_anchor(const Page *page, const char *text)
{
    const Book *book = page->book;
    size_t length = number_at(text);
    for (size_t i = 0; length && i < book->count; i++) {
        const SheetBlock *block = book->sheets[i].blocks;
        if (!book->sheets[i].block_count || !block->is_anchor || &book->sheets[i] == page->sheet)
            continue;
        for (size_t row = 0; row < table_rows(block->table); row++) {
            const char *number = table_cell(block->table, row, 0);
            if (strlen(number) != length || strncmp(number, text, length) != 0)
                continue;
            char *sheet = xlsx_quoted(book->names[i]);
            char *link = xasprintf("internal:%s!A%zu", sheet, PAGE_HEADER_ROW + row + 2);
            free(sheet);
            return link;
        }
    }
    return NULL;
}

/* A cell that names a sheet leads to it. */
static void put_name(Page *page, lxw_row_t row, lxw_col_t column, const char *text)
{
    const Book *book = page->book;
    for (size_t i = 0; i < book->count; i++)
        if (!strcmp(text, book->sheets[i].title) || !strcmp(text, book->names[i])) {
            put_link(page, row, column, text, book->names[i], STYLE_LINK);
            return;
        }
    page_put(page, row, column, text, STYLE_TEXT);
}

void page_put_cell(Page *page, lxw_row_t row, lxw_col_t column, const char *text,
                   SheetFormat format)
{
    switch (format) {
    case FORMAT_NUMBER:
        put_number(page, row, column, text, STYLE_NUMBER);
        break;
    case FORMAT_SCORE:
        put_number(page, row, column, text, STYLE_SCORE);
        break;
    case FORMAT_MONEY:
        put_number(page, row, column, text, STYLE_MONEY);
        break;
    case FORMAT_WHOLE:
        put_number(page, row, column, text, STYLE_WHOLE);
        break;
    case FORMAT_COUNT:
        put_number(page, row, column, text, STYLE_COUNTED);
        break;
    case FORMAT_ZONE:
        put_number(page, row, column, text, style_of_zone(row - page->row, column));
        break;
    case FORMAT_VALUE:
        put_number(page, row, column, text, STYLE_VALUE);
        break;
    case FORMAT_DATE:
        put_date(page, row, column, text);
        break;
    case FORMAT_RISK:
    case FORMAT_STATE:
        page_put(page, row, column, text, style_of_word(text));
        break;
    case FORMAT_LINK:
        put_name(page, row, column, text);
        break;
    default:
        page_put(page, row, column, text, STYLE_TEXT);
    }
}

static bool is_figure(SheetFormat format)
{
    return format == FORMAT_NUMBER || format == FORMAT_SCORE || format == FORMAT_MONEY ||
           format == FORMAT_WHOLE || format == FORMAT_COUNT || format == FORMAT_ZONE;
}

Style page_header_style(const SheetBlock *block, size_t column)
{
    return is_figure(block->columns[column].format) ? STYLE_HEADER_RIGHT : STYLE_HEADER;
}

/* What does not fit on one line is shown as ####. */
static bool is_unbroken(SheetFormat format)
{
    return is_figure(format) || format == FORMAT_DATE;
}

/* No word of a header is broken. */
static int header_width(const Page *page, const SheetBlock *block, size_t column)
{
    const TextLook look = { style_size(STYLE_HEADER), page->book->styles.is_chinese, true, 0 };
    double pixels = text_width_word(table_title(block->table, column), &look);
    if (page_header_style(block, column) == STYLE_HEADER_RIGHT)
        pixels += 2 * INDENT_PIXELS;
    int width = (int)ceil(pixels / CELL_PIXELS);
    return width < WIDEST ? width : WIDEST;
}

int page_column_width(const Page *page, const SheetBlock *block, size_t column)
{
    const SheetColumn *given = &block->columns[column];
    if (given->width > 0) {
        int width = page->book->styles.is_chinese && is_unbroken(given->format)
                        ? (given->width * 8 + 6) / 7
                        : given->width;
        int least = header_width(page, block, column);
        return width < least ? least : width;
    }
    int widest = content_width(table_title(block->table, column)) + BUTTON_CELLS;
    for (size_t row = 0; row < table_rows(block->table) && widest < WIDEST; row++) {
        int width = content_width(table_cell(block->table, row, column));
        widest = width > widest ? width : widest;
    }
    return widest < NARROWEST ? NARROWEST : widest > WIDEST ? WIDEST : widest;
}

int page_width(const Page *page)
{
    int total = 0;
    for (size_t i = 0; i < page->columns; i++)
        total += page->widths[i];
    return total;
}

static bool is_given(const Sheet *sheet, size_t column)
{
    for (size_t b = 0; b < sheet->block_count; b++)
        if (column < table_columns(sheet->blocks[b].table) &&
            sheet->blocks[b].columns[column].width > 0)
            return true;
    return false;
}

/* Takes from the widest columns until the sheet is readable on paper. */
static void narrow(Page *page)
{
    for (int total = page_width(page); total > PAGE_CELLS; total--) {
        int *widest = NULL;
        for (size_t i = 0; i < page->columns; i++)
            if (page->widths[i] > (widest ? *widest : NARROWED) && !is_given(page->sheet, i))
                widest = &page->widths[i];
        if (!widest)
            break;
        --*widest;
    }
}

int page_column_pixels(const Page *page, size_t column)
{
    return page->widths[column] * CELL_PIXELS + PADDING_PIXELS;
}

static int all_pixels(const Page *page)
{
    int pixels = 0;
    for (size_t i = 0; i < page->columns; i++)
        pixels += page_column_pixels(page, i);
    return pixels;
}

static int least_width(const Page *page, size_t column)
{
    int least = 0;
    for (size_t b = 0; b < page->sheet->block_count; b++) {
        const SheetBlock *block = &page->sheet->blocks[b];
        int width = column < table_columns(block->table) ? header_width(page, block, column) : 0;
        least = width > least ? width : least;
    }
    return least;
}

/* What is a little too wide for letters that can be read, on A4 or else on A3, gives way in its
 * widest columns, also where a template gave their widths. */
static void fit_paper(Page *page)
{
    int pixels = all_pixels(page), readable = READABLE_PIXELS;
    for (size_t i = 0; i < page->sheet->block_count; i++)
        pixels += page_gantt_pixels(&page->sheet->blocks[i]);
    if (pixels > readable * 6 / 5)
        readable = READABLE_A3_PIXELS;
    for (; pixels > readable; pixels -= CELL_PIXELS) {
        int *widest = NULL;
        for (size_t i = 0; i < page->columns; i++)
            if (page->widths[i] > (widest ? *widest : LEAST_WIDEST) &&
                page->widths[i] > least_width(page, i))
                widest = &page->widths[i];
        if (!widest)
            break;
        --*widest;
    }
}

static void set_widths(Page *page)
{
    lxw_format *normal = look(page, STYLE_DEFAULT);
    for (size_t i = 0; i < page->columns; i++)
        page_check(page, worksheet_set_column(page->out, (lxw_col_t)i, (lxw_col_t)i,
                                              page->widths[i], normal));
}

void page_measure(Page *page, size_t first_block)
{
    for (size_t b = first_block; b < page->sheet->block_count; b++) {
        const SheetBlock *block = &page->sheet->blocks[b];
        size_t columns = table_columns(block->table);
        if (columns > page->columns) {
            page->widths = xreallocarray(page->widths, columns, sizeof *page->widths);
            memset(page->widths + page->columns, 0,
                   (columns - page->columns) * sizeof *page->widths);
            page->columns = columns;
        }
        for (size_t i = 0; i < columns; i++) {
            int width = page_column_width(page, block, i);
            page->widths[i] = width > page->widths[i] ? width : page->widths[i];
        }
    }
    if (!first_block)
        narrow(page);
    fit_paper(page);
    set_widths(page);
}

static const char *contents_name(const Book *book)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->sheets[i].layout == LAYOUT_CONTENTS)
            return book->names[i];
    return NULL;
}

void page_put_back_link(Page *page, lxw_row_t row)
{
    const char *contents = contents_name(page->book);
    if (contents && page->sheet->layout != LAYOUT_CONTENTS)
        put_link(page, row, 0, tr("Back to contents"), contents, STYLE_BACK);
}

void page_put_intro(Page *page, lxw_row_t row, const char *intro)
{
    int width = page_width(page);
    if (content_width(intro) > width || strchr(intro, '\n')) {
        page_put_across(page, row, (lxw_col_t)(page->columns - 1), intro, STYLE_INTRO);
        page_fit_height(page, row,
                        page_points(page, intro, page_lines(page, intro, width, STYLE_INTRO)));
    } else
        page_put(page, row, 0, intro, STYLE_DEFAULT);
}

void page_put_heading(Page *page)
{
    page_put(page, 0, 0, page->sheet->title, STYLE_TITLE);
    page_set_height(page, 0, 26);
    page_put_intro(page, 1, page->sheet->intro ? page->sheet->intro : "");
    page_put_back_link(page, 2);
    page->row = PAGE_HEADER_ROW;
}
