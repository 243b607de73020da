/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/buffer.h"
#include "fixture.h"
#include "format/xlsx_cells.h"

/* What was read, a word a cell: "A1=text", a kind's letter before what is no text. */
static bool begin(void *data, const char *sheet, bool is_hidden)
{
    buffer_add_format(data, "[%s%s] ", sheet, is_hidden ? " hidden" : "");
    return true;
}

static bool take(void *data, const XlsxCell *cell)
{
    static const char *const kinds[] = { "", "n:", "d:", "b:", "e:", "?" };
    char address[XLSX_ADDRESS_SIZE];
    xlsx_address(cell->row, cell->column, address);
    buffer_add_format(data, "%s=%s%s ", address, kinds[cell->kind], cell->text);
    return true;
}

static void merged(void *data, const XlsxArea *area)
{
    buffer_add_format(data, "(%zu,%zu-%zu,%zu) ", area->row, area->column, area->last_row,
                      area->last_column);
}

static void comment(void *data, size_t row, size_t column, const char *text)
{
    char address[XLSX_ADDRESS_SIZE];
    xlsx_address(row, column, address);
    buffer_add_format(data, "%s#%s ", address, text);
}

static bool end(void *data)
{
    buffer_add(data, ".");
    return true;
}

static char *read_back(const char *path)
{
    Buffer buffer = { 0 };
    const XlsxEvents events = { &buffer, begin, take, NULL, merged, comment, end };
    bool done = xlsx_cells_read_file(path, &events);
    if (!done) {
        buffer_free(&buffer);
        return xstrdup(failure());
    }
    return buffer_take(&buffer);
}

typedef struct Part {
    const char *name, *text;
} Part;

static void add(zip_t *zip, const Part *part)
{
    if (part->text)
        cr_assert_geq(zip_file_add(zip, part->name,
                                   zip_source_buffer(zip, part->text, strlen(part->text), 0),
                                   ZIP_FL_OVERWRITE),
                      0);
}

#define RELATION(id, type, target)                                                                 \
    "<Relationship Id='" id "' Type='http://schemas.openxmlformats.org/officeDocument/2006/"       \
    "relationships/" type "' Target='" target "'/>"
#define BOOK(more, sheets)                                                                         \
    "<workbook xmlns='main' xmlns:r='r'>" more "<sheets>" sheets "</sheets></workbook>"
#define ONE_SHEET "<sheet name='One' sheetId='1' r:id='rId1'/>"

/* A workbook of one sheet with these rows; the parts replace or join the usual ones. */
static char *read_parts(const char *rows, const Part *parts, size_t count)
{
    char *path = fixture_path("cells.xlsx"),
         *sheet = xasprintf("<worksheet xmlns='main'>%s</worksheet>", rows);
    const Part usual[] = {
        { "[Content_Types].xml", "<Types/>" },
        { "_rels/.rels", "<Relationships>" RELATION("rId1", "officeDocument",
                                                    "xl/workbook.xml") "</Relationships>" },
        { "xl/workbook.xml", BOOK("", ONE_SHEET) },
        { "xl/_rels/workbook.xml.rels",
          "<Relationships>" RELATION("rId1", "worksheet", "worksheets/sheet.xml")
              RELATION("rId2", "sharedStrings", "/xl/sharedStrings.xml")
                  RELATION("rId3", "styles", "styles.xml") "</Relationships>" },
        { "xl/worksheets/sheet.xml", sheet },
        { "xl/sharedStrings.xml", "<sst/>" },
        { "xl/styles.xml",
          "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;m'/><numFmt"
          " numFmtId='165' formatCode='0.00&quot;day&quot;[Red]'/></numFmts><cellStyleXfs><xf"
          " numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf"
          " numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>" },
    };
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    cr_assert_not_null(zip);
    for (size_t i = 0; i < COUNT(usual); i++)
        add(zip, &usual[i]);
    for (size_t i = 0; i < count; i++)
        add(zip, &parts[i]);
    cr_assert_eq(zip_close(zip), 0);
    char *found = read_back(path);
    unlink(path);
    free(path);
    free(sheet);
    return found;
}

static void expect_parts(const char *rows, const Part *parts, size_t count, const char *expected)
{
    char *found = read_parts(rows, parts, count);
    cr_expect_str_eq(found, expected);
    free(found);
}

static void expect(const char *rows, const char *expected)
{
    expect_parts(rows, NULL, 0, expected);
}

#define ROWS(rows) "<sheetData>" rows "</sheetData>"

Test(xlsx_cells, reads_shared_rich_inline_and_phonetic_texts)
{
    const Part strings = { "xl/sharedStrings.xml",
                           "<sst><si><t>目录</t><rPh sb='0' eb='1'><t>mu</t></rPh><phoneticPr"
                           " fontId='1'/></si><si/><si><r><t>是</t></r><r><t xml:space='preserve'>"
                           " / Yes</t></r></si><si><t>a_x000A_b_x4E00__xZZ</t></si></sst>" };
    expect_parts(ROWS("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c"
                      " r='C1' t='s'><v>2</v></c><c r='D1' t='inlineStr'><is><t>目录</t><rPh><t>mu"
                      "</t></rPh></is></c><c r='E1' t='s'><v>3</v></c></row>"),
                 &strings, 1, "[One] A1=目录 C1=是 / Yes D1=目录 E1=a\nb_x4E00__xZZ .");
}

Test(xlsx_cells, takes_cells_without_references_and_values)
{
    expect("<dimension ref='A1'/>" ROWS(
               "<row><c t='str'><v>a</v></c><c t='s'/><c><v/></c><c><v>4</v></c></row><row/>"
               "<row><c r='B3' t='s'/><c t='inlineStr'><is><t>c</t></is></c></row>"),
           "[One] A1=a D1=n:4 C3=c .");
}

Test(xlsx_cells, tells_dates_truths_and_errors_from_numbers)
{
    static const char rows[] =
        ROWS("<row r='2'><c r='A2' s='1'><v>46349</v></c><c r='B2' s='2'><v>46349.75</v></c><c"
             " r='C2' s='3'><v>46349</v></c><c r='D2' t='b'><v>1</v></c><c r='E2' t='e'><v>#N/A</v>"
             "</c><c r='F2' t='d'><v>2026-11-23</v></c><c r='G2'><v>1.03144549568123E+15</v></c><c"
             " r='H2' s='1'><v>1</v></c></row>");
    const Part later = { "xl/workbook.xml", BOOK("<workbookPr date1904='1'/>", ONE_SHEET) };
    expect(rows, "[One] A2=d:2026-11-23 B2=d:2026-11-23T18:00:00 C2=n:46349 D2=b:TRUE E2=e:#N/A"
                 " F2=d:2026-11-23 G2=n:1031445495681230 H2=d:1900-01-01 .");
    expect_parts("<sheetData><row><c s='1'><v>44887</v></c></row></sheetData>", &later, 1,
                 "[One] A1=d:2026-11-23 .");
}

Test(xlsx_cells, says_which_formulas_have_no_value)
{
    expect(ROWS("<row><c r='AA1'><f>1+1</f></c><c><f>A1</f><v/></c><c t='str'><f>\"\"</f><v></v>"
                "</c><c t='str'><f>A1</f><v>x</v></c></row>"),
           "[One] AA1=? AB1=? AD1=x .");
}

Test(xlsx_cells, takes_prefixes_and_the_strict_namespace)
{
    const Part parts[] = {
        { "_rels/.rels",
          "<p:Relationships xmlns:p='r'><p:Relationship Id='a' Type='http://purl.oclc"
          ".org/ooxml/officeDocument/relationships/officeDocument' Target='/book/main"
          ".xml'/></p:Relationships>" },
        { "book/main.xml", "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'"
                           " xmlns:r='r'><x:sheets><x:sheet name='乙' r:id='n2' state='hidden'/>"
                           "<x:sheet name='甲' r:id='n1'/></x:sheets></x:workbook>" },
        { "book/_rels/main.xml.rels",
          "<ns0:Relationships xmlns:ns0='r'><ns0:Relationship Id='n1' Type='http://purl.oclc.org/"
          "ooxml/officeDocument/relationships/worksheet' Target='../two.xml'/><ns0:Relationship"
          " Id='n2' Type='x/worksheet' Target='one.xml'/></ns0:Relationships>" },
        { "two.xml", "<x:worksheet xmlns:x='m'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>二"
                     "</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>" },
        { "book/one.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>"
                          "</worksheet>" },
    };
    expect_parts("", parts, COUNT(parts), "[乙 hidden] A1=n:1 .[甲] A1=二 .");
}

Test(xlsx_cells, tells_of_merged_cells_and_comments)
{
    const Part parts[] = {
        { "xl/worksheets/_rels/sheet.xml.rels",
          "<Relationships>" RELATION("rId1", "comments", "../comments1.xml") "</Relationships>" },
        { "xl/comments1.xml", "<comments><authors><author>Li</author></authors><commentList>"
                              "<comment ref='B2' authorId='0'><text><r><t>to be </t></r><r><t>"
                              "checked</t></r></text></comment></commentList></comments>" },
    };
    expect_parts(
        ROWS("<row><c t='str'><v>a</v></c></row>") "<mergeCells><mergeCell ref='A1:B3'/><mergeCell "
                                                   "ref='B3:A1'/></mergeCells>",
        parts, COUNT(parts), "[One] A1=a (0,0-2,1) B2#to be checked .");
}

Test(xlsx_cells, refuses_what_is_no_workbook_with_a_sentence)
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
        char *path = fixture_path("no.xlsx");
        fixture_write(path, files[i].bytes, strlen(files[i].bytes));
        char *found = read_back(path), *expected = xasprintf("%s: %s", path, files[i].reason);
        cr_expect_str_eq(found, expected);
        unlink(path);
        free(found);
        free(expected);
        free(path);
    }
}

static void expect_reason(const char *rows, const Part *part, const char *end_of_reason)
{
    char *found = read_parts(rows, part, part != NULL);
    cr_expect_not_null(strstr(found, end_of_reason), "%s", found);
    free(found);
}

Test(xlsx_cells, refuses_damaged_parts_with_a_sentence)
{
    const Part document = { "_rels/.rels",
                            "<Relationships>" RELATION("rId1", "officeDocument",
                                                       "word/document.xml") "</Relationships>" };
    const Part slides = { "xl/workbook.xml", "<presentation/>" };
    expect_reason("", &document, "word/document.xml is missing; the workbook is damaged");
    expect_reason("", &slides, "it has no sheets; it is no Excel workbook");
    expect_reason("<sheetData><row", NULL, "broken XML");
    expect_reason(ROWS("<row><c t='s'><v>7</v></c></row>"), NULL,
                  "One row 1: shared string '7' is missing");
    expect_reason(ROWS("<row r='2'/><row r='1'/>"), NULL, "One row 2: the rows are not in order");
}
