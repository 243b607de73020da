/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/recommendation_field.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_field.h"
#include "advice/figures.h"
#include "advice/rate.h"
#include "advice/recommendation_rows.h"
#include "base/date.h"
#include "base/hundredths.h"
#include "engagement/engagement.h"
#include "toolkit/choice_screen.h"
#include "toolkit/form_view.h"
#include "toolkit/text_screen.h"
#include "workbook/journal.h"

typedef struct Row {
    const char *section, *name; /* of a field, without its language; "": only shown */
    const char *label;          /* of what is only shown */
    char *(*say)(const Recommendations *, const Recommendation *); /* NULL: what was found */
} Row;

static const Row form_rows[] = {
    { N_("Content"), "title" },
    { N_("Content"), "pillar", .say = figures_place },
    { N_("Content"), "", N_("Found") },
    { N_("Content"), "", N_("Why it matters"), figures_why },
    { N_("Content"), "explanation" },
    { N_("Content"), "benefits" },
    { N_("Content"), "trade-offs" },
    { N_("Priority"), "", N_("Arithmetic"), figures_priority },
    { N_("Priority"), "risk" },
    { N_("Priority"), "resources" },
    { N_("Priority"), "exposure" },
    { N_("Priority"), "priority" },
    { N_("Priority"), "priority-reason" },
    { N_("Cost"), "role" },
    { N_("Cost"), "least" },
    { N_("Cost"), "likely" },
    { N_("Cost"), "most" },
    { N_("Cost"), "", N_("Expected work"), figures_work },
    { N_("Cost"), "currency" },
    { N_("Cost"), "once" },
    { N_("Cost"), "month" },
    { N_("Cost"), "saving" },
    { N_("Cost"), "saving-basis" },
    { N_("Cost"), "", N_("Payback"), figures_payback },
    { N_("Plan"), "", N_("Depends on"), figures_needs },
    { N_("Plan"), "follows" },
    { N_("Plan"), "not-follows" },
    { N_("Plan"), "changes" },
    { N_("Plan"), "owner" },
    { N_("Plan"), "person" },
    { N_("Plan"), "pin" },
    { N_("Plan"), "earliest" },
    { N_("Plan"), "latest" },
    { N_("Progress"), "progress" },
    { N_("Progress"), "actual" },
    { N_("Progress"), "remaining" },
    { N_("Progress"), "started" },
    { N_("Progress"), "finished" },
    { N_("Decision"), "status" },
    { N_("Decision"), "reason" },
    { N_("Decision"), "decision" },
    { N_("Decision"), "justification" },
};

static const AdviceField *field_of(const char *name)
{
    AdviceFieldId id = advice_field_in(name, message_language());
    if (id == ADVICE_FIELDS)
        die("no field %s", name);
    return &advice_fields[id];
}

/* ---- as rows ---- */

static char *value_of(const AdviceField *field, const Recommendations *all,
                      const Recommendation *one)
{
    const char *stored = recommendation_text(all, one, field->column);
    bool is_counted = field->kind == ADVICE_DAYS || field->kind == ADVICE_MONEY;
    return is_counted && *stored ? hundredths_text(strtoll(stored, NULL, 10)) : xstrdup(stored);
}

static const char *label_of(const AdviceField *field, const char *word)
{
    for (size_t i = 0; i < ADVICE_WORDS && field->words[i]; i++)
        if (!strcmp(field->words[i], word))
            return *word && field->labels[i] ? tr(field->labels[i]) : word;
    return word;
}

static const char *type_of(const AdviceField *field)
{
    bool is_choice = field->kind == ADVICE_WORD || field->kind == ADVICE_ID;
    return is_choice ? "choice" : field->kind == ADVICE_LONG ? "long" : "text";
}

static void add_shown(Table *table, const Row *row, char *value)
{
    const char *const cells[FORM_COLUMNS] = {
        [FORM_FIELD] = "",
        [FORM_SECTION] = tr(row->section),
        [FORM_LABEL] = tr(row->label),
        [FORM_HELP] = value,
        [FORM_TYPE] = "",
        [FORM_UNIT] = "",
        [FORM_VALUE] = value,
        [FORM_SHOWN] = value,
    };
    table_add(table, cells, 0);
    free(value);
}

static void add_field(Table *table, const Row *row, const Recommendations *all,
                      const Recommendation *one)
{
    const AdviceField *field = field_of(row->name);
    char *value = row->say ? row->say(all, one) : value_of(field, all, one);
    const char *shown =
        !strcmp(row->name, "role") ? figures_role(all, one->effort.role) : label_of(field, value);
    const char *const cells[FORM_COLUMNS] = {
        [FORM_FIELD] = row->name,
        [FORM_SECTION] = tr(row->section),
        [FORM_LABEL] = tr(field->label),
        [FORM_HELP] = tr(field->help),
        [FORM_TYPE] = type_of(field),
        [FORM_UNIT] = field->unit ? tr(field->unit) : "",
        [FORM_VALUE] = value,
        [FORM_SHOWN] = shown,
    };
    table_add(table, cells, 0);
    free(value);
}

Table *recommendation_fields(const Recommendations *all, const Recommendation *one,
                             const char *found)
{
    Table *table = form_view_table();
    for (size_t i = 0; i < COUNT(form_rows); i++)
        if (*form_rows[i].name)
            add_field(table, &form_rows[i], all, one);
        else
            add_shown(table, &form_rows[i],
                      form_rows[i].say ? form_rows[i].say(all, one) : xstrdup(found));
    return table;
}

/* ---- asking ---- */

typedef struct Asked {
    Screen *screen;
    const AdviceField *field;
    char *before;  /* an assignment that what is asked is the reason for, or NULL */
    char *initial; /* NULL when several are asked about */
    char **words;  /* of a choice, ends with NULL */
    char **ids;
    size_t count;
} Asked;

static Asked *asked_new(Screen *screen, const AdviceField *field, const char *const ids[],
                        size_t count)
{
    Asked *asked = xcalloc(1, sizeof *asked);
    *asked = (Asked){ .screen = screen, .field = field, .count = count };
    asked->ids = xcalloc(count, sizeof *asked->ids);
    for (size_t i = 0; i < count; i++)
        asked->ids[i] = xstrdup(ids[i]);
    return asked;
}

static void release(void *context)
{
    Asked *asked = context;
    for (size_t i = 0; i < asked->count; i++)
        free(asked->ids[i]);
    for (char **word = asked->words; word && *word; word++)
        free(*word);
    free(asked->words);
    free(asked->ids);
    free(asked->before);
    free(asked->initial);
    free(asked);
}

static char *assignment_of(const AdviceField *field, const char *value)
{
    return xasprintf("%s=%s", field->name, value);
}

/* What was asked for may be so already; an act that nothing came of is none. */
static bool say_same(const Asked *asked, int64_t before)
{
    int64_t after;
    if (!journal_newest(asked->screen->store, &after))
        return false;
    if (after == before)
        screen_message(tr("Nothing changed: it is so already"));
    return true;
}

static bool set(const Asked *asked, const char *value)
{
    char *own = assignment_of(asked->field, value);
    const char *const both[] = { own, asked->before };
    bool done = recommendation_set_all(asked->screen->store, (const char *const *)asked->ids,
                                       asked->count, both, asked->before ? 2 : 1);
    free(own);
    return done;
}

/* A text left as it is does not become an edit of its own. */
static bool take_text(void *context, const char *text)
{
    const Asked *asked = context;
    Store *store = asked->screen->store;
    bool is_same = !asked->before && asked->initial && !strcmp(text, asked->initial);
    int64_t before;
    return journal_newest(store, &before) && (is_same || set(asked, text)) &&
           say_same(asked, before);
}

static bool push_text(Asked *asked)
{
    const AdviceField *field = asked->field;
    char *which = xasprintf("%s+%zu", asked->ids[0], asked->count - 1),
         *name = assignment_of(field, "");
    bool done = screen_push(&text_screen, asked->screen->store,
                            &(TextRequest){ .title = field->label,
                                            .help = field->help,
                                            .initial = asked->initial,
                                            .draft = { "recommendation", { which, name } },
                                            .is_long = field->kind == ADVICE_LONG,
                                            .done = take_text,
                                            .release = release,
                                            .context = asked });
    free(name);
    free(which);
    return done;
}

bool recommendation_give(Screen *screen, const char *name, const char *value,
                         const char *const ids[], size_t count)
{
    const AdviceField *field = field_of(name);
    bool needs_reason =
        field->demanding && (*field->demanding ? !strcmp(value, field->demanding) : *value != '\0');
    Asked *asked =
        asked_new(screen, needs_reason ? &advice_fields[field->reason] : field, ids, count);
    if (needs_reason) {
        char today[DATE_SIZE];
        date_today(today);
        asked->before = assignment_of(field, value);
        asked->initial = asked->field->is_today ? xstrdup(today) : NULL;
        return push_text(asked);
    }
    int64_t before;
    bool done =
        journal_newest(screen->store, &before) && set(asked, value) && say_same(asked, before);
    release(asked);
    return done;
}

static bool take_choice(void *context, const bool *chosen, size_t first)
{
    const Asked *asked = context;
    (void)chosen;
    return recommendation_give(asked->screen, asked->field->name, asked->words[first],
                               (const char *const *)asked->ids, asked->count);
}

static bool push_choice(Asked *asked, const char *const words[], const char *const labels[],
                        size_t count)
{
    bool *initial = xcalloc(count, sizeof *initial);
    asked->words = xcalloc(count + 1, sizeof *asked->words);
    for (size_t i = 0; i < count; i++) {
        asked->words[i] = xstrdup(words[i]);
        initial[i] = asked->initial && !strcmp(asked->initial, words[i]);
    }
    bool done = screen_push(&choice_screen, asked->screen->store,
                            &(ChoiceRequest){ .title = asked->field->label,
                                              .labels = labels,
                                              .count = count,
                                              .initial = initial,
                                              .done = take_choice,
                                              .release = release,
                                              .context = asked });
    free(initial);
    return done;
}

/* Takes the rows: ids and labels by column, those of one kind where `kind` is given. */
static bool push_rows(Asked *asked, Table *rows, const char *label, const char *kind)
{
    if (!rows) {
        release(asked);
        return false;
    }
    size_t count = 0;
    const char **words = xcalloc(table_rows(rows), sizeof *words),
               **labels = xcalloc(table_rows(rows), sizeof *labels);
    for (size_t row = 0; row < table_rows(rows); row++)
        if (!kind || !strcmp(table_get(rows, row, "kind"), kind)) {
            words[count] = table_get(rows, row, "id");
            labels[count++] = table_get(rows, row, label);
        }
    bool done = push_choice(asked, words, labels, count);
    free(words);
    free(labels);
    table_free(rows);
    return done;
}

static bool push_rows_of(Asked *asked)
{
    Store *store = asked->screen->store;
    return !strcmp(asked->field->name, "role")
               ? push_rows(asked, rate_list(store, message_language()), "label", "role")
               : push_rows(asked, recommendation_pillars(store), "name", NULL);
}

static bool read_initial(Asked *asked)
{
    if (asked->count != 1)
        return true;
    Recommendations *all = recommendation_open(asked->screen->store, message_language());
    const Recommendation *one = all ? recommendation_find(all, asked->ids[0]) : NULL;
    if (one)
        asked->initial = value_of(asked->field, all, one);
    recommendation_close(all);
    return one != NULL;
}

bool recommendation_ask(Screen *screen, const char *name, const char *const ids[], size_t count)
{
    size_t words = 0;
    Asked *asked = asked_new(screen, field_of(name), ids, count);
    const AdviceField *field = asked->field;
    if (!read_initial(asked)) {
        release(asked);
        return false;
    }
    while (words < ADVICE_WORDS && field->labels[words])
        words++;
    return words                      ? push_choice(asked, field->words, field->labels, words)
           : field->kind == ADVICE_ID ? push_rows_of(asked)
                                      : push_text(asked);
}

/* The rows that may be edited; how many. */
static size_t editable(size_t places[COUNT(form_rows)])
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT(form_rows); i++)
        if (*form_rows[i].name)
            places[count++] = i;
    return count;
}

static bool take_field(void *context, const bool *chosen, size_t first)
{
    const Asked *asked = context;
    size_t places[COUNT(form_rows)];
    (void)chosen;
    editable(places);
    return recommendation_ask(asked->screen, form_rows[places[first]].name,
                              (const char *const *)asked->ids, asked->count);
}

bool recommendation_ask_any(Screen *screen, const char *const ids[], size_t count)
{
    size_t places[COUNT(form_rows)], choices = editable(places);
    const char *labels[COUNT(form_rows)];
    for (size_t i = 0; i < choices; i++)
        labels[i] = field_of(form_rows[places[i]].name)->label;
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Edit"),
                                         .labels = labels,
                                         .count = choices,
                                         .done = take_field,
                                         .release = release,
                                         .context = asked_new(screen, NULL, ids, count) });
}
