-- title: Key hierarchy | 密钥层次
-- below: design-security
-- intro: Each key with what stands above it, who may use it and how often it changes. | 每个密钥的上级、使用者与轮转周期。
-- optional: yes
-- column: alias | Alias | 别名 | format=long width=24
-- column: above | Under | 上级密钥 | format=long width=20
-- column: kind | Kind | 类型 | width=16
-- column: region | Region | 地域 | format=long width=20
-- column: rotation | Rotation (days) | 轮转周期（天） | format=number width=13
-- column: owner | Owner | 管理人 | format=long width=20
-- column: users | Used by | 使用者 | format=long width=20
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-key')
SELECT said ->> 'alias', said ->> 'above', said ->> 'kind', said ->> 'region', nullif(said ->> 'rotation', '') + 0, said ->> 'owner', said ->> 'users'
FROM line WHERE EXISTS (SELECT 1 FROM entry_line AS design WHERE design.form = 'design' AND design.value ->> 'pillar' = 'security') ORDER BY record
