/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "player.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "witness.h"

/* A player that hangs is found by the clock. */
enum { MOST_SECONDS = 60 };

/* The child's side. */
typedef struct Stand {
    const Play *play;
    int pipe;
    Store *store;
    bool is_doubtful; /* an act was refused */
} Stand;

static void send_message(const Stand *stand, const Message *message)
{
    if (write(stand->pipe, message, sizeof *message) != sizeof *message)
        _exit(3);
}

static void tell(const Stand *stand, Word word, unsigned act, const char *reason)
{
    Message message = { word, act, 0, "" };
    snprintf(message.reason, sizeof message.reason, "%s", reason);
    send_message(stand, &message);
}

static void tell_opened(const Stand *stand, unsigned act)
{
    if (!stand->is_doubtful)
        return;
    Model *found = witness_read(stand->store, stand->play->bank);
    /* The trouble may strike here as well. */
    if (!found)
        found = witness_read(stand->store, stand->play->bank);
    send_message(stand, &(Message){ WORD_OPENED, act, found ? model_digest(found) : 0, "" });
    model_free(found);
}

static bool is_open(Stand *stand, unsigned act)
{
    const Play *play = stand->play;
    if (!stand->store && (stand->store = store_open(play->path)))
        tell_opened(stand, act);
    return stand->store && (!play->prepare || play->prepare(stand->store, play->trouble));
}

static void play_one(Stand *stand, unsigned number)
{
    Act act;
    const Play *play = stand->play;
    act_plan(&act, play->bank, play->seed, number, play->hand);
    if (play->before_act)
        play->before_act(number);
    /* So that a refusal that gives no reason cannot borrow an earlier one. */
    fail("%s", "");
    tell(stand, WORD_BEGUN, number, "");
    bool done = is_open(stand, number) && act_play(&act, &stand->store);
    if (done && act_reopens(&act))
        tell_opened(stand, number);
    stand->is_doubtful |= !done;
    tell(stand, done ? WORD_DONE : WORD_REFUSED, number, done ? "" : failure());
}

static bool has_struck(const Play *play)
{
    return play->has_struck && play->has_struck();
}

/* What was opened to be read, for want of room, is opened again. */
static void end_trouble(Stand *stand)
{
    stand->play->end_trouble();
    if (stand->store && store_is_read_only(stand->store)) {
        store_close(stand->store);
        stand->store = NULL;
    }
}

static _Noreturn void play_all(const Play *play, int pipe)
{
    Stand stand = { .play = play, .pipe = pipe };
    unsigned end = play->first + play->count, number = play->first;
    alarm(MOST_SECONDS);
    if (play->begin_trouble)
        play->begin_trouble(play->trouble);
    while (number < end && !(play->ending == ENDING_DIES_AT_ONCE && has_struck(play)))
        play_one(&stand, number++);
    bool is_over = has_struck(play);
    bool dies = play->ending != ENDING_CLOSES && (is_over || !play->has_struck);
    if (is_over && play->end_trouble && play->ending != ENDING_DIES_AT_ONCE)
        for (end_trouble(&stand); number < end + play->after; number++)
            play_one(&stand, number);
    if (!dies)
        store_close(stand.store);
    tell(&stand, WORD_CLOSED, has_struck(play), "");
    if (play->after_all)
        play->after_all();
    _exit(0);
}

Player player_start(const Play *play)
{
    int ends[2];
    fflush(NULL);
    if (pipe(ends) != 0)
        die("pipe: %s", strerror(errno));
    pid_t child = fork();
    if (child < 0)
        die("fork: %s", strerror(errno));
    if (!child) {
        close(ends[0]);
        play_all(play, ends[1]);
    }
    close(ends[1]);
    return (Player){ child, ends[0] };
}

bool player_hear(const Player *player, Message *message)
{
    ssize_t bytes;
    do
        bytes = read(player->pipe, message, sizeof *message);
    while (bytes < 0 && errno == EINTR);
    return bytes == sizeof *message;
}

void player_kill(const Player *player)
{
    kill(player->id, SIGKILL);
}

int player_end(const Player *player)
{
    int status = -1;
    while (waitpid(player->id, &status, 0) < 0 && errno == EINTR)
        ;
    close(player->pipe);
    return status;
}
