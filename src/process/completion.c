/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "process/completion.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/date_input.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/form.h"
#include "engagement/setting.h"
#include "plan/calendar.h"
#include "process/session.h"

/* The terms ask for a month when many resources are involved, and say no number. */
enum { NOTICE_DAYS = 15, MANY_RESOURCES = 1000 };

enum { LAST, SET, MISSING, RESOURCES, MONTH_LATER };
static const Query queries[] = {
    [LAST] = { "", "SELECT kind FROM completion WHERE id = 'project'" },
    [SET] = { "tttt", "INSERT INTO completion (id, kind, reason, changed_at, changed_by) VALUES"
                      " ('project', ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind ="
                      " excluded.kind, reason = excluded.reason, changed_at = excluded.changed_at,"
                      " changed_by = excluded.changed_by" },
    [MISSING] = { "t", "SELECT group_concat(title, ', ') FROM (SELECT iif(?1 = 'zh', zh, en) AS"
                       " title FROM acceptance_state JOIN word ON word.kind = 'deliverable' AND"
                       " word.id = acceptance_state.id WHERE state <> 'accepted' ORDER BY"
                       " acceptance_state.position)" },
    [RESOURCES] = { "", "SELECT ifnull((SELECT CAST(value AS INTEGER) FROM field_value WHERE form ="
                        " 'infrastructure' AND field = 'resource_count'), 0)" },
    /* Of 31 January the last day of February. */
    [MONTH_LATER] = { "t",
                      "SELECT min(date(?1, '+1 month'), date(?1, 'start of month', '+2 months',"
                      " '-1 day'))" },
    { 0 },
};

bool completion_is_completed(Store *store, bool *is_so)
{
    char *last = store_text(store, queries, LAST);
    *is_so = last && !strcmp(last, "completed");
    bool done = last != NULL;
    free(last);
    return done;
}

/* One row: what was before stands in the log, and of two copies the later word counts. */
static bool set(Store *store, const char *kind, const char *reason)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    return store_begin(store) && store_end(store, store_change(store, queries, SET, kind, reason,
                                                               now, store_author(store)));
}

bool completion_complete(Store *store)
{
    bool is_so;
    if (!completion_is_completed(store, &is_so))
        return false;
    if (is_so)
        return fail("it is completed already");
    char *missing =
        store_text(store, queries, MISSING, message_language() == CHINESE ? "zh" : "en");
    bool done = missing && (!*missing || fail("not accepted yet: %s", missing)) &&
                set(store, "completed", "");
    free(missing);
    return done;
}

static bool is_sealed(const Store *store)
{
    return !strcmp(store_read_only_why(store), tr("the engagement is completed"));
}

bool completion_reopen(Store *store, const char *reason)
{
    bool is_so, was_sealed = is_sealed(store);
    char *trimmed = text_trim(reason);
    if (was_sealed)
        store_set_read_only(store, NULL);
    bool done = completion_is_completed(store, &is_so) && (is_so || fail("it is not completed")) &&
                (*trimmed || fail("say why it is reopened")) && text_check(tr("reason"), trimmed) &&
                set(store, "reopened", trimmed);
    free(trimmed);
    if (!done && was_sealed)
        store_set_read_only(store, tr("the engagement is completed"));
    return done;
}

bool completion_seal(Store *store)
{
    bool is_so;
    if (!completion_is_completed(store, &is_so))
        return false;
    if (is_so && !store_is_read_only(store))
        store_set_read_only(store, tr("the engagement is completed"));
    return true;
}

/* ---- application ---- */

static char *notice_of(const Calendar *calendar, const char *applied, const char *ordered)
{
    char first[DATE_SIZE];
    if (!calendar_add_days(calendar, applied, NOTICE_DAYS, first) || strcmp(ordered, first) >= 0)
        return NULL;
    return xasprintf(tr("Ordered on %s, but %d working days after the application is %s"), ordered,
                     NOTICE_DAYS, first);
}

/* Recommended, not asked for: NULL when the order came later, or few resources are involved. */
static char *month_notice_of(Store *store, const char *applied, const char *ordered)
{
    int64_t resources = 0;
    char *first = store_number(store, &resources, queries, RESOURCES) && resources >= MANY_RESOURCES
                      ? store_text(store, queries, MONTH_LATER, applied)
                      : NULL;
    char *notice = first && strcmp(ordered, first) < 0
                       ? xasprintf(tr("Ordered on %s; with %d resources one month after the"
                                      " application is recommended: %s"),
                                   ordered, (int)resources, first)
                       : NULL;
    free(first);
    return notice;
}

/* Of the two days of the engagement; `is_first`: it is the order of the service itself. */
static char *order_notice(Store *store, const char *application, const char *order, bool is_first)
{
    Problems *problems = problems_new();
    char *applied = form_value(store, "engagement", "", application);
    char *ordered = form_value(store, "engagement", "", order);
    Calendar *calendar =
        applied && ordered && *date_or_none(applied) && *date_or_none(ordered)
            ? calendar_open("cn", setting_is(store, "make-up-days", "yes"), problems)
            : NULL;
    char *notice = calendar ? notice_of(calendar, applied, ordered) : NULL;
    if (calendar && !notice && is_first)
        notice = month_notice_of(store, applied, ordered);
    calendar_free(calendar);
    problems_free(problems);
    free(ordered);
    free(applied);
    return notice;
}

char *completion_application_notice(Store *store)
{
    return order_notice(store, "application_date", "order_date", true);
}

char *completion_day_notice(Store *store, const char *form, const char *field)
{
    static const char *const planned[] = { "start_date",      "end_date",     "review_date",
                                           "acceptance_date", "answers_date", "final_date",
                                           "further_offer",   "plan_date" };
    bool is_planned = false;
    if (!strcmp(form, "engagement") && text_has_word("application_date order_date", field))
        return completion_application_notice(store);
    if (!strcmp(form, "engagement") && text_has_word("further_applied further_order", field))
        return order_notice(store, "further_applied", "further_order", false);
    for (size_t i = 0; i < COUNT(planned); i++)
        is_planned = is_planned || (!strcmp(form, "engagement") && !strcmp(planned[i], field));
    char *date = is_planned ? form_value(store, form, "", field) : NULL;
    char *noon = date && *date_or_none(date) ? xasprintf("%sT04:00:00Z", date) : NULL;
    char *said = noon && !session_is_service_time(store, noon) ? date_input_said(date) : NULL;
    char *notice =
        said ? xasprintf(tr("%s is no day of the service: Monday to Friday, except national"
                            " holidays"),
                         said)
             : NULL;
    free(said);
    free(noon);
    free(date);
    return notice;
}
