-- title: Costs | 费用
-- column: month | Month | 账期
-- column: account | Account | 账号
-- column: product | Product | 产品
-- column: resource | Resource | 资源
-- column: tags | Tags | 标签
-- column: amount | Amount | 金额 | format=number
-- column: currency | Currency | 币种
-- column: item | Item | 计费项
-- column: region | Region | 地域
-- column: export | Export | 导出数据
SELECT month, account, product, resource, tags, amount, currency, item, region,
  iif(grp IN (SELECT grp FROM incomplete_group), 'incomplete', '')
FROM cost_list
ORDER BY month, account, product, resource, item
