/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What broke comparable programs, as inputs of that shape and what must come of them. */
#include "config.h"
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engagement/form.h"
#include "fixture.h"

#define LINES(line, list)                                                                          \
    "SELECT ifnull(group_concat(line, ' '), '') FROM (SELECT " line " AS line FROM " list          \
    " ORDER BY 1)"
enum {
    FINDINGS,
    RESOURCES,
    COSTS,
    CREATED,
    POINTS,
    WAITING,
    MISSING,
    REGIONS,
    OWNERS,
    SUM,
    NAMES,
    STATES,
    FAULTS,
    PLACES,
    LIVE,
    NOTHING
};
static const Query queries[] = {
    [FINDINGS] = { "", LINES("account || '|' || \"check\" || '|' || resource || '|' || region ||"
                             " '|' || (SELECT id FROM word WHERE kind = 'status' AND"
                             " word.position = status_rank)",
                             "finding_list") },
    [RESOURCES] = { "", LINES("account || '|' || resource || '|' || tags", "resource_list") },
    [COSTS] = { "", LINES("month || '|' || account || '|' || resource || '|' || amount || '|' ||"
                          " currency",
                          "cost_list") },
    [CREATED] = { "", LINES("resource || '|' || substr(created, 1, 10)", "resource_list") },
    [POINTS] = { "", LINES("resource || '|' || average", "metric_list") },
    [WAITING] = { "", "SELECT group_concat(waits) FROM import_cover" },
    [MISSING] = { "", "SELECT group_concat(en) FROM missing_export" },
    [REGIONS] = { "", LINES("region || '=' || count(*)", "live_resource GROUP BY region") },
    [OWNERS] = { "", LINES("product || '=' || amount || iif(workload > '', ' of the shop', '')",
                           "attributed_cost") },
    [SUM] = { "", "SELECT sum(amount) FROM cost_list" },
    [NAMES] = { "", LINES("resource || '|' || name || '|' || amount", "cost_list") },
    [STATES] = { "", LINES("practice || '=' || evaluation",
                           "(SELECT DISTINCT practice, evaluation FROM practice_evaluation WHERE"
                           " question = 'SEC08' AND practice < 'SEC08_5')") },
    [FAULTS] = { "", LINES("witnesses || ' of ' || sources", "fault") },
    [PLACES] = { "", "SELECT max(open_resources) FROM state_evidence WHERE practice = 'SEC08_1'" },
    [LIVE] = { "", "SELECT count(*) FROM live_resource" },
    { 0 },
};

#define RESOURCE(id, more)                                                                         \
    "{\"AccountId\":1766185894101234,\"ResourceId\":\"" id "\",\"ResourceType\":\"T\"" more "}"
#define NEXT(id, more) "," RESOURCE(id, more)
#define POINT                                                                                      \
    "[{\\\"timestamp\\\":1793491200000,\\\"instanceId\\\":\\\"i-1\\\",\\\"Average\\\":12.5}]"

#define TERRAFORM                                                                                  \
    "{\"format_version\":\"1.0\",\"values\":{\"outputs\":{\"key\":{\"value\":\"s3cret\"}},"        \
    "\"root_module\":{\"resources\":[{\"address\":\"alicloud_instance.web\",\"mode\":\"managed\"," \
    "\"type\":\"alicloud_instance\",\"name\":\"web\",\"values\":{\"id\":\"i-1\",\"password\":"     \
    "\"s3cret\",\"tags\":{\"env\":\"prod\"},\"user_data\":\"s3cret\"},\"sensitive_values\":{"      \
    "\"password\":"                                                                                \
    "true}},{\"address\":\"x\",\"mode\":\"odd\",\"type\":\"t\",\"values\":{\"password\":"          \
    "\"s3cret\"}},"                                                                                \
    "{\"address\":\"data.alicloud_zones.all\",\"mode\":\"data\",\"type\":\"alicloud_zones\","      \
    "\"values\":{"                                                                                 \
    "\"id\":\"z\"}}],\"child_modules\":[{\"resources\":[{\"address\":\"module.db.alicloud_db_"     \
    "instance.a\","                                                                                \
    "\"mode\":\"managed\",\"type\":\"alicloud_db_instance\",\"values\":{\"id\":\"rm-1\","          \
    "\"password\":"                                                                                \
    "\"s3cret\"}}]}]}}}"

static const struct {
    const char *what, *file, *text;
    int query;
    const char *expected; /* of the query, or how the refusal ends */
} cases[] = {
    { "1: the first page alone says that more follow", "page.json",
      "{\"Resources\":[" RESOURCE("a", "") "],\"NextToken\":\"n\",\"MaxResults\":1}", WAITING,
      "1" },
    { "2: datapoints as JSON in a string", "points.json",
      "{\"Period\":\"60\",\"Datapoints\":\"" POINT "\"}", POINTS, "i-1|12.5" },
    { "2: datapoints that were unwrapped", "points.json",
      "{\"Period\":\"60\",\"Datapoints\":[{\"timestamp\":1793491200000,\"instanceId\":\"i-1\","
      "\"Average\":12.5}]}",
      POINTS, "i-1|12.5" },
    { "2: an error body is refused with its code and message", "points.json",
      "{\"Code\":\"400\",\"Message\":\"The metric does not exist.\",\"Success\":false,"
      "\"Datapoints\":\"\"}",
      NOTHING, "the service answered with an error: 400: The metric does not exist." },
    { "3: times as milliseconds, seconds, text, nothing", "times.json",
      "{\"Resources\":[" RESOURCE("a", ",\"CreateTime\":1571212295000")
          NEXT("b", ",\"CreateTime\":1674179181") NEXT("c", ",\"CreateTime\":\"2023-01-20T01:46:21Z"
                                                            "\"") NEXT("d", ",\"CreateTime\":\"\"") "]}",
      CREATED, "a|2019-10-16 b|2023-01-20 c|2023-01-20 d|" },
    { "4: tags of any shape", "tags.json",
      "{\"Resources\":[" RESOURCE("a", "") NEXT("b", ",\"Tags\":null") NEXT("c", ",\"Tags\":[]")
          NEXT("d", ",\"Tags\":[{\"Key\":\"env\",\"Value\":\"\"}]") NEXT("e", ",\"Tags\":{\"env\":\"prod\",\"team\":\"shop\"}")
              NEXT("f", ",\"Tags\":{\"Tag\":[{\"TagKey\":\"env\",\"TagValue\":\"prod\"}]}") "]}",
      RESOURCES,
      "1766185894101234|a| 1766185894101234|b| 1766185894101234|c| 1766185894101234|d|env:"
      " 1766185894101234|e|env:prod;team:shop 1766185894101234|f|env:prod" },
    { "5: account ids keep every digit", "ids.json",
      "{\"AccountId\":4566206088344615922,\"Results\":{\"MetricResults\":[{\"Id\":\"c\",\"Status\":"
      "\"Finished\",\"Risk\":\"Error\"}]}}",
      FINDINGS, "4566206088344615922|c|||open" },
    { "7: the bill of DescribeInstanceBill", "bill.json",
      "{\"Data\":{\"BillingCycle\":\"2026-10\",\"AccountID\":\"17\",\"TotalCount\":1,\"Items\":[{"
      "\"InstanceID\":\"i-1\",\"ProductCode\":\"ecs\",\"PretaxAmount\":12.5}]}}",
      COSTS, "2026-10|17|i-1|12.5|CNY" },
    { "7: the same bill of QueryInstanceBill", "bill.json",
      "{\"Data\":{\"BillingCycle\":\"2026-10\",\"AccountID\":\"17\",\"TotalCount\":1,\"Items\":{"
      "\"Item\":[{\"InstanceID\":\"i-1\",\"ProductCode\":\"ecs\",\"PretaxAmount\":12.5}]}}}",
      COSTS, "2026-10|17|i-1|12.5|CNY" },
    { "7: a bill that lacks rows is marked", "bill.json",
      "{\"Data\":{\"BillingCycle\":\"2026-10\",\"AccountID\":\"17\",\"TotalCount\":73112,\"Items\":"
      "{\"Item\":[{\"InstanceID\":\"i-1\",\"ProductCode\":\"ecs\",\"PretaxAmount\":12.5}]}}}",
      MISSING, "Expenses and Costs 17 (1 of 73,112)" },
    { "9: lines above a padded header, tabs behind numbers, a comma at the end, a total",
      "bill.csv",
      "账单导出,,,,,,\n账号:,17,,,,,\n---------------------,,,,,,\n"
      "账期 , 账号ID  ,实例ID    ,实例标签  ,计费项 ,应付金额   ,币种\n"
      "2026-10,123456789012345678\t,i-1,,ecs,10.5,CNY,\n"
      "2026-10,123456789012345678\t,i-2,,ecs,2,CNY,\n合计,,,,,12.5,\n",
      COSTS, "2026-10|123456789012345678|i-1|10.5|CNY 2026-10|123456789012345678|i-2|2|CNY" },
    { "10: a number with an exponent is that number", "focus.csv",
      "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ServiceName\n"
      "1E-05,17,CNY,2026-06-30T16:00:00Z,ECS\n",
      COSTS, "2026-07|17||1.0e-05|CNY" },
    { "11: a region in either case is one, and global is none of them", "regions.json",
      "{\"Resources\":[" RESOURCE("a", ",\"RegionId\":\"cn-hangzhou\"")
          NEXT("b", ",\"RegionId\":\"CN-Hangzhou\"") NEXT("c", ",\"RegionId\":\"global\"")
              NEXT("d", "") "]}",
      REGIONS, "=1 cn-hangzhou=2 global=1" },
    { "14: controls in groups of groups, the same in two; one that did not run", "benchmark.json",
      "{\"groups\":[{\"group_id\":\"g\",\"groups\":[{\"group_id\":\"h\",\"groups\":[],\"controls\":[{\"summary\":{\"alarm\":1},\"results\":[{\"reason\":\"bad\",\"resource\":\"i-1\",\"status\":\"alarm\",\"dimensions\":[{\"key\":\"region\",\"value\":\"cn-hangzhou\"},{\"key\":\"account_id\",\"value\":\"17\"}]},{\"reason\":\"fine\",\"resource\":\"i-2\",\"status\":\"ok\",\"dimensions\":[{\"key\":\"account_id\",\"value\":\"17\"}]}],\"control_id\":\"c1\",\"title\":\"One\",\"run_status\":4},{\"results\":null,\"control_id\":\"c2\",\"run_error\":\"HTTP"
      " 403\"},{\"results\":[{\"reason\":\"-\",\"resource\":\"i-1\",\"status\":\"skip\",\"dimensions\":null}],\"control_id\":\"c3\",\"severity\":\"high\"}]}],\"controls\":[{\"results\":[{\"reason\":\"bad\",\"resource\":\"i-1\",\"status\":\"alarm\",\"dimensions\":[{\"key\":\"region\",\"value\":\"cn-hangzhou\"},{\"key\":\"account_id\",\"value\":\"17\"}]}],\"control_id\":\"c1\",\"title\":\"One\"}]}]}",
      FINDINGS, "17|c1|i-1|cn-hangzhou|open 17|c1|i-2||compliant |c3|i-1||not-applicable" },
    { "15: a script that assigns its result, by check; what was not looked at is not passed",
      "result.js",
      "scoutsuite_results"
      " =\n{\"account_id\":\"17\",\"provider_code\":\"aliyun\",\"services\":{\"ram\":{\"findings\":{\"ram-mfa\":{\"checked_items\":3,\"description\":\"MFA\",\"flagged_items\":1,\"items\":[\"ram.users.a\"],\"level\":\"danger\"},\"ram-keys\":{\"checked_items\":2,\"flagged_items\":0,\"level\":\"warning\"}},\"users\":{\"a\":{\"name\":\"a\"}}},\"ecs\":{\"findings\":{\"ecs-disk\":{\"checked_items\":0,\"flagged_items\":0,\"level\":\"warning\"}}}}}",
      FINDINGS, "17|ecs-disk|||not-applicable 17|ram-keys|||compliant 17|ram-mfa|||open" },
    { "terraform: resources of all modules, and no data sources", "state.json", TERRAFORM,
      RESOURCES, "|i-1|env:prod |rm-1|" },
};

static void expect(size_t number)
{
    Store *store = fixture_store();
    char *path = fixture_path(cases[number].file);
    const char *expected = cases[number].expected;
    fixture_write(path, cases[number].text, strlen(cases[number].text));
    Table *files = import_run(store, &(ImportPlan){ .paths = (const char *[]){ path, NULL } });
    char *found =
        !files ? xstrdup(failure()) : store_text(store, queries, cases[number].query % NOTHING);
    size_t bytes = found ? strlen(found) : 0, length = strlen(expected);
    cr_expect_eq(files == NULL, cases[number].query == NOTHING, "%s: %s", cases[number].what,
                 files ? "not refused" : found);
    bool is_so = files ? found && !strcmp(found, expected)
                       : bytes >= length && !strcmp(found + bytes - length, expected);
    cr_expect(is_so, "%s:\n%s\nnot\n%s", cases[number].what, found, expected);
    table_free(files);
    free(found);
    unlink(path);
    free(path);
    store_close(store);
}

Test(public_cases, come_out_right)
{
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(i);
}

Test(public_cases, keep_no_secret_of_a_terraform_state)
{
    static const char secret[] = "s3cret";
    char *name = fixture_path("state.wellbook"), *path = fixture_path("state.json");
    char piece[4096 + sizeof secret] = "";
    Store *store = engagement_create(name, &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(store, "%s", failure());
    fixture_write(path, TERRAFORM, strlen(TERRAFORM));
    Table *files = import_run(store, &(ImportPlan){ .paths = (const char *[]){ path, NULL } });
    cr_assert_not_null(files, "%s", failure());
    cr_expect_str_eq(table_get(files, 0, "unreadable"), "1", "the odd one is in the tray");
    table_free(files);
    store_close(store);
    FILE *file = fopen(name, "r");
    cr_assert_not_null(file);
    for (size_t kept = 0, bytes; (bytes = fread(piece + kept, 1, 4096, file));) {
        cr_expect_null(memmem(piece, kept + bytes, secret, sizeof secret - 1));
        size_t all = kept + bytes;
        kept = all < sizeof secret - 2 ? all : sizeof secret - 2;
        memmove(piece, piece + all - kept, kept);
    }
    fclose(file);
    unlink(name);
    unlink(path);
    free(name);
    free(path);
}

static void import_all(Store *store, const char *name, const char *text, size_t bytes)
{
    char *path = fixture_path(name);
    fixture_write(path, text, bytes);
    Table *files = import_run(store, &(ImportPlan){ .paths = (const char *[]){ path, NULL } });
    cr_assert_not_null(files, "%s: %s", name, failure());
    table_free(files);
    unlink(path);
    free(path);
}

static void expect_text(Store *store, int query, const char *wanted)
{
    char *found = store_text(store, queries, query);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, wanted, "%s, not %s", found, wanted);
    free(found);
}

/* 6: of a bill's four rows one names a resource; the others are the account's, and in the sum. */
Test(public_cases, region_in_a_bill_is_no_resource)
{
    static const char resources[] = "{\"Resources\":[" RESOURCE(
        "i-bp1", ",\"Tags\":[{\"Key\":\"App\",\"Value\":\"shop\"}]") "]}",
                      bill[] = "账期,账号ID,实例ID,计费项,产品,应付金额\n"
                               "2026-10,1766185894101234,cn-shanghai;standard,存储,oss,1\n"
                               "2026-10,1766185894101234,cn-beijing,快照,snapshot,2\n"
                               "2026-10,1766185894101234,i-bp1,计算,ecs,4\n"
                               "2026-10,1766185894101234,,流量,cdn,8\n";
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop");
    import_all(store, "resources.json", resources, sizeof resources - 1);
    import_all(store, "bill.csv", bill, sizeof bill - 1);
    cr_assert(form_set(store, "business", shop, "tags", "App:shop"), "%s", failure());
    expect_text(store, OWNERS, "cdn=8 ecs=4 of the shop oss=1 snapshot=2");
    expect_text(store, SUM, "15");
    free(shop);
    store_close(store);
}

/* 8: one bill as Excel saves it anywhere; two of its characters are not of GBK. */
Test(public_cases, bill_is_the_same_in_any_encoding)
{
    static const struct {
        const char *code, *mark;
        char separator;
    } forms[] = { { "UTF-8", "", ',' },
                  { "UTF-8", "\xEF\xBB\xBF", ',' },
                  { "GB18030", "", ',' },
                  { "UTF-16LE", "\xEF\xBB\xBF", '\t' } };
    for (size_t i = 0; i < COUNT(forms); i++) {
        char *text = xasprintf("%s账期,账号ID,计费项,实例ID,实例昵称,应付金额\n"
                               "2026-10,17,计算,i-1,𠮷㐂店,10.5\n2026-10,17,存储,d-1,,2\n",
                               forms[i].mark),
             bytes[512], *in = text, *out = bytes;
        for (char *at = text; *at; at++)
            *at = *at == ',' ? forms[i].separator : *at;
        size_t left = strlen(text), room = sizeof bytes;
        iconv_t converter = iconv_open(forms[i].code, "UTF-8");
        cr_assert_neq(iconv(converter, &in, &left, &out, &room), (size_t)-1);
        iconv_close(converter);
        Store *store = fixture_store();
        import_all(store, "bill.csv", bytes, sizeof bytes - room);
        expect_text(store, NAMES, "d-1||2 i-1|𠮷㐂店|10.5");
        store_close(store);
        free(text);
    }
}

static void map(Store *store, const char *product, const char *check, const char *practice)
{
    static const Query query[] = {
        { "ttt", "INSERT INTO check_map (product, \"check\", practice, mapped_at, mapped_by)"
                 " VALUES (?1, ?2, ?3, '', '')" },
        { 0 },
    };
    cr_assert(store_change(store, query, 0, product, check, practice), "%s", failure());
}

#define CONFIG(rule, resource, type)                                                               \
    "{\"RiskLevel\":1,\"ComplianceType\":\"" type "\",\"EvaluationResultIdentifier\":{"            \
    "\"EvaluationResultQualifier\":{\"ConfigRuleArn\":\"acs:config::17:rule/" rule                 \
    "\",\"ConfigRuleId\":\"" rule "\",\"ResourceId\":\"" resource "\"}}}"
#define CONFIGS(items) "{\"EvaluationResults\":{\"EvaluationResultList\":[" items "]}}"

/* 17: three rules were evaluated, of which one had no data; of a fourth practice nothing speaks. */
Test(public_cases, practice_without_a_check_is_not_one_without_findings)
{
    static const char text[] = CONFIGS(CONFIG("cr-1", "a", "NON_COMPLIANT") "," CONFIG(
        "cr-2", "a", "COMPLIANT") "," CONFIG("cr-3", "a", "INSUFFICIENT_DATA"));
    Store *store = fixture_store();
    map(store, "config", "cr-1", "SEC08_1");
    map(store, "config", "cr-2", "SEC08_2");
    map(store, "config", "cr-3", "SEC08_3");
    import_all(store, "config.json", text, sizeof text - 1);
    expect_text(store, STATES,
                "SEC08_1=found SEC08_2=none SEC08_3=not-applicable SEC08_4=not-evaluated");
    store_close(store);
}

/* 18: three sources name one resource in their ways; a resource stands in a row for each tag. */
Test(public_cases, resource_of_three_sources_is_one)
{
    static const char config[] = CONFIGS(CONFIG("cr-1", "i-bp1", "NON_COMPLIANT")),
                      advisor[] = "{\"Data\":{\"Advice\":[{\"CheckId\":\"Ecs\",\"Severity\":1,"
                                  "\"AliyunId\":17,\"ResourceId\":\"I-BP1\"}]}}",
                      prowler[] = "CHECK_ID;STATUS;RESOURCE_UID;ACCOUNT_UID\n"
                                  "ecs_x;FAIL;acs:ecs:cn-hangzhou:17:instance/i-bp1;17\n",
                      tags[] = "{\"Resources\":[" RESOURCE("i-bp1", ",\"Tags\":{\"a\":\"1\"}")
                          NEXT("i-bp1", ",\"Tags\":{\"b\":\"2\"}") "]}";
    Store *store = fixture_store();
    map(store, "config", "cr-1", "SEC08_1");
    map(store, "advisor", "Ecs", "SEC08_1");
    map(store, "prowler", "ecs_x", "SEC08_1");
    import_all(store, "config.json", config, sizeof config - 1);
    import_all(store, "advisor.json", advisor, sizeof advisor - 1);
    import_all(store, "prowler.csv", prowler, sizeof prowler - 1);
    import_all(store, "resources.json", tags, sizeof tags - 1);
    expect_text(store, FAULTS, "3 of 3");
    expect_text(store, PLACES, "1");
    expect_text(store, LIVE, "1");
    store_close(store);
}
