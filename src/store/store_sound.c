/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files were found sound, so that each of their pages is looked at once and not at every
 * command: of a million findings that takes half a second. Screens, which stay open, look all the
 * same: what they read is what they notice changes by (store_vfs.c), and can save.
 *
 * A file is known by its number, length, schema and time of change, which nobody sets; by the day
 * and the start of the machine as well, since what a disk loses by itself, or a power cut takes,
 * changes no time. A sum of these is kept in one of the places of a small file of the user's own:
 * no name, and nothing to tidy up. Two files in one place, or a sum that was half written, cost
 * another look, and nothing worse.
 *
 * A file that was changed here counts as sound when it was before, and nobody else wrote into it:
 * that is known while the claim is ours (store_ground.c). Clocks of file systems go in steps, and a
 * write in the same step would not be seen, so a sum is only made of a step that is over. */
#include "config.h"
#include "store/store_private.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/schema.h"

enum { PLACES = 256, BOOT_ID = 36, DAY_SECONDS = 86400 };

static void add(Sound *sound, int64_t number)
{
    sound->one = hash_short(sound->one, &number, sizeof number);
    sound->other = hash_short(sound->other, &number, sizeof number);
}

/* Random digits of this start of the machine. */
static void add_boot(Sound *sound)
{
    char digits[BOOT_ID] = { 0 };
    int file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    bool is_read = file >= 0 && read(file, digits, sizeof digits) == BOOT_ID;
    if (file >= 0)
        close(file);
    for (size_t at = 0; is_read && at + sizeof(int64_t) <= BOOT_ID; at += sizeof(int64_t)) {
        int64_t part;
        memcpy(&part, digits + at, sizeof part);
        add(sound, part);
    }
}

static bool is_over(const struct timespec *step)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return now.tv_sec > step->tv_sec || (now.tv_sec == step->tv_sec && now.tv_nsec > step->tv_nsec);
}

/* What the file is now; nothing (0) when its step is not over. */
static Sound look_at(const struct stat *file)
{
    Sound sound = { .one = 1, .other = 2, .place = file->st_ino % PLACES };
    if (!is_over(&file->st_ctim))
        return (Sound){ 0 };
    add(&sound, (int64_t)file->st_dev);
    add(&sound, (int64_t)file->st_ino);
    add(&sound, file->st_size);
    add(&sound, file->st_ctim.tv_sec);
    add(&sound, file->st_ctim.tv_nsec);
    add(&sound, (int64_t)schema_version);
    add(&sound, time(NULL) / DAY_SECONDS);
    add_boot(&sound);
    return sound;
}

static bool is_same(const Sound *one, const Sound *other)
{
    return one->one && one->one == other->one && one->other == other->other;
}

static bool has_log(const char *path)
{
    struct stat status;
    char *log = xasprintf("%s-wal", path);
    bool has = stat(log, &status) == 0 && status.st_size > 0;
    free(log);
    return has;
}

/* -1 without a place of the user's own, which is no failure of anybody's. */
static int open_kept(int flags)
{
    char *said = xstrdup(failure()), *path = file_personal("sound");
    int kept = path ? open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600) : -1;
    struct stat status;
    if (kept >= 0 && (fstat(kept, &status) != 0 || !S_ISREG(status.st_mode))) {
        close(kept);
        kept = -1;
    }
    free(path);
    (void)fail("%s", said);
    free(said);
    return kept;
}

static off_t place_of(const Sound *sound)
{
    return (off_t)(sound->place * 2 * sizeof sound->one);
}

static void keep(const Sound *sound)
{
    const uint64_t sums[] = { sound->one, sound->other };
    int kept = open_kept(O_WRONLY | O_CREAT);
    if (kept < 0)
        return;
    (void)!pwrite(kept, sums, sizeof sums, place_of(sound));
    close(kept);
}

static bool is_kept(const Sound *sound)
{
    uint64_t sums[2] = { 0 };
    int kept = open_kept(O_RDONLY);
    if (kept < 0)
        return false;
    bool is_read = pread(kept, sums, sizeof sums, place_of(sound)) == sizeof sums;
    close(kept);
    return is_read && is_same(sound, &(Sound){ .one = sums[0], .other = sums[1] });
}

Sound store_sound_of(const char *path)
{
    struct stat file;
    if (stat(path, &file) != 0 || !S_ISREG(file.st_mode) || has_log(path))
        return (Sound){ 0 };
    return look_at(&file);
}

bool store_sound_is_known(Store *store)
{
    store->sound = store_sound_of(store->place);
    return store->sound.one && is_kept(&store->sound);
}

/* The step of a change that was just made is waited for: some thousandths of a second. */
static bool wait_for(const char *path)
{
    enum { TRIES = 12, STEP_NS = 1000000 };
    struct stat file;
    if (stat(path, &file) != 0)
        return false;
    for (int i = 0; i < TRIES && !is_over(&file.st_ctim); i++)
        nanosleep(&(struct timespec){ .tv_nsec = STEP_NS }, NULL);
    return is_over(&file.st_ctim);
}

void store_sound_keep(const char *path, const Sound *before, bool is_ours)
{
    if (!wait_for(path))
        return;
    Sound now = store_sound_of(path);
    if (now.one && (is_same(&now, before) || is_ours) && !is_kept(&now))
        keep(&now);
}

void store_sound_forget(Store *store)
{
    struct stat file;
    if (stat(store->place, &file) == 0)
        keep(&(Sound){ .place = file.st_ino % PLACES });
    store->sound = (Sound){ 0 };
}
