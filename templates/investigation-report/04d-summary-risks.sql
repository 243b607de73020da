-- title: Top business risks | 对业务威胁最大的风险
-- below: executive-summary
-- optional: yes
-- part: table 1 48
-- column: gap | Finding | 现状 | width=18
-- column: where | Where | 范围 | width=10
-- column: stake | Business impact | 业务影响 | width=20
WITH expiring AS (SELECT count(*) AS items, sum(expires > '' AND expires <= reported) AS over, min(nullif(expires, '')) AS first, min(iif(expires > reported, expires, NULL)) AS next,
    (SELECT group_concat(name || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), type) AS name, count(*) AS items FROM expiring_resource GROUP BY type ORDER BY items DESC, name)) AS types
  FROM expiring_resource, (SELECT max(:now, ifnull((SELECT value FROM field_value WHERE form = 'engagement' AND field = 'document_date'), '')) AS reported))
SELECT gap, "where", stake FROM (SELECT * FROM (
SELECT 0 AS place, items || iif(:lang = 'zh', ' 个包年包月资源已到期，或在数据导出后 30 天内到期（', ' subscriptions had expired or expire within 30 days of the export (') || types || iif(:lang = 'zh', '）', ')') || iif(over > 0, iif(:lang = 'zh', '，其中 ' || over || ' 个到期日不晚于本报告日期', ', ' || over || ' by this report''s date'), '') || ifnull(iif(:lang = 'zh', '，最早 ', ', the first on ') || first, '') AS gap, iif(:lang = 'zh', '见“即将到期资源”', 'Expiring resources') AS "where", iif(:lang = 'zh', '到期未续费即停机，数据随后释放。', 'Without renewal they stop, and their data is later deleted.') AS stake FROM expiring WHERE items > 0
UNION ALL SELECT number, iif(:lang = 'zh', gap_zh, gap_en), iif(:lang = 'zh', where_zh, where_en), iif(hour > 0, iif(:lang = 'zh', '中断损失每小时 ', '') || money_words(hour, currency, :lang) || iif(:lang = 'zh', '（', ' an hour of outage (') || dearest || iif(:lang = 'zh', '）。', '). '), iif(:lang = 'zh', substr(why_zh, 1, min(instr(why_zh || '。', '。'), instr(why_zh || '；', '；')) - 1) || '。', substr(why_en, 1, instr(why_en || '. ', '. ')))) FROM top_risk
) ORDER BY place LIMIT 5)
UNION ALL SELECT printf(iif(:lang = 'zh', '高风险共 %d 项', iif(count(*) = 1, '%d high risk in all', '%d high risks in all')), count(*)), iif(:lang = 'zh', '见各支柱的评估表', 'Sheets of the pillars'), (SELECT group_concat(name || ' ' || high, iif(:lang = 'zh', '、', ', ')) FROM (SELECT iif(:lang = 'zh', pillar_zh, pillar_en) AS name, high FROM pillar_overall WHERE high > 0 ORDER BY lens_position, pillar_position)) FROM risk_answer WHERE risk = 'HIGH' HAVING count(*) > 0
