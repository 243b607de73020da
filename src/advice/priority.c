/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/priority.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "base/file.h"
#include "base/text.h"

static const char file[] = "priorities.csv";
static const double most_points = 10;

/* The ids of the factors in the table, and what each may count as. */
static const struct {
    const char *id, *kinds;
} factors[PRIORITY_FACTORS] = {
    [PRIORITY_RISK] = { "risk", "impact urgency" },
    [PRIORITY_RESOURCES] = { "resources", "impact urgency" },
    [PRIORITY_LEVEL] = { "level", "impact urgency" },
    [PRIORITY_EXPOSURE] = { "exposure", "impact urgency" },
    [PRIORITY_EFFORT] = { "effort", "effort" },
};
static const char *const levels[PRIORITY_LEVELS] = { "P1", "P2", "P3", "P4" };

static const CellRule rules_of_file[] = {
    { "id", CELL_KEY, NULL },
    { "kind", CELL_ONE_OF, "impact urgency effort step priority critical" },
    { "factor", CELL_SIBLINGS, NULL },
    { "from", CELL_NUMBER, NULL },
    { "points", CELL_NUMBER, NULL },
    { "label_en", CELL_TEXT, NULL },
    { "label_zh", CELL_PAIR, NULL },
    { 0 },
};

typedef struct Step {
    double from, grade;
    size_t row;
} Step;

typedef struct Factor {
    double weight;
    size_t row, count;
    Step *steps; /* by `from` */
} Factor;

struct PriorityRules {
    Table *table;
    Factor factors[PRIORITY_FACTORS];
    double thresholds[PRIORITY_LEVELS];
    double floors[PRIORITY_FACTORS]; /* with open critical findings */
    int floor_level;
};

typedef struct Reader {
    PriorityRules *rules;
    const char *path;
    Problems *problems;
} Reader;

static size_t line_of(const Reader *reader, size_t row)
{
    return table_line(reader->rules->table, row);
}

static double number(const Table *table, size_t row, const char *column)
{
    return strtod(table_get(table, row, column), NULL);
}

static bool has_kind(const Table *table, size_t row, const char *kinds)
{
    return text_has_word(kinds, table_get(table, row, "kind"));
}

/* ---- reading ---- */

static int by_start(const void *a, const void *b)
{
    const Step *one = a, *other = b;
    return one->from < other->from ? -1 : one->from > other->from;
}

static void read_steps(const Reader *reader, Factor *factor, const char *id)
{
    const Table *table = reader->rules->table;
    factor->steps = xcalloc(table_rows(table), sizeof *factor->steps);
    for (size_t row = 0; row < table_rows(table); row++) {
        if (!has_kind(table, row, "step") || strcmp(table_get(table, row, "factor"), id) != 0)
            continue;
        Step step = { number(table, row, "from"), number(table, row, "points"), row };
        if (step.grade > most_points)
            problems_add(reader->problems, reader->path, line_of(reader, row), "points",
                         "a step has at most %g points", most_points);
        factor->steps[factor->count++] = step;
    }
    qsort(factor->steps, factor->count, sizeof *factor->steps, by_start);
}

static void check_steps(const Reader *reader, const Factor *factor)
{
    const Step *steps = factor->steps;
    if (!factor->count || steps[0].from > 0)
        problems_add(reader->problems, reader->path, line_of(reader, factor->row), "id",
                     "its first step must begin at 0");
    for (size_t i = 1; i < factor->count; i++)
        if (steps[i].from <= steps[i - 1].from)
            problems_add(reader->problems, reader->path, line_of(reader, steps[i].row), "from",
                         "another step begins there");
        else if (steps[i].grade < steps[i - 1].grade)
            problems_add(reader->problems, reader->path, line_of(reader, steps[i].row), "points",
                         "fewer points than the step before");
}

static void read_factor(const Reader *reader, PriorityFactor which)
{
    const Table *table = reader->rules->table;
    Factor *factor = &reader->rules->factors[which];
    long row = table_row_of(table, 0, factors[which].id);
    if (row < 0) {
        problems_add(reader->problems, reader->path, 0, "id", "'%s' is missing", factors[which].id);
        return;
    }
    factor->row = (size_t)row;
    factor->weight = number(table, factor->row, "points");
    if (!has_kind(table, factor->row, factors[which].kinds))
        problems_add(reader->problems, reader->path, line_of(reader, factor->row), "kind",
                     "'%s' is not one of: %s", table_get(table, factor->row, "kind"),
                     factors[which].kinds);
    read_steps(reader, factor, factors[which].id);
    check_steps(reader, factor);
}

static void read_thresholds(const Reader *reader)
{
    const Table *table = reader->rules->table;
    double *thresholds = reader->rules->thresholds;
    for (size_t i = 0; i < PRIORITY_LEVELS; i++) {
        long row = table_row_of(table, 0, levels[i]);
        if (row < 0 || !has_kind(table, (size_t)row, "priority")) {
            problems_add(reader->problems, reader->path, 0, "id", "'%s' is missing", levels[i]);
            continue;
        }
        thresholds[i] = number(table, (size_t)row, "from");
        if (i && thresholds[i] >= thresholds[i - 1])
            problems_add(reader->problems, reader->path, line_of(reader, (size_t)row), "from",
                         "%s must begin below %s", levels[i], levels[i - 1]);
    }
}

/* A table may do without. */
static void read_floors(const Reader *reader)
{
    PriorityRules *rules = reader->rules;
    rules->floor_level = PRIORITY_LEVELS;
    for (size_t row = 0; row < table_rows(rules->table); row++) {
        const char *factor = table_get(rules->table, row, "factor");
        if (!has_kind(rules->table, row, "critical"))
            continue;
        if (!*factor)
            rules->floor_level = (int)number(rules->table, row, "from");
        for (int i = 0; i < PRIORITY_FACTORS; i++)
            if (!strcmp(factor, factors[i].id))
                rules->floors[i] = number(rules->table, row, "from");
    }
    if (rules->floor_level < 1 || rules->floor_level > PRIORITY_LEVELS)
        problems_add(reader->problems, reader->path, 0, "from",
                     "a priority is a number from 1 to %d", PRIORITY_LEVELS);
}

static Table *read_table(const char *path, Problems *problems)
{
    char *folder = xstrndup(path, (size_t)(file_name(path) - path - 1));
    Table *table = csv_read_checked(folder, file, rules_of_file, NULL, problems);
    free(folder);
    return table;
}

static char *path_of_table(void)
{
    char *personal = file_personal(file), *path;
    if (file_exists(personal))
        return personal;
    free(personal);
    char *name = xasprintf("data/%s", file);
    path = file_shipped(name);
    free(name);
    return path;
}

PriorityRules *priority_rules_open(Problems *problems)
{
    char *path = path_of_table();
    size_t before = problems_count(problems);
    PriorityRules *rules = xcalloc(1, sizeof *rules);
    const Reader reader = { rules, path, problems };
    rules->table = read_table(path, problems);
    if (problems_count(problems) == before) {
        for (int i = 0; i < PRIORITY_FACTORS; i++)
            read_factor(&reader, (PriorityFactor)i);
        read_thresholds(&reader);
        read_floors(&reader);
    }
    free(path);
    if (problems_count(problems) == before)
        return rules;
    priority_rules_free(rules);
    return NULL;
}

void priority_rules_free(PriorityRules *rules)
{
    if (!rules)
        return;
    for (int i = 0; i < PRIORITY_FACTORS; i++)
        free(rules->factors[i].steps);
    table_free(rules->table);
    free(rules);
}

/* ---- assessing ---- */

static const Step *step_of(const Factor *factor, double value)
{
    const Step *step = factor->steps;
    for (size_t i = 1; i < factor->count && factor->steps[i].from <= value; i++)
        step = &factor->steps[i];
    return step;
}

static void set_labels(const char *labels[LANGUAGE_COUNT], const Table *table, size_t row)
{
    labels[ENGLISH] = table_get(table, row, "label_en");
    labels[CHINESE] = table_get(table, row, "label_zh");
}

static PriorityTerm term_of(const PriorityRules *rules, PriorityFactor which, double value)
{
    const Factor *factor = &rules->factors[which];
    const Step *step = step_of(factor, value);
    PriorityTerm term = { .factor = factors[which].id,
                          .kind = table_get(rules->table, factor->row, "kind"),
                          .value = value > 0 ? value : 0,
                          .from = step->from,
                          .grade = step->grade,
                          .weight = factor->weight };
    double points = term.weight * term.grade;
    term.points = which == PRIORITY_EFFORT && points > 0 ? -points : points;
    set_labels(term.labels, rules->table, factor->row);
    set_labels(term.step_labels, rules->table, step->row);
    return term;
}

double priority_threshold(const PriorityRules *rules, int level)
{
    return rules->thresholds[level - 1];
}

int priority_level(const PriorityRules *rules, double score)
{
    int level = PRIORITY_LEVELS;
    while (level > 1 && score >= rules->thresholds[level - 2])
        level--;
    return level;
}

size_t priority_step_count(const PriorityRules *rules, PriorityFactor factor)
{
    return rules->factors[factor].count;
}

double priority_step_from(const PriorityRules *rules, PriorityFactor factor, size_t step)
{
    return rules->factors[factor].steps[step].from;
}

const char *priority_step_label(const PriorityRules *rules, PriorityFactor factor, size_t step,
                                Language language)
{
    const char *labels[LANGUAGE_COUNT];
    set_labels(labels, rules->table, rules->factors[factor].steps[step].row);
    return labels[language];
}

Priority priority_assess(const PriorityRules *rules, const double values[PRIORITY_FACTORS])
{
    Priority priority = { 0 };
    for (int i = 0; i < PRIORITY_FACTORS; i++) {
        PriorityTerm term = term_of(rules, (PriorityFactor)i, values[i]);
        priority.terms[i] = term;
        if (!strcmp(term.kind, "impact"))
            priority.impact += term.points;
        else if (!strcmp(term.kind, "urgency"))
            priority.urgency += term.points;
        else
            priority.effort -= term.points;
    }
    priority.score = priority.impact + priority.urgency - priority.effort;
    priority.level = priority_level(rules, priority.score);
    return priority;
}

void priority_raise(const PriorityRules *rules, double values[PRIORITY_FACTORS])
{
    for (int i = 0; i < PRIORITY_FACTORS; i++)
        if (values[i] < rules->floors[i])
            values[i] = rules->floors[i];
}

int priority_raised_level(const PriorityRules *rules, int level)
{
    return level < rules->floor_level ? level : rules->floor_level;
}

bool priority_value(const PriorityRules *rules, PriorityFactor factor, const char *id,
                    double *value)
{
    const Factor *found = &rules->factors[factor];
    for (size_t i = 0; i < found->count; i++)
        if (!strcmp(table_cell(rules->table, found->steps[i].row, 0), id)) {
            *value = found->steps[i].from;
            return true;
        }
    return fail("'%s' is no step of '%s' in %s", id, factors[factor].id, file);
}

/* ---- showing ---- */

static const char *word_of_kind(const char *kind)
{
    static const char *const words[][2] = { { "impact", N_("Impact") },
                                            { "urgency", N_("Urgency") },
                                            { "effort", N_("Effort") } };
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strcmp(words[i][0], kind))
            return tr(words[i][1]);
    return kind;
}

static void add_term(Table *table, const PriorityTerm *term, Language language)
{
    char *cells[] = {
        xstrdup(term->labels[language]),  xstrdup(word_of_kind(term->kind)),
        xasprintf("%.10g", term->value),  xstrdup(term->step_labels[language]),
        xasprintf("%.10g", term->grade),  xasprintf("%.10g", term->weight),
        xasprintf("%.10g", term->points),
    };
    table_add(table, (const char *const *)cells, 0);
    for (size_t i = 0; i < COUNT(cells); i++)
        free(cells[i]);
}

Table *priority_table(const Priority *priority, Language language)
{
    static const TableColumn columns[] = {
        { "factor", N_("Factor"), COLUMN_TEXT },   { "kind", N_("Counts as"), COLUMN_CHOICE },
        { "value", N_("Value"), COLUMN_NUMBER },   { "step", N_("Step"), COLUMN_TEXT },
        { "grade", N_("Grade"), COLUMN_NUMBER },   { "weight", N_("Weight"), COLUMN_NUMBER },
        { "points", N_("Points"), COLUMN_NUMBER },
    };
    Table *table = table_make(columns, COUNT(columns));
    for (int i = 0; i < PRIORITY_FACTORS; i++)
        add_term(table, &priority->terms[i], language);
    return table;
}
