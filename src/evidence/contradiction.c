/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/contradiction.h"

enum { FEW = 20000 };

enum { COUNTS, LARGEST, VERDICT };
static const Query queries[] = {
    /* As state_evidence counts, but of the practices of one question alone. */
    [COUNTS] = { "tt",
                 "SELECT p.practice, count(DISTINCT product || ' ' || \"check\") AS checks,"
                 " count(DISTINCT iif(finding.resource > '', check_group.account || ' ' ||"
                 " lower(finding.resource), NULL)) AS resources FROM group_practice AS p JOIN check_group"
                 " ON check_group.id = p.grp JOIN practice ON practice.id = p.practice"
                 " JOIN question ON question.id = practice.question JOIN finding_key"
                 " ON finding_key.grp = p.grp AND finding_key.status = 1 JOIN finding"
                 " ON finding.id = finding_key.id JOIN import_batch ON number = first_batch"
                 " AND import_batch.state = 'active' LEFT JOIN place_owner ON place_owner.account ="
                 " check_group.account AND place_owner.resource = finding.resource"
                 " LEFT JOIN sole_claim AS whole ON whole.kind = 'accounts' AND whole.word ="
                 " check_group.account WHERE question.id = ?2 AND strength = 'proves' AND"
                 " NOT EXISTS (SELECT 1 FROM suppression WHERE suppression.key = finding.key)"
                 " AND (scope = 'organization' OR coalesce(place_owner.workload, whole.workload,"
                 " iif(?1 IN (SELECT workload FROM workload_claim), '', ?1)) = ?1)"
                 " GROUP BY p.practice" },
    [LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM finding" },
    [VERDICT] = { "tt", "SELECT ifnull(max(iif(open = 0, 0, iif(compliant, 2, 1))), 0) FROM"
                        " state_evidence WHERE workload = ?1 AND practice = ?2" },
    { 0 },
};

Table *contradiction_counts(Store *store, const char *workload, const char *question)
{
    return store_rows(store, queries, COUNTS, workload, question);
}

bool contradiction_is_quick(Store *store)
{
    int64_t largest;
    return store_number(store, &largest, queries, LARGEST) && largest <= FEW;
}

bool contradiction_verdict(Store *store, const char *workload, const char *practice,
                           PracticeState *state)
{
    enum { NOTHING, ALL_OPEN };
    int64_t verdict;
    if (!store_number(store, &verdict, queries, VERDICT, workload, practice))
        return false;
    *state = verdict == ALL_OPEN ? PRACTICE_MISSING : PRACTICE_PARTIAL;
    return verdict != NOTHING || fail("no open finding speaks of %s", practice);
}
