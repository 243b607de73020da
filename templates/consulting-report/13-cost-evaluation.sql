-- title: Cost evaluation | 成本评估
-- group: Recommendations and plan | 建议与计划
-- intro: Accepted recommendations, except those deferred or rejected, by pillar. Amounts in different currencies are shown separately and not added up. | 所采纳的建议（不含暂缓与不采纳的），按支柱汇总。不同币种金额分别列示，不予合计。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- pages: one
-- tab: #C55A11
-- column: pillar | Pillar | 支柱 | format=id width=26
-- column: items | Recommendations | 建议数 | format=number width=17 total=sum
-- column: days | Man-days | 人天 | format=whole width=11 total=sum
-- column: currency | Currency | 币种 | width=11
-- column: work | Work | 人工 | format=whole width=16 total=sum
-- column: once | Purchases | 一次性采购 | format=whole width=16 total=sum
-- column: month | Monthly run cost | 月运行费用 | format=whole width=16 total=sum
-- column: saving | Monthly saving | 月节省 | format=whole width=16 total=sum
-- column: payback | Payback in months | 回收期（月） | format=number width=14
-- total: currency
SELECT iif(pillar = '', iif(:lang = 'zh', '未归属支柱', 'No pillar'), iif(:lang = 'zh', pillar_zh, pillar_en)), count(*), round(sum(days), 2), currency, sum(work), sum(once), sum(month), sum(saving), CASE WHEN sum(saving) > sum(month) THEN CAST(ceil((sum(work) + sum(once)) / (sum(saving) - sum(month))) AS INTEGER) ELSE '—' END
FROM recommended WHERE is_planned GROUP BY pillar, currency ORDER BY pillar = '', pillar_position, currency
