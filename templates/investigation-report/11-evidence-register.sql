-- title: Evidence register | 证据登记表
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Files, links and statements supporting the answers. The SHA-256 checksum of each file is kept with the workbook. | 支撑回答的文件、链接与口头说明。文件的 SHA-256 校验值随工作簿保存。
-- empty: No evidence has been recorded yet. | 尚未登记证据。
-- tab: #548235
-- column: question | No. | 编号 | format=id width=11
-- column: workload | Workload | 工作负载 | width=20
-- column: title | Question | 问题 | format=long width=30
-- column: kind | Kind | 类别 | width=13
-- column: content | Evidence | 证据 | format=long width=72
-- column: added | Added | 登记日期 | format=date width=13
SELECT evidence.question, iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = scope), questionnaire.workload_name), iif(:lang = 'zh', title_zh, title_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'evidence' AND id = evidence.kind), content,
  date(added_at)
FROM evidence JOIN questionnaire USING (workload, question)
ORDER BY workload_position, lens_position, pillar_position, question_position, added_at, content
