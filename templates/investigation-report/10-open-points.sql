-- title: Open points | 待确认事项
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Unanswered and refused questions, follow-ups, and best practices nobody could speak to. | 未回答与客户未提供（保密）的问题、待跟进事项，以及无人能确认的最佳实践。
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
SELECT iif(practice > '', practice, question), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'open' AND id = open_point.kind), iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name), iif(:lang = 'zh', pillar_zh, pillar_en),
  iif(practice > '', iif(:lang = 'zh', practice_zh, practice_en), iif(:lang = 'zh', title_zh, title_en)), owner, due, explanation, iif(:lang = 'zh', '未处理', 'Open') || iif(due > '' AND due < date(:now), iif(:lang = 'zh', '（已逾期）', ' (overdue)'), '')
FROM open_point
ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position
