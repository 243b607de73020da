-- title: Interviews and sessions | 访谈与会谈
-- below: evidence-register
-- optional: yes
-- column: day | Day | 日期 | format=date
-- column: kind | Kind | 方式
-- column: consultants | Consultants | 顾问 | format=long
-- column: talk | Participants and topics | 受访人与议题 | format=long
SELECT date(starts, 'localtime'), ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'session-kind' AND word.id = session.kind), session.kind), replace(consultants, ', ', iif(:lang = 'zh', '、', ', ')), replace(attendees, ', ', iif(:lang = 'zh', '、', ', ')) || iif(topics > '', iif(:lang = 'zh', '：', ': ') || topics, '') FROM session WHERE starts > '' ORDER BY starts, id
