-- title: Prerequisites | 前提条件
-- column: id | Id | 编号
-- column: title | Title | 内容
-- column: owner | Owner | 负责方
-- column: due | Due | 期限 | format=date
-- column: state | State | 状态
-- column: proof | Proof | 证明
-- column: note | Note | 备注
SELECT id, iif(:lang = 'zh', title_zh, title_en), owner, due, state, iif(:lang = 'zh', proof_zh, proof_en), note FROM prerequisite_shown ORDER
BY position, id
