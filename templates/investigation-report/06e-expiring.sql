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
-- column: said | Source | 依据 | format=long width=36
SELECT nullif(expires, ''), CAST(julianday(nullif(expires, '')) - julianday(day) AS INTEGER),
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'billed-product' AND id = lower(type)), type), resource, name,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region), account,
  iif(is_listed, iif(:lang = 'zh', '资源清单', 'Inventory') || iif(said_en > '', iif(:lang = 'zh', '；', '; '), ''), '') || iif(:lang = 'zh', said_zh, said_en)
FROM expiring_resource ORDER BY iif(expires > '', expires, '9999'), type, resource
