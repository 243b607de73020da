/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "engagement/respondent.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/answer.h"

enum { ALL, HAS_ID, ADD, CHANGE, ROW, ASSIGN, UNASSIGN, HAS, QUESTIONS, PILLAR, SEND };
static const Query queries[] = {
    [ALL] = { "", "SELECT id, name, mail FROM respondent ORDER BY name, id" },
    [HAS_ID] = { "t", "SELECT count(*) FROM respondent WHERE id = ?" },
    [ADD] = { "tt", "INSERT INTO respondent (id, name) VALUES (?, ?)" },
    [CHANGE] = { "tttt", "UPDATE respondent SET role = ifnull(?2, role), mail = ifnull(?3, mail),"
                         " due = ifnull(?4, due) WHERE id = ?1" },
    [ROW] = { "t", "SELECT name, role, mail, due FROM respondent WHERE id = ?" },
    [ASSIGN] = { "ttt", "INSERT INTO assignment (workload, question, respondent) SELECT"
                        " workload.id, ?2, ?3 FROM workload WHERE ?1 IS NULL OR id = ?1 ON"
                        " CONFLICT (workload, question) DO UPDATE SET respondent ="
                        " excluded.respondent WHERE respondent <> excluded.respondent" },
    [UNASSIGN] = { "ttt", "DELETE FROM assignment WHERE (?1 IS NULL OR workload = ?1) AND"
                          " question = ?2 AND respondent = ?3" },
    [HAS] = { "ttt", "SELECT count(*) FROM assignment WHERE (?1 IS NULL OR workload = ?1) AND"
                     " question = ?2 AND respondent = ?3" },
    [QUESTIONS] = { "t", "SELECT id FROM question WHERE pillar = ? ORDER BY position" },
    [PILLAR] = { "t", "SELECT id FROM pillar WHERE id = ?" },
    [SEND] = { "tttitt", "INSERT INTO sent (id, respondent, due, questions, at, author) VALUES"
                         " (?, ?, ?, ?, ?, ?)" },
    { 0 },
};

static bool is_called(const Table *all, size_t row, const char *who)
{
    const char *mail = table_cell(all, row, 2);
    return text_same(table_cell(all, row, 1), who) || (*mail && text_same(mail, who));
}

/* "" when there is none. */
static char *find(Store *store, const char *who)
{
    Table *all = store_rows(store, queries, ALL);
    char *id = all ? xstrdup("") : NULL;
    for (size_t row = 0; id && row < table_rows(all); row++) {
        if (!is_called(all, row, who))
            continue;
        bool is_first = !*id;
        free(id);
        id = is_first ? xstrdup(table_cell(all, row, 0)) : NULL;
        if (!id)
            fail("more than one respondent is called '%s'; name the one by mail", who);
    }
    table_free(all);
    return id;
}

char *respondent_find(Store *store, const char *who)
{
    char *id = find(store, who);
    if (!id || *id)
        return id;
    free(id);
    fail("no respondent is called '%s'; 'wellbook list FILE respondents' names them", who);
    return NULL;
}

/* Who is given in the same words in two copies is one, whatever either says of him later. */
static bool make_id(Store *store, const Respondent *respondent, const char *due, char id[ID_SIZE])
{
    const char *words[] = { respondent->name, respondent->role, respondent->mail, due };
    return store_name_row(store, queries, HAS_ID, words, COUNT(words), id);
}

static bool put(Store *store, const Respondent *respondent, const char *due, char **id)
{
    *id = find(store, respondent->name);
    if (!*id)
        return false;
    if (!**id) {
        char fresh[ID_SIZE];
        if (!make_id(store, respondent, due, fresh))
            return false;
        free(*id);
        *id = xstrdup(fresh);
        if (!store_change(store, queries, ADD, *id, respondent->name))
            return false;
    }
    return store_change(store, queries, CHANGE, *id, respondent->role, respondent->mail, due);
}

bool respondent_put(Store *store, const Respondent *respondent, char **id)
{
    char date[DATE_SIZE] = "";
    const char *due = respondent->due ? date : NULL;
    *id = NULL;
    if (!*respondent->name || text_same(respondent->name, ""))
        return fail("the respondent has no name");
    if (!text_check(tr("respondent"), respondent->name) ||
        (respondent->role && !text_check(tr("role"), respondent->role)) ||
        (respondent->mail && !text_check(tr("mail"), respondent->mail)) ||
        (respondent->due && *respondent->due && !date_parse(respondent->due, date)) ||
        !store_begin(store))
        return false;
    return store_end(store, put(store, respondent, due, id));
}

bool respondent_assign(Store *store, const char *workload, const char *question, const char *id)
{
    return answer_check_question(store, question) && store_begin(store) &&
           store_end(store, store_change(store, queries, ASSIGN, workload, question, id));
}

bool respondent_unassign(Store *store, const char *workload, const char *question, const char *id)
{
    int64_t has = 0;
    return answer_check_question(store, question) &&
           store_number(store, &has, queries, HAS, workload, question, id) &&
           (has || fail("%s is not theirs; 'wellbook list FILE assignments' says whose it is",
                        question)) &&
           store_begin(store) &&
           store_end(store, store_change(store, queries, UNASSIGN, workload, question, id));
}

static bool change_all(Store *store, int query, const char *workload, const Table *questions,
                       const char *id)
{
    bool done = true;
    for (size_t row = 0; done && row < table_rows(questions); row++)
        done = store_change(store, queries, query, workload, table_cell(questions, row, 0), id);
    return done;
}

static bool change_pillar(Store *store, int query, const char *workload, const char *pillar,
                          const char *id)
{
    Table *found = store_rows(store, queries, PILLAR, pillar),
          *questions = found ? store_rows(store, queries, QUESTIONS, pillar) : NULL;
    bool done =
        questions && (table_rows(found) ||
                      fail("unknown pillar '%s'; 'wellbook list FILE pillars' names them", pillar));
    done = done && store_begin(store) &&
           store_end(store, change_all(store, query, workload, questions, id));
    table_free(questions);
    table_free(found);
    return done;
}

bool respondent_assign_pillar(Store *store, const char *workload, const char *pillar,
                              const char *id)
{
    return change_pillar(store, ASSIGN, workload, pillar, id);
}

bool respondent_unassign_pillar(Store *store, const char *workload, const char *pillar,
                                const char *id)
{
    return change_pillar(store, UNASSIGN, workload, pillar, id);
}

Table *respondent_row(Store *store, const char *id)
{
    return store_rows(store, queries, ROW, id);
}

bool respondent_send(Store *store, const char *sent, const char *id, const char *due,
                     size_t questions)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    return store_begin(store) &&
           store_end(store, store_change(store, queries, SEND, sent, id, due, (int64_t)questions,
                                         now, store_author(store)));
}
