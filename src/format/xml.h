/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml.h - XML read in a stream, within bounds whatever it holds. Owns expat. */
#ifndef XML_H
#define XML_H

#include "format/encoding.h"

/* What a reader meets; names come without their prefix. Each returns false to stop, after
 * fail(). `text` may be NULL. */
typedef struct XmlEvents {
    void *data;
    bool (*start)(void *data, const char *name, const char **attributes);
    bool (*text)(void *data, const char *text, size_t bytes);
    bool (*end)(void *data, const char *name);
} XmlEvents;

/* Reads all of it; `name` is for messages. */
MUST_CHECK bool xml_read(const char *name, EncodingRead *read, void *stream,
                         const XmlEvents *events);

/* The value under a name, whatever its prefix; NULL when there is none. */
const char *xml_attribute(const char **attributes, const char *name);

#endif
