/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/office.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "format/zip_reader.h"
#include "format/zip_writer.h"

typedef struct Part {
    char *name, *bytes;
    size_t count;
    Markup *markup;
} Part;

struct Office {
    char *path;
    Part *parts;
    size_t count, room;
};

enum { MOST_PART_BYTES = 32 << 20, PIECE = 64 * 1024 };

static bool read_part(Office *office, ZipReader *zip, const char *name)
{
    Buffer bytes = { 0 };
    static char piece[PIECE];
    long got = 0;
    office->parts = xgrow(office->parts, office->count, &office->room, sizeof *office->parts);
    Part *part = &office->parts[office->count++];
    *part = (Part){ .name = xstrdup(name) };
    while (bytes.bytes < MOST_PART_BYTES && (got = zip_reader_read(zip, piece, sizeof piece)) > 0)
        buffer_add_bytes(&bytes, piece, (size_t)got);
    part->count = bytes.bytes;
    part->bytes = buffer_take(&bytes);
    return got == 0 || (got > 0 && fail("%s: %s is too large for a template", office->path, name));
}

Office *office_open(const char *path)
{
    ZipReader *zip = zip_reader_open(path);
    const char *name;
    bool failed = !zip;
    if (!zip)
        return NULL;
    Office *office = xcalloc(1, sizeof *office);
    office->path = xstrdup(path);
    while (!failed && (name = zip_reader_next(zip, &failed)))
        failed = !read_part(office, zip, name);
    zip_reader_close(zip);
    if (!failed)
        return office;
    office_free(office);
    return NULL;
}

void office_free(Office *office)
{
    for (size_t i = 0; office && i < office->count; i++) {
        markup_free(office->parts[i].markup);
        free(office->parts[i].name);
        free(office->parts[i].bytes);
    }
    if (office)
        free(office->parts);
    if (office)
        free(office->path);
    free(office);
}

const char *office_part(const Office *office, size_t number)
{
    return number < office->count ? office->parts[number].name : NULL;
}

static Part *find(const Office *office, const char *name)
{
    for (size_t i = 0; i < office->count; i++)
        if (!strcmp(office->parts[i].name, name))
            return &office->parts[i];
    return NULL;
}

bool office_has(const Office *office, const char *name)
{
    return find(office, name);
}

Markup *office_markup(Office *office, const char *name)
{
    Part *part = find(office, name);
    if (!part) {
        fail("%s has no part %s; take the template anew", office->path, name);
        return NULL;
    }
    if (!part->markup)
        part->markup = markup_parse(part->bytes, part->count, name);
    return part->markup;
}

void office_replace(Office *office, const char *name, char *bytes, size_t count)
{
    Part *part = find(office, name);
    if (!part)
        die("no part %s", name);
    free(part->bytes);
    part->bytes = bytes;
    part->count = count;
}

/* Which LibreOffice leaves out when they are empty. */
static void set_property(MarkupNode *root, const char *name, const char *text)
{
    MarkupNode *node = markup_child(root, name);
    markup_set_text(node ? node : markup_add(root, name), text);
}

static void set_date(MarkupNode *root, const char *name, const char *stamp)
{
    MarkupNode *node = markup_child(root, name);
    if (node)
        markup_set_text(node, stamp);
}

bool office_set_properties(Office *office, const char *title, const char *subject,
                           const char *creator, const char *identifier)
{
    Markup *markup = office_markup(office, "docProps/core.xml");
    char now[STAMP_SIZE];
    if (!markup)
        return false;
    MarkupNode *root = markup_root(markup);
    date_stamp(now);
    set_property(root, "dc:title", title);
    set_property(root, "dc:subject", subject);
    set_property(root, "dc:creator", creator);
    set_property(root, "dc:identifier", identifier);
    set_property(root, "cp:lastModifiedBy", creator);
    set_date(root, "dcterms:created", now);
    set_date(root, "dcterms:modified", now);
    return true;
}

bool office_write(Office *office, const char *path)
{
    ZipWriter *zip = zip_writer_new(NULL);
    bool done = zip != NULL;
    for (size_t i = 0; done && i < office->count; i++) {
        Part *part = &office->parts[i];
        if (part->markup) {
            free(part->bytes);
            part->bytes = markup_write(part->markup, &part->count);
        }
        done = zip_writer_add(zip, part->name, part->bytes, part->count);
    }
    if (done)
        return zip_writer_publish(zip, path);
    zip_writer_free(zip);
    return false;
}
