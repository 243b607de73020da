/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#define XLSX_LIBRARY_NAMES
#include "document/xlsx_library.h"

XlsxLibrary xlsx_library;

static const LibraryFunction functions[] = {
#define ROW(name) LIBRARY_ROW(XlsxLibrary, name)
    XLSX_FUNCTIONS(ROW)
};

bool xlsx_library_load(void)
{
    static Library library = { XLSX_SONAME, functions, COUNT(functions), &xlsx_library };
    return library_load(&library);
}
