/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engagement/form.h"
#include "fixture.h"
#include "store/store_bulk.h"
#include "workbook/salvage.h"

/* A workbook in a folder of its own. */
static char *make(const char *customer)
{
    char *folder = fixture_path("ground"), *path = xasprintf("%s/a.wellbook", folder);
    cr_assert(file_make_folder(folder), "%s", failure());
    Store *store = engagement_create(path, &(EngagementPlan){ .customer = customer });
    cr_assert_not_null(store, "%s", failure());
    store_close(store);
    free(folder);
    return path;
}

static Store *open_claimed(const char *path)
{
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_assert(store_claim(store), "%s", failure());
    return store;
}

static bool name_project(Store *store, const char *name)
{
    return form_set(store, "engagement", "", "project_name", name);
}

static void expect_project(const char *path, const char *name)
{
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_assert(store_is_sound(store), "%s", failure());
    char *found = form_value(store, "engagement", "", "project_name");
    cr_expect_str_eq(found, name);
    free(found);
    store_close(store);
}

static void expect_beside(const char *path, const char *suffix, bool is_there)
{
    char *name = xasprintf("%s%s", path, suffix);
    cr_expect_eq(file_exists(name), is_there, "%s", name);
    free(name);
}

/* Another file takes its name; its hash before. */
static void replace(const char *path, char hash[HASH_SIZE])
{
    char *other = make("Else");
    cr_assert(hash_file(other, hash));
    cr_assert_eq(rename(other, path), 0);
    free(other);
}

Test(ground, an_act_that_began_before_the_file_was_replaced_is_not_committed)
{
    char hash[HASH_SIZE], after[HASH_SIZE];
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "before"), "%s", failure());
    cr_assert(store_begin(store), "%s", failure());
    cr_assert(name_project(store, "half"), "%s", failure());
    replace(path, hash);
    cr_expect_not(store_end(store, true));
    cr_expect(strstr(failure(), "was replaced by another file"), "%s", failure());
    const char *kept = store_keep(store);
    cr_assert_not_null(kept, "%s", failure());
    cr_expect(strstr(kept, "/a-kept-20261123T090000.wellbook"), "%s", kept);
    expect_project(kept, "before");
    store_close(store);
    cr_expect(hash_file(path, after));
    cr_expect_str_eq(hash, after);
    expect_beside(path, "-wal", false);
    expect_beside(path, "-shm", false);
    free(path);
}

/* "/x/a.wellbook" becomes "/x-old/a.wellbook": where the file is once its folder was renamed. */
static char *path_in_old(const char *path)
{
    char *folder = file_folder(path), *old = xasprintf("%s-old/%s", folder, file_name(path));
    free(folder);
    return old;
}

/* As `mv x x-old; mkdir x; cp x-old/a.wellbook x` does it. */
static void replace_folder(const char *path)
{
    char *folder = file_folder(path), *there = path_in_old(path), *old = file_folder(there);
    cr_assert_eq(rename(folder, old), 0);
    cr_assert_eq(mkdir(folder, 0700), 0);
    fixture_copy(there, path);
    free(folder);
    free(there);
    free(old);
}

Test(ground, a_folder_that_is_replaced_is_seen_from_inside_it_as_well)
{
    char *path = make("ACME"), *folder = file_folder(path), *old = path_in_old(path);
    cr_assert_eq(chdir(folder), 0);
    Store *store = open_claimed(file_name(path));
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    replace_folder(path);
    cr_expect_not(name_project(store, "into the other"));
    cr_expect(strstr(failure(), "was replaced by another file"), "%s", failure());
    char *kept = xasprintf("%s/a-kept-20261123T090000.wellbook", folder);
    cr_assert_str_eq(store_kept(store), kept);
    expect_project(kept, "acknowledged");
    store_close(store);
    expect_project(old, "acknowledged");
    free(kept);
    free(old);
    free(folder);
    free(path);
}

Test(ground, the_folder_one_is_in_may_go)
{
    char *path = make("ACME"), *folder = file_folder(path), *inner = xasprintf("%s/inner", folder);
    cr_assert_eq(mkdir(inner, 0700), 0);
    cr_assert_eq(chdir(inner), 0);
    Store *store = open_claimed("../a.wellbook");
    cr_assert_eq(rmdir(inner), 0);
    cr_expect(name_project(store, "acknowledged"), "%s", failure());
    store_close(store);
    expect_project(path, "acknowledged");
    cr_expect_null(store_open("../a.wellbook"));
    cr_expect(strstr(failure(), "the folder you are in is not there any more"), "%s", failure());
    free(inner);
    free(folder);
    free(path);
}

static char late[2048];

static void note_late(const char *reason)
{
    snprintf(late, sizeof late, "%s", reason);
}

Test(ground, closing_saves_what_the_file_at_its_name_does_not_hold_and_says_so)
{
    char hash[HASH_SIZE], after[HASH_SIZE];
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    replace(path, hash);
    on_late_failure = note_late;
    store_close(store);
    char *kept = xasprintf("%.*s-kept-20261123T090000.wellbook",
                           (int)(strlen(path) - strlen(".wellbook")), path);
    cr_expect(strstr(late, "All that it held is in") && strstr(late, kept), "%s", late);
    expect_project(kept, "acknowledged");
    cr_expect(hash_file(path, after));
    cr_expect_str_eq(hash, after);
    expect_beside(path, "-wal", false);
    free(kept);
    free(path);
}

Test(ground, closing_after_a_refusal_leaves_its_reason)
{
    char hash[HASH_SIZE];
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    replace(path, hash);
    cr_expect_not(name_project(store, "refused"));
    char *reason = xstrdup(failure());
    cr_expect(strstr(reason, "All that it held is in"), "%s", reason);
    store_close(store);
    cr_expect_str_eq(failure(), reason);
    free(reason);
    free(path);
}

Test(ground, a_workbook_whose_folder_is_gone_is_saved_in_the_personal_folder)
{
    char *path = make("ACME"), *folder = xasprintf("%.*s", (int)(strrchr(path, '/') - path), path);
    char *away = xasprintf("%s.away", folder), *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    cr_assert_eq(rename(folder, away), 0);
    cr_expect_not(name_project(store, "refused"));
    cr_expect(strstr(failure(), "was renamed to"), "%s", failure());
    const char *kept = store_keep(store);
    cr_assert_not_null(kept, "%s", failure());
    cr_expect_eq(strncmp(kept, home, strlen(home)), 0, "%s", kept);
    expect_project(kept, "acknowledged");
    store_close(store);
    free(home);
    free(away);
    free(folder);
    free(path);
}

/* 236 bytes, as long as a name of 75 characters may be whose report and log have names as well. */
Test(ground, a_workbook_with_a_long_name_is_saved_under_a_shorter_one)
{
    char *short_path = make("ACME"), name[236 + 1] = "", *folder = file_folder(short_path);
    for (int i = 0; i < 75; i++)
        strcat(name, "云");
    strcat(name, "ab.wellbook");
    char *path = xasprintf("%s/%s", folder, name);
    cr_assert_eq(strlen(name), 236);
    cr_assert_eq(rename(short_path, path), 0);
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    cr_assert_eq(unlink(path), 0);
    cr_expect_not(name_project(store, "refused"));
    cr_assert_not_null(store_kept(store), "%s", failure());
    cr_expect(strstr(store_kept(store), "云-kept-20261123T090000.wellbook"), "%s",
              store_kept(store));
    expect_project(store_kept(store), "acknowledged");
    store_close(store);
    free(folder);
    free(path);
    free(short_path);
}

Test(ground, what_only_reads_leaves_nothing_beside_a_replaced_file)
{
    char hash[HASH_SIZE];
    char *path = make("ACME");
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    replace(path, hash);
    store_close(store);
    char *kept = xasprintf("%.*s-kept-20261123T090000.wellbook",
                           (int)(strlen(path) - strlen(".wellbook")), path);
    cr_expect_not(file_exists(kept));
    expect_beside(path, "-wal", false);
    expect_beside(path, "-shm", false);
    free(kept);
    free(path);
}

Test(ground, a_log_of_the_new_file_is_not_taken_away)
{
    char hash[HASH_SIZE];
    char *path = make("ACME"), *log = xasprintf("%s-wal", path);
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    replace(path, hash);
    cr_assert_eq(unlink(log), 0);
    fixture_write(log, "its own", 7);
    cr_expect_not(name_project(store, "refused"));
    store_close(store);
    char *text = file_read(log, 100);
    cr_expect_str_eq(text, "its own");
    free(text);
    free(log);
    free(path);
}

Test(ground, a_file_that_is_where_it_was_is_not_saved_elsewhere)
{
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "one"), "%s", failure());
    cr_expect_not(store_is_lost(store));
    cr_expect_null(store_keep(store));
    cr_expect(strstr(failure(), "is where it was"), "%s", failure());
    store_close(store);
    expect_project(path, "one");
    free(path);
}

/* ---- a claim that was given up ---- */

/* Another program that has the file, but not its index; until it is killed. */
static pid_t hold_without_index(const char *path)
{
    int pipes[2];
    char ready;
    cr_assert_eq(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        enum { FIRST_SHARED = 0x40000002, SHARED = 510 }; /* https://www.sqlite.org/src, os.h */
        struct flock lock = {
            .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = FIRST_SHARED, .l_len = SHARED
        };
        int file = open(path, O_RDONLY);
        if (fcntl(file, F_SETLK, &lock) != 0 || write(pipes[1], "r", 1) != 1)
            _exit(1);
        pause();
    }
    close(pipes[1]);
    cr_assert_eq(read(pipes[0], &ready, 1), 1);
    close(pipes[0]);
    return child;
}

static void name_elsewhere(const char *path, const char *name)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        Store *store = store_open(path);
        bool done = store && store_claim(store) && name_project(store, name);
        store_close(store);
        _exit(done ? 0 : 1);
    }
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert_eq(status, 0);
}

Test(ground, what_others_write_after_a_claim_was_given_up_is_theirs)
{
    char *path = make("ACME"), *folder = file_folder(path);
    pid_t other = hold_without_index(path);
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_assert_not(store_claim(store));
    cr_expect(strstr(failure(), "is open in another program under another name"), "%s", failure());
    cr_assert_eq(kill(other, SIGKILL), 0);
    cr_assert_eq(waitpid(other, NULL, 0), other);
    name_elsewhere(path, "theirs");
    name_elsewhere(path, "acknowledged");
    *late = '\0';
    on_late_failure = note_late;
    cr_expect(store_is_safe(store), "%s", failure());
    cr_expect_not(store_is_lost(store));
    store_close(store);
    cr_expect_str_empty(late);
    expect_project(path, "acknowledged");
    char *kept = xasprintf("%s/a-kept-20261123T090000.wellbook", folder);
    cr_expect_not(file_exists(kept));
    free(kept);
    free(folder);
    free(path);
}

/* ---- the log of a killed program ---- */

static void name_and_be_killed(const char *path, const char *name)
{
    pid_t child = fork();
    if (child == 0) {
        Store *store = store_open(path);
        if (store && store_claim(store) && name_project(store, name))
            raise(SIGKILL);
        _exit(1);
    }
    int status;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFSIGNALED(status));
    expect_beside(path, "-wal", true);
}

Test(ground, a_log_that_stayed_under_the_name_before_is_asked_for)
{
    char *path = make("ACME"), *folder = file_folder(path);
    char *renamed = xasprintf("%s/b.wellbook", folder), *log = xasprintf("%s-wal", path);
    char *its_log = xasprintf("%s-wal", renamed), *copy = xasprintf("%s/c.wellbook", folder);
    name_and_be_killed(path, "acknowledged");
    fixture_copy(path, copy);
    cr_assert_eq(rename(path, renamed), 0);
    Store *store = store_open(renamed);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(store_is_read_only(store));
    cr_expect(strstr(store_read_only_why(store), "what was answered last is in") &&
                  strstr(store_read_only_why(store), "/a.wellbook-wal, its log under the name") &&
                  strstr(store_read_only_why(store), "rename that to b.wellbook-wal"),
              "%s", store_read_only_why(store));
    store_close(store);
    char *unread, *salvaged = xasprintf("%s/d.wellbook", folder);
    table_free(salvage_file(renamed, salvaged, &unread));
    cr_expect(unread && strstr(unread, "rename that to b.wellbook-wal"), "%s", unread);
    free(unread);
    free(salvaged);
    expect_project(copy, "");
    cr_assert_eq(rename(log, its_log), 0);
    expect_project(renamed, "acknowledged");
    free(copy);
    free(its_log);
    free(log);
    free(renamed);
    free(folder);
    free(path);
}

/* As cp does: the file at `to` keeps its number. */
static void write_over(const char *from, const char *to)
{
    char *command = xasprintf("cat %s > %s", from, to);
    cr_assert_eq(system(command), 0);
    free(command);
}

static void expect_left_alone(const char *path, const char *name)
{
    char before[HASH_SIZE], after[HASH_SIZE];
    cr_assert(hash_file(path, before));
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(strstr(store_read_only_why(store), "is the log of another file"), "%s",
              store_read_only_why(store));
    cr_expect(store_is_sound(store), "%s", failure());
    cr_expect_not(store_has_its_log(store));
    cr_expect(strstr(failure(), "is the log of another file"), "%s", failure());
    char *found = form_value(store, "engagement", "", "project_name");
    cr_expect_str_eq(found, name);
    free(found);
    store_close(store);
    cr_expect(hash_file(path, after));
    cr_expect_str_eq(before, after);
    expect_beside(path, "-wal", true);
}

Test(ground, the_log_of_a_killed_program_is_read_again)
{
    char *path = make("ACME");
    name_and_be_killed(path, "acknowledged");
    expect_project(path, "acknowledged");
    free(path);
}

/* A commit that failed leaves its frames, with the log's salts, behind those of the acts before. */
static void leave_stale_commit(const char *path)
{
    enum { HEADER = 32, FRAME = 24, PAGE = 4096, SALTS = 16 };
    static unsigned char header[HEADER], frame[FRAME + PAGE];
    char *name = xasprintf("%s-wal", path);
    FILE *log = fopen(name, "r+");
    cr_assert(log && fread(header, 1, sizeof header, log) == sizeof header);
    frame[3] = 22;
    frame[6] = 9; /* as if the file had become 2304 pages long */
    memcpy(frame + 8, header + SALTS, 8);
    cr_assert_eq(fseek(log, 0, SEEK_END), 0);
    cr_assert_eq(fwrite(frame, 1, sizeof frame, log), sizeof frame);
    cr_assert_eq(fclose(log), 0);
    free(name);
}

Test(ground, a_log_is_known_though_a_commit_that_failed_left_its_frames_there)
{
    char *path = make("ours");
    name_and_be_killed(path, "answered");
    leave_stale_commit(path);
    expect_project(path, "answered");
    free(path);
}

Test(ground, the_log_of_a_killed_program_is_not_read_over_another_engagement_in_its_place)
{
    char *path = make("ACME"), *other = make("Else");
    Store *store = open_claimed(other);
    cr_assert(name_project(store, "theirs"), "%s", failure());
    store_close(store);
    name_and_be_killed(path, "acknowledged");
    write_over(other, path);
    expect_left_alone(path, "theirs");
    free(other);
    free(path);
}

Test(ground, the_log_of_a_killed_program_is_not_read_over_a_later_copy_in_its_place)
{
    for (int acts = 1; acts < 40; acts += 19) {
        char *path = make("ACME"), *later = xasprintf("%s-later.wellbook", path);
        write_over(path, later);
        Store *store = open_claimed(later);
        for (int i = 0; i < acts; i++)
            cr_assert(name_project(store, i % 2 ? "odd" : "even"), "%s", failure());
        cr_assert(name_project(store, "later"), "%s", failure());
        store_close(store);
        name_and_be_killed(path, "acknowledged");
        write_over(later, path);
        expect_left_alone(path, "later");
        free(later);
        free(path);
    }
}

/* Of a workbook that is open as well, its index copied over ours, as a careless backup does it. */
static void copy_index_over(const char *from, const char *to)
{
    char *command = xasprintf("cp '%s-shm' '%s-shm'", from, to);
    cr_assert_eq(system(command), 0);
    free(command);
}

Test(ground, another_index_copied_over_ours_loses_no_answer)
{
    char *path = make("ACME"), *other = make("Else");
    Store *store = open_claimed(path), *stranger = open_claimed(other);
    cr_assert(name_project(store, "first"), "%s", failure());
    cr_assert(name_project(stranger, "theirs"), "%s", failure());
    cr_assert(name_project(store, "second"), "%s", failure());
    copy_index_over(other, path);
    cr_assert(form_set(store, "engagement", "", "project_number", "third"), "%s", failure());
    store_close(stranger);
    store_close(store);
    expect_project(path, "second");
    free(other);
    free(path);
}

Test(ground, an_older_index_copied_over_ours_loses_no_answer)
{
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "first"), "%s", failure());
    char *command = xasprintf("cp '%s-shm' '%s.old'", path, path);
    cr_assert_eq(system(command), 0);
    cr_assert(name_project(store, "second"), "%s", failure());
    char *back = xasprintf("cp '%s.old' '%s-shm'", path, path);
    cr_assert_eq(system(back), 0);
    cr_assert(form_set(store, "engagement", "", "project_number", "third"), "%s", failure());
    store_close(store);
    expect_project(path, "second");
    free(back);
    free(command);
    free(path);
}

/* ---- written into in place ---- */

/* By a shell, with the paths as $1 and $2. */
static void run(const char *command, const char *path, const char *other)
{
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, "sh", path, other, (char *)NULL);
        _exit(127);
    }
    int status = -1;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert_eq(status, 0, "%s", command);
}

/* What is saved is whole, and the file that was written into stays as it is. */
static void expect_saved(Store *store, const char *path, const char *why, const char *name)
{
    char before[HASH_SIZE], after[HASH_SIZE];
    cr_expect(hash_file(path, before));
    cr_expect_not(name_project(store, "refused"));
    cr_expect(strstr(failure(), why), "%s", failure());
    char *kept = xstrdup(store_keep(store));
    cr_assert_not_null(kept, "%s", failure());
    store_close(store);
    expect_project(kept, name);
    cr_expect(hash_file(path, after));
    cr_expect_str_eq(before, after);
    free(kept);
}

/* The log lies where the link is, and would be looked for where it leads. */
Test(ground, a_link_that_took_the_name_of_a_moved_workbook_is_noticed)
{
    char *path = make("ACME"), *moved = xasprintf("%s.moved", path);
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    cr_assert_eq(rename(path, moved), 0);
    cr_assert_eq(symlink(moved, path), 0);
    cr_expect_not(name_project(store, "lost"));
    cr_assert_not_null(store_kept(store), "%s", failure());
    expect_project(store_kept(store), "acknowledged");
    store_close(store);
    free(moved);
    free(path);
}

/* As a backup by hard links leaves it. */
Test(ground, a_log_with_two_names_is_to_be_copied_and_not_moved_away)
{
    char *path = make("ACME");
    if (fork() == 0) {
        Store *store = open_claimed(path);
        cr_assert(name_project(store, "acknowledged"), "%s", failure());
        raise(SIGKILL);
    }
    wait(NULL);
    run("ln $1-wal $1-wal.backup", path, "");
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(strstr(store_read_only_why(store), "put a copy of it in its place"), "%s",
              store_read_only_why(store));
    store_close(store);
    run("cp $1-wal $1-copy && mv $1-copy $1-wal", path, "");
    expect_project(path, "acknowledged");
    free(path);
}

/* What was read is sound, but is not all. */
Test(ground, older_files_copied_over_all_three_are_no_whole_copy)
{
    static const char *const parts[] = { "", "-wal", "-shm" };
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "first"), "%s", failure());
    for (size_t i = 0; i < COUNT(parts); i++) {
        char *part = xasprintf("%s%s", path, parts[i]),
             *old = xasprintf("%s.old%s", path, parts[i]);
        fixture_copy(part, old);
        free(old);
        free(part);
    }
    cr_assert(name_project(store, "second"), "%s", failure());
    for (size_t i = 0; i < COUNT(parts); i++) {
        char *part = xasprintf("%s%s", path, parts[i]),
             *old = xasprintf("%s.old%s", path, parts[i]);
        fixture_copy(old, part);
        free(old);
        free(part);
    }
    cr_expect_not(name_project(store, "third"));
    cr_assert_not_null(store_kept(store), "%s", failure());
    Store *kept = store_open(store_kept(store));
    char *found = form_value(kept, "engagement", "", "project_name");
    bool is_all = !strcmp(found, "second");
    cr_expect_eq(store_kept_is_partial(store), !is_all, "%s in what is called %s: %s", found,
                 is_all ? "a part" : "whole", failure());
    free(found);
    store_close(kept);
    store_close(store);
    free(path);
}

Test(ground, a_log_that_is_cut_while_open_is_noticed_at_the_next_act)
{
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    run(": > $1-wal", path, "");
    expect_saved(store, path, "was cut or overwritten", "acknowledged");
    free(path);
}

Test(ground, a_log_whose_last_frame_is_overwritten_is_noticed_at_the_next_act)
{
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    run("size=$(wc -c < $1-wal); head -c 100 /dev/zero |"
        " dd of=$1-wal bs=1 seek=$((size - 100)) conv=notrunc status=none",
        path, "");
    expect_saved(store, path, "was cut or overwritten", "acknowledged");
    free(path);
}

Test(ground, a_log_overwritten_in_its_middle_is_not_copied_into_the_file_at_closing)
{
    char before[HASH_SIZE], after[HASH_SIZE];
    char *path = make("ACME");
    Store *store = open_claimed(path);
    for (int i = 0; i < 3; i++)
        cr_assert(name_project(store, i ? "later" : "first"), "%s", failure());
    run("head -c 4000 /dev/zero | dd of=$1-wal bs=1 seek=100 conv=notrunc status=none", path, "");
    cr_assert(hash_file(path, before));
    on_late_failure = note_late;
    store_close(store);
    cr_expect(strstr(late, "was cut or overwritten"), "%s", late);
    cr_expect(hash_file(path, after));
    cr_expect_str_eq(before, after);
    char *kept = xasprintf("%.*s-kept-20261123T090000.wellbook",
                           (int)(strlen(path) - strlen(".wellbook")), path);
    expect_project(kept, "later");
    free(kept);
    free(path);
}

/* Two copies of one workbook, each changed as often: their headers are the same to the byte. */
static char *make_sibling(const char *path)
{
    char *sibling = xasprintf("%s.sibling", path);
    run("cp $1 $2", path, sibling);
    const char *const paths[] = { path, sibling };
    for (size_t i = 0; i < COUNT(paths); i++) {
        Store *store = open_claimed(paths[i]);
        for (int act = 0; act < 3; act++)
            cr_assert(form_set(store, "engagement", "", "project_number", i ? "theirs" : "mine"),
                      "%s", failure());
        store_close(store);
    }
    run("cmp -s -n 100 $1 $2", path, sibling);
    return sibling;
}

Test(ground, a_sibling_with_the_same_header_copied_over_the_file_is_noticed)
{
    char *path = make("ACME"), *sibling = make_sibling(path);
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    write_over(sibling, path);
    expect_saved(store, path, "was overwritten with something else", "acknowledged");
    free(sibling);
    free(path);
}

/* Without the sums of its pages, by the time of its change alone. */
Test(ground, a_file_opened_to_be_read_is_not_written_to_when_it_was_overwritten)
{
    char *path = make("ACME"), *sibling = make_sibling(path);
    Store *store = store_open_to_read(path);
    cr_assert(store && store_claim(store) && name_project(store, "acknowledged"), "%s", failure());
    write_over(sibling, path);
    expect_saved(store, path, "was overwritten with something else", "acknowledged");
    free(sibling);
    free(path);
}

Test(ground, pages_overwritten_in_the_middle_of_the_file_are_noticed)
{
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    run("dd if=/dev/urandom of=$1 bs=4096 seek=100 count=3 conv=notrunc status=none", path, "");
    expect_saved(store, path, "All that it held is in", "acknowledged");
    free(path);
}

Test(ground, a_file_that_is_touched_or_gets_other_rights_is_still_its_own)
{
    char *path = make("ACME");
    Store *store = open_claimed(path);
    for (int i = 0; i < 20; i++) {
        cr_expect(name_project(store, i % 2 ? "odd" : "even"), "%s", failure());
        run(i % 3 ? "touch $1" : "chmod 640 $1", path, "");
    }
    store_close(store);
    expect_project(path, "odd");
    free(path);
}

static char *make_table(const char *path, int rows)
{
    char *name = xasprintf("%s.csv", path);
    FILE *file = fopen(name, "w");
    cr_assert_not_null(file);
    fputs("check,severity,resource\n", file);
    for (int i = 0; i < rows; i++)
        fprintf(file, "rule-%d,high,res-%d\n", i % 300, i);
    fclose(file);
    return name;
}

static const char *const pairs[] = { "check=check", "severity=severity", "resource=resource",
                                     NULL };

Test(ground, what_was_held_is_held_after_a_preview_of_an_import)
{
    char *path = make("ACME"), *table = make_table(path, 1);
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    const char *const paths[] = { table, NULL };
    table_free(
        import_run(store, &(ImportPlan){ .paths = paths, .map = pairs, .is_preview = true }));
    run("size=$(wc -c < $1); head -c $((size - 8192)) /dev/urandom > $1", path, "");
    expect_saved(store, path, "All that it held is in", "acknowledged");
    free(table);
    free(path);
}

typedef struct Blow {
    const char *path, *with;
    bool is_struck;
} Blow;

static bool overwrite_meanwhile(void *data, int64_t rows, int percent)
{
    Blow *blow = data;
    (void)percent;
    if (!blow->is_struck && rows > 20000) {
        write_over(blow->with, blow->path);
        blow->is_struck = true;
    }
    return true;
}

Test(ground, a_file_overwritten_during_an_import_gets_no_page_of_ours)
{
    char hash[HASH_SIZE], after[HASH_SIZE];
    char *path = make("ACME"), *sibling = make_sibling(path), *table = make_table(path, 40000);
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "acknowledged"), "%s", failure());
    const char *const paths[] = { table, NULL };
    Blow blow = { path, sibling, false };
    cr_assert(hash_file(sibling, hash));
    cr_expect_null(import_run(
        store, &(ImportPlan){
                   .paths = paths, .map = pairs, .progress = overwrite_meanwhile, .data = &blow }));
    cr_expect(blow.is_struck);
    cr_expect(strstr(failure(), "All that it held is in"), "%s", failure());
    expect_saved(store, path, "All that it held is in", "acknowledged");
    cr_expect(hash_file(path, after));
    cr_expect_str_eq(hash, after);
    expect_beside(path, "-journal", false);
    expect_beside(path, "-journal.lost", false);
    free(table);
    free(sibling);
    free(path);
}

Test(ground, the_log_of_a_killed_program_is_not_read_over_a_sibling_in_its_place)
{
    char *path = make("ACME"), *sibling = make_sibling(path);
    Store *store = open_claimed(sibling);
    cr_assert(name_project(store, "theirs"), "%s", failure());
    store_close(store);
    name_and_be_killed(path, "acknowledged");
    write_over(sibling, path);
    expect_left_alone(path, "theirs");
    free(sibling);
    free(path);
}

Test(ground, the_damaged_log_of_a_killed_program_is_neither_read_nor_deleted)
{
    char *path = make("ACME");
    name_and_be_killed(path, "acknowledged");
    run("printf X | dd of=$1-wal bs=1 seek=3000 conv=notrunc status=none", path, "");
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(strstr(store_read_only_why(store), "is damaged: of"), "%s",
              store_read_only_why(store));
    store_close(store);
    expect_beside(path, "-wal", true);
    free(path);
}

static void name_thrice_and_be_killed(const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        Store *store = open_claimed(path);
        if (name_project(store, "first") && name_project(store, "second") &&
            name_project(store, "third"))
            raise(SIGKILL);
        _exit(1);
    }
    int status;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFSIGNALED(status));
}

Test(ground, a_log_without_its_index_that_is_damaged_before_later_acts_is_not_dropped)
{
    char *path = make("ACME");
    name_thrice_and_be_killed(path);
    run("rm $1-shm; printf X | dd of=$1-wal bs=1 seek=3000 conv=notrunc status=none", path, "");
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect_not(store_has_its_log(store));
    cr_expect(strstr(failure(), "only 0 can be read"), "%s", failure());
    store_close(store);
    expect_beside(path, "-wal", true);
    free(path);
}

/* As a power cut leaves it. */
Test(ground, a_log_without_its_index_is_read_up_to_an_act_that_is_not_there_whole)
{
    char *path = make("ACME");
    name_thrice_and_be_killed(path);
    run("rm $1-shm; size=$(wc -c < $1-wal);"
        " printf X | dd of=$1-wal bs=1 seek=$((size - 100)) conv=notrunc status=none",
        path, "");
    expect_project(path, "second");
    free(path);
}

Test(ground, a_log_of_a_killed_program_that_is_gone_or_empty_is_missed)
{
    static const char *const blows[] = { "rm $1-wal", ": > $1-wal" };
    for (size_t i = 0; i < COUNT(blows); i++) {
        char *path = make("ACME");
        name_and_be_killed(path, "acknowledged");
        run(blows[i], path, "");
        for (int opening = 0; opening < 2; opening++) {
            Store *store = store_open_to_read(path);
            cr_assert_not_null(store, "%s", failure());
            cr_expect_not(store_has_its_log(store));
            cr_expect(strstr(failure(), "pages that were kept in it are not in the file"), "%s",
                      failure());
            store_close(store);
        }
        run("rm $1-shm", path, "");
        expect_project(path, "");
        free(path);
    }
}

/* The frames that are committed stand in the index at 16, those that were copied at 96. */
Test(ground, a_log_that_was_copied_into_the_file_is_not_missed)
{
    char *path = make("ACME");
    name_and_be_killed(path, "acknowledged");
    run("dd if=$1-shm of=$1-shm bs=1 skip=16 seek=96 count=4 conv=notrunc status=none; rm $1-wal",
        path, "");
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(store_has_its_log(store), "%s", failure());
    cr_expect_not(store_is_read_only(store));
    store_close(store);
    free(path);
}

/* What of the log is not in the workbook that salvage makes, which names the project so; the caller
 * frees. */
static char *salvage(const char *path, const char *name)
{
    char *rescued = fixture_path("rescued.wellbook"), *unread;
    Table *report = salvage_file(path, rescued, &unread);
    cr_assert_not_null(report, "%s", failure());
    table_free(report);
    expect_project(rescued, name);
    free(rescued);
    return unread;
}

Test(ground, salvage_says_that_the_log_of_a_killed_program_was_cut)
{
    enum { HEADER = 32, FRAME = 24 + 4096 };
    char *path = make("ACME"), *log = xasprintf("%s-wal", path);
    name_and_be_killed(path, "acknowledged");
    cr_assert_eq(truncate(log, HEADER + 2 * FRAME + 100), 0);
    char *unread = salvage(path, "");
    cr_assert_not_null(unread);
    cr_expect(strstr(unread, log) && strstr(unread, "only 2 can be read"), "%s", unread);
    free(unread);
    free(log);
    free(path);
}

Test(ground, salvage_says_that_the_log_of_a_killed_program_is_gone)
{
    char *path = make("ACME");
    name_and_be_killed(path, "acknowledged");
    run("rm $1-wal", path, "");
    char *unread = salvage(path, "");
    cr_assert_not_null(unread);
    cr_expect(strstr(unread, "-wal is gone or cannot be read"), "%s", unread);
    expect_beside(path, "-shm", true);
    free(unread);
    free(path);
}

Test(ground, salvage_reads_a_whole_log_beside_an_index_that_was_overwritten)
{
    char before[HASH_SIZE], after[HASH_SIZE];
    char *path = make("ACME"), *index = xasprintf("%s-shm", path);
    name_and_be_killed(path, "acknowledged");
    run("head -c 32768 /dev/urandom > $1-shm", path, "");
    cr_assert(hash_file(index, before));
    char *unread = salvage(path, "acknowledged");
    cr_expect_null(unread, "%s", unread);
    cr_expect(hash_file(index, after));
    cr_expect_str_eq(before, after);
    expect_beside(path, "-wal", true);
    free(index);
    free(path);
}

Test(ground, salvage_says_that_it_left_the_log_beside_an_older_copy)
{
    char *path = make("ACME"), *older = xasprintf("%s.older", path);
    write_over(path, older);
    Store *store = open_claimed(path);
    for (int i = 0; i < 3; i++)
        cr_assert(name_project(store, i % 2 ? "odd" : "even"), "%s", failure());
    store_close(store);
    name_and_be_killed(path, "acknowledged");
    write_over(older, path);
    char *unread = salvage(path, "");
    cr_assert_not_null(unread);
    cr_expect(strstr(unread, "-wal beside it is the log of another file"), "%s", unread);
    free(unread);
    free(older);
    free(path);
}

Test(ground, salvage_says_that_a_change_that_was_cut_short_is_not_taken_back)
{
    static const char magic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
    char *path = make("ACME"), *rollback = xasprintf("%s-journal", path);
    fixture_write(rollback, magic, sizeof magic - 1);
    char *unread = salvage(path, "");
    cr_assert_not_null(unread);
    cr_expect(strstr(unread, rollback), "%s", unread);
    free(unread);
    free(rollback);
    free(path);
}

/* ---- the journal of a program that was killed in the middle of a change without a log ---- */

enum { LONG_TEXT = 3 << 20, NEED_AT = 72, NEED = 20 };

static bool keep_long(Store *store, char letter)
{
    char *text = xcalloc(1, LONG_TEXT + 1);
    memset(text, letter, LONG_TEXT);
    bool done = engagement_keep_draft(store, "note", text);
    free(text);
    return done;
}

/* 'A' is acknowledged; of 'B' more was written than is held in memory. */
static void be_killed_in_half(const char *path)
{
    char before[HASH_SIZE], after[HASH_SIZE];
    Store *store = open_claimed(path);
    cr_assert(keep_long(store, 'A'), "%s", failure());
    store_close(store);
    cr_assert(hash_file(path, before));
    pid_t child = fork();
    if (child == 0) {
        store = store_open(path);
        if (store && store_claim(store) && store_begin_bulk(store) && store_begin_spill(store) &&
            store_begin(store) && keep_long(store, 'B'))
            raise(SIGKILL);
        _exit(1);
    }
    int status;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFSIGNALED(status));
    expect_beside(path, "-journal", true);
    cr_assert(hash_file(path, after));
    cr_assert_str_neq(before, after);
}

static void expect_kept(const char *path, char letter)
{
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect_not(store_is_read_only(store), "%s", store_read_only_why(store));
    cr_expect(store_is_sound(store), "%s", failure());
    char *text = engagement_draft(store, "note");
    cr_assert_not_null(text, "%s", failure());
    cr_expect_eq(strlen(text), LONG_TEXT);
    cr_expect_eq(strspn(text, (char[]){ letter, '\0' }), LONG_TEXT);
    free(text);
    store_close(store);
}

/* It is only read, and stays as it is. */
static void expect_half(const char *path, Store *open(const char *path), const char *why)
{
    char before[HASH_SIZE], after[HASH_SIZE];
    cr_assert(hash_file(path, before));
    Store *store = open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(store_is_read_only(store));
    cr_expect_not(store_has_its_log(store));
    cr_expect(strstr(failure(), "half of that is in it") && strstr(failure(), why), "%s",
              failure());
    store_close(store);
    cr_assert(hash_file(path, after));
    cr_expect_str_eq(before, after);
}

static bool says_a_need(const char *path)
{
    static const unsigned char none[NEED];
    unsigned char there[NEED];
    FILE *file = fopen(path, "r");
    cr_assert(file && !fseek(file, NEED_AT, SEEK_SET) && fread(there, NEED, 1, file));
    cr_assert_eq(fclose(file), 0);
    return memcmp(there, none, NEED) != 0;
}

Test(ground, a_journal_that_stayed_under_the_name_before_is_asked_for)
{
    char *path = make("ACME"), *folder = file_folder(path);
    char *renamed = xasprintf("%s/b.wellbook", folder), *journal = xasprintf("%s-journal", path);
    char *its_journal = xasprintf("%s-journal", renamed);
    be_killed_in_half(path);
    cr_assert_eq(rename(path, renamed), 0);
    expect_half(renamed, store_open, "/a.wellbook-journal, its journal under the name it had");
    expect_half(renamed, store_open, "rename that to b.wellbook-journal");
    expect_half(renamed, store_open_to_read, "rename that to b.wellbook-journal");
    cr_assert_eq(rename(journal, its_journal), 0);
    expect_half(renamed, store_open_theirs, "open it once where it can be changed");
    expect_kept(renamed, 'A');
    cr_expect_not(says_a_need(renamed));
    expect_beside(renamed, "-journal", false);
    free(its_journal);
    free(journal);
    free(renamed);
    free(folder);
    free(path);
}

/* Neither the file's number nor its attributes go with a copy. */
Test(ground, a_file_is_only_read_while_the_journal_that_it_needs_is_nowhere)
{
    static const char missing[] = "put it back there";
    char *path = make("ACME"), *folder = fixture_path("elsewhere");
    char *copy = xasprintf("%s/c.wellbook", folder), *other = xasprintf("%s-journal", copy);
    char *journal = xasprintf("%s-journal", path), *kept = xasprintf("%s.kept", journal);
    cr_assert(file_make_folder(folder), "%s", failure());
    be_killed_in_half(path);
    fixture_copy(path, copy);
    fixture_copy(journal, kept);
    expect_half(copy, store_open, missing);
    /* One of another change. */
    run("cp $1 $2; printf X | dd of=$2 bs=1 seek=13 conv=notrunc status=none", journal, other);
    expect_half(copy, store_open, missing);
    cr_assert_eq(unlink(journal), 0);
    expect_half(path, store_open, missing);
    fixture_copy(kept, journal);
    expect_kept(path, 'A');
    fixture_copy(kept, other);
    expect_kept(copy, 'A');
    free(kept);
    free(journal);
    free(other);
    free(copy);
    free(folder);
    free(path);
}

Test(ground, salvage_says_that_half_of_a_change_is_in_the_file)
{
    char *path = make("ACME"), *journal = xasprintf("%s-journal", path);
    be_killed_in_half(path);
    cr_assert_eq(unlink(journal), 0);
    char *unread = salvage(path, "");
    cr_assert_not_null(unread);
    cr_expect(strstr(unread, "half of that is in it"), "%s", unread);
    free(unread);
    free(journal);
    free(path);
}

/* Nothing is overwritten before it begins or after it ends, however that is. */
Test(ground, no_journal_is_needed_outside_of_a_change)
{
    char *path = make("ACME"), *folder = file_folder(path);
    char *renamed = xasprintf("%s/b.wellbook", folder);
    Store *store = open_claimed(path);
    cr_assert(store_begin_bulk(store), "%s", failure());
    cr_assert(store_begin_spill(store), "%s", failure());
    cr_expect(keep_long(store, 'A'), "%s", failure());
    cr_expect_not(says_a_need(path));
    cr_assert(store_begin(store), "%s", failure());
    cr_expect(keep_long(store, 'B'), "%s", failure());
    cr_expect(says_a_need(path));
    cr_expect_not(store_end(store, false));
    cr_expect_not(says_a_need(path));
    store_end_bulk(store);
    cr_expect(name_project(store, "next"), "%s", failure());
    store_close(store);
    cr_expect_not(says_a_need(path));
    expect_kept(path, 'A');
    pid_t child = fork();
    if (child == 0) {
        store = store_open(path);
        if (store && store_claim(store) && store_begin_bulk(store) && store_begin_spill(store) &&
            keep_long(store, 'C'))
            raise(SIGKILL);
        _exit(1);
    }
    int status;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFSIGNALED(status));
    cr_assert_eq(rename(path, renamed), 0);
    expect_kept(renamed, 'C');
    free(renamed);
    free(folder);
    free(path);
}

static void expect_draft(const char *path, const char *text)
{
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    char *draft = engagement_draft(store, "note");
    cr_expect_str_eq(draft, text);
    free(draft);
    store_close(store);
}

Test(ground, what_is_typed_into_a_lost_workbook_lies_with_the_rest_of_it)
{
    char hash[HASH_SIZE];
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "before"), "%s", failure());
    replace(path, hash);
    cr_expect_not(engagement_keep_draft(store, "note", "half typed"));
    cr_assert_not_null(store_kept(store), "%s", failure());
    cr_expect(strstr(failure(), "All that it held is in"), "%s", failure());
    expect_draft(store_kept(store), "half typed");
    expect_project(store_kept(store), "before");
    store_close(store);
    free(path);
}

/* The path is the last of what the message says. */
static char *text_named_at_the_end(void)
{
    static const char before[] = "What was typed last is in ";
    const char *found = strstr(failure(), before);
    cr_assert_not_null(found, "%s", failure());
    char *text = file_read(found + sizeof before - 1, 1000);
    cr_assert_not_null(text, "%s", failure());
    return text;
}

Test(ground, what_is_typed_into_a_lost_workbook_is_a_text_while_the_rest_is_open_elsewhere)
{
    char hash[HASH_SIZE], *path = make("ACME"), *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    Store *store = open_claimed(path);
    replace(path, hash);
    cr_expect_not(name_project(store, "after"));
    Store *other = open_claimed(store_kept(store));
    cr_expect_not(engagement_keep_draft(store, "note", "half typed"));
    char *text = text_named_at_the_end();
    cr_expect_str_eq(text, "half typed");
    store_close(other);
    store_close(store);
    free(text);
    free(home);
    free(path);
}

/* As on a full disk, but for every folder. */
Test(ground, a_copy_that_was_cut_short_is_none)
{
    enum { MOST_BYTES = 100000 };
    char *path = make("ACME"), *home = fixture_path("home");
    struct rlimit before, few = { MOST_BYTES, MOST_BYTES };
    setenv("XDG_DATA_HOME", home, 1);
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "before"), "%s", failure());
    FILE *file = fopen(path, "r+");
    fputs("no workbook", file);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    few.rlim_max = before.rlim_max;
    setrlimit(RLIMIT_FSIZE, &few);
    fflush(file);
    cr_expect_not(name_project(store, "after"));
    cr_expect_null(store_kept(store), "%s", store_kept(store));
    cr_expect(strstr(failure(), "could not be saved"), "%s", failure());
    setrlimit(RLIMIT_FSIZE, &before);
    cr_expect_not_null(store_keep(store), "%s", failure());
    expect_project(store_kept(store), "before");
    store_close(store);
    free(home);
    free(path);
}

Test(ground, closing_names_the_log_of_a_workbook_that_can_be_saved_nowhere)
{
    char *path = make("ACME"), *home = fixture_path("home"), *log = xasprintf("%s-wal.lost", path);
    struct rlimit before, few = { 100000, 0 };
    setenv("XDG_DATA_HOME", home, 1);
    Store *store = open_claimed(path);
    cr_expect(store_is_safe(store), "%s", failure());
    cr_assert(name_project(store, "before"), "%s", failure());
    cr_assert_eq(unlink(path), 0);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    few.rlim_max = before.rlim_max;
    setrlimit(RLIMIT_FSIZE, &few);
    cr_expect_not(store_is_safe(store));
    cr_expect(strstr(failure(), "could not be saved"), "%s", failure());
    store_close(store);
    setrlimit(RLIMIT_FSIZE, &before);
    cr_expect(strstr(failure(), "could not be saved") && strstr(failure(), log), "%s", failure());
    cr_expect(file_exists(log));
    free(log);
    free(home);
    free(path);
}

static char said_late[1024];

static void hear_late(const char *reason)
{
    snprintf(said_late, sizeof said_late, "%s", reason);
}

/* What was entered is in the log, which was long enough; the file cannot grow. */
Test(ground, closing_says_that_the_log_could_not_be_taken_into_the_file)
{
    enum { BYTES = 20000 };
    char *path = make("ACME"), *log = xasprintf("%s-wal", path), *text = xcalloc(BYTES + 1, 1);
    struct stat status;
    struct rlimit before, few;
    memset(text, 'x', BYTES);
    Store *store = open_claimed(path);
    cr_assert_eq(stat(path, &status), 0);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    few = (struct rlimit){ (rlim_t)status.st_size, before.rlim_max };
    setrlimit(RLIMIT_FSIZE, &few);
    cr_assert(form_set(store, "engagement", "", "goals", text), "%s", failure());
    on_late_failure = hear_late;
    store_close(store);
    setrlimit(RLIMIT_FSIZE, &before);
    cr_expect(strstr(said_late, "a.wellbook-wal; move or copy both together"), "%s", said_late);
    cr_expect(file_exists(log));
    *said_late = '\0';
    store = store_open(path);
    char *found = form_value(store, "engagement", "", "goals");
    cr_expect_str_eq(found, text);
    cr_assert(store_claim(store) && name_project(store, "after"), "%s", failure());
    store_close(store);
    cr_expect_str_eq(said_late, "", "%s", said_late);
    cr_expect_not(file_exists(log));
    on_late_failure = NULL;
    free(found);
    free(text);
    free(log);
    free(path);
}

Test(ground, what_is_safe_elsewhere_may_be_left)
{
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "before"), "%s", failure());
    cr_assert_eq(unlink(path), 0);
    cr_expect(store_is_safe(store), "%s", failure());
    cr_assert_not_null(store_kept(store));
    expect_project(store_kept(store), "before");
    store_close(store);
    free(path);
}

Test(ground, the_log_stays_aside_when_what_could_be_read_is_not_sound)
{
    enum { LEFT = 200 * 4096 };
    char *path = make("ACME");
    Store *store = open_claimed(path);
    cr_assert(name_project(store, "before"), "%s", failure());
    /* So that the pages are nowhere but in the file. */
    cr_assert(store_change_once(store, "PRAGMA shrink_memory", ""), "%s", failure());
    cr_assert_eq(truncate(path, LEFT), 0);
    cr_expect_not(name_project(store, "after"));
    cr_assert_not_null(store_kept(store), "%s", failure());
    char *aside = xasprintf("%s-wal.of-%s", path, file_name(store_kept(store)));
    cr_expect(file_exists(aside), "%s", failure());
    expect_beside(path, "-wal", false);
    store_close(store);
    free(aside);
    free(path);
}
