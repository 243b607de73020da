/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/slides.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/hash.h"
#include "document/office.h"
#include "engagement/answer.h"
#include "fixture.h"
#include "format/zip_reader.h"
#include "report/report.h"

static char *template_path(void)
{
    return file_shipped("templates/slides/consulting-report/template.pptx");
}

static Sheet *sheets_of(Store *store, Language language, size_t *count)
{
    char *folder = file_shipped("templates/slides/consulting-report");
    const Binding bindings[] = { { ":title", "Consulting Report" }, { 0 } };
    cr_assert(store_begin_reading(store), "%s", failure());
    Sheet *sheets = sheets_make(store, folder, language, bindings, NULL, count);
    store_end_reading(store);
    cr_assert_not_null(sheets, "%s", failure());
    free(folder);
    return sheets;
}

/* The first node of a name in a part that says something like this. */
static bool says(Office *office, const char *part, const char *name, const char *text)
{
    MarkupNode *root = markup_root(office_markup(office, part));
    for (MarkupNode *node = NULL; (node = markup_find(root, node, name));) {
        char *own = markup_text(node);
        bool is_it = !strcmp(own, text);
        free(own);
        if (is_it)
            return true;
    }
    return false;
}

static Office *deck_of(Store *store, const char **path)
{
    *path = fixture_path("deck.pptx");
    cr_assert(report_write(store, "consulting-report", ENGLISH, REPORT_PPTX, *path, NULL), "%s",
              failure());
    Office *office = office_open(*path);
    cr_assert_not_null(office, "%s", failure());
    return office;
}

Test(slides, the_shipped_template_is_filled_wholly_in_both_languages)
{
    Store *store = fixture_store();
    char *template = template_path();
    for (int language = ENGLISH; language <= CHINESE; language++) {
        size_t count;
        Sheet *sheets = sheets_of(store, (Language)language, &count);
        Problems *problems = problems_new();
        cr_assert(slides_check(template, sheets, count, problems), "%s", failure());
        cr_assert(problems_none(problems), "%s", failure());
        problems_free(problems);
        sheets_free(sheets, count);
    }
    free(template);
    store_close(store);
}

Test(slides, a_deck_says_who_it_is_for_and_what_was_found)
{
    Store *store = fixture_store();
    const char *path;
    Office *office = deck_of(store, &path);
    cr_assert(says(office, "ppt/slides/slide1.xml", "a:t", "ACME"));
    cr_assert(says(office, "ppt/slides/slide3.xml", "a:t", "Shop"));
    cr_assert(says(office, "ppt/slides/slide3.xml", "a:t", "Data"));
    cr_assert(says(office, "ppt/slides/slide3.xml", "a:t", "What was looked at"));
    office_free(office);
    free((void *)path);
    store_close(store);
}

Test(slides, a_chart_has_its_numbers_and_a_workbook_with_them)
{
    Store *store = fixture_store();
    const char *path;
    char text[4096] = "";
    cr_assert(answer_rest(store, "Shop", "SEC03", PRACTICE_IN_PLACE), "%s", failure());
    Office *office = deck_of(store, &path);
    cr_assert(says(office, "ppt/charts/chart1.xml", "c:v", "Security"));
    cr_assert(says(office, "ppt/charts/chart1.xml", "c:f", "Sheet1!$A$2:$A$2"));
    cr_assert(says(office, "ppt/charts/chart1.xml", "c:f", "Sheet1!$B$2:$B$2"));
    ZipReader *zip = zip_reader_open(path);
    cr_assert(zip_reader_find(zip, "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"));
    ZipReader *inner = zip_reader_open_inner(zip, "numbers");
    cr_assert_not_null(inner, "%s", failure());
    cr_assert(zip_reader_find(inner, "xl/worksheets/sheet1.xml"));
    cr_assert(zip_reader_read(inner, text, sizeof text - 1) > 0);
    cr_assert(strstr(text, "Security") || strstr(text, "t=\"s\""), "%s", text);
    zip_reader_close(inner);
    zip_reader_close(zip);
    office_free(office);
    free((void *)path);
    store_close(store);
}

Test(slides, without_answers_and_bills_it_says_so_and_shows_no_chart)
{
    Store *store = fixture_store();
    const char *path;
    Office *office = deck_of(store, &path);
    MarkupNode *root = markup_root(office_markup(office, "ppt/slides/slide9.xml"));
    cr_assert_null(markup_find(root, NULL, "c:chart"));
    cr_assert(says(office, "ppt/slides/slide9.xml", "a:t", "No bill was imported."));
    cr_assert(says(office, "ppt/slides/slide2.xml", "a:t", "Nothing has been answered yet"));
    office_free(office);
    free((void *)path);
    store_close(store);
}

/* Titles say what was found; where nothing was, what the page is about. */
Test(slides, titles_are_messages_with_figures_and_topics_without_data)
{
    Store *store = fixture_store();
    const char *path;
    Office *office = deck_of(store, &path);
    cr_assert(says(office, "ppt/slides/slide5.xml", "a:t", "Score by pillar"));
    cr_assert(says(office, "ppt/slides/slide11.xml", "a:t", "Roadmap"));
    cr_assert(says(office, "ppt/notesSlides/notesSlide5.xml", "a:t", ""));
    cr_assert(says(office, "ppt/slides/slide12.xml", "a:t", "Nothing has to be decided yet."));
    office_free(office);
    free((void *)path);
    cr_assert(answer_rest(store, "Shop", "SEC03", PRACTICE_MISSING), "%s", failure());
    char *shop = engagement_workload(store, "Shop");
    cr_assert(answer_rest(store, shop, "REL01", PRACTICE_IN_PLACE), "%s", failure());
    free(shop);
    office = deck_of(store, &path);
    cr_assert(says(office, "ppt/slides/slide3.xml", "a:t",
                   "2 workloads were looked at, 2 of 132 questions answered, 130 not answered"));
    cr_assert(
        says(office, "ppt/slides/slide5.xml", "a:t", "Security scores lowest, with 0 of 100"));
    office_free(office);
    free((void *)path);
    store_close(store);
}

static void expect_descriptions(Office *office, const char *part, const char *begins)
{
    MarkupNode *root = markup_root(office_markup(office, part));
    for (MarkupNode *node = NULL; (node = markup_find(root, node, "p:graphicFrame"));) {
        char *text = markup_attribute(markup_find(node, NULL, "p:cNvPr"), "descr");
        cr_expect(text && !strncmp(text, begins, strlen(begins)), "%s: %s", part, text);
        free(text);
    }
}

Test(slides, tables_and_charts_say_in_the_language_of_the_deck_what_they_are)
{
    Store *store = fixture_sample(ENGLISH);
    char *path = fixture_path("deck.pptx");
    cr_assert(report_write(store, "consulting-report", CHINESE, REPORT_PPTX, path, NULL), "%s",
              failure());
    Office *office = office_open(path);
    expect_descriptions(office, "ppt/slides/slide3.xml", "表格：");
    expect_descriptions(office, "ppt/slides/slide5.xml", "条形图：");
    expect_descriptions(office, "ppt/slides/slide6.xml", "柱形图：");
    expect_descriptions(office, "ppt/slides/slide12.xml", "折线图：");
    cr_expect(
        says(office, "ppt/slides/slide6.xml", "a:t", "按计划完成后，高风险由 21 个降至 6 个"));
    cr_expect(says(office, "ppt/charts/chart5.xml", "c:v", "最优组合（降低风险 %）"));
    office_free(office);
    free(path);
    store_close(store);
}

/* Their rows end above the line at the foot, with letters of eight points or more. */
Test(slides, twelve_workloads_fit_on_a_slide)
{
    enum { ROOM = 6382512 - 1463040, LEAST_SIZE = 800 };
    static const char *const names[] = {
        "Online shop",
        "Store systems",
        "Data platform",
        "Members",
        "Warehouse",
        "Finance",
        "Payments",
        "Marketing",
        "Search",
        "Logistics",
        "Reports",
        "A workload with a name that needs two lines of its cell, as some have",
        NULL
    };
    Store *store =
        engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME", .workloads = names });
    const char *path;
    Office *office = deck_of(store, &path);
    MarkupNode *root = markup_root(office_markup(office, "ppt/slides/slide3.xml"));
    long height = 0, rows = 0;
    for (MarkupNode *row = NULL; (row = markup_find(root, row, "a:tr")); rows++) {
        char *own = markup_attribute(row, "h"),
             *size = markup_attribute(markup_find(row, NULL, "a:rPr"), "sz");
        height += atol(own);
        cr_expect(atol(size) >= LEAST_SIZE);
        free(size);
        free(own);
    }
    cr_expect_eq(rows, 13);
    cr_expect(height <= ROOM, "%ld", height);
    cr_expect(says(office, "ppt/slides/slide3.xml", "a:t", names[11]));
    office_free(office);
    free((void *)path);
    store_close(store);
}

static char *words_of(const char *template, const Sheet *sheets, size_t count)
{
    const DocumentProperties properties = { "Report", "", "ACME", "e0" };
    char *path = fixture_path("deck.pptx");
    cr_assert(slides_write(template, path, &properties, sheets, count), "%s", failure());
    Office *office = office_open(path);
    Buffer words = { 0 };
    for (int i = 1; i <= 12; i++) {
        char *part = xasprintf("ppt/slides/slide%d.xml", i);
        MarkupNode *root = markup_root(office_markup(office, part));
        for (MarkupNode *node = NULL; (node = markup_find(root, node, "a:r"));) {
            char *text = markup_text(node);
            buffer_add(&words, text);
            free(text);
        }
        free(part);
    }
    office_free(office);
    free(path);
    return buffer_take(&words);
}

/* Other fonts and colours, and a logo on each page; titles lost their names. */
Test(slides, a_template_restyled_in_libreoffice_is_filled_as_before)
{
    Store *store = fixture_sample(ENGLISH);
    const char *top = getenv("TOP");
    char *template = template_path();
    char *saved = xasprintf("%s/tests/document/saved-by-libreoffice.pptx", top ? top : ".");
    size_t count;
    Sheet *sheets = sheets_of(store, CHINESE, &count);
    Problems *problems = problems_new();
    char *before = words_of(template, sheets, count), *after = words_of(saved, sheets, count);
    cr_assert_str_eq(before, after);
    cr_assert(slides_check(saved, sheets, count, problems) && problems_none(problems), "%s",
              failure());
    problems_free(problems);
    free(after);
    free(before);
    sheets_free(sheets, count);
    free(saved);
    free(template);
    store_close(store);
}

Test(slides, the_same_engagement_gives_the_same_bytes)
{
    Store *store = fixture_store();
    char hashes[2][HASH_SIZE];
    cr_assert(answer_rest(store, "Shop", "SEC03", PRACTICE_IN_PLACE), "%s", failure());
    for (int i = 0; i < 2; i++) {
        const char *path;
        office_free(deck_of(store, &path));
        cr_assert(hash_file(path, hashes[i]), "%s", failure());
        free((void *)path);
    }
    cr_assert_str_eq(hashes[0], hashes[1]);
    store_close(store);
}
