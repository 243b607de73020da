/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reader.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "csv_reader.h"
#include "file.h"
#include "input.h"
#include "json_reader.h"
#include "xlsx_reader.h"
#include "zip_reader.h"

enum { PIECE = 64 * 1024, DEEPEST_FOLDER = 8 };

typedef struct Reading {
    const Sources *sources;
    const ReaderEvents *events;
} Reading;

typedef struct Outcome {
    bool is_known;
    size_t repaired;
} Outcome;

/* ---- one text ---- */

static bool read_json(const Reading *reading, const char *name, Input *input, char *piece,
                      long bytes, Outcome *outcome)
{
    JsonReader *json = json_reader_new(name, reading->sources, reading->events);
    bool done = true;
    for (; done && bytes > 0; bytes = done ? input_read(input, piece, PIECE) : 0)
        done = json_reader_feed(json, piece, (size_t)bytes);
    done = done && bytes == 0 && json_reader_end(json);
    outcome->is_known = json_reader_knows(json);
    outcome->repaired = json_reader_repaired(json);
    json_reader_free(json);
    return done;
}

static bool read_csv(const Reading *reading, const char *name, Input *input, char *piece,
                     long bytes, Outcome *outcome)
{
    CsvReader *csv = csv_reader_new(name, reading->sources, reading->events);
    bool done = true;
    for (; done && bytes > 0; bytes = done ? input_read(input, piece, PIECE) : 0)
        done = csv_reader_feed(csv, piece, (size_t)bytes);
    done = done && bytes == 0 && csv_reader_end(csv);
    outcome->is_known = csv_reader_knows(csv);
    csv_reader_free(csv);
    return done;
}

static bool read_text(const Reading *reading, const char *name, InputRead *read, void *stream)
{
    const ReaderEvents *events = reading->events;
    Input *input = input_new(read, stream);
    char *piece = xreallocarray(NULL, PIECE, 1);
    Outcome outcome = { 0 };
    bool done = events->begin(events->data, name);
    long bytes = done ? input_read(input, piece, PIECE) : -1;
    size_t blank = 0;
    while (blank < (size_t)(bytes < 0 ? 0 : bytes) && strchr(" \t\r\n", piece[blank]))
        blank++;
    bool is_json = bytes > 0 && (piece[blank] == '{' || piece[blank] == '[');
    if (bytes > 0)
        done = (is_json ? read_json : read_csv)(reading, name, input, piece, bytes, &outcome);
    else
        done = bytes == 0;
    done = done &&
           events->end(events->data, outcome.repaired + input_repaired(input), outcome.is_known);
    free(piece);
    input_free(input);
    return done;
}

/* ---- files, zips, folders ---- */

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

static bool read_zip(const Reading *reading, const char *path)
{
    bool failed = false, done = true;
    ZipReader *zip = zip_reader_open(path);
    if (!zip)
        return false;
    if (xlsx_reader_fits(zip)) {
        done = xlsx_reader_run(zip, file_name(path), reading->sources, reading->events);
        zip_reader_close(zip);
        return done;
    }
    for (const char *name; done && (name = zip_reader_next(zip, &failed));) {
        char *whole = xasprintf("%s/%s", file_name(path), name);
        done = read_text(reading, whole, zip_reader_read, zip);
        free(whole);
    }
    zip_reader_close(zip);
    return done && !failed;
}

static bool read_path(const Reading *reading, const char *path, int depth);

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool read_folder(const Reading *reading, const char *path, int depth)
{
    struct dirent **entries;
    int found = depth < DEEPEST_FOLDER ? scandir(path, &entries, is_visible, alphasort) : -1;
    if (found < 0)
        return fail("%s: %s", path, strerror(depth < DEEPEST_FOLDER ? errno : ELOOP));
    bool done = true;
    for (int i = 0; i < found; i++) {
        char *whole = xasprintf("%s/%s", path, entries[i]->d_name);
        done = done && read_path(reading, whole, depth + 1);
        free(whole);
        free(entries[i]);
    }
    free(entries);
    return done;
}

static bool read_path(const Reading *reading, const char *path, int depth)
{
    char magic[4] = "";
    if (file_is_folder(path))
        return read_folder(reading, path, depth);
    struct stat status;
    if (stat(path, &status) != 0)
        return fail("%s: %s", path, strerror(errno));
    if (!S_ISREG(status.st_mode))
        return fail("%s is not a file", path);
    FILE *file = fopen(path, "re");
    if (!file)
        return fail("%s: %s", path, strerror(errno));
    bool is_zip = fread(magic, 1, sizeof magic, file) == sizeof magic &&
                  !memcmp(magic, "PK\3\4", sizeof magic);
    if (!memcmp(magic, "\xD0\xCF\x11\xE0", sizeof magic)) {
        fclose(file);
        return fail("%s is an old Excel file (.xls) or has a password; save it as XLSX or CSV",
                    path);
    }
    rewind(file);
    bool done =
        is_zip ? read_zip(reading, path) : read_text(reading, file_name(path), read_file, file);
    fclose(file);
    return done;
}

bool reader_run(const char *path, const Sources *sources, const ReaderEvents *events)
{
    const Reading reading = { sources, events };
    return read_path(&reading, path, 0);
}
