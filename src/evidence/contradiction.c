/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/contradiction.h"

#include <stdlib.h>

enum { FEW = 20000 };

enum { COUNTS, COUNTS_OF_ALL, LARGEST, VERDICT, STAMP };
/* As state_evidence counts, but of the practices of one question alone, or of one workload. */
#define COUNTS_WHERE(condition)                                                                    \
    "SELECT p.practice, count(DISTINCT product || ' ' || \"check\") AS checks,"                    \
    " count(DISTINCT iif(finding.resource > '', check_group.account || ' ' ||"                     \
    " lower(finding.resource), NULL)) AS resources FROM group_practice AS p JOIN check_group"      \
    " ON check_group.id = p.grp JOIN practice ON practice.id = p.practice"                         \
    " JOIN question ON question.id = practice.question JOIN finding_key"                           \
    " ON finding_key.grp = p.grp AND finding_key.status = 1 JOIN finding"                          \
    " ON finding.id = finding_key.id JOIN import_batch ON number = first_batch"                    \
    " AND import_batch.state = 'active' LEFT JOIN place_owner ON place_owner.account ="            \
    " check_group.account AND place_owner.resource = finding.resource"                             \
    " LEFT JOIN sole_claim AS whole ON whole.kind = 'accounts' AND whole.word ="                   \
    " check_group.account WHERE " condition " AND strength = 'proves' AND"                         \
    " NOT EXISTS (SELECT 1 FROM suppression WHERE suppression.key = finding.key)"                  \
    " AND (scope = 'organization' OR coalesce(place_owner.workload, whole.workload,"               \
    " iif(?1 IN (SELECT workload FROM workload_claim), '', ?1)) = ?1)"                             \
    " GROUP BY p.practice"
static const Query queries[] = {
    [COUNTS] = { "tt", COUNTS_WHERE("question.id = ?2") },
    [COUNTS_OF_ALL] = { "t", COUNTS_WHERE("TRUE") },
    [LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM finding" },
    [VERDICT] = { "tt", "SELECT ifnull((SELECT verdict FROM state_evidence WHERE workload = ?1 AND"
                        " practice = ?2), '')" },
    [STAMP] = { "",
                "SELECT (SELECT count(*) || ' ' || ifnull(max(suppressed_at), '') FROM"
                " suppression) || (SELECT ' ' || count(*) || ' ' || ifnull(max(mapped_at), '')"
                " || ' ' || total(length(practice)) FROM check_map) || ifnull((SELECT"
                " group_concat(' ' || number || state, '') FROM import_batch), '') || ifnull("
                "(SELECT group_concat(char(10) || record || field || value, '') FROM field_value"
                " WHERE form = 'business' AND field IN ('accounts', 'resource_groups', 'tags')),"
                " '') || (SELECT ' ' || count(*) FROM practice) || (SELECT ' ' || count(*) FROM"
                " workload)" },
    { 0 },
};

Table *contradiction_counts(Store *store, const char *workload, const char *question)
{
    return question ? store_rows(store, queries, COUNTS, workload, question)
                    : store_rows(store, queries, COUNTS_OF_ALL, workload);
}

char *contradiction_stamp(Store *store)
{
    return store_text(store, queries, STAMP);
}

bool contradiction_is_quick(Store *store)
{
    int64_t largest;
    return store_number(store, &largest, queries, LARGEST) && largest <= FEW;
}

bool contradiction_verdict(Store *store, const char *workload, const char *practice,
                           PracticeState *state)
{
    char *verdict = store_text(store, queries, VERDICT, workload, practice);
    if (!verdict)
        return false;
    bool speaks = *verdict != '\0';
    *state = risk_practice_state(verdict);
    free(verdict);
    return speaks || fail("no open finding speaks of %s", practice);
}
