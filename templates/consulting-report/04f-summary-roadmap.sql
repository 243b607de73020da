-- title: Roadmap | 路线图
-- below: executive-summary
-- optional: yes
-- part: line 1 26
-- column: label | What | 内容
-- column: start | Start | 开始
-- column: end | End | 结束
-- column: kind | Kind | 类别
WITH unordered AS MATERIALIZED (SELECT id FROM order_shortage WHERE kind IN ('whole', 'waits')),
planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned AND starts > '')
SELECT label, start, end, kind FROM (
SELECT 1 AS place, (SELECT position FROM word WHERE word.kind = 'wave' AND word.id = wave) AS number, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'wave' AND word.id = wave) || iif(:lang = 'zh', '：', ': ') || count(*) || iif(:lang = 'zh', ' 项', iif(count(*) = 1, ' measure', ' measures')) || iif(sum(id IN (SELECT id FROM unordered)) > 0, printf(iif(:lang = 'zh', '（其中 %d 项待订购）', ' (%d if ordered)'), sum(id IN (SELECT id FROM unordered))), '') AS label, min(starts) AS start, max(ends) AS end, 'wave' AS kind
  FROM planned GROUP BY wave
UNION ALL SELECT 2, row_number() OVER (ORDER BY value), iif(field = 'review_date', iif(:lang = 'zh', '评审会', 'Review'), iif(:lang = 'zh', '计划验收', 'Acceptance')) || ' ' || substr(value, 6), value, value, 'milestone' FROM form_value
  WHERE form = 'engagement' AND field IN ('review_date', 'acceptance_date') AND value >= :now AND EXISTS (SELECT 1 FROM planned)
UNION ALL SELECT 3, 0, iif(row_number() OVER (ORDER BY first) > 1, '', iif(:lang = 'zh', '封网与维护期（见“改进计划”）', 'Freezes, maintenance (see Improvement plan)')), first, last, 'freeze' FROM (SELECT * FROM freeze WHERE kind IN ('freeze', 'maintenance') AND last >= (SELECT min(starts) FROM planned) AND first <= (SELECT max(ends) FROM planned))
) ORDER BY place, number, start
