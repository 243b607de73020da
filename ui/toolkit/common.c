/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/common.h"

#include "base/message.h"
#include "toolkit/choice_screen.h"
#include "toolkit/key.h"
#include "toolkit/terminal.h"

/* ---- leaving what could not be saved ---- */

static bool is_asked;

static bool take_answer(void *context, const bool *chosen, size_t first)
{
    (void)context;
    (void)chosen;
    if (first)
        screen_quit();
    return true;
}

static void release_question(void *context)
{
    (void)context;
    is_asked = false;
}

static bool ask_to_leave(Screen *screen)
{
    static const char *const labels[] = {
        N_("No: stay, to make room and save it with K"),
        N_("Yes: leave; only its log is left then"),
    };
    is_asked = is_asked || screen_push(&choice_screen, screen->store,
                                       &(ChoiceRequest){ .title = N_("Leave what is not saved?"),
                                                         .labels = labels,
                                                         .count = COUNT(labels),
                                                         .done = take_answer,
                                                         .release = release_question });
    return false;
}

/* False when it is asked, and why is said. */
static bool may_leave(Screen *screen)
{
    return !screen->store || store_is_safe(screen->store) || ask_to_leave(screen);
}

static bool close_screen(Screen *screen)
{
    if (!screen->below && !may_leave(screen))
        return false;
    screen_remove(screen);
    return true;
}

static bool go_back(Screen *screen)
{
    return screen->below ? close_screen(screen)
                         : fail("This is the first screen; q leaves Wellbook");
}

static bool quit(Screen *screen)
{
    if (!may_leave(screen))
        return false;
    screen_quit();
    return true;
}

static bool show_help(Screen *screen)
{
    return screen_push(&help_screen, screen->store, NULL);
}

static bool show_palette(Screen *screen)
{
    return screen_push(&palette_screen, screen->store, NULL);
}

static bool switch_language(Screen *screen)
{
    (void)screen;
    message_set_language((Language)((message_language() + 1) % LANGUAGE_COUNT));
    screen_resume_all();
    return true;
}

static bool repaint(Screen *screen)
{
    (void)screen;
    clearok(curscr, TRUE);
    screen_redraw();
    return true;
}

static bool suspend(Screen *screen)
{
    (void)screen;
    terminal_suspend();
    return true;
}

const Action common_actions[] = {
    { KEY_ESCAPE, N_("Back"), N_("Go back to the screen before"), go_back },
    { ':', N_("Commands"), N_("Find a command by its words and run it"), show_palette },
    { '?', N_("Help"), N_("Show all keys of this screen"), show_help },
    { CTRL('p'), N_("Commands"), N_("Find a command by its words and run it"), show_palette },
    { KEY_F(1), N_("Help"), N_("Show all keys of this screen"), show_help },
    { 'q', NULL, N_("Close this screen; on the first one, leave Wellbook"), close_screen },
    { 'L', NULL, N_("Switch between English and Chinese"), switch_language },
    { KEY_F(2), NULL, N_("Switch between English and Chinese"), switch_language },
    { CTRL('l'), NULL, N_("Paint the screen anew"), repaint },
    { CTRL('z'), NULL, N_("Stop Wellbook for a while; fg in the shell brings it back"), suspend },
    { CTRL('c'), NULL, N_("Leave Wellbook; what is half typed is kept"), quit },
    { 0 },
};
