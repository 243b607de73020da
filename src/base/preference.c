/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/preference.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/message.h"
#include "base/table.h"
#include "base/text.h"

enum { FILE_LIMIT = 1 << 16 };

const Preference preferences[PREFERENCES] = {
    [PREFERENCE_COLOURS] = { "colours",
                             N_("Colours for any background, a dark or a light one, or such as the"
                                " colour-blind tell apart."),
                             "any dark light colour-blind" },
    [PREFERENCE_MOUSE] = { "mouse",
                           N_("Whether the mouse moves, chooses and presses keys of the footer."),
                           "on off" },
    [PREFERENCE_FOLDER] = { "folder", N_("The folder into which deliverables are written."), NULL },
};

/* Like the language: what a person wants holds for the whole program. */
static char *values[PREFERENCES];
static Table *keys; /* place, key */

static const char key_prefix[] = "key.";

/* https://specifications.freedesktop.org/basedir-spec: a relative path is to be ignored. */
static char *config_path(void)
{
    const char *given = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    return given && *given == '/' ? xasprintf("%s/wellbook/config", given)
           : home && *home == '/' ? xasprintf("%s/.config/wellbook/config", home)
                                  : NULL;
}

static bool take(const char *name, const char *value)
{
    for (size_t id = 0; id < PREFERENCES; id++) {
        if (strcmp(preferences[id].name, name) != 0)
            continue;
        if (preferences[id].words && !text_has_word(preferences[id].words, value))
            return fail("'%s' is not one of: %s", value, preferences[id].words);
        free(values[id]);
        values[id] = xstrdup(value);
        return true;
    }
    if (strncmp(name, key_prefix, strlen(key_prefix)) != 0)
        return fail("there is no setting '%s'", name);
    table_add(keys, (const char *const[]){ name + strlen(key_prefix), value }, 0);
    return true;
}

static bool take_line(char *line)
{
    char *equals = strchr(line, '=');
    char *whole = text_trim(line);
    bool is_blank = !*whole || *whole == '#';
    free(whole);
    if (is_blank)
        return true;
    if (!equals)
        return fail("this is not NAME = VALUE");
    *equals = '\0';
    char *name = text_trim(line), *value = text_trim(equals + 1);
    bool done = text_check(name, value) && take(name, value);
    free(name);
    free(value);
    return done;
}

static bool read_lines(const char *path, char *text)
{
    char *first = NULL, *rest = text;
    size_t number = 1;
    for (char *line; (line = strsep(&rest, "\n")); number++)
        if (!take_line(line) && !first)
            first = xasprintf("%s line %zu: %s", path, number, failure());
    bool is_right = !first;
    if (first)
        fail("%s", first);
    free(first);
    return is_right;
}

static void forget(void)
{
    static const TableColumn columns[] = { { "place" }, { "key" } };
    for (size_t id = 0; id < PREFERENCES; id++) {
        free(values[id]);
        values[id] = NULL;
    }
    table_free(keys);
    keys = table_make(columns, COUNT(columns));
}

bool preference_read(void)
{
    char *path = config_path();
    forget();
    char *text = path && file_exists(path) ? file_read(path, FILE_LIMIT) : NULL;
    bool done = text ? read_lines(path, text) : !path || !file_exists(path);
    free(text);
    free(path);
    return done;
}

const char *preference(PreferenceId id)
{
    return values[id] ? values[id] : "";
}

/* Whether a line of the file sets it. */
static bool is_line_of(const char *line, size_t bytes, const char *name)
{
    char *copy = xstrndup(line, bytes), *equals = strchr(copy, '=');
    if (equals)
        *equals = '\0';
    char *found = text_trim(copy);
    bool is_it = equals && !strcmp(found, name);
    free(found);
    free(copy);
    return is_it;
}

static char *with_line(const char *text, const char *name, const char *value)
{
    Buffer all = { 0 };
    for (const char *line = text; *line;) {
        size_t bytes = strcspn(line, "\n");
        if (!is_line_of(line, bytes, name))
            buffer_add_format(&all, "%.*s\n", (int)bytes, line);
        line += bytes + (line[bytes] == '\n');
    }
    if (*value)
        buffer_add_format(&all, "%s = %s\n", name, value);
    return buffer_take(&all);
}

/* The folder may be missing with the one it lies in, as in a new home. */
static bool make_folders(const char *path)
{
    char *own = file_folder(path), *outer = file_folder(own);
    bool done = file_make_folder(outer) && file_make_folder(own);
    free(outer);
    free(own);
    return done;
}

static bool write_text(const char *path, const char *text)
{
    FileDraft draft;
    if (!make_folders(path) || !file_draft_open(&draft, path))
        return false;
    fputs(text, draft.stream);
    return file_draft_publish(&draft);
}

static bool write_value(const char *name, const char *value)
{
    char *path = config_path();
    if (!path)
        return fail("there is no place for settings: neither HOME nor XDG_CONFIG_HOME is set");
    char *before = file_exists(path) ? file_read(path, FILE_LIMIT) : xstrdup("");
    char *after = before ? with_line(before, name, value) : NULL;
    bool done = after && write_text(path, after);
    free(after);
    free(before);
    free(path);
    return done;
}

bool preference_set(PreferenceId id, const char *value)
{
    const Preference *one = &preferences[id];
    if (*value && one->words && !text_has_word(one->words, value))
        return fail("'%s' is not one of: %s", value, one->words);
    if (!write_value(one->name, value))
        return false;
    free(values[id]);
    values[id] = *value ? xstrdup(value) : NULL;
    return true;
}

size_t preference_word(PreferenceId id)
{
    size_t place = 0;
    char *copy = xstrdup(preferences[id].words), *rest = copy;
    for (char *word; values[id] && (word = strsep(&rest, " ")) && strcmp(word, values[id]) != 0;)
        place++;
    free(copy);
    return place;
}

const char *preference_key(const char *place)
{
    long row = keys ? table_row_of(keys, 0, place) : -1;
    return row < 0 ? NULL : table_cell(keys, (size_t)row, 1);
}
