-- title: Minutes | 纪要
-- column: id | Id | 编号
-- column: session | Session | 会谈
-- column: starts | Begins | 开始
-- column: kind | Kind | 类别
-- column: text | Text | 内容
-- column: owner | Owner | 负责人
-- column: due | Due | 期限 | format=date
-- column: state | State | 状态
SELECT minute.id, session, ifnull(starts, ''), minute.kind, text, owner, due, state FROM minute LEFT JOIN
session ON session.id = session ORDER BY starts, at, text, minute.id
