/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/put.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/text.h"
#include "toolkit/terminal.h"

enum { WIDEST = 512, UNKNOWN_CHARACTER = 0xFFFD };

/* One row under construction; a wide character is one element. */
typedef struct Row {
    cchar_t cells[WIDEST], blank;
    int count, used, width;
} Row;

static void start_row(Row *row, int width, attr_t attributes)
{
    row->count = row->used = 0;
    row->width = width;
    setcchar(&row->blank, L" ", attributes & ~(attr_t)A_COLOR, PAIR_NUMBER((int)attributes), NULL);
}

static void add_cell(Row *row, wchar_t character)
{
    row->cells[row->count] = row->blank;
    row->cells[row->count++].chars[0] = character;
}

static void combine(Row *row, wchar_t mark)
{
    if (!row->count)
        return;
    wchar_t *characters = row->cells[row->count - 1].chars;
    for (int i = 1; i < CCHARW_MAX - 1; i++)
        if (!characters[i]) {
            characters[i] = mark;
            return;
        }
}

static size_t decode(const char *text, size_t bytes, wchar_t *character)
{
    mbstate_t state = { 0 };
    size_t step = mbrtowc(character, text, bytes, &state);
    if (step && step <= bytes)
        return step;
    *character = MB_CUR_MAX > 1 ? UNKNOWN_CHARACTER : L'?';
    for (step = 1; step < bytes && (text[step] & 0xC0) == 0x80;)
        step++;
    return step;
}

/* Terminals disagree on the width of what a skin tone makes of the emoji before it. */
static bool is_skin_tone(wchar_t character)
{
    return character >= 0x1F3FB && character <= 0x1F3FF;
}

static void add_character(Row *row, wchar_t character, int cells)
{
    if (is_skin_tone(character)) {
        add_cell(row, L' ');
        add_cell(row, L' ');
    } else if (cells)
        add_cell(row, character);
    else
        combine(row, character);
    row->used += cells;
}

static int cells_of(wchar_t character)
{
    if (character < 0x80)
        return 1;
    return wcwidth(character);
}

/* False where the width ends before the text. */
static bool add_text(Row *row, const char *text, size_t bytes)
{
    for (size_t done = 0; done < bytes;) {
        wchar_t character = (unsigned char)text[done];
        done += character < 0x80 ? 1 : decode(text + done, bytes - done, &character);
        int cells = cells_of(character);
        if (cells < 0) {
            character = UNKNOWN_CHARACTER;
            cells = 1;
        }
        if (row->used + cells > row->width)
            return false;
        add_character(row, character, cells);
    }
    return true;
}

static void finish_row(Row *row, WINDOW *window, int y, int x)
{
    for (int cell = row->used; cell < row->width; cell++)
        row->cells[row->count++] = row->blank;
    mvwadd_wchnstr(window, y, x, row->cells, row->count);
}

/* Without the joiners, an emoji family stands apart; it would be two cells wide on one terminal
 * and six on another. */
static int put_shown(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text,
                     size_t bytes)
{
    char *part = xstrndup(text, bytes), *shown = text_show_line(part);
    int used = put(window, y, x, width, attributes, shown);
    free(shown);
    free(part);
    return used;
}

int put_part(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text,
             size_t bytes)
{
    Row row;
    int room = getmaxx(window) - x, used;
    width = width < room ? width : room;
    width = width < WIDEST ? width : WIDEST;
    if (width <= 0)
        return 0;
    if (text_safe_bytes(text, bytes) < bytes)
        return put_shown(window, y, x, width, attributes, text, bytes);
    start_row(&row, width, attributes);
    if (!add_text(&row, text, bytes)) {
        size_t fits = text_fit(text, bytes, width, &used);
        start_row(&row, width, attributes);
        add_text(&row, text, fits);
    }
    used = row.used;
    finish_row(&row, window, y, x);
    return used;
}

int put(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text)
{
    return put_part(window, y, x, width, attributes, text, strlen(text));
}

int put_cut(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text)
{
    const char *mark = terminal_is_ascii() ? ".." : "…";
    int cells = text_cells(text), used, mark_cells = text_cells(mark);
    if (cells <= width || width <= mark_cells)
        return put(window, y, x, width, attributes, text);
    size_t bytes = text_fit(text, strlen(text), width - mark_cells, &used);
    put_part(window, y, x, used, attributes, text, bytes);
    return used + put(window, y, x + used, width - used, attributes, mark);
}

/* Parts go from the end, until the rest fits. The caller frees. */
static char *shortened(const char *text, int room)
{
    static const char *const separators[] = { " · ", "  " };
    char *shorter = xstrdup(text);
    while (text_cells(shorter) > room) {
        char *last = NULL;
        for (size_t i = 0; i < COUNT(separators); i++)
            for (char *at = shorter; (at = strstr(at, separators[i])); at++)
                last = at > shorter && (!last || at > last) ? at : last;
        if (!last)
            break;
        *last = '\0';
    }
    return shorter;
}

int put_parts(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text)
{
    char *shorter = shortened(text, width);
    int used = put_cut(window, y, x, width, attributes, shorter);
    free(shorter);
    return used;
}

void put_right(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text)
{
    int cells = text_cells(text), gap = cells < width ? width - cells : 0;
    put(window, y, x, gap, attributes, "");
    put(window, y, x + gap, width - gap, attributes, text);
}

int put_pair(WINDOW *window, int y, int x, int width, const char *label, const char *text)
{
    int used = put(window, y, x, width, role(ROLE_BOLD), label);
    if (used < width)
        used++;
    return used + put(window, y, x + used, width - used, role(ROLE_PLAIN), text);
}

/* The dot between parts says nothing at the end of a line. */
static size_t without_separator(const TextLine *line)
{
    static const char dot[] = " ·";
    size_t bytes = line->bytes;
    while (bytes && line->start[bytes - 1] == ' ')
        bytes--;
    bool has_dot =
        bytes > strlen(dot) && !memcmp(line->start + bytes - strlen(dot), dot, strlen(dot));
    return has_dot ? bytes - strlen(dot) : line->bytes;
}

int put_wrapped(WINDOW *window, int y, int x, int width, int rows, attr_t attributes,
                const char *text)
{
    size_t count;
    TextLine *lines = text_wrap(text, width, &count);
    int used = (int)count < rows ? (int)count : rows;
    bool goes_on = used > 0 && (int)count > used;
    for (int i = 0; i < used - goes_on; i++)
        put_part(window, y + i, x, width, attributes, lines[i].start,
                 i + 1 < (int)count ? without_separator(&lines[i]) : lines[i].bytes);
    if (goes_on) {
        char *rest = xstrdup(lines[used - 1].start);
        for (char *end = rest; (end = strchr(end, '\n'));)
            *end = ' ';
        put_cut(window, y + used - 1, x, width, attributes, rest);
        free(rest);
    }
    free(lines);
    return used;
}

void put_bar(WINDOW *window, int y, int x, int width, attr_t attributes, double part, double whole)
{
    char bar[WIDEST + 1];
    int length = width < WIDEST ? width : WIDEST;
    if (length <= 0)
        return;
    /* A file from somebody else may hold any number. */
    double share = part > 0 && whole > 0 ? part / whole : 0;
    memset(bar, '.', (size_t)length);
    memset(bar, '#', (size_t)(length * (share < 1 ? share : 1)));
    bar[length] = '\0';
    put(window, y, x, length, attributes, bar);
}

static cchar_t line_cell(const cchar_t *glyph, char plain)
{
    wchar_t characters[CCHARW_MAX] = { (wchar_t)plain };
    attr_t attributes = A_NORMAL;
    short pair;
    cchar_t cell;
    if (!terminal_is_ascii())
        getcchar(glyph, characters, &attributes, &pair, NULL);
    setcchar(&cell, characters, attributes | role(ROLE_DIM), 0, NULL);
    return cell;
}

void put_rule(WINDOW *window, int y, int x, int width)
{
    cchar_t line = line_cell(WACS_HLINE, '-');
    mvwhline_set(window, y, x, &line, width);
}

int put_in_rule(WINDOW *window, int y, int right, const char *text)
{
    int cursor_y = getcury(stdscr), cursor_x = getcurx(stdscr), cells = text_cells(text);
    if (y < 0 || y >= getmaxy(window)) {
        y += getbegy(window);
        right += getbegx(window);
        window = stdscr;
    }
    put(window, y, right - cells, cells, role(ROLE_BOLD), text);
    move(cursor_y, cursor_x);
    return cells;
}

int put_more(WINDOW *window, int y, int right, bool is_above, size_t hidden)
{
    enum { TEXT_SIZE = 40 };
    char text[TEXT_SIZE];
    if (!hidden)
        return 0;
    const char *sign = terminal_is_ascii() ? is_above ? "^" : "v" : is_above ? "▲" : "▼";
    snprintf(text, sizeof text, " %s %zu ", sign, hidden);
    return put_in_rule(window, y, right, text);
}

void put_scroll_bar(WINDOW *window, int y, int x, int rows, size_t first, size_t count)
{
    cchar_t track = line_cell(WACS_VLINE, '|'), thumb;
    setcchar(&thumb, terminal_is_ascii() ? L"#" : L"┃", role(ROLE_BOLD), 0, NULL);
    size_t page = (size_t)rows, cells = page * page / count;
    cells = cells ? cells : 1;
    size_t start = count > page ? first * (page - cells) / (count - page) : 0;
    for (size_t i = 0; i < page; i++)
        mvwadd_wchnstr(window, y + (int)i, x, i >= start && i < start + cells ? &thumb : &track, 1);
}

static void put_edge(WINDOW *window, int y, int x, int columns, cchar_t left, cchar_t right)
{
    put_rule(window, y, x + 1, columns - 2);
    mvwadd_wchnstr(window, y, x, &left, 1);
    mvwadd_wchnstr(window, y, x + columns - 1, &right, 1);
}

void put_box(WINDOW *window, int y, int x, int rows, int columns, const char *title)
{
    cchar_t side = line_cell(WACS_VLINE, '|');
    for (int row = 0; row < rows; row++)
        put(window, y + row, x, columns, role(ROLE_PLAIN), "");
    for (int row = 1; row < rows - 1; row++) {
        mvwadd_wchnstr(window, y + row, x, &side, 1);
        mvwadd_wchnstr(window, y + row, x + columns - 1, &side, 1);
    }
    put_box_edges(window, y, x, rows, columns, title);
}

void put_box_edges(WINDOW *window, int y, int x, int rows, int columns, const char *title)
{
    put_edge(window, y, x, columns, line_cell(WACS_ULCORNER, '+'), line_cell(WACS_URCORNER, '+'));
    put_edge(window, y + rows - 1, x, columns, line_cell(WACS_LLCORNER, '+'),
             line_cell(WACS_LRCORNER, '+'));
    int room = columns - 6, used;
    size_t fits = text_fit(title, strlen(title), room, &used);
    put(window, y, x + 2, used + 2, role(ROLE_TITLE), "");
    put_part(window, y, x + 3, used, role(ROLE_TITLE), title, fits);
}

void put_blank(WINDOW *window, int y)
{
    if (y >= getmaxy(window))
        return;
    wmove(window, y, 0);
    wclrtobot(window);
}
