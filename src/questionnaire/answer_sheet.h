/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answer_sheet.h - a questionnaire that came back, an XLSX or its CSV twins, as rows of answers.
 * Columns are known by their codes wherever they stand, or by their titles where the codes are
 * gone. */
#ifndef ANSWER_SHEET_H
#define ANSWER_SHEET_H

#include "base/table.h"

typedef enum AnswerField {
    FIELD_KEY,
    FIELD_ID,
    FIELD_WORKLOAD,
    FIELD_TEXT,
    FIELD_STATE,
    FIELD_REASON,
    FIELD_NOTE,
    FIELD_EVIDENCE,
    FIELD_ASKED,
    FIELD_VALUE,
    ANSWER_FIELDS
} AnswerField;

typedef struct AnswerRow {
    size_t sheet, row;          /* row from 1 */
    char *texts[ANSWER_FIELDS]; /* NULL: there is no such column, or it cannot be read */
    int columns[ANSWER_FIELDS]; /* -1: none */
} AnswerRow;

typedef struct AnswerSheets {
    char **sheets;
    size_t sheet_count, sheet_room;
    AnswerRow *rows;
    size_t row_count, row_room;
    Table *meta;       /* key, state, note, asked, value: what was sent; also wb:… facts */
    Table *strays;     /* place, text, reason: what is no answer to anything asked */
    Table *unreadable; /* cell, message */
} AnswerSheets;

/* Whether the file is a questionnaire, or the folder that of its CSV twins; other exports are read
 * by evidence/import.h. */
bool answer_sheets_fit(const char *path);

/* The same paths, each folder as the CSV files in it, NULL-terminated. NULL after fail(): in such a
 * folder nothing else may lie, for it could be what was answered. */
char **answer_sheets_files(const char *const *paths);
void answer_sheets_files_free(char **files);

/* One XLSX, or the CSV files of one questionnaire: NULL-terminated. NULL after fail(). */
AnswerSheets *answer_sheets_read(const char *const *paths);
void answer_sheets_free(AnswerSheets *sheets);

/* "Security!E7"; the caller frees. */
char *answer_sheets_place(const AnswerSheets *sheets, const AnswerRow *row, AnswerField field);

#endif
