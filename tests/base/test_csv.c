/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "base/csv.h"
#include "fixture.h"

static Table *read_text(const char *text, Problems *problems)
{
    char *path = fixture_path("t.csv");
    fixture_write(path, text, strlen(text));
    Table *table = csv_read(path, problems);
    remove(path);
    free(path);
    return table;
}

Test(csv, reads_quotes_line_feeds_and_a_bom)
{
    Problems *problems = problems_new();
    Table *table = read_text(
        "\xEF\xBB\xBFid,text\r\n1,\"two\nlines, \"\"quoted\"\"\"\r\n\r\n2,中文\n", problems);
    cr_assert_eq(problems_count(problems), 0);
    cr_assert_eq(table_rows(table), 2);
    cr_expect_str_eq(table_name(table, 0), "id");
    cr_expect_str_eq(table_cell(table, 0, 1), "two\nlines, \"quoted\"");
    cr_expect_eq(table_line(table, 0), 2);
    cr_expect_eq(table_line(table, 1), 5);
    table_free(table);
    problems_free(problems);
}

Test(csv, reports_every_bad_row_with_its_line)
{
    Problems *problems = problems_new();
    Table *table = read_text("a,b\n1\n2,2\n3,3,3\n4,\xFF\n", problems);
    cr_assert_eq(problems_count(problems), 3);
    cr_expect(strstr(problems_get(problems, 0), "line 2"), "%s", problems_get(problems, 0));
    cr_expect(strstr(problems_get(problems, 1), "line 4"), "%s", problems_get(problems, 1));
    cr_expect(strstr(problems_get(problems, 2), "line 5, column b"), "%s",
              problems_get(problems, 2));
    cr_expect_eq(table_rows(table), 1);
    table_free(table);
    problems_free(problems);
}

Test(csv, a_nul_byte_is_a_problem_and_not_the_end_of_a_cell)
{
    static const char text[] = "a,b\n1,one\n2,two\0three\n3,\0\n";
    Problems *problems = problems_new();
    char *path = fixture_path("t.csv");
    fixture_write(path, text, sizeof text - 1);
    table_free(csv_read(path, problems));
    cr_assert_eq(problems_count(problems), 1);
    cr_expect(strstr(problems_get(problems, 0), "line 3"), "%s", problems_get(problems, 0));
    problems_free(problems);
    remove(path);
    free(path);
}

Test(csv, an_open_quotation_is_a_problem)
{
    Problems *problems = problems_new();
    Table *table = read_text("a,b\n1,\"open\n", problems);
    cr_expect_eq(problems_count(problems), 1);
    table_free(table);
    problems_free(problems);
}

/* The same bytes each time: xorshift, seeded. */
static unsigned next_random(unsigned *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

Test(csv, any_bytes_end_in_rows_or_problems, .timeout = 600)
{
    static const char pieces[][6] = { "\"",   ",",    "\n", "\r\n", "a",    "中",
                                      "\xFF", "\"\"", " ",  "=1",   "\xC2", "\xEF\xBB\xBF" };
    unsigned seed = 20261123;
    for (int round = 0; round < 400; round++) {
        char text[512] = "a,b\n";
        for (unsigned i = next_random(&seed) % 60; i; i--)
            strcat(text, pieces[next_random(&seed) % COUNT(pieces)]);
        Problems *problems = problems_new();
        Table *table = read_text(text, problems);
        for (size_t row = 0; table && row < table_rows(table); row++)
            cr_expect_eq(table_columns(table), 2);
        table_free(table);
        problems_free(problems);
    }
}

static char *written(const Table *table, CsvFlavor flavor)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_assert(csv_put(out, table, flavor));
    fclose(out);
    return text;
}

static Table *sample(void)
{
    Table *table = table_new();
    table_add_column(table, "name", "Name", COLUMN_TEXT);
    table_add_column(table, "score", "Score", COLUMN_NUMBER);
    table_add(table, (const char *const[]){ "=cmd()", "-1.5" }, 0);
    table_add(table, (const char *const[]){ "a,\"b\"", NULL }, 0);
    return table;
}

Test(csv, a_formula_does_not_reach_a_spreadsheet)
{
    Table *table = sample();
    char *excel = written(table, CSV_EXCEL), *plain = written(table, CSV_PLAIN);
    cr_expect_str_eq(excel, "\xEF\xBB\xBFName,Score\r\n'=cmd(),-1.5\r\n\"a,\"\"b\"\"\",\r\n");
    cr_expect_str_eq(plain, "name,score\r\n=cmd(),-1.5\r\n\"a,\"\"b\"\"\",\r\n");
    free(excel);
    free(plain);
    table_free(table);
}
