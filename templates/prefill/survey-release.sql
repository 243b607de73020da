-- title: Applications and what they run on, from tags | 按标签统计的应用与运行环境
-- column: name | Name | 名称
-- column: field | Field | 字段
-- column: value | Value | 内容
WITH kind (type, runtime) AS (VALUES ('::ECS::Instance', 'ecs'), ('::ACK::', 'ack'), ('::CS::', 'ack'), ('::SAE::', 'sae'), ('::EDAS::', 'edas')),
application AS (SELECT system AS name, runtime, count(*) AS resources FROM tagged_system JOIN kind ON tagged_system.type LIKE '%' || kind.type || '%' GROUP BY 1, 2)
SELECT name, 'runtime', (SELECT runtime FROM application AS one WHERE one.name = application.name ORDER BY resources DESC, runtime LIMIT 1) FROM application GROUP BY name
