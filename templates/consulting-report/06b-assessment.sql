-- title: Priority, cost and plan | 优先级、成本与计划
-- below: method
-- column: topic | Topic | 主题
-- column: text | Explanation | 说明 | format=long
SELECT iif(:lang = 'zh', '优先级', 'Priority'), iif(:lang = 'zh', '影响（消除的风险、受影响资源）加紧急度（风险等级、暴露面）减投入，得出分值，据此分为 P1（最紧急）至 P4。人工调整须注明理由。', 'Impact (risk removed, affected resources) plus urgency (level of the risk, exposure) less effort gives a score, from which P1 (most urgent) to P4 follow. An override states its reason.')
UNION ALL SELECT iif(:lang = 'zh', '工作量与成本', 'Effort and cost'), iif(:lang = 'zh', '预期工作量 =（最少 + 4 × 最可能 + 最多）/ 6 人天；人工成本按角色日单价计算。不同币种金额分别列示，不予合计。', 'Expected effort is (least + 4 x likely + most) / 6 man-days; work is the effort at the day rate of its role. Amounts of different currencies are never added.')
UNION ALL SELECT iif(:lang = 'zh', '回收期', 'Payback'), iif(:lang = 'zh', '单项回收期：该项月节省扣除月运行费用后，收回其人工与采购投入所需的月数。整体回收期：自计划开始逐月计算，全部投入收回所需的月数。', 'Own payback: months until the saving of one line, less its run cost, has paid for its work and purchases. Payback of the whole: months from the start of the plan until all that was paid has come back, month by month.')
UNION ALL SELECT iif(:lang = 'zh', '计划', 'Plan'), iif(:lang = 'zh', '所采纳的建议按优先级排在工作日（周一至周五，不含法定节假日）内，受各角色每周可投入人天限制；被依赖的建议先行。', 'Accepted recommendations in the order of their priority on working days (Monday to Friday, less national holidays), within the capacity of each role; what others depend on comes first.')
