-- title: Infrastructure inventory | 基础设施清单
-- group: Results | 评估结果
-- intro: Resources as Resource Center exported them: by type, by region and zone, and by account. Coverage is the share of resources with at least one tag. | 资源中心导出的资源，按类型、按地域与可用区、按账号统计。标签覆盖率为至少带有一个标签的资源占比。
-- optional: yes
-- tab: #548235
-- total: yes
-- column: type | Type | 类型 | format=id width=36
-- column: code | Code | 类型代码 | width=40
-- column: resources | Resources | 资源数 | format=number width=13 total=sum
-- column: tagged | Tagged | 有标签 | format=number width=13 total=sum
-- column: untagged | Untagged | 无标签 | format=number width=13 total=sum
-- column: coverage | Tag coverage % | 标签覆盖率 % | format=score width=17 total=tagged/resources
-- column: expiring | Expired or expiring within 30 days | 已到期或 30 天内到期 | format=count width=17 total=sum
-- column: export | Export | 导出数据 | width=14
SELECT ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), type), type,
  count(*), sum(is_tagged), sum(NOT is_tagged), iif(max(is_part), NULL, round(100.0 * sum(is_tagged) / count(*), 2)),
  sum(EXISTS (SELECT 1 FROM expiring_resource AS one WHERE one.account = live_resource.account AND one.place = lower(live_resource.resource))),
  iif(max(is_part), iif(:lang = 'zh', '不完整', 'Incomplete'), iif(:lang = 'zh', '完整', 'Complete'))
FROM (SELECT *, grp IN (SELECT grp FROM incomplete_group) AS is_part FROM live_resource) AS live_resource GROUP BY type ORDER BY count(*) DESC, type
