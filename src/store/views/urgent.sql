-- SPDX-License-Identifier: GPL-3.0-or-later

-- The day that a report speaks of: its date, or today where that is later; and the third working day, Monday
-- to Friday, after it; and the last day of the customer's review, with its working days: by when answers are due, where that
-- is said, else so many as the setting says.
CREATE TEMP VIEW report_day AS WITH said AS (SELECT max(today(), ifnull((SELECT value FROM field_value WHERE
    form = 'engagement' AND field = 'document_date'), '')) AS day), start AS (SELECT day, date(day, CASE
    strftime('%w', day) WHEN '0' THEN '-2 days' WHEN '6' THEN '-1 day' ELSE '0 days' END) AS start
  FROM said), wish AS (SELECT day, start, CAST(strftime('%w', start) AS INTEGER) AS weekday, (SELECT
    CAST(julianday(date(value, CASE strftime('%w', value) WHEN '0' THEN '-2 days' WHEN '6' THEN '-1 day' ELSE '0 days'
    END)) - julianday(start) AS INTEGER) FROM field_value WHERE form = 'engagement' AND field = 'answers_date' AND
    value > day) AS wanted, CAST(ifnull((SELECT value FROM setting WHERE name = 'review-days'), 5) AS INTEGER) AS usual
  FROM start), term AS (SELECT day, start, weekday, ifnull(max(1, wanted - 2 * ((weekday - 1 + wanted) / 7)), usual) AS
    review
  FROM wish)
  SELECT day, date(start, (3 + 2 * ((weekday + 2) / 5)) || ' days') AS soon, review, date(start, (review + 2 * ((weekday -
    1 + review) / 5)) || ' days') AS reviewed
  FROM term;

-- The customer's people by all that is entered: in full, and in short, without what stands behind a comma or in
-- brackets.
-- kept
CREATE TEMP VIEW person_name AS WITH named (person) AS (SELECT trim(name) FROM contact WHERE party = 'customer'
  UNION SELECT trim(value)
  FROM field_value
  WHERE form = 'business' AND field IN ('owner', 'technical_owner') OR form = 'engagement' AND field IN
    ('customer_representative', 'customer_manager')
  UNION SELECT trim(person)
  FROM recommendation
  WHERE owner = 'customer')
  SELECT person, trim(substr(person, 1, min(instr(person || ',', ','), instr(person || '(', '('), instr(person ||
    '，', '，'), instr(person || '（', '（')) - 1)) AS short_name
  FROM named
  WHERE person > '';

-- Those that a logon in a tag may stand for: it is the short name, in the report's language or another, but for
-- dots and the like, or how DingTalk or the mail of the contact calls them. Of one who is called several ways the longest counts.
CREATE TEMP VIEW known_person AS WITH called (person, short_name, said) AS (SELECT person, short_name, short_name
  FROM person_name
  UNION SELECT person, short_name, trim(substr(text, 1, min(instr(text || ',', ','), instr(text || '(', '(')) - 1))
  FROM person_name
  JOIN translation ON zh = person
  UNION SELECT person, short_name, dingtalk
  FROM person_name
  JOIN contact ON contact.name IN (person, short_name) AND dingtalk > ''
  UNION SELECT person, short_name, substr(email, 1, instr(email, '@') - 1)
  FROM person_name
  JOIN contact ON contact.name IN (person, short_name) AND email LIKE '_%@%')
  SELECT person, max(length(person)) AS length, replace(replace(replace(replace(lower(said), ' ', ''), '.', ''),
    '_', ''), '-', '') AS login
  FROM called
  GROUP BY short_name, login;

-- Critical faults that are open and that no planned recommendation answers for: a row a check, or a best
-- practice that several checks speak of, and a place, with what and whose it is. Not in cost optimization:
-- what is idle threatens nothing.
-- kept
CREATE TEMP VIEW critical_place AS WITH answered AS MATERIALIZED (SELECT DISTINCT source, "check", reached_check.owner
  FROM reached_check
  JOIN recommended USING (id)
  WHERE is_planned), open AS MATERIALIZED (SELECT iif(practice > '', practice, source || ' ' || "check") AS subject,
    practice, workload, name_en, name_zh, finding.pillar, finding.account, finding.resource, ifnull(place, 'F' ||
    finding.id) AS place, coalesce(nullif(resource_name, ''), finding.resource) AS shown
  FROM attributed_finding AS finding
  WHERE status_rank = 1 AND severity_rank = 5 AND finding.pillar <> 'cost' AND (source, "check", workload)
    NOT IN (SELECT source, "check", owner FROM answered))
  SELECT subject, practice, pillar, place, max(workload) AS workload, max(account) AS account, max(resource) AS
    resource, min(name_en) AS name_en, min(name_zh) AS name_zh, max(shown) AS shown
  FROM open
  GROUP BY subject, place;

-- The same, a row a check or practice.
-- kept
CREATE TEMP VIEW critical_left AS
  SELECT subject, max(practice) AS practice, min(name_en) AS name_en, min(name_zh) AS name_zh, max(pillar) AS
    pillar, count(*) AS faults, ifnull((SELECT group_concat(name, ', ') FROM (SELECT DISTINCT name FROM
    workload JOIN critical_place AS its ON its.workload = workload.id WHERE its.subject = fault.subject ORDER BY
    position)), '') AS workloads, group_concat(nullif(shown, ''), ', ') AS examples
  FROM (SELECT * FROM critical_place ORDER BY shown) AS fault
  GROUP BY subject;

-- The places of what cannot wait for the plan, a row a matter (`subject`: a best practice or check) and place: of the
-- practices that have words for it (kind at-once), the open findings that are high or critical, and all that runs out;
-- where only some weaknesses are that urgent (kind at-once-known, by their numbers), those alone, each place with their
-- numbers; besides whatever is critical and has no measure.
-- kept
CREATE TEMP VIEW urgent_place AS WITH bad AS MATERIALIZED (SELECT practice, account, resource, resource_name AS
    name, worst
  FROM fault
  WHERE resource > '' AND practice IN (SELECT id FROM word WHERE kind = 'at-once') AND practice NOT IN
    (SELECT practice FROM expiry_practice UNION SELECT id FROM word WHERE kind = 'at-once-known')
  UNION ALL SELECT practice, account, min(resource), coalesce(nullif(max(resource_name), ''), resource) || ' (' ||
    group_concat(number, ' ') || ')', max(severity_rank)
  FROM (SELECT DISTINCT practice, account, resource, resource_name, severity_rank, substr("check", instr("check",
    ':') + 1) AS number FROM finding_in_words JOIN word ON word.kind = 'at-once-known' AND word.id = practice WHERE
    status_rank = 1 AND resource > '' AND instr(' ' || word.en || ' ', ' ' || substr("check", instr("check", ':') +
    1) || ' ') ORDER BY number)
  GROUP BY practice, account, lower(resource)), spot AS MATERIALIZED (SELECT practice AS subject, practice, account,
    resource, name, '' AS day, worst, NULL AS amount, NULL AS currency
  FROM bad
  WHERE worst >= 4
  UNION ALL SELECT word.id, word.id, account, resource, name, expires, 5, amount, currency
  FROM expiring_resource
  JOIN word ON word.kind = 'at-once' AND word.id IN (SELECT practice FROM expiry_practice)
  UNION ALL SELECT subject, practice, account, resource, shown, '', 5, NULL, NULL
  FROM critical_place
  WHERE resource = '' OR practice NOT IN (SELECT id FROM word WHERE kind = 'at-once') OR practice IN (SELECT
    practice FROM expiry_practice) AND lower(resource) NOT IN (SELECT place FROM expiring_resource))
  SELECT spot.subject, spot.practice, spot.account, spot.resource, day, worst, amount, currency,
    coalesce(nullif(spot.name, ''), spot.resource) AS name, coalesce(nullif(place_owner.workload,
    ''), whole.workload, '') AS workload
  FROM spot
  LEFT JOIN place_owner ON place_owner.account = spot.account AND place_owner.resource = spot.resource
  LEFT JOIN sole_claim AS whole ON whole.kind = 'accounts' AND whole.word = spot.account;

-- What cannot wait for the plan, a row a best practice or check, in words for it (kind at-once) or for anything
-- (at-once-other). With how many places, a few of their names, the nearest day where one is known, who sees to it
-- and the measures of the plan that follow.
-- Who: the persons of those measures, else the customer's contact in the role that the question is for, else
-- the technical owners of the workloads whose places they are, else the project manager.
-- Due: three working days after the report. What runs out changes nothing, so no freeze holds for it: the day
-- before the first is over; or, when some are, the report's own day, and it says so. What changes a workload
-- (kind at-once-change) in a freeze of it is an emergency change that its business owner approves, when it is
-- critical or of those that never wait (kind at-once-emergency); else it waits for the first working day without the freeze.
-- In other workloads their business owners approve it too. The technical owners of all of them carry it out.
-- kept
CREATE TEMP VIEW urgent_matter AS WITH open AS MATERIALIZED (SELECT * FROM urgent_place), follows AS MATERIALIZED (SELECT
    DISTINCT member.practice, recommended.label, number, starts, person
  FROM recommended
  JOIN recommended_member AS member USING (id)
  LEFT JOIN responsible USING (id)
  WHERE is_planned AND member.practice IN (SELECT practice FROM open WHERE practice > '')
  ORDER BY number), owner AS MATERIALIZED (SELECT DISTINCT subject, value AS person
  FROM open
  JOIN field_value ON form = 'business' AND record = open.workload AND field = 'technical_owner' AND value >
    ''), frozen AS MATERIALIZED (SELECT place.subject, iif(place.practice IN (SELECT id FROM word WHERE
    kind = 'at-once-emergency'), 5, max(worst)) AS worst, workload.id, workload.position, workload.name,
    min(first) AS first, max(last) AS last, coalesce((SELECT short_name FROM person_name JOIN field_value ON
    form = 'business' AND field = 'owner' AND trim(value) = person WHERE record = workload.id), (SELECT nullif(name, '') FROM decider)) AS approver,
    (SELECT short_name FROM person_name JOIN field_value ON form = 'business' AND field = 'technical_owner' AND trim(value) =
    person WHERE record = workload.id) AS doer
  FROM (SELECT subject, practice, workload, max(worst) AS worst FROM open GROUP BY subject, workload) AS place
  JOIN word ON word.kind = 'at-once-change' AND word.id = place.practice
  JOIN workload ON workload.id = place.workload
  JOIN report_day
  JOIN freeze ON freeze.kind IN ('freeze', 'maintenance') AND freeze.workload IN ('', workload.id) AND soon BETWEEN first AND last
  GROUP BY place.subject, workload.id), halted AS MATERIALIZED (SELECT subject, max(worst) AS worst, max(last) AS
    last, group_concat(name || ' (' || first || ' – ' || last || ')', ', ') AS en, group_concat(name || '（' ||
    first || ' 至 ' || last || '）', '、') AS zh, replace(group_concat(DISTINCT approver), ',', ', ') AS approver,
    replace(group_concat(DISTINCT doer), ',', ', ') AS doer
  FROM (SELECT * FROM frozen ORDER BY position)
  GROUP BY subject), others AS MATERIALIZED (SELECT subject, group_concat(name || ' by ' || approver ||
    ifnull(', carried out by ' || doer, ''), '; ') AS en, group_concat(name || '由' || approver || '审批' || ifnull('、' || doer ||
    '执行', ''), '，') AS zh, min(is_alone) AS is_alone
  FROM (SELECT DISTINCT open.subject, workload.name, workload.position, open.subject NOT IN (SELECT subject FROM frozen) AS is_alone,
    (SELECT short_name FROM person_name JOIN field_value ON form = 'business' AND field = 'owner' AND trim(value) =
    person WHERE record = workload.id) AS approver, (SELECT short_name FROM person_name JOIN field_value ON form =
    'business' AND field = 'technical_owner' AND trim(value) = person WHERE record = workload.id) AS doer
  FROM open JOIN word ON word.kind = 'at-once-change' AND word.id = open.practice JOIN workload ON workload.id =
    open.workload WHERE NOT EXISTS (SELECT 1 FROM frozen WHERE frozen.subject = open.subject AND frozen.id = workload.id)
    ORDER BY workload.position)
  WHERE approver > ''
  GROUP BY subject), billed AS MATERIALIZED (SELECT open.subject, cost_list.currency, cost_list.amount
  FROM open
  JOIN cost_list ON cost_list.account = open.account AND cost_list.resource = open.resource
  WHERE day = '' AND open.resource > '' AND practice IN (SELECT id FROM word WHERE kind = 'at-once-paid') AND month = (SELECT max(month) FROM cost_list)), money AS (SELECT subject, group_concat(money_words(amount, currency, 'en'), ' + ') AS en,
    group_concat(money_words(amount, currency, 'zh'), ' + ') AS zh
  FROM (SELECT subject, currency, sum(amount) AS amount FROM open WHERE amount > 0 GROUP BY subject, currency)
  GROUP BY subject), estimate AS MATERIALIZED (SELECT subject, group_concat(money_words(amount, currency, 'en') || ' a month; 20% to 50% more at the same price adds about ' ||
    money_words(100 * round(amount * 0.002), currency, 'en') || ' to ' || money_words(100 * round(amount * 0.005), currency, 'en') || ' a month', ' + ') AS en,
    group_concat(money_words(amount, currency, 'zh') || '，扩容 20% 至 50%、单价不变时每月增加约 ' || money_words(100 * round(amount * 0.002), currency, 'zh') ||
    '至 ' || money_words(100 * round(amount * 0.005), currency, 'zh'), '，另 ') AS zh
  FROM (SELECT subject, currency, sum(amount) AS amount FROM billed GROUP BY subject, currency HAVING sum(amount) >= 500)
  GROUP BY subject), payer AS MATERIALIZED (SELECT subject, group_concat(name || iif(spend <> '', ' (' || iif(owner > '', owner || ', ', '') ||
    'now ' || money_words(spend, currency, 'en') || ' a month)', ''), ', ') AS en, group_concat(name || iif(spend <> '', '（' || iif(owner > '',
    owner || '，', '') || '目前每月 ' || money_words(spend, currency, 'zh') || '）', ''), '、') AS zh
  FROM (SELECT DISTINCT subject, workload.name, workload.position, ifnull((SELECT short_name FROM person_name JOIN field_value ON form =
    'business' AND field = 'owner' AND trim(value) = person WHERE record = workload.id), '') AS owner, ifnull((SELECT CAST(value AS
    REAL) FROM field_value WHERE form = 'business' AND field = 'monthly_spend' AND record = workload.id), '') AS spend,
    ifnull((SELECT trim(ltrim(value, '0123456789.')) FROM field_value WHERE form = 'business' AND field = 'monthly_spend' AND
    record = workload.id), '') AS currency
  FROM open
  JOIN workload ON workload.id = open.workload
  WHERE subject IN (SELECT subject FROM money) OR practice IN (SELECT id FROM word WHERE kind = 'at-once-paid')
  ORDER BY workload.position)
  GROUP BY subject), opening AS (SELECT window_days(value) AS weekdays FROM field_value WHERE form = 'governance'
    AND field = 'change_windows' AND value > ''), matter AS (SELECT open.subject, max(open.practice) AS practice, count(*) AS places, count(*) -
    sum(open.workload IN (SELECT id FROM frozen WHERE frozen.subject = open.subject)) AS free, sum(open.day > '' AND
    open.day <= report_day.day) AS over, min(nullif(open.day, '')) AS first, min(iif(open.day > report_day.day,
    open.day, NULL)) AS next, report_day.day AS reported, soon
  FROM open
  JOIN report_day
  GROUP BY open.subject), said AS (SELECT matter.*, word.position, coalesce(replace(word.en, '{day}', soon), replace(name_en, ': ', ' – ') ||
    other.en) AS en, coalesce(replace(word.zh, '{day}', soon), replace(name_zh, '：', '–') || other.zh) AS zh
  FROM matter
  LEFT JOIN word ON word.kind = 'at-once' AND word.id = matter.subject
  LEFT JOIN critical_left ON word.id IS NULL AND critical_left.subject = matter.subject
  LEFT JOIN word AS other ON other.kind = 'at-once-other')
  SELECT row_number() OVER (ORDER BY said.position IS NULL, said.position, said.subject) AS number, said.subject, practice,
    said.en || ifnull(iif(said.first > '', '; expiry by the export of ' || taken || ', renewals since then not verified', NULL), '') || ifnull(iif(over > 0, '; on the day of this report, since some have run out' || iif(over < places, ', and each of the others before its day', ''),
    iif(said.first > '', '; each before its day', NULL)), '') || ifnull('. Last bill of these: ' || money.en ||
    ' a month', '') || iif(money.en IS NOT NULL OR word_paid.id IS NOT NULL, ifnull('. ' || word_paid.en || ' from the running cloud cost of ' ||
    payer.en || iif(said.first > '', ', which bears it already: its owner is told of the order, which need not wait for the approval of the urgent actions', ', whose owner names the budget before the order') ||
    '; no cost of this plan', ', no cost of this plan') || ifnull('. Estimate, until there is an offer: what is there costs ' || estimate.en, ''), '') || ifnull(iif(halted.worst = 5, '. In the change freeze of ' || halted.en ||
    ' this is an emergency change' || ifnull(', to be approved by ' || halted.approver || ' before the change', '') || ifnull(', carried out by ' || halted.doer, ''), '. What changes waits for ' || iif(EXISTS (SELECT 1 FROM opening), 'the first window after ', 'the end of ') ||
    'the change freeze of ' || halted.en), '') || ifnull(iif(is_alone, '. Approved before the change: ', '. Elsewhere approved before the change: ') || others.en, '') AS en, said.zh || ifnull(iif(said.first > '', '；到期情况以 ' || taken || ' 的导出数据为准，此后是否续费未核实', NULL), '') || ifnull(iif(over > 0,
    '；已有资源到期，须在本报告当日处理' || iif(over < places, '，其余在各自到期日之前处理', ''), iif(said.first > '', '；均在各自到期日之前处理', NULL)), '') ||
    ifnull('。上述资源最近账期每月费用 ' || money.zh, '') || iif(money.zh IS NOT NULL OR word_paid.id IS NOT NULL, ifnull('。' || word_paid.zh ||
    payer.zh || '的现行云费用，' || iif(said.first > '', '该费用现已由其承担，下单时告知业务责任方，无须等待立即处理事项的批准', '由业务责任方在下单前明确预算出处') || '，不计入本计划', '，不计入本计划') || ifnull('。估算：上述资源最近账期每月 ' || estimate.zh || '，以询价为准', ''), '') || ifnull(iif(halted.worst = 5, '。' || halted.zh ||
    '处于封网期，按紧急变更执行' || ifnull('，变更前须经' || halted.approver || '审批', '') || ifnull('，由' || replace(halted.doer, ', ', '、') || '执行', ''), '。' || halted.zh ||
    '处于封网期，变更在封网结束后' || iif(EXISTS (SELECT 1 FROM opening), '的首个变更窗口', '') || '执行'), '') || ifnull(iif(is_alone, '。变更前审批：', '。其余变更前审批：') || others.zh, '') AS zh, places, over, said.first, ifnull(halted.worst = 5, 0) AS is_emergency,
    iif(halted.worst = 5, halted.approver, NULL) AS approver,
    CASE WHEN over > 0 THEN reported WHEN said.first > '' THEN max(reported, min(soon, date(next, '-1 day'))) WHEN halted.worst < 5 AND
    free = 0 THEN ifnull((SELECT min(date(halted.last, column1 || ' days')) FROM (VALUES (1), (2), (3), (4), (5), (6), (7))
    JOIN opening ON instr(weekdays, strftime('%w', halted.last, column1 || ' days'))), date(halted.last, CASE strftime('%w', halted.last) WHEN '5' THEN '3 days' WHEN '6' THEN '2 days' ELSE
    '1 day' END)) ELSE soon END AS due, (SELECT group_concat(name, ', ') FROM (SELECT DISTINCT name FROM open WHERE
    open.subject = said.subject AND name > '' ORDER BY day = '', day, name LIMIT 4)) AS names, coalesce((SELECT
    group_concat(person, ' / ') FROM (SELECT DISTINCT person FROM follows WHERE follows.practice =
    said.practice AND person > '')), (SELECT min(name) FROM contact JOIN interviewee ON interviewee.role =
    contact.role JOIN practice AS asked ON asked.id = said.practice AND asked.question =
    interviewee.question WHERE contact.party = 'customer' AND name > ''), (SELECT group_concat(person,
    ' / ') FROM (SELECT person FROM owner WHERE owner.subject = said.subject ORDER BY person)), (SELECT
    value FROM field_value WHERE form = 'engagement' AND field = 'customer_manager' AND value > ''), '') AS
    person, (SELECT group_concat(label, ', ') FROM follows WHERE follows.practice = said.practice) AS
    labels, (SELECT min(nullif(starts, '')) FROM follows WHERE follows.practice = said.practice) AS starts
  FROM said
  LEFT JOIN (SELECT max(day) AS taken FROM expiring_resource)
  LEFT JOIN money ON money.subject = said.subject
  LEFT JOIN estimate ON estimate.subject = said.subject
  LEFT JOIN payer ON payer.subject = said.subject
  LEFT JOIN word AS word_paid ON word_paid.kind = 'at-once-paid' AND word_paid.id = said.subject
  LEFT JOIN others ON others.subject = said.subject
  LEFT JOIN halted ON halted.subject = said.subject;

-- Risks that no question has, as the Risk list numbers them after those of questions: first recommendations for what
-- only checks found, then critical faults that no measure and no question of high or medium risk answers for.
-- `item` is the recommendation, or the subject of the fault.
-- kept
CREATE TEMP VIEW check_risk AS WITH mine AS (SELECT 1 AS part, number AS turn, id AS item
  FROM recommended
  WHERE state = 'open' AND level IN ('HIGH', 'MEDIUM')
  UNION ALL SELECT 2, row_number() OVER (ORDER BY subject), subject
  FROM critical_left
  WHERE NOT EXISTS (SELECT 1 FROM practice JOIN risk_answer ON risk_answer.question = practice.question WHERE
    practice.id = critical_left.practice AND (scope = 'organization' OR instr(', ' || critical_left.workloads || ',',
    ', ' || workload_name || ','))))
  SELECT 'K' || printf('%02d', (SELECT count(*) FROM risk_label) + row_number() OVER (ORDER BY part, turn)) AS label,
    part = 2 AS is_critical, item
  FROM mine;

-- All risks with critical faults that no measure of the plan answers for: in counts those of questions are of the
-- level of their answers. None is accepted before what cannot wait (`urgent`) is done.
-- kept
CREATE TEMP VIEW critical_risk AS WITH line AS (SELECT risk_label.label, topic_en, topic_zh, scope = 'organization' AS is_common,
    workload_name AS names, faults, urgent, risk, is_mended
  FROM risk_critical
  JOIN risk_answer USING (workload, question)
  JOIN risk_label USING (workload, question)
  UNION ALL SELECT label, name_en, name_zh, workloads = '', workloads, faults, number, '', 0
  FROM check_risk
  JOIN critical_left ON subject = item
  JOIN urgent_matter USING (subject)
  WHERE is_critical)
  SELECT line.label, topic_en, topic_zh, iif(is_common, word.en, names) AS where_en, iif(is_common, word.zh,
    replace(names, ', ', '、')) AS where_zh, faults, urgent, risk, is_mended,
    coalesce((SELECT short_name FROM workload JOIN field_value ON form = 'business' AND field = 'owner' AND record =
    workload.id JOIN person_name ON person = trim(value) WHERE workload.name = names AND NOT is_common), (SELECT
    nullif(name, '') FROM decider), '') AS bearer
  FROM line
  JOIN word ON word.kind = 'scope' AND word.id = 'organization';

-- What cannot wait and has neither a measure of the plan nor a risk among those above: what stays of it when it is
-- done is accepted, or gets a measure, like a risk. `bearer`: the business owner of the one workload whose places
-- they are, else who decides for the customer.
-- kept
CREATE TEMP VIEW urgent_left AS WITH spot AS (SELECT subject, max(workload) AS workload, count(DISTINCT workload) AS owners
  FROM urgent_place
  GROUP BY subject), known AS MATERIALIZED (SELECT urgent FROM critical_risk)
  SELECT number, en, zh, coalesce((SELECT short_name FROM field_value JOIN person_name ON person = trim(value) WHERE form =
    'business' AND field = 'owner' AND record = spot.workload AND owners = 1), (SELECT nullif(name, '') FROM decider), '') AS bearer
  FROM urgent_matter
  LEFT JOIN spot USING (subject)
  WHERE labels IS NULL AND NOT EXISTS (SELECT 1 FROM known WHERE instr(',' || urgent || ',', ',' || number ||
    ','));
