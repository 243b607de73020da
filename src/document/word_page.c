/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word counts pages when it shows a document, and writes them into the contents when it is asked. A
 * reader who does not ask, or has no Word, sees what stands in the file; so the pages are counted
 * here, from the styles, the widths of letters and the sizes of cells. Sizes are points. */
#include "config.h"
#include "document/word_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "document/text_width.h"

typedef struct Look {
    double size, before, after, line, left, right;
    int percent; /* of its letters */
    bool is_exact, is_least, is_bold, breaks_before, keeps_next, is_numbered;
} Look;

typedef struct Style {
    char *id;
    Look look;
} Style;

typedef struct Margins {
    double left, right, top, bottom;
} Margins;

typedef struct Place {
    MarkupNode *node;
    size_t page;
} Place;

struct WordPages {
    MarkupNode *styles;
    Style *known;
    size_t known_count, known_room;
    Look plain;
    double width, height;
    Place *places;
    size_t count, room;
    /* where the next line will stand */
    size_t page;
    double at, gap; /* gap: the space that the last paragraph wants below it */
    size_t notes;   /* on this page */
};

enum { TWIPS = 20, LINE_TWIPS = 240, WIDOW = 2 };
static const double tall = 1.22, tall_han = 1.32, note_points = 13, note_line = 8;

/* ---- looks ---- */

static double number_of(MarkupNode *node, const char *name, double other)
{
    char *text = node ? markup_attribute(node, name) : NULL;
    double number = text ? strtod(text, NULL) : other;
    free(text);
    return number;
}

static double points_of(MarkupNode *node, const char *name, double other)
{
    return number_of(node, name, other * TWIPS) / TWIPS;
}

/* <w:b/> is on, <w:b w:val="0"/> off, none at all as it was. */
static bool switched(MarkupNode *node, const char *name, bool other)
{
    MarkupNode *toggle = markup_child(node, name);
    char *value = toggle ? markup_attribute(toggle, "w:val") : NULL;
    bool is_on =
        !toggle ? other : !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
    free(value);
    return is_on;
}

static void apply_spacing(Look *look, MarkupNode *spacing)
{
    char *rule = spacing ? markup_attribute(spacing, "w:lineRule") : NULL;
    if (rule) {
        look->is_exact = !strcmp(rule, "exact");
        look->is_least = !strcmp(rule, "atLeast");
    }
    look->before = points_of(spacing, "w:before", look->before);
    look->after = points_of(spacing, "w:after", look->after);
    look->line = number_of(spacing, "w:line", look->line);
    free(rule);
}

static void apply_letters(Look *look, MarkupNode *run)
{
    MarkupNode *fonts = markup_child(run, "w:rFonts");
    char *name = fonts ? markup_attribute(fonts, "w:ascii") : NULL;
    if (name)
        look->percent = text_width_percent(name);
    free(name);
    look->size = number_of(markup_child(run, "w:sz"), "w:val", look->size * 2) / 2;
}

static void apply(Look *look, MarkupNode *paragraph, MarkupNode *run)
{
    apply_spacing(look, markup_child(paragraph, "w:spacing"));
    look->left = points_of(markup_child(paragraph, "w:ind"), "w:left", look->left);
    look->right = points_of(markup_child(paragraph, "w:ind"), "w:right", look->right);
    look->breaks_before = switched(paragraph, "w:pageBreakBefore", look->breaks_before);
    look->keeps_next = switched(paragraph, "w:keepNext", look->keeps_next);
    look->is_numbered = look->is_numbered || markup_child(paragraph, "w:numPr");
    look->is_bold = switched(run, "w:b", look->is_bold);
    apply_letters(look, run);
}

static char *value_of(MarkupNode *parent, const char *name)
{
    MarkupNode *node = markup_child(parent, name);
    return node ? markup_attribute(node, "w:val") : NULL;
}

static MarkupNode *style_node(const WordPages *pages, const char *id)
{
    for (MarkupNode *node = NULL; (node = markup_find(pages->styles, node, "w:style"));) {
        char *own = markup_attribute(node, "w:styleId");
        bool is_it = own && !strcmp(own, id);
        free(own);
        if (is_it)
            return node;
    }
    return NULL;
}

enum { DEEPEST = 8 };

static Look style_look(WordPages *pages, const char *id, int depth)
{
    for (size_t i = 0; i < pages->known_count; i++)
        if (!strcmp(pages->known[i].id, id))
            return pages->known[i].look;
    MarkupNode *node = style_node(pages, id);
    char *based = value_of(node, "w:basedOn");
    Look look = based && depth < DEEPEST ? style_look(pages, based, depth + 1) : pages->plain;
    free(based);
    apply(&look, markup_child(node, "w:pPr"), markup_child(node, "w:rPr"));
    pages->known =
        xgrow(pages->known, pages->known_count, &pages->known_room, sizeof *pages->known);
    pages->known[pages->known_count++] = (Style){ xstrdup(id), look };
    return look;
}

static Look look_of(WordPages *pages, MarkupNode *paragraph)
{
    MarkupNode *properties = markup_child(paragraph, "w:pPr");
    char *id = value_of(properties, "w:pStyle");
    Look look = style_look(pages, id ? id : "Normal", 0);
    free(id);
    apply(&look, properties, NULL);
    apply_letters(&look, markup_child(markup_find(paragraph, NULL, "w:r"), "w:rPr"));
    return look;
}

/* ---- heights ---- */

static char *text_of(MarkupNode *paragraph, const Look *look)
{
    Buffer words = { 0 };
    buffer_add(&words, look->is_numbered ? "00.00  " : "");
    for (MarkupNode *node = NULL; (node = markup_next(paragraph, node));) {
        char *text = markup_is(node, "w:t") ? markup_text(node) : NULL;
        buffer_add(&words, text                       ? text
                           : markup_is(node, "w:br")  ? "\n"
                           : markup_is(node, "w:tab") ? "  "
                                                      : "");
        free(text);
    }
    return buffer_take(&words);
}

typedef struct Lines {
    size_t count;
    double height; /* of one */
} Lines;

static Lines lines_of(MarkupNode *paragraph, const Look *look, double width)
{
    char *text = text_of(paragraph, look);
    const TextLook letters = { look->size, false, look->is_bold, look->percent };
    double points = width - look->left - look->right;
    double natural = look->size * (text_width_has_han(text) ? tall_han : tall);
    Lines lines = { text_width_lines(text, points * 96 / 72, &letters),
                    look->is_exact   ? look->line / TWIPS
                    : look->is_least ? (natural > look->line / TWIPS ? natural : look->line / TWIPS)
                                     : natural * look->line / LINE_TWIPS };
    free(text);
    return lines;
}

static Margins margins_of(const WordPages *pages, MarkupNode *table)
{
    MarkupNode *properties = markup_child(table, "w:tblPr");
    MarkupNode *own = markup_child(properties, "w:tblCellMar");
    char *id = value_of(properties, "w:tblStyle");
    if (!own && id)
        own = markup_child(markup_child(style_node(pages, id), "w:tblPr"), "w:tblCellMar");
    free(id);
    Margins margins = { .left = points_of(markup_child(own, "w:left"), "w:w", 5.4),
                        .right = points_of(markup_child(own, "w:right"), "w:w", 5.4),
                        .top = points_of(markup_child(own, "w:top"), "w:w", 0),
                        .bottom = points_of(markup_child(own, "w:bottom"), "w:w", 0) };
    return margins;
}

static double cell_height(WordPages *pages, MarkupNode *cell, const Margins *margins)
{
    double width =
        points_of(markup_child(markup_child(cell, "w:tcPr"), "w:tcW"), "w:w", pages->width);
    double height = 0, gap = 0;
    for (MarkupNode *node = markup_next(cell, NULL); node; node = markup_past(cell, node))
        if (markup_is(node, "w:p")) {
            Look look = look_of(pages, node);
            Lines lines = lines_of(node, &look, width - margins->left - margins->right);
            height += (look.before > gap ? look.before : gap) + (double)lines.count * lines.height;
            gap = look.after;
        }
    return height + gap + margins->top + margins->bottom;
}

static double row_height(WordPages *pages, MarkupNode *row, const Margins *margins)
{
    static const double border = 0.5;
    MarkupNode *height = markup_child(markup_child(row, "w:trPr"), "w:trHeight");
    double most = points_of(height, "w:val", 0);
    for (MarkupNode *node = markup_next(row, NULL); node; node = markup_past(row, node)) {
        double own = markup_is(node, "w:tc") ? cell_height(pages, node, margins) : 0;
        most = own > most ? own : most;
    }
    return most + border;
}

/* ---- laid out ---- */

static double room(const WordPages *pages)
{
    double notes = pages->notes ? (double)pages->notes * note_points + note_line : 0;
    return pages->height - notes - pages->at;
}

static void turn(WordPages *pages)
{
    pages->page++;
    pages->at = pages->gap = 0;
    pages->notes = 0;
}

static void remember(WordPages *pages, MarkupNode *node)
{
    pages->places = xgrow(pages->places, pages->count, &pages->room, sizeof *pages->places);
    pages->places[pages->count++] = (Place){ node, pages->page };
}

static size_t notes_of(MarkupNode *node)
{
    size_t notes = 0;
    for (MarkupNode *note = NULL; (note = markup_find(node, note, "w:footnoteReference"));)
        notes++;
    return notes;
}

static double notes_height(const WordPages *pages, size_t notes)
{
    return (double)notes * note_points + (notes && !pages->notes ? note_line : 0);
}

/* What has to stand on the page of a heading with it: a line of the next paragraph, or rows. */
static double height_after(WordPages *pages, MarkupNode *body, MarkupNode *node, int depth)
{
    MarkupNode *next = markup_past(body, node);
    if (markup_is(next, "w:tbl")) {
        const Margins margins = margins_of(pages, next);
        MarkupNode *row = markup_child(next, "w:tr"), *second = row ? markup_past(next, row) : NULL;
        return (row ? row_height(pages, row, &margins) : 0) +
               (second ? row_height(pages, second, &margins) : 0);
    }
    if (!markup_is(next, "w:p") || depth > DEEPEST)
        return 0;
    Look look = look_of(pages, next);
    if (look.breaks_before)
        return 0;
    Lines lines = lines_of(next, &look, pages->width);
    size_t needed = look.keeps_next || lines.count < WIDOW + WIDOW ? lines.count : WIDOW;
    double own = look.before + (double)needed * lines.height + notes_height(pages, notes_of(next));
    return own + (look.keeps_next ? look.after + height_after(pages, body, next, depth + 1) : 0);
}

/* How many of its lines stand on this page: none, or two at least on each. */
static size_t lines_here(const WordPages *pages, const Lines *lines)
{
    double left = room(pages);
    size_t fit = left > 0 ? (size_t)((left + 0.5) / lines->height) : 0;
    if (fit >= lines->count)
        return lines->count;
    if (lines->count - fit < WIDOW)
        fit = lines->count > WIDOW ? lines->count - WIDOW : 0;
    return fit < WIDOW ? 0 : fit;
}

static void lay_paragraph(WordPages *pages, MarkupNode *body, MarkupNode *node)
{
    Look look = look_of(pages, node);
    Lines lines = lines_of(node, &look, pages->width);
    double after = look.keeps_next ? height_after(pages, body, node, 0) : 0;
    if (look.breaks_before && pages->at > 0)
        turn(pages);
    else
        pages->at += look.before > pages->gap ? look.before : pages->gap;
    if (look.keeps_next && room(pages) < (double)lines.count * lines.height + look.after + after)
        turn(pages);
    size_t notes = notes_of(node);
    pages->notes += notes;
    size_t here = lines_here(pages, &lines);
    if (!here && pages->at > 0) {
        turn(pages);
        pages->notes = notes;
    }
    remember(pages, node);
    for (size_t left = lines.count; left;) {
        here = lines_here(pages, &lines);
        here = here ? here : left;
        lines.count = left -= here;
        pages->at += (double)here * lines.height;
        if (left)
            turn(pages);
    }
    pages->gap = look.after;
}

static bool is_header(MarkupNode *row)
{
    return markup_child(markup_child(row, "w:trPr"), "w:tblHeader");
}

static bool keeps_next(WordPages *pages, MarkupNode *row)
{
    MarkupNode *first = markup_find(row, NULL, "w:p");
    return first && look_of(pages, first).keeps_next;
}

/* Of a row with those that have to stand on its page. */
static double height_kept(WordPages *pages, MarkupNode *table, MarkupNode *row,
                          const Margins *margins)
{
    double height = 0;
    for (bool goes_on = true; row && goes_on; row = markup_past(table, row)) {
        height += row_height(pages, row, margins);
        goes_on = keeps_next(pages, row);
    }
    return height;
}

/* `header` is what is repeated above it on a new page. */
static void lay_row(WordPages *pages, MarkupNode *table, MarkupNode *row, const Margins *margins,
                    double header)
{
    double height = row_height(pages, row, margins);
    double kept = height_kept(pages, table, row, margins);
    if ((kept > pages->height - header ? height : kept) > room(pages) && pages->at > header) {
        turn(pages);
        pages->at = header;
    }
    for (; height > room(pages) && height > pages->height - header; height -= pages->height)
        turn(pages);
    pages->at += height;
    pages->notes += notes_of(row);
}

static void lay_table(WordPages *pages, MarkupNode *table)
{
    const Margins margins = margins_of(pages, table);
    double header = 0;
    pages->at += pages->gap;
    pages->gap = 0;
    for (MarkupNode *row = markup_child(table, "w:tr"); row; row = markup_past(table, row)) {
        lay_row(pages, table, row, &margins, header);
        if (is_header(row))
            header += row_height(pages, row, &margins);
        if (row == markup_child(table, "w:tr"))
            remember(pages, table);
    }
}

static void read_page(WordPages *pages, MarkupNode *body)
{
    MarkupNode *section = markup_child(body, "w:sectPr");
    MarkupNode *size = markup_child(section, "w:pgSz"), *margin = markup_child(section, "w:pgMar");
    pages->width = points_of(size, "w:w", 595) - points_of(margin, "w:left", 72) -
                   points_of(margin, "w:right", 72);
    pages->height = points_of(size, "w:h", 842) - points_of(margin, "w:top", 72) -
                    points_of(margin, "w:bottom", 72);
}

static void read_defaults(WordPages *pages)
{
    MarkupNode *defaults = markup_child(pages->styles, "w:docDefaults");
    pages->plain = (Look){ .size = 10, .line = LINE_TWIPS };
    apply(&pages->plain, markup_child(markup_child(defaults, "w:pPrDefault"), "w:pPr"),
          markup_child(markup_child(defaults, "w:rPrDefault"), "w:rPr"));
}

WordPages *word_pages_new(MarkupNode *root, MarkupNode *styles)
{
    WordPages *pages = xcalloc(1, sizeof *pages);
    MarkupNode *body = markup_child(root, "w:body");
    pages->styles = styles;
    pages->page = 1;
    read_page(pages, body);
    read_defaults(pages);
    for (MarkupNode *node = body ? markup_next(body, NULL) : NULL; node;
         node = markup_past(body, node))
        if (markup_is(node, "w:p"))
            lay_paragraph(pages, body, node);
        else if (markup_is(node, "w:tbl"))
            lay_table(pages, node);
    return pages;
}

void word_pages_free(WordPages *pages)
{
    for (size_t i = 0; i < pages->known_count; i++)
        free(pages->known[i].id);
    free(pages->known);
    free(pages->places);
    free(pages);
}

size_t word_page_of(const WordPages *pages, MarkupNode *node)
{
    for (; node; node = markup_parent(node))
        for (size_t i = 0; i < pages->count; i++)
            if (pages->places[i].node == node)
                return pages->places[i].page;
    return 1;
}
