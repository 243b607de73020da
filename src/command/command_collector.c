/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include "base/out.h"
#include "evidence/collector.h"

bool command_collector(const CommandLine *line)
{
    Out out;
    out_open(&out, OUT_DATA);
    return out_close(&out, collector_put(out.stream, command_language(line)));
}
