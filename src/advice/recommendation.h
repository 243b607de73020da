/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recommendation.h - what to do about practices that fall short and findings that stand
 * alone: proposed, edited by the consultant, decided by the customer; with priority and cost.
 *
 * Texts, effort and cost levels come from the bank by join; what the consultant edits lies
 * in columns of its own, so that a newer bank does not overwrite it. The likely effort is
 * the middle of the bank's range unless given. Risk removed is what the practice has lost
 * of the score, its weight (score.h) or half of it when partial, and for a recommendation
 * that others were merged into, the sum (of several checks of one practice, the worst); its level is the worst of them. What the bank says of
 * effort and amounts, or was given, is summed over those of the same practice unless given for it:
 * done for three workloads, it is done three times; as long as it is only proposed, what is in
 * place by now is left out. What is planned together saves no more than a share of what the base of
 * the savings costs (saving.h). Exposure is "internal" unless given.
 *
 * A finding stands alone when no practice that its check belongs to falls short. Its check's
 * name and remediation (or the practice's way) are the texts, the worst severity is the risk
 * removed, and the effort is that of data/engagement/efforts.csv for its check and so many
 * resources. What has open critical findings has at least the risk, level, exposure (unless given)
 * and priority that data/priorities.csv says, and column lift says so. Affected resources are those with open findings unless
 * given. */
#ifndef RECOMMENDATION_H
#define RECOMMENDATION_H

#include "advice/cost.h"
#include "advice/priority.h"
#include "advice/recommendation_state.h"
#include "advice/saving.h"
#include "base/message.h"
#include "engagement/setting.h"
#include "store/store.h"

typedef struct Recommendation {
    const char *id; /* borrowed */
    size_t row;
    char *number; /* what people call it: its practice's; else that of reports, when accepted */
    RecommendationStatus status;
    RecommendationDecision decision;
    RecommendationProgress progress;
    int64_t risk; /* hundredths of a point */
    int level;    /* the consultant's priority, else that of the arithmetic */
    Priority priority;
    CostEffort effort;
    CostItem item;
    int64_t claimed;          /* cents a month where item.saving is less, else 0 */
    const SavingLimit *limit; /* what it was held within; NULL where it counts in full */
    CostSums cost;
    double days;        /* expected */
    bool is_once_known; /* the purchase was given, or the bank knows how large it is */
    char *depends_on;   /* ids of others in the list */
    size_t *members;    /* the rows that count here: its own and those merged into it */
    size_t member_count;
    char *workloads; /* ids of the workloads it is for; "" for the whole organization or nobody's */
    char *names;     /* theirs */
    char *place;     /* the same for people, or what stands for them */
} Recommendation;

/* By priority, score and id; those that are dismissed, merged away, or no longer needed
 * and never accepted are not among them. */
typedef struct Recommendations {
    Table *rows, *rate_rows, *capacity_rows; /* capacity: role, starts, week */
    Table *freeze_rows;                      /* first, last, workload, name in the language */
    Table *workload_rows;                    /* id, name, in their order */
    PriorityRules *rules;
    Table *limit_rows;                       /* base, name, amount, cap, month of the limits */
    SavingLimit *limits;
    size_t limit_count;
    CostRate *rates;
    size_t rate_count;
    Recommendation *list;
    size_t count;
    bool counts_make_up_days; /* the workbook's settings */
    UnknownYears unknown_years;
} Recommendations;

/* NULL on failure. */
Recommendations *recommendation_open(Store *store, Language language);
void recommendation_close(Recommendations *all);

const Recommendation *recommendation_find(const Recommendations *all, const char *id);

/* Whether it is the id of a recommendation, or of a practice that has one. */
bool recommendation_knows(const Recommendations *all, const char *id);

/* A column of the row: title, why, how,
 * state, status, reason, decision, justification, owner, workload_name, pillar, pillar_name,
 * question_name, theme_name, lift (why it is more urgent than by
 * its points, or ""), and more. Borrowed. */
const char *recommendation_text(const Recommendations *all, const Recommendation *one,
                                const char *column);

/* The names of the workloads it is for, or in words that it is of all of them or of the whole
 * organization; "" for what was found, of which nobody said whose it is. Borrowed. */
const char *recommendation_workload(const Recommendation *one);

/* A column that holds a date; "" also when what stands there is none. Borrowed. */
const char *recommendation_date(const Recommendations *all, const Recommendation *one,
                                const char *column);

/* Neither rejected nor deferred by the customer, and accepted by the consultant. */
bool recommendation_is_planned(const Recommendation *one);

/* In words, that its saving is held within what all together can save; NULL where it counts in
 * full. The caller frees. */
char *recommendation_cap(const Recommendations *all, const Recommendation *one);

/* What was found, in lines: the practice's state, notes and evidence, and the checks with open
 * findings; "" when there is nothing. NULL on failure; the caller frees. */
char *recommendation_found(Store *store, const char *id, Language language);

/* id, pillar, workload, title, risk_removed, resources, priority, effort_days, currency, cost_once,
 * cost_month, saving_month, depends_on, owner, status, decision. */
Table *recommendation_table(const Recommendations *all);

/* ---- acts ---- */

/* Proposes one for each practice that falls short, over all workloads that lack it (the others are
 * merged into the first), and for the checks of a practice, or a check of none, with findings that stand
 * alone, and has none; what was taken apart stays apart. added: those that stand by themselves. The first time, rates are
 * copied in from data/rates.csv. */
MUST_CHECK bool recommendation_propose(Store *store, size_t *added);
/* One of the consultant's own, titled in one language; what it removes is set as "risk".
 * workload: an id, or NULL for all. Of one title in one workload (its name) it has the same id in each
 * copy, so that a merge has it once. */
enum { RECOMMENDATION_ID_SIZE = 16 };
MUST_CHECK bool recommendation_add(Store *store, const char *workload, const char *pillar,
                                   const char *title, Language language,
                                   char id[RECOMMENDATION_ID_SIZE]);

MUST_CHECK bool recommendation_accept_all(Store *store, size_t *accepted);

/* Sets fields from words such as "status=dismissed"; an empty value clears. All or none.
 * Dismissed needs a reason, rejected a justification, a priority of one's own its
 * priority-reason, merged the id in merged-into. */
MUST_CHECK bool recommendation_set(Store *store, const char *id, const char *const assignments[],
                                   size_t count);

/* The same for several recommendations as one act. */
MUST_CHECK bool recommendation_set_all(Store *store, const char *const ids[], size_t id_count,
                                       const char *const assignments[], size_t count);

/* Gives it the effort of the next step of the effort factor, or of the one before: the same
 * spread around the fewest days of a longer step, or half a day less than where a shorter one
 * ends. Fails when there is no further step. */
MUST_CHECK bool recommendation_shift_effort(Store *store, const Recommendations *all,
                                            const Recommendation *one, bool is_longer);

/* Makes a recommendation the first of several parts that keep its texts, its place, status,
 * owner, decision and progress, and share its risk, effort and amounts and what was agreed,
 * spent and left of it, so that their sums stay. Each depends on what it did, and who depended
 * on it depends on all of them. titles: in one language, its own first; at least two. */
MUST_CHECK bool recommendation_split(Store *store, const char *id, const char *const titles[],
                                     size_t count, Language language);

/* What was merged into it stands alone again, with its status; fails when nothing was, and when
 * it does not stand itself. */
MUST_CHECK bool recommendation_take_apart(Store *store, const char *id, size_t *count);

#endif
