/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens every screen of the palette on a workbook forged in all its texts (hostile.sql), with
 * each of its keys and then Enter, and looks through all that is sent to the terminal. */
#include "config.h"
#include <locale.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "toolkit/key.h"
#include "toolkit/terminal.h"
#include "workbook/demo.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { SCRIPT_LIMIT = 1 << 16, MOST_KEYS = 64, ROWS = 50, COLUMNS = 160 };

static int collect(void *out, int count, char **cells, char **names)
{
    (void)count, (void)names;
    fputs(cells[0], out);
    return 0;
}

static void forge(const char *path)
{
    char *statements, *name = xasprintf("%s/tests/hostile.sql", getenv("TOP"));
    size_t size;
    char *script = file_read(name, SCRIPT_LIMIT);
    cr_assert_not_null(script, "%s", failure());
    FILE *out = open_memstream(&statements, &size);
    sqlite3 *db;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, script, collect, out, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    fclose(out);
    cr_assert_eq(sqlite3_exec(db, statements, NULL, NULL, NULL), SQLITE_OK, "%s",
                 sqlite3_errmsg(db));
    sqlite3_close(db);
    free(statements);
    free(script);
    free(name);
}

static Store *forged_store(void)
{
    char *path = fixture_path("forged.wellbook"),
         *exports = xasprintf("%s/data/demo/exports", getenv("TOP"));
    Store *store = demo_create(path, ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    Table *files =
        import_run(store, &(ImportPlan){ .paths = (const char *const[]){ exports, NULL } });
    cr_assert_not_null(files, "%s", failure());
    table_free(files);
    store_close(store);
    forge(path);
    store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    free(exports);
    free(path);
    return store;
}

/* Of the forged texts, what a terminal must not get; BEL ends what the clipboard is given. */
static const char *const forbidden[] = {
    "\033]0;PWN",       "\x7F",         "\xC2\x9B",     "\xC2\xAD",     "\xD8\x9C",
    "\xE2\x80\x8B",     "\xE2\x80\x8D", "\xE2\x80\x8F", "\xE2\x80\xA8", "\xE2\x80\xA9",
    "\xE2\x80\xAE",     "\xE2\x81\xA0", "\xE2\x81\xA6", "\xEF\xBB\xBF", "\xEF\xBF\xB9",
    "\xF3\xA0\x81\x81", "\xFF",
};

static char *all_of(FILE *file, size_t *bytes)
{
    *bytes = (size_t)ftell(file);
    char *text = xcalloc(*bytes + 1, 1);
    rewind(file);
    cr_assert_eq(fread(text, 1, *bytes, file), *bytes);
    return text;
}

static bool look_through(FILE *output, const char *title, int key)
{
    size_t bytes;
    fseek(output, 0, SEEK_END);
    char *text = all_of(output, &bytes);
    for (size_t i = 0; i < COUNT(forbidden); i++)
        cr_expect_null(memmem(text, bytes, forbidden[i], strlen(forbidden[i])),
                       "%s, key %d: number %zu of what must not be sent", title, key, i);
    bool shows_it = memmem(text, bytes, "PWN", 3) != NULL;
    free(text);
    return shows_it;
}

/* Pushes home and what the action leads to; fills in its keys when asked for. */
static bool play(Store *forged, const Action *action, int key, int keys[MOST_KEYS])
{
    FILE *output = tmpfile(), *input = tmpfile();
    cr_assert(output && input);
    if (key)
        fprintf(input, "%c\r", key == KEY_RETURN ? '\r' : key);
    rewind(input);
    Store *store = store_copy(forged, "forged.wellbook");
    cr_assert_not_null(store, "%s", failure());
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    resize_term(ROWS, COLUMNS);
    screens_set_up();
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
    if (action && !screen_run(action, screen_top()))
        screen_message(failure());
    size_t count = 0;
    for (const Action *at = screen_top()->class->actions; keys && at && at->run; at++)
        if (at->key > 0 && at->key < 0x7F && at->key != KEY_ESCAPE && count < MOST_KEYS - 1)
            keys[count++] = at->key;
    screen_loop();
    screen_pop_all();
    terminal_close();
    bool shows_it = look_through(output, action ? action->help : "home", key);
    fclose(output);
    fclose(input);
    return shows_it;
}

static bool play_all(Store *forged, const Action *action)
{
    int keys[MOST_KEYS] = { 0 };
    bool shows_it = play(forged, action, 0, keys);
    for (size_t i = 0; keys[i]; i++)
        play(forged, action, keys[i], NULL);
    return shows_it;
}

Test(shown, no_screen_sends_anything_raw)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("ESCDELAY", "25", 1);
    setenv("VISUAL", "true", 1);
    Store *forged = forged_store();
    char *folder = fixture_path("shown");
    cr_assert_eq(mkdir(folder, 0700), 0);
    cr_assert_eq(chdir(folder), 0);
    size_t showing = play_all(forged, NULL);
    screens_set_up();
    for (const Action *action = place_actions(); action->run; action++)
        showing += play_all(forged, action);
    for (const Action *action = screens_global_actions; action->run; action++)
        showing += play_all(forged, action);
    cr_expect(showing > 15, "only %zu screens show a forged text", showing);
    store_close(forged);
    free(folder);
}
