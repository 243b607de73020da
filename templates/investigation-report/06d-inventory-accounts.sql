-- title: By account | 按账号
-- below: inventory
-- optional: yes
-- total: yes
-- column: account | Account | 账号
-- column: types | Most frequent types | 数量最多的类型 | format=long
-- column: resources | Resources | 资源数 | format=number total=sum
-- column: tagged | Tagged | 有标签 | format=number total=sum
-- column: untagged | Untagged | 无标签 | format=number total=sum
-- column: coverage | Tag coverage % | 标签覆盖率 % | format=score total=tagged/resources
-- column: expiring | Expired or expiring within 30 days | 已到期或 30 天内到期 | format=count total=sum
-- chart: stacked | Resources by account | 各账号的资源 | account tagged untagged
WITH of_type AS (
  SELECT account, ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), type) AS name,
    row_number() OVER (PARTITION BY account ORDER BY count(*) DESC, type) AS place
  FROM live_resource GROUP BY account, type)
SELECT ifnull((SELECT label FROM account_label WHERE account_label.account = live_resource.account), iif(account > '', account, iif(:lang = 'zh', '未注明账号', 'not said'))),
  (SELECT group_concat(name, iif(:lang = 'zh', '、', ', ')) FROM (SELECT name FROM of_type WHERE of_type.account = live_resource.account AND place <= 3 ORDER BY place)),
  count(*), sum(is_tagged), sum(NOT is_tagged), iif(EXISTS (SELECT 1 FROM missing_export WHERE kind = 'resource'), NULL, round(100.0 * sum(is_tagged) / count(*), 2)),
  sum(EXISTS (SELECT 1 FROM expiring_resource AS one WHERE one.account = live_resource.account AND one.place = lower(live_resource.resource)))
FROM live_resource GROUP BY account ORDER BY count(*) DESC, account
