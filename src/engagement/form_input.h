/* SPDX-License-Identifier: GPL-3.0-or-later */
/* form_input.h - what people write into a form field, as it is stored (form.h says how). */
#ifndef FORM_INPUT_H
#define FORM_INPUT_H

#include "base/table.h"

/* The stored form of `value`, or NULL with the reason, which names the label. `options`
 * are the choice's: code and its labels. The caller frees. */
char *form_input(const char *type, const char *label, const char *value, const Table *options);

#endif
