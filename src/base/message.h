/* SPDX-License-Identifier: GPL-3.0-or-later */
/* message.h - the interface's words in the chosen language. The English text is the key;
 * data/messages/zh.csv (columns en, zh) has the others, kept complete by a test. */
#ifndef MESSAGE_H
#define MESSAGE_H

#include "base/base.h"

typedef enum Language { ENGLISH, CHINESE, LANGUAGE_COUNT } Language;

/* "en" or "zh", as in files and :lang. */
extern const char *const language_codes[LANGUAGE_COUNT];

/* Accepts en, zh and locale names such as zh_CN.UTF-8. */
bool language_parse(const char *code, Language *language);

/* From $WELLBOOK_LANG, LC_ALL, LC_MESSAGES or LANG; English otherwise. */
Language language_of_locale(void);

/* The language of tr() and fail() from here on. A catalogue that cannot be read leaves
 * the words in English. */
void message_set_language(Language language);
Language message_language(void);

/* The text in the chosen language; borrowed. Usable as a format with the same arguments. */
const char *tr(const char *english) __attribute__((format_arg(1)));

/* The same in any language. */
const char *message_in(Language language, const char *english) __attribute__((format_arg(2)));

/* ": ", or the full-width colon, which no space follows. */
const char *message_colon(void);

/* What stands between a text and the next: a space, but nothing behind full-width punctuation. */
const char *message_gap(const char *before);

/* Marks a text in a static table that is shown through tr(). */
#define N_(english) english

#endif
