-- title: Risk reduction by effort | 风险与投入曲线
-- group: Recommendations and plan | 建议与计划
-- intro: Risk points removed for a given number of man-days: the best selection of accepted recommendations compared with the order of priority. | 在已采纳的建议中，给定人天最多可降低多少风险分值：最优组合与按优先级顺序的对比。
-- optional: yes
-- pages: one
-- tab: #2E7D32
-- column: days | Man-days | 人天 | format=number width=12
-- column: best | Best choice | 最优组合 | format=number width=14
-- column: plain | Priority order | 按优先级 | format=number width=14
-- column: more | Difference | 差额 | format=number width=12
-- column: words | Explanation | 说明 | format=long width=70
-- chart: lines | Risk reduction by effort | 投入人天与预计降低的风险 | days best plain | Points of risk removed | 预计降低的风险分值
SELECT round(days, 2), best, plain, round(best - plain, 2),
  CASE WHEN NOT proved THEN iif(:lang = 'zh', '未在限时内证明最优', 'not proved to be the best in the time given')
    WHEN step IN (5, 10, 15) THEN printf(iif(:lang = 'zh', '投入 %d%% 的人天，可降低的风险分值占本计划的 %.0f%%，按优先级顺序为 %.0f%%。',
      '%d%% of the man-days give %.0f%% of what this plan removes, in the order of priority %.0f%%.'), 5 * step, 100.0 * best / whole, 100.0 * plain / whole)
    ELSE '' END
FROM curve_result, (SELECT nullif(max(best), 0) AS whole FROM curve_result) WHERE whole > 0 AND (step % 2 = 0 OR step IN (5, 15) OR NOT proved) ORDER BY step
