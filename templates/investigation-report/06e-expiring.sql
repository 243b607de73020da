-- title: Expiring resources | 即将到期资源
-- group: Results | 评估结果
-- intro: Subscription resources that run out within 30 days of the day the data was exported, from the inventory and from the checks of all sources; without renewal they stop. | 自数据导出之日起 30 天内到期的包年包月资源，取自资源清单与各来源检测项；未续费将停止服务。
-- optional: yes
-- tab: #C00000
-- column: expires | Expires | 到期日 | format=date width=13
-- column: days | Days from the data | 距数据日天数 | format=number width=14
-- column: type | Type | 类型 | width=26
-- column: resource | Resource | 资源 ID | width=32
-- column: name | Name | 名称 | width=28
-- column: region | Region | 地域 | width=22
-- column: account | Account | 账号 | width=20
-- column: said | Said by | 依据 | format=long width=36
WITH data AS MATERIALIZED (SELECT ifnull((SELECT date(max(taken), 'localtime') FROM active_cover WHERE grp IN (SELECT DISTINCT grp FROM resource)), :now) AS day),
listed AS MATERIALIZED (SELECT date(expires, 'localtime') AS expires, type, resource, name, region, account FROM live_resource, data WHERE expires > '' AND date(expires, 'localtime') BETWEEN day AND date(day, '+30 days')),
checked AS MATERIALIZED (SELECT type, resource, max(resource_name) AS name, region, account, group_concat(DISTINCT iif(:lang = 'zh', name_zh, name_en)) AS said FROM finding_in_words
  WHERE status_rank = 1 AND resource > '' AND grp IN (SELECT id FROM check_group WHERE code GLOB '*-expired-check' AND code NOT GLOB 'ram-*' AND code NOT GLOB '*-image-*' OR "check" GLOB '*ExpireCheck') GROUP BY resource)
SELECT expires, days, type, resource, name, region, account, said FROM (
SELECT expires, CAST(julianday(expires) - julianday(day) AS INTEGER) AS days, ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), type) AS type, resource, name,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region) AS region, account,
  iif(:lang = 'zh', '资源清单', 'Inventory') || ifnull(iif(:lang = 'zh', '；', '; ') || (SELECT said FROM checked WHERE checked.resource = listed.resource), '') AS said FROM listed, data
UNION ALL SELECT (SELECT date(expires, 'localtime') FROM live_resource WHERE live_resource.resource = checked.resource AND expires > '' LIMIT 1), (SELECT CAST(julianday(date(expires, 'localtime')) - julianday(day) AS INTEGER) FROM live_resource, data WHERE live_resource.resource = checked.resource AND expires > '' LIMIT 1), coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'billed-product' AND id = lower(type)), type), resource, name,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region), account, said FROM checked WHERE resource NOT IN (SELECT resource FROM listed)
) ORDER BY ifnull(expires, '9999'), type, resource
