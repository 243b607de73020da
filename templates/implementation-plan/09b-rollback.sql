-- title: Steps and rollback | 步骤与回退
-- group: Implementation | 实施
-- intro: One row a step: who, when, what is checked before, done and verified, and how it goes back. | 每个步骤一行：责任人、窗口、事前检查、操作、验证与回退。
-- empty: No step has been planned yet. | 尚未安排实施步骤。
-- tab: #2E7D32
-- column: title | Step | 步骤 | format=long width=30
-- column: item | Improvement item | 改进项 | format=long width=26
-- column: precheck | Check before | 事前检查 | format=long width=32
-- column: action | Action | 操作 | format=long width=32
-- column: verification | Verification | 验证 | format=long width=32
-- column: rollback | Rollback | 回退 | format=long width=32
-- column: deviation | Deviation | 偏差 | format=long width=32
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'step')
SELECT said ->> 'title', said ->> 'item', said ->> 'precheck', said ->> 'action', said ->> 'verification', said ->> 'rollback', said ->> 'deviation'
FROM line ORDER BY value ->> 'starts' = '', value ->> 'starts', record
