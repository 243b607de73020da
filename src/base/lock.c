/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"

struct Lock {
    int descriptor;
    char *path;
    int file; /* the file itself; -1 where it cannot be locked */
    char *target, *who;
};

/* The claim reads "PID HOST" and, on the second line, who. */
enum { CLAIM_SIZE = 512, HOST_SIZE = 65 };

static void write_claim(int descriptor, const char *who)
{
    char host[HOST_SIZE] = "";
    gethostname(host, sizeof host - 1);
    char *claim = xasprintf("%ld %s\n%s", (long)getpid(), host, who);
    /* A claim without a name on it is still a claim. */
    if (ftruncate(descriptor, 0) == 0)
        (void)!write(descriptor, claim, strlen(claim));
    free(claim);
}

static char *path_of(const char *path)
{
    char *folder = file_folder(path), *name = xasprintf("%s/.%s.lock", folder, file_name(path));
    free(folder);
    return name;
}

static void read_claim(int descriptor, char claim[CLAIM_SIZE])
{
    ssize_t bytes = pread(descriptor, claim, CLAIM_SIZE - 1, 0);
    claim[bytes > 0 ? bytes : 0] = '\0';
}

/* Another program may have dropped the lock, and its file, between open and flock. */
static bool is_still_there(int descriptor, const char *name)
{
    struct stat mine, theirs;
    return fstat(descriptor, &mine) == 0 && stat(name, &theirs) == 0 &&
           mine.st_ino == theirs.st_ino && mine.st_dev == theirs.st_dev;
}

/* Empty, as it is made, or a claim; nothing else is written over. */
static bool is_our_lock(int descriptor, const char *name)
{
    struct stat status;
    char claim[CLAIM_SIZE], host[HOST_SIZE];
    long process;
    bool is_ours =
        fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink <= 1;
    if (is_ours && status.st_size) {
        read_claim(descriptor, claim);
        is_ours = status.st_size < CLAIM_SIZE && sscanf(claim, "%ld %64s", &process, host) == 2;
    }
    errno = is_ours ? 0 : EINVAL;
    return is_ours || fail("%s is not a lock that Wellbook made; move it away", name);
}

/* An open, locked descriptor; or -1, and an open one in *other when someone has the lock, else
 * the reason in errno as well. */
static int open_lock(const char *name, int *other)
{
    for (*other = -1;;) {
        int descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
        if (descriptor < 0) {
            int reason = errno;
            fail("%s cannot be opened (%s), so nobody can know who changes the workbook; move it"
                 " away",
                 name, strerror(reason));
            errno = reason;
            return -1;
        }
        bool is_locked = flock(descriptor, LOCK_EX | LOCK_NB) == 0;
        if (!is_locked && errno == EWOULDBLOCK) {
            *other = descriptor;
            return -1;
        }
        if (!is_locked || !is_our_lock(descriptor, name)) {
            int reason = errno;
            close(descriptor);
            errno = reason;
            return -1;
        }
        if (is_still_there(descriptor, name))
            return descriptor;
        close(descriptor);
    }
}

/* proc(5): "1: FLOCK ADVISORY WRITE 708 08:01:13548 0 EOF". */
typedef struct Held {
    char kind[16]; /* FLOCK, POSIX */
    long process;
    unsigned long long inode;
} Held;

/* Empty where there is no /proc. The caller frees the list. */
static Held *all_held(size_t *count)
{
    enum { LINE = 256 };
    char line[LINE];
    Held held, *list = NULL;
    size_t room = 0;
    FILE *locks = file_open("/proc/locks");
    *count = 0;
    while (locks && fgets(line, sizeof line, locks))
        if (sscanf(line, "%*s %15s %*s %*s %ld %*x:%*x:%llu", held.kind, &held.process,
                   &held.inode) == 3) {
            list = xgrow(list, *count, &room, sizeof *list);
            list[(*count)++] = held;
        }
    file_close(locks);
    return list;
}

static bool is_among(const Held *list, size_t count, const char *kind, long process, ino_t inode)
{
    size_t i = 0;
    while (i < count && (strcmp(list[i].kind, kind) != 0 || list[i].process != process ||
                         list[i].inode != inode))
        i++;
    return i < count;
}

static void read_name(const char *process, char name[HOST_SIZE])
{
    char *path = xasprintf("/proc/%s/comm", process);
    FILE *file = file_open(path);
    if (!file || !fgets(name, HOST_SIZE, file))
        *name = '\0';
    file_close(file);
    free(path);
}

static bool is_same_program(long process)
{
    char mine[HOST_SIZE], its[HOST_SIZE], *number = xasprintf("%ld", process);
    read_name("self", mine);
    read_name(number, its);
    free(number);
    return *mine && !strcmp(mine, its);
}

/* Another process that has the file locked as SQLite locks it; 0 when there is none. */
static long other_holder(int file)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    bool is_held = fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK && lock.l_pid > 0;
    return is_held ? lock.l_pid : 0;
}

/* The list is read piece by piece, and what others set and give up meanwhile moves it: one without
 * the holder that is known has holes. */
static Held *all_held_with(long holder, ino_t inode, size_t *count)
{
    enum { TRIES = 20 };
    Held *list = all_held(count);
    for (int i = 0; i < TRIES && *count && !is_among(list, *count, "POSIX", holder, inode); i++) {
        free(list);
        list = all_held(count);
    }
    return list;
}

/* SQLite locks the workbook by its inode and the log's index by its name: who has the one and not
 * the other has another log, and neither log knows what is in the other. */
static bool is_open_as_another(const char *path, int descriptor)
{
    struct stat file, index = { 0 };
    size_t count = 0;
    long holder = other_holder(descriptor);
    if (!holder)
        return false;
    char *name = xasprintf("%s-shm", path);
    bool found = false, is_indexed = stat(name, &index) == 0;
    Held *list = fstat(descriptor, &file) == 0 ? all_held_with(holder, file.st_ino, &count) : NULL;
    for (size_t i = 0; !found && i < count; i++)
        found = !strcmp(list[i].kind, "POSIX") && list[i].inode == file.st_ino &&
                list[i].process != (long)getpid() && is_same_program(list[i].process) &&
                !(is_indexed && is_among(list, count, "POSIX", list[i].process, index.st_ino));
    free(list);
    free(name);
    return found;
}

/* Who opens it under this name locks the workbook a moment before the index: on a machine that has
 * much to do, a long one. */
bool lock_is_held_as_another(const char *path)
{
    enum { TRIES = 100, MILLISECONDS = 20 };
    int tries = 0, file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    while (tries < TRIES && is_open_as_another(path, file)) {
        poll(NULL, 0, MILLISECONDS);
        tries++;
    }
    file_let_go(file);
    return tries == TRIES;
}

/* The next who comes makes a lock that somebody deleted anew, and beside another name of the file
 * there is another one: so the file itself is locked as well. False when another program has. On a
 * network that would be a lock of the kind that SQLite sets and asks for. */
static bool lock_file(const char *path, int *file)
{
    *file = file_network(path) ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*file < 0 || flock(*file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return true;
    file_let_go(*file);
    return false;
}

bool lock_is_taken(const char *path)
{
    int file;
    if (!lock_file(path, &file))
        return true;
    if (file >= 0) {
        flock(file, LOCK_UN);
        file_let_go(file);
    }
    return false;
}

static char *process_with(const char *path)
{
    struct stat file;
    size_t count = 0, i = 0;
    Held *list = stat(path, &file) == 0 ? all_held(&count) : NULL;
    while (i < count && (strcmp(list[i].kind, "FLOCK") != 0 || list[i].inode != file.st_ino))
        i++;
    char *text = i < count ? xasprintf(tr("process %ld"), list[i].process) : xstrdup("?");
    free(list);
    return text;
}

static void drop_name(int descriptor, const char *name)
{
    /* What has its name by now may be another's. */
    if (is_still_there(descriptor, name))
        (void)!file_remove(name, FILE_LOCK_NAME);
    close(descriptor);
}

/* The kernel drops the lock with its process, so a dead one leaves no claim behind. */
Lock *lock_take(const char *path, const char *who, char **holder)
{
    char *name = path_of(path), claim[CLAIM_SIZE];
    int other, file, descriptor = open_lock(name, &other);
    *holder = NULL;
    if (descriptor >= 0 && lock_file(path, &file)) {
        Lock *lock = xcalloc(1, sizeof *lock);
        *lock = (Lock){ descriptor, name, file, xstrdup(path), xstrdup(who) };
        write_claim(descriptor, who);
        return lock;
    }
    int reason = errno;
    if (descriptor >= 0) {
        *holder = process_with(path);
        drop_name(descriptor, name);
    } else if (other >= 0) {
        read_claim(other, claim);
        const char *line = strchr(claim, '\n');
        *holder = xstrdup(line ? line + 1 : "?");
        close(other);
    }
    free(name);
    errno = reason;
    return NULL;
}

bool lock_may_lack(int reason)
{
    return reason == ENOSPC || reason == EDQUOT || reason == ENOLCK || reason == EOPNOTSUPP ||
           reason == ENOSYS;
}

bool lock_holds(Lock *lock)
{
    int other, descriptor;
    if (is_still_there(lock->descriptor, lock->path))
        return true;
    if (lock->file < 0 || !is_still_there(lock->file, lock->target))
        return false;
    descriptor = open_lock(lock->path, &other);
    if (descriptor >= 0) {
        close(lock->descriptor);
        lock->descriptor = descriptor;
        write_claim(descriptor, lock->who);
    }
    /* Whoever has made it meanwhile is about to find the file locked. */
    if (other >= 0)
        close(other);
    return true;
}

static bool ask_to_end(const char *path)
{
    char *name = path_of(path), claim[CLAIM_SIZE] = "", host[HOST_SIZE] = "";
    char its_host[HOST_SIZE] = "";
    long process = 0;
    struct stat status = { 0 };
    int descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor >= 0) {
        read_claim(descriptor, claim);
        if (fstat(descriptor, &status) != 0)
            *claim = '\0';
        close(descriptor);
    }
    free(name);
    gethostname(host, sizeof host - 1);
    if (sscanf(claim, "%ld %64s", &process, its_host) != 2 || process <= 1)
        return fail("%s: it is not known which program has it open", path);
    if (strcmp(host, its_host) != 0)
        return fail("%s is open on the machine %s; close it there", path, its_host);
    /* Anybody can write into a claim which program is to end: it must be the one that has the lock,
     * and the same program as this. */
    size_t count;
    Held *list = all_held(&count);
    bool is_it = is_among(list, count, "FLOCK", process, status.st_ino) && is_same_program(process);
    free(list);
    if (!is_it)
        return fail("%s: it is not known which program has it open", path);
    return kill((pid_t)process, SIGHUP) == 0 || errno == ESRCH ||
           fail("%s: %s", path, strerror(errno));
}

Lock *lock_take_over(const char *path, const char *who)
{
    enum { TRIES = 50, MILLISECONDS = 100 };
    for (int i = 0; i < TRIES; i++) {
        char *holder;
        Lock *lock = lock_take(path, who, &holder);
        bool is_held = holder;
        free(holder);
        if (lock || !is_held)
            return lock;
        if (i == 0 && !ask_to_end(path))
            return NULL;
        poll(NULL, 0, MILLISECONDS);
    }
    fail("%s: the other program does not end; close it there", path);
    return NULL;
}

void lock_release(Lock *lock)
{
    if (!lock)
        return;
    drop_name(lock->descriptor, lock->path);
    if (lock->file >= 0) {
        flock(lock->file, LOCK_UN);
        file_let_go(lock->file);
    }
    free(lock->path);
    free(lock->target);
    free(lock->who);
    free(lock);
}
