/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bank.h - the questions and best practices that acts are about, and the form fields. */
#ifndef BANK_H
#define BANK_H

#include "store/store.h"

typedef struct BankQuestion {
    char *id, **practices;
    size_t practice_count;
} BankQuestion;

/* Acts are about every seventh question, few enough that they meet. */
enum { BANK_EVERY = 7 };

typedef struct Bank {
    BankQuestion *questions;
    size_t count;
    bool is_thorough; /* witnesses look at the other questions, too */
} Bank;

/* A field that takes any text. */
typedef struct BankField {
    const char *form, *field;
    bool is_of_workload;
} BankField;

enum { BANK_FIELDS = 6, BANK_PLACES = 3 };
extern const BankField bank_fields[BANK_FIELDS];

/* Where drafts are kept, and the names of remembered places. */
extern const char *const bank_places[BANK_PLACES];

/* All questions of an engagement with at least one workload. */
Bank *bank_read(Store *store);
void bank_free(Bank *bank);

#endif
