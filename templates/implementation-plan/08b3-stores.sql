-- title: Encryption by store | 各存储加密方法
-- below: design-security
-- intro: What is done for each store, what it interrupts and how it goes back. | 每个存储的加密方法、影响与回退。
-- optional: yes
-- column: store | Store | 存储 | format=long width=24
-- column: class | Class | 数据级别 | width=16
-- column: key | Key | 密钥 | format=long width=20
-- column: method | Method | 方法 | format=long width=32
-- column: downtime | Interruption (minutes) | 中断时间（分钟） | format=number width=15
-- column: rollback | Rollback | 回退 | format=long width=32
-- column: validation | Validation | 验证 | format=long width=32
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-store')
SELECT said ->> 'store', said ->> 'class', said ->> 'key', said ->> 'method', nullif(said ->> 'downtime', '') + 0, said ->> 'rollback', said ->> 'validation'
FROM line WHERE EXISTS (SELECT 1 FROM entry_line AS design WHERE design.form = 'design' AND design.value ->> 'pillar' = 'security') ORDER BY record
