-- title: Stores whose encryption was found missing | 证据显示未加密的存储
-- column: name | Name | 名称
-- column: field | Field | 字段
-- column: value | Value | 内容
WITH store AS (SELECT DISTINCT resource, coalesce(nullif(resource_name, ''), resource) AS name, CASE WHEN type LIKE '%OSS%' THEN 'oss' WHEN type LIKE '%RDS%' THEN 'rds' WHEN type LIKE '%PolarDB%' THEN 'polardb' WHEN type LIKE '%Disk%' THEN 'disk' WHEN type LIKE '%NAS%' THEN 'nas' ELSE 'other' END AS store
  FROM finding_list WHERE status_rank = 1 AND (name LIKE '%加密%' OR name LIKE '%encrypt%' OR "check" LIKE '%encrypt%' OR "check" LIKE '%tde%') AND type > '' AND resource > '' LIMIT 200)
SELECT name, 'store', store FROM store
UNION ALL SELECT name, 'rest', 'none' FROM store
