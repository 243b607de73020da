/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/advice_field.h"

#include <stdlib.h>
#include <string.h>

#include "advice/cost.h"
#include "base/buffer.h"
#include "base/date_input.h"
#include "base/hundredths.h"
#include "base/money.h"
#include "base/text.h"

const AdviceField advice_fields[ADVICE_FIELDS] = {
    [ADVICE_STATUS] = { "status", N_("Status"), N_("Yours: dismissed needs a reason"), NULL,
                        ADVICE_WORD, "status",
                        .words = { "proposed", "accepted", "dismissed", "merged" },
                        .labels = { N_("Proposed"), N_("Accepted"), N_("Dismissed") },
                        .demanding = "dismissed", .reason = ADVICE_REASON,
                        .demand = N_("say why it is dismissed (reason)") },
    [ADVICE_REASON] = { "reason", N_("Reason"), N_("Why it is dismissed or not taken up"),
                        NULL, ADVICE_LONG,
                        "reason" },
    [ADVICE_MERGED_INTO] = { "merged-into", N_("Merged into"),
                             N_("The recommendation that it became part of"), NULL, ADVICE_ID,
                             "merged_into" },
    [ADVICE_TITLE_EN] = { "title-en", N_("Title"),
                          N_("From the question bank until you edit it; x goes back"), NULL,
                          ADVICE_TEXT, "title" },
    [ADVICE_TITLE_ZH] = { "title-zh", N_("Title"),
                          N_("From the question bank until you edit it; x goes back"), NULL,
                          ADVICE_TEXT, "title" },
    [ADVICE_EXPLANATION_EN] = { "explanation-en", N_("How to improve"),
                                N_("From the question bank until you edit it; x goes back"), NULL,
                                ADVICE_LONG, "how" },
    [ADVICE_EXPLANATION_ZH] = { "explanation-zh", N_("How to improve"),
                                N_("From the question bank until you edit it; x goes back"), NULL,
                                ADVICE_LONG, "how" },
    [ADVICE_BENEFITS] = { "benefits", N_("Benefits"), N_("What the customer gains, in their terms"),
                          NULL, ADVICE_LONG, "benefits" },
    [ADVICE_TRADE_OFFS] = { "trade-offs", N_("Trade-offs"), N_("What it costs the other pillars"),
                            NULL, ADVICE_LONG, "trade_offs" },
    [ADVICE_PILLAR] = { "pillar", N_("Pillar and workload"),
                        N_("The pillar is that of the practice where there is one"), NULL,
                        ADVICE_ID, "pillar" },
    [ADVICE_RISK] = { "risk", N_("Risk removed"), N_("Points of the score that come back"),
                      N_("points"), ADVICE_MONEY, "risk" },
    [ADVICE_RESOURCES] = { "resources", N_("Affected resources"),
                           N_("How many are affected; empty counts those with open findings"), NULL,
                           ADVICE_COUNT, "resources" },
    [ADVICE_EXPOSURE] = { "exposure", N_("Exposure"), N_("Who can reach what is affected"), NULL,
                          ADVICE_WORD, "exposure",
                          .words = { "", "isolated", "internal", "partner", "internet" },
                          .labels = { N_("Not given: inside the company"), N_("Isolated"),
                                      N_("Inside the company"), N_("Partners"),
                                      N_("The Internet") } },
    [ADVICE_PRIORITY] = { "priority", N_("Priority"),
                          N_("That of the arithmetic, or your own with its reason"), NULL,
                          ADVICE_WORD, "priority", .words = { "", "1", "2", "3", "4" },
                          .labels = { N_("As the arithmetic says"), "P1", "P2", "P3", "P4" },
                          .demanding = "", .reason = ADVICE_PRIORITY_REASON,
                          .demand = N_("say why its priority is another (priority-reason)") },
    [ADVICE_PRIORITY_REASON] = { "priority-reason", N_("Reason of the priority"),
                                 N_("Why it is more or less urgent than the arithmetic says"), NULL,
                                 ADVICE_LONG, "priority_reason" },
    [ADVICE_ROLE] = { "role", N_("Role"), N_("Who does the work, at whose day rate"), NULL,
                      ADVICE_ID, "role" },
    [ADVICE_LEAST] = { "least", N_("Effort, least"), N_("Man-days if all goes well"), N_("days"),
                       ADVICE_DAYS, "least" },
    [ADVICE_LIKELY] = { "likely", N_("Effort, likely"), N_("Man-days; empty is the middle"),
                        N_("days"), ADVICE_DAYS, "likely" },
    [ADVICE_MOST] = { "most", N_("Effort, most"), N_("Man-days if much goes wrong"), N_("days"),
                      ADVICE_DAYS, "most" },
    [ADVICE_CURRENCY] = { "currency", N_("Currency"), N_("Of the amounts below; three letters"),
                          NULL, ADVICE_TEXT, "currency" },
    [ADVICE_ONCE] = { "once", N_("Purchase"), N_("Paid once; empty is the level of the bank"), NULL,
                      ADVICE_MONEY, "once" },
    [ADVICE_MONTH] = { "month", N_("Run cost a month"),
                       N_("Paid every month; empty is the level of the bank"), NULL, ADVICE_MONEY,
                       "month" },
    [ADVICE_SAVING] = { "saving", N_("Saving a month"), N_("What the customer no longer pays"),
                        NULL, ADVICE_MONEY, "saving" },
    [ADVICE_SAVING_BASIS] = { "saving-basis", N_("Basis of the saving"),
                              N_("The bill or the resources it was reckoned from"), NULL,
                              ADVICE_LONG, "saving_basis" },
    [ADVICE_OWNER] = { "owner", N_("Owner"), N_("Who sees to it that it is done"), NULL,
                       ADVICE_WORD, "owner", .words = { "", "customer", "provider" },
                       .labels = { N_("Nobody yet"), N_("Customer"), N_("Provider") } },
    [ADVICE_PERSON] = { "person", N_("Responsible person"),
                        N_("By name; empty is the technical owner of the workload"), NULL,
                        ADVICE_TEXT, "person" },
    [ADVICE_DECISION] = { "decision", N_("Decision"),
                          N_("The customer's: a rejection needs its technical justification"), NULL,
                          ADVICE_WORD, "decision",
                          .words = { "", "accepted", "deferred", "rejected" },
                          .labels = { N_("Open"), N_("Accepted by the customer"), N_("Deferred"),
                                      N_("Rejected") },
                          .demanding = "rejected", .reason = ADVICE_JUSTIFICATION,
                          .demand =
                              N_("a rejection needs its technical justification (justification)") },
    [ADVICE_JUSTIFICATION] = { "justification", N_("Justification"),
                               N_("The technical reason for which the customer rejects it"), NULL,
                               ADVICE_LONG, "justification" },
    [ADVICE_PIN] = { "pin", N_("Pinned start"), N_("A date on which it starts, whatever else"),
                     NULL, ADVICE_DATE, "pin" },
    [ADVICE_EARLIEST] = { "earliest", N_("Not before"), N_("A date"), NULL, ADVICE_DATE,
                          "earliest" },
    [ADVICE_LATEST] = { "latest", N_("Done by"), N_("A date; a later end is marked"), NULL,
                        ADVICE_DATE, "latest" },
    [ADVICE_FOLLOWS] = { "follows", N_("Waits for also"),
                         N_("Recommendations or practices, by their ids"), NULL, ADVICE_TEXT,
                         "follows" },
    [ADVICE_NOT_FOLLOWS] = { "not-follows", N_("Does not wait for"),
                             N_("What the bank says it waits for, by its id"), NULL, ADVICE_TEXT,
                             "not_follows" },
    [ADVICE_CHANGES] = { "changes", N_("Changes the workload"),
                         N_("What changes nothing goes on during a freeze"), NULL, ADVICE_WORD,
                         "changes", .words = { "", "yes", "no" },
                         .labels = { N_("Not given: as the best practice says"), N_("It changes it"),
                                     N_("It changes nothing") } },
    [ADVICE_PROGRESS] = { "progress", N_("Progress"), N_("How far the work is; done needs its end"),
                          NULL, ADVICE_WORD, "progress",
                          .words = { "not-started", "in-progress", "blocked", "done" },
                          .labels = { N_("Not started"), N_("In progress"), N_("Blocked"),
                                      N_("Done") },
                          .demanding = "done", .reason = ADVICE_FINISHED,
                          .demand = N_("say when it was done (finished)") },
    [ADVICE_ACTUAL] = { "actual", N_("Actual effort"), N_("Man-days spent so far"), N_("days"),
                        ADVICE_DAYS, "actual" },
    [ADVICE_REMAINING] = { "remaining", N_("Effort left"),
                           N_("Man-days; empty is the expected ones less the actual ones"),
                           N_("days"), ADVICE_DAYS, "remaining" },
    [ADVICE_STARTED] = { "started", N_("Actual start"), N_("A date up to today"), NULL, ADVICE_DATE,
                         "started" },
    [ADVICE_FINISHED] = { "finished", N_("Actual end"), N_("The date on which it was done"), NULL,
                          ADVICE_DATE, "finished", .is_today = true },
};

AdviceFieldId advice_field_find(const char *name, size_t bytes)
{
    size_t id = 0;
    while (id < ADVICE_FIELDS && (strlen(advice_fields[id].name) != bytes ||
                                  strncmp(advice_fields[id].name, name, bytes) != 0))
        id++;
    return id;
}

AdviceFieldId advice_field_in(const char *name, Language language)
{
    char *own = xasprintf("%s-%s", name, language_codes[language]);
    AdviceFieldId found = advice_field_find(own, strlen(own));
    free(own);
    return found < ADVICE_FIELDS ? found : advice_field_find(name, strlen(name));
}

/* "isolated internal partner"; the caller frees. */
static char *words_of(const AdviceField *field, const char *between)
{
    Buffer words = { 0 };
    for (size_t i = 0; i < ADVICE_WORDS && field->words[i]; i++)
        if (*field->words[i])
            buffer_join(&words, between, field->words[i]);
    return buffer_take(&words);
}

static bool is_word(const AdviceField *field, const char *value)
{
    bool found = false;
    for (size_t i = 0; !found && i < ADVICE_WORDS && field->words[i]; i++)
        found = !strcmp(field->words[i], value);
    if (found)
        return true;
    char *words = words_of(field, " ");
    fail("'%s' is not one of: %s", value, words);
    free(words);
    return false;
}

static char *stored_number(AdviceKind kind, const char *value)
{
    int64_t number;
    if (!(kind == ADVICE_MONEY ? money_parse(value, &number) : cost_parse_days(value, &number)))
        return NULL;
    return xasprintf("%lld", (long long)(kind == ADVICE_COUNT ? number / HUNDREDTHS : number));
}

char *advice_field_stored(AdviceFieldId id, const char *value)
{
    const AdviceField *field = &advice_fields[id];
    char date[DATE_SIZE];
    if (field->kind == ADVICE_WORD)
        return is_word(field, value) ? xstrdup(value) : NULL;
    if (field->kind < ADVICE_WORD || !*value)
        return text_check(field->name, value) ? xstrdup(value) : NULL;
    if (field->kind == ADVICE_DATE)
        return date_input(value, date) ? xstrdup(date) : NULL;
    return stored_number(field->kind, value);
}

char *advice_field_lines(void)
{
    enum { NAME_CELLS = 16 };
    Buffer lines = { 0 };
    for (size_t id = 0; id < ADVICE_FIELDS; id++) {
        const AdviceField *field = &advice_fields[id];
        char *words = words_of(field, ", ");
        char *line = xasprintf("%-*s %s%s%s", NAME_CELLS, field->name, tr(field->label),
                               *words ? ": " : "", words);
        buffer_join(&lines, "\n", line);
        free(line);
        free(words);
    }
    return buffer_take(&lines);
}
