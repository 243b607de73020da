/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Consulting Report, its gate, and the plan in a year that the calendar ends. */
#include "config.h"
#include <string.h>

#include "document/sheet.h"
#include "document/xlsx.h"
#include "engagement/answer.h"
#include "engagement/form.h"
#include "engagement/setting.h"
#include "fixture.h"
#include "plan/plan.h"
#include "process/session.h"
#include "report/gate.h"
#include "report/report.h"
#include "small_plan.h"
#include "workbook/milestone.h"

static char *part_of(const char *path, const char *part)
{
    char *command = xasprintf("unzip -p '%s' '%s'", path, part), *text;
    size_t size;
    FILE *in = popen(command, "r"), *out = open_memstream(&text, &size);
    char block[4096];
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, in));)
        fwrite(block, 1, bytes, out);
    cr_assert_eq(pclose(in), 0, "%s lacks %s", path, part);
    fclose(out);
    free(command);
    return text;
}

static void expect(const char *text, const char *part)
{
    cr_expect(strstr(text, part), "lacks %s:\n%.4000s", part, text);
}

/* ---- the sheets' new parts ---- */

/* One template in a folder of its own, written as a workbook; its first sheet. */
static char *sheet_of(const char *template)
{
    char *folder = fixture_path("templates"), *path = xasprintf("%s/01-plan.sql", folder);
    char *workbook = fixture_path("one.xlsx");
    size_t count;
    mkdir(folder, 0700);
    fixture_write(path, template, strlen(template));
    Store *store = fixture_store();
    Sheet *sheets = sheets_make(store, folder, ENGLISH, NULL, NULL, &count);
    cr_assert_not_null(sheets, "%s", failure());
    const XlsxProperties properties = { .language = ENGLISH,
                                        .title = "T",
                                        .subject = "",
                                        .company = "",
                                        .keywords = "",
                                        .category = "",
                                        .confidentiality = "",
                                        .engagement_id = "",
                                        .version = "" };
    cr_assert(xlsx_write(workbook, &properties, sheets, count), "%s", failure());
    sheets_free(sheets, count);
    store_close(store);
    char *sheet = part_of(workbook, "xl/worksheets/sheet1.xml");
    free(workbook);
    free(path);
    free(folder);
    return sheet;
}

Test(consulting, a_total_is_a_formula_with_its_value)
{
    char *sheet = sheet_of("-- title: A | 甲\n-- column: a | A | 甲\n"
                           "-- column: b | B | 乙 | format=money total=sum\n-- total: yes\n"
                           "SELECT 'x', 0.1 UNION ALL SELECT 'y', 0.2 UNION ALL SELECT 'z', 10\n");
    expect(sheet, "<f>SUBTOTAL(109,B6:B8)</f><v>10.3</v>");
    expect(sheet, "r=\"B9\"");
    free(sheet);
}

Test(consulting, amounts_of_two_currencies_have_two_totals)
{
    char *sheet =
        sheet_of("-- title: A | 甲\n-- column: a | A | 甲\n-- column: c | C | 丙\n"
                 "-- column: b | B | 乙 | format=money total=sum\n-- total: c\n"
                 "SELECT 'x', 'CNY', 1 UNION ALL SELECT 'y', 'USD', 20 UNION ALL SELECT 'z', "
                 "'CNY', 300\n");
    expect(sheet, "<f>SUMIF(B6:B8,B9,C6:C8)</f><v>301</v>");
    expect(sheet, "<f>SUMIF(B6:B8,B10,C6:C8)</f><v>20</v>");
    cr_expect_null(strstr(sheet, "<v>321</v>"), "currencies were added");
    free(sheet);
}

/* 2026-11-25 is a Wednesday; its Monday, 2026-11-23, is Excel's day 46349. */
Test(consulting, bars_follow_the_dates_by_formulas)
{
    char *sheet =
        sheet_of("-- title: A | 甲\n-- column: a | A | 甲\n"
                 "-- column: s | S | 始 | format=date\n-- column: e | E | 终 | format=date\n"
                 "-- gantt: s e\n"
                 "SELECT 'x', '2026-12-01', '2026-12-09' UNION ALL"
                 " SELECT 'y', '2026-11-25', '2026-11-27' UNION ALL SELECT 'z', '', ''\n");
    expect(sheet, "<f>MIN($B$6:$B$8)-WEEKDAY(MIN($B$6:$B$8),2)+1</f><v>46349</v>");
    expect(sheet, "<f>E5+7</f><v>46356</v>");
    expect(sheet, "<f>F5+7</f><v>46363</v>");
    expect(sheet, "sqref=\"E6:K8\"");
    expect(sheet, "<formula>AND(ISNUMBER($B6),$B6&lt;E$5+7,$C6&gt;=E$5)</formula>");
    free(sheet);
}

/* Two weeks; in the first four days are frozen, in the second one. A row that a sign begins is no task. */
Test(consulting, a_bar_pauses_where_nothing_is_done)
{
    char *sheet =
        sheet_of("-- title: A | 甲\n-- column: a | A | 甲\n"
                 "-- column: s | S | 始 | format=date\n-- column: e | E | 终 | format=date\n"
                 "-- column: p | P | 停\n-- gantt: s e p\n"
                 "SELECT 'x', '2026-11-23', '2026-12-04', '2026-11-24 – 2026-11-30'\n"
                 " UNION ALL SELECT '◆', '2026-12-02', '2026-12-02', ''\n"
                 " UNION ALL SELECT '‖', '2026-11-28', '2026-11-29', '2026-11-28 – 2026-11-29'\n");
    expect(sheet, "<formula>AND(F6=\"\",ISNUMBER($B6),$B6&lt;F$5+7,$C6&gt;=F$5)</formula>");
    expect(sheet, "<c r=\"F6\" s=\"7\" t=\"s\">"); /* ‖ */
    expect(sheet, "<c r=\"G6\" s=\"8\" t=\"s\">"); /* ¦ in a bar, in a colour of its own */
    expect(sheet, "<c r=\"F7\" s=\"9\"/>");
    expect(sheet, "<c r=\"G7\" s=\"10\" t=\"s\">"); /* ◆ */
    expect(sheet, "<c r=\"F8\" s=\"7\" t=\"s\">"); /* ¦, of a weekend, and no milestone */
    expect(sheet, "<c r=\"G8\" s=\"9\"/>");
    free(sheet);
}

/* From its number on any other sheet to the recommendation's row, also where others follow it. */
Test(consulting, a_number_leads_to_its_row)
{
    Sheet sheets[2] = { 0 };
    SheetBlock blocks[2] = { { .is_anchor = true }, { 0 } };
    SheetColumn columns[] = { { .format = FORMAT_ID }, { .format = FORMAT_LONG } };
    for (size_t i = 0; i < COUNT(sheets); i++) {
        blocks[i].table = table_new();
        blocks[i].columns = columns;
        table_add_column(blocks[i].table, "number", "No.", COLUMN_TEXT);
        table_add_column(blocks[i].table, "title", "Title", COLUMN_TEXT);
        sheets[i] = (Sheet){ .name = i ? "b" : "a", .title = i ? "B" : "A", .blocks = &blocks[i], .block_count = 1 };
    }
    table_add(blocks[0].table, (const char *[]){ "R01", "One" }, 0);
    table_add(blocks[0].table, (const char *[]){ "R02", "Two" }, 0);
    table_add(blocks[1].table, (const char *[]){ "K1", "R02、R01" }, 0);
    table_add(blocks[1].table, (const char *[]){ "R01", "R01x" }, 0);
    char *path = fixture_path("links.xlsx");
    const XlsxProperties properties = { .title = "", .subject = "", .company = "", .keywords = "", .category = "",
                                        .confidentiality = "", .engagement_id = "", .version = "" };
    cr_assert(xlsx_write(path, &properties, sheets, 2), "%s", failure());
    char *first = part_of(path, "xl/worksheets/sheet1.xml"), *second = part_of(path, "xl/worksheets/sheet2.xml");
    cr_expect_null(strstr(first, "<hyperlink "), "to itself");
    expect(second, "<hyperlink ref=\"B6\" location=\"'A'!A7\"");
    expect(second, "<hyperlink ref=\"A7\" location=\"'A'!A6\"");
    cr_expect_null(strstr(second, "ref=\"B7\""));
    for (size_t i = 0; i < COUNT(blocks); i++)
        table_free(blocks[i].table);
    free(first);
    free(second);
    free(path);
}

/* ---- the solution design ---- */

/* A practice that a theme names itself is of that theme, and not of the one that names its question. */
#define OF_THEME                                                                                    \
    "theme.id = coalesce((SELECT its.id FROM theme AS its WHERE instr(' ' || its.questions || ' ',"  \
    " ' ' || practice.id || ' ')), (SELECT its.id FROM theme AS its WHERE instr(' ' ||"              \
    " its.questions || ' ', ' ' || practice.question || ' ')))"

enum { LOST, NAMELESS, PARTLESS, STRAY };
static const Query theme_queries[] = {
    [LOST] = { "", "SELECT group_concat(question.id, ' ') FROM question JOIN pillar ON pillar.id ="
                   " question.pillar WHERE (SELECT count(*) FROM theme WHERE instr(' ' || questions"
                   " || ' ', ' ' || question.id || ' ')) <> 1" },
    [NAMELESS] = { "", "SELECT group_concat(theme.id || ' ' || word.value, ', ') FROM theme,"
                       " json_each('[\"' || replace(questions, ' ', '\",\"') || '\"]') AS word"
                       " WHERE word.value NOT IN (SELECT id FROM question UNION SELECT id FROM practice)" },
    [PARTLESS] = { "", "SELECT group_concat(kind || ' ' || practice.id, ', ') FROM practice JOIN theme ON"
                       " " OF_THEME " JOIN (SELECT DISTINCT"
                       " kind FROM theme_part WHERE kind IN ('target', 'step', 'done')) WHERE NOT EXISTS"
                       " (SELECT 1 FROM theme_part AS part WHERE part.theme = theme.id AND part.kind ="
                       " kind AND (instr(' ' || answers || ' ', ' ' || practice.id || ' ') OR instr(' ' ||"
                       " answers || ' ', ' ' || question || ' ')))" },
    [STRAY] = { "", "SELECT group_concat(word.value, ', ') FROM theme_part, json_each('[\"' ||"
                    " replace(answers, ' ', '\",\"') || '\"]') AS word WHERE word.value NOT IN (SELECT"
                    " practice.id FROM practice JOIN theme ON theme.id = theme_part.theme AND"
                    " " OF_THEME " UNION SELECT question.id FROM question"
                    " JOIN theme ON theme.id = theme_part.theme AND instr(' ' || questions || ' ', ' ' ||"
                    " question.id || ' '))" },
    { 0 },
};

static void expect_none(int query, const char *fault)
{
    Store *store = fixture_store();
    char *found = store_text(store, theme_queries, query);
    cr_expect_str_eq(found, "", "%s: %s", fault, found);
    free(found);
    store_close(store);
}

Test(consulting, every_question_belongs_to_one_theme)
{
    expect_none(LOST, "of no theme, or of several");
    expect_none(NAMELESS, "in no bank");
}

/* What is done for a practice has a target, a step and a proof, so that a design is whole whatever a plan
 * has; and no part is about what its theme does not answer. */
Test(consulting, every_practice_has_its_part_of_the_design)
{
    expect_none(PARTLESS, "without a part");
    expect_none(STRAY, "not of the theme");
}

/* ---- the page for the board ---- */

#define BOARD "-- title: A | 甲\n-- layout: board\n-- part: "

Test(consulting, tiles_share_the_width_and_lie_in_merged_cells)
{
    char *sheet = sheet_of(BOARD "tiles 1 48\n-- column: label | L | 标\n"
                                 "-- column: value | V | 值\n-- column: note | N | 注\n"
                                 "SELECT 'Score', '67', 'of 100' UNION ALL SELECT 'Risks', '2', ''\n");
    expect(sheet, "<mergeCell ref=\"A1:W1\"/>"); /* 24 columns, the last for the gap */
    expect(sheet, "<mergeCell ref=\"Y1:AV1\"/>");
    cr_expect_null(strstr(sheet, "fitToHeight=\"0\""), "not on one page");
    free(sheet);
}

/* 50 of 100 are 6 of the 12 cells from I on, 75 are 9: hatched where too few were asked. */
Test(consulting, bars_are_cells_filled_up_to_the_score)
{
    char *sheet = sheet_of(BOARD "bars 1 31\n-- column: label | L | 标\n"
                                 "-- column: now | N | 今\n-- column: after | A | 后\n"
                                 "-- column: thin | T | 薄\n-- column: words | W | 词\n"
                                 "SELECT 'x', 50, 75, 0, 'w' UNION ALL SELECT 'y', 50, 0, 1, 'w'\n");
    static const char *const cells[] = { "N2", "O2", "R2", "N3" };
    int styles[COUNT(cells)];
    for (size_t i = 0; i < COUNT(cells); i++) {
        char *mark = xasprintf("r=\"%s\" s=\"", cells[i]), *found = strstr(sheet, mark);
        cr_assert_not_null(found, "%s", cells[i]);
        styles[i] = atoi(found + strlen(mark));
        for (size_t other = 0; other < i; other++)
            cr_expect_neq(styles[i], styles[other], "%s and %s", cells[i], cells[other]);
        free(mark);
    }
    free(sheet);
}

/* Readers print no pattern: six of the twelve cells say it. */
Test(consulting, what_is_hatched_is_written)
{
    char *sheet = sheet_of(BOARD "bars 1 31\n-- column: label | L | 标\n"
                                 "-- column: now | N | 今\n-- column: after | A | 后\n"
                                 "-- column: thin | T | 薄\n-- column: words | W | 词\n"
                                 "SELECT 'y', 50, 75, 1, 'w'\n");
    static const char *const written[] = { "I", "N" }, *const blank[] = { "O", "T" };
    for (size_t i = 0; i < COUNT(written); i++) {
        char *mark = xasprintf("r=\"%s2\" s=\"", written[i]), *at = strstr(sheet, mark);
        cr_assert_not_null(at);
        cr_expect_eq(strncmp(strchr(at + strlen(mark), '"'), "\" t=\"s\"", 7), 0, "%s", written[i]);
        free(mark);
        mark = xasprintf("r=\"%s2\" s=\"", blank[i]);
        at = strstr(sheet, mark);
        cr_assert_not_null(at);
        cr_expect_eq(strncmp(strchr(at + strlen(mark), '"'), "\"/>", 3), 0, "%s", blank[i]);
        free(mark);
    }
    free(sheet);
}

/* A page has room for 577 points at 90 %: for 30 rows of 14.5 and their head, and not for 60. */
Test(consulting, a_board_goes_on_where_its_letters_would_be_too_small)
{
    static const struct {
        int rows;
        bool is_one;
    } boards[] = { { 30, true }, { 60, false } };
    for (size_t i = 0; i < COUNT(boards); i++) {
        char *template = xasprintf(BOARD "table 1 48\n-- column: label | L | 标\n"
                                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)\n"
                                   "SELECT 'x' || i FROM n\n", boards[i].rows);
        char *sheet = sheet_of(template);
        cr_expect_eq(!strstr(sheet, "fitToHeight=\"0\""), boards[i].is_one, "%d rows", boards[i].rows);
        free(sheet);
        free(template);
    }
}

Test(consulting, a_part_without_rows_is_left_out)
{
    char *sheet = sheet_of(BOARD "table 1 48\n-- column: label | L | 标\n"
                                 "SELECT 'x' WHERE 0\n");
    cr_expect_null(strstr(sheet, "mergeCell"));
    free(sheet);
}

Test(consulting, without_any_date_there_are_no_weeks)
{
    char *sheet = sheet_of("-- title: A | 甲\n-- column: s | S | 始 | format=date\n"
                           "-- column: e | E | 终 | format=date\n-- gantt: s e\nSELECT '', ''\n");
    cr_expect_null(strstr(sheet, "<f>"));
    free(sheet);
}

enum { DATED, FORGET_EDITION, OWNED, ENDS };
static const Query queries[] = {
    [DATED] = { "", "SELECT count(*) FROM improvement_result WHERE starts > ''" },
    [FORGET_EDITION] = { "", "DELETE FROM field_value WHERE field = 'edition'" },
    [OWNED] = { "", "SELECT count(*) FROM recommendation WHERE owner = 'customer'" },
    [ENDS] = { "", "SELECT group_concat(ends || ' ' || provisional, ', ') FROM (SELECT * FROM"
                   " improvement_result WHERE starts > '' ORDER BY ends)" },
    { 0 },
};

/* ---- an engagement with two recommendations ---- */

static void answer(Store *store, const char *practice, PracticeState state)
{
    Table *workloads = engagement_workloads(store);
    cr_assert(answer_set_practice(store, table_cell(workloads, 0, 0), practice, state, ""), "%s",
              failure());
    table_free(workloads);
}

static void finish(Store *store, const char *question)
{
    Table *workloads = engagement_workloads(store);
    cr_assert(answer_rest(store, table_cell(workloads, 0, 0), question, PRACTICE_MISSING), "%s",
              failure());
    table_free(workloads);
}

static void accept(Store *store)
{
    size_t added, accepted;
    cr_assert(recommendation_propose(store, &added) && recommendation_accept_all(store, &accepted),
              "%s", failure());
}

static Store *small_engagement(void)
{
    Store *store = fixture_store();
    answer(store, "SEC01_1", PRACTICE_MISSING);
    answer(store, "SEC01_2", PRACTICE_MISSING);
    accept(store);
    return store;
}

static void set_all(Store *store, const char *const words[], size_t count)
{
    Recommendations *all = recommendation_open(store, ENGLISH);
    for (size_t i = 0; i < all->count; i++)
        cr_assert(recommendation_set(store, all->list[i].id, words, count), "%s", failure());
    recommendation_close(all);
}

static size_t count_of(Store *store, const char *deliverable, const char *what)
{
    size_t count = 0;
    Table *rows = gate_missing(store, deliverable, ENGLISH);
    cr_assert_not_null(rows, "%s", failure());
    for (size_t row = 0; row < table_rows(rows); row++) {
        count += !strcmp(table_get(rows, row, "what"), what);
        cr_expect(*table_get(rows, row, "item") && *table_get(rows, row, "place"),
                  "%s: nowhere to go", table_get(rows, row, "what"));
    }
    table_free(rows);
    return count;
}

static size_t count_missing(Store *store, const char *what)
{
    return count_of(store, "consulting-report", what);
}

Test(consulting, the_gate_lists_what_is_missing_until_it_is_there)
{
    Store *store = fixture_store();
    answer(store, "SEC01_1", PRACTICE_MISSING);
    finish(store, "SEC01");
    cr_expect_eq(count_missing(store, "Question not answered"), 131,
                 "47 in each of two workloads and 38 of the organization, less one");
    cr_expect_eq(count_missing(store, "High risk without a recommendation"), 1);
    accept(store);
    cr_expect_eq(count_missing(store, "High risk without a recommendation"), 0);
    cr_expect_eq(count_missing(store, "Recommendation without owner"), 6,
                 "SEC01 has six practices");
    cr_expect_eq(count_missing(store, "Recommendation without decision"), 6);
    cr_expect_eq(count_missing(store, "Recommendation without cost"), 0, "the bank has one");
    set_all(store,
            (const char *const[]){ "owner=customer", "decision=accepted", "least=0", "likely=0",
                                   "most=0", "once=0", "month=0" },
            7);
    cr_expect_eq(count_missing(store, "Recommendation without owner"), 0);
    cr_expect_eq(count_missing(store, "Recommendation without decision"), 0);
    cr_expect_eq(count_missing(store, "Recommendation without cost"), 6);
    cr_expect_eq(count_missing(store, "Required field empty"), 8,
                 "two of the engagement, two of each workload, level and region");
    cr_assert(store_change(store, queries, FORGET_EDITION), "%s", failure());
    cr_expect_eq(count_missing(store, "Required field empty"), 9);
    store_close(store);
}

/* Disks that no server uses are idle resources, too. */
Test(consulting, the_gate_asks_what_savings_are_reckoned_from)
{
    Store *store = fixture_store();
    answer(store, "COS10_1", PRACTICE_MISSING);
    answer(store, "COS10_2", PRACTICE_MISSING);
    accept(store);
    set_all(store, (const char *const[]){ "saving=100", "currency=CNY" }, 2);
    cr_expect_eq(count_missing(store, "Saving without a basis"), 2);
    cr_expect_eq(count_missing(store, "Saving perhaps counted twice"), 1);
    set_all(store, (const char *const[]){ "saving-basis=The bill of October" }, 1);
    cr_expect_eq(count_missing(store, "Saving without a basis"), 0);
    cr_expect_eq(count_missing(store, "Saving perhaps counted twice"), 1, "both from one bill");
    Recommendations *all = recommendation_open(store, ENGLISH);
    const char *word = "saving-basis=The bill of 17 disks";
    cr_assert(recommendation_set(store, all->list[0].id, &word, 1), "%s", failure());
    recommendation_close(all);
    cr_expect_eq(count_missing(store, "Saving perhaps counted twice"), 0);
    store_close(store);
}

static char *report_json(Store *store, const char *name)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_assert(report_write(store, name, ENGLISH, REPORT_JSON, NULL, out), "%s", failure());
    fclose(out);
    return text;
}

/* What is missing reads as a fault, what to do as an order, and why as it is written; what
 * nobody knows is not said to be so. */
Test(consulting, no_gap_reads_as_an_achievement, .timeout = 600)
{
    Store *store = small_engagement();
    answer(store, "SEC01_3", PRACTICE_UNKNOWN);
    finish(store, "SEC01");
    char *text = report_json(store, "consulting-report");
    expect(text, "- The root account opens with a password alone; no second factor is asked for.");
    expect(text, "Bind an MFA device to the root logon of every Alibaba Cloud account\"");
    expect(text, "one phished or reused password is enough to take over");
    expect(text, "- Don't know: ");
    cr_expect_null(strstr(text, "The root account has MFA turned on"));
    cr_expect_null(strstr(text, "hands the whole company to a stranger"));
    free(text);
    text = report_json(store, "investigation-report");
    expect(text, "- The root account opens with a password alone; no second factor is asked for.");
    cr_expect_null(strstr(text, "Missing: The root account"));
    free(text);
    store_close(store);
}

/* No empty cells where nothing was recommended: what is to be decided, by whom and by when, once. What is
 * partly done is no gap with a word behind it that takes it back. */
Test(consulting, a_risk_that_nothing_mends_says_who_decides, .timeout = 600)
{
    Store *store = fixture_store();
    cr_assert(form_set(store, "engagement", "", "customer_manager", "Chen Yulan, IT") &&
                  form_set(store, "engagement", "", "acceptance_date", "2026-12-11"),
              "%s", failure());
    answer(store, "SEC01_1", PRACTICE_MISSING);
    answer(store, "SEC01_2", PRACTICE_PARTIAL);
    finish(store, "SEC01");
    char *text = report_json(store, "consulting-report");
    expect(text, "No measure in this plan. To be decided by Chen Yulan, by 2026-12-11: order a measure or accept the"
                 " risk in writing");
    expect(text, "\"owner\": \"Chen Yulan, IT\"");
    expect(text, "\"date\": \"2026-12-11\"");
    expect(text, "\"status\": \"Open\"");
    expect(text, "- The root account has no AccessKey (only partly in place)");
    expect(text, "Decisions due from Chen Yulan by 2026-12-11, unless another date is given:");
    expect(text, "1. Order measures, or"
                 " accept in writing:\\n- the high risk left after the plan: K01 Root account\"");
    cr_expect_null(strstr(text, "\"2. "));
    free(text);
    store_close(store);
}

/* Two practices of weight medium: of their proposals one has a reason, then both have one. What
 * nobody gave a reason for is open, on the Risk list, among the assumptions and before the report leaves. */
Test(consulting, a_medium_risk_says_why_nothing_was_taken_up, .timeout = 600)
{
    Store *store = fixture_store();
    const char *why[] = { "reason=Not within the budget of 2027." };
    size_t added;
    cr_assert(form_set(store, "engagement", "", "customer_manager", "Chen Yulan, IT") &&
                  form_set(store, "engagement", "", "acceptance_date", "2026-12-11"),
              "%s", failure());
    answer(store, "SEC01_1", PRACTICE_IN_PLACE);
    answer(store, "SEC01_2", PRACTICE_IN_PLACE);
    answer(store, "SEC01_3", PRACTICE_IN_PLACE);
    answer(store, "SEC01_6", PRACTICE_IN_PLACE);
    finish(store, "SEC01");
    cr_assert(recommendation_propose(store, &added) && added == 2, "%zu", added);
    cr_assert(recommendation_set(store, "SEC01_4-all", why, 1), "%s", failure());
    char *text = report_json(store, "consulting-report");
    expect(text, "No measure in this plan; 2 proposals were not taken up. Why: Not within the budget of 2027;"
                 " no reason given for “Root mobile number and mailbox belong to the company, not a person”. Open point: to be decided by Chen Yulan, by 2026-12-11: order"
                 " a measure or accept the risk in writing");
    expect(text, "no reason was given for them; Chen Yulan is to decide by 2026-12-11");
    expect(text, "[  ] accepted by Chen Yulan");
    expect(text, "2026-12-11, in writing");
    free(text);
    cr_expect_eq(count_of(store, "consulting-report", "Risk stays, no reason"), 1);
    cr_assert(recommendation_set(store, "SEC01_5-all", why, 1), "%s", failure());
    text = report_json(store, "consulting-report");
    expect(text, "Why: Not within the budget of 2027. To be decided by Chen Yulan, by 2026-12-11: order a measure");
    cr_expect_null(strstr(text, "Open point: "));
    cr_expect_null(strstr(text, "\"Open point\""));
    free(text);
    cr_expect_eq(count_of(store, "consulting-report", "Risk stays, no reason"), 0);
    store_close(store);
}

/* A bank without such texts: its titles and `why`, as before. */
Test(consulting, a_bank_of_before_says_its_titles, .timeout = 600)
{
    Engagement made = make_engagement();
    cr_assert(answer_rest(made.store, made.workload, "Q1", PRACTICE_MISSING), "%s", failure());
    accept(made.store);
    char *text = report_json(made.store, "consulting-report");
    expect(text, "Missing: Title");
    expect(text, "\"why\": \"Why\"");
    free(text);
    close_engagement(&made);
}

Test(consulting, past_the_gate_wants_a_reason_which_is_printed, .timeout = 600)
{
    Store *store = small_engagement();
    cr_expect(gate_pass(store, "project-plan", NULL), "it has no gate");
    cr_expect_not(gate_pass(store, "consulting-report", NULL));
    cr_expect(strstr(failure(), "--anyway"), "%s", failure());
    cr_expect_not(gate_pass(store, "consulting-report", "  "));
    cr_expect_not(gate_write(store, "consulting-report", "nowhere", ENGLISH, REPORT_XLSX,
                             "/no-such-folder/report.xlsx", NULL));
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_expect_not(gate_write(store, "consulting-report", NULL, ENGLISH, REPORT_JSON, NULL, out));
    cr_expect_eq(ftell(out), 0, "what is refused is not written");
    cr_assert(gate_write(store, "consulting-report", "the board meets today", ENGLISH, REPORT_JSON,
                         NULL, out),
              "%s", failure());
    fclose(out);
    expect(text, "the board meets today (");
    free(text);
    out = open_memstream(&text, &size);
    cr_assert(gate_write(store, "consulting-report", "the board meets today", CHINESE, REPORT_JSON,
                         NULL, out),
              "%s", failure());
    fclose(out);
    expect(text, "“the board meets today”（原文）（");
    free(text);
    text = report_json(store, "consulting-report");
    expect(text, "the board meets today (");
    cr_expect_null(strstr(text, "nowhere"), "what was not written is not recorded");
    free(text);
    text = report_json(store, "investigation-report");
    cr_expect_null(strstr(text, "the board meets today"));
    free(text);
    store_close(store);
}

static size_t count_found(Store *store, const char *what)
{
    return count_of(store, "investigation-report", what);
}

/* The report on what was found has its own gate: how much was answered, what the forms require,
 * who was spoken with, what was imported, and what contradicts what. */
Test(consulting, the_investigation_report_has_a_gate, .timeout = 600)
{
    static const char *const who[] = { "consultants=Li Na" };
    char id[ID_SIZE];
    Store *store = fixture_store();
    Table *workloads = engagement_workloads(store);
    const char *shop = table_cell(workloads, 0, 0);
    cr_expect_eq(count_found(store, "Questions not answered"), 10, "five pillars, two workloads");
    cr_expect_eq(count_found(store, "Required field empty"), 8, "as in the Consulting Report");
    cr_expect_eq(count_found(store, "No session recorded"), 1);
    cr_expect_eq(count_found(store, "No export imported"), 1);
    cr_expect_eq(count_found(store, "Contradiction"), 0);
    cr_assert(session_add(store, "2026-01-02 09:00", "2", who, 1, id), "%s", failure());
    cr_expect_eq(count_found(store, "No session recorded"), 0);
    cr_assert(form_set(store, "business", shop, "availability_target", "99.95") &&
                  form_set(store, "business", shop, "availability_actual", "99.9"),
              "%s", failure());
    cr_expect_eq(count_found(store, "Contradiction"), 1, "missed, and not among the pain points");
    cr_expect_not(gate_pass(store, "investigation-report", NULL));
    cr_expect(gate_pass(store, "investigation-report", "a draft"), "%s", failure());
    char *words = gate_words(store, "investigation-report");
    cr_expect_str_eq(words, "points missing: 20; a draft", "10 + 8 + 1 + 1");
    free(words);
    table_free(workloads);
    store_close(store);
}

Test(consulting, a_read_only_workbook_exports_with_its_plan, .timeout = 600)
{
    setenv("WELLBOOK_CLOCK", "2026-01-05T02:00:00Z", 1);
    Store *store = small_engagement();
    store_set_read_only(store, "it is a test");
    char *text = report_json(store, "consulting-report");
    expect(text, "\"start\": \"2026-01-05\"");
    free(text);
    store_close(store);
}

/* Each takes 3 days of one engineer; 2026-12-28 to 31 are the last four the calendar knows. */
Test(consulting, where_the_calendar_ends_what_fits_has_dates)
{
    Store *store = small_engagement();
    char *why = NULL, *provisional = NULL;
    int64_t dated;
    set_all(store, (const char *const[]){ "least=3", "likely=3", "most=3" }, 3);
    cr_assert(setting_set(store, "unknown-years", "stop"), "%s", failure());
    cr_assert(plan_result_keep(store, "2026-12-28", true, &why, &provisional), "%s", failure());
    cr_assert(store_number(store, &dated, queries, DATED));
    cr_expect_eq(dated, 1);
    cr_assert_not_null(why);
    expect(why, "2027");
    free(why);
    cr_assert(plan_result_keep(store, "2026-12-21", true, &why, &provisional) && !why, "%s", failure());
    cr_assert(store_number(store, &dated, queries, DATED));
    cr_expect_eq(dated, 2);
    cr_assert(setting_set(store, "unknown-years", "weekdays"), "%s", failure());
    cr_assert(plan_result_keep(store, "2026-12-28", true, &why, &provisional) && !why, "%s", failure());
    cr_assert(store_number(store, &dated, queries, DATED));
    cr_expect_eq(dated, 2);
    cr_assert_not_null(provisional);
    cr_expect_str_eq(provisional,
                     "2027: holidays not known, counted Monday to Friday; provisional");
    free(provisional);
    char *ends = store_text(store, queries, ENDS);
    cr_expect_str_eq(ends, "2026-12-30 0, 2027-01-04 1", "31 December, 1 and 4 January");
    free(ends);
    store_close(store);
}

Test(consulting, a_milestone_keeps_the_recommendations_of_its_day)
{
    Store *store = small_engagement();
    int64_t owned;
    cr_assert(milestone_add(store, "Review", ""), "%s", failure());
    set_all(store, (const char *const[]){ "owner=customer" }, 1);
    char *id = milestone_find(store, "Review");
    Store *then = milestone_open(store, id);
    cr_assert_not_null(then, "%s", failure());
    Recommendations *all = recommendation_open(then, ENGLISH);
    cr_expect_eq(all->count, 2);
    recommendation_close(all);
    cr_assert(store_number(then, &owned, queries, OWNED));
    cr_expect_eq(owned, 0);
    cr_assert(store_number(store, &owned, queries, OWNED));
    cr_expect_eq(owned, 2);
    store_close(then);
    free(id);
    store_close(store);
}

static const char *const names[][LANGUAGE_COUNT] = {
    { "Cover", "封面" },
    { "Document control", "文档控制" },
    { "Contents", "目录" },
    { "Executive summary", "管理摘要" },
    { "Goals and scope", "目标与范围" },
    { "Method", "方法" },
    { "Current state", "现状" },
    { "Pillar results", "支柱评估结果" },
    { "Risk list", "风险清单" },
    { "Improvement recommendations", "改进建议" },
    { "Solution design", "方案设计" },
    { "Priority assessment", "优先级评估" },
    { "Priority matrix", "优先级矩阵" },
    { "Cost evaluation", "成本评估" },
    { "Cost by recommendation", "建议成本明细" },
    { "Improvement plan", "改进计划" },
    { "RACI", "责任矩阵" },
    { "Assumptions and limits", "假设、依赖与限制" },
    { "Contradicting evidence", "访谈回答与检测结果不一致项" },
    { "Confirmation", "确认单" },
};

static void look_at_names(Store *store, Language language)
{
    char *path = fixture_path("consulting.xlsx");
    cr_assert(report_write(store, "consulting-report", language, REPORT_XLSX, path, NULL), "%s",
              failure());
    char *workbook = part_of(path, "xl/workbook.xml");
    const char *last = workbook;
    for (size_t i = 0; i < COUNT(names); i++) {
        char *name = xasprintf("name=\"%s\"", names[i][language]);
        const char *found = strstr(last, name);
        cr_expect_not_null(found, "%s is missing or out of order", name);
        last = found ? found : last;
        free(name);
    }
    char *core = part_of(path, "docProps/core.xml");
    expect(core, language == CHINESE ? "咨询报告" : "Consulting Report");
    free(core);
    free(workbook);
    free(path);
}

Test(consulting, has_its_sheets_in_order_in_both_languages_and_when_empty, .timeout = 600)
{
    Store *stores[] = { fixture_store(), small_engagement() };
    for (size_t i = 0; i < COUNT(stores); i++) {
        look_at_names(stores[i], ENGLISH);
        look_at_names(stores[i], CHINESE);
        store_close(stores[i]);
    }
}

static void look_at_matrix(Store *store, Language language, const char *name, bool is_there)
{
    char *path = fixture_path("matrix.xlsx");
    cr_assert(report_write(store, "consulting-report", language, REPORT_XLSX, path, NULL), "%s",
              failure());
    char *charts = part_of(path, is_there ? "xl/charts/*" : "*Content_Types*");
    char *title = xasprintf("<a:t>%s</a:t>", name);
    cr_expect_eq(strstr(charts, title) != NULL, is_there, "%s", title);
    if (is_there) {
        expect(charts, "<a:t>R01 +1</a:t>");
        cr_expect_null(strstr(charts, "<a:t>R02"), "a place has two points");
    }
    free(title);
    free(charts);
    free(path);
}

/* Two of the same risk and effort lie at the same place. */
Test(consulting, the_priority_matrix_is_a_chart_in_both_languages, .timeout = 600)
{
    static const char *const titles[] = {
        [ENGLISH] = "Effort in man-days", [CHINESE] = "工作量（人天）"
    };
    static const char *const same[] = { "least=2", "likely=2", "most=2", "risk=3", "resources=1" };
    Store *store = fixture_store();
    look_at_matrix(store, ENGLISH, titles[ENGLISH], false);
    store_close(store);
    store = small_engagement();
    set_all(store, same, COUNT(same));
    look_at_matrix(store, ENGLISH, titles[ENGLISH], true);
    look_at_matrix(store, CHINESE, titles[CHINESE], true);
    store_close(store);
}

/* Work of 2 man-days at 2,500 and of 4 days at 2,500, purchases 100 and 50.50. */
Test(consulting, costs_are_summed_by_pillar, .timeout = 600)
{
    static const char *const words[][7] = {
        { "least=2", "likely=2", "most=2", "once=100", "saving=1000", "currency=CNY", "month=0" },
        { "least=4", "likely=4", "most=4", "once=50.50", "saving=3000", "currency=CNY", "month=0" },
    };
    Store *store = small_engagement();
    Recommendations *all = recommendation_open(store, ENGLISH);
    for (size_t i = 0; i < all->count; i++)
        cr_assert(recommendation_set(store, all->list[i].id, words[i], 7), "%s", failure());
    recommendation_close(all);
    char *text = report_json(store, "consulting-report");
    const char *cost = strstr(text, "\"cost-evaluation\"");
    cr_assert_not_null(cost);
    char *row = xstrndup(cost, 400);
    expect(row, "\"days\": 6.0");
    expect(row, "\"work\": 15000.0");
    expect(row, "\"once\": 150.5");
    expect(row, "\"saving\": 4000.0");
    expect(row, "\"payback\": 4");
    free(row);
    free(text);
    store_close(store);
}

/* The exports have open findings of four checks, and no practice is answered. */
Test(consulting, findings_that_stand_alone_are_risks_and_recommendations, .timeout = 600)
{
    Store *store = fixture_store();
    fixture_import(store);
    accept(store);
    char own[RECOMMENDATION_ID_SIZE];
    const char *yes = "status=accepted";
    cr_assert(recommendation_add(store, NULL, "security", "A drill", ENGLISH, own) &&
                  recommendation_set(store, own, &yes, 1),
              "%s", failure());
    char *text = report_json(store, "consulting-report");
    const char *risks = strstr(text, "\"risk-list\""), *what = strstr(text, "\"recommendations\"");
    cr_assert(risks && what && what > risks, "%.2000s", text);
    char *list = xstrndup(risks, (size_t)(what - risks));
    expect(list, "\"K03\"");
    expect(list, "Cloud Config: Root User MFA Check, 1 finding, 1 resource: 1208863178611234");
    cr_expect_null(strstr(list, "\"K04\""));
    expect(what, "\"evidence\": \"Cloud Governance Center: A RAM user has no MFA, 1 finding, 1 resource: li.wei");
    expect(what, "\"found\": \"Open findings\"");
    expect(text, " without an estimate");
    expect(text, "plus 0 medium risks; high risks found by checks alone: 2");
    free(list);
    free(text);
    store_close(store);
}
