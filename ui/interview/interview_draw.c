/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "interview/interview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "toolkit/put.h"
#include "toolkit/screen.h"
#include "toolkit/terminal.h"

enum { SAY_ROWS = 6, SAY_ROWS_LOW = 3, FOCUS_ROWS = 3 }; /* that are left to each */
enum { LOW = 14 }; /* a body with fewer rows has none to spare for blank ones */
enum { LIST_COLUMNS = 42, LIST_LEAST = 28, BADGE_COLUMNS = 7, GAP_COLUMNS = 2 };
enum { BEFORE_TOPIC = 9 };   /* cells for focus and number in the list */
enum { CORNER = 16 };        /* cells */
enum { TITLE_ROWS = 4 };     /* of a practice, at most */
enum { MARK = 6, TAIL = 4 }; /* cells before and behind the title of a practice */

/* The panes of a body: columns of the list of questions (0: not shown), and where the question
 * and what to say begin and end. Below 100 columns the latter stand in the same columns. */
typedef struct Room {
    int rows, columns, list;
    Pane question, say;
    bool is_wide;
} Room;

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

/* Cut with a sign where it does not fit. */
static void put_fitted(WINDOW *window, int y, int x, int columns, attr_t attributes,
                       const char *text)
{
    const char *sign = terminal_is_ascii() ? ".." : "…";
    int used = 0, cells = text_cells(text);
    size_t bytes = text_fit(text, strlen(text), columns - text_cells(sign), &used);
    char *line = cells <= columns ? xstrdup(text) : xasprintf("%.*s%s", (int)bytes, text, sign);
    put(window, y, x, columns, attributes, line);
    free(line);
}

/* ---- the list of questions: a line for each pillar, and its questions below ---- */

static bool begins_pillar(const Interview *interview, size_t row)
{
    return row == 0 || strcmp(table_get(interview->questions, row, "pillar"),
                              table_get(interview->questions, row - 1, "pillar")) != 0;
}

static void draw_pillar(const Interview *interview, WINDOW *window, int y, size_t row, int columns)
{
    const Table *pillars = interview->pillars;
    long at = table_row_of(pillars, 0, table_get(interview->questions, row, "pillar"));
    if (at < 0)
        return;
    const char *high = table_get(pillars, (size_t)at, "high");
    const char *medium = table_get(pillars, (size_t)at, "medium");
    Buffer text = { 0 };
    buffer_add_format(&text, "%s/%s ", table_get(pillars, (size_t)at, "answered"),
                      table_get(pillars, (size_t)at, "questions"));
    char *const signs[] = { xasprintf(tr("H%s"), high), xasprintf(tr("M%s"), medium) };
    if (strcmp(high, "0") != 0)
        buffer_join(&text, " ", signs[0]);
    if (strcmp(medium, "0") != 0)
        buffer_join(&text, " ", signs[1]);
    for (size_t i = 0; i < COUNT(signs); i++)
        free(signs[i]);
    char *progress = buffer_take(&text);
    put(window, y, 0, 1, role(ROLE_PLAIN), "");
    int cells = text_cells(progress) + 1;
    put(window, y, 1, columns - 2 - cells, role(ROLE_BOLD), table_get(pillars, (size_t)at, "name"));
    put_right(window, y, columns - 1 - cells, cells, role(ROLE_DIM), progress);
    free(progress);
    put(window, y, columns - 1, 1, role(ROLE_PLAIN), "");
}

static void draw_question_row(const Interview *interview, WINDOW *window, int y, size_t row,
                              int columns)
{
    bool is_focus = row == interview->question, is_choosing = interview->pane == PANE_QUESTIONS;
    attr_t attributes = is_focus && is_choosing ? role(ROLE_FOCUS)
                        : is_focus              ? role(ROLE_BOLD)
                                                : role(ROLE_PLAIN);
    int topic = columns - BEFORE_TOPIC - BADGE_COLUMNS;
    put(window, y, 0, 2, attributes, is_focus ? "> " : "  ");
    put(window, y, 2, BEFORE_TOPIC - 2, attributes, table_cell(interview->questions, row, 0));
    put_fitted(window, y, BEFORE_TOPIC, topic - 1, attributes,
               table_get(interview->questions, row, "topic"));
    put(window, y, BEFORE_TOPIC + topic - 1, 1, attributes, "");
    draw_badge(window, y, BEFORE_TOPIC + topic, table_get(interview->questions, row, "risk"),
               is_focus && is_choosing ? attributes : 0);
    put(window, y, columns - 1, 1, role(ROLE_PLAIN), "");
    if (is_focus && is_choosing)
        screen_set_cursor(window, y, 0);
}

static int list_lines(const Interview *interview, size_t from, size_t to)
{
    int lines = 0;
    for (size_t row = from; row <= to; row++)
        lines += 1 + begins_pillar(interview, row);
    return lines;
}

static void scroll_list(Interview *interview, int rows)
{
    size_t last = table_rows(interview->questions) - 1;
    size_t above = interview->question >= 2 ? interview->question - 2 : 0;
    size_t below = interview->question + 2 <= last ? interview->question + 2 : last;
    if (interview->top > above)
        interview->top = above;
    while (interview->top < above && list_lines(interview, interview->top, below) > rows)
        interview->top++;
}

static void draw_list_rows(const Interview *interview, WINDOW *window, int rows, int columns)
{
    int y = 0;
    size_t row = interview->top, count = table_rows(interview->questions);
    for (; row < count && y < rows; row++) {
        if (begins_pillar(interview, row))
            draw_pillar(interview, window, y++, row, columns);
        if (y < rows)
            draw_question_row(interview, window, y++, row, columns);
    }
    for (; y < rows; y++)
        put(window, y, 0, columns, role(ROLE_PLAIN), "");
}

/* The rules around the body are drawn anew each time. */
static void draw_list(const Interview *interview, WINDOW *window, int rows, int columns,
                      bool is_kept)
{
    size_t row = interview->top, count = table_rows(interview->questions);
    if (!is_kept)
        draw_list_rows(interview, window, rows, columns);
    for (int y = 0; row < count && y + begins_pillar(interview, row) < rows; row++)
        y += 1 + begins_pillar(interview, row);
    put_more(window, -1, columns, true, interview->top);
    put_more(window, rows, columns, false, count - row);
}

/* ---- the question in focus ---- */

static void blank_row(Pane *pane)
{
    if (pane->y < pane->rows)
        put(pane->window, pane->y++, pane->x, pane->columns, role(ROLE_PLAIN), "");
}

/* What a bank or a customer wrote may be longer than the screen. */
static int rows_of(const char *text, int columns, int most)
{
    if (text_cells(text) <= columns)
        return 1;
    size_t count = text_line_count(text, columns);
    return count < (size_t)most ? (int)count : most;
}

static void draw_lines(Pane *pane, const char *text, int columns, int most, attr_t attributes)
{
    size_t count;
    TextLine *lines = text_wrap(text, columns, &count);
    for (int i = 0; (size_t)i < count && i < most && pane->y < pane->rows; i++) {
        bool is_cut = i + 1 == most && (size_t)most < count;
        char *line = is_cut ? xstrdup(lines[i].start) : xstrndup(lines[i].start, lines[i].bytes);
        put(pane->window, pane->y, pane->x, pane->columns, role(ROLE_PLAIN), "");
        put_fitted(pane->window, pane->y++, pane->x, columns, attributes, line);
        free(line);
    }
    free(lines);
}

const char *interview_answer_cell(const Interview *interview, const char *column)
{
    return table_rows(interview->answer) ? table_get(interview->answer, 0, column) : "";
}

static char *heading_of(const Interview *interview)
{
    return xasprintf("%s  %s", table_cell(interview->questions, interview->question, 0),
                     table_get(interview->questions, interview->question, "title"));
}

static int heading_columns(const Pane *pane)
{
    return pane->columns - BADGE_COLUMNS - 1;
}

static int heading_most(int rows)
{
    return rows / 3;
}

static int mark_most(int rows)
{
    return rows < LOW ? 1 : 2;
}

static void draw_heading(const Interview *interview, Pane *pane, int rows)
{
    const char *risk = table_get(interview->questions, interview->question, "risk");
    char *title = heading_of(interview);
    int top = pane->y, badge = pane->x + pane->columns - BADGE_COLUMNS;
    draw_lines(pane, title, heading_columns(pane), heading_most(rows), role(ROLE_TITLE));
    draw_badge(pane->window, top, badge, risk, 0);
    free(title);
}

/* The mark of the whole question, or NULL. The caller frees. */
static char *mark_of(const Interview *interview)
{
    static const char *const names[QUESTION_STATE_COUNT] = { "", N_("Not applicable"),
                                                             N_("Refused"), N_("Follow-up") };
    QuestionState state = risk_question_state(interview_answer_cell(interview, "state"));
    const char *owner = interview_answer_cell(interview, "owner"),
               *due = interview_answer_cell(interview, "due"),
               *reason = interview_answer_cell(interview, "reason"),
               *said = interview_answer_cell(interview, "explanation"), *standard = "";
    if (state == QUESTION_OPEN)
        return NULL;
    for (int i = 0; i < ANSWER_REASONS; i++)
        if (!strcmp(reason, answer_reason_codes[i]))
            standard = tr(answer_reason_names[i]);
    return xasprintf("%s  %s%s%s%s%s%s%s", tr(names[state]), standard,
                     *standard && *said ? message_colon() : "", said, *owner ? "  " : "", owner,
                     *due ? "  " : "", due);
}

static void draw_mark(const Interview *interview, Pane *pane, int rows)
{
    char *text = mark_of(interview);
    if (text)
        draw_lines(pane, text, pane->columns - 1, mark_most(rows), role(ROLE_UNKNOWN));
    free(text);
}

static int title_columns(const Pane *pane)
{
    return pane->columns - MARK - TAIL;
}

static bool is_in_focus(const Interview *interview, size_t row)
{
    return row == interview->practice && interview->pane != PANE_QUESTIONS;
}

/* Rows that a practice takes: its title whole, or on one line where it is not the one in focus;
 * and what findings say of it. */
static int practice_rows(const Interview *interview, const Pane *pane, size_t row, bool is_whole)
{
    char *text = interview_finding_text(interview, row);
    int rows = text ? 1 : 0;
    free(text);
    bool wraps = is_whole || row == interview->practice;
    const char *title = table_get(interview->practices, row, "title");
    return rows + (wraps ? rows_of(title, title_columns(pane), TITLE_ROWS) : 1);
}

static int practices_rows(const Interview *interview, const Pane *pane, size_t from, size_t to,
                          bool is_whole)
{
    int rows = 0;
    for (size_t row = from; row < to; row++)
        rows += practice_rows(interview, pane, row, is_whole);
    return rows;
}

static void draw_title(const Interview *interview, Pane *pane, size_t row, int rows)
{
    const char *title = table_get(interview->practices, row, "title");
    bool is_dim = !strcmp(table_get(interview->practices, row, "state"),
                          practice_state_codes[PRACTICE_NOT_APPLICABLE]);
    attr_t plain = role(is_dim ? ROLE_DIM : ROLE_PLAIN);
    size_t count;
    TextLine *lines = text_wrap(title, title_columns(pane), &count);
    int x = pane->x + MARK;
    for (int i = 0; i < rows && pane->y < pane->rows; i++, pane->y++) {
        if (i) {
            put(pane->window, pane->y, pane->x, MARK, plain, "");
            put(pane->window, pane->y, x + title_columns(pane), TAIL, plain, "");
        }
        char *line = xstrndup(lines[i].start, lines[i].bytes);
        put_fitted(pane->window, pane->y, x, title_columns(pane), plain,
                   i + 1 == rows && (size_t)rows < count ? lines[i].start : line);
        free(line);
    }
    free(lines);
}

static void draw_signs(const Interview *interview, const Pane *pane, size_t row)
{
    PracticeState state = risk_practice_state(table_get(interview->practices, row, "state"));
    const char *weight = table_get(interview->practices, row, "weight");
    bool is_focus = is_in_focus(interview, row), is_marked = interview_is_marked(interview, row);
    /* Only the mark is reversed: a row in reverse is sent twice at each step. */
    attr_t mark = is_focus ? role(ROLE_FOCUS) : role(mark_roles[state]);
    char before[3] = { is_focus ? '>' : ' ', is_marked ? '*' : ' ', '\0' }, tail[8];
    snprintf(tail, sizeof tail, " %s",
             !strcmp(weight, "high")     ? "!!"
             : !strcmp(weight, "medium") ? "! "
                                         : "  ");
    put(pane->window, pane->y, pane->x, 2,
        is_focus    ? mark
        : is_marked ? role(ROLE_BOLD)
                    : role(ROLE_PLAIN),
        before);
    put(pane->window, pane->y, pane->x + 2, 3, mark, marks[state]);
    put(pane->window, pane->y, pane->x + 5, 1, role(ROLE_PLAIN), "");
    put(pane->window, pane->y, pane->x + pane->columns - TAIL, TAIL, role(ROLE_DIM), tail);
    if (is_focus)
        screen_set_cursor(pane->window, pane->y, pane->x + 2);
}

static void draw_practice(const Interview *interview, Pane *pane, size_t row, bool is_whole)
{
    char *finding = interview_finding_text(interview, row);
    draw_signs(interview, pane, row);
    draw_title(interview, pane, row,
               practice_rows(interview, pane, row, is_whole) - (finding ? 1 : 0));
    if (finding && pane->y < pane->rows) {
        put(pane->window, pane->y, pane->x, MARK, role(ROLE_PLAIN), "");
        put_fitted(pane->window, pane->y++, pane->x + MARK, pane->columns - MARK, role(ROLE_MEDIUM),
                   finding);
    }
    free(finding);
}

/* From the first practice on that leaves the one in focus, and the next, in the picture. */
static size_t first_practice(const Interview *interview, const Pane *pane)
{
    int rows = pane->rows - pane->y;
    size_t count = table_rows(interview->practices), first = 0,
           next = interview->practice + 1 < count ? interview->practice + 2 : count;
    if (practices_rows(interview, pane, 0, count, false) <= rows)
        return 0;
    while (first < interview->practice &&
           practices_rows(interview, pane, first, next, false) > rows)
        first++;
    return first;
}

/* Beside what to say of it the one in focus is enough. Titles are whole where all are, so that a
 * step moves no row. */
static void draw_practices(const Interview *interview, Pane *pane, bool is_one)
{
    int top = pane->y, right = pane->x + pane->columns;
    size_t count = table_rows(interview->practices);
    bool is_whole = interview->picture.is_whole;
    size_t row = is_one ? interview->practice : is_whole ? 0 : first_practice(interview, pane);
    size_t first = row, end = is_one && row < count ? row + 1 : count;
    while (row < end &&
           (row == first || pane->y + practice_rows(interview, pane, row, is_whole) <= pane->rows))
        draw_practice(interview, pane, row++, is_whole);
    put_more(pane->window, top - 1, right, true, first);
    while (pane->y < pane->rows)
        blank_row(pane);
    /* Above what to say, its heading has the corner. */
    bool is_above = pane->rows + 1 < getmaxy(pane->window);
    put_more(pane->window, pane->rows, right - (is_above ? CORNER : 0), false, count - row);
}

/* The one that was in focus and the one that is: no other row changed, and none moved. */
static void draw_step(const Interview *interview, Pane *pane)
{
    size_t before = interview->picture.practice, count = table_rows(interview->practices);
    pane->y = interview->picture.practices_y;
    for (size_t row = 0; row < count; row++)
        if (row == before || row == interview->practice)
            draw_practice(interview, pane, row, true);
        else
            pane->y += practice_rows(interview, pane, row, true);
}

/* Whether what is left fits, in a sentence where there is room for one. */
static void draw_pace(const Interview *interview, const Pane *pane, int y, int used)
{
    int room = pane->columns - used;
    const char *words = interview->pace && text_cells(interview->pace) <= room ? interview->pace
                                                                               : interview->short_pace;
    if (words && text_cells(words) <= room)
        put_right(pane->window, y, pane->x + used, room, role(ROLE_DIM), words);
}

/* Says how many cells it took. */
static int draw_status(const Interview *interview, const Pane *pane, int y)
{
    const char *asked = interview_answer_cell(interview, "asked");
    const char *confidence = interview_answer_cell(interview, "confidence");
    const char *next = interview->asked && *interview->asked ? interview->asked : "-";
    char *text =
        xasprintf("%s%s%zu   %s%s%s   %s%s%s", tr("Evidence:"), message_gap(tr("Evidence:")),
                  table_rows(interview->evidence), tr("Asked:"), message_gap(tr("Asked:")),
                  *asked ? asked : next, tr("Confidence:"), message_gap(tr("Confidence:")),
                  *confidence ? tr(!strcmp(confidence, "high")     ? N_("high")
                                   : !strcmp(confidence, "medium") ? N_("medium")
                                                                   : N_("low"))
                              : "-");
    int used = text_cells(text);
    put_fitted(pane->window, y, pane->x, pane->columns, role(ROLE_DIM), text);
    free(text);
    return used;
}

static void draw_say(Interview *interview, Pane *pane, bool is_kept)
{
    bool is_focus = interview->pane == PANE_SAY;
    const char *label = tr("Ask for");
    int cells = text_cells(label) + 2;
    put(pane->window, pane->y, pane->x, pane->columns, role(ROLE_PLAIN), "");
    put_rule(pane->window, pane->y, pane->x, pane->columns);
    put(pane->window, pane->y, pane->x + 1, cells, role(is_focus ? ROLE_FOCUS : ROLE_BOLD), "");
    put(pane->window, pane->y, pane->x + 2, cells - 2, role(is_focus ? ROLE_FOCUS : ROLE_BOLD),
        label);
    pane->y++;
    interview_say_draw(interview, pane, is_kept);
}

/* ---- the panes ---- */

static int between(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* The rows of question, mark and practices when what to say takes the rest: as many as they need
 * whole, but for what is left to the texts. */
static int question_rows(const Interview *interview, const Pane *pane, int rows)
{
    char *title = heading_of(interview), *mark = mark_of(interview);
    int head = rows_of(title, heading_columns(pane), heading_most(rows)) +
               (mark ? rows_of(mark, pane->columns - 1, mark_most(rows)) : 0) + (rows >= LOW);
    size_t count = table_rows(interview->practices), focus = interview->practice;
    int wanted = interview->pane == PANE_SAY
                     ? practices_rows(interview, pane, focus, focus + (focus < count), true)
                     : practices_rows(interview, pane, 0, count, true);
    free(title);
    free(mark);
    int most = rows - (rows >= LOW ? SAY_ROWS : SAY_ROWS_LOW);
    return between(head + wanted, 0, most > head + FOCUS_ROWS ? most : head + FOCUS_ROWS);
}

static Room room_of(const Interview *interview, WINDOW *window, int rows, int columns)
{
    Room room = { .rows = rows, .columns = columns, .is_wide = columns >= INTERVIEW_WIDE };
    if (room.is_wide) {
        room.list = between(columns * 28 / 100, LIST_LEAST, LIST_COLUMNS);
        int left = columns - room.list - 2 * GAP_COLUMNS, say = left * 2 / 5, x = room.list + 2;
        room.question = (Pane){ window, 0, x, left - say, rows - 1 - (interview->pace != NULL) };
        room.say = (Pane){ window, 0, x + left - say + GAP_COLUMNS, say, rows };
    } else {
        room.list = interview->pane == PANE_QUESTIONS ? LIST_COLUMNS : 0;
        room.question = (Pane){ window, 0, 1, columns - 1, rows };
        room.question.rows = question_rows(interview, &room.question, rows);
        room.say = (Pane){ window, room.question.rows, 1, columns - 1, rows - (rows >= LOW) };
    }
    return room;
}

void interview_scroll(Interview *interview, int rows, int columns)
{
    Room room = room_of(interview, NULL, rows, columns);
    scroll_list(interview, rows);
    interview->say_rows = room.say.rows - room.say.y - 1;
    interview->say_columns = room.say.columns;
    if (interview->say_top)
        interview_scroll_say(interview, 0);
}

static void draw_question(Interview *interview, Room *room)
{
    Pane *pane = &room->question;
    bool is_one = !room->is_wide && interview->pane == PANE_SAY;
    draw_heading(interview, pane, room->rows);
    draw_mark(interview, pane, room->rows);
    if (room->rows >= LOW)
        blank_row(pane);
    interview->picture.practices_y = pane->y;
    interview->picture.is_whole =
        !is_one && practices_rows(interview, pane, 0, table_rows(interview->practices), true) <=
                       pane->rows - pane->y;
    draw_practices(interview, pane, is_one);
}

static void draw_gap(WINDOW *window, int rows, int x)
{
    for (int y = 0; y < rows; y++)
        put(window, y, x, GAP_COLUMNS, role(ROLE_DIM), terminal_is_ascii() ? "|" : "│");
}

static void draw_wide(Interview *interview, Room *room, WINDOW *body, bool is_kept)
{
    draw_list(interview, body, room->rows, room->list, is_kept);
    draw_say(interview, &room->say, is_kept);
    if (is_kept) {
        draw_step(interview, &room->question);
        return;
    }
    draw_gap(body, room->rows, room->list);
    draw_gap(body, room->rows, room->say.x - GAP_COLUMNS);
    draw_status(interview, &room->question, room->rows - 1);
    if (interview->pace)
        draw_pace(interview, &room->question, room->rows - 2, 0);
    draw_question(interview, room);
}

static void draw_narrow(Interview *interview, Room *room, WINDOW *body, bool is_kept)
{
    draw_say(interview, &room->say, is_kept);
    if (is_kept) {
        draw_step(interview, &room->question);
        return;
    }
    for (int y = 0; y < room->rows; y++)
        put(body, y, 0, 1, role(ROLE_PLAIN), "");
    if (room->rows >= LOW)
        draw_pace(interview, &room->question, room->rows - 1,
                  draw_status(interview, &room->question, room->rows - 1) + GAP_COLUMNS);
    draw_question(interview, room);
}

/* The list, and beside it what one chooses by. */
static void draw_choosing(const Interview *interview, const Room *room, WINDOW *body)
{
    Pane beside = { body, 0, room->list + 1, room->columns - room->list - 1, room->rows };
    draw_list(interview, body, room->rows, room->list, false);
    for (int y = 0; y < room->rows; y++)
        put(body, y, room->list, room->columns - room->list, role(ROLE_PLAIN), "");
    draw_lines(&beside, table_get(interview->questions, interview->question, "title"),
               beside.columns - 1, room->rows, role(ROLE_TITLE));
    blank_row(&beside);
    draw_lines(&beside, table_get(interview->questions, interview->question, "good"),
               beside.columns - 1, room->rows - beside.y, role(ROLE_PLAIN));
}

/* Nothing but which practice is in focus changed; in the list the cursor rests on a question. */
static bool is_step(const Interview *interview, const Room *room)
{
    const InterviewPicture *picture = &interview->picture;
    return screen_keeps_picture() && picture->is_whole && interview->pane != PANE_QUESTIONS &&
           picture->rows == room->rows &&
           picture->columns == room->columns && picture->readings == interview->readings &&
           picture->pane == interview->pane;
}

void interview_draw(Interview *interview, WINDOW *body)
{
    Room room = room_of(interview, body, getmaxy(body), getmaxx(body));
    bool is_kept = is_step(interview, &room);
    if (room.is_wide)
        draw_wide(interview, &room, body, is_kept);
    else if (room.list) {
        interview->picture.is_whole = false;
        interview_say_forget(interview);
        draw_choosing(interview, &room, body);
    } else
        draw_narrow(interview, &room, body, is_kept);
    InterviewPicture *picture = &interview->picture;
    picture->rows = room.rows;
    picture->columns = room.columns;
    picture->readings = interview->readings;
    picture->pane = interview->pane;
    picture->practice = interview->practice;
}
