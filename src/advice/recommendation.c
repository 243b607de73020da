/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/recommendation.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/hundredths.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/setting.h"
#include "evidence/check_count.h"
#include "lens/risk.h"

enum { ROWS, RATES, CAPACITIES, FREEZES, WORKLOADS, LIMITS, FOUND };
static const Query queries[] = {
    [ROWS] = { "t", "SELECT *, iif(practice > '', practice ||"
                    " iif(part_of > '', substr(id, length(part_of) + 1), ''), '') AS name,"
                    " iif(?1 = 'zh', title_zh, title_en) AS title,"
                    " iif(?1 = 'zh', how_zh, how_en) AS how, iif(?1 = 'zh', why_zh, why_en) AS why,"
                    " iif(?1 = 'zh', pillar_zh, pillar_en) AS pillar_name,"
                    " iif(?1 = 'zh', lift_zh, lift_en) AS lift,"
                    " iif(?1 = 'zh', driven_zh, driven_en) AS driven,"
                    " (SELECT iif(?1 = 'zh', topic_zh, topic_en) FROM question WHERE question.id ="
                    "  improvement.question) AS question_name,"
                    " (SELECT iif(?1 = 'zh', theme.title_zh, theme.title_en) FROM theme WHERE"
                    "  instr(' ' || questions || ' ', ' ' || improvement.question || ' ')"
                    "  ORDER BY position LIMIT 1) AS theme_name,"
                    " (SELECT iif(?1 = 'zh', zh, en) FROM word WHERE kind IN ('practice', 'need')"
                    "  AND word.id = state) AS state_name,"
                    " (SELECT iif(?1 = 'zh', zh, en) FROM word WHERE kind = 'recommendation'"
                    "  AND word.id = status) AS status_name,"
                    " (SELECT iif(?1 = 'zh', zh, en) FROM word WHERE kind = 'decision'"
                    "  AND word.id = decision) AS decision_name,"
                    " (SELECT iif(?1 = 'zh', zh, en) FROM word WHERE kind = 'progress'"
                    "  AND word.id = progress) AS progress_name,"
                    " ifnull(practice, '') || printf(' %06d', ifnull((SELECT position FROM workload WHERE"
                    "  workload.id = improvement.workload), 0)) AS turn"
                    " FROM improvement JOIN task USING (id) ORDER BY id" },
    [RATES] = { "", "SELECT id, kind, currency, cents, week, label_en, label_zh FROM rate ORDER BY "
                    "position" },
    [CAPACITIES] = { "", "SELECT role, starts, week FROM capacity ORDER BY role, starts" },
    [FREEZES] = { "t", "SELECT first, last, workload, iif(?1 = 'zh', coalesce(nullif(name_zh, ''),"
                       " name_en), coalesce(nullif(name_en, ''), name_zh)) AS name FROM freeze"
                       " ORDER BY first, last, id" },
    [WORKLOADS] = { "", "SELECT id, name FROM workload ORDER BY position" },
    [LIMITS] = { "t",
                 "SELECT base, currency, parts, most, iif(?1 = 'zh', name_zh, name_en) AS name,"
                 " CAST(round(amount) AS INTEGER) AS amount, cap, month FROM saving_limit" },
    [FOUND] = { "tt", "SELECT group_concat(line, char(10)) FROM (SELECT iif(?2 = 'zh', zh, en)"
                      " AS line FROM found_line WHERE id = ?1 ORDER BY position, line)" },
    { 0 },
};

const char *recommendation_text(const Recommendations *all, const Recommendation *one,
                                const char *column)
{
    return table_get(all->rows, one->row, column);
}

const char *recommendation_date(const Recommendations *all, const Recommendation *one,
                                const char *column)
{
    return date_or_none(recommendation_text(all, one, column));
}

char *recommendation_found(Store *store, const char *id, Language language)
{
    return store_text(store, queries, FOUND, id, language_codes[language]);
}

static const char *cell(const Recommendations *all, size_t row, const char *column)
{
    return table_get(all->rows, row, column);
}

static int64_t whole(const char *text)
{
    return strtoll(text, NULL, 10);
}

/* ---- rates ---- */

static bool read_rates(Recommendations *all, Store *store)
{
    all->rate_rows = store_rows(store, queries, RATES);
    all->capacity_rows = store_rows(store, queries, CAPACITIES);
    if (!all->rate_rows || !all->capacity_rows)
        return false;
    all->rates = xcalloc(table_rows(all->rate_rows), sizeof *all->rates);
    for (size_t row = 0; row < table_rows(all->rate_rows); row++)
        if (!strcmp(table_get(all->rate_rows, row, "kind"), "role"))
            all->rates[all->rate_count++] =
                (CostRate){ table_get(all->rate_rows, row, "id"),
                            table_get(all->rate_rows, row, "currency"),
                            whole(table_get(all->rate_rows, row, "cents")) };
    return true;
}

/* An amount given, else that of the bank's level if it has one; *currency becomes the level's when
 * no other was given. */
static int64_t amount_of(const Recommendations *all, size_t row, const char *column,
                         const char *level_column, const char **currency)
{
    const char *given = cell(all, row, column);
    long rate = *given || !level_column
                    ? -1
                    : table_row_of(all->rate_rows, 0, cell(all, row, level_column));
    int64_t cents =
        rate < 0 ? whole(given) : whole(table_get(all->rate_rows, (size_t)rate, "cents"));
    if (rate >= 0 && cents && !**currency)
        *currency = table_get(all->rate_rows, (size_t)rate, "currency");
    return cents;
}

static const CostRate *rate_of(const Recommendations *all, const char *role)
{
    for (size_t i = 0; i < all->rate_count; i++)
        if (!strcmp(all->rates[i].role, role))
            return &all->rates[i];
    return NULL;
}

/* What is in place before anybody decided is not to be done; what was accepted stays as it was. */
static bool has_need(const Recommendations *all, const Recommendation *one)
{
    bool found = false;
    for (size_t i = 0; !found && i < one->member_count; i++)
        found = *cell(all, one->members[i], "is_needed") == '1';
    return found && one->status == STATUS_PROPOSED;
}

/* Whether a row that counts for another says how much there is to do: the same practice in one
 * more workload. What else was merged into it is part of the same work. */
static bool adds_to(const Recommendations *all, const Recommendation *one, size_t member,
                    bool is_needed)
{
    const char *practice = cell(all, one->row, "practice");
    bool is_same =
        one->row == member || (*practice && !strcmp(practice, cell(all, member, "practice")));
    return is_same && (!is_needed || *cell(all, member, "is_needed") == '1');
}

static void add_effort(const Recommendations *all, CostEffort *effort, size_t row)
{
    const char *likely = cell(all, row, "likely");
    int64_t least = whole(cell(all, row, "least")), most = whole(cell(all, row, "most"));
    effort->least += least;
    effort->likely += *likely ? whole(likely) : (least + most) / 2;
    effort->most += most;
}

static void set_effort(const Recommendations *all, Recommendation *one)
{
    const char *role = cell(all, one->row, "role");
    bool is_given = *cell(all, one->row, "is_estimated") == '1', is_needed = has_need(all, one);
    one->effort = (CostEffort){ .role = *role ? role : all->rate_count ? all->rates[0].role : "" };
    for (size_t i = 0; i < one->member_count; i++)
        if (is_given ? one->members[i] == one->row : adds_to(all, one, one->members[i], is_needed))
            add_effort(all, &one->effort, one->members[i]);
}

/* Amounts of another currency are not added. */
static int64_t sum_amounts(const Recommendations *all, const Recommendation *one,
                           const char *column, const char *level_column, const char **currency)
{
    bool is_given = *cell(all, one->row, column), is_needed = has_need(all, one);
    int64_t sum = 0;
    for (size_t i = 0; i < one->member_count; i++) {
        size_t member = one->members[i];
        const char *of = cell(all, member, "currency");
        if (is_given ? member != one->row : !adds_to(all, one, member, is_needed))
            continue;
        int64_t amount = amount_of(all, member, column, level_column, &of);
        *currency = **currency ? *currency : of;
        sum += !strcmp(*currency, of) || !*of ? amount : 0;
    }
    return sum;
}

static void set_item(const Recommendations *all, Recommendation *one)
{
    size_t row = one->row;
    const char *currency = cell(all, row, "currency");
    set_effort(all, one);
    const char *role = one->effort.role;
    int64_t once = sum_amounts(all, one, "once", "once_level", &currency);
    int64_t month = sum_amounts(all, one, "month", "month_level", &currency);
    int64_t saving = sum_amounts(all, one, "saving", NULL, &currency);
    const CostRate *rate = rate_of(all, role);
    one->item = (CostItem){ .id = one->id,
                            .pillar = cell(all, row, "pillar"),
                            .wave = "",
                            .currency = *currency ? currency
                                        : rate    ? rate->currency
                                                  : "",
                            .once = once,
                            .month = month,
                            .saving = saving,
                            .efforts = &one->effort,
                            .effort_count = one->effort.most > 0 };
    one->is_once_known = *cell(all, row, "once") || *cell(all, row, "practice");
}

static bool set_cost(const Recommendations *all, Recommendation *one)
{
    const CostBook book = { &one->item, 1, all->rates, all->rate_count };
    if (!cost_sum(&book, COST_TOTAL, &one->cost))
        return false;
    for (size_t i = 0; i < one->cost.count; i++)
        one->days += one->cost.list[i].days;
    return true;
}

/* ---- savings ---- */

static bool read_limits(Recommendations *all, Store *store, Language language)
{
    all->limit_rows = store_rows(store, queries, LIMITS, language_codes[language]);
    if (!all->limit_rows)
        return false;
    all->limit_count = table_rows(all->limit_rows);
    all->limits = xcalloc(all->limit_count + 1, sizeof *all->limits);
    for (size_t row = 0; row < all->limit_count; row++)
        all->limits[row] =
            (SavingLimit){ table_cell(all->limit_rows, row, 0), table_cell(all->limit_rows, row, 1),
                           table_cell(all->limit_rows, row, 2),
                           whole(table_cell(all->limit_rows, row, 3)) };
    return true;
}

/* What is not planned saves nothing, and takes nothing from what is. */
static bool is_claim(const Recommendation *one)
{
    return one->item.saving > 0 && recommendation_is_planned(one);
}

static bool cap_savings(Recommendations *all, Store *store, Language language)
{
    size_t count = 0;
    SavingClaim *claims = xcalloc(all->count + 1, sizeof *claims);
    for (size_t i = 0; i < all->count; i++)
        if (is_claim(&all->list[i]))
            claims[count++] = (SavingClaim){ .base = cell(all, all->list[i].row, "saving_base"),
                                             .currency = all->list[i].item.currency,
                                             .claimed = all->list[i].item.saving };
    bool done = !count || read_limits(all, store, language);
    if (done)
        saving_count(all->limits, all->limit_count, claims, count);
    for (size_t i = 0, next = 0; done && i < all->count; i++) {
        Recommendation *one = &all->list[i];
        const SavingClaim *claim = is_claim(one) ? &claims[next++] : NULL;
        if (!claim || !claim->limit)
            continue;
        one->claimed = claim->claimed;
        one->limit = claim->limit;
        one->item.saving = claim->counted;
    }
    free(claims);
    return done;
}

char *recommendation_cap(const Recommendations *all, const Recommendation *one)
{
    if (!one->limit)
        return NULL;
    size_t row = (size_t)(one->limit - all->limits);
    char counted[MONEY_SIZE], claimed[MONEY_SIZE];
    money_write(one->item.saving, counted);
    money_write(one->claimed, claimed);
    return xasprintf(tr("capped: of %s %s a month %s count; savings of %s, which costs %s a month, "
                        "are at most %s %% of it together"),
                     claimed, one->item.currency, counted, table_get(all->limit_rows, row, "name"),
                     table_get(all->limit_rows, row, "amount"),
                     table_get(all->limit_rows, row, "cap"));
}

/* ---- risk and priority ---- */

/* The rows stand in the order of their ids. */
static size_t first_row_from(const Recommendations *all, const char *id)
{
    size_t low = 0, high = table_rows(all->rows);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(table_cell(all->rows, middle, 0), id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static long row_of_id(const Recommendations *all, const char *id)
{
    size_t row = first_row_from(all, id);
    return row < table_rows(all->rows) && !strcmp(table_cell(all->rows, row, 0), id) ? (long)row
                                                                                     : -1;
}

/* Where a row's work ended up: itself, or what it was merged into; -1 for nowhere. */
static long target_of(const Recommendations *all, long row)
{
    for (size_t steps = 0; row >= 0 && steps <= table_rows(all->rows); steps++) {
        RecommendationStatus status = recommendation_status(cell(all, (size_t)row, "status"));
        if (status == STATUS_DISMISSED)
            return -1;
        if (status != STATUS_MERGED)
            return row;
        row = row_of_id(all, cell(all, (size_t)row, "merged_into"));
    }
    return -1;
}

static double level_of(const char *risk)
{
    return !strcmp(risk, risk_codes[RISK_HIGH]) ? 2 : !strcmp(risk, risk_codes[RISK_MEDIUM]);
}

/* The beginning of the longest step. */
static double longest_effort(const Recommendations *all)
{
    return priority_step_from(all->rules, PRIORITY_EFFORT,
                              priority_step_count(all->rules, PRIORITY_EFFORT) - 1);
}

static bool set_priority(const Recommendations *all, Recommendation *one)
{
    const char *exposure = cell(all, one->row, "exposure");
    const char *given = cell(all, one->row, "priority");
    double values[PRIORITY_FACTORS] = {
        [PRIORITY_RISK] = hundredths_value(one->risk),
        [PRIORITY_RESOURCES] = strtod(cell(all, one->row, "resources"), NULL),
        [PRIORITY_LEVEL] = level_of(cell(all, one->row, "level")),
        [PRIORITY_EFFORT] = one->item.effort_count ? one->days : longest_effort(all),
    };
    bool is_critical = whole(cell(all, one->row, "critical_findings")) > 0;
    if (!priority_value(all->rules, PRIORITY_EXPOSURE, *exposure ? exposure : "internal",
                        &values[PRIORITY_EXPOSURE]))
        return false;
    double exposed = values[PRIORITY_EXPOSURE];
    if (is_critical)
        priority_raise(all->rules, values);
    if (*exposure)
        values[PRIORITY_EXPOSURE] = exposed;
    one->priority = priority_assess(all->rules, values);
    if (is_critical)
        one->priority.level = priority_raised_level(all->rules, one->priority.level);
    one->level = *given ? (int)whole(given) : one->priority.level;
    return true;
}

/* ---- dependencies ---- */

static void add_target(const Recommendations *all, Recommendation *one, long target)
{
    if (target < 0 || target == (long)one->row)
        return;
    const char *found = table_cell(all->rows, (size_t)target, 0), *at = one->depends_on;
    size_t bytes = strlen(found);
    for (; (at = strstr(at, found)); at += bytes)
        if ((at == one->depends_on || at[-1] == ' ') && (!at[bytes] || at[bytes] == ' '))
            return;
    Buffer ids = buffer_of(one->depends_on);
    buffer_join(&ids, " ", found);
    one->depends_on = buffer_take(&ids);
}

/* Those of a practice stand together, parts behind their whole. What one workload needs is its own
 * or the whole organization's; the organization needs it of all workloads. */
static void add_need(const Recommendations *all, Recommendation *one, const char *practice,
                     const char *workload)
{
    char *prefix = xasprintf("%s-", practice);
    size_t row = first_row_from(all, prefix), bytes = strlen(prefix);
    for (; row < table_rows(all->rows) && !strncmp(table_cell(all->rows, row, 0), prefix, bytes);
         row++) {
        const char *other = cell(all, row, "workload");
        if (!*workload || !*other || !strcmp(workload, other))
            add_target(all, one, target_of(all, (long)row));
    }
    free(prefix);
}

static void add_needs(const Recommendations *all, Recommendation *one, size_t row)
{
    char *words = xstrdup(cell(all, row, "needs")), *rest = words;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word)
            add_need(all, one, word, cell(all, row, "workload"));
    free(words);
}

/* What the consultant wrote in one of the columns for it: ids of recommendations or practices. */
static void add_written(const Recommendations *all, Recommendation *one, size_t row,
                        const char *column)
{
    char *words = xstrdup(cell(all, row, column)), *rest = words;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word) {
            add_target(all, one, target_of(all, row_of_id(all, word)));
            add_need(all, one, word, cell(all, row, "workload"));
        }
    free(words);
}

/* Takes from its needs what the consultant says it does not wait for. */
static void drop_written(const Recommendations *all, Recommendation *one)
{
    Recommendation dropped = { .row = one->row, .depends_on = xstrdup("") };
    add_written(all, &dropped, one->row, "not_follows");
    Buffer kept = { 0 };
    char *words = xstrdup(one->depends_on), *rest = words;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word && !text_has_word(dropped.depends_on, word))
            buffer_join(&kept, " ", word);
    free(words);
    free(dropped.depends_on);
    free(one->depends_on);
    one->depends_on = buffer_take(&kept);
}

/* ---- the list ---- */

static void add_member(Recommendation *one, size_t row)
{
    size_t room = one->member_count;
    one->members = xgrow(one->members, one->member_count, &room, sizeof *one->members);
    one->members[one->member_count++] = row;
}

/* Whether it is what a check says of the same practice as the one that it counts for: one fault. */
static bool is_witness(const Recommendations *all, const Recommendation *one, size_t row)
{
    const char *about = cell(all, one->row, "about");
    return *about && !*cell(all, row, "practice") && !strcmp(about, cell(all, row, "about"));
}

static int64_t worst_told(const Recommendations *all, const Recommendation *one)
{
    int64_t worst = 0;
    for (size_t i = 0; i < one->member_count; i++) {
        int64_t risk = whole(cell(all, one->members[i], "risk"));
        if (is_witness(all, one, one->members[i]) && risk > worst)
            worst = risk;
    }
    return worst;
}

/* Each row counts where it was merged to. */
static void gather(Recommendations *all)
{
    size_t rows = table_rows(all->rows);
    Recommendation **of_row = xcalloc(rows, sizeof *of_row);
    all->list = xcalloc(rows, sizeof *all->list);
    for (size_t row = 0; row < rows; row++)
        if (target_of(all, (long)row) == (long)row) {
            Recommendation *one = of_row[row] = &all->list[all->count++];
            *one = (Recommendation){
                .id = table_cell(all->rows, row, 0),
                .row = row,
                .status = recommendation_status(cell(all, row, "status")),
                .decision = recommendation_decision(cell(all, row, "decision")),
                .progress = recommendation_progress(cell(all, row, "progress")),
                .depends_on = xstrdup(""),
            };
        }
    for (size_t row = 0; row < rows; row++) {
        long target = target_of(all, (long)row);
        if (target < 0)
            continue;
        add_member(of_row[target], row);
        if (!is_witness(all, of_row[target], row))
            of_row[target]->risk += whole(cell(all, row, "risk"));
        add_needs(all, of_row[target], row);
        add_written(all, of_row[target], row, "follows");
    }
    for (size_t i = 0; i < all->count; i++)
        all->list[i].risk += worst_told(all, &all->list[i]);
    for (size_t i = 0; i < all->count; i++)
        if (*cell(all, all->list[i].row, "not_follows"))
            drop_written(all, &all->list[i]);
    free(of_row);
}

/* ---- whose it is ---- */

/* Whether it is for a workload, by what is lacking there or by all that was merged. */
static bool is_for(const Recommendations *all, const Recommendation *one, const char *workload,
                   bool is_needed)
{
    bool found = false;
    for (size_t i = 0; !found && i < one->member_count; i++)
        found = !strcmp(cell(all, one->members[i], "workload"), workload) &&
                (!is_needed || *cell(all, one->members[i], "is_needed") == '1');
    return found;
}

static bool is_found(const Recommendations *all, const Recommendation *one)
{
    bool is_so = true;
    for (size_t i = 0; is_so && i < one->member_count; i++)
        is_so = !strncmp(cell(all, one->members[i], "id"), "F-", 2);
    return is_so;
}

/* Of the organization is what one of its members is of; what was found is nobody's. */
static void set_place(const Recommendations *all, Recommendation *one, Language language)
{
    enum { SEVERAL = 2 };
    Buffer ids = { 0 }, names = { 0 };
    bool is_needed = has_need(all, one), is_common = false;
    size_t count = 0, workloads = table_rows(all->workload_rows);
    for (size_t i = 0; i < one->member_count; i++)
        is_common = is_common || (!*cell(all, one->members[i], "workload") &&
                                  strncmp(cell(all, one->members[i], "id"), "F-", 2) != 0);
    for (size_t row = 0; !is_common && row < workloads; row++)
        if (is_for(all, one, table_cell(all->workload_rows, row, 0), is_needed)) {
            buffer_join(&ids, " ", table_cell(all->workload_rows, row, 0));
            buffer_join(&names, language == CHINESE ? "、" : ", ",
                        table_cell(all->workload_rows, row, 1));
            count++;
        }
    one->workloads = buffer_take(&ids);
    one->names = buffer_take(&names);
    one->place = count > SEVERAL && count == workloads
                     ? xasprintf(tr("All %zu workloads"), count)
                     : xstrdup(count || is_found(all, one) ? one->names : tr("Whole organization"));
}

/* What nobody estimated stands behind what somebody did. */
static int by_priority(const void *a, const void *b)
{
    const Recommendation *one = a, *other = b;
    if (one->level != other->level)
        return one->level < other->level ? -1 : 1;
    if (one->item.effort_count != other->item.effort_count)
        return one->item.effort_count > other->item.effort_count ? -1 : 1;
    if (one->priority.score != other->priority.score)
        return one->priority.score > other->priority.score ? -1 : 1;
    /* Ids of a workload are drawn: two copies of one engagement would number them differently. */
    size_t bytes = strcspn(one->id, "-");
    int practice = strncmp(one->id, other->id, bytes + 1);
    int place = practice ? 0 : strcmp(one->names, other->names);
    return practice ? practice : place ? place : strcmp(one->id, other->id);
}

static PriorityRules *open_rules(void)
{
    Problems *problems = problems_new();
    PriorityRules *rules = priority_rules_open(problems);
    if (!problems_none(problems)) {
        priority_rules_free(rules);
        rules = NULL;
    }
    problems_free(problems);
    return rules;
}

/* Reports number what was accepted, in this order. What was found, or is one's own, has no practice
 * to be called after; before it is accepted it is counted apart. */
static void number_all(Recommendations *all)
{
    size_t accepted = 0, found = 0, own = 0;
    for (size_t i = 0; i < all->count; i++) {
        Recommendation *one = &all->list[i];
        const char *name = recommendation_text(all, one, "name");
        bool is_accepted = one->status == STATUS_ACCEPTED;
        accepted += is_accepted;
        one->number = *name                ? xstrdup(name)
                      : is_accepted        ? xasprintf("R%02zu", accepted)
                      : is_found(all, one) ? xasprintf("F%zu", ++found)
                                           : xasprintf("+%zu", ++own);
    }
}

static bool fill(Recommendations *all, Store *store, Language language)
{
    all->rules = open_rules();
    all->counts_make_up_days = setting_is(store, "make-up-days", "yes");
    all->unknown_years = setting_unknown_years(store);
    if (!all->rules || !check_count_refresh(store) || !read_rates(all, store))
        return false;
    all->rows = store_rows(store, queries, ROWS, language_codes[language]);
    all->freeze_rows = store_rows(store, queries, FREEZES, language_codes[language]);
    all->workload_rows = store_rows(store, queries, WORKLOADS);
    if (!all->rows || !all->freeze_rows || !all->workload_rows)
        return false;
    gather(all);
    for (size_t i = 0; i < all->count; i++)
        set_item(all, &all->list[i]);
    if (!cap_savings(all, store, language))
        return false;
    for (size_t i = 0; i < all->count; i++)
        if (!set_cost(all, &all->list[i]) || !set_priority(all, &all->list[i]))
            return false;
        else
            set_place(all, &all->list[i], language);
    qsort(all->list, all->count, sizeof *all->list, by_priority);
    for (size_t i = 0; i < all->count; i++)
        all->list[i].item.efforts = &all->list[i].effort;
    number_all(all);
    return true;
}

Recommendations *recommendation_open(Store *store, Language language)
{
    Recommendations *all = xcalloc(1, sizeof *all);
    if (fill(all, store, language))
        return all;
    recommendation_close(all);
    return NULL;
}

void recommendation_close(Recommendations *all)
{
    if (!all)
        return;
    for (size_t i = 0; i < all->count; i++) {
        free(all->list[i].number);
        free(all->list[i].depends_on);
        free(all->list[i].members);
        free(all->list[i].workloads);
        free(all->list[i].names);
        free(all->list[i].place);
        cost_sums_free(&all->list[i].cost);
    }
    free(all->list);
    free(all->rates);
    table_free(all->rows);
    table_free(all->rate_rows);
    table_free(all->capacity_rows);
    table_free(all->freeze_rows);
    table_free(all->workload_rows);
    table_free(all->limit_rows);
    free(all->limits);
    priority_rules_free(all->rules);
    free(all);
}

const Recommendation *recommendation_find(const Recommendations *all, const char *id)
{
    for (size_t i = 0; i < all->count; i++)
        if (!strcmp(all->list[i].id, id))
            return &all->list[i];
    fail("unknown recommendation '%s'; 'wellbook list FILE recommendations' names them", id);
    return NULL;
}

bool recommendation_knows(const Recommendations *all, const char *id)
{
    char *prefix = xasprintf("%s-", id);
    size_t row = first_row_from(all, prefix);
    bool is_practice = row < table_rows(all->rows) &&
                       !strncmp(table_cell(all->rows, row, 0), prefix, strlen(prefix));
    free(prefix);
    return is_practice || row_of_id(all, id) >= 0;
}

const char *recommendation_workload(const Recommendation *one)
{
    return one->place;
}

bool recommendation_is_planned(const Recommendation *one)
{
    return one->status == STATUS_ACCEPTED && one->decision != DECISION_REJECTED &&
           one->decision != DECISION_DEFERRED;
}

/* ---- showing ---- */

static void add_row(Table *table, const Recommendations *all, const Recommendation *one)
{
    char *cells[] = {
        xstrdup(one->id),
        xstrdup(recommendation_text(all, one, "pillar")),
        xstrdup(one->names),
        xstrdup(recommendation_text(all, one, "title")),
        hundredths_text(one->risk),
        xstrdup(recommendation_text(all, one, "resources")),
        xasprintf("P%d", one->level),
        xasprintf("%.2f", one->days),
        xstrdup(one->item.currency),
        hundredths_fixed(one->item.once),
        hundredths_fixed(one->item.month),
        hundredths_fixed(one->item.saving),
        xstrdup(one->depends_on),
        xstrdup(recommendation_text(all, one, "owner")),
        xstrdup(recommendation_text(all, one, "status")),
        xstrdup(recommendation_text(all, one, "decision")),
    };
    table_add_owned(table, cells);
}

Table *recommendation_table(const Recommendations *all)
{
    static const TableColumn columns[] = {
        { "id", N_("Recommendation"), COLUMN_TEXT },
        { "pillar", N_("Pillar"), COLUMN_CHOICE },
        { "workload", N_("Workload"), COLUMN_TEXT },
        { "title", N_("Title"), COLUMN_TEXT },
        { "risk_removed", N_("Risk removed"), COLUMN_NUMBER },
        { "resources", N_("Affected resources"), COLUMN_NUMBER },
        { "priority", N_("Priority"), COLUMN_CHOICE },
        { "effort_days", N_("Expected man-days"), COLUMN_NUMBER },
        { "currency", N_("Currency"), COLUMN_CHOICE },
        { "cost_once", N_("Purchase"), COLUMN_NUMBER },
        { "cost_month", N_("Run cost a month"), COLUMN_NUMBER },
        { "saving_month", N_("Saving a month"), COLUMN_NUMBER },
        { "depends_on", N_("Depends on"), COLUMN_WORDS },
        { "owner", N_("Owner"), COLUMN_CHOICE },
        { "status", N_("Status"), COLUMN_CHOICE },
        { "decision", N_("Decision"), COLUMN_CHOICE },
    };
    Table *table = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < all->count; i++)
        add_row(table, all, &all->list[i]);
    return table;
}
