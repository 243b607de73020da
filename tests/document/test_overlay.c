/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of one's own, and what is said of faulty ones. */
#include "config.h"
#include "document/overlay.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/template_check.h"
#include "fixture.h"

/* A file below a folder of the test; folders of the path are made. */
static void put(const char *base, const char *name, const char *text)
{
    char *path = xasprintf("%s/%s", base, name);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    fixture_write(path, text, strlen(text));
    free(path);
}

Test(overlay, replaces_by_name_adds_others_and_finds_the_logo)
{
    char *base = fixture_path("overlay");
    put(base, "shipped/report/01-a.sql", "");
    put(base, "shipped/report/03-c.sql", "");
    put(base, "templates/report/01-a.sql", "");
    put(base, "templates/report/02-b.sql", "");
    put(base, "templates/logo.png", "");
    char *shipped = xasprintf("%s/shipped/report", base), *book = xasprintf("%s/a.wellbook", base);
    char *own = xasprintf("%s/templates/report/01-a.sql", base);
    size_t count;
    char **paths = overlay_templates(shipped, book, &count);
    cr_assert_eq(count, 3);
    cr_expect_str_eq(paths[0], own);
    cr_expect_str_eq(strrchr(paths[1], '/'), "/02-b.sql");
    cr_expect_str_eq(strrchr(paths[2], '/'), "/03-c.sql");
    char *logo, *none;
    cr_assert(overlay_logo(book, &logo) && overlay_logo(":memory:", &none), "%s", failure());
    cr_expect_not_null(logo);
    cr_expect_null(none);
    free(none);
    free(logo);
    overlay_free(paths, count);
    free(own);
    free(book);
    free(shipped);
    free(base);
}

Test(overlay, takes_no_link_and_no_pipe_that_came_with_a_workbook)
{
    char *base = fixture_path("overlay"), *logo;
    put(base, "secret.png", "mine alone");
    put(base, "templates/report/01-a.sql", "");
    char *book = xasprintf("%s/a.wellbook", base), *secret = xasprintf("%s/secret.png", base),
         *link = xasprintf("%s/templates/logo.png", base);
    cr_assert_eq(symlink(secret, link), 0);
    cr_expect_not(overlay_logo(book, &logo));
    cr_expect(strstr(failure(), "logo.png is a link"), "%s", failure());
    cr_assert(unlink(link) == 0 && mkfifo(link, 0600) == 0);
    cr_expect_not(overlay_logo(book, &logo), "nobody writes to the pipe");
    cr_expect(strstr(failure(), "is a device, not a file"), "%s", failure());
    free(link);
    free(secret);
    free(book);
    free(base);
}

Test(overlay, a_word_template_of_ones_own_lies_over_the_shipped_one_of_its_document_alone)
{
    char *base = fixture_path("overlay");
    put(base, "shipped/templates/documents/report/template.docx", "");
    put(base, "shipped/templates/documents/report/01-a.sql", "");
    put(base, "templates/documents/report/template.docx", "");
    put(base, "templates/report/01-a.sql", "");
    char *shipped = xasprintf("%s/shipped/templates/documents/report", base);
    char *book = xasprintf("%s/a.wellbook", base);
    char *own = overlay_file(shipped, "template.docx", book);
    char *theirs = overlay_file(shipped, "template.docx", ":memory:");
    size_t count;
    char **paths = overlay_templates(shipped, book, &count);
    cr_assert_eq(count, 1);
    cr_expect(strstr(paths[0], "/shipped/templates/documents/report/01-a.sql"), "%s", paths[0]);
    cr_expect(strstr(own, "/templates/documents/report/template.docx"));
    cr_expect_not(strstr(own, "/shipped/"), "%s", own);
    cr_expect(strstr(theirs, "/shipped/"), "%s", theirs);
    overlay_free(paths, count);
    free(theirs);
    free(own);
    free(book);
    free(shipped);
    free(base);
}

static void copy_shipped(const char *base, const char *from, const char *to)
{
    char *shipped = file_shipped(from), *path = xasprintf("%s/%s", base, to);
    put(base, to, "");
    fixture_copy(shipped, path);
    free(path);
    free(shipped);
}

static Problems *problems_of(const char *base)
{
    char *folder = xasprintf("%s/templates", base);
    Store *store = fixture_store();
    Problems *problems = problems_new();
    cr_expect(templates_check(store, folder, problems) > 0);
    store_close(store);
    free(folder);
    return problems;
}

static bool is_said(const Problems *problems, const char *words)
{
    for (size_t i = 0; i < problems_count(problems); i++)
        if (strstr(problems_get(problems, i), words))
            return true;
    return false;
}

Test(overlay, check_names_a_control_without_a_row_and_a_row_without_a_control)
{
    static const char sheet[] = "-- title: More | 更多\n-- column: more | More | 更多\nSELECT 1\n";
    char *right = fixture_path("overlay"), *wrong = fixture_path("overlay");
    copy_shipped(right, "templates/documents/consulting-report/template.docx",
                 "templates/documents/consulting-report/template.docx");
    Problems *none = problems_of(right);
    cr_expect(problems_none(none), "%s", failure());
    copy_shipped(wrong, "templates/documents/consulting-report/template.docx",
                 "templates/documents/investigation-report/template.docx");
    copy_shipped(wrong, "templates/slides/consulting-report/template.pptx",
                 "templates/slides/consulting-report/template.pptx");
    put(wrong, "templates/slides/consulting-report/50-more.sql", sheet);
    Problems *problems = problems_of(wrong);
    cr_expect(is_said(problems, "investigation-report/template.docx: nothing fills the control"));
    cr_expect(is_said(problems, "investigation-report/template.docx: no control shows the rows of"));
    cr_expect(is_said(problems, "consulting-report/template.pptx: no shape shows the rows of 'more'"));
    problems_free(problems);
    problems_free(none);
    free(wrong);
    free(right);
}

Test(overlay, check_says_all_faults_with_file_and_line)
{
    char *base = fixture_path("overlay");
    put(base, "templates/report/01-a.sql", "-- title: A | 甲\n-- colum: a | A | 甲\n-- column: b | B\n"
                                     "-- column: c | C | 丙\nSELECT 1\n");
    put(base, "templates/report/02-b.sql", "-- title: B | 乙\n-- column: c | C | 丙\nSELECT c FROM"
                                     " missing_table\n");
    put(base, "templates/report/03-c.sql", "-- title: C | 丙\n-- column: c | C | 丙\nSELECT 1, 2\n");
    put(base, "templates/report/04-d.sql", "-- title: D | 丁\n-- column: c | C | 丙\nSELECT 1\n");
    static const char *const expected[] = {
        "01-a.sql line 2: unknown line '-- colum:' in the head",
        "01-a.sql line 3: column 'b | B' lacks a title in English and Chinese",
        "02-b.sql line 3: no such table: missing_table",
        "03-c.sql line 3: the SELECT gives 2 columns; the head declares 1",
    };
    char *folder = xasprintf("%s/templates", base);
    Store *store = fixture_store();
    Problems *problems = problems_new();
    cr_expect_eq(templates_check(store, folder, problems), 4);
    cr_assert_eq(problems_count(problems), COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++)
        cr_expect(strstr(problems_get(problems, i), expected[i]), "%s", problems_get(problems, i));
    problems_free(problems);
    store_close(store);
    free(folder);
    free(base);
}
