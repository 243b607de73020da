/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes exports at random, always in the same way, and reads them: whatever they hold,
 * an import ends in rows or in a reason, and the workbook stays sound.
 *   fuzz_reader [ROUNDS]   a few by default; built with sanitizers, thousands find more */
#include "config.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engagement.h"
#include "file.h"
#include "import.h"

enum { DEFAULT_ROUNDS = 400, LARGEST = 1 << 20 };

typedef struct Seed {
    char *text;
    size_t bytes;
} Seed;

/* xorshift64*: the same everywhere. */
static uint64_t next(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static size_t below(uint64_t *state, size_t limit)
{
    return limit ? (size_t)(next(state) % limit) : 0;
}

static Seed read_seed(const char *path)
{
    struct stat status;
    FILE *file = fopen(path, "r");
    if (!file || fstat(fileno(file), &status) != 0)
        die("%s: cannot be read", path);
    Seed seed = { xcalloc((size_t)status.st_size + 1, 1), (size_t)status.st_size };
    if (fread(seed.text, 1, seed.bytes, file) != seed.bytes)
        die("%s: cannot be read", path);
    fclose(file);
    return seed;
}

typedef struct Seeds {
    Seed *list;
    size_t count, room;
} Seeds;

static void read_seeds(Seeds *seeds, const char *name)
{
    const char *top = getenv("TOP");
    char *folder = xasprintf("%s/tests/%s", top ? top : ".", name);
    struct dirent **entries;
    int found = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < found; i++) {
        char *path = xasprintf("%s/%s", folder, entries[i]->d_name);
        if (!file_is_folder(path)) {
            seeds->list = xgrow(seeds->list, seeds->count, &seeds->room, sizeof *seeds->list);
            seeds->list[seeds->count++] = read_seed(path);
        }
        free(path);
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
    free(folder);
}

/* Signs that mean something to a reader are likelier than others. */
static char sign(uint64_t *state)
{
    static const char signs[] = "{}[]\",:;\\u0d8\xFF\xFE\xEF\xBB\xBF\0\n\r\t|-+.e'";
    return below(state, 2) ? signs[below(state, sizeof signs - 1)] : (char)next(state);
}

static void mutate(Seed *text, const Seed *other, uint64_t *state)
{
    size_t at = below(state, text->bytes + 1), bytes = below(state, text->bytes - at + 1);
    switch (below(state, 5)) {
    case 0:
        for (size_t i = below(state, 8) + 1; i && text->bytes; i--)
            text->text[below(state, text->bytes)] = sign(state);
        break;
    case 1:
        text->bytes = at;
        break;
    case 2:
        memmove(text->text + at, text->text + at + bytes, text->bytes - at - bytes);
        text->bytes -= bytes;
        break;
    case 3:
        if (text->bytes + bytes <= LARGEST) {
            memmove(text->text + at + bytes, text->text + at, text->bytes - at);
            text->bytes += bytes;
        }
        break;
    default:
        bytes = below(state, other->bytes + 1);
        if (at + bytes <= LARGEST) {
            memcpy(text->text + at, other->text, bytes);
            text->bytes = at + bytes > text->bytes ? at + bytes : text->bytes;
        }
    }
}

static void write_text(const char *path, const Seed *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fwrite(text->text, 1, text->bytes, file) != text->bytes || fclose(file) != 0)
        die("%s: cannot be written", path);
}

static bool import(Store *store, const char *path)
{
    const char *const paths[] = { path, NULL };
    Table *table = import_run(store, &(ImportPlan){ .paths = paths });
    if (!table && !*failure())
        die("%s: refused without a reason", path);
    table_free(table);
    return table != NULL;
}

int main(int count, char **words)
{
    long rounds = count > 1 ? strtol(words[1], NULL, 10) : DEFAULT_ROUNDS, taken = 0;
    const char *build = getenv("BUILD");
    char *path = xasprintf("%s/tests/fuzz.tmp", build ? build : ".");
    Seed text = { xcalloc(LARGEST, 1), 0 };
    Seeds seeds = { 0 };
    uint64_t state = 42;
    Store *store = engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME" });
    read_seeds(&seeds, "exports");
    read_seeds(&seeds, "zips");
    if (!store || !seeds.count)
        die("%s", store ? "no seeds" : failure());
    for (long round = 0; round < rounds; round++) {
        const Seed *seed = &seeds.list[below(&state, seeds.count)];
        memcpy(text.text, seed->text, seed->bytes);
        text.bytes = seed->bytes;
        for (size_t i = below(&state, 4); i; i--)
            mutate(&text, &seeds.list[below(&state, seeds.count)], &state);
        write_text(path, &text);
        taken += import(store, path);
    }
    bool is_sound = store_is_sound(store);
    printf("%s fuzz_reader: %ld changed exports, %ld taken, the others refused\n",
           is_sound ? "ok" : "not ok", rounds, taken);
    unlink(path);
    store_close(store);
    for (size_t i = 0; i < seeds.count; i++)
        free(seeds.list[i].text);
    free(seeds.list);
    free(text.text);
    free(path);
    return !is_sound;
}
