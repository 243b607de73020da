-- title: Where the money goes | 费用去向
-- intro: Columns: the bill of each month, with and without tags. | 柱形图：各月账单，按有无标签划分。
-- empty: No bill was imported. | 未导入账单。
-- column: month | Month | 账期
-- column: tagged | Tagged | 有标签 | format=money
-- column: untagged | Untagged | 无标签 | format=money
WITH main AS (SELECT currency FROM cost_in_words GROUP BY currency ORDER BY count(*) DESC LIMIT 1)
SELECT * FROM (SELECT month || ' ' || currency AS month, CAST(round(sum(iif(tags > '', amount, 0))) AS INTEGER), CAST(round(sum(iif(tags > '', 0, amount))) AS INTEGER)
  FROM cost_in_words WHERE currency = (SELECT currency FROM main) GROUP BY month ORDER BY month DESC LIMIT 12)
ORDER BY month
