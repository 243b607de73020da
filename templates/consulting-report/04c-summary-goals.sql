-- title: The customer's goals | 客户目标
-- below: executive-summary
-- optional: yes
-- part: rows 33 48
-- column: goal | Goal | 目标
WITH RECURSIVE line (rest, text) AS (
  SELECT (SELECT value FROM field_value WHERE form = 'engagement' AND field = 'goals') || char(10), NULL
  UNION ALL SELECT substr(rest, instr(rest, char(10)) + 1), substr(rest, 1, instr(rest, char(10)) - 1)
  FROM line WHERE rest > '')
SELECT text FROM line WHERE trim(text) > '' LIMIT 4
