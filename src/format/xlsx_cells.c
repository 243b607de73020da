/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An XLSX is a zip of XML parts: _rels/.rels names the workbook, the workbook names the sheets, its
 * relations say in which part each is, sharedStrings.xml holds most texts once, and a cell refers
 * to them by number; whether a number is a date, its style says. All of them are streamed (expat),
 * so a sheet of any length takes the memory of its longest cell; only the shared strings and the
 * kinds of styles are kept, up to a limit. Parts come in any order in the zip, hence the passes:
 * workbook, relations, strings, styles, then one sheet after another.
 *
 * What programs write differs: cells and rows may lack their reference (the next place is meant),
 * texts stand inline or shared, in runs, with phonetic readings (rPh) that are not text; elements
 * have a prefix or none, in the transitional or the Strict namespace; a sheet may be a chart; ids
 * may have become numbers with an exponent (they get their digits back, as far as 15 digits carry);
 * a formula may come without a value. What <dimension> says is not believed. */
#include "config.h"
#include "format/xlsx_cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "format/xml.h"

enum {
    MOST_STRINGS = 500000,
    MOST_STRING_BYTES = 64 << 20,
    MOST_SHEETS = 1000,
    MOST_STYLES = 65536,
    MOST_COLUMNS = 16384,
    MOST_ROWS = 1048576,
    LONGEST_CELL = 1 << 20,
    LARGEST_EXPONENT = 20,
    DAY_SECONDS = 86400
};

typedef struct Text {
    char *bytes;
    size_t used, room, limit;
} Text;

typedef struct BookSheet {
    char *name, *id, *path; /* path NULL until the relations are read, "" for a chart */
    bool is_hidden;
} BookSheet;

typedef enum Content { IS_NUMBER, IS_SHARED, IS_TEXT, IS_TRUTH, IS_ERROR, IS_ISO_DATE } Content;

typedef struct XlsxCells {
    ZipReader *zip;
    const char *file;
    const XlsxEvents *events;
    char *book_path, *strings_path, *styles_path, *comments_path;
    BookSheet *sheets;
    size_t sheet_count, sheet_room;
    Text strings;   /* one after another, terminated */
    size_t *starts; /* in strings */
    size_t string_count, string_room;
    char *date_codes; /* ids of number formats that are dates, each with a space before it */
    bool *dates;      /* by style */
    size_t style_count, style_room;
    bool is_1904, is_in_styles;
    /* Of what is being read. */
    const char *sheet;
    bool is_text, is_phonetic, has_formula, has_value, is_date, has_left;
    Text cell;
    Content content;
    size_t row, column; /* row from 1 while rows are counted */
} XlsxCells;

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

/* The sign of "_x000D_", how Excel keeps control characters; 0 when it is none that may stand in
 * a text, or more than ASCII. */
static char escaped_sign(const char *at)
{
    char *end, digits[5] = "";
    if (strlen(at) < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
        return '\0';
    memcpy(digits, at + 2, 4);
    unsigned long sign = strtoul(digits, &end, 16);
    return *end || sign > 0x7E ? '\0' : (char)sign;
}

static void decode(char *text)
{
    char *to = strstr(text, "_x");
    if (!to)
        return;
    for (const char *from = to; *from;) {
        char sign = *from == '_' ? escaped_sign(from) : '\0';
        *to++ = sign ? sign : *from;
        from += sign ? 7 : 1;
    }
    *to = '\0';
}

void xlsx_address(size_t row, size_t column, char address[XLSX_ADDRESS_SIZE])
{
    char letters[16], *at = letters + sizeof letters - 1;
    *at = '\0';
    for (size_t rest = column + 1; rest; rest = (rest - 1) / 26)
        *--at = (char)('A' + (rest - 1) % 26);
    snprintf(address, XLSX_ADDRESS_SIZE, "%s%zu", at, row + 1);
}

/* ---- parts ---- */

static bool read_part(XlsxCells *cells, const char *path, const XmlEvents *events)
{
    char *name = xasprintf("%s/%s", cells->file, path);
    bool done =
        zip_reader_find(cells->zip, path) || fail("%s is missing; the workbook is damaged", name);
    done = done && xml_read(name, zip_reader_read, cells->zip, events);
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

/* A relation's id, the last word of its type, and its target. */
static bool parse_relation(const char *name, const char **attributes, const char *found[3])
{
    const char *type = xml_attribute(attributes, "Type"), *last = type ? strrchr(type, '/') : NULL;
    found[0] = xml_attribute(attributes, "Id");
    found[1] = last;
    found[2] = xml_attribute(attributes, "Target");
    return !strcmp(name, "Relationship") && found[0] && last && found[2];
}

static bool start_in_root(void *data, const char *name, const char **attributes)
{
    XlsxCells *cells = data;
    const char *found[3];
    if (parse_relation(name, attributes, found) && !strcmp(found[1], "/officeDocument") &&
        !cells->book_path)
        cells->book_path = path_from("", found[2]);
    return true;
}

static bool start_in_workbook(void *data, const char *name, const char **attributes)
{
    XlsxCells *cells = data;
    const char *title = xml_attribute(attributes, "name"), *id = xml_attribute(attributes, "id"),
               *epoch = xml_attribute(attributes, "date1904"),
               *state = xml_attribute(attributes, "state");
    if (!strcmp(name, "workbookPr") && epoch)
        cells->is_1904 = !strcmp(epoch, "1") || !strcmp(epoch, "true");
    if (strcmp(name, "sheet") != 0 || !title || !id)
        return true;
    if (cells->sheet_count == MOST_SHEETS)
        return fail("%s: more than %d sheets", cells->file, MOST_SHEETS);
    cells->sheets =
        xgrow(cells->sheets, cells->sheet_count, &cells->sheet_room, sizeof *cells->sheets);
    cells->sheets[cells->sheet_count++] =
        (BookSheet){ xstrdup(title), xstrdup(id), NULL, state && strcmp(state, "visible") != 0 };
    return true;
}

static void keep_path(XlsxCells *cells, char **path, const char *target)
{
    if (!*path)
        *path = path_from(cells->book_path, target);
}

static bool start_in_relations(void *data, const char *name, const char **attributes)
{
    XlsxCells *cells = data;
    const char *found[3];
    if (!parse_relation(name, attributes, found))
        return true;
    if (!strcmp(found[1], "/sharedStrings"))
        keep_path(cells, &cells->strings_path, found[2]);
    if (!strcmp(found[1], "/styles"))
        keep_path(cells, &cells->styles_path, found[2]);
    for (size_t i = 0; i < cells->sheet_count; i++)
        if (!strcmp(cells->sheets[i].id, found[0]) && !cells->sheets[i].path)
            cells->sheets[i].path = strcmp(found[1], "/worksheet")
                                        ? xstrdup("")
                                        : path_from(cells->book_path, found[2]);
    return true;
}

/* ---- shared strings ---- */

static bool add_string_text(XlsxCells *cells, const char *text, size_t bytes)
{
    return add_text(&cells->strings, text, bytes) ||
           fail("%s: more than %d MB of shared text; save the sheet as CSV", cells->file,
                MOST_STRING_BYTES >> 20);
}

static void start_text(XlsxCells *cells, const char *name)
{
    if (!strcmp(name, "rPh"))
        cells->is_phonetic = true;
    cells->is_text = !cells->is_phonetic && !strcmp(name, "t");
}

static void end_text(XlsxCells *cells, const char *name)
{
    if (!strcmp(name, "rPh"))
        cells->is_phonetic = false;
    cells->is_text = false;
}

static bool start_in_strings(void *data, const char *name, const char **attributes)
{
    XlsxCells *cells = data;
    (void)attributes;
    start_text(cells, name);
    if (strcmp(name, "si") != 0)
        return true;
    if (cells->string_count == MOST_STRINGS)
        return fail("%s: more than %d shared strings; save the sheet as CSV", cells->file,
                    MOST_STRINGS);
    cells->starts =
        xgrow(cells->starts, cells->string_count, &cells->string_room, sizeof *cells->starts);
    cells->starts[cells->string_count++] = cells->strings.used;
    return true;
}

static bool text_in_strings(void *data, const char *text, size_t bytes)
{
    XlsxCells *cells = data;
    return !cells->is_text || !cells->string_count || add_string_text(cells, text, bytes);
}

static bool end_in_strings(void *data, const char *name)
{
    XlsxCells *cells = data;
    end_text(cells, name);
    if (strcmp(name, "si") != 0)
        return true;
    if (!add_string_text(cells, "", 1))
        return false;
    decode(cells->strings.bytes + cells->starts[cells->string_count - 1]);
    return true;
}

/* ---- styles ---- */

/* Whether a format's code has days, months or hours outside of quotes and brackets. */
static bool is_date_code(const char *code)
{
    for (; *code; code++) {
        if (*code == '"' || *code == '[') {
            code = strchr(code + 1, *code == '"' ? '"' : ']');
            if (!code)
                return false;
        } else if (*code == '\\' || *code == '_' || *code == '*') {
            if (!*++code)
                return false;
        } else if (strchr("ymdhYMDH", *code))
            return true;
        else if (*code == ';')
            return false;
    }
    return false;
}

static bool is_date_format(const XlsxCells *cells, const char *id)
{
    static const int ranges[][2] = { { 14, 22 }, { 27, 36 }, { 45, 47 }, { 50, 58 } };
    long number = strtol(id, NULL, 10);
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (number >= ranges[i][0] && number <= ranges[i][1])
            return true;
    char *word = xasprintf(" %ld ", number);
    bool is_found = cells->date_codes && strstr(cells->date_codes, word);
    free(word);
    return is_found;
}

static void note_format(XlsxCells *cells, const char **attributes)
{
    const char *id = xml_attribute(attributes, "numFmtId"),
               *code = xml_attribute(attributes, "formatCode");
    if (!id || !code || !is_date_code(code))
        return;
    char *longer =
        xasprintf("%s %ld ", cells->date_codes ? cells->date_codes : "", strtol(id, NULL, 10));
    free(cells->date_codes);
    cells->date_codes = longer;
}

static bool start_in_styles(void *data, const char *name, const char **attributes)
{
    XlsxCells *cells = data;
    if (!strcmp(name, "numFmt"))
        note_format(cells, attributes);
    if (!strcmp(name, "cellXfs"))
        cells->is_in_styles = true;
    if (strcmp(name, "xf") != 0 || !cells->is_in_styles)
        return true;
    if (cells->style_count == MOST_STYLES)
        return fail("%s: more than %d styles; save the sheet as CSV", cells->file, MOST_STYLES);
    const char *format = xml_attribute(attributes, "numFmtId");
    cells->dates =
        xgrow(cells->dates, cells->style_count, &cells->style_room, sizeof *cells->dates);
    cells->dates[cells->style_count++] = format && is_date_format(cells, format);
    return true;
}

static bool end_in_styles(void *data, const char *name)
{
    XlsxCells *cells = data;
    if (!strcmp(name, "cellXfs"))
        cells->is_in_styles = false;
    return true;
}

/* ---- cells ---- */

static bool fail_at_row(const XlsxCells *cells, const char *reason)
{
    return fail("%s/%s row %zu: %s", cells->file, cells->sheet, cells->row, reason);
}

/* The column of "B12", from 0, and where its digits begin; `none` when there is no letter. */
static size_t column_of(const char *reference, size_t none, const char **digits)
{
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column <= MOST_COLUMNS; reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    *digits = reference;
    return column ? column - 1 : none;
}

static Content content_of(const char *type)
{
    static const char *const types[] = {
        [IS_NUMBER] = "n", [IS_SHARED] = "s", [IS_TEXT] = "str",
        [IS_TRUTH] = "b",  [IS_ERROR] = "e",  [IS_ISO_DATE] = "d"
    };
    for (size_t i = 0; type && i < COUNT(types); i++)
        if (!strcmp(type, types[i]))
            return (Content)i;
    return type && !strcmp(type, "inlineStr") ? IS_TEXT : IS_NUMBER;
}

static bool start_cell(XlsxCells *cells, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "r"), *style = xml_attribute(attributes, "s"),
               *digits;
    size_t column = column_of(reference ? reference : "", cells->column, &digits);
    if (column < cells->column || column >= MOST_COLUMNS) {
        fail("the cells are not in order");
        return fail_at_row(cells, failure());
    }
    cells->column = column;
    cells->content = content_of(xml_attribute(attributes, "t"));
    size_t number = style ? strtoul(style, NULL, 10) : 0;
    cells->is_date = number < cells->style_count && cells->dates[number];
    cells->has_formula = cells->has_value = false;
    clear_text(&cells->cell);
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

/* Days since the epoch as a date; there was no 29 February 1900, but Excel counts it. */
static bool spell_date(const XlsxCells *cells, Text *cell)
{
    char date[DATE_SIZE], *end, spelled[40];
    double serial = strtod(cell->bytes, &end);
    if (*end || !(serial >= 1 && serial < 2958466))
        return false;
    long seconds = (long)((serial - (double)(long)serial) * DAY_SECONDS + 0.5);
    int days = (int)serial + (seconds == DAY_SECONDS);
    bool done = cells->is_1904 ? date_add("1904-01-01", days, date)
                : days == 60   ? false
                : days < 60    ? date_add("1900-01-01", days - 1, date)
                               : date_add("1900-03-01", days - 61, date);
    if (!done)
        return false;
    seconds %= DAY_SECONDS;
    if (seconds)
        snprintf(spelled, sizeof spelled, "%sT%02ld:%02ld:%02ld", date, seconds / 3600,
                 seconds / 60 % 60, seconds % 60);
    else
        snprintf(spelled, sizeof spelled, "%s", date);
    cell->used = 0;
    return add_text(cell, spelled, strlen(spelled));
}

static bool find_shared(XlsxCells *cells, XlsxCell *found)
{
    char *end;
    unsigned long number = strtoul(cells->cell.bytes, &end, 10);
    if (*end || number >= cells->string_count) {
        fail("shared string '%s' is missing", cells->cell.bytes);
        return fail_at_row(cells, failure());
    }
    found->text = cells->strings.bytes + cells->starts[number];
    return true;
}

/* What the cell holds; fails on a shared string that is none. */
static bool find_content(XlsxCells *cells, XlsxCell *found)
{
    static const XlsxKind kinds[] = {
        [IS_NUMBER] = XLSX_NUMBER, [IS_SHARED] = XLSX_TEXT, [IS_TEXT] = XLSX_TEXT,
        [IS_TRUTH] = XLSX_TRUTH,   [IS_ERROR] = XLSX_ERROR, [IS_ISO_DATE] = XLSX_DATE
    };
    found->kind = kinds[cells->content];
    if (cells->content == IS_SHARED)
        return find_shared(cells, found);
    if (cells->content == IS_TEXT)
        decode(cells->cell.bytes);
    if (cells->content == IS_NUMBER && cells->is_date && spell_date(cells, &cells->cell))
        found->kind = XLSX_DATE;
    else if (cells->content == IS_NUMBER)
        spell_out(&cells->cell);
    found->text = cells->cell.bytes;
    if (cells->content == IS_TRUTH)
        found->text = !strcmp(found->text, "1") || !strcmp(found->text, "true") ? "TRUE" : "FALSE";
    return true;
}

static bool end_cell(XlsxCells *cells)
{
    XlsxCell found = { .row = cells->row - 1, .column = cells->column++, .text = "" };
    bool is_empty = !cells->cell.used;
    if (is_empty && cells->has_formula && (!cells->has_value || cells->content == IS_NUMBER))
        found.kind = XLSX_UNCOMPUTED;
    else if (is_empty)
        return true;
    else if (!find_content(cells, &found))
        return false;
    found.bytes = strlen(found.text);
    return (!found.bytes && found.kind != XLSX_UNCOMPUTED) ||
           cells->events->cell(cells->events->data, &found);
}

/* ---- rows ---- */

static bool start_row(XlsxCells *cells, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    size_t row = number ? strtoul(number, NULL, 10) : cells->row + 1;
    if (row <= cells->row) {
        fail("the rows are not in order");
        return fail_at_row(cells, failure());
    }
    cells->row = row;
    cells->column = 0;
    return true;
}

static bool end_row(XlsxCells *cells)
{
    const XlsxEvents *events = cells->events;
    XlsxNext next = events->row ? events->row(events->data, cells->row - 1) : XLSX_GO_ON;
    cells->has_left = next == XLSX_LEAVE;
    return next == XLSX_GO_ON;
}

/* "A1:B3". */
static void tell_merged(XlsxCells *cells, const char *reference)
{
    const char *digits, *colon = reference ? strchr(reference, ':') : NULL;
    if (!colon || !cells->events->merged)
        return;
    XlsxArea area = { 0 };
    area.column = column_of(reference, 0, &digits);
    area.row = strtoul(digits, NULL, 10);
    area.last_column = column_of(colon + 1, 0, &digits);
    area.last_row = strtoul(digits, NULL, 10);
    if (!area.row || area.last_row < area.row || area.last_column < area.column ||
        area.last_column >= MOST_COLUMNS || area.last_row > MOST_ROWS)
        return;
    area.row--;
    area.last_row--;
    cells->events->merged(cells->events->data, &area);
}

static bool start_in_sheet(void *data, const char *name, const char **attributes)
{
    XlsxCells *cells = data;
    start_text(cells, name);
    if (!strcmp(name, "c"))
        return start_cell(cells, attributes);
    if (!strcmp(name, "v"))
        cells->is_text = cells->has_value = true;
    else if (!strcmp(name, "f"))
        cells->has_formula = true;
    else if (!strcmp(name, "mergeCell"))
        tell_merged(cells, xml_attribute(attributes, "ref"));
    return strcmp(name, "row") != 0 || start_row(cells, attributes);
}

static bool text_in_sheet(void *data, const char *text, size_t bytes)
{
    XlsxCells *cells = data;
    if (!cells->is_text || add_text(&cells->cell, text, bytes))
        return true;
    fail("a cell is larger than %d MB", LONGEST_CELL >> 20);
    return fail_at_row(cells, failure());
}

static bool end_in_sheet(void *data, const char *name)
{
    XlsxCells *cells = data;
    end_text(cells, name);
    if (!strcmp(name, "c"))
        return !cells->row || end_cell(cells);
    return strcmp(name, "row") != 0 || !cells->row || end_row(cells);
}

/* ---- comments ---- */

static bool start_in_sheet_relations(void *data, const char *name, const char **attributes)
{
    XlsxCells *cells = data;
    const char *found[3];
    if (parse_relation(name, attributes, found) && !strcmp(found[1], "/comments") &&
        !cells->comments_path)
        cells->comments_path = xstrdup(found[2]);
    return true;
}

static bool start_in_comments(void *data, const char *name, const char **attributes)
{
    XlsxCells *cells = data;
    const char *reference = xml_attribute(attributes, "ref"), *digits;
    start_text(cells, name);
    if (strcmp(name, "comment") != 0)
        return true;
    clear_text(&cells->cell);
    cells->column = column_of(reference ? reference : "", 0, &digits);
    cells->row = strtoul(digits, NULL, 10);
    return true;
}

static bool end_in_comments(void *data, const char *name)
{
    XlsxCells *cells = data;
    end_text(cells, name);
    if (!strcmp(name, "comment") && cells->row && cells->cell.used)
        cells->events->comment(cells->events->data, cells->row - 1, cells->column,
                               cells->cell.bytes);
    return true;
}

static bool read_comments(XlsxCells *cells, const char *path)
{
    const XmlEvents links = { cells, start_in_sheet_relations, NULL, end_nothing },
                    comments = { cells, start_in_comments, text_in_sheet, end_in_comments };
    char *relations = relations_of(path);
    bool done = !zip_reader_find(cells->zip, relations) || read_part(cells, relations, &links);
    free(relations);
    char *part = cells->comments_path ? path_from(path, cells->comments_path) : NULL;
    free(cells->comments_path);
    cells->comments_path = NULL;
    done = done && (!part || read_part(cells, part, &comments));
    free(part);
    return done;
}

/* ---- the workbook ---- */

static bool read_sheet(XlsxCells *cells, const BookSheet *sheet)
{
    const XmlEvents events = { cells, start_in_sheet, text_in_sheet, end_in_sheet };
    if (!sheet->path)
        return fail("%s/%s is missing; the workbook is damaged", cells->file, sheet->name);
    if (!*sheet->path)
        return true;
    cells->sheet = sheet->name;
    cells->row = cells->column = 0;
    cells->is_text = cells->is_phonetic = cells->has_left = false;
    clear_text(&cells->cell);
    if (!cells->events->begin(cells->events->data, sheet->name, sheet->is_hidden))
        return false;
    bool done = read_part(cells, sheet->path, &events) || cells->has_left;
    done = done && (!cells->events->comment || read_comments(cells, sheet->path));
    return done && cells->events->end(cells->events->data);
}

static bool find_book(XlsxCells *cells)
{
    const XmlEvents root = { cells, start_in_root, NULL, end_nothing };
    if (zip_reader_find(cells->zip, "_rels/.rels") && !read_part(cells, "_rels/.rels", &root))
        return false;
    if (!cells->book_path)
        cells->book_path = xstrdup("xl/workbook.xml");
    return zip_reader_find(cells->zip, cells->book_path) ||
           fail("%s/%s is missing; the workbook is damaged", cells->file, cells->book_path);
}

static bool read_book(XlsxCells *cells)
{
    const XmlEvents book = { cells, start_in_workbook, NULL, end_nothing },
                    relations = { cells, start_in_relations, NULL, end_nothing },
                    strings = { cells, start_in_strings, text_in_strings, end_in_strings },
                    styles = { cells, start_in_styles, NULL, end_in_styles };
    if (!find_book(cells) || !read_part(cells, cells->book_path, &book))
        return false;
    if (!cells->sheet_count)
        return fail("%s: it has no sheets; it is no Excel workbook", cells->file);
    char *links = relations_of(cells->book_path);
    bool done = read_part(cells, links, &relations) &&
                (!cells->strings_path || read_part(cells, cells->strings_path, &strings)) &&
                (!cells->styles_path || !zip_reader_find(cells->zip, cells->styles_path) ||
                 read_part(cells, cells->styles_path, &styles));
    free(links);
    for (size_t i = 0; done && i < cells->sheet_count; i++)
        done = read_sheet(cells, &cells->sheets[i]);
    return done;
}

bool xlsx_cells_fit(ZipReader *zip)
{
    return zip_reader_find(zip, "xl/workbook.xml") ||
           (zip_reader_find(zip, "[Content_Types].xml") && zip_reader_find(zip, "_rels/.rels"));
}

bool xlsx_cells_read(ZipReader *zip, const char *file, const XlsxEvents *events)
{
    XlsxCells cells = { .zip = zip,
                        .file = file,
                        .events = events,
                        .strings.limit = MOST_STRING_BYTES,
                        .cell.limit = LONGEST_CELL };
    bool done = read_book(&cells);
    for (size_t i = 0; i < cells.sheet_count; i++) {
        free(cells.sheets[i].name);
        free(cells.sheets[i].id);
        free(cells.sheets[i].path);
    }
    free(cells.sheets);
    free(cells.book_path);
    free(cells.strings_path);
    free(cells.styles_path);
    free(cells.comments_path);
    free(cells.strings.bytes);
    free(cells.starts);
    free(cells.date_codes);
    free(cells.dates);
    free(cells.cell.bytes);
    return done;
}

static bool check_magic(const char *path)
{
    char magic[4] = "";
    FILE *file = file_open(path);
    if (!file)
        return false;
    bool is_whole = fread(magic, 1, sizeof magic, file) == sizeof magic;
    fclose(file);
    if (is_whole && !memcmp(magic, "\xD0\xCF\x11\xE0", 4))
        return fail("%s: an old Excel file (.xls), or one with a password; save it as .xlsx without"
                    " a password",
                    path);
    return (is_whole && !memcmp(magic, "PK\3\4", 4)) ||
           fail("%s: it is no .xlsx workbook, whatever its name; save it as .xlsx", path);
}

bool xlsx_cells_read_file(const char *path, const XlsxEvents *events)
{
    ZipReader *zip = check_magic(path) ? zip_reader_open(path) : NULL;
    bool done =
        zip && (xlsx_cells_fit(zip) ||
                fail("%s: it is no .xlsx workbook, whatever its name; save it as .xlsx", path));
    done = done && xlsx_cells_read(zip, path, events);
    zip_reader_close(zip);
    return done;
}
