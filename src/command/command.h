/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command.h - the program without screens: one row a command. Help, the man page and
 * shell completion are made from the same rows. */
#ifndef COMMAND_H
#define COMMAND_H

#include "base/message.h"
#include "store/store.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* Opens the terminal on a workbook (NULL: on the start screen); given by main so that
 * the core need not know any screen. */
typedef struct CommandLine CommandLine;
typedef int CommandScreens(const char *path, const CommandLine *line);

/* One way in which a command is used, and all it takes then: arguments as those of the command, a
 * word in small letters for itself; options by their names, that with "!" belongs to this way
 * alone. What it has no use for is refused before anything is done. */
typedef struct CommandForm {
    const char *arguments, *options;
} CommandForm;

/* One command: "FILE" in `arguments` counts; "[X]" may be left out; a trailing "…" takes
 * any number. Options are "--name" or "--name=VALUE", separated by spaces; a trailing
 * "…" may be repeated. */
typedef struct Command {
    const char *name, *arguments, *options, *help;
    bool (*run)(const CommandLine *line);

    /* Lines below the help, or NULL; the caller frees. */
    char *(*details)(void);

    const CommandForm *forms; /* zero-terminated; NULL: it takes all of it in one way */
} Command;

/* Runs one command line with a table of commands that ends with a zero row; returns the exit code.
 * Data goes to stdout, reasons to stderr. */
int command_main(int count, char **words, const Command *commands, CommandScreens *screens);

/* For the commands: what was given, and the table it was looked up in. */
const Command *command_rows(const CommandLine *line);
const char *command_argument(const CommandLine *line, size_t number); /* NULL past the end */
size_t command_arguments(const CommandLine *line);
const char *command_option(const CommandLine *line, const char *name); /* last one given, or NULL */

/* All values of an option that may be repeated, NULL-terminated; the caller frees the
 * array. */
const char **command_options(const CommandLine *line, const char *name);

/* --lang, else the language of the locale. */
Language command_language(const CommandLine *line);

#endif
