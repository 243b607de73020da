/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fault.h"

static void restore(void)
{
    (void)!write(STDERR_FILENO, "restored\n", strlen("restored\n"));
}

/* Deeper than any stack, as far as the compiler knows not without end. */
static int fall(volatile const char *above, long levels)
{
    volatile char here[4096];
    here[0] = *above;
    return levels ? fall(here, levels - 1) + here[0] : 0;
}

static void use_up_stack(void)
{
    const char none = 0;
    exit(fall(&none, 1L << 40));
}

static void write_nowhere(void)
{
    volatile int *volatile nowhere = NULL;
    *nowhere = 1;
}

/* What a process says that does this, and how it ends. */
static int status_of(void (*act)(void), char said[1024])
{
    int pipes[2], status = 0;
    ssize_t bytes, count = 0;
    cr_assert_eq(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(pipes[1], STDERR_FILENO);
        close(pipes[0]);
        setrlimit(RLIMIT_CORE, &(struct rlimit){ 0 });
        act();
        _exit(0);
    }
    close(pipes[1]);
    while ((bytes = read(pipes[0], said + count, (size_t)(1023 - count))) > 0)
        count += bytes;
    said[count] = '\0';
    close(pipes[0]);
    cr_assert_eq(waitpid(child, &status, 0), child);
    return status;
}

static void watch_and_write_nowhere(void)
{
    fault_watch(restore);
    write_nowhere();
}

static void watch_and_use_up_stack(void)
{
    fault_watch(restore);
    use_up_stack();
}

static void watch_and_abort(void)
{
    fault_watch(restore);
    abort();
}

/* It has handlers of its own, and reports of its own. */
#ifdef __SANITIZE_ADDRESS__
enum { IS_SANITIZED = true };
#else
enum { IS_SANITIZED = false };
#endif

Test(fault, ends_the_program_with_one_sentence)
{
    if (IS_SANITIZED)
        cr_skip_test("the sanitizer has the signals");
    static void (*const acts[])(void) = { watch_and_write_nowhere, watch_and_use_up_stack,
                                          watch_and_abort };
    for (size_t i = 0; i < COUNT(acts); i++) {
        char said[1024];
        int status = status_of(acts[i], said);
        cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 70, "%zu: %x", i, (unsigned)status);
        cr_expect(
            !strncmp(said, "restored\nwellbook: out of memory, or a fault of the program;", 60),
            "%zu: %s", i, said);
        cr_expect_eq(strchr(strchr(said, '\n') + 1, '\n')[1], '\0', "%zu: %s", i, said);
    }
}

static void watch_and_wait(void)
{
    fault_watch(restore);
    pause();
}

Test(fault, a_signal_that_somebody_sends_ends_it_as_such)
{
    if (IS_SANITIZED)
        cr_skip_test("the sanitizer has the signals");
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){ 0 });
        watch_and_wait();
    }
    cr_assert_eq(kill(child, SIGSEGV), 0);
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV, "%x", (unsigned)status);
}

static void limit_stack(rlim_t soft, rlim_t hard)
{
    if (setrlimit(RLIMIT_STACK, &(struct rlimit){ soft, hard }) != 0)
        _exit(1);
    if (!fault_check_stack())
        fprintf(stderr, "%s", failure());
    struct rlimit limit;
    getrlimit(RLIMIT_STACK, &limit);
    fprintf(stderr, "|%ld", (long)(limit.rlim_cur >> 10));
}

static void limit_both(void)
{
    limit_stack(200 << 10, 200 << 10);
}

static void limit_softly(void)
{
    limit_stack(200 << 10, 2 << 20);
}

Test(fault, too_little_stack_is_said_and_what_may_be_taken_is)
{
    char said[1024];
    status_of(limit_both, said);
    cr_expect_str_eq(said, "the stack is limited to 200 KB here, and 512 are needed; raise that"
                           " limit (ulimit -s)|200");
    status_of(limit_softly, said);
    cr_expect_str_eq(said, "|2048");
}
