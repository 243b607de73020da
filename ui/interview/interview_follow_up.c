/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to bring what, and by when. */
#include "config.h"
#include "interview/interview.h"

#include <stdlib.h>

#include "base/date_input.h"
#include "base/message.h"
#include "engagement/answer.h"
#include "toolkit/fields_screen.h"

enum { WHO, WHEN, WHAT, FIELDS };

static bool take(void *context, const char *const values[], size_t *wrong)
{
    char due[DATE_SIZE] = "";
    *wrong = WHEN;
    return (!*values[WHEN] || date_input(values[WHEN], due)) &&
           interview_take_follow_up(context, &(FollowUp){ values[WHO], due, values[WHAT] });
}

bool interview_ask_follow_up(Screen *screen)
{
    const Interview *interview = screen->state;
    FieldsRequest request = { .title = N_("Follow-up"),
                              .fields = { [WHO] = { N_("Who"), interview->asked },
                                          [WHEN] = { N_("By when"), .say = fields_say_date },
                                          [WHAT] = { N_("What") } },
                              .count = FIELDS,
                              .draft = interview_draft(interview, "follow-up"),
                              .names = answer_people(screen->store),
                              .done = take,
                              .context = screen };
    return request.names && screen_push(&fields_screen, screen->store, &request);
}
