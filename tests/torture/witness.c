/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "witness.h"

#include <stdio.h>
#include <stdlib.h>

#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"

/* One workload: its place, and the id behind it. */
typedef struct View {
    Store *store;
    Model *model;
    char place[24];
    const char *id;
} View;

static bool take_cells(const View *view, const char *prefix, const Table *table, size_t row,
                       const char *const names[])
{
    for (; *names; names++) {
        char *key = model_key(prefix, *names, NULL);
        model_set(view->model, key, table_get(table, row, *names));
        free(key);
    }
    return true;
}

static bool take_practices(const View *view, const char *prefix, const char *question)
{
    static const char *const names[] = { "state", "reason", "note", NULL };
    Table *table = answer_practices(view->store, view->id, question, ENGLISH);
    for (size_t row = 0; table && row < table_rows(table); row++) {
        char *under = model_key(prefix, table_cell(table, row, 0), NULL);
        take_cells(view, under, table, row, names);
        free(under);
    }
    table_free(table);
    return table != NULL;
}

static bool take_row(const View *view, const char *prefix, const char *question)
{
    static const char *const names[] = { "state", "reason", "explanation", "owner", "due",
                                         "note",  "asked",  "confidence",  NULL };
    Table *table = answer_row(view->store, view->id, question);
    if (table && table_rows(table))
        take_cells(view, prefix, table, 0, names);
    table_free(table);
    return table != NULL;
}

static bool take_evidence(const View *view, const char *prefix, const char *question)
{
    Table *table = answer_evidence(view->store, view->id, question);
    for (size_t row = 0; table && row < table_rows(table); row++) {
        char *key = model_key(prefix, "evidence", table_get(table, row, "content"), NULL);
        model_set(view->model, key, table_get(table, row, "kind"));
        free(key);
    }
    table_free(table);
    return table != NULL;
}

static bool take_questions(const View *view, const Bank *bank)
{
    bool done = true;
    for (size_t i = 0; done && i < bank->count; i += bank->is_thorough ? 1 : BANK_EVERY) {
        const char *question = bank->questions[i].id;
        char *prefix = model_key(view->place, question, NULL);
        done = take_practices(view, prefix, question) && take_row(view, prefix, question) &&
               take_evidence(view, prefix, question);
        free(prefix);
    }
    return done;
}

/* A workload comes with a result for each question, or it is half an act. */
static bool has_results(const View *view, const Bank *bank)
{
    Table *table = answer_questions(view->store, view->id, ENGLISH);
    bool done = table && (table_rows(table) == bank->count ||
                          fail("workload %s has %zu questions of %zu", view->place,
                               table_rows(table), bank->count));
    table_free(table);
    return done;
}

static bool take_workload(View *view, const Bank *bank, const char *name)
{
    char *key = model_key(view->place, "name", NULL);
    model_set(view->model, key, name);
    free(key);
    return has_results(view, bank) && take_questions(view, bank);
}

static bool take_workloads(View *view, const Bank *bank)
{
    Table *workloads = engagement_workloads(view->store);
    bool done = workloads != NULL;
    for (size_t row = 0; done && row < table_rows(workloads); row++) {
        snprintf(view->place, sizeof view->place, "%zu", row);
        view->id = table_cell(workloads, row, 0);
        done = take_workload(view, bank, table_cell(workloads, row, 1));
        for (size_t i = 0; done && i < BANK_FIELDS; i++) {
            if (!bank_fields[i].is_of_workload)
                continue;
            char *value =
                form_value(view->store, bank_fields[i].form, view->id, bank_fields[i].field);
            char *key = model_key(view->place, bank_fields[i].form, bank_fields[i].field, NULL);
            done = value != NULL;
            model_set(view->model, key, value ? value : "");
            free(key);
            free(value);
        }
    }
    table_free(workloads);
    return done;
}

static bool take(Model *model, char *key, char *value)
{
    if (value)
        model_set(model, key, value);
    free(key);
    free(value);
    return value != NULL;
}

static bool take_places(Store *store, Model *model)
{
    bool done = true;
    for (size_t i = 0; done && i < BANK_FIELDS; i++)
        if (!bank_fields[i].is_of_workload)
            done = take(model, model_key("form", bank_fields[i].form, bank_fields[i].field, NULL),
                        form_value(store, bank_fields[i].form, "", bank_fields[i].field));
    for (size_t i = 0; done && i < BANK_PLACES; i++)
        done = take(model, model_key("draft", bank_places[i], NULL),
                    engagement_draft(store, bank_places[i])) &&
               take(model, model_key("place", bank_places[i], NULL),
                    engagement_recall(store, bank_places[i]));
    return done;
}

Model *witness_read(Store *store, const Bank *bank)
{
    Model *model = model_new();
    View view = { .store = store, .model = model };
    if (take_workloads(&view, bank) && take_places(store, model))
        return model;
    model_free(model);
    return NULL;
}

Model *witness_testify(const char *path, const Bank *bank)
{
    Store *store = store_open(path);
    Model *model =
        store && store_is_sound(store) && answer_verify(store) ? witness_read(store, bank) : NULL;
    store_close(store);
    return model;
}
