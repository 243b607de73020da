-- title: Stores whose encryption the evidence judged | 证据判定过加密状态的存储
-- column: name | Name | 名称
-- column: field | Field | 字段
-- column: value | Value | 内容
WITH kind (type, store) AS (VALUES ('OSS', 'oss'), ('RDS', 'rds'), ('PolarDB', 'polardb'), ('Disk', 'disk'), ('NAS', 'nas'), ('Elasticsearch', 'es'), ('MaxCompute', 'maxcompute'), ('Redis', 'tair'), ('Tair', 'tair'), ('KVStore', 'tair'), ('SLS', 'sls'), ('MongoDB', 'other'), ('Hologram', 'other'), ('Lindorm', 'other'), ('HBase', 'other'), ('ADB', 'other'), ('ClickHouse', 'other')),
judged AS (SELECT resource, type, min(coalesce(nullif(resource_name, ''), resource)) AS name, max(status_rank = 1 AND NOT is_transit) AS is_bare, max(status_rank = 1 AND is_transit) AS is_open, max(status_rank = 2 AND is_transit) AS is_tls
  FROM (SELECT *, name || ' ' || "check" AS words, name || ' ' || "check" LIKE '%ssl%' OR name || ' ' || "check" LIKE '%tls%' OR name || ' ' || "check" LIKE '%https%' AS is_transit FROM finding_list WHERE resource > '' AND type > '' AND gone = '' AND status_rank IN (1, 2))
  WHERE is_transit OR words LIKE '%加密%' OR words LIKE '%encrypt%' OR words LIKE '%tde%' GROUP BY resource, type),
store AS (SELECT DISTINCT judged.name, store, is_bare, is_open, is_tls, system FROM judged JOIN kind ON judged.type LIKE '%' || kind.type || '%' LEFT JOIN tagged_system USING (resource) WHERE is_bare OR is_open OR is_tls ORDER BY store, judged.name LIMIT 200)
SELECT name, 'store', store FROM store
UNION ALL SELECT name, 'system', system FROM store WHERE system > ''
UNION ALL SELECT name, 'rest', 'none' FROM store WHERE is_bare
UNION ALL SELECT name, 'transit', iif(is_open, 'none', 'tls') FROM store WHERE is_open OR is_tls
