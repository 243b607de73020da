/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sheet.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "file.h"
#include "json.h"
#include "text.h"

enum { MOST_COLUMNS = 40, MOST_CHARTS = 4, LONGEST_TEMPLATE = 1 << 20 };

static const char *const format_names[SHEET_FORMAT_COUNT] = { "text",  "long",  "id",   "number",
                                                              "score", "count", "date", "risk",
                                                              "state", "link" };
static const char *const layout_names[] = { "table", "card", "cover", "contents" };
static const char *const chart_names[] = { "radar", "stacked" };

/* A file's head, its texts in one language, and its SELECT. */
typedef struct Template {
    const char *path;
    Language language;
    Sheet sheet;
    SheetBlock block;
    struct {
        char *name, *title;
    } columns[MOST_COLUMNS];
    size_t column_count;
    char *below, *tab;
    bool is_each_pillar;
    const char *sql;
    char *text;
} Template;

/* The side of "English | 中文" for the language, trimmed. The caller frees. */
static char *side(const char *text, Language language)
{
    const char *bar = strstr(text, " | ");
    if (!bar)
        return text_trim(text);
    if (language == CHINESE)
        return text_trim(bar + 3);
    char *left = xstrndup(text, (size_t)(bar - text)), *trimmed = text_trim(left);
    free(left);
    return trimmed;
}

static int index_of(const char *const names[], size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], name))
            return (int)i;
    return -1;
}

static void set(char **text, char *value)
{
    free(*text);
    *text = value;
}

/* Cuts the next part off a list separated by bars; NULL at the end. The caller frees. */
static char *next_part(char **rest)
{
    char *start = *rest;
    if (!start)
        return NULL;
    char *bar = strstr(start, " | ");
    *rest = bar ? bar + 3 : NULL;
    char *part = bar ? xstrndup(start, (size_t)(bar - start)) : xstrdup(start);
    char *trimmed = text_trim(part);
    free(part);
    return trimmed;
}

static bool read_attribute(Template *template, SheetColumn *column, const char *word)
{
    if (!strncmp(word, "format=", 7)) {
        int format = index_of(format_names, SHEET_FORMAT_COUNT, word + 7);
        column->format = (SheetFormat)format;
        return format >= 0 || fail("%s: unknown format '%s'", template->path, word + 7);
    }
    if (!strncmp(word, "width=", 6)) {
        column->width = atoi(word + 6);
        return column->width > 0 || fail("%s: '%s' is no width", template->path, word);
    }
    return !*word || fail("%s: unknown attribute '%s'", template->path, word);
}

/* risk | Risk | 风险 | format=risk width=12 | Open;Closed | 未关闭;已关闭 */
static bool read_column(Template *template, char *value)
{
    char *rest = value, *name = next_part(&rest), *en = next_part(&rest), *zh = next_part(&rest);
    char *attributes = next_part(&rest), *words = attributes;
    char *options_en = next_part(&rest), *options_zh = next_part(&rest);
    bool done = zh && template->column_count < MOST_COLUMNS;
    if (!done)
        fail("%s: column '%s' lacks a title in English and Chinese", template->path, value);
    else {
        SheetColumn *column = &template->block.columns[template->column_count];
        bool is_chinese = template->language == CHINESE;
        template->columns[template->column_count].name = xstrdup(name);
        template->columns[template->column_count++].title = xstrdup(is_chinese ? zh : en);
        if (options_zh)
            column->options = xstrdup(is_chinese ? options_zh : options_en);
        for (char *word; done && (word = strsep(&words, " "));)
            done = read_attribute(template, column, word);
    }
    free(name);
    free(en);
    free(zh);
    free(attributes);
    free(options_en);
    free(options_zh);
    return done;
}

static bool find_column(const Template *template, const char *name, size_t *column)
{
    for (size_t i = 0; i < template->column_count; i++)
        if (!strcmp(template->columns[i].name, name)) {
            *column = i;
            return true;
        }
    return fail("%s: the chart names a column '%s' that is not declared", template->path, name);
}

/* radar | Score by pillar | 各支柱得分 | pillar score */
static bool read_chart(Template *template, char *value)
{
    char *rest = value, *kind = next_part(&rest), *en = next_part(&rest), *zh = next_part(&rest);
    char *names = next_part(&rest), *word_rest = names;
    int index = kind ? index_of(chart_names, COUNT(chart_names), kind) : -1;
    bool done = names && index >= 0 && template->block.chart_count < MOST_CHARTS;
    if (!done)
        fail("%s: chart '%s' is not 'kind | title | title in Chinese | columns'", template->path,
             value);
    else {
        SheetChart *chart = &template->block.charts[template->block.chart_count++];
        chart->kind = (ChartKind)index;
        chart->title = xstrdup(template->language == CHINESE ? zh : en);
        char *category = strsep(&word_rest, " ");
        done = find_column(template, category, &chart->category);
        for (char *word; done && (word = strsep(&word_rest, " "));)
            done = chart->value_count < COUNT(chart->values) &&
                   find_column(template, word, &chart->values[chart->value_count++]);
    }
    free(kind);
    free(en);
    free(zh);
    free(names);
    return done;
}

static bool read_title(Template *template, char *value)
{
    set(&template->sheet.title, side(value, template->language));
    set(&template->block.title, xstrdup(template->sheet.title));
    return true;
}

static bool read_intro(Template *template, char *value)
{
    set(&template->sheet.intro, side(value, template->language));
    return true;
}

static bool read_empty(Template *template, char *value)
{
    set(&template->block.empty, side(value, template->language));
    return true;
}

static bool read_layout(Template *template, char *value)
{
    int layout = index_of(layout_names, COUNT(layout_names), value);
    template->sheet.layout = (SheetLayout)layout;
    return layout >= 0 || fail("%s: unknown layout '%s'", template->path, value);
}

static bool read_tab(Template *template, char *value)
{
    set(&template->tab, xstrdup(value));
    return true;
}

static bool read_each(Template *template, char *value)
{
    template->is_each_pillar = !strcmp(value, "pillar");
    return template->is_each_pillar || fail("%s: 'each' knows pillar only", template->path);
}

static bool read_below(Template *template, char *value)
{
    set(&template->below, xstrdup(value));
    return true;
}

static const struct {
    const char *key;
    bool (*read)(Template *, char *value);
} head_keys[] = {
    { "title", read_title },   { "intro", read_intro },   { "empty", read_empty },
    { "layout", read_layout }, { "tab", read_tab },       { "each", read_each },
    { "below", read_below },   { "column", read_column }, { "chart", read_chart },
};

static bool read_head_line(Template *template, char *line)
{
    char *value = strstr(line, ": ");
    if (!value)
        return true;
    *value = '\0';
    char *key = line + strspn(line, "- "), *trimmed = text_trim(value + 2);
    bool done = true, known = false;
    for (size_t i = 0; i < COUNT(head_keys) && !known; i++)
        if (!strcmp(key, head_keys[i].key)) {
            known = true;
            done = head_keys[i].read(template, trimmed);
        }
    free(trimmed);
    return known ? done : fail("%s: unknown line '-- %s:' in the head", template->path, key);
}

static void template_free(Template *template)
{
    for (size_t i = 0; i < template->column_count; i++) {
        free(template->columns[i].name);
        free(template->columns[i].title);
    }
    free(template->below);
    free(template->tab);
    free(template->text);
    free(template->sheet.title);
    free(template->sheet.intro);
    free(template->sheet.name);
    free(template->block.title);
    free(template->block.empty);
    for (size_t i = 0; i < template->column_count; i++)
        free(template->block.columns[i].options);
    free(template->block.columns);
    for (size_t i = 0; i < template->block.chart_count; i++)
        free(template->block.charts[i].title);
    free(template->block.charts);
    free(template);
}

/* "04-open-points.sql" is called open-points. */
static char *template_name(const char *path)
{
    const char *name = file_name(path);
    name += strspn(name, "0123456789");
    name += *name == '-';
    size_t bytes = strlen(name);
    return xstrndup(name, bytes > 4 ? bytes - 4 : bytes);
}

static Template *template_read(const char *path, Language language)
{
    char *text = file_read(path, LONGEST_TEMPLATE);
    if (!text)
        return NULL;
    Template *template = xcalloc(1, sizeof *template);
    *template = (Template){ .path = path, .language = language, .text = text };
    template->block.columns = xcalloc(MOST_COLUMNS, sizeof *template->block.columns);
    template->block.charts = xcalloc(MOST_CHARTS, sizeof *template->block.charts);
    template->sheet.name = template_name(path);
    char *line = text;
    bool done = true;
    while (done && !strncmp(line, "--", 2)) {
        char *end = line + strcspn(line, "\n");
        char *next = *end ? end + 1 : end;
        *end = '\0';
        done = read_head_line(template, line);
        line = next;
    }
    template->sql = line;
    if (done && (!template->sheet.title || !template->column_count))
        done = fail("%s: the head lacks a title or columns", path);
    if (done)
        return template;
    template_free(template);
    return NULL;
}

static ColumnType column_type(SheetFormat format)
{
    switch (format) {
    case FORMAT_NUMBER:
    case FORMAT_SCORE:
    case FORMAT_COUNT:
        return COLUMN_NUMBER;
    case FORMAT_DATE:
        return COLUMN_DATE;
    case FORMAT_RISK:
    case FORMAT_STATE:
        return COLUMN_CHOICE;
    default:
        return COLUMN_TEXT;
    }
}

static Table *with_titles(const Template *template, const Table *rows)
{
    const char *cells[MOST_COLUMNS];
    Table *table = table_new();
    for (size_t i = 0; i < template->column_count; i++)
        table_add_column(table, template->columns[i].name, template->columns[i].title,
                         column_type(template->block.columns[i].format));
    for (size_t row = 0; row < table_rows(rows); row++) {
        for (size_t i = 0; i < template->column_count; i++)
            cells[i] = table_cell(rows, row, i);
        table_add(table, cells, 0);
    }
    return table;
}

static Table *run(Store *store, const Template *template, const char *pillar, const char *sheets)
{
    char today[DATE_SIZE];
    date_today(today);
    const Binding bindings[] = { { ":lang", language_codes[template->language] },
                                 { ":pillar", pillar },
                                 { ":now", today },
                                 { ":sheets", sheets },
                                 { 0 } };
    Table *rows = store_select(store, template->path, template->sql, bindings);
    if (!rows)
        return NULL;
    if (table_columns(rows) != template->column_count) {
        fail("%s: the SELECT gives %zu columns; the head declares %zu", template->path,
             table_columns(rows), template->column_count);
        table_free(rows);
        return NULL;
    }
    Table *table = with_titles(template, rows);
    table_free(rows);
    return table;
}

/* A copy of the template's block that owns its parts, filled with `table`. */
static SheetBlock block_of(const Template *template, Table *table)
{
    SheetBlock block = template->block;
    block.table = table;
    block.title = xstrdup(template->block.title);
    block.empty = template->block.empty ? xstrdup(template->block.empty) : xstrdup("");
    block.columns = xcalloc(template->column_count, sizeof *block.columns);
    for (size_t i = 0; i < template->column_count; i++) {
        block.columns[i] = template->block.columns[i];
        if (block.columns[i].options)
            block.columns[i].options = xstrdup(block.columns[i].options);
    }
    block.charts = xcalloc(block.chart_count, sizeof *block.charts);
    for (size_t i = 0; i < block.chart_count; i++) {
        block.charts[i] = template->block.charts[i];
        block.charts[i].title = xstrdup(template->block.charts[i].title);
    }
    return block;
}

static void add_block(Sheet *sheet, SheetBlock block)
{
    sheet->blocks = xreallocarray(sheet->blocks, sheet->block_count + 1, sizeof *sheet->blocks);
    sheet->blocks[sheet->block_count++] = block;
}

typedef struct Maker {
    Store *store;
    Sheet *sheets;
    size_t count, room;
    Template *contents; /* runs last, when the others are known */
    size_t contents_at;
} Maker;

static Sheet *add_sheet(Maker *maker, const Template *template, const char *name, const char *title,
                        const char *color)
{
    maker->sheets = xgrow(maker->sheets, maker->count, &maker->room, sizeof *maker->sheets);
    Sheet *sheet = &maker->sheets[maker->count++];
    *sheet = (Sheet){ .name = xstrdup(name),
                      .title = xstrdup(title),
                      .intro = xstrdup(template->sheet.intro ? template->sheet.intro : ""),
                      .layout = template->sheet.layout,
                      .tab_color = (unsigned)strtoul(color + (*color == '#'), NULL, 16) };
    return sheet;
}

static bool add_one(Maker *maker, const Template *template)
{
    Table *table = run(maker->store, template, "", "[]");
    if (!table)
        return false;
    Sheet *sheet = add_sheet(maker, template, template->sheet.name, template->sheet.title,
                             template->tab ? template->tab : "#7F7F7F");
    add_block(sheet, block_of(template, table));
    return true;
}

static bool add_below(Maker *maker, const Template *template)
{
    for (size_t i = 0; i < maker->count; i++)
        if (!strcmp(maker->sheets[i].name, template->below)) {
            Table *table = run(maker->store, template, "", "[]");
            if (table)
                add_block(&maker->sheets[i], block_of(template, table));
            return table != NULL;
        }
    return fail("%s: there is no sheet '%s' before it", template->path, template->below);
}

static bool add_pillars(Maker *maker, const Template *template)
{
    static const Query pillars[] = {
        { "t", "SELECT pillar.id, iif(?1 = 'zh', pillar.name_zh, pillar.name_en), color FROM pillar"
               " JOIN lens ON lens.id = lens ORDER BY lens.position, pillar.position" },
        { 0 },
    };
    Table *list = store_rows(maker->store, pillars, 0, language_codes[template->language]);
    bool done = list != NULL;
    for (size_t row = 0; done && row < table_rows(list); row++) {
        const char *id = table_cell(list, row, 0);
        Table *table = run(maker->store, template, id, "[]");
        done = table != NULL;
        if (done) {
            char *name = xasprintf("%s-%s", template->sheet.name, id);
            Sheet *sheet = add_sheet(maker, template, name, table_cell(list, row, 1),
                                     table_cell(list, row, 2));
            add_block(sheet, block_of(template, table));
            free(name);
        }
    }
    table_free(list);
    return done;
}

static char *sheets_json(const Maker *maker)
{
    json_t *list = json_array();
    for (size_t i = 0; i < maker->count; i++) {
        const Sheet *sheet = &maker->sheets[i];
        size_t rows = sheet->block_count ? table_rows(sheet->blocks[0].table) : 0;
        json_t *entry = json_object();
        json_object_set_new(entry, "name", json_string(sheet->name));
        json_object_set_new(entry, "title", json_string(sheet->title));
        json_object_set_new(entry, "intro", json_string(sheet->intro));
        json_object_set_new(entry, "rows", json_integer((json_int_t)rows));
        json_object_set_new(entry, "is_table", json_boolean(sheet->layout == LAYOUT_TABLE));
        json_array_append_new(list, entry);
    }
    char *text = json_dumps(list, 0);
    json_decref(list);
    return text;
}

static bool fill_contents(Maker *maker)
{
    char *sheets = sheets_json(maker);
    Table *table = run(maker->store, maker->contents, "", sheets);
    free(sheets);
    if (table)
        add_block(&maker->sheets[maker->contents_at], block_of(maker->contents, table));
    return table != NULL;
}

static bool add_template(Maker *maker, const char *path, Language language)
{
    Template *template = template_read(path, language);
    if (!template)
        return false;
    if (template->sheet.layout == LAYOUT_CONTENTS && !maker->contents) {
        maker->contents = template;
        maker->contents_at = maker->count;
        add_sheet(maker, template, template->sheet.name, template->sheet.title,
                  template->tab ? template->tab : "#7F7F7F");
        return true;
    }
    bool done = template->below            ? add_below(maker, template)
                : template->is_each_pillar ? add_pillars(maker, template)
                                           : add_one(maker, template);
    template_free(template);
    return done;
}

static int is_template(const struct dirent *entry)
{
    size_t bytes = strlen(entry->d_name);
    return entry->d_name[0] != '.' && bytes > 4 && !strcmp(entry->d_name + bytes - 4, ".sql");
}

Sheet *sheets_make(Store *store, const char *folder, Language language, size_t *count)
{
    Maker maker = { .store = store };
    struct dirent **entries;
    int found = scandir(folder, &entries, is_template, alphasort);
    bool done = found > 0 || fail("%s: no templates there", folder);
    char *contents_path = NULL;
    for (int i = 0; i < found; i++) {
        char *path = xasprintf("%s/%s", folder, entries[i]->d_name);
        bool had_contents = maker.contents != NULL;
        done = done && add_template(&maker, path, language);
        if (maker.contents && !had_contents)
            contents_path = path;
        else
            free(path);
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
    done = done && (!maker.contents || fill_contents(&maker));
    if (maker.contents)
        template_free(maker.contents);
    free(contents_path);
    *count = maker.count;
    if (done)
        return maker.sheets;
    sheets_free(maker.sheets, maker.count);
    return NULL;
}

static void block_free(SheetBlock *block)
{
    for (size_t i = 0; i < table_columns(block->table); i++)
        free(block->columns[i].options);
    for (size_t i = 0; i < block->chart_count; i++)
        free(block->charts[i].title);
    free(block->title);
    free(block->empty);
    free(block->columns);
    free(block->charts);
    table_free(block->table);
}

void sheets_free(Sheet *sheets, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < sheets[i].block_count; j++)
            block_free(&sheets[i].blocks[j]);
        free(sheets[i].name);
        free(sheets[i].title);
        free(sheets[i].intro);
        free(sheets[i].blocks);
    }
    free(sheets);
}

Table *sheet_table(Store *store, const char *path, Language language)
{
    Template *template = template_read(path, language);
    if (!template)
        return NULL;
    Table *table = run(store, template, "", "[]");
    template_free(template);
    return table;
}
