-- title: Questionnaires back | 收回的问卷
-- intro: Each file is kept as it came; its SHA-256 says that it is the same. | 每个文件均原样保存，SHA-256 可证明未被改动。
-- tab: #1F3864
-- empty: No questionnaire came back yet. | 尚未收回问卷。
-- column: file | File | 文件 | format=id width=30
-- column: who | Sent to | 发给 | width=16
-- column: sent | Sent | 发出 | format=date width=12
-- column: due | Due | 期限 | format=date width=12
-- column: back | Back | 收回 | format=date width=12
-- column: by | Imported by | 导入人 | width=16
-- column: taken | Taken | 已采纳 | format=number width=9
-- column: disputed | Conflicts | 冲突 | format=number width=9
-- column: unread | Unreadable | 无法读取 | format=number width=11
-- column: beside | Beside the answers | 答案之外 | format=number width=11
-- column: sha256 | SHA-256 | SHA-256 | format=long width=36
SELECT file, ifnull(respondent.name, ''), ifnull(date(sent.at, 'localtime'), ''), ifnull(sent.due, ''), date(returned.at, 'localtime'), returned.author,
  (SELECT count(*) FROM returned_answer AS said WHERE said.returned = returned.id AND verdict IN ('new', 'changed', 'emptied')),
  (SELECT count(*) FROM returned_answer AS said WHERE said.returned = returned.id AND verdict = 'conflict'),
  (SELECT count(*) FROM returned_answer AS said WHERE said.returned = returned.id AND verdict = 'unreadable'),
  (SELECT count(*) FROM stray WHERE stray.returned = returned.id), sha256
FROM returned LEFT JOIN sent ON sent.id = returned.sent LEFT JOIN respondent ON respondent.id = sent.respondent
ORDER BY returned.at, file, returned.id
