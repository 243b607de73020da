-- title: Bottlenecks and options | 瓶颈与措施
-- below: design-performance
-- intro: What is short, what is done, what it brings. | 瓶颈、措施与预期收益。
-- optional: yes
-- column: bottleneck | Bottleneck | 瓶颈 | format=long width=24
-- column: tier | Tier | 层 | format=long width=20
-- column: option | Option | 措施 | format=long width=32
-- column: gain | Expected gain | 预期收益 | format=long width=20
-- column: cost | Cost change a month | 月费用变化 | format=long width=20
-- column: accepted | Accepted when | 验收指标 | format=long width=20
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design-bottleneck')
SELECT said ->> 'bottleneck', said ->> 'tier', said ->> 'option', said ->> 'gain', said ->> 'cost', said ->> 'accepted'
FROM line WHERE EXISTS (SELECT 1 FROM entry_line AS design WHERE design.form = 'design' AND design.value ->> 'pillar' = 'performance') ORDER BY record
