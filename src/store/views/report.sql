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

-- What the inventory calls a resource.
-- kept by place
CREATE TEMP VIEW inventory_name AS
  SELECT account, lower(resource) AS place, max(name) AS known
  FROM live_resource
  WHERE name > ''
  GROUP BY 1, 2;

-- Findings in words and pillars; a resource is the same in small letters and in capitals. What is idle wastes
-- money and threatens nothing: it is medium at most, whatever its source calls it. What a check says of a
-- whole account is its resources that are open once more, and no finding of its own where it lists them. Where
-- a source says no name of a resource, or its id for one, or no account, it is that of the inventory.
-- kept by grp while finding is small
CREATE TEMP VIEW finding_in_words AS
  SELECT finding_list.id, key, finding_list.grp, source, "check", name, iif(pillar = 'cost',
    min(severity_rank, 3), severity_rank) AS severity_rank, status_rank, at AS account, region, resource, type,
    iif(resource_name IN ('', resource), coalesce(known, resource_name), resource_name) AS resource_name, practice, detail, remediation, cost, first_seen, last_seen, gone, suppressed_because,
    name_en, name_zh, pillar, iif(finding_list.resource > '', at || ' ' ||
    lower(finding_list.resource), NULL) AS place
  FROM (SELECT *, iif(account > '' OR resource = '', account, ifnull((SELECT iif(min(account) = max(account),
    min(account), '') FROM inventory_name WHERE inventory_name.place = lower(finding_list.resource)), '')) AS at
    FROM finding_list) AS finding_list
  JOIN check_name ON check_name.grp = finding_list.grp
  LEFT JOIN inventory_name ON inventory_name.account = at AND inventory_name.place =
    lower(finding_list.resource)
  WHERE NOT (resource = '' AND status_rank = 1 AND (source, "check") IN (SELECT source, "check" FROM
    check_tally WHERE resources > 0));

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

-- Whose a resource is: the value of its tag Owner, by name where that is the logon of one person we know, or else
-- the technical owner of the workload whose it is.
-- kept by place
CREATE TEMP VIEW place_person AS WITH tagged AS MATERIALIZED (SELECT account, place, trim(substr(value, 1,
    instr(value, ';') - 1)) AS value
  FROM (SELECT account, place, substr(tags, instr(lower(tags), ';owner:') + 7) AS value FROM (SELECT account,
    lower(resource) AS place, max(';' || replace(tags, '; ', ';') || ';') AS tags FROM live_resource GROUP BY
    1, 2) WHERE instr(lower(tags), ';owner:')))
  SELECT account, place, ifnull((SELECT max(person) FROM known_person WHERE login = replace(replace(replace(lower(
    tagged.value), '.', ''), '_', ''), '-', '') HAVING count(*) = 1), value) AS person
  FROM tagged
  WHERE value > ''
  UNION ALL SELECT account, lower(resource), max(value)
  FROM place_owner
  JOIN field_value ON form = 'business' AND field = 'technical_owner' AND record = place_owner.workload
  WHERE value > '' AND (account, lower(resource)) NOT IN (SELECT account, place FROM tagged WHERE value > '')
  GROUP BY 1, 2;

-- Ways in from the Internet, each once: addresses of the inventory, and what open findings of the checks of kind
-- public-endpoint name besides. An EIP is bound or unbound where a check of kind unbound-address looked at its
-- account; of the others nobody knows. `state` is a word of kind address-state.
-- kept
CREATE TEMP VIEW public_endpoint AS WITH listed AS MATERIALIZED (SELECT account, lower(resource) AS place, address,
    type, resource, name, region, tags
  FROM public_address
  JOIN live_resource ON live_resource.id = resource_row), looked AS MATERIALIZED (SELECT DISTINCT check_group.account
  FROM check_group
  JOIN active_cover ON active_cover.grp = check_group.id
  WHERE code IN (SELECT id FROM word WHERE kind = 'unbound-address')), said AS MATERIALIZED (SELECT
    finding_in_words.account, lower(resource) AS place, max(resource) AS resource, max(finding_in_words.type) AS type,
    max(resource_name) AS name, max(region) AS region, word.kind, word.position, word.en, word.zh
  FROM finding_in_words
  JOIN check_group ON check_group.id = finding_in_words.grp
  JOIN word ON word.kind IN ('public-endpoint', 'unbound-address') AND word.id = code
  WHERE status_rank = 1 AND resource > ''
  GROUP BY 1, 2)
  SELECT 0 AS rank, account, place, address, type, resource, name, region, tags, CASE WHEN type <>
    'ACS::EIP::EipAddress' THEN 'bound' WHEN EXISTS (SELECT 1 FROM said WHERE said.account = listed.account AND
    said.place = listed.place AND kind = 'unbound-address') THEN 'unbound' WHEN account IN (SELECT account FROM
    looked) THEN 'bound' ELSE 'unknown' END AS state, NULL AS en, NULL AS zh
  FROM listed
  UNION ALL SELECT said.position, said.account, said.place, '', coalesce(nullif(known.type, ''), said.type),
    said.resource, coalesce(nullif(known.name, ''), said.name), coalesce(nullif(known.region, ''), said.region),
    ifnull(known.tags, ''), 'endpoint', said.en, said.zh
  FROM said
  LEFT JOIN (SELECT account, lower(resource) AS place, max(type) AS type, max(name) AS name, max(region) AS region,
    max(tags) AS tags FROM live_resource GROUP BY 1, 2) AS known ON known.account = said.account AND known.place =
    said.place
  WHERE kind = 'public-endpoint' AND (said.account, said.place) NOT IN (SELECT account, place FROM listed);

-- Costs with the value of their tag Owner.
CREATE TEMP VIEW cost_in_words AS
  SELECT month, account, product, region, tags, amount, currency, iif(owner_at, substr(owner_tags,
    owner_at + 7, instr(substr(owner_tags, owner_at + 7), ';') - 1), '') AS owner
  FROM (SELECT *, ';' || tags || ';' AS owner_tags, instr(lower(';' || tags || ';'), ';owner:') AS
    owner_at FROM cost_list);

-- The one count of contradictions: a row a practice and kind, as Evidence versus answers lists them, over all
-- workloads. Not all of them count in a score: not those of questions that are not answered to the end, nor
-- what is better than it was said to be.
-- kept
CREATE TEMP VIEW differing_practice AS
  SELECT practice, kind, kind <> 'compliant' AS is_claimed, EXISTS (SELECT 1 FROM disproved_answer JOIN
    practice AS one ON one.id = disproved_answer.practice WHERE is_counted AND contradiction.practice IN
    (one.id, one.same_as)) AS is_scored
  FROM contradiction
  GROUP BY practice, kind;

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

-- The resource type that a source means by the name of a product.
CREATE TEMP VIEW product_type (product, type) AS
  VALUES ('ecs', 'ACS::ECS::Instance'), ('yundisk', 'ACS::ECS::Disk'), ('disk', 'ACS::ECS::Disk'), ('snapshot',
    'ACS::ECS::Snapshot'), ('eip', 'ACS::EIP::EipAddress'), ('slb', 'ACS::SLB::LoadBalancer'), ('clb',
    'ACS::SLB::LoadBalancer'), ('alb', 'ACS::ALB::LoadBalancer'), ('nlb', 'ACS::NLB::LoadBalancer'), ('vpc',
    'ACS::VPC::VPC'), ('nat', 'ACS::NAT::NATGateway'), ('nat_gw', 'ACS::NAT::NATGateway'), ('vpn',
    'ACS::VPN::VpnGateway'), ('cbwp', 'ACS::CBWP::CommonBandwidthPackage'), ('cen', 'ACS::CEN::CenInstance'), ('ack',
    'ACS::ACK::Cluster'), ('csk', 'ACS::ACK::Cluster'), ('fc', 'ACS::FC::Function'), ('rds', 'ACS::RDS::DBInstance'),
    ('polardb', 'ACS::PolarDB::DBCluster'), ('kvstore', 'ACS::Redis::DBInstance'), ('redis',
    'ACS::Redis::DBInstance'), ('dds', 'ACS::MongoDB::DBInstance'), ('mongodb', 'ACS::MongoDB::DBInstance'),
    ('elasticsearch', 'ACS::Elasticsearch::Instance'), ('hologram', 'ACS::Hologram::Instance'), ('odps',
    'ACS::MaxCompute::Project'), ('ons', 'ACS::MQ::Instance'), ('alikafka', 'ACS::AliKafka::Instance'), ('oss',
    'ACS::OSS::Bucket'), ('nas', 'ACS::NAS::FileSystem'), ('sls', 'ACS::SLS::Project'), ('cdn', 'ACS::CDN::Domain'),
    ('dcdn', 'ACS::DCDN::Domain'), ('waf', 'ACS::WAF::Instance'), ('kms', 'ACS::KMS::Key'), ('actiontrail',
    'ACS::ActionTrail::Trail');

-- A type in words: of a resource, or else of the product.
CREATE TEMP VIEW type_word AS
  SELECT id AS type, en, zh
  FROM word
  WHERE kind = 'resource-type'
  UNION ALL SELECT product, en, zh
  FROM product_type
  JOIN word ON kind = 'resource-type' AND id = product_type.type
  UNION ALL SELECT id, en, zh
  FROM word
  WHERE kind = 'billed-product' AND id NOT IN (SELECT product FROM product_type);

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

-- Accounts that a workload says are its own and whose resources were never exported, with who sees to the export and until
-- when: the customer's project manager, by the end of the review. `more`: how many others were declared that nobody named.
CREATE TEMP VIEW unexported_scope AS
  SELECT word AS account, workload.id AS workload, workload.name AS workload_name, position, ifnull((SELECT
    nullif(trim(value), '') FROM field_value WHERE form = 'engagement' AND field = 'customer_manager'), '') AS person,
    reviewed AS due, max(0, ifnull((SELECT declared - measured FROM declared_measured WHERE field = 'account_count'), 0) -
    count(*) OVER ()) AS more
  FROM workload_claim
  JOIN workload ON workload.id = workload_claim.workload
  JOIN report_day
  WHERE kind = 'accounts' AND word NOT IN (SELECT account FROM live_resource) AND EXISTS (SELECT 1 FROM live_resource);

-- Accounts that some export names, that no workload says are its own and whose resources were never exported.
CREATE TEMP VIEW unexported_account AS
  SELECT account, group_concat(DISTINCT product) AS sources
  FROM check_group
  JOIN active_cover ON grp = check_group.id
  WHERE account > '' AND account NOT IN (SELECT account FROM live_resource UNION SELECT word FROM workload_claim WHERE kind
    = 'accounts')
  GROUP BY account;

-- Regions with resources that the form, where it says anything of regions, does not name.
CREATE TEMP VIEW undeclared_region AS
  SELECT measured_region.*
  FROM measured_region
  WHERE NOT EXISTS (SELECT 1 FROM field_value WHERE form = 'infrastructure' AND field IN
    ('primary_region', 'other_regions') AND (instr(value, region) OR instr(value, en) OR
    instr(replace(replace(value, ' ', ''), '(', '（'), zh))) AND EXISTS (SELECT 1 FROM field_value WHERE form
    = 'infrastructure' AND field = 'primary_region' AND value > '');

-- What the exports have and nobody declared, in words: a row a region and an account.
CREATE TEMP VIEW undeclared AS
  SELECT 1 AS position, region AS id, resources || iif(resources = 1, ' resource', ' resources') || ' in ' || en AS en, zh
    || '的 ' || resources || ' 个资源' AS zh
  FROM undeclared_region
  UNION ALL SELECT 2, account, 'account ' || account || ' (not exported)', '账号 ' ||
    account || '（资源未导出）'
  FROM unexported_account
  WHERE EXISTS (SELECT 1 FROM live_resource)
  ORDER BY position, id;

-- What is to be cleared up beyond questions: what checks and answers say otherwise, what nobody declared, what is in scope and was not exported, and
-- what a source set aside without a reason.
CREATE TEMP VIEW raised_point AS WITH manager AS (SELECT ifnull((SELECT value FROM field_value WHERE form =
    'engagement' AND field = 'customer_manager'), '') AS person), said AS MATERIALIZED (SELECT practice, kind,
    state, contradiction.workload, scope
  FROM contradiction
  JOIN practice ON practice.id = contradiction.practice
  JOIN question ON question.id = practice.question
  WHERE scope <> 'organization' OR contradiction.workload = (SELECT id FROM workload ORDER BY position LIMIT
    1)), apart AS (SELECT source, max(name_en) || iif(instr("check", ':CVE-'), ' ' ||
    substr("check", instr("check", ':') + 1), '') AS name_en, max(name_zh) || iif(instr("check", ':CVE-'), ' ' || substr("check",
    instr("check", ':') + 1), '') AS name_zh, "check", count(*) AS
    findings, group_concat(DISTINCT nullif(coalesce(nullif(resource_name, ''), resource), '')) AS examples
  FROM finding_in_words
  WHERE status_rank = 4 AND suppressed_because = ''
  GROUP BY source, "check")
  SELECT 'contradiction' AS kind, said.practice AS number, iif(said.scope = 'organization', '', said.workload) AS
    workload, said.scope, question.pillar, practice.title_en, practice.title_zh, ifnull((SELECT
    nullif(asked_person.expert, '') FROM asked_person WHERE asked_person.workload = said.workload AND
    asked_person.question = practice.question), manager.person) AS person, word.en AS why_en, word.zh AS why_zh
  FROM said
  JOIN manager
  JOIN practice ON practice.id = said.practice
  JOIN question ON question.id = practice.question
  JOIN word ON word.kind = 'contradiction' AND word.id = said.kind
  UNION ALL SELECT 'undeclared', '', '', '', '', en, zh, manager.person,
    'Whose is it, and is it part of the assessment?', '属于谁、是否纳入评估'
  FROM undeclared
  JOIN manager
  UNION ALL SELECT 'unexported', '', workload, '', '', 'account ' || account, '账号 ' || account, person,
    'In scope, without an export: deliver its resources, findings and bill', '在评估范围内，尚未导出：请提供资源、检测结果与账单'
  FROM unexported_scope
  UNION ALL SELECT 'aside', '', '', '', '', name_en || ': ' || findings, name_zh || '：' || findings || ' 项',
    manager.person, 'Suppressed in its source without a reason' || ifnull(': ' || examples, ''),
    '来源系统已忽略、未注明原因' || ifnull('：' || replace(examples, ',', '、'), '')
  FROM apart
  JOIN manager;

-- Checks of what runs out, and the best practices that they prove or indicate: known by their codes, or, of
-- a source whose codes say nothing, by what the check is called.
CREATE TEMP VIEW expiry_group AS
  SELECT id, product AS source, "check"
  FROM check_group
  LEFT JOIN check_name ON grp = check_group.id
  WHERE (code GLOB '*-expired-check' AND code NOT GLOB 'ram-*' AND code NOT GLOB '*-image-*') OR
    "check" GLOB '*ExpireCheck' OR name_zh LIKE '%包年包月%到期%' OR name_zh LIKE '%预付费%到期%' OR
    name_en LIKE '%subscription%expir%' OR name_en LIKE '%expir%subscription%';
CREATE TEMP VIEW expiry_practice AS
  SELECT DISTINCT practice
  FROM expiry_group
  JOIN tally_practice USING (source, "check");

-- Subscription resources that ran out or do so within 30 days of `day`, when the data was exported: whatever
-- the inventory or an open check of any source names, each once. `expires` is '' where no export has it;
-- said_en and said_zh are the sources whose checks say so. The person is the value of its tag Owner, by name
-- where that is the logon of one person we know, or else the technical owner of the workload whose it is; the amount is that of the last bill.
-- kept by place
CREATE TEMP VIEW expiring_resource AS WITH data AS MATERIALIZED (SELECT ifnull((SELECT date(max(taken),
    'localtime') FROM active_cover WHERE grp IN (SELECT DISTINCT grp FROM resource)), today()) AS
    day), known AS MATERIALIZED (SELECT account, lower(resource) AS place, max(type) AS type, max(name) AS
    name, max(region) AS region, ifnull(min(iif(expires > '', date(expires, 'localtime'), NULL)), '') AS
    expires
  FROM live_resource
  GROUP BY account, lower(resource)), checked AS MATERIALIZED (SELECT resource, type, max(resource_name) AS
    name, region, account, group_concat(said_en, ', ') AS said_en, group_concat(said_zh, '、') AS said_zh
  FROM (SELECT max(resource) AS resource, max(type) AS type, max(resource_name) AS resource_name,
    max(region) AS region, account, ifnull(word.en, source) AS said_en, ifnull(word.zh, source) AS said_zh
  FROM finding_in_words
  LEFT JOIN word ON word.kind = 'evidence-source' AND word.id = source
  WHERE status_rank = 1 AND resource > '' AND grp IN (SELECT expiry_group.id FROM expiry_group)
  GROUP BY account, lower(resource), source)
  GROUP BY account, lower(resource)), named (resource, account) AS (SELECT resource, account
  FROM live_resource
  JOIN data
  WHERE expires > '' AND date(expires, 'localtime') <= date(day, '+30 days') UNION SELECT resource, account
  FROM checked), place AS (SELECT account, lower(resource) AS place, min(resource) AS resource
  FROM named
  GROUP BY 1, 2), billed AS MATERIALIZED (SELECT account, lower(resource) AS place, round(sum(amount), 2)
    AS amount, max(currency) AS currency
  FROM cost_list
  WHERE resource > '' AND month = (SELECT max(month) FROM cost_list)
  GROUP BY 1, 2)
  SELECT place.resource, place.place, coalesce(nullif(known.type, ''), checked.type, '') AS type,
    coalesce(nullif(known.name, ''), checked.name, '') AS name, coalesce(nullif(known.region, ''),
    checked.region, '') AS region, place.account, ifnull(known.expires, '') AS expires, day, known.place IS
    NOT NULL AS is_listed, ifnull(said_en, '') AS said_en, ifnull(said_zh, '') AS said_zh,
    ifnull((SELECT person FROM place_person WHERE place_person.account = place.account AND place_person.place =
    place.place), '') AS person, amount,
    currency
  FROM place
  JOIN data
  LEFT JOIN known ON known.account = place.account AND known.place = place.place
  LEFT JOIN checked ON checked.account = place.account AND lower(checked.resource) = place.place
  LEFT JOIN billed ON billed.account = place.account AND billed.place = place.place;
