-- title: By party | 按实施方
-- below: cost-evaluation
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- column: party | Party | 实施方
-- column: items | Recommendations | 建议数 | format=number width=17 total=sum
-- column: days | Man-days | 人天 | format=whole width=11 total=sum
-- column: currency | Currency | 币种 | width=11
-- column: work | Work | 人工 | format=whole width=16 total=sum
-- column: once | Purchases | 一次性采购 | format=whole width=16 total=sum
-- column: month | Monthly run cost | 月运行费用 | format=whole width=16 total=sum
-- column: saving | Monthly saving | 月节省 | format=whole width=16 total=sum
-- total: currency
SELECT CASE owner WHEN 'provider' THEN printf(iif(:lang = 'zh', '服务方：实施服务（%s）', 'Provider: implementation service, %s'), (SELECT iif(:lang = 'zh', zh, en) FROM provider_order WHERE provider_order.currency = recommended.currency)) WHEN '' THEN iif(:lang = 'zh', '未定', 'Not named yet') ELSE (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'owner' AND word.id = owner) END,
  count(*), round(sum(days), 2), currency, sum(work), sum(once), sum(month), sum(saving)
FROM recommended WHERE is_planned GROUP BY owner, currency ORDER BY owner = 'provider', owner, currency
