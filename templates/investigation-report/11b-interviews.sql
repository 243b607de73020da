-- title: Interviews and sessions | 访谈与会谈
-- below: evidence-register
-- optional: yes
-- column: day | Day | 日期 | format=date
-- column: kind | Kind | 方式
-- column: consultants | Consultants | 顾问 | format=long
-- column: talk | Participants and topics | 受访人与议题 | format=long
SELECT date(starts, 'localtime'), ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'session-kind' AND word.id = session.kind), session.kind) || ifnull((SELECT printf(iif(:lang = 'zh', '，%.1f 人天', ', %.1f man-days'), sum(seconds) / 28800.0) FROM session_person WHERE session_person.session = session.id HAVING sum(seconds) > 0), ''), replace(consultants, ', ', iif(:lang = 'zh', '、', ', ')), replace(attendees, ', ', iif(:lang = 'zh', '、', ', ')) || iif(topics > '', iif(:lang = 'zh', '：', ': ') || topics, '') FROM session WHERE starts > '' ORDER BY starts, id
