-- title: Sessions | 会谈
-- column: id | Id | 编号
-- column: kind | Kind | 方式
-- column: starts | Begins | 开始
-- column: ends | Ends | 结束
-- column: hours | Hours | 小时 | format=number
-- column: consultants | Consultants | 顾问
-- column: attendees | With whom | 对方人员
-- column: place | Place | 地点
-- column: topics | Topics | 议题
SELECT id, kind, starts, ends, round(seconds / 3600.0, 2), consultants, attendees, place, topics FROM session
ORDER BY starts, id
