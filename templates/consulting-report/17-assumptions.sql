-- title: Assumptions and limits | 假设、依赖与限制
-- group: Appendix | 附录
-- intro: What the recommendations and the plan rest on. | 改进建议与计划的前提条件。
-- tab: #7F7F7F
-- column: kind | Kind | 类别 | format=id width=18
-- column: text | Text | 内容 | format=long width=110
SELECT iif(:lang = 'zh', '假设', 'Assumption'), iif(:lang = 'zh', '客户所述与所提供的信息真实、准确、完整。', 'What the customer said and provided is true, accurate and complete.')
UNION ALL SELECT iif(:lang = 'zh', '假设', 'Assumption'), iif(:lang = 'zh', '工作量按熟悉相关产品的人员估算；日单价与运行费用为估算，不构成报价。', 'Effort is estimated for staff who know the products; day rates and running costs are estimates, not offers.')
UNION ALL SELECT iif(:lang = 'zh', '假设', 'Assumption'), iif(:lang = 'zh', '服务时间为周一至周五 9:00–18:00（UTC+8），法定节假日除外。', 'Services are provided Monday to Friday, 9:00 to 18:00 (UTC+8), except on national holidays.')
UNION ALL SELECT iif(:lang = 'zh', '依赖', 'Dependency'), iif(:lang = 'zh', '客户及时提供文档、数据、权限与远程接入，并已开通云治理中心、智能顾问与配置审计。', 'The customer provides documents, data, permissions and remote access in time, and has activated Cloud Governance Center, Advisor and Cloud Config.')
UNION ALL SELECT iif(:lang = 'zh', '依赖', 'Dependency'), iif(:lang = 'zh', '客户项目经理负责协调资源，并代表客户决策。', 'The customer''s project manager coordinates all resources and decides on behalf of the customer.')
UNION ALL SELECT iif(:lang = 'zh', '依赖', 'Dependency'), iif(:lang = 'zh', '计划日期以本报告所载决定和各角色的可投入人天为前提。', 'Dates of the plan presuppose the decisions recorded here and the capacity given for each role.')
UNION ALL SELECT iif(:lang = 'zh', '限制', 'Limit'), iif(:lang = 'zh', '咨询服务不包含改进建议的实施、客户业务系统的运维，以及第三方软件的排障与支持。', 'The consulting service does not include carrying out the recommendations, nor the operation of the customer''s business systems, nor third-party software.')
UNION ALL SELECT iif(:lang = 'zh', '限制', 'Limit'), iif(:lang = 'zh', '客户如拒绝建议，须说明技术理由；本报告列出各项拒绝及其理由。', 'The customer does not reject recommendations without technical justification; rejections are listed with theirs.')
UNION ALL SELECT iif(:lang = 'zh', '限制', 'Limit'), iif(:lang = 'zh', '因客户原因造成的延期，服务方不承担责任。', 'Delays caused by the customer are not at the provider''s charge.')
UNION ALL SELECT iif(:lang = 'zh', '限制', 'Limit'), iif(:lang = 'zh', '尚未排期（超出已公布的放假安排）：', 'Without a date, since the calendar ends before them: ') || (SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM (SELECT label FROM recommended WHERE is_planned AND starts = '' ORDER BY number)) WHERE :why IS NOT NULL
UNION ALL SELECT iif(:lang = 'zh', '限制', 'Limit'), iif(:lang = 'zh', '部分计划日期为暂定：', 'Some dates of the plan are provisional: ') || :provisional WHERE :provisional IS NOT NULL
