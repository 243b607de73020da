-- title: Executive summary | 管理摘要
-- intro: Where the customer stands, what threatens it most, what to do first, what it costs and what it brings. | 客户现状、主要风险、优先实施项，以及投入与收益。
-- layout: card
-- pages: one
-- tab: #1F3864
-- column: label | Item | 项目
-- column: value | Result | 结果 | format=long
-- column: kind | Kind | 类别
WITH planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned),
total AS (SELECT score, answered - not_applicable AS answered, questions - not_applicable AS questions, high, medium FROM overall_result),
apart AS (SELECT count(*) FILTER (WHERE level = 'HIGH') AS apart_high, count(*) FILTER (WHERE level = 'MEDIUM') AS apart_medium FROM recommended WHERE state = 'open'),
money AS (SELECT currency, sum(work) AS work, sum(once) AS once, sum(month) AS month, sum(saving) AS saving FROM planned GROUP BY currency)
SELECT iif(:lang = 'zh', '评估结果', 'Result'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '得分', 'Score'), ifnull(score || ' / 100', '—')
    || iif(:lang = 'zh', '（', ' (') || (SELECT iif(:lang = 'zh', zh, en) FROM coverage_words) || iif(:lang = 'zh', '）', ')') || ifnull((SELECT iif(:lang = 'zh', '；' || zh, '; ' || en) FROM checked_words), ''), '' FROM total
UNION ALL SELECT iif(:lang = 'zh', '风险', 'Risks'), iif(:lang = 'zh', '高风险 ', 'high: ') || high || ifnull(iif(:lang = 'zh', '（其中有措施的 ', ' (with a measure: ') || (SELECT sum(is_mended) FROM risk_answer WHERE risk = 'HIGH') || iif(:lang = 'zh', '）', ')'), '') || iif(:lang = 'zh', '，中风险 ', ', medium: ') || medium
    || iif(apart_high + apart_medium, iif(:lang = 'zh', '；另有独立的检测结果：高风险 ', '; findings apart from them, high: ') || apart_high || iif(:lang = 'zh', '，中风险 ', ', medium: ') || apart_medium, ''), '' FROM total, apart
UNION ALL SELECT iif(:lang = 'zh', '主要风险', 'Headline risks: what is not in place'), '', 'section'
UNION ALL SELECT * FROM (SELECT iif(:lang = 'zh', pillar_zh, pillar_en), iif(:lang = 'zh', gap_zh || '（' || where_zh || '）' || char(10) || why_zh, gap_en || ' (' || where_en || ')' || char(10) || why_en), '' FROM top_risk ORDER BY number LIMIT 5)
UNION ALL SELECT iif(:lang = 'zh', '优先实施项', 'What to do first'), '', 'section'
UNION ALL SELECT * FROM (SELECT label || ' · P' || priority, iif(:lang = 'zh', title_zh, title_en) || iif(:lang = 'zh', '（', ' (') || ifnull(nullif((SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = planned.id), '') || iif(:lang = 'zh', '，', ', '), '')
    || iif(days > 0, round(days, 1) || iif(:lang = 'zh', ' 人天）', ' man-days)'), iif(:lang = 'zh', '工作量待估）', 'effort not estimated yet)')), '' FROM planned ORDER BY number LIMIT 3)
UNION ALL SELECT iif(:lang = 'zh', '所采纳建议的投入与收益', 'Cost and benefit of the accepted recommendations'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '工作量', 'Effort'), count(*) || iif(:lang = 'zh', ' 项建议，', ' recommendations, ') || printf('%.0f', ifnull(sum(days), 0)) || iif(:lang = 'zh', ' 人天', ' man-days'), '' FROM planned
UNION ALL SELECT iif(:lang = 'zh', '投入', 'Cost'), iif(:lang = 'zh', '人工费用 ', 'work ') || money_words(work, currency, :lang) || iif(:lang = 'zh', '，一次性采购 ', ', purchases ') || money_words(once, currency, :lang)
    || iif(:lang = 'zh', '，月运行费用 ', ', run cost a month ') || money_words(month, currency, :lang), '' FROM money WHERE currency > ''
UNION ALL SELECT iif(:lang = 'zh', '投入区间', 'Least to most'), iif(:lang = 'zh', '一次性 ', 'once ') || money_words(work_least + once, currency, :lang) || iif(:lang = 'zh', '至 ', ' to ') || money_words(work_most + once, currency, :lang) || iif(:lang = 'zh', '（三点估算的最少与最多）', ' (least and most of the three-point estimates)'), '' FROM plan_money WHERE currency > '' AND work_least < work_most
UNION ALL SELECT iif(:lang = 'zh', '净投入', 'Net cost'), iif(:lang = 'zh', '12 个月 ', 'in 12 months ') || money_words(cost_12, currency, :lang) || iif(:lang = 'zh', '，36 个月 ', ', in 36 months ') || money_words(cost_36, currency, :lang) || iif(:lang = 'zh', '；月度净效果 ', '; net effect a month ') || money_words(net_month, currency, :lang), '' FROM plan_money WHERE currency > '' AND cost_12 IS NOT NULL
UNION ALL SELECT iif(:lang = 'zh', '收益', 'Benefit'), iif(:lang = 'zh', '预计降低风险分值 ', 'points of risk removed: ') || round(ifnull(sum(risk), 0), 1)
    || ifnull(iif(:lang = 'zh', '；月节省 ', '; saving a month ') || (SELECT group_concat(money_words(saving, currency, :lang), iif(:lang = 'zh', '、', ' and ')) FROM money WHERE saving > 0) || iif((SELECT max(capped_by) FROM planned) > '', iif(:lang = 'zh', '（已封顶）', ' (capped)'), ''), ''), '' FROM planned
UNION ALL SELECT iif(:lang = 'zh', '投入效率', 'Effect of effort'), printf(iif(:lang = 'zh', '投入 50%% 的人天（%.0f），可降低的风险分值占本计划的 %.0f%%；按优先级顺序为 %.0f%%。',
    'Half of the man-days (%.0f) give %.0f%% of what this plan can achieve; in the order of priority %.0f%%.'), days, 100.0 * best / whole, 100.0 * plain / whole), ''
  FROM curve_result, (SELECT max(best) AS whole FROM curve_result) WHERE step = 10 AND whole > 0
UNION ALL SELECT iif(:lang = 'zh', '实施周期', 'Period'), iif(:lang = 'zh', '', 'from ') || min(nullif(starts, '')) || iif(:lang = 'zh', ' 至 ', ' to ') || max(nullif(ends, ''))
    || iif(sum(starts = '') > 0, iif(:lang = 'zh', '；尚未排期：', '; without date so far: ') || sum(starts = ''), ''), '' FROM planned
