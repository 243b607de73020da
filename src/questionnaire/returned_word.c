/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "questionnaire/returned_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "engagement/form_input.h"

static const struct {
    int meta;
    AnswerField field;
} cells[UNITS] = {
    [UNIT_STATE] = { 1, FIELD_STATE },
    [UNIT_NOTE] = { 2, FIELD_NOTE },
    [UNIT_ASKED] = { 3, FIELD_ASKED },
    [UNIT_VALUE] = { 4, FIELD_VALUE },
};

char *returned_plain(const char *text)
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

/* What people write in the place of our words, and what those were called before. */
static const char *other_word(const char *text)
{
    PracticeState state;
    const char *reason;
    static const char *const yes[] = { "y", "yes", "是", "√", "✓", "v", "有" };
    static const char *const no[] = { "n", "no", "否", "×", "x", "无" };
    for (size_t i = 0; i < COUNT(yes); i++)
        if (text_same(text, yes[i]))
            return "in-place";
    for (size_t i = 0; i < COUNT(no); i++)
        if (text_same(text, no[i]))
            return "missing";
    return answer_parse_state(text, &state, &reason) ? practice_state_codes[state] : NULL;
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

/* "in-place"; NULL when it cannot be read. */
static const char *state_code(const Return *back, const AnswerRow *row, long number)
{
    const char *text = row->texts[FIELD_STATE];
    bool is_question = returned_item_kind(back, number) == 'Q';
    const char *code = code_of(back, is_question ? "question" : "practice", text);
    return code || is_question ? code : other_word(text);
}

bool returned_has_idle_reason(const Return *back, const AnswerRow *row, long number)
{
    const char *state = row->texts[FIELD_STATE], *why = row->texts[FIELD_REASON];
    if (returned_item_kind(back, number) == 'F' || !why || !*why)
        return false;
    const char *code = state && *state ? state_code(back, row, number) : NULL,
               *reason = code_of(back, "reason", why);
    char *sent = returned_sent(back, number, UNIT_STATE);
    const char *before = sent ? sent : returned_item(back, number, ITEM_STATE),
               *colon = strchr(before, ':');
    bool is_sent = reason && colon && !strcmp(colon + 1, reason),
         is_used = code && !strcmp(code, "not-applicable");
    free(sent);
    return !is_used && !is_sent;
}

/* "in-place", "not-applicable:other" or ""; NULL when there is none to be read. */
static char *state_in(Return *back, const AnswerRow *row, long number)
{
    const char *text = row->texts[FIELD_STATE], *why = row->texts[FIELD_REASON];
    if (!text || !*text)
        return text ? xstrdup("") : NULL;
    const char *code = state_code(back, row, number);
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
    add_unreadable(back, row, FIELD_STATE, tr("not taken: its reason cannot be read"));
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
    const char *text = row->texts[FIELD_VALUE], *type = returned_item(back, number, ITEM_TYPE);
    if (!text || !*text)
        return text ? xstrdup("") : NULL;
    Table *options = questionnaire_options(back->store, returned_item(back, number, ITEM_FORM),
                                           returned_item(back, number, ITEM_FIELD), type);
    char *word = options ? option_in(options, text) : NULL,
         *value = word ? form_input(type, returned_item(back, number, ITEM_TITLE_EN), word, options)
                       : NULL;
    if (!value)
        add_unreadable(back, row, FIELD_VALUE, failure());
    free(word);
    table_free(options);
    return value;
}

char *returned_said(Return *back, const AnswerRow *row, long number, Unit unit)
{
    if (unit == UNIT_STATE)
        return state_in(back, row, number);
    if (unit == UNIT_VALUE)
        return value_in(back, row, number);
    const char *text = row->texts[cells[unit].field];
    return text ? returned_plain(text) : NULL;
}

bool returned_has_unit(char kind, Unit unit)
{
    return kind == 'F'   ? unit == UNIT_VALUE
           : kind == 'Q' ? unit != UNIT_VALUE
                         : unit == UNIT_STATE || unit == UNIT_NOTE;
}

char *returned_sent(const Return *back, long number, Unit unit)
{
    long row = table_row_of(back->sheets->meta, 0, returned_item(back, number, ITEM_KEY));
    return row < 0 ? NULL
                   : returned_plain(
                         table_cell(back->sheets->meta, (size_t)row, (size_t)cells[unit].meta));
}
