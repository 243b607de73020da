/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's pages are in their language throughout. */
#include "config.h"
#include <ctype.h>
#include <string.h>

#include "engagement/engagement.h"
#include "engagement/translation.h"
#include "fixture.h"
#include "report/report.h"

/* Letters and apostrophes; what has digits, points or hyphens is the name of something. */
static size_t word_at(const char *text)
{
    size_t length = 0;
    while (isalpha((unsigned char)text[length]) || (length && text[length] == '\''))
        length++;
    return length && !strchr("-_./:@0123456789", text[length]) ? length
           : text[length] == '\0'                              ? length
                                                               : 0;
}

/* Three Latin words in a row, one of which begins small: names of products do not. */
static bool is_sentence(const char *text)
{
    bool is_small = false;
    for (int words = 0; words < 3; words++) {
        size_t length = word_at(text);
        if (!length)
            return false;
        is_small = is_small || (islower((unsigned char)*text) && length > 1);
        text += length;
        size_t gap = strspn(text, " ,");
        if (words < 2 && !gap)
            return false;
        text += gap;
    }
    return is_small;
}

static void look_for_sentences(const char *name, char *text)
{
    for (char *end; (end = strstr(text, "\\n"));)
        memcpy(end, "  ", 2);
    for (const char *at = text; *at; at++) {
        bool begins = isalpha((unsigned char)*at) &&
                      (at == text || (!isalnum((unsigned char)at[-1]) && !strchr("-_./:@'", at[-1])));
        cr_expect_not(begins && is_sentence(at), "%s: %.60s", name, at);
    }
}

/* A text that is corrected in the sample and not among its translations would be printed as it was. */
static void look_for_strays(Store *store)
{
    static const Query queries[] = {
        { "", "SELECT group_concat(text, char(10)) FROM translation AS said WHERE text NOT IN (SELECT value FROM"
              " field_value UNION SELECT name FROM workload UNION SELECT note FROM answer UNION SELECT"
              " explanation FROM answer UNION SELECT owner FROM answer UNION SELECT asked FROM answer UNION"
              " SELECT content FROM evidence UNION SELECT reason FROM recommendation UNION SELECT"
              " justification FROM recommendation UNION SELECT benefits FROM recommendation UNION SELECT"
              " trade_offs FROM recommendation UNION SELECT priority_reason FROM recommendation UNION SELECT"
              " saving_basis FROM recommendation UNION SELECT person FROM recommendation UNION SELECT"
              " text FROM minute UNION SELECT owner FROM minute UNION SELECT value FROM session, json_each("
              " json_array(consultants, attendees, place, topics)) UNION SELECT value FROM contact,"
              " json_each(json_array(name, title, authority)) UNION SELECT value FROM communication,"
              " json_each(json_array(subject, content, sender, recipients, confirmed_by, reference)) UNION"
              " SELECT value FROM comment, json_each(json_array(text, author, about)) UNION SELECT value FROM"
              " prerequisite, json_each(json_array(owner, proof, note)) UNION SELECT value FROM version,"
              " json_each(json_array(recipients, note, gate)) UNION SELECT note FROM goal UNION SELECT value"
              " FROM entry UNION SELECT name FROM check_group UNION SELECT name FROM"
              " rule UNION SELECT value FROM respondent, json_each(json_array(name, role)))" },
        { 0 },
    };
    char *stray = store_text(store, queries, 0);
    cr_expect_str_eq(stray, "");
    free(stray);
}

static const char *const reports[] = { "consulting-report", "investigation-report", "implementation-plan" };

Test(language, no_english_sentence_stands_on_a_chinese_page_of_the_sample, .timeout = 600)
{
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    look_for_strays(store);
    for (size_t i = 0; i < COUNT(reports); i++) {
        char *text;
        size_t size;
        FILE *out = open_memstream(&text, &size);
        cr_assert(report_write(store, reports[i], CHINESE, REPORT_JSON, NULL, out), "%s", failure());
        fclose(out);
        look_for_sentences(reports[i], text);
        free(text);
    }
    store_close(store);
}

/* Addresses and files stand in the register of evidence: who reads a board's paper wants the document. */
Test(language, the_consulting_report_names_documents_and_no_addresses, .timeout = 600)
{
    static const char *const said[] = { "Document tag-dictionary-v0.3, received ",
                                        "文档 tag-dictionary-v0.3（" };
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        char *text;
        size_t size;
        FILE *out = open_memstream(&text, &size);
        cr_assert(report_write(store, reports[0], (Language)language, REPORT_JSON, NULL, out), "%s",
                  failure());
        fclose(out);
        char *address = strstr(text, "://");
        cr_expect_null(address, "%.80s", address ? address : "");
        cr_expect_not_null(strstr(text, said[language]), "%s", said[language]);
        free(text);
    }
    store_close(store);
}

/* What a sentence names in brackets is there, or the sentence is not. */
Test(language, no_page_of_the_sample_has_empty_brackets, .timeout = 600)
{
    static const char *const empty[] = { "()", "（）", "“”", "( )" };
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    for (size_t i = 0; i < COUNT(reports) * LANGUAGE_COUNT; i++) {
        char *text;
        size_t size;
        FILE *out = open_memstream(&text, &size);
        cr_assert(report_write(store, reports[i / LANGUAGE_COUNT], (Language)(i % LANGUAGE_COUNT), REPORT_JSON,
                               NULL, out),
                  "%s", failure());
        fclose(out);
        for (size_t j = 0; j < COUNT(empty); j++) {
            const char *at = strstr(text, empty[j]);
            cr_expect_null(at, "%s: %.60s", reports[i / LANGUAGE_COUNT], at ? at : "");
        }
        free(text);
    }
    store_close(store);
}

/* Page one's roadmap is read downwards as time goes by, whichever wave begins first. */
Test(language, the_roadmap_has_its_waves_in_order, .timeout = 600)
{
    static const char *const waves[] = { "Quick wins (30 days): ", "Wave 1 (90 days): ", "Wave 2 (180 days): " };
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_assert(report_write(store, reports[0], ENGLISH, REPORT_JSON, NULL, out), "%s", failure());
    fclose(out);
    const char *at = text;
    for (size_t i = 0; at && i < COUNT(waves); i++) {
        at = strstr(at, waves[i]);
        cr_expect_not_null(at, "%s", waves[i]);
    }
    free(text);
    store_close(store);
}

static void expect_said(Store *store, const char *sql, const char *expected)
{
    const Query family[] = { { "", sql }, { 0 } };
    char *found = store_text(store, family, 0);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, expected);
    store_forget_family(store, family);
    free(found);
}

/* Who starts it in Chinese sees what a Chinese consultant would have typed, and both reports of it. */
Test(language, the_sample_of_a_chinese_consultant_is_in_chinese_and_has_english_pages, .timeout = 600)
{
    static const char customer[] = "SELECT value FROM form_value WHERE form = 'engagement' AND field ="
                                   " 'customer'",
                      names[] = "SELECT group_concat(name, '、') FROM (SELECT name FROM workload ORDER BY"
                                " position)";
    Store *store = fixture_sample(CHINESE);
    cr_assert_not_null(store, "%s", failure());
    cr_expect_eq(engagement_language(store), CHINESE);
    expect_said(store, customer, "艾可美零售集团");
    expect_said(store, names, "网上商城、门店系统、数据平台");
    cr_assert(translation_apply(store, ENGLISH), "%s", failure());
    expect_said(store, customer, "ACME Retail Group");
    expect_said(store, names, "Online shop、Store systems、Data platform");
    store_close(store);
}
