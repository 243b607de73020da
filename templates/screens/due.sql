-- title: Due | 到期事项
-- column: place | Place | 位置 | format=place
-- column: title | Title | 内容 | format=long
-- column: due | Due | 期限
SELECT place, title, due || iif(due < substr(:now, 1, 10), ' !', '') FROM (
  SELECT 'minutes' AS place, text || iif(owner > '', ' · ' || owner, '') AS title, due FROM minute
  WHERE kind = 'action' AND state <> 'done' AND due > ''
  UNION ALL SELECT 'prerequisites', iif(:lang = 'zh', title_zh, title_en), due FROM prerequisite_state
  WHERE state = 'open' AND due > ''
  UNION ALL SELECT 'respondents', iif(:lang = 'zh', '问卷', 'Questionnaire') || ' · ' || name, due FROM respondent_state
  WHERE state IN ('assigned', 'out') AND due > ''
  UNION ALL SELECT DISTINCT 'question:' || question.id || iif(scope = 'organization', '', '@' || workload.name), question.id || ' ' || iif(:lang = 'zh', topic_zh, topic_en) || iif(owner > '', ' · ' || owner, ''), due
  FROM answer JOIN question ON question.id = answer.question JOIN workload ON workload.id = answer.workload
  WHERE state = 'follow-up' AND due > '')
ORDER BY due, title LIMIT 3
