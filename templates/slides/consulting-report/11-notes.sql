-- title: Notes | 讲稿备注
-- column: state | In short | 概要
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
later AS (SELECT score, high, medium FROM outlook WHERE stage = 'all' AND pillar = '' AND EXISTS (SELECT 1 FROM planned)),
said AS (SELECT date(max(changed_at), 'localtime') AS last FROM answer),
export AS (SELECT group_concat(DISTINCT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'evidence-source' AND word.id = product)) AS names, date(max(taken), 'localtime') AS day FROM active_cover JOIN check_group ON check_group.id = grp),
money AS (SELECT group_concat(money_words(up_front, currency, :lang), ' + ') AS once, group_concat(money_words(net_month, currency, :lang), ' + ') AS net FROM plan_money WHERE currency > '')
SELECT (SELECT (SELECT iif(:lang = 'zh', zh || '；得分只计已回答与按不清楚计分的问题。箭头后为计划完成后的数值。', en || '. The score rests on those answered or scored as not known. What follows an arrow is the state when the plan is done.') FROM coverage_words) FROM total WHERE answered > 0),
  (SELECT printf(iif(:lang = 'zh', '回答截至 %s。', 'Answers up to %s.'), last) || ifnull((SELECT printf(iif(:lang = 'zh', '导入的数据：%s，截至 %s。', ' Imported: %s, up to %s.'), replace(names, ',', iif(:lang = 'zh', '、', ', ')), day) FROM export WHERE names > ''), '')
      || printf(iif(:lang = 'zh', '尚未回答的适用问题：%d 个。', ' Applicable questions without an answer: %d.'), questions - answered) FROM said, total WHERE last > ''),
  (SELECT iif(:lang = 'zh', '达成情况按计划全部完成后的得分、费用与日期计算，并非承诺。', 'What becomes of a goal is computed from scores, costs and dates with the whole plan done; it is no promise.') FROM goal LIMIT 1),
  (SELECT printf(iif(:lang = 'zh', '总分 %.1f；计划完成后 %.1f。总分按问题权重计算，并非各支柱的平均值。', 'The whole scores %.1f, and %.1f when the plan is done; it counts questions by weight, not pillars alike.'), total.score, later.score) || ifnull((SELECT iif(:lang = 'zh', zh || '。', ' ' || en || '.') FROM checked_words), '') FROM total, later WHERE total.score IS NOT NULL),
  (SELECT printf(iif(:lang = 'zh', '高风险 %d → %d，中风险 %d → %d。高风险部分整改后记为中风险。剩余的风险没有措施，或其措施被暂缓或不采纳。', 'High %d → %d, medium %d → %d. A high risk that is closed in part counts as medium. What stays has no measure, or one that was deferred or rejected.'), total.high, later.high, total.medium, later.medium) FROM total, later),
  (SELECT iif(:lang = 'zh', '顺序：', 'The order: ') || group_concat(iif(:lang = 'zh', pillar_zh || '（' || where_zh || '）', pillar_en || ' (' || where_en || ')'), iif(:lang = 'zh', '；', '; ')) || iif(:lang = 'zh', '。完整清单见咨询报告的风险清单。', '. The whole list stands in the Consulting Report.') FROM (SELECT * FROM top_risk ORDER BY number LIMIT 5) HAVING count(*) > 0),
  (SELECT iif(:lang = 'zh', '两方记录均未改动，请与受访人逐项核实：更改回答，或说明检测结果为何不适用。', 'Both sides stand as they are: settle each with the person who answered, by changing the answer or by saying why the check does not apply.') FROM differing_practice LIMIT 1),
  (SELECT printf(iif(:lang = 'zh', '账单取自 %s 的导出，金额为各账单行之和。', 'From the bills as they were exported on %s, summed as they stand.'), day) FROM (SELECT date(max(taken), 'localtime') AS day FROM active_cover JOIN check_group ON check_group.id = grp WHERE product = 'billing') WHERE day > ''),
  (SELECT printf(iif(:lang = 'zh', '共 %d 项已采纳的建议，%.0f 人天', '%d recommendations are accepted, %.0f man-days'), count(*), sum(days)) || ifnull((SELECT iif(:lang = 'zh', '；一次性投入 ', '; once ') || once || iif(:lang = 'zh', '，每月净效果 ', ', net effect a month ') || net FROM money WHERE once > ''), '') || iif(:lang = 'zh', '。', '.') FROM planned HAVING count(*) > 0),
  (SELECT printf(iif(:lang = 'zh', '尚未排期的建议：%d 项。封网期内不安排变更。', 'Recommendations without a date: %d. Nothing is changed in a freeze.'), sum(starts = '')) FROM planned HAVING count(*) > 0),
  (SELECT iif(:lang = 'zh', '曲线为给定人天下的最优组合；请在会上逐条确认所列决定，并记入会议纪要。', 'The curve shows the best choice for so many man-days. Ask for each decision in the meeting, and have it in the minutes.') FROM curve_result LIMIT 1)
