-- title: Cover | 封面
-- group: About this document | 文档说明
-- layout: cover
-- tab: #1F3864
-- column: label | Item | 项目
-- column: value | Value | 内容 | format=long
SELECT '', :title
UNION ALL SELECT '', (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer')
UNION ALL SELECT iif(:lang = 'zh', '项目名称', 'Engagement'), ifnull((SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'project_name'), iif(:lang = 'zh', '阿里云卓越架构服务', 'Alibaba Cloud Well-Architected service'))
UNION ALL SELECT iif(:lang = 'zh', '项目编号', 'Project number'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'project_number')
UNION ALL SELECT iif(:lang = 'zh', '服务版本', 'Edition'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'edition')
UNION ALL SELECT iif(:lang = 'zh', '文档版本', 'Version'), ifnull((SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'document_version'), '1.0')
UNION ALL SELECT iif(:lang = 'zh', '日期', 'Date'), iif(:lang = 'zh', (SELECT CAST(strftime('%Y', day) AS INTEGER) || ' 年 ' || CAST(strftime('%m', day) AS INTEGER) || ' 月 ' || CAST(strftime('%d', day) AS INTEGER) || ' 日' FROM (SELECT ifnull((SELECT nullif(value, '') FROM field_value WHERE form = 'engagement' AND field = 'document_date'), :now) AS day)), ifnull((SELECT nullif(value, '') FROM field_value WHERE form = 'engagement' AND field = 'document_date'), :now))
UNION ALL SELECT iif(:lang = 'zh', '有效期', 'Validity'), iif(:lang = 'zh', '自日期起 90 天，或至下一版本发布为止', '90 days from its date, or until the next version') || iif(:report = 'consulting-report', iif(:lang = 'zh', '；改进计划以其所列日期为准', '; the plan as its own dates say'), '')
UNION ALL SELECT iif(:lang = 'zh', '编制单位', 'Prepared by'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'provider')
UNION ALL SELECT iif(:lang = 'zh', '密级', 'Confidentiality'), ifnull((SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'confidentiality'), iif(:lang = 'zh', '保密', 'Confidential'))
UNION ALL SELECT iif(:lang = 'zh', '文档语言', 'Language'), iif(:lang = 'zh', '中文', 'English')
