/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lens_lint.h - the style rules of a question bank, for those who write one: what
 * lens_read accepts and a reader would still stumble over. */
#ifndef LENS_LINT_H
#define LENS_LINT_H

#include "lens/lens.h"

/* Adds what is wrong with file, line and column; says again nothing that lens_read says. */
void lens_lint(const Lens *lens, Problems *problems);

/* The checks of other tools that practices may name: data/checks.csv. NULL, with the reason
 * in problems, when it cannot be used. */
Table *lens_checks(Problems *problems);

#endif
