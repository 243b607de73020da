/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "report/gate.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/id.h"
#include "base/text.h"
#include "document/sheet.h"
#include "evidence/check_count.h"
#include "report/consistency.h"

enum { RELEASE, REASON, RELEASES };
static const Query queries[] = {
    [RELEASE] = { "tttitt", "INSERT INTO release (id, deliverable, reason, missing, at, author)"
                            " VALUES (?, ?, ?, ?, ?, ?)" },
    [REASON] = { "t", "SELECT ifnull((SELECT reason FROM release WHERE deliverable = ?"
                      " ORDER BY at DESC, id LIMIT 1), '')" },
    [RELEASES] = { "", "SELECT count(*) FROM release" },
    { 0 },
};

static char *path_of(const char *deliverable)
{
    char *name = xasprintf("templates/gates/%s.sql", deliverable), *path = file_shipped(name);
    free(name);
    return path;
}

bool gate_exists(const char *deliverable)
{
    char *path = path_of(deliverable);
    bool is_there = !strchr(deliverable, '/') && file_exists(path);
    free(path);
    return is_there;
}

static void append(Table *table, const Table *more)
{
    size_t count = table_columns(table);
    const char **cells = xcalloc(count, sizeof *cells);
    for (size_t row = 0; row < table_rows(more); row++) {
        for (size_t i = 0; i < count; i++)
            cells[i] = table_get(more, row, table_name(table, i));
        table_add(table, cells, 0);
    }
    free(cells);
}

static bool apply_rule(Store *store, const char *folder, const char *name, Language language,
                       Table *table)
{
    char *path = xasprintf("%s/%s", folder, name);
    Table *more = sheet_table(store, path, language, NULL);
    if (more)
        append(table, more);
    bool done = more != NULL;
    table_free(more);
    free(path);
    return done;
}

/* What a reviewer would object to: templates/rules/DELIVERABLE-*.sql, a rule each, in the order of
 * their names. */
static bool apply_rules(Store *store, const char *deliverable, Language language, Table *table)
{
    char *folder = file_shipped("templates/rules"), *begin = xasprintf("%s-", deliverable);
    struct dirent **list;
    int count = scandir(folder, &list, NULL, alphasort);
    bool done = true;
    for (int i = 0; i < count; i++) {
        if (done && !strncmp(list[i]->d_name, begin, strlen(begin)))
            done = apply_rule(store, folder, list[i]->d_name, language, table);
        free(list[i]);
    }
    if (count >= 0)
        free(list);
    free(begin);
    free(folder);
    return done;
}

static const char *cell_of(const Table *from, size_t row, const char *column)
{
    long found = table_find(from, column);
    return found < 0 ? "" : table_cell(from, row, (size_t)found);
}

/* What contradicts itself leads to the same places, in the words of its rule. */
static void append_contradictions(Table *table, const Table *rules)
{
    size_t count = table_columns(table);
    const char **cells = xcalloc(count, sizeof *cells);
    for (size_t row = 0; row < table_rows(rules); row++) {
        for (size_t i = 0; i < count; i++) {
            const char *name = table_name(table, i);
            cells[i] = !strcmp(name, "what")    ? tr("Contradiction")
                       : !strcmp(name, "item")  ? cell_of(rules, row, "title")
                       : !strcmp(name, "place") ? "wellbook check FILE"
                                                : cell_of(rules, row, name);
        }
        table_add(table, cells, 0);
    }
    free(cells);
}

/* The report on what was found says what forms, answers and exports say; the others rest on it. */
static bool add_contradictions(Store *store, const char *deliverable, Language language,
                               Table *table)
{
    if (!report_deliverable(deliverable)->is_of_facts)
        return true;
    Table *rules = consistency_list(store, language);
    if (rules)
        append_contradictions(table, rules);
    bool done = rules != NULL;
    table_free(rules);
    return done;
}

static Table *find_missing(Store *store, const char *deliverable, Language language)
{
    char *path = path_of(deliverable);
    Table *table = sheet_table(store, path, language, NULL);
    free(path);
    if (table && (!apply_rules(store, deliverable, language, table) ||
                  !add_contradictions(store, deliverable, language, table))) {
        table_free(table);
        return NULL;
    }
    return table;
}

Table *gate_missing(Store *store, const char *deliverable, Language language)
{
    if (!gate_exists(deliverable)) {
        fail("there is no gate for '%s'; there is one for investigation-report, consulting-report"
             " and implementation-plan",
             deliverable);
        return NULL;
    }
    if (!check_count_refresh(store))
        return NULL;
    /* Its rules read the same views again and again. */
    bool is_kept = store_begin_reading(store);
    Table *table = find_missing(store, deliverable, language);
    if (is_kept)
        store_end_reading(store);
    return table;
}

/* A copy that is read has it as well. */
static bool keep_release(Store *store, const char *deliverable, const char *reason, size_t missing,
                         const char *id, const char *now)
{
    return store_begin(store) &&
           store_end(store, store_change(store, queries, RELEASE, id, deliverable, reason,
                                         (int64_t)missing, now, store_author(store)));
}

static bool release(Store *store, Store *copy, const char *deliverable, const char *reason,
                    size_t missing)
{
    char id[ID_SIZE], now[STAMP_SIZE], *trimmed = text_trim(reason);
    id_make(id);
    date_stamp(now);
    bool done = (*trimmed || fail("say why it leaves though points are missing")) &&
                text_check(tr("reason"), reason) &&
                keep_release(store, deliverable, trimmed, missing, id, now) &&
                (!copy || keep_release(copy, deliverable, trimmed, missing, id, now));
    free(trimmed);
    return done;
}

bool gate_count(Store *store, const char *deliverable, size_t *missing)
{
    *missing = 0;
    if (!gate_exists(deliverable))
        return true;
    Table *table = gate_missing(store, deliverable, message_language());
    if (table)
        *missing = table_rows(table);
    bool done = table != NULL;
    table_free(table);
    return done;
}

char *gate_words(Store *store, const char *deliverable)
{
    size_t missing;
    if (!gate_count(store, deliverable, &missing))
        return NULL;
    if (!missing)
        return xstrdup(tr("nothing is missing"));
    char *reason = store_text(store, queries, REASON, deliverable);
    char *words = reason ? xasprintf(tr("points missing: %zu; %s"), missing, reason) : NULL;
    free(reason);
    return words;
}

static bool refuse(const char *deliverable, size_t missing)
{
    return fail("points are missing: %zu; 'wellbook check FILE --for %s' lists them, --anyway "
                "REASON exports it all the same",
                missing, deliverable);
}

bool gate_releases(Store *store, int64_t *count)
{
    return store_number(store, count, queries, RELEASES);
}

/* A reason that would be kept nowhere is not taken. */
static bool may_be_reasoned(const char *deliverable, const char *reason)
{
    return !reason || gate_exists(deliverable) ||
           fail("nothing keeps the deliverable '%s' back; leave --anyway away", deliverable);
}

bool gate_pass(Store *store, const char *deliverable, const char *reason)
{
    size_t missing;
    if (!may_be_reasoned(deliverable, reason) || !gate_count(store, deliverable, &missing))
        return false;
    return !missing || (reason ? release(store, NULL, deliverable, reason, missing)
                               : refuse(deliverable, missing));
}

/* A workbook that stands still takes no acts. */
static bool release_from(Store *store, Store *ground, const char *deliverable, const char *reason,
                         size_t missing)
{
    if (ground != store)
        return release(store, ground, deliverable, reason, missing);
    store_end_reading(store);
    return release(store, NULL, deliverable, reason, missing) && store_begin_reading(store);
}

static bool pass(Store *store, Store *ground, const char *deliverable, const char *reason)
{
    if (!gate_exists(deliverable))
        return true;
    Table *table = find_missing(ground, deliverable, message_language());
    size_t missing = table ? table_rows(table) : 0;
    bool done = table != NULL;
    table_free(table);
    return done && (!missing || (reason ? release_from(store, ground, deliverable, reason, missing)
                                        : refuse(deliverable, missing)));
}

bool gate_write(Store *store, const char *deliverable, const char *reason, Language language,
                ReportFormat format, const char *path, FILE *stream)
{
    bool is_known = report_deliverable(deliverable)->name;
    if ((is_known && !may_be_reasoned(deliverable, reason)) ||
        (gate_exists(deliverable) && !check_count_refresh(store)))
        return false;
    ReportGround *ground = report_ground_open(store, deliverable, language, format, path);
    bool done = ground && pass(store, report_ground_store(ground), deliverable, reason) &&
                report_ground_write(ground, format, path, stream);
    report_ground_close(ground);
    return done;
}
