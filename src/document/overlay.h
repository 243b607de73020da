/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overlay.h - templates of one's own, laid over the shipped ones: in $XDG_DATA_HOME/wellbook/templates
 * and, over those, in a folder "templates" beside the workbook. */
#ifndef OVERLAY_H
#define OVERLAY_H

#include <stddef.h>

#include "base/base.h"

/* The paths of a deliverable's templates in the order of their names: those of its shipped folder,
 * each replaced by one of the same name that lies over it, and those that are added. What lies over
 * templates/documents/NAME is in documents/NAME. Fails when there is none. The caller frees them with
 * overlay_free. */
char **overlay_templates(const char *folder, const char *workbook, size_t *count);

/* The same with the files of one folder over the shipped ones, wherever it lies. */
char **overlay_with(const char *folder, const char *over, size_t *count);
void overlay_free(char **paths, size_t count);

/* The path of "template.docx": of the shipped folder, or of what lies over it. The caller frees; NULL
 * when what lies over it is no file, or beside the workbook is a link. */
char *overlay_file(const char *folder, const char *name, const char *workbook);

/* The path of logo.png, for covers; NULL when there is none. The caller frees. Fails like the above. */
MUST_CHECK bool overlay_logo(const char *workbook, char **logo);

#endif
