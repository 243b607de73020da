/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the sources as the compiler would and holds the Chinese catalogue against them. */
#include "config.h"

#include <ctype.h>
#include <glob.h>
#include <string.h>
#include <unistr.h>

#include "base/csv.h"
#include "base/message.h"
#include "fixture.h"

enum { SOURCE_LIMIT = 1 << 20 };

/* ---- the texts of the sources ---- */

typedef struct Text {
    char *english;
    char place[128];
} Text;

typedef struct Texts {
    Text *list;
    size_t count, room;
} Texts;

/* Whose argument is shown to the reader, and which one, from 0. */
static const struct {
    const char *function;
    int argument;
} showing[] = { { "tr", 0 }, { "N_", 0 }, { "fail", 0 }, { "PROBLEM", 0 }, { "problems_add", 4 } };

typedef enum TokenKind { TOKEN_END, TOKEN_WORD, TOKEN_STRING, TOKEN_SIGN } TokenKind;

typedef struct Token {
    TokenKind kind;
    const char *start;
    size_t bytes;
} Token;

static const char *skip_blank(const char *at)
{
    for (;;) {
        const char *before = at;
        at += strspn(at, " \t\n\\");
        if (!strncmp(at, "//", 2))
            at += strcspn(at, "\n");
        else if (!strncmp(at, "/*", 2))
            at = strstr(at, "*/") + 2;
        if (at == before)
            return at;
    }
}

static Token next_token(const char **at)
{
    const char *start = skip_blank(*at), *end = start;
    TokenKind kind = TOKEN_SIGN;
    if (!*start) {
        kind = TOKEN_END;
    } else if (*start == '"' || *start == '\'') {
        kind = *start == '"' ? TOKEN_STRING : TOKEN_SIGN;
        for (end++; *end && *end != *start; end++)
            end += *end == '\\';
        end++;
    } else if (isalpha((unsigned char)*start) || *start == '_') {
        kind = TOKEN_WORD;
        while (isalnum((unsigned char)*end) || *end == '_')
            end++;
    } else {
        end++;
    }
    *at = end;
    return (Token){ kind, start, (size_t)(end - start) };
}

static char unescape(char letter)
{
    static const char letters[] = "ntr", meant[] = "\n\t\r";
    const char *found = strchr(letters, letter);
    return found ? meant[found - letters] : letter;
}

/* The literal and those that follow it directly are one text. */
static char *join_literals(Token token, const char **at)
{
    char *text = xstrdup("");
    size_t bytes = 0;
    for (;;) {
        text = xreallocarray(text, bytes + token.bytes, 1);
        for (size_t i = 1; i + 1 < token.bytes; i++)
            text[bytes++] = token.start[i] == '\\' ? unescape(token.start[++i]) : token.start[i];
        text[bytes] = '\0';
        const char *ahead = *at;
        token = next_token(&ahead);
        if (token.kind != TOKEN_STRING)
            return text;
        *at = ahead;
    }
}

/* "%-8.3zu" is 7 bytes; 0 where no conversion starts. */
static size_t conversion_bytes(const char *text)
{
    const char *at = text;
    if (*at++ != '%')
        return 0;
    at += strspn(at, "-+ #0123456789.*$");
    at += strspn(at, "hlLjzt");
    return (size_t)(at - text) + (*at != '\0');
}

static bool has_words(const char *text)
{
    while (*text) {
        size_t bytes = conversion_bytes(text);
        if (!bytes && isalpha((unsigned char)*text))
            return true;
        text += bytes ? bytes : 1;
    }
    return false;
}

static void add_text(Texts *texts, char *english, const char *path, size_t line)
{
    if (!has_words(english)) {
        free(english);
        return;
    }
    texts->list = xgrow(texts->list, texts->count, &texts->room, sizeof *texts->list);
    Text *text = &texts->list[texts->count++];
    text->english = english;
    snprintf(text->place, sizeof text->place, "%s:%zu", file_name(path), line);
}

static size_t line_of(const char *source, const char *at)
{
    size_t line = 1;
    for (; source < at; source++)
        line += *source == '\n';
    return line;
}

/* `at` is behind the parenthesis. A condition may choose between several literals; those
 * inside another call are that call's affair. */
static void read_argument(Texts *texts, const char *path, const char *source, const char *at,
                          int wanted)
{
    int argument = 0, depth = 0;
    while (depth >= 0 && argument <= wanted) {
        Token token = next_token(&at);
        if (token.kind == TOKEN_END)
            return;
        if (token.kind == TOKEN_STRING && !depth && argument == wanted)
            add_text(texts, join_literals(token, &at), path, line_of(source, token.start));
        else if (token.kind == TOKEN_SIGN && token.bytes == 1) {
            depth += strchr("([{", *token.start) != NULL;
            depth -= strchr(")]}", *token.start) != NULL;
            argument += *token.start == ',' && !depth;
        }
    }
}

static void read_source(Texts *texts, const char *path)
{
    char *source = file_read(path, SOURCE_LIMIT);
    cr_assert_not_null(source, "%s", failure());
    const char *at = source;
    for (Token token; (token = next_token(&at)).kind != TOKEN_END;) {
        if (token.kind != TOKEN_WORD || *skip_blank(at) != '(')
            continue;
        for (size_t i = 0; i < COUNT(showing); i++)
            if (strlen(showing[i].function) == token.bytes &&
                !memcmp(showing[i].function, token.start, token.bytes))
                read_argument(texts, path, source, skip_blank(at) + 1, showing[i].argument);
    }
    free(source);
}

static Texts read_sources(void)
{
    static const char *const folders[] = { "src", "ui" };
    const char *top = getenv("TOP");
    Texts texts = { 0 };
    for (size_t i = 0; i < COUNT(folders); i++) {
        glob_t found;
        char *pattern = xasprintf("%s/%s/*/*.c", top ? top : ".", folders[i]);
        cr_assert_eq(glob(pattern, 0, NULL, &found), 0, "no sources: %s", pattern);
        for (size_t file = 0; file < found.gl_pathc; file++)
            read_source(&texts, found.gl_pathv[file]);
        globfree(&found);
        free(pattern);
    }
    return texts;
}

static void free_texts(Texts *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        free(texts->list[i].english);
    free(texts->list);
}

/* ---- the catalogue ---- */

static char *catalogue_path(void)
{
    const char *top = getenv("TOP");
    return xasprintf("%s/data/messages/zh.csv", top ? top : ".");
}

static Table *read_catalogue(void)
{
    char *path = catalogue_path();
    Problems *problems = problems_new();
    Table *catalogue = csv_read(path, problems);
    cr_assert(problems_none(problems), "%s", failure());
    cr_assert_eq(table_columns(catalogue), 2);
    cr_assert_str_eq(table_name(catalogue, 0), "en");
    cr_assert_str_eq(table_name(catalogue, 1), "zh");
    problems_free(problems);
    free(path);
    return catalogue;
}

static bool is_han(ucs4_t character)
{
    return character == 0x3007 || (character >= 0x3400 && character <= 0x9FFF) ||
           (character >= 0xF900 && character <= 0xFAFF) || character >= 0x20000;
}

static bool has_han(const char *text)
{
    ucs4_t character;
    for (const uint8_t *at = (const uint8_t *)text; (at = u8_next(&character, at)) != NULL;)
        if (is_han(character))
            return true;
    return false;
}

static bool is_one_of(ucs4_t character, const char *signs)
{
    return character > ' ' && character < 0x7F && strchr(signs, (char)character);
}

/* Half-width punctuation stands next to no Han character, with or without a space. */
static bool has_narrow_punctuation(const char *text)
{
    static const char signs[] = ",:;?!()";
    ucs4_t character, last = 0;
    for (const uint8_t *at = (const uint8_t *)text; (at = u8_next(&character, at)) != NULL;) {
        if (character == ' ')
            continue;
        if ((is_one_of(last, signs) && is_han(character)) ||
            (is_han(last) && is_one_of(character, signs)))
            return true;
        last = character;
    }
    return false;
}

/* Han characters and Latin letters, digits or conversions have a space between them. */
static bool lacks_space(const char *text)
{
    ucs4_t character, last = 0;
    for (const uint8_t *at = (const uint8_t *)text; (at = u8_next(&character, at)) != NULL;) {
        bool is_latin = character == '%' || (character < 0x7F && isalnum((int)character));
        bool was_latin = last < 0x7F && isalnum((int)last);
        if ((is_han(last) && is_latin) || (was_latin && is_han(character)))
            return true;
        last = character;
    }
    return false;
}

static const char *next_conversion(const char *text, size_t *bytes)
{
    while (*text && !(*bytes = conversion_bytes(text)))
        text++;
    return text;
}

static bool has_same_conversions(const char *english, const char *chinese)
{
    for (;;) {
        size_t bytes = 0, others = 0;
        english = next_conversion(english, &bytes);
        chinese = next_conversion(chinese, &others);
        if (bytes != others || memcmp(english, chinese, bytes) != 0 || memchr(chinese, '$', others))
            return false;
        if (!bytes)
            return true;
        english += bytes;
        chinese += bytes;
    }
}

static bool is_used(const Texts *texts, const char *english)
{
    for (size_t i = 0; i < texts->count; i++)
        if (!strcmp(texts->list[i].english, english))
            return true;
    return false;
}

static bool ends_alike(const char *english, const char *chinese)
{
    size_t breaks = 0, others = 0;
    for (size_t bytes = strlen(english); breaks < bytes && english[bytes - breaks - 1] == '\n';)
        breaks++;
    for (size_t bytes = strlen(chinese); others < bytes && chinese[bytes - others - 1] == '\n';)
        others++;
    return breaks == others;
}

Test(message, finds_the_texts_of_the_sources)
{
    Texts texts = read_sources();
    cr_expect_gt(texts.count, 300, "only %zu texts", texts.count);
    cr_expect(is_used(&texts, "Investigation Report"));
    cr_expect(is_used(&texts, "This is the last question"), "behind a condition");
    cr_expect(is_used(&texts, "the translation is missing"), "in PROBLEM()");
    cr_expect(is_used(&texts, "a quotation mark is missing or doubled"), "in problems_add()");
    cr_expect(!is_used(&texts, "%s: %s"));
    free_texts(&texts);
}

Test(message, has_chinese_for_every_text)
{
    Texts texts = read_sources();
    Table *catalogue = read_catalogue();
    for (size_t i = 0; i < texts.count; i++)
        cr_expect_geq(table_row_of(catalogue, 0, texts.list[i].english), 0,
                      "%s: no Chinese for \"%s\"", texts.list[i].place, texts.list[i].english);
    table_free(catalogue);
    free_texts(&texts);
}

Test(message, keeps_no_row_that_is_not_used)
{
    Texts texts = read_sources();
    Table *catalogue = read_catalogue();
    for (size_t row = 0; row < table_rows(catalogue); row++)
        cr_expect(is_used(&texts, table_cell(catalogue, row, 0)), "line %zu: no source has \"%s\"",
                  table_line(catalogue, row), table_cell(catalogue, row, 0));
    table_free(catalogue);
    free_texts(&texts);
}

Test(message, is_written_in_good_order)
{
    char *path = catalogue_path(), *bytes = file_read(path, SOURCE_LIMIT);
    cr_assert_not_null(bytes, "%s", failure());
    cr_expect_eq(strncmp(bytes, "en,zh\n", 6), 0, "a byte order mark, or other columns");
    cr_expect_null(strchr(bytes, '\r'));
    Table *catalogue = read_catalogue();
    for (size_t row = 1; row < table_rows(catalogue); row++)
        cr_expect_lt(strcmp(table_cell(catalogue, row - 1, 0), table_cell(catalogue, row, 0)), 0,
                     "line %zu: \"%s\" is out of order or there twice", table_line(catalogue, row),
                     table_cell(catalogue, row, 0));
    table_free(catalogue);
    free(bytes);
    free(path);
}

Test(message, is_sound_chinese)
{
    Table *catalogue = read_catalogue();
    for (size_t row = 0; row < table_rows(catalogue); row++) {
        size_t line = table_line(catalogue, row);
        const char *english = table_cell(catalogue, row, 0);
        const char *chinese = table_cell(catalogue, row, 1);
        cr_expect(has_same_conversions(english, chinese), "line %zu: other conversions: %s", line,
                  chinese);
        cr_expect(ends_alike(english, chinese), "line %zu: other line ends: %s", line, chinese);
        cr_expect(has_han(chinese), "line %zu: not Chinese: %s", line, chinese);
        cr_expect(!has_narrow_punctuation(chinese), "line %zu: half-width punctuation: %s", line,
                  chinese);
        cr_expect(!lacks_space(chinese), "line %zu: no space before or after Latin: %s", line,
                  chinese);
    }
    table_free(catalogue);
}

/* The report's colours and choices go by these words. */
Test(message, keeps_the_words_of_the_report)
{
    static const char *const words[][2] = {
        { N_("High"), "高" },
        { N_("Medium"), "中" },
        { N_("None"), "无" },
        { N_("Unanswered"), "未回答" },
        { N_("Not applicable"), "不适用" },
        { N_("In place"), "已落实" },
        { N_("Partial"), "部分落实" },
        { N_("Missing"), "未落实" },
        { N_("Don't know"), "不清楚" },
        { N_("Not answered"), "未回答" },
        { N_("Back to contents"), "返回目录" },
        { N_("Investigation Report"), "卓越架构调研报告" },
    };
    message_set_language(CHINESE);
    for (size_t i = 0; i < COUNT(words); i++)
        cr_expect_str_eq(tr(words[i][0]), words[i][1]);
    cr_expect_str_eq(tr("not in the catalogue"), "not in the catalogue");
    message_set_language(ENGLISH);
    cr_expect_str_eq(tr("High"), "High");
}
