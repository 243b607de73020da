-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a check is called in each language, and its pillar: by its practice, or else as its source
-- says. One row a check and account.
-- kept by grp
CREATE TEMP VIEW check_name AS
  SELECT check_group.id AS grp, coalesce(nullif(known_check.name_en, ''), nullif(rule.name, ''),
    nullif(check_group.name, ''), (SELECT max(name) FROM check_group AS other WHERE other.rule =
    check_group.rule AND name > ''), check_group."check") AS name_en,
    coalesce(nullif(known_check.name_zh, ''), nullif(rule.name, ''), nullif(check_group.name, ''),
    (SELECT max(name) FROM check_group AS other WHERE other.rule = check_group.rule AND name > ''),
    check_group."check") AS name_zh, coalesce((SELECT question.pillar FROM practice JOIN question ON
    question.id = question WHERE practice.id = check_group.practice), nullif(rule.pillar, ''), CASE
    WHEN check_group.layer LIKE 'cost-%' THEN 'cost' WHEN check_group.product = 'security-center'
    THEN 'security' ELSE '' END) AS pillar
  FROM check_group
  LEFT JOIN known_check ON known_check.id = check_group.code
  LEFT JOIN rule ON rule.key = check_group.rule AND rule.first_batch IN (SELECT number FROM
    import_batch WHERE state = 'active');

-- Findings in words and pillars; a resource is the same in small letters and in capitals. What is idle wastes
-- money and threatens nothing: it is medium at most, whatever its source calls it.
-- kept by grp while finding is small
CREATE TEMP VIEW finding_in_words AS
  SELECT finding_list.id, key, finding_list.grp, source, "check", name, iif(pillar = 'cost',
    min(severity_rank, 3), severity_rank) AS severity_rank, status_rank, account, region, resource, type,
    resource_name, practice, detail, remediation, cost, first_seen, last_seen, gone, suppressed_because,
    name_en, name_zh, pillar, iif(finding_list.resource > '', finding_list.account || ' ' ||
    lower(finding_list.resource), NULL) AS place
  FROM finding_list
  JOIN check_name ON check_name.grp = finding_list.grp;

-- What is open, each fault of a resource once: what several checks say of one resource for the same best
-- practice is one fault with so many witnesses, and the worst of them describes it. Of a check that
-- belongs to no practice each resource is a fault; what is about no resource stands alone.
CREATE TEMP VIEW fault AS
  SELECT *, max(severity_rank) AS worst, count(DISTINCT source || ' ' || "check") AS witnesses,
    count(DISTINCT source) AS sources
  FROM finding_in_words
  WHERE status_rank = 1
  GROUP BY CASE WHEN resource = '' THEN id WHEN practice > '' THEN practice ELSE source || ' ' ||
    "check" END, account, resource COLLATE NOCASE;

-- Tags are key:value, apart by ';'.
-- kept
CREATE TEMP VIEW live_resource AS
  SELECT resource_list.*, tags > '' AS is_tagged
  FROM resource_list
  WHERE status = 'open';

-- One row a resource and address that is reachable from the Internet.
CREATE TEMP VIEW public_address AS WITH RECURSIVE part (resource_row, rest, address) AS (SELECT id,
    replace(addresses, ',', ';') || ';', '' FROM live_resource WHERE addresses > '' UNION ALL SELECT
    resource_row, substr(rest, instr(rest, ';') + 1), trim(substr(rest, 1, instr(rest, ';') - 1))
    FROM part WHERE rest > '') SELECT DISTINCT resource_row, address
  FROM part
  WHERE address GLOB '[23]*:*' OR (address GLOB '[1-9]*.*.*.[0-9]*' AND NOT (address GLOB '10.*' OR
    address GLOB '192.168.*' OR address GLOB '127.*' OR address GLOB '169.254.*' OR address GLOB
    '172.1[6-9].*' OR address GLOB '172.2[0-9].*' OR address GLOB '172.3[01].*' OR address GLOB
    '100.6[4-9].*' OR address GLOB '100.[7-9][0-9].*' OR address GLOB '100.1[01][0-9].*' OR address
    GLOB '100.12[0-7].*'));

-- Costs with the value of their tag Owner.
CREATE TEMP VIEW cost_in_words AS
  SELECT month, account, product, region, tags, amount, currency, iif(owner_at, substr(owner_tags,
    owner_at + 7, instr(substr(owner_tags, owner_at + 7), ';') - 1), '') AS owner
  FROM (SELECT *, ';' || tags || ';' AS owner_tags, instr(lower(';' || tags || ';'), ';owner:') AS
    owner_at FROM cost_list);

-- Practices that are said to be in place, or to be no matter, and that their checks say otherwise of.
CREATE TEMP VIEW differing_practice AS
  SELECT practice, max(state = 'in-place') AS is_claimed
  FROM state_evidence
  JOIN practice_answer USING (practice, workload)
  WHERE open > 0 AND state IN ('in-place', 'not-applicable')
  GROUP BY practice;

-- Which resource types a count of the form on infrastructure speaks of.
CREATE TEMP VIEW declared_type (field, type) AS
  VALUES ('vpc_count', 'ACS::VPC::VPC'), ('eip_count', 'ACS::EIP::EipAddress'),
    ('load_balancer_count', 'ACS::SLB::LoadBalancer'), ('load_balancer_count',
    'ACS::ALB::LoadBalancer'), ('load_balancer_count', 'ACS::NLB::LoadBalancer'), ('ecs_count',
    'ACS::ECS::Instance'), ('ack_clusters', 'ACS::ACK::Cluster'), ('database_count',
    'ACS::RDS::DBInstance'), ('database_count', 'ACS::PolarDB::DBCluster'), ('database_count',
    'ACS::MongoDB::DBInstance'), ('database_count', 'ACS::OceanBase::Instance'), ('cache_count',
    'ACS::Redis::DBInstance'), ('kms_instances', 'ACS::KMS::Instance'), ('oceanbase_clusters',
    'ACS::OceanBase::Instance'), ('scaling_groups', 'ACS::ESS::ScalingGroup'), ('oss_buckets',
    'ACS::OSS::Bucket');

-- Regions whatever their case; what is of no region is not one.
CREATE TEMP VIEW measured_region AS
  SELECT lower(region) AS region, count(*) AS resources, ifnull(word.en, lower(region)) AS en,
    ifnull(word.zh, lower(region)) AS zh
  FROM live_resource
  LEFT JOIN word ON word.kind = 'region' AND word.id = lower(region)
  WHERE region > '' AND lower(region) <> 'global'
  GROUP BY lower(region);

-- What the exports say where a form gives a number: of accounts those whose resources were
-- exported, of zones those of the region with most resources, of the bill the last month.
-- kept
CREATE TEMP VIEW measured_count AS
  SELECT 'account_count' AS field, count(DISTINCT account) AS measured
  FROM live_resource
  WHERE account > ''
  UNION ALL SELECT 'resource_count', count(*)
  FROM (SELECT DISTINCT account, region, resource, type FROM live_resource)
  UNION ALL SELECT 'zone_count', count(DISTINCT zone)
  FROM live_resource
  WHERE zone > '' AND lower(region) = (SELECT region FROM measured_region ORDER BY resources DESC,
    region LIMIT 1)
  UNION ALL SELECT field, count(resource)
  FROM (SELECT DISTINCT field, account, region, live_resource.resource FROM declared_type LEFT JOIN
    live_resource USING (type))
  GROUP BY field
  UNION ALL SELECT 'monthly_cost', amount
  FROM last_bill
  WHERE currency = (SELECT substr(value, instr(value, ' ') + 1) FROM field_value WHERE form =
    'infrastructure' AND field = 'monthly_cost');

-- The forms' numbers beside the exports'. Missing: an account in scope was not exported; short: not
-- half of what the form says was seen; else the numbers differ by more than a tenth, or not. NULL
-- where the form says nothing.
CREATE TEMP VIEW declared_measured AS
  SELECT form_value.field, field_position AS position, label_en, label_zh, unit_en, unit_zh,
    CAST(nullif(value, '') AS NUMERIC) AS declared, measured, measured - CAST(nullif(value, '') AS
    NUMERIC) AS difference, CASE WHEN value = '' THEN '' WHEN form_value.field = 'account_count' AND
    measured < CAST(value AS NUMERIC) THEN 'missing' WHEN measured * 2 < CAST(value AS NUMERIC) THEN
    'short' WHEN abs(measured - CAST(value AS NUMERIC)) * 10 > CAST(value AS NUMERIC) THEN 'differs' ELSE 'agrees' END AS verdict
  FROM form_value
  JOIN measured_count USING (field)
  WHERE form = 'infrastructure' AND EXISTS (SELECT 1 FROM live_resource);

-- Accounts that some export names and whose resources were never exported.
CREATE TEMP VIEW unexported_account AS
  SELECT account, group_concat(DISTINCT product) AS sources
  FROM check_group
  JOIN active_cover ON grp = check_group.id
  WHERE account > '' AND account NOT IN (SELECT account FROM live_resource)
  GROUP BY account;

-- Checks of what runs out, and the best practices that they prove or indicate.
CREATE TEMP VIEW expiry_group AS
  SELECT id, product AS source, "check"
  FROM check_group
  WHERE (code GLOB '*-expired-check' AND code NOT GLOB 'ram-*' AND code NOT GLOB '*-image-*') OR
    "check" GLOB '*ExpireCheck';
CREATE TEMP VIEW expiry_practice AS
  SELECT DISTINCT practice
  FROM expiry_group
  JOIN tally_practice USING (source, "check");

-- Subscription resources that run out within 30 days of `day`, when the data was exported: from the
-- inventory, and from checks, which also name those that ran out before. One row a resource; `expires` is
-- '' where no export has it, said_en and said_zh are the checks that say so.
-- kept
CREATE TEMP VIEW expiring_resource AS WITH data AS MATERIALIZED (SELECT ifnull((SELECT date(max(taken),
    'localtime') FROM active_cover WHERE grp IN (SELECT DISTINCT grp FROM resource)), date('now')) AS
    day), listed AS MATERIALIZED (SELECT resource, type, name, region, account, date(expires,
    'localtime') AS expires
  FROM live_resource, data
  WHERE expires > '' AND date(expires, 'localtime') BETWEEN day AND date(day, '+30 days')
  GROUP BY resource), checked AS MATERIALIZED (SELECT resource, type, max(resource_name) AS name, region,
    account, group_concat(name_en, ', ') AS said_en, group_concat(name_zh, '、') AS said_zh
  FROM (SELECT resource, type, max(resource_name) AS resource_name, region, account, name_en, name_zh
  FROM finding_in_words
  WHERE status_rank = 1 AND resource > '' AND grp IN (SELECT id FROM expiry_group)
  GROUP BY resource, name_en, name_zh)
  GROUP BY resource)
  SELECT listed.*, day, 1 AS is_listed, ifnull(said_en, '') AS said_en, ifnull(said_zh, '') AS said_zh
  FROM listed
  JOIN data
  LEFT JOIN checked ON checked.resource = listed.resource
  UNION ALL SELECT resource, type, name, region, account, ifnull((SELECT min(date(expires,
    'localtime')) FROM live_resource WHERE live_resource.resource = checked.resource AND expires > ''),
    ''), day, 0, said_en, said_zh
  FROM checked
  JOIN data
  WHERE resource NOT IN (SELECT resource FROM listed);
