/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/contradiction.h"

#include "evidence/finding.h"

enum { FEW = 20000 };

enum { COUNTS, LARGEST, COMPLIANT };
static const Query queries[] = {
    [COUNTS] = { "t",
                 "SELECT p.practice, count(DISTINCT product || ' ' || \"check\") AS checks,"
                 " count(DISTINCT iif(finding.resource > '', account || ' ' || region || ' ' ||"
                 " finding.resource, NULL)) AS resources FROM group_practice AS p JOIN check_group"
                 " ON check_group.id = p.grp JOIN finding_key"
                 " ON finding_key.grp = p.grp AND finding_key.status = 1 JOIN finding"
                 " ON finding.id = finding_key.id JOIN import_batch ON number = first_batch"
                 " AND state = 'active' WHERE p.practice IN (SELECT id FROM practice"
                 " WHERE question = ?1) AND strength = 'proves' AND NOT EXISTS (SELECT 1 FROM "
                 "suppression"
                 " WHERE suppression.key = finding.key) GROUP BY p.practice" },
    [LARGEST] = { "", "SELECT ifnull(max(id), 0) FROM finding" },
    [COMPLIANT] = { "t", "SELECT EXISTS (SELECT 1 FROM group_practice AS p JOIN finding_key ON"
                         " finding_key.grp = p.grp WHERE practice = ?1 AND strength = 'proves'"
                         " AND status = 2)" },
    { 0 },
};

Table *contradiction_counts(Store *store, const char *question)
{
    return store_rows(store, queries, COUNTS, question);
}

bool contradiction_is_quick(Store *store)
{
    int64_t largest;
    return store_number(store, &largest, queries, LARGEST) && largest <= FEW;
}

bool contradiction_verdict(Store *store, const char *practice, PracticeState *state)
{
    int64_t checks, resources, is_compliant;
    if (!finding_count(store, practice, &checks, &resources) ||
        !store_number(store, &is_compliant, queries, COMPLIANT, practice))
        return false;
    *state = is_compliant ? PRACTICE_PARTIAL : PRACTICE_MISSING;
    return checks || fail("no open finding speaks of %s", practice);
}
