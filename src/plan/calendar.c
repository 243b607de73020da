/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/calendar.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv_check.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "format/json.h"

enum { YEAR_BYTES = YEAR_SIZE - 1, SATURDAY = 6, COUNTED_YEARS = 10 };

typedef struct Day {
    char date[DATE_SIZE];
    bool is_holiday, is_provisional;
} Day;

struct Calendar {
    char *id;
    bool counts_make_up_days;
    UnknownYears unknown;
    Day *days; /* by date */
    size_t count, room;
};

static const CellRule rules[] = {
    { "date", CELL_KEY, NULL },
    { "kind", CELL_ONE_OF, "holiday workday statutory" },
    { "name_en", CELL_TEXT, NULL },
    { "name_zh", CELL_TEXT, NULL },
    { 0 },
};
enum { COLUMNS = COUNT(rules) - 1 };

/* ---- files ---- */

static bool is_id(const char *id)
{
    for (const char *at = id; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("-_", *at))
            return false;
    return *id;
}

static char *shipped_path(const char *id)
{
    char *name = xasprintf("data/calendars/%s.csv", id), *path = file_shipped(name);
    free(name);
    return path;
}

static char *personal_path(const char *id)
{
    char *name = xasprintf("calendars/%s.csv", id), *path = file_personal(name);
    free(name);
    return path;
}

static bool is_date(const char *text)
{
    char date[DATE_SIZE];
    return date_parse(text, date) && !strcmp(text, date);
}

/* NULL without a problem when there is no such file. */
static Table *read_rows(const char *path, Problems *problems)
{
    if (!file_exists(path))
        return NULL;
    char *folder = xstrndup(path, (size_t)(file_name(path) - path - 1));
    Table *rows = csv_read_checked(folder, file_name(path), rules, NULL, problems);
    for (size_t row = 0; rows && row < table_rows(rows); row++) {
        const char *date = table_get(rows, row, "date");
        if (!is_date(date))
            problems_add(problems, path, table_line(rows, row), "date",
                         "'%s' is not a date; write it as 2026-11-23", date);
    }
    free(folder);
    return rows;
}

static bool is_same_year(const char *date, const char *other)
{
    return !strncmp(date, other, YEAR_BYTES);
}

static bool has_year(const Table *rows, const char *date)
{
    for (size_t row = 0; rows && row < table_rows(rows); row++)
        if (is_same_year(table_get(rows, row, "date"), date))
            return true;
    return false;
}

static void add_rows(Calendar *calendar, const Table *rows, const Table *replaced_by)
{
    for (size_t row = 0; rows && row < table_rows(rows); row++) {
        const char *date = table_get(rows, row, "date");
        if (has_year(replaced_by, date))
            continue;
        calendar->days =
            xgrow(calendar->days, calendar->count, &calendar->room, sizeof *calendar->days);
        Day *day = &calendar->days[calendar->count++];
        const char *kind = table_get(rows, row, "kind");
        *day = (Day){ .is_holiday = strcmp(kind, "workday") != 0,
                      .is_provisional = !strcmp(kind, "statutory") };
        memcpy(day->date, date, strnlen(date, DATE_SIZE - 1));
    }
}

static int by_date(const void *a, const void *b)
{
    return strcmp(((const Day *)a)->date, ((const Day *)b)->date);
}

/* False when there is no such file. */
static bool read_days(Calendar *calendar, Problems *problems)
{
    char *shipped = shipped_path(calendar->id), *personal = personal_path(calendar->id);
    Table *ours = read_rows(shipped, problems), *theirs = read_rows(personal, problems);
    add_rows(calendar, theirs, NULL);
    add_rows(calendar, ours, theirs);
    if (calendar->count)
        qsort(calendar->days, calendar->count, sizeof *calendar->days, by_date);
    bool exists = ours || theirs;
    table_free(ours);
    table_free(theirs);
    free(shipped);
    free(personal);
    return exists;
}

Calendar *calendar_open(const char *id, bool counts_make_up_days, Problems *problems)
{
    size_t before = problems_count(problems);
    Calendar *calendar = xcalloc(1, sizeof *calendar);
    *calendar = (Calendar){ .id = xstrdup(id), .counts_make_up_days = counts_make_up_days };
    bool exists = is_id(id) && read_days(calendar, problems);
    if (!exists && problems_count(problems) == before)
        problems_add(problems, id, 0, NULL, "there is no such calendar");
    if (problems_count(problems) == before)
        return calendar;
    calendar_free(calendar);
    return NULL;
}

Calendar *calendar_of(Store *store)
{
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open("cn", setting_is(store, "make-up-days", "yes"), problems);
    if (calendar)
        calendar_set_unknown(calendar, setting_unknown_years(store));
    bool is_good = problems_none(problems);
    problems_free(problems);
    if (is_good)
        return calendar;
    calendar_free(calendar);
    return NULL;
}

void calendar_free(Calendar *calendar)
{
    if (!calendar)
        return;
    free(calendar->days);
    free(calendar->id);
    free(calendar);
}

/* ---- working days ---- */

/* A calendar without any holidays is of no country, and knows every year. */
bool calendar_knows_year(const Calendar *calendar, int year)
{
    bool knows = !calendar->count;
    for (size_t i = 0; i < calendar->count && !knows; i++)
        knows = !calendar->days[i].is_provisional && atoi(calendar->days[i].date) == year;
    return knows;
}

bool calendar_knows(const Calendar *calendar, const char *date)
{
    return calendar_knows_year(calendar, atoi(date));
}

void calendar_set_unknown(Calendar *calendar, UnknownYears unknown)
{
    calendar->unknown = unknown;
}

static bool has_statutory(const Calendar *calendar, int year)
{
    for (size_t i = 0; i < calendar->count; i++)
        if (calendar->days[i].is_provisional && atoi(calendar->days[i].date) == year)
            return true;
    return false;
}

static int last_known_year(const Calendar *calendar)
{
    int last = 0;
    for (size_t i = 0; i < calendar->count; i++)
        if (!calendar->days[i].is_provisional)
            last = atoi(calendar->days[i].date);
    return last;
}

static bool is_counted(const Calendar *calendar, int year)
{
    switch (calendar->unknown) {
    case UNKNOWN_STATUTORY:
        return has_statutory(calendar, year);
    case UNKNOWN_WEEKDAYS:
        return year <= last_known_year(calendar) + COUNTED_YEARS;
    case UNKNOWN_STOP:
        break;
    }
    return false;
}

static bool must_know(const Calendar *calendar, const char *date)
{
    int year = atoi(date);
    return calendar_knows_year(calendar, year) || is_counted(calendar, year) ||
           fail("the calendar %s does not know %d; import the notice of its holidays", calendar->id,
                year);
}

static bool is_working(const Calendar *calendar, const char *date)
{
    Day key = { 0 };
    memcpy(key.date, date, DATE_SIZE);
    const Day *day = calendar->count ? bsearch(&key, calendar->days, calendar->count,
                                               sizeof *calendar->days, by_date)
                                     : NULL;
    if (day && day->is_provisional && calendar->unknown == UNKNOWN_WEEKDAYS)
        day = NULL;
    bool is_weekend = date_weekday(date) >= SATURDAY;
    if (!day || !is_weekend)
        return !is_weekend && !(day && day->is_holiday);
    return !day->is_holiday && calendar->counts_make_up_days;
}

bool calendar_is_working(const Calendar *calendar, const char *date, bool *working)
{
    char day[DATE_SIZE];
    if (!date_parse(date, day) || !must_know(calendar, day))
        return false;
    *working = is_working(calendar, day);
    return true;
}

bool calendar_add_days(const Calendar *calendar, const char *date, int working_days,
                       char out[DATE_SIZE])
{
    char day[DATE_SIZE];
    int step = working_days < 0 ? -1 : 1;
    if (!date_parse(date, day) || !must_know(calendar, day))
        return false;
    while (working_days) {
        if (!date_add(day, step, day) || !must_know(calendar, day))
            return false;
        if (is_working(calendar, day))
            working_days -= step;
    }
    memcpy(out, day, DATE_SIZE);
    return true;
}

bool calendar_count(const Calendar *calendar, const char *from, const char *to, int *days)
{
    char day[DATE_SIZE], last[DATE_SIZE];
    int found = 0;
    if (!date_parse(from, day) || !date_parse(to, last))
        return false;
    if (strcmp(day, last) > 0)
        return fail("%s lies after %s", day, last);
    for (;;) {
        if (!must_know(calendar, day))
            return false;
        found += is_working(calendar, day);
        if (!strcmp(day, last))
            break;
        if (!date_add(day, 1, day))
            return false;
    }
    *days = found;
    return true;
}

/* ---- list ---- */

static void add_year(Table *table, const Calendar *calendar, const char *date)
{
    int holidays = 0, weekdays_off = 0, make_up_days = 0, service_days = 0;
    for (size_t i = 0; i < calendar->count; i++) {
        const Day *day = &calendar->days[i];
        if (!is_same_year(day->date, date))
            continue;
        bool is_weekend = date_weekday(day->date) >= SATURDAY;
        holidays += day->is_holiday;
        weekdays_off += day->is_holiday && !is_weekend;
        make_up_days += !day->is_holiday && is_weekend;
    }
    char *first = xasprintf("%.4s-01-01", date), *last = xasprintf("%.4s-12-31", date);
    if (!calendar_count(calendar, first, last, &service_days))
        die("calendar: %s", failure());
    service_days -= calendar->counts_make_up_days ? make_up_days : 0;
    char *cells[] = { xasprintf("%.4s", date),
                      xasprintf("%d", holidays),
                      xasprintf("%d", weekdays_off),
                      xasprintf("%d", make_up_days),
                      xasprintf("%d", service_days),
                      xasprintf("%d", service_days + make_up_days),
                      xstrdup(calendar_knows(calendar, date) ? "no" : "yes") };
    table_add_owned(table, cells);
    free(first);
    free(last);
}

Table *calendar_years(const Calendar *calendar)
{
    static const TableColumn columns[] = {
        { "year", N_("Year"), COLUMN_NUMBER },
        { "holidays", N_("Holidays"), COLUMN_NUMBER },
        { "weekdays_off", N_("Weekdays off"), COLUMN_NUMBER },
        { "make_up_days", N_("Make-up days"), COLUMN_NUMBER },
        { "service_days", N_("Service days"), COLUMN_NUMBER },
        { "service_days_with_make_up", N_("With make-up days"), COLUMN_NUMBER },
        { "provisional", N_("Provisional"), COLUMN_CHOICE },
    };
    Table *table = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < calendar->count; i++)
        if (!i || !is_same_year(calendar->days[i].date, calendar->days[i - 1].date))
            add_year(table, calendar, calendar->days[i].date);
    return table;
}

/* ---- import ---- */

static const char *english_part(const char *chinese, size_t bytes)
{
    static const char *const holidays[][2] = {
        { "元旦", "New Year" },       { "春节", "Spring Festival" }, { "清明节", "Qingming" },
        { "劳动节", "Labour Day" },   { "端午节", "Dragon Boat" },   { "中秋节", "Mid-Autumn" },
        { "国庆节", "National Day" },
    };
    for (size_t i = 0; i < COUNT(holidays); i++)
        if (strlen(holidays[i][0]) == bytes && !memcmp(holidays[i][0], chinese, bytes))
            return holidays[i][1];
    return NULL;
}

/* "国庆节、中秋节" is two; a name with an unknown part stays Chinese. The caller frees. */
static char *english_name(const char *chinese)
{
    static const char comma[] = "、";
    Buffer english = { 0 };
    for (const char *at = chinese; *at;) {
        const char *end = strstr(at, comma);
        size_t bytes = end ? (size_t)(end - at) : strlen(at);
        const char *part = english_part(at, bytes);
        if (!part) {
            buffer_free(&english);
            return xstrdup(chinese);
        }
        buffer_join(&english, " and ", part);
        at += bytes + (end ? strlen(comma) : 0);
    }
    return buffer_take(&english);
}

static void add_day(Table *rows, const char *date, bool is_holiday, const char *name)
{
    char *chinese = text_clean_line(name), *english = english_name(chinese);
    char *cells[COLUMNS] = { xstrdup(date), xstrdup(is_holiday ? "holiday" : "workday"),
                             xasprintf("%s%s", english, is_holiday ? "" : " make-up working day"),
                             xasprintf("%s%s", chinese, is_holiday ? "" : "调休上班") };
    table_add_owned(rows, cells);
    free(english);
    free(chinese);
}

static bool take_day(Table *rows, const char *path, const char *year, size_t number,
                     const Json *day)
{
    const char *date = json_get_text(day, "date"), *name = json_get_text(day, "name");
    bool is_off;
    if (!date || !is_date(date))
        return fail("%s: day %zu: '%s' is not a date; write it as 2026-11-23", path, number,
                    date ? date : "");
    if (!is_same_year(date, year))
        return fail("%s: %s does not lie in %s", path, date, year);
    if (table_row_of(rows, 0, date) >= 0)
        return fail("%s: %s is there twice", path, date);
    if (!name || !name[strspn(name, " \t\r\n")])
        return fail("%s: %s has no name", path, date);
    if (!json_get_truth(day, "isOffDay", &is_off))
        return fail("%s: %s: isOffDay is neither true nor false", path, date);
    if (!text_check("name", name))
        return false;
    add_day(rows, date, is_off, name);
    return true;
}

static bool take_year(Table *rows, const char *path, const Json *file, char year[YEAR_SIZE])
{
    const Json *days = json_get(file, "days");
    int64_t value;
    if (!json_get_integer(file, "year", &value) || value < 1900 || value > 9999)
        return fail("%s: its year is not a number from 1900 to 9999", path);
    if (!json_is_list(days))
        return fail("%s: it has no list of days", path);
    char *text = xasprintf("%d", (int)value);
    memcpy(year, text, YEAR_SIZE);
    free(text);
    if (!json_count(days))
        return fail("%s: the holidays of %s are not published yet", path, year);
    for (size_t i = 0; i < json_count(days); i++)
        if (!take_day(rows, path, year, i + 1, json_at(days, i)))
            return false;
    return true;
}

static void keep_other_years(Table *rows, const Table *kept, const char *year)
{
    for (size_t row = 0; kept && row < table_rows(kept); row++) {
        const char *cells[COLUMNS];
        for (size_t i = 0; i < COLUMNS; i++)
            cells[i] = table_get(kept, row, rules[i].column);
        if (!is_same_year(cells[0], year))
            table_add(rows, cells, 0);
    }
}

typedef struct Place {
    const char *date;
    size_t row;
} Place;

static int by_place(const void *a, const void *b)
{
    return strcmp(((const Place *)a)->date, ((const Place *)b)->date);
}

static Table *new_rows(void)
{
    Table *rows = table_new();
    for (size_t i = 0; i < COLUMNS; i++)
        table_add_column(rows, rules[i].column, rules[i].column, COLUMN_TEXT);
    return rows;
}

static Table *sorted(const Table *rows)
{
    size_t count = table_rows(rows);
    Place *places = xcalloc(count, sizeof *places);
    for (size_t row = 0; row < count; row++)
        places[row] = (Place){ table_cell(rows, row, 0), row };
    qsort(places, count, sizeof *places, by_place);
    Table *table = new_rows();
    for (size_t i = 0; i < count; i++) {
        const char *cells[COLUMNS];
        for (size_t column = 0; column < COLUMNS; column++)
            cells[column] = table_cell(rows, places[i].row, column);
        table_add(table, cells, 0);
    }
    free(places);
    return table;
}

static bool write_rows(const char *path, const Table *rows)
{
    FileDraft draft;
    if (!file_draft_open(&draft, path))
        return false;
    Table *table = sorted(rows);
    bool is_written = csv_put(draft.stream, table, CSV_PLAIN);
    table_free(table);
    return file_draft_finish(&draft, is_written, file_draft_publish);
}

/* A personal file with problems is not written over: its other years would be lost. */
static bool merge(const char *id, Table *rows, const char *year)
{
    char *path = personal_path(id);
    if (!path)
        return false;
    Problems *problems = problems_new();
    Table *kept = read_rows(path, problems);
    keep_other_years(rows, kept, year);
    bool done = problems_none(problems) && write_rows(path, rows);
    table_free(kept);
    problems_free(problems);
    free(path);
    return done;
}

bool calendar_import(const char *path, const char *id, char year[YEAR_SIZE])
{
    if (!is_id(id))
        return fail("'%s' is no id; use letters, digits, - and _", id);
    Json *file = json_read(path);
    Table *rows = new_rows();
    bool done = file && take_year(rows, path, file, year) && merge(id, rows, year);
    table_free(rows);
    json_free(file);
    return done;
}
