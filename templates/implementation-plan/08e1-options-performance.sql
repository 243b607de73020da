-- title: Options compared | 方案比选
-- below: design-performance
-- intro: Each way that was considered for a design. | 每项方案考虑过的做法。
-- optional: yes
-- column: option | Option | 备选做法 | format=long width=30
-- column: pro | In favour | 优点 | format=long width=40
-- column: con | Against | 缺点 | format=long width=40
-- column: cost | Cost | 费用 | format=long width=20
-- column: chosen | Chosen | 采用 | width=10
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-option')
SELECT said ->> 'option', said ->> 'pro', said ->> 'con', said ->> 'cost', said ->> 'chosen'
FROM line WHERE value ->> 'design' IN (SELECT record FROM entry_line WHERE form = 'design' AND entry_line.value ->> 'pillar' = 'performance') ORDER BY record
