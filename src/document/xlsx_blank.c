/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every sheet has the codes of its columns in a hidden row, its title and introduction, the titles
 * of its columns, and its rows. What people type is text whatever it looks like, so that no program
 * makes a date of "1-2". Dropdowns name ranges of a hidden sheet, for a list that stands in the
 * rule itself breaks beyond 255 bytes. A formula is written with its value, for a viewer need not
 * compute it. */
#include "config.h"
#include "document/xlsx_blank.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/date.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/text.h"
#include "document/xlsx_page.h"

enum { TITLE_ROW = 1, INTRO_ROW, BLANK_HEADER_ROW, FIRST_ROW, COVER_LABELS = 3, COVER_COLUMNS = 4, TITLE_POINTS = 26, INTRO_POINTS = 20 };

typedef struct BlankLine {
    BlankRow look;
    char **cells;
    int *kinds;
} BlankLine;

typedef struct BlankSheet {
    char *title, *intro, *name;
    unsigned tab_color;
    bool is_hidden;
    int counted;
    BlankColumn *columns;
    size_t count;
    BlankLine *lines;
    size_t line_count, line_room;
} BlankSheet;

typedef struct BlankList {
    char **items;
    size_t count;
} BlankList;

struct Blank {
    BlankWords words;
    BlankSheet *sheets;
    size_t sheet_count, sheet_room;
    BlankList *lists;
    size_t list_count, list_room;
    char *(*cover)[2];
    size_t cover_count, cover_room;
};

/* ---- what is to be written ---- */

Blank *blank_new(BlankWords words)
{
    Blank *blank = xcalloc(1, sizeof *blank);
    blank->words = words;
    return blank;
}

static void free_sheet(BlankSheet *sheet)
{
    for (size_t i = 0; i < sheet->line_count; i++) {
        for (size_t j = 0; j < sheet->count; j++)
            free(sheet->lines[i].cells[j]);
        free(sheet->lines[i].cells);
        free(sheet->lines[i].kinds);
    }
    for (size_t i = 0; i < sheet->count; i++)
        free((char *)sheet->columns[i].title);
    free(sheet->lines);
    free(sheet->columns);
    free(sheet->title);
    free(sheet->intro);
    free(sheet->name);
}

void blank_free(Blank *blank)
{
    if (!blank)
        return;
    for (size_t i = 0; i < blank->sheet_count; i++)
        free_sheet(&blank->sheets[i]);
    for (size_t i = 0; i < blank->list_count; i++) {
        for (size_t j = 0; j < blank->lists[i].count; j++)
            free(blank->lists[i].items[j]);
        free(blank->lists[i].items);
    }
    for (size_t i = 0; i < blank->cover_count; i++) {
        free(blank->cover[i][0]);
        free(blank->cover[i][1]);
    }
    free(blank->cover);
    free(blank->lists);
    free(blank->sheets);
    free(blank);
}

static bool is_list(const BlankList *list, const Table *items, size_t column)
{
    bool is_same = list->count == table_rows(items);
    for (size_t i = 0; is_same && i < list->count; i++)
        is_same = !strcmp(list->items[i], table_cell(items, i, column));
    return is_same;
}

int blank_list(Blank *blank, const Table *items, size_t column)
{
    for (size_t i = 0; i < blank->list_count; i++)
        if (is_list(&blank->lists[i], items, column))
            return (int)i;
    blank->lists = xgrow(blank->lists, blank->list_count, &blank->list_room, sizeof *blank->lists);
    BlankList *list = &blank->lists[blank->list_count];
    *list = (BlankList){ xcalloc(table_rows(items) + 1, sizeof *list->items), table_rows(items) };
    for (size_t i = 0; i < list->count; i++)
        list->items[i] = xstrdup(table_cell(items, i, column));
    return (int)blank->list_count++;
}

/* Sheets whose titles are the same once they are short enough are told apart by a number. */
static char *free_name(const Blank *blank, const char *title)
{
    char *clean = text_clean_line(title), *name = NULL;
    for (char *at = clean; (at = strpbrk(at, "[]:*?/\\'")); at++)
        *at = ' ';
    char *to = clean;
    for (const char *from = clean; *from; from++)
        if (*from != ' ' || (from[1] != ' ' && from[1]))
            *to++ = *from;
    *to = '\0';
    bool is_taken = true;
    for (int number = 1; is_taken; number++) {
        char *base = xstrdup(clean);
        xlsx_cut(base, XLSX_NAME_UNITS - 4);
        free(name);
        name = number == 1 ? xstrdup(base) : xasprintf("%s %d", base, number);
        free(base);
        is_taken = !*name || text_same(name, "History");
        for (size_t i = 0; i < blank->sheet_count && !is_taken; i++)
            is_taken = text_same(blank->sheets[i].name, name);
    }
    free(clean);
    return name;
}

size_t blank_add_sheet(Blank *blank, const char *title, const char *intro, unsigned tab_color,
                       const BlankColumn columns[], size_t count, int counted)
{
    char *name = free_name(blank, title);
    blank->sheets =
        xgrow(blank->sheets, blank->sheet_count, &blank->sheet_room, sizeof *blank->sheets);
    BlankSheet *sheet = &blank->sheets[blank->sheet_count];
    *sheet = (BlankSheet){ .title = xstrdup(title),
                           .intro = xstrdup(intro),
                           .name = name,
                           .tab_color = tab_color,
                           .counted = counted,
                           .columns = xcalloc(count, sizeof *columns),
                           .count = count };
    for (size_t i = 0; i < count; i++) {
        sheet->columns[i] = columns[i];
        sheet->columns[i].title = xstrdup(columns[i].title);
    }
    return blank->sheet_count++;
}

size_t blank_add_hidden(Blank *blank, const char *title, const BlankColumn columns[], size_t count)
{
    size_t number = blank_add_sheet(blank, title, "", 0, columns, count, -1);
    blank->sheets[number].is_hidden = true;
    return number;
}

void blank_add_row(Blank *blank, size_t sheet_number, BlankRow look, const char *const cells[],
                   const int kinds[])
{
    BlankSheet *sheet = &blank->sheets[sheet_number];
    sheet->lines = xgrow(sheet->lines, sheet->line_count, &sheet->line_room, sizeof *sheet->lines);
    BlankLine *line = &sheet->lines[sheet->line_count++];
    *line = (BlankLine){ look, xcalloc(sheet->count, sizeof *line->cells),
                         xcalloc(sheet->count, sizeof *line->kinds) };
    for (size_t i = 0; i < sheet->count; i++) {
        line->cells[i] = text_clean(cells[i]);
        line->kinds[i] = kinds ? kinds[i] : BLANK_LOCKED;
    }
}

void blank_add_cover(Blank *blank, const char *label, const char *text)
{
    blank->cover =
        xgrow(blank->cover, blank->cover_count, &blank->cover_room, sizeof *blank->cover);
    blank->cover[blank->cover_count][0] = xstrdup(label);
    blank->cover[blank->cover_count++][1] = xstrdup(text);
}

/* ---- the workbook ---- */

typedef struct Filling {
    const Blank *blank;
    Book book;
    lxw_format *open, *group, *plain;
    const char *lists; /* the name of their sheet */
} Filling;

static lxw_format *make_format(const Filling *filling, unsigned fill, bool is_bold, bool is_open)
{
    lxw_format *format = workbook_add_format(filling->book.workbook);
    if (!format)
        die("out of memory");
    format_set_font_name(format, filling->book.styles.font);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_LEFT);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xBFBFBF);
    format_set_bg_color(format, fill);
    if (is_bold)
        format_set_bold(format);
    if (is_open) {
        format_set_unlocked(format);
        format_set_num_format(format, "@");
    }
    return format;
}

static Page open_page(Filling *filling, const char *name)
{
    Page page = { .book = &filling->book, .name = name };
    page.out = workbook_add_worksheet(filling->book.workbook, name);
    if (!page.out)
        page_check(&page, LXW_ERROR_PARAMETER_VALIDATION);
    return page;
}

static void set_paper(Page *page, bool is_portrait)
{
    worksheet_set_paper(page->out, 9); /* A4 */
    if (is_portrait)
        worksheet_set_portrait(page->out);
    else
        worksheet_set_landscape(page->out);
    worksheet_fit_to_pages(page->out, 1, 0);
    worksheet_set_margins(page->out, 0.5, 0.5, 0.6, 0.75);
    page_check(page, worksheet_set_footer(page->out, "&L&8&A&C&8&F&R&8&P / &N"));
    page_check(page, worksheet_ignore_errors(page->out, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                             "A1:XFD1048576"));
}

/* Rows may be sorted and columns widened; what is asked stays as it is. */
static void protect(Page *page)
{
    lxw_protection allowed = { .format_cells = LXW_TRUE,
                               .format_columns = LXW_TRUE,
                               .format_rows = LXW_TRUE,
                               .autofilter = LXW_TRUE };
    worksheet_protect(page->out, NULL, &allowed);
}

static void put_rule(Filling *filling, Page *page, int list, lxw_row_t first, lxw_row_t last,
                     lxw_col_t column)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    const BlankList *items = &filling->blank->lists[list];
    if (!items->count)
        return;
    lxw_rowcol_to_range_abs(range, 0, (lxw_col_t)list, (lxw_row_t)items->count - 1,
                            (lxw_col_t)list);
    char *formula = xasprintf("=%s!%s", filling->lists, range);
    lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                 .ignore_blank = LXW_VALIDATION_ON,
                                 .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                                 .value_formula = formula };
    page_check(page,
               worksheet_data_validation_range(page->out, first, column, last, column, &rule));
    free(formula);
}

/* One rule for each run of cells with the same list. */
static void put_rules(Filling *filling, Page *page, const BlankSheet *sheet, size_t column)
{
    for (size_t row = 0; row < sheet->line_count;) {
        size_t end = row + 1;
        int list = sheet->lines[row].kinds[column];
        while (end < sheet->line_count && sheet->lines[end].kinds[column] == list)
            end++;
        if (list >= 0)
            put_rule(filling, page, list, (lxw_row_t)(FIRST_ROW + row),
                     (lxw_row_t)(FIRST_ROW + end - 1), (lxw_col_t)column);
        row = end;
    }
}

static void put_line(Filling *filling, Page *page, const BlankSheet *sheet, size_t number)
{
    const BlankLine *line = &sheet->lines[number];
    lxw_row_t row = (lxw_row_t)(FIRST_ROW + number);
    double most = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        lxw_format *format = sheet->is_hidden               ? NULL
                             : line->kinds[i] != BLANK_LOCKED ? filling->open
                             : line->look == BLANK_GROUP      ? filling->group
                                                              : filling->plain;
        if (*line->cells[i])
            page_put_plain(page, row, (lxw_col_t)i, line->cells[i], format);
        else if (format)
            page_check(page, worksheet_write_blank(page->out, row, (lxw_col_t)i, format));
        if (sheet->is_hidden)
            continue;
        size_t of_cell =
            sheet->columns[i].width ? page_lines(page, line->cells[i], sheet->columns[i].width,
                                                 STYLE_TEXT) : 1;
        double points = page_points(page, line->cells[i], of_cell);
        most = points > most ? points : most;
    }
    page_fit_height(page, row, most);
}

static void put_columns(Page *page, const BlankSheet *sheet)
{
    lxw_row_col_options hidden = { .hidden = LXW_TRUE };
    for (size_t i = 0; i < sheet->count; i++) {
        const BlankColumn *column = &sheet->columns[i];
        lxw_col_t at = (lxw_col_t)i;
        page_check(page, column->width
                             ? worksheet_set_column(page->out, at, at, column->width, NULL)
                             : worksheet_set_column_opt(page->out, at, at, 10, NULL, &hidden));
        page_put(page, 0, at, column->code, STYLE_TEXT);
        page_put(page, BLANK_HEADER_ROW, at, i ? column->title : "wb:titles", STYLE_HEADER);
    }
    page_check(page, worksheet_set_row_opt(page->out, 0, 15, NULL, &hidden));
}

static lxw_col_t first_shown(const BlankSheet *sheet)
{
    size_t column = 0;
    while (column + 1 < sheet->count && !sheet->columns[column].width)
        column++;
    return (lxw_col_t)column;
}

static void write_sheet(Filling *filling, const BlankSheet *sheet)
{
    Page page = open_page(filling, sheet->name);
    if (!page.out)
        return;
    lxw_row_t last = (lxw_row_t)(FIRST_ROW + sheet->line_count);
    put_columns(&page, sheet);
    for (size_t i = 0; i < sheet->line_count; i++)
        put_line(filling, &page, sheet, i);
    if (sheet->is_hidden) {
        worksheet_hide(page.out);
        page_close(&page);
        return;
    }
    lxw_col_t shown = first_shown(sheet);
    page_put(&page, TITLE_ROW, shown, sheet->title, STYLE_TITLE);
    page_put(&page, INTRO_ROW, shown, sheet->intro, STYLE_EMPTY);
    page_set_height(&page, TITLE_ROW, TITLE_POINTS);
    page_set_height(&page, INTRO_ROW, INTRO_POINTS);
    page_set_height(&page, BLANK_HEADER_ROW, INTRO_POINTS);
    for (size_t i = 0; i < sheet->count; i++)
        put_rules(filling, &page, sheet, i);
    set_paper(&page, false);
    worksheet_set_tab_color(page.out, sheet->tab_color);
    worksheet_freeze_panes(page.out, FIRST_ROW, 0);
    page_check(&page, worksheet_repeat_rows(page.out, BLANK_HEADER_ROW, BLANK_HEADER_ROW));
    page_check(&page, worksheet_print_area(page.out, TITLE_ROW, 0, last - 1,
                                           (lxw_col_t)(sheet->count - 1)));
    protect(&page);
    page_close(&page);
}

static void count_lines(const BlankSheet *sheet, size_t *all, size_t *filled)
{
    *all = *filled = 0;
    for (size_t i = 0; i < sheet->line_count; i++) {
        if (sheet->lines[i].look != BLANK_COUNTED)
            continue;
        ++*all;
        *filled += *sheet->lines[i].cells[sheet->counted] != '\0';
    }
}

static void put_formula(Page *page, lxw_row_t row, lxw_col_t column, const char *formula,
                        double value, Style style)
{
    page_put(page, row, column, "", style);
    page_check(page, worksheet_write_formula_num(page->out, row, column, formula,
                                                 page->book->styles.formats[style], value));
}

/* Of the keys of counted rows, by which they are told from the others. */
static char initial_of(const BlankSheet *sheet)
{
    for (size_t i = 0; i < sheet->line_count; i++)
        if (sheet->lines[i].look == BLANK_COUNTED)
            return *sheet->lines[i].cells[0];
    return '?';
}

/* Of the counted rows, those whose answer is not empty: sorting changes nothing. */
static char *filled_formula(const BlankSheet *sheet)
{
    char keys[LXW_MAX_CELL_RANGE_LENGTH], answers[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_row_t last = (lxw_row_t)(FIRST_ROW + sheet->line_count - 1);
    lxw_rowcol_to_range_abs(keys, FIRST_ROW, 0, last, 0);
    lxw_rowcol_to_range_abs(answers, FIRST_ROW, (lxw_col_t)sheet->counted, last,
                            (lxw_col_t)sheet->counted);
    char *name = xlsx_quoted(sheet->name),
         *formula = xasprintf("=COUNTIFS(%s!%s,\"%c|*\",%s!%s,\"?*\")", name, keys,
                              initial_of(sheet), name, answers);
    free(name);
    return formula;
}

static void put_share(Page *page, lxw_row_t row, double all, double filled)
{
    char formula[80];
    snprintf(formula, sizeof formula, "=IF(B%u=0,0,ROUND(100*C%u/B%u,2))", row + 1, row + 1,
             row + 1);
    double share = all > 0 ? (double)(long)(10000 * filled / all + 0.5) / 100 : 0;
    put_formula(page, row, 3, formula, share, STYLE_SCORE);
}

static void put_progress(Page *page, const Blank *blank, lxw_row_t row)
{
    const char *titles[COVER_COLUMNS] = { blank->words.sheet, blank->words.asked,
                                          blank->words.answered, "%" };
    double all_sum = 0, filled_sum = 0;
    for (int i = 0; i < COVER_COLUMNS; i++)
        page_put(page, row, (lxw_col_t)i, titles[i], STYLE_HEADER);
    lxw_row_t first = ++row;
    for (size_t i = 0; i < blank->sheet_count; i++) {
        const BlankSheet *sheet = &blank->sheets[i];
        size_t all, filled;
        if (sheet->counted < 0 || !sheet->line_count)
            continue;
        count_lines(sheet, &all, &filled);
        char *formula = filled_formula(sheet), *name = xlsx_quoted(sheet->name),
             *link = xasprintf("internal:%s!A1", name), number[24];
        snprintf(number, sizeof number, "%zu", all);
        page_put(page, row, 0, sheet->title, STYLE_LINK);
        page_check(page, worksheet_write_url_opt(page->out, row, 0, link,
                                                 page->book->styles.formats[STYLE_LINK],
                                                 sheet->title, NULL));
        page_put_cell(page, row, 1, number, FORMAT_NUMBER);
        put_formula(page, row, 2, formula, (double)filled, STYLE_NUMBER);
        put_share(page, row++, (double)all, (double)filled);
        all_sum += (double)all;
        filled_sum += (double)filled;
        free(formula);
        free(name);
        free(link);
    }
    char sum[40];
    page_put(page, row, 0, blank->words.total, STYLE_SUM_LABEL);
    snprintf(sum, sizeof sum, "=SUM(B%u:B%u)", first + 1, row);
    put_formula(page, row, 1, row > first ? sum : "=0", all_sum, STYLE_SUM);
    snprintf(sum, sizeof sum, "=SUM(C%u:C%u)", first + 1, row);
    put_formula(page, row, 2, row > first ? sum : "=0", filled_sum, STYLE_SUM);
    put_share(page, row, all_sum, filled_sum);
}

static void write_cover(Filling *filling, const XlsxProperties *properties)
{
    static const int widths[COVER_COLUMNS] = { 30, 22, 22, 22 };
    Page page = open_page(filling, filling->blank->words.cover);
    if (!page.out)
        return;
    for (int i = 0; i < COVER_COLUMNS; i++)
        page_check(&page,
                   worksheet_set_column(page.out, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL));
    page_put(&page, 0, 0, properties->title, STYLE_TITLE);
    page_put(&page, 1, 0, properties->company, STYLE_INTRO);
    lxw_row_t row = COVER_LABELS;
    for (size_t i = 0; i < filling->blank->cover_count; i++, row++) {
        const char *text = filling->blank->cover[i][1];
        page_put(&page, row, 0, filling->blank->cover[i][0], STYLE_LABEL);
        page_check(&page, worksheet_merge_range(page.out, row, 1, row, COVER_COLUMNS - 1, "",
                                                filling->book.styles.formats[STYLE_TEXT]));
        page_put(&page, row, 1, text, STYLE_TEXT);
        size_t lines = page_lines(&page, text, widths[1] + widths[2] + widths[3], STYLE_TEXT);
        page_fit_height(&page, row, page_points(&page, text, lines));
    }
    put_progress(&page, filling->blank, row + 1);
    set_paper(&page, true);
    worksheet_gridlines(page.out, LXW_HIDE_ALL_GRIDLINES);
    worksheet_activate(page.out);
    protect(&page);
    page_close(&page);
}

static void write_lists(Filling *filling)
{
    Page page = open_page(filling, filling->lists);
    for (size_t i = 0; page.out && i < filling->blank->list_count; i++)
        for (size_t j = 0; j < filling->blank->lists[i].count; j++)
            page_put(&page, (lxw_row_t)j, (lxw_col_t)i, filling->blank->lists[i].items[j],
                     STYLE_DEFAULT);
    if (page.out)
        worksheet_hide(page.out);
}

static void set_properties(Filling *filling, const XlsxProperties *properties)
{
    lxw_doc_properties all = { .title = xlsx_short_text(properties->title),
                               .company = xlsx_short_text(properties->company),
                               .created = (time_t)date_now() };
    Page page = { .book = &filling->book, .name = "_meta" };
    page_check(&page, workbook_set_properties(filling->book.workbook, &all));
    free(all.title);
    free(all.company);
}

static bool write_book(Filling *filling, const char *path, const XlsxProperties *properties)
{
    Book *book = &filling->book;
    if (!book->workbook || !styles_make(&book->styles, book->workbook, properties->language))
        return fail("%s: the workbook could not be written: %s", path, strerror(errno));
    filling->open = make_format(filling, 0xFFFBE6, false, true);
    filling->group = make_format(filling, 0xE9EEF7, true, false);
    filling->plain = make_format(filling, 0xFFFFFF, false, false);
    set_properties(filling, properties);
    write_cover(filling, properties);
    for (size_t i = 0; i < filling->blank->sheet_count; i++)
        write_sheet(filling, &filling->blank->sheets[i]);
    write_lists(filling);
    return !book->error || fail("%s: sheet '%s' could not be written: %s", path, book->error_sheet,
                                lxw_strerror(book->error));
}

bool blank_write(const Blank *blank, const char *path, const XlsxProperties *properties)
{
    FileDraft draft;
    if (!xlsx_library_load() || !file_draft_open(&draft, path))
        return false;
    Quiet quiet = xlsx_quiet_begin();
    char *folder =
        xstrndup(draft.temporary, (size_t)(file_name(draft.temporary) - draft.temporary));
    lxw_workbook_options options = { .tmpdir = *folder ? folder : NULL };
    Filling filling = { .blank = blank, .lists = "_lists" };
    filling.book.workbook = workbook_new_opt(draft.temporary, &options);
    bool done = write_book(&filling, path, properties);
    if (done)
        done = xlsx_close(filling.book.workbook, path);
    else if (filling.book.workbook)
        lxw_workbook_free(filling.book.workbook);
    free(folder);
    xlsx_quiet_end(&quiet);
    return file_draft_finish(&draft, done, file_draft_publish_new);
}

/* ---- CSV ---- */

static Table *table_of(const BlankSheet *sheet)
{
    Table *table = table_new();
    const char **titles = xcalloc(sheet->count, sizeof *titles);
    for (size_t i = 0; i < sheet->count; i++) {
        table_add_column(table, sheet->columns[i].code, sheet->columns[i].code, COLUMN_TEXT);
        titles[i] = i ? sheet->columns[i].title : "wb:titles";
    }
    table_add(table, titles, 0);
    for (size_t i = 0; i < sheet->line_count; i++)
        table_add(table, (const char *const *)sheet->lines[i].cells, 0);
    free(titles);
    return table;
}

static bool write_csv_sheet(const BlankSheet *sheet, const char *path)
{
    FileDraft draft;
    if (!file_draft_open(&draft, path))
        return false;
    Table *table = table_of(sheet);
    bool done = csv_put(draft.stream, table, CSV_EXCEL);
    table_free(table);
    return file_draft_finish(&draft, done, file_draft_publish_new);
}

bool blank_write_csv(const Blank *blank, const char *folder)
{
    bool was_there = file_exists(folder);
    bool done = file_name_may_be_given(folder) && file_make_folder(folder);
    for (size_t i = 0; done && i < blank->sheet_count; i++) {
        char *path = xasprintf("%s/%s.csv", folder, blank->sheets[i].name);
        done = write_csv_sheet(&blank->sheets[i], path);
        free(path);
    }
    if (!done && !was_there && file_is_folder(folder))
        folder_discard(folder);
    return done;
}
