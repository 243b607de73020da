/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own allocations end the program in die(). Libraries go on with what they did not get
 * (libxlsxwriter), or abort (glpk): their faults are met here. The handler stands on a stack of its
 * own, because the other may be what is used up; the sentences are put together beforehand, because
 * nothing can be allocated any more. */
#include "config.h"
#include "base/fault.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/message.h"

enum { FAULT_STATUS = 70, SENTENCE = 512, HANDLER_STACK = 64 << 10 };

static const int faults[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGTRAP };
static char broken[SENTENCE], cut[SENTENCE];
static void (*restore_first)(void);

static void prepare(void)
{
    snprintf(broken, sizeof broken, "wellbook: %s\n",
             tr("out of memory, or a fault of the program; what was answered is in the workbook and"
                " its -wal: start again to go on"));
    /* The index of the log is memory that others can cut off, and for which a full disk has no
     * room: the next look at it is a bus error. */
    snprintf(
        cut, sizeof cut, "wellbook: %s\n",
        tr("the disk is full, or a file that is in use was cut short, probably a -shm; what was"
           " answered is in the workbook and its -wal: make room, and start again to go on"));
}

static bool is_sent(const siginfo_t *fault)
{
    return fault->si_code <= 0 && fault->si_pid != getpid();
}

/* Only calls that are safe in a signal handler. */
static void end(int number, siginfo_t *fault, void *context)
{
    (void)context;
    const char *sentence = number == SIGBUS ? cut : broken;
    if (restore_first)
        restore_first();
    if (!is_sent(fault)) {
        (void)!write(last_words_to, sentence, strlen(sentence));
        _exit(FAULT_STATUS);
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void stand_on_own_stack(void)
{
    static char stack[HANDLER_STACK];
    sigaltstack(&(stack_t){ .ss_sp = stack, .ss_size = sizeof stack }, NULL);
}

void fault_watch(void (*restore)(void))
{
    struct sigaction action = { .sa_sigaction = end, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    restore_first = restore;
#ifdef __SANITIZE_ADDRESS__
    /* It says where the fault is. */
    if (!restore)
        return;
#endif
    prepare();
    stand_on_own_stack();
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT(faults); i++)
        sigaction(faults[i], &action, NULL);
}

/* What parsers of nested text, of formulas and of XML take at their limits is a third of the least.
 */
bool fault_check_stack(void)
{
    enum { LEAST = 512 << 10, ENOUGH = 8 << 20 };
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= ENOUGH)
        return true;
    limit.rlim_cur = limit.rlim_max < ENOUGH ? limit.rlim_max : ENOUGH;
    if (setrlimit(RLIMIT_STACK, &limit) != 0)
        getrlimit(RLIMIT_STACK, &limit);
    return limit.rlim_cur >= LEAST ||
           fail("the stack is limited to %ld KB here, and %d are needed; raise that limit"
                " (ulimit -s)",
                (long)(limit.rlim_cur >> 10), LEAST >> 10);
}
