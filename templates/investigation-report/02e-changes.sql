-- title: Changed since the last version handed over | 自上一提交版本以来的变更
-- below: document-control
-- optional: yes
-- column: what | What | 内容 | format=long
-- column: changes | How many | 数量 | format=number
-- column: examples | Which | 说明 | format=long
WITH last AS MATERIALIZED (SELECT max(at) AS at FROM version WHERE deliverable = :report),
line AS MATERIALIZED (SELECT said_change.number, entity, question, key1, key2, key3, "column" AS field, ifnull(before, '') AS before, ifnull(after, '') AS after FROM last CROSS JOIN said_change WHERE said_change.at > last.at AND NOT is_undone AND (entity IN ('answer', 'practice_answer', 'evidence', 'field_value') OR entity = 'recommendation' AND :report <> 'investigation-report')),
net AS MATERIALIZED (SELECT DISTINCT entity, question, key1, key2, key3, field, first_value(before) OVER whole AS before, last_value(after) OVER whole AS after FROM line
  WINDOW whole AS (PARTITION BY entity, key1, key2, key3, field ORDER BY line.number ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)),
said AS MATERIALIZED (SELECT net.*, iif(scope = 'organization', '', iif(entity = 'evidence', '', key1)) AS place, iif(:lang = 'zh', pillar.name_zh, pillar.name_en) AS pillar, lens.position * 100 + pillar.position AS rank
  FROM net JOIN question ON question.id = net.question JOIN pillar ON pillar.id = question.pillar JOIN lens ON lens.id = pillar.lens WHERE before <> after AND entity IN ('answer', 'practice_answer', 'evidence')),
changed AS MATERIALIZED (SELECT DISTINCT practice.id, place, rank, practice.position, iif(:lang = 'zh', title_zh, title_en) || iif(:lang = 'zh', '（', ' (') || ifnull(workload.name, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization')) || iif(:lang = 'zh', '）：', '): ')
    || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'practice' AND word.id = before) || ' → ' || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'practice' AND word.id = after) AS text
  FROM said JOIN practice ON practice.id = key2 AND same_as NOT IN (SELECT id FROM practice) LEFT JOIN workload ON workload.id = place WHERE entity = 'practice_answer' AND field = 'state' AND before > ''),
fresh AS MATERIALIZED (SELECT DISTINCT question, place, pillar, rank FROM said WHERE entity = 'practice_answer' AND field = 'state' AND before = ''),
noted AS MATERIALIZED (SELECT DISTINCT question, pillar, rank FROM said WHERE question NOT IN (SELECT question FROM fresh) AND NOT (entity = 'practice_answer' AND field = 'state')),
form_part AS MATERIALIZED (SELECT iif(:lang = 'zh', title_zh, title_en) AS form, form.position, field.position AS field_position, iif(:lang = 'zh', label_zh, label_en) || ifnull(iif(:lang = 'zh', '（', ' (') || workload.name || iif(:lang = 'zh', '）', ')'), '') AS label, before
  FROM net JOIN form ON form.id = key1 JOIN field ON field.form = key1 AND field.id = key3 LEFT JOIN workload ON workload.id = key2 WHERE entity = 'field_value' AND before <> after),
advised AS MATERIALIZED (SELECT key1, iif(:lang = 'zh', title_zh, title_en) || iif(:lang = 'zh', '（', ' (') || group_concat((SELECT iif(:lang = 'zh', zh, lower(en)) FROM word WHERE word.kind = 'field' AND word.id = 'recommendation.' || net.field), iif(:lang = 'zh', '、', ', ')) || iif(:lang = 'zh', '）', ')') AS text
  FROM net JOIN improvement ON improvement.id = key1 WHERE entity = 'recommendation' AND before <> after AND status = 'accepted' GROUP BY key1)
SELECT what, changes, examples FROM (
SELECT 1 AS place, iif(:lang = 'zh', '重新评定的最佳实践', 'Best practices assessed anew') AS what, count(*) AS changes, (SELECT group_concat(text, char(10)) FROM (SELECT text FROM changed ORDER BY rank, position, place LIMIT 10)) || iif(count(*) > 10, char(10) || iif(:lang = 'zh', '等', 'and more'), '') AS examples FROM changed
UNION ALL SELECT 2, iif(:lang = 'zh', '新答复的问题', 'Questions answered for the first time'), count(*), (SELECT group_concat(pillar || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT pillar, count(*) AS items FROM fresh GROUP BY rank ORDER BY rank)) FROM fresh
UNION ALL SELECT 3, iif(:lang = 'zh', '补充备注、证据或跟进的问题', 'Questions with a new note, proof or follow-up'), count(*), (SELECT group_concat(pillar || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT pillar, count(*) AS items FROM noted GROUP BY rank ORDER BY rank)) FROM noted
UNION ALL SELECT 4, iif(:lang = 'zh', '更正的调研事实', 'Facts of the forms put right'), count(*), (SELECT group_concat(label, iif(:lang = 'zh', '；', '; ')) FROM (SELECT label FROM form_part WHERE before > '' ORDER BY position, field_position LIMIT 12)) || iif(count(*) > 12, iif(:lang = 'zh', '等', ' and more'), '') FROM form_part WHERE before > ''
UNION ALL SELECT 5, iif(:lang = 'zh', '新登记的调研事实', 'Facts of the forms added'), count(*), (SELECT group_concat(form || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT form, count(*) AS items FROM form_part WHERE before = '' GROUP BY position ORDER BY position)) FROM form_part WHERE before = ''
UNION ALL SELECT 6, iif(:lang = 'zh', '新增或调整的改进建议', 'Recommendations added or changed'), count(*), (SELECT group_concat(text, char(10)) FROM (SELECT text FROM advised ORDER BY key1 LIMIT 10)) || iif(count(*) > 10, char(10) || iif(:lang = 'zh', '等', 'and more'), '') FROM advised
UNION ALL SELECT 7, iif(:lang = 'zh', '导入的数据', 'Exports imported'), count(*), (SELECT group_concat(name || iif(:lang = 'zh', '（', ' (') || date(imported_at, 'localtime') || iif(:lang = 'zh', '）', ')'), iif(:lang = 'zh', '、', ', ')) FROM (SELECT name, imported_at FROM import_batch, last WHERE state = 'active' AND imported_at > last.at ORDER BY number DESC LIMIT 5)) FROM import_batch, last WHERE last.at IS NOT NULL AND state = 'active' AND imported_at > last.at
) WHERE changes > 0 ORDER BY place
