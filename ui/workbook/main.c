/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/out.h"
#include "base/preference.h"
#include "command/command_table.h"
#include "engagement/engagement.h"
#include "interview/interview_screens.h"
#include "toolkit/terminal.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { ENDED_BY_SIGNAL = 128 };

/* Debian has no locale but C and C.UTF-8 by default; in C no Chinese has a width. */
static bool has_utf8(void)
{
    setlocale(LC_ALL, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_ALL, "C.UTF-8");
    setlocale(LC_NUMERIC, "C");
    return !strcmp(nl_langinfo(CODESET), "UTF-8");
}

static bool open_workbook(Store *store, const CommandLine *line)
{
    if (command_option(line, "read-only"))
        store_set_read_only(store, tr("as asked for"));
    Language language = command_language(line);
    return home_open_workbook(store, command_option(line, "lang") ? &language : NULL);
}

static int report(int status)
{
    out_warn("wellbook: %s", failure());
    return status;
}

/* What a shell says of a program that a signal ended. Raising it again would leave what the
 * customer said in a core file, for some of them. */
static int status_at_end(bool has_failed)
{
    if (terminal_ended_by())
        return ENDED_BY_SIGNAL + terminal_ended_by();
    return has_failed ? EXIT_FAILED : EXIT_DONE;
}

static int open_screens(const char *path, const CommandLine *line)
{
    Store *store = NULL;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        fail("the screens need a terminal; see 'wellbook help' for commands without one");
    else if (!terminal_check(STDOUT_FILENO))
        return report(EXIT_USAGE);
    /* Half-typed text is kept there. */
    else if (!command_option(line, "read-only") && !file_check_personal())
        return report(EXIT_FAILED);
    else if (!path || (store = store_open_at_once(path))) {
        bool is_known = preference_read();
        char *wrong = xstrdup(is_known ? "" : failure());
        TerminalOptions options = { .theme = (Theme)preference_word(PREFERENCE_COLOURS),
                                    .has_mouse = preference_word(PREFERENCE_MOUSE) == 0,
                                    .no_color = command_option(line, "no-color") != NULL,
                                    .ascii = command_option(line, "ascii") != NULL || !has_utf8() };
        terminal_open(NULL, stdout, stdin, options);
        screens_set_up();
        bool opened = store ? open_workbook(store, line) : screen_push(&start_screen, NULL, NULL);
        if (opened && *wrong)
            screen_message(wrong);
        free(wrong);
        if (opened)
            screen_loop();
        screen_pop_all();
        char *last_words = xstrdup(screen_last_message() ? screen_last_message() : "");
        bool has_failed = terminal_has_late_failure();
        terminal_close();
        if (opened && *last_words && !terminal_ended_by())
            out_warn("%s", last_words);
        free(last_words);
        if (opened)
            return status_at_end(has_failed);
    }
    return report(EXIT_FAILED);
}

int main(int count, char **words)
{
    has_utf8();
    return command_main(count, words, command_table, open_screens);
}
