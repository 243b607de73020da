-- title: IT governance norms | IT 治理规范
-- group: Results | 评估结果
-- intro: Current cloud governance along the eight modules of a landing zone, and in the use of AI. "—": no information provided. | 当前云上治理情况，按 Landing Zone 八个模块，另含 AI 应用。“—”表示客户未提供。
-- tab: #548235
-- column: section | Section | 分组 | format=id width=22
-- column: item | Item | 项目 | width=34
-- column: value | Recorded | 调研记录 | format=value width=70
-- column: unit | Unit | 单位 | width=14
SELECT iif(:lang = 'zh', section_zh, section_en), iif(:lang = 'zh', label_zh, label_en), iif(value = '', '—', iif(type = 'money', CAST(value AS REAL), iif(:lang = 'zh', shown_zh, shown_en))), iif(value > '', iif(type = 'money', substr(value, instr(value, ' ') + 1) || ltrim(iif(:lang = 'zh', unit_zh, unit_en), 'CNY元'), iif(:lang = 'zh', unit_zh, unit_en)), '')
FROM form_value WHERE form = 'governance' ORDER BY record_position, field_position
