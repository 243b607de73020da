/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file is read into memory with its log, its trees are mended there (btree.h), and the
 * mended pages are opened under our own definitions of the tables: of the file's list of
 * tables only the numbers of their first pages are believed. Where it does not say them,
 * those of a new workbook are tried, because they are the same in each. */
#include "config.h"
#include "store/store_salvage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "store/btree.h"
#include "store/schema.h"
#include "store/store_header.h"
#include "store/store_private.h"

enum { SCHEMA_ROOT = 1, SCHEMA_COLUMNS = 5, PAGE_SIZE = 4096, MOST_NAMED = 3 };

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
};

static sqlite3_stmt *prepare(Store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK)
        return statement;
    store_failed(store);
    return NULL;
}

/* ---- the pages ---- */

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

static bool open_pages(BtreeFile *file, const char *path)
{
    sqlite3_int64 size = 0;
    unsigned char *bytes = read_pages(path, &size);
    bytes = bytes ? store_log_pour(path, bytes, &size) : NULL;
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

/* ---- the tables ---- */

static bool know_tables(StoreWreck *wreck, Store *like)
{
    sqlite3_stmt *known = prepare(
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
        prepare(reader, "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"
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
    sqlite3_stmt *define = prepare(
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
                open_pages(&file, real);
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
    store_close(wreck->store);
    free(wreck);
}

/* ---- the rows ---- */

typedef struct Column {
    char *name, *type;
    int key; /* its place in the primary key, from 1 */
} Column;

/* One table on its way. */
typedef struct Pour {
    Store *to;
    const char *table;
    Column columns[64];
    int count;
    sqlite3_stmt *row, *insert;
    StorePoured *poured;
    int named;
} Pour;

static bool read_columns(Pour *pour)
{
    sqlite3_stmt *known = prepare(pour->to, "SELECT name, type, pk FROM pragma_table_info(?)");
    if (!known)
        return false;
    sqlite3_bind_text(known, 1, pour->table, -1, SQLITE_STATIC);
    while (sqlite3_step(known) == SQLITE_ROW && pour->count < (int)COUNT(pour->columns))
        pour->columns[pour->count++] =
            (Column){ .name = xstrdup((const char *)sqlite3_column_text(known, 0)),
                      .type = xstrdup((const char *)sqlite3_column_text(known, 1)),
                      .key = sqlite3_column_int(known, 2) };
    return sqlite3_finalize(known) == SQLITE_OK || store_failed(pour->to);
}

/* "a", "b" */
static char *names_of(const Pour *pour)
{
    Buffer list = { 0 };
    for (int i = 0; i < pour->count; i++)
        buffer_add_format(&list, "%s\"%s\"", i ? ", " : "", pour->columns[i].name);
    return buffer_take(&list);
}

static char *insert_of(const Pour *pour, const char *conflict)
{
    char *names = names_of(pour);
    Buffer sql = { 0 };
    buffer_add_format(&sql, "INSERT %s INTO \"%s\" (%s) VALUES (?", conflict, pour->table, names);
    for (int i = 1; i < pour->count; i++)
        buffer_add(&sql, ", ?");
    buffer_add_sign(&sql, ')');
    free(names);
    return buffer_take(&sql);
}

static char *select_of(const Pour *pour, const char *order)
{
    char *names = names_of(pour);
    char *sql = xasprintf("SELECT %s FROM \"%s\" NOT INDEXED%s", names, pour->table, order);
    free(names);
    return sql;
}

static const Column *key_of(const Pour *pour, int place, int *number)
{
    for (*number = 0; *number < pour->count; ++*number)
        if (pour->columns[*number].key == place)
            return &pour->columns[*number];
    return NULL;
}

/* What stands where something was taken out of the tree. */
static bool is_gap(const Pour *pour)
{
    int first;
    if (!key_of(pour, 1, &first))
        return false;
    sqlite3_value *value = sqlite3_column_value(pour->row, first);
    return (sqlite3_value_type(value) == SQLITE_INTEGER &&
            sqlite3_value_int64(value) == BTREE_GAP) ||
           (sqlite3_value_type(value) == SQLITE_BLOB && sqlite3_value_bytes(value) == 1);
}

static char *name_of_row(const Pour *pour)
{
    enum { MOST_BYTES = 60 };
    Buffer name = { 0 };
    int number;
    for (int place = 1; key_of(pour, place, &number); place++) {
        const char *part = (const char *)sqlite3_column_text(pour->row, number);
        char *start = xstrndup(part ? part : "", part ? strnlen(part, MOST_BYTES) : 0);
        char *clean = text_clean_line(start);
        buffer_add_format(&name, "%s%s", place > 1 ? "/" : "", clean);
        free(start);
        free(clean);
    }
    return buffer_take(&name);
}

static void skip_row(Pour *pour, const char *why)
{
    StorePoured *poured = pour->poured;
    poured->skipped++;
    if (pour->named == MOST_NAMED)
        return;
    char *name = name_of_row(pour), *clean = text_clean_line(why);
    Buffer which = buffer_of(poured->which);
    buffer_add_format(&which, "%s%s (%s)", pour->named++ ? "; " : "", name, clean);
    poured->which = buffer_take(&which);
    free(clean);
    free(name);
}

static bool is_hex_id(const char *text, int bytes)
{
    return bytes == FILE_ID_SIZE - 1 && strspn(text, "0123456789abcdef") == (size_t)bytes;
}

/* A text whose place says more of it than its table does. */
static bool is_text_allowed(const Pour *pour, const Column *column, const char *text, int bytes)
{
    static const struct {
        const char *table, *column;
    } ids[] = { { "engagement", "id" }, { "journal", "site" } };
    if (!text_is_valid(text, (size_t)bytes))
        return false;
    for (size_t i = 0; i < COUNT(ids); i++)
        if (!strcmp(pour->table, ids[i].table) && !strcmp(column->name, ids[i].column))
            return is_hex_id(text, bytes);
    return !bytes || (strcmp(column->type, "INTEGER") != 0 && strcmp(column->type, "REAL") != 0);
}

static bool is_allowed(const Pour *pour, const Column *column, sqlite3_value *value)
{
    int type = sqlite3_value_type(value);
    bool holds_acts = !strcmp(column->type, "BLOB");
    if (type == SQLITE_BLOB || holds_acts)
        return type == SQLITE_BLOB && holds_acts &&
               (!sqlite3_value_bytes(value) ||
                store_changeset_is_whole(pour->to, sqlite3_value_blob(value),
                                         sqlite3_value_bytes(value)));
    if (type != SQLITE_TEXT)
        return true;
    const char *text = (const char *)sqlite3_value_text(value);
    return text && is_text_allowed(pour, column, text, sqlite3_value_bytes(value));
}

static const Column *refused_column(const Pour *pour)
{
    for (int i = 0; i < pour->count; i++)
        if (!is_allowed(pour, &pour->columns[i], sqlite3_column_value(pour->row, i)))
            return &pour->columns[i];
    return NULL;
}

/* False when the new file takes no row at all: a full disk is no fault of the row. */
static bool put_row(Pour *pour, bool is_again)
{
    const Column *refused = refused_column(pour);
    if (refused) {
        char *why = xasprintf(tr("the value of %s is not allowed"), refused->name);
        if (!is_again)
            skip_row(pour, why);
        free(why);
        return true;
    }
    for (int i = 0; i < pour->count; i++)
        sqlite3_bind_value(pour->insert, i + 1, sqlite3_column_value(pour->row, i));
    int code = sqlite3_step(pour->insert) & 0xFF;
    bool is_refused = code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG;
    if (code == SQLITE_DONE)
        pour->poured->read += sqlite3_changes(pour->to->db);
    else if (is_refused && !is_again)
        skip_row(pour, sqlite3_errmsg(pour->to->db));
    bool done = code == SQLITE_DONE || is_refused || store_failed(pour->to);
    sqlite3_reset(pour->insert);
    return done;
}

/* Until the end, or what is unreadable in spite of all. */
static bool pour_rows(Pour *pour, Store *from, const char *order, bool is_again, bool *is_whole)
{
    char *select = select_of(pour, order);
    char *insert = insert_of(pour, is_again ? "OR IGNORE" : "");
    bool done = true;
    int step = SQLITE_ERROR;
    pour->row = prepare(from, select);
    pour->insert = prepare(pour->to, insert);
    if (pour->row && pour->insert)
        while (done && (step = sqlite3_step(pour->row)) == SQLITE_ROW)
            done = is_gap(pour) || put_row(pour, is_again);
    *is_whole = step == SQLITE_DONE;
    done = done && pour->insert;
    sqlite3_finalize(pour->row);
    sqlite3_finalize(pour->insert);
    free(select);
    free(insert);
    return done;
}

static char *from_the_end(const Pour *pour)
{
    Buffer order = { 0 };
    int number;
    const Column *key;
    for (int place = 1; (key = key_of(pour, place, &number)); place++)
        buffer_add_format(&order, "%s\"%s\" DESC", place > 1 ? ", " : " ORDER BY ", key->name);
    return buffer_take(&order);
}

static bool pour_table(Pour *pour, Store *from)
{
    bool is_whole;
    if (!pour_rows(pour, from, "", false, &is_whole))
        return false;
    if (is_whole)
        return true;
    pour->poured->pages++;
    char *order = from_the_end(pour);
    bool done = pour_rows(pour, from, order, true, &is_whole);
    free(order);
    return done;
}

static void forget_columns(Pour *pour)
{
    for (int i = 0; i < pour->count; i++) {
        free(pour->columns[i].name);
        free(pour->columns[i].type);
    }
}

bool store_wreck_pour(StoreWreck *wreck, Store *to, const char *name, StorePoured *poured)
{
    const WreckTable *table = table_of(wreck, name);
    *poured = (StorePoured){ .which = xstrdup("") };
    if (!table)
        return true;
    poured->pages = table->loss.pages;
    poured->skipped = (int64_t)table->loss.cells;
    poured->is_missing = table->is_missing;
    if (!table->root)
        return true;
    Pour pour = { .to = to, .table = name, .poured = poured };
    bool done = read_columns(&pour) && pour_table(&pour, wreck->store);
    forget_columns(&pour);
    return done;
}

bool store_refill(Store *from, Store *to, const char *table, int64_t *added)
{
    bool is_whole;
    StorePoured poured = { .which = xstrdup("") };
    Pour pour = { .to = to, .table = table, .poured = &poured };
    bool done = read_columns(&pour) && pour_rows(&pour, from, "", true, &is_whole);
    *added = poured.read;
    forget_columns(&pour);
    free(poured.which);
    return done;
}

/* ---- what the rows belong to ---- */

bool store_drop_orphans(Store *store, const char *table, int64_t *dropped)
{
    sqlite3_stmt *rules = prepare(
        store, "SELECT 'DELETE FROM \"' || ?1 || '\" WHERE (' || group_concat('\"' || \"from\" ||"
               " '\"') || ') NOT IN (SELECT ' || (SELECT group_concat('\"' || name || '\"') FROM"
               " (SELECT name FROM pragma_table_info(rule.\"table\") WHERE pk ORDER BY pk)) ||"
               " ' FROM \"' || \"table\" || '\")' FROM (SELECT * FROM pragma_foreign_key_list(?1)"
               " ORDER BY id, seq) AS rule GROUP BY id");
    if (!rules)
        return false;
    bool done = true;
    sqlite3_bind_text(rules, 1, table, -1, SQLITE_STATIC);
    while (done && sqlite3_step(rules) == SQLITE_ROW) {
        done = store_run(store, (const char *)sqlite3_column_text(rules, 0));
        *dropped += sqlite3_changes(store->db);
    }
    sqlite3_finalize(rules);
    return done;
}

static int keep_what_fits(void *unused, int kind, sqlite3_changeset_iter *change)
{
    (void)unused, (void)change;
    return kind == SQLITE_CHANGESET_DATA ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

/* What was merged stands in the changeset of the merge. */
bool store_replay(Store *from, Store *to)
{
    sqlite3_stmt *acts =
        prepare(from, "SELECT changeset FROM journal WHERE merged_by = '' ORDER BY number");
    if (!acts)
        return false;
    while (sqlite3_step(acts) == SQLITE_ROW) {
        const void *changeset = sqlite3_column_blob(acts, 0);
        int bytes = sqlite3_column_bytes(acts, 0);
        if (bytes)
            sqlite3changeset_apply(to->db, bytes, (void *)changeset, NULL, keep_what_fits, NULL);
    }
    return sqlite3_finalize(acts) == SQLITE_OK || store_failed(from);
}

bool store_check_references(Store *store, bool are_checked)
{
    return store_run(store, are_checked ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
}

bool store_wreck_has_journal(const StoreWreck *wreck)
{
    const WreckTable *journal = table_of(wreck, "journal");
    return journal && (journal->root || journal->is_missing);
}

bool store_begin_journal(Store *store)
{
    if (!store_run(store, "ATTACH ':memory:' AS baseline; BEGIN IMMEDIATE"))
        return false;
    bool done = store_record_baseline(store) && store_run(store, "COMMIT");
    return done && store_run(store, "DETACH baseline");
}

/* The triggers have done their work already, when the rows were first written. */
bool store_begin_pour(Store *store)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    return store_run(store, "BEGIN IMMEDIATE");
}

bool store_end_pour(Store *store)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
    return store_run(store, "COMMIT");
}
