/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <unistd.h>

#include "evidence/import.h"
#include "source/source.h"
#include "fixture.h"
#include "report/report.h"

#define AUDIT                                                                                      \
    "Rule,Level,State,Asset,Owner ID,Seen\n"                                                       \
    "open-port,高危,不合规,i-7,1208863178611234,2026-11-01 08:00:00\n"                        \
    "open-port,Low,PASS,i-8,1208863178611234,2026-11-01 08:00:00\n"

static const char *const audit_map[] = { "check=Rule",
                                         "severity=Level",
                                         "status=State",
                                         "resource=Asset",
                                         "account=Owner ID",
                                         "since=Seen",
                                         NULL };

/* A personal folder of the test's own. */
static void use_empty_home(void)
{
    char *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    free(home);
}

static Table *run(Store *store, const char *text, const char *const map[], const char *save,
                  bool is_preview)
{
    char *path = fixture_path("audit.csv");
    const char *const paths[] = { path, NULL };
    fixture_write(path, text, strlen(text));
    Table *table = import_run(
        store, &(ImportPlan){ .paths = paths, .map = map, .save = save, .is_preview = is_preview });
    unlink(path);
    free(path);
    return table;
}

static void expect_run(Store *store, const char *const map[], const char *save, bool is_preview,
                       const char *source, const char *new)
{
    Table *table = run(store, AUDIT, map, save, is_preview);
    cr_assert_not_null(table, "%s", failure());
    cr_expect_str_eq(table_get(table, 0, "source"), source);
    cr_expect_str_eq(table_get(table, 0, "new"), new);
    cr_expect_str_eq(table_get(table, 0, "unreadable"), "0");
    table_free(table);
}

static void refuse(const char *text, const char *const map[], const char *save, const char *reason)
{
    Store *store = fixture_store();
    cr_expect_null(run(store, text, map, save, false), "%s", reason);
    cr_expect(strstr(failure(), reason), "%s", failure());
    store_close(store);
}

static Table *list(Store *store, const char *name)
{
    const char *const conditions[] = { NULL };
    Table *table = report_list_where(store, "lists", name, ENGLISH, conditions);
    cr_assert_not_null(table, "%s", failure());
    return table;
}

Test(mapping, turns_the_words_of_a_table_into_ours, .init = use_empty_home)
{
    static const char *const expected[][6] = {
        { "open-port", "high", "open", "1208863178611234", "i-7", "2026-11-01T00:00:00Z" },
        { "open-port", "low", "compliant", "1208863178611234", "i-8", "2026-11-01T00:00:00Z" },
    };
    static const char *const columns[] = { "check",   "severity", "status",
                                           "account", "resource", "first_seen" };
    Store *store = fixture_store();
    expect_run(store, audit_map, NULL, false, "mapped", "2");
    Table *table = list(store, "findings");
    cr_assert_eq(table_rows(table), 2);
    for (size_t row = 0; row < 2; row++)
        for (size_t i = 0; i < COUNT(columns); i++)
            cr_expect_str_eq(table_get(table, row, columns[i]), expected[row][i]);
    table_free(table);
    store_close(store);
}

Test(mapping, that_was_saved_recognises_the_next_file_by_its_header, .init = use_empty_home)
{
    Store *store = fixture_store();
    expect_run(store, audit_map, "audit", false, "audit", "2");
    expect_run(store, NULL, NULL, false, "audit", "0");
    store_close(store);
    Sources *sources = sources_read();
    cr_assert_not_null(sources, "%s", failure());
    const Source *last = sources_get(sources, sources_count(sources) - 1);
    cr_expect_str_eq(last->id, "audit");
    cr_expect(last->is_own);
    cr_expect_not(sources_get(sources, 0)->is_own);
    sources_free(sources);
    refuse(AUDIT, audit_map, "audit", "there is a format 'audit' already");
}

Test(mapping, keeps_several_formats, .init = use_empty_home)
{
    static const char *const assets[] = { "kind=resource", "resource=Asset", "account=Owner ID",
                                          NULL };
    Store *store = fixture_store();
    expect_run(store, audit_map, "audit", false, "audit", "2");
    expect_run(store, assets, "assets", false, "assets", "2");
    expect_run(store, NULL, NULL, false, "audit", "0");
    Table *table = list(store, "resources");
    cr_assert_eq(table_rows(table), 2);
    table_free(table);
    store_close(store);
}

Test(mapping, is_not_saved_by_a_look, .init = use_empty_home)
{
    Store *store = fixture_store();
    expect_run(store, audit_map, "audit", true, "audit", "2");
    store_close(store);
    refuse(AUDIT, NULL, NULL, "its columns are: Rule, Level, State, Asset, Owner ID, Seen");
}

Test(mapping, that_cannot_be_is_refused_with_a_reason, .init = use_empty_home)
{
    static const char *const no_field[] = { "colour=Rule", NULL };
    static const char *const no_check[] = { "severity=Level", NULL };
    static const char *const no_pair[] = { "check", NULL };
    static const char *const no_kind[] = { "kind=cost", "check=Rule", NULL };
    static const char *const no_column[] = { "check=Colour", NULL };
    refuse(AUDIT, NULL, NULL, "the fields are: account check check_name");
    refuse("\x89PNG\xFF,\xFF\xFF\n", NULL, NULL, "'wellbook sources' lists the formats");
    refuse(AUDIT, no_field, NULL, "there is no such field");
    refuse(AUDIT, no_check, NULL, "no column is mapped to check");
    refuse(AUDIT, no_pair, NULL, "FIELD=COLUMN");
    refuse(AUDIT, no_kind, NULL, "finding or resource");
    refuse(AUDIT, no_column, NULL, "its columns are: Rule");
    refuse(AUDIT, audit_map, "a/b", "is no id");
    refuse(AUDIT, audit_map, "bill-api", "there is a format 'bill-api' already");
}

Test(mapping, takes_a_column_for_two_fields_and_no_field_from_two)
{
    static const char *const twice[] = { "check=Rule", "resource=Asset", "check=Level", NULL };
    static const char *const shared[] = { "check=Rule", "resource=Asset", "check_name=Rule", NULL };
    use_empty_home();
    refuse(AUDIT, twice, NULL, "--map check=Level: the field has the column 'Rule' already");
    Store *store = fixture_store();
    static const Query names[] = {
        { "", "SELECT min(name) || max(name) FROM check_group" }, { 0 }
    };
    expect_run(store, shared, NULL, false, "mapped", "2");
    char *name = store_text(store, names, 0);
    cr_expect_str_eq(name, "open-portopen-port");
    free(name);
    store_close(store);
}
