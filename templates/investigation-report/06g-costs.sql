-- title: Cost overview | 费用总览
-- group: Results | 评估结果
-- intro: Amounts payable according to the imported bills, by month, product, account and Owner tag; a month with an incomplete bill has no share of its own and makes the totals too low. Untagged: spent on resources without any tag. Amounts in different currencies are shown separately and not added up. | 已导入账单中的应付金额，按账期、产品、账号与 Owner 标签统计；账单不完整的账期不列占比，合计因此偏低。“无标签”指没有任何标签的资源所产生的费用。不同币种金额分别列示，不予合计。
-- optional: yes
-- tab: #548235
-- column: month | Month | 账期 | format=id width=38
-- column: currency | Currency | 币种 | width=20
-- column: amount | Amount | 金额 | format=money width=18 total=sum
-- column: tagged | Tagged | 有标签 | format=money width=18 total=sum
-- column: untagged | Untagged | 无标签 | format=money width=18 total=sum
-- column: share | Untagged % | 无标签占比 % | format=score width=15 total=untagged/amount
-- column: change | Month on month % | 环比 % | format=number width=18
-- column: export | Export | 导出数据 | width=16
-- total: currency
-- chart: stacked | Cost by month | 各账期费用 | month tagged untagged
WITH part AS MATERIALIZED (SELECT month FROM incomplete_month),
spent AS MATERIALIZED (
  SELECT currency, month, sum(amount) AS amount, sum(iif(tags > '', amount, 0)) AS tagged, sum(iif(tags > '', 0, amount)) AS untagged
  FROM cost_in_words GROUP BY currency, month),
line AS (SELECT *, month IN (SELECT month FROM part) AS is_part, lag(month) OVER (PARTITION BY currency ORDER BY month) IN (SELECT month FROM part) AS was_part,
    lag(amount) OVER (PARTITION BY currency ORDER BY month) AS before FROM spent)
SELECT month || iif((SELECT count(DISTINCT currency) FROM spent) > 1, ' ' || currency, ''), currency,
  round(amount, 2), round(tagged, 2), round(untagged, 2), iif(is_part, NULL, round(100.0 * untagged / nullif(amount, 0), 2)),
  iif(is_part OR was_part, NULL, round(100.0 * (amount - before) / nullif(before, 0), 1)), iif(is_part, iif(:lang = 'zh', '不完整', 'Incomplete'), iif(:lang = 'zh', '完整', 'Complete'))
FROM line ORDER BY currency, month
