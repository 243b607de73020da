-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TEMP VIEW entry_option AS
  SELECT field.form, field.id AS field, code.key AS position, code.value AS id,
    trim((SELECT word.value FROM json_each('["' || replace(field.options_en, ';', '","') || '"]') AS word WHERE
    word.key = code.key)) AS label_en, trim((SELECT word.value FROM json_each('["' || replace(field.options_zh, ';',
    '","') || '"]') AS word WHERE word.key = code.key)) AS label_zh
  FROM entry_field AS field, json_each('["' || replace(field.options, ' ', '","') || '"]') AS code
  WHERE field.type = 'choice';

-- A row a field that refers to rows of a form and such a row.
CREATE TEMP VIEW entry_reference AS
  SELECT field.form, field.id AS field, target.record, target.value AS name
  FROM entry_field AS field
  JOIN entry_field AS first ON first.form = field.options AND first.position = 1
  JOIN entry AS target ON target.form = first.form AND target.field = first.id
  WHERE field.type = 'record';

-- A row a row of a form, in the order in which they were added; its name is its first field.
-- kept by form, record
CREATE TEMP VIEW entry_row AS
  SELECT form, record, row_number() OVER (PARTITION BY form ORDER BY record) AS number,
    ifnull(max(iif(field = (SELECT id FROM entry_field WHERE entry_field.form = entry.form AND
    position = 1), value, NULL)), '') AS name, sum(source > '') AS unconfirmed
  FROM entry
  GROUP BY form, record;

-- A row a cell, empty ones included, as people read it.
-- kept
CREATE TEMP VIEW entry_cell AS
  SELECT line.form, line.record, line.number, field.id AS field, field.position AS field_position,
    label_en, label_zh, type, required, unit_en, unit_zh, ifnull(value, '') AS value,
    ifnull(source, '') AS source, ifnull(CASE WHEN ifnull(value, '') = '' THEN '' WHEN type =
    'yesno' THEN iif(value = 'yes', 'Yes', 'No') WHEN type = 'choice' THEN (SELECT label_en FROM
    entry_option AS option WHERE option.form = field.form AND option.field = field.id AND option.id
    = value) WHEN type = 'record' AND options = 'recommendation' THEN (SELECT coalesce(nullif(title_en, ''), title_zh)
    FROM improvement WHERE improvement.id = value) WHEN type = 'record' THEN (SELECT iif(name IN (SELECT id FROM recommendation), (SELECT coalesce(nullif(title_en, ''), title_zh) FROM
    improvement WHERE improvement.id = name), name) FROM entry_row AS target WHERE target.form = options AND target.record = value) WHEN type = 'window' THEN window_words(value, 'en') ELSE value END, '')
    AS shown_en, ifnull(CASE WHEN ifnull(value, '') = '' THEN '' WHEN type = 'yesno' THEN iif(value
    = 'yes', '是', '否') WHEN type = 'choice' THEN (SELECT label_zh FROM entry_option AS option WHERE
    option.form = field.form AND option.field = field.id AND option.id = value) WHEN type =
    'record' AND options = 'recommendation' THEN (SELECT coalesce(nullif(title_zh, ''), title_en) FROM improvement WHERE
    improvement.id = value) WHEN type = 'record' THEN (SELECT iif(name IN (SELECT id FROM
    recommendation), (SELECT coalesce(nullif(title_zh, ''), title_en) FROM improvement WHERE improvement.id = name), name)
    FROM entry_row AS target WHERE target.form = options AND target.record = value) WHEN type = 'window' THEN window_words(value, 'zh') ELSE value END,
    '') AS shown_zh
  FROM entry_row AS line
  JOIN entry_field AS field ON field.form = line.form
  LEFT JOIN entry ON entry.form = line.form AND entry.record = line.record AND entry.field =
    field.id;

-- A row a row of a form, its cells as objects by field: as stored, and as people read them.
CREATE TEMP VIEW entry_line AS
  SELECT form, record, number, json_group_object(field, value) AS value, json_group_object(field,
    shown_en) AS en, json_group_object(field, shown_zh) AS zh, sum(source > '') AS unconfirmed
  FROM entry_cell
  GROUP BY form, record;
