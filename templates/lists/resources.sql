-- title: Resources | 资源
-- column: account | Account | 账号
-- column: region | Region | 地域
-- column: zone | Zone | 可用区
-- column: type | Type | 类型
-- column: resource | Resource | 资源
-- column: name | Name | 名称
-- column: group | Resource group | 资源组
-- column: tags | Tags | 标签
-- column: created | Created | 创建时间
-- column: expires | Expires | 到期时间
-- column: addresses | Addresses | 地址
-- column: monthly_cost | Monthly cost | 月成本
-- column: status | Status | 状态
-- column: export | Export | 导出数据
SELECT account, region, zone, type, resource, name, resource_group, tags, created, expires, addresses,
  monthly_cost, status, iif(grp IN (SELECT grp FROM incomplete_group), 'incomplete', '')
FROM resource_list
ORDER BY account, type, region, resource
