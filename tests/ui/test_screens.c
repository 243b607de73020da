/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plays the keys on the first line of each tests/screens/NAME.screen, at the size and in
 * the language of the second ("size 24x80 lang en", from the home screen; with "demo" behind
 * it from the engine's own screen, with "plan" from a home with recommendations, with
 * "evidence" after tests/exports were imported), and compares the picture that is left with
 * the rest of the file. UPDATE=1 rewrites the pictures. */
#include "config.h"
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <glob.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/message.h"
#include "demo_screen.h"
#include "engagement/answer.h"
#include "evidence/import.h"
#include "fixture.h"
#include "plan/plan.h"
#include "toolkit/terminal.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { LINE_SIZE = 1024, PICTURE_SIZE = 1 << 18, CELLS = 512 };

static const struct {
    const char *name, *bytes;
} named_keys[] = {
    { "<Down>", "\033OB" },     { "<Up>", "\033OA" },        { "<Right>", "\033OC" },
    { "<Left>", "\033OD" },     { "<Enter>", "\r" },         { "<Esc>", "\033" },
    { "<Tab>", "\t" },          { "<BS>", "\177" },          { "<PgDn>", "\033[6~" },
    { "<PgUp>", "\033[5~" },    { "<Home>", "\033OH" },      { "<End>", "\033OF" },
    { "<Del>", "\033[3~" },     { "<F1>", "\033OP" },        { "<F2>", "\033OQ" },
    { "<Paste>", "\033[200~" }, { "</Paste>", "\033[201~" }, { "<lt>", "<" },
};

static const Action no_actions[1];

static const char *type_key(FILE *input, const char *keys)
{
    for (size_t i = 0; i < COUNT(named_keys); i++) {
        size_t length = strlen(named_keys[i].name);
        if (!strncmp(keys, named_keys[i].name, length)) {
            fputs(named_keys[i].bytes, input);
            /* curses drops an Esc that the end of the input follows; NUL is no key. */
            if (!strcmp(named_keys[i].bytes, "\033"))
                fputc('\0', input);
            return keys + length;
        }
    }
    int row, column, length = 0;
    if (sscanf(keys, "<Click %d,%d>%n", &row, &column, &length) == 2 && length) {
        fprintf(input, "\033[<0;%d;%dM\033[<0;%d;%dm", column, row, column, row);
        return keys + length;
    }
    if (!strncmp(keys, "<C-", 3) && keys[4] == '>') {
        fputc(keys[3] & 0x1F, input);
        return keys + 5;
    }
    fputc(*keys, input);
    return keys + 1;
}

static void read_picture(char *picture)
{
    for (int row = 0; row < LINES; row++) {
        wchar_t cells[CELLS + 1];
        mvinnwstr(row, 0, cells, COLS);
        size_t end = wcslen(cells);
        while (end && cells[end - 1] == L' ')
            end--;
        cells[end] = L'\0';
        picture += wcstombs(picture, cells, CELLS * MB_CUR_MAX);
        *picture++ = '\n';
    }
    *picture = '\0';
}

typedef struct Setting {
    int rows, columns;
    Language language;
    bool is_demo, has_plan, has_evidence;
} Setting;

static void read_setting(const char *line, Setting *setting, const char *path)
{
    char code[3] = "", rest[16] = "";
    *setting = (Setting){ 0 };
    int found =
        sscanf(line, "size %dx%d lang %2s %15s", &setting->rows, &setting->columns, code, rest);
    cr_assert(found >= 3 && language_parse(code, &setting->language), "%s: %s", path, line);
    setting->is_demo = !strcmp(rest, "demo");
    setting->has_plan = !strcmp(rest, "plan");
    setting->has_evidence = !strcmp(rest, "evidence");
}

/* Of the security questions of Shop some practices fall short; all but the last two of the
 * recommendations are accepted. The plan starts on Monday 5 January 2026. */
static Store *plan_store(void)
{
    static const struct {
        const char *practice;
        PracticeState state;
    } answers[] = {
        { "SEC01_1", PRACTICE_MISSING }, { "SEC01_2", PRACTICE_PARTIAL },
        { "SEC02_1", PRACTICE_MISSING }, { "SEC04_1", PRACTICE_MISSING },
        { "REL01_1", PRACTICE_PARTIAL }, { "REL02_1", PRACTICE_MISSING },
        { "COS01_1", PRACTICE_UNKNOWN }, { "OPS01_1", PRACTICE_MISSING },
        { "PER01_1", PRACTICE_PARTIAL },
    };
    Store *store = fixture_store();
    char *workload = engagement_workload(store, "Shop");
    size_t count;
    for (size_t i = 0; i < COUNT(answers); i++)
        cr_assert(answer_set_practice(store, workload, answers[i].practice, answers[i].state, ""),
                  "%s: %s", answers[i].practice, failure());
    cr_assert(recommendation_propose(store, &count) && recommendation_accept_all(store, &count) &&
                  plan_set_start(store, "2026-01-05"),
              "%s", failure());
    free(workload);
    return store;
}

static Store *make_store(const Setting *setting)
{
    const char *tree = getenv("TOP");
    char *folder = xasprintf("%s/tests/exports", tree ? tree : ".");
    Store *store = setting->is_demo ? NULL : setting->has_plan ? plan_store() : fixture_store();
    message_set_language(setting->language);
    if (setting->has_evidence)
        fixture_import(store);
    /* What is chosen to be imported is the same wherever the tests run. */
    cr_assert_eq(chdir(folder), 0);
    free(folder);
    return store;
}

/* The home screen closes its store. */
static void play(const char *keys, const Setting *setting, char *picture)
{
    Store *store = make_store(setting);
    const ScreenClass *first = setting->is_demo ? &demo_screen : &home_screen;
    FILE *output = fopen("/dev/null", "w"), *input = tmpfile();
    cr_assert(output && input);
    while (*keys && *keys != '\n')
        keys = type_key(input, keys);
    rewind(input);
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true, .has_mouse = true });
    resize_term(setting->rows, setting->columns);
    screens_set_up();
    if (setting->is_demo) {
        screen_set_place_actions(no_actions);
        screen_set_global_actions(no_actions);
    }
    cr_assert(screen_push(first, store, NULL), "%s", failure());
    screen_loop();
    read_picture(picture);
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
}

static void check(const char *path)
{
    static char expected[PICTURE_SIZE], picture[PICTURE_SIZE];
    char keys[LINE_SIZE], line[LINE_SIZE];
    Setting setting;
    FILE *file = fopen(path, "r");
    cr_assert(file && fgets(keys, sizeof keys, file) && fgets(line, sizeof line, file), "%s", path);
    expected[fread(expected, 1, sizeof expected - 1, file)] = '\0';
    fclose(file);
    read_setting(line, &setting, path);
    play(keys, &setting, picture);
    if (getenv("UPDATE")) {
        file = fopen(path, "w");
        cr_assert(file, "%s", path);
        fprintf(file, "%s%s%s", keys, line, picture);
        fclose(file);
    } else
        cr_expect_str_eq(picture, expected, "%s\n%s", path, picture);
}

/* The parameters of tests are copied into a process each, and pointers would not be good
 * there. */
typedef struct Picture {
    char path[LINE_SIZE];
} Picture;

static const int fatal[] = { SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV };
static struct sigaction others[COUNT(fatal)];
static const char *playing;

/* Criterion says only that one of the pictures crashed. Returning from here meets the fault
 * again, and then whoever else had asked for it. */
static void name_picture(int number)
{
    for (size_t i = 0; i < COUNT(fatal); i++)
        if (fatal[i] == number)
            sigaction(number, &others[i], NULL);
    (void)!write(STDERR_FILENO, playing, strlen(playing));
    (void)!write(STDERR_FILENO, ": crashed\n", strlen(": crashed\n"));
}

static void name_crashes_of(const char *path)
{
    playing = path;
    for (size_t i = 0; i < COUNT(fatal); i++)
        sigaction(fatal[i], &(struct sigaction){ .sa_handler = name_picture }, &others[i]);
}

static void free_pictures(struct criterion_test_params *parameters)
{
    cr_free(parameters->params);
}

ParameterizedTestParameters(screens, pictures)
{
    char pattern[LINE_SIZE];
    glob_t found;
    const char *tree = getenv("TOP");
    snprintf(pattern, sizeof pattern, "%s/tests/screens/*.screen", tree ? tree : ".");
    if (glob(pattern, 0, NULL, &found))
        die("no pictures: %s", pattern);
    Picture *pictures = cr_calloc(found.gl_pathc, sizeof *pictures);
    for (size_t i = 0; i < found.gl_pathc; i++)
        snprintf(pictures[i].path, sizeof pictures[i].path, "%s", found.gl_pathv[i]);
    size_t count = found.gl_pathc;
    globfree(&found);
    return cr_make_param_array(Picture, pictures, count, free_pictures);
}

ParameterizedTest(Picture *picture, screens, pictures)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("ESCDELAY", "25", 1);
    name_crashes_of(picture->path);
    check(picture->path);
}
