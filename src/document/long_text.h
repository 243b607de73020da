/* SPDX-License-Identifier: GPL-3.0-or-later */
/* long_text.h - what a row of a spreadsheet cannot show goes on in a register, the last sheet. */
#ifndef LONG_TEXT_H
#define LONG_TEXT_H

#include "document/sheet.h"

/* Of sheets that sheets_make made: shortens what is too tall where it stands, says there where it goes
 * on, and adds the register, if there is anything for it. They stay the caller's. */
Sheet *long_texts_move(Sheet *sheets, size_t *count, Language language);

#endif
