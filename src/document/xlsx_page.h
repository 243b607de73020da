/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_page.h - one sheet of an Excel workbook: safe texts, cells by their format, widths
 * and heights, the heading, charts. */
#ifndef XLSX_PAGE_H
#define XLSX_PAGE_H

#include <locale.h>

#include "document/xlsx.h"
#include "document/xlsx_style.h"

enum {
    XLSX_NAME_UNITS = 31,
    PAGE_HEADER_ROW = 4 /* below title, introduction, link and an empty row */
};

/* The library warns on stderr, which would smear a screen, and prints numbers by the
 * locale, which would break the file where the decimal separator is a comma. */
typedef struct Quiet {
    int error_output;
    locale_t before, numbers;
} Quiet;
Quiet xlsx_quiet_begin(void);
void xlsx_quiet_end(Quiet *quiet);

/* Writes it under the name it was opened with and frees it; a failure names `path` and the system's
 * reason, which the library leaves out. */
MUST_CHECK bool xlsx_close(lxw_workbook *workbook, const char *path);

/* Errors stick: the first one is kept and reported once all is written. */
typedef struct Book {
    lxw_workbook *workbook;
    Styles styles;
    const XlsxProperties *properties;
    const Sheet *sheets;
    size_t count;
    char **names;       /* of the sheets; one more for the sheet with the dropdowns' items */
    size_t *first_pages; /* of the sheets, on paper */
    const char **lists; /* dropdowns, each a column of that sheet */
    size_t list_count, list_room;
    bool is_plain;  /* without styles and properties; only with `fill` */
    XlsxFill *fill; /* NULL: the rows stand in the sheets' tables */
    void *fill_data;
    bool has_failed;   /* by `fill`, which said why */
    char **kept_names; /* of the sheets it needed */
    size_t kept_count;
    lxw_error error;
    const char *error_sheet;
} Book;

/* Where a block begins, or a section of a card; a table's rows end before `end`. */
typedef struct PageStart {
    lxw_row_t row, header, end; /* the last two 0: no table */
    lxw_row_t head;             /* rows that no page ends within */
} PageStart;

/* Where a chart lies. */
typedef struct PageChart {
    lxw_row_t row;
    double points;
} PageChart;

/* A sheet being written. */
typedef struct Page {
    Book *book;
    const Sheet *sheet; /* NULL for the sheet with the dropdowns' items */
    const char *name;
    lxw_worksheet *out;
    int *widths;
    size_t columns;
    lxw_row_t row; /* the next free one */
    lxw_row_t last_row;
    lxw_row_t chart_row; /* kept free below the first table for a later one's points, or 0 */
    lxw_col_t last_column;
    int beside_pixels; /* of columns beside page->columns that are narrower than others */
    size_t beside_columns;
    double *heights; /* of rows, in points; below 0 for those as tall as most */
    size_t height_count;
    PageStart *starts; /* of what is kept together on paper, in order */
    size_t start_count, start_room;
    PageChart *charts;
    size_t chart_count, chart_room;
    long repeated; /* the row on top of each printed page after its own, or -1 */
    bool has_area; /* only what was written is printed */
    bool is_one_page;
    size_t pages; /* on paper */
    int percent;  /* at which they are printed */
} Page;

/* Frees what was noted while it was written. */
void page_close(Page *page);

void page_check(Page *page, lxw_error error);

/* Shortens to so many UTF-16 units, in whole graphemes. */
void xlsx_cut(char *text, size_t units);

/* One clean line of at most 255 units, as properties and headers of tables take it; NULL
 * is empty. The caller frees. */
char *xlsx_short_text(const char *text);

/* For formulas and links: in apostrophes, those within doubled. The caller frees. */
char *xlsx_quoted(const char *name);

/* "='Name'!$A$1:$B$2". The caller frees. */
char *page_range(const Page *page, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,
                 lxw_col_t last_column);

/* Lines of a text in a column so wide, in so many points. */
size_t page_lines(const Page *page, const char *text, int width, Style style);

void page_put(Page *page, lxw_row_t row, lxw_col_t column, const char *text, Style style);
void page_put_plain(Page *page, lxw_row_t row, lxw_col_t column, const char *text,
                    lxw_format *format); /* or NULL */
void page_put_cell(Page *page, lxw_row_t row, lxw_col_t column, const char *text,
                   SheetFormat format);

/* Of a text of numbers, where the row of the first is (`-- anchor`), as a link; NULL when there is none,
 * or it is this one. The caller frees. */
char *page_anchor(const Page *page, const char *text);
void page_put_anchored(Page *page, lxw_row_t row, lxw_col_t column, const char *text,
                       const char *link);

/* One text over several columns: for sentences around the data, never for data. */
void page_put_across(Page *page, lxw_row_t row, lxw_col_t last, const char *text, Style style);

void page_set_height(Page *page, lxw_row_t row, double points);

/* How tall they are: Chinese in an English cell has its own, taller font. */
double page_points(const Page *page, const char *text, size_t lines);

/* A row no taller than one line keeps the default height. */
void page_fit_height(Page *page, lxw_row_t row, double points);

/* A list of numbers such as "R01、R02" that takes several lines in a column so wide, with the ends of
 * lines between numbers; NULL for any other text. The caller frees. */
char *page_number_lines(const Page *page, const char *text, int width);

/* Over numbers it stands as they do. */
Style page_header_style(const SheetBlock *block, size_t column);

/* The given width, with room for the wider figures of Chinese, or one for the title and all cells.
 */
int page_column_width(const Page *page, const SheetBlock *block, size_t column);

/* Widens page->widths for the blocks from `first_block` on, then sets all columns. */
void page_measure(Page *page, size_t first_block);
int page_width(const Page *page);

/* Landscape A4 and A3 within the margins, in pixels of Excel's columns. It rounds a letter to 7 of
 * them, and programs that do not need 7.44: so 966 of 1026 on A4. A cell of 11 points prints as 7.7
 * when so many are shrunk to it, which leaves a little to save a page with. */
enum {
    PAPER_A4 = 9,
    PAPER_A3 = 8,
    A4_LANDSCAPE_PIXELS = 966,
    A3_LANDSCAPE_PIXELS = 1403,
    READABLE_PIXELS = A4_LANDSCAPE_PIXELS * 110 / 77,
    READABLE_A3_PIXELS = A3_LANDSCAPE_PIXELS * 110 / 77
};
int page_column_pixels(const Page *page, size_t column);

/* Inches around a board. */
#define BOARD_MARGIN 0.4
#define BOARD_MARGIN_ABOVE 0.55
#define BOARD_MARGIN_BELOW 0.5

/* The link to the contents, unless this is the contents or there are none. */
void page_put_back_link(Page *page, lxw_row_t row);

/* One sentence, over all columns where it is longer than the sheet is wide. */
void page_put_intro(Page *page, lxw_row_t row, const char *intro);

/* Title, introduction and link; the next free row is PAGE_HEADER_ROW. */
void page_put_heading(Page *page);

/* The rows with totals that the block asks for, below its last row. */
void page_put_totals(Page *page, const SheetBlock *block, lxw_row_t first, lxw_row_t last);

/* The block's charts beside the table or below it; `header` is the table's first row. */
void page_put_charts(Page *page, const SheetBlock *block, lxw_row_t header);

/* Whether a chart names the block's rows by their places, so that they must keep them. */
bool page_names_points(const SheetBlock *block);

/* Below the first table, for the points of a later one. */
void page_keep_room(Page *page);

/* Above and below each page, once it is known how small it is printed. */
void page_put_header_and_footer(Page *page);

/* Paper, colour of the tab; headers in the row page->row; what stays in view. */
void page_set_up(Page *page);
void page_put_headers(Page *page, const SheetBlock *block, char *const headers[]);
char **page_headers(const Table *table);
void page_freeze(Page *page);

/* The first sheet with the rows that the book's `fill` hands over, and as many more sheets
 * as they need. */
void page_write_rows(Book *book);

/* The weeks beside the table, when its template has a line `gantt` and a row has dates. */
void page_put_gantt(Page *page, const SheetBlock *block, lxw_row_t header);

/* How wide they will be. */
int page_gantt_pixels(const SheetBlock *block);

/* A board: its blocks side by side on narrow columns, on one page or two. */
void page_write_board(Page *page);

/* What is printed, up to its last row, and the row that is repeated on each page, or -1. */
void page_set_print_area(Page *page, long repeated);

/* Writes what that says into the file, once it is known where pages end. */
void page_put_print_area(Page *page);

/* What begins at the row: no page ends within so many rows of it. */
PageStart *page_add_start(Page *page, lxw_row_t row, lxw_row_t head);

/* For page_settle: how tall a row is in the file. */
void page_keep_height(Page *page, lxw_row_t row, double points);

/* The last row that the first page of print has room for. */
lxw_row_t page_end_of_first(Page *page);

/* Once all rows and columns are there: A3 where the letters would be too small on A4, and no last
 * page with a few lines. */
void page_settle(Page *page);

/* The paper and the scale alone, where rows are not measured. */
void page_scale(Page *page);

/* The whole sheet by its layout; xlsx_layout.c has them. */
void page_write(Page *page);

/* The items of all dropdowns, once all other sheets are written. */
void page_write_lists(Page *page);

#endif
