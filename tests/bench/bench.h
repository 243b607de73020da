/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench.h - the clock and the median that all measuring programs share. */
#ifndef BENCH_H
#define BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline _Noreturn void bench_die(const char *what)
{
    perror(what);
    exit(1);
}

static inline double bench_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int bench_compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* Sorts the values; part 0.5 is the median. */
static inline double bench_quantile(double *values, size_t count, double part)
{
    if (!count)
        return 0;
    qsort(values, count, sizeof *values, bench_compare);
    return values[(size_t)((double)(count - 1) * part + 0.5)];
}

#endif
