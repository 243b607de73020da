/* SPDX-License-Identifier: GPL-3.0-or-later */
/* translation.h - what people said, in the language of a page: a text of which somebody recorded
 * how it reads there stands in the workbook as it was said and on the page as it was recorded. */
#ifndef TRANSLATION_H
#define TRANSLATION_H

#include "base/message.h"
#include "store/store.h"

/* Whether the workbook has any for the language. */
MUST_CHECK bool translation_is_there(Store *store, Language language, bool *is_there);

/* Puts them in the place of what was said, in all that people wrote and in names of
 * checks; for a copy of the workbook. */
MUST_CHECK bool translation_apply(Store *copy, Language language);

/* Makes them what was said: from then on the workbook is in that language, and how it read before is
 * kept for the pages of the other. */
MUST_CHECK bool translation_adopt(Store *store, Language language);

#endif
