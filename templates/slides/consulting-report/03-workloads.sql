-- title: What was looked at | 评估范围
-- intro: Table: the workloads with answers, score and risks. | 表格：各工作负载的回答、得分与风险。
-- column: workload | Workload | 工作负载
-- column: answered | Answered, with what the whole organization was asked | 已回答（含全组织问题）
-- column: score | Score | 得分 | format=score
-- column: high | High risks | 高风险 | format=count
-- column: medium | Medium risks | 中风险 | format=count
SELECT workload_name, (answered - not_applicable) || ' / ' || (questions - not_applicable), ifnull(CAST(round(score) AS INTEGER), '—'), high, medium
FROM workload_result ORDER BY workload_position LIMIT 20
