/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_reader.h - the worksheets of an XLSX export, in streams: each row becomes an Item. */
#ifndef XLSX_READER_H
#define XLSX_READER_H

#include "format/zip_reader.h"
#include "source/export_reader.h"

/* One begin and end for each sheet. */
MUST_CHECK bool xlsx_reader_run(ZipReader *zip, const char *file, const Sources *sources,
                                const ExportEvents *events);

#endif
