-- title: Costs by month | 各月费用明细
-- group: Results | 评估结果
-- intro: What each product cost in each month, and each account below. | 各产品在各账期的费用；各账号的费用见下。
-- optional: yes
-- tab: #548235
-- column: product | Product | 产品 | format=id width=40
-- column: month | Month | 账期 | width=12
-- column: amount | Amount | 金额 | format=money width=18 total=sum
-- column: untagged | Untagged | 无标签 | format=money width=18 total=sum
-- column: share | Untagged % | 无标签占比 % | format=score width=15 total=untagged/amount
-- column: currency | Currency | 币种 | width=12
-- total: currency
SELECT ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'billed-product' AND id = product), product), month,
  round(sum(amount), 2), round(sum(iif(tags > '', 0, amount)), 2), iif(month IN (SELECT month FROM incomplete_month), NULL, round(100.0 * sum(iif(tags > '', 0, amount)) / nullif(sum(amount), 0), 2)), currency
FROM cost_in_words GROUP BY product, currency, month
ORDER BY currency, sum(sum(amount)) OVER (PARTITION BY product, currency) DESC, product, month
