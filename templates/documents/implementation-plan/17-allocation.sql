-- title: The bill by cost centre | 账单按成本中心分摊
-- optional: yes
-- intro: The bill of the month by the tags and keys above: what each centre uses itself, what is shared to it, and what nobody bears yet; the parts add up to the bill to the cent. | 按上述标签与分摊规则分摊账单：各中心的直接费用、分摊费用，以及尚无人承担的费用；各部分之和与账单分毫不差。
-- column: month | Month | 账期
-- column: centre | Cost centre | 成本中心
-- column: owner | Owner | 责任人
-- column: direct | Direct | 直接费用
-- column: shared | Shared | 分摊费用
-- column: amount | Amount | 合计
-- column: currency | Currency | 币种
WITH line AS (SELECT month, currency, centre, iif(centre = '', iif(:lang = 'zh', '未分摊', 'Unallocated'), centre) AS name, iif(centre = '', NULL, direct) AS direct, iif(centre = '', NULL, amount - direct) AS shared, amount, position, 0 AS last FROM allocation_result
  UNION ALL SELECT month, currency, '', iif(:lang = 'zh', '账单合计', 'Total of the bill'), sum(direct), sum(iif(centre = '', 0, amount - direct)), sum(amount), 0, 1 FROM allocation_result GROUP BY currency)
SELECT month, name, ifnull((SELECT value ->> 'owner' FROM entry_line WHERE form = 'design-centre' AND value ->> 'name' = centre AND centre > ''), ''),
  ifnull(iif(direct < 0, '-', '') || printf('%,d.%02d', abs(direct) / 100, abs(direct) % 100), ''), ifnull(iif(shared < 0, '-', '') || printf('%,d.%02d', abs(shared) / 100, abs(shared) % 100), ''), iif(amount < 0, '-', '') || printf('%,d.%02d', abs(amount) / 100, abs(amount) % 100), currency
FROM line WHERE EXISTS (SELECT 1 FROM entry_line WHERE form = 'design' AND value ->> 'pillar' = 'cost') ORDER BY currency, last, position
