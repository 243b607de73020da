-- title: RACI | 责任矩阵
-- group: Recommendations and plan | 建议与计划
-- intro: R responsible, A accountable, C consulted, I informed, S support, as the service description lays down unless agreed otherwise. | R 负责执行，A 最终负责（批准），C 提供咨询，I 知会，S 支持；依据服务说明，另有约定的从其约定。
-- tab: #7F7F7F
-- column: service | Service | 服务 | format=long width=36
-- column: task | Task | 任务 | width=28
-- column: details | Details | 内容 | format=long width=64
-- column: customer | Customer | 客户 | width=14
-- column: provider | Provider | 服务方 | width=14
-- column: customer_person | Person of the customer | 客户人员 | width=24
-- column: provider_person | Person of the provider | 服务方人员 | width=24
SELECT iif(:lang = 'zh', service_zh, service_en), iif(:lang = 'zh', title_zh, title_en), iif(:lang = 'zh', detail_zh, detail_en), customer, provider, customer_person, provider_person
FROM raci_row ORDER BY position
