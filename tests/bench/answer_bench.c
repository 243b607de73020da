/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answer_bench WORKBOOK COUNT - one durable answer beside a bare pwrite + fdatasync of
 * 4 KiB in the same folder, in turns. The bare write goes over blocks that are there, as
 * the log of the workbook does once it was written round. */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"

enum { BLOCK = 4096, BLOCKS = 1024, PRACTICES = 16 };

static _Noreturn void give_up(void)
{
    fprintf(stderr, "answer_bench: %s\n", failure());
    exit(1);
}

static int open_bare(const char *workbook)
{
    char *path = xasprintf("%s.bare", workbook), block[BLOCK] = "";
    int bare = open(path, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600);
    if (bare < 0)
        bench_die(path);
    for (int i = 0; i < BLOCKS; i++)
        if (pwrite(bare, block, BLOCK, i * BLOCK) != BLOCK)
            bench_die(path);
    if (fsync(bare))
        bench_die(path);
    unlink(path);
    free(path);
    return bare;
}

static double time_bare(int bare, size_t turn)
{
    char block[BLOCK];
    memset(block, (int)turn, BLOCK);
    double start = bench_ms();
    if (pwrite(bare, block, BLOCK, (off_t)(turn % BLOCKS) * BLOCK) != BLOCK || fdatasync(bare))
        bench_die("pwrite");
    return bench_ms() - start;
}

static double time_answer(Store *store, const char *workload, const Table *practices, size_t turn)
{
    size_t row = turn % table_rows(practices);
    bool is_odd = turn / table_rows(practices) % 2;
    double start = bench_ms();
    if (!answer_set_practice(store, workload, table_cell(practices, row, 0),
                             is_odd ? PRACTICE_IN_PLACE : PRACTICE_MISSING, ""))
        give_up();
    return bench_ms() - start;
}

static void measure(Store *store, size_t count, int bare)
{
    Table *workloads = engagement_workloads(store);
    const char *workload = workloads ? table_cell(workloads, 0, 0) : NULL;
    Table *questions = workload ? answer_questions(store, workload, ENGLISH) : NULL;
    if (!questions)
        give_up();
    Table *practices = answer_practices(store, workload, table_cell(questions, 0, 0), ENGLISH);
    double *answers = xcalloc(count, sizeof *answers), *bares = xcalloc(count, sizeof *bares);
    for (size_t turn = 0; practices && turn < count; turn++) {
        bares[turn] = time_bare(bare, turn);
        answers[turn] = time_answer(store, workload, practices, turn);
    }
    printf("bare_ms %.4f\n", bench_quantile(bares, count, 0.5));
    printf("answer_ms %.4f\n", bench_quantile(answers, count, 0.5));
    printf("answer_p95_ms %.4f\n", bench_quantile(answers, count, 0.95));
    free(bares);
    free(answers);
    table_free(practices);
    table_free(questions);
    table_free(workloads);
}

int main(int count, char **words)
{
    if (count != 3)
        return 2;
    Store *store = store_open(words[1]);
    if (!store)
        give_up();
    int bare = open_bare(words[1]);
    measure(store, strtoul(words[2], NULL, 10), bare);
    close(bare);
    store_close(store);
    return 0;
}
