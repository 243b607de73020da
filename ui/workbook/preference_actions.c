/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/preference_actions.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/preference.h"
#include "base/text.h"
#include "toolkit/choice_screen.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

enum { MOST_WORDS = 4 };

/* Each in the order of the setting's words. */
static const char *const colour_labels[] = {
    N_("For any background"),
    N_("For a dark background"),
    N_("For a light background"),
    N_("Such as the colour-blind tell apart"),
};
static const char *const mouse_labels[] = {
    N_("On: it moves, chooses and presses keys of the footer"),
    N_("Off: the terminal marks text with it"),
};

static bool set(PreferenceId id, const char *value)
{
    if (!preference_set(id, value))
        return false;
    char *message = xasprintf(tr("Kept for all workbooks: %s = %s"), preferences[id].name, value);
    screen_message(message);
    free(message);
    return true;
}

static bool take_word(PreferenceId id, size_t place)
{
    char *words = xstrdup(preferences[id].words), *rest = words, *word = strsep(&rest, " ");
    while (place-- && rest)
        word = strsep(&rest, " ");
    bool done = set(id, word);
    free(words);
    if (done) {
        terminal_change((Theme)preference_word(PREFERENCE_COLOURS),
                        preference_word(PREFERENCE_MOUSE) == 0);
        screen_redraw();
    }
    return done;
}

static bool take_colours(void *context, const bool *chosen, size_t first)
{
    (void)context;
    (void)chosen;
    return take_word(PREFERENCE_COLOURS, first);
}

static bool take_mouse(void *context, const bool *chosen, size_t first)
{
    (void)context;
    (void)chosen;
    return take_word(PREFERENCE_MOUSE, first);
}

static bool take_folder(void *context, const char *text)
{
    (void)context;
    char *folder = text_trim(text);
    bool done = set(PREFERENCE_FOLDER, folder);
    free(folder);
    return done;
}

static bool ask(Screen *screen, PreferenceId id, const char *title, const char *const labels[],
                size_t count, bool (*done)(void *, const bool *, size_t))
{
    bool initial[MOST_WORDS] = { false };
    initial[preference_word(id)] = true;
    return screen_push(
        &choice_screen, screen->store,
        &(ChoiceRequest){
            .title = title, .labels = labels, .count = count, .initial = initial, .done = done });
}

bool preference_ask_colours(Screen *screen)
{
    return ask(screen, PREFERENCE_COLOURS, N_("Colours"), colour_labels, COUNT(colour_labels),
               take_colours);
}

bool preference_ask_mouse(Screen *screen)
{
    return ask(screen, PREFERENCE_MOUSE, N_("Mouse"), mouse_labels, COUNT(mouse_labels),
               take_mouse);
}

bool preference_ask_folder(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Folder for deliverables"),
                                       .help = N_("Empty: beside the workbook"),
                                       .initial = preference(PREFERENCE_FOLDER),
                                       .is_path = true,
                                       .is_fleeting = true,
                                       .done = take_folder });
}
