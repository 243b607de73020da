/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What scanners and bills of other makers say. */
#include "config.h"
#include <string.h>

#include "fixture.h"

enum { FINDINGS, COSTS, UNREAD, TAGS };
static const Query queries[] = {
    [FINDINGS] = { "", "SELECT group_concat(line, ' ') FROM (SELECT resource || '|' ||"
                       " ifnull(word.id, '') || '|' || account AS line FROM finding_list JOIN word"
                       " ON kind = 'status' AND word.position = status_rank ORDER BY resource)" },
    [COSTS] = { "", "SELECT group_concat(line, ' ') FROM (SELECT month || '|' || amount || '|' ||"
                    " currency || '|' || tags AS line FROM cost_list ORDER BY amount)" },
    [UNREAD] = { "", "SELECT group_concat(line || ': ' || reason) FROM tray" },
    [TAGS] = { "", "SELECT group_concat(line, ' ') FROM (SELECT resource || '|' || tags AS line"
                   " FROM resource_list ORDER BY resource)" },
    { 0 },
};

static Store *store_of(const char *name, const char *text)
{
    Store *store = fixture_store();
    char *path = fixture_path(name);
    fixture_write(path, text, strlen(text));
    Table *files = import_run(store, &(ImportPlan){ .paths = (const char *[]){ path, NULL } });
    cr_assert_not_null(files, "%s", failure());
    table_free(files);
    free(path);
    return store;
}

static void expect(Store *store, int query, const char *expected)
{
    char *found = store_text(store, queries, query);
    cr_expect_str_eq(found ? found : "", expected, "%s\nnot\n%s", found, expected);
    free(found);
}

static char *separated_by(const char *text, char sign)
{
    char *other = xstrdup(text);
    for (char *at = other; (at = strchr(at, '^'));)
        *at = sign;
    return other;
}

/* A semicolon and a line end within a cell; muted is suppressed, to be asked is not assessed. */
Test(scan, of_prowler_is_the_same_whatever_its_delimiter)
{
    static const char text[] =
        "TIMESTAMP^ACCOUNT_UID^CHECK_ID^CHECK_TITLE^STATUS^MUTED^SEVERITY^RESOURCE_UID^REGION^"
        "REMEDIATION_RECOMMENDATION_TEXT\n"
        "2026-11-20T08:00:00Z^1766185894101234^ecs_ip^Public^FAIL^False^high^i-1^cn-hangzhou^"
        "\"a; b\nc\"\n"
        "2026-11-20T08:00:00Z^1766185894101234^ecs_ip^Public^PASS^False^high^i-2^cn-hangzhou^\n"
        "2026-11-20T08:00:00Z^1766185894101234^ecs_ip^Public^MANUAL^False^high^i-3^cn-hangzhou^\n"
        "2026-11-20T08:00:00Z^1766185894101234^ecs_ip^Public^FAIL^True^high^i-4^cn-hangzhou^\n";
    static const char signs[] = ";,\t";
    for (size_t i = 0; signs[i]; i++) {
        char *table = separated_by(text, signs[i]);
        Store *store = store_of("prowler.csv", table);
        expect(store, FINDINGS,
               "i-1|open|1766185894101234 i-2|compliant|1766185894101234"
               " i-3|not-applicable|1766185894101234 i-4|suppressed|1766185894101234");
        store_close(store);
        free(table);
    }
}

Test(scan, of_prowler_comes_as_ocsf)
{
    Store *store = store_of(
        "ocsf.json",
        "[{\"finding_info\":{\"uid\":\"u\",\"title\":\"Public\"},\"severity\":\"Informational\","
        "\"status\":\"New\",\"status_code\":\"FAIL\",\"resources\":[{\"uid\":\"i-1\"}],"
        "\"metadata\":{\"event_code\":\"ecs_ip\"},\"cloud\":{\"account\":{\"uid\":\"17\"}}},"
        "{\"finding_info\":{\"uid\":\"v\",\"title\":\"Public\"},\"severity\":\"High\","
        "\"status\":\"Suppressed\",\"status_code\":\"FAIL\",\"resources\":[{\"uid\":\"i-2\"}],"
        "\"metadata\":{\"event_code\":\"ecs_ip\"},\"cloud\":{\"account\":{\"uid\":\"17\"}}}]");
    expect(store, FINDINGS, "i-1|open|17 i-2|suppressed|17");
    store_close(store);
}

/* A control that did not run is read by nobody as passed. */
Test(scan, of_powerpipe_keeps_errors_apart)
{
    Store *store =
        store_of("powerpipe.csv", "group_id,title,control_id,control_title,reason,resource,status,"
                                  "severity,region,account_id,cis_item_id\n"
                                  "a,A,c1,One,fine,i-1,ok,high,cn-hangzhou,17,1\n"
                                  "a,A,c1,One,bad,i-2,alarm,high,cn-hangzhou,17,1\n"
                                  "b,B,c1,One,bad,i-2,alarm,high,cn-hangzhou,17,1\n"
                                  "a,A,c1,One,none,i-3,skip,high,cn-hangzhou,17,1\n"
                                  "a,A,c2,Two,HTTP 403,,error,high,,,2\n");
    expect(store, FINDINGS, "i-1|compliant|17 i-2|open|17 i-3|not-applicable|17");
    expect(store, UNREAD, "6: status: unknown word 'error'");
    store_close(store);
}

/* What was billed, each currency for itself; July in China begins on 30 June at 16:00 UTC. */
Test(scan, of_a_focus_bill_takes_what_was_billed)
{
    Store *store = store_of(
        "focus.csv",
        "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargeCategory,ChargeClass,"
        "EffectiveCost,ServiceName,Tags,x_Foo\n"
        "10.5,17,CNY,2026-06-30T16:00:00Z,Usage,,9,ECS,\"{\"\"env\"\":\"\"prod\"\",\"\"team\"\":"
        "\"\"shop\"\"}\",x\n"
        "1200,17,CNY,2026-06-30T16:00:00Z,Purchase,,0,ECS,{},x\n"
        "-3.2,17,CNY,2026-06-30T16:00:00Z,Credit,,-3.2,ECS,null,x\n"
        "-1,17,CNY,2026-06-30T16:00:00Z,Usage,Correction,-1,ECS,,x\n"
        "2,17,USD,2026-06-30T15:59:59Z,Usage,,2,ECS,,x\n");
    expect(store, COSTS,
           "2026-07|-3.2|CNY| 2026-07|-1|CNY| 2026-06|2|USD| 2026-07|10.5|CNY|env:prod;team:shop"
           " 2026-07|1200|CNY|");
    store_close(store);
}

Test(scan, of_the_old_bill_call_has_its_items_deeper)
{
    Store *store = store_of("old.json", "{\"Data\":{\"TotalCount\":1,\"BillingCycle\":\"2026-10\","
                                        "\"AccountID\":\"17\",\"Items\":{\"Item\":[{"
                                        "\"InstanceID\":\"i-1\",\"PretaxAmount\":12.5,"
                                        "\"ProductCode\":\"ecs\"}]}}}");
    expect(store, COSTS, "2026-10|12.5|CNY|");
    store_close(store);
}

Test(scan, of_resources_reads_tags_of_either_shape)
{
    Store *store = store_of(
        "resources.json",
        "{\"Resources\":[{\"AccountId\":\"17\",\"ResourceId\":\"a\",\"ResourceType\":\"T\","
        "\"Tags\":[{\"Key\":\"env\",\"Value\":\"\"}]},{\"AccountId\":\"17\",\"ResourceId\":\"b\","
        "\"ResourceType\":\"T\",\"Tags\":null},{\"AccountId\":\"17\",\"ResourceId\":\"c\","
        "\"ResourceType\":\"T\",\"Tags\":{\"Tag\":[{\"TagKey\":\"env\",\"TagValue\":\"prod\"}]}}]}");
    expect(store, TAGS, "a|env: b| c|env:prod");
    store_close(store);
}
