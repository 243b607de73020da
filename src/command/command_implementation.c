/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The implementation service without screens. */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "implementation/adopt.h"
#include "implementation/allocation.h"

static Json *json_of_cents(int64_t cents)
{
    char text[MONEY_SIZE];
    money_write(cents, text);
    return json_of_number(text);
}

static Json *json_of(const Allocation *one)
{
    Json *object = json_new_object(), *parts = json_new_list();
    json_set(object, "currency", json_of_text(one->currency));
    json_set(object, "total", json_of_cents(one->total));
    json_set(object, "allocated", json_of_cents(one->allocated));
    json_set(object, "shared", json_of_cents(one->shared));
    json_set(object, "unallocated", json_of_cents(one->unallocated));
    for (size_t i = 0; i < one->count; i++) {
        Json *part = json_new_object();
        json_set(part, "cost_centre", json_of_text(one->parts[i].centre));
        json_set(part, "amount", json_of_cents(one->parts[i].amount));
        json_add(parts, part);
    }
    json_set(object, "by", parts);
    return object;
}

/* The first currency, which most lines have, with the others beside it. */
static bool put_allocation(const Allocation *list, size_t count)
{
    Json *object = json_of(&list[0]), *others = json_new_list();
    for (size_t i = 1; i < count; i++)
        json_add(others, json_of(&list[i]));
    json_set(object, "others", others);
    return put_json(object);
}

static bool put_rows(const CommandLine *line, const Allocation *list, size_t count)
{
    Table *table = allocation_table(list, count, NULL);
    bool done = put_table(table, command_option(line, "format"));
    table_free(table);
    return done;
}

bool command_allocate(const CommandLine *line)
{
    Allocation *list = NULL;
    size_t count = 0;
    Store *store = open_to_read(line);
    const char *format = command_option(line, "format");
    bool is_json = command_option(line, "json") || (format && !strcmp(format, "json"));
    bool done = store && allocation_make(store, command_option(line, "month"), &list, &count) &&
                (is_json ? put_allocation(list, count) : put_rows(line, list, count));
    allocation_free(list, count);
    store_close(store);
    return done;
}

static void set_text(Json *object, const char *name, const char *text)
{
    if (text)
        json_set(object, name, json_of_text(text));
}

static bool put_adoption(const CommandLine *line, const Adoption *adoption)
{
    if (command_option(line, "json")) {
        Json *object = json_new_object();
        json_set(object, "adopted", json_of_integer((int64_t)adoption->adopted));
        json_set(object, "there", json_of_integer((int64_t)adoption->there));
        set_text(object, "different", adoption->different);
        set_text(object, "left", adoption->left);
        return put_json(object);
    }
    char *note = adoption_note(adoption);
    out_say(tr("%zu recommendations taken over, %zu were there already\n"), adoption->adopted,
            adoption->there);
    if (note) {
        char *shown = text_show_line(note);
        out_say("  %s\n", shown);
        free(shown);
    }
    free(note);
    return true;
}

bool command_adopt(const CommandLine *line)
{
    Adoption adoption;
    Store *store = open_to_change(line);
    bool done = store && adopt_from(store, command_argument(line, 1), &adoption);
    store_close(store);
    if (!done)
        return false;
    done = put_adoption(line, &adoption);
    adoption_release(&adoption);
    return done;
}
