/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#define ZIP_LIBRARY_NAMES
#include "format/zip_library.h"

ZipLibrary zip_library;

static const LibraryFunction functions[] = {
#define ROW(name) LIBRARY_ROW(ZipLibrary, name)
    ZIP_FUNCTIONS(ROW)
};

bool zip_library_load(void)
{
    static Library library = { ZIP_SONAME, functions, COUNT(functions), &zip_library };
    return library_load(&library);
}
