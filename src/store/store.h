/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store.h - the workbook file: opens, migrates and queries it. The only module that
 * speaks to SQLite.
 *
 * NAME.wellbook is one SQLite database: application_id "WBOK", user_version the number
 * of migrations, WAL, synchronous FULL, foreign keys, mode 0600. What commits is on disk
 * when the call returns. */
#ifndef STORE_H
#define STORE_H

#include <stdint.h>

#include "base/base.h"
#include "base/file.h"
#include "base/id.h"
#include "base/table.h"
#include "store/entity.h"
#include "store/store_value.h"

typedef struct Store Store;

/* One statement. Types of its arguments: t text (NULL allowed), i int64_t, r double. */
typedef struct Query {
    const char *types;
    const char *sql;
} Query;

/* Opens an existing workbook and brings its schema up to date. A damaged one is opened
 * read-only. NULL, and the file untouched, when it is not a workbook or was written by a
 * newer version. */
Store *store_open(const char *path);

/* The same, but leaves looking through every page for damage to the first change, which
 * fails on a damaged file, or to store_check_pages: so that a screen is there at once. */
Store *store_open_at_once(const char *path);
MUST_CHECK bool store_check_pages(Store *store);

/* The same, to read it and close it: a tenth faster than to change it. */
Store *store_open_to_read(const char *path);

/* One to take something from: it stays as it is, and an older one is brought up to date in memory.
 */
Store *store_open_theirs(const char *path);
bool store_is_damaged(const Store *store);

/* Whether a table, view, index or trigger in it is not as Wellbook makes it. Then it is
 * read-only, and only salvage takes anything out of it. */
bool store_is_altered(const Store *store);

/* Fails, and says so, when a log lies beside it that is not read: another file's, or one that is
 * damaged. Then it is read-only, and may be without the last acts. */
bool store_has_its_log(const Store *store);

/* Claims the file for this program until it is closed; fails, and says who has it since
 * when, while another program does. */
MUST_CHECK bool store_claim(Store *store);

/* Claims it from a program on this machine that is asked to save and end first, and takes
 * changes again. */
MUST_CHECK bool store_take_over(Store *store);

/* Whether another program had it when it was last claimed. */
bool store_is_held(const Store *store);

/* Whether nothing lies beside a new name that SQLite would take for the new file's log. */
MUST_CHECK bool store_name_is_free(const char *path);

/* What the user should know of where the file lies; NULL when there is nothing. The caller
 * frees. */
char *store_notice(const Store *store);

/* Whether the file was replaced, renamed, deleted, cut or overwritten, or its log taken away,
 * while it was open: then every act is refused. */
bool store_is_lost(const Store *store);

/* Where what it held was saved; NULL: it was not yet. */
const char *store_kept(const Store *store);

/* Whether that is only what could be read of a file that was cut or written over. */
bool store_kept_is_partial(const Store *store);

/* Whether all that it holds is where it was, or was saved now when it is lost. False after fail():
 * when it is closed, only its log stays. Not inside an act. */
MUST_CHECK bool store_is_safe(Store *store);

/* Saves all that a lost workbook held under a new name beside it, or else in the personal
 * folder; the same name when it was done before. NULL on failure. Borrowed. */
const char *store_keep(Store *store);

/* A new, empty workbook at a path that must not exist yet, or ":memory:". */
Store *store_create(const char *path);

/* The same in a draft, which is there and empty, and stays until it is published or discarded. */
Store *store_create_in(const FileDraft *draft);

/* Ends open transactions without keeping them. NULL is accepted. False when the file was not its
 * own any more: what it held was said to on_late_failure, or before. */
bool store_close(Store *store);

/* How many rows this program has written since it opened the workbook: while the number stays, no
 * act was made here. Asks no file. */
int64_t store_changes(const Store *store);

const char *store_path(const Store *store);
bool store_is_read_only(const Store *store);

/* Refuses every change from here on, and says why: a sentence's end for people, as in "it
 * is open read-only: the milestone Baseline". NULL takes changes again. Borrowed until it changes;
 * "" when writable. */
void store_set_read_only(Store *store, const char *why);
const char *store_read_only_why(const Store *store);

/* All of it in memory under a path that need not exist; the caller closes it. */
Store *store_copy(Store *from, const char *path);

/* Who makes the changes; the login name unless set. */
const char *store_author(const Store *store);
void store_set_author(Store *store, const char *author);

/* A family is an array of queries that ends with a zero row, alive as long as the store.
 * Each is prepared on first use; one that is not one statement with the declared arguments
 * dies, and so does a call with others: store_change(store, queries, SET_NAME, id, name). */
#define store_change(store, family, ...)                                                           \
    store_change_values(store, family, STORE_ARGUMENTS(__VA_ARGS__))
#define store_rows(store, family, ...)                                                             \
    store_rows_values(store, family, STORE_ARGUMENTS(__VA_ARGS__))

/* The first cell of the first row, "" when there is none; the caller frees. */
#define store_text(store, family, ...)                                                             \
    store_text_values(store, family, STORE_ARGUMENTS(__VA_ARGS__))
#define store_number(store, number, family, ...)                                                   \
    store_number_values(store, number, family, STORE_ARGUMENTS(__VA_ARGS__))

/* The same with a list of values, which ends with a zero one. */
MUST_CHECK bool store_change_values(Store *store, const Query *family, int query,
                                    const StoreValue values[]);
Table *store_rows_values(Store *store, const Query *family, int query, const StoreValue values[]);
char *store_text_values(Store *store, const Query *family, int query, const StoreValue values[]);
MUST_CHECK bool store_number_values(Store *store, int64_t *number, const Query *family, int query,
                                    const StoreValue values[]);

/* The same for a query whose arguments are all texts. */
MUST_CHECK bool store_change_cells(Store *store, const Query *family, int query,
                                   const char *const cells[]);

/* A statement that is run once, with `value` for its parameter if it has one. */
MUST_CHECK bool store_change_once(Store *store, const char *sql, const char *value);

/* Gives up what was prepared of a family that is about to end. */
void store_forget_family(Store *store, const Query *family);

/* The id of a new row by what it says, so that two who add it apart have added one; a random one
 * where `has_id` counts such a row already. */
MUST_CHECK bool store_name_row(Store *store, const Query *family, int has_id,
                               const char *const words[], size_t count, char id[ID_SIZE]);

/* What the journal of this workbook keeps. */
const Entity *store_entities(const Store *store);

/* One user act is one transaction. Acts nest: an inner one that fails is undone alone.
 * store_end(store, ok) keeps what was done when ok, undoes it otherwise, and is false
 * when it was not kept. */
MUST_CHECK bool store_begin(Store *store);
MUST_CHECK bool store_end(Store *store, bool ok);

/* Every act leaves a row in table `journal`, in its own transaction: site and sequence (no
 * two copies of a workbook ever write the same pair), time, author, kind, target, and the
 * changeset of the tables in entity.h. An act that changed none of them and was
 * not named leaves none. In SQL, change(changeset) gives one row a changed column: entity,
 * op, key1, key2, key3, column, before, after.
 *
 * Names the open act, when it is more than a change: create, undo, redo, rewind, merge, import,
 * settle, lens, salvage; target is the id ("site-sequence") of the act it is about, that of the
 * batch or bank it brought, or "". */
void store_name_act(Store *store, const char *kind, const char *target);

/* SQL: the columns of an act in a journal ("theirs.journal."), with what brought it, and whether
 * they are as they were written: a checksum over all of them stands beside. */
#define STORE_ACT_COLUMNS_BY(of, merged_by)                                                        \
    of "site, " of "sequence, " of "at, " of "author, " of "kind, " of "target, " merged_by        \
       ", " of "changeset, " of "joined, " of "parent"
#define STORE_ACT_COLUMNS(of) STORE_ACT_COLUMNS_BY(of, of "merged_by")
enum { STORE_ACT_COLUMN_COUNT = 10 };
#define STORE_ACT_IS_READABLE(of)                                                                  \
    "(is_readable(" of "changeset) AND " of "checksum = act_checksum(" STORE_ACT_COLUMNS(of) "))"

/* SQL: whether acts are missing from a journal ("theirs.journal"). They are numbered from 1 without
 * a gap; what a salvage found missing before, its act says. */
#define STORE_LACKS_ACTS(journal)                                                                  \
    "(SELECT count(*) = 0 OR max(number) - salvaged <> count(*) FILTER (WHERE number > salvaged)"  \
    " FROM " journal ", (SELECT ifnull(max(number), 0) AS salvaged FROM " journal                  \
    " WHERE kind = 'salvage' AND merged_by = ''))"

/* Of an open act that brings another copy: the last act that copy made itself. So the journal says
 * what each act knew of: parent is the act before it in the copy that made it, and joined this.
 * Where a salvage found that act lost, the last one left before it follows behind a space: it
 * stands in for the lost one until that comes back with another copy. */
void store_join_act(Store *store, const char *last);
#define STORE_ACT_NAMED(link)   "substr(" link ", 1, instr(" link " || ' ', ' ') - 1)"
#define STORE_ACT_INSTEAD(link) "substr(" link ", instr(" link ", ' ') + 1)"

/* Whether the open act, or its part, changed anything that the journal keeps. */
MUST_CHECK bool store_act_changes(Store *store, bool *changes);

/* In an open act: what was done since it began, or since its last part, gets a row of its own under
 * the name given for it; the whole is kept or undone as one all the same. */
MUST_CHECK bool store_end_part(Store *store);

/* In an open act: the journal keeps what it does to the bank_tables from here on, too. */
MUST_CHECK bool store_record_bank(Store *store);

/* The same of a milestone_TABLE, to which rows are added. */
MUST_CHECK bool store_record_parts(Store *store, const char *table);

/* The id that the open act will have; the caller frees. */
char *store_act_id(Store *store);

/* In an open act: repeats what a row of the journal did, or takes it back. Fails when
 * something it touched was changed since. */
MUST_CHECK bool store_apply_act(Store *store, int64_t number, bool is_inverted);

typedef struct Binding {
    const char *name, *value; /* ":lang", "zh" */
} Binding;

/* Between the two the workbook stands still for its reader, and small views that many SELECTs read
 * are computed once each; no acts, except in a copy, of what no view was made of yet. For a report
 * of fifty sheets. */
MUST_CHECK bool store_begin_reading(Store *store);
void store_end_reading(Store *store);

/* What takes long to work out, for those that read it: `fill` is called with `word` when a view of
 * `table` is first asked for, at once where one was made. One table at a time. */
typedef bool StoreFill(Store *store, const char *word);
MUST_CHECK bool store_fill_for_views(Store *store, const char *table, StoreFill *fill,
                                     const char *word);

/* Runs a SELECT that came from a file: one statement that reads and nothing else, and that
 * comes to an end. Bindings end with a zero row; names that the statement lacks are passed
 * over. */
Table *store_select(Store *store, const char *origin, const char *sql, const Binding bindings[]);

/* The same, a row at a time, until `each` returns false; its cells live as long as it. */
typedef bool StoreRow(void *data, const char *const cells[], size_t columns);
MUST_CHECK bool store_select_each(Store *store, const char *origin, const char *sql,
                                  const Binding bindings[], StoreRow *each, void *data);

/* Gives up on such a SELECT after so many steps; 0: after the usual number. */
void store_limit_steps(Store *store, int64_t steps);

/* The whole of it as a new file at a path that may exist and be empty, read back and found
 * sound; the caller removes it on failure. */
MUST_CHECK bool store_copy_to_file(Store *from, const char *path);

/* The same in memory, with what stands in its log, for who may leave nothing on a disk. NULL after
 * fail(); released with store_image_free. */
unsigned char *store_image(Store *store, size_t *count);
void store_image_free(unsigned char *bytes);

/* For a workbook made as a draft and closed: whether all of it is in the one file; and giving it
 * up, with what SQLite could not clear away, on a full disk for instance. */
MUST_CHECK bool store_draft_is_complete(const FileDraft *draft);
void store_draft_discard(FileDraft *draft);

/* Gives `to` all that is in `from`, in one transaction. */
MUST_CHECK bool store_overwrite(Store *to, Store *from);

/* Whether both hold the same tables with the same rows, but for what is counted anew and where
 * somebody looked last. */
bool store_holds_same(Store *one, Store *other);

/* Whether another program has the file at the path locked, so that it cannot be opened; fails, and
 * says so. Not while it is open here. */
MUST_CHECK bool store_is_quiet(const char *path);

/* Another workbook, read under the schema name "theirs" until it is detached; it is not
 * written to, even when it is of an older version. Not inside an act. */
MUST_CHECK bool store_attach(Store *store, const char *path);
MUST_CHECK bool store_attach_copy(Store *store, Store *of); /* in memory */
MUST_CHECK bool store_attach_nothing(Store *store);         /* one without a row */
void store_detach(Store *store);

/* Every page and foreign key: true, or the first fault as the failure. */
MUST_CHECK bool store_is_sound(Store *store);

#endif
