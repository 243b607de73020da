/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scene.h - a folder with two workbooks of one engagement, what their program may touch, and what
 * it must leave alone. */
#ifndef SCENE_H
#define SCENE_H

#include "order.h"

typedef struct Scene {
    char *folder, *own, *outside; /* own: where orders are given, and may write */
    char *mine, *theirs;          /* the files of a trial, in own */
    char *sound_mine, *sound_theirs;
    char *kept_mine, *kept_theirs; /* one of them spoilt; each trial begins with them */
} Scene;

/* Makes both, with something in almost every table. */
void scene_open(Scene *scene, const char *name);
void scene_close(Scene *scene);

void scene_copy(const char *from, const char *to);

/* Obeys in a process of its own, which is ended after ten seconds of work; its words are in the
 * files stdout and stderr of the folder. Returns what waitpid says. */
int scene_obey(const Scene *scene, const Order *order);

#endif
