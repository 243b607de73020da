-- title: Executive summary | 管理摘要
-- group: Management | 管理层
-- intro: Key facts and decisions for management. | 管理层需要了解和决定的事项，简要说明。
-- layout: board
-- tab: #1F3864
-- part: headline 1 48
-- column: text | Headline | 结论
WITH planned AS (SELECT count(*) AS items, sum(work + once) AS spent, max(currency) AS currency, count(DISTINCT currency) AS currencies FROM recommended WHERE is_planned AND currency > '')
SELECT ifnull((SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer'), iif(:lang = 'zh', '贵司', 'The customer')) || iif(:lang = 'zh', '：', '') || iif(high > 0, iif(:lang = 'zh', '高风险 ', ': ') || high || iif(:lang = 'zh', ' 项，以', ' high risks, most in ') || (SELECT group_concat(name || iif(:lang = 'zh', '（', ' (') || high || iif(:lang = 'zh', ' 项）', ')'), iif(:lang = 'zh', '、', ' and '))
    FROM (SELECT iif(:lang = 'zh', pillar_zh, pillar_en) AS name, high FROM pillar_overall WHERE high > 0 ORDER BY high DESC, lens_position, pillar_position LIMIT 2)) || iif(:lang = 'zh', '为主', ''),
    iif(:lang = 'zh', '未发现高风险', ': no high risk in what was answered'))
  || ifnull((SELECT iif(:lang = 'zh', '；建议实施 ', '; ') || items || iif(:lang = 'zh', ' 项措施', ' measures') || iif(currencies = 1 AND spent > 0, iif(:lang = 'zh', '，一次性投入约 ', ' at a one-time cost of about ') || money_words(spent, currency, :lang), '') FROM planned WHERE items > 0), '') || iif(:lang = 'zh', '。', '.')
FROM overall_result WHERE answered > 0
UNION ALL SELECT iif(:lang = 'zh', '尚未回答任何问题，本版没有评估结果。', 'Nothing has been answered yet: this edition has no results.') WHERE NOT EXISTS (SELECT 1 FROM overall_result WHERE answered > 0)
