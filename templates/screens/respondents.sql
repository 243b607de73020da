-- title: Respondents | 填写人
-- column: name | Respondent | 填写人
-- column: state | State | 状态
-- column: due | Due | 期限 | format=date
-- column: asked | Asked | 问题数
-- column: answered | Answered | 已答
-- column: sent | Sent | 发出
-- column: back | Back | 收回
SELECT name, iif(:lang = 'zh', CASE WHEN asked > 0 AND asked = answered THEN '已答完' WHEN back > '' THEN
  '已收回' WHEN due > '' AND due < :now THEN '已逾期' WHEN sent > '' THEN '已发出' ELSE '已分配' END, CASE
  WHEN asked > 0 AND asked = answered THEN 'answered' WHEN back > '' THEN 'back' WHEN due > '' AND due <
  :now THEN 'overdue' WHEN sent > '' THEN 'out' ELSE 'assigned' END), due, asked, answered, sent, back
FROM (SELECT name, respondent.due AS due, (SELECT count(*) FROM assignment WHERE assignment.respondent =
  respondent.id) AS asked, (SELECT count(*) FROM assignment JOIN questionnaire USING (workload, question)
  WHERE assignment.respondent = respondent.id AND state <> 'unanswered') AS answered, ifnull((SELECT
  date(max(at)) FROM sent WHERE sent.respondent = respondent.id), '') AS sent, ifnull((SELECT
  date(max(returned.at)) FROM returned JOIN sent ON sent.id = returned.sent WHERE sent.respondent =
  respondent.id), '') AS back FROM respondent)
ORDER BY name
