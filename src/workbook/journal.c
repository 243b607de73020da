/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engagement/answer.h"
#include "evidence/finding.h"
#include "evidence/import.h"
#include "report/report.h"
#include "workbook/milestone.h"

#define NEW_ACTS "kind IN ('act', 'settle', 'merge', 'import', 'lens') AND merged_by = ''"
#define IS_WEIGHTY                                                                                 \
    "(kind IN ('merge', 'import', 'lens') OR EXISTS (SELECT 1 FROM change(journal.changeset) AS"   \
    " changed WHERE changed.entity = 'milestone' OR (changed.entity = 'recommendation'"            \
    " AND changed.\"column\" LIKE 'planned%' AND changed.op = 'update'"                            \
    " AND ifnull(before, '') <> ifnull(after, ''))))"
enum {
    LAST_DONE,
    TO_REDO,
    SPAN,
    ID_OF,
    IMPORT_OF,
    ADDS_QUESTIONS,
    MAPS_CHECK,
    DROP_RESULTS,
    TOUCHED,
    MILESTONES,
    NEWEST,
    TIME_OF,
    WEIGHTY,
    KIND_WORD
};
static const Query queries[] = {
    [LAST_DONE] = { "i", "SELECT number FROM act WHERE " NEW_ACTS " AND NOT is_undone AND number >="
                         " ? ORDER BY number DESC LIMIT 1" },
    /* Those that one rewind took back come back together. Its row follows theirs, and has the
     * target of the first of them. */
    [TO_REDO] = { "", "WITH undone AS (SELECT undo.number AS number, act.number AS act"
                      " FROM journal AS undo JOIN act ON act.id = undo.target"
                      " WHERE undo.kind = 'undo' AND undo.merged_by = '' AND act.is_undone"
                      " AND undo.number > (SELECT max(number) FROM journal WHERE " NEW_ACTS ")),"
                      " last AS (SELECT max(number) AS number FROM undone), rewind AS (SELECT"
                      " number, target FROM journal WHERE kind = 'rewind' AND merged_by = '' AND"
                      " number > (SELECT number FROM last) ORDER BY number LIMIT 1), first AS"
                      " (SELECT max(number) AS number FROM journal WHERE kind = 'undo' AND target ="
                      " (SELECT target FROM rewind) AND number < (SELECT number FROM rewind))"
                      " SELECT act FROM undone, last, first WHERE undone.number BETWEEN"
                      " iif(first.number <= last.number, first.number, last.number) AND last.number"
                      " ORDER BY undone.number DESC" },
    [SPAN] = { "i",
               "SELECT count(*) AS count, max(number) AS newest, ifnull(sum(" IS_WEIGHTY "), 0) AS"
               " weighty, min(number) AS oldest FROM act AS journal WHERE " NEW_ACTS " AND NOT is_undone AND number >= ?" },
    [ID_OF] = { "i", "SELECT id FROM act WHERE number = ?" },
    /* An import, and what of them came by a merge, is undone by its batch: its rows are not in the
     * changeset, what it ticked is. */
    [IMPORT_OF] = { "i", "SELECT target FROM journal WHERE number = ? AND kind IN ('import',"
                         " 'merge')" },
    [MAPS_CHECK] = { "i", "SELECT count(*) FROM journal JOIN change(journal.changeset) AS changed"
                          " WHERE number = ? AND changed.entity IN ('check_map', 'practice')" },
    [ADDS_QUESTIONS] = { "i",
                         "SELECT count(*) FROM journal JOIN change(journal.changeset) AS changed"
                         " WHERE number = ? AND changed.entity IN ('workload', 'question')" },
    /* They are computed, so no changeset takes them away with their question. */
    [DROP_RESULTS] = { "i", "DELETE FROM result WHERE question IN (SELECT changed.key1 FROM journal"
                            " JOIN change(journal.changeset) AS changed WHERE number = ?"
                            " AND changed.entity = 'question')" },
    [TOUCHED] = { "i", "SELECT DISTINCT key1, CASE entity WHEN 'answer' THEN key2 ELSE"
                       " (SELECT question FROM practice WHERE id = key2) END"
                       " FROM journal JOIN change(journal.changeset)"
                       " WHERE number = ? AND entity IN ('answer', 'practice_answer')" },
    /* Made by hand; what a merge brought of others is in its changeset. */
    [MILESTONES] = { "i", "SELECT DISTINCT changed.key1 FROM journal JOIN change(journal.changeset)"
                          " AS changed WHERE number = ? AND kind = 'act' AND changed.entity ="
                          " 'milestone' AND changed.op = 'insert'" },
    [NEWEST] = { "", "SELECT max(number) FROM journal" },
    [TIME_OF] = { "i", "SELECT strftime('%Y-%m-%d %H:%M', at, 'localtime') FROM journal"
                       " WHERE number = ?" },
    [WEIGHTY] = { "i", "SELECT count(*) FROM journal WHERE number = ?1 AND " IS_WEIGHTY },
    [KIND_WORD] = { "it", "SELECT iif(?2 = 'zh', zh, en) FROM journal JOIN word ON"
                          " word.kind = 'act' AND word.id = journal.kind WHERE number = ?1" },
    { 0 },
};

static char *describe(Store *store, int64_t number)
{
    char *text = xasprintf("%lld", (long long)number), *what = NULL;
    Table *lines = report_list(store, "screens", "history", message_language(),
                               (const Binding[]){ { ":act", text }, { 0 } });
    size_t count = lines ? table_rows(lines) : 0;
    if (count) {
        char *more = count > 1 ? xasprintf(" (+%zu)", count - 1) : xstrdup("");
        what =
            xasprintf("%s  %s%s", table_get(lines, 0, "what"), table_get(lines, 0, "change"), more);
        free(more);
    }
    table_free(lines);
    free(text);
    /* What was said may be nothing that the log speaks of. */
    if (!what || !*what || !strcmp(what, "  ")) {
        free(what);
        what = store_text(store, queries, KIND_WORD, number, language_codes[message_language()]);
    }
    return what ? what : xstrdup("");
}

bool journal_newest(Store *store, int64_t *number)
{
    return store_number(store, number, queries, NEWEST);
}

static bool last_done(Store *store, int64_t from, int64_t *number)
{
    return store_number(store, number, queries, LAST_DONE, from) &&
           (*number || fail("there is nothing to undo"));
}

bool journal_next(Store *store, JournalAct *act)
{
    int64_t weighty = 0;
    *act = (JournalAct){ 0 };
    if (!last_done(store, 0, &act->number))
        return false;
    char *at = store_text(store, queries, TIME_OF, act->number);
    bool done = at && store_number(store, &weighty, queries, WEIGHTY, act->number);
    snprintf(act->at, sizeof act->at, "%s", at ? at : "");
    act->is_weighty = weighty;
    free(at);
    return done;
}

/* The acts to redo, first the one that is to be first; NULL when there are none. */
static Table *to_redo(Store *store)
{
    Table *acts = store_rows(store, queries, TO_REDO);
    if (!acts || table_rows(acts))
        return acts;
    table_free(acts);
    fail("there is nothing to redo");
    return NULL;
}

static int64_t number_at(const Table *rows, size_t row, size_t column)
{
    return strtoll(table_cell(rows, row, column), NULL, 10);
}

bool journal_next_redo(Store *store, int64_t *number, size_t *count)
{
    Table *acts = to_redo(store);
    if (!acts)
        return false;
    *number = number_at(acts, 0, 0);
    *count = table_rows(acts);
    table_free(acts);
    return true;
}

bool journal_span(Store *store, int64_t number, JournalSpan *span)
{
    enum { ACTS, NEWEST_OF, WEIGHTY_OF, OLDEST };
    Table *found = store_rows(store, queries, SPAN, number);
    if (!found)
        return false;
    *span = (JournalSpan){ .count = (size_t)number_at(found, 0, ACTS),
                           .weighty = (size_t)number_at(found, 0, WEIGHTY_OF),
                           .newest = number_at(found, 0, NEWEST_OF),
                           .oldest = number_at(found, 0, OLDEST) };
    table_free(found);
    char *at = store_text(store, queries, TIME_OF, span->oldest);
    snprintf(span->at, sizeof span->at, "%s", at ? at : "");
    free(at);
    return at && (span->count || fail("everything from there on is undone already"));
}

/* How many things an act is about, of each of which several columns may have changed. */
static size_t count_things(const Table *lines)
{
    size_t of = (size_t)table_find(lines, "of"), count = 0;
    size_t *order = table_order(lines, of, false);
    for (size_t i = 0; i < table_rows(lines); i++)
        count +=
            !i || strcmp(table_cell(lines, order[i], of), table_cell(lines, order[i - 1], of)) != 0;
    free(order);
    return count;
}

static char *line_of(const Table *lines, bool is_back)
{
    size_t count = count_things(lines);
    const char *from = table_get(lines, 0, is_back ? "after" : "before");
    const char *to = table_get(lines, 0, is_back ? "before" : "after");
    char *line =
        xasprintf("%s%s%s → %s", table_get(lines, 0, "subject"), message_colon(), from, to);
    if (count > 1) {
        char *longer = xasprintf("%s (+%zu)", line, count - 1);
        free(line);
        line = longer;
    }
    return line;
}

char *journal_text(Store *store, int64_t number, bool is_back)
{
    char *text = xasprintf("%lld", (long long)number);
    Table *lines = report_list(store, "screens", "act", message_language(),
                               (const Binding[]){ { ":act", text }, { 0 } });
    free(text);
    text = lines && table_rows(lines) ? line_of(lines, is_back) : describe(store, number);
    table_free(lines);
    return text;
}

/* Only what the act touched: computing every result anew would be felt on the key. */
static bool recompute(Store *store, int64_t number)
{
    int64_t questions, checks;
    if (!store_number(store, &questions, queries, ADDS_QUESTIONS, number) ||
        !store_number(store, &checks, queries, MAPS_CHECK, number) ||
        (checks && !finding_match(store)))
        return false;
    Table *touched = questions ? NULL : store_rows(store, queries, TOUCHED, number);
    bool done = questions ? answer_recompute(store) : touched != NULL;
    for (size_t row = 0; touched && done && row < table_rows(touched); row++)
        done =
            answer_recompute_one(store, table_cell(touched, row, 0), table_cell(touched, row, 1));
    table_free(touched);
    return done;
}

/* The workbook is as it was when the milestone was made, so its parts can be made again. */
static bool follow_milestones(Store *store, int64_t number, bool is_undo)
{
    Table *made = store_rows(store, queries, MILESTONES, number);
    bool done = made != NULL;
    for (size_t row = 0; done && row < table_rows(made); row++)
        done = (is_undo ? milestone_forget_parts : milestone_keep_parts)(store,
                                                                         table_cell(made, row, 0));
    table_free(made);
    return done;
}

static bool repeat(Store *store, int64_t number, bool is_undo)
{
    char *batch = store_text(store, queries, IMPORT_OF, number);
    bool done = batch && (!*batch || import_swap(store, batch)) &&
                store_change(store, queries, DROP_RESULTS, number) &&
                store_apply_act(store, number, is_undo) && recompute(store, number) &&
                follow_milestones(store, number, is_undo);
    free(batch);
    return done;
}

static bool apply(Store *store, int64_t number, bool is_undo)
{
    char *id = store_text(store, queries, ID_OF, number);
    bool done = id && store_begin(store);
    if (done) {
        store_name_act(store, is_undo ? "undo" : "redo", id);
        done = store_end(store, repeat(store, number, is_undo));
    }
    free(id);
    return done;
}

/* One of several that make one act. */
static bool apply_part(Store *store, int64_t number, bool is_undo)
{
    char *id = store_text(store, queries, ID_OF, number);
    if (id)
        store_name_act(store, is_undo ? "undo" : "redo", id);
    bool done = id && repeat(store, number, is_undo) && store_end_part(store);
    free(id);
    return done;
}

/* Which of several it was; why is in failure() already. */
static bool say_stopped(Store *store, int64_t number)
{
    char *why = xstrdup(failure()), *what = journal_text(store, number, true);
    fail("%s: %s", what, why);
    free(what);
    free(why);
    return false;
}

static bool rewind_to(Store *store, const JournalSpan *span)
{
    bool done = true;
    int64_t number = span->newest;
    for (size_t left = span->count; done && left; left--)
        done = last_done(store, span->oldest, &number) &&
               (apply_part(store, number, true) || say_stopped(store, number));
    char *newest = done ? store_text(store, queries, ID_OF, span->newest) : NULL;
    if (newest)
        store_name_act(store, "rewind", newest);
    free(newest);
    return newest;
}

bool journal_undo_to(Store *store, int64_t number)
{
    JournalSpan span;
    return journal_span(store, number, &span) && store_begin(store) &&
           store_end(store, rewind_to(store, &span));
}

bool journal_undo(Store *store, char **what)
{
    int64_t number;
    if (!last_done(store, 0, &number) || !apply(store, number, true))
        return false;
    if (what)
        *what = describe(store, number);
    return true;
}

static bool redo_all(Store *store, const Table *acts)
{
    bool done = true;
    for (size_t row = 0; done && row < table_rows(acts); row++)
        done = apply_part(store, number_at(acts, row, 0), false);
    return done;
}

bool journal_redo(Store *store, char **what)
{
    Table *acts = to_redo(store);
    bool done = acts && store_begin(store) && store_end(store, redo_all(store, acts));
    if (done && what && table_rows(acts) > 1)
        *what = xasprintf(tr("%zu acts"), table_rows(acts));
    else if (done && what)
        *what = describe(store, number_at(acts, 0, 0));
    table_free(acts);
    return done;
}

Table *journal_log(Store *store, const char *folder, Language language, const char *question,
                   const char *since)
{
    return report_list(store, folder, "history", language,
                       (const Binding[]){ { ":question", question }, { ":since", since }, { 0 } });
}
