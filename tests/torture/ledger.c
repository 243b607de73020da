/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ledger.h"

#include <stdlib.h>
#include <string.h>

#include "witness.h"

Ledger *ledger_open(const char *path, const Bank *bank)
{
    Model *found = witness_testify(path, bank);
    if (!found)
        return NULL;
    Ledger *ledger = xcalloc(1, sizeof *ledger);
    ledger->bank = bank;
    ledger->acknowledged = found;
    return ledger;
}

Ledger *ledger_copy(const Ledger *ledger)
{
    Ledger *copy = xcalloc(1, sizeof *copy);
    copy->bank = ledger->bank;
    copy->acknowledged = model_copy(ledger->acknowledged);
    return copy;
}

void ledger_free(Ledger *ledger)
{
    if (!ledger)
        return;
    model_free(ledger->acknowledged);
    free(ledger->pending);
    free(ledger->complaint);
    free(ledger);
}

static void complain(Ledger *ledger, const Play *play, unsigned number, const char *what,
                     const char *reason)
{
    Act act;
    act_plan(&act, play->bank, play->seed, number, play->hand);
    if (!ledger->complaint)
        ledger->complaint =
            xasprintf("act %u (%s) %s: '%s'", number, act.class->name, what, reason);
}

static void add_pending(Ledger *ledger, unsigned number)
{
    ledger->pending = xgrow(ledger->pending, ledger->pending_count, &ledger->pending_room,
                            sizeof *ledger->pending);
    ledger->pending[ledger->pending_count++] = number;
}

static void acknowledge(Ledger *ledger, const Play *play, unsigned number)
{
    Act act;
    act_plan(&act, play->bank, play->seed, number, play->hand);
    act_apply(&act, ledger->acknowledged);
    ledger->pending_count = 0;
    ledger->done++;
}

void ledger_hear(Ledger *ledger, const Play *play, const Message *message, const char *reason)
{
    switch (message->word) {
    case WORD_BEGUN:
        add_pending(ledger, message->act);
        ledger->is_inside = true;
        return;
    case WORD_DONE:
        acknowledge(ledger, play, message->act);
        break;
    case WORD_REFUSED:
        ledger->refused++;
        if (play->is_certain || message->act >= play->first + play->count)
            complain(ledger, play, message->act, "was refused when all was well", message->reason);
        else if (!*message->reason || (reason && !strstr(message->reason, reason)))
            complain(ledger, play, message->act, "was refused with the wrong reason",
                     message->reason);
        break;
    case WORD_CLOSED:
        ledger->is_closed = true;
        ledger->is_struck = message->act;
        break;
    }
    ledger->is_inside = false;
}

/* Any one of the pending acts: each began where the last kept one ended. */
static bool is_one_more(Ledger *ledger, const Play *play, const Model *found)
{
    for (size_t i = ledger->pending_count; i-- > 0;) {
        Act act;
        Model *more = model_copy(ledger->acknowledged);
        act_plan(&act, play->bank, play->seed, ledger->pending[i], play->hand);
        act_apply(&act, more);
        if (model_check(more, found)) {
            model_free(ledger->acknowledged);
            ledger->acknowledged = more;
            ledger->came_true++;
            return true;
        }
        model_free(more);
    }
    return false;
}

bool ledger_judge(Ledger *ledger, const Play *play)
{
    Model *found = witness_testify(play->path, ledger->bank);
    bool is_right =
        found && (model_check(ledger->acknowledged, found) || is_one_more(ledger, play, found) ||
                  /* Again, for its reason. */
                  model_check(ledger->acknowledged, found));
    model_free(found);
    ledger->pending_count = 0;
    return is_right && (!ledger->complaint || fail("%s", ledger->complaint));
}
