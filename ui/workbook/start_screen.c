/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "engagement/engagement.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"
#include "workbook/demo.h"
#include "workbook/recent.h"
#include "workbook/workbook_screens.h"

typedef struct Start {
    Table *recent;
    TableView view;
    char *customer; /* of the workbook being made */
} Start;

static const ViewColumn columns[] = { { 0, -1 }, { 0 } };

static bool load(Screen *screen)
{
    Start *start = screen->state;
    table_free(start->recent);
    start->recent = recent_list();
    start->view.empty = tr("No workbook yet. n makes a new one, s a sample, o opens a file.");
    table_view_set(&start->view, start->recent);
    header_show(NULL, NULL);
    return true;
}

static bool open_start(Screen *screen, const void *argument)
{
    (void)argument;
    Start *start = screen->state;
    start->view = (TableView){ .columns = columns };
    return load(screen);
}

static void close_start(Screen *screen)
{
    Start *start = screen->state;
    table_free(start->recent);
    free(start->customer);
}

static TableView *view(Screen *screen)
{
    Start *start = screen->state;
    return &start->view;
}

static void draw_start(Screen *screen, WINDOW *body)
{
    Start *start = screen->state;
    int width = getmaxx(body);
    put(body, 0, 0, width, role(ROLE_PLAIN), "");
    put(body, 1, 0, 2, role(ROLE_PLAIN), "");
    put(body, 1, 2, width - 2, role(ROLE_TITLE), tr("Recent workbooks"));
    put(body, 2, 0, width, role(ROLE_PLAIN), "");
    table_view_draw(&start->view, body, 3, 0, getmaxy(body) - 3, width);
}

static bool enter(Store *store)
{
    return store && home_open_workbook(store, NULL);
}

static bool open_focused(Screen *screen)
{
    const Start *start = screen->state;
    long row = table_view_row(&start->view);
    return row < 0 ? fail("there is no workbook to open; n makes a new one")
                   : enter(store_open_at_once(table_cell(start->recent, (size_t)row, 0)));
}

static bool take_path(void *context, const char *text)
{
    (void)context;
    return enter(store_open_at_once(text));
}

static bool open_path(Screen *screen)
{
    return screen_push(&text_screen, NULL,
                       &(TextRequest){ .title = N_("Open a workbook"),
                                       .help = N_("Path of a .wellbook file"),
                                       .done = take_path,
                                       .context = screen });
}

static bool take_new_path(void *context, const char *text)
{
    Screen *screen = context;
    const Start *start = screen->state;
    const EngagementPlan plan = { .customer = start->customer, .language = message_language() };
    return enter(engagement_create(text, &plan));
}

static bool take_customer(void *context, const char *text)
{
    Screen *screen = context;
    Start *start = screen->state;
    if (!*text)
        return fail("the customer's name is missing");
    free(start->customer);
    start->customer = xstrdup(text);
    return screen_push(&text_screen, NULL,
                       &(TextRequest){ .title = N_("New workbook"),
                                       .help = N_("Path of the new file, ending in .wellbook"),
                                       .initial = "engagement.wellbook",
                                       .done = take_new_path,
                                       .context = screen });
}

static bool make_new(Screen *screen)
{
    return screen_push(&text_screen, NULL,
                       &(TextRequest){ .title = N_("New workbook"),
                                       .help = N_("Name of the customer"),
                                       .done = take_customer,
                                       .context = screen });
}

static bool make_sample(Screen *screen)
{
    (void)screen;
    const char *path = "demo.wellbook";
    return enter(file_exists(path) ? store_open_at_once(path) : demo_create(path));
}

static const Action actions[] = {
    { KEY_RETURN, N_("Open"), N_("Open the workbook in focus"), open_focused,
      .applies = table_view_has_row },
    { 'n', N_("New"), N_("Make a new workbook"), make_new },
    { 'o', N_("Open file"), N_("Open a workbook by its path"), open_path },
    { 's', N_("Sample"), N_("Open the sample engagement"), make_sample },
    { KEY_F(7), NULL, NULL, make_new },
    { 0 },
};

const ScreenClass start_screen = {
    .title = N_("Start"),
    .size = sizeof(Start),
    .open = open_start,
    .draw = draw_start,
    .close = close_start,
    .actions = actions,
    .more = table_view_actions,
    .view = view,
    .resume = load,
};
