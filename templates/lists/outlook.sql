-- title: After the plan | 计划完成后
-- column: stage | Stage | 阶段
-- column: pillar | Pillar | 支柱
-- column: ends | By | 截止 | format=date
-- column: score | Score | 得分 | format=score
-- column: high | High risks | 高风险 | format=number
-- column: medium | Medium risks | 中风险 | format=number
-- column: shortfalls | Shortfalls left | 剩余不足项 | format=number
-- column: closed | Shortfalls closed | 已关闭不足项 | format=number
SELECT stage, pillar, ends, score, high, medium, shortfalls, closed FROM outlook ORDER BY pillar, position
