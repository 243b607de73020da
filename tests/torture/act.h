/* SPDX-License-Identifier: GPL-3.0-or-later */
/* act.h - what a user does, drawn by a seed: done to a workbook, and to the model of it.
 * An act is whole: all its values are there or none. */
#ifndef ACT_H
#define ACT_H

#include "bank.h"
#include "dice.h"
#include "engagement/answer.h"
#include "model.h"

enum { ACT_TEXT_SIZE = 8192 };

typedef struct Act Act;

typedef struct ActClass {
    const char *name;
    unsigned weight; /* how often, among the others */
    bool (*play)(const Act *act, Store **store);
    void (*apply)(const Act *act, Model *model);
} ActClass;

struct Act {
    const ActClass *class;
    unsigned number;
    char workload[2]; /* its place among the workloads: "0" or "1" */
    const BankQuestion *question;
    const char *practice, *place, *reason, *owner, *due;
    const BankField *field;
    PracticeState practice_state;
    QuestionState question_state;
    AnswerText which;
    char text[ACT_TEXT_SIZE], short_text[64];
};

/* Whose acts: any, or those of one of two who work in the same workbook, each on a
 * workload, fields and drafts of their own. */
typedef enum ActHand { HAND_ANY, HAND_LEFT, HAND_RIGHT } ActHand;

/* The act number `number` of a seed; it borrows from the bank. */
void act_plan(Act *act, const Bank *bank, uint64_t seed, unsigned number, ActHand hand);

/* May close the workbook and open it again; *store is NULL when that failed. */
MUST_CHECK bool act_play(const Act *act, Store **store);
bool act_reopens(const Act *act);
void act_apply(const Act *act, Model *model);

#endif
