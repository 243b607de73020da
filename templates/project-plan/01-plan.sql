-- title: Work plan | 工作计划
-- layout: card
-- tab: #1F3864
-- intro: What was agreed before the service starts. Services are provided Monday to Friday, 9:00 to 18:00 (UTC+8), except on national holidays. | 服务开始前双方约定的计划。服务时间为周一至周五 9:00–18:00（UTC+8），法定节假日除外。
-- column: label | Item | 项目
-- column: value | Entry | 内容 | format=long
-- column: kind | Kind | 类别
SELECT iif(:lang = 'zh', '项目', 'Project'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '项目名称', 'Project name'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'project_name'), ''
UNION ALL SELECT iif(:lang = 'zh', '客户', 'Customer'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer'), ''
UNION ALL SELECT iif(:lang = 'zh', '服务版本', 'Service edition'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'edition'), ''
UNION ALL SELECT iif(:lang = 'zh', '业务目标', 'Objectives'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'goals'), ''
UNION ALL SELECT iif(:lang = 'zh', '服务范围', 'In scope'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'scope_in'), ''
UNION ALL SELECT iif(:lang = 'zh', '不包含', 'Out of scope'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'scope_out'), ''
UNION ALL SELECT iif(:lang = 'zh', '进度', 'Dates'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '申请', 'Application'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'application_date'), ''
UNION ALL SELECT iif(:lang = 'zh', '下单', 'Order'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'order_date'), ''
UNION ALL SELECT iif(:lang = 'zh', '开始', 'Start'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'start_date'), ''
UNION ALL SELECT iif(:lang = 'zh', '现场', 'On site'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'onsite_dates'), ''
UNION ALL SELECT iif(:lang = 'zh', '评审会', 'Review meeting'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'review_date'), ''
UNION ALL SELECT iif(:lang = 'zh', label_zh, label_en), iif(:lang = 'zh', shown_zh, shown_en), '' FROM form_value WHERE form = 'engagement' AND field IN ('answers_date', 'final_date') AND value > ''
UNION ALL SELECT iif(:lang = 'zh', '验收', 'Acceptance'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'acceptance_date'), ''
UNION ALL SELECT iif(:lang = 'zh', '结束', 'End'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'end_date'), ''
UNION ALL SELECT iif(:lang = 'zh', '人员', 'Staffing'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '客户项目经理', 'Customer project manager'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer_manager'), ''
UNION ALL SELECT iif(:lang = 'zh', '服务方技术经理', 'Technical manager'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'provider_manager'), ''
UNION ALL SELECT iif(:lang = 'zh', '顾问', 'Consultants'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'consultants'), ''
UNION ALL SELECT iif(:lang = 'zh', '沟通渠道', 'Channels'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'service_channel'), ''
UNION ALL SELECT iif(:lang = 'zh', '工作语言', 'Working language'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'working_language'), ''
UNION ALL SELECT iif(:lang = 'zh', '交付语言', 'Document language'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'language'), ''
