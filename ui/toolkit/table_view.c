/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/table_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
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

size_t table_view_lines(const TableView *view)
{
    return view->order ? view->shown : row_count(view);
}

size_t table_view_row_at(const TableView *view, size_t line)
{
    return view->order ? view->order[line] : line;
}

size_t table_view_line(const TableView *view)
{
    for (size_t line = 0; view->order && line < view->shown; line++)
        if (view->order[line] == view->selected)
            return line;
    return view->order ? 0 : view->selected;
}

void table_view_select(TableView *view, size_t row)
{
    size_t count = row_count(view);
    view->selected = row < count ? row : count ? count - 1 : 0;
}

void table_view_go(TableView *view, size_t line)
{
    size_t count = table_view_lines(view);
    if (count)
        view->selected = table_view_row_at(view, line < count ? line : count - 1);
}

/* ---- which rows are shown, and in which order ---- */

void table_view_clear(TableView *view)
{
    free(view->order);
    free(view->alike);
    free(view->words);
    free(view->unfolded);
    marks_clear(&view->marks);
    view->order = view->alike = NULL;
    view->words = view->unfolded = NULL;
}

static size_t fold_column(const TableView *view)
{
    return (view->sorted ? view->sorted : view->folds) - 1;
}

char *table_view_fold_value(const TableView *view, size_t row)
{
    return view->window ? xasprintf("%zu", view->group(view->data, row))
                        : xstrdup(table_cell(view->table, row, fold_column(view)));
}

static bool is_unfolded(const TableView *view, size_t row)
{
    char *value = table_view_fold_value(view, row), *line = xasprintf("\n%s\n", value);
    bool found = strstr(view->unfolded, line) != NULL;
    free(line);
    free(value);
    return found;
}

static bool are_alike(const TableView *view, size_t row, size_t other)
{
    if (view->window)
        return view->group(view->data, row) == view->group(view->data, other);
    size_t column = fold_column(view);
    return !strcmp(table_cell(view->table, row, column), table_cell(view->table, other, column));
}

/* Of rows alike the first stays, unless they are unfolded; the row in focus gives way to it. */
static void fold(TableView *view)
{
    size_t count = view->shown;
    view->shown = 0;
    for (size_t from = 0, to; from < count; from = to) {
        size_t head = view->order[from];
        for (to = from + 1; to < count && are_alike(view, head, view->order[to]);)
            to++;
        size_t kept = is_unfolded(view, head) ? to : from + 1;
        for (size_t line = kept; line < to; line++)
            view->selected = view->order[line] == view->selected ? head : view->selected;
        view->alike[view->shown] = to - from;
        memmove(view->order + view->shown, view->order + from, (kept - from) * sizeof *view->order);
        view->shown += kept - from;
    }
}

static size_t *as_they_came(size_t count)
{
    size_t *order = xcalloc(count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    return order;
}

/* What is of one group comes together where the first of it stands, so that whatever the list is
 * sorted by, the groups are as well. */
static size_t *gathered(const TableView *view)
{
    size_t count = view->count, groups = 0, most = 0;
    for (size_t row = 0; row < count; row++) {
        size_t group = view->group(view->data, row);
        most = group > most ? group : most;
    }
    size_t *place = xcalloc(most + 1, sizeof *place), *ends = xcalloc(count + 1, sizeof *ends),
           *order = xcalloc(count + 1, sizeof *order);
    for (size_t row = 0; row < count; row++) {
        size_t *at = &place[view->group(view->data, row)];
        *at = *at ? *at : ++groups;
        ends[*at]++;
    }
    for (size_t group = 1; group <= groups; group++)
        ends[group] += ends[group - 1];
    for (size_t row = count; row-- > 0;)
        order[--ends[place[view->group(view->data, row)]]] = row;
    free(place);
    free(ends);
    return order;
}

static size_t *new_order(const TableView *view)
{
    bool folds = view->unfolded && (view->folds || view->group);
    if (view->window)
        return folds ? gathered(view) : NULL;
    if (!view->table || view->sorted > table_columns(view->table))
        return NULL;
    return view->sorted ? table_order(view->table, view->sorted - 1, view->is_descending)
           : folds      ? as_they_came(table_rows(view->table))
                        : NULL;
}

void table_view_arrange(TableView *view)
{
    free(view->order);
    free(view->alike);
    view->alike = NULL;
    view->order = new_order(view);
    if (!view->order)
        return;
    view->shown = row_count(view);
    view->alike = xcalloc(view->shown + 1, sizeof *view->alike);
    if (view->unfolded)
        fold(view);
}

void table_view_set(TableView *view, const Table *table)
{
    view->table = table;
    view->measured = NULL;
    table_view_select(view, view->selected);
    table_view_keep_marks(view);
    table_view_arrange(view);
}

/* ---- what could be folded ---- */

static bool are_alike_at(const TableView *view, size_t line)
{
    return line + 1 < table_view_lines(view) &&
           are_alike(view, table_view_row_at(view, line), table_view_row_at(view, line + 1));
}

bool table_view_is_folded(const TableView *view)
{
    size_t line = table_view_line(view);
    return view->unfolded && view->alike && line < view->shown && view->alike[line] > 1 &&
           (line + 1 == view->shown || view->alike[line + 1]);
}

bool table_view_has_alike(const TableView *view)
{
    size_t line = table_view_line(view), count = table_view_lines(view);
    if (view->unfolded)
        return table_view_is_folded(view) || are_alike_at(view, line) ||
               (line && are_alike_at(view, line - 1));
    /* What is neither sorted nor of groups is sorted first. */
    if (!view->sorted && !view->folds && !view->window)
        return count > 1;
    for (line = 0; line + 1 < count; line++)
        if (are_alike_at(view, line))
            return true;
    return false;
}

/* ---- marks ---- */

static char *key_of(const TableView *view, size_t row)
{
    return view->window ? view->key_of(view->data, row)
                        : xstrdup(table_cell(view->table, row, view->key - 1));
}

static bool is_marked(const TableView *view, size_t row)
{
    if (!view->marks.count)
        return false;
    char *key = key_of(view, row);
    bool has = marks_has(&view->marks, key);
    free(key);
    return has;
}

/* The one in focus, and what is folded into it. */
static bool is_in_focus(const TableView *view, size_t row, bool is_folded)
{
    return row == view->selected || (is_folded && are_alike(view, row, view->selected));
}

char **table_view_chosen(const TableView *view, size_t *count)
{
    size_t rows = row_count(view);
    bool is_folded = table_view_is_folded(view);
    char **keys = xcalloc(rows + 1, sizeof *keys);
    *count = 0;
    for (size_t row = 0; row < rows; row++)
        if (view->marks.count ? is_marked(view, row) : is_in_focus(view, row, is_folded))
            keys[(*count)++] = key_of(view, row);
    return keys;
}

size_t table_view_chosen_count(const TableView *view)
{
    size_t count;
    char **keys = table_view_chosen(view, &count);
    table_view_free_keys(keys, count);
    return count;
}

void table_view_free_keys(char **keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(keys[i]);
    free(keys);
}

typedef enum MarkWish { MARKS_KEEP, MARKS_INVERT, MARKS_FOCUS, MARKS_NOT_FOCUS } MarkWish;

static void mark(TableView *view, MarkWish wish)
{
    Marks before = view->marks;
    bool is_folded = table_view_is_folded(view);
    size_t rows = row_count(view), count = 0;
    char **keys = xcalloc(rows + 1, sizeof *keys);
    for (size_t row = 0; row < rows; row++) {
        char *key = key_of(view, row);
        bool was = marks_has(&before, key);
        bool is_meant = wish >= MARKS_FOCUS && is_in_focus(view, row, is_folded);
        if (is_meant ? wish == MARKS_FOCUS : was != (wish == MARKS_INVERT))
            keys[count++] = key;
        else
            free(key);
    }
    view->marks = marks_of(keys, count);
    marks_clear(&before);
}

void table_view_turn_mark(TableView *view)
{
    mark(view, is_marked(view, view->selected) ? MARKS_NOT_FOCUS : MARKS_FOCUS);
}

void table_view_invert_marks(TableView *view)
{
    mark(view, MARKS_INVERT);
}

void table_view_keep_marks(TableView *view)
{
    if (view->marks.count)
        mark(view, MARKS_KEEP);
}

static bool has_words(const TableView *view, size_t row)
{
    const Table *table = view->window ? view->window(view->data, &row) : view->table;
    for (size_t i = 0; table && view->columns[i].width; i++)
        if (strcasestr(table_cell(table, row, view->columns[i].column), view->words))
            return true;
    return false;
}

bool table_view_seek(TableView *view, size_t from, int direction)
{
    size_t count = table_view_lines(view), line = from;
    for (size_t i = 0; view->words && *view->words && i < count; i++) {
        size_t row = table_view_row_at(view, line);
        if (has_words(view, row)) {
            view->selected = row;
            return true;
        }
        line = (line + (direction > 0 ? 1 : count - 1)) % count;
    }
    return false;
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

/* Columns that take what is left need this much to say anything, and together this part of the room
 * before others to their right are shown. */
enum { SHARE_CELLS = 18, SHARE_TENTHS = 3, ALIKE_CELLS = 4 };

/* What "▸ 257 " takes before the first column. */
static int alike_cells(const TableView *view)
{
    size_t most = 0;
    for (size_t line = 0; view->unfolded && view->alike && line < view->shown; line++)
        most = view->alike[line] > most ? view->alike[line] : most;
    int cells = most < 2 ? 0 : ALIKE_CELLS;
    for (; most > 9; most /= 10)
        cells++;
    return cells;
}

static int larger(int one, int other)
{
    return one > other ? one : other;
}

/* With room for the arrow of a list that is sorted. */
static int title_cells(const TableView *view, size_t column)
{
    const char *title = table_title(view->table, view->columns[column].column);
    return view->has_titles ? text_cells(tr(title)) + !view->is_fixed : 0;
}

/* What a column of a given width takes: of a list that is known as a whole no more than is in it.
 */
static int fixed_cells(const TableView *view, size_t column)
{
    int width = view->columns[column].width;
    int used = larger(view->fills[column], title_cells(view, column));
    return view->measured == view->columns && used < width ? used : width;
}

static int share_cells(const TableView *view, int room)
{
    int shares = 0;
    for (const ViewColumn *column = view->columns; column->width; column++)
        shares += column->width < 0;
    return shares ? larger(SHARE_CELLS, room * SHARE_TENTHS / 10 / shares) : 0;
}

static int needed(const TableView *view, size_t column, int share)
{
    if (view->columns[column].width < 0)
        return share;
    bool is_sorted = view->has_titles && view->columns[column].column + 1 == view->sorted;
    int widest = larger(view->widest[column], is_sorted ? title_cells(view, column) : 0);
    return (column ? 0 : alike_cells(view)) + larger(fixed_cells(view, column), widest);
}

/* Once for each table: a list whose rows are read as they are shown is not looked through. */
static void measure_cells(TableView *view)
{
    if (view->measured == view->columns || view->window || !view->table)
        return;
    for (size_t i = 0; i < VIEW_COLUMNS && view->columns[i].width; i++) {
        int most = 0, width = view->columns[i].width;
        for (size_t row = 0; most < width && row < table_rows(view->table); row++)
            most = larger(most, text_cells(table_cell(view->table, row, view->columns[i].column)));
        view->fills[i] = most;
    }
    view->measured = view->columns;
}

static void measure_numbers(TableView *view, int rows)
{
    for (int i = 0; i < rows; i++) {
        size_t line = view->first + (size_t)i, row = line;
        bool is_there = line < table_view_lines(view);
        if (is_there)
            row = table_view_row_at(view, line);
        const Table *table = !is_there      ? NULL
                             : view->window ? view->window(view->data, &row)
                                            : view->table;
        for (size_t column = 0; table && view->columns[column].width && column < VIEW_COLUMNS;
             column++)
            if (table_type(table, view->columns[column].column) == COLUMN_NUMBER) {
                char *number = text_grouped(table_cell(table, row, view->columns[column].column));
                view->widest[column] = larger(view->widest[column], text_cells(number));
                free(number);
            }
    }
}

/* Final widths; returns how many columns there is room for. */
static size_t fit_columns(const TableView *view, int room, int widths[VIEW_COLUMNS])
{
    const ViewColumn *columns = view->columns;
    size_t count = 0;
    int shares = 0, share = share_cells(view, room);
    for (; columns[count].width && count < VIEW_COLUMNS; count++) {
        int cells = needed(view, count, share) + (count ? GAP : 0);
        if (count && cells > room)
            break;
        room -= cells;
        widths[count] = needed(view, count, share);
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

/* Lines behind one another, without a space behind full-width punctuation. */
static char *on_one_line(const char *text)
{
    Buffer line = { 0 };
    for (size_t bytes; *text; text += bytes) {
        bytes = strcspn(text, "\n");
        buffer_add_bytes(&line, text, bytes);
        if (text[bytes]) {
            buffer_add(&line, message_gap(buffer_text(&line)));
            bytes++;
        }
    }
    return buffer_take(&line);
}

static void put_cell(Place at, ColumnType type, attr_t look, const char *text)
{
    if (type != COLUMN_NUMBER) {
        char *line = strchr(text, '\n') ? on_one_line(text) : NULL;
        put_cut(at.body, at.y, at.x, at.width, look, line ? line : text);
        free(line);
        return;
    }
    char *number = text_grouped(text);
    put_right(at.body, at.y, at.x, at.width, look, number);
    free(number);
}

/* With an arrow where the rows are sorted by it. */
static char *title_of(const TableView *view, size_t column)
{
    const char *title = tr(table_title(view->table, column));
    /* Long lists have the largest number first. */
    bool is_number = view->window && table_type(view->table, column) == COLUMN_NUMBER;
    bool falls = view->is_descending != is_number;
    const char *arrow = column + 1 != view->sorted ? ""
                        : terminal_is_ascii()      ? falls ? "v" : "^"
                        : falls                    ? "▼"
                                                   : "▲";
    return xasprintf("%s%s", title, arrow);
}

/* Where the text has what was searched for, without a difference of case. */
static void mark_hit(const TableView *view, Place at, ColumnType type, attr_t look,
                     const char *text)
{
    const char *hit = view->words ? view->words : view->hit;
    const char *found = hit && *hit ? strcasestr(text, hit) : NULL;
    if (!found || type == COLUMN_NUMBER)
        return;
    int start = text_cells_of(text, (size_t)(found - text)), cells = text_cells(hit);
    if (start + cells <= at.width)
        mvwchgat(at.body, at.y, at.x + start, cells,
                 (look & ~(attr_t)A_COLOR) | A_BOLD | A_UNDERLINE, PAIR_NUMBER((int)look), NULL);
}

static int margin_of(const TableView *view)
{
    return view->key || view->key_of ? MARGIN + 1 : MARGIN;
}

static void draw_titles(const TableView *view, Place line, const int *widths, size_t count)
{
    put(line.body, line.y, line.x, line.width, role(ROLE_PLAIN), "");
    line.x += margin_of(view);
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

/* ">" is the focus, "*" a mark. */
static void put_margin(const TableView *view, Place line, size_t row, attr_t base)
{
    bool has_focus = row == view->selected;
    char margin[] = { has_focus ? '>' : ' ', is_marked(view, row) ? '*' : '\0', '\0' };
    put(line.body, line.y, line.x, margin_of(view), base, margin);
}

/* Before the first column: how many rows a folded one stands for. */
static int put_alike(const TableView *view, Place line, size_t at, attr_t base)
{
    enum { TEXT_SIZE = 32 };
    char text[TEXT_SIZE];
    size_t alike = view->unfolded && view->alike ? view->alike[at] : 0;
    if (alike < 2)
        return 0;
    bool is_open = at + 1 < view->shown && !view->alike[at + 1];
    const char *sign = terminal_is_ascii() ? is_open ? "-" : "+" : is_open ? "▾" : "▸";
    snprintf(text, sizeof text, "%s %zu ", sign, alike);
    return put(line.body, line.y, line.x, text_cells(text), base, text);
}

static void draw_row(const TableView *view, Place line, size_t at, const int *widths, size_t count)
{
    size_t row = table_view_row_at(view, at);
    bool has_focus = row == view->selected;
    attr_t base = role(has_focus ? ROLE_FOCUS : ROLE_PLAIN);
    int end = line.x + line.width;
    put_margin(view, line, row, base);
    const Table *table = view->window ? view->window(view->data, &row) : view->table;
    if (!table) {
        put(line.body, line.y, line.x + margin_of(view), line.width - margin_of(view), base, "");
        return;
    }
    line.x += margin_of(view);
    int alike = put_alike(view, line, at, base);
    for (size_t i = 0; i < count; i++) {
        size_t column = view->columns[i].column;
        attr_t look = has_focus    ? base
                      : view->look ? view->look(table, row, column)
                                   : table_view_look(table, row, column);
        line.width = widths[i] - (i ? 0 : alike);
        line.x += i ? 0 : alike;
        put_cell(line, table_type(table, column), look, table_cell(table, row, column));
        mark_hit(view, line, table_type(table, column), look, table_cell(table, row, column));
        line.x += line.width;
        int gap = i + 1 < count ? GAP : end - line.x;
        put(line.body, line.y, line.x, gap, base, "");
        line.x += gap;
    }
}

static void scroll_to_focus(TableView *view, int rows)
{
    size_t context = rows > 2 * CONTEXT + 1 ? CONTEXT : 0, page = (size_t)rows;
    size_t count = table_view_lines(view), last = count > page ? count - page : 0;
    size_t focus = table_view_line(view);
    if (focus < view->first + context)
        view->first = focus > context ? focus - context : 0;
    if (focus + context + 1 > view->first + page)
        view->first = focus + context + 1 - page;
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
    size_t shown = view->first + (size_t)rows, count = table_view_lines(view);
    int above = view->has_titles && first_y > 1 ? first_y - 1
                : view->has_titles              ? first_y - 2
                                                : first_y - 1;
    int right = line.x + line.width, below = first_y + rows;
    if (view->marks.count) {
        char *marked = xasprintf(tr("marked: %zu"), view->marks.count);
        snprintf(text, sizeof text, " %s ", marked);
        free(marked);
        right -= put_in_rule(line.body, below, right, text);
    }
    if (count <= (size_t)rows)
        return;
    put_more(line.body, above, right, true, view->first);
    right -= put_more(line.body, below, right, false, count > shown ? count - shown : 0);
    snprintf(text, sizeof text, " %zu/%zu ", table_view_line(view) + 1, count);
    put_in_rule(line.body, below, right, text);
}

static void draw_rows(const TableView *view, Place line, int rows, const int *widths, size_t count)
{
    for (int i = 0; i < rows; i++, line.y++) {
        size_t at = view->first + (size_t)i;
        bool is_there = at < table_view_lines(view);
        if (is_there)
            draw_row(view, line, at, widths, count);
        else
            put(line.body, line.y, line.x, line.width, role(ROLE_PLAIN), "");
        if (is_there && table_view_row_at(view, at) == view->selected)
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
    measure_cells(view);
    measure_numbers(view, rows - titles);
    bool scrolls = table_view_lines(view) > (size_t)(rows - titles);
    line.width -= scrolls ? BAR : 0;
    size_t count = fit_columns(view, line.width - margin_of(view), widths);
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
                       table_view_lines(view));
}
