/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No damage kills the program: an object dropped, a column renamed, a file cut, a byte flipped in a
 * page of each type, an act that cannot be read, something added, another version; and everything
 * is done with it. It ends with 0, 1 or 2 and one sentence, in time, and reading leaves the file as
 * it is.
 *   damage [--runs NUMBER | --all] [--seed NUMBER] [--only PART]
 * PART is of what a failure names, and everything about it is tried then. */
#include "config.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "snapshot.h"
#include "trial.h"

enum { SHORT_RUNS = 200, FLIPS = 40, CHANGESETS = 12 };

/* One statement each, or several; names are of the label. */
typedef struct Way {
    char *label, *sql;
} Way;

static struct {
    Way *list;
    size_t count, room;
} ways; /* that are done in SQL */

static sqlite3 *open_file(const char *path)
{
    sqlite3 *db;
    if (sqlite3_open(path, &db) != SQLITE_OK)
        die("%s: %s", path, sqlite3_errmsg(db));
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_exec(db, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
    return db;
}

static int add_way(void *unused, int count, char **words, char **names)
{
    (void)unused, (void)count, (void)names;
    ways.list = xgrow(ways.list, ways.count, &ways.room, sizeof *ways.list);
    ways.list[ways.count++] = (Way){ xstrdup(words[0]), xstrdup(words[1]) };
    return 0;
}

/* A name of a column is replaced wherever it stands as a word of its table's definition. */
static void replace_word(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    const char *text = (const char *)sqlite3_value_text(arguments[0]);
    const char *word = (const char *)sqlite3_value_text(arguments[1]);
    const char *start = strchr(text, '(');
    size_t length = strlen(word), size;
    char *changed;
    FILE *out = open_memstream(&changed, &size);
    (void)count;
    if (!out)
        die("out of memory");
    for (const char *at = text; *at;) {
        size_t run = strspn(at, signs);
        bool is_it = start && at > start && run == length && !strncmp(at, word, length);
        fprintf(out, "%.*s%s", (int)(run ? run : 1), at, is_it ? "_gone" : "");
        at += run ? run : 1;
    }
    fclose(out);
    sqlite3_result_text(result, changed, -1, free);
}

static const char drops[] =
    "SELECT 'without ' || type || ' ' || name,"
    " printf('DELETE FROM sqlite_schema WHERE type = %Q AND name = %Q', type, name)"
    " FROM sqlite_schema";
static const char renames[] =
    "SELECT m.name || '.' || c.name || ' renamed', printf('UPDATE sqlite_schema SET sql ="
    " replace_word(sql, %Q) WHERE type = ''table'' AND name = %Q', c.name, m.name)"
    " FROM sqlite_schema m, pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";

static const char *const statements[][2] = {
    { "a trigger that deletes answers",
      "CREATE TRIGGER foreign_one AFTER INSERT ON journal BEGIN DELETE FROM answer; END" },
    { "a trigger that refuses", "CREATE TRIGGER foreign_one BEFORE INSERT ON practice_answer BEGIN"
                                " SELECT RAISE(ABORT, 'forged'); END" },
    { "a trigger that adds rows",
      "CREATE TRIGGER foreign_one AFTER INSERT ON answer BEGIN INSERT INTO journal (site, sequence,"
      " at, author, kind, target, changeset) VALUES ('x', 1, 'x', 'x', 'act', '', x''); END" },
    { "a table of its own",
      "CREATE TABLE foreign_one (a, b); INSERT INTO foreign_one VALUES (1, 2)" },
    { "a view of its own", "CREATE VIEW foreign_one AS SELECT * FROM answer" },
    { "an index of its own", "CREATE INDEX foreign_one ON answer (note)" },
    { "an index that calls", "CREATE INDEX foreign_one ON answer (lower(note))" },
    { "a view without end",
      "DELETE FROM sqlite_schema WHERE name = 'result'; CREATE VIEW foreign_one AS WITH RECURSIVE"
      " n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n" },
    { "a table instead of a view",
      "UPDATE sqlite_schema SET type = 'table', sql = replace(sql, 'VIEW', 'TABLE')"
      " WHERE name = (SELECT min(name) FROM sqlite_schema WHERE type = 'view')" },
    { "a definition that is no SQL",
      "UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'answer'" },
    { "two tables on one page", "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
                                " sqlite_schema WHERE name = 'journal') WHERE name = 'answer'" },
    { "a table on no page", "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'evidence'" },
    { "version 0", "PRAGMA user_version = 0" },
    { "version 1", "PRAGMA user_version = 1" },
    { "version 4", "PRAGMA user_version = 4" },
    { "version 9", "PRAGMA user_version = 9" },
    { "version 9999", "PRAGMA user_version = 9999" },
    { "version -1", "PRAGMA user_version = -1" },
    { "another program's file", "PRAGMA application_id = 7" },
    { "no answers", "DELETE FROM practice_answer" },
    { "no engagement", "DELETE FROM engagement" },
    { "two engagements", "INSERT OR IGNORE INTO engagement SELECT * FROM engagement" },
    { "no lens", "DELETE FROM lens" },
    { "no questions", "DELETE FROM question" },
    { "no workloads", "DELETE FROM workload" },
    { "a conflict about nothing",
      "UPDATE conflict SET entity = 'nothing'; UPDATE conflict SET field = 'nothing'" },
    { "acts without changes", "UPDATE journal SET changeset = x''" },
    { "acts of an unknown kind", "UPDATE journal SET kind = 'nothing', target = 'nothing'" },
    { "acts about each other",
      "UPDATE journal SET kind = 'undo', target = site || '-' || sequence" },
    { "the last act undoes itself",
      "UPDATE journal SET kind = 'undo', target = site || '-' || sequence WHERE number ="
      " (SELECT max(number) FROM journal)" },
};

static void find_ways(const char *path)
{
    sqlite3 *db = open_file(path);
    if (sqlite3_exec(db, drops, add_way, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(db, renames, add_way, NULL, NULL) != SQLITE_OK)
        die("%s: %s", path, sqlite3_errmsg(db));
    for (size_t i = 0; i < COUNT(statements); i++)
        add_way(NULL, 2, (char **)statements[i], NULL);
    sqlite3_close(db);
}

/* What SQLite itself refuses to do to a file is no damage. */
static bool change_by_sql(const char *path, const char *sql)
{
    sqlite3 *db = open_file(path);
    sqlite3_create_function(db, "replace_word", 2, SQLITE_UTF8, NULL, replace_word, NULL, NULL);
    sqlite3_exec(db, "PRAGMA writable_schema = ON", NULL, NULL, NULL);
    bool done = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(db);
    return done;
}

/* ---- cuts ---- */

enum { PAGE = 4096 };

static const struct Cut {
    long pages, bytes; /* pages below 0 count from the end */
} cuts[] = { { 0, 0 },    { 0, 1 },  { 0, 16 }, { 0, 99 }, { 0, 100 }, { 0, 101 }, { 0, 512 },
             { 1, 0 },    { 1, 1 },  { 1, -1 }, { 2, 0 },  { 3, 77 },  { 10, 0 },  { 50, 2048 },
             { -200, 0 }, { -9, 5 }, { -2, 0 }, { -1, 0 }, { -1, 1 },  { 0, -1 },  { -50, -1 } };

static bool cut(const char *path, const struct Cut *where)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    bool is_from_end = where->pages < 0 || (!where->pages && where->bytes < 0);
    off_t length = (is_from_end ? status.st_size : 0) + where->pages * PAGE + where->bytes;
    return length >= 0 && truncate(path, length) == 0;
}

/* ---- flipped bytes ---- */

static const struct PageKind {
    const char *name;
    int type; /* first byte of the page; -1 is the head of the file, 0 what is no tree */
} page_kinds[] = { { "the head", -1 },           { "an inner page of a table", 5 },
                   { "a leaf of a table", 13 },  { "an inner page of an index", 2 },
                   { "a leaf of an index", 10 }, { "a page of overflow or free ones", 0 } };

static bool is_of_kind(const char *file, size_t page, int type)
{
    int first = file[page * PAGE];
    bool is_tree = first == 2 || first == 5 || first == 10 || first == 13;
    return page && (type ? first == type : !is_tree);
}

/* A page of the kind, from a random one on; 0 when there is none. */
static size_t find_page(const char *file, size_t bytes, int type, Dice *dice)
{
    size_t pages = bytes / PAGE, start = dice_below(dice, (unsigned)pages);
    for (size_t i = 0; i < pages; i++)
        if (is_of_kind(file, (start + i) % pages, type))
            return (start + i) % pages;
    return 0;
}

static bool flip(const char *path, const struct PageKind *kind, Dice *dice)
{
    size_t bytes;
    char *file = snapshot_read_file("/", path, &bytes);
    size_t page = kind->type < 0 ? 0 : find_page(file, bytes, kind->type, dice);
    bool found = page || kind->type < 0;
    for (unsigned i = dice_below(dice, 3) + 1; found && i; i--) {
        unsigned room = kind->type < 0 ? 100 : dice_below(dice, 2) ? 12 : PAGE;
        file[page * PAGE + dice_below(dice, room)] ^= (char)(1 << dice_below(dice, 8));
    }
    FILE *out = found ? fopen(path, "w") : NULL;
    found = out && fwrite(file, 1, bytes, out) == bytes;
    if (out)
        fclose(out);
    free(file);
    return found;
}

/* ---- acts that cannot be read ---- */

/* The last four are whole: T, two columns, which of them are keys, the table, and a change. */
static const char *const broken_changesets[CHANGESETS][2] = {
    { "cut", "substr(changeset, 1, length(changeset) / 2)" },
    { "cut by one", "substr(changeset, 1, length(changeset) - 1)" },
    { "doubled", "CAST(changeset || changeset AS BLOB)" },
    { "garbage", "randomblob(100)" },
    { "text", "'no changes'" },
    { "a number", "7" },
    { "one byte", "x'54'" },
    { "many columns", "x'54FFFFFF7F'" },
    { "of the journal itself",
      "x'54020100' || CAST('journal' AS BLOB) || x'00170001000000000000000703000178'" },
    { "of the schema",
      "x'54020100' || CAST('sqlite_schema' AS BLOB) || x'00120001000000000000000103000178'" },
    { "of an unknown table",
      "x'54020100' || CAST('nothing' AS BLOB) || x'00120001000000000000000103000178'" },
    { "of answers with other columns",
      "x'54020100' || CAST('answer' AS BLOB) || x'00120001000000000000000103000178'" },
};

static bool break_acts(const char *path, size_t number, bool is_new_site)
{
    char *sql =
        is_new_site
            ? xasprintf("INSERT INTO journal (site, sequence, at, author, kind, target, changeset)"
                        " SELECT '%032d', 1, at, author, 'act', '', CAST(%s AS BLOB) FROM journal"
                        " ORDER BY number DESC LIMIT 1",
                        7, broken_changesets[number][1])
            : xasprintf("UPDATE journal SET changeset = %s WHERE number > 1",
                        broken_changesets[number][1]);
    bool done = change_by_sql(path, sql);
    free(sql);
    return done;
}

/* ---- all of them, one kind after the other ---- */

enum { FLIP_WAYS = COUNT(page_kinds) * FLIPS };

static char *label_of(size_t number)
{
    if (number < ways.count)
        return xstrdup(ways.list[number].label);
    if ((number -= ways.count) < COUNT(cuts))
        return xasprintf("cut at %ld pages %+ld", cuts[number].pages, cuts[number].bytes);
    if ((number -= COUNT(cuts)) < FLIP_WAYS)
        return xasprintf("flips in %s, %zu", page_kinds[number / FLIPS].name, number % FLIPS);
    number -= FLIP_WAYS;
    return xasprintf("acts%s that are %s", number < CHANGESETS ? "" : " of another site",
                     broken_changesets[number % CHANGESETS][0]);
}

static bool spoil_file(const char *path, size_t number, Dice *dice)
{
    if (number < ways.count)
        return change_by_sql(path, ways.list[number].sql);
    if ((number -= ways.count) < COUNT(cuts))
        return cut(path, &cuts[number]);
    if ((number -= COUNT(cuts)) < FLIP_WAYS)
        return flip(path, &page_kinds[number / FLIPS], dice);
    number -= FLIP_WAYS;
    return break_acts(path, number % CHANGESETS, number >= CHANGESETS);
}

/* Each of them in MINE, and in THEIRS. */
static Spoilt describe(size_t number, Dice dice)
{
    (void)dice;
    char *what = label_of(number / 2);
    Spoilt spoilt = { xasprintf("%s%s", what, number % 2 ? " in THEIRS" : ""), number % 2 };
    free(what);
    return spoilt;
}

static bool spoil(const Scene *scene, const char *path, size_t number, Dice dice)
{
    (void)scene;
    return spoil_file(path, number / 2, &dice);
}

int main(int count, char **words)
{
    Scene scene;
    const Plan plan = plan_read(count, words, SHORT_RUNS);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    scene_open(&scene, "damage");
    find_ways(scene.sound_mine);
    const Ways all = { "damage", 2 * (ways.count + COUNT(cuts) + FLIP_WAYS + 2 * CHANGESETS),
                       describe, spoil };
    bool is_good = plan_carry_out(&plan, &scene, &all);
    for (size_t i = 0; i < ways.count; i++) {
        free(ways.list[i].label);
        free(ways.list[i].sql);
    }
    free(ways.list);
    scene_close(&scene);
    return !is_good;
}
