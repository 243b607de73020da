-- title: Score by pillar | 各支柱得分
-- intro: Bars: the score of each pillar as answered, today and when the plan is done, of 100. | 条形图：各支柱按回答计算的当前得分与计划完成后的得分，满分 100。
-- empty: No question has been answered yet. | 尚未回答任何问题。
-- column: pillar | Pillar | 支柱
-- column: score | Today | 当前 | format=score
-- column: after | After the plan | 计划完成后 | format=score
-- column: coverage | Answered % | 已回答 % | format=score
SELECT iif(:lang = 'zh', pillar_zh, pillar_en), round(one.score, 1), round(later.score, 1),
  round(100.0 * (one.answered - not_applicable) / nullif(one.questions - not_applicable, 0))
FROM pillar_overall AS one LEFT JOIN outlook AS later ON later.pillar = one.pillar AND later.stage = 'all' AND EXISTS (SELECT 1 FROM recommended WHERE is_planned)
WHERE one.score IS NOT NULL ORDER BY lens_position, pillar_position LIMIT 10
