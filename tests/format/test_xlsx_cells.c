/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/buffer.h"
#include "format/xlsx_cells.h"

/* ---- workbooks, part by part ---- */

#define XML         "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define TYPES       "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT      "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define SHEET(rows) XML "<worksheet xmlns='main'><sheetData>" rows "</sheetData></worksheet>"
#define LINK(id, types, kind, target)                                                              \
    "<Relationship Id='" id "' Type='" types "/" kind "' Target='" target "'/>"

/* NULL leaves a part out. */
typedef struct Parts {
    const char *workbook, *relations, *styles, *strings, *sheet, *links, *comments;
} Parts;

static const Parts plain = {
    .workbook =
        XML "<workbook xmlns:r='" TYPES "'><sheets><sheet name='问卷' sheetId='1' r:id='r1'/>"
            "</sheets></workbook>",
    .relations = XML "<Relationships>" LINK("r1", TYPES, "worksheet", "worksheets/sheet1.xml")
        LINK("r2", TYPES, "sharedStrings", "sharedStrings.xml")
            LINK("r3", TYPES, "styles", "/xl/styles.xml") "</Relationships>",
    .styles =
        XML "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/></numFmts>"
            "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
            "<xf numFmtId='164'/><xf numFmtId='14'/></cellXfs></styleSheet>",
    .strings =
        XML "<sst><si><t>Yes</t></si><si/><si><r><t>Back</t></r><r><t xml:space='preserve'>ups"
            " </t></r><rPh><t>bei fen</t></rPh></si><si><t>a_x000D_b_x005F_x_x4E2D_</t></si>"
            "</sst>",
};

static void add_part(zip_t *zip, const char *name, const char *text)
{
    if (text)
        cr_assert_geq(zip_file_add(zip, name, zip_source_buffer(zip, text, strlen(text), 0), 0), 0);
}

static char *write_book(const Parts *parts)
{
    char *path = fixture_path("cells.xlsx");
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    cr_assert_not_null(zip);
    add_part(zip, "xl/workbook.xml", parts->workbook);
    add_part(zip, "xl/_rels/workbook.xml.rels", parts->relations);
    add_part(zip, "xl/styles.xml", parts->styles);
    add_part(zip, "xl/sharedStrings.xml", parts->strings);
    add_part(zip, "xl/worksheets/sheet1.xml", parts->sheet);
    add_part(zip, "xl/worksheets/_rels/sheet1.xml.rels", parts->links);
    add_part(zip, "xl/comments1.xml", parts->comments);
    cr_assert_eq(zip_close(zip), 0);
    return path;
}

/* ---- what was read, a cell a line ---- */

static bool tell_cell(void *data, const XlsxCell *cell)
{
    static const char *const kinds[] = { "text", "number", "date", "boolean", "error", "none" };
    buffer_add_format(data, "%c%zu %s%s %s\n", (char)('A' + cell->column), cell->row,
                      kinds[cell->kind], cell->is_formula ? "=" : "", cell->text);
    cr_expect_eq(strlen(cell->text), cell->bytes);
    return true;
}

static bool tell_row(void *data, size_t row)
{
    buffer_add_format(data, "row %zu\n", row);
    return true;
}

static bool tell_merge(void *data, const XlsxMerge *merge)
{
    buffer_add_format(data, "merged %zu,%zu to %zu,%zu\n", merge->first_row, merge->first_column,
                      merge->last_row, merge->last_column);
    return true;
}

static bool tell_comment(void *data, size_t row, size_t column, const char *text)
{
    char address[XLSX_ADDRESS_SIZE];
    xlsx_cells_address(row, column, address);
    buffer_add_format(data, "%s says %s\n", address, text);
    return true;
}

/* NULL, and a reason, when it cannot be read. */
static char *read_book(const Parts *parts)
{
    char *path = write_book(parts);
    Buffer told = { 0 };
    ZipReader *zip = zip_reader_open(path);
    cr_assert(zip && xlsx_cells_fits(zip));
    XlsxBook *book = xlsx_cells_open(zip, "book");
    const XlsxEvents events = { &told, tell_cell, tell_row, tell_merge, tell_comment };
    bool done = book && xlsx_cells_read(book, 0, &events);
    xlsx_cells_close(book);
    zip_reader_close(zip);
    unlink(path);
    free(path);
    if (done)
        return buffer_take(&told);
    buffer_free(&told);
    return NULL;
}

static void expect_cells(const Parts *parts, const char *sheet, const char *expected)
{
    Parts whole = *parts;
    whole.sheet = sheet;
    char *told = read_book(&whole);
    cr_assert_not_null(told, "%s", failure());
    cr_expect_str_eq(told, expected, "%s", told);
    free(told);
}

Test(xlsx_cells, texts_are_shared_inline_in_runs_and_without_phonetic_signs)
{
    expect_cells(&plain,
                 SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                       "<c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c>"
                       "<c r='E1' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r>"
                       "<rPh><t>no</t></rPh></is></c><c r='F1' t='s'><v/></c></row>"),
                 "A1 text Yes\nC1 text Backups \nD1 text a\rb_x_x4E2D_\nE1 text inline\nrow 1\n");
}

Test(xlsx_cells, a_cell_says_what_kind_of_value_it_has)
{
    expect_cells(&plain,
                 SHEET("<row><c><v>12.5</v></c><c><v>1.031445495681234E+15</v></c>"
                       "<c s='1'><v>46349</v></c><c s='2'><v>1.5</v></c><c s='9'><v>7</v></c>"
                       "<c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c>"
                       "<c t='d'><v>2026-11-23</v></c></row>"),
                 "A1 number 12.5\nB1 number 1031445495681234\nC1 date 46349\nD1 date 1.5\n"
                 "E1 number 7\nF1 boolean TRUE\nG1 boolean FALSE\nH1 error #N/A\n"
                 "I1 date 2026-11-23\nrow 1\n");
}

Test(xlsx_cells, a_formula_that_nobody_computed_is_told_from_an_empty_result)
{
    expect_cells(&plain,
                 SHEET("<row><c><f>A2</f></c><c><f>A2</f><v/></c><c t='str'><f>A2</f><v></v></c>"
                       "<c t='str'><f>A2</f><v>t</v></c><c><f>1+1</f><v>2</v></c><c s='1'/></row>"),
                 "A1 none= \nB1 none= \nD1 text= t\nE1 number= 2\nrow 1\n");
}

Test(xlsx_cells, rows_and_cells_without_a_reference_come_next)
{
    expect_cells(
        &plain,
        SHEET("<row><c><v>1</v></c></row><row r='4'><c r='C4'><v>2</v></c><c><v>3</v></c>"
              "</row><row/><row><c><v>4</v></c></row>"),
        "A1 number 1\nrow 1\nC4 number 2\nD4 number 3\nrow 4\nrow 5\nA6 number 4\nrow 6\n");
}

Test(xlsx_cells, merged_cells_are_named_and_nonsense_is_not)
{
    expect_cells(&plain,
                 XML "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>"
                     "<mergeCell ref='A1:C2'/><mergeCell ref='B9'/><mergeCell ref='C3:A1'/>"
                     "<mergeCell ref='A1:ZZZZ9'/><mergeCell ref='D10:D11'/></mergeCells>"
                     "</worksheet>",
                 "A1 number 1\nrow 1\nmerged 1,0 to 2,2\nmerged 10,3 to 11,3\n");
}

Test(xlsx_cells, prefixes_and_the_strict_namespace_are_no_hindrance)
{
    const Parts strict = {
        .workbook =
            XML "<x:workbook xmlns:x='m' xmlns:rel='" STRICT "'><x:sheets><x:sheet rel:id='r1'"
                " name='S' sheetId='1'/></x:sheets></x:workbook>",
        .relations =
            XML "<p:Relationships xmlns:p='p'><p:Relationship Target='worksheets/sheet1.xml'"
                " Type='" STRICT "/worksheet' Id='r1'/><p:Relationship Id='r2' Type='" STRICT
                "/sharedStrings' Target='sharedStrings.xml'/></p:Relationships>",
        .strings = XML "<x:sst xmlns:x='m'><x:si><x:t>Nein</x:t></x:si></x:sst>",
    };
    expect_cells(&strict,
                 XML
                 "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='B1' t='s'><x:v>0</x:v>"
                 "</x:c></x:row></x:sheetData></x:worksheet>",
                 "B1 text Nein\nrow 1\n");
}

Test(xlsx_cells, sheets_come_in_the_order_of_their_tabs)
{
    static const struct {
        const char *name;
        bool is_hidden, is_chart;
    } expected[] = { { "Second", false, false },
                     { "Lists", true, false },
                     { "Codes", true, false },
                     { "Chart", false, true } };
    const Parts parts = {
        .workbook =
            XML "<workbook><workbookPr date1904='1'/><sheets><sheet name='Second' r:id='r2'"
                " xmlns:r='r'/><sheet name='Lists' id='r1' state='hidden'/>"
                "<sheet name='Codes' id='r3' state='veryHidden'/><sheet name='Chart' id='r4'/>"
                "</sheets></workbook>",
        .relations = XML "<Relationships>" LINK("r1", TYPES, "worksheet", "worksheets/sheet1.xml")
            LINK("r2", TYPES, "worksheet", "worksheets/sheet2.xml")
                LINK("r3", TYPES, "worksheet", "worksheets/sheet3.xml")
                    LINK("r4", TYPES, "chartsheet", "chartsheets/sheet1.xml") "</Relationships>",
    };
    char *path = write_book(&parts);
    ZipReader *zip = zip_reader_open(path);
    XlsxBook *book = xlsx_cells_open(zip, "book");
    cr_assert_not_null(book, "%s", failure());
    cr_expect(xlsx_cells_is_1904(book));
    cr_assert_eq(xlsx_cells_sheets(book), COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        XlsxSheet sheet = xlsx_cells_sheet(book, i);
        cr_expect_str_eq(sheet.name, expected[i].name);
        cr_expect_eq(sheet.is_hidden, expected[i].is_hidden, "%s", sheet.name);
        cr_expect_eq(sheet.is_chart, expected[i].is_chart, "%s", sheet.name);
    }
    xlsx_cells_close(book);
    zip_reader_close(zip);
    unlink(path);
    free(path);
}

Test(xlsx_cells, what_is_broken_is_refused_with_its_place)
{
    static const struct {
        const char *sheet, *reason;
    } cases[] = {
        { SHEET("<row r='3'><c t='s'><v>9</v></c></row>"),
          "book/问卷 row 3: shared string '9' is missing" },
        { SHEET("<row r='2'><c r='B2'/><c r='A2'/></row>"),
          "book/问卷 row 2: the cells are not in order" },
        { SHEET("<row r='2'/><row r='1'/>"), "book/问卷 row 2: the rows are not in order" },
        { SHEET("<row><c></row>"), "broken XML" },
        { NULL, "sheet1.xml is missing" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Parts parts = plain;
        parts.sheet = cases[i].sheet;
        cr_expect_null(read_book(&parts), "%s", cases[i].reason);
        cr_expect_not_null(strstr(failure(), cases[i].reason), "%s", failure());
    }
}

Test(xlsx_cells, comments_are_told_behind_the_rows)
{
    Parts parts = plain;
    parts.links = "<Relationships>" LINK("r1", TYPES, "comments", "../comments1.xml")
        "</Relationships>";
    parts.comments = "<comments><authors><author>Li</author></authors><commentList><comment"
                     " ref='AB2' authorId='0'><text><r><t>to be </t></r><r><t>checked</t></r></text>"
                     "</comment><comment><text><t>nowhere</t></text></comment></commentList>"
                     "</comments>";
    expect_cells(&parts, SHEET("<row><c><v>1</v></c></row>"),
                 "A1 number 1\nrow 1\nAB2 says to be checked\n");
}

static void add_root(zip_t *zip, const char *target)
{
    char *root = xasprintf("<p:Relationships xmlns:p='r'><p:Relationship Id='a' Type='" STRICT
                           "/officeDocument' Target='%s'/></p:Relationships>",
                           target);
    cr_assert_geq(zip_file_add(zip, "_rels/.rels", zip_source_buffer(zip, root, strlen(root), 1),
                               0),
                  0);
    add_part(zip, "[Content_Types].xml", "<Types/>");
}

/* What opening it says, or the name of its first sheet. */
static char *open_rooted(const char *target, const char *workbook)
{
    char *path = fixture_path("rooted.xlsx"), *told;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    add_root(zip, target);
    add_part(zip, "book/main.xml", workbook);
    add_part(zip, "book/_rels/main.xml.rels",
             "<Relationships>" LINK("n1", STRICT, "worksheet", "../two.xml") "</Relationships>");
    add_part(zip, "two.xml", SHEET("<row><c t='str'><v>two</v></c></row>"));
    cr_assert_eq(zip_close(zip), 0);
    XlsxBook *book = xlsx_cells_open_file(path);
    Buffer cells = { 0 };
    const XlsxEvents events = { .data = &cells, .cell = tell_cell };
    if (book && !xlsx_cells_read(book, 0, &events))
        buffer_add(&cells, failure());
    told = book ? xstrdup(buffer_text(&cells)) : xstrdup(failure());
    xlsx_cells_close(book);
    buffer_free(&cells);
    unlink(path);
    free(path);
    return told;
}

Test(xlsx_cells, the_root_says_where_the_workbook_is)
{
    static const char book[] =
        "<x:workbook xmlns:x='m' xmlns:r='r'><x:sheets><x:sheet name='S' r:id='n1'/></x:sheets>"
        "</x:workbook>";
    static const struct {
        const char *target, *workbook, *told;
    } cases[] = {
        { "/book/main.xml", book, "A1 text two\n" },
        { "book/main.xml", book, "A1 text two\n" },
        { "word/document.xml", book, "word/document.xml is missing; the workbook is damaged" },
        { "book/main.xml", "<presentation/>", "it has no sheets; it is no Excel workbook" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *told = open_rooted(cases[i].target, cases[i].workbook);
        cr_expect_not_null(strstr(told, cases[i].told), "%s", told);
        free(told);
    }
}

Test(xlsx_cells, what_is_no_workbook_is_refused_with_what_to_do)
{
    static const struct {
        const char *bytes, *reason;
    } files[] = {
        { "\xD0\xCF\x11\xE0\xA1\xB1", "an old Excel file (.xls), or one with a password; save it as"
                                      " .xlsx without a password" },
        { "a,b\n", "it is no .xlsx workbook, whatever its name; save it as .xlsx" },
        { "", "it is no .xlsx workbook, whatever its name; save it as .xlsx" },
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        char *path = fixture_path("no.xlsx"), *expected = xasprintf("%s: %s", path, files[i].reason);
        fixture_write(path, files[i].bytes, strlen(files[i].bytes));
        cr_expect_null(xlsx_cells_open_file(path));
        cr_expect_str_eq(failure(), expected);
        unlink(path);
        free(expected);
        free(path);
    }
}
