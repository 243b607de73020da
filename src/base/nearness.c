/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cosine of two texts seen as vectors, a dimension a word, the weight of a word being
 * (1 + ln n) ln (1 + N / d): n times in the text, in d of N texts. Each word keeps the texts that
 * have it, so that a question touches only texts that share a word with it. */
#include "config.h"
#include "base/nearness.h"

#include <ctype.h>
#include <math.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { WORD_SIZE = 64, SHORTEST_STEM = 3 };

typedef struct Use {
    size_t text, times;
} Use;

typedef struct Word {
    char *word;
    Use *uses;
    size_t count, room;
} Word;

struct Nearness {
    void *words;   /* a tree of Word */
    double *norms; /* of each text, once something was asked */
    size_t texts;
    bool is_weighed;
    double *near; /* the answer under way */
};

/* They stand in the names of nearly all checks, and tell nothing. */
static const char *const empty_words[] = {
    "a",        "acs",   "all",  "an",   "and",  "are",     "be",   "by",      "check", "cluster",
    "configur", "enabl", "for",  "ha",   "has",  "have",    "in",   "instanc", "is",    "must",
    "no",       "not",   "of",   "on",   "or",   "specifi", "the",  "to",      "us",    "with",
    "使用",     "检测",  "设置", "配置", "集群", "实例",    "开启",
};

/* ---- words ---- */

static bool is_empty(const char *word)
{
    for (size_t i = 0; i < COUNT(empty_words); i++)
        if (!strcmp(word, empty_words[i]))
            return true;
    return false;
}

static void cut_ending(char *word)
{
    static const char *const endings[] = { "ing", "ed", "es", "s", "e" };
    size_t length = strlen(word);
    for (size_t i = 0; i < COUNT(endings); i++) {
        size_t ending = strlen(endings[i]);
        if (length >= ending + SHORTEST_STEM && !strcmp(word + length - ending, endings[i])) {
            word[length - ending] = '\0';
            return;
        }
    }
}

typedef struct Reader {
    void (*take)(void *context, const char *word);
    void *context;
    char word[WORD_SIZE];
    size_t length;
    char before[8]; /* the Han character before this one, or "" */
    bool is_paired; /* and whether a word was made with it */
} Reader;

static void take_latin(Reader *reader)
{
    if (!reader->length)
        return;
    reader->word[reader->length] = '\0';
    reader->length = 0;
    cut_ending(reader->word);
    reader->take(reader->context, reader->word);
}

static void end_han(Reader *reader)
{
    if (*reader->before && !reader->is_paired)
        reader->take(reader->context, reader->before);
    *reader->before = '\0';
}

static void read_han(Reader *reader, const char *at, size_t bytes)
{
    char word[WORD_SIZE];
    bool has_before = *reader->before;
    if (has_before) {
        snprintf(word, sizeof word, "%s%.*s", reader->before, (int)bytes, at);
        reader->take(reader->context, word);
    }
    snprintf(reader->before, sizeof reader->before, "%.*s", (int)bytes, at);
    reader->is_paired = has_before;
}

/* "EcsHighCpuUtilization" is four words. */
static void read_latin(Reader *reader, const char *text, const char *at)
{
    bool begins = isupper((unsigned char)*at) && at > text && islower((unsigned char)at[-1]);
    if (begins)
        take_latin(reader);
    if (reader->length < WORD_SIZE - 1)
        reader->word[reader->length++] = (char)tolower((unsigned char)*at);
}

static bool is_han(uint32_t character)
{
    return character >= 0x4E00 && character <= 0x9FFF;
}

void nearness_words(const char *text, void (*take)(void *context, const char *word), void *context)
{
    Reader reader = { .take = take, .context = context };
    size_t bytes = strlen(text);
    for (size_t at = 0, step; at < bytes; at += step) {
        uint32_t character;
        step = text_character(text + at, bytes - at, &character);
        bool is_latin = character < 0x80 && isalnum((int)character);
        if (!is_latin)
            take_latin(&reader);
        if (!is_han(character))
            end_han(&reader);
        if (is_latin)
            read_latin(&reader, text, text + at);
        else if (is_han(character))
            read_han(&reader, text + at, step);
    }
    take_latin(&reader);
    end_han(&reader);
}

/* ---- texts ---- */

static int compare_words(const void *a, const void *b)
{
    return strcmp(((const Word *)a)->word, ((const Word *)b)->word);
}

Nearness *nearness_new(void)
{
    return xcalloc(1, sizeof(Nearness));
}

static void free_word(void *item)
{
    Word *word = item;
    free(word->word);
    free(word->uses);
    free(word);
}

void nearness_free(Nearness *nearness)
{
    if (!nearness)
        return;
    tdestroy(nearness->words, free_word);
    free(nearness->norms);
    free(nearness);
}

static Word *word_of(Nearness *nearness, const char *text)
{
    Word wanted = { .word = (char *)(uintptr_t)text };
    Word **found = tfind(&wanted, &nearness->words, compare_words);
    if (found)
        return *found;
    Word *word = xcalloc(1, sizeof *word);
    word->word = xstrdup(text);
    if (!tsearch(word, &nearness->words, compare_words))
        die("out of memory");
    return word;
}

static void add_word(void *context, const char *text)
{
    Nearness *nearness = context;
    if (is_empty(text))
        return;
    Word *word = word_of(nearness, text);
    size_t number = nearness->texts - 1;
    if (word->count && word->uses[word->count - 1].text == number) {
        word->uses[word->count - 1].times++;
        return;
    }
    if (word->count == word->room) {
        word->room = word->room ? 2 * word->room : 4;
        word->uses = xreallocarray(word->uses, word->room, sizeof *word->uses);
    }
    word->uses[word->count++] = (Use){ number, 1 };
}

size_t nearness_add(Nearness *nearness, const char *text)
{
    nearness->texts++;
    nearness_words(text, add_word, nearness);
    return nearness->texts - 1;
}

/* ---- asking ---- */

static double weight_of(const Nearness *nearness, const Word *word, size_t times)
{
    return (1 + log((double)times)) * log(1 + (double)nearness->texts / (double)word->count);
}

static void weigh_word(const void *node, VISIT visit, void *closure)
{
    Nearness *nearness = closure;
    const Word *word = *(Word *const *)node;
    if (visit != preorder && visit != leaf)
        return;
    for (size_t i = 0; i < word->count; i++) {
        double weight = weight_of(nearness, word, word->uses[i].times);
        nearness->norms[word->uses[i].text] += weight * weight;
    }
}

static void weigh(Nearness *nearness)
{
    nearness->norms = xcalloc(nearness->texts + 1, sizeof *nearness->norms);
    twalk_r(nearness->words, weigh_word, nearness);
    nearness->is_weighed = true;
}

/* A word of the question, of which `times` is how often it stands there. */
static void ask_word(const void *node, VISIT visit, void *closure)
{
    Nearness *nearness = closure;
    const Word *asked = *(Word *const *)node;
    if (visit != preorder && visit != leaf)
        return;
    Word **found = tfind(asked, &nearness->words, compare_words);
    if (!found)
        return;
    const Word *word = *found;
    double weight = weight_of(nearness, word, asked->uses[0].times);
    nearness->norms[nearness->texts] += weight * weight;
    for (size_t i = 0; i < word->count; i++)
        nearness->near[word->uses[i].text] +=
            weight * weight_of(nearness, word, word->uses[i].times);
}

void nearness_ask(Nearness *nearness, const char *text, double near[])
{
    Nearness *asked = nearness_new();
    if (!nearness->is_weighed)
        weigh(nearness);
    nearness_add(asked, text);
    memset(near, 0, nearness->texts * sizeof *near);
    nearness->near = near;
    nearness->norms[nearness->texts] = 0;
    twalk_r(asked->words, ask_word, nearness);
    double own = nearness->norms[nearness->texts];
    for (size_t i = 0; i < nearness->texts; i++)
        if (near[i] > 0)
            near[i] /= sqrt(own * nearness->norms[i]);
    nearness_free(asked);
}
