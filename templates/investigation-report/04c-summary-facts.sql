-- title: What stands out | 值得关注
-- below: executive-summary
-- optional: yes
-- part: rows 29 48
-- column: fact | Fact | 事实
WITH aim AS (SELECT workload.name, CAST(goal.value AS REAL) AS wanted, CAST(reached.value AS REAL) AS got, goal.value AS wanted_text, reached.value AS got_text FROM workload
    JOIN field_value AS goal ON goal.form = 'business' AND goal.field = 'availability_target' AND goal.record = workload.id AND goal.value > ''
    JOIN field_value AS reached ON reached.form = 'business' AND reached.field = 'availability_actual' AND reached.record = workload.id AND reached.value > '' ORDER BY workload.position)
SELECT iif(:lang = 'zh', '可用性未达目标：', 'Availability below target: ') || group_concat(name || ' ' || got_text || iif(:lang = 'zh', '%（目标 ', ' % (target ') || wanted_text || iif(:lang = 'zh', '%）', ' %)'), iif(:lang = 'zh', '、', ', ')) FROM aim WHERE got < wanted HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '公网地址 ', 'Addresses open to the Internet: ') || count(DISTINCT address) || iif(:lang = 'zh', ' 个', '') FROM public_address HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '无标签资源 ', 'Resources without any tag: ') || sum(NOT is_tagged) || ' / ' || count(*) FROM live_resource HAVING sum(NOT is_tagged) > 0
