/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "base/problems.h"
#include "document/template_check.h"
#include "workbook/demo.h"

static bool check(Store *store, const char *folder)
{
    Problems *problems = problems_new();
    size_t files = templates_check(store, folder, problems), count = problems_count(problems);
    for (size_t i = 0; i < count; i++)
        out_warn("%s\n", problems_get(problems, i));
    bool done = count  ? fail("%s: %zu problems", folder, count)
                : !files ? fail("%s: no templates there", folder)
                         : true;
    if (done)
        out_say(tr("%s: %zu templates; no problem found\n"), folder, files);
    problems_free(problems);
    return done;
}

/* They run on the sample, which has something of everything. */
bool command_template(const CommandLine *line)
{
    const char *what = command_argument(line, 0), *folder = command_argument(line, 1);
    if (strcmp(what, "check") != 0 || !folder)
        return fail("expected: wellbook template check FOLDER");
    if (!file_is_folder(folder))
        return fail("%s is not a folder", folder);
    Store *store = demo_create(":memory:", ENGLISH);
    bool done = store && check(store, folder);
    store_close(store);
    return done;
}
