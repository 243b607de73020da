/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles with their day rates and weeks, and the amounts of the bank's cost levels: a form. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "advice/rate.h"
#include "base/csv_check.h"
#include "base/message.h"
#include "base/text.h"
#include "toolkit/fields_screen.h"
#include "toolkit/form_view.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/text_screen.h"

enum { DETAIL_ROWS = 4 };

typedef struct Rates {
    TableView view;
    Table *fields; /* the field is "ID NAME" */
} Rates;

static const struct {
    const char *name, *label, *help, *unit;
    const char *kinds; /* of the rates that have it */
} fields[] = {
    { "label", N_("Role"), N_("Its name, in the language of the screen"), "", "role" },
    { "amount", N_("Day rate"), N_("What a day of it costs"), "", "role" },
    { "week", N_("Days a week"), N_("Man-days of it in a week of five working days"), N_("days"),
      "role" },
    { "currency", N_("Currency"), N_("Three letters, such as CNY"), "", "role" },
    { "week", N_("From %s"), N_("Man-days a week from then on; empty takes this date away"),
      N_("days"), "week" },
    { "amount", N_("Amount"), N_("What this level of the question bank stands for"), "",
      "once month" },
    { "currency", N_("Currency"), N_("Three letters, such as CNY"), "", "once month" },
};

static void add_fields(Table *table, const Table *rates, size_t row)
{
    const char *starts = table_get(rates, row, "starts");
    for (size_t i = 0; i < COUNT(fields); i++) {
        if (!text_has_word(fields[i].kinds, table_get(rates, row, "kind")))
            continue;
        const char *value = table_get(rates, row, fields[i].name);
        char *field = xasprintf("%s %s %s", table_get(rates, row, "id"), fields[i].name, starts);
        char *name = *starts ? xasprintf(tr("From %s"), starts) : xstrdup(tr(fields[i].label));
        char *label = xasprintf("%s · %s", table_get(rates, row, "label"), name);
        const char *const cells[FORM_COLUMNS] = {
            [FORM_FIELD] = field,
            [FORM_SECTION] = table_get(rates, row, "label"),
            [FORM_LABEL] = label,
            [FORM_HELP] = tr(fields[i].help),
            [FORM_UNIT] = *fields[i].unit ? tr(fields[i].unit) : "",
            [FORM_VALUE] = value,
            [FORM_SHOWN] = value,
        };
        table_add(table, cells, 0);
        free(label);
        free(name);
        free(field);
    }
}

static bool load(Screen *screen)
{
    Rates *state = screen->state;
    Table *rates = rate_list(screen->store, message_language());
    if (!rates)
        return false;
    table_free(state->fields);
    state->fields = form_view_table();
    for (size_t row = 0; row < table_rows(rates); row++)
        add_fields(state->fields, rates, row);
    table_free(rates);
    state->view.empty = tr("No rates yet: the first recommendation or role brings them.");
    table_view_set(&state->view, state->fields);
    header_show(screen->store, NULL);
    return true;
}

static bool open_rates(Screen *screen, const void *argument)
{
    (void)argument;
    return load(screen);
}

static void close_rates(Screen *screen)
{
    Rates *state = screen->state;
    table_free(state->fields);
}

static void draw(Screen *screen, WINDOW *body)
{
    Rates *state = screen->state;
    form_view_draw(&state->view, body, DETAIL_ROWS);
}

static bool take_value(void *context, const char *text)
{
    Screen *screen = context;
    const Rates *state = screen->state;
    char *field = xstrdup(form_view_cell(&state->view, FORM_FIELD)), *starts = field;
    const char *id = strsep(&starts, " "), *name = strsep(&starts, " ");
    bool done = *starts ? rate_set_week_from(screen->store, id, starts, text)
                        : rate_set(screen->store, id, name, text, message_language());
    free(field);
    return done && load(screen);
}

static bool edit(Screen *screen)
{
    const Rates *state = screen->state;
    if (table_view_row(&state->view) < 0)
        return fail("there are no rates yet");
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = form_view_cell(&state->view, FORM_LABEL),
                                       .help = form_view_cell(&state->view, FORM_HELP),
                                       .initial = form_view_cell(&state->view, FORM_VALUE),
                                       .is_fleeting = true,
                                       .done = take_value,
                                       .context = screen });
}

enum { FROM, DAYS, FIELDS };

static bool take_from(void *context, const char *const values[], size_t *wrong)
{
    Screen *screen = context;
    const Rates *state = screen->state;
    char *field = xstrdup(form_view_cell(&state->view, FORM_FIELD)), *rest = field;
    const char *id = strsep(&rest, " ");
    *wrong = *values[FROM] ? DAYS : FROM;
    bool done = rate_set_week_from(screen->store, id, values[FROM], values[DAYS]);
    free(field);
    return done && load(screen);
}

static bool add_from(Screen *screen)
{
    const Rates *state = screen->state;
    if (table_view_row(&state->view) < 0)
        return fail("there are no rates yet");
    return screen_push(
        &fields_screen, screen->store,
        &(FieldsRequest){ .title = N_("Days a week from a date"),
                          .fields = { [FROM] = { N_("From"), .say = fields_say_date },
                                      [DAYS] = { N_("Man-days a week") } },
                          .count = FIELDS,
                          .is_fleeting = true,
                          .done = take_from,
                          .context = screen });
}

static bool take_role(void *context, const char *text)
{
    Screen *screen = context;
    return rate_add_role(screen->store, text) && load(screen);
}

static bool add_role(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("New role"),
                                       .help = N_("Its name; it begins with the first role's rate"),
                                       .is_fleeting = true,
                                       .done = take_role,
                                       .context = screen });
}

static const Action actions[] = {
    { KEY_RETURN, N_("Edit"), N_("Edit the field in focus"), edit, .applies = table_view_has_row },
    { ' ', NULL, NULL, edit },
    { 'f', N_("From a date"), N_("Give the role in focus other days a week from a date on"),
      add_from, .applies = table_view_has_row },
    { 'n', N_("New role"), N_("Add a role"), add_role },
    { 0 },
};

const ScreenClass rate_screen = {
    .title = N_("Rates"),
    .size = sizeof(Rates),
    .open = open_rates,
    .draw = draw,
    .close = close_rates,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};
