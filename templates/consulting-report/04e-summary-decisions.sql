-- title: Decisions required | 请管理层决定
-- below: executive-summary
-- optional: yes
-- part: rows 1 48
-- column: decision | Decision | 决定
SELECT iif(number, number || '. ', '') || iif(:lang = 'zh', zh, en) FROM decision_asked ORDER BY number
