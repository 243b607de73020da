/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/markup.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

#include "base/library.h"

struct Markup {
    xmlDoc *tree;
};

/* Loaded with the first document: the library brings the data of all scripts. */
#define FUNCTIONS(x)                                                                               \
    x(xmlReadMemory) x(xmlFreeDoc) x(xmlDocDumpMemoryEnc) x(xmlDocGetRootElement) x(xmlGetNsProp)  \
        x(xmlGetNoNsProp) x(xmlSetProp) x(xmlSetNsProp) x(xmlSearchNsByHref) x(xmlNodeGetContent)  \
            x(xmlNodeSetContent) x(xmlNodeAddContent) x(xmlNewChild) x(xmlDocCopyNode)             \
                x(xmlAddPrevSibling) x(xmlAddChild) x(xmlUnlinkNode) x(xmlFreeNode) x(xmlSearchNs) \
                    x(xmlFreeNsList)
typedef struct XmlLibrary {
    FUNCTIONS(LIBRARY_POINTER)
} XmlLibrary;
static XmlLibrary xml;

static const LibraryFunction functions[] = {
#define ROW(name) LIBRARY_ROW(XmlLibrary, name)
    FUNCTIONS(ROW)
};

static bool load(void)
{
    static Library library = { "libxml2.so.2", functions, COUNT(functions), &xml };
    return library_load(&library);
}

/* ---- names ---- */

static const struct {
    const char *prefix, *space;
} spaces[] = {
    { "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main" },
    { "a", "http://schemas.openxmlformats.org/drawingml/2006/main" },
    { "p", "http://schemas.openxmlformats.org/presentationml/2006/main" },
    { "c", "http://schemas.openxmlformats.org/drawingml/2006/chart" },
    { "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
    { "pr", "http://schemas.openxmlformats.org/package/2006/relationships" },
    { "cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties" },
    { "dc", "http://purl.org/dc/elements/1.1/" },
    { "dcterms", "http://purl.org/dc/terms/" },
    { "xml", "http://www.w3.org/XML/1998/namespace" },
};

/* "w:tbl": the name's space, NULL for a name without a prefix, and in *local what follows it. */
static const char *space_of(const char *name, const char **local)
{
    const char *colon = strchr(name, ':');
    *local = colon ? colon + 1 : name;
    for (size_t i = 0; colon && i < COUNT(spaces); i++)
        if (strlen(spaces[i].prefix) == (size_t)(colon - name) &&
            !strncmp(spaces[i].prefix, name, (size_t)(colon - name)))
            return spaces[i].space;
    return NULL;
}

bool markup_is(const MarkupNode *node, const char *name)
{
    const char *local, *space = space_of(name, &local);
    return node && node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, local) &&
           node->ns && space && !strcmp((const char *)node->ns->href, space);
}

/* ---- files ---- */

Markup *markup_parse(const char *bytes, size_t count, const char *name)
{
    enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };
    if (!load())
        return NULL;
    xmlDoc *tree =
        count <= INT32_MAX ? xml.xmlReadMemory(bytes, (int)count, name, NULL, OPTIONS) : NULL;
    if (tree && !tree->intSubset && xml.xmlDocGetRootElement(tree)) {
        Markup *markup = xcalloc(1, sizeof *markup);
        markup->tree = tree;
        return markup;
    }
    if (tree)
        xml.xmlFreeDoc(tree);
    fail("%s is not a part of an Office document; take the template anew", name);
    return NULL;
}

void markup_free(Markup *markup)
{
    if (markup)
        xml.xmlFreeDoc(markup->tree);
    free(markup);
}

char *markup_write(const Markup *markup, size_t *count)
{
    xmlChar *bytes = NULL;
    int size = 0;
    xml.xmlDocDumpMemoryEnc(markup->tree, &bytes, &size, "UTF-8");
    if (!bytes)
        die("out of memory");
    *count = (size_t)size;
    return (char *)bytes;
}

/* ---- moved in ---- */

MarkupNode *markup_root(const Markup *markup)
{
    return xml.xmlDocGetRootElement(markup->tree);
}

static MarkupNode *element(MarkupNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

MarkupNode *markup_past(MarkupNode *scope, MarkupNode *at)
{
    for (; at && at != scope; at = at->parent) {
        MarkupNode *next = element(at->next);
        if (next)
            return next;
    }
    return NULL;
}

MarkupNode *markup_next(MarkupNode *scope, MarkupNode *at)
{
    MarkupNode *from = at ? at : scope, *inside = element(from->children);
    return inside ? inside : markup_past(scope, from);
}

MarkupNode *markup_find(MarkupNode *scope, MarkupNode *at, const char *name)
{
    do
        at = markup_next(scope, at);
    while (at && !markup_is(at, name));
    return at;
}

MarkupNode *markup_child(MarkupNode *node, const char *name)
{
    MarkupNode *child = node ? element(node->children) : NULL;
    while (child && !markup_is(child, name))
        child = element(child->next);
    return child;
}

MarkupNode *markup_parent(MarkupNode *node)
{
    return node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
}

/* ---- read and changed ---- */

char *markup_attribute(const MarkupNode *node, const char *name)
{
    const char *local, *space = space_of(name, &local);
    return (char *)(space ? xml.xmlGetNsProp(node, (const xmlChar *)local, (const xmlChar *)space)
                          : xml.xmlGetNoNsProp(node, (const xmlChar *)local));
}

void markup_set_attribute(MarkupNode *node, const char *name, const char *value)
{
    const char *local, *space = space_of(name, &local);
    xmlNs *known = space ? xml.xmlSearchNsByHref(node->doc, node, (const xmlChar *)space) : NULL;
    if (space)
        xml.xmlSetNsProp(node, known, (const xmlChar *)local, (const xmlChar *)value);
    else
        xml.xmlSetProp(node, (const xmlChar *)local, (const xmlChar *)value);
}

char *markup_text(const MarkupNode *node)
{
    return (char *)xml.xmlNodeGetContent(node);
}

/* What XML has no sign for, no text may have either. */
static char *plain(const char *text)
{
    char *copy = xstrdup(text);
    for (char *at = copy; *at; at++)
        if (((unsigned char)*at < ' ' && *at != '\t' && *at != '\n') ||
            !strncmp(at, "\xef\xbf\xbe", 3) || !strncmp(at, "\xef\xbf\xbf", 3))
            memset(at, ' ', (unsigned char)*at < ' ' ? 1 : 3);
    return copy;
}

void markup_set_text(MarkupNode *node, const char *text)
{
    char *copy = plain(text);
    xml.xmlNodeSetContent(node, NULL);
    xml.xmlNodeAddContent(node, (const xmlChar *)copy);
    free(copy);
}

MarkupNode *markup_add(MarkupNode *parent, const char *name)
{
    const char *local, *space = space_of(name, &local);
    xmlNs *known =
        space ? xml.xmlSearchNsByHref(parent->doc, parent, (const xmlChar *)space) : NULL;
    return xml.xmlNewChild(parent, known, (const xmlChar *)local, NULL);
}

MarkupNode *markup_add_before(MarkupNode *at, const char *name)
{
    MarkupNode *node = markup_add(at->parent, name);
    markup_move_before(at, node);
    return node;
}

/* The declaration that stands further out, for one of the copy's own. */
static xmlNs *outer(const MarkupNode *copy, xmlNs *space)
{
    for (xmlNs *own = copy->nsDef; own; own = own->next)
        if (own == space)
            return xml.xmlSearchNs(copy->doc, copy->parent, space->prefix);
    return space;
}

/* The library declares the names of a copy once more at each copy: where its place knows them all
 * the copy takes those. */
static void take_names(MarkupNode *copy)
{
    for (xmlNs *own = copy->nsDef; own; own = own->next) {
        xmlNs *known = xml.xmlSearchNs(copy->doc, copy->parent, own->prefix);
        if (!known || strcmp((const char *)known->href, (const char *)own->href) != 0)
            return;
    }
    for (MarkupNode *node = copy; node; node = markup_next(copy, node)) {
        node->ns = outer(copy, node->ns);
        for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
            attribute->ns = outer(copy, attribute->ns);
    }
    xml.xmlFreeNsList(copy->nsDef);
    copy->nsDef = NULL;
}

MarkupNode *markup_copy_before(MarkupNode *at, const MarkupNode *node)
{
    MarkupNode *copy = xml.xmlDocCopyNode((xmlNode *)node, at->doc, 1);
    xml.xmlAddPrevSibling(at, copy);
    take_names(copy);
    return copy;
}

void markup_move_before(MarkupNode *at, MarkupNode *node)
{
    xml.xmlUnlinkNode(node);
    xml.xmlAddPrevSibling(at, node);
}

void markup_move_into(MarkupNode *parent, MarkupNode *node)
{
    xml.xmlUnlinkNode(node);
    xml.xmlAddChild(parent, node);
}

void markup_remove(MarkupNode *node)
{
    xml.xmlUnlinkNode(node);
    xml.xmlFreeNode(node);
}
