-- title: Questionnaires sent | 已发问卷
-- column: at | Sent | 发出
-- column: respondent | Respondent | 填写人
-- column: questions | Questions | 问题数
-- column: due | Due | 期限
-- column: back | Back | 收回
-- column: file | File | 文件
-- column: sha256 | SHA-256 | SHA-256
-- column: state | State | 状态
SELECT sent.at, ifnull(respondent.name, ''), questions, sent.due, ifnull(returned.at, ''),
  ifnull(file, ''), ifnull(sha256, ''), CASE WHEN returned.id IS NOT NULL THEN 'back' WHEN sent.due > ''
  AND sent.due < :now THEN 'overdue' ELSE 'out' END
FROM sent LEFT JOIN respondent ON respondent.id = sent.respondent LEFT JOIN returned ON returned.sent =
  sent.id
ORDER BY sent.at, sent.id, returned.at
