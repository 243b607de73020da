-- title: Answers | 回答
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题
-- column: practice | Best practice | 最佳实践
-- column: weight | Weight | 权重
-- column: state | State | 状态
-- column: reason | Reason | 原因
SELECT workload_name, question, practice, weight, practice_state, practice_reason
FROM practice_state WHERE practice_state > ''
ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position
