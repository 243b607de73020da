/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include "engagement/share.h"

static char *read(const char *text, bool is_whole)
{
    Share *shares;
    size_t count;
    bool done =
        shares_parse(text, &shares, &count) && (!is_whole || shares_are_whole(shares, count));
    char *said = done ? shares_text(shares, count) : xstrdup(failure());
    shares_free(shares, count);
    return said;
}

Test(share, reads_what_people_write_and_refuses_what_does_not_add_up)
{
    static const struct {
        const char *text, *said;
        bool is_whole;
    } cases[] = {
        { "Retail 60; Data 40", "Retail 60; Data 40", true },
        { "Retail: 33.33 %；Data=66.67%", "Retail 33.33; Data 66.67", true },
        { "Cost centre 7 1,200; B 3", "Cost centre 7 1200; B 3", false },
        { "Retail 60; Data 30", "the shares add up to 90 %, and not to 100 %", true },
        { "Retail 60; retail 40", "'retail' stands twice", true },
        { "Retail", "'Retail' is not a name and a number; write it as Retail 60", true },
        { "60", "'60' is not a name and a number; write it as Retail 60", true },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *said = read(cases[i].text, cases[i].is_whole);
        cr_expect_str_eq(said, cases[i].said, "%s", said);
        free(said);
    }
}
