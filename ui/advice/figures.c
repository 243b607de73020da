/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hundredths.h"

const char *figures_number(const Recommendations *all, const Recommendation *one)
{
    (void)all;
    return one->number;
}

static bool is_numbered_alike(const Recommendations *all, const Recommendation *one)
{
    const char *number = figures_number(all, one);
    for (size_t i = 0; i < all->count; i++) {
        const Recommendation *other = &all->list[i];
        if (other != one && other->status == one->status &&
            !strcmp(figures_number(all, other), number))
            return true;
    }
    return false;
}

char *figures_title(const Recommendations *all, const Recommendation *one)
{
    const char *title = recommendation_text(all, one, "title"),
               *workload = recommendation_workload(one);
    /* Of several workloads the names would hide the title. */
    return *workload && !strchr(one->workloads, ' ') && is_numbered_alike(all, one)
               ? xasprintf("%s%s%s", workload, message_colon(), title)
               : xstrdup(title);
}

const char *figures_role(const Recommendations *all, const char *name)
{
    long row = table_row_of(all->rate_rows, 0, name);
    const char *column = message_language() == CHINESE ? "label_zh" : "label_en";
    return row < 0 ? name : table_get(all->rate_rows, (size_t)row, column);
}

const char *figures_owner(const Recommendations *all, const Recommendation *one)
{
    const char *owner = recommendation_text(all, one, "owner");
    return !strcmp(owner, "customer")   ? tr("Customer")
           : !strcmp(owner, "provider") ? tr("Provider")
                                        : "";
}

const char *figures_state(const Recommendations *all, const Recommendation *one)
{
    return recommendation_text(all, one, "status_name");
}

const char *figures_decision(const Recommendations *all, const Recommendation *one)
{
    bool is_decided = one->status == STATUS_ACCEPTED && one->decision != DECISION_NONE;
    return is_decided ? recommendation_text(all, one, "decision_name") : "";
}

char *figures_place(const Recommendations *all, const Recommendation *one)
{
    const char *workload = recommendation_workload(one);
    return xasprintf("%s%s%s", recommendation_text(all, one, "pillar_name"), *workload ? " · " : "",
                     workload);
}

char *figures_why(const Recommendations *all, const Recommendation *one)
{
    return xstrdup(recommendation_text(all, one, "why"));
}

/* "impact 24 + urgency 28 - effort 4 = 48: P2", then the terms. */
char *figures_priority(const Recommendations *all, const Recommendation *one)
{
    const Priority *priority = &one->priority;
    const char *lift = recommendation_text(all, one, "lift");
    Language language = message_language();
    Buffer text = buffer_of(
        xasprintf(tr("impact %.10g + urgency %.10g - effort %.10g = %.10g: P%d"), priority->impact,
                  priority->urgency, priority->effort, priority->score, priority->level));
    bool is_wide = language == CHINESE;
    const char *then = is_wide ? "；" : "; ";
    for (size_t i = 0; i < PRIORITY_FACTORS; i++) {
        const PriorityTerm *term = &priority->terms[i];
        buffer_add_format(&text, "%s%s%s%s%s %.10g × %.10g", then, term->labels[language],
                          is_wide ? "（" : " (", term->step_labels[language], is_wide ? "）" : ")",
                          term->grade, term->weight);
    }
    if (*lift)
        buffer_add_format(&text, "%s%s", then, lift);
    return buffer_take(&text);
}

static void add_sum(Buffer *text, int64_t cents, const char *currency)
{
    char *amount = hundredths_text(cents);
    buffer_add_format(text, "%s%s %s", text->bytes ? " + " : "", amount, currency);
    free(amount);
}

char *figures_money(const Recommendation *one)
{
    Buffer text = { 0 };
    for (size_t i = 0; i < one->cost.count; i++) {
        const CostSum *sum = &one->cost.list[i];
        if (sum->work || sum->once)
            add_sum(&text, sum->work + sum->once, sum->currency);
    }
    return buffer_take(&text);
}

char *figures_work(const Recommendations *all, const Recommendation *one)
{
    if (!one->item.effort_count)
        return xstrdup(tr("not estimated"));
    char *money = figures_money(one);
    const char *driven = recommendation_text(all, one, "driven");
    Buffer text = buffer_of(xasprintf(tr("%.2f man-days of %s; with purchases %s"), one->days,
                                      figures_role(all, one->effort.role), *money ? money : "0"));
    if (*driven)
        buffer_add_format(&text, " (%s)", driven);
    free(money);
    return buffer_take(&text);
}

char *figures_payback(const Recommendations *all, const Recommendation *one)
{
    Payback payback;
    char *cap = recommendation_cap(all, one);
    Buffer text = buffer_of(cost_payback(&one->cost, "", &payback) ? cost_payback_text(&payback)
                                                                   : xstrdup(failure()));
    if (cap)
        buffer_add_format(&text, "; %s", cap);
    free(cap);
    return buffer_take(&text);
}

char *figures_needs(const Recommendations *all, const Recommendation *one)
{
    Buffer text = { 0 };
    char *words = xstrdup(one->depends_on), *rest = words;
    for (char *word; (word = strsep(&rest, " "));) {
        const Recommendation *other = *word ? recommendation_find(all, word) : NULL;
        if (other)
            buffer_join(&text, ", ", figures_number(all, other));
    }
    free(words);
    return buffer_take(&text);
}

char *figures_named(const Recommendations *all, const char *text)
{
    char *named = xstrdup(text);
    for (size_t i = 0; i < all->count; i++) {
        const Recommendation *one = &all->list[i];
        const char *number = figures_number(all, one);
        for (size_t from = 0;;) {
            char *at = strstr(named + from, one->id);
            if (!at)
                break;
            size_t before = (size_t)(at - named);
            char *longer = xasprintf("%.*s%s%s", (int)before, named, number, at + strlen(one->id));
            free(named);
            named = longer;
            from = before + strlen(number);
        }
    }
    return named;
}
