-- title: Implementation service by package | 实施服务：按服务包
-- below: cost-evaluation
-- intro: Man-days ordered in a package are used for its measures in the order of the plan. Man-days beyond them, measures in no package and purchases have to be ordered separately, at the day rates of their roles (Cost evaluation). First and last day of each package: Goals and scope. | 各服务包订购的人天按计划先后用于包内措施；超出的部分、未列入服务包的措施及采购，按各自角色的人天单价（见“成本评估”）另行订购。各服务包的起止日期见“目标与范围”。
-- optional: yes
-- column: name | Package | 服务包
-- column: days | Man-days estimated | 估算人天 | format=whole total=sum
-- column: ordered | Man-days ordered | 订购人天 | format=whole total=sum
-- column: labels | Measures | 措施 | format=long
-- column: currency | Currency | 币种
-- column: inside | In the order | 订单内金额 | format=whole total=sum
-- column: beyond_days | Man-days beyond the order | 订单外人天 | format=whole total=sum
-- column: beyond | To be ordered separately | 另行订购金额 | format=whole total=sum
-- total: currency
SELECT CASE WHEN record IS NULL THEN iif(:lang = 'zh', '未列入服务包', 'In no package') WHEN record = '' THEN iif(:lang = 'zh', '服务包内容待约定', 'Packages still to be agreed') ELSE name END, days, ordered, iif(:lang = 'zh', replace(labels, ', ', '、'), labels), currency, inside, beyond_days, beyond
FROM order_package WHERE EXISTS (SELECT 1 FROM order_package WHERE record IS NOT NULL) ORDER BY record IS NULL, record, currency
