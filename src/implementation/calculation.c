/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "implementation/calculation.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "document/sheet.h"
#include "implementation/allocation.h"

/* As the plan prints it, though without asking for a design; the bill is shared here, by the same keys. */
static const struct {
    const char *forms, *template, *columns, *title, *hint;
} calculations[] = {
    { "design-centre design-shared design-tag", NULL, "cost_centre amount direct shared currency month",
      N_("The bill by cost centre"),
      N_("No cost of the bill is shared yet: design cost centres first.") },
    { "survey-security design-key design-store", "08b4-coverage.sql",
      "class assets both coverage rest transit", N_("Encryption coverage by class"), N_("No data asset has a class yet.") },
    { "design-batch", "08c2-batches.sql", "batch from to blast bar share", N_("The course of the batches"),
      N_("No batch has been planned yet.") },
    { "design-load", "08e2-capacity.sql", "scenario inside need now rate", N_("Load and capacity"),
      N_("No load has been recorded yet.") },
};

static long number_of(const char *form)
{
    for (size_t i = 0; i < COUNT(calculations); i++)
        if (text_has_word(calculations[i].forms, form))
            return (long)i;
    return -1;
}

bool calculation_is_there(const char *form)
{
    return number_of(form) >= 0;
}

const char *calculation_title(const char *form)
{
    return tr(calculations[number_of(form)].title);
}

const char *calculation_hint(const char *form)
{
    return tr(calculations[number_of(form)].hint);
}

const char *calculation_columns(const char *form)
{
    return calculations[number_of(form)].columns;
}

static Table *share_bill(Store *store)
{
    Allocation *list = NULL;
    size_t count = 0;
    char *month = allocation_newest(store);
    Table *table = month && allocation_make(store, *month ? month : NULL, &list, &count)
                       ? allocation_table(list, count, month)
                       : NULL;
    allocation_free(list, count);
    free(month);
    return table;
}

Table *calculation_make(Store *store, const char *form, Language language)
{
    long number = number_of(form);
    if (number < 0) {
        fail("the form '%s' has nothing to reckon", form);
        return NULL;
    }
    const char *template = calculations[number].template;
    if (!template)
        return share_bill(store);
    char *name = xasprintf("templates/implementation-plan/%s", template), *path = file_shipped(name);
    Table *table = sheet_table(store, path, language, NULL);
    free(path);
    free(name);
    return table;
}
