/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "advice/advice_field.h"

static void expect_stored(AdviceFieldId id, const char *value, const char *stored)
{
    char *found = advice_field_stored(id, value);
    cr_assert_not_null(found, "%s=%s: %s", advice_fields[id].name, value, failure());
    cr_expect_str_eq(found, stored, "%s=%s is stored as %s", advice_fields[id].name, value, found);
    free(found);
}

Test(advice_field, values_are_stored_by_the_kind_of_their_field)
{
    expect_stored(ADVICE_LIKELY, "1.5", "150");
    expect_stored(ADVICE_RESOURCES, "12", "12");
    expect_stored(ADVICE_PIN, "2026-12-04", "2026-12-04");
    expect_stored(ADVICE_PIN, "", "");
    expect_stored(ADVICE_OWNER, "", "");
    expect_stored(ADVICE_STATUS, "merged", "merged");
}

Test(advice_field, what_a_field_may_not_hold_is_refused_with_what_it_may)
{
    cr_expect_null(advice_field_stored(ADVICE_PROGRESS, ""));
    cr_expect_str_eq(failure(), "'' is not one of: not-started in-progress blocked done");
    cr_expect_null(advice_field_stored(ADVICE_EXPOSURE, "moon"));
    cr_expect_str_eq(failure(), "'moon' is not one of: isolated internal partner internet");
    cr_expect_null(advice_field_stored(ADVICE_LATEST, "soon"));
}

Test(advice_field, a_pair_is_found_by_language_and_each_field_by_its_name)
{
    cr_expect_eq(advice_field_in("title", CHINESE), ADVICE_TITLE_ZH);
    cr_expect_eq(advice_field_in("title", ENGLISH), ADVICE_TITLE_EN);
    cr_expect_eq(advice_field_in("status", CHINESE), ADVICE_STATUS);
    for (size_t id = 0; id < ADVICE_FIELDS; id++)
        cr_expect_eq(advice_field_find(advice_fields[id].name, strlen(advice_fields[id].name)), id);
    cr_expect_eq(advice_field_find("moon", 4), ADVICE_FIELDS);
}
