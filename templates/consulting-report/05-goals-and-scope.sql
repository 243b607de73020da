-- title: Goals and scope | 目标与范围
-- group: Management | 管理层
-- intro: What the customer wants to achieve, and what is in and out of scope. | 客户希望达成的目标，以及本次服务包含与不包含的内容。
-- layout: card
-- tab: #1F4E78
-- column: label | Item | 项目 | width=20
-- column: value | Recorded | 内容 | format=long width=64
-- column: kind | Kind | 类别
SELECT iif(:lang = 'zh', '目标', 'Goals'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '业务目标', 'Business goals'), (SELECT iif(:lang = 'zh', shown_zh, shown_en) FROM form_value WHERE form = 'engagement' AND field = 'goals'), ''
UNION ALL SELECT iif(:lang = 'zh', '范围', 'Scope'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '包含', 'In scope'), (SELECT iif(:lang = 'zh', shown_zh, shown_en) FROM form_value WHERE form = 'engagement' AND field = 'scope_in'), ''
UNION ALL SELECT iif(:lang = 'zh', '工作负载', 'Workloads'), (SELECT group_concat(name, char(10)) FROM (SELECT name FROM workload ORDER BY position)), ''
UNION ALL SELECT iif(:lang = 'zh', '不包含', 'Out of scope'), (SELECT iif(:lang = 'zh', shown_zh, shown_en) FROM form_value WHERE form = 'engagement' AND field = 'scope_out'), ''
UNION ALL SELECT iif(:lang = 'zh', '服务不含', 'Not part of the service'), iif(:lang = 'zh', iif(implementation, '订单之外的建议的实施', '改进建议的实施') || '、客户业务系统的运维，以及第三方软件。', iif(implementation, 'Carrying out recommendations that are not in the order', 'Carrying out the recommendations') || '; operation of the customer''s business systems; third-party software.'), '' FROM bought
UNION ALL SELECT iif(:lang = 'zh', '咨询服务周期', 'Period of the consulting service'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '开始', 'From'), (SELECT iif(:lang = 'zh', shown_zh, shown_en) FROM form_value WHERE form = 'engagement' AND field = 'start_date'), ''
UNION ALL SELECT iif(:lang = 'zh', '结束', 'To'), (SELECT iif(:lang = 'zh', shown_zh, shown_en) FROM form_value WHERE form = 'engagement' AND field = 'end_date'), ''
UNION ALL SELECT iif(:lang = 'zh', '现场', 'On site'), (SELECT iif(:lang = 'zh', shown_zh, shown_en) FROM form_value WHERE form = 'engagement' AND field = 'onsite_dates'), ''
