-- title: By workload; what the whole organization was asked counts with each, and once in the last row | 各工作负载（全组织问题计入每个工作负载，末行只计一次）
-- below: pillar-results
-- column: workload | Workload | 工作负载
-- column: score | Score as answered | 得分（按回答） | format=score
-- column: checked | Score per automated checks | 按检测结果 | format=score
-- column: coverage | Coverage % | 覆盖率 % | format=score
-- column: high | High risks | 高风险 | format=count
-- column: medium | Medium risks | 中风险 | format=count
-- column: none | No risk | 无风险 | format=number
-- column: unanswered | Unanswered | 未回答 | format=count
-- column: not_applicable | Not applicable | 不适用 | format=number
SELECT workload_name, score, (SELECT checked_result.score FROM checked_result WHERE pillar = '' AND checked_result.workload = told.workload),
  round(100.0 * (answered - not_applicable) / nullif(questions - not_applicable, 0), 2),
  high, medium, none, unanswered, not_applicable
FROM (SELECT workload, workload_position AS position, workload_name, score, answered, questions, high, medium, none,
    unanswered, not_applicable FROM workload_result
  UNION ALL SELECT '', 1000000, iif(:lang = 'zh', '全部工作负载', 'All workloads'), score, answered,
    questions, high, medium, none, unanswered, not_applicable FROM overall_result) AS told
ORDER BY position
