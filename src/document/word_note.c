/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/word_note.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char part[] = "word/footnotes.xml";

/* The tree of the footnotes; NULL in *root where a template has none. */
static bool notes_of(Office *office, MarkupNode **root)
{
    bool has = office_has(office, part);
    Markup *markup = has ? office_markup(office, part) : NULL;
    *root = markup ? markup_root(markup) : NULL;
    return !has || markup;
}

/* The lines between text and footnotes are footnotes of a type. */
static bool is_line(MarkupNode *note)
{
    char *type = markup_attribute(note, "w:type");
    bool is_one = type && strcmp(type, "normal") != 0;
    free(type);
    return is_one;
}

static bool has_id(MarkupNode *node, const char *id)
{
    char *own = markup_attribute(node, "w:id");
    bool has = own && id && !strcmp(own, id);
    free(own);
    return has;
}

static void copy_inside(MarkupNode *target, MarkupNode *source)
{
    MarkupNode *spot = markup_add(target, "w:p");
    for (MarkupNode *node = markup_next(source, NULL); node; node = markup_past(source, node))
        markup_copy_before(spot, node);
    markup_remove(spot);
}

/* LibreOffice saves a note behind a control inside it, where what is filled in would take its
 * place. */
static void move_out(MarkupNode *run)
{
    MarkupNode *content = markup_parent(run), *control = content ? markup_parent(content) : NULL;
    MarkupNode *paragraph = control ? markup_parent(control) : NULL;
    if (!markup_is(content, "w:sdtContent") || !markup_is(paragraph, "w:p"))
        return;
    MarkupNode *next = markup_past(paragraph, control);
    if (next)
        markup_move_before(next, run);
    else
        markup_move_into(paragraph, run);
}

bool word_note_take(Office *office, MarkupNode *root)
{
    MarkupNode *notes;
    if (!notes_of(office, &notes))
        return false;
    for (MarkupNode *node = NULL;
         notes && (node = markup_find(root, node, "w:footnoteReference"));) {
        char *id = markup_attribute(node, "w:id");
        MarkupNode *note = NULL;
        while ((note = markup_find(notes, note, "w:footnote")) &&
               (is_line(note) || !has_id(note, id)))
            ;
        move_out(markup_parent(node));
        if (note)
            copy_inside(node, note);
        free(id);
    }
    return true;
}

static bool is_blank(MarkupNode *node)
{
    char *text = markup_text(node);
    bool blank = !text || !text[strspn(text, " \n\t")];
    free(text);
    return blank;
}

static long first_id(MarkupNode *notes)
{
    long most = 0;
    for (MarkupNode *note = NULL; (note = markup_find(notes, note, "w:footnote"));) {
        char *id = markup_attribute(note, "w:id");
        long number = id ? atol(id) : 0;
        most = number > most ? number : most;
        free(id);
    }
    return most + 1;
}

static void remove_taken(MarkupNode *notes)
{
    for (MarkupNode *note = markup_next(notes, NULL), *after; note; note = after) {
        after = markup_past(notes, note);
        if (!is_line(note))
            markup_remove(note);
    }
}

static void put(MarkupNode *notes, MarkupNode *reference, long number)
{
    char id[24];
    MarkupNode *note = markup_add(notes, "w:footnote"), *inside;
    snprintf(id, sizeof id, "%ld", number);
    markup_set_attribute(note, "w:id", id);
    markup_set_attribute(reference, "w:id", id);
    copy_inside(note, reference);
    while ((inside = markup_next(reference, NULL)) && markup_parent(inside) == reference)
        markup_remove(inside);
}

bool word_note_put(Office *office, MarkupNode *root)
{
    MarkupNode *notes;
    if (!notes_of(office, &notes))
        return false;
    if (!notes)
        return true;
    remove_taken(notes);
    long number = first_id(notes);
    for (MarkupNode *node = markup_find(root, NULL, "w:footnoteReference"), *after; node;
         node = after) {
        MarkupNode *run = markup_parent(node);
        bool is_empty = is_blank(node);
        if (!is_empty)
            put(notes, node, number++);
        after = markup_find(root, node, "w:footnoteReference");
        if (is_empty)
            markup_remove(run);
    }
    return true;
}

bool word_note_holds(MarkupNode *node)
{
    while (node && !markup_is(node, "w:footnoteReference"))
        node = markup_parent(node);
    return node;
}
