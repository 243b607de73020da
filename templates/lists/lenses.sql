-- title: Question banks | 题库
-- column: id | Id | 编号
-- column: title | Question bank | 题库
-- column: version | Version | 版本
-- column: questions | Questions | 问题数
-- column: answered | Answered | 已回答
-- column: score | Score | 得分 | format=number
-- column: high | High | 高风险
-- column: medium | Medium | 中风险
SELECT lens, iif(:lang = 'zh', name_zh, name_en), version, questions, answered, score, high, medium
FROM lens_overall ORDER BY position
