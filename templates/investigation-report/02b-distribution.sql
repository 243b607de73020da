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
UNION ALL SELECT * FROM (SELECT person || iif(:lang = 'zh', '（承担留存风险）', ' (risk owner)'), iif(:lang = 'zh', '电子版', 'Electronic') FROM risk_bearer WHERE :report = 'consulting-report' AND NOT EXISTS (SELECT 1 FROM line WHERE instr(text, bearer)) ORDER BY number)
