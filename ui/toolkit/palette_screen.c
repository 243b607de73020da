/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ':' palette: finds what can be done on the screen below, and where to go, by words. */
#include "config.h"
#include "toolkit/screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/finder.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/engagement.h"
#include "report/report.h"
#include "toolkit/action_list.h"
#include "toolkit/editor.h"
#include "toolkit/key.h"
#include "toolkit/place.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { ROWS = 14, COLUMNS = 72, KEY_CELLS = 12, RECENT = 8 };
enum { NAME, TITLE, KNOWN, ID, SAID, PLACE }; /* of templates/screens/places.sql */

/* An action, or the row of `places` that leads somewhere. */
typedef struct Entry {
    const ActionEntry *action;
    size_t row;
    char *names, *said; /* folded */
    int score;
    size_t recent, order; /* how long ago it was chosen; where it stands otherwise */
} Entry;

typedef struct Palette {
    ActionList list;
    Table *places; /* NULL without a workbook */
    Entry *entries;
    Editor *words;
    size_t entry_count, *matches, count, focus;
} Palette;

/* ---- what there is ---- */

/* It is the same in both languages and in later versions. */
static const char *key_of(const Palette *palette, const Entry *entry)
{
    return entry->action ? entry->action->action->help
                         : table_cell(palette->places, entry->row, PLACE);
}

/* What other words for it are said to find: the place, else the key. */
static void id_of(const Action *action, char id[KEY_LABEL_SIZE])
{
    bool is_place = place_of_action(action) != NULL;
    snprintf(id, KEY_LABEL_SIZE, "%s", is_place ? place_of_action(action)->id : "");
    if (!is_place && action->key)
        key_label(action->key, id);
}

static void add_action(Palette *palette, const Finder *finder, const ActionEntry *action)
{
    char id[KEY_LABEL_SIZE];
    const char *help = action->action->help;
    char *said = xasprintf("%s %s", help, message_in(CHINESE, help));
    id_of(action->action, id);
    palette->entries[palette->entry_count] =
        (Entry){ .action = action,
                 .names =
                     finder_names(finder, action->action->label ? action->action->label : "", id),
                 .said = text_fold(said),
                 .order = palette->entry_count };
    palette->entry_count++;
    free(said);
}

static void add_place(Palette *palette, const Finder *finder, size_t row)
{
    const Table *places = palette->places;
    palette->entries[palette->entry_count] =
        (Entry){ .row = row,
                 .names = finder_names_of(finder, table_cell(places, row, KNOWN),
                                          table_cell(places, row, ID)),
                 .said = text_fold(table_cell(places, row, SAID)),
                 .order = palette->entry_count };
    palette->entry_count++;
}

static void read_recent(Palette *palette, Store *store)
{
    char *kept = store ? engagement_recall(store, "palette") : NULL, *rest = kept;
    for (size_t i = 0; i < palette->entry_count; i++)
        palette->entries[i].recent = RECENT;
    size_t age = 0;
    for (char *key; (key = strsep(&rest, "\n")); age++)
        for (size_t i = 0; i < palette->entry_count; i++)
            if (!strcmp(key_of(palette, &palette->entries[i]), key))
                palette->entries[i].recent = age;
    free(kept);
}

/* Where nothing can be written to, nothing is remembered. */
static void keep_recent(const Palette *palette, Store *store, const Entry *entry)
{
    if (!store || store_is_read_only(store))
        return;
    Buffer kept = buffer_of(xstrdup(key_of(palette, entry)));
    char *before = engagement_recall(store, "palette"), *rest = before;
    size_t count = 1;
    for (char *key; count < RECENT && (key = strsep(&rest, "\n"));)
        if (strcmp(key, key_of(palette, entry)) != 0) {
            buffer_join(&kept, "\n", key);
            count++;
        }
    if (!engagement_remember(store, "palette", buffer_text(&kept)))
        screen_message(failure());
    free(before);
    free(buffer_take(&kept));
}

/* ---- searching ---- */

/* Running it says why. */
static bool is_not_now(const Entry *entry)
{
    return entry->action && entry->action->group == ACTIONS_OWN && !entry->action->applies;
}

static int by_score(const void *a, const void *b)
{
    const Entry *one = *(const Entry *const *)a, *other = *(const Entry *const *)b;
    if (one->score != other->score)
        return one->score < other->score ? -1 : 1;
    if (is_not_now(one) != is_not_now(other))
        return is_not_now(other) ? -1 : 1;
    if (one->recent != other->recent)
        return one->recent < other->recent ? -1 : 1;
    return one->order < other->order ? -1 : 1;
}

/* Without words: what can be done, and what was chosen before; questions are too many. */
static void search(Palette *palette)
{
    char *query = text_fold(editor_text(palette->words));
    const Entry **found = xcalloc(palette->entry_count + 1, sizeof *found);
    palette->count = palette->focus = 0;
    for (size_t i = 0; i < palette->entry_count; i++) {
        Entry *entry = &palette->entries[i];
        bool is_offered = *query || entry->action || entry->recent < RECENT;
        entry->score = finder_score(entry->names, entry->said, query);
        if (is_offered && entry->score < FINDER_NOT)
            found[palette->count++] = entry;
    }
    qsort(found, palette->count, sizeof *found, by_score);
    for (size_t i = 0; i < palette->count; i++)
        palette->matches[i] = (size_t)(found[i] - palette->entries);
    free(found);
    free(query);
}

/* What is typed next must not become keys of the screen below: without places it opens, too. */
static Table *places_of(Store *store)
{
    Table *places =
        store ? report_list(store, "screens", "places", message_language(), NULL) : NULL;
    if (store && !places)
        screen_message(failure());
    return places;
}

static bool open_palette(Screen *screen, const void *argument)
{
    Palette *palette = screen->state;
    (void)argument;
    palette->words = editor_new("");
    if (screen->below)
        action_list_fill(&palette->list, screen->below);
    palette->places = places_of(screen->store);
    size_t places = palette->places ? table_rows(palette->places) : 0;
    palette->entries = xcalloc(palette->list.count + places, sizeof *palette->entries);
    palette->matches = xcalloc(palette->list.count + places, sizeof *palette->matches);
    Finder *finder = finder_new();
    for (size_t i = 0; i < palette->list.count; i++)
        add_action(palette, finder, &palette->list.entries[i]);
    for (size_t row = 0; row < places; row++)
        add_place(palette, finder, row);
    finder_free(finder);
    read_recent(palette, screen->store);
    search(palette);
    return true;
}

static void close_palette(Screen *screen)
{
    Palette *palette = screen->state;
    for (size_t i = 0; i < palette->entry_count; i++) {
        free(palette->entries[i].names);
        free(palette->entries[i].said);
    }
    free(palette->entries);
    table_free(palette->places);
    action_list_clear(&palette->list);
    editor_free(palette->words);
    free(palette->matches);
}

static void extent(Screen *screen, int *rows, int *columns)
{
    (void)screen;
    *rows = ROWS;
    *columns = COLUMNS;
}

/* ---- drawing ---- */

/* Where it says no more than the help, it is not said; nor is what goes on from a key in the
 * footer, "1 to 8: phase". */
static const char *label_of(const Action *action)
{
    bool is_said = action->label && strcmp(action->label, action->help) != 0 &&
                   strncmp(action->label, "to ", strlen("to ")) != 0;
    return is_said ? tr(action->label) : "";
}

static void draw_match(const Palette *palette, WINDOW *window, int y, size_t row)
{
    const Entry *entry = &palette->entries[palette->matches[row]];
    const Action *action = entry->action ? entry->action->action : NULL;
    bool has_focus = row == palette->focus;
    bool is_faint = is_not_now(entry);
    attr_t look = role(has_focus ? ROLE_FOCUS : is_faint ? ROLE_DIM : ROLE_PLAIN);
    const char *keys = action ? entry->action->keys : "";
    int room = getmaxx(window) - (*keys ? KEY_CELLS : 0);
    const char *where = action ? label_of(action) : table_cell(palette->places, entry->row, NAME);
    const char *what = action ? tr(action->help) : table_cell(palette->places, entry->row, TITLE);
    char *text = xasprintf("%s%s%s%s%s", where, *where ? " – " : "", what, is_faint ? " · " : "",
                           is_faint ? tr("not now") : "");
    put(window, y, 0, 2, look, has_focus ? ">" : "");
    put_cut(window, y, 2, room - 2, look, text);
    put_right(window, y, room, getmaxx(window) - room, look, keys);
    free(text);
}

static void draw_palette(Screen *screen, WINDOW *window)
{
    const Palette *palette = screen->state;
    int width = getmaxx(window), rows = getmaxy(window) - 1;
    size_t first = 0;
    put(window, 0, 0, 2, role(ROLE_BOLD), ":");
    put(window, 0, 2, width - 2, role(ROLE_PLAIN), editor_text(palette->words));
    if (palette->focus >= (size_t)rows)
        first = palette->focus + 1 - (size_t)rows;
    for (int i = 0; i < rows; i++)
        if (first + (size_t)i < palette->count)
            draw_match(palette, window, i + 1, first + (size_t)i);
        else
            put(window, i + 1, 0, width, role(ROLE_DIM),
                !palette->count && !i ? tr("Nothing has these words") : "");
    size_t shown = first + (size_t)rows;
    put_more(window, -1, width, true, first);
    put_more(window, rows + 1, width, false, palette->count > shown ? palette->count - shown : 0);
    int caret = text_cells_of(editor_text(palette->words), editor_caret(palette->words));
    screen_set_caret(window, 0, caret + 2 < width ? caret + 2 : width - 1);
}

/* ---- keys ---- */

static bool type(Screen *screen, const char *text)
{
    Palette *palette = screen->state;
    char *clean = text_clean_line(text);
    bool ok = editor_insert(palette->words, clean);
    free(clean);
    search(palette);
    return ok;
}

static bool run_focused(Screen *screen)
{
    const Palette *palette = screen->state;
    Screen *below = screen->below;
    if (!palette->count)
        return fail("Nothing has these words");
    const Entry *entry = &palette->entries[palette->matches[palette->focus]];
    keep_recent(palette, screen->store, entry);
    screen_remove(screen);
    return entry->action
               ? screen_run(entry->action->action, below)
               : place_go_text(screen->store, table_cell(palette->places, entry->row, PLACE));
}
static bool backspace(Screen *screen)
{
    Palette *palette = screen->state;
    editor_backspace(palette->words);
    search(palette);
    return true;
}

static bool clear_words(Screen *screen)
{
    Palette *palette = screen->state;
    editor_delete_to_start(palette->words);
    search(palette);
    return true;
}

static bool next(Screen *screen)
{
    Palette *palette = screen->state;
    if (palette->focus + 1 < palette->count)
        palette->focus++;
    return true;
}

static bool previous(Screen *screen)
{
    Palette *palette = screen->state;
    if (palette->focus)
        palette->focus--;
    return true;
}

static bool close(Screen *screen)
{
    screen_remove(screen);
    return true;
}

static const Action actions[] = {
    { KEY_RETURN, N_("Run"), N_("Run the command"), run_focused },
    { KEY_DOWN, N_("Next"), N_("Next command"), next },
    { KEY_UP, NULL, N_("Previous command"), previous },
    { CTRL('n'), NULL, N_("Next command"), next },
    { '\t', NULL, N_("Next command"), next },
    { KEY_BTAB, NULL, N_("Previous command"), previous },
    { KEY_BACKSPACE, NULL, N_("Delete the last character"), backspace },
    { CTRL('u'), NULL, N_("Delete all words"), clear_words },
    { KEY_ESCAPE, N_("Cancel"), N_("Close without running anything"), close },
    { CTRL('p'), NULL, N_("Close without running anything"), close },
    { 0 },
};

const ScreenClass palette_screen = {
    .title = N_("Commands"),
    .size = sizeof(Palette),
    .open = open_palette,
    .draw = draw_palette,
    .close = close_palette,
    .actions = actions,
    .type = type,
    .extent = extent,
};
