/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editor.h - a text being typed: a caret that moves by graphemes and by wrapped lines,
 * and undo. Knows no curses. */
#ifndef EDITOR_H
#define EDITOR_H

#include "base/base.h"
#include "base/text.h"

typedef struct Editor Editor;

/* Where the caret shows when the text is wrapped: column is 0..width, so a field needs
 * one cell more than it wraps to. */
typedef struct EditorPlace {
    size_t row;
    int column;
} EditorPlace;

/* The caret starts at the end. */
Editor *editor_new(const char *text);
void editor_free(Editor *editor);

/* Borrowed until the next change. */
const char *editor_text(const Editor *editor);

/* In bytes. */
size_t editor_caret(const Editor *editor);
void editor_set_caret(Editor *editor, size_t caret);

/* Text wrapped to this many cells is what the up, down, home and end keys mean. */
void editor_set_width(Editor *editor, int cells);
int editor_width(const Editor *editor);
EditorPlace editor_place(const Editor *editor);

/* Fails when the text would grow beyond what a field holds, and changes nothing then. */
MUST_CHECK bool editor_insert(Editor *editor, const char *text);
MUST_CHECK bool editor_replace(Editor *editor, const char *text);

void editor_delete(Editor *editor);
void editor_backspace(Editor *editor);
void editor_delete_word(Editor *editor);   /* before the caret */
void editor_delete_to_end(Editor *editor); /* of the line; at its end, the line feed */
void editor_delete_to_start(Editor *editor);

/* False when there is nothing left to undo. */
bool editor_undo(Editor *editor);

void editor_left(Editor *editor);
void editor_right(Editor *editor);
void editor_word_left(Editor *editor);
void editor_word_right(Editor *editor);
void editor_home(Editor *editor);
void editor_end(Editor *editor);
void editor_first(Editor *editor);
void editor_last(Editor *editor);

/* Keeps to the column the first of several such moves started from. */
void editor_move_rows(Editor *editor, int rows);

#endif
