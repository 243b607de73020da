/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An XLSX is a zip of XML parts: _rels/.rels names the workbook, which names the sheets; its
 * relations say in which part each is, sharedStrings.xml holds most texts once, and a cell refers
 * to them by number; styles.xml says which numbers are days. All of them are streamed (expat), so a sheet of any
 * length takes the memory of its longest cell; only the shared strings are kept, up to a limit.
 * Parts come in any order in the zip, hence the passes: sheets, relations, styles, strings, then
 * one sheet after another.
 *
 * What programs write differs: cells and rows may lack their reference (the next place is meant),
 * texts stand inline or shared, in runs of one style each, phonetic readings (rPh) are not text, a
 * sheet may be a chart, ids may have become numbers with an exponent (they get their digits back,
 * as far as 15 digits carry), control characters are written _x000D_, and names have any prefix
 * and either of two namespaces, so that only their local part is looked at. */
#include "config.h"
#include "format/xlsx_cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "format/number_format.h"
#include "format/xml.h"

enum {
    MOST_STRINGS = 500000,
    MOST_STRING_BYTES = 64 << 20,
    MOST_SHEETS = 1000,
    MOST_STYLES = 65536,
    LAST_COLUMN = 16384,
    LONGEST_CELL = 1 << 20,
    LARGEST_EXPONENT = 20
};

#define ROOT     "_rels/.rels"
#define WORKBOOK "xl/workbook.xml" /* unless the root says otherwise */

typedef struct BookSheet {
    char *name, *id, *path; /* path NULL until the relations are read, "" for a chart */
    bool is_hidden;
} BookSheet;

/* Shared strings, one after another, each terminated. */
typedef struct Strings {
    Buffer text;
    size_t *starts, count, room;
} Strings;

/* Which of the styles that cells name show days. */
typedef struct Styles {
    bool *are_dates;
    size_t count, room;
    unsigned long *dates; /* numbers of formats that do */
    size_t date_count, date_room;
    enum { NO_SECTION, IN_FORMATS, IN_STYLES } section;
} Styles;

struct XlsxBook {
    ZipReader *zip, *own_zip; /* the latter is closed with it */
    char *file, *book_path, *strings_path, *styles_path, *comments_path;
    bool is_1904;
    BookSheet *sheets;
    size_t sheet_count, sheet_room;
    Strings strings;
    Styles styles;
    /* Of what is being read. */
    const XlsxEvents *events;
    char *place; /* "book.xlsx/Sheet1" */
    const char *sheet_path;
    bool is_text, is_phonetic, is_in_cell, has_value, is_formula;
    Buffer cell;
    char type[12];
    size_t style, row, column;
};

/* ---- parts ---- */

static bool read_part(XlsxBook *book, const char *path, const XmlEvents *events)
{
    char *name = xasprintf("%s/%s", book->file, path);
    bool done =
        zip_reader_find(book->zip, path) || fail("%s is missing; the workbook is damaged", name);
    done = done && xml_read(name, zip_reader_read, book->zip, events);
    free(name);
    return done;
}

static bool end_nothing(void *data, const char *name)
{
    (void)data;
    (void)name;
    return true;
}

/* The path of what a part refers to: from the root, or from its own folder. */
static char *path_from(const char *part, const char *target)
{
    if (*target == '/')
        return xstrdup(target + 1);
    size_t folder = (size_t)(file_name(part) - part);
    for (; !strncmp(target, "../", 3) && folder; target += 3)
        for (folder--; folder && part[folder - 1] != '/';)
            folder--;
    return xasprintf("%.*s%s", (int)folder, part, target);
}

static char *relations_of(const char *part)
{
    return xasprintf("%.*s_rels/%s.rels", (int)(file_name(part) - part), part, file_name(part));
}

/* `kind` is the last word of its type: "/worksheet". */
typedef struct Relation {
    const char *id, *kind, *target;
} Relation;

static bool parse_relation(const char *name, const char **attributes, Relation *relation)
{
    const char *type = xml_attribute(attributes, "Type");
    *relation = (Relation){ xml_attribute(attributes, "Id"), type ? strrchr(type, '/') : NULL,
                            xml_attribute(attributes, "Target") };
    return !strcmp(name, "Relationship") && relation->id && relation->kind && relation->target;
}

static void keep_path(char **path, const char *part, const Relation *relation, const char *kind)
{
    if (!*path && !strcmp(relation->kind, kind))
        *path = path_from(part, relation->target);
}

static bool start_in_root(void *data, const char *name, const char **attributes)
{
    XlsxBook *book = data;
    Relation relation;
    if (parse_relation(name, attributes, &relation))
        keep_path(&book->book_path, "", &relation, "/officeDocument");
    return true;
}

static bool is_true(const char *text)
{
    return text && (!strcmp(text, "1") || !strcmp(text, "true"));
}

static bool start_in_workbook(void *data, const char *name, const char **attributes)
{
    XlsxBook *book = data;
    const char *title = xml_attribute(attributes, "name"), *id = xml_attribute(attributes, "id"),
               *state = xml_attribute(attributes, "state");
    if (!strcmp(name, "workbookPr"))
        book->is_1904 = is_true(xml_attribute(attributes, "date1904"));
    if (strcmp(name, "sheet") != 0 || !title || !id)
        return true;
    if (book->sheet_count == MOST_SHEETS)
        return fail("%s: more than %d sheets", book->file, MOST_SHEETS);
    book->sheets = xgrow(book->sheets, book->sheet_count, &book->sheet_room, sizeof *book->sheets);
    book->sheets[book->sheet_count++] =
        (BookSheet){ xstrdup(title), xstrdup(id), NULL, state && strcmp(state, "visible") != 0 };
    return true;
}

static bool start_in_relations(void *data, const char *name, const char **attributes)
{
    XlsxBook *book = data;
    Relation relation;
    if (!parse_relation(name, attributes, &relation))
        return true;
    keep_path(&book->strings_path, book->book_path, &relation, "/sharedStrings");
    keep_path(&book->styles_path, book->book_path, &relation, "/styles");
    for (size_t i = 0; i < book->sheet_count; i++)
        if (!strcmp(book->sheets[i].id, relation.id) && !book->sheets[i].path)
            book->sheets[i].path = strcmp(relation.kind, "/worksheet")
                                       ? xstrdup("")
                                       : path_from(book->book_path, relation.target);
    return true;
}

/* ---- styles ---- */

static void add_format(Styles *styles, const char **attributes)
{
    const char *number = xml_attribute(attributes, "numFmtId"),
               *code = xml_attribute(attributes, "formatCode");
    if (!number || !code || styles->date_count == MOST_STYLES || !number_format_is_date(0, code))
        return;
    styles->dates =
        xgrow(styles->dates, styles->date_count, &styles->date_room, sizeof *styles->dates);
    styles->dates[styles->date_count++] = strtoul(number, NULL, 10);
}

static void add_style(Styles *styles, const char **attributes)
{
    const char *text = xml_attribute(attributes, "numFmtId");
    unsigned long number = text ? strtoul(text, NULL, 10) : 0;
    if (styles->count == MOST_STYLES)
        return;
    bool is_date = number_format_is_date(number, NULL);
    for (size_t i = 0; !is_date && i < styles->date_count; i++)
        is_date = styles->dates[i] == number;
    styles->are_dates =
        xgrow(styles->are_dates, styles->count, &styles->room, sizeof *styles->are_dates);
    styles->are_dates[styles->count++] = is_date;
}

/* Elements of the same names stand in other sections too. */
static bool start_in_styles(void *data, const char *name, const char **attributes)
{
    Styles *styles = &((XlsxBook *)data)->styles;
    if (!strcmp(name, "numFmts"))
        styles->section = IN_FORMATS;
    else if (!strcmp(name, "cellXfs"))
        styles->section = IN_STYLES;
    else if (styles->section == IN_FORMATS && !strcmp(name, "numFmt"))
        add_format(styles, attributes);
    else if (styles->section == IN_STYLES && !strcmp(name, "xf"))
        add_style(styles, attributes);
    return true;
}

static bool end_in_styles(void *data, const char *name)
{
    Styles *styles = &((XlsxBook *)data)->styles;
    if (!strcmp(name, "numFmts") || !strcmp(name, "cellXfs"))
        styles->section = NO_SECTION;
    return true;
}

/* ---- texts ---- */

static int digit_of(char sign)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *at = sign ? strchr(digits, sign) : NULL;
    return !at ? -1 : at - digits < 16 ? (int)(at - digits) : (int)(at - digits) - 6;
}

/* The character of "_x000D_", which XML cannot hold otherwise; 0: it is none, or not one byte. */
static char escaped(const char *at)
{
    int code = 0;
    if (at[0] != '_' || at[1] != 'x')
        return 0;
    for (int i = 2; i < 6; i++) {
        int digit = digit_of(at[i]);
        if (digit < 0)
            return 0;
        code = code * 16 + digit;
    }
    return at[6] == '_' && code < 0x80 ? (char)code : 0;
}

/* In place; returns how many bytes are left. */
static size_t unescape(char *text)
{
    char *to = text;
    for (const char *at = text; *at;) {
        char sign = escaped(at);
        *to++ = sign ? sign : *at;
        at += sign ? 7 : 1;
    }
    *to = '\0';
    return (size_t)(to - text);
}

static void start_text(XlsxBook *book, const char *name)
{
    if (!strcmp(name, "rPh"))
        book->is_phonetic = true;
    book->is_text = !book->is_phonetic && !strcmp(name, "t");
}

static void end_text(XlsxBook *book, const char *name)
{
    if (!strcmp(name, "rPh"))
        book->is_phonetic = false;
    book->is_text = false;
}

static bool add_string_text(XlsxBook *book, const char *text, size_t bytes)
{
    Buffer *strings = &book->strings.text;
    if (bytes >= MOST_STRING_BYTES - strings->bytes)
        return fail("%s: more than %d MB of shared text; save the sheet as CSV", book->file,
                    MOST_STRING_BYTES >> 20);
    buffer_add_bytes(strings, text, bytes);
    return true;
}

static bool start_in_strings(void *data, const char *name, const char **attributes)
{
    XlsxBook *book = data;
    Strings *strings = &book->strings;
    (void)attributes;
    start_text(book, name);
    if (strcmp(name, "si") != 0)
        return true;
    if (strings->count == MOST_STRINGS)
        return fail("%s: more than %d shared strings; save the sheet as CSV", book->file,
                    MOST_STRINGS);
    strings->starts =
        xgrow(strings->starts, strings->count, &strings->room, sizeof *strings->starts);
    strings->starts[strings->count++] = strings->text.bytes;
    return true;
}

static bool text_in_strings(void *data, const char *text, size_t bytes)
{
    XlsxBook *book = data;
    return !book->is_text || !book->strings.count || add_string_text(book, text, bytes);
}

static bool end_in_strings(void *data, const char *name)
{
    XlsxBook *book = data;
    Strings *strings = &book->strings;
    end_text(book, name);
    if (strcmp(name, "si") != 0)
        return true;
    if (!add_string_text(book, "", 1))
        return false;
    size_t start = strings->starts[strings->count - 1];
    strings->text.bytes = start + unescape(strings->text.text + start) + 1;
    return true;
}

/* ---- cells ---- */

/* The column of "B12", from 0, and where its row begins; SIZE_MAX when it names none. */
static size_t column_of(const char *reference, const char **rest)
{
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column <= LAST_COLUMN; reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    *rest = reference;
    return column ? column - 1 : SIZE_MAX;
}

static bool fail_at_row(const XlsxBook *book, const char *reason)
{
    return fail("%s row %zu: %s", book->place, book->row, reason);
}

static bool start_cell(XlsxBook *book, const char **attributes)
{
    const char *type = xml_attribute(attributes, "t"), *style = xml_attribute(attributes, "s"),
               *reference = xml_attribute(attributes, "r"), *rest;
    size_t column = reference ? column_of(reference, &rest) : SIZE_MAX;
    if (column == SIZE_MAX)
        column = book->column;
    if (column < book->column || column >= LAST_COLUMN) {
        fail("the cells are not in order");
        return fail_at_row(book, failure());
    }
    book->column = column;
    snprintf(book->type, sizeof book->type, "%s", type ? type : "n");
    book->style = style ? strtoul(style, NULL, 10) : 0;
    book->is_in_cell = true;
    book->has_value = book->is_formula = false;
    book->cell.bytes = 0;
    return true;
}

/* An account's id that was written as 1.031445495681234E+15 gets its digits back. */
static void spell_out(Buffer *cell)
{
    char digits[2 * LARGEST_EXPONENT + 8], *end, *text = cell->text;
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
    cell->bytes = 0;
    buffer_add_bytes(cell, digits, count);
}

static bool take_shared(XlsxBook *book, XlsxCell *cell)
{
    const Strings *strings = &book->strings;
    char *end;
    unsigned long number = strtoul(buffer_text(&book->cell), &end, 10);
    if (*end || number >= strings->count) {
        fail("shared string '%s' is missing", buffer_text(&book->cell));
        return fail_at_row(book, failure());
    }
    cell->text = strings->text.text + strings->starts[number];
    cell->bytes = strlen(cell->text);
    return true;
}

static void take_number(XlsxBook *book, XlsxCell *cell)
{
    const Styles *styles = &book->styles;
    spell_out(&book->cell);
    cell->text = buffer_text(&book->cell);
    cell->bytes = book->cell.bytes;
    cell->kind =
        book->style < styles->count && styles->are_dates[book->style] ? XLSX_DATE : XLSX_NUMBER;
}

/* False after fail(): a shared string that is none. */
static bool take_value(XlsxBook *book, XlsxCell *cell)
{
    const char *type = book->type;
    if (!strcmp(type, "s"))
        return take_shared(book, cell);
    if (!strcmp(type, "n")) {
        take_number(book, cell);
    } else if (!strcmp(type, "b")) {
        cell->kind = XLSX_BOOLEAN;
        cell->text = is_true(book->cell.text) ? "TRUE" : "FALSE";
        cell->bytes = strlen(cell->text);
    } else {
        cell->kind = !strcmp(type, "e") ? XLSX_ERROR : !strcmp(type, "d") ? XLSX_DATE : XLSX_TEXT;
        cell->bytes = unescape(book->cell.text);
        cell->text = book->cell.text;
    }
    return true;
}

/* Only a formula that gives a text says so when that is empty. */
static bool end_cell(XlsxBook *book)
{
    const XlsxEvents *events = book->events;
    XlsxCell cell = {
        .row = book->row, .column = book->column++, .is_formula = book->is_formula, .text = ""
    };
    bool is_computed = book->has_value && !strcmp(book->type, "str");
    book->is_in_cell = false;
    if (book->cell.bytes && !take_value(book, &cell))
        return false;
    if (!book->cell.bytes && book->is_formula && !is_computed)
        cell.kind = XLSX_NO_VALUE;
    return (!cell.bytes && cell.kind != XLSX_NO_VALUE) || events->cell(events->data, &cell);
}

/* ---- sheets ---- */

static bool start_row(XlsxBook *book, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    size_t row = number ? strtoul(number, NULL, 10) : book->row + 1;
    if (row <= book->row) {
        fail("the rows are not in order");
        return fail_at_row(book, failure());
    }
    book->row = row;
    book->column = 0;
    return true;
}

/* "B2:C4" */
static bool take_merge(const XlsxBook *book, const char *reference)
{
    const XlsxEvents *events = book->events;
    const char *rest;
    XlsxMerge merge;
    char *end;
    merge.first_column = column_of(reference, &rest);
    merge.first_row = strtoul(rest, &end, 10);
    if (*end != ':')
        return true;
    merge.last_column = column_of(end + 1, &rest);
    merge.last_row = strtoul(rest, &end, 10);
    bool is_valid = merge.first_column <= merge.last_column && merge.last_column < LAST_COLUMN &&
                    merge.first_row && merge.first_row <= merge.last_row && !*end;
    return !is_valid || events->merge(events->data, &merge);
}

static bool start_in_sheet(void *data, const char *name, const char **attributes)
{
    XlsxBook *book = data;
    start_text(book, name);
    if (book->is_in_cell) {
        bool is_value = !strcmp(name, "v");
        book->is_text |= is_value;
        book->has_value |= is_value;
        book->is_formula |= !strcmp(name, "f");
        return true;
    }
    if (!strcmp(name, "row"))
        return start_row(book, attributes);
    const char *merged =
        book->events->merge && !strcmp(name, "mergeCell") ? xml_attribute(attributes, "ref") : NULL;
    if (merged)
        return take_merge(book, merged);
    return strcmp(name, "c") != 0 || start_cell(book, attributes);
}

static bool text_in_sheet(void *data, const char *text, size_t bytes)
{
    XlsxBook *book = data;
    if (!book->is_text || !book->is_in_cell)
        return true;
    if (bytes < LONGEST_CELL - book->cell.bytes) {
        buffer_add_bytes(&book->cell, text, bytes);
        return true;
    }
    fail("a cell is larger than %d MB", LONGEST_CELL >> 20);
    return fail_at_row(book, failure());
}

static bool end_in_sheet(void *data, const char *name)
{
    XlsxBook *book = data;
    const XlsxEvents *events = book->events;
    end_text(book, name);
    if (book->is_in_cell && !strcmp(name, "c"))
        return end_cell(book);
    return strcmp(name, "row") != 0 || !events->row || events->row(events->data, book->row);
}

/* ---- comments ---- */

static bool start_in_sheet_relations(void *data, const char *name, const char **attributes)
{
    XlsxBook *book = data;
    Relation relation;
    if (parse_relation(name, attributes, &relation))
        keep_path(&book->comments_path, book->sheet_path, &relation, "/comments");
    return true;
}

static bool start_in_comments(void *data, const char *name, const char **attributes)
{
    XlsxBook *book = data;
    const char *reference = xml_attribute(attributes, "ref"), *digits;
    start_text(book, name);
    if (strcmp(name, "comment") != 0)
        return true;
    book->column = column_of(reference ? reference : "", &digits);
    book->row = strtoul(digits, NULL, 10);
    book->is_in_cell = true;
    book->cell.bytes = 0;
    return true;
}

static bool end_in_comments(void *data, const char *name)
{
    XlsxBook *book = data;
    end_text(book, name);
    if (strcmp(name, "comment") != 0 || !book->is_in_cell)
        return true;
    book->is_in_cell = false;
    return !book->row || book->column >= LAST_COLUMN || !book->cell.bytes ||
           book->events->comment(book->events->data, book->row, book->column,
                                 buffer_text(&book->cell));
}

static bool read_comments(XlsxBook *book)
{
    const XmlEvents links = { book, start_in_sheet_relations, NULL, end_nothing },
                    comments = { book, start_in_comments, text_in_sheet, end_in_comments };
    char *relations = relations_of(book->sheet_path);
    bool done = !zip_reader_find(book->zip, relations) || read_part(book, relations, &links);
    done = done && (!book->comments_path || read_part(book, book->comments_path, &comments));
    free(relations);
    free(book->comments_path);
    book->comments_path = NULL;
    return done;
}

bool xlsx_cells_read(XlsxBook *book, size_t sheet, const XlsxEvents *events)
{
    static const XmlEvents parts = { NULL, start_in_sheet, text_in_sheet, end_in_sheet };
    const char *path = book->sheet_path = book->sheets[sheet].path;
    XmlEvents part = parts;
    part.data = book;
    book->place = xasprintf("%s/%s", book->file, book->sheets[sheet].name);
    book->events = events;
    book->row = 0;
    book->is_text = book->is_phonetic = book->is_in_cell = false;
    bool done = path || fail("%s is missing; the workbook is damaged", book->place);
    bool has_cells = done && *path;
    done = done && (!has_cells || read_part(book, path, &part));
    done = done && (!has_cells || !events->comment || read_comments(book));
    free(book->place);
    return done;
}

/* ---- the workbook ---- */

bool xlsx_cells_fits(ZipReader *zip)
{
    return zip_reader_find(zip, WORKBOOK) ||
           (zip_reader_find(zip, "[Content_Types].xml") && zip_reader_find(zip, ROOT));
}

static bool find_book(XlsxBook *book)
{
    const XmlEvents root = { book, start_in_root, NULL, end_nothing };
    if (zip_reader_find(book->zip, ROOT) && !read_part(book, ROOT, &root))
        return false;
    if (!book->book_path)
        book->book_path = xstrdup(WORKBOOK);
    return true;
}

/* Without styles no number is a day. */
static bool read_book(XlsxBook *book)
{
    const XmlEvents workbook = { book, start_in_workbook, NULL, end_nothing },
                    relations = { book, start_in_relations, NULL, end_nothing },
                    styles = { book, start_in_styles, NULL, end_in_styles },
                    strings = { book, start_in_strings, text_in_strings, end_in_strings };
    if (!find_book(book) || !read_part(book, book->book_path, &workbook))
        return false;
    if (!book->sheet_count)
        return fail("%s: it has no sheets; it is no Excel workbook", book->file);
    char *links = relations_of(book->book_path);
    bool is_linked = read_part(book, links, &relations);
    free(links);
    if (!is_linked)
        return false;
    if (book->styles_path && zip_reader_find(book->zip, book->styles_path) &&
        !read_part(book, book->styles_path, &styles))
        return false;
    return !book->strings_path || read_part(book, book->strings_path, &strings);
}

XlsxBook *xlsx_cells_open(ZipReader *zip, const char *name)
{
    XlsxBook *book = xcalloc(1, sizeof *book);
    book->zip = zip;
    book->file = xstrdup(name);
    if (read_book(book))
        return book;
    xlsx_cells_close(book);
    return NULL;
}

static bool check_magic(const char *path)
{
    char magic[4] = "";
    FILE *file = file_open(path);
    if (!file)
        return false;
    bool is_whole = fread(magic, 1, sizeof magic, file) == sizeof magic;
    file_close(file);
    if (is_whole && !memcmp(magic, "\xD0\xCF\x11\xE0", 4))
        return fail("%s: an old Excel file (.xls), or one with a password; save it as .xlsx without"
                    " a password",
                    path);
    return (is_whole && !memcmp(magic, "PK\3\4", 4)) ||
           fail("%s: it is no .xlsx workbook, whatever its name; save it as .xlsx", path);
}

XlsxBook *xlsx_cells_open_file(const char *path)
{
    ZipReader *zip = check_magic(path) ? zip_reader_open(path) : NULL;
    bool is_one =
        zip && (xlsx_cells_fits(zip) ||
                fail("%s: it is no .xlsx workbook, whatever its name; save it as .xlsx", path));
    XlsxBook *book = is_one ? xlsx_cells_open(zip, path) : NULL;
    if (book)
        book->own_zip = zip;
    else
        zip_reader_close(zip);
    return book;
}

void xlsx_cells_close(XlsxBook *book)
{
    if (!book)
        return;
    for (size_t i = 0; i < book->sheet_count; i++) {
        free(book->sheets[i].name);
        free(book->sheets[i].id);
        free(book->sheets[i].path);
    }
    free(book->sheets);
    free(book->book_path);
    free(book->strings_path);
    free(book->styles_path);
    buffer_free(&book->strings.text);
    free(book->strings.starts);
    free(book->styles.are_dates);
    free(book->styles.dates);
    buffer_free(&book->cell);
    free(book->file);
    zip_reader_close(book->own_zip);
    free(book);
}

size_t xlsx_cells_sheets(const XlsxBook *book)
{
    return book->sheet_count;
}

XlsxSheet xlsx_cells_sheet(const XlsxBook *book, size_t sheet)
{
    const BookSheet *one = &book->sheets[sheet];
    return (XlsxSheet){ one->name, one->is_hidden, one->path && !*one->path };
}

bool xlsx_cells_is_1904(const XlsxBook *book)
{
    return book->is_1904;
}

void xlsx_cells_address(size_t row, size_t column, char address[XLSX_ADDRESS_SIZE])
{
    char letters[16], *at = letters + sizeof letters - 1;
    *at = '\0';
    for (size_t rest = column + 1; rest; rest = (rest - 1) / 26)
        *--at = (char)('A' + (rest - 1) % 26);
    snprintf(address, XLSX_ADDRESS_SIZE, "%s%zu", at, row);
}
