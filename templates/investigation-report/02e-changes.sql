-- title: Changed since the last version handed over | 自上一提交版本以来的变更
-- below: document-control
-- optional: yes
-- column: what | What | 内容
-- column: changes | Changes | 变更数 | format=number
-- column: examples | Which | 说明 | format=long
WITH last AS MATERIALIZED (SELECT max(at) AS at FROM version WHERE deliverable = :report),
line AS MATERIALIZED (SELECT DISTINCT entity, question, key1, key3 FROM last CROSS JOIN said_change WHERE said_change.at > last.at AND NOT is_undone AND (entity IN ('answer', 'practice_answer', 'evidence', 'field_value') OR entity = 'recommendation' AND :report <> 'investigation-report')),
named AS MATERIALIZED (SELECT CASE entity WHEN 'field_value' THEN iif(:lang = 'zh', '调研表单', 'Forms') WHEN 'recommendation' THEN iif(:lang = 'zh', '改进建议', 'Recommendations') ELSE iif(:lang = 'zh', '问题回答', 'Answers') END AS what,
  CASE entity WHEN 'field_value' THEN (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field WHERE form = key1 AND id = key3) WHEN 'recommendation' THEN (SELECT iif(:lang = 'zh', title_zh, title_en) FROM improvement WHERE improvement.id = key1) ELSE question END AS name FROM line)
SELECT what, count(DISTINCT name), (SELECT group_concat(name, iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT name FROM named AS other WHERE other.what = named.what AND name > '' LIMIT 12)) || iif(count(DISTINCT name) > 12, iif(:lang = 'zh', ' 等', ' and more'), '') FROM named GROUP BY what
UNION ALL SELECT iif(:lang = 'zh', '导入数据', 'Exports imported'), count(*), '' FROM import_batch, last WHERE last.at IS NOT NULL AND state = 'active' AND imported_at > last.at HAVING count(*) > 0
