/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/external.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "toolkit/terminal.h"

enum { EXTERNAL_BYTES = 1 << 20, NOT_RUN = 126, NOT_FOUND = 127 };

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
static char *make_file_in(const char *folder, const char *text)
{
    static const char suffix[] = ".txt";
    char *path = xasprintf("%s/wellbook-XXXXXX%s", folder, suffix);
    int fd = mkstemps(path, (int)sizeof suffix - 1), error = errno;
    if (fd >= 0) {
        bool written = write_all(fd, text);
        error = errno;
        if (!close(fd) && written)
            return path;
        (void)!file_remove(path, FILE_NOTE);
    }
    fail("%s: %s", path, strerror(error));
    free(path);
    return NULL;
}

static char *make_file(const char *folder, const char *text)
{
    const char *runtime = from_environment("XDG_RUNTIME_DIR");
    char *path = runtime && *runtime == '/' ? make_file_in(runtime, text) : NULL;
    return path ? path : make_file_in(folder, text);
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

/* What became of the editor: NULL when all went well; the caller frees. */
static char *fault_of(int status)
{
    if (WIFSIGNALED(status))
        return xasprintf(tr("it was ended by signal %d"), WTERMSIG(status));
    if (WEXITSTATUS(status) == NOT_RUN || WEXITSTATUS(status) == NOT_FOUND)
        return xstrdup(tr("it could not be started; set EDITOR"));
    return WEXITSTATUS(status) ? xasprintf(tr("it ended with status %d"), WEXITSTATUS(status))
                               : NULL;
}

static char *run(const char *command, const char *path)
{
    int status = 0;
    pid_t child = fork();
    if (child < 0)
        return xstrdup(strerror(errno));
    if (child == 0)
        run_in_child(command, path);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return fault_of(status);
}

static char *run_with_terminal(const char *command, const char *path)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN }, old_int, old_quit;
    sigaction(SIGINT, &ignore, &old_int);
    sigaction(SIGQUIT, &ignore, &old_quit);
    terminal_lend();
    char *fault = run(command, path);
    terminal_take_back();
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGQUIT, &old_quit, NULL);
    return fault;
}

/* Editors end the last line with a line feed that nobody typed. */
static void drop_last_line_feed(char *edited, const char *before)
{
    size_t bytes = strlen(edited), bytes_before = strlen(before);
    bool was_typed = bytes_before && before[bytes_before - 1] == '\n';
    if (bytes && edited[bytes - 1] == '\n' && !was_typed)
        edited[bytes - 1] = '\0';
}

static char *read_edited(const char *path, const char *before)
{
    char *edited = file_read(path, EXTERNAL_BYTES);
    if (edited)
        drop_last_line_feed(edited, before);
    return edited;
}

static void forget(ExternalFile *file)
{
    free(file->path);
    free(file->text);
    *file = (ExternalFile){ 0 };
}

void external_let_go(ExternalFile *file)
{
    if (file->path && !file->is_refused)
        (void)!file_remove(file->path, FILE_NOTE);
    forget(file);
}

/* What cannot be taken over stays: it is all there is of what was written. */
static bool take_edited(ExternalFile *file, ExternalTake *take, void *data, bool *is_changed)
{
    char *edited = read_edited(file->path, file->text);
    *is_changed = edited && strcmp(edited, file->text) != 0;
    if (!edited) {
        forget(file);
        return false;
    }
    free(file->text);
    file->text = edited;
    if (*is_changed)
        file->is_refused = !take(data, edited);
    return !*is_changed || !file->is_refused ||
           fail("%s; the edited text is in %s", failure(), file->path);
}

/* Editors move a new file over the old one: for a moment there may be none. */
bool external_look(ExternalFile *file, ExternalTake *take, void *data, bool *is_changed)
{
    *is_changed = false;
    return !file->path || !file_exists(file->path) || take_edited(file, take, data, is_changed);
}

static bool say_fault(const char *command, const char *fault, bool is_changed)
{
    return is_changed ? fail("The editor '%s' failed: %s. What it had saved was taken over",
                             command, fault)
                      : fail("The editor '%s' failed: %s. The text is as it was", command, fault);
}

bool external_edit(ExternalFile *file, const char *folder, const char *text, ExternalTake *take,
                   void *data)
{
    const char *command = editor_command();
    bool is_changed = false;
    external_let_go(file);
    if (!command)
        command = "vi";
    char *path = make_file(folder, text);
    if (!path)
        return false;
    *file = (ExternalFile){ .path = path, .text = xstrdup(text) };
    char *fault = run_with_terminal(command, path);
    bool done = take_edited(file, take, data, &is_changed);
    if (!done || is_changed || fault)
        external_let_go(file);
    if (done && fault)
        done = say_fault(command, fault, is_changed);
    free(fault);
    return done;
}

static const char opener[] = "xdg-open";

/* Without a display it would start a browser in this terminal. */
bool external_can_open(void)
{
    const char *const displays[] = { getenv("DISPLAY"), getenv("WAYLAND_DISPLAY") };
    bool has_display = (displays[0] && *displays[0]) || (displays[1] && *displays[1]);
    char *path = xstrdup(getenv("PATH") ? getenv("PATH") : ""), *rest = path;
    bool found = false;
    for (char *folder; !found && (folder = strsep(&rest, ":"));) {
        char *program = xasprintf("%s/%s", folder, opener);
        found = access(program, X_OK) == 0;
        free(program);
    }
    free(path);
    return has_display && found;
}

/* On its own, so that it neither ends with this program nor waits to be waited for. */
static _Noreturn void run_opener(const char *path)
{
    int nothing = open("/dev/null", O_RDWR);
    setsid();
    for (int descriptor = 0; nothing >= 0 && descriptor <= STDERR_FILENO; descriptor++)
        dup2(nothing, descriptor);
    if (fork() == 0)
        execlp(opener, opener, path, (char *)NULL);
    _exit(0);
}

bool external_open(const char *path)
{
    if (!external_can_open())
        return fail("no program opens files here; it is in %s", path);
    pid_t child = fork();
    if (child == 0)
        run_opener(path);
    return child > 0 ? waitpid(child, NULL, 0) >= 0 || errno == EINTR
                     : fail("%s: %s", opener, strerror(errno));
}
