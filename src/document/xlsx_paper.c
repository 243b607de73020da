/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pages of a sheet end on paper is known before anybody prints it: its columns give the
 * scale, and the heights of its rows stand in the file. So a last page with a few lines is seen
 * here. The sheet then goes on one page less, as long as its letters stay readable; or else its
 * last two pages share what they have. And the contents can say on which page a sheet begins. */
#include "config.h"
#include "document/xlsx_page.h"

#include <stdlib.h>

enum {
    DEFAULT_PIXELS = 64,
    DEFAULT_POINTS = 15,
    POINTS_AN_INCH = 72,
    LEAST_PERCENT = 68 /* 11 points become 7.5 */
};

/* Inches of the paper. */
static const double long_side[] = { [PAPER_A4] = 11.693, [PAPER_A3] = 16.535 };
static const double short_side[] = { [PAPER_A4] = 8.268, [PAPER_A3] = 11.693 };

/* What the margins of page_set_up take, as readers lay out a header of one line. */
static const double beside = 1, above_and_below = 1.24;

/* A last page filled less than this is no page to turn to. */
static const double little = 0.35;

/* LibreOffice prints so much smaller by itself when that saves a page. */
static const double yielding = 0.98;

/* How a sheet falls into pages at one scale. */
typedef struct Fall {
    size_t pages;
    lxw_row_t before, last; /* the first rows of the last two */
    double fill;            /* of the last, of 1 */
} Fall;

static int pixels_of(const Page *page)
{
    int pixels = page->beside_pixels;
    for (size_t i = 0; i <= page->last_column; i++)
        if (i < page->columns)
            pixels += page_column_pixels(page, i);
        else if (i >= page->columns + page->beside_columns)
            pixels += DEFAULT_PIXELS;
    return pixels;
}

void page_keep_height(Page *page, lxw_row_t row, double points)
{
    if (row >= page->height_count) {
        size_t count = ((size_t)row + 1) * 2;
        page->heights = xreallocarray(page->heights, count, sizeof *page->heights);
        for (size_t i = page->height_count; i < count; i++)
            page->heights[i] = -1;
        page->height_count = count;
    }
    page->heights[row] = points;
}

static double height_of(const Page *page, lxw_row_t row)
{
    double plain = page->book->styles.line_points;
    if (row < page->height_count && page->heights[row] >= 0)
        return page->heights[row];
    return plain > DEFAULT_POINTS ? plain : DEFAULT_POINTS;
}

static Fall fall(const Page *page, double room)
{
    Fall found = { .pages = 1 };
    double used = 0;
    for (lxw_row_t row = 0; row <= page->last_row; row++) {
        double points = height_of(page, row);
        if (used + points > room && row > found.last) {
            found.before = found.last;
            found.last = row;
            found.pages++;
            used = page->repeated >= 0 ? height_of(page, (lxw_row_t)page->repeated) : 0;
        }
        used += points;
    }
    found.fill = used / room;
    return found;
}

/* The row from which on the last two pages are as full as each other. */
static lxw_row_t middle(const Page *page, lxw_row_t from)
{
    double all = 0, used = 0;
    for (lxw_row_t row = from; row <= page->last_row; row++)
        all += height_of(page, row);
    lxw_row_t row = from;
    for (; row <= page->last_row && used < all / 2; row++)
        used += height_of(page, row);
    return row;
}

static void share_last_pages(Page *page, lxw_row_t from)
{
    lxw_row_t breaks[] = { middle(page, from), 0 };
    if (breaks[0] > from && breaks[0] <= page->last_row)
        page_check(page, worksheet_set_h_pagebreaks(page->out, breaks));
}

/* What the paper has room for at full size: pixels of columns, points of rows. */
typedef struct Room {
    double pixels, points;
    int percent; /* at which the columns stand on it */
} Room;

static Room room_of(Page *page)
{
    bool is_cover = page->sheet->layout == LAYOUT_COVER;
    int pixels = pixels_of(page),
        paper = !is_cover && pixels > READABLE_PIXELS ? PAPER_A3 : PAPER_A4;
    double width = (is_cover ? short_side : long_side)[paper] - beside;
    double height = ((is_cover ? long_side : short_side)[paper] - above_and_below) * POINTS_AN_INCH;
    Room room = { width / (long_side[PAPER_A4] - beside) * A4_LANDSCAPE_PIXELS, height, 100 };
    if (pixels > room.pixels)
        room.percent = (int)(room.pixels * 100 / pixels);
    worksheet_set_paper(page->out, (uint8_t)paper);
    return room;
}

static Fall fall_at(const Page *page, const Room *room, int percent)
{
    return fall(page, room->points * 100 / percent);
}

lxw_row_t page_end_of_first(Page *page)
{
    Room room = room_of(page);
    double left = room.points * 100 / room.percent;
    lxw_row_t row = 0;
    while (row <= page->last_row && (left -= height_of(page, row)) >= 0)
        row++;
    return row ? row - 1 : 0;
}

/* The largest scale, not below what can be read, at which the sheet takes fewer pages, or 0. */
static int saving_percent(const Page *page, const Room *room, const Fall *found)
{
    int least = (int)(room->percent * yielding);
    if (found->fill < little && least > LEAST_PERCENT)
        least = LEAST_PERCENT;
    for (int percent = room->percent - 1; percent >= least; percent--)
        if (fall_at(page, room, percent).pages < found->pages)
            return percent;
    return 0;
}

void page_settle(Page *page)
{
    Room room = room_of(page);
    Fall found = fall_at(page, &room, room.percent);
    bool is_one = page->is_one_page && fall_at(page, &room, LEAST_PERCENT).pages == 1;
    page->pages = is_one ? 1 : found.pages;
    if (page->pages > 1 && saving_percent(page, &room, &found))
        worksheet_fit_to_pages(page->out, 1, (uint16_t)--page->pages);
    else
        worksheet_fit_to_pages(page->out, 1, is_one ? 1 : 0);
    if (page->pages == found.pages && found.pages > 1 && found.fill < little)
        share_last_pages(page, found.before);
}
