-- title: Where the customer stands | 现状一览
-- column: headline | Headline | 结论
-- column: score | Score | 得分
-- column: score_note | Score, of | 得分依据
-- column: high | High risks | 高风险
-- column: high_note | High risks, and | 高风险说明
-- column: days | Man-days | 人天
-- column: days_note | Man-days, of | 人天说明
-- column: saving | Net effect a month | 月净效果
-- column: saving_note | Net effect, of | 月净效果说明
WITH planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned),
total AS (SELECT score, high, medium, answered - not_applicable AS answered, questions - not_applicable AS questions FROM overall_result),
later AS (SELECT score, high FROM outlook WHERE stage = 'all' AND pillar = '' AND EXISTS (SELECT 1 FROM planned)),
worst AS (SELECT iif(:lang = 'zh', pillar_zh, pillar_en) AS pillar FROM pillar_overall WHERE high > 0 ORDER BY high DESC, score LIMIT 1),
money AS (SELECT currency, sum(work) + sum(once) AS cost, sum(saving) - sum(month) AS net FROM planned WHERE currency > '' GROUP BY currency ORDER BY sum(work) DESC LIMIT 1)
SELECT CASE WHEN answered = 0 THEN iif(:lang = 'zh', '尚未开始作答', 'Nothing has been answered yet')
    WHEN high = 0 THEN iif(:lang = 'zh', '已回答的问题中没有高风险', 'No high risk in what was answered')
    ELSE printf(iif(:lang = 'zh', '%d 个问题存在高风险，以%s最为集中', '%d questions carry a high risk, most of them in %s'), high, ifnull((SELECT pillar FROM worst), '—')) END,
  iif(answered * 2 < questions OR score IS NULL, '—', CAST(round(score) AS INTEGER) || ifnull((SELECT ' → ' || CAST(round(later.score) AS INTEGER) FROM later WHERE later.score > total.score), '')),
  iif(:lang = 'zh', '满分 100；', 'of 100; ') || (SELECT iif(:lang = 'zh', zh, en) FROM coverage_words) || iif(answered * 2 < questions, '', ifnull((SELECT iif(:lang = 'zh', '；' || short_zh, '; ' || short_en) FROM checked_words), '')),
  high || ifnull((SELECT ' → ' || later.high FROM later WHERE later.high < total.high), ''), printf(iif(:lang = 'zh', '另有中风险 %d 个', 'and %d medium risks'), medium),
  (SELECT printf('%.1f', ifnull(sum(days), 0)) FROM planned),
  (SELECT printf(iif(:lang = 'zh', '人天，用于已采纳的 %d 项建议', 'man-days for %d accepted recommendations'), count(*)) FROM planned) || ifnull((SELECT iif(:lang = 'zh', '；一次性投入 ', '; once ') || money_words(work_least + once, plan_money.currency, :lang) || iif(:lang = 'zh', '至 ', ' to ') || money_words(work_most + once, plan_money.currency, :lang) FROM plan_money JOIN money USING (currency) WHERE work_least < work_most), ''),
  ifnull((SELECT money_words(net, currency, :lang) FROM money), '—'),
  iif(:lang = 'zh', '每月净效果：节省减去新增运行费用', 'net effect a month: savings less run cost') || ifnull((SELECT iif(:lang = 'zh', '；净投入 12 个月 ', '; net cost of 12 months ') || money_words(cost_12, plan_money.currency, :lang) || iif(:lang = 'zh', '，36 个月 ', ', of 36 ') || money_words(cost_36, plan_money.currency, :lang) FROM plan_money JOIN money USING (currency) WHERE cost_12 IS NOT NULL), '')
FROM total
