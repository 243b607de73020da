/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/file.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <linux/magic.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/date.h"
#include "base/id.h"

static bool failed(const char *path)
{
    return fail("%s: %s", path, strerror(errno));
}

bool file_exists(const char *path)
{
    struct stat status;
    return path && lstat(path, &status) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool file_is_same(const char *one, const char *other)
{
    struct stat first, second;
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino &&
           first.st_dev == second.st_dev;
}

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *file_folder(const char *path)
{
    char *copy = xstrdup(path), *folder = xstrdup(dirname(copy));
    free(copy);
    return folder;
}

static char *from_root(const char *path)
{
    if (*path == '/')
        return xstrdup(path);
    char *here = getcwd(NULL, 0);
    if (!here)
        fail(
            "%s: the folder you are in is not there any more (%s); change to another and try again",
            path, strerror(errno));
    char *whole = here ? xasprintf("%s/%s", strcmp(here, "/") ? here : "", path) : NULL;
    free(here);
    return whole;
}

/* A link to a folder stays in it, because it may be turned to another; "x/.." leads nowhere once x
 * has gone. */
char *file_absolute(const char *path)
{
    char *whole = from_root(path);
    if (!whole || !strstr(whole, "/../"))
        return whole;
    char *above = file_folder(whole), *folder = realpath(above, NULL);
    char *absolute = folder ? xasprintf("%s/%s", folder, file_name(path)) : NULL;
    if (!folder)
        failed(path);
    free(above);
    free(folder);
    free(whole);
    return absolute;
}

static bool holds_data(const char *root)
{
    char *probe = xasprintf("%s/data/forms/forms.csv", root);
    bool found = access(probe, R_OK) == 0;
    free(probe);
    return found;
}

/* Beside the program or one folder up: the source tree, built in place or in build/. */
static char *build_tree(void)
{
    char program[PATH_MAX];
    ssize_t bytes = readlink("/proc/self/exe", program, sizeof program - 1);
    if (bytes <= 0)
        return NULL;
    program[bytes] = '\0';
    char *root = file_folder(program);
    for (int level = 0; level < 2; level++) {
        if (holds_data(root))
            return root;
        char *above = file_folder(root);
        free(root);
        root = above;
    }
    free(root);
    return NULL;
}

bool file_check_shipped(void)
{
    const char *given = getenv("WELLBOOK_ROOT");
    char *built = given ? NULL : build_tree();
    bool found = given ? holds_data(given) : built || holds_data(PKGDATADIR);
    free(built);
    if (found)
        return true;
    return given ? fail("WELLBOOK_ROOT is %s, where Wellbook's data is not; unset it, or set it"
                        " to the folder that holds data and templates",
                        given)
                 : fail("Wellbook's data is not in %s; install it again", PKGDATADIR);
}

char *file_shipped(const char *name)
{
    const char *given = getenv("WELLBOOK_ROOT");
    char *built = given ? NULL : build_tree();
    char *path = xasprintf("%s/%s", given ? given : built ? built : PKGDATADIR, name);
    free(built);
    return path;
}

/* Our own folder is for our eyes; one that somebody else has, or may write to, is not ours. */
static bool is_private_folder(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return failed(path);
    if (!S_ISDIR(status.st_mode))
        return fail("%s is not a folder", path);
    if (status.st_uid != geteuid())
        return fail("%s belongs to somebody else; set XDG_DATA_HOME to a folder of your own", path);
    return !(status.st_mode & 0077) || chmod(path, 0700) == 0 || failed(path);
}

/* Whether others could put something else in place of what lies in it. */
static bool is_safe_parent(const char *path)
{
    struct stat status;
    return stat(path, &status) != 0 || !(status.st_mode & S_IWOTH) || (status.st_mode & S_ISVTX) ||
           fail("%s may be written to by everyone; set XDG_DATA_HOME to a folder of your own",
                path);
}

/* In a folder like /tmp anybody could make ours first, or take its name when it goes: a folder that
 * is there already is looked at, none is made. */
static bool may_lie_in_its_parent(const char *path)
{
    struct stat status;
    char *parent = file_folder(path);
    bool may =
        (lstat(path, &status) == 0 && S_ISDIR(status.st_mode)) || stat(parent, &status) != 0 ||
        !(status.st_mode & S_IWOTH) ||
        fail("%s may be written to by everyone; set XDG_DATA_HOME to a folder of your own", parent);
    free(parent);
    return may;
}

/* From `home` on, the folders of the path are ours and made as needed. */
static bool make_folders(const char *path, size_t home)
{
    char *copy = xstrdup(path);
    bool done = true;
    for (char *slash = strchr(copy + 1, '/'); done && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool is_ours = strlen(copy) > home;
        done = may_lie_in_its_parent(copy);
        if (done && mkdir(copy, 0700) != 0 && errno != EEXIST && is_ours)
            done = failed(copy);
        done = done && (is_ours ? is_private_folder(copy) : is_safe_parent(copy));
        *slash = '/';
    }
    free(copy);
    return done;
}

/* $HOME, or where the password database says; NULL when neither is an absolute path. */
static const char *home_folder(void)
{
    const char *home = getenv("HOME");
    if (home && *home == '/')
        return home;
    struct passwd *user = getpwuid(geteuid());
    return user && user->pw_dir && *user->pw_dir == '/' ? user->pw_dir : NULL;
}

/* https://specifications.freedesktop.org/basedir-spec: a relative path is to be ignored. */
static char *data_home(void)
{
    const char *given = getenv("XDG_DATA_HOME");
    if (given && *given == '/')
        return xstrdup(given);
    const char *home = home_folder();
    if (!home)
        fail("you have no home folder; set XDG_DATA_HOME to a folder of your own");
    return home ? xasprintf("%s/.local/share", home) : NULL;
}

char *file_personal(const char *name)
{
    char *home = data_home(), *path = home ? xasprintf("%s/wellbook/%s", home, name) : NULL;
    if (path && !make_folders(path, strlen(home))) {
        free(path);
        path = NULL;
    }
    free(home);
    return path;
}

bool file_check_personal(void)
{
    char *folder = file_personal("");
    free(folder);
    return folder != NULL;
}

/* ---- only our own is deleted or replaced ---- */

static bool has_end(const char *name, const char *end)
{
    size_t length = strlen(name), bytes = strlen(end);
    return length > bytes && !strcmp(name + length - bytes, end);
}

static bool is_companion(const char *name)
{
    return has_end(name, "-wal") || has_end(name, "-shm") || has_end(name, "-journal");
}

/* ".NAME.XXXXXX", as mkstemp fills it in. */
static bool is_draft(const char *name)
{
    const char *dot = strrchr(name, '.');
    enum { MARKS = 6 };
    if (*name != '.' || dot == name || strlen(dot + 1) != MARKS)
        return false;
    for (const char *at = dot + 1; *at; at++)
        if (!isalnum((unsigned char)*at))
            return false;
    return true;
}

static bool is_note(const char *name)
{
    return !strncmp(name, "wellbook-", 9) && has_end(name, ".txt") &&
           strlen(name) == sizeof "wellbook-XXXXXX.txt" - 1;
}

/* "20261123T090000Z-SITE-12.wellbook" */
bool file_is_backup(const char *name)
{
    static const char pattern[] = "ddddddddTddddddZ-";
    char site[ID_SIZE];
    for (size_t i = 0; i < sizeof pattern - 1; i++)
        if (pattern[i] == 'd' ? !isdigit((unsigned char)name[i]) : name[i] != pattern[i])
            return false;
    name += sizeof pattern - 1;
    snprintf(site, sizeof site, "%s", name);
    if (!id_is_valid(site) || name[ID_SIZE - 1] != '-')
        return false;
    size_t digits = strspn(name + ID_SIZE, "0123456789");
    return digits && !strcmp(name + ID_SIZE + digits, ".wellbook");
}

static bool is_own(const char *name, FileOwn what)
{
    switch (what) {
    case FILE_DRAFT:
        return is_draft(name);
    case FILE_COMPANION:
        return is_companion(name);
    case FILE_LOCK_NAME:
        return *name == '.' && has_end(name, ".lock");
    case FILE_NOTE:
        return is_note(name);
    case FILE_BACKUP:
        return file_is_backup(name);
    case FILE_MADE:
        return true;
    }
    return false;
}

bool file_remove(const char *path, FileOwn what)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT || failed(path);
    if (!S_ISREG(status.st_mode) || !is_own(file_name(path), what))
        return fail("%s is nothing that Wellbook made; it stays", path);
    return unlink(path) == 0 || failed(path);
}

bool file_move(const char *path, const char *to)
{
    struct stat from, there;
    if (lstat(path, &from) != 0)
        return failed(path);
    if (!S_ISREG(from.st_mode))
        return fail("%s is not a file", path);
    if (lstat(to, &there) == 0 && !S_ISREG(there.st_mode))
        return fail("%s is not a file", to);
    return rename(path, to) == 0 || failed(to);
}

/* ---- reading ---- */

static bool leads_to(int descriptor, const struct stat *file)
{
    struct stat status;
    return descriptor > STDERR_FILENO && fstat(descriptor, &status) == 0 &&
           status.st_ino == file->st_ino && status.st_dev == file->st_dev;
}

/* Under a descriptor of this program other than `own`. Without /proc every one is tried, at ten
 * times the cost. */
static bool is_open_as(const struct stat *status, int own)
{
    enum { LAST = 1023 };
    bool found = false;
    DIR *list = opendir("/proc/self/fd");
    for (struct dirent *entry; list && !found && (entry = readdir(list));) {
        int descriptor = atoi(entry->d_name);
        found = descriptor != own && leads_to(descriptor, status);
    }
    for (int descriptor = 0; !list && !found && descriptor <= LAST; descriptor++)
        found = descriptor != own && leads_to(descriptor, status);
    if (list)
        closedir(list);
    return found;
}

bool file_is_open_here(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && is_open_as(&status, -1);
}

/* Without O_NONBLOCK a pipe that nobody writes to would be waited for. */
FILE *file_open_here(const char *path)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0 || fstat(descriptor, &status) != 0)
        failed(path);
    else if (S_ISDIR(status.st_mode))
        fail("%s is a folder; name a file", path);
    else if (!S_ISREG(status.st_mode))
        fail("%s is a device, not a file; name a file", path);
    else
        return fdopen(descriptor, "r");
    if (descriptor >= 0)
        close(descriptor);
    return NULL;
}

FILE *file_open(const char *path)
{
    if (!file_is_open_here(path))
        return file_open_here(path);
    fail("%s is open here as a workbook, or belongs to one", path);
    return NULL;
}

bool file_make_folder(const char *path)
{
    if (mkdir(path, 0700) == 0 || (errno == EEXIST && file_is_folder(path)))
        return true;
    return failed(path);
}

void file_move_if(const char *path, ino_t inode, const char *to)
{
    struct stat status;
    if (lstat(path, &status) != 0 || status.st_ino != inode)
        return;
    if (to)
        (void)!file_move(path, to);
    else
        (void)!file_remove(path, FILE_COMPANION);
}

bool file_make_private(const char *path)
{
    int descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return errno == EEXIST ? fail("%s exists already; choose another name", path)
                               : fail("%s: %s", path, strerror(errno));
    close(descriptor);
    return true;
}

static const char database_magic[] = "SQLite format 3";

static bool is_open_database(FILE *file)
{
    char start[sizeof database_magic];
    return pread(fileno(file), start, sizeof start, 0) == sizeof start &&
           !memcmp(start, database_magic, sizeof start);
}

/* Closing any descriptor of a file gives up this process's locks on it, those of SQLite as
 * well: then another process deletes the log under an open workbook. Such a file stays open. */
void file_close(FILE *file)
{
    struct stat status;
    if (file && !is_open_database(file) &&
        (fstat(fileno(file), &status) != 0 || !is_open_as(&status, fileno(file))))
        fclose(file);
}

void file_let_go(int descriptor)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !is_open_as(&status, descriptor))
        close(descriptor);
}

/* A workbook is never what an export is meant to replace. */
static bool is_database(const char *path)
{
    FILE *file = file_open_here(path);
    bool found = file && is_open_database(file);
    file_close(file);
    return found;
}

/* Neither is what opens others, or waits to be opened. */
static bool is_sealed_or_key(const char *path)
{
    char start[sizeof FILE_SEALED_MARK] = "";
    FILE *file = file_open_here(path);
    bool is_read = file && fread(start, 1, sizeof start - 1, file) > 0;
    file_close(file);
    return is_read && (!strcmp(start, FILE_SEALED_MARK) ||
                       !strncmp(start, FILE_KEY_MARK, sizeof FILE_KEY_MARK - 1));
}

/* The lock of a workbook that lies there. */
static bool is_lock_of_database(const char *path)
{
    const char *name = file_name(path);
    if (*name != '.' || !has_end(name, ".lock"))
        return false;
    char *of = xasprintf("%.*s%.*s", (int)(name - path), path,
                         (int)(strlen(name) - strlen(".lock")) - 1, name + 1);
    bool found = file_exists(of) && is_database(of);
    free(of);
    return found;
}

char *file_name_with(const char *path, size_t bytes, const char *ending)
{
    enum { MOST = NAME_MAX - sizeof "..XXXXXX-journal" + 1 };
    size_t folder = (size_t)(file_name(path) - path), added = strlen(ending);
    size_t most = folder + (added < MOST ? MOST - added : 0);
    bool is_long = bytes > most;
    while (is_long && most > folder && ((unsigned char)path[most] & 0xC0) == 0x80)
        most--;
    return xasprintf("%.*s%s", (int)(is_long ? most : bytes), path, ending);
}

bool file_name_may_be_given(const char *path)
{
    const char *name = file_name(path);
    return (!is_companion(name) && !strstr(name, "-wal.of-")) ||
           fail(
               "%s: names that end in -wal, -shm or -journal are those of a workbook's logs; choose"
               " another name",
               path);
}

/* A link may come with a folder from somebody else, and lead anywhere. */
bool file_is_no_link(const char *target)
{
    struct stat status;
    return lstat(target, &status) != 0 || !S_ISLNK(status.st_mode) ||
           fail("%s is a link to somewhere else; remove it, or name the file itself", target);
}

/* What an export was never meant to replace stays, whatever name was given. */
static bool may_lie_there(const char *target)
{
    struct stat status;
    if (!*target || !*file_name(target))
        return fail(*target ? "%s is a folder; name a file" : "the name of the file is empty",
                    target);
    if (!file_is_no_link(target) || !file_name_may_be_given(target))
        return false;
    if (is_lock_of_database(target))
        return fail("%s is the lock of a workbook; choose another name", target);
    if (stat(target, &status) != 0)
        return true;
    if (!S_ISREG(status.st_mode))
        return fail(S_ISDIR(status.st_mode) ? "%s is a folder; name a file"
                                            : "%s is a device, not a file; name a file",
                    target);
    if (is_database(target))
        return fail("%s is a workbook; choose another name", target);
    return !is_sealed_or_key(target) ||
           fail("%s is a sealed workbook or a key; choose another name", target);
}

bool file_draft_open(FileDraft *draft, const char *target)
{
    *draft = (FileDraft){ 0 };
    if (!may_lie_there(target))
        return false;
    char *folder = file_folder(target);
    *draft =
        (FileDraft){ xstrdup(target), xasprintf("%s/.%s.XXXXXX", folder, file_name(target)), NULL };
    free(folder);
    int descriptor = mkostemp(draft->temporary, O_CLOEXEC);
    if (descriptor >= 0)
        draft->stream = fdopen(descriptor, "w+");
    if (draft->stream)
        return true;
    failed(target);
    if (descriptor >= 0)
        close(descriptor);
    file_draft_discard(draft);
    return false;
}

static void release(FileDraft *draft)
{
    free(draft->target);
    free(draft->temporary);
    *draft = (FileDraft){ 0 };
}

void file_draft_discard(FileDraft *draft)
{
    if (draft->stream)
        fclose(draft->stream);
    if (draft->temporary)
        (void)!file_remove(draft->temporary, FILE_DRAFT);
    release(draft);
}

static bool sync_path(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    bool synced = descriptor >= 0 && (fsync(descriptor) == 0 || errno == EINVAL);
    if (descriptor >= 0)
        close(descriptor);
    return synced;
}

/* Another program may have replaced the temporary file, so it is synced by name. */
static bool flush(FileDraft *draft)
{
    bool flushed = fflush(draft->stream) == 0 && !ferror(draft->stream);
    flushed = fclose(draft->stream) == 0 && flushed;
    draft->stream = NULL;
    return (flushed && sync_path(draft->temporary)) || failed(draft->target);
}

static bool publish(FileDraft *draft, bool (*move)(const char *, const char *))
{
    bool done = flush(draft) && move(draft->temporary, draft->target);
    if (!done) {
        file_draft_discard(draft);
        return false;
    }
    char *folder = file_folder(draft->target);
    done = sync_path(folder) || failed(folder);
    free(folder);
    release(draft);
    return done;
}

bool file_draft_finish(FileDraft *draft, bool is_written, bool (*move)(FileDraft *draft))
{
    if (is_written)
        return move(draft);
    if (ferror(draft->stream))
        failed(draft->target);
    file_draft_discard(draft);
    return false;
}

static bool move_new(const char *from, const char *to)
{
    if (link(from, to) == 0)
        return file_remove(from, FILE_DRAFT);
    return errno == EEXIST ? fail("%s exists already; choose another name", to) : failed(to);
}

bool file_can_be_written(const char *target)
{
    FileDraft draft;
    if (!file_draft_open(&draft, target))
        return false;
    file_draft_discard(&draft);
    return true;
}

bool file_draft_publish(FileDraft *draft)
{
    return publish(draft, file_move);
}

bool file_draft_publish_new(FileDraft *draft)
{
    return publish(draft, move_new);
}

static bool is_in_memory(const char *folder)
{
    struct statfs system;
    return folder && *folder == '/' && statfs(folder, &system) == 0 && system.f_type == TMPFS_MAGIC;
}

char *file_make_memory_folder(void)
{
    const char *const places[] = { getenv("XDG_RUNTIME_DIR"), "/dev/shm" };
    for (size_t i = 0; i < COUNT(places); i++) {
        char *path = is_in_memory(places[i]) ? xasprintf("%s/wellbook-XXXXXX", places[i]) : NULL;
        if (path && mkdtemp(path))
            return path;
        free(path);
    }
    fail("there is no folder in memory here (XDG_RUNTIME_DIR or /dev/shm), and nothing is to lie"
         " unencrypted on a disk");
    return NULL;
}

void file_remove_folder(const char *path)
{
    (void)!rmdir(path);
}

char *file_read(const char *path, size_t limit)
{
    struct stat status;
    FILE *file = file_open(path);
    if (!file || fstat(fileno(file), &status) != 0)
        return NULL;
    size_t bytes = (size_t)status.st_size;
    char *text = bytes <= limit ? xcalloc(bytes + 1, 1) : NULL;
    size_t got = text ? fread(text, 1, bytes, file) : 0;
    bool is_whole = text && !memchr(text, '\0', got);
    if (!text)
        fail("%s: %zu bytes; at most %zu can be read", path, bytes, limit);
    else if (!is_whole)
        fail("%s has a NUL byte; it is no text", path);
    file_close(file);
    if (is_whole)
        return text;
    free(text);
    return NULL;
}

void file_remove_old_drafts(const char *folder)
{
    enum { HOUR = 3600 };
    DIR *list = opendir(folder);
    for (struct dirent *entry; list && (entry = readdir(list));) {
        struct stat status;
        char *path = xasprintf("%s/%s", folder, entry->d_name);
        if (is_draft(entry->d_name) && lstat(path, &status) == 0 &&
            status.st_mtime < date_now() - HOUR)
            (void)!file_remove(path, FILE_DRAFT);
        free(path);
    }
    if (list)
        closedir(list);
}

/* statfs(2) lists the numbers. FUSE is most often sshfs or a cloud drive. */
static const struct {
    unsigned long type;
    const char *name;
} networks[] = {
    { 0x6969, "NFS" },      { 0xFF534D42, "CIFS" },   { 0xFE534D42, "SMB" },
    { 0x517B, "SMB" },      { 0x65735546, "FUSE" },   { 0x01021997, "9P" },
    { 0x5346414F, "AFS" },  { 0x00C36400, "Ceph" },   { 0x786F4256, "VirtualBox" },
    { 0x73757245, "Coda" }, { 0x0BD00BD0, "Lustre" },
};

const char *file_network(const char *path)
{
    struct statfs status;
    if (statfs(path, &status) != 0)
        return NULL;
    for (size_t i = 0; i < COUNT(networks); i++)
        if (networks[i].type == ((unsigned long)status.f_type & 0xFFFFFFFF))
            return networks[i].name;
    return NULL;
}
