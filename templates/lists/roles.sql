-- title: Whom to ask | 向谁提问
-- column: role | Role | 角色编号
-- column: title | Who | 角色
-- column: questions | Questions | 问题数 | format=number
-- column: open | Open | 未回答 | format=number
-- column: minutes | Minutes left | 预计分钟 | format=number
SELECT role, ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'interviewee' AND id = role), iif(:lang = 'zh', '不限', 'Anybody')),
  count(*), sum(state = 'unanswered'), CAST(round(ifnull((SELECT sum(seconds) FROM pacing WHERE pacing.role = role_question.role), 0) / 60.0) AS INTEGER)
FROM role_question GROUP BY role
ORDER BY ifnull((SELECT position FROM word WHERE kind = 'interviewee' AND id = role), 100)
