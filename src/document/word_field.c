/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/word_field.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "document/word_control.h"
#include "document/word_page.h"

static const char anchor_prefix[] = "_Row_";

/* Ids of bookmarks, which a template's own never reach. */
enum { FIRST_CONTENTS_ID = 100000, FIRST_ANCHOR_ID = 200000 };

/* Of a field in one element, or in several; the caller frees. NULL for another node. */
static char *code_of(MarkupNode *node)
{
    return markup_is(node, "w:fldSimple")   ? markup_attribute(node, "w:instr")
           : markup_is(node, "w:instrText") ? markup_text(node)
                                            : NULL;
}

/* " REF name \h " is of the kind REF and refers to the name; the caller frees. */
static char *target_of(const char *code, const char *kind)
{
    const char *start = code + strspn(code, " ");
    size_t length = strlen(kind);
    if (strncmp(start, kind, length) != 0 || start[length] != ' ')
        return NULL;
    start += length + strspn(start + length, " ");
    return xstrndup(start, strcspn(start, " "));
}

/* ---- bookmarks ---- */

static char *all_codes(MarkupNode *root)
{
    Buffer codes = { 0 };
    for (MarkupNode *node = NULL; (node = markup_next(root, node));) {
        char *code = code_of(node);
        if (code)
            buffer_add_format(&codes, " %s ", code);
        free(code);
    }
    return buffer_take(&codes);
}

/* Removes each bookmark whose id is not among " 3  7 ". */
static void keep(MarkupNode *root, const char *ids)
{
    for (MarkupNode *node = markup_next(root, NULL), *next; node; node = next) {
        bool is_mark = markup_is(node, "w:bookmarkStart") || markup_is(node, "w:bookmarkEnd");
        char *id = is_mark ? markup_attribute(node, "w:id") : NULL;
        char *word = xasprintf(" %s ", id ? id : "");
        next = is_mark ? markup_past(root, node) : markup_next(root, node);
        if (is_mark && !strstr(ids, word))
            markup_remove(node);
        free(word);
        free(id);
    }
}

void word_field_keep_targets(MarkupNode *root)
{
    char *codes = all_codes(root);
    Buffer ids = { 0 };
    for (MarkupNode *node = NULL; (node = markup_find(root, node, "w:bookmarkStart"));) {
        char *name = markup_attribute(node, "w:name"), *id = markup_attribute(node, "w:id");
        char *word = xasprintf(" %s ", name ? name : "");
        if (id && strstr(codes, word))
            buffer_add_format(&ids, " %s ", id);
        free(word);
        free(id);
        free(name);
    }
    keep(root, buffer_text(&ids));
    buffer_free(&ids);
    free(codes);
}

static MarkupNode *bookmark(MarkupNode *root, const char *name)
{
    for (MarkupNode *node = NULL; (node = markup_find(root, node, "w:bookmarkStart"));) {
        char *own = markup_attribute(node, "w:name");
        bool is_it = own && !strcmp(own, name);
        free(own);
        if (is_it)
            return node;
    }
    return NULL;
}

static bool ends(MarkupNode *node, const char *id)
{
    char *own = markup_is(node, "w:bookmarkEnd") ? markup_attribute(node, "w:id") : NULL;
    bool is_end = own && id && !strcmp(own, id);
    free(own);
    return is_end;
}

/* What stands in a bookmark; the caller frees. */
static char *marked_text(MarkupNode *root, MarkupNode *start)
{
    char *id = markup_attribute(start, "w:id");
    Buffer words = { 0 };
    for (MarkupNode *node = start; (node = markup_next(root, node)) && !ends(node, id);)
        if (markup_is(node, "w:t")) {
            char *text = markup_text(node);
            buffer_add(&words, text);
            free(text);
        }
    free(id);
    return buffer_take(&words);
}

static void add_bookmark(MarkupNode *first, MarkupNode *last, int id, const char *name)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", id);
    MarkupNode *start = markup_add_before(first, "w:bookmarkStart");
    MarkupNode *end = markup_add_before(last, "w:bookmarkEnd");
    markup_set_attribute(start, "w:id", digits);
    markup_set_attribute(start, "w:name", name);
    markup_set_attribute(end, "w:id", digits);
    markup_move_before(end, last);
}

/* ---- captions ---- */

static bool is_caption_number(MarkupNode *node)
{
    char *code = code_of(node), *name = code ? target_of(code, "SEQ") : NULL;
    bool is_one = name;
    free(name);
    free(code);
    return is_one;
}

bool word_field_is_caption(MarkupNode *node)
{
    MarkupNode *field = markup_is(node, "w:p") ? markup_next(node, NULL) : NULL;
    while (field && !is_caption_number(field))
        field = markup_next(node, field);
    return field;
}

static void number_captions(MarkupNode *root)
{
    int number = 0;
    for (MarkupNode *node = NULL, *text; (node = markup_next(root, node));) {
        char digits[16];
        if (is_caption_number(node) && (text = markup_find(root, node, "w:t"))) {
            snprintf(digits, sizeof digits, "%d", ++number);
            markup_set_text(text, digits);
        }
    }
}

/* ---- rows that are referred to ---- */

/* "R07": a letter and digits; 0 when the text begins otherwise. */
static size_t number_length(const char *text)
{
    size_t digits = *text >= 'A' && *text <= 'Z' ? strspn(text + 1, "0123456789") : 0;
    bool goes_on = digits && ((text[digits + 1] >= 'a' && text[digits + 1] <= 'z') ||
                              (text[digits + 1] && strchr("-_./", text[digits + 1])));
    return goes_on || !digits ? 0 : digits + 1;
}

void word_field_anchor(MarkupNode *run, const char *number, int count)
{
    size_t length = number_length(number);
    if (!length || number[length])
        return;
    char *name = xasprintf("%s%s", anchor_prefix, number);
    add_bookmark(run, run, FIRST_ANCHOR_ID + count, name);
    free(name);
}

/* The names of all rows that can be referred to, " R01  R02 ", and one of a name that stands twice.
 */
static char *anchors_of(MarkupNode *root)
{
    Buffer names = { 0 }, ids = { 0 };
    for (MarkupNode *node = NULL; (node = markup_find(root, node, "w:bookmarkStart"));) {
        char *name = markup_attribute(node, "w:name"), *id = markup_attribute(node, "w:id");
        char *word = xasprintf(" %s ", name ? name : "");
        if (id && !strstr(buffer_text(&names), word)) {
            buffer_add(&names, word);
            buffer_add_format(&ids, " %s ", id);
        }
        free(word);
        free(id);
        free(name);
    }
    keep(root, buffer_text(&ids));
    buffer_free(&ids);
    return buffer_take(&names);
}

static void add_sign(MarkupNode *before, const char *type)
{
    markup_set_attribute(markup_add_before(before, "w:fldChar"), "w:fldCharType", type);
}

static void add_code(MarkupNode *before, const char *code)
{
    MarkupNode *node = markup_add_before(before, "w:instrText");
    markup_set_text(node, code);
    markup_set_attribute(node, "xml:space", "preserve");
}

static void add_text(MarkupNode *before, const char *text, size_t bytes)
{
    char *copy = xstrndup(text, bytes);
    MarkupNode *node = bytes ? markup_add_before(before, "w:t") : NULL;
    if (node) {
        markup_set_text(node, copy);
        markup_set_attribute(node, "xml:space", "preserve");
    }
    free(copy);
}

/* A run may hold a whole field, and texts around it. */
static void add_reference(MarkupNode *before, const char *number, size_t length)
{
    char *code = xasprintf(" REF %s%.*s \\h ", anchor_prefix, (int)length, number);
    add_sign(before, "begin");
    add_code(before, code);
    add_sign(before, "separate");
    add_text(before, number, length);
    add_sign(before, "end");
    free(code);
}

static bool is_anchor(const char *anchors, const char *number, size_t length)
{
    char *word = xasprintf(" %s%.*s ", anchor_prefix, (int)length, number);
    bool is_one = length && strstr(anchors, word);
    free(word);
    return is_one;
}

/* "R01", "R01, R07" or "R01 Release the disks": the numbers it begins with. */
static void refer(MarkupNode *node, const char *text, const char *anchors)
{
    static const char comma[] = "、";
    const char *at = text;
    for (size_t length, gap; is_anchor(anchors, at, length = number_length(at)); at += gap) {
        add_reference(node, at, length);
        at += length;
        gap = !strncmp(at, comma, strlen(comma)) ? strlen(comma) : strspn(at, ", ");
        add_text(node, at, gap);
    }
    if (at == text)
        return;
    add_text(node, at, strlen(at));
    markup_remove(node);
}

static bool is_anchor_itself(MarkupNode *text)
{
    MarkupNode *run = markup_parent(text), *node = markup_parent(run), *before = NULL;
    for (node = markup_next(node, NULL); node && node != run;
         node = markup_next(markup_parent(run), node))
        before = node;
    char *name = markup_is(before, "w:bookmarkStart") ? markup_attribute(before, "w:name") : NULL;
    bool is_it = name && !strncmp(name, anchor_prefix, strlen(anchor_prefix));
    free(name);
    return is_it;
}

static void refer_to_rows(MarkupNode *root, const char *anchors)
{
    for (MarkupNode *node = markup_find(root, NULL, "w:t"), *after; node; node = after) {
        after = markup_find(root, node, "w:t");
        char *text = markup_text(node);
        if (number_length(text) && !is_anchor_itself(node))
            refer(node, text, anchors);
        free(text);
    }
}

/* ---- references of the template ---- */

static MarkupNode *paragraph_of(MarkupNode *node)
{
    while (node && !markup_is(node, "w:p"))
        node = markup_parent(node);
    return node;
}

/* What refers to something that was left out goes with its paragraph. */
static void write_references(MarkupNode *root)
{
    for (MarkupNode *node = markup_next(root, NULL), *after; node; node = after) {
        char *code = code_of(node), *name = code ? target_of(code, "REF") : NULL;
        char *page = code && !name ? target_of(code, "PAGEREF") : NULL;
        const char *target = name ? name : page;
        MarkupNode *start = target ? bookmark(root, target) : NULL, *shown, *paragraph;
        after = markup_next(root, node);
        if (target && !start && (paragraph = paragraph_of(node))) {
            after = markup_past(root, paragraph);
            markup_remove(paragraph);
        } else if (name && start && (shown = markup_find(root, node, "w:t"))) {
            char *text = marked_text(root, start);
            markup_set_text(shown, text);
            free(text);
        }
        free(page);
        free(name);
        free(code);
    }
}

/* ---- contents ---- */

enum { LEVELS = 2 };

/* The ids of styles: Word translates them, LibreOffice makes some of its own; the names stay. */
typedef struct StyleIds {
    char *heading[LEVELS], *entry[LEVELS];
} StyleIds;

static char *style_id(MarkupNode *styles, const char *name, const char *usual)
{
    for (MarkupNode *node = NULL; styles && (node = markup_find(styles, node, "w:style"));) {
        MarkupNode *label = markup_child(node, "w:name");
        char *own = label ? markup_attribute(label, "w:val") : NULL;
        bool is_it = own && !strcasecmp(own, name);
        free(own);
        if (is_it)
            return markup_attribute(node, "w:styleId");
    }
    return xstrdup(usual);
}

static StyleIds style_ids(MarkupNode *styles)
{
    return (StyleIds){ .heading = { style_id(styles, "heading 1", "Heading1"),
                                    style_id(styles, "heading 2", "Heading2") },
                       .entry = { style_id(styles, "toc 1", "TOC1"),
                                  style_id(styles, "toc 2", "TOC2") } };
}

static void style_ids_free(StyleIds *ids)
{
    for (int i = 0; i < LEVELS; i++) {
        free(ids->heading[i]);
        free(ids->entry[i]);
    }
}

/* From 1; 0 for another paragraph. */
static int heading_level(MarkupNode *paragraph, const StyleIds *ids)
{
    MarkupNode *style = markup_child(markup_child(paragraph, "w:pPr"), "w:pStyle");
    char *name = style ? markup_attribute(style, "w:val") : NULL;
    int level = LEVELS;
    while (name && level && strcmp(name, ids->heading[level - 1]) != 0)
        level--;
    level = name ? level : 0;
    free(name);
    return level;
}

/* What follows the properties; NULL when nothing does. */
static MarkupNode *first_inside(MarkupNode *paragraph)
{
    MarkupNode *node = markup_next(paragraph, NULL);
    if (markup_is(node, "w:pPr"))
        node = markup_past(paragraph, node);
    return node;
}

static void mark_heading(MarkupNode *paragraph, int number, const char *name)
{
    MarkupNode *first = first_inside(paragraph), *last = markup_add(paragraph, "w:r");
    add_bookmark(first ? first : last, last, FIRST_CONTENTS_ID + number, name);
    markup_remove(last);
}

/* Headings without runs of notes and fields. */
static char *heading_text(MarkupNode *paragraph)
{
    Buffer words = { 0 };
    for (MarkupNode *node = NULL; (node = markup_find(paragraph, node, "w:t"));) {
        char *text = markup_text(node);
        buffer_add(&words, text);
        free(text);
    }
    return buffer_take(&words);
}

static void add_field(MarkupNode *run, const char *code, const char *shown)
{
    MarkupNode *end = markup_add(run, "w:fldChar");
    add_sign(end, "begin");
    add_code(end, code);
    add_sign(end, "separate");
    add_text(end, shown, strlen(shown));
    markup_set_attribute(end, "w:fldCharType", "end");
}

static void begin_contents(MarkupNode *entry)
{
    MarkupNode *sign = markup_add(markup_add(entry, "w:r"), "w:fldChar");
    markup_set_attribute(sign, "w:fldCharType", "begin");
    MarkupNode *last = markup_add(markup_add(entry, "w:r"), "w:fldChar");
    add_code(last, " TOC \\o \"1-2\" \\h \\z \\u ");
    markup_set_attribute(last, "w:fldCharType", "separate");
}

static void add_entry(MarkupNode *paragraph, const char *style, const char *text, const char *name,
                      bool is_first)
{
    MarkupNode *entry = markup_add_before(paragraph, "w:p");
    char *code = xasprintf(" PAGEREF %s \\h ", name);
    markup_set_attribute(markup_add(markup_add(entry, "w:pPr"), "w:pStyle"), "w:val", style);
    if (is_first)
        begin_contents(entry);
    MarkupNode *link = markup_add(entry, "w:hyperlink");
    markup_set_attribute(link, "w:anchor", name);
    markup_set_text(markup_add(markup_add(link, "w:r"), "w:t"), text);
    markup_add(markup_add(link, "w:r"), "w:tab");
    add_field(markup_add(link, "w:r"), code, "1");
    free(code);
}

static MarkupNode *contents_paragraph(MarkupNode *root)
{
    MarkupNode *control = word_control_next(root, NULL);
    for (; control; control = word_control_next(root, control)) {
        char *tag = word_control_tag(control);
        bool is_contents = !strcmp(tag, "contents");
        free(tag);
        if (is_contents)
            break;
    }
    return paragraph_of(control);
}

/* In the place of the control's paragraph, which ends the field. */
static void write_contents(MarkupNode *root, const StyleIds *ids)
{
    MarkupNode *paragraph = contents_paragraph(root);
    int number = 0;
    for (MarkupNode *node = NULL; paragraph && (node = markup_find(root, node, "w:p"));) {
        int level = heading_level(node, ids);
        char *text = level ? heading_text(node) : NULL, *name = NULL;
        if (text && text[strspn(text, " \n\t")]) {
            name = xasprintf("_Toc%06d", ++number);
            mark_heading(node, number, name);
            add_entry(paragraph, ids->entry[level - 1], text, name, number == 1);
        }
        free(name);
        free(text);
    }
    for (MarkupNode *node; paragraph && (node = markup_next(paragraph, NULL));)
        markup_remove(node);
    if (number)
        markup_set_attribute(markup_add(markup_add(paragraph, "w:r"), "w:fldChar"), "w:fldCharType",
                             "end");
}

/* All bookmarks, in the order of the document. */
static MarkupNode **bookmarks_of(MarkupNode *root, size_t *count)
{
    MarkupNode **marks = NULL;
    size_t room = 0;
    *count = 0;
    for (MarkupNode *node = NULL; (node = markup_find(root, node, "w:bookmarkStart"));) {
        marks = xgrow(marks, *count, &room, sizeof *marks);
        marks[(*count)++] = node;
    }
    return marks;
}

static MarkupNode *named(MarkupNode *const marks[], size_t count, const char *name)
{
    MarkupNode *found = NULL;
    for (size_t i = 0; !found && i < count; i++) {
        char *own = markup_attribute(marks[i], "w:name");
        if (own && !strcmp(own, name))
            found = marks[i];
        free(own);
    }
    return found;
}

static void write_pages(MarkupNode *root, MarkupNode *styles)
{
    WordPages *pages = word_pages_new(root, styles);
    size_t count;
    MarkupNode **marks = bookmarks_of(root, &count);
    for (MarkupNode *node = NULL, *shown; (node = markup_next(root, node));) {
        char *code = code_of(node), *name = code ? target_of(code, "PAGEREF") : NULL, digits[24];
        MarkupNode *start = name ? named(marks, count, name) : NULL;
        if (start && (shown = markup_find(root, node, "w:t"))) {
            snprintf(digits, sizeof digits, "%zu", word_page_of(pages, paragraph_of(start)));
            markup_set_text(shown, digits);
        }
        free(name);
        free(code);
    }
    free(marks);
    word_pages_free(pages);
}

void word_field_write(MarkupNode *root, MarkupNode *styles)
{
    char *anchors = anchors_of(root);
    StyleIds ids = style_ids(styles);
    number_captions(root);
    write_references(root);
    refer_to_rows(root, anchors);
    word_field_keep_targets(root);
    write_contents(root, &ids);
    if (styles)
        write_pages(root, styles);
    style_ids_free(&ids);
    free(anchors);
}
