/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_report.h - views and words with which reports speak of imported evidence. */
#ifndef SCHEMA_REPORT_H
#define SCHEMA_REPORT_H

extern const char schema_report[];

#endif
