/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text_width.h - how many lines a text takes in a cell. Pure. */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include <stddef.h>

#include "base/base.h"

/* Calibri, or Microsoft YaHei, or letters so much wider than Calibri's. */
typedef struct TextLook {
    double points;
    bool is_chinese, is_bold;
    int percent; /* 0: Calibri's own */
} TextLook;

/* How wide the letters of a font are; 100 for one that is not known. */
int text_width_percent(const char *font);

/* Of clean text in so many pixels at 96 a inch; 1 for an empty one. */
size_t text_width_lines(const char *text, double pixels, const TextLook *look);

/* Pixels of its longest word, which a line must have room for. */
double text_width_word(const char *text, const TextLook *look);

/* Whether any of its signs is Chinese. */
bool text_width_has_han(const char *text);

#endif
