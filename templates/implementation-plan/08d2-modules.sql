-- title: Repositories, modules, pipeline, state | 代码库、模块、流水线与状态
-- below: design-operations
-- intro: What the infrastructure as code consists of. | 基础设施即代码的组成部分。
-- optional: yes
-- column: name | Part | 组成部分 | format=long width=24
-- column: kind | Kind | 类型 | width=16
-- column: content | Content | 内容 | format=long width=48
-- column: place | Where | 位置 | format=long width=20
-- column: lock | Lock | 锁 | format=long width=20
-- column: owner | Owner | 责任人 | format=long width=20
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-module')
SELECT said ->> 'name', said ->> 'kind', said ->> 'content', said ->> 'place', said ->> 'lock', said ->> 'owner'
FROM line WHERE EXISTS (SELECT 1 FROM entry_line AS design WHERE design.form = 'design' AND design.value ->> 'pillar' = 'operations') ORDER BY record
