/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/word.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/hash.h"
#include "document/office.h"
#include "document/overlay.h"
#include "document/word_field.h"
#include "fixture.h"
#include "format/zip_writer.h"
#include "report/report.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define CONTROL(tag, inside)                                                                       \
    "<w:sdt><w:sdtPr><w:tag w:val=\"" tag "\"/></w:sdtPr><w:sdtContent>" inside                    \
    "</w:sdtContent></w:sdt>"
#define RUN(text) "<w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define CELL(tag) "<w:tc>" P(CONTROL(tag, RUN("?"))) "</w:tc>"

static const char core[] =
    "<cp:coreProperties"
    " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title/><dc:identifier/><dcterms:modified/></cp:coreProperties>";

#define NOTE(id, inside) "<w:footnote w:id=\"" id "\">" P(inside) "</w:footnote>"
#define REFERENCE(id)    "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"

/* Its footnotes are 1, the column title, and 2, the column no. */
static char *make_template(const char *body)
{
    static const char notes[] =
        "<w:footnotes " W
        "><w:footnote w:type=\"separator\" w:id=\"0\"/>" NOTE("1", CONTROL("title", RUN("?")))
            NOTE("2", CONTROL("no", RUN("?"))) "</w:footnotes>";
    char *path = fixture_path("template.docx");
    char *document = xasprintf("<w:document " W "><w:body>%s</w:body></w:document>", body);
    ZipWriter *zip = zip_writer_new(NULL);
    cr_assert(zip_writer_add(zip, "word/document.xml", document, strlen(document)) &&
                  zip_writer_add(zip, "word/footnotes.xml", notes, strlen(notes)) &&
                  zip_writer_add(zip, "docProps/core.xml", core, strlen(core)) &&
                  zip_writer_publish(zip, path),
              "%s", failure());
    free(document);
    return path;
}

/* A sheet "risks" with the columns no and title. */
typedef struct Fixture {
    Sheet sheet;
    SheetBlock block;
} Fixture;

static void make_sheet(Fixture *fixture, const char *const rows[][2], size_t count)
{
    Table *table = table_new();
    table_add_column(table, "no", "No.", COLUMN_TEXT);
    table_add_column(table, "title", "What", COLUMN_TEXT);
    for (size_t i = 0; i < count; i++)
        table_add(table, rows[i], 0);
    fixture->block = (SheetBlock){ .empty = "None.", .table = table };
    fixture->sheet = (Sheet){
        .name = "risks", .title = "Risks", .intro = "", .blocks = &fixture->block, .block_count = 1
    };
}

/* What became of the body, as markup; and of the footnotes. */
static char *filled_with(const char *body, const char *const rows[][2], size_t count, char **notes)
{
    Fixture fixture;
    char *template = make_template(body), *path = fixture_path("out.docx");
    make_sheet(&fixture, rows, count);
    fixture.block.is_anchor = true;
    const DocumentProperties properties = { "Report", "", "ACME", "e0" };
    cr_assert(word_write(template, path, &properties, &fixture.sheet, 1), "%s", failure());
    Office *office = office_open(path);
    size_t bytes;
    char *text = markup_write(office_markup(office, "word/document.xml"), &bytes);
    char *start = strstr(text, "<w:body>") + 8;
    *strstr(start, "</w:body>") = '\0';
    memmove(text, start, strlen(start) + 1);
    *notes = markup_write(office_markup(office, "word/footnotes.xml"), &bytes);
    office_free(office);
    table_free(fixture.block.table);
    free(template);
    free(path);
    return text;
}

static char *filled(const char *body, const char *const rows[][2], size_t count)
{
    char *notes, *text = filled_with(body, rows, count, &notes);
    free(notes);
    return text;
}

static const char *const two[][2] = { { "R1", "Keys in code" }, { "R2", "一个可用区" } };

#define T(text)      "<w:t xml:space=\"preserve\">" text "</w:t>"
#define FILLED(text) "<w:r><w:rPr><w:b/></w:rPr>" T(text) "</w:r>"

Test(word, a_table_has_a_row_a_row_and_its_titles_in_the_header)
{
    char *text = filled(
        CONTROL("risks",
                P(CONTROL("title",
                          RUN("?"))) "<w:tbl><w:tr><w:trPr>"
                                     "<w:tblHeader/></w:trPr>" CELL("title") "</w:tr><w:tr>" CELL(
                                         "title") "</w:tr></w:tbl>"),
        two, 2);
    cr_assert_str_eq(
        text,
        "<w:p>" FILLED(
            "Risks") "</w:p><w:tbl><w:tr><w:trPr><w:tblHeader/>"
                     "</w:trPr><w:tc><w:p>" FILLED(
                         "What") "</w:p></w:tc></w:tr><w:tr><w:tc>"
                                 "<w:p>" FILLED("Keys in code") "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>" FILLED(
                                     "一个可用区") "</w:p></w:tc></w:tr></w:tbl>");
    free(text);
}

/* A number is text here: an amount whole, a count without a point, a score with one digit. */
Test(word, numbers_read_as_people_write_them)
{
    static SheetColumn columns[] = { { .format = FORMAT_MONEY }, { .format = FORMAT_NUMBER } };
    static const char *const rows[][2] = { { "153750.0", "11.0" },
                                           { "-1234.5", "9.58" },
                                           { "—", "" } };
    Fixture fixture;
    make_sheet(&fixture, rows, 3);
    fixture.block.columns = columns;
    char *template =
        make_template(CONTROL("risks", "<w:tbl><w:tr>" CELL("no") CELL("title") "</w:tr></w:tbl>"));
    char *path = fixture_path("out.docx");
    const DocumentProperties properties = { "Report", "", "ACME", "e0" };
    cr_assert(word_write(template, path, &properties, &fixture.sheet, 1), "%s", failure());
    Office *office = office_open(path);
    size_t bytes;
    char *text = markup_write(office_markup(office, "word/document.xml"), &bytes);
    const char *const wanted[] = { ">153,750<", ">11<", ">-1,235<", ">9.58<", ">—<" };
    for (size_t i = 0; i < COUNT(wanted); i++)
        cr_expect(strstr(text, wanted[i]), "lacks %s: %s", wanted[i], text);
    free(text);
    office_free(office);
    table_free(fixture.block.table);
    free(template);
    free(path);
}

Test(word, what_is_repeated_stands_for_each_row_without_empty_paragraphs)
{
    static const char *const rows[][2] = { { "R1", "" }, { "R2", "b" } };
    char *text = filled(CONTROL("risks", CONTROL("rows", P(CONTROL("no", RUN("?")))
                                                             P(CONTROL("title.title", RUN("?"))
                                                                   CONTROL("title", RUN("?"))))),
                        rows, 2);
    cr_assert_str_eq(text, "<w:p>" FILLED("R1") "</w:p><w:p>" FILLED("R2") "</w:p><w:p>" FILLED(
                               "What") FILLED("b") "</w:p>");
    free(text);
}

Test(word, without_rows_it_says_so_and_shows_no_table)
{
    const char *body = CONTROL(
        "risks", P(CONTROL("empty", RUN("?"))) "<w:tbl><w:tr>" CELL("no") "</w:tr></w:tbl>");
    char *none = filled(body, two, 0), *some = filled(body, two, 1);
    cr_assert_str_eq(none, "<w:p>" FILLED("None.") "</w:p>");
    cr_assert_str_eq(some, "<w:tbl><w:tr><w:tc><w:p>" FILLED("R1") "</w:p></w:tc></w:tr></w:tbl>");
    free(none);
    free(some);
}

Test(word, a_sheet_stands_between_its_bookmarks_and_controls_need_no_tag)
{
#define MARK(name)     "<w:bookmarkStart w:id=\"1\" w:name=\"" name "\"/><w:bookmarkEnd w:id=\"1\"/>"
#define UNTAGGED(text) "<w:sdt><w:sdtPr/><w:sdtContent>" RUN(text) "</w:sdtContent></w:sdt>"
    char *text = filled(P(MARK("risks") UNTAGGED("title"))
                            P(MARK("risks_rows") MARK("risks_rows_end") UNTAGGED("no"))
                                P(MARK("risks_end")) P(UNTAGGED("risks.title")),
                        two, 2);
    cr_assert_str_eq(text, "<w:p>" FILLED("Risks") "</w:p><w:p>" FILLED("R1") "</w:p><w:p>" FILLED(
                               "R2") "</w:p><w:p/><w:p>" FILLED("Keys in code") "</w:p>");
    free(text);
}

Test(word, a_bookmark_that_was_saved_twice_repeats_nothing_twice)
{
    char *text = filled(P(MARK("risks")) P(MARK("risks_rows") MARK("risks_rows") UNTAGGED("no")
                                               MARK("risks_rows_end") MARK("risks_rows_end"))
                            P(MARK("risks_end")),
                        two, 2);
    cr_assert_str_eq(text, "<w:p/>" P(FILLED("R1")) P(FILLED("R2")) "<w:p/>");
    free(text);
}

/* All that it says, without its markup and fields. */
static char *words_of(const char *template, const Sheet *sheets, size_t count)
{
    const DocumentProperties properties = { "Report", "", "ACME", "e0" };
    char *path = fixture_path("out.docx");
    cr_assert(word_write(template, path, &properties, sheets, count), "%s", failure());
    Office *office = office_open(path);
    MarkupNode *root = markup_root(office_markup(office, "word/document.xml"));
    Buffer words = { 0 };
    for (MarkupNode *node = NULL; (node = markup_find(root, node, "w:t"));) {
        char *text = markup_text(node);
        buffer_add(&words, text);
        free(text);
    }
    office_free(office);
    free(path);
    return buffer_take(&words);
}

/* As a report makes them, which computes each view once. */
static Sheet *sheets_of(Store *store, const char *folder, Language language,
                        const Binding bindings[], size_t *count)
{
    cr_assert(store_begin_reading(store), "%s", failure());
    Sheet *sheets = sheets_make(store, folder, language, bindings, NULL, count);
    cr_assert_not_null(sheets, "%s", failure());
    store_end_reading(store);
    return sheets;
}

/* Other fonts and colours, and a logo beside the title, whose run LibreOffice put into its control.
 */
Test(word, a_template_restyled_in_libreoffice_is_filled_as_before)
{
    Store *store = fixture_store();
    const char *top = getenv("TOP");
    char *folder = file_shipped("templates/documents/consulting-report");
    char *template = xasprintf("%s/template.docx", folder);
    char *saved = xasprintf("%s/tests/document/saved-by-libreoffice.docx", top ? top : ".");
    const Binding bindings[] = { { ":title", "Consulting Report" }, { 0 } };
    size_t count;
    Sheet *sheets = sheets_of(store, folder, CHINESE, bindings, &count);
    char *before = words_of(template, sheets, count), *after = words_of(saved, sheets, count);
    cr_assert(strlen(before) > 1000);
    cr_assert_str_eq(before, after);
    char *path = fixture_path("restyled.docx");
    const DocumentProperties properties = { "Report", "", "ACME", "e0" };
    cr_assert(word_write(saved, path, &properties, sheets, count), "%s", failure());
    Office *office = office_open(path);
    MarkupNode *root = markup_root(office_markup(office, "word/document.xml")), *node;
    cr_expect(markup_find(root, NULL, "w:drawing"), "the logo stays");
    char *style = markup_attribute(
        markup_find(root, markup_find(root, NULL, "w:hyperlink"), "w:pStyle"), "w:val");
    cr_expect_str_eq(style, "Contents1", "the entries have the look that the template gives them");
    node = markup_child(markup_root(office_markup(office, "docProps/core.xml")), "dc:identifier");
    char *identifier = node ? markup_text(node) : NULL;
    cr_expect(identifier && !strcmp(identifier, "e0"), "it says whose it is");
    free(identifier);
    free(style);
    office_free(office);
    free(path);
    free(after);
    free(before);
    sheets_free(sheets, count);
    free(saved);
    free(template);
    free(folder);
    store_close(store);
}

Test(word, foreign_text_stays_text)
{
    static const char *const rows[][2] = { { "</w:t><w:fldSimple w:instr=\"INCLUDEPICTURE x\"/>",
                                             "a\n&b\x1b" } };
    char *text = filled(
        CONTROL("risks", CONTROL("rows", P(CONTROL("no", RUN("?")) CONTROL("title", RUN("?"))))),
        rows, 1);
    cr_assert_str_eq(
        text,
        "<w:p>" FILLED(
            "&lt;/w:t&gt;&lt;w:fldSimple w:instr=\"INCLUDEPICTURE x\""
            "/&gt;") "<w:r><w:rPr><w:b/></w:rPr>" T("a") "<w:br/>" T("&amp;b ") "</w:r></w:p>");
    free(text);
}

Test(word, headings_are_listed_and_captions_counted)
{
#define HEADING(text) P("<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" RUN(text))
#define CAPTION       P("<w:fldSimple w:instr=\" SEQ Table \"><w:r><w:t>9</w:t></w:r></w:fldSimple>")
    char *text = filled(P(CONTROL("contents", RUN("a"))) HEADING("One") CAPTION CAPTION, two, 2);
    cr_assert(strstr(text, "<w:hyperlink w:anchor=\"_Toc000001\"><w:r><w:t>One</w:t></w:r>"
                           "<w:r><w:tab/></w:r>"),
              "%s", text);
    cr_assert(strstr(text, " PAGEREF _Toc000001 \\h "), "%s", text);
    cr_assert(strstr(text, "</w:hyperlink></w:p><w:p><w:r><w:fldChar w:fldCharType=\"end\"/>"),
              "%s", text);
    cr_assert(strstr(text, " w:name=\"_Toc000001\"/>" RUN("One")), "%s", text);
    char *first = strstr(text, "<w:t>1</w:t>");
    cr_assert(first && strstr(first, "<w:t>2</w:t>"), "%s", text);
    free(text);
}

Test(word, a_row_with_a_source_has_a_footnote_and_one_without_has_none)
{
    static const char *const rows[][2] = { { "a", "Advisor, 23 November" }, { "b", "" } };
    char *notes, *text = filled_with(
                     CONTROL("risks", CONTROL("rows", P(CONTROL("no", RUN("?")) REFERENCE("1")))),
                     rows, 2, &notes);
    cr_assert_str_eq(text, P(FILLED("a") REFERENCE("1")) P(FILLED("b")));
    cr_assert(strstr(notes, "<w:footnote w:type=\"separator\" w:id=\"0\"/>"
                            "<w:footnote w:id=\"1\"><w:p>" FILLED("Advisor, 23 November")),
              "%s", notes);
    cr_assert(!strstr(notes, "w:id=\"2\""), "%s", notes);
    free(notes);
    free(text);
}

Test(word, a_footnote_that_was_saved_inside_a_control_stays)
{
    char *notes,
        *text = filled_with(CONTROL("risks", P(CONTROL("title", RUN("title") REFERENCE("2")))), two,
                            1, &notes);
    cr_assert_str_eq(text, P(FILLED("Risks") REFERENCE("1")));
    cr_assert(strstr(notes, ">R1<"), "%s", notes);
    free(notes);
    free(text);
}

#define FIELD(code)                                                                                \
    "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>" code "</w:instrText>"                 \
    "<w:fldChar w:fldCharType=\"separate\"/><w:t>?</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>"
#define MARKED(name, inside)                                                                       \
    "<w:bookmarkStart w:id=\"7\" w:name=\"" name "\"/>" inside "<w:bookmarkEnd w:id=\"7\"/>"

Test(word, a_reference_says_what_its_caption_says_and_goes_with_it)
{
#define SEE P(RUN("a")) P(FIELD(" REF _Ref_1 \\h "))
#define BELOW                                                                                      \
    CONTROL("risks",                                                                               \
            P(MARKED("_Ref_1", RUN("Table ") "<w:fldSimple w:instr=\" SEQ T \"><w:r><w:t>9"        \
                                             "</w:t></w:r></w:fldSimple>")))
    char *some = filled(SEE BELOW, two, 2), *none = filled(SEE BELOW, two, 0);
    cr_assert(strstr(some, "<w:t>Table 1</w:t>"), "%s", some);
    cr_assert_str_eq(none, P(RUN("a")));
    free(none);
    free(some);
}

Test(word, a_number_of_a_row_refers_to_it_wherever_it_stands)
{
    static const char *const rows[][2] = { { "R01", "Keys" }, { "R02", "R01、R09 stay" } };
    char *text = filled(
        CONTROL("risks", CONTROL("rows", P(CONTROL("no", RUN("?"))) P(CONTROL("title", RUN("?"))))),
        rows, 2);
    cr_assert(strstr(text, " w:name=\"_Row_R01\"/>" FILLED("R01") "<w:bookmarkEnd"), "%s", text);
    cr_assert(
        strstr(text, " REF _Row_R01 \\h </w:instrText><w:fldChar w:fldCharType=\"separate\"/>" T(
                         "R01") "<w:fldChar w:fldCharType=\"end\"/>" T("、") T("R09 stay")),
        "%s", text);
    free(text);
}

/* 40 paragraphs of 20 points: eight below the contents, ten on each page of 200 points. The heading
 * stands on the fifth, or begins the sixth. */
Test(word, the_contents_say_on_which_page_a_heading_stands)
{
    static const char styles[] =
        "<w:styles " W
        "><w:style w:styleId=\"Heading1\"><w:pPr><w:pageBreakBefore/></w:pPr></w:style>"
        "<w:style w:styleId=\"Normal\"><w:pPr><w:spacing w:line=\"400\" w:lineRule=\"exact\"/></w:pPr>"
        "</w:style><w:style w:styleId=\"Heading2\"><w:basedOn w:val=\"Normal\"/></w:style></w:styles>";
    Markup *looks = markup_parse(styles, strlen(styles), "styles");
    for (int level = 1; level <= 2; level++) {
        Buffer body = { 0 };
        buffer_add(&body, "<w:document " W "><w:body>" P(CONTROL("contents", RUN("?"))));
        for (int i = 0; i < 40; i++)
            buffer_add(&body, P(RUN("a")));
        buffer_add_format(&body, P("<w:pPr><w:pStyle w:val=\"Heading%d\"/></w:pPr>" RUN("Last")),
                          level);
        buffer_add(
            &body,
            "<w:sectPr><w:pgSz w:w=\"6000\" w:h=\"4200\"/><w:pgMar w:top=\"100\""
            " w:bottom=\"100\" w:left=\"100\" w:right=\"100\"/></w:sectPr></w:body></w:document>");
        Markup *document = markup_parse(buffer_text(&body), strlen(buffer_text(&body)), "document");
        word_field_write(markup_root(document), markup_root(looks));
        size_t bytes;
        char *text = markup_write(document, &bytes), wanted[64];
        snprintf(wanted, sizeof wanted, ">%d</w:t><w:fldChar w:fldCharType=\"end\"/>",
                 level == 1 ? 6 : 5);
        cr_assert(strstr(text, wanted), "%s: %s", wanted, text);
        free(text);
        markup_free(document);
        buffer_free(&body);
    }
    markup_free(looks);
}

Test(word, a_control_that_nothing_fills_and_a_sheet_not_shown_are_named)
{
    Fixture fixture;
    Problems *problems = problems_new();
    char *template = make_template(CONTROL("risk", P(RUN("?"))));
    make_sheet(&fixture, two, 2);
    cr_assert(word_check(template, &fixture.sheet, 1, problems), "%s", failure());
    cr_assert_eq(problems_count(problems), 2);
    cr_assert(strstr(problems_get(problems, 0), "nothing fills the control 'risk'"));
    cr_assert(strstr(problems_get(problems, 1), "no control shows the rows of 'risks'"));
    problems_free(problems);
    table_free(fixture.block.table);
    free(template);
}

Test(word, a_template_with_a_document_type_is_refused)
{
    char *path = fixture_path("bomb.docx");
    const char bomb[] = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
    ZipWriter *zip = zip_writer_new(NULL);
    cr_assert(zip_writer_add(zip, "word/document.xml", bomb, strlen(bomb)) &&
              zip_writer_publish(zip, path));
    Office *office = office_open(path);
    cr_assert_null(office_markup(office, "word/document.xml"));
    cr_assert(strstr(failure(), "not a part of an Office document"), "%s", failure());
    office_free(office);
    free(path);
}

/* ---- those that are shipped ---- */

static const char *const shipped[] = { "consulting-report", "investigation-report",
                                       "implementation-plan" };

Test(word, every_shipped_template_is_filled_wholly_in_both_languages)
{
    Store *store = fixture_store();
    cr_assert(store_begin_reading(store), "%s", failure());
    for (size_t i = 0; i < COUNT(shipped); i++)
        for (int language = ENGLISH; language <= CHINESE; language++) {
            char *name = xasprintf("templates/documents/%s", shipped[i]);
            char *folder = file_shipped(name);
            char *template = xasprintf("%s/template.docx", folder);
            size_t count, found;
            Problems *problems = problems_new();
            const Binding bindings[] = { { ":title", "x" }, { 0 } };
            char **paths = overlay_templates(folder, ":memory:", &found);
            Sheet *sheets =
                sheets_make_all(store, paths, found, (Language)language, bindings, &count);
            overlay_free(paths, found);
            cr_assert_not_null(sheets, "%s", failure());
            cr_assert(word_check(template, sheets, count, problems), "%s", failure());
            cr_assert(problems_none(problems), "%s", failure());
            problems_free(problems);
            sheets_free(sheets, count);
            free(template);
            free(folder);
            free(name);
        }
    store_end_reading(store);
    store_close(store);
}

static char *words_of_plan(Store *store, Language language)
{
    char *folder = file_shipped("templates/documents/implementation-plan");
    char *template = xasprintf("%s/template.docx", folder);
    const Binding bindings[] = { { ":title", "Implementation Plan" }, { 0 } };
    size_t count;
    Sheet *sheets = sheets_of(store, folder, language, bindings, &count);
    char *words = words_of(template, sheets, count);
    sheets_free(sheets, count);
    free(template);
    free(folder);
    return words;
}

Test(word, the_implementation_plan_has_designs_steps_and_signatures)
{
    static const char *const said[] = {
        "Tags follow the resource, accounts do not: two cost centres share the production account.",
        "Full-chain lanes of MSE by a header, then by share; five batches.",
        "3000/s × 160 ms = 480; 480 / (16 × 70 %)",
        "Release a version that fails one in ten payments to 1%",
        "Signature and seal",
        NULL
    };
    Store *store = fixture_sample(ENGLISH);
    char *words = words_of_plan(store, ENGLISH);
    for (size_t i = 0; said[i]; i++)
        cr_expect(strstr(words, said[i]), "%s", said[i]);
    free(words);
    store_close(store);
}

Test(word, the_plan_of_an_engagement_just_begun_says_what_is_missing)
{
    Store *store = fixture_store();
    char *words = words_of_plan(store, CHINESE);
    cr_expect(strstr(words, "尚未约定服务包。"));
    cr_expect(strstr(words, "尚未安排实施步骤。"));
    cr_expect(!strstr(words, "方案比选"), "a design that nobody made");
    free(words);
    store_close(store);
}

Test(word, twelve_workloads_all_stand_in_the_report)
{
    static const char *const names[] = { "Shop",      "Stores",    "Data",      "Members",
                                         "Warehouse", "Finance",   "Payments",  "Marketing",
                                         "Search",    "Logistics", "Reporting", "Portal",
                                         NULL };
    Store *store =
        engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME", .workloads = names });
    char *folder = file_shipped("templates/documents/consulting-report");
    char *template = xasprintf("%s/template.docx", folder);
    const Binding bindings[] = { { ":title", "Consulting Report" }, { 0 } };
    for (int language = ENGLISH; language <= CHINESE; language++) {
        size_t count;
        Sheet *sheets = sheets_of(store, folder, (Language)language, bindings, &count);
        char *words = words_of(template, sheets, count);
        for (size_t i = 0; names[i]; i++)
            cr_expect(strstr(words, names[i]), "%s", names[i]);
        free(words);
        sheets_free(sheets, count);
    }
    free(template);
    free(folder);
    store_close(store);
}

Test(word, the_same_engagement_gives_the_same_bytes)
{
    Store *store = fixture_store();
    char hashes[2][HASH_SIZE];
    for (int i = 0; i < 2; i++) {
        char *path = fixture_path("report.docx");
        cr_assert(report_write(store, "consulting-report", CHINESE, REPORT_DOCX, path, NULL), "%s",
                  failure());
        cr_assert(hash_file(path, hashes[i]), "%s", failure());
        free(path);
    }
    cr_assert_str_eq(hashes[0], hashes[1]);
    store_close(store);
}
