/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/xlsx_page.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum {
    LABEL_MIN = 18,
    LABEL_MAX = 40,
    VALUE_WIDTH = 80,
    COVER_LABEL_WIDTH = 26,
    COVER_VALUE_WIDTH = 64,
    ONE_PAGE_ROWS = 30,
    LINE_POINTS = 8, /* above and below each page, in print */
    BLOCK_HEAD_ROWS =
        3, /* its title, header and first row, before the second; and an introduction */
    SECTION_HEAD_ROWS = 2
};

/* The column of a dropdown on the sheet with their items. */
static size_t list_column(Book *book, const char *options)
{
    for (size_t i = 0; i < book->list_count; i++)
        if (!strcmp(book->lists[i], options))
            return i;
    book->lists = xgrow(book->lists, book->list_count, &book->list_room, sizeof *book->lists);
    book->lists[book->list_count] = options;
    return book->list_count++;
}

static size_t count_items(const char *options)
{
    size_t count = 1;
    for (; *options; options++)
        count += *options == ';';
    return count;
}

static void put_dropdown(Page *page, lxw_col_t column, lxw_row_t first, lxw_row_t last,
                         const char *options)
{
    Book *book = page->book;
    lxw_col_t place = (lxw_col_t)list_column(book, options);
    Page lists = { .name = book->names[book->count] };
    char *formula = page_range(&lists, 0, place, (lxw_row_t)count_items(options) - 1, place);
    lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                 .value_formula = formula };
    page_check(page,
               worksheet_data_validation_range(page->out, first, column, last, column, &rule));
    free(formula);
}

static void put_bar(Page *page, lxw_col_t column, lxw_row_t first, lxw_row_t last)
{
    lxw_conditional_format rule = { .type = LXW_CONDITIONAL_DATA_BAR,
                                    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_value = 100,
                                    .bar_color = 0x9DC3E6,
                                    .bar_solid = LXW_TRUE,
                                    .data_bar_2010 = LXW_TRUE };
    page_check(page,
               worksheet_conditional_format_range(page->out, first, column, last, column, &rule));
}

static void put_heat(Page *page, lxw_col_t column, lxw_row_t first, lxw_row_t last)
{
    lxw_conditional_format rule = { .type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_MAXIMUM,
                                    .min_color = 0xFFFFFF,
                                    .max_color = 0xF4B183 };
    page_check(page,
               worksheet_conditional_format_range(page->out, first, column, last, column, &rule));
}

static void put_rules(Page *page, const SheetBlock *block, lxw_row_t first, lxw_row_t last)
{
    for (size_t i = 0; i < table_columns(block->table); i++) {
        const SheetColumn *column = &block->columns[i];
        if (column->format == FORMAT_SCORE)
            put_bar(page, (lxw_col_t)i, first, last);
        if (column->format == FORMAT_COUNT)
            put_heat(page, (lxw_col_t)i, first, last);
        if (column->options && *column->options)
            put_dropdown(page, (lxw_col_t)i, first, last, column->options);
    }
}

/* Excel repairs away a table two of whose headers are the same, or empty. */
char **page_headers(const Table *table)
{
    size_t columns = table_columns(table);
    char **headers = xcalloc(columns, sizeof *headers);
    for (size_t i = 0; i < columns; i++) {
        char *title = xlsx_short_text(table_title(table, i));
        headers[i] = xstrdup(*title ? title : table_name(table, i));
        for (size_t other = 0, number = 2; other < i; other++)
            if (text_same(headers[other], headers[i])) {
                xlsx_cut(title, 240);
                free(headers[i]);
                headers[i] = xasprintf("%s %zu", title, number++);
                other = (size_t)-1;
            }
        free(title);
    }
    return headers;
}

/* "risk_list", "risk_list_2": what formulas and pivots call it by. */
static char *table_id(const Page *page, const SheetBlock *block)
{
    size_t number = 0;
    while (&page->sheet->blocks[number] != block)
        number++;
    char *name = number ? xasprintf("%s_%zu", page->sheet->name, number + 1)
                        : xasprintf("%s_", page->sheet->name);
    for (char *at = name; *at; at++)
        if (!isalnum((unsigned char)*at))
            *at = '_';
    if (!number)
        name[strlen(name) - 1] = '\0';
    return name;
}

static void add_table(Page *page, const SheetBlock *block, char *const headers[], lxw_row_t last)
{
    size_t columns = table_columns(block->table);
    lxw_table_column *parts = xcalloc(columns, sizeof *parts);
    lxw_table_column **list = xcalloc(columns + 1, sizeof *list);
    for (size_t i = 0; i < columns; i++) {
        parts[i].header = headers[i];
        parts[i].header_format = page->book->styles.formats[page_header_style(block, i)];
        list[i] = &parts[i];
    }
    char *name = table_id(page, block);
    lxw_table_options options = { .name = name,
                                  .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                  .style_type_number = 1,
                                  .no_autofilter = page_names_points(block),
                                  .columns = list };
    page_check(page, worksheet_add_table(page->out, page->row, 0, last, (lxw_col_t)(columns - 1),
                                         &options));
    free(name);
    free(list);
    free(parts);
}

static void put_row(Page *page, const SheetBlock *block, size_t row, lxw_row_t at)
{
    double most = block->row_points;
    for (size_t i = 0; i < table_columns(block->table); i++) {
        const char *text = table_cell(block->table, row, i);
        char *broken = page_number_lines(page, text, page->widths[i]);
        text = broken ? broken : text;
        size_t lines = page_lines(page, text, page->widths[i], STYLE_TEXT);
        double points = page_points(page, text, lines);
        most = points > most ? points : most;
        /* Some viewers cut what is a link to one line. */
        bool may_lead = block->columns[i].format <= FORMAT_ID && lines == 1;
        char *link = may_lead ? page_anchor(page, text) : NULL;
        if (link)
            page_put_anchored(page, at, (lxw_col_t)i, text, link);
        else
            page_put_cell(page, at, (lxw_col_t)i, text, sheet_cell_format(block, row, i));
        free(link);
        free(broken);
    }
    page_fit_height(page, at, most);
}

void page_put_headers(Page *page, const SheetBlock *block, char *const headers[])
{
    size_t most = 1;
    for (size_t i = 0; i < table_columns(block->table); i++) {
        size_t lines = page_lines(page, headers[i], page->widths[i] - 3, STYLE_HEADER);
        most = lines > most ? lines : most;
        page_put(page, page->row, (lxw_col_t)i, headers[i], page_header_style(block, i));
    }
    page_set_height(page, page->row, (double)most * page->book->styles.line_points + 6);
}

/* What a chart is drawn from is nothing to read. */
static void hide_rows(Page *page, lxw_row_t first, lxw_row_t last)
{
    lxw_row_col_options hidden = { .hidden = LXW_TRUE };
    for (lxw_row_t row = first > 1 ? first - 1 : 0; row <= last; row++) {
        page_check(page, worksheet_set_row_opt(page->out, row, LXW_DEF_ROW_HEIGHT, NULL, &hidden));
        page_keep_height(page, row, 0);
    }
}

static void put_table(Page *page, const SheetBlock *block)
{
    size_t columns = table_columns(block->table), rows = table_rows(block->table);
    lxw_row_t header = page->row, last = header + (lxw_row_t)rows;
    char **headers = page_headers(block->table);
    page_put_headers(page, block, headers);
    for (size_t i = 0; i < rows; i++)
        put_row(page, block, i, header + 1 + (lxw_row_t)i);
    if (block->is_hidden)
        hide_rows(page, header, last);
    if (rows) {
        add_table(page, block, headers, last);
        put_rules(page, block, header + 1, last);
    } else
        page_put(page, ++last, 0, block->empty ? block->empty : "", STYLE_EMPTY);
    page->row = last + 1;
    if (rows)
        page_put_totals(page, block, header + 1, last);
    page->starts[page->start_count - 1].header = header;
    page->starts[page->start_count - 1].end = page->row;
    page_put_gantt(page, block, header);
    page_put_charts(page, block, header);
    for (size_t i = 0; i < columns; i++)
        free(headers[i]);
    free(headers);
}

static void put_further_tables(Page *page)
{
    for (size_t i = 1; i < page->sheet->block_count; i++) {
        page->row += 2;
        const SheetBlock *block = &page->sheet->blocks[i];
        bool has_intro = block->intro && *block->intro;
        page_add_start(page, page->row, BLOCK_HEAD_ROWS + has_intro);
        page_put(page, page->row, 0, block->title, STYLE_BLOCK);
        page_set_height(page, page->row++, 22);
        if (has_intro)
            page_put_intro(page, page->row++, block->intro);
        put_table(page, block);
    }
}

/* Names of print areas are written without apostrophes when a sheet's name is all
 * letters and digits, though Excel needs them around FY26 or 2026: then by hand. */
static bool library_quotes(const char *name)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.";
    return strspn(name, plain) != strlen(name);
}

static void define(Page *page, const char *what, char *formula)
{
    char *name = xasprintf("%s!%s", page->name, what);
    page_check(page, workbook_define_name(page->book->workbook, name, formula));
    free(formula);
    free(name);
}

void page_set_print_area(Page *page, long repeated)
{
    page->repeated = repeated;
    page->has_area = true;
}

void page_put_print_area(Page *page)
{
    long repeated = page->repeated;
    if (!page->has_area)
        return;
    if (library_quotes(page->name)) {
        page_check(page, worksheet_print_area(page->out, 0, 0, page->last_row, page->last_column));
        if (repeated >= 0)
            page_check(page,
                       worksheet_repeat_rows(page->out, (lxw_row_t)repeated, (lxw_row_t)repeated));
        return;
    }
    define(page, "_xlnm.Print_Area", page_range(page, 0, 0, page->last_row, page->last_column));
    if (repeated >= 0)
        define(page, "_xlnm.Print_Titles",
               xasprintf("='%s'!$%ld:$%ld", page->name, repeated + 1, repeated + 1));
}

/* The header of the first table misleads over the rows of a second one, so a sheet with
 * several keeps its title in view instead. */
void page_freeze(Page *page)
{
    const SheetBlock *block = &page->sheet->blocks[0];
    bool is_single = page->sheet->block_count == 1;
    lxw_col_t columns = 0;
    while (is_single && columns < table_columns(block->table) &&
           block->columns[columns].format == FORMAT_ID)
        columns++;
    worksheet_freeze_panes(page->out, is_single ? PAGE_HEADER_ROW + 1 : 1, columns);
    if (!block->is_on_demand)
        page_set_print_area(page, is_single ? PAGE_HEADER_ROW : 0);
}

/* What nobody reads on paper prints as much as one page takes, and a word where the rest is: a
 * sheet cannot be left out, and one with its heading alone is an empty page. */
static void print_on_demand(Page *page)
{
    char *where =
        xasprintf(tr("Electronic appendix of %zu rows: the first are printed as a sample; all are"
                     " in the Excel file."),
                  table_rows(page->sheet->blocks[0].table));
    page_put_across(page, 3, (lxw_col_t)(page->columns - 1), where, STYLE_INTRO);
    free(where);
    page->last_row = page_end_of_first(page);
    page->is_one_page = true;
    page_set_print_area(page, -1);
}

static void write_table_sheet(Page *page)
{
    page_measure(page, 0);
    page_put_heading(page);
    page_add_start(page, 0, PAGE_HEADER_ROW + 1);
    put_table(page, &page->sheet->blocks[0]);
    page_keep_room(page);
    put_further_tables(page);
    page_freeze(page);
    if (page->sheet->blocks[0].is_on_demand)
        print_on_demand(page);
}

static bool is_section(const Table *table, size_t row, int kind)
{
    return kind >= 0 && !strcmp(table_cell(table, row, (size_t)kind), "section");
}

/* The columns of a card that are shown: all but the one that tells sections. */
static size_t card_columns(const Table *table, size_t shown[], size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < table_columns(table) && count < room; i++)
        if (strcmp(table_name(table, i), "kind"))
            shown[count++] = i;
    return count;
}

enum { CARD_COLUMNS = 8, SEAL_POINTS = 115 /* a seal is 4 cm */ };

static void put_section(Page *page, const char *text, size_t columns, bool is_start)
{
    if (is_start)
        page_add_start(page, page->row, SECTION_HEAD_ROWS);
    for (size_t i = 0; i < columns; i++)
        page_put(page, page->row, (lxw_col_t)i, i ? "" : text, STYLE_SECTION);
    page_set_height(page, page->row++, page->book->styles.line_points + 7);
}

static bool is_seal(const Table *table, size_t row, int kind)
{
    return kind >= 0 && !strcmp(table_cell(table, row, (size_t)kind), "seal");
}

static void put_card_row(Page *page, const SheetBlock *block, size_t row, const size_t shown[],
                         size_t columns)
{
    double most = page->book->styles.line_points;
    for (size_t i = 0; i < columns; i++) {
        const char *text = table_cell(block->table, row, shown[i]);
        size_t lines = page_lines(page, text, page->widths[i], STYLE_TEXT);
        double points = page_points(page, text, lines);
        most = points > most ? points : most;
        if (i)
            page_put_cell(page, page->row, (lxw_col_t)i, text,
                          sheet_cell_format(block, row, shown[i]));
        else
            page_put(page, page->row, 0, text, STYLE_LABEL);
    }
    int kind = table_find(block->table, "kind");
    page_set_height(page, page->row++, is_seal(block->table, row, kind) ? SEAL_POINTS : most + 4);
}

/* Who signs stands on one page with the others, so a section with a seal goes on with the one above
 * that has one. */
static bool goes_on(const Table *table, size_t section, int kind)
{
    bool above = false, below = false;
    for (size_t row = section; row-- > 0 && !is_section(table, row, kind);)
        above |= is_seal(table, row, kind);
    for (size_t row = section + 1; row < table_rows(table) && !is_section(table, row, kind); row++)
        below |= is_seal(table, row, kind);
    return above && below;
}

static void put_card(Page *page, const SheetBlock *block, size_t first_row)
{
    const Table *table = block->table;
    size_t shown[CARD_COLUMNS], columns = card_columns(table, shown, CARD_COLUMNS);
    int kind = table_find(table, "kind");
    for (size_t row = first_row; row < table_rows(table); row++)
        if (columns > 1 && is_section(table, row, kind) && !*table_cell(table, row, shown[1]))
            put_section(page, table_cell(table, row, shown[0]), columns,
                        !goes_on(table, row, kind));
        else
            put_card_row(page, block, row, shown, columns);
    if (!table_rows(table) && block->empty)
        page_put(page, page->row++, 0, block->empty, STYLE_EMPTY);
}

static int clamp(int width, int least, int most)
{
    return width < least ? least : width > most ? most : width;
}

/* A card's first two columns have widths of their own, others go by their content. */
static void measure_card(Page *page, int label_width, int value_width)
{
    const SheetBlock *block = &page->sheet->blocks[0];
    size_t shown[CARD_COLUMNS], columns = card_columns(block->table, shown, CARD_COLUMNS);
    page->widths = xcalloc(columns > 2 ? columns : 2, sizeof *page->widths);
    page->columns = columns > 2 ? columns : 2;
    page->widths[1] = value_width;
    for (size_t i = 0; i < columns; i++) {
        int given = block->columns[shown[i]].width,
            width = page_column_width(page, block, shown[i]);
        if (given > 0)
            page->widths[i] = given;
        else if (i == 0)
            page->widths[i] = label_width ? label_width : clamp(width, LABEL_MIN, LABEL_MAX);
        else if (i > 1)
            page->widths[i] = width;
    }
    page_measure(page, 1);
}

static void write_card_sheet(Page *page)
{
    measure_card(page, 0, VALUE_WIDTH);
    page_put_heading(page);
    put_card(page, &page->sheet->blocks[0], 0);
    put_further_tables(page);
    page_set_print_area(page, -1);
}

static void put_band(Page *page, Style style, double height)
{
    for (size_t i = 0; i < page->columns; i++)
        page_put(page, page->row, (lxw_col_t)i, "", style);
    page_set_height(page, page->row++, height);
}

static void put_headline(Page *page, const char *text, Style style, int cells, double points)
{
    size_t lines = page_lines(page, text, cells, STYLE_TEXT);
    page_put_across(page, page->row, (lxw_col_t)(page->columns - 1), text, style);
    page_set_height(page, page->row++, (double)lines * points + 8);
}

/* As large as it is, up to the height of its row. */
static void put_logo(Page *page, lxw_row_t row)
{
    lxw_image_options options = { .x_offset = 4, .y_offset = 30 };
    const char *logo = page->book->properties->logo;
    if (logo)
        page_check(page, worksheet_insert_image_opt(page->out, row, 0, logo, &options));
}

static void write_cover_sheet(Page *page)
{
    const SheetBlock *block = &page->sheet->blocks[0];
    const Table *table = block->table;
    size_t shown[CARD_COLUMNS], columns = card_columns(table, shown, CARD_COLUMNS);
    size_t value = shown[columns > 1 ? 1 : 0];
    measure_card(page, COVER_LABEL_WIDTH, COVER_VALUE_WIDTH);
    int width = page_width(page);
    put_band(page, STYLE_BAND, 60);
    put_logo(page, page->row);
    page_set_height(page, page->row++, 140);
    if (table_rows(table) > 0)
        put_headline(page, table_cell(table, 0, value), STYLE_COVER_TITLE, width * 11 / 30, 40);
    if (table_rows(table) > 1)
        put_headline(page, table_cell(table, 1, value), STYLE_COVER_SUBTITLE, width * 11 / 19, 28);
    page_set_height(page, page->row++, 14);
    put_band(page, STYLE_RULE, 6);
    page_set_height(page, page->row++, 60);
    put_card(page, block, 2);
    if (page->sheet->intro && *page->sheet->intro) {
        page_set_height(page, page->row++, 24);
        put_headline(page, page->sheet->intro, STYLE_INTRO, width, 16);
    }
    put_further_tables(page);
    page_set_height(page, page->row++, 150);
    put_band(page, STYLE_BAND, 18);
    worksheet_center_horizontally(page->out);
    page_set_print_area(page, -1);
}

/* Footer codes start with &; && is one, but the library takes &&G for a picture. */
static char *footer_text(const char *text, size_t units)
{
    char *line = xlsx_short_text(text);
    xlsx_cut(line, units);
    char *copy = xcalloc(strlen(line) * 3 + 1, 1), *to = copy;
    for (const char *at = line; *at; at++)
        if (*at == '&' && (at[1] == 'G' || at[1] == '['))
            to = stpcpy(to, "＆");
        else if (*at == '&')
            to = stpcpy(to, "&&");
        else
            *to++ = *at;
    free(line);
    return copy;
}

/* Readers print header and footer as much smaller as the sheet: so larger that they can be read. */
static int line_size(const Page *page)
{
    int percent = page->percent > 0 ? page->percent : 100;
    return (LINE_POINTS * 100 + percent - 1) / percent;
}

/* Who it is for and which document, above; the sheet, the day and the page, below. */
void page_put_header_and_footer(Page *page)
{
    int size = line_size(page);
    const XlsxProperties *about = page->book->properties;
    const char *font = page->book->styles.font;
    char *title = footer_text(page->name, XLSX_NAME_UNITS),
         *word = footer_text(about->confidentiality, 40),
         *customer = footer_text(about->customer, 50), *document = footer_text(about->title, 50),
         *version = footer_text(about->version, 12);
    char *header = xasprintf("&L&\"%s,Regular\"&%d %s&R&\"%s,Regular\"&%d %s %s", font, size,
                             customer, font, size, document, version);
    char *footer =
        xasprintf("&L&\"%s,Regular\"&%d %s%s%s&C&\"%s,Regular\"&%d %s&R&\"%s,Regular\"&%d &P / &N",
                  font, size, title, *word ? " - " : "", word, font, size,
                  about->date ? about->date : "", font, size);
    if (page->sheet->layout != LAYOUT_COVER)
        page_check(page, worksheet_set_header(page->out, header));
    page_check(page, worksheet_set_footer(page->out, footer));
    free(footer);
    free(header);
    free(version);
    free(document);
    free(customer);
    free(word);
    free(title);
}

void page_set_up(Page *page)
{
    bool is_cover = page->sheet->layout == LAYOUT_COVER;
    worksheet_set_paper(page->out, PAPER_A4);
    if (is_cover)
        worksheet_set_portrait(page->out);
    else
        worksheet_set_landscape(page->out);
    /* A cover, and a summary with charts that stays readable so, is one page. */
    size_t rows = 0;
    for (size_t i = 0; i < page->sheet->block_count; i++)
        rows += table_rows(page->sheet->blocks[i].table);
    bool is_board = page->sheet->layout == LAYOUT_BOARD;
    page->repeated = -1;
    page->is_one_page = is_board || (is_cover && page->sheet->block_count == 1) ||
                        (page->sheet->block_count &&
                         (page->sheet->blocks[0].is_one_page ||
                          (page->sheet->blocks[0].chart_count && rows <= ONE_PAGE_ROWS)));
    worksheet_fit_to_pages(page->out, 1, page->is_one_page ? 1 : 0);
    if (is_board)
        worksheet_set_margins(page->out, BOARD_MARGIN, BOARD_MARGIN, BOARD_MARGIN_ABOVE,
                              BOARD_MARGIN_BELOW);
    else
        worksheet_set_margins(page->out, 0.5, 0.5, 0.6, 0.75);
    if (is_cover || is_board || page->sheet->layout == LAYOUT_CARD)
        worksheet_gridlines(page->out, LXW_HIDE_ALL_GRIDLINES);
    if (page->sheet->tab_color)
        worksheet_set_tab_color(page->out, page->sheet->tab_color);
    if (page->book->styles.line_points > 15)
        worksheet_set_default_row(page->out, page->book->styles.line_points, LXW_FALSE);
    /* Ids such as 1.10 are text on purpose. */
    page_check(page, worksheet_ignore_errors(page->out, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                             "A1:XFD1048576"));
}

void page_write(Page *page)
{
    page_set_up(page);
    if (page->sheet->layout == LAYOUT_COVER)
        write_cover_sheet(page);
    else if (page->sheet->layout == LAYOUT_CARD)
        write_card_sheet(page);
    else if (page->sheet->layout == LAYOUT_BOARD)
        page_write_board(page);
    else
        write_table_sheet(page);
    page_settle(page);
    page_put_header_and_footer(page);
    page_put_print_area(page);
    page_close(page);
}

void page_write_lists(Page *page)
{
    for (size_t i = 0; i < page->book->list_count; i++) {
        const char *at = page->book->lists[i];
        for (lxw_row_t row = 0;; row++) {
            size_t bytes = strcspn(at, ";");
            char *item = xstrndup(at, bytes), *trimmed = text_trim(item);
            page_put(page, row, (lxw_col_t)i, trimmed, STYLE_DEFAULT);
            free(trimmed);
            free(item);
            if (!at[bytes])
                break;
            at += bytes + 1;
        }
    }
    worksheet_hide(page->out);
}
