-- title: Open points | 待确认事项
-- column: workload | Workload | 工作负载
-- column: kind | Kind | 类别
-- column: pillar | Pillar | 支柱
-- column: question | Question | 问题
-- column: practice | Best practice | 最佳实践
-- column: title | Title | 内容
-- column: owner | Owner | 负责人
-- column: due | Due | 期限 | format=date
SELECT workload_name, kind, pillar, question, practice, iif(practice > '', iif(:lang = 'zh', practice_zh, practice_en), iif(:lang = 'zh', title_zh, title_en)), owner, due
FROM open_point ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position, due, title_en
