-- title: Priority matrix | 优先级矩阵
-- group: Recommendations and plan | 建议与计划
-- intro: Number of recommendations by impact and urgency (vertical) and effort (horizontal); those in the upper left come first. Their numbers are listed below. | 建议的分布：纵向为影响与紧急度之和，横向为工作量，左上角最值得先做。对应编号见下表。
-- pages: one
-- tab: #BF8F00
-- column: benefit | Impact and urgency | 影响与紧急度 | format=id width=24
-- column: tiny | up to 1 man-day | 不超过 1 人天 | format=zone width=26
-- column: small | up to 3 | 1–3 人天 | format=zone width=26
-- column: middle | up to 10 | 3–10 人天 | format=zone width=26
-- column: large | over 10 | 10 人天以上 | format=zone width=26
WITH band AS (SELECT 0 AS place, iif(:lang = 'zh', '60 及以上', '60 and more') AS name, 60 AS low, 1e9 AS high UNION ALL SELECT 1 AS place, iif(:lang = 'zh', '40–59', '40 to 59') AS name, 40 AS low, 60 AS high UNION ALL SELECT 2 AS place, iif(:lang = 'zh', '20–39', '20 to 39') AS name, 20 AS low, 40 AS high UNION ALL SELECT 3 AS place, iif(:lang = 'zh', '20 以下', 'below 20') AS name, -1e9 AS low, 20 AS high), line AS MATERIALIZED (SELECT impact + urgency AS benefit, days FROM recommended)
SELECT name, (SELECT count(*) FROM line WHERE benefit >= low AND benefit < high AND days > -1 AND days <= 1), (SELECT count(*) FROM line WHERE benefit >= low AND benefit < high AND days > 1 AND days <= 3), (SELECT count(*) FROM line WHERE benefit >= low AND benefit < high AND days > 3 AND days <= 10), (SELECT count(*) FROM line WHERE benefit >= low AND benefit < high AND days > 10 AND days <= 1e9)
FROM band ORDER BY place
