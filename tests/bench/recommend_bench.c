/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recommend_bench WORKBOOK COUNT - proposing recommendations out of all that is open and
 * opening them with priority and cost, each time as if for the first time. */
#include "config.h"

#include "advice/recommendation.h"
#include "bench.h"
#include "evidence/check_count.h"

enum { FORGET };
static const Query queries[] = { [FORGET] = { "", "DELETE FROM recommendation" }, { 0 } };

static _Noreturn void give_up(void)
{
    fprintf(stderr, "recommend_bench: %s\n", failure());
    exit(1);
}

static double derive(Store *store, size_t *count)
{
    size_t added;
    if (!store_change(store, queries, FORGET))
        give_up();
    double start = bench_ms();
    Recommendations *all =
        recommendation_propose(store, &added) ? recommendation_open(store, ENGLISH) : NULL;
    double end = bench_ms();
    if (!all)
        give_up();
    *count = all->count;
    recommendation_close(all);
    return end - start;
}

int main(int count, char **words)
{
    if (count != 3)
        return 2;
    size_t turns = strtoul(words[2], NULL, 10), found = 0;
    double *times = xcalloc(turns, sizeof *times), start = bench_ms();
    Store *store = store_open_at_once(words[1]);
    if (!store || !check_count_refresh(store))
        give_up();
    double tally = bench_ms() - start;
    for (size_t i = 0; i < turns; i++)
        times[i] = derive(store, &found);
    printf("count %zu\ntally_ms %.0f\nderive_ms %.1f\n", found, tally,
           bench_quantile(times, turns, 0.5));
    store_close(store);
    free(times);
    return 0;
}
