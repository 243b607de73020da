-- SPDX-License-Identifier: GPL-3.0-or-later
-- number is the order in which acts came here. merged_by is the act that brought a colleague's act
-- along: its own changeset says what became of it.
CREATE TABLE journal (number INTEGER PRIMARY KEY, site TEXT NOT NULL, sequence INTEGER NOT NULL, at
 TEXT NOT NULL, author TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, merged_by TEXT NOT
 NULL DEFAULT '', changeset BLOB NOT NULL, UNIQUE (site, sequence));
CREATE INDEX journal_target ON journal (target) WHERE target > '';
CREATE VIEW act AS SELECT journal.number, site || '-' || sequence AS id, at, author, kind, target,
 merged_by, changeset, ifnull((SELECT later.kind = 'undo' FROM journal AS later  WHERE later.target
 = journal.site || '-' || journal.sequence AND later.target > ''  AND later.kind IN ('undo', 'redo')
  ORDER BY later.number DESC LIMIT 1), 0) AS is_undone FROM journal;
-- One row a column that an act changed and that people know (those with a word of kind field);
-- words is the kind of the words its values are. An act without any has one row with the rest
-- empty.
CREATE VIEW log_line AS SELECT act.number, act.id AS act, at, author, act.kind, target, merged_by >
 '' AS is_merged, is_undone, changed.entity, changed.key1, changed.key2, changed.key3, word.id AS
 field, ifnull(changed.before, '') AS before, ifnull(changed.after, '') AS after, CASE WHEN
 changed.entity IN ('answer', 'practice_answer', 'workload') THEN changed.key1  WHEN changed.entity
 = 'field_value' THEN changed.key2  WHEN changed.entity = 'evidence' THEN (SELECT
 ifnull(whole.after, whole.before)   FROM change(act.changeset) AS whole WHERE whole.entity =
 'evidence'   AND whole.key1 = changed.key1 AND whole."column" = 'workload')  ELSE '' END AS
 workload, CASE changed.entity WHEN 'answer' THEN changed.key2  WHEN 'practice_answer' THEN (SELECT
 question FROM practice WHERE id = changed.key2)  WHEN 'evidence' THEN (SELECT ifnull(whole.after,
 whole.before)   FROM change(act.changeset) AS whole WHERE whole.entity = 'evidence'   AND
 whole.key1 = changed.key1 AND whole."column" = 'question')  ELSE '' END AS question,
 iif(changed.entity = 'practice_answer', changed.key2, '') AS practice, CASE word.id WHEN
 'practice_answer.state' THEN 'practice' WHEN 'answer.state' THEN 'question'  WHEN
 'practice_answer.reason' THEN 'reason' WHEN 'answer.reason' THEN 'reason'  WHEN 'answer.confidence'
 THEN 'confidence' WHEN 'conflict.chosen' THEN 'chosen'  ELSE '' END AS words FROM act JOIN
 change(act.changeset) AS changed JOIN word ON word.kind = 'field' AND word.id = changed.entity ||
 '.' || changed."column" WHERE ifnull(changed.before, '') <> ifnull(changed.after, '') UNION ALL
 SELECT number, id, at, author, kind, target, merged_by > '', is_undone, '', NULL, NULL, NULL, '',
 '', '', '', '', '', '' FROM act WHERE NOT EXISTS (SELECT 1  FROM change(act.changeset) AS changed
 JOIN word ON word.kind = 'field'  AND word.id = changed.entity || '.' || changed."column"  WHERE
 ifnull(changed.before, '') <> ifnull(changed.after, ''));
-- What the log calls the columns of an answer.
INSERT INTO word (kind, id, position, en, zh) VALUES ('act', 'create', 1, 'Created', '创建'), ('act',
 'act', 2, 'Changed', '修改'), ('act', 'undo', 3, 'Undone', '撤销'), ('act', 'redo', 4, 'Redone', '重做'),
 ('act', 'merge', 5, 'Merged', '合并'), ('act', 'settle', 6, 'Settled', '解决冲突'), ('act', 'import', 7,
 'Imported', '导入'), ('field', 'workload.name', 1, 'Name', '名称'), ('field', 'practice_answer.state',
 2, 'State', '状态'), ('field', 'practice_answer.reason', 3, 'Reason', '原因'), ('field',
 'practice_answer.note', 4, 'Note', '备注'), ('field', 'answer.state', 5, 'State', '状态'), ('field',
 'answer.reason', 6, 'Reason', '原因'), ('field', 'answer.explanation', 7, 'Explanation', '说明'),
 ('field', 'answer.owner', 8, 'Owner', '负责人'), ('field', 'answer.due', 9, 'Due', '期限'), ('field',
 'answer.note', 10, 'Note', '备注'), ('field', 'answer.asked', 11, 'Interviewee', '受访人'), ('field',
 'answer.confidence', 12, 'Confidence', '可信度'), ('field', 'evidence.content', 13, 'Evidence', '证据'),
 ('field', 'field_value.value', 14, 'Value', '内容');
