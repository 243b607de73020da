/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes exports at random, always in the same way, and reads them: whatever they hold,
 * an import ends in rows or in a reason, and the workbook stays sound; the same of questionnaires.
 *   fuzz_reader [ROUNDS | SECONDSs]   of each kind: JSON, CSV, zip (of exports, and XLSX); a few
 * by default. Built with sanitizers, thousands find more. */
#include "config.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

#include "base/file.h"
#include "engagement/engagement.h"
#include "evidence/import.h"
#include "questionnaire/answer_sheet.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/returned.h"

enum { DEFAULT_ROUNDS = 200, LARGEST = 1 << 20, MOST_PARTS = 32 };

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
    const char *kind, *endings; /* "json", ".zip.xlsx" */
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
        const char *ending = strrchr(path, '.');
        if (!file_is_folder(path) && ending && ending[1] && strstr(seeds->endings, ending)) {
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
            memmove(text->text + at, other->text, bytes);
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

/* The same file as answers that came back. */
static bool take_back(Store *store, const char *path)
{
    const char *const paths[] = { path, NULL };
    ReturnedOutcome outcome;
    (void)answer_sheets_fit(path);
    bool done = returned_import(store, paths, RETURNED_THEIRS, false, &outcome);
    if (!done && !*failure())
        die("%s: refused without a reason", path);
    returned_clear(&outcome);
    return done;
}

/* A questionnaire of two questions, as it goes out. */
static void add_questionnaire(Seeds *seeds, Store *store, const char *path, bool is_csv)
{
    static const char *const questions[] = { "SEC01", "REL01", NULL };
    const QuestionnairePlan plan = {
        .questions = questions, .words = WORDS_BOTH, .path = path, .is_csv = is_csv
    };
    char *file = is_csv ? xasprintf("%s/安全合规 Security.csv", path) : xstrdup(path);
    if (!questionnaire_write(store, &plan))
        die("%s", failure());
    seeds->list = xgrow(seeds->list, seeds->count, &seeds->room, sizeof *seeds->list);
    seeds->list[seeds->count++] = read_seed(file);
    free(file);
}

/* The same zip with one of its files changed: what is packed is reached, not its packing. */
static bool repack(const char *path, const Seed *seed, const Seed *other, uint64_t *state)
{
    zip_error_t error;
    Seed parts[MOST_PARTS] = { { 0 } };
    zip_error_init(&error);
    zip_t *from = zip_open_from_source(zip_source_buffer_create(seed->text, seed->bytes, 0, &error),
                                       ZIP_RDONLY, &error);
    if (!from)
        die("a seed is no zip: %s", zip_error_strerror(&error));
    unlink(path);
    zip_t *to = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    zip_int64_t count = zip_get_num_entries(from, 0);
    size_t changed = below(state, (size_t)count);
    for (zip_uint64_t i = 0; i < (zip_uint64_t)count && i < MOST_PARTS; i++) {
        zip_stat_t status;
        zip_stat_index(from, i, 0, &status);
        parts[i] = (Seed){ xcalloc(LARGEST, 1), status.size < LARGEST ? status.size : 0 };
        zip_file_t *file = zip_fopen_index(from, i, 0);
        if (!file || zip_fread(file, parts[i].text, parts[i].bytes) < 0)
            die("a part of a seed cannot be read");
        zip_fclose(file);
        for (size_t times = i == changed ? below(state, 4) + 1 : 0; times; times--)
            mutate(&parts[i], below(state, 4) ? &parts[i] : other, state);
        zip_file_add(to, status.name, zip_source_buffer(to, parts[i].text, parts[i].bytes, 0),
                     ZIP_FL_OVERWRITE);
    }
    bool done = zip_close(to) == 0;
    if (!done)
        zip_discard(to);
    zip_discard(from);
    for (size_t i = 0; i < MOST_PARTS; i++)
        free(parts[i].text);
    zip_error_fini(&error);
    return done;
}

static void change(const char *path, const Seeds *seeds, Seed *text, uint64_t *state)
{
    const Seed *seed = &seeds->list[below(state, seeds->count)];
    const Seed *other = &seeds->list[below(state, seeds->count)];
    if (!strcmp(seeds->kind, "zip") && below(state, 4) && repack(path, seed, other, state))
        return;
    memcpy(text->text, seed->text, seed->bytes);
    text->bytes = seed->bytes;
    for (size_t i = below(state, 4); i; i--)
        mutate(text, other, state);
    write_text(path, text);
}

typedef struct Limit {
    long rounds; /* 0: time counts */
    time_t seconds;
} Limit;

static Limit read_limit(int count, char **words)
{
    char *end = "";
    long number = count > 1 ? strtol(words[1], &end, 10) : DEFAULT_ROUNDS;
    return *end == 's' ? (Limit){ 0, number } : (Limit){ number, 0 };
}

static bool run(Store *store, const char *path, const Seeds *seeds, const Limit *limit)
{
    Seed text = { xcalloc(LARGEST, 1), 0 };
    uint64_t state = 42;
    long round = 0, taken = 0;
    time_t end = time(NULL) + limit->seconds;
    for (; limit->rounds ? round < limit->rounds : time(NULL) < end; round++) {
        change(path, seeds, &text, &state);
        taken += import(store, path);
        taken += take_back(store, path);
    }
    bool is_sound = store_is_sound(store);
    printf("%s fuzz_reader: %ld changed exports in %s, %ld taken, the others refused\n",
           is_sound ? "ok" : "not ok", round, seeds->kind, taken);
    fflush(stdout);
    free(text.text);
    return is_sound;
}

int main(int count, char **words)
{
    static const char *const folders[] = { "answers", "exports", "tables", "zips" };
    Seeds kinds[] = { { .kind = "json", .endings = ".json" },
                      { .kind = "csv", .endings = ".csv" },
                      { .kind = "zip", .endings = ".zip.xlsx" } };
    const Limit limit = read_limit(count, words);
    const char *build = getenv("BUILD");
    char *path = xasprintf("%s/tests/fuzz.tmp", build ? build : ".");
    bool is_sound = true;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        Store *store = engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME" });
        for (size_t j = 0; j < COUNT(folders); j++)
            read_seeds(&kinds[i], folders[j]);
        if (!store || !kinds[i].count)
            die("%s", store ? "no seeds" : failure());
        if (strcmp(kinds[i].kind, "json") != 0) {
            char *sent = xasprintf("%s-%s-%ld.tmp", path, kinds[i].kind, (long)getpid());
            add_questionnaire(&kinds[i], store, sent, !strcmp(kinds[i].kind, "csv"));
            free(sent);
        }
        is_sound &= run(store, path, &kinds[i], &limit);
        store_close(store);
        for (size_t j = 0; j < kinds[i].count; j++)
            free(kinds[i].list[j].text);
        free(kinds[i].list);
    }
    unlink(path);
    free(path);
    return !is_sound;
}
