-- title: Batches of a release | 发布批次
-- below: design-reliability
-- intro: In their order: how much of the traffic, how long it is watched, when it goes on and when back. | 按先后列出：流量占比、观察时长、继续与回退条件。
-- optional: yes
-- column: batch | Batch | 批次 | format=long width=24
-- column: pass | Goes on when | 继续条件 | format=long width=34
-- column: rollback | Goes back when | 回退条件 | format=long width=34
-- column: share | Traffic (%) | 流量占比（%） | format=number width=15
-- column: deploy | Deployment (minutes) | 部署时长（分钟） | format=number width=15
-- column: observe | Observation (minutes) | 观察时长（分钟） | format=number width=15
-- column: from | From (minutes) | 起（分钟） | format=number width=15
-- column: to | To (minutes) | 止（分钟） | format=number width=15
-- column: blast | Users at risk % | 影响面 % | format=number width=14
-- column: approval | Approval | 审批人 | format=long width=20
-- column: bar | Course | 进程 | width=34
WITH line AS (SELECT record, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-batch')
SELECT said ->> 'batch', said ->> 'pass', said ->> 'rollback', nullif(said ->> 'share', '') + 0, nullif(said ->> 'deploy', '') + 0, nullif(said ->> 'observe', '') + 0, batch_plan.starts, batch_plan.ends, batch_plan.blast, said ->> 'approval', batch_plan.bar
FROM line JOIN batch_plan USING (record) WHERE (:report IS NULL OR EXISTS (SELECT 1 FROM entry_line AS design WHERE design.form = 'design' AND design.value ->> 'pillar' = 'reliability')) ORDER BY record
