/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fixture.h - what tests build on. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/id.h"
#include "engagement/engagement.h"
#include "evidence/import.h"

/* A fresh name in the build folder; the caller frees. */
static inline char *fixture_path(const char *name)
{
    const char *build = getenv("BUILD");
    char *folder = xasprintf("%s/tests/work.tmp", build ? build : ".");
    char id[ID_SIZE];
    mkdir(folder, 0700);
    id_make(id);
    char *path = xasprintf("%s/%.8s-%s", folder, id, name);
    free(folder);
    return path;
}

static inline void fixture_write(const char *path, const char *text, size_t bytes)
{
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file, "%s", path);
    cr_assert_eq(fwrite(text, 1, bytes, file), bytes);
    fclose(file);
}

/* Byte by byte. */
void fixture_copy(const char *from, const char *to);

/* As another program does. */
void fixture_tamper(const char *path, const char *sql);

/* An engagement in memory with the workloads "Shop" and "Data": a copy of one that is made once for all
 * tests of a run (fixture.c), which takes a twentieth of the time. */
Store *fixture_store(void);

/* The sample engagement, likewise. */
Store *fixture_sample(Language language);

/* The shipped examples of Config and Cloud Governance Center, imported as one act. */
static inline void fixture_import(Store *store)
{
    static const char *const names[] = { "config-results.json", "config-rules.json",
                                         "governance-details-apbxftkv5c.json",
                                         "governance-metadata.json", "governance-results.json" };
    char *paths[COUNT(names) + 1] = { NULL };
    const char *tree = getenv("TOP");
    for (size_t i = 0; i < COUNT(names); i++)
        paths[i] = xasprintf("%s/tests/exports/%s", tree ? tree : ".", names[i]);
    Table *files = import_run(store, &(ImportPlan){ .paths = (const char *const *)paths });
    cr_assert_not_null(files, "%s", failure());
    table_free(files);
    for (size_t i = 0; i < COUNT(names); i++)
        free(paths[i]);
}

#endif
