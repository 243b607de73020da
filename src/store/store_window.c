/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows of the week (window.h) and today as functions of SQL, for views. Today is that of the one
 * clock (date.h). What cannot be read was written
 * before windows were: it names no day, and reads as it stands. */
#include "config.h"
#include "store/store_private.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/window.h"

enum { PURE = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS };

static bool read(sqlite3_value *value, Window *window)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return text && *text && window_read(text, window);
}

/* window_days(text): the digits of the days it names, Sunday 0. */
static void days(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    Window window;
    char digits[WINDOW_DAYS_SIZE] = "";
    if (read(values[0], &window))
        window_days(&window, digits);
    sqlite3_result_text(context, digits, -1, SQLITE_TRANSIENT);
}

/* window_nights(text): how many days later than it begins it may end. */
static void nights(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    Window window;
    sqlite3_result_int(context, read(values[0], &window) && window_passes_midnight(&window));
}

/* window_is_read(text). */
static void is_read(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    Window window;
    sqlite3_result_int(context, read(values[0], &window));
}

/* window_words(text, language). */
static void words(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    Window window;
    Language language;
    const char *code = (const char *)sqlite3_value_text(values[1]);
    if (!code || !language_parse(code, &language) || !read(values[0], &window)) {
        sqlite3_result_value(context, values[0]);
        return;
    }
    char *said = window_said(&window, language);
    sqlite3_result_text(context, said, -1, SQLITE_TRANSIENT);
    free(said);
}

static void today(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    (void)values;
    char date[DATE_SIZE];
    date_today(date);
    sqlite3_result_text(context, date, -1, SQLITE_TRANSIENT);
}

bool store_offer_window(Store *store)
{
    static const struct {
        const char *name;
        int arguments;
        void (*run)(sqlite3_context *, int, sqlite3_value *[]);
    } functions[] = { { "window_days", 1, days },
                      { "window_nights", 1, nights },
                      { "window_is_read", 1, is_read },
                      { "window_words", 2, words },
                      { "today", 0, today } };
    for (size_t i = 0; i < COUNT(functions); i++)
        if (sqlite3_create_function(store->db, functions[i].name, functions[i].arguments, PURE,
                                    NULL, functions[i].run, NULL, NULL) != SQLITE_OK)
            return store_failed(store);
    return true;
}
