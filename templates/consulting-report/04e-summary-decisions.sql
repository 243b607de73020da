-- title: Decisions asked for | 请管理层决定
-- below: executive-summary
-- optional: yes
-- part: rows 1 48
-- column: decision | Decision | 决定
SELECT iif(number = 1, ifnull((SELECT iif(:lang = 'zh', zh, en || ' ') FROM decision_asked WHERE number = 0), ''), '') || number || '. ' || iif(:lang = 'zh', zh, en) FROM decision_asked WHERE number > 0 ORDER BY number
