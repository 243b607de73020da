-- title: Databases, caches and middleware of the inventory | 资源清单中的数据库、缓存与中间件
-- column: name | Name | 名称
-- column: field | Field | 字段
-- column: value | Value | 内容
WITH kind (type, tier) AS (VALUES ('::RDS::', 'database'), ('::PolarDB::', 'database'), ('::MongoDB::', 'database'), ('::Hologram::', 'database'), ('::ADB::', 'database'), ('::Lindorm::', 'database'), ('::Redis::', 'cache'), ('::KVStore::', 'cache'), ('::AliKafka::', 'middleware'), ('::MQ::', 'middleware'), ('::RocketMQ::', 'middleware'), ('::Elasticsearch::', 'middleware'), ('::ACK::', 'application')),
part AS (SELECT coalesce(nullif(resource_list.name, ''), resource) AS name, min(tier) AS tier, min(type) AS type FROM (SELECT resource_list.name, resource, tier, resource_list.type FROM resource_list JOIN kind ON resource_list.type LIKE '%' || kind.type || '%' WHERE status = 'open') AS resource_list GROUP BY 1 ORDER BY tier, 1 LIMIT 200)
SELECT name, 'tier', tier FROM part
UNION ALL SELECT name, 'product', coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'resource-type' AND id = type), type) FROM part
