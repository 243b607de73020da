/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <string.h>

#include "engagement/entry.h"
#include "process/session.h"
#include "workbook/journal.h"

static char id[ID_SIZE];

static void add(Store *store, const char *form, const char *a, const char *b)
{
    cr_assert(entry_add(store, form, (const char *const[]){ a, b }, b ? 2 : 1, id), "%s",
              failure());
}

/* All cells that say something, a row a line. */
static char *shown(Store *store, const char *form, Language language)
{
    char *text = xstrdup("");
    Table *rows = entry_rows(store, form, language, false);
    cr_assert_not_null(rows, "%s", failure());
    for (size_t row = 0; row < table_rows(rows); row++) {
        for (size_t i = 1; i < table_columns(rows); i++)
            if (*table_cell(rows, row, i)) {
                char *longer = xasprintf("%s%s|", text, table_cell(rows, row, i));
                free(text);
                text = longer;
            }
        char *longer = xasprintf("%s\n", text);
        free(text);
        text = longer;
    }
    table_free(rows);
    return text;
}

static void expect(Store *store, const char *form, const char *expected)
{
    char *text = shown(store, form, ENGLISH);
    cr_expect_str_eq(text, expected, "%s", text);
    free(text);
}

static void refused(bool done, const char *reason)
{
    cr_expect(!done);
    cr_expect(strstr(failure(), reason), "%s", failure());
}

Test(entry, reads_values_by_their_type)
{
    Store *store = fixture_store();
    add(store, "survey-security", "asset=Orders", "class=重要数据");
    cr_expect(entry_set(store, "survey-security", "1",
                        (const char *const[]){ "personal=是", "store=rds" }, 2),
              "%s", failure());
    expect(store, "survey-security", "Orders|RDS|Important|Yes|\n");
    char *chinese = shown(store, "survey-security", CHINESE);
    cr_expect_str_eq(chinese, "Orders|RDS|重要数据|是|\n");
    free(chinese);
    refused(entry_set(store, "survey-security", "orders", (const char *const[]){ "class=moon" }, 1),
            "moon");
    refused(entry_set(store, "survey-security", "Orders", (const char *const[]){ "asset=" }, 1),
            "cannot be empty");
    refused(entry_set(store, "survey-security", "9", (const char *const[]){ "class=core" }, 1),
            "there is no row '9' in survey-security; 'wellbook record FILE survey-security' lists");
    refused(entry_add(store, "moon", NULL, 0, id), "there is no repeating form 'moon'");
    refused(entry_add(store, "survey-security", NULL, 0, id), "give it asset=VALUE");
    store_close(store);
}

Test(entry, refuses_rows_that_lead_back_to_themselves)
{
    Store *store = fixture_store();
    add(store, "step", "title=Backup", NULL);
    add(store, "step", "title=Switch", "after=Backup");
    add(store, "step", "title=Watch", "after=2");
    refused(entry_set(store, "step", "Backup", (const char *const[]){ "after=Backup" }, 1),
            "the row would lead back to itself");
    refused(entry_set(store, "step", "Backup", (const char *const[]){ "after=Watch" }, 1),
            "the row would lead back to itself");
    expect(store, "step", "Backup|\nSwitch|Backup|\nWatch|Switch|\n");
    refused(entry_remove(store, "step", "Backup"), "other rows refer to 'Backup': 1");
    cr_expect(entry_remove(store, "step", "Watch"), "%s", failure());
    static const Query after[] = { { "", "SELECT before || '→' || after FROM log_line WHERE field ="
                                         " 'entry.value' AND key3 = 'after' AND after > '' ORDER BY"
                                         " number LIMIT 1" },
                                   { 0 } };
    char *said = store_text(store, after, 0);
    cr_expect_str_eq(said, "→Backup");
    free(said);
    add(store, "design-centre", "name=Group", NULL);
    add(store, "design-centre", "name=Retail", "parent=Group");
    refused(entry_set(store, "design-centre", "Group", (const char *const[]){ "parent=Retail" }, 1),
            "the row would lead back to itself");
    store_close(store);
}

Test(entry, refuses_a_key_that_is_not_whole)
{
    Store *store = fixture_store();
    add(store, "design-centre", "name=Retail", NULL);
    add(store, "design-centre", "name=Data", NULL);
    add(store, "design-shared", "name=Network", "way=ratio");
    refused(entry_set(store, "design-shared", "1",
                      (const char *const[]){ "shares=Retail 60; Data 30" }, 1),
            "Ratio: the shares add up to 90 %");
    refused(entry_set(store, "design-shared", "1",
                      (const char *const[]){ "shares=Retail 60; Moon 40" }, 1),
            "there is no row 'Moon' in design-centre");
    cr_expect(entry_set(store, "design-shared", "1",
                        (const char *const[]){ "shares=Retail 60; Data 40" }, 1),
              "%s", failure());
    expect(store, "design-shared", "Network|By ratio|Retail 60; Data 40|\n");
    store_close(store);
}

Test(entry, takes_a_block_of_cells_or_nothing_of_it)
{
    Store *store = fixture_store();
    size_t rows;
    add(store, "survey-operations", "area=Backup", NULL);
    cr_assert(entry_paste(store, "survey-operations", 0, 0,
                          "Backup\tdaily, by hand\r\nPatching\t\"one\nby one\"\tssh\n", &rows),
              "%s", failure());
    cr_expect_eq(rows, 2);
    expect(store, "survey-operations", "Backup|daily, by hand|\nPatching|one\nby one|ssh|\n");
    refused(entry_paste(store, "survey-operations", 0, 5, "1\t2\t3\n", &rows),
            "the block is 3 columns wide, and from here on there are only 2");
    refused(entry_paste(store, "survey-operations", 0, 4, "12\nmany\n", &rows), "row 2:");
    refused(entry_paste(store, "survey-operations", 2, 1, "no name\n", &rows),
            "row 3: give it area");
    expect(store, "survey-operations", "Backup|daily, by hand|\nPatching|one\nby one|ssh|\n");
    cr_assert(journal_undo(store, NULL), "%s", failure());
    expect(store, "survey-operations", "Backup|\n");
    store_close(store);
}

Test(entry, fills_rows_of_the_same_name_and_adds_the_others)
{
    Store *store = fixture_store();
    size_t rows;
    Table *table = table_new();
    table_add_column(table, "主题", "", COLUMN_TEXT);
    table_add_column(table, "expected", "", COLUMN_TEXT);
    table_add(table, (const char *const[]){ "Budget", "By centre" }, 0);
    table_add(table, (const char *const[]){ "Keys", "By usage" }, 0);
    add(store, "survey-cost", "topic=Keys", "present=None");
    cr_assert(entry_fill(store, "survey-cost", &(EntrySheet){ "", table }, 1, &rows), "%s",
              failure());
    expect(store, "survey-cost", "Keys|By usage|None|\nBudget|By centre|\n");
    table_free(table);
    store_close(store);
}

Test(entry, keeps_name_and_hash_of_a_file)
{
    Store *store = fixture_store();
    char *path = fixture_path("abc.txt");
    fixture_write(path, "abc", 3);
    char *field = xasprintf("evidence=%s", path);
    add(store, "validation", "what=Restore", field);
    char *text = shown(store, "validation", ENGLISH);
    cr_expect(strstr(text, "abc.txt"
                           " ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
              "%s", text);
    refused(entry_put(store, "validation", id, "evidence", "/nowhere/x"), "/nowhere/x");
    free(text);
    free(field);
    free(path);
    store_close(store);
}

static void says(Store *store, const char *sql, const char *expected)
{
    const Query family[] = { { "", sql }, { 0 } };
    char *found = store_text(store, family, 0);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, expected, "%s", found);
    store_forget_family(store, family);
    free(found);
}

/* 3,000/s for 160 ms are 480 inside; of 16 an instance 30 % stay free, 11.2: 42.86, so 43. At 112
 * inside ten instances are just enough. */
Test(entry, capacity_follows_from_the_load_by_littles_law)
{
    Store *store = fixture_store();
    static const char *const peak[] = { "scenario=Peak", "rate=3000", "time=160", "each=16",
                                        "headroom=30" };
    static const char *const even[] = { "scenario=Even", "rate=1120", "time=100", "each=16",
                                        "headroom=30" };
    cr_assert(entry_add(store, "design-load", peak, COUNT(peak), id), "%s", failure());
    cr_assert(entry_add(store, "design-load", even, COUNT(even), id), "%s", failure());
    says(store,
         "SELECT group_concat(inside || ' ' || need || ' ' || formula, '; ') FROM capacity_need",
         "480.0 43 3000/s × 160 ms = 480; 480 / (16 × 70 %); 112.0 10 1120/s × 100 ms = 112; 112 "
         "/ (16 × 70 %)");
    store_close(store);
}

/* 10 + 60, then 10 + 120: the second begins at 70 and ends at 200. */
Test(entry, batches_run_one_after_the_other)
{
    Store *store = fixture_store();
    size_t rows;
    cr_assert(
        entry_paste(store, "design-batch", 0, 0, "One\t\t1\t10\t60\nTwo\t\t5\t10\t120\n", &rows),
        "%s", failure());
    says(store,
         "SELECT group_concat(batch || ' ' || starts || ' ' || ends || ' ' || blast, '; ') FROM"
         " batch_plan",
         "One 0 70 1; Two 70 200 5");
    store_close(store);
}

/* Of two important assets one is encrypted both ways. */
Test(entry, coverage_counts_what_is_encrypted_both_ways)
{
    Store *store = fixture_store();
    static const char *const a[] = { "asset=A", "class=important", "rest=cmk", "transit=tls" };
    static const char *const b[] = { "asset=B", "class=important", "rest=none", "transit=tls" };
    cr_assert(entry_add(store, "survey-security", a, COUNT(a), id), "%s", failure());
    cr_assert(entry_add(store, "survey-security", b, COUNT(b), id), "%s", failure());
    says(store,
         "SELECT class || ' ' || assets || ' ' || rest || ' ' || transit || ' ' || coverage"
         " FROM encryption_coverage",
         "important 2 1 2 50.0");
    store_close(store);
}

/* What is agreed for levels 3 and 4 is counted apart from the rest of the general data. */
Test(entry, coverage_counts_general_data_by_level)
{
    Store *store = fixture_store();
    static const char *const a[] = { "asset=A", "class=general", "level=1", "rest=none" };
    static const char *const b[] = { "asset=B", "class=general", "level=4", "rest=cmk",
                                     "transit=tls" };
    cr_assert(entry_add(store, "survey-security", a, COUNT(a), id), "%s", failure());
    cr_assert(entry_add(store, "survey-security", b, COUNT(b), id), "%s", failure());
    says(store,
         "SELECT group_concat(class_en || ' ' || names || ' ' || coverage, '; ') FROM"
         " (SELECT * FROM encryption_coverage ORDER BY position, level DESC)",
         "General, level 4 B 100.0; General, level 1 A 0.0");
    store_close(store);
}

/* Four hours of one consultant are half a man-day of five. */
Test(entry, a_package_counts_the_sessions_that_name_it)
{
    Store *store = fixture_store();
    static const char *const fields[] = { "kind=onsite", "consultants=Li", "package=One" };
    add(store, "package", "name=One", "days=5");
    cr_assert(session_add(store, "2026-11-20 09:00", "4", fields, COUNT(fields), id), "%s",
              failure());
    says(store, "SELECT used || ' ' || used_onsite || ' ' || is_agreed FROM package_state",
         "0.5 0.5 0");
    store_close(store);
}

/* One practice's findings: what complies in a later export is resolved, and was there before. */
Test(entry, an_item_counts_its_findings_before_and_after)
{
    static const Query of_item[] = {
        { "", "SELECT before || ' ' || resolved || ' ' || now FROM item_finding" }, { 0 }
    };
    static const char *const steps[] = {
        "INSERT INTO recommendation (id, status, practice, pillar, title_en, changed_at, changed_by)"
        " SELECT 'own-1', 'accepted', practice, 'security', 'Mend', '', '' FROM finding_list WHERE status_rank = 1 AND"
        " practice > '' GROUP BY practice ORDER BY count(*) DESC, practice LIMIT 1",
        "INSERT INTO entry (form, record, field, value) VALUES ('package-item', '00000001', 'item',"
        " 'own-1')",
        "INSERT INTO finding_before SELECT 2, id, content, status, severity, gone, resource, region,"
        " type, name, detail, remediation, cost, since FROM finding WHERE id = (SELECT min(id) FROM"
        " finding_list WHERE status_rank = 1 AND practice = (SELECT practice FROM recommendation))",
        "UPDATE finding SET status = 2 WHERE id IN (SELECT id FROM finding_before)",
        /* Taken over from elsewhere, it has its title alone. */
        "UPDATE recommendation SET title_en = (SELECT coalesce(nullif(action_en, ''), practice.title_en)"
        " FROM practice WHERE practice.id = recommendation.practice), practice = ''",
    };
    Store *store = fixture_store();
    fixture_import(store);
    for (size_t i = 0; i < COUNT(steps); i++) {
        cr_assert(store_begin(store));
        cr_assert(store_end(store, store_change_once(store, steps[i], NULL)), "%s", failure());
        if (i == 1 || i > 2) {
            char *said = store_text(store, of_item, 0);
            cr_expect_str_eq(said, i == 1 ? "2 0 2" : "2 1 1");
            free(said);
        }
    }
    store_close(store);
}

Test(entry, says_a_window_as_it_was_understood_or_refuses_it)
{
    Store *store = fixture_store();
    add(store, "step", "title=Switch", "window=每周二、四 23:00–次日 5:00");
    expect(store, "step", "Switch|Tue, Thu 23:00 – next day 05:00|\n");
    refused(entry_set(store, "step", "1", (const char *const[]){ "window=after hours" }, 1),
            "'hours'");
    expect(store, "step", "Switch|Tue, Thu 23:00 – next day 05:00|\n");
    store_close(store);
}

static size_t rows_with(Store *store, const char *form, const char *column, const char *value)
{
    size_t count = 0;
    Table *rows = entry_rows(store, form, ENGLISH, false);
    for (size_t row = 0; row < table_rows(rows); row++)
        count += !strcmp(table_get(rows, row, column), value);
    table_free(rows);
    return count;
}

/* Counted in the exports of the sample with a program that is not ours: of 836,000.00 CNY of
 * October 212,052.68 have no tag, 49.72 % the key CostCenter; 17 systems, 5 of them in one zone. By
 * hand in the list of findings: 22 disks, 5 buckets, 2 file systems and 3 clusters without encryption,
 * 6 instances without TLS and 2 with. */
Test(entry, is_filled_from_the_bill_the_inventory_and_the_checks)
{
    static const char *const names[] = { "bill-items-zh.csv", "resources.json", "config-rules.json",
                                         "config-evaluations.json", "config-snapshot.json" };
    Store *store = fixture_store();
    char *paths[COUNT(names) + 1] = { NULL };
    for (size_t i = 0; i < COUNT(names); i++) {
        char *name = xasprintf("data/demo/exports/%s", names[i]);
        paths[i] = file_shipped(name);
        free(name);
    }
    Table *files = import_run(store, &(ImportPlan){ .paths = (const char *const *)paths });
    cr_assert_not_null(files, "%s", failure());
    table_free(files);
    static const char *const forms[] = { "survey-cost", "survey-security", "survey-reliability",
                                         "survey-performance" };
    for (size_t i = 0; i < COUNT(forms); i++) {
        size_t cells;
        cr_assert(entry_prefill(store, forms[i], &cells) && cells, "%s", failure());
    }
    cr_expect_eq(
        rows_with(store, "survey-cost", "present", "2026-10: 74.6 % of the bill is tagged (CNY)"),
        1);
    cr_expect_eq(rows_with(store, "survey-cost", "present", "2026-10: 212052.68 CNY"), 1);
    cr_expect_eq(
        rows_with(store, "survey-cost", "present",
                  "Env on 74.6 % (CNY); App on 74.5 % (CNY); CostCenter on 49.7 % (CNY); Owner on"
                  " 28.3 % (CNY)"),
        1);
    cr_expect_eq(rows_with(store, "survey-security", "rest", "None"), 22 + 5 + 2 + 3);
    cr_expect_eq(rows_with(store, "survey-security", "transit", "None"), 6);
    cr_expect_eq(rows_with(store, "survey-security", "transit", "TLS"), 2);
    cr_expect_eq(rows_with(store, "survey-reliability", "single", "All resources are in one zone"),
                 5);
    cr_expect_eq(rows_with(store, "survey-reliability", "single", ""), 12);
    cr_expect_eq(rows_with(store, "survey-performance", "tier", "Cache"), 8);
    for (size_t i = 0; i < COUNT(names); i++)
        free(paths[i]);
    store_close(store);
}
