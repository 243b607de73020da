/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bank.h"

#include <stdlib.h>

#include "engagement/answer.h"
#include "engagement/engagement.h"

const BankField bank_fields[BANK_FIELDS] = {
    { "business", "owner", true },
    { "business", "purpose", true },
    { "business", "architecture", true },
    { "engagement", "project_name", false },
    { "engagement", "project_number", false },
    { "infrastructure", "primary_region", false },
};

const char *const bank_places[BANK_PLACES] = { "note/SEC01", "note/REL02", "field/owner" };

static void read_practices(Store *store, const char *workload, BankQuestion *question)
{
    Table *practices = answer_practices(store, workload, question->id, ENGLISH);
    if (!practices)
        die("%s", failure());
    question->practice_count = table_rows(practices);
    question->practices = xcalloc(question->practice_count, sizeof *question->practices);
    for (size_t row = 0; row < question->practice_count; row++)
        question->practices[row] = xstrdup(table_cell(practices, row, 0));
    table_free(practices);
}

Bank *bank_read(Store *store)
{
    Table *workloads = engagement_workloads(store);
    const char *workload = workloads ? table_cell(workloads, 0, 0) : "";
    Table *questions = answer_questions(store, workload, ENGLISH);
    if (!questions)
        die("%s", failure());
    Bank *bank = xcalloc(1, sizeof *bank);
    bank->count = table_rows(questions);
    bank->questions = xcalloc(bank->count, sizeof *bank->questions);
    for (size_t row = 0; row < bank->count; row++) {
        bank->questions[row].id = xstrdup(table_cell(questions, row, 0));
        read_practices(store, workload, &bank->questions[row]);
    }
    table_free(questions);
    table_free(workloads);
    return bank;
}

void bank_free(Bank *bank)
{
    for (size_t i = 0; bank && i < bank->count; i++) {
        for (size_t j = 0; j < bank->questions[i].practice_count; j++)
            free(bank->questions[i].practices[j]);
        free(bank->questions[i].practices);
        free(bank->questions[i].id);
    }
    if (bank)
        free(bank->questions);
    free(bank);
}
