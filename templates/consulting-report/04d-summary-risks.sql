-- title: What threatens the business most | 对业务威胁最大的风险
-- below: executive-summary
-- optional: yes
-- part: table 1 48
-- column: gap | Finding | 现状 | width=16
-- column: where | Where | 范围 | width=6
-- column: stake | What is at stake | 业务影响 | width=12
-- column: measures | Measures | 措施 | width=8
-- column: by | By, and who | 完成与责任人 | width=6
WITH expiring AS (SELECT count(*) AS items, sum(expires > '' AND expires <= reported) AS over, min(nullif(expires, '')) AS first, min(iif(expires > reported, expires, NULL)) AS next,
    (SELECT group_concat(name || ' ' || items, iif(:lang = 'zh', '、', ', ')) FROM (SELECT ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), type) AS name, count(*) AS items FROM expiring_resource GROUP BY type ORDER BY items DESC, name)) AS types
  FROM expiring_resource, (SELECT max(:now, ifnull((SELECT value FROM field_value WHERE form = 'engagement' AND field = 'document_date'), '')) AS reported))
SELECT gap, "where", stake, measures, "by" FROM (
SELECT 0 AS place, items || iif(:lang = 'zh', ' 个包年包月资源已到期或 30 天内到期（', ' subscriptions have run out or will in 30 days (') || types || iif(:lang = 'zh', '）', ')') || iif(over > 0, iif(:lang = 'zh', '，其中 ' || over || ' 个到期日不晚于本报告日期', ', ' || over || ' by this report''s date'), '') || ifnull(iif(:lang = 'zh', '，最早 ', ', the first on ') || first, '') AS gap, iif(:lang = 'zh', '见调研报告“即将到期资源”', 'Expiring resources (Investigation Report)') AS "where", iif(:lang = 'zh', '到期未续费即停机，数据随后释放。', 'Without renewal they stop, and their data is released later.') AS stake, iif(:lang = 'zh', '立即续费或确认不再使用', 'Renew them now, or confirm that they are not used') || ifnull(iif(:lang = 'zh', '；', '; ') || (SELECT group_concat(label || ifnull(iif(:lang = 'zh', '（', ' (') || nullif(who, '') || iif(:lang = 'zh', '）', ')'), ''), iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT label, number, responsible.person AS who FROM recommendation AS one JOIN expiry_practice USING (practice) JOIN recommended ON recommended.id = iif(one.status = 'merged', one.merged_into, one.id) LEFT JOIN responsible ON responsible.id = recommended.id WHERE is_planned ORDER BY number)), '') AS measures, iif(over > 0 OR first IS NULL, iif(:lang = 'zh', '立即', 'at once'), first) AS "by" FROM expiring WHERE items > 0
UNION ALL SELECT number, iif(:lang = 'zh', gap_zh, gap_en), iif(:lang = 'zh', where_zh, where_en), iif(hour > 0, iif(:lang = 'zh', '中断损失每小时 ', '') || money_words(hour, currency, :lang) || iif(:lang = 'zh', '（', ' an hour of outage (') || dearest || iif(:lang = 'zh', '）。', '). '), iif(:lang = 'zh', substr(why_zh, 1, min(instr(why_zh || '。', '。'), instr(why_zh || '；', '；')) - 1) || '。', substr(why_en, 1, instr(why_en || '. ', '. ')))),
  coalesce(iif(:lang = 'zh', replace(labels, ', ', '、'), labels) || ifnull(iif(:lang = 'zh', '；' || open_zh, '; ' || open_en), ''), iif(:lang = 'zh', open_zh || '，差距仍在', open_en || ', so the gap remains'), iif(:lang = 'zh', '尚无措施', 'none yet')), ifnull(ends || ifnull(' ' || iif(:lang = 'zh', replace(people, ', ', '、'), people), ''), '—') FROM top_risk
) ORDER BY place LIMIT 5
