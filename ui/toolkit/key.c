/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/key.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <wchar.h>

#include "base/buffer.h"
#include "base/message.h"
#include "toolkit/terminal.h"

enum {
    PASTE_LIMIT = 1 << 20,
    SETTLE_MS = 30, /* for the rest of a character that is on its way */
    PASTE_MS = 2000
};

/* What xterm, the Linux console, rxvt and PuTTY send, whatever $TERM says they are. */
static const struct {
    const char *sequence;
    int code;
} sequences[] = {
    { "\033[200~", KEY_PASTE_BEGIN },
    { "\033[201~", KEY_PASTE_END },
    { "\033[1;5D", KEY_WORD_LEFT },
    { "\033[1;5C", KEY_WORD_RIGHT },
    { "\033Od", KEY_WORD_LEFT },
    { "\033Oc", KEY_WORD_RIGHT },
    { "\033[H", KEY_HOME },
    { "\033OH", KEY_HOME },
    { "\033[1~", KEY_HOME },
    { "\033[7~", KEY_HOME },
    { "\033[F", KEY_END },
    { "\033OF", KEY_END },
    { "\033[4~", KEY_END },
    { "\033[8~", KEY_END },
    { "\033[5~", KEY_PPAGE },
    { "\033[6~", KEY_NPAGE },
    { "\033[2~", KEY_IC },
    { "\033[3~", KEY_DC },
    { "\033[A", KEY_UP },
    { "\033OA", KEY_UP },
    { "\033[B", KEY_DOWN },
    { "\033OB", KEY_DOWN },
    { "\033[C", KEY_RIGHT },
    { "\033OC", KEY_RIGHT },
    { "\033[D", KEY_LEFT },
    { "\033OD", KEY_LEFT },
    { "\033[Z", KEY_BTAB },
    { "\033OP", KEY_F(1) },
    { "\033[11~", KEY_F(1) },
    { "\033[[A", KEY_F(1) },
    { "\033OQ", KEY_F(2) },
    { "\033[12~", KEY_F(2) },
    { "\033[[B", KEY_F(2) },
};

void key_prepare(void)
{
    for (size_t i = 0; i < COUNT(sequences); i++)
        define_key(sequences[i].sequence, sequences[i].code);
}

static void put_character(Buffer *out, wint_t character)
{
    char bytes[KEY_TEXT_SIZE];
    mbstate_t state = { 0 };
    size_t count = wcrtomb(bytes, (wchar_t)character, &state);
    if (count != (size_t)-1)
        buffer_add_bytes(out, bytes, count);
}

static char *read_paste(void)
{
    Buffer text = { 0 };
    wint_t character;
    int kind;
    wtimeout(terminal_keys(), PASTE_MS);
    while ((kind = wget_wch(terminal_keys(), &character)) != ERR) {
        if (kind == KEY_CODE_YES && character == KEY_PASTE_END)
            break;
        if (kind != KEY_CODE_YES && text.bytes < PASTE_LIMIT)
            put_character(&text, character == '\r' ? '\n' : character);
    }
    return buffer_take(&text);
}

static void classify_mouse(Key *key)
{
    MEVENT event;
    key->code = 0;
    if (getmouse(&event) != OK)
        return;
    key->y = event.y;
    key->x = event.x;
    key->code = event.bstate & BUTTON4_PRESSED   ? KEY_WHEEL_UP
                : event.bstate & BUTTON5_PRESSED ? KEY_WHEEL_DOWN
                : event.bstate & BUTTON1_PRESSED ? KEY_MOUSE
                                                 : 0;
}

static void classify_code(Key *key, wint_t code)
{
    key->code = (int)code;
    if (code == KEY_MOUSE)
        classify_mouse(key);
    if (code == KEY_ENTER)
        key->code = KEY_RETURN;
    if (code == KEY_PASTE_BEGIN) {
        key->code = KEY_PASTE;
        key->pasted = read_paste();
    }
}

static void classify_character(Key *key, wint_t character)
{
    mbstate_t state = { 0 };
    if (character == '\r')
        key->code = KEY_RETURN;
    else if (character == 0x7F || character == CTRL('h'))
        key->code = KEY_BACKSPACE;
    else if (character < 0x20)
        key->code = (int)character;
    else {
        size_t count = wcrtomb(key->text, (wchar_t)character, &state);
        key->is_text = count != (size_t)-1;
        key->text[key->is_text ? count : 0] = '\0';
        key->code = character < 0x7F ? (int)character : 0;
    }
}

/* The next character of a sequence, which may come in pieces; 0 when it ended. */
static wint_t next_character(void)
{
    wint_t character;
    wtimeout(terminal_keys(), SETTLE_MS);
    int kind = wget_wch(terminal_keys(), &character);
    return kind == OK ? character : 0;
}

/* What follows "Esc [": parameters, then one character that ends it; the Linux console has a
 * second bracket before that. */
static void swallow_csi(void)
{
    wint_t character = next_character();
    if (character == '[')
        character = next_character();
    else
        while (character >= 0x20 && character < 0x40)
            character = next_character();
}

/* A text for the terminal, or from it, such as its title: up to BEL or Esc \. */
static void swallow_text(void)
{
    wint_t character;
    do
        character = next_character();
    while (character && character != '\a' && character != KEY_ESCAPE);
    if (character == KEY_ESCAPE)
        next_character();
}

/* Curses gives an Esc by itself when it does not know what it begins. Says whether it began
 * anything: a sequence that is not ours must not be read as Esc and letters, which are keys. */
static bool swallow_sequence(void)
{
    wint_t character;
    wtimeout(terminal_keys(), 0);
    if (wget_wch(terminal_keys(), &character) != OK || !character)
        return false;
    if (character == '[')
        swallow_csi();
    else if (character == 'O')
        next_character();
    else if (character == ']' || character == 'P' || character == '^' || character == '_')
        swallow_text();
    else {
        unget_wch((wchar_t)character);
        return false;
    }
    return true;
}

static bool read_ready(Key *key)
{
    wint_t character;
    int kind;
    do {
        wtimeout(terminal_keys(), SETTLE_MS);
        kind = wget_wch(terminal_keys(), &character);
    } while (kind == OK && character == KEY_ESCAPE && swallow_sequence());
    if (kind == ERR)
        return false;
    if (kind == KEY_CODE_YES)
        classify_code(key, character);
    else
        classify_character(key, character);
    bool is_nul = !key->code && !key->is_text;
    return !is_nul;
}

/* Readable with nothing to read is the end of the input. */
static bool has_ended(short events)
{
    int waiting = 0;
    if (!events)
        return false;
    return ioctl(terminal_input(), FIONREAD, &waiting) || waiting == 0;
}

/* The signals that end the wait are blocked until ppoll, so none is lost before it. */
static void read_or_wait(int timeout_ms, const sigset_t *unblocked, Key *key)
{
    struct pollfd input = { .fd = terminal_input(), .events = POLLIN };
    struct timespec limit = { timeout_ms / 1000, timeout_ms % 1000 * 1000000L };
    while (!read_ready(key)) {
        if (terminal_ended_by())
            key->code = KEY_GONE;
        else {
            int ready = ppoll(&input, 1, timeout_ms < 0 ? NULL : &limit, unblocked);
            if (ready == 0)
                key->code = KEY_IDLE;
            else if (ready < 0 ? errno != EINTR : has_ended(input.revents))
                key->code = KEY_GONE;
        }
        if (key->code)
            return;
    }
}

void key_read(int timeout_ms, Key *key)
{
    sigset_t blocked, unblocked;
    *key = (Key){ 0 };
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGWINCH);
    terminal_add_ending(&blocked);
    sigprocmask(SIG_BLOCK, &blocked, &unblocked);
    read_or_wait(timeout_ms, &unblocked, key);
    sigprocmask(SIG_SETMASK, &unblocked, NULL);
}

int key_command(const Key *key)
{
    wchar_t character = 0;
    mbstate_t state = { 0 };
    if (!key->is_text || key->code)
        return key->code;
    if (mbrtowc(&character, key->text, strlen(key->text), &state) > sizeof key->text)
        return 0;
    if (character >= 0xFF01 && character <= 0xFF5E)
        return (int)character - 0xFEE0;
    static const struct {
        wchar_t wide;
        int narrow;
    } twins[] = { { 0x3000, ' ' }, { 0x3002, '.' }, { 0x3001, '/' },
                  { 0xFFE5, '$' }, { 0x3010, '[' }, { 0x3011, ']' } };
    for (size_t i = 0; i < COUNT(twins); i++)
        if (character == twins[i].wide)
            return twins[i].narrow;
    return 0;
}

static const struct {
    int code;
    const char *cap;  /* as printed on every keyboard */
    const char *word; /* translated */
} names[] = {
    { ' ', NULL, N_("Space") },
    { KEY_RETURN, "Enter", NULL },
    { KEY_ESCAPE, "Esc", NULL },
    { '\t', "Tab", NULL },
    { KEY_BTAB, "Shift-Tab", NULL },
    { KEY_UP, NULL, N_("Up") },
    { KEY_DOWN, NULL, N_("Down") },
    { KEY_LEFT, NULL, N_("Left") },
    { KEY_RIGHT, NULL, N_("Right") },
    { KEY_WORD_LEFT, NULL, N_("Ctrl-Left") },
    { KEY_WORD_RIGHT, NULL, N_("Ctrl-Right") },
    { KEY_PPAGE, "PgUp", NULL },
    { KEY_NPAGE, "PgDn", NULL },
    { KEY_HOME, "Home", NULL },
    { KEY_END, "End", NULL },
    { KEY_BACKSPACE, "Backspace", NULL },
    { KEY_DC, "Delete", NULL },
    { KEY_IC, "Insert", NULL },
};

const char *key_label(int code, char name[KEY_LABEL_SIZE])
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (names[i].code == code) {
            snprintf(name, KEY_LABEL_SIZE, "%s", names[i].cap ? names[i].cap : tr(names[i].word));
            return name;
        }
    if (code > KEY_F0 && code <= KEY_F(63))
        snprintf(name, KEY_LABEL_SIZE, "F%d", code - KEY_F0);
    else if (code > 0 && code < ' ')
        snprintf(name, KEY_LABEL_SIZE, "Ctrl-%c", code + '@');
    else
        snprintf(name, KEY_LABEL_SIZE, "%c", code > ' ' && code < 0x7F ? code : '\0');
    return name;
}

bool key_is_printable(int code)
{
    return code >= ' ' && code < 0x7F;
}

int key_named(const char *name)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (!strcasecmp(names[i].cap ? names[i].cap : names[i].word, name))
            return names[i].code;
    int number = 0;
    if ((*name == 'F' || *name == 'f') && sscanf(name + 1, "%d", &number) == 1 && number > 0 &&
        number < 64)
        return KEY_F(number);
    if (!strncasecmp(name, "Ctrl-", 5) && name[5] && !name[6])
        return CTRL(name[5]);
    return name[0] > ' ' && !name[1] ? name[0] : 0;
}
