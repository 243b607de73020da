-- SPDX-License-Identifier: GPL-3.0-or-later

-- Which package a measure of the plan belongs to, also when it was merged into another.
-- kept
CREATE TEMP VIEW package_part AS
  SELECT DISTINCT package_state.record, package_state.name, package_state.days, package_state.starts, package_state.ends, iif(r.status = 'merged',
    r.merged_into, r.id) AS id
  FROM entry_line AS line
  JOIN package_state ON line.value ->> 'package' IN (package_state.record, package_state.name)
  JOIN recommendation AS r ON r.id = line.value ->> 'item'
  WHERE line.form = 'package-item' AND line.value ->> 'result' <> 'dropped';

-- What was agreed for a recommendation with the provider: its package, with the man-days ordered there
-- and those estimated for all that is in it.
CREATE TEMP VIEW package_measure AS WITH whole AS (SELECT record, round(sum(recommended.days), 2) AS
    estimated
  FROM package_part
  JOIN recommended USING (id)
  WHERE is_planned
  GROUP BY record)
  SELECT package_part.id, name, package_part.days, package_part.ends, estimated
  FROM package_part
  JOIN whole USING (record);

-- Which of the provider's work the order holds: the man-days ordered in a package go to its measures, in
-- the order of the plan. What is left of a measure after the last of its packages takes another order, as
-- do those of no package and all purchases. Where no package has a measure yet, the days of all are
-- one, five a package that is not recorded; with the consulting service alone nothing is ordered. A row a package and measure; of no
-- package the record is NULL.
-- kept
CREATE TEMP VIEW order_line AS WITH RECURSIVE measure AS MATERIALIZED (SELECT id, label, currency, days,
    work, once, row_number() OVER (ORDER BY starts = '', starts, number) AS turn
  FROM recommended
  WHERE is_planned AND owner = 'provider'), line AS MATERIALIZED (SELECT row_number() OVER (ORDER BY
    record, turn) AS place, record, name, ordered, measure.*
  FROM (SELECT record, name, package_part.days AS ordered, id FROM package_part JOIN bought ON implementation
    UNION ALL SELECT '', '', ifnull((SELECT sum(days) FROM package_state), 5.0 * packages), measure.id FROM
    bought, measure WHERE implementation AND NOT EXISTS (SELECT 1 FROM package_part))
  JOIN measure USING (id)), walk (place, record, id, before, taken, room, given) AS (SELECT 0, NULL, '', 0.0, 0.0,
    0.0, '{}'
  UNION ALL SELECT line.place, line.record, line.id, ifnull(given ->> line.id, 0.0),
    min(iif(line.record IS walk.record, room, ordered), line.days - ifnull(given ->> line.id, 0.0)),
    iif(line.record IS walk.record, room, ordered) - min(iif(line.record IS walk.record, room, ordered),
    line.days - ifnull(given ->> line.id, 0.0)), json_set(given, '$."' || line.id || '"', ifnull(given ->>
    line.id, 0.0) + min(iif(line.record IS walk.record, room, ordered), line.days - ifnull(given ->>
    line.id, 0.0)))
  FROM walk
  JOIN line ON line.place = walk.place + 1), used AS (SELECT line.*, before, taken, line.place = max(line.place)
    OVER (PARTITION BY line.id) AS is_last
  FROM line
  JOIN walk USING (place)
  UNION ALL SELECT NULL, NULL, '', 0.0, measure.*, 0.0, 0.0, 1
  FROM measure
  WHERE id NOT IN (SELECT id FROM line))
  SELECT record, name, ordered, id, label, turn, currency, is_last, taken AS inside_days, iif(is_last, days -
    before - taken, 0.0) AS beyond_days, round(iif(days > 0, work * (before + taken) / days, 0), 2) -
    round(iif(days > 0, work * before / days, 0), 2) AS inside, iif(is_last, work - round(iif(days > 0, work *
    (before + taken) / days, 0), 2) + once, 0) AS beyond
  FROM used;

-- The same by package, with the measures in the order in which the days are used.
CREATE TEMP VIEW order_package AS
  SELECT record, name, ordered, currency, group_concat(label, ', ') AS labels, round(sum(inside_days +
    beyond_days), 2) AS days, round(sum(inside_days), 2) AS inside_days, round(sum(inside), 2) AS inside,
    round(sum(beyond_days), 2) AS beyond_days, round(sum(beyond), 2) AS beyond
  FROM (SELECT * FROM order_line ORDER BY record, turn)
  GROUP BY record, currency;

-- The same in all, by currency and in words. Amounts are to the unit: they add up to the whole.
CREATE TEMP VIEW provider_order AS WITH work AS (SELECT currency, count(*) AS items, round(sum(days), 2) AS
    days, round(sum(month), 2) AS month
  FROM recommended
  WHERE is_planned AND owner = 'provider'
  GROUP BY currency), told AS (SELECT work.*, part.inside_days, part.beyond_days, inside, beyond
  FROM work
  JOIN (SELECT currency, round(sum(inside_days), 2) AS inside_days, round(sum(beyond_days), 2) AS
    beyond_days, round(sum(inside), 2) AS inside, round(sum(beyond), 2) AS beyond FROM order_line GROUP BY
    currency) AS part USING (currency))
  SELECT told.*, CASE WHEN inside_days = 0 THEN 'not ordered' WHEN beyond = 0 THEN 'in the order' ELSE
    printf('%g man-days (%s) ordered; %g man-days (%s) to be ordered separately', inside_days,
    money_whole(inside, currency, 'en'), beyond_days, money_whole(beyond, currency, 'en')) END AS en, CASE
    WHEN inside_days = 0 THEN '未订购' WHEN beyond = 0 THEN '订单内' ELSE printf(
    '订单内 %g 人天、%s，其余 %g 人天、%s需另行订购', inside_days, money_whole(inside, currency, 'zh'),
    beyond_days, money_whole(beyond, currency, 'zh')) END AS zh
  FROM told;

-- What is left undone when nothing beyond the order is ordered: a measure of which nothing is in the order (whole), what waits
-- for such a one or for another that does (waits), a measure that is done only as far as the ordered man-days reach (part) and
-- what waits for that (after). None of them brings its practices into place. Without an order there is nothing to tell apart.
-- kept
CREATE TEMP VIEW order_shortage AS WITH RECURSIVE short AS MATERIALIZED (SELECT id, sum(inside_days) AS inside
  FROM order_line
  WHERE EXISTS (SELECT 1 FROM order_line WHERE inside_days > 0)
  GROUP BY id
  HAVING sum(beyond) > 0), waiting AS MATERIALIZED (SELECT recommended.id, word.value AS first
  FROM recommended
  JOIN json_each('["' || replace(depends_on, ' ', '","') || '"]') AS word
  WHERE is_planned AND depends_on > ''), lost (id, is_whole) AS (SELECT id, inside = 0
  FROM short
  UNION SELECT waiting.id, is_whole
  FROM lost
  JOIN waiting ON waiting.first = lost.id)
  SELECT lost.id, label, number, CASE WHEN max(short.inside) = 0 THEN 'whole' WHEN max(is_whole) THEN 'waits' WHEN
    max(short.inside) > 0 THEN 'part' ELSE 'after' END AS kind
  FROM lost
  JOIN recommended ON recommended.id = lost.id
  LEFT JOIN short ON short.id = lost.id
  GROUP BY lost.id;

-- Where the run cost of a planned recommendation comes from: an amount that was entered for it, or what
-- such a measure usually costs to run, as the bank says in levels, once a workload.
CREATE TEMP VIEW run_cost_basis AS
  SELECT recommended.id, iif(improvement.month IS NOT NULL, 'entered for this measure', printf(
    'estimate: usual run cost of such a measure, %s a month', money_words(cents / 100.0, rate.currency, 'en')) ||
    iif(recommended.month > cents / 100.0, printf(', for %g workloads', recommended.month * 100 / cents), '')) ||
    '; to be confirmed by an offer' AS en, iif(improvement.month IS NOT NULL, '按本项措施录入', printf(
    '估算：同类措施的常见月运行费用 %s', money_words(cents / 100.0, rate.currency, 'zh')) ||
    iif(recommended.month > cents / 100.0, printf('，共 %g 个工作负载', recommended.month * 100 / cents), '')) ||
    '；以报价确认为准' AS zh
  FROM recommended
  JOIN improvement ON improvement.id = recommended.id
  LEFT JOIN rate ON rate.id = month_level AND cents > 0
  WHERE is_planned AND recommended.month > 0;
