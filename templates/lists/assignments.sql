-- title: Assignments | 分配
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题
-- column: respondent | Respondent | 填写人
-- column: due | Due | 期限
-- column: state | State | 状态
SELECT workload_name, question, respondent.name, respondent.due, questionnaire.state
FROM assignment JOIN questionnaire USING (workload, question) JOIN respondent ON respondent.id =
  assignment.respondent
ORDER BY workload_position, lens_position, pillar_position, question_position
