-- title: Systems, their zones and components from tags | 按标签统计的系统、可用区与组件
-- column: name | Name | 名称
-- column: field | Field | 字段
-- column: value | Value | 内容
WITH component (field, type) AS (VALUES ('balancer', 'SLB'), ('balancer', 'ALB'), ('balancer', 'NLB'), ('database', 'RDS'), ('database', 'PolarDB'), ('database', 'MongoDB'), ('cache', 'Redis'), ('cache', 'Tair'), ('cache', 'KVStore'), ('queue', 'MQ'), ('queue', 'Kafka')),
system AS (SELECT system AS name, count(DISTINCT zone) AS zones FROM tagged_system WHERE zone > '' GROUP BY 1),
part AS (SELECT system, field, coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'resource-type' AND id = tagged_system.type), tagged_system.type) || ' × ' || count(*) || ifnull(' (' || nullif(group_concat(DISTINCT nullif(zone, '')), '') || ')', '') AS said
  FROM (SELECT * FROM tagged_system ORDER BY zone) AS tagged_system JOIN component ON tagged_system.type LIKE '%::%' || component.type || '%::%' GROUP BY system, field, tagged_system.type)
SELECT name, 'zones', CAST(zones AS TEXT) FROM system
UNION ALL SELECT name, 'single', iif(:lang = 'zh', '全部资源在一个可用区', 'All resources are in one zone') FROM system WHERE zones = 1
UNION ALL SELECT system, field, group_concat(said, '; ') FROM part GROUP BY system, field
