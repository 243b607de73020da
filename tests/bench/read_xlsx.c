/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read_xlsx BOOK - reads every cell of every sheet; says how many there were. */
#include "config.h"

#include <stdio.h>

#include "format/xlsx_cells.h"

static bool count_cell(void *data, const XlsxCell *cell)
{
    size_t *count = data;
    *count += cell->bytes > 0;
    return true;
}

int main(int count, char **words)
{
    size_t cells = 0;
    const XlsxEvents events = { .data = &cells, .cell = count_cell };
    XlsxBook *book = count == 2 ? xlsx_cells_open_file(words[1]) : NULL;
    bool done = book != NULL;
    for (size_t i = 0; done && i < xlsx_cells_sheets(book); i++)
        done = xlsx_cells_read(book, i, &events);
    if (done)
        printf("%zu\n", cells);
    else
        fprintf(stderr, "read_xlsx: %s\n", failure());
    xlsx_cells_close(book);
    return !done;
}
