/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "lens/lens_sense.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "base/date.h"
#include "base/file.h"
#include "base/message.h"
#include "base/nearness.h"
#include "base/text.h"
#include "lens/risk.h"

/* A report prints the weight beside the risk: where a condition says less than the weights,
 * nobody understands from it why. Partial is the same in every question for the same reason. */

enum { MOST_PRACTICES = 32 };

typedef struct Sense {
    const Lens *lens;
    const Lens *const *others;
    char *questions_path, *practices_path;
    Problems *problems;
} Sense;

static const char *practice(const Sense *sense, size_t row, const char *column)
{
    return table_get(sense->lens->practices, row, column);
}

/* "" where the file is from before there was such a column. */
static const char *later(const Table *table, size_t row, const char *column)
{
    return table_find(table, column) < 0 ? "" : table_get(table, row, column);
}

/* Those of a question, all in place. */
static size_t rate(const Sense *sense, const char *question, RatedPractice list[MOST_PRACTICES])
{
    size_t count = 0, rows = table_rows(sense->lens->practices);
    for (size_t row = 0; row < rows && count < MOST_PRACTICES; row++)
        if (!strcmp(practice(sense, row, "question"), question))
            list[count++] =
                (RatedPractice){ practice(sense, row, "id"),
                                 score_weight(practice(sense, row, "weight")), PRACTICE_IN_PLACE };
    return count;
}

/* The risk when `one` alone is in this state, by these conditions. */
static Risk risk_of_one(RatedPractice list[], size_t count, size_t one, PracticeState state,
                        const char *high_when, const char *medium_when)
{
    list[one].state = state;
    Risk risk = risk_assess(list, count, QUESTION_OPEN, high_when, medium_when).risk;
    list[one].state = PRACTICE_IN_PLACE;
    return risk;
}

static void check_one(const Sense *sense, size_t row, RatedPractice list[], size_t count,
                      size_t one)
{
    const Table *questions = sense->lens->questions;
    const char *high = table_get(questions, row, "high_when");
    const char *medium = table_get(questions, row, "medium_when");
    Risk found = risk_of_one(list, count, one, PRACTICE_MISSING, high, medium);
    Risk expected = risk_of_one(list, count, one, PRACTICE_MISSING, "", "");
    if (found > expected) /* HIGH comes first */
        problems_add(sense->problems, sense->questions_path, table_line(questions, row),
                     "high_when", "%s alone missing gives %s; its weight gives %s", list[one].id,
                     risk_codes[found], risk_codes[expected]);
    found = risk_of_one(list, count, one, PRACTICE_PARTIAL, high, medium);
    expected = risk_of_one(list, count, one, PRACTICE_PARTIAL, "", "");
    if (found != expected)
        problems_add(sense->problems, sense->questions_path, table_line(questions, row),
                     "high_when", "%s alone partial gives %s; its weight gives %s", list[one].id,
                     risk_codes[found], risk_codes[expected]);
}

static void check_conditions(const Sense *sense)
{
    RatedPractice list[MOST_PRACTICES];
    for (size_t row = 0; row < table_rows(sense->lens->questions); row++) {
        size_t count = rate(sense, table_cell(sense->lens->questions, row, 0), list);
        for (size_t one = 0; one < count; one++)
            check_one(sense, row, list, count, one);
    }
}

/* A twin of another bank may be named as a base: a workbook may lack that bank. */
static void check_dependency(const Sense *sense, size_t row, size_t base)
{
    size_t line = table_line(sense->lens->practices, row);
    const char *id = practice(sense, base, "id");
    const char *same = later(sense->lens->practices, base, "same_as");
    if (table_row_of(sense->lens->practices, 0, same) >= 0)
        problems_add(sense->problems, sense->practices_path, line, "depends_on",
                     "%s is the same as %s; name that one", id, same);
    if (strtol(practice(sense, base, "stage"), NULL, 10) >
        strtol(practice(sense, row, "stage"), NULL, 10))
        problems_add(sense->problems, sense->practices_path, line, "stage",
                     "it depends on %s, whose stage is %s", id, practice(sense, base, "stage"));
    if (score_weight(practice(sense, row, "weight")) == WEIGHT_HIGH &&
        score_weight(practice(sense, base, "weight")) != WEIGHT_HIGH)
        problems_add(sense->problems, sense->practices_path, line, "weight",
                     "high, but it depends on %s, whose weight is %s", id,
                     practice(sense, base, "weight"));
}

static void check_dependencies(const Sense *sense)
{
    for (size_t row = 0; row < table_rows(sense->lens->practices); row++) {
        char *words = xstrdup(practice(sense, row, "depends_on")), *rest = words;
        for (char *word; (word = strsep(&rest, " "));) {
            long base = *word ? table_row_of(sense->lens->practices, 0, word) : -1;
            if (base >= 0)
                check_dependency(sense, row, (size_t)base);
        }
        free(words);
    }
}

static void check_scopes(const Sense *sense)
{
    const Table *questions = sense->lens->questions;
    for (size_t row = 0; row < table_rows(questions); row++) {
        const char *scope = later(questions, row, "scope");
        if (*scope && !text_has_word("organization account workload", scope))
            problems_add(sense->problems, sense->questions_path, table_line(questions, row),
                         "scope", "'%s' is not one of: organization account workload", scope);
    }
}

/* A practice of this bank or of another. */
typedef struct Home {
    const Lens *lens;
    size_t row;
} Home;

static const char *said(Home home, const char *column)
{
    return later(home.lens->practices, home.row, column);
}

static const char *scope_of(Home home)
{
    const Table *questions = home.lens->questions;
    long question = table_row_of(questions, 0, said(home, "question"));
    const char *scope = question < 0 ? "" : later(questions, (size_t)question, "scope");
    return *scope ? scope : "workload";
}

static bool has_check(Home home, const char *check)
{
    const Table *checks = home.lens->checks;
    for (size_t row = 0; row < table_rows(checks); row++)
        if (!strcmp(table_cell(checks, row, 0), said(home, "id")) &&
            !strcmp(table_cell(checks, row, 1), check))
            return true;
    return false;
}

/* A bank that is used without the other one has evidence of its own, but no other. */
static void check_evidence(const Sense *sense, size_t row, Home home)
{
    const Table *checks = sense->lens->checks;
    const char *id = practice(sense, row, "id");
    for (size_t i = 0; i < table_rows(checks); i++)
        if (!strcmp(table_cell(checks, i, 0), id) && !has_check(home, table_cell(checks, i, 1)))
            problems_add(sense->problems, sense->practices_path,
                         table_line(sense->lens->practices, row), "same_as",
                         "%s, which is the same, lacks its check %s", said(home, "id"),
                         table_cell(checks, i, 1));
}

/* A report would print two numbers for one thing. */
static void check_twin(const Sense *sense, size_t row, Home home)
{
    static const char *const columns[] = { "weight",         "stage",       "min_days",
                                           "max_days",       "cost_once",   "cost_month",
                                           "saving_percent", "saving_base", "driver",
                                           "changes" };
    Home own = { sense->lens, row };
    size_t line = table_line(sense->lens->practices, row);
    const char *id = said(home, "id");
    if (*said(home, "same_as"))
        problems_add(sense->problems, sense->practices_path, line, "same_as",
                     "%s is itself the same as %s; name that one", id, said(home, "same_as"));
    for (size_t i = 0; i < COUNT(columns); i++)
        if (strcmp(said(own, columns[i]), said(home, columns[i])) != 0)
            problems_add(sense->problems, sense->practices_path, line, columns[i],
                         "'%s', but %s, which is the same, has '%s'", said(own, columns[i]), id,
                         said(home, columns[i]));
    if (strcmp(scope_of(own), scope_of(home)) != 0)
        problems_add(sense->problems, sense->practices_path, line, "same_as",
                     "its question has the scope '%s', that of %s '%s'", scope_of(own), id,
                     scope_of(home));
    if (home.lens != sense->lens)
        check_evidence(sense, row, home);
    else if (table_row_of(sense->lens->checks, 0, practice(sense, row, "id")) >= 0)
        problems_add(sense->problems, sense->practices_path, line, "same_as",
                     "its checks belong to %s", id);
}

static bool find_home(const Sense *sense, const char *id, Home *home)
{
    long row = table_row_of(sense->lens->practices, 0, id);
    *home = (Home){ sense->lens, (size_t)row };
    for (size_t i = 0; row < 0 && sense->others && sense->others[i]; i++) {
        row = table_row_of(sense->others[i]->practices, 0, id);
        *home = (Home){ sense->others[i], (size_t)row };
    }
    return row >= 0;
}

static void check_twins(const Sense *sense)
{
    const Table *practices = sense->lens->practices;
    for (size_t row = 0; row < table_rows(practices); row++) {
        const char *same = later(practices, row, "same_as");
        Home home;
        if (!*same)
            continue;
        if (!strcmp(same, practice(sense, row, "id")) || !find_home(sense, same, &home))
            problems_add(sense->problems, sense->practices_path, table_line(practices, row),
                         "same_as", "'%s' is no other practice of the banks", same);
        else
            check_twin(sense, row, home);
    }
}

/* ---- titles ---- */

/* From what the titles of the shipped banks are like: above stand twins, below none. The very same
 * title in one bank is lens_lint's. */
static const double near_title[] = { [ENGLISH] = 0.65, [CHINESE] = 0.6 };

/* What a practice is answered with: itself, or its twin. */
static const char *answered_with(Home one)
{
    const char *same = said(one, "same_as");
    return *same ? same : said(one, "id");
}

/* Those of this bank first: only they are told of. */
static Home *all_practices(const Sense *sense, size_t *count)
{
    size_t rows = table_rows(sense->lens->practices);
    for (size_t i = 0; sense->others && sense->others[i]; i++)
        rows += table_rows(sense->others[i]->practices);
    Home *all = xcalloc(rows + 1, sizeof *all);
    *count = 0;
    for (size_t row = 0; row < table_rows(sense->lens->practices); row++)
        all[(*count)++] = (Home){ sense->lens, row };
    for (size_t i = 0; sense->others && sense->others[i]; i++)
        for (size_t row = 0; row < table_rows(sense->others[i]->practices); row++)
            all[(*count)++] = (Home){ sense->others[i], row };
    return all;
}

static void check_title(const Sense *sense, const char *column, size_t row, Home other)
{
    Home own = { sense->lens, row };
    const char *title = said(other, column);
    if ((other.lens != sense->lens || !text_same(said(own, column), title)) &&
        strcmp(answered_with(own), answered_with(other)) != 0)
        problems_add(sense->problems, sense->practices_path,
                     table_line(sense->lens->practices, row), column,
                     "it says nearly the same as %s, \"%s\"", said(other, "id"), title);
}

static void check_titles(const Sense *sense, Language language)
{
    const char *column = language == CHINESE ? "title_zh" : "title_en";
    size_t rows = table_rows(sense->lens->practices), count;
    Home *all = all_practices(sense, &count);
    Nearness *nearness = nearness_new();
    double *near = xcalloc(count + 1, sizeof *near);
    for (size_t i = 0; i < count; i++)
        nearness_add(nearness, said(all[i], column));
    for (size_t row = 0; row < rows; row++) {
        nearness_ask(nearness, practice(sense, row, column), near);
        for (size_t i = 0; i < count; i++)
            if ((i < row || i >= rows) && near[i] >= near_title[language])
                check_title(sense, column, row, all[i]);
    }
    free(near);
    nearness_free(nearness);
    free(all);
}

/* ---- savings and dates ---- */

static Table *read_savings(Problems *problems)
{
    static const CellRule columns[] = {
        { "base", CELL_KEY, NULL },          { "part_of", CELL_SIBLINGS, NULL },
        { "most", CELL_NUMBER, NULL },       { "cap", CELL_NUMBER, NULL },
        { "products", CELL_OPTIONAL, NULL }, { "name_en", CELL_TEXT, NULL },
        { "name_zh", CELL_PAIR, NULL },      { 0 },
    };
    char *folder = file_shipped("data");
    Table *table = csv_read_checked(folder, "savings.csv", columns, NULL, problems);
    free(folder);
    return table;
}

/* What is saved of a thing and of its parts together is no less than one practice may save of it,
 * and never more than it costs. */
static void check_caps(const Sense *sense, const Table *savings)
{
    for (size_t row = 0; row < table_rows(savings); row++) {
        long most = strtol(table_get(savings, row, "most"), NULL, 10);
        long cap = strtol(table_get(savings, row, "cap"), NULL, 10);
        if (cap < most || cap > 100)
            problems_add(sense->problems, "data/savings.csv", table_line(savings, row), "cap",
                         "%ld is not between %ld, the most of one practice, and 100", cap, most);
    }
}

static void check_saving(const Sense *sense, size_t row, const Table *savings)
{
    const char *percent = practice(sense, row, "saving_percent"), *upper = strchr(percent, '-');
    const char *base = later(sense->lens->practices, row, "saving_base");
    size_t line = table_line(sense->lens->practices, row);
    long known = table_row_of(savings, 0, base);
    if (!*percent && !*base)
        return;
    if (known < 0 || !*percent)
        problems_add(sense->problems, sense->practices_path, line, "saving_base",
                     "a saving and what it is a part of go together; data/savings.csv has the "
                     "bases");
    else if (upper && strtol(upper + 1, NULL, 10) >
                          strtol(table_get(savings, (size_t)known, "most"), NULL, 10))
        problems_add(sense->problems, sense->practices_path, line, "saving_percent",
                     "above %s %%, the most that can be saved of %s",
                     table_get(savings, (size_t)known, "most"),
                     table_get(savings, (size_t)known, "name_en"));
}

static void check_savings(const Sense *sense)
{
    Table *savings = table_find(sense->lens->practices, "saving_base") >= 0
                         ? read_savings(sense->problems)
                         : NULL;
    if (savings)
        check_caps(sense, savings);
    for (size_t row = 0; savings && row < table_rows(sense->lens->practices); row++)
        check_saving(sense, row, savings);
    table_free(savings);
}

enum { REVIEW_DAYS = 731 };

static void check_reviews(const Sense *sense)
{
    char oldest[DATE_SIZE], day[DATE_SIZE];
    date_today(oldest);
    if (table_find(sense->lens->practices, "reviewed") < 0 ||
        !date_add(oldest, -REVIEW_DAYS, oldest))
        return;
    for (size_t row = 0; row < table_rows(sense->lens->practices); row++) {
        const char *text = practice(sense, row, "reviewed");
        size_t line = table_line(sense->lens->practices, row);
        if (!date_parse(text, day))
            problems_add(sense->problems, sense->practices_path, line, "reviewed",
                         "'%s' is no day on which it was read", text);
        else if (strcmp(day, oldest) < 0)
            problems_add(sense->problems, sense->practices_path, line, "reviewed",
                         "not read against the products since %s", text);
    }
}

void lens_sense(const Lens *lens, const Lens *const others[], Problems *problems)
{
    Sense sense = { .lens = lens,
                    .others = others,
                    .questions_path = xasprintf("%s/questions.csv", lens->folder),
                    .practices_path = xasprintf("%s/practices.csv", lens->folder),
                    .problems = problems };
    check_conditions(&sense);
    check_dependencies(&sense);
    check_scopes(&sense);
    check_twins(&sense);
    check_titles(&sense, ENGLISH);
    check_titles(&sense, CHINESE);
    check_savings(&sense);
    check_reviews(&sense);
    free(sense.questions_path);
    free(sense.practices_path);
}
