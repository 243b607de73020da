-- title: Totals | 总计
-- below: cost-evaluation
-- optional: yes
-- column: item | Item | 项目
-- column: amount | Amount | 金额 | format=whole width=17
-- column: currency | Currency | 币种 | width=11
-- column: words | Explanation | 说明 | format=long width=60
WITH line AS (SELECT plan_money.*, currency AS c FROM plan_money WHERE currency > '')
SELECT item, ifnull(amount, '—'), iif(place = 8, '—', c), words FROM (
  SELECT 0 AS place, currency AS c, printf(iif(:lang = 'zh', '人天单价：%s', 'Day rate: %s'), iif(:lang = 'zh', label_zh, label_en)) AS item, cents / 100.0 AS amount, iif(:lang = 'zh', '一人天的价格；客户内部人力与服务方均按此折算，为估算而非报价', 'per man-day, for internal staff and provider alike; an estimate, not an offer') AS words FROM rate WHERE kind = 'role' AND currency IN (SELECT c FROM line)
  UNION ALL SELECT 1, c, iif(:lang = 'zh', '一次性投入合计', 'Total one-time cost'), up_front, printf(iif(:lang = 'zh', '人工 %,d，区间 %,d 至 %,d（三点估算的最少与最多）', 'work %,d, range %,d to %,d (least and most of the three-point estimates)'), round(work), round(work_least), round(work_most))
    || iif(effort_unknown, printf(iif(:lang = 'zh', '；%d 项工作量未估算，未计入', '; effort not estimated of %d, not in it'), effort_unknown), '') FROM line
  UNION ALL SELECT 2, c, iif(:lang = 'zh', '其中客户内部人力', 'Internal staff of the customer'), own_work, printf(iif(:lang = 'zh', '%.0f 人天，按人天单价折算，不产生现金支出', '%.0f man-days at the day rates: no cash expense'), own_days) FROM line
  UNION ALL SELECT 3, c, iif(:lang = 'zh', '其中服务方实施服务', 'Of which implementation service'), provider_up_front, printf(iif(:lang = 'zh', '%d 项，每月运行 %,d；%s', '%d measures, %,d a month to run; %s'), provider_items, round(provider_month), (SELECT iif(:lang = 'zh', zh, en) FROM provider_order WHERE provider_order.currency = c)) FROM line WHERE provider_items
  UNION ALL SELECT 4, c, iif(:lang = 'zh', '其中采购（现金）', 'Purchases'), cash_once, iif(once_unknown, printf(iif(:lang = 'zh', '%d 项采购未估算，未计入，并非为零', 'not estimated of %d: they are not in it, and not zero'), once_unknown), iif(:lang = 'zh', '各项采购均已估算', 'estimated for every measure')) FROM line
  UNION ALL SELECT 5, c, iif(:lang = 'zh', '月净效果', 'Monthly net effect'), net_month, printf(iif(:lang = 'zh', '节省 %,d 减去运行费用 %,d', 'savings %,d less run cost %,d'), round(saving), round(month)) || ifnull((SELECT printf(iif(:lang = 'zh', '；账单%s %.1f%%（毛节省 %.1f%%；%s 账单）', '; the bill %s by %.1f%% (gross saving %.1f%%; bill of %s)'), iif(net_month < 0, iif(:lang = 'zh', '增加', 'rises'), iif(:lang = 'zh', '降低', 'falls')), abs(100.0 * net_month / amount), 100.0 * line.saving / amount, last_bill.month) FROM last_bill WHERE last_bill.currency = c AND amount > 0), '') FROM line
  UNION ALL SELECT 6, c, iif(:lang = 'zh', '前 12 个月净投入', 'Net cost in the first 12 months'), cost_12, printf(iif(:lang = 'zh', '自计划开始，见“逐月现金流”；其中现金 %,d', 'from the start of the plan, see Monthly cash flow; of which cash %,d'), round(cash_12)) FROM line
  UNION ALL SELECT 7, c, iif(:lang = 'zh', '前 36 个月净投入', 'Net cost in the first 36 months'), cost_36, printf(iif(:lang = 'zh', '其中现金 %,d', 'of which cash %,d'), round(cash_36)) FROM line
  UNION ALL SELECT 8, c, iif(:lang = 'zh', '整体回收期（月）', 'Overall payback in months'), payback, iif(payback IS NULL, iif(net_month > 0, iif(:lang = 'zh', '十年内不回收', 'not within ten years'), iif(:lang = 'zh', '不回收：节省不高于运行费用', 'never: savings do not exceed run cost')), iif(:lang = 'zh', '自计划开始至逐月现金流的累计净额转正', 'from the start of the plan until the cumulative net is no longer negative')) FROM line
  UNION ALL SELECT 9, c, iif(:lang = 'zh', '其中降低风险：一次性', 'Of which for lower risk, one-time'), risk_up_front, printf(iif(:lang = 'zh', '每月运行 %,d；用于降低风险，不带来节省', '%,d a month to run: they lower risks and save nothing'), round(risk_month)) FROM line
  UNION ALL SELECT 10, c, iif(:lang = 'zh', '其中带来节省：一次性', 'Of which for savings, one-time'), saving_up_front, printf(iif(:lang = 'zh', '每月节省 %,d，运行 %,d', '%,d a month saved, %,d to run'), round(saving), round(saving_run)) FROM line
  UNION ALL SELECT 5.5, line.c, printf(iif(:lang = 'zh', '节省已封顶：%s', 'Savings capped: %s'), iif(:lang = 'zh', name_zh, name_en)), counted, printf(iif(:lang = 'zh', '各项合计估算 %,d，封顶后计入 %,d；该基数月费用 %,d，合计最多节省其 %d%%', '%,d claimed, %,d counted; it costs %,d a month, of which at most %d%% can be saved together'), round(claims), round(counted), round(cap.amount), cap.cap)
    FROM line JOIN (SELECT capped_by, currency, sum(claimed) AS claims, sum(saving) AS counted FROM recommended WHERE is_planned AND capped_by > '' GROUP BY 1, 2) AS cut ON cut.currency = line.c JOIN saving_limit AS cap ON cap.base = capped_by AND cap.currency = cut.currency
  UNION ALL SELECT 10 + position, currency, printf(iif(:lang = 'zh', '中断一小时：%s', 'One hour of outage: %s'), workload_name), cost_hour, printf(iif(:lang = 'zh', '该工作负载的稳定性措施首年 %,d，相当于 %s 小时的中断损失', 'its reliability measures cost %,d in the first year, equal to %s hours of outage'), round(spend_12), hours) FROM outage_argument)
ORDER BY c, place
