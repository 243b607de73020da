-- title: Messages | 各页结论
-- column: scope | What was looked at | 评估范围
-- column: goals | Goals | 目标
-- column: pillars | Score by pillar | 各支柱得分
-- column: pillar_risks | Risks before and after | 风险的前后变化
-- column: risks | The risks to act on first | 首先要处理的风险
-- column: contradictions | Answers and checks | 回答与检测结果
-- column: costs | Where the money goes | 费用去向
-- column: actions | What to do first | 首要行动
-- column: roadmap | Roadmap | 路线图
-- column: curve | Effort and decisions | 投入与决定
WITH planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned),
total AS (SELECT score, high, medium, answered - not_applicable AS answered, questions - not_applicable AS questions FROM overall_result),
later AS (SELECT score, high FROM outlook WHERE stage = 'all' AND pillar = '' AND EXISTS (SELECT 1 FROM planned)),
worst AS (SELECT iif(:lang = 'zh', pillar_zh, pillar_en) AS pillar, score FROM pillar_overall WHERE score < (SELECT max(score) FROM pillar_overall) ORDER BY score LIMIT 1),
goals AS (SELECT count(*) AS goals, sum(state IN ('reached', 'planned', 'conditional')) AS reached, sum(state = 'conditional') AS conditional FROM goal_outlook),
bill AS (SELECT month, currency, sum(amount) AS amount, sum(iif(tags > '', 0, amount)) AS untagged FROM cost_in_words
  WHERE currency = (SELECT currency FROM cost_in_words GROUP BY currency ORDER BY count(*) DESC LIMIT 1) GROUP BY month ORDER BY month DESC LIMIT 1),
half AS (SELECT round(100.0 * best / whole) AS share FROM curve_result, (SELECT max(best) AS whole FROM curve_result) WHERE step = 10 AND whole > 0)
SELECT ifnull((SELECT printf(iif(:lang = 'zh', '评估 %d 个工作负载，', '%d workloads were looked at, '), (SELECT count(*) FROM workload)) || (SELECT iif(:lang = 'zh', zh, en) FROM coverage_words) FROM total WHERE answered > 0),
    iif(:lang = 'zh', '评估范围', 'What was looked at')),
  ifnull((SELECT iif(reached, printf(iif(:lang = 'zh', '%d 个目标中，已按期列入计划 %d 个', 'Of %d goals %d are planned in time'), goals, reached) || iif(conditional, printf(iif(:lang = 'zh', '，其中附条件 %d 个', ', %d of them with conditions'), conditional), ''), iif(:lang = 'zh', '按当前计划，' || goals || ' 项目标均不能完全达成', 'The plan as it stands reaches no goal wholly, of ' || goals)) FROM goals WHERE goals > 0),
    iif(:lang = 'zh', '目标', 'Goals')),
  ifnull((SELECT printf(iif(:lang = 'zh', '%s得分最低，为 %d 分', '%s scores lowest, with %d of 100'), pillar, round(worst.score)) || ifnull((SELECT printf(iif(:lang = 'zh', '；计划使总分由 %d 升至 %d', '; the plan takes the whole from %d to %d'), round(total.score), round(later.score)) FROM total, later WHERE later.score > total.score), '') FROM worst),
    iif(:lang = 'zh', '各支柱得分', 'Score by pillar')),
  ifnull((SELECT printf(iif(:lang = 'zh', '按计划完成后，高风险由 %d 个降至 %d 个', 'The plan takes high risks from %d to %d'), total.high, later.high) FROM total, later WHERE later.high < total.high),
    iif(:lang = 'zh', '风险的前后变化', 'Risks before and after')),
  ifnull((SELECT printf(iif(:lang = 'zh', '%d 个高风险中最严重的：%s', 'The gravest of %d high risks: %s'), high, iif(:lang = 'zh', gap_zh, lower(substr(gap_en, 1, 1)) || substr(gap_en, 2))) FROM top_risk, total WHERE high > 0 ORDER BY number LIMIT 1),
    iif(:lang = 'zh', '首先要处理的风险', 'The risks to act on first')),
  ifnull((SELECT printf(iif(:lang = 'zh', '%d 项最佳实践的回答与检测结果不一致', 'On %d practices answers and checks differ'), count(*)) FROM differing_practice HAVING count(*) > 1),
    iif(:lang = 'zh', '回答与检测结果', 'Answers and checks')),
  ifnull((SELECT printf(iif(:lang = 'zh', '%s 账单为 %s，其中 %d%% 没有标签', 'The bill of %s is %s, and %d%% of it has no tag'), month, money_words(amount, currency, :lang), round(100.0 * untagged / amount)) FROM bill WHERE amount > 0),
    iif(:lang = 'zh', '费用去向', 'Where the money goes')),
  ifnull((SELECT printf(iif(:lang = 'zh', '优先级 P1 的 %d 项措施先行，共 %.0f 人天', '%d measures of priority P1 come first, with %.0f man-days'), count(*), sum(days)) FROM planned WHERE priority = 1 HAVING count(*) > 1),
    iif(:lang = 'zh', '首要行动', 'What to do first')),
  ifnull((SELECT printf(iif(:lang = 'zh', '%d 项建议，自 %s 起，至 %s 完成', '%d recommendations, from %s to %s'), count(*), min(starts), max(ends)) FROM planned WHERE starts > '' HAVING count(*) > 1),
    iif(:lang = 'zh', '路线图', 'Roadmap')),
  ifnull((SELECT printf(iif(:lang = 'zh', '一半的人天可降低 %d%% 的风险分值', 'Half of the man-days remove %d%% of the risk'), share) FROM half),
    iif(:lang = 'zh', '投入与决定', 'Effort and decisions'))
