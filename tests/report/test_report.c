/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Investigation Report as another reader finds it: unzip takes the workbook apart. */
#include "config.h"
#include <string.h>

#include "document/sheet.h"
#include "fixture.h"
#include "report/report.h"

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

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

static char *exported(Store *store, Language language)
{
    char *path = fixture_path("report.xlsx");
    cr_assert(report_write(store, "investigation-report", language, REPORT_XLSX, path, NULL), "%s",
              failure());
    return path;
}

static void each_report(void (*look)(const char *path, Language language, bool is_full))
{
    for (int full = 0; full < 2; full++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            Store *store = full ? fixture_sample(ENGLISH) : fixture_store();
            cr_assert_not_null(store, "%s", failure());
            char *path = exported(store, (Language)language);
            look(path, (Language)language, full);
            free(path);
            store_close(store);
        }
}

static const char *const names[][LANGUAGE_COUNT] = {
    { "Cover", "封面" },
    { "Document control", "文档控制" },
    { "Contents", "目录" },
    { "Executive summary", "管理摘要" },
    { "Security", "安全合规" },
    { "Infrastructure", "基础设施" },
    { "Business status", "业务现状" },
    { "IT governance norms", "IT 治理规范" },
    { "Questionnaire", "调研问卷" },
    { "Open points", "待确认事项" },
    { "Evidence register", "证据登记表" },
    { "Method and glossary", "方法与术语" },
    { "Confirmation", "确认单" },
};

static void look_at_names(const char *path, Language language, bool is_full)
{
    (void)is_full;
    char *workbook = part_of(path, "xl/workbook.xml");
    const char *last = workbook;
    for (size_t i = 0; i < COUNT(names); i++) {
        char *name = xasprintf("name=\"%s\"", names[i][language]);
        const char *found = strstr(last, name);
        cr_expect_not_null(found, "%s is missing or out of order", name);
        last = found ? found : last;
        free(name);
    }
    cr_expect(strstr(workbook, "name=\"Lists\"") && strstr(workbook, "state=\"hidden\""),
              "no hidden Lists");
    free(workbook);
}

Test(report, has_its_sheets_in_order, .timeout = 600)
{
    each_report(look_at_names);
}

static void look_at_pages(const char *path, Language language, bool is_full)
{
    (void)is_full;
    const char *confidential = language == CHINESE ? "保密" : "onfidential";
    for (int i = 1; i <= 17; i++) {
        char *name = xasprintf("xl/worksheets/sheet%d.xml", i), *sheet = part_of(path, name);
        cr_expect(strstr(sheet, "paperSize=\"9\"") || strstr(sheet, "paperSize=\"8\""),
                  "%s is neither A4 nor A3", name);
        cr_expect(strstr(sheet, "fitToPage=\"1\""), "%s is not one page wide", name);
        cr_expect(strstr(sheet, "<oddFooter>"), "%s has no footer", name);
        cr_expect(strstr(sheet, "&amp;P / &amp;N"), "%s has no page number", name);
        cr_expect(strstr(sheet, confidential), "%s does not say how confidential it is", name);
        cr_expect(strstr(sheet, "<tabColor"), "%s has no tab colour", name);
        if (strstr(sheet, "<tablePart"))
            cr_expect(strstr(sheet, "<pane "), "%s does not freeze its header", name);
        const char *at = strstr(sheet, "<brk id=\"");
        cr_expect(!at || atoi(at + strlen("<brk id=\"")) > 5, "%s begins with a page of its title", name);
        free(sheet);
        free(name);
    }
}

Test(report, every_page_can_be_printed, .timeout = 600)
{
    each_report(look_at_pages);
}

static void look_at_questionnaire(const char *path, Language language, bool is_full)
{
    size_t rows = (is_full ? 3 : 2) * 516u;
    char *expected = xasprintf("ref=\"A5:P%zu\"", rows + 5);
    bool found = false;
    for (int i = 1; i <= 30 && !found; i++) {
        char *name = xasprintf("xl/tables/table%d.xml", i), *table = part_of(path, name);
        if (strstr(table, language == CHINESE ? "name=\"最佳实践\"" : "name=\"Best practice\"")) {
            found = true;
            cr_expect(count_of(table, expected) == 2, "table and filter cover %zu rows: %.300s",
                      rows, table);
        }
        free(table);
        free(name);
    }
    cr_expect(found, "no table of practices");
    free(expected);
}

Test(report, table_and_filter_cover_exactly_all_practices, .timeout = 600)
{
    each_report(look_at_questionnaire);
}

static void look_at_properties(const char *path, Language language, bool is_full)
{
    char *core = part_of(path, "docProps/core.xml"), *own = part_of(path, "docProps/custom.xml");
    cr_expect(strstr(core, language == CHINESE ? "调研报告" : "Investigation Report"), "%s", core);
    cr_expect(strstr(core, "<dc:subject>") && strstr(core, "<cp:keywords>"), "%s", core);
    cr_expect_null(strstr(core, "<dc:creator>r"), "a login name in the document");
    cr_expect_geq(count_of(own, "<property "), 2);
    char *app = part_of(path, "docProps/app.xml");
    cr_expect(strstr(app, !is_full ? "ACME" : language == CHINESE ? "示例云服务" : "Sample Cloud Partner"), "%s", app);
    free(app);
    free(core);
    free(own);
}

Test(report, says_what_it_is_without_stray_names, .timeout = 600)
{
    each_report(look_at_properties);
}

static void look_at_charts(const char *path, Language language, bool is_full)
{
    (void)language;
    if (!is_full) {
        char *types = part_of(path, "*Content_Types*");
        cr_expect_null(strstr(types, "/xl/charts/"), "a chart of nothing");
        free(types);
        return;
    }
    char *radar = part_of(path, "xl/charts/chart1.xml"),
         *bars = part_of(path, "xl/charts/chart2.xml");
    char *drawing = part_of(path, "xl/drawings/drawing1.xml");
    cr_expect(strstr(radar, "<c:radarChart>"), "no radar");
    cr_expect(strstr(bars, "<c:barChart>") && strstr(bars, "val=\"stacked\""), "no stacked bars");
    cr_expect_eq(count_of(drawing, "descr=\""), 2, "charts without alternative text");
    free(radar);
    free(bars);
    free(drawing);
}

Test(report, summary_has_its_charts_described, .timeout = 600)
{
    each_report(look_at_charts);
}

Test(report, text_from_people_is_never_a_formula, .timeout = 600)
{
    Store *store = fixture_store();
    Table *workloads = engagement_workloads(store);
    cr_assert(engagement_rename_workload(store, table_cell(workloads, 0, 0), "=HYPERLINK(\"x\")"));
    table_free(workloads);
    char *path = exported(store, ENGLISH), *strings = part_of(path, "xl/sharedStrings.xml");
    cr_expect(strstr(strings, "=HYPERLINK("), "the name is missing");
    for (int i = 1; i <= 17; i++) {
        char *name = xasprintf("xl/worksheets/sheet%d.xml", i), *sheet = part_of(path, name);
        cr_expect_null(strstr(sheet, "<f>"), "%s has a formula", name);
        free(sheet);
        free(name);
    }
    free(strings);
    free(path);
    store_close(store);
}

Test(report, two_exports_are_the_same_bytes, .timeout = 600)
{
    setenv("WELLBOOK_CLOCK", "2026-11-23T09:00:00Z", 1);
    Store *store = fixture_store();
    char *a = exported(store, CHINESE), *b = exported(store, CHINESE);
    char hash_a[HASH_SIZE], hash_b[HASH_SIZE];
    cr_assert(hash_file(a, hash_a) && hash_file(b, hash_b));
    cr_expect_str_eq(hash_a, hash_b);
    free(a);
    free(b);
    store_close(store);
}

Test(report, a_failed_export_leaves_the_old_one, .timeout = 600)
{
    Store *store = fixture_store();
    char *folder = fixture_path("gone"), *path = xasprintf("%s/x.xlsx", folder);
    cr_expect_not(report_write(store, "investigation-report", ENGLISH, REPORT_XLSX, path, NULL));
    cr_expect(strstr(failure(), "No such file"), "%s", failure());
    free(path);
    free(folder);
    store_close(store);
}

Test(sheet, a_broken_template_is_named_with_what_is_wrong)
{
    static const struct {
        const char *text, *reason;
    } broken[] = {
        { "-- title: A | 甲\n-- column: a | A | 甲\nSELECT 1, 2",
          "the SELECT gives 2 columns; the head declares 1" },
        { "-- title: A | 甲\n-- column: a | A\nSELECT 1", "lacks a title in English and Chinese" },
        { "-- title: A | 甲\n-- column: a | A | 甲 | format=gold\nSELECT 1",
          "unknown format 'gold'" },
        { "-- title: A | 甲\n-- colour: red\n-- column: a | A | 甲\nSELECT 1",
          "unknown line '-- colour:'" },
        { "-- title: A | 甲\n-- column: a | A | 甲\nDELETE FROM workload", "not authorized" },
        { "-- title: A | 甲\n-- titles: last\n-- column: a | A | 甲\nSELECT 1", "'titles' knows first" },
        { "SELECT 1", "lacks a title or columns" },
    };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(broken); i++) {
        char *path = fixture_path("broken.sql");
        fixture_write(path, broken[i].text, strlen(broken[i].text));
        cr_expect_null(sheet_table(store, path, ENGLISH, NULL));
        cr_expect(strstr(failure(), broken[i].reason) && strstr(failure(), "broken.sql"), "%s",
                  failure());
        free(path);
    }
    store_close(store);
}

Test(sheet, titles_from_the_first_row_leave_out_the_columns_without)
{
    static const char text[] = "-- title: A | 甲\n-- titles: first\n-- column: a | A | 甲\n"
                               "-- column: b | B | 乙 | total=sum\n-- column: c | C | 丙 | total=sum\n"
                               "SELECT 'Product', '2026-10', '' UNION ALL SELECT 'ecs', 7, 8";
    Store *store = fixture_store();
    char *path = fixture_path("titles.sql");
    fixture_write(path, text, strlen(text));
    Table *table = sheet_table(store, path, ENGLISH, NULL);
    cr_assert_not_null(table, "%s", failure());
    cr_expect_eq(table_columns(table), 2);
    cr_expect_eq(table_rows(table), 1);
    cr_expect_str_eq(table_title(table, 1), "2026-10");
    cr_expect_str_eq(table_cell(table, 0, 1), "7");
    table_free(table);
    free(path);
    store_close(store);
}

/* A column that says what kind of thing a row is. */
static void expect_filled(Store *store, const char *list, const char *column)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        Table *rows = report_list(store, "screens", list, (Language)language, NULL);
        cr_assert_not_null(rows, "%s", failure());
        cr_expect_gt(table_rows(rows), 0);
        for (size_t row = 0; row < table_rows(rows); row++)
            cr_expect(*table_get(rows, row, column), "%s row %zu has no %s", list, row, column);
        table_free(rows);
    }
}

static char *json_report(Store *store, Language language)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_assert(report_write(store, "investigation-report", language, REPORT_JSON, NULL, out), "%s",
              failure());
    fclose(out);
    return text;
}

Test(report, every_row_says_of_what_kind_it_is, .timeout = 600)
{
    Store *store = fixture_sample(ENGLISH);
    expect_filled(store, "open-points", "kind");
    expect_filled(store, "evidence", "kind");
    expect_filled(store, "questions", "risk");
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        char *text = json_report(store, (Language)language);
        cr_expect_null(strstr(text, "\"kind\": \"\",\n      \"workload\""),
                       "an open point of no kind");
        cr_expect_null(strstr(text, "\"kind\": \"\",\n      \"content\""), "evidence of no kind");
        free(text);
    }
    store_close(store);
}
