-- title: History | 历史
-- column: at | When | 时间
-- column: author | Who | 操作人
-- column: act | Act | 操作
-- column: undone | Undone | 已撤销
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题
-- column: practice | Best practice | 最佳实践
-- column: field | Field | 字段
-- column: before | From | 原值
-- column: after | To | 新值
SELECT at, author, log_line.kind, iif(is_undone, 'yes', ''),
  (SELECT name FROM workload WHERE id = log_line.workload), question, practice,
  iif(entity IN ('field_value', 'entry'), key1 || '.' || key3, field), before, after
FROM log_line
WHERE NOT (field = 'recommendation.progress' AND 'not-started' IN (before, after) AND '' IN (before, after))
  AND (:question IS NULL OR question = :question) AND (:since IS NULL OR date(at, 'localtime') >= :since)
ORDER BY number DESC, entity DESC, question, practice, field
