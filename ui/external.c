/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "external.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"
#include "terminal.h"

enum { EXTERNAL_BYTES = 1 << 20, NOT_FOUND = 127 };

static const char *from_environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static const char *editor_command(void)
{
    const char *visual = from_environment("VISUAL");
    return visual ? visual : from_environment("EDITOR");
}

static bool write_all(int fd, const char *text)
{
    for (size_t left = strlen(text); left;) {
        ssize_t written = write(fd, text, left);
        if (written < 0)
            return false;
        text += written;
        left -= (size_t)written;
    }
    return true;
}

/* mkstemps makes the file 0600. */
static char *make_file(const char *folder, const char *text)
{
    static const char suffix[] = ".txt";
    const char *runtime = from_environment("XDG_RUNTIME_DIR");
    char *path = xasprintf("%s/wellbook-XXXXXX%s", runtime ? runtime : folder, suffix);
    int fd = mkstemps(path, (int)sizeof suffix - 1);
    if (fd >= 0) {
        bool written = write_all(fd, text);
        if (!close(fd) && written)
            return path;
        unlink(path);
    }
    fail("%s: %s", path, strerror(errno));
    free(path);
    return NULL;
}

/* The command may hold arguments, as in "code --wait": the shell takes it apart. */
static void run_in_child(const char *command, const char *path)
{
    char *line = xasprintf("%s \"$1\"", command);
    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    execl("/bin/sh", "sh", "-c", line, "sh", path, (char *)NULL);
    _exit(NOT_FOUND);
}

static bool run(const char *command, const char *path)
{
    int status = 0;
    pid_t child = fork();
    if (child < 0)
        return fail("%s: %s", command, strerror(errno));
    if (child == 0)
        run_in_child(command, path);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
        return fail("The editor '%s' was not found; set EDITOR. The text is in %s", command, path);
    return true;
}

static bool run_with_terminal(const char *command, const char *path)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN }, old_int, old_quit;
    sigaction(SIGINT, &ignore, &old_int);
    sigaction(SIGQUIT, &ignore, &old_quit);
    terminal_lend();
    bool ok = run(command, path);
    terminal_take_back();
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGQUIT, &old_quit, NULL);
    return ok;
}

/* Editors end the last line with a line feed that nobody typed. */
static void drop_last_line_feed(char *text)
{
    size_t bytes = strlen(text);
    if (bytes && text[bytes - 1] == '\n')
        text[bytes - 1] = '\0';
}

char *external_edit(const char *folder, const char *text)
{
    const char *command = editor_command();
    if (!command)
        command = "vi";
    char *path = make_file(folder, text), *edited = NULL;
    if (!path)
        return NULL;
    if (run_with_terminal(command, path)) {
        edited = file_read(path, EXTERNAL_BYTES);
        if (edited) {
            drop_last_line_feed(edited);
            unlink(path);
        }
    }
    free(path);
    return edited;
}
