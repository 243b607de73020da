/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/sheet_template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

enum { MOST_CHARTS = 4, LONGEST_TEMPLATE = 1 << 20 };

static const char *const format_names[SHEET_FORMAT_COUNT] = { "text",  "long",  "id",    "number",
                                                              "score", "money", "whole", "count", "date",
                                                              "risk",  "state", "link",  "value",
                                                              "zone",  "place" };
static const char *const layout_names[] = { "table", "card", "cover", "contents", "board" };
static const char *const part_names[BOARD_PART_COUNT] = { "table", "headline", "tiles",
                                                          "bars",  "line",     "rows" };
static const char *const chart_names[] = { "radar", "stacked", "lines", "points" };

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
    if (!strncmp(word, "total=", 6)) {
        set(&column->total, xstrdup(word + 6));
        return !strcmp(word + 6, "sum") || strchr(word + 6, '/') ||
               fail("%s: '%s' is neither total=sum nor total=PART/WHOLE", template->path, word);
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
    return fail("%s: the head names a column '%s' that is not declared", template->path, name);
}

/* radar | Score by pillar | 各支柱得分 | pillar score | Points | 分 */
static bool read_chart(Template *template, char *value)
{
    char *rest = value, *kind = next_part(&rest), *en = next_part(&rest), *zh = next_part(&rest);
    char *names = next_part(&rest), *word_rest = names;
    char *upwards_en = next_part(&rest), *upwards_zh = next_part(&rest);
    int index = kind ? index_of(chart_names, COUNT(chart_names), kind) : -1;
    bool done = names && index >= 0 && template->block.chart_count < MOST_CHARTS;
    if (!done)
        fail("%s: chart '%s' is not 'kind | title | title in Chinese | columns'", template->path,
             value);
    else {
        SheetChart *chart = &template->block.charts[template->block.chart_count++];
        chart->kind = (ChartKind)index;
        chart->title = xstrdup(template->language == CHINESE ? zh : en);
        if (upwards_zh)
            chart->upwards = xstrdup(template->language == CHINESE ? upwards_zh : upwards_en);
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
    free(upwards_en);
    free(upwards_zh);
    return done;
}

/* start end */
/* start end, or start end pauses */
static bool read_gantt(Template *template, char *value)
{
    char *rest = value, *start = strsep(&rest, " "), *end = rest ? strsep(&rest, " ") : NULL;
    SheetBlock *block = &template->block;
    block->is_gantt = true;
    block->has_pauses = rest;
    return end ? find_column(template, start, &block->start) &&
                     find_column(template, end, &block->end) &&
                     (!rest || find_column(template, rest, &block->pauses))
               : fail("%s: 'gantt' names two columns with dates", template->path);
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

static bool read_pages(Template *template, char *value)
{
    template->block.is_one_page = !strcmp(value, "one");
    template->block.is_on_demand = !strcmp(value, "on-demand");
    return template->block.is_one_page || template->block.is_on_demand ||
           fail("%s: 'pages' knows one and on-demand", template->path);
}

static bool read_titles(Template *template, char *value)
{
    template->has_titles = !strcmp(value, "first");
    return template->has_titles || fail("%s: 'titles' knows first", template->path);
}

static bool read_rows(Template *template, char *value)
{
    template->block.is_hidden = !strcmp(value, "hidden");
    template->block.row_points = atof(value);
    return template->block.is_hidden || template->block.row_points > 0 ||
           fail("%s: 'rows' wants a height in points, or hidden", template->path);
}

static bool read_group(Template *template, char *value)
{
    set(&template->sheet.group, side(value, template->language));
    return true;
}

static bool read_tab(Template *template, char *value)
{
    set(&template->tab, xstrdup(value));
    return true;
}

static bool read_each(Template *template, char *value)
{
    template->each = !strcmp(value, "pillar") ? EACH_PILLAR
                     : !strcmp(value, "lens") ? EACH_LENS
                                              : EACH_NONE;
    return template->each || fail("%s: 'each' knows pillar and lens", template->path);
}

static bool read_below(Template *template, char *value)
{
    set(&template->below, strcmp(value, "none") ? xstrdup(value) : NULL);
    return true;
}

static bool read_optional(Template *template, char *value)
{
    template->is_optional = !strcmp(value, "yes");
    return template->is_optional || !strcmp(value, "no") ||
           fail("%s: 'optional' knows yes and no", template->path);
}

static bool read_anchor(Template *template, char *value)
{
    template->block.is_anchor = !strcmp(value, "yes");
    return template->block.is_anchor || fail("%s: 'anchor' knows only yes", template->path);
}

static bool read_total(Template *template, char *value)
{
    bool is_all = !strcmp(value, "yes");
    template->block.total = is_all ? TOTAL_ALL : TOTAL_EACH;
    return is_all || find_column(template, value, &template->block.total_column);
}

/* tiles 1 24 */
static bool read_part(Template *template, char *value)
{
    char *rest = value, *name = strsep(&rest, " ");
    int part = index_of(part_names, BOARD_PART_COUNT, name), from = 0, to = 0;
    template->block.part = (BoardPart)part;
    if (part < 0 || !rest || sscanf(rest, "%d %d", &from, &to) != 2 || from < 1 || to < from ||
        to > BOARD_COLUMNS)
        return fail("%s: '-- part:' is a kind, a first and a last column of %d", template->path,
                    BOARD_COLUMNS);
    template->block.from = from - 1;
    template->block.to = to - 1;
    return true;
}

/* resources 50000 */
static bool read_apart(Template *template, char *value)
{
    char *above = strchr(value, ' ');
    if (!above || atol(above) <= 0)
        return fail("%s: 'apart' wants a name and a number of rows", template->path);
    set(&template->apart, xstrndup(value, (size_t)(above - value)));
    template->apart_above = (size_t)atol(above);
    return true;
}

static bool read_include(Template *template, char *value);

static const struct {
    const char *key;
    bool (*read)(Template *, char *value);
} head_keys[] = {
    { "title", read_title },       { "intro", read_intro },   { "empty", read_empty },
    { "layout", read_layout },     { "tab", read_tab },       { "each", read_each },
    { "below", read_below },       { "column", read_column }, { "chart", read_chart },
    { "optional", read_optional }, { "total", read_total },   { "apart", read_apart },
    { "include", read_include },   { "gantt", read_gantt },   { "pages", read_pages },
    { "part", read_part },         { "rows", read_rows },     { "group", read_group },
    { "anchor", read_anchor },     { "titles", read_titles },
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

void template_free(Template *template)
{
    for (size_t i = 0; i < template->column_count; i++) {
        free(template->columns[i].name);
        free(template->columns[i].title);
    }
    free(template->below);
    free(template->apart);
    free(template->tab);
    free(template->text);
    free(template->included);
    free(template->sheet.title);
    free(template->sheet.intro);
    free(template->sheet.group);
    free(template->sheet.name);
    free(template->block.title);
    free(template->block.empty);
    for (size_t i = 0; i < template->column_count; i++) {
        free(template->block.columns[i].options);
        free(template->block.columns[i].total);
    }
    free(template->block.columns);
    for (size_t i = 0; i < template->block.chart_count; i++) {
        free(template->block.charts[i].title);
        free(template->block.charts[i].upwards);
    }
    free(template->block.charts);
    free(template);
}

/* "04-open-points.sql" and "04b-open-points.sql" are called open-points. */
static char *template_name(const char *path)
{
    const char *name = file_name(path);
    if (strspn(name, "0123456789") && strchr(name, '-'))
        name = strchr(name, '-') + 1;
    size_t bytes = strlen(name);
    return xstrndup(name, bytes > 4 ? bytes - 4 : bytes);
}

/* What failed says the path itself. */
void template_blame(const Template *template)
{
    size_t bytes = strlen(template->path);
    const char *said = failure();
    if (!strncmp(said, template->path, bytes) && said[bytes] == ':')
        said += bytes + 2;
    char *copy = xstrdup(said);
    problems_add(template->problems, template->path, template->line, NULL, "%s", copy);
    free(copy);
}

/* Reads the lines of the head; the SELECT after them, when there is one, is the template's. */
static bool read_head(Template *template, char *line)
{
    bool done = true;
    while (done && !strncmp(line, "--", 2)) {
        char *end = line + strcspn(line, "\n");
        char *next = *end ? end + 1 : end;
        *end = '\0';
        template->line++;
        done = read_head_line(template, line);
        if (!done && template->problems) {
            template_blame(template);
            done = true;
        }
        line = next;
    }
    if (*line) {
        template->line++;
        template->sql = line;
    }
    return done;
}

/* Texts stay alive with the template, as its SELECT is part of one. */
static char *read_text(Template *template, const char *path)
{
    char **text = template->text ? &template->included : &template->text;
    if (*text) {
        fail("%s: an included template includes another", path);
        return NULL;
    }
    *text = file_read(path, LONGEST_TEMPLATE);
    return *text;
}

static bool read_include(Template *template, char *value)
{
    char *name = xasprintf("templates/%s", value), *path = file_shipped(name);
    char *text = read_text(template, path);
    bool done = text && read_head(template, text);
    free(path);
    free(name);
    return done;
}

static Template *read_with(const char *path, Language language, Problems *problems)
{
    Template *template = xcalloc(1, sizeof *template);
    *template = (Template){ .path = path, .language = language, .problems = problems };
    template->block.columns = xcalloc(MOST_COLUMNS, sizeof *template->block.columns);
    template->block.charts = xcalloc(MOST_CHARTS, sizeof *template->block.charts);
    template->sheet.name = template_name(path);
    char *text = read_text(template, path);
    bool done = text && read_head(template, text);
    if (done && !template->sql)
        template->sql = "";
    if (done && (!template->sheet.title || !template->column_count))
        done = fail("%s: the head lacks a title or columns", path);
    if (done)
        return template;
    if (problems)
        template_blame(template);
    template_free(template);
    return NULL;
}

Template *template_read(const char *path, Language language)
{
    return read_with(path, language, NULL);
}

Template *template_read_all(const char *path, Language language, Problems *problems)
{
    return read_with(path, language, problems);
}
