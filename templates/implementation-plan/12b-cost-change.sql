-- title: Cost change by design | 各方案费用变化
-- below: effort-and-cost
-- optional: yes
-- column: design | Design | 方案 | format=long width=32
-- column: cost | Cost change a month | 月费用变化 | format=long width=13
SELECT iif(:lang = 'zh', zh, en) ->> 'title', value ->> 'cost' FROM entry_line WHERE form = 'design' AND value ->> 'cost' > '' ORDER BY record
