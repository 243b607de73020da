-- title: Roadmap | 路线图
-- below: executive-summary
-- optional: yes
-- part: line 1 48
-- column: label | What | 内容
-- column: start | Start | 开始
-- column: end | End | 结束
-- column: kind | Kind | 类别
WITH planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned AND starts > '')
SELECT label, start, end, kind FROM (
SELECT 1 AS place, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'wave' AND word.id = wave) || iif(:lang = 'zh', '：', ': ') || count(*) || iif(:lang = 'zh', ' 项', ' measures') AS label, min(starts) AS start, max(ends) AS end, 'wave' AS kind
  FROM planned GROUP BY wave
UNION ALL SELECT 2, iif(:lang = 'zh', label_zh, label_en) || ' ' || value, value, value, 'milestone' FROM form_value
  WHERE form = 'engagement' AND field IN ('review_date', 'acceptance_date') AND value >= :now AND EXISTS (SELECT 1 FROM planned)
) ORDER BY place, start
