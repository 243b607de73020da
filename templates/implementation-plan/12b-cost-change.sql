-- title: Cost change by design | 各方案费用变化
-- below: effort-and-cost
-- intro: What each solution adds to the bill of a month, or takes off it, as its design says. | 各方案对月度账单的影响，以方案设计为准。
-- optional: yes
-- column: design | Design | 方案 | format=long width=32
-- column: cost | Cost change a month | 月费用变化 | format=long width=13
SELECT iif(:lang = 'zh', zh, en) ->> 'title', value ->> 'cost' FROM entry_line WHERE form = 'design' AND value ->> 'cost' > '' ORDER BY record
