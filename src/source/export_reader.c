/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/export_reader.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/message.h"
#include "source/csv_reader.h"
#include "source/json_reader.h"
#include "source/xlsx_reader.h"
#include "format/encoding.h"
#include "format/xlsx_cells.h"
#include "format/zip_reader.h"

enum { PIECE = 64 * 1024, DEEPEST_FOLDER = 8, MOST_FILES = 10000 };

typedef struct Reading {
    const Sources *sources;
    const ExportEvents *events;
} Reading;

/* A file or folder, and the folders that led to it. */
typedef struct Place {
    const struct Place *above;
    const char *path;
    const char *name; /* of the file, from what was named on */
    int depth;        /* 0: it was named */
    dev_t device;
    ino_t node;
} Place;

typedef struct Outcome {
    bool is_known;
    size_t repaired;
} Outcome;

/* ---- one text ---- */

static bool read_json(const Reading *reading, const char *name, EncodingStream *input, char *piece,
                      long bytes, Outcome *outcome)
{
    JsonReader *json = json_reader_new(name, reading->sources, reading->events);
    bool done = true;
    for (; done && bytes > 0; bytes = done ? encoding_read(input, piece, PIECE) : 0)
        done = json_reader_feed(json, piece, (size_t)bytes);
    done = done && bytes == 0 && json_reader_end(json);
    outcome->is_known = json_reader_knows(json);
    outcome->repaired = json_reader_repaired(json);
    json_reader_free(json);
    return done;
}

static bool read_csv(const Reading *reading, const char *name, EncodingStream *input, char *piece,
                     long bytes, Outcome *outcome)
{
    CsvReader *csv = csv_reader_new(name, reading->sources, reading->events);
    bool done = true;
    /* Of what is no table the rest is not read. */
    for (; done && bytes > 0;
         bytes = done && !csv_reader_is_foreign(csv) ? encoding_read(input, piece, PIECE) : 0)
        done = csv_reader_feed(csv, piece, (size_t)bytes);
    done = done && bytes == 0 && csv_reader_end(csv);
    outcome->is_known = csv_reader_knows(csv);
    csv_reader_free(csv);
    return done;
}

/* A stream that tells how much of it was read. */
typedef struct Counted {
    EncodingRead *read;
    void *stream;
    const ExportEvents *events;
} Counted;

static long read_counted(void *stream, char *buffer, size_t size)
{
    const Counted *counted = stream;
    long bytes = counted->read(counted->stream, buffer, size);
    if (bytes > 0 && counted->events->advance)
        counted->events->advance(counted->events->data, bytes);
    return bytes;
}

/* "scoutsuite_results =" and a line end before the object: how many bytes stand there. */
static size_t assignment(const char *text, size_t bytes)
{
    static const char *const marks[] = { "=", "{" };
    size_t at = 0;
    for (size_t i = 0; i < COUNT(marks); i++) {
        size_t start = at;
        while (at < bytes && (strchr(" \t\r\n", text[at]) ||
                              (!i && isalnum((unsigned char)text[at])) || (!i && text[at] == '_')))
            at++;
        if (at == bytes || text[at] != *marks[i] || (!i && at == start))
            return 0;
        at += !i;
    }
    return at;
}

static bool read_text(const Reading *reading, const char *name, EncodingRead *read, void *stream)
{
    const ExportEvents *events = reading->events;
    Counted counted = { read, stream, events };
    EncodingStream *input = encoding_new(read_counted, &counted);
    char *piece = xreallocarray(NULL, PIECE, 1);
    Outcome outcome = { 0 };
    bool done = events->begin(events->data, name);
    long bytes = done ? encoding_read(input, piece, PIECE) : -1;
    size_t blank = 0, before = bytes > 0 ? assignment(piece, (size_t)bytes) : 0;
    memmove(piece, piece + before, bytes > 0 ? (size_t)bytes - before : 0);
    bytes -= (long)before;
    while (blank < (size_t)(bytes < 0 ? 0 : bytes) && strchr(" \t\r\n", piece[blank]))
        blank++;
    bool is_json = bytes > 0 && (piece[blank] == '{' || piece[blank] == '[');
    if (bytes > 0)
        done = (is_json ? read_json : read_csv)(reading, name, input, piece, bytes, &outcome);
    else
        done = bytes == 0 && events->leave(events->data, name, tr("it is empty"), false);
    if (done && bytes > 0)
        done = events->end(events->data, outcome.repaired + encoding_repaired(input),
                           outcome.is_known);
    free(piece);
    encoding_free(input);
    return done;
}

static long read_file(void *stream, char *buffer, size_t size)
{
    FILE *file = stream;
    size_t got = fread(buffer, 1, size, file);
    if (!got && ferror(file)) {
        fail("%s", strerror(errno));
        return -1;
    }
    return (long)got;
}

/* ---- what is left out ---- */

static const char *const old_excel =
    N_("an old Excel file (.xls), or one with a password; save it as XLSX or CSV");

static bool is_old_excel(const char magic[4])
{
    return !memcmp(magic, "\xD0\xCF\x11\xE0", 4);
}

static bool is_zip(const char magic[4])
{
    return !memcmp(magic, "PK\3\4", 4);
}

/* What was named must be read; of what lies in a folder, the rest is. */
static bool leave(const Reading *reading, const Place *place, const char *reason, bool is_lost)
{
    const ExportEvents *events = reading->events;
    return place->depth ? events->leave(events->data, place->name, reason, is_lost)
                        : fail("%s: %s", place->path, reason);
}

/* ---- zips ---- */

static bool read_book(const Reading *reading, ZipReader *zip, const char *name)
{
    const ExportEvents *events = reading->events;
    ZipReader *book = zip_reader_open_inner(zip, name);
    if (!book)
        return false;
    bool done = xlsx_cells_fits(book) ? xlsx_reader_run(book, name, reading->sources, events)
                                      : events->leave(events->data, name,
                                                      tr("a zip in a zip; unpack it first"), true);
    zip_reader_close(book);
    return done;
}

static bool read_entry(const Reading *reading, ZipReader *zip, const char *name)
{
    const ExportEvents *events = reading->events;
    char magic[4];
    if (!zip_reader_peek(zip, magic, sizeof magic))
        return false;
    if (is_zip(magic))
        return read_book(reading, zip, name);
    return is_old_excel(magic) ? events->leave(events->data, name, tr(old_excel), true)
                               : read_text(reading, name, zip_reader_read, zip);
}

static bool read_zip(const Reading *reading, const Place *place)
{
    bool failed = false, done = true;
    ZipReader *zip = zip_reader_open(place->path);
    if (!zip)
        return false;
    if (xlsx_cells_fits(zip)) {
        done = xlsx_reader_run(zip, place->name, reading->sources, reading->events);
        zip_reader_close(zip);
        return done;
    }
    for (const char *name; done && (name = zip_reader_next(zip, &failed));) {
        char *whole = xasprintf("%s/%s", place->name, name);
        done = read_entry(reading, zip, whole);
        free(whole);
    }
    zip_reader_close(zip);
    return done && !failed;
}

/* ---- files and folders ---- */

static bool read_path(const Reading *reading, const Place *place);

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool leads_back(const Place *place)
{
    for (const Place *above = place->above; above; above = above->above)
        if (above->device == place->device && above->node == place->node)
            return true;
    return false;
}

/* Counts what lies in a folder until it is too much. */
static void count_files(const char *path, int depth, size_t *count)
{
    struct stat status;
    struct dirent *entry;
    DIR *folder = depth < DEEPEST_FOLDER ? opendir(path) : NULL;
    while (folder && *count <= MOST_FILES && (entry = readdir(folder))) {
        if (!is_visible(entry))
            continue;
        ++*count;
        char *below = xasprintf("%s/%s", path, entry->d_name);
        if (lstat(below, &status) == 0 && S_ISDIR(status.st_mode))
            count_files(below, depth + 1, count);
        free(below);
    }
    if (folder)
        closedir(folder);
}

/* A disk is no folder of exports: it is said before anything of it is read. */
static bool has_too_many(const char *path)
{
    size_t count = 0;
    count_files(path, 0, &count);
    return count > MOST_FILES;
}

static bool refuse_many(const Place *place)
{
    return fail("%s: more than %d files and folders lie in it, and nothing of it was read; name the"
                " folder in which the exports are, or the files",
                place->path, MOST_FILES);
}

static bool read_folder(const Reading *reading, const Place *place)
{
    struct dirent **entries;
    if (!place->depth && has_too_many(place->path))
        return refuse_many(place);
    if (leads_back(place))
        return leave(reading, place, tr("a link back to a folder that is read already"), false);
    if (place->depth == DEEPEST_FOLDER)
        return leave(reading, place, tr("too many folders in each other"), true);
    int found = scandir(place->path, &entries, is_visible, alphasort);
    if (found < 0)
        return leave(reading, place, strerror(errno), true);
    bool done = true;
    for (int i = 0; i < found; i++) {
        char *path = xasprintf("%s/%s", place->path, entries[i]->d_name),
             *name = place->depth ? xasprintf("%s/%s", place->name, entries[i]->d_name)
                                  : xstrdup(entries[i]->d_name);
        const Place entry = {
            .above = place, .path = path, .name = name, .depth = place->depth + 1
        };
        done = done && read_path(reading, &entry);
        free(name);
        free(path);
        free(entries[i]);
    }
    free(entries);
    return done;
}

static bool read_stream(const Reading *reading, const Place *place, FILE *file)
{
    rewind(file);
    bool done = read_text(reading, place->name, read_file, file);
    fclose(file);
    return done;
}

/* A zip is opened anew, from its end. */
static bool read_regular(const Reading *reading, const Place *place, FILE *file)
{
    char magic[4] = "";
    size_t bytes = fread(magic, 1, sizeof magic, file);
    if (bytes < sizeof magic)
        memset(magic, 0, sizeof magic);
    if (!is_old_excel(magic) && !is_zip(magic))
        return read_stream(reading, place, file);
    fclose(file);
    return is_zip(magic) ? read_zip(reading, place) : leave(reading, place, tr(old_excel), true);
}

static bool read_path(const Reading *reading, const Place *at)
{
    struct stat status;
    Place place = *at;
    if (stat(place.path, &status) != 0)
        return leave(reading, &place, strerror(errno), true);
    place.device = status.st_dev;
    place.node = status.st_ino;
    if (S_ISDIR(status.st_mode))
        return read_folder(reading, &place);
    if (!S_ISREG(status.st_mode))
        return leave(reading, &place, tr("this is not a file"), false);
    if (file_is_open_here(place.path))
        return leave(reading, &place, tr("it is open here as a workbook, or belongs to one"),
                     false);
    FILE *file = file_open(place.path);
    return file ? read_regular(reading, &place, file) : leave(reading, &place, failure(), true);
}

/* ---- how much there is ---- */

static int64_t size_at(const char *path, int depth);

static int64_t size_of_folder(const char *path, int depth)
{
    struct dirent **entries;
    int64_t bytes = 0;
    int found = depth < DEEPEST_FOLDER ? scandir(path, &entries, is_visible, NULL) : -1;
    for (int i = 0; i < found; i++) {
        char *entry = xasprintf("%s/%s", path, entries[i]->d_name);
        bytes += size_at(entry, depth + 1);
        free(entry);
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
    return bytes;
}

static int64_t size_at(const char *path, int depth)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return 0;
    if (S_ISDIR(status.st_mode))
        return size_of_folder(path, depth);
    int64_t unpacked = S_ISREG(status.st_mode) ? zip_reader_claims(path) : 0;
    return unpacked ? unpacked : S_ISREG(status.st_mode) ? status.st_size : 0;
}

int64_t export_reader_size(const char *path)
{
    return file_is_folder(path) && has_too_many(path) ? 0 : size_at(path, 0);
}

static bool pass_over(void *data, const Source *source, const Item *item)
{
    (void)data;
    (void)source;
    (void)item;
    return true;
}

static bool pass_over_file(void *data, const char *name, const char *reason, bool is_lost)
{
    (void)data;
    (void)name;
    (void)reason;
    (void)is_lost;
    return true;
}

static bool pass_over_fault(void *data, const Source *source, size_t line, const char *reason,
                            const char *raw)
{
    (void)data;
    (void)source;
    (void)line;
    (void)reason;
    (void)raw;
    return true;
}

static bool pass_over_end(void *data, size_t repaired, bool is_known)
{
    (void)data;
    (void)repaired;
    (void)is_known;
    return true;
}

bool export_reader_run(const char *path, const Sources *sources, const ExportEvents *events)
{
    ExportEvents all = *events;
    all.take = all.take ? all.take : pass_over;
    all.leave = all.leave ? all.leave : pass_over_file;
    all.refuse = all.refuse ? all.refuse : pass_over_fault;
    all.end = all.end ? all.end : pass_over_end;
    const Reading reading = { sources, &all };
    return read_path(&reading, &(Place){ .path = path, .name = file_name(path) });
}
