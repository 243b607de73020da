/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "toolkit/editor.h"

#define ACUTE_E "e\xCC\x81"
#define FAMILY  "👨\xE2\x80\x8D👩\xE2\x80\x8D👧"
#define RARE    "\xF0\xA0\xAE\xB7"

static const char *const graphemes[] = { "x", "中", ACUTE_E, FAMILY, RARE };

static Editor *editor_at(const char *text, size_t caret)
{
    Editor *editor = editor_new(text);
    editor_set_caret(editor, caret);
    return editor;
}

static void expect(Editor *editor, const char *text, size_t caret)
{
    cr_expect_str_eq(editor_text(editor), text);
    cr_expect_eq(editor_caret(editor), caret, "'%s': caret %zu, not %zu", text,
                 editor_caret(editor), caret);
}

static void expect_place(Editor *editor, size_t row, int column)
{
    EditorPlace place = editor_place(editor);
    cr_expect(place.row == row && place.column == column, "%s: at %zu,%d, not %zu,%d",
              editor_text(editor), place.row, place.column, row, column);
}

Test(editor, backspace_and_delete_take_a_whole_grapheme)
{
    for (size_t i = 0; i < COUNT(graphemes); i++) {
        char text[64];
        snprintf(text, sizeof text, "a%sb", graphemes[i]);
        Editor *editor = editor_at(text, strlen(text) - 1);
        editor_backspace(editor);
        expect(editor, "ab", 1);
        editor_free(editor);
        editor = editor_at(text, 1);
        editor_delete(editor);
        expect(editor, "ab", 1);
        editor_free(editor);
    }
}

Test(editor, left_and_right_step_over_a_whole_grapheme)
{
    for (size_t i = 0; i < COUNT(graphemes); i++) {
        char text[64];
        snprintf(text, sizeof text, "a%sb", graphemes[i]);
        Editor *editor = editor_at(text, 1);
        editor_right(editor);
        expect(editor, text, strlen(text) - 1);
        editor_left(editor);
        expect(editor, text, 1);
        editor_free(editor);
    }
}

Test(editor, nothing_happens_beyond_either_end)
{
    Editor *editor = editor_new("");
    editor_left(editor);
    editor_right(editor);
    editor_backspace(editor);
    editor_delete(editor);
    editor_delete_word(editor);
    editor_delete_to_end(editor);
    editor_move_rows(editor, 3);
    expect(editor, "", 0);
    cr_expect_not(editor_undo(editor));
    editor_free(editor);
}

Test(editor, a_combining_mark_joins_the_letter_before_the_caret)
{
    Editor *editor = editor_new("e");
    cr_assert(editor_insert(editor, "\xCC\x81"));
    expect(editor, ACUTE_E, 3);
    editor_backspace(editor);
    expect(editor, "", 0);
    editor_free(editor);
}

Test(editor, a_caret_never_rests_inside_a_grapheme)
{
    Editor *editor = editor_at("a" ACUTE_E "b", 2);
    expect(editor, "a" ACUTE_E "b", 4);
    editor_free(editor);
}

Test(editor, caret_columns_count_cells)
{
    static const struct {
        const char *text;
        int column;
    } cases[] = { { "中文", 4 }, { ACUTE_E, 1 }, { RARE, 2 }, { "a中" ACUTE_E, 4 }, { "", 0 } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Editor *editor = editor_new(cases[i].text);
        expect_place(editor, 0, cases[i].column);
        editor_free(editor);
    }
}

Test(editor, a_wide_character_that_does_not_fit_starts_the_next_row)
{
    Editor *editor = editor_new("中中中中");
    editor_set_width(editor, 5);
    expect_place(editor, 1, 4);
    editor_set_caret(editor, 6);
    expect_place(editor, 1, 0);
    editor_left(editor);
    expect_place(editor, 0, 2);
    editor_free(editor);
}

Test(editor, a_line_feed_at_the_end_makes_an_empty_row)
{
    Editor *editor = editor_new("ab\n");
    expect_place(editor, 1, 0);
    editor_backspace(editor);
    expect_place(editor, 0, 2);
    editor_free(editor);
}

Test(editor, up_and_down_keep_the_column_they_started_from)
{
    Editor *editor = editor_new("a long line\n中\nanother line");
    editor_set_caret(editor, 5);
    editor_move_rows(editor, 1);
    expect_place(editor, 1, 2);
    editor_move_rows(editor, 1);
    expect_place(editor, 2, 5);
    editor_move_rows(editor, -9);
    expect_place(editor, 0, 5);
    editor_free(editor);
}

Test(editor, a_column_inside_a_wide_character_is_before_it)
{
    Editor *editor = editor_at("abc\n中中", 3);
    editor_move_rows(editor, 1);
    expect_place(editor, 1, 2);
    editor_free(editor);
}

Test(editor, home_and_end_stay_in_the_wrapped_row)
{
    Editor *editor = editor_at("one two three four", 1);
    editor_set_width(editor, 8);
    editor_end(editor);
    expect_place(editor, 0, 7);
    editor_move_rows(editor, 1);
    editor_home(editor);
    expect_place(editor, 1, 0);
    editor_free(editor);
}

Test(editor, words_end_at_spaces_and_chinese_goes_one_by_one)
{
    Editor *editor = editor_new("back up 数据");
    editor_delete_word(editor);
    editor_delete_word(editor);
    expect(editor, "back up ", 8);
    editor_delete_word(editor);
    expect(editor, "back ", 5);
    editor_word_left(editor);
    expect(editor, "back ", 0);
    editor_word_right(editor);
    expect(editor, "back ", 4);
    editor_free(editor);
}

Test(editor, deleting_to_the_end_of_a_line_then_joins_the_next)
{
    Editor *editor = editor_at("one\ntwo", 1);
    editor_delete_to_end(editor);
    expect(editor, "o\ntwo", 1);
    editor_delete_to_end(editor);
    expect(editor, "otwo", 1);
    editor_last(editor);
    editor_delete_to_start(editor);
    expect(editor, "", 0);
    editor_free(editor);
}

Test(editor, undo_takes_back_a_word_not_a_letter)
{
    Editor *editor = editor_new("");
    const char *typed[] = { "数", "据", " ", "a", "b" };
    for (size_t i = 0; i < COUNT(typed); i++)
        cr_assert(editor_insert(editor, typed[i]));
    cr_expect(editor_undo(editor));
    expect(editor, "数据 ", 7);
    cr_expect(editor_undo(editor));
    cr_expect(editor_undo(editor));
    expect(editor, "", 0);
    cr_expect_not(editor_undo(editor));
    editor_free(editor);
}

Test(editor, undo_forgets_the_oldest_of_many_steps)
{
    Editor *editor = editor_new("");
    for (int i = 0; i < 200; i++)
        cr_assert(editor_insert(editor, "\n"));
    while (editor_undo(editor))
        continue;
    cr_expect_eq(strlen(editor_text(editor)), 136);
    editor_free(editor);
}

Test(editor, a_text_too_long_for_a_field_is_refused_whole)
{
    Editor *editor = editor_new("kept");
    char *text = xcalloc(1, TEXT_MAX_UNITS + 1);
    memset(text, 'x', TEXT_MAX_UNITS);
    cr_expect_not(editor_insert(editor, text));
    expect(editor, "kept", 4);
    cr_expect(editor_replace(editor, text));
    cr_expect(editor_undo(editor));
    expect(editor, "kept", 4);
    free(text);
    editor_free(editor);
}
