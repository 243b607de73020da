/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A questionnaire is taken in one act: each unit of each item is compared with what was sent and
 * with what stands here now. */
#include "config.h"
#include "questionnaire/returned_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "workbook/merge_conflict.h"
#include "workbook/merge_unit.h"

enum { HAS_EVIDENCE, HAS_STATE, SAID_LAST, CHANGED_LATER };
static const Query queries[] = {
    [HAS_STATE] = { "tt", "SELECT count(*) FROM practice_answer WHERE workload = ? AND practice ="
                          " ?" },
    [HAS_EVIDENCE] = { "ttt", "SELECT id FROM evidence WHERE workload = ? AND question = ? AND"
                              " content = ?" },
    /* What an earlier return of the same questionnaire said and was taken, behind a sign. */
    [SAID_LAST] = { "tttt",
                    "SELECT '=' || after FROM returned_answer JOIN returned ON returned.id ="
                    " returned WHERE sent = ? AND workload = ? AND item = ? AND what = ?"
                    " AND verdict IN ('new', 'changed', 'emptied') ORDER BY at DESC, number"
                    " DESC LIMIT 1" },
    [CHANGED_LATER] = { "t", "SELECT changed.entity, changed.key1, changed.key2, changed.key3,"
                             " changed.\"column\" FROM journal JOIN change(journal.changeset) AS"
                             " changed WHERE changed.entity IN ('practice_answer', 'answer',"
                             " 'field_value') AND number > ifnull((SELECT min(number) FROM journal"
                             " JOIN change(journal.changeset) AS sending WHERE sending.entity ="
                             " 'sent' AND sending.key1 = ?), 0) GROUP BY 1, 2, 3, 4, 5" },
    { 0 },
};

static const struct {
    const char *what;
    int item;
    AnswerField field;
} units[UNITS] = {
    [UNIT_STATE] = { "state", ITEM_STATE, FIELD_STATE },
    [UNIT_NOTE] = { "note", ITEM_NOTE, FIELD_NOTE },
    [UNIT_ASKED] = { "asked", ITEM_ASKED, FIELD_ASKED },
    [UNIT_VALUE] = { "value", ITEM_VALUE, FIELD_VALUE },
};

static bool take_practice(Return *back, long number, const char *theirs)
{
    PracticeState state;
    const char *reason = "";
    return answer_parse_state(*theirs ? theirs : "none", &state, &reason) &&
           answer_return_practice(back->store, returned_item(back, number, ITEM_WORKLOAD),
                                  returned_item(back, number, ITEM_ID), state, reason);
}

static bool take_question(Return *back, long number, const char *theirs)
{
    const char *workload = returned_item(back, number, ITEM_WORKLOAD),
               *id = returned_item(back, number, ITEM_ID), *colon = strchr(theirs, ':');
    char *code = xstrndup(theirs, strcspn(theirs, ":"));
    Table *row = answer_row(back->store, workload, id);
    bool done = row != NULL;
    if (done) {
        bool is_known = table_rows(row) > 0;
        const char *words = is_known ? table_cell(row, 0, 2) : "";
        QuestionMark mark = { .state = risk_question_state(code),
                              .reason = colon ? colon + 1 : "",
                              .explanation = *words || !*theirs || colon
                                                 ? words
                                                 : tr("answered so in the questionnaire"),
                              .owner = is_known ? table_cell(row, 0, 3) : "",
                              .due = is_known ? table_cell(row, 0, 4) : "" };
        done = answer_mark(back->store, workload, id, &mark);
    }
    table_free(row);
    free(code);
    return done;
}

static bool take(Return *back, long number, Unit unit, const char *theirs)
{
    Store *store = back->store;
    char kind = returned_item_kind(back, number);
    const char *workload = returned_item(back, number, ITEM_WORKLOAD),
               *id = returned_item(back, number, ITEM_ID);
    if (unit == UNIT_VALUE)
        return form_set(store, returned_item(back, number, ITEM_FORM),
                        returned_item(back, number, ITEM_RECORD),
                        returned_item(back, number, ITEM_FIELD), theirs);
    if (unit == UNIT_STATE)
        return kind == 'P' ? take_practice(back, number, theirs)
                           : take_question(back, number, theirs);
    if (kind == 'P')
        return answer_set_practice_note(store, workload, id, theirs);
    return answer_set_text(store, workload, id, unit == UNIT_NOTE ? ANSWER_NOTE : ANSWER_ASKED,
                           theirs);
}

/* Where a unit stands in the workbook. */
static MergeUnit place_of(const Return *back, long number, Unit unit)
{
    char kind = returned_item_kind(back, number);
    if (kind == 'F')
        return (MergeUnit){ "field_value", returned_item(back, number, ITEM_FORM),
                            returned_item(back, number, ITEM_RECORD),
                            returned_item(back, number, ITEM_FIELD), "value" };
    return (MergeUnit){ kind == 'P' ? "practice_answer" : "answer",
                        returned_item(back, number, ITEM_WORKLOAD),
                        returned_item(back, number, ITEM_ID), "", units[unit].what };
}

/* The file says itself what it was sent with, and may have been told otherwise: of what was changed
 * here in the meantime, or at all when nobody here knows that it was sent, it cannot be that it
 * still stands as it was sent. */
static bool is_changed_later(const Return *back, long number, Unit unit)
{
    MergeUnit place = place_of(back, number, unit);
    const char *const cells[] = { place.entity, place.key1, place.key2, place.key3, place.field };
    bool found = false;
    for (size_t row = 0; !found && row < table_rows(back->later); row++) {
        size_t at = 0;
        while (at < COUNT(cells) && !strcmp(table_cell(back->later, row, at), cells[at]))
            at++;
        found = at == COUNT(cells);
    }
    return found;
}

/* Both values as a merge keeps them: theirs is what taking it would make. */
static bool leave_open(Return *back, long number, Unit unit, const char *theirs)
{
    const char *by = *back->respondent ? back->respondent : tr("the questionnaire");
    MergeUnit place = place_of(back, number, unit);
    MergeUnits *all = merge_units_new(back->store);
    char *mine = merge_unit_value(all, &place, false), *value = NULL;
    bool done = mine && store_begin(back->store);
    if (done) {
        done = take(back, number, unit, theirs);
        value = done ? merge_unit_value(all, &place, false) : NULL;
        if (store_end(back->store, false))
            done = false;
        done = done && value && merge_leave_open(back->store, &place, mine, value, by);
    }
    merge_units_free(all);
    free(mine);
    free(value);
    return done;
}

static void say_change(Return *back, long number, const char *cell, const char *what,
                       const char *before, const char *after)
{
    table_add(back->outcome->changes,
              (const char *const[]){ cell, returned_item(back, number, ITEM_ID), what, before,
                                     after, returned_item(back, number, ITEM_WORKLOAD),
                                     returned_item(back, number, ITEM_QUESTION),
                                     returned_who(back, number) },
              0);
}

static void add_change(Return *back, const AnswerRow *row, long number, Unit unit,
                       const char *theirs)
{
    const char *ours = returned_item(back, number, units[unit].item);
    char *cell = answer_sheets_place(back->sheets, row, units[unit].field);
    say_change(back, number, cell, units[unit].what, ours, theirs);
    if (*ours)
        back->outcome->changed++;
    else
        back->outcome->fresh++;
    back->is_touched[number] = true;
    if (returned_item_kind(back, number) == 'P' &&
        !strcmp(returned_item(back, number, ITEM_MARK), "not-applicable"))
        table_add(back->outcome->hidden,
                  (const char *const[]){ cell, returned_item(back, number, ITEM_ID) }, 0);
    free(cell);
}

static bool dispute(Return *back, const AnswerRow *row, long number, Unit unit, const char *sent,
                    const char *ours, const char *theirs)
{
    bool is_taken = back->choice == RETURNED_THEIRS;
    char *cell = answer_sheets_place(back->sheets, row, units[unit].field);
    table_add(back->outcome->conflicts,
              (const char *const[]){ cell, returned_item(back, number, ITEM_ID), units[unit].what,
                                     sent ? sent : "", ours, theirs, is_taken ? "theirs" : "ours",
                                     returned_item(back, number, ITEM_WORKLOAD),
                                     returned_item(back, number, ITEM_QUESTION),
                                     returned_who(back, number) },
              0);
    free(cell);
    if (is_taken) {
        back->is_touched[number] = true;
        return take(back, number, unit, theirs);
    }
    return back->choice == RETURNED_OURS || leave_open(back, number, unit, theirs);
}

/* A note stands and falls with the state: one beside none, one that was emptied or one that cannot
 * be read, is kept beside. */
static bool has_nowhere_to_go(Return *back, long number, Unit unit, const char *theirs, bool *has)
{
    int64_t states = 1;
    bool is_note = returned_item_kind(back, number) == 'P' && unit == UNIT_NOTE && *theirs,
         done = !is_note || store_number(back->store, &states, queries, HAS_STATE,
                                         returned_item(back, number, ITEM_WORKLOAD),
                                         returned_item(back, number, ITEM_ID));
    *has = !states;
    return done;
}

/* It would go with the state, and who emptied that has not seen it. */
static bool has_newer_note(const Return *back, long number, Unit unit, const char *theirs)
{
    if (returned_item_kind(back, number) != 'P' || unit != UNIT_STATE || *theirs)
        return false;
    char *sent = returned_sent(back, number, UNIT_NOTE),
         *ours = returned_plain(returned_item(back, number, ITEM_NOTE));
    bool is_newer =
        *ours && (!sent || strcmp(ours, sent) != 0 || is_changed_later(back, number, UNIT_NOTE));
    free(sent);
    free(ours);
    return is_newer;
}

/* What the same file had said of a twin before, which is this practice's answer by now; or NULL. */
static const char *said_of_twin(const Return *back, long number, Unit unit)
{
    for (size_t i = 0; i < table_rows(back->items); i++)
        if (back->taken[i][unit] && questionnaire_are_twins(back->items, (size_t)number, i))
            return back->taken[i][unit];
    return NULL;
}

/* Two people may have filled in copies of one questionnaire, or one has taken it back: what an
 * earlier return said stands, and is named where this one says nothing of it. */
static void say_left(Return *back, const AnswerRow *row, long number, Unit unit, const char *theirs)
{
    char *last = store_text(back->store, queries, SAID_LAST, returned_fact(back, "wb:sent"),
                            returned_item(back, number, ITEM_WORKLOAD),
                            returned_item(back, number, ITEM_ID), units[unit].what);
    if (last && *last && last[1] && strcmp(last + 1, theirs) != 0) {
        char *cell = answer_sheets_place(back->sheets, row, units[unit].field),
             *message = xasprintf(
                 tr("'%s' of an earlier return stands; nothing is said of it here"), last + 1);
        table_add(back->outcome->left,
                  (const char *const[]){ cell, returned_item(back, number, ITEM_ID), message }, 0);
        free(message);
        free(cell);
    }
    free(last);
}

static bool compare(Return *back, const AnswerRow *row, long number, Unit unit, const char *theirs)
{
    char *sent = returned_sent(back, number, unit),
         *ours = returned_plain(returned_item(back, number, units[unit].item));
    const char *twin = said_of_twin(back, number, unit);
    bool is_same = !strcmp(theirs, ours) || (sent ? !strcmp(theirs, sent) : !*theirs),
         is_ours = (sent ? !strcmp(ours, sent) : !*ours) && !is_changed_later(back, number, unit) &&
                   !has_newer_note(back, number, unit, theirs),
         is_lost, done = has_nowhere_to_go(back, number, unit, theirs, &is_lost);
    if (is_lost)
        returned_add_cell(back, row, number, FIELD_NOTE,
                          tr("a note on a practice without a state"));
    else if (is_same) {
        back->outcome->same++;
        say_left(back, row, number, unit, theirs);
    } else if (is_ours && twin && strcmp(twin, theirs) != 0)
        done = dispute(back, row, number, unit, sent, twin, theirs);
    else if (is_ours) {
        add_change(back, row, number, unit, theirs);
        done = take(back, number, unit, theirs);
        back->taken[number][unit] = xstrdup(theirs);
    } else
        done = dispute(back, row, number, unit, sent, ours, theirs);
    free(sent);
    free(ours);
    return done;
}

/* Each line is one more; what is there already is not added again. */
static bool take_evidence(Return *back, const AnswerRow *row, long number)
{
    const char *workload = returned_item(back, number, ITEM_WORKLOAD),
               *id = returned_item(back, number, ITEM_ID);
    char *text = returned_plain(row->texts[FIELD_EVIDENCE]), *rest = text, *line;
    bool done = true;
    while (done && (line = strsep(&rest, "\n"))) {
        char *content = text_trim(line), *known = NULL;
        bool is_link = !strncmp(content, "https://", 8) || !strncmp(content, "http://", 7);
        if (*content)
            done = (known = store_text(back->store, queries, HAS_EVIDENCE, workload, id,
                                       content)) != NULL;
        if (known && *known)
            back->outcome->same++;
        else if (known) {
            char *cell = answer_sheets_place(back->sheets, row, FIELD_EVIDENCE);
            say_change(back, number, cell, "evidence", "", content);
            free(cell);
            back->outcome->fresh++;
            back->is_touched[number] = true;
            done = answer_add_evidence(back->store, workload, id, is_link ? "link" : "statement",
                                       content);
        }
        free(known);
        free(content);
    }
    free(text);
    return done;
}

/* What is written where nothing of this item is asked for is kept beside. */
static void keep_rest(Return *back, const AnswerRow *row, long number)
{
    static const char *const asked_of[ANSWER_FIELDS] = {
        [FIELD_STATE] = "PQ",   [FIELD_REASON] = "PQ", [FIELD_NOTE] = "PQ",
        [FIELD_EVIDENCE] = "Q", [FIELD_ASKED] = "Q",   [FIELD_VALUE] = "F"
    };
    for (int field = FIELD_STATE; field < ANSWER_FIELDS; field++)
        if (row->texts[field] && *row->texts[field] &&
            !strchr(asked_of[field], returned_item_kind(back, number)))
            returned_add_cell(back, row, number, (AnswerField)field,
                              tr("a cell that was not to be filled in here"));
    if (returned_has_idle_reason(back, row, number))
        returned_add_cell(back, row, number, FIELD_REASON,
                          tr("a reason beside a state that has none"));
}

static bool take_item(Return *back, long number)
{
    const AnswerRow *row = &back->sheets->rows[back->rows[number]];
    bool done = true;
    keep_rest(back, row, number);
    for (int unit = 0; done && unit < UNITS; unit++) {
        if (!returned_has_unit(returned_item_kind(back, number), (Unit)unit))
            continue;
        char *theirs = returned_said(back, row, number, (Unit)unit);
        done = !theirs || compare(back, row, number, (Unit)unit, theirs);
        free(theirs);
    }
    return done && (returned_item_kind(back, number) != 'Q' || !row->texts[FIELD_EVIDENCE] ||
                    take_evidence(back, row, number));
}

/* Of what was answered and says not by whom, whom it was sent to. */
static bool name_respondent(Return *back, long number)
{
    const char *id = returned_item(back, number, ITEM_QUESTION),
               *workload = returned_item(back, number, ITEM_WORKLOAD);
    bool is_touched = false;
    for (size_t i = 0; i < table_rows(back->items) && !is_touched; i++)
        is_touched = back->is_touched[i] &&
                     !strcmp(returned_item(back, (long)i, ITEM_QUESTION), id) &&
                     !strcmp(returned_item(back, (long)i, ITEM_WORKLOAD), workload);
    if (!is_touched)
        return true;
    Table *row = answer_row(back->store, workload, id);
    bool is_free = row && !*table_cell(row, 0, 6);
    table_free(row);
    return row &&
           (!is_free || answer_set_text(back->store, workload, id, ANSWER_ASKED, back->respondent));
}

/* ---- the whole ---- */

static bool check_engagement(const Return *back, const char *path)
{
    const char *theirs = returned_fact(back, "wb:engagement");
    char *ours = engagement_id(back->store);
    bool done = ours && (!*theirs || !strcmp(ours, theirs) ||
                         fail("%s: the questionnaire belongs to another engagement", path));
    free(ours);
    return done;
}

static bool check_rows(const Return *back, const char *path)
{
    for (size_t i = 0; i < table_rows(back->items); i++)
        if (back->rows[i] != NOWHERE)
            return true;
    return fail(
        "%s: no row has a key or an id of this workbook; the columns for them are missing or"
        " emptied",
        path);
}

static void pass_on(Table *from, Table *to)
{
    for (size_t row = 0; row < table_rows(from); row++)
        table_add(to,
                  (const char *const[]){ table_cell(from, row, 0), table_cell(from, row, 1),
                                         table_columns(from) > 2 ? table_cell(from, row, 2) : "" },
                  0);
}

static bool take_all(Return *back, const char *const *paths)
{
    bool done = check_engagement(back, *paths);
    if (done)
        returned_match(back);
    done = done && check_rows(back, *paths);
    pass_on(back->sheets->strays, back->outcome->unmatched);
    pass_on(back->sheets->unreadable, back->outcome->unreadable);
    for (size_t i = 0; done && i < table_rows(back->items); i++)
        if (back->rows[i] != NOWHERE && !back->is_disputed[i])
            done = take_item(back, (long)i);
    for (size_t i = 0; done && *back->respondent && i < table_rows(back->items); i++)
        if (returned_item_kind(back, (long)i) == 'Q')
            done = name_respondent(back, (long)i);
    return done && returned_record(back, paths);
}

static Table *texts(const char *const names[], size_t count)
{
    Table *table = table_new();
    for (size_t i = 0; i < count; i++)
        table_add_column(table, names[i], names[i], COLUMN_TEXT);
    return table;
}

static void begin_outcome(ReturnedOutcome *outcome)
{
    static const char *const changes[] = { "cell",  "id",       "what",     "before",
                                           "after", "workload", "question", "who" };
    static const char *const conflicts[] = { "cell",   "id",   "what",     "sent",     "ours",
                                             "theirs", "kept", "workload", "question", "who" };
    static const char *const unmatched[] = { "place", "text", "reason" };
    static const char *const unreadable[] = { "cell", "message" };
    static const char *const left[] = { "cell", "id", "message" };
    static const char *const hidden[] = { "cell", "id" };
    *outcome = (ReturnedOutcome){ .changes = texts(changes, COUNT(changes)),
                                  .conflicts = texts(conflicts, COUNT(conflicts)),
                                  .unmatched = texts(unmatched, COUNT(unmatched)),
                                  .unreadable = texts(unreadable, COUNT(unreadable)),
                                  .left = texts(left, COUNT(left)),
                                  .hidden = texts(hidden, COUNT(hidden)) };
}

void returned_clear(ReturnedOutcome *outcome)
{
    table_free(outcome->changes);
    table_free(outcome->conflicts);
    table_free(outcome->unmatched);
    table_free(outcome->unreadable);
    table_free(outcome->left);
    table_free(outcome->hidden);
    *outcome = (ReturnedOutcome){ 0 };
}

static bool run(Return *back, const char *const *paths, bool is_trial)
{
    size_t count = table_rows(back->items);
    back->rows = xcalloc(count + 1, sizeof *back->rows);
    back->is_disputed = xcalloc(count + 1, sizeof *back->is_disputed);
    back->is_touched = xcalloc(count + 1, sizeof *back->is_touched);
    back->taken = xcalloc(count + 1, sizeof *back->taken);
    for (size_t i = 0; i < count; i++)
        back->rows[i] = NOWHERE;
    back->respondent = returned_fact(back, "wb:respondent");
    bool done = store_begin(back->store);
    if (done) {
        done = take_all(back, paths);
        bool is_kept = store_end(back->store, done && !is_trial);
        done = done && (is_kept || is_trial);
    }
    free(back->rows);
    free(back->is_disputed);
    free(back->is_touched);
    for (size_t i = 0; i < count; i++)
        for (int unit = 0; unit < UNITS; unit++)
            free(back->taken[i][unit]);
    free(back->taken);
    return done;
}

bool returned_import(Store *store, const char *const *paths, ReturnedChoice choice, bool is_trial,
                     ReturnedOutcome *outcome)
{
    char **named = answer_sheets_files(paths);
    const char *const *files = (const char *const *)named;
    Return back = { .store = store, .choice = choice, .outcome = outcome };
    begin_outcome(outcome);
    back.sheets = files ? answer_sheets_read(files) : NULL;
    back.items = back.sheets ? questionnaire_items(store) : NULL;
    back.states = back.items ? questionnaire_states(store) : NULL;
    back.later = back.states
                     ? store_rows(store, queries, CHANGED_LATER, returned_fact(&back, "wb:sent"))
                     : NULL;
    bool done = back.later && run(&back, files, is_trial);
    table_free(back.later);
    table_free(back.states);
    table_free(back.items);
    answer_sheets_free(back.sheets);
    answer_sheets_files_free(named);
    return done;
}
