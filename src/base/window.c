/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is folded and read word by word, from a table of words, each of which is a day,
 * several, or tells what the next hour means. Hours that follow hours open a part of the same days,
 * a day that follows hours one of its own. What is in no table and is no hour is refused rather
 * than skipped: half a window understood is a change at the wrong time. */
#include "config.h"
#include "base/window.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

enum { WEEK = 7, HOUR = 60, NOON = 12 * HOUR, DAY = 24 * HOUR };
enum { EVERY_DAY = 0x7f, WORKING = 0x3e, WEEKEND = 0x41 };

typedef enum Meaning {
    MEANS_DAYS,
    MEANS_ANY,
    MEANS_TO,     /* between two days or two hours */
    MEANS_NEXT,   /* the next hour is of the day after */
    MEANS_LATE,   /* of the next hour, twelve hours more */
    MEANS_AFTER,  /* from the hour beside it on */
    MEANS_BEFORE, /* until the hour beside it */
    MEANS_PART,   /* another window */
    MEANS_NOTHING
} Meaning;

/* Longer words before those that they begin with. */
static const struct {
    const char *word;
    Meaning meaning;
    unsigned days;
} words[] = {
    { "any time", MEANS_ANY, 0 },
    { "anytime", MEANS_ANY, 0 },
    { "any day", MEANS_ANY, 0 },
    { "any", MEANS_ANY, 0 },
    { "always", MEANS_ANY, 0 },
    { "7x24", MEANS_ANY, 0 },
    { "24x7", MEANS_ANY, 0 },
    { "24/7", MEANS_ANY, 0 },
    { "任意时段", MEANS_ANY, 0 },
    { "任意时间", MEANS_ANY, 0 },
    { "任意", MEANS_ANY, 0 },
    { "随时", MEANS_ANY, 0 },
    { "不限", MEANS_ANY, 0 },
    { "sunday", MEANS_DAYS, 1 << 0 },
    { "monday", MEANS_DAYS, 1 << 1 },
    { "tuesday", MEANS_DAYS, 1 << 2 },
    { "wednesday", MEANS_DAYS, 1 << 3 },
    { "thursday", MEANS_DAYS, 1 << 4 },
    { "friday", MEANS_DAYS, 1 << 5 },
    { "saturday", MEANS_DAYS, 1 << 6 },
    { "tues", MEANS_DAYS, 1 << 2 },
    { "weds", MEANS_DAYS, 1 << 3 },
    { "thurs", MEANS_DAYS, 1 << 4 },
    { "thur", MEANS_DAYS, 1 << 4 },
    { "sun", MEANS_DAYS, 1 << 0 },
    { "mon", MEANS_DAYS, 1 << 1 },
    { "tue", MEANS_DAYS, 1 << 2 },
    { "wed", MEANS_DAYS, 1 << 3 },
    { "thu", MEANS_DAYS, 1 << 4 },
    { "fri", MEANS_DAYS, 1 << 5 },
    { "sat", MEANS_DAYS, 1 << 6 },
    { "weekend", MEANS_DAYS, WEEKEND },
    { "working day", MEANS_DAYS, WORKING },
    { "workday", MEANS_DAYS, WORKING },
    { "weekday", MEANS_DAYS, WORKING },
    { "every day", MEANS_DAYS, EVERY_DAY },
    { "daily", MEANS_DAYS, EVERY_DAY },
    { "周末", MEANS_DAYS, WEEKEND },
    { "工作日", MEANS_DAYS, WORKING },
    { "每天", MEANS_DAYS, EVERY_DAY },
    { "每日", MEANS_DAYS, EVERY_DAY },
    { "next day", MEANS_NEXT, 0 },
    { "next morning", MEANS_NEXT, 0 },
    { "次日", MEANS_NEXT, 0 },
    { "翌日", MEANS_NEXT, 0 },
    { "第二天", MEANS_NEXT, 0 },
    { "下午", MEANS_LATE, 0 },
    { "晚上", MEANS_LATE, 0 },
    { "晚", MEANS_LATE, 0 },
    { "to", MEANS_TO, 0 },
    { "through", MEANS_TO, 0 },
    { "until", MEANS_TO, 0 },
    { "till", MEANS_TO, 0 },
    { "-", MEANS_TO, 0 },
    { "–", MEANS_TO, 0 },
    { "—", MEANS_TO, 0 },
    { "~", MEANS_TO, 0 },
    { "至", MEANS_TO, 0 },
    { "到", MEANS_TO, 0 },
    { "after", MEANS_AFTER, 0 },
    { "以后", MEANS_AFTER, 0 },
    { "之后", MEANS_AFTER, 0 },
    { "后", MEANS_AFTER, 0 },
    { "起", MEANS_AFTER, 0 },
    { "before", MEANS_BEFORE, 0 },
    { "以前", MEANS_BEFORE, 0 },
    { "之前", MEANS_BEFORE, 0 },
    { "前", MEANS_BEFORE, 0 },
    { ";", MEANS_PART, 0 },
    { "\n", MEANS_PART, 0 },
    { "between", MEANS_NOTHING, 0 },
    { "every", MEANS_NOTHING, 0 },
    { "each", MEANS_NOTHING, 0 },
    { "from", MEANS_NOTHING, 0 },
    { "and", MEANS_NOTHING, 0 },
    { "beijing time", MEANS_NOTHING, 0 },
    { "the", MEANS_NOTHING, 0 },
    { "on", MEANS_NOTHING, 0 },
    { "at", MEANS_NOTHING, 0 },
    { "or", MEANS_NOTHING, 0 },
    { "北京时间", MEANS_NOTHING, 0 },
    { "凌晨", MEANS_NOTHING, 0 },
    { "早上", MEANS_NOTHING, 0 },
    { "上午", MEANS_NOTHING, 0 },
    { "夜间", MEANS_NOTHING, 0 },
    { "夜里", MEANS_NOTHING, 0 },
    { "当日", MEANS_NOTHING, 0 },
    { "当天", MEANS_NOTHING, 0 },
    { "night", MEANS_NOTHING, 0 },
    { "每", MEANS_NOTHING, 0 },
    { "从", MEANS_NOTHING, 0 },
    { "和", MEANS_NOTHING, 0 },
    { "及", MEANS_NOTHING, 0 },
    { "与", MEANS_NOTHING, 0 },
    { "或", MEANS_NOTHING, 0 },
    { "的", MEANS_NOTHING, 0 },
    { "、", MEANS_NOTHING, 0 },
    { ",", MEANS_NOTHING, 0 },
    { "&", MEANS_NOTHING, 0 },
    { "+", MEANS_NOTHING, 0 },
    { "/", MEANS_NOTHING, 0 },
    { "(", MEANS_NOTHING, 0 },
    { ")", MEANS_NOTHING, 0 },
    { ".", MEANS_NOTHING, 0 },
};

typedef struct Reader {
    const char *at;
    Window *window;
    WindowPart part;
    int last_day;  /* -1: none yet */
    bool is_range; /* a sign for `to` was read, and not yet what it leads to */
    bool is_next, is_late, is_after, is_before;
    bool was_late;       /* 晚上 10 点到 12 点: the second hour is of the evening, too */
    bool is_chinese_day; /* 二 after 周一 is a day */
    int span;            /* days from the first hour to the second, which a day between them says */
    bool has_any;
} Reader;

static unsigned day_bit(int day)
{
    return 1u << (day % WEEK);
}

static int first_day(unsigned days)
{
    int day = 0;
    while (day < WEEK && !(days & day_bit(day)))
        day++;
    return day;
}

/* ---- words and hours ---- */

static bool is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* A word of letters is whole; an s behind it is its plural. */
static size_t word_length(const char *at, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(at, word, length) != 0)
        return 0;
    if (!is_letter(word[length - 1]))
        return length;
    length += at[length] == 's';
    return is_letter(at[length]) ? 0 : length;
}

/* 一 … 六, 日 and 天, where a day may stand. */
static size_t chinese_day(const char *at, int *day)
{
    static const struct {
        const char *sign;
        int day;
    } signs[] = { { "一", 1 }, { "二", 2 }, { "三", 3 }, { "四", 4 },
                  { "五", 5 }, { "六", 6 }, { "日", 0 }, { "天", 0 } };
    for (size_t i = 0; i < COUNT(signs); i++)
        if (!strncmp(at, signs[i].sign, strlen(signs[i].sign))) {
            *day = signs[i].day;
            return strlen(signs[i].sign);
        }
    return 0;
}

static size_t chinese_week(const char *at)
{
    static const char *const weeks[] = { "星期", "礼拜", "周" };
    for (size_t i = 0; i < COUNT(weeks); i++)
        if (!strncmp(at, weeks[i], strlen(weeks[i])))
            return strlen(weeks[i]);
    return 0;
}

static bool take(const char **at, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

static bool take_number(const char **at, int *number)
{
    char *end;
    if (!isdigit((unsigned char)**at))
        return false;
    *number = (int)strtol(*at, &end, 10);
    bool is_short = end - *at <= 2;
    *at = end;
    return is_short;
}

/* 23:00, 23点半, 23时30分, 11pm, 11:30 pm; a bare number is not taken for an hour. */
static bool take_hour(const char **at, int *minutes)
{
    const char *to = *at;
    int hour, minute = 0;
    if (!take_number(&to, &hour))
        return false;
    bool is_clock = false;
    const char *past = to + strspn(to, " ");
    if (!strncmp(past, "点", strlen("点")) || !strncmp(past, "时", strlen("时")))
        to = past;
    if (take(&to, ":"))
        is_clock = take_number(&to, &minute);
    else if (take(&to, "点") || take(&to, "时")) {
        is_clock = true;
        if (take(&to, "半"))
            minute = HOUR / 2;
        else if (take_number(&to, &minute))
            (void)!take(&to, "分");
    }
    const char *behind = to + strspn(to, " ");
    bool is_late = take(&behind, "pm"), is_early = !is_late && take(&behind, "am");
    if ((is_late || is_early) && (hour < 1 || hour > 12 || is_letter(*behind)))
        return false;
    if (is_late || is_early)
        hour = hour % 12 + (is_late ? 12 : 0), to = behind;
    *minutes = hour * HOUR + minute;
    *at = to;
    return (is_clock || is_late || is_early) && minute < HOUR && *minutes <= DAY;
}

/* ---- parts ---- */

static bool is_said(const WindowPart *part)
{
    return part->days || part->from >= 0;
}

static bool end_part(Reader *reader)
{
    WindowPart *part = &reader->part;
    if (reader->is_range || reader->is_next || reader->is_after || reader->is_before)
        return fail(
            "the window ends before it says until when; write for example Sat–Sun 00:00–06:00");
    if (is_said(part)) {
        if (reader->window->count == WINDOW_PARTS)
            return fail("a window has at most %d parts", WINDOW_PARTS);
        reader->window->parts[reader->window->count++] = *part;
    }
    return true;
}

static bool begin_part(Reader *reader, unsigned days)
{
    if (!end_part(reader))
        return false;
    reader->part = (WindowPart){ .days = days, .from = -1, .to = -1 };
    reader->is_chinese_day = reader->is_chinese_day && days;
    return true;
}

static bool add_range(Reader *reader, int day)
{
    for (int i = reader->last_day; i % WEEK != day; i++)
        reader->part.days |= day_bit(i);
    reader->part.days |= day_bit(day);
    reader->last_day = day;
    reader->is_range = false;
    return true;
}

static bool add_days(Reader *reader, unsigned days)
{
    int day = first_day(days);
    if (reader->is_range && reader->part.from >= 0 && reader->part.to < 0) {
        reader->span = (day - reader->last_day + WEEK) % WEEK;
        bool is_one = !(reader->part.days & (reader->part.days - 1)) || reader->span < 2;
        return (reader->last_day >= 0 && !(days & (days - 1)) && is_one) ||
               fail("the hours of the window lead to a day and do not come from one; write for"
                    " example Fri 22:00 – Mon 06:00");
    }
    if (reader->part.from >= 0 && !begin_part(reader, 0))
        return false;
    if (reader->is_range && reader->last_day >= 0)
        return add_range(reader, day);
    reader->part.days |= days;
    reader->last_day = day;
    return true;
}

static bool end_hours(Reader *reader, int minutes)
{
    WindowPart *part = &reader->part;
    if (reader->was_late && !reader->is_next && minutes <= NOON && minutes + NOON > part->from)
        minutes += NOON;
    int days = reader->span ? reader->span : reader->is_next || minutes <= part->from;
    part->to = minutes + days * DAY;
    reader->is_range = reader->is_next = reader->was_late = false;
    reader->span = 0;
    return true;
}

static bool add_hour(Reader *reader, int minutes)
{
    WindowPart *part = &reader->part;
    if (reader->is_late && minutes <= NOON)
        minutes += NOON;
    bool is_late = reader->is_late;
    reader->is_late = false;
    if (part->from >= 0 && part->to < 0 && (reader->is_range || reader->is_next))
        return end_hours(reader, minutes);
    if (part->from >= 0 && !begin_part(reader, part->days))
        return false;
    bool is_end = reader->is_before || reader->is_range;
    part->from = is_end ? 0 : minutes;
    part->to = is_end ? minutes : -1;
    reader->is_before = reader->is_after = reader->is_range = reader->is_chinese_day = false;
    reader->was_late = is_late;
    return minutes < DAY || part->to > 0 ||
           fail("a window does not begin at 24:00; write 00:00 of the day after");
}

/* 22:00 起 has it behind the hour, after 22:00 before it. */
static bool bound(Reader *reader, Meaning meaning)
{
    WindowPart *part = &reader->part;
    bool is_behind = part->from >= 0 && part->to < 0 && !reader->is_range;
    if (is_behind && meaning == MEANS_BEFORE) {
        part->to = part->from;
        part->from = 0;
    } else if (!is_behind) {
        reader->is_after = meaning == MEANS_AFTER;
        reader->is_before = meaning == MEANS_BEFORE;
    }
    return true;
}

static bool obey(Reader *reader, Meaning meaning, unsigned days)
{
    reader->is_chinese_day = reader->is_chinese_day && meaning != MEANS_DAYS;
    switch (meaning) {
    case MEANS_DAYS:
        return add_days(reader, days);
    case MEANS_ANY:
        reader->has_any = true;
        return true;
    case MEANS_TO:
        reader->is_range = true;
        return true;
    case MEANS_NEXT:
        reader->is_next = true;
        return true;
    case MEANS_LATE:
        reader->is_late = true;
        return true;
    case MEANS_AFTER:
    case MEANS_BEFORE:
        return bound(reader, meaning);
    case MEANS_PART:
        reader->last_day = -1;
        return begin_part(reader, 0);
    default:
        return true;
    }
}

static bool read_chinese_day(Reader *reader, bool *is_one)
{
    int day;
    size_t week = chinese_week(reader->at), sign = 0;
    *is_one = false;
    if (week || reader->is_chinese_day)
        sign = chinese_day(reader->at + week, &day);
    if (!sign && !week)
        return true;
    *is_one = sign != 0;
    if (!sign)
        return true;
    reader->at += week + sign;
    bool done = add_days(reader, day_bit(day));
    reader->is_chinese_day = true;
    return done;
}

static bool refuse(const char *at)
{
    enum { SHOWN = 16 };
    int cells;
    size_t bytes = text_fit(at, strcspn(at, " ,;\n"), SHOWN, &cells);
    return fail(
        "'%.*s' says no day of the week and no hour; write for example Sat–Sun 00:00–06:00, Tue,"
        " Thu 23:00 – next day 05:00, or any",
        (int)bytes, at);
}

static bool read_word(Reader *reader)
{
    bool is_one;
    int minutes;
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t length = word_length(reader->at, words[i].word);
        if (length) {
            reader->at += length;
            return obey(reader, words[i].meaning, words[i].days);
        }
    }
    if (!read_chinese_day(reader, &is_one))
        return false;
    if (is_one)
        return true;
    return take_hour(&reader->at, &minutes) ? add_hour(reader, minutes) : refuse(reader->at);
}

static bool read_all(Reader *reader)
{
    while (reader->at += strspn(reader->at, " \t\r"), *reader->at)
        if (!read_word(reader))
            return false;
    if (!begin_part(reader, 0))
        return false;
    if (reader->has_any && !reader->window->count)
        reader->window->parts[reader->window->count++] = reader->part;
    return reader->window->count ||
           fail("the window says no day of the week and no hour; write any when"
                " there is none");
}

bool window_read(const char *text, Window *window)
{
    char *folded = text_fold(text);
    *window = (Window){ 0 };
    Reader reader = {
        .at = folded, .window = window, .part = { .from = -1, .to = -1 }, .last_day = -1
    };
    bool done = read_all(&reader);
    free(folded);
    return done;
}

/* ---- what was understood ---- */

static const char *const day_words[LANGUAGE_COUNT][WEEK] = {
    [ENGLISH] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" },
    [CHINESE] = { "周日", "周一", "周二", "周三", "周四", "周五", "周六" },
};

/* From Monday on; three and more in a row as a range. */
static void say_days(Buffer *said, unsigned days, Language language)
{
    const char *between = language == CHINESE ? "至" : "–";
    if (days == EVERY_DAY)
        buffer_add(said, language == CHINESE ? "每天" : "daily");
    for (int day = 1; days != EVERY_DAY && day <= WEEK; day++) {
        int last = day;
        if (!(days & day_bit(day)))
            continue;
        while (last < WEEK && days & day_bit(last + 1))
            last++;
        buffer_join(said, language == CHINESE ? "、" : ", ", day_words[language][day % WEEK]);
        if (last - day > 1) {
            buffer_add_format(said, "%s%s", between, day_words[language][last % WEEK]);
            day = last;
        }
    }
}

static void say_to(Buffer *said, const WindowPart *part, Language language)
{
    int day = (part->to - 1) / DAY, left = part->to - day * DAY;
    char hour[24];
    snprintf(hour, sizeof hour, "%02d:%02d", left / HOUR, left % HOUR);
    if (!day)
        buffer_add_format(said, "–%s", hour);
    else if (day == 1)
        buffer_add_format(said, language == CHINESE ? "–次日 %s" : " – next day %s", hour);
    else
        buffer_add_format(said, " – %s %s",
                          day_words[language][(first_day(part->days) + day) % WEEK], hour);
}

static void say_part(Buffer *said, const WindowPart *part, Language language)
{
    if (!part->days && part->from < 0)
        buffer_add(said, language == CHINESE ? "任意时段" : "any time");
    say_days(said, part->days, language);
    if (part->from < 0)
        return;
    bool is_open = part->to < 0;
    buffer_add_format(said, "%s%s%02d:%02d%s", part->days ? " " : "",
                      is_open && language == ENGLISH ? "from " : "", part->from / HOUR,
                      part->from % HOUR, is_open && language == CHINESE ? " 起" : "");
    if (!is_open)
        say_to(said, part, language);
}

char *window_said(const Window *window, Language language)
{
    Buffer said = { 0 };
    for (size_t i = 0; i < window->count; i++) {
        Buffer part = { 0 };
        say_part(&part, &window->parts[i], language);
        buffer_join(&said, language == CHINESE ? "；" : "; ", buffer_text(&part));
        buffer_free(&part);
    }
    return buffer_take(&said);
}

/* Over more than one night the days between are its own. */
static unsigned days_of(const WindowPart *part)
{
    unsigned days = part->days;
    for (int day = 0; days && part->to > 2 * DAY && day <= (part->to - 1) / DAY; day++)
        days |= day_bit(first_day(part->days) + day);
    return days;
}

void window_days(const Window *window, char days[WINDOW_DAYS_SIZE])
{
    unsigned all = 0;
    bool is_any = false;
    for (size_t i = 0; i < window->count; i++) {
        all |= days_of(&window->parts[i]);
        is_any = is_any || !window->parts[i].days;
    }
    for (int day = 0; !is_any && day < WEEK; day++)
        if (all & day_bit(day))
            *days++ = (char)('0' + day);
    *days = '\0';
}

bool window_passes_midnight(const Window *window)
{
    for (size_t i = 0; i < window->count; i++)
        if (window->parts[i].to > DAY && window->parts[i].to <= 2 * DAY)
            return true;
    return false;
}
