-- title: The bill by cost centre | 账单按成本中心分摊
-- below: design-cost
-- intro: The bill of the month by the tags and keys above: what each centre uses itself, what is shared to it, and what nobody bears yet; the parts add up to the bill to the cent. | 按上述标签与分摊规则分摊账单：各中心的直接费用、分摊费用，以及尚无人承担的费用；各部分之和与账单分毫不差。
-- optional: yes
-- column: centre | Cost centre | 成本中心 | width=24
-- column: owner | Owner | 责任人 | width=20
-- column: direct | Direct | 直接费用 | format=money width=16
-- column: shared | Shared | 分摊费用 | format=money width=16
-- column: amount | Amount | 合计 | format=money width=16
-- column: currency | Currency | 币种 | width=10
-- column: month | Month | 账期 | width=10
SELECT iif(centre = '', iif(:lang = 'zh', '未分摊', 'Unallocated'), centre), ifnull((SELECT value ->> 'owner' FROM entry_line WHERE form = 'design-centre' AND value ->> 'name' = centre AND centre > ''), ''), iif(centre = '', NULL, direct / 100.0), iif(centre = '', NULL, shared / 100.0), amount / 100.0, currency, month
FROM (SELECT month, currency, centre, direct, amount - direct AS shared, amount, position, 0 AS last FROM allocation_result UNION ALL SELECT month, currency, iif(:lang = 'zh', '账单合计', 'Total of the bill'), sum(direct), sum(iif(centre = '', 0, amount - direct)), sum(amount), 0, 1 FROM allocation_result GROUP BY currency)
ORDER BY currency, last, position
