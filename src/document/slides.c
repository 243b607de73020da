/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/slides.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/file.h"
#include "document/office.h"
#include "document/text_width.h"
#include "document/xlsx.h"

typedef struct Deck {
    Office *office;
    const Sheet *sheets;
    size_t count;
    const char *part;     /* the slide at hand */
    long height;          /* of a slide, in EMU */
    bool *is_used;        /* by sheet; NULL when none is counted */
    Problems *problems;   /* NULL: fill */
    const char *template; /* its path */
} Deck;

static const Table *rows_of(const Sheet *sheet)
{
    return sheet->block_count ? sheet->blocks[0].table : NULL;
}

/* ---- texts ---- */

/* What its spelling is checked in, and its lines broken by. */
static void set_language(MarkupNode *run, const char *text)
{
    static const char *const codes[] = { "en-US", "zh-CN" };
    MarkupNode *properties = markup_child(run, "a:rPr");
    bool is_han = text_width_has_han(text);
    if (!properties)
        return;
    markup_set_attribute(properties, "lang", codes[is_han]);
    markup_set_attribute(properties, "altLang", codes[!is_han]);
}

static void set_paragraph(MarkupNode *paragraph, const char *text, size_t bytes)
{
    char *line = xstrndup(text, bytes);
    MarkupNode *node = markup_find(paragraph, NULL, "a:t");
    if (!node)
        node = markup_add(markup_add(paragraph, "a:r"), "a:t");
    MarkupNode *run = markup_parent(node), *other;
    markup_set_text(node, line);
    set_language(run, line);
    while ((other = markup_find(paragraph, run, "a:r")))
        markup_remove(other);
    free(line);
}

/* A paragraph a line, in the look of the first. */
static void set_lines(MarkupNode *body, const char *text)
{
    MarkupNode *first = markup_child(body, "a:p"), *other;
    if (!first)
        return;
    while ((other = markup_find(body, first, "a:p")))
        markup_remove(other);
    for (;; text++) {
        size_t bytes = strcspn(text, "\n");
        bool is_last = !text[bytes];
        set_paragraph(is_last ? first : markup_copy_before(first, first), text, bytes);
        text += bytes;
        if (is_last)
            return;
    }
}

static char *first_cells(const Sheet *sheet)
{
    const Table *table = rows_of(sheet);
    Buffer lines = { 0 };
    if (sheet->block_count && !table_rows(table))
        buffer_add(&lines, sheet->blocks[0].empty);
    for (size_t row = 0; table && row < table_rows(table); row++)
        buffer_join(&lines, "\n", table_cell(table, row, 0));
    return buffer_take(&lines);
}

/* NULL when the sheet has none of that name. */
static const char *text_of(const Sheet *sheet, const char *name)
{
    const Table *table = rows_of(sheet);
    if (!strcmp(name, "title"))
        return sheet->title;
    if (!strcmp(name, "intro"))
        return sheet->intro ? sheet->intro : "";
    if (!strcmp(name, "empty"))
        return table && table_rows(table) ? "" : sheet->blocks[0].empty;
    int column = table ? table_find(table, name) : -1;
    return column < 0 ? NULL : table_cell(table, 0, (size_t)column);
}

/* ---- tables ---- */

static const char *named_cell(const Table *table, MarkupNode *cell, long row)
{
    char *name = markup_text(markup_child(cell, "a:txBody"));
    int column = name ? table_find(table, name) : -1;
    free(name);
    return column < 0 ? NULL
           : row < 0  ? table_title(table, (size_t)column)
                      : table_cell(table, (size_t)row, (size_t)column);
}

static void fill_row(MarkupNode *line, const Table *table, long row)
{
    for (MarkupNode *cell = NULL; (cell = markup_find(line, cell, "a:tc"));) {
        const char *text = named_cell(table, cell, row);
        if (text)
            set_lines(markup_child(cell, "a:txBody"), text);
    }
}

/* ---- tables that fit ---- */

/* Sizes are EMU, those of letters hundredths of a point. */
enum { EMU = 12700, SMALLEST = 800, STEP = 100, PLAIN = 1800, LEAST_ROW = 150000 };

static long number_of(MarkupNode *node, const char *name, long other)
{
    char *text = node ? markup_attribute(node, name) : NULL;
    long number = text ? atol(text) : other;
    free(text);
    return number;
}

static void set_number(MarkupNode *node, const char *name, long number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%ld", number);
    markup_set_attribute(node, name, digits);
}

static long cell_height(MarkupNode *cell, long width)
{
    static const double line_height = 1.22;
    MarkupNode *properties = markup_child(cell, "a:tcPr"), *look = markup_find(cell, NULL, "a:rPr");
    long size = number_of(look, "sz", PLAIN), height = 0;
    width -= number_of(properties, "marL", 91440) + number_of(properties, "marR", 91440);
    const TextLook letters = { (double)size / 100, false, number_of(look, "b", 0), 0 };
    for (MarkupNode *node = NULL; (node = markup_find(cell, node, "a:p"));) {
        char *text = markup_text(node);
        height += (long)((double)text_width_lines(text, (double)width / 9525, &letters) *
                         (double)size / 100 * line_height * EMU);
        free(text);
    }
    return height + number_of(properties, "marT", 45720) + number_of(properties, "marB", 45720);
}

static long row_height(MarkupNode *grid, MarkupNode *row)
{
    MarkupNode *column = markup_child(markup_child(grid, "a:tblGrid"), "a:gridCol");
    long most = number_of(row, "h", 0);
    for (MarkupNode *cell = NULL; column && (cell = markup_find(row, cell, "a:tc"));
         column = markup_past(markup_parent(column), column)) {
        long own = cell_height(cell, number_of(column, "w", 0));
        most = own > most ? own : most;
    }
    return most;
}

static long table_height(MarkupNode *grid)
{
    long height = 0;
    for (MarkupNode *row = markup_child(grid, "a:tr"); row; row = markup_past(grid, row))
        height += row_height(grid, row);
    return height;
}

/* Lower rows, and letters one point smaller; false when they are small already. */
static bool shrink(MarkupNode *grid)
{
    bool did = false;
    for (MarkupNode *row = NULL; (row = markup_find(grid, row, "a:tr"));) {
        long height = number_of(row, "h", 0) * 9 / 10;
        set_number(row, "h", height > LEAST_ROW ? height : LEAST_ROW);
    }
    for (MarkupNode *look = NULL; (look = markup_find(grid, look, "a:rPr"));) {
        long size = number_of(look, "sz", PLAIN);
        if (size - STEP >= SMALLEST)
            set_number(look, "sz", size - STEP);
        did = did || size - STEP >= SMALLEST;
    }
    return did;
}

static void fit(MarkupNode *grid, long room)
{
    while (table_height(grid) > room && shrink(grid))
        ;
}

static void fill_table(MarkupNode *grid, const Table *table)
{
    MarkupNode *header = markup_child(grid, "a:tr");
    MarkupNode *sample = header ? markup_past(grid, header) : NULL;
    if (!sample)
        return;
    fill_row(header, table, -1);
    for (size_t row = 0; row < table_rows(table); row++)
        fill_row(markup_copy_before(sample, sample), table, (long)row);
    markup_remove(sample);
}

/* ---- charts ---- */

/* "ppt/slides/slide3.xml" and "../charts/chart1.xml" are "ppt/charts/chart1.xml". */
static char *part_beside(const char *part, const char *target)
{
    char *folder = file_folder(part);
    for (; !strncmp(target, "../", 3); target += 3) {
        char *above = file_folder(folder);
        free(folder);
        folder = above;
    }
    char *path = xasprintf("%s/%s", folder, target);
    free(folder);
    return path;
}

static char *relations_of(const char *part)
{
    char *folder = file_folder(part);
    char *path = xasprintf("%s/_rels/%s.rels", folder, file_name(part));
    free(folder);
    return path;
}

/* The part that a part refers to by an id. NULL after fail(). */
static char *related(Office *office, const char *part, const char *id)
{
    char *relations = relations_of(part), *found = NULL;
    Markup *markup = office_markup(office, relations);
    MarkupNode *root = markup ? markup_root(markup) : NULL, *node = NULL;
    while (root && !found && (node = markup_find(root, node, "pr:Relationship"))) {
        char *own = markup_attribute(node, "Id"), *target = markup_attribute(node, "Target");
        if (own && target && !strcmp(own, id))
            found = part_beside(part, target);
        free(target);
        free(own);
    }
    if (markup && !found)
        fail("%s refers to nothing; take the template anew", relations);
    free(relations);
    return found;
}

static void add_point(MarkupNode *cache, size_t number, const char *text)
{
    char index[24];
    snprintf(index, sizeof index, "%zu", number);
    MarkupNode *point = markup_add(cache, "c:pt");
    markup_set_attribute(point, "idx", index);
    markup_set_text(markup_add(point, "c:v"), text);
}

/* Where the numbers stand in the chart's workbook, and what they were when it was written. */
static void fill_reference(MarkupNode *reference, const Table *table, size_t column)
{
    MarkupNode *formula = markup_child(reference, "c:f");
    MarkupNode *cache = markup_child(reference, "c:strCache");
    char count[24], *range;
    if (!cache)
        cache = markup_child(reference, "c:numCache");
    if (!formula || !cache)
        return;
    range = xasprintf("Sheet1!$%c$2:$%c$%zu", (char)('A' + column), (char)('A' + column),
                      table_rows(table) + 1);
    markup_set_text(formula, range);
    free(range);
    for (MarkupNode *point; (point = markup_child(cache, "c:pt"));)
        markup_remove(point);
    snprintf(count, sizeof count, "%zu", table_rows(table));
    MarkupNode *number = markup_child(cache, "c:ptCount");
    if (number)
        markup_set_attribute(number, "val", count);
    for (size_t row = 0; row < table_rows(table); row++)
        if (*table_cell(table, row, column))
            add_point(cache, row, table_cell(table, row, column));
}

static bool has_cells(const Table *table, size_t column)
{
    for (size_t row = 0; row < table_rows(table); row++)
        if (*table_cell(table, row, column))
            return true;
    return false;
}

/* Its name in the template is the column's; false when that is empty. */
static bool fill_series(MarkupNode *series, const Table *table)
{
    MarkupNode *name = markup_find(series, NULL, "c:tx");
    MarkupNode *value = name ? markup_find(name, NULL, "c:v") : NULL;
    char *text = value ? markup_text(value) : NULL;
    int column = text ? table_find(table, text) : -1;
    free(text);
    if (column < 0)
        return true;
    MarkupNode *formula = markup_find(name, NULL, "c:f");
    char *cell = xasprintf("Sheet1!$%c$1", (char)('A' + column));
    markup_set_text(value, table_title(table, (size_t)column));
    if (formula)
        markup_set_text(formula, cell);
    free(cell);
    MarkupNode *categories = markup_next(markup_child(series, "c:cat"), NULL);
    MarkupNode *numbers = markup_next(markup_child(series, "c:val"), NULL);
    if (categories)
        fill_reference(categories, table, 0);
    if (numbers)
        fill_reference(numbers, table, (size_t)column);
    return has_cells(table, (size_t)column);
}

static bool put_rows(void *data, XlsxRows *rows)
{
    const Table *table = data;
    const char **cells = xcalloc(table_columns(table), sizeof *cells);
    bool done = true;
    for (size_t row = 0; done && row < table_rows(table); row++) {
        for (size_t i = 0; i < table_columns(table); i++)
            cells[i] = table_cell(table, row, i);
        done = xlsx_put_row(rows, cells);
    }
    free(cells);
    return done;
}

static bool take_bytes(Office *office, const char *part, const char *path)
{
    struct stat status;
    FILE *file = file_open(path);
    if (!file || fstat(fileno(file), &status) != 0) {
        file_close(file);
        return false;
    }
    size_t count = (size_t)status.st_size;
    char *bytes = xcalloc(count + 1, 1);
    bool done = fread(bytes, 1, count, file) == count || fail("%s: %s", path, strerror(errno));
    file_close(file);
    if (done)
        office_replace(office, part, bytes, count);
    else
        free(bytes);
    return done;
}

/* What opens when somebody edits the chart's numbers; LibreOffice saves charts without. */
static bool write_numbers(Office *office, const char *chart, MarkupNode *root, const Table *table)
{
    MarkupNode *data = markup_find(root, NULL, "c:externalData");
    if (!data)
        return true;
    char *id = markup_attribute(data, "r:id");
    char *part = id ? related(office, chart, id) : NULL;
    char *folder = part ? file_make_memory_folder() : NULL;
    char *path = folder ? xasprintf("%s/numbers.xlsx", folder) : NULL;
    bool done = path && xlsx_write_plain_rows(path, "Sheet1", table, put_rows, (void *)table) &&
                take_bytes(office, part, path);
    if (path && file_exists(path))
        done = file_remove(path, FILE_MADE) && done;
    if (folder)
        file_remove_folder(folder);
    free(path);
    free(folder);
    free(part);
    free(id);
    return done;
}

static bool fill_chart(Deck *deck, MarkupNode *reference, const Table *table)
{
    char *id = markup_attribute(reference, "r:id");
    char *part = id ? related(deck->office, deck->part, id) : NULL;
    Markup *markup = part ? office_markup(deck->office, part) : NULL;
    MarkupNode *root = markup ? markup_root(markup) : NULL;
    MarkupNode *series = root ? markup_find(root, NULL, "c:ser") : NULL;
    for (MarkupNode *after; series; series = after) {
        after = markup_find(root, series, "c:ser");
        if (!fill_series(series, table))
            markup_remove(series);
    }
    bool done = root && write_numbers(deck->office, part, root, table);
    free(part);
    free(id);
    return done;
}

/* ---- shapes ---- */

static MarkupNode *offset_of(MarkupNode *shape)
{
    MarkupNode *own = markup_child(shape, "p:xfrm");
    return markup_child(own ? own : markup_child(markup_child(shape, "p:spPr"), "a:xfrm"), "a:off");
}

/* What is free below the upper edge of a shape: down to the next one that begins below it. */
static long room_below(const Deck *deck, MarkupNode *shape)
{
    enum { NEXT_TO = 500000, GAP = 60000 };
    long top = number_of(offset_of(shape), "y", 0), bottom = deck->height;
    for (MarkupNode *other = markup_next(markup_parent(shape), NULL); other;
         other = markup_past(markup_parent(shape), other)) {
        long edge = number_of(offset_of(other), "y", 0);
        if (edge > top + NEXT_TO && edge < bottom)
            bottom = edge;
    }
    return bottom - top - GAP;
}

static bool fill_shape(Deck *deck, MarkupNode *shape, const Sheet *sheet, const char *name)
{
    MarkupNode *body = markup_child(shape, "p:txBody");
    MarkupNode *grid = markup_find(shape, NULL, "a:tbl");
    MarkupNode *chart = markup_find(shape, NULL, "c:chart");
    const Table *table = rows_of(sheet);
    bool done = true;
    if (body) {
        char *all = name ? NULL : first_cells(sheet);
        const char *text = name ? text_of(sheet, name) : all;
        if (text)
            set_lines(body, text);
        free(all);
    } else if (!table || !table_rows(table)) {
        markup_remove(shape);
    } else if (grid) {
        fill_table(grid, table);
        fit(grid, room_below(deck, shape));
    } else if (chart) {
        done = fill_chart(deck, chart, table);
    }
    return done;
}

static const Sheet *sheet_of(Deck *deck, const char *name, size_t length)
{
    for (size_t i = 0; i < deck->count; i++)
        if (strlen(deck->sheets[i].name) == length &&
            !strncmp(deck->sheets[i].name, name, length)) {
            if (deck->is_used)
                deck->is_used[i] = true;
            return &deck->sheets[i];
        }
    return NULL;
}

static void blame(const Deck *deck, const char *name)
{
    problems_add(deck->problems, deck->template, 0, NULL,
                 "nothing fills the shape '%s'; add a file for it, or correct its name", name);
}

/* What a reader of the screen hears is a name as well. */
static void look_at_description(Deck *deck, MarkupNode *label)
{
    char *name = markup_attribute(label, "descr");
    const char *dot = name ? strchr(name, '.') : NULL;
    const Sheet *sheet = dot ? sheet_of(deck, name, (size_t)(dot - name)) : NULL;
    const char *text = sheet ? text_of(sheet, dot + 1) : NULL;
    if (text && !deck->problems)
        markup_set_attribute(label, "descr", text);
    if (sheet && !text && deck->problems)
        blame(deck, name);
    free(name);
}

/* LibreOffice gives placeholders names of its own: such a shape is called as its text says, where
 * that is "SHEET.COLUMN". The caller frees. */
static char *name_of(Deck *deck, MarkupNode *shape, MarkupNode *label)
{
    char *name = markup_attribute(label, "name");
    MarkupNode *body = markup_child(shape, "p:txBody");
    char *text = body && name && !strchr(name, '.') ? markup_text(body) : NULL;
    const char *dot = text ? strchr(text, '.') : NULL;
    bool is_name =
        dot && !sheet_of(deck, name, strlen(name)) && sheet_of(deck, text, (size_t)(dot - text));
    free(is_name ? name : text);
    return is_name ? text : name;
}

static bool look_at_shape(Deck *deck, MarkupNode *shape, MarkupNode *label, const char *name)
{
    const char *dot = strchr(name, '.');
    const Sheet *sheet = sheet_of(deck, name, dot ? (size_t)(dot - name) : strlen(name));
    look_at_description(deck, label);
    if (!deck->problems)
        return !sheet || fill_shape(deck, shape, sheet, dot ? dot + 1 : NULL);
    if (dot && (!sheet || !text_of(sheet, dot + 1)))
        blame(deck, name);
    return true;
}

static bool look_at_slide(Deck *deck, MarkupNode *root)
{
    bool done = true;
    for (MarkupNode *node = markup_next(root, NULL), *after; done && node; node = after) {
        bool is_shape = markup_is(node, "p:sp") || markup_is(node, "p:graphicFrame");
        after = is_shape ? markup_past(root, node) : markup_next(root, node);
        MarkupNode *label = is_shape ? markup_find(node, NULL, "p:cNvPr") : NULL;
        char *name = label ? name_of(deck, node, label) : NULL;
        done = !name || look_at_shape(deck, node, label, name);
        free(name);
    }
    return done;
}

static bool look_at_slides(Deck *deck)
{
    Markup *presentation = office_markup(deck->office, "ppt/presentation.xml");
    MarkupNode *size = presentation ? markup_child(markup_root(presentation), "p:sldSz") : NULL;
    bool done = presentation;
    deck->height = number_of(size, "cy", 6858000);
    for (size_t i = 0; done && (deck->part = office_part(deck->office, i)); i++)
        if (!strncmp(deck->part, "ppt/slides/slide", 16) ||
            !strncmp(deck->part, "ppt/notesSlides/notes", 21)) {
            Markup *markup = office_markup(deck->office, deck->part);
            done = markup && look_at_slide(deck, markup_root(markup));
        }
    return done;
}

bool slides_write(const char *template, const char *path, const DocumentProperties *properties,
                  const Sheet *sheets, size_t count)
{
    Deck deck = { .office = office_open(template), .sheets = sheets, .count = count };
    bool done = deck.office && look_at_slides(&deck) &&
                office_set_properties(deck.office, properties->title, properties->subject,
                                      properties->company, properties->engagement_id) &&
                office_write(deck.office, path);
    office_free(deck.office);
    return done;
}

bool slides_check(const char *template, const Sheet *sheets, size_t count, Problems *problems)
{
    Deck deck = { .office = office_open(template),
                  .sheets = sheets,
                  .count = count,
                  .is_used = xcalloc(count + 1, sizeof(bool)),
                  .problems = problems,
                  .template = template };
    bool done = deck.office && look_at_slides(&deck);
    for (size_t i = 0; done && i < count; i++)
        if (!deck.is_used[i])
            problems_add(problems, template, 0, NULL, "no shape shows the rows of '%s'",
                         sheets[i].name);
    free(deck.is_used);
    office_free(deck.office);
    return done;
}
