/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "engagement/engagement.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "engagement/form.h"
#include "lens/lens.h"

enum {
    ADD_ENGAGEMENT,
    ADD_WORKLOAD,
    RENAME_WORKLOAD,
    LIST_WORKLOADS,
    GET_ID,
    RECALL,
    REMEMBER,
    GET_DRAFT,
    KEEP_DRAFT,
    DROP_DRAFT
};
static const Query queries[] = {
    [ADD_ENGAGEMENT] = { "tttt", "INSERT INTO engagement (id, created_at, created_by, program)"
                                 " VALUES (?, ?, ?, ?)" },
    [ADD_WORKLOAD] = { "tt", "INSERT INTO workload (id, name, position) VALUES (?, ?,"
                             " (SELECT ifnull(max(position), 0) + 1 FROM workload))" },
    [RENAME_WORKLOAD] = { "tt", "UPDATE workload SET name = ?2 WHERE id = ?1" },
    [LIST_WORKLOADS] = { "", "SELECT id, name FROM workload ORDER BY position" },
    [GET_ID] = { "", "SELECT id FROM engagement" },
    [RECALL] = { "t", "SELECT value FROM bookmark WHERE name = ?" },
    [REMEMBER] = { "tt", "INSERT INTO bookmark (name, value) VALUES (?, ?)"
                         " ON CONFLICT (name) DO UPDATE SET value = excluded.value" },
    [GET_DRAFT] = { "t", "SELECT text FROM draft WHERE place = ?" },
    [KEEP_DRAFT] = { "tt", "INSERT INTO draft (place, text) VALUES (?, ?)"
                           " ON CONFLICT (place) DO UPDATE SET text = excluded.text" },
    [DROP_DRAFT] = { "t", "DELETE FROM draft WHERE place = ?" },
    { 0 },
};

Table *engagement_workloads(Store *store)
{
    return store_rows(store, queries, LIST_WORKLOADS);
}

static bool is_new_name(Store *store, const char *id, const char *name)
{
    if (!text_check(tr("workload"), name))
        return false;
    char *trimmed = text_trim(name);
    bool done = *trimmed || fail("a workload needs a name");
    free(trimmed);
    Table *workloads = done ? engagement_workloads(store) : NULL;
    done = workloads != NULL;
    for (size_t row = 0; done && row < table_rows(workloads); row++)
        if (text_same(table_cell(workloads, row, 1), name) &&
            strcmp(table_cell(workloads, row, 0), id) != 0)
            done = fail("there is a workload called '%s' already", table_cell(workloads, row, 1));
    table_free(workloads);
    return done;
}

bool engagement_add_workload(Store *store, const char *name)
{
    char id[ID_SIZE];
    if (!is_new_name(store, "", name) || !store_begin(store))
        return false;
    id_make(id);
    return store_end(store, store_change(store, queries, ADD_WORKLOAD, id, name) &&
                                answer_share(store, id, NULL, NULL) && answer_recompute(store));
}

bool engagement_rename_workload(Store *store, const char *id, const char *name)
{
    if (!is_new_name(store, id, name) || !store_begin(store))
        return false;
    return store_end(store, store_change(store, queries, RENAME_WORKLOAD, id, name));
}

char *engagement_workload(Store *store, const char *name)
{
    char *id = NULL;
    Table *workloads = engagement_workloads(store);
    size_t count = workloads ? table_rows(workloads) : 0;
    for (size_t row = 0; name && row < count && !id; row++)
        if (text_same(table_cell(workloads, row, 1), name))
            id = xstrdup(table_cell(workloads, row, 0));
    if (!name && count == 1)
        id = xstrdup(table_cell(workloads, 0, 0));
    else if (!name && workloads)
        fail("the workbook has %zu workloads; say which with --workload NAME", count);
    else if (!id && workloads)
        fail("unknown workload '%s'; 'wellbook list FILE workloads' names them", name);
    table_free(workloads);
    return id;
}

/* NULL when anything is wrong with it. */
static Lens *read_lens(const char *name)
{
    Problems *problems = problems_new();
    char *folder = lens_folder(name);
    bool is_there =
        file_is_folder(folder) || fail("unknown lens '%s'; 'wellbook lens list' names them", name);
    Lens *lens = is_there ? lens_read(folder, problems) : NULL;
    if (is_there && !problems_none(problems)) {
        lens_free(lens);
        lens = NULL;
    }
    free(folder);
    problems_free(problems);
    return lens;
}

static bool copy_lens(Store *store, const char *name)
{
    Lens *lens = read_lens(name);
    bool done = lens && lens_copy(store, lens);
    lens_free(lens);
    return done;
}

bool engagement_add_lens(Store *store, const char *name)
{
    Lens *lens = read_lens(name);
    bool done = lens && store_begin(store);
    if (done) {
        store_name_act(store, "lens", table_cell(lens->about, 0, 0));
        done = store_end(store, store_record_bank(store) && lens_copy(store, lens) &&
                                    answer_recompute(store));
    }
    lens_free(lens);
    return done;
}

static bool add_engagement(Store *store)
{
    char id[ID_SIZE], now[STAMP_SIZE];
    id_make(id);
    date_stamp(now);
    return store_change(store, queries, ADD_ENGAGEMENT, id, now, store_author(store),
                        PACKAGE_STRING);
}

static bool fill(Store *store, const EngagementPlan *plan)
{
    static const char *const shipped[] = { "alibaba-well-architected", NULL };
    const char *const only[] = { plan->language == CHINESE ? "主系统" : "Main system", NULL };
    const char *const *lenses = plan->lenses && *plan->lenses ? plan->lenses : shipped;
    const char *const *workloads = plan->workloads && *plan->workloads ? plan->workloads : only;
    store_name_act(store, "create", "");
    bool done = add_engagement(store) && forms_copy(store);
    for (size_t i = 0; done && lenses[i]; i++)
        done = copy_lens(store, lenses[i]);
    for (size_t i = 0; done && workloads[i]; i++)
        done = engagement_add_workload(store, workloads[i]);
    return done && form_set(store, "engagement", "", "customer", plan->customer) &&
           form_set(store, "engagement", "", "edition",
                    plan->edition ? plan->edition : "consulting") &&
           form_set(store, "engagement", "", "language", language_codes[plan->language]);
}

static bool is_free(const char *path)
{
    return !file_exists(path) || fail("%s exists already; choose another name", path);
}

/* Made complete under a private name in the same folder, then given its own. */
static bool create_file(const char *path, const EngagementPlan *plan)
{
    FileDraft draft;
    if (!is_free(path) || !store_name_is_free(path) || !file_draft_open(&draft, path))
        return false;
    Store *store = store_create_in(&draft);
    bool done = store && store_begin(store) && store_end(store, fill(store, plan));
    store_close(store);
    if (done && store_draft_is_complete(&draft))
        return file_draft_publish_new(&draft);
    store_draft_discard(&draft);
    return false;
}

Store *engagement_create(const char *path, const EngagementPlan *plan)
{
    char *customer = text_trim(plan->customer);
    bool is_named = *customer || fail("the customer's name is missing");
    free(customer);
    if (!is_named || !text_check(tr("customer"), plan->customer))
        return NULL;
    if (strcmp(path, ":memory:") != 0)
        return create_file(path, plan) ? store_open(path) : NULL;
    Store *store = store_create(path);
    if (store && store_begin(store) && store_end(store, fill(store, plan)))
        return store;
    store_close(store);
    return NULL;
}

char *engagement_id(Store *store)
{
    return store_text(store, queries, GET_ID);
}

Language engagement_language(Store *store)
{
    Language language = ENGLISH;
    char *code = form_value(store, "engagement", "", "language");
    if (code && !strcmp(code, language_codes[CHINESE]))
        language = CHINESE;
    free(code);
    return language;
}

char *engagement_recall(Store *store, const char *name)
{
    return store_text(store, queries, RECALL, name);
}

bool engagement_remember(Store *store, const char *name, const char *value)
{
    return store_change(store, queries, REMEMBER, name, value);
}

bool engagement_set_asked(Store *store, const char *workload, const char *question, const char *who)
{
    return store_begin(store) &&
           store_end(store, answer_set_text(store, workload, question, ANSWER_ASKED, who) &&
                                engagement_remember(store, "asked", who));
}

bool engagement_name_asked(Store *store, const char *workload, const char *question)
{
    char *who = engagement_recall(store, "asked");
    Table *row = who ? answer_row(store, workload, question) : NULL;
    bool is_named = row && table_rows(row) && *table_get(row, 0, "asked");
    bool done =
        row && (is_named || !*who || answer_set_text(store, workload, question, ANSWER_ASKED, who));
    table_free(row);
    free(who);
    return done;
}

char *engagement_draft(Store *store, const char *place)
{
    return store_text(store, queries, GET_DRAFT, place);
}

static bool keep_draft(Store *store, const char *place, const char *text)
{
    if (!store_begin(store))
        return false;
    return store_end(store, text ? store_change(store, queries, KEEP_DRAFT, place, text)
                                 : store_change(store, queries, DROP_DRAFT, place));
}

/* Where all else lies that a lost workbook held, unless somebody has opened that already. */
static bool keep_in_kept(Store *lost, const char *place, const char *text)
{
    Store *kept = store_kept(lost) ? store_open(store_kept(lost)) : NULL;
    bool done =
        kept && !store_is_read_only(kept) && store_claim(kept) && keep_draft(kept, place, text);
    store_close(kept);
    return done;
}

/* One a day, program and place: "kept/shop.wellbook-2026-11-23-4711-9f0c….txt". */
static char *typed_path(Store *lost, const char *place)
{
    char today[DATE_SIZE];
    date_today(today);
    const char *file = file_name(store_path(lost));
    char *ending = xasprintf("-%s-%ld-%016llx.txt", today, (long)getpid(),
                             (unsigned long long)hash_short(0, place, strlen(place)));
    char *short_name = file_name_with(file, strlen(file), ending);
    char *name = xasprintf("kept/%s", short_name), *path = file_personal(name);
    free(name);
    free(short_name);
    free(ending);
    return path;
}

static bool write_typed(const char *path, const char *text)
{
    FileDraft draft;
    if (!path || !file_draft_open(&draft, path))
        return false;
    return file_draft_finish(&draft, fputs(text, draft.stream) >= 0, file_draft_publish);
}

/* What becomes of the workbook was said; here, what becomes of the text. False. */
static bool keep_elsewhere(Store *lost, const char *place, const char *text)
{
    char *why = xstrdup(failure());
    if (keep_in_kept(lost, place, text))
        fail("%s", why);
    else {
        char *path = typed_path(lost, place);
        if (write_typed(path, text))
            fail("%s. What was typed last is in %s", why, path);
        else
            fail("%s. What was typed last could not be saved: copy it from here", why);
        free(path);
    }
    free(why);
    return false;
}

bool engagement_keep_draft(Store *store, const char *place, const char *text)
{
    return keep_draft(store, place, text) ||
           (text && store_is_lost(store) && keep_elsewhere(store, place, text));
}
