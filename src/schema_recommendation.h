/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_recommendation.h - the step that lets findings propose recommendations, counts
 * them a check and a practice, and lets a recommendation have parts. */
#ifndef SCHEMA_RECOMMENDATION_H
#define SCHEMA_RECOMMENDATION_H

extern const char schema_recommendation[];

#endif
