/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text such as "question:SEC04" opens the screen it names. */
#include "config.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "fixture.h"
#include "interview/interview_screens.h"
#include "plan/plan_screens.h"
#include "toolkit/key.h"
#include "toolkit/terminal.h"
#include "workbook/place_table.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { ROWS = 24, COLUMNS = 80 };

static Store *store;
static FILE *output, *input;

static void open_home(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    output = fopen("/dev/null", "w"), input = tmpfile();
    cr_assert(output && input);
    store = fixture_store();
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    resize_term(ROWS, COLUMNS);
    screens_set_up();
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
}

static void close_home(void)
{
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
}

TestSuite(place, .init = open_home, .fini = close_home);

static bool is_drawn(const char *text)
{
    char line[COLUMNS * 4 + 1];
    bool found = false;
    screen_paint();
    for (int y = 0; !found && y < ROWS; y++) {
        mvinnstr(y, 0, line, COLUMNS * 4);
        found = strstr(line, text) != NULL;
    }
    return found;
}

Test(place, text_opens_the_screen_it_names)
{
    static const struct {
        const char *text;
        const ScreenClass *class;
        const char *drawn;
    } texts[] = {
        { "question:SEC04", &interview_screen, "SEC04" },
        { "question:SEC02.SEC02_2@Shop", &interview_screen, "SEC02" },
        { "form:business@Shop", &form_screen, "Shop" },
        { "plan", &plan_screen, "Plan" },
        { "history:SEC04", &history_screen, "History SEC04" },
        { "contradictions", &list_screen, "Contradictions" },
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        cr_assert(place_go_text(store, texts[i].text), "%s: %s", texts[i].text, failure());
        cr_expect_eq(screen_top()->class, texts[i].class, "%s: %s", texts[i].text,
                     screen_top()->class->title);
        cr_expect(is_drawn(texts[i].drawn), "%s: there is no %s", texts[i].text, texts[i].drawn);
    }
}

Test(place, what_names_no_screen_is_refused_by_name)
{
    cr_expect_not(place_go_text(store, "moon:1"));
    cr_expect_str_eq(failure(), "there is no place 'moon' in this program");
    cr_expect_not(place_go_text(store, "question"));
    cr_expect_str_eq(failure(), "'question' leads nowhere without an id, such as question:ID");
    cr_expect_not(place_go_text(store, "question:SEC04@Moon"));
    cr_expect_eq(screen_top()->class, &home_screen);
}

Test(place, every_one_that_is_on_the_palette_opens_from_its_id_alone)
{
    for (const Place *place = place_table; place->id; place++)
        if (place->help) {
            cr_expect(place_go_text(store, place->id), "%s: %s", place->id, failure());
            cr_expect_eq(screen_top()->class, place->class, "%s", place->id);
            screen_pop();
        }
}
