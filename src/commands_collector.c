/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "commands.h"

#include <stdio.h>

#include "collector.h"

bool run_collector(const CommandLine *line)
{
    return collector_put(stdout, command_language(line));
}
