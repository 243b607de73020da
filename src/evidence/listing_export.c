/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/listing_export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "document/xlsx.h"
#include "format/json.h"

static const char *const names[LISTING_KINDS] = {
    "findings",     "resources",      "costs-by-product", "costs-by-account",
    "costs-by-tag", "costs-by-month", "unmapped-checks",  "unreadable-rows",
};
static const char *const endings[LISTING_FORMATS] = { "csv", "xlsx", "json" };

/* "SHOP-findings.csv", or "SHOP-findings-2.csv" when that is taken. */
static char *free_path(const char *workbook, const char *name, const char *ending)
{
    const char *file = file_name(workbook), *dot = strrchr(file, '.');
    char *path = NULL, again[16] = "";
    for (int i = 2; !path || file_exists(path); i++) {
        char *added = xasprintf("-%s%s.%s", name, again, ending);
        free(path);
        path = file_name_with(file, dot ? (size_t)(dot - file) : strlen(file), added);
        snprintf(again, sizeof again, "-%d", i);
        free(added);
    }
    return path;
}

/* Calls `put` with all rows, a piece at a time; at least once. */
static bool each_piece(Listing *listing, bool (*put)(void *, const Table *, bool is_first),
                       void *data)
{
    size_t next = 0;
    bool done = true;
    do {
        bool is_first = !next;
        Table *piece = listing_piece(listing, &next);
        done = piece && put(data, piece, is_first);
        table_free(piece);
    } while (done && next < listing_rows(listing));
    return done;
}

static bool put_csv(void *data, const Table *table, bool is_first)
{
    if (is_first)
        csv_put_head(data, table, CSV_EXCEL);
    return csv_put_rows(data, table, CSV_EXCEL);
}

static bool put_json(void *data, const Table *table, bool is_first)
{
    return json_put_rows(data, table, is_first);
}

static bool write_json(Listing *listing, FILE *out)
{
    fputc('[', out);
    bool done = each_piece(listing, put_json, out);
    fputs("\n]\n", out);
    return done && (!ferror(out) || fail("%s", strerror(errno)));
}

static bool put_piece(XlsxRows *rows, const Table *piece)
{
    const char **cells = xcalloc(table_columns(piece), sizeof *cells);
    bool done = true;
    for (size_t row = 0; done && row < table_rows(piece); row++) {
        for (size_t i = 0; i < table_columns(piece); i++)
            cells[i] = table_cell(piece, row, i);
        done = xlsx_put_row(rows, cells);
    }
    free(cells);
    return done;
}

/* The rows on their way; the first piece has the titles too. */
typedef struct Pieces {
    Listing *listing;
    Table *first;
    size_t next;
} Pieces;

static bool put_xlsx(void *data, XlsxRows *rows)
{
    Pieces *pieces = data;
    bool done = put_piece(rows, pieces->first);
    while (done && pieces->next < listing_rows(pieces->listing)) {
        Table *piece = listing_piece(pieces->listing, &pieces->next);
        done = piece && put_piece(rows, piece);
        table_free(piece);
    }
    return done;
}

static bool write_xlsx(Listing *listing, const char *path)
{
    Pieces pieces = { .listing = listing };
    pieces.first = listing_piece(listing, &pieces.next);
    bool done = pieces.first && xlsx_write_plain_rows(path, names[listing_kind(listing)],
                                                      pieces.first, put_xlsx, &pieces);
    table_free(pieces.first);
    return done;
}

static bool write_rows(Listing *listing, ListingFormat format, FileDraft *draft)
{
    if (format == LISTING_XLSX)
        return write_xlsx(listing, draft->temporary);
    return format == LISTING_CSV ? each_piece(listing, put_csv, draft->stream)
                                 : write_json(listing, draft->stream);
}

char *listing_export(Listing *listing, ListingFormat format)
{
    FileDraft draft;
    char *path = free_path(store_path(listing_store(listing)), names[listing_kind(listing)],
                           endings[format]);
    bool done = (listing_is_complete(listing) || listing_complete(listing)) &&
                file_draft_open(&draft, path) &&
                file_draft_finish(&draft, write_rows(listing, format, &draft),
                                  file_draft_publish_new);
    if (done)
        return path;
    free(path);
    return NULL;
}
