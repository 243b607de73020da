-- title: Systems and their zones from tags | 按标签统计的系统与可用区
-- column: name | Name | 名称
-- column: field | Field | 字段
-- column: value | Value | 内容
WITH app AS (SELECT substr(tags, instr(tags, 'App:') + 4) || ';' AS rest, zone FROM resource_list WHERE status = 'open' AND instr(tags, 'App:') AND zone > ''),
system AS (SELECT substr(rest, 1, instr(rest, ';') - 1) AS name, count(DISTINCT zone) AS zones FROM app GROUP BY 1)
SELECT name, 'zones', CAST(zones AS TEXT) FROM system
UNION ALL SELECT name, 'single', iif(:lang = 'zh', '全部资源在一个可用区', 'All resources are in one zone') FROM system WHERE zones = 1
