-- SPDX-License-Identifier: GPL-3.0-or-later

-- A row a package. What it used are the sessions that name it; a man-day has eight hours. It is
-- agreed when goals and deliverables were confirmed in writing.
CREATE TEMP VIEW package_state AS
  SELECT line.record, line.number, value ->> 'name' AS name, value ->> 'goals' AS goals,
    value ->> 'deliverables' AS deliverables, ifnull(nullif(value ->> 'days', '') + 0, 5) AS days,
    ifnull(nullif(value ->> 'onsite', '') + 0, 0) AS onsite, value ->> 'starts' AS starts,
    value ->> 'ends' AS ends, value ->> 'confirmed' AS confirmed, value ->> 'confirmed_by' AS
    confirmed_by, en ->> 'way' AS way_en, zh ->> 'way' AS way_zh, value ->> 'reference' AS
    reference, (value ->> 'goals' > '') * (value ->> 'deliverables' > '') * (value ->> 'confirmed' > '')
    AS is_agreed, ifnull((SELECT sum(person.seconds) FROM session_person AS person JOIN session ON
    session.id = person.session WHERE session.package IN (line.record, value ->> 'name')), 0) /
    28800.0 AS used, ifnull((SELECT sum(person.seconds) FROM session_person AS person JOIN session
    ON session.id = person.session WHERE person.kind = 'onsite' AND session.package IN (line.record,
    value ->> 'name')), 0) / 28800.0 AS used_onsite, ifnull((SELECT sum(step.value ->> 'effort')
    FROM entry_line AS step WHERE step.form = 'step' AND step.value ->> 'package' = line.record), 0)
    AS steps
  FROM entry_line AS line
  WHERE form = 'package';

-- By class of GB/T 43697 and, where the data is general, by its level, the worst first; coverage counts
-- assets that are encrypted both ways.
CREATE TEMP VIEW encryption_coverage AS
  SELECT option.position, option.id AS class, iif(option.id = 'general', CAST(nullif(value ->> 'level', '') AS
    INTEGER), NULL) AS level, label_en || ifnull(', level ' || iif(option.id = 'general', nullif(value ->> 'level',
    ''), NULL), '') AS class_en, label_zh || ifnull('（' || iif(option.id = 'general', nullif(value ->> 'level', ''),
    NULL) || ' 级）', '') AS class_zh, group_concat(value ->> 'asset', '; ') AS names, count(*) AS assets, sum(value ->> 'rest' NOT IN ('', 'none')) AS rest, sum(value ->> 'transit' = 'tls')
    AS transit, sum(value ->> 'rest' NOT IN ('', 'none') AND value ->> 'transit' = 'tls') AS both,
    round(100.0 * sum(value ->> 'rest' NOT IN ('', 'none') AND value ->> 'transit' = 'tls') /
    count(*), 2) AS coverage
  FROM entry_line AS asset
  JOIN entry_option AS option ON option.form = asset.form AND option.field = 'class' AND option.id =
    value ->> 'class'
  WHERE asset.form = 'survey-security'
  GROUP BY option.position, 3;

-- Batches one after the other, each deployed and then watched. Whoever is on the new version when a
-- fault is found is at risk: the share of the batch.
CREATE TEMP VIEW batch_plan AS
  WITH batch AS (
    SELECT record, value ->> 'design' AS design, value ->> 'batch' AS batch, ifnull(nullif(value ->>
      'share', '') + 0, 0) AS blast, ifnull(nullif(value ->> 'deploy', '') + 0, 0) + ifnull(nullif(
      value ->> 'observe', '') + 0, 0) AS lasts
    FROM entry_line
    WHERE form = 'design-batch'),
  timed AS (
    SELECT *, sum(lasts) OVER (PARTITION BY design ORDER BY record) AS ends, sum(lasts) OVER (
      PARTITION BY design) AS whole
    FROM batch)
  SELECT record, design, batch, blast, ends - lasts AS starts, ends, whole, iif(whole > 0, replace(
    hex(zeroblob(CAST(round(28.0 * (ends - lasts) / whole) AS INTEGER))), '00', '·') || replace(hex(
    zeroblob(max(1, CAST(round(28.0 * lasts / whole) AS INTEGER)))), '00', '█'), '') AS bar
  FROM timed;

-- Little's law: as many are inside as arrive in the time that one stays. Of what an instance can
-- take at a time the headroom is left free.
CREATE TEMP VIEW capacity_need AS
  WITH load AS (
    SELECT record, value ->> 'scenario' AS scenario, value ->> 'source' AS source, nullif(value ->>
      'rate', '') + 0 AS rate, nullif(value ->> 'time', '') + 0 AS time, nullif(value ->> 'each', '')
      + 0 AS each, ifnull(nullif(value ->> 'headroom', '') + 0, 0) AS headroom, nullif(value ->>
      'now', '') + 0 AS now
    FROM entry_line
    WHERE form = 'design-load'),
  inside AS (
    SELECT *, rate * time / 1000.0 AS inside, each * (100 - headroom) / 100.0 AS usable
    FROM load)
  SELECT record, scenario, source, rate, time, round(inside, 2) AS inside, each, headroom, iif(usable
    > 0, CAST(inside / usable AS INTEGER) + (inside / usable > CAST(inside / usable AS INTEGER)),
    NULL) AS need, now, iif(usable > 0, printf('%g/s × %g ms = %g; %g / (%g × %g %%)', rate, time,
    inside, inside, each, 100 - headroom), '') AS formula
  FROM inside;

-- A row an improvement item with findings: those of the checks of its practice. What was taken over from
-- elsewhere has the practice whose title it bears. A finding is resolved when it is gone from a later
-- export, or when a later one says that it complies.
CREATE TEMP VIEW item_finding AS
  WITH item AS MATERIALIZED (
    SELECT record, coalesce(nullif(title_en, ''), title_zh) AS title_en, coalesce(nullif(title_zh, ''),
      title_en) AS title_zh, coalesce(nullif(practice, ''), (SELECT id FROM practice WHERE
      improvement.title_en IN (nullif(action_en, ''), practice.title_en) OR improvement.title_zh IN (
      nullif(action_zh, ''), practice.title_zh) ORDER BY id LIMIT 1)) AS practice
    FROM entry_line AS line
    JOIN improvement ON improvement.id = line.value ->> 'item'
    WHERE line.form = 'package-item')
  SELECT record, title_en, title_zh, count(*) AS before, sum(finding.gone > '' OR finding.status_rank =
    2) AS resolved, sum(finding.gone = '' AND finding.status_rank <> 2) AS now, max(finding.last_seen)
    AS last
  FROM item
  JOIN finding_list AS finding ON finding.practice = item.practice AND finding.practice > ''
  WHERE finding.status_rank IN (1, 3) OR (finding.status_rank = 2 AND finding.id IN (SELECT id FROM
    finding_before WHERE status IN (1, 3)))
  GROUP BY record;

-- A row a step that is not over and a workload that it changes: of its item, else of the items of
-- its package; '' is any.
CREATE TEMP VIEW step_workload AS
  WITH step AS (
    SELECT record, value ->> 'item' AS item, value ->> 'package' AS package
    FROM entry_line
    WHERE form = 'step' AND value ->> 'starts' > '' AND value ->> 'changes' IS NOT 'no' AND value
      ->> 'progress' NOT IN ('done', 'back')),
  part AS (
    SELECT line.record AS item, value ->> 'package' AS package, ifnull(one.workload, '') AS workload
    FROM entry_line AS line
    JOIN recommendation AS one ON one.id = line.value ->> 'item' OR (one.status = 'merged' AND
      one.merged_into = line.value ->> 'item')
    WHERE line.form = 'package-item')
  SELECT DISTINCT step.record, ifnull(part.workload, '') AS workload
  FROM step
  LEFT JOIN part ON part.item = step.item OR (step.item = '' AND part.package = step.package);

-- A row a step and a freeze that its days meet, or the night after them when its window goes on till
-- morning.
CREATE TEMP VIEW step_freeze AS
  WITH step AS (
    SELECT record, number, value ->> 'title' AS title, value ->> 'starts' AS starts, max(value ->>
      'starts', value ->> 'ends') AS ends, window_nights(value ->> 'window') AS nights
    FROM entry_line
    WHERE form = 'step')
  SELECT DISTINCT step.record, step.number, step.title, step.starts, step.ends, freeze.first,
    freeze.last, coalesce(nullif(name_en, ''), name_zh) AS name_en, coalesce(nullif(name_zh, ''),
    name_en) AS name_zh
  FROM step
  JOIN step_workload USING (record)
  JOIN freeze ON freeze.first <= date(step.ends, nights || ' days') AND freeze.last >= step.starts AND (freeze.workload = ''
    OR step_workload.workload IN ('', freeze.workload))
  WHERE freeze.first > '' AND freeze.last > '';

-- A row a step and a day of the week, Sunday 0, that its window names.
CREATE TEMP VIEW step_weekday AS
  WITH weekday (day) AS (VALUES (0), (1), (2), (3), (4), (5), (6)),
  step AS (
    SELECT record, number, value ->> 'title' AS title, value ->> 'window' AS window, value ->>
      'starts' AS starts, max(value ->> 'starts', value ->> 'ends') AS ends
    FROM entry_line
    WHERE form = 'step' AND value ->> 'progress' NOT IN ('done', 'back'))
  SELECT record, number, title, window, starts, ends, day
  FROM step
  JOIN weekday ON instr(window_days(window), day);

-- A row a step none of whose days is a day of its window.
CREATE TEMP VIEW step_off_window AS
  SELECT record, number, title, window, starts, ends
  FROM step_weekday AS step
  WHERE starts > ''
  GROUP BY record
  HAVING max((day - strftime('%w', starts) + 7) % 7 <= julianday(ends) - julianday(starts)) = 0;

-- What is to be said of a cell: that it comes from evidence, what a step's days meet, and what of an
-- item a later export no longer has.
CREATE TEMP VIEW entry_mark AS
  SELECT form, record, field, '?' AS sign, iif(form = 'design', 'from the skeleton, to be confirmed',
    'from evidence, to be confirmed') AS en, iif(form = 'design', '来自方案骨架，待确认', '来自证据，待确认') AS zh
  FROM entry
  WHERE source > ''
  UNION ALL
  SELECT 'step', record, 'starts', '!', 'in a freeze: ' || group_concat(first || ' – ' || last || ' '
    || name_en, '; '), '与封网冲突：' || group_concat(first || ' 至 ' || last || ' ' || name_zh, '；')
  FROM step_freeze
  GROUP BY record
  UNION ALL
  SELECT 'step', record, 'starts', '!', 'on no day of its window: ' || window_words(window, 'en'), '不在变更窗口的日期内：' || window_words(
    window, 'zh')
  FROM step_off_window
  UNION ALL
  SELECT form, record, 'starts', '~', 'moved by a freeze from ' || value, '因封网顺延，原定 ' || value ||
    ' 开始'
  FROM entry
  WHERE form = 'step' AND field = 'moved'
  UNION ALL
  SELECT 'package-item', record, 'result', '*', printf('findings of the cloud: before %d, resolved %d, now %d',
    before, resolved, now), printf('云上检查项：之前 %d，已解决 %d，现在 %d', before, resolved, now)
  FROM item_finding;

-- A row a resource whose tags name the system that it belongs to, by the first of the usual keys.
CREATE TEMP VIEW tagged_system AS
  WITH key (place, word) AS (VALUES (1, ';app:'), (2, ';application:'), (3, ';system:'), (4, ';service:'), (5,
    ';应用:'), (6, ';系统:')),
  found AS (
    SELECT id, resource, resource_list.name, type, zone, place, substr(tags || ';', instr(lower(';' ||
      tags), word) + length(word) - 1) AS rest
    FROM resource_list
    JOIN key ON instr(lower(';' || tags), word)
    WHERE status = 'open')
  SELECT resource, name, type, zone, min(place) AS place, trim(substr(rest, 1, instr(rest, ';') - 1)) AS
    system
  FROM found
  GROUP BY id
  HAVING system > '';
