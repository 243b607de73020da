/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum { XML_PIECE = 64 * 1024, DEEPEST = 64, LONGEST_TOKEN = 4 << 20 };

typedef struct Xml {
    const char *name;
    XML_Parser parser;
    const XmlEvents *events;
    size_t depth, silent; /* bytes since the last event */
    bool has_failed;
} Xml;

static const char *without_prefix(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (!strcmp(without_prefix(attributes[0]), name))
            return attributes[1];
    return NULL;
}

static void stop_unless(Xml *xml, bool done)
{
    xml->silent = 0;
    if (done || xml->has_failed)
        return;
    xml->has_failed = true;
    XML_StopParser(xml->parser, XML_FALSE);
}

/* expat may still tell of an element's end after it was stopped. */

static void XMLCALL on_start(void *data, const char *name, const char **attributes)
{
    Xml *xml = data;
    if (xml->has_failed)
        return;
    if (++xml->depth > DEEPEST)
        stop_unless(xml, fail("%s: nested too deeply", xml->name));
    else
        stop_unless(xml, xml->events->start(xml->events->data, without_prefix(name), attributes));
}

static void XMLCALL on_end(void *data, const char *name)
{
    Xml *xml = data;
    xml->depth--;
    if (!xml->has_failed)
        stop_unless(xml, xml->events->end(xml->events->data, without_prefix(name)));
}

static void XMLCALL on_text(void *data, const char *text, int bytes)
{
    Xml *xml = data;
    if (!xml->has_failed)
        stop_unless(xml, !xml->events->text ||
                             xml->events->text(xml->events->data, text, (size_t)bytes));
}

/* Entities, and with them their expansion, need one. */
static void XMLCALL on_doctype(void *data, const char *name, const char *system, const char *public,
                               int has_subset)
{
    Xml *xml = data;
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    stop_unless(xml, fail("%s: it declares a document type, which no workbook does", xml->name));
}

static bool feed(Xml *xml, const char *piece, long bytes)
{
    xml->silent += (size_t)bytes;
    bool done = XML_Parse(xml->parser, piece, (int)bytes, bytes == 0) == XML_STATUS_OK;
    if (xml->has_failed)
        return false;
    if (!done)
        return fail("%s line %lu: broken XML: %s", xml->name,
                    (unsigned long)XML_GetCurrentLineNumber(xml->parser),
                    XML_ErrorString(XML_GetErrorCode(xml->parser)));
    return xml->silent <= LONGEST_TOKEN ||
           fail("%s: one tag is longer than %d MB", xml->name, LONGEST_TOKEN >> 20);
}

bool xml_read(const char *name, EncodingRead *read, void *stream, const XmlEvents *events)
{
    Xml xml = { .name = name, .parser = XML_ParserCreate(NULL), .events = events };
    if (!xml.parser)
        die("out of memory");
    XML_SetUserData(xml.parser, &xml);
    XML_SetElementHandler(xml.parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml.parser, on_text);
    XML_SetStartDoctypeDeclHandler(xml.parser, on_doctype);
    char *piece = xreallocarray(NULL, XML_PIECE, 1);
    bool done = true;
    for (long bytes = 1; done && bytes > 0;) {
        bytes = read(stream, piece, XML_PIECE);
        done = bytes >= 0 && feed(&xml, piece, bytes);
    }
    free(piece);
    XML_ParserFree(xml.parser);
    return done;
}
