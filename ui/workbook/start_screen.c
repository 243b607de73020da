/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/message.h"
#include "engagement/engagement.h"
#include "process/road.h"
#include "toolkit/fields_screen.h"
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
    TableView view;
    Table *recent;
} Start;

enum { CUSTOMER, PHASE, USED, PATH };
static const ViewColumn columns[] = {
    { CUSTOMER, -2 }, { PHASE, 12 }, { USED, 10 }, { PATH, -3 }, { 0 }
};

static void name_phases(Table *recent)
{
    for (size_t row = 0; row < table_rows(recent); row++) {
        char *name = road_phase_name(table_cell(recent, row, PHASE), message_language());
        table_set(recent, row, PHASE, name);
        free(name);
    }
}

static bool load(Screen *screen)
{
    Start *start = screen->state;
    table_free(start->recent);
    start->recent = recent_list();
    name_phases(start->recent);
    start->view.empty = tr("No workbook yet. n makes a new one, s a sample, o opens a file.");
    table_view_set(&start->view, start->recent);
    header_show(NULL, NULL);
    return true;
}

static bool open_start(Screen *screen, const void *argument)
{
    (void)argument;
    Start *start = screen->state;
    start->view = (TableView){ .columns = columns, .has_titles = true };
    return load(screen);
}

static void close_start(Screen *screen)
{
    Start *start = screen->state;
    table_free(start->recent);
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
                   : enter(store_open_at_once(table_cell(start->recent, (size_t)row, PATH)));
}

static bool take_path(void *context, const char *text)
{
    (void)context;
    char *path = folder_path(text);
    bool done = enter(store_open_at_once(path));
    free(path);
    return done;
}

static bool open_path(Screen *screen)
{
    return screen_push(&text_screen, NULL,
                       &(TextRequest){ .title = N_("Open a workbook"),
                                       .help = N_("Path of a .wellbook file"),
                                       .is_path = true,
                                       .is_fleeting = true,
                                       .done = take_path,
                                       .context = screen });
}

enum { NEW_CUSTOMER, NEW_LANGUAGE, NEW_WORKLOAD, NEW_EDITION, NEW_PATH, NEW_FIELDS };
static const char *const languages[] = {
    [ENGLISH] = N_("English"), [CHINESE] = N_("Chinese"), NULL
};
static const char *const editions[] = { N_("consulting"), N_("implementation"), N_("both"), NULL };
static const char ending[] = ".wellbook";

static bool has_ending(const char *path)
{
    size_t bytes = strlen(path), end = strlen(ending);
    return bytes > end && !strcmp(path + bytes - end, ending);
}

static char *propose(void *context, size_t field, const char *const values[])
{
    (void)context;
    return field == NEW_PATH && *values[NEW_CUSTOMER]
               ? folder_new_path("", values[NEW_CUSTOMER], ending)
               : NULL;
}

static bool take_new(void *context, const char *const values[], size_t *wrong)
{
    const char *const workloads[] = { *values[NEW_WORKLOAD] ? values[NEW_WORKLOAD] : NULL, NULL };
    const EngagementPlan plan = {
        .customer = values[NEW_CUSTOMER],
        .edition = values[NEW_EDITION],
        .language = strcmp(values[NEW_LANGUAGE], languages[CHINESE]) ? ENGLISH : CHINESE,
        .workloads = workloads,
    };
    (void)context;
    *wrong = *plan.customer ? NEW_PATH : NEW_CUSTOMER;
    if (!*plan.customer)
        return fail("the customer's name is missing");
    char *typed = folder_path(values[NEW_PATH]);
    char *path = xasprintf("%s%s", typed, has_ending(typed) ? "" : ending);
    bool done = enter(engagement_create(path, &plan));
    free(path);
    free(typed);
    return done;
}

static bool make_new(Screen *screen)
{
    FieldsRequest request = {
        .title = N_("New workbook"),
        .fields = { [NEW_CUSTOMER] = { N_("Customer") },
                    [NEW_LANGUAGE] = { N_("Language"), languages[message_language()],
                                       .choices = languages },
                    [NEW_WORKLOAD] = { N_("First workload") },
                    [NEW_EDITION] = { N_("Edition"), editions[0], .choices = editions },
                    [NEW_PATH] = { N_("File"), .is_path = true } },
        .count = NEW_FIELDS,
        .is_fleeting = true,
        .propose = propose,
        .done = take_new,
        .context = screen,
    };
    return screen_push(&fields_screen, NULL, &request);
}

static bool make_sample(Screen *screen)
{
    (void)screen;
    const char *path = "demo.wellbook";
    return enter(file_exists(path) ? store_open_at_once(path)
                                   : demo_create(path, message_language()));
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
    .has_view = true,
    .resume = load,
};
