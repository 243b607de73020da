-- title: Decisions asked for | 请管理层决定
-- below: executive-summary
-- optional: yes
-- part: rows 29 48
-- column: decision | Decision | 决定
SELECT number || '. ' || iif(:lang = 'zh', zh, en) FROM decision_asked ORDER BY number
