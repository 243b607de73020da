-- title: What threatens the business most | 对业务威胁最大的风险
-- below: executive-summary
-- optional: yes
-- part: table 1 48
-- column: gap | What is so | 现状 | width=14
-- column: where | Where | 范围 | width=7
-- column: stake | What is at stake | 业务影响 | width=14
-- column: measures | Measures | 措施 | width=9
-- column: by | By | 完成 | width=4
WITH money AS (SELECT record AS workload, CAST(value AS REAL) AS hour, substr(value, instr(value, ' ') + 1) AS currency FROM field_value WHERE form = 'business' AND field = 'revenue_impact' AND value > ''),
gap AS (SELECT question, practice, rtrim(iif(:lang = 'zh', gap_zh, gap_en), '.。') AS finding, iif(:lang = 'zh', why_zh, why_en) AS why, weight_number, pillar,
    group_concat(workload_name, iif(:lang = 'zh', '、', ', ')) AS names, count(*) AS places, scope, max(hour) AS hour, currency, workload_name AS dearest
  FROM (SELECT practice_state.*, hour, currency FROM practice_state LEFT JOIN money USING (workload) WHERE risk = 'HIGH' AND practice_state IN ('missing', 'unknown') ORDER BY workload_position)
  GROUP BY practice),
ranked AS (SELECT *, row_number() OVER (PARTITION BY question ORDER BY weight_number DESC, places DESC, practice) AS place FROM gap),
worst AS (SELECT *, row_number() OVER (ORDER BY weight_number DESC, (pillar IN ('reliability', 'security')) DESC, places DESC, hour DESC, practice) AS number FROM ranked WHERE place = 1),
expiring AS (SELECT count(*) AS items, min(date(expires, 'localtime')) AS first, max(date(expires, 'localtime')) AS last, (SELECT name FROM live_resource WHERE expires > '' AND date(expires, 'localtime') >= day ORDER BY expires LIMIT 1) AS name
  FROM live_resource, (SELECT ifnull((SELECT date(max(taken), 'localtime') FROM active_cover WHERE grp IN (SELECT DISTINCT grp FROM resource)), :now) AS day) WHERE expires > '' AND date(expires, 'localtime') BETWEEN day AND date(day, '+30 days')),
measure AS MATERIALIZED (SELECT DISTINCT improved_question.question, recommended.label, number, ends FROM improved_question
    JOIN recommended ON recommended.id = iif(improved_question.status = 'merged', improved_question.merged_into, improved_question.id) WHERE is_planned),
picked AS (SELECT worst.*, (SELECT min(number) FROM measure WHERE measure.question = worst.question) AS first FROM worst ORDER BY number LIMIT 5)
SELECT gap, "where", stake, measures, "by" FROM (
SELECT 0 AS place, items || iif(:lang = 'zh', ' 个包年包月资源将于 ', ' subscription resources run out by ') || last || iif(:lang = 'zh', ' 前到期', '') || ifnull(iif(:lang = 'zh', '，最早为 ', ', the first is ') || nullif(name, ''), '') AS gap, iif(:lang = 'zh', '见《卓越架构调研报告》', 'Investigation Report') AS "where", iif(:lang = 'zh', '到期未续费即停机，数据随后释放。', 'Without renewal they stop, and their data is released later.') AS stake, iif(:lang = 'zh', '立即续费', 'Renew them now') AS measures, first AS "by" FROM expiring WHERE items > 0
UNION ALL SELECT number, finding, CASE WHEN scope = 'organization' THEN (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization')
    WHEN places > 2 AND places = (SELECT count(*) FROM workload) THEN iif(:lang = 'zh', '全部 ', 'all ') || places || iif(:lang = 'zh', ' 个工作负载', ' workloads') ELSE names END, iif(hour > 0 AND pillar = 'reliability', iif(:lang = 'zh', '中断损失每小时 ', '') || money_words(hour, currency, :lang) || iif(:lang = 'zh', '（', ' an hour of outage (') || dearest || iif(:lang = 'zh', '）。', '). '), '')
    || iif(hour > 0 AND pillar = 'reliability', '', iif(:lang = 'zh', substr(why, 1, instr(why || '。', '。')), substr(why, 1, instr(why || '. ', '. ')))),
  ifnull((SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM (SELECT label FROM measure WHERE measure.question = picked.question ORDER BY number LIMIT 4)), iif(:lang = 'zh', '尚无措施', 'none yet')),
  (SELECT max(ends) FROM (SELECT ends FROM measure WHERE measure.question = picked.question ORDER BY number LIMIT 4)) FROM picked
) ORDER BY place LIMIT 5
