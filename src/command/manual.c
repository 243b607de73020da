/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/manual.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "base/preference.h"
#include "base/text.h"

enum { HELP_CELLS = 76, INDENT = 6 };

static void put_wrapped(const char *text)
{
    size_t count;
    TextLine *lines = text_wrap(text, HELP_CELLS - INDENT, &count);
    for (size_t i = 0; i < count; i++)
        out_say("%*s%.*s\n", INDENT, "", (int)lines[i].bytes, lines[i].start);
    free(lines);
}

/* "--json --workload=NAME…" becomes [--json] [--workload NAME]… */
static void put_options(const char *options)
{
    char *copy = xstrdup(options), *rest = copy;
    for (char *word; (word = strsep(&rest, " "));) {
        char *more = strstr(word, "…"), *equals = strchr(word, '=');
        if (more)
            *more = '\0';
        if (equals)
            *equals = ' ';
        if (*word)
            out_say(" [%s]%s", word, more ? "…" : "");
    }
    free(copy);
}

static void put_details(const Command *command)
{
    char *lines = command->details ? command->details() : NULL, *rest = lines;
    for (char *line; (line = strsep(&rest, "\n"));)
        out_say("%*s%s\n", INDENT + 2, "", line);
    free(lines);
}

static void put_command(const Command *command)
{
    out_say("  wellbook %s %s", command->name, command->arguments);
    put_options(command->options);
    out_say("\n");
    put_wrapped(tr(command->help));
    put_details(command);
}

static void put_all(const Command *commands)
{
    out_say("%s\n\n",
            tr("Wellbook - the workbook for an Alibaba Cloud Well-Architected engagement"));
    out_say("  wellbook [FILE] [--ascii] [--no-color] [--read-only]\n");
    put_wrapped(tr("Opens the terminal: on a workbook, or on the list of recent ones."));
    for (const Command *command = commands; command->name; command++)
        put_command(command);
    out_say("\n%s\n", tr("Every command takes --lang en|zh, --author NAME and --help."));
    out_say("%s\n", tr("Exit codes: 0 done, 1 failed, 2 wrong usage."));
}

bool manual_help(const Command *commands, const char *name)
{
    if (!name) {
        put_all(commands);
        return true;
    }
    for (const Command *command = commands; command->name; command++)
        if (!strcmp(command->name, name)) {
            put_command(command);
            return true;
        }
    return fail("unknown command '%s'; see 'wellbook help'", name);
}

static void put_roff(const char *text)
{
    while (*text) {
        size_t bytes = strcspn(text, "-\\");
        if (bytes)
            out_say("%.*s", (int)bytes, text);
        else
            out_say("\\%c", text[bytes++]);
        text += bytes;
    }
}

static void put_roff_details(const Command *command)
{
    char *lines = command->details ? command->details() : NULL, *rest = lines;
    for (char *line; (line = strsep(&rest, "\n"));) {
        out_say(".br\n");
        put_roff(line);
        out_say("\n");
    }
    free(lines);
}

static void put_roff_command(const Command *command)
{
    out_say(".TP\n.B wellbook ");
    put_roff(command->name);
    out_say(" ");
    put_roff(command->arguments);
    char *copy = xstrdup(command->options), *rest = copy;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word) {
            out_say(" [");
            put_roff(word);
            out_say("]");
        }
    free(copy);
    out_say("\n");
    put_roff(tr(command->help));
    out_say("\n");
    put_roff_details(command);
}

static void put_roff_settings(void)
{
    out_say(".SH %s\n%s\n", tr("SETTINGS"),
            tr("Lines NAME = VALUE in $XDG_CONFIG_HOME/wellbook/config, or"
               " ~/.config/wellbook/config. A wrong line is named with its number and ignored."));
    for (size_t id = 0; id < PREFERENCES; id++) {
        out_say(".TP\n.B ");
        put_roff(preferences[id].name);
        out_say("\n%s", tr(preferences[id].help));
        if (preferences[id].words) {
            out_say(" ");
            put_roff(preferences[id].words);
        }
        out_say("\n");
    }
    out_say(".TP\n.B key.PLACE\n%s\n",
            tr("The key that goes to a place from every screen, such as key.budget = F11."));
}

void manual_page(const Command *commands)
{
    out_say(".TH WELLBOOK 1 \"\" \"%s\"\n.SH %s\nwellbook \\- %s\n", PACKAGE_STRING, tr("NAME"),
            tr("workbook for an Alibaba Cloud Well\\-Architected engagement"));
    out_say(".SH %s\n.B wellbook\n[FILE] [\\-\\-ascii] [\\-\\-no\\-color] [\\-\\-read\\-only]\n",
            tr("SYNOPSIS"));
    out_say(".SH %s\n%s\n", tr("DESCRIPTION"),
            tr("Opens the terminal: on a workbook, or on the list of recent ones."));
    out_say(".SH %s\n", tr("COMMANDS"));
    for (const Command *command = commands; command->name; command++)
        put_roff_command(command);
    out_say(".SH %s\n%s\n", tr("EXIT STATUS"), tr("0 done, 1 failed, 2 wrong usage."));
    put_roff_settings();
    out_say(".SH %s\n", tr("ENVIRONMENT"));
    out_say(".TP\n.B WELLBOOK_LANG\n%s\n", tr("Language of the interface: en or zh."));
    out_say(".TP\n.B WELLBOOK_AUTHOR\n%s\n", tr("Who is recorded as the author of changes."));
    out_say(".TP\n.B NO_COLOR\n%s\n", tr("Any value: no colours."));
    out_say(".TP\n.B VISUAL, EDITOR\n%s\n", tr("The editor for long notes."));
}

void manual_completion(const Command *commands)
{
    out_say("_wellbook()\n{\n    local word=${COMP_WORDS[COMP_CWORD]} options\n"
            "    COMPREPLY=()\n    if [ \"$COMP_CWORD\" = 1 ]; then\n"
            "        COMPREPLY=($(compgen -W '");
    for (const Command *command = commands; command->name; command++)
        out_say("%s%s", command == commands ? "" : " ", command->name);
    out_say("' -- \"$word\") $(compgen -f -X '!*.wellbook' -- \"$word\"))\n        return\n    fi\n"
            "    case ${COMP_WORDS[1]} in\n");
    for (const Command *command = commands; command->name; command++) {
        out_say("    %s) options='", command->name);
        for (const char *at = command->options; (at = strstr(at, "--")); at += 2)
            out_say("%.*s ", (int)strcspn(at, "= \xE2"), at);
        out_say("--lang --author --help' ;;\n");
    }
    out_say("    esac\n    case $word in\n"
            "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
            "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n    esac\n}\n"
            "complete -o filenames -F _wellbook wellbook\n");
}
