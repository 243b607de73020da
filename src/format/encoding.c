/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 64 * 1024, LONGEST_RUN = 192, FEWEST_HELD = 256 };

typedef enum Encoding { ENCODING_UNKNOWN, ENCODING_UTF8, ENCODING_OTHER } Encoding;

struct EncodingStream {
    EncodingRead *read;
    void *stream;
    Encoding encoding; /* unknown as long as every byte was ASCII */
    iconv_t converter;
    size_t repaired;
    bool is_begun, is_over;
    bool is_chinese; /* GB18030, in which runs of UTF-8 may stand */
    char raw[CHUNK];
    size_t start, end; /* of what is not given out yet */
};

static const char replacement[] = "\xEF\xBF\xBD";

EncodingStream *encoding_new(EncodingRead *read, void *stream)
{
    EncodingStream *input = xreallocarray(NULL, 1, sizeof *input);
    input->read = read;
    input->stream = stream;
    input->encoding = ENCODING_UNKNOWN;
    input->converter = (iconv_t)-1;
    input->repaired = 0;
    input->is_begun = input->is_over = input->is_chinese = false;
    input->start = input->end = 0;
    return input;
}

void encoding_free(EncodingStream *input)
{
    if (!input)
        return;
    if (input->converter != (iconv_t)-1)
        iconv_close(input->converter);
    free(input);
}

size_t encoding_repaired(const EncodingStream *input)
{
    return input->repaired;
}

static bool fill(EncodingStream *input)
{
    memmove(input->raw, input->raw + input->start, input->end - input->start);
    input->end -= input->start;
    input->start = 0;
    while (!input->is_over && input->end < sizeof input->raw) {
        long got =
            input->read(input->stream, input->raw + input->end, sizeof input->raw - input->end);
        if (got < 0)
            return false;
        input->is_over = got == 0;
        input->end += (size_t)got;
    }
    return true;
}

static bool use_encoding(EncodingStream *input, const char *name)
{
    input->encoding = ENCODING_OTHER;
    input->converter = iconv_open("UTF-8", name);
    return input->converter != (iconv_t)-1 ||
           fail("this machine cannot read %s; save the file as UTF-8", name);
}

/* Bytes of the character at the start: 0 when it is none, -1 when it is cut off. */
static int character_bytes(const unsigned char *at, size_t bytes)
{
    static const unsigned least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    int length = at[0] < 0x80 ? 1 : at[0] < 0xC2 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    if (length < 2 || at[0] > 0xF4)
        return length < 2 ? length : 0;
    unsigned code = at[0] & (0x7FU >> length);
    for (int i = 1; i < length; i++) {
        if ((size_t)i == bytes)
            return -1;
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        code = code << 6 | (at[i] & 0x3FU);
    }
    return code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? 0
                                                                                        : length;
}

/* Bytes at the start that are ASCII and not NUL. */
static size_t plain_bytes(const char *text, size_t bytes)
{
    static const uint64_t high = UINT64_C(0x8080808080808080), ones = UINT64_C(0x0101010101010101);
    size_t at = 0;
    for (; at + sizeof(uint64_t) <= bytes; at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text + at, sizeof word);
        if ((word | (word - ones)) & high)
            break;
    }
    while (at < bytes && text[at] > 0)
        at++;
    return at;
}

static bool is_utf8(const char *text, size_t bytes)
{
    while (bytes) {
        int length = character_bytes((const unsigned char *)text, bytes);
        if (length <= 0)
            return length < 0;
        text += length;
        bytes -= (size_t)length;
    }
    return true;
}

static bool begin(EncodingStream *input)
{
    const char *raw = input->raw;
    input->is_begun = true;
    if (input->end >= 3 && !memcmp(raw, "\xEF\xBB\xBF", 3)) {
        input->encoding = ENCODING_UTF8;
        input->start = 3;
        return true;
    }
    bool is_little = input->end >= 2 && !memcmp(raw, "\xFF\xFE", 2);
    bool is_big = input->end >= 2 && !memcmp(raw, "\xFE\xFF", 2);
    input->start = is_little || is_big ? 2 : 0;
    return !(is_little || is_big) || use_encoding(input, is_little ? "UTF-16LE" : "UTF-16BE");
}

static size_t put_replacement(EncodingStream *input, char *buffer)
{
    memcpy(buffer, replacement, 3);
    input->repaired++;
    return 3;
}

static long read_utf8(EncodingStream *input, char *buffer, size_t size)
{
    size_t used = 0;
    while (input->start < input->end && used + 4 <= size) {
        const char *at = input->raw + input->start;
        size_t left = input->end - input->start, room = size - used;
        size_t plain = plain_bytes(at, left < room ? left : room);
        memcpy(buffer + used, at, plain);
        used += plain;
        input->start += plain;
        if (plain == left || used + 4 > size)
            continue;
        at += plain;
        left -= plain;
        if (input->encoding == ENCODING_UNKNOWN && *at) {
            if (!is_utf8(at, left)) {
                input->is_chinese = true;
                return use_encoding(input, "GB18030") ? (long)used : -1;
            }
            input->encoding = ENCODING_UTF8;
        }
        int length = *at ? character_bytes((const unsigned char *)at, left) : 0;
        if (length < 0 && !input->is_over)
            break;
        if (length > 0)
            memcpy(buffer + used, at, (size_t)length);
        used += length > 0 ? (size_t)length : put_replacement(input, buffer + used);
        input->start += length > 0 ? (size_t)length : 1;
    }
    return (long)used;
}

/* A NUL is a character to iconv, and none to us. */
static size_t repair_nuls(EncodingStream *input, char *buffer, size_t used, size_t size)
{
    for (char *nul; used + 2 < size && (nul = memchr(buffer, '\0', used));) {
        memmove(nul + 3, nul + 1, used - (size_t)(nul - buffer) - 1);
        put_replacement(input, nul);
        used += 2;
    }
    return used;
}

/* Bytes at the start that are no ASCII. */
static size_t foreign_bytes(const char *text, size_t bytes)
{
    size_t count = 0;
    while (count < bytes && (unsigned char)text[count] >= 0x80)
        count++;
    return count;
}

/* A run of UTF-8 in a file of GB18030: all of three bytes each, as Chinese is, which hardly any
 * words of GB18030 are by chance; a short one may have its last byte among ASCII. */
static bool is_stray_utf8(const char *text, size_t run, size_t bytes)
{
    enum { SURE = 9 };
    bool may_go_on = run < bytes && text[run] >= '@';
    if (!run || run % 3 || (run % 2 && run < SURE && may_go_on))
        return false;
    for (size_t i = 0; i < run; i += 3)
        if (character_bytes((const unsigned char *)text + i, run - i) != 3 ||
            (unsigned char)text[i] < 0xE3)
            return false;
    return true;
}

/* Bytes of whole characters of GB18030 before the next ASCII; at least one. */
static size_t chinese_bytes(const char *text, size_t bytes)
{
    size_t at = 0;
    while (at < bytes && (unsigned char)text[at] >= 0x80)
        at += at + 1 < bytes && text[at + 1] >= '0' && text[at + 1] <= '9' ? 4 : 2;
    return !at ? 1 : at < bytes ? at : bytes;
}

/* How much of what is held is of one encoding, and whether that is UTF-8; 0 when more is to be
 * seen first. */
static size_t next_run(const EncodingStream *input, bool *is_utf8)
{
    const char *at = input->raw + input->start;
    size_t left = input->end - input->start, plain, run;
    *is_utf8 = false;
    if (!input->is_chinese)
        return left;
    if ((plain = plain_bytes(at, left)))
        return plain;
    run = foreign_bytes(at, left < LONGEST_RUN ? left : LONGEST_RUN);
    if (run == left && run < LONGEST_RUN && !input->is_over)
        return 0;
    *is_utf8 = is_stray_utf8(at, run, left);
    return *is_utf8 ? run : chinese_bytes(at, left);
}

static long read_other(EncodingStream *input, char *buffer, size_t size)
{
    char *to = buffer;
    /* Room for NULs to grow, three times as long. */
    size_t room = size / 3;
    while (input->start < input->end && room >= 4) {
        bool is_plain;
        char *from = input->raw + input->start;
        size_t run = next_run(input, &is_plain), left = run;
        if (!run || (is_plain && room < run))
            break;
        if (is_plain) {
            memcpy(to, from, run);
            to += run;
            room -= run;
            input->start += run;
            continue;
        }
        size_t code = iconv(input->converter, &from, &left, &to, &room);
        input->start += run - left;
        if (code != (size_t)-1 && input->start < input->end && input->is_chinese)
            continue;
        if (code != (size_t)-1 || errno == E2BIG)
            break;
        if (errno == EINVAL && !input->is_over && input->start + left == input->end)
            break;
        to += put_replacement(input, to);
        room -= 3;
        input->start++;
    }
    return (long)repair_nuls(input, buffer, (size_t)(to - buffer), size);
}

long encoding_read(EncodingStream *input, char *buffer, size_t size)
{
    long used = 0;
    while (!used) {
        if (input->end - input->start < FEWEST_HELD && !input->is_over && !fill(input))
            return -1;
        if (!input->is_begun && !begin(input))
            return -1;
        if (input->start == input->end)
            return input->is_over ? 0 : used;
        used = input->encoding == ENCODING_OTHER ? read_other(input, buffer, size)
                                                 : read_utf8(input, buffer, size);
    }
    return used;
}
