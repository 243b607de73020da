/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/replay.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "store/store_salvage.h"

enum { IS_UNREADABLE };
static const Query queries[] = {
    [IS_UNREADABLE] = { "", "SELECT EXISTS (SELECT 1 FROM journal WHERE NOT " STORE_ACT_IS_READABLE(
                                "") ")" },
    { 0 },
};

Store *replay_new(Store *of, bool begins_rows, bool has_rows)
{
    Store *replayed = store_create(":memory:");
    if (replayed && store_check_references(replayed, false) &&
        (has_rows ? store_attach_copy(replayed, of) : store_attach_nothing(replayed)) &&
        store_begin_pour(replayed) && store_replay(of, replayed, begins_rows))
        return replayed;
    store_close(replayed);
    return NULL;
}

char *replay_columns(const Entity *entity, bool of_keys, const char *pattern, const char *between)
{
    Buffer list = { 0 };
    for (const EntityColumn *column = entity->columns; column->name; column++) {
        if (of_keys ? column->purpose != ENTITY_KEY : column->purpose == ENTITY_OWN)
            continue;
        buffer_add(&list, list.bytes ? between : "");
        for (const char *at = pattern; *at; at++)
            if (*at == '$')
                buffer_add_format(&list, "\"%s\"", column->name);
            else
                buffer_add_sign(&list, *at);
    }
    return buffer_take(&list);
}

/* The keys of the rows of one of the two to which there is, or is not, such a row in the other. */
static Table *rows_of(Store *replay, const Entity *entity, const char *schema, const char *where,
                      const char *other, const char *compared)
{
    char *keys = replay_columns(entity, true, "one.$", ", "),
         *same = replay_columns(entity, true, "another.$ = one.$", " AND "),
         *differs = replay_columns(entity, false, compared, " OR ");
    char *sql =
        xasprintf("SELECT %s FROM %s.\"%s\" AS one WHERE %s (SELECT 1 FROM %s.\"%s\" AS"
                  " another WHERE %s AND (%s)) ORDER BY %s",
                  keys, schema, entity->table, where, other, entity->table, same, differs, keys);
    const Query query[] = { { "", sql }, { 0 } };
    Table *rows = store_rows(replay, query, 0);
    store_forget_family(replay, query);
    free(sql);
    free(differs);
    free(same);
    free(keys);
    return rows;
}

Table *replay_rows(Store *replay, const Entity *entity, ReplayRows which)
{
    return which == REPLAY_STRANGE ? rows_of(replay, entity, "theirs", "NOT EXISTS", "main", "true")
           : which == REPLAY_DENIED
               ? rows_of(replay, entity, "theirs", "EXISTS", "main", "another.$ IS NOT one.$")
               : rows_of(replay, entity, "main", "NOT EXISTS", "theirs", "true");
}

char *replay_name(const Table *rows, size_t row)
{
    Buffer name = { 0 };
    for (size_t key = 0; key < table_columns(rows); key++) {
        char *clean = text_clean_line(table_cell(rows, row, key));
        buffer_add_format(&name, "%s%s", key ? "/" : "", clean);
        free(clean);
    }
    return buffer_take(&name);
}

static bool is_empty(const Store *store, const Entity *entity, Table *rows)
{
    bool is_empty = rows && !table_rows(rows);
    if (rows && !is_empty) {
        char *name = replay_name(rows, 0);
        fail("%s: it is damaged (%s %s is not what its acts say); 'wellbook salvage' puts it right",
             store_path(store), entity->table, name);
        free(name);
    }
    table_free(rows);
    return is_empty;
}

bool replay_is_as_said(Store *store)
{
    int64_t is_unreadable;
    if (!store_number(store, &is_unreadable, queries, IS_UNREADABLE))
        return false;
    if (is_unreadable)
        return true;
    Store *replay = replay_new(store, false, true);
    bool done = replay;
    for (const Entity *entity = store_entities(store); done && entity->table; entity++)
        done = is_empty(store, entity, replay_rows(replay, entity, REPLAY_DENIED)) &&
               is_empty(store, entity, replay_rows(replay, entity, REPLAY_GONE));
    store_close(replay);
    return done;
}
