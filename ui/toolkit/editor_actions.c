/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/editor_actions.h"

#include "base/message.h"
#include "toolkit/editor.h"
#include "toolkit/key.h"

/* An action out of an editor function. */
#define EDITOR_ACTION(name)                                                                        \
    static bool do_##name(Screen *screen)                                                          \
    {                                                                                              \
        editor_##name(screen->class->editor(screen));                                              \
        return true;                                                                               \
    }

EDITOR_ACTION(left)
EDITOR_ACTION(right)
EDITOR_ACTION(word_left)
EDITOR_ACTION(word_right)
EDITOR_ACTION(home)
EDITOR_ACTION(end)
EDITOR_ACTION(first)
EDITOR_ACTION(last)
EDITOR_ACTION(backspace)
EDITOR_ACTION(delete)
EDITOR_ACTION(delete_word)
EDITOR_ACTION(delete_to_end)
EDITOR_ACTION(delete_to_start)

static bool undo(Screen *screen)
{
    return editor_undo(screen->class->editor(screen)) || fail("Nothing left to undo in this text");
}

const Action editor_actions[] = {
    { CTRL('z'), N_("Undo"), N_("Undo the last change of the text"), undo },
    { KEY_LEFT, NULL, N_("One character left"), do_left },
    { KEY_RIGHT, NULL, N_("One character right"), do_right },
    { KEY_WORD_LEFT, NULL, N_("One word left"), do_word_left },
    { KEY_WORD_RIGHT, NULL, N_("One word right"), do_word_right },
    { KEY_HOME, NULL, N_("Start of the line"), do_home },
    { CTRL('a'), NULL, N_("Start of the line"), do_home },
    { KEY_END, NULL, N_("End of the line"), do_end },
    { CTRL('t'), NULL, N_("Start of the text"), do_first },
    { CTRL('g'), NULL, N_("End of the text"), do_last },
    { KEY_BACKSPACE, NULL, N_("Delete the character before the caret"), do_backspace },
    { KEY_DC, NULL, N_("Delete the character under the caret"), do_delete },
    { CTRL('w'), NULL, N_("Delete the word before the caret"), do_delete_word },
    { CTRL('k'), NULL, N_("Delete to the end of the line"), do_delete_to_end },
    { CTRL('u'), NULL, N_("Delete to the start of the line"), do_delete_to_start },
    { 0 },
};
