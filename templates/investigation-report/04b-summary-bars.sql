-- title: Score by pillar as answered; hatched: fewer than 60 % of the questions answered | 各支柱得分（按回答；斜线表示回答不足 60%）
-- below: executive-summary
-- optional: yes
-- part: bars 1 31
-- column: label | Pillar | 支柱
-- column: now | Score | 得分
-- column: after | After the plan | 计划完成后
-- column: thin | Thin | 覆盖不足
-- column: words | In words | 说明
SELECT * FROM (SELECT iif(:lang = 'zh', pillar_zh, pillar_en), score, 0, 10 * (answered - not_applicable) < 6 * (questions - not_applicable),
  CAST(round(score) AS INTEGER) || iif(:lang = 'zh', '；已答 ', '; ') || CAST(round(100.0 * (answered - not_applicable) / (questions - not_applicable)) AS INTEGER) || iif(:lang = 'zh', '%', ' % answered') || ifnull((SELECT iif(:lang = 'zh', '；按检测 ', '; by the checks ') || CAST(round(told.score) AS INTEGER) FROM checked_result AS told WHERE told.workload = '' AND told.pillar = pillar_overall.pillar AND answers > 0), '')
FROM pillar_overall WHERE score IS NOT NULL AND questions > not_applicable ORDER BY lens_position, pillar_position LIMIT 8)
UNION ALL SELECT count(*) - 8 || iif(:lang = 'zh', ' 个支柱未列', ' more pillars'), NULL, 0, 0, iif(:lang = 'zh', '见“支柱评估结果”', 'see Pillar results') FROM pillar_overall WHERE score IS NOT NULL AND questions > not_applicable HAVING count(*) > 8
