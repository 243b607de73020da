/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/message.h"

/* xterm takes 100,000 bytes of base64 at most. */
enum { ESCAPE_DELAY_MS = 25, CLIPBOARD_BYTES = 74000, RESET_SIZE = 512 };

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

/* Whose default is to end the program, besides those of real time. */
static const int ending_signals[] = { SIGHUP,  SIGINT,  SIGQUIT, SIGTERM,   SIGPIPE,
                                      SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF,
                                      SIGXCPU, SIGIO,   SIGPWR,  SIGSTKFLT };

static SCREEN *terminal;
static WINDOW *keys;
static FILE *output;
static int input_fd, output_fd;

/* The terminal itself, and what gathers a picture for it; -1: pictures are not gathered. */
static int terminal_fd, picture_fd;
static struct termios before;
static bool has_before, is_ascii;
static TerminalOptions wished;
static char reset[RESET_SIZE];
static volatile sig_atomic_t ended_by, is_lent;
static attr_t roles[ROLE_COUNT];
static char *late; /* to be said when the screen is gone */
static void (*late_before)(const char *reason);

static void note_end(int number)
{
    ended_by = number;
}

static void write_out(const char *bytes, size_t count)
{
    ssize_t written = write(terminal_fd, bytes, count);
    (void)written;
}

/* Only calls that are safe in a signal handler. */
static void restore(void)
{
    if (is_lent)
        return;
    write_out(reset, strlen(reset));
    if (has_before)
        tcsetattr(input_fd, TCSANOW, &before);
}

/* The shell turned bracketed paste off while we were stopped. */
static void note_continued(int number)
{
    (void)number;
    if (!is_lent)
        write_out(paste_on, sizeof paste_on - 1);
}

static void on_signal(int number, void (*handler)(int), int flags)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void on_ending_signals(void (*handler)(int))
{
    for (size_t i = 0; i < COUNT(ending_signals); i++)
        on_signal(ending_signals[i], handler, 0);
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        on_signal(number, handler, 0);
}

static void catch_signals(void)
{
    on_ending_signals(note_end);
    on_signal(SIGCONT, note_continued, SA_RESTART);
    fault_watch(restore);
}

static void release_signals(void)
{
    on_ending_signals(SIG_DFL);
    on_signal(SIGCONT, SIG_DFL, 0);
    fault_watch(NULL);
}

/* Copies a capability without its padding marks, "$<5>". */
static void add_capability(const char *name)
{
    const char *value = tigetstr(name);
    size_t length = strlen(reset);
    if (!value || value == (char *)-1)
        return;
    while (*value && length < sizeof reset - 1)
        if (value[0] == '$' && value[1] == '<' && strchr(value, '>'))
            value = strchr(value, '>') + 1;
        else
            reset[length++] = *value++;
    reset[length] = '\0';
}

static void prepare_reset(void)
{
    static const char *const capabilities[] = { "rmkx", "sgr0", "cnorm", "rmcup" };
    strcpy(reset, paste_off);
    strcat(reset, mouse_off);
    for (size_t i = 0; i < COUNT(capabilities); i++)
        add_capability(capabilities[i]);
}

typedef struct Colour {
    Role role;
    short of_256[THEMES], of_8;
    attr_t attributes;
} Colour;

/* Those for any background are readable on dark and on light ones; those for the colour-blind are
 * blue, vermilion, orange and sky blue, which no common kind of it takes for each other. */
static const Colour colours[] = {
    { ROLE_TITLE, { 31, 81, 25, 32 }, COLOR_CYAN, A_BOLD },
    { ROLE_HIGH, { 160, 203, 124, 166 }, COLOR_RED, A_BOLD },
    { ROLE_MEDIUM, { 172, 215, 130, 178 }, COLOR_YELLOW, A_NORMAL },
    { ROLE_NONE, { 34, 114, 28, 74 }, COLOR_GREEN, A_NORMAL },
    { ROLE_ERROR, { 160, 203, 124, 166 }, COLOR_RED, A_BOLD },
};

static void prepare_roles(TerminalOptions options)
{
    static const attr_t mono[ROLE_COUNT] = {
        [ROLE_BOLD] = A_BOLD,  [ROLE_DIM] = A_DIM,     [ROLE_TITLE] = A_BOLD,
        [ROLE_HIGH] = A_BOLD,  [ROLE_UNKNOWN] = A_DIM, [ROLE_FOCUS] = A_REVERSE,
        [ROLE_ERROR] = A_BOLD,
    };
    const char *wish = getenv("NO_COLOR");
    memcpy(roles, mono, sizeof roles);
    if (options.no_color || (wish && *wish) || !has_colors())
        return;
    start_color();
    use_default_colors();
    for (size_t i = 0; i < COUNT(colours); i++) {
        short pair = (short)(i + 1);
        init_pair(pair, COLORS >= 256 ? colours[i].of_256[options.theme] : colours[i].of_8, -1);
        roles[colours[i].role] = colours[i].attributes | (attr_t)COLOR_PAIR(pair);
    }
}

/* Ctrl-S, Q, C, V, Z and \ are ordinary keys here. */
static void prepare_modes(void)
{
    struct termios modes;
    cbreak();
    noecho();
    nonl();
    if (tcgetattr(input_fd, &modes))
        return;
    modes.c_iflag &= ~(tcflag_t)IXON;
    modes.c_lflag &= ~(tcflag_t)IEXTEN;
    modes.c_cc[VINTR] = modes.c_cc[VQUIT] = modes.c_cc[VSUSP] = _POSIX_VDISABLE;
    tcsetattr(input_fd, TCSADRAIN, &modes);
    def_prog_mode();
}

static void send(const char *sequence)
{
    fputs(sequence, output);
    fflush(output);
}

/* Whether the description of this type knows how to paint. */
static bool can_paint(int descriptor)
{
    static const char *const needed[] = { "cup", "clear" };
    int status;
    /* With a place for the status it returns where it would else end the program. */
    if (setupterm(NULL, descriptor, &status) != OK)
        return false;
    bool can = true;
    for (size_t i = 0; i < COUNT(needed); i++) {
        const char *value = tigetstr(needed[i]);
        can = can && value && value != (char *)-1;
    }
    del_curterm(cur_term);
    return can;
}

bool terminal_check(int descriptor)
{
    const char *type = getenv("TERM");
    if (!type || !*type)
        return fail("TERM is not set, so the screens cannot be shown; set it, for example"
                    " TERM=xterm, or take the interview line by line with 'wellbook ask FILE'");
    return can_paint(descriptor) ||
           fail("the screens cannot be shown on a terminal of the type '%s'; set TERM, for example"
                " TERM=xterm, or take the interview line by line with 'wellbook ask FILE'",
                type);
}

static void keep_late(const char *reason)
{
    free(late);
    late = xstrdup(reason);
}

bool terminal_has_late_failure(void)
{
    return late != NULL;
}

static void say_late(void)
{
    on_late_failure = late_before;
    if (late && on_late_failure)
        on_late_failure(late);
    free(late);
    late = NULL;
}

/* curses writes a picture in as many pieces as it moves the cursor, and each wakes whoever shows
 * it: of a step in the interview some twenty. While it paints, its descriptor is that of a file in
 * memory, which then goes to the terminal at once. */
static void prepare_picture(void)
{
    terminal_fd = output_fd;
    picture_fd = -1;
    int kept = isatty(output_fd) ? fcntl(output_fd, F_DUPFD_CLOEXEC, 0) : -1;
    int gathered = kept < 0 ? -1 : memfd_create("picture", MFD_CLOEXEC);
    if (gathered < 0) {
        if (kept >= 0)
            close(kept);
        return;
    }
    terminal_fd = kept;
    picture_fd = gathered;
}

/* A picture goes out as a whole, so curses need not look for keys typed ahead after every few rows
 * of it. */
static void do_not_look_ahead(void)
{
    if (picture_fd >= 0)
        typeahead(-1);
}

static void end_picture(void)
{
    if (picture_fd < 0)
        return;
    close(picture_fd);
    close(terminal_fd);
    picture_fd = -1;
    terminal_fd = output_fd;
}

static bool send_bytes(const char *bytes, ssize_t count)
{
    for (ssize_t done = 0, more; done < count; done += more) {
        more = write(terminal_fd, bytes + done, (size_t)(count - done));
        if (more < 0 && errno != EINTR && errno != EAGAIN)
            return false;
        more = more < 0 ? 0 : more;
    }
    return true;
}

/* The file stays as long as the longest picture was, so that its pages are used again; this one
 * ends where curses wrote last. */
static void send_picture(void)
{
    char part[8192];
    off_t size = lseek(picture_fd, 0, SEEK_CUR);
    ssize_t bytes = 0;
    for (off_t sent = 0; sent < size; sent += bytes) {
        size_t left = (size_t)(size - sent);
        bytes = pread(picture_fd, part, left < sizeof part ? left : sizeof part, sent);
        if (bytes <= 0 || !send_bytes(part, bytes))
            return;
    }
}

void terminal_update(void)
{
    if (picture_fd < 0 || dup2(picture_fd, output_fd) < 0) {
        doupdate();
        return;
    }
    doupdate();
    while (dup2(terminal_fd, output_fd) < 0 && errno == EINTR)
        continue;
    send_picture();
    if (lseek(picture_fd, 0, SEEK_SET))
        end_picture();
}

/* A click is told at once, not when it can no longer become a double one. */
static void prepare_mouse(bool has_mouse)
{
    mousemask(has_mouse ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
    if (has_mouse)
        mouseinterval(0);
}

void terminal_open(const char *type, FILE *out, FILE *in, TerminalOptions options)
{
    output = out;
    input_fd = fileno(in);
    output_fd = fileno(out);
    prepare_picture();
    is_ascii = options.ascii;
    ended_by = is_lent = 0;
    has_before = tcgetattr(input_fd, &before) == 0;
    terminal = newterm(type, out, in);
    if (!terminal)
        die("the terminal cannot be driven");
    on_die = terminal_close;
    late_before = on_late_failure;
    on_late_failure = keep_late;
    keys = newpad(1, 1);
    keypad(keys, TRUE);
    prepare_modes();
    prepare_reset();
    wished = options;
    prepare_roles(options);
    if (!getenv("ESCDELAY"))
        set_escdelay(ESCAPE_DELAY_MS);
    catch_signals();
    send(paste_on);
    do_not_look_ahead();
    prepare_mouse(options.has_mouse);
}

void terminal_change(Theme theme, bool has_mouse)
{
    wished.theme = theme;
    prepare_roles(wished);
    prepare_mouse(has_mouse);
}

void terminal_close(void)
{
    on_die = NULL;
    release_signals();
    curs_set(1);
    send(paste_off);
    endwin();
    delscreen(terminal);
    terminal = NULL;
    end_picture();
    say_late();
}

attr_t role(Role meaning)
{
    return roles[meaning];
}

bool terminal_is_ascii(void)
{
    return is_ascii;
}

int terminal_ended_by(void)
{
    return ended_by;
}

void terminal_add_ending(sigset_t *set)
{
    for (size_t i = 0; i < COUNT(ending_signals); i++)
        sigaddset(set, ending_signals[i]);
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        sigaddset(set, number);
}

WINDOW *terminal_keys(void)
{
    return keys;
}

int terminal_input(void)
{
    return input_fd;
}

void terminal_lend(void)
{
    def_prog_mode();
    curs_set(1);
    send(paste_off);
    endwin();
    is_lent = 1;
}

void terminal_take_back(void)
{
    is_lent = 0;
    reset_prog_mode();
    clearok(curscr, TRUE);
    refresh();
    send(paste_on);
}

void terminal_suspend(void)
{
    send(paste_off);
    raise(SIGTSTP);
}

static void put_base64(FILE *out, const unsigned char *bytes, size_t count)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < count; i += 3) {
        unsigned group = (unsigned)bytes[i] << 16;
        group |= i + 1 < count ? (unsigned)bytes[i + 1] << 8 : 0;
        group |= i + 2 < count ? bytes[i + 2] : 0;
        fputc(digits[group >> 18], out);
        fputc(digits[group >> 12 & 63], out);
        fputc(i + 1 < count ? digits[group >> 6 & 63] : '=', out);
        fputc(i + 2 < count ? digits[group & 63] : '=', out);
    }
}

bool terminal_copy(const char *text)
{
    size_t bytes = strlen(text);
    if (bytes > CLIPBOARD_BYTES)
        return fail("Too long for the clipboard: %zu bytes, at most %d; export it instead", bytes,
                    CLIPBOARD_BYTES);
    fputs("\033]52;c;", output);
    put_base64(output, (const unsigned char *)text, bytes);
    send("\a");
    return true;
}
