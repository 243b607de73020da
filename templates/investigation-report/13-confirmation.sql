-- title: Confirmation | 确认单
-- group: Confirmation | 确认
-- layout: card
-- pages: one
-- tab: #1F3864
-- intro: The customer confirms that the investigation was carried out as agreed. Alterations by hand are invalid. | 客户确认调研工作已按约定完成。本单涂改无效。
-- column: label | Item | 项目 | width=22
-- column: value | Entry | 内容 | format=long width=112
-- column: kind | Kind | 类别
SELECT iif(:lang = 'zh', '项目', 'Engagement'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '客户', 'Customer'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer'), ''
UNION ALL SELECT iif(:lang = 'zh', '项目编号', 'Project number'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'project_number'), ''
UNION ALL SELECT iif(:lang = 'zh', '交付物', 'Deliverable'), :title || ' ' || ifnull((SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'document_version'), '1.0'), ''
UNION ALL SELECT iif(:lang = 'zh', '验收内容', 'Covers'), iif(:report = 'investigation-report', iif(:lang = 'zh', '基础设施、业务现状、IT 治理规范、调研问卷', 'Infrastructure, business status, IT governance norms, questionnaire'), iif(:lang = 'zh', '分析结果、改进建议、优先级与成本评估、改进计划', 'Analysis, improvement recommendations with priority and cost, improvement plan')), ''
UNION ALL SELECT iif(:lang = 'zh', '覆盖率', 'Coverage'), (SELECT iif(:lang = 'zh', '已回答的适用问题：', 'Applicable questions answered: ') || (answered - not_applicable) || ' / ' || (questions - not_applicable) FROM overall_result), ''
UNION ALL SELECT iif(:lang = 'zh', '确认结果', 'Result'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '结论', 'Decision'), iif(:lang = 'zh', '[  ] 通过    [  ] 有条件通过    [  ] 不通过', '[  ] accepted    [  ] accepted with remarks    [  ] not accepted'), ''
UNION ALL SELECT iif(:lang = 'zh', '存在问题与整改期限', 'Remarks and due dates'), ifnull((SELECT iif(:lang = 'zh', '出具时待办：', 'Open when this was issued: ') || group_concat(text, iif(:lang = 'zh', '，', ', ')) || iif(:lang = 'zh', '；见“本版的局限”', '; see Limits of this edition') FROM (SELECT count(*) || iif(:lang = 'zh', ' 个问题未回答', iif(count(*) = 1, ' question not answered', ' questions not answered')) AS text FROM asked_once WHERE risk = 'UNANSWERED' HAVING count(*) > 0
  UNION ALL SELECT count(*) || iif(:lang = 'zh', ' 项回答与检测结果不一致', iif(count(*) = 1, ' answer differs from the checks', ' answers differ from the checks')) FROM differing_practice HAVING count(*) > 0)), ''), ''
UNION ALL SELECT * FROM (SELECT iif(:lang = 'zh', '意见反馈期限', 'Comments until'), day || iif(:lang = 'zh', '，书面提交', ', in writing') || ifnull((SELECT iif(:lang = 'zh', '至', ' to ') || nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'provider_manager'), ''), '' FROM decider WHERE day > '')
UNION ALL SELECT iif(:lang = 'zh', '留存风险的承担', 'Risks that stay'), '', 'section' WHERE :report = 'consulting-report' AND (EXISTS (SELECT 1 FROM risk_left) OR EXISTS (SELECT 1 FROM unmended_risk))
UNION ALL SELECT * FROM (SELECT label, iif(:lang = 'zh', topic_zh || '（' || where_zh || '）：', topic_en || ' (' || where_en || '): ') || iif(reason = 'put-off', iif(:lang = 'zh', replace(put_off, ', ', '、') || ' 已暂缓或拒绝', put_off || ' put off or refused'), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'risk-left' AND word.id = reason)) || '    ' || iif(:lang = 'zh', '[  ] 承担，承担人：', '[  ] accepted by ') || iif(bearer > '', bearer, '________') || iif(:lang = 'zh', '    [  ] 补充措施', '    [  ] a measure is ordered') || iif(due > '', iif(:lang = 'zh', '    [  ] 待答复后决定，最迟 ' || due, '    [  ] decided when the answer is in, by ' || due), ''), '' FROM risk_left WHERE :report = 'consulting-report' ORDER BY number)
UNION ALL SELECT * FROM (SELECT printf(iif(:lang = 'zh', '中风险 %d 项', 'Medium risks: %d'), count(*)), iif(:lang = 'zh', '没有措施，建议与原因见“风险清单”：', 'without a measure, proposals and reasons on the Risk list: ') || group_concat(label || iif(ready > ifnull((SELECT day FROM decider), ''), iif(:lang = 'zh', '（措施完成后决定，最迟 ' || ready || '）', ' (decided when the measure it waits for is done, by ' || ready || ')'), ''), iif(:lang = 'zh', '、', ', ')) || char(10) || iif(:lang = 'zh', '[  ] 承担，承担人：', '[  ] accepted by ') || ifnull((SELECT nullif(name, '') FROM decider), '________') || iif(:lang = 'zh', '    [  ] 部分补充措施：', '    [  ] measures are ordered for:'), '' FROM (SELECT * FROM unmended_risk WHERE :report = 'consulting-report' AND risk = 'MEDIUM' ORDER BY length(label), label) HAVING count(*) > 0)
UNION ALL SELECT iif(:lang = 'zh', '决定事项', 'Decisions'), '', 'section' WHERE :report = 'consulting-report' AND EXISTS (SELECT 1 FROM decision_asked)
UNION ALL SELECT * FROM (SELECT iif(:lang = 'zh', '决定 ', 'Decision ') || number, iif(:lang = 'zh', asked.zh, asked.en) || ifnull(char(10) || iif(:lang = 'zh', word.zh, word.en), ''), '' FROM decision_asked AS asked LEFT JOIN word ON word.kind = 'decision-choice' AND word.id = CAST(place AS TEXT) WHERE :report = 'consulting-report' AND number > 0 ORDER BY number)
UNION ALL SELECT iif(:lang = 'zh', '客户代表', 'Customer representative'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '姓名与职务', 'Name and title'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer_representative'), ''
UNION ALL SELECT iif(:lang = 'zh', '签字与盖章', 'Signature and seal'), '', 'seal'
UNION ALL SELECT iif(:lang = 'zh', '日期', 'Date'), '', ''
UNION ALL SELECT iif(:lang = 'zh', '服务方', 'Provider'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '姓名与职务', 'Name and title'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'provider_manager') || ifnull((SELECT iif(:lang = 'zh', '，', ', ') || max(title) FROM contact JOIN form_value ON form = 'engagement' AND field = 'provider_manager' AND contact.name = substr(value || ' (', 1, instr(value || ' (', ' (') - 1) WHERE party = 'provider' AND title > ''), ''), ''
UNION ALL SELECT iif(:lang = 'zh', '签字与盖章', 'Signature and seal'), '', 'seal'
UNION ALL SELECT iif(:lang = 'zh', '日期', 'Date'), '', ''
