/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "implementation/adopt.h"

#include <stdlib.h>
#include <string.h>

#include "advice/recommendation.h"
#include "base/buffer.h"
#include "base/message.h"
#include "implementation/entry_file.h"

enum { ACCEPTED, THERE, SAME, PILLAR };
static const Query queries[] = {
    [ACCEPTED] = { "", "SELECT title_en AS title, title_zh AS other, pillar, how_en AS explanation,"
                       " how_zh AS explanation_zh FROM improvement WHERE status = 'accepted' ORDER"
                       " BY pillar_position, id" },
    [THERE] = { "t", "SELECT count(*) FROM improvement WHERE title_en = ?1 OR title_zh = ?1" },
    [SAME] = { "tttt",
               "SELECT count(*) FROM improvement WHERE (title_en = ?1 OR title_zh = ?1) AND"
               " (?2 = '' OR ?2 IN (how_en, how_zh)) AND (?3 = '' OR ?3 IN (how_en, how_zh))"
               " AND pillar = ?4" },
    [PILLAR] = { "t", "SELECT id FROM pillar WHERE ?1 > '' AND (id = lower(?1) OR substr(lower("
                      "name_en), 1, length(?1)) = lower(?1) OR (length(?1) > 1 AND"
                      " instr(name_zh, ?1))) ORDER BY position" },
    { 0 },
};

static Table *read_workbook(const char *path)
{
    Store *other = store_open_theirs(path);
    Table *rows = other && store_has_its_log(other) ? store_rows(other, queries, ACCEPTED) : NULL;
    store_close(other);
    return rows;
}

static const char *optional(const Table *rows, size_t row, const char *name)
{
    int column = table_find(rows, name);
    return column < 0 ? "" : table_cell(rows, row, (size_t)column);
}

static bool describe(Store *store, const Table *rows, size_t row, const char *id)
{
    char *words[4] = { xstrdup("status=accepted") };
    size_t count = 1;
    static const char *const names[][2] = { { "explanation", "explanation-en" },
                                            { "explanation_zh", "explanation-zh" },
                                            { "other", "title-zh" } };
    for (size_t i = 0; i < COUNT(names); i++)
        if (*optional(rows, row, names[i][0]))
            words[count++] = xasprintf("%s=%s", names[i][1], optional(rows, row, names[i][0]));
    bool done = recommendation_set(store, id, (const char *const *)words, count);
    while (count)
        free(words[--count]);
    return done;
}

static bool compare(Store *store, const Table *rows, size_t row, const char *pillar,
                    Adoption *adoption)
{
    const char *title = table_get(rows, row, "title");
    int64_t same;
    if (!store_number(store, &same, queries, SAME, title, optional(rows, row, "explanation"),
                      optional(rows, row, "explanation_zh"), pillar))
        return false;
    adoption->there++;
    if (!same) {
        Buffer titles = buffer_of(adoption->different);
        buffer_join(&titles, "; ", title);
        adoption->different = buffer_take(&titles);
    }
    return true;
}

static bool take(Store *store, const Table *rows, size_t row, Adoption *adoption)
{
    const char *title = table_get(rows, row, "title"), *name = table_get(rows, row, "pillar");
    int64_t there = 0;
    char id[RECOMMENDATION_ID_SIZE];
    char *pillar = store_text(store, queries, PILLAR, name);
    bool done = pillar && store_number(store, &there, queries, THERE, title);
    if (done && there)
        done = compare(store, rows, row, *pillar ? pillar : name, adoption);
    else if (done) {
        done = recommendation_add(store, NULL, *pillar ? pillar : name, title, ENGLISH, id) &&
               describe(store, rows, row, id);
        adoption->adopted += done;
    }
    free(pillar);
    return done;
}

static bool take_all(Store *store, const Table *rows, Adoption *adoption)
{
    for (size_t row = 0; row < table_rows(rows); row++)
        if (!take(store, rows, row, adoption)) {
            char *reason = xstrdup(failure());
            size_t line = table_line(rows, row);
            bool done = fail("row %zu: %s", line ? line : row + 2, reason);
            free(reason);
            return done;
        }
    return true;
}

static bool take_sheets(Store *store, const EntryFile *file, Adoption *adoption)
{
    for (size_t i = 0; i < file->count; i++)
        if (!take_all(store, file->sheets[i].table, adoption))
            return false;
    return true;
}

static bool has_columns(const Table *rows)
{
    return table_find(rows, "title") >= 0 && table_find(rows, "pillar") >= 0;
}

static bool is_taken(const char *column)
{
    static const char *const taken[] = { "title", "other", "pillar", "explanation",
                                         "explanation_zh" };
    for (size_t i = 0; i < COUNT(taken); i++)
        if (!strcmp(column, taken[i]))
            return true;
    return false;
}

/* Columns that nothing is made of; one that stands twice would count once. */
static bool look_at_columns(const Table *rows, const char *path, Buffer *left)
{
    for (size_t i = 0; i < table_columns(rows); i++) {
        const char *name = table_name(rows, i);
        if (!is_taken(name))
            buffer_join(left, ", ", *name ? name : "?");
        else if ((size_t)table_find(rows, name) != i)
            return fail("%s has two columns '%s'; leave one of them out", path, name);
    }
    return true;
}

static bool read_file(const char *path, EntryFile *file, Adoption *adoption)
{
    if (!entry_file_read(path, file))
        return false;
    for (size_t i = file->count; i--;)
        if (!has_columns(file->sheets[i].table))
            entry_file_leave(file, i);
    if (!file->count)
        return fail("%s needs the columns title and pillar", path);
    Buffer left = buffer_of(file->left ? xstrdup(file->left) : NULL);
    bool done = true;
    for (size_t i = 0; done && i < file->count; i++)
        done = look_at_columns(file->sheets[i].table, path, &left);
    adoption->left = left.bytes ? buffer_take(&left) : NULL;
    if (!adoption->left)
        buffer_free(&left);
    return done;
}

static bool adopt_workbook(Store *store, const char *path, Adoption *adoption)
{
    Table *rows = read_workbook(path);
    bool done = rows && store_begin(store) && store_end(store, take_all(store, rows, adoption));
    table_free(rows);
    return done;
}

static bool adopt_file(Store *store, const char *path, Adoption *adoption)
{
    EntryFile file = { 0 };
    bool done = read_file(path, &file, adoption) && store_begin(store) &&
                store_end(store, take_sheets(store, &file, adoption));
    entry_file_release(&file);
    return done;
}

bool adopt_from(Store *store, const char *path, Adoption *adoption)
{
    size_t length = strlen(path), ending = strlen(".wellbook");
    bool is_workbook = length > ending && !strcmp(path + length - ending, ".wellbook");
    *adoption = (Adoption){ 0 };
    bool done = (is_workbook ? adopt_workbook : adopt_file)(store, path, adoption);
    if (!done)
        adoption_release(adoption);
    return done;
}

void adoption_release(Adoption *adoption)
{
    free(adoption->different);
    free(adoption->left);
    *adoption = (Adoption){ 0 };
}

char *adoption_note(const Adoption *adoption)
{
    Buffer note = { 0 };
    if (adoption->different)
        buffer_add_format(&note, tr("there with another explanation or pillar, which stays: %s"),
                          adoption->different);
    char *left = adoption->left ? xasprintf(tr("not taken: %s"), adoption->left) : NULL;
    if (left)
        buffer_join(&note, "; ", left);
    free(left);
    return note.bytes ? buffer_take(&note) : NULL;
}
