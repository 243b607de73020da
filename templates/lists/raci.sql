-- title: Responsibilities | 职责分工
-- column: id | Id | 编号
-- column: service | Service | 服务
-- column: title | Task | 任务
-- column: detail | Task details | 任务说明
-- column: customer | Customer | 客户
-- column: provider | Provider | 服务方
-- column: customer_person | Person of the customer | 客户人员
-- column: provider_person | Person of the provider | 服务方人员
SELECT id, iif(:lang = 'zh', service_zh, service_en), iif(:lang = 'zh', title_zh, title_en), iif(:lang = 'zh',
detail_zh, detail_en), customer, provider, customer_person, provider_person FROM raci_row ORDER BY position
