-- title: After the plan | 计划完成后
-- group: Recommendations and plan | 建议与计划
-- intro: Scores and risks recalculated with the accepted practices in place: today, after each wave and after the whole plan. Based on the answers; contradictions by checks are not deducted. A high risk that falls to medium counts as medium from then on, so medium risks may rise while high risks fall. A shortfall is a best practice that is missing, in place in part or unknown, once for each workload it is asked of; those left have no measure in the plan. Measures still to be ordered count as done in their wave. Stages with the same figures share a row. | 以同样的回答、同样的算法计算：当前、各阶段完成后以及全部完成后的得分与风险。均按回答计算，未扣除检测结果推翻的回答。高风险降为中风险后计入中风险，因此高风险减少时中风险可能增加。“不足项”为未落实、部分落实或不清楚的最佳实践，按工作负载逐一计数；剩余不足项在计划中没有措施。尚待订购的措施按所在阶段完成计算。数字相同的阶段合并为一行。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- pages: one
-- tab: #2E7D32
-- column: stage | Stage | 阶段 | format=id width=34
-- column: ends | By | 截止 | format=date width=13
-- column: score | Score | 得分 | format=score width=12
-- column: high | High risks | 高风险 | format=number width=12
-- column: medium | Medium risks | 中风险 | format=number width=14
-- column: closed | Shortfalls closed | 已关闭不足项 | format=number width=17
-- column: shortfalls | Shortfalls left | 剩余不足项 | format=number width=15
WITH told AS (SELECT outlook.*, en, zh, printf('%s %s %s %s %s %s', ends, score, high, medium, closed, shortfalls) AS figures FROM outlook JOIN word ON word.kind = 'outlook' AND word.id = stage WHERE pillar = '' AND EXISTS (SELECT 1 FROM recommended WHERE is_planned)),
turn AS (SELECT *, figures IS NOT lag(figures) OVER (ORDER BY position) AS is_new FROM told),
line AS (SELECT *, sum(is_new) OVER (ORDER BY position) AS part FROM turn ORDER BY position)
SELECT group_concat(iif(stage = 'today' AND ends > (SELECT day FROM report_day), iif(:lang = 'zh', '计划开始时（同当前）', 'At the start of the plan (as today)'), iif(:lang = 'zh', zh, en)), iif(:lang = 'zh', '；', '; ')), ends, score, high, medium, closed, shortfalls
FROM line GROUP BY part ORDER BY part
