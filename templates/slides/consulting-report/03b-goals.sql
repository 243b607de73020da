-- title: Your goals and where you stand | 目标与现状
-- intro: Table: each goal, when it is due, and what becomes of it with the plan. | 表格：各项目标、期限与计划完成后的达成情况。
-- empty: No goal has been recorded yet. | 尚未记录任何目标。
-- column: goal | Goal | 目标 | format=long
-- column: due | Due | 期限 | format=date
-- column: state | After the plan | 计划完成后
-- column: figure | Because | 依据 | format=long
SELECT iif(:lang = 'zh', coalesce(nullif(title_zh, ''), title_en), coalesce(nullif(title_en, ''), title_zh)), ifnull(nullif(due, ''), '—'), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'goal-state' AND word.id = state), iif(:lang = 'zh', figure_zh, figure_en) || iif(against_en > '', iif(:lang = 'zh', '；' || against_zh, '; ' || against_en), '')
FROM goal_outlook ORDER BY number LIMIT 6
