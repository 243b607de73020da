-- title: Limits of this edition | 本版局限
-- below: document-control
-- optional: yes
-- column: point | What is missing | 待补充内容 | format=long
-- column: amount | How many | 数量 | format=number
-- column: detail | Where | 说明 | format=long
WITH open_question AS MATERIALIZED (SELECT iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name) AS name, state, risk, question, workload_position FROM asked_once WHERE risk = 'UNANSWERED' OR state IN ('refused', 'follow-up'))
SELECT iif(:lang = 'zh', '问题未回答', 'Questions not answered'), count(*), (SELECT group_concat(name || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT name, count(*) AS items FROM open_question WHERE risk = 'UNANSWERED' GROUP BY name ORDER BY items DESC)) FROM open_question WHERE risk = 'UNANSWERED' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '待跟进问题', 'Questions to be followed up'), count(*), replace(group_concat(DISTINCT question), ',', iif(:lang = 'zh', '、', ', ')) || iif(sum(risk = 'UNANSWERED'), iif(:lang = 'zh', '；其中 ', '; ') || sum(risk = 'UNANSWERED') || iif(:lang = 'zh', ' 个计入上列未回答', ' of them are among those not answered'), '') FROM open_question WHERE state = 'follow-up' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '客户未提供（保密）的问题', 'Questions the customer did not want to answer'), count(*), replace(group_concat(DISTINCT question), ',', iif(:lang = 'zh', '、', ', ')) FROM open_question WHERE state = 'refused' HAVING count(*) > 0
UNION ALL SELECT * FROM (SELECT iif(:lang = 'zh', '带缺项提前发布（交付检查的各类缺项）', 'Released early: points of every kind that the check found missing'), missing, reason || iif(:lang = 'zh', '（', ' (') || date(at, 'localtime') || iif(:lang = 'zh', '）', ')') FROM release
  WHERE deliverable = :report AND at = (SELECT max(at) FROM release AS other WHERE other.deliverable = release.deliverable) ORDER BY id LIMIT 1)
