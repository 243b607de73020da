/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/recommendation_rows.h"

#include <stdlib.h>
#include <string.h>

#include "advice/figures.h"
#include "base/hundredths.h"
#include "base/text.h"
#include "report/report.h"

typedef struct SortKey {
    double number;
    char *text;
    const Recommendation *one;
    size_t place;
} SortKey;

const char *const rows_sort_names[ROWS_SORTS] = { N_("Priority"),     N_("Title"), N_("Pillar"),
                                                  N_("Risk removed"), N_("Days"),  N_("Money"),
                                                  N_("Status"),       N_("Owner"), N_("Question"),
                                                  N_("Theme") };
enum { WORKLOAD_FILTER = 1 };
enum {
    BY_PRIORITY,
    BY_TITLE,
    BY_PILLAR,
    BY_RISK,
    BY_DAYS,
    BY_MONEY,
    BY_STATE,
    BY_OWNER,
    BY_QUESTION,
    BY_THEME
};

/* ---- filters ---- */

static const struct {
    const char *code, *label; /* columns; without one, priority, owner and workloads in words */
} filters[ROWS_FILTERS] = {
    { "pillar", "pillar_name" }, { "workload", NULL }, { NULL, NULL },
    { "status", "status_name" }, { "owner", NULL },    { "decision", "decision_name" }
};
const char *const rows_filter_names[ROWS_FILTERS] = {
    N_("Pillar"), N_("Workload"), N_("Priority"), N_("Status"), N_("Owner"), N_("Decision")
};

static const char *code_of(const Recommendations *all, const Recommendation *one, size_t filter)
{
    static const char *const levels[] = { "P1", "P2", "P3", "P4" };
    return filter == WORKLOAD_FILTER ? one->workloads
           : filters[filter].code    ? recommendation_text(all, one, filters[filter].code)
                                     : levels[one->level - 1];
}

static const char *label_of(const Recommendations *all, const Recommendation *one, size_t filter)
{
    const char *code = filters[filter].code;
    const char *label = filters[filter].label ? recommendation_text(all, one, filters[filter].label)
                        : !code               ? code_of(all, one, filter)
                        : !strcmp(code, "owner") ? figures_owner(all, one)
                                                 : recommendation_workload(one);
    return *label ? label : tr("none");
}

bool rows_has_code(const char *codes, const char *code)
{
    char *word = xasprintf(",%s,", code);
    bool has = strstr(codes, word) != NULL;
    free(word);
    return has;
}

static void add_value(Table *values, const char *code, const char *label)
{
    if (table_row_of(values, 0, code) < 0)
        table_add(values, (const char *const[]){ code, label }, 0);
}

/* One may be for several workloads. */
static void add_workloads(Table *values, const Recommendations *all, const Recommendation *one)
{
    const Table *workloads = all->workload_rows;
    for (size_t row = 0; row < table_rows(workloads); row++)
        if (text_has_word(one->workloads, table_cell(workloads, row, 0)))
            add_value(values, table_cell(workloads, row, 0), table_cell(workloads, row, 1));
}

Table *recommendation_values(const Recommendations *all, size_t filter)
{
    static const TableColumn columns[] = { { "code" }, { "label" } };
    Table *values = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < all->count; i++) {
        const char *code = code_of(all, &all->list[i], filter);
        if (filter == WORKLOAD_FILTER && *code)
            add_workloads(values, all, &all->list[i]);
        else
            add_value(values, code, label_of(all, &all->list[i], filter));
    }
    return values;
}

/* Whether it is for one of the workloads that are asked for. */
static bool has_workload(const char *codes, const Recommendations *all, const Recommendation *one)
{
    const Table *workloads = all->workload_rows;
    bool found = false;
    for (size_t row = 0; !found && row < table_rows(workloads); row++) {
        const char *id = table_cell(workloads, row, 0);
        found = text_has_word(one->workloads, id) && rows_has_code(codes, id);
    }
    return found || (!*one->workloads && rows_has_code(codes, ""));
}

static bool is_in_filters(const RowsWish *wish, const Recommendations *all,
                          const Recommendation *one)
{
    for (size_t i = 0; i < ROWS_FILTERS; i++)
        if (wish->codes[i] &&
            (i == WORKLOAD_FILTER ? !has_workload(wish->codes[i], all, one)
                                  : !rows_has_code(wish->codes[i], code_of(all, one, i))))
            return false;
    return true;
}

/* ---- rows ---- */

static double money_of(const Recommendation *one)
{
    double sum = 0;
    for (size_t i = 0; i < one->cost.count; i++)
        sum += (double)(one->cost.list[i].work + one->cost.list[i].once);
    return sum;
}

/* Questions in their order; what belongs to none comes last. */
static const char *group_of(const Recommendations *all, const Recommendation *one, size_t sort)
{
    static const char last[] = "\xF4\x8F\xBF\xBF";
    const char *group = recommendation_text(all, one, sort == BY_THEME ? "theme_name" : "question");
    return *group ? group : last;
}

static SortKey key_of(const Recommendations *all, size_t i, size_t sort)
{
    const Recommendation *one = &all->list[i];
    const char *text = sort == BY_TITLE    ? recommendation_text(all, one, "title")
                       : sort == BY_STATE  ? figures_state(all, one)
                       : sort == BY_PILLAR ? recommendation_text(all, one, "pillar_name")
                       : sort == BY_OWNER  ? figures_owner(all, one)
                       : sort == BY_QUESTION || sort == BY_THEME ? group_of(all, one, sort)
                                                                 : "";
    double number = sort == BY_RISK    ? -(double)one->risk
                    : sort == BY_DAYS  ? -one->days
                    : sort == BY_MONEY ? -money_of(one)
                                       : 0;
    return (SortKey){ number, text_fold(text), one, i };
}

static int compare(const void *a, const void *b)
{
    const SortKey *one = a, *other = b;
    if (one->number != other->number)
        return one->number < other->number ? -1 : 1;
    int order = strcmp(one->text, other->text);
    return order ? order : one->place < other->place ? -1 : 1;
}

static bool has_id(const char *ids, const char *id)
{
    size_t bytes = strlen(id);
    for (const char *at = ids; (at = strstr(at, id)); at += bytes)
        if ((at == ids || at[-1] == ' ') && (!at[bytes] || at[bytes] == ' '))
            return true;
    return false;
}

static bool is_wanted(const RowsWish *wish, const Recommendations *all, const Recommendation *one,
                      const char *const cells[])
{
    if ((wish->only && !has_id(wish->only, one->id)) || !is_in_filters(wish, all, one))
        return false;
    bool found = !*wish->words;
    char *folded = text_fold(wish->words);
    for (size_t i = ROW_NUMBER; !found && i < ROW_ID; i++) {
        char *cell = text_fold(cells[i]);
        found = strstr(cell, folded) != NULL;
        free(cell);
    }
    free(folded);
    return found;
}

static void add_row(const RowsWish *wish, Table *rows, const Recommendations *all,
                    const Recommendation *one)
{
    char *priority = xasprintf("P%d", one->level), *risk = hundredths_text(one->risk),
         *days = one->item.effort_count ? xasprintf("%.1f", one->days) : xstrdup("?"),
         *money = figures_money(one), *title = figures_title(all, one);
    const char *const cells[ROW_COLUMNS] = {
        [ROW_NUMBER] = figures_number(all, one),
        [ROW_PRIORITY] = priority,
        [ROW_TITLE] = title,
        [ROW_PILLAR] = recommendation_text(all, one, "pillar_name"),
        [ROW_WORKLOAD] = recommendation_workload(one),
        [ROW_RISK] = risk,
        [ROW_DAYS] = days,
        [ROW_MONEY] = money,
        [ROW_STATE] = figures_state(all, one),
        [ROW_DECISION] = figures_decision(all, one),
        [ROW_OWNER] = figures_owner(all, one),
        [ROW_QUESTION] = recommendation_text(all, one, "question_name"),
        [ROW_THEME] = recommendation_text(all, one, "theme_name"),
        [ROW_ID] = one->id,
    };
    if (is_wanted(wish, all, one, cells))
        table_add(rows, cells, 0);
    free(priority);
    free(risk);
    free(days);
    free(money);
    free(title);
}

Table *recommendation_rows(const Recommendations *all, const RowsWish *wish)
{
    static const TableColumn columns[ROW_COLUMNS] = {
        [ROW_NUMBER] = { "number", N_("No."), COLUMN_TEXT },
        [ROW_PRIORITY] = { "priority", "P", COLUMN_TEXT },
        [ROW_TITLE] = { "title", N_("Title"), COLUMN_TEXT },
        [ROW_PILLAR] = { "pillar", N_("Pillar"), COLUMN_TEXT },
        [ROW_WORKLOAD] = { "workload", N_("Workload"), COLUMN_TEXT },
        [ROW_RISK] = { "risk", N_("Risk"), COLUMN_NUMBER },
        [ROW_DAYS] = { "days", N_("Days"), COLUMN_NUMBER },
        [ROW_MONEY] = { "money", N_("Money"), COLUMN_NUMBER },
        [ROW_STATE] = { "state", N_("Status"), COLUMN_TEXT },
        [ROW_DECISION] = { "decision", N_("Decision"), COLUMN_TEXT },
        [ROW_OWNER] = { "owner", N_("Owner"), COLUMN_TEXT },
        [ROW_QUESTION] = { "question", N_("Question"), COLUMN_TEXT },
        [ROW_THEME] = { "theme", N_("Theme"), COLUMN_TEXT },
        [ROW_ID] = { "id", "", COLUMN_TEXT },
    };
    Table *rows = table_make(columns, COUNT(columns));
    SortKey *keys = xcalloc(all->count, sizeof *keys);
    for (size_t i = 0; i < all->count; i++)
        keys[i] = key_of(all, i, wish->sort);
    qsort(keys, all->count, sizeof *keys, compare);
    for (size_t i = 0; i < all->count; i++) {
        add_row(wish, rows, all, keys[i].one);
        free(keys[i].text);
    }
    free(keys);
    return rows;
}

Table *recommendation_pillars(Store *store)
{
    static const TableColumn columns[] = { { "id" }, { "name" } };
    Table *all = report_list(store, "lists", "pillars", message_language(), NULL), *once;
    if (!all)
        return NULL;
    once = table_make(columns, COUNT(columns));
    for (size_t row = 0; row < table_rows(all); row++) {
        const char *id = table_get(all, row, "pillar"), *name = table_get(all, row, "title");
        if (table_row_of(once, 0, id) < 0)
            table_add(once, (const char *const[]){ id, name }, 0);
    }
    table_free(all);
    return once;
}
