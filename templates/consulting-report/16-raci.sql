-- title: RACI | 责任矩阵
-- group: Recommendations and plan | 建议与计划
-- intro: R responsible, A accountable, C consulted, I informed, S support, as laid down in the service description unless agreed otherwise; tasks with the same roles and people are shown together. | R 负责执行，A 最终负责（批准），C 提供咨询，I 知会，S 支持；依据服务说明，另有约定的从其约定；分工与人员相同的任务合并列示。
-- tab: #7F7F7F
-- column: service | Service | 服务 | format=long width=36
-- column: task | Task | 任务 | format=long width=28
-- column: details | Details | 内容 | format=long width=46
-- column: customer | Customer | 客户 | width=26
-- column: provider | Provider | 服务方 | width=26
-- column: customer_person | Customer contact | 客户人员 | width=26
-- column: provider_person | Provider contact | 服务方人员 | width=26
SELECT iif(:lang = 'zh', service_zh, service_en), group_concat(iif(:lang = 'zh', title_zh, title_en), char(10)), group_concat(iif(:lang = 'zh', detail_zh, detail_en), char(10)), customer, provider, customer_person, provider_person
FROM (SELECT * FROM raci_row ORDER BY position) GROUP BY edition, customer, provider, customer_person, provider_person ORDER BY min(position)
