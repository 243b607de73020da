/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "command/command_io.h"
#include "engagement/engagement.h"
#include "handover/seal_key.h"
#include "handover/handover.h"
#include "handover/passphrase.h"
#include "handover/seal.h"
#include "report/gate.h"

/* ---- key ---- */

bool command_key(const CommandLine *line)
{
    const char *what = command_argument(line, 0);
    char text[KEY_TEXT_SIZE];
    bool is_new = !strcmp(what, "new");
    if (!is_new && strcmp(what, "show") != 0)
        return fail("unknown word '%s'; expected new or show", what);
    if (!(is_new ? seal_key_make(text) : seal_key_show(text)))
        return false;
    out_say("%s\n", text);
    if (is_new)
        out_warn(tr("Give this public key to your colleagues; keep a copy of your data folder: who"
                    " loses the secret key opens nothing any more."));
    return true;
}

/* ---- seal, unseal ---- */

static const char suffix[] = ".sealed";

bool command_seal(const CommandLine *line)
{
    unsigned char to[KEY_BYTES];
    const char *given = command_option(line, "to"), *output = command_option(line, "output");
    if (!given)
        return fail("say for whom with --to PUBLIC-KEY");
    Store *store = seal_key_parse(given, to) ? open_to_read(line) : NULL;
    char *path = output  ? xstrdup(output)
                 : store ? file_name_with(store_path(store), strlen(store_path(store)), suffix)
                         : NULL;
    bool done = store && seal_workbook(store, to, path);
    if (done)
        out_say("%s\n", path);
    free(path);
    store_close(store);
    return done;
}

/* The name without what sealing added to it. */
static char *opened_name(const char *sealed)
{
    size_t length = strlen(sealed), added = sizeof suffix - 1;
    if (length <= added || strcmp(sealed + length - added, suffix) != 0) {
        fail("%s: say where to write it with -o FILE", sealed);
        return NULL;
    }
    return xstrndup(sealed, length - added);
}

bool command_unseal(const CommandLine *line)
{
    const char *sealed = command_argument(line, 0), *output = command_option(line, "output");
    char *path = output ? xstrdup(output) : opened_name(sealed);
    bool done = path && seal_open(sealed, path);
    if (done)
        out_say("%s\n", path);
    free(path);
    return done;
}

/* ---- handover ---- */

static bool ask_passphrase(const CommandLine *line, char text[PASSPHRASE_SIZE])
{
    const char *given = command_option(line, "passphrase-fd");
    char *end;
    long descriptor = given ? strtol(given, &end, 10) : 0;
    if (!given)
        return passphrase_ask(text);
    if (!*given || *end || descriptor < 0 || descriptor > 1023)
        return fail("'%s' is no number of an open file", given);
    return passphrase_read((int)descriptor, text);
}

static bool write_package(Store *store, const CommandLine *line, const char *path)
{
    char passphrase[PASSPHRASE_SIZE];
    size_t given = command_arguments(line) - 1;
    const char **names = xcalloc(given + 1, sizeof *names);
    for (size_t i = 0; i < given; i++)
        names[i] = command_argument(line, i + 1);
    Language language =
        command_option(line, "lang") ? command_language(line) : engagement_language(store);
    bool done = ask_passphrase(line, passphrase) &&
                handover_write(store, names, given, language, command_option(line, "anyway"),
                               passphrase, path);
    passphrase_forget(passphrase);
    free(names);
    return done;
}

bool command_handover(const CommandLine *line)
{
    const char *output = command_option(line, "output");
    Store *store = command_option(line, "anyway") ? open_to_change(line) : open_to_read(line);
    char *path = output ? xstrdup(output) : store ? handover_default_path(store) : NULL;
    int64_t releases = 0;
    bool done = store && gate_releases(store, &releases) && write_package(store, line, path);
    if (done)
        out_say("%s\n", path);
    done = done && say_needless(store, line, releases);
    free(path);
    store_close(store);
    return done;
}
