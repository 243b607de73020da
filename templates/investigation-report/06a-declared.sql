-- title: Declared and measured | 填报与实测对照
-- group: Results | 评估结果
-- intro: Declared figures compared with the exports. Red: accounts in scope whose resources were not exported (all resource counts are then too low), and figures of which the exports show less than half. The bill is that of the last month. | 表单填报的数字与导出数据的对照。标红：服务范围内的账号未导出资源（此时各项资源数均偏低），或实测不足填报的一半。账单取最近一个账期。
-- optional: yes
-- tab: #548235
-- column: item | Item | 项目 | format=id width=30
-- column: declared | Declared | 填报 | format=number width=16
-- column: measured | Measured | 实测 | format=number width=16
-- column: unit | Unit | 单位 | width=10
-- column: difference | Difference | 差异 | format=number width=16
-- column: share | Measured of declared % | 实测占填报 % | format=score width=16
-- column: gap | Gap | 差距 | format=risk width=12
-- column: remark | Remark | 说明 | format=long width=60
WITH line (position, item, declared, measured, unit, difference, share, gap, remark) AS (
  SELECT position, iif(:lang = 'zh', label_zh, label_en), declared, measured, iif(:lang = 'zh', unit_zh, unit_en), difference,
    iif(declared > 0, round(100.0 * measured / declared, 2), ''),
    CASE verdict WHEN 'missing' THEN 'HIGH' WHEN 'short' THEN 'HIGH' WHEN 'differs' THEN 'MEDIUM' WHEN 'agrees' THEN iif(is_part, '', 'NONE') ELSE '' END,
    CASE WHEN verdict = 'missing' THEN iif(:lang = 'zh', '服务范围内有账号没有资源导出', 'Accounts in scope have no export of their resources')
      WHEN verdict = 'short' THEN iif(:lang = 'zh', '导出不足填报的一半，结论只覆盖已导出的部分', 'Less than half of it was exported; the conclusions cover that part alone')
      WHEN is_part THEN iif(:lang = 'zh', '缺少范围内未导出账号的数据，尚不能判断是否一致', 'Without the accounts in scope that were not exported: whether it agrees cannot be said yet')
      WHEN verdict = '' THEN iif(:lang = 'zh', '表单未填写', 'Not said in the form') ELSE '' END
  FROM (SELECT *, verdict = 'agrees' AND measured < declared AND EXISTS (SELECT 1 FROM unexported_scope) AS is_part FROM declared_measured) WHERE declared IS NOT NULL OR measured
  UNION ALL SELECT 1000, iif(:lang = 'zh', '未填报的地域：', 'Region not declared: ') || iif(:lang = 'zh', zh, en), 0, resources, iif(:lang = 'zh', '个', 'resources'), resources, '', 'MEDIUM',
    iif(:lang = 'zh', '表单的主地域与其他地域均未提及', 'Neither the primary nor the other regions of the form name it')
  FROM undeclared_region
  UNION ALL SELECT 1500, iif(:lang = 'zh', '账号 ', 'Account ') || account, '', 0, iif(:lang = 'zh', '个资源', 'resources'), '', '', 'HIGH',
    printf(iif(:lang = 'zh', '属于“%s”，在范围内，没有导出；由%s于 %s 前提供', 'In scope, of %s, without an export: %s is to deliver it by %s'), workload_name, iif(person > '', person, iif(:lang = 'zh', '客户', 'the customer')), due)
  FROM unexported_scope
  UNION ALL SELECT 2000, iif(:lang = 'zh', '账号 ', 'Account ') || account, '', 0, iif(:lang = 'zh', '个资源', 'resources'), '', '', 'HIGH',
    iif(:lang = 'zh', '没有资源导出；出现在：', 'No export of its resources; it is named by: ') || (SELECT group_concat(iif(:lang = 'zh', zh, en), iif(:lang = 'zh', '、', ', '))
      FROM word WHERE kind = 'evidence-source' AND instr(',' || sources || ',', ',' || id || ','))
  FROM unexported_account WHERE EXISTS (SELECT 1 FROM live_resource))
SELECT item, declared, measured, unit, difference, share, iif(gap > '', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'risk' AND id = gap), ''), remark
FROM line ORDER BY position, item
