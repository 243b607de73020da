/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/screens.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "toolkit/choice_screen.h"
#include "toolkit/common.h"
#include "toolkit/key.h"
#include "workbook/journal.h"
#include "workbook/place_table.h"
#include "workbook/preference_actions.h"
#include "workbook/workbook_screens.h"

/* The act's number is asked for before: the step adds one of its own. */
static bool take_step(Screen *screen, bool (*step)(Store *, char **), int64_t number, bool is_back)
{
    /* What is taken back may be gone after. */
    char *before = is_back ? journal_text(screen->store, number, true) : NULL;
    if (!step(screen->store, NULL)) {
        free(before);
        return false;
    }
    char *what = before ? before : journal_text(screen->store, number, false);
    char *message = is_back ? xasprintf(tr("Undone: %s (Ctrl-R restores it)"), what)
                            : xasprintf(tr("Redone: %s"), what);
    screen_resume_all();
    screen_message(message);
    free(message);
    free(what);
    return true;
}

static bool undo_act(Screen *screen, int64_t number)
{
    return take_step(screen, journal_undo, number, true);
}

/* What an undo was asked for; another one may be the newest when it is answered. */
typedef struct UndoRequest {
    Screen *screen;
    int64_t number;
} UndoRequest;

static bool take_undo(void *context, const bool *chosen, size_t first)
{
    const UndoRequest *request = context;
    JournalAct act;
    (void)chosen;
    if (first == 0)
        return true;
    if (!journal_next(request->screen->store, &act))
        return false;
    return act.number == request->number ? undo_act(request->screen, act.number)
                                         : fail("another act was made meanwhile; press u again");
}

static bool ask_undo(Screen *screen, const JournalAct *act)
{
    const char *place = screen_of_act(screen, act->number);
    char *what = journal_text(screen->store, act->number, true);
    char *yes = xasprintf(tr("Yes, undo (%s, %s): %s"), place ? place : tr("before this session"),
                          act->at, what);
    const char *const labels[] = { N_("No: leave it as it is"), yes };
    UndoRequest *request = xcalloc(1, sizeof *request);
    *request = (UndoRequest){ screen, act->number };
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Undo what was not done here?"),
                                              .labels = labels,
                                              .count = COUNT(labels),
                                              .done = take_undo,
                                              .release = free,
                                              .context = request });
    free(yes);
    free(what);
    return done;
}

/* At once what was done on this screen; what was done elsewhere or before, or what people agreed
 * on, only when it was seen what it is. */
static bool undo(Screen *screen)
{
    JournalAct act;
    if (!screen->store)
        return fail("open a workbook first");
    if (!journal_next(screen->store, &act))
        return false;
    return screen_made(screen, act.number) && !act.is_weighty ? undo_act(screen, act.number)
                                                              : ask_undo(screen, &act);
}

static char *undoable(Screen *screen)
{
    JournalAct act;
    if (!journal_next(screen->store, &act) || !act.number)
        return NULL;
    char *what = journal_text(screen->store, act.number, false);
    char *text = xasprintf(tr("u undoes %s"), what);
    free(what);
    return text;
}

static bool redo(Screen *screen)
{
    int64_t number;
    size_t count;
    if (!screen->store)
        return fail("open a workbook first");
    if (!journal_next_redo(screen->store, &number, &count) ||
        !take_step(screen, journal_redo, number, false))
        return false;
    if (count > 1) {
        char *message = xasprintf(tr("Redone: %zu acts"), count);
        screen_message(message);
        free(message);
    }
    return true;
}

static bool take_answer(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    (void)chosen;
    if (first == 0)
        return true;
    if (!store_take_over(screen->store))
        return false;
    screen_resume_all();
    screen_message(tr("Changes are taken here now"));
    return true;
}

static bool take_over(Screen *screen)
{
    static const char *const labels[] = {
        N_("No: only read"),
        N_("Yes: the other program saves, ends, and I go on here"),
    };
    if (!screen->store || !store_is_held(screen->store))
        return fail("no other program has the workbook open");
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Take over?"),
                                         .labels = labels,
                                         .count = COUNT(labels),
                                         .done = take_answer,
                                         .context = screen });
}

/* What was saved already is named again. */
static bool keep(Screen *screen)
{
    const char *path = screen->store ? store_keep(screen->store) : NULL;
    if (!path)
        return screen->store ? false : fail("open a workbook first");
    const char *what = store_kept_is_partial(screen->store)
                           ? N_("What could be read of the workbook is in")
                           : N_("All that the workbook held is in");
    char *message = xasprintf("%s %s", tr(what), path);
    screen_message(message);
    free(message);
    return true;
}

const Action screens_global_actions[] = {
    { 0, N_("Merge"), N_("Join a colleague's copy of this workbook"), screens_merge },
    { 'u', NULL, N_("Undo the last act; again: the one before"), undo },
    { CTRL('r'), NULL, N_("Redo what was undone last"), redo },
    { 'K', NULL, N_("Save what a workbook held whose file was taken away"), keep },
    { 'T', NULL, N_("Take the workbook over from another program"), take_over },
    { 0, N_("Settings"), N_("Choose the theme: colours for any, a dark or a light background, or for"
                            " the colour-blind"),
      preference_ask_colours },
    { 0, N_("Settings"), N_("Turn the mouse on or off"), preference_ask_mouse },
    { 0, N_("Settings"), N_("Choose the folder into which deliverables are written"),
      preference_ask_folder },
    { 0 },
};

void screens_set_up(void)
{
    screen_set_common_actions(common_actions);
    screen_set_global_actions(screens_global_actions);
    screen_set_undoable(undoable);
    place_set(place_table);
    screen_set_place_actions(place_actions());
}
