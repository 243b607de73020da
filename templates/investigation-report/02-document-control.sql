-- title: Document control | 文档控制
-- group: About this document | 文档说明
-- intro: Version history of this document; recipients and approvals are listed below. | 本文档的版本记录；分发与审批见下表。
-- pages: one
-- tab: #1F3864
-- column: version | Version | 版本 | format=id width=36
-- column: date | Date | 日期 | format=date width=30
-- column: author | Author | 编制 | width=26
-- column: change | Change | 修订说明 | format=long width=34
-- column: reviewer | Reviewed by | 审核 | width=20
-- column: approver | Approved by | 批准 | width=20
SELECT * FROM (SELECT iif(number GLOB '[0-9]*' AND EXISTS (SELECT 1 FROM field_value WHERE form = 'engagement' AND field = 'document_version' AND value GLOB 'V[0-9]*'), 'V', '') || number, date(version.at, 'localtime'), ifnull((SELECT nullif(value, '') FROM field_value WHERE form = 'engagement' AND field = 'provider_manager'), ''), iif(:lang = 'zh', iif(length(version.note) BETWEEN 1 AND 8, version.note || '提交', '提交' || iif(version.note > '', '：' || version.note, '')), 'Handed over' || iif(version.note > '', ': ' || version.note, '')) || iif(gate > '', iif(:lang = 'zh', '（未经审核）', ' (not reviewed)'), ''), iif(gate > '', '—', iif(:lang = 'zh', '未登记', 'not recorded')),
  ifnull((SELECT representative FROM acceptance WHERE acceptance.version = version.id AND verdict <> 'rejected' ORDER BY date DESC LIMIT 1), iif(gate > '', '—', iif(:lang = 'zh', '未登记', 'not recorded')))
  FROM version WHERE deliverable = :report ORDER BY version.at, length(number), number)
UNION ALL SELECT ifnull((SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'document_version'), '1.0'), ifnull((SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'document_date'), :now),
  ifnull((SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'author'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'provider_manager')), CASE :report WHEN 'investigation-report' THEN iif(:lang = 'zh', '调研结果', 'Result of the investigation') WHEN 'implementation-plan' THEN iif(:lang = 'zh', '改进项的调研、方案设计、实施步骤与验证', 'Investigation, solution design, steps and validation of the improvement items') ELSE iif(:lang = 'zh', '分析结果、改进建议与改进计划', 'Analysis, improvement recommendations and improvement plan') END,
  (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'reviewer'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'approver')
