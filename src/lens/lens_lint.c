/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "lens/lens_lint.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/csv_check.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

enum { LONGEST_TITLE = 128, LONGEST_RISK = 256, EXCERPT_CELLS = 24 };

/* One cell of a bank, and where its problems go. */
typedef struct Place {
    const char *path;
    const Table *table;
    size_t row, column;
    Problems *problems;
} Place;

#define PROBLEM(...)                                                                               \
    problems_add(place->problems, place->path, table_line(place->table, place->row),               \
                 table_name(place->table, place->column), __VA_ARGS__)

/* ---- what a rule looks for: each gives the place of the fault in the text, or NULL ---- */

/* The character at `at`, valid UTF-8, and its bytes. */
static unsigned character(const char *at, size_t *bytes)
{
    const unsigned char *byte = (const unsigned char *)at;
    size_t count = *byte < 0x80 ? 1 : *byte < 0xE0 ? 2 : *byte < 0xF0 ? 3 : 4;
    unsigned code = count == 1 ? *byte : *byte & (0x7Fu >> count);
    for (*bytes = 1; *bytes < count && (byte[*bytes] & 0xC0) == 0x80; ++*bytes)
        code = code << 6 | (byte[*bytes] & 0x3F);
    return code;
}

static bool is_han(unsigned code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x323AF) ||
           code == 0x3007;
}

static bool is_latin(unsigned code)
{
    return code < 0x80 ? isalnum((int)code)
                       : code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7;
}

static bool is_half_width(unsigned code)
{
    return code && code < 0x80 && strchr(",;:?!()", (int)code);
}

/* Where a character of one kind stands next to one of the other. */
static const char *find_neighbors(const char *text, bool (*is_one)(unsigned),
                                  bool (*is_other)(unsigned))
{
    unsigned before = 0;
    const char *last = text;
    for (size_t bytes; *text; last = text, text += bytes) {
        unsigned code = character(text, &bytes);
        if ((is_one(before) && is_other(code)) || (is_other(before) && is_one(code)))
            return last;
        before = code;
    }
    return NULL;
}

static const char *find_half_width(const char *text)
{
    return find_neighbors(text, is_han, is_half_width);
}

static const char *find_no_space(const char *text)
{
    return find_neighbors(text, is_han, is_latin);
}

static const char *find_han(const char *text)
{
    size_t bytes;
    while (*text && !is_han(character(text, &bytes)))
        text += bytes;
    return *text ? text : NULL;
}

static const char *find_no_han(const char *text)
{
    return *text && !find_han(text) ? text : NULL;
}

static const char *find_empty(const char *text)
{
    return *text ? NULL : text;
}

static size_t count_characters(const char *text)
{
    size_t count = 0, bytes;
    for (const char *at = text; *at; at += bytes, count++)
        character(at, &bytes);
    return count;
}

static const char *find_too_long(const char *text)
{
    return count_characters(text) > LONGEST_TITLE ? text : NULL;
}

static const char *find_too_long_risk(const char *text)
{
    return count_characters(text) > LONGEST_RISK ? text : NULL;
}

static const char *find_placeholder(const char *text)
{
    static const char *const words[] = { "TODO",        "TBD",    "XXX", "lorem",
                                         "lorem ipsum", "待补充", "待定" };
    char *trimmed = text_trim(text);
    bool found = false;
    for (size_t i = 0; i < COUNT(words); i++)
        found = found || !strcasecmp(trimmed, words[i]);
    free(trimmed);
    return found ? text : NULL;
}

/* A practice says what to do; steps may be numbered. */
static const char *find_hesitation(const char *text)
{
    const char *start = text + strspn(text, "0123456789. ");
    return !strncasecmp(start, "Consider", 8) || !strncmp(start, "考虑", strlen("考虑")) ? start
                                                                                         : NULL;
}

/* "10-30", or nothing. */
static const char *find_no_range(const char *text)
{
    const char *at = text + strspn(text, "0123456789");
    bool is_range = at > text && *at == '-' && at[1] && !at[1 + strspn(at + 1, "0123456789")];
    return !*text || is_range ? NULL : text;
}

/* "SEC11_2" in a text tells a director nothing, and stands in a report. */
static const char *find_id(const char *text)
{
    for (const char *at = text; (at = strchr(at, '_')); at++) {
        const char *digits = at, *letters;
        while (digits > text && isdigit((unsigned char)digits[-1]))
            digits--;
        letters = digits;
        while (letters > text && isupper((unsigned char)letters[-1]))
            letters--;
        if (isdigit((unsigned char)at[1]) && at - digits == 2 && digits - letters >= 3)
            return letters;
    }
    return NULL;
}

/* Days, and what there are so many of. */
static const char *find_no_driver(const char *text)
{
    static const char *const units[] = { " per 10 instances", " per account", " per application" };
    char *end;
    if (!*text)
        return NULL;
    double days = strtod(text, &end);
    for (size_t i = 0; i < COUNT(units); i++)
        if (isdigit((unsigned char)*text) && days > 0 && !strcmp(end, units[i]))
            return NULL;
    return text;
}

/* Paperwork changes nothing; what else is done changes a workload. */
static const char *find_no_change(const char *text)
{
    return *text && strcmp(text, "no") != 0 ? text : NULL;
}

/* ---- rules over columns ---- */

enum { ABOUT = 1, PILLARS = 2, QUESTIONS = 4, PRACTICES = 8, EVERY_FILE = 15 };

/* An empty or untranslated text of another column is refused by csv_check already. */
static const struct {
    unsigned files;
    const char *columns; /* separated by spaces; one that starts with _ is an ending */
    const char *(*find)(const char *text);
    const char *reason;
} rules[] = {
    { PRACTICES, "anti_en gap_en action_en risk_en", find_empty, N_("the text is missing") },
    { EVERY_FILE, "_zh", find_no_han, N_("no Chinese character in a Chinese text") },
    { EVERY_FILE, "_en", find_han, N_("a Chinese character in an English text") },
    { QUESTIONS | PRACTICES, "title_en title_zh gap_en gap_zh action_en action_zh", find_too_long,
      N_("longer than 128 characters") },
    { PRACTICES, "risk_en risk_zh", find_too_long_risk, N_("longer than 256 characters") },
    { EVERY_FILE, "_en _zh", find_placeholder, N_("a placeholder, not a text") },
    { PRACTICES, "title_en title_zh how_en how_zh action_en action_zh", find_hesitation,
      N_("say what to do, not what to consider") },
    { EVERY_FILE, "_zh", find_half_width,
      N_("half-width punctuation next to a Chinese character") },
    { EVERY_FILE, "_zh", find_no_space,
      N_("a space is missing between Chinese and Latin characters") },
    { QUESTIONS | PRACTICES, "_en _zh", find_id, N_("a practice by its id; say what it is") },
    { PRACTICES, "saving_percent", find_no_range, N_("expected a range such as 10-30") },
    { PRACTICES, "driver", find_no_driver,
      N_("expected days per 10 instances, account or application, such as 0.5 per account") },
    { PRACTICES, "changes", find_no_change,
      N_("expected no, for what changes nothing in the cloud, or nothing") },
};

static bool covers(const char *columns, const char *name)
{
    size_t length = strlen(name);
    return text_has_word(columns, name) ||
           (length > 3 && text_has_word(columns, name + length - 3));
}

static void lint_cell(const Place *place, unsigned file)
{
    const char *cell = table_cell(place->table, place->row, place->column);
    for (size_t i = 0; i < COUNT(rules); i++) {
        const char *name = table_name(place->table, place->column), *found;
        if (!(rules[i].files & file) || !covers(rules[i].columns, name) ||
            !(found = rules[i].find(cell)))
            continue;
        int used;
        size_t bytes = text_fit(found, strlen(found), EXCERPT_CELLS, &used);
        if (bytes)
            PROBLEM("%s: %.*s%s", tr(rules[i].reason), (int)bytes, found, found[bytes] ? "…" : "");
        else
            PROBLEM("%s", tr(rules[i].reason));
    }
}

static void lint_texts(Place *place, unsigned file)
{
    for (place->row = 0; place->row < table_rows(place->table); place->row++)
        for (place->column = 0; place->column < table_columns(place->table); place->column++)
            lint_cell(place, file);
}

/* Two of one title would be one line twice in every report. */
static void lint_titles(Place *place, const char *column)
{
    size_t rows = table_rows(place->table);
    char **folded = xcalloc(rows + 1, sizeof *folded);
    place->column = (size_t)table_find(place->table, column);
    for (place->row = 0; place->row < rows; place->row++) {
        folded[place->row] = text_fold(table_cell(place->table, place->row, place->column));
        for (size_t i = 0; *folded[place->row] && i < place->row; i++)
            if (!strcmp(folded[i], folded[place->row])) {
                PROBLEM("the same title as in line %zu", table_line(place->table, i));
                break;
            }
    }
    for (size_t i = 0; i < rows; i++)
        free(folded[i]);
    free(folded);
}

static bool is_full_stop(const char *text)
{
    return !*text || !strcmp(text, ".") || !strcmp(text, "。");
}

/* A report would print an achievement as the fault. */
static void lint_gaps(Place *place, const char *gap, const char *title)
{
    int column = table_find(place->table, gap);
    place->row = 0;
    if (column < 0) {
        place->column = 0;
        problems_add(place->problems, place->path, 1, gap, "the column is missing");
        return;
    }
    place->column = (size_t)column;
    for (; place->row < table_rows(place->table); place->row++) {
        const char *cell = table_cell(place->table, place->row, place->column);
        char *said = text_fold(cell), *good = text_fold(table_get(place->table, place->row, title));
        size_t bytes = strlen(good);
        if (*cell && !strncmp(said, good, bytes) && is_full_stop(said + bytes))
            PROBLEM("the same text as its title; say what is so without it");
        free(said);
        free(good);
    }
}

/* ---- words that the bank does without: data/wording.csv ---- */

/* A Latin word stands alone; a Chinese one stands anywhere. */
static const char *find_word(const char *text, const char *word)
{
    size_t bytes = strlen(word);
    bool is_alone = is_latin((unsigned char)*word);
    for (const char *at = text; (at = strstr(at, word)); at += bytes) {
        bool joins = at > text && (isalnum((unsigned char)at[-1]) || at[-1] == '-');
        if (!is_alone || (!joins && !isalnum((unsigned char)at[bytes])))
            return at;
    }
    return NULL;
}

static void lint_wording_of(const Place *place, const Table *wording, size_t row)
{
    const char *word = table_get(wording, row, "word");
    const char *instead = table_get(wording, row, "instead");
    if (!covers(table_get(wording, row, "columns"), table_name(place->table, place->column)) ||
        !find_word(table_cell(place->table, place->row, place->column), word))
        return;
    if (*instead)
        PROBLEM("'%s': the bank says '%s'", word, instead);
    else
        PROBLEM("'%s' is spoken language; this text stands in a signed report", word);
}

static void lint_wording(Place *place, const Table *wording)
{
    for (place->row = 0; place->row < table_rows(place->table); place->row++)
        for (place->column = 0; place->column < table_columns(place->table); place->column++)
            for (size_t row = 0; row < table_rows(wording); row++)
                lint_wording_of(place, wording, row);
}

/* ---- words that name rows of other files ---- */

static void lint_product(const Place *place, const Table *products, char *word)
{
    if (products && table_row_of(products, 0, word) < 0)
        PROBLEM("unknown product '%s'; data/products.csv has them all", word);
}

static void lint_products(Place *place, const Table *products)
{
    place->column = (size_t)table_find(place->table, "products");
    for (place->row = 0; place->row < table_rows(place->table); place->row++) {
        char *words = xstrdup(table_cell(place->table, place->row, place->column)), *rest = words;
        for (char *word; (word = strsep(&rest, " "));)
            if (*word)
                lint_product(place, products, word);
        free(words);
    }
}

static void lint_check(const Place *place, const Table *checks)
{
    const char *practice = table_get(place->table, place->row, "practice"),
               *check = table_cell(place->table, place->row, place->column);
    long known = table_row_of(checks, 0, check);
    if (known < 0)
        PROBLEM("unknown check '%s'; data/checks.csv has them all", check);
    else if (!strcmp(table_get(checks, (size_t)known, "reads"), "template"))
        PROBLEM("the check '%s' reads templates of ROS and proves nothing of what runs", check);
    else if (!strcmp(table_get(checks, (size_t)known, "listed"), "no") &&
             !strcmp(table_get(place->table, place->row, "strength"), "proves"))
        PROBLEM("no public list of rules has the check '%s'; it may only indicate", check);
    for (size_t row = 0; row < place->row; row++)
        if (!strcmp(table_get(place->table, row, "practice"), practice) &&
            !strcmp(table_get(place->table, row, "check"), check))
            PROBLEM("%s has it in line %zu already", practice, table_line(place->table, row));
}

static Table *read_shipped(const char *name, const CellRule columns[], Problems *problems)
{
    char *folder = file_shipped("data");
    Table *table = csv_read_checked(folder, name, columns, NULL, problems);
    free(folder);
    return table;
}

Table *lens_checks(Problems *problems)
{
    static const CellRule columns[] = {
        { "id", CELL_KEY, NULL },
        { "source", CELL_ONE_OF, "config sas cfw waf ddos governance advisor" },
        { "name_en", CELL_TEXT, NULL },
        { "name_zh", CELL_PAIR, NULL },
        { "severity", CELL_ONE_OF, "high medium low" },
        { "reads", CELL_ONE_OF, "estate template" },
        { "listed", CELL_ONE_OF, "yes no " },
        { 0 },
    };
    return read_shipped("checks.csv", columns, problems);
}

static Table *read_wording(Problems *problems)
{
    static const CellRule columns[] = {
        { "columns", CELL_TEXT, NULL },
        { "word", CELL_TEXT, NULL },
        { "instead", CELL_OPTIONAL, NULL },
        { 0 },
    };
    return read_shipped("wording.csv", columns, problems);
}

static void lint_references(Place *place)
{
    static const CellRule columns[] = { { "code", CELL_KEY, NULL }, { 0 } };
    Table *products = read_shipped("products.csv", columns, place->problems);
    lint_products(place, products);
    table_free(products);
}

static void lint_checks(const Lens *lens, Problems *problems)
{
    bool is_column = table_find(lens->practices, "checks") >= 0;
    char *path = xasprintf("%s/%s", lens->folder, is_column ? "practices.csv" : LENS_CHECKS);
    Place place = { .path = path, .table = lens->checks, .problems = problems };
    Table *checks = lens_checks(problems);
    place.column = (size_t)table_find(lens->checks, "check");
    for (place.row = 0; checks && place.row < table_rows(lens->checks); place.row++)
        lint_check(&place, checks);
    table_free(checks);
    free(path);
}

void lens_lint(const Lens *lens, Problems *problems)
{
    const struct {
        unsigned file;
        const char *name;
        const Table *table;
    } files[] = { { ABOUT, "lens.csv", lens->about },
                  { PILLARS, "pillars.csv", lens->pillars },
                  { QUESTIONS, "questions.csv", lens->questions },
                  { PRACTICES, "practices.csv", lens->practices } };
    Table *wording = read_wording(problems);
    for (size_t i = 0; i < COUNT(files); i++) {
        char *path = xasprintf("%s/%s", lens->folder, files[i].name);
        Place place = { .path = path, .table = files[i].table, .problems = problems };
        lint_texts(&place, files[i].file);
        if (wording)
            lint_wording(&place, wording);
        if (files[i].file & (QUESTIONS | PRACTICES)) {
            lint_titles(&place, "title_en");
            lint_titles(&place, "title_zh");
        }
        if (files[i].file == PRACTICES) {
            lint_gaps(&place, "gap_en", "title_en");
            lint_gaps(&place, "gap_zh", "title_zh");
            lint_references(&place);
        }
        free(path);
    }
    lint_checks(lens, problems);
    table_free(wording);
}
