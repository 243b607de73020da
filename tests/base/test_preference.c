/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/preference.h"
#include "fixture.h"

static void write_config(const char *text)
{
    char *folder = fixture_path("preferences"), *own = xasprintf("%s/wellbook", folder),
         *path = xasprintf("%s/config", own);
    mkdir(folder, 0700);
    mkdir(own, 0700);
    FILE *file = fopen(path, "w");
    cr_assert(file);
    fputs(text, file);
    fclose(file);
    setenv("XDG_CONFIG_HOME", folder, 1);
    free(path);
    free(own);
    free(folder);
}

Test(preference, lines_are_taken_and_the_rest_is_as_it_was)
{
    write_config("# mine\n\ncolours = light\nkey.plan=F11\n folder =  /srv/reports \n");
    cr_assert(preference_read(), "%s", failure());
    cr_expect_eq(preference_word(PREFERENCE_COLOURS), 2);
    cr_expect_eq(preference_word(PREFERENCE_MOUSE), 0);
    cr_expect_str_eq(preference(PREFERENCE_FOLDER), "/srv/reports");
    cr_expect_str_eq(preference_key("plan"), "F11");
    cr_expect_null(preference_key("budget"));
}

Test(preference, a_wrong_line_is_named_with_its_number_and_left_out)
{
    write_config("mouse = off\ncolours = pink\nmice = off\n");
    cr_expect_not(preference_read());
    cr_expect(strstr(failure(),
                     "/wellbook/config line 2: 'pink' is not one of: any dark light colour-blind"),
              "%s", failure());
    cr_expect_eq(preference_word(PREFERENCE_MOUSE), 1);
    cr_expect_eq(preference_word(PREFERENCE_COLOURS), 0);
}

Test(preference, there_need_not_be_a_file)
{
    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
    cr_expect(preference_read());
    cr_expect_str_eq(preference(PREFERENCE_FOLDER), "");
}

Test(preference, one_that_is_set_replaces_its_line_alone)
{
    write_config("# mine\nmouse = on\ncolours = pink\nmouse=off\nfolder = /srv");
    cr_expect_not(preference_read());
    cr_assert(preference_set(PREFERENCE_MOUSE, "on"), "%s", failure());
    cr_assert(preference_set(PREFERENCE_FOLDER, ""), "%s", failure());
    cr_expect_eq(preference_word(PREFERENCE_MOUSE), 0);
    cr_expect_not(preference_set(PREFERENCE_COLOURS, "pink"));
    char *path = xasprintf("%s/wellbook/config", getenv("XDG_CONFIG_HOME"));
    char *text = file_read(path, 1000);
    cr_expect_str_eq(text, "# mine\ncolours = pink\nmouse = on\n");
    free(text);
    free(path);
}

Test(preference, the_file_is_made_where_there_is_none)
{
    char *home = fixture_path("new-home");
    unsetenv("XDG_CONFIG_HOME");
    setenv("HOME", home, 1);
    mkdir(home, 0700);
    cr_assert(preference_set(PREFERENCE_COLOURS, "light"), "%s", failure());
    cr_assert(preference_read(), "%s", failure());
    cr_expect_eq(preference_word(PREFERENCE_COLOURS), 2);
    free(home);
}
