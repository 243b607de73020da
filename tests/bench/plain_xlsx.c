/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plain_xlsx [-c] TARGET CSV… - the least that writes these cells with libxlsxwriter: a
 * sheet a file, texts and numbers, one wrapped format; in the library's default mode, or
 * with -c in that of constant memory. */
#include "config.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "bench.h"

enum { LONGEST = 1 << 16 };

typedef struct Target {
    lxw_worksheet *sheet;
    lxw_format *wrapped;
    lxw_row_t row;
    lxw_col_t column;
} Target;

static void put_cell(void *bytes, size_t count, void *context)
{
    char text[LONGEST], *end;
    Target *target = context;
    lxw_col_t column = target->column++;
    if (!count || count >= sizeof text)
        return;
    memcpy(text, bytes, count);
    text[count] = '\0';
    double number = strtod(text, &end);
    if (*end)
        worksheet_write_string(target->sheet, target->row, column, text, target->wrapped);
    else
        worksheet_write_number(target->sheet, target->row, column, number, target->wrapped);
}

static void end_row(int mark, void *context)
{
    Target *target = context;
    (void)mark;
    target->row++;
    target->column = 0;
}

static void put_file(const char *path, Target *target)
{
    static char block[LONGEST];
    struct csv_parser parser;
    FILE *file = fopen(path, "r");
    if (!file || csv_init(&parser, CSV_APPEND_NULL))
        bench_die(path);
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, file));)
        csv_parse(&parser, block, bytes, put_cell, end_row, target);
    csv_fini(&parser, put_cell, end_row, target);
    csv_free(&parser);
    fclose(file);
}

int main(int count, char **words)
{
    lxw_workbook_options options = { 0 };
    if (count > 1 && !strcmp(words[1], "-c")) {
        options.constant_memory = LXW_TRUE;
        words++;
        count--;
    }
    if (count < 3)
        return 2;
    lxw_workbook *workbook = workbook_new_opt(words[1], &options);
    if (!workbook)
        bench_die(words[1]);
    lxw_format *wrapped = workbook_add_format(workbook);
    format_set_text_wrap(wrapped);
    for (int i = 2; i < count; i++) {
        Target target = { workbook_add_worksheet(workbook, NULL), wrapped, 0, 0 };
        put_file(words[i], &target);
    }
    return workbook_close(workbook) != LXW_NO_ERROR;
}
