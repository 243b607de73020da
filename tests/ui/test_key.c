/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What terminals send for a key, and what is read: also on a terminal that $TERM does not name. */
#include "config.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "toolkit/key.h"
#include "toolkit/terminal.h"

static FILE *output, *input;

static void open_terminal(const char *type, const char *sent)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("ESCDELAY", "25", 1);
    output = fopen("/dev/null", "w"), input = tmpfile();
    cr_assert(output && input);
    fputs(sent, input);
    rewind(input);
    terminal_open(type, output, input, (TerminalOptions){ .no_color = true });
    key_prepare();
}

static void close_terminal(void)
{
    terminal_close();
    fclose(output);
    fclose(input);
}

static int read_code(void)
{
    Key key;
    key_read(0, &key);
    free(key.pasted);
    return key.code;
}

Test(key, forms_of_xterm_linux_rxvt_and_putty_are_read_whatever_the_type_is)
{
    static const struct {
        const char *sent;
        int code;
    } forms[] = {
        { "\033[H", KEY_HOME },   { "\033OH", KEY_HOME },  { "\033[1~", KEY_HOME },
        { "\033[7~", KEY_HOME },  { "\033[F", KEY_END },   { "\033OF", KEY_END },
        { "\033[4~", KEY_END },   { "\033[8~", KEY_END },  { "\033[5~", KEY_PPAGE },
        { "\033[6~", KEY_NPAGE }, { "\033[3~", KEY_DC },   { "\033[A", KEY_UP },
        { "\033OB", KEY_DOWN },   { "\033[[A", KEY_F(1) },
    };
    static const char *const types[] = { "xterm", "linux", "vt100" };
    for (size_t type = 0; type < COUNT(types); type++)
        for (size_t i = 0; i < COUNT(forms); i++) {
            open_terminal(types[type], forms[i].sent);
            cr_expect_eq(read_code(), forms[i].code, "form %zu on %s", i, types[type]);
            close_terminal();
        }
}

Test(key, unknown_sequences_are_swallowed_whole)
{
    static const char *const unknown[] = { "\033[99;5~", "\033[?62;c",     "\033[5;9R",
                                           "\033Oz",     "\033]0;title\a", "\033]11;x\033\\",
                                           "\033[[Z",    "\033P1$r\033\\" };
    for (size_t i = 0; i < COUNT(unknown); i++) {
        char *sent = xasprintf("%sj", unknown[i]);
        open_terminal("xterm", sent);
        cr_expect_eq(read_code(), 'j', "number %zu", i);
        close_terminal();
        free(sent);
    }
}

Test(key, an_escape_before_a_letter_is_both)
{
    open_terminal("xterm", "\033j");
    cr_expect_eq(read_code(), KEY_ESCAPE);
    cr_expect_eq(read_code(), 'j');
    close_terminal();
}
