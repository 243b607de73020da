-- title: Nobody is to give an answer by a day | 待答复问题没有负责人或期限
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: workload | Workload | 工作负载
-- column: place | Where to go | 处理位置 | format=long
-- column: question | Question | 问题 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- column: conflict | Conflict | 冲突 | format=place
-- What was refused counts as a high risk, and what is followed up may become one, until somebody answers.
SELECT iif(:lang = 'zh', '待答复问题没有负责人或期限', 'Answer without person or date'), question || ' · ' || iif(:lang = 'zh', topic_zh, topic_en), workload_name,
  'wellbook answer FILE ' || question || ' --owner WHO --due DATE --workload "' || workload_name || '"', question, '', '', '', ''
FROM asked_once WHERE state IN ('refused', 'follow-up') AND (owner = '' OR due = '') ORDER BY workload_position, question
