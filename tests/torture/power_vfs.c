/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "power_vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dice.h"
#include "shim.h"

enum { SECTOR = 512, MOST_FILES = 64 };

/* A file as programs see it; what lies below is what the disk holds. */
typedef struct Cached {
    dev_t device;
    ino_t inode;
    char *path;
    unsigned char *image;
    sqlite3_int64 size, room;
    bool *is_dirty; /* by sectors */
    bool is_resized;
    bool is_new_log; /* its first sync syncs the folder, as SQLite's own VFS does */
} Cached;

/* A change of the folder that is not synced. */
typedef struct Naming {
    bool is_deletion;
    char *path, *hidden; /* a deleted file waits under another name */
} Naming;

/* SQLite hands no context to most of these functions. */
static struct {
    Power power;
    Dice dice;
    unsigned seen;
    Cached files[MOST_FILES];
    size_t file_count;
    Naming names[MOST_FILES];
    size_t name_count, hidden_count;
} now;

static Cached *cached(sqlite3_file *file)
{
    return ((ShimFile *)file)->extra;
}

static sqlite3_int64 sectors(sqlite3_int64 bytes)
{
    return (bytes + SECTOR - 1) / SECTOR;
}

static void make_room(Cached *file, sqlite3_int64 bytes)
{
    if (bytes <= file->room)
        return;
    sqlite3_int64 room = sectors(bytes * 2) * SECTOR;
    file->image = xreallocarray(file->image, (size_t)room, 1);
    memset(file->image + file->room, 0, (size_t)(room - file->room));
    file->is_dirty = xreallocarray(file->is_dirty, (size_t)sectors(room), sizeof(bool));
    memset(file->is_dirty + sectors(file->room), 0, (size_t)(sectors(room) - sectors(file->room)));
    file->room = room;
}

/* ---- what reaches the disk ---- */

static void put_sector(Cached *file, int descriptor, sqlite3_int64 sector)
{
    sqlite3_int64 from = sector * SECTOR, bytes = file->size - from;
    if (bytes > SECTOR)
        bytes = SECTOR;
    if (bytes > 0 && pwrite(descriptor, file->image + from, (size_t)bytes, from) != bytes)
        die("%s: %s", file->path, strerror(errno));
    file->is_dirty[sector] = false;
}

static void put_size(Cached *file, int descriptor)
{
    if (file->is_resized && ftruncate(descriptor, file->size) != 0)
        die("%s: %s", file->path, strerror(errno));
    file->is_resized = false;
}

/* The descriptor is never closed: that would give up SQLite's locks on the file. -1: it has another
 * name by now, and what was not synced before is lost. */
static int descriptor_of(const Cached *file)
{
    int descriptor = open(file->path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0 && errno != ENOENT)
        die("%s: %s", file->path, strerror(errno));
    return descriptor;
}

static void undo(const Naming *naming)
{
    if (!naming->is_deletion)
        unlink(naming->path);
    else if (rename(naming->hidden, naming->path) != 0)
        die("%s: %s", naming->path, strerror(errno));
}

/* Names reach the disk in their order: the last ones are lost. */
static void lose_names(size_t kept)
{
    while (now.name_count > kept)
        undo(&now.names[--now.name_count]);
    for (size_t i = 0; i < now.name_count; i++)
        if (now.names[i].is_deletion)
            unlink(now.names[i].hidden);
}

static void keep_some(Cached *file)
{
    int descriptor = descriptor_of(file);
    if (descriptor < 0)
        return;
    if (dice_below(&now.dice, 2))
        put_size(file, descriptor);
    for (sqlite3_int64 sector = 0; sector < sectors(file->size); sector++)
        if (file->is_dirty[sector] && dice_below(&now.dice, 2))
            put_sector(file, descriptor, sector);
}

void power_vfs_cut(void)
{
    bool keeps = now.power.loss == LOSS_OF_SOME;
    for (size_t i = 0; keeps && i < now.file_count; i++)
        if (now.files[i].inode)
            keep_some(&now.files[i]);
    lose_names(keeps ? dice_below(&now.dice, (unsigned)now.name_count + 1) : 0);
    kill(getpid(), SIGKILL);
}

static void pass_event(void)
{
    if (++now.seen == now.power.at)
        power_vfs_cut();
}

/* ---- files ---- */

static int read_bytes(sqlite3_file *handle, void *bytes, int count, sqlite3_int64 offset)
{
    const Cached *file = cached(handle);
    sqlite3_int64 there = file->size - offset;
    if (there >= count) {
        memcpy(bytes, file->image + offset, (size_t)count);
        return SQLITE_OK;
    }
    memset(bytes, 0, (size_t)count);
    if (there > 0)
        memcpy(bytes, file->image + offset, (size_t)there);
    return SQLITE_IOERR_SHORT_READ;
}

/* The kernel writes back when it likes, so that a sector may be there in an older state. */
static void write_back_some(Cached *file, sqlite3_int64 first, sqlite3_int64 last)
{
    static int descriptors[MOST_FILES];
    int *descriptor = &descriptors[file - now.files];
    for (sqlite3_int64 sector = first; sector <= last; sector++)
        if (dice_below(&now.dice, 8) == 0) {
            if (!*descriptor)
                *descriptor = descriptor_of(file);
            if (*descriptor >= 0)
                put_sector(file, *descriptor, sector);
        }
}

static int write_bytes(sqlite3_file *handle, const void *bytes, int count, sqlite3_int64 offset)
{
    Cached *file = cached(handle);
    sqlite3_int64 first = offset / SECTOR, last = (offset + count - 1) / SECTOR;
    pass_event();
    make_room(file, offset + count);
    memcpy(file->image + offset, bytes, (size_t)count);
    if (offset + count > file->size)
        file->size = offset + count;
    for (sqlite3_int64 sector = first; sector <= last; sector++)
        file->is_dirty[sector] = true;
    if (now.power.loss == LOSS_OF_SOME)
        write_back_some(file, first, last);
    return SQLITE_OK;
}

static int truncate_file(sqlite3_file *handle, sqlite3_int64 size)
{
    Cached *file = cached(handle);
    pass_event();
    make_room(file, size);
    if (size < file->size)
        memset(file->image + size, 0, (size_t)(file->size - size));
    file->size = size;
    file->is_resized = true;
    return SQLITE_OK;
}

static int file_size(sqlite3_file *handle, sqlite3_int64 *size)
{
    *size = cached(handle)->size;
    return SQLITE_OK;
}

/* ---- the folder ---- */

static Naming *add_name(bool is_deletion, const char *path)
{
    if (now.name_count == MOST_FILES)
        die("too many files");
    Naming *naming = &now.names[now.name_count++];
    *naming = (Naming){ .is_deletion = is_deletion, .path = xstrdup(path) };
    return naming;
}

static Cached *find(const char *path, const struct stat *status)
{
    for (size_t i = 0; i < now.file_count; i++)
        if (path ? now.files[i].inode && !strcmp(now.files[i].path, path)
                 : now.files[i].inode == status->st_ino && now.files[i].device == status->st_dev)
            return &now.files[i];
    return NULL;
}

static void sync_folder(void)
{
    for (size_t i = 0; i < now.name_count; i++) {
        Cached *gone = now.names[i].is_deletion ? find(now.names[i].hidden, NULL) : NULL;
        if (now.names[i].is_deletion)
            unlink(now.names[i].hidden);
        if (gone)
            gone->inode = 0;
    }
    now.name_count = 0;
}

static int sync_file(sqlite3_file *handle, int flags)
{
    Cached *file = cached(handle);
    pass_event();
    for (sqlite3_int64 sector = 0; sector < sectors(file->size); sector++)
        if (file->is_dirty[sector]) {
            sqlite3_int64 from = sector * SECTOR, bytes = file->size - from;
            shim_write(handle, file->image + from, (int)(bytes < SECTOR ? bytes : SECTOR), from);
            file->is_dirty[sector] = false;
        }
    if (file->is_resized)
        shim_truncate(handle, file->size);
    file->is_resized = false;
    if (file->is_new_log)
        sync_folder();
    file->is_new_log = false;
    (void)flags; /* the machine itself stays up: no real sync is needed */
    return SQLITE_OK;
}

static Cached *add_file(sqlite3_file *handle, const char *path, const struct stat *status)
{
    if (now.file_count == MOST_FILES)
        die("too many files");
    Cached *file = &now.files[now.file_count++];
    *file = (Cached){ .device = status->st_dev,
                      .inode = status->st_ino,
                      .path = xstrdup(path),
                      .size = status->st_size };
    make_room(file, status->st_size + 1);
    if (file->size)
        shim_read(handle, file->image, (int)file->size, 0);
    return file;
}

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *handle, int flags,
                     int *given)
{
    struct stat status;
    bool is_new = stat(path, &status) != 0;
    if (is_new)
        pass_event();
    int code = shim_open(vfs, path, handle, flags, given);
    if (code != SQLITE_OK || stat(path, &status) != 0)
        return code;
    Cached *file = find(NULL, &status);
    if (!file)
        file = add_file(handle, path, &status);
    ((ShimFile *)handle)->extra = file;
    if (is_new) {
        add_name(false, path);
        file->is_new_log = flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL);
    }
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int is_synced)
{
    (void)vfs;
    pass_event();
    Cached *file = find(path, NULL);
    Naming *naming = add_name(true, path);
    naming->hidden = xasprintf("%s.lost%zu", path, ++now.hidden_count);
    if (rename(path, naming->hidden) != 0) {
        now.name_count--;
        return errno == ENOENT ? SQLITE_IOERR_DELETE_NOENT : SQLITE_IOERR_DELETE;
    }
    if (file)
        file->path = naming->hidden;
    if (is_synced)
        sync_folder();
    return SQLITE_OK;
}

void power_vfs_install(const Power *power)
{
    now.power = *power;
    now.dice = dice_of(power->seed, power->at);
    shim_methods.xRead = read_bytes;
    shim_methods.xWrite = write_bytes;
    shim_methods.xTruncate = truncate_file;
    shim_methods.xSync = sync_file;
    shim_methods.xFileSize = file_size;
    shim_install("power", open_file, delete_file);
}
