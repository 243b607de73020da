-- title: Expiring resources | 即将到期资源
-- group: Results | 评估结果
-- intro: Subscription resources that expire within 30 days of the report's date; without renewal they stop. | 自报告日期起 30 天内到期的包年包月资源；未续费将停止服务。
-- optional: yes
-- tab: #548235
-- column: expires | Expires | 到期日 | format=date width=13
-- column: days | Days left | 剩余天数 | format=number width=12
-- column: type | Type | 类型 | width=26
-- column: resource | Resource | 资源 ID | width=32
-- column: name | Name | 名称 | width=28
-- column: region | Region | 地域 | width=22
-- column: account | Account | 账号 | width=20
-- column: tags | Tags | 标签 | format=long width=40
SELECT date(expires, 'localtime'), cast(julianday(date(expires, 'localtime')) - julianday(:now) AS INTEGER),
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), type), resource, name,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region), account,
  replace(tags, ';', '; ')
FROM live_resource
WHERE expires > '' AND date(expires, 'localtime') BETWEEN :now AND date(:now, '+30 days')
ORDER BY expires, type, resource
