/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "handover/handover.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "base/file.h"
#include "base/hash.h"
#include "fixture.h"
#include "format/json.h"
#include "handover/passphrase.h"

static const char passphrase[] = "correct horse battery";

static char *write_package(Store *store)
{
    static const char *const names[] = { "project-plan", "acceptance-form" };
    char *path = fixture_path("package.zip");
    cr_assert(handover_write(store, names, COUNT(names), ENGLISH, NULL, passphrase, path), "%s",
              failure());
    return path;
}

/* NULL when the passphrase or the content is wrong. */
static char *content_of(zip_t *zip, const char *name, const char *with, size_t *bytes)
{
    zip_stat_t entry;
    cr_assert_eq(zip_stat(zip, name, 0, &entry), 0, "%s", name);
    char *text = xcalloc(entry.size + 1, 1);
    zip_file_t *file = zip_fopen_encrypted(zip, name, 0, with);
    zip_int64_t got = file ? zip_fread(file, text, entry.size) : -1;
    /* The checksum stands behind the last byte. */
    bool is_whole = got == (zip_int64_t)entry.size && zip_fread(file, text, 0) == 0 &&
                    zip_fclose(file) == 0;
    *bytes = (size_t)entry.size;
    if (is_whole)
        return text;
    free(text);
    return NULL;
}

Test(handover, its_files_are_what_its_manifest_says)
{
    Store *store = fixture_store();
    char *path = write_package(store);
    size_t bytes, entries = 0;
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    cr_assert_not_null(zip);
    char *text = content_of(zip, "manifest.json", passphrase, &bytes);
    cr_assert_not_null(text);
    Json *manifest = json_parse(text, bytes);
    const Json *files = json_get(manifest, "files");
    for (; entries < json_count(files); entries++) {
        const Json *row = json_at(files, entries);
        char hash[HASH_SIZE];
        char *content = content_of(zip, json_get_text(row, "name"), passphrase, &bytes);
        cr_assert_not_null(content);
        hash_bytes(content, bytes, hash);
        cr_assert_str_eq(hash, json_get_text(row, "sha256"));
        free(content);
    }
    /* Two deliverables, evidence, how to open it, the workbook; and the manifest itself. */
    cr_assert_eq(entries, 5);
    cr_assert_eq(zip_get_num_entries(zip, 0), 6);
    json_free(manifest);
    free(text);
    zip_discard(zip);
    store_close(store);
    free(path);
}

Test(handover, every_file_is_encrypted_and_opens_with_no_other_passphrase)
{
    Store *store = fixture_store();
    char *path = write_package(store);
    size_t bytes;
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        zip_stat_t entry;
        cr_assert_eq(zip_stat_index(zip, (zip_uint64_t)i, 0, &entry), 0);
        cr_assert_eq(entry.encryption_method, ZIP_EM_AES_256);
        cr_assert_null(content_of(zip, entry.name, "correct horse batterY", &bytes));
    }
    zip_discard(zip);
    store_close(store);
    free(path);
}

Test(handover, nothing_is_left_in_memory_and_nothing_overwritten)
{
    char folder[] = "/dev/shm/wellbook-test-XXXXXX";
    Store *store = fixture_store();
    cr_assert_not_null(mkdtemp(folder));
    setenv("XDG_RUNTIME_DIR", folder, 1);
    char *path = write_package(store);
    cr_assert(!handover_write(store, NULL, 0, ENGLISH, NULL, passphrase, path));
    cr_assert(strstr(failure(), "exists"), "%s", failure());
    file_remove_folder(folder);
    cr_assert_not(file_exists(folder), "the folder was not empty");
    store_close(store);
    free(path);
}

Test(handover, what_lacks_points_leaves_only_for_a_reason)
{
    static const char *const names[] = { "consulting-report" };
    Store *store = fixture_store();
    char *path = fixture_path("package.zip");
    cr_assert_not(handover_write(store, names, 1, ENGLISH, NULL, passphrase, path));
    cr_assert(strstr(failure(), "points are missing"), "%s", failure());
    cr_assert_not(file_exists(path));
    store_close(store);
    free(path);
}

Test(passphrase, six_words_are_proposed_and_never_twice_the_same)
{
    char one[PASSPHRASE_SIZE], other[PASSPHRASE_SIZE];
    int spaces = 0;
    cr_assert(passphrase_propose(one) && passphrase_propose(other), "%s", failure());
    for (const char *at = one; *at; at++)
        spaces += *at == ' ';
    cr_assert_eq(spaces, 5, "%s", one);
    cr_assert_str_neq(one, other);
}
