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
    LEAST_PERCENT = 68, /* 11 points become 7.5 */
    LEAST_BOARD_PERCENT = 90 /* 10 points become 9 */
};

/* Inches of the paper. */
static const double long_side[] = { [PAPER_A4] = 11.693, [PAPER_A3] = 16.535 };
static const double short_side[] = { [PAPER_A4] = 8.268, [PAPER_A3] = 11.693 };

/* What the margins of page_set_up take, as readers lay out a header of one line. */
static const double beside = 1, above_and_below = 1.24;
static const double beside_board = 2 * BOARD_MARGIN, above_and_below_board = BOARD_MARGIN_ABOVE + BOARD_MARGIN_BELOW;

/* A last page filled less than this is no page to turn to, nor one with a few rows that has air. */
static const double little = 0.35, airy = 0.6;

/* A page is not left emptier for a block that has room on the next as a whole. */
static const double enough = 0.6;

/* Readers lay out the lines above and below the page each in their own way: where it matters with which
 * row a page begins, this much of it is filled, and each page has a break. */
static const double sure = 0.965;

/* LibreOffice prints so much smaller by itself when that saves a page. */
static const double yielding = 0.98;

enum {
    MOST_BREAKS = 32,
    MOST_PAGES = 256,
    FEW_ROWS = 6,
    ROWS_ABOVE = 3 /* of its table that go with a chart, so that their head is not alone with it */
};

/* How a sheet falls into pages at one scale: where it has breaks of its own, 0 after the last, and
 * wherever a page is full. */
typedef struct Fall {
    lxw_row_t breaks[MOST_BREAKS + 1];
    lxw_row_t firsts[MOST_PAGES]; /* rows of pages, as many as there is room for */
    size_t break_count, pages;
    lxw_row_t before, last; /* the first rows of the last two */
    double fill;            /* of the last, of 1 */
    bool is_sure;           /* has breaks before all of its pages */
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

static void begin_page(Fall *fall, lxw_row_t row)
{
    fall->before = fall->last;
    fall->last = row;
    if (fall->pages < MOST_PAGES)
        fall->firsts[fall->pages] = row;
    fall->pages++;
}

PageStart *page_add_start(Page *page, lxw_row_t row, lxw_row_t head)
{
    page->starts = xgrow(page->starts, page->start_count, &page->start_room, sizeof *page->starts);
    PageStart *start = &page->starts[page->start_count++];
    *start = (PageStart){ .row = row, .head = head };
    return start;
}

/* What the row lies in; NULL before the first. */
static const PageStart *start_at(const Page *page, lxw_row_t row)
{
    const PageStart *found = NULL;
    for (size_t i = 0; i < page->start_count && page->starts[i].row <= row; i++)
        found = &page->starts[i];
    return found;
}

/* The row below what begins there. */
static lxw_row_t end_of(const Page *page, const PageStart *start)
{
    return start + 1 < page->starts + page->start_count ? start[1].row : page->last_row + 1;
}

static double points_between(const Page *page, lxw_row_t first, lxw_row_t end)
{
    double points = 0;
    for (; first < end; first++)
        points += height_of(page, first);
    return points;
}

static bool is_whole_on(const Page *page, const PageStart *start, double room)
{
    return points_between(page, start->row, end_of(page, start)) <= room;
}

/* The row of the chart that would be torn there, or else alone below a repeated head: what stands
 * above it is a blank row. 0 for none. */
static lxw_row_t chart_torn_at(const Page *page, lxw_row_t row)
{
    for (size_t i = 0; i < page->chart_count; i++) {
        double points = page->charts[i].points;
        lxw_row_t at = page->charts[i].row;
        if (at == row || at == row + 1)
            return at;
        for (; at <= page->last_row && points > 0; at++) {
            if (at == row)
                return page->charts[i].row;
            points -= height_of(page, at);
        }
    }
    return 0;
}

/* Where a page is better begun than with this row: no chart is torn, nothing begins or ends with its
 * head or its last row alone on a page, and where `is_whole`, what has room on the next page goes there.
 */
static lxw_row_t kept_row(const Page *page, lxw_row_t first, lxw_row_t row, double room, bool is_whole)
{
    lxw_row_t chart = chart_torn_at(page, row), kept = chart ? chart : row;
    const PageStart *start = start_at(page, kept);
    if (!start || kept == start->row)
        return kept > first ? kept : row;
    if (chart && start->end && kept >= start->end)
        kept = start->end - ROWS_ABOVE;
    bool leaves_little = page->sheet->layout != LAYOUT_CARD && page->sheet->layout != LAYOUT_BOARD &&
                         points_between(page, first, start->row) < enough * room;
    bool leaves_title = !first && start == page->starts; /* and nothing else */
    bool is_moved = kept <= start->row + start->head ||
                    (is_whole && !leaves_little && !leaves_title && is_whole_on(page, start, room));
    if (start->row > first && is_moved)
        kept = start->row;
    else if (kept + 1 == (start->end ? start->end : end_of(page, start)))
        kept--;
    return kept > first ? kept : row;
}

/* Of the row that is repeated on a page that begins with this one. */
static double repeated_points(const Page *page, lxw_row_t row)
{
    return page->repeated >= 0 && row > (lxw_row_t)page->repeated
               ? height_of(page, (lxw_row_t)page->repeated)
               : 0;
}

/* Goes through the rows; where `keeps`, begins pages with rows that are better for it. */
static void go(Fall *fall, const Page *page, double room, bool keeps, bool is_whole)
{
    double used = 0;
    size_t next = 0;
    fall->pages = 1;
    for (lxw_row_t row = 0; row <= page->last_row; row++) {
        bool is_break = next < fall->break_count && fall->breaks[next] == row;
        if (is_break)
            next++;
        else if (used + height_of(page, row) > room && row > fall->last) {
            lxw_row_t kept = keeps ? kept_row(page, fall->last, row, room, is_whole) : row;
            if ((kept != row || fall->is_sure) && fall->break_count < MOST_BREAKS) {
                fall->breaks[fall->break_count++] = row = kept;
                next = fall->break_count;
            }
            is_break = true;
        }
        if (is_break) {
            begin_page(fall, row);
            used = repeated_points(page, row);
        }
        used += height_of(page, row);
    }
    fall->fill = used / room;
}

static Fall fall(const Page *page, double room)
{
    Fall found = { .pages = 0 };
    go(&found, page, room, false, false);
    return found;
}

/* Whether it matters with which row a page begins. */
static bool needs_breaks(const Page *page)
{
    return page->start_count > 1 || page->chart_count;
}

/* With whole blocks where that takes no page more, and whole sections also for one more, or else no
 * head left behind. */
static Fall fall_kept(const Page *page, double room, size_t pages)
{
    bool is_sure = needs_breaks(page);
    Fall whole = { .is_sure = is_sure }, heads = { .is_sure = is_sure };
    room *= is_sure ? sure : 1;
    go(&whole, page, room, true, true);
    go(&heads, page, room, true, false);
    size_t most = heads.pages + (page->sheet->layout == LAYOUT_CARD);
    return whole.pages <= pages || whole.pages <= most ? whole : heads;
}

/* Only one row of a sheet can be repeated: where no page after it begins outside its table, that of the
 * table which most pages begin within, or else the one there is. */
static long repeated_row(const Page *page, const Fall *found)
{
    long best = page->repeated;
    size_t most = 0;
    for (size_t i = 0; i < page->start_count && page->start_count > 1; i++) {
        const PageStart *start = &page->starts[i];
        size_t count = 0, other = 0;
        for (size_t at = 1; at < found->pages && at < MOST_PAGES; at++) {
            lxw_row_t row = found->firsts[at];
            count += row > start->header && row < start->end;
            other += row >= start->end;
        }
        if (start->end && !other && count > most) {
            best = start->header;
            most = count;
        }
    }
    return best;
}

/* Of a page that is not the first and has all rows from there on. */
static double points_from(const Page *page, lxw_row_t row)
{
    double points = repeated_points(page, page->last_row);
    for (; row <= page->last_row; row++)
        points += height_of(page, row);
    return points;
}

/* Where the last page begins with a block and has more than little, or else with as much as the
 * page before it. */
static lxw_row_t sharing_row(const Fall *fall, const Page *page, double room)
{
    for (size_t i = page->start_count; i && page->starts[i - 1].row > fall->before; i--) {
        double points = points_from(page, page->starts[i - 1].row);
        if (points >= little * room && points <= room)
            return page->starts[i - 1].row;
    }
    lxw_row_t row = fall->before;
    double share = points_from(page, row) / 2;
    while (row < page->last_row && points_from(page, row) > share)
        row++;
    return kept_row(page, fall->before, row, room, false);
}

static void share_last_pages(Fall *fall, const Page *page, double room)
{
    lxw_row_t row = sharing_row(fall, page, room);
    if (fall->break_count && fall->breaks[fall->break_count - 1] == fall->last)
        fall->break_count--;
    if (row > fall->before && fall->break_count < MOST_BREAKS)
        fall->breaks[fall->break_count++] = row;
    fall->breaks[fall->break_count] = 0;
}

/* What the paper has room for at full size: pixels of columns, points of rows. */
typedef struct Room {
    double pixels, points;
    int percent; /* at which the columns stand on it */
} Room;

static Room room_of_board(const Page *page)
{
    double width = (long_side[PAPER_A4] - beside_board) / (long_side[PAPER_A4] - beside) * A4_LANDSCAPE_PIXELS;
    double height = (short_side[PAPER_A4] - above_and_below_board) * POINTS_AN_INCH;
    int percent = (int)(width * 100 / pixels_of(page));
    return (Room){ width, height, percent < 100 ? percent : 100 };
}

static Room room_of(Page *page)
{
    if (page->sheet->layout == LAYOUT_BOARD)
        return room_of_board(page);
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

void page_scale(Page *page)
{
    page->percent = room_of(page).percent;
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

static bool has_little(const Page *page, const Fall *found)
{
    return found->fill < little ||
           (found->fill < airy && page->last_row + 1 - found->last < FEW_ROWS);
}

/* The largest scale at which the sheet takes fewer pages: one that readers yield to by themselves,
 * or where the last page has little, down to what can be read. A reader that fits a sheet on several
 * pages begins them where it likes. */
static int saving_percent(const Page *page, const Room *room, const Fall *found)
{
    int least = (int)(room->percent * yielding);
    if (has_little(page, found) && least > LEAST_PERCENT)
        least = LEAST_PERCENT;
    for (int percent = room->percent - 1; percent >= least; percent--) {
        size_t pages = fall_at(page, room, percent).pages;
        if (pages < found->pages && (pages == 1 || !needs_breaks(page)))
            return percent;
    }
    return 0;
}

/* As many pages as there are once the breaks stand, also for a reader that yields to save one. */
static size_t pages_at(const Page *page, const Room *room, const Fall *found)
{
    Fall again = *found, less = *found;
    again.before = again.last = less.before = less.last = 0;
    go(&again, page, room->points * 100 / room->percent, false, false);
    go(&less, page, room->points * 100 / (int)(room->percent * yielding), false, false);
    return less.pages < again.pages ? less.pages : again.pages;
}

/* The pages with their breaks, below the head that is best repeated. */
static Fall fall_repeated(Page *page, double points, size_t pages)
{
    Fall found = fall_kept(page, points, pages);
    long before = page->repeated, row = repeated_row(page, &found);
    if (row == before)
        return found;
    page->repeated = row;
    Fall other = fall_kept(page, points, pages);
    if (repeated_row(page, &other) == row)
        return other;
    page->repeated = before;
    return found;
}

static int percent_of_one_page(const Page *page, const Room *room)
{
    int percent = room->percent;
    while (percent > 1 && fall_at(page, room, percent).pages > 1)
        percent--;
    return percent;
}

/* A reader that fits a sheet on so many pages takes no breaks, so one with breaks has none to save.
 */
void page_settle(Page *page)
{
    Room room = room_of(page);
    Fall found = fall_at(page, &room, room.percent);
    bool is_board = page->sheet->layout == LAYOUT_BOARD;
    int least = is_board ? LEAST_BOARD_PERCENT : LEAST_PERCENT;
    bool is_one = page->is_one_page && fall_at(page, &room, least).pages == 1;
    int saving = !is_one && !is_board && found.pages > 1 ? saving_percent(page, &room, &found) : 0;
    page->percent = is_one ? percent_of_one_page(page, &room) : saving ? saving : room.percent;
    page->pages = is_one ? 1 : found.pages - (saving > 0);
    worksheet_fit_to_pages(page->out, 1, is_one || saving ? (uint16_t)page->pages : 0);
    if (is_one || saving || found.pages < 2)
        return;
    double points = room.points * 100 / room.percent;
    found = fall_repeated(page, points, found.pages);
    if (has_little(page, &found))
        share_last_pages(&found, page, points);
    if (found.break_count)
        page_check(page, worksheet_set_h_pagebreaks(page->out, found.breaks));
    page->pages = pages_at(page, &room, &found);
}
