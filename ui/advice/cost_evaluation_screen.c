/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the accepted recommendations cost and save, by pillar and wave, and what drives it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "advice/figures.h"
#include "base/hundredths.h"
#include "base/message.h"
#include "plan/plan.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

enum { MOST_DRIVERS = 10, PERCENT = 100 };
enum { WHAT, SHARE, DAYS, WORK, ONCE, MONTH, SAVING, PAYBACK, CURRENCY, ID, COLUMNS_ALL };

typedef struct Costs {
    TableView view;
    Table *rows;
} Costs;

static const ViewColumn wide_columns[] = { { WHAT, -1 },  { SHARE, 5 },    { DAYS, 12 },
                                           { WORK, 10 },  { ONCE, 10 },    { MONTH, 8 },
                                           { SAVING, 8 }, { PAYBACK, 10 }, { CURRENCY, 8 },
                                           { 0 } };
static const ViewColumn narrow_columns[] = { { WHAT, -1 }, { DAYS, 12 },    { WORK, 9 },
                                             { ONCE, 10 }, { PAYBACK, 10 }, { CURRENCY, 8 },
                                             { 0 } };

static attr_t look(const Table *table, size_t row, size_t column)
{
    (void)column;
    return role(*table_cell(table, row, DAYS) ? ROLE_PLAIN : ROLE_BOLD);
}

/* ---- the book ---- */

typedef struct Book {
    CostBook book;
    CostItem *items;
    Plan *plan;
    CostSums total;
} Book;

static void close_book(Book *book)
{
    free(book->items);
    plan_free(book->plan);
    cost_sums_free(&book->total);
}

static bool open_book(Book *book, Store *store, const Recommendations *all)
{
    char start[DATE_SIZE];
    *book = (Book){ 0 };
    const PlanWish wish = { .start = start, .days = -1, .money = -1 };
    if (!plan_start(store, start))
        return false;
    book->plan = plan_make(all, &wish);
    if (!book->plan)
        return false;
    Plan *part = book->plan->schedule ? NULL : plan_possible_part(all, book->plan, start);
    book->items = xcalloc(book->plan->count, sizeof *book->items);
    for (size_t i = 0; i < book->plan->count; i++) {
        const Recommendation *one = book->plan->chosen[i];
        book->items[i] = one->item;
        book->items[i].pillar = recommendation_text(all, one, "pillar_name");
        const ScheduledTask *task = plan_dates(part ? part : book->plan, one);
        book->items[i].wave = task ? tr(schedule_wave_names[task->wave]) : tr("no dates");
    }
    plan_free(part);
    book->book = (CostBook){ book->items, book->plan->count, all->rates, all->rate_count };
    return cost_sum(&book->book, COST_TOTAL, &book->total);
}

static int64_t spent(const CostSum *sum)
{
    return sum->work + sum->once;
}

static int64_t total_of(const Book *book, const char *currency)
{
    int64_t total = 0;
    for (size_t i = 0; i < book->total.count; i++)
        if (!strcmp(book->total.list[i].currency, currency))
            total = spent(&book->total.list[i]);
    return total;
}

/* ---- rows ---- */

/* In a word; the form of a recommendation says it whole. */
static char *payback_of(const CostSums *sums, const char *group)
{
    Payback payback;
    if (!cost_payback(sums, group, &payback) || payback.kind == PAYBACK_MIXED)
        return xstrdup("?");
    return payback.kind == PAYBACK_NEVER ? xstrdup(tr("never"))
           : payback.months == 1         ? xstrdup(tr("1 month"))
                                         : xasprintf(tr("%lld months"), (long long)payback.months);
}

static void add_sum(Table *rows, const Book *book, const CostSums *sums, const CostSum *sum,
                    const char *what, const char *id)
{
    int64_t total = total_of(book, sum->currency);
    char *cells[COLUMNS_ALL] = {
        [WHAT] = xasprintf("  %s", what),
        [SHARE] =
            total ? xasprintf("%.0f%%", (double)spent(sum) * PERCENT / (double)total) : xstrdup(""),
        [DAYS] = xasprintf("%.1f ± %.1f", sum->days, cost_deviation(sum)),
        [WORK] = hundredths_text(sum->work),
        [ONCE] = hundredths_text(sum->once),
        [MONTH] = hundredths_text(sum->month),
        [SAVING] = hundredths_text(sum->saving),
        [PAYBACK] = payback_of(sums, sum->group),
        [CURRENCY] = xstrdup(sum->currency),
        [ID] = xstrdup(id),
    };
    table_add_owned(rows, cells);
}

static void add_heading(Table *rows, const char *text)
{
    const char *const cells[COLUMNS_ALL] = { [WHAT] = text };
    table_add(rows, cells, 0);
}

static bool add_groups(Table *rows, const Book *book, CostBy by, const char *heading)
{
    CostSums sums;
    if (!cost_sum(&book->book, by, &sums))
        return false;
    add_heading(rows, heading);
    for (size_t i = 0; i < sums.count; i++)
        add_sum(rows, book, &sums, &sums.list[i], by == COST_TOTAL ? tr("All") : sums.list[i].group,
                "");
    cost_sums_free(&sums);
    return true;
}

/* Of equal sums those first that the plan has first: ids differ from workbook to workbook. */
static int by_money(const void *a, const void *b)
{
    const CostSum *one = *(const CostSum *const *)a, *other = *(const CostSum *const *)b;
    int order = strcmp(one->currency, other->currency);
    return order                        ? order
           : spent(one) != spent(other) ? (spent(one) > spent(other) ? -1 : 1)
                                        : (one > other) - (one < other);
}

static bool add_drivers(Table *rows, const Book *book, const Recommendations *all)
{
    CostSums sums;
    if (!cost_sum(&book->book, COST_BY_ITEM, &sums))
        return false;
    const CostSum **sorted = xcalloc(sums.count, sizeof *sorted);
    for (size_t i = 0; i < sums.count; i++)
        sorted[i] = &sums.list[i];
    qsort(sorted, sums.count, sizeof *sorted, by_money);
    add_heading(rows, tr("The largest"));
    for (size_t i = 0; i < sums.count && i < MOST_DRIVERS; i++) {
        const Recommendation *one = recommendation_find(all, sorted[i]->group);
        char *title = figures_title(all, one),
             *what = xasprintf("%s  %s", figures_number(all, one), title);
        add_sum(rows, book, &sums, sorted[i], what, one->id);
        free(what);
        free(title);
    }
    free(sorted);
    cost_sums_free(&sums);
    return true;
}

static Table *new_rows(void)
{
    static const TableColumn columns[COLUMNS_ALL] = {
        [WHAT] = { "what", N_("Item"), COLUMN_TEXT },
        [SHARE] = { "share", N_("Share"), COLUMN_NUMBER },
        [DAYS] = { "days", N_("Man-days"), COLUMN_NUMBER },
        [WORK] = { "work", N_("Work"), COLUMN_NUMBER },
        [ONCE] = { "once", N_("Purchase"), COLUMN_NUMBER },
        [MONTH] = { "month", N_("Monthly"), COLUMN_NUMBER },
        [SAVING] = { "saving", N_("Saving"), COLUMN_NUMBER },
        [PAYBACK] = { "payback", N_("Payback"), COLUMN_TEXT },
        [CURRENCY] = { "currency", N_("Currency"), COLUMN_TEXT },
        [ID] = { "id", "", COLUMN_TEXT },
    };
    return table_make(columns, COUNT(columns));
}

static Table *rows_of(Store *store, const Recommendations *all)
{
    Book book;
    Table *rows = new_rows();
    bool done = open_book(&book, store, all) &&
                (!book.plan->count || (add_groups(rows, &book, COST_TOTAL, tr("Total")) &&
                                       add_groups(rows, &book, COST_BY_PILLAR, tr("By pillar")) &&
                                       add_groups(rows, &book, COST_BY_WAVE, tr("By wave")) &&
                                       add_drivers(rows, &book, all)));
    close_book(&book);
    if (done)
        return rows;
    table_free(rows);
    return NULL;
}

/* ---- the screen ---- */

static bool load(Screen *screen)
{
    Costs *state = screen->state;
    Recommendations *all = recommendation_open(screen->store, message_language());
    Table *rows = all ? rows_of(screen->store, all) : NULL;
    recommendation_close(all);
    if (!rows)
        return false;
    table_free(state->rows);
    state->rows = rows;
    state->view.empty =
        tr("Nothing costs anything yet: accept recommendations first, a on their screen.");
    table_view_set(&state->view, rows);
    header_show(screen->store, NULL);
    return true;
}

static bool open_costs(Screen *screen, const void *argument)
{
    (void)argument;
    Costs *state = screen->state;
    state->view =
        (TableView){ .columns = wide_columns, .has_titles = true, .is_fixed = true, .look = look };
    return load(screen);
}

static void close_costs(Screen *screen)
{
    Costs *state = screen->state;
    table_free(state->rows);
}

static void draw(Screen *screen, WINDOW *body)
{
    enum { WIDE = 100 };
    Costs *state = screen->state;
    state->view.columns = getmaxx(body) >= WIDE ? wide_columns : narrow_columns;
    table_view_draw(&state->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

/* Of the recommendation in focus; "" on a sum. */
static const char *id_in_focus(const Costs *state)
{
    long row = table_view_row(&state->view);
    return row < 0 ? "" : table_cell(state->rows, (size_t)row, ID);
}

static bool is_on_one(Screen *screen)
{
    return *id_in_focus(screen->state);
}

static bool go_there(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return *id ? screen_push(&recommendation_screen, screen->store, id)
               : fail("this row leads nowhere");
}

static bool go_rates(Screen *screen)
{
    return screen_push(&rate_screen, screen->store, NULL);
}

static const Action actions[] = {
    { KEY_RETURN, N_("Open"), N_("Open the recommendation in focus"), go_there,
      .applies = is_on_one },
    { 'R', N_("Rates"), N_("Edit roles and day rates"), go_rates },
    { 0 },
};

const ScreenClass cost_evaluation_screen = {
    .title = N_("Cost evaluation"),
    .size = sizeof(Costs),
    .open = open_costs,
    .draw = draw,
    .close = close_costs,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};
