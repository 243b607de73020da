-- title: Questions | 问题
-- column: number | No. | 编号
-- column: risk | Risk | 风险
-- column: score | Score | 得分 | format=number
-- column: title | Question | 问题
-- column: workload | Workload | 工作负载
-- column: state | State | 状态
-- column: question | Question | 问题 | format=place
SELECT question, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'risk' AND id = risk), score, iif(:lang = 'zh', title_zh, title_en), workload_name, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'question' AND id = state), question
FROM questionnaire ORDER BY workload_position, lens_position, pillar_position, question_position
