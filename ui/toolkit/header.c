/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/header.h"

#include <stdlib.h>

#include "base/message.h"
#include "engagement/form.h"
#include "toolkit/screen.h"

void header_show(Store *store, const char *workload)
{
    char *customer = store ? form_value(store, "engagement", "", "customer") : NULL;
    char *right = xasprintf("%s%s%s", workload ? workload : "", workload ? "  " : "",
                            language_codes[message_language()]);
    const char *label = tr("workload:");
    char *spaced = xasprintf("%s%s", label, message_gap(label));
    bool is_locked = store && store_is_read_only(store);
    char *left = xasprintf("%s%s%s%s", customer ? customer : "", is_locked ? "  [" : "",
                           is_locked ? tr("read-only") : "", is_locked ? "]" : "");
    screen_set_header(left, workload ? spaced : "", right);
    free(left);
    free(spaced);
    free(right);
    free(customer);
}
