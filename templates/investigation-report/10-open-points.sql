-- title: Open points | 待确认事项
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Unanswered and refused questions, follow-ups, practices nobody could answer for, answers contradicted by checks, undeclared items, exports still to be delivered, and findings suppressed at the source without a reason. Unless someone was named, the owner is the respondent assigned to the question, or else the workload's technical owner; unless a date was set, each person's questions are spread over the working days of the customer's review of this report, and the rest is due when it ends. Action points come first, by date. | 未回答与客户未提供（保密）的问题、待跟进事项、无人能确认的最佳实践，与检测结果不一致的回答、导出数据中未填报的范围、待提供的导出，以及来源系统忽略而未注明原因的检测结果。未指定负责人的，由该问题的答复人负责，其次为工作负载的技术负责人；未约定期限的，同一负责人的问题均匀安排在客户评审本报告的工作日内，其余以评审截止日为准。待办在前，按期限排列。
-- empty: There is no open point. | 没有待确认事项。
-- tab: #C55A11
-- column: number | No. | 编号 | format=id width=11
-- column: kind | Kind | 类别 | width=14
-- column: workload | Workload | 工作负载 | width=20
-- column: pillar | Pillar | 支柱 | width=18
-- column: title | Question or best practice | 问题或最佳实践 | format=long width=52
-- column: owner | Owner | 负责人 | width=18
-- column: due | Due | 期限 | format=date width=13
-- column: remark | Remark | 说明 | format=long width=36
-- column: status | Status | 处理状态 | width=14 | Open;In progress;Closed | 未处理;处理中;已关闭
WITH day AS (SELECT max(:now, ifnull((SELECT value FROM field_value WHERE form = 'engagement' AND field = 'document_date'), '')) AS said, (SELECT review FROM report_day) AS days),
workday AS (SELECT date(said, CASE strftime('%w', said) WHEN '0' THEN '-2 days' WHEN '6' THEN '-1 day' ELSE '0 days' END) AS start, days FROM day),
line AS (SELECT iif(practice > '', practice, question) AS number, kind, iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name) AS workload, iif(:lang = 'zh', pillar_zh, pillar_en) AS pillar,
  iif(practice > '', iif(:lang = 'zh', practice_zh, practice_en), iif(:lang = 'zh', title_zh, title_en)) AS title, person, wanted, explanation, 1 AS part, workload_position, lens_position, pillar_position, question_position, practice_position FROM assigned_point
  UNION ALL SELECT number, raised_point.kind, iif(scope = 'organization', ifnull((SELECT group_concat(name, char(10)) FROM (SELECT DISTINCT name FROM workload JOIN contradiction_witness AS told ON told.owner = workload.id WHERE raised_point.kind = 'contradiction' AND told.practice = raised_point.number ORDER BY position)), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization')), replace(replace(group_concat(DISTINCT replace(place, ',', char(31))), ',', char(10)), char(31), ',')), ifnull(iif(:lang = 'zh', pillar.name_zh, pillar.name_en), ''),
  iif(:lang = 'zh', title_zh, title_en), replace(replace(group_concat(DISTINCT replace(raised_point.person, ',', char(31))), ',', char(10)), char(31), ','), '', iif(:lang = 'zh', why_zh, why_en), 2, 0, word.position, 0, 0, 0
  FROM (SELECT raised_point.*, workload.name AS place FROM raised_point LEFT JOIN workload ON workload.id = raised_point.workload ORDER BY workload.position, person) AS raised_point JOIN word ON word.kind = 'open' AND word.id = raised_point.kind LEFT JOIN pillar ON pillar.id = raised_point.pillar GROUP BY raised_point.kind, number, title_en, why_en),
turn AS (SELECT line.*, start, iif(part = 2, days, max(1, (row_number() OVER mine * days + count(*) OVER (PARTITION BY person, part, wanted > '') - 1) / count(*) OVER (PARTITION BY person, part, wanted > ''))) AS step FROM line, workday WINDOW mine AS (PARTITION BY person, part, wanted > '' ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position, number, title)),
point AS (SELECT *, iif(wanted > '', wanted, date(start, (step + 2 * ((CAST(strftime('%w', start) AS INTEGER) - 1 + step) / 5)) || ' days')) AS last FROM turn)
SELECT iif(number = '' AND kind = 'action', 'A' || row_number() OVER (PARTITION BY kind ORDER BY last, person, title), number), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'open' AND id = point.kind), workload, pillar, title, iif(person > '', person, iif(:lang = 'zh', '待指定', 'To be named')), last, explanation, iif(:lang = 'zh', '未处理', 'Open') || iif(last < (SELECT said FROM day), (SELECT iif(:lang = 'zh', '（已逾期，改期至 ' || reviewed || '）', ' (overdue, now due ' || reviewed || ')') FROM report_day), '')
FROM point
ORDER BY part, iif(number = '' AND kind = 'action', last || person || title, char(0x10ffff)), workload_position, lens_position, pillar_position, question_position, practice_position, number, title
