-- title: Method and glossary | 方法与术语
-- group: Basis of the assessment | 评估依据
-- intro: How risks and scores are determined; the terms used in this report are listed below. | 风险与得分的计算方法；本报告所用术语见下表。
-- tab: #7F7F7F
-- column: topic | Topic | 主题 | format=id width=26
-- column: text | Explanation | 说明 | format=long width=100
SELECT iif(:lang = 'zh', '信息来源', 'Sources'), iif(:lang = 'zh', '依据服务说明，采用工具、问卷以及现场与远程访谈。', 'Tools, questionnaire and interviews on site and remote, as the service description lays down.')
UNION ALL SELECT iif(:lang = 'zh', '状态', 'States'), iif(:lang = 'zh', '每项最佳实践为已落实、部分落实、未落实、不适用（附原因）或不清楚。客户未提供（保密）的问题按全部不清楚处理。', 'Each best practice is in place, partial, missing, not applicable (with a reason) or not known. A refused question counts as not known throughout.')
UNION ALL SELECT iif(:lang = 'zh', '风险', 'Risk'), iif(:lang = 'zh', '高：权重为高的最佳实践未落实或不清楚。中：权重为高的部分落实，或权重为中的未落实或不清楚。无：其余情况。部分问题另有专门规则，其中“部分落实”视为未落实。', 'High: a best practice of high weight is missing or not known. Medium: one of high weight is partial, or one of medium weight is missing or not known. None: otherwise. Some questions have rules of their own, in which a partial practice counts as not in place.')
UNION ALL SELECT iif(:lang = 'zh', '得分', 'Score'), iif(:lang = 'zh', '计已回答与客户未提供的问题，0–100 分。权重高、中、低分别计 3、2、1；已落实得满分，部分落实得一半，未落实与不清楚不得分；不适用不计入。', '0 to 100 over the questions answered or refused. Weights count 3, 2 and 1 for high, medium and low; in place earns the weight, partial half of it, missing and not known nothing; not applicable is left out.')
UNION ALL SELECT iif(:lang = 'zh', '按检测结果的得分', 'Score per automated checks'), iif(:lang = 'zh', '同一算法：回答“已落实”但有未整改检测项的，相关检测项全部未通过时按未落实计，部分资源合规时按部分落实计；访谈记录不变。风险、优先级、目标与计划均按回答计算。', 'The same arithmetic where practices said to be in place have open findings: missing when nothing of their checks complies, partial when some does. What was answered stays as it is; risks, priorities, targets and the plan are as answered.')
UNION ALL SELECT iif(:lang = 'zh', '覆盖率', 'Coverage'), iif(:lang = 'zh', '已计分问题（已回答，或客户未提供而按不清楚计分）占适用问题的比例。覆盖率低时，得分的参考意义有限。', 'Questions with a score (answered, or refused and scored as not known) as a share of applicable ones. A score says little while coverage is low.')
UNION ALL SELECT iif(:lang = 'zh', '局限', 'Limits'), iif(:lang = 'zh', '本报告基于截至报告日期客户所述与所提供的信息，未经渗透测试或压力测试验证。', 'The report rests on what the customer said and provided up to its date; it was not verified by penetration or load tests.')
