-- title: Investigation: performance | 调研：高效性能
-- group: Investigation | 调研
-- intro: One row a component: what it is, what it carries, where it is short. | 每个组件一行：规格、负载与瓶颈。
-- optional: yes
-- tab: #548235
-- column: component | Component | 组件 | format=long width=24
-- column: tier | Kind | 类别 | width=16
-- column: product | Product | 产品 | format=long width=20
-- column: version | Version | 版本 | format=long width=20
-- column: size | Specification | 规格 | format=long width=20
-- column: peak | Peak (requests/s) | 峰值（次/秒） | format=number width=15
-- column: p95 | p95 (ms) | p95（毫秒） | format=number width=15
-- column: p99 | p99 (ms) | p99（毫秒） | format=number width=15
-- column: load | Load at peak (%) | 峰值负载（%） | format=number width=15
-- column: scaling | Scaling | 伸缩策略 | format=long width=20
-- column: bottleneck | Known bottleneck | 已知瓶颈 | format=long width=32
-- column: slo | Objective | 目标 | format=long width=20
-- column: remark | Remark | 备注 | width=22
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'survey-performance')
SELECT said ->> 'component', said ->> 'tier', said ->> 'product', said ->> 'version', said ->> 'size', nullif(said ->> 'peak', '') + 0, nullif(said ->> 'p95', '') + 0, nullif(said ->> 'p99', '') + 0, nullif(said ->> 'load', '') + 0, said ->> 'scaling', said ->> 'bottleneck', said ->> 'slo', iif(unconfirmed, iif(:lang = 'zh', '来自证据，待确认', 'from evidence, to be confirmed'), '')
FROM line ORDER BY record
