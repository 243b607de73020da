-- title: Limits of this edition | 本版的局限
-- below: document-control
-- optional: yes
-- column: point | What is missing | 待补充内容 | format=long
-- column: amount | How many | 数量 | format=number
-- column: detail | Where | 说明 | format=long
WITH open_question AS MATERIALIZED (SELECT iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name) AS name, state, question, workload_position FROM asked_once WHERE state IN ('unanswered', 'refused', 'follow-up')),
differing AS MATERIALIZED (SELECT practice FROM practice_evidence JOIN practice_answer USING (practice) WHERE open > 0 AND state IN ('in-place', 'not-applicable'))
SELECT iif(:lang = 'zh', '问题未回答', 'Questions not answered'), count(*), (SELECT group_concat(name || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT name, count(*) AS items FROM open_question WHERE state = 'unanswered' GROUP BY name ORDER BY items DESC)) FROM open_question WHERE state = 'unanswered' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '待跟进问题', 'Questions to be followed up'), count(*), (SELECT group_concat(question, iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT question FROM open_question WHERE state = 'follow-up' ORDER BY question)) FROM open_question WHERE state = 'follow-up' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '客户未提供（保密）的问题', 'Questions the customer did not want to answer'), count(*), (SELECT group_concat(question, iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT question FROM open_question WHERE state = 'refused' ORDER BY question)) FROM open_question WHERE state = 'refused' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '必填字段为空', 'Required fields empty'), count(*), (SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT iif(:lang = 'zh', form_zh || ' · ' || label_zh, form_en || ' · ' || label_en) AS label FROM form_value WHERE required AND value = '' ORDER BY form_position, field_position)) FROM form_value WHERE required AND value = '' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '回答与检测结果不一致，待核实', 'Answers that differ from the checks, not settled'), count(*), (SELECT group_concat(practice, iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT practice FROM differing ORDER BY practice)) FROM differing HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '没有导入检测或资源数据', 'No export imported'), NULL, iif(:lang = 'zh', '结论仅基于访谈。', 'The conclusions rest on interviews alone.') WHERE NOT EXISTS (SELECT 1 FROM import_batch WHERE state = 'active') AND EXISTS (SELECT 1 FROM overall_result WHERE answered > 0)
UNION ALL SELECT iif(:lang = 'zh', '没有会谈记录', 'No session recorded'), NULL, iif(:lang = 'zh', '回答未注明访谈的时间与参与人。', 'When the answers were given, and who was there, is not recorded.') WHERE NOT EXISTS (SELECT 1 FROM session WHERE ends > '') AND EXISTS (SELECT 1 FROM overall_result WHERE answered > 0)
UNION ALL SELECT * FROM (SELECT iif(:lang = 'zh', '提前发布说明', 'Released with what is missing'), missing, reason || iif(:lang = 'zh', '（', ' (') || date(at, 'localtime') || iif(:lang = 'zh', '）', ')') FROM release
  WHERE deliverable = :report AND at = (SELECT max(at) FROM release AS other WHERE other.deliverable = release.deliverable) ORDER BY id LIMIT 1)
