-- title: Cost centres | 成本中心
-- below: design-cost
-- intro: The tree of cost centres; each has an owner, and the tag values or accounts whose costs are its own. | 成本中心树；每个中心有责任人，以及归属它的标签值或账号。
-- optional: yes
-- column: name | Cost centre | 成本中心 | format=long width=24
-- column: parent | Part of | 上级 | format=long width=20
-- column: owner | Owner | 责任人 | format=long width=20
-- column: key | Tag key | 标签键 | format=long width=20
-- column: values | Tag values | 标签值 | format=long width=20
-- column: accounts | Accounts | 账号 | format=long width=20
-- column: budget | Budget a month | 月预算 | format=long width=20
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-centre')
SELECT said ->> 'name', said ->> 'parent', said ->> 'owner', said ->> 'key', said ->> 'values', said ->> 'accounts', iif(said ->> 'budget' > '', printf('%,d', CAST(said ->> 'budget' AS INTEGER)) || substr(said ->> 'budget', instr(said ->> 'budget', '.')), '')
FROM line WHERE EXISTS (SELECT 1 FROM entry_line AS design WHERE design.form = 'design' AND design.value ->> 'pillar' = 'cost') ORDER BY record
