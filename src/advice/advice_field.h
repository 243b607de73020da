/* SPDX-License-Identifier: GPL-3.0-or-later */
/* advice_field.h - the fields of a recommendation: what they are called, hold, and may hold. */
#ifndef ADVICE_FIELD_H
#define ADVICE_FIELD_H

#include "base/base.h"
#include "base/message.h"

typedef enum AdviceKind {
    ADVICE_TEXT, /* one line */
    ADVICE_LONG, /* several */
    ADVICE_ID,   /* of a row of another table */
    ADVICE_WORD, /* one of the field's words */
    ADVICE_DAYS, /* kept in hundredths, as amounts are */
    ADVICE_MONEY,
    ADVICE_COUNT,
    ADVICE_DATE
} AdviceKind;

/* In the order in which the commands name them. */
typedef enum AdviceFieldId {
    ADVICE_STATUS,
    ADVICE_REASON,
    ADVICE_MERGED_INTO,
    ADVICE_TITLE_EN,
    ADVICE_TITLE_ZH,
    ADVICE_EXPLANATION_EN,
    ADVICE_EXPLANATION_ZH,
    ADVICE_BENEFITS,
    ADVICE_TRADE_OFFS,
    ADVICE_PILLAR,
    ADVICE_RISK,
    ADVICE_RESOURCES,
    ADVICE_EXPOSURE,
    ADVICE_PRIORITY,
    ADVICE_PRIORITY_REASON,
    ADVICE_ROLE,
    ADVICE_LEAST,
    ADVICE_LIKELY,
    ADVICE_MOST,
    ADVICE_CURRENCY,
    ADVICE_ONCE,
    ADVICE_MONTH,
    ADVICE_SAVING,
    ADVICE_SAVING_BASIS,
    ADVICE_OWNER,
    ADVICE_PERSON,
    ADVICE_DECISION,
    ADVICE_JUSTIFICATION,
    ADVICE_PIN,
    ADVICE_EARLIEST,
    ADVICE_LATEST,
    ADVICE_FOLLOWS,
    ADVICE_NOT_FOLLOWS,
    ADVICE_CHANGES,
    ADVICE_PROGRESS,
    ADVICE_ACTUAL,
    ADVICE_REMAINING,
    ADVICE_STARTED,
    ADVICE_FINISHED,
    ADVICE_FIELDS
} AdviceFieldId;

enum { ADVICE_WORDS = 6 };

typedef struct AdviceField {
    const char *name, *label, *help, *unit; /* name as in "status=accepted"; NULL unit: none */
    AdviceKind kind;
    const char *column; /* of recommendation_text; of two fields for two languages the same */

    /* Those of ADVICE_WORD; a first "" says that it may be empty. A word without a label is not
     * for people to choose. */
    const char *words[ADVICE_WORDS], *labels[ADVICE_WORDS];

    /* The word that needs another field ("": any), which, and what to say when that is empty. */
    const char *demanding;
    AdviceFieldId reason;
    const char *demand;

    bool is_today; /* as it is first asked for */
} AdviceField;

extern const AdviceField advice_fields[ADVICE_FIELDS];

/* By name; ADVICE_FIELDS when there is none. */
AdviceFieldId advice_field_find(const char *name, size_t bytes);

/* The one of a pair, such as "title", that is in the language; a field of its own is itself. */
AdviceFieldId advice_field_in(const char *name, Language language);

/* The value as it is stored; NULL on failure; the caller frees. */
char *advice_field_stored(AdviceFieldId id, const char *value);

/* A line a field, its words behind it, for help; the caller frees. */
char *advice_field_lines(void);

#endif
