/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shim.h - a VFS that hands every call on to the one below; others put their own
 * functions into it. Files are not mapped into memory, so that every access is a call. */
#ifndef SHIM_H
#define SHIM_H

#include <sqlite3.h>

typedef struct ShimFile {
    sqlite3_file base;
    void *extra; /* of the VFS that is built on this one */
    sqlite3_file *below;
} ShimFile;

/* Filled in by shim_install's caller before it calls; all others hand on. */
extern sqlite3_io_methods shim_methods;

typedef int (*ShimOpen)(sqlite3_vfs *, const char *, sqlite3_file *, int, int *);
typedef int (*ShimDelete)(sqlite3_vfs *, const char *, int);

/* Makes it SQLite's default in this process. */
void shim_install(const char *name, ShimOpen open, ShimDelete delete);

int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given);
int shim_delete(sqlite3_vfs *vfs, const char *name, int sync_folder);
int shim_close(sqlite3_file *file);
int shim_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset);
int shim_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset);
int shim_truncate(sqlite3_file *file, sqlite3_int64 size);
int shim_file_size(sqlite3_file *file, sqlite3_int64 *size);
int shim_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory);
int shim_shm_lock(sqlite3_file *file, int offset, int count, int flags);

#endif
