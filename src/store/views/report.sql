-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a check is called in each language, and its pillar: by its practice, or else as its source
-- says. One row a check and account.
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

-- Findings in words and pillars.
CREATE TEMP VIEW finding_in_words AS
  SELECT finding_list.*, name_en, name_zh, pillar, iif(finding_list.resource > '',
    finding_list.account || ' ' || finding_list.region || ' ' || finding_list.resource, NULL) AS
    place
  FROM finding_list
  JOIN check_name ON check_name.grp = finding_list.grp;

-- Tags are key:value, apart by ';'.
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

-- What the checks that prove a practice say of it.
CREATE TEMP VIEW practice_evidence AS
  SELECT group_practice.practice, count(DISTINCT iif(status_rank = 1, source || ' ' || "check", NULL)) AS
    open_checks, count(DISTINCT iif(status_rank = 1, place, NULL)) AS open_resources, count(DISTINCT
    iif(status_rank = 2, source || ' ' || "check", NULL)) AS compliant_checks, count(DISTINCT
    iif(status_rank = 2, place, NULL)) AS compliant_resources, sum(status_rank = 1) AS open,
    sum(status_rank = 2) AS compliant, sum(status_rank = 4) AS suppressed
  FROM group_practice
  JOIN finding_in_words USING (grp)
  WHERE strength = 'proves'
  GROUP BY group_practice.practice;
