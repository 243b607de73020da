/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "handover/passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/message.h"

enum { WORDS = 6, INTERRUPT = 3 };

void passphrase_forget(char text[PASSPHRASE_SIZE])
{
    sodium_memzero(text, PASSPHRASE_SIZE);
}

static Table *read_words(void)
{
    char *path = file_shipped("data/passphrase.csv");
    Problems *problems = problems_new();
    Table *words = csv_read(path, problems);
    if (!problems_none(problems)) {
        table_free(words);
        words = NULL;
    }
    problems_free(problems);
    free(path);
    return words;
}

bool passphrase_propose(char text[PASSPHRASE_SIZE])
{
    Table *words = read_words();
    size_t used = 0;
    if (!words)
        return false;
    for (int i = 0; i < WORDS; i++) {
        uint32_t row = randombytes_uniform((uint32_t)table_rows(words));
        used += (size_t)snprintf(text + used, PASSPHRASE_SIZE - used, "%s%s", i ? " " : "",
                                 table_get(words, row, "word"));
    }
    table_free(words);
    return true;
}

/* A byte at a time: what stands after the line is for others. */
static bool read_line(int descriptor, char text[PASSPHRASE_SIZE])
{
    size_t used = 0;
    char sign = '\n';
    ssize_t bytes;
    while ((bytes = read(descriptor, &sign, 1)) == 1 && sign != '\n' && sign != INTERRUPT) {
        if (!sign)
            return fail("a passphrase has no NUL byte; nothing was written");
        if (used + 1 >= PASSPHRASE_SIZE)
            return fail("a passphrase is at most %d bytes long", PASSPHRASE_SIZE - 1);
        text[used++] = sign;
    }
    text[used] = '\0';
    if (bytes < 0)
        return fail("the passphrase could not be read: %s", strerror(errno));
    return sign != INTERRUPT || fail("given up; nothing was written");
}

static bool is_long_enough(const char *text)
{
    return strlen(text) >= PASSPHRASE_LEAST ||
           fail("a passphrase has at least %d characters", PASSPHRASE_LEAST);
}

bool passphrase_read(int descriptor, char text[PASSPHRASE_SIZE])
{
    return read_line(descriptor, text) && is_long_enough(text);
}

/* Ctrl+C is read as a character: the terminal's own modes are always put back. */
static bool read_unseen(int terminal, const char *prompt, char text[PASSPHRASE_SIZE])
{
    struct termios before, unseen;
    if (tcgetattr(terminal, &before) != 0)
        return fail("the terminal does not say its modes: %s", strerror(errno));
    unseen = before;
    unseen.c_lflag &= (tcflag_t) ~(ECHO | ISIG);
    dprintf(terminal, "%s%s", prompt, message_colon());
    bool done = tcsetattr(terminal, TCSAFLUSH, &unseen) == 0 ||
                fail("the terminal cannot hide what is typed: %s", strerror(errno));
    done = done && read_line(terminal, text);
    tcsetattr(terminal, TCSAFLUSH, &before);
    dprintf(terminal, "\n");
    return done;
}

/* Enter alone is the proposed one, the first time and the second. */
static bool ask_twice(int terminal, const char *proposed, char text[PASSPHRASE_SIZE])
{
    char again[PASSPHRASE_SIZE];
    bool done = read_unseen(terminal, tr("Passphrase"), text) &&
                read_unseen(terminal, tr("The same again"), again);
    bool is_same = done && !strcmp(text, again);
    if (done && !*text && (!*again || !strcmp(again, proposed))) {
        memcpy(text, proposed, PASSPHRASE_SIZE);
        is_same = true;
    }
    passphrase_forget(again);
    return done && (is_same || fail("the two passphrases differ; nothing was written")) &&
           is_long_enough(text);
}

bool passphrase_ask(char text[PASSPHRASE_SIZE])
{
    char proposed[PASSPHRASE_SIZE] = "";
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return fail("there is no terminal to ask for a passphrase; give one with"
                    " --passphrase-fd=NUMBER");
    bool done = passphrase_propose(proposed);
    if (done) {
        dprintf(terminal,
                tr("Proposed: %s\nWrite it down; it is kept nowhere. Enter takes it, or type"
                   " your own; it is not shown.\n"),
                proposed);
        done = ask_twice(terminal, proposed, text);
    }
    passphrase_forget(proposed);
    close(terminal);
    return done;
}
