/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an export is a part of what the workbook has.
 *
 * A file that was cut off, filtered or taken out of its pages names fewer rows than the last whole
 * export of the same check, and nothing in it says that there are more. What it lacks is not gone.
 * So an export with fewer rows tells what is gone only when it says itself that it is whole (it has
 * the total of its pages), or when it is later: by the times of its rows, or else by anything in
 * this import of the same source that is new or changed. An export without exact times that brings
 * nothing may lack up to half of a check's rows, as after a repair.
 *
 * A bill takes the place of the last one of its month as a whole, so that one with fewer rows, or
 * with rows that nobody could read, would lose what stood there: it is refused. So is one that
 * comes twice, for its rows have no key, and a sum would have them twice. */
#include "config.h"
#include "evidence/import_state.h"

#include <stdlib.h>
#include <string.h>

enum { LAST_WHOLE, MOST_ROWS, LAST_ROWS, IS_OF_OTHER, MONTH, FIRST_FAULT };
static const Query queries[] = {
    [LAST_WHOLE] = { "i", "SELECT ifnull((SELECT taken || ' ' || rows FROM active_cover WHERE grp ="
                          " ?1 AND complete ORDER BY batch DESC LIMIT 1), '')" },
    [MOST_ROWS] = { "i", "SELECT ifnull(max(taken), '') || ' ' || ifnull(max(rows), 0) FROM"
                         " active_cover WHERE grp = ?1" },
    [LAST_ROWS] = { "i",
                    "SELECT ifnull((SELECT rows FROM active_cover WHERE grp = ?1 ORDER BY batch"
                    " DESC LIMIT 1), 0)" },
    /* A month that went on has other amounts of the same things. */
    [IS_OF_OTHER] = { "ii", "SELECT NOT EXISTS (SELECT 1 FROM cost AS own JOIN cost AS other USING"
                            " (grp, product, resource, name, item) WHERE own.grp = ?1 AND own.batch"
                            " = ?2 AND other.batch = (SELECT batch FROM active_cover WHERE grp = ?1"
                            " ORDER BY batch DESC LIMIT 1))" },
    [MONTH] = { "i", "SELECT \"check\" FROM check_group WHERE id = ?1" },
    [FIRST_FAULT] = { "i", "SELECT ifnull((SELECT file || ':' || line || ': ' || reason FROM"
                           " import_tray WHERE batch = ?1 ORDER BY file, line LIMIT 1), '')" },
    { 0 },
};

int64_t import_unreadable(const Import *import, const Source *source)
{
    int64_t rows = 0;
    for (size_t i = 0; i < import->tally_count; i++) {
        const ImportTally *tally = &import->tallies[i];
        if (tally->source && tally->source->kind == source->kind &&
            !strcmp(tally->source->product, source->product))
            rows += tally->unreadable;
    }
    return rows;
}

static bool has_news(const Import *import, const Source *source)
{
    for (size_t i = 0; i < import->tally_count; i++) {
        const ImportTally *tally = &import->tallies[i];
        if (tally->source && !strcmp(tally->source->product, source->product) &&
            (tally->new_rows || tally->changed))
            return true;
    }
    return false;
}

/* A source that only knows the day says so by midnight in China. */
static bool is_exact(const char *taken)
{
    return *taken && !strstr(taken, "T16:00:00Z");
}

static bool is_cut(const Import *import, const ImportGroup *group, const char *last_taken,
                   int64_t last_rows)
{
    const char *taken = import->tallies[group->tally].taken;
    if (group->rows >= last_rows)
        return false;
    return is_exact(group->taken) ? strcmp(taken, last_taken) <= 0
                                  : !has_news(import, group->source) && group->rows * 2 < last_rows;
}

bool import_look_for_cut(Import *import, ImportGroup *group)
{
    if (import->plan->replaces || import_length(import, group).total)
        return true;
    char *last = store_text(import->store, queries, LAST_WHOLE, group->id);
    if (last && !*last) {
        free(last);
        last = store_text(import->store, queries, MOST_ROWS, group->id);
    }
    if (!last)
        return false;
    char *space = strrchr(last, ' ');
    int64_t rows = strtoll(space, NULL, 10);
    *space = '\0';
    group->is_cut = is_cut(import, group, last, rows);
    if (group->is_cut) {
        ImportTally *tally = &import->tallies[group->tally];
        tally->here += group->rows;
        tally->there += rows;
    }
    free(last);
    return true;
}

bool import_put_off(Import *import, const ImportGroup *group)
{
    ImportTally *tally = &import->tallies[group->tally];
    if (!import->plan->is_preview || !import->plan->takes_any)
        return false;
    free(tally->refusal);
    tally->refusal = xstrdup(failure());
    return true;
}

static bool refuse_unreadable(Import *import, const ImportGroup *group, const char *month,
                              int64_t gone)
{
    char *fault = store_text(import->store, queries, FIRST_FAULT, import->batch);
    if (fault)
        fail("%s: %lld of its rows cannot be read (%s), and it would take the place of the bill of"
             " %s, of which %lld rows would be gone; mend those rows and import it again, or give"
             " --replace",
             import->tallies[group->tally].file,
             (long long)import_unreadable(import, group->source), fault, month, (long long)gone);
    free(fault);
    return false;
}

bool import_check_bill(Import *import, const ImportGroup *group, int64_t gone)
{
    int64_t there, is_of_other;
    if (import->plan->replaces ||
        !store_number(import->store, &there, queries, LAST_ROWS, group->id) ||
        !store_number(import->store, &is_of_other, queries, IS_OF_OTHER, group->id, import->batch))
        return import->plan->replaces;
    bool is_short = group->rows < there && !import_length(import, group).total,
         is_doubtful = gone && import_unreadable(import, group->source);
    if (!is_short && !is_doubtful && !is_of_other)
        return true;
    char *month = store_text(import->store, queries, MONTH, group->id);
    if (month && is_doubtful)
        refuse_unreadable(import, group, month, gone);
    else if (month && !is_short)
        fail("%s: nothing of the bill of %s that the workbook has is in it; import the parts of one"
             " bill together, or give --replace when it takes its place",
             import->tallies[group->tally].file, month);
    else if (month)
        fail("%s: only %lld rows of the bill of %s, and the workbook has %lld of them; import the"
             " whole bill, or give --replace when it became shorter",
             import->tallies[group->tally].file, (long long)group->rows, month, (long long)there);
    bool is_said = month != NULL;
    free(month);
    return is_said && import_put_off(import, group);
}

bool import_add_part(Import *import, ImportGroup *group, const Source *source, uint64_t content)
{
    uint32_t tally = (uint32_t)(import->tally - import->tallies);
    if (source != group->source) {
        char *month = store_text(import->store, queries, MONTH, group->id);
        if (month)
            fail("%s: the bill of %s comes in two formats, %s and %s, and would count twice; import"
                 " one of them, or name its format with --as",
                 import->tally->file, month, group->source->id, source->id);
        free(month);
        return false;
    }
    if (!group->part || import->parts[group->part - 1].tally != tally) {
        import->parts =
            xgrow(import->parts, import->part_count, &import->part_room, sizeof *import->parts);
        import->parts[import->part_count++] = (ImportPart){ 0, 0, tally, group->part };
        group->part = import->part_count;
    }
    ImportPart *part = &import->parts[group->part - 1];
    part->digest += content;
    part->rows++;
    return true;
}

static bool is_twin(const ImportPart *one, const ImportPart *other)
{
    return one->rows == other->rows && one->digest == other->digest && one->tally != other->tally;
}

bool import_check_parts(Import *import, const ImportGroup *group)
{
    const ImportPart *parts = import->parts;
    for (size_t i = group->part; i; i = parts[i - 1].before)
        for (size_t j = parts[i - 1].before; j; j = parts[j - 1].before) {
            if (!is_twin(&parts[i - 1], &parts[j - 1]))
                continue;
            char *month = store_text(import->store, queries, MONTH, group->id);
            if (month)
                fail("%s and %s have the same %lld rows of the bill of %s, which would count twice;"
                     " import one of them",
                     import->tallies[parts[j - 1].tally].file,
                     import->tallies[parts[i - 1].tally].file, (long long)parts[i - 1].rows, month);
            free(month);
            return false;
        }
    return true;
}
