-- title: Versions | 版本
-- column: id | Id | 编号
-- column: deliverable | Deliverable | 交付物
-- column: number | Version | 版本
-- column: at | Handed over | 提交时间
-- column: language | Language | 语言
-- column: file | File | 文件
-- column: sha256 | SHA-256 | SHA-256
-- column: gate | What the check said | 检查结论
-- column: recipients | To | 接收人
-- column: note | What changed | 变更说明
-- column: comments | Comments | 评审意见 | format=number
-- column: open_comments | Open | 未处理 | format=number
-- column: verdict | Acceptance | 验收
SELECT id, deliverable, number, at, language, file, sha256, gate, recipients, note, comments, open_comments,
verdict FROM version_state ORDER BY deliverable, at, length(number), number, id
