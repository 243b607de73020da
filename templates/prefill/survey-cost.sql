-- title: Cost sharing from the bill | 账单中的费用分摊现状
-- column: name | Name | 名称
-- column: field | Field | 字段
-- column: value | Value | 内容
WITH bill AS MATERIALIZED (SELECT month, currency, account, product, tags, sum(amount) AS amount FROM cost_list WHERE month = (SELECT max(month) FROM cost_list) GROUP BY 1, 2, 3, 4, 5),
share AS (SELECT currency, month, round(100.0 * sum(iif(tags = '', 0, amount)) / nullif(sum(amount), 0), 1) AS tagged, round(sum(iif(tags = '', amount, 0)), 2) AS untagged, sum(amount) AS whole, count(DISTINCT account) AS accounts FROM bill GROUP BY currency),
said AS (SELECT DISTINCT currency, tags, substr(value, 1, instr(value || ':', ':') - 1) AS key FROM (SELECT DISTINCT currency, tags FROM bill WHERE tags > ''), json_each('["' || replace(replace(replace(tags, '\', ''), '"', ''), ';', '","') || '"]') WHERE trim(value) > ''),
by_key AS (SELECT currency, key, 100.0 * sum(amount) / nullif((SELECT whole FROM share WHERE share.currency = bill.currency), 0) AS percent FROM bill JOIN said USING (currency, tags) GROUP BY currency, key ORDER BY percent DESC LIMIT 8)
SELECT iif(:lang = 'zh', '标签覆盖率', 'Tag coverage'), 'present', group_concat(printf(iif(:lang = 'zh', '%s 账期账单的 %.1f %% 带有标签（%s）', '%s: %.1f %% of the bill is tagged (%s)'), month, tagged, currency), char(10)) FROM share HAVING count(*)
UNION ALL SELECT iif(:lang = 'zh', '标签键', 'Tag keys'), 'present', group_concat(printf(iif(:lang = 'zh', '%s 占 %.1f %%（%s）', '%s on %.1f %% (%s)'), key, percent, currency), iif(:lang = 'zh', '；', '; ')) FROM by_key HAVING count(*)
UNION ALL SELECT iif(:lang = 'zh', '未打标费用', 'Untagged cost'), 'present', group_concat(printf(iif(:lang = 'zh', '%s 账期 %.2f %s', '%s: %.2f %s'), month, untagged, currency), char(10)) FROM share HAVING count(*)
UNION ALL SELECT iif(:lang = 'zh', '账号', 'Accounts'), 'present', printf(iif(:lang = 'zh', '账单涉及 %d 个账号', '%d accounts in the bill'), count(DISTINCT account)) FROM bill HAVING count(*)
UNION ALL SELECT iif(:lang = 'zh', '无法打标的产品', 'Products without tags'), 'present', (SELECT group_concat(coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'billed-product' AND id = product), product) || printf(' %.2f %s', cost, currency), '; ') FROM (SELECT product, currency, sum(amount) AS cost FROM bill GROUP BY product, currency HAVING sum(tags > '') = 0 ORDER BY cost DESC LIMIT 8)) WHERE EXISTS (SELECT 1 FROM bill)
