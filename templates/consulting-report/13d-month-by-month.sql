-- title: Monthly cash flow | 逐月现金流
-- group: Recommendations and plan | 建议与计划
-- intro: One-time cost, run cost and savings by month from the start of the plan, then by year. One-time cost includes the customer's internal staff, which is not a cash expense. For payback see Cost evaluation. | 自计划开始逐月的投入、运行费用与节省，第二年起每年一行。投入含客户内部人力的折算，内部人力不产生现金支出。是否回收及回收期见“成本评估”。
-- pages: one
-- tab: #C55A11
-- optional: yes
-- column: month | Month or year | 月份或年度 | width=20
-- column: currency | Currency | 币种 | width=11
-- column: paid | One-time cost | 一次性投入 | format=whole width=16
-- column: cash | Of which cash | 其中现金 | format=whole width=16
-- column: run | Run cost | 运行费用 | format=whole width=16
-- column: saving | Saving | 节省 | format=whole width=16
-- column: net | Net | 当期净额 | format=whole width=16
-- column: total | Cumulative net | 累计净额 | format=whole width=16
WITH kept AS MATERIALIZED (SELECT * FROM plan_month),
until AS (SELECT currency, max(36, 12 * ((ifnull(payback, 0) + 11) / 12)) AS last FROM plan_money)
SELECT month, currency, paid, cash, run, saving, net, total FROM (
  SELECT number, month, currency, paid, cash, run, saving, net, total FROM kept WHERE number <= 12
  UNION ALL SELECT whole.number, min(one.month) || ' – ' || whole.month, whole.currency, round(sum(one.paid), 2), round(sum(one.cash), 2), round(sum(one.run), 2), round(sum(one.saving), 2), round(sum(one.net), 2), whole.total
  FROM kept AS whole JOIN until USING (currency) JOIN kept AS one ON one.currency = whole.currency AND one.number BETWEEN whole.number - 11 AND whole.number
  WHERE whole.number > 12 AND whole.number % 12 = 0 AND whole.number <= until.last GROUP BY whole.currency, whole.number)
ORDER BY currency, number
