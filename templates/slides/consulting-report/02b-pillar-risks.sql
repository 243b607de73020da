-- title: Risks before and after | 风险的前后变化
-- intro: Columns: high and medium risks of each pillar today and when the plan is done. | 柱形图：各支柱当前与计划完成后的高、中风险数。
-- empty: No question has been answered yet. | 尚未回答任何问题。
-- column: pillar | Pillar | 支柱
-- column: high | High today | 当前高风险 | format=count
-- column: high_after | High after the plan | 计划完成后高风险 | format=count
-- column: medium | Medium today | 当前中风险 | format=count
-- column: medium_after | Medium after the plan | 计划完成后中风险 | format=count
SELECT iif(:lang = 'zh', pillar_zh, pillar_en), one.high, later.high, one.medium, later.medium
FROM pillar_overall AS one LEFT JOIN outlook AS later ON later.pillar = one.pillar AND later.stage = 'all' AND EXISTS (SELECT 1 FROM recommended WHERE is_planned)
WHERE one.score IS NOT NULL ORDER BY lens_position, pillar_position LIMIT 10
