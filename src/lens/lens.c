/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "lens/lens.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/csv_check.h"
#include "base/file.h"
#include "base/message.h"
#include "lens/risk.h"

static const CellRule about_rules[] = {
    { "id", CELL_KEY, NULL },
    { "version", CELL_TEXT, NULL },
    { "name_en", CELL_TEXT, NULL },
    { "name_zh", CELL_PAIR, NULL },
    { "description_en", CELL_TEXT, NULL },
    { "description_zh", CELL_PAIR, NULL },
    { 0 },
};

static const CellRule pillar_rules[] = {
    { "id", CELL_KEY, NULL },
    { "color", CELL_TEXT, NULL },
    { "name_en", CELL_TEXT, NULL },
    { "name_zh", CELL_PAIR, NULL },
    { "description_en", CELL_TEXT, NULL },
    { "description_zh", CELL_PAIR, NULL },
    { 0 },
};

static const CellRule question_rules[] = {
    { "id", CELL_KEY, NULL },
    { "pillar", CELL_PARENT, NULL },
    { "topic_en", CELL_TEXT, NULL },
    { "topic_zh", CELL_PAIR, NULL },
    { "area_en", CELL_TEXT, NULL },
    { "area_zh", CELL_PAIR, NULL },
    { "title_en", CELL_TEXT, NULL },
    { "title_zh", CELL_PAIR, NULL },
    { "good_en", CELL_TEXT, NULL },
    { "good_zh", CELL_PAIR, NULL },
    { "high_when", CELL_OPTIONAL, NULL },
    { "medium_when", CELL_OPTIONAL, NULL },
    { "scope", CELL_LATER, NULL },
    { 0 },
};

static const CellRule practice_rules[] = {
    { "id", CELL_KEY, NULL },
    { "question", CELL_PARENT, NULL },
    { "title_en", CELL_TEXT, NULL },
    { "title_zh", CELL_PAIR, NULL },
    { "why_en", CELL_TEXT, NULL },
    { "why_zh", CELL_PAIR, NULL },
    { "how_en", CELL_TEXT, NULL },
    { "how_zh", CELL_PAIR, NULL },
    { "gap_en", CELL_LATER, NULL },
    { "gap_zh", CELL_PAIR, NULL },
    { "action_en", CELL_LATER, NULL },
    { "action_zh", CELL_PAIR, NULL },
    { "risk_en", CELL_LATER, NULL },
    { "risk_zh", CELL_PAIR, NULL },
    { "anti_en", CELL_OPTIONAL, NULL },
    { "anti_zh", CELL_PAIR, NULL },
    { "products", CELL_OPTIONAL, NULL },
    { "weight", CELL_ONE_OF, "high medium low" },
    { "min_days", CELL_NUMBER, NULL },
    { "max_days", CELL_NUMBER, NULL },
    { "cost_once", CELL_ONE_OF, "none low medium high" },
    { "cost_month", CELL_ONE_OF, "none low medium high" },
    { "saving_percent", CELL_OPTIONAL, NULL },
    { "saving_base", CELL_LATER, NULL },
    { "stage", CELL_ONE_OF, "30 90 180" },
    { "depends_on", CELL_SIBLINGS, NULL },
    { "url", CELL_OPTIONAL, NULL },
    { "reviewed", CELL_LATER, NULL },
    { "same_as", CELL_LATER, NULL },
    { "driver", CELL_LATER, NULL },
    { "changes", CELL_LATER, NULL },
    { 0 },
};

static const CellRule check_rules[] = {
    { "practice", CELL_PARENT, NULL },
    { "check", CELL_TEXT, NULL },
    { "strength", CELL_ONE_OF, "proves indicates" },
    { 0 },
};

enum {
    LAST_LENS,
    LAST_QUESTION,
    LAST_CHECK,
    ADD_LENS,
    ADD_PILLAR,
    ADD_QUESTION,
    ADD_PRACTICE,
    ADD_CHECK,
    FIND_LENS,
    FIND_QUESTION
};
static const Query queries[] = {
    [LAST_LENS] = { "", "SELECT ifnull(max(position), 0) FROM lens" },
    [LAST_QUESTION] = { "", "SELECT ifnull(max(position), 0) FROM question" },
    [LAST_CHECK] = { "", "SELECT ifnull(max(position), 0) FROM practice_check" },
    [ADD_LENS] = { "ttttttt", "INSERT INTO lens (position, id, version, name_en, name_zh,"
                              " description_en, description_zh) VALUES (?, ?, ?, ?, ?, ?, ?)" },
    /* Banks share a pillar: the first that brings it names it. */
    [ADD_PILLAR] = { "tttttttt", "INSERT INTO pillar (lens, position, id, color, name_en, name_zh,"
                                 " description_en, description_zh)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING" },
    [ADD_QUESTION] = { "ttttttttttttttt",
                       "INSERT INTO question (lens, position, id, pillar, topic_en, topic_zh, area_en,"
                       " area_zh, title_en, title_zh, good_en, good_zh, high_when, medium_when,"
                       " scope) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                       " ifnull(nullif(?, ''), 'workload'))" },
    [ADD_PRACTICE] = { "tttttttttttttttttttttttttttttttt",
                       "INSERT INTO practice (position, id, question, title_en, title_zh, why_en,"
                       " why_zh, how_en, how_zh, gap_en, gap_zh, action_en, action_zh, risk_en,"
                       " risk_zh, anti_en, anti_zh, products, weight, min_days, max_days,"
                       " cost_once, cost_month, saving_percent, saving_base, stage, depends_on,"
                       " url, reviewed, same_as, driver, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
                       " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    [ADD_CHECK] = { "tttt", "INSERT INTO practice_check (position, practice, \"check\", strength)"
                            " VALUES (?, ?, ?, ?)" },
    [FIND_LENS] = { "t", "SELECT id FROM lens WHERE id = ?" },
    [FIND_QUESTION] = { "t", "SELECT id FROM question WHERE id = ?" },
    { 0 },
};

char *lens_folder(const char *name)
{
    char *shipped = xasprintf("data/lenses/%s", name), *folder = file_shipped(shipped);
    free(shipped);
    if (strchr(name, '/') || !file_is_folder(folder)) {
        free(folder);
        folder = xstrdup(name);
    }
    return folder;
}

static void problem(const Lens *lens, Problems *problems, const char *file, const Table *table,
                    size_t row, const char *column, const char *reason)
{
    char *path = xasprintf("%s/%s", lens->folder, file), *copy = xstrdup(reason);
    problems_add(problems, path, table_line(table, row), column, "%s", copy);
    free(copy);
    free(path);
}

static size_t practices_of(const Lens *lens, const char *question, RatedPractice list[],
                           size_t room)
{
    size_t count = 0;
    for (size_t row = 0; row < table_rows(lens->practices) && count < room; row++)
        if (!strcmp(table_get(lens->practices, row, "question"), question))
            list[count++] = (RatedPractice){ .id = table_cell(lens->practices, row, 0) };
    return count;
}

static void check_questions(const Lens *lens, Problems *problems)
{
    enum { MOST = 32 };
    RatedPractice list[MOST];
    for (size_t row = 0; row < table_rows(lens->questions); row++) {
        size_t count = practices_of(lens, table_cell(lens->questions, row, 0), list, MOST);
        if (!count)
            problem(lens, problems, "questions.csv", lens->questions, row, "id",
                    tr("the question has no practice"));
        else if (!risk_check_conditions(list, count, table_get(lens->questions, row, "high_when"),
                                        table_get(lens->questions, row, "medium_when")))
            problem(lens, problems, "questions.csv", lens->questions, row, "high_when", failure());
    }
}

/* Depth first; state 1 is on the way down, 2 is done. */
static bool has_cycle(const Table *practices, size_t row, char *state)
{
    if (state[row])
        return state[row] == 1;
    state[row] = 1;
    bool found = false;
    char *words = xstrdup(table_get(practices, row, "depends_on")), *rest = words;
    for (char *word; !found && (word = strsep(&rest, " "));) {
        long other = *word ? table_row_of(practices, 0, word) : -1;
        found = other >= 0 && has_cycle(practices, (size_t)other, state);
    }
    free(words);
    state[row] = 2;
    return found;
}

static void check_practices(const Lens *lens, Problems *problems)
{
    char *state = xcalloc(table_rows(lens->practices), 1);
    for (size_t row = 0; row < table_rows(lens->practices); row++) {
        double least = strtod(table_get(lens->practices, row, "min_days"), NULL);
        double most = strtod(table_get(lens->practices, row, "max_days"), NULL);
        if (least > most)
            problem(lens, problems, "practices.csv", lens->practices, row, "max_days",
                    tr("less than min_days"));
        if (has_cycle(lens->practices, row, state))
            problem(lens, problems, "practices.csv", lens->practices, row, "depends_on",
                    tr("the practice depends on itself in the end"));
    }
    free(state);
}

/* Banks from before practice_checks.csv name them in a column of their practices. */
static void take_named_checks(Table *checks, const Table *practices)
{
    int column = table_find(practices, "checks");
    for (size_t row = 0; column >= 0 && row < table_rows(practices); row++) {
        char *words = xstrdup(table_cell(practices, row, (size_t)column)), *rest = words;
        for (char *word; (word = strsep(&rest, " "));)
            if (*word)
                table_add(checks,
                          (const char *const[]){ table_cell(practices, row, 0), word, "proves" },
                          table_line(practices, row));
        free(words);
    }
}

static Table *read_checks(const Lens *lens, Problems *problems)
{
    static const TableColumn columns[] = {
        { "practice", "practice", COLUMN_TEXT },
        { "check", "check", COLUMN_TEXT },
        { "strength", "strength", COLUMN_TEXT },
    };
    char *path = xasprintf("%s/%s", lens->folder, LENS_CHECKS);
    Table *checks =
        access(path, F_OK) == 0
            ? csv_read_checked(lens->folder, LENS_CHECKS, check_rules, lens->practices, problems)
            : NULL;
    free(path);
    if (!checks) {
        checks = table_make(columns, COUNT(columns));
        take_named_checks(checks, lens->practices);
    }
    return checks;
}

Lens *lens_read(const char *folder, Problems *problems)
{
    Lens *lens = xcalloc(1, sizeof *lens);
    lens->folder = xstrdup(folder);
    lens->about = csv_read_checked(folder, "lens.csv", about_rules, NULL, problems);
    lens->pillars = csv_read_checked(folder, "pillars.csv", pillar_rules, NULL, problems);
    lens->questions =
        csv_read_checked(folder, "questions.csv", question_rules, lens->pillars, problems);
    lens->practices =
        csv_read_checked(folder, "practices.csv", practice_rules, lens->questions, problems);
    if (lens->about && lens->pillars && lens->questions && lens->practices) {
        if (table_rows(lens->about) != 1)
            problem(lens, problems, "lens.csv", lens->about, 0, "id", tr("expected one row"));
        check_questions(lens, problems);
        check_practices(lens, problems);
        lens->checks = read_checks(lens, problems);
        return lens;
    }
    lens_free(lens);
    return NULL;
}

void lens_free(Lens *lens)
{
    if (!lens)
        return;
    table_free(lens->about);
    table_free(lens->pillars);
    table_free(lens->questions);
    table_free(lens->practices);
    table_free(lens->checks);
    free(lens->folder);
    free(lens);
}

/* The cells the rules name, after `before`: what the INSERT of that file takes. A column
 * that the file lacks is empty. */
static bool copy_row(Store *store, int query, const Table *table, size_t row,
                     const CellRule rules[], const char *const before[], size_t before_count)
{
    const char *cells[32];
    size_t count = 0;
    while (count < before_count) {
        cells[count] = before[count];
        count++;
    }
    for (; rules->column; rules++) {
        int column = table_find(table, rules->column);
        cells[count++] = column < 0 ? "" : table_cell(table, row, (size_t)column);
    }
    return store_change_cells(store, queries, query, cells);
}

/* Its rows come after the first `after`. */
static bool copy_table(Store *store, int query, const Table *table, const CellRule rules[],
                       const char *lens, int64_t after)
{
    bool done = true;
    for (size_t row = 0; done && row < table_rows(table); row++) {
        char *position = xasprintf("%lld", (long long)after + (long long)row + 1);
        const char *before[] = { lens, position };
        done = copy_row(store, query, table, row, rules, lens ? before : before + 1, lens ? 2 : 1);
        free(position);
    }
    return done;
}

static bool is_new(Store *store, const Lens *lens)
{
    const char *name = table_cell(lens->about, 0, 0);
    char *known = store_text(store, queries, FIND_LENS, name);
    bool done = known && (!*known || fail("the workbook has the lens %s already", name));
    free(known);
    for (size_t row = 0; done && row < table_rows(lens->questions); row++) {
        const char *id = table_cell(lens->questions, row, 0);
        char *found = store_text(store, queries, FIND_QUESTION, id);
        done =
            found && (!*found || fail("lens %s: the workbook has a question %s already", name, id));
        free(found);
    }
    return done;
}

bool lens_copy(Store *store, const Lens *lens)
{
    const char *id = table_cell(lens->about, 0, 0);
    int64_t lenses, questions, checks;
    return is_new(store, lens) && store_number(store, &lenses, queries, LAST_LENS) &&
           store_number(store, &questions, queries, LAST_QUESTION) &&
           store_number(store, &checks, queries, LAST_CHECK) &&
           copy_table(store, ADD_LENS, lens->about, about_rules, NULL, lenses) &&
           copy_table(store, ADD_PILLAR, lens->pillars, pillar_rules, id, 0) &&
           copy_table(store, ADD_QUESTION, lens->questions, question_rules, id, questions) &&
           copy_table(store, ADD_PRACTICE, lens->practices, practice_rules, NULL, 0) &&
           copy_table(store, ADD_CHECK, lens->checks, check_rules, NULL, checks);
}

Table *lens_list(Problems *problems)
{
    static const char *const columns[] = { "id", "version", "name_en", "name_zh" };
    struct dirent **entries;
    Table *list = table_new();
    for (size_t i = 0; i < COUNT(columns); i++)
        table_add_column(list, columns[i], columns[i], COLUMN_TEXT);
    char *root = file_shipped("data/lenses");
    int count = scandir(root, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char *folder = xasprintf("%s/%s", root, entries[i]->d_name);
        Table *about = entries[i]->d_name[0] == '.'
                           ? NULL
                           : csv_read_checked(folder, "lens.csv", about_rules, NULL, problems);
        for (size_t row = 0; about && row < table_rows(about); row++) {
            const char *cells[COUNT(columns)];
            for (size_t column = 0; column < COUNT(columns); column++)
                cells[column] = table_get(about, row, columns[column]);
            table_add(list, cells, 0);
        }
        table_free(about);
        free(folder);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    free(root);
    return list;
}

Lens **lens_shipped_but(const char *id, Problems *problems)
{
    Table *list = lens_list(problems);
    Lens **lenses = xcalloc(table_rows(list) + 1, sizeof *lenses);
    for (size_t row = 0, count = 0; row < table_rows(list); row++) {
        if (!strcmp(table_get(list, row, "id"), id))
            continue;
        char *folder = lens_folder(table_get(list, row, "id"));
        lenses[count] = lens_read(folder, problems);
        count += lenses[count] != NULL;
        free(folder);
    }
    table_free(list);
    return lenses;
}

void lens_free_list(Lens **list)
{
    for (size_t i = 0; list[i]; i++)
        lens_free(list[i]);
    free(list);
}
