/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fault_vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdint.h>
#include <unistd.h>

#include "shim.h"

/* SQLite hands no context to most of these functions. */
static struct {
    Fault fault;
    unsigned seen;
    bool has_struck, is_released;
} now;

static bool is_due(FaultCall call)
{
    if (!(now.fault.calls & call) || !now.fault.at || now.is_released)
        return false;
    now.seen++;
    return now.fault.effect == EFFECT_ONCE || now.fault.effect == EFFECT_KILL
               ? now.seen == now.fault.at
               : now.seen >= now.fault.at;
}

static int strike(void)
{
    now.has_struck = true;
    if (now.fault.effect == EFFECT_KILL)
        kill(getpid(), SIGKILL);
    return now.fault.code;
}

static int read_bytes(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    return is_due(FAULT_READ) ? strike() : shim_read(file, bytes, count, offset);
}

static bool grows(sqlite3_file *file, int count, sqlite3_int64 offset)
{
    sqlite3_int64 size = 0;
    return shim_file_size(file, &size) == SQLITE_OK && offset + count > size;
}

static int write_bytes(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    bool is_now = is_due(FAULT_WRITE);
    if (is_now && now.fault.effect == EFFECT_GROWTH && !grows(file, count, offset))
        is_now = false;
    if (!is_now)
        return shim_write(file, bytes, count, offset);
    if (now.fault.is_torn)
        shim_write(file, bytes, count / 2, offset);
    return strike();
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    return is_due(FAULT_TRUNCATE) ? strike() : shim_truncate(file, size);
}

/* The machine itself stays up: nothing needs to reach the disk. */
static int sync_file(sqlite3_file *file, int flags)
{
    (void)file, (void)flags;
    return is_due(FAULT_SYNC) ? strike() : SQLITE_OK;
}

static int map_shared(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    if (extend && is_due(FAULT_SHM_MAP)) {
        *memory = NULL;
        return strike();
    }
    return shim_shm_map(file, page, size, extend, memory);
}

static int lock_shared(sqlite3_file *file, int offset, int count, int flags)
{
    if (flags & SQLITE_SHM_LOCK && is_due(FAULT_SHM_LOCK))
        return strike();
    return shim_shm_lock(file, offset, count, flags);
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
{
    file->pMethods = NULL;
    if (flags & SQLITE_OPEN_READWRITE && is_due(FAULT_OPEN))
        return strike();
    return shim_open(vfs, name, file, flags, given);
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    return is_due(FAULT_DELETE) ? strike() : shim_delete(vfs, name, sync_folder);
}

void fault_vfs_install(const Fault *fault)
{
    now.fault = *fault;
    now.seen = 0;
    now.has_struck = now.is_released = false;
    shim_methods.xRead = read_bytes;
    shim_methods.xWrite = write_bytes;
    shim_methods.xTruncate = truncate_file;
    shim_methods.xSync = sync_file;
    shim_methods.xShmMap = map_shared;
    shim_methods.xShmLock = lock_shared;
    shim_install("fault", open_file, delete_file);
}

bool fault_vfs_has_struck(void)
{
    return now.has_struck;
}

void fault_vfs_release(void)
{
    now.is_released = true;
}
