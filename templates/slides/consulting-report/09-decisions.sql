-- title: Decisions required | 请您决定
-- empty: Nothing has to be decided yet. | 目前尚无需要决定的事项。
-- column: text | Decision | 决定事项 | format=long
SELECT iif(:lang = 'zh', zh, en) FROM decision_asked ORDER BY number
