-- title: Business status | 业务现状
-- group: Results | 评估结果
-- intro: Each workload: owner, criticality, users and load, objectives, architecture and pain points. "—": no information provided. | 各工作负载的负责人、重要性、用户与负载、目标、架构与痛点。“—”表示客户未提供。
-- tab: #548235
-- column: workload | Workload | 工作负载 | format=id width=20
-- column: section | Section | 分组 | width=22
-- column: item | Item | 项目 | width=34
-- column: value | Recorded | 调研记录 | format=value width=70
-- column: unit | Unit | 单位 | width=14
SELECT record_name, iif(:lang = 'zh', section_zh, section_en), iif(:lang = 'zh', label_zh, label_en), iif(value = '', '—', iif(type = 'money', CAST(value AS REAL), iif(:lang = 'zh', shown_zh, shown_en))), iif(value > '', iif(type = 'money', substr(value, instr(value, ' ') + 1) || ltrim(iif(:lang = 'zh', unit_zh, unit_en), 'CNY元'), iif(:lang = 'zh', unit_zh, unit_en)), '')
FROM form_value WHERE form = 'business' ORDER BY record_position, field_position
