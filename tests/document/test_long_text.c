/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/long_text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

static Sheet *make_sheet(const char *text)
{
    Sheet *sheet = xcalloc(1, sizeof *sheet);
    SheetBlock *block = xcalloc(1, sizeof *block);
    block->table = table_new();
    block->columns = xcalloc(2, sizeof *block->columns);
    block->columns[1] = (SheetColumn){ .format = FORMAT_LONG, .width = 20 };
    table_add_column(block->table, "number", "No.", COLUMN_TEXT);
    table_add_column(block->table, "evidence", "Evidence", COLUMN_TEXT);
    table_add(block->table, (const char *[]){ "R04", text }, 0);
    *sheet = (Sheet){ .name = xstrdup("a"), .title = xstrdup("A"), .blocks = block, .block_count = 1 };
    return sheet;
}

/* 200 lines of five letters: 27 stay, as 15 and 26 times 14.5 points are 392, the rest is pieces of 27. Put together they are
 * the whole text. */
Test(long_text, goes_on_in_a_register_word_for_word)
{
    Buffer text = { 0 }, found = { 0 };
    size_t count = 1;
    for (int i = 0; i < 200; i++)
        buffer_add_format(&text, "%05d\n", i);
    Sheet *sheets = long_texts_move(make_sheet(buffer_text(&text)), &count, ENGLISH);
    cr_assert_eq(count, 2);
    const char *cell = table_cell(sheets[0].blocks[0].table, 0, 1), *end = strstr(cell, "…");
    cr_assert(end && !strcmp(end, "… (goes on in Long texts, no. 1)"), "%s", cell);
    cr_expect_str_eq(sheets[1].title, "Long texts");
    const Table *table = sheets[1].blocks[0].table;
    buffer_add_format(&found, "%.*s", (int)(end - cell), cell);
    for (size_t row = 0; row < table_rows(table); row++) {
        cr_expect_str_eq(table_cell(table, row, 2), "R04");
        buffer_add_format(&found, "%s", table_cell(table, row, 4));
    }
    cr_expect_str_eq(buffer_text(&found), buffer_text(&text));
    buffer_free(&found);
    buffer_free(&text);
    sheets_free(sheets, count);
}

/* Names are not torn where a mark between them is near. */
Test(long_text, breaks_chinese_behind_a_mark_that_separates)
{
    Buffer text = { 0 };
    size_t count = 1;
    for (int i = 0; i < 400; i++)
        buffer_add_format(&text, "门店收银接口-%03d、", i);
    Sheet *sheets = long_texts_move(make_sheet(buffer_text(&text)), &count, CHINESE);
    cr_assert_eq(count, 2);
    const char *cell = table_cell(sheets[0].blocks[0].table, 0, 1), *end = strstr(cell, "…");
    cr_assert(end - cell > 3 && !strncmp(end - 3, "、", 3), "%s", cell);
    const Table *table = sheets[1].blocks[0].table;
    for (size_t row = 0; row < table_rows(table); row++)
        cr_expect(!strncmp(table_cell(table, row, 4), "门店", strlen("门店")), "%s",
                  table_cell(table, row, 4));
    buffer_free(&text);
    sheets_free(sheets, count);
}

Test(long_text, the_register_stands_in_the_contents)
{
    static const char *const names[] = { "number", "part", "sheet", "about", "print" };
    Buffer text = { 0 };
    size_t count = 1;
    for (int i = 0; i < 30; i++)
        buffer_add_format(&text, "%05d\n", i);
    Sheet *sheets = make_sheet(buffer_text(&text));
    SheetBlock *block = xcalloc(1, sizeof *block);
    block->table = table_new();
    block->columns = xcalloc(COUNT(names), sizeof *block->columns);
    for (size_t i = 0; i < COUNT(names); i++)
        table_add_column(block->table, names[i], names[i], COLUMN_TEXT);
    sheets = xreallocarray(sheets, 2, sizeof *sheets);
    sheets[count++] = (Sheet){ .name = xstrdup("contents"),
                               .title = xstrdup("Contents"),
                               .layout = LAYOUT_CONTENTS,
                               .blocks = block,
                               .block_count = 1 };
    sheets = long_texts_move(sheets, &count, ENGLISH);
    cr_assert_eq(count, 3);
    cr_assert_eq(table_rows(block->table), 1);
    cr_expect_str_eq(table_get(block->table, 0, "number"), "3");
    cr_expect_str_eq(table_get(block->table, 0, "part"), "Appendix");
    cr_expect_str_eq(table_get(block->table, 0, "sheet"), "Long texts");
    cr_expect_str_empty(table_get(block->table, 0, "print"));
    buffer_free(&text);
    sheets_free(sheets, count);
}

Test(long_text, leaves_alone_what_fits)
{
    size_t count = 1;
    Sheet *sheets = long_texts_move(make_sheet("数据未持续复制到容灾地域"), &count, CHINESE);
    cr_expect_eq(count, 1);
    cr_expect_str_eq(table_cell(sheets[0].blocks[0].table, 0, 1), "数据未持续复制到容灾地域");
    sheets_free(sheets, count);
}
