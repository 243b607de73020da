/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/word.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "document/office.h"
#include "document/word_control.h"
#include "document/word_field.h"
#include "document/word_note.h"

enum { HEADER = -1 };

/* What a control is filled from: a sheet, and of its first table a row. */
typedef struct Source {
    const Sheet *sheet;
    long row;
    bool is_repeated; /* its cells come before the sheet's own texts */
} Source;

typedef struct Word {
    const Sheet *sheets;
    size_t count;
    size_t cells, blank_cells; /* that were filled so far */
    int anchors;
} Word;

static const Table *rows_of(const Sheet *sheet)
{
    return sheet->block_count ? sheet->blocks[0].table : NULL;
}

static size_t row_count(const Sheet *sheet)
{
    const Table *table = rows_of(sheet);
    return table ? table_rows(table) : 0;
}

static const Sheet *sheet_of(const Word *word, const char *name)
{
    for (size_t i = 0; i < word->count; i++)
        if (!strcmp(word->sheets[i].name, name))
            return &word->sheets[i];
    return NULL;
}

/* ---- texts ---- */

static void add_line(MarkupNode *run, const char *line, size_t bytes)
{
    char *text = xstrndup(line, bytes);
    MarkupNode *node = markup_add(run, "w:t");
    markup_set_text(node, text);
    markup_set_attribute(node, "xml:space", "preserve");
    free(text);
}

static void set_run(MarkupNode *run, const char *text)
{
    for (MarkupNode *node = markup_next(run, NULL), *after; node; node = after) {
        after = markup_past(run, node);
        if (!markup_is(node, "w:rPr"))
            markup_remove(node);
    }
    for (const char *line = text;; line++) {
        size_t bytes = strcspn(line, "\n");
        add_line(run, line, bytes);
        line += bytes;
        if (!*line)
            break;
        markup_add(run, "w:br");
    }
}

/* A picture beside a text stays, as a logo that LibreOffice saved in the control of a title. */
static bool is_text(MarkupNode *run)
{
    return markup_is(run, "w:r") && !markup_find(run, NULL, "w:drawing") &&
           !markup_find(run, NULL, "w:pict");
}

static MarkupNode *next_text(MarkupNode *content, MarkupNode *run)
{
    while ((run = markup_find(content, run, "w:r")) && !is_text(run))
        ;
    return run;
}

/* In the look of its first run. */
static void set_text(MarkupNode *content, const char *text)
{
    MarkupNode *run = next_text(content, NULL), *other;
    if (!run) {
        MarkupNode *paragraph = markup_find(content, NULL, "w:p");
        run = markup_add(paragraph ? paragraph : content, "w:r");
    }
    while ((other = next_text(content, run)))
        markup_remove(other);
    set_run(run, text);
}

static const char *cell_of(const Source *source, const char *name)
{
    const Table *table = rows_of(source->sheet);
    int column = table ? table_find(table, name) : -1;
    if (column < 0)
        return NULL;
    if (source->row == HEADER)
        return table_title(table, (size_t)column);
    size_t row = (size_t)source->row;
    return row < table_rows(table) ? table_cell(table, row, (size_t)column) : "";
}

/* "owner.title" of the sheet at hand, or "document.date" of another one's first row. */
static const char *dotted_text(Word *word, const Source *source, const char *name)
{
    const char *dot = strchr(name, '.');
    char *first = xstrndup(name, (size_t)(dot - name));
    const Sheet *other = sheet_of(word, first);
    const char *title = cell_of(&(Source){ .sheet = source->sheet, .row = HEADER }, first);
    const char *text = title && !strcmp(dot, ".title") ? title
                       : other ? cell_of(&(Source){ .sheet = other }, dot + 1)
                               : NULL;
    free(first);
    return text;
}

/* NULL when there is none of that name. */
static const char *text_of(Word *word, const Source *source, const char *name)
{
    const Sheet *sheet = source->sheet;
    const char *cell = source->is_repeated ? cell_of(source, name) : NULL;
    if (cell)
        return cell;
    if (!strcmp(name, "title"))
        return sheet->title;
    if (!strcmp(name, "intro"))
        return sheet->intro ? sheet->intro : "";
    if (!strcmp(name, "empty"))
        return row_count(sheet) ? "" : sheet->blocks[0].empty;
    return strchr(name, '.') ? dotted_text(word, source, name) : cell_of(source, name);
}

/* ---- filling ---- */

static void fill(Word *word, MarkupNode *scope, const Source *source);

/* A copy of each thing inside, for each row, before the control. */
static void repeat(Word *word, MarkupNode *control, MarkupNode *content, const Sheet *sheet)
{
    for (size_t row = 0; row < row_count(sheet); row++)
        for (MarkupNode *part = markup_next(content, NULL); part;
             part = markup_past(content, part)) {
            MarkupNode *copy = markup_copy_before(control, part);
            size_t cells = word->cells, blank = word->blank_cells;
            fill(word, copy, &(Source){ sheet, (long)row, true });
            cells = word->cells - cells;
            if (markup_is(copy, "w:p") && cells && word->blank_cells - blank == cells)
                markup_remove(copy);
        }
    markup_remove(control);
}

static bool is_header(MarkupNode *row)
{
    return markup_child(markup_child(row, "w:trPr"), "w:tblHeader");
}

static void fill_table(Word *word, MarkupNode *table, const Sheet *sheet)
{
    MarkupNode *sample = markup_child(table, "w:tr");
    for (; sample && is_header(sample); sample = markup_past(table, sample))
        fill(word, sample, &(Source){ sheet, HEADER, true });
    if (!sample)
        return;
    for (size_t row = 0; row < row_count(sheet); row++)
        fill(word, markup_copy_before(sample, sample), &(Source){ sheet, (long)row, true });
    markup_remove(sample);
}

/* Tables of the sheet itself, which go without rows, with their captions; those inside what is
 * repeated are of one row each. */
static void fill_tables(Word *word, MarkupNode *content, const Sheet *sheet)
{
    for (MarkupNode *node = markup_next(content, NULL), *after; node; node = after) {
        bool is_table = markup_is(node, "w:tbl"), is_control = markup_is(node, "w:sdt");
        bool is_shown = row_count(sheet);
        bool goes = !is_shown && (is_table || word_field_is_caption(node));
        after = goes || is_table || is_control ? markup_past(content, node)
                                               : markup_next(content, node);
        if (is_table && is_shown)
            fill_table(word, node, sheet);
        else if (goes)
            markup_remove(node);
    }
}

static void remove_paragraph(MarkupNode *control)
{
    MarkupNode *node = control;
    while (node && !markup_is(node, "w:p"))
        node = markup_parent(node);
    markup_remove(node ? node : control);
}

/* Whether the cell is the number of a row that other sheets refer to. */
static bool is_number(const Source *source, const char *tag)
{
    const Table *table = rows_of(source->sheet);
    return source->is_repeated && source->row >= 0 && source->sheet->blocks[0].is_anchor &&
           !strcmp(table_name(table, 0), tag);
}

static void fill_of_sheet(Word *word, MarkupNode *control, const char *tag, const Source *source)
{
    MarkupNode *content = markup_child(control, "w:sdtContent");
    const char *text = text_of(word, source, tag);
    if (content && !strcmp(tag, "rows")) {
        repeat(word, control, content, source->sheet);
    } else if (!strcmp(tag, "empty") && text && !*text) {
        remove_paragraph(control);
    } else {
        bool is_cell = text && !strchr(tag, '.') && !word_note_holds(control);
        word->cells += is_cell;
        word->blank_cells += is_cell && !*text;
        if (content && text)
            set_text(content, text);
        if (content && is_number(source, tag))
            word_field_anchor(markup_find(content, NULL, "w:r"), text, word->anchors++);
        word_control_unwrap(control);
    }
}

/* For what stands outside of any sheet. */
static const Sheet none;

/* A sheet that was left out leaves nothing. */
static void fill_sheet(Word *word, MarkupNode *control, const char *tag)
{
    MarkupNode *content = markup_child(control, "w:sdtContent");
    if (!content || !strcmp(tag, "contents"))
        return;
    if (strchr(tag, '.')) {
        fill_of_sheet(word, control, tag, &(Source){ .sheet = &none });
        return;
    }
    const Sheet *sheet = sheet_of(word, tag);
    if (!sheet) {
        markup_remove(control);
        return;
    }
    fill_tables(word, content, sheet);
    fill(word, content, &(Source){ .sheet = sheet });
    word_control_unwrap(control);
}

/* source NULL: outside of any sheet. */
static void fill(Word *word, MarkupNode *scope, const Source *source)
{
    for (MarkupNode *control = word_control_next(scope, NULL), *after; control; control = after) {
        char *tag = word_control_tag(control);
        after = word_control_next(scope, control);
        if (source)
            fill_of_sheet(word, control, tag, source);
        else
            fill_sheet(word, control, tag);
        free(tag);
    }
}

/* ---- checked ---- */

static const char body_part[] = "word/document.xml";

static bool is_page_part(const char *name)
{
    return !strcmp(name, body_part) || !strncmp(name, "word/header", 11) ||
           !strncmp(name, "word/footer", 11);
}

typedef struct Check {
    Word word;
    const char *path;
    bool *is_used; /* by sheet */
    Problems *problems;
} Check;

static void check(Check *all, MarkupNode *scope, const Sheet *sheet);

/* In a sheet: a text of it, a column, or rows. */
static bool is_known(Word *word, const Sheet *sheet, const char *tag)
{
    if (!sheet)
        return !strcmp(tag, "contents") || sheet_of(word, tag) ||
               (strchr(tag, '.') && text_of(word, &(Source){ .sheet = &none }, tag));
    return !strcmp(tag, "rows") || text_of(word, &(Source){ sheet, HEADER, true }, tag);
}

static void check_control(Check *all, MarkupNode *control, const Sheet *sheet, const char *tag)
{
    MarkupNode *content = markup_child(control, "w:sdtContent");
    const Sheet *named = sheet ? sheet : sheet_of(&all->word, tag);
    const char *dot = strchr(tag, '.');
    char *first = xstrndup(tag, dot ? (size_t)(dot - tag) : strlen(tag));
    const Sheet *other = sheet_of(&all->word, first);
    if (other && (!sheet || dot))
        all->is_used[other - all->word.sheets] = true;
    if (!is_known(&all->word, sheet, tag))
        problems_add(all->problems, all->path, 0, NULL,
                     "nothing fills the control '%s'; add a file for it, or correct its tag", tag);
    else if (content && named)
        check(all, content, named);
    free(first);
}

static void check(Check *all, MarkupNode *scope, const Sheet *sheet)
{
    for (MarkupNode *control = word_control_next(scope, NULL); control;
         control = word_control_next(scope, control)) {
        char *tag = word_control_tag(control);
        check_control(all, control, sheet, tag);
        free(tag);
    }
}

static bool check_parts(Check *all, Office *office)
{
    const char *name;
    bool done = true;
    for (size_t i = 0; done && (name = office_part(office, i)); i++) {
        Markup *markup = is_page_part(name) ? office_markup(office, name) : NULL;
        MarkupNode *root = markup ? markup_root(markup) : NULL;
        done = !is_page_part(name) ||
               (root && (strcmp(name, body_part) != 0 || word_note_take(office, root)));
        if (done && root) {
            word_control_wrap_ranges(root);
            check(all, root, NULL);
        }
    }
    return done;
}

bool word_check(const char *template, const Sheet *sheets, size_t count, Problems *problems)
{
    Office *office = office_open(template);
    Check all = {
        { .sheets = sheets, .count = count }, template, xcalloc(count + 1, sizeof(bool)), problems
    };
    bool done = office && check_parts(&all, office);
    for (size_t i = 0; done && i < count; i++)
        if (!all.is_used[i])
            problems_add(problems, template, 0, NULL, "no control shows the rows of '%s'",
                         sheets[i].name);
    free(all.is_used);
    office_free(office);
    return done;
}

/* ---- the file ---- */

/* NULL: a template without them. */
static MarkupNode *styles_of(Office *office)
{
    static const char part[] = "word/styles.xml";
    Markup *markup = office_has(office, part) ? office_markup(office, part) : NULL;
    return markup ? markup_root(markup) : NULL;
}

static bool fill_part(Word *word, Office *office, const char *name)
{
    Markup *markup = office_markup(office, name);
    bool is_body = !strcmp(name, body_part);
    MarkupNode *root = markup ? markup_root(markup) : NULL;
    if (!root || (is_body && !word_note_take(office, root)))
        return false;
    word_control_wrap_ranges(root);
    word_field_keep_targets(root);
    fill(word, root, NULL);
    if (is_body && !word_note_put(office, root))
        return false;
    word_field_write(root, is_body ? styles_of(office) : NULL);
    return true;
}

/* ---- numbers ---- */

/* A sheet of Excel shows a number as its column says; in a document it is text, and is written so.
 */
static char *print_cell(const char *text, SheetFormat format)
{
    char *end, money[MONEY_SIZE];
    double number = strtod(text, &end);
    bool is_whole = number == (double)(long)number;
    if (!*text || *end || format == FORMAT_TEXT || format == FORMAT_LONG || format == FORMAT_ID)
        return xstrdup(text);
    money_print(number, money);
    if (format == FORMAT_MONEY || format == FORMAT_WHOLE || (is_whole && format != FORMAT_SCORE))
        return xstrdup(money);
    return xasprintf(format == FORMAT_SCORE ? "%.1f" : "%.10g", number);
}

static Table *print_table(const SheetBlock *block)
{
    Table *table = table_new();
    size_t columns = table_columns(block->table);
    char **cells = xcalloc(columns ? columns : 1, sizeof *cells);
    for (size_t i = 0; i < columns; i++)
        table_add_column(table, table_name(block->table, i), table_title(block->table, i),
                         table_type(block->table, i));
    for (size_t row = 0; row < table_rows(block->table); row++) {
        for (size_t i = 0; i < columns; i++)
            cells[i] =
                print_cell(table_cell(block->table, row, i), sheet_cell_format(block, row, i));
        table_add_owned(table, cells);
    }
    free(cells);
    return table;
}

/* The sheets with the first table of each as text; what they point to stays the caller's. */
static Sheet *print_sheets(const Sheet *sheets, size_t count)
{
    Sheet *printed = xcalloc(count + 1, sizeof *printed);
    for (size_t i = 0; i < count; i++) {
        printed[i] = sheets[i];
        printed[i].blocks = xcalloc(1, sizeof *printed[i].blocks);
        printed[i].block_count = sheets[i].block_count > 0;
        if (printed[i].block_count) {
            printed[i].blocks[0] = sheets[i].blocks[0];
            printed[i].blocks[0].table = print_table(&sheets[i].blocks[0]);
        }
    }
    return printed;
}

static void free_printed(Sheet *printed, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (printed[i].block_count)
            table_free(printed[i].blocks[0].table);
        free(printed[i].blocks);
    }
    free(printed);
}

bool word_write(const char *template, const char *path, const DocumentProperties *properties,
                const Sheet *sheets, size_t count)
{
    Sheet *printed = print_sheets(sheets, count);
    Word word = { .sheets = printed, .count = count };
    Office *office = office_open(template);
    const char *name;
    bool done = office;
    for (size_t i = 0; done && (name = office_part(office, i)); i++)
        done = !is_page_part(name) || fill_part(&word, office, name);
    done = done &&
           office_set_properties(office, properties->title, properties->subject,
                                 properties->company, properties->engagement_id) &&
           office_write(office, path);
    office_free(office);
    free_printed(printed, count);
    return done;
}
