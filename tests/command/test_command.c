/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is given to a command is either used or refused: of each way of each command in the
 * table, everything that only the other ways take is tried. The workbook is not there, so that what
 * passes ends with another status. */
#include "config.h"
#include <string.h>

#include "command/command_table.h"
#include "fixture.h"

#include <criterion/redirect.h>

enum { MOST = 40 };

typedef struct Words {
    char *list[MOST];
    int count;
} Words;

static void add(Words *words, const char *text)
{
    cr_assert_lt(words->count + 1, MOST);
    words->list[words->count++] = xstrdup(text);
}

static void forget(Words *words)
{
    for (int i = 0; i < words->count; i++)
        free(words->list[i]);
    words->count = 0;
}

static bool is_literal(const char *word)
{
    return *word >= 'a' && *word <= 'z';
}

/* As many arguments as a way needs, and with `is_full` as it may have. */
static void add_arguments(Words *words, const char *arguments, bool is_full)
{
    char *copy = xstrdup(arguments), *rest = copy;
    for (char *word; (word = strsep(&rest, " "));) {
        bool is_optional = *word == '[';
        word += is_optional;
        word[strcspn(word, "]")] = '\0';
        if (is_optional && !is_full)
            continue;
        char *given = is_literal(word)        ? xstrdup(word)
                      : strchr(word, '=')     ? xasprintf("f%d=v", words->count)
                      : !strcmp(word, "FILE") ? xstrdup("none.wellbook")
                                              : xasprintf("W%d", words->count);
        add(words, given);
        free(given);
    }
    free(copy);
}

/* "--format=text|csv" of a command, "--list!" of a way. */
static char *name_in(const char *word)
{
    return xstrndup(word, strcspn(word, "=!"));
}

static bool takes_value(const Command *command, const char *name)
{
    const char *at = strstr(command->options, name);
    cr_assert(at, "%s has no %s", command->name, name);
    return at[strlen(name)] == '=';
}

static void add_option(Words *words, const Command *command, const char *name)
{
    char *given = takes_value(command, name) ? xasprintf("%s=1", name) : xstrdup(name);
    add(words, given);
    free(given);
}

static void add_own_options(Words *words, const Command *command, const CommandForm *form)
{
    char *copy = xstrdup(form->options), *rest = copy;
    for (char *word; (word = strsep(&rest, " "));)
        if (strchr(word, '!')) {
            char *name = name_in(word);
            add_option(words, command, name);
            free(name);
        }
    free(copy);
}

static bool has(const char *options, const char *name, bool is_own)
{
    char *copy = xstrdup(options), *rest = copy;
    bool found = false;
    for (char *word; !found && (word = strsep(&rest, " "));) {
        char *other = name_in(word);
        found = !strcmp(other, name) && (!is_own || strchr(word, '!'));
        free(other);
    }
    free(copy);
    return found;
}

/* With such an option it is another way. */
static bool is_own_of_another(const Command *command, const char *name)
{
    for (const CommandForm *form = command->forms; form->arguments; form++)
        if (has(form->options, name, true))
            return true;
    return false;
}

static int run(Words *words)
{
    words->list[words->count] = NULL;
    return command_main(words->count, words->list, command_table, NULL);
}

static void begin(Words *words, const Command *command, const CommandForm *form, bool is_full)
{
    add(words, "wellbook");
    add(words, command->name);
    add_arguments(words, form->arguments, is_full);
    add_own_options(words, command, form);
}

static void expect_refused(Words *words, const char *what)
{
    char *line =
        xasprintf("%s %s … %s", words->list[1], words->count > 3 ? words->list[3] : "", what);
    cr_expect_eq(run(words), EXIT_USAGE, "%s", line);
    cr_expect(strstr(failure(), words->list[1]), "%s: %s", line, failure());
    free(line);
    forget(words);
}

static void try_options(const Command *command, const CommandForm *form, bool is_full)
{
    char *copy = xstrdup(command->options), *rest = copy;
    for (char *word; (word = strsep(&rest, " "));) {
        char *name = name_in(word);
        Words words = { 0 };
        if (*word && !has(form->options, name, false) && !is_own_of_another(command, name)) {
            begin(&words, command, form, is_full);
            add_option(&words, command, name);
            expect_refused(&words, name);
        }
        free(name);
    }
    free(copy);
}

Test(command, no_way_takes_an_option_that_it_has_no_use_for)
{
    cr_redirect_stderr();
    cr_redirect_stdout();
    for (const Command *command = command_table; command->name; command++)
        for (const CommandForm *form = command->forms; form && form->arguments; form++) {
            try_options(command, form, false);
            try_options(command, form, true);
        }
}

static bool has_literal(const char *arguments)
{
    for (const char *at = arguments; *at; at++)
        if ((at == arguments || strchr(" [", at[-1])) && is_literal(at))
            return true;
    return false;
}

static bool has_room(const char *arguments)
{
    return strstr(arguments, "…");
}

/* "deliver FILE" with one argument more is another way. */
static bool is_begun_by_another(const Command *command, const CommandForm *form)
{
    bool is_begun = false;
    for (const CommandForm *other = command->forms; other->arguments; other++)
        is_begun = is_begun || strstr(other->arguments, "…");
    return is_begun && !strchr(form->options, '!') && !has_literal(form->arguments);
}

Test(command, no_way_takes_an_argument_too_many)
{
    cr_redirect_stderr();
    cr_redirect_stdout();
    for (const Command *command = command_table; command->name; command++)
        for (const CommandForm *form = command->forms; form && form->arguments; form++) {
            Words words = { 0 };
            if (has_room(form->arguments) || is_begun_by_another(command, form))
                continue;
            begin(&words, command, form, true);
            add(&words, "more=1");
            expect_refused(&words, "one more");
        }
}

/* What the table says of a way is an option of the command, and each of those belongs to one. */
Test(command, the_ways_of_a_command_take_together_what_it_takes)
{
    for (const Command *command = command_table; command->name; command++) {
        char *copy = xstrdup(command->options), *rest = copy;
        for (char *word; command->forms && (word = strsep(&rest, " "));) {
            char *name = name_in(word);
            bool is_used = !*word;
            for (const CommandForm *form = command->forms; form->arguments; form++)
                is_used = is_used || has(form->options, name, false);
            cr_expect(is_used, "%s %s", command->name, name);
            free(name);
        }
        for (const CommandForm *form = command->forms; form && form->arguments; form++) {
            char *own = xstrdup(form->options), *left = own;
            for (char *word; (word = strsep(&left, " "));) {
                char *name = name_in(word);
                cr_expect(!*word || has(command->options, name, false), "%s %s", command->name,
                          name);
                free(name);
            }
            free(own);
        }
        free(copy);
    }
}
