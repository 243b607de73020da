/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/recommendation_field.h"

#include <stdlib.h>
#include <string.h>

#include "advice/figures.h"
#include "advice/rate.h"
#include "advice/recommendation_rows.h"
#include "base/date.h"
#include "base/hundredths.h"
#include "engagement/engagement.h"
#include "toolkit/choice_screen.h"
#include "toolkit/form_view.h"
#include "toolkit/text_screen.h"

enum { WORDS = 6 };

typedef struct Field {
    const char *section, *name, *label, *help, *unit, *type;
    const char *column; /* as it is stored */
    bool is_counted;    /* in hundredths */
    bool is_found;      /* what recommendation_found says */
    char *(*say)(const Recommendations *, const Recommendation *); /* of what is only shown */
    const char *words[WORDS], *labels[WORDS];
    const char *demanding, *reason; /* the word that needs a reason ("": any), and its field */
    bool is_today;                  /* as it is first asked for */
} Field;

static const Field fields[] = {
    { N_("What"), "title", N_("Title"), N_("From the question bank until you edit it; x goes back"),
      "", "text", .column = "title" },
    { N_("What"), "pillar", N_("Pillar and workload"),
      N_("The pillar is that of the practice where there is one"), "", "choice", .column = "pillar",
      .say = figures_place },
    { N_("What"), "", N_("Found"), "", "", "", .is_found = true },
    { N_("What"), "", N_("Why it matters"), "", "", "", .say = figures_why },
    { N_("What"), "explanation", N_("How to improve"),
      N_("From the question bank until you edit it; x goes back"), "", "long", .column = "how" },
    { N_("What"), "benefits", N_("Benefits"), N_("What the customer gains, in their terms"), "",
      "long", .column = "benefits" },
    { N_("What"), "trade-offs", N_("Trade-offs"), N_("What it costs the other pillars"), "", "long",
      .column = "trade_offs" },
    { N_("Priority"), "", N_("Arithmetic"), "", "", "", .say = figures_priority },
    { N_("Priority"), "risk", N_("Risk removed"), N_("Points of the score that come back"),
      N_("points"), "text", .column = "risk", .is_counted = true },
    { N_("Priority"), "resources", N_("Affected resources"),
      N_("How many are affected; empty counts those with open findings"), "", "text",
      .column = "resources" },
    { N_("Priority"), "exposure", N_("Exposure"), N_("Who can reach what is affected"), "",
      "choice", .column = "exposure",
      .words = { "", "isolated", "internal", "partner", "internet" },
      .labels = { N_("Not given: inside the company"), N_("Isolated"), N_("Inside the company"),
                  N_("Partners"), N_("The Internet") } },
    { N_("Priority"), "priority", N_("Priority"),
      N_("That of the arithmetic, or your own with its reason"), "", "choice", .column = "priority",
      .words = { "", "1", "2", "3", "4" },
      .labels = { N_("As the arithmetic says"), "P1", "P2", "P3", "P4" }, .demanding = "",
      .reason = "priority-reason" },
    { N_("Priority"), "priority-reason", N_("Reason of the priority"),
      N_("Why it is more or less urgent than the arithmetic says"), "", "long",
      .column = "priority_reason" },
    { N_("Cost"), "role", N_("Role"), N_("Who does the work, at whose day rate"), "", "choice",
      .column = "role" },
    { N_("Cost"), "least", N_("Effort, least"), N_("Man-days if all goes well"), N_("days"), "text",
      .column = "least", .is_counted = true },
    { N_("Cost"), "likely", N_("Effort, likely"), N_("Man-days; empty is the middle"), N_("days"),
      "text", .column = "likely", .is_counted = true },
    { N_("Cost"), "most", N_("Effort, most"), N_("Man-days if much goes wrong"), N_("days"), "text",
      .column = "most", .is_counted = true },
    { N_("Cost"), "", N_("Expected work"), "", "", "", .say = figures_work },
    { N_("Cost"), "currency", N_("Currency"), N_("Of the amounts below; three letters"), "", "text",
      .column = "currency" },
    { N_("Cost"), "once", N_("Purchase"), N_("Paid once; empty is the level of the bank"), "",
      "text", .column = "once", .is_counted = true },
    { N_("Cost"), "month", N_("Run cost a month"),
      N_("Paid every month; empty is the level of the bank"), "", "text", .column = "month",
      .is_counted = true },
    { N_("Cost"), "saving", N_("Saving a month"), N_("What the customer no longer pays"), "",
      "text", .column = "saving", .is_counted = true },
    { N_("Cost"), "", N_("Payback"), "", "", "", .say = figures_payback },
    { N_("Plan"), "", N_("Depends on"), "", "", "", .say = figures_needs },
    { N_("Plan"), "owner", N_("Owner"), N_("Who sees to it that it is done"), "", "choice",
      .column = "owner", .words = { "", "customer", "provider" },
      .labels = { N_("Nobody yet"), N_("Customer"), N_("Provider") } },
    { N_("Plan"), "pin", N_("Pinned start"), N_("A date on which it starts, whatever else"), "",
      "text", .column = "pin" },
    { N_("Plan"), "earliest", N_("Not before"), N_("A date"), "", "text", .column = "earliest" },
    { N_("Plan"), "latest", N_("Done by"), N_("A date; a later end is marked"), "", "text",
      .column = "latest" },
    { N_("Progress"), "progress", N_("Progress"), N_("How far the work is; done needs its end"), "",
      "choice", .column = "progress", .words = { "not-started", "in-progress", "blocked", "done" },
      .labels = { N_("Not started"), N_("In progress"), N_("Blocked"), N_("Done") },
      .demanding = "done", .reason = "finished" },
    { N_("Progress"), "actual", N_("Actual effort"), N_("Man-days spent so far"), N_("days"),
      "text", .column = "actual", .is_counted = true },
    { N_("Progress"), "remaining", N_("Effort left"),
      N_("Man-days; empty is the expected ones less the actual ones"), N_("days"), "text",
      .column = "remaining", .is_counted = true },
    { N_("Progress"), "started", N_("Actual start"), N_("A date up to today"), "", "text",
      .column = "started" },
    { N_("Progress"), "finished", N_("Actual end"), N_("The date on which it was done"), "", "text",
      .column = "finished", .is_today = true },
    { N_("Decision"), "status", N_("Status"), N_("Yours: dismissed needs a reason"), "", "choice",
      .column = "status", .words = { "proposed", "accepted", "dismissed" },
      .labels = { N_("Proposed"), N_("Accepted"), N_("Dismissed") }, .demanding = "dismissed",
      .reason = "reason" },
    { N_("Decision"), "reason", N_("Reason"), N_("Why it is dismissed"), "", "long",
      .column = "reason" },
    { N_("Decision"), "decision", N_("Decision"),
      N_("The customer's: a rejection needs its technical justification"), "", "choice",
      .column = "decision", .words = { "", "accepted", "deferred", "rejected" },
      .labels = { N_("Open"), N_("Accepted by the customer"), N_("Deferred"), N_("Rejected") },
      .demanding = "rejected", .reason = "justification" },
    { N_("Decision"), "justification", N_("Justification"),
      N_("The technical reason for which the customer rejects it"), "", "long",
      .column = "justification" },
};

static const Field *field_of(const char *name)
{
    for (size_t i = 0; i < COUNT(fields); i++)
        if (!strcmp(fields[i].name, name))
            return &fields[i];
    die("no field %s", name);
}

/* ---- as rows ---- */

static char *value_of(const Field *field, const Recommendations *all, const Recommendation *one)
{
    const char *stored = recommendation_text(all, one, field->column);
    return field->is_counted && *stored ? hundredths_text(strtoll(stored, NULL, 10))
                                        : xstrdup(stored);
}

static const char *label_of(const Field *field, const char *word)
{
    for (size_t i = 0; i < WORDS && field->words[i]; i++)
        if (!strcmp(field->words[i], word))
            return *word ? tr(field->labels[i]) : "";
    return word;
}

static void add_field(Table *table, const Field *field, const Recommendations *all,
                      const Recommendation *one, const char *found)
{
    char *value = field->is_found ? xstrdup(found)
                  : field->say    ? field->say(all, one)
                                  : value_of(field, all, one);
    const char *shown =
        !strcmp(field->name, "role") ? figures_role(all, one->effort.role) : label_of(field, value);
    const char *const cells[FORM_COLUMNS] = {
        [FORM_FIELD] = field->name,
        [FORM_SECTION] = tr(field->section),
        [FORM_LABEL] = tr(field->label),
        [FORM_HELP] = *field->name ? tr(field->help) : value,
        [FORM_TYPE] = field->type,
        [FORM_UNIT] = *field->unit ? tr(field->unit) : "",
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
    for (size_t i = 0; i < COUNT(fields); i++)
        add_field(table, &fields[i], all, one, found);
    return table;
}

/* ---- asking ---- */

typedef struct Asked {
    Screen *screen;
    const Field *field;
    char *before;  /* an assignment that what is asked is the reason for, or NULL */
    char *initial; /* NULL when several are asked about */
    char **words;  /* of a choice, ends with NULL */
    char **ids;
    size_t count;
} Asked;

static Asked *asked_new(Screen *screen, const Field *field, const char *const ids[], size_t count)
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

/* Texts are kept in the language in which they are read. */
static char *assignment_of(const Field *field, const char *value)
{
    bool is_pair = !strcmp(field->name, "title") || !strcmp(field->name, "explanation");
    return xasprintf("%s%s%s=%s", field->name, is_pair ? "-" : "",
                     is_pair ? language_codes[message_language()] : "", value);
}

void recommendation_say_changed(size_t count)
{
    /* Of one the journal says what. */
    if (count == 1)
        return;
    char *message = xasprintf(tr("Changed: %zu; u takes it back"), count);
    screen_message(message);
    free(message);
}

static bool set(const Asked *asked, const char *value)
{
    char *own = assignment_of(asked->field, value);
    const char *const both[] = { own, asked->before };
    bool done = recommendation_set_all(asked->screen->store, (const char *const *)asked->ids,
                                       asked->count, both, asked->before ? 2 : 1);
    if (done)
        recommendation_say_changed(asked->count);
    free(own);
    return done;
}

/* Where what is half typed is kept: "recommendation/ID+2/title-zh" for three. */
static char *place_of(const Asked *asked)
{
    char *field = assignment_of(asked->field, ""),
         *place = xasprintf("recommendation/%s+%zu/%s", asked->ids[0], asked->count - 1, field);
    free(field);
    return place;
}

/* A text left as it is does not become an edit of its own. */
static bool take_text(void *context, const char *text)
{
    const Asked *asked = context;
    Store *store = asked->screen->store;
    bool is_same = !asked->before && asked->initial && !strcmp(text, asked->initial);
    char *place = place_of(asked);
    bool done =
        store_begin(store) && store_end(store, (is_same || set(asked, text)) &&
                                                   engagement_keep_draft(store, place, NULL));
    free(place);
    return done;
}

static void keep_text(void *context, const char *text)
{
    const Asked *asked = context;
    char *place = place_of(asked);
    if (!engagement_keep_draft(asked->screen->store, place, text))
        screen_message(failure());
    free(place);
}

static bool push_text(Asked *asked)
{
    const Field *field = asked->field;
    char *place = place_of(asked), *draft = engagement_draft(asked->screen->store, place);
    bool has_draft = draft && *draft;
    bool done = screen_push(&text_screen, asked->screen->store,
                            &(TextRequest){ .title = field->label,
                                            .help = field->help,
                                            .initial = has_draft ? draft : asked->initial,
                                            .is_long = !strcmp(field->type, "long"),
                                            .done = take_text,
                                            .keep = keep_text,
                                            .release = release,
                                            .context = asked });
    if (done && has_draft)
        screen_message(tr("This text was half typed when the program ended"));
    free(draft);
    free(place);
    return done;
}

bool recommendation_give(Screen *screen, const char *name, const char *value,
                         const char *const ids[], size_t count)
{
    const Field *field = field_of(name);
    bool needs_reason =
        field->demanding && (*field->demanding ? !strcmp(value, field->demanding) : *value != '\0');
    Asked *asked = asked_new(screen, needs_reason ? field_of(field->reason) : field, ids, count);
    if (needs_reason) {
        char today[DATE_SIZE];
        date_today(today);
        asked->before = assignment_of(field, value);
        asked->initial = asked->field->is_today ? xstrdup(today) : NULL;
        return push_text(asked);
    }
    bool done = set(asked, value);
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
    const Field *field = asked->field;
    if (!read_initial(asked)) {
        release(asked);
        return false;
    }
    while (words < WORDS && field->words[words])
        words++;
    return words                            ? push_choice(asked, field->words, field->labels, words)
           : !strcmp(field->type, "choice") ? push_rows_of(asked)
                                            : push_text(asked);
}

/* The fields that may be edited, by place in `fields`; how many. */
static size_t editable(size_t places[COUNT(fields)])
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT(fields); i++)
        if (*fields[i].name)
            places[count++] = i;
    return count;
}

static bool take_field(void *context, const bool *chosen, size_t first)
{
    const Asked *asked = context;
    size_t places[COUNT(fields)];
    (void)chosen;
    editable(places);
    return recommendation_ask(asked->screen, fields[places[first]].name,
                              (const char *const *)asked->ids, asked->count);
}

bool recommendation_ask_any(Screen *screen, const char *const ids[], size_t count)
{
    size_t places[COUNT(fields)], choices = editable(places);
    const char *labels[COUNT(fields)];
    for (size_t i = 0; i < choices; i++)
        labels[i] = fields[places[i]].label;
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Edit"),
                                         .labels = labels,
                                         .count = choices,
                                         .done = take_field,
                                         .release = release,
                                         .context = asked_new(screen, NULL, ids, count) });
}
