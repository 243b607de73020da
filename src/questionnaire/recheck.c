/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "questionnaire/recheck.h"

#include <stdlib.h>
#include <string.h>

#include "engagement/answer.h"

enum { SAMPLE, SAID };
static const Query queries[] = {
    [SAMPLE] = { "tti", "SELECT workload_name AS workload, question, practice, iif(?1 = 'zh',"
                        " practice_zh, practice_en) AS title FROM practice_state WHERE weight ="
                        " 'high' AND practice_state > '' AND state NOT IN ('not-applicable',"
                        " 'refused') AND (?2 = '' OR workload = ?2) ORDER BY risk <> 'HIGH',"
                        " random() LIMIT ?3" },
    [SAID] = { "ttt", "SELECT question, practice, iif(?1 = 'zh', practice_zh, practice_en) AS"
                      " title, practice_state, practice_reason, ifnull((SELECT changed_by FROM"
                      " practice_answer WHERE practice_answer.workload = practice_state.workload"
                      " AND practice_answer.practice = practice_state.practice), '') AS by FROM"
                      " practice_state WHERE workload = ?2 AND practice = ?3" },
    { 0 },
};

Table *recheck_sample(Store *store, const char *workload, int64_t count, Language language)
{
    return store_rows(store, queries, SAMPLE, language_codes[language], workload, count);
}

static bool add_difference(Table *differences, const Table *said, PracticeState state)
{
    const char *again = practice_state_codes[state], *before = table_cell(said, 0, 3);
    if (strcmp(again, before) != 0)
        table_add(differences,
                  (const char *const[]){ table_cell(said, 0, 0), table_cell(said, 0, 1),
                                         table_cell(said, 0, 2), before, table_cell(said, 0, 5),
                                         again },
                  0);
    return true;
}

static bool compare(Store *store, const char *workload, const char *given, Language language,
                    Table *differences)
{
    PracticeState state;
    const char *reason, *equals = strchr(given, '=');
    if (!equals)
        return fail("'%s' is not PRACTICE=STATE", given);
    char *practice = xstrndup(given, (size_t)(equals - given));
    Table *said = store_rows(store, queries, SAID, language_codes[language], workload, practice);
    bool done = said && (table_rows(said) || fail("unknown best practice '%s'", practice)) &&
                answer_parse_state(equals + 1, &state, &reason) &&
                add_difference(differences, said, state);
    table_free(said);
    free(practice);
    return done;
}

Table *recheck_compare(Store *store, const char *workload, const char *const *states,
                       Language language)
{
    static const TableColumn columns[] = {
        { "question", N_("Question") },
        { "practice", N_("Best practice") },
        { "title", N_("Title") },
        { "said", N_("Said before") },
        { "by", N_("By") },
        { "again", N_("Said again") },
    };
    Table *differences = table_make(columns, COUNT(columns));
    for (; *states; states++)
        if (!compare(store, workload, *states, language, differences)) {
            table_free(differences);
            return NULL;
        }
    return differences;
}
