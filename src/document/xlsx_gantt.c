/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/xlsx_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum {
    WEEK = 7,
    MOST_STEPS = 40, /* columns; more become fortnights, and so on */
    SPARE_STEPS = 4, /* for dates that are moved later */
    STEP_CELLS = 3,
    A_MONDAY = 2, /* in days of Excel */
    WORK_DAYS = 5,
    DATE_BYTES = 10,
    HEADER_POINTS = 78
};

typedef struct Span {
    const SheetBlock *block;
    lxw_row_t header, first, last;
    lxw_col_t column; /* the first of the weeks */
    int monday, steps, days;
} Span;

/* Excel's number of a day; 0 when the text is no date. */
static int serial_of(const char *text)
{
    char date[DATE_SIZE];
    lxw_datetime day = { 0 };
    if (!*text || !date_parse(text, date) ||
        sscanf(date, "%d-%d-%d", &day.year, &day.month, &day.day) != 3)
        return 0;
    return (int)lxw_datetime_to_excel_datetime(&day);
}

/* False when no row has dates. */
static bool find_span(Span *span)
{
    const Table *table = span->block->table;
    int start = 0, end = 0;
    for (size_t row = 0; row < table_rows(table); row++) {
        int from = serial_of(table_cell(table, row, span->block->start));
        int to = serial_of(table_cell(table, row, span->block->end));
        start = from && (!start || from < start) ? from : start;
        end = to > end ? to : end;
    }
    if (!start || end < start)
        return false;
    span->monday = start - (start - A_MONDAY) % WEEK;
    for (span->days = WEEK; (end - span->monday) / span->days + 1 > MOST_STEPS;)
        span->days += WEEK;
    span->steps = (end - span->monday) / span->days + 1 + SPARE_STEPS;
    return true;
}

/* The Monday of the earliest start, and from there on step by step: so that the picture
 * follows when dates are edited. */
static char *date_formula(const Span *span, int step)
{
    char starts[LXW_MAX_CELL_RANGE_LENGTH], before[LXW_MAX_CELL_NAME_LENGTH];
    lxw_col_t column = (lxw_col_t)span->block->start;
    lxw_rowcol_to_range_abs(starts, span->first, column, span->last, column);
    if (!step)
        return xasprintf("=MIN(%s)-WEEKDAY(MIN(%s),2)+1", starts, starts);
    lxw_rowcol_to_cell(before, span->header, (lxw_col_t)(span->column + step - 1));
    return xasprintf("=%s+%d", before, span->days);
}

/* Days of a step on which the row pauses, up to its day `until` of the week: its dates are first and
 * last by turns. */
static int paused_days(const Span *span, size_t row, int from, int until)
{
    const char *text = table_cell(span->block->table, row, span->block->pauses);
    int first = 0, days = 0;
    for (; (text = strstr(text, "20")); text += strlen("20")) {
        char date[DATE_SIZE];
        snprintf(date, sizeof date, "%.*s", DATE_BYTES, text);
        int serial = serial_of(date);
        for (int day = from; serial && first && day < from + span->days; day++)
            days += day >= first && day <= serial && (day - A_MONDAY) % WEEK < until;
        first = first ? 0 : serial;
        text += serial ? DATE_BYTES - (int)strlen("20") : 0;
    }
    return days;
}

/* What a cell of a row says besides the bar, which a rule draws: that work pauses in most of its
 * working days, or in some, or the sign of a row that is no task. A freeze of a weekend shows in its own
 * row, and stops no task. */
static const char *sign_of(const Span *span, size_t row, int from, Style *style)
{
    static const char pause[] = "‖", brief[] = "¦";
    const Table *table = span->block->table;
    const char *name = table_cell(table, row, 0);
    int start = serial_of(table_cell(table, row, span->block->start));
    bool is_task = (unsigned char)*name < 0x80;
    int paused = paused_days(span, row, from, WORK_DAYS), work = span->days / WEEK * WORK_DAYS;
    bool is_paused = 2 * paused > work;
    *style = STYLE_PAUSE;
    if (is_paused)
        return pause;
    *style = is_task ? STYLE_BRIEF : STYLE_PAUSE;
    if (paused_days(span, row, from, is_task ? WORK_DAYS : WEEK))
        return brief;
    *style = STYLE_WEEK_DAY;
    if (is_task || *table_cell(table, row, span->block->pauses) || start < from ||
        start >= from + span->days)
        return "";
    *style = STYLE_MILESTONE;
    return name;
}

static void put_week(Page *page, const Span *span, lxw_row_t row, int step)
{
    lxw_col_t column = (lxw_col_t)(span->column + step);
    Style style = STYLE_WEEK_DAY;
    const char *sign = span->block->has_pauses ? sign_of(span, row - span->first,
                                                         span->monday + step * span->days, &style)
                                               : "";
    page_put(page, row, column, sign, style);
}

static void put_dates(Page *page, const Span *span)
{
    lxw_format *look = page->book->styles.formats[STYLE_WEEK];
    for (int step = 0; step < span->steps; step++) {
        lxw_col_t column = (lxw_col_t)(span->column + step);
        char *formula = date_formula(span, step);
        page_put(page, span->header, column, "", STYLE_WEEK);
        page_check(page, worksheet_write_formula_num(page->out, span->header, column, formula, look,
                                                     span->monday + step * span->days));
        free(formula);
        for (lxw_row_t row = span->first; row <= span->last; row++)
            put_week(page, span, row, step);
    }
}

static void put_rule(Page *page, const Span *span)
{
    char start[LXW_MAX_CELL_NAME_LENGTH], end[LXW_MAX_CELL_NAME_LENGTH];
    char date[LXW_MAX_CELL_NAME_LENGTH];
    lxw_col_t last = (lxw_col_t)(span->column + span->steps - 1);
    lxw_rowcol_to_cell_abs(start, span->first, (lxw_col_t)span->block->start, LXW_FALSE, LXW_TRUE);
    lxw_rowcol_to_cell_abs(end, span->first, (lxw_col_t)span->block->end, LXW_FALSE, LXW_TRUE);
    lxw_rowcol_to_cell_abs(date, span->header, span->column, LXW_TRUE, LXW_FALSE);
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(cell, span->first, span->column);
    char *signs = span->block->has_pauses ? xasprintf("%s=\"\",", cell) : xstrdup("");
    char *formula = xasprintf("=AND(%sISNUMBER(%s),%s<%s+%d,%s>=%s)", signs, start, start, date, span->days,
                              end, date);
    free(signs);
    lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
                                    .value_string = formula,
                                    .format = page->book->styles.formats[STYLE_BAR] };
    page_check(page, worksheet_conditional_format_range(page->out, span->first, span->column,
                                                        span->last, last, &rule));
    free(formula);
}

/* The step of the day on which the file is looked at, above its weeks. */
static void put_today(Page *page, const Span *span)
{
    char date[LXW_MAX_CELL_NAME_LENGTH];
    lxw_col_t last = (lxw_col_t)(span->column + span->steps - 1);
    lxw_rowcol_to_cell_abs(date, span->header, span->column, LXW_TRUE, LXW_FALSE);
    char *formula = xasprintf("=AND(TODAY()>=%s,TODAY()<%s+%d)", date, date, span->days);
    lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
                                    .value_string = formula,
                                    .format = page->book->styles.formats[STYLE_NOW] };
    page_check(page, worksheet_conditional_format_range(page->out, span->header, span->column,
                                                        span->header, last, &rule));
    free(formula);
}

int page_gantt_pixels(const SheetBlock *block)
{
    Span span = { .block = block };
    return block->is_gantt && find_span(&span) ? span.steps * (STEP_CELLS * 7 + 5) + 12 : 0;
}

void page_put_gantt(Page *page, const SheetBlock *block, lxw_row_t header)
{
    size_t columns = table_columns(block->table);
    Span span = { .block = block,
                  .header = header,
                  .first = header + 1,
                  .last = header + (lxw_row_t)table_rows(block->table),
                  .column = (lxw_col_t)(columns + 1) };
    if (!block->is_gantt || !find_span(&span))
        return;
    page_check(page,
               worksheet_set_column(page->out, (lxw_col_t)columns, (lxw_col_t)columns, 1, NULL));
    page_check(page,
               worksheet_set_column(page->out, span.column,
                                    (lxw_col_t)(span.column + span.steps - 1), STEP_CELLS, NULL));
    page->beside_columns = (size_t)span.steps + 1;
    page->beside_pixels = page_gantt_pixels(block);
    put_dates(page, &span);
    put_rule(page, &span);
    put_today(page, &span);
    page_set_height(page, header, HEADER_POINTS);
}
