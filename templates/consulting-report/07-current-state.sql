-- title: Current state | 现状
-- group: Results | 评估结果
-- intro: Business, architecture and governance in brief; the Investigation Report has the full record. | 业务、架构与治理现状概要；全部记录见《卓越架构调研报告》。
-- tab: #548235
-- empty: Nothing has been recorded yet. | 尚无记录。
-- column: part | Part | 类别 | format=id width=24
-- column: workload | Workload | 工作负载 | width=20
-- column: item | Item | 项目 | width=34
-- column: value | Recorded | 调研记录 | format=value width=76
-- column: unit | Unit | 单位 | width=14
SELECT iif(:lang = 'zh', form_zh, form_en), record_name, iif(:lang = 'zh', label_zh, label_en) || iif(form = 'infrastructure' AND field IN (SELECT field FROM measured_count), iif(:lang = 'zh', '（填报）', ' (declared)'), ''), iif(type = 'money', CAST(value AS REAL), iif(:lang = 'zh', shown_zh, shown_en)), iif(type = 'money', substr(value, instr(value, ' ') + 1) || ltrim(iif(:lang = 'zh', unit_zh, unit_en), 'CNY元'), iif(:lang = 'zh', unit_zh, unit_en))
FROM form_value WHERE value > '' AND (
  form = 'business' AND field IN ('purpose', 'criticality', 'availability_target', 'availability_actual', 'rto', 'rpo', 'architecture', 'single_points', 'monthly_spend', 'pain_points', 'plans')
  OR form = 'infrastructure' AND field IN ('account_count', 'resource_count', 'monthly_cost', 'primary_region', 'zone_count', 'dr_region', 'ecs_count', 'ack_clusters', 'database_count', 'oss_volume', 'release_strategies')
  OR form = 'governance' AND field IN ('account_count', 'resource_directory', 'idp_type', 'mfa_rate', 'tag_coverage', 'payer', 'mlps_level', 'security_center', 'actiontrail_scope', 'monitoring_tools', 'backup', 'dr_drills', 'iac_coverage'))
ORDER BY form_position, record_position, field_position
