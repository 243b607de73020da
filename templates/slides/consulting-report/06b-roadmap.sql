-- title: Roadmap | 路线图
-- intro: Bars: the waves of the plan and the freezes, in weeks from the first day of the plan. | 条形图：计划各阶段与封网期，以计划首日起的周数表示。
-- empty: No recommendation has a date yet. | 尚未排定任何建议的日期。
-- column: label | What | 内容
-- column: wait | Weeks before | 之前的周数 | format=number
-- column: work | Measures, weeks | 措施（周） | format=number
-- column: freeze | Freeze, weeks | 封网（周） | format=number
WITH planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned AND starts > ''),
line AS (SELECT 1 AS place, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'wave' AND word.id = wave) AS label, min(starts) AS first, max(ends) AS last, 1 AS is_work FROM planned GROUP BY wave
  UNION ALL SELECT * FROM (SELECT 2, iif(:lang = 'zh', coalesce(nullif(name_zh, ''), name_en), coalesce(nullif(name_en, ''), name_zh)), first, last, 0 FROM freeze
    WHERE kind = 'freeze' AND last >= (SELECT min(starts) FROM planned) AND first <= (SELECT max(ends) FROM planned) AND last >= date(first, '+6 days') ORDER BY first LIMIT 4)),
begun AS (SELECT min(starts) AS day FROM planned)
SELECT label || iif(:lang = 'zh', '（' || first || ' 至 ' || last || '）', ' (' || first || ' to ' || last || ')'), max(0, round((julianday(first) - julianday(day)) / 7, 1)),
  iif(is_work, round((julianday(last) - julianday(max(first, day)) + 1) / 7, 1), NULL), iif(is_work, NULL, round((julianday(last) - julianday(max(first, day)) + 1) / 7, 1))
FROM line, begun ORDER BY place, first
