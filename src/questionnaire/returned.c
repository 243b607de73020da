/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row is matched by its key, and only when nothing that is seen in it speaks of something else:
 * its id, its workload and its text. A key that was pasted over, or a text of another question
 * beside it, leaves the row unmatched: an answer rather stays in the tray than lands on another
 * question. Without a key the id, and then the exact text, find the one thing they name. A row that
 * is there twice with different answers is a conflict, and neither is taken. */
#include "config.h"
#include "questionnaire/returned.h"

#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "engagement/form_input.h"
#include "questionnaire/answer_sheet.h"
#include "questionnaire/questionnaire.h"
#include "workbook/merge.h"
#include "workbook/merge_unit.h"

enum { LARGEST_FILE = 50 << 20, NOWHERE = -1 };

enum { FIND_RETURNED, ADD_RETURNED, ADD_ANSWER, ADD_STRAY, HAS_EVIDENCE };
static const Query queries[] = {
    [FIND_RETURNED] = { "t", "SELECT id FROM returned WHERE sha256 = ?" },
    [ADD_RETURNED] = { "ttttttt", "INSERT INTO returned (id, sent, file, sha256, content, at,"
                                  " author) VALUES (?, ?, ?, ?, ?, ?, ?)" },
    [ADD_ANSWER] = { "ttttttttttt",
                     "INSERT INTO returned_answer (returned, number, place, verdict, workload,"
                     " question, item, what, before, after, who, reason) SELECT ?1, printf('%05d',"
                     " count(*) + 1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM returned_answer"
                     " WHERE returned = ?1" },
    [ADD_STRAY] = { "tttt", "INSERT OR IGNORE INTO stray (returned, place, text, reason) VALUES"
                            " (?, ?, ?, ?)" },
    [HAS_EVIDENCE] = { "ttt", "SELECT id FROM evidence WHERE workload = ? AND question = ? AND"
                              " content = ?" },
    { 0 },
};

/* What of an item is compared and taken as one. */
typedef enum Unit { UNIT_STATE, UNIT_NOTE, UNIT_ASKED, UNIT_VALUE, UNITS } Unit;

static const struct {
    const char *what;
    int item, meta;
    AnswerField field;
} units[UNITS] = {
    [UNIT_STATE] = { "state", ITEM_STATE, 1, FIELD_STATE },
    [UNIT_NOTE] = { "note", ITEM_NOTE, 2, FIELD_NOTE },
    [UNIT_ASKED] = { "asked", ITEM_ASKED, 3, FIELD_ASKED },
    [UNIT_VALUE] = { "value", ITEM_VALUE, 4, FIELD_VALUE },
};

typedef struct Return {
    Store *store;
    AnswerSheets *sheets;
    Table *items, *states;
    long *rows;        /* by item: the row that answers it, or NOWHERE */
    bool *is_disputed; /* by item: two rows say different things */
    bool *is_touched;  /* by item: something of it was taken */
    ReturnedChoice choice;
    ReturnedOutcome *outcome;
    const char *respondent; /* whom it was sent to, or "" */
} Return;

static const char *item(const Return *back, long number, int column)
{
    return table_cell(back->items, (size_t)number, (size_t)column);
}

static char item_kind(const Return *back, long number)
{
    return *item(back, number, ITEM_KEY);
}

/* ---- matching ---- */

static long by_key(const Return *back, const char *key)
{
    return *key ? table_row_of(back->items, ITEM_KEY, key) : NOWHERE;
}

/* Texts as they may stand in a cell: either language, or both below each other. */
static bool is_title(const Return *back, long number, const char *text)
{
    const char *en = item(back, number, ITEM_TITLE_EN), *zh = item(back, number, ITEM_TITLE_ZH);
    if (!strcmp(text, en) || !strcmp(text, zh))
        return true;
    size_t bytes = strlen(zh);
    if (!strncmp(text, zh, bytes) && strchr("\r\n", text[bytes]) && text[bytes] &&
        !strcmp(text + bytes + strspn(text + bytes, "\r\n"), en))
        return true;
    return false;
}

static bool is_in_workload(const Return *back, long number, const char *workload)
{
    return !workload || !*workload || text_same(workload, item(back, number, ITEM_WORKLOAD_NAME));
}

/* Whether it is the text of something else. */
static bool is_of_another(const Return *back, long number, const char *text)
{
    if (!text || !*text || is_title(back, number, text))
        return false;
    for (size_t other = 0; other < table_rows(back->items); other++)
        if (is_title(back, (long)other, text))
            return true;
    return false;
}

static bool agrees(const Return *back, const AnswerRow *row, long number)
{
    const char *id = row->texts[FIELD_ID], *text = row->texts[FIELD_TEXT];
    bool has_id = id && *id, has_text = text && *text;
    if (!is_in_workload(back, number, row->texts[FIELD_WORKLOAD]) ||
        (has_id && !text_same(id, item(back, number, ITEM_ID))))
        return false;
    return has_id ? !is_of_another(back, number, text) : has_text && is_title(back, number, text);
}

/* The only item that an id or a text names in a row without a key. */
static long by_sight(const Return *back, const AnswerRow *row)
{
    long found = NOWHERE;
    for (size_t i = 0; i < table_rows(back->items); i++) {
        if (!agrees(back, row, (long)i))
            continue;
        if (found != NOWHERE)
            return NOWHERE;
        found = (long)i;
    }
    return found;
}

static bool says_something(const AnswerRow *row)
{
    for (int field = 0; field < ANSWER_FIELDS; field++)
        if (row->texts[field] && *row->texts[field])
            return true;
    return false;
}

static void add_unmatched(Return *back, const AnswerRow *row, const char *reason)
{
    Buffer text = { 0 };
    for (int field = FIELD_ID; field < ANSWER_FIELDS; field++)
        if (row->texts[field] && *row->texts[field])
            buffer_join(&text, " | ", row->texts[field]);
    char *place = answer_sheets_place(back->sheets, row, FIELD_KEY);
    table_add(back->outcome->unmatched, (const char *const[]){ place, buffer_text(&text), reason },
              0);
    free(place);
    buffer_free(&text);
}

static bool is_same_answer(const AnswerRow *one, const AnswerRow *other)
{
    for (int field = FIELD_STATE; field < ANSWER_FIELDS; field++) {
        const char *a = one->texts[field], *b = other->texts[field];
        if (strcmp(a ? a : "", b ? b : "") != 0)
            return false;
    }
    return true;
}

static char *said_in(const AnswerRow *row)
{
    Buffer text = { 0 };
    for (int field = FIELD_STATE; field < ANSWER_FIELDS; field++)
        if (row->texts[field] && *row->texts[field])
            buffer_join(&text, " | ", row->texts[field]);
    return buffer_take(&text);
}

/* Who filled in the row of its question, or else whom the questionnaire was sent to. */
static const char *who(const Return *back, long number)
{
    const char *question = item(back, number, ITEM_QUESTION),
               *workload = item(back, number, ITEM_WORKLOAD);
    for (size_t i = 0; *question && i < table_rows(back->items); i++)
        if (back->rows[i] != NOWHERE && item_kind(back, (long)i) == 'Q' &&
            !strcmp(item(back, (long)i, ITEM_ID), question) &&
            !strcmp(item(back, (long)i, ITEM_WORKLOAD), workload)) {
            const char *asked = back->sheets->rows[back->rows[i]].texts[FIELD_ASKED];
            return asked && *asked ? asked : back->respondent;
        }
    return back->respondent;
}

static void add_twice(Return *back, const AnswerRow *row, long number)
{
    const AnswerRow *first = &back->sheets->rows[back->rows[number]];
    char *cell = answer_sheets_place(back->sheets, row, FIELD_KEY),
         *other = answer_sheets_place(back->sheets, first, FIELD_KEY), *theirs = said_in(row),
         *ours = said_in(first), *what = xasprintf(tr("there twice, also in %s"), other);
    table_add(
        back->outcome->conflicts,
        (const char *const[]){ cell, item(back, number, ITEM_ID), what, "", ours, theirs, "none",
                               item(back, number, ITEM_WORKLOAD), item(back, number, ITEM_QUESTION),
                               who(back, number) },
        0);
    back->is_disputed[number] = true;
    free(cell);
    free(other);
    free(theirs);
    free(ours);
    free(what);
}

static void match_row(Return *back, size_t at)
{
    const AnswerRow *row = &back->sheets->rows[at];
    if (!says_something(row))
        return;
    const char *key = row->texts[FIELD_KEY] ? row->texts[FIELD_KEY] : "";
    long number = by_key(back, key);
    if (number != NOWHERE && !agrees(back, row, number)) {
        add_unmatched(back, row, tr("the row's key and what is seen in it do not agree"));
        return;
    }
    number = number == NOWHERE ? by_sight(back, row) : number;
    if (number == NOWHERE)
        add_unmatched(back, row, tr("a row that was not asked for"));
    else if (back->rows[number] == NOWHERE)
        back->rows[number] = (long)at;
    else if (!is_same_answer(row, &back->sheets->rows[back->rows[number]]))
        add_twice(back, row, number);
}

/* ---- words ---- */

static char *plain(const char *text)
{
    Buffer lines = { 0 };
    char *clean = text_clean(text ? text : "");
    for (const char *at = clean; *at; at++)
        if (*at == '^' && at[1] == 'M')
            at++;
        else
            buffer_add_sign(&lines, *at);
    free(clean);
    char *taken = buffer_take(&lines), *trimmed = text_trim(taken);
    free(taken);
    return trimmed;
}

static bool is_word(const Table *words, size_t row, size_t first, const char *text)
{
    bool is = text_same(text, table_cell(words, row, first)) ||
              text_same(text, table_cell(words, row, first + 1)) ||
              text_same(text, table_cell(words, row, first + 2));
    if (is)
        return true;
    char *both = questionnaire_pair(WORDS_BOTH, table_cell(words, row, first + 1),
                                    table_cell(words, row, first + 2));
    is = text_same(text, both);
    free(both);
    return is;
}

/* The code of a word in either language or both; NULL when it is none. */
static const char *code_of(const Return *back, const char *kind, const char *text)
{
    for (size_t row = 0; row < table_rows(back->states); row++)
        if (!strcmp(table_cell(back->states, row, 0), kind) && is_word(back->states, row, 1, text))
            return table_cell(back->states, row, 1);
    return NULL;
}

static const char *short_yes(const char *text)
{
    static const char *const yes[] = { "y", "yes", "是", "√", "✓", "v", "有" };
    static const char *const no[] = { "n", "no", "否", "×", "x", "无" };
    for (size_t i = 0; i < COUNT(yes); i++)
        if (text_same(text, yes[i]))
            return "in-place";
    for (size_t i = 0; i < COUNT(no); i++)
        if (text_same(text, no[i]))
            return "missing";
    return NULL;
}

static void add_unreadable(Return *back, const AnswerRow *row, AnswerField field,
                           const char *message)
{
    char *cell = answer_sheets_place(back->sheets, row, field);
    table_add(back->outcome->unreadable, (const char *const[]){ cell, message }, 0);
    free(cell);
}

static void refuse_word(Return *back, const AnswerRow *row, AnswerField field)
{
    char *message = xasprintf(tr("'%s' is none of the words to choose from"), row->texts[field]);
    add_unreadable(back, row, field, message);
    free(message);
}

/* "in-place", "not-applicable:other" or ""; NULL when there is none to be read. */
static char *state_in(Return *back, const AnswerRow *row, long number)
{
    const char *text = row->texts[FIELD_STATE], *why = row->texts[FIELD_REASON];
    bool is_question = item_kind(back, number) == 'Q';
    if (!text || !*text)
        return text ? xstrdup("") : NULL;
    const char *code = code_of(back, is_question ? "question" : "practice", text);
    if (!code && !is_question)
        code = short_yes(text);
    if (!code) {
        refuse_word(back, row, FIELD_STATE);
        return NULL;
    }
    if (strcmp(code, "not-applicable") != 0)
        return xstrdup(code);
    const char *reason = why && *why ? code_of(back, "reason", why) : "other";
    if (reason)
        return xasprintf("%s:%s", code, reason);
    refuse_word(back, row, FIELD_REASON);
    return NULL;
}

/* Of "是 / Yes" what the options know. */
static char *option_in(const Table *options, const char *text)
{
    for (size_t row = 0; row < table_rows(options); row++)
        if (is_word(options, row, 0, text))
            return xstrdup(table_cell(options, row, 0));
    return xstrdup(text);
}

static char *value_in(Return *back, const AnswerRow *row, long number)
{
    const char *text = row->texts[FIELD_VALUE], *type = item(back, number, ITEM_TYPE);
    if (!text || !*text)
        return text ? xstrdup("") : NULL;
    Table *options = questionnaire_options(back->store, item(back, number, ITEM_FORM),
                                           item(back, number, ITEM_FIELD), type);
    char *word = options ? option_in(options, text) : NULL,
         *value = word ? form_input(type, item(back, number, ITEM_TITLE_EN), word, options) : NULL;
    if (!value)
        add_unreadable(back, row, FIELD_VALUE, failure());
    free(word);
    table_free(options);
    return value;
}

static char *said(Return *back, const AnswerRow *row, long number, Unit unit)
{
    if (unit == UNIT_STATE)
        return state_in(back, row, number);
    if (unit == UNIT_VALUE)
        return value_in(back, row, number);
    const char *text = row->texts[units[unit].field];
    return text ? plain(text) : NULL;
}

static bool has_unit(char kind, Unit unit)
{
    return kind == 'F'   ? unit == UNIT_VALUE
           : kind == 'Q' ? unit != UNIT_VALUE
                         : unit == UNIT_STATE || unit == UNIT_NOTE;
}

/* What was sent; NULL when nobody knows. */
static char *sent_text(const Return *back, long number, Unit unit)
{
    long row = table_row_of(back->sheets->meta, 0, item(back, number, ITEM_KEY));
    return row < 0 ? NULL
                   : plain(table_cell(back->sheets->meta, (size_t)row, (size_t)units[unit].meta));
}

/* ---- taking ---- */

static bool take_practice(Return *back, long number, const char *theirs)
{
    PracticeState state;
    const char *reason = "";
    return answer_parse_state(*theirs ? theirs : "none", &state, &reason) &&
           answer_return_practice(back->store, item(back, number, ITEM_WORKLOAD),
                                  item(back, number, ITEM_ID), state, reason);
}

static bool take_question(Return *back, long number, const char *theirs)
{
    const char *workload = item(back, number, ITEM_WORKLOAD), *id = item(back, number, ITEM_ID),
               *colon = strchr(theirs, ':');
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
    char kind = item_kind(back, number);
    const char *workload = item(back, number, ITEM_WORKLOAD), *id = item(back, number, ITEM_ID);
    if (unit == UNIT_VALUE)
        return form_set(store, item(back, number, ITEM_FORM), item(back, number, ITEM_RECORD),
                        item(back, number, ITEM_FIELD), theirs);
    if (unit == UNIT_STATE)
        return kind == 'P' ? take_practice(back, number, theirs)
                           : take_question(back, number, theirs);
    if (kind == 'P')
        return answer_set_practice_note(store, workload, id, theirs);
    return answer_set_text(store, workload, id, unit == UNIT_NOTE ? ANSWER_NOTE : ANSWER_ASKED,
                           theirs);
}

/* Both values as a merge keeps them: theirs is what taking it would make. */
static bool leave_open(Return *back, long number, Unit unit, const char *theirs)
{
    char kind = item_kind(back, number);
    const char *by = *back->respondent ? back->respondent : tr("the questionnaire");
    MergeUnit place = { kind == 'P' ? "practice_answer" : "answer",
                        item(back, number, ITEM_WORKLOAD), item(back, number, ITEM_ID), "",
                        units[unit].what };
    if (kind == 'F')
        place =
            (MergeUnit){ "field_value", item(back, number, ITEM_FORM),
                         item(back, number, ITEM_RECORD), item(back, number, ITEM_FIELD), "value" };
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
              (const char *const[]){ cell, item(back, number, ITEM_ID), what, before, after,
                                     item(back, number, ITEM_WORKLOAD),
                                     item(back, number, ITEM_QUESTION), who(back, number) },
              0);
}

static void add_change(Return *back, const AnswerRow *row, long number, Unit unit,
                       const char *theirs)
{
    const char *ours = item(back, number, units[unit].item);
    char *cell = answer_sheets_place(back->sheets, row, units[unit].field);
    say_change(back, number, cell, units[unit].what, ours, theirs);
    if (*ours)
        back->outcome->changed++;
    else
        back->outcome->fresh++;
    back->is_touched[number] = true;
    if (item_kind(back, number) == 'P' && !strcmp(item(back, number, ITEM_MARK), "not-applicable"))
        table_add(back->outcome->hidden, (const char *const[]){ cell, item(back, number, ITEM_ID) },
                  0);
    free(cell);
}

static bool dispute(Return *back, const AnswerRow *row, long number, Unit unit, const char *sent,
                    const char *theirs)
{
    bool is_taken = back->choice == RETURNED_THEIRS;
    char *cell = answer_sheets_place(back->sheets, row, units[unit].field);
    table_add(back->outcome->conflicts,
              (const char *const[]){ cell, item(back, number, ITEM_ID), units[unit].what,
                                     sent ? sent : "", item(back, number, units[unit].item), theirs,
                                     is_taken ? "theirs" : "ours",
                                     item(back, number, ITEM_WORKLOAD),
                                     item(back, number, ITEM_QUESTION), who(back, number) },
              0);
    free(cell);
    if (is_taken) {
        back->is_touched[number] = true;
        return take(back, number, unit, theirs);
    }
    return back->choice == RETURNED_OURS || leave_open(back, number, unit, theirs);
}

/* A note stands with a state; one without it is kept beside. */
static bool has_nowhere_to_go(Return *back, const AnswerRow *row, long number, Unit unit)
{
    return item_kind(back, number) == 'P' && unit == UNIT_NOTE && row->texts[FIELD_STATE] &&
           !*row->texts[FIELD_STATE] && !*item(back, number, ITEM_STATE);
}

static bool compare(Return *back, const AnswerRow *row, long number, Unit unit, const char *theirs)
{
    char *sent = sent_text(back, number, unit), *ours = plain(item(back, number, units[unit].item));
    bool is_same = !strcmp(theirs, ours) || (sent ? !strcmp(theirs, sent) : !*theirs),
         is_ours = sent ? !strcmp(ours, sent) : !*ours, done = true;
    if (is_same)
        back->outcome->same++;
    else if (has_nowhere_to_go(back, row, number, unit))
        add_unmatched(back, row, tr("a note on a practice without a state"));
    else if (is_ours) {
        add_change(back, row, number, unit, theirs);
        done = take(back, number, unit, theirs);
    } else
        done = dispute(back, row, number, unit, sent, theirs);
    free(sent);
    free(ours);
    return done;
}

/* Each line is one more; what is there already is not added again. */
static bool take_evidence(Return *back, const AnswerRow *row, long number)
{
    const char *workload = item(back, number, ITEM_WORKLOAD), *id = item(back, number, ITEM_ID);
    char *text = plain(row->texts[FIELD_EVIDENCE]), *rest = text, *line;
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

static bool take_item(Return *back, long number)
{
    const AnswerRow *row = &back->sheets->rows[back->rows[number]];
    bool done = true;
    for (int unit = 0; done && unit < UNITS; unit++) {
        if (!has_unit(item_kind(back, number), (Unit)unit))
            continue;
        char *theirs = said(back, row, number, (Unit)unit);
        done = !theirs || compare(back, row, number, (Unit)unit, theirs);
        free(theirs);
    }
    return done && (item_kind(back, number) != 'Q' || !row->texts[FIELD_EVIDENCE] ||
                    take_evidence(back, row, number));
}

/* Of what was answered and says not by whom, whom it was sent to. */
static bool name_respondent(Return *back, long number)
{
    const char *id = item(back, number, ITEM_QUESTION),
               *workload = item(back, number, ITEM_WORKLOAD);
    bool is_touched = false;
    for (size_t i = 0; i < table_rows(back->items) && !is_touched; i++)
        is_touched = back->is_touched[i] && !strcmp(item(back, (long)i, ITEM_QUESTION), id) &&
                     !strcmp(item(back, (long)i, ITEM_WORKLOAD), workload);
    if (!is_touched)
        return true;
    Table *row = answer_row(back->store, workload, id);
    bool is_free = row && !*table_cell(row, 0, 6);
    table_free(row);
    return row &&
           (!is_free || answer_set_text(back->store, workload, id, ANSWER_ASKED, back->respondent));
}

/* ---- the whole ---- */

static const char *fact(const Return *back, const char *name)
{
    long row = table_row_of(back->sheets->meta, 0, name);
    return row < 0 ? "" : table_cell(back->sheets->meta, (size_t)row, 1);
}

static bool check_engagement(const Return *back, const char *path)
{
    const char *theirs = fact(back, "wb:engagement");
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
    bool done =
        content && store_change(back->store, queries, ADD_RETURNED, id, fact(back, "wb:sent"),
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
                   *verdict = !*after ? "emptied" : *before ? "changed" : "new";
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

static bool record_rest(Return *back, const char *id)
{
    const Table *unreadable = back->outcome->unreadable, *strays = back->outcome->unmatched;
    bool done = true;
    for (size_t row = 0; done && row < table_rows(unreadable); row++)
        done = store_change(back->store, queries, ADD_ANSWER, id, table_cell(unreadable, row, 0),
                            "unreadable", "", "", "", "", "", "", back->respondent,
                            table_cell(unreadable, row, 1));
    for (size_t row = 0; done && row < table_rows(strays); row++)
        done = store_change(back->store, queries, ADD_STRAY, id, table_cell(strays, row, 0),
                            table_cell(strays, row, 1), table_cell(strays, row, 2));
    return done;
}

/* What was said and where, under the first file: places of CSV files have their names. */
static bool record(Return *back, const char *const *paths)
{
    bool is_new, is_other;
    char *id = keep_original(back, *paths, &is_new);
    bool done = id != NULL;
    for (size_t i = 1; done && paths[i]; i++) {
        char *other = keep_original(back, paths[i], &is_other);
        done = other != NULL;
        free(other);
    }
    done = done && record_changes(back, id) &&
           (!is_new || (record_conflicts(back, id) && record_rest(back, id)));
    free(id);
    return done;
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
    for (size_t i = 0; done && i < back->sheets->row_count; i++)
        match_row(back, i);
    done = done && check_rows(back, *paths);
    pass_on(back->sheets->strays, back->outcome->unmatched);
    pass_on(back->sheets->unreadable, back->outcome->unreadable);
    for (size_t i = 0; done && i < table_rows(back->items); i++)
        if (back->rows[i] != NOWHERE && !back->is_disputed[i])
            done = take_item(back, (long)i);
    for (size_t i = 0; done && *back->respondent && i < table_rows(back->items); i++)
        if (item_kind(back, (long)i) == 'Q')
            done = name_respondent(back, (long)i);
    return done && record(back, paths);
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
    static const char *const hidden[] = { "cell", "id" };
    *outcome = (ReturnedOutcome){ .changes = texts(changes, COUNT(changes)),
                                  .conflicts = texts(conflicts, COUNT(conflicts)),
                                  .unmatched = texts(unmatched, COUNT(unmatched)),
                                  .unreadable = texts(unreadable, COUNT(unreadable)),
                                  .hidden = texts(hidden, COUNT(hidden)) };
}

void returned_clear(ReturnedOutcome *outcome)
{
    table_free(outcome->changes);
    table_free(outcome->conflicts);
    table_free(outcome->unmatched);
    table_free(outcome->unreadable);
    table_free(outcome->hidden);
    *outcome = (ReturnedOutcome){ 0 };
}

static bool run(Return *back, const char *const *paths, bool is_trial)
{
    size_t count = table_rows(back->items);
    back->rows = xcalloc(count + 1, sizeof *back->rows);
    back->is_disputed = xcalloc(count + 1, sizeof *back->is_disputed);
    back->is_touched = xcalloc(count + 1, sizeof *back->is_touched);
    for (size_t i = 0; i < count; i++)
        back->rows[i] = NOWHERE;
    back->respondent = fact(back, "wb:respondent");
    bool done = store_begin(back->store);
    if (done) {
        done = take_all(back, paths);
        bool is_kept = store_end(back->store, done && !is_trial);
        done = done && (is_kept || is_trial);
    }
    free(back->rows);
    free(back->is_disputed);
    free(back->is_touched);
    return done;
}

bool returned_import(Store *store, const char *const *paths, ReturnedChoice choice, bool is_trial,
                     ReturnedOutcome *outcome)
{
    Return back = { .store = store, .choice = choice, .outcome = outcome };
    begin_outcome(outcome);
    back.sheets = answer_sheets_read(paths);
    back.items = back.sheets ? questionnaire_items(store) : NULL;
    back.states = back.items ? questionnaire_states(store) : NULL;
    bool done = back.states && run(&back, paths, is_trial);
    table_free(back.states);
    table_free(back.items);
    answer_sheets_free(back.sheets);
    return done;
}
