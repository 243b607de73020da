-- title: By wave | 按阶段
-- below: cost-evaluation
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- column: wave | Wave | 阶段
-- column: items | Recommendations | 建议数 | format=number width=17 total=sum
-- column: days | Man-days | 人天 | format=whole width=11 total=sum
-- column: currency | Currency | 币种 | width=11
-- column: work | Work | 人工 | format=whole width=16 total=sum
-- column: once | Purchases | 一次性采购 | format=whole width=16 total=sum
-- column: month | Monthly run cost | 月运行费用 | format=whole width=16 total=sum
-- column: saving | Monthly saving | 月节省 | format=whole width=16 total=sum
-- column: payback | Payback in months | 回收期（月） | format=number width=14
-- total: currency
SELECT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'wave' AND word.id = wave), count(*), round(sum(days), 2), currency, sum(work), sum(once), sum(month), sum(saving), CASE WHEN sum(saving) > sum(month) THEN CAST(ceil((sum(work) + sum(once)) / (sum(saving) - sum(month))) AS INTEGER) ELSE '—' END
FROM recommended WHERE is_planned GROUP BY wave, currency ORDER BY (SELECT iif(position, position, 9) FROM word WHERE word.kind = 'wave' AND word.id = wave), currency
