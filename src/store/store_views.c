/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program knows of a workbook is not in the workbook: the views (schema/views), the
 * words that codes are said in (data/words.csv) and the columns that are journaled (entity.c).
 * They are made under the schema name temp, in memory, each when a query first asks for it: a
 * start pays for those it uses, a corrected word reaches every workbook, a file that takes no
 * changes is read like any other, and nobody can send us a view.
 *
 * SQLite has no hook for a table that is missing, but says its name when it prepares a query. */
#include "config.h"
#include "store/store_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "store/entity.h"
#include "store/schema.h"

static const CellRule word_rules[] = {
    { "kind", CELL_TEXT },   { "id", CELL_OPTIONAL }, { "position", CELL_NUMBER },
    { "en", CELL_OPTIONAL }, { "zh", CELL_OPTIONAL }, { 0 },
};

static bool put(sqlite3_stmt *insert, const char *const cells[], int count)
{
    for (int i = 0; i < count; i++)
        sqlite3_bind_text(insert, i + 1, cells[i], -1, SQLITE_TRANSIENT);
    bool done = sqlite3_step(insert) == SQLITE_DONE;
    sqlite3_reset(insert);
    return done;
}

static bool put_words(Store *store, sqlite3_stmt *insert)
{
    Table *words = csv_read_shipped("data", "words.csv", word_rules);
    bool done = words != NULL;
    for (size_t row = 0; done && row < table_rows(words); row++) {
        const char *cells[5];
        for (size_t i = 0; i < COUNT(cells); i++)
            cells[i] = table_get(words, row, word_rules[i].column);
        done = put(insert, cells, COUNT(cells)) || store_failed(store);
    }
    table_free(words);
    return done;
}

/* The log's names of columns are words of kind field. */
static bool put_field_words(Store *store, sqlite3_stmt *insert)
{
    bool done = true;
    for (const Entity *entity = store->entities; entity->table; entity++)
        for (const EntityColumn *column = entity->columns; done && column->name; column++) {
            char *id = xasprintf("%s.%s", entity->table, column->name);
            const char *cells[] = { "field", id, "0", column->en, column->zh };
            done = !column->en || put(insert, cells, COUNT(cells)) || store_failed(store);
            free(id);
        }
    return done;
}

static bool make_words(Store *store, sqlite3_stmt *insert)
{
    return put_words(store, insert) && put_field_words(store, insert);
}

/* What a literal of entity.h stands for, NULL for none. The caller frees. */
static char *bare_literal(const char *literal)
{
    if (!strcmp(literal, "NULL"))
        return NULL;
    return *literal == '\'' ? xstrndup(literal + 1, strlen(literal) - 2) : xstrdup(literal);
}

static bool make_entity_columns(Store *store, sqlite3_stmt *insert)
{
    bool done = true;
    for (const Entity *entity = store->entities; entity->table; entity++)
        for (const EntityColumn *column = entity->columns; done && column->name; column++) {
            char number[16];
            bool is_row = entity->row_unit && !strcmp(entity->row_unit, column->name);
            bool is_of_whole = column->is_of_whole || column->is_hundredths;
            snprintf(number, sizeof number, "%d", (int)(column - entity->columns));
            char *none = bare_literal(entity_none(column));
            const char *cells[] = { entity->table,
                                    column->name,
                                    number,
                                    column->unit,
                                    column->words,
                                    column->is_hundredths ? "1" : "0",
                                    is_of_whole ? "1" : "0",
                                    column->is_moment ? "1" : "0",
                                    column->en ? "1" : "0",
                                    is_row ? "1" : "0",
                                    column->purpose == ENTITY_KEY ? "1" : "0",
                                    none };
            done = put(insert, cells, COUNT(cells)) || store_failed(store);
            free(none);
        }
    return done;
}

/* ---- what the service fixes: data/engagement ---- */

/* proof: what shows that it is there. tick: rows of its product in the zip of a collector
 * (data/sources/prerequisites.csv); import: any export; else a field of the engagement. */
static const CellRule prerequisite_rules[] = {
    { "id", CELL_KEY },
    { "position", CELL_NUMBER },
    { "owner", CELL_ONE_OF, "customer provider" },
    { "proof", CELL_OPTIONAL },
    { "title_en", CELL_TEXT },
    { "title_zh", CELL_TEXT },
    { 0 },
};

static const CellRule raci_rules[] = {
    { "id", CELL_KEY },
    { "position", CELL_NUMBER },
    { "edition", CELL_ONE_OF, "consulting implementation" },
    { "service_en", CELL_TEXT },
    { "service_zh", CELL_TEXT },
    { "title_en", CELL_TEXT },
    { "title_zh", CELL_TEXT },
    { "detail_en", CELL_TEXT },
    { "detail_zh", CELL_TEXT },
    { "customer", CELL_TEXT },
    { "provider", CELL_TEXT },
    { 0 },
};

static const CellRule acceptance_rules[] = {
    { "id", CELL_KEY },
    { "position", CELL_NUMBER },
    { "edition", CELL_ONE_OF, "consulting implementation" },
    { "phase_en", CELL_TEXT },
    { "phase_zh", CELL_TEXT },
    { "content_en", CELL_TEXT },
    { "content_zh", CELL_TEXT },
    { "type_en", CELL_TEXT },
    { "type_zh", CELL_TEXT },
    { "milestone_en", CELL_OPTIONAL },
    { "milestone_zh", CELL_OPTIONAL },
    { "indicator_en", CELL_TEXT },
    { "indicator_zh", CELL_TEXT },
    { 0 },
};

/* The parts of a solution design, each with the questions it answers. */
static const CellRule theme_rules[] = {
    { "id", CELL_KEY },        { "position", CELL_NUMBER }, { "questions", CELL_TEXT },
    { "title_en", CELL_TEXT }, { "title_zh", CELL_TEXT },   { 0 },
};

/* What the design of a theme says, a row a sentence, with the questions or practices of which a
 * report prints it. */
static const CellRule theme_part_rules[] = {
    { "position", CELL_KEY },
    { "theme", CELL_TEXT },
    { "kind", CELL_TEXT },
    { "answers", CELL_TEXT },
    { "en", CELL_TEXT },
    { "zh", CELL_TEXT },
    { "days", CELL_NUMBER },    /* that what is done must be seen to hold before it is proved */
    { "proof", CELL_OPTIONAL }, /* practices in whose measure it is shown, such as a drill */
    { 0 },
};

/* Who of the customer can answer what. */
static const CellRule interviewee_rules[] = {
    { "question", CELL_KEY },
    { "role", CELL_TEXT },
    { 0 },
};

/* What it takes to mend a finding: of the first row with a word of its check's names ("*": any),
 * days for the check and for each resource, up to so many, beyond which a script does the rest. */
static const CellRule effort_rules[] = {
    { "position", CELL_NUMBER }, { "words", CELL_TEXT },
    { "least", CELL_NUMBER },    { "least_each", CELL_NUMBER },
    { "most", CELL_NUMBER },     { "most_each", CELL_NUMBER },
    { "up_to", CELL_NUMBER },    { 0 },
};

/* What a saving is a part of: the most that one practice saves of it, and all together of it and
 * its parts, in percent; products as they stand in the bill, "*" for all. */
static const CellRule saving_rules[] = {
    { "base", CELL_KEY },          { "part_of", CELL_SIBLINGS },
    { "most", CELL_NUMBER },       { "cap", CELL_NUMBER },
    { "products", CELL_OPTIONAL }, { "name_en", CELL_TEXT },
    { "name_zh", CELL_TEXT },      { 0 },
};

enum { MOST_CELLS = 16 };

static bool put_rows_of(Store *store, sqlite3_stmt *insert, const char *folder, const char *file,
                        const CellRule rules[])
{
    const char *cells[MOST_CELLS] = { NULL };
    Table *rows = csv_read_shipped(folder, file, rules);
    bool done = rows != NULL;
    for (size_t row = 0; done && row < table_rows(rows); row++) {
        int count = 0;
        for (; rules[count].column; count++)
            cells[count] = table_get(rows, row, rules[count].column);
        done = put(insert, cells, count) || store_failed(store);
    }
    table_free(rows);
    return done;
}

static bool put_rows(Store *store, sqlite3_stmt *insert, const char *file, const CellRule rules[])
{
    return put_rows_of(store, insert, "data/engagement", file, rules);
}

static bool make_prerequisites(Store *store, sqlite3_stmt *insert)
{
    return put_rows(store, insert, "prerequisites.csv", prerequisite_rules);
}

static bool make_raci(Store *store, sqlite3_stmt *insert)
{
    return put_rows(store, insert, "raci.csv", raci_rules);
}

static bool make_acceptance(Store *store, sqlite3_stmt *insert)
{
    return put_rows(store, insert, "acceptance.csv", acceptance_rules);
}

/* ---- repeating forms: data/forms ---- */

static const CellRule repeating_rules[] = {
    { "id", CELL_KEY },
    { "pillar", CELL_OPTIONAL },
    { "title_en", CELL_TEXT },
    { "title_zh", CELL_TEXT },
    { "help_en", CELL_TEXT },
    { "help_zh", CELL_TEXT },
    { 0 },
};

static const CellRule entry_field_rules[] = {
    { "id", CELL_KEY },
    { "label_en", CELL_TEXT },
    { "label_zh", CELL_TEXT },
    { "help_en", CELL_OPTIONAL },
    { "help_zh", CELL_PAIR },
    { "type", CELL_ONE_OF,
      "text long number date money choice yesno record shares weights file window" },
    { "options", CELL_OPTIONAL },
    { "options_en", CELL_OPTIONAL },
    { "options_zh", CELL_PAIR },
    { "required", CELL_ONE_OF, "yes " },
    { "unit_en", CELL_OPTIONAL },
    { "unit_zh", CELL_OPTIONAL },
    { 0 },
};

/* The first cells are set by the caller, the others are the columns that the rules name. */
static bool put_numbered(Store *store, sqlite3_stmt *insert, const Table *rows, size_t row,
                         const CellRule rules[], const char *cells[], int count)
{
    char *number = xasprintf("%zu", row + 1);
    cells[count++] = number;
    for (; rules->column; rules++)
        cells[count++] = table_get(rows, row, rules->column);
    bool done = put(insert, cells, count) || store_failed(store);
    free(number);
    return done;
}

static bool make_entry_forms(Store *store, sqlite3_stmt *insert)
{
    Table *forms = csv_read_shipped("data/forms", "repeating.csv", repeating_rules);
    const char *cells[16];
    bool done = forms != NULL;
    for (size_t row = 0; done && row < table_rows(forms); row++)
        done = put_numbered(store, insert, forms, row, repeating_rules, cells, 0);
    table_free(forms);
    return done;
}

static bool put_fields_of(Store *store, sqlite3_stmt *insert, const char *form)
{
    char *file = xasprintf("%s.csv", form);
    Table *fields = csv_read_shipped("data/forms", file, entry_field_rules);
    const char *cells[16] = { form };
    bool done = fields != NULL;
    for (size_t row = 0; done && row < table_rows(fields); row++)
        done = put_numbered(store, insert, fields, row, entry_field_rules, cells, 1);
    table_free(fields);
    free(file);
    return done;
}

static bool make_entry_fields(Store *store, sqlite3_stmt *insert)
{
    Table *forms = csv_read_shipped("data/forms", "repeating.csv", repeating_rules);
    bool done = forms != NULL;
    for (size_t row = 0; done && row < table_rows(forms); row++)
        done = put_fields_of(store, insert, table_get(forms, row, "id"));
    table_free(forms);
    return done;
}

static bool make_themes(Store *store, sqlite3_stmt *insert)
{
    return put_rows(store, insert, "themes.csv", theme_rules);
}

static bool make_theme_parts(Store *store, sqlite3_stmt *insert)
{
    return put_rows(store, insert, "theme-parts.csv", theme_part_rules);
}

static bool make_efforts(Store *store, sqlite3_stmt *insert)
{
    return put_rows(store, insert, "efforts.csv", effort_rules);
}

static bool make_savings(Store *store, sqlite3_stmt *insert)
{
    return put_rows_of(store, insert, "data", "savings.csv", saving_rules);
}

static bool make_interviewees(Store *store, sqlite3_stmt *insert)
{
    return put_rows(store, insert, "interviewees.csv", interviewee_rules);
}

/* Tables that the program fills; one without `fill` is computed, and stays empty until then. */
static const struct {
    const char *name, *create, *insert;
    bool (*fill)(Store *store, sqlite3_stmt *insert);
} filled[] = {
    { "word",
      "CREATE TEMP TABLE word (kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,"
      " en TEXT NOT NULL, zh TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID",
      "INSERT INTO temp.word VALUES (?, ?, ?, ?, ?)", make_words },
    { "entity_column",
      "CREATE TEMP TABLE entity_column (entity TEXT NOT NULL, name TEXT NOT NULL,"
      " number INTEGER NOT NULL, unit TEXT,"
      " words TEXT, is_hundredths INTEGER NOT NULL, is_of_whole INTEGER NOT NULL,"
      " is_moment INTEGER NOT NULL,"
      " is_said INTEGER NOT NULL, is_row INTEGER NOT NULL,"
      " is_key INTEGER NOT NULL, none TEXT,"
      " PRIMARY KEY (entity, name)) WITHOUT ROWID",
      "INSERT INTO temp.entity_column VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      make_entity_columns },
    { "prerequisite_item",
      "CREATE TEMP TABLE prerequisite_item (id TEXT PRIMARY KEY, position INTEGER NOT NULL, owner,"
      " proof, title_en, title_zh) WITHOUT ROWID",
      "INSERT INTO temp.prerequisite_item VALUES (?, ?, ?, ?, ?, ?)", make_prerequisites },
    { "raci_item",
      "CREATE TEMP TABLE raci_item (id TEXT PRIMARY KEY, position INTEGER NOT NULL, edition,"
      " service_en, service_zh, title_en, title_zh, detail_en, detail_zh, customer, provider)"
      " WITHOUT ROWID",
      "INSERT INTO temp.raci_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", make_raci },
    { "acceptance_item",
      "CREATE TEMP TABLE acceptance_item (id TEXT PRIMARY KEY, position INTEGER NOT NULL, edition,"
      " phase_en, phase_zh, content_en, content_zh, type_en, type_zh, milestone_en, milestone_zh,"
      " indicator_en, indicator_zh) WITHOUT ROWID",
      "INSERT INTO temp.acceptance_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      make_acceptance },
    { "entry_form",
      "CREATE TEMP TABLE entry_form (position INTEGER NOT NULL, id TEXT PRIMARY KEY, pillar,"
      " title_en, title_zh, help_en, help_zh) WITHOUT ROWID",
      "INSERT INTO temp.entry_form VALUES (?, ?, ?, ?, ?, ?, ?)", make_entry_forms },
    { "entry_field",
      "CREATE TEMP TABLE entry_field (form TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT"
      " NULL, label_en, label_zh, help_en, help_zh, type, options, options_en, options_zh,"
      " required, unit_en, unit_zh, PRIMARY KEY (form, id)) WITHOUT ROWID",
      "INSERT INTO temp.entry_field VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      make_entry_fields },
    { "allocation_result",
      "CREATE TEMP TABLE allocation_result (month TEXT NOT NULL, currency TEXT NOT NULL, centre"
      " TEXT NOT NULL, direct INTEGER NOT NULL, amount INTEGER NOT NULL, position INTEGER NOT NULL,"
      " PRIMARY KEY (currency, centre)) WITHOUT ROWID",
      NULL, NULL },
    { "earlier",
      "CREATE TEMP TABLE earlier (kind TEXT NOT NULL, key TEXT NOT NULL, workload TEXT NOT NULL,"
      " pillar TEXT NOT NULL, part TEXT NOT NULL, title_en, title_zh, state, rank INTEGER,"
      " PRIMARY KEY (kind, key, workload)) WITHOUT ROWID",
      NULL, NULL },
    { "outlook_unordered",
      "CREATE TEMP TABLE outlook_unordered (workload TEXT NOT NULL, question TEXT NOT NULL, PRIMARY"
      " KEY (workload, question)) WITHOUT ROWID",
      NULL, NULL },
    { "outlook_risk",
      "CREATE TEMP TABLE outlook_risk (workload TEXT NOT NULL, question TEXT NOT NULL, PRIMARY KEY"
      " (workload, question)) WITHOUT ROWID",
      NULL, NULL },
    { "theme",
      "CREATE TEMP TABLE theme (id TEXT PRIMARY KEY, position INTEGER NOT NULL, questions, "
      "title_en, title_zh) WITHOUT ROWID",
      "INSERT INTO temp.theme VALUES (?, ?, ?, ?, ?)", make_themes },
    { "theme_part",
      "CREATE TEMP TABLE theme_part (position INTEGER PRIMARY KEY, theme TEXT NOT NULL, kind TEXT "
      "NOT "
      "NULL, answers TEXT NOT NULL, en TEXT NOT NULL, zh TEXT NOT NULL, days INTEGER NOT NULL, "
      "proof "
      "TEXT NOT NULL)",
      "INSERT INTO temp.theme_part VALUES (?, ?, ?, ?, ?, ?, ?, ?)", make_theme_parts },
    { "check_effort",
      "CREATE TEMP TABLE check_effort (position INTEGER PRIMARY KEY, words TEXT NOT NULL, least"
      " REAL NOT NULL, least_each REAL NOT NULL, most REAL NOT NULL, most_each REAL NOT NULL, up_to"
      " INTEGER NOT NULL)",
      "INSERT INTO temp.check_effort VALUES (?, ?, ?, ?, ?, ?, ?)", make_efforts },
    { "saving_base",
      "CREATE TEMP TABLE saving_base (base TEXT PRIMARY KEY, part_of TEXT NOT NULL, most INTEGER"
      " NOT NULL, cap INTEGER NOT NULL, products TEXT NOT NULL, name_en TEXT NOT NULL, name_zh TEXT"
      " NOT NULL) WITHOUT ROWID",
      "INSERT INTO temp.saving_base VALUES (?, ?, ?, ?, ?, ?, ?)", make_savings },
    { "interviewee",
      "CREATE TEMP TABLE interviewee (question TEXT PRIMARY KEY, role TEXT NOT NULL) WITHOUT ROWID",
      "INSERT INTO temp.interviewee VALUES (?, ?)", make_interviewees },
};

/* A workbook that takes no changes has views all the same; one that is made may need another. */
static void begin_making(Store *store)
{
    if (!store->making++ && store->read_only_why)
        sqlite3_exec(store->db, "PRAGMA query_only = OFF", NULL, NULL, NULL);
}

static void end_making(Store *store)
{
    if (!--store->making && store->read_only_why)
        sqlite3_exec(store->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
}

static bool run_named(Store *store, const char *words, const char *name)
{
    char *sql = xasprintf("%s %s", words, name);
    bool done = store_run(store, sql);
    free(sql);
    return done;
}

/* A table that was filled in part would be read as if that were all. */
static bool unfill(Store *store, size_t number)
{
    char *said = xstrdup(failure());
    (void)!run_named(store, "DROP TABLE", filled[number].name);
    fail("%s", said);
    free(said);
    return false;
}

static bool fill(Store *store, size_t number)
{
    if (!filled[number].fill)
        return store_run(store, filled[number].create);
    sqlite3_stmt *insert = NULL;
    bool done =
        store_run(store, filled[number].create) &&
        (sqlite3_prepare_v2(store->db, filled[number].insert, -1, &insert, NULL) == SQLITE_OK ||
         store_failed(store));
    /* Else each of its rows would be a transaction. */
    bool is_own = done && sqlite3_get_autocommit(store->db);
    done = done && (!is_own || store_run(store, "BEGIN"));
    bool is_filled = done && filled[number].fill(store, insert);
    sqlite3_finalize(insert);
    if (done && !is_filled)
        done = unfill(store, number);
    return (!is_own || store_run(store, "COMMIT")) && done;
}

/* Else each query that looks a row up would make an index of its own. */
static bool index_kept(Store *store, const SchemaView *view)
{
    if (!*view->kept)
        return true;
    char *sql = xasprintf("CREATE INDEX temp.of_%s ON %s (%s)", view->name, view->name, view->kept);
    bool done = store_run(store, sql);
    free(sql);
    return done;
}

/* "CREATE TEMP VIEW name AS …" as the table of its rows; what it reads is made on the way. */
static bool make_kept(Store *store, const SchemaView *view)
{
    static const char as_view[] = "CREATE TEMP VIEW ";
    char *sql = xasprintf("CREATE TEMP TABLE %s", view->sql + strlen(as_view));
    int code;
    do
        code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    while (code == SQLITE_ERROR && store_make_missing(store));
    free(sql);
    return (code == SQLITE_OK || store_failed(store)) && index_kept(store, view);
}

/* Whatever of that name was made until now. */
static bool drop_kept(Store *store, const char *type)
{
    static const char made[] = "SELECT 1 FROM temp.sqlite_schema WHERE name = ? AND type = ?";
    sqlite3_stmt *find = NULL;
    bool done =
        sqlite3_prepare_v2(store->db, made, -1, &find, NULL) == SQLITE_OK || store_failed(store);
    for (const SchemaView *view = schema_views; done && view->name; view++) {
        if (!view->kept)
            continue;
        sqlite3_bind_text(find, 1, view->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(find, 2, type, -1, SQLITE_STATIC);
        bool is_made = sqlite3_step(find) == SQLITE_ROW;
        sqlite3_reset(find);
        done = !is_made || run_named(store, *type == 'v' ? "DROP VIEW" : "DROP TABLE", view->name);
    }
    sqlite3_finalize(find);
    return done;
}

/* Nobody else writes into what has no file. */
static bool is_in_memory(const Store *store)
{
    return !*sqlite3_db_filename(store->db, "main");
}

bool store_begin_reading(Store *store)
{
    store_forget_statements(store);
    begin_making(store);
    store->is_keeping =
        drop_kept(store, "view") && (is_in_memory(store) || store_run(store, "BEGIN"));
    end_making(store);
    return store->is_keeping;
}

void store_end_reading(Store *store)
{
    if (!store->is_keeping)
        return;
    store->is_keeping = false;
    store_forget_statements(store);
    begin_making(store);
    (void)!((is_in_memory(store) || store_run(store, "COMMIT")) && drop_kept(store, "table"));
    end_making(store);
}

/* ---- what takes long to work out ---- */

static bool fill_awaited(Store *store)
{
    const char *table = store->awaited.table;
    store->awaited.table = NULL;
    return !table || store->awaited.fill(store, store->awaited.word);
}

bool store_fill_for_views(Store *store, const char *table, StoreFill *filled_by, const char *word)
{
    static const Query queries[] = {
        { "t", "SELECT count(*) FROM temp.sqlite_schema WHERE instr(sql, ?) AND type = 'view'" },
        { 0 },
    };
    int64_t made;
    if (!store_number(store, &made, queries, 0, table))
        return false;
    free(store->awaited.word);
    store->awaited.table = table;
    store->awaited.fill = filled_by;
    store->awaited.word = xstrdup(word);
    return !made || fill_awaited(store);
}

static bool has_its_rows(Store *store, const SchemaView *view)
{
    bool is_awaited = store->awaited.table && strstr(view->sql, store->awaited.table);
    return !is_awaited || fill_awaited(store);
}

/* A copy of a million rows in memory would cost more than it spares. */
static bool is_small(Store *store, const char *table)
{
    enum { MOST_ROWS = 5000 };
    char *sql = xasprintf("SELECT 1 FROM %s LIMIT 1 OFFSET %d", table, MOST_ROWS);
    sqlite3_stmt *rows = store_prepare(store, sql);
    bool is = rows && sqlite3_step(rows) == SQLITE_DONE;
    sqlite3_finalize(rows);
    free(sql);
    return is;
}

static bool keeps(Store *store, const SchemaView *view)
{
    return store->is_keeping && view->kept &&
           (!view->while_small || is_small(store, view->while_small));
}

static bool make_view(Store *store, const SchemaView *view)
{
    return has_its_rows(store, view) &&
           (keeps(store, view) ? make_kept(store, view) : store_run(store, view->sql));
}

/* Why it could not be made was said, and the query that wants it fails without another word. */
static bool told(Store *store, bool done)
{
    store->lacks_table = !done;
    return done;
}

static bool make(Store *store, const char *name)
{
    for (size_t i = 0; i < COUNT(filled); i++)
        if (!strcmp(filled[i].name, name))
            return told(store, fill(store, i));
    for (const SchemaView *view = schema_views; view->name; view++)
        if (!strcmp(view->name, name))
            return told(store, make_view(store, view));
    return false;
}

void store_make_all(Store *store)
{
    for (size_t i = 0; i < COUNT(filled); i++)
        (void)!fill(store, i);
    for (const SchemaView *view = schema_views; view->name; view++)
        (void)!store_run(store, view->sql);
}

bool store_make_missing(Store *store)
{
    static const char missing[] = "no such table: ";
    char name[64];
    const char *said = sqlite3_errmsg(store->db);
    store->lacks_table = false;
    if (strncmp(said, missing, sizeof missing - 1) != 0)
        return false;
    said += sizeof missing - 1;
    const char *dot = strchr(said, '.');
    snprintf(name, sizeof name, "%s", dot ? dot + 1 : said);
    begin_making(store);
    bool done = make(store, name);
    end_making(store);
    store->made_in_act = store->made_in_act || (done && store->depth);
    return done;
}
