/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shim.h"

#include <stddef.h>

/* What follows this VFS's own part of a file is the file below. */
static sqlite3_file *below(sqlite3_file *file)
{
    return ((ShimFile *)file)->below;
}

int shim_close(sqlite3_file *file)
{
    return below(file)->pMethods->xClose(below(file));
}

int shim_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    return below(file)->pMethods->xRead(below(file), bytes, count, offset);
}

int shim_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    return below(file)->pMethods->xWrite(below(file), bytes, count, offset);
}

int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return below(file)->pMethods->xTruncate(below(file), size);
}

static int sync_file(sqlite3_file *file, int flags)
{
    return below(file)->pMethods->xSync(below(file), flags);
}

int shim_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return below(file)->pMethods->xFileSize(below(file), size);
}

int shim_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    return below(file)->pMethods->xShmMap(below(file), page, size, extend, memory);
}

int shim_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return below(file)->pMethods->xShmLock(below(file), offset, count, flags);
}

static int lock(sqlite3_file *file, int level)
{
    return below(file)->pMethods->xLock(below(file), level);
}

static int unlock(sqlite3_file *file, int level)
{
    return below(file)->pMethods->xUnlock(below(file), level);
}

static int check_reserved(sqlite3_file *file, int *is_reserved)
{
    return below(file)->pMethods->xCheckReservedLock(below(file), is_reserved);
}

static int control(sqlite3_file *file, int operation, void *argument)
{
    return below(file)->pMethods->xFileControl(below(file), operation, argument);
}

static int sector_size(sqlite3_file *file)
{
    return below(file)->pMethods->xSectorSize(below(file));
}

static int characteristics(sqlite3_file *file)
{
    return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

static void shm_barrier(sqlite3_file *file)
{
    below(file)->pMethods->xShmBarrier(below(file));
}

static int shm_unmap(sqlite3_file *file, int is_deleted)
{
    return below(file)->pMethods->xShmUnmap(below(file), is_deleted);
}

/* Version 2: without xFetch. */
sqlite3_io_methods shim_methods = { .iVersion = 2,
                                    .xClose = shim_close,
                                    .xRead = shim_read,
                                    .xWrite = shim_write,
                                    .xTruncate = shim_truncate,
                                    .xSync = sync_file,
                                    .xFileSize = shim_file_size,
                                    .xLock = lock,
                                    .xUnlock = unlock,
                                    .xCheckReservedLock = check_reserved,
                                    .xFileControl = control,
                                    .xSectorSize = sector_size,
                                    .xDeviceCharacteristics = characteristics,
                                    .xShmMap = shim_shm_map,
                                    .xShmLock = shim_shm_lock,
                                    .xShmBarrier = shm_barrier,
                                    .xShmUnmap = shm_unmap };

static sqlite3_vfs *vfs_below(sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
{
    ShimFile *mine = (ShimFile *)file;
    mine->below = (sqlite3_file *)(mine + 1);
    mine->extra = NULL;
    int code = vfs_below(vfs)->xOpen(vfs_below(vfs), name, mine->below, flags, given);
    file->pMethods = mine->below->pMethods ? &shim_methods : NULL;
    return code;
}

int shim_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    return vfs_below(vfs)->xDelete(vfs_below(vfs), name, sync_folder);
}

/* The rest of a copied sqlite3_vfs takes no files and works as it is: the functions of
 * SQLite's own on Unix do not look at their first argument. */
void shim_install(const char *name, ShimOpen open, ShimDelete delete)
{
    static sqlite3_vfs vfs;
    sqlite3_vfs *real = sqlite3_vfs_find("unix");
    vfs = *real;
    vfs.zName = name;
    vfs.pNext = NULL;
    vfs.szOsFile = (int)sizeof(ShimFile) + real->szOsFile;
    vfs.pAppData = real;
    vfs.xOpen = open;
    vfs.xDelete = delete;
    sqlite3_vfs_register(&vfs, 1);
}
