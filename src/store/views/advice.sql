-- SPDX-License-Identifier: GPL-3.0-or-later

-- Practices that fall short, whether or not they were proposed yet: of the whole organization once,
-- and not again what is answered with another practice. The level is the worst risk of the questions that
-- it is a part of: its own, and those of the practices answered with it.
-- kept
CREATE TEMP VIEW shortfall AS WITH twin AS MATERIALIZED (SELECT same_as, workload, min(risk) AS risk
  FROM practice
  JOIN result ON result.question = practice.question AND risk IN ('HIGH', 'MEDIUM')
  WHERE same_as > ''
  GROUP BY same_as, workload)
  SELECT practice.id || '-' || iif(scope = 'organization', 'all', substr(practice_answer.workload, 1,
    8)) AS id, practice.id AS practice, iif(scope = 'organization', NULL, practice_answer.workload) AS
    workload, practice_answer.state, 100 *
    weight_number(weight) / iif(practice_answer.state = 'partial', 2, 1) AS risk, min(result.risk,
    ifnull(twin.risk, result.risk)) AS level
  FROM practice_answer
  JOIN practice ON practice.id = practice_answer.practice
  JOIN question ON question.id = practice.question
  JOIN result ON result.workload = practice_answer.workload AND result.question = practice.question
  LEFT JOIN twin ON twin.same_as = practice.id AND twin.workload = practice_answer.workload
  WHERE practice_answer.state IN ('missing', 'partial', 'unknown') AND result.risk <>
    'NOT_APPLICABLE' AND (scope <> 'organization' OR practice_answer.workload = (SELECT id FROM
    workload ORDER BY position LIMIT 1)) AND practice.same_as NOT IN (SELECT id FROM practice);

-- What is to be done something about: practices that fall short, and checks with open findings
-- that no such practice answers for, with the practice that a check is about.
-- kept
CREATE TEMP VIEW need AS
  SELECT id, practice, workload, state, risk, level, practice AS about
  FROM shortfall
  UNION ALL SELECT id, '', NULL, 'open', severity_risk.risk, level, check_tally.practice
  FROM check_tally
  JOIN severity_risk USING (severity)
  WHERE findings > 0 AND (source, "check") NOT IN (SELECT source, "check" FROM tally_practice WHERE
    tally_practice.practice IN (SELECT practice FROM shortfall));

-- What the effort of a recommendation grows with, and how many there are: servers that findings name,
-- else as many as were declared; accounts that exports are of, else declared; applications declared,
-- else workloads. A workload is given its share of them, to do the whole once.
-- kept
CREATE TEMP VIEW driven AS WITH declared (instances, accounts, applications, workloads) AS
    MATERIALIZED (SELECT (SELECT CAST(value AS INTEGER) FROM field_value WHERE form =
    'infrastructure' AND field = 'ecs_count'), ifnull((SELECT nullif(count(DISTINCT account), 0) FROM
    check_group WHERE account > ''), (SELECT CAST(value AS INTEGER) FROM field_value WHERE form =
    'infrastructure' AND field = 'account_count')), ifnull((SELECT nullif(count(DISTINCT record), 0)
    FROM entry WHERE form = 'survey-release'), (SELECT count(*) FROM workload)), (SELECT count(*)
    FROM workload)), growth AS MATERIALIZED (SELECT id, CAST(driver AS REAL) AS each, substr(driver,
    instr(driver, ' ') + 1) AS unit, printf('%.10g', min_days) || iif(max_days > min_days, '–' ||
    printf('%.10g', max_days), '') AS spread
  FROM practice
  WHERE driver > ''), counted AS (SELECT r.id, growth.each, unit, iif(unit = 'per 10 instances', 10, 1)
    AS per, spread, ifnull(iif(unit = 'per 10 instances', r.resources, NULL), (CASE unit WHEN
    'per account' THEN accounts WHEN 'per application' THEN applications ELSE
    ifnull(nullif(practice_tally.resources, 0), instances) END + iif(r.workload > '', workloads - 1,
    0)) / iif(r.workload > '', workloads, 1)) AS count
  FROM growth
  JOIN recommendation AS r ON r.practice = growth.id AND part_of = ''
  LEFT JOIN practice_tally ON practice_tally.practice = growth.id, declared)
  SELECT counted.id, count, each * count / per AS days, spread || ' + ' || printf('%.10g', each) ||
    ' ' || en || ' (' || count || ' in all)' AS driven_en, spread || ' 天，另' || zh || '加 ' || printf('%.10g',
    each) || ' 天（共 ' || count || '）' AS driven_zh
  FROM counted
  JOIN word ON kind = 'driver' AND word.id = unit
  WHERE count > 0;

-- A recommendation with what the bank says; without those that nobody accepted before the practice
-- came into place. State and level are the worst of itself and of all that was merged into it, and
-- several checks of one practice are called after it; open critical findings make the level high, except in
-- cost optimization: what is idle wastes money and threatens nothing, whatever its source calls it. The
-- effort of what was found follows from its check and the number of resources. What several checks say of one resource
-- counts in each of them: the words say so.
-- kept by id
CREATE TEMP VIEW improvement AS WITH RECURSIVE needed AS MATERIALIZED (SELECT * FROM need), root (id,
    member) AS MATERIALIZED (SELECT id, id FROM recommendation UNION SELECT r.merged_into, member FROM root JOIN
    recommendation AS r ON r.id = root.id AND r.status = 'merged'), gathered AS MATERIALIZED (SELECT
    root.id, min(CASE state WHEN 'missing' THEN 1 WHEN 'partial' THEN 2 WHEN 'unknown' THEN 3 ELSE 4
    END) AS worst, max(CASE level WHEN 'HIGH' THEN 2 WHEN 'MEDIUM' THEN 1 ELSE 0 END) AS highest,
    max(level) AS other, sum(r.id GLOB 'F-*') AS checks
  FROM root
  JOIN recommendation AS r ON r.id = root.member
  JOIN needed ON needed.id = iif(r.part_of > '', r.part_of, r.id)
  GROUP BY root.id), worst_check AS MATERIALIZED (SELECT * FROM check_tally WHERE severity = 5 AND
    findings > 0), told AS (SELECT root.id, source, "check", findings, name_en, name_zh
  FROM worst_check
  CROSS JOIN tally_practice USING (source, "check")
  CROSS JOIN recommendation AS r ON r.practice = tally_practice.practice
  CROSS JOIN root ON root.member = r.id
  WHERE r.practice NOT IN (SELECT practice.id FROM practice JOIN question ON question.id = practice.question
    WHERE question.pillar = 'cost') UNION SELECT root.id, source, "check", findings, name_en, name_zh
  FROM worst_check
  JOIN root ON root.member = worst_check.id), critical AS MATERIALIZED (SELECT id, count(*) AS critical_checks, sum(findings) AS
    findings, group_concat(name_en || ' ' || findings, ', ') AS names_en, group_concat(name_zh || ' ' || findings ||
    ' 项', '、') AS names_zh
  FROM (SELECT * FROM told ORDER BY id, findings DESC, "check")
  GROUP BY id), effort_word AS MATERIALIZED (SELECT check_effort.*, value AS word
  FROM check_effort
  JOIN json_each('["' || replace(words, ' ', '","') || '"]')), named AS MATERIALIZED (SELECT id,
    lower("check" || ' ' || name_en || ' ' || ifnull((SELECT max(code) FROM check_group WHERE product =
    source AND check_group."check" = check_tally."check"), '')) AS name
  FROM check_tally
  WHERE id IN (SELECT id FROM recommendation WHERE practice = '')), estimate AS MATERIALIZED (SELECT
    named.id, min(position), effort_word.least, least_each, effort_word.most, most_each, up_to
  FROM named
  JOIN effort_word ON word = '*' OR instr(name, word)
  GROUP BY named.id)
  SELECT r.id, r.practice, ifnull(r.workload, '') AS workload, ifnull(workload.name, '') AS
    workload_name, ifnull(question.id, '') AS question, ifnull(pillar.id, '') AS pillar,
    ifnull(pillar.name_en, '') AS pillar_en, ifnull(pillar.name_zh, '') AS pillar_zh,
    ifnull(pillar.position, 0) AS pillar_position, coalesce(nullif(r.title_en, ''),
    nullif(r.title_zh, ''), nullif(practice.action_en, ''), practice.title_en, iif(checks > 1,
    nullif(known.action_en, ''), NULL), check_tally.name_en, r.id) AS title_en, coalesce(nullif(r.title_zh, ''), nullif(r.title_en, ''),
    nullif(practice.action_zh, ''), practice.title_zh, iif(checks > 1,
    nullif(known.action_zh, ''), NULL), check_tally.name_zh, r.id) AS title_zh,
    coalesce(nullif(explanation_en, ''), nullif(explanation_zh, ''), practice.how_en,
    nullif(remediation, ''), known.how_en, '') AS how_en, coalesce(nullif(explanation_zh, ''),
    nullif(explanation_en, ''), practice.how_zh, nullif(remediation, ''), known.how_zh, '') AS
    how_zh, coalesce(nullif(practice.risk_en, ''), practice.why_en, nullif(known.risk_en, ''),
    known.why_en, '') AS why_en, coalesce(nullif(practice.risk_zh, ''), practice.why_zh,
    nullif(known.risk_zh, ''), known.why_zh, '') AS why_zh, CASE worst WHEN 1 THEN 'missing'
    WHEN 2 THEN 'partial' WHEN 3 THEN 'unknown' WHEN 4 THEN 'open' ELSE CASE WHEN
    check_tally.findings > 0 THEN 'covered' WHEN r.practice > '' OR check_tally.id
    IS NOT NULL THEN 'settled' ELSE '' END END AS state, CASE iif(critical.id IS NOT NULL, 2, highest) WHEN 2 THEN 'HIGH' WHEN 1
    THEN 'MEDIUM' ELSE ifnull(other, '') END AS level, needed.id IS NOT NULL AS is_needed, status,
    reason, merged_into, part_of, decision, justification, owner, priority, priority_reason,
    exposure, coalesce(r.resources, iif(checks > 1, told_tally.resources, NULL),
    check_tally.resources, practice_tally.resources, 0) AS resources, ifnull(known.id, '') AS about, coalesce(r.risk, iif(part_of > '', 0, needed.risk), 0) AS risk, role,
    coalesce(r.least, likely, r.most) IS NOT NULL AS is_estimated,
    ifnull(critical.findings, 0) AS critical_findings, ifnull('Raised by open critical findings' ||
    iif(critical_checks > 1, ', counted by check', '') || ': ' || names_en, '') AS lift_en, ifnull('因未整改的严重检测结果' ||
    iif(critical_checks > 1, '（按检测项计）', '') || '上调：' || names_zh, '') AS lift_zh, ifnull(r.least,
    iif(part_of > '', 0, CAST(round(100 * coalesce(practice.min_days + ifnull(driven.days, 0), estimate.least + least_each *
    min(coalesce(r.resources,
    iif(checks > 1, told_tally.resources, NULL), check_tally.resources), up_to), 0)) AS INTEGER))) AS least, likely,
    ifnull(r.most, iif(part_of > '', 0, CAST(round(100 * coalesce(practice.max_days + ifnull(driven.days, 0), estimate.most +
    most_each * min(coalesce(r.resources,
    iif(checks > 1, told_tally.resources, NULL), check_tally.resources), up_to), 0)) AS INTEGER))) AS most, r.currency, once, month, r.saving, r.saving_basis, r.person, 'once-' || iif(part_of
    > '', 'none', ifnull(practice.cost_once, 'none')) AS once_level, 'month-' || iif(part_of > '',
    'none', ifnull(practice.cost_month, 'none')) AS month_level, ifnull(practice.saving_percent, '')
    AS saving_percent, coalesce((SELECT base FROM saving_base WHERE base = practice.saving_base),
    (SELECT base FROM saving_base WHERE base = known.saving_base), 'bill') AS saving_base, ifnull(practice.stage, '') AS stage, ifnull((SELECT
    group_concat(iif(base.same_as IN (SELECT id FROM practice), base.same_as, base.id), ' ') FROM
    json_each('["' || replace(practice.depends_on, ' ', '","') || '"]') JOIN practice AS base ON
    base.id = value WHERE practice.depends_on > ''), '') AS needs, benefits, trade_offs, pin, earliest, latest, iif(coalesce(r.least, likely, r.most) IS NULL,
    ifnull(driven_en, ''), '') AS driven_en, iif(coalesce(r.least, likely, r.most) IS NULL,
    ifnull(driven_zh, ''), '') AS driven_zh
  FROM recommendation AS r
  LEFT JOIN practice ON practice.id = r.practice
  LEFT JOIN check_tally ON check_tally.id = iif(part_of > '', part_of, r.id)
  LEFT JOIN practice AS known ON known.id = check_tally.practice
  LEFT JOIN practice_tally ON practice_tally.practice = r.practice
  LEFT JOIN practice_tally AS told_tally ON told_tally.practice = known.id
  LEFT JOIN question ON question.id = practice.question
  LEFT JOIN pillar ON pillar.id = coalesce(question.pillar, nullif(r.pillar, ''),
    check_tally.pillar)
  LEFT JOIN workload ON workload.id = r.workload
  LEFT JOIN needed ON needed.id = iif(part_of > '', part_of, r.id)
  LEFT JOIN gathered ON gathered.id = r.id
  LEFT JOIN critical ON critical.id = r.id
  LEFT JOIN estimate ON estimate.id = r.id
  LEFT JOIN driven ON driven.id = r.id
  WHERE gathered.id IS NOT NULL OR status <> 'proposed' OR (r.practice = '' AND r.id NOT GLOB 'F-*');

-- What can be saved together, in cents a month, of what the bill of the last month says of a base and
-- its parts; without a bill, of the monthly spend that was declared. Parts first. A base of which the
-- bill says nothing counts with what it is a part of.
CREATE TEMP VIEW saving_limit AS WITH RECURSIVE inside (base, part) AS (SELECT base, base
  FROM saving_base UNION SELECT inside.base, saving_base.base FROM inside JOIN saving_base ON part_of =
    inside.part), billed AS MATERIALIZED (SELECT id, "check" AS month, (SELECT max(batch)
  FROM active_cover
  WHERE active_cover.grp = check_group.id) AS newest
  FROM check_group
  WHERE EXISTS (SELECT 1 FROM cost WHERE cost.grp = check_group.id)), line AS MATERIALIZED (SELECT
    cost.product, currency, sum(amount) AS amount, month
  FROM billed
  CROSS JOIN cost ON cost.grp = billed.id AND cost.batch = newest
  WHERE month = (SELECT max(month) FROM billed WHERE newest IS NOT NULL)
  GROUP BY cost.product, currency UNION ALL SELECT '', substr(value, instr(value, ' ') + 1), sum(CAST(value
    AS REAL)), ''
  FROM field_value
  WHERE form = 'business' AND field = 'monthly_spend' AND instr(value, ' ') AND NOT EXISTS (SELECT 1
    FROM billed WHERE newest IS NOT NULL)
  GROUP BY 2)
  SELECT whole.base, currency, (SELECT group_concat(part, ' ') FROM inside WHERE inside.base =
    whole.base) AS parts, sum(amount) AS amount, max(month) AS month, cap, CAST(round(sum(amount) * cap)
    AS INTEGER) AS most, name_en, name_zh
  FROM saving_base AS whole
  JOIN line ON EXISTS (SELECT 1 FROM inside JOIN saving_base AS its ON its.base = part WHERE inside.base =
    whole.base AND (its.products = '*' OR (product > '' AND instr(' ' || its.products || ' ', ' ' ||
    product || ' '))))
  GROUP BY whole.base, currency
  HAVING sum(amount) > 0
  ORDER BY length(parts);

-- How to carry out a recommendation, a numbered step a line.
CREATE TEMP VIEW step_line AS
  SELECT id, iif(how_en GLOB '1. *', replace(replace(replace(replace(replace(replace(replace(replace(how_en, ' 2. ',
    char(10) || '2. '), ' 3. ', char(10) || '3. '), ' 4. ', char(10) || '4. '), ' 5. ', char(10) || '5. '), ' 6. ',
    char(10) || '6. '), ' 7. ', char(10) || '7. '), ' 8. ', char(10) || '8. '), ' 9. ', char(10) || '9. '), how_en) AS
    en, iif(how_zh GLOB '1. *', replace(replace(replace(replace(replace(replace(replace(replace(how_zh, '；2. ', '；' ||
    char(10) || '2. '), '；3. ', '；' || char(10) || '3. '), '；4. ', '；' || char(10) || '4. '), '；5. ', '；' ||
    char(10) || '5. '), '；6. ', '；' || char(10) || '6. '), '；7. ', '；' || char(10) || '7. '), '；8. ', '；' ||
    char(10) || '8. '), '；9. ', '；' || char(10) || '9. '), how_zh) AS zh
  FROM improvement;

-- The questions that a recommendation is an answer to: those of its practice and of the practices
-- answered with it.
-- kept
CREATE TEMP VIEW improved_question AS
  SELECT DISTINCT improvement.id, improvement.workload, status, merged_into, twin.question
  FROM improvement
  JOIN practice AS twin ON twin.id = improvement.practice OR twin.same_as = improvement.practice
  WHERE improvement.practice > ''
  UNION SELECT recommendation.id, found_workload.workload, status, ifnull(merged_into, ''), practice.question
  FROM found_workload
  JOIN recommendation USING (id)
  JOIN practice ON practice.id = found_workload.practice;

-- What people call a recommendation, in one line: its practice and title, of what was found the check.
CREATE TEMP VIEW recommendation_name AS
  SELECT r.id, r.practice, r.workload, ltrim(r.practice || ' · ', ' ·') || coalesce(nullif(r.title_en, ''),
    nullif(r.title_zh, ''), (SELECT title_en FROM practice AS asked WHERE asked.id = r.practice),
    (SELECT name_en FROM check_tally WHERE check_tally.id = r.id), '') AS en,
    ltrim(r.practice || ' · ', ' ·') || coalesce(nullif(r.title_zh, ''),
    nullif(r.title_en, ''), (SELECT title_zh FROM practice AS asked WHERE asked.id = r.practice),
    (SELECT name_zh FROM check_tally WHERE check_tally.id = r.id), '') AS zh
  FROM recommendation AS r;

-- is_paper: no freeze holds for it, as somebody said of the task or the bank says of its practice.
CREATE TEMP VIEW task AS
  SELECT recommendation.id, progress, actual, remaining, started, finished, planned_start, planned_end,
    planned_days, planned_at, follows, not_follows, recommendation.changes, 'no' = coalesce(
    nullif(recommendation.changes, ''), practice.changes, '') AS is_paper
  FROM recommendation
  LEFT JOIN practice ON practice.id = recommendation.practice;

-- The accepted ones with what plan_result_keep made of them; label is what a report calls them by. Days,
-- amounts and risk in whole units.
-- kept by id
CREATE TEMP VIEW recommended AS
  SELECT 'R' || printf('%02d', row_number() OVER (ORDER BY number)) AS label, number,
    improvement.id, practice, workload, workload_name, question, pillar, pillar_en, pillar_zh,
    pillar_position, title_en, title_zh, how_en, how_zh, why_en, why_zh, state, level, decision,
    justification, owner, priority_reason, lift_en, lift_zh, driven_en, driven_zh, exposure, resources, benefits, trade_offs,
    improvement_result.priority, impact, urgency, effort, score, improvement_result.risk / 100.0 AS
    risk, days, improvement_result.currency, work / 100.0 AS work, improvement_result.once / 100.0
    AS once, improvement_result.month / 100.0 AS month, improvement_result.saving / 100.0 AS saving,
    claimed / 100.0 AS claimed, capped_by,
    saving_basis, payback, improvement_result.depends_on, starts, ends, wave, critical, decision NOT IN
    ('deferred', 'rejected') AS is_planned, slack, bound, moved, frozen, effort_known, once_known,
    work_least, work_most
  FROM improvement
  JOIN improvement_result ON improvement_result.id = improvement.id
  WHERE status = 'accepted';
