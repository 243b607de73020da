-- title: Evidence | 证据
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题
-- column: kind | Kind | 类别
-- column: content | Content | 内容
-- column: sha256 | SHA-256 | SHA-256
-- column: added_at | Added (UTC) | 添加时间（UTC）
-- column: added_by | Added by | 添加人
SELECT questionnaire.workload_name, evidence.question, kind, content, sha256, added_at, added_by
FROM evidence JOIN questionnaire USING (workload, question)
ORDER BY workload_position, lens_position, pillar_position, question_position, added_at, content
