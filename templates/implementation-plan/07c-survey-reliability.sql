-- title: Investigation: reliability | 调研：稳定性
-- group: Investigation | 调研
-- intro: One row a system: objectives, where it stands, what it hangs on. | 每个系统一行：目标、部署现状与依赖。
-- optional: yes
-- tab: #548235
-- column: system | System | 系统 | format=long width=24
-- column: tier | Tier | 等级 | width=16
-- column: rto | RTO (minutes) | RTO（分钟） | format=number width=15
-- column: rpo | RPO (minutes) | RPO（分钟） | format=number width=15
-- column: zones | Zones | 可用区数 | format=number width=15
-- column: balancer | Load balancer | 负载均衡 | format=long width=20
-- column: database | Database | 数据库高可用 | format=long width=20
-- column: cache | Cache | 缓存高可用 | format=long width=20
-- column: queue | Message queue | 消息队列 | format=long width=20
-- column: backup | Backup | 备份策略 | format=long width=20
-- column: restored | Last restore tested | 最近恢复演练 | format=date width=13
-- column: single | Single points | 单点 | format=long width=32
-- column: depends | Depends on | 依赖 | format=long width=32
-- column: region | Region of recovery | 容灾地域 | format=long width=20
-- column: headroom | Headroom (%) | 容量余量（%） | format=number width=15
-- column: remark | Remark | 备注 | width=22
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'survey-reliability')
SELECT said ->> 'system', said ->> 'tier', nullif(said ->> 'rto', '') + 0, nullif(said ->> 'rpo', '') + 0, nullif(said ->> 'zones', '') + 0, said ->> 'balancer', said ->> 'database', said ->> 'cache', said ->> 'queue', said ->> 'backup', said ->> 'restored', said ->> 'single', said ->> 'depends', said ->> 'region', nullif(said ->> 'headroom', '') + 0, iif(unconfirmed, iif(:lang = 'zh', '来自证据，待确认', 'from evidence, to be confirmed'), '')
FROM line ORDER BY record
