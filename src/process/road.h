/* SPDX-License-Identifier: GPL-3.0-or-later */
/* road.h - the way from application to acceptance: the phases of the edition that was bought and
 * their steps, as data/engagement/phases.csv and steps.csv have them. A step's SQL says in one row
 * its state (done, open, blocked), how many of how many, and, where that depends on what is done
 * already, the place to go to: the first field of a form that is empty. */
#ifndef ROAD_H
#define ROAD_H

#include "base/message.h"
#include "store/store.h"

typedef enum StepState { STEP_DONE, STEP_OPEN, STEP_BLOCKED } StepState;

typedef struct Step {
    const char *id, *title, *place; /* place: where it is done, as "form:business" or "plan" */
    size_t phase;                   /* its number in the road */
    StepState state;
    int done, total; /* total 0: it is no matter of counting */
    char *own_place; /* that the SQL said; NULL: none */
} Step;

typedef struct Phase {
    const char *id, *title, *short_title;
    size_t steps, done;
    bool is_passed; /* gone on from although steps were open, with a reason */
} Phase;

typedef struct Road Road;

/* NULL on failure. */
Road *road_open(Store *store, Language language);
void road_close(Road *road);

/* What a phase is called in short; an id that is none stands as it is. The caller frees. */
char *road_phase_name(const char *id, Language language);

size_t road_phases(const Road *road);
const Phase *road_phase(const Road *road, size_t number);
size_t road_steps(const Road *road);
const Step *road_step(const Road *road, size_t number);

/* The phase in hand: the first that is neither done nor passed, else the last. */
size_t road_phase_in_hand(const Road *road);

/* What is to be done next; NULL when everything is done. */
const Step *road_next(const Road *road);

/* Where to go for it now. Borrowed. */
const char *step_place(const Step *step);

/* "5/7", or "" where nothing is counted; the caller frees. */
char *step_progress(const Step *step);
const char *step_state_name(StepState state);

/* Goes on from the phase in hand although steps are open; the reason is recorded. */
MUST_CHECK bool road_pass(Store *store, const Road *road, const char *reason);

#endif
