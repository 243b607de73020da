/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_library.h - libxlsxwriter, loaded with the first workbook that is written. A function that
 * is not yet listed is added to both lists. */
#ifndef XLSX_LIBRARY_H
#define XLSX_LIBRARY_H

#include <xlsxwriter.h>

#include "base/library.h"

/* clang-format off */
#define XLSX_FUNCTIONS(x)                                                                          \
    x(chart_add_series) x(chart_axis_major_gridlines_set_line)                                     \
    x(chart_axis_major_gridlines_set_visible) x(chart_axis_set_label_position)                     \
    x(chart_axis_set_max) x(chart_axis_set_min) x(chart_axis_set_name)                             \
    x(chart_axis_set_name_font) x(chart_axis_set_num_font) x(chart_axis_set_num_format)            \
    x(chart_axis_set_reverse) x(chart_legend_set_font) x(chart_legend_set_position)                \
    x(chart_series_set_fill) x(chart_series_set_labels) x(chart_series_set_labels_custom)          \
    x(chart_series_set_labels_font) x(chart_series_set_labels_num_format)                          \
    x(chart_series_set_labels_position) x(chart_series_set_line) x(chart_series_set_marker_fill)   \
    x(chart_series_set_marker_line) x(chart_series_set_marker_size)                                \
    x(chart_series_set_marker_type) x(chart_series_set_name) x(chart_set_series_gap)               \
    x(chart_show_hidden_data) x(chart_title_set_name) x(chart_title_set_name_font)                 \
    x(format_set_align) x(format_set_bg_color) x(format_set_bold) x(format_set_border)             \
    x(format_set_border_color) x(format_set_bottom) x(format_set_bottom_color)                     \
    x(format_set_fg_color) x(format_set_font_color) x(format_set_font_name)                        \
    x(format_set_font_scheme) x(format_set_font_size) x(format_set_indent) x(format_set_italic)    \
    x(format_set_num_format) x(format_set_pattern) x(format_set_rotation)                          \
    x(format_set_text_wrap) x(format_set_top) x(format_set_top_color) x(format_set_underline)      \
    x(format_set_unlocked) x(lxw_datetime_to_excel_datetime) x(lxw_rowcol_to_cell)                 \
    x(lxw_rowcol_to_cell_abs) x(lxw_rowcol_to_range) x(lxw_rowcol_to_range_abs) x(lxw_strerror)    \
    x(lxw_workbook_free) x(workbook_add_chart) x(workbook_add_format) x(workbook_add_worksheet)    \
    x(workbook_close) x(workbook_define_name) x(workbook_get_worksheet_by_name)                    \
    x(workbook_new_opt) x(workbook_set_custom_property_string) x(workbook_set_properties)          \
    x(worksheet_activate) x(worksheet_add_table) x(worksheet_autofilter)                           \
    x(worksheet_center_horizontally) x(worksheet_conditional_format_range)                         \
    x(worksheet_data_validation_range) x(worksheet_fit_to_pages) x(worksheet_freeze_panes)         \
    x(worksheet_gridlines) x(worksheet_hide) x(worksheet_ignore_errors)                            \
    x(worksheet_insert_chart_opt) x(worksheet_insert_image_opt) x(worksheet_merge_range)           \
    x(worksheet_print_area) x(worksheet_protect) x(worksheet_repeat_rows)                          \
    x(worksheet_set_column) x(worksheet_set_column_opt) x(worksheet_set_column_pixels)             \
    x(worksheet_set_default_row) x(worksheet_set_footer) x(worksheet_set_h_pagebreaks)             \
    x(worksheet_set_header) x(worksheet_set_landscape) x(worksheet_set_margins)                    \
    x(worksheet_set_paper) x(worksheet_set_portrait) x(worksheet_set_row)                          \
    x(worksheet_set_row_opt) x(worksheet_set_tab_color) x(worksheet_write_blank)                   \
    x(worksheet_write_datetime) x(worksheet_write_formula_num) x(worksheet_write_number)           \
    x(worksheet_write_string) x(worksheet_write_url_opt)
/* clang-format on */

typedef struct XlsxLibrary {
    XLSX_FUNCTIONS(LIBRARY_POINTER)
} XlsxLibrary;
extern XlsxLibrary xlsx_library;

/* To be called before all of them. */
MUST_CHECK bool xlsx_library_load(void);

#ifndef XLSX_LIBRARY_NAMES
#define chart_add_series xlsx_library.chart_add_series
#define chart_axis_major_gridlines_set_line xlsx_library.chart_axis_major_gridlines_set_line
#define chart_axis_major_gridlines_set_visible xlsx_library.chart_axis_major_gridlines_set_visible
#define chart_axis_set_label_position xlsx_library.chart_axis_set_label_position
#define chart_axis_set_max xlsx_library.chart_axis_set_max
#define chart_axis_set_min xlsx_library.chart_axis_set_min
#define chart_axis_set_name xlsx_library.chart_axis_set_name
#define chart_axis_set_name_font xlsx_library.chart_axis_set_name_font
#define chart_axis_set_num_font xlsx_library.chart_axis_set_num_font
#define chart_axis_set_num_format xlsx_library.chart_axis_set_num_format
#define chart_axis_set_reverse xlsx_library.chart_axis_set_reverse
#define chart_legend_set_font xlsx_library.chart_legend_set_font
#define chart_legend_set_position xlsx_library.chart_legend_set_position
#define chart_series_set_fill xlsx_library.chart_series_set_fill
#define chart_series_set_labels xlsx_library.chart_series_set_labels
#define chart_series_set_labels_custom xlsx_library.chart_series_set_labels_custom
#define chart_series_set_labels_font xlsx_library.chart_series_set_labels_font
#define chart_series_set_labels_num_format xlsx_library.chart_series_set_labels_num_format
#define chart_series_set_labels_position xlsx_library.chart_series_set_labels_position
#define chart_series_set_line xlsx_library.chart_series_set_line
#define chart_series_set_marker_fill xlsx_library.chart_series_set_marker_fill
#define chart_series_set_marker_line xlsx_library.chart_series_set_marker_line
#define chart_series_set_marker_size xlsx_library.chart_series_set_marker_size
#define chart_series_set_marker_type xlsx_library.chart_series_set_marker_type
#define chart_series_set_name xlsx_library.chart_series_set_name
#define chart_set_series_gap xlsx_library.chart_set_series_gap
#define chart_show_hidden_data xlsx_library.chart_show_hidden_data
#define chart_title_set_name xlsx_library.chart_title_set_name
#define chart_title_set_name_font xlsx_library.chart_title_set_name_font
#define format_set_align xlsx_library.format_set_align
#define format_set_bg_color xlsx_library.format_set_bg_color
#define format_set_bold xlsx_library.format_set_bold
#define format_set_border xlsx_library.format_set_border
#define format_set_border_color xlsx_library.format_set_border_color
#define format_set_bottom xlsx_library.format_set_bottom
#define format_set_bottom_color xlsx_library.format_set_bottom_color
#define format_set_fg_color xlsx_library.format_set_fg_color
#define format_set_font_color xlsx_library.format_set_font_color
#define format_set_font_name xlsx_library.format_set_font_name
#define format_set_font_scheme xlsx_library.format_set_font_scheme
#define format_set_font_size xlsx_library.format_set_font_size
#define format_set_indent xlsx_library.format_set_indent
#define format_set_italic xlsx_library.format_set_italic
#define format_set_num_format xlsx_library.format_set_num_format
#define format_set_pattern xlsx_library.format_set_pattern
#define format_set_rotation xlsx_library.format_set_rotation
#define format_set_text_wrap xlsx_library.format_set_text_wrap
#define format_set_top xlsx_library.format_set_top
#define format_set_top_color xlsx_library.format_set_top_color
#define format_set_underline xlsx_library.format_set_underline
#define format_set_unlocked xlsx_library.format_set_unlocked
#define lxw_datetime_to_excel_datetime xlsx_library.lxw_datetime_to_excel_datetime
#define lxw_rowcol_to_cell xlsx_library.lxw_rowcol_to_cell
#define lxw_rowcol_to_cell_abs xlsx_library.lxw_rowcol_to_cell_abs
#define lxw_rowcol_to_range xlsx_library.lxw_rowcol_to_range
#define lxw_rowcol_to_range_abs xlsx_library.lxw_rowcol_to_range_abs
#define lxw_strerror xlsx_library.lxw_strerror
#define lxw_workbook_free xlsx_library.lxw_workbook_free
#define workbook_add_chart xlsx_library.workbook_add_chart
#define workbook_add_format xlsx_library.workbook_add_format
#define workbook_add_worksheet xlsx_library.workbook_add_worksheet
#define workbook_close xlsx_library.workbook_close
#define workbook_define_name xlsx_library.workbook_define_name
#define workbook_get_worksheet_by_name xlsx_library.workbook_get_worksheet_by_name
#define workbook_new_opt xlsx_library.workbook_new_opt
#define workbook_set_custom_property_string xlsx_library.workbook_set_custom_property_string
#define workbook_set_properties xlsx_library.workbook_set_properties
#define worksheet_activate xlsx_library.worksheet_activate
#define worksheet_add_table xlsx_library.worksheet_add_table
#define worksheet_autofilter xlsx_library.worksheet_autofilter
#define worksheet_center_horizontally xlsx_library.worksheet_center_horizontally
#define worksheet_conditional_format_range xlsx_library.worksheet_conditional_format_range
#define worksheet_data_validation_range xlsx_library.worksheet_data_validation_range
#define worksheet_fit_to_pages xlsx_library.worksheet_fit_to_pages
#define worksheet_freeze_panes xlsx_library.worksheet_freeze_panes
#define worksheet_gridlines xlsx_library.worksheet_gridlines
#define worksheet_hide xlsx_library.worksheet_hide
#define worksheet_ignore_errors xlsx_library.worksheet_ignore_errors
#define worksheet_insert_chart_opt xlsx_library.worksheet_insert_chart_opt
#define worksheet_insert_image_opt xlsx_library.worksheet_insert_image_opt
#define worksheet_merge_range xlsx_library.worksheet_merge_range
#define worksheet_print_area xlsx_library.worksheet_print_area
#define worksheet_protect xlsx_library.worksheet_protect
#define worksheet_repeat_rows xlsx_library.worksheet_repeat_rows
#define worksheet_set_column xlsx_library.worksheet_set_column
#define worksheet_set_column_opt xlsx_library.worksheet_set_column_opt
#define worksheet_set_column_pixels xlsx_library.worksheet_set_column_pixels
#define worksheet_set_default_row xlsx_library.worksheet_set_default_row
#define worksheet_set_footer xlsx_library.worksheet_set_footer
#define worksheet_set_h_pagebreaks xlsx_library.worksheet_set_h_pagebreaks
#define worksheet_set_header xlsx_library.worksheet_set_header
#define worksheet_set_landscape xlsx_library.worksheet_set_landscape
#define worksheet_set_margins xlsx_library.worksheet_set_margins
#define worksheet_set_paper xlsx_library.worksheet_set_paper
#define worksheet_set_portrait xlsx_library.worksheet_set_portrait
#define worksheet_set_row xlsx_library.worksheet_set_row
#define worksheet_set_row_opt xlsx_library.worksheet_set_row_opt
#define worksheet_set_tab_color xlsx_library.worksheet_set_tab_color
#define worksheet_write_blank xlsx_library.worksheet_write_blank
#define worksheet_write_datetime xlsx_library.worksheet_write_datetime
#define worksheet_write_formula_num xlsx_library.worksheet_write_formula_num
#define worksheet_write_number xlsx_library.worksheet_write_number
#define worksheet_write_string xlsx_library.worksheet_write_string
#define worksheet_write_url_opt xlsx_library.worksheet_write_url_opt
#endif

#endif
