/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file is read into memory with its log, its trees are mended there (btree.h), and the
 * mended pages are opened under our own definitions of the tables: of the file's list of
 * tables only the numbers of their first pages are believed. Where it does not say them,
 * those of a new workbook are tried, because they are the same in each. */
#include "config.h"
#include "store/store_wreck.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/btree.h"
#include "store/schema.h"
#include "store/store_header.h"
#include "store/store_private.h"

enum { SCHEMA_ROOT = 1, SCHEMA_COLUMNS = 5, PAGE_SIZE = 4096 };

typedef struct WreckTable {
    char *name, *sql;
    uint32_t root; /* 0: not found */
    uint32_t usual_root;
    size_t columns;
    BtreeKind kind;
    BtreeLoss loss;
    bool is_missing;
} WreckTable;

struct StoreWreck {
    Store *store;
    WreckTable *tables;
    size_t count, room;
    char *unread; /* NULL, or what of its log is not among the pages */
};

/* What SQLite itself refuses to open is read as it lies there. */
static unsigned char *read_raw(const char *path, sqlite3_int64 *size)
{
    struct stat status;
    FILE *file = file_open(path);
    bool is_open = file && fstat(fileno(file), &status) == 0;
    *size = is_open ? status.st_size : 0;
    unsigned char *bytes = *size ? sqlite3_malloc64((sqlite3_uint64)*size) : NULL;
    if (bytes)
        *size = (sqlite3_int64)fread(bytes, 1, (size_t)*size, file);
    if (file)
        fclose(file);
    return bytes;
}

static unsigned char *read_pages(const char *path, sqlite3_int64 *size)
{
    Store *store = store_connect_read_only(path);
    if (!store)
        return NULL;
    /* Only so does SQLite read a file that is shorter than it says. */
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    unsigned char *bytes = sqlite3_serialize(store->db, "main", size, 0);
    store_close(store);
    if (bytes && *size)
        return bytes;
    sqlite3_free(bytes);
    return read_raw(path, size);
}

static uint32_t page_size_of(const unsigned char *bytes)
{
    uint32_t size = (uint32_t)bytes[16] << 8 | bytes[17];
    size = size == 1 ? 65536 : size;
    return size >= 512 && !(size & (size - 1)) ? size : PAGE_SIZE;
}

static bool open_pages(BtreeFile *file, const char *path, char **unread)
{
    sqlite3_int64 size = 0;
    unsigned char *bytes = read_pages(path, &size);
    bytes = bytes ? store_log_pour(path, bytes, &size, unread) : NULL;
    uint32_t page_size = bytes && size > PAGE_SIZE ? page_size_of(bytes) : PAGE_SIZE;
    sqlite3_int64 pages = (size + page_size - 1) / page_size;
    sqlite3_uint64 room = (sqlite3_uint64)(pages + BTREE_SPARE_PAGES) * page_size;
    unsigned char *roomy = bytes ? sqlite3_realloc64(bytes, room) : NULL;
    if (!roomy) {
        sqlite3_free(bytes);
        return fail("%s cannot be read, or is too large for the memory of this machine", path);
    }
    memset(roomy + size, 0, (size_t)(room - (sqlite3_uint64)size));
    btree_open(file, roomy, (uint32_t)pages, page_size);
    btree_forget_log(file);
    return true;
}

static bool show_pages(Store *store, const BtreeFile *file, unsigned flags)
{
    sqlite3_int64 size = (sqlite3_int64)(file->pages + BTREE_SPARE_PAGES) * file->page_size;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    /* A page with one cell that is too long still has others. */
    return sqlite3_deserialize(store->db, "main", file->bytes, size, size, flags) == SQLITE_OK &&
           store_run(store, "PRAGMA cell_size_check = OFF");
}

static bool know_tables(StoreWreck *wreck, Store *like)
{
    sqlite3_stmt *known = store_prepare(
        like, "SELECT name, sql, rootpage, sql NOT LIKE '%WITHOUT ROWID', (SELECT count(*) FROM"
              " pragma_table_info(known.name)) FROM sqlite_schema AS known WHERE type = 'table' AND"
              " name NOT LIKE 'sqlite_%' ORDER BY rowid");
    while (known && sqlite3_step(known) == SQLITE_ROW) {
        wreck->tables = xgrow(wreck->tables, wreck->count, &wreck->room, sizeof *wreck->tables);
        wreck->tables[wreck->count++] =
            (WreckTable){ .name = xstrdup((const char *)sqlite3_column_text(known, 0)),
                          .sql = xstrdup((const char *)sqlite3_column_text(known, 1)),
                          .usual_root = (uint32_t)sqlite3_column_int64(known, 2),
                          .kind = sqlite3_column_int(known, 3) ? BTREE_INTEGERS : BTREE_RECORDS,
                          .columns = (size_t)sqlite3_column_int(known, 4) };
    }
    return sqlite3_finalize(known) == SQLITE_OK && wreck->count;
}

static WreckTable *table_of(const StoreWreck *wreck, const char *name)
{
    for (size_t i = 0; name && i < wreck->count; i++)
        if (!strcmp(wreck->tables[i].name, name))
            return &wreck->tables[i];
    return NULL;
}

/* What the file says of first pages, as far as that can be read. */
static void read_roots(const StoreWreck *wreck, Store *reader)
{
    sqlite3_stmt *listed =
        store_prepare(reader, "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"
                              " AND typeof(name) = 'text' AND typeof(rootpage) = 'integer'");
    while (listed && sqlite3_step(listed) == SQLITE_ROW) {
        WreckTable *table = table_of(wreck, (const char *)sqlite3_column_text(listed, 0));
        int64_t root = sqlite3_column_int64(listed, 1);
        if (table && root > SCHEMA_ROOT && root <= UINT32_MAX)
            table->root = (uint32_t)root;
    }
    sqlite3_finalize(listed);
}

/* Whether a file of this version has the table. */
static bool is_in_version(const char *table, uint32_t version)
{
    bool is_in = false;
    char *start = xasprintf("CREATE TABLE %s ", table);
    for (size_t step = 0; !is_in && step < version && step < schema_version; step++)
        is_in = strstr(schema_steps[step], start) != NULL;
    free(start);
    return is_in;
}

static uint32_t version_of(const BtreeFile *file)
{
    const unsigned char *at = file->bytes + 60;
    uint32_t version = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    return version && version <= schema_version ? version : (uint32_t)schema_version;
}

/* Tables that are listed come first: what is theirs is not another's. */
static bool mend_tables(StoreWreck *wreck, BtreeFile *file)
{
    uint32_t version = version_of(file);
    size_t found = 0;
    for (int is_guessed = 0; is_guessed < 2; is_guessed++)
        for (size_t i = 0; i < wreck->count; i++) {
            WreckTable *table = &wreck->tables[i];
            BtreeLoss loss = { 0 };
            bool is_wanted =
                is_guessed ? !table->root && is_in_version(table->name, version) : table->root != 0;
            uint32_t root = is_guessed ? table->usual_root : table->root;
            if (!is_wanted)
                continue;
            bool is_found = btree_mend(file, root, table->kind, table->columns, &loss);
            table->loss = loss;
            table->root = is_found ? root : 0;
            table->is_missing = !is_found;
            found += is_found;
        }
    return found > 0;
}

static bool define_tables(const StoreWreck *wreck)
{
    Store *store = wreck->store;
    sqlite3_stmt *define = store_prepare(
        store, "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table',"
               " ?1, ?1, ?2, ?3)");
    bool done = define != NULL;
    for (size_t i = 0; done && i < wreck->count; i++) {
        const WreckTable *table = &wreck->tables[i];
        if (!table->root)
            continue;
        sqlite3_bind_text(define, 1, table->name, -1, SQLITE_STATIC);
        sqlite3_bind_int64(define, 2, table->root);
        sqlite3_bind_text(define, 3, table->sql, -1, SQLITE_STATIC);
        done = sqlite3_step(define) == SQLITE_DONE || store_failed(store);
        sqlite3_reset(define);
    }
    sqlite3_finalize(define);
    return done && store_run(store, "PRAGMA writable_schema = RESET");
}

static void find_roots(const StoreWreck *wreck, BtreeFile *file)
{
    BtreeLoss loss = { 0 };
    Store *reader = store_create(":memory:");
    if (reader && btree_mend(file, SCHEMA_ROOT, BTREE_INTEGERS, SCHEMA_COLUMNS, &loss) &&
        show_pages(reader, file, SQLITE_DESERIALIZE_READONLY))
        read_roots(wreck, reader);
    store_close(reader);
}

static bool open_wreck(StoreWreck *wreck, BtreeFile *file, const char *path)
{
    find_roots(wreck, file);
    if (!mend_tables(wreck, file))
        return fail("%s holds no table that can be read; take a backup or a colleague's copy",
                    path);
    btree_forget_schema(file);
    unsigned char *bytes = file->bytes;
    wreck->store = store_create(":memory:");
    if (!wreck->store)
        return false;
    file->bytes = NULL; /* SQLite frees them, even on failure. */
    BtreeFile given = *file;
    given.bytes = bytes;
    return show_pages(wreck->store, &given,
                      SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) &&
           define_tables(wreck);
}

StoreWreck *store_wreck_open(const char *path, Store *like)
{
    BtreeFile file;
    StoreWreck *wreck = xcalloc(1, sizeof *wreck);
    char *real = store_real_path(path);
    bool done = store_header_read(real) != HEADER_REFUSED && know_tables(wreck, like) &&
                open_pages(&file, real, &wreck->unread);
    free(real);
    if (done) {
        done = open_wreck(wreck, &file, path);
        sqlite3_free(file.bytes);
        btree_close(&file);
    }
    if (done)
        return wreck;
    store_wreck_close(wreck);
    return NULL;
}

void store_wreck_close(StoreWreck *wreck)
{
    if (!wreck)
        return;
    for (size_t i = 0; i < wreck->count; i++) {
        free(wreck->tables[i].name);
        free(wreck->tables[i].sql);
    }
    free(wreck->tables);
    free(wreck->unread);
    store_close(wreck->store);
    free(wreck);
}

const char *store_wreck_unread(const StoreWreck *wreck)
{
    return wreck->unread;
}

bool store_wreck_has_journal(const StoreWreck *wreck)
{
    const WreckTable *journal = table_of(wreck, "journal");
    return journal && (journal->root || journal->is_missing);
}

WreckFound store_wreck_find(const StoreWreck *wreck, const char *name)
{
    const WreckTable *table = table_of(wreck, name);
    if (!table)
        return (WreckFound){ 0 };
    return (WreckFound){ .rows = table->root ? wreck->store : NULL,
                         .lost_pages = table->loss.pages,
                         .lost_rows = table->loss.cells,
                         .is_missing = table->is_missing };
}
