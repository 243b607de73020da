-- title: Approvals | 审批记录
-- below: document-control
-- rows: 48
-- column: role | Role | 角色
-- column: name | Name | 姓名
-- column: decision | Decision | 结论 | format=text | Approved;Approved with changes;Rejected | 批准;修改后批准;不批准
-- column: date | Date | 日期 | format=date
SELECT iif(:lang = 'zh', '客户项目经理', 'Customer project manager'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer_manager'), '', ''
UNION ALL SELECT iif(:lang = 'zh', '客户代表', 'Customer representative'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer_representative'), '', ''
UNION ALL SELECT iif(:lang = 'zh', '服务方项目经理', 'Provider project manager'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'provider_manager'), '', ''
