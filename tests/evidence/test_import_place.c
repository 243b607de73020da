/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where exports lie: zips with workbooks, folders with what is no file. */
#include "config.h"
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "evidence/import.h"
#include "fixture.h"

static const char config_csv[] =
    "AccountId,ConfigRuleId,RiskLevel,ComplianceType,ResourceId\n1,cr-1,1,NON_COMPLIANT,i-1\n";

static Table *run(Store *store, const char *path)
{
    const char *const paths[] = { path, NULL };
    return import_run(store, &(ImportPlan){ .paths = paths, .takes_any = true });
}

/* A zip of files that were written before. */
static char *pack(const char *const names[], const char *const paths[])
{
    int code;
    char *path = fixture_path("packed.zip");
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code);
    cr_assert_not_null(zip);
    for (size_t i = 0; names[i]; i++)
        cr_assert_geq(zip_file_add(zip, names[i], zip_source_file(zip, paths[i], 0, -1), 0), 0);
    cr_assert_eq(zip_close(zip), 0);
    return path;
}

static char *table_path(const char *name)
{
    const char *top = getenv("TOP");
    return xasprintf("%s/tests/tables/%s", top ? top : ".", name);
}

static void expect_row(const Table *table, size_t row, const char *file, const char *new,
                       const char *note)
{
    cr_assert_lt(row, table_rows(table));
    const char *found = strstr(table_get(table, row, "file"), file);
    cr_expect(found && !strcmp(found, file), "%s", table_get(table, row, "file"));
    cr_expect_str_eq(table_get(table, row, "new"), new);
    cr_expect(strstr(table_get(table, row, "note"), note), "%s", table_get(table, row, "note"));
}

Test(import_place, takes_workbooks_in_a_zip)
{
    char *csv = fixture_path("a.csv"), *book = table_path("assets.xlsx");
    fixture_write(csv, config_csv, strlen(config_csv));
    char *path = pack((const char *const[]){ "x/assets.xlsx", "y.csv", NULL },
                      (const char *const[]){ book, csv, NULL });
    Store *store = fixture_store();
    Table *table = run(store, path);
    cr_assert_not_null(table, "%s", failure());
    cr_assert_eq(table_rows(table), 2);
    expect_row(table, 0, "packed.zip/x/assets.xlsx/资产", "0", "no format has its columns");
    expect_row(table, 1, "packed.zip/y.csv", "1", "");
    table_free(table);
    static const char *const pairs[] = { "kind=resource", "resource=资源ID", NULL };
    const char *const paths[] = { path, NULL };
    table = import_run(store, &(ImportPlan){ .paths = paths, .map = pairs });
    cr_assert_not_null(table, "%s", failure());
    expect_row(table, 0, "assets.xlsx/资产", "2", "");
    table_free(table);
    store_close(store);
    free(path);
    free(book);
    free(csv);
}

Test(import_place, names_what_it_does_not_open_in_a_zip)
{
    static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
    char *csv = fixture_path("a.csv"), *xls = fixture_path("a.xls");
    fixture_write(csv, config_csv, strlen(config_csv));
    fixture_write(xls, old, sizeof old);
    char *inner = pack((const char *const[]){ "a.csv", NULL }, (const char *const[]){ csv, NULL });
    char *path = pack((const char *const[]){ "inner.zip", "old.xls", "y.csv", NULL },
                      (const char *const[]){ inner, xls, csv, NULL });
    Store *store = fixture_store();
    Table *table = run(store, path);
    cr_assert_not_null(table, "%s", failure());
    cr_assert_eq(table_rows(table), 3);
    expect_row(table, 0, "/inner.zip", "0", "left out: a zip in a zip");
    expect_row(table, 1, "/old.xls", "0", "left out: an old Excel file");
    expect_row(table, 2, "/y.csv", "1", "");
    table_free(table);
    store_close(store);
    free(path);
    free(inner);
    free(xls);
    free(csv);
}

/* A workbook of 40 MB of blanks, packed a thousand times smaller, in a zip. */
Test(import_place, refuses_a_bomb_in_a_workbook_in_a_zip)
{
    enum { BYTES = 40 << 20 };
    static const char workbook[] =
        "<workbook><sheets><sheet name='S' sheetId='1' id='r1'/></sheets></workbook>";
    static const char links[] =
        "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></Relationships>";
    char *parts[] = { fixture_path("w"), fixture_path("l"), fixture_path("s") };
    char *sheet = xcalloc(BYTES, 1);
    memset(sheet, ' ', BYTES);
    memcpy(sheet, "<worksheet>", 11);
    fixture_write(parts[0], workbook, strlen(workbook));
    fixture_write(parts[1], links, strlen(links));
    fixture_write(parts[2], sheet, BYTES);
    char *book = pack(
        (const char *const[]){ "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/s.xml", NULL },
        (const char *const *)(const char *const[]){ parts[0], parts[1], parts[2] });
    char *path = pack((const char *const[]){ "b.xlsx", NULL }, (const char *const[]){ book, NULL });
    Store *store = fixture_store();
    cr_expect_null(run(store, path));
    cr_expect(strstr(failure(), "unpacks to far more"), "%s", failure());
    store_close(store);
    for (size_t i = 0; i < COUNT(parts); i++) {
        unlink(parts[i]);
        free(parts[i]);
    }
    free(sheet);
    free(path);
    free(book);
}

Test(import_place, goes_round_what_is_no_file_in_a_folder)
{
    char *folder = fixture_path("folder"), *csv = xasprintf("%s/a.csv", folder),
         *inner = xasprintf("%s/b", folder), *loop = xasprintf("%s/b/loop", folder),
         *gone = xasprintf("%s/gone", folder), *pipe = xasprintf("%s/pipe", folder);
    cr_assert(!mkdir(folder, 0700) && !mkdir(inner, 0700) && !symlink("..", loop) &&
              !symlink("nowhere", gone) && !mkfifo(pipe, 0600));
    fixture_write(csv, config_csv, strlen(config_csv));
    Store *store = fixture_store();
    Table *table = run(store, folder);
    cr_assert_not_null(table, "%s", failure());
    cr_assert_eq(table_rows(table), 4);
    expect_row(table, 0, "a.csv", "1", "");
    expect_row(table, 1, "loop", "0", "left out: a link back");
    expect_row(table, 2, "gone", "0", "left out: No such file");
    expect_row(table, 3, "pipe", "0", "left out: this is not a file");
    table_free(table);
    /* Of one that was named, there is nothing else to read. */
    cr_expect_null(run(store, pipe));
    cr_expect(strstr(failure(), "this is not a file"), "%s", failure());
    store_close(store);
    unlink(csv);
    unlink(loop);
    unlink(gone);
    unlink(pipe);
    rmdir(inner);
    rmdir(folder);
    free(csv);
    free(inner);
    free(loop);
    free(gone);
    free(pipe);
    free(folder);
}

/* A whole disk is refused before anything of it is read. */
Test(import_place, refuses_a_folder_of_more_than_ten_thousand_files)
{
    enum { MOST = 10000 };
    char *folder = fixture_path("disk");
    cr_assert_eq(mkdir(folder, 0700), 0);
    Store *store = fixture_store();
    for (int i = 0; i <= MOST; i++) {
        char *path = xasprintf("%s/%05d", folder, i);
        cr_assert_eq(symlink("nowhere", path), 0);
        free(path);
    }
    cr_expect_null(run(store, folder));
    cr_expect(strstr(failure(), "more than 10000 files and folders lie in it"), "%s", failure());
    for (int i = 0; i <= MOST; i++) {
        char *path = xasprintf("%s/%05d", folder, i);
        unlink(path);
        free(path);
    }
    rmdir(folder);
    free(folder);
    store_close(store);
}

/* ---- how far it is ---- */

enum { MANY_ROWS = 30000, TOLD = 3 };

typedef struct Told {
    int times, percents[TOLD + 1];
    int most; /* times before it is cancelled */
} Told;

static bool tell(void *data, int64_t rows, int percent)
{
    Told *told = data;
    (void)rows;
    told->percents[told->times] = percent;
    return ++told->times < told->most;
}

static char *write_many(void)
{
    char *path = fixture_path("many.csv");
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fprintf(file, "AccountId,ConfigRuleId,RiskLevel,ComplianceType,ResourceId\n");
    for (int row = 0; row < MANY_ROWS; row++)
        fprintf(file, "1,cr-1,1,NON_COMPLIANT,i-%05d\n", row);
    fclose(file);
    return path;
}

static void look_at_progress(const char *path)
{
    Store *store = fixture_store();
    Told told = { .most = TOLD + 1 };
    const char *const paths[] = { path, NULL };
    Table *files =
        import_run(store, &(ImportPlan){ .paths = paths, .progress = tell, .data = &told });
    cr_assert_not_null(files, "%s", failure());
    /* Asked before rows 1, 10001 and 20001; a piece of 64 KiB may be ahead of the rows. */
    cr_assert_eq(told.times, TOLD);
    cr_expect(told.percents[0] < 20 && told.percents[1] >= 30 && told.percents[1] < 50 &&
                  told.percents[2] >= 60 && told.percents[2] < 85,
              "%d %d %d", told.percents[0], told.percents[1], told.percents[2]);
    table_free(files);
    store_close(store);
}

Test(import_place, tells_how_much_was_read_of_files_and_of_what_a_zip_holds)
{
    char *csv = write_many();
    char *zip = pack((const char *const[]){ "many.csv", NULL }, (const char *const[]){ csv, NULL });
    look_at_progress(csv);
    look_at_progress(zip);
    free(zip);
    free(csv);
}

Test(import_place, a_cancelled_import_changes_nothing)
{
    static const Query findings[] = { { "", "SELECT count(*) FROM finding" }, { 0 } };
    Store *store = fixture_store();
    char *csv = write_many();
    Told told = { .most = 2 };
    int64_t count = 99;
    const char *const paths[] = { csv, NULL };
    cr_expect_null(
        import_run(store, &(ImportPlan){ .paths = paths, .progress = tell, .data = &told }));
    cr_expect(strstr(failure(), "cancelled"), "%s", failure());
    cr_assert(store_number(store, &count, findings, 0));
    cr_expect_eq(count, 0);
    free(csv);
    store_close(store);
}
