/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_plan.h - the step that makes the tables of recommendations and the plan. */
#ifndef SCHEMA_PLAN_H
#define SCHEMA_PLAN_H

extern const char schema_plan[];

#endif
