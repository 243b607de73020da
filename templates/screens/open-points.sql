-- title: Open points | 待确认事项
-- column: number | No. | 编号
-- column: kind | Kind | 类别
-- column: title | What | 内容
-- column: workload | Workload | 工作负载
-- column: due | Due | 期限 | format=date
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: place | Where to go | 处理位置 | format=place
SELECT iif(practice > '', practice, question), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'open' AND id = open_point.kind),
  iif(practice > '', iif(:lang = 'zh', practice_zh, practice_en), iif(:lang = 'zh', title_zh, title_en)), iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name), due, question, practice,
  iif(scope = 'organization', 'question:' || question || iif(practice > '', '.' || practice, ''), '')
FROM open_point
ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position, due, title_en
