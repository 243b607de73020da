/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/recommendation_state.h"

#include "base/text.h"

RecommendationStatus recommendation_status(const char *word)
{
    return (RecommendationStatus)text_word_number(RECOMMENDATION_STATUSES, word);
}

RecommendationDecision recommendation_decision(const char *word)
{
    return (RecommendationDecision)text_word_number(RECOMMENDATION_DECISIONS, word);
}

RecommendationProgress recommendation_progress(const char *word)
{
    return (RecommendationProgress)text_word_number(RECOMMENDATION_PROGRESS, word);
}
