/* SPDX-License-Identifier: GPL-3.0-or-later */
/* library.h - a shared library that is loaded when it is first needed: each start of the program
 * would wait for it, and few starts need it. Its functions are called through a table of pointers. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <stddef.h>

#include "base/base.h"

/* A pointer of the table, and the row that says where it is. */
#define LIBRARY_POINTER(name) __typeof__(name) *name;
#define LIBRARY_ROW(type, name) { #name, offsetof(type, name) },

typedef struct LibraryFunction {
    const char *name;
    size_t at; /* in the table */
} LibraryFunction;

typedef struct Library {
    const char *name; /* of its file */
    const LibraryFunction *functions;
    size_t count;
    void *table;
    bool is_loaded;
} Library;

/* Once; it stays. */
MUST_CHECK bool library_load(Library *library);

#endif
