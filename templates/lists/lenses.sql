-- title: Question banks | 题库
-- column: id | Id | 编号
-- column: title | Question bank | 题库
-- column: version | Version | 版本
-- column: questions | Questions | 问题数
-- column: answered | Answered | 已回答
-- column: score | Score | 得分 | format=number
-- column: high | High | 高风险
-- column: medium | Medium | 中风险
SELECT lens.id, iif(:lang = 'zh', name_zh, name_en), version, count(question), ifnull(sum(answered), 0), score(sum(earned * answered), sum(possible * answered)), ifnull(sum(risk = 'HIGH'), 0), ifnull(sum(risk = 'MEDIUM'), 0)
FROM lens LEFT JOIN questionnaire ON questionnaire.lens = lens.id AND (scope <> 'organization' OR workload = (SELECT id FROM workload ORDER BY position LIMIT 1))
GROUP BY lens.id ORDER BY lens.position
