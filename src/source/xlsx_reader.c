/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An XLSX is a zip of XML parts: xl/workbook.xml names the sheets, its relations say in which
 * part each is, xl/sharedStrings.xml holds most texts once, and a cell refers to them by number.
 * All of them are streamed (expat), so a sheet of any length takes the memory of its longest row;
 * only the shared strings are kept, up to a limit. Parts come in any order in the zip, hence the
 * passes: sheets, relations, strings, then one sheet after another.
 *
 * What programs write differs: cells and rows may lack their reference (the next place is meant),
 * texts stand inline or shared, phonetic readings (rPh) are not text, a sheet may be a chart, ids
 * may have become numbers with an exponent (they get their digits back, as far as 15 digits
 * carry). A title above the header stands alone in its row and is passed over. */
#include "config.h"
#include "source/xlsx_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/header_grid.h"
#include "format/xml.h"

enum {
    MOST_STRINGS = 500000,
    MOST_STRING_BYTES = 64 << 20,
    MOST_SHEETS = 1000,
    LAST_COLUMN = 16384,
    LONGEST_CELL = 1 << 20,
    LARGEST_EXPONENT = 20
};

#define WORKBOOK "xl/workbook.xml"

typedef struct Text {
    char *bytes;
    size_t used, room, limit;
} Text;

typedef struct BookSheet {
    char *name, *id, *path; /* path NULL until the relations are read, "" for a chart */
} BookSheet;

typedef struct XlsxReader {
    ZipReader *zip;
    const char *file;
    const Sources *sources;
    const ExportEvents *events;
    BookSheet *sheets;
    size_t sheet_count, sheet_room;
    char *strings_path;
    Text strings;   /* one after another, terminated */
    size_t *starts; /* in strings */
    size_t string_count, string_room;
    /* Of what is being read. */
    bool is_text, is_phonetic;
    Text cell;
    char type[12];
    HeaderGrid grid;
    size_t row, column, filled;
    bool has_failed;
} XlsxReader;

/* ---- text ---- */

static bool add_text(Text *text, const char *bytes, size_t count)
{
    if (count >= text->limit - text->used)
        return false;
    if (text->used + count >= text->room) {
        text->room = (text->used + count + 1) * 2;
        text->bytes = xreallocarray(text->bytes, text->room, 1);
    }
    memcpy(text->bytes + text->used, bytes, count);
    text->used += count;
    text->bytes[text->used] = '\0';
    return true;
}

static void clear_text(Text *text)
{
    text->used = 0;
    (void)add_text(text, "", 0);
}

/* ---- parts ---- */

static bool read_part(XlsxReader *reader, const char *path, const XmlEvents *events)
{
    char *name = xasprintf("%s/%s", reader->file, path);
    bool done =
        zip_reader_find(reader->zip, path) || fail("%s is missing; the workbook is damaged", name);
    done = done && xml_read(name, zip_reader_read, reader->zip, events);
    free(name);
    return done;
}

static bool end_nothing(void *data, const char *name)
{
    (void)data;
    (void)name;
    return true;
}

static bool start_in_workbook(void *data, const char *name, const char **attributes)
{
    XlsxReader *reader = data;
    const char *title = xml_attribute(attributes, "name"), *id = xml_attribute(attributes, "id");
    if (strcmp(name, "sheet") != 0 || !title || !id)
        return true;
    if (reader->sheet_count == MOST_SHEETS)
        return fail("%s: more than %d sheets", reader->file, MOST_SHEETS);
    reader->sheets =
        xgrow(reader->sheets, reader->sheet_count, &reader->sheet_room, sizeof *reader->sheets);
    reader->sheets[reader->sheet_count++] = (BookSheet){ xstrdup(title), xstrdup(id), NULL };
    return true;
}

static char *path_of(const char *target)
{
    return *target == '/' ? xstrdup(target + 1) : xasprintf("xl/%s", target);
}

static bool start_in_relations(void *data, const char *name, const char **attributes)
{
    XlsxReader *reader = data;
    const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type"),
               *target = xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target)
        return true;
    const char *last = strrchr(type, '/');
    if (last && !strcmp(last, "/sharedStrings") && !reader->strings_path)
        reader->strings_path = path_of(target);
    for (size_t i = 0; last && i < reader->sheet_count; i++)
        if (!strcmp(reader->sheets[i].id, id) && !reader->sheets[i].path)
            reader->sheets[i].path = strcmp(last, "/worksheet") ? xstrdup("") : path_of(target);
    return true;
}

/* ---- shared strings ---- */

static bool add_string_text(XlsxReader *reader, const char *text, size_t bytes)
{
    return add_text(&reader->strings, text, bytes) ||
           fail("%s: more than %d MB of shared text; save the sheet as CSV", reader->file,
                MOST_STRING_BYTES >> 20);
}

static void start_text(XlsxReader *reader, const char *name)
{
    if (!strcmp(name, "rPh"))
        reader->is_phonetic = true;
    reader->is_text = !reader->is_phonetic && !strcmp(name, "t");
}

static void end_text(XlsxReader *reader, const char *name)
{
    if (!strcmp(name, "rPh"))
        reader->is_phonetic = false;
    reader->is_text = false;
}

static bool start_in_strings(void *data, const char *name, const char **attributes)
{
    XlsxReader *reader = data;
    (void)attributes;
    start_text(reader, name);
    if (strcmp(name, "si") != 0)
        return true;
    if (reader->string_count == MOST_STRINGS)
        return fail("%s: more than %d shared strings; save the sheet as CSV", reader->file,
                    MOST_STRINGS);
    reader->starts =
        xgrow(reader->starts, reader->string_count, &reader->string_room, sizeof *reader->starts);
    reader->starts[reader->string_count++] = reader->strings.used;
    return true;
}

static bool text_in_strings(void *data, const char *text, size_t bytes)
{
    XlsxReader *reader = data;
    return !reader->is_text || !reader->string_count || add_string_text(reader, text, bytes);
}

static bool end_in_strings(void *data, const char *name)
{
    XlsxReader *reader = data;
    end_text(reader, name);
    return strcmp(name, "si") != 0 || add_string_text(reader, "", 1);
}

/* ---- cells ---- */

/* The column of "B12", from 0; the next one when there is no reference. */
static size_t column_of(const XlsxReader *reader, const char *reference)
{
    size_t column = 0;
    for (; reference && *reference >= 'A' && *reference <= 'Z' && column <= LAST_COLUMN;
         reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    return column ? column - 1 : reader->column;
}

static bool fail_at_row(const XlsxReader *reader, const char *reason)
{
    return fail("%s row %zu: %s", reader->grid.file, reader->row, reason);
}

static bool start_cell(XlsxReader *reader, const char **attributes)
{
    const char *type = xml_attribute(attributes, "t");
    size_t column = column_of(reader, xml_attribute(attributes, "r"));
    if (column < reader->column || column >= LAST_COLUMN) {
        fail("the cells are not in order");
        return fail_at_row(reader, failure());
    }
    reader->column = column;
    snprintf(reader->type, sizeof reader->type, "%s", type ? type : "n");
    clear_text(&reader->cell);
    return true;
}

/* An account's id that was written as 1.031445495681234E+15 gets its digits back. */
static void spell_out(Text *cell)
{
    char digits[2 * LARGEST_EXPONENT + 8], *end, *text = cell->bytes;
    size_t count = 0, fraction = 0;
    bool is_fraction = false;
    if (*text == '-')
        digits[count++] = *text++;
    for (; (*text >= '0' && *text <= '9') || (*text == '.' && !is_fraction); text++) {
        if (count > LARGEST_EXPONENT)
            return;
        fraction += is_fraction;
        if (*text == '.')
            is_fraction = true;
        else
            digits[count++] = *text;
    }
    if (*text != 'E' && *text != 'e')
        return;
    long exponent = strtol(text + 1, &end, 10);
    if (*end || exponent < (long)fraction || exponent > LARGEST_EXPONENT)
        return;
    for (; fraction < (size_t)exponent; fraction++)
        digits[count++] = '0';
    cell->used = 0;
    (void)add_text(cell, digits, count);
}

/* What the cell holds; fails on a shared string that is none. */
static const char *cell_text(XlsxReader *reader, size_t *bytes)
{
    Text *cell = &reader->cell;
    if (!strcmp(reader->type, "s")) {
        char *end;
        unsigned long number = strtoul(cell->bytes, &end, 10);
        if (*end || number >= reader->string_count) {
            fail("shared string '%s' is missing", cell->bytes);
            fail_at_row(reader, failure());
            return NULL;
        }
        const char *text = reader->strings.bytes + reader->starts[number];
        *bytes = strlen(text);
        return text;
    }
    if (!strcmp(reader->type, "n"))
        spell_out(cell);
    if (!strcmp(reader->type, "b")) {
        const char *word = *cell->bytes == '1' ? "TRUE" : "FALSE";
        *bytes = strlen(word);
        return word;
    }
    *bytes = cell->used;
    return cell->bytes;
}

static bool end_cell(XlsxReader *reader)
{
    size_t bytes = 0;
    const char *text = reader->cell.used ? cell_text(reader, &bytes) : "";
    if (!text)
        return false;
    if (*text) {
        while (reader->grid.cells < reader->column)
            header_grid_cell(&reader->grid, reader->row, "", 0);
        header_grid_cell(&reader->grid, reader->row, text, bytes);
        reader->filled++;
    }
    reader->column++;
    return true;
}

/* ---- rows ---- */

static void start_row(XlsxReader *reader, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    reader->row = number ? strtoul(number, NULL, 10) : reader->row + 1;
    reader->column = reader->filled = 0;
    reader->grid.cells = 0;
}

/* A title above the header stands alone in its row. */
static bool end_row(XlsxReader *reader)
{
    HeaderGrid *grid = &reader->grid;
    if (!reader->filled || (!grid->columns && reader->filled < 2))
        return true;
    while (grid->columns && grid->cells < grid->column_count)
        header_grid_cell(grid, reader->row, "", 0);
    reader->has_failed = !header_grid_row(grid);
    return !reader->has_failed && !grid->is_foreign;
}

static bool start_in_sheet(void *data, const char *name, const char **attributes)
{
    XlsxReader *reader = data;
    start_text(reader, name);
    if (!strcmp(name, "v"))
        reader->is_text = true;
    if (!strcmp(name, "row"))
        start_row(reader, attributes);
    return strcmp(name, "c") != 0 || start_cell(reader, attributes);
}

static bool text_in_sheet(void *data, const char *text, size_t bytes)
{
    XlsxReader *reader = data;
    if (!reader->is_text || add_text(&reader->cell, text, bytes))
        return true;
    fail("a cell is larger than %d MB", LONGEST_CELL >> 20);
    return fail_at_row(reader, failure());
}

static bool end_in_sheet(void *data, const char *name)
{
    XlsxReader *reader = data;
    end_text(reader, name);
    if (!strcmp(name, "c"))
        return end_cell(reader);
    return strcmp(name, "row") != 0 || end_row(reader);
}

/* ---- the workbook ---- */

static bool read_sheet(XlsxReader *reader, const BookSheet *sheet)
{
    const XmlEvents events = { reader, start_in_sheet, text_in_sheet, end_in_sheet };
    char *name = xasprintf("%s/%s", reader->file, sheet->name);
    HeaderGrid *grid = &reader->grid;
    if (!sheet->path || !*sheet->path) {
        bool is_chart = sheet->path || fail("%s is missing; the workbook is damaged", name);
        free(name);
        return is_chart;
    }
    header_grid_init(grid, name, reader->sources, reader->events);
    reader->row = 0;
    reader->is_text = reader->is_phonetic = reader->has_failed = false;
    clear_text(&reader->cell);
    bool done = reader->events->begin(reader->events->data, name);
    /* A sheet that is foreign is left at its header. */
    done = done &&
           (read_part(reader, sheet->path, &events) || (grid->is_foreign && !reader->has_failed));
    /* A cover page has no table. */
    if (grid->columns)
        done = done && reader->events->end(reader->events->data, 0, grid->source != NULL);
    header_grid_release(grid);
    free(name);
    return done;
}

static bool read_book(XlsxReader *reader)
{
    const XmlEvents book = { reader, start_in_workbook, NULL, end_nothing },
                    relations = { reader, start_in_relations, NULL, end_nothing },
                    strings = { reader, start_in_strings, text_in_strings, end_in_strings };
    bool done = read_part(reader, WORKBOOK, &book) &&
                read_part(reader, "xl/_rels/workbook.xml.rels", &relations) &&
                (!reader->strings_path || read_part(reader, reader->strings_path, &strings));
    for (size_t i = 0; done && i < reader->sheet_count; i++)
        done = read_sheet(reader, &reader->sheets[i]);
    return done;
}

bool xlsx_reader_fits(ZipReader *zip)
{
    return zip_reader_find(zip, WORKBOOK);
}

bool xlsx_reader_run(ZipReader *zip, const char *file, const Sources *sources,
                     const ExportEvents *events)
{
    XlsxReader reader = { .zip = zip,
                          .file = file,
                          .sources = sources,
                          .events = events,
                          .strings.limit = MOST_STRING_BYTES,
                          .cell.limit = LONGEST_CELL };
    bool done = read_book(&reader);
    for (size_t i = 0; i < reader.sheet_count; i++) {
        free(reader.sheets[i].name);
        free(reader.sheets[i].id);
        free(reader.sheets[i].path);
    }
    free(reader.sheets);
    free(reader.strings_path);
    free(reader.strings.bytes);
    free(reader.starts);
    free(reader.cell.bytes);
    return done;
}
