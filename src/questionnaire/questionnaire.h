/* SPDX-License-Identifier: GPL-3.0-or-later */
/* questionnaire.h - the questions and forms of a workbook as rows with keys, and written as a
 * spreadsheet to be filled in by the customer. What it carries: states with their reasons, notes,
 * new evidence, respondents and the fields of the forms. It leaves out confidence, owners and dates
 * of follow-ups, evidence that is there already, and form `engagement`. */
#ifndef QUESTIONNAIRE_H
#define QUESTIONNAIRE_H

#include "base/message.h"
#include "store/store.h"

/* The words of a questionnaire: one language, or both. */
typedef enum QuestionnaireWords { WORDS_EN, WORDS_ZH, WORDS_BOTH } QuestionnaireWords;

MUST_CHECK bool questionnaire_parse_words(const char *text, QuestionnaireWords *words);

/* What goes out; NULL and false leave nothing out. */
typedef struct QuestionnairePlan {
    const char *const *questions; /* ids, NULL-terminated, none: all */
    const char *pillar;
    const char *respondent; /* an id of respondent.h */
    bool is_open;           /* only what is not answered */
    QuestionnaireWords words;
    const char *path;
    bool is_csv; /* a folder of that name */
} QuestionnairePlan;

/* Writes it and notes that it is out, where the workbook takes changes. Nothing may lie there: it
 * could be one that came back. */
MUST_CHECK bool questionnaire_write(Store *store, const QuestionnairePlan *plan);

/* "SHOP-questionnaire.xlsx" for SHOP.wellbook, "SHOP-questionnaire-Li Wei.xlsx" for somebody, with
 * a number while that is taken; the caller frees. */
char *questionnaire_default_path(Store *store, const char *who, bool is_csv);

/* What may be answered, a row each, in order; see the enum. NULL on failure. */
Table *questionnaire_items(Store *store);
enum QuestionnaireItem {
    ITEM_KEY, /* P|workload|practice, Q|workload|question or F|form|record|field */
    ITEM_ID,  /* as people see it */
    ITEM_WORKLOAD,
    ITEM_WORKLOAD_NAME,
    ITEM_QUESTION, /* of a practice; a question's own; "" of a field */
    ITEM_PLACE,    /* pillar or form */
    ITEM_PLACE_EN,
    ITEM_PLACE_ZH,
    ITEM_COLOR,
    ITEM_TITLE_EN,
    ITEM_TITLE_ZH,
    ITEM_HELP_EN, /* the section of a field */
    ITEM_HELP_ZH,
    ITEM_STATE, /* in-place, not-applicable:other … or "" */
    ITEM_NOTE,
    ITEM_ASKED,
    ITEM_VALUE, /* of a field, as it is stored */
    ITEM_SHOWN_EN,
    ITEM_SHOWN_ZH,
    ITEM_TYPE, /* of a field */
    ITEM_OPEN, /* 1: not answered */
    ITEM_RESPONDENT,
    ITEM_SAME_AS, /* of a practice with twins: the one that all of them are answered with */
    ITEM_FORM,
    ITEM_RECORD,
    ITEM_FIELD,
    ITEM_MARK /* the state of its question */
};

/* Whether what is said of one is said of the other. */
bool questionnaire_are_twins(const Table *items, size_t one, size_t other);

/* kind (practice, question, reason), id, en, zh: the words that stand for answers. */
Table *questionnaire_states(Store *store);

/* The options of a choice: id, en, zh; of yes and no as well. */
Table *questionnaire_options(Store *store, const char *form, const char *field, const char *type);

/* As it stands in a questionnaire: one of the two, or both. The caller frees. */
char *questionnaire_pair(QuestionnaireWords words, const char *en, const char *zh);

/* The code of a column from its title in either language, or NULL. */
const char *questionnaire_column(const char *title);

#endif
