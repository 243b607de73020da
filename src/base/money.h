/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money.h - amounts as whole cents, which neither round nor overflow unnoticed. Pure. */
#ifndef MONEY_H
#define MONEY_H

#include <stdint.h>

#include "base/base.h"
#include "base/message.h"

/* Room for any amount and its NUL. */
enum { MONEY_SIZE = 24, MONEY_WORDS_SIZE = 64 };

/* Reads 1234, 1,234.5 or 1234.50; fails on anything else, and below 0. */
MUST_CHECK bool money_parse(const char *text, int64_t *cents);

/* "1234.50", for programs. */
void money_write(int64_t cents, char text[MONEY_SIZE]);

/* "153,750": whole, for people. */
void money_print(double amount, char text[MONEY_SIZE]);

/* As a sentence says it, in three digits, so that small sums agree: "CNY 539,000" and "CNY 1.45 million", "53.9 万元" and
 * "145 万美元". Never for tables, whose sums have to be right. */
void money_say(double amount, const char *currency, Language language, char text[MONEY_WORDS_SIZE]);

/* To the unit, for sums that a reader adds up: "CNY 538,916" and "538,916 元". */
void money_say_whole(double amount, const char *currency, Language language,
                     char text[MONEY_WORDS_SIZE]);

/* On overflow they fail and leave *sum and *product alone. */
MUST_CHECK bool money_add(int64_t *sum, int64_t cents);

/* cents x times / parts, halves rounded away from 0; parts above 0. */
MUST_CHECK bool money_share(int64_t cents, int64_t times, int64_t parts, int64_t *product);

#endif
