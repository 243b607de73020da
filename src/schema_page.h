/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_page.h - the step that keeps whether an import ended in the middle of its pages. */
#ifndef SCHEMA_PAGE_H
#define SCHEMA_PAGE_H

extern const char schema_page[];

#endif
