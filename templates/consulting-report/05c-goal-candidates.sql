-- title: What could take a goal of saving further | 可进一步降低费用的候选措施
-- below: goals-and-scope
-- intro: Proposals of cost optimization that are not in the plan, with what such a measure usually saves of the costs it is about, before its run cost. Savings overlap: together they count at most the cap of their base. | 未列入计划的成本优化建议，及同类措施在相应费用基数上的常见节省（未扣运行费用）。节省会重叠，合计以各基数的上限为准。
-- optional: yes
-- column: workload | Workload | 工作负载 | width=20
-- column: title | Measure | 措施 | format=long width=64
-- column: least | Saving a month, from | 月节省下限 | format=whole width=14
-- column: most | Saving a month, to | 月节省上限 | format=whole width=22
-- column: base | Saves of | 费用基数 | format=long width=40
-- column: reason | Why it is not in the plan | 未列入计划的原因 | format=long width=60
-- column: days | Man-days | 人天 | format=number width=16
WITH line AS MATERIALIZED (SELECT * FROM goal_candidate WHERE goal IN (SELECT goal FROM goal_reach))
SELECT workload, title, least, most, base, reason, days FROM (
SELECT 0 AS place, iif(:lang = 'zh', iif(label_zh > '', label_zh || ' ', '') || title_zh, iif(label_en > '', label_en || ' ', '') || title_en) AS title, iif(workload_name > '', workload_name, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization')) AS workload,
  iif(:lang = 'zh', name_zh, name_en) || ifnull(iif(money_words(amount, currency, :lang) > '', printf(iif(:lang = 'zh', '（每月 %s）', ' (%s a month)'), money_words(amount, currency, :lang)), NULL), printf(iif(:lang = 'zh', '（账单未单列；可节省 %s%%）', ' (not apart on the bill; %s %% of it)'), saving_percent)) AS base, least, most, nullif(round(days, 1), 0) AS days, iif(iif(:lang = 'zh', reason_zh, reason_en) > '', iif(:lang = 'zh', reason_zh, reason_en), iif(:lang = 'zh', '未说明原因', 'No reason given')) AS reason FROM line GROUP BY id
UNION ALL SELECT 1, iif(:lang = 'zh', '合计，以各基数的上限为准；目标差距每月 ', 'Together, within the caps; missing for the goal: ') || money_words(gap, currency, :lang) || iif(:lang = 'zh', '', ' a month'), '', '', least, most, (SELECT round(sum(days), 1) FROM line WHERE line.goal = goal_reach.goal), iif(is_enough, iif(:lang = 'zh', '上限高于差距：补充其中的措施可能达成目标', 'The most is above it: the goal may be reached with them'), iif(:lang = 'zh', '上限低于差距：按现有建议不能达成，请调整目标', 'The most is below it: not reachable with what is proposed, so choose another target')) FROM goal_reach)
ORDER BY place, most DESC, title
