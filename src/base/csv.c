/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/csv.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

/* A row under way, and the table once the header is known. */
typedef struct Reader {
    const char *path;
    Problems *problems;
    Table *table;
    char **cells;
    size_t count, room;
    size_t line, row_line; /* being read; where the row under way began, 0 before it */
} Reader;

static void end_field(void *text, size_t bytes, void *data)
{
    Reader *reader = data;
    reader->cells = xgrow(reader->cells, reader->count, &reader->room, sizeof *reader->cells);
    reader->cells[reader->count++] = xstrndup(text ? text : "", text ? bytes : 0);
}

static void add_header(Reader *reader)
{
    reader->table = table_new();
    for (size_t i = 0; i < reader->count; i++)
        table_add_column(reader->table, reader->cells[i], reader->cells[i], COLUMN_TEXT);
}

static bool is_text(Reader *reader)
{
    for (size_t i = 0; i < reader->count; i++) {
        const char *column = table_name(reader->table, i);
        if (!text_check(column, reader->cells[i])) {
            char *reason = xstrdup(failure());
            problems_add(reader->problems, reader->path, reader->row_line, column, "%s", reason);
            free(reason);
            return false;
        }
    }
    return true;
}

static void end_row(int separator, void *data)
{
    (void)separator;
    Reader *reader = data;
    if (!reader->table)
        add_header(reader);
    else if (reader->count != table_columns(reader->table))
        problems_add(reader->problems, reader->path, reader->row_line, NULL,
                     "%zu cells; the header has %zu columns", reader->count,
                     table_columns(reader->table));
    else if (is_text(reader))
        table_add(reader->table, (const char *const *)reader->cells, reader->row_line);
    for (size_t i = 0; i < reader->count; i++)
        free(reader->cells[i]);
    reader->count = 0;
    reader->row_line = 0;
}

/* What follows one in its cell would go unread. */
static bool has_nul(Reader *reader, const char *line, size_t bytes)
{
    bool has = memchr(line, '\0', bytes);
    if (has)
        problems_add(reader->problems, reader->path, reader->line, NULL,
                     "there is a NUL byte; save the file as UTF-8 text");
    return has;
}

static bool parse_lines(FILE *file, struct csv_parser *parser, Reader *reader)
{
    static const char bom[] = "\xEF\xBB\xBF";
    char *line = NULL;
    size_t room = 0;
    ssize_t bytes;
    bool ok = true, is_told = false;
    while (ok && (bytes = getline(&line, &room, file)) > 0) {
        size_t skip = !reader->line++ && !strncmp(line, bom, strlen(bom)) ? strlen(bom) : 0;
        is_told = is_told || has_nul(reader, line, (size_t)bytes);
        if (!reader->row_line)
            reader->row_line = reader->line;
        size_t given = (size_t)bytes - skip;
        ok = csv_parse(parser, line + skip, given, end_field, end_row, reader) == given;
        if (!reader->count && ok && line[strspn(line, " \t\r\n")] == '\0')
            reader->row_line = 0;
    }
    free(line);
    return ok && csv_fini(parser, end_field, end_row, reader) == 0;
}

Table *csv_read(const char *path, Problems *problems)
{
    Reader reader = { .path = path, .problems = problems };
    struct csv_parser parser;
    FILE *file = file_open(path);
    if (!file) {
        problems_add(problems, NULL, 0, NULL, "%s", failure());
        return NULL;
    }
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
        die("out of memory");
    if (!parse_lines(file, &parser, &reader))
        problems_add(problems, path, reader.row_line ? reader.row_line : 1, NULL,
                     "a quotation mark is missing or doubled");
    else if (!reader.table)
        problems_add(problems, path, 0, NULL, "the file is empty; its first row names the columns");
    for (size_t i = 0; i < reader.count; i++)
        free(reader.cells[i]);
    free(reader.cells);
    csv_free(&parser);
    fclose(file);
    return reader.table;
}

static bool is_number(const char *text)
{
    char *end;
    if (!*text || !strchr("+-.0123456789", *text))
        return false;
    strtod(text, &end);
    return !*end;
}

static void write_cell(FILE *out, const char *text, CsvFlavor flavor)
{
    bool is_formula = flavor == CSV_EXCEL && *text && strchr("=+-@\t\r", *text) && !is_number(text);
    char *guarded = is_formula ? xasprintf("'%s", text) : NULL;
    const char *cell = guarded ? guarded : text;
    if (cell[strcspn(cell, ",\"\r\n")] || *cell == ' ')
        csv_fwrite(out, cell, strlen(cell));
    else
        fputs(cell, out);
    free(guarded);
}

void csv_put_head(FILE *out, const Table *table, CsvFlavor flavor)
{
    size_t columns = table_columns(table);
    if (flavor == CSV_EXCEL)
        fputs("\xEF\xBB\xBF", out);
    for (size_t i = 0; i < columns; i++) {
        const char *head = flavor == CSV_EXCEL ? table_title(table, i) : table_name(table, i);
        write_cell(out, head, flavor);
        fputs(i + 1 < columns ? "," : "\r\n", out);
    }
}

bool csv_put_rows(FILE *out, const Table *table, CsvFlavor flavor)
{
    size_t columns = table_columns(table);
    for (size_t row = 0; row < table_rows(table); row++)
        for (size_t i = 0; i < columns; i++) {
            write_cell(out, table_cell(table, row, i), flavor);
            fputs(i + 1 < columns ? "," : "\r\n", out);
        }
    return !ferror(out) || fail("%s", strerror(errno));
}

bool csv_put(FILE *out, const Table *table, CsvFlavor flavor)
{
    csv_put_head(out, table, flavor);
    return csv_put_rows(out, table, flavor);
}
