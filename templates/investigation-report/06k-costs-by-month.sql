-- title: Costs by month | 各月费用明细
-- group: Results | 评估结果
-- intro: Cost of each product by month, the latest first; accounts below. | 各产品在各账期的费用，最近账期在前；各账号的费用见下。
-- optional: yes
-- titles: first
-- tab: #548235
-- column: name | Product | 产品 | format=id width=34
-- column: currency | Currency | 币种 | width=9
-- column: amount | All months | 全部账期合计 | format=money width=17 total=sum
-- column: untagged | Untagged | 无标签 | format=money width=16 total=sum
-- column: share | Untagged % | 无标签占比 % | format=score width=12 total=untagged/amount
-- column: m1 | Month | 账期 | format=money width=15 total=sum
-- column: m2 | Month | 账期 | format=money width=15 total=sum
-- column: m3 | Month | 账期 | format=money width=15 total=sum
-- column: m4 | Month | 账期 | format=money width=15 total=sum
-- column: m5 | Month | 账期 | format=money width=15 total=sum
-- column: m6 | Month | 账期 | format=money width=15 total=sum
-- column: m7 | Month | 账期 | format=money width=15 total=sum
-- column: m8 | Month | 账期 | format=money width=15 total=sum
-- column: m9 | Month | 账期 | format=money width=15 total=sum
-- column: m10 | Month | 账期 | format=money width=15 total=sum
-- column: m11 | Month | 账期 | format=money width=15 total=sum
-- column: m12 | Month | 账期 | format=money width=15 total=sum
-- column: earlier | Earlier | 更早 | format=money width=15 total=sum
-- total: currency
WITH spent AS MATERIALIZED (SELECT product AS name, currency, month, sum(amount) AS amount, sum(iif(tags > '', 0, amount)) AS untagged FROM cost_in_words GROUP BY product, currency, month),
months AS MATERIALIZED (SELECT month, row_number() OVER (ORDER BY month DESC) AS age FROM (SELECT DISTINCT month FROM spent)),
line AS (SELECT 1 AS place, ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'billed-product' AND id = spent.name), spent.name) AS name, currency, round(sum(amount), 2) AS amount, round(sum(untagged), 2) AS untagged,
    iif(EXISTS (SELECT 1 FROM incomplete_month), NULL, round(100.0 * sum(untagged) / nullif(sum(amount), 0), 2)) AS share, round(ifnull(sum(amount) FILTER (WHERE age = 1), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 2), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 3), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 4), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 5), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 6), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 7), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 8), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 9), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 10), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 11), 0), 2), round(ifnull(sum(amount) FILTER (WHERE age = 12), 0), 2),
    round(ifnull(sum(amount) FILTER (WHERE age > 12), 0), 2)
  FROM spent JOIN months USING (month) GROUP BY spent.name, currency),
shown (place, name, currency, amount, untagged, share, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, earlier) AS (SELECT * FROM line
  UNION ALL SELECT 0, iif(:lang = 'zh', '产品', 'Product'), iif(:lang = 'zh', '币种', 'Currency'), iif(:lang = 'zh', '全部账期合计', 'All months'), iif(:lang = 'zh', '无标签', 'Untagged'), iif(:lang = 'zh', '无标签占比 %', 'Untagged %'), ifnull((SELECT month FROM months WHERE age = 1), ''), ifnull((SELECT month FROM months WHERE age = 2), ''), ifnull((SELECT month FROM months WHERE age = 3), ''), ifnull((SELECT month FROM months WHERE age = 4), ''), ifnull((SELECT month FROM months WHERE age = 5), ''), ifnull((SELECT month FROM months WHERE age = 6), ''), ifnull((SELECT month FROM months WHERE age = 7), ''), ifnull((SELECT month FROM months WHERE age = 8), ''), ifnull((SELECT month FROM months WHERE age = 9), ''), ifnull((SELECT month FROM months WHERE age = 10), ''), ifnull((SELECT month FROM months WHERE age = 11), ''), ifnull((SELECT month FROM months WHERE age = 12), ''),
    iif(EXISTS (SELECT 1 FROM months WHERE age > 12), iif(:lang = 'zh', '更早', 'Earlier'), '') WHERE EXISTS (SELECT 1 FROM months))
SELECT name, currency, amount, untagged, share, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, earlier FROM shown ORDER BY place, currency, amount DESC, name
