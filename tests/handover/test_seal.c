/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "handover/seal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "engagement/engagement.h"
#include "fixture.h"

/* Whoever comes next has a data folder, and so a key, of their own. */
static void become(const char *who)
{
    char *home = fixture_path(who);
    cr_assert_eq(mkdir(home, 0700), 0);
    setenv("XDG_DATA_HOME", home, 1);
    free(home);
}

static void make_key(const char *who, unsigned char public[KEY_BYTES])
{
    char text[KEY_TEXT_SIZE];
    become(who);
    cr_assert(seal_key_make(text), "%s", failure());
    cr_assert(seal_key_parse(text, public), "%s", failure());
}

static char *seal(Store *store, const unsigned char public[KEY_BYTES])
{
    char *path = fixture_path("a.sealed");
    cr_assert(seal_workbook(store, public, path), "%s", failure());
    return path;
}

/* A workbook of "ACME". */
static char *sealed_to(const unsigned char public[KEY_BYTES])
{
    Store *store = fixture_store();
    char *path = seal(store, public);
    store_close(store);
    return path;
}

static char *text_of(const char *path, size_t *bytes)
{
    struct stat status;
    cr_assert_eq(stat(path, &status), 0);
    *bytes = (size_t)status.st_size;
    char *text = xcalloc(*bytes + 1, 1);
    FILE *file = file_open(path);
    cr_assert_not_null(file, "%s", failure());
    cr_assert_eq(fread(text, 1, *bytes, file), *bytes);
    file_close(file);
    return text;
}

static void is_refused(const char *sealed, const char *says)
{
    char *path = fixture_path("opened.wellbook");
    cr_assert_not(seal_open(sealed, path), "%s", says);
    cr_assert(strstr(failure(), says), "%s", failure());
    cr_assert_not(file_exists(path));
    free(path);
}

Test(seal, the_colleague_opens_what_was_sealed_to_them)
{
    unsigned char public[KEY_BYTES];
    make_key("anna", public);
    Store *first = fixture_store();
    char *sealed = seal(first, public), *path = fixture_path("b.wellbook");
    struct stat status;
    cr_assert(seal_open(sealed, path), "%s", failure());
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_assert(store_is_sound(store), "%s", failure());
    cr_assert(store_holds_same(store, first));
    cr_assert(stat(path, &status) == 0 && (status.st_mode & 0777) == 0600);
    cr_assert(stat(sealed, &status) == 0 && (status.st_mode & 0777) == 0600);
    store_close(first);
    store_close(store);
    free(path);
    free(sealed);
}

Test(seal, nothing_of_the_workbook_can_be_read_in_it)
{
    unsigned char public[KEY_BYTES];
    size_t bytes;
    make_key("bob", public);
    char *sealed = sealed_to(public), *text = text_of(sealed, &bytes);
    cr_assert_null(memmem(text, bytes, "ACME", 4));
    cr_assert_null(memmem(text, bytes, "SQLite", 6));
    free(text);
    free(sealed);
}

Test(seal, another_key_opens_nothing_and_writes_nothing)
{
    unsigned char public[KEY_BYTES], other[KEY_BYTES];
    make_key("carla", public);
    char *sealed = sealed_to(public);
    become("nobody");
    is_refused(sealed, "you have no key yet");
    make_key("dora", other);
    is_refused(sealed, "cannot be opened with your key");
    free(sealed);
}

Test(seal, a_changed_byte_is_refused_wherever_it_stands)
{
    /* The mark, the box, the stream's header, the first message, its end, the last byte. */
    const size_t places[] = { 0, 15, 16, 95, 96, 119, 120, 5000, 120 + 65536 + 16, 0 };
    unsigned char public[KEY_BYTES];
    size_t bytes;
    make_key("emil", public);
    char *sealed = sealed_to(public), *text = text_of(sealed, &bytes);
    for (size_t i = 0; i < COUNT(places); i++) {
        size_t at = i + 1 < COUNT(places) ? places[i] : bytes - 1;
        char *path = fixture_path("changed.sealed");
        text[at] ^= 1;
        fixture_write(path, text, bytes);
        text[at] ^= 1;
        is_refused(path, path);
        free(path);
    }
    free(text);
    free(sealed);
}

Test(seal, what_was_cut_or_grew_is_refused)
{
    const size_t cuts[] = { 0, 10, 96, 100, 120, 130, 120 + 65536 + 17 };
    unsigned char public[KEY_BYTES];
    size_t bytes;
    make_key("fritz", public);
    char *sealed = sealed_to(public), *text = text_of(sealed, &bytes);
    for (size_t i = 0; i <= COUNT(cuts); i++) {
        char *path = fixture_path("cut.sealed");
        fixture_write(path, text, i < COUNT(cuts) ? cuts[i] : bytes - 1);
        is_refused(path, path);
        free(path);
    }
    char *path = fixture_path("longer.sealed");
    fixture_write(path, text, bytes + 1); /* the NUL behind it */
    is_refused(path, "was changed or cut");
    free(path);
    free(text);
    free(sealed);
}

Test(seal, a_mistyped_public_key_is_known)
{
    char text[KEY_TEXT_SIZE];
    unsigned char public[KEY_BYTES];
    become("gina");
    cr_assert(seal_key_make(text), "%s", failure());
    text[12] = text[12] == 'a' ? 'b' : 'a';
    cr_assert_not(seal_key_parse(text, public));
    cr_assert(strstr(failure(), "mistyped"), "%s", failure());
}

Test(seal, a_key_is_made_once_and_kept_for_oneself)
{
    char text[KEY_TEXT_SIZE], again[KEY_TEXT_SIZE];
    struct stat status;
    become("hugo");
    cr_assert(seal_key_make(text), "%s", failure());
    cr_assert_not(seal_key_make(again));
    cr_assert(seal_key_show(again), "%s", failure());
    cr_assert_str_eq(text, again);
    char *path = file_personal("keys/own.key");
    cr_assert(stat(path, &status) == 0 && (status.st_mode & 0777) == 0600);
    free(path);
}
