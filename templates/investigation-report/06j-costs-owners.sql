-- title: By Owner tag | 按 Owner 标签
-- below: costs
-- optional: yes
-- column: owner | Owner | 负责人（Owner）
-- column: currency | Currency | 币种
-- column: amount | All months | 全部账期合计 | format=money total=sum
-- column: latest | Latest month | 最近账期 | format=money total=sum
-- column: before | Month before | 上一账期 | format=money total=sum
-- column: share | Share of all months % | 占全部账期合计 % | format=score total=amount/amount
-- column: change | Month on month % | 环比 % | format=number
-- total: currency
WITH paid AS MATERIALIZED (SELECT owner, currency, month, sum(amount) AS amount FROM cost_in_words GROUP BY owner, currency, month),
spent AS MATERIALIZED (SELECT ifnull((SELECT max(person) FROM known_person WHERE login = replace(replace(replace(lower(owner), '.', ''), '_', ''), '-', '') HAVING count(*) = 1), owner) AS owner, currency, month, sum(amount) AS amount FROM paid GROUP BY 1, currency, month),
months AS (SELECT currency, month, row_number() OVER (PARTITION BY currency ORDER BY month DESC) AS age FROM spent GROUP BY currency, month),
line AS (SELECT owner, spent.currency, sum(amount) AS amount, ifnull(sum(amount) FILTER (WHERE age = 1), 0) AS latest,
    ifnull(sum(amount) FILTER (WHERE age = 2), 0) AS before
  FROM spent JOIN months ON months.currency = spent.currency AND months.month = spent.month GROUP BY owner, spent.currency)
SELECT iif(owner > '', owner, iif(:lang = 'zh', '无 Owner 标签', 'no tag Owner')), currency, round(amount, 2), round(latest, 2), round(before, 2),
  iif(EXISTS (SELECT 1 FROM incomplete_month), NULL, round(100.0 * amount / nullif(sum(amount) OVER (PARTITION BY currency), 0), 2)),
  iif(EXISTS (SELECT 1 FROM incomplete_month), NULL, round(100.0 * (latest - before) / nullif(before, 0), 1))
FROM line ORDER BY currency, amount DESC, owner
