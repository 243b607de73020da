/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/word_control.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

/* ---- controls ---- */

/* The next control after `at`, which is looked past; not those inside another. */
MarkupNode *word_control_next(MarkupNode *scope, MarkupNode *at)
{
    MarkupNode *node = at ? markup_past(scope, at) : markup_next(scope, NULL);
    while (node && !markup_is(node, "w:sdt"))
        node = markup_next(scope, node);
    return node;
}

/* Not what places a picture beside it. */
static char *words_of(MarkupNode *content)
{
    Buffer words = { 0 };
    for (MarkupNode *node = NULL; content && (node = markup_find(content, node, "w:t"));) {
        char *text = markup_text(node);
        buffer_add(&words, text);
        free(text);
    }
    return buffer_take(&words);
}

/* LibreOffice keeps no tags: a control without one is named by its text. */
char *word_control_tag(MarkupNode *control)
{
    MarkupNode *tag = markup_child(markup_child(control, "w:sdtPr"), "w:tag");
    MarkupNode *content = markup_child(control, "w:sdtContent");
    char *text = tag ? markup_attribute(tag, "w:val") : words_of(content);
    return text ? text : xstrdup("");
}

/* What the control held takes its place. */
void word_control_unwrap(MarkupNode *control)
{
    MarkupNode *content = markup_child(control, "w:sdtContent");
    for (MarkupNode *first; content && (first = markup_next(content, NULL));)
        markup_move_before(control, first);
    markup_remove(control);
}

/* ---- ranges ---- */

static MarkupNode *bookmark(MarkupNode *root, MarkupNode *after, const char *name)
{
    MarkupNode *node = after;
    while ((node = markup_find(root, node, "w:bookmarkStart"))) {
        char *other = markup_attribute(node, "w:name");
        bool is_it = other && !strcmp(other, name);
        free(other);
        if (is_it)
            break;
    }
    return node;
}

/* What of `node` lies directly inside `parent`; NULL when nothing does. */
static MarkupNode *part_inside(MarkupNode *parent, MarkupNode *node)
{
    while (node && markup_parent(node) != parent)
        node = markup_parent(node);
    return node;
}

/* From what holds the start to what holds the end, side by side, as a control. */
static void wrap(MarkupNode *start, MarkupNode *end, const char *tag)
{
    MarkupNode *first = start, *last = NULL;
    for (MarkupNode *node = start; node; node = markup_parent(node))
        if (markup_is(node, "w:p"))
            first = node;
    while (markup_parent(first) && !(last = part_inside(markup_parent(first), end)))
        first = markup_parent(first);
    if (!last)
        return;
    MarkupNode *control = markup_add_before(first, "w:sdt");
    markup_set_attribute(markup_add(markup_add(control, "w:sdtPr"), "w:tag"), "w:val", tag);
    MarkupNode *content = markup_add(control, "w:sdtContent");
    for (bool is_last = false; !is_last;) {
        MarkupNode *node = markup_past(markup_parent(control), control);
        is_last = node == last || !node;
        if (node)
            markup_move_into(content, node);
    }
}

/* "risk_list" is the sheet risk-list, "risk_list_rows" its rows. The caller frees. */
static char *range_tag(const char *name)
{
    static const char rows[] = "-rows";
    char *tag = xstrdup(name);
    for (char *at = tag; *at; at++)
        if (*at == '_')
            *at = '-';
    size_t length = strlen(tag), suffix = sizeof rows - 1;
    if (length <= suffix || strcmp(tag + length - suffix, rows) != 0)
        return tag;
    free(tag);
    return xstrdup("rows");
}

static void wrap_range(MarkupNode *root, MarkupNode *start)
{
    char *name = markup_attribute(start, "w:name");
    char *closing = xasprintf("%s_end", name ? name : "");
    MarkupNode *end = bookmark(root, start, closing);
    if (name && end) {
        char *tag = range_tag(name);
        wrap(start, end, tag);
        free(tag);
    }
    free(closing);
    free(name);
}

static bool is_first(Buffer *names, MarkupNode *start)
{
    char *name = markup_attribute(start, "w:name"), *word = xasprintf("\n%s\n", name ? name : "");
    bool is_new = !strstr(buffer_text(names), word);
    if (is_new)
        buffer_add(names, word);
    free(word);
    free(name);
    return is_new;
}

/* What stands between two bookmarks becomes a control: those are all that is filled. Bookmarks are
 * what both Word and LibreOffice keep around a table; the latter writes some of them twice. */
void word_control_wrap_ranges(MarkupNode *root)
{
    Buffer names = { 0 };
    for (MarkupNode *start = NULL; (start = markup_find(root, start, "w:bookmarkStart"));)
        if (is_first(&names, start))
            wrap_range(root, start);
    buffer_free(&names);
}
