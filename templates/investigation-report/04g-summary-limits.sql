-- title: Not covered | 未覆盖的内容
-- below: executive-summary
-- optional: yes
-- part: rows 1 48
-- column: limit | Limit | 局限
WITH open AS MATERIALIZED (SELECT iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name) AS name, count(*) AS items FROM asked_once WHERE risk = 'UNANSWERED' GROUP BY name ORDER BY items DESC)
SELECT sum(items) || iif(:lang = 'zh', ' 个问题未回答：', ' questions were not answered: ') || (SELECT group_concat(name || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT * FROM open LIMIT 4))
  || ifnull((SELECT iif(:lang = 'zh', '、其余 ', ', the other ') || count(*) || iif(:lang = 'zh', ' 处共 ', ' together ') || sum(items) FROM (SELECT * FROM open LIMIT -1 OFFSET 4) HAVING count(*) > 0), '') FROM open HAVING count(*) > 0
UNION ALL SELECT count(*) || iif(:lang = 'zh', ' 个问题客户未提供（保密）：', ' questions the customer did not want to answer: ') || (SELECT group_concat(topic, iif(:lang = 'zh', '；', '; ')) FROM (SELECT DISTINCT iif(:lang = 'zh', topic_zh, topic_en) AS topic FROM asked_once WHERE state = 'refused' ORDER BY question)) FROM asked_once WHERE state = 'refused' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '导出数据不完整，计数可能偏少：', 'Exports not complete, counts may be too few: ') || group_concat(iif(:lang = 'zh', zh, en), iif(:lang = 'zh', '、', ', ')) FROM missing_export HAVING count(*) > 0
UNION ALL SELECT group_concat(text, iif(:lang = 'zh', '；', '; ')) FROM (SELECT iif(:lang = 'zh', '导出数据少于申报：', 'Fewer in the exports than declared: ') || group_concat(iif(:lang = 'zh', label_zh, label_en) || ' ' || printf('%,d / %,d', measured, declared), iif(:lang = 'zh', '、', ', ')) AS text FROM (SELECT * FROM declared_measured WHERE verdict IN ('missing', 'differs') AND measured < declared AND field IN ('account_count', 'resource_count') ORDER BY position) HAVING count(*) > 0
  UNION ALL SELECT iif(:lang = 'zh', '未填报：', 'not declared: ') || group_concat(iif(:lang = 'zh', zh, en), iif(:lang = 'zh', '、', ', ')) FROM undeclared HAVING count(*) > 0) HAVING count(*) > 0
UNION ALL SELECT printf(iif(:lang = 'zh', '检测项只涉及 %d / %d 项最佳实践，其余仅依据访谈', 'Checks looked at %d of %d best practices; the others rest on interviews alone'), count(DISTINCT iif(evaluation IN ('found', 'none', 'part'), practice, NULL)), count(DISTINCT practice)) FROM practice_evaluation WHERE EXISTS (SELECT 1 FROM finding_key) HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '没有导入任何检测或资源数据，结论仅基于访谈', 'No export was imported: the conclusions rest on interviews alone') WHERE NOT EXISTS (SELECT 1 FROM import_batch WHERE state = 'active') AND EXISTS (SELECT 1 FROM overall_result WHERE answered > 0)
