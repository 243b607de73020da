/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/evaluation.h"

enum { ROWS, MISSING };
static const Query queries[] = {
    [ROWS] = { "ttt", "SELECT practice, iif(?1 = 'zh', zh, en) AS state, checks FROM"
                      " practice_evaluation JOIN word ON word.kind = 'evaluation' AND word.id ="
                      " evaluation WHERE workload = ?2 AND ?3 IN ('', question) AND EXISTS"
                      " (SELECT 1 FROM finding_key)" },
    [MISSING] = { "tt",
                  "SELECT ifnull(group_concat(iif(?1 = 'zh', zh, en), iif(?1 = 'zh', '、', ', ')),"
                  " '') FROM missing_export WHERE kind = ?2" },
    { 0 },
};

Table *evaluation_rows(Store *store, const char *workload, const char *question, Language language)
{
    return store_rows(store, queries, ROWS, language_codes[language], workload,
                      question ? question : "");
}

char *evaluation_missing(Store *store, const char *kind, Language language)
{
    return store_text(store, queries, MISSING, language_codes[language], kind);
}
