/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <string.h>

#include "advice/recommendation.h"
#include "implementation/adopt.h"

static size_t adopt(Store *store, const char *text)
{
    Adoption adoption;
    char *path = fixture_path("items.csv");
    fixture_write(path, text, strlen(text));
    bool done = adopt_from(store, path, &adoption);
    size_t adopted = adoption.adopted;
    adoption_release(&adoption);
    free(path);
    return done ? adopted : (size_t)-1;
}

Test(adopt, takes_rows_of_a_csv_once_or_none_of_them)
{
    Store *store = fixture_store();
    cr_expect_eq(adopt(store, "title,pillar,explanation\nEncrypt disks,security,By copies\n"
                              "分摊费用,成本,\n"),
                 2, "%s", failure());
    cr_expect_eq(adopt(store, "title,pillar\nEncrypt disks,security\n"), 0);
    cr_expect_eq(adopt(store, "title,pillar\nShare,cost\nOther,moon\n"), (size_t)-1);
    cr_expect(strstr(failure(), "row 3: unknown pillar 'moon'"), "%s", failure());
    cr_expect_eq(adopt(store, "name,pillar\nShare,cost\n"), (size_t)-1);
    cr_expect(strstr(failure(), "needs the columns title and pillar"), "%s", failure());
    static const Query count[] = {
        { "", "SELECT count(*) FROM recommendation WHERE status = 'accepted'" }, { 0 }
    };
    int64_t rows;
    cr_assert(store_number(store, &rows, count, 0));
    cr_expect_eq(rows, 2);
    store_close(store);
}

/* A workbook of the third version of the schema. */
static void copy_of_released(const char *path)
{
    static char bytes[1 << 20];
    char *shipped = file_shipped("tests/workbooks/v3.wellbook");
    FILE *file = fopen(shipped, "r");
    cr_assert_not_null(file, "%s", shipped);
    fixture_write(path, bytes, fread(bytes, 1, sizeof bytes, file));
    fclose(file);
    free(shipped);
}

static void adopts(Store *store, const char *path, size_t adopted, size_t there)
{
    char before[HASH_SIZE], after[HASH_SIZE];
    Adoption adoption;
    cr_assert(hash_file(path, before));
    cr_assert(adopt_from(store, path, &adoption), "%s", failure());
    cr_expect(adoption.adopted == adopted && adoption.there == there, "%zu and %zu",
              adoption.adopted, adoption.there);
    adoption_release(&adoption);
    cr_assert(hash_file(path, after));
    cr_expect_str_eq(after, before, "%s was changed", path);
}

Test(adopt, takes_from_a_workbook_once_and_leaves_it_as_it_is)
{
    char *path = fixture_path("theirs.wellbook"), *old = fixture_path("old.wellbook");
    Store *theirs = fixture_store(), *store = fixture_store();
    char id[RECOMMENDATION_ID_SIZE];
    cr_assert(recommendation_add(theirs, NULL, "security", "Encrypt disks", ENGLISH, id) &&
                  recommendation_set(theirs, id, (const char *const[]){ "status=accepted" }, 1) &&
                  store_copy_to_file(theirs, path),
              "%s", failure());
    adopts(store, path, 1, 0);
    adopts(store, path, 0, 1);
    copy_of_released(old);
    adopts(store, old, 0, 0);
    store_close(theirs);
    store_close(store);
    free(path);
    free(old);
}

/* Two colleagues take over the same file, and merge then. */
Test(adopt, is_the_same_in_each_copy)
{
    Store *stores[] = { fixture_store(), fixture_store() };
    static const Query ids[] = { { "", "SELECT group_concat(id, ' ') FROM (SELECT id FROM"
                                       " recommendation WHERE title_en > '' ORDER BY id)" },
                                 { 0 } };
    char *found[COUNT(stores)];
    for (size_t i = 0; i < COUNT(stores); i++) {
        cr_expect_eq(adopt(stores[i], "title,pillar\nUse KMS,security\nTwo zones,reliability\n"),
                     2);
        found[i] = store_text(stores[i], ids, 0);
        cr_assert_not_null(found[i], "%s", failure());
    }
    cr_expect_str_eq(found[0], found[1]);
    cr_expect(strchr(found[0], ' '), "%s", found[0]);
    for (size_t i = 0; i < COUNT(stores); i++) {
        free(found[i]);
        store_close(stores[i]);
    }
}

Test(adopt, says_what_it_does_not_take)
{
    Store *store = fixture_store();
    Adoption adoption;
    char *folder = fixture_path("items"), *first = xasprintf("%s/1.csv", folder),
         *second = xasprintf("%s/2.csv", folder), *third = xasprintf("%s/3.csv", folder);
    const char *items = "title,pillar,explanation,owner\nEncrypt disks,security,By copies,Li\n"
                        "Encrypt disks,security,By snapshots,Li\nEncrypt disks,security,,Li\n",
               *more = "pillar,title\ncost,Share costs\ncost,Encrypt disks\n",
               *other = "name,size\na,1\n";
    mkdir(folder, 0700);
    fixture_write(first, items, strlen(items));
    fixture_write(second, more, strlen(more));
    fixture_write(third, other, strlen(other));
    cr_assert(adopt_from(store, folder, &adoption), "%s", failure());
    cr_expect(adoption.adopted == 2 && adoption.there == 3, "%zu %zu", adoption.adopted,
              adoption.there);
    char *note = adoption_note(&adoption);
    cr_expect_str_eq(note, "there with another explanation or pillar, which stays: Encrypt disks;"
                           " Encrypt disks; not taken: 3.csv, owner");
    free(note);
    adoption_release(&adoption);
    cr_expect_eq(adopt(store, "title,pillar,title\nOne,cost,Two\n"), (size_t)-1);
    cr_expect(strstr(failure(), "has two columns 'title'"), "%s", failure());
    store_close(store);
    free(folder);
    free(first);
    free(second);
    free(third);
}
