-- title: Expiring resources | 即将到期资源
-- group: Results | 评估结果
-- intro: Subscription resources that had expired when the data was exported or expire within 30 days of it, from the inventory or an open check of any source, each listed once. Their status since then was not checked. Without renewal they stop; the last day to act is the working day before. The owner is the Owner tag or else the workload's technical owner, who confirms whether a resource is still used; the person of the accepted measure, or else the owner, handles it. The amount is that of the last bill. | 数据导出时已到期，或自导出之日起 30 天内到期的包年包月资源：资源清单与各来源未整改检测项所列的全部资源，各列一次；导出之后是否已续费未核实；未续费将停止服务，最迟处理日为到期日前的最后一个工作日。使用方取标签 Owner，其次为工作负载的技术负责人，由其确认是否仍在使用；责任人为已采纳建议的责任人，无建议时为使用方。费用取最近账期。
-- optional: yes
-- total: yes
-- tab: #C00000
-- column: expires | Expires | 到期日 | format=date width=13
-- column: act | Renew or release by | 最迟处理 | width=14
-- column: name | Name | 名称 | format=long width=28
-- column: type | Type | 类型 | width=24
-- column: person | Responsible person | 责任人 | format=long width=16
-- column: owner | Owner | 使用方 | format=long width=22
-- column: amount | Last bill | 最近账期费用 | format=money width=15 total=sum
-- column: currency | Currency | 币种 | width=9
-- column: region | Region | 地域 | width=18
-- column: account | Account | 账号 | width=19
-- column: said | Source | 依据 | format=long width=32
-- column: resource | Resource | 资源 ID | format=long width=28
WITH measure AS (SELECT group_concat(short_name, ' / ') AS person FROM (SELECT DISTINCT short_name FROM recommendation JOIN responsible USING (id) WHERE status = 'accepted' AND decision NOT IN ('deferred', 'rejected') AND short_name > '' AND practice IN (SELECT practice FROM expiry_practice)))
SELECT nullif(expires, ''), iif(expires > report_day.day, max(report_day.day, date(expires, CASE strftime('%w', expires) WHEN '0' THEN '-2 days' WHEN '1' THEN '-3 days' ELSE '-1 day' END)), iif(:lang = 'zh', '立即', 'at once')), coalesce(nullif(name, ''), resource),
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM type_word WHERE type_word.type IN (expiring_resource.type, lower(expiring_resource.type)) LIMIT 1), expiring_resource.type),
  coalesce(measure.person, nullif(expiring_resource.person, ''), iif(:lang = 'zh', '待指定', 'To be named')), ifnull(nullif(expiring_resource.person, ''), '—'), amount, currency,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region), account,
  iif(is_listed, iif(:lang = 'zh', '资源清单', 'Inventory') || iif(said_en > '', iif(:lang = 'zh', '；', '; '), ''), '') || iif(:lang = 'zh', said_zh, said_en), resource
FROM expiring_resource, measure, report_day ORDER BY iif(expires > '', expires, '9999'), type, resource
