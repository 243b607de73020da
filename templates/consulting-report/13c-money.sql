-- title: In all | 总计
-- below: cost-evaluation
-- optional: yes
-- column: item | Item | 项目
-- column: amount | Amount | 金额 | format=money width=17
-- column: currency | Currency | 币种 | width=11
-- column: words | In words | 说明 | format=long width=60
WITH line AS (SELECT plan_money.*, currency AS c FROM plan_money WHERE currency > '')
SELECT item, amount, iif(place = 8, '', c), words FROM (
  SELECT 1 AS place, c, iif(:lang = 'zh', '一次性投入合计', 'Cost, once, in all') AS item, up_front AS amount, printf(iif(:lang = 'zh', '人工 %,d，区间 %,d 至 %,d（三点估算的最少与最多）', 'work %,d, between %,d and %,d (least and most of the three-point estimates)'), round(work), round(work_least), round(work_most))
    || iif(effort_unknown, printf(iif(:lang = 'zh', '；%d 项工作量未估算，未计入', '; effort not estimated of %d, not in it'), effort_unknown), '') AS words FROM line
  UNION ALL SELECT 2, c, iif(:lang = 'zh', '其中甲方内部人力', 'Of it own staff of the customer'), own_work, printf(iif(:lang = 'zh', '%.1f 人天，按人天单价折算，不产生现金支出', '%.1f man-days at the day rates: no cash out'), own_days) FROM line
  UNION ALL SELECT 3, c, printf(iif(:lang = 'zh', '其中乙方实施服务（%s）', 'Of it implementation service, %s'), (SELECT iif(:lang = 'zh', zh, en) FROM word JOIN bought ON edition = id WHERE kind = 'offer')), provider_up_front, printf(iif(:lang = 'zh', '%d 项，每月运行 %,d；%s', '%d measures, %,d a month to run; %s'), provider_items, round(provider_month), iif(implementation, printf(iif(:lang = 'zh', '订单含 %d 份实施服务，每份约五人天；其余按新的订单', 'the order has %d packages of about five man-days; the rest takes another order'), packages), iif(:lang = 'zh', '咨询服务不含实施，仅在订购后才支出', 'no part of the consulting service, cash out only when ordered'))) FROM line JOIN bought WHERE provider_items
  UNION ALL SELECT 4, c, iif(:lang = 'zh', '其中现金支出：采购', 'Of it cash out: purchases'), cash_once, iif(once_unknown, printf(iif(:lang = 'zh', '%d 项采购未估算，未计入，并非为零', 'not estimated of %d: they are not in it, and not zero'), once_unknown), '') FROM line
  UNION ALL SELECT 5, c, iif(:lang = 'zh', '月净效果', 'Net effect a month'), net_month, printf(iif(:lang = 'zh', '节省 %,d 减去运行费用 %,d', 'saves %,d less %,d to run'), round(saving), round(month)) || ifnull((SELECT printf(iif(:lang = 'zh', '；为月账单的 %.1f%%（毛节省 %.1f%%；账单 %s）', '; %.1f%% of the bill (gross %.1f%%; bill of %s)'), 100.0 * net_month / amount, 100.0 * line.saving / amount, last_bill.month) FROM last_bill WHERE last_bill.currency = c AND amount > 0), '') FROM line
  UNION ALL SELECT 6, c, iif(:lang = 'zh', '前 12 个月净投入', 'Net cost of 12 months'), cost_12, iif(:lang = 'zh', '自计划开始，见“逐月现金流”', 'from the start of the plan, see Month by month') FROM line
  UNION ALL SELECT 7, c, iif(:lang = 'zh', '前 36 个月净投入', 'Net cost of 36 months'), cost_36, '' FROM line
  UNION ALL SELECT 8, c, iif(:lang = 'zh', '整体回收期（月）', 'Payback of the whole in months'), payback, iif(payback IS NULL, iif(net_month > 0, iif(:lang = 'zh', '十年内不回收', 'not within ten years'), iif(:lang = 'zh', '不回收：节省不高于运行费用', 'never: it saves no more than it costs to run')), iif(:lang = 'zh', '自计划开始至逐月现金流的累计净额转正', 'from the start of the plan until net so far is no longer negative, month by month')) FROM line
  UNION ALL SELECT 9, c, iif(:lang = 'zh', '其中降低风险：一次性', 'Of it to lower risk, once'), risk_up_front, printf(iif(:lang = 'zh', '每月运行 %,d，相当于保险支出', '%,d a month to run: insurance, which saves no money'), round(risk_month)) FROM line
  UNION ALL SELECT 10, c, iif(:lang = 'zh', '其中带来节省：一次性', 'Of it for savings, once'), saving_up_front, printf(iif(:lang = 'zh', '每月节省 %,d，运行 %,d', '%,d a month saved, %,d to run'), round(saving), round(saving_run)) FROM line
  UNION ALL SELECT 5.5, line.c, printf(iif(:lang = 'zh', '节省已封顶：%s', 'Savings capped: %s'), iif(:lang = 'zh', name_zh, name_en)), counted, printf(iif(:lang = 'zh', '各项合计估算 %,d，封顶后计入 %,d；该基数月费用 %,d，合计最多节省其 %d%%', '%,d claimed, %,d counted; it costs %,d a month, of which at most %d%% can be saved together'), round(claims), round(counted), round(cap.amount), cap.cap)
    FROM line JOIN (SELECT capped_by, currency, sum(claimed) AS claims, sum(saving) AS counted FROM recommended WHERE is_planned AND capped_by > '' GROUP BY 1, 2) AS cut ON cut.currency = line.c JOIN saving_limit AS cap ON cap.base = capped_by AND cap.currency = cut.currency
  UNION ALL SELECT 10 + position, currency, printf(iif(:lang = 'zh', '中断一小时：%s', 'An hour of outage: %s'), workload_name), cost_hour, printf(iif(:lang = 'zh', '其稳定性措施首年 %,d，相当于 %s 小时中断', 'its reliability costs %,d in the first year: %s hours of outage pay for it'), round(spend_12), hours) FROM outage_argument)
ORDER BY c, place
