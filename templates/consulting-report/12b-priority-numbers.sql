-- title: Recommendations in each cell | 对应的建议编号
-- below: priority-matrix
-- column: benefit | Impact and urgency | 影响与紧急度
-- column: tiny | up to 1 man-day | 不超过 1 人天 | format=long width=26
-- column: small | up to 3 | 1–3 人天 | format=long width=26
-- column: middle | up to 10 | 3–10 人天 | format=long width=26
-- column: large | over 10 | 10 人天以上 | format=long width=26
WITH band AS (SELECT 0 AS place, iif(:lang = 'zh', '60 及以上', '60 and more') AS name, 60 AS low, 1e9 AS high UNION ALL SELECT 1 AS place, iif(:lang = 'zh', '40–59', '40 to 59') AS name, 40 AS low, 60 AS high UNION ALL SELECT 2 AS place, iif(:lang = 'zh', '20–39', '20 to 39') AS name, 20 AS low, 40 AS high UNION ALL SELECT 3 AS place, iif(:lang = 'zh', '20 以下', 'below 20') AS name, -1e9 AS low, 20 AS high), line AS MATERIALIZED (SELECT label, impact + urgency AS benefit, days FROM recommended ORDER BY number)
SELECT name, (SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM line WHERE benefit >= low AND benefit < high AND days > -1 AND days <= 1), (SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM line WHERE benefit >= low AND benefit < high AND days > 1 AND days <= 3), (SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM line WHERE benefit >= low AND benefit < high AND days > 3 AND days <= 10), (SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM line WHERE benefit >= low AND benefit < high AND days > 10 AND days <= 1e9)
FROM band ORDER BY place
