/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calculation.h - what the rows of a form come to: the bill by cost centre, the encryption coverage,
 * the course of a batch plan, the instances that a load needs. */
#ifndef CALCULATION_H
#define CALCULATION_H

#include "base/message.h"
#include "store/store.h"

bool calculation_is_there(const char *form);

/* In the language of the page; fails where the form has no arithmetic or what it needs is not there. */
Table *calculation_make(Store *store, const char *form, Language language);

/* What tells a row and its result, the most telling first: words apart by spaces. */
const char *calculation_columns(const char *form);

/* What it says, and what would fill it; already translated. */
const char *calculation_title(const char *form);
const char *calculation_hint(const char *form);

#endif
