-- title: Roadmap | 路线图
-- below: executive-summary
-- optional: yes
-- part: line 1 26
-- column: label | What | 内容
-- column: start | Start | 开始
-- column: end | End | 结束
-- column: kind | Kind | 类别
WITH planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned AND starts > '')
SELECT label, start, end, kind FROM (
SELECT 1 AS place, (SELECT position FROM word WHERE word.kind = 'wave' AND word.id = wave) AS number, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'wave' AND word.id = wave) || iif(:lang = 'zh', '：', ': ') || count(*) || iif(:lang = 'zh', ' 项', iif(count(*) = 1, ' measure', ' measures')) AS label, min(starts) AS start, max(ends) AS end, 'wave' AS kind
  FROM planned GROUP BY wave
UNION ALL SELECT 2, 0, iif(row_number() OVER (ORDER BY value) > 1, '', group_concat(iif(field = 'review_date', iif(:lang = 'zh', '评审会', 'Review'), iif(:lang = 'zh', '计划验收', 'acceptance')) || ' ' || substr(value, 6), iif(:lang = 'zh', '、', ', ')) OVER (ORDER BY value ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)), value, value, 'milestone' FROM form_value
  WHERE form = 'engagement' AND field IN ('review_date', 'acceptance_date') AND value >= :now AND EXISTS (SELECT 1 FROM planned)
UNION ALL SELECT 3, 0, iif(row_number() OVER (ORDER BY first) > 1, '', iif(:lang = 'zh', '封网期（见“改进计划”）', 'Freezes (see Improvement plan)')), first, last, 'freeze' FROM (SELECT * FROM freeze WHERE kind = 'freeze' AND last >= (SELECT min(starts) FROM planned) AND first <= (SELECT max(ends) FROM planned))
) ORDER BY place, number, start
