/* SPDX-License-Identifier: GPL-3.0-or-later */
/* returned_private.h - one questionnaire while it comes back: its rows matched (returned_match.c),
 * their words read (returned_word.c), compared and taken (returned.c), and written down
 * (returned_record.c). */
#ifndef RETURNED_PRIVATE_H
#define RETURNED_PRIVATE_H

#include "questionnaire/answer_sheet.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/returned.h"

enum { NOWHERE = -1 };

/* What of an item is compared and taken as one. */
typedef enum Unit { UNIT_STATE, UNIT_NOTE, UNIT_ASKED, UNIT_VALUE, UNITS } Unit;

typedef struct Return {
    Store *store;
    AnswerSheets *sheets;
    Table *items, *states;
    Table *later;      /* what was changed here since it was sent: entity, its three keys, column */
    long *rows;        /* by item: the row that answers it, or NOWHERE */
    bool *is_disputed; /* by item: two rows say different things */
    bool *is_touched;  /* by item: something of it was taken */
    ReturnedChoice choice;
    ReturnedOutcome *outcome;
    const char *respondent; /* whom it was sent to, or "" */
} Return;

/* A column of one of the items, see QuestionnaireItem; its kind is P, Q or F. */
const char *returned_item(const Return *back, long number, int column);
char returned_item_kind(const Return *back, long number);

/* A fact of the sheet `_meta`, or "". */
const char *returned_fact(const Return *back, const char *name);

/* Finds the item of each row; what has none goes to `unmatched`, what is there twice with
 * different answers to `conflicts`. */
void returned_match(Return *back);
void returned_add_unmatched(Return *back, const AnswerRow *row, const char *reason);

/* One cell of a row that has an item: its text goes to `unmatched`, behind the item's id. */
void returned_add_cell(Return *back, const AnswerRow *row, long number, AnswerField field,
                       const char *reason);

/* Who filled in the row of its question, or else whom the questionnaire was sent to. */
const char *returned_who(const Return *back, long number);

bool returned_has_unit(char kind, Unit unit);

/* What a row says of one unit, as it is stored; NULL when it says nothing, or nothing that can be
 * read, which is added to `unreadable`. */
char *returned_said(Return *back, const AnswerRow *row, long number, Unit unit);

/* Whether it says why, though its state is not one that is asked why; what was sent so is not
 * theirs. */
bool returned_has_idle_reason(const Return *back, const AnswerRow *row, long number);

/* What was sent; NULL when nobody knows. */
char *returned_sent(const Return *back, long number, Unit unit);

/* A cell's text with clean lines. */
char *returned_plain(const char *text);

/* Writes down what was said and where, under the first file: places of CSV files have their
 * names. */
MUST_CHECK bool returned_record(Return *back, const char *const *paths);

#endif
