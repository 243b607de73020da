/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "report/minutes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "process/record.h"
#include "report/report.h"

enum { DAY_BYTES = 10 };

char *minutes_mail(Store *store, const char *session, Language language)
{
    Table *lines = report_list(store, "screens", "minutes-mail", language,
                               (const Binding[]){ { ":session", session }, { 0 } });
    Buffer text = { 0 };
    for (size_t row = 0; lines && row < table_rows(lines); row++)
        buffer_add_format(&text, "%s\n", table_cell(lines, row, 0));
    bool done = lines != NULL;
    table_free(lines);
    return done ? buffer_take(&text) : NULL;
}

char *minutes_path(Store *store, const char *session)
{
    char *starts = record_get(store, "session", session, "starts");
    const char *file = store_path(store), *dot = strrchr(file_name(file), '.');
    char *path = NULL;
    for (int number = 1; starts && !path; number++) {
        char *mark = number > 1 ? xasprintf("-%d", number) : xstrdup("");
        char *ending = xasprintf("-minutes-%.*s%s.txt", DAY_BYTES, starts, mark);
        path = file_name_with(file, dot ? (size_t)(dot - file) : strlen(file), ending);
        free(ending);
        if (file_exists(path)) {
            free(path);
            path = NULL;
        }
        free(mark);
    }
    free(starts);
    return path;
}

bool minutes_write(const char *path, const char *text)
{
    FileDraft draft;
    if (!file_draft_open(&draft, path))
        return false;
    return file_draft_finish(&draft, fputs(text, draft.stream) >= 0, file_draft_publish_new);
}
