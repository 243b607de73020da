-- title: Limits of this edition | 本版局限
-- below: document-control
-- optional: yes
-- column: point | What is missing | 待补充内容 | format=long
-- column: amount | How many | 数量 | format=number
-- column: detail | Where | 说明 | format=long
WITH open_question AS MATERIALIZED (SELECT iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name) AS name, state, question, workload_position FROM asked_once WHERE state IN ('unanswered', 'refused', 'follow-up'))
SELECT iif(:lang = 'zh', '问题未回答', 'Questions not answered'), count(*), (SELECT group_concat(name || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT name, count(*) AS items FROM open_question WHERE state = 'unanswered' GROUP BY name ORDER BY items DESC)) FROM open_question WHERE state = 'unanswered' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '待跟进问题', 'Questions to be followed up'), count(*), group_concat(DISTINCT question) FROM open_question WHERE state = 'follow-up' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '客户未提供（保密）的问题', 'Questions the customer did not want to answer'), count(*), group_concat(DISTINCT question) FROM open_question WHERE state = 'refused' HAVING count(*) > 0
UNION ALL SELECT * FROM (SELECT iif(:lang = 'zh', '提前发布说明', 'Released with what is missing'), missing, reason || iif(:lang = 'zh', '（', ' (') || date(at, 'localtime') || iif(:lang = 'zh', '）', ')') FROM release
  WHERE deliverable = :report AND at = (SELECT max(at) FROM release AS other WHERE other.deliverable = release.deliverable) ORDER BY id LIMIT 1)
