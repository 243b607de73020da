-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TEMP VIEW active_cover AS
  SELECT import_cover.*
  FROM import_cover
  JOIN import_batch ON number = batch AND state = 'active';

-- The practices that a check and account speaks of: the one the consultant put it to, or those that the
-- bank names for it. check_group.practice is the first of them, where its findings are listed.
-- kept by practice, strength, grp
CREATE TEMP VIEW group_practice AS
  SELECT check_group.id AS grp, check_map.practice, 'proves' AS strength
  FROM check_map
  JOIN check_group ON check_group.product = check_map.product AND check_group."check" =
    check_map."check"
  UNION ALL SELECT check_group.id, practice_check.practice, strength
  FROM practice_check
  JOIN check_group ON code = practice_check."check"
  WHERE code > '' AND NOT EXISTS (SELECT 1 FROM check_map WHERE check_map.product =
    check_group.product AND check_map."check" = check_group."check");

-- The same of the checks that were counted, all accounts together.
-- kept by practice
CREATE TEMP VIEW tally_practice AS
  SELECT DISTINCT check_group.product AS source, check_group."check", group_practice.practice,
    strength
  FROM group_practice
  JOIN check_group ON check_group.id = grp;

-- A check's own level says `critical` where its results know only `high`.
CREATE TEMP VIEW finding_list AS
  SELECT finding.id, finding.key, finding.grp, check_group.product AS source, check_group."check",
    coalesce(nullif(rule.name, ''), nullif(check_group.name, ''), check_group."check") AS name, CASE
    WHEN finding.severity = 4 AND rule.severity = 5 THEN 5 WHEN finding.severity THEN
    finding.severity ELSE ifnull(rule.severity, 0) END AS severity_rank, CASE WHEN suppression.key
    IS NOT NULL AND finding.status = 1 THEN 4 ELSE finding.status END AS status_rank,
    check_group.account, finding.region, finding.resource, finding.type, finding.name AS
    resource_name, check_group.practice, finding.detail, coalesce(nullif(finding.remediation, ''),
    rule.remediation, '') AS remediation, coalesce(nullif(finding.cost, ''), rule.cost, '') AS cost,
    coalesce(nullif(finding.since, ''), (SELECT taken FROM import_cover WHERE import_cover.grp =
    finding.grp AND import_cover.batch = finding.first_batch), '') AS first_seen, ifnull((SELECT
    max(taken) FROM active_cover WHERE active_cover.grp = finding.grp AND (finding.gone = '' OR
    taken < finding.gone)), '') AS last_seen, finding.gone, ifnull(suppression.reason, '') AS
    suppressed_because
  FROM finding
  JOIN import_batch ON number = finding.first_batch AND state = 'active'
  JOIN check_group ON check_group.id = finding.grp
  LEFT JOIN rule ON rule.key = check_group.rule AND rule.first_batch IN (SELECT number FROM
    import_batch WHERE state = 'active')
  LEFT JOIN suppression ON suppression.key = finding.key;

-- What findings are filtered and sorted by. As finding_list says, but read from the table itself: a
-- million rows are looked at for each filter, and what belongs to a check is asked of its few groups.
-- All of it is looked up only where a query names it.
CREATE TEMP VIEW finding_sieve AS
  SELECT id, grp, resource, finding.name AS resource_name, region, type,
    first_batch IN (SELECT number FROM import_batch WHERE state = 'active') AS is_active,
    iif(finding.status = 1 AND finding.key IN (SELECT key FROM suppression), 4, status)
      AS status_rank,
    CASE WHEN finding.severity = 4 AND finding.grp IN (SELECT check_group.id FROM check_group
        JOIN rule ON rule.key = check_group.rule AND rule.first_batch IN
        (SELECT number FROM import_batch WHERE state = 'active') WHERE rule.severity = 5) THEN 5
      WHEN finding.severity THEN finding.severity
      ELSE ifnull((SELECT rule.severity FROM check_group JOIN rule ON rule.key = check_group.rule
        AND rule.first_batch IN (SELECT number FROM import_batch WHERE state = 'active')
        WHERE check_group.id = finding.grp), 0) END AS severity_rank,
    coalesce((SELECT nullif(rule.name, '') FROM check_group JOIN rule ON rule.key =
        check_group.rule AND rule.first_batch IN (SELECT number FROM import_batch
        WHERE state = 'active') WHERE check_group.id = finding.grp),
      (SELECT coalesce(nullif(name, ''), "check") FROM check_group
        WHERE check_group.id = finding.grp)) AS name,
    (SELECT account FROM check_group WHERE check_group.id = finding.grp) AS account,
    (SELECT product FROM check_group WHERE check_group.id = finding.grp) AS source,
    (SELECT practice FROM check_group WHERE check_group.id = finding.grp) AS practice
  FROM finding;

-- kept
CREATE TEMP VIEW resource_list AS
  SELECT resource.id, resource.grp, account, region, zone, type, resource, resource.name, resource_group, tags,
    created, expires, addresses, monthly_cost, gone, CASE WHEN status = 3 THEN 'resolved' ELSE
    'open' END AS status
  FROM resource
  JOIN import_batch ON number = first_batch AND state = 'active'
  JOIN check_group ON check_group.id = grp;

-- Of each month and account, what the newest bill says.
-- kept while cost is small
CREATE TEMP VIEW cost_list AS
  SELECT cost.id, cost.grp, "check" AS month, account, cost.product, resource, cost.name, region, tags,
    item, amount, currency
  FROM cost
  JOIN check_group ON check_group.id = cost.grp
  WHERE cost.batch = (SELECT max(batch) FROM active_cover WHERE active_cover.grp = cost.grp);

CREATE TEMP VIEW metric_list AS
  SELECT metric.id, account, resource, metric.name, at, average, maximum, minimum
  FROM metric
  JOIN check_group ON check_group.id = metric.grp
  WHERE metric.batch = (SELECT max(batch) FROM active_cover WHERE active_cover.grp = metric.grp);

CREATE TEMP VIEW tray AS
  SELECT import_tray.*
  FROM import_tray
  JOIN import_batch ON number = batch AND state = 'active';

CREATE TEMP VIEW unmapped_check AS
  SELECT product AS source, "check", max(coalesce( nullif(check_group.name, ''), (SELECT name FROM
    rule WHERE rule.key = check_group.rule), '')) AS name, count(DISTINCT account) AS accounts
  FROM check_group
  WHERE practice = '' AND EXISTS (SELECT 1 FROM finding_key WHERE grp = check_group.id) AND EXISTS
    (SELECT 1 FROM active_cover WHERE grp = check_group.id)
  GROUP BY product, "check";

-- What stands for a piece of evidence in a report: what was said, or the name of a document and the day
-- it came; where it lies, the register of evidence says.
CREATE TEMP VIEW evidence_name AS WITH piece AS (SELECT id, workload, question, kind, content,
    rtrim(content, '/') AS address, date(added_at, 'localtime') AS day FROM evidence), named AS (SELECT
    *, iif(kind = 'link', replace(address, rtrim(address, replace(address, '/', '')), ''), content) AS
    name FROM piece)
  SELECT id, workload, question, day, iif(kind = 'statement', content, 'Document ' || name ||
    ', received ' || day) AS en, iif(kind = 'statement', content, '文档 ' || name || '（' || day ||
    ' 收录）') AS zh
  FROM named;

-- A recommendation's evidence in lines: 1 the state of its practice, 2 of practices merged into
-- it, 3 and 4 what was noted, 5 the evidence of the question, 6 checks with open findings and a
-- few of the resources.
CREATE TEMP VIEW found_line AS WITH RECURSIVE part (id, member) AS (SELECT id, id FROM recommendation
    UNION SELECT part.id, r.id FROM part JOIN recommendation AS r ON r.merged_into = part.member AND
    r.status = 'merged'), member AS (SELECT part.id, i.id AS member, i.practice, i.workload,
    i.question, i.state, iif(part.id = i.id, '', workload_name) AS place, iif(i.part_of > '',
    i.part_of, i.id) AS root FROM part JOIN improvement AS i ON i.id = part.member), tally AS
    (SELECT DISTINCT member.id, check_tally.* FROM member JOIN tally_practice ON
    tally_practice.practice = member.practice AND member.practice > '' JOIN check_tally USING (source,
    "check") WHERE findings > 0 UNION SELECT member.id, check_tally.*
    FROM member JOIN check_tally ON check_tally.id = root AND findings > 0) SELECT member.id,
    iif(member.id = member, 1, 2) AS position, ifnull(iif(place > '', place || ': ', '') || (SELECT
    shown_gap.en FROM shown_gap WHERE shown_gap.practice = member.practice AND shown_gap.state =
    member.state), word.en || iif(place > '', ' (' || place || ')', '') || iif(practice.id IS NULL,
    '', ': ' || title_en)) AS en, ifnull(iif(place > '', place || '：', '') || (SELECT shown_gap.zh
    FROM shown_gap WHERE shown_gap.practice = member.practice AND shown_gap.state = member.state),
    word.zh || iif(place > '', '（' || place || '）', '') || iif(practice.id IS NULL, '', '：' ||
    title_zh)) AS zh
  FROM member
  JOIN word ON word.kind IN ('practice', 'need') AND word.id = state AND state NOT IN ('', 'open')
  LEFT JOIN practice ON practice.id = member.practice
  UNION SELECT member.id, 3, 'Note: ' || note, '备注：' || note
  FROM member
  JOIN practice_answer ON practice_answer.practice = member.practice AND member.workload IN
    (practice_answer.workload, '')
  WHERE note > ''
  UNION SELECT member.id, 4, 'Note: ' || note, '备注：' || note
  FROM member
  JOIN answer ON answer.question = member.question AND member.workload IN (answer.workload, '')
  WHERE note > ''
  UNION SELECT member.id, 5, 'Evidence: ' || en, '证据：' || zh
  FROM member
  JOIN evidence_name AS evidence ON evidence.question = member.question AND member.workload IN
    (evidence.workload, '')
  UNION SELECT tally.id, 6, source.en || ': ' || name_en || ', ' || findings || iif(findings = 1,
    ' finding', ' findings') || CASE resources WHEN 0 THEN '' WHEN 1 THEN ', 1 resource: ' ELSE ', '
    || resources || ' resources: ' END || examples || iif(resources > 3, ' and ' || (resources - 3) || ' more', ''), source.zh ||
    '：' || name_zh || '，发现 ' || findings || ' 项' || iif(resources, '，涉及资源 ' || resources || ' 个：' ||
    replace(examples, '; ', '、') || iif(resources > 3, ' 等', ''), '')
  FROM tally
  JOIN word AS source ON source.kind = 'evidence-source' AND source.id = tally.source;
