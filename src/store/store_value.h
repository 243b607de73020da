/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_value.h - the arguments of a query, which know their types. */
#ifndef STORE_VALUE_H
#define STORE_VALUE_H

#include <stdint.h>
#include <string.h>

#include "base/base.h"

/* `type` is as in Query.types: t, i or r; 0 ends a list. A text is borrowed, and NULL is NULL. */
typedef struct StoreValue {
    char type;
    const char *text;
    size_t bytes;
    int64_t number;
    double real;
} StoreValue;

static inline StoreValue store_bytes(const char *text, size_t bytes)
{
    return (StoreValue){ .type = 't', .text = text, .bytes = bytes };
}

static inline StoreValue store_words(const char *text)
{
    return store_bytes(text, text ? strlen(text) : 0);
}

static inline StoreValue store_integer(int64_t number)
{
    return (StoreValue){ .type = 'i', .number = number };
}

static inline StoreValue store_real(double real)
{
    return (StoreValue){ .type = 'r', .real = real };
}

/* What is neither text nor number warns when it is compiled. */
#define STORE_VALUE(value)                                                                         \
    _Generic((value), char *: store_words, const char *: store_words, float: store_real,           \
             double: store_real, default: store_integer)(value)

/* "query, a, b" becomes the two arguments query and list of values, for up to sixteen values; more
 * are better read as a list. A function with `...` would take them without their types, and bind
 * what lies beside them where an int stands for an int64_t or one is missing. */
/* clang-format off */
#define STORE_ARGUMENTS(...)                                                                       \
    STORE_FIRST(__VA_ARGS__, ), (const StoreValue[]){                                              \
        STORE_PICK(__VA_ARGS__, STORE_16, STORE_15, STORE_14, STORE_13, STORE_12, STORE_11,        \
                   STORE_10, STORE_9, STORE_8, STORE_7, STORE_6, STORE_5, STORE_4, STORE_3,        \
                   STORE_2, STORE_1, STORE_0, )(__VA_ARGS__) }
#define STORE_FIRST(query, ...) query
#define STORE_PICK(query, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, list, ...) list

/* Each drops what stands before its first value. */
#define STORE_0(query)              { 0 }
#define STORE_1(query, value)       STORE_VALUE(value), { 0 }
#define STORE_2(query, value, ...)  STORE_VALUE(value), STORE_1(query, __VA_ARGS__)
#define STORE_3(query, value, ...)  STORE_VALUE(value), STORE_2(query, __VA_ARGS__)
#define STORE_4(query, value, ...)  STORE_VALUE(value), STORE_3(query, __VA_ARGS__)
#define STORE_5(query, value, ...)  STORE_VALUE(value), STORE_4(query, __VA_ARGS__)
#define STORE_6(query, value, ...)  STORE_VALUE(value), STORE_5(query, __VA_ARGS__)
#define STORE_7(query, value, ...)  STORE_VALUE(value), STORE_6(query, __VA_ARGS__)
#define STORE_8(query, value, ...)  STORE_VALUE(value), STORE_7(query, __VA_ARGS__)
#define STORE_9(query, value, ...)  STORE_VALUE(value), STORE_8(query, __VA_ARGS__)
#define STORE_10(query, value, ...) STORE_VALUE(value), STORE_9(query, __VA_ARGS__)
#define STORE_11(query, value, ...) STORE_VALUE(value), STORE_10(query, __VA_ARGS__)
#define STORE_12(query, value, ...) STORE_VALUE(value), STORE_11(query, __VA_ARGS__)
#define STORE_13(query, value, ...) STORE_VALUE(value), STORE_12(query, __VA_ARGS__)
#define STORE_14(query, value, ...) STORE_VALUE(value), STORE_13(query, __VA_ARGS__)
#define STORE_15(query, value, ...) STORE_VALUE(value), STORE_14(query, __VA_ARGS__)
#define STORE_16(query, value, ...) STORE_VALUE(value), STORE_15(query, __VA_ARGS__)
/* clang-format on */

#endif
