-- title: Question banks | 题库
-- group: Results | 评估结果
-- intro: Questions beyond the core bank, by question bank. Questions for the whole organization count once. | 核心题库之外的专项题库，分别统计；面向全组织的问题只计一次。
-- optional: yes
-- tab: #7030A0
-- column: lens | Question bank | 题库 | format=long width=36
-- column: version | Version | 版本 | width=10
-- column: questions | Questions | 问题数 | format=number width=10 total=sum
-- column: answered | Answered | 已回答 | format=number width=10 total=sum
-- column: score | Score | 得分 | format=score width=9
-- column: high | High risks | 高风险 | format=number width=10 total=sum
-- column: medium | Medium risks | 中风险 | format=number width=10 total=sum
SELECT iif(:lang = 'zh', name_zh, name_en), version, questions, answered, score, high, medium
FROM lens_overall WHERE (SELECT count(*) FROM lens) > 1 ORDER BY position
