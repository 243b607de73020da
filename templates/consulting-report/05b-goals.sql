-- title: Goal attainment | 目标达成情况
-- below: goals-and-scope
-- optional: yes
-- column: number | No. | 编号 | width=20
-- column: goal | Goal | 目标 | format=long width=64
-- column: due | Due | 期限 | format=date width=14
-- column: state | After the plan | 计划完成后 | width=22
-- column: figure | Figure | 依据 | format=long width=40
-- column: against | Obstacles and what is still needed | 附带条件，或达成所需 | format=long width=60
-- column: labels | Recommendations | 对应建议 | format=long width=16
SELECT number, iif(:lang = 'zh', coalesce(nullif(title_zh, ''), title_en), title_en), due, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'goal-state' AND word.id = state), iif(:lang = 'zh', figure_zh, figure_en) || ifnull(iif(:lang = 'zh', '；未列入计划：', '; not in the plan: ') || (SELECT group_concat(name, iif(:lang = 'zh', '、', ', ')) FROM (SELECT coalesce(label, iif(:lang = 'zh', improvement.title_zh, improvement.title_en) || ifnull(iif(:lang = 'zh', '（', ' (') || workload.name || iif(:lang = 'zh', '）', ')'), '')) AS name FROM goal_part JOIN improvement ON improvement.id = root LEFT JOIN workload ON workload.id = improvement.workload LEFT JOIN recommended ON recommended.id = root WHERE goal = goal_outlook.id AND ifnull(is_planned, 0) = 0 ORDER BY number IS NULL, number, name)), ''), iif(:lang = 'zh', against_zh, against_en) || iif(note > '', iif(iif(:lang = 'zh', against_zh, against_en) > '', iif(:lang = 'zh', '。', '. '), '') || note, ''),
  ifnull((SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT label FROM goal_part JOIN recommended ON recommended.id = root AND is_planned WHERE goal = goal_outlook.id ORDER BY number)), '')
FROM goal_outlook ORDER BY number
