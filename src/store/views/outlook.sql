-- SPDX-License-Identifier: GPL-3.0-or-later

-- Each practice with the stage of the plan that brings it into place: the place of its wave, 5 without
-- a date, 9 when nobody does it. Of a recommendation in parts the last counts; a practice is brought
-- for the practices answered with it, too.
-- kept
CREATE TEMP VIEW brought_practice AS WITH RECURSIVE member (root, id) AS (SELECT id, id
  FROM recommendation
  WHERE status IN ('accepted', 'proposed') UNION SELECT member.root, r.id
  FROM member
  JOIN recommendation AS r ON r.merged_into = member.id AND r.status = 'merged'), ready AS (SELECT
    one.practice, ifnull(one.workload, '') AS workload, iif(one.part_of > '', one.part_of, one.id) AS
    whole, max(CASE WHEN root.status <> 'accepted' OR root.decision IN ('deferred', 'rejected') THEN
    9 WHEN wave > '' THEN word.position ELSE 5 END) AS stage
  FROM member
  JOIN recommendation AS one ON one.id = member.id
  JOIN recommendation AS root ON root.id = member.root
  LEFT JOIN improvement_result ON improvement_result.id = root.id
  LEFT JOIN word ON word.kind = 'wave' AND word.id = wave
  WHERE one.practice > ''
  GROUP BY one.practice, one.workload, whole)
  SELECT practice, workload, ready.stage
  FROM ready
  UNION ALL SELECT twin.id, workload, ready.stage
  FROM ready
  JOIN practice AS twin ON twin.same_as = ready.practice;

-- Each answer with what its question's risk follows from. Of the whole organization the first
-- workload's counts.
-- kept
CREATE TEMP VIEW practice_outlook AS WITH brought AS MATERIALIZED (SELECT practice, workload,
    min(stage) AS stage
  FROM brought_practice
  GROUP BY practice, workload), short AS MATERIALIZED (SELECT practice, ifnull(workload, '') AS
    workload
  FROM shortfall)
  SELECT result.workload, question.id AS question, question.pillar, scope <> 'organization' OR
    result.workload = (SELECT id FROM workload ORDER BY position LIMIT 1) AS is_counted, practice.id
    AS practice, practice.position, weight, ifnull(practice_answer.state, '') AS state,
    ifnull(answer.state, '') AS mark, high_when, medium_when, min(ifnull(own.stage, 9),
    ifnull(common.stage, 9)) AS stage, short.practice IS NOT NULL AS is_shortfall
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

-- Score and risks today, after each wave and after all: a row a pillar, and one of all ('').
CREATE TEMP VIEW outlook AS
  SELECT stage, position, pillar, ends, questions, answered, high, medium, score(earned, possible) AS
    score, shortfalls, (SELECT today.shortfalls FROM outlook_result AS today WHERE today.stage =
    'today' AND today.pillar = outlook_result.pillar) - shortfalls AS closed
  FROM outlook_result;

-- Risks that no accepted recommendation answers.
CREATE TEMP VIEW unmended_risk AS WITH helped AS MATERIALIZED (SELECT DISTINCT
    improved_question.workload, improved_question.question
  FROM improved_question
  JOIN recommendation AS root ON root.id = iif(improved_question.status = 'merged',
    improved_question.merged_into, improved_question.id)
  WHERE root.status = 'accepted' AND root.decision NOT IN ('deferred', 'rejected'))
  SELECT workload, workload_name, pillar, question, title_en, title_zh, risk
  FROM asked_once
  WHERE risk IN ('HIGH', 'MEDIUM') AND NOT EXISTS (SELECT 1 FROM helped WHERE helped.question =
    asked_once.question AND helped.workload IN ('', asked_once.workload));

-- Who sees to a task: of the customer the technical owner of its workload, or else the project
-- manager; of the provider the technical manager.
CREATE TEMP VIEW responsible AS
  SELECT recommendation.id, trim(CASE owner WHEN 'provider' THEN (SELECT value FROM field_value WHERE
    form = 'engagement' AND field = 'provider_manager') WHEN 'customer' THEN coalesce((SELECT
    nullif(value, '') FROM field_value WHERE form = 'business' AND field = 'technical_owner' AND
    record = workload), (SELECT value FROM field_value WHERE form = 'engagement' AND field =
    'customer_manager')) END) AS person
  FROM recommendation;

-- What the plan costs and brings, in each currency and never across them. Totals of 12 and 36 months
-- are at the full run rate, as if all were in place from the first day. What lowers risk saves
-- nothing; what saves is apart.
CREATE TEMP VIEW plan_money AS
  SELECT currency, count(*) AS items, round(sum(days), 2) AS days, round(sum(work_least) / 100.0, 2)
    AS work_least, round(sum(work), 2) AS work, round(sum(work_most) / 100.0, 2) AS work_most,
    round(sum(once), 2) AS once, round(sum(month), 2) AS month, round(sum(saving), 2) AS saving,
    round(sum(saving) - sum(month), 2) AS net_month, round(sum(work) + sum(once), 2) AS up_front,
    round(sum(work) + sum(once) - 12 * (sum(saving) - sum(month)), 2) AS cost_12,
    round(sum(work) + sum(once) - 36 * (sum(saving) - sum(month)), 2) AS cost_36, CASE WHEN
    sum(saving) > sum(month) THEN CAST(ceil(round((sum(work) + sum(once)) / (sum(saving) -
    sum(month)), 6)) AS INTEGER) END AS payback, round(sum(iif(saving > 0, 0, work + once)), 2) AS
    risk_up_front, round(sum(iif(saving > 0, 0, month)), 2) AS risk_month, round(sum(iif(saving > 0,
    work + once, 0)), 2) AS saving_up_front, round(sum(iif(saving > 0, month, 0)), 2) AS
    saving_run, sum(NOT effort_known) AS effort_unknown, sum(NOT once_known) AS once_unknown
  FROM recommended
  WHERE is_planned
  GROUP BY currency;

-- Month by month for three years: paid for what ends in it, run and saved for what ended before.
CREATE TEMP VIEW plan_month AS WITH RECURSIVE span (number, month) AS (SELECT 1, date(min(ends),
    'start of month')
  FROM outlook_result
  WHERE stage = 'today' UNION ALL SELECT number + 1, date(month, '+1 month')
  FROM span
  WHERE number < 36 AND month > ''), part AS MATERIALIZED (SELECT currency, date(ends,
    'start of month') AS at, sum(work) + sum(once) AS paid, sum(month) AS run, sum(saving) AS saving
  FROM recommended
  WHERE is_planned AND ends > ''
  GROUP BY currency, at), one AS (SELECT number, span.month, currency, round(sum(iif(at = span.month,
    paid, 0)), 2) AS paid, round(sum(iif(at < span.month, run, 0)), 2) AS run, round(sum(iif(at <
    span.month, saving, 0)), 2) AS saving
  FROM span
  JOIN part
  GROUP BY number, currency)
  SELECT number, substr(month, 1, 7) AS month, currency, paid, run, saving, round(saving - run - paid,
    2) AS net, round(sum(saving - run - paid) OVER (PARTITION BY currency ORDER BY number), 2) AS
    total
  FROM one;

-- What an outage costs beside what is spent in a year so that there is none: the hours that pay for it.
CREATE TEMP VIEW outage_argument AS
  SELECT workload.id AS workload, workload.name AS workload_name, workload.position, CAST(value AS
    REAL) AS cost_hour, currency, round(sum(work + once + 12 * month), 2) AS spend_12,
    round(sum(work + once + 12 * month) / CAST(value AS REAL), 1) AS hours
  FROM field_value
  JOIN workload ON workload.id = record
  JOIN recommended ON recommended.workload = workload.id AND is_planned AND saving = 0 AND pillar =
    'reliability'
  WHERE form = 'business' AND field = 'revenue_impact' AND CAST(value AS REAL) > 0
  GROUP BY workload.id, currency;

-- The bill of the last month with costs.
CREATE TEMP VIEW last_bill AS
  SELECT month, currency, round(sum(amount), 2) AS amount
  FROM cost_list
  WHERE month = (SELECT max(month) FROM cost_list)
  GROUP BY currency;

-- What a goal says serves it: a recommendation, or all those of a practice. root is where it is done.
-- kept
CREATE TEMP VIEW goal_part AS
  SELECT goal.id AS goal, one.id, iif(one.status = 'merged', one.merged_into, one.id) AS root
  FROM goal
  JOIN json_each('["' || replace(replace(goal.recommendations, '"', ''), ' ', '","') || '"]') AS word
  JOIN recommendation AS one ON word.value > '' AND word.value IN (one.id, one.practice) AND one.status
    <> 'dismissed';

-- Goals and what becomes of them. By dates: reached when all that serves it is planned and ends in time;
-- at risk when something ends late or has no date; partly when something is not planned. By saving or
-- score: reached at the target, partly when it is nearer than today.
-- kept
CREATE TEMP VIEW goal_outlook AS WITH tally AS (SELECT goal.id AS goal, count(part.id) AS parts,
    count(recommended.id) AS planned, max(ends) AS ends, sum(ends = '' OR (due > '' AND ends > due))
    AS late
  FROM goal
  LEFT JOIN goal_part AS part ON part.goal = goal.id
  LEFT JOIN recommended ON recommended.id = part.root AND is_planned
  GROUP BY goal.id), effect AS (SELECT last_bill.amount AS bill, last_bill.currency,
    ifnull(plan_money.saving, 0) AS gross, ifnull(plan_money.net_month, 0) AS net
  FROM last_bill
  LEFT JOIN plan_money ON plan_money.currency = last_bill.currency
  WHERE last_bill.amount > 0
  ORDER BY last_bill.amount DESC
  LIMIT 1), mark AS (SELECT today.score AS today, later.score AS later
  FROM outlook AS today
  JOIN outlook AS later ON later.pillar = '' AND later.stage = 'all'
  WHERE today.pillar = '' AND today.stage = 'today'), found AS (SELECT goal.*, parts, planned, ends,
    ifnull(late, 0) AS late, bill, currency, gross, net, today, later, CASE measure WHEN 'saving'
    THEN round(100.0 * net / bill, 1) WHEN 'score' THEN later END AS value, CASE measure WHEN
    'saving' THEN 0 WHEN 'score' THEN today END AS base
  FROM goal
  JOIN tally ON tally.goal = goal.id
  LEFT JOIN effect ON measure = 'saving'
  LEFT JOIN mark ON measure = 'score')
  SELECT found.*, CASE WHEN measure IN ('saving', 'score') THEN CASE WHEN value IS NULL OR value <=
    base THEN 'not' WHEN value < CAST(target AS REAL) THEN 'partly' WHEN late THEN 'risk' ELSE
    'reached' END WHEN planned = 0 THEN 'not' WHEN late THEN 'risk' WHEN planned < parts THEN
    'partly' ELSE 'reached' END AS state, CASE WHEN measure = 'saving' AND bill IS NULL THEN
    'no bill was imported' WHEN measure = 'saving' THEN printf(
    'net %,d %s a month, %.1f%% of the bill of %,d (gross %,d, %.1f%%); wanted: %s%%',
    round(net), currency, 100.0 * net / bill, round(bill), round(gross), 100.0 * gross / bill,
    target) WHEN measure = 'score' AND later IS NULL THEN 'no score yet' WHEN measure = 'score' THEN
    printf('%.1f → %.1f; wanted: %s', today, later, target) ELSE printf('%d of %d planned', planned,
    parts) || ifnull(', the last ends ' || nullif(ends, ''), '') || iif(due > '', ', due ' || due,
    '') || iif(late, printf(', late or without date: %d', late), '') END AS figure_en, CASE WHEN
    measure = 'saving' AND bill IS NULL THEN '尚未导入账单' WHEN measure = 'saving' THEN printf(
    '每月净节省 %,d %s，为账单 %,d 的 %.1f%%（毛节省 %,d，%.1f%%）；目标 %s%%', round(net),
    currency, round(bill), 100.0 * net / bill, round(gross), 100.0 * gross / bill, target) WHEN
    measure = 'score' AND later IS NULL THEN '尚无得分' WHEN measure = 'score' THEN printf(
    '%.1f → %.1f；目标 %s', today, later, target) ELSE printf('%d 项建议中 %d 项已列入计划', parts,
    planned) || ifnull('，最晚完成 ' || nullif(ends, ''), '') || iif(due > '', '，期限 ' || due, '') ||
    iif(late, printf('，逾期或未排期 %d 项', late), '') END AS figure_zh
  FROM found;
