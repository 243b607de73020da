-- title: Comments | 评审意见
-- column: id | Id | 编号
-- column: deliverable | Deliverable | 交付物
-- column: version | Version | 版本
-- column: number | No. | 编号 | format=number
-- column: author | By | 提出人
-- column: about | About | 针对
-- column: text | Comment | 意见
-- column: decision | Decision | 处理意见
-- column: state | State | 状态
SELECT comment.id, deliverable, version.number, comment.number, author, about, text, decision, comment.state
FROM comment JOIN version ON version.id = comment.version ORDER BY deliverable, version.at,
CAST(comment.number AS INTEGER), text, comment.id
