-- title: Decisions asked for | 请您决定
-- column: text | Decision | 决定事项 | format=long
SELECT iif(:lang = 'zh', zh, en) FROM decision_asked ORDER BY number
