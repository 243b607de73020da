-- title: RACI | 责任矩阵
-- intro: R responsible, A accountable, C consulted, I informed, S support, as the service description lays down. | R 执行，A 负责，C 咨询，I 知会，S 支持；依据服务说明。
-- tab: #7F7F7F
-- column: service | Service | 服务 | format=long width=36
-- column: task | Task | 任务 | width=28
-- column: details | Details | 内容 | format=long width=64
-- column: customer | Customer | 客户 | width=14
-- column: provider | Provider | 服务方 | width=14
SELECT iif(:lang = 'zh', '卓越架构咨询服务', 'Well-Architected Consulting Service'), iif(:lang = 'zh', '调研', 'Investigation'), iif(:lang = 'zh', '采用工具、问卷与访谈，调研并分析云架构现状', 'Survey and analysis of the current cloud architecture by tools, questionnaires and interviews'), 'A/S/C/I', 'R/I'
UNION ALL SELECT iif(:lang = 'zh', '卓越架构咨询服务', 'Well-Architected Consulting Service'), iif(:lang = 'zh', '改进建议', 'Improvement recommendations'), iif(:lang = 'zh', '说明五大支柱的改进建议，并评估优先级与投入成本', 'Explanation of the recommendations for the five pillars with priority assessment and cost evaluation'), 'A/S/C/I', 'R/I'
UNION ALL SELECT iif(:lang = 'zh', '卓越架构咨询服务', 'Well-Architected Consulting Service'), iif(:lang = 'zh', '改进计划', 'Improvement plan'), iif(:lang = 'zh', '根据优先级与投入成本制定改进计划', 'Improvement plan on the basis of priority and cost'), 'A/S/C/I', 'R/I'
UNION ALL SELECT iif(:lang = 'zh', '卓越架构实施服务', 'Well-Architected Implementation Service'), iif(:lang = 'zh', '调研', 'Investigation'), iif(:lang = 'zh', '针对某一支柱的改进建议开展详细调研', 'Detailed research on the recommendations of one pillar'), 'A/S/C/I', 'R/I'
UNION ALL SELECT iif(:lang = 'zh', '卓越架构实施服务', 'Well-Architected Implementation Service'), iif(:lang = 'zh', '方案设计', 'Solution design'), iif(:lang = 'zh', '针对某一支柱的改进建议，输出可落地的方案设计', 'Actionable solution design for the recommendations of one pillar'), 'A/S/C/I', 'R/I'
UNION ALL SELECT iif(:lang = 'zh', '卓越架构实施服务', 'Well-Architected Implementation Service'), iif(:lang = 'zh', '方案实施', 'Solution implementation'), iif(:lang = 'zh', '按方案设计完成验证与实施任务', 'Validation and implementation tasks of the solution design'), 'A/S/C/I', 'R/I'
