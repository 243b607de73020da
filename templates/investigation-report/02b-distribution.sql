-- title: Distribution | 分发清单
-- below: document-control
-- empty: The distribution list is still to be agreed. | 分发清单待确认。
-- column: recipient | Recipient | 接收人 | format=long
-- column: medium | Medium | 方式
WITH RECURSIVE line (rest, text) AS (
  SELECT (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'distribution') || char(10), NULL
  UNION ALL SELECT substr(rest, instr(rest, char(10)) + 1), substr(rest, 1, instr(rest, char(10)) - 1)
  FROM line WHERE rest > '')
SELECT text, iif(:lang = 'zh', '电子版', 'Electronic') FROM line WHERE trim(text) > ''
UNION ALL SELECT * FROM (SELECT person || iif(EXISTS (SELECT 1 FROM decider WHERE final > ''), iif(:lang = 'zh', '（拟承担留存风险）', ' (proposed risk owner)'), iif(:lang = 'zh', '（承担留存风险）', ' (risk owner)')), iif(:lang = 'zh', '电子版', 'Electronic') FROM risk_bearer WHERE :report = 'consulting-report' AND NOT EXISTS (SELECT 1 FROM line WHERE instr(text, bearer)) ORDER BY number)
UNION ALL SELECT * FROM (SELECT DISTINCT iif(:lang = 'zh', shown_zh || '（业务负责人）', shown_en || ' (business owner)'), iif(:lang = 'zh', '电子版', 'Electronic') FROM form_value JOIN workload ON workload.id = record JOIN person_name ON person = trim(value) WHERE form = 'business' AND field = 'owner' AND value > '' AND :report <> 'consulting-report' AND NOT EXISTS (SELECT 1 FROM line WHERE instr(text, short_name)) ORDER BY workload.position)
UNION ALL SELECT * FROM (SELECT printf(iif(:lang = 'zh', '措施、立即处理与待确认事项的责任人：%s', 'Those named for measures, immediate actions and open points: %s'), group_concat(name, iif(:lang = 'zh', '、', ', '))), iif(:lang = 'zh', '相关部分摘录', 'Extract with their own items') FROM (SELECT DISTINCT trim(substr(person, 1, min(instr(person || ',', ','), instr(person || '(', '('), instr(person || '，', '，'), instr(person || '（', '（')) - 1)) AS name FROM (SELECT value AS person FROM responsible JOIN recommended USING (id) JOIN json_each('["' || replace(replace(person, '"', ''), ' / ', '","') || '"]') WHERE is_planned AND owner = 'customer' UNION SELECT person FROM urgent_matter UNION SELECT person FROM expiring_resource WHERE person IN (SELECT person FROM person_name) UNION SELECT person FROM assigned_point) WHERE person > '') AS named WHERE NOT EXISTS (SELECT 1 FROM line WHERE instr(text, name)) AND name NOT IN (SELECT bearer FROM risk_bearer WHERE :report = 'consulting-report' UNION ALL SELECT short_name FROM person_name JOIN field_value ON form = 'business' AND field = 'owner' AND trim(value) = person WHERE :report <> 'consulting-report') HAVING count(*) > 0)
