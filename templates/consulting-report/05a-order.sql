-- title: Service packages ordered | 订单服务包
-- below: goals-and-scope
-- intro: Implementation service packages ordered, with their first and last day. A measure that begins before its package or ends after it requires a change to the order. Man-days beyond those ordered are listed in Cost evaluation. | 已订购的实施服务包及其起止日期。早于所属服务包开始日期或晚于其结束日期的措施，须调整订单；订购人天未覆盖的部分见“成本评估”。
-- optional: yes
-- column: name | Package | 服务包 | format=long width=20
-- column: goals | Goal and deliverables | 目标与交付内容 | format=long width=64
-- column: starts | Begins | 开始 | format=date width=14
-- column: ends | Ends | 结束 | format=date width=22
-- column: labels | Measures, with the day each is done | 措施与完成日期 | format=long width=40
-- column: late | Outside the order period | 超出订单期限 | format=long width=60
-- column: days | Man-days ordered | 订购人天 | format=number width=16 total=sum
-- total: yes
SELECT name, goals, starts, ends, labels, late, days FROM (
SELECT iif(:lang = 'zh', line.zh, line.en) ->> 'name' AS name, trim(ifnull(iif(:lang = 'zh', line.zh, line.en) ->> 'goals', '') || char(10) || ifnull(iif(:lang = 'zh', line.zh, line.en) ->> 'deliverables', ''), char(10)) AS goals, nullif(package.starts, '') AS starts, nullif(package.ends, '') AS ends,
  ifnull((SELECT group_concat(label || iif(ends > '', ' ' || ends, ''), iif(:lang = 'zh', '、', ', ')) FROM (SELECT label, recommended.ends FROM package_part JOIN recommended USING (id) WHERE package_part.record = package.record AND is_planned ORDER BY number)), iif(:lang = 'zh', '措施待约定', 'measures to be agreed')) AS labels,
  coalesce((SELECT group_concat(said, char(10)) FROM (SELECT printf(iif(:lang = 'zh', '%s 于 %s 开始：订单须提前', '%s begins on %s: the order is to begin earlier'), label, recommended.starts) AS said FROM package_part JOIN recommended USING (id) WHERE package_part.record = package.record AND is_planned AND recommended.starts > '' AND recommended.starts < package.starts
    UNION ALL SELECT printf(iif(:lang = 'zh', '%s 于 %s 完成：订单须延长', '%s is done on %s: the order is to be extended'), label, recommended.ends) FROM package_part JOIN recommended USING (id) WHERE package_part.record = package.record AND is_planned AND package.ends > '' AND recommended.ends > package.ends) HAVING count(*) > 0), iif(package.ends > '', iif(:lang = 'zh', '无', 'none'), iif(:lang = 'zh', '结束日期待约定', 'its last day is to be agreed'))) AS late, package.days AS days, 1 AS place, package.number AS number
FROM package_state AS package JOIN entry_line AS line ON line.form = 'package' AND line.record = package.record JOIN bought ON implementation 
UNION ALL SELECT iif(:lang = 'zh', '订单外人天', 'Man-days not ordered'), iif(:lang = 'zh', zh, en), NULL, NULL, iif(:lang = 'zh', replace(labels, ', ', '、'), labels), (SELECT iif(:lang = 'zh', ifnull('已于 ' || applied || ' 提出申请', '须在下单前至少 15 个工作日提出申请，目前未见申请记录') || ifnull('；报价最迟 ' || offer, '') || ifnull('；最迟下单日 ' || ordered, ''), ifnull('applied for on ' || applied, 'to be applied for at least 15 working days before the order; no application is recorded') || ifnull('; offer due ' || offer, '') || ifnull('; last day to order ' || ordered, '')) FROM further_order), NULL, 2, 0 FROM (SELECT group_concat(en, ' + ') AS en, group_concat(zh, ' + ') AS zh, (SELECT group_concat(label, ', ') FROM (SELECT DISTINCT label, turn FROM order_line WHERE beyond > 0 ORDER BY turn)) AS labels FROM provider_order WHERE beyond > 0 AND inside_days > 0 HAVING count(*) > 0) WHERE EXISTS (SELECT 1 FROM package_state)
) ORDER BY place, number
