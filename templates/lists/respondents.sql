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
SELECT name, role, mail, due, questions, answered, sent, back, iif(state IN ('assigned', 'out') AND due > '' AND
  due < substr(:now, 1, 10), 'overdue', state)
FROM respondent_state
ORDER BY name
