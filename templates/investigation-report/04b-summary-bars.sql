-- title: Score by pillar (in brackets: per automated checks); % of questions with a score, hatched below 60 | 各支柱得分（括号内为按检测结果）；已计分问题占比，不足 60% 为斜线
-- below: executive-summary
-- optional: yes
-- part: bars 1 27
-- column: label | Pillar | 支柱
-- column: now | Score | 得分
-- column: after | After the plan | 计划完成后
-- column: thin | Thin | 覆盖不足
-- column: words | Explanation | 说明
SELECT * FROM (SELECT iif(:lang = 'zh', pillar_zh, pillar_en), score, 0, 10 * (answered - not_applicable) < 6 * (questions - not_applicable),
  CAST(round(score) AS INTEGER) || ifnull((SELECT iif(:lang = 'zh', '（', ' (') || CAST(round(told.score) AS INTEGER) || iif(:lang = 'zh', '）', ')') FROM checked_result AS told WHERE told.workload = '' AND told.pillar = pillar_overall.pillar AND answers > 0), '') || iif(:lang = 'zh', '；', '; ') || CAST(round(100.0 * (answered - not_applicable) / (questions - not_applicable)) AS INTEGER) || ' %'
FROM pillar_overall WHERE score IS NOT NULL AND questions > not_applicable ORDER BY lens_position, pillar_position LIMIT 8)
UNION ALL SELECT count(*) - 8 || iif(:lang = 'zh', ' 个支柱未列', ' more pillars'), NULL, 0, 0, iif(:lang = 'zh', '见“支柱评估结果”', 'see Pillar results') FROM pillar_overall WHERE score IS NOT NULL AND questions > not_applicable HAVING count(*) > 8
