-- title: Questions | 问题
-- column: workload | Workload | 工作负载
-- column: pillar | Pillar | 支柱
-- column: question | No. | 编号
-- column: title | Question | 问题
-- column: scope | Scope | 范围
-- column: state | State | 状态
-- column: risk | Risk | 风险
-- column: score | Score | 得分 | format=number
-- column: note | Note | 备注
-- column: role | Ask | 受访角色
-- column: lens | Question bank | 题库
SELECT workload_name, pillar, question, iif(:lang = 'zh', title_zh, title_en), scope, state, risk, score, note, ifnull(role, ''), lens
FROM questionnaire LEFT JOIN interviewee USING (question) ORDER BY workload_position, lens_position, pillar_position, question_position
