/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "engagement/form.h"
#include "fixture.h"

/* The first field of that type in any form that does not repeat. */
static char *field_of_type(Store *store, const char *type, const char **form)
{
    static const char *const forms[] = { "engagement", "governance", "infrastructure" };
    char *found = NULL;
    for (size_t i = 0; i < COUNT(forms) && !found; i++) {
        Table *fields = form_fields(store, forms[i], "", ENGLISH);
        for (size_t row = 0; row < table_rows(fields) && !found; row++)
            if (!strcmp(table_get(fields, row, "type"), type)) {
                found = xstrdup(table_get(fields, row, "field"));
                *form = forms[i];
            }
        table_free(fields);
    }
    return found;
}

static const struct {
    const char *type, *given, *stored; /* stored NULL: refused */
} cases[] = {
    { "text", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0" },
    { "number", "1,200", "1200" },
    { "number", "１２", "12" },
    { "number", "-0.5", "-0.5" },
    { "number", "1e9", NULL },
    { "number", "twelve", NULL },
    { "number", "nan", NULL },
    { "date", "2026年3月4日", "2026-03-04" },
    { "date", "soon", NULL },
    { "yesno", "是", "yes" },
    { "yesno", "No", "no" },
    { "yesno", "maybe", NULL },
    { "yesno", "", "" },
};

Test(form, values_are_stored_by_type)
{
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *form = NULL;
        char *field = field_of_type(store, cases[i].type, &form);
        cr_assert_not_null(field, "no field of type %s", cases[i].type);
        bool done = form_set(store, form, "", field, cases[i].given);
        cr_expect_eq(done, cases[i].stored != NULL, "%s '%s': %s", cases[i].type, cases[i].given,
                     failure());
        if (done && cases[i].stored) {
            char *value = form_value(store, form, "", field);
            cr_expect_str_eq(value, cases[i].stored);
            free(value);
        }
        free(field);
    }
    store_close(store);
}

Test(form, money_keeps_its_currency)
{
    static const struct {
        const char *given, *stored;
    } amounts[] = { { "1200", "1200.00 CNY" },
                    { "¥1,200.5", "1200.50 CNY" },
                    { "USD 30", "30.00 USD" },
                    { "99.999 CNY", "100.00 CNY" },
                    { "much", NULL } };
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop");
    for (size_t i = 0; i < COUNT(amounts); i++) {
        bool done = form_set(store, "business", shop, "monthly_spend", amounts[i].given);
        cr_expect_eq(done, amounts[i].stored != NULL, "%s", amounts[i].given);
        char *value = form_value(store, "business", shop, "monthly_spend");
        if (amounts[i].stored)
            cr_expect_str_eq(value, amounts[i].stored);
        free(value);
    }
    free(shop);
    store_close(store);
}

Test(form, a_choice_takes_its_code_or_its_label)
{
    Store *store = fixture_store();
    Table *options = form_options(store, "engagement", "edition", CHINESE);
    cr_expect(form_set(store, "engagement", "", "edition", table_cell(options, 1, 1)), "%s",
              failure());
    char *value = form_value(store, "engagement", "", "edition");
    cr_expect_str_eq(value, "implementation");
    cr_expect_not(form_set(store, "engagement", "", "edition", "gold"));
    cr_expect(strstr(failure(), "consulting, implementation, both"), "%s", failure());
    free(value);
    table_free(options);
    store_close(store);
}

Test(form, several_choices_keep_the_forms_order)
{
    Store *store = fixture_store();
    cr_assert(form_set(store, "engagement", "", "prerequisites", "config, governance-center"), "%s",
              failure());
    char *value = form_value(store, "engagement", "", "prerequisites");
    cr_expect_str_eq(value, "governance-center config");
    free(value);
    store_close(store);
}

Test(form, says_which_field_or_record_is_unknown)
{
    static const struct {
        const char *form, *record, *field, *reason;
    } wrong[] = {
        { "engagement", "", "shoe_size", "engagement.shoe_size" },
        { "nothing", "", "customer", "nothing.customer" },
        { "business", "", "owner", "a record for each workload" },
        { "business", "0000", "owner", "unknown workload" },
        { "engagement", "x", "customer", "one record only" },
    };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(wrong); i++) {
        cr_expect_not(form_set(store, wrong[i].form, wrong[i].record, wrong[i].field, "x"));
        cr_expect(strstr(failure(), wrong[i].reason), "%s", failure());
    }
    store_close(store);
}
