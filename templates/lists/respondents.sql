-- title: Respondents | 填写人
-- column: name | Respondent | 填写人
-- column: role | Role | 角色
-- column: mail | Mail | 邮箱
-- column: due | Due | 期限
-- column: questions | Questions | 问题数
-- column: answered | Answered | 已答
-- column: sent | Sent | 发出
-- column: back | Back | 收回
-- column: state | State | 状态
SELECT name, role, mail, due, questions, answered, sent, back, CASE WHEN questions = answered AND
  questions > 0 THEN 'answered' WHEN back > '' THEN 'back' WHEN due > '' AND due < :now THEN 'overdue'
  WHEN sent > '' THEN 'out' ELSE 'assigned' END
FROM (SELECT respondent.name, role, mail, respondent.due, (SELECT count(*) FROM assignment WHERE
  assignment.respondent = respondent.id) AS questions, (SELECT count(*) FROM assignment JOIN
  questionnaire USING (workload, question) WHERE assignment.respondent = respondent.id AND state <>
  'unanswered') AS answered, ifnull((SELECT max(at) FROM sent WHERE sent.respondent = respondent.id), '')
  AS sent, ifnull((SELECT max(returned.at) FROM returned JOIN sent ON sent.id = returned.sent WHERE
  sent.respondent = respondent.id), '') AS back FROM respondent)
ORDER BY name
