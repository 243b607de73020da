-- title: What to do first | 首要行动
-- intro: Table: the first recommendations with priority, effort and date. | 表格：首批建议的优先级、工作量与日期。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- column: label | No. | 编号
-- column: title | Recommendation | 建议 | format=long
-- column: priority | Priority | 优先级
-- column: workload | Workload | 工作负载
-- column: days | Man-days | 人天 | format=number
-- column: ends | Planned for | 计划完成 | format=date
SELECT label, iif(:lang = 'zh', title_zh, title_en), 'P' || priority, (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = recommended.id), iif(days > 0, round(days, 1), '—'), ifnull(nullif(ends, ''), '—')
FROM recommended WHERE is_planned ORDER BY number LIMIT 8
