/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/hundredths.h"

#include "base/base.h"

enum { HUNDREDTHS = 100 };

char *hundredths_text(int64_t hundredths)
{
    return hundredths % HUNDREDTHS ? xasprintf("%.10g", (double)hundredths / HUNDREDTHS)
                                   : xasprintf("%lld", (long long)(hundredths / HUNDREDTHS));
}
