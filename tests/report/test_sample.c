/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan of the sample engagement says makes sense to who reads it. */
#include "config.h"
#include <jansson.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "report/report.h"
#include "workbook/demo.h"

static char *written(Store *store, const char *name, Language language)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_assert(report_write(store, name, language, REPORT_JSON, NULL, out), "%s", failure());
    fclose(out);
    return text;
}

static json_t *report_of(Store *store, const char *name, Language language)
{
    char *text = written(store, name, language);
    json_t *report = json_loads(text, 0, NULL);
    cr_assert_not_null(report);
    free(text);
    return report;
}

static const char *cell(const json_t *row, const char *column)
{
    const char *text = json_string_value(json_object_get(row, column));
    return text ? text : "";
}

/* ISO dates: the first day of a measure. */
static const char *first_day(const json_t *report)
{
    const char *first = "9999";
    size_t number;
    json_t *row;
    json_array_foreach(json_object_get(report, "improvement-plan"), number, row)
    {
        if (*cell(row, "number") == 'R' && *cell(row, "start") &&
            strcmp(cell(row, "start"), first) < 0)
            first = cell(row, "start");
    }
    return first;
}

/* The report is of Friday, 4 December 2026: three working days on it is the 9th. What has run out
 * by then is of that day and says so; what changes the shop in its freeze until the 12th says that,
 * too, and waits for the window of Tuesday, the 15th, when it is not critical. */
static void look_at_what_cannot_wait(const json_t *report)
{
    static const struct {
        const char *what, *person, *due, *says;
    } wanted[] = {
        { "Subscriptions", "He Jun", "2026-12-04", "on the day of this report" },
        { "Ports open", "Lin Fang", "2026-12-09",
          "an emergency change, to be approved by Fang Lei" },
        { "Buckets", "Lin Fang", "2026-12-09", "an emergency change, to be approved by Fang Lei" },
        { "Old AccessKeys", "Lin Fang", "2026-12-09", "Store systems by Deng Kai" },
        { "Users who log on", "Lin Fang", "2026-12-09", "Store systems by Deng Kai" },
        { "Databases whose storage", "Luo Qiang, Store IT lead", "2026-12-09", "" },
        { "Servers with weaknesses", "Lin Fang", "2026-12-09", "an emergency change" },
        { "Servers whose processor", "Shen Bo, shop development lead", "2026-12-09",
          "an emergency change" },
        { "Databases and services", "Jiang Han, data engineering", "2026-12-09", "" },
        { "Entrances that checks report", "Lin Fang", "2026-12-15", "waits for the first window" },
        { "Cluster API servers", "Lin Fang", "2026-12-15", "waits for the first window" },
    };
    const json_t *rows = json_object_get(report, "at-once");
    cr_assert_eq(json_array_size(rows), COUNT(wanted), "%zu matters", json_array_size(rows));
    size_t number;
    json_t *row;
    json_array_foreach(rows, number, row)
    {
        cr_expect_eq(strstr(cell(row, "what"), wanted[number].what), cell(row, "what"), "%s",
                     cell(row, "what"));
        cr_expect_str_eq(cell(row, "person"), wanted[number].person);
        cr_expect_str_eq(cell(row, "due"), wanted[number].due);
        cr_expect(strstr(cell(row, "act"), wanted[number].says), "%s", cell(row, "act"));
        cr_expect(strcmp(cell(row, "due"), first_day(report)) <= 0 ||
                  strstr(cell(row, "act"), "waits for the first window"));
        cr_expect(*cell(row, "names"), "%s", cell(row, "what"));
    }
    cr_expect_str_eq(cell(json_array_get(rows, 4), "follows"),
                     "No lasting measure planned; see decision 5 (K23)");
    cr_expect_str_eq(cell(json_array_get(rows, 8), "follows"),
                     "No lasting measure planned; see decision 5");
}

/* What is disabled, closed or isolated at once is all printed: as many rows as its action counts, the
 * named ones among them, each with its account and what was found. */
static void look_at_what_is_urgent(const json_t *report)
{
    const json_t *rows = json_object_get(report, "urgent-resources");
    size_t number, other, all = 0;
    json_t *row, *one;
    json_array_foreach(json_object_get(report, "at-once"), number, row)
    {
        json_int_t action = json_integer_value(json_object_get(row, "number")), places = 0;
        json_array_foreach(rows, other, one)
        {
            if (json_integer_value(json_object_get(one, "number")) != action)
                continue;
            places++;
            cr_expect(*cell(one, "name") && *cell(one, "account") && *cell(one, "check"), "%s",
                      cell(one, "name"));
        }
        cr_expect_eq(places, json_integer_value(json_object_get(row, "places")), "%s",
                     cell(row, "what"));
        all += (size_t)places;
    }
    cr_expect_eq(all, json_array_size(rows));
    cr_expect_eq(all, 59, "%zu", all);
}

static void look_at_who_is_accountable(const json_t *report)
{
    size_t number;
    json_t *row;
    json_array_foreach(json_object_get(report, "raci-2"), number, row)
    {
        const char *next = strchr(cell(row, "accountable"), '\n');
        cr_expect(*cell(row, "accountable") && (!next || strstr(next, " (R")), "%s: %s",
                  cell(row, "theme"), cell(row, "accountable"));
    }
    cr_expect(number > 8);
}

/* Each line of a design names the recommendations that it belongs to; the second leased line was
 * put off. */
static void look_at_the_design(const json_t *report)
{
    static const char *const parts[] = { "To be", "Steps", "Prerequisites", "Rollback",
                                         "Done when" };
    size_t number, designs = 0, proofs = 0;
    json_t *row;
    json_array_foreach(json_object_get(report, "solution-design"), number, row)
    {
        cr_expect(!strstr(cell(row, "value"), "second link"), "%s", cell(row, "value"));
        for (size_t i = 0; i < COUNT(parts); i++)
            if (!strcmp(cell(row, "label"), parts[i])) {
                char *text = xstrdup(cell(row, "value")), *rest = text, *line;
                while ((line = strsep(&rest, "\n")))
                    cr_expect(strstr(line, " (R") && line[strlen(line) - 1] == ')', "%s", line);
                proofs +=
                    strstr(cell(row, "value"), "(R07, R19; proved by R22: 2027-03-02)") != NULL;
                proofs += strstr(cell(row, "value"), "R36; proved by: 2027-03-08)") != NULL;
                free(text);
                designs++;
            }
    }
    cr_expect_eq(designs, 8 * COUNT(parts), "%zu parts", designs);
    /* R22 ends on Tuesday, 2 March; R36 on 5 January, and 62 days on it is Monday, 8 March. */
    cr_expect_eq(proofs, 2, "%zu proofs", proofs);
}

/* What has time does not take the first days of the provider. */
static void look_at_who_begins(const json_t *report)
{
    size_t number;
    json_t *row;
    json_array_foreach(json_object_get(report, "assessment"), number, row)
    {
        size_t other;
        json_t *task;
        if (!strcmp(cell(row, "priority"), "P4"))
            json_array_foreach(json_object_get(report, "improvement-plan"), other, task)
            {
                if (!strcmp(cell(task, "number"), cell(row, "number")))
                    cr_expect_neq(strcmp(cell(task, "start"), first_day(report)), 0, "%s",
                                  cell(task, "title"));
            }
    }
}

/* What the confirmation says of a risk, by its number; "" where it has no line, and where a line
 * has several its words. */
static const char *confirmed(const json_t *report, const char *number)
{
    size_t one;
    json_t *row;
    json_array_foreach(json_object_get(report, "confirmation"), one, row)
    {
        if (!strcmp(cell(row, "label"), number) ||
            (!strncmp(cell(row, "label"), "Medium", 6) && strstr(cell(row, "value"), number)))
            return cell(row, "value");
    }
    return "";
}

/* Whatever the plan leaves without a measure, puts off, or leaves with critical findings has its
 * line to be decided on; what is put off has the words in which that was said beside it. High and
 * critical ones are among the decisions of the summary, and K09 and K11 have their conditions. */
static void look_at_what_is_borne(const json_t *report)
{
    char asked[8192] = "";
    size_t one, lines = 0;
    json_t *row;
    json_array_foreach(json_object_get(report, "executive-summary-6"), one, row)
        strncat(asked, cell(row, "decision"), sizeof asked - strlen(asked) - 1);
    json_array_foreach(json_object_get(report, "risk-list"), one, row)
    {
        bool is_critical = !strcmp(cell(row, "level"), "Critical");
        bool is_left = !strcmp(cell(row, "priority"), "\xe2\x80\x94");
        bool is_put_off = strstr(cell(row, "recommendation"), "so the gap remains") != NULL;
        if (!is_critical && !is_left && !(is_put_off && !strcmp(cell(row, "level"), "High")))
            continue;
        cr_expect(*confirmed(report, cell(row, "number")), "%s has no line", cell(row, "number"));
        if (is_critical || !strcmp(cell(row, "level"), "High"))
            cr_expect(strstr(asked, cell(row, "number")), "%s is not asked", cell(row, "number"));
        if (is_critical)
            cr_expect(strstr(confirmed(report, cell(row, "number")), "not to be accepted before"),
                      "%s", cell(row, "number"));
        lines++;
    }
    cr_expect(lines > 30, "%zu risks", lines);
    cr_expect(strstr(confirmed(report, "K09"), "only when Luo Qiang has confirmed the renewal"));
    cr_expect(strstr(confirmed(report, "K11"), "bears in writing that up to 24 hours"));
    cr_expect(strstr(confirmed(report, "K19"), "not in this plan: ") &&
              strstr(confirmed(report, "K19"), "load model") &&
              strstr(confirmed(report, "K19"), "by 2027-03-31") &&
              !strstr(confirmed(report, "K19"), "no reason given"));
    cr_expect(strstr(confirmed(report, "Guo Zhiyuan, Chief Information Officer"), "K06, K16, "));
}

/* What is open among the assumptions is somebody's, by a day. */
static void look_at_what_is_open(const json_t *report)
{
    size_t number, open = 0;
    json_t *row;
    json_array_foreach(json_object_get(report, "assumptions"), number, row)
    {
        if (strcmp(cell(row, "kind"), "Open point"))
            continue;
        cr_expect(strstr(cell(row, "text"), " by 202"), "%s", cell(row, "text"));
        open++;
    }
    cr_expect_eq(open, 2, "%zu", open);
}

/* Whether the title or the steps of one of these measures, "R14 2026-12-21, R29 ...", name a thing.
 */
static bool is_a_step(const json_t *report, const char *measures, const char *thing)
{
    size_t number;
    json_t *row;
    json_array_foreach(json_object_get(report, "recommendations"), number, row)
    {
        if (strstr(measures, cell(row, "number")) &&
            (strcasestr(cell(row, "how"), thing) || strcasestr(cell(row, "title"), thing)))
            return true;
    }
    return false;
}

/* Whatever an ordered package delivers is a step of one of its measures, in the same words. What is
 * in no package, R50, has its goal, steps and criterion there as well, and its days. */
static void look_at_what_was_ordered(const json_t *report, const char *without, const char *apart)
{
    size_t number, things = 0, others = 0;
    json_t *row;
    json_array_foreach(json_object_get(report, "goals-and-scope-2"), number, row)
    {
        const char *line = strchr(cell(row, "goals"), '\n');
        if (!strncmp(cell(row, "name"), "R50", 3)) {
            cr_expect(line && strstr(line, "\n1. ") && strstr(line, "\n4. "), "%s",
                      cell(row, "goals"));
            cr_expect_str_eq(cell(row, "starts"), "2027-02-22");
            cr_expect_str_eq(cell(row, "ends"), "2027-03-17");
            others++;
            continue;
        }
        if (!line)
            continue;
        char *text = xstrdup(line + 1), *end = strstr(text, without);
        cr_assert(end, "%s", text);
        *end = '\0';
        for (char *thing = text, *next; thing; thing = next, things++) {
            next = strstr(thing, apart);
            if (next) {
                *next = '\0';
                next += strlen(apart);
            }
            cr_expect(is_a_step(report, cell(row, "labels"), thing), "%s: %s", cell(row, "name"),
                      thing);
        }
        free(text);
    }
    cr_expect(things > 10, "%zu deliverables", things);
    cr_expect_eq(others, 1, "%zu in no package", others);
}

static void look_at_a_cut(Store *store, const json_t *row, const char *day, const char *month)
{
    static const Query queries[] = {
        { "tt",
          "SELECT strftime('%w', ?1) IN ('2', '4') AND NOT EXISTS (SELECT 1 FROM freeze LEFT JOIN workload ON"
          " workload.id = freeze.workload WHERE ?1 BETWEEN first AND last AND (ifnull(name, '') = '' OR"
          " instr(?2, name) OR instr(?2, 'all 3 workloads') OR instr(?2, 'Whole organization')))" },
        { 0 },
    };
    static const char *const months[] = { "January", "February", "March" };
    char date[16];
    int place = 11;
    for (int i = 0; i < (int)COUNT(months); i++)
        if (!strcmp(month, months[i]))
            place = i;
    snprintf(date, sizeof date, "%d-%02d-%02d", place == 11 ? 2026 : 2027, place + 1, atoi(day));
    char *is_open = store_text(store, queries, 0, date, cell(row, "workload"));
    cr_expect_str_eq(is_open, "1", "%s: %s is in no window of change", cell(row, "number"), date);
    free(is_open);
}

/* Every day that the steps of a measure name for a cut is one of the windows, Tuesday and Thursday,
 * and in no freeze of what it changes. */
static void look_at_the_cuts(Store *store, const json_t *report)
{
    regex_t cut;
    cr_assert_eq(regcomp(&cut,
                         "(windows? of|in that of|batch,) ([0-9]+)( (to|and) ([0-9]+))? "
                         "(December|January|February|March)",
                         REG_EXTENDED),
                 0);
    size_t number, cuts = 0;
    json_t *row;
    json_array_foreach(json_object_get(report, "recommendations"), number, row)
    {
        regmatch_t at[7];
        for (const char *rest = cell(row, "how"); !regexec(&cut, rest, COUNT(at), at, 0);
             rest += at[0].rm_eo, cuts++) {
            char *month = xstrndup(rest + at[6].rm_so, (size_t)(at[6].rm_eo - at[6].rm_so));
            look_at_a_cut(store, row, rest + at[2].rm_so, month);
            if (at[5].rm_so >= 0)
                look_at_a_cut(store, row, rest + at[5].rm_so, month);
            free(month);
        }
    }
    regfree(&cut);
    cr_expect_geq(cuts, 9, "%zu cuts", cuts);
}

/* What may not be carried out at all has its condition among the decisions. */
static void look_at_what_may_not_begin(const json_t *report)
{
    static const char *const words[] = { "does not begin", "is not begun", "not carried out" };
    size_t number, conditions = 0;
    json_t *row;
    json_array_foreach(json_object_get(report, "recommendations"), number, row)
    {
        for (size_t i = 0; i < COUNT(words); i++)
            if (strstr(cell(row, "how"), words[i])) {
                cr_expect(strstr(confirmed(report, cell(row, "number")), "Condition: "), "%s",
                          cell(row, "number"));
                conditions++;
            }
    }
    cr_expect_geq(conditions, 3, "%zu", conditions);
}

/* One statement cost 52,000 of the 836,000 of October, and was stopped. */
static void look_at_what_the_bill_is_measured_from(const json_t *report)
{
    const json_t *goal = json_array_get(json_object_get(report, "goals-and-scope-3"), 2);
    cr_expect(strstr(cell(goal, "figure"),
                     "of CNY 784,000 agreed as the base instead of the bill of"
                     " 2026-10, CNY 836,000"),
              "%s", cell(goal, "figure"));
}

static bool says(const json_t *rows, const char *part)
{
    size_t number;
    json_t *row;
    json_array_foreach(rows, number, row)
    {
        if (strstr(cell(row, "text"), part))
            return true;
    }
    return false;
}

Test(sample, has_a_plan_that_a_reader_can_follow, .timeout = 600)
{
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    json_t *report = report_of(store, "consulting-report", ENGLISH);
    look_at_what_cannot_wait(report);
    look_at_what_is_urgent(report);
    look_at_the_design(report);
    look_at_who_is_accountable(report);
    look_at_who_begins(report);
    look_at_what_is_borne(report);
    look_at_what_is_open(report);
    look_at_what_the_bill_is_measured_from(report);
    look_at_what_was_ordered(report, ". Not in the ordered days:", "; ");
    look_at_the_cuts(store, report);
    look_at_what_may_not_begin(report);
    cr_expect(says(json_object_get(report, "assumptions"), "month end 00:00-10:00"));
    cr_expect(says(json_object_get(report, "assumptions"), "Tuesday and Thursday 22:00"));
    json_decref(report);
    report = report_of(store, "consulting-report", CHINESE);
    look_at_what_was_ordered(report, "。订购人天不含：", "；");
    json_decref(report);
    store_close(store);
}

/* What is answered with another question is no second finding. */
static void look_for_twins(Store *store, const json_t *report)
{
    static const Query queries[] = {
        { "tt", "SELECT count(*) FROM practice WHERE id = ?1 AND same_as = ?2" },
        { 0 },
    };
    const json_t *rows = json_object_get(report, "pillar-results-3");
    size_t one, two;
    json_t *row, *other;
    cr_assert_eq(json_array_size(rows), 10);
    json_array_foreach(rows, one, row)
    {
        json_array_foreach(rows, two, other)
        {
            char *twins =
                store_text(store, queries, 0, cell(row, "practice"), cell(other, "practice"));
            cr_expect_str_eq(twins, "0", "%s", cell(row, "practice"));
            free(twins);
        }
    }
}

/* Whose a thing is is said by name in both languages, not by a logon. */
static void look_for_logons(Language language)
{
    static const char *const sheets[] = { "expiring", "public-addresses", "costs-4" };
    Store *store = fixture_sample(language);
    cr_assert_not_null(store, "%s", failure());
    json_t *report = report_of(store, "investigation-report", language), *row;
    regex_t logon;
    cr_assert_eq(regcomp(&logon, "^[a-z]+[._-][a-z]+$", REG_EXTENDED | REG_NOSUB), 0);
    size_t number;
    for (size_t i = 0; i < COUNT(sheets); i++) {
        const json_t *rows = json_object_get(report, sheets[i]);
        cr_expect(json_array_size(rows) > 2, "%s", sheets[i]);
        json_array_foreach(rows, number, row)
        {
            cr_expect(regexec(&logon, cell(row, "owner"), 0, NULL, 0), "%s: %s", sheets[i],
                      cell(row, "owner"));
            cr_expect(!strcasestr(cell(row, "tags"), "owner:"), "%s", cell(row, "tags"));
        }
    }
    regfree(&logon);
    json_decref(report);
    store_close(store);
}

static char *line_at(const char *text, size_t at)
{
    while (at && text[at - 1] != '\n')
        at--;
    return xstrndup(text + at, strcspn(text + at, "\n"));
}

/* Rows have random ids: no order may come from them. */
Test(sample, made_again_says_the_same_in_the_same_order, .timeout = 600)
{
    static const char *const reports[] = { "investigation-report", "consulting-report",
                                           "implementation-plan", "project-plan" };
    char *path = fixture_path("again.wellbook");
    Store *one = fixture_sample(ENGLISH), *other = demo_create(path, ENGLISH);
    cr_assert(one && other, "%s", failure());
    for (size_t i = 0; i < COUNT(reports); i++) {
        char *said = written(one, reports[i], ENGLISH),
             *again = written(other, reports[i], ENGLISH);
        size_t at = 0;
        while (said[at] && said[at] == again[at])
            at++;
        char *line = line_at(said, at), *differs = line_at(again, at);
        cr_expect(said[at] == again[at], "%s: %s\n%s", reports[i], line, differs);
        free(line);
        free(differs);
        free(said);
        free(again);
    }
    store_close(one);
    store_close(other);
    free(path);
}

Test(sample, names_people_and_no_logons, .timeout = 600)
{
    look_for_logons(ENGLISH);
    look_for_logons(CHINESE);
}

/* Nobody is called in two ways in one list, and nobody has all of the last day. */
Test(sample, has_open_points_of_persons_on_days, .timeout = 600)
{
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    json_t *report = report_of(store, "investigation-report", ENGLISH), *row, *other;
    const json_t *rows = json_object_get(report, "open-points");
    look_for_twins(store, report);
    size_t one, two, open = 0, last = 0;
    json_array_foreach(rows, one, row)
    {
        bool is_open = !strcmp(cell(row, "kind"), "Unanswered");
        open += is_open;
        last += is_open && !strcmp(cell(row, "due"), "2026-12-11");
        json_array_foreach(rows, two, other)
        {
            const char *short_name = cell(row, "owner"), *name = cell(other, "owner");
            cr_expect(!strcmp(short_name, name) ||
                          strncmp(short_name, name, strlen(short_name)) != 0,
                      "%s, %s", short_name, name);
        }
    }
    cr_expect(open > 20 && 3 * last < open, "%zu of %zu on the last day", last, open);
    json_decref(report);
    store_close(store);
}

/* What the customer's people said is quoted as they would say it of themselves. */
Test(sample, quotes_nobody_who_calls_himself_you)
{
    static const Query queries[] = {
        { "", "SELECT ifnull(group_concat(zh, char(10)), '') FROM translation WHERE text IN "
              "(SELECT content FROM"
              " evidence WHERE kind = 'statement') AND zh LIKE '%贵司%'" },
        { "",
          "SELECT ifnull(group_concat(id, ' '), '') FROM word WHERE kind = 'at-once' AND id NOT IN"
          " (SELECT id FROM practice)" },
        { "",
          "SELECT ifnull(group_concat(word.id || ' ' || part.value, ' '), '') FROM word JOIN"
          " json_each('[\"' || replace(word.en, ' ', '\",\"') || '\"]') AS part WHERE kind = 'in-part' AND"
          " (word.id NOT IN (SELECT id FROM practice) OR part.value NOT IN (SELECT id FROM practice) OR"
          " part.value = word.id OR en <> zh)" },
        { 0 },
    };
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    for (int i = 0; i < 3; i++) {
        char *found = store_text(store, queries, i);
        cr_assert_not_null(found, "%s", failure());
        cr_expect_str_eq(found, "");
        free(found);
    }
    store_close(store);
}

/* What checks of the imported data indicate against an answer "in place", which they do not prove
 * and so no list of contradictions has, is explained in the note on its question: by these words.
 * Who finds another here answers it anew or explains it. What is answered with another practice is
 * on the list with that. */
Test(sample, has_no_answer_in_place_that_its_checks_speak_against)
{
    static const struct {
        const char *practice, *says;
    } explained[] = {
        { "OPS07_5", "Weak passwords that the baseline checks found have been changed" },
        { "REL10_1", "Advisor reports a high load on three servers" },
        { "SEC10_1", "alb-shop-06, which Cloud Config reports without WAF, has no public address" },
        { "SEC11_3", "were changed on 13 November and have not been found since" },
        { "SEC15_1", "The HTTP listeners of slb-shop-02 and slb-shop-03 only redirect to HTTPS" },
    };
    static const Query queries[] = {
        { "",
          "SELECT practice, ifnull(nullif(translation.en, ''), max(note)) AS note FROM practice_state JOIN"
          " practice_evaluation USING (practice, workload) LEFT JOIN translation ON text = note"
          " WHERE practice_state = 'in-place' AND evaluation = 'found' AND NOT EXISTS (SELECT 1 FROM"
          " contradiction WHERE contradiction.practice IN (practice_state.practice, same_as) AND"
          " contradiction.workload = practice_state.workload) GROUP BY practice ORDER BY practice" },
        { 0 },
    };
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    Table *found = store_rows(store, queries, 0);
    cr_assert_not_null(found, "%s", failure());
    for (size_t i = 0; i < table_rows(found); i++) {
        size_t at = 0;
        while (at < COUNT(explained) &&
               strcmp(explained[at].practice, table_get(found, i, "practice")) != 0)
            at++;
        cr_expect(at < COUNT(explained) && strstr(table_get(found, i, "note"), explained[at].says),
                  "%s: %s", table_get(found, i, "practice"), table_get(found, i, "note"));
    }
    cr_expect_eq(table_rows(found), COUNT(explained), "%zu answers", table_rows(found));
    table_free(found);
    store_close(store);
}

/* COS05 has five practices in part, of 3, 3, 2, 2 and 2, and one of 2 missing: 6 of 14. COS12
 * of the shop: 3 + 3/2 + 2/2 + 2/2 + 2 + 1 of 13. COS16 is partly in place throughout: half of 13.
 * OPS03 has four of 3 in part and the rest missing: 6 of 15. */
Test(sample, is_scored_by_its_answers)
{
    static const struct {
        const char *question, *risk, *score;
    } wanted[] = {
        { "COS05", "MEDIUM", "42.86" }, { "COS12", "MEDIUM", "73.08" }, { "COS16", "MEDIUM", "50" },
        { "OPS03", "MEDIUM", "40" },    { "SEC17", "UNANSWERED", "" },
    };
    static const Query queries[] = {
        { "t",
          "SELECT risk, ifnull(round(100 * earned / nullif(possible, 0), 2), '') AS score FROM result"
          " JOIN workload ON workload.id = workload WHERE question = ? AND name = 'Online shop'" },
        { 0 },
    };
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    for (size_t i = 0; i < COUNT(wanted); i++) {
        Table *row = store_rows(store, queries, 0, wanted[i].question);
        cr_assert(row && table_rows(row) == 1, "%s", failure());
        cr_expect_str_eq(table_get(row, 0, "risk"), wanted[i].risk);
        cr_expect_eq(strtod(table_get(row, 0, "score"), NULL), strtod(wanted[i].score, NULL),
                     "%s: %s", wanted[i].question, table_get(row, 0, "score"));
        table_free(row);
    }
    store_close(store);
}
