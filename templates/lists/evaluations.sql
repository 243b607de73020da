-- title: What exports evaluated | 导出数据的检测情况
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题
-- column: practice | Best practice | 最佳实践
-- column: state | State | 状态
-- column: checks | Checks | 检测项数 | format=number
-- column: evaluated | Evaluated | 已检测 | format=number
-- column: found | With open findings | 有未整改项 | format=number
-- column: answer | Answer | 回答
SELECT workload_name, question, practice, evaluation, checks, evaluated, found, practice_state
FROM practice_evaluation JOIN practice_state USING (practice, workload, question)
ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position
