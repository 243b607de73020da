-- title: Pillars | 支柱
-- column: workload | Workload | 工作负载
-- column: pillar | Pillar | 支柱
-- column: title | Name | 名称
-- column: questions | Questions | 问题数 | format=number
-- column: answered | Answered | 已回答 | format=number
-- column: score | Score | 得分 | format=number
-- column: high | High risks | 高风险 | format=number
-- column: medium | Medium risks | 中风险 | format=number
-- column: none | No risk | 无风险 | format=number
-- column: unanswered | Unanswered | 未回答 | format=number
-- column: not_applicable | Not applicable | 不适用 | format=number
SELECT workload_name, pillar, iif(:lang = 'zh', pillar_zh, pillar_en), questions, answered, score, high, medium, none,
  unanswered, not_applicable
FROM pillar_result ORDER BY workload_position, lens_position, pillar_position
