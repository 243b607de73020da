/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "process/pace.h"

#include <stdlib.h>

#include "base/message.h"

enum { MINUTE = 60, HOUR = 3600, WARNING = 80, WHOLE = 100 };

static int64_t seconds_each(const Pace *pace)
{
    if (pace->measured && pace->speaking > 0)
        return pace->speaking / pace->measured;
    return pace->answered ? pace->spent / pace->answered : PACE_QUESTION;
}

Forecast pace_forecast(const Pace *pace)
{
    int64_t each = seconds_each(pace);
    int64_t remaining = pace->cap > pace->spent ? pace->cap - pace->spent : 0;
    int64_t needed = (each > 0 ? each : PACE_QUESTION) * pace->left;
    return (Forecast){ needed, remaining, needed <= remaining };
}

char *pace_text(int64_t seconds)
{
    int64_t minutes = seconds / MINUTE;
    return minutes < HOUR / MINUTE
               ? xasprintf("%d min", (int)minutes)
               : xasprintf("%d h %02d", (int)(minutes / MINUTE), (int)(minutes % MINUTE));
}

char *pace_words(const Pace *pace)
{
    Forecast forecast = pace_forecast(pace);
    char *needed = pace_text(forecast.needed), *remaining = pace_text(forecast.remaining);
    char *words = xasprintf(tr("%d left: %s of %s"), (int)pace->left, needed, remaining);
    free(needed);
    free(remaining);
    return words;
}

int pace_warning(int64_t spent, int64_t cap)
{
    if (cap <= 0 || spent * WHOLE < cap * WARNING)
        return 0;
    return spent < cap ? WARNING : WHOLE;
}
