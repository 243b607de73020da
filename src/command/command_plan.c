/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_input.h"
#include "base/hundredths.h"
#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/engagement.h"
#include "engagement/setting.h"
#include "format/json.h"
#include "plan/plan.h"
#include "process/completion.h"

/* ---- recommend ---- */

static bool propose(Store *store, bool accepts_all)
{
    size_t added, accepted = 0;
    if (!recommendation_propose(store, &added) ||
        (accepts_all && !recommendation_accept_all(store, &accepted)))
        return false;
    out_say(tr("Proposed: %zu, accepted: %zu\n"), added, accepted);
    return true;
}

/* The words after the recommendation: fields with their values, or titles of its parts. The caller
 * frees the list. */
static const char **words_from(const CommandLine *line, size_t first, size_t *count)
{
    *count = command_arguments(line) > first ? command_arguments(line) - first : 0;
    const char **words = xcalloc(*count + 1, sizeof *words);
    for (size_t i = 0; i < *count; i++)
        words[i] = command_argument(line, first + i);
    return words;
}

static bool edit(Store *store, const CommandLine *line)
{
    size_t count;
    const char *id = command_argument(line, 1), **words = words_from(line, 2, &count);
    bool done = command_option(line, "split")
                    ? recommendation_split(store, id, words, count, command_language(line))
                : count ? recommendation_set(store, id, words, count)
                        : fail("say what to set, such as status=accepted");
    free(words);
    return done;
}

static bool take_apart(Store *store, const char *id)
{
    size_t count;
    if (!recommendation_take_apart(store, id, &count))
        return false;
    out_say(tr("Taken apart: %zu\n"), count);
    return true;
}

static bool add(Store *store, const CommandLine *line, const char *title)
{
    char id[RECOMMENDATION_ID_SIZE];
    const char *pillar = command_option(line, "pillar"), *name = command_option(line, "workload");
    char *workload = name ? engagement_workload(store, name) : NULL;
    bool done = (!name || workload) &&
                (pillar || fail("say to which pillar it belongs with --pillar ID")) &&
                recommendation_add(store, workload, pillar, title, command_language(line), id);
    size_t count;
    const char **words = words_from(line, 1, &count);
    done = done && (!count || recommendation_set(store, id, words, count));
    if (done)
        out_say("%s\n", id);
    free(words);
    free(workload);
    return done;
}

static bool recommend(Store *store, const CommandLine *line)
{
    const char *title = command_option(line, "add");
    const char *id = command_argument(line, 1);
    if ((command_option(line, "split") || command_option(line, "apart")) && !id)
        return fail("say which recommendation; 'wellbook list FILE recommendations' names them");
    return title                           ? add(store, line, title)
           : command_option(line, "apart") ? take_apart(store, id)
           : id                            ? edit(store, line)
                                           : propose(store, command_option(line, "accept-all"));
}

bool command_recommend(const CommandLine *line)
{
    Store *store = open_to_change(line);
    bool done = store && store_begin(store) && store_end(store, recommend(store, line));
    store_close(store);
    return done;
}

/* ---- list recommendations, plan ---- */

static bool keep_settings(Store *store, const CommandLine *line)
{
    static const char *const names[] = { "make-up-days", "unknown-years", "review-days" };
    bool done = true;
    for (size_t i = 0; done && i < COUNT(names); i++) {
        const char *value = command_option(line, names[i]);
        done = !value || setting_set(store, names[i], value);
    }
    return done;
}

static void say_provisional(const Plan *plan)
{
    if (plan->provisional)
        out_warn("wellbook: %s\n", plan->provisional);
}

/* What has dates, and on standard error why the rest has none. */
static Table *dated_part(const Recommendations *all, const Plan *plan, const char *start)
{
    if (plan->schedule) {
        say_provisional(plan);
        return plan_table(all, plan);
    }
    Plan *part = plan_possible_part(all, plan, start);
    Table *table = part && part->schedule ? plan_table(all, part) : NULL;
    if (table) {
        out_warn(tr("wellbook: %zu of %zu have dates: %s\n"), part->count, plan->count, plan->why);
        say_provisional(part);
    } else
        fail("%s", plan->why);
    plan_free(part);
    return table;
}

Table *list_of_plan(Store *store, const char *name, Language language)
{
    char start[DATE_SIZE];
    const PlanWish wish = { .start = start, .days = -1, .money = -1 };
    Recommendations *all = recommendation_open(store, language);
    Table *table = NULL;
    if (all && !strcmp(name, "recommendations")) {
        table = recommendation_table(all);
    } else if (all && plan_start(store, start)) {
        Plan *plan = plan_make(all, &wish);
        table = plan ? dated_part(all, plan, start) : NULL;
        plan_free(plan);
    }
    recommendation_close(all);
    return table;
}

bool is_list_of_plan(const char *name)
{
    return !strcmp(name, "recommendations") || !strcmp(name, "plan");
}

/* ---- plan ---- */

static bool read_wish(const CommandLine *line, Store *store, char start[DATE_SIZE],
                      char until[DATE_SIZE], PlanWish *wish)
{
    const char *days = command_option(line, "budget-days"),
               *money = command_option(line, "budget-money"),
               *begin = command_option(line, "start"), *end = command_option(line, "until");
    *wish = (PlanWish){ .start = start,
                        .until = end ? until : NULL,
                        .days = -1,
                        .money = -1,
                        .is_optimised = command_option(line, "optimise") };
    return (!days || cost_parse_days(days, &wish->days)) &&
           (!money || money_parse(money, &wish->money)) &&
           (begin ? date_input(begin, start) : plan_start(store, start)) &&
           (!end || date_input(end, until));
}

static bool plan_json(const Plan *plan)
{
    Json *object = json_new_object(), *chosen = json_new_list();
    for (size_t i = 0; i < plan->count; i++)
        json_add(chosen, json_of_text(plan->chosen[i]->id));
    json_set(object, "chosen", chosen);
    json_set(object, "risk_removed", json_of_real(hundredths_value(plan->risk)));
    json_set(object, "effort_days", json_of_real(hundredths_value(plan->days)));
    json_set(object, "money",
             plan->currency ? json_of_real(hundredths_value(plan->money)) : json_of_nothing());
    json_set(object, "currency", json_of_text(plan->currency));
    json_set(object, "end", json_of_text(plan->schedule ? plan->schedule->end : NULL));
    json_set(object, "optimal", json_of_truth(plan->is_optimal));
    if (plan->difference)
        json_set(object, "difference", json_of_text(plan->difference));
    if (plan->remark)
        json_set(object, "remark", json_of_text(plan->remark));
    if (plan->why)
        json_set(object, "impossible", json_of_text(plan->why));
    if (plan->provisional)
        json_set(object, "provisional", json_of_text(plan->provisional));
    return put_json(object);
}

static bool plan_text(const Recommendations *all, const Plan *plan, const char *start)
{
    char money[MONEY_SIZE];
    Plan *part = plan->schedule ? NULL : plan_possible_part(all, plan, start);
    const Plan *dated = part ? part : plan;
    Table *table = dated->schedule ? plan_table(all, dated) : NULL;
    bool done = !table || put_table(table, NULL);
    money_write(plan->money, money);
    out_say(tr("\n%zu recommendations, %.10g points of risk removed, %.10g man-days\n"),
            plan->count, hundredths_value(plan->risk), hundredths_value(plan->days));
    if (plan->currency && *plan->currency)
        out_say(tr("Work and purchases: %s %s\n"), money, plan->currency);
    if (plan->schedule)
        out_say(tr("End: %s\n"), plan->schedule->end);
    if (plan->why)
        out_say(tr("There is no schedule: %s\n"), plan->why);
    if (part && part->schedule)
        out_say(tr("Of them have dates: %zu\n"), part->count);
    if (dated->provisional)
        out_say("%s\n", dated->provisional);
    if (plan->difference)
        out_say("%s\n", plan->difference);
    if (plan->remark)
        out_say("%s\n", plan->remark);
    table_free(table);
    plan_free(part);
    return done;
}

static bool burn_json(const Burn *burn, const char *agreed)
{
    const struct {
        const char *name;
        int64_t hundredths;
    } numbers[] = { { "planned_days", burn->planned }, { "planned_by_today", burn->planned_by_now },
                    { "earned_days", burn->earned },   { "actual_days", burn->actual },
                    { "left_days", burn->left },       { "at_the_end", burn->at_the_end } };
    Table *table = plan_burn_table(burn);
    Json *object = json_new_object();
    json_set(object, "agreed", json_of_text(*agreed ? agreed : NULL));
    for (size_t i = 0; i < COUNT(numbers); i++)
        json_set(object, numbers[i].name, json_of_real(hundredths_value(numbers[i].hundredths)));
    json_set(object, "days", json_of_table(table));
    table_free(table);
    return put_json(object);
}

static bool burn_text(const Burn *burn, const char *agreed)
{
    Table *table = plan_burn_table(burn);
    char *against = plan_agreed_text(agreed), *numbers = plan_burn_text(burn);
    bool done = put_table(table, NULL);
    out_say("\n%s\n%s\n", against, numbers);
    free(against);
    free(numbers);
    table_free(table);
    return done;
}

static bool say_burn(const CommandLine *line, const Recommendations *all, const char *start)
{
    char agreed[DATE_SIZE];
    Burn *burn = plan_burn(all, start, agreed);
    bool done =
        burn && (command_option(line, "json") ? burn_json(burn, agreed) : burn_text(burn, agreed));
    burn_free(burn);
    return done;
}

static bool say_plan(const CommandLine *line, const Recommendations *all, const PlanWish *wish)
{
    Plan *plan = plan_make(all, wish);
    bool done = plan && (command_option(line, "json") ? plan_json(plan)
                                                      : plan_text(all, plan, wish->start));
    plan_free(plan);
    return done;
}

static bool keep_baseline(Store *store, const CommandLine *line)
{
    size_t tasks;
    if (!command_option(line, "baseline"))
        return true;
    if (!plan_agree(store, &tasks))
        return false;
    out_warn(tr("wellbook: kept as the agreed plan: %zu tasks\n"), tasks);
    return true;
}

static bool keep_all(Store *store, const CommandLine *line, const char *start)
{
    return (!command_option(line, "start") || plan_set_start(store, start)) &&
           keep_settings(store, line) && keep_baseline(store, line);
}

/* All that is given is kept, or nothing; a start also counts where it cannot be kept. */
static bool keep(Store *store, const CommandLine *line, const char *start)
{
    static const char *const options[] = { "make-up-days", "unknown-years", "review-days",
                                           "baseline" };
    if (!completion_seal(store))
        return false;
    bool is_change = command_option(line, "start") && !store_is_read_only(store);
    for (size_t i = 0; i < COUNT(options); i++)
        is_change = is_change || command_option(line, options[i]);
    return !is_change || (store_claim(store) && store_begin(store) &&
                          store_end(store, keep_all(store, line, start)));
}

bool command_plan(const CommandLine *line)
{
    char start[DATE_SIZE], until[DATE_SIZE];
    PlanWish wish;
    Store *store = open_unclaimed(line);
    bool done = store && read_wish(line, store, start, until, &wish) && keep(store, line, start);
    Recommendations *all = done ? recommendation_open(store, command_language(line)) : NULL;
    done = all &&
           (command_option(line, "burn") ? say_burn(line, all, start) : say_plan(line, all, &wish));
    recommendation_close(all);
    store_close(store);
    return done;
}

/* ---- explain ---- */

static void say_field(const char *label, const char *text)
{
    char *clean = text_show_line(text);
    if (*clean)
        out_say("%s%s%s\n", tr(label), message_language() == CHINESE ? "：" : ": ", clean);
    free(clean);
}

/* What was found, a line each. */
static void say_found(const char *found)
{
    const char *colon = message_language() == CHINESE ? "：" : ":";
    if (*found)
        out_say("%s%s\n", tr("Found"), colon);
    for (const char *line = found; *line;) {
        size_t bytes = strcspn(line, "\n");
        char *copy = xstrndup(line, bytes), *clean = text_show_line(copy);
        out_say("  %s\n", clean);
        free(copy);
        free(clean);
        line += bytes + (line[bytes] == '\n');
    }
}

static void say_texts(const Recommendations *all, const Recommendation *one, const char *found)
{
    static const char *const texts[][2] = {
        { "title", N_("Title") },
        { "workload_name", N_("Workload") },
        { "pillar_name", N_("Pillar") },
        { "why", N_("Why it matters") },
        { "how", N_("How to improve") },
        { "status_name", N_("Status") },
        { "decision_name", N_("Decision") },
        { "justification", N_("Justification") },
        { "progress_name", N_("Progress") },
    };
    say_field(N_("Recommendation"), one->id);
    for (size_t i = 0; i < COUNT(texts); i++) {
        if (!strcmp(texts[i][0], "why"))
            say_found(found);
        say_field(texts[i][1], !strcmp(texts[i][0], "workload_name")
                                   ? recommendation_workload(one)
                                   : recommendation_text(all, one, texts[i][0]));
    }
    say_field(N_("Depends on"), one->depends_on);
}

static bool say_priority(const Recommendations *all, const Recommendation *one, Language language)
{
    const Priority *priority = &one->priority;
    Table *table = priority_table(priority, language);
    out_say("\n");
    bool done = put_table(table, NULL);
    out_say(tr("impact %.10g + urgency %.10g - effort %.10g = %.10g: P%d\n"), priority->impact,
            priority->urgency, priority->effort, priority->score, priority->level);
    if (*recommendation_text(all, one, "priority"))
        out_say(tr("Set to P%d: %s\n"), one->level,
                recommendation_text(all, one, "priority_reason"));
    if (*recommendation_text(all, one, "lift"))
        out_say("%s\n", recommendation_text(all, one, "lift"));
    table_free(table);
    return done;
}

static bool say_cost(const Recommendations *all, const Recommendation *one)
{
    Payback payback;
    Table *table = cost_table(&one->cost);
    out_say(tr("\n%s: (least %.10g + 4 x likely %.10g + most %.10g) / 6 = %.2f man-days\n"),
            one->effort.role, hundredths_value(one->effort.least),
            hundredths_value(one->effort.likely), hundredths_value(one->effort.most), one->days);
    bool done = put_table(table, NULL) && cost_payback(&one->cost, "", &payback);
    table_free(table);
    if (!done)
        return false;
    char *text = cost_payback_text(&payback), *cap = recommendation_cap(all, one);
    out_say(tr("Payback: %s\n"), text);
    if (cap)
        out_say("%s\n", cap);
    free(text);
    free(cap);
    return true;
}

bool command_explain(const CommandLine *line)
{
    Language language = command_language(line);
    Store *store = open_to_read(line);
    Recommendations *all = store ? recommendation_open(store, language) : NULL;
    const Recommendation *one = all ? recommendation_find(all, command_argument(line, 1)) : NULL;
    char *found = one ? recommendation_found(store, one->id, language) : NULL;
    if (found)
        say_texts(all, one, found);
    bool done = found && say_priority(all, one, language) && say_cost(all, one);
    free(found);
    recommendation_close(all);
    store_close(store);
    return done;
}
