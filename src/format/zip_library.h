/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip_library.h - libzip, loaded with the first zip. A function that is not yet listed is added to
 * both lists. */
#ifndef ZIP_LIBRARY_H
#define ZIP_LIBRARY_H

#include <zip.h>

#include "base/library.h"

/* clang-format off */
#define ZIP_FUNCTIONS(x)                                                                           \
    x(zip_close) x(zip_discard) x(zip_error_fini) x(zip_error_init) x(zip_error_strerror)          \
    x(zip_fclose) x(zip_file_add) x(zip_file_set_encryption) x(zip_file_set_mtime)                 \
    x(zip_file_strerror) x(zip_fopen_index) x(zip_fread) x(zip_get_num_entries)                    \
    x(zip_open_from_source) x(zip_source_buffer) x(zip_source_buffer_create) x(zip_source_close)   \
    x(zip_source_error) x(zip_source_filep) x(zip_source_filep_create) x(zip_source_free)          \
    x(zip_source_keep) x(zip_source_open) x(zip_source_read) x(zip_stat) x(zip_stat_index)         \
    x(zip_strerror)
/* clang-format on */

typedef struct ZipLibrary {
    ZIP_FUNCTIONS(LIBRARY_POINTER)
} ZipLibrary;
extern ZipLibrary zip_library;

/* To be called before all of them. */
MUST_CHECK bool zip_library_load(void);

#ifndef ZIP_LIBRARY_NAMES
#define zip_close zip_library.zip_close
#define zip_discard zip_library.zip_discard
#define zip_error_fini zip_library.zip_error_fini
#define zip_error_init zip_library.zip_error_init
#define zip_error_strerror zip_library.zip_error_strerror
#define zip_fclose zip_library.zip_fclose
#define zip_file_add zip_library.zip_file_add
#define zip_file_set_encryption zip_library.zip_file_set_encryption
#define zip_file_set_mtime zip_library.zip_file_set_mtime
#define zip_file_strerror zip_library.zip_file_strerror
#define zip_fopen_index zip_library.zip_fopen_index
#define zip_fread zip_library.zip_fread
#define zip_get_num_entries zip_library.zip_get_num_entries
#define zip_open_from_source zip_library.zip_open_from_source
#define zip_source_buffer zip_library.zip_source_buffer
#define zip_source_buffer_create zip_library.zip_source_buffer_create
#define zip_source_close zip_library.zip_source_close
#define zip_source_error zip_library.zip_source_error
#define zip_source_filep zip_library.zip_source_filep
#define zip_source_filep_create zip_library.zip_source_filep_create
#define zip_source_free zip_library.zip_source_free
#define zip_source_keep zip_library.zip_source_keep
#define zip_source_open zip_library.zip_source_open
#define zip_source_read zip_library.zip_source_read
#define zip_stat zip_library.zip_stat
#define zip_stat_index zip_library.zip_stat_index
#define zip_strerror zip_library.zip_strerror
#endif

#endif
