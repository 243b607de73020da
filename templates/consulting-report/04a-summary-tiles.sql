-- title: Key figures | 关键数字
-- below: executive-summary
-- optional: yes
-- part: tiles 1 48
-- column: label | Figure | 指标
-- column: value | Value | 数值
-- column: note | Note | 说明
WITH planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned),
money AS (SELECT currency, sum(work + once) AS spent, sum(month) AS month, sum(saving) AS saving FROM planned WHERE currency > '' GROUP BY currency),
overall AS (SELECT *, questions - not_applicable AS asked, answered - not_applicable AS known FROM overall_result),
later AS (SELECT * FROM outlook WHERE stage = 'all' AND pillar = '' AND EXISTS (SELECT 1 FROM planned))
SELECT iif(:lang = 'zh', '得分（0–100）→ 计划完成后', 'Score of 100 → after the plan'), iif(2 * known < asked OR score IS NULL, '—', CAST(round(score) AS INTEGER) || ifnull((SELECT ' → ' || CAST(round(later.score) AS INTEGER) FROM later WHERE later.score > overall.score), '')),
  (SELECT iif(:lang = 'zh', zh, en) FROM coverage_words) || iif(2 * known < asked, iif(:lang = 'zh', '，覆盖不足，不给出得分', '; too few for a score'), '') || iif(2 * known >= asked, ifnull((SELECT iif(:lang = 'zh', '；' || zh, '; ' || en) FROM checked_words), ''), '') FROM overall
UNION ALL SELECT iif(:lang = 'zh', '高风险', 'High risks'), high || ifnull((SELECT ' → ' || later.high FROM later WHERE later.high < overall.high), ''), iif(:lang = 'zh', '另有中风险 ', 'plus ') || medium || iif(:lang = 'zh', ' 项', ' medium risks') || ifnull((SELECT iif(later.medium > overall.medium, iif(:lang = 'zh', '，完成后 ', ', ') || later.medium || iif(:lang = 'zh', ' 项（含降级的高风险）', ' after the plan, including downgraded high risks'), '') FROM later), '')
  || ifnull((SELECT iif(:lang = 'zh', '；无措施：高风险 ', '; no measure for ') || sum(risk = 'HIGH') || iif(:lang = 'zh', ' 项、中风险 ', ' high and ') || sum(risk = 'MEDIUM') || iif(:lang = 'zh', ' 项', ' medium') FROM risk_answer WHERE NOT is_mended HAVING count(*) > 0), '')
  || ifnull((SELECT iif(:lang = 'zh', '；另有独立检测项高风险 ', '; high risks found by checks alone: ') || count(*) FROM recommended WHERE state = 'open' AND level = 'HIGH' HAVING count(*) > 0), '') || ifnull((SELECT printf(iif(:lang = 'zh', '；补齐不足项 %d / %d', '; %d of %d shortfalls closed'), closed, closed + shortfalls) FROM later WHERE closed > 0), '') FROM overall
UNION ALL SELECT iif(:lang = 'zh', '一次性投入', 'One-time cost'), ifnull((SELECT group_concat(money_words(spent, currency, :lang), ' + ') FROM money), '—'),
  (SELECT count(*) || iif(:lang = 'zh', ' 项措施，', ' measures, ') || CAST(round(sum(days)) AS INTEGER) || iif(:lang = 'zh', ' 人天', ' man-days') FROM planned) || ifnull((SELECT iif(:lang = 'zh', '，另 ', ', ') || count(*) || iif(:lang = 'zh', ' 项工作量待估', ' without an estimate') FROM planned WHERE days = 0 HAVING count(*) > 0), '')
  || ifnull((SELECT iif(:lang = 'zh', '；区间 ', '; ') || group_concat(money_words(work_least + once, currency, :lang) || iif(:lang = 'zh', '至 ', ' to ') || money_words(work_most + once, currency, :lang), ' + ') FROM plan_money WHERE currency > '' AND work_least < work_most), '')
  || ifnull((SELECT iif(:lang = 'zh', '；内部人力 ', '; internal staff ') || group_concat(money_words(own_work, currency, :lang), ' + ') || iif(:lang = 'zh', '（非现金）', ' (non-cash)') FROM plan_money WHERE own_work > 0), '')
  || ifnull((SELECT iif(:lang = 'zh', '、服务方 ', ', provider ') || group_concat(money_words(inside + beyond, currency, :lang) || iif(inside + beyond = 0, '', iif(beyond = 0, iif(:lang = 'zh', '（订单内）', ' (in the order)'), iif(inside = 0, iif(:lang = 'zh', '（未订购）', ' (not ordered)'), iif(:lang = 'zh', '（订单内 ', ' (ordered ') || money_words(inside, currency, :lang) || iif(:lang = 'zh', '）', ')')))), ' + ') FROM provider_order WHERE inside + beyond > 0), '')
  || ifnull((SELECT iif(:lang = 'zh', '、现金采购 ', ', purchases ') || group_concat(money_words(cash_once, currency, :lang), ' + ') FROM plan_money WHERE cash_once > 0), '') WHERE EXISTS (SELECT 1 FROM planned)
UNION ALL SELECT iif(:lang = 'zh', '月度净效果', 'Monthly net effect'), (SELECT group_concat(money_words(saving - month, currency, :lang), ' + ') FROM money),
  (SELECT iif(:lang = 'zh', '节省 ', 'savings ') || group_concat(money_words(saving, currency, :lang), ' + ') FROM money) || iif((SELECT max(capped_by) FROM planned) > '', iif(:lang = 'zh', '（已封顶）', ' (capped)'), '') || (SELECT iif(:lang = 'zh', '，新增运行费用 ', ', additional run cost ') || group_concat(money_words(month, currency, :lang), ' + ') FROM money)
  || ifnull((SELECT iif(:lang = 'zh', '；净投入 12 个月 ', '; net cost over 12 months ') || group_concat(money_words(cost_12, currency, :lang) || iif(cash_12 <> cost_12, iif(:lang = 'zh', '（现金 ', ' (cash ') || money_words(cash_12, currency, :lang) || iif(:lang = 'zh', '）', ')'), ''), ' + ') FROM plan_money WHERE currency > '' AND cost_12 IS NOT NULL HAVING count(*) > 0), '')
  || ifnull((SELECT iif(:lang = 'zh', '；整体回收期 ', '; paid back in ') || payback || iif(:lang = 'zh', ' 个月', ' months') FROM plan_money WHERE payback > 0 AND (SELECT count(*) FROM money) = 1), '') || ifnull((SELECT iif(:lang = 'zh', '；节省不抵运行费用，投入主要用于降低风险', '; it reduces risk but does not pay for itself') FROM plan_money WHERE net_month < 0 LIMIT 1), '') WHERE EXISTS (SELECT 1 FROM money WHERE saving > 0 OR month > 0)
