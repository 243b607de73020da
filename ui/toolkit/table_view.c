/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/table_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { CONTEXT = 2, GAP = 2, MARGIN = 2, BAR = 2 };

static size_t row_count(const TableView *view)
{
    if (view->window)
        return view->count;
    return view->table ? table_rows(view->table) : 0;
}

void table_view_select(TableView *view, size_t row)
{
    size_t count = row_count(view);
    view->selected = row < count ? row : count ? count - 1 : 0;
}

void table_view_set(TableView *view, const Table *table)
{
    view->table = table;
    table_view_select(view, view->selected);
    if (view->sortable && view->sortable == table && view->sorted)
        table_sort(view->sortable, view->sorted - 1, view->is_descending, view->selected);
}

long table_view_row(const TableView *view)
{
    return view->selected < row_count(view) ? (long)view->selected : -1;
}

void table_view_find(TableView *view, size_t column, const char *value)
{
    long row = view->table ? table_row_of(view->table, column, value) : -1;
    if (row >= 0)
        table_view_select(view, (size_t)row);
}

/* Drawing. */

/* Columns that take what is left need this much to say anything. */
enum { SHARE_CELLS = 18 };

static int needed(const TableView *view, size_t column)
{
    int width = view->columns[column].width, widest = view->widest[column];
    return width < 0 ? SHARE_CELLS : width < widest ? widest : width;
}

static void measure_numbers(TableView *view, int rows)
{
    for (int i = 0; i < rows; i++) {
        size_t row = view->first + (size_t)i;
        const Table *table = row >= row_count(view) ? NULL
                             : view->window         ? view->window(view->data, &row)
                                                    : view->table;
        for (size_t column = 0; table && view->columns[column].width && column < VIEW_COLUMNS;
             column++)
            if (table_type(table, view->columns[column].column) == COLUMN_NUMBER) {
                int cells = text_cells(table_cell(table, row, view->columns[column].column));
                if (cells > view->widest[column])
                    view->widest[column] = cells;
            }
    }
}

/* Final widths; returns how many columns there is room for. */
static size_t fit_columns(const TableView *view, int room, int widths[VIEW_COLUMNS])
{
    const ViewColumn *columns = view->columns;
    size_t count = 0;
    int shares = 0;
    for (; columns[count].width && count < VIEW_COLUMNS; count++) {
        int cells = needed(view, count) + (count ? GAP : 0);
        if (count && cells > room)
            break;
        room -= cells;
        widths[count] = needed(view, count);
        shares += columns[count].width < 0 ? -columns[count].width : 0;
    }
    for (size_t i = 0; i < count && room > 0; i++)
        if (columns[i].width < 0) {
            int more = room * -columns[i].width / shares;
            widths[i] += more;
            room -= more;
            shares += columns[i].width;
        }
    return count;
}

typedef struct Place {
    WINDOW *body;
    int y, x, width;
} Place;

static void put_cell(Place at, ColumnType type, attr_t look, const char *text)
{
    if (type == COLUMN_NUMBER)
        put_right(at.body, at.y, at.x, at.width, look, text);
    else
        put_cut(at.body, at.y, at.x, at.width, look, text);
}

/* With an arrow where the rows are sorted by it. */
static char *title_of(const TableView *view, size_t column)
{
    const char *title = tr(table_title(view->table, column));
    const char *arrow = column + 1 != view->sorted ? ""
                        : terminal_is_ascii()      ? view->is_descending ? "v" : "^"
                        : view->is_descending      ? "▼"
                                                   : "▲";
    return xasprintf("%s%s", title, arrow);
}

/* Where the text has what was searched for, without a difference of case. */
static void mark_hit(const TableView *view, Place at, ColumnType type, attr_t look,
                     const char *text)
{
    const char *found = view->hit && *view->hit ? strcasestr(text, view->hit) : NULL;
    if (!found || type == COLUMN_NUMBER)
        return;
    int start = text_cells_of(text, (size_t)(found - text)), cells = text_cells(view->hit);
    if (start + cells <= at.width)
        mvwchgat(at.body, at.y, at.x + start, cells,
                 (look & ~(attr_t)A_COLOR) | A_BOLD | A_UNDERLINE, PAIR_NUMBER((int)look), NULL);
}

static void draw_titles(const TableView *view, Place line, const int *widths, size_t count)
{
    put(line.body, line.y, line.x, line.width, role(ROLE_PLAIN), "");
    line.x += MARGIN;
    for (size_t i = 0; i < count; i++) {
        size_t column = view->columns[i].column;
        line.width = widths[i];
        char *title = title_of(view, column);
        put_cell(line, table_type(view->table, column), role(ROLE_DIM), title);
        free(title);
        line.x += widths[i] + GAP;
    }
}

/* As the words of both languages are, and the codes. */
static const struct {
    const char *word;
    Role role;
} levels[] = {
    { "critical", ROLE_HIGH }, { "严重", ROLE_HIGH },   { "high", ROLE_HIGH },
    { "高", ROLE_HIGH },       { "高风险", ROLE_HIGH }, { "P1", ROLE_HIGH },
    { "medium", ROLE_MEDIUM }, { "中", ROLE_MEDIUM },   { "中风险", ROLE_MEDIUM },
    { "P2", ROLE_MEDIUM },     { "none", ROLE_NONE },   { "无", ROLE_NONE },
    { "无风险", ROLE_NONE },
};

attr_t table_view_look(const Table *table, size_t row, size_t column)
{
    static const char names[] = "severity risk priority level";
    if (!text_has_word(names, table_name(table, column)))
        return role(ROLE_PLAIN);
    for (size_t i = 0; i < COUNT(levels); i++)
        if (!strcasecmp(table_cell(table, row, column), levels[i].word))
            return role(levels[i].role);
    return role(ROLE_PLAIN);
}

static void draw_row(const TableView *view, Place line, size_t row, const int *widths, size_t count)
{
    bool has_focus = row == view->selected;
    attr_t base = role(has_focus ? ROLE_FOCUS : ROLE_PLAIN);
    int end = line.x + line.width;
    const Table *table = view->window ? view->window(view->data, &row) : view->table;
    if (!table) {
        put(line.body, line.y, line.x, line.width, base, "");
        return;
    }
    put(line.body, line.y, line.x, MARGIN, base, has_focus ? ">" : "");
    line.x += MARGIN;
    for (size_t i = 0; i < count; i++) {
        size_t column = view->columns[i].column;
        attr_t look = has_focus    ? base
                      : view->look ? view->look(table, row, column)
                                   : table_view_look(table, row, column);
        line.width = widths[i];
        put_cell(line, table_type(table, column), look, table_cell(table, row, column));
        mark_hit(view, line, table_type(table, column), look, table_cell(table, row, column));
        line.x += widths[i];
        int gap = i + 1 < count ? GAP : end - line.x;
        put(line.body, line.y, line.x, gap, base, "");
        line.x += gap;
    }
}

static void scroll_to_focus(TableView *view, int rows)
{
    size_t context = rows > 2 * CONTEXT + 1 ? CONTEXT : 0, page = (size_t)rows;
    size_t count = row_count(view), last = count > page ? count - page : 0;
    if (view->selected < view->first + context)
        view->first = view->selected > context ? view->selected - context : 0;
    if (view->selected + context + 1 > view->first + page)
        view->first = view->selected + context + 1 - page;
    if (view->first > last)
        view->first = last;
    view->page = rows;
}

static void draw_empty(const TableView *view, Place line, int rows)
{
    for (int i = 0; i < rows; i++)
        put(line.body, line.y + i, line.x, line.width, role(ROLE_PLAIN), "");
    int width = line.width - 2 * MARGIN;
    put_wrapped(line.body, line.y, line.x + MARGIN, width, rows, role(ROLE_DIM),
                view->empty ? view->empty : tr("Nothing here yet"));
    screen_set_cursor(line.body, line.y, line.x);
}

/* Above the titles is the rule around the body, or what the screen says there. */
static void draw_more(const TableView *view, Place line, int first_y, int rows)
{
    enum { TEXT_SIZE = 64 };
    char text[TEXT_SIZE];
    size_t shown = view->first + (size_t)rows, count = row_count(view);
    int above = view->has_titles && first_y > 1 ? first_y - 1
                : view->has_titles              ? first_y - 2
                                                : first_y - 1;
    int right = line.x + line.width, below = first_y + rows;
    if (count <= (size_t)rows)
        return;
    put_more(line.body, above, right, true, view->first);
    right -= put_more(line.body, below, right, false, count > shown ? count - shown : 0);
    snprintf(text, sizeof text, " %zu/%zu ", view->selected + 1, count);
    put_in_rule(line.body, below, right, text);
}

static void draw_rows(const TableView *view, Place line, int rows, const int *widths, size_t count)
{
    for (int i = 0; i < rows; i++, line.y++) {
        size_t row = view->first + (size_t)i;
        if (row < row_count(view))
            draw_row(view, line, row, widths, count);
        else
            put(line.body, line.y, line.x, line.width, role(ROLE_PLAIN), "");
        if (row == view->selected)
            screen_set_cursor(line.body, line.y, line.x);
    }
}

void table_view_draw(TableView *view, WINDOW *body, int y, int x, int rows, int width)
{
    int widths[VIEW_COLUMNS], titles = view->has_titles;
    Place line = { body, y, x, width };
    if (!row_count(view)) {
        draw_empty(view, line, rows);
        return;
    }
    if (rows <= titles)
        return;
    scroll_to_focus(view, rows - titles);
    draw_more(view, line, y + titles, rows - titles);
    measure_numbers(view, rows - titles);
    bool scrolls = row_count(view) > (size_t)(rows - titles);
    line.width -= scrolls ? BAR : 0;
    size_t count = fit_columns(view, line.width - MARGIN, widths);
    if (titles) {
        put(body, y, x, width, role(ROLE_PLAIN), "");
        draw_titles(view, line, widths, count);
        line.y++;
    }
    view->top = getbegy(body) + line.y;
    view->left = getbegx(body) + x;
    view->width = line.width;
    draw_rows(view, line, rows - titles, widths, count);
    for (int i = titles; scrolls && i < rows; i++)
        put(body, y + i, x + line.width, BAR, role(ROLE_PLAIN), "");
    if (scrolls)
        put_scroll_bar(body, y + titles, x + width - 1, rows - titles, view->first,
                       row_count(view));
}

/* Keys. */

bool table_view_has_row(Screen *screen)
{
    return table_view_row(screen->class->view(screen)) >= 0;
}

static bool move_by(Screen *screen, long rows)
{
    TableView *view = screen->class->view(screen);
    long target = (long)view->selected + rows;
    table_view_select(view, target < 0 ? 0 : (size_t)target);
    return true;
}

static bool sort(TableView *view)
{
    size_t focus = view->selected;
    if (!view->sortable)
        return fail("this list has an order of its own");
    view->selected = table_sort(view->sortable, view->sorted - 1, view->is_descending, focus);
    return true;
}

/* The columns that are seen, from left to right and round again. */
static bool sort_by_next(Screen *screen)
{
    TableView *view = screen->class->view(screen);
    size_t i = 0, count = 0;
    for (; view->columns[count].width; count++)
        i = view->columns[count].column + 1 == view->sorted ? count + 1 : i;
    view->sorted = view->columns[i % count].column + 1;
    view->is_descending = false;
    return sort(view);
}

static bool turn_order(Screen *screen)
{
    TableView *view = screen->class->view(screen);
    if (!view->sorted)
        view->sorted = view->columns[0].column + 1;
    view->is_descending = !view->is_descending;
    return sort(view);
}

static bool can_sort(Screen *screen)
{
    return screen->class->view(screen)->sortable && table_view_has_row(screen);
}

/* Of the row in focus the same as Enter. */
static bool click(Screen *screen)
{
    int y, x;
    TableView *view = screen->class->view(screen);
    screen_pressed_at(&y, &x);
    size_t row = view->first + (size_t)(y - view->top);
    if (y < view->top || y >= view->top + view->page || x < view->left ||
        x >= view->left + view->width || row >= row_count(view))
        return true;
    if (row != view->selected) {
        table_view_select(view, row);
        return true;
    }
    for (const Action *action = screen->class->actions; action && action->run; action++)
        if (action->key == KEY_RETURN)
            return screen_run(action, screen);
    return true;
}

static long page_of(Screen *screen)
{
    int page = screen->class->view(screen)->page;
    return page > 1 ? page - 1 : 1;
}

static bool next(Screen *screen)
{
    return move_by(screen, 1);
}

static bool previous(Screen *screen)
{
    return move_by(screen, -1);
}

static bool next_page(Screen *screen)
{
    return move_by(screen, page_of(screen));
}

static bool previous_page(Screen *screen)
{
    return move_by(screen, -page_of(screen));
}

static bool first(Screen *screen)
{
    screen->class->view(screen)->selected = 0;
    return true;
}

static bool last(Screen *screen)
{
    TableView *view = screen->class->view(screen);
    table_view_select(view, row_count(view));
    return true;
}

const Action table_view_actions[] = {
    { ']', N_("Sort"), N_("Sort by the next column"), sort_by_next, .applies = can_sort },
    { '[', N_("Turn"), N_("Turn the order round"), turn_order, .applies = can_sort },
    { KEY_MOUSE, NULL, NULL, click },
    { KEY_DOWN, NULL, N_("Next row"), next },
    { 'j', NULL, N_("Next row"), next },
    { KEY_UP, NULL, N_("Previous row"), previous },
    { 'k', NULL, N_("Previous row"), previous },
    { KEY_NPAGE, N_("Next page"), N_("Next page"), next_page, .applies = table_view_has_row },
    { CTRL('f'), NULL, N_("Next page"), next_page },
    { KEY_PPAGE, NULL, N_("Previous page"), previous_page },
    { CTRL('b'), NULL, N_("Previous page"), previous_page },
    { KEY_HOME, N_("First row"), N_("First row"), first, .applies = table_view_has_row },
    { 'g', NULL, N_("First row"), first },
    { KEY_END, N_("Last row"), N_("Last row"), last, .applies = table_view_has_row },
    { 'G', NULL, N_("Last row"), last },
    { 0 },
};
