/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recommendation_state.h - where a recommendation stands: with the consultant (status), with the
 * customer (decision), and how far the work is (progress). */
#ifndef RECOMMENDATION_STATE_H
#define RECOMMENDATION_STATE_H

#include "base/base.h"

/* The words they are stored as, in the order of their numbers from 1; 0 is any other word, as in a
 * damaged workbook, or none. */
#define RECOMMENDATION_STATUSES  "proposed accepted dismissed merged"
#define RECOMMENDATION_DECISIONS "accepted deferred rejected"
#define RECOMMENDATION_PROGRESS  "not-started in-progress blocked done"

typedef enum RecommendationStatus {
    STATUS_UNKNOWN,
    STATUS_PROPOSED,
    STATUS_ACCEPTED,
    STATUS_DISMISSED,
    STATUS_MERGED
} RecommendationStatus;

typedef enum RecommendationDecision {
    DECISION_NONE,
    DECISION_ACCEPTED,
    DECISION_DEFERRED,
    DECISION_REJECTED
} RecommendationDecision;

typedef enum RecommendationProgress {
    PROGRESS_UNKNOWN,
    PROGRESS_NOT_STARTED,
    PROGRESS_IN_PROGRESS,
    PROGRESS_BLOCKED,
    PROGRESS_DONE,
    PROGRESS_COUNT
} RecommendationProgress;

RecommendationStatus recommendation_status(const char *word);
RecommendationDecision recommendation_decision(const char *word);
RecommendationProgress recommendation_progress(const char *word);

#endif
