/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/sheet_where.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "document/sheet_template.h"

enum { MOST_CONDITIONS = 16 };

/* The template's columns, in words, for a reader who mistyped one. */
static char *column_names(const Template *template)
{
    Buffer names = { 0 };
    for (size_t i = 0; i < template->column_count; i++)
        buffer_join(&names, ", ", template->columns[i].name);
    return buffer_take(&names);
}

static bool is_column(const Template *template, const char *name, size_t bytes)
{
    for (size_t i = 0; i < template->column_count; i++)
        if (strlen(template->columns[i].name) == bytes &&
            !strncmp(template->columns[i].name, name, bytes))
            return true;
    char *names = column_names(template);
    fail("unknown column '%.*s'; there are %s", (int)bytes, name, names);
    free(names);
    return false;
}

/* Writes the condition with a parameter; the parameter's value points into it. */
static bool put_condition(Buffer *out, const Template *template, const char *condition,
                          size_t position, const char **value)
{
    size_t bytes = strcspn(condition, "=!~");
    const char *sign = condition + bytes;
    bool is_not = *sign == '!' && sign[1] == '=';
    if (!*sign || (*sign == '!' && !is_not))
        return fail("'%s' is not COLUMN=VALUE, COLUMN!=VALUE or COLUMN~PART", condition);
    if (!is_column(template, condition, bytes))
        return false;
    *value = sign + 1 + is_not;
    buffer_add_format(out, "%s ", position ? " AND" : " WHERE");
    if (*sign == '~')
        buffer_add_format(out, "instr(lower(\"%.*s\"), lower(:w%zu))", (int)bytes, condition,
                          position);
    else
        buffer_add_format(out, "\"%.*s\" %s :w%zu", (int)bytes, condition, is_not ? "<>" : "=",
                          position);
    return true;
}

/* The template's SELECT as a table of its declared columns. */
static void put_head(Buffer *out, const Template *template)
{
    buffer_add(out, "WITH list (");
    for (size_t i = 0; i < template->column_count; i++)
        buffer_add_format(out, "%s\"%s\"", i ? ", " : "", template->columns[i].name);
    buffer_add_format(out, ") AS (%s) SELECT * FROM list", template->sql);
}

static char *make_sql(const Template *template, const char *const conditions[], Binding *bindings)
{
    Buffer sql = { 0 };
    bool done = true;
    put_head(&sql, template);
    for (size_t i = 0; done && conditions[i]; i++)
        done = (i < MOST_CONDITIONS || fail("more than %d conditions", MOST_CONDITIONS)) &&
               put_condition(&sql, template, conditions[i], i, &bindings[i].value);
    if (done)
        return buffer_take(&sql);
    buffer_free(&sql);
    return NULL;
}

static Table *select_rows(Store *store, const Template *template, const char *const conditions[])
{
    static const char *const names[MOST_CONDITIONS] = { ":w0",  ":w1",  ":w2",  ":w3",
                                                        ":w4",  ":w5",  ":w6",  ":w7",
                                                        ":w8",  ":w9",  ":w10", ":w11",
                                                        ":w12", ":w13", ":w14", ":w15" };
    char today[DATE_SIZE];
    Binding bindings[MOST_CONDITIONS + 3] = { 0 };
    size_t count = 0;
    char *sql = make_sql(template, conditions, bindings);
    if (!sql)
        return NULL;
    for (; conditions[count]; count++)
        bindings[count].name = names[count];
    date_today(today);
    bindings[count++] = (Binding){ ":lang", language_codes[template->language] };
    bindings[count] = (Binding){ ":now", today };
    Table *rows = store_select(store, template->path, sql, bindings);
    free(sql);
    return rows;
}

Table *sheet_table_where(Store *store, const char *path, Language language,
                         const char *const conditions[])
{
    Template *template = template_read(path, language);
    Table *rows = template ? select_rows(store, template, conditions) : NULL;
    Table *table = rows ? template_typed(template, rows) : NULL;
    table_free(rows);
    if (template)
        template_free(template);
    return table;
}
