/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.h - one template file (templates/<folder>/NN-name.sql) becomes a Sheet.
 *
 * The comment lines at the head of the file say how the sheet looks; texts for people
 * stand as "English | 中文":
 *   -- title: Open points | 未决事项        the sheet's name, at most 31 characters
 *   -- intro: one sentence | 一句话         printed below the title
 *   -- empty: No open points. | 没有未决事项。   shown instead of rows when there are none
 *   -- layout: table                        table, card (label and value), cover or contents
 *   -- pages: one                           printed on one page, however small
 *   -- tab: #C00000                         colour of the tab; {pillar} takes the pillar's
 *   -- each: pillar                         one sheet a pillar, :pillar bound to its id
 *   -- below: executive-summary             no sheet of its own: a further block on that one
 *   -- optional: yes                        left out, with what stands below it, without rows
 *   -- column: risk | Risk | 风险 | format=risk width=12 options=...
 *   -- chart: radar | Score by pillar | 各支柱得分 | pillar score
 *   -- total-by: currency                   one row of totals for each word of that column
 *   -- gantt: start end                     weeks beside the table, coloured from date to date
 *   -- include: investigation-report/03-contents.sql   all of another template; the lines
 *                                           that follow it put theirs in the place of its own
 * A column with total=sum has its sum below the table. The rest is one SELECT whose columns are the
 * declared ones, in that order. It may use :lang (en or zh), :pillar, :now (local date), what the
 * report binds (report.h) and, in layout contents, :sheets (JSON). */
#ifndef SHEET_H
#define SHEET_H

#include "message.h"
#include "store.h"
#include "table.h"

/* How cells of a column are written and look. */
typedef enum SheetFormat {
    FORMAT_TEXT,   /* short text */
    FORMAT_LONG,   /* wrapped text */
    FORMAT_ID,     /* text that stays in view when scrolling sideways */
    FORMAT_NUMBER, /* whole or decimal number */
    FORMAT_MONEY,  /* number with two decimals */
    FORMAT_SCORE,  /* 0 to 100, two decimals, data bar */
    FORMAT_COUNT,  /* number, the darker the more: `colour` of heat maps */
    FORMAT_DATE,   /* 2026-11-23 becomes a date */
    FORMAT_RISK,   /* word and colour by the risk's name in either language */
    FORMAT_STATE,  /* word and colour by the practice's state in either language */
    FORMAT_LINK,   /* internal link: the cell holds a sheet's name */
    SHEET_FORMAT_COUNT
} SheetFormat;

typedef struct SheetColumn {
    SheetFormat format;
    int width;     /* cells; 0: from the content */
    char *options; /* the dropdown's items separated by ';', in the language; or NULL */
    bool is_summed;
} SheetColumn;

typedef enum ChartKind { CHART_RADAR, CHART_STACKED } ChartKind;

typedef struct SheetChart {
    ChartKind kind;
    char *title;
    size_t category;  /* column */
    size_t values[6]; /* columns */
    size_t value_count;
} SheetChart;

/* One table on a sheet; most sheets have one. Column titles stand in the table. */
typedef struct SheetBlock {
    char *title, *empty;
    SheetColumn *columns;
    SheetChart *charts;
    size_t chart_count;
    bool is_one_page, is_summed_by, is_gantt;
    size_t sum_by, start, end; /* columns */
    Table *table;
} SheetBlock;

typedef enum SheetLayout { LAYOUT_TABLE, LAYOUT_CARD, LAYOUT_COVER, LAYOUT_CONTENTS } SheetLayout;

typedef struct Sheet {
    char *name; /* from the file name: "open-points", or "pillar-security" */
    char *title, *intro;
    SheetLayout layout;
    unsigned tab_color; /* 0xRRGGBB */
    SheetBlock *blocks;
    size_t block_count;
} Sheet;

/* Reads all templates of a folder in the order of their names and runs them, with further
 * bindings or NULL.
 * NULL on failure, with the file and what is wrong. */
Sheet *sheets_make(Store *store, const char *folder, Language language, const Binding bindings[],
                   size_t *count);
void sheets_free(Sheet *sheets, size_t count);

/* One template alone, as lists are, with further bindings or NULL; its table is the
 * caller's. */
Table *sheet_table(Store *store, const char *path, Language language, const Binding bindings[]);

#endif
