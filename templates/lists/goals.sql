-- title: Goals | 目标
-- column: id | Id | 编号
-- column: title | Goal | 目标
-- column: measure | Measured by | 衡量方式
-- column: target | At least | 目标值
-- column: due | Due | 期限 | format=date
-- column: state | State | 状态
-- column: figure | Figure | 数值
-- column: recommendations | Served by | 对应建议
SELECT id, iif(:lang = 'zh', title_zh, title_en), measure, target, due, state, iif(:lang = 'zh', figure_zh, figure_en), recommendations
FROM goal_outlook ORDER BY number
