-- SPDX-License-Identifier: GPL-3.0-or-later

-- What workloads say is theirs in the exports, a row an account, resource group or tag.
CREATE TEMP VIEW workload_claim AS WITH RECURSIVE said (workload, kind, word, rest) AS (SELECT record,
    field, '', replace(replace(replace(replace(iif(field = 'tags', value, replace(value, ' ', ';')),
    char(10), ';'), '；', ';'), ',', ';'), '，', ';') || ';'
  FROM field_value
  WHERE form = 'business' AND field IN ('accounts', 'resource_groups', 'tags') AND value > ''
  UNION ALL SELECT workload, kind, trim(substr(rest, 1, instr(rest, ';') - 1)), substr(rest,
    instr(rest, ';') + 1) FROM said WHERE rest > '')
  SELECT DISTINCT workload, kind, word
  FROM said
  WHERE word > '';

-- What two workloads say of the same is nobody's.
-- kept
CREATE TEMP VIEW sole_claim AS
  SELECT kind, word, min(workload) AS workload
  FROM workload_claim
  GROUP BY kind, word
  HAVING count(DISTINCT workload) = 1;

-- What an account is called in a report, where one workload says that it is its own.
CREATE TEMP VIEW account_label AS
  SELECT word AS account, workload.name || ' ' || word AS label
  FROM sole_claim
  JOIN workload ON workload.id = sole_claim.workload
  WHERE kind = 'accounts';

-- Whose a resource is: by its tags, or else its resource group, or else its account; '' is account-wide.
-- Nobody's when no workload names anything.
-- kept
CREATE TEMP VIEW resource_owner AS WITH tagged AS MATERIALIZED (SELECT resource_list.id,
    min(workload) AS workload
  FROM sole_claim
  CROSS JOIN resource_list ON instr(';' || replace(tags, '; ', ';') || ';', ';' || word || ';')
  WHERE kind = 'tags'
  GROUP BY resource_list.id
  HAVING count(DISTINCT workload) = 1)
  SELECT resource_list.id, account, resource, coalesce(tagged.workload, grouped.workload,
    whole.workload, '') AS workload
  FROM resource_list
  LEFT JOIN tagged ON tagged.id = resource_list.id
  LEFT JOIN sole_claim AS grouped ON grouped.kind = 'resource_groups' AND grouped.word = resource_group
  LEFT JOIN sole_claim AS whole ON whole.kind = 'accounts' AND whole.word = account
  WHERE EXISTS (SELECT 1 FROM sole_claim);

-- kept by resource, account
CREATE TEMP VIEW place_owner AS
  SELECT account, resource, iif(count(DISTINCT workload) = 1, min(workload), '') AS workload
  FROM resource_owner
  WHERE workload > ''
  GROUP BY account, resource;

-- Findings with whose they are: of their resource, or else of their account.
CREATE TEMP VIEW attributed_finding AS
  SELECT finding_in_words.*, coalesce(place_owner.workload, whole.workload, '') AS workload
  FROM finding_in_words
  LEFT JOIN place_owner USING (account, resource)
  LEFT JOIN sole_claim AS whole ON whole.kind = 'accounts' AND whole.word = account;

-- Costs with whose they are: by a tag, or else their resource, or else their account.
CREATE TEMP VIEW attributed_cost AS WITH tagged AS MATERIALIZED (SELECT cost_list.id, min(workload) AS
    workload
  FROM sole_claim
  CROSS JOIN cost_list ON instr(';' || replace(tags, '; ', ';') || ';', ';' || word || ';')
  WHERE kind = 'tags'
  GROUP BY cost_list.id
  HAVING count(DISTINCT workload) = 1)
  SELECT cost_list.*, coalesce(tagged.workload, place_owner.workload, whole.workload, '') AS workload
  FROM cost_list
  LEFT JOIN tagged ON tagged.id = cost_list.id
  LEFT JOIN place_owner USING (account, resource)
  LEFT JOIN sole_claim AS whole ON whole.kind = 'accounts' AND whole.word = account;

-- What the checks that prove a practice say of it in a workload: of what is the workload's, and of the
-- rest only where the workload names nothing as its own. Of the whole organization all of it speaks. The
-- verdict is what the practice is by them when something is open: missing, or partial when others of the
-- same checks comply.
-- kept by practice, workload
CREATE TEMP VIEW state_evidence AS WITH told AS MATERIALIZED (SELECT group_practice.practice, workload,
    source || ' ' || "check" AS said, sum(status_rank = 1) AS open, sum(status_rank = 2) AS compliant,
    sum(status_rank = 4) AS suppressed
  FROM group_practice
  JOIN attributed_finding USING (grp)
  WHERE strength = 'proves'
  GROUP BY group_practice.practice, workload, said), placed AS MATERIALIZED (SELECT
    group_practice.practice, workload, count(DISTINCT iif(status_rank = 1, place, NULL)) AS
    open_resources, count(DISTINCT iif(status_rank = 2, place, NULL)) AS compliant_resources
  FROM group_practice
  JOIN attributed_finding USING (grp)
  WHERE strength = 'proves'
  GROUP BY group_practice.practice, workload), asked AS MATERIALIZED (SELECT practice.id AS practice,
    workload.id AS workload, scope = 'organization' AS is_common, workload.id IN (SELECT workload FROM
    workload_claim) AS is_named
  FROM practice
  JOIN question ON question.id = practice.question
  JOIN workload), said AS (SELECT asked.practice, asked.workload, count(DISTINCT iif(open, said,
    NULL)) AS open_checks, count(DISTINCT iif(compliant, said, NULL)) AS compliant_checks, sum(open) AS
    open, sum(compliant) AS compliant, sum(suppressed) AS suppressed
  FROM asked
  JOIN told ON told.practice = asked.practice AND (is_common OR told.workload = asked.workload OR
    (told.workload = '' AND NOT is_named))
  GROUP BY asked.practice, asked.workload), counted AS (SELECT asked.practice, asked.workload,
    sum(open_resources) AS open_resources, sum(compliant_resources) AS compliant_resources
  FROM asked
  JOIN placed ON placed.practice = asked.practice AND (is_common OR placed.workload = asked.workload OR
    (placed.workload = '' AND NOT is_named))
  GROUP BY asked.practice, asked.workload)
  SELECT practice, workload, open_checks, open_resources, compliant_checks, compliant_resources, open,
    compliant, suppressed, CASE WHEN open = 0 THEN '' WHEN compliant > 0 THEN 'partial' ELSE 'missing'
    END AS verdict
  FROM said
  JOIN counted USING (practice, workload);

-- Answers that the checks contradict, a row a practice and workload: said to be in place (open) or to be no
-- matter, with open findings; or missing (compliant), although all that proves it was looked at and complies.
-- kept
CREATE TEMP VIEW contradiction AS WITH part AS MATERIALIZED (SELECT practice, workload
  FROM practice_evaluation
  WHERE evaluation = 'part')
  SELECT practice, workload, state, CASE state WHEN 'in-place' THEN 'open' WHEN 'missing' THEN 'compliant'
    ELSE state END AS kind, iif(state = 'missing', 2, 1) AS status
  FROM state_evidence
  JOIN practice_answer USING (practice, workload)
  WHERE state IN ('in-place', 'not-applicable') AND open > 0 OR state = 'missing' AND compliant > 0 AND open
    = 0 AND suppressed = 0 AND NOT EXISTS (SELECT 1 FROM part WHERE part.practice =
    state_evidence.practice AND part.workload = state_evidence.workload);

-- What says so, over all workloads of the same contradiction: a row a check and what it found, and whose it is. Checks,
-- their names, resources and examples are all counted from here.
-- kept by practice, kind
CREATE TEMP VIEW contradiction_witness AS WITH asked AS MATERIALIZED (SELECT DISTINCT
    contradiction.practice, kind, status, owner
  FROM contradiction
  JOIN practice ON practice.id = contradiction.practice
  JOIN question ON question.id = practice.question
  JOIN heard ON heard.workload = iif(scope = 'organization', '', contradiction.workload))
  SELECT asked.practice, kind, source || ' ' || "check" AS said, name_en, name_zh, place, resource_name IN
    ('', resource) AS is_nameless, coalesce(nullif(resource_name, ''), resource) AS example, owner
  FROM asked
  CROSS JOIN group_practice ON group_practice.practice = asked.practice AND strength = 'proves'
  CROSS JOIN attributed_finding ON attributed_finding.grp = group_practice.grp AND
    attributed_finding.workload = owner AND status_rank = status;

-- How often a check is open on what is whose.
-- kept by source, "check", owner
CREATE TEMP VIEW owned_check AS
  SELECT source, "check", workload AS owner, count(*) AS findings, count(DISTINCT place) AS resources
  FROM attributed_finding
  WHERE status_rank = 1
  GROUP BY source, "check", workload;

-- Whose findings are evidence for who was asked: a workload has its own, and those of nobody only where it
-- names nothing as its own; the whole organization ('') has all.
CREATE TEMP VIEW heard AS WITH owner AS (SELECT id FROM workload UNION ALL SELECT '')
  SELECT asked.id AS workload, owner.id AS owner
  FROM owner AS asked
  JOIN owner ON asked.id IN ('', owner.id) OR (owner.id = '' AND asked.id NOT IN (SELECT workload FROM
    workload_claim));

-- The same by who was asked.
-- kept by workload, source, "check"
CREATE TEMP VIEW check_evidence AS
  SELECT workload, source, "check", sum(findings) AS findings, sum(resources) AS resources
  FROM heard
  JOIN owned_check USING (owner)
  GROUP BY workload, source, "check";

-- Checks that a recommendation and all merged into it answer for, with whose findings are its evidence.
-- kept by id
CREATE TEMP VIEW reached_check AS WITH reached AS (SELECT recommended_member.id, workload, source, "check"
  FROM recommended_member
  JOIN tally_practice USING (practice)
  WHERE practice > '' UNION SELECT recommended_member.id, workload, source, "check"
  FROM recommended_member
  JOIN check_tally ON check_tally.id = root)
  SELECT DISTINCT reached.id, source, "check", owner
  FROM reached
  JOIN heard ON heard.workload = ifnull(reached.workload, '');

-- What a recommendation is about, a row an open finding of its checks: the sheet Affected resources, and what
-- is counted of it.
CREATE TEMP VIEW affected_finding AS
  SELECT DISTINCT reached_check.id AS recommendation, finding.*
  FROM reached_check
  JOIN check_group ON product = reached_check.source AND check_group."check" = reached_check."check"
  JOIN attributed_finding AS finding ON finding.grp = check_group.id AND finding.workload =
    reached_check.owner
  WHERE status_rank = 1 AND finding.resource > '';

-- kept by recommendation
CREATE TEMP VIEW affected_count AS
  SELECT recommendation, count(DISTINCT place) AS resources
  FROM affected_finding
  GROUP BY recommendation;

-- Lines of evidence as found_line has them, but of checks only what is the workload's; checks of one name
-- are one line.
CREATE TEMP VIEW report_line AS WITH told AS MATERIALIZED (SELECT reached_check.id, source, name_en, name_zh,
    max("check") AS one, count(DISTINCT "check") AS checks, sum(owned_check.findings) AS
    findings, sum(owned_check.resources) AS resources
  FROM reached_check
  JOIN owned_check USING (source, "check", owner)
  JOIN check_tally USING (source, "check")
  GROUP BY reached_check.id, source, name_en, name_zh), shown AS MATERIALIZED (SELECT told.*, (SELECT
    group_concat(label, '; ') FROM (SELECT DISTINCT coalesce(iif(finding.name IN ('',
    finding.resource), known, NULL), nullif(finding.name, ''), finding.resource) AS label FROM check_group CROSS JOIN finding ON finding.grp = check_group.id JOIN import_batch ON number =
    first_batch AND import_batch.state = 'active' LEFT JOIN place_owner ON place_owner.account =
    check_group.account AND place_owner.resource = finding.resource LEFT JOIN inventory_name ON
    inventory_name.account = check_group.account AND inventory_name.place = lower(finding.resource) LEFT JOIN
    sole_claim AS whole ON whole.kind = 'accounts' AND whole.word = check_group.account WHERE check_group.product = source AND
    check_group."check" = one AND finding.status = 1 AND finding.resource > '' AND NOT EXISTS (SELECT 1 FROM
    suppression WHERE suppression.key = finding.key) AND coalesce(place_owner.workload, whole.workload, '')
    IN (SELECT owner FROM reached_check WHERE reached_check.id = told.id) LIMIT 3)) AS examples
  FROM told)
  SELECT id, position, en, zh
  FROM found_line
  WHERE position < 6
  UNION ALL SELECT shown.id, 6, word.en || ': ' || name_en || ', ' || findings || iif(findings = 1,
    ' finding', ' findings') || CASE WHEN checks > 1 THEN ' of ' || checks || ' checks, such as ' WHEN
    resources = 0 THEN '' WHEN resources = 1 THEN ', 1 resource: ' ELSE ', ' || resources ||
    ' resources: ' END || ifnull(examples, '') || iif(checks = 1 AND resources > 3, ' and ' || (resources - 3) ||
    ' more', ''), word.zh || '：' || name_zh || '，发现 ' || findings || ' 项' || CASE WHEN checks > 1 THEN
    '（' || checks || ' 个检测项），例如 ' WHEN resources = 0 THEN '' ELSE '，涉及资源 ' || resources || ' 个：' END
    || replace(ifnull(examples, ''), '; ', '、') || iif(checks = 1 AND resources > 3, ' 等', '')
  FROM shown
  JOIN word ON word.kind = 'evidence-source' AND word.id = source;

-- Checks and accounts whose last export was a part: a page follows, or there are more rows than came since
-- the last whole one. What came of a listing later in full, or with no page to follow, ends it. Which is the
-- last is told by when they were taken, and of pages that follow by when they were read: that is the same in
-- each copy, unlike the numbers they have in it. Of a bill or a metric, which have no keys, it is the one that
-- is shown.
-- kept
CREATE TEMP VIEW incomplete_group AS WITH read AS MATERIALIZED (SELECT cover.*, id, imported_at, NOT (waits OR
    total) AS is_end
  FROM active_cover AS cover
  JOIN import_batch ON number = batch),
  part AS MATERIALIZED (SELECT read.*, product, account, EXISTS (SELECT 1 FROM cost WHERE cost.grp = read.grp)
    OR EXISTS (SELECT 1 FROM metric WHERE metric.grp = read.grp) AS is_shown_whole, ifnull((SELECT max(taken)
    FROM active_cover AS whole WHERE whole.grp = read.grp AND whole.complete), '') AS whole
  FROM read
  JOIN check_group ON check_group.id = read.grp
  WHERE NOT is_end),
  last AS MATERIALIZED (SELECT *
  FROM part
  WHERE NOT EXISTS (SELECT 1 FROM read AS later WHERE later.grp = part.grp AND iif(is_shown_whole, later.batch >
    part.batch, later.taken > part.taken OR (later.taken = part.taken AND (later.is_end OR later.id > part.id))
    OR (later.is_end AND NOT later.complete AND later.imported_at >= part.imported_at)))
    AND NOT EXISTS (SELECT 1 FROM read AS later JOIN check_group AS other ON other.id = later.grp WHERE
    part.listing AND later.listing = part.listing AND other.account = part.account AND later.is_end AND
    (later.taken >= part.taken OR later.imported_at >= part.imported_at) AND NOT EXISTS (SELECT 1 FROM
    import_cover AS same WHERE same.grp = part.grp AND same.batch = later.batch))),
  came AS (SELECT *, ifnull((SELECT nullif(count(DISTINCT key), 0) FROM import_told WHERE
    import_told.grp = last.grp AND import_told.batch IN (SELECT batch FROM active_cover AS told WHERE
    told.grp = last.grp AND told.taken > whole)), rows) AS held
  FROM last)
  SELECT grp, product, account, held, total
  FROM (SELECT *, sum(held) OVER of_listing AS held_in_all, max(total) OVER of_listing AS total_in_all
    FROM came WINDOW of_listing AS (PARTITION BY listing, account))
  WHERE waits OR held_in_all < total_in_all;

-- The same by export; total is 0 where it does not say.
CREATE TEMP VIEW incomplete_export AS
  SELECT incomplete_group.product, incomplete_group.account, count(*) AS groups, sum(held) AS held,
    max(total) AS total, group_concat(DISTINCT nullif("check", '')) AS checks
  FROM incomplete_group
  JOIN check_group ON check_group.id = grp
  GROUP BY incomplete_group.product, incomplete_group.account;

-- Months whose bill is not all there.
CREATE TEMP VIEW incomplete_month AS
  SELECT DISTINCT "check" AS month
  FROM incomplete_group
  JOIN check_group ON check_group.id = grp
  WHERE incomplete_group.product = 'billing';

-- In words: "Cloud Config 1208863178611234 (10 of 208)"; what is listed of it says `kind`.
CREATE TEMP VIEW missing_export AS
  SELECT incomplete_export.product, account, CASE incomplete_export.product WHEN 'billing' THEN 'cost'
    WHEN 'resource-center' THEN 'resource' WHEN 'terraform' THEN 'resource' WHEN 'cloudmonitor' THEN
    'metric' ELSE 'finding' END AS kind, ifnull(en, incomplete_export.product) || iif(account > '', ' ' ||
    account, '') || iif(total, printf(' (%,d of %,d)', held, total), '') AS en, ifnull(zh,
    incomplete_export.product) || iif(account > '', ' ' || account, '') || iif(total, printf('（%,d / %,d）',
    held, total), '') AS zh
  FROM incomplete_export
  LEFT JOIN word ON word.kind = 'evidence-source' AND word.id = incomplete_export.product;

-- What of the exports is whose, a row a workload and one ('') of what is account-wide; costs of the last
-- month with any, in each currency.
CREATE TEMP VIEW attribution AS WITH owner AS MATERIALIZED (SELECT id AS workload, name, position
  FROM workload UNION ALL SELECT '', '', 1000000), held AS MATERIALIZED (SELECT workload,
    count(DISTINCT resource_owner.account || ' ' || resource_owner.resource) AS resources
  FROM resource_owner
  JOIN live_resource USING (id)
  GROUP BY workload), found AS MATERIALIZED (SELECT workload, count(DISTINCT place) AS open_resources,
    count(DISTINCT iif(resource = '', id, account || ' ' || lower(resource) || ' ' || iif(practice > '',
    practice, source || ' ' || "check"))) AS faults
  FROM attributed_finding
  WHERE status_rank = 1
  GROUP BY workload), paid AS MATERIALIZED (SELECT workload, currency, round(sum(amount), 2) AS amount
  FROM attributed_cost
  WHERE month = (SELECT max(month) FROM cost_list)
  GROUP BY workload, currency)
  SELECT owner.workload, name, owner.position, ifnull(resources, 0) AS resources,
    ifnull(open_resources, 0) AS open_resources, ifnull(faults, 0) AS faults, (SELECT
    group_concat(money_words(amount, currency, 'en'), ' + ') FROM paid WHERE paid.workload = owner.workload)
    AS costs, (SELECT group_concat(money_words(amount, currency, 'zh'), ' + ') FROM paid WHERE paid.workload =
    owner.workload) AS costs_zh, (SELECT group_concat(word, '; ') FROM workload_claim WHERE
    workload_claim.workload = owner.workload) AS claims
  FROM owner
  LEFT JOIN held ON held.workload = owner.workload
  LEFT JOIN found ON found.workload = owner.workload;

-- What of the exports could be said to be whose: accounts, resource groups, and tags that name a system,
-- with the workload that says so, or the one that has a word of its name in it.
CREATE TEMP VIEW claim_proposal AS WITH RECURSIVE tag (rest, word, resource) AS (SELECT
    replace(tags, '; ', ';') || ';', '', id FROM live_resource WHERE tags > '' UNION ALL SELECT
    substr(rest, instr(rest, ';') + 1), substr(rest, 1, instr(rest, ';') - 1), resource FROM tag WHERE
    rest > ''), word (workload, rest, word) AS (SELECT id, lower(name) || ' ', '' FROM workload UNION ALL
    SELECT workload, substr(rest, instr(rest, ' ') + 1), substr(rest, 1, instr(rest, ' ') - 1) FROM word
    WHERE rest > ''), part (kind, word, resources) AS (SELECT 'accounts', account, count(*)
  FROM live_resource
  WHERE account > ''
  GROUP BY account UNION ALL SELECT 'resource_groups', resource_group, count(*)
  FROM live_resource
  WHERE resource_group > ''
  GROUP BY resource_group UNION ALL SELECT 'tags', word, count(*)
  FROM tag
  WHERE lower(substr(word, 1, instr(word, ':') - 1)) IN ('app', 'application', 'project', 'system',
    'service', 'workload', 'business', '应用', '系统', '项目', '业务')
  GROUP BY word)
  SELECT kind, part.word, resources, ifnull((SELECT group_concat(name, '; ') FROM workload_claim JOIN
    workload ON workload.id = workload WHERE workload_claim.kind = part.kind AND workload_claim.word =
    part.word), '') AS named, ifnull((SELECT name FROM word JOIN workload ON workload.id = word.workload
    WHERE length(word.word) > 2 AND instr(lower(part.word), word.word) ORDER BY length(word.word) DESC,
    position LIMIT 1), '') AS proposed
  FROM part;
