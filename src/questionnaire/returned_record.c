/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "questionnaire/returned_private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/id.h"

enum { LARGEST_FILE = 50 << 20 };

enum { FIND_RETURNED, ADD_RETURNED, CONTENT, ADD_ANSWER, ADD_STRAY };
static const Query queries[] = {
    [FIND_RETURNED] = { "t", "SELECT id FROM returned WHERE sha256 = ?" },
    [ADD_RETURNED] = { "ttttttt", "INSERT INTO returned (id, sent, file, sha256, content, at,"
                                  " author) VALUES (?, ?, ?, ?, ?, ?, ?)" },
    [CONTENT] = { "t",
                  "SELECT content FROM returned WHERE substr(sha256, 1, length(?1)) = ?1 LIMIT 2" },
    [ADD_ANSWER] = { "ttttttttttt",
                     "INSERT INTO returned_answer (returned, number, place, verdict, workload,"
                     " question, item, what, before, after, who, reason) SELECT ?1, printf('%05d',"
                     " count(*) + 1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM returned_answer"
                     " WHERE returned = ?1" },
    /* Two files of one name, and two comments on one cell, have places that are alike. */
    [ADD_STRAY] = { "tttt", "WITH there AS (SELECT place, text FROM stray WHERE returned = ?1 AND"
                            " (place = ?2 OR substr(place, 1, length(?2) + 2) = ?2 || ' (')) INSERT"
                            " INTO stray (returned, place, text, reason) SELECT ?1, ?2 || (SELECT"
                            " iif(count(*) = 0, '', printf(' (%d)', count(*) + 1)) FROM there), ?3,"
                            " ?4 WHERE ?3 NOT IN (SELECT text FROM there)" },
    { 0 },
};

/* The file as it came, under its id; the same one is kept once. */
static char *keep_original(Return *back, const char *path, bool *is_new)
{
    char id[ID_SIZE], hash[HASH_SIZE], now[STAMP_SIZE];
    char *known =
        hash_file(path, hash) ? store_text(back->store, queries, FIND_RETURNED, hash) : NULL;
    *is_new = known && !*known;
    if (!*is_new)
        return known;
    char *content = base64_of_file(path, LARGEST_FILE);
    id_make(id);
    date_stamp(now);
    bool done = content &&
                store_change(back->store, queries, ADD_RETURNED, id, returned_fact(back, "wb:sent"),
                             file_name(path), hash, content, now, store_author(back->store));
    free(content);
    free(known);
    return done ? xstrdup(id) : NULL;
}

static bool record_changes(Return *back, const char *id)
{
    const Table *changes = back->outcome->changes;
    bool done = true;
    for (size_t row = 0; done && row < table_rows(changes); row++) {
        const char *before = table_get(changes, row, "before"),
                   *after = table_get(changes, row, "after"),
                   *verdict = !*after   ? "emptied"
                              : *before ? "changed"
                                        : "new";
        done = store_change(back->store, queries, ADD_ANSWER, id, table_get(changes, row, "cell"),
                            verdict, table_get(changes, row, "workload"),
                            table_get(changes, row, "question"), table_get(changes, row, "id"),
                            table_get(changes, row, "what"), before, after,
                            table_get(changes, row, "who"), "");
    }
    return done;
}

static bool record_conflicts(Return *back, const char *id)
{
    const Table *rows = back->outcome->conflicts;
    bool done = true;
    for (size_t row = 0; done && row < table_rows(rows); row++)
        done = store_change(back->store, queries, ADD_ANSWER, id, table_get(rows, row, "cell"),
                            "conflict", table_get(rows, row, "workload"),
                            table_get(rows, row, "question"), table_get(rows, row, "id"),
                            table_get(rows, row, "what"), table_get(rows, row, "ours"),
                            table_get(rows, row, "theirs"), table_get(rows, row, "who"),
                            table_get(rows, row, "kept"));
    return done;
}

static bool record_unreadable(Return *back, const char *id)
{
    const Table *unreadable = back->outcome->unreadable;
    bool done = true;
    for (size_t row = 0; done && row < table_rows(unreadable); row++)
        done = store_change(back->store, queries, ADD_ANSWER, id, table_cell(unreadable, row, 0),
                            "unreadable", "", "", "", "", "", "", back->respondent,
                            table_cell(unreadable, row, 1));
    return done;
}

/* Of a file that is known, too: what had its place the last time may have none now. */
static bool record_strays(Return *back, const char *id)
{
    const Table *strays = back->outcome->unmatched;
    bool done = true;
    for (size_t row = 0; done && row < table_rows(strays); row++)
        done = store_change(back->store, queries, ADD_STRAY, id, table_cell(strays, row, 0),
                            table_cell(strays, row, 1), table_cell(strays, row, 2));
    return done;
}

/* Sheets that came back before are known, and some of them may come again beside others: what is
 * said of them goes with the first that is new. */
bool returned_record(Return *back, const char *const *paths)
{
    bool is_new = false, done = true;
    char *id = NULL;
    for (size_t i = 0; done && paths[i]; i++) {
        bool is_other;
        char *other = keep_original(back, paths[i], &is_other);
        done = other != NULL;
        bool is_first = !id || (is_other && !is_new);
        is_new = is_new || (done && is_other);
        if (is_first && done) {
            free(id);
            id = other;
        } else
            free(other);
    }
    done = done && record_changes(back, id) && record_strays(back, id) &&
           (!is_new || (record_conflicts(back, id) && record_unreadable(back, id)));
    free(id);
    return done;
}

static bool write_new(const char *path, const char *content)
{
    FileDraft draft;
    size_t bytes;
    unsigned char *text = base64_decode(content, &bytes);
    if (!text)
        return fail("the file that came back is damaged in the workbook");
    bool done = file_draft_open(&draft, path) &&
                file_draft_finish(&draft, fwrite(text, 1, bytes, draft.stream) == bytes,
                                  file_draft_publish_new);
    free(text);
    return done;
}

bool returned_write(Store *store, const char *hash, const char *path)
{
    Table *rows = store_rows(store, queries, CONTENT, hash);
    bool done =
        rows &&
        (table_rows(rows) == 1 ||
         fail("no questionnaire that came back has a SHA-256 that begins with '%s' alone; the"
              " list sent has them",
              hash)) &&
        write_new(path, table_cell(rows, 0, 0));
    table_free(rows);
    return done;
}
