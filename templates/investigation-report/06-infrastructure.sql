-- title: Infrastructure | 基础设施
-- group: Results | 评估结果
-- intro: Accounts, regions, network, compute, data, integration and delivery as described by the customer; Declared and measured compares the declared figures with the exports. "—": no information provided. | 客户所述的账号、地域、网络、计算、数据、集成与交付现状；标有“填报”的数字与导出数据的对照见“填报与实测对照”。“—”表示客户未提供。
-- tab: #548235
-- column: section | Section | 分组 | format=id width=22
-- column: item | Item | 项目 | width=34
-- column: value | Recorded | 调研记录 | format=value width=70
-- column: unit | Unit | 单位 | width=14
SELECT iif(:lang = 'zh', section_zh, section_en), iif(:lang = 'zh', label_zh, label_en) || iif(value > '' AND field IN (SELECT field FROM measured_count), iif(:lang = 'zh', '（填报）', ' (declared)'), ''), iif(value = '', '—', iif(type = 'money', CAST(value AS REAL), iif(:lang = 'zh', shown_zh, shown_en))), iif(value > '', iif(type = 'money', substr(value, instr(value, ' ') + 1) || ltrim(iif(:lang = 'zh', unit_zh, unit_en), 'CNY元'), iif(:lang = 'zh', unit_zh, unit_en)), '')
FROM form_value WHERE form = 'infrastructure' ORDER BY record_position, field_position
