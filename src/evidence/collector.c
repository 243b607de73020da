/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/collector.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { SCRIPT_LIMIT = 1 << 20 };

static void put_line(FILE *stream, const char *line, const char *mark)
{
    bool is_marked = *line == '@';
    if (is_marked && strncmp(line, mark, strlen(mark)) != 0)
        return;
    fprintf(stream, "%s\n", is_marked ? line + strlen(mark) : line);
}

static void put_lines(FILE *stream, char *script, const char *mark)
{
    for (char *line; (line = strsep(&script, "\n"));)
        if (script || *line)
            put_line(stream, line, mark);
}

bool collector_put(FILE *stream, Language language)
{
    char *path = file_shipped("templates/collector/collector.sh");
    char *script = file_read(path, SCRIPT_LIMIT);
    char *mark = xasprintf("@%s ", language_codes[language]);
    if (script)
        put_lines(stream, script, mark);
    free(mark);
    free(script);
    free(path);
    return script != NULL;
}
