-- title: Minutes to mail | 纪要邮件
-- column: line | Line | 行
-- A line a row, as plain text for a mail; :session is the id of the session. Times are those of the service, UTC+8.
WITH met AS (SELECT *, strftime('%Y-%m-%d', starts, '+8 hours') AS day, strftime('%H:%M', starts, '+8 hours') AS first, strftime('%H:%M', ends, '+8 hours') AS last FROM session WHERE id = :session),
value AS (SELECT field, value FROM field_value WHERE form = 'engagement' AND record = '' AND value > ''),
project AS (SELECT ifnull((SELECT value FROM value WHERE field = 'customer'), '') || iif(:lang = 'zh', '', ifnull((SELECT ', ' || value FROM value WHERE field = 'project_name'), '')) || iif(:lang = 'zh', ifnull((SELECT '，' || value FROM value WHERE field = 'project_name'), ''), '') AS name),
numbered AS (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY at, text, id) AS number FROM minute WHERE session = :session),
item AS (SELECT CASE kind WHEN 'decision' THEN 40 WHEN 'action' THEN 50 ELSE 30 END AS part, number, number || '. ' || text
    || iif(kind = 'action', iif(owner > '' OR due > '', iif(:lang = 'zh', '（', ' (') || owner || iif(owner > '' AND due > '', iif(:lang = 'zh', '，', ', '), '')
      || iif(due > '', iif(:lang = 'zh', due || ' 前', 'by ' || due), '') || iif(:lang = 'zh', '）', ')'), '') || iif(state = 'done', iif(:lang = 'zh', ' 已完成', ' - done'), ''), '') AS line
  FROM numbered),
head (part, en, zh) AS (VALUES (30, 'Discussed', '讨论'), (40, 'Decided', '决定'), (50, 'Action points', '待办')),
line (part, number, line) AS (
  SELECT 1, 0, iif(:lang = 'zh', '主题：会谈纪要 ' || day || ' ' || name, 'Subject: Minutes of ' || day || ', ' || name) FROM met JOIN project
  UNION ALL SELECT 2, 0, '' FROM met
  UNION ALL SELECT 3, 0, iif(:lang = 'zh', '各位好：', 'Dear all,') FROM met
  UNION ALL SELECT 4, 0, '' FROM met
  UNION ALL SELECT 5, 0, iif(:lang = 'zh', '以下为本次会谈的纪要，请回复确认；如有遗漏或不妥之处，请一并指出。', 'These are the minutes of our session. Please confirm them by reply, or say what is to be corrected.') FROM met
  UNION ALL SELECT 6, 0, '' FROM met
  UNION ALL SELECT 10, 0, iif(:lang = 'zh', '时间：', 'Time: ') || day || ' ' || first || iif(ends > '', iif(:lang = 'zh', '–', ' to ') || last, '') || iif(:lang = 'zh', '（UTC+8）', ' (UTC+8)') FROM met
  UNION ALL SELECT 11, 0, iif(:lang = 'zh', '方式：', 'Held: ') || ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'session-kind' AND word.id = met.kind), met.kind) || iif(place > '', iif(:lang = 'zh', '，', ', ') || place, '') FROM met
  UNION ALL SELECT 12, 0, iif(:lang = 'zh', '客户参加人：', 'Customer: ') || attendees FROM met WHERE attendees > ''
  UNION ALL SELECT 13, 0, iif(:lang = 'zh', '服务方参加人：', 'Provider: ') || consultants FROM met WHERE consultants > ''
  UNION ALL SELECT 14, 0, iif(:lang = 'zh', '议题：', 'Topics: ') || topics FROM met WHERE topics > ''
  UNION ALL SELECT part, -2, '' FROM head WHERE part IN (SELECT part FROM item)
  UNION ALL SELECT part, -1, iif(:lang = 'zh', zh, en) FROM head WHERE part IN (SELECT part FROM item)
  UNION ALL SELECT part, number, line FROM item
  UNION ALL SELECT 90, 0, '' FROM met
  UNION ALL SELECT 91, 0, iif(:lang = 'zh', '谢谢！', 'Kind regards,') FROM met
  UNION ALL SELECT 92, 0, value FROM met JOIN value ON field = 'provider_manager')
SELECT line FROM line ORDER BY part, number
