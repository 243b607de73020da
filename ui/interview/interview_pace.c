/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time in the interview: how long is spoken of each question while a session runs, what is used of
 * the man-days, and whether the questions left fit into the rest.
 *
 * A question is timed as long as it is the one shown. What was counted is kept when another one is
 * shown, when the screen is left, and every fifteen seconds, which is what a power cut can cost. */
#include "config.h"
#include "interview/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "process/session.h"

static bool session_runs(Screen *screen)
{
    char *running = store_is_read_only(screen->store) ? NULL : session_running(screen->store);
    bool runs = running && *running;
    free(running);
    return runs;
}

static void keep(Screen *screen, InterviewTime *time)
{
    int64_t seconds = (int64_t)time->clock.seconds - time->kept;
    if (session_spend(screen->store, time->workload, time->question, seconds))
        time->kept += seconds;
    else
        screen_message(failure());
}

void interview_stop_time(Screen *screen)
{
    Interview *interview = screen->state;
    InterviewTime *time = &interview->time;
    if (time->question) {
        clock_beat(&time->clock, date_monotonic());
        keep(screen, time);
    }
    free(time->workload);
    free(time->question);
    *time = (InterviewTime){ 0 };
}

static bool is_timed(const Interview *interview)
{
    const InterviewTime *time = &interview->time;
    return time->question && !strcmp(time->question, interview_question(interview)) &&
           !strcmp(time->workload, interview->workload);
}

void interview_follow_time(Screen *screen)
{
    Interview *interview = screen->state;
    InterviewTime *time = &interview->time;
    bool runs = session_runs(screen);
    if (time->question && (!runs || !is_timed(interview)))
        interview_stop_time(screen);
    if (runs && time->question)
        clock_touch(&time->clock, date_monotonic());
    else if (runs) {
        *time = (InterviewTime){ .workload = xstrdup(interview->workload),
                                 .question = xstrdup(interview_question(interview)) };
        clock_begin(&time->clock, date_monotonic(), 0);
    }
}

void interview_beat_time(Screen *screen)
{
    Interview *interview = screen->state;
    InterviewTime *time = &interview->time;
    if (!time->question)
        return;
    clock_beat(&time->clock, date_monotonic());
    if ((int64_t)time->clock.seconds - time->kept >= CLOCK_BEAT)
        keep(screen, time);
}

/* ---- what is left ---- */

static char *whole_words(const Pace *pace, const Forecast *forecast)
{
    char *needed = pace_text(forecast->needed), *remaining = pace_text(forecast->remaining);
    char *words = xasprintf(tr("%d questions left; at this pace %s, %s remain"), (int)pace->left,
                            needed, remaining);
    free(needed);
    free(remaining);
    return words;
}

/* While a session runs its seconds are kept, which is a change. */
static bool read_pace(Screen *screen)
{
    Interview *interview = screen->state;
    if (interview_is_fresh(screen, interview->left_changes))
        return true;
    if (!session_pace(screen->store, &interview->left))
        return false;
    interview->left_changes = store_changes(screen->store);
    return true;
}

bool interview_load_pace(Screen *screen)
{
    Interview *interview = screen->state;
    const Pace *pace = &interview->left;
    if (!read_pace(screen))
        return false;
    Forecast forecast = pace_forecast(pace);
    free(interview->used);
    free(interview->pace);
    free(interview->short_pace);
    interview->used = interview->pace = interview->short_pace = NULL;
    if (!pace->spent && !session_runs(screen))
        return true;
    interview->used =
        xasprintf(tr("%.1f/%.1f d"), (double)pace->spent / PACE_DAY, (double)pace->cap / PACE_DAY);
    if (pace->left) {
        interview->pace = whole_words(pace, &forecast);
        interview->short_pace = pace_words(pace);
    }
    return true;
}
