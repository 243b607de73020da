/* SPDX-License-Identifier: GPL-3.0-or-later */
/* player.h - a process that plays acts on a workbook and says over a pipe what became of
 * each, so that whoever listens knows what was acknowledged before it died. */
#ifndef PLAYER_H
#define PLAYER_H

#include <sys/types.h>

#include "act.h"

typedef enum Ending {
    ENDING_CLOSES,
    ENDING_DIES,        /* without closing the workbook; when there is trouble, only if it struck */
    ENDING_DIES_AT_ONCE /* with the act that it struck */
} Ending;

typedef struct Play {
    const char *path;
    const Bank *bank;
    uint64_t seed;
    unsigned first, count; /* acts */
    unsigned after;        /* so many more when the trouble is over: all must succeed */
    ActHand hand;
    bool is_certain; /* no act may be refused */
    Ending ending;
    const void *trouble;
    void (*begin_trouble)(const void *trouble); /* in the child, before it opens anything */
    bool (*has_struck)(void);
    void (*end_trouble)(void);
    void (*after_all)(void); /* when the workbook is closed */
    void (*before_act)(unsigned number);
    /* What is done to the workbook before each act; NULL: nothing. */
    bool (*prepare)(Store *store, const void *trouble);
} Play;

typedef enum Word {
    WORD_BEGUN,
    WORD_DONE,
    WORD_REFUSED,
    WORD_OPENED, /* again, after a refusal: what was refused may have come true with it */
    WORD_CLOSED
} Word;

typedef struct Message {
    Word word;
    unsigned act;     /* of WORD_CLOSED: whether the trouble has struck */
    uint64_t digest;  /* of all that a workbook opened again holds */
    char reason[240]; /* of a refusal */
} Message;

typedef struct Player {
    pid_t id;
    int pipe;
} Player;

Player player_start(const Play *play);

/* The next message; false when the player is gone. */
bool player_hear(const Player *player, Message *message);

/* As machines kill; what it said before can still be heard. */
void player_kill(const Player *player);

/* Waits for the end: how it ended, as waitpid says it. */
int player_end(const Player *player);

#endif
