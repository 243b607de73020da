/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stage.h - where the tests play: a folder, a workbook to start from, and what is said of
 * the outcome. */
#ifndef STAGE_H
#define STAGE_H

#include "ledger.h"

typedef struct Stage {
    char *folder;
    char *start_path; /* a workbook with two workloads and nothing answered */
    Bank *bank;
    Ledger *start; /* of that workbook */
    uint64_t seed;
    /* The scene that is played again for each call: its log makes the file longer, so that
     * copying it can stop at every point. */
    const char *scene; /* what it is called, before each name: "" or "an older workbook, " */
    uint64_t scene_seed;
    unsigned scene_acts;
    unsigned stride; /* only each such call is tried */
    bool is_long, has_failed;
    int64_t began_ms;
} Stage;

/* Below $TORTURE_FOLDER, or tests/ of $BUILD. */
Stage *stage_open(uint64_t seed, bool is_long);
void stage_close(Stage *stage);

/* Makes such a workbook; NULL on failure. */
Store *stage_create(const char *path);

/* A copy of the workbook to start from. The caller frees the path. */
char *stage_fresh(const Stage *stage, const char *name);

/* Copies a workbook with its log, so that what went wrong can be looked at. */
void stage_copy(const char *from, const char *to);
void stage_remove(const char *path);

/* Judges what a player left; prints what was wrong with it, and keeps the file. `what`
 * says how to play it again. */
bool stage_judge(Stage *stage, Ledger *ledger, const Play *play, const char *what);

/* A line "ok NAME: …" or "not ok NAME: …". */
void stage_say(Stage *stage, bool ok, const char *format, ...) PRINTF(3, 4);

/* Counts seconds for that line: since the last one. */
double stage_seconds(Stage *stage);

#endif
