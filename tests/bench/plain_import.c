/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plain_import CSV DATABASE - the least that puts a CSV of 15 columns into SQLite: libcsv,
 * one table, one transaction, no index. The baseline of an import. */
#include "config.h"

#include <csv.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "bench.h"

typedef struct Target {
    sqlite3_stmt *insert;
    int cell;
    long row;
} Target;

static void end_cell(void *text, size_t bytes, void *data)
{
    Target *target = data;
    sqlite3_bind_text(target->insert, ++target->cell, text, (int)bytes, SQLITE_TRANSIENT);
}

static void end_row(int separator, void *data)
{
    Target *target = data;
    (void)separator;
    if (target->row++ && sqlite3_step(target->insert) != SQLITE_DONE)
        bench_die("insert");
    sqlite3_reset(target->insert);
    target->cell = 0;
}

int main(int count, char **words)
{
    static char buffer[65536];
    struct csv_parser parser;
    Target target = { 0 };
    sqlite3 *db;
    if (count != 3)
        return 2;
    unlink(words[2]);
    FILE *file = fopen(words[1], "r");
    if (!file || sqlite3_open(words[2], &db) || csv_init(&parser, CSV_APPEND_NULL) ||
        sqlite3_exec(db, "CREATE TABLE t (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o); BEGIN",
                     NULL, NULL, NULL) ||
        sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1,
                           &target.insert, NULL))
        bench_die(words[1]);
    for (size_t bytes; (bytes = fread(buffer, 1, sizeof buffer, file)) > 0;)
        if (csv_parse(&parser, buffer, bytes, end_cell, end_row, &target) != bytes)
            bench_die("csv_parse");
    csv_fini(&parser, end_cell, end_row, &target);
    sqlite3_finalize(target.insert);
    return sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) || sqlite3_close(db) || fclose(file);
}
