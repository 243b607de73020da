/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "handover/handover.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/csv.h"
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "engagement/engagement.h"
#include "format/json.h"
#include "format/zip_writer.h"
#include "report/gate.h"
#include "report/report.h"

enum { BOUGHT };
static const Query queries[] = {
    [BOUGHT] = { "", "SELECT id FROM acceptance_state ORDER BY position" },
    { 0 },
};

/* A zip on its way, and the texts in it, which it borrows. */
typedef struct Package {
    Store *store;
    Language language;
    ZipWriter *zip;
    Json *manifest; /* a list */
    char **texts;
    size_t text_count, text_room;
} Package;

static void list_file(Package *package, const char *name, int64_t bytes, const char *hash)
{
    Json *row = json_new_object();
    json_set(row, "name", json_of_text(name));
    json_set(row, "bytes", json_of_integer(bytes));
    json_set(row, "sha256", json_of_text(hash));
    json_add(package->manifest, row);
}

static bool add_bytes(Package *package, const char *name, const void *bytes, size_t count)
{
    char hash[HASH_SIZE];
    hash_bytes(bytes, count, hash);
    list_file(package, name, (int64_t)count, hash);
    return zip_writer_add(package->zip, name, bytes, count);
}

static char *keep_text(Package *package, char *text)
{
    package->texts =
        xgrow(package->texts, package->text_count, &package->text_room, sizeof *package->texts);
    return package->texts[package->text_count++] = text;
}

/* The text becomes the package's. */
static bool add_text(Package *package, const char *name, char *text, size_t bytes)
{
    return add_bytes(package, name, keep_text(package, text), bytes);
}

/* ---- deliverables ---- */

/* A file that is read to its end although its name is gone. */
static bool take_file(Package *package, const char *path)
{
    char hash[HASH_SIZE];
    struct stat status;
    FILE *file = hash_file(path, hash) ? file_open(path) : NULL;
    bool is_gone = file_remove(path, FILE_MADE);
    if (!file || !is_gone || fstat(fileno(file), &status) != 0) {
        file_close(file);
        return false;
    }
    char *name = xasprintf("deliverables/%s", file_name(path));
    list_file(package, name, status.st_size, hash);
    bool done = zip_writer_add_stream(package->zip, name, file);
    free(name);
    return done;
}

static int is_plain_name(const struct dirent *entry)
{
    return *entry->d_name != '.';
}

/* A long list lies beside the report that refers to it. */
static bool take_files(Package *package, const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_plain_name, alphasort);
    bool done = count >= 0 || fail("%s cannot be read", folder);
    for (int i = 0; i < count; i++) {
        char *path = xasprintf("%s/%s", folder, entries[i]->d_name);
        done = take_file(package, path) && done;
        free(path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return done;
}

static bool write_deliverable(Package *package, const char *name, const char *reason,
                              const char *folder)
{
    char *path = xasprintf("%s/%s-%s.xlsx", folder, name, language_codes[package->language]);
    bool done = gate_write(package->store, name, gate_exists(name) ? reason : NULL,
                           package->language, REPORT_XLSX, path, NULL);
    free(path);
    return done;
}

static bool is_any_kept_back(const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (gate_exists(names[i]))
            return true;
    return fail("nothing keeps any of these deliverables back; leave --anyway away");
}

/* In memory: nothing is to lie unencrypted on a disk. */
static bool add_deliverables(Package *package, const char *const names[], size_t count,
                             const char *reason)
{
    if (reason && !is_any_kept_back(names, count))
        return false;
    char *folder = file_make_memory_folder();
    bool done = folder;
    for (size_t i = 0; done && i < count; i++)
        done = write_deliverable(package, names[i], reason, folder);
    if (folder) {
        done = take_files(package, folder) && done;
        file_remove_folder(folder);
    }
    free(folder);
    return done;
}

/* What the customer accepts, of what was bought, and the form on which it is done. */
static bool add_bought(Package *package, const char *reason)
{
    Table *bought = store_rows(package->store, queries, BOUGHT);
    if (!bought)
        return false;
    size_t count = table_rows(bought);
    const char **names = xcalloc(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = table_get(bought, i, "id");
    names[count] = "acceptance-form";
    bool done = add_deliverables(package, names, count + 1, reason);
    free(names);
    table_free(bought);
    return done;
}

/* ---- beside them ---- */

static bool add_evidence(Package *package)
{
    char *text;
    size_t bytes;
    Table *evidence = report_list(package->store, "lists", "evidence", package->language, NULL);
    FILE *out = evidence ? open_memstream(&text, &bytes) : NULL;
    bool done = out && csv_put(out, evidence, CSV_EXCEL);
    if (out && fclose(out) == 0)
        done = add_text(package, "evidence.csv", text, bytes) && done;
    table_free(evidence);
    return done;
}

/* For who finds the package without us, in both languages. */
static bool add_read_me(Package *package)
{
    static const char words[] =
        N_("This package hands over a Well-Architected engagement. Its files are encrypted with"
           " AES-256; 7-Zip and Bandizip open it with the passphrase, which came by another way."
           " Names and sizes of the files are not encrypted. manifest.json has the SHA-256 of each"
           " file: 'certutil -hashfile FILE SHA256' on Windows and 'sha256sum FILE' on Linux print"
           " the same. The .wellbook file is the workbook itself, an SQLite database.");
    char *text = xasprintf("\xef\xbb\xbf%s\r\n\r\n%s\r\n", message_in(ENGLISH, words),
                           message_in(CHINESE, words));
    return add_text(package, "read-me.txt", text, strlen(text));
}

static bool add_manifest(Package *package)
{
    char *id = engagement_id(package->store), now[STAMP_SIZE];
    if (!id)
        return false;
    Json *manifest = json_new_object();
    date_stamp(now);
    json_set(manifest, "format", json_of_text("wellbook-handover-1"));
    json_set(manifest, "program", json_of_text(PACKAGE_STRING));
    json_set(manifest, "engagement", json_of_text(id));
    json_set(manifest, "made", json_of_text(now));
    json_set(manifest, "files", package->manifest);
    package->manifest = NULL;
    free(id);
    char *text = keep_text(package, json_to_line(manifest));
    return zip_writer_add(package->zip, "manifest.json", text, strlen(text));
}

static void release(Package *package)
{
    zip_writer_free(package->zip);
    json_free(package->manifest);
    for (size_t i = 0; i < package->text_count; i++)
        free(package->texts[i]);
    free(package->texts);
}

/* The workbook last: it has what the gates recorded. */
static bool fill(Package *package, const char *const deliverables[], size_t count,
                 const char *reason, unsigned char **workbook)
{
    size_t bytes;
    if (!(count ? add_deliverables(package, deliverables, count, reason)
                : add_bought(package, reason)) ||
        !add_evidence(package) || !add_read_me(package))
        return false;
    *workbook = store_image(package->store, &bytes);
    return *workbook &&
           add_bytes(package, file_name(store_path(package->store)), *workbook, bytes) &&
           add_manifest(package);
}

bool handover_write(Store *store, const char *const deliverables[], size_t count, Language language,
                    const char *reason, const char *passphrase, const char *path)
{
    unsigned char *workbook = NULL;
    Package package = { .store = store,
                        .language = language,
                        .zip = zip_writer_new(passphrase),
                        .manifest = json_new_list() };
    if (!package.zip || file_exists(path)) {
        bool is_taken = package.zip != NULL;
        release(&package);
        return is_taken && fail("%s exists; give another name with -o", path);
    }
    bool done = fill(&package, deliverables, count, reason, &workbook);
    if (done) {
        done = zip_writer_publish_new(package.zip, path);
        package.zip = NULL;
    }
    release(&package);
    store_image_free(workbook);
    return done;
}

char *handover_default_path(Store *store)
{
    const char *file = file_name(store_path(store)), *dot = strrchr(file, '.');
    return file_name_with(file, dot ? (size_t)(dot - file) : strlen(file), "-handover.zip");
}
