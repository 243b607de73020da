-- title: Risks by pillar | 各支柱风险
-- empty: No question has been answered yet. | 尚未回答任何问题。
-- column: pillar | Pillar | 支柱
-- column: score | Score | 得分 | format=score
-- column: high | High risks | 高风险 | format=count
-- column: medium | Medium risks | 中风险 | format=count
-- column: coverage | Answered % | 已回答 % | format=score
SELECT iif(:lang = 'zh', pillar_zh, pillar_en), round(score, 1), high, medium,
  round(100.0 * (answered - not_applicable) / nullif(questions - not_applicable, 0))
FROM pillar_overall WHERE score IS NOT NULL ORDER BY lens_position, pillar_position
