-- title: Workloads | 工作负载
-- column: workload | Workload | 工作负载
-- column: questions | Questions | 问题数 | format=number
-- column: answered | Answered | 已回答 | format=number
-- column: score | Score | 得分 | format=number
-- column: high | High risks | 高风险 | format=number
-- column: medium | Medium risks | 中风险 | format=number
SELECT workload.name, count(*), sum(answered),
  round(100.0 * sum(earned * answered) / nullif(sum(possible * answered), 0), 2),
  sum(risk = 'HIGH'), sum(risk = 'MEDIUM')
FROM workload JOIN result ON result.workload = workload.id
GROUP BY workload.id ORDER BY workload.position
