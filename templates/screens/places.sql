-- title: Places | 位置
-- column: name | Name | 名称
-- column: title | Title | 标题
-- column: known | Known as | 别名
-- column: id | Id | 编号
-- column: said | Said of it | 说明
-- column: place | Place | 位置 | format=place
SELECT name, title, known, id, said, place FROM (
  SELECT 1 AS kind, position, 0 AS part, iif(:lang = 'zh', '工作负载', 'Workload') AS name, name AS title, name AS known, '' AS id, '' AS said, 'interview@' || name AS place
  FROM workload
  UNION ALL SELECT 2, form.position, record.position, iif(:lang = 'zh', '表单', 'Form'), iif(:lang = 'zh', form.title_zh, form.title_en) || iif(record.name > '', '  ' || record.name, ''), form.title_en || char(10) || form.title_zh, form.id, record.name, 'form:' || form.id || iif(record.name > '', '@' || record.name, '')
  FROM form JOIN (SELECT '' AS name, 0 AS position, '' AS kind UNION ALL SELECT name, position, 'workload' FROM workload) AS record ON record.kind = form.repeats
  WHERE EXISTS (SELECT 1 FROM field WHERE field.form = form.id)
  UNION ALL SELECT 3, row_number() OVER (ORDER BY pillar.position, question.position), 0, question.id, iif(:lang = 'zh', question.title_zh, question.title_en), topic_en || char(10) || topic_zh, question.id, question.title_en || ' ' || question.title_zh, 'question:' || question.id
  FROM question JOIN pillar ON pillar.id = question.pillar
  UNION ALL SELECT 4, row_number() OVER (ORDER BY recommendation.id), 0, coalesce(nullif(recommendation.practice, ''), iif(:lang = 'zh', '建议', 'Recommendation')),
    iif(:lang = 'zh', coalesce(nullif(recommendation.title_zh, ''), nullif(recommendation.title_en, ''), nullif(practice.action_zh, ''), practice.title_zh, check_tally.name_zh, recommendation.id), coalesce(nullif(recommendation.title_en, ''), nullif(recommendation.title_zh, ''), nullif(practice.action_en, ''), practice.title_en, check_tally.name_en, recommendation.id)),
    recommendation.practice, recommendation.id, recommendation.title_en || ' ' || recommendation.title_zh || ' ' || ifnull(practice.title_en || ' ' || practice.title_zh, ''), 'recommendation:' || recommendation.id
  FROM recommendation LEFT JOIN practice ON practice.id = recommendation.practice LEFT JOIN check_tally ON check_tally.id = recommendation.id
  WHERE status NOT IN ('dismissed', 'merged'))
ORDER BY kind, position, part
