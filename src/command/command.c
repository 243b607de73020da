/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/file.h"
#include "base/out.h"
#include "base/text.h"

enum { MOST_WORDS = 512 };

/* What the command looked at. */
typedef struct Seen {
    bool arguments[MOST_WORDS], options[MOST_WORDS];
} Seen;

struct CommandLine {
    const Command *commands;
    const char *arguments[MOST_WORDS];
    size_t argument_count;
    struct {
        const char *name, *value;
    } options[MOST_WORDS];
    size_t option_count;
    Seen *seen;
};

static const char common_options[] = "--lang=en|zh --author=NAME --help";
static const char screen_options[] =
    "--lang=en|zh --author=NAME --help --version --ascii --no-color --read-only";

const Command *command_rows(const CommandLine *line)
{
    return line->commands;
}

size_t command_arguments(const CommandLine *line)
{
    return line->argument_count;
}

const char *command_argument(const CommandLine *line, size_t number)
{
    if (number >= line->argument_count)
        return NULL;
    line->seen->arguments[number] = true;
    return line->arguments[number];
}

const char *command_option(const CommandLine *line, const char *name)
{
    const char *value = NULL;
    for (size_t i = 0; i < line->option_count; i++)
        if (!strcmp(line->options[i].name, name)) {
            line->seen->options[i] = true;
            value = line->options[i].value;
        }
    return value;
}

const char **command_options(const CommandLine *line, const char *name)
{
    const char **values = xcalloc(line->option_count + 1, sizeof *values);
    size_t count = 0;
    for (size_t i = 0; i < line->option_count; i++)
        if (!strcmp(line->options[i].name, name)) {
            line->seen->options[i] = true;
            values[count++] = line->options[i].value;
        }
    return values;
}

Language command_language(const CommandLine *line)
{
    Language language = message_language();
    const char *given = command_option(line, "lang");
    if (given && !language_parse(given, &language))
        return message_language();
    return language;
}

/* Finds "--name" in the list of declared options; *takes_value when it reads "--name=". */
static const char *declared(const char *list, const char *name, size_t bytes, bool *takes_value)
{
    for (const char *at = list; (at = strstr(at, "--")); at += 2) {
        const char *declared_name = at + 2;
        size_t length = strcspn(declared_name, "=! \xE2");
        if (length == bytes && !strncmp(declared_name, name, bytes)) {
            *takes_value = declared_name[length] == '=';
            return declared_name;
        }
    }
    return NULL;
}

static bool is_given(const CommandLine *line, const char *name)
{
    for (size_t i = 0; i < line->option_count; i++)
        if (!strcmp(line->options[i].name, name))
            return true;
    return false;
}

/* "--where=CONDITION…" may be given again. Of another the last would count and the first go
 * unheard. */
static bool is_given_again(const CommandLine *line, const char *spec, const char *name)
{
    size_t bytes = strcspn(spec, " ");
    const char *many = strstr(spec, "…");
    return spec[strcspn(spec, "= ")] == '=' && !(many && many < spec + bytes) &&
           is_given(line, name);
}

static bool take_option(CommandLine *line, const Command *command, char *word, const char *next,
                        bool *used_next)
{
    bool takes_value;
    if (!strcmp(word, "-o"))
        word = (char *)"--output";
    char *name = word + 2, *equals = strchr(name, '=');
    size_t bytes = equals ? (size_t)(equals - name) : strlen(name);
    const char *spec = declared(command->options, name, bytes, &takes_value);
    if (!spec)
        spec =
            declared(*command->name ? common_options : screen_options, name, bytes, &takes_value);
    if (!spec)
        return fail("unknown option '%s'; see 'wellbook help %s'", word, command->name);
    *used_next = takes_value && !equals;
    if (*used_next && !next)
        return fail("option '%s' needs a value", word);
    if (!takes_value && equals)
        return fail("option '%s' takes no value", word);
    if (equals)
        *equals = '\0';
    if (is_given_again(line, spec, name))
        return fail("option '--%s' is given twice", name);
    line->options[line->option_count].name = name;
    line->options[line->option_count++].value = equals ? equals + 1 : takes_value ? next : "";
    return true;
}

static bool parse(CommandLine *line, const Command *command, int count, char **words)
{
    bool only_arguments = false;
    if (count > MOST_WORDS)
        return fail("more than %d words on the command line", MOST_WORDS);
    for (int i = 0; i < count; i++) {
        bool is_option = !only_arguments && words[i][0] == '-' && words[i][1], used_next = false;
        if (is_option && !strcmp(words[i], "--"))
            only_arguments = true;
        else if (is_option && strncmp(words[i], "--", 2) != 0 && strcmp(words[i], "-o") != 0)
            return fail("unknown option '%s'; see 'wellbook help %s'", words[i], command->name);
        else if (is_option) {
            if (!take_option(line, command, words[i], i + 1 < count ? words[i + 1] : NULL,
                             &used_next))
                return false;
            i += used_next;
        } else
            line->arguments[line->argument_count++] = words[i];
    }
    return true;
}

static void count_arguments(const char *arguments, size_t *least, size_t *most)
{
    char *copy = xstrdup(arguments), *rest = copy;
    *least = *most = 0;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word) {
            bool is_many = strstr(word, "…") != NULL;
            *least += *word != '[';
            *most = is_many ? MOST_WORDS : *most + 1;
        }
    free(copy);
}

static bool has_right_number(const CommandLine *line, const Command *command)
{
    size_t least, most;
    count_arguments(command->arguments, &least, &most);
    if (line->argument_count < least)
        return fail("usage: wellbook %s %s", command->name, command->arguments);
    return line->argument_count <= most ||
           fail("'%s' is one argument too many; usage: wellbook %s %s", line->arguments[most],
                command->name, command->arguments);
}

static bool has_same_field(const char *one, const char *other)
{
    size_t bytes = strcspn(one, "=");
    return one[bytes] == '=' && !strncmp(one, other, bytes + 1);
}

static bool has_each_field_once(const CommandLine *line)
{
    for (size_t i = 1; i < line->argument_count; i++)
        for (size_t j = i + 1; j < line->argument_count; j++)
            if (has_same_field(line->arguments[i], line->arguments[j]))
                return fail("'%s' and '%s' say two things of one", line->arguments[i],
                            line->arguments[j]);
    return true;
}

/* ---- the ways of one command ---- */

/* How many of the words that stand for themselves are there; -1 when another one is. */
static int words_in_common(const CommandLine *line, const CommandForm *form)
{
    char *copy = xstrdup(form->arguments), *rest = copy;
    int count = 0;
    size_t number = 0;
    for (char *word; count >= 0 && (word = strsep(&rest, " ")); number++) {
        bool is_optional = *word == '[', is_there = number < line->argument_count;
        char *plain = word + is_optional;
        plain[strcspn(plain, "]")] = '\0';
        if (*plain < 'a' || *plain > 'z' || (is_optional && !is_there))
            continue;
        count = is_there && !strcmp(plain, line->arguments[number]) ? count + 1 : -1;
    }
    free(copy);
    return count;
}

static bool has_option(const char *options, const char *name)
{
    bool takes_value;
    return declared(options, name, strlen(name), &takes_value);
}

static bool has_its_own(const CommandLine *line, const CommandForm *form)
{
    char *copy = xstrdup(form->options), *rest = copy;
    bool has = true;
    for (char *word; has && (word = strsep(&rest, " "));) {
        char *mark = strchr(word, '!');
        if (mark) {
            *mark = '\0';
            has = is_given(line, word + 2);
        }
    }
    free(copy);
    return has;
}

/* The first option given that it does not take, or NULL. */
static const char *foreign_option(const CommandLine *line, const CommandForm *form)
{
    for (size_t i = 0; i < line->option_count; i++)
        if (!has_option(form->options, line->options[i].name) &&
            !has_option(common_options, line->options[i].name))
            return line->options[i].name;
    return NULL;
}

/* How well a way fits what is given: the more the better. */
enum { NO_WAY = -1, FITS_OPTIONS = 1, MAY_FOLLOW = 2, FITS_NUMBER = 4, OWN_OPTION = 8, WORD = 16 };

static int fit(const CommandLine *line, const CommandForm *form)
{
    size_t least, most, count = line->argument_count;
    int words = words_in_common(line, form);
    if (words < 0 || !has_its_own(line, form))
        return NO_WAY;
    count_arguments(form->arguments, &least, &most);
    return words * WORD + (strchr(form->options, '!') ? OWN_OPTION : 0) +
           (foreign_option(line, form) ? 0 : FITS_OPTIONS) +
           (count < least   ? MAY_FOLLOW
            : count <= most ? FITS_NUMBER
                            : 0);
}

static const CommandForm *best_form(const CommandLine *line, const Command *command)
{
    const CommandForm *best = NULL;
    int best_fit = NO_WAY;
    for (const CommandForm *form = command->forms; form && form->arguments; form++)
        if (fit(line, form) > best_fit) {
            best = form;
            best_fit = fit(line, form);
        }
    return best;
}

/* What is too little, and a word that nobody knows, the command itself says. */
static bool takes_all(const CommandLine *line, const Command *command)
{
    size_t least, most;
    const CommandForm *form = best_form(line, command);
    if (is_given(line, "json") && is_given(line, "format"))
        return fail("--json and --format say two things of one");
    if (!form)
        return true;
    count_arguments(form->arguments, &least, &most);
    const char *option = foreign_option(line, form);
    if (option)
        return fail("--%s does not go with 'wellbook %s %s'; see 'wellbook help %s'", option,
                    command->name, form->arguments, command->name);
    return line->argument_count <= most ||
           fail("'%s' is one argument too many; usage: wellbook %s %s", line->arguments[most],
                command->name, form->arguments);
}

/* A fault of the program: the table says of the command what it does not do. */
static void say_unseen(const CommandLine *line)
{
    const char *unseen = NULL;
    for (size_t i = 0; i < line->argument_count; i++)
        if (!line->seen->arguments[i])
            unseen = line->arguments[i];
    for (size_t i = 0; i < line->option_count; i++)
        if (!line->seen->options[i] && !has_option(common_options, line->options[i].name))
            unseen = line->options[i].name;
    if (unseen)
        out_warn(tr("wellbook: '%s' was not looked at; it changed nothing"), unseen);
}

static const Command *find(const Command *commands, const char *name)
{
    for (const Command *command = commands; command->name; command++)
        if (!strcmp(command->name, name))
            return command;
    return NULL;
}

static void say(const char *reason)
{
    out_warn("wellbook: %s", reason);
}

static int report(int status)
{
    say(failure());
    return status;
}

static bool has_failed_late;

/* Of a workbook that another file took the place of while it was closed: what was acknowledged is
 * not where it was asked for. */
static void say_late(const char *reason)
{
    say(reason);
    has_failed_late = true;
}

/* A questionnaire may be in both languages; what is said of it stays in the reader's. */
static bool is_in_both(const CommandLine *line)
{
    const char *given = command_option(line, "lang"), *what = command_argument(line, 1);
    return given && what && !strcmp(given, "both") && !strcmp(what, "questionnaire");
}

static bool choose_language(const CommandLine *line)
{
    Language language;
    const char *given = is_in_both(line) ? NULL : command_option(line, "lang");
    if (given && !language_parse(given, &language))
        return false;
    if (given)
        message_set_language(language);
    const char *author = command_option(line, "author");
    if (author && !*author)
        return fail("option '--author' needs a value");
    if (author && setenv("WELLBOOK_AUTHOR", author, 1) != 0)
        return false;
    const char *name = getenv("WELLBOOK_AUTHOR");
    return !name || text_is_valid(name, strlen(name)) ||
           fail("the name of the author is not in UTF-8; give it with --author, or set"
                " WELLBOOK_AUTHOR, in a terminal that uses UTF-8");
}

static int run(const Command *command, const CommandLine *line)
{
    if (!has_right_number(line, command) || !has_each_field_once(line) || !takes_all(line, command))
        return report(EXIT_USAGE);
    bool done = file_check_shipped() && command->run(line);
    done = done && out_finish();
    if (!done)
        return report(EXIT_FAILED);
    say_unseen(line);
    return has_failed_late ? EXIT_FAILED : EXIT_DONE;
}

static int help(const Command *commands, const char *name)
{
    Seen seen = { 0 };
    CommandLine line = { commands, .arguments = { name }, .argument_count = name ? 1 : 0,
                         .seen = &seen };
    return run(find(commands, "help"), &line);
}

static int open_screens(int count, char **words, const Command *commands, CommandScreens *screens)
{
    static const Command plain = { .name = "", .arguments = "[FILE]", .options = "" };
    Seen seen = { 0 };
    CommandLine line = { commands, .seen = &seen };
    if (!parse(&line, &plain, count, words) || !choose_language(&line))
        return report(EXIT_USAGE);
    if (command_option(&line, "version")) {
        out_say("%s\n", PACKAGE_STRING);
        return EXIT_DONE;
    }
    if (command_option(&line, "help"))
        return help(commands, NULL);
    if (!has_right_number(&line, &plain))
        return report(EXIT_USAGE);
    const char *path = command_argument(&line, 0);
    if (path && !file_exists(path) && !strpbrk(path, "./"))
        fail("there is neither a command nor a file called '%s'; see 'wellbook help'", path);
    else if (file_check_shipped())
        return screens(path, &line);
    return report(EXIT_USAGE);
}

int command_main(int count, char **words, const Command *commands, CommandScreens *screens)
{
    Seen seen = { 0 };
    CommandLine line = { commands, .seen = &seen };
    signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is met as a full disk is */
    message_set_language(language_of_locale());
    on_late_failure = say_late;
    fault_watch(NULL);
    if (!fault_check_stack())
        return report(EXIT_FAILED);
    const Command *command = count > 1 ? find(commands, words[1]) : NULL;
    if (!command)
        return open_screens(count - 1, words + 1, commands, screens);
    if (!parse(&line, command, count - 2, words + 2) || !choose_language(&line))
        return report(EXIT_USAGE);
    return command_option(&line, "help") ? help(commands, command->name) : run(command, &line);
}
