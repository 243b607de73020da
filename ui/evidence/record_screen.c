/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "base/text.h"
#include "evidence/evidence_screens.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { GAP = 2, MARGIN = 1 };

/* One row of a list, every column with its whole text. */
typedef struct Record {
    Table *row; /* a copy: the list moves on */
    int label;  /* cells of the widest title */
    int first;  /* line shown at the top */
    int lines, page;
} Record;

/* A moment as it was here. */
static const char *said(const char *cell, char local[LOCAL_SIZE])
{
    if (strlen(cell) != STAMP_SIZE - 1 || cell[STAMP_SIZE - 2] != 'Z')
        return cell;
    date_local(cell, local);
    return local;
}

static bool open_record(Screen *screen, const void *argument)
{
    const RecordPlace *place = argument;
    Record *record = screen->state;
    size_t count = table_columns(place->table);
    const char **cells = xcalloc(count, sizeof *cells);
    record->row = table_new();
    for (size_t i = 0; i < count; i++) {
        const char *title = table_title(place->table, i);
        int width = text_cells(tr(title));
        record->label = width > record->label ? width : record->label;
        table_add_column(record->row, table_name(place->table, i), title, COLUMN_TEXT);
        cells[i] = table_cell(place->table, place->row, i);
    }
    table_add(record->row, cells, 0);
    free(cells);
    return true;
}

static void close_record(Screen *screen)
{
    Record *record = screen->state;
    table_free(record->row);
}

/* Draws one column from line `y` on, which may lie above the window; returns the line behind
 * it. */
static int draw_column(const Record *record, WINDOW *body, int y, size_t column)
{
    char local[LOCAL_SIZE];
    const char *text = said(table_cell(record->row, 0, column), local);
    const char *title = table_title(record->row, column);
    size_t count;
    if (!*text || !*title)
        return y;
    int x = MARGIN + record->label + GAP, width = getmaxx(body) - x - MARGIN;
    char *clean = text_clean(text);
    TextLine *lines = text_wrap(clean, width, &count);
    for (size_t i = 0; i < count; i++, y++) {
        if (y < 0 || y >= getmaxy(body))
            continue;
        put(body, y, 0, MARGIN, role(ROLE_PLAIN), "");
        put(body, y, MARGIN, x - MARGIN, role(ROLE_DIM), i ? "" : tr(title));
        put_part(body, y, x, width + MARGIN, role(ROLE_PLAIN), lines[i].start, lines[i].bytes);
    }
    free(lines);
    free(clean);
    return y;
}

static void draw_record(Screen *screen, WINDOW *body)
{
    Record *record = screen->state;
    int y = -record->first;
    for (size_t i = 0; i < table_columns(record->row); i++)
        y = draw_column(record, body, y, i);
    put_blank(body, y < 0 ? 0 : y);
    record->lines = y + record->first;
    record->page = getmaxy(body);
    int below = record->lines - record->first - record->page;
    put_more(body, -1, getmaxx(body), true, (size_t)record->first);
    put_more(body, record->page, getmaxx(body), false, below > 0 ? (size_t)below : 0);
}

static bool scroll_by(Screen *screen, int lines)
{
    Record *record = screen->state;
    int last = record->lines > record->page ? record->lines - record->page : 0;
    int first = record->first + lines;
    record->first = first < 0 ? 0 : first > last ? last : first;
    return true;
}

static bool down(Screen *screen)
{
    return scroll_by(screen, 1);
}

static bool up(Screen *screen)
{
    return scroll_by(screen, -1);
}

static bool page_down(Screen *screen)
{
    const Record *record = screen->state;
    return scroll_by(screen, record->page);
}

static bool page_up(Screen *screen)
{
    const Record *record = screen->state;
    return scroll_by(screen, -record->page);
}

static const Action actions[] = {
    { KEY_DOWN, N_("Scroll"), N_("Down"), down },
    { KEY_UP, NULL, N_("Up"), up },
    { 'j', NULL, NULL, down },
    { 'k', NULL, NULL, up },
    { KEY_NPAGE, N_("Next page"), N_("Next page"), page_down },
    { KEY_PPAGE, N_("Previous page"), N_("Previous page"), page_up },
    { 0 },
};

const ScreenClass record_screen = {
    .title = N_("The whole row"),
    .size = sizeof(Record),
    .open = open_record,
    .draw = draw_record,
    .close = close_record,
    .actions = actions,
};
