-- title: Respondents | 填写人
-- column: name | Respondent | 填写人
-- column: state | State | 状态
-- column: due | Due | 期限 | format=date
-- column: asked | Asked | 问题数 | format=number
-- column: answered | Answered | 已答 | format=number
-- column: sent | Sent | 发出
-- column: back | Back | 收回
-- column: id | Id | 编号
-- column: role | Role | 角色
-- column: mail | Mail | 邮箱
SELECT name, iif(:lang = 'zh', CASE shown WHEN 'answered' THEN '已答完' WHEN 'back' THEN '已收回' WHEN 'overdue' THEN '已逾期' WHEN 'out' THEN '已发出' ELSE '已分配' END, shown), due, questions, answered, date(sent, 'localtime'), date(back, 'localtime'), id, role, mail
FROM (SELECT respondent_state.*, iif(state IN ('assigned', 'out') AND due > '' AND due < substr(:now, 1, 10), 'overdue', state) AS shown FROM respondent_state)
ORDER BY name
