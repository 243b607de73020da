-- title: Shared costs | 共享费用
-- below: design-cost
-- intro: Which costs are shared, and by which key. | 哪些费用共享，按什么规则分摊。
-- optional: yes
-- column: name | Shared cost | 共享费用 | format=long width=24
-- column: products | Products | 产品 | format=long width=20
-- column: way | Way | 分摊方式 | width=16
-- column: shares | Ratio | 比例 | format=long width=32
-- column: usage | Usage | 用量 | format=long width=32
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-shared')
SELECT said ->> 'name', said ->> 'products', said ->> 'way', said ->> 'shares', said ->> 'usage'
FROM line WHERE EXISTS (SELECT 1 FROM entry_line AS design WHERE design.form = 'design' AND design.value ->> 'pillar' = 'cost') ORDER BY record
