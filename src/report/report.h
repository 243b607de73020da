/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.h - deliverables: each is a folder of templates/, one file a sheet (sheet.h). */
#ifndef REPORT_H
#define REPORT_H

#include <stdio.h>

#include "base/message.h"
#include "store/store.h"

typedef enum ReportFormat {
    REPORT_XLSX,
    REPORT_CSV,  /* a folder, one file a table */
    REPORT_JSON, /* one object, keyed by sheet */
    REPORT_TEXT,
    REPORT_DOCX, /* templates/documents/NAME: a template and what fills it (word.h) */
    REPORT_PPTX, /* templates/slides/NAME, likewise (slides.h) */
    REPORT_FORMATS
} ReportFormat;

extern const char *const report_format_names[REPORT_FORMATS];

typedef struct Deliverable {
    const char *name, *title; /* its folder; for tr() */
    bool has_plan;            /* speaks of priorities, costs and dates */
    bool is_of_two;           /* workbooks (comparison.h); not of one that is handed over */
    bool is_of_facts;         /* what contradicts itself is missing in it (consistency.h) */
} Deliverable;

/* Those that are shipped, in the order of the service; ends with a zero row. */
extern const Deliverable report_deliverables[];

/* The zero row when there is none of that name. */
const Deliverable *report_deliverable(const char *name);

/* "docx"; NULL leaves `format` as it is. */
MUST_CHECK bool report_parse_format(const char *name, ReportFormat *format);

/* Whether it is written so: as Excel all are, as Word or PowerPoint those that have a template. */
bool report_has_format(const char *name, ReportFormat format);

/* Templates may use :report, its name, :title, and :why: where there is a plan, the reason
 * for tasks without dates, or NULL. */

/* Whether it may be written there: nothing is, or what says itself that it is this deliverable of
 * this engagement in this format, or a folder with nothing but our sheets, and none of it was
 * handed over. JSON and text do not say so, and replace nothing. */
MUST_CHECK bool report_can_write(Store *store, const char *name, ReportFormat format,
                                 const char *path);

/* Writes deliverable `name` ("investigation-report") to a path, or JSON and text to
 * `stream` when path is NULL. The target is whole or untouched; only what report_can_write allows
 * is written over. */
MUST_CHECK bool report_write(Store *store, const char *name, Language language, ReportFormat format,
                             const char *path, FILE *stream);

/* The same in steps: what a deliverable in that language is made from, so that its gate (gate.h)
 * reads what its sheets read; the workbook stands still until it is written. `name` outlives it.
 * NULL when it may not be written to `path`, if any. */
typedef struct ReportGround ReportGround;
ReportGround *report_ground_open(Store *store, const char *name, Language language,
                                 ReportFormat format, const char *path);

/* The workbook, or a copy of it. */
Store *report_ground_store(const ReportGround *ground);

/* Once. */
MUST_CHECK bool report_ground_write(ReportGround *ground, ReportFormat format, const char *path,
                                    FILE *stream);
void report_ground_close(ReportGround *ground);

/* Writes templates/FOLDER/NAME.sql as a workbook of one sheet, however many its rows, in
 * constant memory. */
MUST_CHECK bool report_write_list(Store *store, const char *folder, const char *name,
                                  Language language, const char *path);

/* "SHOP-investigation-report-en.xlsx" for SHOP.wellbook, in the current folder, with a number
 * while that leads to anything but a report of this engagement, or one was handed over so. The
 * caller frees. */
char *report_default_path(Store *store, const char *folder, const char *name, Language language,
                          ReportFormat format);

/* Runs templates/FOLDER/NAME.sql; NULL when there is none. "lists" speak in codes, for
 * programs; "screens" in words, for people. `bindings` (NULL: none) give its SELECT what
 * it asks for besides; a name left out is NULL there. */
Table *report_list(Store *store, const char *folder, const char *name, Language language,
                   const Binding bindings[]);

/* The same, with only the rows that fulfil all conditions (sheet_where.h). */
Table *report_list_where(Store *store, const char *folder, const char *name, Language language,
                         const char *const conditions[]);

#endif
