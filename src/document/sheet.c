/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "document/overlay.h"
#include "document/sheet_template.h"
#include "format/json.h"

static ColumnType column_type(SheetFormat format)
{
    switch (format) {
    case FORMAT_NUMBER:
    case FORMAT_SCORE:
    case FORMAT_MONEY:
    case FORMAT_WHOLE:
    case FORMAT_COUNT:
    case FORMAT_ZONE:
        return COLUMN_NUMBER;
    case FORMAT_DATE:
        return COLUMN_DATE;
    case FORMAT_PLACE:
        return COLUMN_PLACE;
    case FORMAT_RISK:
    case FORMAT_STATE:
        return COLUMN_CHOICE;
    default:
        return COLUMN_TEXT;
    }
}

enum { MOST_BINDINGS = 16 };

Table *template_typed(const Template *template, const Table *rows)
{
    const char *cells[MOST_COLUMNS];
    bool has_titles = template->has_titles && table_rows(rows);
    size_t columns = 0;
    Table *table = table_new();
    for (; columns < template->column_count; columns++) {
        const char *title = has_titles ? table_cell(rows, 0, columns) : template->columns[columns].title;
        if (has_titles && !*title)
            break;
        table_add_column(table, template->columns[columns].name, title,
                         column_type(template->block.columns[columns].format));
    }
    for (size_t row = has_titles; row < table_rows(rows); row++) {
        for (size_t i = 0; i < columns; i++)
            cells[i] = table_cell(rows, row, i);
        table_add(table, cells, 0);
    }
    return table;
}

typedef struct Bindings {
    char today[DATE_SIZE];
    Binding list[MOST_BINDINGS];
} Bindings;

static size_t add_bindings(Binding bindings[], size_t count, const Binding given[])
{
    for (size_t i = 0; given && given[i].name && count + 1 < MOST_BINDINGS; i++)
        bindings[count++] = given[i];
    return count;
}

static void bind(Bindings *bindings, Language language, const Binding given[],
                 const Binding further[])
{
    *bindings = (Bindings){ .list = { { ":lang", language_codes[language] },
                                      { ":now", bindings->today } } };
    date_today(bindings->today);
    add_bindings(bindings->list, add_bindings(bindings->list, 2, given), further);
}

static Table *run(Store *store, const Template *template, const Binding given[],
                  const Binding further[])
{
    Bindings bindings;
    bind(&bindings, template->language, given, further);
    Table *rows = store_select(store, template->path, template->sql, bindings.list);
    if (!rows)
        return NULL;
    if (table_columns(rows) != template->column_count) {
        fail("%s: the SELECT gives %zu columns; the head declares %zu", template->path,
             table_columns(rows), template->column_count);
        table_free(rows);
        return NULL;
    }
    Table *table = template_typed(template, rows);
    table_free(rows);
    return table;
}

/* A copy of the template's block that owns its parts, filled with `table`. */
static SheetBlock block_of(const Template *template, Table *table)
{
    SheetBlock block = template->block;
    block.table = table;
    block.title = xstrdup(template->block.title);
    block.intro = xstrdup(template->sheet.intro ? template->sheet.intro : "");
    block.empty = template->block.empty ? xstrdup(template->block.empty) : xstrdup("");
    block.columns = xcalloc(template->column_count, sizeof *block.columns);
    for (size_t i = 0; i < table_columns(table); i++) {
        block.columns[i] = template->block.columns[i];
        if (block.columns[i].options)
            block.columns[i].options = xstrdup(block.columns[i].options);
        if (block.columns[i].total)
            block.columns[i].total = xstrdup(block.columns[i].total);
    }
    block.charts = xcalloc(block.chart_count, sizeof *block.charts);
    for (size_t i = 0; i < block.chart_count; i++) {
        block.charts[i] = template->block.charts[i];
        block.charts[i].title = xstrdup(template->block.charts[i].title);
        if (block.charts[i].upwards)
            block.charts[i].upwards = xstrdup(template->block.charts[i].upwards);
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
    const char *beside; /* NULL: no sheet stands apart */
    const Binding *bindings;
    Sheet *sheets;
    size_t count, room;
    Template *contents; /* runs last, when the others are known */
    size_t contents_at;
    bool has_all; /* those that may be left out, too */
} Maker;

static Sheet *add_sheet(Maker *maker, const Template *template, const char *name, const char *title,
                        const char *color)
{
    maker->sheets = xgrow(maker->sheets, maker->count, &maker->room, sizeof *maker->sheets);
    Sheet *sheet = &maker->sheets[maker->count++];
    *sheet = (Sheet){ .name = xstrdup(name),
                      .title = xstrdup(title),
                      .intro = xstrdup(template->sheet.intro ? template->sheet.intro : ""),
                      .group = xstrdup(template->sheet.group ? template->sheet.group : ""),
                      .layout = template->sheet.layout,
                      .tab_color = (unsigned)strtoul(color + (*color == '#'), NULL, 16) };
    return sheet;
}

/* How many rows the template has; -1 on failure. */
static long count_rows(Store *store, const Template *template, const Binding given[])
{
    Bindings bindings;
    char *sql = xasprintf("SELECT count(*) FROM (SELECT 1 FROM (%s))", template->sql);
    bind(&bindings, template->language, given, NULL);
    Table *table = store_select(store, template->path, sql, bindings.list);
    long count = table ? atol(table_cell(table, 0, 0)) : -1;
    table_free(table);
    free(sql);
    return count;
}

/* "folder/SHOP-report-en.xlsx" becomes "folder/SHOP-report-en-resources.xlsx". */
static char *path_beside(const char *beside, const char *name)
{
    const char *dot = strrchr(file_name(beside), '.');
    int bytes = dot ? (int)(dot - beside) : (int)strlen(beside);
    return xasprintf("%.*s-%s.xlsx", bytes, beside, name);
}

static void add_apart(Maker *maker, const Template *template, char *apart, long rows)
{
    Sheet *sheet = add_sheet(maker, template, template->sheet.name, template->sheet.title,
                             template->tab ? template->tab : "#7F7F7F");
    Table *none = table_new();
    add_block(sheet, block_of(template, template_typed(template, none)));
    table_free(none);
    SheetBlock *block = &sheet->blocks[0];
    block->apart = apart;
    block->apart_rows = (size_t)rows;
    block->template_path = xstrdup(template->path);
    free(block->empty);
    block->empty = xasprintf(tr("%ld rows: they stand in a workbook of their own beside this one,"
                                " %s"),
                             rows, file_name(block->apart));
}

static bool is_left_out(const Maker *maker, const Template *template, const Table *table)
{
    return template->is_optional && !maker->has_all && !table_rows(table);
}

static bool add_one(Maker *maker, const Template *template)
{
    bool may_go = template->apart && maker->beside;
    long above = (long)template->apart_above;
    long rows = may_go ? count_rows(maker->store, template, maker->bindings) : 0;
    if (rows > above && may_go) {
        add_apart(maker, template, path_beside(maker->beside, template->apart), rows);
        return true;
    }
    Table *table = rows < 0 ? NULL : run(maker->store, template, maker->bindings, NULL);
    if (!table)
        return false;
    if (is_left_out(maker, template, table)) {
        table_free(table);
        return true;
    }
    Sheet *sheet = add_sheet(maker, template, template->sheet.name, template->sheet.title,
                             template->tab ? template->tab : "#7F7F7F");
    add_block(sheet, block_of(template, table));
    return true;
}

static bool add_below(Maker *maker, const Template *template)
{
    for (size_t i = 0; i < maker->count; i++)
        if (!strcmp(maker->sheets[i].name, template->below)) {
            Table *table = run(maker->store, template, maker->bindings, NULL);
            if (table && is_left_out(maker, template, table))
                table_free(table);
            else if (table)
                add_block(&maker->sheets[i], block_of(template, table));
            return table != NULL;
        }
    return template->is_optional ||
           fail("%s: there is no sheet '%s' before it", template->path, template->below);
}

static const char *const each_bindings[] = { [EACH_PILLAR] = ":pillar", [EACH_LENS] = ":lens" };
static const Query each_lists[] = {
    [EACH_PILLAR - 1] = { "t", "SELECT pillar.id, iif(?1 = 'zh', pillar.name_zh, pillar.name_en),"
                               " color FROM pillar JOIN lens ON lens.id = lens ORDER BY"
                               " lens.position, pillar.position" },
    [EACH_LENS - 1] = { "t",
                        "SELECT id, iif(?1 = 'zh', name_zh, name_en), '#7030A0' FROM lens WHERE"
                        " position > (SELECT min(position) FROM lens) ORDER BY position" },
    { 0 },
};

static bool add_each(Maker *maker, const Template *template)
{
    Table *list = store_rows(maker->store, each_lists, (int)template->each - 1,
                             language_codes[template->language]);
    bool done = list != NULL;
    for (size_t row = 0; done && row < table_rows(list); row++) {
        const char *id = table_cell(list, row, 0);
        Table *table = run(maker->store, template, maker->bindings,
                           (const Binding[]){ { each_bindings[template->each], id }, { 0 } });
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
    Json *list = json_new_list();
    for (size_t i = 0; i < maker->count; i++) {
        const Sheet *sheet = &maker->sheets[i];
        const SheetBlock *block = sheet->block_count ? &sheet->blocks[0] : NULL;
        size_t rows = !block ? 0 : block->apart ? block->apart_rows : table_rows(block->table);
        Json *entry = json_new_object();
        json_set(entry, "name", json_of_text(sheet->name));
        json_set(entry, "title", json_of_text(sheet->title));
        json_set(entry, "intro", json_of_text(sheet->intro));
        json_set(entry, "group", json_of_text(sheet->group));
        json_set(entry, "on_demand", json_of_truth(block && block->is_on_demand));
        json_set(entry, "rows", json_of_integer((int64_t)rows));
        json_set(entry, "is_table", json_of_truth(sheet->layout == LAYOUT_TABLE));
        json_add(list, entry);
    }
    return json_to_line(list);
}

static bool fill_contents(Maker *maker)
{
    char *sheets = sheets_json(maker);
    Table *table = run(maker->store, maker->contents, maker->bindings,
                       (const Binding[]){ { ":sheets", sheets }, { 0 } });
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
    bool done = template->below  ? add_below(maker, template)
                : template->each ? add_each(maker, template)
                                 : add_one(maker, template);
    template_free(template);
    return done;
}

static Sheet *make(Maker maker, char *const paths[], size_t path_count, Language language,
                   size_t *count)
{
    bool done = path_count > 0;
    for (size_t i = 0; done && i < path_count; i++)
        done = add_template(&maker, paths[i], language);
    done = done && (!maker.contents || fill_contents(&maker));
    if (maker.contents)
        template_free(maker.contents);
    *count = maker.count;
    if (done)
        return maker.sheets;
    sheets_free(maker.sheets, maker.count);
    return NULL;
}

Sheet *sheets_make(Store *store, const char *folder, Language language, const Binding bindings[],
                   const char *beside, size_t *count)
{
    size_t found;
    char **paths = overlay_templates(folder, store_path(store), &found);
    Sheet *sheets = make((Maker){ .store = store, .bindings = bindings, .beside = beside }, paths,
                         found, language, count);
    overlay_free(paths, found);
    return sheets;
}

Sheet *sheets_make_all(Store *store, char *const paths[], size_t path_count, Language language,
                       const Binding bindings[], size_t *count)
{
    return make((Maker){ .store = store, .bindings = bindings, .has_all = true }, paths, path_count,
                language, count);
}

static void block_free(SheetBlock *block)
{
    for (size_t i = 0; i < table_columns(block->table); i++) {
        free(block->columns[i].options);
        free(block->columns[i].total);
    }
    for (size_t i = 0; i < block->chart_count; i++) {
        free(block->charts[i].title);
        free(block->charts[i].upwards);
    }
    free(block->apart);
    free(block->template_path);
    free(block->title);
    free(block->intro);
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
        free(sheets[i].group);
        free(sheets[i].blocks);
    }
    free(sheets);
}

SheetFormat sheet_cell_format(const SheetBlock *block, size_t row, size_t column)
{
    SheetFormat format = block->columns ? block->columns[column].format : FORMAT_TEXT;
    int unit = format == FORMAT_VALUE ? table_find(block->table, "unit") : -1;
    bool is_counted = unit >= 0 && *table_cell(block->table, row, (size_t)unit);
    return format != FORMAT_VALUE || is_counted ? format : FORMAT_LONG;
}

Table *sheet_table(Store *store, const char *path, Language language, const Binding bindings[])
{
    Template *template = template_read(path, language);
    if (!template)
        return NULL;
    Table *table = run(store, template, bindings, NULL);
    template_free(template);
    return table;
}

Sheet *sheet_without_rows(const char *path, Language language, const char *apart)
{
    Maker maker = { 0 };
    Template *template = template_read(path, language);
    if (!template)
        return NULL;
    add_apart(&maker, template, xstrdup(apart), 0);
    template_free(template);
    return maker.sheets;
}

bool sheet_stream(Store *store, const SheetBlock *block, Language language, StoreRow *each,
                  void *data)
{
    Bindings bindings;
    Template *template = template_read(block->template_path, language);
    bind(&bindings, language, NULL, NULL);
    bool done = template &&
                store_select_each(store, template->path, template->sql, bindings.list, each, data);
    if (template)
        template_free(template);
    return done;
}
