/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/cost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hundredths.h"
#include "base/message.h"

enum { PERT_LIKELY = 4, PERT_PARTS = 6 };

static const int64_t most_hundredths = (int64_t)1000000 * HUNDREDTHS;

bool cost_parse_days(const char *text, int64_t *hundredths)
{
    int64_t days;
    if (!money_parse(text, &days) || days > most_hundredths)
        return fail("'%s' is no number of man-days; write it as 2.5", text);
    *hundredths = days;
    return true;
}

/* ---- sums ---- */

typedef struct Summing {
    const CostBook *book;
    CostBy by;
    CostSums *sums;
    size_t room;
} Summing;

static const char *group_of(const CostItem *item, CostBy by)
{
    switch (by) {
    case COST_BY_ITEM:
        return item->id;
    case COST_BY_PILLAR:
        return item->pillar;
    case COST_BY_WAVE:
        return item->wave;
    case COST_TOTAL:
        break;
    }
    return "";
}

/* The row of the group and currency, new ones behind the others of the group. */
static CostSum *row_of(Summing *summing, const char *group, const char *currency)
{
    CostSums *sums = summing->sums;
    size_t at = sums->count;
    for (size_t i = 0; i < sums->count; i++) {
        if (strcmp(sums->list[i].group, group) != 0)
            continue;
        if (!strcmp(sums->list[i].currency, currency))
            return &sums->list[i];
        at = i + 1;
    }
    sums->list = xgrow(sums->list, sums->count, &summing->room, sizeof *sums->list);
    memmove(&sums->list[at + 1], &sums->list[at], (sums->count++ - at) * sizeof *sums->list);
    sums->list[at] = (CostSum){ .group = group, .currency = currency };
    return &sums->list[at];
}

static const CostRate *rate_of(const CostBook *book, const char *role)
{
    for (size_t i = 0; i < book->rate_count; i++)
        if (!strcmp(book->rates[i].role, role))
            return &book->rates[i];
    return NULL;
}

static bool is_in_order(const CostEffort *effort)
{
    return effort->least >= 0 && effort->least <= effort->likely &&
           effort->likely <= effort->most && effort->most <= most_hundredths;
}

static bool add_share(int64_t *sum, int64_t day_cents, int64_t hundredths, int64_t parts)
{
    int64_t cents;
    return money_share(day_cents, hundredths, (int64_t)HUNDREDTHS * parts, &cents) &&
           money_add(sum, cents);
}

static bool add_effort(CostSum *sum, const CostEffort *effort, int64_t day_cents)
{
    int64_t weighted = effort->least + PERT_LIKELY * effort->likely + effort->most;
    double deviation = (double)(effort->most - effort->least) / (PERT_PARTS * HUNDREDTHS);
    /* Of each in hundredths, so that the sums of all tables agree. */
    sum->days += hundredths_value(llround((double)weighted / PERT_PARTS));
    sum->variance += deviation * deviation;
    return money_add(&sum->least, effort->least) && money_add(&sum->most, effort->most) &&
           add_share(&sum->work_least, day_cents, effort->least, 1) &&
           add_share(&sum->work, day_cents, weighted, PERT_PARTS) &&
           add_share(&sum->work_most, day_cents, effort->most, 1);
}

static int64_t scale(int64_t days, int64_t expected, int64_t weighted, bool is_up)
{
    int64_t product = days * expected * PERT_PARTS;
    return (product + (is_up ? weighted - 1 : 0)) / weighted;
}

CostEffort cost_scale(const CostEffort *effort, int64_t expected, bool is_at_least)
{
    int64_t weighted = effort->least + PERT_LIKELY * effort->likely + effort->most;
    if (!weighted)
        return (CostEffort){ effort->role, expected, expected, expected };
    return (CostEffort){ effort->role, scale(effort->least, expected, weighted, is_at_least),
                         scale(effort->likely, expected, weighted, is_at_least),
                         scale(effort->most, expected, weighted, is_at_least) };
}

static bool is_first_in_currency(const CostBook *book, const CostItem *item, size_t effort)
{
    const char *currency = rate_of(book, item->efforts[effort].role)->currency;
    if (!strcmp(currency, item->currency))
        return false;
    for (size_t i = 0; i < effort; i++)
        if (!strcmp(rate_of(book, item->efforts[i].role)->currency, currency))
            return false;
    return true;
}

static bool add_efforts(Summing *summing, const CostItem *item)
{
    for (size_t i = 0; i < item->effort_count; i++) {
        const CostEffort *effort = &item->efforts[i];
        const CostRate *rate = rate_of(summing->book, effort->role);
        if (!rate || rate->day_cents < 0)
            return fail("%s: there is no day rate for the role '%s'; add one to the rates",
                        item->id, effort->role);
        if (!is_in_order(effort))
            return fail("%s: the least, likely and most effort of '%s' are out of order", item->id,
                        effort->role);
        CostSum *sum = row_of(summing, group_of(item, summing->by), rate->currency);
        sum->items += is_first_in_currency(summing->book, item, i);
        if (!add_effort(sum, effort, rate->day_cents))
            return false;
    }
    return true;
}

static bool add_amounts(Summing *summing, const CostItem *item)
{
    bool has_amounts = item->once || item->month || item->saving;
    if (item->once < 0 || item->month < 0 || item->saving < 0)
        return fail("%s: an amount is below 0", item->id);
    if (!*item->currency)
        return !has_amounts || fail("%s: its amounts have no currency", item->id);
    CostSum *sum = row_of(summing, group_of(item, summing->by), item->currency);
    sum->items++;
    return money_add(&sum->once, item->once) && money_add(&sum->month, item->month) &&
           money_add(&sum->saving, item->saving);
}

bool cost_sum(const CostBook *book, CostBy by, CostSums *sums)
{
    Summing summing = { .book = book, .by = by, .sums = sums };
    *sums = (CostSums){ 0 };
    for (size_t i = 0; i < book->count; i++)
        if (!add_amounts(&summing, &book->items[i]) || !add_efforts(&summing, &book->items[i])) {
            cost_sums_free(sums);
            return false;
        }
    return true;
}

void cost_sums_free(CostSums *sums)
{
    free(sums->list);
    *sums = (CostSums){ 0 };
}

double cost_deviation(const CostSum *sum)
{
    return sqrt(sum->variance);
}

/* ---- payback ---- */

static bool has_money(const CostSum *sum)
{
    return sum->work || sum->once || sum->month || sum->saving;
}

bool cost_payback(const CostSums *sums, const char *group, Payback *payback)
{
    Payback found = { .kind = PAYBACK_NEVER, .sum = { .group = group, .currency = "" } };
    for (size_t i = 0; i < sums->count; i++) {
        const CostSum *sum = &sums->list[i];
        if (strcmp(sum->group, group) != 0 || !has_money(sum))
            continue;
        if (has_money(&found.sum))
            found.kind = PAYBACK_MIXED;
        else
            found.sum = *sum;
    }
    int64_t up_front = found.sum.work, gain = found.sum.saving - found.sum.month;
    if (!money_add(&up_front, found.sum.once))
        return false;
    if (found.kind != PAYBACK_MIXED && gain > 0) {
        found.kind = PAYBACK_MONTHS;
        found.months = up_front / gain + (up_front % gain != 0);
    }
    *payback = found;
    return true;
}

char *cost_payback_text(const Payback *payback)
{
    const CostSum *sum = &payback->sum;
    char saving[MONEY_SIZE], month[MONEY_SIZE];
    money_write(sum->saving, saving);
    money_write(sum->month, month);
    if (payback->kind == PAYBACK_MIXED)
        return xstrdup(tr("not comparable: it is paid in one currency and saves in another"));
    if (payback->kind == PAYBACK_MONTHS)
        return payback->months == 1 ? xstrdup(tr("1 month"))
                                    : xasprintf(tr("%lld months"), (long long)payback->months);
    if (!sum->saving)
        return xstrdup(tr("never: it saves no money"));
    return xasprintf(tr("never: it saves %s %s a month and costs %s a month to run"), saving,
                     sum->currency, month);
}

/* ---- showing ---- */

static char *days_text(double days)
{
    return xasprintf("%.2f", days);
}

static void add_row(Table *table, const CostSum *sum)
{
    char *cells[] = {
        xstrdup(sum->group),
        xstrdup(sum->currency),
        xasprintf("%zu", sum->items),
        hundredths_fixed(sum->least),
        days_text(sum->days),
        hundredths_fixed(sum->most),
        days_text(cost_deviation(sum)),
        hundredths_fixed(sum->work),
        hundredths_fixed(sum->once),
        hundredths_fixed(sum->month),
        hundredths_fixed(sum->saving),
    };
    table_add_owned(table, cells);
}

Table *cost_table(const CostSums *sums)
{
    static const TableColumn columns[] = {
        { "group", N_("Group"), COLUMN_TEXT },
        { "currency", N_("Currency"), COLUMN_TEXT },
        { "items", N_("Recommendations"), COLUMN_NUMBER },
        { "least", N_("Least man-days"), COLUMN_NUMBER },
        { "days", N_("Expected man-days"), COLUMN_NUMBER },
        { "most", N_("Most man-days"), COLUMN_NUMBER },
        { "deviation", N_("Standard deviation"), COLUMN_NUMBER },
        { "work", N_("Work"), COLUMN_NUMBER },
        { "once", N_("Purchase"), COLUMN_NUMBER },
        { "month", N_("Run cost a month"), COLUMN_NUMBER },
        { "saving", N_("Saving a month"), COLUMN_NUMBER },
    };
    Table *table = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < sums->count; i++)
        add_row(table, &sums->list[i]);
    return table;
}
