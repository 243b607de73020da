-- title: Score now → after the plan (per checks); % scored, hatched below 60 | 各支柱得分：当前 → 计划完成后（括号内为当前按检测结果）；已计分问题占比，不足 60% 为斜线
-- below: executive-summary
-- optional: yes
-- part: bars 1 26
-- column: label | Pillar | 支柱
-- column: now | Score | 得分
-- column: after | After the plan | 计划完成后
-- column: thin | Thin | 覆盖不足
-- column: words | Explanation | 说明
SELECT * FROM (SELECT iif(:lang = 'zh', pillar_zh, pillar_en), one.score, iif(later.score > one.score, later.score, 0), 10 * (one.answered - not_applicable) < 6 * (one.questions - not_applicable),
  CAST(round(one.score) AS INTEGER) || iif(later.score > one.score, ' → ' || CAST(round(later.score) AS INTEGER), '') || ifnull((SELECT ' (' || CAST(round(told.score) AS INTEGER) || ')' FROM checked_result AS told WHERE told.workload = '' AND told.pillar = one.pillar AND answers > 0), '') || '; ' || CAST(round(100.0 * (one.answered - not_applicable) / (one.questions - not_applicable)) AS INTEGER) || ' %'
FROM pillar_overall AS one LEFT JOIN outlook AS later ON later.pillar = one.pillar AND later.stage = 'all' AND EXISTS (SELECT 1 FROM recommended WHERE is_planned)
WHERE one.score IS NOT NULL AND one.questions > not_applicable ORDER BY lens_position, pillar_position LIMIT 8)
UNION ALL SELECT count(*) - 8 || iif(:lang = 'zh', ' 个支柱未列', ' more pillars'), NULL, 0, 0, iif(:lang = 'zh', '见“支柱评估结果”', 'see Pillar results') FROM pillar_overall AS one WHERE one.score IS NOT NULL AND one.questions > not_applicable HAVING count(*) > 8
