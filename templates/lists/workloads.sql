-- title: Workloads | 工作负载
-- column: workload | Workload | 工作负载
-- column: questions | Questions | 问题数 | format=number
-- column: answered | Answered | 已回答 | format=number
-- column: score | Score | 得分 | format=number
-- column: high | High risks | 高风险 | format=number
-- column: medium | Medium risks | 中风险 | format=number
SELECT workload_name, questions, answered, score, high, medium
FROM workload_result ORDER BY workload_position
