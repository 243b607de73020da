/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "interview/interview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "toolkit/put.h"
#include "toolkit/screen.h"
#include "toolkit/terminal.h"

enum { LOW = 10 }; /* a pane with fewer rows keeps them for the practices */
enum { LIST_COLUMNS = 42, BADGE_COLUMNS = 7, MARGIN = 2, RUNNING_TEXT = 72 };

/* The letter of the key that sets the state. */
static const char *const marks[PRACTICE_STATE_COUNT] = { "[ ]", "[y]", "[p]", "[n]", "[a]", "[d]" };
static const Role mark_roles[PRACTICE_STATE_COUNT] = { ROLE_PLAIN, ROLE_NONE, ROLE_MEDIUM,
                                                       ROLE_HIGH,  ROLE_DIM,  ROLE_UNKNOWN };

static const struct {
    const char *code, *badge;
    Role role;
} risks[] = {
    { "HIGH", N_("HIGH"), ROLE_HIGH },  { "MEDIUM", N_("MED"), ROLE_MEDIUM },
    { "NONE", N_("none"), ROLE_NONE },  { "NOT_APPLICABLE", N_("n/a"), ROLE_DIM },
    { "UNANSWERED", "....", ROLE_DIM },
};

static void draw_badge(WINDOW *window, int y, int x, const char *risk, attr_t focus)
{
    for (size_t i = 0; i < COUNT(risks); i++)
        if (!strcmp(risks[i].code, risk))
            put(window, y, x, BADGE_COLUMNS, focus ? focus : role(risks[i].role),
                tr(risks[i].badge));
}

/* ---- the list of questions: a line for each pillar, and its questions below ---- */

static bool begins_pillar(const Interview *interview, size_t row)
{
    return row == 0 || strcmp(table_get(interview->questions, row, "pillar"),
                              table_get(interview->questions, row - 1, "pillar")) != 0;
}

static void draw_pillar(const Interview *interview, WINDOW *window, int y, size_t row)
{
    char progress[48];
    const Table *pillars = interview->pillars;
    long at = table_row_of(pillars, 0, table_get(interview->questions, row, "pillar"));
    if (at < 0)
        return;
    const char *high = table_get(pillars, (size_t)at, "high");
    const char *medium = table_get(pillars, (size_t)at, "medium");
    snprintf(progress, sizeof progress, "%s/%s %s%s%s%s",
             table_get(pillars, (size_t)at, "answered"),
             table_get(pillars, (size_t)at, "questions"), strcmp(high, "0") != 0 ? " H" : "",
             strcmp(high, "0") != 0 ? high : "", strcmp(medium, "0") != 0 ? " M" : "",
             strcmp(medium, "0") != 0 ? medium : "");
    put(window, y, 0, 1, role(ROLE_PLAIN), "");
    put(window, y, 1, LIST_COLUMNS - 16, role(ROLE_BOLD), table_get(pillars, (size_t)at, "name"));
    put_right(window, y, LIST_COLUMNS - 16, 15, role(ROLE_DIM), progress);
    put(window, y, LIST_COLUMNS - 1, 1, role(ROLE_PLAIN), "");
}

static void draw_question_row(const Interview *interview, WINDOW *window, int y, size_t row)
{
    bool is_focus = row == interview->question;
    attr_t attributes = is_focus && interview->is_choosing ? role(ROLE_FOCUS)
                        : is_focus                         ? role(ROLE_BOLD)
                                                           : role(ROLE_PLAIN);
    int topic = LIST_COLUMNS - 10 - BADGE_COLUMNS - 1;
    put(window, y, 0, 3, attributes, is_focus ? " > " : "   ");
    put(window, y, 3, 7, attributes, table_cell(interview->questions, row, 0));
    put(window, y, 10, topic, attributes, table_get(interview->questions, row, "topic"));
    draw_badge(window, y, 10 + topic, table_get(interview->questions, row, "risk"),
               is_focus && interview->is_choosing ? attributes : 0);
    put(window, y, LIST_COLUMNS - 1, 1, role(ROLE_PLAIN), "");
    if (is_focus && interview->is_choosing)
        screen_set_cursor(window, y, 1);
}

static int list_lines(const Interview *interview, size_t from, size_t to)
{
    int lines = 0;
    for (size_t row = from; row <= to; row++)
        lines += 1 + begins_pillar(interview, row);
    return lines;
}

void interview_scroll(Interview *interview, int rows)
{
    size_t last = table_rows(interview->questions) - 1;
    size_t above = interview->question >= 2 ? interview->question - 2 : 0;
    size_t below = interview->question + 2 <= last ? interview->question + 2 : last;
    if (interview->top > above)
        interview->top = above;
    while (interview->top < above && list_lines(interview, interview->top, below) > rows)
        interview->top++;
}

static void draw_list(const Interview *interview, WINDOW *window, int rows)
{
    int y = 0;
    size_t row = interview->top, count = table_rows(interview->questions);
    for (; row < count && y < rows; row++) {
        if (begins_pillar(interview, row))
            draw_pillar(interview, window, y++, row);
        if (y == rows)
            break;
        draw_question_row(interview, window, y++, row);
    }
    for (; y < rows; y++)
        put(window, y, 0, LIST_COLUMNS, role(ROLE_PLAIN), "");
    put_more(window, -1, LIST_COLUMNS, true, interview->top);
    put_more(window, rows, LIST_COLUMNS, false, count - row);
}

/* ---- the question in focus ---- */

typedef struct Pane {
    WINDOW *window;
    int y, x, columns, rows;
} Pane;

static void blank_row(Pane *pane)
{
    if (pane->y < pane->rows)
        put(pane->window, pane->y++, pane->x, pane->columns, role(ROLE_PLAIN), "");
}

/* A label and running text, not wider than people like to read. */
static void draw_text(Pane *pane, const char *label, const char *text, int most, attr_t attributes)
{
    size_t count;
    if (!*text)
        return;
    char *whole = *label ? xasprintf("%s%s%s", label, message_gap(label), text) : xstrdup(text);
    int width = pane->columns - MARGIN < RUNNING_TEXT ? pane->columns - MARGIN : RUNNING_TEXT;
    TextLine *lines = text_wrap(whole, width, &count);
    for (size_t i = 0; i < count && (int)i < most && pane->y < pane->rows; i++) {
        bool is_cut = (int)i + 1 == most && i + 1 < count;
        char *line = xasprintf("%.*s%s", (int)lines[i].bytes, lines[i].start, is_cut ? " .." : "");
        put(pane->window, pane->y++, pane->x, pane->columns, attributes, line);
        free(line);
    }
    free(lines);
    free(whole);
}

static const char *answer_cell(const Interview *interview, const char *column)
{
    return table_rows(interview->answer) ? table_get(interview->answer, 0, column) : "";
}

static void draw_heading(const Interview *interview, Pane *pane)
{
    const char *id = table_cell(interview->questions, interview->question, 0);
    const char *risk = table_get(interview->questions, interview->question, "risk");
    char *title =
        xasprintf("%s  %s", id, table_get(interview->questions, interview->question, "title"));
    int badge_y = pane->y;
    Pane text = *pane;
    text.columns = pane->columns - BADGE_COLUMNS;
    draw_text(&text, "", title, pane->rows < LOW ? 1 : 3, role(ROLE_TITLE));
    for (int y = badge_y; y < text.y; y++)
        put(pane->window, y, pane->x + text.columns, BADGE_COLUMNS, role(ROLE_PLAIN), "");
    draw_badge(pane->window, badge_y, pane->x + text.columns, risk, 0);
    pane->y = text.y;
    free(title);
}

static void draw_mark(const Interview *interview, Pane *pane)
{
    static const char *const names[QUESTION_STATE_COUNT] = { "", N_("Not applicable"),
                                                             N_("Refused"), N_("Follow-up") };
    QuestionState state = risk_question_state(answer_cell(interview, "state"));
    if (state == QUESTION_OPEN)
        return;
    const char *owner = answer_cell(interview, "owner"), *due = answer_cell(interview, "due");
    const char *reason = answer_cell(interview, "reason"),
               *said = answer_cell(interview, "explanation");
    char *standard = xstrdup("");
    for (int i = 0; i < ANSWER_REASONS; i++)
        if (!strcmp(reason, answer_reason_codes[i])) {
            free(standard);
            standard = xstrdup(tr(answer_reason_names[i]));
        }
    char *text = xasprintf("%s  %s%s%s  %s %s", tr(names[state]), standard,
                           *standard && *said ? message_colon() : "", said, owner, due);
    draw_text(pane, "", text, pane->rows < LOW ? 1 : 2, role(ROLE_UNKNOWN));
    free(text);
    free(standard);
}

/* Below a practice what findings say of it; the keys with the one in focus. */
static void draw_finding_text(const Interview *interview, Pane *pane, size_t row, bool is_focus)
{
    char *text = interview_finding_text(interview, row);
    if (text && pane->y < pane->rows) {
        char *line = xasprintf("%s%s%s", text, is_focus ? "   " : "",
                               is_focus ? tr("f shows them, i accepts them") : "");
        put(pane->window, pane->y, pane->x, 6, role(ROLE_PLAIN), "");
        put(pane->window, pane->y++, pane->x + 6, pane->columns - 6, role(ROLE_MEDIUM), line);
        free(line);
    }
    free(text);
}

static void draw_practice(const Interview *interview, Pane *pane, size_t row)
{
    const Table *practices = interview->practices;
    PracticeState state = risk_practice_state(table_get(practices, row, "state"));
    bool is_focus = row == interview->practice && !interview->is_choosing;
    /* Only the mark is reversed: a row in reverse is sent twice at each step. */
    attr_t mark = is_focus ? role(ROLE_FOCUS) : role(mark_roles[state]);
    attr_t plain = state == PRACTICE_NOT_APPLICABLE ? role(ROLE_DIM) : role(ROLE_PLAIN);
    const char *weight = table_get(practices, row, "weight");
    char tail[8];
    snprintf(tail, sizeof tail, " %s",
             !strcmp(weight, "high")     ? "!!"
             : !strcmp(weight, "medium") ? "! "
                                         : "  ");
    put(pane->window, pane->y, pane->x, 2, is_focus ? mark : plain, is_focus ? "> " : "  ");
    put(pane->window, pane->y, pane->x + 2, 3, mark, marks[state]);
    put(pane->window, pane->y, pane->x + 5, 1, plain, "");
    put(pane->window, pane->y, pane->x + 6, pane->columns - 10, plain,
        table_get(practices, row, "title"));
    put(pane->window, pane->y, pane->x + pane->columns - 4, 4, role(ROLE_DIM), tail);
    if (is_focus)
        screen_set_cursor(pane->window, pane->y, pane->x + 2);
    pane->y++;
    draw_finding_text(interview, pane, row, is_focus);
}

static void draw_status(const Interview *interview, Pane *pane)
{
    const char *asked = answer_cell(interview, "asked");
    const char *confidence = answer_cell(interview, "confidence");
    char *text =
        xasprintf("%s%s%zu   %s%s%s   %s%s%s", tr("Evidence:"), message_gap(tr("Evidence:")),
                  table_rows(interview->evidence), tr("Asked:"), message_gap(tr("Asked:")),
                  *asked ? asked : "-", tr("Confidence:"), message_gap(tr("Confidence:")),
                  *confidence ? tr(!strcmp(confidence, "high")     ? N_("high")
                                   : !strcmp(confidence, "medium") ? N_("medium")
                                                                   : N_("low"))
                              : "-");
    put(pane->window, pane->y++, pane->x, pane->columns, role(ROLE_DIM), text);
    free(text);
}

static void draw_details(const Interview *interview, Pane *pane)
{
    size_t row = interview->practice;
    const Table *practices = interview->practices;
    const char *note = answer_cell(interview, "note");
    int left = pane->rows - pane->y - 1 - (*note ? 3 : 0);
    int why = left > 9 ? 4 : 2;
    if (row < table_rows(practices)) {
        const char *own_note = table_get(practices, row, "note");
        draw_text(pane, tr("Why:"), table_get(practices, row, "why"), why, role(ROLE_PLAIN));
        if (left > 6)
            draw_text(pane, tr("How:"), table_get(practices, row, "how"), left - why - 1,
                      role(ROLE_DIM));
        draw_text(pane, tr("Remark:"), own_note, 1, role(ROLE_PLAIN));
    }
    draw_text(pane, tr("Note:"), note, pane->rows - pane->y - 1 > 3 ? 3 : 2, role(ROLE_PLAIN));
    while (pane->y < pane->rows - 1)
        blank_row(pane);
    if (pane->y < pane->rows)
        draw_status(interview, pane);
}

static int practice_lines(const Interview *interview, size_t from, size_t to)
{
    int lines = 0;
    for (size_t row = from; row < to; row++) {
        char *text = interview_finding_text(interview, row);
        lines += text ? 2 : 1;
        free(text);
    }
    return lines;
}

/* From the first practice on that leaves the one in focus, and the next, in the picture. */
static size_t first_practice(const Interview *interview, int rows)
{
    size_t count = table_rows(interview->practices), first = 0,
           next = interview->practice + 1 < count ? interview->practice + 2 : count;
    if (practice_lines(interview, 0, count) <= rows)
        return 0;
    while (first < interview->practice && practice_lines(interview, first, next) > rows)
        first++;
    return first;
}

/* The rest of the pane but for a blank row and the status is theirs when they need it. What is
 * hidden of them stands in the rows around. */
static void draw_practices(const Interview *interview, Pane *pane)
{
    enum { BELOW = 2 };
    Pane part = *pane;
    size_t count = table_rows(interview->practices);
    int first_y = pane->y, right = pane->x + pane->columns;
    part.rows = pane->rows - BELOW;
    size_t first = first_practice(interview, part.rows - first_y), row = first;
    while (row < count && part.y + practice_lines(interview, row, row + 1) <= part.rows)
        draw_practice(interview, &part, row++);
    pane->y = part.y;
    blank_row(pane);
    while (pane->y <= part.rows && row < count)
        blank_row(pane);
    put_more(pane->window, first_y - 1, right, true, first);
    put_more(pane->window, part.rows, right, false, count - row);
}

static void draw_question(const Interview *interview, Pane *pane)
{
    draw_heading(interview, pane);
    draw_mark(interview, pane);
    blank_row(pane);
    draw_practices(interview, pane);
    draw_details(interview, pane);
}

void interview_draw(const Interview *interview, WINDOW *body)
{
    int rows = getmaxy(body), columns = getmaxx(body);
    bool is_wide = columns >= INTERVIEW_WIDE;
    if (is_wide || interview->is_choosing)
        draw_list(interview, body, rows);
    if (!is_wide && interview->is_choosing) {
        for (int y = 0; y < rows; y++)
            put(body, y, LIST_COLUMNS, columns - LIST_COLUMNS, role(ROLE_PLAIN), "");
        Pane beside = { body, 0, LIST_COLUMNS + 1, columns - LIST_COLUMNS - 1, rows };
        draw_text(&beside, "", table_get(interview->questions, interview->question, "title"), 6,
                  role(ROLE_TITLE));
        blank_row(&beside);
        draw_text(&beside, "", table_get(interview->questions, interview->question, "good"),
                  rows - 8, role(ROLE_PLAIN));
        return;
    }
    int x = is_wide ? LIST_COLUMNS + 2 : 1;
    if (is_wide)
        for (int y = 0; y < rows; y++)
            put(body, y, LIST_COLUMNS, 2, role(ROLE_DIM), terminal_is_ascii() ? "|" : "│");
    else
        for (int y = 0; y < rows; y++)
            put(body, y, 0, 1, role(ROLE_PLAIN), "");
    Pane pane = { body, 0, x, columns - x, rows };
    draw_question(interview, &pane);
}
