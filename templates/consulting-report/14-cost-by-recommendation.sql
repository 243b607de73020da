-- title: Cost by recommendation | 建议成本明细
-- group: Recommendations and plan | 建议与计划
-- intro: Expected man-days, work at the day rate (see Cost evaluation), purchases, run cost and saving of each recommendation, with the basis of the amounts. | 各项建议的预期人天、人工（单价见“成本评估”）、采购、运行费用与节省，及其依据。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- tab: #C55A11
-- column: number | No. | 编号 | format=id width=8
-- column: title | Recommendation | 建议 | format=long width=48
-- column: workload | Workload | 工作负载 | format=long width=18
-- column: days | Man-days | 人天 | format=number width=11 total=sum
-- column: currency | Currency | 币种 | width=11
-- column: work | Work | 人工 | format=money width=16 total=sum
-- column: once | Purchases | 一次性采购 | format=money width=16 total=sum
-- column: month | Monthly run cost | 月运行费用 | format=money width=16 total=sum
-- column: run_basis | Basis of the run cost | 运行费用依据 | format=long width=26
-- column: saving | Monthly saving | 月节省 | format=money width=16 total=sum
-- column: basis | Basis of the saving | 节省依据 | format=long width=38
-- column: payback | Payback in months | 单项回收期（月） | format=number width=14
-- total: currency
SELECT label, iif(:lang = 'zh', title_zh, title_en), (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = recommended.id), round(days, 2), currency, work, once, month, rtrim(iif(saving = 0 AND saving_basis > '', saving_basis || char(10), '') || ifnull((SELECT iif(:lang = 'zh', zh, en) FROM run_cost_basis WHERE run_cost_basis.id = recommended.id), ''), char(10)), saving, iif(saving > 0, iif(saving_basis > '', saving_basis, iif(:lang = 'zh', '依据未注明', 'basis not stated')) || ifnull(char(10) || (SELECT iif(:lang = 'zh', '与 ' || group_concat(label, '、') || ' 可能为同一笔节省', 'may be the same money as ' || group_concat(label, ', ')) FROM (SELECT twin.label FROM saving_overlap JOIN recommended AS twin ON twin.id = iif(saving_overlap.id = recommended.id, other, saving_overlap.id) WHERE recommended.id IN (saving_overlap.id, other) ORDER BY twin.number) HAVING count(*) > 0), ''), ''), iif(payback > '', payback, '—')
FROM recommended WHERE is_planned ORDER BY number
