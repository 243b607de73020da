/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "implementation/adopt.h"

#include <stdlib.h>
#include <string.h>

#include "advice/recommendation.h"
#include "implementation/entry_file.h"

enum { ACCEPTED, THERE, PILLAR };
static const Query queries[] = {
    [ACCEPTED] = { "", "SELECT title_en AS title, title_zh AS other, pillar, how_en AS explanation,"
                       " how_zh AS explanation_zh FROM improvement WHERE status = 'accepted' ORDER"
                       " BY pillar_position, id" },
    [THERE] = { "t", "SELECT count(*) FROM improvement WHERE title_en = ?1 OR title_zh = ?1" },
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

typedef struct Count {
    size_t adopted, there;
} Count;

static bool take(Store *store, const Table *rows, size_t row, Count *count)
{
    const char *title = table_get(rows, row, "title"), *name = table_get(rows, row, "pillar");
    int64_t there = 0;
    char id[RECOMMENDATION_ID_SIZE];
    char *pillar = store_text(store, queries, PILLAR, name);
    bool done = pillar && store_number(store, &there, queries, THERE, title);
    if (done && there)
        count->there++;
    else if (done) {
        done = recommendation_add(store, NULL, *pillar ? pillar : name, title, ENGLISH, id) &&
               describe(store, rows, row, id);
        count->adopted += done;
    }
    free(pillar);
    return done;
}

static bool take_all(Store *store, const Table *rows, Count *count)
{
    for (size_t row = 0; row < table_rows(rows); row++)
        if (!take(store, rows, row, count)) {
            char *reason = xstrdup(failure());
            bool done = fail("row %zu: %s", row + 2, reason);
            free(reason);
            return done;
        }
    return true;
}

static bool has_columns(const Table *rows, const char *path)
{
    return (table_find(rows, "title") >= 0 && table_find(rows, "pillar") >= 0) ||
           fail("%s needs the columns title and pillar", path);
}

bool adopt_from(Store *store, const char *path, size_t *adopted, size_t *there)
{
    size_t length = strlen(path), ending = strlen(".wellbook");
    bool is_workbook = length > ending && !strcmp(path + length - ending, ".wellbook");
    Table *rows = is_workbook ? read_workbook(path) : entry_file_read(path);
    Count count = { 0 };
    bool done = rows && has_columns(rows, path) && store_begin(store) &&
                store_end(store, take_all(store, rows, &count));
    *adopted = count.adopted;
    *there = count.there;
    table_free(rows);
    return done;
}
