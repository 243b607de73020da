-- title: What the effort brings | 投入与效果
-- intro: Lines: how much of the risk so much of the man-days removes, with the best choice and in the order of priority. | 折线图：投入相应比例的人天可降低多少风险，最优组合与按优先级顺序对比。
-- empty: No recommendation with an effort has been accepted yet. | 尚未采纳有工作量的建议。
-- column: days | Man-days | 人天
-- column: best | Best choice, % of the risk removed | 最优组合（降低风险 %） | format=number
-- column: plain | Order of priority, % of the risk removed | 按优先级（降低风险 %） | format=number
SELECT CAST(round(days) AS INTEGER) || iif(:lang = 'zh', ' 人天', ' days'), round(100.0 * best / whole), round(100.0 * plain / whole)
FROM curve_result, (SELECT nullif(max(best), 0) AS whole FROM curve_result) WHERE whole > 0 ORDER BY step
