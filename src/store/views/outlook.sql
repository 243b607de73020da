-- SPDX-License-Identifier: GPL-3.0-or-later

-- Each practice with the stage of the plan that brings it into place: the place of its wave, 5 without
-- a date, 9 when nobody does it; `ordered` is 9 also where it takes man-days beyond the order. Of a recommendation in parts the
-- last counts; a practice is brought for the practices answered with it, too.
-- kept
CREATE TEMP VIEW brought_practice AS WITH RECURSIVE member (root, id) AS (SELECT id, id
  FROM recommendation
  WHERE status IN ('accepted', 'proposed') UNION SELECT member.root, r.id
  FROM member
  JOIN recommendation AS r ON r.merged_into = member.id AND r.status = 'merged'), ready AS (SELECT
    one.practice, ifnull(one.workload, '') AS workload, iif(one.part_of > '', one.part_of, one.id) AS
    whole, max(CASE WHEN root.status <> 'accepted' OR root.decision IN ('deferred', 'rejected') THEN
    9 WHEN wave > '' THEN word.position ELSE 5 END) AS stage, max(iif(root.status <> 'accepted' OR root.decision IN
    ('deferred', 'rejected') OR root.id IN (SELECT id FROM order_shortage), 9, 5)) AS ordered
  FROM member
  JOIN recommendation AS one ON one.id = member.id
  JOIN recommendation AS root ON root.id = member.root
  LEFT JOIN improvement_result ON improvement_result.id = root.id
  LEFT JOIN word ON word.kind = 'wave' AND word.id = wave
  WHERE one.practice > ''
  GROUP BY one.practice, one.workload, whole)
  SELECT practice, workload, ready.stage, ordered
  FROM ready
  UNION ALL SELECT twin.id, workload, ready.stage, ordered
  FROM ready
  JOIN practice AS twin ON twin.same_as = ready.practice;

-- Each answer with what its question's risk follows from. Of the whole organization the first
-- workload's counts.
-- kept
CREATE TEMP VIEW practice_outlook AS WITH brought AS MATERIALIZED (SELECT practice, workload,
    min(stage) AS stage, min(ordered) AS ordered
  FROM brought_practice
  GROUP BY practice, workload), short AS MATERIALIZED (SELECT practice, ifnull(workload, '') AS
    workload
  FROM shortfall)
  SELECT result.workload, question.id AS question, question.pillar, scope <> 'organization' OR
    result.workload = (SELECT id FROM workload ORDER BY position LIMIT 1) AS is_counted, practice.id
    AS practice, practice.position, weight, ifnull(practice_answer.state, '') AS state,
    ifnull(answer.state, '') AS mark, high_when, medium_when, min(ifnull(own.stage, 9),
    ifnull(common.stage, 9)) AS stage, min(ifnull(own.ordered, 9), ifnull(common.ordered, 9)) AS ordered, short.practice IS NOT NULL AS is_shortfall
  FROM result
  JOIN question ON question.id = result.question
  JOIN practice ON practice.question = question.id
  LEFT JOIN practice_answer ON practice_answer.workload = result.workload AND
    practice_answer.practice = practice.id
  LEFT JOIN answer ON answer.workload = result.workload AND answer.question = question.id
  LEFT JOIN brought AS own ON own.practice = practice.id AND own.workload = result.workload
  LEFT JOIN brought AS common ON common.practice = practice.id AND common.workload = ''
  LEFT JOIN short ON short.practice = practice.id AND short.workload = iif(scope = 'organization',
    '', result.workload);

-- Score and risks today, after each wave, after all and, where something of the plan is not ordered, without that: a row a pillar,
-- and one of all ('').
CREATE TEMP VIEW outlook AS
  SELECT stage, position, pillar, ends, questions, answered, high, medium, score(earned, possible) AS
    score, shortfalls, (SELECT today.shortfalls FROM outlook_result AS today WHERE today.stage =
    'today' AND today.pillar = outlook_result.pillar) - shortfalls AS closed
  FROM outlook_result;

-- What answers a question with a risk: the recommendations that are carried out, and those that the
-- customer put off or refused (is_planned 0), which leave it as it is. workload '' is all of them.
CREATE TEMP VIEW risk_measure AS
  SELECT DISTINCT improved_question.workload, improved_question.question, root.id, root.decision NOT IN
    ('deferred', 'rejected') AS is_planned
  FROM improved_question
  JOIN recommendation AS root ON root.id = iif(improved_question.status = 'merged',
    improved_question.merged_into, improved_question.id)
  WHERE root.status = 'accepted';

-- Questions of high or medium risk, of the whole organization once, and whether a recommendation that
-- is carried out answers them: the one count of risks with a measure.
CREATE TEMP VIEW risk_answer AS WITH helped AS MATERIALIZED (SELECT DISTINCT workload, question
  FROM risk_measure
  WHERE is_planned)
  SELECT workload, workload_name, workload_position, pillar, question, topic_en, topic_zh, title_en, title_zh, risk,
    scope, EXISTS (SELECT 1 FROM helped WHERE helped.question = asked_once.question AND helped.workload IN ('',
    asked_once.workload)) AS is_mended
  FROM asked_once
  WHERE risk IN ('HIGH', 'MEDIUM');

-- What the Risk list calls a question of high or medium risk.
CREATE TEMP VIEW risk_label AS
  SELECT 'K' || printf('%02d', row_number() OVER (ORDER BY risk, lens_position, pillar_position,
    question_position, workload_position)) AS label, workload, question
  FROM asked_once
  WHERE risk IN ('HIGH', 'MEDIUM');

-- Risks whose question or resources have critical findings that no measure of the plan answers for: they are not
-- accepted before what cannot wait was done. `urgent` is its number on the sheet Immediate actions.
-- kept
CREATE TEMP VIEW risk_critical AS
  SELECT risk_answer.workload, risk_answer.question, sum(critical_left.faults) AS faults, group_concat(DISTINCT
    urgent_matter.number) AS urgent, max(due) AS due
  FROM risk_answer
  JOIN practice ON practice.question = risk_answer.question
  JOIN critical_left ON critical_left.practice = practice.id AND (scope = 'organization' OR instr(', ' ||
    critical_left.workloads || ',', ', ' || workload_name || ','))
  JOIN urgent_matter ON urgent_matter.subject = critical_left.subject
  GROUP BY risk_answer.workload, risk_answer.question;

-- The high risks that stay when the whole plan is done, as outlook counts them: what was recommended for them, and
-- why they stay. `reason` is refused (no answer), put-off, partial (what is planned does not mend it wholly) or
-- none (nothing was recommended). `bearer`: the business owner of the workload; of the whole organization, where no
-- owner is named, and where the workload refused the answer itself, who decides for the customer. `due`: until when a refused answer is to be given. `terms`: what was
-- said when its recommendations were put off, with the conditions under which it is borne.
CREATE TEMP VIEW risk_left AS WITH its AS MATERIALIZED (SELECT left.workload, left.question, recommended.label,
    recommended.number, recommended.is_planned, justification, word.en AS decided_en, word.zh AS decided_zh
  FROM outlook_risk AS left
  JOIN risk_measure ON risk_measure.question = left.question AND risk_measure.workload IN ('', left.workload)
  JOIN recommended ON recommended.id = risk_measure.id
  JOIN word ON word.kind = 'decision' AND word.id = recommended.decision
  ORDER BY number), stays AS MATERIALIZED (SELECT member.workload, question, en, zh, group_concat('“' || title_en ||
    '”', ', ') AS titles_en, group_concat('“' || title_zh || '”', '、') AS titles_zh
  FROM (SELECT DISTINCT workload, question, iif(status = 'merged', merged_into, id) AS id FROM improved_question
    ORDER BY id) AS member
  JOIN proposal_reason USING (id)
  WHERE proposal_reason.status = 'proposed'
  GROUP BY member.workload, question, en
  ORDER BY en IS NULL, min(member.id)), said AS (SELECT asked_once.*, (SELECT group_concat(label, ', ') FROM its WHERE
    its.workload = asked_once.workload AND its.question = asked_once.question AND is_planned) AS planned, (SELECT
    group_concat(label, ', ') FROM its WHERE its.workload = asked_once.workload AND its.question =
    asked_once.question AND NOT is_planned) AS put_off, (SELECT group_concat(label || ' ' || lower(decided_en), ', ')
    FROM its WHERE its.workload = asked_once.workload AND its.question = asked_once.question AND NOT is_planned) AS
    put_off_en, (SELECT group_concat(label || ' ' || decided_zh, '、') FROM its WHERE its.workload =
    asked_once.workload AND its.question = asked_once.question AND NOT is_planned) AS put_off_zh, ifnull((SELECT
    group_concat(iif(puts > 1, label || ': ', '') || justification, char(10)) FROM (SELECT label, trim(justification) AS
    justification, count(*) OVER () AS puts FROM its WHERE its.workload = asked_once.workload AND its.question =
    asked_once.question AND NOT is_planned AND trim(justification) > '')), '') AS terms
  FROM asked_once
  JOIN outlook_risk USING (workload, question))
  SELECT row_number() OVER (ORDER BY lens_position, pillar_position, question_position, workload_position) AS
    number, (SELECT label FROM risk_label WHERE risk_label.workload = said.workload AND risk_label.question =
    said.question) AS label, workload, question, pillar, pillar_en, pillar_zh, topic_en, topic_zh, planned, put_off, put_off_en, put_off_zh, terms, iif(scope =
    'organization', (SELECT en FROM word WHERE kind = 'scope' AND id = scope), workload_name) AS where_en,
    iif(scope = 'organization', (SELECT zh FROM word WHERE kind = 'scope' AND id = scope), workload_name) AS
    where_zh, CASE WHEN state = 'refused' THEN 'refused' WHEN put_off > '' THEN 'put-off' WHEN planned > ''
    THEN 'partial' ELSE 'none' END AS reason, iif(state <> 'refused' AND put_off IS NULL AND planned > '', (SELECT
    group_concat(titles_en || ': ' || ifnull(en, 'no reason given'), '; ') FROM stays WHERE stays.workload IN ('',
    said.workload) AND stays.question = said.question), NULL) AS rest_en, iif(state <> 'refused' AND put_off IS NULL AND planned >
    '', (SELECT group_concat(titles_zh || '：' || ifnull(zh, '未说明原因'), '；') FROM stays WHERE stays.workload IN ('',
    said.workload) AND stays.question = said.question), NULL) AS rest_zh, iif(state = 'refused', ifnull(said.due, ''), '') AS due, coalesce((SELECT
    short_name FROM field_value JOIN person_name ON person = trim(value) WHERE form = 'business' AND field = 'owner'
    AND record = said.workload AND scope <> 'organization' AND state <> 'refused'), (SELECT nullif(name, '') FROM decider), '') AS bearer
  FROM said
  WHERE (SELECT count(*) FROM outlook_result) > 0;

-- The high risks that the whole plan lowers and that stay when nothing beyond the order is ordered.
CREATE TEMP VIEW unordered_risk AS
  SELECT label, topic_en, topic_zh
  FROM outlook_unordered
  JOIN risk_label USING (workload, question)
  JOIN question ON question.id = outlook_unordered.question
  WHERE (SELECT count(*) FROM outlook_result) > 0;

-- The risks that are accepted or get a measure, each with who bears it: the high ones that stay after the plan, and those of
-- medium risk without a measure, those with critical faults and those that may stay, borne by the business owner of the workload,
-- else by who decides for the customer.
CREATE TEMP VIEW borne_risk AS
  SELECT label, number, 1 AS is_high, bearer, terms > '' AS has_terms
  FROM risk_left
  UNION ALL SELECT label, 0, 0, coalesce((SELECT short_name FROM field_value JOIN person_name ON person = trim(value)
    WHERE form = 'business' AND field = 'owner' AND record = unmended_risk.workload AND scope <> 'organization'), (SELECT
    nullif(name, '') FROM decider), ''), 0
  FROM unmended_risk
  WHERE risk = 'MEDIUM' AND (workload, question) NOT IN (SELECT workload, question FROM risk_critical) AND (SELECT
    count(*) FROM outlook_result) > 0
  UNION ALL SELECT label, 0, 0, bearer, 0
  FROM critical_risk
  WHERE label NOT IN (SELECT label FROM risk_left) AND (SELECT count(*) FROM outlook_result) > 0
  UNION ALL SELECT label, 0, 1, bearer, 1
  FROM (SELECT DISTINCT label, bearer FROM conditional_risk);

-- Who bears some of them, with their numbers, or gaps that the plan leaves open (`gaps`, their risks), where others than who decides for the customer do: he has a row as well
-- then, since what he bears stands nowhere else beside a signature.
CREATE TEMP VIEW risk_bearer AS WITH borne AS MATERIALIZED (SELECT label, bearer, has_terms, 1 AS is_risk
  FROM borne_risk
  UNION ALL SELECT DISTINCT label, bearer, 0, 0
  FROM gap_left
  WHERE NOT is_high_left
  UNION ALL SELECT number, bearer, 0, 2
  FROM urgent_left)
  SELECT ifnull(min(iif(is_risk < 2, label, NULL)), 'L') AS number, bearer, coalesce((SELECT person FROM person_name WHERE short_name = bearer ORDER BY
    length(person) DESC LIMIT 1), bearer) AS person, group_concat(iif(is_risk = 1, label, NULL), ', ') AS labels,
    group_concat(iif(is_risk = 0, label, NULL), ', ') AS gaps, group_concat(iif(is_risk = 2, label, NULL), ', ') AS urgent, max(has_terms) AS has_terms
  FROM (SELECT * FROM borne ORDER BY length(label), label)
  WHERE bearer > '' AND EXISTS (SELECT 1 FROM borne AS other WHERE other.bearer NOT IN ('', ifnull((SELECT name FROM
    decider), '')))
  GROUP BY bearer;

-- Measures of the plan that were accepted on a condition, which is what stands as their justification: they are
-- counted in full. With the high risks that the plan lowers and that may stay if it is not met, and who bears them.
CREATE TEMP VIEW conditional_measure AS
  SELECT id, number, label, title_en, title_zh, currency, month, trim(justification) AS condition
  FROM recommended
  WHERE is_planned AND decision = 'accepted' AND trim(justification) > '';
-- kept
CREATE TEMP VIEW conditional_risk AS
  SELECT DISTINCT measure.id, measure.number, measure.label AS measure, risk_label.label, topic_en, topic_zh, workload_name,
    coalesce((SELECT short_name FROM field_value JOIN person_name ON person = trim(value) WHERE form = 'business' AND
    field = 'owner' AND record = risk_answer.workload AND scope <> 'organization'), (SELECT nullif(name, '') FROM decider), '') AS bearer
  FROM conditional_measure AS measure
  JOIN improved_question ON measure.id = iif(improved_question.status = 'merged', improved_question.merged_into,
    improved_question.id)
  JOIN risk_answer ON risk_answer.question = improved_question.question AND improved_question.workload IN ('',
    risk_answer.workload)
  JOIN risk_label ON risk_label.workload = risk_answer.workload AND risk_label.question = risk_answer.question
  WHERE risk = 'HIGH' AND risk_label.label NOT IN (SELECT label FROM risk_left);

-- The workloads that a recommendation is for, those of the ones merged into it too: on every sheet.
CREATE TEMP VIEW recommendation_scope AS WITH member AS MATERIALIZED (SELECT DISTINCT id AS root, workload
  FROM recommended_member), named AS MATERIALIZED (SELECT root, group_concat(name, ', ') AS en,
    group_concat(name, '、') AS zh, count(*) AS places
  FROM (SELECT root, name FROM member JOIN workload ON workload.id = member.workload ORDER BY root,
    position)
  GROUP BY root), whole AS MATERIALIZED (SELECT root
  FROM member
  WHERE ifnull(workload, '') = ''
  GROUP BY root)
  SELECT recommendation.id, CASE WHEN id GLOB 'F-*' AND places IS NULL THEN '' WHEN whole.root IS NOT
    NULL OR places IS NULL THEN word.en WHEN places > 2 AND places = (SELECT count(*) FROM workload)
    THEN 'all ' || places || ' workloads' ELSE named.en END AS en, CASE WHEN id GLOB 'F-*' AND places
    IS NULL THEN '' WHEN whole.root IS NOT NULL OR places IS NULL THEN word.zh WHEN places > 2 AND
    places = (SELECT count(*) FROM workload) THEN '全部 ' || places || ' 个工作负载' ELSE named.zh END
    AS zh
  FROM recommendation
  JOIN (SELECT en, zh FROM word WHERE kind = 'scope' AND word.id = 'organization') AS word
  LEFT JOIN named ON named.root = recommendation.id
  LEFT JOIN whole ON whole.root = recommendation.id;

-- The worst practice of each question of high risk that is missing or that nobody knows of, worst
-- first: the one list of top risks; what is answered with another practice of the list is that one. What mends it and what was put off or refused for it is counted for
-- the workloads it is said of, and for that practice alone.
CREATE TEMP VIEW top_risk AS WITH money AS (SELECT record AS workload, CAST(value AS REAL) AS hour,
    substr(value, instr(value, ' ') + 1) AS currency
  FROM field_value
  WHERE form = 'business' AND field = 'revenue_impact' AND value > ''), place AS MATERIALIZED (SELECT
    practice_state.*, hour, currency
  FROM practice_state
  LEFT JOIN money USING (workload)
  WHERE risk = 'HIGH' AND practice_state IN ('missing', 'unknown') ORDER BY workload_position), alone AS MATERIALIZED (SELECT *
  FROM place
  WHERE NOT EXISTS (SELECT 1 FROM place AS twin WHERE twin.practice = place.same_as AND twin.workload =
    place.workload)), gap AS
    (SELECT question, practice, rtrim(gap_en, '.') AS gap_en, rtrim(gap_zh, '。') AS gap_zh, why_en,
    why_zh, weight_number, pillar, pillar_en, pillar_zh, group_concat(workload_name, ', ') AS names_en,
    group_concat(workload_name, '、') AS names_zh, count(*) AS places, scope, max(hour) AS hour,
    currency, workload_name AS dearest
  FROM alone
  GROUP BY practice), ranked AS (SELECT *, row_number() OVER (PARTITION BY question ORDER BY
    weight_number DESC, places DESC, practice) AS rank
  FROM gap), done AS MATERIALIZED (SELECT DISTINCT place.practice, recommended.label, number, ends,
    (SELECT short_name FROM responsible WHERE responsible.id = recommended.id) AS person, is_planned, recommended.decision, names.en, names.zh
  FROM place
  JOIN recommendation AS one ON (one.practice = place.practice OR one.practice = place.same_as) AND
    (place.scope = 'organization' OR ifnull(one.workload, '') IN ('', place.workload))
  JOIN recommended ON recommended.id = iif(one.status = 'merged', one.merged_into, one.id)
  JOIN recommendation_scope AS names ON names.id = recommended.id
  ORDER BY number)
  SELECT row_number() OVER (ORDER BY weight_number DESC, (pillar IN ('reliability', 'security')) DESC,
    places DESC, hour DESC, practice) AS number, question, practice, gap_en, gap_zh, why_en, why_zh,
    pillar, pillar_en, pillar_zh, CASE WHEN scope = 'organization' THEN (SELECT en FROM word WHERE kind
    = 'scope' AND id = scope) WHEN places > 2 AND places = (SELECT count(*) FROM workload) THEN 'all '
    || places || ' workloads' ELSE names_en END AS where_en, CASE WHEN scope = 'organization' THEN
    (SELECT zh FROM word WHERE kind = 'scope' AND id = scope) WHEN places > 2 AND places = (SELECT
    count(*) FROM workload) THEN '全部 ' || places || ' 个工作负载' ELSE names_zh END AS where_zh,
    iif(pillar = 'reliability', hour, NULL) AS hour, currency, dearest, (SELECT group_concat(label,
    ', ') FROM done WHERE done.practice = ranked.practice AND is_planned) AS labels, (SELECT group_concat(person,
    ', ') FROM (SELECT DISTINCT person FROM done WHERE done.practice = ranked.practice AND is_planned AND
    person > '')) AS people, (SELECT max(ends)
    FROM done WHERE done.practice = ranked.practice AND is_planned) AS ends, (SELECT
    group_concat(label || ' ' || (SELECT lower(en) FROM word WHERE kind = 'decision' AND id =
    done.decision) || ' (' || en || ')', ', ') FROM done WHERE done.practice = ranked.practice AND NOT is_planned) AS
    open_en, (SELECT group_concat(label || ' ' || (SELECT zh FROM word WHERE kind = 'decision' AND id
    = done.decision) || '（' || zh || '）', '、') FROM done WHERE done.practice = ranked.practice AND NOT
    is_planned) AS open_zh
  FROM ranked
  WHERE rank = 1;

-- Whose resources the checks that prove a practice find open, though nobody recommended anything there: it is
-- said to be in place, or was not asked. No other recommendation answers for these findings than the first
-- accepted one of the same practice, so that it is for those workloads, too.
-- kept by id
CREATE TEMP VIEW found_workload AS WITH lead AS (SELECT practice, min(id) AS id
  FROM recommendation
  WHERE status = 'accepted' AND practice > '' AND part_of = '' AND practice NOT IN (SELECT practice FROM
    recommendation WHERE status = 'accepted' AND workload IS NULL)
  GROUP BY practice)
  SELECT DISTINCT lead.id, lead.practice, place_owner.workload
  FROM lead
  JOIN group_practice ON group_practice.practice = lead.practice AND strength = 'proves'
  JOIN attributed_finding USING (grp)
  JOIN place_owner USING (account, resource)
  WHERE status_rank = 1 AND NOT EXISTS (SELECT 1 FROM recommendation AS own WHERE own.practice =
    lead.practice AND own.workload = place_owner.workload AND own.status <> 'proposed') AND NOT EXISTS
    (SELECT 1 FROM shortfall WHERE shortfall.practice = lead.practice AND shortfall.workload =
    place_owner.workload);

-- Each recommendation that stands itself with what counts for it: itself and what was merged into it, and
-- the workloads whose findings it answers for.
CREATE TEMP VIEW recommended_member AS WITH RECURSIVE part (id, member) AS (SELECT id, id
  FROM recommendation
  WHERE status <> 'merged' UNION SELECT part.id, r.id FROM part JOIN recommendation AS r ON
    r.merged_into = part.member AND r.status = 'merged')
  SELECT part.id, member, practice, workload, iif(part_of > '', part_of, member) AS root
  FROM part
  JOIN recommendation AS r ON r.id = part.member
  UNION ALL SELECT id, id, practice, workload, id FROM found_workload;

-- Practices of which a measure of the plan does a part, as the words of kind in-part say: restoring twice a year also
-- says how long it takes, though nobody ordered that. workload '' is the whole organization.
-- kept by practice
CREATE TEMP VIEW practice_in_part AS
  SELECT DISTINCT part.value AS practice, ifnull(member.workload, '') AS workload, label, number
  FROM recommended
  JOIN recommended_member AS member USING (id)
  JOIN word ON word.kind = 'in-part' AND word.id = member.practice
  JOIN json_each('["' || replace(word.en, ' ', '","') || '"]') AS part
  WHERE is_planned;

-- The workloads of each recommendation, with how many there are.
CREATE TEMP VIEW recommended_workload AS WITH its AS (SELECT DISTINCT id, workload
  FROM recommended_member
  WHERE workload IS NOT NULL)
  SELECT id, workload, count(*) OVER (PARTITION BY id) AS shares
  FROM its;

-- Who sees to a task: who was named for it, or else of the customer the technical owners of its workloads, or else the project
-- manager; of the provider the technical manager. The short name is without what stands behind a comma or in brackets.
CREATE TEMP VIEW responsible AS
  SELECT id, person, trim(substr(person, 1, min(instr(person || ',', ','), instr(person || '(', '('),
    instr(person || '，', '，'), instr(person || '（', '（')) - 1)) AS short_name
  FROM (SELECT recommendation.id, coalesce(nullif(trim(recommendation.person), ''), trim(CASE owner WHEN
    'provider' THEN (SELECT value FROM field_value WHERE form = 'engagement' AND field =
    'provider_manager') WHEN 'customer' THEN coalesce((SELECT group_concat(value, ' / ') FROM (SELECT
    DISTINCT value FROM recommended_workload AS its JOIN workload ON workload.id = its.workload JOIN
    field_value ON form = 'business' AND field = 'technical_owner' AND record = its.workload AND value
    > '' WHERE its.id = recommendation.id ORDER BY position)), (SELECT value FROM field_value WHERE
    form = 'engagement' AND field = 'customer_manager')) END)) AS person
  FROM recommendation);

-- People with more work than working days, Monday to Friday: of each the worst span of the plan, from the
-- start of one task to the end of another, with the man-days of what lies wholly in it. A task of
-- several people is shared evenly.
CREATE TEMP VIEW person_load AS WITH named AS MATERIALIZED (SELECT recommended.id, days, starts, ends,
    '["' || replace(replace(person, '"', ''), ' / ', '","') || '"]' AS people
  FROM recommended
  JOIN responsible USING (id)
  WHERE is_planned AND starts > '' AND days > 0 AND person > ''), share AS MATERIALIZED (SELECT named.id, value AS
    person, days / json_array_length(people) AS days, starts, ends, CAST(julianday(starts) -
    julianday('2000-01-03') AS INTEGER) AS one, CAST(julianday(ends) - julianday('2000-01-03') AS
    INTEGER) + 1 AS past
  FROM named
  JOIN json_each(people)), span AS MATERIALIZED (SELECT DISTINCT a.person, a.starts AS first, b.ends AS
    last, 5 * (b.past / 7) + min(b.past % 7, 5) - 5 * (a.one / 7) - min(a.one % 7, 5) AS workdays
  FROM share AS a
  JOIN share AS b ON b.person = a.person AND b.past > a.one), weight AS (SELECT span.person, first,
    last, workdays, count(*) AS tasks, round(sum(days), 1) AS days
  FROM span
  JOIN share ON share.person = span.person AND starts >= first AND ends <= last
  GROUP BY span.person, first, last
  HAVING sum(days) > workdays + 0.5)
  SELECT person, first, last, workdays, tasks, days, max(days - workdays) AS over
  FROM weight
  GROUP BY person;

-- What the plan costs and brings, in each currency and never across them. The work of the customer's
-- own people is no cash out; what the provider would do is cash only when it is ordered. Totals of 12 and 36 months
-- and the payback are those of plan_month. What lowers risk saves nothing; what saves is apart.
-- kept
CREATE TEMP VIEW plan_money AS
  SELECT currency, count(*) AS items, round(sum(days), 2) AS days, round(sum(work_least) / 100.0, 2)
    AS work_least, round(sum(work), 2) AS work, round(sum(work_most) / 100.0, 2) AS work_most,
    round(sum(once), 2) AS once, round(sum(month), 2) AS month, round(sum(saving), 2) AS saving,
    round(sum(saving) - sum(month), 2) AS net_month, round(sum(work) + sum(once), 2) AS up_front,
    (SELECT -total FROM plan_month WHERE number = 12 AND plan_month.currency = recommended.currency) AS
    cost_12, (SELECT -total FROM plan_month WHERE number = 36 AND plan_month.currency =
    recommended.currency) AS cost_36, (SELECT -cash_total FROM plan_month WHERE number = 12 AND
    plan_month.currency = recommended.currency) AS cash_12, (SELECT -cash_total FROM plan_month WHERE
    number = 36 AND plan_month.currency = recommended.currency) AS cash_36, iif(sum(saving) > sum(month), (SELECT min(number) FROM
    plan_month WHERE plan_month.currency = recommended.currency AND total >= 0 AND number > (SELECT
    max(number) FROM plan_month AS spent WHERE spent.currency = plan_month.currency AND paid > 0)),
    NULL) AS payback, sum(owner = 'provider') AS provider_items, round(sum(iif(owner = 'provider',
    work + once, 0)), 2) AS provider_up_front, round(sum(iif(owner = 'provider', 0, work)), 2) AS
    own_work, round(sum(iif(owner = 'provider', 0, days)), 2) AS own_days, round(sum(iif(owner =
    'provider', 0, once)), 2) AS cash_once, round(sum(iif(owner = 'provider', month, 0)), 2) AS
    provider_month, round(sum(iif(saving > 0, 0, work + once)), 2) AS
    risk_up_front, round(sum(iif(saving > 0, 0, month)), 2) AS risk_month, round(sum(iif(saving > 0,
    work + once, 0)), 2) AS saving_up_front, round(sum(iif(saving > 0, month, 0)), 2) AS
    saving_run, sum(NOT effort_known) AS effort_unknown, sum(NOT once_known) AS once_unknown
  FROM recommended
  WHERE is_planned
  GROUP BY currency;

-- Month by month for ten years: spent on what ends in it, run and saved for what ended before. What
-- has no date counts in the last month of the plan. Of what is spent the work of the customer's own
-- people is no cash.
-- kept
CREATE TEMP VIEW plan_month AS WITH RECURSIVE span (number, month) AS (SELECT 1, date(min(ends),
    'start of month')
  FROM outlook_result
  WHERE stage = 'today' UNION ALL SELECT number + 1, date(month, '+1 month')
  FROM span
  WHERE number < 120 AND month > ''), part AS MATERIALIZED (SELECT currency, date(coalesce(nullif(ends,
    ''), (SELECT max(nullif(ends, '')) FROM recommended WHERE is_planned), (SELECT min(month) FROM
    span)), 'start of month') AS at, sum(work) + sum(once) AS paid, sum(iif(owner = 'provider', work +
    once, once)) AS cash, sum(month) AS run, sum(saving) AS saving
  FROM recommended
  WHERE is_planned
  GROUP BY currency, at), one AS (SELECT number, span.month, currency, round(sum(iif(at = span.month,
    paid, 0)), 2) AS paid, round(sum(iif(at = span.month, cash, 0)), 2) AS cash, round(sum(iif(at < span.month, run, 0)), 2) AS run, round(sum(iif(at <
    span.month, saving, 0)), 2) AS saving
  FROM span
  JOIN part
  GROUP BY number, currency)
  SELECT number, substr(month, 1, 7) AS month, currency, paid, cash, run, saving, round(saving - run - paid,
    2) AS net, round(sum(saving - run - paid) OVER (PARTITION BY currency ORDER BY number), 2) AS
    total, round(sum(saving - run - cash) OVER (PARTITION BY currency ORDER BY number), 2) AS cash_total
  FROM one;

-- What an outage costs beside what is spent in a year so that there is none: the hours that pay for it.
-- What is spent for several workloads is shared evenly.
CREATE TEMP VIEW outage_argument AS
  SELECT workload.id AS workload, workload.name AS workload_name, workload.position, CAST(value AS
    REAL) AS cost_hour, currency, round(sum((work + once + 12 * month) / shares), 2) AS spend_12,
    round(sum((work + once + 12 * month) / shares) / CAST(value AS REAL), 1) AS hours
  FROM field_value
  JOIN workload ON workload.id = record
  JOIN recommended_workload AS its ON its.workload = workload.id
  JOIN recommended ON recommended.id = its.id AND is_planned AND saving = 0 AND pillar =
    'reliability'
  WHERE form = 'business' AND field = 'revenue_impact' AND CAST(value AS REAL) > 0
  GROUP BY workload.id, currency;

-- Pairs of planned recommendations whose savings may be the same money, in one workload: they are about
-- the same resources, by the open findings of their checks; or what their practices save is a part of the
-- same costs and one of them does not say what its saving was reckoned from, or both say the same.
-- kept
CREATE TEMP VIEW saving_overlap AS WITH saver AS MATERIALIZED (SELECT id, practice, workload,
    saving_base, saving_basis
  FROM improvement
  WHERE status = 'accepted' AND decision NOT IN ('deferred', 'rejected') AND saving > 0), touched AS MATERIALIZED (SELECT DISTINCT saver.id, account, resource
  FROM saver
  JOIN recommended_member USING (id)
  JOIN group_practice ON group_practice.practice = recommended_member.practice
  JOIN finding_list USING (grp)
  WHERE recommended_member.practice > '' AND status_rank = 1 AND resource > ''), shared AS (SELECT
    one.id, other.id AS other, count(*) AS resources
  FROM touched AS one
  JOIN touched AS other USING (account, resource)
  WHERE one.id <> other.id
  GROUP BY one.id, other.id)
  SELECT one.id, other.id AS other, other.practice AS other_practice, ifnull(resources, 0) AS resources
  FROM saver AS one
  JOIN saver AS other ON one.id < other.id AND (one.workload = other.workload OR '' IN
    (one.workload, other.workload))
  LEFT JOIN shared ON shared.id = one.id AND shared.other = other.id
  WHERE resources > 0 OR one.saving_base > '' AND other.saving_base > '' AND (one.saving_base =
    other.saving_base OR 'bill' IN (one.saving_base, other.saving_base)) AND ('' IN (one.saving_basis,
    other.saving_basis) OR one.saving_basis = other.saving_basis);

-- The bill of the last month with costs.
CREATE TEMP VIEW last_bill AS
  SELECT month, currency, round(sum(amount), 2) AS amount
  FROM cost_list
  WHERE month = (SELECT max(month) FROM cost_list)
  GROUP BY currency;

-- The ids that a goal says serve it, as they were written.
CREATE TEMP VIEW goal_word AS
  SELECT goal.id AS goal, word.value AS word
  FROM goal
  JOIN json_each('["' || replace(replace(goal.recommendations, '"', ''), ' ', '","') || '"]') AS word
  WHERE word.value > '';

-- What a goal says serves it: a recommendation, or all those of a practice, once each. root is where it
-- is done.
-- kept by goal
CREATE TEMP VIEW goal_part AS
  SELECT DISTINCT goal_word.goal, iif(one.status = 'merged', one.merged_into, one.id) AS root
  FROM goal_word
  JOIN recommendation AS one ON goal_word.word IN (one.id, one.practice) AND one.status <> 'dismissed';

-- The questions that what serves a goal answers.
-- kept by goal
CREATE TEMP VIEW goal_question AS
  SELECT DISTINCT goal, question
  FROM goal_part
  JOIN improved_question ON root = iif(status = 'merged', merged_into, improved_question.id);

-- What stands against a goal, a row a thing: of the questions that it is about in any workload the risks
-- that nothing mends, and those whose measures leave gaps open, and those of its workloads in the themes that several of its questions are of, the recommendations that were put off or refused, and the answers that checks
-- disprove; of these themes and workloads (of all its themes where none has several) the questions without an answer; tentative dates of what
-- serves it, and the provider's measures that lie in another order. What would take a saving or a score further: the risks of its pillar without a measure and
-- the recommendations of the pillar that save nothing yet. Numbers of recommendations are listed in full, topics up to eight, else six.
CREATE TEMP VIEW goal_matter AS WITH place AS MATERIALIZED (SELECT DISTINCT goal, ifnull(workload, '') AS
    workload
  FROM goal_part
  JOIN recommended_member ON recommended_member.id = goal_part.root), heart AS MATERIALIZED (SELECT DISTINCT goal,
    word.value AS question
  FROM (SELECT goal, questions FROM goal_question JOIN theme ON instr(' ' || questions || ' ', ' ' || question || ' ')
    GROUP BY goal, questions HAVING count(*) > 1)
  JOIN json_each('["' || replace(questions, ' ', '","') || '"]') AS word), near AS MATERIALIZED (SELECT goal,
    question
  FROM heart
  UNION SELECT goal, question
  FROM goal_question
  UNION SELECT goal, word.value
  FROM goal_question
  JOIN theme ON instr(' ' || questions || ' ', ' ' || question || ' ')
  JOIN json_each('["' || replace(questions, ' ', '","') || '"]') AS word
  WHERE goal NOT IN (SELECT goal FROM heart)), matter (goal, kind, place,
    en, zh) AS (SELECT goal, 'unmended', risk || question || printf('%04d', workload_position), topic_en || iif(scope =
    'organization', '', ' (' || workload_name || ')'), topic_zh || iif(scope = 'organization', '', '（'
    || workload_name || '）')
  FROM goal_question
  JOIN goal ON goal.id = goal AND measure NOT IN ('saving', 'score')
  JOIN risk_answer USING (question)
  WHERE NOT is_mended
  UNION SELECT goal, 'unmended', risk || question || printf('%04d', workload_position), topic_en || iif(scope =
    'organization', '', ' (' || workload_name || ')'), topic_zh || iif(scope = 'organization', '', '（'
    || workload_name || '）')
  FROM heart
  JOIN goal ON goal.id = goal AND measure NOT IN ('saving', 'score')
  JOIN risk_answer USING (question)
  WHERE NOT is_mended AND EXISTS (SELECT 1 FROM place WHERE place.goal = heart.goal AND place.workload IN ('',
    risk_answer.workload))
  UNION ALL SELECT goal.id, 'unmended', risk || question || printf('%04d', workload_position), topic_en || iif(scope =
    'organization', '', ' (' || workload_name || ')'), topic_zh || iif(scope = 'organization', '', '（'
    || workload_name || '）')
  FROM goal
  JOIN risk_answer ON measure = 'score' OR pillar = 'cost'
  WHERE measure IN ('saving', 'score') AND NOT is_mended
  UNION ALL SELECT DISTINCT goal, 'gap', label, label, label
  FROM goal_question
  JOIN goal ON goal.id = goal AND measure NOT IN ('saving', 'score')
  JOIN gap_fate USING (question)
  JOIN risk_answer USING (workload, question)
  JOIN risk_label USING (workload, question)
  WHERE fate = 'left' AND is_mended
  UNION ALL SELECT DISTINCT goal, 'refused', label, label, label
  FROM goal_question
  JOIN goal ON goal.id = goal AND measure NOT IN ('saving', 'score')
  JOIN risk_measure USING (question)
  JOIN recommended ON recommended.id = risk_measure.id AND NOT recommended.is_planned
  UNION ALL SELECT DISTINCT goal, 'disproved', practice.id, asked.topic_en, asked.topic_zh
  FROM goal_question
  JOIN goal ON goal.id = goal AND measure NOT IN ('saving', 'score')
  JOIN practice USING (question)
  JOIN question AS asked ON asked.id = practice.question
  JOIN differing_practice ON differing_practice.practice = practice.id AND is_claimed
  UNION ALL SELECT DISTINCT near.goal, 'unanswered', asked_state.question || printf('%04d', workload.position), asked.topic_en ||
    iif(asked_state.scope = 'organization', '', ' (' || workload.name || ')'), asked.topic_zh ||
    iif(asked_state.scope = 'organization', '', '（' || workload.name || '）')
  FROM near
  JOIN goal ON goal.id = near.goal AND measure NOT IN ('saving', 'score')
  JOIN asked_state USING (question)
  JOIN question AS asked ON asked.id = asked_state.question
  JOIN workload ON workload.id = asked_state.workload
  WHERE asked_state.state IN ('unanswered', 'refused', 'follow-up') AND EXISTS (SELECT 1 FROM place WHERE place.goal =
    near.goal AND place.workload IN ('', asked_state.workload))
  UNION ALL SELECT goal, 'provisional', label, label, label
  FROM goal_part
  JOIN goal ON goal.id = goal AND measure NOT IN ('saving', 'score')
  JOIN recommended ON recommended.id = root AND is_planned
  JOIN improvement_result ON improvement_result.id = root AND provisional
  UNION ALL SELECT DISTINCT goal, 'order', order_line.label, order_line.label, order_line.label
  FROM goal_part
  JOIN goal ON goal.id = goal AND measure NOT IN ('saving', 'score')
  JOIN order_line ON order_line.id = root AND beyond > 0
  WHERE EXISTS (SELECT 1 FROM order_line WHERE inside_days > 0)
  UNION ALL SELECT goal.id, 'savingless', label, label, label
  FROM goal
  JOIN recommended ON measure = 'saving' AND pillar = 'cost' AND is_planned AND saving = 0), ranked AS
    (SELECT *, row_number() OVER (PARTITION BY goal, kind ORDER BY place) AS rank
  FROM matter)
  SELECT goal, ranked.kind, word.position, count(*) AS items, word.en || ' ' || count(*) AS short_en, word.zh ||
    ' ' || count(*) AS short_zh, word.en || ' ' || count(*) || ': ' || group_concat(iif(rank <= most,
    ranked.en, NULL), ', ') || iif(count(*) > max(most), ' and ' || (count(*) - max(most)) || ' more', '') AS en, word.zh || ' ' || count(*) || '：' ||
    group_concat(iif(rank <= most, ranked.zh, NULL), '、') || iif(count(*) > max(most), ' 等', '') AS zh
  FROM (SELECT *, iif(en = place, 999, iif(count(*) OVER (PARTITION BY goal, kind) <= 8, 8, 6)) AS most FROM ranked) AS ranked
  JOIN word ON word.kind = 'goal-matter' AND word.id = ranked.kind
  GROUP BY goal, ranked.kind;

-- Goal attainment, numbered by their days. By dates nothing is reached before it is done: planned in time when all
-- that serves it is planned and ends by then, with conditions when something stands against it; at risk
-- when something ends late or has no date; partly or not planned. By saving or score, as they are
-- computed: reached at the target, partly when at least half of the way is gone.
-- kept
CREATE TEMP VIEW goal_outlook AS WITH tally AS (SELECT goal.id AS goal, count(part.root) AS parts,
    count(recommended.id) AS planned, max(ends) AS ends, sum(ends = '' OR (due > '' AND ends > due))
    AS late
  FROM goal
  LEFT JOIN goal_part AS part ON part.goal = goal.id
  LEFT JOIN recommended ON recommended.id = part.root AND is_planned
  GROUP BY goal.id), effect AS (SELECT last_bill.amount AS bill, last_bill.month, last_bill.currency,
    ifnull(plan_money.saving, 0) AS gross, ifnull(plan_money.net_month, 0) AS net
  FROM last_bill
  LEFT JOIN plan_money ON plan_money.currency = last_bill.currency
  WHERE last_bill.amount > 0
  ORDER BY last_bill.amount DESC
  LIMIT 1), unit AS (SELECT goal, group_concat(label, ', ') AS labels
  FROM (SELECT DISTINCT goal, label FROM goal_part JOIN recommended ON recommended.id = root AND is_planned
    WHERE practice IN (SELECT id FROM word WHERE kind = 'unit-cost') ORDER BY label)
  GROUP BY goal), mark AS (SELECT today.score AS today, later.score AS later
  FROM outlook AS today
  JOIN outlook AS later ON later.pillar = '' AND later.stage = 'all'
  WHERE today.pillar = '' AND today.stage = 'today'), against AS MATERIALIZED (SELECT goal,
    group_concat(short_en, ', ') AS brief_en, group_concat(short_zh, '、') AS brief_zh, group_concat(en,
    '; ') AS en, group_concat(zh, '；') AS zh
  FROM (SELECT * FROM goal_matter ORDER BY goal, position)
  GROUP BY goal), found AS (SELECT goal.*, parts, planned, ends, ifnull(late, 0) AS late,
    iif(baseline > '', CAST(baseline AS REAL), bill) AS bill, bill AS billed, month, currency,
    gross, net, today, later, brief_en, brief_zh, against.en AS matter_en, against.zh AS matter_zh, unit.labels AS unit, CASE
    measure WHEN 'saving' THEN round(100.0 * net / iif(baseline > '', CAST(baseline AS REAL), bill), 1) WHEN 'score' THEN later END AS value, CASE
    measure WHEN 'saving' THEN 0 WHEN 'score' THEN today END AS base
  FROM goal
  JOIN tally ON tally.goal = goal.id
  LEFT JOIN effect ON measure = 'saving'
  LEFT JOIN unit ON measure = 'saving' AND unit.goal = goal.id
  LEFT JOIN mark ON measure = 'score'
  LEFT JOIN against ON against.goal = goal.id), judged AS (SELECT found.*, CASE WHEN measure IN ('saving',
    'score') THEN CASE WHEN value IS NULL OR value - base < (CAST(target AS REAL) - base) / 2 THEN 'not'
    WHEN value < CAST(target AS REAL) THEN 'partly' WHEN late THEN 'risk' ELSE 'reached' END WHEN
    planned = 0 THEN 'unplanned' WHEN late THEN 'risk' WHEN planned < parts THEN 'part' WHEN matter_en >
    '' THEN 'conditional' ELSE 'planned' END AS state
  FROM found)
  SELECT judged.*, row_number() OVER (ORDER BY due = '', due, title_en, id) AS number, state IN ('not', 'partly', 'unplanned', 'part') AS is_missed, iif(measure IN ('saving',
    'score') AND state NOT IN ('not', 'partly'), '', ifnull(iif(measure = 'saving' AND bill > 0,
    printf('%s a month short; ', money_words(CAST(target AS REAL) / 100 * bill - net, currency,
    'en')), '') || matter_en, '')) AS against_en, iif(measure IN ('saving', 'score') AND state NOT IN
    ('not', 'partly'), '', ifnull(iif(measure = 'saving' AND bill > 0, printf('每月尚差 %s；',
    money_words(CAST(target AS REAL) / 100 * bill - net, currency, 'zh')), '') || matter_zh, '')) AS
    against_zh, CASE WHEN measure = 'saving' AND bill IS NULL THEN
    'no bill was imported' WHEN measure = 'saving' THEN printf(
    iif(net < 0, 'the bill grows by %s a month, %.1f%% of %s (saved %s, %.1f%%, less run cost); target: %s%% less',
    'net %s a month, %.1f%% of the bill of %s (gross %s, %.1f%%); target: %s%%'),
    money_words(abs(net), currency, 'en'), abs(100.0 * net / bill), money_words(bill, currency, 'en') || ifnull(iif(baseline > '', ' agreed as the base instead of the bill of ' || month || ', ' || money_words(billed, currency, 'en'), NULL), ''),
    money_words(gross, currency, 'en'), 100.0 * gross / bill, target) || ifnull('; measured on the whole bill; cost per unit of business can be measured only after ' || unit, '') WHEN measure = 'score' AND later IS NULL THEN 'no score yet' WHEN measure = 'score' THEN
    printf('%.1f → %.1f as answered; target: %s', today, later, target) ELSE printf('%d of %d planned', planned,
    parts) || ifnull(', the last ends ' || nullif(ends, ''), '') || iif(due > '', ', due ' || due,
    '') || iif(late, printf(', late or without date: %d', late), '') END AS figure_en, CASE WHEN
    measure = 'saving' AND bill IS NULL THEN '尚未导入账单' WHEN measure = 'saving' THEN printf(
    iif(net < 0, '账单每月净增 %s，为%s的 %.1f%%（节省 %s，%.1f%%，不抵运行费用）；目标降低 %s%%',
    '每月净节省 %s，为%s的 %.1f%%（毛节省 %s，%.1f%%）；目标 %s%%'),
    money_words(abs(net), currency, 'zh'), iif(baseline > '', '基数 ', '账单 ') || money_words(bill, currency, 'zh') || ifnull(iif(baseline > '', '（替代 ' || month || ' 账单的 ' || money_words(billed, currency, 'zh') || '）', NULL), ''), abs(100.0 * net / bill),
    money_words(gross, currency, 'zh'), 100.0 * gross / bill, target) || ifnull('；按账单总额计，单位业务成本须待 ' || unit || ' 完成后才能计量', '') WHEN
    measure = 'score' AND later IS NULL THEN '尚无得分' WHEN measure = 'score' THEN printf(
    '按回答 %.1f → %.1f；目标 %s', today, later, target) ELSE printf('%d 项建议中 %d 项已列入计划', parts,
    planned) || ifnull('，最晚完成 ' || nullif(ends, ''), '') || iif(due > '', '，期限 ' || due, '') ||
    iif(late, printf('，逾期或未排期 %d 项', late), '') END AS figure_zh, CASE WHEN measure = 'saving' THEN
    ifnull(printf(iif(net < 0, 'the bill grows by %.1f%%; target: %s%% less', '%.1f%% of %s%%'), abs(100.0 * net / bill), target), '') WHEN measure = 'score' THEN
    ifnull(printf('%.1f of %s, as answered', later, target), '') WHEN state =
    'conditional' THEN brief_en ELSE printf('%d of %d measures', planned, parts) || iif(late, printf(
    ', %d late', late), '') || ifnull('; ' || brief_en, '') END AS short_en, CASE WHEN measure = 'saving' THEN
    ifnull(printf(iif(net < 0, '账单反增 %.1f%%，目标降低 %s%%', '%.1f%%，目标 %s%%'), abs(100.0 * net / bill), target), '') WHEN measure = 'score' THEN
    ifnull(printf('按回答 %.1f，目标 %s', later, target), '') WHEN state =
    'conditional' THEN brief_zh ELSE printf('%d/%d 项措施', planned, parts) || iif(late, printf(
    '，%d 项逾期', late), '') || ifnull('；' || brief_zh, '') END AS short_zh
  FROM judged;

-- What the bill of the last month says of a base of savings in one workload; without a bill, what was declared for it.
-- kept by base, workload
CREATE TEMP VIEW saving_share AS WITH RECURSIVE inside (base, part) AS (SELECT base, base
  FROM saving_base UNION SELECT inside.base, saving_base.base FROM inside JOIN saving_base ON part_of =
    inside.part), line AS MATERIALIZED (SELECT workload, product, currency, sum(amount) AS amount
  FROM attributed_cost
  WHERE month = (SELECT max(month) FROM cost_list)
  GROUP BY workload, product, currency UNION ALL SELECT record, '', substr(value, instr(value, ' ') + 1), CAST(value
    AS REAL)
  FROM field_value
  WHERE form = 'business' AND field = 'monthly_spend' AND instr(value, ' ') AND NOT EXISTS (SELECT 1 FROM cost_list))
  SELECT whole.base, line.workload, line.currency, sum(line.amount) AS amount
  FROM saving_base AS whole
  JOIN line ON EXISTS (SELECT 1 FROM inside JOIN saving_base AS its ON its.base = part WHERE inside.base =
    whole.base AND (its.products = '*' OR (product > '' AND instr(' ' || its.products || ' ', ' ' ||
    product || ' '))))
  WHERE workload > ''
  GROUP BY whole.base, line.workload, line.currency
  HAVING sum(line.amount) > 0;

-- What would take a goal of saving further: proposals of its pillar that are not in the plan, with what the bank
-- says that they save of the costs of their base, where the bill says them: of the whole organization, or of the workloads
-- that the proposal is for. `room` is what is left of the base's cap
-- when the plan's savings are taken off. `begun`: measures of the plan that do a part of it in all its workloads; what it
-- saves is theirs, and counts no second time.
-- kept
CREATE TEMP VIEW goal_candidate AS WITH money AS (SELECT currency FROM last_bill ORDER BY amount DESC LIMIT 1),
    part AS MATERIALIZED (SELECT DISTINCT id, ifnull(workload, '') AS workload
  FROM recommended_member), share AS MATERIALIZED (SELECT improvement.id, min(part.workload) AS lead, iif(min(part.workload) = '',
    saving_limit.amount, (SELECT sum(amount) FROM saving_share JOIN part AS its USING (workload) WHERE its.id =
    improvement.id AND saving_share.base = improvement.saving_base AND saving_share.currency = saving_limit.currency)) AS
    amount, group_concat(DISTINCT part.workload) AS places
  FROM improvement
  JOIN part ON part.id = improvement.id
  LEFT JOIN saving_limit ON saving_limit.base = improvement.saving_base AND saving_limit.currency = (SELECT currency FROM
    money)
  WHERE pillar = 'cost'
  GROUP BY improvement.id)
  SELECT goal.id AS goal, improvement.id, improvement.title_en, improvement.title_zh, share.lead = '' AS is_common, places, names.en AS where_en,
    names.zh AS where_zh, ifnull(recommended.label || ' ' || lower(word.en), '') AS label_en, ifnull(recommended.label ||
    ' ' || word.zh, '') AS label_zh, improvement.saving_base AS base, saving_limit.currency, saving_base.name_en,
    saving_base.name_zh, share.amount, saving_limit.amount AS whole, saving_percent, 100 * round(iif(improvement.saving > 0,
    improvement.saving / 100.0, share.amount * CAST(saving_percent AS REAL) / 100) / 100) AS least, 100 *
    round(iif(improvement.saving > 0, improvement.saving / 100.0, share.amount * CAST(substr(saving_percent,
    instr(saving_percent, '-') + 1) AS REAL) / 100) / 100) AS most, (improvement.least + improvement.most) / 200.0 AS
    days, ifnull(proposal_reason.en, '') AS reason_en, ifnull(proposal_reason.zh, '') AS reason_zh, share.amount *
    saving_limit.cap / 100.0 AS cap, max(0, saving_limit.amount * saving_limit.cap / 100.0 - ifnull((SELECT
    sum(its.saving) FROM recommended AS its JOIN improvement AS one ON one.id = its.id WHERE its.is_planned AND
    one.saving_base = saving_limit.base), 0)) AS room, iif(EXISTS (SELECT 1 FROM part WHERE part.id = improvement.id AND
    NOT EXISTS (SELECT 1 FROM practice_in_part AS done WHERE done.practice = improvement.practice AND done.workload IN ('',
    part.workload))), NULL, (SELECT group_concat(label, ', ') FROM (SELECT DISTINCT label, done.number FROM practice_in_part AS
    done JOIN part ON part.id = improvement.id AND done.workload IN ('', part.workload) WHERE done.practice =
    improvement.practice ORDER BY done.number))) AS begun
  FROM goal
  JOIN improvement ON improvement.pillar = 'cost'
  JOIN recommendation AS r ON r.id = improvement.id
  JOIN saving_base ON saving_base.base = improvement.saving_base
  JOIN recommendation_scope AS names ON names.id = improvement.id
  JOIN share ON share.id = improvement.id
  LEFT JOIN saving_limit ON saving_limit.base = improvement.saving_base AND saving_limit.currency = (SELECT currency FROM
    money)
  LEFT JOIN recommended ON recommended.id = improvement.id
  LEFT JOIN word ON word.kind = 'decision' AND word.id = recommended.decision
  LEFT JOIN proposal_reason ON proposal_reason.id = improvement.id
  WHERE goal.measure = 'saving' AND ifnull(r.merged_into, '') = '' AND (r.status = 'proposed' AND is_needed OR
    recommended.is_planned = 0) AND (improvement.saving > 0 OR saving_percent > '');

-- What they can bring together, within the caps of their bases in their workloads and in all, beside what is missing.
CREATE TEMP VIEW goal_reach AS WITH spot AS (SELECT goal, base, room, min(sum(least), cap) AS least, min(sum(most), cap)
    AS most, count(*) AS items
  FROM goal_candidate
  WHERE amount > 0 AND begun IS NULL
  GROUP BY goal, base, places), part AS (SELECT goal, base, min(sum(least), room) AS least, min(sum(most), room)
    AS most, sum(items) AS items
  FROM spot
  GROUP BY goal, base)
  SELECT part.goal, sum(items) AS items, sum(part.least) AS least, sum(part.most) AS most, gap, currency, gap <=
    sum(part.most) AS is_enough
  FROM part
  JOIN (SELECT id, CAST(target AS REAL) / 100 * bill - net AS gap, currency FROM goal_outlook WHERE measure = 'saving'
    AND is_missed AND bill > 0) AS missed ON missed.id = part.goal
  GROUP BY part.goal;

-- Measures of a package of the order that begin before its first day (`since`) or end after its last (`until`): each is
-- NULL where it does not hold.
CREATE TEMP VIEW package_late AS
  SELECT *
  FROM (SELECT recommended.id, label, number, recommended.starts, recommended.ends, iif(recommended.starts > '' AND
    recommended.starts < min(package_part.starts), min(package_part.starts), NULL) AS since, iif(max(package_part.ends) > '' AND
    recommended.ends > max(package_part.ends), max(package_part.ends), NULL) AS until FROM package_part JOIN recommended
    USING (id) WHERE is_planned GROUP BY recommended.id)
  WHERE since > '' OR until > '';

-- Who of the customer decides, and by when: the representative, else the project manager; the day of
-- acceptance. `answers`: by when comments and answers are taken up; `final`: when the version that is accepted is handed over,
-- where it is not this one.
CREATE TEMP VIEW decider AS
  SELECT person, trim(substr(person, 1, min(instr(person || ',', ','), instr(person || '(', '('),
    instr(person || '，', '，'), instr(person || '（', '（')) - 1)) AS name, ifnull((SELECT value FROM
    field_value WHERE form = 'engagement' AND field = 'acceptance_date'), '') AS day, coalesce((SELECT nullif(value, '') FROM
    field_value WHERE form = 'engagement' AND field = 'answers_date'), (SELECT value FROM field_value WHERE form =
    'engagement' AND field = 'acceptance_date'), '') AS answers, ifnull((SELECT value FROM field_value JOIN report_day
    WHERE form = 'engagement' AND field = 'final_date' AND value > report_day.day), '') AS final
  FROM (SELECT coalesce((SELECT value FROM field_value WHERE form = 'engagement' AND field =
    'customer_representative' AND value > ''), (SELECT value FROM field_value WHERE form = 'engagement'
    AND field = 'customer_manager'), '') AS person);

-- When the man-days beyond the order were applied for, when their offer is due and the last day to order them, each NULL where
-- nobody said; whether the working days (Monday to Friday) between are fewer than the service asks for.
CREATE TEMP VIEW further_order AS
  SELECT *, applied > '' AND ordered > '' AND span - 2 * ((CAST(strftime('%w', applied) AS INTEGER) + 6 + span) / 7 - 1) <
    15 AS is_hurried
  FROM (SELECT *, CAST(julianday(ordered) - julianday(applied) AS INTEGER) AS span FROM (SELECT max(iif(field =
    'further_applied', value, NULL)) AS applied, max(iif(field = 'further_offer', value, NULL)) AS offer, max(iif(field =
    'further_order', value, NULL)) AS ordered, (SELECT ' (' || nullif(shown_en, '') || ')' FROM form_value WHERE form = 'engagement' AND
    field = 'further_request') AS asked_en, (SELECT '（' || nullif(shown_zh, '') || '）' FROM form_value WHERE form = 'engagement' AND
    field = 'further_request') AS asked_zh FROM field_value WHERE form = 'engagement' AND value > ''));

-- Measures of the plan that change something in production and within whose days no window of change opens, by what
-- the customer says of the days of its windows. One is to be agreed on a week before they begin, or as soon as can be.
CREATE TEMP VIEW windowless AS WITH opening AS (SELECT window_days(value) AS weekdays
  FROM field_value
  WHERE form = 'governance' AND field = 'change_windows' AND value > ''), weekday (day) AS (VALUES (0), (1), (2), (3), (4), (5), (6))
  SELECT recommended.id, label, number, starts, ends, max(date(starts, '-7 days'), min(starts, soon)) AS by_day
  FROM recommended
  JOIN report_day
  JOIN task ON task.id = recommended.id AND NOT is_paper
  JOIN opening ON weekdays > ''
  JOIN weekday ON instr(weekdays, weekday.day)
  WHERE is_planned AND starts > ''
  GROUP BY recommended.id
  HAVING min((weekday.day - CAST(strftime('%w', starts) AS INTEGER) + 7) % 7) > julianday(ends) - julianday(starts);

-- What the customer's management is asked to decide, who decides (number 0) and why: the same in all
-- formats. What is to be done before the plan starts is decided on by the first day of it; what has a day
-- of its own says so where it is before the common one.
CREATE TEMP VIEW decision_asked AS WITH money AS (SELECT group_concat(iif(cash_once > 0,
    money_words(cash_once, currency, 'en'), NULL), ' + ') AS once_en, group_concat(iif(cash_once > 0,
    money_words(cash_once, currency, 'zh'), NULL), ' + ') AS once_zh,
    group_concat(iif(provider_up_front > 0, money_whole(provider_up_front, currency, 'en'), NULL), ' + ') AS service_en,
    group_concat(iif(provider_up_front > 0, money_whole(provider_up_front, currency, 'zh'), NULL), ' + ') AS service_zh,
    group_concat((SELECT money_whole(inside, plan_money.currency, 'en') FROM provider_order WHERE
    provider_order.currency = plan_money.currency AND inside > 0), ' + ') AS ordered_en,
    group_concat((SELECT money_whole(inside, plan_money.currency, 'zh') FROM provider_order WHERE
    provider_order.currency = plan_money.currency AND inside > 0), ' + ') AS ordered_zh,
    group_concat(money_whole(cash_once + provider_up_front, currency, 'en'), ' + ') AS cash_en,
    group_concat(money_whole(cash_once + provider_up_front, currency, 'zh'), ' + ') AS cash_zh,
    group_concat(iif(month > 0, money_words(month, currency, 'en'), NULL), ' + ') AS month_en,
    group_concat(iif(month > 0, money_words(month, currency, 'zh'), NULL), ' + ') AS month_zh,
    group_concat(iif(own_work > 0, money_words(own_work, currency, 'en'), NULL), ' + ') AS own_en,
    group_concat(iif(own_work > 0, money_words(own_work, currency, 'zh'), NULL), ' + ') AS own_zh,
    CAST(round(sum(own_days)) AS INTEGER) AS own_days
  FROM plan_money
  WHERE currency > ''
  HAVING count(*) > 0), depends AS (SELECT group_concat(labels, ', ') AS labels, group_concat(money_words(month,
    currency, 'en'), ' + ') AS en, group_concat(money_words(month, currency, 'zh'), ' + ') AS zh
  FROM (SELECT currency, sum(month) AS month, group_concat(label, ', ') AS labels FROM (SELECT * FROM
    conditional_measure WHERE month > 0 ORDER BY number) GROUP BY currency)
  HAVING count(*) > 0), may_stay AS (SELECT group_concat(label || ' ' || topic_en || ' (' || measure || ')', ', ') AS en,
    group_concat(label || ' ' || topic_zh || '（' || measure || '）', '、') AS zh
  FROM (SELECT label, topic_en, topic_zh, group_concat(measure, ', ') AS measure FROM conditional_risk GROUP BY label
    ORDER BY length(label), label)
  HAVING count(*) > 0), other_order AS (SELECT group_concat(iif(kind = 'whole',
    label, NULL), ', ') AS whole, group_concat(iif(is_split, label, NULL), ', ') AS split, group_concat(iif(kind = 'part',
    label, NULL), ', ') AS part, group_concat(iif(kind = 'waits', label, NULL), ', ') AS waits, group_concat(iif(kind =
    'after', label, NULL), ', ') AS after
  FROM (SELECT label, kind, kind <> 'whole' AND id IN (SELECT id FROM order_line WHERE beyond > 0) AS is_split FROM
    order_shortage ORDER BY label)), stays AS (SELECT count(*) AS items, group_concat(label || ' ' || topic_en, ', ')
    AS en, group_concat(label || ' ' || topic_zh, '、') AS zh
  FROM (SELECT * FROM unordered_risk ORDER BY length(label), label)), without AS (SELECT CAST(round(less.score) AS INTEGER)
    AS score, less.high, CAST(round(whole.score) AS INTEGER) AS whole_score, whole.high AS whole_high
  FROM outlook AS less
  JOIN outlook AS whole ON whole.pillar = '' AND whole.stage = 'all'
  WHERE less.pillar = '' AND less.stage = 'ordered'), offered AS (SELECT sum(items) AS items, sum(inside_days) AS inside_days,
    sum(beyond) AS beyond, group_concat(en, ' + ') AS en, group_concat(zh, ' + ') AS zh,
    group_concat(money_words(beyond, currency, 'en'), ' + ') AS amount_en,
    group_concat(money_words(beyond, currency, 'zh'), ' + ') AS amount_zh
  FROM provider_order
  WHERE currency > ''
  HAVING count(*) > 0), late AS MATERIALIZED (SELECT group_concat(label || ' (' || ordered || iif(ordered = '1', ' man-day ordered)', ' man-days ordered)') || ltrim(ifnull(
    ', begins ' || starts || ' (order from ' || since || ')', '') || ifnull(', ends ' || ends || ' (order to ' || until || ')', ''), ','), ', ') AS en,
    group_concat(label || '（已订购 ' || ordered || ' 人天）' || ltrim(ifnull('、于 ' || starts || ' 开始（订单自 ' || since || '）', '') || ifnull('、于 ' ||
    ends || ' 完成（订单至 ' || until || '）', ''), '、'), '、') AS zh, group_concat(label, ', ') AS labels
  FROM (SELECT package_late.*, printf('%g', ifnull((SELECT sum(inside_days) FROM order_line WHERE order_line.id =
    package_late.id), 0)) AS ordered FROM package_late ORDER BY number)
  HAVING count(*) > 0), undecided AS (SELECT count(*) AS items, group_concat(label, ', ') AS en,
    group_concat(label, '、') AS zh
  FROM (SELECT label FROM recommended WHERE decision = '' ORDER BY number)
  HAVING count(*) BETWEEN 1 AND 12), refused AS (SELECT 'what was rejected or deferred: ' || group_concat(label || ifnull(' ' ||
    topic_en, ''), ', ') AS en, '暂缓或不采纳的 ' || group_concat(label || ifnull(' ' || topic_zh, ''), '、') AS zh
  FROM (SELECT label, topic_en, topic_zh FROM recommended LEFT JOIN question ON question.id = question
    WHERE decision IN ('rejected', 'deferred') AND NOT EXISTS (SELECT 1 FROM risk_left WHERE
    instr(', ' || put_off || ',', ', ' || recommended.label || ',')) ORDER BY number)
  HAVING count(*) > 0), first_measure AS (SELECT label, number, ifnull(short_name, '') AS person
  FROM recommended
  LEFT JOIN responsible USING (id)
  WHERE is_planned AND wave = '30'), first_measures AS (SELECT person > '' AS is_named, count(*) AS
    people, sum(measures) AS measures, group_concat(trim(person || ' ' || en), '; ') AS en,
    group_concat(trim(person || ' ' || zh), '；') AS zh
  FROM (SELECT person, min(number) AS number, count(*) AS measures, group_concat(label, ' ') AS en,
    group_concat(label, ' ') AS zh FROM (SELECT * FROM first_measure ORDER BY number) GROUP BY person
    ORDER BY number)
  GROUP BY person > ''), high_left AS (SELECT iif(count(*) = 1, 'the high risk', count(*) || ' high risks') ||
    ' left after the plan' || iif(sum(reason = 'refused'), ' (' || sum(reason = 'refused') ||
    ' without an answer)', '') || ': ' || group_concat(label || ' ' || topic_en || CASE WHEN put_off_en > '' THEN ' (' ||
    put_off_en || ')' WHEN reason = 'partial' THEN ' (' || planned || iif(instr(planned, ','), ' close', ' closes') || ' it only in part)' WHEN reason = 'refused' THEN ' (no answer)' ELSE '' END, ', ') AS en, '计划完成后仍有的 ' || count(*) || ' 项高风险' || iif(sum(reason = 'refused'),
    '（其中 ' || sum(reason = 'refused') || ' 项未提供答复）', '') || '：' || group_concat(label || ' ' || topic_zh ||
    CASE WHEN put_off_zh > '' THEN '（' || put_off_zh || '）' WHEN reason = 'partial' THEN '（' || replace(planned, ', ', '、') || ' 未覆盖全部不足）' WHEN reason =
    'refused' THEN '（未提供答复）' ELSE '' END, '、') AS zh
  FROM (SELECT * FROM risk_left ORDER BY number)
  HAVING count(*) > 0), critical_first AS (SELECT count(*) || iif(count(*) = 1, ' risk', ' risks') ||
    ' with critical findings' || iif(sum(risk = 'MEDIUM'), ' (' || sum(risk = 'MEDIUM') || ' medium by the answers)', '') ||
    ', not to be accepted before the immediate actions are done: ' || group_concat(label || ' ' || topic_en || ' (no. ' || urgent || ')', ', ')
    AS en, '存在严重检测结果的 ' || count(*) || ' 项风险' || iif(sum(risk = 'MEDIUM'), '（其中 ' || sum(risk = 'MEDIUM') ||
    ' 项按回答为中风险）', '') || '，“立即处理”对应事项关闭前不得承担：' || group_concat(label || ' ' || topic_zh || '（第 ' || urgent ||
    ' 项）', '、') AS zh, sum(risk = 'MEDIUM' AND NOT is_mended) AS mediums,
    group_concat(iif(risk = 'MEDIUM' AND NOT is_mended, label, NULL), ', ') AS medium_labels
  FROM (SELECT * FROM critical_risk WHERE label NOT IN (SELECT label FROM risk_left) ORDER BY length(label), label)
  HAVING count(*) > 0), medium_left AS (SELECT items || iif(more, iif(items = 1, ' more medium risk', ' more medium risks'),
    iif(items = 1, ' medium risk', ' medium risks')) || ' without a measure (' || iif(more, (items + more) || ' with ' || labels || '; ', '') || 'reasons: Risk list)' AS en, iif(more, '另有', '') ||
    '没有措施的 ' || items || ' 项中风险（' || iif(more, '连同 ' || replace(labels, ', ', '、') || ' 共 ' || (items + more) || ' 项；', '') || '原因见“风险清单”）' AS zh
  FROM (SELECT count(*) - ifnull((SELECT mediums FROM critical_first), 0) AS items, ifnull((SELECT mediums FROM
    critical_first), 0) AS more, (SELECT medium_labels FROM critical_first) AS labels FROM risk_answer WHERE NOT is_mended AND risk = 'MEDIUM')
  WHERE items > 0), urgent_open AS MATERIALIZED (SELECT 'urgent action' || iif(count(*) = 1, ' no. ', 's no. ') || group_concat(number, ', ') ||
    iif(count(*) = 1, ', which has', ', which have') || ' no lasting measure (Confirmation)' AS en, '“立即处理”第 ' || group_concat(number, '、') ||
    ' 项，计划中无长期措施（见“确认单”）' AS zh
  FROM (SELECT * FROM urgent_left ORDER BY number)
  HAVING count(*) > 0), open_gap AS MATERIALIZED (SELECT label, practice
  FROM gap_left
  WHERE NOT is_high_left), gaps_open AS MATERIALIZED (SELECT count(DISTINCT practice) || iif(count(DISTINCT practice) = 1, ' gap', ' gaps') ||
    ' (each counted once) that the plan leaves open in ' || count(DISTINCT label) || iif(count(DISTINCT label) = 1, ' risk', ' risks') ||
    ' with measures (Confirmation)' AS en, '已有措施的 ' || count(DISTINCT label) || ' 项风险中计划未覆盖的 ' ||
    count(DISTINCT practice) || ' 类差距（同一差距只计一次，见“确认单”）' AS zh
  FROM open_gap
  HAVING count(*) > 0), owners AS MATERIALIZED (SELECT EXISTS (SELECT 1 FROM risk_bearer) AS is_owned), asked (place, day, en, zh) AS MATERIALIZED (SELECT 0, ifnull(review, min(due)), 'Approve ' || count(*) ||
    iif(count(*) = 1, ' urgent action', ' urgent actions') || ' before the plan starts: persons and days on the sheet Immediate actions' ||
    iif(sum(is_emergency), printf('; %d of them ' || iif(sum(is_emergency) = 1, 'is an emergency change', 'are emergency changes') ||
    ' inside a change freeze', sum(is_emergency)) || ifnull(', to be approved by ' ||
    replace(group_concat(DISTINCT approver), ',', ', ') || ' before the change', ''), '') || '.' || iif(review > '',
    ' They begin at once on oral approval, confirmed in writing at the review' || ifnull('; no. ' || group_concat(iif(first > '' AND due < review,
    number, NULL), ', ') || ' only renews what is in use, which changes nothing, and waits for no approval', '') || '.', ''), '批准在计划启动前处理 ' || count(*) ||
    ' 类紧急事项，责任人与期限见“立即处理”' || iif(sum(is_emergency), printf('；其中 %d 类在封网期内按紧急变更执行', sum(is_emergency)) ||
    ifnull('，变更前须经' || replace(group_concat(DISTINCT approver), ',', '、') || '审批', ''), '') || '。' || iif(review > '',
    '口头同意后立即执行，评审会上书面确认' || ifnull('；第 ' || group_concat(iif(first > '' AND due < review, number, NULL), '、') ||
    ' 项仅为在用资源续费，不改变系统，无须等待批准', '') || '。', '')
  FROM urgent_matter
  JOIN (SELECT (SELECT value FROM field_value JOIN report_day WHERE form = 'engagement' AND field = 'review_date' AND value >
    report_day.day) AS review)
  HAVING count(*) > 0
  UNION ALL SELECT 1, '', 'Approve the budget: ' || substr(ifnull('; ' || once_en || ' in cash for purchases', '') || ifnull('; ' ||
    month_en || ' monthly run cost (estimate' || ifnull('; up to ' || depends.en || ' of it only if the conditions of ' || depends.labels ||
    ' are met: Residual risks', '') || ')', '') || ifnull('; release ' || own_days || ' man-days of internal staff (' || own_en ||
    ', non-cash)', ''), 3) || '.' || ifnull(' Not included: ' || service_en || ' for the implementation service' || ifnull(', of which ' ||
    ordered_en || ' are ordered already and the rest is decided separately', ', decided separately') || ' (estimated day rates)' || iif(once_en > '',
    '; with it ' || cash_en || ', the cash of Monthly cash flow', '') || '.', ''), '批准预算：' ||
    substr(ifnull('；采购现金 ' || once_zh, '') || ifnull('；每月运行费用 ' || month_zh || '（估算' || ifnull('；其中至多 ' || depends.zh || '须待 ' || replace(depends.labels, ', ', '、') ||
    ' 的条件满足后发生，见“留存风险的承担”', '') || '）', '') ||
    ifnull('；安排内部人力 ' || own_days || ' 人天（折合 ' || own_zh || '，非现金）', ''), 2) || '。' || ifnull('实施服务费 ' || service_zh ||
    '（按估算单价计）不在本项之内：' || ifnull('其中 ' || ordered_zh || '已订购，其余单独决定', '单独决定') || iif(once_zh > '', '；连同采购共 ' || cash_zh ||
    '，即“逐月现金流”中的现金投入', '') || '。', '')
  FROM money
  LEFT JOIN depends
  WHERE coalesce(once_en, month_en, own_en) > ''
  UNION ALL SELECT 2, ifnull(ordered, ''), iif(inside_days > 0, 'Implementation service: ' || offered.en || ifnull(': ' ||
    substr(nullif(ifnull('; all of ' || whole, '') || ifnull('; part of ' || split, ''), ''), 3), '') || '.' ||
    iif(coalesce(whole, split) > '', char(10) || '- Without it ' || substr(ifnull(', ' || whole || iif(instr(whole, ','), ' are', ' is') || ' not carried out', '') ||
    ifnull(', ' || iif(whole > '', 'nor ', '') || waits || iif(instr(waits, ','), ', which wait for them', ', which waits for that'), '') ||
    ifnull('; ' || part || iif(instr(part, ','), ' are', ' is') || ' done only as far as the ordered man-days reach', '') || ifnull('; ' || after || iif(instr(after, ','), ' have', ' has') ||
    ' to wait for that', ''), 3), '') || ifnull(iif(stays.items, '; ' || stays.en || iif(stays.items = 1, ' stays a high risk',
    ' stay high risks'), '') || '; the plan then reaches a score of ' || without.score || ' (not ' || whole_score || ') with ' ||
    without.high || iif(without.high = 1, ' high risk (not ', ' high risks (not ') || whole_high || '), what is done in part not counted', '') || iif(coalesce(whole, split) > '', '.', '') ||
    char(10) || '- Amounts are based on estimated day rates and subject to an offer', 'Decide whether to order the implementation service for ' ||
    offered.items || ' measures: ' || amount_en || ', an estimate until there is an offer') || ifnull(', due by ' || offer, '') || '.' || ifnull(
    char(10) || '- Applied for on ' || applied || ifnull(asked_en, '') || iif(ordered > '', ', ' || iif(is_hurried, 'fewer than', 'at least') || ' the required 15 working days before the last day to order, ' || ordered, '') || '.',
    char(10) || '- The service asks for an application at least 15 working days before the order; none is recorded' || ifnull(' (last day to order: ' || ordered || ')', '') || '.'),
    iif(inside_days > 0, '实施服务：' || offered.zh || ifnull('：' || substr(nullif(ifnull('；全部另购 ' || replace(whole, ', ', '、'), '') ||
    ifnull('；部分另购 ' || replace(split, ', ', '、'), ''), ''), 2), '') || '。' || iif(coalesce(whole, split) > '', char(10) || '- 如不另购，' ||
    substr(ifnull('；' || replace(whole, ', ', '、') || ' 不实施', '') || ifnull('；' || replace(waits, ', ', '、') || ' 因前置措施未完成也无法实施', '') ||
    ifnull('；' || replace(part, ', ', '、') || ' 只完成订购人天内的部分', '') || ifnull('；' || replace(after, ', ', '、') || ' 须等待其余部分', ''), 2), '') ||
    ifnull(iif(stays.items, '；' || stays.zh || '仍为高风险', '') || '；计划完成后得分为 ' || without.score || '（而非 ' || whole_score ||
    '），高风险 ' || without.high || ' 项（而非 ' || whole_high || ' 项），只完成一部分的措施不计入', '') || iif(coalesce(whole, split) > '', '。', '') ||
    char(10) || '- 金额按估算单价折算，以报价为准', '决定是否为 ' || offered.items || ' 项措施另购实施服务：' || amount_zh || '（估算，以报价为准）') || ifnull('，报价最迟于 ' || offer ||
    ' 提交', '') || '。' || ifnull(char(10) || '- 已于 ' || applied || ' 提出申请' || ifnull(asked_zh, '') || iif(ordered > '', iif(is_hurried, '，不足', '，满足') ||
    '服务约定的下单前 15 个工作日；最迟下单日 ' || ordered, '') || '。', char(10) || '- 服务约定须在下单前至少 15 个工作日提出申请，目前未见申请记录' || ifnull('（最迟下单日 ' ||
    ordered || '）', '') || '。')
  FROM offered
  LEFT JOIN other_order
  LEFT JOIN further_order
  LEFT JOIN stays
  LEFT JOIN without
  WHERE beyond > 0
  UNION ALL SELECT 2.5, '', 'Change the order period: ' || late.en || '. Otherwise what is left of ' || labels ||
    ' outside it is not done, ordered man-days included.', '调整订单期限：' || late.zh || '。不调整的，' || replace(labels, ', ', '、') ||
    ' 在订单期限以外的部分（含已订购人天）不实施。'
  FROM late
  WHERE late.en > ''
  UNION ALL SELECT 3, '', iif(is_named, 'Confirm all responsible persons (Improvement plan), for the quick wins: ',
    'Name a person for the quick wins: ') || en || '.', iif(is_named, '确认全部责任人（见“改进计划”），其中短期见效项：',
    '为短期见效项指定责任人：') || zh || '。'
  FROM first_measures
  UNION ALL SELECT 4, '', 'Decide on ' || items || ' recommendations without a decision: ' || en || '.',
    '决定是否采纳 ' || items || ' 项未定建议：' || zh || '。'
  FROM undecided
  UNION ALL SELECT 5, '', iif(is_owned, 'Order measures, or have the risks accepted in writing by their owners:',
    'Order measures, or accept in writing:') || ifnull(char(10) || '- ' || high.en, '') || ifnull(char(10) || '- ' ||
    critical.en, '') || ifnull(char(10) || '- ' || urgent.en, '') || ifnull(char(10) || '- ' || medium.en, '') || ifnull(char(10) || '- ' || open.en, '') ||
    ifnull(char(10) || '- ' || other.en, '') || ifnull(char(10) || '- high besides if its condition is not met: ' || may_stay.en, ''), iif(is_owned, '补充措施，或由各风险承担人书面承担：', '补充措施，或书面承担：') || ifnull(char(10) || '- ' ||
    high.zh, '') || ifnull(char(10) || '- ' || critical.zh, '') || ifnull(char(10) || '- ' || urgent.zh, '') || ifnull(char(10) || '- ' || medium.zh, '') || ifnull(char(10) || '- ' || open.zh, '') ||
    ifnull(char(10) || '- ' || other.zh, '') || ifnull(char(10) || '- 条件不满足时另有高风险：' || may_stay.zh, '')
  FROM owners
  LEFT JOIN high_left AS high
  LEFT JOIN critical_first AS critical
  LEFT JOIN urgent_open AS urgent
  LEFT JOIN medium_left AS medium
  LEFT JOIN gaps_open AS open
  LEFT JOIN refused AS other
  LEFT JOIN may_stay
  WHERE coalesce(high.en, critical.en, urgent.en, medium.en, open.en, other.en) > ''
  UNION ALL SELECT 9, (SELECT reviewed FROM report_day), 'Have ' || count(*) || ' contradictions between answers and checks resolved before the plan starts (persons and days: Contradicting evidence).',
    '计划启动前，由“访谈回答与检测结果不一致项”所列人员核实 ' || count(*) || ' 项与检测结果不一致的回答。'
  FROM differing_practice
  HAVING count(*) > 0
  UNION ALL SELECT 10, '', 'Goal ' || number || ' “' || rtrim(coalesce(nullif(title_en, ''), title_zh), '.') ||
    '” is not reached with this plan' || ifnull('; ' || money_words(CAST(target AS REAL) / 100 * bill - net, currency, 'en') ||
    ' a month short', '') || ': order further measures (candidates: Goals and scope) or set another target.', '目标 ' || number || '“' ||
    rtrim(coalesce(nullif(title_zh, ''), title_en), '。') || '”按本计划不能达成' || ifnull('，每月尚差 ' || money_words(CAST(target AS REAL) / 100 * bill - net, currency, 'zh'), '') ||
    '：补充所需措施（候选见“目标与范围”），或调整目标。'
  FROM (SELECT * FROM goal_outlook WHERE is_missed ORDER BY number))
  SELECT row_number() OVER (ORDER BY place) AS number, asked.en || iif(is_earlier, ' Due by ' ||
    asked.day || '.', '') AS en, asked.zh || iif(is_earlier, '最迟于 ' || asked.day || iif(place = 9, ' 完成。', ' 决定。'), '') AS zh, place
  FROM (SELECT asked.*, asked.day > '' AND (ifnull(decider.day, '') = '' OR asked.day < decider.day) AS is_earlier
    FROM asked LEFT JOIN decider) AS asked
  UNION ALL SELECT 0, 'Decisions due' || iif(name > '', ' from ' || name, '') || iif(day > '', ' by ' || day, '') ||
    ', unless another date is given:', '请' || iif(name > '', name, '贵司') || iif(day > '', '最迟于 ' || day ||
    ' ', '') || '决定（另注明期限的除外）：', NULL
  FROM decider
  WHERE name || day > '' AND EXISTS (SELECT 1 FROM asked);
