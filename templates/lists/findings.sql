-- title: Findings | 检测结果
-- column: source | Source | 来源
-- column: check | Check | 检测项
-- column: name | Name | 名称
-- column: severity | Severity | 严重程度
-- column: status | Status | 状态
-- column: account | Account | 账号
-- column: region | Region | 地域
-- column: resource | Resource | 资源
-- column: type | Resource type | 资源类型
-- column: resource_name | Resource name | 资源名称
-- column: practice | Best practice | 最佳实践
-- column: detail | Detail | 详情
-- column: first_seen | First seen | 首次发现
-- column: last_seen | Last seen | 最近发现
-- column: export | Export | 导出数据
SELECT source, "check", name,
  CASE severity_rank WHEN 5 THEN 'critical' WHEN 4 THEN 'high' WHEN 3 THEN 'medium' WHEN 2 THEN 'low'
    WHEN 1 THEN 'none' ELSE '' END,
  CASE status_rank WHEN 1 THEN 'open' WHEN 2 THEN 'compliant' WHEN 3 THEN 'resolved'
    WHEN 4 THEN 'suppressed' ELSE 'not-applicable' END,
  account, region, resource, type, resource_name, practice, detail, first_seen, last_seen,
  iif(grp IN (SELECT grp FROM incomplete_group), 'incomplete', '')
FROM finding_list
ORDER BY severity_rank DESC, source, "check", account, region, resource
