-- title: Key observations | 值得关注
-- below: executive-summary
-- optional: yes
-- part: rows 29 48
-- column: fact | Fact | 事实
WITH aim AS (SELECT workload.name, CAST(goal.value AS REAL) AS wanted, CAST(reached.value AS REAL) AS got, goal.value AS wanted_text, reached.value AS got_text FROM workload
    JOIN field_value AS goal ON goal.form = 'business' AND goal.field = 'availability_target' AND goal.record = workload.id AND goal.value > ''
    JOIN field_value AS reached ON reached.form = 'business' AND reached.field = 'availability_actual' AND reached.record = workload.id AND reached.value > '' ORDER BY workload.position)
SELECT iif(:lang = 'zh', '可用性未达目标：', 'Availability below target: ') || group_concat(name || ' ' || got_text || iif(:lang = 'zh', '%（目标 ', ' % (target ') || wanted_text || iif(:lang = 'zh', '%）', ' %)'), iif(:lang = 'zh', '、', ', ')) FROM aim WHERE got < wanted HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '公网地址 ', 'Public addresses: ') || count(DISTINCT nullif(address, '')) || ifnull(iif(:lang = 'zh', '（', ' (') || (SELECT group_concat(iif(:lang = 'zh', zh || ' ', lower(substr(en, 1, 1)) || substr(en, 2) || ' ') || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT word.en, word.zh, count(*) AS items FROM public_endpoint JOIN word ON word.kind = 'address-state' AND word.id = state WHERE state <> 'endpoint' GROUP BY state ORDER BY word.position) HAVING count(*) > 1) || iif(:lang = 'zh', '）', ')'), '')
  || ifnull(iif(:lang = 'zh', '；其他公网端点：', '; further public endpoints: ') || (SELECT group_concat(iif(:lang = 'zh', zh, en) || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT en, zh, count(*) AS items FROM public_endpoint WHERE state = 'endpoint' GROUP BY rank ORDER BY rank)), '') FROM public_endpoint HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '无标签资源 ', 'Resources without any tag: ') || sum(NOT is_tagged) || ' / ' || count(*) FROM live_resource HAVING sum(NOT is_tagged) > 0
