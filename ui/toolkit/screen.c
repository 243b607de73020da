/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/screen.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/message.h"
#include "toolkit/frame.h"
#include "toolkit/key.h"
#include "toolkit/screen_private.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

enum { TICK_MS = 1000, PROGRESS_MS = 300 };

static const Action no_actions[1];

static Screen *top, *removed;
static const Action *common_actions = no_actions, *global_actions = no_actions,
                    *place_actions = no_actions;
static int pressed_y, pressed_x; /* where the mouse was */
static const Action *running;
static int64_t next_tick_ms, action_began_ms;

void screen_set_common_actions(const Action *actions)
{
    common_actions = actions;
}

void screen_set_place_actions(const Action *actions)
{
    place_actions = actions;
}

void screen_set_global_actions(const Action *actions)
{
    global_actions = actions;
}

bool screen_run(const Action *action, Screen *screen)
{
    running = action;
    return action->run(screen);
}

bool screen_applies(Screen *screen, const Action *action)
{
    return !action->applies || action->applies(screen);
}

int screen_key(void)
{
    return running->key;
}

const void *screen_with(void)
{
    return running->with;
}

Screen *screen_top(void)
{
    return top;
}

TableView *screen_view(const Screen *screen)
{
    return screen->class->has_view ? screen->state : NULL;
}

/* The stack. */

static void bury(Screen *screen)
{
    if (screen->class->has_view)
        table_view_clear(screen_view(screen));
    if (screen->class->close)
        screen->class->close(screen);
    if (screen->window)
        delwin(screen->window);
    free(screen->state);
    free(screen);
}

static void bury_removed(void)
{
    while (removed) {
        Screen *screen = removed;
        removed = screen->next_removed;
        bury(screen);
    }
}

bool screen_push(const ScreenClass *class, Store *store, const void *argument)
{
    Screen *screen = xcalloc(1, sizeof *screen);
    screen->class = class;
    screen->store = store;
    screen->state = xcalloc(1, class->size);
    screen->below = top;
    if (class->open && !class->open(screen, argument)) {
        bury(screen);
        return false;
    }
    top = screen;
    screen_stale.stack = true;
    return true;
}

void screen_remove(Screen *screen)
{
    Screen **link = &top;
    while (*link && *link != screen)
        link = &(*link)->below;
    if (!*link)
        return;
    if (screen->below)
        screen->below->needs_resume = true;
    *link = screen->below;
    /* Closed in the order they go: what lies below may own what those above use. */
    link = &removed;
    while (*link)
        link = &(*link)->next_removed;
    *link = screen;
    screen_stale.stack = true;
}

void screen_pop(void)
{
    if (top)
        screen_remove(top);
}

void screen_pop_all(void)
{
    while (top)
        screen_pop();
    bury_removed();
    screen_forget_acts();
}

static void resume_exposed(void)
{
    for (Screen *screen = top; screen; screen = screen->below) {
        if (screen->needs_resume) {
            screen->needs_resume = false;
            if (screen->class->resume)
                screen_report(screen->class->resume(screen));
            screen_stale.stack = true;
        }
        /* What is hidden waits until it is seen. */
        if (!screen->class->extent)
            break;
    }
}

void screen_resume_all(void)
{
    for (Screen *screen = top; screen; screen = screen->below)
        screen->needs_resume = true;
}

static void leave_all(void)
{
    for (Screen *screen = top; screen; screen = screen->below)
        if (screen->class->leave)
            screen->class->leave(screen);
}

void screen_quit(void)
{
    leave_all();
    while (top)
        screen_pop();
}

void screen_action_lists(const Screen *screen, const Action *lists[SCREEN_ACTION_LISTS])
{
    size_t count = 0;
    if (screen->class->actions)
        lists[count++] = screen->class->actions;
    if (screen->class->more)
        lists[count++] = screen->class->more;
    if (!screen->class->extent) {
        lists[count++] = place_actions;
        lists[count++] = global_actions;
    }
    lists[count++] = common_actions;
    if (count < SCREEN_ACTION_LISTS)
        lists[count] = NULL;
}

static const Action *find_in(const Action *actions, int key)
{
    for (; actions->run; actions++)
        if (actions->key == key)
            return actions;
    return NULL;
}

const Action *screen_find(const Screen *screen, int key)
{
    const Action *lists[SCREEN_ACTION_LISTS], *found = NULL;
    screen_action_lists(screen, lists);
    for (size_t i = 0; !found && lists[i]; i++)
        found = find_in(lists[i], key);
    return found;
}

bool screen_is_global(const Action *action)
{
    return find_in(global_actions, action->key) == action;
}

bool screen_is_typing(Screen *screen)
{
    const ScreenClass *class = screen->class;
    return class->type && (!class->is_typing || class->is_typing(screen));
}

const char *screen_title(Screen *screen)
{
    return screen->class->heading ? screen->class->heading(screen) : tr(screen->class->title);
}

Screen *screen_ground(Screen *screen)
{
    while (screen->class->extent && screen->below)
        screen = screen->below;
    return screen;
}

/* The loop. */

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool wants_tick(Screen *screen)
{
    return screen->class->wants_tick && screen->class->wants_tick(screen);
}

/* How long to wait for a key: forever when no screen wants to be woken. */
static int wait_ms(void)
{
    Screen *screen = top;
    while (screen && !wants_tick(screen))
        screen = screen->below;
    if (!screen)
        next_tick_ms = 0;
    else if (!next_tick_ms)
        next_tick_ms = now_ms() + TICK_MS;
    if (!next_tick_ms)
        return -1;
    int64_t left = next_tick_ms - now_ms();
    return left > 0 ? (int)left : 0;
}

static void tick(void)
{
    if (!next_tick_ms || now_ms() < next_tick_ms)
        return;
    next_tick_ms = 0;
    for (Screen *screen = top; screen; screen = screen->below)
        if (wants_tick(screen)) {
            screen->class->tick(screen);
            screen_stale.stack = screen_stale.stack || screen != top;
        }
}

bool screen_progress(const char *text)
{
    Key key;
    bool goes_on = true;
    /* What is over in no time neither flickers nor takes keys that were typed ahead. */
    if (now_ms() - action_began_ms < PROGRESS_MS)
        return true;
    frame_draw_message(text, false);
    wnoutrefresh(stdscr);
    terminal_update();
    do {
        key_read(0, &key);
        free(key.pasted);
        goes_on = goes_on && key.code != KEY_ESCAPE && key.code != KEY_GONE;
    } while (key.code != KEY_IDLE && key.code != KEY_GONE);
    screen_stale.stack = true;
    return goes_on;
}

static void run_key(const Key *key)
{
    const Action *action = screen_find(top, key_command(key));
    if (!action || !action->key)
        return;
    action_began_ms = now_ms();
    const Action *more = top->class->more;
    screen_stale.body = !more || find_in(more, action->key) != action;
    screen_report(screen_run(action, top));
}

void screen_pressed_at(int *y, int *x)
{
    *y = pressed_y;
    *x = pressed_x;
}

/* A key of the footer is as if it was typed; what else is pressed is for the screen. */
static void press(Key *key)
{
    pressed_y = key->y;
    pressed_x = key->x;
    int code = screen_footer_key(key->y, key->x);
    key->code = code ? code : key->code;
    run_key(key);
}

static void turn_wheel(bool is_up)
{
    enum { STEPS = 3 };
    const Screen *screen = top;
    for (int i = 0; i < STEPS && top == screen; i++)
        run_key(&(Key){ .code = is_up ? KEY_UP : KEY_DOWN });
}

static void handle(void *data)
{
    Key *key = data;
    bool was_typing = screen_is_typing(top);
    if (key->code == KEY_RESIZE)
        screen_stale.stack = true;
    else if (frame_is_too_small() && key->code != CTRL('c'))
        return;
    else if (key->code == KEY_MOUSE)
        press(key);
    else if (key->code == KEY_WHEEL_UP || key->code == KEY_WHEEL_DOWN)
        turn_wheel(key->code == KEY_WHEEL_UP);
    else if (key->code == KEY_PASTE && !was_typing)
        screen_report(top->class->paste ? top->class->paste(top, key->pasted)
                                        : fail("Paste only works in a text field"));
    else if (was_typing && (key->is_text || key->code == KEY_PASTE))
        screen_report(top->class->type(top, key->pasted ? key->pasted : key->text));
    else
        run_key(key);
    if (top && screen_is_typing(top) != was_typing)
        screen_stale.frame = true;
}

bool screen_obey(void)
{
    Key key;
    key_read(wait_ms(), &key);
    screen_undoable_may_be_asked();
    if (key.code == KEY_GONE) {
        leave_all();
        return false;
    }
    if (key.code != KEY_IDLE) {
        screen_hush();
        screen_watch(top, handle, &key);
    }
    free(key.pasted);
    tick();
    resume_exposed();
    bury_removed();
    return top;
}

void screen_loop(void)
{
    key_prepare();
    do
        screen_paint();
    while (screen_obey());
}
