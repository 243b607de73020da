-- title: Releases by application | 应用发布现状
-- below: survey-reliability
-- intro: One row an application: how a new version goes live, and back. | 每个应用一行：新版本如何上线、如何回退。
-- optional: yes
-- column: application | Application | 应用 | format=long width=24
-- column: runtime | Runtime | 运行环境 | width=16
-- column: gateway | Gateway | 网关 | format=long width=20
-- column: frequency | Releases a month | 每月发布次数 | format=number width=15
-- column: window | Window | 发布窗口 | format=long width=20
-- column: strategy | Strategy | 发布方式 | width=16
-- column: database | Database changes | 数据库变更耦合 | format=long width=20
-- column: session | Session state | 会话状态 | format=long width=20
-- column: back | Rollback takes (minutes) | 回退耗时（分钟） | format=number width=15
-- column: incidents | Incidents by change in a year | 年变更故障数 | format=number width=15
-- column: remark | Remark | 备注 | width=22
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'survey-release')
SELECT said ->> 'application', said ->> 'runtime', said ->> 'gateway', nullif(said ->> 'frequency', '') + 0, said ->> 'window', said ->> 'strategy', said ->> 'database', said ->> 'session', nullif(said ->> 'back', '') + 0, nullif(said ->> 'incidents', '') + 0, iif(unconfirmed, iif(:lang = 'zh', '来自证据，待确认', 'from evidence, to be confirmed'), '')
FROM line ORDER BY record
