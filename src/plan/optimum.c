/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A 0/1 program: choose items for the most risk removed, with sums below the limits and each
 * item only with what it depends on. GLPK solves it by branch and cut, in floating point; three
 * things make its answer exact.
 *
 *   - Coefficients are whole and as small as their common divisor allows, so that bounds round.
 *   - Its answer is added up in whole cents and hundredths. Where it is over a limit by less than
 *     GLPK's tolerance, those items are forbidden together and the search goes on (`forbid`).
 *   - The plain choice by priority is given to it at the start: what it finds is never worse, most
 *     of the tree is cut off, and when the time is up the better of the two stands, not proved.
 *
 * GLPK ends the program on errors and prints as it goes; `solve_guarded` catches both. Items that
 * remove nothing and that nothing chosen needs are dropped at the end: they were let in only
 * because they fit. */
#include "config.h"
#include "plan/optimum.h"

#include <glpk.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hundredths.h"
#include "base/message.h"
#include "advice/precedence.h"

enum { DEFAULT_MILLISECONDS = 10000, DEFAULT_MEGABYTES = 512, REASON_SIZE = 256 };

typedef struct Solver {
    const OptimumProblem *problem;
    Precedence *precedence;
    OptimumChoice plain, best;
    glp_prob *program;
    int *columns;
    double *values; /* room for one row, from 1 */
    jmp_buf on_error;
    char reason[REASON_SIZE];
} Solver;

/* ---- choices ---- */

static OptimumChoice new_choice(const OptimumProblem *problem)
{
    return (OptimumChoice){ .is_chosen = xcalloc(problem->count, sizeof(bool)),
                            .used = xcalloc(problem->limit_count, sizeof(int64_t)) };
}

void optimum_choice_free(OptimumChoice *choice)
{
    free(choice->is_chosen);
    free(choice->used);
    *choice = (OptimumChoice){ 0 };
}

static void put(const OptimumProblem *problem, OptimumChoice *choice, size_t item, bool is_in)
{
    int sign = is_in ? 1 : -1;
    choice->is_chosen[item] = is_in;
    choice->count += (size_t)sign;
    choice->risk += sign * problem->items[item].risk;
    for (size_t i = 0; i < problem->limit_count; i++)
        choice->used[i] += sign * problem->items[item].uses[i];
}

/* The limit it breaks, or limit_count. */
static size_t broken_limit(const OptimumProblem *problem, const OptimumChoice *choice)
{
    size_t i = 0;
    while (i < problem->limit_count &&
           (problem->limits[i] < 0 || choice->used[i] <= problem->limits[i]))
        i++;
    return i;
}

static bool fits(const OptimumProblem *problem, const OptimumChoice *choice)
{
    return broken_limit(problem, choice) == problem->limit_count;
}

/* ---- the plain order ---- */

static void add_with_dependencies(const Solver *solver, OptimumChoice *choice, size_t item,
                                  bool is_new[])
{
    PrecedenceLinks before = precedence_before(solver->precedence, item);
    if (choice->is_chosen[item])
        return;
    put(solver->problem, choice, item, true);
    is_new[item] = true;
    for (size_t i = 0; i < before.count; i++)
        add_with_dependencies(solver, choice, before.list[i], is_new);
}

static void choose_plainly(Solver *solver)
{
    const OptimumProblem *problem = solver->problem;
    for (size_t item = 0; item < problem->count; item++) {
        bool *is_new = xcalloc(problem->count, sizeof *is_new);
        add_with_dependencies(solver, &solver->plain, item, is_new);
        bool is_kept = fits(problem, &solver->plain);
        for (size_t i = 0; !is_kept && i < problem->count; i++)
            if (is_new[i])
                put(problem, &solver->plain, i, false);
        free(is_new);
    }
}

/* ---- the program ---- */

static int64_t divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Whole coefficients as small as can be: GLPK rounds its bounds when they are whole. */
static void set_risks(Solver *solver)
{
    const OptimumProblem *problem = solver->problem;
    int64_t unit = 0;
    for (size_t i = 0; i < problem->count; i++)
        unit = divisor(problem->items[i].risk, unit);
    for (size_t i = 0; i < problem->count; i++)
        glp_set_obj_coef(solver->program, (int)i + 1,
                         unit ? (double)(problem->items[i].risk / unit) : 0);
}

static bool is_too_large(const OptimumProblem *problem, size_t item)
{
    for (size_t i = 0; i < problem->limit_count; i++)
        if (problem->limits[i] >= 0 && problem->items[item].uses[i] > problem->limits[i])
            return true;
    return false;
}

static void add_columns(Solver *solver)
{
    const OptimumProblem *problem = solver->problem;
    glp_add_cols(solver->program, (int)problem->count);
    for (size_t i = 0; i < problem->count; i++) {
        glp_set_col_kind(solver->program, (int)i + 1, GLP_BV);
        if (is_too_large(problem, i))
            glp_set_col_bnds(solver->program, (int)i + 1, GLP_FX, 0, 0);
    }
    set_risks(solver);
}

/* Their sum with the values filled in is at most `most`. */
static void add_row(Solver *solver, int length, double most)
{
    int row = glp_add_rows(solver->program, 1);
    glp_set_row_bnds(solver->program, row, GLP_UP, 0, most);
    glp_set_mat_row(solver->program, row, length, solver->columns, solver->values);
}

static void fill(Solver *solver, int *length, size_t item, double value)
{
    (*length)++;
    solver->columns[*length] = (int)item + 1;
    solver->values[*length] = value;
}

static void add_limit(Solver *solver, size_t limit)
{
    const OptimumProblem *problem = solver->problem;
    int64_t unit = 0, most = problem->limits[limit];
    int length = 0;
    for (size_t i = 0; i < problem->count; i++)
        unit = divisor(problem->items[i].uses[limit], unit);
    for (size_t i = 0; unit && i < problem->count; i++)
        if (problem->items[i].uses[limit])
            fill(solver, &length, i, (double)(problem->items[i].uses[limit] / unit));
    if (length && most >= 0)
        add_row(solver, length, (double)(most / unit));
}

static void add_precedences(Solver *solver)
{
    for (size_t item = 0; item < solver->problem->count; item++) {
        PrecedenceLinks before = precedence_before(solver->precedence, item);
        for (size_t i = 0; i < before.count; i++) {
            int length = 0;
            fill(solver, &length, item, 1);
            fill(solver, &length, before.list[i], -1);
            add_row(solver, length, 0);
        }
    }
}

static void build(Solver *solver)
{
    solver->program = glp_create_prob();
    glp_set_obj_dir(solver->program, GLP_MAX);
    add_columns(solver);
    for (size_t i = 0; i < solver->problem->limit_count; i++)
        add_limit(solver, i);
    add_precedences(solver);
}

/* ---- solving ---- */

/* A good choice known from the beginning cuts off most of the search. */
static void suggest_plain(glp_tree *tree, void *context)
{
    Solver *solver = context;
    if (glp_ios_reason(tree) != GLP_IHEUR || glp_ios_curr_node(tree) != 1)
        return;
    for (size_t i = 0; i < solver->problem->count; i++)
        solver->values[i + 1] = solver->plain.is_chosen[i];
    glp_ios_heur_sol(tree, solver->values);
}

static bool has_no_time(int code)
{
    return code == GLP_ETMLIM || code == GLP_EITLIM;
}

static bool run(Solver *solver)
{
    glp_smcp simplex;
    glp_iocp search;
    int most = solver->problem->milliseconds ? solver->problem->milliseconds : DEFAULT_MILLISECONDS;
    glp_init_smcp(&simplex);
    glp_init_iocp(&search);
    simplex.msg_lev = search.msg_lev = GLP_MSG_OFF;
    simplex.tm_lim = search.tm_lim = most;
    search.cov_cuts = search.mir_cuts = GLP_ON;
    search.cb_func = suggest_plain;
    search.cb_info = solver;
    int code = glp_simplex(solver->program, &simplex);
    if (has_no_time(code))
        return true;
    code = code ? code : glp_intopt(solver->program, &search);
    solver->best.is_optimal = !code && glp_mip_status(solver->program) == GLP_OPT;
    return !code || has_no_time(code) || fail("the best plan cannot be computed (%d)", code);
}

static void read_choice(Solver *solver)
{
    for (size_t i = 0; i < solver->problem->count; i++) {
        bool is_in = glp_mip_col_val(solver->program, (int)i + 1) > 0.5;
        if (is_in != solver->best.is_chosen[i])
            put(solver->problem, &solver->best, i, is_in);
    }
}

/* GLPK compares within a tolerance. Items that break a limit by less are forbidden to be
 * together, and the search starts again. */
static void forbid(Solver *solver, size_t limit)
{
    const OptimumProblem *problem = solver->problem;
    int length = 0;
    for (size_t i = 0; i < problem->count; i++)
        if (solver->best.is_chosen[i] && problem->items[i].uses[limit])
            fill(solver, &length, i, 1);
    add_row(solver, length, length - 1);
}

static bool solve_exactly(Solver *solver)
{
    const OptimumProblem *problem = solver->problem;
    build(solver);
    for (;;) {
        if (!run(solver))
            return false;
        if (glp_mip_status(solver->program) == GLP_UNDEF)
            return true;
        read_choice(solver);
        size_t limit = broken_limit(problem, &solver->best);
        if (limit == problem->limit_count)
            return true;
        forbid(solver, limit);
    }
}

/* ---- GLPK kept silent and alive ---- */

static int keep_text(void *context, const char *text)
{
    Solver *solver = context;
    size_t bytes = strcspn(text, "\n");
    if (bytes && !*solver->reason) {
        bytes = bytes < REASON_SIZE - 1 ? bytes : REASON_SIZE - 1;
        memcpy(solver->reason, text, bytes);
        solver->reason[bytes] = '\0';
    }
    return 1;
}

/* GLPK would end the program. */
static void leave(void *context)
{
    Solver *solver = context;
    longjmp(solver->on_error, 1);
}

static bool solve_guarded(Solver *solver)
{
    const OptimumProblem *problem = solver->problem;
    bool done;
    glp_term_hook(keep_text, solver);
    if (setjmp(solver->on_error)) {
        done = fail("the best plan cannot be computed: %s", solver->reason);
    } else {
        glp_error_hook(leave, solver);
        glp_mem_limit(problem->megabytes ? problem->megabytes : DEFAULT_MEGABYTES);
        done = solve_exactly(solver);
    }
    glp_free_env();
    return done;
}

/* ---- outside ---- */

static bool check_items(const OptimumProblem *problem)
{
    int64_t *sums = xcalloc(problem->limit_count + 1, sizeof *sums);
    bool done = true;
    for (size_t i = 0; done && i < problem->count; i++) {
        const OptimumItem *item = &problem->items[i];
        bool is_good = item->risk >= 0 && !__builtin_add_overflow(sums[0], item->risk, &sums[0]);
        for (size_t j = 0; is_good && j < problem->limit_count; j++)
            is_good = item->uses[j] >= 0 &&
                      !__builtin_add_overflow(sums[j + 1], item->uses[j], &sums[j + 1]);
        done = is_good || fail("%s: its risk or what it uses is below 0 or too large", item->id);
    }
    free(sums);
    return done;
}

static bool solver_open(Solver *solver, const OptimumProblem *problem)
{
    *solver = (Solver){ .problem = problem };
    if (!check_items(problem))
        return false;
    PrecedenceNode *nodes = xcalloc(problem->count, sizeof *nodes);
    for (size_t i = 0; i < problem->count; i++)
        nodes[i] = (PrecedenceNode){ problem->items[i].id, problem->items[i].depends_on };
    solver->precedence = precedence_new(nodes, problem->count);
    free(nodes);
    if (!solver->precedence)
        return false;
    solver->columns = xcalloc(problem->count + 1, sizeof *solver->columns);
    solver->values = xcalloc(problem->count + 1, sizeof *solver->values);
    solver->plain = new_choice(problem);
    solver->best = new_choice(problem);
    choose_plainly(solver);
    return true;
}

static void solver_close(Solver *solver)
{
    precedence_free(solver->precedence);
    optimum_choice_free(&solver->plain);
    optimum_choice_free(&solver->best);
    free(solver->columns);
    free(solver->values);
}

static void hand_over(OptimumChoice *from, OptimumChoice *to)
{
    *to = *from;
    *from = (OptimumChoice){ 0 };
}

bool optimum_plain(const OptimumProblem *problem, OptimumChoice *choice)
{
    Solver solver;
    *choice = (OptimumChoice){ 0 };
    bool done = solver_open(&solver, problem);
    if (done)
        hand_over(&solver.plain, choice);
    solver_close(&solver);
    return done;
}

/* What removes nothing and is needed by nothing chosen was let in because it fits. */
static void drop_useless(Solver *solver)
{
    const size_t *order = precedence_order(solver->precedence);
    for (size_t i = solver->problem->count; i--;) {
        PrecedenceLinks after = precedence_after(solver->precedence, order[i]);
        bool is_useful = solver->problem->items[order[i]].risk > 0;
        for (size_t j = 0; !is_useful && j < after.count; j++)
            is_useful = solver->best.is_chosen[after.list[j]];
        if (!is_useful && solver->best.is_chosen[order[i]])
            put(solver->problem, &solver->best, order[i], false);
    }
}

bool optimum_solve(const OptimumProblem *problem, OptimumChoice *choice)
{
    Solver solver;
    *choice = (OptimumChoice){ 0 };
    bool done = solver_open(&solver, problem) && (!problem->count || solve_guarded(&solver));
    if (done) {
        bool is_worse = !fits(problem, &solver.best) || solver.best.risk < solver.plain.risk;
        solver.best.is_optimal = solver.best.is_optimal || !problem->count;
        drop_useless(&solver);
        hand_over(is_worse ? &solver.plain : &solver.best, choice);
    }
    solver_close(&solver);
    return done;
}

/* ---- the curve ---- */

static int64_t sum_of_uses(const OptimumProblem *problem, size_t limit)
{
    int64_t sum = 0;
    for (size_t i = 0; i < problem->count; i++)
        sum += problem->items[i].uses[limit];
    return sum;
}

static bool find_point(const OptimumProblem *problem, size_t limit, OptimumPoint *point)
{
    OptimumChoice choice;
    if (!optimum_solve(problem, &choice))
        return false;
    *point = (OptimumPoint){ point->limit, choice.used[limit], choice.risk, choice.is_optimal };
    optimum_choice_free(&choice);
    return true;
}

bool optimum_curve(const OptimumProblem *problem, size_t limit, size_t steps, OptimumPoint points[])
{
    int most = problem->milliseconds ? problem->milliseconds : DEFAULT_MILLISECONDS;
    int64_t *limits = xcalloc(problem->limit_count, sizeof *limits);
    OptimumProblem part = *problem;
    bool done = check_items(problem);
    memcpy(limits, problem->limits, problem->limit_count * sizeof *limits);
    part.limits = limits;
    part.milliseconds = most / (int)(steps + 1) + 1;
    double sum = done ? (double)sum_of_uses(problem, limit) : 0;
    for (size_t i = 0; done && i <= steps; i++) {
        points[i].limit = limits[limit] = (int64_t)(sum * (double)i / (double)steps + 0.5);
        done = find_point(&part, limit, &points[i]);
        if (done && i && points[i].risk < points[i - 1].risk)
            points[i] =
                (OptimumPoint){ points[i].limit, points[i - 1].used, points[i - 1].risk, false };
    }
    free(limits);
    return done;
}

/* ---- in words ---- */

static char *ids_only_in(const OptimumProblem *problem, const OptimumChoice *one,
                         const OptimumChoice *other)
{
    Buffer ids = { 0 };
    for (size_t i = 0; i < problem->count; i++)
        if (one->is_chosen[i] && !other->is_chosen[i])
            buffer_join(&ids, ", ", problem->items[i].id);
    return buffer_take(&ids);
}

/* Takes the sentence; an empty one adds nothing. */
static void add_sentence(Buffer *text, char *sentence)
{
    if (*sentence)
        buffer_join(text, message_language() == ENGLISH ? " " : "", sentence);
    free(sentence);
}

/* Takes the ids. */
static char *name_ids(bool is_best, char *ids)
{
    char *sentence = !*ids     ? xstrdup("")
                     : is_best ? xasprintf(tr("Only in the best plan: %s."), ids)
                               : xasprintf(tr("Only in the priority order: %s."), ids);
    free(ids);
    return sentence;
}

char *optimum_difference(const OptimumProblem *problem, const OptimumChoice *best,
                         const OptimumChoice *plain)
{
    double risk = hundredths_value(best->risk), more = hundredths_value(best->risk - plain->risk);
    Buffer text = { 0 };
    add_sentence(&text, more > 0
                            ? xasprintf(tr("The best plan removes %.10g points of risk, %.10g more"
                                           " than the priority order does."),
                                        risk, more)
                            : xasprintf(tr("The priority order removes as much risk as the best"
                                           " plan: %.10g points."),
                                        risk));
    add_sentence(&text, name_ids(true, ids_only_in(problem, best, plain)));
    add_sentence(&text, name_ids(false, ids_only_in(problem, plain, best)));
    if (!best->is_optimal)
        add_sentence(&text, xstrdup(tr("This is the best found in time, not proved.")));
    return buffer_take(&text);
}
