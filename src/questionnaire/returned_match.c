/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row is matched by its key, and only when nothing that is seen in it speaks of something else:
 * its id, its workload and its text. A key that was pasted over, or a text of another question
 * beside it, leaves the row unmatched: an answer rather stays in the tray than lands on another
 * question. Without a key the id, and then the exact text, find the one thing they name. A row that
 * is there twice with different answers is a conflict, and neither is taken. */
#include "config.h"
#include "questionnaire/returned_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

const char *returned_item(const Return *back, long number, int column)
{
    return table_cell(back->items, (size_t)number, (size_t)column);
}

char returned_item_kind(const Return *back, long number)
{
    return *returned_item(back, number, ITEM_KEY);
}

const char *returned_fact(const Return *back, const char *name)
{
    long row = table_row_of(back->sheets->meta, 0, name);
    return row < 0 ? "" : table_cell(back->sheets->meta, (size_t)row, 1);
}

static long by_key(const Return *back, const char *key)
{
    return *key ? table_row_of(back->items, ITEM_KEY, key) : NOWHERE;
}

/* Texts as they may stand in a cell: either language, or both below each other. */
static bool is_title(const Return *back, long number, const char *text)
{
    const char *en = returned_item(back, number, ITEM_TITLE_EN),
               *zh = returned_item(back, number, ITEM_TITLE_ZH);
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
    return !workload || !*workload ||
           text_same(workload, returned_item(back, number, ITEM_WORKLOAD_NAME));
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
        (has_id && !text_same(id, returned_item(back, number, ITEM_ID))))
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

void returned_add_unmatched(Return *back, const AnswerRow *row, const char *reason)
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

void returned_add_cell(Return *back, const AnswerRow *row, long number, AnswerField field,
                       const char *reason)
{
    char *place = answer_sheets_place(back->sheets, row, field),
         *text = xasprintf("%s | %s", returned_item(back, number, ITEM_ID), row->texts[field]);
    table_add(back->outcome->unmatched, (const char *const[]){ place, text, reason }, 0);
    free(place);
    free(text);
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
const char *returned_who(const Return *back, long number)
{
    const char *question = returned_item(back, number, ITEM_QUESTION),
               *workload = returned_item(back, number, ITEM_WORKLOAD);
    for (size_t i = 0; *question && i < table_rows(back->items); i++)
        if (back->rows[i] != NOWHERE && returned_item_kind(back, (long)i) == 'Q' &&
            !strcmp(returned_item(back, (long)i, ITEM_ID), question) &&
            !strcmp(returned_item(back, (long)i, ITEM_WORKLOAD), workload)) {
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
    table_add(back->outcome->conflicts,
              (const char *const[]){ cell, returned_item(back, number, ITEM_ID), what, "", ours,
                                     theirs, "none", returned_item(back, number, ITEM_WORKLOAD),
                                     returned_item(back, number, ITEM_QUESTION),
                                     returned_who(back, number) },
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
        returned_add_unmatched(back, row, tr("the row's key and what is seen in it do not agree"));
        return;
    }
    number = number == NOWHERE ? by_sight(back, row) : number;
    if (number == NOWHERE)
        returned_add_unmatched(back, row, tr("a row that was not asked for"));
    else if (back->rows[number] == NOWHERE)
        back->rows[number] = (long)at;
    else if (!is_same_answer(row, &back->sheets->rows[back->rows[number]]))
        add_twice(back, row, number);
}

void returned_match(Return *back)
{
    for (size_t i = 0; i < back->sheets->row_count; i++)
        match_row(back, i);
}
