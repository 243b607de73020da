/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make_evaluations ROWS csv|json - evaluation results of Cloud Config, the same ones each
 * time: 300 rules, 8 accounts, 4 regions; JSON in pages of 100. */
#include "config.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"

static uint64_t state = 42;

static unsigned below(unsigned limit)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (unsigned)((state * UINT64_C(2685821657736338717)) >> 33) % limit;
}

static const char *const regions[] = { "cn-hangzhou", "cn-shanghai", "cn-beijing", "cn-shenzhen" };

static void put_csv(unsigned row)
{
    unsigned rule = below(300), account = below(8), region = below(4);
    unsigned high = below(1U << 30), low = below(1U << 16);
    const char *type = below(10) < 3 ? "NON_COMPLIANT" : "COMPLIANT";
    printf("1208863178%06u,cr-cac56457e0d900d3%04u,rule number %u,%u,%s,%s,ACS::ECS::Instance,"
           "i-hp3%08x%04x,host-%u,No property contains.,1793491200000,"
           "ConfigurationItemChangeNotification,cp-bcc33457e0d900d50001,"
           "acs:config::1208863178%06u:rule/cr-cac56457e0d900d3%04u,false\n",
           account, rule, rule, rule % 3 + 1, type, regions[region], high, low, row % 50000,
           account, rule);
}

static void put_json(unsigned row, unsigned rows)
{
    unsigned rule = below(300), account = below(8), region = below(4);
    unsigned high = below(1U << 30), low = below(1U << 16);
    const char *type = below(10) < 3 ? "NON_COMPLIANT" : "COMPLIANT";
    if (row % 100 == 0)
        puts("{\"RequestId\":\"R\",\"EvaluationResults\":{\"EvaluationResultList\":[");
    printf("{\"RiskLevel\":%u,\"ComplianceType\":\"%s\",\"ResultRecordedTimestamp\":1793491200000,"
           "\"Annotation\":\"No property contains.\",\"InvokingEventMessageType\":"
           "\"ConfigurationItemChangeNotification\",\"RemediationEnabled\":false,"
           "\"EvaluationResultIdentifier\":{\"EvaluationResultQualifier\":{\"ConfigRuleArn\":"
           "\"acs:config::1208863178%06u:rule/cr-cac56457e0d900d3%04u\",\"ResourceType\":"
           "\"ACS::ECS::Instance\",\"ConfigRuleName\":\"rule number %u\",\"ConfigRuleId\":"
           "\"cr-cac56457e0d900d3%04u\",\"RegionId\":\"%s\",\"ResourceId\":\"i-hp3%08x%04x\","
           "\"ResourceName\":\"host-%u\",\"CompliancePackId\":\"cp-bcc33457e0d900d50001\"}}}",
           rule % 3 + 1, type, account, rule, rule, rule, regions[region], high, low, row % 50000);
    puts(row % 100 == 99 || row + 1 == rows ? "]}}" : ",");
}

int main(int count, char **words)
{
    if (count != 3)
        return 2;
    bool is_json = !strcmp(words[2], "json");
    unsigned rows = (unsigned)strtoul(words[1], NULL, 10);
    if (!is_json)
        puts("AccountId,ConfigRuleId,ConfigRuleName,RiskLevel,ComplianceType,RegionId,ResourceType,"
             "ResourceId,ResourceName,Annotation,ResultRecordedTimestamp,InvokingEventMessageType,"
             "CompliancePackId,ConfigRuleArn,RemediationEnabled");
    for (unsigned row = 0; row < rows; row++)
        is_json ? put_json(row, rows) : put_csv(row);
    return ferror(stdout) != 0;
}
