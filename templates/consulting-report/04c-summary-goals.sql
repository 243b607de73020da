-- title: The customer's goals | 客户目标
-- below: executive-summary
-- optional: yes
-- part: rows 28 48
-- column: goal | Goal | 目标
WITH RECURSIVE line (rest, text) AS (
  SELECT (SELECT value FROM field_value WHERE form = 'engagement' AND field = 'goals') || char(10), NULL
  UNION ALL SELECT substr(rest, instr(rest, char(10)) + 1), substr(rest, 1, instr(rest, char(10)) - 1)
  FROM line WHERE rest > ''),
said AS MATERIALIZED (SELECT text FROM (SELECT iif(:lang = 'zh', '目标 ', 'Goal ') || number || iif(:lang = 'zh', ' ', ' – ') || iif(:lang = 'zh', coalesce(nullif(title_zh, ''), title_en), coalesce(nullif(title_en, ''), title_zh)) || iif(:lang = 'zh', '：', ': ') || replace((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'goal-state' AND word.id = state) || iif(short_en > '', iif(:lang = 'zh', '（' || short_zh || '）', ' (' || short_en || ')'), ''), '）（', '：') || iif(state = 'conditional' AND note > '', iif(:lang = 'zh', '；' || substr(note, 1, min(instr(note || '。', '。'), instr(note || '；', '；')) - 1), '; ' || lower(substr(note, 1, 1)) || rtrim(substr(note, 2, instr(note || '. ', '. ') - 2), '.')), '') AS text
  FROM goal_outlook ORDER BY number)
UNION ALL SELECT text FROM line WHERE trim(text) > '' AND NOT EXISTS (SELECT 1 FROM goal))
SELECT text FROM (SELECT text FROM said LIMIT 4)
UNION ALL SELECT iif(:lang = 'zh', '另有 ', 'and ') || (count(*) - 4) || iif(:lang = 'zh', ' 个目标，见“目标与范围”', ' more goals, see Goals and scope') FROM said HAVING count(*) > 4
