-- title: Evidence | 证据
-- column: number | No. | 编号
-- column: kind | Kind | 类别
-- column: content | Evidence | 证据
-- column: workload | Workload | 工作负载
-- column: added | Added | 日期 | format=date
-- column: question | Question | 问题 | format=place
SELECT evidence.question, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'evidence' AND id = evidence.kind), content, questionnaire.workload_name, date(added_at),
  evidence.question
FROM evidence JOIN questionnaire USING (workload, question)
ORDER BY workload_position, lens_position, pillar_position, question_position, added_at, content
