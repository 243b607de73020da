-- title: Candidates for further savings | 可进一步降低费用的候选措施
-- below: goals-and-scope
-- intro: Cost optimization proposals that are not in the plan, with the usual saving of such a measure before its run cost: a share of last month's bill for the workloads concerned, or of the whole bill. Savings overlap, so the total is limited by the cap of each cost base. | 未列入计划的成本优化建议，及同类措施的常见节省（未扣运行费用）：以最近账期中相应工作负载的费用为基数，适用于全组织的以账单总额为基数。节省会重叠，合计以各基数的上限为准。
-- optional: yes
-- column: workload | Workload | 工作负载 | format=long width=20
-- column: title | Measure | 措施 | format=long width=64
-- column: least | Monthly saving, from | 月节省下限 | format=whole width=14
-- column: most | Monthly saving, to | 月节省上限 | format=whole width=22
-- column: base | Cost base | 费用基数 | format=long width=40
-- column: reason | Why it is not in the plan | 未列入计划的原因 | format=long width=60
-- column: days | Man-days | 人天 | format=number width=16
WITH line AS MATERIALIZED (SELECT *, iif(:lang = 'zh', iif(label_zh > '', label_zh || ' ', '') || title_zh, iif(label_en > '', label_en || ' ', '') || title_en) AS title FROM goal_candidate WHERE goal IN (SELECT goal FROM goal_reach) GROUP BY id),
wanted AS (SELECT iif(:lang = 'zh', '未说明原因', 'No reason given') || ifnull((SELECT iif(name > '', iif(:lang = 'zh', '，请' || name || iif(day > '', '最迟于 ' || day || ' ', '') || '说明', '; ' || name || ' is to give one' || iif(day > '', ' by ' || day, '')), NULL) FROM decider), '') AS words)
SELECT workload, title, ifnull(least, iif(:lang = 'zh', '未知', 'unknown')), ifnull(most, iif(:lang = 'zh', '未知', 'unknown')), base, reason, days FROM (
SELECT 0 AS place, title, iif(:lang = 'zh', where_zh, where_en) AS workload,
  iif(is_common, '', iif(:lang = 'zh', where_zh || '：', '')) || iif(:lang = 'zh', name_zh, name_en) || iif(is_common OR :lang = 'zh', '', ' of ' || where_en) || ifnull(iif(money_words(amount, currency, :lang) > '', printf(iif(:lang = 'zh', '（每月 %s）', ' (%s a month)'), money_words(amount, currency, :lang)), NULL), printf(iif(:lang = 'zh', '（账单未单列；可节省 %s%%，未计入合计）', ' (not apart on the bill; %s%% of it, not in the total)'), replace(saving_percent, '-', '–'))) AS base, least, most, nullif(round(days, 1), 0) AS days, iif(iif(:lang = 'zh', reason_zh, reason_en) > '', iif(:lang = 'zh', reason_zh, reason_en), wanted.words) AS reason FROM line, wanted WHERE begun IS NULL
UNION ALL SELECT 1, iif(:lang = 'zh', '合计，以各基数的上限为准；目标差距每月 ', 'Together, within the caps; missing for the goal: ') || money_words(gap, currency, :lang) || iif(:lang = 'zh', '', ' a month'), iif(:lang = 'zh', '合计', 'Total'), '', least, most, (SELECT round(sum(days), 1) FROM line WHERE line.goal = goal_reach.goal AND begun IS NULL AND amount > 0), iif(is_enough, iif(:lang = 'zh', '上限高于差距：补充其中的措施可能达成目标', 'The most is above it: the goal may be reached with them'), CASE (SELECT count(*) FROM line WHERE begun IS NULL AND ifnull(amount, 0) = 0 AND line.goal = goal_reach.goal) WHEN 0 THEN iif(:lang = 'zh', '上限低于差距：按现有建议不能达成，请调整目标', 'The most is below it: not reachable with what is proposed, so choose another target') ELSE iif(:lang = 'zh', '上限低于差距：除非费用未单列的措施补足其余部分，否则须调整目标', 'The most is below it: unless those without an amount bring the rest, choose another target') END) FROM goal_reach
UNION ALL SELECT 2, iif(:lang = 'zh', '计划已部分实施，节省计入相应措施：', 'In the plan in part, their saving being that of its measures: ') || group_concat(title || iif(:lang = 'zh', '（' || replace(begun, ', ', '、') || '）', ' (' || begun || ')'), iif(:lang = 'zh', '；', '; ')), iif(:lang = 'zh', '不再计入', 'Not counted again'), '', '', '', NULL, '' FROM (SELECT * FROM line WHERE begun > '' ORDER BY title) HAVING count(*) > 0)
ORDER BY place, most DESC, title
