/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/csv_check.h"
#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/engagement.h"
#include "evidence/finding.h"
#include "lens/lens.h"
#include "lens/lens_lint.h"
#include "lens/lens_metrics.h"
#include "lens/lens_sense.h"

static const char *side(const Table *table, size_t row, const char *column)
{
    char *name = xasprintf("%s_%s", column, language_codes[message_language()]);
    const char *text = table_get(table, row, name);
    free(name);
    return text;
}

/* ---- check: what a bank holds ---- */

static void add_number_columns(Table *table, const char *const titles[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        table_add_column(table, titles[i], tr(titles[i]), i ? COLUMN_NUMBER : COLUMN_TEXT);
}

static void print_and_free(Table *table)
{
    char *text = table_to_text(table);
    out_say("\n%s", text);
    free(text);
    table_free(table);
}

static const char *pillar_of(const Lens *lens, size_t practice)
{
    long question =
        table_row_of(lens->questions, 0, table_get(lens->practices, practice, "question"));
    return question < 0 ? "" : table_get(lens->questions, (size_t)question, "pillar");
}

/* Questions, practices, and practices of high, medium and low weight. */
enum { COUNTS = 5 };

static void count_pillar(const Lens *lens, const char *pillar, size_t counts[COUNTS])
{
    static const char *const weights[] = { "high", "medium", "low" };
    for (size_t row = 0; row < table_rows(lens->questions); row++)
        counts[0] += !strcmp(table_get(lens->questions, row, "pillar"), pillar);
    for (size_t row = 0; row < table_rows(lens->practices); row++) {
        if (strcmp(pillar_of(lens, row), pillar) != 0)
            continue;
        counts[1]++;
        for (size_t i = 0; i < COUNT(weights); i++)
            counts[2 + i] += !strcmp(table_get(lens->practices, row, "weight"), weights[i]);
    }
}

static void add_counts(Table *table, const char *name, const size_t counts[COUNTS])
{
    const char *cells[1 + COUNTS] = { name };
    char numbers[COUNTS][24];
    for (size_t i = 0; i < COUNTS; i++) {
        snprintf(numbers[i], sizeof numbers[i], "%zu", counts[i]);
        cells[1 + i] = numbers[i];
    }
    table_add(table, cells, 0);
}

static void say_pillars(const Lens *lens)
{
    static const char *const titles[] = {
        N_("Pillar"),      N_("Questions"),     N_("Practices"),
        N_("High weight"), N_("Medium weight"), N_("Low weight")
    };
    size_t total[COUNTS] = { 0 };
    Table *table = table_new();
    add_number_columns(table, titles, COUNT(titles));
    for (size_t row = 0; row < table_rows(lens->pillars); row++) {
        size_t counts[COUNTS] = { 0 };
        count_pillar(lens, table_cell(lens->pillars, row, 0), counts);
        add_counts(table, side(lens->pillars, row, "name"), counts);
        for (size_t i = 0; i < COUNTS; i++)
            total[i] += counts[i];
    }
    add_counts(table, tr("Total"), total);
    print_and_free(table);
}

static size_t characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += (*text & 0xC0) != 0x80;
    return count;
}

static void say_longest(const Lens *lens)
{
    static const char *const titles[] = { N_("Longest text"), N_("Characters"), N_("Practice") };
    static const char *const columns[] = { "title_en", "title_zh", "why_en",    "why_zh",
                                           "how_en",   "how_zh",   "gap_en",    "gap_zh",
                                           "risk_en",  "risk_zh",  "action_en", "action_zh" };
    Table *table = table_new();
    add_number_columns(table, titles, COUNT(titles));
    for (size_t i = 0; i < COUNT(columns) && table_rows(lens->practices); i++) {
        size_t longest = 0;
        if (table_find(lens->practices, columns[i]) < 0)
            continue;
        for (size_t row = 1; row < table_rows(lens->practices); row++)
            if (characters(table_get(lens->practices, row, columns[i])) >
                characters(table_get(lens->practices, longest, columns[i])))
                longest = row;
        char *count = xasprintf("%zu", characters(table_get(lens->practices, longest, columns[i])));
        table_add(
            table,
            (const char *const[]){ columns[i], count, table_cell(lens->practices, longest, 0) }, 0);
        free(count);
    }
    print_and_free(table);
}

static bool is_proved(const Lens *lens, const char *practice)
{
    for (size_t row = 0; row < table_rows(lens->checks); row++)
        if (!strcmp(table_cell(lens->checks, row, 0), practice) &&
            !strcmp(table_get(lens->checks, row, "strength"), "proves"))
            return true;
    return false;
}

/* How many of data/checks.csv practices name, and what evidence practices have. */
/* One that is answered with another of the bank has the evidence of that one. */
static const char *evidence_of(const Lens *lens, size_t row)
{
    const char *practice = table_cell(lens->practices, row, 0),
               *same = table_find(lens->practices, "same_as") < 0
                           ? ""
                           : table_get(lens->practices, row, "same_as");
    return table_row_of(lens->checks, 0, same) >= 0 ? same : practice;
}

static void say_checks(const Lens *lens, const Table *checks)
{
    size_t mapped = 0, known = 0, proved = 0, practices = table_rows(lens->practices);
    for (size_t row = 0; row < table_rows(checks); row++)
        mapped += table_row_of(lens->checks, 1, table_cell(checks, row, 0)) >= 0;
    for (size_t row = 0; row < practices; row++) {
        const char *practice = evidence_of(lens, row);
        known += table_row_of(lens->checks, 0, practice) >= 0;
        proved += is_proved(lens, practice);
    }
    out_say(tr("\nChecks: %zu mapped, %zu of data/checks.csv not mapped\n"), mapped,
            table_rows(checks) - mapped);
    out_say(tr("Practices with evidence that runs: %zu, %zu of them proved by it; %zu can only be"
               " asked\n"),
            known, proved, practices - known);
}

static void count_translated(const Table *table, size_t *texts, size_t *translated)
{
    for (size_t column = 1; column < table_columns(table); column++) {
        const char *name = table_name(table, column);
        size_t length = strlen(name);
        if (length < 3 || strcmp(name + length - 3, "_zh") != 0)
            continue;
        for (size_t row = 0; row < table_rows(table); row++)
            if (*table_cell(table, row, column - 1)) {
                *texts += 1;
                *translated += *table_cell(table, row, column) != '\0';
            }
    }
}

static void say_translated(const Lens *lens)
{
    size_t texts = 0, translated = 0;
    count_translated(lens->about, &texts, &translated);
    count_translated(lens->pillars, &texts, &translated);
    count_translated(lens->questions, &texts, &translated);
    count_translated(lens->practices, &texts, &translated);
    out_say(tr("Translated: %.1f %% of %zu texts\n"),
            texts ? 100.0 * (double)translated / (double)texts : 100.0, texts);
}

/* The longest way down from each practice: how many practices, and which is next. */
typedef struct Link {
    size_t length;
    long next;
} Link;

/* A row under way has length 1 already, which ends a cycle. */
static size_t follow(const Table *practices, size_t row, Link links[])
{
    if (links[row].length)
        return links[row].length;
    links[row] = (Link){ 1, -1 };
    size_t longest = 0;
    char *words = xstrdup(table_get(practices, row, "depends_on")), *rest = words;
    for (char *word; (word = strsep(&rest, " "));) {
        long other = *word ? table_row_of(practices, 0, word) : -1;
        size_t length = other < 0 ? 0 : follow(practices, (size_t)other, links);
        if (length > longest) {
            longest = length;
            links[row].next = other;
        }
    }
    free(words);
    return links[row].length = longest + 1;
}

static size_t count_words(const char *words)
{
    size_t count = 0;
    for (words += strspn(words, " "); *words; words += strspn(words, " ")) {
        count++;
        words += strcspn(words, " ");
    }
    return count;
}

static void say_dependencies(const Lens *lens)
{
    size_t rows = table_rows(lens->practices), count = 0, longest = 0;
    Link *links = xcalloc(rows + 1, sizeof *links);
    for (size_t row = 0; row < rows; row++) {
        count += count_words(table_get(lens->practices, row, "depends_on"));
        if (follow(lens->practices, row, links) > links[longest].length)
            longest = row;
    }
    out_say(tr("Dependencies: %zu; the longest chain has %zu practices:"), count,
            links[longest].length);
    long row = rows ? (long)longest : -1;
    for (size_t left = links[longest].length; row >= 0 && left; left--, row = links[row].next)
        out_say(" %s", table_cell(lens->practices, (size_t)row, 0));
    out_say("\n");
    free(links);
}

static void say_facts(const Lens *lens)
{
    Problems *problems = problems_new(); /* told by lens_lint already */
    Table *checks = lens_checks(problems);
    say_pillars(lens);
    say_longest(lens);
    if (checks)
        say_checks(lens, checks);
    say_translated(lens);
    say_dependencies(lens);
    table_free(checks);
    problems_free(problems);
}

/* What is wrong with the other banks is told when they are checked. */
static void check_sense(const Lens *lens, Problems *problems)
{
    Problems *of_others = problems_new();
    Lens **others = lens_shipped_but(table_get(lens->about, 0, "id"), of_others);
    lens_sense(lens, (const Lens *const *)others, problems);
    lens_free_list(others);
    problems_free(of_others);
}

static bool lens_check(const char *folder)
{
    Problems *problems = problems_new();
    Lens *lens = lens_read(folder, problems);
    if (lens) {
        lens_lint(lens, problems);
        check_sense(lens, problems);
        lens_metrics(lens, problems);
    }
    for (size_t i = 0; i < problems_count(problems); i++)
        out_warn("%s\n", problems_get(problems, i));
    bool done = !problems_count(problems) && lens;
    if (done)
        out_say(tr("%s: %zu pillars, %zu questions, %zu best practices; no problem found\n"),
                folder, table_rows(lens->pillars), table_rows(lens->questions),
                table_rows(lens->practices));
    if (lens)
        say_facts(lens);
    if (!done)
        fail("%s: %zu problems", folder, problems_count(problems));
    lens_free(lens);
    problems_free(problems);
    return done;
}

/* ---- show, list ---- */

static void show_practice(const Table *practices, size_t row)
{
    out_say("\n%s  %s  (%s)\n", table_cell(practices, row, 0), side(practices, row, "title"),
            table_get(practices, row, "weight"));
    out_say("  %s %s\n", tr("Why:"), side(practices, row, "why"));
    out_say("  %s %s\n", tr("How:"), side(practices, row, "how"));
    out_say("  %s %s\n", tr("Heard:"), side(practices, row, "anti"));
    out_say("  %s %s-%s  %s %s  %s %s\n", tr("Man-days:"), table_get(practices, row, "min_days"),
            table_get(practices, row, "max_days"), tr("Stage (days):"),
            table_get(practices, row, "stage"), tr("Depends on:"),
            table_get(practices, row, "depends_on"));
}

static void show_checks(const Lens *lens, const char *practice)
{
    for (size_t row = 0; row < table_rows(lens->checks); row++)
        if (!strcmp(table_cell(lens->checks, row, 0), practice))
            out_say("  %s %s  (%s)\n", tr("Check:"), table_cell(lens->checks, row, 1),
                    table_cell(lens->checks, row, 2));
}

static bool show_question(const Lens *lens, const char *question)
{
    long row = table_row_of(lens->questions, 0, question);
    if (row < 0)
        return fail("unknown question '%s' in lens %s", question, table_cell(lens->about, 0, 0));
    out_say("%s  %s\n%s\n\n%s\n", question, side(lens->questions, (size_t)row, "topic"),
            side(lens->questions, (size_t)row, "title"),
            side(lens->questions, (size_t)row, "good"));
    for (size_t i = 0; i < table_rows(lens->practices); i++)
        if (!strcmp(table_get(lens->practices, i, "question"), question)) {
            show_practice(lens->practices, i);
            show_checks(lens, table_cell(lens->practices, i, 0));
        }
    return true;
}

static bool lens_show(const char *question, const char *folder)
{
    Problems *problems = problems_new();
    Lens *lens = lens_read(folder, problems);
    bool done = lens ? show_question(lens, question) : problems_none(problems);
    lens_free(lens);
    problems_free(problems);
    return done;
}

static bool lens_names(const CommandLine *line)
{
    Problems *problems = problems_new();
    Table *list = lens_list(problems);
    bool done = problems_none(problems) && put_table(list, command_option(line, "format"));
    table_free(list);
    problems_free(problems);
    return done;
}

/* ---- add ---- */

static bool lens_add(const char *path, const char *lens)
{
    if (!path || !lens)
        return fail("name a workbook and a lens: wellbook lens add FILE container-platform");
    Store *store = open_path_to_change(path);
    bool done = store && store_begin(store) &&
                store_end(store, engagement_add_lens(store, lens) && finding_match(store));
    store_close(store);
    return done;
}

bool command_lens(const CommandLine *line)
{
    const char *what = command_argument(line, 0), *which = command_argument(line, 1);
    const char *given = !strcmp(what, "show") ? command_argument(line, 2) : which;
    char *folder = lens_folder(given ? given : "alibaba-well-architected");
    bool done;
    if (!strcmp(what, "list"))
        done = lens_names(line);
    else if (!strcmp(what, "check"))
        done = lens_check(folder);
    else if (!strcmp(what, "show"))
        done = which ? lens_show(which, folder) : fail("name a question: wellbook lens show SEC01");
    else if (!strcmp(what, "add"))
        done = lens_add(which, command_argument(line, 2));
    else
        done = fail("unknown 'lens %s'; expected list, check, show or add", what);
    free(folder);
    return done;
}
