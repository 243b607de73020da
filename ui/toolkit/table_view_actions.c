/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of every list. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"

bool table_view_has_row(Screen *screen)
{
    return table_view_row(screen_view(screen)) >= 0;
}

static bool move_by(Screen *screen, long lines)
{
    TableView *view = screen_view(screen);
    long target = (long)table_view_line(view) + lines;
    table_view_go(view, target < 0 ? 0 : (size_t)target);
    return true;
}

/* ---- sorting and folding ---- */

/* What has no titles, such as a form, has an order of its own. */
static bool has_order(const TableView *view)
{
    return view->has_titles && !view->is_fixed && (!view->window || view->sort) &&
           table_view_row(view) >= 0;
}

static bool has_several(Screen *screen)
{
    return table_view_lines(screen_view(screen)) > 1;
}

static bool can_sort(Screen *screen)
{
    return has_order(screen_view(screen)) && has_several(screen);
}

static bool folds(const TableView *view)
{
    return !view->window || view->group;
}

static bool can_fold(Screen *screen)
{
    const TableView *view = screen_view(screen);
    return has_order(view) && folds(view) && table_view_has_alike(view);
}

static bool is_not_first(Screen *screen)
{
    return table_view_has_row(screen) && table_view_line(screen_view(screen));
}

static bool is_not_last(Screen *screen)
{
    const TableView *view = screen_view(screen);
    return table_view_has_row(screen) && table_view_line(view) + 1 < table_view_lines(view);
}

static bool arrange(Screen *screen)
{
    TableView *view = screen_view(screen);
    if (!has_order(view))
        return fail("this list has an order of its own");
    if (view->sort)
        return view->sort(screen);
    table_view_arrange(view);
    return true;
}

/* What belongs together is folded as it came, and in no other order. */
static void sort_by(TableView *view, size_t sorted)
{
    if (view->folds && !view->sorted != !sorted) {
        free(view->unfolded);
        view->unfolded = sorted ? NULL : xstrdup("");
    }
    view->sorted = sorted;
}

/* The columns that are seen, from left to right and round again, past the order they came in where
 * that folds. */
static bool sort_by_next(Screen *screen)
{
    TableView *view = screen_view(screen);
    size_t i = 0, count = 0;
    for (; view->columns[count].width; count++)
        i = view->columns[count].column + 1 == view->sorted ? count + 1 : i;
    sort_by(view, i == count && view->folds ? 0 : view->columns[i % count].column + 1);
    view->is_descending = false;
    return arrange(screen);
}

static void sort_at_all(TableView *view)
{
    if (!view->sorted)
        sort_by(view, view->columns[0].column + 1);
}

static bool turn_order(Screen *screen)
{
    TableView *view = screen_view(screen);
    sort_at_all(view);
    view->is_descending = !view->is_descending;
    return arrange(screen);
}

/* The value of the row in focus leaves those that are unfolded, or joins them. */
static void turn_fold(TableView *view)
{
    char *value = table_view_fold_value(view, view->selected);
    char *line = xasprintf("\n%s\n", value), *found = strstr(view->unfolded, line);
    if (found)
        memmove(found, found + strlen(line), strlen(found + strlen(line)) + 1);
    else {
        char *longer = xasprintf("%s%s", view->unfolded, line);
        free(view->unfolded);
        view->unfolded = longer;
    }
    free(line);
    free(value);
}

static bool fold(Screen *screen)
{
    TableView *view = screen_view(screen);
    if (!has_order(view) || !folds(view))
        return fail("this list does not fold");
    if (!view->folds && !view->group)
        sort_at_all(view);
    if (view->unfolded)
        turn_fold(view);
    else
        view->unfolded = xstrdup("");
    table_view_arrange(view);
    return true;
}

static bool unfold_all(Screen *screen)
{
    TableView *view = screen_view(screen);
    free(view->unfolded);
    view->unfolded = NULL;
    table_view_arrange(view);
    return true;
}

/* ---- marks ---- */

static bool can_mark(Screen *screen)
{
    const TableView *view = screen_view(screen);
    return (view->key || view->key_of) && table_view_has_row(screen);
}

bool table_view_mark(Screen *screen)
{
    if (!can_mark(screen))
        return fail("no key of this list is about several rows");
    table_view_turn_mark(screen_view(screen));
    return move_by(screen, 1);
}

static bool invert_marks(Screen *screen)
{
    if (!can_mark(screen))
        return fail("no key of this list is about several rows");
    table_view_invert_marks(screen_view(screen));
    return true;
}

/* ---- searching ---- */

static bool search(Screen *screen)
{
    return screen_push(&search_screen, screen->store, NULL);
}

static bool go_to_hit(Screen *screen, int direction)
{
    TableView *view = screen_view(screen);
    size_t count = table_view_lines(view), line = table_view_line(view);
    if (!view->words || !*view->words)
        return fail("/ searches the list first");
    size_t from = count ? (line + (direction > 0 ? 1 : count - 1)) % count : 0;
    return table_view_seek(view, from, direction) || fail("no row has '%s'", view->words);
}

static bool next_hit(Screen *screen)
{
    return go_to_hit(screen, 1);
}

static bool previous_hit(Screen *screen)
{
    return go_to_hit(screen, -1);
}

static bool was_searched(Screen *screen)
{
    const TableView *view = screen_view(screen);
    return view->words && *view->words;
}

/* ---- moving ---- */

/* Of the row in focus the same as Enter. */
static bool click(Screen *screen)
{
    int y, x;
    TableView *view = screen_view(screen);
    screen_pressed_at(&y, &x);
    size_t line = view->first + (size_t)(y - view->top);
    if (y < view->top || y >= view->top + view->page || x < view->left ||
        x >= view->left + view->width || line >= table_view_lines(view))
        return true;
    if (line != table_view_line(view)) {
        table_view_go(view, line);
        return true;
    }
    for (const Action *action = screen->class->actions; action && action->run; action++)
        if (action->key == KEY_RETURN)
            return screen_run(action, screen);
    return true;
}

static long page_of(Screen *screen)
{
    int page = screen_view(screen)->page;
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
    table_view_go(screen_view(screen), 0);
    return true;
}

static bool last(Screen *screen)
{
    table_view_go(screen_view(screen), table_view_lines(screen_view(screen)));
    return true;
}

const Action table_view_actions[] = {
    { ' ', N_("Mark"), N_("Mark or unmark; an edit is for all that are marked"), table_view_mark,
      .applies = can_mark },
    { ']', N_("Sort"), N_("Sort by the next column"), sort_by_next, .applies = can_sort },
    { '[', N_("Turn"), N_("Turn the order round"), turn_order, .applies = can_sort },
    { '/', N_("Search"), N_("Search the list as you type"), search, .applies = has_several },
    { 'n', N_("Next hit"), N_("Next row with the words searched for"), next_hit,
      .applies = was_searched },
    { 'N', NULL, N_("Previous row with the words searched for"), previous_hit },
    { 'z', N_("Fold"), N_("Fold rows that are alike in the sorted column; unfold those in focus"),
      fold, .applies = can_fold },
    { 'Z', NULL, N_("Unfold all"), unfold_all },
    { '*', N_("Invert"), N_("Mark what is not marked, and the other way round"), invert_marks,
      .applies = can_mark },
    { KEY_MOUSE, NULL, NULL, click },
    { KEY_DOWN, NULL, N_("Next row"), next },
    { 'j', NULL, N_("Next row"), next },
    { KEY_UP, NULL, N_("Previous row"), previous },
    { 'k', NULL, N_("Previous row"), previous },
    { KEY_NPAGE, N_("Next page"), N_("Next page"), next_page, .applies = is_not_last },
    { CTRL('f'), NULL, N_("Next page"), next_page },
    { KEY_PPAGE, NULL, N_("Previous page"), previous_page },
    { CTRL('b'), NULL, N_("Previous page"), previous_page },
    { KEY_HOME, N_("First row"), N_("First row"), first, .applies = is_not_first },
    { 'g', NULL, N_("First row"), first },
    { KEY_END, N_("Last row"), N_("Last row"), last, .applies = is_not_last },
    { 'G', NULL, N_("Last row"), last },
    { 0 },
};
