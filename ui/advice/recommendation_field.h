/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recommendation_field.h - the fields of a recommendation as people see and edit them: as
 * rows of a form, and asked for in floats, for one recommendation or for several at once. */
#ifndef RECOMMENDATION_FIELD_H
#define RECOMMENDATION_FIELD_H

#include "advice/recommendation.h"
#include "toolkit/screen.h"

/* The rows of form_view.h; a field without a type is only shown. found: what
 * recommendation_found says. */
Table *recommendation_fields(const Recommendations *all, const Recommendation *one,
                             const char *found);

/* Asks for a field, and for the reason where its value needs one; both are set as one act
 * for all of the ids. */
MUST_CHECK bool recommendation_ask(Screen *screen, const char *field, const char *const ids[],
                                   size_t count);

/* The same, after asking which field. */
MUST_CHECK bool recommendation_ask_any(Screen *screen, const char *const ids[], size_t count);

/* Sets a field to a value, asking for the reason where it needs one. */
MUST_CHECK bool recommendation_give(Screen *screen, const char *field, const char *value,
                                    const char *const ids[], size_t count);

#endif
