/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "format/json.h"

static Table *sample(void)
{
    Table *table = table_new();
    table_add_column(table, "name", "Name", COLUMN_TEXT);
    table_add_column(table, "score", "Score", COLUMN_NUMBER);
    table_add(table, (const char *const[]){ "=cmd()", "-1.5" }, 0);
    table_add(table, (const char *const[]){ "a,\"b\"", NULL }, 0);
    return table;
}

Test(json, numbers_are_numbers_and_unknown_ones_null)
{
    Table *table = sample();
    char *text = json_to_line(json_of_table(table));
    cr_expect_str_eq(
        text, "[{\"name\":\"=cmd()\",\"score\":-1.5},{\"name\":\"a,\\\"b\\\"\",\"score\":null}]");
    free(text);
    table_free(table);
}

Test(json, escapes_what_could_drive_a_terminal_and_loses_nothing)
{
    static const char text[] = "中文 \u202E\u200D\uFEFF\x7F\xC2\x9B\U000E0041\u2028\033 ok";
    char *out;
    size_t size;
    FILE *stream = open_memstream(&out, &size);
    Json *object = json_new_object();
    json_set(object, "a", json_of_text(text));
    cr_assert(json_put(stream, object), "%s", failure());
    fclose(stream);
    cr_expect_str_eq(out,
                     "{\n  \"a\": \"中文 \\u202e\\u200d\\ufeff\\u007f\\u009b\\udb40\\udc41\\u2028"
                     "\\u001B ok\"\n}\n");
    Json *back = json_parse(out, size);
    cr_expect_str_eq(json_get_text(back, "a"), text);
    json_free(back);
    free(out);
}

Test(json, what_has_no_number_is_null_and_what_is_no_text_is_mended)
{
    Json *list = json_new_list();
    json_add(list, json_of_real(INFINITY));
    json_add(list, json_of_number("1e999"));
    json_add(list, json_of_number("12.50"));
    json_add(list, json_of_text("a\xFF"));
    json_add(list, json_of_text(NULL));
    char *line = json_to_line(list);
    cr_expect_str_eq(line, "[null,null,12.5,\"a\uFFFD\",null]");
    free(line);
}

Test(json, a_value_of_another_kind_is_none)
{
    static const char text[] = "{\"year\": 2026, \"open\": false, \"days\": [\"a\", 1]}";
    int64_t year;
    bool is_open = true;
    Json *file = json_parse(text, strlen(text));
    cr_assert_not_null(file);
    cr_expect(json_get_integer(file, "year", &year));
    cr_expect_eq(year, 2026);
    cr_expect(json_get_truth(file, "open", &is_open));
    cr_expect_not(is_open);
    cr_expect_not(json_get_truth(file, "year", &is_open));
    cr_expect_not(json_get_integer(file, "days", &year));
    cr_expect_null(json_get_text(file, "year"));
    cr_expect_null(json_get(file, "month"));
    cr_expect(json_is_list(json_get(file, "days")));
    cr_expect_eq(json_count(json_get(file, "days")), 2);
    cr_expect_eq(json_count(file), 0);
    cr_expect_null(json_at(json_get(file, "days"), 2));
    cr_expect_null(json_get(NULL, "a"));
    cr_expect_null(json_parse("{", 1));
    json_free(file);
}
