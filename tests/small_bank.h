/* SPDX-License-Identifier: GPL-3.0-or-later */
/* small_bank.h - a question bank of one question, to break. */
#ifndef SMALL_BANK_H
#define SMALL_BANK_H

#include <string.h>

#include "fixture.h"

static const char practice_head[] =
    "id,question,title_en,title_zh,why_en,why_zh,how_en,how_zh,anti_en,anti_zh,products,weight,"
    "min_days,max_days,cost_once,cost_month,saving_percent,stage,checks,depends_on,url\n";

static inline void put_text(const char *folder, const char *name, const char *text)
{
    char *path = xasprintf("%s/%s", folder, name);
    fixture_write(path, text, strlen(text));
    free(path);
}

/* A bank with one question and the given practices. */
static inline char *small_bank_of(const char *head, const char *practices)
{
    char *folder = fixture_path("bank"), *all = xasprintf("%s%s", head, practices);
    cr_assert(file_make_folder(folder));
    put_text(folder, "lens.csv",
             "id,version,name_en,name_zh,description_en,description_zh\nsmall,1,Small,小,One,一\n");
    put_text(
        folder, "pillars.csv",
        "id,color,name_en,name_zh,description_en,description_zh\nsec,#C00000,Security,安全,S,安\n");
    put_text(folder, "questions.csv",
             "id,pillar,topic_en,topic_zh,area_en,area_zh,title_en,title_zh,good_en,good_zh,"
             "high_when,medium_when\nQ1,sec,T,题,A,域,Why?,为何？,Good,好,,\n");
    put_text(folder, "practices.csv", all);
    free(all);
    return folder;
}

/* Of before there were texts for reports. */
static inline char *small_bank(const char *practices)
{
    return small_bank_of(practice_head, practices);
}

#define PRACTICE(id, question, zh, weight, least, most, depends)                                   \
    id "," question ",Title,题目" id ",Why," zh ",How,怎么做,,,," weight "," least "," most        \
       ",none,none,,30,," depends ",\n"

#endif
