/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool library_load(Library *library)
{
    if (library->is_loaded)
        return true;
    void *opened = dlopen(library->name, RTLD_NOW | RTLD_LOCAL);
    if (!opened)
        return fail("%s cannot be loaded; install it: %s", library->name, dlerror());
    for (size_t i = 0; i < library->count; i++) {
        const LibraryFunction *function = &library->functions[i];
        void *found = dlsym(opened, function->name);
        if (!found)
            return fail("%s cannot be loaded; install it: %s", library->name, dlerror());
        memcpy((char *)library->table + function->at, &found, sizeof found);
    }
    library->is_loaded = true;
    return true;
}
