/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

enum { UNDO_STEPS = 64, DEFAULT_WIDTH = 72 };

typedef struct Snapshot {
    char *text;
    size_t caret;
} Snapshot;

struct Editor {
    char *text;
    size_t caret;
    int width, wanted_column; /* -1: the caret's own */
    Snapshot undo[UNDO_STEPS];
    size_t undo_count;
    bool is_typing; /* the last change was typing: more of it is the same undo step */
};

Editor *editor_new(const char *text)
{
    Editor *editor = xcalloc(1, sizeof *editor);
    editor->text = xstrdup(text);
    editor->caret = strlen(text);
    editor->width = DEFAULT_WIDTH;
    editor->wanted_column = -1;
    return editor;
}

void editor_free(Editor *editor)
{
    if (!editor)
        return;
    for (size_t i = 0; i < editor->undo_count; i++)
        free(editor->undo[i].text);
    free(editor->text);
    free(editor);
}

const char *editor_text(const Editor *editor)
{
    return editor->text;
}

size_t editor_caret(const Editor *editor)
{
    return editor->caret;
}

/* An emoji joined to the next by U+200D is one with it; finding that takes more context
 * than text_next looks at. */
static bool joins(const Editor *editor, size_t at)
{
    static const char joiner[] = "\xE2\x80\x8D";
    enum { JOINER_BYTES = sizeof joiner - 1 };
    const char *text = editor->text + at;
    return at > JOINER_BYTES && (*text & 0x80) &&
           !memcmp(text - JOINER_BYTES, joiner, JOINER_BYTES);
}

static size_t before(const Editor *editor, size_t at)
{
    do
        at -= text_previous(editor->text, editor->text + at);
    while (joins(editor, at));
    return at;
}

static size_t behind(const Editor *editor, size_t at)
{
    do
        at += text_next(editor->text + at);
    while (joins(editor, at));
    return at;
}

/* A caret inside a grapheme, where typing joined two, goes behind it. */
static size_t snap(const Editor *editor, size_t caret)
{
    size_t end = behind(editor, caret);
    return caret && before(editor, end) < caret ? end : caret;
}

static void move_to(Editor *editor, size_t caret)
{
    editor->caret = snap(editor, caret);
    editor->wanted_column = -1;
    editor->is_typing = false;
}

void editor_set_caret(Editor *editor, size_t caret)
{
    size_t bytes = strlen(editor->text);
    caret = caret < bytes ? caret : bytes;
    while (caret && (editor->text[caret] & 0xC0) == 0x80)
        caret--;
    move_to(editor, caret);
}

void editor_set_width(Editor *editor, int cells)
{
    editor->width = cells;
}

int editor_width(const Editor *editor)
{
    return editor->width;
}

/* Changes. */

static void remember(Editor *editor)
{
    if (editor->undo_count == UNDO_STEPS) {
        free(editor->undo[0].text);
        memmove(editor->undo, editor->undo + 1, (UNDO_STEPS - 1) * sizeof *editor->undo);
        editor->undo_count--;
    }
    editor->undo[editor->undo_count++] = (Snapshot){ xstrdup(editor->text), editor->caret };
}

/* Puts `text` in place of `bytes` at `start`, the caret behind it. */
static bool change(Editor *editor, size_t start, size_t bytes, const char *text, bool is_typing)
{
    char *changed =
        xasprintf("%.*s%s%s", (int)start, editor->text, text, editor->text + start + bytes);
    if (*text && !text_check(tr("this field"), changed)) {
        free(changed);
        return false;
    }
    if (!is_typing || !editor->is_typing)
        remember(editor);
    free(editor->text);
    editor->text = changed;
    move_to(editor, start + strlen(text));
    editor->is_typing = is_typing;
    return true;
}

static void cut(Editor *editor, size_t start, size_t end)
{
    if (start < end && !change(editor, start, end - start, "", false))
        die("a deletion failed");
}

bool editor_insert(Editor *editor, const char *text)
{
    bool is_word_part = *text != ' ' && *text != '\n' && !text[text_next(text)];
    return change(editor, editor->caret, 0, text, is_word_part);
}

bool editor_replace(Editor *editor, const char *text)
{
    return !strcmp(text, editor->text) || change(editor, 0, strlen(editor->text), text, false);
}

bool editor_undo(Editor *editor)
{
    if (!editor->undo_count)
        return false;
    Snapshot last = editor->undo[--editor->undo_count];
    free(editor->text);
    editor->text = last.text;
    move_to(editor, last.caret);
    return true;
}

/* Words. Without spaces, as in Chinese, a grapheme beyond ASCII is a word. */

typedef enum Kind { BLANK, LETTER, OTHER } Kind;

static Kind kind_at(const char *at)
{
    unsigned char byte = (unsigned char)*at;
    if (byte == ' ' || byte == '\n')
        return BLANK;
    bool is_letter = byte == '_' || (byte >= '0' && byte <= '9') ||
                     ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    return is_letter ? LETTER : OTHER;
}

static size_t word_start(const Editor *editor)
{
    const char *text = editor->text;
    size_t at = editor->caret;
    while (at && kind_at(text + before(editor, at)) == BLANK)
        at = before(editor, at);
    if (at && kind_at(text + before(editor, at)) == OTHER)
        return before(editor, at);
    while (at && kind_at(text + before(editor, at)) == LETTER)
        at = before(editor, at);
    return at;
}

static size_t word_end(const Editor *editor)
{
    const char *text = editor->text;
    size_t at = editor->caret;
    while (text[at] && kind_at(text + at) == BLANK)
        at = behind(editor, at);
    if (text[at] && kind_at(text + at) == OTHER)
        return behind(editor, at);
    while (text[at] && kind_at(text + at) == LETTER)
        at = behind(editor, at);
    return at;
}

void editor_delete(Editor *editor)
{
    cut(editor, editor->caret, behind(editor, editor->caret));
}

void editor_backspace(Editor *editor)
{
    cut(editor, before(editor, editor->caret), editor->caret);
}

void editor_delete_word(Editor *editor)
{
    cut(editor, word_start(editor), editor->caret);
}

void editor_delete_to_end(Editor *editor)
{
    size_t end = editor->caret + strcspn(editor->text + editor->caret, "\n");
    if (end == editor->caret)
        end = behind(editor, end);
    cut(editor, editor->caret, end);
}

void editor_delete_to_start(Editor *editor)
{
    size_t start = editor->caret;
    while (start && editor->text[start - 1] != '\n')
        start--;
    cut(editor, start, editor->caret);
}

/* Moves. */

void editor_left(Editor *editor)
{
    move_to(editor, before(editor, editor->caret));
}

void editor_right(Editor *editor)
{
    move_to(editor, behind(editor, editor->caret));
}

void editor_word_left(Editor *editor)
{
    move_to(editor, word_start(editor));
}

void editor_word_right(Editor *editor)
{
    move_to(editor, word_end(editor));
}

void editor_first(Editor *editor)
{
    move_to(editor, 0);
}

void editor_last(Editor *editor)
{
    move_to(editor, strlen(editor->text));
}

typedef struct Rows {
    TextLine *lines;
    size_t count, at; /* the caret's */
} Rows;

static size_t row_start(const Editor *editor, const Rows *rows, size_t row)
{
    return (size_t)(rows->lines[row].start - editor->text);
}

static Rows wrap(const Editor *editor)
{
    Rows rows = { 0 };
    rows.lines = text_wrap(editor->text, editor->width, &rows.count);
    while (rows.at + 1 < rows.count && row_start(editor, &rows, rows.at + 1) <= editor->caret)
        rows.at++;
    return rows;
}

/* The last place of the caret that still shows in this row. */
static size_t row_end(const Editor *editor, const Rows *rows, size_t row)
{
    if (row + 1 == rows->count)
        return strlen(editor->text);
    return before(editor, row_start(editor, rows, row + 1));
}

static int caret_column(const Editor *editor, const Rows *rows)
{
    size_t start = row_start(editor, rows, rows->at);
    int cells = text_cells_of(editor->text + start, editor->caret - start);
    return cells < editor->width ? cells : editor->width;
}

EditorPlace editor_place(const Editor *editor)
{
    Rows rows = wrap(editor);
    EditorPlace place = { rows.at, caret_column(editor, &rows) };
    free(rows.lines);
    return place;
}

void editor_home(Editor *editor)
{
    Rows rows = wrap(editor);
    move_to(editor, row_start(editor, &rows, rows.at));
    free(rows.lines);
}

void editor_end(Editor *editor)
{
    Rows rows = wrap(editor);
    move_to(editor, row_end(editor, &rows, rows.at));
    free(rows.lines);
}

void editor_move_rows(Editor *editor, int count)
{
    Rows rows = wrap(editor);
    int column = editor->wanted_column, used;
    if (column < 0)
        column = caret_column(editor, &rows);
    long target = (long)rows.at + count, last = (long)rows.count - 1;
    size_t row = (size_t)(target < 0 ? 0 : target > last ? last : target);
    size_t start = row_start(editor, &rows, row), end = row_end(editor, &rows, row);
    move_to(editor, start + text_fit(editor->text + start, end - start, column, &used));
    editor->wanted_column = column;
    free(rows.lines);
}
