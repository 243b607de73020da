/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts are lines from the top down; evidence and note, which are of the whole question, stand
 * at the bottom, so that a step to another practice does not move them. When not all fit, the note
 * keeps a third of the room, and more where the texts leave it, and both scroll: first the texts to
 * their end, then the note. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "interview/interview.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { RUNNING_TEXT = 72, NOTE_SHARE = 3 };

typedef struct SayLine {
    char *text;
    Role role;
} SayLine;

typedef struct Say {
    SayLine *lines;
    size_t count, room;
    size_t texts; /* the lines before evidence and note */
} Say;

static void add_line(Say *say, const char *text, size_t bytes, Role role)
{
    if (say->count == say->room) {
        say->room = say->room ? say->room * 2 : 32;
        say->lines = xreallocarray(say->lines, say->room, sizeof *say->lines);
    }
    say->lines[say->count++] = (SayLine){ xstrndup(text, bytes), role };
}

/* A label and running text, not wider than people like to read. */
static void add_text(Say *say, int columns, const char *label, const char *text, Role role)
{
    size_t count;
    if (!*text)
        return;
    char *whole = *label ? xasprintf("%s%s%s", label, message_gap(label), text) : xstrdup(text);
    TextLine *lines = text_wrap(whole, columns < RUNNING_TEXT ? columns : RUNNING_TEXT, &count);
    for (size_t i = 0; i < count; i++)
        add_line(say, lines[i].start, lines[i].bytes, role);
    free(lines);
    free(whole);
}

/* For whom else the answer is. */
static void add_reach(const Interview *interview, Say *say, int columns)
{
    size_t row = interview->practice;
    const Table *practices = interview->practices;
    const char *scope = table_get(interview->questions, interview->question, "scope");
    const char *twin = row < table_rows(practices) ? table_get(practices, row, "same_as") : "";
    if (!strcmp(scope, "organization"))
        add_text(say, columns, "", tr("Asked once for all workloads"), ROLE_BOLD);
    if (*twin)
        add_text(say, columns, tr("Same as"), twin, ROLE_BOLD);
}

/* What nobody looked at is not what nothing was found in. */
static void add_evaluation(const Interview *interview, Say *say, int columns, const char *practice)
{
    long found = interview->evaluations ? table_row_of(interview->evaluations, 0, practice) : -1;
    if (found < 0)
        return;
    const char *state = table_get(interview->evaluations, (size_t)found,
                                  message_language() == CHINESE ? "state_zh" : "state_en"),
               *checks = table_get(interview->evaluations, (size_t)found, "checks");
    char *text =
        strcmp(checks, "0") != 0 ? xasprintf(tr("%s; checks: %s"), state, checks) : xstrdup(state);
    add_text(say, columns, tr("Exports:"), text, ROLE_DIM);
    free(text);
}

/* A line each: the rest of it is on the screen of evidence. */
static void add_evidence(const Interview *interview, Say *say, int columns)
{
    for (size_t row = 0; row < table_rows(interview->evidence); row++) {
        const char *label = tr("Evidence:");
        char *line = text_clean_line(table_get(interview->evidence, row, "content"));
        char *whole = xasprintf("%s%s%s", label, message_gap(label), line);
        int used;
        size_t bytes = text_fit(whole, strlen(whole), columns - 3, &used);
        char *shown = bytes < strlen(whole) ? xasprintf("%.*s%s", (int)bytes, whole,
                                                        terminal_is_ascii() ? " .." : "…")
                                            : xstrdup(whole);
        add_line(say, shown, strlen(shown), ROLE_DIM);
        free(shown);
        free(whole);
        free(line);
    }
}

static Say make_say(const Interview *interview, int columns)
{
    Say say = { 0 };
    size_t row = interview->practice;
    const Table *practices = interview->practices;
    add_reach(interview, &say, columns);
    if (row < table_rows(practices))
        add_evaluation(interview, &say, columns, table_cell(practices, row, 0));
    add_text(&say, columns, "", table_get(interview->questions, interview->question, "good"),
             ROLE_PLAIN);
    if (row < table_rows(practices)) {
        add_text(&say, columns, tr("Why:"), table_get(practices, row, "why"), ROLE_PLAIN);
        add_text(&say, columns, tr("How:"), table_get(practices, row, "how"), ROLE_PLAIN);
        add_text(&say, columns, tr("Remark:"), table_get(practices, row, "note"), ROLE_PLAIN);
    }
    say.texts = say.count;
    add_evidence(interview, &say, columns);
    add_text(&say, columns, tr("Note:"), interview_answer_cell(interview, "note"), ROLE_BOLD);
    return say;
}

static void free_say(Say *say)
{
    for (size_t i = 0; i < say->count; i++)
        free(say->lines[i].text);
    free(say->lines);
}

static int at_least(int value, int least)
{
    return value > least ? value : least;
}

/* The rows of the note, of so many in all. */
static int note_rows(const Say *say, int rows)
{
    int note = (int)(say->count - say->texts), left = rows - (int)say->texts;
    int room = at_least(left, rows / NOTE_SHARE);
    return note < room ? note : room;
}

void interview_scroll_say(Interview *interview, int by)
{
    Say say = make_say(interview, interview->say_columns);
    int most = at_least((int)say.count - interview->say_rows, 0),
        top = at_least(interview->say_top + by, 0);
    interview->say_top = top < most ? top : most;
    free_say(&say);
}

static void add_part(SayLine *shown, const Say *say, size_t from, size_t to, int rows)
{
    for (int i = 0; i < rows; i++) {
        size_t at = from + (size_t)i;
        shown[i] = (SayLine){ xstrdup(at < to ? say->lines[at].text : ""),
                              at < to ? say->lines[at].role : ROLE_PLAIN };
    }
}

/* Only the rows that say something else than before. */
static void draw_lines(const Interview *interview, Pane *pane, const SayLine *shown, size_t rows,
                       bool is_kept)
{
    const InterviewPicture *picture = &interview->picture;
    for (size_t i = 0; i < rows; i++, pane->y++) {
        const SayLine *before = is_kept && i < picture->said_rows ? &picture->said[i] : NULL;
        bool is_same =
            before && before->role == shown[i].role && !strcmp(before->text, shown[i].text);
        if (!is_same)
            put(pane->window, pane->y, pane->x, pane->columns, role(shown[i].role), shown[i].text);
    }
}

void interview_say_forget(Interview *interview)
{
    InterviewPicture *picture = &interview->picture;
    for (size_t i = 0; i < picture->said_rows; i++)
        free(picture->said[i].text);
    free(picture->said);
    picture->said = NULL;
    picture->said_rows = 0;
}

/* How much is hidden stands in the heading: no line gives its end for it. */
static void draw_hidden(const Interview *interview, const Pane *pane, int hidden)
{
    enum { COUNT_CELLS = 7 };
    int right = pane->x + pane->columns, above = interview->say_top;
    put_more(pane->window, pane->y - 1, right, false, (size_t)(hidden - above));
    put_more(pane->window, pane->y - 1, right - COUNT_CELLS, true, (size_t)above);
}

void interview_say_draw(Interview *interview, Pane *pane, bool is_kept)
{
    Say say = make_say(interview, pane->columns);
    int rows = at_least(pane->rows - pane->y, 0), note = note_rows(&say, rows);
    int texts = (int)say.texts < rows - note ? (int)say.texts : rows - note;
    int most = (int)say.texts - texts, top = interview->say_top < most ? interview->say_top : most;
    SayLine *shown = xcalloc((size_t)rows + 1, sizeof *shown);
    draw_hidden(interview, pane, (int)say.count - texts - note);
    add_part(shown, &say, (size_t)top, say.texts, rows - note);
    add_part(shown + rows - note, &say, say.texts + (size_t)(interview->say_top - top), say.count,
             note);
    draw_lines(interview, pane, shown, (size_t)rows, is_kept);
    interview_say_forget(interview);
    interview->picture.said = shown;
    interview->picture.said_rows = (size_t)rows;
    free_say(&say);
}
