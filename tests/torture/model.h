/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model.h - what a workbook must hold, as the test remembers it: values under keys. */
#ifndef MODEL_H
#define MODEL_H

#include <stdint.h>

#include "base/base.h"

typedef struct Model Model;

Model *model_new(void);
Model *model_copy(const Model *model);
void model_free(Model *model);

/* An empty value is none. */
void model_set(Model *model, const char *key, const char *value);
const char *model_get(const Model *model, const char *key);
void model_drop(Model *model, const char *prefix);

/* Joins parts by '/'; NULL-terminated. The caller frees. */
char *model_key(const char *first, ...) __attribute__((sentinel));

/* False with the first difference as the failure. */
MUST_CHECK bool model_check(const Model *expected, const Model *found);

/* Equal for equal models. */
uint64_t model_digest(const Model *model);

#endif
