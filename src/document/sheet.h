/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.h - one template file (templates/<folder>/NN-name.sql) becomes a Sheet.
 *
 * The comment lines at the head of the file say how the sheet looks; texts for people
 * stand as "English | 中文":
 *   -- title: Open points | 待确认事项        the sheet's name, at most 31 characters
 *   -- intro: one sentence | 一句话         printed below the title
 *   -- empty: No open points. | 没有待确认事项。   shown instead of rows when there are none
 *   -- layout: table                        table, card (label and value), cover, contents or
 * board; a workbook's contents say the page in a column `print`
 *   -- pages: one                           printed on one page, however small
 *   -- pages: on-demand                     an appendix: one page is printed, all when its print
 * area is cleared
 *   -- titles: first                        the first row of the SELECT has titles in place of those of
 *                                           the columns; from one without on they are left out
 *   -- rows: 60                             each row at least so many points tall
 *   -- rows: hidden                         of helper tables, which a chart is drawn from
 *   -- group: Results | 评估结果            where the contents list it
 *   -- tab: #C00000                         colour of the tab; {pillar} takes the pillar's
 *   -- each: pillar                         one sheet a pillar, :pillar bound to its id
 *   -- each: lens                           one sheet a bank beyond the first, :lens likewise
 *   -- below: executive-summary             no sheet of its own: a further block on that one;
 *                                           none, where an included template has one
 *   -- optional: yes                        left out, with what stands below it, without rows;
 *                                           no, where an included template says yes
 *   -- apart: resources 50000              with more rows, a workbook NAME-resources.xlsx
 *   -- total: yes                           a row with totals; or, with a column's name, one
 *                                           for each of its values (after the columns)
 *   -- column: risk | Risk | 风险 | format=risk width=12 options=...
 *   -- column: cost | Cost | 费用 | format=money total=sum
 *   -- column: share | Share | 占比 | format=score total=part/whole    % of two such columns
 *   -- chart: radar | Score by pillar | 各支柱得分 | pillar score
 *                                           radar; stacked bars; lines over the numbers or
 *                                           dates of the first column; or points over its
 *                                           numbers, one colour a column, named by the table's
 *                                           first column and drawn below the sheet's first
 *                                           table
 *   -- chart: lines | Burn | 进展 | date done | Man-days | 人天
 *                                           with a name of the axis upwards
 *   -- gantt: start end                     weeks beside the table, coloured from date to date
 *   -- part: tiles 1 24                      of a layout board: how the block looks, and the first
 *                                           and last of its 48 columns; beside the one before when
 *                                           there is room. headline: the first row's words; tiles:
 *                                           label, value, note; bars: label, now, after, thin,
 *                                           words; line: label, start, end, kind (wave, freeze,
 *                                           milestone, today), without a label on the line above; rows: without head; table. A block
 *                                           without rows is left out
 *   -- anchor: yes                          cells elsewhere with a number of its first column, or
 *                                           several, lead to that row
 *   -- include: investigation-report/03-contents.sql   all of another template; the lines
 *                                           that follow it put theirs in the place of its own
 * The rest is one SELECT whose columns are the
 * declared ones, in that order. It may use :lang (en or zh), :pillar, :now (local date), what the
 * report binds (report.h) and, in layout contents, :sheets (JSON). */
#ifndef SHEET_H
#define SHEET_H

#include "base/message.h"
#include "base/table.h"
#include "store/store.h"

/* How cells of a column are written and look. */
typedef enum SheetFormat {
    FORMAT_TEXT,   /* short text */
    FORMAT_LONG,   /* wrapped text */
    FORMAT_ID,     /* text that stays in view when scrolling sideways */
    FORMAT_NUMBER, /* whole or decimal number */
    FORMAT_SCORE,  /* 0 to 100, two decimals, data bar */
    FORMAT_MONEY,  /* amount with two decimals, its currency in a column beside it */
    FORMAT_WHOLE,  /* amount or man-days, shown in whole units and summed as they are */
    FORMAT_COUNT,  /* number, the darker the more: `colour` of heat maps */
    FORMAT_DATE,   /* 2026-11-23 becomes a date */
    FORMAT_RISK,   /* word and colour by the risk's name in either language */
    FORMAT_STATE,  /* word and colour by the practice's state in either language */
    FORMAT_LINK,   /* internal link: the cell holds a sheet's name */
    FORMAT_VALUE,  /* a number where a column `unit` says of what, or else wrapped text */
    FORMAT_ZONE,   /* a count, coloured by its place: upper left do first, lower right leave */
    FORMAT_PLACE,  /* COLUMN_PLACE of lists; not for deliverables */
    SHEET_FORMAT_COUNT
} SheetFormat;

typedef struct SheetColumn {
    SheetFormat format;
    int width;     /* cells; 0: from the content */
    char *options; /* the dropdown's items separated by ';', in the language; or NULL */
    char *total;   /* "sum", or "part/whole" of two columns that are summed; or NULL */
} SheetColumn;

typedef enum SheetTotal { TOTAL_NONE, TOTAL_ALL, TOTAL_EACH } SheetTotal;

typedef enum ChartKind { CHART_RADAR, CHART_STACKED, CHART_LINES, CHART_POINTS } ChartKind;

typedef struct SheetChart {
    ChartKind kind;
    char *title;
    size_t category;  /* column */
    size_t values[6]; /* columns */
    size_t value_count;
    char *upwards; /* what the axis upwards counts, or NULL */
} SheetChart;

typedef enum BoardPart {
    PART_TABLE,
    PART_HEADLINE,
    PART_TILES,
    PART_BARS,
    PART_LINE,
    PART_ROWS,
    BOARD_PART_COUNT
} BoardPart;

enum { BOARD_COLUMNS = 48 };

/* One table on a sheet; most sheets have one. Column titles stand in the table. */
typedef struct SheetBlock {
    char *title, *intro, *empty;
    SheetColumn *columns;
    SheetChart *charts;
    size_t chart_count;
    SheetTotal total;
    size_t total_column; /* with TOTAL_EACH */
    bool is_one_page, is_gantt;
    bool is_on_demand; /* the first block's: the sheet prints its first rows */
    bool is_hidden;    /* rows that a chart is drawn from */
    bool is_anchor;    /* of a sheet's first block: links lead to its rows */
    double row_points; /* at least */
    size_t start, end, pauses; /* columns of a Gantt */
    bool has_pauses;
    BoardPart part;
    int from, to; /* columns of a board, from 0 */
    Table *table;
    char *apart; /* the path of the workbook that its rows go to, or NULL */
    char *template_path;
    size_t apart_rows;
} SheetBlock;

typedef enum SheetLayout { LAYOUT_TABLE, LAYOUT_CARD, LAYOUT_COVER, LAYOUT_CONTENTS, LAYOUT_BOARD } SheetLayout;

typedef struct Sheet {
    char *name; /* from the file name: "open-points", or "pillar-security" */
    char *title, *intro;
    SheetLayout layout;
    unsigned tab_color; /* 0xRRGGBB */
    SheetBlock *blocks;
    size_t block_count;
    char *group; /* where the contents list it */
} Sheet;

/* Reads all templates of a folder in the order of their names and runs them, with further
 * bindings or NULL. `beside` is the path of the workbook to come, or NULL when no sheet is to
 * stand apart from it. NULL on failure, with the file and what is wrong. */
Sheet *sheets_make(Store *store, const char *folder, Language language, const Binding bindings[],
                   const char *beside, size_t *count);

/* The same of templates that are named, with the sheets that are left out without rows: for who
 * checks them. */
Sheet *sheets_make_all(Store *store, char *const paths[], size_t path_count, Language language,
                       const Binding bindings[], size_t *count);
void sheets_free(Sheet *sheets, size_t count);

/* A template as a sheet whose rows are to go to the workbook `apart`, however many. */
Sheet *sheet_without_rows(const char *path, Language language, const char *apart);

/* Hands out the rows of a block that stands apart, which were never all in memory. */
MUST_CHECK bool sheet_stream(Store *store, const SheetBlock *block, Language language,
                             StoreRow *each, void *data);

/* How a cell is written: digits of a value are no number without a unit, but somebody's number. */
SheetFormat sheet_cell_format(const SheetBlock *block, size_t row, size_t column);

/* One template alone, as lists are, with further bindings or NULL; its table is the
 * caller's. */
Table *sheet_table(Store *store, const char *path, Language language, const Binding bindings[]);

#endif
