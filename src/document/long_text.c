/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of Excel is at most 409 points tall, and of a cell that needs more the rest is not seen: neither
 * on the screen nor on paper. So a text is cut where its column has shown as many lines as fit, and its
 * rest stands below a number in the register, in pieces of as many lines. */
#include "config.h"
#include "document/long_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/text_width.h"

enum { MOST_LINES = 27, MOST_HAN_LINES = 23, CELL_PIXELS = 7, POINTS = 11, REGISTER_CELLS = 110, NEAR = 60, COLUMNS = 5 };

typedef struct Register {
    Table *table;
    Language language;
    size_t count;
} Register;

static size_t lines_of(const Register *all, const char *text, int cells)
{
    const TextLook look = { POINTS, all->language == CHINESE, false };
    return text_width_lines(text, cells * CELL_PIXELS, &look);
}

static size_t most_lines(const Register *all, const char *text)
{
    return all->language == CHINESE || text_width_has_han(text) ? MOST_HAN_LINES : MOST_LINES;
}

static bool fits(const Register *all, const char *text, size_t bytes, int cells)
{
    char *head = xstrndup(text, bytes);
    bool is_short = lines_of(all, head, cells) <= most_lines(all, text);
    free(head);
    return is_short;
}

static size_t character_start(const char *text, size_t bytes)
{
    while (bytes && ((unsigned char)text[bytes] & 0xC0) == 0x80)
        bytes--;
    return bytes;
}

static bool starts_with_one_of(const char *text, const char *const marks[])
{
    for (; *marks; marks++)
        if (!strncmp(text, *marks, strlen(*marks)))
            return true;
    return false;
}

/* Behind a blank, a line end or a Chinese mark that separates; not before a mark that no line
 * begins with. */
static bool is_break(const char *text, size_t end)
{
    static const char *const marks[] = { "、", "，", "；", "。", "：", NULL }, *const closing[] = {
        "、", "，", "；", "。", "：", "”", "）", "》", "！", "？", NULL
    };
    if (text[end - 1] == ' ' || text[end - 1] == '\n')
        return true;
    size_t mark = strlen(marks[0]);
    return end > mark && starts_with_one_of(text + end - mark, marks) &&
           !starts_with_one_of(text + end, closing);
}

/* As much as fits, to the end of a word or clause where one is near. */
static size_t first_part(const Register *all, const char *text, int cells)
{
    size_t low = 0, high = strlen(text);
    if (fits(all, text, high, cells))
        return high;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (fits(all, text, character_start(text, middle), cells))
            low = middle;
        else
            high = middle;
    }
    low = character_start(text, low);
    for (size_t end = low; end > 1 && low - end < NEAR; end--)
        if (is_break(text, end))
            return end;
    return low ? low : strlen(text);
}

static void keep(Register *all, const Sheet *sheet, const char *row, const char *column, const char *rest)
{
    char *number = xasprintf("%zu", ++all->count);
    while (*rest) {
        size_t bytes = first_part(all, rest, REGISTER_CELLS);
        char *part = xstrndup(rest, bytes);
        table_add(all->table, (const char *[COLUMNS]){ number, sheet->title, row, column, part }, 0);
        rest += bytes;
        free(part);
    }
    free(number);
}

static void shorten(Register *all, const Sheet *sheet, SheetBlock *block, size_t row, size_t column)
{
    char *clean = text_clean(table_cell(block->table, row, column));
    int cells = block->columns[column].width;
    if (lines_of(all, clean, cells) > most_lines(all, clean) + 1) {
        size_t bytes = first_part(all, clean, cells);
        char *head = xasprintf(tr("%.*s… (goes on in Long texts, no. %zu)"), (int)bytes, clean,
                               all->count + 1);
        keep(all, sheet, table_cell(block->table, row, 0), table_title(block->table, column),
             clean + bytes);
        table_set(block->table, row, column, head);
        free(head);
    }
    free(clean);
}

static void look_through(Register *all, const Sheet *sheet, SheetBlock *block)
{
    for (size_t column = 0; column < table_columns(block->table); column++) {
        bool is_long = block->columns[column].format == FORMAT_LONG && block->columns[column].width > 0;
        for (size_t row = 0; is_long && row < table_rows(block->table); row++)
            shorten(all, sheet, block, row, column);
    }
}

static Table *new_table(void)
{
    static const TableColumn columns[COLUMNS] = {
        { "number", N_("No."), COLUMN_TEXT },    { "sheet", N_("Sheet"), COLUMN_TEXT },
        { "row", N_("In row"), COLUMN_TEXT },       { "column", N_("Column"), COLUMN_TEXT },
        { "text", N_("Goes on"), COLUMN_TEXT },
    };
    return table_make(columns, COLUMNS);
}

/* The contents were made before there was a register. */
static void add_to_contents(Sheet *sheets, size_t count)
{
    static const char *const names[] = { "number", "part", "sheet", "about" };
    const Sheet *made = &sheets[count - 1];
    char number[24];
    snprintf(number, sizeof number, "%zu", count);
    for (size_t i = 0; i < count; i++) {
        Table *table = sheets[i].block_count ? sheets[i].blocks[0].table : NULL;
        if (sheets[i].layout != LAYOUT_CONTENTS || !table)
            continue;
        const char *texts[] = { number, tr("Appendix"), made->title, made->intro };
        const char **cells = xcalloc(table_columns(table), sizeof *cells);
        for (size_t name = 0; name < COUNT(names); name++)
            if (table_find(table, names[name]) >= 0)
                cells[table_find(table, names[name])] = texts[name];
        table_add(table, cells, 0);
        free(cells);
    }
}

static void add_register(Sheet *sheet, const Register *all)
{
    static const int widths[COLUMNS] = { 8, 26, 12, 26, REGISTER_CELLS };
    SheetBlock *block = xcalloc(1, sizeof *block);
    block->table = all->table;
    block->columns = xcalloc(COLUMNS, sizeof *block->columns);
    for (size_t i = 0; i < COLUMNS; i++)
        block->columns[i] = (SheetColumn){ .format = i ? FORMAT_LONG : FORMAT_ID, .width = widths[i] };
    *sheet = (Sheet){ .name = xstrdup("long-texts"),
                      .title = xstrdup(tr("Long texts")),
                      .intro = xstrdup(tr("What did not fit into a row of the sheet where it belongs.")),
                      .layout = LAYOUT_TABLE,
                      .tab_color = 0x7F7F7F,
                      .blocks = block,
                      .block_count = 1 };
}

Sheet *long_texts_move(Sheet *sheets, size_t *count, Language language)
{
    Register all = { .table = new_table(), .language = language };
    for (size_t i = 0; i < *count; i++)
        for (size_t j = 0; j < sheets[i].block_count; j++)
            if (sheets[i].layout == LAYOUT_TABLE && !sheets[i].blocks[j].apart)
                look_through(&all, &sheets[i], &sheets[i].blocks[j]);
    if (!all.count) {
        table_free(all.table);
        return sheets;
    }
    sheets = xreallocarray(sheets, *count + 1, sizeof *sheets);
    add_register(&sheets[(*count)++], &all);
    add_to_contents(sheets, *count);
    return sheets;
}
