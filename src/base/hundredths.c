/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/hundredths.h"

#include <string.h>

#include "base/money.h"

double hundredths_value(int64_t hundredths)
{
    return (double)hundredths / HUNDREDTHS;
}

char *hundredths_text(int64_t hundredths)
{
    char *text = hundredths_fixed(hundredths), *end = text + strlen(text);
    while (end[-1] == '0')
        end--;
    if (end[-1] == '.')
        end--;
    *end = '\0';
    return text;
}

char *hundredths_fixed(int64_t hundredths)
{
    char text[MONEY_SIZE];
    money_write(hundredths, text);
    return xstrdup(text);
}
