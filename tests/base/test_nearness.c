/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>

#include "base/buffer.h"
#include "base/nearness.h"

static void join(void *context, const char *word)
{
    buffer_join(context, " ", word);
}

static void expect_words(const char *text, const char *expected)
{
    Buffer words = { 0 };
    nearness_words(text, join, &words);
    cr_expect_str_eq(buffer_text(&words), expected);
    buffer_free(&words);
}

Test(nearness, reads_names_of_both_languages_and_of_programs)
{
    expect_words("EcsHighCpuUtilization", "ecs high cpu utilization");
    expect_words("Encrypted disks, encrypting", "encrypt disk encrypt");
    expect_words("ACS::RDS::DBInstance", "acs rds dbinstanc");
    expect_words("ECS 磁盘加密 盘", "ecs 磁盘 盘加 加密 盘");
    expect_words("", "");
}

Test(nearness, is_one_for_the_same_words_and_none_without_a_common_one)
{
    Nearness *nearness = nearness_new();
    double near[3];
    cr_expect_eq(nearness_add(nearness, "Disk encryption"), 0);
    cr_expect_eq(nearness_add(nearness, "Bucket logging"), 1);
    cr_expect_eq(nearness_add(nearness, "Disk snapshots of every server"), 2);
    nearness_ask(nearness, "encryption of a disk", near);
    cr_expect_float_eq(near[0], 1, 1e-9);
    cr_expect_float_eq(near[1], 0, 1e-9);
    cr_expect(near[2] > 0 && near[2] < near[0]);
    nearness_free(nearness);
}
