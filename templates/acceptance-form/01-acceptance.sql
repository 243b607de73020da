-- title: Acceptance form | 验收单
-- layout: card
-- tab: #1F3864
-- intro: The customer confirms the deliverables below. Handwritten changes are void. | 客户对下列交付物进行确认。本单涂改无效。
-- column: label | Item | 项目
-- column: value | Entry | 内容 | format=long
-- column: kind | Kind | 类别
SELECT iif(:lang = 'zh', '项目', 'Project'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '项目名称', 'Project name'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'project_name'), ''
UNION ALL SELECT iif(:lang = 'zh', '项目编号', 'Project number'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'project_number'), ''
UNION ALL SELECT iif(:lang = 'zh', '合同号', 'Contract number'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'contract_number'), ''
UNION ALL SELECT iif(:lang = 'zh', '验收单位（客户）', 'Accepting party (customer)'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer'), ''
UNION ALL SELECT iif(:lang = 'zh', '承担单位（服务方）', 'Delivering party (provider)'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'provider'), ''
UNION ALL SELECT iif(:lang = 'zh', '验收时间', 'Date of acceptance'), (SELECT max(date) FROM acceptance), ''
UNION ALL SELECT iif(:lang = 'zh', '验收方式', 'Way of acceptance'), (SELECT group_concat(DISTINCT iif(:lang = 'zh', zh, en)) FROM acceptance JOIN word ON word.kind = 'confirmation-way' AND word.id = way), ''
UNION ALL SELECT iif(:lang = 'zh', '参与人员（职务）', 'Participants (job titles)'), (SELECT group_concat(name || iif(title > '', iif(:lang = 'zh', '（' || title || '）', ' (' || title || ')'), ''), iif(:lang = 'zh', '、', ', ')) FROM (SELECT * FROM contact WHERE role IN ('project-manager', 'technical-manager', 'representative') ORDER BY party, role, name)), ''
UNION ALL SELECT iif(:lang = 'zh', '依据与标准', 'Basis and criteria'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '验收依据', 'Basis'), iif((SELECT implementation FROM bought), iif((SELECT consulting FROM bought), iif(:lang = 'zh', '服务说明 7.1 验收清单、7.3 验收计划里程碑 1 和 2', 'Service description: acceptance list 7.1, milestones 1 and 2 of the acceptance plan 7.3'), iif(:lang = 'zh', '服务说明 7.1 验收清单、7.3 验收计划里程碑 2', 'Service description: acceptance list 7.1, milestone 2 of the acceptance plan 7.3')), iif(:lang = 'zh', '服务说明 7.1 验收清单、7.3 验收计划里程碑 1', 'Service description: acceptance list 7.1, milestone 1 of the acceptance plan 7.3')), ''
UNION ALL SELECT iif(:lang = 'zh', '咨询服务验收标准', 'Criteria of the consulting service'), iif(:lang = 'zh', '完成服务范围约定的调研评估与改进建议、改进计划设计；卓越架构咨询报告符合预期。', 'Completion of the investigation, evaluation and improvement recommendations and plan design as stipulated in the service scope; the Well-Architected Consulting Report meets expectations.'), '' WHERE (SELECT consulting FROM bought)
UNION ALL SELECT iif(:lang = 'zh', '实施服务验收标准', 'Criteria of the implementation service'), iif(:lang = 'zh', '完成服务范围约定的方案实施；卓越架构实施方案符合预期。多份实施服务合并验收，份数：', 'Completion of solution implementation as outlined in the service scope; the Well-Architected Implementation Plan meets expectations. Packages accepted together: ') || (SELECT packages FROM bought), '' WHERE (SELECT implementation FROM bought)
