-- title: Points of the chart | 图中各点
-- below: priority-matrix
-- optional: yes
-- rows: hidden
-- column: label | Recommendations | 建议编号 | width=24
-- column: days | Effort in man-days | 工作量（人天） | format=number
-- column: p1 | P1 | P1 | format=number
-- column: p2 | P2 | P2 | format=number
-- column: p3 | P3 | P3 | format=number
-- column: p4 | P4 | P4 | format=number
-- chart: points | Impact and urgency against effort | 各建议的影响、紧急度与工作量 | days p1 p2 p3 p4 | Impact and urgency | 影响与紧急度之和
WITH point AS MATERIALIZED (SELECT min(number) AS first, min(label) AS label, count(*) AS members, round(days, 2) AS days, impact + urgency AS benefit, priority FROM recommended GROUP BY priority, round(days, 2), impact + urgency)
SELECT label || iif(members > 1, ' +' || (members - 1), ''), days, iif(priority = 1, benefit, ''), iif(priority = 2, benefit, ''), iif(priority = 3, benefit, ''), iif(priority = 4, benefit, '')
FROM point ORDER BY priority, benefit DESC, days, first
