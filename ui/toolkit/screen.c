/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/screen.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/act_trail.h"
#include "toolkit/frame.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"
#include "workbook/journal.h"

enum { TICK_MS = 1000, PROGRESS_MS = 300, FOOTER_ITEMS = 40, FIXED_ITEMS = 3 };

static const Action no_actions[1];

static Screen *top, *removed;
static const Action *common_actions = no_actions, *global_actions = no_actions,
                    *place_actions = no_actions;
static char *notice, *header_left, *header_right;
static bool notice_is_failure;

/* What the newest act did, of which workbook, and where the acts of this session were made. */
static char *said;
static const Store *said_of;
static ActTrail trail;

/* What `u` would take back, after which act of which workbook that was asked; -1: to be asked. */
static char *(*ask_undoable)(Screen *screen);
static char *undoable;
static const Store *undoable_of;
static int64_t undoable_after = -1;
static Language undoable_in;

/* What the next draw must do beyond drawing the top screen. */
static bool frame_is_stale, stack_is_stale, body_is_stale;

/* What the footer shows, and where; where the mouse was pressed last. */
static FooterItem footer[FOOTER_ITEMS + FIXED_ITEMS];
static size_t footer_count;
static int pressed_y, pressed_x;

static bool cursor_is_caret;
static const Action *running;
static int64_t next_tick_ms, action_began_ms;

static void replace(char **text, char *with)
{
    free(*text);
    *text = with;
}

static int growth(void)
{
    return notice ? frame_message_growth(notice) : 0;
}

static void set_notice(const char *text, bool is_failure)
{
    /* What a long message takes from the body must not be the row in focus. */
    int before = growth();
    replace(&notice, text ? text_clean_line(text) : NULL);
    notice_is_failure = is_failure;
    stack_is_stale = stack_is_stale || growth() != before;
}

void screen_message(const char *text)
{
    set_notice(text, false);
}

const char *screen_last_message(void)
{
    return notice;
}

static void report(bool ok)
{
    if (ok)
        return;
    bool is_unsaved = top && top->store && store_is_lost(top->store) && !store_kept(top->store);
    char *text = xasprintf("%s%s%s", failure(), is_unsaved ? " " : "",
                           is_unsaved ? tr("(K tries to save it again)") : "");
    set_notice(text, true);
    free(text);
}

void screen_set_header(const char *left, const char *right)
{
    replace(&header_left, text_clean_line(left));
    replace(&header_right, text_clean_line(right));
    frame_is_stale = true;
}

void screen_redraw(void)
{
    stack_is_stale = true;
}

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

/* The stack. */

static void bury(Screen *screen)
{
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
    stack_is_stale = true;
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
    stack_is_stale = true;
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
    act_trail_clear(&trail);
    replace(&said, NULL);
    replace(&undoable, NULL);
    undoable_after = -1;
}

static void resume_exposed(void)
{
    for (Screen *screen = top; screen; screen = screen->below) {
        if (screen->needs_resume) {
            screen->needs_resume = false;
            if (screen->class->resume)
                report(screen->class->resume(screen));
            stack_is_stale = true;
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

/* In the footer, when printable keys are commands and when they are text. */
static const int fixed_keys[2][FIXED_ITEMS] = { { KEY_ESCAPE, ':', '?' },
                                                { KEY_ESCAPE, CTRL('p'), KEY_F(1) } };

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

static const Action *find(const Screen *screen, int key)
{
    const Action *lists[SCREEN_ACTION_LISTS], *found = NULL;
    screen_action_lists(screen, lists);
    for (size_t i = 0; !found && lists[i]; i++)
        found = find_in(lists[i], key);
    return found;
}

static bool is_typing(Screen *screen)
{
    const ScreenClass *class = screen->class;
    return class->type && (!class->is_typing || class->is_typing(screen));
}

/* Drawing. */

static void set_cursor(WINDOW *window, int y, int x, bool is_caret)
{
    move(getbegy(window) + y, getbegx(window) + x);
    cursor_is_caret = is_caret;
}

void screen_set_cursor(WINDOW *window, int y, int x)
{
    set_cursor(window, y, x, false);
}

void screen_set_caret(WINDOW *window, int y, int x)
{
    set_cursor(window, y, x, true);
}

static int urgency(Screen *screen, const Action *action)
{
    int place = screen->class->urgency ? screen->class->urgency(screen, action) : 0;
    return place > 0 ? 1 : place;
}

static bool is_in_footer(Screen *screen, const Action *action)
{
    return action->label && action->key && action->key != KEY_ESCAPE &&
           !(is_typing(screen) && key_is_printable(action->key)) &&
           (!action->applies || action->applies(screen));
}

static size_t add_items(Screen *screen, const Action *actions, FooterItem *items, size_t count)
{
    for (int place = 1; place >= 0; place--)
        for (const Action *action = actions; action && action->run && count < FOOTER_ITEMS;
             action++)
            if (is_in_footer(screen, action) && urgency(screen, action) == place)
                items[count++] = (FooterItem){ .key = action->key, .label = tr(action->label) };
    return count;
}

void screen_set_undoable(char *(*asked)(Screen *screen))
{
    ask_undoable = asked;
}

/* Only where the key is within reach; reading the journal costs more than a key may. */
static const char *undoable_now(Screen *screen)
{
    int64_t newest;
    const Action *undo = find(screen, 'u');
    if (!ask_undoable || !screen->store || is_typing(screen) || screen->class->extent || !undo ||
        find_in(global_actions, 'u') != undo || !journal_newest(screen->store, &newest))
        return "";
    if (newest != undoable_after || screen->store != undoable_of ||
        undoable_in != message_language()) {
        replace(&undoable, ask_undoable(screen));
        undoable_after = newest;
        undoable_of = screen->store;
        undoable_in = message_language();
    }
    return undoable ? undoable : "";
}

static void draw_footer(Screen *screen)
{
    const int *keys = fixed_keys[is_typing(screen)];
    size_t own = add_items(screen, screen->class->actions, footer, 0), count;
    own = add_items(screen, screen->class->more, footer, own);
    count = own;
    for (size_t i = 0; i < FIXED_ITEMS; i++) {
        const Action *action = find(screen, keys[i]);
        bool leads_nowhere = keys[i] == KEY_ESCAPE && !screen->below;
        if (action->label && !leads_nowhere)
            footer[count++] = (FooterItem){ .key = action->key, .label = tr(action->label) };
    }
    footer_count = count;
    frame_draw_footer(footer, count, count - own, undoable_now(screen));
}

static const char *title_of(Screen *screen)
{
    return screen->class->heading ? screen->class->heading(screen) : tr(screen->class->title);
}

/* The first screen below all floats. */
static Screen *ground_of(Screen *screen)
{
    while (screen->class->extent && screen->below)
        screen = screen->below;
    return screen;
}

static void draw_frame(void)
{
    Screen *screen = ground_of(top);
    frame_draw_header(header_left ? header_left : "", title_of(screen),
                      header_right ? header_right : "");
    draw_footer(top);
    frame_is_stale = false;
}

static void make_window(Screen *screen)
{
    int rows, columns;
    if (screen->window)
        delwin(screen->window);
    if (screen->class->extent) {
        screen->class->extent(screen, &rows, &columns);
        screen->window = frame_float(rows, columns, growth());
        frame_draw_box(screen->window, title_of(screen));
    } else
        screen->window = frame_body(growth());
}

static void draw_from(Screen *screen)
{
    bool is_float = screen->class->extent;
    if (is_float && screen->below)
        draw_from(screen->below);
    make_window(screen);
    screen_set_cursor(screen->window, 0, 0);
    screen->class->draw(screen, screen->window);
    wnoutrefresh(screen->window);
}

/* A float whose content grew asks for another room. */
static bool has_outgrown(Screen *screen)
{
    int rows, columns;
    if (!screen->class->extent)
        return false;
    screen->class->extent(screen, &rows, &columns);
    WINDOW *wanted = frame_float(rows, columns, growth());
    bool differs =
        getmaxy(wanted) != getmaxy(screen->window) || getmaxx(wanted) != getmaxx(screen->window);
    delwin(wanted);
    return differs;
}

static void draw_top(void)
{
    if (body_is_stale)
        werase(top->window);
    /* How many rows are hidden stands in what is around. */
    if (top->class->extent)
        frame_draw_edges(top->window, title_of(top));
    else
        frame_draw_rules(growth());
    screen_set_cursor(top->window, 0, 0);
    top->class->draw(top, top->window);
    wnoutrefresh(top->window);
}

static void draw_screens(void)
{
    if (!stack_is_stale && top->window && !has_outgrown(top)) {
        if (frame_is_stale)
            draw_frame();
        else
            draw_footer(top);
        draw_top();
    } else {
        erase();
        draw_frame();
        frame_draw_rules(growth());
        draw_from(top);
    }
    stack_is_stale = body_is_stale = false;
    int y = getcury(stdscr), x = getcurx(stdscr);
    if (notice)
        frame_draw_message(notice, notice_is_failure);
    else
        frame_draw_said(said && said_of == top->store ? said : "");
    move(y, x);
}

void screen_paint(void)
{
    cursor_is_caret = false;
    if (frame_is_too_small()) {
        frame_draw_too_small();
        stack_is_stale = true;
    } else
        draw_screens();
    curs_set(cursor_is_caret);
    wnoutrefresh(stdscr);
    doupdate();
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
            stack_is_stale = stack_is_stale || screen != top;
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
    doupdate();
    do {
        key_read(0, &key);
        free(key.pasted);
        goes_on = goes_on && key.code != KEY_ESCAPE && key.code != KEY_GONE;
    } while (key.code != KEY_IDLE && key.code != KEY_GONE);
    stack_is_stale = true;
    return goes_on;
}

static void run_key(const Key *key)
{
    const Action *action = find(top, key_command(key));
    if (!action || !action->key)
        return;
    action_began_ms = now_ms();
    const Action *more = top->class->more;
    body_is_stale = !more || find_in(more, action->key) != action;
    report(screen_run(action, top));
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
    for (size_t i = 0; i < footer_count; i++)
        if (footer[i].cells && key->y == footer[i].y && key->x >= footer[i].x &&
            key->x < footer[i].x + footer[i].cells)
            key->code = footer[i].key;
    run_key(key);
}

static void turn_wheel(bool is_up)
{
    enum { STEPS = 3 };
    const Screen *screen = top;
    for (int i = 0; i < STEPS && top == screen; i++)
        run_key(&(Key){ .code = is_up ? KEY_UP : KEY_DOWN });
}

static void handle(Key *key)
{
    bool was_typing = is_typing(top);
    if (key->code == KEY_RESIZE)
        stack_is_stale = true;
    else if (frame_is_too_small() && key->code != CTRL('c'))
        return;
    else if (key->code == KEY_MOUSE)
        press(key);
    else if (key->code == KEY_WHEEL_UP || key->code == KEY_WHEEL_DOWN)
        turn_wheel(key->code == KEY_WHEEL_UP);
    else if (key->code == KEY_PASTE && !was_typing)
        report(top->class->paste ? top->class->paste(top, key->pasted)
                                 : fail("Paste only works in a text field"));
    else if (was_typing && (key->is_text || key->code == KEY_PASTE))
        report(top->class->type(top, key->pasted ? key->pasted : key->text));
    else
        run_key(key);
    if (top && is_typing(top) != was_typing)
        frame_is_stale = true;
}

/* ---- what was done where ---- */

static char *name_of(const Screen *screen)
{
    Screen *asked = (Screen *)screen;
    const char *subject = screen->class->subject ? screen->class->subject(asked) : "";
    return xasprintf("%s %s", screen->class->title, subject);
}

static char *path_of(Screen *screen)
{
    char *path = xstrdup("\n");
    for (; screen; screen = screen->below) {
        char *name = name_of(screen), *longer = xasprintf("\n%s%s", name, path);
        free(name);
        free(path);
        path = longer;
    }
    return path;
}

/* An act that its action said nothing of is said by the journal. */
static void say_act(Store *store, int64_t number)
{
    if (notice && notice_is_failure)
        return;
    replace(&said, notice ? xstrdup(notice) : journal_text(store, number, false));
    said_of = store;
}

static void obey(Key *key)
{
    int64_t before = 0, after = 0;
    Store *store = top->store;
    bool is_known = store && journal_newest(store, &before);
    Screen *ground = ground_of(top);
    char *path = path_of(ground), *title = xstrdup(title_of(ground));
    handle(key);
    if (is_known && journal_newest(store, &after) && after > before) {
        for (int64_t number = before + 1; number <= after; number++)
            act_trail_add(&trail, store, number, path, title);
        say_act(store, after);
    }
    free(title);
    free(path);
}

bool screen_made(const Screen *screen, int64_t act)
{
    const ActPlace *place = act_trail_find(&trail, screen->store, act);
    char *name = name_of(screen);
    bool is_here = place && act_place_is_on(place, name);
    free(name);
    return is_here;
}

const char *screen_of_act(const Screen *screen, int64_t act)
{
    const ActPlace *place = act_trail_find(&trail, screen->store, act);
    return place ? place->title : NULL;
}

bool screen_obey(void)
{
    Key key;
    key_read(wait_ms(), &key);
    if (key.code == KEY_GONE) {
        leave_all();
        return false;
    }
    if (key.code != KEY_IDLE) {
        if (notice)
            set_notice(NULL, false);
        obey(&key);
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
