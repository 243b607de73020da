/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/place.h"

#include <stdlib.h>
#include <string.h>

#include "base/preference.h"
#include "toolkit/key.h"

enum { MOST_PLACES = 64 };

static const Place *all;
static Action actions[MOST_PLACES + 1];

static bool go(Screen *screen)
{
    const Place *place = screen_with();
    return place_go(screen->store, place->id, NULL);
}

/* Chosen by its name, else that of the table. */
static int key_for(const Place *place)
{
    const char *name = preference_key(place->id);
    int code = name ? key_named(name) : 0;
    return code ? code : place->key;
}

void place_set(const Place *places)
{
    size_t count = 0;
    all = places;
    for (const Place *place = all; place->id; place++) {
        if (count == MOST_PLACES)
            die("more than %d places", MOST_PLACES);
        if (place->help)
            actions[count++] = (Action){ key_for(place), place->title, place->help, go, place };
    }
    actions[count] = (Action){ 0 };
}

const Action *place_actions(void)
{
    return actions;
}

const Place *place_of_action(const Action *action)
{
    return action->run == go ? action->with : NULL;
}

const Place *place_all(void)
{
    return all;
}

const Place *place_find(const char *id)
{
    for (const Place *place = all; place->id; place++)
        if (!strcmp(place->id, id))
            return place;
    return NULL;
}

static bool open_place(Store *store, const Place *place, const PlaceTarget *target)
{
    if (!store)
        return fail("open a workbook first");
    if (!place->help && !target->what)
        return fail("'%s' leads nowhere without an id, such as %s:ID", place->id, place->id);
    return place->open ? place->open(store, place, target)
                       : screen_push(place->class, store, place->argument);
}

bool place_go(Store *store, const char *id, const PlaceTarget *target)
{
    static const PlaceTarget nothing;
    const Place *place = place_find(id);
    return place ? open_place(store, place, target ? target : &nothing)
                 : fail("there is no place '%s' in this program", id);
}

/* What follows the mark, which is cut off; NULL without one or when nothing follows. */
static const char *cut_at(char *text, char mark)
{
    char *at = text ? strchr(text, mark) : NULL;
    if (!at)
        return NULL;
    *at = '\0';
    return at[1] ? at + 1 : NULL;
}

bool place_go_text(Store *store, const char *text)
{
    char *copy = xstrdup(text);
    PlaceTarget target = { .workload = cut_at(copy, '@') };
    target.what = cut_at(copy, ':');
    target.part = cut_at((char *)target.what, '.');
    bool done = place_go(store, copy, &target);
    free(copy);
    return done;
}

static const char *cell(const Table *rows, size_t row, const char *column)
{
    long found = column ? table_find(rows, column) : -1;
    return found < 0 ? "" : table_cell(rows, row, (size_t)found);
}

/* What other programs are told to type has the same name, but is no COLUMN_PLACE. */
static const char *text_of(const Table *rows, size_t row)
{
    long found = table_find(rows, "place");
    bool is_place = found >= 0 && table_type(rows, (size_t)found) == COLUMN_PLACE;
    return is_place ? table_cell(rows, row, (size_t)found) : "";
}

/* The first place whose column says something; NULL when none does. */
static const Place *place_of_row(const Table *rows, size_t row)
{
    for (const Place *place = all; place->id; place++)
        if (*cell(rows, row, place->column))
            return place;
    return NULL;
}

bool place_row_leads(const Table *rows, size_t row)
{
    return *text_of(rows, row) || place_of_row(rows, row);
}

bool place_go_row(Store *store, const Table *rows, size_t row)
{
    if (*text_of(rows, row))
        return place_go_text(store, text_of(rows, row));
    const Place *place = place_of_row(rows, row);
    return place ? place_go(store, place->id,
                            &(PlaceTarget){ cell(rows, row, place->column),
                                            cell(rows, row, place->part),
                                            cell(rows, row, "workload") })
                 : fail("this row leads nowhere");
}
