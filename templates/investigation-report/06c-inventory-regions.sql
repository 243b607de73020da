-- title: By region and zone | 按地域与可用区
-- below: inventory
-- optional: yes
-- total: yes
-- column: region | Region | 地域
-- column: zone | Zone | 可用区
-- column: resources | Resources | 资源数 | format=number total=sum
-- column: tagged | Tagged | 有标签 | format=number total=sum
-- column: untagged | Untagged | 无标签 | format=number total=sum
-- column: coverage | Tag coverage % | 标签覆盖率 % | format=score total=tagged/resources
-- column: expiring | Expired or expiring within 30 days | 已到期或 30 天内到期 | format=count total=sum
SELECT ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region),
  iif(zone > '', zone, iif(:lang = 'zh', '不区分可用区', 'no zone')),
  count(*), sum(is_tagged), sum(NOT is_tagged), iif(EXISTS (SELECT 1 FROM missing_export WHERE kind = 'resource'), NULL, round(100.0 * sum(is_tagged) / count(*), 2)),
  sum(EXISTS (SELECT 1 FROM expiring_resource AS one WHERE one.account = live_resource.account AND one.place = lower(live_resource.resource)))
FROM live_resource GROUP BY region, zone
ORDER BY sum(count(*)) OVER (PARTITION BY region) DESC, region, count(*) DESC, zone
