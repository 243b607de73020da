-- title: Tag dictionary | 标签字典
-- below: design-cost
-- intro: Each key with its values, who owns it and how it is enforced. | 每个标签键的取值、责任人与强制方式。
-- optional: yes
-- column: key | Tag key | 标签键 | format=long width=24
-- column: values | Values | 取值 | format=long width=32
-- column: owner | Owner | 责任人 | format=long width=20
-- column: mandatory | Mandatory | 必填 | width=10
-- column: enforced | Enforced by | 强制方式 | format=long width=20
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-tag')
SELECT said ->> 'key', said ->> 'values', said ->> 'owner', said ->> 'mandatory', said ->> 'enforced'
FROM line WHERE EXISTS (SELECT 1 FROM entry_line AS design WHERE design.form = 'design' AND design.value ->> 'pillar' = 'cost') ORDER BY record
