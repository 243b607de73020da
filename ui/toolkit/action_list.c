/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/action_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "toolkit/key.h"

static ActionEntry *entry_of(ActionList *list, const Action *action)
{
    for (size_t i = 0; i < list->count; i++) {
        const Action *known = list->entries[i].action;
        if (known->run == action->run && known->with == action->with &&
            !strcmp(known->help, action->help))
            return &list->entries[i];
    }
    return NULL;
}

static void add_key(ActionEntry *entry, int key)
{
    char label[KEY_LABEL_SIZE];
    if (!key)
        return;
    Buffer keys = buffer_of(entry->keys);
    buffer_join(&keys, ", ", key_label(key, label));
    entry->keys = buffer_take(&keys);
}

static char *searched(const Action *action)
{
    const char *label = action->label ? action->label : "";
    char *all =
        xasprintf("%s %s %s %s", label, action->help, *label ? tr(label) : "", tr(action->help));
    char *folded = text_fold(all);
    free(all);
    return folded;
}

static void add(ActionList *list, Screen *screen, const Action *action, ActionGroup group)
{
    ActionEntry *known = entry_of(list, action);
    if (known) {
        add_key(known, action->key);
        return;
    }
    list->entries = xgrow(list->entries, list->count, &list->room, sizeof *list->entries);
    ActionEntry *entry = &list->entries[list->count++];
    *entry = (ActionEntry){ action, group, xstrdup(""), searched(action),
                            screen_applies(screen, action) };
    add_key(entry, action->key);
}

/* A key is what its nearest row says; farther rows with it are out of reach. */
static bool is_reachable(const Action *const *lists, size_t nearest, int key)
{
    for (size_t i = 0; key && i < nearest; i++)
        for (const Action *row = lists[i]; row->run; row++)
            if (row->key == key)
                return false;
    return true;
}

static ActionGroup group_of(const Screen *screen, const Action *rows)
{
    return rows == screen->class->actions ? ACTIONS_OWN
           : rows == screen->class->more  ? ACTIONS_SHARED
                                          : ACTIONS_EVERYWHERE;
}

void action_list_fill(ActionList *list, Screen *screen)
{
    const Action *lists[SCREEN_ACTION_LISTS];
    screen_action_lists(screen, lists);
    for (size_t i = 0; lists[i]; i++)
        for (const Action *row = lists[i]; row->run; row++)
            if (row->help && is_reachable(lists, i, row->key))
                add(list, screen, row, group_of(screen, lists[i]));
}

void action_list_clear(ActionList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->entries[i].keys);
        free(list->entries[i].folded);
    }
    free(list->entries);
    *list = (ActionList){ 0 };
}

bool action_entry_matches(const ActionEntry *entry, const char *words)
{
    char *folded = text_fold(words), *rest = folded;
    bool matches = true;
    for (char *word; matches && (word = strsep(&rest, " "));)
        matches = text_contains(entry->folded, word);
    free(folded);
    return matches;
}
