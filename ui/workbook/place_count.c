/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/place_count.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "engagement/engagement.h"
#include "report/report.h"
#include "workbook/merge_conflict.h"

char *place_count_rows(Store *store, const Place *place)
{
    int64_t count;
    return listing_count(store, *(const ListingKind *)place->argument, &count)
               ? xasprintf("%lld", (long long)count)
               : NULL;
}

static char *count_template(Store *store, const char *folder, const char *name)
{
    Table *rows = report_list(store, folder, name, message_language(), NULL);
    char *text = rows ? xasprintf("%zu", table_rows(rows)) : NULL;
    table_free(rows);
    return text;
}

char *place_count_list(Store *store, const Place *place)
{
    return count_template(store, "lists", place->id);
}

char *place_count_screen(Store *store, const Place *place)
{
    return count_template(store, "screens", place->id);
}

char *place_count_conflicts(Store *store, const Place *place)
{
    int64_t count;
    (void)place;
    if (!merge_conflicts(store, &count))
        return NULL;
    return count ? xasprintf("%lld", (long long)count) : xstrdup("");
}

char *place_count_respondents(Store *store, const Place *place)
{
    size_t out = 0, overdue = 0;
    Table *rows = report_list(store, "lists", place->id, message_language(), NULL);
    if (!rows)
        return NULL;
    for (size_t row = 0; row < table_rows(rows); row++) {
        out += !strcmp(table_get(rows, row, "state"), "out");
        overdue += !strcmp(table_get(rows, row, "state"), "overdue");
    }
    bool is_any = table_rows(rows) > 0;
    table_free(rows);
    return is_any ? xasprintf(tr("%zu out, %zu overdue"), out + overdue, overdue) : xstrdup("");
}

static Table *new_parts(void)
{
    static const TableColumn columns[] = {
        { "title" }, { "status" }, { "place" }, { "workload" }
    };
    return table_make(columns, COUNT(columns));
}

Table *place_interviews(Store *store)
{
    Table *workloads = engagement_workloads(store);
    Table *results =
        workloads ? report_list(store, "lists", "workloads", message_language(), NULL) : NULL;
    Table *parts = results ? new_parts() : NULL;
    for (size_t row = 0; parts && row < table_rows(results); row++) {
        const char *name = table_cell(workloads, row, 1);
        char *cells[] = { xasprintf("%s  %s", tr("Interview"), name),
                          xasprintf(tr("%s/%s  H%s M%s"), table_get(results, row, "answered"),
                                    table_get(results, row, "questions"),
                                    table_get(results, row, "high"),
                                    table_get(results, row, "medium")),
                          xasprintf("interview@%s", name), xstrdup(table_cell(workloads, row, 0)) };
        table_add_owned(parts, cells);
    }
    table_free(results);
    table_free(workloads);
    return parts;
}

static void add_form(Table *parts, const Table *forms, size_t row, const Table *workloads)
{
    const char *record = table_get(forms, row, "record"), *gap = *record ? "  " : "";
    long workload = table_row_of(workloads, 1, record);
    char *cells[] = {
        xasprintf("%s%s%s", table_get(forms, row, "title"), gap, record),
        xasprintf("%s/%s", table_get(forms, row, "filled"), table_get(forms, row, "fields")),
        xasprintf("form:%s@%s", table_cell(forms, row, 0), record),
        xstrdup(workload < 0 ? "" : table_cell(workloads, (size_t)workload, 0))
    };
    table_add_owned(parts, cells);
}

Table *place_forms(Store *store)
{
    Table *workloads = engagement_workloads(store);
    Table *forms = workloads ? report_list(store, "lists", "forms", message_language(), NULL) : NULL;
    Table *parts = forms ? new_parts() : NULL;
    for (size_t row = 0; parts && row < table_rows(forms); row++)
        add_form(parts, forms, row, workloads);
    table_free(forms);
    table_free(workloads);
    return parts;
}

char *place_emptiest(Store *store, const char *form)
{
    Table *forms = report_list(store, "lists", "forms", message_language(), NULL);
    const char *record = "";
    int least = -1;
    for (size_t row = 0; forms && row < table_rows(forms); row++) {
        int filled = atoi(table_get(forms, row, "filled"));
        if (strcmp(table_cell(forms, row, 0), form) != 0 || (least >= 0 && filled >= least))
            continue;
        least = filled;
        record = table_get(forms, row, "record");
    }
    char *workload = !forms    ? NULL
                     : *record ? engagement_workload(store, record)
                               : xstrdup("");
    table_free(forms);
    return workload;
}
