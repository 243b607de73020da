/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet is gathered whole, for its columns are known only once the row with their codes is found:
 * people put titles above it, move columns, and sort what is below. */
#include "config.h"
#include "questionnaire/answer_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/message.h"
#include "base/text.h"
#include "format/encoding.h"
#include "format/number_format.h"
#include "format/xlsx_cells.h"
#include "questionnaire/questionnaire.h"

enum {
    LOOK_ROWS = 60,
    MOST_CELLS = 2000000,
    MOST_BYTES = 32 << 20,
    LEAST_TITLES = 2,
    PEEK_BYTES = 65536
};

static const char *const codes[ANSWER_FIELDS] = { "wb:key",  "wb:id",       "wb:workload",
                                                  "wb:text", "wb:state",    "wb:reason",
                                                  "wb:note", "wb:evidence", "wb:asked",
                                                  "wb:value" };
/* Our own, of which nothing comes back. */
static const char *const own_sheets[] = { "_lists", "Cover", "封面" };

typedef struct GridCell {
    size_t row, column;
    XlsxKind kind;
    char *text;
} GridCell;

typedef struct Gathering {
    AnswerSheets *sheets;
    GridCell *cells;
    size_t count, room;
    bool is_1904;
} Gathering;

/* ---- gathering ---- */

static void begin_sheet(Gathering *gathering, const char *sheet)
{
    AnswerSheets *sheets = gathering->sheets;
    sheets->sheets =
        xgrow(sheets->sheets, sheets->sheet_count, &sheets->sheet_room, sizeof *sheets->sheets);
    sheets->sheets[sheets->sheet_count++] = xstrdup(sheet);
}

static char *text_of(const Gathering *gathering, const XlsxCell *cell)
{
    char *day = cell->kind == XLSX_DATE ? number_format_day(cell->text, gathering->is_1904) : NULL;
    return day ? day : xstrndup(cell->text, cell->bytes);
}

static bool take_cell(void *data, const XlsxCell *cell)
{
    Gathering *gathering = data;
    if (gathering->count == MOST_CELLS)
        return fail("a sheet has more than %d cells; it is no questionnaire", MOST_CELLS);
    gathering->cells =
        xgrow(gathering->cells, gathering->count, &gathering->room, sizeof *gathering->cells);
    gathering->cells[gathering->count++] =
        (GridCell){ cell->row, cell->column, cell->kind, text_of(gathering, cell) };
    return true;
}

static char *place_of(const AnswerSheets *sheets, size_t sheet, size_t row, size_t column)
{
    char address[XLSX_ADDRESS_SIZE];
    xlsx_cells_address(row, column, address);
    return xasprintf("%s!%s", sheets->sheets[sheet], address);
}

static void add_stray(AnswerSheets *sheets, const char *place, const char *text, const char *reason)
{
    table_add(sheets->strays, (const char *const[]){ place, text, reason }, 0);
}

static bool take_comment(void *data, size_t row, size_t column, const char *text)
{
    AnswerSheets *sheets = ((Gathering *)data)->sheets;
    char *cell = place_of(sheets, sheets->sheet_count - 1, row, column),
         *place = xasprintf("%s#", cell);
    add_stray(sheets, place, text, tr("a comment"));
    free(place);
    free(cell);
    return true;
}

/* ---- columns ---- */

static int field_of(const char *code)
{
    for (int i = 0; code && i < ANSWER_FIELDS; i++)
        if (!strcmp(code, codes[i]))
            return i;
    return -1;
}

typedef struct Head {
    size_t row;                 /* with the codes or, without them, the titles */
    int columns[ANSWER_FIELDS]; /* -1: none */
    bool is_meta, is_known, has_codes;
} Head;

static Head head_at(const Gathering *gathering, size_t first, bool by_title)
{
    Head head = { .row = gathering->cells[first].row };
    int found = 0;
    for (int i = 0; i < ANSWER_FIELDS; i++)
        head.columns[i] = -1;
    for (size_t i = first; i < gathering->count && gathering->cells[i].row == head.row; i++) {
        char *text = text_trim(gathering->cells[i].text);
        bool is_title_row = by_title && !strcmp(text, "wb:titles");
        int field =
            is_title_row ? FIELD_KEY : field_of(by_title ? questionnaire_column(text) : text);
        head.is_meta = head.is_meta || !strcmp(text, "wb:meta");
        free(text);
        if (field < 0 || head.columns[field] >= 0)
            continue;
        head.columns[field] = (int)gathering->cells[i].column;
        found++;
    }
    head.has_codes = !by_title;
    head.is_known =
        head.is_meta || (by_title ? found > LEAST_TITLES : head.columns[FIELD_KEY] >= 0);
    return head;
}

static Head find_head(const Gathering *gathering)
{
    for (int by_title = 0; by_title < 2; by_title++)
        for (size_t i = 0; i < gathering->count && gathering->cells[i].row < LOOK_ROWS; i++)
            if (!i || gathering->cells[i].row != gathering->cells[i - 1].row) {
                Head head = head_at(gathering, i, by_title);
                if (head.is_known)
                    return head;
            }
    return (Head){ 0 };
}

/* ---- rows ---- */

static size_t end_of_row(const Gathering *gathering, size_t first)
{
    size_t end = first;
    while (end < gathering->count && gathering->cells[end].row == gathering->cells[first].row)
        end++;
    return end;
}

static void take_meta(Gathering *gathering, size_t first, size_t end, const Head *head)
{
    const char *cells[5] = { "", "", "", "", "" };
    for (size_t i = first; i < end; i++)
        if (gathering->cells[i].column < COUNT(cells))
            cells[gathering->cells[i].column] = gathering->cells[i].text;
    if (gathering->cells[first].row > head->row)
        table_add(gathering->sheets->meta, cells, 0);
}

/* The text that a cell gives for a field; NULL, and said, when nobody knows it. */
static char *known_text(Gathering *gathering, const GridCell *cell)
{
    AnswerSheets *sheets = gathering->sheets;
    if (cell->kind != XLSX_NO_VALUE && cell->kind != XLSX_ERROR)
        return text_trim(cell->text);
    char *place = place_of(sheets, sheets->sheet_count - 1, cell->row, cell->column),
         *message = cell->kind == XLSX_ERROR
                        ? xasprintf(tr("the cell shows the error %s"), cell->text)
                        : xstrdup(tr("a formula that was never computed; open the file, save it,"
                                     " import again"));
    table_add(sheets->unreadable, (const char *const[]){ place, message }, 0);
    free(place);
    free(message);
    return NULL;
}

/* The code over a column, or NULL. */
static const char *code_over(const Gathering *gathering, const Head *head, size_t column)
{
    for (size_t i = 0; i < gathering->count; i++) {
        const GridCell *cell = &gathering->cells[i];
        if (cell->row == head->row && cell->column == column)
            return !strncmp(cell->text, "wb:", 3) ? cell->text
                   : head->has_codes              ? NULL
                                                  : questionnaire_column(cell->text);
    }
    return NULL;
}

/* Of two columns with one code the first is read. */
static bool is_own_column(const Gathering *gathering, const Head *head, size_t column)
{
    const char *code = code_over(gathering, head, column);
    int field = field_of(code);
    return code && (field < 0 || head->columns[field] == (int)column);
}

static bool is_answer_column(const Head *head, size_t column)
{
    for (int field = FIELD_STATE; field < ANSWER_FIELDS; field++)
        if (head->columns[field] == (int)column)
            return true;
    return false;
}

static void add_stray_cell(Gathering *gathering, const GridCell *cell)
{
    AnswerSheets *sheets = gathering->sheets;
    char *place = place_of(sheets, sheets->sheet_count - 1, cell->row, cell->column);
    add_stray(sheets, place, cell->text, tr("a column that was not asked for"));
    free(place);
}

static void take_row(Gathering *gathering, size_t first, size_t end, const Head *head)
{
    AnswerSheets *sheets = gathering->sheets;
    AnswerRow row = { .sheet = sheets->sheet_count - 1, .row = gathering->cells[first].row };
    for (int field = 0; field < ANSWER_FIELDS; field++) {
        row.columns[field] = head->columns[field];
        row.texts[field] = head->columns[field] < 0 ? NULL : xstrdup("");
    }
    for (size_t i = first; i < end; i++) {
        const GridCell *cell = &gathering->cells[i];
        int field = 0;
        while (field < ANSWER_FIELDS && head->columns[field] != (int)cell->column)
            field++;
        if (field < ANSWER_FIELDS) {
            free(row.texts[field]);
            row.texts[field] = known_text(gathering, cell);
        } else if (!is_own_column(gathering, head, cell->column))
            add_stray_cell(gathering, cell);
    }
    sheets->rows = xgrow(sheets->rows, sheets->row_count, &sheets->row_room, sizeof row);
    sheets->rows[sheets->row_count++] = row;
}

static void take_stray_row(Gathering *gathering, size_t first, size_t end)
{
    AnswerSheets *sheets = gathering->sheets;
    Buffer text = { 0 };
    for (size_t i = first; i < end; i++)
        buffer_join(&text, " | ", gathering->cells[i].text);
    char *place = place_of(sheets, sheets->sheet_count - 1, gathering->cells[first].row,
                           gathering->cells[first].column);
    add_stray(sheets, place, buffer_text(&text), tr("outside of what was asked"));
    free(place);
    buffer_free(&text);
}

static bool is_own_sheet(const char *name)
{
    for (size_t i = 0; i < COUNT(own_sheets); i++)
        if (!strcmp(name, own_sheets[i]))
            return true;
    return false;
}

/* The row of our titles, or of the codes where those are gone: what is between them is ours. */
static size_t titles_row(const Gathering *gathering, const Head *head)
{
    for (size_t i = 0; i < gathering->count && gathering->cells[i].row < LOOK_ROWS; i++)
        if (gathering->cells[i].row >= head->row && !strcmp(gathering->cells[i].text, "wb:titles"))
            return gathering->cells[i].row;
    return head->row;
}

/* From the codes to the titles stand our words, below the codes none where something is
 * answered. */
static void take_above(Gathering *gathering, size_t first, size_t end, const Head *head,
                       size_t titles)
{
    for (size_t i = first; i < end; i++) {
        const GridCell *cell = &gathering->cells[i];
        bool is_answer =
            cell->row > head->row && cell->row < titles && is_answer_column(head, cell->column);
        bool is_ours = cell->row == head->row && head->has_codes
                           ? code_over(gathering, head, cell->column) != NULL
                           : is_own_column(gathering, head, cell->column);
        if (is_answer || !is_ours)
            add_stray_cell(gathering, cell);
    }
}

static void end_sheet(Gathering *gathering)
{
    AnswerSheets *sheets = gathering->sheets;
    Head head = find_head(gathering);
    size_t titles = head.is_known ? titles_row(gathering, &head) : 0;
    bool is_own = !head.is_known && is_own_sheet(sheets->sheets[sheets->sheet_count - 1]);
    for (size_t first = 0, end; first < gathering->count; first = end) {
        size_t row = gathering->cells[first].row;
        end = end_of_row(gathering, first);
        if (head.is_meta)
            take_meta(gathering, first, end, &head);
        else if (head.is_known && row > titles)
            take_row(gathering, first, end, &head);
        else if (head.is_known && row >= head.row)
            take_above(gathering, first, end, &head, titles);
        else if (!is_own && (!head.is_known || row < head.row))
            take_stray_row(gathering, first, end);
    }
    for (size_t i = 0; i < gathering->count; i++)
        free(gathering->cells[i].text);
    gathering->count = 0;
}

/* ---- CSV ---- */

static long read_file(void *stream, char *buffer, size_t size)
{
    size_t bytes = fread(buffer, 1, size, stream);
    return bytes || !ferror((FILE *)stream) ? (long)bytes : -1;
}

static char *read_text(const char *path)
{
    FILE *file = file_open(path);
    if (!file)
        return NULL;
    EncodingStream *stream = encoding_new(read_file, file);
    Buffer text = { 0 };
    char piece[4096];
    long bytes;
    while ((bytes = encoding_read(stream, piece, sizeof piece)) > 0 && text.bytes < MOST_BYTES)
        buffer_add_bytes(&text, piece, (size_t)bytes);
    size_t unread = encoding_repaired(stream);
    encoding_free(stream);
    file_close(file);
    char *all = buffer_take(&text);
    if (!bytes && !unread)
        return all;
    free(all);
    if (!bytes)
        fail("%s: characters that cannot be read: %zu; save the file as UTF-8", path, unread);
    else if (bytes < 0)
        fail("%s cannot be read", path);
    else
        fail("%s is larger than %d MB; it is no questionnaire", path, MOST_BYTES >> 20);
    return NULL;
}

/* A cell that begins like a formula was written behind an apostrophe. */
static bool give_cell(Gathering *gathering, size_t row, size_t column, Buffer *cell)
{
    const char *text = buffer_text(cell);
    text += text[0] == '\'' && text[1] && strchr("=+-@\t\r", text[1]);
    bool done =
        !*text ||
        take_cell(gathering,
                  &(XlsxCell){ .row = row, .column = column, .text = text, .bytes = strlen(text) });
    cell->bytes = 0;
    if (cell->text)
        *cell->text = '\0';
    return done;
}

/* Semicolons and tabs part the cells where the first line has no comma. */
static char separator_of(const char *text)
{
    size_t line = strcspn(text, "\r\n");
    return memchr(text, ',', line) ? ',' : memchr(text, ';', line) ? ';' : '\t';
}

static bool gather_csv(Gathering *gathering, const char *text)
{
    Buffer cell = { 0 };
    size_t row = 1, column = 0;
    bool is_quoted = false, done = true;
    char separator = separator_of(text);
    for (; done && *text; text++) {
        if (is_quoted && *text == '"' && text[1] == '"')
            buffer_add_sign(&cell, *text++);
        else if (*text == '"' && (is_quoted || !cell.bytes))
            is_quoted = !is_quoted;
        else if (is_quoted || (*text != separator && *text != '\n' && *text != '\r'))
            buffer_add_sign(&cell, *text);
        else if (*text == separator)
            done = give_cell(gathering, row, column++, &cell);
        else if (*text == '\n') {
            done = give_cell(gathering, row++, column, &cell);
            column = 0;
        }
    }
    done = done && give_cell(gathering, row, column, &cell);
    buffer_free(&cell);
    return done;
}

static bool read_csv(Gathering *gathering, const char *path)
{
    char *text = read_text(path);
    bool done = text != NULL;
    if (done)
        begin_sheet(gathering, file_name(path));
    done = done && gather_csv(gathering, text);
    if (done)
        end_sheet(gathering);
    free(text);
    return done;
}

/* What was sent is in a file beside the others. */
static bool read_meta_beside(Gathering *gathering, const char *path)
{
    char *meta = xasprintf("%.*s_meta.csv", (int)(file_name(path) - path), path);
    bool done =
        table_rows(gathering->sheets->meta) || !file_exists(meta) || read_csv(gathering, meta);
    free(meta);
    return done;
}

/* ---- files ---- */

static bool is_zip(const char *path)
{
    char magic[4] = "";
    FILE *file = file_open(path);
    bool is =
        file && fread(magic, 1, sizeof magic, file) == sizeof magic && !memcmp(magic, "PK\3\4", 4);
    if (file)
        file_close(file);
    return is;
}

static bool read_book(Gathering *gathering, const char *path)
{
    const XlsxEvents events = { .data = gathering, .cell = take_cell, .comment = take_comment };
    XlsxBook *book = xlsx_cells_open_file(path);
    bool done = book != NULL;
    for (size_t i = 0; done && i < xlsx_cells_sheets(book); i++) {
        gathering->is_1904 = xlsx_cells_is_1904(book);
        begin_sheet(gathering, xlsx_cells_sheet(book, i).name);
        done = xlsx_cells_read(book, i, &events);
        if (done)
            end_sheet(gathering);
    }
    xlsx_cells_close(book);
    return done;
}

/* What is called a workbook and is none is refused as one. */
static bool is_book(const char *path)
{
    const char *end = strrchr(file_name(path), '.');
    return is_zip(path) || (end && (text_same(end, ".xlsx") || text_same(end, ".xls")));
}

static Table *texts(const char *const names[], size_t count)
{
    Table *table = table_new();
    for (size_t i = 0; i < count; i++)
        table_add_column(table, names[i], names[i], COLUMN_TEXT);
    return table;
}

AnswerSheets *answer_sheets_read(const char *const *paths)
{
    AnswerSheets *sheets = xcalloc(1, sizeof *sheets);
    Gathering gathering = { .sheets = sheets };
    sheets->meta = texts((const char *const[]){ "key", "state", "note", "asked", "value" }, 5);
    sheets->strays = texts((const char *const[]){ "place", "text", "reason" }, 3);
    sheets->unreadable = texts((const char *const[]){ "cell", "message" }, 2);
    bool done = true, is_csv = !is_book(*paths);
    for (size_t i = 0; done && paths[i]; i++)
        done = is_csv ? read_csv(&gathering, paths[i]) : read_book(&gathering, paths[i]);
    if (done && is_csv)
        done = read_meta_beside(&gathering, *paths);
    for (size_t i = 0; i < gathering.count; i++)
        free(gathering.cells[i].text);
    free(gathering.cells);
    if (done)
        return sheets;
    answer_sheets_free(sheets);
    return NULL;
}

void answer_sheets_free(AnswerSheets *sheets)
{
    if (!sheets)
        return;
    for (size_t i = 0; i < sheets->row_count; i++)
        for (int field = 0; field < ANSWER_FIELDS; field++)
            free(sheets->rows[i].texts[field]);
    for (size_t i = 0; i < sheets->sheet_count; i++)
        free(sheets->sheets[i]);
    free(sheets->sheets);
    free(sheets->rows);
    table_free(sheets->meta);
    table_free(sheets->strays);
    table_free(sheets->unreadable);
    free(sheets);
}

char *answer_sheets_place(const AnswerSheets *sheets, const AnswerRow *row, AnswerField field)
{
    int column = row->columns[field] < 0 ? 0 : row->columns[field];
    return place_of(sheets, row->sheet, row->row, (size_t)column);
}

/* ---- recognised ---- */

static bool look_cell(void *data, const XlsxCell *cell)
{
    bool *is_found = data;
    *is_found = *is_found || !strcmp(cell->text, "wb:key") || !strcmp(cell->text, "wb:meta");
    return !*is_found;
}

static bool look_row(void *data, size_t row)
{
    (void)data;
    return row <= LOOK_ROWS;
}

static bool has_code(const char *path)
{
    char *text = xcalloc(PEEK_BYTES + 1, 1);
    FILE *file = file_open(path);
    size_t bytes = file ? fread(text, 1, PEEK_BYTES, file) : 0;
    for (size_t i = 0; i < bytes; i++)
        if (!text[i])
            text[i] = ' ';
    bool is = strstr(text, "wb:key") || strstr(text, "wb:meta") || strstr(text, "wb:titles");
    if (file)
        file_close(file);
    free(text);
    return is;
}

/* ---- folders ---- */

static bool is_csv(const char *name)
{
    size_t bytes = strlen(name);
    return bytes > 4 && text_same(name + bytes - 4, ".csv");
}

static bool folder_fits(const char *folder)
{
    Table *list = folder_list(folder);
    bool fits = false;
    for (size_t row = 0; list && !fits && row < table_rows(list); row++) {
        char *path = folder_join(folder, table_cell(list, row, 0));
        fits = is_csv(path) && has_code(path);
        free(path);
    }
    table_free(list);
    return fits;
}

typedef struct Files {
    char **paths;
    size_t count, room;
} Files;

static void add_file(Files *files, char *path)
{
    files->paths = xgrow(files->paths, files->count + 1, &files->room, sizeof *files->paths);
    files->paths[files->count++] = path;
    files->paths[files->count] = NULL;
}

/* What was sent last: the first one gives what came back its name. */
static bool add_folder(Files *files, const char *folder)
{
    static const char meta[] = "_meta.csv";
    Table *list = folder_list(folder);
    bool done = list, has_meta = false;
    for (size_t row = 0; done && row < table_rows(list); row++) {
        const char *name = table_cell(list, row, 0);
        if (!is_csv(name))
            done = fail("%s: %s is no part of a questionnaire; move it away, or name the CSV files"
                        " one by one",
                        folder, name);
        else if (!strcmp(name, meta))
            has_meta = true;
        else
            add_file(files, folder_join(folder, name));
    }
    if (has_meta)
        add_file(files, folder_join(folder, meta));
    table_free(list);
    return done && (files->count || fail("%s: there is no CSV file in it", folder));
}

char **answer_sheets_files(const char *const *paths)
{
    Files files = { 0 };
    bool done = true;
    for (; done && *paths; paths++)
        if (file_is_folder(*paths))
            done = add_folder(&files, *paths);
        else
            add_file(&files, xstrdup(*paths));
    if (done)
        return files.paths;
    answer_sheets_files_free(files.paths);
    return NULL;
}

void answer_sheets_files_free(char **files)
{
    for (char **file = files; file && *file; file++)
        free(*file);
    free(files);
}

bool answer_sheets_fit(const char *path)
{
    bool is_found = false;
    const XlsxEvents events = { .data = &is_found, .cell = look_cell, .row = look_row };
    if (file_is_folder(path))
        return folder_fits(path);
    if (!is_zip(path))
        return has_code(path);
    ZipReader *zip = zip_reader_open(path);
    XlsxBook *book = zip && xlsx_cells_fits(zip) ? xlsx_cells_open(zip, path) : NULL;
    for (size_t i = 0; book && !is_found && i < xlsx_cells_sheets(book); i++)
        (void)!xlsx_cells_read(book, i, &events);
    xlsx_cells_close(book);
    zip_reader_close(zip);
    return is_found;
}
