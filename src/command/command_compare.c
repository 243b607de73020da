/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>

#include "base/out.h"
#include "command/command_io.h"
#include "report/report.h"
#include "workbook/comparison.h"

static bool put(Store *both, const CommandLine *line, ReportFormat format)
{
    const char *target = command_option(line, "output");
    Language language = command_language(line);
    bool is_file = format == REPORT_XLSX || format == REPORT_CSV;
    char *path = target    ? xstrdup(target)
                 : is_file ? report_default_path(both, "", "comparison", language, format)
                           : NULL;
    Out out;
    out_open(&out, format == REPORT_JSON ? OUT_DATA : OUT_TEXT);
    bool done =
        out_close(&out, report_write(both, "comparison", language, format, path, out.stream));
    if (done && path)
        out_say("%s\n", path);
    free(path);
    return done;
}

bool command_compare(const CommandLine *line)
{
    const char *first = command_argument(line, 0), *second = command_argument(line, 1),
               *from = command_option(line, "from"), *to = command_option(line, "to");
    ReportFormat format = command_option(line, "output") ? REPORT_XLSX : REPORT_TEXT;
    if (!report_parse_format(command_option(line, "format"), &format))
        return false;
    if (!second && !from)
        return fail("name a second workbook, or with --from a milestone of this one");
    Store *earlier = open_path_to_read(first, from),
          *later = earlier ? open_path_to_read(second ? second : first, to) : NULL,
          *both = later ? comparison_open(earlier, later) : NULL;
    bool done = both && put(both, line, format);
    store_close(both);
    store_close(later);
    store_close(earlier);
    return done;
}
