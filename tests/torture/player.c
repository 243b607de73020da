/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "player.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A player that hangs is found by the clock. */
enum { MOST_SECONDS = 60 };

static void tell(int pipe, Word word, unsigned act, const char *reason)
{
    Message message = { word, act, "" };
    snprintf(message.reason, sizeof message.reason, "%s", reason);
    if (write(pipe, &message, sizeof message) != sizeof message)
        _exit(3);
}

static bool is_open(const Play *play, Store **store)
{
    if (!*store)
        *store = store_open(play->path);
    return *store && (!play->prepare || play->prepare(*store, play->trouble));
}

static void play_one(const Play *play, int pipe, unsigned number, Store **store)
{
    Act act;
    act_plan(&act, play->bank, play->seed, number, play->hand);
    if (play->before_act)
        play->before_act(number);
    /* So that a refusal that gives no reason cannot borrow an earlier one. */
    fail("%s", "");
    tell(pipe, WORD_BEGUN, number, "");
    bool done = is_open(play, store) && act_play(&act, store);
    tell(pipe, done ? WORD_DONE : WORD_REFUSED, number, done ? "" : failure());
}

static bool has_struck(const Play *play)
{
    return play->has_struck && play->has_struck();
}

static _Noreturn void play_all(const Play *play, int pipe)
{
    Store *store = NULL;
    unsigned end = play->first + play->count, number = play->first;
    alarm(MOST_SECONDS);
    if (play->begin_trouble)
        play->begin_trouble(play->trouble);
    while (number < end && !(play->ending == ENDING_DIES_AT_ONCE && has_struck(play)))
        play_one(play, pipe, number++, &store);
    bool is_over = has_struck(play);
    bool dies = play->ending != ENDING_CLOSES && (is_over || !play->has_struck);
    if (is_over && play->end_trouble && play->ending != ENDING_DIES_AT_ONCE)
        for (play->end_trouble(); number < end + play->after; number++)
            play_one(play, pipe, number, &store);
    if (!dies)
        store_close(store);
    tell(pipe, WORD_CLOSED, has_struck(play), "");
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
