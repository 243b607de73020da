-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TEMP VIEW act AS
  SELECT journal.number, site || '-' || sequence AS id, at, author, kind, target, merged_by,
    changeset, ifnull((SELECT later.kind = 'undo' FROM journal AS later WHERE later.target =
    journal.site || '-' || journal.sequence AND later.target > '' AND later.kind IN ('undo', 'redo')
    ORDER BY later.number DESC LIMIT 1), 0) AS is_undone
  FROM journal;

-- One row a column that an act changed and that people know, with the question it is of. Where evidence
-- belongs does not change: only of what is gone the changeset is asked again.
CREATE TEMP VIEW said_change AS
  SELECT act.number, act.id AS act, at, author, act.kind, target, merged_by, is_undone, act.changeset,
    changed.entity, changed.key1, changed.key2, changed.key3, changed."column", changed.before,
    changed.after, unit, is_row, words, is_hundredths, is_moment,
    CASE changed.entity WHEN 'answer' THEN changed.key2 WHEN 'assignment' THEN changed.key2
      WHEN 'practice_answer' THEN (SELECT question FROM practice WHERE id = changed.key2)
      WHEN 'evidence' THEN coalesce((SELECT evidence.question FROM evidence WHERE
        id = changed.key1), (SELECT ifnull(whole.after, whole.before) FROM change(act.changeset) AS
        whole WHERE whole.entity = 'evidence' AND whole.key1 = changed.key1 AND whole."column" =
        'question'))
      ELSE '' END AS question
  FROM act
  JOIN change(act.changeset) AS changed
  JOIN entity_column ON entity_column.entity = changed.entity
    AND entity_column.name = changed."column" AND is_said
  WHERE ifnull(changed.before, '') <> ifnull(changed.after, '');

-- The same in words: words is the kind of the words its
-- values are; before_read and after_read are what people read of a number or a moment, NULL when it
-- is neither or empty; leads: the most of the column that
-- stands for its row, then of those that stand for what is said as one. An act without any has one row with the rest empty.
CREATE TEMP VIEW log_line AS
  SELECT number, act, at, author, kind, target, merged_by > '' AS is_merged,
    is_undone, changed.entity, changed.key1, changed.key2, changed.key3,
    changed.entity || '.' || changed."column" AS field, coalesce((SELECT name
    FROM respondent WHERE changed."column" = 'respondent' AND id = changed.before), (SELECT name
    FROM entry_reference WHERE changed.entity = 'entry' AND form = changed.key1 AND field =
    changed.key3 AND record = changed.before), changed.before, '') AS before, coalesce((SELECT name
    FROM respondent WHERE changed."column" = 'respondent' AND id = changed.after), (SELECT name FROM
    entry_reference WHERE changed.entity = 'entry' AND form = changed.key1 AND field = changed.key3
    AND record = changed.after), changed.after, '') AS after,
    CASE WHEN changed.entity IN ('answer', 'practice_answer', 'workload', 'assignment')
      THEN changed.key1
      WHEN changed.entity = 'field_value' THEN changed.key2
      WHEN changed.entity = 'evidence' THEN coalesce((SELECT evidence.workload FROM evidence WHERE
        id = changed.key1), (SELECT ifnull(whole.after, whole.before) FROM change(changed.changeset) AS
        whole WHERE whole.entity = 'evidence' AND whole.key1 = changed.key1 AND whole."column" =
        'workload'))
      ELSE '' END AS workload,
    question,
    iif(changed.entity = 'practice_answer', changed.key2, '') AS practice,
    ifnull(words, '') AS words, is_row * 2 + (unit = changed."column") AS leads,
    CASE WHEN ifnull(changed.before, '') = '' THEN NULL
      WHEN is_hundredths THEN printf('%g', changed.before / 100.0)
      WHEN is_moment THEN strftime('%Y-%m-%d %H:%M', changed.before, 'localtime') END AS before_read,
    CASE WHEN ifnull(changed.after, '') = '' THEN NULL
      WHEN is_hundredths THEN printf('%g', changed.after / 100.0)
      WHEN is_moment THEN strftime('%Y-%m-%d %H:%M', changed.after, 'localtime') END AS after_read
  FROM said_change AS changed
  UNION ALL
  SELECT number, id, at, author, kind, target, merged_by > '', is_undone, '', NULL, NULL, NULL, '',
    '', '', '', '', '', '', 0, NULL, NULL
  FROM act
  WHERE NOT EXISTS (SELECT 1 FROM change(act.changeset) AS changed
    JOIN entity_column ON entity_column.entity = changed.entity
      AND entity_column.name = changed."column" AND is_said
    WHERE ifnull(changed.before, '') <> ifnull(changed.after, ''));

-- One answer for all workloads, or for a practice and its twins, is one conflict in several rows; the
-- lead is the one that is shown, and the others are settled with it.
-- kept
CREATE TEMP VIEW conflict_lead AS
  SELECT id, first_value(id) OVER (PARTITION BY entity, place, home, key3, field, earlier, later,
    earlier_by, later_by, settled_at ORDER BY key2 <> home, position, id) AS lead, place
  FROM (
    SELECT conflict.*, iif(question.scope = 'organization', '', conflict.key1) AS place,
      ifnull(twin.id, conflict.key2) AS home, ifnull(workload.position, 0) AS position
    FROM conflict
    LEFT JOIN practice ON entity = 'practice_answer' AND practice.id = conflict.key2
    LEFT JOIN practice AS twin ON twin.id = practice.same_as
    LEFT JOIN question ON question.id = iif(entity = 'answer', conflict.key2, practice.question)
    LEFT JOIN workload ON entity IN ('answer', 'practice_answer') AND workload.id = conflict.key1);

-- The cells of what a conflict is between, one row a column; a family (entity.h) has several
-- rows, in the order of `member`. earlier and later are as people read them, NULL where that side has no
-- such cell. is_shown: what names the row, and what differs; of a row of a family that only one side
-- has, what names it.
-- kept
CREATE TEMP VIEW conflict_cell AS
  WITH named AS (
    SELECT entity, name, unit, words, is_hundredths, is_moment, is_said,
      row_number() OVER (PARTITION BY entity, unit ORDER BY number) - 1 AS in_unit,
      row_number() OVER (PARTITION BY entity ORDER BY number) - 1 AS in_row
    FROM entity_column WHERE unit IS NOT NULL),
  side AS (SELECT id, entity, field, 0 AS is_later, nullif(earlier, '') AS value FROM conflict
    UNION ALL SELECT id, entity, field, 1, nullif(later, '') FROM conflict),
  line AS (SELECT id, entity, field, is_later, '' AS member, value AS cells FROM side
      WHERE value NOT LIKE '[[%'
    UNION ALL SELECT side.id, entity, field, is_later, ifnull(item.value ->> '$[#-1]', ''), item.value
      FROM side, json_each(iif(side.value LIKE '[[%', side.value, NULL)) AS item),
  cell AS (
    SELECT line.id, entity, field, is_later, member, CAST(part.key AS INTEGER) AS place, part.value,
      part.type, json_array_length(cells) > (SELECT count(*) FROM named WHERE named.entity =
      line.entity AND unit = field) AS is_whole
    FROM line, json_each(line.cells) AS part),
  pair AS (
    SELECT id, entity, field, member, place, max(is_whole) AS is_whole,
      max(iif(is_later, NULL, value)) AS was, max(iif(is_later, value, NULL)) AS becomes,
      count(iif(is_later, NULL, 1)) AS has_earlier, count(iif(is_later, 1, NULL)) AS has_later
    FROM cell GROUP BY id, entity, field, member, place)
  SELECT pair.id, member, pair.place, name, has_earlier AND has_later AS is_on_both, words, is_moment,
    iif(is_hundredths AND typeof(was) = 'integer', printf('%g', was / 100.0), CAST(was AS TEXT)) AS earlier,
    iif(is_hundredths AND typeof(becomes) = 'integer', printf('%g', becomes / 100.0), CAST(becomes AS TEXT))
      AS later,
    ifnull(was, '') IS NOT ifnull(becomes, '') AS differs,
    pair.place = 0 OR (is_said AND ifnull(was, '') IS NOT ifnull(becomes, '') AND (member = '' OR
      (has_earlier AND has_later))) AS is_shown
  FROM pair JOIN named ON named.entity = pair.entity AND (is_whole OR unit = field)
    AND iif(is_whole, in_row, in_unit) = pair.place;

-- The same as one text a side; columns: those that differ, or what stands for the row where one side has
-- none.
-- kept
CREATE TEMP VIEW conflict_said AS
  WITH cell AS (
    SELECT id, member, place, iif(is_shown, nullif(earlier, ''), NULL) AS earlier,
      iif(is_shown, nullif(later, ''), NULL) AS later,
      iif(differs AND is_on_both AND row_number() OVER (PARTITION BY id, name, differs AND is_on_both
        ORDER BY member) = 1, name, NULL) AS name
    FROM conflict_cell),
  said AS (
    SELECT DISTINCT id, group_concat(earlier, ' · ') OVER all_of AS earlier_said,
      group_concat(later, ' · ') OVER all_of AS later_said, group_concat(name, ', ') OVER all_of AS names
    FROM cell WINDOW all_of AS (PARTITION BY id ORDER BY member, place ROWS BETWEEN UNBOUNDED PRECEDING
      AND UNBOUNDED FOLLOWING))
  SELECT conflict.id, ifnull(earlier_said, '') AS earlier_said, ifnull(later_said, '') AS later_said,
    iif('' IN (conflict.earlier, conflict.later), field, ifnull(names, field)) AS columns
  FROM conflict LEFT JOIN said USING (id);
