/* SPDX-License-Identifier: GPL-3.0-or-later */
/* precedence.h - what must come before what, without circles. Pure. */
#ifndef PRECEDENCE_H
#define PRECEDENCE_H

#include "base/base.h"

typedef struct PrecedenceNode {
    const char *id, *depends_on; /* ids separated by spaces */
} PrecedenceNode;

typedef struct Precedence Precedence;

/* Indexes of nodes, borrowed. */
typedef struct PrecedenceLinks {
    const size_t *list;
    size_t count;
} PrecedenceLinks;

/* NULL when an id stands there twice, is not there at all, or a circle is named. */
Precedence *precedence_new(const PrecedenceNode nodes[], size_t count);
void precedence_free(Precedence *precedence);

PrecedenceLinks precedence_before(const Precedence *precedence, size_t node);
PrecedenceLinks precedence_after(const Precedence *precedence, size_t node);

/* All nodes, each behind those it depends on. */
const size_t *precedence_order(const Precedence *precedence);

#endif
