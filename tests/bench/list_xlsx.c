/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list_xlsx WORKBOOK TARGET - all findings as a workbook of their own, in constant memory. */
#include "config.h"

#include <stdio.h>

#include "report/report.h"

int main(int count, char **words)
{
    Store *store = count == 3 ? store_open(words[1]) : NULL;
    bool done = store && report_write_list(store, "lists", "findings", ENGLISH, words[2]);
    if (!done)
        fprintf(stderr, "list_xlsx: %s\n", failure());
    store_close(store);
    return !done;
}
