/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "document/xlsx.h"

/* libxlsxwriter 1.1.4 keeps one copy of each dropdown's formula for ever. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:lxw_strdup\n";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

static char folder[] = "xlsx-test-XXXXXX";
static char *target;

static void set_up(void)
{
    setenv("WELLBOOK_CLOCK", "2026-11-23T09:00:00Z", 1);
    cr_assert(mkdtemp(folder));
    target = xasprintf("%s/report.xlsx", folder);
}

static void tear_down(void)
{
    char *command = xasprintf("rm -rf '%s'", folder);
    cr_assert_eq(system(command), 0);
    free(command);
    free(target);
}

TestSuite(xlsx, .init = set_up, .fini = tear_down);

/* One part of a workbook as text. */
static char *part_of(const char *path, const char *name)
{
    char *command = xasprintf("unzip -p '%s' '%s'", path, name), *text;
    size_t size;
    FILE *pipe = popen(command, "r"), *out = open_memstream(&text, &size);
    cr_assert(pipe && out);
    for (int byte; (byte = getc(pipe)) != EOF;)
        putc(byte, out);
    fclose(out);
    cr_assert_eq(pclose(pipe), 0, "%s", command);
    free(command);
    return text;
}

static void expect(const char *name, const char *text)
{
    char *part = part_of(target, name);
    cr_assert(strstr(part, text), "%s lacks %s:\n%s", name, text, part);
    free(part);
}

static void expect_not(const char *name, const char *text)
{
    char *part = part_of(target, name);
    cr_assert_not(strstr(part, text), "%s has %s:\n%s", name, text, part);
    free(part);
}

static void expect_count(const char *name, const char *text, size_t wanted)
{
    char *part = part_of(target, name);
    size_t count = 0;
    for (const char *at = part; (at = strstr(at, text)); at++)
        count++;
    cr_assert_eq(count, wanted, "%s: %zu times %s", name, count, text);
    free(part);
}

typedef struct Field {
    const char *name, *title;
    SheetFormat format;
    int width;
    char *options;
} Field;

static SheetBlock make_block(const Field *fields, size_t columns, const char *const *cells,
                             size_t rows)
{
    SheetBlock block = { .title = (char *)"Block", .empty = (char *)"Nothing to show." };
    block.columns = xcalloc(columns, sizeof *block.columns);
    block.table = table_new();
    for (size_t i = 0; i < columns; i++) {
        table_add_column(block.table, fields[i].name, fields[i].title, COLUMN_TEXT);
        block.columns[i] =
            (SheetColumn){ fields[i].format, fields[i].width, fields[i].options, NULL };
    }
    for (size_t i = 0; i < rows; i++)
        table_add(block.table, cells + i * columns, 0);
    return block;
}

static void free_block(SheetBlock *block)
{
    table_free(block->table);
    free(block->columns);
}

static const Field findings[] = {
    { "id", "No.", FORMAT_ID, 0, NULL },
    { "question", "Question", FORMAT_LONG, 0, NULL },
    { "risk", "Risk", FORMAT_RISK, 0, (char *)"High;Medium;None" },
    { "state", "State", FORMAT_STATE, 0, NULL },
    { "due", "Due", FORMAT_DATE, 0, NULL },
    { "effort", "Effort", FORMAT_NUMBER, 0, NULL },
    { "score", "Score", FORMAT_SCORE, 0, NULL },
    { "count", "Open", FORMAT_COUNT, 0, NULL },
};

static const char *const finding_rows[][COUNT(findings)] = {
    { "1.1", "=cmd|' /C calc'!A0", "High", "Missing", "2026-12-01", "12.5", "41.27", "9" },
    { "1.2", "Line one\nline two", "Medium", "Partial", "soon", "nan", "88", "2" },
    { "1.3", NULL, "None", "In place", NULL, NULL, NULL, NULL },
    { "1.4", "bell \a tab\t \xFF \xEF\xBF\xBF _x0041_ 😀 <&>", "Odd", "Not applicable", "", "1e999",
      "100", "0" },
};

static const XlsxProperties english = { ENGLISH,       "Report & findings", "Review",
                                        "Example Ltd", "cloud, risk",       "Report",
                                        "Secret R&G",  "E-2026-7",          "1.0" };

static void write_sheets(const Sheet *sheets, size_t count)
{
    cr_assert(xlsx_write(target, &english, sheets, count), "%s", failure());
}

static void write_block(SheetBlock *block)
{
    Sheet sheet = { (char *)"findings",
                    (char *)"Findings",
                    (char *)"All of them.",
                    LAYOUT_TABLE,
                    0xC00000,
                    block,
                    1 };
    write_sheets(&sheet, 1);
    free_block(block);
}

static void write_findings(void)
{
    SheetBlock block = make_block(findings, COUNT(findings), finding_rows[0], COUNT(finding_rows));
    write_block(&block);
}

static const char sheet1[] = "xl/worksheets/sheet1.xml", strings[] = "xl/sharedStrings.xml",
                  book[] = "xl/workbook.xml", styles[] = "xl/styles.xml";

Test(xlsx, the_table_covers_exactly_all_rows)
{
    write_findings();
    expect("xl/tables/table1.xml", " ref=\"A5:H9\"");
    expect("xl/tables/table1.xml", "<autoFilter ref=\"A5:H9\"/>");
    expect("xl/tables/table1.xml", "TableStyleLight");
}

Test(xlsx, header_and_id_stay_in_view)
{
    write_findings();
    expect(sheet1, "<pane xSplit=\"1\" ySplit=\"5\" topLeftCell=\"B6\"");
    expect(book, "'Findings'!$5:$5");
    expect(book, "'Findings'!$A$1:$H$9");
}

Test(xlsx, a_dropdown_is_a_range_of_the_hidden_sheet)
{
    write_findings();
    expect(sheet1, "sqref=\"C6:C9\"><formula1>'Lists'!$A$1:$A$3</formula1>");
    expect(book, "name=\"Lists\" sheetId=\"2\" state=\"hidden\"");
}

Test(xlsx, numbers_and_dates_are_values)
{
    write_findings();
    expect(sheet1, "<v>46357</v>"); /* 2026-12-01 */
    expect(sheet1, "<v>12.5</v>");
    expect(sheet1, "<v>41.27");
    expect(styles, "yyyy-mm-dd");
    expect(strings, "<t>soon</t>");
    expect(strings, "<t>nan</t>");
    expect(strings, "<t>1e999</t>");
}

/* Only a unit says that digits count something: else they name an account, a ticket or a telephone. */
Test(xlsx, digits_without_a_unit_are_text)
{
    static const Field fields[] = { { "value", "Recorded", FORMAT_VALUE, 0, NULL },
                                    { "unit", "Unit", FORMAT_TEXT, 0, NULL } };
    static const char *const rows[][COUNT(fields)] = { { "123456789012", "" },
                                                       { "0571", "" },
                                                       { "6840", "resources" },
                                                       { "3e5", NULL } };
    SheetBlock block = make_block(fields, COUNT(fields), rows[0], COUNT(rows));
    write_block(&block);
    expect(strings, "<t>123456789012</t>");
    expect(strings, "<t>0571</t>");
    expect(strings, "<t>3e5</t>");
    expect(sheet1, "<v>6840</v>");
}

Test(xlsx, stderr_is_left_as_it_was)
{
    struct stat before, after;
    fstat(STDERR_FILENO, &before);
    write_findings();
    fstat(STDERR_FILENO, &after);
    cr_assert_eq(before.st_ino, after.st_ino);
}

Test(xlsx, hostile_text_stays_text)
{
    write_findings();
    expect_not(sheet1, "<f>");
    expect(strings, "=cmd|' /C calc'!A0");
    expect(strings, "bell ^G tab  \xEF\xBF\xBD \xEF\xBF\xBD _x005F_x0041_ 😀 &lt;&amp;&gt;");
}

Test(xlsx, empty_cells_are_blank_and_formatted)
{
    write_findings();
    expect(sheet1, "<c r=\"B8\" s=");
    expect_not(strings, "<t/>");
    expect_not(strings, "<t></t>");
    expect(sheet1, "<dimension ref=\"A1:H9\"/>");
}

Test(xlsx, severity_shows_by_word_and_colour)
{
    write_findings();
    expect(strings, "<t>High</t>");
    expect(styles, "FFF4B6B6");
    expect(sheet1, "type=\"dataBar\"");
    expect(sheet1, "type=\"colorScale\"");
}

Test(xlsx, long_rows_are_taller)
{
    write_findings();
    expect(sheet1, "<row r=\"7\" spans=\"1:8\" ht=\"29.5\" customHeight=\"1\"");
    expect_not(sheet1, "<row r=\"8\" spans=\"1:8\" ht");
}

Test(xlsx, pages_print_on_a4)
{
    write_findings();
    expect(sheet1, "paperSize=\"9\" ");
    expect(sheet1, "orientation=\"landscape\"");
    expect(sheet1, "fitToHeight=\"0\"");
    expect(sheet1, "<tabColor rgb=\"FFC00000\"/>");
    expect(sheet1, "Findings - Secret R＆G&amp;C");
    expect(sheet1, "&amp;P / &amp;N");
}

/* A page of A4 has room for 506 points, 92 of which are head: 27 rows of 15. */
static void write_rows(size_t rows, int width)
{
    const Field fields[] = { { "number", "No.", FORMAT_ID, 8, NULL },
                             { "text", "Text", FORMAT_TEXT, width, NULL } };
    const char **cells = xcalloc(rows * 2, sizeof *cells);
    for (size_t i = 0; i < rows * 2; i++)
        cells[i] = "a";
    SheetBlock block = make_block(fields, 2, cells, rows);
    write_block(&block);
    free(cells);
}

Test(xlsx, a_last_page_with_a_few_lines_is_saved_or_shares)
{
    write_rows(27, 40);
    expect(sheet1, "fitToHeight=\"0\"");
    write_rows(30, 40); /* on one page, a little smaller */
    expect_not(sheet1, "fitToHeight");
    write_rows(45, 40); /* a second page worth turning to */
    expect(sheet1, "fitToHeight=\"0\"");
    expect_not(sheet1, "<brk ");
    /* As wide as can be read: the scale is 70 %, 723 points, 42 rows, which leaves 8 of 50. With 28 rows
     * the first page has 437 of 842 points, the second the rest and the head again: 426. */
    write_rows(50, 188);
    expect(sheet1, "fitToHeight=\"0\"");
    expect(sheet1, "<brk id=\"28\"");
}

/* Readers shrink them with the sheet: 8 points at full size, and at 70 % 12, which print as 8.4. */
Test(xlsx, header_and_footer_are_read_at_any_scale)
{
    write_rows(5, 40);
    expect(sheet1, "&amp;L&amp;\"Calibri,Regular\"&amp;8 ");
    write_rows(50, 188);
    expect(sheet1, "&amp;L&amp;\"Calibri,Regular\"&amp;12 ");
    expect(sheet1, "&amp;R&amp;\"Calibri,Regular\"&amp;12 &amp;P / &amp;N");
    expect_not(sheet1, "&amp;8 ");
}

/* 22 rows, a gap and the second table's head end the first page; so the table begins the next one. */
Test(xlsx, a_table_is_not_parted_from_its_head)
{
    static const Field fields[] = { { "number", "No.", FORMAT_NUMBER, 8, NULL } };
    const char *cells[22] = { NULL };
    for (size_t i = 0; i < COUNT(cells); i++)
        cells[i] = "-7";
    SheetBlock blocks[] = { make_block(fields, 1, cells, 22), make_block(fields, 1, cells, 15) };
    Sheet sheet = { (char *)"two", (char *)"Two", (char *)"", LAYOUT_TABLE, 0, blocks, 2 };
    write_sheets(&sheet, 1);
    expect(sheet1, "<brk id=\"29\"");
    expect_not(sheet1, "<brk id=\"30\"");
    expect(styles, "[&gt;=1000]#,##0;[&lt;0]-General;General");
    for (size_t i = 0; i < COUNT(blocks); i++)
        free_block(&blocks[i]);
}

static void write_block_with_chart(size_t rows)
{
    static const Field fields[] = { { "days", "Days", FORMAT_NUMBER, 12, NULL },
                                    { "words", "Words", FORMAT_TEXT, 80, NULL } };
    const char **cells = xcalloc(rows * 2, sizeof *cells);
    for (size_t i = 0; i < rows * 2; i++)
        cells[i] = i % 2 ? "words" : "7";
    SheetChart chart = { .kind = CHART_LINES, .title = (char *)"Days", .value_count = 1 };
    SheetBlock block = make_block(fields, 2, cells, rows);
    block.charts = &chart;
    block.chart_count = 1;
    write_block(&block);
    free(cells);
}

/* The chart below the table, which the second page would end in, goes to the third whole, and the last
 * two or three rows go with it: their repeated head is not alone. */
Test(xlsx, a_chart_is_not_torn_and_no_head_is_alone_with_it)
{
    for (size_t rows = 57; rows < 60; rows++) {
        write_block_with_chart(rows);
        char *part = part_of(target, sheet1), *at = strstr(part, "<brk id=");
        size_t first = at && (at = strstr(at + 1, "<brk id=\"")) ? (size_t)atoi(at + 9) : 0;
        cr_assert(first == rows + 5 - 3 || first == rows + 5 - 2, "%zu rows: %zu", rows, first);
        free(part);
    }
}

/* Nothing else repeats the head of a second table: it is the row that is repeated. After 40 rows its page
 * is filled too little, so that the second table begins there and goes on; after 46, it does not. */
Test(xlsx, the_head_of_the_table_that_goes_on_is_repeated)
{
    static const Field fields[] = { { "number", "No.", FORMAT_NUMBER, 8, NULL } };
    const char *cells[90] = { NULL };
    for (size_t i = 0; i < COUNT(cells); i++)
        cells[i] = "7";
    static const struct {
        size_t first, second;
        const char *repeated;
    } cases[] = { { 8, 60, "$17:$17" }, { 60, 8, "$5:$5" }, { 60, 60, "$69:$69" }, { 40, 26, "$49:$49" },
                  { 46, 22, "$1:$1" } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        SheetBlock blocks[] = { make_block(fields, 1, cells, cases[i].first),
                                make_block(fields, 1, cells, cases[i].second) };
        Sheet sheet = { (char *)"two", (char *)"Two", (char *)"", LAYOUT_TABLE, 0, blocks, 2 };
        write_sheets(&sheet, 1);
        expect(book, cases[i].repeated);
        for (size_t b = 0; b < COUNT(blocks); b++)
            free_block(&blocks[b]);
    }
}

/* The sheet of a card of as many whole sections as `rows` hold, each of `height` rows; the caller frees. */
static char *card_of_sections(size_t height, size_t rows)
{
    static const Field fields[] = { { "label", "Item", FORMAT_TEXT, 20, NULL },
                                    { "value", "Value", FORMAT_TEXT, 80, NULL },
                                    { "kind", "Kind", FORMAT_TEXT, 8, NULL } };
    const char **cells = xcalloc(rows * COUNT(fields), sizeof *cells);
    for (size_t i = 0; i < rows; i++) {
        cells[i * 3] = "Item";
        cells[i * 3 + 1] = i % height ? "value" : "";
        cells[i * 3 + 2] = i % height ? "" : "section";
    }
    SheetBlock block = make_block(fields, COUNT(fields), cells, rows - rows % height);
    Sheet sheet = { (char *)"card", (char *)"Card", (char *)"", LAYOUT_CARD, 0, &block, 1 };
    write_sheets(&sheet, 1);
    free_block(&block);
    free(cells);
    return part_of(target, sheet1);
}

static const char a_break[] = "<brk id=\"";

Test(xlsx, a_section_begins_with_its_rows_and_no_row_is_left_alone)
{
    size_t breaks = 0;
    for (size_t height = 6; height < 24; height++) {
        char *part = card_of_sections(height, 96);
        for (const char *at = part; (at = strstr(at, a_break)); at++, breaks++) {
            size_t place = ((size_t)atoi(at + strlen(a_break)) - 4) % height;
            cr_assert(place == 0 || (place > 2 && place != height - 1), "%zu rows: page begins with %zu",
                      height, place);
        }
        free(part);
    }
    cr_assert(breaks > 40);
}

/* Below its title the first section has no room, on a page of its own it has: it begins below the title
 * all the same. */
Test(xlsx, no_title_is_alone_on_a_page)
{
    for (size_t height = 20; height < 44; height++) {
        char *part = card_of_sections(height, 132), *at = strstr(part, a_break);
        cr_expect(at && atoi(at + strlen(a_break)) > 4, "%zu rows: %.40s", height, at ? at : "");
        free(part);
    }
}

Test(xlsx, numbers_in_a_narrow_column_are_never_broken)
{
    static const Field fields[] = { { "number", "Id", FORMAT_ID, 8, NULL },
                                    { "after", "After", FORMAT_TEXT, 9, NULL } };
    static const char *const rows[][2] = { { "R1", "R05、R06、R11" },
                                           { "R2", "R05, R06, R07, R08, R09" },
                                           { "R3", "R05、R06" },
                                           { "R4", "R05; R06 rejected, R07" } };
    SheetBlock block = make_block(fields, 2, rows[0], COUNT(rows));
    write_block(&block);
    expect(strings, "R05、R06、\nR11<");
    expect(strings, "R05, R06,\nR07, R08,\nR09<");
    expect(strings, "<t>R05、R06<");
    expect(strings, "R05; R06 rejected, R07<");
}

/* "Recommendations" is 115 pixels when bold, 17 letters of a column's width. */
Test(xlsx, a_column_is_as_wide_as_the_longest_word_of_its_head)
{
    static const Field fields[] = { { "a", "Recommendations", FORMAT_TEXT, 6, NULL },
                                    { "b", "Open findings", FORMAT_NUMBER, 4, NULL },
                                    { "c", "Found", FORMAT_TEXT, 30, NULL } };
    static const char *const rows[][3] = { { "a", "1", "c" } };
    SheetBlock block = make_block(fields, 3, rows[0], 1);
    write_block(&block);
    expect(sheet1, "<col min=\"1\" max=\"1\" width=\"17.7109375\"");
    expect(sheet1, "<col min=\"2\" max=\"2\" width=\"10.7109375\"");
    expect(sheet1, "<col min=\"3\" max=\"3\" width=\"30.7109375\"");
}

Test(xlsx, chinese_in_an_english_row_has_the_height_of_its_font)
{
    static const Field fields[] = { { "a", "Text", FORMAT_LONG, 30, NULL } };
    static const char *const rows[][1] = { { "one\ntwo" }, { "one\n二" }, { "二" }, { "one" } };
    SheetBlock block = make_block(fields, 1, rows[0], COUNT(rows));
    write_block(&block);
    expect(sheet1, "<row r=\"6\" spans=\"1:1\" ht=\"29.5\" ");
    expect(sheet1, "<row r=\"7\" spans=\"1:1\" ht=\"33\" ");
    expect(sheet1, "<row r=\"8\" spans=\"1:1\" ht=\"16.5\" ");
    expect(sheet1, "<row r=\"9\" spans=\"1:1\">");
}

Test(xlsx, properties_name_the_engagement_and_nobody)
{
    write_findings();
    expect("docProps/core.xml", "<dc:title>Report &amp; findings</dc:title>");
    expect("docProps/core.xml", "2026-11-23T09:00:00Z");
    expect("docProps/core.xml", "<dc:creator></dc:creator>");
    expect("docProps/custom.xml", "<vt:lpwstr>E-2026-7</vt:lpwstr>");
    expect("docProps/custom.xml", "name=\"Version\"");
}

Test(xlsx, the_same_sheets_give_the_same_bytes)
{
    char *command = xasprintf("cmp '%s/first' '%s'", folder, target);
    char *first = xasprintf("%s/first", folder);
    write_findings();
    cr_assert_eq(rename(target, first), 0);
    write_findings();
    cr_assert_eq(system(command), 0);
    free(first);
    free(command);
}

Test(xlsx, nothing_is_left_beside_the_target)
{
    char *command = xasprintf("test \"$(ls -A '%s')\" = report.xlsx", folder);
    write_findings();
    cr_assert_eq(system(command), 0);
    free(command);
}

Test(xlsx, no_rows_give_a_sentence_and_no_table)
{
    SheetBlock block = make_block(findings, COUNT(findings), NULL, 0);
    write_block(&block);
    expect(strings, "Nothing to show.");
    expect(sheet1, "<c r=\"A6\"");
    expect_not(sheet1, "<tableParts");
    expect_not(sheet1, "dataValidation");
}

/* An emoji is two UTF-16 units, so half as many fit. */
Test(xlsx, a_cell_never_exceeds_what_excel_holds)
{
    static char emoji[4 * 20000 + 1], letters[32001];
    for (size_t i = 0; i + 4 < sizeof emoji; i += 4)
        memcpy(emoji + i, "😀", 4);
    memset(letters, 'x', sizeof letters - 1);
    const char *cells[] = { emoji, letters };
    static const Field fields[] = { { "a", "A", FORMAT_LONG, 0, NULL },
                                    { "b", "B", FORMAT_LONG, 0, NULL } };
    SheetBlock block = make_block(fields, 2, cells, 1);
    write_block(&block);
    expect_count(strings, "😀", 16383);
    expect(strings, letters);
    expect(sheet1, "ht=\"409\"");
}

Test(xlsx, the_same_headers_are_told_apart)
{
    static const Field fields[] = { { "a", "Same", FORMAT_TEXT, 0, NULL },
                                    { "b", "same", FORMAT_TEXT, 0, NULL },
                                    { "c", "", FORMAT_TEXT, 30, NULL } };
    const char *cells[] = { "1", "2", "3" };
    SheetBlock block = make_block(fields, 3, cells, 1);
    write_block(&block);
    expect("xl/tables/table1.xml", "name=\"Same\"");
    expect("xl/tables/table1.xml", "name=\"same 2\"");
    expect("xl/tables/table1.xml", "name=\"c\"");
    expect(sheet1, "min=\"3\" max=\"3\" width=\"30.7109375\"");
}

static const Field two[] = { { "label", "Label", FORMAT_TEXT, 0, NULL },
                             { "value", "Value", FORMAT_LONG, 0, NULL },
                             { "kind", "Kind", FORMAT_TEXT, 0, NULL } };

Test(xlsx, contents_lead_to_the_sheets_and_back)
{
    static const Field links[] = { { "sheet", "Sheet", FORMAT_LINK, 0, NULL },
                                   { "print", "Page", FORMAT_TEXT, 0, NULL } };
    const char *names[] = { "It's a: card", "", "Cover", "sample", "Nowhere", "" };
    const char *card[] = { "Part", "", "section", "Name", "A long value", "" };
    const char *cover[] = { "Customer", "Example Ltd", "",    "Report", "Investigation",
                            "",         "Version",     "1.0", "" };
    SheetBlock blocks[] = { make_block(two, 3, cover, 3), make_block(links, 2, names, 3),
                            make_block(two, 3, card, 2) };
    Sheet sheets[] = {
        { (char *)"cover", (char *)"Cover", NULL, LAYOUT_COVER, 0, &blocks[0], 1 },
        { (char *)"contents", (char *)"Contents", NULL, LAYOUT_CONTENTS, 0, &blocks[1], 1 },
        { (char *)"card", (char *)"It's a: card", NULL, LAYOUT_CARD, 0, &blocks[2], 1 },
    };
    write_sheets(sheets, 3);
    expect("xl/worksheets/sheet2.xml", "location=\"'It''s a  card'!A1\"");
    expect("xl/worksheets/sheet2.xml", "location=\"'Cover'!A1\"");
    expect_count("xl/worksheets/sheet2.xml", "<hyperlink ", 2);
    expect(strings, "<t>2 (sample)</t>");
    expect("xl/worksheets/sheet3.xml", "location=\"'Contents'!A1\"");
    expect("xl/worksheets/sheet3.xml", "showGridLines=\"0\"");
    expect(sheet1, "orientation=\"portrait\"");
    expect(sheet1, "showGridLines=\"0\"");
    expect_not(book, "activeTab");
    expect_not(strings, "section");
    for (size_t i = 0; i < COUNT(blocks); i++)
        free_block(&blocks[i]);
}

static const Field scores[] = { { "pillar", "Pillar", FORMAT_ID, 0, NULL },
                                { "score", "Score", FORMAT_SCORE, 0, NULL },
                                { "high", "High", FORMAT_COUNT, 0, NULL },
                                { "medium", "Medium", FORMAT_COUNT, 0, NULL } };

Test(xlsx, charts_have_titles_alt_text_and_colours_and_blocks_stand_below)
{
    const char *rows[] = { "Security", "71.50", "2",         "3",  "Cost", "55",
                           "1",        "4",     "Stability", "80", "0",    "1" };
    SheetChart charts[] = { { CHART_RADAR, (char *)"Scores", 0, { 1 }, 1 },
                            { CHART_STACKED, (char *)"Risks", 0, { 2, 3 }, 2 } };
    SheetBlock blocks[] = { make_block(scores, 4, rows, 3),
                            make_block(findings, COUNT(findings), finding_rows[0], 4) };
    blocks[0].charts = charts;
    blocks[0].chart_count = 2;
    Sheet sheet = { (char *)"summary", (char *)"FY26", NULL, LAYOUT_TABLE, 0, blocks, 2 };
    write_sheets(&sheet, 1);
    expect("xl/charts/chart1.xml", "<c:f>'FY26'!$B$6:$B$8</c:f>");
    expect("xl/charts/chart1.xml", "<c:f>'FY26'!$B$5</c:f>");
    expect("xl/charts/chart1.xml", "<a:t>Scores</a:t>");
    expect("xl/charts/chart2.xml", "C00000");
    expect("xl/charts/chart2.xml", "BF8F00");
    expect("xl/drawings/drawing1.xml", "descr=\"Scores: Pillar, Score\"");
    expect("xl/tables/table2.xml", " ref=\"A31:H35\"");
    expect(book, "'FY26'!$A$1:");
    free_block(&blocks[0]);
    free_block(&blocks[1]);
}

/* Of bars up to 300 the parts of 2 and 1 are too narrow for their numbers, that of 80 is not. */
Test(xlsx, a_part_of_a_bar_without_room_has_no_number)
{
    const char *rows[] = { "Security", "50", "2", "298", "Cost", "55", "80", "1" };
    SheetChart chart = { CHART_STACKED, (char *)"Risks", 0, { 2, 3 }, 2 };
    SheetBlock block = make_block(scores, 4, rows, 2);
    block.charts = &chart;
    block.chart_count = 1;
    write_block(&block);
    static const char hidden[] = "<c:dLbl><c:idx val=\"%d\"/><c:delete val=\"1\"/></c:dLbl>";
    for (int i = 0; i < 2; i++) {
        char *label = xasprintf(hidden, i);
        expect_count("xl/charts/chart1.xml", label, 1);
        free(label);
    }
}

/* Not on row 5 with the headers: it is repeated on each page with what begins there. */
Test(xlsx, a_chart_beside_its_table_begins_below_the_repeated_row)
{
    const char *rows[] = { "Security", "71.50", "2", "3" };
    SheetChart chart = { CHART_STACKED, (char *)"Risks", 0, { 2, 3 }, 2, NULL };
    SheetBlock block = make_block(scores, 4, rows, 1);
    block.charts = &chart;
    block.chart_count = 1;
    Sheet sheet = { (char *)"summary", (char *)"FY26", NULL, LAYOUT_TABLE, 0, &block, 1 };
    write_sheets(&sheet, 1);
    expect(book, "'FY26'!$5:$5");
    expect("xl/drawings/drawing1.xml", "<xdr:from><xdr:col>4</xdr:col>");
    expect("xl/drawings/drawing1.xml", "<xdr:row>5</xdr:row>");
    free_block(&block);
}

static const Field points[] = { { "label", "Name", FORMAT_TEXT, 0, NULL },
                                { "days", "Days", FORMAT_NUMBER, 0, NULL },
                                { "p1", "P1", FORMAT_NUMBER, 0, NULL },
                                { "p2", "P2", FORMAT_NUMBER, 0, NULL },
                                { "p3", "P3", FORMAT_NUMBER, 0, NULL } };

/* The first table has its heading row 5 and three rows; the chart begins below them. */
static void write_points(const char *const rows[], size_t count)
{
    const char *first[] = { "Security", "71.50", "2",         "3",  "Cost", "55",
                            "1",        "4",     "Stability", "80", "0",    "1" };
    SheetChart chart = { CHART_POINTS, (char *)"Matrix", 1, { 2, 3, 4 }, 3, (char *)"Urgency" };
    SheetBlock blocks[] = { make_block(scores, 4, first, 3),
                            make_block(points, COUNT(points), rows, count) };
    blocks[1].charts = &chart;
    blocks[1].chart_count = 1;
    Sheet sheet = { (char *)"matrix", (char *)"FY26", NULL, LAYOUT_TABLE, 0, blocks, 2 };
    write_sheets(&sheet, 1);
    free_block(&blocks[0]);
    free_block(&blocks[1]);
}

Test(xlsx, points_have_a_colour_a_column_names_and_both_axes)
{
    static const char chart[] = "xl/charts/chart1.xml";
    const char *rows[] = { "R01", "2", "70", "", "", "R02 +1", "3.5", "", "45", "" };
    write_points(rows, 2);
    /* The chart has the 20 rows from 10 on; two empty ones and the second title follow. */
    expect("xl/tables/table2.xml", " ref=\"A33:E35\"");
    expect_not("xl/tables/table2.xml", "<autoFilter");
    expect("xl/drawings/drawing1.xml", "<xdr:row>9</xdr:row>");
    expect(chart, "<c:scatterStyle val=\"lineMarker\"/>");
    expect_count(chart, "<c:ser>", 2); /* P3 has no point */
    expect_count(chart, "<c:f>'FY26'!$B$34:$B$35</c:f>", 2);
    expect(chart, "<c:f>'FY26'!$C$34:$C$35</c:f>");
    expect(chart, "<c:f>'FY26'!$D$34:$D$35</c:f>");
    expect(chart, "C00000");
    expect(chart, "BF8F00");
    expect(chart, "<a:t>R01</a:t>");
    expect(chart, "<a:t>R02 +1</a:t>");
    expect_count(chart, "<c:delete val=\"1\"/>", 2);
    expect(chart, "<a:t>Days</a:t>");
    expect(chart, "<a:t>Urgency</a:t>");
}

Test(xlsx, points_too_many_to_read_keep_no_names_and_none_make_no_chart)
{
    enum { ROWS = 25 };
    const char *rows[ROWS * 5], *none[] = { "R01", "2", "", "", "" };
    for (size_t i = 0; i < ROWS; i++) {
        const char *row[] = { i ? "R02" : "R01", "2", i ? "" : "70", i ? "45" : "", "" };
        memcpy(&rows[i * 5], row, sizeof row);
    }
    write_points(rows, ROWS);
    expect_not("xl/charts/chart1.xml", "<a:t>R0"); /* all have names, or none */
    write_points(none, 1);
    expect("xl/tables/table2.xml", " ref=\"A12:E13\"");
    expect("xl/tables/table2.xml", "<autoFilter");
    expect_not(sheet1, "<drawing ");
}

/* Man-days such as 280.63 are the sum of their column to the reader, too. */
Test(xlsx, totals_of_numbers_keep_their_fraction)
{
    const char *rows[] = { "Security", "71.50", "2.25", "3" };
    SheetBlock block = make_block(scores, 4, rows, 1);
    block.total = TOTAL_ALL;
    block.columns[2].total = (char *)"sum";
    Sheet sheet = { (char *)"summary", (char *)"FY26", NULL, LAYOUT_TABLE, 0, &block, 1 };
    write_sheets(&sheet, 1);
    expect(sheet1, "</f><v>2.25</v>");
    expect_not(styles, "formatCode=\"#,##0\"");
    free_block(&block);
}

/* Catalogue of this test's own, so that it does not wait for the translators. */
static void use_chinese(void)
{
    char *data = xasprintf("%s/data", folder), *messages = xasprintf("%s/messages", data);
    char *path = xasprintf("%s/zh.csv", messages);
    cr_assert_eq(mkdir(data, 0700) | mkdir(messages, 0700), 0);
    FILE *file = fopen(path, "we");
    fputs("en,zh\nHigh,高\nMissing,缺失\nBack to contents,返回目录\n", file);
    fclose(file);
    setenv("WELLBOOK_ROOT", folder, 1);
    message_set_language(CHINESE);
    free(path);
    free(messages);
    free(data);
}

Test(xlsx, chinese_has_its_font_words_and_colours)
{
    static const Field fields[] = { { "risk", "风险", FORMAT_RISK, 0, (char *)"高;中;无" },
                                    { "state", "状态", FORMAT_STATE, 0, NULL } };
    const char *rows[] = { "高", "缺失" };
    use_chinese();
    XlsxProperties chinese = english;
    chinese.language = CHINESE;
    SheetBlock block = make_block(fields, 2, rows, 1);
    Sheet sheet = {
        (char *)"findings", (char *)"未决事项", (char *)"说明", LAYOUT_TABLE, 0, &block, 1
    };
    cr_assert(xlsx_write(target, &chinese, &sheet, 1), "%s", failure());
    expect(styles, "<name val=\"Microsoft YaHei\"/>");
    expect_count(styles, "Calibri", 1); /* what widths are counted in */
    expect_not(styles, "<scheme val=\"minor\"/>");
    expect(styles, "FFF4B6B6");
    expect(sheet1, "<formula1>'Lists'!$A$1:$A$3</formula1>");
    free_block(&block);
}

Test(xlsx, a_title_excel_refuses_is_mended_or_named)
{
    SheetBlock block = make_block(two, 3, NULL, 0);
    char *long_title = (char *)"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十😀甲",
         *longer = (char *)"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十😀乙";
    Sheet sheets[] = { { (char *)"a", long_title, NULL, LAYOUT_TABLE, 0, &block, 1 },
                       { (char *)"b", longer, NULL, LAYOUT_TABLE, 0, &block, 1 } };
    write_sheets(sheets, 2);
    expect(book, "name=\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\"");
    expect(book, "name=\"一二三四五六七八九十一二三四五六七八九十一二三四五六七 2\"");
    sheets[1].title = long_title;
    cr_assert_not(xlsx_write(target, &english, sheets, 2));
    sheets[0].title = (char *)"history";
    cr_assert_not(xlsx_write(target, &english, sheets, 1));
    sheets[0].title = (char *)"::";
    cr_assert_not(xlsx_write(target, &english, sheets, 1));
    cr_assert(strstr(failure(), "sheet 'a'"), "%s", failure());
    free_block(&block);
}

Test(xlsx, a_failure_leaves_the_target_untouched)
{
    SheetBlock block = make_block(two, 3, NULL, 0);
    Sheet sheet = { (char *)"a", (char *)"A", NULL, LAYOUT_TABLE, 0, &block, 1 };
    char *nowhere = xasprintf("%s/none/report.xlsx", folder);
    cr_assert_not(xlsx_write(nowhere, &english, &sheet, 1));
    cr_assert(strstr(failure(), "none/report.xlsx"), "%s", failure());
    cr_assert_not(xlsx_write(folder, &english, &sheet, 1));
    free(nowhere);
    free_block(&block);
}
