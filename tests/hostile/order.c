/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "order.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "command/command_table.h"
#include "toolkit/terminal.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

#define READ(line)                                                                                 \
    {                                                                                              \
        .words = line, .only_reads = true                                                          \
    }
#define WRITE(line)                                                                                \
    {                                                                                              \
        .words = line                                                                              \
    }
#define KEYS(line)                                                                                 \
    {                                                                                              \
        .keys = line                                                                               \
    }

/* Keys of a home screen, in English, in the words of tests/screens. */
const Order orders[] = {
    /* clang-format off */
    READ("info MINE"), READ("info MINE --json"), READ("info MINE --at Baseline"),
    READ("check MINE"), READ("check MINE --for investigation-report"),
    READ("check MINE --for consulting-report --format json"),
    READ("list MINE workloads"), READ("list MINE pillars --format json"), READ("list MINE questions"),
    READ("list MINE practices --format csv"), READ("list MINE answers"),
    READ("list MINE answers --at Baseline --format json"), READ("list MINE forms"),
    READ("list MINE fields --format csv"), READ("list MINE open-points"), READ("list MINE evidence"),
    READ("list MINE history --format json"), READ("list MINE milestones"), READ("list MINE conflicts"),
    READ("list MINE findings"), READ("list MINE resources --format csv"), READ("list MINE costs"),
    READ("list MINE recommendations"), READ("list MINE plan --format json"),
    READ("list MINE respondents"), READ("list MINE assignments"), READ("list MINE sent"), READ("list MINE tray"),
    READ("original MINE a -o OUT.xlsx"), WRITE("export MINE import-report -o OUT.xlsx"),
    WRITE("export MINE questionnaire -o OUT.xlsx"), WRITE("assign MINE Li SEC01 --due 2026-12-01"),
    READ("log MINE"), READ("log MINE --question SEC01 --format json"),
    READ("rates MINE"), READ("explain MINE F-3b7bd138ae"), READ("plan MINE"), READ("plan MINE --json"),
    READ("plan MINE --optimise --budget-days 3"), READ("plan MINE --burn"),
    READ("milestone MINE compare Baseline"), READ("backup MINE --list"), READ("backup MINE"),
    READ("backup MINE -o OUT.wellbook"), READ("merge MINE THEIRS --dry-run"),
    READ("salvage MINE OUT.wellbook"), READ("salvage THEIRS OUT.wellbook"),
    READ("export MINE investigation-report --format text"),
    READ("export MINE investigation-report -o OUT.xlsx --lang zh"),
    READ("export MINE consulting-report --format json"),
    READ("export MINE consulting-report --format csv -o OUT"),
    WRITE("export MINE consulting-report -o OUT.xlsx --anyway agreed"),
    WRITE("answer MINE SEC02 SEC02_1=missing --workload Shop --note because --evidence link:https://x.example"),
    WRITE("ask MINE"),
    WRITE("answer MINE SEC03 --state follow-up --reason keys --owner Li --workload Data"),
    WRITE("set MINE engagement.start_date 2026-11-23"), WRITE("set MINE business.rto@Shop 4"),
    WRITE("workload MINE add Third"), WRITE("workload MINE rename Shop Store"),
    WRITE("import MINE TOP/tests/exports/config-results.json"),
    /* Changes the journal's mode and back, which the head of the file counts. */
    WRITE("import MINE TOP/tests/exports/config-results.json --dry-run --json"), WRITE("undo MINE"), WRITE("redo MINE"),
    WRITE("merge MINE THEIRS"), WRITE("merge MINE THEIRS --ours"), WRITE("merge THEIRS MINE --theirs --json"),
    WRITE("restore MINE"), WRITE("restore MINE THEIRS"), WRITE("restore OUT.wellbook MINE"), WRITE("milestone MINE add Second --note after"),
    WRITE("recommend MINE"), WRITE("recommend MINE --accept-all"), WRITE("recommend MINE F-3b7bd138ae owner=customer"),
    WRITE("recommend MINE F-3b7bd138ae --split One Two"), WRITE("recommend MINE --add Own --pillar security"),
    WRITE("plan MINE --start 2026-02-02 --baseline"), WRITE("rates MINE engineer week=2.5 --from 2027-01-04"),
    READ("steps MINE --json"), READ("session MINE list"), READ("list MINE man-days"), READ("minutes MINE --json"),
    READ("prerequisite MINE"), READ("contact MINE --json"), READ("communication MINE"), READ("raci MINE"),
    READ("freeze MINE"), READ("goal MINE"), READ("list MINE outlook"),
    WRITE("freeze MINE add first=2026-12-01 last=2026-12-12 kind=freeze"), WRITE("goal MINE add title_en=Cheaper measure=saving target=15"),
    READ("deliver MINE"), READ("review MINE --json"), READ("accept MINE"),
    WRITE("steps MINE --go-on agreed"), WRITE("session MINE start consultants=Li"), WRITE("session MINE stop hours=1"),
    WRITE("minutes MINE add kind=action text=keys"), WRITE("prerequisite MINE set advisor state=done"),
    WRITE("contact MINE add name=Li party=customer"), WRITE("raci MINE set consulting-plan customer=A"),
    READ("allocate MINE --json"), WRITE("adopt MINE THEIRS"),
    READ("record MINE"), READ("record MINE package --json"), WRITE("record MINE package add name=One goals=All"),
    WRITE("record MINE step add title=One"), WRITE("record MINE survey-cost prefill"), KEYS(":Implementation forms<Enter><Enter>nOne<Enter>"),
    WRITE("communication MINE add subject=Plan date=2026-11-23 channel=email"),
    WRITE("deliver MINE consulting-report --file THEIRS"), WRITE("review MINE consulting-report text=unclear"),
    WRITE("accept MINE consulting-report representative=Chen way=email"), WRITE("complete MINE"), WRITE("reopen MINE why"),
    KEYS(""), KEYS("iyjnjpjdjaNa note<C-s>q"), KEYS("iea<Down><Down><Enter>"), KEYS("i/SEC02<Enter>yi"),
    KEYS("i/SEC02<Enter>yf"), KEYS("1<Enter>xACME<Enter>"), KEYS("2<Enter> n<Enter>VPN<Enter>s"), KEYS("0jjj<Enter>"), KEYS(":sessions<Enter>ss"), KEYS(":history<Enter>j<Enter>"),
    KEYS(":Contradictions<Enter><Enter>"), KEYS(":Findings<Enter>/mfa<Enter><Enter>"),
    KEYS(":Findings<Enter>sAgreed<Enter>"), KEYS(":Resources<Enter><Enter>"), KEYS(":costs<Enter>v<Enter>"),
    KEYS(":Tray<Enter>mSEC04<Enter>"), KEYS(":Import<Enter>a<Enter>"), KEYS(":Open points<Enter><Enter>"),
    KEYS(":conflicts<Enter><Enter>m"), KEYS(":milestones<Enter>nThird<Enter>first<Enter><Enter>"),
    KEYS(":recommendations<Enter><Enter>jjj<Enter>"), KEYS(":recommendations<Enter> jj e<Enter>"),
    KEYS(":plan<Enter>js<C-u>2026-01-12<Enter>c"), KEYS(":plan<Enter>P<Down><Enter>"),
    KEYS(":budget<Enter>d21<Enter>"), KEYS(":matrix<Enter>>>+Agreed<C-s>"), KEYS(":burn<Enter>"),
    KEYS(":cost evaluation<Enter>"), KEYS(":rates<Enter>jj<Enter><C-u>10<Enter>"),
    KEYS(":deliverables<Enter>jjjj<Enter>"), KEYS(":deliverables<Enter>jjjjW"), KEYS("uu<C-r>H"), KEYS("?"),
    /* clang-format on */
};
const size_t order_count = COUNT(orders);

static const struct {
    const char *name, *bytes;
} named_keys[] = {
    { "<Down>", "\033OB" }, { "<Enter>", "\r" }, { "<Esc>", "\033" },
    { "<C-s>", "\023" },    { "<C-u>", "\025" }, { "<C-r>", "\022" },
};

static FILE *typed(const char *keys)
{
    FILE *input = tmpfile();
    if (!input)
        die("no temporary file");
    while (*keys) {
        size_t i = 0, length = 1;
        while (i < COUNT(named_keys) &&
               strncmp(keys, named_keys[i].name, strlen(named_keys[i].name)) != 0)
            i++;
        if (i < COUNT(named_keys)) {
            fputs(named_keys[i].bytes, input);
            length = strlen(named_keys[i].name);
        } else
            fputc(*keys, input);
        keys += length;
    }
    rewind(input);
    return input;
}

static int refused(void)
{
    out_warn("wellbook: %s", failure());
    return EXIT_FAILED;
}

static int type(const char *keys)
{
    Store *store = store_open_at_once("mine.wellbook");
    if (!store)
        return refused();
    FILE *input = typed(keys);
    terminal_open("xterm", stdout, input, (TerminalOptions){ .no_color = true });
    resize_term(40, 120);
    screens_set_up();
    bool opened = screen_push(&home_screen, store, NULL);
    if (opened)
        screen_loop();
    screen_pop_all();
    terminal_close();
    fclose(input);
    return opened ? EXIT_DONE : refused();
}

/* The caller frees. */
static char *word_of(const char *word)
{
    const char *top = getenv("TOP");
    if (!strcmp(word, "MINE"))
        return xstrdup("mine.wellbook");
    if (!strcmp(word, "THEIRS"))
        return xstrdup("theirs.wellbook");
    if (!strncmp(word, "OUT", 3))
        return xasprintf("out%s", word + 3);
    if (!strncmp(word, "TOP/", 4))
        return xasprintf("%s/%s", top ? top : ".", word + 4);
    return xstrdup(word);
}

int order_obey(const Order *order)
{
    char *words[MOST_WORDS] = { (char *)"wellbook" };
    int count = 1;
    setlocale(LC_ALL, "C.UTF-8");
    setenv("ESCDELAY", "25", 1);
    if (order->keys)
        return type(order->keys);
    char *copy = xstrdup(order->words), *rest = copy;
    for (char *word; count < MOST_WORDS && (word = strsep(&rest, " "));)
        words[count++] = word_of(word);
    free(copy);
    int status = command_main(count, words, command_table, NULL);
    for (int i = 1; i < count; i++)
        free(words[i]);
    return status;
}
