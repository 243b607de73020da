/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interview line by line, for terminals without a picture and for screen readers: what is asked
 * is said, and the cursor waits behind the prompt where the answer goes. Each line is one order of
 * the table below; what it changes is on the disk before the next prompt. */
#include "config.h"
#include "command/command_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/date_input.h"
#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "process/clock.h"
#include "process/session.h"

enum { LONGEST_LINE = 1 << 16 };

typedef struct Ask {
    Store *store;
    char *workload;
    Table *questions, *practices;
    size_t question, practice;
    const char *role; /* only the questions for it; NULL: all */
    const char *lens; /* only those of this question bank; NULL: of all */
    double shown;     /* the monotonic clock when the question was */
} Ask;

/* What an order leads to. STAY: the same prompt again. FAILED: the workbook cannot be written. */
typedef enum Step { STAY, NEXT, BACK, TO_QUESTION, ANOTHER_QUESTION, STOP, FAILED } Step;

typedef struct Order {
    const char *word; /* as typed; case counts */
    const char *help; /* N_("…") */
    Step (*run)(Ask *ask, const struct Order *order, const char *rest);
    PracticeState state;
} Order;

/* ---- lines ---- */

/* Without the line feed; NULL at the end, and for a line that cannot be kept as it is, of which
 * `why` says so. The caller frees. */
static char *read_line(const char **why)
{
    char *line = xcalloc(LONGEST_LINE, 1);
    size_t bytes = 0;
    int byte;
    *why = NULL;
    while ((byte = getchar()) != EOF && byte != '\n')
        if (!byte)
            *why = tr("A line with a NUL byte cannot be kept; nothing of it was taken");
        else if (bytes + 1 < LONGEST_LINE)
            line[bytes++] = (char)byte;
        else
            *why = tr("The line is too long; nothing of it was taken");
    bool is_end = byte == EOF && !bytes;
    char *trimmed = is_end || *why ? NULL : text_trim(line);
    free(line);
    return trimmed;
}

/* Again until a line can be kept. NULL when nobody reads what is asked, or nothing more is
 * answered. */
static char *ask_line(const char *prompt)
{
    const char *why = NULL;
    char *line = NULL;
    do {
        out_say("%s ", prompt);
        if (!out_finish())
            return NULL;
        line = read_line(&why);
        if (why)
            out_say("%s\n", why);
    } while (why);
    return line;
}

/* What follows the order in its line, or what is answered to a prompt; NULL at the end. */
static char *text_or_ask(const char *rest, const char *prompt)
{
    return *rest ? xstrdup(rest) : ask_line(prompt);
}

/* ---- where we are ---- */

static const char *question_id(const Ask *ask)
{
    return table_cell(ask->questions, ask->question, 0);
}

static const char *practice_id(const Ask *ask)
{
    return table_cell(ask->practices, ask->practice, 0);
}

static bool is_open(const Ask *ask, size_t row)
{
    return !strcmp(table_get(ask->questions, row, "risk"), "UNANSWERED");
}

static bool is_asked(const Ask *ask, size_t row)
{
    return (!ask->role || !strcmp(table_get(ask->questions, row, "role"), ask->role)) &&
           (!ask->lens || !strcmp(table_get(ask->questions, row, "lens"), ask->lens));
}

/* While a session runs, how long was spoken of a question is kept; of a long pause only as much as
 * the clock of a session counts without a key. */
static bool keep_time(Ask *ask)
{
    double now = date_monotonic(), passed = now - ask->shown;
    char *running = session_running(ask->store);
    bool done = running &&
                (!*running || session_spend(ask->store, ask->workload, question_id(ask),
                                            (int64_t)(passed < CLOCK_IDLE ? passed : CLOCK_IDLE)));
    ask->shown = now;
    free(running);
    return done;
}

static bool renew(Table **place, Table *table)
{
    if (table) {
        table_free(*place);
        *place = table;
    }
    return table;
}

static bool load(Ask *ask)
{
    return renew(&ask->questions,
                 answer_questions(ask->store, ask->workload, message_language())) &&
           (table_rows(ask->questions) || fail("the workbook has no questions")) &&
           renew(&ask->practices,
                 answer_practices(ask->store, ask->workload, question_id(ask), message_language()));
}

/* So that the program, with screens or without, goes on here. */
static bool remember(Ask *ask)
{
    return store_begin(ask->store) &&
           store_end(ask->store, engagement_remember(ask->store, "workload", ask->workload) &&
                                     engagement_remember(ask->store, "question", question_id(ask)));
}

static bool go_question(Ask *ask, size_t row, size_t practice)
{
    bool done = keep_time(ask);
    ask->question = row;
    ask->practice = practice;
    return done && load(ask) && remember(ask);
}

/* From this row on; false when all are answered. */
static bool find_open(const Ask *ask, size_t from, size_t *found)
{
    size_t count = table_rows(ask->questions);
    for (size_t i = 0; i < count; i++) {
        *found = (from + i) % count;
        if (is_open(ask, *found) && is_asked(ask, *found))
            return true;
    }
    return false;
}

/* ---- what is said ---- */

static void say_question(const Ask *ask)
{
    size_t answered = 0, count = 0;
    for (size_t row = 0; row < table_rows(ask->questions); row++) {
        count += is_asked(ask, row);
        answered += is_asked(ask, row) && !is_open(ask, row);
    }
    out_say("\n%s  %s\n%s\n", question_id(ask), table_get(ask->questions, ask->question, "title"),
            table_get(ask->questions, ask->question, "good"));
    out_say(tr("Answered: %zu of %zu. Best practices of this question: %zu.\n"), answered, count,
            table_rows(ask->practices));
}

static void say_practice(const Ask *ask)
{
    PracticeState state = risk_practice_state(table_get(ask->practices, ask->practice, "state"));
    out_say(tr("%zu of %zu: %s\n"), ask->practice + 1, table_rows(ask->practices),
            table_get(ask->practices, ask->practice, "title"));
    out_say(tr("Now: %s\n"), tr(practice_state_names[state]));
}

/* ---- orders ---- */

/* An answer, and who gave it, as one act. */
static Step answered(Ask *ask, bool done, Step step)
{
    bool is_kept = store_end(
        ask->store, done && engagement_name_asked(ask->store, ask->workload, question_id(ask)));
    return is_kept && load(ask) ? step : FAILED;
}

static Step set_state(Ask *ask, PracticeState state, const char *reason)
{
    Buffer said = { 0 };
    buffer_add_format(&said, "%s%s%s\n", practice_id(ask), message_colon(),
                      tr(practice_state_names[state]));
    Step step = FAILED;
    if (tell_overridden(ask->store, ask->workload, practice_id(ask), state, &said) &&
        store_begin(ask->store))
        step = answered(
            ask, answer_set_practice(ask->store, ask->workload, practice_id(ask), state, reason),
            NEXT);
    if (step != FAILED)
        out_say("%s", buffer_text(&said));
    buffer_free(&said);
    return step;
}

static Step give_state(Ask *ask, const Order *order, const char *rest)
{
    (void)rest;
    return set_state(ask, order->state, "");
}

/* A number of the list, or a word. */
static const char *reason_of(const char *text)
{
    bool is_number = strlen(text) == 1 && *text >= '1' && *text < '1' + ANSWER_REASONS;
    return is_number ? answer_reason_codes[*text - '1'] : answer_parse_reason(text);
}

static Step not_applicable(Ask *ask, const Order *order, const char *rest)
{
    if (!*rest)
        for (int i = 0; i < ANSWER_REASONS; i++)
            out_say("%d %s\n", i + 1, tr(answer_reason_names[i]));
    char *text = text_or_ask(rest, tr("Why?"));
    const char *reason = text ? reason_of(text) : NULL;
    Step step = text ? STAY : STOP;
    if (reason)
        step = set_state(ask, order->state, reason);
    else if (text)
        out_say(tr("'%s' is no reason; it stays as it was\n"), text);
    free(text);
    return step;
}

static Step give_rest(Ask *ask, const Order *order, const char *rest)
{
    (void)rest;
    if (!store_begin(ask->store))
        return FAILED;
    Step step =
        answered(ask, answer_rest(ask->store, ask->workload, question_id(ask), order->state),
                 ANOTHER_QUESTION);
    if (step != FAILED)
        out_say(tr("The rest of %s: %s\n"), question_id(ask),
                tr(practice_state_names[order->state]));
    return step;
}

static bool is_good_text(const char *name, const char *text)
{
    if (text_check(tr(name), text))
        return true;
    out_say("%s\n", failure());
    return false;
}

static Step write_note(Ask *ask, const Order *order, const char *rest)
{
    (void)order;
    Table *row = answer_row(ask->store, ask->workload, question_id(ask));
    if (!row)
        return FAILED;
    const char *before = table_rows(row) ? table_get(row, 0, "note") : "";
    if (!*rest && *before)
        out_say("%s%s%s\n", tr("Note:"), message_gap(tr("Note:")), before);
    char *text = text_or_ask(rest, tr("Note, added to what there is; empty: none:"));
    char *whole = text && *text ? xasprintf("%s%s%s", before, *before ? "\n" : "", text) : NULL;
    Step step = text ? STAY : STOP;
    if (whole && is_good_text(N_("note"), whole)) {
        if (answer_set_text(ask->store, ask->workload, question_id(ask), ANSWER_NOTE, whole))
            out_say("%s\n", tr("The note is kept"));
        else
            step = FAILED;
    }
    free(whole);
    free(text);
    table_free(row);
    return step;
}

static Step name_asked(Ask *ask, const Order *order, const char *rest)
{
    (void)order;
    char *text = text_or_ask(rest, tr("Who answers, from this question on?"));
    Step step = text ? STAY : STOP;
    if (text && is_good_text(N_("interviewee"), text)) {
        bool done = store_begin(ask->store) &&
                    store_end(ask->store, engagement_set_asked(ask->store, ask->workload,
                                                               question_id(ask), text));
        step = done ? STAY : FAILED;
        if (done)
            out_say("%s%s%s\n", tr("Asked:"), message_gap(tr("Asked:")), text);
    }
    free(text);
    return step;
}

static Step mark(Ask *ask, const QuestionMark *value)
{
    if (!store_begin(ask->store))
        return FAILED;
    return answered(ask, answer_mark(ask->store, ask->workload, question_id(ask), value),
                    ANOTHER_QUESTION);
}

static Step refuse(Ask *ask, const Order *order, const char *rest)
{
    (void)order;
    char *text = text_or_ask(rest, tr("Why the customer will not answer:"));
    Step step = text ? STAY : STOP;
    if (text && *text && is_good_text(N_("reason"), text))
        step = mark(ask, &(QuestionMark){ QUESTION_REFUSED, "", text, "", "" });
    free(text);
    return step;
}

/* Until it is a date, or nothing. NULL at the end; the caller frees. */
static char *ask_date(void)
{
    char date[DATE_SIZE];
    for (char *text; (text = ask_line(tr("By when?")));) {
        bool is_date = *text && date_input(text, date), is_empty = !*text;
        free(text);
        if (is_empty)
            return xstrdup("");
        char *said = is_date ? date_input_said(date) : xstrdup(failure());
        out_say("%s\n", said);
        free(said);
        if (is_date)
            return xstrdup(date);
    }
    return NULL;
}

static Step follow_up(Ask *ask, const Order *order, const char *rest)
{
    (void)order;
    (void)rest;
    char *who = ask_line(tr("Who?")), *due = who ? ask_date() : NULL,
         *what = due ? ask_line(tr("What?")) : NULL;
    Step step = what ? STAY : STOP;
    if (what && is_good_text(N_("owner"), who) && is_good_text(N_("reason"), what))
        step = mark(ask, &(QuestionMark){ QUESTION_FOLLOW_UP, "", what, who, due });
    free(who);
    free(due);
    free(what);
    return step;
}

static Step say_why(Ask *ask, const Order *order, const char *rest)
{
    (void)order;
    (void)rest;
    out_say("%s%s%s\n", tr("Why:"), message_gap(tr("Why:")),
            table_get(ask->practices, ask->practice, "why"));
    out_say("%s%s%s\n", tr("How:"), message_gap(tr("How:")),
            table_get(ask->practices, ask->practice, "how"));
    return STAY;
}

static Step go(Ask *ask, const Order *order, const char *rest)
{
    (void)order;
    for (size_t row = 0; row < table_rows(ask->questions); row++)
        if (text_same(table_cell(ask->questions, row, 0), rest))
            return go_question(ask, row, 0) ? TO_QUESTION : FAILED;
    out_say(tr("There is no question '%s'; write g SEC04\n"), rest);
    return STAY;
}

static Step leave_it(Ask *ask, const Order *order, const char *rest)
{
    (void)ask;
    (void)order;
    (void)rest;
    return NEXT;
}

static Step go_back(Ask *ask, const Order *order, const char *rest)
{
    (void)ask;
    (void)order;
    (void)rest;
    return BACK;
}

static Step skip(Ask *ask, const Order *order, const char *rest)
{
    (void)ask;
    (void)order;
    (void)rest;
    return ANOTHER_QUESTION;
}

static Step stop(Ask *ask, const Order *order, const char *rest)
{
    (void)ask;
    (void)order;
    (void)rest;
    return STOP;
}

static Step say_orders(Ask *ask, const Order *order, const char *rest);

static const Order orders[] = {
    { "y", N_("in place"), give_state, PRACTICE_IN_PLACE },
    { "p", N_("partly in place"), give_state, PRACTICE_PARTIAL },
    { "n", N_("missing"), give_state, PRACTICE_MISSING },
    { "a", N_("not applicable; asks why"), not_applicable, PRACTICE_NOT_APPLICABLE },
    { "d", N_("nobody knows: an open point"), give_state, PRACTICE_UNKNOWN },
    { "x", N_("clears the state"), give_state, PRACTICE_UNANSWERED },
    { "", N_("Enter alone: leaves it and goes on"), leave_it, PRACTICE_UNANSWERED },
    { "M", N_("the rest of the question is in place"), give_rest, PRACTICE_IN_PLACE },
    { "m", N_("the rest of the question is missing"), give_rest, PRACTICE_MISSING },
    { "N", N_("a note on the question, in this line or the next"), write_note,
      PRACTICE_UNANSWERED },
    { "w", N_("why it matters and how it is done"), say_why, PRACTICE_UNANSWERED },
    { "o", N_("who answers, from this question on"), name_asked, PRACTICE_UNANSWERED },
    { "F", N_("follow-up: asks who, by when and what"), follow_up, PRACTICE_UNANSWERED },
    { "R", N_("the customer refuses to answer; asks why"), refuse, PRACTICE_UNANSWERED },
    { "b", N_("back to the practice before"), go_back, PRACTICE_UNANSWERED },
    { "s", N_("skips to the next question not answered"), skip, PRACTICE_UNANSWERED },
    { "g", N_("goes to a question: g SEC04"), go, PRACTICE_UNANSWERED },
    { "q", N_("leaves; the next time goes on here"), stop, PRACTICE_UNANSWERED },
    { "h", N_("says these letters"), say_orders, PRACTICE_UNANSWERED },
    { 0 },
};

static Step say_orders(Ask *ask, const Order *order, const char *rest)
{
    (void)ask;
    (void)order;
    (void)rest;
    for (const Order *row = orders; row->word; row++)
        out_say("%s%s%s\n", row->word, *row->word ? "  " : "", tr(row->help));
    return STAY;
}

/* A full-width letter, as a Chinese keyboard types it, becomes the plain one. */
static char *word_of(const char *line)
{
    static const unsigned char first[] = { 0xEF, 0xBC, 0x81 }; /* U+FF01 is '!' */
    const unsigned char *at = (const unsigned char *)line;
    size_t length = strcspn(line, " ");
    int plain = length == 3 && at[0] == first[0] && (at[1] == first[1] || at[1] == first[1] + 1)
                    ? '!' + (at[1] - first[1]) * 0x40 + at[2] - first[2]
                    : 0;
    return plain > ' ' && plain <= '~' ? xasprintf("%c", plain) : xstrndup(line, length);
}

/* The first word is the order's; or the line is a state in words. */
static Step obey(Ask *ask, const char *line)
{
    PracticeState state;
    const char *reason;
    char *word = word_of(line), *rest = text_trim(line + strcspn(line, " "));
    Step step = STAY;
    const Order *order = orders;
    while (order->word && strcmp(order->word, word) != 0)
        order++;
    if (order->word)
        step = order->run(ask, order, rest);
    else if (answer_parse_state(line, &state, &reason))
        step = set_state(ask, state, reason);
    else
        out_say(tr("'%s' is none of the letters; h says them\n"), word);
    free(word);
    free(rest);
    return step;
}

/* ---- the round ---- */

/* To the first practice without a state of the first question that is open; STOP when none is. */
static Step go_open(Ask *ask, size_t from)
{
    size_t row;
    if (!find_open(ask, from, &row)) {
        out_say("\n%s\n", ask->lens   ? tr("Every question shown here is answered")
                          : ask->role ? tr("Every question for this role is answered")
                                      : tr("Every question of this workload is answered"));
        return STOP;
    }
    if (!go_question(ask, row, 0))
        return FAILED;
    while (ask->practice + 1 < table_rows(ask->practices) &&
           *table_get(ask->practices, ask->practice, "state"))
        ask->practice++;
    return TO_QUESTION;
}

static Step go_next(Ask *ask)
{
    if (ask->practice + 1 < table_rows(ask->practices)) {
        ask->practice++;
        return STAY;
    }
    return go_open(ask, ask->question + 1);
}

static Step go_before(Ask *ask)
{
    if (ask->practice) {
        ask->practice--;
        return STAY;
    }
    if (!ask->question) {
        out_say("%s\n", tr("This is the first question"));
        return STAY;
    }
    if (!go_question(ask, ask->question - 1, 0))
        return FAILED;
    ask->practice = table_rows(ask->practices) ? table_rows(ask->practices) - 1 : 0;
    return TO_QUESTION;
}

/* What comes after an order, until it is a prompt again. */
static Step follow(Ask *ask, Step step)
{
    switch (step) {
    case NEXT:
        return go_next(ask);
    case BACK:
        return go_before(ask);
    case ANOTHER_QUESTION:
        return go_open(ask, ask->question + 1);
    default:
        return step;
    }
}

static bool ask_all(Ask *ask)
{
    Step step = TO_QUESTION;
    out_say("%s\n", tr("y in place, p partly, n missing, a not applicable, d don't know,"
                       " b back, s skip, q leave, h all letters"));
    while (step != STOP && step != FAILED) {
        if (!table_rows(ask->practices))
            return fail("question %s has no best practices", question_id(ask));
        if (step == TO_QUESTION)
            say_question(ask);
        say_practice(ask);
        char *prompt = xasprintf("%s>", practice_id(ask)), *line = ask_line(prompt);
        step = line ? follow(ask, obey(ask, line)) : STOP;
        free(prompt);
        free(line);
    }
    return step == STOP;
}

/* The question given, or from where she left the first that is not answered. */
static Step begin(Ask *ask, const char *question)
{
    char *left = question ? xstrdup(question) : engagement_recall(ask->store, "question");
    long row = left && *left ? table_row_of(ask->questions, 0, left) : 0;
    free(left);
    if (question && row < 0)
        return answer_check_question(ask->store, question) ? STOP : FAILED;
    return question ? go_question(ask, (size_t)row, 0) ? TO_QUESTION : FAILED
                    : go_open(ask, row < 0 ? 0 : (size_t)row);
}

static bool check_role(Store *store, const char *role)
{
    char *word = role ? record_word(store, "interviewee", role) : NULL;
    bool done = !role || (word && strcmp(word, role) != 0) ||
                fail("there is no role '%s'; 'wellbook list FILE roles' has them", role);
    free(word);
    return done;
}

static bool check_lens(const Ask *ask)
{
    bool done = !ask->lens;
    for (size_t row = 0; !done && row < table_rows(ask->questions); row++)
        done = !strcmp(table_get(ask->questions, row, "lens"), ask->lens);
    return done || fail("the workbook has no question bank '%s'; 'wellbook list FILE lenses' has"
                        " them",
                        ask->lens);
}

bool command_ask(const CommandLine *line)
{
    Ask ask = { .store = open_to_change(line),
                .role = command_option(line, "role"),
                .lens = command_option(line, "lens"),
                .shown = date_monotonic() };
    ask.workload =
        ask.store ? engagement_workload(ask.store, command_option(line, "workload")) : NULL;
    bool is_ready =
        ask.workload && check_role(ask.store, ask.role) && load(&ask) && check_lens(&ask);
    Step step = is_ready ? begin(&ask, command_option(line, "question")) : FAILED;
    bool done = step == TO_QUESTION ? ask_all(&ask) && keep_time(&ask) : step == STOP;
    if (done)
        out_say(tr("\nAll answers are kept. 'wellbook ask' goes on at %s.\n"), question_id(&ask));
    table_free(ask.questions);
    table_free(ask.practices);
    free(ask.workload);
    store_close(ask.store);
    return done;
}
