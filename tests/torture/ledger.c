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
    uint64_t before = model_digest(ledger->acknowledged);
    act_plan(&act, play->bank, play->seed, number, play->hand);
    act_apply(&act, ledger->acknowledged);
    /* What changes nothing may write nothing, and then takes no refused act's place. */
    bool is_change = model_digest(ledger->acknowledged) != before;
    ledger->pending_count = is_change ? 0 : ledger->pending_count - 1;
    ledger->done++;
}

/* Nothing more, or any one of the pending acts: each began where the last kept one ended.
 * That one is acknowledged then. */
static bool settle(Ledger *ledger, const Play *play, uint64_t digest)
{
    bool is_known = model_digest(ledger->acknowledged) == digest;
    for (size_t i = ledger->pending_count; !is_known && i-- > 0;) {
        Act act;
        Model *more = model_copy(ledger->acknowledged);
        act_plan(&act, play->bank, play->seed, ledger->pending[i], play->hand);
        act_apply(&act, more);
        is_known = model_digest(more) == digest;
        model_free(is_known ? ledger->acknowledged : more);
        if (is_known)
            ledger->acknowledged = more;
        ledger->came_true += is_known;
    }
    ledger->pending_count = 0;
    return is_known;
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
    case WORD_OPENED:
        if (!settle(ledger, play, message->digest))
            complain(ledger, play, message->act, "found other answers when it opened the file", "");
        add_pending(ledger, message->act);
        return;
    case WORD_CLOSED:
        ledger->is_closed = true;
        ledger->is_struck = message->act;
        break;
    }
    ledger->is_inside = false;
}

bool ledger_judge(Ledger *ledger, const Play *play)
{
    Model *found = witness_testify(play->path, ledger->bank);
    bool is_right = found && (settle(ledger, play, model_digest(found)) ||
                              /* Again, for the reason. */
                              model_check(ledger->acknowledged, found));
    model_free(found);
    return is_right && (!ledger->complaint || fail("%s", ledger->complaint));
}
