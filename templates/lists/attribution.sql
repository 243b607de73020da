-- title: Evidence by workload | 证据归属
-- column: kind | Kind | 类别
-- column: value | Value | 内容
-- column: resources | Resources | 资源数 | format=number
-- column: workload | Workload | 工作负载
-- column: proposed | Proposed | 建议归属
SELECT kind, word, resources, named, iif(named > '', '', proposed) FROM claim_proposal ORDER BY kind, resources DESC, word
