/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "format/csv_cells.h"

static void tell_cell(void *data, size_t line, const char *text, size_t bytes)
{
    buffer_add_format(data, "%zu[%.*s]", line, (int)bytes, text);
}

static bool tell_row(void *data)
{
    buffer_add(data, ".");
    return true;
}

static bool stop_at_row(void *data)
{
    buffer_add(data, "!");
    return false;
}

static char *read_in_pieces(const char *text, size_t piece)
{
    Buffer told = { 0 };
    const CsvCellsEvents events = { &told, tell_cell, tell_row };
    CsvCells *cells = csv_cells_new("a.csv", &events);
    size_t bytes = strlen(text);
    for (size_t at = 0; at < bytes; at += piece)
        cr_assert(csv_cells_feed(cells, text + at, at + piece < bytes ? piece : bytes - at));
    cr_assert(csv_cells_end(cells));
    csv_cells_free(cells);
    return buffer_take(&told);
}

Test(csv_cells, the_sign_the_first_line_has_most_of_parts_cells)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        { "a,b\n\"1,\n2\",x\n", "1[a]1[b].3[1,\n2]3[x]." },
        { "\"a,b,c\";d\n1;2", "1[a,b,c]1[d].2[1]2[2]." },
        { "a\tb\n1\t\n", "1[a]1[b].2[1]2[]." },
        { "", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *told = read_in_pieces(cases[i].text, 1000);
        cr_expect_str_eq(told, cases[i].told, "%s", told);
        free(told);
    }
}

Test(csv_cells, pieces_may_end_anywhere_behind_the_first_line)
{
    char *told = read_in_pieces("a,b\n\"x\"\"y\",z\n", 4);
    cr_expect_str_eq(told, "1[a]1[b].2[x\"y]2[z].", "%s", told);
    free(told);
}

Test(csv_cells, an_event_stops_it_and_nothing_comes_behind)
{
    Buffer told = { 0 };
    const CsvCellsEvents events = { &told, tell_cell, stop_at_row };
    CsvCells *cells = csv_cells_new("a.csv", &events);
    cr_expect_not(csv_cells_feed(cells, "a,b\nc,d\n", 8));
    cr_expect_not(csv_cells_is_endless(cells));
    cr_expect_str_eq(buffer_text(&told), "1[a]1[b]!");
    csv_cells_free(cells);
    buffer_free(&told);
}

Test(csv_cells, a_quotation_mark_that_is_missing_is_said)
{
    enum { BYTES = 3 << 20 };
    Buffer told = { 0 };
    const CsvCellsEvents events = { &told, tell_cell, tell_row };
    CsvCells *cells = csv_cells_new("a.csv", &events);
    char *text = xcalloc(BYTES, 1);
    memset(text, 'x', BYTES);
    memcpy(text, "a,b\n\"", 5);
    cr_expect_not(csv_cells_feed(cells, text, BYTES));
    cr_expect_str_eq(failure(),
                     "a.csv line 2: a cell is longer than 2 MB; a quotation mark may be missing");
    cr_expect(csv_cells_is_endless(cells));
    free(text);
    csv_cells_free(cells);
    buffer_free(&told);
}
