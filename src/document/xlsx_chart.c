/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/buffer.h"
#include "document/xlsx_page.h"

#include <stdlib.h>
#include <string.h>

enum {
    GAP = 20,
    ROW_PIXELS = 20, /* of the default height */
    COLUMN_PIXELS = 64,
    BESIDE_CELLS = 66, /* tables up to so many cells leave room at their right */
    BAR_PIXELS = 380,  /* of the longest of stacked bars, beside the names of rows */
    DIGIT_PIXELS = 7,
    MOST_NAMES = 24 /* of points in one chart, before they cover each other */
};

#define POINTS_A_PIXEL 0.75

/* Pixels; the library's default is 480 x 288. */
typedef struct Size {
    int width, height;
} Size;

static Size size_of(const SheetChart *chart)
{
    return chart->kind == CHART_POINTS ? (Size){ 900, 380 } : (Size){ 560, 340 };
}

/* Under a chart, with some air. */
static lxw_row_t rows_of(const SheetChart *chart)
{
    return (lxw_row_t)(size_of(chart).height / ROW_PIXELS + 1);
}

typedef struct Place {
    const SheetBlock *block;
    lxw_row_t header, first, last;
} Place;

static char *column_range(const Page *page, const Place *place, size_t column)
{
    return page_range(page, place->first, (lxw_col_t)column, place->last, (lxw_col_t)column);
}

static void set_radar_line(lxw_chart_series *series, lxw_color_t color)
{
    lxw_chart_line line = { .color = color, .width = 2.25 };
    lxw_chart_fill fill = { .color = color };
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_size(series, 7);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &line);
}

static void set_line(lxw_chart_series *series, lxw_color_t color)
{
    lxw_chart_line line = { .color = color, .width = 2.25 };
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static double longest_bar(const SheetBlock *block, const SheetChart *wanted)
{
    double longest = 0;
    for (size_t row = 0; row < table_rows(block->table); row++) {
        double sum = 0;
        for (size_t i = 0; i < wanted->value_count; i++)
            sum += strtod(table_cell(block->table, row, wanted->values[i]), NULL);
        longest = sum > longest ? sum : longest;
    }
    return longest;
}

/* A part that is much narrower than its number goes without: the table beside it has it. One digit
 * may stand out a little. */
static void hide_narrow_labels(Page *page, lxw_chart_series *series, const Place *place,
                               const SheetChart *wanted, size_t column)
{
    size_t rows = table_rows(place->block->table);
    double longest = longest_bar(place->block, wanted);
    lxw_chart_data_label *labels = xcalloc(rows, sizeof *labels);
    lxw_chart_data_label **list = xcalloc(rows + 1, sizeof *list);
    for (size_t i = 0; i < rows; i++) {
        const char *text = table_cell(place->block->table, i, column);
        double part = longest > 0 ? strtod(text, NULL) / longest : 0;
        size_t digits = strcspn(text, ".");
        double wide = (double)((digits + digits / 4) * DIGIT_PIXELS + GAP / 4);
        labels[i].hide = part * BAR_PIXELS < (digits > 1 ? wide : wide / 2);
        list[i] = &labels[i];
    }
    page_check(page, chart_series_set_labels_custom(series, list));
    free(list);
    free(labels);
}

/* The number stands in its bar, so that the colour is not all that tells; zeros do not. */
static void set_bar_fill(lxw_chart_series *series, lxw_color_t color, const char *font)
{
    lxw_chart_fill fill = { .color = color };
    lxw_chart_font label = {
        .name = (char *)font, .size = 10, .bold = LXW_TRUE, .color = style_text_on(color)
    };
    chart_series_set_fill(series, &fill);
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, "#,##0;-#,##0;;");
    chart_series_set_labels_font(series, &label);
}

static bool is_point(const SheetBlock *block, size_t row, size_t column)
{
    return *table_cell(block->table, row, column);
}

static size_t count_points(const SheetBlock *block, size_t column)
{
    size_t count = 0;
    for (size_t row = 0; row < table_rows(block->table); row++)
        count += is_point(block, row, column);
    return count;
}

/* All points are named, or none where the names could not be read. */
static bool has_names(const Place *place, const SheetChart *wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < wanted->value_count; i++)
        count += count_points(place->block, wanted->values[i]);
    return count <= MOST_NAMES;
}

/* By their texts: some viewers print the value instead of a cell that a name refers to. */
static void name_points(Page *page, lxw_chart_series *series, const Place *place, size_t column)
{
    size_t rows = table_rows(place->block->table);
    lxw_chart_font small = { .name = (char *)page->book->styles.font, .size = 9 };
    lxw_chart_data_label *labels = xcalloc(rows, sizeof *labels);
    lxw_chart_data_label **list = xcalloc(rows + 1, sizeof *list);
    for (size_t i = 0; i < rows; i++) {
        labels[i].hide = !is_point(place->block, i, column);
        labels[i].value =
            labels[i].hide ? NULL : xlsx_short_text(table_cell(place->block->table, i, 0));
        labels[i].font = &small;
        list[i] = &labels[i];
    }
    chart_series_set_labels(series);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_RIGHT);
    page_check(page, chart_series_set_labels_custom(series, list));
    for (size_t i = 0; i < rows; i++)
        free(labels[i].value);
    free(list);
    free(labels);
}

static void set_points(lxw_chart_series *series, lxw_color_t color, size_t number)
{
    static const lxw_chart_marker_type shapes[] = { LXW_CHART_MARKER_CIRCLE,
                                                    LXW_CHART_MARKER_DIAMOND,
                                                    LXW_CHART_MARKER_SQUARE,
                                                    LXW_CHART_MARKER_TRIANGLE };
    lxw_chart_line none = { .none = LXW_TRUE }, edge = { .color = 0xFFFFFF, .width = 0.5 };
    lxw_chart_fill fill = { .color = color };
    chart_series_set_line(series, &none);
    chart_series_set_marker_type(series, shapes[number % COUNT(shapes)]);
    chart_series_set_marker_size(series, 9);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
}

static void set_look(Page *page, lxw_chart_series *series, const Place *place,
                     const SheetChart *wanted, size_t number)
{
    size_t column = wanted->values[number];
    lxw_color_t color = style_series_color(table_name(place->block->table, column), number);
    if (wanted->kind == CHART_RADAR)
        set_radar_line(series, color);
    else if (wanted->kind == CHART_LINES)
        set_line(series, color);
    else if (wanted->kind == CHART_STACKED) {
        set_bar_fill(series, color, page->book->styles.font);
        hide_narrow_labels(page, series, place, wanted, column);
    } else {
        set_points(series, color, number);
        if (has_names(place, wanted))
            name_points(page, series, place, column);
    }
}

static void add_series(Page *page, lxw_chart *chart, const Place *place, const SheetChart *wanted,
                       size_t number)
{
    size_t column = wanted->values[number];
    char *categories = column_range(page, place, wanted->category);
    char *values = column_range(page, place, column);
    char *name =
        page_range(page, place->header, (lxw_col_t)column, place->header, (lxw_col_t)column);
    lxw_chart_series *series = chart_add_series(chart, categories, values);
    if (series) {
        chart_series_set_name(series, name);
        set_look(page, series, place, wanted, number);
    } else
        page_check(page, LXW_ERROR_MEMORY_MALLOC_FAILED);
    free(name);
    free(values);
    free(categories);
}

static void set_number_axes(lxw_chart *chart, const Place *place, const SheetChart *wanted,
                            lxw_chart_font *font)
{
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_name(chart->x_axis, table_title(place->block->table, wanted->category));
    chart_axis_set_name_font(chart->x_axis, font);
    if (wanted->upwards) {
        chart_axis_set_name(chart->y_axis, wanted->upwards);
        chart_axis_set_name_font(chart->y_axis, font);
    }
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    if (place->block->columns[wanted->category].format == FORMAT_DATE)
        chart_axis_set_num_format(chart->x_axis, "yyyy-mm-dd");
    else
        chart_axis_set_min(chart->x_axis, 0);
}

static void set_axes(lxw_chart *chart, const Place *place, const SheetChart *wanted,
                     lxw_chart_font *font)
{
    lxw_chart_line grid = { .color = 0xD9D9D9, .width = 0.75 };
    chart_axis_set_num_font(chart->x_axis, font);
    chart_axis_set_num_font(chart->y_axis, font);
    chart_axis_major_gridlines_set_line(
        wanted->kind == CHART_STACKED ? chart->x_axis : chart->y_axis, &grid);
    if (wanted->kind == CHART_LINES || wanted->kind == CHART_POINTS)
        set_number_axes(chart, place, wanted, font);
    if (wanted->kind == CHART_STACKED)
        chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    if (wanted->kind == CHART_RADAR && wanted->value_count &&
        place->block->columns[wanted->values[0]].format == FORMAT_SCORE) {
        chart_axis_set_min(chart->y_axis, 0);
        chart_axis_set_max(chart->y_axis, 100);
        chart_axis_set_num_format(chart->y_axis, "0");
    }
    if (wanted->kind == CHART_STACKED) {
        /* The library names a bar chart's axes as they lie: y has the categories. The
         * first row is on top, as in the table, and the numbers stay below. */
        chart_axis_set_reverse(chart->y_axis);
        chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
        chart_axis_set_num_format(chart->x_axis, "0");
    }
}

static char *description_of(const Place *place, const SheetChart *wanted, const char *title)
{
    const Table *table = place->block->table;
    Buffer text = { 0 };
    buffer_add_format(&text, "%s: %s", title, table_title(table, wanted->category));
    for (size_t i = 0; i < wanted->value_count; i++)
        buffer_join(&text, ", ", table_title(table, wanted->values[i]));
    char *description = xlsx_short_text(buffer_text(&text));
    buffer_free(&text);
    return description;
}

static lxw_chart *make_chart(Page *page, const Place *place, const SheetChart *wanted,
                             const char *title)
{
    char *font = (char *)page->book->styles.font;
    lxw_chart_font heading = { .name = font, .size = 13, .bold = LXW_TRUE, .color = 0x1F3864 };
    lxw_chart_font small = { .name = font, .size = 10, .color = 0x404040 };
    static const lxw_chart_type types[] = { [CHART_RADAR] = LXW_CHART_RADAR_WITH_MARKERS,
                                            [CHART_STACKED] = LXW_CHART_BAR_STACKED,
                                            [CHART_LINES] = LXW_CHART_SCATTER_STRAIGHT,
                                            [CHART_POINTS] = LXW_CHART_SCATTER };
    lxw_chart *chart = workbook_add_chart(page->book->workbook, types[wanted->kind]);
    if (!chart)
        return NULL;
    for (size_t i = 0; i < wanted->value_count; i++)
        if (wanted->kind != CHART_POINTS || count_points(place->block, wanted->values[i]))
            add_series(page, chart, place, wanted, i);
    chart_title_set_name(chart, title);
    chart_title_set_name_font(chart, &heading);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &small);
    if (wanted->kind == CHART_STACKED)
        chart_set_series_gap(chart, 60);
    set_axes(chart, place, wanted, &small);
    if (place->block->is_hidden)
        chart_show_hidden_data(chart);
    return chart;
}

static void put_chart(Page *page, const Place *place, const SheetChart *wanted, lxw_row_t row,
                      lxw_col_t column, int offset)
{
    char *title = xlsx_short_text(wanted->title), *text = description_of(place, wanted, title);
    lxw_chart_options options = { .x_offset = offset,
                                  .y_offset = 4,
                                  .x_scale = size_of(wanted).width / 480.0,
                                  .y_scale = size_of(wanted).height / 288.0,
                                  .description = text,
                                  .object_position = LXW_OBJECT_MOVE_DONT_SIZE };
    lxw_chart *chart = make_chart(page, place, wanted, title);
    page_check(page, chart ? worksheet_insert_chart_opt(page->out, row, column, chart, &options)
                           : LXW_ERROR_MEMORY_MALLOC_FAILED);
    free(text);
    free(title);
}

/* The columns that the charts reach over, so that they are printed. */
static void reach(Page *page, const SheetBlock *block, lxw_row_t row, lxw_col_t column)
{
    int pixels = GAP, most = 0;
    lxw_row_t end = row;
    for (size_t i = 0; i < block->chart_count; i++) {
        pixels += size_of(&block->charts[i]).width + GAP;
        lxw_row_t under = row + rows_of(&block->charts[i]);
        end = under > end ? under : end;
        most = size_of(&block->charts[i]).height > most ? size_of(&block->charts[i]).height : most;
    }
    for (; pixels > 0; column++)
        pixels -= column < page->columns ? page->widths[column] * 7 + 5 : COLUMN_PIXELS;
    if (page->last_column + 1 < column)
        page->last_column = (lxw_col_t)(column - 1);
    page->charts = xgrow(page->charts, page->chart_count, &page->chart_room, sizeof *page->charts);
    page->charts[page->chart_count++] = (PageChart){ row, most * POINTS_A_PIXEL };
    if (page->row < end)
        page->row = end;
    if (page->last_row + 1 < page->row)
        page->last_row = page->row - 1;
}

static bool has_points(const SheetBlock *block, const SheetChart *chart)
{
    size_t count = 0;
    for (size_t i = 0; i < chart->value_count; i++)
        count += count_points(block, chart->values[i]);
    return count;
}

/* Nothing but zeros and blanks makes no picture. */
static bool has_numbers(const SheetBlock *block)
{
    for (size_t i = 0; i < block->chart_count; i++)
        for (size_t v = 0; v < block->charts[i].value_count; v++)
            for (size_t row = 0; row < table_rows(block->table); row++)
                if (strtod(table_cell(block->table, row, block->charts[i].values[v]), NULL) != 0 &&
                    strcmp(table_name(block->table, block->charts[i].values[v]), "unanswered") != 0)
                    return true;
    return false;
}

static const SheetChart *points_of(const SheetBlock *block)
{
    for (size_t i = 0; i < block->chart_count; i++)
        if (block->charts[i].kind == CHART_POINTS && has_points(block, &block->charts[i]))
            return &block->charts[i];
    return NULL;
}

bool page_names_points(const SheetBlock *block)
{
    return points_of(block);
}

void page_keep_room(Page *page)
{
    for (size_t i = 1; i < page->sheet->block_count && !page->chart_row; i++) {
        const SheetChart *chart = points_of(&page->sheet->blocks[i]);
        if (chart) {
            page->chart_row = page->row + 1;
            page->row = page->chart_row + rows_of(chart);
        }
    }
}

void page_put_charts(Page *page, const SheetBlock *block, lxw_row_t header)
{
    size_t rows = table_rows(block->table);
    if (!rows || !block->chart_count || !has_numbers(block) ||
        (block->charts[0].kind == CHART_POINTS && !points_of(block)))
        return;
    size_t columns = table_columns(block->table);
    int width = 0;
    for (size_t i = 0; i < columns; i++)
        width += page->widths[i];
    bool is_above = page->chart_row && points_of(block);
    bool beside = !is_above && width <= BESIDE_CELLS;
    Place place = { block, header, header + 1, header + (lxw_row_t)rows };
    /* Not on the header, which is repeated on each page with all that begins there. */
    lxw_row_t row = is_above ? page->chart_row : beside ? place.first : page->row + 1;
    lxw_col_t column = beside ? (lxw_col_t)columns : 0;
    int offset = beside ? GAP : 0;
    for (size_t i = 0; i < block->chart_count; i++) {
        put_chart(page, &place, &block->charts[i], row, column, offset);
        offset += size_of(&block->charts[i]).width + GAP;
    }
    reach(page, block, row, column);
}
