/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/id.h"
#include "process/road.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "base/text.h"
#include "process/record.h"

struct Road {
    Table *phase_rows, *step_rows;
    char *bought; /* editions */
    Phase *phases;
    Step *steps;
    size_t phase_count, step_count;
};

static const CellRule phase_rules[] = {
    { "id", CELL_KEY },        { "edition", CELL_ONE_OF, "any consulting implementation" },
    { "title_en", CELL_TEXT }, { "title_zh", CELL_TEXT },
    { "short_en", CELL_TEXT }, { 0 },
};

static const CellRule step_rules[] = {
    { "id", CELL_KEY },
    { "phase", CELL_PARENT },
    { "edition", CELL_ONE_OF, "any consulting implementation both implementation-alone" },
    { "title_en", CELL_TEXT },
    { "title_zh", CELL_TEXT },
    { "place", CELL_TEXT },
    { "sql", CELL_TEXT },
    { 0 },
};

enum { BOUGHT, PASSED };
static const Query queries[] = {
    /* The editions of phases.csv and steps.csv that were bought. */
    [BOUGHT] = { "", "SELECT 'any' || iif(consulting, ' consulting', '') || iif(implementation,"
                     " ' implementation', '') || iif(consulting AND implementation, ' both', '') ||"
                     " iif(implementation AND NOT consulting, ' implementation-alone', '') FROM"
                     " bought" },
    [PASSED] = { "t", "SELECT EXISTS (SELECT 1 FROM passage WHERE phase = ?)" },
    { 0 },
};

/* ---- what stands where ---- */

static const char *title_of(const Table *rows, size_t row, Language language)
{
    return table_get(rows, row, language == CHINESE ? "title_zh" : "title_en");
}

static const char *short_title_of(const Table *phases, size_t row, Language language)
{
    return language == CHINESE ? title_of(phases, row, language)
                               : table_get(phases, row, "short_en");
}

static bool add_phase(Store *store, Road *road, size_t row, Language language)
{
    int64_t is_passed;
    const char *id = table_get(road->phase_rows, row, "id");
    if (!text_has_word(road->bought, table_get(road->phase_rows, row, "edition")))
        return true;
    if (!store_number(store, &is_passed, queries, PASSED, id))
        return false;
    const char *title = title_of(road->phase_rows, row, language);
    road->phases[road->phase_count++] =
        (Phase){ .id = id,
                 .title = title,
                 .short_title = short_title_of(road->phase_rows, row, language),
                 .is_passed = is_passed };
    return true;
}

static bool take_state(void *data, const char *const cells[], size_t columns)
{
    Step *step = data;
    if (columns < 3)
        return true;
    step->state = !strcmp(cells[0], "done")      ? STEP_DONE
                  : !strcmp(cells[0], "blocked") ? STEP_BLOCKED
                                                 : STEP_OPEN;
    step->done = atoi(cells[1]);
    step->total = atoi(cells[2]);
    if (columns > 3 && *cells[3])
        step->own_place = xstrdup(cells[3]);
    return true;
}

static bool phase_number(const Road *road, const char *id, size_t *number)
{
    for (*number = 0; *number < road->phase_count; (*number)++)
        if (!strcmp(road->phases[*number].id, id))
            return true;
    return false;
}

static bool add_step(Store *store, Road *road, size_t row, Language language)
{
    Step step = { .id = table_get(road->step_rows, row, "id"),
                  .title = title_of(road->step_rows, row, language),
                  .place = table_get(road->step_rows, row, "place"),
                  .state = STEP_OPEN };
    if (!text_has_word(road->bought, table_get(road->step_rows, row, "edition")) ||
        !phase_number(road, table_get(road->step_rows, row, "phase"), &step.phase))
        return true;
    if (!store_select_each(store, step.id, table_get(road->step_rows, row, "sql"),
                           (const Binding[]){ { 0 } }, take_state, &step)) {
        free(step.own_place);
        return false;
    }
    road->phases[step.phase].steps++;
    road->phases[step.phase].done += step.state == STEP_DONE;
    road->steps[road->step_count++] = step;
    return true;
}

static Table *read_steps(const Table *phases)
{
    Problems *problems = problems_new();
    char *folder = file_shipped("data/engagement");
    Table *rows = csv_read_checked(folder, "steps.csv", step_rules, phases, problems);
    bool is_good = problems_none(problems);
    free(folder);
    problems_free(problems);
    if (is_good)
        return rows;
    table_free(rows);
    return NULL;
}

static bool read_road(Store *store, Road *road, Language language)
{
    road->phase_rows = csv_read_shipped("data/engagement", "phases.csv", phase_rules);
    road->step_rows = road->phase_rows ? read_steps(road->phase_rows) : NULL;
    road->bought = road->step_rows ? store_text(store, queries, BOUGHT) : NULL;
    if (!road->bought)
        return false;
    road->phases = xcalloc(table_rows(road->phase_rows), sizeof *road->phases);
    road->steps = xcalloc(table_rows(road->step_rows), sizeof *road->steps);
    for (size_t row = 0; row < table_rows(road->phase_rows); row++)
        if (!add_phase(store, road, row, language))
            return false;
    for (size_t row = 0; row < table_rows(road->step_rows); row++)
        if (!add_step(store, road, row, language))
            return false;
    return true;
}

char *road_phase_name(const char *id, Language language)
{
    Table *phases = csv_read_shipped("data/engagement", "phases.csv", phase_rules);
    long row = phases ? table_row_of(phases, 0, id) : -1;
    char *name = xstrdup(row < 0 ? id : short_title_of(phases, (size_t)row, language));
    table_free(phases);
    return name;
}

Road *road_open(Store *store, Language language)
{
    Road *road = xcalloc(1, sizeof *road);
    if (read_road(store, road, language))
        return road;
    road_close(road);
    return NULL;
}

void road_close(Road *road)
{
    if (!road)
        return;
    table_free(road->phase_rows);
    table_free(road->step_rows);
    free(road->bought);
    for (size_t i = 0; i < road->step_count; i++)
        free(road->steps[i].own_place);
    free(road->phases);
    free(road->steps);
    free(road);
}

size_t road_phases(const Road *road)
{
    return road->phase_count;
}

const Phase *road_phase(const Road *road, size_t number)
{
    return &road->phases[number];
}

size_t road_steps(const Road *road)
{
    return road->step_count;
}

const Step *road_step(const Road *road, size_t number)
{
    return &road->steps[number];
}

/* ---- where one stands ---- */

size_t road_phase_in_hand(const Road *road)
{
    for (size_t i = 0; i < road->phase_count; i++)
        if (road->phases[i].done < road->phases[i].steps && !road->phases[i].is_passed)
            return i;
    return road->phase_count - 1;
}

/* What can be done comes before what waits for something else. */
const Step *road_next(const Road *road)
{
    size_t in_hand = road_phase_in_hand(road);
    const Step *blocked = NULL;
    for (size_t i = 0; i < road->step_count; i++) {
        const Step *step = &road->steps[i];
        if (step->phase == in_hand && step->state == STEP_OPEN)
            return step;
        if (step->phase == in_hand && step->state == STEP_BLOCKED && !blocked)
            blocked = step;
    }
    return blocked;
}

char *step_progress(const Step *step)
{
    return step->total ? xasprintf("%d/%d", step->done, step->total) : xstrdup("");
}

const char *step_place(const Step *step)
{
    return step->own_place ? step->own_place : step->place;
}

const char *step_state_name(StepState state)
{
    static const char *const names[] = {
        [STEP_DONE] = "done", [STEP_OPEN] = "open", [STEP_BLOCKED] = "blocked"
    };
    return names[state];
}

bool road_pass(Store *store, const Road *road, const char *reason)
{
    size_t number = road_phase_in_hand(road);
    const Phase *phase = &road->phases[number];
    if (number + 1 == road->phase_count)
        return fail("this is the last phase; it ends with the customer's acceptance");
    if (!*reason)
        return fail("say why the next phase begins although steps are open");
    char id[ID_SIZE];
    char *fields[] = { xasprintf("phase=%s", phase->id), xasprintf("reason=%s", reason),
                       xasprintf("missing=%zu", phase->steps - phase->done) };
    bool done = record_add(store, "passage", (const char *const *)fields, COUNT(fields), id);
    for (size_t i = 0; i < COUNT(fields); i++)
        free(fields[i]);
    return done;
}
